//! A number in a field: click and type, or drag over it, or arrow keys while it has the focus.

use egui::{
    Align2, Color32, CursorIcon, EventFilter, Frame, Id, Key, Rect, Response, Role, Sense,
    TextEdit, Tooltip, Ui, Vec2, WidgetInfo, vec2,
};

use super::number::Number;
use super::paint;
use super::turned::Turned;
use crate::app::theme::{Face, Radius, Theme, Type};

/// How far a number that was out of range shakes its field, and how long.
const SHAKE: (f32, f64) = (3.0, 0.28);

/// How long the range stays told, in seconds.
const TOLD: f64 = 2.5;

/// A number in a field of its own.
#[derive(Debug)]
pub(crate) struct Field<'a> {
    label: &'a str,
    number: Number<'a>,
    is_label_inside: bool,
    width: Option<f32>,
    id: Option<Id>,
    is_bare: bool,
}

impl<'a> Field<'a> {
    /// A field called `label`.
    pub(crate) fn new(label: &'a str, number: Number<'a>) -> Self {
        Self { label, number, is_label_inside: false, width: None, id: None, is_bare: false }
    }

    /// Shows the label in the field, at the left.
    pub(crate) fn label_inside(self) -> Self {
        Self { is_label_inside: true, ..self }
    }

    /// As wide as this; else as wide as a setting's field.
    pub(crate) fn width(self, width: f32) -> Self {
        Self { width: Some(width), ..self }
    }

    /// An id that other widgets can find it by.
    pub(crate) fn id(self, id: Id) -> Self {
        Self { id: Some(id), ..self }
    }

    /// Between two buttons, on their ground.
    fn bare(self) -> Self {
        Self { is_bare: true, ..self }
    }

    /// Shows it.
    pub(crate) fn show(self, ui: &mut Ui) -> Turned<f64> {
        let sizes = &Theme::of(ui.ctx()).sizes;
        let size = vec2(self.width.unwrap_or(sizes.field), sizes.field_height);
        let size = if self.is_label_inside { vec2(size.x, size.y + 4.0) } else { size };
        let (_, rect) = ui.allocate_space(size);
        self.show_at(ui, rect)
    }

    /// Shows it in `rect`.
    pub(super) fn show_at(self, ui: &mut Ui, rect: Rect) -> Turned<f64> {
        let id = self.id.unwrap_or_else(|| ui.make_persistent_id(("field", self.label)));
        let rect = rect.translate(shaken(ui, id));
        let is_editing = ui.memory(|memory| memory.has_focus(id));
        let turned = if is_editing { self.edit(ui, id, rect) } else { self.rest(ui, id, rect) };
        tell_range(ui, id, &turned.response, &self.number);
        let (enabled, shown) = (ui.is_enabled(), self.number.said(ui, self.number.value));
        turned.response.widget_info(|| WidgetInfo {
            label: Some(self.label.to_owned()),
            current_text_value: Some(shown.clone()),
            enabled,
            ..WidgetInfo::drag_value(enabled, self.number.value)
        });
        turned
    }

    /// While nobody types.
    fn rest(&self, ui: &Ui, id: Id, rect: Rect) -> Turned<f64> {
        let response = ui
            .interact(rect, id, Sense::click_and_drag())
            .on_hover_cursor(CursorIcon::ResizeHorizontal);
        if !self.is_bare {
            ui.painter().rect_filled(
                rect,
                Radius::FIELD,
                paint::hover_fill(ui, paint::ground(ui), &response),
            );
        }
        self.paint_words(ui, rect);
        if response.clicked() {
            response.request_focus();
        }
        let left = ui.data_mut(|data| data.remove_temp::<String>(Id::unique("typed").with(id)));
        if let Some(value) = left.and_then(|text| self.read(ui, &text)) {
            return self.taken(ui, id, response, value);
        }
        let dragged = Id::unique("dragged").with(id);
        if response.drag_started() {
            ui.data_mut(|data| data.insert_temp(dragged, self.number.value));
        }
        let value = response.dragged().then(|| {
            let before: f64 = ui.data(|data| data.get_temp(dragged)).unwrap_or(self.number.value);
            let slow = if ui.input(|input| input.modifiers.shift) { 0.1 } else { 1.0 };
            let moved = before + f64::from(response.drag_delta().x) * 0.5 * slow * self.number.step;
            ui.data_mut(|data| data.insert_temp(dragged, moved));
            self.number.fit(moved)
        });
        Turned::dragged(response, value.filter(|value| *value != self.number.value))
    }

    fn paint_words(&self, ui: &Ui, rect: Rect) {
        let colors = &Theme::of(ui.ctx()).colors;
        let inner = rect.shrink2(vec2(8.0, 0.0));
        let unit = paint::line(ui, self.number.unit, Type::Small, colors.ink_3, inner.width());
        let unit_width = unit.size().x;
        let gap = match self.number.unit {
            "" => 0.0,
            "°" => 1.0,
            _ => 3.0,
        };
        paint::put(ui.painter(), inner, Align2::RIGHT_CENTER, unit);
        let mut left = inner;
        left.set_right(inner.right() - unit_width - gap);
        let number = self.number.shown(ui, self.number.value);
        let align = if self.is_bare { Align2::CENTER_CENTER } else { Align2::RIGHT_CENTER };
        let number = paint::text(ui, left, align, (&number, Type::Label, colors.ink));
        if self.is_label_inside {
            left.set_right(number.left() - 6.0);
            paint::text(ui, left, Align2::LEFT_CENTER, (self.label, Type::Small, colors.ink_3));
        }
    }

    /// While somebody types.
    fn edit(&self, ui: &mut Ui, id: Id, rect: Rect) -> Turned<f64> {
        let theme = Theme::of(ui.ctx());
        let typed = Id::unique("typed").with(id);
        let before = self.number.shown(ui, self.number.value);
        let fresh = ui.data(|data| data.get_temp::<String>(typed)).is_none();
        let mut text = ui.data(|data| data.get_temp(typed)).unwrap_or_else(|| before.clone());
        ui.painter().rect_filled(rect, Radius::FIELD, paint::ground(ui));
        let stepped = self.stepped(ui);
        if let Some(value) = stepped {
            text = self.number.shown(ui, value);
        }
        let inner = rect.shrink2(vec2(8.0, 0.0));
        let edit = TextEdit::singleline(&mut text)
            .id(id)
            .font(theme.font(Type::Label))
            .text_color(theme.colors.ink)
            .frame(Frame::NONE)
            .margin(egui::Margin::ZERO)
            .align(if self.is_bare { Align2::CENTER_CENTER } else { Align2::RIGHT_CENTER })
            .desired_width(inner.width())
            .event_filter(EventFilter {
                horizontal_arrows: true,
                vertical_arrows: true,
                ..Default::default()
            });
        let response = ui.put(inner, edit);
        if fresh || stepped.is_some() {
            select_all(ui, id, &text);
        }
        paint::ring(ui, rect, Radius::FIELD);
        let is_left = ui
            .input(|input| input.key_pressed(Key::Escape) || input.key_pressed(Key::Enter))
            || !response.has_focus();
        if is_left {
            ui.data_mut(|data| data.remove::<String>(typed));
            response.surrender_focus();
        } else {
            ui.data_mut(|data| data.insert_temp(typed, text.clone()));
        }
        if let Some(value) = stepped {
            return Turned::at_once(response, value);
        }
        let is_kept = is_left && !ui.input(|input| input.key_pressed(Key::Escape));
        match is_kept.then(|| self.read(ui, &text)).flatten() {
            Some(value) => self.taken(ui, id, response, value),
            None => Turned::still(response),
        }
    }

    /// The number that was typed, where it is one and another than before.
    fn read(&self, ui: &Ui, text: &str) -> Option<f64> {
        (text != self.number.shown(ui, self.number.value))
            .then(|| (self.number.reader)(text))
            .flatten()
    }

    /// What was typed, held to the range.
    fn taken(&self, ui: &Ui, id: Id, response: Response, value: f64) -> Turned<f64> {
        let held = self.number.clamp(value);
        if (held - value).abs() > f64::EPSILON * value.abs() {
            let now = ui.input(|input| input.time);
            ui.data_mut(|data| data.insert_temp(Id::unique("out of range").with(id), now));
            ui.ctx().request_repaint();
        }
        if held == self.number.value {
            Turned::still(response)
        } else {
            Turned::at_once(response, held)
        }
    }

    /// What arrow keys up and down make of it.
    fn stepped(&self, ui: &Ui) -> Option<f64> {
        let steps = ui.input(|input| {
            let many = if input.modifiers.shift { 10 } else { 1 };
            (input.num_presses(Key::ArrowUp), input.num_presses(Key::ArrowDown), many)
        });
        let by = count(steps.0) - count(steps.1);
        let value = self.number.fit(self.number.value + by * count(steps.2) * self.number.step);
        (by != 0.0 && value != self.number.value).then_some(value)
    }
}

#[expect(clippy::cast_precision_loss, reason = "presses of a key")]
fn count(presses: usize) -> f64 {
    presses as f64
}

/// Lets a field that is being typed in show its value anew.
pub(super) fn forget_typed(ui: &Ui, id: Id) {
    ui.data_mut(|data| data.remove::<String>(Id::unique("typed").with(id)));
}

/// Selects all of a text that is being edited.
pub(super) fn select_all(ui: &Ui, id: Id, text: &str) {
    use egui::text::{CCursor, CCursorRange};
    let mut state = TextEdit::load_state(ui.ctx(), id).unwrap_or_default();
    let end = CCursor::new(text.chars().count());
    state.cursor.set_char_range(Some(CCursorRange::two(CCursor::default(), end)));
    TextEdit::store_state(ui.ctx(), id, state);
}

/// Seconds since the field `id` got a number out of its range.
fn since_out(ui: &Ui, id: Id) -> Option<f64> {
    let then: f64 = ui.data(|data| data.get_temp(Id::unique("out of range").with(id)))?;
    Some(ui.input(|input| input.time) - then)
}

/// Where a field stands that refuses a number.
fn shaken(ui: &Ui, id: Id) -> Vec2 {
    let (far, long) = SHAKE;
    let still = Theme::of(ui.ctx()).motion.switch == 0.0;
    match since_out(ui, id) {
        Some(since) if since < long && !still => {
            ui.ctx().request_repaint();
            #[expect(clippy::cast_possible_truncation, reason = "a share of a second")]
            let done = (since / long) as f32;
            #[expect(clippy::disallowed_methods, reason = "a field that shakes reaches no file")]
            let wave = (done * std::f32::consts::TAU * 2.0).sin();
            vec2(far * wave * (1.0 - done), 0.0)
        }
        _ => Vec2::ZERO,
    }
}

/// Says the range under a field that just refused a number.
fn tell_range(ui: &Ui, id: Id, response: &Response, number: &Number<'_>) {
    let Some(since) = since_out(ui, id) else { return };
    if since < TOLD {
        let theme = Theme::of(ui.ctx());
        let said = theme.rich(Type::Small, number.range_said(ui));
        Tooltip::always_open(ui.ctx().clone(), ui.layer_id(), id.with("range"), response.rect)
            .show(|ui| ui.label(said));
        ui.ctx().request_repaint_after(std::time::Duration::from_millis(100));
    } else {
        ui.data_mut(|data| data.remove::<f64>(Id::unique("out of range").with(id)));
    }
}

/// A count in a field, between a minus and a plus.
#[derive(Debug)]
pub(crate) struct Stepper<'a> {
    label: &'a str,
    number: Number<'a>,
    width: f32,
}

impl<'a> Stepper<'a> {
    /// A count called `label`, in whole steps.
    pub(crate) fn new(label: &'a str, number: Number<'a>) -> Self {
        Self { label, number: number.step(1.0), width: 96.0 }
    }

    /// Another width than usual.
    pub(crate) fn width(self, width: f32) -> Self {
        Self { width, ..self }
    }

    /// Shows it.
    pub(crate) fn show(self, ui: &mut Ui) -> Turned<f64> {
        let height = Theme::of(ui.ctx()).sizes.field_height;
        let (_, rect) = ui.allocate_space(vec2(self.width.max(3.0 * height), height));
        self.show_at(ui, rect)
    }

    /// Shows it in `rect`.
    pub(super) fn show_at(self, ui: &mut Ui, rect: Rect) -> Turned<f64> {
        let theme = Theme::of(ui.ctx());
        let id = ui.make_persistent_id(("field", self.label));
        ui.painter().rect_filled(rect, Radius::FIELD, paint::ground(ui));
        let middle = rect.shrink2(vec2(rect.height(), 0.0));
        let mut turned =
            Field::new(self.label, self.number.clone()).id(id).bare().show_at(ui, middle);
        let sides = [
            (-1.0, crate::app::icons::MINUS, rect.with_max_x(middle.left())),
            (1.0, crate::app::icons::PLUS, rect.with_min_x(middle.right())),
        ];
        for (by, icon, side) in sides {
            let response = ui.interact(side, id.with(icon), Sense::CLICK);
            let value = self.number.fit(self.number.value + by);
            let can = value != self.number.value;
            let name = format!("{} {}", self.label, if by > 0.0 { "+1" } else { "−1" });
            response.widget_info(|| WidgetInfo::labeled(Role::Button, can, &name));
            ui.painter().rect_filled(
                side,
                Radius::FIELD,
                paint::hover_fill(ui, Color32::TRANSPARENT, &response),
            );
            let ink = if can { theme.colors.ink_2 } else { theme.colors.line_strong };
            paint::icon(ui, side.center(), (icon, Face::IconBold), 13.0, ink);
            if response.clicked() && can {
                turned = turned.or(Turned::at_once(response, value));
            }
        }
        turned
    }
}
