//! Buttons with an icon alone; their name stands in the tooltip and is what a screen reader says.

use egui::{Color32, Rect, Response, Role, Sense, Ui, Vec2, WidgetInfo, vec2};

use super::paint;
use crate::app::theme::{Face, Radius, Theme};

/// An icon to press.
#[derive(Debug)]
pub(crate) struct IconButton<'a> {
    icon: char,
    label: &'a str,
    is_tool: bool,
    chosen: Option<bool>,
    side: Option<f32>,
    icon_size: Option<f32>,
    color: Option<Color32>,
    enabled: bool,
    has_more: bool,
}

impl<'a> IconButton<'a> {
    /// An icon that is called `label`.
    pub(crate) fn new(icon: char, label: &'a str) -> Self {
        Self {
            icon,
            label,
            is_tool: false,
            chosen: None,
            side: None,
            icon_size: None,
            color: None,
            enabled: true,
            has_more: false,
        }
    }

    /// A tool of the rail: larger, and filled when chosen.
    pub(crate) fn tool(self) -> Self {
        Self { is_tool: true, ..self }
    }

    /// A corner that tells of a menu.
    pub(crate) fn more(self) -> Self {
        Self { has_more: true, ..self }
    }

    /// Whether it is chosen, of what can be.
    pub(crate) fn chosen(self, chosen: bool) -> Self {
        Self { chosen: Some(chosen), ..self }
    }

    /// Another side than usual.
    pub(crate) fn side(self, side: f32) -> Self {
        Self { side: Some(side), ..self }
    }

    /// Another size of the icon than usual.
    pub(crate) fn icon_size(self, size: f32) -> Self {
        Self { icon_size: Some(size), ..self }
    }

    /// Another color of the icon than usual.
    pub(crate) fn color(self, color: Color32) -> Self {
        Self { color: Some(color), ..self }
    }

    /// Whether it can be pressed.
    pub(crate) fn enabled(self, enabled: bool) -> Self {
        Self { enabled, ..self }
    }

    /// Shows it.
    pub(crate) fn show(self, ui: &mut Ui) -> Response {
        if self.enabled {
            self.show_enabled(ui)
        } else {
            ui.add_enabled_ui(false, |ui| self.show_enabled(ui)).inner
        }
    }

    fn show_enabled(self, ui: &mut Ui) -> Response {
        let sizes = &Theme::of(ui.ctx()).sizes;
        let usual = if self.is_tool { sizes.tool } else { sizes.icon_button };
        let (rect, response) =
            ui.allocate_exact_size(Vec2::splat(self.side.unwrap_or(usual)), Sense::click());
        self.inform(ui, &response);
        self.paint(ui, rect, &response);
        response
    }

    /// Shows it at a place that is already taken.
    pub(crate) fn show_at(self, ui: &Ui, rect: Rect, id: egui::Id) -> Response {
        let response = ui.interact(rect, id, Sense::click());
        self.inform(ui, &response);
        self.paint(ui, rect, &response);
        response
    }

    fn inform(&self, ui: &Ui, response: &Response) {
        response.widget_info(|| match self.chosen {
            Some(chosen) => WidgetInfo::selected(Role::Button, ui.is_enabled(), chosen, self.label),
            None => WidgetInfo::labeled(Role::Button, ui.is_enabled(), self.label),
        });
    }

    fn paint(&self, ui: &Ui, rect: Rect, response: &Response) {
        let theme = Theme::of(ui.ctx());
        let colors = &theme.colors;
        let chosen = self.chosen == Some(true);
        let radius = if self.is_tool { Radius::CARD } else { Radius::BUTTON };
        let (fill, ink) = match (chosen, self.is_tool) {
            (true, true) => (
                colors.accent.lerp_to_gamma(colors.accent_hover, paint::hovered(ui, response)),
                colors.on_accent,
            ),
            (true, false) => (colors.accent_soft, colors.accent_text),
            (false, _) => (
                paint::hover_fill(ui, Color32::TRANSPARENT, response),
                if response.hovered() { colors.ink } else { colors.ink_2 },
            ),
        };
        ui.painter().rect_filled(rect, radius, fill);
        let face = if chosen { Face::IconFill } else { Face::Icon };
        let size = self.icon_size.unwrap_or(if self.is_tool {
            theme.sizes.tool_icon
        } else {
            theme.sizes.icon
        });
        paint::icon(ui, rect.center(), (self.icon, face), size, self.color.unwrap_or(ink));
        if self.has_more {
            let corner = rect.max - vec2(4.0, 4.0);
            let points = vec![corner, corner - vec2(5.0, 0.0), corner - vec2(0.0, 5.0)];
            let color = if chosen { colors.on_accent } else { colors.line_strong };
            ui.painter().add(egui::Shape::convex_polygon(points, color, egui::Stroke::NONE));
        }
        paint::focus_ring(ui, rect, radius, response);
    }
}
