//! A small file of the program's own, rewritten whole whenever something in it changes.
//!
//! **Invariant:** the last text that was put is the one that stays, and nobody waits for the disk.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::app::work::{Lane, Pool};
use crate::files::{self, Existing, LARGEST, Sources};

/// What the name of a file ends with that nobody could read.
const BROKEN: &str = "rusak";

/// A file that is written on a thread.
#[derive(Clone, Debug)]
pub(super) struct Notebook {
    path: Option<PathBuf>,
    pool: Pool,
    /// What is to be written; held while it is being written, so that texts keep their order.
    wanted: Arc<Mutex<Option<String>>>,
}

impl Notebook {
    /// The file `name` in a folder; without one nothing is kept.
    pub(super) fn new(folder: Option<&Path>, name: &str, pool: &Pool) -> Self {
        let path = folder.map(|folder| folder.join(name));
        Self { path, pool: pool.clone(), wanted: Arc::default() }
    }

    /// What stands in it as a table. A file that is none is set aside, under another name, so that nothing is lost.
    pub(super) fn read(&self) -> toml::Table {
        let Some(path) = &self.path else { return toml::Table::new() };
        if !path.exists() {
            return toml::Table::new();
        }
        let text = files::read(path, LARGEST).ok();
        let table = text.and_then(|text| text.parse::<toml::Table>().ok());
        table.unwrap_or_else(|| {
            let mut aside = path.clone().into_os_string();
            aside.push(format!(".{BROKEN}"));
            let _moved = fs::rename(path, aside);
            toml::Table::new()
        })
    }

    /// Writes a text, soon.
    pub(super) fn put(&self, text: String) {
        if self.path.is_none() {
            return;
        }
        *self.wanted() = Some(text);
        let own = self.clone();
        self.pool.ask(Lane::Awaited, move |_| own.flush()).leave();
    }

    /// Writes what was put and is not written yet, now. What the disk does not take is forgotten.
    pub(super) fn flush(&self) {
        let mut wanted = self.wanted();
        let (Some(path), Some(text)) = (&self.path, wanted.take()) else { return };
        if files::make_folder(&files::folder_of(path)).is_ok() {
            let existing = Existing::Replace(&Sources::none());
            let _kept = files::write_bytes(path, existing, text.as_bytes());
        }
    }

    fn wanted(&self) -> MutexGuard<'_, Option<String>> {
        self.wanted.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
