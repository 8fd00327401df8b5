//! What an empty tile says.
use super::super::sight::Bench;
use egui::{Rect, Ui};
/// Shows it.
pub(crate) fn show(_ui: &mut Ui, _rect: Rect, _bench: &Bench<'_>) {}
