//! The window.

pub mod keep;
pub mod work;
