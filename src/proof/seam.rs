//! The seam of a stamp, proved: what crosses the edges of its face, and whether it goes on beyond them.
//!
//! The face is a convex polygon on the cloth, and every mark lies whole on the cloth. So a mark that crosses an edge goes
//! on by itself: the neighbor's print carries its other part. What may be left open are strokes that end on an edge, and
//! areas that were cut along it, as in a drawing cut at its tile.
//!
//! What counts as together is what a printer sees as together: 0.3 mm and 10 degrees (docs/craft.md, section 5.3).
//!
//! **Invariant:** every end of a stroke on an edge is told of once, by itself or by the stroke that it goes on from.

use kurbo::{BezPath, Point, Rect, Vec2};

use crate::geom::flat::{self, Ends};
use crate::geom::{Angle, disc};
use crate::mark::{Part, Rule, Shape};

mod face;
mod flush;
mod joint;
mod line;
mod sanggit;

pub use sanggit::{Sanggit, sanggit};

use face::Face;
use line::Line;

/// How far apart two strips may lie and still print as one line, in millimeters (docs/craft.md, section 5.3).
pub const TOLERANCE: f64 = 0.3;

/// How much a line may bend at a seam without being seen to, in degrees (docs/craft.md, section 5.3).
const BEND: f64 = 10.0;

/// What stays this near to an edge lies on it, in millimeters: five times what flattening may add, and a tenth of the
/// thinnest strip of copper.
const LYING: f64 = 0.05;

/// Slack for sums of numbers that are equal on paper, in millimeters and in degrees: a nanometer, far below the rest.
const ROUNDING: f64 = 1e-6;

/// The margin of a face that nothing crosses, in millimeters: half of the 1 mm that copper leaves between two strips.
const MARGIN: f64 = 0.5;

/// How far from an edge a mark may lie and still matter: twice the tolerance for the partner of an end, or the margin.
const NEAR: f64 = 2.0 * TOLERANCE;

/// A mark as it lies on the cloth near the face.
pub(super) struct Nearby {
    /// Its number in the artwork; a higher one lies above.
    pub(super) of: usize,
    pub(super) part: Part,
    /// In millimeters of cloth.
    pub(super) shape: Shape,
}

/// What crosses the edges of a face, and what is left open there.
#[derive(Clone, Debug, PartialEq)]
pub struct Seam {
    /// In the order of the face's corners. None where the face is no convex polygon with an area, or crowded.
    pub edges: Vec<Edge>,
    /// Areas that were cut at an edge and do not go on beyond it, by edge.
    pub flush: Vec<Flush>,
    /// Whether so much lies there that nothing was proved.
    pub is_crowded: bool,
    /// Whether no wax lies within the margin of an edge.
    is_clear: bool,
}

/// One edge of a face.
#[derive(Clone, Debug, PartialEq)]
pub struct Edge {
    /// Millimeters on the cloth.
    pub from: Point,
    /// Millimeters on the cloth.
    pub to: Point,
    /// Sorted along the edge.
    pub crossings: Vec<Crossing>,
}

/// A place where a stroke, or the outline of an area or a dot, crosses an edge or a stroke ends on it.
#[derive(Clone, Debug, PartialEq)]
pub struct Crossing {
    /// The number of the mark in the artwork.
    pub of: usize,
    /// Millimeters on the cloth; the end itself where a stroke ends.
    pub at: Point,
    /// Millimeters from the start of the edge.
    pub along: f64,
    /// The direction of the line on the cloth, of its two the one that points out of the face.
    pub direction: Angle,
    /// How it goes on.
    pub joint: Joint,
    /// From where its line comes.
    pub from: Approach,
    /// The part of the mark.
    pub part: Part,
    /// Full width of the stroke in millimeters; 0 for an outline.
    pub width: f64,
}

/// From where a line comes to an edge, before anybody takes over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Approach {
    /// It comes from inside of the face and ends here.
    Inside,
    /// It comes from outside and ends here.
    Outside,
    /// It lies on both.
    Both,
}

/// How a line goes on at an edge.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Joint {
    /// The same line goes on beyond the edge.
    Through,
    /// It ends on the edge, and another stroke takes over.
    Met {
        /// The number of that mark.
        by: usize,
        /// Millimeters from the end to that stroke.
        apart: f64,
        /// Degrees by which the line bends there.
        bend: f64,
    },
    /// It ends on another mark that lies there: nothing to continue.
    Held {
        /// The number of that mark.
        by: usize,
    },
    /// It ends on the edge, and nobody takes over.
    Open {
        /// The nearest end on this edge that comes from the other side.
        nearest: Option<Gap>,
    },
}

/// What keeps two ends from being one line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Gap {
    /// Millimeters along the edge.
    pub apart: f64,
    /// Degrees.
    pub bend: f64,
}

/// A stretch of an edge along which an area was cut, and where no area of its part goes on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Flush {
    /// The number of the mark in the artwork.
    pub of: usize,
    /// The number of the edge.
    pub edge: usize,
    /// Millimeters from the start of the edge.
    pub from: f64,
    /// Millimeters from the start of the edge.
    pub to: f64,
}

impl Seam {
    /// Of a face on which too much lies to prove anything.
    pub(super) fn of_a_crowd() -> Self {
        Self { edges: Vec::new(), flush: Vec::new(), is_crowded: true, is_clear: false }
    }

    /// Whether every line and every area goes on beyond the edges. Also true of a face without edges.
    pub fn is_closed(&self) -> bool {
        self.flush.is_empty() && self.open().next().is_none()
    }

    /// How many places the edges are crossed at.
    pub fn crossings(&self) -> usize {
        self.edges.iter().map(|edge| edge.crossings.len()).sum()
    }

    /// The ends that nobody takes over, each with the number of its edge.
    pub fn open(&self) -> impl Iterator<Item = (usize, &Crossing)> {
        self.edges.iter().enumerate().flat_map(|(at, edge)| {
            let is_open = |crossing: &&Crossing| matches!(crossing.joint, Joint::Open { .. });
            edge.crossings.iter().filter(is_open).map(move |crossing| (at, crossing))
        })
    }
}

/// Proves the seam of the convex polygon `face`, given in either sense, among the marks that lie on the cloth near it.
///
/// An end of a stroke lies on an edge when it is within 0.3 mm of it and the stroke comes to it: at 5 degrees or more,
/// and from beyond 0.3 mm of the edge's line within the last 6.9 mm. What runs along the edge does not cross it.
/// Closed strokes have no ends, and a stroke without length is a dot. Marks that are not finite are left out; a face
/// that is no convex polygon gives a seam without edges. An edge must be longer than 0.3 mm.
///
/// Marks far from the edges cost one look at their box each. Of the others every sample is compared with every edge,
/// and every end on an edge with those marks whose boxes it lies in.
pub(super) fn prove(face: &[Point], near: &[Nearby]) -> Seam {
    let Some(face) = Face::of(face) else {
        return Seam { is_crowded: false, ..Seam::of_a_crowd() };
    };
    let (strokes, blobs) = sorted(&face, near);
    let mut edges: Vec<Edge> = face
        .sides
        .iter()
        .map(|side| Edge { from: side.from, to: side.to, crossings: Vec::new() })
        .collect();
    let outlines =
        blobs.iter().flat_map(|blob| blob.outlines.iter().map(|line| (blob.lying, 0.0, line)));
    let lines = strokes.iter().map(|stroke| (stroke.lying, stroke.width, &stroke.line));
    for (lying, width, line) in lines.chain(outlines) {
        for (side, crossing) in through(&face, lying, width, line) {
            edges[side].crossings.push(crossing);
        }
    }
    for (side, crossing) in joint::of_ends(&face, &strokes, &blobs) {
        edges[side].crossings.push(crossing);
    }
    let by_place = |a: &Crossing, b: &Crossing| a.along.total_cmp(&b.along).then(a.of.cmp(&b.of));
    edges.iter_mut().for_each(|edge| edge.crossings.sort_by(by_place));
    let flush = flush::unmet(&face, &strokes, &blobs);
    Seam { edges, flush, is_crowded: false, is_clear: is_clear(&face, &strokes, &blobs) }
}

/// One contour of a stroke.
struct Stroke<'a> {
    lying: &'a Nearby,
    /// Millimeters.
    width: f64,
    line: Line,
}

/// An area, or a dot as an area.
struct Blob<'a> {
    lying: &'a Nearby,
    outlines: Vec<Line>,
    /// The outlines again, to ask what lies inside by the rule.
    rings: Vec<flat::Contour>,
    rule: Rule,
    bounds: Rect,
    is_dot: bool,
}

impl<'a> Blob<'a> {
    fn of(lying: &'a Nearby, path: &BezPath) -> Option<Self> {
        let (outlines, _) = Line::all(path, Ends::Joined);
        let bounds = outlines.iter().map(|line| line.bounds).reduce(|a, b| a.union(b))?;
        let ring = |line: &Line| flat::Contour { points: line.points().collect(), closed: true };
        let rings = outlines.iter().map(ring).collect();
        let area = lying.shape.area();
        let rule = area.map_or(Rule::NonZero, |(_, rule)| rule);
        Some(Self { lying, outlines, rings, rule, bounds, is_dot: area.is_none() })
    }

    fn covers(&self, point: Point) -> bool {
        self.bounds.contains(point) && self.rule.holds(flat::winding(&self.rings, point))
    }
}

/// The marks that may touch the edges, as strokes and areas.
fn sorted<'a>(face: &Face, near: &'a [Nearby]) -> (Vec<Stroke<'a>>, Vec<Blob<'a>>) {
    let (mut strokes, mut blobs) = (Vec::new(), Vec::new());
    for lying in near {
        match &lying.shape {
            Shape::Stroke { path, width } if width.is_finite() => {
                let width = width.max(0.0);
                if !face.may_touch(path.control_box(), width / 2.0 + NEAR) {
                    continue;
                }
                let (lines, dots) = Line::all(path, Ends::Open);
                strokes.extend(lines.into_iter().map(|line| Stroke { lying, width, line }));
                blobs.extend(dots.iter().filter_map(|at| Blob::of(lying, &disc(*at, width / 2.0))));
            }
            Shape::Area(path) | Shape::EvenOdd(path)
                if face.may_touch(path.control_box(), NEAR) =>
            {
                blobs.extend(Blob::of(lying, path));
            }
            Shape::Dot { center, radius } => {
                let reach = Vec2::new(*radius, *radius);
                if face.may_touch(Rect::from_points(*center - reach, *center + reach), NEAR) {
                    blobs.extend(Blob::of(lying, &disc(*center, *radius)));
                }
            }
            Shape::Stroke { .. } | Shape::Area(_) | Shape::EvenOdd(_) => {}
        }
    }
    (strokes, blobs)
}

/// Where a line goes through the edges, each with the edge's number.
fn through(face: &Face, lying: &Nearby, width: f64, line: &Line) -> Vec<(usize, Crossing)> {
    let crossing = |pass: line::Pass| {
        let side = &face.sides[pass.side];
        let way = if pass.tangent.dot(side.out) < 0.0 { -pass.tangent } else { pass.tangent };
        let crossing = Crossing {
            of: lying.of,
            at: pass.point,
            along: side.sees(pass.point).along.clamp(0.0, side.length),
            direction: Angle::of(way),
            joint: Joint::Through,
            from: Approach::Both,
            part: lying.part.clone(),
            width,
        };
        (pass.side, crossing)
    };
    line.passes(face).into_iter().map(crossing).collect()
}

/// Whether no wax lies within the margin of an edge.
fn is_clear(face: &Face, strokes: &[Stroke<'_>], blobs: &[Blob<'_>]) -> bool {
    let keeps_off = |line: &Line, reach: f64| {
        let mut chords = line.chords();
        chords.all(|[a, b]| face.keeps_off(a, b, reach - ROUNDING))
    };
    let covers = |blob: &Blob<'_>| face.sides.iter().any(|side| blob.covers(side.from));
    strokes.iter().all(|stroke| keeps_off(&stroke.line, MARGIN + stroke.width / 2.0))
        && blobs
            .iter()
            .all(|blob| !covers(blob) && blob.outlines.iter().all(|line| keeps_off(line, MARGIN)))
}

/// The angle between two unit vectors, 0 to 180 degrees.
fn bend(a: Vec2, b: Vec2) -> f64 {
    Angle::of(Vec2::new(a.dot(b), a.cross(b))).to_degrees().abs()
}

/// Whether a line that bends so much is seen as one line.
fn same_way(bend: f64) -> bool {
    bend <= BEND + ROUNDING
}

#[cfg(test)]
mod tests;
