//! One of several words, in as many lines as they need.

use egui::{Align2, Color32, Rect, Role, Ui, WidgetInfo, vec2};

use super::paint;
use super::roving::Roving;
use crate::app::theme::{Radius, Theme, Type};

/// Words as chips, of which one holds.
#[derive(Debug)]
pub(crate) struct Chips<'a> {
    label: &'a str,
    words: &'a [&'a str],
    chosen: Option<usize>,
}

impl<'a> Chips<'a> {
    /// Chips of which `chosen` holds.
    pub(crate) fn new(label: &'a str, words: &'a [&'a str], chosen: Option<usize>) -> Self {
        Self { label, words, chosen }
    }

    /// Shows them; tells which was taken.
    pub(crate) fn show(self, ui: &mut Ui) -> Option<usize> {
        let theme = Theme::of(ui.ctx());
        let height = if theme.touch { 44.0 } else { 28.0 };
        let gap = vec2(8.0, 6.0);
        let room = ui.available_width();
        let mut places = Vec::new();
        let mut at = egui::Vec2::ZERO;
        for word in self.words {
            let width =
                paint::line(ui, word, Type::SmallLabel, Color32::WHITE, room - 24.0).size().x
                    + 24.0;
            if at.x > 0.0 && at.x + width > room {
                at = vec2(0.0, at.y + height + gap.y);
            }
            places.push(Rect::from_min_size(at.to_pos2(), vec2(width, height)));
            at.x += width + gap.x;
        }
        let (_, whole) = ui.allocate_space(vec2(room, at.y + height));
        let group = ui.make_persistent_id(("chips", self.label));
        let roving = Roving::new(ui, group, self.words.len(), self.words.len(), self.chosen);
        let mut picked = None;
        for (at, (word, place)) in self.words.iter().zip(places).enumerate() {
            if self.one(ui, place.translate(whole.min.to_vec2()), (at, word), &roving) {
                picked = Some(at);
            }
        }
        picked
    }

    fn one(&self, ui: &Ui, place: Rect, (at, word): (usize, &str), roving: &Roving) -> bool {
        let colors = &Theme::of(ui.ctx()).colors;
        let is_chosen = self.chosen == Some(at);
        let response = ui.interact(place, roving.id(at), roving.sense(ui, at));
        response.widget_info(|| {
            WidgetInfo::selected(Role::RadioButton, ui.is_enabled(), is_chosen, word)
        });
        let (fill, ink) = if is_chosen {
            (colors.accent_soft, colors.accent_text)
        } else {
            (paint::hover_fill(ui, paint::ground(ui), &response), colors.ink_2)
        };
        let radius = Radius::chip(place.height());
        ui.painter().rect_filled(place, radius, fill);
        paint::text(ui, place, Align2::CENTER_CENTER, (word, Type::SmallLabel, ink));
        paint::focus_ring(ui, place, radius, &response);
        roving.walk(ui, at, &response);
        response.clicked()
    }
}
