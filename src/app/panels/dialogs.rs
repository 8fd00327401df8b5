//! Dialogs.
use super::super::act::Dialog;
use super::super::sight::{Bench, Sight};
use super::Owned;
use egui::Ui;
/// What they remember.
#[derive(Default)]
pub(crate) struct DialogsOwn {}
/// Shows the one that is open.
pub(crate) fn show(
    _ui: &mut Ui,
    _owned: &mut Owned,
    _see: &Sight<'_>,
    _bench: Option<&Bench<'_>>,
    _dialog: Option<&Dialog>,
) {
}
/// That another program changed the file.
pub(crate) fn changed_outside(_ui: &mut Ui, _bench: &Bench<'_>) {}
