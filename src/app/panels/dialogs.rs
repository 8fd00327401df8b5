//! Dialogs, one at a time, on the scrim: what is asked, told, searched or set.
//!
//! **Invariant:** `Esc` closes whatever need not be answered, a button says what it does, and nothing is lost by closing.

use egui::{Align, Align2, Frame, Id, Layout, Margin, Modal, Rect, Ui, vec2};

use super::Owned;
use super::pieces::enter;
use crate::app::act::{Act, Dialog};
use crate::app::icons;
use crate::app::sight::{Bench, Sight};
use crate::app::theme::{Face, Radius, Theme, Type};
use crate::app::ui::{Button, IconButton, Picture, paint};

mod about;
mod answers;
mod glossary;
mod keys;
mod measure;
mod outside;
mod picture;
mod preferences;
mod recovery;

pub(crate) use outside::changed_outside;

#[cfg(test)]
mod tests;

use super::{export, palette};

/// What dialogs have of their own.
#[derive(Debug, Default)]
pub(crate) struct DialogsOwn {
    palette: palette::PaletteOwn,
    export: export::ExportOwn,
    glossary: String,
    measure: measure::MeasureOwn,
    picture: picture::PictureOwn,
    shown: Option<Dialog>,
}

/// Since when a dialog is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Opened {
    /// Since this frame: what is usual takes the focus.
    JustNow,
    /// Since an earlier one.
    Before,
}

/// Shows the dialog that is open.
pub(crate) fn show(
    ui: &Ui,
    owned: &mut Owned,
    see: &Sight<'_>,
    bench: Option<&Bench<'_>>,
    dialog: Option<&Dialog>,
) {
    let own = &mut owned.dialogs;
    let opened = if own.shown.as_ref() == dialog { Opened::Before } else { Opened::JustNow };
    if opened == Opened::JustNow {
        own.palette.close();
        own.export.close();
        own.glossary.clear();
        own.measure = measure::MeasureOwn::default();
        own.picture = picture::PictureOwn::default();
        own.shown = dialog.cloned();
    }
    let Some(dialog) = dialog else { return };
    match (dialog, bench) {
        (Dialog::Palette, _) => palette::show(ui, &mut own.palette, see, bench),
        (Dialog::Keys, _) => keys::show(ui, see),
        (Dialog::Preferences, _) => preferences::show(ui, see),
        (Dialog::Glossary, _) => glossary::show(ui, &mut own.glossary, see, opened),
        (Dialog::About, _) => about::show(ui, see),
        (Dialog::Recovery, _) => recovery::show(ui, see, opened),
        (Dialog::Measure, _) => measure::show(ui, &mut own.measure, see, opened),
        (Dialog::Trouble(message), _) => answers::trouble(ui, see, message, opened),
        (Dialog::ReadOnly(message), _) => answers::read_only(ui, see, message, opened),
        (Dialog::Unsaved(next), Some(bench)) => answers::unsaved(ui, bench, next, opened),
        (Dialog::Export(kind), Some(bench)) => export::show(ui, &mut own.export, bench, *kind),
        (Dialog::Picture(at), Some(bench)) => picture::show(ui, &mut own.picture, bench, *at),
        // Without a design there is nothing to save, to export or to sort.
        (Dialog::Unsaved(_) | Dialog::Export(_) | Dialog::Picture(_), None) => {
            see.act(Act::Dialog(None));
        }
    }
}

/// Shows `content` as a dialog of this width; tells what it gives, and whether it should be closed.
pub(super) fn modal<R>(
    ui: &Ui,
    (name, width): (&'static str, f32),
    margin: i8,
    content: impl FnOnce(&mut Ui) -> R,
) -> (R, bool) {
    let theme = Theme::of(ui.ctx());
    let screen = ui.ctx().content_rect();
    let frame = Frame::new()
        .fill(theme.colors.raised)
        .corner_radius(Radius::DIALOG)
        .shadow(theme.colors.shadow_2)
        .inner_margin(Margin::same(margin));
    let modal = Modal::new(Id::unique(name)).frame(frame).backdrop_color(theme.colors.scrim);
    let width = width.min(screen.width() * 0.92) - 2.0 * f32::from(margin);
    let shown = modal.show(ui.ctx(), |ui| {
        ui.set_width(width);
        ui.set_max_height(screen.height() * 0.92 - 2.0 * f32::from(margin));
        content(ui)
    });
    let closes = shown.should_close();
    (shown.inner, closes)
}

/// A dialog with a title and something to read or set; a cross and `Esc` close it.
pub(super) fn page(
    ui: &Ui,
    see: &Sight<'_>,
    (name, width): (&'static str, f32),
    title: &str,
    content: impl FnOnce(&mut Ui),
) {
    let (is_crossed, closes) = modal(ui, (name, width), 24, |ui| {
        let (_, rect) = ui.allocate_space(vec2(ui.available_width(), 32.0));
        paint::heading(ui, rect, title, Type::Title);
        let place = Rect::from_center_size(rect.right_center() - vec2(12.0, 2.0), vec2(32.0, 32.0));
        let close = see.text("window-dismiss");
        let cross =
            IconButton::new(icons::X, &close).show_at(ui, place, Id::unique(name).with("close"));
        ui.add_space(8.0);
        content(ui);
        cross.clicked()
    });
    if is_crossed || closes {
        see.act(Act::Dialog(None));
    }
}

/// A question, or something to tell.
pub(super) struct Question<'a> {
    /// Its name among windows.
    pub(super) name: &'static str,
    /// An icon on a soft ground.
    pub(super) icon: char,
    /// Whether something went wrong or may be lost.
    pub(super) is_grave: bool,
    /// What happened.
    pub(super) title: &'a str,
    /// What to do.
    pub(super) body: &'a str,
    /// What may be answered, the usual answer first; each a verb.
    pub(super) answers: &'a [&'a str],
    /// Since when it is open.
    pub(super) opened: Opened,
}

/// What came of a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reply {
    /// The answer of this number.
    Answer(usize),
    /// It was left.
    Left,
}

impl Question<'_> {
    /// Asks, with `more` between words and answers.
    pub(super) fn ask(&self, ui: &Ui, more: impl FnOnce(&mut Ui)) -> Option<Reply> {
        let (answer, closes) = modal(ui, (self.name, 434.0), 31, |ui| {
            ui.spacing_mut().item_spacing = vec2(8.0, 0.0);
            self.head(ui);
            more(ui);
            ui.add_space(16.0);
            self.buttons(ui)
        });
        answer.map(Reply::Answer).or(closes.then_some(Reply::Left))
    }

    fn head(&self, ui: &mut Ui) {
        let theme = Theme::of(ui.ctx());
        let colors = &theme.colors;
        let (_, rect) = ui.allocate_space(vec2(ui.available_width(), 40.0));
        let sign = Rect::from_min_size(rect.min, vec2(40.0, 40.0));
        let (ground, ink) = match self.is_grave {
            true => (colors.warn_soft, colors.warn),
            false => (colors.soga_soft, colors.soga),
        };
        ui.painter().rect_filled(sign, Radius::CARD, ground);
        paint::icon(ui, sign.center(), (self.icon, Face::Icon), 20.0, ink);
        paint::heading(ui, rect.with_min_x(sign.right() + 12.0), self.title, Type::Head);
        ui.add_space(8.0);
        let body = theme.rich(Type::Body, self.body).color(colors.ink_2);
        ui.add(egui::Label::new(body).wrap());
    }

    fn buttons(&self, ui: &mut Ui) -> Option<usize> {
        let mut answer = None;
        let layout = Layout::right_to_left(Align::Center);
        let height = Theme::of(ui.ctx()).sizes.button;
        ui.allocate_ui_with_layout(vec2(ui.available_width(), height), layout, |ui| {
            for (at, word) in self.answers.iter().enumerate() {
                let button = match at {
                    0 => Button::filled(word),
                    1 => Button::outlined(word),
                    _ => Button::text(word).height(height),
                };
                let response = button.show(ui);
                if at == 0 && self.opened == Opened::JustNow {
                    response.request_focus();
                }
                if response.clicked() {
                    answer = Some(at);
                }
            }
        });
        answer
    }
}

/// A cloth with its name and a line, on a quiet ground: the work that is asked about.
pub(super) fn work(ui: &mut Ui, picture: Picture, name: &str, detail: &str) {
    let theme = Theme::of(ui.ctx());
    let colors = &theme.colors;
    ui.add_space(14.0);
    let (rect, response) =
        ui.allocate_exact_size(vec2(ui.available_width(), 72.0), egui::Sense::hover());
    response.widget_info(|| {
        egui::WidgetInfo::labeled(egui::Role::Label, true, format!("{name}, {detail}"))
    });
    ui.painter().rect_filled(rect, Radius::CARD, theme.ground());
    let place = Rect::from_min_size(rect.min + vec2(10.0, 10.0), WORK);
    ui.painter().rect_filled(place, Radius::FIELD, colors.line);
    if picture.is_some() {
        paint::picture(ui, place, Radius::FIELD, picture);
    }
    let words = Rect::from_min_max(
        egui::pos2(place.right() + 12.0, rect.top()),
        rect.max - vec2(10.0, 0.0),
    );
    let middle = rect.center().y;
    let above = words.with_max_y(middle);
    let below = words.with_min_y(middle);
    paint::text(ui, above, Align2::LEFT_BOTTOM, (name, Type::Label, colors.ink));
    paint::text(ui, below, Align2::LEFT_TOP, (detail, Type::Small, colors.ink_2));
}

/// The picture of a work.
pub(super) const WORK: egui::Vec2 = vec2(76.0, 52.0);

/// A label at the left and something to set at its right, on one line.
pub(super) fn setting(
    ui: &mut Ui,
    (label, hint): (&str, Option<&str>),
    right: impl FnOnce(&mut Ui),
) {
    let theme = Theme::of(ui.ctx());
    let height = if hint.is_some() { 46.0 } else { 40.0 };
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), height));
    let (_, used) = paint::within_right(ui, rect, right);
    let words = rect.with_max_x(used.left() - 12.0);
    match hint {
        None => {
            paint::text(ui, words, Align2::LEFT_CENTER, (label, Type::Body, theme.colors.ink));
        }
        Some(hint) => {
            let middle = rect.center().y + 1.0;
            let above = words.with_max_y(middle);
            let below = words.with_min_y(middle);
            paint::text(ui, above, Align2::LEFT_BOTTOM, (label, Type::Body, theme.colors.ink));
            paint::text(ui, below, Align2::LEFT_TOP, (hint, Type::Small, theme.colors.ink_3));
        }
    }
}
