//! Marks sorted into coats.
//!
//! A mark goes to the first coat of its part above which no earlier mark of another part overlaps it, else to a new
//! coat on top. So a mark is never painted before another part's mark that it was drawn over, and every part has as
//! few coats as this rule allows.

use kurbo::Rect;

use super::neighbors::Neighbors;
use super::{Coat, Repeat};

/// Sorts the marks of `repeat` that have bounds into coats.
pub(super) fn sort(repeat: &Repeat, boxes: &[Option<Rect>]) -> Vec<Coat> {
    let coat_of = vec![0; boxes.len()];
    let neighbors = Neighbors::new(repeat, boxes);
    let mut sorter = Sorter { repeat, neighbors, coat_of, coats: Vec::new() };
    for (mark, bounds) in boxes.iter().enumerate() {
        if bounds.is_some() {
            sorter.place(mark);
        }
    }
    sorter.coats
}

struct Sorter<'a> {
    repeat: &'a Repeat,
    /// Those placed so far.
    neighbors: Neighbors<'a>,
    /// The coat of each mark placed so far.
    coat_of: Vec<usize>,
    coats: Vec<Coat>,
}

impl Sorter<'_> {
    fn place(&mut self, mark: usize) {
        let coat = self.coat_for(mark).unwrap_or_else(|| {
            let part = self.repeat.artwork().marks()[mark].part.clone();
            self.coats.push(Coat { part, marks: Vec::new() });
            self.coats.len() - 1
        });
        self.coat_of[mark] = coat;
        self.coats[coat].marks.push(mark);
        self.neighbors.insert(mark);
    }

    /// The first coat of the mark's part above which nothing overlaps it.
    fn coat_for(&self, mark: usize) -> Option<usize> {
        let marks = self.repeat.artwork().marks();
        let part = &marks[mark].part;
        let next = |from: usize| {
            self.coats.iter().skip(from).position(|coat| coat.part == *part).map(|at| at + from)
        };
        let mut coat = next(0)?;
        for image in &self.repeat.orbit_of(mark).images {
            for other in self.neighbors.near(mark, *image) {
                let above = self.coat_of[other.mark()];
                if above > coat
                    && marks[other.mark()].part != *part
                    && self.neighbors.overlap(mark, *image, other)
                {
                    coat = next(above + 1)?;
                }
            }
        }
        Some(coat)
    }
}
