//! One of a few words on a common ground.

use egui::{Align2, Color32, Rect, Role, Ui, WidgetInfo, pos2, vec2};

use super::paint;
use super::roving::Roving;
use crate::app::theme::{Radius, Theme, Type};

/// Words of which one holds.
#[derive(Debug)]
pub(crate) struct Segment<'a> {
    label: &'a str,
    parts: &'a [&'a str],
    chosen: usize,
    width: Option<f32>,
    height: Option<f32>,
    is_floating: bool,
}

impl<'a> Segment<'a> {
    /// Words of which `chosen` holds.
    pub(crate) fn new(label: &'a str, parts: &'a [&'a str], chosen: usize) -> Self {
        Self { label, parts, chosen, width: None, height: None, is_floating: false }
    }

    /// As wide as this, all parts alike.
    pub(crate) fn width(self, width: f32) -> Self {
        Self { width: Some(width), ..self }
    }

    /// Another height than usual.
    pub(crate) fn height(self, height: f32) -> Self {
        Self { height: Some(height), ..self }
    }

    /// On the cloth: on `raised`, the chosen part in the accent.
    pub(crate) fn floating(self) -> Self {
        Self { is_floating: true, ..self }
    }

    /// Shows it; tells which part was taken.
    pub(crate) fn show(self, ui: &mut Ui) -> Option<usize> {
        let theme = Theme::of(ui.ctx());
        let (usual, pad) =
            if self.is_floating { (36.0, 4.0) } else { (theme.sizes.small_button, 2.0) };
        let height = self.height.unwrap_or(if theme.touch { 48.0 } else { usual });
        let widths = self.widths(ui);
        let total = 2.0 * pad + widths.iter().sum::<f32>();
        let (_, rect) = ui.allocate_space(vec2(total, height));
        if self.is_floating {
            paint::raised(ui, rect, Radius::CARD);
        } else {
            ui.painter().rect_filled(rect, Radius::BUTTON, paint::ground(ui));
        }
        let group = ui.make_persistent_id(("segment", self.label));
        let roving = Roving::new(ui, group, self.parts.len(), self.parts.len(), Some(self.chosen));
        let mut picked = None;
        let mut left = rect.left() + pad;
        for (at, (part, width)) in self.parts.iter().zip(widths).enumerate() {
            let place =
                Rect::from_min_size(pos2(left, rect.top() + pad), vec2(width, height - 2.0 * pad));
            left += width;
            if self.one(ui, place, (at, part), &roving) && at != self.chosen {
                picked = Some(at);
            }
        }
        picked
    }

    fn widths(&self, ui: &Ui) -> Vec<f32> {
        #[expect(clippy::cast_precision_loss, reason = "a few words")]
        if let Some(width) = self.width {
            return vec![(width - 4.0) / self.parts.len().max(1) as f32; self.parts.len()];
        }
        let wide = |part: &&str| {
            paint::line(ui, part, Type::SmallLabel, Color32::WHITE, f32::INFINITY).size().x + 24.0
        };
        self.parts.iter().map(wide).collect()
    }

    fn one(&self, ui: &Ui, place: Rect, (at, part): (usize, &str), roving: &Roving) -> bool {
        let colors = &Theme::of(ui.ctx()).colors;
        let is_chosen = at == self.chosen;
        let response = ui.interact(place, roving.id(at), roving.sense(ui, at));
        response.widget_info(|| {
            WidgetInfo::selected(Role::RadioButton, ui.is_enabled(), is_chosen, part)
        });
        let on = paint::switched(ui, response.id.with("on"), is_chosen);
        let ground = match (self.is_floating, self.is_dark(ui)) {
            (true, _) => colors.accent_soft,
            (false, true) => colors.line,
            (false, false) => colors.raised,
        };
        if on > 0.0 {
            if !self.is_floating && !self.is_dark(ui) {
                let mut shadow = colors.shadow_1;
                shadow.color = shadow.color.gamma_multiply(on);
                shadow.offset = [0, 1];
                shadow.blur = 3;
                ui.painter().add(shadow.as_shape(place, Radius::FIELD));
            }
            ui.painter().rect_filled(place, Radius::FIELD, ground.gamma_multiply(on));
        }
        if !is_chosen {
            let shown = paint::hovered(ui, &response);
            ui.painter().rect_filled(place, Radius::FIELD, colors.hover.gamma_multiply(shown));
        }
        let ink = match (is_chosen, self.is_floating) {
            (true, true) => colors.accent_text,
            (true, false) => colors.ink,
            (false, _) => colors.ink_2,
        };
        paint::text(ui, place, Align2::CENTER_CENTER, (part, Type::SmallLabel, ink));
        paint::focus_ring(ui, place.shrink(2.0), Radius::FIELD, &response);
        roving.walk(ui, at, &response);
        response.clicked()
    }

    fn is_dark(&self, ui: &Ui) -> bool {
        Theme::of(ui.ctx()).is_dark
    }
}
