//! Tooltips: a name, its key, one line.

use egui::{Frame, Response, Tooltip};

use super::hint;
use crate::app::theme::{Radius, Theme, Type};

/// Tells of `response`, when it is pointed at, its name, its key and a line.
pub(crate) fn tip(
    response: Response,
    name: &str,
    key: Option<&str>,
    line: Option<&str>,
) -> Response {
    if name.is_empty() {
        return response;
    }
    let theme = Theme::of(&response.ctx);
    let frame = Frame::new()
        .fill(theme.colors.raised)
        .stroke(egui::Stroke::new(1.0, theme.colors.line))
        .corner_radius(Radius::BUTTON)
        .shadow(theme.colors.shadow_1)
        .inner_margin(egui::Margin::symmetric(10, 7));
    let mut tooltip = Tooltip::for_enabled(&response);
    tooltip.popup = tooltip.popup.frame(frame);
    tooltip.show(|ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        ui.horizontal(|ui| {
            ui.label(theme.rich(if line.is_some() { Type::Strong } else { Type::Body }, name));
            if let Some(key) = key {
                hint::key_cap(ui, key);
            }
        });
        if let Some(line) = line {
            ui.label(theme.rich(Type::Small, line).color(theme.colors.ink_2));
        }
    });
    response
}
