//! What outlives a window: the file of the design, its autosave, recent files, preferences.
//!
//! **Invariant:** the file of the designer is written only when that is asked for, and what is kept here never fails:
//! without a disk, the window forgets.

mod autosave;
mod design_file;
mod notebook;
mod places;
mod preferences;
mod recents;
mod recovery;
mod session;
mod surroundings;

pub use autosave::Autosave;
pub use design_file::{DesignFile, Outsider, Saved};
pub use places::{Places, today};
pub use preferences::{
    LanguageChoice, LastExport, PanelSizes, Preferences, Preferred, ThemeChoice, WindowPlace,
};
pub use recents::{Recent, Recents};
pub use recovery::Rescue;
pub use surroundings::Surroundings;
