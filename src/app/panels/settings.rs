//! What can be set of the selected layer: the parameters of its script, its seed, its place.

use egui::{ScrollArea, Ui};

use crate::app::act::{Act, Trial};
use crate::app::icons;
use crate::app::sight::Bench;
use crate::app::theme::{Theme, Type};
use crate::app::ui::{
    self, Button, Choice, Field, IconButton, Label, Number, PictureChoice, Select, Setting, Switch,
    divider, menu_of, tip,
};
use crate::design::edit::LayerEdit;
use crate::design::{self, Content, Edit, Layer};
use crate::isen;
use crate::length;
use crate::motif::Motif;
use crate::notice::Message;
use crate::param::{Kind, Param, Unit, Value, Values, Word};

use super::pieces::{self, Tone};
use super::placing::{self, PlacingOwn};
use super::{naming, portrait};

/// Choices up to so many are shown as pictures.
const PICTURES: usize = 5;

/// Seeds end here: every number up to it is whole in a field and in a file.
const LAST_SEED: u64 = 999_999_999;

/// The settings of the layer `at`.
pub(super) fn show(
    ui: &mut Ui,
    own: &mut PlacingOwn,
    bench: &Bench<'_>,
    (at, layer): (usize, &Layer),
) {
    pieces::inset(ui, |ui| head(ui, bench, (at, layer)));
    let scroll = ScrollArea::vertical().id_salt("settings").auto_shrink([false, false]);
    scroll.content_margin(pieces::MARGIN).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        if layer.is_locked {
            locked(ui, bench, at);
        }
        ui.add_enabled_ui(!layer.is_locked, |ui| {
            ui.push_id(("layer", at), |ui| body(ui, own, bench, (at, layer)));
        });
        ui.add_space(Theme::of(ui.ctx()).sizes.inset);
    });
}

/// The name, where it comes from, what it means, and what can be done with it as a whole.
fn head(ui: &mut Ui, bench: &Bench<'_>, (at, layer): (usize, &Layer)) {
    let name = naming::layer(layer, bench.open.desk.library(), bench.words);
    let motif = motif(bench, &layer.content);
    let region = motif.as_ref().map(|motif| motif.about.region.clone()).unwrap_or_default();
    let meaning = meaning(bench, &layer.content, motif.as_deref());
    ui::section_head(ui, &name, |ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        if layer.place.is_some() {
            placing::head(ui, bench, (at, layer));
        }
        if let Some(meaning) = meaning {
            info(ui, bench, &name, &meaning);
        }
        // The tag stands at the name; the head is laid from the right.
        if !region.is_empty() && layer.place.is_none() {
            let theme = Theme::of(ui.ctx());
            let wide = ui
                .painter()
                .layout_no_wrap(name.clone(), theme.font(Type::Strong), theme.colors.ink)
                .size()
                .x;
            let left = ui.max_rect().left() + wide + 10.0;
            let room = egui::Rect::from_x_y_ranges(
                left..=ui.cursor().right() - 4.0,
                ui.max_rect().y_range(),
            );
            if room.width() > 60.0 {
                let layout = egui::Layout::left_to_right(egui::Align::Center);
                ui::tag(
                    &mut ui.new_child(egui::UiBuilder::new().max_rect(room).layout(layout)),
                    &region,
                );
            }
        }
    });
}

fn info(ui: &mut Ui, bench: &Bench<'_>, name: &str, meaning: &str) {
    let label = bench.say(&Message::new("window-about-motif").with("name", name));
    let button = tip(IconButton::new(icons::INFO, &label).show(ui), name, None, Some(meaning));
    menu_of(&button, |ui| {
        ui.set_width(280.0);
        egui::Frame::NONE.inner_margin(egui::Margin::same(8)).show(ui, |ui| {
            pieces::text(ui, Type::Strong, Tone::Ink, name);
            pieces::text(ui, Type::Body, Tone::Second, meaning);
        });
    });
}

/// The motif that a layer draws, if it is one that is known.
fn motif(bench: &Bench<'_>, content: &Content) -> Option<std::sync::Arc<Motif>> {
    let Content::Motif { name, .. } = content else { return None };
    bench.open.desk.library().find(name)?.ok()
}

/// What a motif or an isen means, and who alone once wore it.
fn meaning(bench: &Bench<'_>, content: &Content, motif: Option<&Motif>) -> Option<String> {
    let both = match (motif, content) {
        (Some(motif), _) => motif.about.meaning.clone(),
        (None, Content::Isen { name, .. }) => isen::find(name)?.label(),
        _ => return None,
    };
    let said = naming::in_words(&both, bench.words);
    (!said.is_empty()).then(|| naming::capital_first(said))
}

/// Why nothing can be set, and the way out.
fn locked(ui: &mut Ui, bench: &Bench<'_>, at: usize) {
    let theme = Theme::of(ui.ctx());
    pieces::text(ui, Type::Small, Tone::Second, &bench.text("window-locked-sentence"));
    ui.add_space(6.0);
    let label = bench.text("window-unlock");
    let button = Button::quiet(&label).icon(icons::LOCK_SIMPLE_OPEN).small(theme).show(ui);
    if button.clicked() {
        bench.edit(Edit::Layer(at, LayerEdit::Locked(false)));
    }
    ui.add_space(8.0);
}

fn body(ui: &mut Ui, own: &mut PlacingOwn, bench: &Bench<'_>, (at, layer): (usize, &Layer)) {
    if layer.place.is_some() && !matches!(layer.content, Content::Isen { .. }) {
        placing::fields(ui, bench, (at, layer));
        divider(ui);
    }
    match &layer.content {
        Content::Motif { .. } => {
            reroll(ui, bench, (at, layer));
            params(ui, bench, (at, layer));
            seed(ui, bench, (at, layer));
        }
        Content::Isen { .. } => {
            reroll(ui, bench, (at, layer));
            params(ui, bench, (at, layer));
            seed(ui, bench, (at, layer));
            placing::part(ui, bench, (at, layer));
        }
        Content::Drawing(_) => placing::part(ui, bench, (at, layer)),
        Content::Picture { .. } => placing::colors(ui, own, bench, (at, layer)),
        Content::Unknown => {
            pieces::text(ui, Type::Body, Tone::Second, &bench.text("window-layer-newer"));
        }
    }
    if matches!(layer.content, Content::Drawing(_) | Content::Picture { .. }) {
        ui.add_space(8.0);
        placing::offer(ui, bench, (at, layer));
    }
}

/// A new seed for this layer alone.
fn reroll(ui: &mut Ui, bench: &Bench<'_>, (at, layer): (usize, &Layer)) {
    let theme = Theme::of(ui.ctx());
    let label = bench.text("window-reroll");
    let hint = bench.part("window-reroll", "hint");
    // A narrow panel has them below one another.
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(8.0, 6.0);
        let button = Button::quiet(&label).icon(icons::DICE_FIVE).small(theme).show(ui);
        if tip(button, &label, None, hint.as_deref()).clicked() {
            bench.edit(Edit::Layer(at, LayerEdit::Seed(Some(next_seed(bench, layer)))));
        }
        placing::offer(ui, bench, (at, layer));
    });
    ui.add_space(8.0);
}

/// The seed after the one that the layer has: whoever presses as often gets the same cloth.
fn next_seed(bench: &Bench<'_>, layer: &Layer) -> u64 {
    let now = layer.seed.unwrap_or(bench.design().seed);
    if now >= LAST_SEED { 0 } else { now + 1 }
}

fn seed(ui: &mut Ui, bench: &Bench<'_>, (at, layer): (usize, &Layer)) {
    let (text, hint) =
        (bench.text("window-seed"), bench.part("window-seed", "hint").unwrap_or_default());
    let reset = bench.say(&Message::new("window-reset").with("name", text.as_str()));
    let label = Label::new(&text).hint(&hint).reset(layer.seed.is_some(), &reset);
    let dice = bench.text("window-reroll");
    let (edit, resets) = ui::row(ui, label, |ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        let side = Theme::of(ui.ctx()).sizes.field_height;
        let number = Number::new(
            as_number(layer.seed.unwrap_or(bench.design().seed)),
            0.0..=as_number(LAST_SEED),
        );
        let field =
            Field::new(&text, number.step(1.0)).width(ui.available_width() - side - 4.0).show(ui);
        let button = IconButton::new(icons::DICE_FIVE, &dice).side(side).icon_size(16.0).show(ui);
        let pressed = tip(button, &dice, None, None).clicked().then(|| next_seed(bench, layer));
        pressed.or(field.value.map(as_seed))
    });
    if resets {
        bench.edit(Edit::Layer(at, LayerEdit::Seed(None)));
    } else if let Some(seed) = edit {
        bench.edit_while(ui.scope_id().with("seed"), Edit::Layer(at, LayerEdit::Seed(Some(seed))));
    }
}

#[expect(clippy::cast_precision_loss, reason = "seeds of a field are far below 2^52")]
pub(super) fn as_number(seed: u64) -> f64 {
    seed.min(LAST_SEED) as f64
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "held to the range of a field"
)]
pub(super) fn as_seed(number: f64) -> u64 {
    number.round().max(0.0) as u64
}

/// The field of a seed of the design, in the words of that of a layer.
pub(super) fn seed_number<'a>(seed: u64) -> Number<'a> {
    Number::new(as_number(seed), 0.0..=as_number(LAST_SEED)).step(1.0)
}

/// The settings in the order of the script.
fn params(ui: &mut Ui, bench: &Bench<'_>, (at, layer): (usize, &Layer)) {
    let (Content::Motif { params: asked, .. } | Content::Isen { params: asked, .. }) =
        &layer.content
    else {
        return;
    };
    let params = naming::params(&layer.content, bench.open.desk.library());
    let settled = bench.open.desk.laid(at).map(|laid| laid.values.clone()).unwrap_or_default();
    for param in &params {
        let row = Row { bench, at, layer, param, value: value(param, &settled, asked) };
        match &param.kind {
            Kind::Number { unit, default, min, max } => {
                row.number(ui, *unit, (*default, *min, *max));
            }
            Kind::Choice(words) if words.len() <= PICTURES => row.pictures(ui),
            Kind::Choice(_) => row.words(ui),
            Kind::Flag(_) => row.flag(ui),
        }
    }
}

/// What a parameter comes to: settled as it was drawn, else as it would be.
fn value(param: &Param, settled: &Values, asked: &Values) -> Value {
    let known = settled.get(param.name()).cloned();
    known.unwrap_or_else(|| {
        asked.get(param.name()).map_or_else(|| param.default(), |asked| param.check(asked).0)
    })
}

/// One setting.
struct Row<'a> {
    bench: &'a Bench<'a>,
    at: usize,
    layer: &'a Layer,
    param: &'a Param,
    value: Value,
}

impl Row<'_> {
    fn short(&self) -> String {
        naming::in_words(&self.param.short, self.bench.words).to_owned()
    }

    fn hint(&self) -> String {
        naming::capital_first(naming::in_words(&self.param.label, self.bench.words))
    }

    fn reset(&self) -> String {
        self.bench.say(&Message::new("window-reset").with("name", self.short()))
    }

    /// What it is if nobody says anything: a script's default, but for what a layer has of its own.
    fn default(&self) -> Value {
        match &self.layer.content {
            Content::Isen { .. } if self.param.name() == "clearance" => {
                Value::Number(design::CLEARANCE)
            }
            _ => self.param.default(),
        }
    }

    fn is_changed(&self) -> bool {
        match (&self.value, &self.default()) {
            (Value::Number(value), Value::Number(default)) => (value - default).abs() > 1e-9,
            (value, default) => value != default,
        }
    }

    /// The edit that gives it a value; one that is the default leaves it to the script.
    fn edit(&self, value: Value) -> Edit {
        let is_default = match (&value, &self.default()) {
            (Value::Number(value), Value::Number(default)) => (value - default).abs() <= 1e-9,
            (value, default) => value == default,
        };
        let value = (!is_default).then_some(value);
        Edit::Layer(self.at, LayerEdit::Param(self.param.name().to_owned(), value))
    }

    fn number(&self, ui: &mut Ui, unit: Unit, (_, min, max): (f64, f64, f64)) {
        let (Value::Number(value), Value::Number(default)) = (&self.value, self.default()) else {
            return;
        };
        let (short, hint, reset) = (self.short(), self.hint(), self.reset());
        let step = step(unit, max - min);
        let number = Number::new(*value, min..=max).step(step).unit(said(unit));
        let digits = pieces::digits(*value, number.decimals);
        let number = number.decimals(digits);
        let number = if unit == Unit::Mm { number.read_by(&length::millimeters) } else { number };
        let setting = Setting::new(&short, number).hint(&hint).default(default, &reset);
        let setting = if unit == Unit::Count { setting.count() } else { setting };
        let turned = ui.push_id(self.param.name(), |ui| setting.show(ui)).inner;
        if let Some(value) = turned.value {
            self.bench.edit_while(turned.response.id, self.edit(Value::Number(value)));
        }
    }

    /// What people call these choices.
    fn named(&self, words: &[Word]) -> Vec<String> {
        let name = |word: &Word| naming::choice(self.param, &word.name, self.bench.words);
        words.iter().map(name).collect()
    }

    /// The layer itself with each of the choices.
    fn pictures(&self, ui: &mut Ui) {
        let Kind::Choice(words) = &self.param.kind else { return };
        let Value::Text(chosen) = &self.value else { return };
        let (short, hint, reset) = (self.short(), self.hint(), self.reset());
        let names = self.named(words);
        let picture =
            |name: &str| portrait::of_choice(ui, self.bench, self.at, (self.param.name(), name));
        let choices: Vec<Choice<'_>> = words
            .iter()
            .zip(&names)
            .map(|(word, label)| Choice { label, picture: picture(&word.name) })
            .collect();
        let at = words.iter().position(|word| word.name == *chosen);
        let label = Label::new(&short).hint(&hint).reset(self.is_changed(), &reset);
        ui.add_space(6.0);
        let (pointed, resets) = if choices.len() < PICTURES {
            ui::row(ui, label, |ui| {
                let (side, gap) = side(ui, choices.len());
                PictureChoice::new(&short, &choices, at)
                    .size(egui::Vec2::splat(side))
                    .gap(gap)
                    .show(ui)
            })
        } else {
            // More than beside a label have room below it.
            let (_, resets) = ui::row(ui, label, |_| {});
            (PictureChoice::new(&short, &choices, at).show(ui), resets)
        };
        ui.add_space(4.0);
        let value = |at: usize| Value::Text(words[at].name.clone());
        if resets {
            self.bench.edit(self.edit(self.default()));
        } else if let Some(at) = pointed.picked {
            self.bench.edit(self.edit(value(at)));
        } else if let Some(tried) = pointed.tried.filter(|tried| Some(*tried) != at) {
            self.bench.act(Act::Try(Trial::Edit(Box::new(self.edit(value(tried))))));
        }
    }

    /// More choices than pictures have room.
    fn words(&self, ui: &mut Ui) {
        let Kind::Choice(words) = &self.param.kind else { return };
        let Value::Text(chosen) = &self.value else { return };
        let (short, hint, reset) = (self.short(), self.hint(), self.reset());
        let names = self.named(words);
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let at = words.iter().position(|word| word.name == *chosen).unwrap_or(0);
        let label = Label::new(&short).hint(&hint).reset(self.is_changed(), &reset);
        let (picked, resets) = ui::row(ui, label, |ui| Select::new(&short, &names, at).show(ui));
        if resets {
            self.bench.edit(self.edit(self.default()));
        } else if let Some(word) = picked.and_then(|at| words.get(at)) {
            self.bench.edit(self.edit(Value::Text(word.name.clone())));
        }
    }

    fn flag(&self, ui: &mut Ui) {
        let Value::Flag(is_on) = self.value else { return };
        let (short, hint, reset) = (self.short(), self.hint(), self.reset());
        let label = Label::new(&short).hint(&hint).reset(self.is_changed(), &reset);
        let (response, resets) = ui::row(ui, label, |ui| Switch::new(&short, is_on).show(ui));
        if resets {
            self.bench.edit(self.edit(self.default()));
        } else if response.clicked() {
            self.bench.edit(self.edit(Value::Flag(!is_on)));
        }
    }
}

/// The side of so many pictures and the gap between them, smaller where the row is narrow.
fn side(ui: &Ui, count: usize) -> (f32, f32) {
    /// No picture of a choice is smaller.
    const LEAST: f32 = 36.0;
    let usual = Theme::of(ui.ctx()).sizes.choice;
    #[expect(clippy::cast_precision_loss, reason = "a few pictures")]
    let count = count as f32;
    let room = ui.available_width();
    if count * (usual + 8.0) - 8.0 <= room {
        return (usual, 8.0);
    }
    (((room + 6.0) / count - 6.0).floor().clamp(LEAST, usual), 6.0)
}

/// What an arrow key adds: about a hundredth of the range, in round numbers.
fn step(unit: Unit, span: f64) -> f64 {
    match unit {
        Unit::Count | Unit::Degrees => 1.0,
        Unit::Ratio => {
            if span > 3.0 {
                0.05
            } else {
                0.01
            }
        }
        Unit::Mm if span >= 60.0 => 1.0,
        Unit::Mm if span >= 3.0 => 0.1,
        Unit::Mm => 0.05,
    }
}

/// What stands behind a number of this unit.
fn said(unit: Unit) -> &'static str {
    match unit {
        Unit::Mm => "mm",
        Unit::Degrees => "°",
        Unit::Ratio | Unit::Count => "",
    }
}
