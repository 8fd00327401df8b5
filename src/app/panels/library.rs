//! The library: every motif and isen with its picture, found by name, kind and meaning, and laid on the cloth by a click
//! or by dragging it there.
//!
//! **Invariant:** what a card shows is what the layer will draw.

use std::sync::Arc;

use egui::{
    CursorIcon, Rect, Response, Role, ScrollArea, Sense, Stroke, Ui, UiBuilder, Vec2, WidgetInfo,
    pos2, vec2,
};

use super::cloth;
use crate::app::act::{Act, Carried};
use crate::app::icons;
use crate::app::sight::Bench;
use crate::app::theme::{Radius, Theme, Type};
use crate::app::ui::{Chips, TextField, paint};
use crate::notice::Message;
use crate::sheet::tell;

mod shelf;

use shelf::{Family, Item, Shelf};

pub(super) const INSET: f32 = 14.0;

/// What the library remembers.
#[derive(Debug, Default)]
pub(crate) struct LibraryOwn {
    text: String,
    family: Family,
    shelf: Shelf,
    /// What was pointed at last: its card stands at the foot.
    told: Option<String>,
}

/// From picture to picture.
const GAP: f32 = 11.0;

/// Shows the library over all the room there is.
pub(crate) fn show(ui: &mut Ui, own: &mut LibraryOwn, bench: &Bench<'_>) {
    own.shelf.look(bench.open.desk.library());
    let whole = ui.available_rect_before_wrap();
    let room = whole.shrink2(vec2(INSET, 0.0));
    let foot = foot(ui, own, bench, room);
    let above = Rect::from_min_max(room.min, pos2(room.right(), foot.top() - 8.0));
    ui.scope_builder(UiBuilder::new().max_rect(above), |ui| {
        let hint = bench.text("window-library-search");
        TextField::new(&hint, &mut own.text).icon(icons::MAGNIFYING_GLASS).hint(&hint).show(ui);
        ui.add_space(6.0);
        families(ui, own, bench);
        ui.add_space(6.0);
        // The bar stands in the inset.
        let list = ui.available_rect_before_wrap().with_max_x(whole.right());
        ui.scope_builder(UiBuilder::new().max_rect(list), |ui| {
            ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
                ui.set_max_width(above.width());
                items(ui, own, bench);
            });
        });
    });
}

fn families(ui: &mut Ui, own: &mut LibraryOwn, bench: &Bench<'_>) {
    let families = own.shelf.families();
    let names: Vec<String> = families
        .iter()
        .map(|family| match family {
            Family::All => bench.text("window-library-all"),
            Family::Own => bench.text("window-library-own"),
            Family::Named(name) => capital(name),
        })
        .collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let chosen = families.iter().position(|family| *family == own.family);
    let chips = Chips::new("families", &names, chosen);
    if let Some(family) = chips.show(ui).and_then(|at| families.get(at)) {
        own.family = family.clone();
    }
}

fn items(ui: &mut Ui, own: &mut LibraryOwn, bench: &Bench<'_>) {
    let theme = Theme::of(ui.ctx());
    let found: Vec<Arc<Item>> = own.shelf.found(&own.text, &own.family);
    let (motifs, isen): (Vec<_>, Vec<_>) = found.into_iter().partition(|item| !item.is_isen());
    if motifs.is_empty() && isen.is_empty() {
        let message = Message::new("window-library-none").with("text", own.text.as_str());
        ui.label(theme.rich(Type::Small, bench.say(&message)).color(theme.colors.ink_2));
    }
    let two = |width: f32| {
        vec2(width, width * theme.sizes.library_picture.y / theme.sizes.library_picture.x)
    };
    grid(ui, own, bench, (&motifs, 2), two);
    if !isen.is_empty() {
        ui.add_space(8.0);
        ui.label(
            theme
                .rich(Type::SmallLabel, bench.text("window-library-isen"))
                .color(theme.colors.ink_2),
        );
        ui.add_space(2.0);
        grid(ui, own, bench, (&isen, 3), |width| vec2(width, width * 0.64));
    }
    ui.add_space(8.0);
}

/// Cards in so many columns.
#[expect(clippy::cast_precision_loss, reason = "a few columns")]
fn grid(
    ui: &mut Ui,
    own: &mut LibraryOwn,
    bench: &Bench<'_>,
    (items, columns): (&[Arc<Item>], usize),
    size: impl Fn(f32) -> Vec2,
) {
    let width = (ui.available_width() - GAP * (columns - 1) as f32) / columns as f32;
    let size = size(width.max(24.0));
    for row in items.chunks(columns) {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = GAP;
            for item in row {
                card(ui, own, bench, item, size);
            }
        });
        ui.add_space(4.0);
    }
}

fn card(ui: &mut Ui, own: &mut LibraryOwn, bench: &Bench<'_>, item: &Arc<Item>, size: Vec2) {
    let theme = Theme::of(ui.ctx());
    let colors = &theme.colors;
    let below = if item.is_isen() { 20.0 } else { 38.0 };
    let (rect, response) = ui.allocate_exact_size(size + vec2(0.0, below), Sense::click_and_drag());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), &item.title));
    act(ui, bench, item, &response);
    if response.hovered() || response.gained_focus() || response.dragged() {
        own.told = Some(item.key.clone());
    }
    if !ui.is_rect_visible(rect) {
        return;
    }
    let picture = Rect::from_min_size(rect.min, size);
    let portrait = item.portrait(cloth::pixels(ui, size), bench);
    let place = format!("library/{}", item.key);
    paint::picture(ui, picture, Radius::BUTTON, cloth::picture(ui, bench, &place, &portrait));
    if response.has_focus() {
        paint::ring(ui, picture, Radius::BUTTON);
    } else if response.hovered() || response.dragged() {
        let stroke = Stroke::new(1.5, colors.ring);
        ui.painter().rect_stroke(picture, Radius::BUTTON, stroke, egui::StrokeKind::Outside);
    }
    let name = Rect::from_min_max(pos2(rect.left(), picture.bottom() + 3.0), rect.max);
    let align = egui::Align2::LEFT_TOP;
    if item.is_isen() {
        paint::text(ui, name, align, (&item.title, Type::Small, colors.ink_2));
    } else {
        paint::text(ui, name, align, (&item.title, Type::Label, colors.ink));
        let below = name.with_min_y(name.top() + 17.0);
        paint::text(ui, below, align, (&item.region, Type::Small, colors.ink_3));
    }
}

/// What a hand does with a card: a click lays it, dragging carries it to the cloth.
fn act(ui: &Ui, bench: &Bench<'_>, item: &Item, response: &Response) {
    if response.dragged() {
        ui.ctx().set_cursor_icon(CursorIcon::Grabbing);
        bench.act(Act::Carry(Some(Carried { name: item.title.clone(), layer: item.layer(None) })));
    }
    if response.drag_stopped() {
        // The cloth has taken it by now, where it was let go over the cloth.
        bench.act(Act::Carry(None));
    }
    // The second click of two is meant for the same layer.
    if response.clicked() && !response.double_clicked() {
        let tile = bench.design().repeat.tile;
        let middle = kurbo::Point::new(tile.width / 2.0, tile.height / 2.0);
        bench.act(Act::AddLayer(item.layer(Some(middle))));
        bench.act(Act::Say(Message::new(item.laid()).with("name", item.title.as_str())));
    }
}

/// The card at the foot: what the last one pointed at means.
fn foot(ui: &Ui, own: &LibraryOwn, bench: &Bench<'_>, room: Rect) -> Rect {
    let theme = Theme::of(ui.ctx());
    let colors = &theme.colors;
    let told = own.told.as_ref().and_then(|key| own.shelf.item(key)).or_else(|| own.shelf.first());
    let Some(item) = told else { return Rect::from_min_max(room.left_bottom(), room.max) };
    let meaning = tell::said(&item.meaning, bench.words);
    let width = room.width() - 28.0;
    let title = paint::lines(ui, &item.title, Type::Strong, colors.soga, (width - 20.0, 1));
    let text = paint::lines(ui, meaning, Type::Small, colors.ink, (width, 6));
    let height = 12.0 + title.size().y + 6.0 + text.size().y + 12.0;
    let rect = Rect::from_min_max(
        pos2(room.left(), room.bottom() - 10.0 - height),
        room.max - vec2(0.0, 10.0),
    );
    ui.painter().rect_filled(rect, Radius::CARD, colors.soga_soft);
    let inner = rect.shrink2(vec2(14.0, 12.0));
    paint::put(ui.painter(), inner, egui::Align2::LEFT_TOP, title);
    let info = pos2(inner.right() - 8.0, inner.top() + 9.0);
    paint::icon(ui, info, (icons::INFO, crate::app::theme::Face::Icon), 16.0, colors.soga);
    paint::put(ui.painter(), inner.with_min_y(inner.top() + 24.0), egui::Align2::LEFT_TOP, text);
    let id = ui.scope_id().with("meaning");
    let response = ui.interact(rect, id, Sense::hover());
    response.widget_info(|| {
        WidgetInfo::labeled(Role::Label, true, format!("{}: {meaning}", item.title))
    });
    rect
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
    first + letters.as_str()
}
