//! The steps of the work, from white mori to the finished cloth, one stop a step.

use egui::{Align2, EventFilter, Id, Key, Rect, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::paint;
use super::turned::Turned;
use crate::app::icons;
use crate::app::theme::{Face, Theme, Type, rounded};

/// Stops on a rail.
#[derive(Debug)]
pub(crate) struct StepScrubber<'a> {
    said: &'a str,
    at: usize,
    steps: usize,
    names: &'a [&'a str],
    inset: f32,
}

impl<'a> StepScrubber<'a> {
    /// `at` of `steps` are done; `said` is what a screen reader says of it.
    pub(crate) fn new(said: &'a str, at: usize, steps: usize) -> Self {
        Self { said, at, steps, names: &[], inset: 0.0 }
    }

    /// Names under the stops, of mori and each step; the first stop stands `inset` from the left.
    pub(crate) fn names(self, names: &'a [&'a str], inset: f32) -> Self {
        Self { names, inset, ..self }
    }

    /// Shows it over all the width there is.
    pub(crate) fn show(self, ui: &mut Ui) -> Turned<usize> {
        let theme = Theme::of(ui.ctx());
        let height = theme.sizes.thumb.max(20.0) + if theme.touch { 12.0 } else { 6.0 };
        let names = if self.names.is_empty() { 0.0 } else { theme.line_height(Type::Micro) + 2.0 };
        let (_, whole) = ui.allocate_space(vec2(ui.available_width(), height + names));
        let rect = whole.with_max_y(whole.top() + height);
        let id = ui.make_persistent_id("steps");
        let response = ui.interact(rect, id, Sense::click_and_drag());
        let half = theme.sizes.thumb / 2.0;
        let (left, right) =
            (rect.left() + half.max(self.inset), rect.right() - half.max(self.inset));
        let mut at = self.at;
        if (response.dragged() || response.clicked())
            && let Some(pointer) = response.interact_pointer_pos()
        {
            at = self.nearest((pointer.x - left) / (right - left).max(1.0));
        }
        let keyed = self.keyed(ui, &response);
        self.inform(ui, &response);
        self.paint(ui, (rect, whole), (left, right, at), &response);
        match keyed {
            Some(at) => Turned::at_once(response, at),
            None if response.clicked() && at != self.at => Turned::at_once(response, at),
            None => Turned::dragged(response, (at != self.at).then_some(at)),
        }
    }

    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "a few steps"
    )]
    fn nearest(&self, share: f32) -> usize {
        (share.clamp(0.0, 1.0) * self.steps as f32).round() as usize
    }

    #[expect(clippy::cast_precision_loss, reason = "a few steps")]
    fn share(&self, at: usize) -> f32 {
        if self.steps == 0 { 1.0 } else { at as f32 / self.steps as f32 }
    }

    fn inform(&self, ui: &Ui, response: &Response) {
        let enabled = ui.is_enabled();
        #[expect(clippy::cast_precision_loss, reason = "a few steps")]
        let (value, most) = (self.at as f64, self.steps as f64);
        response.widget_info(|| WidgetInfo {
            role: Role::Slider,
            ..WidgetInfo::slider(enabled, value, self.said)
        });
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_min_numeric_value(0.0);
            node.set_max_numeric_value(most);
            node.set_numeric_value_step(1.0);
        });
    }

    fn keyed(&self, ui: &Ui, response: &Response) -> Option<usize> {
        if !response.has_focus() {
            return None;
        }
        let filter = EventFilter { horizontal_arrows: true, ..Default::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
        let pressed = |key| ui.input(|input| input.key_pressed(key));
        let to = if pressed(Key::Home) {
            0
        } else if pressed(Key::End) {
            self.steps
        } else if pressed(Key::ArrowRight) {
            (self.at + 1).min(self.steps)
        } else if pressed(Key::ArrowLeft) {
            self.at.saturating_sub(1)
        } else {
            self.at
        };
        (to != self.at).then_some(to)
    }

    fn paint(
        &self,
        ui: &Ui,
        (rect, whole): (Rect, Rect),
        (left, right, at): (f32, f32, usize),
        response: &Response,
    ) {
        let theme = Theme::of(ui.ctx());
        let colors = &theme.colors;
        let (y, half) = (rect.center().y, theme.sizes.slider / 2.0);
        let x = |at: usize| egui::lerp(left..=right, self.share(at));
        let whole_rail = Rect::from_x_y_ranges(left..=right, y - half..=y + half);
        ui.painter().rect_filled(whole_rail, rounded(half), colors.hover);
        ui.painter().rect_filled(whole_rail.with_max_x(x(at)), rounded(half), colors.rail);
        for stop in 0..=self.steps {
            let ink = if stop <= at { colors.rail } else { colors.line_strong };
            ui.painter().circle_filled(pos2(x(stop), y), 2.0 + half, ink);
        }
        paint::thumb(ui, pos2(x(at), y), response);
        for (stop, name) in self.names.iter().enumerate().take(self.steps + 1) {
            let room = (right - left) / (self.share(1) * self.share(self.steps)).recip().max(1.0);
            let place = Rect::from_center_size(
                pos2(x(stop), rect.bottom() + theme.line_height(Type::Micro) / 2.0),
                vec2(room.max(40.0) - 4.0, whole.bottom() - rect.bottom()),
            );
            let (set, ink) = if stop == at {
                (Type::SmallStrong, colors.ink)
            } else {
                (Type::Micro, colors.ink_2)
            };
            paint::text(ui, place, Align2::CENTER_CENTER, (name, set, ink));
        }
    }
}

/// The round button that plays the steps, or stops them.
pub(crate) fn play_button(ui: &mut Ui, label: &str, is_playing: bool) -> Response {
    let theme = Theme::of(ui.ctx());
    let side = if theme.touch { 48.0 } else { 28.0 };
    let (rect, response) = ui.allocate_exact_size(vec2(side, side), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), label));
    let fill =
        theme.colors.accent_soft.lerp_to_gamma(theme.colors.hover, paint::hovered(ui, &response));
    ui.painter().circle_filled(rect.center(), side / 2.0, fill);
    let glyph = if is_playing { icons::PAUSE } else { icons::PLAY };
    paint::icon(ui, rect.center(), (glyph, Face::IconFill), 14.0, theme.colors.accent_text);
    paint::focus_ring(ui, rect, rounded(side / 2.0), &response);
    response
}

/// The id by which a scrubber in `ui` has the focus.
pub(crate) fn scrubber_id(ui: &Ui) -> Id {
    ui.make_persistent_id("steps")
}
