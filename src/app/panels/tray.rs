//! The tray: this very cloth in each of its colors, and the steps in which they are dyed.
//!
//! **Invariant:** pointing at a proposal commits nothing; a click on a card swaps colors and draws nothing.

use egui::containers::scroll_area::ScrollSource;
use egui::{
    Align, Frame, Key, Layout, Margin, Modifiers, Panel, Rect, ScrollArea, Stroke, Ui, UiBuilder,
    Vec2, pos2, vec2,
};

use crate::app::act::Act;
use crate::app::command::Id;
use crate::app::icons;
use crate::app::sight::Bench;
use crate::app::theme::{Theme, Type};
use crate::app::ui::{self, Button};

mod cards;
mod proposals;

use super::steps::{self, StepsOwn};
use cards::Cards;
use proposals::Proposals;

/// What the tray remembers.
#[derive(Debug, Default)]
pub(crate) struct TrayOwn {
    steps: StepsOwn,
    cards: Cards,
    proposals: Proposals,
}

/// The lowest and the highest tray.
const HEIGHT: std::ops::RangeInclusive<f32> = 96.0..=260.0;

/// What a tray has besides the pictures of its cards: head above, names below.
const BESIDES: f32 = 70.0;

/// The head, and the width of the block of steps.
const HEAD: f32 = 34.0;
pub(super) const STEPS: f32 = 280.0;

/// From card to card.
const GAP: f32 = 12.0;

/// Shows the tray.
pub(crate) fn show(ui: &mut Ui, own: &mut TrayOwn, bench: &Bench<'_>) {
    let theme = Theme::of(ui.ctx());
    Panel::bottom("tray")
        .resizable(true)
        .default_size(theme.sizes.tray)
        .size_range(*HEIGHT.start()..=*HEIGHT.end())
        .frame(Frame::new().fill(theme.colors.panel).inner_margin(Margin::symmetric(14, 0)))
        .show(ui, |ui| {
            let rect = ui.max_rect();
            ui.expand_to_include_rect(rect);
            within(ui, own, bench, rect);
        });
}

fn within(ui: &mut Ui, own: &mut TrayOwn, bench: &Bench<'_>, rect: Rect) {
    own.steps.plans.look(bench);
    let head = rect.with_max_y(rect.top() + HEAD);
    let body = rect.with_min_y(rect.top() + HEAD);
    if own.steps.is_film && bench.open.is_dyed() {
        steps::film(ui, &mut own.steps, bench, head, body);
        return;
    }
    own.steps.is_film = false;
    show_head(ui, bench, head);
    let steps = body.with_min_x(body.right() - STEPS);
    let has_steps = bench.open.shown_colorway().is_some() && body.width() > 2.0 * STEPS;
    let room = if has_steps { body.with_max_x(steps.left() - 14.0) } else { body };
    show_cards(ui, own, bench, room);
    if has_steps {
        steps::block(ui, &mut own.steps, bench, steps);
    }
}

fn show_head(ui: &mut Ui, bench: &Bench<'_>, rect: Rect) {
    let theme = Theme::of(ui.ctx());
    let layout = Layout::left_to_right(Align::Center);
    ui.scope_builder(
        UiBuilder::new().max_rect(rect.translate(vec2(0.0, 3.0))).layout(layout),
        |ui| {
            ui.label(theme.rich(Type::Strong, bench.text("window-tray-colorways")));
            #[expect(clippy::cast_precision_loss, reason = "a few colorways")]
            let count = bench.number(bench.design().colorways.len() as f64);
            ui.label(theme.rich(Type::Body, count).color(theme.colors.ink_3));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if bench.can(Id::EditColors) {
                    let label = bench.text("window-tray-edit");
                    if Button::text(&label)
                        .icon(icons::PENCIL_SIMPLE)
                        .height(28.0)
                        .show(ui)
                        .clicked()
                    {
                        bench.run(Id::EditColors);
                    }
                }
                let label = bench.text("window-suggest");
                if Button::text(&label).icon(icons::SHUFFLE).height(28.0).show(ui).clicked() {
                    bench.run(Id::Suggest);
                }
            });
        },
    );
}

/// The cards, what is proposed behind a line, and an empty card to add one.
fn show_cards(ui: &mut Ui, own: &mut TrayOwn, bench: &Bench<'_>, room: Rect) {
    let theme = Theme::of(ui.ctx());
    let high = (room.height() + HEAD - BESIDES).max(24.0);
    let size = vec2(high * theme.sizes.card.x / theme.sizes.card.y, high);
    // Rings stand four points out.
    let room = room.expand2(vec2(4.0, 0.0));
    ui.scope_builder(UiBuilder::new().max_rect(room), |ui| {
        ui.style_mut().always_scroll_the_only_direction = true;
        let source = ScrollSource::SCROLL_BAR | ScrollSource::MOUSE_WHEEL;
        let area = ScrollArea::horizontal().id_salt("colorways").auto_shrink([false, false]);
        area.scroll_source(source).show(ui, |ui| {
            ui.add_space(5.0);
            ui.with_layout(Layout::left_to_right(Align::Min), |ui| {
                ui.spacing_mut().item_spacing.x = GAP;
                ui.add_space(4.0);
                own.cards.show(ui, bench, size);
                let label = bench.text("window-add-colorway");
                if ui::add_card(ui, vec2(size.y, size.y), &label).clicked() {
                    bench.run(Id::AddColorway);
                }
                own.proposals.show(ui, bench, size);
                ui.add_space(4.0);
            });
        });
    });
    keys(ui, own, bench);
}

/// Takes a colorway by its number, while a card has the focus.
fn keys(ui: &Ui, own: &TrayOwn, bench: &Bench<'_>) {
    const NUMBERS: [Key; 9] = [
        Key::Num1,
        Key::Num2,
        Key::Num3,
        Key::Num4,
        Key::Num5,
        Key::Num6,
        Key::Num7,
        Key::Num8,
        Key::Num9,
    ];
    if !own.cards.has_focus() {
        return;
    }
    let count = bench.design().colorways.len();
    for (at, key) in NUMBERS.into_iter().enumerate().take(count) {
        if ui.input_mut(|input| input.consume_key(Modifiers::NONE, key)) {
            bench.act(Act::Colorway(at));
        }
    }
}

/// A line between what is there and what is proposed.
fn divider(ui: &mut Ui, height: f32) -> Rect {
    let color = Theme::of(ui.ctx()).colors.line;
    let (_, rect) = ui.allocate_space(vec2(1.0, height));
    ui.painter().vline(rect.center().x, rect.y_range(), Stroke::new(1.0, color));
    rect
}

/// Where a mark between two cards stands, before the card at a place.
fn between(cards: &[Rect], before: usize) -> Option<[egui::Pos2; 2]> {
    let x = match cards.get(before) {
        Some(card) => card.left() - GAP / 2.0,
        None => cards.last()?.right() + GAP / 2.0,
    };
    let first = cards.first()?;
    Some([pos2(x, first.top()), pos2(x, first.bottom())])
}

/// A card of the tray, so large.
type CardSize = Vec2;

#[cfg(test)]
mod tests;
