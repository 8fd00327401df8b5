//! The panel at the right: the layers, and the settings of what is selected.

use egui::{Area, Frame, Id, Margin, Order, Panel, Rect, ScrollArea, Stroke, Ui, pos2, vec2};

use crate::app::act::{Act, Side};
use crate::app::icons;
use crate::app::sight::Bench;
use crate::app::theme::{Radius, Theme, Type};
use crate::app::ui::{IconButton, divider, tip};

use super::colors::{self, ColorsOwn};
use super::pieces::{self, Tone};
use super::placing::PlacingOwn;
use super::{Owned, checks, layers, raport, settings};

/// How narrow and wide the panel may be drawn.
const WIDTHS: std::ops::RangeInclusive<f32> = 272.0..=440.0;

/// Below this width of the window the panel lies over the cloth, and can be closed.
const NARROW: f32 = 1100.0;

/// What the panel itself remembers.
#[derive(Debug, Default)]
pub(crate) struct SideOwn {
    /// The layer that is to be renamed in the next frame, counted in the order of the file.
    pub(crate) rename: Option<usize>,
    placing: PlacingOwn,
    colors: ColorsOwn,
    /// Whether the sheet of a narrow window is closed.
    is_closed: bool,
    /// What was shown last: whoever asks for something else opens the sheet.
    last: Side,
}

/// Shows the panel: docked, or as a sheet where the window is narrow.
pub(crate) fn show(ui: &mut Ui, owned: &mut Owned, bench: &Bench<'_>, side: Side) {
    if ui.ctx().content_rect().width() < NARROW {
        return sheet(ui, owned, bench, side);
    }
    let theme = Theme::of(ui.ctx());
    let frame = Frame::NONE.fill(theme.colors.panel).inner_margin(margin(theme));
    let panel = Panel::right("side")
        .resizable(true)
        .default_size(theme.sizes.side_panel)
        .size_range(WIDTHS);
    panel.show_separator_line(false).frame(frame).show(ui, |ui| {
        edge(ui, theme);
        body(ui, owned, bench, side);
    });
}

/// The line at the inner edge.
fn edge(ui: &Ui, theme: &Theme) {
    let rect = ui.max_rect() + margin(theme);
    let x = rect.left().floor() + 0.5;
    ui.painter().with_clip_rect(rect).vline(x, rect.y_range(), Stroke::new(1.0, theme.colors.line));
}

#[expect(clippy::cast_possible_truncation, reason = "a few points")]
fn margin(theme: &Theme) -> Margin {
    let side = theme.sizes.inset as i8 - pieces::MARGIN.left;
    Margin { left: side, right: side, top: 4, bottom: 0 }
}

fn sheet(ui: &Ui, owned: &mut Owned, bench: &Bench<'_>, side: Side) {
    let theme = Theme::of(ui.ctx());
    if owned.side.last != side {
        owned.side.is_closed = false;
        owned.side.last = side;
    }
    let room = ui.available_rect_before_wrap().shrink(8.0);
    if owned.side.is_closed {
        return handle(ui, owned, bench, room);
    }
    let rect =
        Rect::from_min_max(pos2(room.right() - theme.sizes.side_panel, room.top()), room.max);
    let area = Area::new(Id::unique("side sheet"))
        .order(Order::Foreground)
        .fixed_pos(rect.min)
        .movable(false);
    area.show(ui.ctx(), |ui| {
        let frame = Frame::NONE
            .fill(theme.colors.panel)
            .corner_radius(Radius::POPUP)
            .shadow(theme.colors.shadow_2);
        frame.inner_margin(margin(theme)).show(ui, |ui| {
            ui.set_min_size(rect.size() - margin(theme).sum());
            ui.set_max_size(rect.size() - margin(theme).sum());
            let close = bench.text("window-side-close");
            ui.horizontal(|ui| {
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    if tip(IconButton::new(icons::X, &close).show(ui), &close, None, None).clicked()
                    {
                        owned.side.is_closed = true;
                    }
                });
            });
            body(ui, owned, bench, side);
        });
    });
}

/// What opens the sheet again.
fn handle(ui: &Ui, owned: &mut Owned, bench: &Bench<'_>, room: Rect) {
    let theme = Theme::of(ui.ctx());
    let area = Area::new(Id::unique("side handle")).order(Order::Middle).movable(false);
    area.fixed_pos(pos2(room.right() - 40.0, room.top() + 76.0)).show(ui.ctx(), |ui| {
        let frame = Frame::NONE
            .fill(theme.colors.raised)
            .corner_radius(Radius::CARD)
            .shadow(theme.colors.shadow_1);
        frame.inner_margin(Margin::same(4)).show(ui, |ui| {
            let open = bench.text("window-side-open");
            if tip(IconButton::new(icons::SLIDERS_HORIZONTAL, &open).show(ui), &open, None, None)
                .clicked()
            {
                owned.side.is_closed = false;
            }
        });
    });
}

fn body(ui: &mut Ui, owned: &mut Owned, bench: &Bench<'_>, side: Side) {
    ui.spacing_mut().item_spacing.y = 0.0;
    match side {
        Side::Design => both(ui, owned, bench),
        Side::Layers => {
            layers::header(ui, bench);
            let most = ui.available_height();
            layers::list(ui, &mut owned.side.rename, bench, most);
        }
        Side::Checks => checks::show(ui, &mut owned.checks, bench),
        Side::Colors => colors::show(ui, &mut owned.side.colors, bench),
    }
}

/// Layers above, in at most a third of the height; below, the settings of what is selected.
fn both(ui: &mut Ui, owned: &mut Owned, bench: &Bench<'_>) {
    let whole = ui.available_height();
    layers::header(ui, bench);
    let theme = Theme::of(ui.ctx());
    // Whole rows, and a half one where more follow.
    let most = (whole / 3.0 / theme.sizes.layer_row).floor().max(2.0) * theme.sizes.layer_row;
    layers::list(ui, &mut owned.side.rename, bench, most);
    pieces::inset(ui, divider);
    match (bench.selected(), bench.open.selection.layers.len()) {
        (Some((at, layer)), _) => settings::show(ui, &mut owned.side.placing, bench, (at, layer)),
        (None, 0) => raport::show(ui, &owned.checks, bench),
        (None, count) => several(ui, bench, count),
    }
}

/// Several layers: what can be done with all of them.
fn several(ui: &mut Ui, bench: &Bench<'_>, count: usize) {
    use crate::app::command::{self, Id as Command};
    let message = crate::notice::Message::new("window-layers-selected").with("count", count);
    let title = bench.say(&message);
    pieces::inset(ui, |ui| {
        crate::app::ui::section_head(ui, &title, |_| {});
        pieces::text(ui, Type::Body, Tone::Second, &bench.text("window-layers-several"));
        ui.add_space(8.0);
        ScrollArea::vertical().id_salt("several").show(ui, |ui| {
            let theme = Theme::of(ui.ctx());
            ui.spacing_mut().item_spacing = vec2(8.0, 8.0);
            ui.horizontal_wrapped(|ui| {
                for id in [Command::Duplicate, Command::Delete, Command::Hide, Command::Lock] {
                    let row = command::row(id);
                    let word = bench.text(row.word);
                    let mut button =
                        crate::app::ui::Button::quiet(&word).small(theme).enabled(bench.can(id));
                    if let Some(icon) = row.icon {
                        button = button.icon(icon);
                    }
                    if button.show(ui).clicked() {
                        bench.act(Act::Run(id));
                    }
                }
            });
        });
    });
}
