//! Small pictures of the open cloth, as panels ask for them.

use std::sync::Arc;

use egui::{TextureId, Ui, Vec2};

use crate::app::sight::Bench;
use crate::app::work::{Around, Extent, Portrait, Sitter, Tint};
use crate::design::Colorway;

/// How many tiles a card of the tray shows.
const TILES: f64 = 1.5;

/// The pixels of a picture that takes so many points.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the size of a small picture"
)]
pub(super) fn pixels(ui: &Ui, size: Vec2) -> [u32; 2] {
    let scale = ui.ctx().pixels_per_point();
    [size.x, size.y].map(|side| (side * scale).round().max(1.0) as u32)
}

/// A picture at a place of the screen; the one before until it is painted.
pub(super) fn picture(
    ui: &Ui,
    bench: &Bench<'_>,
    place: &str,
    portrait: &Portrait,
) -> Option<TextureId> {
    bench.pictures.of(ui.ctx(), place, portrait)
}

/// What lies outside of the open design, for threads.
pub(super) fn around(bench: &Bench<'_>) -> Around {
    Arc::new(bench.open.file.surroundings().clone())
}

/// The open cloth in one of its colorways.
pub(super) fn in_colorway(ui: &Ui, bench: &Bench<'_>, at: usize, size: Vec2) -> Option<TextureId> {
    let portrait = drawn(ui, bench, size).tinted(Tint::Of(at));
    picture(ui, bench, &format!("tray/{at}"), &portrait)
}

/// The open cloth in a colorway that it does not have.
pub(super) fn proposed(
    ui: &Ui,
    bench: &Bench<'_>,
    (at, colorway): (usize, &Arc<Colorway>),
    size: Vec2,
) -> Option<TextureId> {
    let portrait = drawn(ui, bench, size).tinted(Tint::Other(Arc::clone(colorway)));
    picture(ui, bench, &format!("proposal/{at}"), &portrait)
}

/// The open cloth after so many steps of work.
pub(super) fn after(ui: &Ui, bench: &Bench<'_>, steps: usize, size: Vec2) -> Option<TextureId> {
    let portrait = drawn(ui, bench, size).tinted(Tint::After(bench.open.colorway, steps));
    picture(ui, bench, &format!("step/{steps}"), &portrait)
}

fn drawn(ui: &Ui, bench: &Bench<'_>, size: Vec2) -> Portrait {
    Portrait::new(Sitter::Drawn(bench.evaluated().clone()), Extent::Tiles(TILES), pixels(ui, size))
}
