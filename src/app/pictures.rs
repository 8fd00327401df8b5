//! Pictures of cloth on the screen.

/// Pictures of cloth on the screen.
#[derive(Default)]
pub(crate) struct Pictures {}

impl Pictures {
    /// What lay on the device is gone.
    pub(crate) fn forget(&mut self) {}
}
