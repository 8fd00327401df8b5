//! The cards of the gallery, and the rows that they stand in.

use egui::containers::scroll_area::ScrollBarVisibility;
use egui::{
    Align2, Color32, Id, Response, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, Vec2,
    WidgetInfo, pos2, vec2,
};

use super::super::shelf::{MotifOnShelf, SampleOnShelf, pictured, pixels};
use super::INSET;
use super::lately::Lately;
use crate::app::act::Act;
use crate::app::command::Id as Command;
use crate::app::icons;
use crate::app::sight::Sight;
use crate::app::theme::{Face, Radius, Theme, Type};
use crate::app::ui::{Button, ClothCard, IconButton, paint, tip};
use crate::notice::Message;

/// The least width of a card, as on a small screen.
const LEAST: f32 = 132.0;

/// Cards side by side: a row that scrolls sideways, or a grid.
pub(super) struct Row {
    /// How many are seen at once.
    pub(super) columns: usize,
    /// How many there are at most in a row that scrolls.
    pub(super) most: usize,
    /// The height of a picture where the window is as wide as a laptop.
    pub(super) height: f32,
    /// Between two cards.
    pub(super) gap: f32,
    /// Whether all of them stand in a grid.
    pub(super) is_grid: bool,
}

impl Row {
    /// Shows `count` cards by `card`, which gets the place and the size of its picture.
    pub(super) fn show(
        &self,
        ui: &mut Ui,
        name: &str,
        count: usize,
        mut card: impl FnMut(&mut Ui, usize, Vec2),
    ) {
        let size = self.size(ui.available_width());
        if self.is_grid {
            let columns = self.columns.max(1);
            for first in (0..count).step_by(columns) {
                self.line(ui, (first, (first + columns).min(count)), size, &mut card);
            }
            return;
        }
        let count = if self.most == self.columns { count } else { count.min(self.most) };
        ScrollArea::horizontal()
            .id_salt(name)
            .auto_shrink([false, true])
            .scroll_bar_visibility(ScrollBarVisibility::AlwaysHidden)
            .show(ui, |ui| self.line(ui, (0, count), size, &mut card));
    }

    /// One line of cards, with room around them for rings and shadows.
    fn line(
        &self,
        ui: &mut Ui,
        (first, end): (usize, usize),
        size: Vec2,
        card: &mut impl FnMut(&mut Ui, usize, Vec2),
    ) {
        ui.add_space(10.0);
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            ui.add_space(INSET);
            for at in first..end {
                if at > first {
                    ui.add_space(self.gap);
                }
                ui.vertical(|ui| {
                    ui.set_width(size.x);
                    card(ui, at, size);
                });
            }
            ui.add_space(INSET);
        });
        ui.add_space(8.0);
    }

    /// The size of a picture: as many as belong there share the width.
    #[expect(clippy::cast_precision_loss, reason = "a few cards")]
    fn size(&self, width: f32) -> Vec2 {
        let columns = self.columns.max(1) as f32;
        let usual = (1062.0 - self.gap * (columns - 1.0)) / columns;
        let room = (width - 2.0 * INSET - self.gap * (columns - 1.0)) / columns;
        let across = room.max(LEAST.min(usual));
        vec2(across, (self.height * across / usual).min(self.height * 1.4)).round()
    }
}

/// A card that opens something, with its meaning after a while.
fn card(ui: &mut Ui, card: ClothCard<'_>, tip_of: (&str, Option<&str>)) -> Response {
    let response = card.show(ui);
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    tip(response, if tip_of.1.is_some() { tip_of.0 } else { "" }, None, tip_of.1)
}

/// A motif to begin with.
pub(super) fn motif(ui: &mut Ui, see: &Sight<'_>, motif: &MotifOnShelf, size: Vec2) -> Response {
    let picture = pictured(
        ui,
        see,
        &format!("gallery/motif/{}", motif.key),
        &motif.portrait(pixels(ui, size)),
    );
    let said = format!("{}, {}", motif.name, motif.region);
    let shown =
        ClothCard::new(&motif.name, picture).gallery().size(size).detail(&motif.region).said(&said);
    let response = card(ui, shown, (&motif.name, Some(motif.meaning(see))));
    if response.clicked() {
        see.act(Act::NewOfMotif(motif.key.clone()));
    }
    response
}

/// A sample to begin with.
pub(super) fn sample(ui: &mut Ui, see: &Sight<'_>, sample: &SampleOnShelf, size: Vec2) {
    let picture = pictured(
        ui,
        see,
        &format!("gallery/sample/{}", sample.key),
        &sample.portrait(pixels(ui, size)),
    );
    let way = see.words.text(&sample.way, None).unwrap_or_default();
    let told = see.words.text(&sample.told, None);
    let said = format!("{}, {way}", sample.name);
    let shown = ClothCard::new(&sample.name, picture).gallery().size(size).detail(&way).said(&said);
    if card(ui, shown, (&sample.name, told.as_deref())).clicked() {
        see.act(Act::NewOfSample(sample.key.to_owned()));
    }
}

/// A file that was open lately, or recovered work.
pub(super) fn recent(ui: &mut Ui, see: &Sight<'_>, file: &Lately, size: Vec2) {
    let picture = file.portrait(pixels(ui, size)).and_then(|portrait| {
        let place =
            file.path.as_deref().map_or(file.name.clone(), |path| path.display().to_string());
        pictured(ui, see, &format!("gallery/file/{place}"), &portrait)
    });
    let gone = see.text("window-gallery-gone");
    let detail = if file.is_there { file.age.as_str() } else { gone.as_str() };
    let badge = file.recovered.map(|_| see.text("window-gallery-unsaved"));
    let said = [Some(file.name.as_str()), badge.as_deref(), Some(detail)];
    let said = said.into_iter().flatten().collect::<Vec<_>>().join(", ");
    let mut shown =
        ClothCard::new(&file.name, picture).gallery().size(size).detail(detail).said(&said);
    if let Some(badge) = &badge {
        shown = shown.badge(badge);
    }
    let response = card(ui, shown.gone(!file.is_there), ("", None));
    let rect = response.rect;
    if !file.is_there {
        let forget =
            see.say(&Message::new("window-gallery-forget").with("name", file.name.as_str()));
        let place = egui::Rect::from_center_size(
            pos2(rect.right() - 18.0, rect.top() + 18.0),
            Vec2::splat(28.0),
        );
        let id = response.id.with("forget");
        if IconButton::new(icons::X, &forget).icon_size(14.0).show_at(ui, place, id).clicked()
            && let Some(path) = &file.path
        {
            see.act(Act::Forget(path.clone()));
        }
        return;
    }
    if response.clicked() {
        match (file.recovered, &file.path) {
            (Some(at), _) => see.act(Act::Recover(at)),
            (None, Some(path)) => see.act(Act::Open(path.clone())),
            (None, None) => {}
        }
    }
}

/// Where files can be dropped; a click asks for one.
pub(super) fn drop_field(ui: &mut Ui, see: &Sight<'_>, size: Vec2) {
    let theme = Theme::of(ui.ctx());
    let colors = &theme.colors;
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let is_over = ui.input(|input| !input.raw.hovered_files.is_empty());
    let text = see.text(if is_over { "window-gallery-release" } else { "window-gallery-drop" });
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &text));
    let (fill, line) = if is_over {
        (colors.accent_soft, Stroke::new(2.0, colors.accent_text))
    } else {
        (paint::hover_fill(ui, Color32::TRANSPARENT, &response), Stroke::new(1.5, colors.line))
    };
    ui.painter().rect(rect, Radius::CARD, fill, line, StrokeKind::Inside);
    let ink = if is_over { colors.accent_text } else { colors.ink_2 };
    let middle = rect.center() - vec2(0.0, 13.0);
    paint::icon(ui, middle, (icons::TRAY_ARROW_DOWN, Face::Icon), 24.0, ink);
    let words = paint::lines(ui, &text, Type::Small, ink, (size.x - 24.0, 2));
    let place = egui::Rect::from_min_max(pos2(rect.left(), rect.center().y + 6.0), rect.max);
    paint::put(ui.painter(), place, Align2::CENTER_TOP, words);
    paint::focus_ring(ui, rect, Radius::CARD, &response);
    if response.clicked() {
        see.run(Command::Open);
    }
}

/// The way to all samples; tells whether it was taken.
pub(super) fn see_all(ui: &mut Ui, see: &Sight<'_>, count: usize) -> bool {
    #[expect(clippy::cast_precision_loss, reason = "a few")]
    let label = see.say(&Message::new("window-gallery-all").with("count", count as f64));
    Button::text(&label).trailing(icons::CARET_RIGHT).show(ui).clicked()
}

/// The id of a thing of the gallery.
pub(super) fn id(name: &str) -> Id {
    Id::unique("gallery").with(name)
}
