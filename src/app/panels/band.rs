//! The band of repeats over the canvas: every way in which cloth can repeat, drawn with what lies on the tile.
//!
//! The pointer tries a way on the cloth, a click takes it. Below stand the size of the tile, the keys of the step, and
//! what a stamp can do with it.
//!
//! **Invariant:** nothing is taken by pointing at it.

use egui::{
    Align, Area, Frame, Id, Key, Layout, Modifiers, Order, Panel, Rect, Role, ScrollArea, Ui,
    UiBuilder, WidgetInfo, vec2,
};
use kurbo::Size;

use crate::app::act::{Act, Hold};
use crate::app::icons;
use crate::app::sight::Bench;
use crate::app::theme::{Face, Radius, Theme, Type};
use crate::app::ui::{Field, IconButton, Segment, tip};
use crate::design::{Edit, Step};

mod cards;
mod keys;
mod lengths;
mod stamping;
mod ways;

pub(crate) use ways::{plain_title, title};

use cards::Row;
use stamping::Stamping;
use ways::Tab;

/// What the band remembers.
#[derive(Debug, Default)]
pub(crate) struct BandOwn {
    tab: Tab,
    row: Row,
    /// Whether width and height change each by itself.
    is_free: bool,
    /// The stripe whose keys are shown.
    stripe: usize,
    stamping: Stamping,
}

/// The band as a panel that pushes the canvas down.
pub(crate) fn show_beside(ui: &mut Ui, own: &mut BandOwn, bench: &Bench<'_>) {
    let theme = Theme::of(ui.ctx());
    Panel::top("band")
        .exact_size(theme.sizes.band)
        .frame(Frame::new().fill(theme.colors.panel))
        .show(ui, |ui| within(ui, own, bench));
}

/// The band over the canvas, which stays where it is.
pub(crate) fn show_over(ui: &Ui, own: &mut BandOwn, bench: &Bench<'_>, canvas: Rect) {
    let theme = Theme::of(ui.ctx());
    let place = Rect::from_min_size(canvas.min, vec2(canvas.width(), theme.sizes.band));
    let area =
        Area::new(Id::unique("band")).order(Order::Middle).fixed_pos(place.min).fade_in(false);
    area.show(ui.ctx(), |ui| {
        ui.set_clip_rect(place.expand(24.0));
        let painter = ui.painter();
        painter.add(theme.colors.shadow_1.as_shape(place, egui::CornerRadius::ZERO));
        painter.rect_filled(place, 0.0, theme.colors.panel);
        painter.hline(place.x_range(), place.bottom() - 0.5, (1.0, theme.colors.line));
        let (_, place) = ui.allocate_space(place.size());
        ui.scope_builder(UiBuilder::new().max_rect(place), |ui| within(ui, own, bench));
    });
}

/// The name of the present way, as the pill over the cloth shows it.
pub(crate) fn name(bench: &Bench<'_>) -> String {
    title(&bench.design().repeat.step, bench.words)
}

/// How it steps, in a few words: its plainer name and how many stamps it takes, or the name of its group.
pub(crate) fn detail(bench: &Bench<'_>) -> String {
    let step = &bench.design().repeat.step;
    match step {
        Step::Group { .. } | Step::Frieze(_) => step.name().to_owned(),
        step => match plain_title(step, bench.words) {
            Some(title) => format!("{title} · {}", bench.say(&stamping::stamps(bench))),
            None => String::new(),
        },
    }
}

/// The picture of the present way.
pub(crate) fn picture(ui: &Ui, bench: &Bench<'_>) -> Option<egui::TextureId> {
    cards::present(ui, bench)
}

/// The room around what stands in the band, and where its three rows stand.
const INSET: f32 = 16.0;
const HEAD: (f32, f32) = (10.0, 30.0);
const PICTURES: (f32, f32) = (48.0, 104.0);
const KEYS: (f32, f32) = (156.0, 32.0);

fn within(ui: &mut Ui, own: &mut BandOwn, bench: &Bench<'_>) {
    let rect = ui.max_rect();
    let row = |(top, height): (f32, f32)| {
        let left = rect.left_top() + vec2(INSET, top);
        Rect::from_min_size(left, vec2(rect.width() - 2.0 * INSET, height))
    };
    in_row(ui, row(HEAD), |ui| head(ui, own, bench));
    let pictures = row(PICTURES);
    own.row.show(ui, pictures, own.tab, bench);
    in_row(ui, row(KEYS), |ui| settings(ui, own, bench));
    if is_left(ui) {
        bench.act(Act::Band(false));
    }
}

/// Whether the band was left by its key.
fn is_left(ui: &Ui) -> bool {
    let is_typing = ui.ctx().text_edit_focused();
    !is_typing && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape))
}

/// A row of things, from left to right.
fn in_row<R>(ui: &mut Ui, rect: Rect, add: impl FnOnce(&mut Ui) -> R) -> R {
    let layout = Layout::left_to_right(Align::Center);
    ui.scope_builder(UiBuilder::new().max_rect(rect).layout(layout), add).inner
}

fn head(ui: &mut Ui, own: &mut BandOwn, bench: &Bench<'_>) {
    let theme = Theme::of(ui.ctx());
    ui.label(theme.rich(Type::Strong, bench.text("window-band")));
    ui.add_space(10.0);
    let names = Tab::ALL.map(|tab| tab_name(tab, bench));
    let names = names.each_ref().map(String::as_str);
    let chosen = Tab::ALL.iter().position(|tab| *tab == own.tab).unwrap_or(0);
    let label = bench.text("window-band");
    if let Some(tab) = Segment::new(&label, &names, chosen).show(ui).and_then(|at| Tab::ALL.get(at))
    {
        own.tab = *tab;
        own.row.begin_again();
    }
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        let close = bench.text("window-panel-close");
        if tip(IconButton::new(icons::X, &close).show(ui), &close, None, None).clicked() {
            bench.act(Act::Band(false));
        }
        ui.add_space(4.0);
        let hint =
            theme.rich(Type::Small, bench.text("window-band-hint")).color(theme.colors.ink_2);
        // Where there is no room for it, the cards say it themselves.
        if ui.available_width() > 260.0 {
            ui.add(egui::Label::new(hint).truncate());
        }
    });
}

fn tab_name(tab: Tab, bench: &Bench<'_>) -> String {
    let name = bench.text(tab.key());
    match tab {
        Tab::All => name,
        tab => format!("{name} {}", ways::all().iter().filter(|way| way.tab == tab).count()),
    }
}

/// The size of the tile and the keys of the step, and at the right what a stamp can do.
fn settings(ui: &mut Ui, own: &mut BandOwn, bench: &Bench<'_>) {
    ui.spacing_mut().item_spacing.x = 8.0;
    let whole = ui.max_rect();
    let told = ui
        .scope_builder(
            UiBuilder::new().max_rect(whole).layout(Layout::right_to_left(Align::Center)),
            |ui| own.stamping.show(ui, bench),
        )
        .response
        .rect;
    let mut room = whole;
    room.set_right((told.left() - 16.0).max(whole.left() + 240.0));
    in_row(ui, room, |ui| {
        let scroll = ScrollArea::horizontal().id_salt("keys").auto_shrink([false, false]);
        scroll.show(ui, |ui| {
            ui.horizontal_centered(|ui| {
                tile(ui, own, bench);
                ui.add_space(8.0);
                let step = &bench.design().repeat.step;
                if let Some((step, hold)) = keys::show(ui, bench, &mut own.stripe, step) {
                    bench.act(Act::Edit(Edit::Step(step), hold));
                }
            });
        });
    });
}

/// Width and height of the tile, linked or not.
fn tile(ui: &mut Ui, own: &mut BandOwn, bench: &Bench<'_>) {
    let theme = Theme::of(ui.ctx());
    let now = bench.design().repeat.tile;
    ui.label(theme.rich(Type::Small, bench.text("window-band-tile")).color(theme.colors.ink_2));
    if !keys::has_height(&bench.design().repeat.step) {
        let label = bench.text("window-band-tile");
        let turned = Field::new(&label, lengths::number(now.width, crate::limits::TILE))
            .width(lengths::WIDTH)
            .show(ui);
        if let Some(side) = turned.value {
            let tile = Size::new(side, now.height * side / now.width);
            bench.act(Act::Edit(
                Edit::Tile(crate::limits::nearest_tile(tile)),
                Hold::While(turned.response.id),
            ));
        }
        return;
    }
    let (size, hold) = lengths::sides(ui, bench, "window-band-tile", now);
    if link(ui, own, bench) {
        own.is_free = !own.is_free;
    }
    if let Some(size) = size {
        let tile = if own.is_free { size } else { in_proportion(now, size) };
        bench.act(Act::Edit(Edit::Tile(tile), hold));
    }
}

/// The button between width and height; whether it was pressed.
fn link(ui: &mut Ui, own: &BandOwn, bench: &Bench<'_>) -> bool {
    let is_linked = !own.is_free;
    let colors = &Theme::of(ui.ctx()).colors;
    let label = bench.text("window-band-linked");
    let (id, rect) = ui.allocate_space(vec2(26.0, 26.0));
    let (icon, color) = if is_linked {
        ui.painter().rect_filled(rect, Radius::FIELD, colors.accent_soft);
        (icons::LINK_SIMPLE, colors.accent_text)
    } else {
        (icons::LINK_SIMPLE_BREAK, colors.ink_2)
    };
    let response = IconButton::new(icon, &label).icon_size(16.0).color(color).show_at(ui, rect, id);
    response.widget_info(|| WidgetInfo::selected(Role::Switch, ui.is_enabled(), is_linked, &label));
    tip(response, &label, None, None).clicked()
}

/// The tile with the other side changed in proportion.
fn in_proportion(before: Size, after: Size) -> Size {
    let tile = if after.width == before.width {
        Size::new(tenth(before.width * after.height / before.height), after.height)
    } else {
        Size::new(after.width, tenth(before.height * after.width / before.width))
    };
    crate::limits::nearest_tile(tile)
}

fn tenth(length: f64) -> f64 {
    (length * 10.0).round() / 10.0
}

/// An icon in the size of the text beside it.
fn icon(theme: &Theme, icon: char, face: Face, size: f32) -> egui::RichText {
    egui::RichText::new(icon).font(theme.icon_font(face, size))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn linked_sides_keep_their_proportion() {
        let before = Size::new(60.0, 40.0);
        assert_eq!(in_proportion(before, Size::new(90.0, 40.0)), Size::new(90.0, 60.0));
        assert_eq!(in_proportion(before, Size::new(60.0, 20.0)), Size::new(30.0, 20.0));
    }
}
