//! A row of the list of layers.

use egui::{
    Align2, Color32, Frame, Id, Key, Rect, Response, Role, Sense, Stroke, TextEdit, Ui, WidgetInfo,
    pos2, vec2,
};

use super::paint::{self, Picture};
use super::{IconButton, field};
use crate::app::icons;
use crate::app::theme::{Radius, Theme, Type};

/// A layer: its picture, name, kind, lock and eye.
#[derive(Debug)]
pub(crate) struct LayerRow<'a> {
    at: usize,
    name: &'a str,
    kind: &'a str,
    picture: Picture,
    said: Option<&'a str>,
    state: State,
    eye: &'a str,
    lock: &'a str,
}

#[derive(Clone, Copy, Debug)]
struct State {
    is_chosen: bool,
    is_hidden: bool,
    is_locked: bool,
}

/// What came of a row.
#[derive(Clone, Debug)]
pub(crate) struct RowResponse {
    /// Of the row: click, context menu.
    pub(crate) response: Response,
    /// Whether the eye was pressed.
    pub(crate) eye: bool,
    /// Whether the lock was pressed.
    pub(crate) lock: bool,
    /// A new name.
    pub(crate) renamed: Option<String>,
    /// A row that was dropped here.
    pub(crate) dropped: Option<Dropped>,
}

/// A row that was dragged to another place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Dropped {
    /// Where it stood.
    pub(crate) from: usize,
    /// Before which row it is to stand; the number of rows for the end.
    pub(crate) before: usize,
}

/// What is carried while a row is dragged.
#[derive(Clone, Copy, Debug)]
struct Dragged(usize);

impl<'a> LayerRow<'a> {
    /// The row `at` of a list, from above.
    pub(crate) fn new(at: usize, name: &'a str, kind: &'a str) -> Self {
        let state = State { is_chosen: false, is_hidden: false, is_locked: false };
        Self { at, name, kind, picture: None, said: None, state, eye: "", lock: "" }
    }

    /// The layer alone.
    pub(crate) fn picture(self, picture: Picture) -> Self {
        Self { picture, ..self }
    }

    /// What a screen reader says of it.
    pub(crate) fn said(self, said: &'a str) -> Self {
        Self { said: Some(said), ..self }
    }

    /// Whether it is selected.
    pub(crate) fn chosen(self, is_chosen: bool) -> Self {
        Self { state: State { is_chosen, ..self.state }, ..self }
    }

    /// Whether it is hidden, and what pressing the eye would do.
    pub(crate) fn eye(self, is_hidden: bool, act: &'a str) -> Self {
        Self { state: State { is_hidden, ..self.state }, eye: act, ..self }
    }

    /// Whether it is locked, and what pressing the lock would do.
    pub(crate) fn lock(self, is_locked: bool, act: &'a str) -> Self {
        Self { state: State { is_locked, ..self.state }, lock: act, ..self }
    }

    /// Begins to rename the row `at` in the list of `ui`, as a double click does.
    pub(crate) fn rename(ui: &Ui, at: usize, name: &str) {
        let id = Self::id(ui, at).with("name");
        ui.data_mut(|data| data.insert_temp(id, name.to_owned()));
        field::select_all(ui, id, name);
        ui.memory_mut(|memory| memory.request_focus(id));
    }

    fn id(ui: &Ui, at: usize) -> Id {
        ui.make_persistent_id(("layer", at))
    }

    /// Shows it.
    pub(crate) fn show(self, ui: &mut Ui) -> RowResponse {
        let theme = Theme::of(ui.ctx());
        let (_, rect) = ui.allocate_space(vec2(ui.available_width(), theme.sizes.layer_row));
        let id = Self::id(ui, self.at);
        let response = ui.interact(rect, id, Sense::click_and_drag());
        let (enabled, said) = (ui.is_enabled(), self.said.unwrap_or(self.name));
        response.widget_info(|| {
            WidgetInfo::selected(Role::ListBoxOption, enabled, self.state.is_chosen, said)
        });
        let rest =
            if self.state.is_chosen { theme.colors.accent_soft } else { Color32::TRANSPARENT };
        let fill = if self.state.is_chosen { rest } else { paint::hover_fill(ui, rest, &response) };
        let ground = rect.expand2(vec2(6.0, 0.0));
        ui.painter().rect_filled(ground, Radius::BUTTON, fill);
        let (eye, lock, right) = self.signs(ui, rect, id, &response);
        let picture =
            Rect::from_center_size(pos2(rect.left() + 15.0, rect.center().y), vec2(30.0, 30.0));
        paint::picture(ui, picture, Radius::FIELD, self.picture);
        if self.state.is_hidden {
            ui.painter().rect_filled(
                picture,
                Radius::FIELD,
                theme.colors.panel.gamma_multiply(0.55),
            );
        }
        let words =
            Rect::from_min_max(pos2(picture.right() + 9.0, rect.top()), pos2(right, rect.bottom()));
        let renamed = self.words(ui, words, id);
        if response.double_clicked() {
            Self::rename(ui, self.at, self.name);
        }
        if response.has_focus() && ui.input(|input| input.key_pressed(Key::F2)) {
            Self::rename(ui, self.at, self.name);
        }
        paint::focus_ring(ui, ground.shrink(2.0), Radius::BUTTON, &response);
        let dropped = self.drag(ui, rect, &response);
        RowResponse { response, eye, lock, renamed, dropped }
    }

    /// Eye and lock; where the words end.
    fn signs(&self, ui: &Ui, rect: Rect, id: Id, row: &Response) -> (bool, bool, f32) {
        let colors = &Theme::of(ui.ctx()).colors;
        let side = Theme::of(ui.ctx()).sizes.icon_button;
        let mut place =
            Rect::from_center_size(pos2(rect.right() - 9.0, rect.center().y), vec2(side, side));
        let glyph = if self.state.is_hidden { icons::EYE_SLASH } else { icons::EYE };
        let eye =
            IconButton::new(glyph, self.eye).icon_size(16.0).show_at(ui, place, id.with("eye"));
        let mut lock = false;
        if self.state.is_locked
            || (!self.lock.is_empty() && (row.contains_pointer() || row.has_focus()))
        {
            place = place.translate(vec2(-side + 2.0, 0.0));
            let glyph =
                if self.state.is_locked { icons::LOCK_SIMPLE } else { icons::LOCK_SIMPLE_OPEN };
            let color = if self.state.is_locked { colors.ink_2 } else { colors.ink_3 };
            let button = IconButton::new(glyph, self.lock).icon_size(16.0).color(color);
            lock = super::tip(button.show_at(ui, place, id.with("lock")), self.lock, None, None)
                .clicked();
        }
        (super::tip(eye, self.eye, None, None).clicked(), lock, place.left() - 2.0)
    }

    fn words(&self, ui: &mut Ui, rect: Rect, id: Id) -> Option<String> {
        let colors = &Theme::of(ui.ctx()).colors;
        let name_id = id.with("name");
        if ui.data(|data| data.get_temp::<String>(name_id)).is_some() {
            return edit_name(ui, rect, (name_id, self.name)).filter(|name| name != self.name);
        }
        let (ink, kind_ink) = if self.state.is_hidden {
            (colors.ink_3, colors.ink_3)
        } else {
            (colors.ink, colors.ink_3)
        };
        let name = paint::text(ui, rect, Align2::LEFT_CENTER, (self.name, Type::Label, ink));
        let rest = rect.with_min_x(name.right() + 6.0);
        if rest.width() > 12.0 {
            paint::text(ui, rest, Align2::LEFT_CENTER, (self.kind, Type::Small, kind_ink));
        }
        None
    }

    fn drag(&self, ui: &Ui, rect: Rect, response: &Response) -> Option<Dropped> {
        response.dnd_set_drag_payload(Dragged(self.at));
        response.dnd_hover_payload::<Dragged>()?;
        let pointer = ui.input(|input| input.pointer.interact_pos())?;
        let is_above = pointer.y < rect.center().y;
        let y = if is_above { rect.top() } else { rect.bottom() };
        ui.painter().hline(rect.x_range(), y, Stroke::new(2.0, Theme::of(ui.ctx()).colors.ring));
        let Dragged(from) = *response.dnd_release_payload::<Dragged>()?;
        let before = if is_above { self.at } else { self.at + 1 };
        (before != from && before != from + 1).then_some(Dropped { from, before })
    }
}

/// A name that is being typed; given back when it is done.
fn edit_name(ui: &mut Ui, rect: Rect, (id, label): (Id, &str)) -> Option<String> {
    let theme = Theme::of(ui.ctx());
    let mut name: String = ui.data(|data| data.get_temp(id))?;
    let place = Rect::from_center_size(rect.center(), vec2(rect.width(), theme.sizes.field_height));
    ui.painter().rect_filled(place, Radius::FIELD, theme.colors.raised);
    let inner = place.shrink2(vec2(6.0, 0.0));
    let edit = TextEdit::singleline(&mut name)
        .id(id)
        .font(theme.font(Type::Label))
        .text_color(theme.colors.ink)
        .frame(Frame::NONE)
        .margin(egui::Margin::ZERO)
        .align(Align2::LEFT_CENTER)
        .desired_width(inner.width());
    let response = ui.put(inner, edit);
    ui.ctx().accesskit_node_builder(id, |node| node.set_label(label));
    paint::ring(ui, place.shrink(2.0), Radius::FIELD);
    if response.lost_focus() {
        ui.data_mut(|data| data.remove::<String>(id));
        let is_kept = !ui.input(|input| input.key_pressed(Key::Escape));
        return (is_kept && !name.trim().is_empty()).then(|| name.trim().to_owned());
    }
    ui.data_mut(|data| data.insert_temp(id, name));
    None
}
