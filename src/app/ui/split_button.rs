//! A button that acts, and a caret beside it that opens a menu of other acts.

use egui::{Id, Rect, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::{Button, menu, paint};
use crate::app::icons;
use crate::app::theme::{Face, Radius, Theme};

/// An act and its kin.
#[derive(Debug)]
pub(crate) struct SplitButton<'a> {
    label: &'a str,
    icon: Option<char>,
    more: &'a str,
}

impl<'a> SplitButton<'a> {
    /// A button that says `label`; `more` is what its caret is called.
    pub(crate) fn new(label: &'a str, more: &'a str) -> Self {
        Self { label, icon: None, more }
    }

    /// An icon before the words.
    pub(crate) fn icon(self, icon: char) -> Self {
        Self { icon: Some(icon), ..self }
    }

    /// Shows it; the response is the act's.
    pub(crate) fn show(self, ui: &mut Ui, rows: impl FnOnce(&mut Ui)) -> Response {
        let theme = Theme::of(ui.ctx());
        let mut button = Button::quiet(self.label).small(theme);
        if let Some(icon) = self.icon {
            button = button.icon(icon);
        }
        ui.spacing_mut().item_spacing.x = 1.0;
        let act = button.show(ui);
        let size = vec2(24.0, act.rect.height());
        let (rect, caret) = ui.allocate_exact_size(size, Sense::click());
        let enabled = ui.is_enabled();
        caret.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, self.more));
        ui.painter().rect_filled(
            rect,
            Radius::BUTTON,
            paint::hover_fill(ui, paint::ground(ui), &caret),
        );
        paint::icon(
            ui,
            rect.center(),
            (icons::CARET_DOWN, Face::IconBold),
            12.0,
            theme.colors.ink_2,
        );
        paint::focus_ring(ui, rect, Radius::BUTTON, &caret);
        menu::menu_of(&caret, rows);
        act
    }
}

/// A tool with kin: a click takes it, its corner, a right click or a long touch opens the others.
pub(crate) fn split_tool(ui: &Ui, tool: &Response, more: &str, rows: impl FnOnce(&mut Ui)) {
    let corner = Rect::from_min_max(
        pos2(tool.rect.right() - 13.0, tool.rect.bottom() - 13.0),
        tool.rect.max,
    );
    let id = Id::unique("corner").with(tool.id);
    let response = ui.interact(corner, id, Sense::click());
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, more));
    paint::focus_ring(ui, corner, Radius::KEY, &response);
    if tool.secondary_clicked() || tool.long_touched() {
        egui::Popup::open_id(ui.ctx(), egui::Popup::default_response_id(&response));
    }
    let popup = egui::Popup::menu(&response).align(egui::RectAlign::RIGHT_START).gap(6.0);
    popup.show(|ui| {
        ui.set_width(ui.spacing().menu_width);
        rows(ui);
    });
}
