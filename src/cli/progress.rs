//! How far a long export has come, shown on a terminal and nowhere else.
//!
//! **Invariant:** a pipe or a file gets nothing; the line is gone when the work is done or has failed.

use std::ops::ControlFlow;

use indicatif::{ProgressBar, ProgressStyle};

use crate::words::Words;

/// A bar on standard error while it lives.
#[derive(Debug)]
pub(super) struct Progress(ProgressBar);

impl Progress {
    /// An empty bar. Draws nothing when standard error is not a terminal.
    pub(super) fn new(words: &Words) -> Self {
        let bar = ProgressBar::new(0);
        let label = words.text("label", Some("progress")).unwrap_or_default();
        let template = format!("{label} {{wide_bar}} {{percent:>3}} % {{eta}}");
        if let Ok(style) = ProgressStyle::with_template(&template) {
            bar.set_style(style);
        }
        Self(bar)
    }

    /// `done` of `total` is done. Cheap enough for every row of pixels: it draws at most twenty times a second.
    pub(super) fn show(&self, done: u64, total: u64) {
        self.0.set_length(total);
        self.0.set_position(done);
    }
}

impl Progress {
    /// The same, as a watcher who never stops.
    pub(super) fn heard(&self, done: u64, total: u64) -> ControlFlow<()> {
        self.show(done, total);
        ControlFlow::Continue(())
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}
