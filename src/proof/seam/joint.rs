//! The ends of strokes that lie on the edges of a face, and what goes on from them.
//!
//! Ends on an edge are sorted along it, and every line and area is laid beside the edges once: so each end is compared
//! only with marks whose box it lies in.

use kurbo::{Point, Rect, Vec2};

use super::face::{Face, Seen};
use super::line::{Line, Loose, Tip};
use super::{
    Approach, Blob, Crossing, Gap, Joint, Nearby, ROUNDING, Stroke, TOLERANCE, bend, same_way,
};
use crate::geom::{Angle, distance};

/// The last stretch of a line that decides whether it runs along the edge, in millimeters.
///
/// A line that overran the edge by the tolerance, and comes at more than [`STEEP`], is beyond the tolerance on the other
/// side after `2 * 0.3 / sin 5°`.
const LAST: f64 = 6.9;

/// The sine of the least angle to the edge at which a line comes *to* it: 5 degrees, half of the angle by which two
/// directions may differ. A flatter one would stay within the tolerance for 3.4 mm, three times the width of its wax.
const STEEP: f64 = 0.087;

/// How far before its end a line is asked whether it comes from outside of an area, in millimeters: the gap between two
/// strips of copper. What lay in the area for longer lies on it, and does not end at it.
const BACK: f64 = 1.0;

/// Most work on comparing ends with what lies there, in pieces of lines: some tenths of a second. Ends of which nothing is
/// known by then count as held: where thousands of lines meet, nobody asks for one more.
const MOST_WORK: usize = 10_000_000;

/// One end of a stroke.
struct End {
    stroke: usize,
    tip: Tip,
    point: Point,
    /// The unit vector in which the stroke would go on.
    heading: Vec2,
    on: Option<On>,
}

/// The edge that an end lies on.
#[derive(Clone, Copy)]
struct On {
    side: usize,
    along: f64,
    /// Whether its stroke comes from inside of the face.
    inside: bool,
}

/// What has been found out about an end so far.
#[derive(Clone, Default)]
struct Known {
    met: Option<Met>,
    held: Option<usize>,
}

/// Who takes over from an end.
#[derive(Clone, Copy)]
struct Met {
    by: usize,
    apart: f64,
    bend: f64,
    /// The partner's end, if it is one; none if the partner goes through.
    end: Option<usize>,
}

/// The crossings where strokes end on an edge, each with the edge's number.
pub(super) fn of_ends(
    face: &Face,
    strokes: &[Stroke<'_>],
    blobs: &[Blob<'_>],
) -> Vec<(usize, Crossing)> {
    let ends = ends(face, strokes);
    let mut search = Search {
        rim: Rim::new(face, &ends),
        known: vec![Known::default(); ends.len()],
        ends: &ends,
        strokes,
        left: MOST_WORK,
    };
    let is_done = search.meet_ends().is_some()
        && search.meet_strokes().is_some()
        && search.meet_blobs(blobs).is_some();
    let Search { rim, mut known, .. } = search;
    if !is_done {
        for (end, known) in ends.iter().zip(&mut known) {
            known.held.get_or_insert(strokes[end.stroke].lying.of);
        }
    }
    let mut crossings = Vec::new();
    for (at, end) in ends.iter().enumerate() {
        let Some(on) = end.on else { continue };
        if told_by_partner(at, &ends, &known) {
            continue;
        }
        let lying = strokes[end.stroke].lying;
        let out = if on.inside { end.heading } else { -end.heading };
        crossings.push((
            on.side,
            Crossing {
                of: lying.of,
                at: end.point,
                along: on.along,
                direction: Angle::of(out),
                joint: joint(at, &ends, &rim, &known),
                from: if on.inside { Approach::Inside } else { Approach::Outside },
                part: lying.part.clone(),
                width: strokes[end.stroke].width,
            },
        ));
    }
    crossings
}

/// Whether an end from outside is met by an end from inside, which tells of both.
fn told_by_partner(at: usize, ends: &[End], known: &[Known]) -> bool {
    let is_inside = |end: &End| end.on.is_some_and(|on| on.inside);
    let partner = known[at].met.and_then(|met| met.end);
    !is_inside(&ends[at]) && partner.is_some_and(|partner| is_inside(&ends[partner]))
}

fn joint(at: usize, ends: &[End], rim: &Rim<'_>, known: &[Known]) -> Joint {
    if let Some(Met { by, apart, bend, .. }) = known[at].met {
        return Joint::Met { by, apart, bend };
    }
    if let Some(by) = known[at].held {
        return Joint::Held { by };
    }
    Joint::Open { nearest: rim.nearest(at, ends) }
}

fn ends(face: &Face, strokes: &[Stroke<'_>]) -> Vec<End> {
    let mut ends = Vec::new();
    for (stroke, of) in strokes.iter().enumerate() {
        for tip in [Tip::First, Tip::Last] {
            let Some(Loose { point, heading }) = of.line.tip(tip) else { continue };
            let on = lies_on(face, of, tip);
            ends.push(End { stroke, tip, point, heading, on });
        }
    }
    ends
}

/// The nearest edge that an end lies on and comes to at an angle.
fn lies_on(face: &Face, of: &Stroke<'_>, tip: Tip) -> Option<On> {
    let Loose { point, heading } = of.line.tip(tip)?;
    let mut least = TOLERANCE + ROUNDING;
    let mut found = None;
    for (at, side) in face.sides.iter().enumerate() {
        let away = side.distance(point);
        let steep = heading.dot(side.out);
        let is_nearer = away < least && steep.abs() >= STEEP;
        if is_nearer && of.line.leaves(tip, side, LAST) {
            least = away;
            let along = side.sees(point).along.clamp(0.0, side.length);
            found = Some(On { side: at, along, inside: steep > 0.0 });
        }
    }
    found
}

/// The ends on each edge, sorted along it: those from outside and those from inside.
struct Rim<'a> {
    face: &'a Face,
    sides: Vec<[Vec<(f64, usize)>; 2]>,
}

impl<'a> Rim<'a> {
    fn new(face: &'a Face, ends: &[End]) -> Self {
        let mut sides = vec![[Vec::new(), Vec::new()]; face.sides.len()];
        for (at, end) in ends.iter().enumerate() {
            if let Some(on) = end.on {
                sides[on.side][usize::from(on.inside)].push((on.along, at));
            }
        }
        sides.iter_mut().flatten().for_each(|ends| ends.sort_by(|a, b| a.0.total_cmp(&b.0)));
        Self { face, sides }
    }

    /// The ends on an edge that may lie within `bounds`.
    fn beside(&self, bounds: Rect) -> impl Iterator<Item = usize> {
        self.face.sides.iter().enumerate().flat_map(move |(at, side)| {
            let stretch = side.beside(bounds, TOLERANCE + ROUNDING);
            stretch.into_iter().flat_map(move |stretch| self.along(at, stretch))
        })
    }

    /// The ends on an edge that may lie within `reach` of a line; some of them more than once.
    fn near(&self, line: &Line, reach: f64) -> impl Iterator<Item = usize> {
        self.face.sides.iter().enumerate().flat_map(move |(at, side)| {
            let beyond = reach + TOLERANCE + ROUNDING;
            line.beside(side, beyond)
                .into_iter()
                .flat_map(move |[from, to]| self.along(at, [from - reach, to + reach]))
        })
    }

    /// The ends on a stretch of an edge.
    fn along(&self, side: usize, [from, to]: [f64; 2]) -> impl Iterator<Item = usize> {
        self.sides[side].iter().flat_map(move |ends| {
            // A place along the edge was clamped to the edge, by no more than the tolerance.
            let start = ends.partition_point(|(along, _)| *along < from - TOLERANCE);
            let rest = &ends[start..];
            let near = &rest[..rest.partition_point(|(along, _)| *along <= to + TOLERANCE)];
            near.iter().map(|(_, at)| *at)
        })
    }

    /// The nearest end along the edge that comes from the other side.
    fn nearest(&self, at: usize, ends: &[End]) -> Option<Gap> {
        let on = ends[at].on?;
        let others = &self.sides[on.side][usize::from(!on.inside)];
        let place = others.partition_point(|(along, _)| *along < on.along);
        let gap = |(along, other): &(f64, usize)| Gap {
            apart: (along - on.along).abs(),
            bend: bend(ends[at].heading, -ends[*other].heading),
        };
        let near = |a: &Gap, b: &Gap| a.apart.total_cmp(&b.apart).then(a.bend.total_cmp(&b.bend));
        let (before, after) = others.split_at(place);
        before.iter().rev().take(1).chain(after.iter().take(1)).map(gap).min_by(near)
    }
}

/// Who takes over from ends, looked for step by step.
struct Search<'a> {
    strokes: &'a [Stroke<'a>],
    ends: &'a [End],
    rim: Rim<'a>,
    /// What has been found out about each end.
    known: Vec<Known>,
    /// Work that may still be done.
    left: usize,
}

impl Search<'_> {
    /// Ends that go on in another end. Nothing comes back once no work is left.
    fn meet_ends(&mut self) -> Option<()> {
        let reach = TOLERANCE + ROUNDING;
        for (other, partner) in self.ends.iter().enumerate() {
            let near = Rect::from_points(partner.point, partner.point).inflate(reach, reach);
            for at in self.rim.beside(near).filter(|at| *at != other) {
                self.left = self.left.checked_sub(1)?;
                let apart = distance(self.ends[at].point, partner.point);
                let bend = bend(self.ends[at].heading, -partner.heading);
                let is_nearer = self.known[at].met.is_none_or(|met| apart < met.apart);
                if apart <= reach && same_way(bend) && is_nearer {
                    let by = self.strokes[partner.stroke].lying.of;
                    self.known[at].met = Some(Met { by, apart, bend, end: Some(other) });
                }
            }
        }
        Some(())
    }

    /// Ends that go on in a stroke that passes there, or that end on a stroke. Nothing comes back once no work is left.
    fn meet_strokes(&mut self) -> Option<()> {
        let mut tips = vec![Vec::new(); self.strokes.len()];
        for end in self.ends {
            tips[end.stroke].push(end);
        }
        for (other, stroke) in self.strokes.iter().enumerate() {
            let reach = (stroke.width / 2.0).max(TOLERANCE) + ROUNDING;
            for at in self.rim.near(&stroke.line, reach) {
                self.left = self.left.checked_sub(stroke.line.pieces())?;
                let end = &self.ends[at];
                let is_settled = self.known[at].met.is_some_and(|met| met.end.is_some());
                if end.stroke == other || is_settled {
                    continue;
                }
                let Some(nearest) = stroke.line.nearest(end.point, reach) else { continue };
                let ends_within = |tip: &End, way: f64| distance(tip.point, end.point) <= way;
                let mut tips = tips[other].iter();
                let ends_here = tips.clone().any(|tip| ends_within(tip, TOLERANCE + ROUNDING));
                let is_cut_here = tips.any(|tip| tip.on.is_some() && ends_within(tip, reach));
                // A line has no sense of its own here.
                let turned = bend(end.heading, nearest.tangent);
                let bend = turned.min(180.0 - turned);
                let passes = nearest.distance <= TOLERANCE + ROUNDING && !ends_here;
                let is_nearer = self.known[at].met.is_none_or(|met| nearest.distance < met.apart);
                if passes && same_way(bend) {
                    if is_nearer {
                        let by = stroke.lying.of;
                        self.known[at].met =
                            Some(Met { by, apart: nearest.distance, bend, end: None });
                    }
                } else if !is_cut_here {
                    // A stroke that itself ends here at the edge is cut as well: that is a kink, not a hold.
                    self.known[at].held.get_or_insert(stroke.lying.of);
                }
            }
        }
        Some(())
    }

    /// Ends that end on an area or a dot. Nothing comes back once no work is left.
    fn meet_blobs(&mut self, blobs: &[Blob<'_>]) -> Option<()> {
        for blob in blobs {
            for at in self.rim.beside(blob.bounds) {
                self.left = self.left.checked_sub(1)?;
                if self.known[at].met.is_none() && self.known[at].held.is_none() {
                    let pieces: usize = blob.outlines.iter().map(Line::pieces).sum();
                    self.left = self.left.checked_sub(pieces)?;
                    let end = &self.ends[at];
                    if holds(self.rim.face, blob, end, &self.strokes[end.stroke]) {
                        self.known[at].held = Some(blob.lying.of);
                    }
                }
            }
        }
        Some(())
    }
}

/// Whether a stroke ends at `blob`, and not merely on top of it.
///
/// An area holds an end only where it lies over the edge: one that was cut at the edge needs to go on itself. Of an area
/// of another part below the stroke, the stroke must come from outside.
fn holds(face: &Face, blob: &Blob<'_>, end: &End, stroke: &Stroke<'_>) -> bool {
    let Some(on) = end.on else { return false };
    let side = &face.sides[on.side];
    let Seen { along, .. } = side.sees(end.point);
    let lies_there = if blob.is_dot {
        blob.covers(end.point)
    } else {
        [-TOLERANCE, TOLERANCE].iter().all(|out| blob.covers(side.at(along, *out)))
    };
    let Nearby { of, part, .. } = stroke.lying;
    let hides = blob.lying.of > *of || blob.lying.part == *part;
    lies_there && (hides || stroke.line.back(end.tip, BACK).is_some_and(|back| !blob.covers(back)))
}
