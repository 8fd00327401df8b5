//! What outlives a window: the file of the design, its autosave, recent files, preferences.
//!
//! **Invariant:** the file of the designer is written only when that is asked for, and what is kept here never fails:
//! without a disk, the window forgets.

mod design_file;
mod surroundings;

pub use design_file::{DesignFile, Outsider, Saved};
pub use surroundings::Surroundings;
