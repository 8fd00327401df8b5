//! The folders of the user in which the program keeps things.
//!
//! **Invariant:** a system that names no folder has none: then nothing is kept there, and nothing fails.

use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// What the folders of the program are called.
const NAME: &str = "canting";

/// Folders of the user.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Places {
    /// For preferences.
    pub config: Option<PathBuf>,
    /// For autosaves and recent files.
    pub data: Option<PathBuf>,
    /// For pictures that can be painted again.
    pub cache: Option<PathBuf>,
    /// Where the user keeps pictures: exports go there when nobody says where.
    pub pictures: Option<PathBuf>,
}

impl Places {
    /// Those of the user.
    pub fn of_user() -> Self {
        let own = |folder: Option<PathBuf>| folder.map(|folder| folder.join(NAME));
        Self {
            config: own(dirs::config_dir()),
            // Not the one that follows the user to other computers: autosaves are of this one.
            data: own(dirs::data_local_dir()),
            cache: own(dirs::cache_dir()),
            pictures: dirs::picture_dir().or_else(dirs::home_dir),
        }
    }

    /// Those within one folder, for tests.
    pub fn within(folder: &Path) -> Self {
        let at = |name: &str| Some(folder.join(name));
        Self {
            config: at("config"),
            data: at("data"),
            cache: at("cache"),
            pictures: at("pictures"),
        }
    }

    /// Where pictures of the gallery are kept.
    pub fn thumbnails(&self) -> Option<PathBuf> {
        Some(self.cache.as_ref()?.join("gambar"))
    }
}

/// Seconds since 1970: what a person is told of when something was, never what a result depends on.
pub fn today() -> u64 {
    #[expect(clippy::disallowed_methods, reason = "when a file was opened, for people")]
    let now = SystemTime::now();
    now.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default().as_secs()
}
