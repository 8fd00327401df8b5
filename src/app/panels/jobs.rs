//! Cards of an export, at the lower right: how far it is, and what came of it.

use std::path::Path;
use std::time::Duration;

use egui::{Align2, Area, Id, Order, Ui, vec2};

use super::export::{short, weight};
use super::shelf::{pictured, pixels};
use crate::app::act::Act;
use crate::app::icons;
use crate::app::sight::{Bench, Sight};
use crate::app::theme::{Radius, Theme, Type};
use crate::app::ui::{Button, JobCard, Tone, paint};
use crate::app::work::export::{ExportProgress, Exported};
use crate::app::work::{Extent, Portrait, Sitter, Tint};
use crate::app::working::Exporting;
use crate::notice::Message;

/// The width of the cards.
const WIDTH: f32 = 372.0;

/// How far they stand from the corner: above the hint line.
const CORNER: egui::Vec2 = vec2(-16.0, -42.0);

/// Seconds for which the card of an export stays that is over.
const STAYS: f64 = 8.0;

/// Shows them.
pub(crate) fn show(ui: &Ui, see: &Sight<'_>, bench: Option<&Bench<'_>>) {
    if see.work.exports.is_empty() {
        return;
    }
    let area = Area::new(Id::unique("jobs")).order(Order::Foreground);
    area.anchor(Align2::RIGHT_BOTTOM, CORNER).show(ui.ctx(), |ui| {
        ui.set_width(WIDTH);
        ui.spacing_mut().item_spacing.y = 10.0;
        for (at, export) in see.work.exports.iter().enumerate() {
            let progress = export.job.progress();
            match export.over {
                None => running(ui, (see, bench), (at, export), &progress),
                Some(_) => ended(ui, see, (at, export), &progress),
            }
        }
    });
}

/// What is remembered of an export that is over.
#[derive(Clone, Copy, Debug)]
struct Over {
    /// Bytes of what was made.
    bytes: u64,
    /// Since when somebody can see its card, by the clock of the window.
    seen: Option<f64>,
}

impl Over {
    /// Of what was made now.
    fn of(progress: &ExportProgress) -> Self {
        Self { bytes: made(progress).map(|file| bytes(&file.path)).sum(), seen: None }
    }
}

/// What is remembered of `export`; closes its card once it was seen for long enough.
fn over(
    ui: &Ui,
    see: &Sight<'_>,
    (at, export): (usize, &Exporting),
    progress: &ExportProgress,
) -> Over {
    let id = Id::unique("export over").with(export.over);
    let (now, is_seen) = ui.input(|input| (input.time, input.focused));
    let mut over = ui.data(|data| data.get_temp(id)).unwrap_or_else(|| Over::of(progress));
    // What ended while the window was away stays until somebody is back, and failures until they are closed.
    if over.seen.is_none() && is_seen && failed(progress).next().is_none() {
        over.seen = Some(now);
    }
    ui.data_mut(|data| data.insert_temp(id, over));
    if let Some(seen) = over.seen {
        let left = seen + STAYS - now;
        if left <= 0.0 {
            see.act(Act::EndExport(at));
        } else {
            ui.ctx().request_repaint_after(Duration::from_secs_f64(left));
        }
    }
    over
}

/// Files that were made.
fn made(progress: &ExportProgress) -> impl Iterator<Item = &Exported> {
    progress.done.iter().filter(|file| file.made.is_ok())
}

/// Files that were not, and why.
fn failed(progress: &ExportProgress) -> impl Iterator<Item = (&Path, &Message)> {
    progress.done.iter().filter_map(|file| Some((file.path.as_path(), file.made.as_ref().err()?)))
}

/// The bytes of a file, or of the films in a folder.
fn bytes(path: &Path) -> u64 {
    let one = |path: &Path| std::fs::metadata(path).map_or(0, |file| file.len());
    match std::fs::read_dir(path) {
        Ok(films) => films.flatten().map(|film| one(&film.path())).sum(),
        Err(_) => one(path),
    }
}

/// How far it is.
fn running(
    ui: &mut Ui,
    (see, bench): (&Sight<'_>, Option<&Bench<'_>>),
    (at, job): (usize, &Exporting),
    progress: &ExportProgress,
) {
    let title = see.say(&Message::new("window-job-running").with("name", job.name.as_str()));
    let all = count(progress.count.max(1));
    let this = count(progress.done.len() + 1).min(all);
    let file = |key| Message::new(key).with("at", this).with("count", all);
    let now = Duration::from_secs_f64(ui.input(|input| input.time.max(0.0)));
    let detail = match job.job.left(now).map(|left| left.as_secs_f64()) {
        Some(left) if left < 90.0 => {
            file("window-job-left").with("unit", "seconds").with("left", left.ceil().max(1.0))
        }
        Some(left) => {
            file("window-job-left").with("unit", "minutes").with("left", (left / 60.0).ceil())
        }
        None => file("window-job-file"),
    };
    let detail = see.say(&detail);
    let cancel = see.text("window-cancel");
    #[expect(clippy::cast_possible_truncation, reason = "a share")]
    let share = progress.share as f32;
    let mut card = JobCard::new(&title, &detail).progress(share).act(&cancel, None).width(WIDTH);
    if let Some(bench) = bench {
        let sitter = Sitter::Drawn(bench.evaluated().clone());
        let portrait = Portrait::new(sitter, Extent::Tiles(1.0), pixels(ui, vec2(44.0, 44.0)));
        card =
            card.picture(pictured(ui, see, "job", &portrait.tinted(Tint::Of(bench.open.colorway))));
    }
    if card.show(ui) {
        see.act(Act::EndExport(at));
        see.act(Act::Say(Message::new("window-job-stopped")));
    }
}

/// What came of it: files that failed by name, then those that are there.
fn ended(ui: &mut Ui, see: &Sight<'_>, (at, job): (usize, &Exporting), progress: &ExportProgress) {
    let over = over(ui, see, (at, job), progress);
    if failed(progress).next().is_some() {
        failures(ui, see, at, progress);
    }
    let made = made(progress).count();
    if made == 0 {
        return;
    }
    let title = see.say(&Message::new("window-job-done").with("count", count(made)));
    let place = Message::new("window-job-where");
    let place = place.with("folder", short(&job.folder)).with("size", weight(see, over.bytes));
    let (detail, act) = (see.say(&place), see.text("window-job-show"));
    let card = JobCard::new(&title, &detail).ended(Tone::Done).width(WIDTH);
    if card.act(&act, Some(icons::FOLDER_OPEN)).show(ui) {
        see.act(Act::ShowFolder(job.folder.clone()));
        see.act(Act::EndExport(at));
    }
}

/// Files that were not made, each with its reason.
fn failures(ui: &mut Ui, see: &Sight<'_>, at: usize, progress: &ExportProgress) {
    let theme = Theme::of(ui.ctx());
    let colors = &theme.colors;
    let frame = egui::Frame::new()
        .fill(colors.raised)
        .corner_radius(Radius::POPUP)
        .shadow(colors.shadow_2)
        .inner_margin(egui::Margin::symmetric(14, 12));
    frame.show(ui, |ui| {
        ui.set_width(WIDTH - 28.0);
        ui.spacing_mut().item_spacing.y = 4.0;
        let said = Message::new("window-job-failed").with("count", count(failed(progress).count()));
        ui.horizontal(|ui| {
            let (place, _) = ui.allocate_exact_size(vec2(22.0, 22.0), egui::Sense::hover());
            let glyph = (Tone::Failure.icon(), crate::app::theme::Face::IconFill);
            paint::icon(ui, place.center(), glyph, 22.0, Tone::Failure.color(theme));
            ui.label(theme.rich(Type::Strong, see.say(&said)));
        });
        for (path, reason) in failed(progress) {
            let file = path.file_name().unwrap_or_default().to_string_lossy();
            let line = Message::new("window-job-reason")
                .with("file", file.as_ref())
                .with("reason", see.say(reason));
            let line = theme.rich(Type::Small, see.say(&line)).color(colors.ink_2);
            ui.add(egui::Label::new(line).wrap());
        }
        let room = vec2(ui.available_width(), 28.0);
        let layout = egui::Layout::right_to_left(egui::Align::Center);
        ui.allocate_ui_with_layout(room, layout, |ui| {
            if Button::outlined(&see.text("window-dismiss")).height(28.0).show(ui).clicked() {
                see.act(Act::EndExport(at));
            }
        });
    });
}

#[expect(clippy::cast_precision_loss, reason = "a few files")]
fn count(count: usize) -> f64 {
    count as f64
}
