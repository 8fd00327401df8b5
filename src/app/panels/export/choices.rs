//! What is chosen: the kind of file, the size, how fine, the colorways, the folder.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use egui::{Align2, Rect, Role, ScrollArea, Sense, Ui, WidgetInfo, vec2};
use kurbo::Size;

use super::{Order, ordered};
use crate::app::act::{Act, Dialog};
use crate::app::icons;
use crate::app::panels::shelf::{self, pictured, pixels};
use crate::app::sight::Bench;
use crate::app::theme::{Face, Radius, Theme, Type};
use crate::app::ui::{Button, ClothCard, Segment, Select, Switch, TextField, paint};
use crate::app::work::export::{ExportKind, ExportSize, forms};
use crate::app::work::{Portrait, Promise, Sitter, Tint};
use crate::design::cloth::Form;
use crate::length;
use crate::notice::{Message, rounded};
use crate::paper::Paper;

/// The kinds of the first row, with the sheets as the fifth.
const CLOTH: [ExportKind; 4] =
    [ExportKind::Png, ExportKind::Svg, ExportKind::Pdf, ExportKind::Films];

/// The kinds of sheets.
const SHEETS: [(ExportKind, &str); 3] = [
    (ExportKind::Plan, "window-export-plan"),
    (ExportKind::Sheet, "window-export-colorways"),
    (ExportKind::Walk, "window-export-walk"),
];

/// Dots an inch that can be chosen.
const DPI: [u32; 4] = [72, 150, 300, 600];

/// The forms that have a button of their own.
const USUAL: [Form; 4] = [Form::KainPanjang, Form::Sarung, Form::Selendang, Form::Iket];

/// The width of the labels.
const LABEL: f32 = 104.0;

/// The words of a form.
fn word(form: &Form) -> &'static str {
    match form {
        Form::KainPanjang => "window-form-kain-panjang",
        Form::PagiSore => "window-form-pagi-sore",
        Form::Sarung => "window-form-sarung",
        Form::Selendang => "window-form-selendang",
        Form::Gendongan => "window-form-gendongan",
        Form::Kemben => "window-form-kemben",
        Form::Iket => "window-form-iket",
        Form::SegiEmpat => "window-form-segi-empat",
        Form::Syal => "window-form-syal",
        Form::Dodot => "window-form-dodot",
        Form::Taplak => "window-form-taplak",
        Form::TaplakPanjang => "window-form-taplak-panjang",
        Form::Lembar | Form::Unknown(_) => "window-form-lembar",
    }
}

/// Shows all choices; something inside where one was changed.
pub(super) fn show(
    ui: &mut Ui,
    order: &mut Order,
    folder: &mut Option<Promise<Option<PathBuf>>>,
    bench: &Bench<'_>,
) -> Option<()> {
    ui.spacing_mut().item_spacing = vec2(8.0, 0.0);
    let whole = ui.max_rect();
    let foot = whole.with_min_y(whole.bottom() - 38.0);
    let mut changed = false;
    let middle = whole.with_max_y(foot.top() - 12.0);
    ui.scope_builder(egui::UiBuilder::new().max_rect(middle), |ui| {
        changed |= kinds(ui, order, bench);
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            // Rings of what is chosen stand outside of it.
            ui.add_space(14.0);
            changed |= sizes(ui, order, bench);
            changed |= fineness(ui, order, bench);
            changed |= colorways(ui, order, bench);
            place(ui, order, folder, bench);
        });
    });
    self::foot(ui, foot, order, bench);
    changed.then_some(())
}

/// What kind of file.
fn kinds(ui: &mut Ui, order: &mut Order, bench: &Bench<'_>) -> bool {
    let (film, sheets) = (bench.text("window-export-film"), bench.text("window-export-sheets"));
    let parts = ["PNG", "SVG", "PDF", &film, &sheets];
    let now = order.kind();
    let at = CLOTH.iter().position(|kind| *kind == now).unwrap_or(CLOTH.len());
    let label = bench.text("window-export-kind");
    let width = ui.available_width() - 32.0;
    let Some(at) = Segment::new(&label, &parts, at).width(width).show(ui) else { return false };
    let kind = CLOTH
        .get(at)
        .copied()
        .unwrap_or_else(|| if bench.open.is_dyed() { ExportKind::Plan } else { ExportKind::Sheet });
    order.order.settings.kinds = BTreeSet::from([kind]);
    true
}

fn head(ui: &mut Ui, text: &str) {
    let colors = &Theme::of(ui.ctx()).colors;
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), 18.0));
    paint::text(ui, rect, Align2::LEFT_CENTER, (text, Type::Label, colors.ink_2));
    ui.add_space(8.0);
}

/// A label at the left, something at its right, on one line.
fn row<R>(ui: &mut Ui, label: &str, height: f32, right: impl FnOnce(&mut Ui) -> R) -> R {
    let colors = &Theme::of(ui.ctx()).colors;
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), height));
    let words = rect.with_max_x(rect.left() + LABEL - 8.0);
    paint::text(ui, words, Align2::LEFT_CENTER, (label, Type::Body, colors.ink_2));
    paint::within(ui, rect.with_min_x(rect.left() + LABEL), right).0
}

/// How much cloth; or which sheet on which paper.
fn sizes(ui: &mut Ui, order: &mut Order, bench: &Bench<'_>) -> bool {
    let mut changed = false;
    if SHEETS.iter().any(|(kind, _)| *kind == order.kind()) {
        changed |= sheet(ui, order, bench);
        if order.kind() != ExportKind::Walk {
            return changed;
        }
        ui.add_space(14.0);
    }
    head(ui, &bench.text("window-export-size"));
    let design = bench.design();
    let mut all: Vec<(String, Option<Size>, ExportSize)> = Vec::new();
    for form in USUAL {
        let size = ExportSize::Form(form.name().to_owned());
        all.push((bench.text(word(&form)), form.usual(), size));
    }
    if let Some(piece) = design.piece() {
        let form = design.cloth.as_ref().map_or(Form::Lembar, |cloth| cloth.form.clone());
        let name = if form == Form::Lembar { "window-export-piece" } else { word(&form) };
        let at = USUAL.iter().position(|usual| *usual == form).unwrap_or(USUAL.len() - 1);
        all[at] = (bench.text(name), Some(piece), ExportSize::Piece);
    }
    let period = order.order.evaluated.repeat().period();
    all.push((bench.text("window-export-tile"), Some(period), ExportSize::Raport));
    let width = (ui.available_width() - 2.0 * 8.0) / 3.0;
    let own = (bench.text("window-export-other"), bench.text("window-export-type-it"));
    ui.spacing_mut().item_spacing.y = 8.0;
    for three in 0..2 {
        ui.horizontal(|ui| {
            for at in three * 3..three * 3 + 3 {
                let (name, detail, size) = match all.get(at) {
                    Some((name, size, one)) => {
                        (name.clone(), said(bench, *size), Some(one.clone()))
                    }
                    None => (own.0.clone(), own.1.clone(), None),
                };
                let is_chosen = match &size {
                    Some(size) => !order.is_own && order.order.settings.size == *size,
                    None => order.is_own || !all.iter().any(|it| it.2 == order.order.settings.size),
                };
                if button(ui, (&name, &detail), (width, is_chosen)) {
                    order.is_own = size.is_none();
                    order.order.settings.size =
                        size.unwrap_or_else(|| order.order.settings.size.clone());
                    changed = true;
                }
            }
        });
    }
    let is_other = !all.iter().any(|it| it.2 == order.order.settings.size);
    if order.is_own || is_other {
        changed |= other(ui, order, bench);
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    ui.add_space(6.0);
    changed
}

/// A size as people say it, its length first.
fn said(bench: &Bench<'_>, size: Option<Size>) -> String {
    let Some(Size { width, height }) = size else { return String::new() };
    let is_small = width.max(height) < 100.0;
    let (unit, by) = if is_small { ("mm", 1.0) } else { ("cm", 10.0) };
    let message = Message::new("window-export-size-of")
        .with("width", rounded::tenth(width.max(height) / by))
        .with("height", rounded::tenth(width.min(height) / by))
        .with("unit", unit);
    bench.say(&message)
}

/// A size to press; tells whether it was.
fn button(ui: &mut Ui, (name, detail): (&str, &str), (width, is_chosen): (f32, bool)) -> bool {
    let theme = Theme::of(ui.ctx());
    let colors = &theme.colors;
    let (rect, response) = ui.allocate_exact_size(vec2(width, 44.0), Sense::click());
    let label = format!("{name}, {detail}");
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, is_chosen, &label));
    let fill = match is_chosen {
        true => colors.accent_soft,
        false => paint::hover_fill(ui, theme.ground(), &response),
    };
    ui.painter().rect_filled(rect, Radius::BUTTON, fill);
    if is_chosen || response.has_focus() {
        paint::ring(ui, rect.shrink(2.0), Radius::BUTTON);
    }
    let (ink, rest) = match is_chosen {
        true => (colors.accent_text, colors.accent_text),
        false => (colors.ink, colors.ink_2),
    };
    let inner = rect.shrink2(vec2(12.0, 5.0));
    paint::text(ui, inner, Align2::LEFT_TOP, (name, Type::Label, ink));
    paint::text(ui, inner, Align2::LEFT_BOTTOM, (detail, Type::Micro, rest));
    response.clicked()
}

/// A size of one's own, or another form of the table.
fn other(ui: &mut Ui, order: &mut Order, bench: &Bench<'_>) -> bool {
    let mut changed = false;
    let label = bench.text("window-export-typed");
    let hint = bench.part("window-export-typed", "hint").unwrap_or_default();
    ui.horizontal(|ui| {
        let width = ui.available_width() * 0.6;
        let field = TextField::new(&label, &mut order.typed).hint(&hint).width(width);
        if field.show(ui).changed()
            && let Ok(size) = length::size(&order.typed)
        {
            order.order.settings.size = ExportSize::Own(size.width, size.height);
            changed = true;
        }
        let more: Vec<(Form, Size)> = forms().filter(|(form, _)| !USUAL.contains(form)).collect();
        let names: Vec<String> = more.iter().map(|(form, _)| bench.text(word(form))).collect();
        let own = bench.text("window-export-type-it");
        let all: Vec<&str> =
            std::iter::once(own.as_str()).chain(names.iter().map(String::as_str)).collect();
        let now = match &order.order.settings.size {
            ExportSize::Form(name) => {
                more.iter().position(|(form, _)| form.name() == name).map_or(0, |at| at + 1)
            }
            _ => 0,
        };
        let label = bench.text("window-export-other");
        let taken = Select::new(&label, &all, now).width(ui.available_width()).show(ui);
        if let Some((form, size)) = taken.and_then(|at| more.get(at.checked_sub(1)?)) {
            order.order.settings.size = ExportSize::Form(form.name().to_owned());
            order.typed = format!("{} x {} mm", size.width, size.height);
            changed = true;
        }
    });
    changed
}

/// Which sheet, on which paper.
fn sheet(ui: &mut Ui, order: &mut Order, bench: &Bench<'_>) -> bool {
    let words = SHEETS.map(|(_, word)| bench.text(word));
    let now = SHEETS.iter().position(|(kind, _)| *kind == order.kind()).unwrap_or(0);
    let label = bench.text("window-export-sheet");
    head(ui, &label);
    let parts = words.each_ref().map(String::as_str);
    let mut changed = false;
    if let Some(at) = Segment::new(&label, &parts, now).width(ui.available_width()).show(ui) {
        order.order.settings.kinds = BTreeSet::from([SHEETS[at].0]);
        changed = true;
    }
    ui.add_space(12.0);
    let label = bench.text("window-export-paper");
    let names = Paper::ALL.map(|paper| paper.name().to_uppercase());
    let names = names.each_ref().map(String::as_str);
    let now = order.order.settings.paper();
    let at = Paper::ALL.iter().position(|paper| *paper == now).unwrap_or(0);
    let taken = row(ui, &label, 34.0, |ui| {
        Segment::new(&label, &names, at).width(ui.available_width()).show(ui)
    });
    if let Some(at) = taken {
        order.order.settings.paper = Paper::ALL[at].name().to_owned();
        changed = true;
    }
    changed
}

/// How fine, on what ground, and how films are parted.
fn fineness(ui: &mut Ui, order: &mut Order, bench: &Bench<'_>) -> bool {
    let kind = order.kind();
    let mut changed = false;
    let settings = &mut order.order.settings;
    if matches!(kind, ExportKind::Png | ExportKind::Films) {
        ui.add_space(8.0);
        let label = bench.text("window-export-resolution");
        let at = DPI.iter().position(|dpi| f64::from(*dpi) == settings.dpi);
        let words: Vec<String> = DPI
            .iter()
            .enumerate()
            .map(|(place, dpi)| match Some(place) == at {
                true => {
                    bench.say(&Message::new("window-export-dpi").with("count", f64::from(*dpi)))
                }
                false => dpi.to_string(),
            })
            .collect();
        let parts: Vec<&str> = words.iter().map(String::as_str).collect();
        let at = at.unwrap_or(DPI.len());
        let taken = row(ui, &label, 34.0, |ui| {
            Segment::new(&label, &parts, at).width(ui.available_width()).show(ui)
        });
        if let Some(at) = taken {
            settings.dpi = f64::from(DPI[at]);
            changed = true;
        }
    }
    if matches!(kind, ExportKind::Png | ExportKind::Svg | ExportKind::Pdf) {
        changed |= switch(ui, bench, "window-export-clear", &mut settings.is_clear);
    }
    if kind == ExportKind::Films {
        changed |= switch(ui, bench, "window-export-by-bath", &mut settings.films.by_bath);
        changed |= switch(ui, bench, "window-export-solid", &mut settings.films.is_solid);
    }
    changed
}

fn switch(ui: &mut Ui, bench: &Bench<'_>, key: &'static str, is_on: &mut bool) -> bool {
    ui.add_space(6.0);
    let label = bench.text(key);
    let clicked = row(ui, &label, 34.0, |ui| Switch::new(&label, *is_on).show(ui).clicked());
    *is_on ^= clicked;
    clicked
}

/// Which colorways.
fn colorways(ui: &mut Ui, order: &mut Order, bench: &Bench<'_>) -> bool {
    let all = &bench.design().colorways;
    if all.is_empty() || matches!(order.kind(), ExportKind::Sheet | ExportKind::Walk) {
        return false;
    }
    let mut changed = false;
    let colors = &Theme::of(ui.ctx()).colors;
    ui.add_space(10.0);
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), 26.0));
    let label = bench.text("window-export-colorway");
    paint::text(ui, rect, Align2::LEFT_CENTER, (&label, Type::Label, colors.ink_2));
    let select = bench.text("window-export-all");
    let is_all = order.order.colorways.len() == all.len();
    let pressed = paint::within_right(ui, rect.translate(vec2(8.0, 0.0)), |ui| {
        Button::text(&select).enabled(!is_all).show(ui).clicked()
    });
    if pressed.0 {
        order.order.colorways = (0..all.len()).collect();
        changed = true;
    }
    let area = ScrollArea::horizontal().auto_shrink([false, true]).id_salt("export colorways");
    area.show(ui, |ui| {
        ui.spacing_mut().item_spacing = vec2(12.0, 0.0);
        ui.add_space(6.0);
        ui.horizontal(|ui| {
            ui.add_space(4.0);
            for (at, colorway) in all.iter().enumerate() {
                changed |= card(ui, order, bench, (at, &colorway.name));
            }
        });
        ui.add_space(8.0);
    });
    changed
}

/// A colorway to tick.
fn card(ui: &mut Ui, order: &mut Order, bench: &Bench<'_>, (at, name): (usize, &str)) -> bool {
    let size = vec2(92.0, 54.0);
    let sitter = Sitter::Drawn(bench.evaluated().clone());
    let extent = shelf::extent(bench.design());
    let portrait = Portrait::new(sitter, extent, pixels(ui, size)).tinted(Tint::Of(at));
    let picture = pictured(ui, bench, &format!("export/{at}"), &portrait);
    let is_on = order.order.colorways.contains(&at);
    let response = ui
        .vertical(|ui| {
            ui.set_width(size.x);
            ClothCard::new(name, picture).size(size).checked(is_on).show(ui)
        })
        .inner;
    if !response.clicked() {
        return false;
    }
    if is_on {
        order.order.colorways.retain(|other| *other != at);
    } else {
        order.order.colorways.push(at);
        order.order.colorways.sort_unstable();
    }
    true
}

/// Where to.
fn place(
    ui: &mut Ui,
    order: &Order,
    folder: &mut Option<Promise<Option<PathBuf>>>,
    bench: &Bench<'_>,
) {
    ui.add_space(8.0);
    let label = bench.text("window-export-folder");
    row(ui, &label, 34.0, |ui| {
        let theme = Theme::of(ui.ctx());
        let colors = &theme.colors;
        let (rect, response) =
            ui.allocate_exact_size(vec2(ui.available_width(), 32.0), Sense::hover());
        ui.painter().rect_filled(rect, Radius::BUTTON, theme.ground());
        let change = bench.text("window-export-change");
        let (pressed, used) =
            paint::within_right(ui, rect, |ui| Button::text(&change).show(ui).clicked());
        let icon = egui::pos2(rect.left() + 17.0, rect.center().y);
        paint::icon(ui, icon, (icons::FOLDER_OPEN, Face::Icon), 16.0, colors.ink_2);
        let words = rect.with_min_x(rect.left() + 33.0).with_max_x(used.left() - 4.0);
        let shown = short(&order.order.folder);
        paint::text(ui, words, Align2::LEFT_CENTER, (&shown, Type::Body, colors.ink));
        let said = format!("{label}: {shown}");
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &said));
        response.on_hover_text(order.order.folder.display().to_string());
        if pressed && folder.is_none() && !bench.keep.is_alone {
            *folder = Some(ask(bench, &order.order.folder));
        }
    });
}

/// Asks for a folder by the dialog of the system, while the window lives.
fn ask(bench: &Bench<'_>, folder: &Path) -> Promise<Option<PathBuf>> {
    let there = folder.ancestors().find(|folder| folder.is_dir()).map(Path::to_owned);
    let dialog = rfd::FileDialog::new();
    let dialog = match there {
        Some(there) => dialog.set_directory(there),
        None => dialog,
    };
    bench.work.pool().ask_apart(move |_| dialog.pick_folder())
}

/// The end of a path, as people read it.
pub(crate) fn short(folder: &Path) -> String {
    let names: Vec<String> =
        folder.components().map(|part| part.as_os_str().to_string_lossy().into_owned()).collect();
    names[names.len().saturating_sub(2)..].join(" / ")
}

/// How many files, and the buttons.
fn foot(ui: &mut Ui, rect: Rect, order: &Order, bench: &Bench<'_>) {
    let colors = &Theme::of(ui.ctx()).colors;
    #[expect(clippy::cast_precision_loss, reason = "a few files")]
    let count = order.files.len() as f64;
    let go = bench.say(&Message::new("window-export-go").with("count", count));
    let cancel = bench.text("window-cancel");
    let (pressed, used) = paint::within_right(ui, rect, |ui| {
        ui.spacing_mut().item_spacing.x = 10.0;
        let go = Button::filled(&go).icon(icons::EXPORT).height(38.0).enabled(order.is_ready());
        let go = go.show(ui).clicked();
        [go, Button::outlined(&cancel).height(38.0).show(ui).clicked()]
    });
    let room = rect.with_max_x(used.left() - 12.0);
    let note = if order.files.is_empty() {
        bench.text("window-export-none")
    } else {
        bench.say(&Message::new("window-export-note").with("count", count))
    };
    let note = paint::lines(ui, &note, Type::Small, colors.ink_2, (room.width(), 2));
    paint::put(ui.painter(), room, Align2::LEFT_CENTER, note);
    if pressed[0] {
        ui.data_mut(|data| data.insert_temp(ordered(), true));
    }
    if pressed[1] {
        bench.act(Act::Dialog(None::<Dialog>));
    }
}
