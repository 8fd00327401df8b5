//! Dye baths: a rail through all the shades of a bath, and the dots of parts that it dyes.

use egui::{
    Color32, EventFilter, Key, Mesh, Rect, Response, Role, Sense, Shape, Stroke, StrokeKind, Ui,
    WidgetInfo, pos2, vec2,
};

use super::number::Number;
use super::paint;
use super::turned::Turned;
use crate::app::icons;
use crate::app::theme::{Face, Theme, rounded};

/// A rail from white mori to the deepest shade of a bath.
#[derive(Debug)]
pub(crate) struct BathRail<'a> {
    label: &'a str,
    number: Number<'a>,
    shades: &'a [Color32],
}

impl<'a> BathRail<'a> {
    /// A rail called `label`; `shades` are evenly spaced over the range of `number`.
    pub(crate) fn new(label: &'a str, number: Number<'a>, shades: &'a [Color32]) -> Self {
        Self { label, number, shades }
    }

    /// Shows it over all the width there is.
    pub(crate) fn show(self, ui: &mut Ui) -> Turned<f64> {
        let theme = Theme::of(ui.ctx());
        let half = theme.sizes.thumb / 2.0 + 2.0;
        let (_, rect) = ui.allocate_space(vec2(ui.available_width(), 2.0 * half));
        let id = ui.make_persistent_id(("bath", self.label));
        let response = ui.interact(rect, id, Sense::click_and_drag());
        let (left, right) = (rect.left() + half, rect.right() - half);
        let mut value = self.number.value;
        if (response.dragged() || response.clicked())
            && let Some(pointer) = response.interact_pointer_pos()
        {
            value = self.number.at((pointer.x - left) / (right - left).max(1.0));
        }
        let keyed = self.keyed(ui, &response);
        let said = self.number.said(ui, self.number.value);
        let enabled = ui.is_enabled();
        response.widget_info(|| WidgetInfo {
            current_text_value: Some(said.clone()),
            ..WidgetInfo::slider(enabled, self.number.value, self.label)
        });
        let share = self.number.share(value);
        self.paint(ui, rect, egui::lerp(left..=right, share), &response);
        match keyed {
            Some(value) => Turned::at_once(response, value),
            None if response.clicked() && value != self.number.value => {
                Turned::at_once(response, value)
            }
            None => Turned::dragged(response, (value != self.number.value).then_some(value)),
        }
    }

    fn keyed(&self, ui: &Ui, response: &Response) -> Option<f64> {
        if !response.has_focus() {
            return None;
        }
        let filter = EventFilter { horizontal_arrows: true, ..Default::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
        let by = ui.input(|input| {
            let pressed = |key| f64::from(u8::from(input.key_pressed(key)));
            (pressed(Key::ArrowRight) - pressed(Key::ArrowLeft))
                * if input.modifiers.shift { 10.0 } else { 1.0 }
        });
        let value = self.number.fit(self.number.value + by * self.number.step);
        (by != 0.0 && value != self.number.value).then_some(value)
    }

    fn paint(&self, ui: &Ui, rect: Rect, thumb: f32, response: &Response) {
        let colors = &Theme::of(ui.ctx()).colors;
        let rail =
            Rect::from_x_y_ranges(rect.x_range(), rect.center().y - 4.0..=rect.center().y + 4.0);
        let (first, last) = (self.shade(0.0), self.shade(1.0));
        let cap =
            |x: f32, color: Color32| Shape::circle_filled(pos2(x, rail.center().y), 4.0, color);
        ui.painter().extend([cap(rail.left() + 4.0, first), cap(rail.right() - 4.0, last)]);
        ui.painter().add(Shape::mesh(self.mesh(rail.shrink2(vec2(4.0, 0.0)))));
        ui.painter().rect_stroke(
            rail,
            rounded(4.0),
            Stroke::new(1.0, colors.line),
            StrokeKind::Inside,
        );
        let center = pos2(thumb, rect.center().y);
        let radius = Theme::of(ui.ctx()).sizes.thumb / 2.0 + 1.0;
        ui.painter().add(
            colors
                .shadow_1
                .as_shape(Rect::from_center_size(center, vec2(2.0, 2.0) * radius), rounded(radius)),
        );
        ui.painter().circle_filled(center, radius + 1.0, colors.thumb);
        ui.painter().circle_filled(
            center,
            radius - 2.0,
            self.shade(self.number.share(self.number.value)),
        );
        if response.has_focus() {
            ui.painter().circle_stroke(center, radius + 3.0, Stroke::new(2.0, colors.ring));
        }
    }

    fn mesh(&self, rect: Rect) -> Mesh {
        let mut mesh = Mesh::default();
        let pieces: u16 = 24;
        for piece in 0..=pieces {
            let share = f32::from(piece) / f32::from(pieces);
            let x = egui::lerp(rect.x_range(), share);
            mesh.colored_vertex(pos2(x, rect.top()), self.shade(share));
            mesh.colored_vertex(pos2(x, rect.bottom()), self.shade(share));
            if piece > 0 {
                let at = u32::from(piece) * 2;
                mesh.add_triangle(at - 2, at - 1, at);
                mesh.add_triangle(at - 1, at, at + 1);
            }
        }
        mesh
    }

    /// The shade at a share of the rail.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "a few shades"
    )]
    fn shade(&self, share: f32) -> Color32 {
        let last = self.shades.len().saturating_sub(1);
        let place = share.clamp(0.0, 1.0) * last as f32;
        let at = (place.floor() as usize).min(last);
        let shade =
            |at: usize| self.shades.get(at.min(last)).copied().unwrap_or(Color32::TRANSPARENT);
        shade(at).lerp_to_gamma(shade(at + 1), place - at as f32)
    }
}

/// What a bath does to a part.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Dipped {
    /// It is dyed, to this color.
    Dyed(Color32),
    /// It lies under wax.
    Waxed,
}

/// A dot of the table of parts and baths; a click on it means the other state.
pub(crate) fn bath_dot(ui: &mut Ui, label: &str, dipped: Dipped) -> Response {
    let theme = Theme::of(ui.ctx());
    let side = theme.sizes.icon_button;
    let (rect, response) = ui.allocate_exact_size(vec2(side, side), Sense::click());
    let (enabled, is_dyed) = (ui.is_enabled(), dipped != Dipped::Waxed);
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, enabled, is_dyed, label));
    let radius = 11.0;
    match dipped {
        Dipped::Dyed(color) => {
            ui.painter().circle(
                rect.center(),
                radius,
                color,
                Stroke::new(1.0, theme.colors.line_strong),
            );
            let is_light = u32::from(color.r()) + u32::from(color.g()) + u32::from(color.b()) > 420;
            let ink = if is_light { theme.colors.mark } else { theme.colors.mori };
            paint::icon(ui, rect.center(), (icons::CHECK, Face::IconBold), 12.0, ink);
        }
        Dipped::Waxed => {
            let width = 1.5 + 0.5 * paint::hovered(ui, &response);
            ui.painter().circle_stroke(
                rect.center(),
                radius,
                Stroke::new(width, theme.colors.line_strong),
            );
        }
    }
    paint::focus_ring(
        ui,
        Rect::from_center_size(rect.center(), vec2(22.0, 22.0)),
        rounded(11.0),
        &response,
    );
    response
}
