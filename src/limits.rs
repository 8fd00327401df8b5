//! How large and how many the values of a design may be: one range a quantity, whoever asks.
//!
//! The reader of a file refuses what lies outside, so that nothing behind it has to ask again. Whoever edits a design
//! keeps to the same limits; otherwise the file that is written cannot be opened. What is typed on a command line, what a
//! motif says of its tile, and what the raport lays come from the same table.
//!
//! **Invariant:** a design within these limits, of which the text stays below [`FILE`], can be written and read again.

use std::ops::RangeInclusive;

use kurbo::Size;

use crate::geom;
use crate::keys;
use crate::notice::Message;

/// Bytes of a design file: a hundred thousand curves written with every digit stay below.
pub const FILE: usize = 16 << 20;

/// Layers, colorways, and entries of one table: more than anybody can oversee.
pub const MANY: usize = 1000;

/// Elements of all drawn paths together: a traced photograph has fewer, and the canvas still moves.
pub const ELEMENTS: usize = 100_000;

/// Characters of a name.
pub const NAME: usize = 200;

/// Characters of the path of a picture: what every file system can take.
pub const PICTURE: usize = 1000;

/// Characters of a note and of a parameter's text.
pub const TEXT: usize = 100_000;

/// Width and height of the tile in millimeters: from one dot to wider than any loom.
pub const TILE: RangeInclusive<f64> = 1.0..=10_000.0;

/// Coordinates in millimeters, and turns in degrees: a kilometer, or some thousand turns, either way.
pub const REACH: RangeInclusive<f64> = -geom::REACH..=geom::REACH;

/// Distance of the copies of a ring from their middle, in millimeters.
pub const RADIUS: RangeInclusive<f64> = 0.0..=geom::REACH;

/// Factor of a placement.
pub const SCALE: RangeInclusive<f64> = 0.001..=1000.0;

/// Copies in a ring.
pub const RING: RangeInclusive<u32> = 1..=1000;

/// Largest width of a stroke in millimeters; every width is greater than 0.
pub const WIDTH: f64 = 1000.0;

/// Millimeters that an isen keeps free around other marks.
pub const CLEARANCE: RangeInclusive<f64> = 0.0..=100.0;

/// Degrees between the sides of an oblique cell: flatter ones are lines.
pub const OBLIQUE: RangeInclusive<f64> = 15.0..=165.0;

/// Degrees of a slant; beyond a half turn it begins again.
pub const SLANT: RangeInclusive<f64> = -180.0..=180.0;

/// Width of a stripe and length of its unit, in millimeters; the same for a border.
pub const STRIPE: RangeInclusive<f64> = 1.0..=1000.0;

/// Stripes of a lereng: a letter for each.
pub const STRIPES: RangeInclusive<usize> = 1..=26;

/// Least distance of strewn motifs, in millimeters.
pub const GAP: RangeInclusive<f64> = 1.0..=10_000.0;

/// The most baths of a colorway: twice what a patient workshop does, and a number that fits every table.
pub const BATHS: usize = 16;

/// Dips of a bath: from a short one to weeks at the vat.
pub const DIPS: RangeInclusive<f64> = 0.1..=100.0;

/// Depth of a bath, in deepest shades of the dye.
pub const DEPTH: RangeInclusive<f64> = 0.01..=30.0;

/// Width and height of a piece of cloth in millimeters: from a thread to ten bolts.
pub const CLOTH: RangeInclusive<f64> = 1.0..=geom::REACH;

/// Tints of a gradation, the bare cloth being the first: one more than there are baths.
pub const TINTS: RangeInclusive<u8> = 2..=17;

/// The deepest table that is kept without being known: a few levels are left for the file it will be written in.
pub const KEPT: usize = 24;

/// Whether a tile can be so large.
pub fn holds_tile(tile: Size) -> bool {
    TILE.contains(&tile.width) && TILE.contains(&tile.height)
}

/// The tile nearest to this one that can be laid.
pub fn nearest_tile(tile: Size) -> Size {
    let (least, most) = (*TILE.start(), *TILE.end());
    // Unlike `clamp` these make a number of what is none.
    Size::new(tile.width.max(least).min(most), tile.height.max(least).min(most))
}

/// Refuses a width of a stroke that is none.
///
/// # Errors
///
/// When it is not greater than 0, or greater than [`WIDTH`].
pub fn is_width(width: f64) -> Result<(), Message> {
    keys::within("width", width, &(f64::NEG_INFINITY..=WIDTH))?;
    if width > 0.0 {
        return Ok(());
    }
    Err(Message::new("file-not-positive").with("name", "width"))
}

/// Refuses more than [`MANY`] entries.
///
/// # Errors
///
/// When there are more.
pub fn few(name: &str, count: usize) -> Result<(), Message> {
    keys::few(name, count, MANY)
}

/// Refuses a part without a name, or with a name longer than [`NAME`].
///
/// # Errors
///
/// When it is such a part.
pub fn named(part: &str) -> Result<(), Message> {
    if part.is_empty() {
        return Err(Message::new("file-part-without-name"));
    }
    // Lower case can be longer than upper case, so the part is measured and not what was written.
    keys::short("part", part, NAME)
}

/// Refuses as many stripes as a lereng cannot have.
///
/// # Errors
///
/// When there are none, or more than there are letters.
pub fn striped(count: usize) -> Result<(), Message> {
    if STRIPES.contains(&count) {
        return Ok(());
    }
    let message = Message::new("file-bad-stripes").with("count", count);
    Err(message.with("max", *STRIPES.end()))
}

/// Refuses more baths than fit a cloth.
///
/// # Errors
///
/// When there are more than [`BATHS`].
pub fn dyeable(count: usize) -> Result<(), Message> {
    if count <= BATHS {
        return Ok(());
    }
    Err(Message::new("file-dye-many-baths").with("count", count).with("max", BATHS))
}
