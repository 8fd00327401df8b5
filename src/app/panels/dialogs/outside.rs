//! The band under the top bar: another program changed the file.

use egui::{Align2, Frame, Margin, Panel, Ui};

use crate::app::act::Act;
use crate::app::icons;
use crate::app::sight::Bench;
use crate::app::theme::{Face, Theme, Type};
use crate::app::ui::{Button, paint};

/// Shows the band while it has to be answered.
pub(crate) fn changed_outside(ui: &mut Ui, bench: &Bench<'_>) {
    if bench.open.file.outsider().is_none() {
        return;
    }
    let colors = &Theme::of(ui.ctx()).colors;
    let frame = Frame::new().fill(colors.warn_soft).inner_margin(Margin::symmetric(14, 4));
    let panel = Panel::top("changed outside").resizable(false).exact_size(40.0).frame(frame);
    panel.show(ui, |ui| {
        let rect = ui.max_rect();
        let words = ["window-changed-load", "window-changed-keep"].map(|key| bench.text(key));
        let (pressed, used) = paint::within_right(ui, rect, |ui| {
            let keep = Button::text(&words[1]).show(ui).clicked();
            let load = Button::outlined(&words[0]).height(30.0).show(ui).clicked();
            [load, keep]
        });
        let sign = egui::pos2(rect.left() + 10.0, rect.center().y);
        paint::icon(ui, sign, (icons::WARNING, Face::Icon), 18.0, colors.warn);
        let room = rect.with_min_x(rect.left() + 28.0).with_max_x(used.left() - 8.0);
        let said = bench.text("window-changed-outside");
        let place = paint::text(ui, room, Align2::LEFT_CENTER, (&said, Type::Label, colors.warn));
        let response =
            ui.interact(place, ui.scope_id().with("changed outside"), egui::Sense::hover());
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Alert, true, &said));
        match pressed {
            [true, _] => bench.act(Act::Reload),
            [_, true] => bench.act(Act::KeepOurs),
            _ => {}
        }
    });
}
