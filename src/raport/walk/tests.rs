use std::collections::BTreeSet;

use super::*;
use crate::design::Stepping;
use crate::design::step::{Corner, Order, Share, Twin, Wedge};
use crate::symmetry::Frieze;

/// A kain panjang with its width across.
const CLOTH: Size = Size::new(1050.0, 2500.0);

fn walk_of(step: Step, tile: Size) -> Walk {
    let repeat = Stepping { tile, step, ..Stepping::default() };
    let walk = Walk::of(&Raport::laid(&repeat, 7, 'B'), &repeat.step, CLOTH).unwrap();
    sound(&walk);
    walk
}

fn square(step: Step) -> Walk {
    walk_of(step, Size::new(200.0, 200.0))
}

/// What holds for every walk.
fn sound(walk: &Walk) {
    let mut places = BTreeSet::new();
    for (at, one) in walk.stampings.iter().enumerate() {
        assert_eq!(one.number, at + 1);
        assert!((1..=walk.lines()).contains(&one.line), "{}", one.line);
        let [x, y, turn] = [one.at.x, one.at.y, one.turn].map(|number| format!("{number:.1}"));
        let place = (x, y, turn, one.stamp);
        assert!(places.insert(place), "number {} stands twice at {}", one.number, one.at);
        assert!((0.0..360.0).contains(&one.turn), "{}", one.turn);
    }
    for pass in walk.passes() {
        assert!(pass.stampings.is_sorted_by_key(|one| one.line), "each goes line after line");
    }
    let stamps: Vec<Stamp> = walk.passes().map(|pass| pass.stamp).collect();
    assert!(stamps.is_sorted_by(|a, b| a < b), "a stamp is taken once: {stamps:?}");
}

/// Middles of the first stampings, to the millimeter.
fn first(walk: &Walk, count: usize) -> Vec<(f64, f64)> {
    let middles = walk.stampings.iter().take(count);
    middles.map(|one| (one.at.x.round(), one.at.y.round())).collect()
}

fn covered(walk: &Walk) -> f64 {
    let narrow = Rect::from_origin_size(Point::ORIGIN, walk.cloth);
    walk.stampings.iter().map(|one| area(&clipped(&one.corners, narrow)).abs() / 2.0).sum()
}

#[test]
fn a_stamp_that_fits_needs_no_part_stamps() {
    let walk = walk_of(Step::Tubrukan, Size::new(210.0, 208.3));
    assert_eq!((walk.stampings.len(), walk.whole(), walk.lines()), (60, 60, 12));
    assert_eq!(first(&walk, 6)[1], (315.0, 104.0));
    assert_eq!(first(&walk, 6)[5], (105.0, 312.0));
    assert_eq!((walk.changes(), walk.way), (0, Way::Rows));
    assert!((walk.meters() - (12.0 * 0.84 + 11.0 * 0.865_696)).abs() < 0.01, "{}", walk.meters());
    let wide = walk_of(Step::Tubrukan, Size::new(212.0, 209.0));
    assert_eq!((wide.stampings.len(), wide.whole()), (60, 44));
}

#[test]
fn a_stamp_maker_is_told_what_to_change() {
    let told =
        |tile: Size| walk_of(Step::Tubrukan, tile).notices.pop().map(|notice| notice.message);
    let message = |key, [width, height, across, down]: [f64; 4]| {
        let message = Message::new(key).with("width", width).with("height", height);
        Some(message.with("across", across).with("down", down))
    };
    let even = [210.0, 208.333, 5.0, 12.0];
    assert_eq!(told(Size::new(200.0, 210.0)), message("walk-edge", even));
    assert_eq!(told(Size::new(even[0], even[1])), None);
    assert_eq!(told(Size::new(48.0, 60.0)), message("walk-small-stamp", [192.0, 180.0, 4.0, 3.0]));
}

#[test]
fn stamps_that_nobody_makes_have_a_larger_one() {
    let told = |step: Step, side: f64| {
        let mut notices = walk_of(step, Size::new(side, side)).notices;
        notices.pop().map(|notice| notice.message)
    };
    let group = told(Step::named("p4g"), 76.0).unwrap();
    assert_eq!(group.key, "walk-small-cells");
    for (name, number) in
        [("width", 38.0), ("stamp_width", 228.0), ("across", 3.0), ("cells", 9.0), ("count", 55.0)]
    {
        assert!(group.values.contains(&(name, number.into())), "{name} in {group:?}");
    }
    assert_eq!(told(Step::named("lereng"), 100.0).unwrap().key, "walk-small-cells");
    assert_eq!(told(Step::named("pinggiran"), 1000.0).unwrap().key, "walk-small-units");
    assert_eq!(told(Step::named("half-drop"), 200.0), None);
}

#[test]
fn every_step_covers_the_cloth_once() {
    for name in Step::names() {
        let walk = square(Step::named(name));
        let is_covering = !matches!(name, "toss" | "pinggiran");
        let cloth = if is_covering { CLOTH.area() } else { 0.0 };
        // A sliver all around may be missing.
        let missing = cloth - covered(&walk);
        assert!(!is_covering || missing.abs() < 0.5 * 7100.0, "{name}: {missing}");
        let told: Vec<&str> = walk.notices.iter().map(|notice| notice.message.key).collect();
        let long = |pass: Pass<'_>| pass.size().width.max(pass.size().height);
        let is_small = walk.passes().any(|pass| long(pass) < SMALL);
        let expected: &[&str] = match name {
            _ if is_small => &["walk-small-cells"],
            "toss" => &["walk-strewn"],
            "tubrukan" => &["walk-edge"],
            _ => &[],
        };
        assert_eq!(told, expected, "{name}");
    }
}

#[test]
fn bricks_go_by_rows() {
    let brick = square(Step::HalfBrick);
    assert_eq!(brick.way, Way::Rows);
    assert_eq!(first(&brick, 7)[5..], [(1100.0, 100.0), (0.0, 300.0)]);
}

#[test]
fn drops_begin_with_the_first_column() {
    let drop = square(Step::Drop(Share { count: 1, of: 4 }));
    assert_eq!(drop.way, Way::Columns);
    assert_eq!(first(&drop, 2), [(100.0, 100.0), (100.0, 300.0)]);
    let second = drop.stampings.iter().find(|one| one.line == 2).unwrap();
    assert_eq!((second.at.x, second.at.y), (300.0, -50.0));
    assert!(!second.is_whole);
    assert_eq!(square(Step::HalfDrop).way, Way::Columns);
    assert_eq!(square(Step::Drop(Share { count: 0, of: 4 })).way, Way::Rows);
}

#[test]
fn a_parang_goes_down_its_lines() {
    for (angle, rises) in [(45.0, false), (-45.0, true), (135.0, true)] {
        let walk = square(Step::Parang { angle, is_half: true });
        assert_eq!(walk.way, Way::Slanted);
        for pair in walk.stampings.windows(2).filter(|pair| pair[0].line == pair[1].line) {
            let step = pair[1].at - pair[0].at;
            assert!((length(step) - 200.0).abs() < 0.1, "{angle}: {step:?}");
            assert!(step.x > 0.0 && (step.y < 0.0) == rises, "{angle}: {step:?}");
        }
    }
    let down = square(Step::Parang { angle: 90.0, is_half: false });
    let [one, two] = [&down.stampings[0], &down.stampings[1]];
    assert!(two.at.y > one.at.y && (two.at.x - one.at.x).abs() < 1e-6, "{:?} {:?}", one.at, two.at);
    assert!(down.stampings[20].at.x > one.at.x, "columns go to the right");
}

#[test]
fn a_rosette_is_done_before_the_next() {
    for (wedge, way) in [(Wedge::D180, 2), (Wedge::D120, 3), (Wedge::D90, 4), (Wedge::D60, 6)] {
        let walk = square(Step::Mubeng { wedge, every: None });
        assert_eq!((walk.way, walk.changes()), (Way::Rosettes, 0));
        let mut sizes = vec![0; walk.lines() + 1];
        for one in &walk.stampings {
            sizes[one.line] += 1;
        }
        assert_eq!(sizes.iter().max(), Some(&way), "{wedge:?}");
        let whole = sizes.iter().position(|size| *size == way).unwrap();
        let turns: Vec<f64> =
            walk.stampings.iter().filter(|one| one.line == whole).map(|one| one.turn).collect();
        let expected: Vec<f64> =
            (0..wedge.count()).map(|k| f64::from(k * wedge.degrees())).collect();
        assert_eq!(turns, expected);
    }
    let square = square(Step::Mubeng { wedge: Wedge::D90, every: None });
    // Stamps of 200 mm: 5.25 across and 12.5 down.
    assert_eq!(square.stampings.len(), 6 * 13);
    assert_eq!(first(&square, 4), [(100.0, 100.0), (300.0, 100.0), (300.0, 300.0), (100.0, 300.0)]);
}

#[test]
fn two_stamps_walk_side_by_side() {
    let sareng = |order, twin| square(Step::Sareng { order, twin });
    let mirrored = sareng(Order::Columns, Twin::Mirror);
    let twins: Vec<bool> =
        mirrored.stampings.iter().take(4).map(|one| one.stamp.is_mirrored).collect();
    assert_eq!(twins, [false; 4]);
    assert!(mirrored.stampings.iter().all(|one| one.turn == 0.0), "only mirrored");
    assert_eq!(
        (mirrored.changes(), mirrored.lines()),
        (1, 13),
        "all of one, then all of the other"
    );
    assert_eq!(
        first(&mirrored, 4),
        [(100.0, 100.0), (500.0, 100.0), (900.0, 100.0), (100.0, 300.0)]
    );
    let second = mirrored.stampings.iter().find(|one| one.stamp.is_mirrored).unwrap();
    assert_eq!((second.at, second.line), (Point::new(300.0, 100.0), 1));
    let turned = sareng(Order::Checkerboard, Twin::Turn);
    assert_eq!((turned.passes().count(), turned.changes()), (1, 0));
    let turns = turned.passes().next().unwrap().turns();
    let told: Vec<(f64, usize)> = turns.iter().map(|(turn, numbers)| (*turn, numbers[0])).collect();
    assert_eq!(told, [(0.0, 1), (180.0, 2)]);
    assert!(turned.stampings.iter().any(|one| one.turn == 180.0));
    let own = sareng(Order::Checkerboard, Twin::Own);
    let letters: String = own.stampings.iter().map(|one| one.stamp.letter).collect();
    assert_eq!((letters.find('B'), letters.rfind('A')), (Some(39), Some(38)));
    assert_eq!(own.changes(), 1);
    let upside = square(Step::Mirror);
    let below = upside.stampings.iter().find(|one| one.line == 2).unwrap();
    assert_eq!((below.stamp.is_mirrored, below.turn), (false, 180.0));
    assert!(upside.passes().all(|pass| (pass.size().width - 200.0).abs() < 1e-6));
}

#[test]
fn stripes_are_walked_one_after_another() {
    let walk = square(Step::named("lereng"));
    assert_eq!(walk.way, Way::Stripes);
    assert!(walk.stampings.windows(2).all(|pair| pair[0].line != pair[1].line
        || (pair[1].at.x > pair[0].at.x && pair[1].at.y > pair[0].at.y)));
}

#[test]
fn a_border_goes_clockwise() {
    let course = Course {
        way: Way::Around,
        along: Vec2::new(1.0, 0.0),
        cell: Lattice::block(Size::new(100.0, 200.0)),
    };
    let places = [
        (5.0, 5.0),
        (50.0, 5.0),
        (95.0, 5.0),
        (95.0, 100.0),
        (95.0, 195.0),
        (50.0, 195.0),
        (5.0, 195.0),
        (5.0, 100.0),
        (5.0, 15.0),
    ];
    let around: Vec<f64> = places.iter().map(|(x, y)| course.around(Vec2::new(*x, *y))).collect();
    assert!(around.is_sorted(), "{around:?}");
}

#[test]
fn a_border_is_stamped_once_around() {
    let unit = Size::new(190.0, 150.0);
    for frieze in Frieze::ALL {
        for corner in [Corner::Mitre, Corner::Unit] {
            let walk = walk_of(Step::Pinggiran { frieze, unit, corner }, CLOTH);
            let ring = CLOTH.area() - (CLOTH.width - 300.0) * (CLOTH.height - 300.0);
            let off = (covered(&walk) - ring).abs();
            // Images across the edge of a unit overlap where longer units follow shorter ones.
            assert!(off < 0.02 * ring, "{frieze} {corner:?}: {off}");
            assert_eq!((walk.way, walk.lines()), (Way::Around, 1));
            // Of two stamps each goes around by itself, and leaves the places of the other out.
            let along = |pass: Pass<'_>| {
                let steps = pass.stampings.windows(2).map(|pair| pair[1].at - pair[0].at);
                steps.map(length).sum::<f64>()
            };
            // Two rows deep, the hand goes to and fro.
            let round = 2.0 * (CLOTH.width + CLOTH.height);
            let is_short = |pass| along(pass) < 1.5 * round;
            assert!(walk.passes().all(is_short), "{frieze} {corner:?}: no leaps");
            let first = walk.stampings[0].at;
            assert!(first.x < CLOTH.width / 2.0 && first.y < 150.0, "{frieze} {corner:?}: {first}");
        }
    }
    let small = square(Step::named("pinggiran"));
    assert_eq!(small.lines(), 6 * 13, "a round for each cloth");
}

#[test]
fn too_many_are_refused_at_once() {
    let dots = Stepping { tile: Size::new(1.0, 1.0), ..Stepping::default() };
    let raport = Raport::laid(&dots, 0, 'A');
    for cloth in [CLOTH, Size::new(1e6, 1e6), Size::new(1.0, 1e6), Size::new(317.0, 317.0)] {
        let told = Walk::of(&raport, &dots.step, cloth).unwrap_err();
        assert_eq!(told.key, "walk-too-many", "{cloth}");
    }
    assert_eq!(
        Walk::of(&raport, &dots.step, Size::new(316.0, 316.0)).unwrap().stampings.len(),
        316 * 316
    );
    assert_eq!(Walk::of(&raport, &dots.step, Size::new(1.0, 1.0)).unwrap().stampings.len(), 1);
}

#[test]
fn middles_and_pieces() {
    let triangle = [(0.0, 0.0), (30.0, 0.0), (0.0, 30.0)].map(Point::from);
    assert_eq!(middle(&triangle), Point::new(10.0, 10.0));
    let half = clipped(&triangle, Rect::new(0.0, 0.0, 15.0, 15.0));
    assert_eq!(area(&half).abs() / 2.0, 225.0);
    assert!(area(&clipped(&triangle, Rect::new(20.0, 20.0, 30.0, 30.0))) == 0.0);
}
