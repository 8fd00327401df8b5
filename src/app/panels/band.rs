//! The band of repeats.
use super::super::sight::Bench;
use egui::{Rect, Ui};
/// What it remembers.
#[derive(Default)]
pub(crate) struct BandOwn {}
/// Beside the canvas.
pub(crate) fn show_beside(_ui: &mut Ui, _own: &mut BandOwn, _bench: &Bench<'_>) {}
/// Over the canvas.
pub(crate) fn show_over(_ui: &mut Ui, _own: &mut BandOwn, _bench: &Bench<'_>, _rect: Rect) {}
/// The name of the present repeat.
pub(crate) fn name(bench: &Bench<'_>) -> String {
    bench.design().repeat.step.name().to_owned()
}
/// How it steps, in a few words.
pub(crate) fn detail(_bench: &Bench<'_>) -> String {
    String::new()
}
/// Its picture.
pub(crate) fn picture(_ui: &Ui, _bench: &Bench<'_>) -> Option<egui::TextureId> {
    None
}
