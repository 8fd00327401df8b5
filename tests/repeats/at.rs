//! What lies at a point, against the painter.

use canting::artwork::Artwork;
use canting::design::Step;
use canting::design::step::Corner;
use canting::geom::flat::{self, Contour};
use canting::geom::{self, Angle, REACH, TOLERANCE, length, turn};
use canting::mark::{Mark, Part, Shape};
use canting::raster::{Grid, Owner, Painter, Window};
use canting::repeat::{Lying, Repeat};
use canting::seed::Stream;
use canting::symmetry::Frieze;
use kurbo::{Affine, BezPath, Line, Point, Rect, Shape as _, Size};

use crate::golden::{materials, samples};

/// Pixels in a millimeter, pixels along a side of a window, and windows of a design.
const SCALE: f64 = 4.0;
const SIDE: u32 = 24;
const WINDOWS: usize = 5;

/// Points of a design at which every mark is asked.
const POINTS: usize = 12;

/// On every sample, the mark found at the middle of a pixel has the part that covers all of it and of those around it.
#[test]
fn the_topmost_mark_is_the_one_that_is_painted() {
    let materials = materials();
    for (name, design) in samples() {
        let repeat = Repeat::of(Artwork::of(&design, &materials));
        let painter = Painter::new(&repeat, Grid::plain(SCALE));
        let mut stream = Stream::new(11, &name);
        let mut asked = 0;
        for _ in 0..WINDOWS {
            // Some periods away, too.
            let period = repeat.period();
            #[expect(clippy::cast_possible_truncation, reason = "some thousand pixels")]
            let mut place = |side: f64| (stream.between(-1.0, 2.0) * side * SCALE) as i64;
            let [x, y] = [place(period.width), place(period.height)];
            asked += agrees(&repeat, &painter, [x, y], &name);
        }
        assert!(asked > 100, "{name}: {asked} pixels");
    }
}

/// Compares one window; how many of its pixels lie away from edges.
fn agrees(repeat: &Repeat, painter: &Painter, [x, y]: [i64; 2], name: &str) -> usize {
    let window = Window { x, y, width: SIDE, height: SIDE };
    let shares = painter.shares(window);
    let side = SIDE as usize;
    let pure = |owner: Owner<'_>| match owner {
        Owner::Pure(part) => Some(usize::from(part)),
        Owner::Mixed(_) => None,
    };
    let owners: Vec<Option<usize>> = shares.spots().map(pure).collect();
    let mut asked = 0;
    for at in (1..side - 1).flat_map(|row| (1..side - 1).map(move |column| row * side + column)) {
        let around = [at - side, at - 1, at, at + 1, at + side].map(|at| owners[at]);
        let Some(part) = around[0].filter(|_| around.iter().all(|owner| *owner == around[0]))
        else {
            continue;
        };
        let pixel =
            Point::new(x as f64 + (at % side) as f64 + 0.5, y as f64 + (at / side) as f64 + 0.5);
        let point = (pixel.to_vec2() / SCALE).to_point();
        let found = repeat.at(point);
        let part_of = |at: usize| repeat.artwork().marks()[found[at].mark].part().clone();
        let topmost = if found.is_empty() { Part::latar() } else { part_of(0) };
        assert_eq!(topmost, shares.parts()[part], "{name} at {point}");
        asked += 1;
    }
    asked
}

/// How far a copy of a mark lies from a point of the cloth, below 0 where it covers it: on its own curves, place by place.
fn apart(mark: &Mark, place: Affine, point: Point) -> f64 {
    // Flat, but ten times finer than what is asked.
    let from = |path: &BezPath| {
        let contours = flat::flatten_all(&(place * path), TOLERANCE / 10.0);
        let lines = contours.iter().flat_map(|Contour { points, closed }| {
            let is_joined = *closed || points.len() == 1;
            let ends = points.iter().skip(1).chain(points.first().filter(|_| is_joined));
            points.iter().zip(ends).map(|(from, to)| Line::new(*from, *to))
        });
        let near = lines.map(|line| geom::nearest(line, point).distance_sq);
        near.fold(f64::INFINITY, f64::min).sqrt()
    };
    let inside = |path: &BezPath, is_inside: fn(i32) -> bool| {
        let side = if is_inside(path.winding(place.inverse() * point)) { -1.0 } else { 1.0 };
        side * from(path)
    };
    match mark.shape() {
        Shape::Dot { center, radius } => {
            (length(place.inverse() * point - *center) - radius) * place.determinant().abs().sqrt()
        }
        Shape::Stroke { path, width } => {
            from(path) - width / 2.0 * place.determinant().abs().sqrt()
        }
        Shape::Area(path) => inside(path, |turns| turns != 0),
        Shape::EvenOdd(path) => inside(path, |turns| turns % 2 != 0),
    }
}

/// What lies at a point, the last drawn first, by asking every mark; nothing where an edge is too near to tell.
fn asked(repeat: &Repeat, point: Point) -> Option<Vec<usize>> {
    let around = Rect::from_points(point, point).inflate(1.0, 1.0);
    let mut lying = Vec::new();
    for (number, mark) in repeat.artwork().marks().iter().enumerate().rev() {
        for place in repeat.copies_of(number, around) {
            let apart = apart(mark, place, point);
            if apart.abs() < 3.0 * TOLERANCE {
                return None;
            }
            lying.extend((apart < 0.0).then_some(number));
        }
    }
    Some(lying)
}

/// On every sample, the marks found are those that lie there, in the order in which they were drawn, each of its layer and
/// at its place.
#[test]
fn every_mark_is_found_in_the_order_of_drawing() {
    let materials = materials();
    let mut deep = 0;
    for (name, design) in samples() {
        let repeat = Repeat::of(Artwork::of(&design, &materials));
        let artwork = repeat.artwork();
        let mut stream = Stream::new(5, &name);
        for _ in 0..POINTS {
            let period = repeat.period();
            let mut place = |side: f64| stream.between(-1.0, 2.0) * side;
            let point = Point::new(place(period.width), place(period.height));
            let Some(expected) = asked(&repeat, point) else { continue };
            let found = repeat.at(point);
            let numbers: Vec<usize> = found.iter().map(|lying| lying.mark).collect();
            assert_eq!(numbers, expected, "{name} at {point}");
            let layers: Vec<u32> =
                numbers.iter().map(|mark| artwork.origins()[*mark].layer).collect();
            assert!(layers.is_sorted_by(|a, b| a >= b), "{name} at {point}: layers {layers:?}");
            for Lying { mark, cloth_from_tile } in found {
                let apart = apart(&artwork.marks()[mark], cloth_from_tile, point);
                assert!(apart < 0.0, "{name} at {point}: mark {mark} lies {apart} mm away");
            }
            deep += usize::from(numbers.len() > 1);
        }
    }
    assert!(deep > 20, "{deep} points with more than one mark");
}

/// Marks on a tile of 20 x 20 mm, and the numbers of those at a point.
fn numbers(marks: Vec<Mark>, point: (f64, f64)) -> Vec<usize> {
    let repeat = Repeat::of(Artwork::from_marks(Size::new(20.0, 20.0), marks));
    repeat.at(point.into()).iter().map(|lying| lying.mark).collect()
}

fn area(part: &str, area: Rect) -> Mark {
    Mark::new(Part::new(part), Shape::Area(area.to_path(0.1))).unwrap()
}

/// A mark goes to the first coat of its part, below marks of that part over which it was drawn.
#[test]
fn coats_change_no_order() {
    let strip = |part: &str, from: f64, to: f64| area(part, Rect::new(from, 2.0, to, 6.0));
    let marks = vec![
        strip("tembok", 1.0, 3.0),
        strip("klowong", 2.0, 6.0),
        strip("tembok", 4.0, 12.0),
        strip("tembok", 10.0, 16.0),
    ];
    let repeat = Repeat::of(Artwork::from_marks(Size::new(20.0, 20.0), marks.clone()));
    assert_eq!(repeat.coats()[0].marks, [0, 3], "below mark 2");
    assert_eq!(numbers(marks.clone(), (11.0, 4.0)), [3, 2]);
    assert_eq!(numbers(marks.clone(), (-15.0, 4.0)), [2, 1]);
    assert_eq!(numbers(marks, (2.5, 24.0)), [1, 0]);
}

/// Under the topmost mark lie the others in order, and a copy is found with its own matrix.
#[test]
fn what_lies_below_comes_after() {
    let square =
        |part: &str, side: f64| area(part, Rect::from_center_size((10.0, 10.0), (side, side)));
    let marks = vec![square("tembok", 12.0), square("isen", 8.0), square("latar", 4.0)];
    let found = |x: f64| numbers(marks.clone(), (x, 50.0));
    assert_eq!(found(-10.0), [2, 1, 0]);
    assert_eq!(found(-7.0), [1, 0]);
    assert_eq!(found(-5.0), [0]);
    assert!(found(-1.0).is_empty());
    let same = vec![square("isen", 12.0), square("isen", 8.0), square("isen", 10.0)];
    assert_eq!(numbers(same, (10.0, 10.0)), [2, 1, 0], "of one part, in one coat");
}

#[test]
fn nothing_lies_where_no_cloth_is() {
    let whole = vec![area("isen", Rect::new(-5.0, -5.0, 25.0, 25.0))];
    assert!(!numbers(whole.clone(), (REACH, -REACH)).is_empty());
    for off in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 1e12, -1e12, f64::MAX, -1e300] {
        assert!(numbers(whole.clone(), (off, 1.0)).is_empty(), "{off}");
        assert!(numbers(whole.clone(), (1.0, off)).is_empty(), "{off}");
    }
}

/// Units of a border that is too short for them are squeezed, but the pen stays round.
#[test]
fn a_stretched_line_is_found_as_far_as_it_reaches() {
    let step =
        Step::Pinggiran { frieze: Frieze::P111, unit: Size::new(5.0, 5.0), corner: Corner::Mitre };
    let mut path = BezPath::new();
    path.move_to((2.0, 2.0));
    path.line_to((3.0, 2.5));
    let line = Mark::new(Part::new("isen"), Shape::Stroke { path, width: 6.0 }).unwrap();
    let repeat = super::laid(&step, Size::new(47.0, 41.0), vec![line]);
    let mut stretched = 0;
    for place in &repeat.orbit_of(0).cell {
        let half = 3.0 * place.determinant().abs().sqrt();
        stretched += usize::from((half - 3.0).abs() > 0.01);
        for (end, degrees) in [(2.0, 2.0), (3.0, 2.5)]
            .into_iter()
            .flat_map(|end| (0..12).map(move |twelfth| (end, f64::from(twelfth) * 30.0)))
        {
            let way = turn(Angle::degrees(degrees)) * Point::new(half - 2.0 * TOLERANCE, 0.0);
            let point = *place * Point::from(end) + way.to_vec2();
            let copies = repeat.copies_of(0, Rect::from_points(point, point));
            let is_same = |copy: &Affine| {
                let off = |p: (f64, f64)| length(*copy * Point::from(p) - *place * Point::from(p));
                off((0.0, 0.0)) + off((1.0, 0.0)) + off((0.0, 1.0)) < 1e-6
            };
            assert!(copies.iter().any(is_same), "{place:?} at {point}");
            let found = repeat.at(point);
            assert!(
                found.iter().any(|lying| is_same(&lying.cloth_from_tile)),
                "{place:?} at {point}"
            );
        }
    }
    assert!(stretched > 0, "no unit is stretched");
}
