//! Which colors of a picture are which parts of cloth, before it becomes a layer for good.

use std::collections::BTreeMap;
use std::sync::Arc;

use egui::{Align2, Color32, Rect, ScrollArea, Stroke, StrokeKind, Ui, pos2, vec2};

use super::{enter, modal};
use crate::app::act::Act;
use crate::app::icons;
use crate::app::panels::shelf::{pictured, pixels};
use crate::app::sight::Bench;
use crate::app::theme::{Face, Radius, Theme, Type};
use crate::app::ui::{Button, Select, paint};
use crate::app::work::{Extent, Portrait, Sitter, Tint};
use crate::color::Srgb;
use crate::design::edit::LayerEdit;
use crate::design::{Content, Design, Edit};
use crate::mark::Part;
use crate::notice::{Message, rounded};
use crate::workspace::picture::PictureLayer;
use crate::workspace::{Outside as _, picture_text};

/// Colors that can be sorted here; a traced photograph has thousands.
const MOST: usize = 24;

/// What is chosen so far.
#[derive(Debug, Default)]
pub(crate) struct PictureOwn {
    read: Option<Result<Read, Message>>,
}

/// A picture that was read, and what its colors shall be.
#[derive(Debug)]
struct Read {
    said: String,
    /// Each color, its share of all shapes, and its part.
    rows: Vec<(Srgb, f64, Part)>,
    /// The design with these parts.
    tried: Arc<Design>,
}

/// Shows the dialog for the layer at `at`.
pub(super) fn show(ui: &Ui, own: &mut PictureOwn, bench: &Bench<'_>, at: usize) {
    let read = own.read.get_or_insert_with(|| read(bench, at));
    let read = match read {
        Ok(read) => read,
        // What cannot be read is told by the checks, and stays a layer that can be mended.
        Err(message) => {
            bench.act(Act::Dialog(None));
            bench.act(Act::Say(message.clone()));
            return;
        }
    };
    let (answer, closes) = modal(ui, ("picture", 760.0), 24, |ui| {
        let theme = Theme::of(ui.ctx());
        let (_, rect) = ui.allocate_space(vec2(ui.available_width(), 30.0));
        paint::heading(ui, rect, &bench.text("window-picture"), Type::Title);
        let hint = bench.part("window-picture", "hint").unwrap_or_default();
        ui.label(theme.rich(Type::Body, hint).color(theme.colors.ink_2));
        ui.add_space(12.0);
        let changed = sides(ui, bench, read);
        if changed {
            read.tried = tried(bench, at, &read.rows);
        }
        ui.add_space(16.0);
        buttons(ui, bench)
    });
    match answer {
        Some(true) => {
            let parts = parts(&read.rows);
            bench.act(Act::Dialog(None));
            bench.edit(Edit::Layer(at, LayerEdit::Parts(parts)));
        }
        _ if closes || answer == Some(false) => bench.act(Act::Dialog(None)),
        _ => {}
    }
}

/// The picture at the left, its colors at the right; tells whether one was changed.
fn sides(ui: &mut Ui, bench: &Bench<'_>, read: &mut Read) -> bool {
    let size = vec2(300.0_f32.min(ui.available_width() * 0.45), 300.0);
    let mut changed = false;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 24.0;
        ui.vertical(|ui| {
            ui.set_width(size.x);
            let (rect, _) = ui.allocate_exact_size(size, egui::Sense::hover());
            let around = Arc::new(bench.open.file.surroundings().apart());
            let sitter = Sitter::Design(Arc::clone(&read.tried), around);
            let portrait = Portrait::new(sitter, Extent::Tiles(1.0), pixels(ui, size));
            let portrait = portrait.tinted(Tint::Of(bench.open.colorway));
            paint::picture(ui, rect, Radius::CARD, pictured(ui, bench, "brought", &portrait));
            let theme = Theme::of(ui.ctx());
            ui.label(theme.rich(Type::Small, &read.said).color(theme.colors.ink_3));
        });
        ui.vertical(|ui| {
            let names = names(bench);
            head(ui, bench);
            let area = ScrollArea::vertical().max_height(280.0).auto_shrink([false, true]);
            area.show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                for (color, share, part) in &mut read.rows {
                    changed |= row(ui, bench, (*color, *share, part), &names);
                }
            });
        });
    });
    changed
}

fn head(ui: &mut Ui, bench: &Bench<'_>) {
    let colors = &Theme::of(ui.ctx()).colors;
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), 24.0));
    let words = ["window-picture-colors", "window-picture-parts"].map(|key| bench.text(key));
    paint::text(ui, rect, Align2::LEFT_CENTER, (&words[0], Type::SmallLabel, colors.ink_2));
    let right = rect.with_min_x(rect.right() - PART);
    paint::text(ui, right, Align2::LEFT_CENTER, (&words[1], Type::SmallLabel, colors.ink_2));
}

/// The width of a part's field.
const PART: f32 = 150.0;

/// A color, an arrow, the part; tells whether that was changed.
fn row(ui: &mut Ui, bench: &Bench<'_>, row: (Srgb, f64, &mut Part), names: &[Part]) -> bool {
    let (color, share, part) = row;
    let colors = &Theme::of(ui.ctx()).colors;
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), 36.0));
    let swatch =
        Rect::from_center_size(pos2(rect.left() + 12.0, rect.center().y), vec2(22.0, 22.0));
    let Srgb { r, g, b } = color;
    let line = Stroke::new(1.0, colors.line);
    ui.painter().rect(swatch, Radius::FIELD, Color32::from_rgb(r, g, b), line, StrokeKind::Inside);
    let hex = color.to_string();
    let words = rect.with_min_x(swatch.right() + 10.0).with_max_x(rect.right() - PART - 34.0);
    let place = paint::text(ui, words, Align2::LEFT_CENTER, (&hex, Type::Body, colors.ink));
    let share = format!("{} %", bench.number(rounded::whole_percent(share).max(1.0)));
    let rest = words.with_min_x(place.right() + 8.0);
    paint::text(ui, rest, Align2::LEFT_CENTER, (&share, Type::Small, colors.ink_3));
    let arrow = pos2(rect.right() - PART - 20.0, rect.center().y);
    paint::icon(ui, arrow, (icons::ARROW_RIGHT, Face::Icon), 16.0, colors.ink_3);
    let field = rect.with_min_x(rect.right() - PART);
    let mut all: Vec<&str> = names.iter().map(Part::name).collect();
    if !all.contains(&part.name()) {
        all.push(part.name());
    }
    let chosen = all.iter().position(|name| *name == part.name()).unwrap_or(0);
    let label = bench.say(&Message::new("window-picture-part").with("color", hex.as_str()));
    let taken =
        paint::within(ui, field, |ui| Select::new(&label, &all, chosen).width(PART).show(ui)).0;
    let taken = taken.and_then(|at| all.get(at)).map(|name| Part::new(name));
    let is_changed = taken.is_some();
    if let Some(taken) = taken {
        *part = taken;
    }
    is_changed
}

/// Whether it is taken, or left.
fn buttons(ui: &mut Ui, bench: &Bench<'_>) -> Option<bool> {
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), 32.0));
    let words = ["window-picture-take", "window-cancel"].map(|key| bench.text(key));
    let (pressed, _) = paint::within_right(ui, rect, |ui| {
        let take = Button::filled(&words[0]).show(ui).clicked();
        let leave = Button::outlined(&words[1]).show(ui).clicked();
        if take { Some(true) } else { leave.then_some(false) }
    });
    pressed.or_else(|| enter(ui).then_some(true))
}

/// Parts that a color may become: those of the craft, then those of the design.
fn names(bench: &Bench<'_>) -> Vec<Part> {
    let mut names = vec![Part::latar()];
    names.extend([Part::KLOWONG, Part::ISEN, Part::TEMBOK, Part::BIRON].map(Part::new));
    for part in bench.evaluated().repeat().parts() {
        if !names.contains(&part) {
            names.push(part.clone());
        }
    }
    names
}

fn parts(rows: &[(Srgb, f64, Part)]) -> BTreeMap<Srgb, Part> {
    rows.iter().map(|(color, _, part)| (*color, part.clone())).collect()
}

/// The design with the parts as they are chosen.
fn tried(bench: &Bench<'_>, at: usize, rows: &[(Srgb, f64, Part)]) -> Arc<Design> {
    let edit = Edit::Layer(at, LayerEdit::Parts(parts(rows)));
    bench.design().apply(&edit).map_or_else(|_| Arc::clone(bench.design()), Arc::new)
}

/// Reads the picture of a layer, and proposes parts for its colors.
fn read(bench: &Bench<'_>, at: usize) -> Result<Read, Message> {
    let unread = || Message::new("window-picture-unread");
    let layer = bench.design().layers.get(at).ok_or_else(unread)?;
    let Content::Picture { file, parts: known, .. } = &layer.content else { return Err(unread()) };
    let found = bench.open.file.surroundings().picture(file)?;
    let named = |message: Message| message.with("file", file.as_str());
    let text = picture_text(&found.bytes).map_err(named)?;
    let brought = PictureLayer::read(file, &text).map_err(|refusal| named(refusal.message))?;
    let sorted = brought.picture.colors.sorted();
    #[expect(clippy::cast_precision_loss, reason = "shapes of a picture")]
    let all = sorted.iter().map(|it| it.shapes).sum::<usize>().max(1) as f64;
    let mut rows: Vec<(Srgb, f64, Part)> = Vec::new();
    for it in &sorted {
        #[expect(clippy::cast_precision_loss, reason = "shapes of a picture")]
        let share = it.shapes as f64 / all;
        match rows.iter().position(|(color, ..)| *color == it.color) {
            Some(at) => rows[at].1 += share,
            None if rows.len() < MOST => {
                let part = known.get(&it.color).unwrap_or_else(|| brought.proposed(it));
                rows.push((it.color, share, part.clone()));
            }
            None => {}
        }
    }
    let said = Message::new("window-picture-of")
        .with("file", file.as_str())
        .with("width", rounded::tenth(brought.picture.size.width))
        .with("height", rounded::tenth(brought.picture.size.height));
    let tried = tried(bench, at, &rows);
    Ok(Read { said: bench.say(&said), rows, tried })
}
