//! A file that a command writes: the format that its name asks for, and what it may not replace.
//!
//! **Invariant:** a file is written whole or not at all, and never over what a design is made from.

use std::path::Path;

use crate::cli::failure::Failure;
use crate::cli::progress::Progress;
use crate::export::paper::PageFormat;
use crate::export::{ClothFormat, ClothOptions, ClothReport, Look};
use crate::files::{self, Existing, Sources};
use crate::notice::Message;
use crate::paper::Document;
use crate::repeat::Repeat;
use crate::words::Words;

/// A file that is to be written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Output<'a> {
    /// Where.
    pub(super) out: &'a Path,
    /// What it may not replace.
    pub(super) sources: &'a Sources,
}

impl Output<'_> {
    /// Writes cloth, showing how far it is.
    pub(super) fn cloth(
        self,
        repeat: &Repeat,
        look: &Look,
        options: &ClothOptions,
        words: &Words,
    ) -> Result<ClothReport, Message> {
        let bar = Progress::new(words);
        let mut show = |done, total| bar.heard(done, total);
        files::cloth(self.out, self.sources, (repeat, look), options, &mut show)
    }

    /// Writes bytes that are at hand.
    pub(super) fn bytes(self, bytes: &[u8]) -> Result<(), Message> {
        files::write_bytes(self.out, Existing::Replace(self.sources), bytes)
    }

    /// Writes pages; pixels at so many dots per inch.
    pub(super) fn pages(
        self,
        document: &Document,
        format: PageFormat,
        dpi: f64,
    ) -> Result<(), Message> {
        files::pages(self.out, self.sources, document, format, dpi)
    }
}

/// The format that the name of `out` asks for.
pub(super) fn cloth_format(out: &Path) -> Result<ClothFormat, Failure> {
    format(out, ClothFormat::of, "write-unknown-format")
}

/// The format of pages that the name of `out` asks for.
pub(super) fn page_format(out: &Path) -> Result<PageFormat, Failure> {
    format(out, PageFormat::of, "write-unknown-sheet")
}

fn format<F>(
    out: &Path,
    of: impl Fn(&Path) -> Option<F>,
    unknown: &'static str,
) -> Result<F, Failure> {
    if out.as_os_str() == "-" {
        return Err(Failure::usage(Message::new("write-stdout")));
    }
    let message = || Message::new(unknown).with("path", out.display().to_string());
    of(out).ok_or_else(|| Failure::usage(message()))
}
