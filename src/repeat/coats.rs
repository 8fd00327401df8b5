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
            let part = self.repeat.artwork().marks()[mark].part.clone();
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
        let part = &self.repeat.artwork().marks()[mark].part;
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
