//! Regions against a slow search.

use std::cell::Cell;
use std::ops::ControlFlow;

use kurbo::Affine;

use super::*;
use crate::geom::{Angle, round, turn};
use crate::mark::Part;
use crate::seed::Stream;

fn star() -> BezPath {
    let mut path = BezPath::new();
    for i in 0..5 {
        // Every other corner of a pentagon: the star crosses itself, its middle is wound around twice.
        let at = Angle::degrees(f64::from(i) * 144.0).unit() * 20.0;
        if i == 0 { path.move_to(at.to_point()) } else { path.line_to(at.to_point()) }
    }
    path.close_path();
    path.extend(round::circle((10.0, 1.0), 2.0, 0.001).reverse_subpaths().iter());
    path
}

fn mark(shape: Shape) -> Mark {
    Mark::new(Part::new(Part::KLOWONG), shape).unwrap()
}

fn obstacles() -> Vec<Mark> {
    let mut line = BezPath::new();
    line.move_to((-30.0, -3.0));
    line.line_to((4.0, 9.0));
    let blot = Affine::translate((-6.0, 2.0))
        * turn(Angle::radians(0.5))
        * round::ellipse((0.0, 0.0), (7.0, 3.0), 0.001);
    vec![
        mark(Shape::Area(blot)),
        mark(Shape::Stroke { path: line, width: 1.0 }),
        mark(Shape::Dot { center: Point::new(5.0, -4.0), radius: 2.0 }),
    ]
}

/// The distance to all edges and wax, one by one.
fn slowly(edges: &[Edge], point: Point, shifts: &[Vec2]) -> f64 {
    let to = |(a, b): (Point, Point)| {
        let along = b - a;
        let share = if a == b { 0.0 } else { (point - a).dot(along) / along.hypot2() };
        geom::distance(point, a + along * share.clamp(0.0, 1.0))
    };
    let segments = |edge: &Edge| edge.segments().collect::<Vec<_>>();
    let mut best = f64::MAX;
    for edge in edges {
        for (a, b) in segments(edge) {
            for &shift in shifts {
                best = best.min(to((a + shift, b + shift)) - edge.radius);
            }
        }
    }
    best
}

#[test]
fn depth_is_what_a_slow_search_finds() {
    let (outline, obstacles) = (star(), obstacles());
    let region = Region::within(&outline, &obstacles);
    let Shape::Area(blot) = obstacles[0].shape() else { unreachable!() };
    let mut stream = Stream::new(1, "points");
    for _ in 0..4000 {
        let point = Point::new(stream.between(-25.0, 25.0), stream.between(-25.0, 25.0));
        let gap = slowly(region.edges(), point, &[Vec2::ZERO]);
        if gap.abs() < 0.02 {
            continue;
        }
        let inside = outline.winding(point) != 0 && blot.winding(point) == 0;
        assert_eq!(region.contains(point), inside, "{point:?}");
        let wanted = if inside { gap } else { -gap.abs() };
        let found = region.depth(point, 6.0);
        let wanted = wanted.clamp(-6.0, 6.0);
        assert!((found - wanted).abs() < 1e-9, "{point:?}: {found} for {wanted}");
    }
}

#[test]
fn distances_reach_across_the_edges_of_a_ground() {
    let steps = [(0.0, 0.0), (0.5, 0.0), (0.0, 0.5), (1.0 / 3.0, 0.0), (0.37, 0.0), (0.0, 0.75)];
    for tile in [Size::new(31.0, 17.0), Size::new(12.0, 60.0)] {
        for (drop, shift) in steps {
            reaches_across(tile, Lattice::upright(tile, drop, shift));
        }
    }
}

fn reaches_across(tile: Size, lattice: Lattice) {
    let obstacles = obstacles();
    let region = Region::ground(tile, lattice, &obstacles);
    assert_eq!(region.lattice(), Some(lattice));
    let Shape::Area(blot) = obstacles[0].shape() else { unreachable!() };
    let near = Rect::new(-50.0, -50.0, 90.0, 90.0);
    let shifts = lattice.sums_touching(Rect::new(-30.0, -6.0, 7.0, 9.0), near);
    let mut stream = Stream::new(2, "points");
    for _ in 0..1000 {
        let point = Point::new(stream.between(-5.0, 40.0), stream.between(-5.0, 30.0));
        let gap = slowly(region.edges(), point, &shifts);
        if gap.abs() < 0.02 {
            continue;
        }
        let covered = shifts.iter().any(|shift| blot.winding(point - *shift) != 0);
        assert_eq!(region.contains(point), !covered, "{lattice:?} {point:?}");
        let wanted = if covered { -gap.abs() } else { gap }.clamp(-4.0, 4.0);
        let found = region.depth(point, 4.0);
        assert!((found - wanted).abs() < 1e-9, "{lattice:?} {point:?}: {found} for {wanted}");
    }
}

#[test]
fn the_whole_width_of_a_mark_counts() {
    let square = Rect::new(0.0, 0.0, 10.0, 10.0).to_path(0.1);
    let pin = mark(Shape::Dot { center: Point::new(5.0, 5.0), radius: 0.1 });
    let region = Region::within(&square, &[pin]);
    let dot = |x: f64, radius: f64| Shape::Dot { center: Point::new(x, 2.0), radius };
    assert!(region.holds(&dot(2.0, 1.5), 0.5) && !region.holds(&dot(2.0, 1.5), 0.6));
    let area = |rect: Rect| Shape::Area(rect.to_path(0.1));
    assert!(region.holds(&area(Rect::new(1.0, 1.0, 4.0, 9.0)), 0.5));
    assert!(!region.holds(&area(Rect::new(1.0, 1.0, 9.0, 9.0)), 0.5), "a pin in the middle");
    let mut path = BezPath::new();
    path.move_to((1.0, 1.0));
    path.line_to((9.0, 1.0));
    let line = |width| Shape::Stroke { path: path.clone(), width };
    assert!(region.holds(&line(1.0), 0.5) && !region.holds(&line(1.2), 0.5));
}

#[test]
fn nothing_absurd_is_held() {
    let nan = Point::new(f64::NAN, 0.0);
    let mut broken = star();
    broken.line_to(nan);
    for outline in [BezPath::new(), broken] {
        let region = Region::within(&outline, &obstacles());
        assert!(!region.contains(Point::ORIGIN) && !region.holds_disc(Point::ORIGIN, 0.1));
    }
    let region = Region::within(&star(), &[]);
    assert!(!region.contains(nan) && region.depth(nan, 1.0) < 0.0);
    assert!(!region.holds(&Shape::Dot { center: nan, radius: 1.0 }, 0.0));
    assert!(!region.holds(&Shape::Area(BezPath::new()), 0.0));
    for side in [0.0, -1.0, f64::NAN, f64::INFINITY] {
        let tile = Size::new(side, 10.0);
        let ground = Region::ground(tile, Lattice::block(tile), &[]);
        assert!(!ground.contains(Point::new(1.0, 1.0)));
    }
}

/// Many dots, so that the grid has many cells.
fn crowd() -> Vec<Mark> {
    let mut stream = Stream::new(3, "crowd");
    let dot = |_| {
        let center = Point::new(stream.between(0.0, 30.0), stream.between(0.0, 30.0));
        mark(Shape::Dot { center, radius: 0.01 })
    };
    (0..20_000).map(dot).collect()
}

/// How much the grid holds, and how often rings wind around its cells.
fn held(region: &Region) -> usize {
    let Rect { x1, y1, .. } = region.bounds;
    let last = region.capsules.spot(Point::new(x1 - 1e-6, y1 - 1e-6));
    let columns = |row| (0..=last.column).map(move |column| Owner { column, row });
    let entries =
        (0..=last.row).flat_map(columns).map(|spot| region.capsules.in_spot(spot).0.len());
    entries.sum::<usize>() + region.windings.len()
}

/// Each of these spends most of its time in another piece of the work.
#[test]
fn whoever_watches_is_asked_every_thousand_steps_and_obeyed_at_once() {
    let path = |corners: &[(f64, f64)]| {
        let mut path = BezPath::new();
        path.move_to(corners[0]);
        corners[1..].iter().for_each(|corner| path.line_to(*corner));
        path
    };
    let up_and_down =
        |at: u32| (f64::from(at) / 200.0, if at.is_multiple_of(2) { 1.0 } else { 59.0 });
    let comb: Vec<(f64, f64)> = (0..8_000).map(up_and_down).collect();
    let long = mark(Shape::Stroke { path: path(&[(0.0, 0.0), (400.0, 170.0)]), width: 0.1 });
    let fat = mark(Shape::Dot { center: Point::new(30.0, 30.0), radius: 25.0 });
    let tile = Size::new(60.0, 60.0);
    for (name, marks) in [
        ("many cells", crowd()),
        ("a long line", crowd().into_iter().chain([long]).collect()),
        ("a large dot", crowd().into_iter().chain([fat]).collect()),
        ("many windings", vec![mark(Shape::Area(path(&comb)))]),
    ] {
        let marks: Vec<&Mark> = marks.iter().collect();
        let build = |stop: usize| {
            let asked = Cell::new(0);
            let watcher = |_| {
                asked.set(asked.get() + 1);
                if asked.get() < stop { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
            };
            let progress = Progress::told(&watcher);
            let region = Region::ground_among(tile, Lattice::block(tile), &marks, &progress);
            (region, asked.get())
        };
        let (whole, questions) = build(usize::MAX);
        let work = held(&whole) + 2 * whole.capsules.slots();
        assert!(questions * 2000 > work, "{name}: {questions} questions, {work} steps");
        for stop in [1, 2, questions / 4, questions / 2, questions * 3 / 4, questions] {
            let (part, asked) = build(stop);
            assert_eq!(asked, stop, "{name}: nobody is asked again");
            assert!(held(&part) <= (stop + 1) * 2048, "{name}: {} after {stop}", held(&part));
        }
    }
}
