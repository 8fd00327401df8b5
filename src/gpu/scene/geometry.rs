//! The triangles around a view.

use std::ops::Range;

use bytemuck::{Pod, Zeroable};
use kurbo::{Affine, Point, Rect};

use super::mesh::{self, Tessellations};
use super::{Cost, Piece, Scene};
use crate::gpu::View;
use crate::mark::Shape;

/// The part of a view that is drawn around it on every side, so that a pan need not make anything.
const MARGIN: u32 = 4;

/// The triangles of a scene around a view, and the places where they lie.
#[derive(Clone, Debug)]
pub struct Geometry {
    /// In millimeters from the origin of a piece.
    pub(in crate::gpu) corners: Vec<[f32; 2]>,
    pub(in crate::gpu) indices: Vec<u32>,
    pub(in crate::gpu) instances: Vec<Instance>,
    /// From the lowest to the topmost.
    pub(in crate::gpu) runs: Vec<Run>,
    /// From where instances are measured, in millimeters of cloth.
    pub(in crate::gpu) origin: Point,
    area: Rect,
    level: usize,
    copies: usize,
}

/// A copy of a piece. The shader reads it as it lies here.
#[derive(Clone, Copy, Debug, PartialEq, Pod, Zeroable)]
#[repr(C)]
pub(in crate::gpu) struct Instance {
    /// Where the axes of the piece go.
    pub(in crate::gpu) axes: [f32; 4],
    /// Where its origin goes, in millimeters.
    pub(in crate::gpu) offset: [f32; 2],
    /// The number of its part.
    pub(in crate::gpu) part: u32,
}

/// A piece at all of its places.
#[derive(Clone, Debug)]
pub(in crate::gpu) struct Run {
    pub(in crate::gpu) indices: Range<u32>,
    pub(in crate::gpu) instances: Range<u32>,
}

impl Geometry {
    pub(super) fn of(scene: &Scene, view: &View, kept: &mut Tessellations) -> Self {
        let level = mesh::level(view.zoom());
        let area = view.grown(view.size.map(|side| side / MARGIN)).area();
        let mut geometry = Self {
            corners: Vec::new(),
            indices: Vec::new(),
            instances: Vec::new(),
            runs: Vec::new(),
            origin: view.corner,
            area,
            level,
            copies: 0,
        };
        kept.begin(level);
        for piece in &scene.pieces {
            geometry.add(scene, piece, kept);
        }
        kept.end();
        geometry
    }

    fn add(&mut self, scene: &Scene, piece: &Piece, kept: &mut Tessellations) {
        let middle = piece.bounds.center();
        let first = self.instances.len();
        let origin = self.origin;
        self.instances.extend(scene.places(piece, self.area).map(|place: Affine| {
            let [a, b, c, d, ..] = place.as_coeffs().map(narrow);
            let at = place * middle - origin;
            Instance { axes: [a, b, c, d], offset: [narrow(at.x), narrow(at.y)], part: piece.part }
        }));
        if self.instances.len() == first {
            return;
        }
        self.copies += piece.marks.len() * (self.instances.len() - first);
        let start = self.indices.len();
        for at in &piece.marks {
            let mark = &scene.marks[*at as usize];
            if let Shape::Dot { center, radius } = mark.shape() {
                let at = *center - middle;
                let at = [narrow(at.x), narrow(at.y)];
                kept.dot(at, *radius, &mut self.corners, &mut self.indices);
                continue;
            }
            let center = mark.bounds().center();
            let mesh = kept.mesh(mark, center);
            let by = center - middle;
            let by = [narrow(by.x), narrow(by.y)];
            let corner = number(self.corners.len());
            self.corners.extend(mesh.corners.iter().map(|[x, y]| [x + by[0], y + by[1]]));
            self.indices.extend(mesh.indices.iter().map(|index| index + corner));
        }
        self.runs.push(Run {
            indices: number(start)..number(self.indices.len()),
            instances: number(first)..number(self.instances.len()),
        });
    }

    /// Whether it shows all of a view, fine enough and not much finer.
    pub fn serves(&self, view: &View) -> bool {
        let area = view.area();
        let holds = self.area.x0 <= area.x0
            && self.area.y0 <= area.y0
            && self.area.x1 >= area.x1
            && self.area.y1 >= area.y1;
        holds && mesh::level(view.zoom()) == self.level
    }

    /// What it costs to draw.
    pub fn cost(&self) -> Cost {
        let triangles = |run: &Run| run.indices.len() / 3 * run.instances.len();
        Cost { copies: self.copies, triangles: self.runs.iter().map(triangles).sum() }
    }
}

#[expect(clippy::cast_possible_truncation, reason = "what 32 bits hold is enough")]
fn narrow(millimeters: f64) -> f32 {
    millimeters as f32
}

/// Memory ends before numbers do.
fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
