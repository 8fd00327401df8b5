//! What there is to tell about a picture of cloth that was made.

use crate::export::{ClothOptions, ClothReport};
use crate::notice::{Message, Notice, Spot};
use crate::repeat::Repeat;

use super::drift;

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
