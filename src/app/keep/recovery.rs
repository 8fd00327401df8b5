//! Work that a program left behind when it died.
//!
//! **Invariant:** nothing is thrown away that nobody said so; what is gone on with stays kept until it is saved.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::autosave::{self, Autosave, Kept, LARGEST};
use super::design_file::DesignFile;
use super::places::Places;
use super::session::{self, Session};
use crate::design::{self, Design};
use crate::files;

/// Work that can be gone on with.
#[derive(Clone, Debug)]
pub struct Rescue {
    /// The design as it was.
    pub design: Arc<Design>,
    /// The file of the design, if it has one.
    pub path: Option<PathBuf>,
    /// When it was kept, in seconds since 1970.
    pub time: u64,
    /// How many steps were done since it was saved.
    pub steps: usize,
    known: String,
    held: BTreeMap<String, Vec<u8>>,
    autosave: PathBuf,
    /// Whose it is: held, so that no other window asks about it.
    session: Option<Arc<Mutex<Session>>>,
}

impl Rescue {
    /// Everything that programs which died left behind on this computer; what is left by others that run is theirs. It
    /// waits for an answer as long as this is kept, and is found again next time if it gets none.
    pub fn found(places: &Places) -> Vec<Self> {
        let mut found = Vec::new();
        for mut session in session::dead(places.data.as_deref()) {
            let autosaves: Vec<PathBuf> = session.autosaves().map(Path::to_owned).collect();
            let kept =
                autosaves.into_iter().filter_map(|autosave| Some((read(&autosave)?, autosave)));
            let kept: Vec<(Kept, PathBuf)> = kept.collect();
            if kept.is_empty() {
                // Nothing of it is left, or nothing that anybody could read.
                session.end();
                continue;
            }
            let session = Some(Arc::new(Mutex::new(session)));
            let rescues = kept
                .into_iter()
                .filter_map(|(kept, autosave)| Self::of(kept, autosave, session.clone()));
            found.extend(rescues);
        }
        found.sort_by(|a, b| (b.time, &a.autosave).cmp(&(a.time, &b.autosave)));
        found.dedup_by(|a, b| a.autosave == b.autosave);
        found
    }

    /// What a program that died on this computer left beside the design at `path`, which is being opened; for one of which
    /// nobody kept note otherwise.
    pub fn beside(path: &Path, places: &Places) -> Option<Self> {
        let autosave = autosave::beside(path);
        let kept = read(&autosave)?;
        let is_ours = kept.computer == files::computer();
        let is_dead = !session::is_alive(places.data.as_deref(), &kept.session);
        if !(is_ours && is_dead) {
            return None;
        }
        let mut rescue = Self::of(kept, autosave, None)?;
        // Both may have been moved.
        rescue.path = Some(path.to_owned());
        Some(rescue)
    }

    /// What to call it: the name of the design, or else that of its file; may be empty.
    pub fn title(&self) -> String {
        if !self.design.name.is_empty() {
            return self.design.name.clone();
        }
        let stem = self.path.as_deref().and_then(Path::file_stem);
        stem.unwrap_or_default().to_string_lossy().into_owned()
    }

    /// Goes on with the work: the design for the desk, and its file, of which it is unsaved.
    pub fn go_on(self, autosave: &Autosave) -> (DesignFile, Arc<Design>) {
        autosave.adopt(&self.autosave);
        if let Some(session) = &self.session {
            let mut session = session.lock().unwrap_or_else(PoisonError::into_inner);
            session.release(&self.autosave);
        }
        let Self { design, path, known, held, .. } = self;
        let file = DesignFile::recovered(path, known, &design, held);
        (file, design)
    }

    /// Throws the work away; what was saved last stays as it is.
    pub fn discard(self) {
        let _gone = fs::remove_file(&self.autosave);
        if let Some(session) = &self.session {
            session.lock().unwrap_or_else(PoisonError::into_inner).end();
        }
    }

    fn of(kept: Kept, autosave: PathBuf, session: Option<Arc<Mutex<Session>>>) -> Option<Self> {
        let design = Arc::new(design::read(&kept.design).ok()?);
        let held = kept.held.into_iter();
        let held = held.filter_map(|(name, text)| Some((name, STANDARD.decode(text).ok()?)));
        Some(Self {
            design,
            path: kept.path,
            time: kept.time,
            steps: kept.steps,
            known: kept.known,
            held: held.collect(),
            autosave,
            session,
        })
    }
}

/// An autosave that can be read.
fn read(path: &Path) -> Option<Kept> {
    toml::from_str(&files::read(path, LARGEST).ok()?).ok()
}

#[cfg(test)]
mod tests;
