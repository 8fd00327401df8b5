//! `canting sheet`: every colorway of a design side by side.
//!
//! **Invariant:** a sheet is written whole or not at all.

use std::fs::File;
use std::io::BufWriter;
use std::path::Path;

use crate::cli::args::SheetArgs;
use crate::cli::failure::{Answer, Failure};
use crate::cli::opened;
use crate::design::Paint;
use crate::export::{self, ExportError};
use crate::files::{self, Existing, Sources};
use crate::notice::{Message, rounded};
use crate::paper::Document;
use crate::sheet::colorways::{self, Card};
use crate::words::Words;
use crate::workspace::pages::lacking;
use crate::workspace::{Evaluated, nearest};

/// Dots per inch of a sheet as PNG: type of eight points is still read, and two pages fit a screen twice as high.
const DPI: f64 = 200.0;

/// What a sheet can be written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    Pdf,
    Svg,
    Png,
}

impl Format {
    /// The format that the name of `out` asks for; nothing when it asks for none of these.
    pub(super) fn of(out: &Path) -> Option<Self> {
        let end = out.extension()?.to_string_lossy().to_ascii_lowercase();
        match end.as_str() {
            "pdf" => Some(Self::Pdf),
            "svg" => Some(Self::Svg),
            "png" => Some(Self::Png),
            _ => None,
        }
    }
}

/// Shows the colorways of a design; `motifs` is the folder of `--motifs`.
pub(super) fn sheet(
    args: &SheetArgs,
    motifs: Option<&Path>,
    words: &Words,
) -> Result<Answer, Failure> {
    let path = args.out.display().to_string();
    let Some(format) = Format::of(&args.out) else {
        return Err(Failure::usage(Message::new("write-unknown-sheet").with("path", path)));
    };
    let mut opened = opened::open(&args.file, motifs)?;
    if opened.evaluated.design().colorways.is_empty() {
        let file = args.file.display().to_string();
        return Err(opened.failure(Message::new("sheet-none").with("path", file)));
    }
    opened.notices = opened.evaluated.notices_in_all();
    let evaluated = &opened.evaluated;
    let (design, repeat) = (evaluated.design(), evaluated.repeat());
    let cards: Vec<Card> =
        (0..design.colorways.len()).map(|index| card(evaluated, index, words)).collect();
    let paper = args.paper.unwrap_or_default();
    let document = colorways::pages(&design.name, repeat, &cards, (paper, words));
    let written = write(&document, format, (&args.out, &opened.sources));
    written.map_err(|message| opened.failure(message))?;
    opened.notices.extend(lacking(&document));
    let made = Message::new("sheet-made")
        .with("path", path)
        .with("count", cards.len())
        .with("pages", document.pages.len());
    let lacks = opened.lacks();
    let answer = Answer::new(words.say(&made) + "\n").with_notices(opened.notices);
    Ok(if lacks { answer.lacking(Message::new("plan-lacking")) } else { answer })
}

/// Writes a document, whole or not at all.
pub(super) fn write(
    document: &Document,
    format: Format,
    (out, sources): (&Path, &Sources),
) -> Result<(), Message> {
    let fill = |file: &mut BufWriter<File>| -> Result<(), ExportError> {
        match format {
            Format::Pdf => export::paper::pdf(document, file),
            Format::Svg => export::paper::svg(document, file),
            Format::Png => export::paper::png(document, DPI, file),
        }
    };
    files::write(out, Existing::Replace(sources), fill)
}

/// The card of a colorway.
fn card(evaluated: &Evaluated, index: usize, words: &Words) -> Card {
    let colorway = &evaluated.design().colorways[index];
    if let Some(recipe) = evaluated.recipe(index) {
        return Card::dyed(&colorway.name, &recipe, words);
    }
    let palette = evaluated.palette(Some(index));
    let mut lines = Vec::new();
    if matches!(colorway.paint, Paint::Print(_)) {
        let found = nearest::of(palette, evaluated.fabric(), evaluated.dyes());
        lines.push(words.text("sheet-print", None).unwrap_or_default());
        let best = [("sheet-nearest", &found.best)];
        for (key, found) in best.into_iter().chain(found.other().map(|it| ("sheet-known", it))) {
            let heading = Message::new(key).with("mean", rounded::tenth(found.mean));
            lines.push(words.say(&heading));
            lines.extend(nearest::baths(&found.dyeing.baths, evaluated.dyes(), words));
        }
    }
    Card { name: colorway.name.clone(), palette: palette.clone(), lines }
}
