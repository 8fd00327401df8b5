//! Small pictures of one layer alone, in the colors of the shown cloth.

use egui::Ui;

use crate::app::sight::Bench;
use crate::app::theme::Theme;
use crate::app::ui::Picture;
use crate::app::work::{Extent, Portrait, Sitter, Tint, Varied};
use crate::design::Content;
use crate::param::Value;

use super::shelf;

/// Points of the picture in a row of layers.
const ROW: f32 = 30.0;

/// Millimeters of an isen in such a picture: its marks are small.
const ISEN: f64 = 16.0;

/// How much of what a motif repeats is in the picture of a choice, so that what differs is seen.
const CLOSE: f64 = 0.7;

/// The layer `at` alone.
pub(super) fn of_layer(ui: &Ui, bench: &Bench<'_>, at: usize) -> Picture {
    let is_isen = bench
        .design()
        .layers
        .get(at)
        .is_some_and(|layer| matches!(layer.content, Content::Isen { .. }));
    let extent =
        if is_isen { Extent::Mm(ISEN.min(bench.design().repeat.tile.width)) } else { Extent::Tile };
    of(ui, bench, &format!("layer/{at}"), (Varied::Alone(at), extent, ROW))
}

/// The layer `at` alone, with another value for a parameter.
pub(super) fn of_choice(
    ui: &Ui,
    bench: &Bench<'_>,
    at: usize,
    (param, value): (&str, &str),
) -> Picture {
    let place = format!("choice/{at}/{param}/{value}");
    let change = Varied::Choice(at, param.to_owned(), Value::Text(value.to_owned()));
    of(ui, bench, &place, (change, close(bench, at), Theme::of(ui.ctx()).sizes.choice))
}

/// Near enough to what a layer draws, where it lies about the middle of the tile.
fn close(bench: &Bench<'_>, at: usize) -> Extent {
    let whole = || {
        let layer = bench.design().layers.get(at).filter(|layer| layer.place.is_none())?;
        let Content::Motif { name, .. } = &layer.content else { return Some(ISEN) };
        let motif = bench.open.desk.library().find(name)?.ok()?;
        let values = &bench.open.desk.laid(at)?.values;
        Some(bench.open.desk.library().tile(&motif, values)?.width * CLOSE)
    };
    whole().map_or(Extent::Tile, |across| Extent::Mm(across.min(bench.design().repeat.tile.width)))
}

fn of(
    ui: &Ui,
    bench: &Bench<'_>,
    place: &str,
    (change, extent, side): (Varied, Extent, f32),
) -> Picture {
    let pixels = shelf::pixels(ui, egui::Vec2::splat(side));
    let portrait = Portrait::new(Sitter::Drawn(bench.evaluated().clone()), extent, pixels);
    let tint = if bench.design().colorways.is_empty() {
        Tint::First
    } else {
        Tint::Of(bench.open.colorway)
    };
    shelf::pictured(ui, bench.see, place, &portrait.changed(change).tinted(tint))
}
