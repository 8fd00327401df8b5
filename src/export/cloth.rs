//! Cloth in whatever format somebody asks for.
//!
//! **Invariant:** the same options mean the same cloth in every format.

use std::io::Write;
use std::path::Path;

use kurbo::Size;

use crate::raster::Backdrop;
use crate::repeat::Repeat;

use super::pdf::{PdfOptions, PdfReport, pdf};
use super::png::{Look, PngOptions, PngReport, png};
use super::svg::{SvgOptions, svg};
use super::{Copies, ExportError};

/// Dots per inch when nobody asks for another number: what printers of cloth and paper work with.
const DPI: f64 = 300.0;

/// What a picture of cloth is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClothFormat {
    /// A drawing for editors, cutters and RIPs.
    Svg,
    /// A drawing for printers.
    Pdf,
    /// Pixels.
    Png,
}

impl ClothFormat {
    /// The format that a name asks for by its end; nothing where it asks for none of these.
    ///
    /// ```
    /// use std::path::Path;
    ///
    /// use canting::export::ClothFormat;
    ///
    /// assert_eq!(ClothFormat::of(Path::new("kain.PDF")), Some(ClothFormat::Pdf));
    /// assert_eq!(ClothFormat::of(Path::new("pdf")), None);
    /// ```
    pub fn of(path: &Path) -> Option<Self> {
        match path.extension()?.to_string_lossy().to_ascii_lowercase().as_str() {
            "svg" => Some(Self::Svg),
            "pdf" => Some(Self::Pdf),
            "png" => Some(Self::Png),
            _ => None,
        }
    }
}

/// How cloth is written. What a format has no use for is set aside.
#[derive(Clone, Debug, PartialEq)]
pub struct ClothOptions {
    /// As what.
    pub format: ClothFormat,
    /// Width and height of the cloth in millimeters; nothing for one period.
    pub cloth: Option<Size>,
    /// Dots per inch of pixels, greater than 0.
    pub dpi: f64,
    /// How drawings write copies.
    pub copies: Copies,
    /// What lies where no mark is.
    pub ground: Backdrop,
    /// What drawings are called; may be empty.
    pub title: String,
}

impl ClothOptions {
    /// One period in a format, at 300 dots per inch, on its ground, without a title.
    pub fn new(format: ClothFormat) -> Self {
        let (copies, ground) = (Copies::Used, Backdrop::Painted);
        Self { format, cloth: None, dpi: DPI, copies, ground, title: String::new() }
    }
}

/// What was written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ClothReport {
    /// A drawing of this size, in millimeters.
    Svg(Size),
    /// A page.
    Pdf(PdfReport),
    /// Pixels.
    Png(PngReport),
}

/// Writes cloth; drawings show wax as a plain color.
///
/// `progress` hears rows done and rows in all, now and then, where that takes long. Costs what [`svg()`], [`pdf()`] or
/// [`png()`] cost.
///
/// # Errors
///
/// What these refuse.
pub fn cloth(
    repeat: &Repeat,
    look: &Look,
    options: &ClothOptions,
    sink: &mut dyn Write,
    progress: &mut dyn FnMut(u64, u64),
) -> Result<ClothReport, ExportError> {
    let ClothOptions { format, cloth, dpi, copies, ground, title } = options.clone();
    match format {
        ClothFormat::Svg => {
            svg(repeat, &look.flat(), &SvgOptions { cloth, copies, ground, title }, sink)?;
            Ok(ClothReport::Svg(cloth.unwrap_or(repeat.period())))
        }
        ClothFormat::Pdf => {
            let options = PdfOptions { cloth, copies, ground, title };
            Ok(ClothReport::Pdf(pdf(repeat, &look.flat(), &options, sink)?))
        }
        ClothFormat::Png => {
            let options = PngOptions { cloth, dpi, ground };
            Ok(ClothReport::Png(png(repeat, look.clone(), &options, sink, progress)?))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_decides_the_format() {
        for (name, format) in [
            ("a.svg", Some(ClothFormat::Svg)),
            ("a.b.PNG", Some(ClothFormat::Png)),
            ("a.pdf", Some(ClothFormat::Pdf)),
            ("svg", None),
            (".svg", None),
            ("-", None),
            ("", None),
            ("a.svg/", Some(ClothFormat::Svg)),
        ] {
            assert_eq!(ClothFormat::of(Path::new(name)), format, "{name}");
        }
    }
}
