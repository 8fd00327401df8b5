//! The side panel.
use super::super::act::Side;
use super::super::sight::Bench;
use super::super::theme::Theme;
use super::Owned;
use egui::{Panel, Ui};
/// What it remembers.
#[derive(Default)]
pub(crate) struct SideOwn {
    pub(crate) rename: Option<usize>,
}
/// Shows it.
pub(crate) fn show(ui: &mut Ui, _owned: &mut Owned, _bench: &Bench<'_>, _side: Side) {
    Panel::right("side").default_size(Theme::of(ui.ctx()).sizes.side_panel).show(ui, |_ui| {});
}
