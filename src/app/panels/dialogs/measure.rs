//! How many points of this screen a real millimeter is: a line, a ruler, a number.

use egui::{Align2, Id, Key, Role, Sense, Stroke, Ui, WidgetInfo, vec2};

use super::{Opened, Question, Reply};
use crate::app::act::{Act, Preference};
use crate::app::icons;
use crate::app::sight::Sight;
use crate::app::theme::{Theme, Type};
use crate::app::ui::TextField;
use crate::length;

/// The length of the line in points: a hand's width on most screens.
const LINE: f32 = 340.0;

/// Lengths in millimeters that the line may have.
const LIKELY: std::ops::RangeInclusive<f64> = 20.0..=400.0;

/// What is typed.
#[derive(Debug, Default)]
pub(crate) struct MeasureOwn {
    text: String,
}

/// Shows it.
pub(super) fn show(ui: &Ui, own: &mut MeasureOwn, see: &Sight<'_>, opened: Opened) {
    let title = see.text("window-measure");
    let body = see.part("window-measure", "hint").unwrap_or_default();
    let answers = ["window-measure-take", "window-cancel"].map(|key| see.text(key));
    let question = Question {
        name: "measure",
        icon: icons::RULER,
        is_grave: false,
        title: &title,
        body: &body,
        answers: &answers.each_ref().map(String::as_str),
        opened: Opened::Before,
    };
    let typing = Id::unique("measured length");
    let mut is_entered = false;
    let reply = question.ask(ui, |ui| {
        line(ui);
        let label = see.text("window-measure-length");
        super::setting(ui, (&label, None), |ui| {
            let theme = Theme::of(ui.ctx());
            ui.label(theme.rich(Type::Small, "mm").color(theme.colors.ink_3));
            let field = TextField::new(&label, &mut own.text).hint("90").width(90.0).id(typing);
            let response = field.show(ui);
            is_entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        });
    });
    if opened == Opened::JustNow {
        ui.memory_mut(|memory| memory.request_focus(typing));
    }
    if is_entered || reply == Some(Reply::Answer(0)) {
        match read(&own.text) {
            Some(length) => {
                see.act(Act::Prefer(Preference::TrueSize(f64::from(LINE) / length)));
                see.act(Act::Dialog(None));
            }
            None => ui.memory_mut(|memory| memory.request_focus(typing)),
        }
    } else if reply.is_some() {
        see.act(Act::Dialog(None));
    }
}

/// Millimeters, as they are typed.
fn read(text: &str) -> Option<f64> {
    let size = length::size(&format!("{text}x{text}")).ok()?;
    Some(size.width).filter(|length| LIKELY.contains(length))
}

/// The line that is measured.
fn line(ui: &mut Ui) {
    let colors = &Theme::of(ui.ctx()).colors;
    ui.add_space(18.0);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 34.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, "|—|"));
    let place =
        Align2::CENTER_CENTER.align_size_within_rect(vec2(LINE.min(rect.width()), 22.0), rect);
    let place = egui::Rect::from_min_size(place.min.round(), place.size());
    let stroke = Stroke::new(2.0, colors.ink);
    ui.painter().hline(place.x_range(), place.center().y, stroke);
    for x in [place.left(), place.right()] {
        ui.painter().vline(x, place.y_range(), stroke);
    }
    ui.add_space(8.0);
}

#[cfg(test)]
mod tests {
    #[test]
    fn lengths_are_read_with_comma_and_unit() {
        assert_eq!(super::read("90"), Some(90.0));
        assert_eq!(super::read("8,9 cm"), Some(89.0));
        assert_eq!(super::read("3"), None);
        assert_eq!(super::read("x"), None);
    }
}
