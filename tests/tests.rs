//! Every integration test, in one binary: linking is slow.

#![expect(clippy::unwrap_used, reason = "clippy forgives `#[test]` functions, not helpers")]

mod artwork;
mod brought;
mod browsers;
mod cloths;
mod command_line;
mod desk;
mod document;
mod dyeing;
mod edits;
mod exports;
mod files;
mod films;
mod golden;
#[cfg(feature = "app")]
mod gpu;
mod guides;
mod handles;
mod layering;
mod leaflet;
mod library;
mod names;
mod pages;
mod painters;
mod pictures;
mod repeats;
mod scripts;
mod spots;
mod studio;
mod suggested;
mod swatches;
mod told;
mod vector;
#[cfg(feature = "app")]
mod window;
#[cfg(feature = "app")]
mod window_exports;
mod windows;
mod words;
