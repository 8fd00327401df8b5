//! The window.

pub mod keep;
pub mod work;

mod fonts;
pub(crate) mod icons;
pub(crate) mod logo;
pub(crate) mod theme;
pub(crate) mod ui;
