//! The print colors of the shown colorway: a field a part.

use egui::ecolor::Hsva;
use egui::{
    Align2, Color32, Mesh, Popup, PopupCloseBehavior, Pos2, Rect, Role, ScrollArea, Sense, Shape,
    Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use crate::app::act::{Act, Side};
use crate::app::icons;
use crate::app::sight::Bench;
use crate::app::theme::{Radius, Theme, Type};
use crate::app::ui::paint;
use crate::app::ui::{IconButton, TextField, panel_header, tip};
use crate::color::Srgb;
use crate::design::edit::ColorwayEdit;
use crate::design::{Edit, Paint};
use crate::mark::Part;
use crate::notice::Message;

use super::pieces::{self, Tone};
use super::{naming, placing};

/// The picker: saturation across, brightness down.
const PICKER: egui::Vec2 = vec2(228.0, 148.0);

/// What the colors remember.
#[derive(Debug, Default)]
pub(crate) struct ColorsOwn {
    /// The hue of the open picker: grey has none of its own.
    hue: Option<f32>,
}

/// The colors, and the way back.
pub(super) fn show(ui: &mut Ui, own: &mut ColorsOwn, bench: &Bench<'_>) {
    let back = bench.text("window-back");
    let name =
        bench.open.shown_colorway().map(|colorway| colorway.name.clone()).unwrap_or_default();
    pieces::inset(ui, |ui| {
        let height = Theme::of(ui.ctx()).sizes.header;
        let size = vec2(ui.available_width(), height);
        ui.allocate_ui_with_layout(size, egui::Layout::left_to_right(egui::Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            if tip(IconButton::new(icons::ARROW_LEFT, &back).show(ui), &back, None, None).clicked()
            {
                bench.act(Act::Side(Side::Design));
            }
            panel_header(ui, &bench.text("window-print-colors"), &name, |_| {});
        });
    });
    let printed = bench
        .open
        .shown_colorway()
        .is_some_and(|colorway| matches!(colorway.paint, Paint::Print(_)));
    if !printed {
        pieces::inset(ui, |ui| {
            pieces::text(ui, Type::Body, Tone::Second, &bench.text("window-print-none"));
        });
        return;
    }
    let scroll = ScrollArea::vertical().id_salt("colors").auto_shrink([false, false]);
    scroll.content_margin(pieces::MARGIN).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        for part in parts(bench) {
            row(ui, own, bench, &part);
        }
        ui.add_space(12.0);
        pieces::text(ui, Type::Small, Tone::Third, &bench.text("window-screen-colors"));
        ui.add_space(12.0);
    });
}

/// The parts of the cloth, and those that have a color and no mark yet.
fn parts(bench: &Bench<'_>) -> Vec<Part> {
    let mut parts = bench.evaluated().repeat().parts();
    if let Some(Paint::Print(print)) = bench.open.shown_colorway().map(|colorway| &colorway.paint) {
        parts.extend(print.keys().cloned());
    }
    let mut seen = std::collections::BTreeSet::new();
    parts.retain(|part| seen.insert(part.clone()));
    parts
}

fn row(ui: &mut Ui, own: &mut ColorsOwn, bench: &Bench<'_>, part: &Part) {
    let theme = Theme::of(ui.ctx());
    let (name, color) = (naming::part(part), placing::color_of(bench, part));
    let is_own = matches!(bench.open.shown_colorway().map(|colorway| &colorway.paint),
        Some(Paint::Print(print)) if print.contains_key(part));
    let at = bench.open.colorway;
    let edit = |color| Edit::Colorway(at, ColorwayEdit::Color(part.clone(), color));
    ui.push_id(part.name(), |ui| {
        let (_, rect) = ui.allocate_space(vec2(ui.available_width(), 38.0));
        let swatch =
            Rect::from_center_size(pos2(rect.left() + 15.0, rect.center().y), vec2(28.0, 28.0));
        let button = ui.interact(swatch, ui.scope_id().with("swatch"), Sense::click());
        let label = bench.say(&Message::new("window-pick-color").with("part", name.as_str()));
        let (enabled, said) = (ui.is_enabled(), color.to_string());
        button.widget_info(|| WidgetInfo {
            current_text_value: Some(said.clone()),
            ..WidgetInfo::labeled(Role::ColorWell, enabled, &label)
        });
        pieces::swatch(ui, swatch, color);
        pieces::focus_ring(ui, swatch.expand(3.0), &button);
        if button.clicked() {
            own.hue = Some(Hsva::from(pieces::screen(color)).h);
        }
        let popup =
            Popup::menu(&button).gap(6.0).close_behavior(PopupCloseBehavior::CloseOnClickOutside);
        if let Some(Some(picked)) =
            popup.show(|ui| picker(ui, own, bench, color)).map(|shown| shown.inner)
        {
            bench.edit_while(button.id, edit(Some(picked)));
        }
        tip(button, &label, None, None);
        let words = rect.with_min_x(swatch.right() + 10.0).with_max_x(rect.right() - 122.0);
        paint::text(ui, words, Align2::LEFT_CENTER, (&name, Type::Label, theme.colors.ink));
        if is_own {
            let reset = bench.say(&Message::new("window-reset").with("name", name.as_str()));
            let place = Rect::from_center_size(
                pos2(rect.right() - 108.0, rect.center().y),
                vec2(24.0, 24.0),
            );
            let button = IconButton::new(icons::ARROW_COUNTER_CLOCKWISE, &reset)
                .icon_size(14.0)
                .color(theme.colors.soga);
            if tip(button.show_at(ui, place, ui.scope_id().with("reset")), &reset, None, None)
                .clicked()
            {
                bench.edit(edit(None));
            }
        }
        let place = Rect::from_min_max(pos2(rect.right() - 92.0, rect.top()), rect.max);
        if let Some(typed) = hex(ui, place, (&name, color)) {
            bench.edit(edit(Some(typed)));
        }
    });
}

/// A field for `#RRGGBB`; what was typed when it is left.
fn hex(ui: &mut Ui, place: Rect, (name, color): (&str, Srgb)) -> Option<Srgb> {
    let id = ui.scope_id().with("hex");
    let shown = color.to_string();
    let typed: Option<String> = ui.data(|data| data.get_temp(id));
    let mut text = typed.unwrap_or_else(|| shown.clone());
    let place = Rect::from_center_size(
        place.center(),
        vec2(place.width(), Theme::of(ui.ctx()).sizes.field_height),
    );
    let layout = egui::Layout::left_to_right(egui::Align::Center);
    let mut child = ui.new_child(egui::UiBuilder::new().max_rect(place).layout(layout));
    let field = TextField::new(name, &mut text).height(place.height()).id(id.with("field"));
    let response = field.show(&mut child);
    if response.has_focus() {
        ui.data_mut(|data| data.insert_temp(id, text));
        return None;
    }
    ui.data_mut(|data| data.remove::<String>(id));
    let is_dropped = ui.input(|input| input.key_pressed(egui::Key::Escape));
    if !response.lost_focus() || is_dropped {
        return None;
    }
    read(&text).filter(|typed| *typed != color)
}

/// `#a1b2c3`, `A1B2C3`, `#abc`.
fn read(text: &str) -> Option<Srgb> {
    let digits = text.trim().trim_start_matches('#');
    let long = match digits.len() {
        3 => digits.chars().flat_map(|digit| [digit, digit]).collect(),
        _ => digits.to_owned(),
    };
    format!("#{long}").parse().ok()
}

/// Saturation and brightness in a square, hue on a rail, and the colors of the cloth.
fn picker(ui: &mut Ui, own: &mut ColorsOwn, bench: &Bench<'_>, color: Srgb) -> Option<Srgb> {
    ui.set_width(PICKER.x);
    ui.spacing_mut().item_spacing.y = 10.0;
    let now = Hsva::from(pieces::screen(color));
    let hue = if now.s > 0.01 && now.v > 0.01 {
        own.hue.filter(|hue| (hue - now.h).abs() < 0.02).unwrap_or(now.h)
    } else {
        own.hue.unwrap_or(now.h)
    };
    let picked = square(ui, bench, Hsva { h: hue, ..now });
    let picked = picked.or_else(|| {
        let hue = rail(ui, bench, hue)?;
        own.hue = Some(hue);
        // Grey has no hue to turn: the next touch of the square takes it.
        Some(Hsva { h: hue, ..now })
    });
    let picked = picked.map(|picked| own_color(Color32::from(picked)));
    let chosen = palette(ui, bench, color);
    chosen.or(picked).filter(|picked| *picked != color)
}

fn own_color(color: Color32) -> Srgb {
    Srgb::new(color.r(), color.g(), color.b())
}

fn square(ui: &mut Ui, bench: &Bench<'_>, now: Hsva) -> Option<Hsva> {
    let (rect, response) = ui.allocate_exact_size(PICKER, Sense::click_and_drag());
    let label = bench.text("window-picker-shade");
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::labeled(Role::Slider, enabled, &label));
    // Between four corners a mesh blends in a straight line, so a few rows and columns come near to the true shades.
    let (columns, rows) = (16_u8, 8_u8);
    let mut mesh = Mesh::default();
    for row in 0..=rows {
        for column in 0..=columns {
            let (s, v) =
                (f32::from(column) / f32::from(columns), 1.0 - f32::from(row) / f32::from(rows));
            let at = pos2(egui::lerp(rect.x_range(), s), egui::lerp(rect.y_range(), 1.0 - v));
            mesh.colored_vertex(at, Hsva { s, v, a: 1.0, ..now }.into());
        }
    }
    let index = |row: u8, column: u8| u32::from(row) * (u32::from(columns) + 1) + u32::from(column);
    for row in 0..rows {
        for column in 0..columns {
            mesh.add_triangle(index(row, column), index(row, column + 1), index(row + 1, column));
            mesh.add_triangle(
                index(row + 1, column),
                index(row, column + 1),
                index(row + 1, column + 1),
            );
        }
    }
    ui.painter().add(Shape::mesh(mesh));
    let at = pos2(egui::lerp(rect.x_range(), now.s), egui::lerp(rect.y_range(), 1.0 - now.v));
    ring(ui, at, now);
    pieces::focus_ring(ui, rect, &response);
    let pointer =
        response.interact_pointer_pos().filter(|_| response.dragged() || response.clicked());
    let share = |at: Pos2| ((at - rect.min) / rect.size()).clamp(vec2(0.0, 0.0), vec2(1.0, 1.0));
    let pointed =
        pointer.map(share).map(|share| Hsva { s: share.x, v: 1.0 - share.y, a: 1.0, ..now });
    pointed.or_else(|| by_keys(ui, &response, now))
}

/// Arrow keys change saturation and brightness by a hundredth.
fn by_keys(ui: &Ui, response: &egui::Response, now: Hsva) -> Option<Hsva> {
    use egui::Key;
    if !response.has_focus() {
        return None;
    }
    let filter =
        egui::EventFilter { horizontal_arrows: true, vertical_arrows: true, ..Default::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    let by = |more: Key, less: Key| {
        ui.input(|input| {
            f32::from(i8::from(input.key_pressed(more)) - i8::from(input.key_pressed(less)))
        }) * 0.01
    };
    let (s, v) = (by(Key::ArrowRight, Key::ArrowLeft), by(Key::ArrowUp, Key::ArrowDown));
    let next =
        Hsva { s: (now.s + s).clamp(0.0, 1.0), v: (now.v + v).clamp(0.0, 1.0), a: 1.0, ..now };
    (s != 0.0 || v != 0.0).then_some(next)
}

fn rail(ui: &mut Ui, bench: &Bench<'_>, hue: f32) -> Option<f32> {
    let (rect, response) = ui.allocate_exact_size(vec2(PICKER.x, 18.0), Sense::click_and_drag());
    let label = bench.text("window-picker-hue");
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::slider(enabled, f64::from(hue), &label));
    let steps = 24_u8;
    let mut mesh = Mesh::default();
    for step in 0..=steps {
        let h = f32::from(step) / f32::from(steps);
        let x = egui::lerp(rect.x_range(), h);
        let color: Color32 = Hsva { h, s: 0.8, v: 0.85, a: 1.0 }.into();
        mesh.colored_vertex(pos2(x, rect.top() + 4.0), color);
        mesh.colored_vertex(pos2(x, rect.bottom() - 4.0), color);
    }
    for step in 0..u32::from(steps) {
        let at = step * 2;
        mesh.add_triangle(at, at + 1, at + 2);
        mesh.add_triangle(at + 1, at + 3, at + 2);
    }
    ui.painter().add(Shape::mesh(mesh));
    ring(
        ui,
        pos2(egui::lerp(rect.x_range(), hue), rect.center().y),
        Hsva { h: hue, s: 0.8, v: 0.85, a: 1.0 },
    );
    pieces::focus_ring(ui, rect, &response);
    let pointer =
        response.interact_pointer_pos().filter(|_| response.dragged() || response.clicked());
    let pointed = pointer.map(|at| ((at.x - rect.left()) / rect.width()).clamp(0.0, 1.0));
    pointed.or_else(|| {
        let now = Hsva { h: hue, s: 0.5, v: 0.5, a: 1.0 };
        let next = by_keys(ui, &response, now)?;
        (next.s != now.s).then_some((hue + next.s - now.s).rem_euclid(1.0))
    })
}

/// A thumb in its color.
fn ring(ui: &Ui, at: Pos2, color: Hsva) {
    let mori = Theme::of(ui.ctx()).colors.mori;
    ui.painter().circle(at, 8.0, Color32::from(Hsva { a: 1.0, ..color }), Stroke::new(2.5, mori));
    ui.painter().circle_stroke(at, 9.5, Stroke::new(1.0, Theme::of(ui.ctx()).colors.line_strong));
}

/// The colors that the cloth has already.
fn palette(ui: &mut Ui, bench: &Bench<'_>, color: Srgb) -> Option<Srgb> {
    let mut colors: Vec<Srgb> =
        parts(bench).iter().map(|part| placing::color_of(bench, part)).collect();
    let mut seen = std::collections::BTreeSet::new();
    colors.retain(|color| seen.insert(*color));
    let mut picked = None;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        for one in colors.into_iter().take(24) {
            let (rect, response) = ui.allocate_exact_size(vec2(22.0, 22.0), Sense::click());
            let (enabled, said) = (ui.is_enabled(), one.to_string());
            response.widget_info(|| {
                WidgetInfo::selected(Role::RadioButton, enabled, one == color, &said)
            });
            pieces::swatch(ui, rect, one);
            if one == color || response.hovered() || response.has_focus() {
                let stroke = Stroke::new(2.0, Theme::of(ui.ctx()).colors.ring);
                ui.painter().rect_stroke(
                    rect.expand(1.0),
                    Radius::FIELD,
                    stroke,
                    StrokeKind::Outside,
                );
            }
            if response.clicked() {
                picked = Some(one);
            }
        }
    });
    picked
}
