//! Rows of settings: a label, a ↺ where the value is no longer the default, and the control.

use egui::{
    Align2, EventFilter, Id, Key, Rect, Response, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2,
};

use super::field::{Field, Stepper};
use super::number::Number;
use super::paint;
use super::turned::Turned;
use crate::app::icons;
use crate::app::theme::{Colors, Face, Radius, Theme, Type, rounded};

/// The left part of a row: what is set, and a way back.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Label<'a> {
    /// At most sixteen letters.
    pub(crate) text: &'a str,
    /// The sentence of its tooltip.
    pub(crate) hint: Option<&'a str>,
    /// Where the value is not the default: what ↺ is called.
    pub(crate) reset: Option<&'a str>,
}

impl<'a> Label<'a> {
    /// A label alone.
    pub(crate) fn new(text: &'a str) -> Self {
        Self { text, hint: None, reset: None }
    }

    /// With a sentence on hover.
    pub(crate) fn hint(self, hint: &'a str) -> Self {
        Self { hint: Some(hint), ..self }
    }

    /// With a ↺ of this name, where `changed`.
    pub(crate) fn reset(self, changed: bool, name: &'a str) -> Self {
        Self { reset: changed.then_some(name), ..self }
    }

    /// Paints it into `rect`; tells whether the default is asked for.
    fn show(self, ui: &Ui, rect: Rect) -> bool {
        let colors = &Theme::of(ui.ctx()).colors;
        let room = rect.with_max_x(rect.right() - if self.reset.is_some() { 18.0 } else { 0.0 });
        let place =
            paint::text(ui, room, Align2::LEFT_CENTER, (self.text, Type::Body, colors.ink_2));
        let id = ui.make_persistent_id(("label", self.text));
        let response = ui.interact(place, id, Sense::CLICK);
        let response = match self.hint {
            Some(hint) => super::tip(response, self.text, None, Some(hint)),
            None => response,
        };
        let is_pressed = self.reset.is_some_and(|name| reset_button(ui, id, place, name));
        is_pressed || (self.reset.is_some() && response.double_clicked())
    }
}

fn reset_button(ui: &Ui, id: Id, label: Rect, name: &str) -> bool {
    let colors = &Theme::of(ui.ctx()).colors;
    let center = pos2(label.right() + 12.0, label.center().y);
    let response = ui.interact(
        Rect::from_center_size(center, vec2(22.0, 24.0)),
        id.with("reset"),
        Sense::click(),
    );
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), name));
    let rect = Rect::from_center_size(center, vec2(18.0, 18.0));
    ui.painter().rect_filled(
        rect,
        Radius::KEY,
        colors.soga_soft.gamma_multiply(paint::hovered(ui, &response)),
    );
    paint::icon(ui, center, (icons::ARROW_COUNTER_CLOCKWISE, Face::Icon), 14.0, colors.soga);
    paint::focus_ring(ui, rect, Radius::KEY, &response);
    super::tip(response, name, None, None).clicked()
}

/// A row with any control at the right of its label. Returns what the control did, and whether ↺ was pressed.
pub(crate) fn row<R>(
    ui: &mut Ui,
    label: Label<'_>,
    control: impl FnOnce(&mut Ui) -> R,
) -> (R, bool) {
    let sizes = &Theme::of(ui.ctx()).sizes;
    let whole = ui.available_rect_before_wrap();
    let top = Rect::from_min_size(whole.min, vec2(whole.width(), sizes.row));
    let right = top.with_min_x((top.left() + sizes.label + sizes.gap).min(top.right()));
    let (done, used) = paint::within(ui, right, control);
    let is_tall = used.height() > sizes.row;
    let row = if is_tall { top.with_max_y(used.bottom() + 4.0) } else { top };
    ui.advance_cursor_after_rect(row);
    let middle = if is_tall { used.center().y } else { top.center().y };
    let place = Rect::from_center_size(
        pos2(top.left() + sizes.label / 2.0, middle),
        vec2(sizes.label, sizes.row),
    );
    let resets = label.show(ui, place);
    (done, resets)
}

/// A number with a range: a rail with a tick at the default, and a field.
#[derive(Debug)]
pub(crate) struct Setting<'a> {
    label: Label<'a>,
    number: Number<'a>,
    default: Option<f64>,
    is_count: bool,
    reset: &'a str,
}

impl<'a> Setting<'a> {
    /// A setting called `label`.
    pub(crate) fn new(label: &'a str, number: Number<'a>) -> Self {
        Self { label: Label::new(label), number, default: None, is_count: false, reset: "↺" }
    }

    /// The sentence of its tooltip.
    pub(crate) fn hint(self, hint: &'a str) -> Self {
        Self { label: self.label.hint(hint), ..self }
    }

    /// Where the tick stands, and what ↺ and `Home` go back to; `reset` is what ↺ is called.
    pub(crate) fn default(self, value: f64, reset: &'a str) -> Self {
        Self { default: Some(value), reset, ..self }
    }

    /// A stepper in place of rail and field.
    pub(crate) fn count(self) -> Self {
        Self { is_count: true, ..self }
    }

    /// Shows it.
    pub(crate) fn show(self, ui: &mut Ui) -> Turned<f64> {
        let changed = self.default.is_some_and(|default| !near(default, self.number.value));
        let label = self.label.reset(changed, self.reset);
        let (turned, resets) = row(ui, label, |ui| self.control(ui));
        match self.default {
            Some(default) if resets => turned.or_reset(default),
            _ => turned,
        }
    }

    fn control(&self, ui: &mut Ui) -> Turned<f64> {
        let sizes = &Theme::of(ui.ctx()).sizes;
        let (_, rect) = ui.allocate_space(vec2(ui.available_width(), sizes.row));
        let id = ui.make_persistent_id(("setting", self.label.text));
        let height = sizes.field_height;
        let boxed = |width: f32| {
            Rect::from_center_size(
                pos2(rect.right() - width / 2.0, rect.center().y),
                vec2(width, height),
            )
        };
        if self.is_count {
            return Stepper::new(self.label.text, self.number.clone())
                .show_at(ui, boxed(96.0_f32.max(3.2 * height)));
        }
        let field_rect = boxed(sizes.field);
        let rail_rect = rect.with_max_x(field_rect.left() - sizes.gap);
        let rail = self.rail(ui, id.with("rail"), rail_rect);
        let field = Field::new(self.label.text, self.number.clone())
            .id(id.with("field"))
            .show_at(ui, field_rect);
        let wheel = self.wheel(ui, rect, rail.response.has_focus() || field.response.has_focus());
        let turned = rail.or(field);
        match wheel {
            Some(value) => {
                super::field::forget_typed(ui, id.with("field"));
                turned.or_reset(value)
            }
            None => turned,
        }
    }

    fn rail(&self, ui: &Ui, id: Id, rect: Rect) -> Turned<f64> {
        let theme = Theme::of(ui.ctx());
        let response = ui.interact(rect, id, Sense::click_and_drag());
        let radius = theme.sizes.thumb / 2.0;
        let (left, right) = (rect.left() + radius - 1.0, rect.right() - radius + 1.0);
        let before = self.number.value;
        let mut value = before;
        if (response.dragged() || response.clicked())
            && let Some(pointer) = response.interact_pointer_pos()
        {
            value = self.number.at((pointer.x - left) / (right - left).max(1.0));
        }
        let keyed = self.keyed(ui, &response);
        let thumb_x = egui::lerp(left..=right, self.number.share(value));
        let is_reset = response.double_clicked()
            && response.interact_pointer_pos().is_some_and(|at| (at.x - thumb_x).abs() <= radius);
        self.inform(ui, &response);
        self.paint_rail(ui, rect, (left, right, thumb_x), &theme.colors);
        paint::thumb(ui, pos2(thumb_x, rect.center().y), &response);
        if let Some(value) = self.default.filter(|_| is_reset).or(keyed) {
            return Turned::at_once(response, value);
        }
        if response.clicked() && value != before {
            return Turned::at_once(response, value);
        }
        Turned::dragged(response, (value != before).then_some(value))
    }

    fn paint_rail(
        &self,
        ui: &Ui,
        rect: Rect,
        (left, right, thumb): (f32, f32, f32),
        colors: &Colors,
    ) {
        let half = Theme::of(ui.ctx()).sizes.slider / 2.0;
        let y = rect.center().y;
        let empty = Rect::from_x_y_ranges(rect.left()..=rect.right(), y - half..=y + half);
        ui.painter().rect_filled(empty, rounded(half), colors.hover);
        if let Some(default) = self.default {
            let x = egui::lerp(left..=right, self.number.share(default));
            ui.painter().vline(x, y - 6.0..=y + 6.0, Stroke::new(1.5, colors.line_strong));
        }
        ui.painter().rect_filled(empty.with_max_x(thumb), rounded(half), colors.rail);
    }

    fn inform(&self, ui: &Ui, response: &Response) {
        let said = self.number.said(ui, self.number.value);
        response.widget_info(|| WidgetInfo {
            current_text_value: Some(said.clone()),
            ..WidgetInfo::slider(ui.is_enabled(), self.number.value, self.label.text)
        });
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_min_numeric_value(*self.number.range.start());
            node.set_max_numeric_value(*self.number.range.end());
            node.set_numeric_value_step(self.number.step);
            node.add_action(egui::accesskit::Action::Increment);
            node.add_action(egui::accesskit::Action::Decrement);
        });
    }

    /// What keys make of it while the rail has the focus.
    fn keyed(&self, ui: &Ui, response: &Response) -> Option<f64> {
        let asked = asked_by_reader(ui, response.id);
        if !response.has_focus() {
            return asked.map(|by| self.number.fit(self.number.value + by * self.number.step));
        }
        let filter = EventFilter { horizontal_arrows: true, ..Default::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
        let (by, home) = ui.input(|input| {
            let by = presses(input, Key::ArrowRight) - presses(input, Key::ArrowLeft);
            (by * if input.modifiers.shift { 10.0 } else { 1.0 }, input.key_pressed(Key::Home))
        });
        let by = by + asked.unwrap_or(0.0);
        let value = match self.default {
            Some(default) if home => default,
            _ => self.number.fit(self.number.value + by * self.number.step),
        };
        ((by != 0.0 || home) && value != self.number.value).then_some(value)
    }

    /// What the wheel makes of it: only while it has the focus.
    fn wheel(&self, ui: &Ui, rect: Rect, has_focus: bool) -> Option<f64> {
        if !has_focus || !ui.rect_contains_pointer(rect) {
            return None;
        }
        let turned = ui.input_mut(|input| std::mem::take(&mut input.smooth_scroll_delta).y);
        let value =
            self.number.fit(self.number.value + f64::from(turned.signum()) * self.number.step);
        (turned != 0.0 && value != self.number.value).then_some(value)
    }
}

impl Turned<f64> {
    /// The same, and at last `value`, at once.
    fn or_reset(self, value: f64) -> Self {
        Self { value: Some(value), begins: true, ends: true, ..self }
    }
}

/// Steps that a screen reader asks for.
fn asked_by_reader(ui: &Ui, id: Id) -> Option<f64> {
    use egui::accesskit::Action;
    let (more, less) = ui.input(|input| {
        let times = |action| input.num_accesskit_action_requests(id, action);
        (times(Action::Increment), times(Action::Decrement))
    });
    (more != less).then_some(if more > less { 1.0 } else { -1.0 })
}

#[expect(clippy::cast_precision_loss, reason = "presses of a key in a frame")]
fn presses(input: &egui::InputState, key: Key) -> f64 {
    input.num_presses(key) as f64
}

fn near(one: f64, other: f64) -> bool {
    (one - other).abs() <= 1e-9 * one.abs().max(1.0)
}
