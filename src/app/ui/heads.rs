//! Heads of panels and sections, dividers, tags.

use egui::{Align2, Rect, Response, Sense, Stroke, Ui, vec2};

use super::paint;
use crate::app::theme::{Radius, Theme, Type};

/// The head of a panel: its name, a count, and what stands at its right.
pub(crate) fn panel_header<R>(
    ui: &mut Ui,
    title: &str,
    count: &str,
    right: impl FnOnce(&mut Ui) -> R,
) -> R {
    let height = Theme::of(ui.ctx()).sizes.header;
    head(ui, (title, count), height, right)
}

/// The head of a section with a tag after its name: a motif and where it comes from.
pub(crate) fn section_head_tagged<R>(
    ui: &mut Ui,
    title: &str,
    origin: &str,
    right: impl FnOnce(&mut Ui) -> R,
) -> R {
    let theme = Theme::of(ui.ctx());
    let width = ui.available_width();
    let name = paint::line(ui, title, Type::Strong, theme.colors.ink, width * 0.5);
    let start = ui.cursor().min + vec2(name.size().x + 8.0, 0.0);
    let room = width - name.size().x - 8.0 - theme.sizes.icon_button - 6.0;
    let place = Rect::from_min_size(start, vec2(room.max(0.0), theme.sizes.section));
    let done = section_head(ui, title, right);
    if !origin.is_empty() {
        paint::within(ui, place, |ui| tag(ui, origin));
    }
    done
}

/// The head of a section.
pub(crate) fn section_head<R>(ui: &mut Ui, title: &str, right: impl FnOnce(&mut Ui) -> R) -> R {
    let height = Theme::of(ui.ctx()).sizes.section;
    head(ui, (title, ""), height, right)
}

fn head<R>(
    ui: &mut Ui,
    (title, count): (&str, &str),
    height: f32,
    right: impl FnOnce(&mut Ui) -> R,
) -> R {
    let colors = &Theme::of(ui.ctx()).colors;
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), height));
    let (done, used) = paint::within_right(ui, rect, right);
    let mut room = rect;
    if used.width() > 0.0 && used.left() < rect.right() {
        room.set_right(used.left() - 6.0);
    }
    let place = paint::text(ui, room, Align2::LEFT_CENTER, (title, Type::Strong, colors.ink));
    let response = ui.interact(place, ui.make_persistent_id(("head", title)), Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Heading, true, title));
    if !count.is_empty() {
        room.set_left(place.right() + 7.0);
        paint::text(ui, room, Align2::LEFT_CENTER, (count, Type::Small, colors.ink_3));
    }
    done
}

/// A line across a panel, with room above and below.
pub(crate) fn divider(ui: &mut Ui) {
    let theme = Theme::of(ui.ctx());
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), 2.0 * theme.sizes.gap + 1.0));
    let across =
        ui.clip_rect().x_range().intersection(rect.expand2(vec2(theme.sizes.inset, 0.0)).x_range());
    ui.painter().hline(across, rect.center().y, Stroke::new(1.0, theme.colors.line));
}

/// A small tag: where a motif comes from.
pub(crate) fn tag(ui: &mut Ui, text: &str) -> Response {
    let colors = &Theme::of(ui.ctx()).colors;
    let galley = paint::line(ui, text, Type::Micro, colors.soga, ui.available_width() - 18.0);
    let (rect, response) =
        ui.allocate_exact_size(vec2(galley.size().x + 18.0, 20.0), Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, text));
    ui.painter().rect_filled(rect, Radius::chip(20.0), colors.soga_soft);
    paint::put(
        ui.painter(),
        Rect::from_center_size(rect.center(), rect.size()),
        Align2::CENTER_CENTER,
        galley,
    );
    response
}
