//! A mark cut into triangles, and those that are kept.

use std::collections::BTreeMap;
use std::sync::Arc;

use kurbo::{BezPath, PathEl, Point};
use lyon_tessellation::geometry_builder::{BuffersBuilder, Positions};
use lyon_tessellation::math::{Point as Corner, point};
use lyon_tessellation::path::Path;
use lyon_tessellation::{
    FillOptions, FillRule, FillTessellator, LineCap, LineJoin, StrokeOptions, StrokeTessellator,
    VertexBuffers,
};

use crate::geom::Angle;
use crate::mark::{Mark, Rule, Shape};

/// Zooms up to which the triangles of a level are fine enough, in pixels to a millimeter: the last is 64 times true size
/// on a screen with twice the pixels.
const ZOOMS: [f64; 4] = [8.0, 32.0, 128.0, 512.0];

/// How far an edge may stray from its curve, in pixels.
const STRAY: f64 = 0.125;

/// After how many geometries that did not need it a mesh is forgotten.
const FORGOTTEN: u64 = 32;

/// The triangles of a mark.
#[derive(Debug, Default)]
pub(super) struct Mesh {
    /// In millimeters from the middle of the mark.
    pub(super) corners: Vec<[f32; 2]>,
    /// Three for each triangle.
    pub(super) indices: Vec<u32>,
}

/// Triangles of marks, kept from one scene to the next: only what changed is cut anew, and what is seen for the first
/// time. Those that are needed no more are forgotten.
#[derive(Debug, Default)]
pub struct Tessellations {
    /// By the address of the flat form of their mark.
    kept: BTreeMap<usize, Kept>,
    level: usize,
    /// Geometries so far.
    now: u64,
    made: u64,
    fills: Fills,
    strokes: Strokes,
}

#[derive(Debug)]
struct Kept {
    /// Keeps the address from being used again.
    mark: Mark,
    mesh: Arc<Mesh>,
    used: u64,
}

/// A tessellator keeps its memory from mark to mark.
#[derive(Default)]
struct Fills(FillTessellator);

#[derive(Default)]
struct Strokes(StrokeTessellator);

impl std::fmt::Debug for Fills {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Fills")
    }
}

impl std::fmt::Debug for Strokes {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Strokes")
    }
}

/// How fine triangles must be for a zoom: 0 is the coarsest.
pub(super) fn level(zoom: f64) -> usize {
    ZOOMS.iter().position(|most| zoom <= *most).unwrap_or(ZOOMS.len() - 1)
}

impl Tessellations {
    /// How many marks were cut since it was made. Dots are not counted: their triangles are read off a table.
    pub fn made(&self) -> u64 {
        self.made
    }

    /// How many marks are kept.
    pub fn len(&self) -> usize {
        self.kept.len()
    }

    /// Whether no mark is kept.
    pub fn is_empty(&self) -> bool {
        self.kept.is_empty()
    }

    /// Begins a geometry of a level.
    pub(super) fn begin(&mut self, level: usize) {
        if level != self.level {
            self.kept.clear();
            self.level = level;
        }
        self.now += 1;
    }

    /// Ends it.
    pub(super) fn end(&mut self) {
        let now = self.now;
        self.kept.retain(|_, kept| kept.used + FORGOTTEN > now);
    }

    /// The triangles of a mark that is not a dot.
    pub(super) fn mesh(&mut self, mark: &Mark, middle: Point) -> Arc<Mesh> {
        let key = std::ptr::from_ref(mark.flat()).addr();
        if let Some(kept) = self.kept.get_mut(&key) {
            kept.used = self.now;
            return Arc::clone(&kept.mesh);
        }
        self.made += 1;
        let mesh = Arc::new(self.cut(mark.shape(), middle).unwrap_or_default());
        let kept = Kept { mark: mark.clone(), mesh: Arc::clone(&mesh), used: self.now };
        debug_assert!(std::ptr::eq(kept.mark.flat(), mark.flat()), "clones share it");
        self.kept.insert(key, kept);
        mesh
    }

    /// Cuts a shape into triangles; nothing for one that the tessellator does not take.
    fn cut(&mut self, shape: &Shape, middle: Point) -> Option<Mesh> {
        let tolerance = narrow(STRAY / ZOOMS[self.level]);
        let mut buffers: VertexBuffers<Corner, u32> = VertexBuffers::new();
        let mut builder = BuffersBuilder::new(&mut buffers, Positions);
        match shape {
            Shape::Stroke { path, width } => {
                let options = StrokeOptions::tolerance(tolerance)
                    .with_line_width(narrow(*width))
                    .with_line_cap(LineCap::Round)
                    .with_line_join(LineJoin::Round);
                let path = self::path(path, middle, Ends::Open);
                self.strokes.0.tessellate_path(&path, &options, &mut builder).ok()?;
            }
            Shape::Area(_) | Shape::EvenOdd(_) => {
                let (path, rule) = shape.area()?;
                let rule = match rule {
                    Rule::NonZero => FillRule::NonZero,
                    Rule::EvenOdd => FillRule::EvenOdd,
                };
                let options = FillOptions::tolerance(tolerance).with_fill_rule(rule);
                let path = self::path(path, middle, Ends::Joined);
                self.fills.0.tessellate_path(&path, &options, &mut builder).ok()?;
            }
            Shape::Dot { .. } => return None,
        }
        let corners = buffers.vertices.iter().map(|corner| corner.to_array()).collect();
        Some(Mesh { corners, indices: buffers.indices })
    }

    /// Puts the triangles of a dot behind others.
    pub(super) fn dot(
        &self,
        [x, y]: [f32; 2],
        radius: f64,
        corners: &mut Vec<[f32; 2]>,
        indices: &mut Vec<u32>,
    ) {
        let first = u32::try_from(corners.len()).unwrap_or(u32::MAX);
        let stray = STRAY / ZOOMS[self.level] / radius;
        // A chord over an angle a strays by a^2 / 8.
        let turns = (std::f64::consts::PI / (2.0 * stray).sqrt()).ceil().clamp(8.0, 96.0);
        // As large as the circle.
        let step = Angle::degrees(360.0 / turns);
        let radius = narrow(radius * (step.to_radians() / step.sin()).sqrt());
        let count = whole(turns);
        for at in 0..count {
            let spoke = Angle::degrees(f64::from(at) * 360.0 / turns).unit();
            corners.push([x + narrow(spoke.x) * radius, y + narrow(spoke.y) * radius]);
        }
        for at in 2..count {
            indices.extend([first, first + at - 1, first + at]);
        }
    }
}

/// What becomes of a contour that is not closed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ends {
    Open,
    Joined,
}

/// A path for the tessellator, in millimeters from `middle`.
fn path(path: &BezPath, middle: Point, ends: Ends) -> Path {
    let at = |to: Point| point(narrow(to.x - middle.x), narrow(to.y - middle.y));
    let mut builder = Path::builder();
    let closes = ends == Ends::Joined;
    let mut is_open = false;
    let mut start = Point::ORIGIN;
    for element in path.elements() {
        if let (false, PathEl::LineTo(_) | PathEl::QuadTo(..) | PathEl::CurveTo(..)) =
            (is_open, element)
        {
            // After a close the next contour begins where the last one did.
            builder.begin(at(start));
            is_open = true;
        }
        match *element {
            PathEl::MoveTo(to) => {
                if is_open {
                    builder.end(closes);
                }
                builder.begin(at(to));
                (is_open, start) = (true, to);
            }
            PathEl::LineTo(to) => {
                builder.line_to(at(to));
            }
            PathEl::QuadTo(by, to) => {
                builder.quadratic_bezier_to(at(by), at(to));
            }
            PathEl::CurveTo(from, by, to) => {
                builder.cubic_bezier_to(at(from), at(by), at(to));
            }
            PathEl::ClosePath => {
                if is_open {
                    builder.end(true);
                }
                is_open = false;
            }
        }
    }
    if is_open {
        builder.end(closes);
    }
    builder.build()
}

#[expect(clippy::cast_possible_truncation, reason = "what 32 bits hold is enough")]
fn narrow(millimeters: f64) -> f32 {
    millimeters as f32
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within its clamp")]
fn whole(number: f64) -> u32 {
    number as u32
}
