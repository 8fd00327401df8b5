//! What the widgets are painted with.

use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{
    Align2, Color32, CornerRadius, FontId, Galley, Painter, Pos2, Rect, Response, Sense, Shape,
    Stroke, StrokeKind, TextureId, Ui, Vec2, pos2, vec2,
};

use crate::app::theme::{Face, Radius, Theme, Type};

/// A picture, once it is there, of the whole of a texture.
pub(crate) type Picture = Option<TextureId>;

/// One line of text, cut by an ellipsis where it is wider than `width`.
pub(crate) fn line(ui: &Ui, text: &str, set: Type, color: Color32, width: f32) -> Arc<Galley> {
    let theme = Theme::of(ui.ctx());
    let mut job = LayoutJob::single_section(
        text.to_owned(),
        format(theme.font(set), color, theme.line_height(set)),
    );
    job.wrap = TextWrapping {
        max_width: width.max(0.0),
        max_rows: 1,
        break_anywhere: true,
        ..Default::default()
    };
    ui.painter().layout_job(job)
}

/// Text that goes on in the next line, at most `rows` of them.
pub(crate) fn lines(
    ui: &Ui,
    text: &str,
    set: Type,
    color: Color32,
    room: (f32, usize),
) -> Arc<Galley> {
    let theme = Theme::of(ui.ctx());
    let mut job = LayoutJob::single_section(
        text.to_owned(),
        format(theme.font(set), color, theme.line_height(set)),
    );
    job.wrap = TextWrapping { max_width: room.0.max(0.0), max_rows: room.1, ..Default::default() };
    ui.painter().layout_job(job)
}

fn format(font: FontId, color: Color32, line_height: f32) -> TextFormat {
    TextFormat { line_height: Some(line_height), ..TextFormat::simple(font, color) }
}

/// Puts `galley` into `rect`; tells where it lies.
pub(crate) fn put(painter: &Painter, rect: Rect, align: Align2, galley: Arc<Galley>) -> Rect {
    let place = align.align_size_within_rect(galley.size(), rect);
    painter.galley(place.min, galley, Color32::PLACEHOLDER);
    place
}

/// A line of text in `rect`; tells where it lies.
pub(crate) fn text(ui: &Ui, rect: Rect, align: Align2, said: (&str, Type, Color32)) -> Rect {
    let galley = line(ui, said.0, said.1, said.2, rect.width());
    put(ui.painter(), rect, align, galley)
}

/// An icon about `center`.
pub(crate) fn icon(ui: &Ui, center: Pos2, glyph: (char, Face), size: f32, color: Color32) {
    let font = Theme::of(ui.ctx()).icon_font(glyph.1, size);
    let galley = ui.painter().layout_no_wrap(glyph.0.to_string(), font, color);
    let place = Rect::from_center_size(center, galley.size());
    ui.painter().galley(place.min, galley, color);
}

/// How wide an icon is.
pub(crate) fn icon_width(ui: &Ui, size: f32) -> f32 {
    Theme::of(ui.ctx()).icon_font(Face::Icon, size).size
}

/// The ring of whoever has the focus, two points outside of `rect`.
pub(crate) fn focus_ring(ui: &Ui, rect: Rect, radius: CornerRadius, response: &Response) {
    if response.has_focus() {
        ring(ui, rect, radius);
    }
}

/// A ring two points outside of `rect`, two points thick: chosen, or in focus.
pub(crate) fn ring(ui: &Ui, rect: Rect, radius: CornerRadius) {
    let stroke = Stroke::new(2.0, Theme::of(ui.ctx()).colors.ring);
    ui.painter().rect_stroke(
        rect.expand(2.0),
        radius + CornerRadius::same(2),
        stroke,
        StrokeKind::Outside,
    );
}

/// A picture in `rect`, or the card that it will fill.
pub(crate) fn picture(ui: &Ui, rect: Rect, radius: CornerRadius, picture: Picture) {
    picture_part(ui, (rect, Rect::from_min_max(Pos2::ZERO, pos2(1.0, 1.0))), radius, picture);
}

/// The part `uv` of a picture in a rectangle.
pub(crate) fn picture_part(ui: &Ui, place: (Rect, Rect), radius: CornerRadius, picture: Picture) {
    let shape = match picture {
        Some(texture) => egui::epaint::RectShape::filled(place.0, radius, Color32::WHITE)
            .with_texture(texture, place.1),
        None => egui::epaint::RectShape::filled(place.0, radius, ground(ui)),
    };
    ui.painter().add(shape);
}

/// A card that floats: fill, hairline, shadow.
pub(crate) fn raised(ui: &Ui, rect: Rect, radius: CornerRadius) {
    let colors = &Theme::of(ui.ctx()).colors;
    ui.painter().add(colors.shadow_1.as_shape(rect, radius));
    ui.painter().rect_filled(rect, radius, colors.raised);
}

/// How far a widget has come to look pointed at, from 0 to 1.
pub(crate) fn hovered(ui: &Ui, response: &Response) -> f32 {
    let motion = Theme::of(ui.ctx()).motion.hover;
    let is_hovered = response.hovered() && ui.is_enabled();
    ui.ctx().animate_bool_with_time_and_easing(response.id.with("hover"), is_hovered, motion, ease)
}

/// How far a switch or ring has come to look on, from 0 to 1.
pub(crate) fn switched(ui: &Ui, id: egui::Id, on: bool) -> f32 {
    ui.ctx().animate_bool_with_time_and_easing(id, on, Theme::of(ui.ctx()).motion.switch, ease)
}

/// Quick at first, then gently to rest.
pub(crate) fn ease(done: f32) -> f32 {
    let left = 1.0 - done;
    1.0 - left * left * left
}

/// A fill that fades in where it is pointed at.
pub(crate) fn hover_fill(ui: &Ui, rest: Color32, response: &Response) -> Color32 {
    let colors = &Theme::of(ui.ctx()).colors;
    if response.is_pointer_button_down_on() && ui.is_enabled() {
        return colors.line;
    }
    let shown = hovered(ui, response);
    if rest == Color32::TRANSPARENT {
        colors.hover.gamma_multiply(shown)
    } else {
        rest.lerp_to_gamma(colors.hover, shown)
    }
}

/// What fields and quiet buttons are filled with here: on what is raised in the dark, `field` would not be seen.
pub(crate) fn ground(ui: &Ui) -> Color32 {
    ui.visuals().extreme_bg_color
}

/// Makes `ui`, which lies on what is raised, show its fields.
pub(crate) fn on_raised(ui: &mut Ui) {
    let theme = Theme::of(ui.ctx());
    if theme.is_dark {
        ui.visuals_mut().extreme_bg_color = theme.colors.hover;
        ui.visuals_mut().text_edit_bg_color = Some(theme.colors.hover);
    }
}

/// A thumb of a slider.
pub(crate) fn thumb(ui: &Ui, center: Pos2, response: &Response) {
    let theme = Theme::of(ui.ctx());
    let radius = theme.sizes.thumb / 2.0;
    let grown = if response.dragged() { 1.0 } else { 0.0 };
    ui.painter().circle(
        center,
        radius - 1.0 + grown,
        theme.colors.thumb,
        Stroke::new(2.0, theme.colors.ring),
    );
    if response.has_focus() {
        ui.painter().circle_stroke(center, radius + 3.0, Stroke::new(2.0, theme.colors.ring));
    }
}

/// A ring of dashes, of what is only proposed.
pub(crate) fn dashed(ui: &Ui, rect: Rect, radius: CornerRadius, color: Color32) {
    use egui::epaint::{RoundedRect, tessellator::path::rounded_rectangle};
    let mut path = Vec::new();
    rounded_rectangle(&mut path, RoundedRect::new(rect.shrink(0.5), radius));
    path.extend(path.first().copied());
    ui.painter().extend(Shape::dashed_line(&path, Stroke::new(1.0, color), 5.0, 4.0));
}

/// The square at the right end of `rect`, as high as it.
pub(crate) fn right_square(rect: Rect) -> Rect {
    Rect::from_min_max(pos2(rect.right() - rect.height(), rect.top()), rect.max)
}

/// A small round close button at `center`; tells whether it was pressed.
pub(crate) fn close(ui: &Ui, place: (egui::Id, Pos2), label: &str) -> Response {
    let theme = Theme::of(ui.ctx());
    let rect = Rect::from_center_size(place.1, vec2(28.0, 28.0));
    let response = ui.interact(rect, place.0, Sense::click());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, ui.is_enabled(), label));
    ui.painter().rect_filled(rect, Radius::BUTTON, hover_fill(ui, Color32::TRANSPARENT, &response));
    icon(ui, rect.center(), (crate::app::icons::X, Face::Icon), 16.0, theme.colors.ink_2);
    focus_ring(ui, rect, Radius::BUTTON, &response);
    response
}

/// A child of `ui` in `rect`, from left to right.
pub(crate) fn within<R>(ui: &mut Ui, rect: Rect, add: impl FnOnce(&mut Ui) -> R) -> (R, Rect) {
    let layout = egui::Layout::left_to_right(egui::Align::Center);
    let mut child = ui.new_child(egui::UiBuilder::new().max_rect(rect).layout(layout));
    let inner = add(&mut child);
    (inner, child.min_rect())
}

/// The same from right to left.
pub(crate) fn within_right<R>(
    ui: &mut Ui,
    rect: Rect,
    add: impl FnOnce(&mut Ui) -> R,
) -> (R, Rect) {
    let layout = egui::Layout::right_to_left(egui::Align::Center);
    let mut child = ui.new_child(egui::UiBuilder::new().max_rect(rect).layout(layout));
    let inner = add(&mut child);
    (inner, child.min_rect())
}

/// The size of a galley and some room around it.
pub(crate) fn padded(size: Vec2, x: f32, y: f32) -> Vec2 {
    size + vec2(2.0 * x, 2.0 * y)
}

/// A number of 0 to 255.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "held to what a byte holds"
)]
pub(crate) fn byte(number: f32) -> u8 {
    number.round().clamp(0.0, 255.0) as u8
}

/// A heading at the left of `rect`, which a screen reader finds as one.
pub(crate) fn heading(ui: &Ui, rect: Rect, said: &str, set: Type) -> Rect {
    let ink = Theme::of(ui.ctx()).colors.ink;
    let place = text(ui, rect, Align2::LEFT_CENTER, (said, set, ink));
    let response = ui.interact(place, ui.scope_id().with(("heading", said)), Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Heading, true, said));
    place
}
