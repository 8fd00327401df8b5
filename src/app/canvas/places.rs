//! The place on the cloth that a notice is about, with what it says.

use egui::{Id, Rect, Ui};

use super::super::camera::Chart;
use super::super::icons;
use super::super::panels::checks::{self, CheckOwn};
use super::super::sight::Bench;
use super::super::theme::{Theme, Type};
use super::super::ui::{Button, Callout, IconButton};

/// Points from the edge of the canvas within which a place is not pointed out.
const EDGE: f32 = 8.0;

/// Shows the notice that was chosen at its place, with at most one repair.
pub(super) fn show(ui: &Ui, rect: Rect, chart: &Chart, bench: &Bench<'_>, own: &mut CheckOwn) {
    let Some(notice) = own.shown.clone() else { return };
    let Some(point) = notice.aim.point.or_else(|| Some(notice.aim.edge.as_ref()?.from)) else {
        return;
    };
    let target = chart.screen(point);
    if !rect.shrink(EDGE).contains(target) {
        return;
    }
    let theme = Theme::of(ui.ctx());
    let mut wish = None;
    Callout::new(Id::unique("callout"), target, rect).show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.add(
                egui::Label::new(theme.rich(Type::Strong, checks::sentence(bench, &notice))).wrap(),
            );
        });
        if let Some(hint) = checks::hint(bench, &notice) {
            ui.label(theme.rich(Type::Body, hint).color(theme.colors.ink_2));
        }
        ui.add_space(4.0);
        ui.horizontal(|ui| {
            if let Some(mend) = checks::mend(bench, &notice) {
                let answer = Button::filled(&mend.label).small(theme).show(ui);
                if answer.clicked() {
                    checks::take(bench, mend);
                    wish = Some(Wish::Close);
                }
            }
            let ignore = bench.text("window-checks-ignore");
            if Button::outlined(&ignore).small(theme).show(ui).clicked() {
                wish = Some(Wish::Ignore);
            }
            if let Some((at, of)) = checks::place_of(own, bench)
                && of > 1
            {
                let next = bench.text("window-checks-next");
                ui.label(theme.rich(Type::Small, format!("{at} / {of}")).color(theme.colors.ink_3));
                if IconButton::new(icons::CARET_RIGHT, &next).show(ui).clicked() {
                    wish = Some(Wish::Next);
                }
            }
            let close = bench.text("window-close-this");
            if IconButton::new(icons::X, &close).show(ui).clicked() {
                wish = Some(Wish::Close);
            }
        });
    });
    match wish {
        Some(Wish::Close) => own.shown = None,
        Some(Wish::Ignore) => own.ignore(&notice),
        Some(Wish::Next) => checks::go(own, bench, 1),
        None => {}
    }
}

enum Wish {
    Close,
    Ignore,
    Next,
}
