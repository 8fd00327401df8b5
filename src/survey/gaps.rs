//! Gaps in the walls of wax around brushed colors (docs/craft.md, section 4.5).
//!
//! A brushed color runs until it meets wax. Where it meets cloth that is neither waxed nor meant to be brushed in the
//! same bath, its wall is open. Where two parts meet is the same in every colorway, so each edge is followed once. Its
//! length is measured between the middles of pixels, the sides of right angles taken together: right along rows,
//! columns and diagonals, at most 8 % too long between them.
//!
//! **Invariant:** every gap has a place on the edge that is open, within the period.

use std::collections::{BTreeMap, BTreeSet};

use kurbo::{Point, Size};

use super::edges::Edge;
use super::strips::{Cloth, Strip};
use crate::design::dyeing::Work;
use crate::dye::Plan;
use crate::mark::Part;
use crate::notice::{Aim, Message, Notice, Spot, rounded};

/// Open edges nearer to one another than this belong to one gap, in millimeters.
const JOINED: f64 = 1.0;

/// From this length on, in millimeters, a wall is missing rather than open.
const MISSING: f64 = 6.0;

/// Pixels that are looked at together: mostly they are all of one part.
const LOOK: usize = 64;

/// The walls of some plans.
pub(super) struct Walls {
    brushings: Vec<Brushing>,
    /// The edge between any two parts that meet; nothing where it may be open.
    edges: BTreeMap<[u16; 2], Option<Edge>>,
}

/// A bath that is brushed on.
struct Brushing {
    colorway: usize,
    bath: usize,
    /// For each part whether it is brushed.
    brushed: Vec<bool>,
    /// For each part whether the dye runs into it unasked.
    free: Vec<bool>,
}

impl Brushing {
    fn runs(&self, from: u16, into: u16) -> bool {
        self.brushed[usize::from(from)] && self.free[usize::from(into)]
    }
}

impl Walls {
    /// Those around all that the plans brush.
    pub(super) fn of(cloth: &Cloth, plans: &[(usize, &Plan)]) -> Self {
        let mut brushings = Vec::new();
        for (colorway, plan) in plans {
            for step in plan.steps() {
                let Work::Brush(bath, parts) = &step.work else { continue };
                let parts: BTreeSet<&Part> = parts.iter().collect();
                let waxed = step.state.waxed();
                let is_free = |part: &Part| !parts.contains(part) && !waxed.contains(part);
                let brushed = cloth.which(|part| parts.contains(part));
                let free = cloth.which(is_free);
                brushings.push(Brushing { colorway: *colorway, bath: *bath, brushed, free });
            }
        }
        Self { brushings, edges: BTreeMap::new() }
    }

    /// Collects the open edges of a strip.
    pub(super) fn look(&mut self, cloth: &Cloth, strip: &Strip) {
        if !self.brushings.iter().any(|it| strip.has_any(&it.brushed) && strip.has_any(&it.free)) {
            return;
        }
        let [across, down] = cloth.period();
        let across = usize::try_from(across).unwrap_or(0);
        for row in strip.known().saturating_sub(1)..strip.rows().saturating_sub(1) {
            let y = strip.top() as f64 + row as f64;
            if y >= down as f64 {
                break;
            }
            let [above, below] = [strip.row(row), strip.row(row + 1)];
            for from in (0..across).step_by(LOOK) {
                let to = across.min(from + LOOK);
                let [upper, lower] = [&above[from..=to], &below[from..=to]];
                if upper == lower && upper[1..] == upper[..to - from] {
                    continue;
                }
                for (at, (upper, lower)) in upper.windows(2).zip(lower.windows(2)).enumerate() {
                    let four = [upper[0], upper[1], lower[0], lower[1]];
                    self.follow(cloth, four, Point::new((from + at) as f64, y));
                }
            }
        }
        for edge in self.edges.values_mut().flatten() {
            edge.settle();
        }
    }

    /// Adds the edges that lie between four pixels.
    fn follow(&mut self, cloth: &Cloth, four: [u16; 4], place: Point) {
        let [a, b, c, d] = four;
        if a == b && a == c && a == d {
            return;
        }
        let steps = [[a, b], [c, d], [a, c], [b, d]]
            .map(|[one, other]| if one < other { [one, other] } else { [other, one] });
        for (at, pair) in steps.iter().enumerate() {
            if pair[0] == pair[1] || steps[..at].contains(pair) {
                continue;
            }
            if let Some(edge) = self.edge(cloth, *pair) {
                let half = |at: usize| if steps[at] == *pair { 0.5 } else { 0.0 };
                let (right, down) = (half(0) + half(1), half(2) + half(3));
                let length: f64 = right * right + down * down;
                edge.add(place, length.sqrt());
            }
        }
    }

    /// The edge between two parts, if any dye runs over it.
    fn edge(&mut self, cloth: &Cloth, pair: [u16; 2]) -> Option<&mut Edge> {
        let Self { brushings, edges } = self;
        let made = || {
            let [one, other] = pair;
            let is_open = brushings.iter().any(|it| it.runs(one, other) || it.runs(other, one));
            let [across, down] = cloth.period().map(|side| side as f64);
            is_open.then(|| Edge::new(Size::new(across, down), JOINED / cloth.pixel()))
        };
        edges.entry(pair).or_insert_with(made).as_mut()
    }

    /// What there is to tell, with the colorway of each.
    pub(super) fn told(self, cloth: &Cloth) -> Vec<(usize, Notice)> {
        let mut told = BTreeMap::new();
        for ([one, other], edge) in self.edges {
            let Some(found) = edge.map(Edge::finished).filter(|found| found.count > 0) else {
                continue;
            };
            // Between pixels, so a pixel further than their upper left.
            let place = cloth.place(found.place + kurbo::Vec2::new(1.0, 1.0));
            let length = found.length * cloth.pixel();
            for it in &self.brushings {
                for (from, into) in [(one, other), (other, one)] {
                    if it.runs(from, into) {
                        let [part, other] =
                            [from, into].map(|part| cloth.parts()[usize::from(part)].name());
                        let key =
                            if length < MISSING { "dye-wall-open" } else { "dye-wall-missing" };
                        let message = Message::new(key)
                            .with("number", it.bath + 1)
                            .with("part", part)
                            .with("other", other)
                            .with("count", found.count)
                            .with("length", tenths(length))
                            .with("x", tenths(place.x))
                            .with("y", tenths(place.y));
                        let notice = Notice::warning(Spot::Colorway(it.colorway), message);
                        let notice = notice.aimed(Aim::at(place));
                        told.insert((it.colorway, it.bath, from, into), notice);
                    }
                }
            }
        }
        told.into_iter().map(|((colorway, ..), notice)| (colorway, notice)).collect()
    }
}

fn tenths(length: f64) -> f64 {
    rounded::tenth(length)
}
