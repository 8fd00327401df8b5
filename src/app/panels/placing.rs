//! Where a layer lies in the tile, and which parts of the cloth its marks belong to.

use std::collections::BTreeMap;

use egui::{Align2, Popup, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};
use kurbo::Point;

use crate::app::command::Id;
use crate::app::icons;
use crate::app::sight::Bench;
use crate::app::theme::{Face, Radius, Theme, Type};
use crate::app::ui::paint;
use crate::app::ui::{
    self, Button, Field, IconButton, Label, MenuRow, Number, TextField, menu_line, menu_of, tip,
};
use crate::artwork::{Sorted, Sorting, read_picture};
use crate::color::Srgb;
use crate::design::edit::LayerEdit;
use crate::design::{Content, Edit, Layer, Placement};
use crate::length;
use crate::limits;
use crate::mark::Part;
use crate::notice::Message;

use super::pieces::{self, Tone};
use super::{layers, naming};

/// Copies and radius that a ring begins with, in millimeters.
const RING: (u32, f64) = (6, 16.0);

/// Rows of colors that are shown; a photograph that was traced has hundreds.
const MOST_COLORS: usize = 40;

/// What the panel of a picture keeps while the picture stays what it is.
#[derive(Debug, Default)]
pub(crate) struct PlacingOwn {
    sorted: Option<(Content, Vec<Sorted>)>,
}

/// What stands at the right of the name of a layer that has a place, from the right end on.
pub(super) fn head(ui: &mut Ui, bench: &Bench<'_>, (at, layer): (usize, &Layer)) {
    let more = bench.text("window-more");
    let button = tip(IconButton::new(icons::DOTS_THREE, &more).show(ui), &more, None, None);
    menu_of(&button, |ui| {
        ui.add_enabled_ui(!layer.is_locked, |ui| more_of_place(ui, bench, (at, layer)));
        menu_line(ui);
        layers::menu(ui, bench, at);
    });
    for id in [Id::Duplicate, Id::FlipAcross] {
        let row = crate::app::command::row(id);
        let (word, key) =
            (bench.text(row.word), row.keys.first().map(crate::app::command::written));
        let Some(icon) = row.icon else { continue };
        let button = IconButton::new(icon, &word).enabled(bench.can(id)).show(ui);
        if tip(button, &word, key.as_deref(), None).clicked() {
            bench.run(id);
        }
    }
}

fn more_of_place(ui: &mut Ui, bench: &Bench<'_>, (at, layer): (usize, &Layer)) {
    let Some(place) = &layer.place else { return };
    layers::command_row(ui, bench, Id::FlipDown);
    let ring = bench.text(if place.ring > 1 { "window-ring-end" } else { "window-ring-begin" });
    if MenuRow::new(&ring).icon(Some(icons::CIRCLE)).show(ui).clicked() {
        let (ring, radius) = if place.ring > 1 { (1, 0.0) } else { RING };
        bench.edit(put(at, Placement { ring, radius, ..place.clone() }));
    }
    let straight = Placement { turn: 0.0, scale: 1.0, is_mirrored: false, ..place.clone() };
    let word = bench.text("window-straighten");
    let row =
        MenuRow::new(&word).icon(Some(icons::ARROW_COUNTER_CLOCKWISE)).enabled(straight != *place);
    if row.show(ui).clicked() {
        bench.edit(put(at, straight));
    }
}

fn put(at: usize, place: Placement) -> Edit {
    Edit::Layer(at, LayerEdit::Place(Some(place)))
}

/// Place, turn and scale, and the ring where there is one.
pub(super) fn fields(ui: &mut Ui, bench: &Bench<'_>, (at, layer): (usize, &Layer)) {
    let Some(place) = &layer.place else { return };
    let tile = bench.design().repeat.tile;
    let reach = |side: f64| -side.max(100.0) * 4.0..=side.max(100.0) * 4.0;
    let long =
        |value: f64, range| number(value, range, 0.1).unit("mm").read_by(&length::millimeters);
    let edit = |place: Placement| put(at, place);
    let moved = |x: f64, y: f64| edit(Placement { at: Point::new(x, y), ..place.clone() });
    pair(ui, |ui, wide| {
        let x = field(ui, (&bench.text("window-x"), wide), long(place.at.x, reach(tile.width)));
        let y = field(ui, (&bench.text("window-y"), wide), long(place.at.y, reach(tile.height)));
        keep(bench, &x, |x| moved(x, place.at.y));
        keep(bench, &y, |y| moved(place.at.x, y));
    });
    pair(ui, |ui, wide| {
        let turn = number(place.turn, -360.0..=360.0, 1.0).unit("°");
        let turn = field(ui, (&bench.text("window-turn"), wide), turn);
        let percent = (place.scale * 100.0 * 1e6).round() / 1e6;
        let least = (limits::SCALE.start() * 100.0).max(0.1);
        let scale = number(percent, least..=limits::SCALE.end() * 100.0, 1.0).unit("%");
        let scale = field(ui, (&bench.text("window-scale"), wide), scale);
        keep(bench, &turn, |turn| edit(Placement { turn, ..place.clone() }));
        keep(bench, &scale, |scale| edit(Placement { scale: scale / 100.0, ..place.clone() }));
    });
    if place.ring > 1 {
        pair(ui, |ui, wide| {
            let most = f64::from(*limits::RING.end());
            let ring = number(f64::from(place.ring), 1.0..=most, 1.0);
            let ring = field(ui, (&bench.text("window-ring"), wide), ring);
            let radius = long(place.radius, 0.0..=tile.width.max(tile.height) * 4.0);
            let radius = field(ui, (&bench.text("window-radius"), wide), radius);
            keep(bench, &ring, |ring| edit(Placement { ring: copies(ring), ..place.clone() }));
            keep(bench, &radius, |radius| edit(Placement { radius, ..place.clone() }));
        });
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "held to the range of a ring"
)]
fn copies(number: f64) -> u32 {
    number.round().clamp(1.0, f64::from(*limits::RING.end())) as u32
}

/// A number that shows what somebody typed, and at least the digits of its steps.
pub(super) fn number<'a>(
    value: f64,
    range: std::ops::RangeInclusive<f64>,
    step: f64,
) -> Number<'a> {
    let number = Number::new(value, range).step(step);
    let digits = pieces::digits(value, number.decimals);
    number.decimals(digits)
}

/// Two fields beside each other, and a gap below.
pub(super) fn pair(ui: &mut Ui, add: impl FnOnce(&mut Ui, f32)) {
    let wide = (ui.available_width() - 8.0) / 2.0;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        add(ui, wide);
    });
    ui.add_space(8.0);
}

/// A field with its label inside.
pub(super) fn field(
    ui: &mut Ui,
    (label, wide): (&str, f32),
    number: Number<'_>,
) -> ui::Turned<f64> {
    Field::new(label, number).label_inside().width(wide).show(ui)
}

/// Leaves the edit of a field that changed.
pub(super) fn keep(bench: &Bench<'_>, turned: &ui::Turned<f64>, edit: impl FnOnce(f64) -> Edit) {
    if let Some(value) = turned.value {
        bench.edit_while(turned.response.id, edit(value));
    }
}

/// What covers the tile may be put in one place, and back.
pub(super) fn offer(ui: &mut Ui, bench: &Bench<'_>, (at, layer): (usize, &Layer)) {
    if matches!(layer.content, Content::Isen { .. } | Content::Unknown) {
        return;
    }
    let theme = Theme::of(ui.ctx());
    let (word, icon, place) = match layer.place {
        None => {
            let tile = bench.design().repeat.tile;
            let at = Point::new(tile.width / 2.0, tile.height / 2.0);
            ("window-place-once", icons::CROSSHAIR, Some(Placement { at, ..Placement::default() }))
        }
        Some(_) => ("window-place-all", icons::SELECTION_ALL, None),
    };
    let (label, hint) = (bench.text(word), bench.part(word, "hint"));
    let button = Button::quiet(&label).icon(icon).small(theme).show(ui);
    if tip(button, &label, None, hint.as_deref()).clicked() {
        bench.edit(Edit::Layer(at, LayerEdit::Place(place)));
    }
}

/// The one part of an isen, or of all lines of a drawing.
pub(super) fn part(ui: &mut Ui, bench: &Bench<'_>, (at, layer): (usize, &Layer)) {
    let parts: Vec<&Part> = match &layer.content {
        Content::Isen { part, .. } => vec![part],
        Content::Drawing(paths) => paths.iter().map(|path| &path.part).collect(),
        _ => return,
    };
    let Some(first) = parts.first() else { return };
    let is_one = parts.iter().all(|part| part == first);
    let shown = if is_one { naming::part(first) } else { bench.text("window-parts-several") };
    let (label, hint) =
        (bench.text("window-part"), bench.part("window-part", "hint").unwrap_or_default());
    let color = is_one.then(|| color_of(bench, first));
    let (picked, _) = ui::row(ui, Label::new(&label).hint(&hint), |ui| {
        let height = Theme::of(ui.ctx()).sizes.field_height;
        let (rect, response) =
            ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::click());
        part_field(ui, (rect, &response), (&label, &shown), color);
        choose(ui, bench, &response, (rect.width(), is_one.then_some(*first)))
    });
    if let Some(part) = picked {
        bench.edit(Edit::Layer(at, LayerEdit::Part(part)));
    }
}

/// A field that shows a part in its color, with a caret.
fn part_field(
    ui: &Ui,
    (rect, response): (Rect, &egui::Response),
    (label, shown): (&str, &str),
    color: Option<Srgb>,
) {
    let colors = &Theme::of(ui.ctx()).colors;
    let (enabled, said) = (ui.is_enabled(), shown.to_owned());
    response.widget_info(|| WidgetInfo {
        current_text_value: Some(said.clone()),
        ..WidgetInfo::labeled(Role::ComboBox, enabled, label)
    });
    let fill = if response.hovered() { colors.hover } else { colors.field };
    ui.painter().rect_filled(rect, Radius::FIELD, fill);
    let mut words = rect.with_min_x(rect.left() + 8.0).with_max_x(rect.right() - 24.0);
    if let Some(color) = color {
        pieces::disk(ui, pos2(rect.left() + 15.0, rect.center().y), 7.0, color);
        words.set_left(rect.left() + 28.0);
    }
    paint::text(ui, words, Align2::LEFT_CENTER, (shown, Type::Label, colors.ink));
    paint::icon(
        ui,
        pos2(rect.right() - 13.0, rect.center().y),
        (icons::CARET_DOWN, Face::IconBold),
        13.0,
        colors.ink_2,
    );
    pieces::focus_ring(ui, rect, response);
}

/// The parts to choose from, opened by `response`: those that the design has, those of the craft, and a new one.
fn choose(
    ui: &Ui,
    bench: &Bench<'_>,
    response: &egui::Response,
    (wide, now): (f32, Option<&Part>),
) -> Option<Part> {
    let wide = wide.max(190.0);
    let popup = Popup::menu(response).gap(4.0).width(wide);
    let popup = popup.close_behavior(egui::PopupCloseBehavior::CloseOnClickOutside);
    let typed = ui.scope_id().with("new part");
    let shown = popup.show(|ui| {
        ui.set_width(wide);
        ui.spacing_mut().item_spacing.y = 0.0;
        let known = known(bench);
        let mut picked = None;
        egui::ScrollArea::vertical().max_height(280.0).show(ui, |ui| {
            for part in &known {
                let label = naming::part(part);
                let row = MenuRow::new(&label).checked(Some(Some(part) == now)).show(ui);
                pieces::disk(
                    ui,
                    pos2(row.rect.right() - 16.0, row.rect.center().y),
                    6.0,
                    color_of(bench, part),
                );
                if row.clicked() {
                    picked = Some(part.clone());
                }
            }
        });
        menu_line(ui);
        picked.or_else(|| new_part(ui, bench, typed))
    });
    let picked = shown.and_then(|shown| shown.inner);
    if picked.is_some() {
        Popup::close_id(ui.ctx(), Popup::default_response_id(response));
    }
    picked
}

/// A part of a name of one's own.
fn new_part(ui: &mut Ui, bench: &Bench<'_>, id: egui::Id) -> Option<Part> {
    let mut text: String = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    let (label, hint) = (bench.text("window-part-new"), bench.text("window-part-new"));
    let response = TextField::new(&label, &mut text).hint(&hint).icon(icons::PLUS).show(ui);
    let is_done = response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
    let part = (is_done && !text.trim().is_empty()).then(|| Part::new(&text));
    let kept = if part.is_some() { String::new() } else { text };
    ui.data_mut(|data| data.insert_temp(id, kept));
    part
}

/// The parts of the cloth and of the craft, each once.
fn known(bench: &Bench<'_>) -> Vec<Part> {
    let mut known = bench.evaluated().repeat().parts();
    known.extend(bench.design().parts());
    known.extend(Part::CUSTOMARY.map(Part::new));
    let mut seen = std::collections::BTreeSet::new();
    known.retain(|part| seen.insert(part.clone()));
    known
}

/// The color that a part has on the shown cloth.
pub(super) fn color_of(bench: &Bench<'_>, part: &Part) -> Srgb {
    let shown = (!bench.design().colorways.is_empty()).then_some(bench.open.colorway);
    bench.evaluated().palette(shown).color(part)
}

/// Which colors of a picture become which parts.
pub(super) fn colors(
    ui: &mut Ui,
    own: &mut PlacingOwn,
    bench: &Bench<'_>,
    (at, layer): (usize, &Layer),
) {
    let Content::Picture { parts, .. } = &layer.content else { return };
    ui::section_head(ui, &bench.text("window-colors-to-parts"), |_| {});
    let sorted = sorted(own, bench, layer).to_vec();
    if sorted.is_empty() {
        pieces::text(ui, Type::Body, Tone::Second, &bench.text("window-picture-none"));
        return;
    }
    for one in sorted.iter().take(MOST_COLORS) {
        if let Some(part) = color_row(ui, bench, one) {
            let mut parts: BTreeMap<Srgb, Part> = parts.clone();
            parts.insert(one.color, part);
            bench.edit(Edit::Layer(at, LayerEdit::Parts(parts)));
        }
    }
    let more = sorted.len().saturating_sub(MOST_COLORS);
    if more > 0 {
        let message = Message::new("window-colors-more").with("count", more);
        pieces::text(ui, Type::Small, Tone::Third, &bench.say(&message));
    }
}

/// The colors of the picture, each once, with the part of most of its shapes.
fn sorted<'a>(own: &'a mut PlacingOwn, bench: &Bench<'_>, layer: &Layer) -> &'a [Sorted] {
    let is_same = own.sorted.as_ref().is_some_and(|(content, _)| *content == layer.content);
    if !is_same {
        own.sorted = Some((layer.content.clone(), read(bench, layer)));
    }
    own.sorted.as_ref().map(|(_, sorted)| sorted.as_slice()).unwrap_or_default()
}

fn read(bench: &Bench<'_>, layer: &Layer) -> Vec<Sorted> {
    let Content::Picture { file, parts, part } = &layer.content else { return Vec::new() };
    let Some(text) = bench.open.desk.picture(file) else { return Vec::new() };
    let known = bench.design().parts();
    let Ok(picture) = read_picture(text, Sorting { parts, part, known: &known }) else {
        return Vec::new();
    };
    let mut seen = std::collections::BTreeSet::new();
    picture.colors.sorted().into_iter().filter(|one| seen.insert(one.color)).collect()
}

/// A color, the part that it becomes, and that part's color now.
fn color_row(ui: &mut Ui, bench: &Bench<'_>, one: &Sorted) -> Option<Part> {
    let colors = &Theme::of(ui.ctx()).colors;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 34.0), Sense::click());
    let (from, name) = (one.color.to_string(), naming::part(&one.part));
    let label = bench.say(&Message::new("window-color-becomes").with("color", from.as_str()));
    let (enabled, said) = (ui.is_enabled(), name.clone());
    response.widget_info(|| WidgetInfo {
        current_text_value: Some(said.clone()),
        ..WidgetInfo::labeled(Role::ComboBox, enabled, &label)
    });
    let ground = rect.expand2(vec2(6.0, -2.0));
    if response.hovered() {
        ui.painter().rect_filled(ground, Radius::BUTTON, colors.hover);
    }
    let y = rect.center().y;
    let swatch = Rect::from_center_size(pos2(rect.left() + 11.0, y), vec2(22.0, 22.0));
    pieces::swatch(ui, swatch, one.color);
    paint::icon(
        ui,
        pos2(swatch.right() + 16.0, y),
        (icons::ARROW_RIGHT, Face::Icon),
        14.0,
        colors.ink_3,
    );
    let words = rect.with_min_x(swatch.right() + 32.0).with_max_x(rect.right() - 52.0);
    paint::text(ui, words, Align2::LEFT_CENTER, (&name, Type::Label, colors.ink));
    pieces::disk(ui, pos2(rect.right() - 30.0, y), 9.0, color_of(bench, &one.part));
    paint::icon(
        ui,
        pos2(rect.right() - 7.0, y),
        (icons::CARET_DOWN, Face::IconBold),
        13.0,
        colors.ink_2,
    );
    pieces::focus_ring(ui, ground, &response);
    let picked = choose(ui, bench, &response, (220.0, Some(&one.part)));
    tip(response, &from, None, Some(&bench.say(&shapes(one))));
    picked
}

fn shapes(one: &Sorted) -> Message {
    Message::new("window-color-shapes").with("count", one.shapes)
}
