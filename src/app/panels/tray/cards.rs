//! The cards of the colorways: swap, reorder, rename, duplicate, delete.

use std::sync::Arc;

use egui::{Key, Modifiers, Popup, Rect, Response, Stroke, TextEdit, Ui, vec2};

use super::{CardSize, between};
use crate::app::act::Act;
use crate::app::icons;
use crate::app::panels::cloth;
use crate::app::sight::Bench;
use crate::app::theme::{Theme, Type};
use crate::app::ui::{ClothCard, MenuRow, context_menu_of};
use crate::design::edit::ColorwayEdit;
use crate::design::{Colorway, Edit, Paint};
use crate::notice::Message;
use crate::workspace::colorways;

/// What the cards remember.
#[derive(Debug, Default)]
pub(super) struct Cards {
    renamed: Option<Renamed>,
    dragged: Option<usize>,
    has_focus: bool,
}

/// A name that is being typed.
#[derive(Debug)]
struct Renamed {
    at: usize,
    text: String,
    is_begun: bool,
}

impl Cards {
    /// Whether one of them has the focus.
    pub(super) fn has_focus(&self) -> bool {
        self.has_focus
    }

    /// Shows them.
    pub(super) fn show(&mut self, ui: &mut Ui, bench: &Bench<'_>, size: CardSize) {
        let design = Arc::clone(bench.design());
        let cards: Vec<Response> = design
            .colorways
            .iter()
            .enumerate()
            .map(|(at, colorway)| self.card(ui, bench, (at, colorway), size))
            .collect();
        self.has_focus = cards.iter().any(Response::has_focus);
        self.drag(ui, bench, &cards);
    }

    fn card(
        &mut self,
        ui: &mut Ui,
        bench: &Bench<'_>,
        (at, colorway): (usize, &Arc<Colorway>),
        size: CardSize,
    ) -> Response {
        let is_shown = at == bench.open.colorway;
        let name = name(colorway, bench);
        let said = said(bench, &name, at);
        let is_renamed = self.renamed.as_ref().is_some_and(|renamed| renamed.at == at);
        let card = ClothCard::new(
            if is_renamed { "" } else { &name },
            cloth::in_colorway(ui, bench, at, size),
        )
        .size(size)
        .kind(kind(colorway))
        .said(&said)
        .chosen(is_shown)
        .dragged();
        let response = card.show(ui);
        if response.clicked() {
            bench.act(Act::Colorway(at));
        }
        if response.double_clicked() {
            self.rename(at, &name);
        }
        if is_renamed {
            self.typing(ui, bench, &response);
        }
        if is_shown && response.gained_focus() {
            response.scroll_to_me(None);
        }
        self.menu(ui, bench, (at, &name), &response);
        response
    }

    /// What the right button brings, or the key for the menu of the focus.
    fn menu(&mut self, ui: &Ui, bench: &Bench<'_>, (at, name): (usize, &str), response: &Response) {
        let is_asked = response.has_focus()
            && ui.input_mut(|input| input.consume_key(Modifiers::SHIFT, Key::F10));
        if is_asked {
            Popup::open_id(ui.ctx(), Popup::default_response_id(response));
        }
        let _menu = context_menu_of(response, |ui| {
            let row = |ui: &mut Ui, icon, key| {
                MenuRow::new(&bench.text(key)).icon(Some(icon)).show(ui).clicked()
            };
            if row(ui, icons::PENCIL_SIMPLE, "window-rename") {
                self.rename(at, name);
            }
            if row(ui, icons::COPY, "window-duplicate") {
                duplicate(bench, at);
            }
            if row(ui, icons::TRASH, "window-delete") {
                remove(bench, at);
            }
        });
    }

    fn rename(&mut self, at: usize, name: &str) {
        self.renamed = Some(Renamed { at, text: name.to_owned(), is_begun: false });
    }

    /// The name under a card, while it is typed.
    fn typing(&mut self, ui: &mut Ui, bench: &Bench<'_>, card: &Response) {
        let Some(renamed) = &mut self.renamed else { return };
        let theme = Theme::of(ui.ctx());
        let height = theme.line_height(Type::Small) + 4.0;
        let left = card.rect.left_bottom() + vec2(18.0, 2.0 - height);
        let rect = Rect::from_min_max(left, card.rect.right_bottom() + vec2(0.0, 2.0));
        let edit = TextEdit::singleline(&mut renamed.text)
            .font(theme.font(Type::Small))
            .margin(egui::Margin::symmetric(4, 1))
            .char_limit(crate::limits::NAME)
            .desired_width(rect.width());
        let response = ui.put(rect, edit);
        if !renamed.is_begun {
            renamed.is_begun = true;
            response.request_focus();
            return;
        }
        if response.lost_focus() {
            let is_kept = !ui.input(|input| input.key_pressed(Key::Escape));
            let (at, text) = (renamed.at, renamed.text.trim().to_owned());
            if is_kept && !text.is_empty() {
                bench.edit(Edit::Colorway(at, ColorwayEdit::Name(text)));
            }
            self.renamed = None;
        }
    }

    /// Moves a card among the others: a line shows where, and letting go moves it.
    fn drag(&mut self, ui: &Ui, bench: &Bench<'_>, cards: &[Response]) {
        if let Some(at) = cards.iter().position(Response::drag_started) {
            self.dragged = Some(at);
        }
        let Some(from) = self.dragged else { return };
        let Some(card) = cards.get(from) else {
            self.dragged = None;
            return;
        };
        let rects: Vec<Rect> = cards.iter().map(|card| card.rect).collect();
        let Some(pointer) = card.interact_pointer_pos() else {
            self.dragged = None;
            return;
        };
        let before = rects.iter().filter(|rect| rect.center().x < pointer.x).count();
        let is_other = before != from && before != from + 1;
        if card.dragged()
            && is_other
            && let Some(line) = between(&rects, before)
        {
            let color = Theme::of(ui.ctx()).colors.ring;
            ui.painter().line_segment(line, Stroke::new(2.0, color));
        }
        if card.drag_stopped() {
            self.dragged = None;
            if is_other {
                let to = if before > from { before - 1 } else { before };
                bench.edit(Edit::MoveColorway { from, to });
                bench.act(Act::Colorway(moved(bench.open.colorway, from, to)));
            }
        }
    }
}

/// Where something stands after one of its row went from a place to another.
fn moved(at: usize, from: usize, to: usize) -> usize {
    if at == from {
        to
    } else if from < at && at <= to {
        at - 1
    } else if to <= at && at < from {
        at + 1
    } else {
        at
    }
}

fn duplicate(bench: &Bench<'_>, at: usize) {
    let design = bench.design();
    let Some(colorway) = design.colorways.get(at) else { return };
    let name = colorways::free(design, &name(colorway, bench), &[]);
    let colorway = Arc::new(Colorway { name, ..Colorway::clone(colorway) });
    bench.edit(Edit::AddColorway { at: at + 1, colorway });
    bench.act(Act::Colorway(at + 1));
}

fn remove(bench: &Bench<'_>, at: usize) {
    bench.edit(Edit::RemoveColorway(at));
    let shown = bench.open.colorway;
    bench.act(Act::Colorway(if at < shown { shown - 1 } else { shown }));
}

/// What a colorway is called on its card.
fn name(colorway: &Colorway, bench: &Bench<'_>) -> String {
    if colorway.name.is_empty() { bench.text("window-nameless") } else { colorway.name.clone() }
}

/// What a screen reader says of a card.
fn said(bench: &Bench<'_>, name: &str, at: usize) -> String {
    let is_shown = at == bench.open.colorway;
    let message = Message::new("window-tray-said").with("name", name);
    let message = message.with("number", at + 1).with("count", bench.design().colorways.len());
    bench.say(&message.with("shown", if is_shown { "yes" } else { "no" }))
}

/// The sign of where the colors come from.
pub(super) fn kind(colorway: &Colorway) -> char {
    match &colorway.paint {
        Paint::Dye(dyeing) if dyeing.baths.iter().any(|bath| bath.is_brushed) => icons::PAINT_BRUSH,
        Paint::Dye(_) => icons::DROP_HALF,
        Paint::Print(_) | Paint::Unknown => icons::PRINTER,
    }
}

#[cfg(test)]
mod tests {
    use super::moved;

    #[test]
    fn the_shown_one_stays_the_shown_one() {
        let row = ['a', 'b', 'c', 'd'];
        for from in 0..row.len() {
            for to in 0..row.len() {
                let mut after = row.to_vec();
                let one = after.remove(from);
                after.insert(to, one);
                for (at, letter) in row.iter().enumerate() {
                    assert_eq!(after[moved(at, from, to)], *letter, "{from} to {to}");
                }
            }
        }
    }
}
