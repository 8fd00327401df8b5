//! The text of a `.batik` file: TOML that a teacher can read and git can compare.
//!
//! A file is weighed before it is parsed, raised to the present version, and then taken apart key by key. What nobody
//! took is unknown, and stays with the layer or colorway that it stood in. [`write()`] puts keys in one fixed order and has
//! no comments; [`rewrite()`] keeps both as a person wrote them.
//!
//! **Invariant:** what [`write()`] wrote, [`read`] reads as the same value, and writing that gives the same bytes.

mod dyeing;
mod error;
mod fields;
pub(super) mod known;
mod raise;
mod reader;
mod rewrite;
mod step;
mod syntax;
mod weigh;
mod writer;

use std::collections::BTreeMap;

use toml::de::DeTable;

use crate::color::Srgb;
use crate::design::{Colorway, Design, Layer, Stepping};
use crate::mark::Part;

use error::Fault;
pub use error::ReadError;
pub use rewrite::Rewritten;

/// Reads the text of a `.batik` file.
///
/// A file of an older version is raised to the present one. A file of a newer version is read as far as it is
/// understood; the rest is kept.
///
/// # Errors
///
/// When the text is no TOML, when a value is of the wrong kind or outside the [`limits`](crate::limits). Time
/// and memory are bounded for any text.
pub fn read(text: &str) -> Result<Design, ReadError> {
    // Some editors put a byte order mark before the text; it would shift the first line's columns.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    parse(text).map_err(|fault| fault.within(text))
}

fn parse(text: &str) -> Result<Design, Fault> {
    weigh::check(text)?;
    let table = DeTable::parse(text).map_err(|error| syntax::fault(text, &error))?;
    let (version, table) = raise::raise(table.into_inner())?;
    reader::design(text, version, table)
}

/// Writes the text of a `.batik` file.
///
/// `design` keeps to the [`limits`](crate::limits); otherwise the text may not be read again.
pub fn write(design: &Design) -> String {
    writer::design(design)
}

/// Makes `text`, the text of a design, that of `wanted`, and changes only what differs.
///
/// Comments, order, spacing, line ends and a byte order mark stay. Where that cannot be, as in a text that is no design, all of it is written anew.
///
/// Both designs are written and read again, and the text is parsed; layers that changed are compared with one another.
pub fn rewrite(text: &str, wanted: &Design) -> Rewritten {
    rewrite::rewritten(text, wanted)
}

/// Writes the section `[repeat]` alone, as it stands in a `.batik` file.
pub fn write_repeat(repeat: &Stepping) -> String {
    writer::section(repeat)
}

/// Writes one `[[layer]]` alone, as it stands in a `.batik` file.
pub fn write_layer(layer: &Layer) -> String {
    writer::layer_section(layer)
}

/// Writes the line of a picture's layer that sorts its colors into parts.
pub fn write_parts(parts: &BTreeMap<Srgb, Part>) -> String {
    writer::parts_line(parts)
}

/// Writes one `[[colorway]]` alone, as it stands in a `.batik` file.
pub fn write_colorway(colorway: &Colorway) -> String {
    writer::colorway_section(colorway)
}

/// Millimeters that an isen keeps free when its layer does not say: enough that wax does not flow together.
pub(crate) const CLEARANCE: f64 = 0.5;

/// What a layer can draw, by the key that says so.
#[derive(Clone, Copy, Debug)]
enum Kind {
    Motif,
    Isen,
    Drawing,
    Picture,
}

impl Kind {
    const ALL: [Self; 4] = [Self::Motif, Self::Isen, Self::Drawing, Self::Picture];

    fn key(self) -> &'static str {
        match self {
            Self::Motif => "motif",
            Self::Isen => "isen",
            Self::Drawing => "drawing",
            Self::Picture => "picture",
        }
    }

    /// The part of its marks when the layer does not say.
    fn part(self) -> &'static str {
        match self {
            Self::Isen => Part::ISEN,
            Self::Motif | Self::Drawing | Self::Picture => Part::KLOWONG,
        }
    }
}
