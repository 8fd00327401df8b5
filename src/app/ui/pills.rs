//! What tells a state and opens more of it: the repeat's pill on the cloth, the chip of checks, a preset to take.

use egui::{Align2, Color32, Rect, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::message::Tone;
use super::paint::{self, Picture};
use crate::app::icons;
use crate::app::theme::{Face, Radius, Theme, Type};

/// A pill with a picture, a name, a detail and a caret, as the repeat's on the cloth.
pub(crate) fn picture_pill(ui: &mut Ui, picture: Picture, name: &str, detail: &str) -> Response {
    let theme = Theme::of(ui.ctx());
    let colors = &theme.colors;
    let height = if theme.touch { 48.0 } else { 36.0 };
    let name_galley = paint::line(ui, name, Type::Strong, colors.ink, 220.0);
    let detail_galley = paint::line(ui, detail, Type::Small, colors.ink_3, 160.0);
    let detail_width = if detail.is_empty() { 0.0 } else { detail_galley.size().x + 9.0 };
    let width = 4.0 + 40.0 + 9.0 + name_galley.size().x + detail_width + 31.0;
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::click());
    let enabled = ui.is_enabled();
    let said = if detail.is_empty() { name.to_owned() } else { format!("{name}, {detail}") };
    response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, &said));
    paint::raised(ui, rect, Radius::CARD);
    ui.painter().rect_filled(
        rect,
        Radius::CARD,
        colors.hover.gamma_multiply(paint::hovered(ui, &response)),
    );
    let cloth = Rect::from_min_size(rect.min + vec2(4.0, 4.0), vec2(40.0, height - 8.0));
    paint::picture(ui, cloth, Radius::FIELD, picture);
    let words = rect.with_min_x(cloth.right() + 9.0);
    let place = paint::put(ui.painter(), words, Align2::LEFT_CENTER, name_galley);
    paint::put(
        ui.painter(),
        rect.with_min_x(place.right() + 9.0),
        Align2::LEFT_CENTER,
        detail_galley,
    );
    let caret = pos2(rect.right() - 16.0, rect.center().y);
    paint::icon(ui, caret, (icons::CARET_DOWN, Face::IconBold), 13.0, colors.ink_2);
    paint::focus_ring(ui, rect, Radius::CARD, &response);
    response
}

/// What the checks found, in the top bar: quiet where all is well, on its own soft ground where not.
pub(crate) fn status_chip(ui: &mut Ui, tone: Tone, said: &str) -> Response {
    let theme = Theme::of(ui.ctx());
    let colors = &theme.colors;
    let height = theme.sizes.icon_button.min(36.0);
    let galley = paint::line(ui, said, Type::SmallLabel, tone.color(theme), f32::INFINITY);
    let (rect, response) =
        ui.allocate_exact_size(vec2(galley.size().x + 42.0, height), Sense::click());
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, said));
    let rest = match tone {
        Tone::Failure => colors.error_soft,
        Tone::Warning => colors.warn_soft,
        Tone::Info | Tone::Craft | Tone::Done => Color32::TRANSPARENT,
    };
    ui.painter().rect_filled(rect, Radius::chip(height), paint::hover_fill(ui, rest, &response));
    let face = if rest == Color32::TRANSPARENT { Face::Icon } else { Face::IconFill };
    paint::icon(
        ui,
        pos2(rect.left() + 18.0, rect.center().y),
        (tone.icon(), face),
        16.0,
        tone.color(theme),
    );
    paint::put(ui.painter(), rect.with_min_x(rect.left() + 30.0), Align2::LEFT_CENTER, galley);
    paint::focus_ring(ui, rect, Radius::chip(height), &response);
    response
}

/// A size to take, with its measures: ringed where it holds.
pub(crate) fn preset(
    ui: &mut Ui,
    size: egui::Vec2,
    (name, detail): (&str, &str),
    is_chosen: bool,
) -> Response {
    let colors = &Theme::of(ui.ctx()).colors;
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let (enabled, said) = (ui.is_enabled(), format!("{name}, {detail}"));
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, enabled, is_chosen, &said));
    let fill = if is_chosen {
        colors.accent_soft
    } else {
        paint::hover_fill(ui, paint::ground(ui), &response)
    };
    ui.painter().rect_filled(rect, Radius::BUTTON, fill);
    if is_chosen {
        let stroke = egui::Stroke::new(2.0, colors.ring);
        ui.painter().rect_stroke(rect, Radius::BUTTON, stroke, egui::StrokeKind::Inside);
    }
    let (ink, quiet) = if is_chosen {
        (colors.accent_text, colors.accent_text)
    } else {
        (colors.ink, colors.ink_3)
    };
    let words = rect.shrink2(vec2(12.0, 0.0));
    let middle = words.center().y;
    paint::text(
        ui,
        words.with_max_y(middle + 1.0).with_min_y(middle - 17.0),
        Align2::LEFT_CENTER,
        (name, Type::SmallStrong, ink),
    );
    paint::text(
        ui,
        words.with_min_y(middle).with_max_y(middle + 16.0),
        Align2::LEFT_CENTER,
        (detail, Type::Micro, quiet),
    );
    paint::focus_ring(ui, rect, Radius::BUTTON, &response);
    response
}
