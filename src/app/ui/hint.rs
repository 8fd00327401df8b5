//! Keys, and the line of hints for the tool.

use egui::{
    Align2, Pos2, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use super::paint;
use crate::app::theme::{Radius, Theme, Type};

/// A key on its cap.
pub(crate) fn key_cap(ui: &mut Ui, key: &str) -> Response {
    let width = cap_width(ui, key);
    let (rect, response) = ui.allocate_exact_size(vec2(width, 18.0), Sense::hover());
    paint_cap(ui, rect, key);
    response
}

/// A cap whose right middle is `at`.
pub(super) fn cap_at(ui: &Ui, at: Pos2, key: &str) -> Rect {
    let rect = Rect::from_min_size(
        pos2(at.x - cap_width(ui, key), at.y - 9.0),
        vec2(cap_width(ui, key), 18.0),
    );
    paint_cap(ui, rect, key);
    rect
}

fn cap_width(ui: &Ui, key: &str) -> f32 {
    let colors = &Theme::of(ui.ctx()).colors;
    (paint::line(ui, key, Type::Micro, colors.ink_2, f32::INFINITY).size().x + 11.0).max(20.0)
}

fn paint_cap(ui: &Ui, rect: Rect, key: &str) {
    let colors = &Theme::of(ui.ctx()).colors;
    ui.painter().rect(
        rect,
        Radius::KEY,
        colors.raised,
        Stroke::new(1.0, colors.line),
        StrokeKind::Inside,
    );
    let font = egui::FontId::new(11.0, crate::app::theme::Face::Label.family());
    let galley = ui.painter().layout_no_wrap(key.to_owned(), font, colors.ink);
    paint::put(ui.painter(), rect, Align2::CENTER_CENTER, galley);
}

/// What the keys and the pointer do now: at most four.
pub(crate) fn hint_line(ui: &mut Ui, hints: &[(&str, &str)]) -> Response {
    let colors = &Theme::of(ui.ctx()).colors;
    let said: Vec<String> = hints.iter().map(|(key, does)| format!("{key}: {does}")).collect();
    let shown = ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 5.0;
        for (key, does) in hints.iter().take(4) {
            key_cap(ui, key);
            let galley = paint::line(ui, does, Type::Small, colors.ink_2, f32::INFINITY);
            let (rect, _) =
                ui.allocate_exact_size(vec2(galley.size().x + 7.0, 18.0), Sense::hover());
            paint::put(ui.painter(), rect, Align2::LEFT_CENTER, galley);
        }
    });
    shown.response.widget_info(|| WidgetInfo::labeled(Role::Status, true, said.join(", ")));
    shown.response
}
