//! The start: motifs to begin with, what was open lately, samples; each drawn.
//!
//! **Invariant:** a click opens something, and nothing that was open before is lost by it.

use std::cmp::Reverse;

use egui::text::{CCursor, CCursorRange};
use egui::text_edit::TextEditState;
use egui::{CentralPanel, Event, Frame, Id, Margin, Panel, ScrollArea, Ui, UiBuilder, vec2};

use super::super::icons;
use super::super::sight::Sight;
use super::super::theme::{Theme, Type};
use super::super::ui::{Segment, TextField, paint};
use super::shelf;
use crate::notice::Message;
use crate::spelling::Query;

mod cards;
mod column;
pub(crate) mod lately;

use cards::Row;
use lately::Lately;

/// Space left and right of the rows.
const INSET: f32 = 34.0;

/// What the gallery has of its own.
#[derive(Debug, Default)]
pub(crate) struct GalleryOwn {
    /// What is sought.
    search: String,
    /// The region of which motifs are shown, counted from 1; all for 0.
    region: usize,
    /// Which part is shown.
    part: Part,
    /// Whether it was shown before.
    has_begun: bool,
}

/// A part of the gallery.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Part {
    /// A row of each.
    #[default]
    Home,
    /// All motifs.
    Motifs,
    /// All samples.
    Samples,
    /// Everything that was open lately.
    Recent,
}

/// Shows the gallery.
pub(crate) fn show(ui: &mut Ui, own: &mut GalleryOwn, see: &Sight<'_>) {
    type_to_search(ui, own);
    let lately = lately::all(see);
    let theme = Theme::of(ui.ctx());
    let left = Frame::new().fill(theme.colors.bar).inner_margin(Margin::same(12));
    Panel::left("gallery column")
        .resizable(false)
        .exact_size(column::WIDTH)
        .frame(left)
        .show(ui, |ui| column::show(ui, &mut own.part, lately.len(), see));
    let page = Frame::new().fill(theme.colors.panel);
    CentralPanel::default().frame(page).show(ui, |ui| {
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
            head(ui, own, see);
            rows(ui, own, see, &lately);
        });
    });
    own.has_begun = true;
}

/// Letters that nobody else wants go into the search.
fn type_to_search(ui: &Ui, own: &GalleryOwn) {
    if ui.ctx().text_edit_focused() || ui.memory(|memory| memory.top_modal_layer().is_some()) {
        return;
    }
    let is_typed = ui.input(|input| {
        let is_text = |event: &Event| matches!(event, Event::Text(text) if !text.trim().is_empty());
        input.events.iter().any(is_text)
    });
    if is_typed {
        // The field takes the letters itself, behind those that are there.
        let end = CCursor::new(own.search.chars().count());
        let mut state = TextEditState::load(ui.ctx(), search_id()).unwrap_or_default();
        state.cursor.set_char_range(Some(CCursorRange::one(end)));
        state.store(ui.ctx(), search_id());
        ui.memory_mut(|memory| memory.request_focus(search_id()));
    }
}

fn search_id() -> Id {
    Id::unique("gallery search")
}

/// The question, and the search.
fn head(ui: &mut Ui, own: &mut GalleryOwn, see: &Sight<'_>) {
    let theme = Theme::of(ui.ctx());
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), 92.0));
    let mut field = rect.shrink2(vec2(INSET, 0.0));
    field.min.y += 33.0;
    field.set_height(40.0);
    let words = field.with_max_x(field.right() - 300.0);
    field.min.x = field.right() - 280.0_f32.min(field.width() * 0.5);
    let mut title = words;
    title.min.y = rect.top() + 26.0;
    title.set_height(34.0);
    paint::heading(ui, title, &see.text("window-gallery-title"), Type::Display);
    title = title.translate(vec2(0.0, 36.0));
    title.set_height(18.0);
    let subtitle = see.text("window-gallery-subtitle");
    paint::text(ui, title, egui::Align2::LEFT_CENTER, (&subtitle, Type::Body, theme.colors.ink_2));
    let hint = see.text("window-gallery-search");
    let mut ui = ui.new_child(UiBuilder::new().max_rect(field));
    let search = TextField::new(&hint, &mut own.search)
        .hint(&hint)
        .icon(icons::MAGNIFYING_GLASS)
        .key("Ctrl K")
        .id(search_id())
        .height(40.0);
    search.show(&mut ui);
    if ui.input(|input| input.key_pressed(egui::Key::Escape)) {
        own.search.clear();
    }
}

/// The rows of cards, or the one part that is shown whole.
fn rows(ui: &mut Ui, own: &mut GalleryOwn, see: &Sight<'_>, lately: &[Lately]) {
    let query = Query::new(&own.search);
    let shelf = shelf::shelf();
    let region = own.region.checked_sub(1).and_then(|at| shelf.regions.get(at));
    let motifs: Vec<_> = fitting(&shelf.motifs, |motif| {
        let is_there = region.is_none_or(|region| motif.is_of(region));
        motif.fits(&query).filter(|_| is_there)
    });
    let samples: Vec<_> = fitting(&shelf.samples, |sample| sample.fits(&query));
    let lately: Vec<_> = fitting(lately, |file| file.fits(&query));
    let now = own.part;
    let is_shown = |part| now == Part::Home || now == part;
    let is_home = now == Part::Home;
    let mut is_empty = true;
    // A region stays in sight where it leaves nothing, so that it can be changed.
    if is_shown(Part::Motifs) && (!motifs.is_empty() || region.is_some()) {
        is_empty = false;
        row_head(ui, &see.text("window-gallery-start"), |ui| regions(ui, own, see));
        let row = Row { columns: 7, most: 7, height: 112.0, gap: 16.0, is_grid: !is_home };
        let first = !own.has_begun;
        row.show(ui, "motifs", motifs.len(), |ui, at, size| {
            let response = cards::motif(ui, see, motifs[at], size);
            if first && at == 0 {
                response.request_focus();
            }
        });
    }
    if is_shown(Part::Recent) && (!lately.is_empty() || query.is_empty()) {
        is_empty = false;
        row_head(ui, &see.text("window-gallery-continue"), |_| {});
        let row = Row { columns: 5, most: 5, height: 118.0, gap: 16.0, is_grid: !is_home };
        // The field for dropping stands at the end of the first screen.
        let drop = lately.len().min(4);
        row.show(ui, "recent", lately.len() + 1, |ui, at, size| match at {
            _ if at == drop => cards::drop_field(ui, see, size),
            _ => cards::recent(ui, see, lately[at - usize::from(at > drop)], size),
        });
    }
    if is_shown(Part::Samples) && !samples.is_empty() {
        is_empty = false;
        row_head(ui, &see.text("window-gallery-samples"), |ui| {
            if is_home && query.is_empty() && cards::see_all(ui, see, shelf.samples.len()) {
                own.part = Part::Samples;
            }
        });
        let row = Row { columns: 6, most: 12, height: 112.0, gap: 15.6, is_grid: !is_home };
        row.show(ui, "samples", samples.len(), |ui, at, size| {
            cards::sample(ui, see, samples[at], size);
        });
    }
    if is_empty {
        nothing(ui, see, &own.search);
    }
    ui.add_space(24.0);
}

/// Those that fit, the best first.
fn fitting<T>(all: &[T], fit: impl Fn(&T) -> Option<u32>) -> Vec<&T> {
    let mut found: Vec<(u32, &T)> = all.iter().filter_map(|one| Some((fit(one)?, one))).collect();
    found.sort_by_key(|(fit, _)| Reverse(*fit));
    found.into_iter().map(|(_, one)| one).collect()
}

/// The head of a row, and what stands at its right.
fn row_head(ui: &mut Ui, title: &str, right: impl FnOnce(&mut Ui)) {
    ui.add_space(10.0);
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), 30.0));
    let rect = rect.shrink2(vec2(INSET, 0.0));
    paint::heading(ui, rect, title, Type::Head);
    paint::within_right(ui, rect, right);
}

/// The filter by region.
fn regions(ui: &mut Ui, own: &mut GalleryOwn, see: &Sight<'_>) {
    let all = see.text("window-gallery-regions");
    let regions = shelf::shelf().regions.iter().map(String::as_str);
    let parts: Vec<&str> = std::iter::once(all.as_str()).chain(regions).collect();
    let label = see.text("window-gallery-region");
    if let Some(region) = Segment::new(&label, &parts, own.region).show(ui) {
        own.region = region;
    }
}

/// Nothing was found.
fn nothing(ui: &mut Ui, see: &Sight<'_>, text: &str) {
    let theme = Theme::of(ui.ctx());
    ui.add_space(120.0);
    let message = Message::new("window-gallery-none").with("text", text.trim());
    ui.vertical_centered(|ui| {
        ui.label(theme.rich(Type::Head, see.say(&message)));
        ui.add_space(4.0);
        if let Some(hint) = see.words.hint(&message) {
            ui.label(theme.rich(Type::Body, hint).color(theme.colors.ink_2));
        }
    });
}
