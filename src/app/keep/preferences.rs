//! What somebody likes the window to be.
//!
//! **Invariant:** whatever stands in the file, there are preferences: what cannot be read of it is as it is at first, and
//! what a newer program wrote stays.

use std::collections::BTreeMap;
use std::path::Path;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::notebook::Notebook;
use super::places::Places;
use crate::app::work::Pool;
use crate::app::work::export::ExportSettings;
use crate::words::Language;

/// The name of the file.
const FILE: &str = "pengaturan.toml";

/// Folders whose last export is remembered.
const MOST_FOLDERS: usize = 60;

/// The language that is chosen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LanguageChoice {
    /// That of the system.
    #[default]
    System,
    /// Bahasa Indonesia.
    Indonesian,
    /// English.
    English,
}

impl LanguageChoice {
    /// The language that it comes to.
    pub fn language(self) -> Language {
        match self {
            Self::System => Language::of_tag(&sys_locale::get_locale().unwrap_or_default()),
            Self::Indonesian => Language::Indonesian,
            Self::English => Language::English,
        }
    }
}

/// The theme that is chosen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ThemeChoice {
    /// That of the system.
    #[default]
    System,
    /// Light.
    Mori,
    /// Dark.
    Malam,
}

/// Sizes of panels, in points.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct PanelSizes {
    /// The side panel across; none as the window has room.
    pub side: Option<f32>,
    /// The tray down; none as the window has room.
    pub tray: Option<f32>,
}

/// The place of the window on the screen, in points.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct WindowPlace {
    /// Across and down, without what the system puts around it.
    pub size: [f32; 2],
    /// Whether it fills the screen.
    pub is_maximized: bool,
}

/// An export as it was done last in a folder of designs.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct LastExport {
    /// What was chosen.
    pub settings: ExportSettings,
    /// Where to; none for the usual place.
    pub folder: Option<String>,
    /// Counts exports, so that the oldest goes first.
    pub number: u64,
}

/// Everything that is preferred.
#[derive(Clone, Debug, PartialEq)]
pub struct Preferred {
    /// The language.
    pub language: LanguageChoice,
    /// The theme.
    pub theme: ThemeChoice,
    /// Whether fingers touch the window.
    pub is_touched: bool,
    /// Whether what is moved snaps.
    pub snaps: bool,
    /// Whether rulers are seen.
    pub has_rulers: bool,
    /// Whether the edge of the tile is seen.
    pub has_tile_edge: bool,
    /// Whether copies are dimmed.
    pub dims_copies: bool,
    /// Sizes of panels.
    pub panels: PanelSizes,
    /// Size of the window; none before it was closed the first time.
    pub window: Option<WindowPlace>,
    /// Pixels of the screen in a real millimeter, once somebody measured.
    pub true_size: Option<f64>,
    /// Hints of the first run that were followed, by their names.
    pub hints_done: Vec<String>,
    /// The last exports, by the folder of the design; the empty name for designs without one.
    pub exports: BTreeMap<String, LastExport>,
}

impl Default for Preferred {
    fn default() -> Self {
        Self {
            language: LanguageChoice::System,
            theme: ThemeChoice::System,
            is_touched: false,
            snaps: true,
            has_rulers: true,
            has_tile_edge: true,
            dims_copies: false,
            panels: PanelSizes::default(),
            window: None,
            true_size: None,
            hints_done: Vec::new(),
            exports: BTreeMap::new(),
        }
    }
}

/// Preferences, and the file that they are kept in.
#[derive(Debug)]
pub struct Preferences {
    now: Preferred,
    kept: Preferred,
    /// What a newer program wrote.
    unknown: toml::Table,
    notebook: Notebook,
}

impl Preferences {
    /// Reads the preferences of the user.
    pub fn read(places: &Places, pool: &Pool) -> Self {
        let notebook = Notebook::new(places.config.as_deref(), FILE, pool);
        let (now, unknown) = of_table(notebook.read());
        Self { kept: now.clone(), now, unknown, notebook }
    }

    /// What is preferred.
    pub fn get(&self) -> &Preferred {
        &self.now
    }

    /// To change it; [`keep`](Self::keep) writes it down.
    pub fn change(&mut self) -> &mut Preferred {
        &mut self.now
    }

    /// Writes down what changed since; call it once a frame, it does nothing mostly.
    pub fn keep(&mut self) {
        if self.now != self.kept {
            self.kept = self.now.clone();
            self.notebook.put(text_of(&self.now, &self.unknown));
        }
    }

    /// Writes down what changed, and waits for the disk: before the program ends.
    pub fn close(&mut self) {
        self.keep();
        self.notebook.flush();
    }

    /// The last export of designs in a folder; that of the last design at all where there was none yet.
    pub fn last_export(&self, folder: Option<&Path>) -> LastExport {
        let exports = &self.now.exports;
        let last = || exports.values().max_by_key(|export| export.number);
        let own = exports.get(&key(folder)).cloned();
        own.or_else(|| Some(LastExport { folder: None, ..last()?.clone() })).unwrap_or_default()
    }

    /// Remembers an export of a design in a folder.
    pub fn exported(&mut self, folder: Option<&Path>, settings: ExportSettings, to: Option<&Path>) {
        let exports = &mut self.now.exports;
        let number = 1 + exports.values().map(|export| export.number).max().unwrap_or_default();
        let to = to.and_then(|to| Some(to.to_str()?.to_owned()));
        exports.insert(key(folder), LastExport { settings, folder: to, number });
        while exports.len() > MOST_FOLDERS {
            let oldest = exports.iter().min_by_key(|(_, export)| export.number);
            let Some(oldest) = oldest.map(|(folder, _)| folder.clone()) else { break };
            exports.remove(&oldest);
        }
    }

    /// Whether a hint of the first run was followed.
    pub fn is_done(&self, hint: &str) -> bool {
        self.now.hints_done.iter().any(|done| done == hint)
    }

    /// A hint of the first run was followed.
    pub fn done(&mut self, hint: &str) {
        if !self.is_done(hint) {
            self.now.hints_done.push(hint.to_owned());
        }
    }
}

fn key(folder: Option<&Path>) -> String {
    folder.map(|folder| folder.to_string_lossy().into_owned()).unwrap_or_default()
}

/// A value that is taken out of a table, if there is one that can be read.
fn taken<T: DeserializeOwned>(table: &mut toml::Table, key: &str, usual: T) -> T {
    let found = table.remove(key);
    found.and_then(|value| value.try_into().ok()).unwrap_or(usual)
}

/// What is preferred, and what nobody here understands.
fn of_table(mut table: toml::Table) -> (Preferred, toml::Table) {
    let usual = Preferred::default();
    let at = &mut table;
    let exports: toml::Table = taken(at, "exports", toml::Table::new());
    let export = |(folder, value): (String, toml::Value)| Some((folder, value.try_into().ok()?));
    let now = Preferred {
        language: taken(at, "language", usual.language),
        theme: taken(at, "theme", usual.theme),
        is_touched: taken(at, "touch", usual.is_touched),
        snaps: taken(at, "snapping", usual.snaps),
        has_rulers: taken(at, "rulers", usual.has_rulers),
        has_tile_edge: taken(at, "tile-edge", usual.has_tile_edge),
        dims_copies: taken(at, "dim-copies", usual.dims_copies),
        panels: taken(at, "panels", usual.panels),
        window: taken(at, "window", usual.window),
        true_size: taken(at, "true-size", usual.true_size).filter(|size| is_real(*size)),
        hints_done: taken(at, "hints-done", usual.hints_done),
        exports: exports.into_iter().filter_map(export).collect(),
    };
    (now, table)
}

/// Whether a screen can have so many pixels in a millimeter.
fn is_real(size: f64) -> bool {
    (0.1..1000.0).contains(&size)
}

/// The text of the file.
fn text_of(now: &Preferred, unknown: &toml::Table) -> String {
    let Preferred { language, theme, is_touched, snaps, has_rulers, has_tile_edge, .. } = now;
    let mut table = toml::Table::new();
    let mut put = |key: &str, value: Result<toml::Value, toml::ser::Error>| {
        table.extend(value.ok().map(|value| (key.to_owned(), value)));
    };
    put("language", toml::Value::try_from(language));
    put("theme", toml::Value::try_from(theme));
    put("touch", toml::Value::try_from(is_touched));
    put("snapping", toml::Value::try_from(snaps));
    put("rulers", toml::Value::try_from(has_rulers));
    put("tile-edge", toml::Value::try_from(has_tile_edge));
    put("dim-copies", toml::Value::try_from(now.dims_copies));
    if let Some(size) = now.true_size {
        put("true-size", toml::Value::try_from(size));
    }
    put("hints-done", toml::Value::try_from(&now.hints_done));
    put("panels", toml::Value::try_from(now.panels));
    if let Some(window) = now.window {
        put("window", toml::Value::try_from(window));
    }
    put("exports", toml::Value::try_from(&now.exports));
    for (key, value) in unknown {
        table.entry(key.clone()).or_insert_with(|| value.clone());
    }
    table.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;
    use std::sync::Arc;

    fn pool() -> Pool {
        Pool::new(Arc::new(|| {}))
    }

    #[test]
    fn what_is_changed_is_there_next_time() {
        let folder = tempfile::tempdir().unwrap();
        let places = Places::within(folder.path());
        let mut preferences = Preferences::read(&places, &pool());
        assert_eq!(preferences.get(), &Preferred::default());
        preferences.keep();
        assert!(!folder.path().join("config").exists(), "nothing changed");
        preferences.change().theme = ThemeChoice::Malam;
        preferences.change().true_size = Some(3.7);
        preferences.change().panels.side = Some(320.0);
        preferences.change().window =
            Some(WindowPlace { size: [1366.0, 768.0], is_maximized: true });
        preferences.done("handle");
        let settings = ExportSettings { dpi: 254.0, ..ExportSettings::default() };
        let designs = Path::new("/rancangan \"kita\"");
        preferences.exported(Some(designs), settings.clone(), Some(Path::new("/ke mana")));
        preferences.close();
        let again = Preferences::read(&places, &pool());
        assert_eq!(again.get(), preferences.get());
        assert_eq!(again.last_export(Some(designs)).folder.as_deref(), Some("/ke mana"));
        let other = again.last_export(None);
        assert!(other.settings == settings && other.folder.is_none());
        assert!(again.is_done("handle") && !again.is_done("export"));
    }

    #[test]
    fn a_broken_file_is_set_aside() {
        let folder = tempfile::tempdir().unwrap();
        let places = Places::within(folder.path());
        let path = places.config.clone().unwrap().join(FILE);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, b"theme = \xff\n[[").unwrap();
        let preferences = Preferences::read(&places, &pool());
        assert_eq!(preferences.get(), &Preferred::default());
        let aside = path.with_file_name(format!("{FILE}.rusak"));
        assert!(aside.exists() && !path.exists());
        // One wrong value is no reason to lose the others, and what is new stays.
        fs::write(&path, "theme = \"malam\"\nsnapping = 3\ntrue-size = -1\nnewer = [1]\n").unwrap();
        let mut preferences = Preferences::read(&places, &pool());
        assert_eq!(preferences.get().theme, ThemeChoice::Malam);
        assert!(preferences.get().snaps && preferences.get().true_size.is_none());
        preferences.change().snaps = false;
        preferences.close();
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains("newer = [1]") && text.contains("snapping = false"), "{text}");
        assert_eq!(LanguageChoice::English.language(), Language::English);
    }

    #[test]
    fn without_a_folder_nothing_fails() {
        let mut preferences = Preferences::read(&Places::default(), &pool());
        preferences.change().snaps = false;
        preferences.close();
        assert!(!preferences.get().snaps);
    }
}
