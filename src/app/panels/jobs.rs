//! Cards of what is being exported.
use super::super::sight::Sight;
use egui::Ui;
/// Shows them.
pub(crate) fn show(_ui: &mut Ui, _see: &Sight<'_>) {}
