//! The left panel.
use super::super::act::Left;
use super::super::sight::Bench;
use super::Owned;
use egui::{Rect, Ui};
/// What it remembers.
#[derive(Default)]
pub(crate) struct LeftOwn {}
/// Beside the canvas.
pub(crate) fn show_beside(
    _ui: &mut Ui,
    _owned: &mut Owned,
    _bench: &Bench<'_>,
    _left: Option<Left>,
) {
}
/// Over the canvas.
pub(crate) fn show_over(
    _ui: &mut Ui,
    _owned: &mut Owned,
    _bench: &Bench<'_>,
    _left: Option<Left>,
    _rect: Rect,
) {
}
