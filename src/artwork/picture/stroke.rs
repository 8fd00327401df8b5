//! Strokes of a picture: lines of wax where they look like it, outlines elsewhere.
//!
//! Wax ends and turns round and is as wide everywhere. A line that does too is a stroke, which stamps and fillings know
//! how to go on with; so is one whose ends and corners differ by less than a print shows. All others become the area
//! that they cover, in the space where the pen is round: a stretched picture stretches the pen.
//!
//! **Invariant:** only dashes that were counted are cut.

use kurbo::{Affine, BezPath, Cap, Join, PathEl, PathSeg, Point, Rect, Shape as _, Vec2};
use usvg::{LineCap, LineJoin, Stroke};

use crate::geom::effort::{Effort, Exhausted};
use crate::geom::{TOLERANCE, flat, length, round, stroke};
use crate::mark::Shape;

/// Millimeters by which a cap or a corner may differ before it is outlined: a dot of a print.
const VISIBLE: f64 = 0.1;

/// How many times as long as wide a line with other ends must be to be wax: so round ends add two hundredths at most.
const SLENDER: f64 = 40.0;

/// How much wider a line may be one way than the other and still be round.
const EVEN: f64 = 1.01;

/// Contours smaller than this are dots, in millimeters.
const DOT: f64 = 1e-4;

/// How long a dash without length is made, in widths, so that its ends know where they point.
const SPECK: f64 = 1e-3;

/// A stroke as a pen that draws in a space of millimeters, where it is round.
pub(super) struct Pen {
    style: kurbo::Stroke,
    /// Dashes, and gaps between them.
    dashes: Vec<f64>,
    offset: f64,
    /// What is smaller is a dot.
    dot: f64,
    /// Whether some dashes are dots.
    has_dots: bool,
    /// From user units to the space of the pen.
    pen_from_user: Affine,
    /// From there to the picture.
    picture_from_pen: Affine,
}

impl Pen {
    /// The pen of `stroke` under `map`, from user units to millimeters. With `pixel`, the millimeters of a pixel, the
    /// line is as wide however it is stretched. None if it leaves nothing.
    pub(super) fn of(stroke: &Stroke, map: Affine, pixel: Option<f64>) -> Option<Self> {
        let mean = map.determinant().abs().sqrt();
        let (unit, pen_from_user, picture_from_pen) = match pixel {
            Some(pixel) => (pixel, map, Affine::IDENTITY),
            None => (mean, Affine::scale(mean), map * Affine::scale(1.0 / mean)),
        };
        let width = f64::from(stroke.width().get()) * unit;
        if !(width > 0.0 && picture_from_pen.is_finite()) {
            return None;
        }
        let join = match stroke.linejoin() {
            // Browsers know no clipped points.
            LineJoin::Miter | LineJoin::MiterClip => Join::Miter,
            LineJoin::Round => Join::Round,
            LineJoin::Bevel => Join::Bevel,
        };
        let cap = match stroke.linecap() {
            LineCap::Butt => Cap::Butt,
            LineCap::Round => Cap::Round,
            LineCap::Square => Cap::Square,
        };
        let style = kurbo::Stroke::new(width).with_caps(cap).with_join(join);
        let style = style.with_miter_limit(f64::from(stroke.miterlimit().get()));
        let dashes = stroke.dasharray().unwrap_or_default();
        let mut dashes: Vec<f64> = dashes.iter().map(|dash| f64::from(*dash) * unit).collect();
        let sum: f64 = dashes.iter().sum();
        let offset = f64::from(stroke.dashoffset()) * unit;
        if !(sum.is_finite() && sum > 0.0 && offset.is_finite()) {
            dashes.clear();
        }
        let speck = (SPECK * width).max(DOT);
        let (mut offset, mut dot, mut has_dots) = (offset, DOT, false);
        if cap != Cap::Butt
            && dashes.len().is_multiple_of(2)
            && dashes.iter().step_by(2).any(|it| *it < speck)
        {
            for pair in dashes.chunks_exact_mut(2) {
                let longer = (speck - pair[0]).max(0.0).min(pair[1]);
                pair[0] += longer;
                pair[1] -= longer;
            }
            has_dots = true;
            // In the middle of it, so that none is lost where the line ends.
            offset += speck / 2.0;
            dot = if cap == Cap::Round { 2.0 * speck } else { DOT };
        }
        Some(Self { style, dashes, offset, dot, has_dots, pen_from_user, picture_from_pen })
    }

    /// `path` in the space of the pen.
    pub(super) fn taken(&self, path: &BezPath) -> BezPath {
        self.pen_from_user * path
    }

    /// How many elements a line has at most once it is cut into dashes.
    fn pieces(&self, line: &BezPath) -> usize {
        if self.dashes.is_empty() {
            return 0;
        }
        let along = flat::along(line);
        let rounds = along / self.dashes.iter().sum::<f64>();
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a cast saturates, and lengths are not negative"
        )]
        let rounds = if rounds.is_finite() { rounds as usize } else { usize::MAX };
        rounds.saturating_mul(2).saturating_mul(self.dashes.len())
    }

    /// What the pen leaves along a line in its space.
    ///
    /// Dashes are spent from `pieces` before they are cut, an element a step. Tight bends are swept as far as `sweeping`
    /// lasts.
    #[expect(
        clippy::disallowed_methods,
        reason = "dashes end within a nanometer of where they should, on every machine"
    )]
    pub(super) fn drawn(
        &self,
        line: BezPath,
        pieces: &Effort,
        sweeping: &Effort,
    ) -> Result<Vec<Shape>, Exhausted> {
        pieces.spend(self.pieces(&line))?;
        // Beyond all cloth nobody sees dashes, and nobody can tell where they would be.
        let line = if self.dashes.is_empty() || !flat::is_sane(&line) {
            line
        } else {
            kurbo::dash(line.iter(), self.offset, &self.dashes).collect()
        };
        let (mut shapes, mut wax, mut outline) = (Vec::new(), BezPath::new(), BezPath::new());
        for contour in flat::contours(&line) {
            let around = around(&contour);
            if around.width() + around.height() < self.dot {
                if !self.dashes.is_empty() && !self.has_dots {
                    // What rounding leaves of a dash at the end of a line.
                    continue;
                }
                match self.dot(around.center()) {
                    Some(Shape::Area(area)) => outline.extend(area),
                    dot => shapes.extend(dot),
                }
            } else if self.is_even() && self.is_wax(&contour) {
                wax.extend(contour);
            } else {
                outline.extend(stroke::outlined(&contour, &self.style, sweeping));
            }
        }
        if !wax.is_empty() {
            let width = self.style.width * self.scale();
            shapes.push(Shape::Stroke { path: self.picture_from_pen * wax, width });
        }
        if !outline.is_empty() {
            shapes.push(Shape::Area(self.picture_from_pen * outline));
        }
        Ok(shapes)
    }

    /// What a line without length leaves.
    fn dot(&self, at: Point) -> Option<Shape> {
        let half = self.style.width / 2.0;
        match self.style.start_cap {
            Cap::Butt => None,
            Cap::Round if self.is_even() => {
                Some(Shape::Dot { center: self.picture_from_pen * at, radius: half * self.scale() })
            }
            Cap::Round => Some(Shape::Area(round::circle(at, half, TOLERANCE / 2.0))),
            Cap::Square => {
                let square = Rect::from_center_size(at, (2.0 * half, 2.0 * half));
                Some(Shape::Area(square.to_path(TOLERANCE)))
            }
        }
    }

    /// How much larger the picture is than the space of the pen; only where it is even.
    fn scale(&self) -> f64 {
        self.picture_from_pen.determinant().abs().sqrt()
    }

    /// Whether the pen is round in the picture.
    fn is_even(&self) -> bool {
        let [a, b, c, d, ..] = self.picture_from_pen.as_coeffs();
        // The larger stretch and the smaller one.
        let (sum, product) = (a * a + b * b + c * c + d * d, (a * d - b * c).abs());
        let root = (sum * sum / 4.0 - product * product).max(0.0).sqrt();
        let (most, least) = (sum / 2.0 + root, sum / 2.0 - root);
        most <= least * EVEN * EVEN
    }

    /// Whether a contour looks like wax, which ends and turns round.
    fn is_wax(&self, contour: &BezPath) -> bool {
        let half = self.style.width / 2.0;
        if self.style.start_cap != Cap::Round && !is_closed(contour) {
            let along = flat::along(contour);
            let is_slender = along >= SLENDER * self.style.width && self.dashes.is_empty();
            if half > VISIBLE || !is_slender {
                return false;
            }
        }
        let is_off = |(a, b): (Vec2, Vec2)| self.corner(a, b) * half > VISIBLE;
        self.style.join == Join::Round
            || half <= VISIBLE / 4.0
            || !corners(contour).into_iter().any(is_off)
    }

    /// By how many half widths a corner from `a` to `b` differs from a round one.
    fn corner(&self, a: Vec2, b: Vec2) -> f64 {
        // The cosine of half the turn.
        let half = ((1.0 + a.dot(b)).max(0.0) / 2.0).sqrt();
        let is_pointed = self.style.join != Join::Bevel && half * self.style.miter_limit >= 1.0;
        if is_pointed { 1.0 / half - 1.0 } else { 1.0 - half }
    }
}

fn around(contour: &BezPath) -> Rect {
    let ends = contour.segments().flat_map(|segment| {
        let cubic = segment.to_cubic();
        [cubic.p0, cubic.p1, cubic.p2, cubic.p3]
    });
    let moved = contour.elements().first().and_then(PathEl::end_point);
    let all = moved.into_iter().chain(ends).map(|p| Rect::from_points(p, p));
    all.reduce(|a, b| a.union(b)).unwrap_or_default()
}

/// The directions before and after each joint of one contour.
fn corners(contour: &BezPath) -> Vec<(Vec2, Vec2)> {
    let ways: Vec<(Vec2, Vec2)> = contour.segments().filter_map(|segment| ways(&segment)).collect();
    let mut corners: Vec<_> = ways.windows(2).map(|pair| (pair[0].1, pair[1].0)).collect();
    if let (true, [first, .., last]) = (is_closed(contour), ways.as_slice()) {
        corners.push((last.1, first.0));
    }
    corners
}

fn is_closed(contour: &BezPath) -> bool {
    contour.elements().last() == Some(&PathEl::ClosePath)
}

/// The directions in which a segment begins and ends; none without length.
fn ways(segment: &PathSeg) -> Option<(Vec2, Vec2)> {
    let cubic = segment.to_cubic();
    let way = |v: Vec2| {
        let reach = length(v);
        (reach > 0.0 && reach.is_finite()).then(|| v / reach)
    };
    let points = [cubic.p0, cubic.p1, cubic.p2, cubic.p3];
    let begin = points.iter().find_map(|p| way(*p - cubic.p0))?;
    let end = points.iter().rev().find_map(|p| way(cubic.p3 - *p))?;
    Some((begin, end))
}
