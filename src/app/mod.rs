//! The window: a pupil makes cloth.
//!
//! [`App`] is the whole interface without a window around it, so tests drive it by its labels; `window` puts one around
//! it. Panels look at a `Sight` and leave `Act`s, which are done once the frame is drawn. One
//! table of commands feeds menus, tools, the palette, hints and the sheet of keys.
//!
//! **Invariant:** nothing changes while a frame is drawn, no frame waits for work, and nothing that somebody made is lost.

mod act;
mod camera;
mod canvas;
mod command;
mod fonts;
mod icons;
pub mod keep;
mod keeping;
mod logo;
mod look;
mod open;
mod panels;
mod pictures;
mod program;
mod shown;
mod sight;
mod theme;
mod ui;
mod window;
pub mod work;
mod working;

use std::path::PathBuf;

use egui_wgpu::wgpu::TextureFormat;

use crate::notice::Message;
use crate::words::Language;

pub use program::{App, Counts, Start};

/// What draws.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Device {
    /// The format of what is drawn on.
    pub format: TextureFormat,
    /// Whether a processor does the work of a graphics card.
    pub is_software: bool,
}

/// Why there is no window.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoWindow {
    /// There is no display; with what the system says.
    Display(String),
    /// Nothing can draw on the display; with what was tried.
    Adapter(String),
}

impl NoWindow {
    /// What there is to tell.
    pub fn message(&self) -> Message {
        match self {
            Self::Display(_) => Message::new("window-no-display"),
            Self::Adapter(_) => Message::new("window-no-adapter"),
        }
    }
}

/// Opens the window, with a design or a picture in it if a file is given, and comes back when it is closed.
///
/// # Errors
///
/// That there is no display, or nothing that can draw on it.
pub fn run(file: Option<PathBuf>, language: Option<Language>) -> Result<(), NoWindow> {
    window::run(Start { file, language, ..Start::default() })
}
