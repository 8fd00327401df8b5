//! `canting sheet`: every colorway of a design side by side.
//!
//! **Invariant:** a sheet is written whole or not at all.

use std::path::Path;

use crate::cli::args::SheetArgs;
use crate::cli::failure::{Answer, Failure};
use crate::cli::opened;
use crate::cli::output::{Output, page_format};
use crate::cli::report;
use crate::notice::Message;
use crate::words::Words;
use crate::workspace::pages;

/// Shows the colorways of a design; `motifs` is the folder of `--motifs`.
pub(super) fn sheet(
    args: &SheetArgs,
    motifs: Option<&Path>,
    words: &Words,
) -> Result<Answer, Failure> {
    let format = page_format(&args.out)?;
    let mut opened = opened::open(&args.file, motifs)?;
    if opened.evaluated.design().colorways.is_empty() {
        let file = args.file.display().to_string();
        return Err(opened.failure(Message::new("sheet-none").with("path", file)));
    }
    opened.notices = opened.evaluated.notices_in_all();
    let document = pages::colorways(&opened.evaluated, args.paper.unwrap_or_default(), words);
    let output = Output { out: &args.out, sources: &opened.sources };
    let written = output.pages(&document, format, pages::DPI);
    written.map_err(|message| opened.failure(message))?;
    opened.notices.extend(pages::lacking(&document));
    let made = Message::new("sheet-made")
        .with("path", args.out.display().to_string())
        .with("count", opened.evaluated.design().colorways.len())
        .with("pages", document.pages.len());
    Ok(report::answered(words.say(&made) + "\n", opened.notices))
}
