//! The top bar: menus, undo and redo, the name of the design, checks, language, theme, export.

use egui::{Align, Frame, Layout, Margin, Panel, Rect, Ui, UiBuilder};

use super::super::command::{self, Id, MENUS};
use super::super::icons;
use super::super::logo;
use super::super::sight::Bench;
use super::super::theme::{Theme, Type};
use super::super::ui::{Button, IconButton, MenuButton, MenuRow, menu_line, tip};
use super::checks;
use crate::notice::{Message, Severity};
use crate::words::Language;

/// Points from the edge of the window.
const EDGE: i8 = 10;

/// Shows it.
pub(crate) fn show(ui: &mut Ui, bench: &Bench<'_>, checks: &checks::CheckOwn) {
    let theme = Theme::of(ui.ctx());
    let frame = Frame::new().fill(theme.colors.bar).inner_margin(Margin::symmetric(EDGE, 0));
    let panel = Panel::top("bar").exact_size(theme.sizes.top_bar).resizable(false).frame(frame);
    panel.show(ui, |ui| {
        let whole = ui.max_rect();
        let left = ui.horizontal_centered(|ui| {
            ui.spacing_mut().item_spacing.x = 2.0;
            if logo::show(ui, 26.0).interact(egui::Sense::click()).clicked() {
                bench.run(Id::Close);
            }
            ui.add_space(8.0);
            menus(ui, bench);
            ui.add_space(6.0);
            line(ui, theme);
            ui.add_space(6.0);
            for id in [Id::Undo, Id::Redo] {
                button(ui, bench, id);
            }
            ui.min_rect().right()
        });
        let right = right(ui, whole, bench, checks);
        name(ui, whole, [left.inner, right], bench);
    });
}

fn line(ui: &mut Ui, theme: &Theme) {
    let (rect, _) = ui.allocate_exact_size(egui::vec2(1.0, 20.0), egui::Sense::hover());
    ui.painter().vline(rect.center().x, rect.y_range(), egui::Stroke::new(1.0, theme.colors.line));
}

fn menus(ui: &mut Ui, bench: &Bench<'_>) {
    for menu in MENUS {
        let label = bench.text(menu.word);
        MenuButton::new(&label).show(ui, |ui| {
            for entry in menu.entries {
                match entry {
                    Some(id) => menu_row(ui, bench, *id),
                    None => menu_line(ui),
                }
            }
        });
    }
}

/// A command as a row of a menu.
pub(crate) fn menu_row(ui: &mut Ui, bench: &Bench<'_>, id: Id) {
    let row = command::row(id);
    let label = bench.text(row.word);
    let key = row.keys.first().map(command::written);
    let checked = bench.holds(id);
    let row = MenuRow::new(&label).icon(row.icon).key(key.as_deref()).checked(checked);
    if row.enabled(bench.can(id)).show(ui).clicked() {
        bench.run(id);
    }
}

/// A command as an icon with a tooltip.
pub(crate) fn button(ui: &mut Ui, bench: &Bench<'_>, id: Id) {
    let row = command::row(id);
    let label = bench.text(row.word);
    let key = row.keys.first().map(command::written);
    let icon = row.icon.unwrap_or(icons::QUESTION);
    let response = IconButton::new(icon, &label).enabled(bench.can(id)).show(ui);
    if tip(response, &label, key.as_deref(), bench.part(row.word, "hint").as_deref()).clicked() {
        bench.run(id);
    }
}

/// What stands at the right; comes back with where it begins.
fn right(ui: &mut Ui, whole: Rect, bench: &Bench<'_>, checks: &checks::CheckOwn) -> f32 {
    let layout = Layout::right_to_left(Align::Center);
    let mut ui = ui.new_child(UiBuilder::new().max_rect(whole).layout(layout));
    ui.spacing_mut().item_spacing.x = 4.0;
    let label = bench.text("window-export-short");
    let export = Button::filled(&label).icon(icons::EXPORT).show(&mut ui);
    let key = command::row(Id::Export).keys.first().map(command::written);
    if tip(export, &label, key.as_deref(), None).clicked() {
        bench.run(Id::Export);
    }
    ui.add_space(4.0);
    let is_dark = Theme::of(ui.ctx()).is_dark;
    let theme = bench.text("window-theme-next");
    let icon = if is_dark { icons::SUN } else { icons::MOON };
    if tip(IconButton::new(icon, &theme).show(&mut ui), &theme, None, None).clicked() {
        bench.run(Id::ThemeNext);
    }
    let language = bench.text("window-language");
    let short = match bench.words.language() {
        Language::Indonesian => "ID",
        Language::English => "EN",
    };
    let said = format!("{language}: {short}");
    let response = Button::text(short).icon(icons::TRANSLATE).show(&mut ui);
    if tip(response, &said, None, None).clicked() {
        bench.run(Id::Language);
    }
    button(&mut ui, bench, Id::Palette);
    chip(&mut ui, bench, checks);
    ui.min_rect().left()
}

/// How many things there are to look at.
fn chip(ui: &mut Ui, bench: &Bench<'_>, checks: &checks::CheckOwn) {
    let (severity, count) = checks::count(checks, bench);
    let message = |key| bench.say(&Message::new(key).with("count", count));
    let (text, icon) = match severity {
        Some(Severity::Error) => (message("window-chip-errors"), icons::WARNING_CIRCLE),
        Some(_) => (message("window-chip-warnings"), icons::WARNING),
        None => (bench.text("window-chip-fine"), icons::CHECK_CIRCLE),
    };
    let theme = Theme::of(ui.ctx());
    let ink = match severity {
        Some(Severity::Error) => theme.colors.error,
        Some(_) => theme.colors.warn,
        None => theme.colors.ok,
    };
    let galley = ui.painter().layout_no_wrap(text.clone(), theme.font(Type::Label), ink);
    let size = egui::vec2(galley.size().x + 38.0, 28.0);
    let (rect, response) = ui.allocate_exact_size(size, egui::Sense::click());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &text));
    let fill = match severity {
        Some(Severity::Error) => Some(theme.colors.error_soft),
        Some(_) => Some(theme.colors.warn_soft),
        None => response.hovered().then_some(theme.colors.hover),
    };
    let radius = super::super::theme::Radius::chip(rect.height());
    if let Some(fill) = fill {
        ui.painter().rect_filled(rect, radius, fill);
    }
    if response.has_focus() {
        let stroke = egui::Stroke::new(2.0, theme.colors.ring);
        ui.painter().rect_stroke(rect, radius, stroke, egui::StrokeKind::Outside);
    }
    let face = super::super::theme::Face::Icon;
    ui.painter().text(
        rect.left_center() + egui::vec2(18.0, 0.0),
        egui::Align2::CENTER_CENTER,
        icon,
        theme.icon_font(face, 18.0),
        ink,
    );
    let at = rect.left_center() + egui::vec2(30.0, -galley.size().y / 2.0);
    ui.painter().galley(at, galley, ink);
    if response.clicked() {
        bench.run(Id::Checks);
    }
}

/// The name of the design in the middle, and whether it is saved; between what stands at both sides.
fn name(ui: &Ui, whole: Rect, [left, right]: [f32; 2], bench: &Bench<'_>) {
    let theme = Theme::of(ui.ctx());
    let state = if bench.open.file.path().is_none() {
        bench.text("window-unsaved")
    } else if bench.open.file.is_unsaved(bench.design()) {
        bench.text("window-changed")
    } else {
        bench.text("window-saved")
    };
    let painter = ui.painter();
    let name = painter.layout_no_wrap(bench.name(), theme.font(Type::Strong), theme.colors.ink);
    let state = painter.layout_no_wrap(state, theme.font(Type::Small), theme.colors.ink_2);
    let width = name.size().x + 8.0 + state.size().x;
    let room = right - left - 24.0;
    if name.size().x > room {
        return;
    }
    let has_state = width <= room;
    let width = if has_state { width } else { name.size().x };
    let (first, last) = (left + 12.0 + width / 2.0, right - 12.0 - width / 2.0);
    let middle = whole.center().x.clamp(first.min(last), last.max(first));
    let at = egui::pos2((middle - width / 2.0).round(), whole.center().y.round());
    let end = at.x + name.size().x + 8.0;
    painter.galley(at - egui::vec2(0.0, name.size().y / 2.0), name, theme.colors.ink);
    if has_state {
        let at = egui::pos2(end, at.y - state.size().y / 2.0);
        painter.galley(at, state, theme.colors.ink_2);
    }
}
