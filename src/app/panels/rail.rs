//! The rail: tools above, panels below, help at the foot.

use egui::{Align, Frame, Layout, Margin, Panel, Ui};

use super::super::act::{Left, Side};
use super::super::camera::Tool;
use super::super::command::{self, Id};
use super::super::icons;
use super::super::sight::Bench;
use super::super::theme::Theme;
use super::super::ui::{IconButton, tip};

/// Shows it.
pub(crate) fn show(ui: &mut Ui, bench: &Bench<'_>, left: Option<Left>, side: Side, tool: Tool) {
    let theme = Theme::of(ui.ctx());
    let inset = (theme.sizes.rail - theme.sizes.tool) / 2.0;
    #[expect(clippy::cast_possible_truncation, reason = "a few points")]
    let margin = Margin { left: inset as i8, right: (inset - 1.0) as i8, top: 8, bottom: 8 };
    let frame = Frame::new().fill(theme.colors.panel).inner_margin(margin);
    let panel = Panel::left("rail").exact_size(theme.sizes.rail).resizable(false).frame(frame);
    panel.show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        let chosen = |id| match id {
            Id::ToolSelect => tool == Tool::Select,
            Id::ToolHand => tool == Tool::Hand,
            Id::Library => left == Some(Left::Library),
            Id::Layers => side == Side::Layers,
            Id::History => left == Some(Left::History),
            _ => false,
        };
        one(ui, bench, Id::ToolSelect, &chosen);
        one(ui, bench, Id::ToolHand, &chosen);
        ui.add_space(4.0);
        let (_, rect) = ui.allocate_space(egui::vec2(ui.available_width(), 1.0));
        let stroke = egui::Stroke::new(1.0, theme.colors.line);
        ui.painter().hline(rect.shrink2(egui::vec2(6.0, 0.0)).x_range(), rect.center().y, stroke);
        ui.add_space(4.0);
        one(ui, bench, Id::Library, &chosen);
        one(ui, bench, Id::Layers, &chosen);
        one(ui, bench, Id::History, &chosen);
        ui.with_layout(Layout::bottom_up(Align::Min), |ui| {
            one(ui, bench, Id::Keys, &chosen);
        });
    });
}

fn one(ui: &mut Ui, bench: &Bench<'_>, id: Id, chosen: &dyn Fn(Id) -> bool) {
    let row = command::row(id);
    let label = bench.text(row.word);
    let key = row.keys.first().map(command::written);
    let icon = if id == Id::Keys { Some(icons::QUESTION) } else { row.icon };
    let response =
        IconButton::new(icon.unwrap_or(icons::QUESTION), &label).tool().chosen(chosen(id)).show(ui);
    let hint = bench.part(row.word, "hint");
    if tip(response, &label, key.as_deref(), hint.as_deref()).clicked() {
        bench.run(id);
    }
}
