//! The steps of work: a block at the right of the tray, and a film strip of all of them.
//!
//! What a colorway of baths takes in steps is planned from what the cloth is made of, which is measured on a thread; until
//! then the steps of the plan before are shown.
//!
//! **Invariant:** words and pictures of a step come from the plan alone.

use std::ptr;
use std::sync::Arc;

use egui::{Align, Label, Layout, Rect, Sense, Stroke, Ui, UiBuilder, WidgetInfo, vec2};

use super::cloth;
use crate::app::act::Act;
use crate::app::command::Id;
use crate::app::icons;
use crate::app::sight::Bench;
use crate::app::theme::{Radius, Theme, Type};
use crate::app::ui::{self, Button, Segment, StepScrubber, paint};
use crate::app::work::{Lane, Promise};
use crate::design::Colorway;
use crate::notice::Message;
use crate::sheet::tell;
use crate::words::{Language, Words};
use crate::workspace::{Evaluated, Planned};

/// What the steps of work remember.
#[derive(Debug, Default)]
pub(super) struct StepsOwn {
    /// Whether all of them are shown in place of the colorways.
    pub(super) is_film: bool,
    pub(super) plans: Plans,
}

/// The steps of the shown colorway, in words.
#[derive(Debug, Default)]
pub(crate) struct Plans {
    asked: Option<(Subject, Promise<Vec<Told>>)>,
    told: Option<(Subject, Vec<Told>)>,
}

/// What a plan depends on.
#[derive(Clone, Debug)]
struct Subject {
    evaluated: Evaluated,
    at: usize,
    colorway: Arc<Colorway>,
    language: Language,
}

/// A step in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Told {
    /// The word of the workshop.
    pub(crate) craft: String,
    /// What is done.
    pub(crate) sentence: String,
}

impl Subject {
    fn is_same(&self, other: &Self) -> bool {
        ptr::eq(self.evaluated.repeat(), other.evaluated.repeat())
            && (Arc::ptr_eq(&self.colorway, &other.colorway) || self.colorway == other.colorway)
            && self.language == other.language
    }

    fn told(&self) -> Vec<Told> {
        let words = Words::new(self.language);
        let Ok(planned) = Planned::of(&self.evaluated, self.at, &words) else { return Vec::new() };
        let job = planned.job(None);
        let told = |at: usize| Told {
            craft: tell::craft_title(job.plan.steps()[at].craft, &words),
            sentence: words.say(&tell::step(&job, at, &words)),
        };
        (0..job.plan.steps().len()).map(told).collect()
    }
}

impl Plans {
    /// Asks for the steps of the shown colorway, and takes what was planned.
    pub(super) fn look(&mut self, bench: &Bench<'_>) {
        if let Some((subject, promise)) = &self.asked
            && let Some(told) = promise.take()
        {
            self.told = told.ok().map(|told| (subject.clone(), told)).or(self.told.take());
            self.asked = None;
        }
        let open = bench.open;
        let Some(colorway) = open.shown_colorway().filter(|_| open.is_dyed()) else {
            (self.asked, self.told) = (None, None);
            return;
        };
        let subject = Subject {
            evaluated: bench.evaluated().clone(),
            at: open.colorway,
            colorway: Arc::clone(colorway),
            language: bench.words.language(),
        };
        let is_told = self.told.as_ref().is_some_and(|(told, _)| told.is_same(&subject));
        let is_asked = self.asked.as_ref().is_some_and(|(asked, _)| asked.is_same(&subject));
        // While a hand drags something, the steps stay as they were.
        if is_told || is_asked || open.held().is_some() {
            return;
        }
        if subject.evaluated.surveyed().is_some() {
            let told = subject.told();
            self.told = Some((subject, told));
            return;
        }
        let of = subject.clone();
        let promise = bench.work.pool().ask(Lane::Seen, move |_| of.told());
        self.asked = Some((subject, promise));
    }

    /// The steps, in order; none as long as they are not known.
    pub(super) fn steps(&self) -> &[Told] {
        self.told.as_ref().map_or(&[], |(_, told)| told)
    }
}

/// The block at the right of the tray.
pub(super) fn block(ui: &mut Ui, own: &mut StepsOwn, bench: &Bench<'_>, rect: Rect) {
    let color = Theme::of(ui.ctx()).colors.line;
    let line = rect.top() + 1.0..=(rect.top() + 89.0).min(rect.bottom() - 8.0);
    ui.painter().vline(rect.left() + 0.5, line, Stroke::new(1.0, color));
    let room = Rect::from_min_max(rect.min + vec2(19.0, 0.0), rect.max);
    ui.scope_builder(UiBuilder::new().max_rect(room), |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        if bench.open.is_dyed() { dyed(ui, own, bench) } else { printed(ui, bench) }
    });
}

fn dyed(ui: &mut Ui, own: &mut StepsOwn, bench: &Bench<'_>) {
    let theme = Theme::of(ui.ctx());
    let steps = own.plans.steps();
    let at = bench.open.step.unwrap_or(steps.len()).min(steps.len());
    let said = said(bench, steps, at);
    let is_film_wanted = in_line(ui, 26.0, |ui| {
        let label = bench.text("window-steps");
        let is_pressed = film_button(ui, &label, &bench.text("window-steps-film"));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if !steps.is_empty() {
                ui.label(theme.rich(Type::Body, count(bench, at, steps.len())));
            }
        });
        is_pressed
    });
    in_line(ui, 30.0, |ui| {
        play(ui, bench);
        ui.add_space(4.0);
        if !steps.is_empty() {
            scrub(ui, bench, StepScrubber::new(&said, at, steps.len()), steps.len());
        }
    });
    // A low tray has no room for them.
    let height = if ui.available_height() < 16.0 { 0.0 } else { 16.0 };
    in_line(ui, height, |ui| {
        if height == 0.0 {
            return;
        }
        ui.add_space(46.0);
        let ends = [("window-steps-mori", at == 0), ("window-steps-finished", at == steps.len())];
        let text = |(key, is_here): (&'static str, bool)| {
            let set = if is_here { Type::SmallLabel } else { Type::Small };
            let color = if is_here { theme.colors.ink } else { theme.colors.ink_2 };
            theme.rich(set, bench.text(key)).color(color)
        };
        ui.label(text(ends[0]));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| ui.label(text(ends[1])));
    });
    if is_film_wanted {
        own.is_film = true;
    }
}

/// The words of the block, which open the film strip.
fn film_button(ui: &mut Ui, label: &str, hint: &str) -> bool {
    let theme = Theme::of(ui.ctx());
    let text = theme.rich(Type::Body, label);
    let response = ui.add(Label::new(text).sense(Sense::click()));
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, hint));
    let rect = response.rect.expand2(vec2(4.0, 2.0));
    paint::focus_ring(ui, rect, Radius::KEY, &response);
    let icon = egui::pos2(response.rect.right() + 14.0, response.rect.center().y);
    let color = if response.hovered() { theme.colors.accent_text } else { theme.colors.ink_3 };
    paint::icon(ui, icon, (icons::FILM_STRIP, crate::app::theme::Face::Icon), 15.0, color);
    let over = ui.interact(
        Rect::from_center_size(icon, vec2(22.0, 22.0)),
        response.id.with("icon"),
        Sense::CLICK,
    );
    (response | over).on_hover_text(hint).clicked()
}

/// What stands in place of steps where there are none.
fn printed(ui: &mut Ui, bench: &Bench<'_>) {
    let theme = Theme::of(ui.ctx());
    in_line(ui, 26.0, |ui| ui.label(theme.rich(Type::Body, bench.text("window-steps"))));
    ui.add_space(2.0);
    let told =
        theme.rich(Type::Small, bench.text("window-steps-printed")).color(theme.colors.ink_2);
    ui.add(Label::new(told).wrap());
    ui.add_space(6.0);
    let is_searching = bench.work.is_matching();
    let label =
        bench.text(if is_searching { "window-steps-searching" } else { "window-find-dyes" });
    let button = Button::quiet(&label)
        .icon(icons::SWATCHES)
        .small(theme)
        .enabled(!is_searching && bench.can(Id::FindDyes));
    if button.show(ui).clicked() {
        bench.run(Id::FindDyes);
    }
}

/// All steps in pictures, with the sentence of the present one.
pub(super) fn film(ui: &mut Ui, own: &mut StepsOwn, bench: &Bench<'_>, head: Rect, body: Rect) {
    let theme = Theme::of(ui.ctx());
    let steps = own.plans.steps();
    let at = bench.open.step.unwrap_or(steps.len()).min(steps.len());
    let layout = Layout::left_to_right(Align::Center);
    let is_left = ui
        .scope_builder(
            UiBuilder::new().max_rect(head.translate(vec2(0.0, 3.0))).layout(layout),
            |ui| {
                let names = ["window-tray-colorways", "window-steps"].map(|key| bench.text(key));
                let names = names.each_ref().map(String::as_str);
                let picked = Segment::new(&bench.text("window-tray-shows"), &names, 1).show(ui);
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    let (key, icon) = if bench.open.is_playing {
                        ("window-steps-pause", icons::PAUSE)
                    } else {
                        ("window-steps-play", icons::PLAY)
                    };
                    if Button::text(&bench.text(key)).icon(icon).height(28.0).show(ui).clicked() {
                        bench.run(Id::Play);
                    }
                    ui.add_space(12.0);
                    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                        ui.add_space(8.0);
                        sentence(ui, bench, steps, at);
                    });
                });
                picked.is_some()
            },
        )
        .inner;
    if !steps.is_empty() {
        strip(ui, bench, steps, (at, body), theme);
    }
    if is_left {
        own.is_film = false;
    }
}

/// `5 · Ngerok  kerok malamnya lalu bilas: klowong`
fn sentence(ui: &mut Ui, bench: &Bench<'_>, steps: &[Told], at: usize) {
    let theme = Theme::of(ui.ctx());
    let (name, told) = match at.checked_sub(1).and_then(|last| steps.get(last)) {
        Some(told) => (format!("{at} · {}", told.craft), told.sentence.clone()),
        None => (bench.text("window-steps-mori"), bench.text("window-steps-mori-told")),
    };
    ui.label(theme.rich(Type::Strong, name));
    let told = theme.rich(Type::Small, &told).color(theme.colors.ink_2);
    ui.add(Label::new(told).truncate());
}

/// The least and the usual width of a picture of the strip.
const WIDTHS: (f32, f32) = (56.0, 116.0);

#[expect(clippy::cast_precision_loss, reason = "a few steps")]
fn strip(ui: &mut Ui, bench: &Bench<'_>, steps: &[Told], (at, body): (usize, Rect), theme: &Theme) {
    let count = steps.len() + 1;
    let gaps = (count - 1) as f32;
    let width = ((body.width() - 8.0 * gaps) / count as f32).clamp(WIDTHS.0, WIDTHS.1);
    let high = (body.height() - 50.0).max(20.0);
    let size = vec2(width, high);
    let pitch = ((body.width() - width) / gaps.max(1.0)).max(20.0);
    for step in 0..count {
        let left = body.left_top() + vec2(pitch * step as f32, 7.0);
        let rect = Rect::from_min_size(left, size);
        let response = ui.interact(rect, ui.scope_id().with(("step", step)), Sense::CLICK);
        let label = said(bench, steps, step);
        response.widget_info(|| {
            WidgetInfo::selected(egui::Role::RadioButton, true, step == at, &label)
        });
        paint::picture(ui, rect, Radius::BUTTON, cloth::after(ui, bench, step, size));
        if step == at {
            paint::ring(ui, rect, Radius::BUTTON);
        } else if response.hovered() {
            let stroke = Stroke::new(1.0, theme.colors.line_strong);
            ui.painter().rect_stroke(rect, Radius::BUTTON, stroke, egui::StrokeKind::Outside);
        }
        if response.clicked() {
            go(bench, step, steps.len());
        }
        if let Some(told) = step.checked_sub(1).and_then(|last| steps.get(last)) {
            let _told = response.on_hover_text(&told.sentence);
        }
    }
    let below = body.with_min_y(body.top() + high + 8.0);
    ui.scope_builder(UiBuilder::new().max_rect(below), |ui| {
        let mori = bench.text("window-steps-mori-short");
        let names: Vec<&str> = std::iter::once(mori.as_str())
            .chain(steps.iter().map(|told| told.craft.as_str()))
            .collect();
        let said = said(bench, steps, at);
        let scrubber = StepScrubber::new(&said, at, steps.len()).names(&names, width / 2.0);
        scrub(ui, bench, scrubber, steps.len());
    });
}

fn scrub(ui: &mut Ui, bench: &Bench<'_>, scrubber: StepScrubber<'_>, count: usize) {
    if let Some(step) = scrubber.show(ui).value {
        go(bench, step, count);
    }
}

fn go(bench: &Bench<'_>, step: usize, count: usize) {
    bench.act(Act::Step((step < count).then_some(step)));
}

fn play(ui: &mut Ui, bench: &Bench<'_>) {
    let is_playing = bench.open.is_playing;
    let label = bench.text(if is_playing { "window-steps-pause" } else { "window-steps-play" });
    if ui::play_button(ui, &label, is_playing).on_hover_text(&label).clicked() {
        bench.run(Id::Play);
    }
}

/// `5 / 8`
fn count(bench: &Bench<'_>, at: usize, of: usize) -> String {
    #[expect(clippy::cast_precision_loss, reason = "a few steps")]
    let [at, of] = [at, of].map(|number| bench.number(number as f64));
    format!("{at} / {of}")
}

/// What a screen reader says of a step.
fn said(bench: &Bench<'_>, steps: &[Told], at: usize) -> String {
    let craft = match at.checked_sub(1) {
        None => bench.text("window-steps-mori"),
        Some(_) if at == steps.len() => bench.text("window-steps-finished"),
        Some(last) => steps.get(last).map_or_else(String::new, |told| told.craft.clone()),
    };
    let message = Message::new("window-steps-said").with("step", at).with("count", steps.len());
    bench.say(&message.with("craft", craft.to_lowercase()))
}

fn in_line<R>(ui: &mut Ui, height: f32, add: impl FnOnce(&mut Ui) -> R) -> R {
    let size = vec2(ui.available_width(), height);
    ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
        ui.set_min_height(height);
        add(ui)
    })
    .inner
}
