//! Every isen in every kind of region, measured slowly and without the grid.

use std::cell::Cell;
use std::ops::ControlFlow;

use kurbo::{Affine, BezPath, ParamCurve as _, Point, Rect, Shape as _, Size, Vec2};
use proptest::prelude::*;

use super::region::Region;
use super::{Fill, ISEN, Isen, Room, find};
use crate::geom::progress::Progress;
use crate::geom::{self, Angle, Lattice, flat, round};
use crate::mark::{Mark, Part, Shape};
use crate::param::{Kind, Param, Value, Values};
use crate::seed::Stream;

fn polygon(corners: &[(f64, f64)]) -> BezPath {
    let mut path = BezPath::new();
    for (i, &corner) in corners.iter().enumerate() {
        if i == 0 { path.move_to(corner) } else { path.line_to(corner) }
    }
    path.close_path();
    path
}

fn petal() -> BezPath {
    let mut path = BezPath::new();
    path.move_to((-16.0, 0.0));
    path.curve_to((-8.0, -13.0), (7.0, -13.0), (16.0, 0.0));
    path.curve_to((7.0, 13.0), (-8.0, 13.0), (-16.0, 0.0));
    path.close_path();
    path
}

fn star() -> BezPath {
    let corner = |i: i32| {
        let reach = if i % 2 == 0 { 18.0 } else { 9.0 };
        let at = Angle::degrees(f64::from(i) * 36.0).unit() * reach;
        (at.x, at.y)
    };
    let mut path = polygon(&(0..10).map(corner).collect::<Vec<_>>());
    path.extend(round::circle((0.0, 0.0), 3.0, 0.001).reverse_subpaths().iter());
    path
}

/// An ellipse that is turned by so many radians.
fn turned(center: (f64, f64), radii: (f64, f64), by: f64) -> BezPath {
    let place = Affine::translate(center) * geom::turn(Angle::radians(by));
    place * round::ellipse((0.0, 0.0), radii, 0.001)
}

fn outlines() -> Vec<(&'static str, BezPath)> {
    vec![
        ("ellipse", turned((3.0, 4.0), (15.0, 8.0), 0.4)),
        ("petal", petal()),
        ("rhomb", polygon(&[(0.0, -14.0), (12.0, 0.0), (0.0, 14.0), (-12.0, 0.0)])),
        ("star with a hole", star()),
        ("sliver", polygon(&[(0.0, 0.0), (60.0, 1.0), (0.0, 2.0)])),
        ("tiny", polygon(&[(0.0, 0.0), (0.3, 0.0), (0.1, 0.2)])),
    ]
}

fn defaults(isen: &Isen) -> Values {
    isen.params().iter().map(|param| (param.name().to_owned(), param.default())).collect()
}

fn fill(isen: &Isen, values: &Values, region: &Region) -> Fill {
    let place = Room { region, axis: Some(Angle::degrees(0.0)), limit: 50_000 };
    isen.fill(values, place, &mut Stream::new(7, isen.name))
}

/// Points all along a mark, with the radius of wax around them.
fn wax(shape: &Shape) -> Vec<(Point, f64)> {
    let along = |path: &BezPath, radius: f64| {
        let piece = |segment: kurbo::PathSeg| {
            let count = (flat::along(&BezPath::from_path_segments([segment].into_iter())) / 0.1)
                .ceil()
                .max(1.0);
            let mut points = Vec::new();
            let mut i = 0.0;
            while i <= count {
                points.push((segment.eval(i / count), radius));
                i += 1.0;
            }
            points
        };
        path.segments().flat_map(piece).collect()
    };
    match shape {
        Shape::Dot { center, radius } => vec![(*center, *radius)],
        Shape::Stroke { path, width } => along(path, width / 2.0),
        Shape::Area(path) | Shape::EvenOdd(path) => along(path, 0.0),
    }
}

/// The free distance of two marks, to within a twentieth of a millimeter.
fn apart(a: &[(Point, f64)], b: &[(Point, f64)]) -> f64 {
    let gap = |p: &(Point, f64), q: &(Point, f64)| (p.0 - q.0).hypot2().sqrt() - p.1 - q.1;
    a.iter().flat_map(|p| b.iter().map(move |q| gap(p, q))).fold(f64::MAX, f64::min)
}

fn shifted(wax: &[(Point, f64)], shift: Vec2) -> Vec<(Point, f64)> {
    wax.iter().map(|(point, radius)| (*point + shift, *radius)).collect()
}

fn boxed(wax: &[(Point, f64)]) -> Rect {
    let square = |&(p, r): &(Point, f64)| Rect::from_center_size(p, (2.0 * r, 2.0 * r));
    wax.iter().map(square).reduce(|a, b| a.union(b)).unwrap_or_default()
}

/// Slack of the measurement: wax is sampled every tenth of a millimeter, edges are flattened.
const SLACK: f64 = 0.05;

fn clearance(values: &Values) -> f64 {
    super::number(values, "clearance")
}

fn assert_inside(isen: &Isen, path: &BezPath, shapes: &[Shape], clearance: f64) {
    let edge = wax(&Shape::Area(path.clone()));
    for shape in shapes {
        let wax = wax(shape);
        assert!(!wax.is_empty(), "{}: an empty mark", isen.name);
        for (point, _radius) in &wax {
            assert!(path.winding(*point) != 0, "{}: {point:?} lies outside", isen.name);
        }
        let gap = apart(&wax, &edge);
        assert!(gap >= clearance - SLACK, "{}: {gap} mm from the edge", isen.name);
    }
}

fn assert_apart(isen: &Isen, shapes: &[Shape], clearance: f64, shifts: &[Vec2]) {
    let all: Vec<_> = shapes.iter().map(wax).collect();
    let boxes: Vec<_> = all.iter().map(|wax| boxed(wax).inflate(clearance, clearance)).collect();
    for (i, one) in all.iter().enumerate() {
        for (j, other) in all.iter().enumerate() {
            for &shift in shifts {
                let own = i == j && shift == Vec2::ZERO;
                if own || !boxes[i].overlaps(boxes[j] + shift) {
                    continue;
                }
                let gap = apart(one, &shifted(other, shift));
                assert!(gap >= clearance - SLACK, "{}: {i} and {j} are {gap} mm apart", isen.name);
            }
        }
    }
}

#[test]
fn marks_lie_inside_and_apart_in_every_region() {
    for isen in ISEN {
        let values = defaults(isen);
        for (name, path) in outlines() {
            let Fill { shapes, is_whole } = fill(isen, &values, &Region::within(&path, &[]));
            assert!(is_whole, "{} in {name}", isen.name);
            let is_roomy = !matches!(name, "sliver" | "tiny");
            assert!(!shapes.is_empty() || !is_roomy, "{} leaves the {name} empty", isen.name);
            assert_inside(isen, &path, &shapes, clearance(&values));
            if !isen.joins {
                assert_apart(isen, &shapes, clearance(&values), &[Vec2::ZERO]);
            }
        }
    }
}

fn ornaments() -> Vec<Mark> {
    let mark = |shape| Mark::new(Part::new(Part::KLOWONG), shape).unwrap();
    let mut line = BezPath::new();
    line.move_to((8.0, 25.0));
    line.curve_to((14.0, 20.0), (20.0, 32.0), (30.0, 27.0));
    vec![
        mark(Shape::Area(turned((1.0, 8.0), (6.0, 4.0), 0.3))),
        mark(Shape::Area(Rect::new(18.0, 31.0, 26.0, 36.0).to_path(0.001))),
        mark(Shape::Stroke { path: line, width: 1.2 }),
        mark(Shape::Dot { center: Point::new(22.0, 12.0), radius: 2.5 }),
    ]
}

/// A block, a half-drop, a half-brick, and a drop by a third.
fn lattices(tile: Size) -> [Lattice; 4] {
    [(0.0, 0.0), (0.5, 0.0), (0.0, 0.5), (1.0 / 3.0, 0.0)]
        .map(|(drop, shift)| Lattice::upright(tile, drop, shift))
}

/// The sums that bring anything near a tile next to it.
fn sums(lattice: &Lattice, tile: Size) -> Vec<Vec2> {
    let tile = Rect::from_origin_size((0.0, 0.0), tile);
    let reach = tile.width().max(tile.height());
    lattice.sums_touching(tile, tile.inflate(reach, reach))
}

fn bare(tile: Size) -> Region {
    Region::ground(tile, Lattice::block(tile), &[])
}

#[test]
fn grounds_close_across_the_edges_and_go_around_ornaments() {
    let tile = Size::new(37.0, 34.0);
    let ornaments = ornaments();
    for lattice in lattices(tile) {
        let region = Region::ground(tile, lattice, &ornaments);
        for isen in ISEN {
            let values = defaults(isen);
            let shapes = fill(isen, &values, &region).shapes;
            assert!(shapes.len() > 5, "{}: {} marks", isen.name, shapes.len());
            for ornament in &ornaments {
                keep_off(isen, (ornament, &shapes), clearance(&values), &sums(&lattice, tile));
            }
            if !isen.joins {
                assert_apart(isen, &shapes, clearance(&values), &sums(&lattice, tile));
            }
        }
    }
}

fn keep_off(isen: &Isen, (ornament, shapes): (&Mark, &[Shape]), clearance: f64, sums: &[Vec2]) {
    let there = wax(ornament.shape());
    let around = boxed(&there).inflate(clearance, clearance);
    for shape in shapes {
        let here = wax(shape);
        for shift in sums {
            if !(boxed(&here) + *shift).overlaps(around) {
                continue;
            }
            let here = shifted(&here, *shift);
            let gap = apart(&here, &there);
            assert!(gap >= clearance - SLACK, "{}: {gap} mm", isen.name);
            if let Shape::Area(path) = ornament.shape() {
                assert!(path.winding(here[0].0) == 0, "{} lies on an ornament", isen.name);
            }
        }
    }
}

#[test]
fn bare_grounds_are_as_dense_at_the_edge_as_in_the_middle() {
    let tile = Size::new(83.0, 79.0);
    for lattice in lattices(tile) {
        let region = Region::ground(tile, lattice, &[]);
        for isen in ISEN {
            let shapes = fill(isen, &defaults(isen), &region).shapes;
            let inner = Rect::from_origin_size((0.0, 0.0), tile).inset(-12.0);
            let (mut within, mut all) = (0.0, 0.0);
            for (point, _radius) in shapes.iter().flat_map(wax) {
                all += 1.0;
                within += if inner.contains(lattice.in_tile(point)) { 1.0 } else { 0.0 };
            }
            let ratio = within / all / (inner.area() / tile.area());
            assert!((0.88..1.12).contains(&ratio), "{} on {lattice:?}: {ratio}", isen.name);
        }
    }
}

/// The middles of all marks that lie within `reach` of `of`, as seen from it.
fn neighbors(of: Point, middles: &[Point], sums: &[Vec2], reach: f64) -> Vec<Vec2> {
    let ways = middles.iter().flat_map(|middle| sums.iter().map(move |sum| *middle + *sum - of));
    ways.filter(|way| way.hypot2() < reach * reach).collect()
}

/// How many marks see which neighbors.
fn views(shapes: &[Shape], sums: &[Vec2], reach: f64) -> Vec<(Vec<Vec2>, usize)> {
    let middles: Vec<Point> = shapes.iter().map(|shape| boxed(&wax(shape)).center()).collect();
    let mut views: Vec<(Vec<Vec2>, usize)> = Vec::new();
    for middle in &middles {
        let seen = neighbors(*middle, &middles, sums, reach);
        let is_in = |way: &Vec2, all: &[Vec2]| all.iter().any(|one| (*one - *way).hypot2() < 1e-6);
        let same =
            |view: &[Vec2]| view.len() == seen.len() && seen.iter().all(|way| is_in(way, view));
        match views.iter_mut().find(|view| same(&view.0)) {
            Some(view) => view.1 += 1,
            None => views.push((seen, 1)),
        }
    }
    views
}

#[test]
fn regular_fills_show_no_seam_on_bare_ground() {
    let tile = Size::new(47.0, 41.0);
    for lattice in lattices(tile) {
        let region = Region::ground(tile, lattice, &[]);
        // A dot in the middle of a ring sees what the ring sees; curls turn both ways and have hearts.
        for (name, reach, kinds) in [
            ("cecek", 4.1, 1),
            ("cecek-telu", 8.3, 3),
            ("gringsing", 9.7, 1),
            ("mlinjon", 11.1, 1),
            ("ukel", 9.9, 4),
            ("sisik", 9.1, 1),
            ("sisik-melik", 9.1, 2),
            ("sawut", 13.3, 1),
        ] {
            let isen = find(name).unwrap();
            let mut values = defaults(isen);
            values.insert("jitter".to_owned(), Value::Number(0.0));
            let shapes = fill(isen, &values, &region).shapes;
            let views = views(&shapes, &sums(&lattice, tile), reach);
            let counts: Vec<usize> = views.iter().map(|view| view.1).collect();
            assert_eq!(counts, vec![shapes.len() / kinds; kinds], "{name} on {lattice:?}");
            assert!(views.iter().all(|view| view.0.len() > 4), "{name}");
        }
    }
}

#[test]
fn lines_on_bare_ground_run_through_every_edge() {
    let tile = Size::new(50.0, 40.0);
    let galaran = find("galaran").unwrap();
    for lattice in lattices(tile) {
        let region = Region::ground(tile, lattice, &[]);
        for angle in [0.0, 30.0, 45.0, -60.0, 90.0] {
            let mut values = defaults(galaran);
            values.insert("angle".to_owned(), Value::Number(angle));
            let shapes = fill(galaran, &values, &region).shapes;
            // On the torus every end of a line is the end of another piece.
            let both = |shape: &Shape| {
                let wax = wax(shape);
                [wax[0].0, wax[wax.len() - 1].0]
            };
            let ends: Vec<Point> = shapes.iter().flat_map(both).collect();
            let reduced = lattice.reduced();
            for end in &ends {
                let meets = |other: &&Point| reduced.shortest(**other - *end).hypot2() < 1e-12;
                assert!(ends.iter().filter(meets).count() >= 2, "{angle}°: an open end at {end:?}");
            }
        }
    }
}

#[test]
fn symmetrical_petals_get_symmetrical_fills() {
    let region = Region::within(&petal(), &[]);
    let mirror = Affine::new([1.0, 0.0, 0.0, -1.0, 0.0, 0.0]);
    for name in [
        "cecek",
        "cecek-telu",
        "cecek-pitu",
        "cecek-renteng",
        "sawut",
        "cecek-sawut",
        "sawut-daun",
        "sawut-kembang",
        "rambutan",
        "sisik",
        "sisik-melik",
        "gringsing",
        "mlinjon",
    ] {
        let isen = find(name).unwrap();
        let shapes = fill(isen, &defaults(isen), &region).shapes;
        let part = Part::new(Part::ISEN);
        let bounds = |shape: &Shape, map: Affine| {
            Mark::new(part.clone(), shape.clone()).unwrap().transformed(map).bounds()
        };
        for shape in &shapes {
            let seen = bounds(shape, mirror);
            let near = |other: &Shape| {
                let own = bounds(other, Affine::IDENTITY);
                (own.x0 - seen.x0).abs() + (own.y0 - seen.y0).abs() + (own.x1 - seen.x1).abs()
                    < 0.15
            };
            assert!(shapes.iter().any(near), "{name}: nothing mirrors {seen:?}");
        }
    }
}

#[test]
fn the_same_seed_gives_the_same_marks_and_a_limit_ends_a_fill() {
    let region = Region::within(&star(), &[]);
    for isen in ISEN {
        let values = defaults(isen);
        let whole = fill(isen, &values, &region);
        assert_eq!(whole, fill(isen, &values, &region), "{}", isen.name);
        let place = Room { region: &region, axis: None, limit: 3 };
        let few = isen.fill(&values, place, &mut Stream::new(7, isen.name));
        assert!(few.shapes.len() <= 3 && !few.is_whole, "{}: {}", isen.name, few.shapes.len());
    }
}

#[test]
fn a_huge_ground_ends_soon_and_says_so() {
    let region = bare(Size::new(20_000.0, 30_000.0));
    for isen in ISEN {
        let place = Room { region: &region, axis: None, limit: 2000 };
        let filled = isen.fill(&defaults(isen), place, &mut Stream::new(7, isen.name));
        assert!(filled.shapes.len() <= 2000 && !filled.is_whole, "{}", isen.name);
    }
}

/// Candidates are cheap each, but there are hundreds in a row of them and hundreds of rows.
#[test]
fn who_watches_is_asked_at_every_few_candidates() {
    let region = bare(Size::new(60.0, 60.0));
    for name in ["beras-wutah", "cacah-gori"] {
        let isen = find(name).unwrap();
        let mut values = defaults(isen);
        values.insert("size".to_owned(), Value::Number(0.8));
        // While candidates are looked for, which is most of the work.
        let asked = Cell::new(0_usize);
        let watcher = |share: f64| {
            asked.set(asked.get() + usize::from(share < 0.69));
            ControlFlow::Continue(())
        };
        let room = Room { region: &region, axis: None, limit: 100_000 };
        let progress = Progress::told(&watcher);
        let fill = isen.fill_told(&values, room, &mut Stream::new(7, name), &progress).unwrap();
        // Three sweeps, with about six candidates in the square around a mark, of which chance fills half.
        let candidates = 3 * 6 * fill.shapes.len();
        assert!(asked.get() > candidates / 128, "{name}: {} of {candidates}", asked.get());
    }
}

#[test]
fn names_are_found_in_every_spelling_and_belong_to_one_isen() {
    for isen in ISEN {
        for name in isen.synonyms.iter().chain([&isen.name]) {
            let found = find(&name.to_uppercase().replace(['-', ' '], "_")).map(|isen| isen.name);
            assert_eq!(found, Some(isen.name), "{name}");
        }
        for param in isen.params() {
            assert_eq!(param.check(&param.default()).1, None, "{} of {}", param.name(), isen.name);
        }
    }
    assert!(find("kopi").is_none());
}

/// A value somewhere in the range of a parameter.
fn picked(param: &Param, share: f64) -> Value {
    match &param.kind {
        Kind::Number { min, max, .. } => {
            // Most of a range is large; the square finds the small end, where there are most marks.
            param.check(&Value::Number(min + (max - min) * share * share)).0
        }
        Kind::Choice(names) => {
            let at = names
                .iter()
                .zip(1..)
                .find(|(_name, i)| share * names.len() as f64 <= f64::from(*i));
            at.map_or_else(|| param.default(), |(name, _i)| Value::Text(name.name.clone()))
        }
        Kind::Flag(_) => Value::Flag(share < 0.5),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn any_values_in_any_region_keep_the_rules(
        which in 0..ISEN.len(),
        shares in prop::collection::vec(0.0..=1.0_f64, 8),
        corners in prop::collection::vec((-25.0..25.0_f64, -25.0..25.0_f64), 3..9),
        turn in prop::option::of(0.0..360.0_f64),
        (ground, slip) in (any::<bool>(), 0..4_usize),
    ) {
        let isen = ISEN[which];
        let values: Values = isen
            .params()
            .iter()
            .zip(&shares)
            .map(|(param, share)| (param.name().to_owned(), picked(param, *share)))
            .collect();
        let path = polygon(&corners);
        let region = if ground {
            let blot = Mark::new(Part::new("tembok"), Shape::Area(path.clone())).unwrap();
            let tile = Size::new(20.0 + shares[7] * 50.0, 45.0);
            Region::ground(tile, lattices(tile)[slip], &[blot])
        } else {
            Region::within(&path, &ornaments()[1..2])
        };
        let place = Room { region: &region, axis: turn.map(Angle::degrees), limit: 3000 };
        let filled = isen.fill(&values, place, &mut Stream::new(3, isen.name));
        prop_assert!(filled.shapes.len() <= 3000);
        for shape in &filled.shapes {
            for (point, radius) in wax(shape) {
                prop_assert!(point.is_finite() && radius.is_finite());
                if !ground {
                    prop_assert!(path.winding(point) != 0, "{} at {:?}", isen.name, point);
                }
            }
            let need = clearance(&values) - SLACK;
            prop_assert!(region.holds(shape, need), "{}: {:?}", isen.name, shape);
        }
    }
}
