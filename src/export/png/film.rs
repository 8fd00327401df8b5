//! Films: cloth taken apart into what prints one color each.
//!
//! **Invariant:** the films of one cloth have one size and the same margin but for the label, and without a trap what they
//! let through sums up to all of every pixel.

use std::collections::BTreeSet;
use std::io::Write;

use kurbo::{BezPath, Point, Size, Vec2};

use crate::artwork::Artwork;
use crate::export::ExportError;
use crate::geom::round;
use crate::mark::{Mark, Part, Shape};
use crate::raster::{Grid, Inks, Painter, Print, Window};
use crate::repeat::Repeat;

use super::label::Label;
use super::plan::{Channels, Looks, Plan, Wanted, saturating};
use super::strip::{Margin, Shown, Weaver};
use super::{INCH, PngReport, stream};

/// Blank film around the cloth in millimeters: what a register cross and a finger need.
const MARGIN: f64 = 14.0;

/// The smallest margin in pixels in which a cross in a circle can still be told.
const LEAST: u32 = 9;

/// How far a cross reaches from its middle, in parts of the margin.
const ARM: f64 = 0.36;

/// The radius of its circle, in parts of the margin.
const RING: f64 = 0.2;

/// The width of its lines in millimeters: a hairline that still prints.
const HAIR: f64 = 0.2;

/// A film.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Film {
    /// The parts that print.
    pub parts: BTreeSet<Part>,
    /// What stands in the margin above the cloth, the most important first.
    pub label: Vec<String>,
}

/// How many bits a pixel of a film has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Bits {
    /// All or nothing, for machines that make films and screens: a pixel belongs to the part that has most of it.
    One,
    /// Grey at edges, as much as prints of a pixel.
    #[default]
    Eight,
}

/// What films are made for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FilmOptions {
    /// Width and height of the cloth in millimeters, without the margin; nothing for one period.
    pub cloth: Option<Size>,
    /// Pixels in an inch, greater than 0.
    pub dpi: f64,
    /// Bits of a pixel.
    pub bits: Bits,
    /// How far parts reach under what lies on them, in millimeters; 0 for films that sum up exactly.
    pub trap: f64,
}

impl Default for FilmOptions {
    fn default() -> Self {
        Self { cloth: None, dpi: 300.0, bits: Bits::Eight, trap: 0.0 }
    }
}

/// What was made.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FilmReport {
    /// The film across and down, in pixels.
    pub film: [u32; 2],
    /// Where on it the cloth begins: columns from the left, rows from the top.
    pub offset: [u32; 2],
    /// The cloth on it.
    pub cloth: PngReport,
}

/// Writes a film: a grey PNG, or one of single bits, black where its parts print.
///
/// Its samples are 255 less the sum of the shares of these parts. All films of a cloth have the same size, and register
/// crosses in the same places, outside of the cloth, where the label stands too.
///
/// With a film for every part and no trap, the sum of (255 - film) times color, divided by 255 and rounded, is the
/// picture that [`png`](super::png) writes; films of single bits have every pixel black on one of them. Costs what
/// that does; a trap costs more the wider it is.
///
/// # Errors
///
/// What [`png`](super::png) refuses.
pub fn separation(
    repeat: &Repeat,
    film: &Film,
    options: &FilmOptions,
    sink: &mut dyn Write,
    progress: &mut dyn FnMut(u64, u64),
) -> Result<FilmReport, ExportError> {
    let FilmOptions { cloth, dpi, bits, trap } = *options;
    let margin = saturating(MARGIN * dpi / INCH).max(LEAST);
    let (channels, margin) = match bits {
        // The cloth begins with a byte.
        Bits::One => (Channels::Bit, margin.next_multiple_of(8)),
        Bits::Eight => (Channels::Grey, margin),
    };
    let looks = if trap > 0.0 { Looks::Trapped(trap) } else { Looks::Plain };
    let plan = Plan::new(repeat, Wanted { cloth, dpi, channels, margin, looks })?;
    let painter = Painter::new(repeat, plan.grid);
    let print = Print { parts: film.parts.clone(), is_firm: bits == Bits::One, trap };
    let pixels_per_mm = dpi / INCH;
    let margin = Margin {
        corner: corner(margin, pixels_per_mm),
        label: Label::of(&film.label, [plan.pixels[0], margin], pixels_per_mm),
    };
    let weaver = Weaver { painter, shown: Shown::Film(print), margin, plan };
    stream::write(&weaver, sink, progress)?;
    let offset = [plan.margin; 2];
    Ok(FilmReport { film: plan.picture(), offset, cloth: plan.report(repeat) })
}

/// A register cross in the middle of a square of so many pixels a side, row by row.
fn corner(side: u32, pixels_per_mm: f64) -> Vec<u8> {
    let part = Part::new(Part::KLOWONG);
    let size = f64::from(side) / pixels_per_mm;
    let middle = Point::new(size / 2.0, size / 2.0);
    let mut cross = round::circle(middle, RING * size, 1e-3);
    cross.extend(line(middle, Vec2::new(ARM * size, 0.0)));
    cross.extend(line(middle, Vec2::new(0.0, ARM * size)));
    let width = HAIR.max(1.0 / pixels_per_mm);
    let mark = Mark::new(part.clone(), Shape::Stroke { path: cross, width });
    let repeat = Repeat::of(Artwork::from_marks(Size::new(size, size), mark.into_iter().collect()));
    let window = Window { x: 0, y: 0, width: side, height: side };
    let painter = Painter::new(&repeat, Grid::plain(pixels_per_mm));
    let picture = painter.window(window, &Inks::film(&BTreeSet::from([part])));
    picture.rgba.chunks_exact(4).map(|pixel| pixel[0]).collect()
}

/// A line through `middle`, so far to both sides.
fn line(middle: Point, arm: Vec2) -> BezPath {
    let mut path = BezPath::new();
    path.move_to(middle - arm);
    path.line_to(middle + arm);
    path
}
