//! A row that leads somewhere: the start column, the history, lists of notices.

use egui::{Align2, Color32, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::paint;
use crate::app::theme::{Face, Radius, Theme, Type};

/// A row.
#[derive(Debug)]
pub(crate) struct NavRow<'a> {
    label: &'a str,
    icon: Option<char>,
    color: Option<Color32>,
    detail: Option<&'a str>,
    trailing: &'a str,
    is_chosen: bool,
    is_quiet: bool,
}

impl<'a> NavRow<'a> {
    /// A row that says `label`.
    pub(crate) fn new(label: &'a str) -> Self {
        Self {
            label,
            icon: None,
            color: None,
            detail: None,
            trailing: "",
            is_chosen: false,
            is_quiet: false,
        }
    }

    /// An icon before it, filled where the row is chosen or the icon has a color.
    pub(crate) fn icon(self, icon: char) -> Self {
        Self { icon: Some(icon), ..self }
    }

    /// The icon's own color.
    pub(crate) fn color(self, color: Color32) -> Self {
        Self { color: Some(color), ..self }
    }

    /// What it means, in up to two lines below.
    pub(crate) fn detail(self, detail: &'a str) -> Self {
        Self { detail: Some(detail), ..self }
    }

    /// A count, a key or a time at its right.
    pub(crate) fn trailing(self, trailing: &'a str) -> Self {
        Self { trailing, ..self }
    }

    /// Whether it is where the user is.
    pub(crate) fn chosen(self, is_chosen: bool) -> Self {
        Self { is_chosen, ..self }
    }

    /// Whether it lies behind: undone, gone.
    pub(crate) fn quiet(self, is_quiet: bool) -> Self {
        Self { is_quiet, ..self }
    }

    /// Shows it over all the width there is.
    pub(crate) fn show(self, ui: &mut Ui) -> Response {
        let theme = Theme::of(ui.ctx());
        let colors = &theme.colors;
        let width = ui.available_width();
        let left = if self.icon.is_some() { 41.0 } else { 12.0 };
        let ink = match (self.is_chosen, self.is_quiet) {
            (true, _) => colors.accent_text,
            (false, true) => colors.ink_3,
            (false, false) if self.detail.is_some() => colors.ink,
            (false, false) => colors.ink_2,
        };
        let trailing = paint::line(ui, self.trailing, Type::Small, colors.ink_3, width * 0.5);
        let words =
            width - left - trailing.size().x - if self.trailing.is_empty() { 12.0 } else { 20.0 };
        let set = if self.detail.is_some() { Type::Strong } else { Type::Label };
        let label = paint::line(ui, self.label, set, ink, words);
        let detail = self.detail.map(|detail| {
            paint::lines(ui, detail, Type::Small, colors.ink_2, (width - left - 12.0, 3))
        });
        let below = detail.as_ref().map_or(0.0, |detail| detail.size().y + 2.0);
        let least = if theme.touch { 52.0 } else { theme.sizes.layer_row };
        let height = least.max(label.size().y + below + 18.0);
        let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::click());
        let enabled = ui.is_enabled();
        let said = self
            .detail
            .map_or_else(|| self.label.to_owned(), |detail| format!("{}. {detail}", self.label));
        response.widget_info(|| {
            WidgetInfo::selected(Role::ListBoxOption, enabled, self.is_chosen, &said)
        });
        let fill = if self.is_chosen {
            colors.accent_soft
        } else {
            paint::hover_fill(ui, Color32::TRANSPARENT, &response)
        };
        ui.painter().rect_filled(rect, Radius::BUTTON, fill);
        let top = rect.center().y - (label.size().y + below) / 2.0;
        let first = rect.with_min_y(top).with_max_y(top + label.size().y);
        if let Some(icon) = self.icon {
            let is_filled = self.is_chosen || self.color.is_some();
            let face = if is_filled { Face::IconFill } else { Face::Icon };
            let center = pos2(rect.left() + 21.0, first.center().y);
            paint::icon(ui, center, (icon, face), theme.sizes.icon, self.color.unwrap_or(ink));
        }
        paint::put(ui.painter(), first.with_min_x(rect.left() + left), Align2::LEFT_CENTER, label);
        paint::put(
            ui.painter(),
            first.with_max_x(rect.right() - 12.0),
            Align2::RIGHT_CENTER,
            trailing,
        );
        if let Some(detail) = detail {
            let place = rect.with_min_x(rect.left() + left).with_min_y(first.bottom() + 2.0);
            paint::put(ui.painter(), place, Align2::LEFT_TOP, detail);
        }
        paint::focus_ring(ui, rect.shrink(2.0), Radius::BUTTON, &response);
        response
    }
}
