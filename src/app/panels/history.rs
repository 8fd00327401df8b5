//! What was done to the design, step by step; a click goes there.

use egui::{
    Align2, EventFilter, Key, Response, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2,
};

use crate::app::act::Act;
use crate::app::sight::Bench;
use crate::app::theme::{Radius, Theme, Type};
use crate::app::ui::paint;
use crate::notice::Message;

use super::pieces;

mod sentence;

use sentence::Teller;

/// Height of a row.
const ROW: f32 = 34.0;

/// What the list keeps from frame to frame: sentences cost a look at every value.
#[derive(Debug, Default)]
pub(crate) struct HistoryOwn {
    /// Of the design at the end of the list, and of the language.
    of: Option<(std::sync::Arc<crate::design::Design>, usize, crate::words::Language)>,
    sentences: Vec<String>,
    /// The step that was shown last.
    at: usize,
}

/// How many steps there are, in words.
pub(crate) fn counted(bench: &Bench<'_>) -> String {
    let count = bench.open.desk.history().steps().count().saturating_sub(1);
    bench.say(&Message::new("window-history-steps").with("count", count))
}

/// The list.
pub(crate) fn show(ui: &mut Ui, own: &mut HistoryOwn, bench: &Bench<'_>) {
    renew(own, bench);
    let at = bench.open.desk.history().at();
    let is_new = std::mem::replace(&mut own.at, at) != at;
    let scroll = ScrollArea::vertical().id_salt("history").auto_shrink([false, false]);
    scroll.content_margin(egui::Margin::symmetric(14, 0)).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let mut rows: Vec<Response> = Vec::with_capacity(own.sentences.len());
        for (step, sentence) in own.sentences.iter().enumerate() {
            let response = row(ui, sentence, (step, at));
            if is_new && step == at {
                response.scroll_to_me(None);
            }
            if response.clicked() {
                bench.act(Act::GoTo(step));
            }
            rows.push(response);
        }
        walk(ui, bench, &rows);
    });
}

/// Makes the sentences anew where the history is another one.
fn renew(own: &mut HistoryOwn, bench: &Bench<'_>) {
    let history = bench.open.desk.history();
    let Some(last) = history.designs().last() else { return };
    let (count, language) = (history.steps().count(), bench.words.language());
    let is_same = own.of.as_ref().is_some_and(|(design, length, spoken)| {
        std::sync::Arc::ptr_eq(design, last) && (*length, *spoken) == (count, language)
    });
    if is_same {
        return;
    }
    let teller = Teller { words: bench.words, library: bench.open.desk.library() };
    let designs: Vec<_> = history.designs().collect();
    own.sentences = history
        .steps()
        .enumerate()
        .map(|(step, edit)| {
            let before = step.checked_sub(1).map(|before| &**designs[before]);
            teller.sentence(edit, before, designs[step])
        })
        .collect();
    own.of = Some((std::sync::Arc::clone(last), count, language));
}

/// A step: the present one on `accent-soft`, what was undone grey.
fn row(ui: &mut Ui, sentence: &str, (step, at): (usize, usize)) -> Response {
    let colors = &Theme::of(ui.ctx()).colors;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    let (enabled, is_now) = (ui.is_enabled(), step == at);
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, enabled, is_now, sentence));
    let ground = rect.expand2(vec2(6.0, 0.0));
    if is_now {
        ui.painter().rect_filled(ground, Radius::BUTTON, colors.accent_soft);
    } else if response.hovered() {
        ui.painter().rect_filled(ground, Radius::BUTTON, colors.hover);
    }
    let (set, ink, dot) = match step.cmp(&at) {
        std::cmp::Ordering::Less => (Type::Body, colors.ink, colors.line_strong),
        std::cmp::Ordering::Equal => (Type::Strong, colors.ink, colors.accent_text),
        std::cmp::Ordering::Greater => (Type::Body, colors.ink_3, colors.line),
    };
    ui.painter().circle_filled(pos2(rect.left() + 7.0, rect.center().y), 3.0, dot);
    let words = rect.with_min_x(rect.left() + 20.0);
    let place = paint::text(ui, words, Align2::LEFT_CENTER, (sentence, set, ink));
    pieces::focus_ring(ui, ground, &response);
    let is_cut = place.width() + 1.0 >= words.width();
    if is_cut { response.on_hover_text(sentence) } else { response }
}

/// Arrow keys go from step to step.
fn walk(ui: &Ui, bench: &Bench<'_>, rows: &[Response]) {
    let Some(now) = rows.iter().position(Response::has_focus) else { return };
    let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(rows[now].id, filter));
    let pressed = |key| ui.input(|input| input.key_pressed(key));
    let to = match () {
        () if pressed(Key::ArrowDown) => (now + 1).min(rows.len() - 1),
        () if pressed(Key::ArrowUp) => now.saturating_sub(1),
        () => now,
    };
    if to != now {
        rows[to].request_focus();
        rows[to].scroll_to_me(None);
        bench.act(Act::GoTo(to));
    }
}

#[cfg(test)]
mod tests;
