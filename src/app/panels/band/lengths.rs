//! Lengths in fields: millimeters, read with any unit.

use egui::Ui;
use kurbo::Size;

use crate::app::act::Hold;
use crate::app::sight::Bench;
use crate::app::theme::{Theme, Type};
use crate::app::ui::{Field, Number};
use crate::length;

/// The width of a field for a length.
pub(super) const WIDTH: f32 = 72.0;

/// A length in millimeters.
pub(super) fn number(now: f64, range: std::ops::RangeInclusive<f64>) -> Number<'static> {
    let is_whole = (now - now.round()).abs() < 0.05;
    Number::new(now, range)
        .step(1.0)
        .decimals(usize::from(!is_whole))
        .unit("mm")
        .read_by(&length::millimeters)
}

/// Width and height of something, side by side: what they shall be, and what holds the change together.
pub(super) fn sides(
    ui: &mut Ui,
    bench: &Bench<'_>,
    key: &'static str,
    now: Size,
) -> (Option<Size>, Hold) {
    let range = crate::limits::TILE;
    let theme = Theme::of(ui.ctx());
    let labels = ["window-band-width", "window-band-height"]
        .map(|side| format!("{}, {}", bench.text(key), bench.text(side)));
    let across = Field::new(&labels[0], number(now.width, range.clone())).width(WIDTH).show(ui);
    ui.label(theme.rich(Type::Small, "×").color(theme.colors.ink_3));
    let down = Field::new(&labels[1], number(now.height, range)).width(WIDTH).show(ui);
    if let Some(width) = across.value {
        return (Some(Size::new(width, now.height)), Hold::While(across.response.id));
    }
    let hold = Hold::While(down.response.id);
    (down.value.map(|height| Size::new(now.width, height)), hold)
}
