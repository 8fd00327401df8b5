//! Colorways that are proposed: six dashed cards, tried by pointing at them, kept by a click.

use std::sync::Arc;

use egui::{Align, Rect, Ui, Vec2, vec2};

use super::{CardSize, cards, divider};
use crate::app::act::{Act, Trial};
use crate::app::command::Id;
use crate::app::icons;
use crate::app::panels::cloth;
use crate::app::sight::Bench;
use crate::app::theme::Theme;
use crate::app::ui::{ClothCard, IconButton, paint, tip};
use crate::design::{Colorway, Edit};
use crate::notice::Message;
use crate::workspace::colorways;

/// Places for cards that are on their way.
const COUNT: usize = 6;

/// What was answered of what is proposed.
#[derive(Debug, Default)]
pub(super) struct Proposals {
    /// Kept, or not wanted.
    answered: Vec<Arc<Colorway>>,
    was_asking: bool,
}

impl Proposals {
    /// Shows them behind a line.
    pub(super) fn show(&mut self, ui: &mut Ui, bench: &Bench<'_>, size: CardSize) {
        let is_asking = bench.work.is_suggesting();
        let proposed = &bench.work.proposals;
        self.answered.retain(|one| proposed.iter().any(|other| Arc::ptr_eq(one, other)));
        let is_answered =
            |one: &Arc<Colorway>| self.answered.iter().any(|other| Arc::ptr_eq(one, other));
        let open: Vec<(usize, &Arc<Colorway>)> =
            proposed.iter().enumerate().filter(|(_, one)| !is_answered(one)).collect();
        let has_begun = is_asking && !std::mem::replace(&mut self.was_asking, is_asking);
        self.was_asking = is_asking;
        if open.is_empty() && !is_asking {
            return;
        }
        let line = divider(ui, size.y + 18.0);
        if has_begun {
            // Where they will stand is shown at once.
            ui.scroll_to_rect(line, Some(Align::Min));
        }
        let is_ended = buttons(ui, bench);
        let to_come_yet = if is_asking { COUNT.saturating_sub(open.len()) } else { 0 };
        for (at, colorway) in open {
            if one(ui, bench, (at, colorway), size) || is_ended {
                self.answered.push(Arc::clone(colorway));
            }
        }
        (0..to_come_yet).for_each(|_| to_come(ui, size));
    }
}

/// Others, or none; whether none are wanted.
fn buttons(ui: &mut Ui, bench: &Bench<'_>) -> bool {
    let button = |ui: &mut Ui, icon, key| {
        let label = bench.text(key);
        tip(IconButton::new(icon, &label).show(ui), &label, None, None).clicked()
    };
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        if button(ui, icons::SHUFFLE, "window-tray-others") {
            bench.run(Id::Suggest);
        }
        button(ui, icons::X, "window-tray-end")
    })
    .inner
}

/// A proposal; whether it was kept.
fn one(
    ui: &mut Ui,
    bench: &Bench<'_>,
    (at, colorway): (usize, &Arc<Colorway>),
    size: CardSize,
) -> bool {
    let said =
        bench.say(&Message::new("window-tray-proposal-said").with("name", colorway.name.as_str()));
    let picture = cloth::proposed(ui, bench, (at, colorway), size);
    let card = ClothCard::new(&colorway.name, picture)
        .size(size)
        .kind(cards::kind(colorway))
        .said(&said)
        .proposed();
    let response = card.show(ui);
    let keep =
        bench.say(&Message::new("window-tray-proposal-keep").with("name", colorway.name.as_str()));
    let corner =
        Rect::from_min_size(response.rect.left_top() + vec2(size.x - 30.0, 4.0), Vec2::splat(26.0));
    let is_over = response.contains_pointer() || response.has_focus();
    let id = response.id.with("keep");
    if is_over {
        paint::raised(ui, corner, crate::app::theme::Radius::BUTTON);
    }
    let color =
        if is_over { Theme::of(ui.ctx()).colors.accent_text } else { egui::Color32::TRANSPARENT };
    let plus = IconButton::new(icons::PLUS, &keep).color(color).show_at(ui, corner, id);
    if is_over || plus.hovered() || plus.has_focus() {
        bench.act(Act::Try(Trial::Colorway(Arc::clone(colorway))));
    }
    let is_kept = response.clicked() || plus.clicked();
    if is_kept {
        let design = bench.design();
        let at = design.colorways.len();
        let name = colorways::free(design, &colorway.name, &[]);
        let colorway = Arc::new(Colorway { name, ..Colorway::clone(colorway) });
        bench.edit(Edit::AddColorway { at, colorway });
        bench.act(Act::Colorway(at));
    }
    is_kept
}

/// A card that will be filled.
fn to_come(ui: &mut Ui, size: CardSize) {
    let (_, rect) = ui.allocate_space(size);
    paint::picture(ui, rect, crate::app::theme::Radius::BUTTON, None);
}
