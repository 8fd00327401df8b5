//! The layers of a design, the topmost first, as it lies on the cloth.

use egui::{EventFilter, Key, ScrollArea, Ui};

use crate::app::act::Act;
use crate::app::command::{self, Id};
use crate::app::icons;
use crate::app::sight::Bench;
use crate::app::theme::Theme;
use crate::app::ui::{
    Button, Dropped, IconButton, LayerRow, MenuRow, RowResponse, context_menu_of, menu_line,
    menu_of, panel_header, tip,
};
use crate::design::edit::LayerEdit;
use crate::design::{Edit, Layer};
use crate::notice::Message;

use super::pieces::{self, Tone};
use super::{naming, portrait};

/// The head with what can be added.
pub(super) fn header(ui: &mut Ui, bench: &Bench<'_>) {
    let count = bench.number(number(bench.design().layers.len()));
    let add = bench.text("window-add");
    pieces::inset(ui, |ui| {
        panel_header(ui, &bench.text("window-layers"), &count, |ui| {
            let button = tip(IconButton::new(icons::PLUS, &add).show(ui), &add, None, None);
            menu_of(&button, |ui| {
                for id in [Id::AddMotif, Id::AddIsen, Id::AddDrawing] {
                    command_row(ui, bench, id);
                }
            });
        });
    });
}

/// The rows; more than fit into `most` points scroll.
pub(super) fn list(ui: &mut Ui, rename: &mut Option<usize>, bench: &Bench<'_>, most: f32) {
    if bench.design().layers.is_empty() {
        return pieces::inset(ui, |ui| empty(ui, bench));
    }
    let scroll =
        ScrollArea::vertical().id_salt("layers").max_height(most).auto_shrink([false, true]);
    scroll.content_margin(pieces::MARGIN).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        rows(ui, rename, bench);
    });
}

/// What stands there while there is nothing.
fn empty(ui: &mut Ui, bench: &Bench<'_>) {
    let theme = Theme::of(ui.ctx());
    pieces::text(
        ui,
        crate::app::theme::Type::Body,
        Tone::Second,
        &bench.text("window-layers-none"),
    );
    ui.add_space(8.0);
    let label = bench.text("window-add-motif");
    if Button::quiet(&label).icon(icons::FLOWER_LOTUS).small(theme).show(ui).clicked() {
        bench.run(Id::AddMotif);
    }
}

fn rows(ui: &mut Ui, rename: &mut Option<usize>, bench: &Bench<'_>) {
    let layers = &bench.design().layers;
    let count = layers.len();
    let mut shown: Vec<RowResponse> = Vec::with_capacity(count);
    for row in 0..count {
        let at = count - 1 - row;
        if *rename == Some(at) {
            *rename = None;
            let name = naming::layer(&layers[at], bench.open.desk.library(), bench.words);
            LayerRow::rename(ui, row, &name);
        }
        shown.push(one(ui, bench, (at, row)));
    }
    let to =
        shown.iter().position(|row| row.response.has_focus()).and_then(|row| walk(ui, &shown, row));
    if let Some(row) = to {
        shown[row].response.request_focus();
        shown[row].response.scroll_to_me(None);
        bench.act(Act::Select(vec![count - 1 - row], None));
    }
}

/// The row that arrow keys lead to from the one in focus.
fn walk(ui: &Ui, rows: &[RowResponse], row: usize) -> Option<usize> {
    let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(rows[row].response.id, filter));
    let last = rows.len() - 1;
    let to = ui.input(|input| match () {
        () if input.modifiers.any() => row,
        () if input.key_pressed(Key::ArrowDown) => (row + 1).min(last),
        () if input.key_pressed(Key::ArrowUp) => row.saturating_sub(1),
        () if input.key_pressed(Key::Home) => 0,
        () if input.key_pressed(Key::End) => last,
        () => row,
    });
    (to != row).then_some(to)
}

fn one(ui: &mut Ui, bench: &Bench<'_>, (at, row): (usize, usize)) -> RowResponse {
    let layer = &bench.design().layers[at];
    let name = naming::layer(layer, bench.open.desk.library(), bench.words);
    let kind = naming::kind(layer, bench.words);
    let said = said(bench, layer, (&name, &kind), (at, bench.design().layers.len()));
    let act = |key: &'static str| bench.say(&Message::new(key).with("name", name.as_str()));
    let eye = act(if layer.is_visible { "window-layer-hide" } else { "window-layer-show" });
    let lock = act(if layer.is_locked { "window-layer-unlock" } else { "window-layer-lock" });
    let shown = LayerRow::new(row, &name, &kind)
        .picture(portrait::of_layer(ui, bench, at))
        .said(&said)
        .chosen(bench.open.selection.has(at))
        .eye(!layer.is_visible, &eye)
        .lock(layer.is_locked, &lock)
        .show(ui);
    if shown.response.clicked() && !shown.eye && !shown.lock {
        let is_more = ui.input(|input| input.modifiers.shift || input.modifiers.command);
        bench.act(if is_more { Act::Also(at) } else { Act::Select(vec![at], None) });
    }
    if shown.eye {
        bench.edit(Edit::Layer(at, LayerEdit::Visible(!layer.is_visible)));
    }
    if shown.lock {
        bench.edit(Edit::Layer(at, LayerEdit::Locked(!layer.is_locked)));
    }
    if let Some(name) = &shown.renamed {
        bench.edit(Edit::Layer(at, LayerEdit::Name(name.clone())));
    }
    if let Some(Dropped { from, before }) = shown.dropped {
        moved(bench, from, before);
    }
    if shown.response.secondary_clicked() && !bench.open.selection.has(at) {
        bench.act(Act::Select(vec![at], None));
    }
    context_menu_of(&shown.response, |ui| menu(ui, bench, at));
    shown
}

/// Moves the row `from` before another one, both counted from above.
fn moved(bench: &Bench<'_>, from: usize, before: usize) {
    let last = bench.design().layers.len() - 1;
    // Taking the row away shifts those below it up by one.
    let row = if before > from { before - 1 } else { before };
    let (from, to) = (last - from, last.saturating_sub(row));
    bench.edit(Edit::MoveLayer { from, to });
    bench.act(Act::Select(vec![to], None));
}

/// What a screen reader says of a layer: “Lapisan Kawung, motif, terlihat, teratas”.
fn said(
    bench: &Bench<'_>,
    layer: &Layer,
    (name, kind): (&str, &str),
    (at, count): (usize, usize),
) -> String {
    let seen = if layer.is_visible { "window-layer-visible" } else { "window-layer-hidden" };
    let mut more = vec![bench.text(seen)];
    more.extend(layer.is_locked.then(|| bench.text("window-layer-locked")));
    more.extend((at + 1 == count).then(|| bench.text("window-layer-topmost")));
    let message = Message::new("window-layer-said").with("name", name).with("kind", kind);
    bench.say(&message.with("more", more.join(", ")))
}

/// What can be done with a layer.
pub(super) fn menu(ui: &mut Ui, bench: &Bench<'_>, at: usize) {
    let Some(layer) = bench.design().layers.get(at) else { return };
    for id in [Id::Rename, Id::Duplicate, Id::Delete] {
        command_row(ui, bench, id);
    }
    menu_line(ui);
    for id in [Id::Forward, Id::Backward] {
        command_row(ui, bench, id);
    }
    menu_line(ui);
    let act =
        |is_so: bool, yes: &'static str, no: &'static str| bench.text(if is_so { yes } else { no });
    let seen = act(layer.is_visible, "window-hide", "window-show");
    if MenuRow::new(&seen)
        .icon(Some(if layer.is_visible { icons::EYE_SLASH } else { icons::EYE }))
        .show(ui)
        .clicked()
    {
        bench.edit(Edit::Layer(at, LayerEdit::Visible(!layer.is_visible)));
    }
    let lock = act(layer.is_locked, "window-unlock", "window-lock");
    let sign = if layer.is_locked { icons::LOCK_SIMPLE_OPEN } else { icons::LOCK_SIMPLE };
    if MenuRow::new(&lock).icon(Some(sign)).show(ui).clicked() {
        bench.edit(Edit::Layer(at, LayerEdit::Locked(!layer.is_locked)));
    }
    menu_line(ui);
    ui.add_enabled_ui(!layer.is_locked, |ui| {
        MenuRow::new(&bench.text("window-follow")).submenu(ui, |ui| follow(ui, bench, (at, layer)));
        let letters = bench.evaluated().artwork().raport().letters();
        if letters.len() > 1 {
            MenuRow::new(&bench.text("window-on-tile"))
                .submenu(ui, |ui| tiles(ui, bench, (at, layer), &letters));
        }
    });
}

fn follow(ui: &mut Ui, bench: &Bench<'_>, (at, layer): (usize, &Layer)) {
    let ways = [
        (None, "window-follow-as-drawn"),
        (Some(true), "window-follow-yes"),
        (Some(false), "window-follow-no"),
    ];
    for (follows, word) in ways {
        if MenuRow::new(&bench.text(word))
            .checked(Some(layer.follows == follows))
            .show(ui)
            .clicked()
        {
            bench.edit(Edit::Layer(at, LayerEdit::Follows(follows)));
        }
    }
}

fn tiles(ui: &mut Ui, bench: &Bench<'_>, (at, layer): (usize, &Layer), letters: &[char]) {
    for letter in letters {
        let word = bench.say(&Message::new("window-tile-called").with("tile", letter.to_string()));
        if MenuRow::new(&word).checked(Some(layer.tile == *letter)).show(ui).clicked() {
            bench.edit(Edit::Layer(at, LayerEdit::Tile(*letter)));
        }
    }
}

/// A command of the table as a row of a menu.
pub(super) fn command_row(ui: &mut Ui, bench: &Bench<'_>, id: Id) {
    let row = command::row(id);
    let key = row.keys.first().map(command::written);
    let word = bench.text(row.word);
    let entry = MenuRow::new(&word).icon(row.icon).key(key.as_deref()).enabled(bench.can(id));
    if entry.show(ui).clicked() {
        bench.run(id);
    }
}

#[expect(clippy::cast_precision_loss, reason = "some layers")]
fn number(count: usize) -> f64 {
    count as f64
}
