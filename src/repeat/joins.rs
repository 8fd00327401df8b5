//! Areas that abut, for readers that blend one area after the other.
//!
//! The painter gives every sample to one part. Renderers of drawings do not: along an edge that two areas share, each
//! covers a pixel in part, and what lies below shows through. So abutting areas of one part leave as one, and where
//! different parts abut the lower one runs a little under the upper.
//!
//! **Invariant:** the cloth looks as before: what is added lies under something else, or beside its own part.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use kurbo::{Affine, BezPath};

use crate::geom::effort::{Effort, Exhausted};
use crate::geom::parity;
use crate::geom::spread::{self, Edge, Stretch};
use crate::mark::{Rule, Shape};

use super::neighbors::Neighbors;
use super::{Coat, Repeat};

/// How far a lower part runs under an upper one, and an area into its own copies, in millimeters: a pixel of the coarsest
/// screen, at 72 to an inch. Nobody sees it, and with less the ground still shines through: with the 0.05 mm that
/// printers take for their presses, by a sixth of a pixel at 96 to an inch.
const UNDER: f64 = 0.36;

/// Numbers of maps that differ by less are the same: a tenth of a micrometer at the far end of a tile.
const SAME: f64 = 1e-6;

/// Most work on looking for areas that abut, in areas that are compared: some tenths of a second. A mosaic of ten thousand
/// stones takes a million; beyond it edges stay as they are.
const LOOKS: usize = 20_000_000;

/// Most work on all areas together, in steps: some seconds. Beyond it edges stay as they are.
const WORK: usize = 10_000_000;

/// Most crossings of an area with itself that are cut.
const CROSSINGS: usize = 10_000;

impl Repeat {
    /// The same cloth without abutting edges. Cost grows with the pairs of areas that lie close to one another.
    pub(crate) fn joined(&self) -> Cow<'_, Self> {
        let joins = Finder::new(self).joins();
        if joins.is_empty() {
            return Cow::Borrowed(self);
        }
        let effort = Effort::of(WORK);
        let mut leaders = leaders(&joins, self.artwork.marks().len());
        let mut marks = self.artwork.marks().to_vec();
        for (leader, joins) in grouped(&joins, Bond::One, &leaders) {
            let members: BTreeSet<usize> =
                joins.iter().flat_map(|join| [join.of, join.other]).collect();
            let areas: Option<Vec<BezPath>> = members.iter().map(|at| self.area(*at)).collect();
            let one = areas.map(|areas| spread::joined(&areas, &stretches(&joins), &effort));
            let one = one.and_then(Result::ok);
            if let Some(one) = one.and_then(|one| marks[leader].reshaped(Shape::Area(one))) {
                marks[leader] = one;
            } else {
                members.into_iter().for_each(|member| leaders[member] = member);
            }
        }
        for (leader, joins) in grouped(&joins, Bond::Beside, &leaders) {
            let Some(path) = area(marks[leader].shape()) else { continue };
            let others = joins.iter().filter_map(|join| Some(join.map * self.area(join.other)?));
            let others: Vec<BezPath> = others.collect();
            let spread = spread::under(&path, &stretches(&joins), &others, UNDER, &effort);
            let spread = spread.ok().flatten();
            if let Some(spread) = spread.and_then(|path| marks[leader].reshaped(Shape::Area(path)))
            {
                marks[leader] = spread;
            }
        }
        let leads = |at: &usize| leaders[*at] == *at;
        let coats = self.coats.iter().map(|coat| Coat {
            part: coat.part.clone(),
            marks: coat.marks.iter().copied().filter(leads).collect(),
        });
        let coats = coats.collect();
        let artwork = self.artwork.clone().redrawn(marks);
        Cow::Owned(Self { artwork, coats, places: OnceLock::new(), ..self.clone() })
    }

    /// The area of a mark that has one.
    fn area(&self, mark: usize) -> Option<BezPath> {
        area(self.artwork.marks()[mark].shape())
    }
}

/// The outline of an area, by the nonzero rule; nothing for what is none, or crosses itself too often.
fn area(shape: &Shape) -> Option<BezPath> {
    let (path, rule) = shape.area()?;
    Some(match rule {
        Rule::NonZero => path.clone(),
        Rule::EvenOdd => parity::resolved_within(path, CROSSINGS)?,
    })
}

/// An area that has to run on where another one begins.
struct Join {
    of: usize,
    other: usize,
    /// From the other one to where it lies beside this one.
    map: Affine,
    /// What they share of their edges; nothing where they meet in a corner.
    stretches: Vec<Stretch>,
    bond: Bond,
}

/// How two areas that abut belong together.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Bond {
    /// They may leave as one area.
    One,
    /// The other one is painted later, or is of the same coat but has copies at other places.
    Beside,
}

/// The joins of a bond by the mark as which their area leaves.
fn grouped<'a>(joins: &'a [Join], bond: Bond, leaders: &[usize]) -> BTreeMap<usize, Vec<&'a Join>> {
    let mut groups: BTreeMap<usize, Vec<&Join>> = BTreeMap::new();
    for join in joins.iter().filter(|join| join.bond == bond) {
        groups.entry(leaders[join.of]).or_default().push(join);
    }
    groups
}

fn stretches(joins: &[&Join]) -> Vec<Stretch> {
    joins.iter().flat_map(|join| join.stretches.iter().copied()).collect()
}

/// For each mark the lowest of those with which it leaves as one.
fn leaders(joins: &[Join], marks: usize) -> Vec<usize> {
    let mut leaders: Vec<usize> = (0..marks).collect();
    let find = |leaders: &mut Vec<usize>, mut at: usize| {
        while leaders[at] != at {
            leaders[at] = leaders[leaders[at]];
            at = leaders[at];
        }
        at
    };
    for join in joins.iter().filter(|join| join.bond == Bond::One) {
        let [a, b] = [join.of, join.other].map(|at| find(&mut leaders, at));
        leaders[a.max(b)] = a.min(b);
    }
    (0..marks).map(|at| find(&mut leaders, at)).collect()
}

/// Finds the areas that abut.
struct Finder<'a> {
    repeat: &'a Repeat,
    neighbors: Neighbors<'a>,
    /// For each mark its coat.
    coat_of: Vec<usize>,
    edges: Vec<OnceCell<Edge>>,
    looks: Effort,
}

impl<'a> Finder<'a> {
    fn new(repeat: &'a Repeat) -> Self {
        let marks = repeat.artwork.marks();
        let mut coat_of = vec![0; marks.len()];
        let mut neighbors = Neighbors::within(repeat, UNDER);
        for (coat, of) in repeat.coats.iter().enumerate() {
            for mark in &of.marks {
                coat_of[*mark] = coat;
                if marks[*mark].shape().area().is_some() {
                    neighbors.insert(*mark, coat);
                }
            }
        }
        let edges = vec![OnceCell::new(); marks.len()];
        Self { repeat, neighbors, coat_of, edges, looks: Effort::of(LOOKS) }
    }

    /// Every join; those that were found before there was too much to look at.
    fn joins(&self) -> Vec<Join> {
        let marks = self.repeat.artwork.marks();
        let mut joins = Vec::new();
        for of in (0..marks.len()).filter(|at| marks[*at].shape().area().is_some()) {
            match self.joins_of(of) {
                Ok(mut found) => joins.append(&mut found),
                Err(Exhausted) => break,
            }
        }
        joins
    }

    fn joins_of(&self, of: usize) -> Result<Vec<Join>, Exhausted> {
        let images = &self.repeat.orbit_of(of).images;
        let [first, rest @ ..] = images.as_slice() else { return Ok(Vec::new()) };
        let beside = self.beside(of, *first)?.into_iter();
        let mut found: Vec<Join> = Vec::new();
        for (other, map) in beside {
            found.extend(self.join(of, other, map)?);
        }
        // Those that meet it in a corner only count where it has to run on anyway.
        if found.iter().all(|join| join.stretches.is_empty()) {
            return Ok(Vec::new());
        }
        // What does not lie beside every copy may be added to none.
        for image in rest {
            let beside = self.beside(of, *image)?;
            self.looks.spend(found.len() * beside.len())?;
            found.retain(|join| {
                beside.iter().any(|(at, map)| *at == join.other && is_same(*map, join.map))
            });
        }
        Ok(found)
    }

    /// The areas of its own coat and above whose boxes meet that of a mark under an image; each with the map to where it
    /// lies as that image sees it.
    fn beside(&self, of: usize, image: Affine) -> Result<Vec<(usize, Affine)>, Exhausted> {
        let marks = self.repeat.artwork.marks();
        let own = marks[of].bounds().inflate(UNDER, UNDER);
        let back = image.inverse();
        let mut beside: Vec<(usize, Affine)> = Vec::new();
        for near in self.neighbors.near(of, image) {
            self.looks.spend(1)?;
            if self.coat_of[near.mark()] < self.coat_of[of] {
                continue;
            }
            let map = back * self.neighbors.place(near);
            let meets = map.transform_rect_bbox(marks[near.mark()].bounds()).overlaps(own);
            let is_self = near.mark() == of && is_same(map, Affine::IDENTITY);
            if meets && !is_self {
                self.looks.spend(beside.len())?;
                let is_known =
                    |(at, known): &(usize, Affine)| *at == near.mark() && is_same(*known, map);
                if !beside.iter().any(is_known) {
                    beside.push((near.mark(), map));
                }
            }
        }
        Ok(beside)
    }

    /// How an area and another one abut or meet, if they do.
    fn join(&self, of: usize, other: usize, map: Affine) -> Result<Option<Join>, Exhausted> {
        let is_beside = is_same(map, Affine::IDENTITY);
        let Some(own) = self.edge(of) else { return Ok(None) };
        let stretches = if is_beside {
            self.edge(other).map(|its| own.along(its, &self.looks))
        } else {
            let area = self.repeat.artwork.marks()[other].shape().area();
            area.map(|(path, _rule)| own.along(&Edge::of(&(map * path)), &self.looks))
        };
        let Some(stretches) = stretches.transpose()?.flatten() else { return Ok(None) };
        let is_one = is_beside
            && !stretches.is_empty()
            && self.coat_of[of] == self.coat_of[other]
            && self.repeat.orbit_at(of) == self.repeat.orbit_at(other);
        let bond = if is_one { Bond::One } else { Bond::Beside };
        Ok(Some(Join { of, other, map, stretches, bond }))
    }

    fn edge(&self, mark: usize) -> Option<&Edge> {
        let (path, _rule) = self.repeat.artwork.marks()[mark].shape().area()?;
        Some(self.edges[mark].get_or_init(|| Edge::of(path)))
    }
}

fn is_same(a: Affine, b: Affine) -> bool {
    a.as_coeffs().iter().zip(b.as_coeffs()).all(|(a, b)| (a - b).abs() < SAME)
}

#[cfg(test)]
mod tests {
    use super::*;
    use kurbo::Size;

    use crate::artwork::Artwork;
    use crate::design::Step;
    use crate::geom::flat;
    use crate::mark::{Mark, Part};

    fn repeat(marks: &[(&str, &str)], step: &Step) -> Repeat {
        let mark = |(part, path): &(&str, &str)| {
            Mark::new(
                Part::new(part),
                Shape::Area(crate::geom::data::read(path, usize::MAX).unwrap()),
            )
            .unwrap()
        };
        let artwork = Artwork::from_marks(Size::new(20.0, 20.0), marks.iter().map(mark).collect());
        Repeat::of(artwork.stepped(step))
    }

    fn areas(repeat: &Repeat) -> Vec<Vec<f64>> {
        let area = |at: &usize| flat::area(&repeat.area(*at).unwrap());
        repeat.coats.iter().map(|coat| coat.marks.iter().map(area).collect()).collect()
    }

    #[test]
    fn areas_of_one_part_become_one() {
        let halves = [("klowong", "M2 2H8V12H2Z"), ("klowong", "M8 2H14V12H8Z")];
        let cloth = repeat(&halves, &Step::HalfDrop);
        let joined = cloth.joined();
        assert_eq!(areas(&joined).len(), 1);
        assert_eq!(areas(&joined)[0].len(), 1);
        assert!((areas(&joined)[0][0] - 120.0).abs() < 0.01, "{:?}", areas(&joined));
        assert_eq!(flat::contours(&joined.area(0).unwrap()).len(), 1);
    }

    #[test]
    fn the_lower_of_two_parts_runs_under_the_upper() {
        let stones = [("klowong", "M2 2H8V12H2Z"), ("isen", "M8 4H14V10H8Z")];
        let cloth = repeat(&stones, &Step::Tubrukan);
        let joined = areas(&cloth.joined());
        assert!((joined[0][0] - 60.0 - 6.0 * UNDER).abs() < 0.15, "{joined:?}");
        assert!((joined[1][0] - 36.0).abs() < 1e-9, "{joined:?}");
    }

    #[test]
    fn areas_run_into_their_copies() {
        for step in [Step::Tubrukan, Step::Mirror, Step::named("p4"), Step::named("p2")] {
            let cloth = repeat(&[("klowong", "M0 0H20V20H0Z")], &step);
            let joined = areas(&cloth.joined());
            assert!(joined[0][0] > 400.0 + 40.0 * UNDER, "{step:?}: {joined:?}");
        }
    }

    #[test]
    fn what_does_not_abut_stays() {
        let apart =
            [("klowong", "M2 2H8V12H2Z"), ("isen", "M8.2 4H14V10H8.2Z"), ("isen", "M3 3H6V6H3Z")];
        assert!(matches!(repeat(&apart, &Step::Mirror).joined(), Cow::Borrowed(_)));
    }
}
