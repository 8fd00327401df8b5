//! Marks sorted into coats.
//!
//! A mark goes to the first coat of its part above which no earlier mark of another part overlaps it, else to a new
//! coat on top. So a mark is never painted before another part's mark that it was drawn over, and every part has as
//! few coats as this rule allows.

use std::collections::BTreeMap;

use super::neighbors::Neighbors;
use super::{Coat, Repeat};
use crate::mark::Part;

/// Sorts the marks of `repeat` into coats.
pub(super) fn sort(repeat: &Repeat) -> Vec<Coat> {
    let neighbors = Neighbors::new(repeat);
    let mut sorter = Sorter { repeat, neighbors, coats: Vec::new(), coats_of: BTreeMap::new() };
    for mark in 0..repeat.artwork().marks().len() {
        sorter.place(mark);
    }
    sorter.coats
}

struct Sorter<'a> {
    repeat: &'a Repeat,
    /// Those placed so far, on the levels of their coats.
    neighbors: Neighbors<'a>,
    coats: Vec<Coat>,
    /// The coats of each part, ascending.
    coats_of: BTreeMap<Part, Vec<usize>>,
}

impl Sorter<'_> {
    fn place(&mut self, mark: usize) {
        let coat = self.coat_for(mark).unwrap_or_else(|| {
            let part = self.repeat.artwork().marks()[mark].part().clone();
            let coat = self.coats.len();
            self.coats_of.entry(part.clone()).or_default().push(coat);
            self.coats.push(Coat { part, marks: Vec::new() });
            coat
        });
        self.coats[coat].marks.push(mark);
        self.neighbors.insert(mark, coat);
    }

    /// The first coat of the mark's part above which nothing overlaps it.
    fn coat_for(&self, mark: usize) -> Option<usize> {
        let part = self.repeat.artwork().marks()[mark].part();
        let own = self.coats_of.get(part)?;
        let mut coat = *own.first()?;
        for image in &self.repeat.orbit_of(mark).images {
            for cell in self.neighbors.cells(mark, *image) {
                let above = self.neighbors.levels(cell).take_while(|level| *level > coat);
                let mut others = above.filter(|level| self.coats[*level].part != *part);
                let is_over = |level: &usize| self.neighbors.overlaps(mark, *image, cell, *level);
                if let Some(over) = others.find(is_over) {
                    coat = *own.get(own.partition_point(|coat| *coat < over))?;
                }
            }
        }
        Some(coat)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kurbo::{Point, Size};

    use crate::artwork::Artwork;
    use crate::mark::{Mark, Shape};

    /// How many coats these dots need, and how often two of them were looked at.
    fn sorted(dots: impl Iterator<Item = (&'static str, Point, f64)>) -> (usize, usize) {
        let mark = |(part, center, radius)| {
            Mark::new(Part::new(part), Shape::Dot { center, radius }).unwrap()
        };
        let artwork = Artwork::from_marks(Size::new(60.0, 60.0), dots.map(mark).collect());
        let repeat = Repeat { coats: Vec::new(), ..Repeat::of(artwork) };
        let mut sorter = Sorter {
            repeat: &repeat,
            neighbors: Neighbors::new(&repeat),
            coats: Vec::new(),
            coats_of: BTreeMap::new(),
        };
        for mark in 0..repeat.artwork().marks().len() {
            sorter.place(mark);
        }
        (sorter.coats.len(), sorter.neighbors.looked())
    }

    const MIDDLE: Point = Point::new(30.0, 30.0);

    #[test]
    fn thousands_on_one_spot_are_sorted_without_comparing_each_with_each() {
        let parts = ["klowong", "isen", "tembok"];
        let spot = |count: usize| (0..3000).map(move |at| (parts[at % count], MIDDLE, 1.0));
        assert_eq!(sorted(spot(1)), (1, 0));
        let (coats, looked) = sorted(spot(3));
        assert!(coats == 3000 && looked < 3 * 3000, "{looked} looks at {coats} coats");
        // Many times larger than the tile.
        let huge = (0..300).map(|at| (parts[at % 2], MIDDLE, 160.0));
        let (coats, looked) = sorted(huge);
        assert!(coats == 300 && looked < 100_000, "{looked} looks at {coats} coats");
    }
}
