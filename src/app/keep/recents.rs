//! Files that were open lately.
//!
//! **Invariant:** each file once, the latest first.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::notebook::Notebook;
use super::places::Places;
use crate::app::work::Pool;
use crate::files;

/// The name of the file that lists them.
const FILE: &str = "terakhir.toml";

/// How many are remembered.
const MOST: usize = 20;

/// A file that was open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recent {
    /// Where it lies.
    pub path: PathBuf,
    /// What the design is called; may be empty.
    #[serde(default)]
    pub name: String,
    /// When it was opened or saved last, in seconds since 1970.
    #[serde(default)]
    pub opened: u64,
    /// Whether it is not there any more, as far as anybody has [looked](Recents::look).
    #[serde(skip)]
    pub is_gone: bool,
}

impl Recent {
    /// What to call it: the name of the design, or else that of the file.
    pub fn title(&self) -> String {
        if !self.name.is_empty() {
            return self.name.clone();
        }
        self.path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
    }
}

/// The list, and the file that it is kept in.
#[derive(Debug)]
pub struct Recents {
    list: Vec<Recent>,
    notebook: Notebook,
}

impl Recents {
    /// Reads the list of the user; what of it cannot be read is left out.
    pub fn read(places: &Places, pool: &Pool) -> Self {
        let notebook = Notebook::new(places.data.as_deref(), FILE, pool);
        let table = notebook.read();
        let files = table.get("file").and_then(toml::Value::as_array);
        let files = files.into_iter().flatten().filter_map(|file| file.clone().try_into().ok());
        Self { list: files.take(MOST).collect(), notebook }
    }

    /// The latest first.
    pub fn list(&self) -> &[Recent] {
        &self.list
    }

    /// A design was opened or saved; `at` is now, in seconds since 1970.
    pub fn opened(&mut self, path: &Path, name: &str, at: u64) {
        // Where it lies wherever the program is started next.
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        self.list.retain(|recent| recent.path != path && !files::is_same(&recent.path, &path));
        let recent = Recent { path, name: name.to_owned(), opened: at, is_gone: false };
        self.list.insert(0, recent);
        self.list.truncate(MOST);
        self.keep();
    }

    /// Forgets a file.
    pub fn remove(&mut self, path: &Path) {
        self.list.retain(|recent| recent.path != path);
        self.keep();
    }

    /// Looks which files are gone. Asks the disk: for when the gallery opens.
    pub fn look(&mut self) {
        for recent in &mut self.list {
            recent.is_gone = !recent.path.is_file();
        }
    }

    /// Waits for the disk: before the program ends.
    pub fn close(&self) {
        self.notebook.flush();
    }

    fn keep(&self) {
        let files: Vec<toml::Value> =
            self.list.iter().filter_map(|recent| toml::Value::try_from(recent).ok()).collect();
        let table = toml::Table::from_iter([("file".to_owned(), toml::Value::Array(files))]);
        self.notebook.put(table.to_string());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;
    use std::sync::Arc;

    #[test]
    fn the_latest_come_first_and_each_once() {
        let folder = tempfile::tempdir().unwrap();
        let places = Places::within(folder.path());
        let pool = Pool::new(Arc::new(|| {}));
        let at = |number: u64| folder.path().join(format!("{number}.batik"));
        let mut recents = Recents::read(&places, &pool);
        for number in 0..25 {
            fs::write(at(number), "").unwrap();
            recents.opened(&at(number), "", number);
        }
        recents.opened(&folder.path().join("./20.batik"), "Kain", 99);
        fs::remove_file(at(24)).unwrap();
        recents.close();
        let mut again = Recents::read(&places, &pool);
        assert_eq!(again.list(), recents.list());
        again.look();
        assert_eq!(again.list().len(), MOST);
        let [first, second, ..] = again.list() else { panic!("there are some") };
        assert_eq!((first.title(), first.opened, first.is_gone), ("Kain".to_owned(), 99, false));
        assert_eq!((second.title(), second.is_gone), ("24".to_owned(), true));
        again.remove(&at(24));
        assert!(again.list().iter().all(|recent| recent.path != at(24)));
    }
}
