//! What outlives the window, as the app holds it: preferences, recent files, and work that must not be lost.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use egui::ThemePreference;

use crate::design::Design;
use crate::notice::Message;

use super::keep::{
    Autosave, DesignFile, Places, Preferences, Preferred, Recents, Rescue, ThemeChoice, today,
};
use super::work::Pool;

/// What outlives the window.
pub(crate) struct Keep {
    /// The folders of the user.
    pub(crate) places: Places,
    /// Whether dialogs and folders of the system stay closed.
    pub(crate) is_alone: bool,
    /// What somebody likes the window to be.
    pub(crate) preferences: Preferences,
    /// Files that were open lately.
    pub(crate) recents: Recents,
    /// Work that a crash left behind.
    pub(crate) rescues: Vec<Rescue>,
    autosave: Option<Autosave>,
    /// The step of the history that was saved.
    saved_at: usize,
    told: Option<Message>,
}

impl Keep {
    /// What was kept in these folders.
    pub(crate) fn new(places: Places, pool: &Pool) -> Self {
        Self {
            preferences: Preferences::read(&places, pool),
            recents: Recents::read(&places, pool),
            rescues: Rescue::found(&places),
            autosave: Some(Autosave::begin(&places, pool)),
            saved_at: 0,
            told: None,
            places,
            is_alone: false,
        }
    }

    /// What is preferred.
    pub(crate) fn preferred(&self) -> &Preferred {
        self.preferences.get()
    }

    /// To change what is preferred.
    pub(crate) fn prefer(&mut self) -> &mut Preferred {
        self.preferences.change()
    }

    /// Looks at the design of this frame, and keeps what has rested. Comes back with when to look again.
    pub(crate) fn tend(
        &mut self,
        open: Option<(&DesignFile, &Arc<Design>, usize)>,
        now: Duration,
    ) -> Option<Duration> {
        self.preferences.keep();
        let autosave = self.autosave.as_mut()?;
        let (file, design, at) = open?;
        autosave.watch(file, design, at.abs_diff(self.saved_at), now);
        autosave.due(now)
    }

    /// Why unsaved work cannot be kept, once.
    pub(crate) fn trouble(&mut self) -> Option<Message> {
        let trouble = self.autosave.as_ref()?.trouble()?.clone();
        if self.told.as_ref() == Some(&trouble) {
            return None;
        }
        self.told = Some(trouble.clone());
        Some(trouble)
    }

    /// A design was saved, or given up: what was kept of it is not needed any more.
    pub(crate) fn settled(&mut self, at: usize) {
        self.saved_at = at;
        if let Some(autosave) = &mut self.autosave {
            autosave.forget();
        }
    }

    /// A file was opened or saved.
    pub(crate) fn opened(&mut self, path: &Path, name: &str) {
        self.recents.opened(path, name, today());
    }

    /// Takes up work that a crash left behind.
    pub(crate) fn rescue(&mut self, at: usize) -> Option<(DesignFile, Arc<Design>)> {
        if at >= self.rescues.len() {
            return None;
        }
        let rescue = self.rescues.remove(at);
        // Of what goes on here nothing is saved.
        self.saved_at = usize::MAX;
        Some(rescue.go_on(self.autosave.as_ref()?))
    }

    /// Throws away work that a crash left behind.
    pub(crate) fn discard(&mut self, at: usize) {
        if at < self.rescues.len() {
            self.rescues.remove(at).discard();
        }
    }

    /// The program was asked to end: nothing is left that somebody may want.
    pub(crate) fn end_well(&mut self) {
        if let Some(autosave) = self.autosave.take() {
            autosave.close();
        }
    }

    /// Where exports go when nobody says where.
    pub(crate) fn pictures(&self) -> PathBuf {
        self.places.pictures.clone().unwrap_or_default()
    }

    /// The program ends. What is not saved stays for the next start, unless it ends well.
    pub(crate) fn end(&mut self) {
        self.preferences.close();
        self.recents.close();
    }
}

/// What egui calls a theme.
pub(crate) fn theme(choice: ThemeChoice) -> ThemePreference {
    match choice {
        ThemeChoice::System => ThemePreference::System,
        ThemeChoice::Mori => ThemePreference::Light,
        ThemeChoice::Malam => ThemePreference::Dark,
    }
}
