//! What outlives the window, as the app holds it.

use std::path::PathBuf;

use egui::ThemePreference;

use crate::words::Language;

/// How somebody works.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Preferences {
    pub(crate) language: Option<Language>,
    pub(crate) theme: ThemePreference,
    pub(crate) rulers: bool,
    pub(crate) tile_edge: bool,
    pub(crate) dim_copies: bool,
    pub(crate) snapping: bool,
    pub(crate) pixels_per_mm: Option<f64>,
}

impl Default for Preferences {
    fn default() -> Self {
        Self {
            language: None,
            theme: ThemePreference::System,
            rulers: true,
            tile_edge: true,
            dim_copies: false,
            snapping: true,
            pixels_per_mm: None,
        }
    }
}

/// What outlives the window.
pub(crate) struct Keep {
    pub(crate) preferences: Preferences,
}

impl Keep {
    pub(crate) fn new(_home: Option<PathBuf>) -> Self {
        Self { preferences: Preferences::default() }
    }

    pub(crate) fn cache(&self) -> Option<PathBuf> {
        None
    }

    pub(crate) fn preferences_changed(&mut self) {}

    pub(crate) fn changed(
        &mut self,
        _file: &super::keep::DesignFile,
        _design: &std::sync::Arc<crate::design::Design>,
    ) {
    }

    pub(crate) fn end(&mut self, _is_answered: bool) {}

    pub(crate) fn write_now(&mut self) {}
}

/// The language of the system.
pub(crate) fn language_of_system() -> Language {
    sys_locale::get_locale().map_or(Language::English, |tag| Language::of_tag(&tag))
}
