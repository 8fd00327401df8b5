//! Menus: the words of the top bar, the rows that open under them, and fields that open a list.

use egui::{
    Align2, Color32, Id, Popup, PopupCloseBehavior, Rect, Response, Role, Sense, Stroke, Ui,
    WidgetInfo, pos2, vec2,
};

use super::paint;
use crate::app::icons;
use crate::app::theme::{Face, Radius, Theme, Type};

/// A word of the top bar that opens a menu.
#[derive(Debug)]
pub(crate) struct MenuButton<'a> {
    label: &'a str,
}

impl<'a> MenuButton<'a> {
    /// The word.
    pub(crate) fn new(label: &'a str) -> Self {
        Self { label }
    }

    /// Shows it, and its menu while that is open. While any menu of the bar is open, pointing opens the next.
    pub(crate) fn show(self, ui: &mut Ui, rows: impl FnOnce(&mut Ui)) -> Response {
        let theme = Theme::of(ui.ctx());
        let galley = paint::line(ui, self.label, Type::Body, theme.colors.ink_2, f32::INFINITY);
        let (rect, response) = ui.allocate_exact_size(
            vec2(galley.size().x + 20.0, theme.sizes.icon_button),
            Sense::click(),
        );
        let enabled = ui.is_enabled();
        response.widget_info(|| WidgetInfo::labeled(Role::MenuItem, enabled, self.label));
        let popup_id = Popup::default_response_id(&response);
        let bar = Id::unique("open menu of").with(ui.scope_id());
        let is_open = Popup::is_id_open(ui.ctx(), popup_id);
        let is_neighbor_open = ui
            .data(|data| data.get_temp::<Id>(bar))
            .is_some_and(|open| open != popup_id && Popup::is_id_open(ui.ctx(), open));
        if is_neighbor_open && response.hovered() {
            Popup::open_id(ui.ctx(), popup_id);
        }
        if is_open {
            ui.data_mut(|data| data.insert_temp(bar, popup_id));
        }
        let fill = if is_open {
            theme.colors.hover
        } else {
            paint::hover_fill(ui, Color32::TRANSPARENT, &response)
        };
        ui.painter().rect_filled(rect, Radius::BUTTON, fill);
        paint::put(ui.painter(), rect, Align2::CENTER_CENTER, galley);
        paint::focus_ring(ui, rect, Radius::BUTTON, &response);
        menu_of(&response, rows);
        response
    }
}

/// The menu of any button, opened by a click on it.
pub(crate) fn menu_of<R>(response: &Response, rows: impl FnOnce(&mut Ui) -> R) -> Option<R> {
    let popup = Popup::menu(response).gap(4.0).close_behavior(PopupCloseBehavior::CloseOnClick);
    Some(popup.show(|ui| menu_body(ui, rows))?.inner)
}

/// The menu of a right click or long touch.
pub(crate) fn context_menu_of<R>(
    response: &Response,
    rows: impl FnOnce(&mut Ui) -> R,
) -> Option<R> {
    let popup = Popup::context_menu(response).close_behavior(PopupCloseBehavior::CloseOnClick);
    Some(popup.show(|ui| menu_body(ui, rows))?.inner)
}

fn menu_body<R>(ui: &mut Ui, rows: impl FnOnce(&mut Ui) -> R) -> R {
    ui.set_width(ui.spacing().menu_width);
    ui.spacing_mut().item_spacing.y = 0.0;
    paint::on_raised(ui);
    rows(ui)
}

/// A row of a menu.
#[derive(Debug)]
pub(crate) struct MenuRow<'a> {
    label: &'a str,
    icon: Option<char>,
    key: Option<&'a str>,
    checked: Option<bool>,
    enabled: bool,
    has_more: bool,
}

impl<'a> MenuRow<'a> {
    /// A row that says `label`.
    pub(crate) fn new(label: &'a str) -> Self {
        Self { label, icon: None, key: None, checked: None, enabled: true, has_more: false }
    }

    /// An icon before it.
    pub(crate) fn icon(self, icon: Option<char>) -> Self {
        Self { icon, ..self }
    }

    /// The key that does the same.
    pub(crate) fn key(self, key: Option<&'a str>) -> Self {
        Self { key, ..self }
    }

    /// Whether what it says holds.
    pub(crate) fn checked(self, checked: Option<bool>) -> Self {
        Self { checked, ..self }
    }

    /// Whether it can be done now.
    pub(crate) fn enabled(self, enabled: bool) -> Self {
        Self { enabled, ..self }
    }

    /// Shows it.
    pub(crate) fn show(self, ui: &mut Ui) -> Response {
        ui.add_enabled_ui(self.enabled, |ui| self.one(ui)).inner
    }

    /// Shows it with a menu of its own beside it.
    pub(crate) fn submenu(self, ui: &mut Ui, rows: impl FnOnce(&mut Ui)) -> Response {
        let response = Self { has_more: true, ..self }.show(ui);
        egui::containers::menu::SubMenu::new().show(ui, &response, |ui| menu_body(ui, rows));
        response
    }

    fn one(&self, ui: &mut Ui) -> Response {
        let theme = Theme::of(ui.ctx());
        let colors = &theme.colors;
        let height = if theme.touch { 48.0 } else { 30.0 };
        let (rect, response) =
            ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::click());
        let enabled = ui.is_enabled();
        response.widget_info(|| match self.checked {
            Some(checked) => {
                WidgetInfo::selected(Role::MenuItemCheckBox, enabled, checked, self.label)
            }
            None => WidgetInfo::labeled(Role::MenuItem, enabled, self.label),
        });
        let is_lit = (response.hovered() || response.has_focus()) && enabled;
        if is_lit {
            ui.painter().rect_filled(rect, Radius::BUTTON, colors.hover);
        }
        let mut inner = rect.shrink2(vec2(10.0, 0.0));
        let sign = pos2(inner.left() + 8.0, inner.center().y);
        let glyph = match (self.checked, self.icon) {
            (Some(true), _) => Some(((icons::CHECK, Face::IconBold), 14.0, colors.accent_text)),
            (_, Some(icon)) => Some(((icon, Face::Icon), 16.0, colors.ink_2)),
            (_, None) => None,
        };
        if let Some((glyph, size, ink)) = glyph {
            paint::icon(ui, sign, glyph, size, ink);
        }
        inner.set_left(inner.left() + 26.0);
        if self.has_more {
            let place = pos2(inner.right() - 5.0, inner.center().y);
            paint::icon(ui, place, (icons::CARET_RIGHT, Face::IconBold), 12.0, colors.ink_2);
            inner.set_right(inner.right() - 18.0);
        }
        if let Some(key) = self.key {
            let place =
                paint::text(ui, inner, Align2::RIGHT_CENTER, (key, Type::Small, colors.ink_2));
            inner.set_right(place.left() - 12.0);
        }
        paint::text(ui, inner, Align2::LEFT_CENTER, (self.label, Type::Body, colors.ink));
        response
    }
}

/// A line between rows of a menu.
pub(crate) fn menu_line(ui: &mut Ui) {
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), 9.0));
    let stroke = Stroke::new(1.0, Theme::of(ui.ctx()).colors.line);
    ui.painter().hline(rect.shrink2(vec2(4.0, 0.0)).x_range(), rect.center().y, stroke);
}

/// A field that opens a list of words, of which one holds.
#[derive(Debug)]
pub(crate) struct Select<'a> {
    label: &'a str,
    words: &'a [&'a str],
    chosen: usize,
    width: Option<f32>,
}

impl<'a> Select<'a> {
    /// Words of which `chosen` holds.
    pub(crate) fn new(label: &'a str, words: &'a [&'a str], chosen: usize) -> Self {
        Self { label, words, chosen, width: None }
    }

    /// As wide as this; else as wide as there is room.
    pub(crate) fn width(self, width: f32) -> Self {
        Self { width: Some(width), ..self }
    }

    /// Shows it; tells which word was taken.
    pub(crate) fn show(self, ui: &mut Ui) -> Option<usize> {
        let theme = Theme::of(ui.ctx());
        let width = self.width.unwrap_or(ui.available_width());
        let (rect, response) =
            ui.allocate_exact_size(vec2(width, theme.sizes.field_height), Sense::click());
        let (enabled, word) =
            (ui.is_enabled(), self.words.get(self.chosen).copied().unwrap_or_default());
        response.widget_info(|| WidgetInfo {
            current_text_value: Some(word.to_owned()),
            ..WidgetInfo::labeled(Role::ComboBox, enabled, self.label)
        });
        ui.painter().rect_filled(
            rect,
            Radius::FIELD,
            paint::hover_fill(ui, paint::ground(ui), &response),
        );
        let inner = rect.shrink2(vec2(8.0, 0.0));
        let room = inner.with_max_x(inner.right() - 18.0);
        paint::text(ui, room, Align2::LEFT_CENTER, (word, Type::Label, theme.colors.ink));
        let caret = pos2(inner.right() - 6.0, inner.center().y);
        paint::icon(ui, caret, (icons::CARET_DOWN, Face::IconBold), 13.0, theme.colors.ink_2);
        paint::focus_ring(ui, rect, Radius::FIELD, &response);
        let stepped = self.stepped(ui, &response);
        let popup = Popup::menu(&response).gap(4.0).width(rect.width());
        let picked = popup.show(|ui| self.list(ui, rect)).and_then(|shown| shown.inner);
        picked.or(stepped).filter(|at| *at != self.chosen)
    }

    fn list(&self, ui: &mut Ui, field: Rect) -> Option<usize> {
        ui.set_width(field.width().max(140.0));
        ui.spacing_mut().item_spacing.y = 0.0;
        let mut picked = None;
        egui::ScrollArea::vertical().max_height(320.0).show(ui, |ui| {
            for (at, word) in self.words.iter().enumerate() {
                if MenuRow::new(word).checked(Some(at == self.chosen)).show(ui).clicked() {
                    picked = Some(at);
                }
            }
        });
        picked
    }

    fn stepped(&self, ui: &Ui, response: &Response) -> Option<usize> {
        if !response.has_focus() {
            return None;
        }
        let filter = egui::EventFilter { vertical_arrows: true, ..Default::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
        let pressed = |key| ui.input(|input| input.key_pressed(key));
        if pressed(egui::Key::ArrowDown) {
            Some((self.chosen + 1).min(self.words.len().saturating_sub(1)))
        } else if pressed(egui::Key::ArrowUp) {
            Some(self.chosen.saturating_sub(1))
        } else {
            None
        }
    }
}
