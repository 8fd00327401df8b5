//! A line of text in a field: search, names, notes.

use egui::{Align2, Frame, Id, Margin, Rect, Response, TextEdit, Ui, pos2, vec2};

use super::{hint, paint};
use crate::app::theme::{Face, Radius, Theme, Type};

/// A field for text.
#[derive(Debug)]
pub(crate) struct TextField<'a> {
    label: &'a str,
    text: &'a mut String,
    hint: &'a str,
    icon: Option<char>,
    key: Option<&'a str>,
    width: Option<f32>,
    height: Option<f32>,
    id: Option<Id>,
}

impl<'a> TextField<'a> {
    /// A field called `label`.
    pub(crate) fn new(label: &'a str, text: &'a mut String) -> Self {
        Self { label, text, hint: "", icon: None, key: None, width: None, height: None, id: None }
    }

    /// What stands there while it is empty.
    pub(crate) fn hint(self, hint: &'a str) -> Self {
        Self { hint, ..self }
    }

    /// An icon at the left.
    pub(crate) fn icon(self, icon: char) -> Self {
        Self { icon: Some(icon), ..self }
    }

    /// The key that comes here, at the right.
    pub(crate) fn key(self, key: &'a str) -> Self {
        Self { key: Some(key), ..self }
    }

    /// As wide as this; else as wide as there is room.
    pub(crate) fn width(self, width: f32) -> Self {
        Self { width: Some(width), ..self }
    }

    /// Another height than usual.
    pub(crate) fn height(self, height: f32) -> Self {
        Self { height: Some(height), ..self }
    }

    /// An id by which to give it the focus.
    pub(crate) fn id(self, id: Id) -> Self {
        Self { id: Some(id), ..self }
    }

    /// Shows it; `changed` of the response tells of typing, `lost_focus` of its end.
    pub(crate) fn show(self, ui: &mut Ui) -> Response {
        let theme = Theme::of(ui.ctx());
        let colors = &theme.colors;
        let size = vec2(
            self.width.unwrap_or(ui.available_width()),
            self.height.unwrap_or(theme.sizes.button),
        );
        let (_, rect) = ui.allocate_space(size);
        let id = self.id.unwrap_or_else(|| ui.make_persistent_id(("text", self.label)));
        let has_focus = ui.memory(|memory| memory.has_focus(id));
        ui.painter().rect_filled(rect, Radius::BUTTON, paint::ground(ui));
        let mut inner = rect.shrink2(vec2(10.0, 0.0));
        if let Some(icon) = self.icon {
            paint::icon(
                ui,
                pos2(inner.left() + 9.0, inner.center().y),
                (icon, Face::Icon),
                18.0,
                colors.ink_2,
            );
            inner.set_left(inner.left() + 26.0);
        }
        if let Some(key) = self.key.filter(|_| !has_focus && self.text.is_empty()) {
            let cap = hint::cap_at(ui, pos2(inner.right(), inner.center().y), key);
            inner.set_right(cap.left() - 6.0);
        }
        if self.text.is_empty() {
            paint::text(ui, inner, Align2::LEFT_CENTER, (self.hint, Type::Body, colors.ink_3));
        }
        let edit = TextEdit::singleline(self.text)
            .id(id)
            .font(theme.font(Type::Body))
            .text_color(colors.ink)
            .frame(Frame::NONE)
            .margin(Margin::ZERO)
            .align(Align2::LEFT_CENTER)
            .desired_width(inner.width());
        let response = ui.put(inner, edit);
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_label(self.label);
            node.set_placeholder(self.hint);
        });
        paint::focus_ring(ui, rect, Radius::BUTTON, &response);
        response.with_new_rect(Rect::from_min_max(rect.min, rect.max))
    }
}
