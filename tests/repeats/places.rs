//! Where the copies lie, compared with the vectors of docs/craft.md, sections 5.4 and 7.1.

use canting::artwork::{Artwork, Materials};
use canting::design::step::{Order, Share, Stripe, Twin, Wedge};
use canting::design::{self, Content, Design, DrawnPath, Layer, Step};
use canting::geom::{Angle, Lattice, distance, length};
use canting::mark::Part;
use canting::raport::Raport;
use canting::repeat::Repeat;
use canting::seed::Stream;
use canting::symmetry::{Frieze, Group};
use kurbo::{Affine, BezPath, Point, Rect, Shape as _, Size, Vec2};

use super::{group, laid, point_mark, raport, sums};

const W: f64 = 40.0;
const H: f64 = 30.0;
const TILE: Size = Size::new(W, H);

/// Wide enough for several cells, and aligned with none.
const WINDOW: Rect = Rect::new(-91.3, -77.7, 203.9, 188.1);

/// The copies of a mark at `place` whose middle lies in the window.
fn copies_in_window(repeat: &Repeat, mark: usize, place: Point) -> Vec<Affine> {
    let copies = repeat.copies_of(mark, WINDOW).into_iter();
    copies.filter(|copy| WINDOW.contains(*copy * place)).collect()
}

/// The same for maps and vectors that were written down here: all of them by brute force.
fn expected_in_window(images: &[Affine], lattice: Lattice, place: Point) -> Vec<Affine> {
    let all = sums(lattice, 40)
        .flat_map(|step| images.iter().map(move |image| Affine::translate(step) * *image));
    all.filter(|copy| WINDOW.contains(*copy * place)).collect()
}

/// Both hold the same maps, each once.
fn assert_same_places(found: &[Affine], expected: &[Affine], what: &str) {
    assert_eq!(found.len(), expected.len(), "{what}");
    assert!(expected.len() > 20, "{what}: a window of {} copies", expected.len());
    let is_near = |a: &Affine, b: &Affine| {
        a.as_coeffs().iter().zip(b.as_coeffs()).all(|(a, b)| (a - b).abs() < 1e-6)
    };
    for place in expected {
        let count = found.iter().filter(|found| is_near(found, place)).count();
        assert_eq!(count, 1, "{what}: {place:?}");
    }
}

/// One drawing on tile A lies where these maps and vectors say.
fn assert_lies(step: &Step, tile: Size, images: &[Affine], (a, b): (Vec2, Vec2)) {
    let place = Point::new(3.1, 4.7);
    let repeat = laid(step, tile, vec![point_mark(place)]);
    let found = copies_in_window(&repeat, 0, place);
    let expected = expected_in_window(images, Lattice { a, b }, place);
    assert_same_places(&found, &expected, &format!("{step:?}"));
}

fn v(x: f64, y: f64) -> Vec2 {
    Vec2::new(x, y)
}

fn u(degrees: f64) -> Vec2 {
    Angle::degrees(degrees).unit()
}

fn turn(degrees: f64) -> Affine {
    let (along, [c, d]) = (u(degrees), [-u(degrees).y, u(degrees).x]);
    Affine::new([along.x, along.y, c, d, 0.0, 0.0])
}

fn about(pivot: Point, degrees: f64) -> Affine {
    Affine::translate(pivot.to_vec2()) * turn(degrees) * Affine::translate(-pivot.to_vec2())
}

const PLAIN: [Affine; 1] = [Affine::IDENTITY];

#[test]
fn tubrukan_onda_ende_and_natabata() {
    assert_lies(&Step::Tubrukan, TILE, &PLAIN, (v(W, 0.0), v(0.0, H)));
    assert_lies(&Step::HalfDrop, TILE, &PLAIN, (v(W, H / 2.0), v(0.0, H)));
    assert_lies(&Step::HalfBrick, TILE, &PLAIN, (v(W, 0.0), v(W / 2.0, H)));
}

#[test]
fn drops_and_shifts() {
    for (n, m) in [(1, 2), (1, 3), (2, 3), (1, 4), (3, 4), (2, 5), (7, 9), (0, 1), (5, 3)] {
        let share = Share { count: n, of: m };
        let part = f64::from(n) / f64::from(m);
        assert_lies(&Step::Drop(share), TILE, &PLAIN, (v(W, H * part), v(0.0, H)));
        assert_lies(&Step::Shift(share), TILE, &PLAIN, (v(W, 0.0), v(W * part, H)));
    }
}

/// A hundredth is the finest drop there is, and its period has a hundred columns.
#[test]
fn every_drop_closes_after_as_many_columns_as_it_has_parts() {
    for of in 1..=Share::MOST {
        let count = of.saturating_sub(1);
        let parts = f64::from(of);
        let drop = raport(&Step::Drop(Share { count, of }), TILE).period();
        let shift = raport(&Step::Shift(Share { count, of }), TILE).period();
        let off = (drop.width - parts * W).abs() + (drop.height - H).abs();
        assert!(off < 1e-6, "{count}/{of}: {drop:?}");
        let off = (shift.width - W).abs() + (shift.height - parts * H).abs();
        assert!(off < 1e-6, "{count}/{of}: {shift:?}");
    }
}

#[test]
fn mirror_is_a_supertile_of_four() {
    let images = [
        Affine::IDENTITY,
        Affine::translate((2.0 * W, 0.0)) * Affine::FLIP_X,
        Affine::translate((0.0, 2.0 * H)) * Affine::FLIP_Y,
        Affine::translate((2.0 * W, 2.0 * H)) * Affine::scale(-1.0),
    ];
    assert_lies(&Step::Mirror, TILE, &images, (v(2.0 * W, 0.0), v(0.0, 2.0 * H)));
}

#[test]
fn diamond_and_ogee_are_rhombic() {
    let diagonals = (v(W / 2.0, H / 2.0), v(W / 2.0, -H / 2.0));
    assert_lies(&Step::Diamond, TILE, &PLAIN, diagonals);
    assert_lies(&Step::Ogee, TILE, &PLAIN, diagonals);
}

/// `i L u + j (B n + s L u)`, on the tiles whose walk closes: 45 degrees, L to B in a simple ratio.
#[test]
fn parang_walks_along_its_line() {
    for (l, b) in [(30.0, 30.0), (30.0, 20.0), (20.0, 30.0), (40.0, 10.0)] {
        for (angle, is_half) in
            [45.0, -45.0, 135.0, 0.0, 90.0].into_iter().flat_map(|q| [(q, false), (q, true)])
        {
            let step = Step::Parang { angle, is_half };
            let (along, across) = (u(angle), v(-u(angle).y, u(angle).x));
            let slip = if is_half { 0.5 } else { 0.0 };
            let vectors = (along * l, across * b + along * (slip * l));
            assert_lies(&step, Size::new(l, b), &[turn(angle)], vectors);
            assert_eq!(raport(&step, Size::new(l, b)).notices, [], "{angle} {l} {b} closes");
        }
    }
}

/// Other walks are taken to the nearest that closes: told, and never by more than is told.
#[test]
fn a_parang_that_is_fitted_is_told() {
    for angle in [30.0, 37.123, -61.0, 12.5] {
        let step = Step::Parang { angle, is_half: false };
        let found = raport(&step, TILE);
        let asked = (u(angle) * W, v(-u(angle).y, u(angle).x) * H);
        let off = length(found.lattice.a - asked.0).max(length(found.lattice.b - asked.1));
        assert_eq!(found.notices.is_empty(), off <= 0.04, "{angle}: {off} {:?}", found.notices);
        assert!(off < 0.02 * W, "{angle}: {off}");
        let own = found.faces[1].images[0];
        let along = found.lattice.a / length(found.lattice.a);
        assert!((own.as_coeffs()[0] - along.x).abs() < 1e-12, "{angle}: the stamp turns");
        assert!((along - u(angle)).hypot2() < 0.02 * 0.02, "{angle}: nearly as asked");
    }
}

/// A square turns about its lower right corner, a wedge about its point: turns by 360 k / N, then steps by two tiles.
#[test]
fn mubeng_turns_about_its_corner() {
    let mubeng = |wedge, every| Step::Mubeng { wedge, every };
    let rosette = |pivot: Point, count: u32| -> Vec<Affine> {
        (0..count).map(|k| about(pivot, 360.0 / f64::from(count) * f64::from(k))).collect()
    };
    let square = Size::new(W, W);
    let corner = Point::new(W, W);
    let blocks = (v(2.0 * W, 0.0), v(0.0, 2.0 * W));
    assert_lies(&mubeng(Wedge::D90, None), square, &rosette(corner, 4), blocks);
    let two = (v(2.0 * W, 0.0), v(0.0, H));
    assert_lies(&mubeng(Wedge::D180, None), TILE, &rosette(Point::new(W, H), 2), two);
    // Hexagons two tiles apart: the sides of a rosette of three face east, those of one of six face south.
    let point = Point::new(W, W / u(30.0).x);
    let east = (u(0.0) * (2.0 * W), u(60.0) * (2.0 * W));
    assert_lies(&mubeng(Wedge::D120, None), square, &rosette(point, 3), east);
    let point = |degrees: f64| Point::new(W * u(degrees).y / u(degrees).x, W);
    let south = (u(30.0) * (2.0 * W), u(90.0) * (2.0 * W));
    assert_lies(&mubeng(Wedge::D60, None), square, &rosette(point(30.0), 6), south);
    // Medallions.
    assert_lies(&mubeng(Wedge::D45, None), square, &rosette(point(22.5), 8), blocks);
    assert_lies(&mubeng(Wedge::D30, None), square, &rosette(point(15.0), 12), blocks);
    let every = Some(Size::new(91.0, 107.0));
    let apart = (v(91.0, 0.0), v(0.0, 107.0));
    assert_lies(&mubeng(Wedge::D30, every), square, &rosette(point(15.0), 12), apart);
}

/// A design of one drawing on each of these tiles: a hair's line, which begins at a place.
fn drawn(step: &Step, tile: Size, tiles: &[char], place: Point) -> Repeat {
    let layer = |letter: &char| {
        let mut path = BezPath::new();
        path.move_to(place);
        path.line_to(place + v(0.001, 0.0));
        let part = Part::new("klowong");
        let drawn =
            DrawnPath { path: path.into(), width: Some(0.001), part, unknown: toml::Table::new() };
        Layer { tile: *letter, ..Layer::new(Content::Drawing(vec![drawn])) }
    };
    let repeat = design::Stepping { step: step.clone(), tile, ..Default::default() };
    let layers = tiles.iter().map(|tile| layer(tile).into()).collect();
    let design = Design { repeat, layers, seed: 7, ..Design::new() };
    Repeat::of(Artwork::of(&design, &Materials::standard()))
}

/// A at 2i and B at 2i + 1, or A where i + j is even and B where it is odd.
#[test]
fn mlampah_sareng_is_two_stamps_side_by_side() {
    let place = Point::new(3.1, 4.7);
    let second = |twin| match twin {
        Twin::Own => Affine::IDENTITY,
        Twin::Turn => about(Point::new(W / 2.0, H / 2.0), 180.0),
        Twin::Mirror => Affine::translate((W, 0.0)) * Affine::FLIP_X,
    };
    let steps = || (-12_i32..=12).flat_map(|j| (-12_i32..=12).map(move |i| (i, j)));
    let at = |(i, j): (i32, i32)| Affine::translate((W * f64::from(i), H * f64::from(j)));
    for order in [Order::Columns, Order::Checkerboard] {
        let is_first = |(i, j): &(i32, i32)| match order {
            Order::Columns => i % 2 == 0,
            Order::Checkerboard => (i + j) % 2 == 0,
        };
        let on_window = |copy: &Affine| WINDOW.contains(*copy * place);
        for twin in [Twin::Mirror, Twin::Turn, Twin::Own] {
            let step = Step::Sareng { order, twin };
            let what = format!("{step:?}");
            let first = steps().filter(is_first).map(at);
            let other = steps().filter(|at| !is_first(at)).map(|ij| at(ij) * second(twin));
            let [first, other] =
                [first.filter(on_window).collect::<Vec<_>>(), other.filter(on_window).collect()];
            if twin == Twin::Own {
                let repeat = drawn(&step, TILE, &['A', 'B'], place);
                assert_same_places(&copies_in_window(&repeat, 0, place), &first, &what);
                assert_same_places(&copies_in_window(&repeat, 1, place), &other, &what);
            } else {
                let repeat = drawn(&step, TILE, &['A'], place);
                let both = [first, other].concat();
                assert_same_places(&copies_in_window(&repeat, 0, place), &both, &what);
            }
        }
    }
}

fn stripe(width: f64, unit: f64, frieze: Frieze) -> Stripe {
    Stripe { width, unit, frieze, ..Stripe::default() }
}

fn lereng(angle: f64, stripes: &[Stripe]) -> Step {
    Step::Lereng { angle, stripes: stripes.to_vec() }
}

/// Directions, pitch and units are measured on what is laid; only the closing is a rule.
#[test]
fn lereng_closes_on_its_tile() {
    let two = [stripe(20.0, 15.0, Frieze::P111), stripe(8.0, 5.0, Frieze::P112)];
    for angle in [45.0, -45.0, 30.0, 0.0, 90.0, 60.0, -12.0] {
        let tile = Size::new(240.0, 200.0);
        let found = raport(&lereng(angle, &two), tile);
        assert_eq!(found.lattice, Lattice::block(tile), "{angle}");
        let [first, second] = [&found.faces[1], &found.faces[2]];
        let (origin, next) = (first.images[0], first.images[1]);
        let unit = next.translation() - origin.translation();
        let along = unit / length(unit);
        // A closed stripe is a whole number of units, and of tiles both ways.
        let closed = (1..4000).map(|count| unit * f64::from(count)).find(|v| {
            let (i, j) = found.lattice.coordinates(*v);
            (i - i.round()).abs() + (j - j.round()).abs() < 1e-9
        });
        let closed = closed.unwrap_or_else(|| panic!("{angle} never closes"));
        // The stack passes a whole number of times, and stripes lie in it as wide as they are to each other.
        let pitch = tile.area() / length(closed);
        let stacks = pitch / 28.0;
        let count = stacks.round().max(1.0);
        let grow = stacks / count;
        assert!((grow - 1.0).abs() < 0.15, "{angle}: {grow}");
        let across = v(-along.y, along.x);
        let away = second.images[0].translation() - origin.translation();
        assert!((away.dot(across) - 20.0 * grow).abs() < 1e-9, "{angle}: {away:?}");
        let turned = along.cross(u(angle)).abs();
        let is_told = !found.notices.is_empty();
        assert!(turned < 0.1 && (is_told || turned < 1e-3), "{angle}: {turned} {is_told}");
    }
}

/// Two stripes, each with its own frieze: every spot of cloth is printed by one unit of one of them.
#[test]
fn every_spot_is_printed_once() {
    let stripes = [
        stripe(9.0, 7.0, Frieze::Pma2),
        stripe(4.0, 5.0, Frieze::P1a1),
        stripe(11.0, 6.0, Frieze::Pmm2),
    ];
    let sareng = |order, twin| Step::Sareng { order, twin };
    let mut steps = vec![
        Step::Tubrukan,
        Step::Drop(Share { count: 2, of: 5 }),
        Step::Shift(Share { count: 1, of: 3 }),
        Step::Mirror,
        Step::Diamond,
        Step::Ogee,
        Step::Parang { angle: 45.0, is_half: true },
        sareng(Order::Columns, Twin::Own),
        sareng(Order::Checkerboard, Twin::Turn),
        lereng(45.0, &stripes),
        lereng(-30.0, &stripes),
    ];
    let wide = Wedge::ALL.into_iter().filter(|wedge| wedge.has_lattice());
    steps.extend(wide.map(|wedge| Step::Mubeng { wedge, every: None }));
    steps.extend(Group::ALL.map(|of| group(of, 75.0)));
    steps.extend(Frieze::ALL.map(Step::Frieze));
    let mut stream = Stream::new(3, "spots");
    for step in steps {
        let found = raport(&step, Size::new(60.0, 60.0));
        for _ in 0..40 {
            let spot = Point::new(stream.between(0.0, 60.0), stream.between(0.0, 60.0));
            assert_eq!(printed(&found, spot), 1, "{step:?} at {spot}");
        }
    }
}

/// How many stamps print a spot.
fn printed(raport: &Raport, spot: Point) -> usize {
    let seen = |outline: &[Point], image: &Affine| {
        let mut path = BezPath::new();
        path.move_to(*image * outline[0]);
        outline.iter().skip(1).for_each(|corner| path.line_to(*image * *corner));
        path.close_path();
        let area = Rect::from_points(spot, spot);
        let steps = raport.lattice.sums_touching(path.bounding_box(), area);
        let holds = |step: &Vec2| path.winding(spot - *step) != 0;
        steps.iter().filter(|step| holds(step)).count()
    };
    let faces = raport.faces.iter().filter(|face| face.letter.is_some());
    faces.flat_map(|face| face.images.iter().map(|image| seen(&face.outline, image))).sum()
}

/// Marks on a stripe's own place: the stripes of a stack carry their letters in order.
#[test]
fn stripes_are_lettered() {
    let stripes: Vec<Stripe> =
        (0..26).map(|at| stripe(2.0 + f64::from(at), 9.0, Frieze::P111)).collect();
    let step = lereng(45.0, &stripes);
    let found = raport(&step, Size::new(400.0, 400.0));
    assert_eq!(found.letters(), ('A'..='Z').collect::<Vec<_>>());
    let repeat = drawn(&step, Size::new(400.0, 400.0), &['A', 'Z'], Point::new(1.0, 1.0));
    let [first, last] = [0, 1].map(|mark| repeat.orbit_of(mark).cell[0] * Point::ORIGIN);
    let wide: f64 = stripes.iter().take(25).map(|stripe| stripe.width).sum();
    let all: f64 = stripes.iter().map(|stripe| stripe.width).sum();
    let made = Size::new(400.0, 400.0).area() / length(v(400.0, 400.0)) / all;
    let grow = made / made.round().max(1.0);
    assert!((distance(first, last) - wide * grow).abs() < 1e-6, "{first} {last} {grow}");
}
