//! What the app tells of itself to those who have no eyes: tests, and whoever waits for it.

use std::path::Path;
use std::sync::Arc;

use crate::artwork::Runs;
use crate::design::Design;

use super::App;
use super::Open;

/// How often something was done that takes time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// What was made of the design since it was opened.
    pub runs: Runs,
    /// Pictures of the cloth that were painted.
    pub paintings: usize,
    /// Pictures of the cloth that were colored.
    pub colorings: usize,
    /// Scenes that were laid out for triangles.
    pub scenes: usize,
}

impl App {
    /// The design that is open, as it is now.
    pub fn design(&self) -> Option<&Arc<Design>> {
        self.open.as_ref().map(Open::design)
    }

    /// Where it lies, if it has a file.
    pub fn path(&self) -> Option<&Path> {
        self.open.as_ref()?.file.path()
    }

    /// Whether closing would lose something.
    pub fn is_unsaved(&self) -> bool {
        self.open.as_ref().is_some_and(|open| open.file.is_unsaved(open.design()))
    }

    /// Steps that can be taken back, and steps that can be done again.
    pub fn steps(&self) -> (usize, usize) {
        let Some(open) = &self.open else { return (0, 0) };
        let history = open.desk.history();
        (history.at(), history.steps().count() - 1 - history.at())
    }

    /// Whether a worker makes something that a hand waits for.
    pub fn is_at_work(&self) -> bool {
        self.work.pool().is_engaged() || self.canvas.is_painting()
    }

    /// Whether workers rest: every picture of a card is there, and every check.
    pub fn is_done(&self) -> bool {
        !self.work.pool().is_busy() && !self.canvas.is_painting()
    }

    /// How often something was done that takes time.
    pub fn counts(&self) -> Counts {
        let runs = self.open.as_ref().map(|open| open.desk.runs()).unwrap_or_default();
        let [paintings, colorings, scenes] = self.canvas.counts();
        Counts { runs, paintings, colorings, scenes }
    }
}
