//! A card beside a place of the cloth, with a line to it.

use egui::{
    Align2, Area, Color32, Frame, Id, Margin, Order, Pos2, Rect, Shadow, Stroke, Ui, pos2, vec2,
};

use super::message::Tone;
use super::paint;
use crate::app::theme::{Face, Radius, Theme, Type};

/// How wide a callout is.
const WIDE: f32 = 318.0;

/// How far it stands from its place.
const OFF: f32 = 60.0;

/// A card with a leader.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Callout {
    id: Id,
    target: Pos2,
    radius: f32,
    bounds: Rect,
}

impl Callout {
    /// A card that points at `target` and stays within `bounds`, both on the screen.
    pub(crate) fn new(id: Id, target: Pos2, bounds: Rect) -> Self {
        Self { id, target, radius: 24.0, bounds }
    }

    /// Another radius of the ring about the place; nothing for no ring.
    pub(crate) fn ring(self, radius: f32) -> Self {
        Self { radius, ..self }
    }

    /// Shows ring, leader and card with what `add` puts on it.
    pub(crate) fn show<R>(self, ui: &Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
        let theme = Theme::of(ui.ctx());
        let size_id = self.id.with("size");
        let height = ui.data(|data| data.get_temp::<f32>(size_id)).unwrap_or(150.0);
        let card = self.place(height);
        let edge = pos2(
            self.target.x.clamp(card.left(), card.right()),
            self.target.y.clamp(card.top() + 16.0, card.bottom() - 16.0),
        );
        self.leader(ui, edge, theme);
        let area = Area::new(self.id)
            .order(Order::Middle)
            .fixed_pos(card.min)
            .constrain_to(self.bounds)
            .sense(egui::Sense::hover());
        let shown = area.show(ui.ctx(), |ui| {
            let frame = Frame::new()
                .fill(theme.colors.raised)
                .corner_radius(Radius::POPUP)
                .shadow(theme.colors.shadow_2);
            frame.inner_margin(Margin::same(16)).show(ui, |ui| {
                ui.set_width(WIDE - 32.0);
                paint::on_raised(ui);
                add(ui)
            })
        });
        let height = shown.response.rect.height();
        ui.data_mut(|data| data.insert_temp(size_id, height));
        shown.inner.inner
    }

    /// At the right of the place, or at its left where there is no room.
    fn place(&self, height: f32) -> Rect {
        let room = self.bounds.shrink(12.0);
        let right = self.target.x + self.radius + OFF;
        let left = if right + WIDE <= room.right() {
            right
        } else {
            self.target.x - self.radius - OFF - WIDE
        };
        let left = left.clamp(room.left(), (room.right() - WIDE).max(room.left()));
        let top = (self.target.y - height * 0.6)
            .clamp(room.top(), (room.bottom() - height).max(room.top()));
        Rect::from_min_size(pos2(left, top), vec2(WIDE, height))
    }

    fn leader(&self, ui: &Ui, edge: Pos2, theme: &Theme) {
        let painter = ui.painter();
        let toward = (edge - self.target).normalized();
        let start = self.target + toward * self.radius;
        for stroke in [
            Stroke::new(5.0, theme.colors.mori.gamma_multiply(0.95)),
            Stroke::new(2.0, theme.colors.danger),
        ] {
            painter.line_segment([start, edge], stroke);
            if self.radius > 0.0 {
                painter.circle(self.target, self.radius, Color32::TRANSPARENT, stroke);
            }
        }
    }
}

/// The head of a callout: what it is about, its title, and a × that is called `close`. Tells whether that was pressed.
pub(crate) fn callout_head(ui: &mut Ui, tone: Tone, title: &str, close: &str) -> bool {
    let theme = Theme::of(ui.ctx());
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), 24.0));
    let icon = (tone.icon(), Face::IconFill);
    paint::icon(ui, pos2(rect.left() + 10.0, rect.center().y), icon, 20.0, tone.color(theme));
    let words = rect.with_min_x(rect.left() + 28.0).with_max_x(rect.right() - 26.0);
    paint::text(ui, words, Align2::LEFT_CENTER, (title, Type::Strong, theme.colors.ink));
    let place = (ui.make_persistent_id("close"), pos2(rect.right() - 8.0, rect.center().y));
    paint::close(ui, place, close).clicked()
}

/// A frame for what floats on the cloth.
pub(crate) fn floating(theme: &Theme) -> Frame {
    let shadow: Shadow = theme.colors.shadow_1;
    Frame::new().fill(theme.colors.raised).corner_radius(Radius::CARD).shadow(shadow)
}

/// A pill with a live value beside a handle: on `raised`, or filled where it names what is selected.
pub(crate) fn pill(ui: &Ui, center: Pos2, text: &str, fill: Pill) -> Rect {
    let theme = Theme::of(ui.ctx());
    let (ground, ink) = match fill {
        Pill::Raised => (theme.colors.raised, theme.colors.ink),
        Pill::Accent => (theme.colors.mark, theme.colors.mori),
        Pill::Guide => (theme.colors.guide, theme.colors.mori),
    };
    let galley = paint::line(ui, text, Type::SmallLabel, ink, f32::INFINITY);
    let rect = Rect::from_center_size(center, paint::padded(galley.size(), 10.0, 3.0));
    if fill == Pill::Raised {
        ui.painter().add(theme.colors.shadow_1.as_shape(rect, Radius::chip(rect.height())));
    }
    ui.painter().rect_filled(rect, Radius::chip(rect.height()), ground);
    paint::put(ui.painter(), rect, Align2::CENTER_CENTER, galley);
    rect
}

/// What a pill stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Pill {
    /// A value.
    Raised,
    /// What is selected.
    Accent,
    /// A guide that holds.
    Guide,
}
