//! What whole pixels do to the size of a repeat, and the resolution at which they do nothing.
//!
//! **Invariant:** what is proposed was tried on the grid that the picture would have.

use kurbo::Size;

use crate::export::PngReport;
use crate::notice::{Message, Notice, Spot, rounded};
use crate::raster::Grid;
use crate::repeat::Repeat;

/// Beyond this circles look like eggs.
const SEEN: f64 = 0.05;

/// What is measured off by this at the far end of a cloth is told, in millimeters: a line of wax.
const TOLD: f64 = 1.0;

/// How much a proposed resolution may still be off there, in millimeters: a quarter of a pixel at 300 dpi.
const EXACT: f64 = 0.02;

/// The longest cloth that is usual, a kain panjang, in millimeters: how far tiles are laid when no cloth is asked for.
const CLOTH: f64 = 2500.0;

/// How far from the resolution that was asked for another is looked for, in parts of it.
const AROUND: f64 = 0.25;

/// The most resolutions that are tried.
const TRIED: u32 = 20_000;

/// Millimeters in an inch.
const INCH: f64 = 25.4;

/// That a period was rounded to whole pixels, when that shows on a tile or adds up over the cloth; and the nearest
/// resolution that keeps it, if there is one.
pub fn notice(
    repeat: &Repeat,
    report: &PngReport,
    cloth: Option<Size>,
    dpi: f64,
) -> Option<Notice> {
    let (asked, made) = (report.period_asked, report.period_made);
    let long = cloth.unwrap_or(Size::new(CLOTH, CLOTH));
    let (count, off) = worst(asked, made, long);
    let message = |key| {
        Message::new(key)
            .with("width", asked.width)
            .with("height", asked.height)
            .with("made_width", made.width)
            .with("made_height", made.height)
            .with("count", count)
            .with("off", rounded::tenth(off))
            .with("dpi", typed(dpi))
    };
    if report.stretch() > SEEN {
        return Some(Notice::warning(Spot::Repeat, message("export-coarse")));
    }
    if off < TOLD {
        return None;
    }
    let exact = exact(repeat, dpi, long);
    let key = if exact.is_some() { "export-drift" } else { "export-snapped" };
    let message = message(key).with("exact", exact.map(typed).unwrap_or_default());
    Some(Notice::note(Spot::Repeat, message))
}

/// How many periods lie along the side of the cloth where most is off at the end, and how much that is in millimeters.
fn worst(asked: Size, made: Size, cloth: Size) -> (f64, f64) {
    let along = |asked: f64, made: f64, long: f64| {
        let count = (long / asked).round().max(1.0);
        (count, (made - asked).abs() * count)
    };
    let across = along(asked.width, made.width, cloth.width);
    let down = along(asked.height, made.height, cloth.height);
    if down.1 > across.1 { down } else { across }
}

/// The resolution nearest to `dpi` at which periods are whole pixels.
fn exact(repeat: &Repeat, dpi: f64, cloth: Size) -> Option<f64> {
    let asked = repeat.period();
    let now = (asked.width * dpi / INCH).round().max(1.0);
    let tries = (now * AROUND).ceil().min(f64::from(TRIED / 2));
    let steps = std::iter::successors(Some(0.0), |at| Some(at + 1.0));
    let steps = steps.take_while(|at| *at <= tries).flat_map(|at| [now + at, now - at]);
    let resolutions = steps.filter(|pixels| *pixels >= 1.0).map(|pixels| {
        // As it can be typed.
        rounded::thousandth(pixels * INCH / asked.width)
    });
    let is_exact = |dpi: &f64| {
        let period = Grid::snapped(repeat, dpi / INCH).and_then(|grid| grid.period());
        period.is_some_and(|[width, height]| {
            let made = Size::new(width as f64 * INCH / dpi, height as f64 * INCH / dpi);
            worst(asked, made, cloth).1 < EXACT
        })
    };
    let mut found: Vec<f64> = resolutions.filter(is_exact).take(2).collect();
    found.sort_by(|a, b| (a - dpi).abs().total_cmp(&(b - dpi).abs()));
    found.first().copied()
}

/// A resolution as it is typed in any language.
fn typed(dpi: f64) -> String {
    rounded::thousandth(dpi).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::artwork::Artwork;
    use crate::design::Step;

    fn near(step: &str, width: f64, height: f64, dpi: f64) -> Option<f64> {
        let artwork = Artwork::from_marks(Size::new(width, height), Vec::new());
        let repeat = Repeat::of(artwork.stepped(&Step::named(step)));
        exact(&repeat, dpi, Size::new(CLOTH, CLOTH))
    }

    #[test]
    fn the_nearest_exact_resolution_is_found() {
        assert_eq!(near("tubrukan", 66.0, 66.0, 300.0), Some(300.182));
        // Both sides are whole pixels at multiples of 12.7 dpi, two to the millimeter.
        assert_eq!(near("tubrukan", 66.0, 80.0, 300.0), Some(304.8));
        assert_eq!(near("tubrukan", 50.0, 50.0, 254.0), Some(254.0));
        // The half of its step is whole too.
        let drop = near("half-drop", 66.0, 66.0, 300.0).unwrap();
        assert!((66.0 * drop / INCH / 2.0).fract().min(0.5) < 0.01, "{drop}");
    }

    #[test]
    fn what_adds_up_is_measured_at_the_end() {
        let (asked, made) = (Size::new(66.0, 66.0), Size::new(66.04, 66.0));
        let (count, off) = worst(asked, made, Size::new(1650.0, 2500.0));
        assert_eq!(count, 25.0);
        assert!((off - 1.0).abs() < 1e-9, "{off}");
    }
}
