//! On or off.

use egui::{Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::paint;
use crate::app::theme::{Radius, Theme};

/// A switch.
#[derive(Debug)]
pub(crate) struct Switch<'a> {
    label: &'a str,
    is_on: bool,
}

impl<'a> Switch<'a> {
    /// A switch called `label`; the label itself is shown by whoever places it.
    pub(crate) fn new(label: &'a str, is_on: bool) -> Self {
        Self { label, is_on }
    }

    /// Shows it; a click on the response means the other state.
    pub(crate) fn show(self, ui: &mut Ui) -> Response {
        let theme = Theme::of(ui.ctx());
        let size = if theme.touch { vec2(48.0, 28.0) } else { vec2(34.0, 20.0) };
        let (hit, response) = ui
            .allocate_exact_size(vec2(size.x, size.y.max(theme.sizes.icon_button)), Sense::click());
        let enabled = ui.is_enabled();
        response
            .widget_info(|| WidgetInfo::selected(Role::Switch, enabled, self.is_on, self.label));
        let rect = egui::Rect::from_center_size(hit.center(), size);
        let on = paint::switched(ui, response.id.with("on"), self.is_on);
        let off = theme
            .colors
            .line_strong
            .lerp_to_gamma(theme.colors.ink_3, paint::hovered(ui, &response));
        ui.painter().rect_filled(
            rect,
            Radius::chip(size.y),
            off.lerp_to_gamma(theme.colors.accent, on),
        );
        let radius = size.y / 2.0;
        let x = egui::lerp(rect.left() + radius..=rect.right() - radius, on);
        ui.painter().circle_filled(pos2(x, rect.center().y), radius - 2.0, theme.colors.mori);
        paint::focus_ring(ui, rect, Radius::chip(size.y), &response);
        response
    }
}
