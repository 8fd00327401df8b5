//! Canting composes parametric batik motifs into tiled cloth.
//!
//! A [`design::Design`] is the only thing that is saved. Drawn flat it becomes an [`artwork::Artwork`]: marks of wax,
//! each belonging to a part, never a color. Laid over the cloth it becomes a [`repeat::Repeat`]: copies as matrices.
//! Exports read those two and a [`dye::Palette`], nothing else. `ARCHITECTURE.md` draws the line and walks along it.

pub mod color;
pub mod geom;
pub mod keys;
pub mod length;
pub mod limits;
pub mod mark;
pub mod notice;
pub mod param;
pub mod seed;
pub mod spelling;
pub mod swatches;
pub mod symmetry;

pub mod design;
pub mod ornament;

pub mod isen;

pub mod motif;
pub mod samples;

pub mod catalog;
pub mod raport;

pub mod artwork;
pub mod dye;
pub mod repeat;

pub mod matching;
pub mod proof;

pub mod raster;

pub mod paper;

pub mod survey;

#[cfg(feature = "app")]
pub mod gpu;

pub mod export;

pub mod words;

pub mod sheet;

pub mod workspace;

#[cfg(feature = "files")]
pub mod files;

#[cfg(feature = "cli")]
pub mod cli;

#[cfg(feature = "app")]
pub mod app;
