//! Along how much of their edges parts meet.
//!
//! From a pixel to its neighbor some parts lose and others gain; what is lost goes to those that gain, in proportion.
//! Across a straight edge between two parts this adds up to 1 wherever the edge lies within its pixels, so lengths are
//! right whether edges fall between pixels or into them. Steps to the right and down, between four pixels that meet in a
//! corner, are taken together as the sides of a right angle, so a slanted edge is as long as an upright one. A thin share
//! of a third part counts for as little as it is.
//!
//! **Invariant:** a length never depends on the order of parts or mixes.

use std::collections::BTreeMap;

use super::owner::{Owner, WHOLE};
use super::shares::Shares;

/// Two parts that touch.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Contact {
    /// Their numbers, the smaller one first.
    pub parts: [u16; 2],
    /// The length of the edge between them, in pixels; off by a few hundredths for lines that are wider than a pixel.
    pub pixels: f64,
}

/// How much of a pixel goes from the first part to the second on the way to the right and down.
type Flows = BTreeMap<[u16; 2], [f64; 2]>;

impl Shares {
    /// The parts that touch, sorted by their numbers. Edges are looked for between the middles of pixels: for a period,
    /// take a window one pixel wider and higher, so that its seams count once. Time grows with the pixels.
    pub fn contacts(&self) -> Vec<Contact> {
        let width = self.width() as usize;
        let mut lengths: BTreeMap<[u16; 2], f64> = BTreeMap::new();
        let mut flows = Flows::new();
        let mut above: Vec<Owner<'_>> = self.spots().take(width).collect();
        for row in 1..self.height() as usize {
            let below: Vec<Owner<'_>> = self.spots_from(row * width).take(width).collect();
            for (above, below) in above.windows(2).zip(below.windows(2)) {
                let four = [above[0], above[1], below[0], below[1]];
                // By far the most.
                if matches!(four[0], Owner::Pure(_)) && four[1..].iter().all(|at| *at == four[0]) {
                    continue;
                }
                for (step, from, to) in [(0, 0, 1), (0, 2, 3), (1, 0, 2), (1, 1, 3)] {
                    flow([four[from], four[to]], step, &mut flows);
                }
                while let Some((parts, [across, down])) = flows.pop_first() {
                    *lengths.entry(parts).or_default() += (across * across + down * down).sqrt();
                }
            }
            above = below;
        }
        lengths.into_iter().map(|(parts, pixels)| Contact { parts, pixels }).collect()
    }
}

/// Adds what goes from one part to another in the step from a pixel to its neighbor, one of two such steps.
fn flow(pair: [Owner<'_>; 2], step: usize, flows: &mut Flows) {
    if pair[0] == pair[1] {
        return;
    }
    let changes = changes(pair);
    let gained: i32 = changes.iter().map(|(_, change)| (*change).max(0)).sum();
    for (from, loss) in changes.iter().filter(|(_, change)| *change < 0) {
        for (to, gain) in changes.iter().filter(|(_, change)| *change > 0) {
            let parts = [*from.min(to), *from.max(to)];
            let share = f64::from(-loss) / 255.0 * f64::from(*gain) / f64::from(gained);
            flows.entry(parts).or_default()[step] += share / 2.0;
        }
    }
}

/// By how much the weights of parts change from one pixel to another.
fn changes([from, to]: [Owner<'_>; 2]) -> Vec<(u16, i32)> {
    let mut changes: Vec<(u16, i32)> = Vec::new();
    let mut change = |part, by| match changes.iter_mut().find(|(other, _)| *other == part) {
        Some((_, sum)) => *sum += by,
        None => changes.push((part, by)),
    };
    for (spot, sign) in [(from, -1), (to, 1)] {
        match spot {
            Owner::Pure(part) => change(part, sign * i32::from(WHOLE)),
            Owner::Mixed(portions) => {
                for portion in portions {
                    change(portion.part, sign * i32::from(portion.weight));
                }
            }
        }
    }
    changes
}

#[cfg(test)]
mod tests {
    use crate::artwork::Artwork;
    use crate::mark::{Mark, Part, Shape};
    use crate::raster::{Grid, Painter, Window};
    use crate::repeat::Repeat;
    use kurbo::{Point, Size};

    fn contacts(marks: Vec<(&str, Shape)>, scale: f64) -> Vec<([u16; 2], f64)> {
        let mark = |(part, shape): (&str, Shape)| Mark::new(Part::new(part), shape).unwrap();
        let marks = marks.into_iter().map(mark).collect();
        let repeat = Repeat::of(Artwork::from_marks(Size::new(40.0, 40.0), marks));
        let grid = Grid::snapped(&repeat, scale).unwrap();
        let [width, height] = grid.period().unwrap().map(|side| u32::try_from(side).unwrap() + 1);
        let shares = Painter::new(&repeat, grid).shares(Window { x: 0, y: 0, width, height });
        let found = shares.contacts();
        found.into_iter().map(|contact| (contact.parts, contact.pixels / scale)).collect()
    }

    #[test]
    fn edges_are_as_long_as_they_are() {
        let dot = |radius| Shape::Dot { center: Point::new(19.3, 20.1), radius };
        for scale in [2.0, 4.0, 11.0] {
            let round = contacts(vec![("a", dot(15.0)), ("b", dot(10.0))], scale);
            let expected = [([0, 1], 94.25), ([1, 2], 62.83)];
            assert_eq!(round.len(), 2, "{round:?}");
            for (found, expected) in round.iter().zip(expected) {
                assert_eq!(found.0, expected.0);
                assert!((found.1 / expected.1 - 1.0).abs() < 0.03, "{scale}: {round:?}");
            }
        }
    }

    #[test]
    fn upright_edges_count_wherever_they_fall() {
        for shift in [0.0, 0.1, 0.25, 0.5] {
            let path = |from: f64, to: f64| {
                Shape::Area(
                    crate::geom::data::read(&format!("M{from} 0H{to}V40H{from}Z"), usize::MAX)
                        .unwrap(),
                )
            };
            let bars =
                vec![("a", path(8.0 + shift, 16.0 + shift)), ("b", path(16.0 + shift, 24.0))];
            let found = contacts(bars, 1.0);
            let of = |parts| found.iter().find(|one| one.0 == parts).map_or(0.0, |one| one.1);
            assert!((of([1, 2]) - 40.0).abs() < 44.0 * shift * (1.0 - shift) + 0.5, "{found:?}");
            assert!((of([0, 1]) - 40.0).abs() < 44.0 * shift * (1.0 - shift) + 0.5, "{found:?}");
        }
    }
}
