//! How large and how many the values of a design may be.
//!
//! [`read`](super::read) refuses what lies outside, so that nothing behind it has to ask again. Whoever edits a design
//! keeps to the same limits; otherwise the file that is written cannot be opened.
//!
//! **Invariant:** a design within these limits, of which the text stays below [`FILE`], can be written and read again.

use std::ops::RangeInclusive;

use crate::geom;

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
pub const RADIUS: RangeInclusive<f64> = 0.0..=1e6;

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

/// Dips of a bath: from a short one to weeks at the vat.
pub const DIPS: RangeInclusive<f64> = 0.1..=100.0;

/// Depth of a bath, in deepest shades of the dye.
pub const DEPTH: RangeInclusive<f64> = 0.01..=30.0;
