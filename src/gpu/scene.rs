//! The marks of the cloth as triangles, for a view that comes near while things move.
//!
//! A scene is cut into pieces: marks of one coat with the same places that lie near one another. What a view shows are some
//! pieces, each at some places; only their marks are cut into triangles, as finely as the view needs. So a step of a slider
//! costs the marks that changed and are seen, and the zoom costs nothing: the nearer, the finer, but the fewer.
//!
//! **Invariant:** pieces are drawn in the order of coats, so the topmost mark decides as it does for the painter; memory
//! does not grow with the zoom.

use std::collections::BTreeMap;
use std::sync::Arc;

use kurbo::{Affine, Rect, Vec2};

use super::View;
use crate::geom::{self, Lattice};
use crate::mark::{Mark, Part, Shape};
use crate::repeat::Repeat;

mod geometry;
mod mesh;

pub use geometry::Geometry;
pub(super) use geometry::Instance;
pub use mesh::Tessellations;

/// Marks that a piece has, about.
const PIECE: f64 = 16.0;

/// The sides of the squares in which the marks of a piece have their middles, in millimeters.
const SQUARE: [f64; 2] = [2.0, 40.0];

/// Triangles of an element of a path, and of a dot, about.
const OF_ELEMENT: usize = 12;
const OF_DOT: usize = 14;

/// Everything that lies on the cloth, in pieces small enough to leave out those that a view does not show. It shares the
/// marks of its repeat.
#[derive(Clone, Debug)]
pub struct Scene {
    marks: Arc<Vec<Mark>>,
    parts: Vec<Part>,
    lattice: Lattice,
    /// The images of each orbit.
    orbits: Vec<Vec<Affine>>,
    /// From the lowest to the topmost.
    pieces: Vec<Piece>,
}

/// Marks of one coat with the same places that lie near one another.
#[derive(Clone, Debug)]
struct Piece {
    /// The number of their part.
    part: u32,
    orbit: usize,
    marks: Vec<u32>,
    /// The box around them as they are drawn, in millimeters.
    bounds: Rect,
    /// How far the widest line reaches from its middle.
    half: f64,
    /// About.
    triangles: usize,
}

/// What it costs to draw a view of a scene.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cost {
    /// Copies of marks.
    pub copies: usize,
    /// Triangles.
    pub triangles: usize,
}

impl Scene {
    /// The scene of a repeat. Grows with the marks; cuts none yet.
    pub fn of(repeat: &Repeat) -> Self {
        let marks = repeat.artwork().shared_marks();
        let parts = repeat.painted();
        let number = |part: &Part| parts.iter().position(|other| other == part).unwrap_or(0);
        let tile = repeat.artwork().tile();
        let side = (tile.width * tile.height * PIECE / count(marks.len())).sqrt();
        let side = if side.is_finite() { side.clamp(SQUARE[0], SQUARE[1]) } else { SQUARE[1] };
        let mut pieces = Vec::new();
        for coat in repeat.coats() {
            let part = u32::try_from(number(&coat.part)).unwrap_or(0);
            let mut near: BTreeMap<(usize, i64, i64), Piece> = BTreeMap::new();
            for at in &coat.marks {
                let bounds = marks[*at].bounds();
                let orbit = repeat.orbit_at(*at);
                let middle = bounds.center().to_vec2() / side;
                let key = (orbit, whole(middle.x), whole(middle.y));
                let fresh = || Piece::empty(part, orbit, bounds);
                near.entry(key).or_insert_with(fresh).add(*at, &marks[*at], bounds);
            }
            pieces.extend(near.into_values());
        }
        let orbits = repeat.orbits().iter().map(|orbit| orbit.images.clone()).collect();
        Self { marks, parts, lattice: repeat.lattice(), orbits, pieces }
    }

    /// The parts, as the colors of the geometry are counted: the ground first.
    pub fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// About what a view costs, wherever on the cloth: whether it can be drawn in time. Grows with the pieces only.
    pub fn cost(&self, view: &View) -> Cost {
        let area = view.area();
        let cell = self.lattice.area();
        let (mut copies, mut triangles) = (0.0, 0.0);
        for piece in &self.pieces {
            // So many middles lie where the piece touches the view.
            let reach = piece.bounds.size() + area.size();
            let places = self.orbits[piece.orbit].len() as f64 * reach.area() / cell;
            copies += places * count(piece.marks.len());
            triangles += places * count(piece.triangles);
        }
        Cost { copies: about(copies), triangles: about(triangles) }
    }

    /// The triangles of what a view shows, and of some cloth around it. Costs the tessellation of marks that are new to
    /// `kept`, and a copy of the others.
    pub fn around(&self, view: &View, kept: &mut Tessellations) -> Geometry {
        Geometry::of(self, view, kept)
    }

    /// Every place from which a piece may touch an area.
    fn places(&self, piece: &Piece, area: Rect) -> impl Iterator<Item = Affine> {
        self.orbits[piece.orbit].iter().flat_map(move |image| {
            let reach = piece.bounds_at(*image);
            let steps = self.lattice.sums_touching(reach, area);
            steps.into_iter().map(|step: Vec2| Affine::translate(step) * *image)
        })
    }
}

impl Piece {
    fn empty(part: u32, orbit: usize, bounds: Rect) -> Self {
        Self { part, orbit, marks: Vec::new(), bounds, half: 0.0, triangles: 0 }
    }

    fn add(&mut self, at: usize, mark: &Mark, bounds: Rect) {
        self.bounds = self.bounds.union(bounds);
        self.triangles += match mark.shape() {
            Shape::Dot { .. } => OF_DOT,
            Shape::Stroke { path, width } => {
                self.half = self.half.max(width / 2.0);
                path.elements().len() * OF_ELEMENT
            }
            Shape::Area(path) | Shape::EvenOdd(path) => path.elements().len() * OF_ELEMENT,
        };
        self.marks.push(u32::try_from(at).unwrap_or(u32::MAX));
    }

    /// The box around a copy, as [`Mark::bounds_at`].
    fn bounds_at(&self, place: Affine) -> Rect {
        let beyond = self.half * geom::unevenness(place);
        place.transform_rect_bbox(self.bounds).inflate(beyond, beyond)
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "saturates")]
fn about(number: f64) -> usize {
    number.round() as usize
}

#[expect(clippy::cast_precision_loss, reason = "counts of marks are small")]
fn count(number: usize) -> f64 {
    number.max(1) as f64
}

#[expect(clippy::cast_possible_truncation, reason = "saturates, which is harmless")]
fn whole(number: f64) -> i64 {
    number.floor() as i64
}
