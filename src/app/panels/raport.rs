//! What is set of the design as a whole, where no layer is selected: its tile, its words, its cloth, how it stands.

use egui::{ScrollArea, Ui};
use kurbo::Size;

use crate::app::act::{Act, Side};
use crate::app::icons;
use crate::app::sight::Bench;
use crate::app::theme::{Face, Theme, Type};
use crate::app::ui::paint;
use crate::app::ui::{self, Button, Field, Label, Select, TextField, divider, section_head};
use crate::design::cloth::Form;
use crate::design::{Cloth, Edit};
use crate::length;
use crate::limits;
use crate::notice::Severity;

use super::checks::{self, CheckOwn};
use super::pieces::{self, Tone};
use super::{naming, placing, settings};

/// The settings of the design.
pub(super) fn show(ui: &mut Ui, own: &CheckOwn, bench: &Bench<'_>) {
    let scroll = ScrollArea::vertical().id_salt("raport").auto_shrink([false, false]);
    scroll.content_margin(pieces::MARGIN).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        section_head(ui, &bench.text("window-raport"), |_| {});
        tile(ui, bench);
        stamps(ui, bench);
        divider(ui);
        section_head(ui, &bench.text("window-design"), |_| {});
        words(ui, bench);
        divider(ui);
        section_head(ui, &bench.text("window-cloth"), |_| {});
        cloth(ui, bench);
        divider(ui);
        stand(ui, own, bench);
        ui.add_space(Theme::of(ui.ctx()).sizes.inset);
    });
}

fn tile(ui: &mut Ui, bench: &Bench<'_>) {
    let tile = bench.design().repeat.tile;
    let long = |value: f64| {
        placing::number(value, limits::TILE, 1.0).unit("mm").read_by(&length::millimeters)
    };
    placing::pair(ui, |ui, wide| {
        let width = placing::field(ui, (&bench.text("window-width"), wide), long(tile.width));
        let height = placing::field(ui, (&bench.text("window-height"), wide), long(tile.height));
        placing::keep(bench, &width, |width| Edit::Tile(Size::new(width, tile.height)));
        placing::keep(bench, &height, |height| Edit::Tile(Size::new(tile.width, height)));
    });
}

/// What stamps can do of it, once that is known.
fn stamps(ui: &mut Ui, bench: &Bench<'_>) {
    let Some(facts) = bench.evaluated().known_facts() else { return };
    let colors = &Theme::of(ui.ctx()).colors;
    let said = naming::capital_first(&bench.say(&facts.stamps.front()));
    ui.add_space(2.0);
    ui.horizontal_top(|ui| {
        let (_, rect) = ui.allocate_space(egui::vec2(20.0, 18.0));
        paint::icon(ui, rect.center(), (icons::STAMP, Face::IconFill), 16.0, colors.soga);
        pieces::text(ui, Type::Small, Tone::Second, &format!("{said}."));
    });
}

fn words(ui: &mut Ui, bench: &Bench<'_>) {
    let design = bench.design();
    let lines = [
        ("window-name", "window-nameless", &design.name, Edit::Name as fn(String) -> Edit),
        ("window-author", "window-author-none", &design.author, Edit::Author as fn(String) -> Edit),
    ];
    for (label, hint, text, edit) in lines {
        let (label, hint) = (bench.text(label), bench.text(hint));
        let mut text = text.clone();
        let (response, _) = ui::row(ui, Label::new(&label), |ui| {
            let height = Theme::of(ui.ctx()).sizes.field_height;
            TextField::new(&label, &mut text).hint(&hint).height(height).show(ui)
        });
        if response.changed() {
            bench.edit_while(response.id, edit(text));
        }
    }
    let (label, hint) = (bench.text("window-note"), bench.text("window-note-none"));
    let mut text = design.note.clone();
    let id = ui.scope_id().with("note");
    let (response, _) =
        ui::row(ui, Label::new(&label), |ui| pieces::lines(ui, id, (&label, &hint), &mut text));
    if response.changed() {
        bench.edit_while(response.id, Edit::Note(text));
    }
    let (label, hint) =
        (bench.text("window-seed"), bench.part("window-seed", "design").unwrap_or_default());
    let (turned, _) = ui::row(ui, Label::new(&label).hint(&hint), |ui| {
        let wide = ui.available_width();
        Field::new(&label, settings::seed_number(design.seed)).width(wide).show(ui)
    });
    placing::keep(bench, &turned, |seed| Edit::Seed(settings::as_seed(seed)));
}

/// The piece that is made of it, of the one table of forms.
fn cloth(ui: &mut Ui, bench: &Bench<'_>) {
    let cloth = bench.design().cloth.as_ref();
    let none = bench.text("window-cloth-none");
    let mut names = vec![none];
    names.extend(Form::ALL.iter().map(|form| naming::form(form, bench.words)));
    let known = cloth.and_then(|cloth| Form::ALL.iter().position(|form| *form == cloth.form));
    // A form of a newer version stands at the end of the list.
    let unknown =
        cloth.filter(|_| known.is_none()).map(|cloth| naming::form(&cloth.form, bench.words));
    names.extend(unknown);
    let chosen = match (cloth, known) {
        (None, _) => 0,
        (Some(_), Some(at)) => at + 1,
        (Some(_), None) => names.len() - 1,
    };
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let label = bench.text("window-form");
    let (picked, _) =
        ui::row(ui, Label::new(&label), |ui| Select::new(&label, &names, chosen).show(ui));
    if let Some(at) = picked {
        let form = at.checked_sub(1).and_then(|at| Form::ALL.get(at));
        if at == 0 || form.is_some() {
            bench.edit(Edit::Cloth(form.map(|form| Cloth::new(form.clone()))));
        }
    }
    let Some(cloth) = cloth else { return };
    let size = cloth.extent().unwrap_or(crate::design::cloth::KAIN_PANJANG);
    let long = |value: f64| {
        placing::number(value / 10.0, limits::CLOTH.start() / 10.0..=1000.0, 1.0)
            .unit("cm")
            .read_by(&centimeters)
    };
    let edit = |size: Size| Edit::Cloth(Some(Cloth { size: Some(size), ..cloth.clone() }));
    ui.add_space(4.0);
    placing::pair(ui, |ui, wide| {
        let width = placing::field(ui, (&bench.text("window-width"), wide), long(size.width));
        let height = placing::field(ui, (&bench.text("window-length"), wide), long(size.height));
        placing::keep(bench, &width, |width| edit(Size::new(width * 10.0, size.height)));
        placing::keep(bench, &height, |height| edit(Size::new(size.width, height * 10.0)));
    });
}

/// Cloth is measured in centimeters, unless somebody types another unit.
fn centimeters(text: &str) -> Option<f64> {
    let has_unit = text.contains(|letter: char| letter.is_alphabetic() || "\"″".contains(letter));
    length::millimeters(text).map(|number| if has_unit { number / 10.0 } else { number })
}

/// Whether it can be made, and the way to what there is to tell.
fn stand(ui: &mut Ui, own: &CheckOwn, bench: &Bench<'_>) {
    let theme = Theme::of(ui.ctx());
    let (severity, count) = checks::count(own, bench);
    let (icon, color) = match severity {
        Some(Severity::Error) => (icons::WARNING_CIRCLE, theme.colors.error),
        Some(_) => (icons::WARNING_CIRCLE, theme.colors.warn),
        None => (icons::CHECK_CIRCLE, theme.colors.ok),
    };
    let (title, show) = (bench.text("window-checks"), bench.text("window-checks-show"));
    section_head(ui, &title, |ui| {
        if Button::text(&show).small(theme).show(ui).clicked() {
            bench.act(Act::Side(Side::Checks));
        }
    });
    ui.horizontal(|ui| {
        let (_, rect) = ui.allocate_space(egui::vec2(20.0, 20.0));
        paint::icon(ui, rect.center(), (icon, Face::IconFill), 17.0, color);
        pieces::text(ui, Type::Body, Tone::Ink, &checks::count_said(bench, severity, count));
    });
}
