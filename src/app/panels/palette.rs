//! Finding anything by typing: commands, motifs, ways of repeating, colorways, designs.
//!
//! **Invariant:** what is shown can be done now, and `Enter` does it.

use std::cmp::Reverse;
use std::path::PathBuf;
use std::sync::{Arc, LazyLock};

use egui::{
    Align2, Event, EventFilter, Id, Key, Modal, Modifiers, Rect, Response, Role, ScrollArea, Sense,
    Stroke, TextEdit, Ui, WidgetInfo, pos2, vec2,
};

use super::shelf::{self, MotifOnShelf, SampleOnShelf, WayOnShelf, both, shelf, told_in_both};
use crate::app::act::Act;
use crate::app::command::{self, Row, TABLE};
use crate::app::icons;
use crate::app::sight::{Bench, Sight};
use crate::app::theme::{Face, Radius, Theme, Type};
use crate::app::ui::{Picture, key_cap, paint};
use crate::app::work::{Extent, Portrait, Sitter, Tint, Varied};
use crate::design::{Content, Edit, Layer};
use crate::notice::Message;
use crate::spelling::{Findable, Query};

/// Width of the palette, and how far it stands from the top.
const WIDTH: f32 = 620.0;
const TOP: f32 = 92.0;

/// The most of a group, once something is typed.
const MOST: usize = 6;

/// The most that is remembered.
const REMEMBERED: usize = 5;

/// A picture in a row.
const PICTURE: egui::Vec2 = vec2(44.0, 32.0);

/// What the palette has of its own.
#[derive(Debug, Default)]
pub(crate) struct PaletteOwn {
    text: String,
    at: usize,
    /// What was chosen lately, the last one first.
    latest: Vec<Chosen>,
    is_open: bool,
}

/// What was chosen, to be found again.
#[derive(Clone, Debug, PartialEq)]
enum Chosen {
    Command(command::Id),
    Motif(String),
    Way(String),
    Sample(&'static str),
}

/// What can be chosen.
#[derive(Clone)]
enum Item {
    Command(&'static Row),
    Motif(&'static MotifOnShelf),
    Way(&'static WayOnShelf),
    Colorway(usize, String),
    Sample(&'static SampleOnShelf),
    File(PathBuf, String),
}

/// Items under a heading.
struct Group {
    title: &'static str,
    items: Vec<Item>,
}

impl PaletteOwn {
    /// It is closed: the next time begins anew.
    pub(crate) fn close(&mut self) {
        (self.is_open, self.at) = (false, 0);
        self.text.clear();
    }
}

/// Shows the palette over everything else.
pub(crate) fn show(ui: &Ui, own: &mut PaletteOwn, see: &Sight<'_>, bench: Option<&Bench<'_>>) {
    let theme = Theme::of(ui.ctx());
    let screen = ui.ctx().content_rect();
    let id = Id::unique("palette");
    let top = TOP.min(screen.height() * 0.12);
    let area = Modal::default_area(id).anchor(Align2::CENTER_TOP, vec2(0.0, top));
    let frame = egui::Frame::new()
        .fill(theme.colors.raised)
        .corner_radius(Radius::DIALOG)
        .shadow(theme.colors.shadow_2);
    let groups = groups(own, see, bench);
    let modal = Modal::new(id).area(area).frame(frame).backdrop_color(theme.colors.scrim);
    let shown = modal.show(ui.ctx(), |ui| {
        ui.set_width(WIDTH.min(screen.width() - 32.0));
        ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
        let is_taken = keys(ui, own, &groups);
        field(ui, own, see);
        let most = (screen.height() - top - 58.0 - 38.0 - 24.0).min(418.0);
        let clicked = list(ui, own, &groups, (see, bench), most);
        foot(ui, see);
        clicked.or_else(|| is_taken.then_some(own.at))
    });
    own.is_open = true;
    let chosen = shown.inner.and_then(|at| groups.iter().flat_map(|group| &group.items).nth(at));
    if let Some(item) = chosen {
        see.act(Act::Dialog(None));
        remember(own, item);
        take(item, see, bench);
    } else if shown.should_close() {
        see.act(Act::Dialog(None));
    }
}

/// Moves the choice by arrow keys; tells whether it is taken.
fn keys(ui: &Ui, own: &mut PaletteOwn, groups: &[Group]) -> bool {
    let count: usize = groups.iter().map(|group| group.items.len()).sum();
    let last = count.saturating_sub(1);
    own.at = own.at.min(last);
    ui.input_mut(|input| {
        for (key, by) in
            [(Key::ArrowDown, 1), (Key::ArrowUp, -1), (Key::PageDown, 8), (Key::PageUp, -8)]
        {
            for _ in 0..input.count_and_consume_key(Modifiers::NONE, key) {
                own.at = match own.at.saturating_add_signed(by) {
                    at if at > last && by == 1 => 0,
                    0 if by == -1 && own.at == 0 => last,
                    at => at.min(last),
                };
            }
        }
        count > 0 && input.consume_key(Modifiers::NONE, Key::Enter)
    })
}

/// Where one types.
fn field(ui: &mut Ui, own: &mut PaletteOwn, see: &Sight<'_>) {
    let theme = Theme::of(ui.ctx());
    let colors = &theme.colors;
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), 58.0));
    let glass = pos2(rect.left() + 31.0, rect.center().y);
    paint::icon(ui, glass, (icons::MAGNIFYING_GLASS, Face::Icon), 20.0, colors.ink_2);
    let (_, cap) =
        paint::within_right(ui, rect.with_max_x(rect.right() - 20.0), |ui| key_cap(ui, "Esc"));
    let place = Rect::from_min_max(
        pos2(rect.left() + 53.0, rect.top()),
        pos2(cap.left() - 10.0, rect.bottom()),
    );
    let font = egui::FontId::new(16.0 * theme.sizes.text, Face::Body.family());
    let hint = see.text("window-find-field");
    if own.text.is_empty() {
        ui.painter().text(
            place.left_center(),
            Align2::LEFT_CENTER,
            &hint,
            font.clone(),
            colors.ink_3,
        );
    }
    let id = Id::unique("palette field");
    let edit = TextEdit::singleline(&mut own.text)
        .id(id)
        .font(font)
        .text_color(colors.ink)
        .frame(egui::Frame::NONE)
        .margin(egui::Margin::ZERO)
        .align(Align2::LEFT_CENTER)
        .desired_width(place.width())
        .event_filter(EventFilter { horizontal_arrows: true, ..Default::default() });
    let response = ui.put(place, edit);
    ui.ctx().accesskit_node_builder(id, |node| node.set_label(hint.as_str()));
    if !response.has_focus() {
        response.request_focus();
    }
    if response.changed() {
        own.at = 0;
    }
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, colors.line));
}

/// What fits; tells which was clicked.
fn list(
    ui: &mut Ui,
    own: &mut PaletteOwn,
    groups: &[Group],
    (see, bench): (&Sight<'_>, Option<&Bench<'_>>),
    most: f32,
) -> Option<usize> {
    let has_moved = ui.input(|input| {
        let of_list =
            |event: &Event| matches!(event, Event::Key { key: Key::ArrowUp | Key::ArrowDown, .. });
        input.events.iter().any(of_list)
    });
    let before = ui.data(|data| data.get_temp::<usize>(Id::unique("palette at")));
    let is_new = before != Some(own.at) || has_moved;
    ui.data_mut(|data| data.insert_temp(Id::unique("palette at"), own.at));
    let mut clicked = None;
    let area = ScrollArea::vertical().max_height(most).min_scrolled_height(most.min(200.0));
    area.auto_shrink([false, true]).show(ui, |ui| {
        ui.add_space(6.0);
        let mut at = 0;
        for group in groups {
            title(ui, &see.text(group.title));
            for item in &group.items {
                let is_chosen = at == own.at;
                let response = row(ui, (item, is_chosen), (see, bench));
                if is_chosen && is_new {
                    response.scroll_to_me(None);
                }
                if response.hovered() && ui.input(|input| input.pointer.is_moving()) {
                    own.at = at;
                }
                if response.clicked() {
                    clicked = Some(at);
                }
                at += 1;
            }
        }
        if at == 0 {
            nothing(ui, see, &own.text);
        }
        ui.add_space(8.0);
    });
    clicked
}

fn title(ui: &mut Ui, text: &str) {
    let colors = &Theme::of(ui.ctx()).colors;
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), 30.0));
    let place = rect.with_min_x(rect.left() + 21.0).with_max_y(rect.bottom() - 2.0);
    paint::text(ui, place, Align2::LEFT_CENTER, (text, Type::SmallLabel, colors.ink_2));
}

fn nothing(ui: &mut Ui, see: &Sight<'_>, text: &str) {
    let theme = Theme::of(ui.ctx());
    ui.add_space(34.0);
    let said = see.say(&Message::new("window-find-none").with("text", text.trim()));
    ui.vertical_centered(|ui| ui.label(theme.rich(Type::Body, said).color(theme.colors.ink_2)));
    ui.add_space(26.0);
}

/// A row: icon or picture, words, keys.
fn row(
    ui: &mut Ui,
    (item, is_chosen): (&Item, bool),
    (see, bench): (&Sight<'_>, Option<&Bench<'_>>),
) -> Response {
    let theme = Theme::of(ui.ctx());
    let colors = &theme.colors;
    let height = if matches!(item, Item::Command(_)) { 42.0 } else { 46.0 };
    let (whole, response) =
        ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::CLICK | Sense::HOVER);
    let (name, detail) = words(item, see);
    let said = if detail.is_empty() { name.clone() } else { format!("{name}, {detail}") };
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, is_chosen, &said));
    if !ui.is_rect_visible(whole) {
        return response;
    }
    let rect = whole.shrink2(vec2(9.0, 0.0));
    if is_chosen {
        ui.painter().rect_filled(rect, Radius::CARD, colors.accent_soft);
    }
    let left = whole.left() + 21.0;
    let text = if let Item::Command(row) = item {
        let place = pos2(left + 9.0, rect.center().y);
        let ink = if is_chosen { colors.accent_text } else { colors.ink_2 };
        let face = if is_chosen { Face::IconFill } else { Face::Icon };
        paint::icon(ui, place, (row.icon.unwrap_or(icons::COMMAND), face), 18.0, ink);
        left + 30.0
    } else {
        let place = Rect::from_min_size(pos2(left, rect.center().y - PICTURE.y / 2.0), PICTURE);
        paint::picture(ui, place, Radius::FIELD, picture(ui, item, (see, bench)));
        place.right() + 12.0
    };
    let mut room =
        Rect::from_min_max(pos2(text, rect.top()), pos2(rect.right() - 12.0, rect.bottom()));
    if let Item::Command(row) = item
        && let Some(key) = row.keys.first()
    {
        let written = command::written(key);
        let (_, caps) = paint::within_right(ui, room, |ui| {
            ui.spacing_mut().item_spacing.x = 12.0;
            for cap in written.rsplit(' ') {
                key_cap(ui, cap);
            }
        });
        room.max.x = caps.left() - 12.0;
    }
    let named = paint::text(ui, room, Align2::LEFT_CENTER, (&name, Type::Label, colors.ink));
    let rest = room.with_min_x(named.right() + 12.0);
    if rest.width() > 24.0 {
        paint::text(ui, rest, Align2::LEFT_CENTER, (&detail, Type::Small, colors.ink_2));
    }
    response
}

/// Its name, and a little more.
fn words(item: &Item, see: &Sight<'_>) -> (String, String) {
    match item {
        Item::Command(row) => {
            let name = see.text(row.word);
            let name = name.trim_end_matches('…').to_owned();
            (name, see.part(row.word, "hint").unwrap_or_default())
        }
        Item::Motif(motif) => (motif.name.clone(), motif.region.clone()),
        Item::Way(way) => {
            let title = see.words.text(&way.key, None).unwrap_or_default();
            let does = see.words.text(&way.key, Some("does")).unwrap_or_default();
            let first = does.split_inclusive('.').next().unwrap_or_default().trim_end_matches('.');
            (capital(&title), format!("{} · {first}", way.example.name()))
        }
        Item::Colorway(_, name) => (name.clone(), String::new()),
        Item::Sample(sample) => {
            let way = see.words.text(&sample.way, None).unwrap_or_default();
            (sample.name.clone(), format!("{} · {way}", see.text("window-find-sample")))
        }
        Item::File(path, name) => {
            let folder = path.parent().map(|folder| folder.display().to_string());
            let folder = folder.unwrap_or_default();
            (name.clone(), format!("{} · {folder}", see.text("window-find-file")))
        }
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn picture(ui: &Ui, item: &Item, (see, bench): (&Sight<'_>, Option<&Bench<'_>>)) -> Picture {
    let pixels = shelf::pixels(ui, PICTURE);
    let drawn = || bench.map(|bench| Sitter::Drawn(bench.evaluated().clone()));
    let portrait = match item {
        Item::Command(_) => return None,
        Item::Motif(motif) => motif.portrait(pixels),
        Item::Sample(sample) => sample.portrait(pixels),
        Item::File(path, _) => shelf::portrait_of_file(path, pixels),
        Item::Colorway(at, _) => {
            Portrait::new(drawn()?, Extent::Tiles(1.5), pixels).tinted(Tint::Of(*at))
        }
        Item::Way(way) => {
            let step = way.example.repeat.step.clone();
            Portrait::new(drawn()?, Extent::Repeat, pixels).changed(Varied::Step(step))
        }
    };
    let (name, _) = words(item, see);
    shelf::pictured(ui, see, &format!("palette/{name}"), &portrait)
}

/// What the keys do.
fn foot(ui: &mut Ui, see: &Sight<'_>) {
    let colors = &Theme::of(ui.ctx()).colors;
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), 38.0));
    ui.painter().hline(rect.x_range(), rect.top() + 0.5, Stroke::new(1.0, colors.line));
    let inner = rect.shrink2(vec2(20.0, 0.0));
    let said = see.text("window-find-foot");
    let right = paint::text(ui, inner, Align2::RIGHT_CENTER, (&said, Type::Small, colors.ink_2));
    let hints = [("↑ ↓", "window-find-choose"), ("Enter", "window-find-run")];
    paint::within(ui, inner.with_max_x(right.left() - 12.0), |ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        for (key, word) in hints {
            key_cap(ui, key);
            let galley = paint::line(ui, &see.text(word), Type::Small, colors.ink_2, 200.0);
            let (place, _) = ui.allocate_exact_size(galley.size() + vec2(8.0, 0.0), Sense::hover());
            paint::put(ui.painter(), place, Align2::LEFT_CENTER, galley);
        }
    });
}

/// Everything that fits what was typed, under its headings.
fn groups(own: &PaletteOwn, see: &Sight<'_>, bench: Option<&Bench<'_>>) -> Vec<Group> {
    let query = Query::new(&own.text);
    let most = if query.is_empty() { usize::MAX } else { MOST };
    let commands = commands().iter().filter(|(row, _)| see.can(row.id));
    let commands =
        best(commands.map(|(row, found)| (query.score(found), Item::Command(row))), most);
    let motifs = shelf().motifs.iter().map(|motif| (motif.fits(&query), Item::Motif(motif)));
    let ways = shelf().ways.iter().map(|way| (way.fits(&query), Item::Way(way)));
    let ways = ways.filter(|_| bench.is_some());
    let samples = shelf().samples.iter().map(|sample| (sample.fits(&query), Item::Sample(sample)));
    let colorways = bench.map_or(&[][..], |bench| &bench.design().colorways).iter().enumerate();
    let colorways =
        colorways.filter(|(_, colorway)| !colorway.name.is_empty()).map(|(at, colorway)| {
            (
                query.score(&Findable::named(&colorway.name)),
                Item::Colorway(at, colorway.name.clone()),
            )
        });
    let files = super::gallery::lately::all(see).into_iter().filter_map(|file| {
        let path = file.path.clone().filter(|_| file.is_there)?;
        Some((file.fits(&query), Item::File(path, file.name)))
    });
    let latest = own
        .latest
        .iter()
        .filter(|_| query.is_empty())
        .filter_map(|chosen| found(chosen, see, bench));
    let groups = [
        Group { title: "window-find-recent", items: latest.collect() },
        Group { title: "window-find-commands", items: commands },
        Group { title: "window-find-motifs", items: best(motifs, most) },
        Group { title: "window-find-repeats", items: best(ways, most) },
        Group { title: "window-find-colorways", items: best(colorways, most) },
        Group { title: "window-find-designs", items: best(files.chain(samples), most) },
    ];
    groups.into_iter().filter(|group| !group.items.is_empty()).collect()
}

/// The `most` that fit best.
fn best(all: impl Iterator<Item = (Option<u32>, Item)>, most: usize) -> Vec<Item> {
    let mut fitting: Vec<(u32, Item)> = all.filter_map(|(fit, item)| Some((fit?, item))).collect();
    fitting.sort_by_key(|(fit, _)| Reverse(*fit));
    fitting.into_iter().take(most).map(|(_, item)| item).collect()
}

/// Commands, and by what they are found.
fn commands() -> &'static [(&'static Row, Findable)] {
    static COMMANDS: LazyLock<Vec<(&'static Row, Findable)>> = LazyLock::new(|| {
        let found = |row: &'static Row| {
            let names = both().iter().filter_map(|words| words.text(row.word, None));
            let found = names.fold(Findable::default(), |found, name| found.or_named(&name));
            (row, told_in_both(found, row.word, Some("hint")))
        };
        TABLE.iter().filter(|row| row.id != command::Id::Palette).map(found).collect()
    });
    &COMMANDS
}

/// Whether a command can be found.
#[cfg(test)]
pub(crate) fn finds(id: command::Id) -> bool {
    commands().iter().any(|(row, _)| row.id == id)
}

/// What was chosen before, if it can be chosen now.
fn found(chosen: &Chosen, see: &Sight<'_>, bench: Option<&Bench<'_>>) -> Option<Item> {
    Some(match chosen {
        Chosen::Command(id) => Item::Command(see.can(*id).then(|| command::row(*id))?),
        Chosen::Motif(key) => Item::Motif(shelf().motif(key)?),
        Chosen::Way(key) => {
            bench?;
            Item::Way(shelf().ways.iter().find(|way| way.key == *key)?)
        }
        Chosen::Sample(key) => {
            Item::Sample(shelf().samples.iter().find(|sample| sample.key == *key)?)
        }
    })
}

fn remember(own: &mut PaletteOwn, item: &Item) {
    let chosen = match item {
        Item::Command(row) => Chosen::Command(row.id),
        Item::Motif(motif) => Chosen::Motif(motif.key.clone()),
        Item::Way(way) => Chosen::Way(way.key.clone()),
        Item::Sample(sample) => Chosen::Sample(sample.key),
        Item::Colorway(..) | Item::File(..) => return,
    };
    own.latest.retain(|other| *other != chosen);
    own.latest.insert(0, chosen);
    own.latest.truncate(REMEMBERED);
}

/// Does what was chosen.
fn take(item: &Item, see: &Sight<'_>, bench: Option<&Bench<'_>>) {
    match (item, bench) {
        (Item::Command(row), _) => see.run(row.id),
        (Item::Motif(motif), None) => see.act(Act::NewOfMotif(motif.key.clone())),
        (Item::Motif(motif), Some(_)) => {
            let content = Content::Motif { name: motif.key.clone(), params: Default::default() };
            see.act(Act::AddLayer(Arc::new(Layer::new(content))));
        }
        (Item::Way(way), _) => see.edit(Edit::Step(way.example.repeat.step.clone())),
        (Item::Colorway(at, _), _) => see.act(Act::Colorway(*at)),
        (Item::Sample(sample), _) => see.act(Act::NewOfSample(sample.key.to_owned())),
        (Item::File(path, _), _) => see.act(Act::Open(path.clone())),
    }
}
