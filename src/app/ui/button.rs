//! Buttons with words.

use egui::{
    Align2, Color32, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use super::paint;
use crate::app::theme::{Colors, Face, Radius, Theme, Type};

/// How loud a button is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Filled,
    Quiet,
    Outlined,
    Text,
}

/// A button: a verb, mostly with an icon before it.
#[derive(Debug)]
pub(crate) struct Button<'a> {
    label: &'a str,
    kind: Kind,
    icon: Option<char>,
    trailing: Option<char>,
    height: Option<f32>,
    width: Option<f32>,
    enabled: bool,
}

impl<'a> Button<'a> {
    /// The one button in view that goes on.
    pub(crate) fn filled(label: &'a str) -> Self {
        Self {
            label,
            kind: Kind::Filled,
            icon: None,
            trailing: None,
            height: None,
            width: None,
            enabled: true,
        }
    }

    /// One of several that stand in a panel.
    pub(crate) fn quiet(label: &'a str) -> Self {
        Self { kind: Kind::Quiet, ..Self::filled(label) }
    }

    /// The second choice of a dialog.
    pub(crate) fn outlined(label: &'a str) -> Self {
        Self { kind: Kind::Outlined, ..Self::filled(label) }
    }

    /// No more than words: in heads, on cards.
    pub(crate) fn text(label: &'a str) -> Self {
        Self { kind: Kind::Text, ..Self::filled(label) }
    }

    /// An icon before the words.
    pub(crate) fn icon(self, icon: char) -> Self {
        Self { icon: Some(icon), ..self }
    }

    /// A bold small icon after them, a caret mostly.
    pub(crate) fn trailing(self, icon: char) -> Self {
        Self { trailing: Some(icon), ..self }
    }

    /// As high as the buttons of panels.
    pub(crate) fn small(self, theme: &Theme) -> Self {
        Self { height: Some(theme.sizes.small_button), ..self }
    }

    /// Another height than usual.
    pub(crate) fn height(self, height: f32) -> Self {
        Self { height: Some(height), ..self }
    }

    /// As wide as this, its words in the middle.
    pub(crate) fn width(self, width: f32) -> Self {
        Self { width: Some(width), ..self }
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
        let theme = Theme::of(ui.ctx());
        let height = self.height.unwrap_or(theme.sizes.button);
        let set = if height <= 30.0 { Type::SmallLabel } else { Type::Label };
        let ink = self.ink(&theme.colors);
        let padding = match self.kind {
            Kind::Text => 8.0,
            Kind::Quiet => 10.0,
            Kind::Filled | Kind::Outlined => 14.0,
        };
        let icon_width = self.icon.map_or(0.0, |_| paint::icon_width(ui, theme.sizes.icon));
        let icon_room = if self.icon.is_some() { icon_width + 7.0 } else { 0.0 };
        let trailing_room = if self.trailing.is_some() { 20.0 } else { 0.0 };
        let most =
            self.width.map_or(f32::INFINITY, |width| width - icon_room - trailing_room - 12.0);
        let galley = paint::line(ui, self.label, set, ink, most);
        let content = icon_room + galley.size().x + trailing_room;
        let size = vec2(self.width.unwrap_or(content + 2.0 * padding), height);
        let (rect, response) = ui.allocate_exact_size(size, Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), self.label));
        if !ui.is_rect_visible(rect) {
            return response;
        }
        self.paint_ground(ui, rect, &response);
        let inner = Rect::from_center_size(rect.center(), vec2(content, height));
        if let Some(icon) = self.icon {
            let center = pos2(inner.left() + icon_width / 2.0, inner.center().y);
            paint::icon(ui, center, (icon, Face::Icon), theme.sizes.icon, ink);
        }
        paint::put(
            ui.painter(),
            Rect::from_min_max(pos2(inner.left() + icon_room, inner.top()), inner.max),
            Align2::LEFT_CENTER,
            galley,
        );
        if let Some(icon) = self.trailing {
            let center = pos2(inner.right() - 7.0, inner.center().y);
            paint::icon(ui, center, (icon, Face::IconBold), 13.0, ink);
        }
        paint::focus_ring(ui, rect, Radius::BUTTON, &response);
        response
    }

    fn ink(&self, colors: &Colors) -> Color32 {
        match self.kind {
            Kind::Filled => colors.on_accent,
            Kind::Quiet | Kind::Outlined => colors.ink,
            Kind::Text => colors.accent_text,
        }
    }

    fn paint_ground(&self, ui: &Ui, rect: Rect, response: &Response) {
        let colors = &Theme::of(ui.ctx()).colors;
        let fill = match self.kind {
            Kind::Filled if response.is_pointer_button_down_on() => colors.accent_hover,
            Kind::Filled => {
                colors.accent.lerp_to_gamma(colors.accent_hover, paint::hovered(ui, response))
            }
            Kind::Quiet => paint::hover_fill(ui, paint::ground(ui), response),
            Kind::Outlined | Kind::Text => paint::hover_fill(ui, Color32::TRANSPARENT, response),
        };
        ui.painter().rect_filled(rect, Radius::BUTTON, fill);
        if self.kind == Kind::Outlined {
            ui.painter().rect_stroke(
                rect,
                Radius::BUTTON,
                Stroke::new(1.0, colors.line),
                StrokeKind::Inside,
            );
        }
    }
}
