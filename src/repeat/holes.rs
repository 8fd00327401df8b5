//! Marks of latar as holes, for readers that cannot take wax away once it is drawn.
//!
//! **Invariant:** without a ground, a cloth with holes shows the same as the cloth with latar, but for areas that cross
//! themselves too often to be cut.

use std::borrow::Cow;

use kurbo::{Affine, BezPath, ParamCurve as _};

use crate::geom::disc;
use crate::geom::{clip, flat, offset, parity};
use crate::mark::{Mark, Part, Shape};

use super::Repeat;
use super::neighbors::Neighbors;

impl Repeat {
    /// The same cloth without marks of latar: what they cover is cut out of the marks below them, within 0.02 mm.
    ///
    /// Marks that no latar covers stay as they are. Cost grows with the marks that are cut.
    pub(crate) fn with_holes(&self) -> Cow<'_, Self> {
        let latar = Part::latar();
        if self.coats.iter().all(|coat| coat.part != latar) {
            return Cow::Borrowed(self);
        }
        let marks = self.artwork.marks();
        let mut above = Neighbors::new(self);
        let mut cut = Vec::new();
        // From the topmost down, so that only the latar above a mark is near it.
        for (at, mark) in marks.iter().enumerate().rev() {
            if *mark.part() == latar {
                above.insert(at, 0);
            } else {
                // Two images of a mark may have different holes, so each becomes a mark of its own.
                cut.extend(self.orbit_of(at).images.iter().rev().filter_map(|image| {
                    let holes = holes(&above, at, *image, marks);
                    without(mark.transformed(*image), &holes)
                }));
            }
        }
        cut.reverse();
        Cow::Owned(Self::of(self.artwork.clone().with_ground(cut)))
    }
}

/// What the latar in `above` covers of mark `at` under `image`, and of what is around it.
fn holes(above: &Neighbors<'_>, at: usize, image: Affine, marks: &[Mark]) -> Vec<BezPath> {
    let over = above.near(at, image).filter(|other| above.overlap(at, image, *other));
    over.filter_map(|other| covered(&marks[other.mark()].transformed(above.place(other)))).collect()
}

/// What is left of `mark`; nothing if nothing is.
fn without(mark: Mark, holes: &[BezPath]) -> Option<Mark> {
    let hole = match holes {
        [] => return Some(mark),
        // As it is: each step of clipping costs precision.
        [hole] => Cow::Borrowed(hole),
        holes => Cow::Owned(clip::union_all(holes)),
    };
    let Some(whole) = covered(&mark) else { return Some(mark) };
    let left = clip::difference(&whole, &hole);
    if left.is_empty() { None } else { mark.reshaped(Shape::Area(left)) }
}

/// Most places at which the outline of an area that is cut crosses itself: a tenth of a second.
const CROSSINGS: usize = 50_000;

/// The area that the wax of a mark covers; nothing for one that crosses itself too often.
fn covered(mark: &Mark) -> Option<BezPath> {
    Some(match mark.shape() {
        Shape::Area(path) => path.clone(),
        Shape::EvenOdd(path) => parity::resolved_within(path, CROSSINGS)?,
        Shape::Dot { center, radius } => disc(*center, *radius),
        Shape::Stroke { path, width } => {
            let line = |contour: &BezPath| {
                let line = offset::outline(contour, *width);
                let start = contour.segments().next().map(|segment| segment.start());
                // A line without length is a dot.
                if line.is_empty() { start.map(|at| disc(at, width / 2.0)) } else { Some(line) }
            };
            flat::contours(path).iter().filter_map(line).flatten().collect()
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use kurbo::Point;
    use kurbo::{Rect, Shape as _, Size};

    use crate::artwork::Artwork;
    use crate::geom::flat::area;

    #[test]
    fn only_what_lies_below_is_cut() {
        let square = |part: &str, x: f64, y: f64, side: f64| {
            let path = Rect::new(x, y, x + side, y + side).to_path(0.1);
            Mark::new(Part::new(part), Shape::Area(path)).unwrap()
        };
        let dot = |part: &str, x: f64, y: f64| {
            let shape = Shape::Dot { center: Point::new(x, y), radius: 1.0 };
            Mark::new(Part::new(part), shape).unwrap()
        };
        let marks = vec![
            // Comes in again from the left, below the hole there.
            square("tembok", 35.0, 5.0, 10.0),
            dot("isen", 20.0, 5.0),
            square("latar", 2.0, 7.0, 4.0),
            // Its box touches the dot, it does not.
            dot("latar", 21.6, 6.6),
            dot("isen", 30.0, 5.0),
            square("latar", 28.0, 3.0, 4.0),
            dot("isen", 4.0, 9.0),
        ];
        let artwork = Artwork::from_marks(Size::new(40.0, 20.0), marks.clone());
        let repeat = Repeat::of(artwork);
        let cut = repeat.with_holes();
        let left = cut.artwork().marks();
        assert_eq!(left.len(), 3, "the covered dot is gone");
        assert!((area(&covered(&left[0]).unwrap()) - (100.0 - 12.0)).abs() < 0.01, "{:?}", left[0]);
        assert_eq!(left[1..], [marks[1].clone(), marks[6].clone()]);
        assert!(matches!(cut.with_holes(), Cow::Borrowed(_)), "nothing left to cut");
    }
}
