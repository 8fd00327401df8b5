//! A design file on the way to cloth: read, with its materials, drawn flat.
//!
//! **Invariant:** what can be told about a design is told in its notices, whichever command opens it.

use std::path::Path;
use std::rc::Rc;

use crate::artwork::{Artwork, Materials};
use crate::cli::failure::Failure;
use crate::cli::files;
use crate::cli::materials::{self, Script};
use crate::cli::sources::Sources;
use crate::design::{self, Design, ReadError};
use crate::dye::Dyes;
use crate::motif::{Library, Motif};
use crate::notice::{Message, Notice};
use crate::samples;

/// A design and what became of it.
#[derive(Debug)]
pub(super) struct Opened {
    /// As it stands in the file.
    pub(super) design: Design,
    /// Drawn flat.
    pub(super) artwork: Artwork,
    /// The dyes of the program, and those that lie beside the design.
    pub(super) dyes: Dyes,
    /// What it is made from, and no output may replace.
    pub(super) sources: Sources,
    /// Everything there is to tell about both.
    pub(super) notices: Vec<Notice>,
}

/// Opens the design at `path`; `motifs` is the folder of `--motifs`.
pub(super) fn open(path: &Path, motifs: Option<&Path>) -> Result<Opened, Failure> {
    opened(&files::read(path, files::LARGEST)?, path, motifs)
}

/// Opens the design at `path`, whose `text` has been read already.
pub(super) fn opened(text: &str, path: &Path, motifs: Option<&Path>) -> Result<Opened, Failure> {
    let design = design_in(text, path)?;
    let sources = Sources::of_design(&design, path, motifs);
    let library = library(materials::scripts(&materials::folder_of(path), motifs)?);
    let (pictures, notices) = materials::pictures(&design, path);
    let mut opened = draw(design, &Materials { library, pictures }, sources);
    opened.notices.extend(notices);
    let (dyes, notices) = materials::dyes(&materials::folder_of(path))?;
    opened.dyes = dyes;
    opened.notices.extend(notices);
    Ok(opened)
}

/// Reads the design at `path` without drawing it.
pub(super) fn design(path: &Path) -> Result<Design, Failure> {
    design_in(&files::read(path, files::LARGEST)?, path)
}

/// The design that stands in the file at `path` as `text`.
fn design_in(text: &str, path: &Path) -> Result<Design, Failure> {
    if text.trim_start_matches(['\u{feff}', ' ', '\n']).starts_with('<') && text.contains("<svg") {
        return Err(Message::new("read-is-picture")
            .with("path", path.display().to_string())
            .into());
    }
    design::read(text).map_err(|error| unread(path, &error))
}

/// Draws a design flat.
pub(super) fn draw(design: Design, materials: &Materials, sources: Sources) -> Opened {
    let artwork = Artwork::of(&design, materials);
    let notices = artwork.notices().to_vec();
    Opened { design, artwork, dyes: Dyes::standard(), sources, notices }
}

/// The motifs of the program with `scripts` added, the later ones winning.
pub(super) fn library(scripts: Vec<Script>) -> Library {
    let mut library = Library::standard();
    for Script { name, source } in scripts {
        library.add(&name, &source);
    }
    library
}

/// Where and why a file cannot be read as a design.
fn unread(path: &Path, error: &ReadError) -> Failure {
    let path = path.display();
    let place = match error.position() {
        Some((line, column)) => format!("{path}:{line}:{column}"),
        None => path.to_string(),
    };
    Failure::from(error.message().clone()).at(place).with_excerpt(error.excerpt())
}

/// The motif called `name`.
pub(super) fn motif(library: &Library, name: &str) -> Result<Rc<Motif>, Failure> {
    let unknown = || {
        let near = library.nearest(name);
        let sample = samples::find(name).map(|sample| sample.name);
        match sample.or_else(|| samples::nearest(name).filter(|_| near.is_none())) {
            Some(sample) => Message::new("motif-is-sample").with("sample", sample),
            None => Message::new("motif-unknown").with("near", near.unwrap_or_default()),
        }
        .with("name", name)
    };
    Ok(library.find(name).ok_or_else(unknown)??)
}
