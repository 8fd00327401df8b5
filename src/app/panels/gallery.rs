//! The start gallery.
use super::super::act::Act;
use super::super::sight::Sight;
use egui::Ui;
/// What it remembers.
#[derive(Default)]
pub(crate) struct GalleryOwn {}
/// Shows it.
pub(crate) fn show(ui: &mut Ui, _own: &mut GalleryOwn, see: &Sight<'_>) {
    for motif in ["kawung", "parang", "ceplok", "truntum", "lung", "mega mendung", "nitik"] {
        if ui.button(motif).clicked() {
            see.act(Act::NewOfMotif(motif.to_owned()));
        }
    }
    for sample in crate::samples::all() {
        if ui.button(sample.name).clicked() {
            see.act(Act::NewOfSample(sample.name.to_owned()));
        }
    }
}
