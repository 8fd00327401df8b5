//! `canting export`: a design as an SVG or PNG of one tile or of cloth, or as films.
//!
//! **Invariant:** a picture is written whole or not at all.

use std::fs::File;
use std::io::BufWriter;
use std::path::Path;

use kurbo::Size;

use crate::cli::args::ExportArgs;
use crate::cli::failure::{Answer, Failure};
use crate::cli::opened::{self, Opened};
use crate::cli::progress::Progress;
use crate::cli::report;
use crate::cli::separations;
use crate::export::{
    self, Bits, Copies, ExportError, FilmOptions, Look, PdfOptions, PngOptions, SvgOptions,
};
use crate::files::{self, Existing, Sources};
use crate::notice::{Message, Notice, Spot};
use crate::raster::Backdrop;
use crate::repeat::Repeat;
use crate::words::Words;
use crate::workspace::drift;
use crate::workspace::films::Each;

/// The resolution when nobody asks for another: what printers of cloth and paper work with.
pub(super) const DPI: f64 = 300.0;

/// What kind of picture, by the end of its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    Svg,
    Pdf,
    Png,
}

impl Format {
    /// The format that the name of `out` asks for.
    pub(super) fn of(out: &Path) -> Result<Self, Failure> {
        if out.as_os_str() == "-" {
            return Err(Failure::usage(Message::new("write-stdout")));
        }
        let end = out.extension().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
        match end.as_str() {
            "svg" => Ok(Self::Svg),
            "pdf" => Ok(Self::Pdf),
            "png" => Ok(Self::Png),
            _ => {
                let path = out.display().to_string();
                Err(Failure::usage(Message::new("write-unknown-format").with("path", path)))
            }
        }
    }
}

/// How a picture is to be made, everything that depends on the design alone left out.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Order {
    /// Millimeters of cloth; nothing for one tile, or as many as close the repeat.
    pub(super) cloth: Option<Size>,
    /// Dots per inch of a PNG.
    pub(super) dpi: f64,
    /// How an SVG writes copies.
    pub(super) copies: Copies,
    /// What lies where no mark is.
    pub(super) ground: Backdrop,
    /// Bits of a pixel of films.
    pub(super) bits: Bits,
    /// Millimeters that parts reach on films under what lies on them.
    pub(super) trap: f64,
}

impl Default for Order {
    fn default() -> Self {
        let (copies, ground) = (Copies::Used, Backdrop::Painted);
        Self { cloth: None, dpi: DPI, copies, ground, bits: Bits::Eight, trap: 0.0 }
    }
}

/// Exports a design; `motifs` is the folder of `--motifs`.
pub(super) fn export(
    args: &ExportArgs,
    motifs: Option<&Path>,
    words: &Words,
) -> Result<Answer, Failure> {
    let format = if args.separations {
        separations::check(&args.out)?;
        None
    } else {
        Some(Format::of(&args.out)?)
    };
    let mut opened = opened::open(&args.file, motifs)?;
    opened.expect_tile(args.cloth)?;
    opened.notices.extend(format.and_then(|format| unused(args, format)));
    let order = Order {
        cloth: args.cloth,
        dpi: args.dpi.unwrap_or(DPI),
        copies: if args.flat { Copies::Flat } else { Copies::Used },
        ground: if args.transparent { Backdrop::Transparent } else { Backdrop::Painted },
        bits: if args.bits == Some(1) { Bits::One } else { Bits::Eight },
        trap: args.trap.unwrap_or(0.0),
    };
    let colorway = args.colorway.as_deref();
    if args.separations {
        let each = if args.by.as_deref() == Some("bath") { Each::Bath } else { Each::Part };
        let Order { cloth, dpi, bits, trap, .. } = order;
        let options = FilmOptions { cloth, dpi, bits, trap };
        return separations::separations(opened, colorway, (each, options), &args.out, words);
    }
    picture(opened, colorway, &order, &args.out, words)
}

/// Writes a picture of a design into `out`, in the colorway called `name` or else the first.
///
/// What could be drawn is written even when layers failed, since the rest of the cloth still shows something; the
/// answer then lacks what the errors say. Nothing is written when nothing at all could be drawn.
pub(super) fn picture(
    mut opened: Opened,
    name: Option<&str>,
    order: &Order,
    out: &Path,
    words: &Words,
) -> Result<Answer, Failure> {
    Format::of(out)?;
    let colorway = opened.laid(name, out)?;
    let Opened { evaluated, sources, .. } = &opened;
    let look = Look::from(evaluated.palette(colorway));
    let cloth = Cloth { repeat: evaluated.repeat(), look, order, sources };
    let mut notices = Vec::new();
    let made = cloth.write(&evaluated.design().name, out, &mut notices, words);
    let made = made.map_err(|failure| opened.failure(failure))?;
    opened.notices.extend(notices);
    Ok(report::written(made, opened.notices, out, words))
}

/// Everything that a picture is made of.
pub(super) struct Cloth<'a> {
    pub(super) repeat: &'a Repeat,
    pub(super) look: Look,
    pub(super) order: &'a Order,
    /// What the picture may not replace.
    pub(super) sources: &'a Sources,
}

impl Cloth<'_> {
    /// Writes the picture that the name of `out` asks for; comes back with what was made.
    pub(super) fn write(
        &self,
        title: &str,
        out: &Path,
        notices: &mut Vec<Notice>,
        words: &Words,
    ) -> Result<Message, Failure> {
        let format = Format::of(out)?;
        files::write(out, Existing::Replace(self.sources), |file| match format {
            Format::Svg => self.svg(title, file),
            Format::Pdf => self.pdf(title, file, notices),
            Format::Png => self.png(file, notices, words),
        })
        .map_err(Failure::from)
    }

    /// Writes an SVG; comes back with what was made.
    fn svg(&self, title: &str, file: &mut BufWriter<File>) -> Result<Message, ExportError> {
        let Order { cloth, copies, ground, .. } = *self.order;
        let options = SvgOptions { cloth, copies, ground, title: title.to_owned() };
        export::svg(self.repeat, &self.look.flat(), &options, file)?;
        let size = cloth.unwrap_or(self.repeat.period());
        Ok(sized("export-done-svg", size))
    }

    /// Writes a PDF; comes back with what was made.
    fn pdf(
        &self,
        title: &str,
        file: &mut BufWriter<File>,
        notices: &mut Vec<Notice>,
    ) -> Result<Message, ExportError> {
        let Order { cloth, copies, ground, .. } = *self.order;
        let options = PdfOptions { cloth, copies, ground, title: title.to_owned() };
        let report = export::pdf(self.repeat, &self.look.flat(), &options, file)?;
        if report.unit > 1 {
            let told = Message::new("export-pdf-unit").with("unit", f64::from(report.unit));
            notices.push(Notice::note(Spot::Design, told));
        }
        Ok(sized("export-done-pdf", report.size))
    }

    /// Writes a PNG, showing its progress; comes back with what was made.
    fn png(
        &self,
        file: &mut BufWriter<File>,
        notices: &mut Vec<Notice>,
        words: &Words,
    ) -> Result<Message, ExportError> {
        let Order { cloth, dpi, ground, .. } = *self.order;
        let options = PngOptions { cloth, dpi, ground };
        let bar = Progress::new(words);
        let mut show = |done, total| bar.show(done, total);
        let report = export::png(self.repeat, self.look.clone(), &options, file, &mut show)?;
        notices.extend(drift::notice(self.repeat, &report, (cloth, dpi)));
        let [columns, rows] = report.pixels;
        Ok(sized("export-done-png", report.size)
            .with("columns", f64::from(columns))
            .with("rows", f64::from(rows))
            .with("made_width", report.period_made.width)
            .with("made_height", report.period_made.height))
    }
}

fn sized(key: &'static str, size: Size) -> Message {
    Message::new(key).with("width", size.width).with("height", size.height)
}

/// Options that say nothing for `format`: a note, because a script may well make both kinds with the same options.
fn unused(args: &ExportArgs, format: Format) -> Option<Notice> {
    let key = match format {
        Format::Svg | Format::Pdf if args.dpi.is_some() => "export-dpi-unused",
        Format::Png if args.flat => "export-flat-unused",
        Format::Svg | Format::Pdf | Format::Png => return None,
    };
    Some(Notice::note(Spot::Design, Message::new(key)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_decides_the_format() {
        for (name, format) in [
            ("a.svg", Some(Format::Svg)),
            ("a.b.PNG", Some(Format::Png)),
            ("a.pdf", Some(Format::Pdf)),
            ("svg", None),
            (".svg", None),
            ("-", None),
            ("", None),
            ("a.svg/", Some(Format::Svg)),
        ] {
            assert_eq!(Format::of(Path::new(name)).ok(), format, "{name}");
        }
    }
}
