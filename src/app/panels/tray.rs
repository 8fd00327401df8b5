//! The tray.
use super::super::sight::Bench;
use super::super::theme::Theme;
use egui::{Panel, Ui};
/// What it remembers.
#[derive(Default)]
pub(crate) struct TrayOwn {}
/// Shows it.
pub(crate) fn show(ui: &mut Ui, _own: &mut TrayOwn, _bench: &Bench<'_>) {
    Panel::bottom("tray").default_size(Theme::of(ui.ctx()).sizes.tray).show(ui, |_ui| {});
}
