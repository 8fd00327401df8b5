//! Tiles like threads, angles at their limits, stripes wider than their tile: something finite comes out, and is told.

use canting::design::Step;
use canting::design::step::{Order, Share, Stripe, Turning, Twin, Wedge};
use canting::raport::Raport;
use canting::raster::{Grid, Window};
use canting::symmetry::{Frieze, Group};
use kurbo::Size;

use super::{all_steps, called, group, painted, raport, with_motif};

const TILES: [Size; 5] = [
    Size::new(1.0, 1.0),
    Size::new(1.0, 10_000.0),
    Size::new(10_000.0, 1.0),
    Size::new(10_000.0, 10_000.0),
    Size::new(5.0, 5.0),
];

/// More copies of one drawing than this nobody waits for.
const COPIES: usize = 500_000;

fn stripes(count: usize, width: f64, unit: f64) -> Vec<Stripe> {
    let friezes = Frieze::ALL.into_iter().cycle();
    friezes.take(count).map(|frieze| Stripe { width, unit, frieze, ..Stripe::default() }).collect()
}

/// Every step with settings at their limits.
fn extremes() -> Vec<Step> {
    let mut steps = all_steps();
    for angle in [0.0, 90.0, -180.0, 37.123, 180.0, -89.999] {
        steps.extend([false, true].map(|is_half| Step::Parang { angle, is_half }));
        steps.push(Step::Lereng { angle, stripes: stripes(26, 1000.0, 1000.0) });
        steps.push(Step::Lereng { angle, stripes: stripes(26, 1.0, 1.0) });
        steps.push(Step::Lereng { angle, stripes: stripes(1, 1000.0, 1.0) });
    }
    for angle in [15.0, 165.0, 89.999, 16.18] {
        steps.extend([Group::P1, Group::P2].map(|of| group(of, angle)));
    }
    for gap in [1.0, 10_000.0] {
        steps.extend(
            Turning::NAMES.iter().map(|(turning, _)| Step::Toss { gap, turning: *turning }),
        );
    }
    for share in
        [Share { count: 99, of: 100 }, Share { count: 0, of: 1 }, Share { count: 7, of: 0 }]
    {
        steps.extend([Step::Drop(share), Step::Shift(share)]);
    }
    for every in [None, Some(Size::new(1.0, 10_000.0))] {
        steps.extend(Wedge::ALL.map(|wedge| Step::Mubeng { wedge, every }));
    }
    for (twin, _) in Twin::NAMES {
        steps.push(Step::Sareng { order: Order::Checkerboard, twin: *twin });
    }
    steps.push(Step::Unknown("somersault".to_owned()));
    steps
}

fn assert_sound(found: &Raport, what: &str) {
    let Size { width, height } = found.period();
    assert!(width > 0.0 && height > 0.0 && width.is_finite() && height.is_finite(), "{what}");
    assert!(width < 1e7 && height < 1e7, "{what}: a period of {width} x {height}");
    assert!(found.lattice.upright_period().is_some(), "{what}: no upright period");
    assert!(found.lattice.area() > 0.0, "{what}");
    let images = found.faces.iter().flat_map(|face| &face.images);
    assert!(images.clone().count() <= COPIES, "{what}: {} copies", images.count());
    for image in images {
        assert!(image.is_finite(), "{what}: {image:?}");
        assert!(image.determinant().is_normal(), "{what}: flat: {image:?}");
    }
    let corners = found.faces.iter().flat_map(|face| &face.outline);
    assert!(corners.clone().all(|corner| corner.is_finite()), "{what}");
}

#[test]
fn every_step_is_sound_on_every_tile() {
    for step in extremes() {
        for tile in TILES {
            assert_sound(&raport(&step, tile), &format!("{} on {tile:?}", called(&step)));
        }
    }
}

/// A motif is laid and painted too.
#[test]
fn every_step_is_painted_on_every_tile() {
    for step in extremes() {
        for tile in [Size::new(1.0, 10_000.0), Size::new(10_000.0, 1.0)] {
            let repeat = with_motif(&step, tile);
            // A motif as large as its gap or its strip may span more of the tile than any mark may, and so may one of
            // which the walk could not be laid as asked.
            let may_span = matches!(step, Step::Toss { .. } | Step::Pinggiran { .. });
            // And so may one in a cell that leans over thousands of its widths.
            let may_span =
                may_span || matches!(step, Step::Group { group: Group::P1 | Group::P2, .. });
            let may_span = may_span || !repeat.artwork().raport().notices.is_empty();
            let told = repeat.artwork().notices();
            assert!(told.is_empty() || may_span, "{} on {tile:?}: {told:?}", called(&step));
            let longest = repeat.period().width.max(repeat.period().height);
            let grid = Grid::snapped(&repeat, 20.0 / longest).unwrap();
            painted(&repeat, grid, Window { x: -7, y: -7, width: 30, height: 30 });
        }
    }
}

/// Something that is not as it was asked for is told, and what is as asked is not.
#[test]
fn changes_are_told() {
    let key = |step: &Step, tile: (f64, f64)| {
        raport(step, Size::from(tile)).notices.first().map(|told| told.message.key)
    };
    let parang = |angle| Step::Parang { angle, is_half: false };
    let lereng =
        |count, width, angle| Step::Lereng { angle, stripes: stripes(count, width, width) };
    let toss = |gap| Step::Toss { gap, turning: Turning::Free };
    let mubeng = |wedge| Step::Mubeng { wedge, every: None };
    for (step, tile, expected) in [
        (group(Group::P1, 90.0), (1.0, 10_000.0), None),
        (group(Group::P4, 90.0), (40.0, 40.0), None),
        (group(Group::P4, 90.0), (1.0, 10_000.0), Some("repeat-cell-fixed")),
        (group(Group::P6m, 90.0), (40.0, 70.0), Some("repeat-cell-fixed")),
        (group(Group::P6m, 90.0), (40.0, 34.641), None),
        (group(Group::P2, 16.18), (1000.0, 777.0), Some("repeat-angle-fitted")),
        (parang(0.0), (1.0, 10_000.0), None),
        (parang(90.0), (10_000.0, 1.0), None),
        (parang(-180.0), (10_000.0, 1.0), None),
        (parang(45.0), (60.0, 60.0), None),
        (parang(37.123), (1000.0, 777.0), Some("repeat-walk-far")),
        (lereng(26, 1000.0, 45.0), (5.0, 5.0), Some("repeat-slant-fitted")),
        (lereng(26, 1000.0, 20.0), (5.0, 5.0), Some("repeat-slant-far")),
        (lereng(1, 20.0, 0.0), (100.0, 100.0), None),
        (toss(10_000.0), (5.0, 5.0), Some("repeat-toss-few")),
        (toss(1.0), (10_000.0, 10_000.0), Some("repeat-toss-crowded")),
        (mubeng(Wedge::D90), (40.0, 30.0), Some("repeat-stamp-one-side")),
        (mubeng(Wedge::D45), (40.0, 40.0), Some("repeat-medallion")),
    ] {
        assert_eq!(key(&step, tile), expected, "{} on {tile:?}", called(&step));
    }
}
