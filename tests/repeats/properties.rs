//! Whatever the tile, the step and the marks: periods meet, no mark is lost, and none lies twice.

use canting::color::Pixmap;
use canting::design::Step;
use canting::design::step::{Order, Share, Stripe, Turning, Twin, Wedge};
use canting::geom::{Lattice, distance};
use canting::mark::{Mark, Part, Shape};
use canting::raster::{Backdrop, Grid, Inks, Painter, Window};
use canting::repeat::Repeat;
use canting::symmetry::{Frieze, Group};
use kurbo::{Affine, BezPath, Point, Rect, Size};
use proptest::prelude::*;
use proptest::sample::select;

use super::{bold, group, inner_radius, laid, middle_of, outline, painted, point_mark, raport};

fn steps() -> impl Strategy<Value = Step> {
    let share = || (0_u32..13, 1_u32..13).prop_map(|(count, of)| Share { count, of });
    let slant = || prop_oneof![select(&[0.0, 30.0, 45.0, 60.0, 90.0, -45.0][..]), -180.0..180.0];
    let every = proptest::option::of((60.0..200.0, 60.0..200.0).prop_map(Size::from));
    let stripe = (2.0..30.0, 2.0..30.0, select(&Frieze::ALL[..]))
        .prop_map(|(width, unit, frieze)| Stripe { width, unit, frieze, ..Stripe::default() });
    prop_oneof![
        Just(Step::Tubrukan),
        Just(Step::HalfDrop),
        Just(Step::HalfBrick),
        share().prop_map(Step::Drop),
        share().prop_map(Step::Shift),
        Just(Step::Mirror),
        Just(Step::Diamond),
        Just(Step::Ogee),
        (slant(), any::<bool>()).prop_map(|(angle, is_half)| Step::Parang { angle, is_half }),
        (select(&Wedge::ALL[..]), every).prop_map(|(wedge, every)| Step::Mubeng { wedge, every }),
        (select(Order::NAMES), select(Twin::NAMES))
            .prop_map(|(order, twin)| Step::Sareng { order: order.0, twin: twin.0 }),
        (slant(), proptest::collection::vec(stripe, 1..4))
            .prop_map(|(angle, stripes)| Step::Lereng { angle, stripes }),
        (8.0..90.0, select(Turning::NAMES))
            .prop_map(|(gap, turning)| Step::Toss { gap, turning: turning.0 }),
        (select(&Group::ALL[..]), 15.0..165.0).prop_map(|(of, angle)| group(of, angle)),
        select(&Frieze::ALL[..]).prop_map(Step::Frieze),
    ]
}

fn tiles() -> impl Strategy<Value = Size> {
    (15.0..90.0, 15.0..90.0).prop_map(Size::from)
}

fn places() -> impl Strategy<Value = Point> {
    (-20.0..110.0, -20.0..110.0).prop_map(Point::from)
}

fn marks() -> impl Strategy<Value = Vec<Mark>> {
    let part = || select(&["tembok", "klowong", "isen", "latar"][..]).prop_map(Part::new);
    let path = |points: Vec<Point>| {
        let mut path = BezPath::new();
        path.move_to(points[0]);
        path.curve_to(points[1], points[2], points[3]);
        path.line_to(points[4]);
        path
    };
    let points = || proptest::collection::vec(places(), 5).prop_map(path);
    let shape = prop_oneof![
        (places(), 0.3..9.0).prop_map(|(center, radius)| Shape::Dot { center, radius }),
        (points(), 0.3..5.0).prop_map(|(path, width)| Shape::Stroke { path, width }),
        points().prop_map(Shape::Area),
    ];
    proptest::collection::vec(
        (part(), shape).prop_map(|(part, shape)| Mark::new(part, shape).unwrap()),
        1..5,
    )
}

/// A grid on which a period is about so many pixels long.
fn grid(repeat: &Repeat, pixels: f64) -> Grid {
    let Size { width, height } = repeat.period();
    Grid::snapped(repeat, pixels / width.max(height)).unwrap()
}

/// What a part of a picture shows.
fn piece(picture: &Pixmap, [x, y]: [u32; 2], [width, height]: [u32; 2]) -> Vec<u8> {
    let row = |y: u32| {
        let from = 4 * (y * picture.width + x) as usize;
        picture.rgba[from..from + 4 * width as usize].to_vec()
    };
    (y..y + height).flat_map(row).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(48) })]

    /// A window so many periods on is the same to the last bit, and windows over an edge are made of their pieces.
    #[test]
    fn seams_are_closed(
        step in steps(),
        tile in tiles(),
        marks in marks(),
        (x, y) in (-60_i64..60, -60_i64..60),
        (across, down) in (-3000_i64..3000, -3000_i64..3000),
    ) {
        let repeat = laid(&step, tile, marks);
        let grid = grid(&repeat, 60.0);
        let inks = Inks::new(&bold(&repeat), Backdrop::Painted);
        let painter = Painter::new(&repeat, grid);
        let [wide, high] = grid.period().unwrap();
        let window = Window { x, y, width: 50, height: 40 };
        let near = painter.window(window, &inks);
        let far = painter.window(Window { x: x + across * wide, y: y + down * high, ..window }, &inks);
        prop_assert!(near == far, "{:?}: other pixels {} and {} periods on", step, across, down);
        let (left, top) = (17, 23);
        for (dx, dy, width, height) in
            [(0, 0, left, top), (left, 0, 50 - left, top), (0, top, left, 40 - top), (left, top, 50 - left, 40 - top)]
        {
            let part = Window { x: x + i64::from(dx), y: y + i64::from(dy), width, height };
            let part = painter.window(part, &inks);
            prop_assert!(part.rgba == piece(&near, [dx, dy], [width, height]), "{:?}: a piece", step);
        }
    }

    /// In any window lie all copies that there are, found by brute force, each once.
    #[test]
    fn no_mark_is_lost_and_none_lies_twice(
        step in steps(),
        tile in tiles(),
        place in places(),
        corner in (-500.0..500.0, -500.0..500.0),
        size in prop_oneof![(0.5..20.0, 0.5..20.0), (20.0..400.0, 20.0..400.0)],
    ) {
        let found = raport(&step, tile);
        let images = found.faces[found.faces_of('A').next().unwrap()].images.clone();
        let repeat = laid(&step, tile, vec![point_mark(place)]);
        let window = Rect::from_origin_size(Point::from(corner), Size::from(size));
        let spots = spots(&repeat, window);
        let expected = by_brute_force(&images, found.lattice, (place, window));
        prop_assert!(spots.len() == expected.len(), "{:?}: {} of {}", step, spots.len(), expected.len());
        for spot in &expected {
            let count = spots.iter().filter(|other| distance(**other, *spot) < 1e-6).count();
            prop_assert!(count == 1, "{:?}: {} copies at {}", step, count, spot);
        }
        let cells = repeat.period().area() / found.lattice.area();
        let asked = images.len() as f64 * cells;
        prop_assert!((repeat.orbit_of(0).cell.len() as f64 - asked).abs() < 1e-6 * asked, "{:?}", step);
    }
}

/// Every place of a point in a window: all images at all lattice steps that may reach it.
fn by_brute_force(
    images: &[Affine],
    lattice: Lattice,
    (place, window): (Point, Rect),
) -> Vec<Point> {
    let corners = [
        (window.x0, window.y0),
        (window.x1, window.y0),
        (window.x0, window.y1),
        (window.x1, window.y1),
    ];
    let mut spots = Vec::new();
    for image in images {
        let first = *image * place;
        let steps = corners.map(|corner| lattice.coordinates(Point::from(corner) - first));
        let range = |axis: fn(&(f64, f64)) -> f64| {
            let low = steps.iter().map(axis).fold(f64::INFINITY, f64::min).floor();
            let high = steps.iter().map(axis).fold(f64::NEG_INFINITY, f64::max).ceil();
            std::iter::successors(Some(low), |at| Some(at + 1.0)).take_while(move |at| *at <= high)
        };
        for (i, j) in range(|at| at.0).flat_map(|i| range(|at| at.1).map(move |j| (i, j))) {
            spots.push(first + lattice.sum(i, j));
        }
    }
    spots.retain(|spot| window.contains(*spot));
    spots
}

/// On a mirror, a center or where both meet, a dot has as many places as differ, and no two of them are one.
#[test]
fn dots_on_mirrors_and_centers_lie_once() {
    for of in Group::ALL {
        let step = group(of, 70.0);
        let tile = Size::new(50.0, 44.0);
        let corners = outline(&raport(&step, tile));
        let next = corners.iter().cycle().skip(1);
        let special =
            corners.iter().zip(next).flat_map(|(a, b)| [*a, a.midpoint(*b), a.lerp(*b, 0.3)]);
        for place in special {
            let repeat = laid(&step, tile, vec![point_mark(place)]);
            let window = Rect::new(-0.31, -0.27, 149.0, 131.0);
            let found = spots(&repeat, window);
            let images = raport(&step, tile).faces[1].images.clone();
            let expected = distinct(by_brute_force(&images, repeat.lattice(), (place, window)));
            assert_eq!(found.len(), expected.len(), "{of} {place}");
            assert_eq!(distinct(found.clone()).len(), found.len(), "{of} {place}: twice");
        }
    }
}

/// Where the only mark of a cloth lies. It is brought home by a lattice step, so places are compared, not maps.
fn spots(repeat: &Repeat, window: Rect) -> Vec<Point> {
    let home = repeat.artwork().marks()[0].bounds().center();
    let all = repeat.copies_of(0, window).into_iter().map(|copy| copy * home);
    all.filter(|spot| window.contains(*spot)).collect()
}

fn distinct(spots: Vec<Point>) -> Vec<Point> {
    let mut kept: Vec<Point> = Vec::new();
    for spot in spots {
        if !kept.iter().any(|known| distance(*known, spot) < 1e-6) {
            kept.push(spot);
        }
    }
    kept
}

/// A rosette of twelve in the middle of a turn is one mark; a hundredth of a millimeter beside it, it is twelve.
#[test]
fn a_rosette_in_the_middle_of_turns_lies_once() {
    let step = group(Group::P6m, 90.0);
    let tile = Size::new(50.0, 50.0);
    let polygon = |center: Point, corners: u32| {
        let mut path = BezPath::new();
        for k in 0..corners {
            let turn = canting::geom::Angle::degrees(360.0 * f64::from(k) / f64::from(corners));
            let corner = center + turn.unit() * 5.0;
            if k == 0 { path.move_to(corner) } else { path.line_to(corner) }
        }
        path.close_path();
        Mark::new(Part::new("tembok"), Shape::Area(path)).unwrap()
    };
    let places = |center: Point, corners: u32| {
        laid(&step, tile, vec![polygon(center, corners)]).orbit_of(0).images.len()
    };
    for (corners, count) in [(12, 1), (6, 1), (3, 2), (5, 6)] {
        assert_eq!(places(Point::ORIGIN, corners), count, "{corners} corners");
    }
    assert_eq!(places(Point::new(0.01, 0.004), 12), 12);
}

/// Units of a stripe, of which there are more than any group has images.
#[test]
fn marks_on_the_mirrors_of_a_stripe_lie_once() {
    for (frieze, place) in [
        (Frieze::P112, Point::new(0.0, 5.0)),
        (Frieze::Pmm2, Point::new(4.0, 2.0)),
        (Frieze::Pmm2, Point::new(4.0, 5.0)),
        (Frieze::Pm11, Point::new(0.0, 3.0)),
    ] {
        let stripe = Stripe { width: 10.0, unit: 8.0, frieze, ..Stripe::default() };
        let step = Step::Lereng { angle: 45.0, stripes: vec![stripe] };
        let repeat = laid(&step, Size::new(120.0, 120.0), vec![point_mark(place)]);
        let found = spots(&repeat, Rect::new(0.03, 0.07, 120.03, 120.07));
        assert!(found.len() > 60, "{frieze}: {}", found.len());
        assert_eq!(distinct(found.clone()).len(), found.len(), "{frieze} {place}");
    }
}

/// What counts is how long a mark is as it lies: across its line a narrow stamp has room for all of it.
#[test]
fn a_narrow_stamp_may_walk_upright() {
    let step = Step::Parang { angle: 90.0, is_half: false };
    let mut path = BezPath::new();
    path.move_to((5.0, 10.0));
    path.line_to((7.0, 390.0));
    let line = Mark::new(Part::new("klowong"), Shape::Stroke { path, width: 1.0 }).unwrap();
    let repeat = laid(&step, Size::new(20.0, 400.0), vec![line]);
    assert_eq!((repeat.coats().len(), repeat.artwork().notices()), (1, &[][..]));
}

/// As much ink as there are copies, however fine the pixels.
#[test]
fn a_period_holds_its_copies_at_every_zoom() {
    for of in Group::ALL {
        let step = group(of, 75.0);
        let tile = Size::new(48.0, 40.0);
        let corners = outline(&raport(&step, tile));
        let center = middle_of(&corners);
        let radius = 0.8 * inner_radius(&corners, center);
        let dot = Mark::new(Part::new("tembok"), Shape::Dot { center, radius }).unwrap();
        let repeat = laid(&step, tile, vec![dot]);
        let copies = repeat.orbit_of(0).cell.len() as f64;
        for pixels in [23.0, 57.0, 160.0] {
            let grid = Grid::snapped(&repeat, pixels / tile.width).unwrap();
            let [width, height] = grid.period().unwrap().map(|side| u32::try_from(side).unwrap());
            let picture = painted(&repeat, grid, Window { x: 0, y: 0, width, height });
            let ink: f64 =
                picture.rgba.chunks_exact(4).map(|pixel| 1.0 - f64::from(pixel[0]) / 255.0).sum();
            let pixel = repeat.period().area() / f64::from(width) / f64::from(height);
            let seen = ink * pixel / (std::f64::consts::PI * radius * radius);
            assert!((seen / copies - 1.0).abs() < 0.06, "{of} {pixels}: {seen} of {copies}");
        }
    }
}
