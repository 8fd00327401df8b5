//! Lengths in fields: millimeters, read with any unit.

use egui::Ui;
use kurbo::Size;

use crate::app::act::Hold;
use crate::app::sight::Bench;
use crate::app::theme::{Theme, Type};
use crate::app::ui::{Field, Number, read};

/// The width of a field for a length.
pub(super) const WIDTH: f32 = 72.0;

/// A length in millimeters.
pub(super) fn number(now: f64, range: std::ops::RangeInclusive<f64>) -> Number<'static> {
    let is_whole = (now - now.round()).abs() < 0.05;
    Number::new(now, range)
        .step(1.0)
        .decimals(usize::from(!is_whole))
        .unit("mm")
        .read_by(&millimeters)
}

/// Reads `60`, `6 cm`, `2,5 in`.
fn millimeters(text: &str) -> Option<f64> {
    let number = read(text)?;
    let unit =
        text.trim().trim_start_matches(|letter: char| !letter.is_alphabetic() && letter != '"');
    let factor = match unit {
        "" | "mm" => 1.0,
        "cm" => 10.0,
        "m" => 1000.0,
        "in" | "inci" | "inch" | "\"" => 25.4,
        _ => return None,
    };
    Some(number * factor)
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

#[cfg(test)]
mod tests {
    use super::millimeters;

    #[test]
    fn lengths_are_read_with_their_units() {
        for (typed, length) in
            [("60", 60.0), ("6 cm", 60.0), ("2,5in", 63.5), ("60 mm", 60.0), ("1/2 m", 500.0)]
        {
            assert_eq!(millimeters(typed), Some(length), "{typed}");
        }
        assert_eq!(millimeters("3 kg"), None);
    }
}
