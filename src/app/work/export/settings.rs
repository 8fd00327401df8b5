//! What is chosen in the export dialog, as it is kept for the next time.

use std::collections::BTreeSet;

use kurbo::Size;
use serde::{Deserialize, Serialize};

use crate::design::Design;
use crate::design::cloth::Form;
use crate::paper::Paper;
use crate::words::Words;

/// What kind of file is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ExportKind {
    /// Cloth in pixels.
    Png,
    /// Cloth as a drawing.
    Svg,
    /// Cloth as a drawing on a page.
    Pdf,
    /// A folder of films, one for each part or bath.
    Films,
    /// The plan of the work, for each colorway of baths.
    Plan,
    /// All colorways side by side.
    Sheet,
    /// The walk of the stamp.
    Walk,
}

impl ExportKind {
    /// Every kind.
    pub const ALL: [Self; 7] =
        [Self::Png, Self::Svg, Self::Pdf, Self::Films, Self::Plan, Self::Sheet, Self::Walk];

    /// How its name ends; a folder has no ending.
    pub(super) fn end(self) -> &'static str {
        match self {
            Self::Png => "png",
            Self::Svg => "svg",
            Self::Pdf | Self::Plan | Self::Sheet | Self::Walk => "pdf",
            Self::Films => "",
        }
    }

    /// What stands in its name beside the design and the colorway.
    pub(super) fn word(self, words: &Words) -> Option<String> {
        let attribute = match self {
            Self::Png | Self::Svg | Self::Pdf => return None,
            Self::Films => "films",
            Self::Plan => "plan",
            Self::Sheet => "sheet",
            Self::Walk => "walk",
        };
        words.text("export-file-name", Some(attribute))
    }
}

/// How much cloth is wanted.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ExportSize {
    /// One period: what repeats without a seam.
    #[default]
    Raport,
    /// The piece that the design says.
    Piece,
    /// A form of the table, by its word, at its usual size.
    Form(String),
    /// Width and height in millimeters.
    Own(f64, f64),
}

impl ExportSize {
    /// Width and height in millimeters; none for one period.
    pub fn cloth(&self, design: &Design) -> Option<Size> {
        match self {
            Self::Raport => None,
            Self::Piece => design.piece(),
            Self::Form(name) => Form::named(name).usual(),
            Self::Own(width, height) => Some(Size::new(*width, *height)),
        }
    }
}

/// Forms of cloth that have a usual size, with it: the one table, which the command line reads too.
pub fn forms() -> impl Iterator<Item = (Form, Size)> {
    Form::ALL.into_iter().filter_map(|form| Some((form.clone(), form.usual()?)))
}

/// How films are made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct FilmsOf {
    /// One for each bath, where it is not one for each part.
    pub by_bath: bool,
    /// Whether a pixel is all or nothing.
    pub is_solid: bool,
    /// How far parts reach under what lies on them, in millimeters.
    pub trap: f64,
}

/// What is chosen in the export dialog.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ExportSettings {
    /// What kinds of files.
    pub kinds: BTreeSet<ExportKind>,
    /// How much cloth.
    pub size: ExportSize,
    /// Dots per inch.
    pub dpi: f64,
    /// Whether the ground is left out.
    pub is_clear: bool,
    /// How films are made.
    pub films: FilmsOf,
    /// The paper of sheets, by its name.
    pub paper: String,
    /// Whether files of an earlier export are replaced; otherwise new ones get a number.
    pub replaces: bool,
}

impl Default for ExportSettings {
    fn default() -> Self {
        Self {
            kinds: BTreeSet::from([ExportKind::Png]),
            size: ExportSize::default(),
            dpi: 300.0,
            is_clear: false,
            films: FilmsOf::default(),
            paper: Paper::default().name().to_owned(),
            replaces: false,
        }
    }
}

impl ExportSettings {
    /// The paper of sheets.
    pub fn paper(&self) -> Paper {
        let is_it = |paper: &Paper| paper.name().eq_ignore_ascii_case(&self.paper);
        Paper::ALL.into_iter().find(is_it).unwrap_or_default()
    }
}
