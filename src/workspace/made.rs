//! What there is to tell about a picture of cloth that was made.

use crate::export::{ClothOptions, ClothReport, Look};
use crate::notice::{Message, Notice, Spot};
use crate::repeat::Repeat;

use super::{Evaluated, drift};

/// A design in a colorway, counted from 0, or in plain colors, as a picture shows it: its look, and the options with its
/// title.
pub fn picture(
    evaluated: &Evaluated,
    colorway: Option<usize>,
    options: &ClothOptions,
) -> (Look, ClothOptions) {
    let title = evaluated.design().name.clone();
    (Look::from(evaluated.palette(colorway)), ClothOptions { title, ..options.clone() })
}

/// What is other than was asked for: a page with units of its own, a period that whole pixels made longer or shorter.
pub fn notice(repeat: &Repeat, options: &ClothOptions, report: &ClothReport) -> Option<Notice> {
    match report {
        ClothReport::Pdf(page) if page.unit > 1 => {
            let told = Message::new("export-pdf-unit").with("unit", f64::from(page.unit));
            Some(Notice::note(Spot::Design, told))
        }
        ClothReport::Png(picture) => drift::notice(repeat, picture, options.cloth, options.dpi),
        ClothReport::Svg(_) | ClothReport::Pdf(_) => None,
    }
}
