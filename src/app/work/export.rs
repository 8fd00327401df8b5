//! Cloth, films and sheets as files, made while the window lives.
//!
//! An [`ExportOrder`] says what is wanted, names every file beforehand and guesses how large they come out; an
//! [`ExportJob`] makes them one after another.
//!
//! **Invariant:** every file holds the very bytes that the command line writes with the same settings, and none takes the
//! place of what the design is made from.

mod estimate;
mod job;
mod names;
mod settings;

pub use estimate::ExportEstimate;
pub use job::{ExportJob, ExportProgress, Exported};
pub use settings::{ExportKind, ExportSettings, ExportSize, FilmsOf, forms};

use std::fmt;
use std::path::{Path, PathBuf};

use kurbo::Size;

use super::sitter::Around;
use crate::design::Paint;
use crate::export::{Bits, ClothFormat, ClothOptions, FilmOptions, PngOptions, PngReport};
use crate::files::Sources;
use crate::length;
use crate::notice::Message;
use crate::raster::Backdrop;
use crate::words::{Language, Words};
use crate::workspace::Evaluated;
use crate::workspace::films::{Each, FilmOrder};

/// Everything that an export needs, in one value that travels.
#[derive(Clone)]
pub struct ExportOrder {
    /// The design. Where its fills are not made yet it is drawn anew, so what is exported is whole.
    pub evaluated: Evaluated,
    /// What lies outside of it.
    pub around: Around,
    /// The files that it is made from.
    pub sources: Sources,
    /// What is wanted.
    pub settings: ExportSettings,
    /// The colorways that are wanted, counted from 0. A design without any is exported in plain colors.
    pub colorways: Vec<usize>,
    /// Where to.
    pub folder: PathBuf,
    /// What the files are called, before the colorway and the ending.
    pub name: String,
    /// The language of sheets and labels.
    pub language: Language,
}

impl fmt::Debug for ExportOrder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ExportOrder")
            .field("settings", &self.settings)
            .field("folder", &self.folder)
            .field("name", &self.name)
            .finish_non_exhaustive()
    }
}

/// A file, or a folder of films, that is to be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ordered {
    /// Where it will lie.
    pub path: PathBuf,
    /// What it is.
    pub kind: ExportKind,
    /// The colorway that it shows; none for all of them, or for plain colors.
    pub colorway: Option<usize>,
}

impl ExportOrder {
    /// The cloth that is wanted, in millimeters; none for one period.
    pub fn cloth(&self) -> Option<Size> {
        self.settings.size.cloth(self.evaluated.design())
    }

    /// Why it cannot be, before anything is made.
    pub fn refused(&self) -> Option<Message> {
        let tile = self.evaluated.design().repeat.tile;
        length::expect_tile(self.cloth(), tile).err().or_else(|| self.pixels().err())
    }

    /// How large a picture in pixels comes out.
    ///
    /// # Errors
    ///
    /// That it would be too large or too small.
    pub fn pixels(&self) -> Result<PngReport, Message> {
        let options = self.cloth_options(ClothFormat::Png);
        let ClothOptions { cloth, dpi, ground, .. } = options;
        crate::export::png_size(self.evaluated.repeat(), &PngOptions { cloth, dpi, ground })
    }

    /// Every file that is to be made, in order, under names that nothing else has.
    pub fn files(&self) -> Vec<Ordered> {
        let words = Words::new(self.language);
        let mut names = names::Names::new(&self.folder, &self.sources);
        if self.settings.replaces {
            names = names.replacing();
        }
        let mut files = Vec::new();
        for kind in &self.settings.kinds {
            for colorway in self.colorways_of(*kind) {
                let name = self.named(*kind, colorway, &words);
                let path = names.free(&name, kind.end());
                files.push(Ordered { path, kind: *kind, colorway });
            }
        }
        files
    }

    /// The colorways of which a kind has a file each.
    fn colorways_of(&self, kind: ExportKind) -> Vec<Option<usize>> {
        let design = self.evaluated.design();
        let known = self.colorways.iter().copied().filter(|at| *at < design.colorways.len());
        match kind {
            ExportKind::Png | ExportKind::Svg | ExportKind::Pdf | ExportKind::Films => {
                if design.colorways.is_empty() { vec![None] } else { known.map(Some).collect() }
            }
            ExportKind::Plan => known
                .filter(|at| matches!(design.colorways[*at].paint, Paint::Dye(_)))
                .map(Some)
                .collect(),
            ExportKind::Sheet if design.colorways.is_empty() => Vec::new(),
            ExportKind::Sheet | ExportKind::Walk => vec![None],
        }
    }

    /// What a file is called, without its ending.
    fn named(&self, kind: ExportKind, colorway: Option<usize>, words: &Words) -> String {
        let design = self.evaluated.design();
        let mut pieces = vec![self.name.clone()];
        let is_one_of_many = design.colorways.len() > 1;
        let colorway = colorway.filter(|_| is_one_of_many).and_then(|at| design.colorways.get(at));
        pieces.extend(colorway.map(|colorway| colorway.name.clone()));
        pieces.extend(kind.word(words));
        let pieces: Vec<String> = pieces.iter().map(|piece| names::plain(piece)).collect();
        let pieces: Vec<String> = pieces.into_iter().filter(|piece| !piece.is_empty()).collect();
        if pieces.is_empty() { "kain".to_owned() } else { pieces.join("-") }
    }

    fn cloth_options(&self, format: ClothFormat) -> ClothOptions {
        let ground = if self.settings.is_clear { Backdrop::Transparent } else { Backdrop::Painted };
        let (cloth, dpi) = (self.cloth(), self.settings.dpi);
        ClothOptions { cloth, dpi, ground, ..ClothOptions::new(format) }
    }

    fn film_order(&self) -> FilmOrder {
        let FilmsOf { by_bath, is_solid, trap } = self.settings.films;
        FilmOrder {
            each: if by_bath { Each::Bath } else { Each::Part },
            options: FilmOptions {
                cloth: self.cloth(),
                dpi: self.settings.dpi,
                bits: if is_solid { Bits::One } else { Bits::Eight },
                trap,
            },
        }
    }
}

/// The folder where exports go when nobody chose another: one of the design's own among the user's pictures.
pub fn usual_folder(pictures: &Path, name: &str) -> PathBuf {
    let name = names::plain(name);
    pictures.join(if name.is_empty() { "Canting" } else { &name })
}

#[cfg(test)]
mod tests;
