//! The pictures of the band: each way with the user's own layers, in a row that scrolls sideways.

use std::sync::Arc;

use egui::{
    Align2, CornerRadius, EventFilter, Id, Key, Rect, Response, Role, ScrollArea, Sense, Stroke,
    Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

use crate::app::act::{Act, Trial};
use crate::app::icons;
use crate::app::panels::cloth;
use crate::app::sight::Bench;
use crate::app::theme::{Face, Radius, Theme, Type};
use crate::app::ui::paint;
use crate::app::work::{Extent, Portrait, Sitter, Tint, Varied};
use crate::design::{Design, Edit};

use super::ways::{self, Tab, Way};

/// From picture to picture, and what a line between chapters takes besides.
const GAP: f32 = 11.0;
const CHAPTER: f32 = 18.0;

/// How much of what is seen a press of the round button goes on.
const PAGE: f32 = 0.8;

/// What the row remembers.
#[derive(Debug, Default)]
pub(super) struct Row {
    /// Whether the way that is taken was brought into view.
    is_begun: bool,
    /// How far a round button goes, in points.
    glide: f32,
    /// Whether somebody goes from card to card by keys.
    is_keyed: bool,
    /// The design as it was when nothing was dragged last: its pictures cost too much to follow a hand.
    calm: Option<Arc<Design>>,
}

impl Row {
    /// Brings the way that is taken into view once more.
    pub(super) fn begin_again(&mut self) {
        self.is_begun = false;
    }

    /// Shows the ways of a tab.
    pub(super) fn show(&mut self, ui: &mut Ui, rect: Rect, tab: Tab, bench: &Bench<'_>) {
        let ways: Vec<&Way> =
            ways::all().iter().filter(|way| tab == Tab::All || way.tab == tab).collect();
        let size = Theme::of(ui.ctx()).sizes.repeat_picture;
        // Rings stand two points out.
        let room = rect.expand2(vec2(4.0, 0.0));
        let output = ui.scope_builder(UiBuilder::new().max_rect(room), |ui| {
            ui.style_mut().always_scroll_the_only_direction = true;
            ScrollArea::horizontal().id_salt(("ways", tab.key())).auto_shrink([false, false]).show(
                ui,
                |ui| {
                    let glide = std::mem::take(&mut self.glide);
                    if glide != 0.0 {
                        ui.scroll_with_delta(vec2(-glide, 0.0));
                    }
                    let (places, width) = places(&ways, size.x);
                    let (_, whole) = ui.allocate_space(vec2(width + 8.0, rect.height()));
                    let top = whole.left_top() + vec2(4.0, 6.0);
                    for line in &places.lines {
                        let x = top.x + line;
                        ui.painter().vline(
                            x,
                            top.y..=top.y + size.y + 18.0,
                            Stroke::new(1.0, Theme::of(ui.ctx()).colors.line),
                        );
                    }
                    let places: Vec<Rect> = places
                        .cards
                        .iter()
                        .map(|left| {
                            Rect::from_min_size(top + vec2(*left, 0.0), size + vec2(0.0, 20.0))
                        })
                        .collect();
                    self.cards(ui, &ways, &places, bench);
                },
            )
        });
        let output = output.inner;
        let (offset, most) =
            (output.state.clamped_offset().x, output.content_size.x - output.inner_rect.width());
        let page = PAGE * room.width();
        if offset < most - 1.0 && round(ui, room, Side::Right, &bench.text("window-band-more")) {
            self.glide = page;
            ui.ctx().request_repaint();
        }
        if offset > 1.0 && round(ui, room, Side::Left, &bench.text("window-band-back")) {
            self.glide = -page;
            ui.ctx().request_repaint();
        }
    }

    fn cards(&mut self, ui: &Ui, ways: &[&Way], places: &[Rect], bench: &Bench<'_>) {
        let design = bench.design();
        if bench.open.held().is_none() || self.calm.is_none() {
            self.calm = Some(Arc::clone(design));
        }
        let drawn = Arc::clone(self.calm.as_ref().unwrap_or(design));
        let chosen = ways.iter().position(|way| way.is_of(design));
        let group = ui.make_persistent_id("ways");
        let id = |at: usize| group.with(at);
        let focused = (0..ways.len()).find(|at| ui.memory(|memory| memory.has_focus(id(*at))));
        let stop = focused.or(chosen).unwrap_or(0);
        // What has the focus is tried only for who goes on by keys.
        self.is_keyed &=
            !ui.input(|input| input.pointer.is_moving() || input.pointer.any_pressed());
        let mut tried = None;
        for (at, (way, place)) in ways.iter().zip(places).enumerate() {
            let is_chosen = chosen == Some(at);
            if is_chosen && !self.is_begun {
                self.is_begun = true;
                ui.scroll_to_rect(place.expand(60.0), None);
            }
            if !ui.is_rect_visible(place.expand(4.0)) && at != stop {
                continue;
            }
            let sense = if at == stop { Sense::click() } else { Sense::CLICK };
            let response = ui.interact(*place, id(at), sense);
            card(ui, (way, is_chosen), *place, &response, (bench, &drawn));
            self.is_keyed |= walk(ui, (at, ways.len()), &response, &id);
            if response.clicked() && !is_chosen {
                bench.edit(Edit::Step(way.step(design)));
                return;
            }
            if response.hovered() || (tried.is_none() && self.is_keyed && response.has_focus()) {
                tried = Some((way, is_chosen));
            }
            let _shown = response.on_hover_ui(|ui| tell(ui, way, bench));
        }
        if let Some((way, false)) = tried {
            let edit = Edit::Step(way.step(design));
            bench.act(Act::Try(Trial::Edit(Box::new(edit))));
        }
    }
}

/// Where cards and the lines between chapters stand, from the left.
struct Places {
    cards: Vec<f32>,
    lines: Vec<f32>,
}

fn places(ways: &[&Way], width: f32) -> (Places, f32) {
    let mut places = Places { cards: Vec::new(), lines: Vec::new() };
    let mut left = 0.0;
    let mut before = None;
    for way in ways {
        if before.is_some_and(|before| before != way.tab) {
            places.lines.push(left + CHAPTER / 2.0 - GAP / 2.0);
            left += CHAPTER;
        }
        before = Some(way.tab);
        places.cards.push(left);
        left += width + GAP;
    }
    (places, left - GAP)
}

/// A picture and its name.
fn card(
    ui: &Ui,
    (way, is_chosen): (&Way, bool),
    place: Rect,
    response: &Response,
    (bench, drawn): (&Bench<'_>, &Arc<Design>),
) {
    let theme = Theme::of(ui.ctx());
    let colors = &theme.colors;
    let title = way.label(bench.words);
    response.widget_info(|| {
        WidgetInfo::selected(Role::RadioButton, ui.is_enabled(), is_chosen, &title)
    });
    let picture = Rect::from_min_size(place.min, theme.sizes.repeat_picture);
    let portrait = portrait(ui, way, bench, drawn);
    paint::picture(
        ui,
        picture,
        Radius::BUTTON,
        cloth::picture(ui, bench, &format!("way/{}", way.name), &portrait),
    );
    if is_chosen || response.has_focus() {
        paint::ring(ui, picture, Radius::BUTTON);
    } else if response.hovered() {
        let stroke = Stroke::new(1.0, colors.line_strong);
        ui.painter().rect_stroke(picture, Radius::BUTTON, stroke, egui::StrokeKind::Outside);
    }
    let (set, ink) = if is_chosen {
        (Type::SmallStrong, colors.accent_text)
    } else {
        (Type::Small, colors.ink_2)
    };
    let name = Rect::from_min_max(pos2(place.left(), picture.bottom() + 4.0), place.max);
    paint::text(ui, name, Align2::LEFT_CENTER, (&title, set, ink));
}

/// The picture of the design in this way.
fn portrait(ui: &Ui, way: &Way, bench: &Bench<'_>, design: &Arc<Design>) -> Portrait {
    let size = Theme::of(ui.ctx()).sizes.repeat_picture;
    let pixels = cloth::pixels(ui, size);
    let around = cloth::around(bench);
    let tint = Tint::Of(bench.open.colorway);
    let portrait =
        Portrait::new(Sitter::Design(Arc::clone(design), around), Extent::Repeat, pixels);
    portrait.changed(Varied::Step(way.step(design))).tinted(tint)
}

/// The picture of the design as it is.
pub(super) fn present(ui: &Ui, bench: &Bench<'_>) -> Option<egui::TextureId> {
    let pixels = cloth::pixels(ui, Theme::of(ui.ctx()).sizes.repeat_picture);
    let portrait = Portrait::new(Sitter::Drawn(bench.evaluated().clone()), Extent::Repeat, pixels);
    cloth::picture(ui, bench, "way", &portrait.tinted(Tint::Of(bench.open.colorway)))
}

/// Goes from card to card by arrow keys; whether it does.
fn walk(
    ui: &Ui,
    (at, count): (usize, usize),
    response: &Response,
    id: &impl Fn(usize) -> Id,
) -> bool {
    if !response.has_focus() {
        return false;
    }
    let filter = EventFilter { horizontal_arrows: true, ..Default::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    let pressed = |key| ui.input(|input| input.key_pressed(key));
    let to = if pressed(Key::ArrowRight) {
        (at + 1).min(count - 1)
    } else if pressed(Key::ArrowLeft) {
        at.saturating_sub(1)
    } else if pressed(Key::Home) {
        0
    } else if pressed(Key::End) {
        count - 1
    } else {
        at
    };
    if to != at {
        ui.memory_mut(|memory| memory.request_focus(id(to)));
    }
    if response.gained_focus() {
        ui.scroll_to_rect(response.rect.expand(40.0), None);
    }
    to != at
}

/// Name, sentence and kind of a way.
fn tell(ui: &mut Ui, way: &Way, bench: &Bench<'_>) {
    let theme = Theme::of(ui.ctx());
    ui.label(theme.rich(Type::Strong, way.title(bench.words)));
    ui.label(theme.rich(Type::Small, way.sentence(bench.words)));
    ui.label(theme.rich(Type::Small, way.kind(bench.words)).color(theme.colors.ink_3));
}

/// Where a round button stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Left,
    Right,
}

/// A round button over the end of a row; whether it was pressed.
fn round(ui: &Ui, row: Rect, side: Side, label: &str) -> bool {
    let theme = Theme::of(ui.ctx());
    let (x, glyph) = match side {
        Side::Left => (row.left() + 20.0, icons::CARET_LEFT),
        Side::Right => (row.right() - 14.0, icons::CARET_RIGHT),
    };
    let middle = pos2(x, row.top() + 6.0 + theme.sizes.repeat_picture.y / 2.0);
    let rect = Rect::from_center_size(middle, vec2(32.0, 32.0));
    let response = ui.interact(rect, ui.scope_id().with(label), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), label));
    let radius = CornerRadius::same(16);
    paint::raised(ui, rect, radius);
    if response.hovered() {
        ui.painter().rect_filled(rect, radius, theme.colors.hover);
    }
    paint::icon(ui, middle, (glyph, Face::IconBold), 14.0, theme.colors.ink);
    paint::focus_ring(ui, rect, radius, &response);
    response.clicked()
}
