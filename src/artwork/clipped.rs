//! What of a mark lies within a clip: borders cut their corners on the diagonal.
//!
//! **Invariant:** half a dot is never drawn.

use kurbo::{BezPath, Line, ParamCurve as _, PathSeg, Point, Rect, Shape as _};

use crate::geom::offset::offset;
use crate::geom::{self, clip, cut, parity};
use crate::mark::{Mark, Shape};

/// How far lines and areas reach over the edge of a clip, in millimeters: half a pixel at 300 dpi and a little more.
/// Without it the ground would shine through where two pieces meet, however exactly they do.
const BLEED: f64 = 0.05;

/// Most crossings of the outline of an area that is cut: a tenth of a second.
pub(super) const MOST_CROSSINGS: usize = 50_000;

/// That the outline of an area crosses itself too often to be cut.
#[derive(Debug, PartialEq)]
pub(super) struct Crossed;

/// A dot so near to the edge of a clip lies on it, in millimeters.
const ON_EDGE: f64 = 1e-6;

/// What of a mark lies within `clip`; nothing if nothing does.
///
/// Marks that no edge of the clip touches are kept as they are, which costs little. A dot is kept whole or not at all,
/// since half of it cannot be waxed: see [`whole_dot`].
pub(super) fn clipped(mark: Mark, clip: &BezPath) -> Result<Option<Mark>, Crossed> {
    if let Shape::Stroke { path, .. } | Shape::Area(path) | Shape::EvenOdd(path) = mark.shape() {
        let bounds = path.bounding_box();
        if !is_crossed(bounds, clip) {
            return Ok((clip.winding(bounds.center()) != 0).then_some(mark));
        }
    }
    if mark.shape().area().is_some_and(|(path, _)| parity::is_crossed(path, MOST_CROSSINGS)) {
        return Err(Crossed);
    }
    let (part, shape) = mark.into_parts();
    let shape = match shape {
        Shape::Stroke { path, width } => {
            let around = path.bounding_box().union(clip.bounding_box()).inflate(1.0, 1.0);
            let clip = offset(clip, BLEED);
            let beyond = clip::difference(&around.to_path(geom::TOLERANCE), &clip);
            Shape::Stroke { path: cut::outside(&path, &beyond), width }
        }
        Shape::Area(path) => Shape::Area(clip::intersection(&path, &offset(clip, BLEED))),
        Shape::EvenOdd(path) => {
            Shape::Area(clip::intersection(&parity::resolved(&path), &offset(clip, BLEED)))
        }
        Shape::Dot { center, radius } => match whole_dot(center, radius, clip) {
            Some(center) => Shape::Dot { center, radius },
            None => return Ok(None),
        },
    };
    Ok(if shape.is_empty() { None } else { Mark::new(part, shape) })
}

/// Where a dot lies whose middle lies within `clip`; nothing if it lies outside.
///
/// Beyond an edge of a clip there is mostly the mirror image of what lies before it. A dot that crosses the edge would
/// overlap its own image there; it is moved onto the edge, by less than its radius, so that the two are one dot. Edges of
/// clips are straight.
fn whole_dot(center: Point, radius: f64, clip: &BezPath) -> Option<Point> {
    let nearest = clip.segments().map(|segment| {
        let found = geom::nearest(Line::new(segment.start(), segment.end()), center);
        (found.distance_sq, segment.eval(found.t))
    });
    let (apart, on_edge) = nearest.min_by(|a, b| a.0.total_cmp(&b.0))?;
    let apart = apart.sqrt();
    if apart <= ON_EDGE {
        return Some(center);
    }
    let is_inside = clip.winding(center) != 0;
    is_inside.then_some(if apart < radius { on_edge } else { center })
}

/// Whether an edge of `clip` passes through `area` or touches it. Curved edges are taken for their boxes.
fn is_crossed(area: Rect, clip: &BezPath) -> bool {
    let Rect { x0, y0, x1, y1 } = area;
    let corners = [(x0, y0), (x1, y0), (x1, y1), (x0, y1)].map(Point::from);
    clip.segments().any(|segment| {
        if !segment.bounding_box().overlaps(area) {
            return false;
        }
        let PathSeg::Line(edge) = segment else { return true };
        let sides = corners.map(|corner| (edge.p1 - edge.p0).cross(corner - edge.p0));
        !sides.iter().all(|side| *side > 0.0) && !sides.iter().all(|side| *side < 0.0)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    use crate::mark::Part;

    /// What lies right of the diagonal.
    fn wedge() -> BezPath {
        geom::data::read("M-50 -50 L50 -50 L50 50 Z", usize::MAX).unwrap()
    }

    fn kept(shape: Shape) -> Option<Shape> {
        let kept = clipped(Mark::new(Part::new("isen"), shape).unwrap(), &wedge()).unwrap();
        kept.map(|mark| mark.into_parts().1)
    }

    fn dot(x: f64, y: f64) -> Shape {
        Shape::Dot { center: Point::new(x, y), radius: 1.0 }
    }

    #[test]
    fn a_dot_is_whole_or_gone() {
        for whole in [dot(5.0, 5.0), dot(8.0, 5.0)] {
            assert_eq!(kept(whole.clone()), Some(whole), "on the edge, and clear of it");
        }
        assert_eq!(kept(dot(4.9, 5.0)), None, "its middle lies outside");
        let Some(Shape::Dot { center, .. }) = kept(dot(6.0, 5.0)) else { panic!("no dot") };
        let off = (center - Point::new(5.5, 5.5)).hypot2();
        assert!(off < 1e-12, "across the edge: {center}");
    }

    #[test]
    fn lines_end_a_little_beyond_the_edge() {
        let path = geom::data::read("M-10 0 L10 0", usize::MAX).unwrap();
        let Some(Shape::Stroke { path, .. }) = kept(Shape::Stroke { path, width: 1.0 }) else {
            panic!("no line")
        };
        let bounds = path.bounding_box();
        // The edge has a slope of one.
        let bleed = BLEED * 2.0_f64.sqrt();
        assert!((bounds.x0 + bleed).abs() < 0.01 && bounds.x1 == 10.0, "{bounds}");
        let beside = geom::data::read("M-10 0 L-1 0", usize::MAX).unwrap();
        assert_eq!(kept(Shape::Stroke { path: beside, width: 3.0 }), None);
    }

    #[test]
    fn what_crosses_itself_too_often_is_not_cut() {
        let corner = |at: u32| {
            let around = geom::Angle::degrees(f64::from(at) * 137.5).unit() * 20.0;
            around.to_point()
        };
        let star = |points: u32| {
            let mut path = BezPath::new();
            path.move_to(corner(0));
            (1..points).for_each(|at| path.line_to(corner(at)));
            path.close_path();
            Mark::new(Part::new("isen"), Shape::EvenOdd(path)).unwrap()
        };
        assert!(clipped(star(50), &wedge()).is_ok_and(|mark| mark.is_some()));
        assert_eq!(clipped(star(600), &wedge()), Err(Crossed));
    }

    #[test]
    fn areas_are_cut_and_those_clear_of_the_edge_are_the_same() {
        let square = Rect::new(-4.0, -4.0, 4.0, 4.0).to_path(0.1);
        let Some(Shape::Area(half)) = kept(Shape::Area(square)) else { panic!("no area") };
        assert!((half.area().abs() - 32.0).abs() < 1.0, "{}", half.area());
        let clear = Shape::Area(Rect::new(6.0, -4.0, 9.0, 4.0).to_path(0.1));
        assert_eq!(kept(clear.clone()), Some(clear));
        assert_eq!(kept(Shape::Area(Rect::new(-9.0, 0.0, -6.0, 4.0).to_path(0.1))), None);
    }
}
