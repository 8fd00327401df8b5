//! Which parts of the window are open.

use super::act::{Dialog, Left, Side};

/// Which parts of the window are open.
#[derive(Debug, Default)]
pub(crate) struct Shown {
    pub(crate) left: Option<Left>,
    pub(crate) side: Side,
    pub(crate) is_band: bool,
    pub(crate) dialog: Option<Dialog>,
    pub(crate) is_bare: bool,
    pub(crate) is_empty: bool,
}
