//! The places of marks: of each mark the images of its face, less those on which it falls onto itself.
//!
//! A rosette in the middle of a turn is the same after the turn; it is laid once, not four times.
//!
//! **Invariant:** no mark lies twice on the same spot, and none is lost.

use std::collections::BTreeMap;

use kurbo::{Affine, BezPath, PathEl, PathSeg, Point, Rect, Size, Vec2};

use crate::artwork::Artwork;
use crate::geom::Lattice;
use crate::geom::lattice::SAME;
use crate::mark::{Mark, Shape};

/// Where the copies of a mark lie.
#[derive(Clone, Debug, PartialEq)]
pub struct Orbit {
    /// Inside one cell of the lattice: maps from the frame to the cloth.
    pub images: Vec<Affine>,
    /// Inside one period, which is a block repeat: each image by each lattice step.
    pub cell: Vec<Affine>,
}

/// Two points nearer than this are the same, in millimeters: far below what an export writes.
const NEAR: f64 = 1e-4;

/// Side of the squares by which images are sorted, in millimeters: small enough that few share one by chance.
const SQUARE: f64 = 100.0 * NEAR;

/// The different orbits, and for each mark the number of its own.
pub(super) fn of(artwork: &Artwork, period: Size) -> (Vec<Orbit>, Vec<u32>) {
    let raport = artwork.raport();
    let lattice = raport.lattice;
    let steps = steps(lattice, period);
    let mut kinds: Vec<(u32, Vec<usize>)> = Vec::new();
    let mut orbit_of = Vec::with_capacity(artwork.marks().len());
    for (mark, origin) in artwork.marks().iter().zip(artwork.origins()) {
        let face = origin.face;
        let images = &raport.faces[face as usize].images;
        let kept = match images.len() {
            0 | 1 => (0..images.len()).collect(),
            _ => kept(mark, images, lattice),
        };
        let kind = (face, kept);
        // Neighbors mostly have the same; there are a handful.
        let at = kinds.iter().rposition(|known| *known == kind).unwrap_or_else(|| {
            kinds.push(kind);
            kinds.len() - 1
        });
        orbit_of.push(u32::try_from(at).unwrap_or(u32::MAX));
    }
    let orbit = |(face, kept): (u32, Vec<usize>)| {
        let all = &raport.faces[face as usize].images;
        let images: Vec<Affine> = kept.into_iter().map(|at| all[at]).collect();
        let moved = |step: &Vec2| {
            let step = Affine::translate(*step);
            images.iter().map(move |image| step * *image).collect::<Vec<_>>()
        };
        let cell = steps.iter().flat_map(moved).collect();
        Orbit { images, cell }
    };
    (kinds.into_iter().map(orbit).collect(), orbit_of)
}

/// The lattice steps inside one period.
fn steps(lattice: Lattice, period: Size) -> Vec<Vec2> {
    // Half-open, and a hair early, so that a point on the right or lower edge belongs to the next period.
    let origin = (Vec2::new(period.width, period.height) * -SAME).to_point();
    let inside =
        |step: &Vec2| step.x < period.width * (1.0 - SAME) && step.y < period.height * (1.0 - SAME);
    lattice.sums_in(Rect::from_origin_size(origin, period)).into_iter().filter(inside).collect()
}

/// Which images show a mark where no earlier image does. Grows with the images: a stripe has thousands.
fn kept(mark: &Mark, images: &[Affine], lattice: Lattice) -> Vec<usize> {
    let anchor = anchor(mark);
    // Away from the special places of a cell, so that none of them is split by its edge.
    let origin = lattice.sum(0.377, 0.591).to_point();
    let square = |place: f64| (place / SQUARE).floor();
    let mut squares: BTreeMap<(i64, i64), Vec<usize>> = BTreeMap::new();
    let mut kept: Vec<usize> = Vec::new();
    for (at, image) in images.iter().enumerate() {
        let spot = lattice.wrap(*image * anchor, origin);
        let falls = |earlier: &usize| {
            let back = images[*earlier].inverse() * *image;
            falls_on_itself(mark, anchor, back, turned(images[*earlier], lattice))
        };
        let near = |place: f64| [square(place - NEAR), square(place + NEAR)].map(whole);
        let [x, y] = [near(spot.x), near(spot.y)];
        let corners = [(x[0], y[0]), (x[1], y[0]), (x[0], y[1]), (x[1], y[1])];
        if !corners.iter().filter_map(|corner| squares.get(corner)).flatten().any(falls) {
            squares.entry((whole(square(spot.x)), whole(square(spot.y)))).or_default().push(at);
            kept.push(at);
        }
    }
    kept
}

/// A point that goes with a mark wherever a map takes it: the middle of its corners and handles.
fn anchor(mark: &Mark) -> Point {
    match mark.shape() {
        Shape::Dot { center, .. } => *center,
        Shape::Stroke { path, .. } | Shape::Area(path) | Shape::EvenOdd(path) => {
            let points = points(path);
            let sum = points.iter().fold(Vec2::ZERO, |sum, point| sum + point.to_vec2());
            (sum / points.len().max(1) as f64).to_point()
        }
    }
}

#[expect(clippy::cast_possible_truncation, reason = "saturates, which is meant")]
fn whole(square: f64) -> i64 {
    square as i64
}

/// The lattice as it is seen from under an image.
fn turned(image: Affine, lattice: Lattice) -> Lattice {
    let back = image.inverse().with_translation(Vec2::ZERO);
    let seen = |v: Vec2| (back * v.to_point()).to_vec2();
    Lattice { a: seen(lattice.a), b: seen(lattice.b) }
}

/// Whether `map` and a lattice step take a mark onto itself.
fn falls_on_itself(mark: &Mark, anchor: Point, map: Affine, lattice: Lattice) -> bool {
    let away = map * anchor - anchor;
    let (i, j) = lattice.coordinates(away);
    let step = lattice.sum(i.round(), j.round());
    if (away - step).hypot2() > NEAR * NEAR {
        return false;
    }
    match mark.shape() {
        Shape::Dot { .. } => true,
        Shape::Stroke { path, .. } | Shape::Area(path) | Shape::EvenOdd(path) => {
            is_same(path, Affine::translate(-step) * map)
        }
    }
}

/// Whether `map` takes a path onto itself: as often as any segment occurs in it, it occurs among the images. Where a
/// contour begins, or which way it runs, makes no difference.
fn is_same(path: &BezPath, map: Affine) -> bool {
    let segments = sorted(path.segments().map(|segment| corners(segment, Affine::IDENTITY)));
    let moved = sorted(path.segments().map(|segment| corners(segment, map)));
    let mut used = vec![false; segments.len()];
    let is_like = |a: &[Point; 4], b: &[Point; 4]| {
        let near = |(a, b): (&Point, &Point)| (*a - *b).hypot2() < NEAR * NEAR;
        a.iter().zip(b).all(near) || a.iter().rev().zip(b).all(near)
    };
    moved.iter().all(|segment| {
        let from = segments.partition_point(|other| key(other) < key(segment) - NEAR);
        let found = (from..segments.len())
            .take_while(|at| key(&segments[*at]) <= key(segment) + NEAR)
            .find(|at| !used[*at] && is_like(&segments[*at], segment));
        found.is_some_and(|at| {
            used[at] = true;
            true
        })
    })
}

/// A segment as a cubic, moved.
fn corners(segment: PathSeg, map: Affine) -> [Point; 4] {
    let cubic = segment.to_cubic();
    [cubic.p0, cubic.p1, cubic.p2, cubic.p3].map(|point| map * point)
}

/// What a segment is sorted by: the same for both directions.
fn key(corners: &[Point; 4]) -> f64 {
    corners.iter().map(|point| point.x).sum::<f64>() / 4.0
}

fn sorted(segments: impl Iterator<Item = [Point; 4]>) -> Vec<[Point; 4]> {
    let mut segments: Vec<[Point; 4]> = segments.collect();
    segments.sort_by(|a, b| key(a).total_cmp(&key(b)));
    segments
}

/// Corners and handles, each segment by its own.
fn points(path: &BezPath) -> Vec<Point> {
    let mut points = Vec::new();
    for segment in path.segments() {
        let cubic = segment.to_cubic();
        points.extend([cubic.p0, cubic.p1, cubic.p2, cubic.p3]);
    }
    if points.is_empty() {
        points.extend(path.elements().iter().filter_map(PathEl::end_point));
    }
    points
}

#[cfg(test)]
mod tests {
    use super::*;
    use kurbo::Shape as _;

    use crate::mark::Part;

    fn area(path: BezPath) -> Mark {
        Mark::new(Part::new("tembok"), Shape::Area(path)).unwrap()
    }

    #[test]
    fn a_mark_in_the_middle_of_a_turn_is_laid_once() {
        let lattice = Lattice::block(Size::new(40.0, 40.0));
        let turns: Vec<Affine> = (0..4)
            .map(|k| crate::geom::turn(crate::geom::Angle::degrees(90.0 * f64::from(k))))
            .collect();
        let square = Rect::new(-3.0, -3.0, 3.0, 3.0).to_path(0.1);
        let bar = Rect::new(-5.0, -1.0, 5.0, 1.0).to_path(0.1);
        let away = Rect::new(17.0, 17.0, 23.0, 23.0).to_path(0.1);
        for (path, expected) in [(square, vec![0]), (bar.clone(), vec![0, 1]), (away, vec![0])] {
            let mark = area(path);
            assert_eq!(kept(&mark, &turns, lattice), expected);
        }
        let aside = area(Affine::translate((2.0, 0.0)) * bar);
        assert_eq!(kept(&aside, &turns, lattice), [0, 1, 2, 3]);
        let dot = |x: f64, y: f64| {
            Mark::new(Part::new("isen"), Shape::Dot { center: Point::new(x, y), radius: 1.0 })
                .unwrap()
        };
        for (dot, count) in
            [(dot(0.0, 0.0), 1), (dot(20.0, 0.0), 2), (dot(20.0, 60.0), 1), (dot(3.0, 4.0), 4)]
        {
            assert_eq!(kept(&dot, &turns, lattice).len(), count, "{dot:?}");
        }
    }

    #[test]
    fn curves_with_even_handles_are_not_even() {
        // Corners and handles of the first lie the same after a turn, but the curve does not; that of the second does.
        let quarter = |k: u32| crate::geom::turn(crate::geom::Angle::degrees(90.0 * f64::from(k)));
        let lattice = Lattice::block(Size::new(80.0, 80.0));
        for (data, expected) in [("M-5,-5 C5,-5 5,5 -5,5", 4), ("M-5,0 C-5,-8 5,8 5,0", 2)] {
            let path = crate::geom::data::read(data, usize::MAX).unwrap();
            let mark = Mark::new(Part::new("isen"), Shape::Stroke { path, width: 1.0 }).unwrap();
            let turns = [quarter(0), quarter(1), quarter(2), quarter(3)];
            assert_eq!(kept(&mark, &turns, lattice).len(), expected, "{data}");
        }
    }
}
