//! `canting sheet`: every colorway of a design side by side.
//!
//! **Invariant:** a sheet is written whole or not at all.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::BufWriter;
use std::path::Path;

use crate::cli::args::SheetArgs;
use crate::cli::failure::{Answer, Failure};
use crate::cli::files::{self, Existing};
use crate::cli::opened::{self, Opened};
use crate::cli::recipes;
use crate::cli::sources::Sources;
use crate::design::{Colorway, Paint};
use crate::dye::{Dyes, Fabric, Palette, Recipe};
use crate::export::{self, ExportError};
use crate::mark::Part;
use crate::notice::{Message, Notice, Severity, Spot};
use crate::paper::Document;
use crate::repeat::Repeat;
use crate::sheet::colorways::{self, Card};
use crate::sheet::tell;
use crate::survey;
use crate::words::Words;

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
    let Opened { design, artwork, dyes, sources, mut notices } = opened::open(&args.file, motifs)?;
    if design.colorways.is_empty() {
        let file = args.file.display().to_string();
        return Err(Message::new("sheet-none").with("path", file).into());
    }
    let repeat = Repeat::of(artwork);
    let fabric = survey::fabric(&repeat);
    let colorways = design.colorways.iter().enumerate();
    let cards: Vec<Card> = colorways
        .map(|(index, colorway)| {
            let (card, told) = card(colorway, index, (&fabric, &dyes), words);
            notices.extend(told);
            card
        })
        .collect();
    let document =
        colorways::pages(&design.name, &repeat, &cards, (args.paper.unwrap_or_default(), words));
    write(&document, format, (&args.out, &sources))?;
    notices.extend(lacking(&document));
    let made = Message::new("sheet-made")
        .with("path", path)
        .with("count", cards.len())
        .with("pages", document.pages.len());
    let lacks = notices.iter().any(|notice| notice.severity == Severity::Error);
    let answer = Answer::new(words.say(&made) + "\n").with_notices(notices);
    Ok(if lacks { answer.lacking(Message::new("plan-lacking")) } else { answer })
}

/// Writes a document, whole or not at all.
pub(super) fn write(
    document: &Document,
    format: Format,
    (out, sources): (&Path, &Sources),
) -> Result<(), Failure> {
    let fill = |file: &mut BufWriter<File>| -> Result<(), ExportError> {
        match format {
            Format::Pdf => export::paper::pdf(document, file),
            Format::Svg => export::paper::svg(document, file),
            Format::Png => export::paper::png(document, DPI, file),
        }
    };
    files::write(out, Existing::Replace(sources), fill)
}

/// That boxes stand for letters that no font here has, if so.
pub(super) fn lacking(document: &Document) -> Option<Notice> {
    let found = document.lacking()?;
    let message = Message::new("pages-lacking")
        .with("letters", named(&found.letters))
        .with("count", found.letters.len())
        .with("text", found.text)
        .with("page", found.page);
    Some(Notice::warning(Spot::Design, message))
}

/// Letters with their numbers, as many as say something.
pub(super) fn named(letters: &[char]) -> String {
    const NAMED: usize = 8;
    let names = letters.iter().take(NAMED);
    let names = names.map(|letter| format!("{letter} (U+{:04X})", u32::from(*letter)));
    let more = (letters.len() > NAMED).then(|| "…".to_owned());
    names.chain(more).collect::<Vec<_>>().join(", ")
}

/// The card of a colorway, and what there is to tell about it.
fn card(
    colorway: &Colorway,
    index: usize,
    (fabric, dyes): (&Fabric, &Dyes),
    words: &Words,
) -> (Card, Vec<Notice>) {
    let parts: Vec<Part> = fabric.fields().keys().cloned().collect();
    let parts = parts.as_slice();
    match &colorway.paint {
        Paint::Dye(dyeing) => {
            let (recipe, notices) = Recipe::of(dyeing, parts, dyes, index);
            (Card::dyed(&colorway.name, &recipe, words), notices)
        }
        Paint::Print(colors) => {
            let palette = Palette::printed(colors, parts);
            let found = recipes::of(&palette, fabric, dyes);
            let mut lines = vec![words.text("sheet-print", None).unwrap_or_default()];
            let best = [("sheet-nearest", &found.best)];
            for (key, found) in best.into_iter().chain(found.other().map(|it| ("sheet-known", it)))
            {
                let heading = Message::new(key).with("mean", tell::tenth(found.mean));
                lines.push(words.say(&heading));
                lines.extend(recipes::baths(&found.dyeing.baths, dyes, words));
            }
            (Card { name: colorway.name.clone(), palette, lines }, Vec::new())
        }
        Paint::Unknown => {
            let palette = Palette::printed(&BTreeMap::new(), parts);
            (Card { name: colorway.name.clone(), palette, lines: Vec::new() }, Vec::new())
        }
    }
}
