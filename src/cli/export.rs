//! `canting export`: a design as an SVG, PDF or PNG of one tile or of cloth, or as films.
//!
//! **Invariant:** a picture is written whole or not at all.

use std::path::Path;

use kurbo::Size;

use crate::cli::args::ExportArgs;
use crate::cli::failure::{Answer, Failure};
use crate::cli::opened::{self, Opened};
use crate::cli::output::{Output, cloth_format};
use crate::cli::report;
use crate::cli::separations;
use crate::export::{Bits, ClothFormat, ClothOptions, ClothReport, Copies, FilmOptions};
use crate::notice::{Message, Notice, Spot};
use crate::raster::Backdrop;
use crate::words::Words;
use crate::workspace::films::{Each, FilmOrder};
use crate::workspace::made;

/// Exports a design; `motifs` is the folder of `--motifs`.
pub(super) fn export(
    args: &ExportArgs,
    motifs: Option<&Path>,
    words: &Words,
) -> Result<Answer, Failure> {
    if args.separations {
        separations::check(&args.out)?;
        let opened = opened(args, motifs)?;
        let name = args.colorway.as_deref();
        return separations::separations(opened, name, film_order(args), &args.out, words);
    }
    let options = options(args)?;
    let mut opened = opened(args, motifs)?;
    opened.notices.extend(unused(args, options.format));
    picture(opened, args.colorway.as_deref(), &options, &args.out, words)
}

fn opened(args: &ExportArgs, motifs: Option<&Path>) -> Result<Opened, Failure> {
    let opened = opened::open(&args.file, motifs)?;
    opened.expect_tile(args.cloth)?;
    Ok(opened)
}

/// The picture that is asked for.
fn options(args: &ExportArgs) -> Result<ClothOptions, Failure> {
    let usual = ClothOptions::new(cloth_format(&args.out)?);
    Ok(ClothOptions {
        cloth: args.cloth,
        dpi: args.dpi.unwrap_or(usual.dpi),
        copies: if args.flat { Copies::Flat } else { Copies::Used },
        ground: if args.transparent { Backdrop::Transparent } else { Backdrop::Painted },
        ..usual
    })
}

/// The films that are asked for.
fn film_order(args: &ExportArgs) -> FilmOrder {
    let usual = FilmOptions::default();
    FilmOrder {
        each: if args.by.as_deref() == Some("bath") { Each::Bath } else { Each::Part },
        options: FilmOptions {
            cloth: args.cloth,
            dpi: args.dpi.unwrap_or(usual.dpi),
            bits: if args.bits == Some(1) { Bits::One } else { Bits::Eight },
            trap: args.trap.unwrap_or(usual.trap),
        },
    }
}

/// Writes a picture of a design into `out`, in the colorway called `name` or else the first.
///
/// What could be drawn is written even when layers failed, since the rest of the cloth still shows something; the
/// answer then lacks what the errors say. Nothing is written when nothing at all could be drawn.
pub(super) fn picture(
    mut opened: Opened,
    name: Option<&str>,
    options: &ClothOptions,
    out: &Path,
    words: &Words,
) -> Result<Answer, Failure> {
    let colorway = opened.laid(name, out)?;
    let Opened { evaluated, sources, .. } = &opened;
    let (look, options) = made::picture(evaluated, colorway, options);
    let output = Output { out, sources };
    let report = output.cloth(evaluated.repeat(), &look, &options, words);
    let report = report.map_err(|message| opened.failure(message))?;
    let told = made::notice(opened.evaluated.repeat(), &options, &report);
    opened.notices.extend(told);
    Ok(report::written(done(&report), opened.notices, out, words))
}

/// What was made.
fn done(report: &ClothReport) -> Message {
    let sized =
        |key, size: Size| Message::new(key).with("width", size.width).with("height", size.height);
    match report {
        ClothReport::Svg(size) => sized("export-done-svg", *size),
        ClothReport::Pdf(page) => sized("export-done-pdf", page.size),
        ClothReport::Png(picture) => {
            let [columns, rows] = picture.pixels;
            sized("export-done-png", picture.size)
                .with("columns", f64::from(columns))
                .with("rows", f64::from(rows))
                .with("made_width", picture.period_made.width)
                .with("made_height", picture.period_made.height)
        }
    }
}

/// Options that say nothing for `format`: a note, because a script may well make both kinds with the same options.
fn unused(args: &ExportArgs, format: ClothFormat) -> Option<Notice> {
    let key = match format {
        ClothFormat::Svg | ClothFormat::Pdf if args.dpi.is_some() => "export-dpi-unused",
        ClothFormat::Png if args.flat => "export-flat-unused",
        ClothFormat::Svg | ClothFormat::Pdf | ClothFormat::Png => return None,
    };
    Some(Notice::note(Spot::Design, Message::new(key)))
}
