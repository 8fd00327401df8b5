//! Cloth and pages as files, for every door that exports.
//!
//! **Invariant:** the same repeat, look and options give the same bytes, whoever watches; who stops leaves no file.

use std::cell::Cell;
use std::io::{self, Write};
use std::ops::ControlFlow;
use std::path::Path;

use super::{Existing, Sources, write};
use crate::export::paper::{self, PageFormat};
use crate::export::{self, ClothOptions, ClothReport, Look};
use crate::notice::Message;
use crate::paper::Document;
use crate::repeat::Repeat;

/// Hears how much is done of how much, and says whether to go on.
pub type Watcher<'a> = dyn FnMut(u64, u64) -> ControlFlow<()> + 'a;

/// Writes cloth at `out`, unless that is one of `sources`.
///
/// # Errors
///
/// What [`export::cloth()`] and [`write()`] refuse, and that the watcher stopped it (`export-stopped`).
pub fn cloth(
    out: &Path,
    sources: &Sources,
    (repeat, look): (&Repeat, &Look),
    options: &ClothOptions,
    watcher: &mut Watcher<'_>,
) -> Result<ClothReport, Message> {
    watched(watcher, |show, is_over| {
        write(out, Existing::Replace(sources), |file| {
            let mut sink = Stoppable { sink: file, is_over };
            export::cloth(repeat, look, options, &mut sink, show)
        })
    })
}

/// Writes pages at `out`, unless that is one of `sources`; pixels at so many dots per inch.
///
/// # Errors
///
/// What [`paper::write`] and [`write()`] refuse.
pub fn pages(
    out: &Path,
    sources: &Sources,
    document: &Document,
    format: PageFormat,
    dpi: f64,
) -> Result<(), Message> {
    write(out, Existing::Replace(sources), |file| paper::write(document, format, dpi, file))
}

/// Does `work`, which hands on its progress; where the watcher stops it, that is why it failed.
pub(super) fn watched<T>(
    watcher: &mut Watcher<'_>,
    work: impl FnOnce(&mut dyn FnMut(u64, u64), &Cell<bool>) -> Result<T, Message>,
) -> Result<T, Message> {
    let is_over = Cell::new(false);
    let mut show = |done, total| {
        if !is_over.get() && watcher(done, total).is_break() {
            is_over.set(true);
        }
    };
    let done = work(&mut show, &is_over);
    done.map_err(|message| if is_over.get() { Message::new("export-stopped") } else { message })
}

/// A sink that takes nothing more when it is over: so an export ends.
#[derive(Debug)]
pub(super) struct Stoppable<'a, W> {
    pub(super) sink: W,
    pub(super) is_over: &'a Cell<bool>,
}

impl<W: Write> Write for Stoppable<'_, W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.is_over.get() {
            return Err(io::Error::other("stopped"));
        }
        self.sink.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.sink.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::design;
    use crate::export::ClothFormat;
    use crate::workspace::{AtHand, Evaluated};
    use std::fs;

    #[test]
    fn who_stops_leaves_no_file() {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("kain.png");
        let text = "canting = 1\nrepeat.tile = [20, 20]\n[[layer]]\nmotif = \"kawung\"\n";
        let evaluated = Evaluated::with(design::read(text).unwrap(), &AtHand::default()).unwrap();
        let look = Look::from(evaluated.palette(None));
        let options = ClothOptions { dpi: 50.0, ..ClothOptions::new(ClothFormat::Png) };
        let subject = (evaluated.repeat(), &look);
        let sources = Sources::none();
        let stop: &mut Watcher<'_> = &mut |_, _| ControlFlow::Break(());
        // A small one is done before anybody hears of it.
        let large =
            ClothOptions { cloth: Some(kurbo::Size::new(2000.0, 20_000.0)), ..options.clone() };
        let stopped = cloth(&out, &sources, subject, &large, stop).unwrap_err();
        assert_eq!(stopped.key, "export-stopped");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
        cloth(&out, &sources, subject, &options, &mut |_, _| ControlFlow::Continue(())).unwrap();
        assert!(out.exists());
        let kept = Sources::of([out.clone()]);
        let refused = cloth(&out, &kept, subject, &options, &mut |_, _| ControlFlow::Continue(()));
        assert_eq!(refused.unwrap_err().key, "write-source");
    }
}
