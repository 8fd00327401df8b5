//! Small pictures of one layer alone, in the colors of the shown cloth.

use egui::Ui;

use crate::app::sight::Bench;
use crate::app::theme::Theme;
use crate::app::ui::Picture;
use crate::app::work::{Extent, Portrait, Sitter, Tint, Varied};
use crate::param::Value;

use super::shelf;

/// Points of the picture in a row of layers.
const ROW: f32 = 30.0;

/// The layer `at` alone.
pub(super) fn of_layer(ui: &Ui, bench: &Bench<'_>, at: usize) -> Picture {
    of(ui, bench, &format!("layer/{at}"), (Varied::Alone(at), ROW))
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
    of(ui, bench, &place, (change, Theme::of(ui.ctx()).sizes.choice))
}

fn of(ui: &Ui, bench: &Bench<'_>, place: &str, (change, side): (Varied, f32)) -> Picture {
    let pixels = shelf::pixels(ui, egui::Vec2::splat(side));
    let portrait = Portrait::new(Sitter::Drawn(bench.evaluated().clone()), Extent::Tile, pixels);
    let tint = if bench.design().colorways.is_empty() {
        Tint::First
    } else {
        Tint::Of(bench.open.colorway)
    };
    shelf::pictured(ui, bench.see, place, &portrait.changed(change).tinted(tint))
}
