//! A period becomes a whole number of pixels: by little, told, and without adding up.

use canting::design::Step;
use canting::design::step::{Share, Stripe, Wedge};
use canting::export::PngOptions;
use canting::raster::{Backdrop, Grid, Window};
use canting::repeat::Repeat;
use canting::symmetry::{Frieze, Group};
use kurbo::Size;

use super::{group, painted, with_motif};
use crate::exports::png_of;

const TILE: Size = Size::new(37.0, 29.0);

const DPI: f64 = 254.0;

/// Cells that no upright grid fits: hexagonal, slanted, walking aslant.
fn awkward() -> Vec<Step> {
    let stripe = Stripe { width: 7.0, unit: 6.0, frieze: Frieze::Pma2, ..Stripe::default() };
    vec![
        group(Group::P3, 90.0),
        group(Group::P31m, 90.0),
        group(Group::P6m, 90.0),
        group(Group::P1, 75.0),
        group(Group::P2, 75.0),
        Step::Mubeng { wedge: Wedge::D60, every: None },
        Step::Parang { angle: 30.0, is_half: false },
        Step::Parang { angle: 30.0, is_half: true },
        Step::Lereng { angle: 30.0, stripes: vec![stripe] },
        Step::Drop(Share { count: 3, of: 7 }),
    ]
}

#[test]
fn periods_are_snapped_by_half_a_pixel_and_told() {
    for step in awkward() {
        let repeat = with_motif(&step, TILE);
        let (_, report) =
            png_of(&repeat, &PngOptions { cloth: Some(TILE), dpi: DPI, ground: Backdrop::Painted });
        assert_eq!(report.period_asked, repeat.period(), "{step:?}");
        let pixel = 25.4 / DPI;
        let off = report.period_made - report.period_asked;
        for side in [off.width, off.height] {
            assert!(side.abs() <= pixel / 2.0 + 1e-9, "{step:?}: {} pixels", side / pixel);
        }
        let made = report.period_pixels.map(|side| f64::from(side) * pixel);
        let Size { width, height } = report.period_made;
        assert!((width - made[0]).abs() + (height - made[1]).abs() < 1e-9, "{step:?}");
    }
}

/// Where few steps fill a period each of them is whole, and the period is off by half a pixel for each.
#[test]
fn steps_of_a_drop_are_whole() {
    for of in 1..=4 {
        let repeat = with_motif(&Step::Drop(Share { count: 1, of }), Size::new(37.3, 29.1));
        for dpi in [60.0, 150.0, 254.0] {
            let grid = Grid::snapped(&repeat, dpi / 25.4).unwrap();
            let [wide, high] = grid.period().unwrap().map(number);
            let parts = f64::from(of);
            assert_eq!([wide % parts, high % parts], [0.0, 0.0], "1/{of} at {dpi}");
            let Size { width, height } = repeat.period() * (dpi / 25.4);
            let off = (wide - width).abs().max((high - height).abs());
            assert!(off <= parts / 2.0 + 1e-9, "1/{of} at {dpi}: {off}");
        }
    }
}

fn number(pixels: i64) -> f64 {
    f64::from(i32::try_from(pixels).unwrap())
}

/// The first, the hundredth and the hundred-thousandth period are the same pixels: nothing adds up.
#[test]
fn far_periods_are_the_first_one() {
    for step in awkward() {
        let repeat = with_motif(&step, TILE);
        let grid = coarse(&repeat);
        let [across, down] = grid.period().unwrap();
        let at = |i: i64, j: i64| {
            painted(
                &repeat,
                grid,
                Window { x: i * across + 3, y: j * down - 5, width: 60, height: 60 },
            )
        };
        let first = at(0, 0);
        assert!(first.rgba.chunks_exact(4).any(|pixel| pixel != [255; 4]), "{step:?}: blank");
        for (i, j) in [(1, 0), (0, 1), (100, -77), (100_000, 99_999), (-100_000, 3)] {
            assert!(at(i, j) == first, "{step:?}: other pixels at period {i}, {j}");
        }
    }
}

/// In one wide picture, column for column.
#[test]
fn a_wide_picture_is_its_first_period_again_and_again() {
    for step in awkward() {
        let repeat = with_motif(&step, TILE);
        let grid = coarse(&repeat);
        let [across, _] = grid.period().unwrap().map(|side| usize::try_from(side).unwrap());
        let width = u32::try_from(across * 9).unwrap();
        let picture = painted(&repeat, grid, Window { x: 0, y: 11, width, height: 12 });
        for row in picture.rgba.chunks_exact(4 * across * 9) {
            let (first, rest) = row.split_at(4 * across);
            assert!(rest.chunks_exact(4 * across).all(|other| other == first), "{step:?}");
        }
    }
}

/// About two pixels a millimeter, fewer where a period holds many cells.
fn coarse(repeat: &Repeat) -> Grid {
    let Size { width, height } = repeat.period();
    Grid::snapped(repeat, f64::min(2.1, 500.0 / width.max(height))).unwrap()
}
