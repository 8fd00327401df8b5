//! A design file on the way to cloth: read, evaluated with what lies beside it.
//!
//! **Invariant:** whatever a command does with a design, it tells what its [`Evaluated`] tells.

use std::path::Path;

use kurbo::Size;

use crate::cli::failure::Failure;
use crate::design::Design;
use crate::files::{self, Sources, Unopened};
use crate::length;
use crate::notice::{Message, Notice};
use crate::workspace::Evaluated;

/// A design that was opened.
#[derive(Debug)]
pub(super) struct Opened {
    /// The design, and everything that follows from it.
    pub(super) evaluated: Evaluated,
    /// What it is made from, and no output may replace.
    pub(super) sources: Sources,
    /// Everything there is to tell, of the design first.
    pub(super) notices: Vec<Notice>,
}

impl Opened {
    /// A design that is evaluated, with what no output may replace.
    pub(super) fn new(evaluated: Evaluated, sources: Sources) -> Self {
        let notices = evaluated.notices().to_vec();
        Self { evaluated, sources, notices }
    }

    /// A failure of the work on this design, after everything there is to tell.
    pub(super) fn failure(&self, failure: impl Into<Failure>) -> Failure {
        let failure = failure.into();
        if failure.notices.is_empty() { failure.after(self.notices.clone()) } else { failure }
    }

    /// Lays the design, in the colorway called `name` or else the first. Fails where there would be nothing to see in
    /// `out`.
    pub(super) fn laid(
        &mut self,
        name: Option<&str>,
        out: &Path,
    ) -> Result<Option<usize>, Failure> {
        if self.evaluated.is_nothing() {
            let path = out.display().to_string();
            return Err(self.failure(Message::new("export-nothing").with("path", path)));
        }
        self.colored(name)
    }

    /// Refuses cloth that has less room than one tile of the design.
    pub(super) fn expect_tile(&self, cloth: Option<Size>) -> Result<(), Failure> {
        let expected = length::expect_tile(cloth, self.evaluated.design().repeat.tile);
        expected.map_err(|message| self.failure(Failure::usage(message).at("--cloth")))
    }

    /// The place of the colorway called `name`, or of the first one; what there is to tell about it is told from now
    /// on.
    pub(super) fn colored(&mut self, name: Option<&str>) -> Result<Option<usize>, Failure> {
        let index = self.evaluated.colorway(name).map_err(|message| self.failure(message))?;
        let told = index.map_or(&[][..], |index| self.evaluated.notices_of(index));
        self.notices.extend_from_slice(told);
        Ok(index)
    }
}

/// Opens the design at `path`; `motifs` is the folder of `--motifs`.
pub(super) fn open(path: &Path, motifs: Option<&Path>) -> Result<Opened, Failure> {
    evaluated(files::open(path, motifs).map_err(|error| unopened(path, error))?)
}

/// Opens the design at `path`, whose `text` has been read already.
pub(super) fn opened(text: &str, path: &Path, motifs: Option<&Path>) -> Result<Opened, Failure> {
    let opened = files::opened(text.to_owned(), path, motifs);
    evaluated(opened.map_err(|error| unopened(path, error))?)
}

fn evaluated(opened: files::Opened) -> Result<Opened, Failure> {
    let files::Opened { design, sources, folder, .. } = opened;
    Ok(Opened::new(Evaluated::with(design, &folder)?, sources))
}

/// Reads the design at `path` without drawing it.
pub(super) fn design(path: &Path) -> Result<Design, Failure> {
    files::read_design(path).map_err(|error| unopened(path, error))
}

/// Where and why a file cannot be read as a design.
fn unopened(path: &Path, error: Unopened) -> Failure {
    let error = match error {
        Unopened::File(message) => return message.into(),
        Unopened::Text(error) => error,
    };
    let path = path.display();
    let place = match error.position() {
        Some((line, column)) => format!("{path}:{line}:{column}"),
        None => path.to_string(),
    };
    Failure::from(error.message().clone()).at(place).with_excerpt(error.excerpt())
}
