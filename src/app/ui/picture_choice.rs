//! One of several pictures: settings of a motif, repeats, step thumbnails.

use egui::{Align2, Rect, Role, Ui, Vec2, WidgetInfo, pos2, vec2};

use super::paint::{self, Picture};
use super::roving::Roving;
use crate::app::theme::{Radius, Theme, Type};

/// A picture to choose.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Choice<'a> {
    /// Its name, shown below where the choice shows names, and always told.
    pub(crate) label: &'a str,
    /// The picture.
    pub(crate) picture: Picture,
}

/// Pictures in rows.
#[derive(Debug)]
pub(crate) struct PictureChoice<'a> {
    label: &'a str,
    choices: &'a [Choice<'a>],
    chosen: Option<usize>,
    size: Option<Vec2>,
    gap: f32,
    has_names: bool,
    is_row: bool,
}

/// What came of it.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Pointed {
    /// The picture that was taken.
    pub(crate) picked: Option<usize>,
    /// The picture that is pointed at or has the focus, for a try on the cloth.
    pub(crate) tried: Option<usize>,
}

impl<'a> PictureChoice<'a> {
    /// Pictures of which `chosen` holds.
    pub(crate) fn new(label: &'a str, choices: &'a [Choice<'a>], chosen: Option<usize>) -> Self {
        Self { label, choices, chosen, size: None, gap: 8.0, has_names: false, is_row: false }
    }

    /// Another size than that of a setting's choices.
    pub(crate) fn size(self, size: Vec2) -> Self {
        Self { size: Some(size), ..self }
    }

    /// Other space between them than 8.
    pub(crate) fn gap(self, gap: f32) -> Self {
        Self { gap, ..self }
    }

    /// Names below the pictures.
    pub(crate) fn named(self) -> Self {
        Self { has_names: true, ..self }
    }

    /// All in one row, however wide: for what scrolls sideways.
    pub(crate) fn in_a_row(self) -> Self {
        Self { is_row: true, ..self }
    }

    /// Shows them.
    pub(crate) fn show(self, ui: &mut Ui) -> Pointed {
        let theme = Theme::of(ui.ctx());
        let size = self.size.unwrap_or(Vec2::splat(theme.sizes.choice));
        let name_height = if self.has_names { theme.line_height(Type::Small) + 6.0 } else { 0.0 };
        let cell = vec2(size.x, size.y + name_height);
        let columns = if self.is_row {
            self.choices.len()
        } else {
            fitting(ui.available_width(), cell.x, self.gap)
        };
        let columns = columns.clamp(1, self.choices.len().max(1));
        let rows = self.choices.len().div_ceil(columns);
        let (_, whole) =
            ui.allocate_space(vec2(span(columns, cell.x, self.gap), span(rows, cell.y, self.gap)));
        let group = ui.make_persistent_id(("pictures", self.label));
        let roving = Roving::new(ui, group, self.choices.len(), columns, self.chosen);
        let mut pointed = Pointed::default();
        for (at, choice) in self.choices.iter().enumerate() {
            let (x, y) =
                (step(at % columns, cell.x, self.gap), step(at / columns, cell.y, self.gap));
            let place = Rect::from_min_size(whole.min + vec2(x, y), cell);
            if ui.is_rect_visible(place.expand(4.0))
                || ui.memory(|memory| memory.has_focus(roving.id(at)))
            {
                self.one(ui, (at, *choice), (place, size), (&roving, &mut pointed));
            }
        }
        pointed
    }

    fn one(
        &self,
        ui: &Ui,
        (at, choice): (usize, Choice<'_>),
        (place, size): (Rect, Vec2),
        (roving, pointed): (&Roving, &mut Pointed),
    ) {
        let theme = Theme::of(ui.ctx());
        let is_chosen = self.chosen == Some(at);
        let response = ui.interact(place, roving.id(at), roving.sense(ui, at));
        response.widget_info(|| {
            WidgetInfo::selected(Role::RadioButton, ui.is_enabled(), is_chosen, choice.label)
        });
        let picture = Rect::from_min_size(place.min, size);
        paint::picture(ui, picture, Radius::BUTTON, choice.picture);
        let on = paint::switched(ui, response.id.with("ring"), is_chosen);
        if is_chosen || response.has_focus() {
            paint::ring(ui, picture.expand(2.0 * (on - 1.0).max(-0.5)), Radius::BUTTON);
        } else if response.hovered() {
            let stroke = egui::Stroke::new(1.0, theme.colors.line_strong);
            ui.painter().rect_stroke(picture, Radius::BUTTON, stroke, egui::StrokeKind::Outside);
        }
        if self.has_names {
            let below = Rect::from_min_max(pos2(place.left(), picture.bottom() + 6.0), place.max);
            let (set, ink) = if is_chosen {
                (Type::SmallStrong, theme.colors.accent_text)
            } else {
                (Type::Small, theme.colors.ink_2)
            };
            paint::text(ui, below, Align2::LEFT_CENTER, (choice.label, set, ink));
        }
        roving.walk(ui, at, &response);
        if response.hovered() || response.has_focus() {
            pointed.tried = Some(at);
        }
        if response.clicked() {
            pointed.picked = Some(at);
        }
        if !self.has_names {
            super::tip(response, choice.label, None, None);
        }
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "pictures in a row")]
fn fitting(room: f32, width: f32, gap: f32) -> usize {
    ((room + gap + 0.5) / (width + gap)).clamp(1.0, 1000.0) as usize
}

#[expect(clippy::cast_precision_loss, reason = "pictures in a row")]
fn step(at: usize, width: f32, gap: f32) -> f32 {
    at as f32 * (width + gap)
}

fn span(count: usize, width: f32, gap: f32) -> f32 {
    (step(count, width, gap) - gap).max(0.0)
}
