//! A card of work that goes on, or is done.

use egui::{Align2, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::Button;
use super::message::Tone;
use super::paint::{self, Picture};
use crate::app::theme::{Face, Radius, Theme, Type, rounded};

/// Work under way.
#[derive(Debug)]
pub(crate) struct JobCard<'a> {
    title: &'a str,
    detail: &'a str,
    picture: Option<Picture>,
    tone: Option<Tone>,
    progress: Option<f32>,
    act: Option<(&'a str, Option<char>)>,
    width: f32,
}

impl<'a> JobCard<'a> {
    /// What is done, and how far.
    pub(crate) fn new(title: &'a str, detail: &'a str) -> Self {
        Self { title, detail, picture: None, tone: None, progress: None, act: None, width: 372.0 }
    }

    /// Of which cloth.
    pub(crate) fn picture(self, picture: Picture) -> Self {
        Self { picture: Some(picture), ..self }
    }

    /// How it ended.
    pub(crate) fn ended(self, tone: Tone) -> Self {
        Self { tone: Some(tone), ..self }
    }

    /// How far it is, from 0 to 1.
    pub(crate) fn progress(self, share: f32) -> Self {
        Self { progress: Some(share), ..self }
    }

    /// Its button: to stop, or to open what was made.
    pub(crate) fn act(self, label: &'a str, icon: Option<char>) -> Self {
        Self { act: Some((label, icon)), ..self }
    }

    /// Another width than 372.
    pub(crate) fn width(self, width: f32) -> Self {
        Self { width, ..self }
    }

    /// Shows it; tells whether its button was pressed.
    pub(crate) fn show(self, ui: &mut Ui) -> bool {
        let theme = Theme::of(ui.ctx());
        let bar = if self.progress.is_some() { 16.0 } else { 0.0 };
        let inner_height =
            f32::max(if self.picture.is_some() { 44.0 } else { 34.0 }, theme.sizes.icon_button);
        let (rect, response) =
            ui.allocate_exact_size(vec2(self.width, inner_height + bar + 24.0), Sense::hover());
        let said = format!("{}. {}", self.title, self.detail);
        response.widget_info(|| match self.progress {
            Some(share) => WidgetInfo {
                value: Some(f64::from(share)),
                ..WidgetInfo::labeled(Role::ProgressIndicator, true, &said)
            },
            None => WidgetInfo::labeled(Role::Status, true, &said),
        });
        paint::raised(ui, rect, Radius::POPUP);
        let row = Rect::from_min_size(
            rect.min + vec2(14.0, 12.0),
            vec2(rect.width() - 28.0, inner_height),
        );
        let mut words = row;
        if let Some(picture) = self.picture {
            paint::picture(
                ui,
                Rect::from_min_size(row.min, vec2(44.0, 44.0)),
                Radius::BUTTON,
                picture,
            );
            words.set_left(row.left() + 54.0);
        } else if let Some(tone) = self.tone {
            let center = pos2(row.left() + 11.0, row.center().y);
            paint::icon(ui, center, (tone.icon(), Face::IconFill), 22.0, tone.color(theme));
            words.set_left(row.left() + 32.0);
        }
        let mut pressed = false;
        if let Some((label, icon)) = self.act {
            let button = |ui: &mut Ui| {
                paint::on_raised(ui);
                let button = match icon {
                    Some(icon) => Button::quiet(label).icon(icon),
                    None => Button::outlined(label),
                };
                button.height(theme.sizes.icon_button).show(ui)
            };
            let (response, used) = paint::within_right(ui, row, button);
            pressed = response.clicked();
            words.set_right(used.left() - 10.0);
        }
        self.paint(ui, rect, (row, words));
        pressed
    }

    fn paint(&self, ui: &Ui, rect: Rect, (row, words): (Rect, Rect)) {
        let colors = &Theme::of(ui.ctx()).colors;
        let middle = words.center().y;
        let above =
            Rect::from_min_max(pos2(words.left(), middle - 18.0), pos2(words.right(), middle));
        let below =
            Rect::from_min_max(pos2(words.left(), middle), pos2(words.right(), middle + 17.0));
        paint::text(ui, above, Align2::LEFT_CENTER, (self.title, Type::Strong, colors.ink));
        paint::text(ui, below, Align2::LEFT_CENTER, (self.detail, Type::Small, colors.ink_3));
        if let Some(share) = self.progress {
            let y = rect.bottom() - 14.0;
            let whole = Rect::from_x_y_ranges(row.x_range(), y - 3.0..=y + 3.0);
            ui.painter().rect_filled(whole, rounded(3.0), colors.hover);
            let done = egui::lerp(whole.left()..=whole.right(), share.clamp(0.0, 1.0))
                .max(whole.left() + 6.0);
            ui.painter().rect_filled(whole.with_max_x(done), rounded(3.0), colors.rail);
        }
    }
}
