//! Printed pages as PDF, SVG and PNG.
//!
//! All three read the same [`Document`], whose text is shaped already, and show the same glyphs at the same places: PDF
//! as text that can be selected, the others as outlines. What no reader could show, such as a line without a width or a
//! place that is no number, is left out of all three.
//!
//! **Invariant:** the bytes depend on the arguments only: no clock, no chance, no fonts of the machine.

use std::io::Write;
use std::path::Path;

use super::ExportError;
use crate::notice::Message;
use crate::paper::{Document, Item, Page};

mod pdf;
mod png;
mod svg;

pub use pdf::pdf;
pub use png::png;
pub use svg::svg;

/// What pages are written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageFormat {
    /// For printers: as many pages as there are.
    Pdf,
    /// Drawings of pages below one another.
    Svg,
    /// Pictures of pages below one another.
    Png,
}

impl PageFormat {
    /// The format that a name asks for by its end; nothing where it asks for none of these.
    pub fn of(path: &Path) -> Option<Self> {
        match path.extension()?.to_string_lossy().to_ascii_lowercase().as_str() {
            "pdf" => Some(Self::Pdf),
            "svg" => Some(Self::Svg),
            "png" => Some(Self::Png),
            _ => None,
        }
    }
}

/// Writes the pages of a document; pixels at `dpi` dots per inch.
///
/// # Errors
///
/// What [`pdf()`], [`svg()`] and [`png()`] refuse.
pub fn write(
    document: &Document,
    format: PageFormat,
    dpi: f64,
    sink: &mut dyn Write,
) -> Result<(), ExportError> {
    match format {
        PageFormat::Pdf => pdf(document, sink),
        PageFormat::Svg => svg(document, sink),
        PageFormat::Png => png(document, dpi, sink),
    }
}

/// The longest side of a page in millimeters: 14 400 points, which PDF readers still open.
const LONGEST: f64 = 5080.0;

/// Beyond this many millimeters from its corner nothing is on a page; readers count in 32 bits.
const FAR: f64 = 100_000.0;

/// Refuses a document without a page, and pages that no reader could open.
fn check(document: &Document) -> Result<(), Message> {
    if document.pages.is_empty() {
        return Err(Message::new("pages-none"));
    }
    for page in &document.pages {
        let [width, height] = [page.size.width, page.size.height];
        // A millimeter is a few points, which readers ask for at least. Also refuses what is not a number.
        if ![width, height].iter().all(|side| (1.0..=LONGEST).contains(side)) {
            let message = Message::new("pages-size").with("width", width).with("height", height);
            return Err(message.with("max", LONGEST));
        }
    }
    Ok(())
}

/// The items of a page that can be shown, without groups.
fn shown(page: &Page) -> impl Iterator<Item = &Item> {
    page.leaves().filter(|item| is_sound(item))
}

fn is_sound(item: &Item) -> bool {
    let bounds = item.bounds();
    let sides = [bounds.x0, bounds.y0, bounds.x1, bounds.y1];
    sides.iter().all(|side| side.abs() <= FAR)
        && match item {
            Item::Group { items, .. } => items.iter().any(is_sound),
            // Bounds pass over what is no number.
            Item::Fill { path, .. } => !path.is_empty() && path.is_finite(),
            Item::Stroke { path, width, .. } => {
                !path.is_empty() && path.is_finite() && *width > 0.0
            }
            Item::Text { run, .. } => run.style().size > 0.0,
            Item::Picture { area, pixels } => {
                let [across, down] = [pixels.width, pixels.height].map(u64::from);
                let bytes = across.checked_mul(down).and_then(|count| count.checked_mul(4));
                let is_whole = bytes.is_some_and(|bytes| bytes == pixels.rgba.len() as u64);
                is_whole && bytes != Some(0) && area.width() > 0.0 && area.height() > 0.0
            }
            Item::Cloth { area, shares, .. } => {
                let is_bare = shares.width() == 0 || shares.height() == 0;
                !is_bare && area.width() > 0.0 && area.height() > 0.0
            }
        }
}
