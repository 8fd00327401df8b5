//! Small pieces of which the panels at the side are made.

use egui::{
    Align2, Color32, CursorIcon, Frame, Id, Label, Margin, Pos2, Rect, Response, Stroke,
    StrokeKind, TextEdit, Ui, vec2,
};

use crate::app::theme::{Radius, Theme, Type};
use crate::color::Srgb;

/// What is chosen or in focus reaches so far beyond what a panel holds; between it and the panel's edge are as many
/// points fewer.
pub(super) const MARGIN: Margin = Margin::symmetric(6, 0);

/// Everything that `add` shows, as far from the panel's edges as all that it holds.
pub(super) fn inset<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
    Frame::NONE.inner_margin(MARGIN).show(ui, add).inner
}

/// How quiet a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tone {
    /// What is to be read.
    Ink,
    /// What tells more.
    Second,
    /// What may be passed over.
    Third,
}

/// A text in as many lines as it needs.
pub(super) fn text(ui: &mut Ui, set: Type, tone: Tone, text: &str) -> Response {
    let theme = Theme::of(ui.ctx());
    let color = match tone {
        Tone::Ink => theme.colors.ink,
        Tone::Second => theme.colors.ink_2,
        Tone::Third => theme.colors.ink_3,
    };
    ui.add(Label::new(theme.rich(set, text).color(color)).wrap())
}

/// A color of cloth, as the screen has it.
pub(super) fn screen(color: Srgb) -> Color32 {
    Color32::from_rgb(color.r, color.g, color.b)
}

/// A color in a rounded square, with an edge so that it is seen on any ground.
pub(super) fn swatch(ui: &Ui, rect: Rect, color: Srgb) {
    let edge = Stroke::new(1.0, Theme::of(ui.ctx()).colors.ink.gamma_multiply(0.22));
    ui.painter().rect(rect, Radius::FIELD, screen(color), edge, StrokeKind::Inside);
}

/// A color in a disk.
pub(super) fn disk(ui: &Ui, center: Pos2, radius: f32, color: Srgb) {
    let edge = Stroke::new(1.0, Theme::of(ui.ctx()).colors.ink.gamma_multiply(0.22));
    ui.painter().circle(center, radius, screen(color), edge);
}

/// The ring of whoever has the focus.
pub(super) fn focus_ring(ui: &Ui, rect: Rect, response: &Response) {
    if response.has_focus() {
        let stroke = Stroke::new(2.0, Theme::of(ui.ctx()).colors.ring);
        ui.painter().rect_stroke(rect, Radius::FIELD, stroke, StrokeKind::Inside);
    }
}

/// A field for several lines of words, called `label`.
pub(super) fn lines(
    ui: &mut Ui,
    id: Id,
    (label, hint): (&str, &str),
    text: &mut String,
) -> Response {
    let theme = Theme::of(ui.ctx());
    let frame = Frame::NONE.fill(theme.colors.field).corner_radius(Radius::BUTTON);
    let frame = frame.inner_margin(Margin::symmetric(10, 6));
    let edit = TextEdit::multiline(text)
        .id(id)
        .font(theme.font(Type::Body))
        .text_color(theme.colors.ink)
        .hint_text(theme.rich(Type::Body, hint).color(theme.colors.ink_3))
        .desired_rows(2)
        .desired_width(ui.available_width())
        .align(Align2::LEFT_TOP)
        .min_size(vec2(0.0, theme.sizes.button))
        .frame(frame);
    let response = ui.add(edit).on_hover_cursor(CursorIcon::Text);
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(label));
    focus_ring(ui, response.rect, &response);
    response
}

/// Whether `Enter` was pressed and nobody else took it.
pub(super) fn enter(ui: &Ui) -> bool {
    ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, egui::Key::Enter))
}

/// As many digits as a number has that somebody typed, but at least those of its steps and at most three.
pub(super) fn digits(value: f64, least: usize) -> usize {
    let is_whole = |digits: usize| {
        let scaled = value * [1.0, 10.0, 100.0, 1000.0][digits];
        (scaled - scaled.round()).abs() < 1e-6
    };
    (least.min(3)..3).find(|digits| is_whole(*digits)).unwrap_or(3)
}
