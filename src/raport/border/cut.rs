//! Pieces of a strip cut by straight lines.

use kurbo::{Affine, BezPath, Point, Rect, Size};

/// A straight cut, in the coordinates of a strip: kept is where `a x + b y + c` is not negative.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Cut([f64; 3]);

/// How far around its frame a drawing may reach, in frames, before a clip takes the rest away. Eight times as far as
/// marks should; larger clips would be less exact, since booleans work on a grid a millionth of the drawing wide.
const AROUND: f64 = 4.0;

/// An outline of less area, in square millimeters, is none.
const SPECK: f64 = 1e-6;

impl Cut {
    /// On the diagonal of the corner at x = 0.
    pub(super) fn diagonal() -> Self {
        Self([1.0, -1.0, 0.0])
    }

    /// On the diagonal of the corner at the end of a side.
    pub(super) fn far_diagonal(side: f64) -> Self {
        Self([-1.0, -1.0, side])
    }

    /// Across the strip: what lies before `x` is kept.
    pub(super) fn before(x: f64) -> Self {
        Self([-1.0, 0.0, x])
    }

    /// Across the strip: what lies after `x` is kept.
    pub(super) fn after(x: f64) -> Self {
        Self([1.0, 0.0, -x])
    }

    /// How far inside a point lies; negative outside.
    fn depth(self, point: Point) -> f64 {
        let Self([a, b, c]) = self;
        a * point.x + b * point.y + c
    }

    /// What this cut leaves of a convex polygon.
    fn leave(self, polygon: &[Point]) -> Vec<Point> {
        let mut left = Vec::with_capacity(polygon.len() + 1);
        let next = polygon.iter().cycle().skip(1);
        for (from, to) in polygon.iter().zip(next) {
            let (here, there) = (self.depth(*from), self.depth(*to));
            if here >= 0.0 {
                left.push(*from);
            }
            if (here >= 0.0) != (there >= 0.0) {
                left.push(from.lerp(*to, here / (here - there)));
            }
        }
        left
    }
}

/// What of a drawing is kept, in its frame; none if nothing is. A convex polygon that reaches far beyond the frame
/// where it is not cut. `strip` is the map from the frame to the strip.
pub(super) fn clip(frame: Size, strip: Affine, cuts: &[Cut]) -> Option<BezPath> {
    let Size { width, height } = frame;
    let reach = AROUND * (width + height);
    let around = Rect::from_origin_size(Point::ORIGIN, frame).inflate(reach, reach);
    let mut corners = trimmed(around, strip, cuts).into_iter();
    let mut path = BezPath::new();
    path.move_to(corners.next()?);
    corners.for_each(|corner| path.line_to(corner));
    path.close_path();
    Some(path)
}

/// What of the frame is kept: corners in order, none if nothing is.
pub(super) fn outline(frame: Size, strip: Affine, cuts: &[Cut]) -> Vec<Point> {
    let corners = trimmed(Rect::from_origin_size(Point::ORIGIN, frame), strip, cuts);
    if area(&corners) < SPECK { Vec::new() } else { corners }
}

fn trimmed(rect: Rect, strip: Affine, cuts: &[Cut]) -> Vec<Point> {
    let Rect { x0, y0, x1, y1 } = rect;
    let corners = [(x0, y0), (x1, y0), (x1, y1), (x0, y1)].map(Point::from);
    let there = corners.map(|corner| strip * corner).to_vec();
    let left = cuts.iter().fold(there, |polygon, cut| cut.leave(&polygon));
    let back = strip.inverse();
    left.into_iter().map(|corner| back * corner).collect()
}

/// The area of a polygon, without sign.
pub(super) fn area(polygon: &[Point]) -> f64 {
    let next = polygon.iter().cycle().skip(1);
    let twice: f64 = polygon.iter().zip(next).map(|(a, b)| a.to_vec2().cross(b.to_vec2())).sum();
    twice.abs() / 2.0
}
