//! The one message that floats on the cloth.

use egui::{Align2, Area, Color32, Id, Order, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::{Button, paint};
use crate::app::icons;
use crate::app::theme::{Face, Radius, Theme, Type};

/// What a message is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tone {
    /// Something to know.
    Info,
    /// Something of the craft, or a gesture under way.
    Craft,
    /// Done.
    Done,
    /// To be looked at.
    Warning,
    /// Something did not work.
    Failure,
}

impl Tone {
    /// Its color.
    pub(crate) fn color(self, theme: &Theme) -> Color32 {
        match self {
            Self::Info => theme.colors.accent_text,
            Self::Craft => theme.colors.soga,
            Self::Done => theme.colors.ok,
            Self::Warning => theme.colors.warn,
            Self::Failure => theme.colors.error,
        }
    }

    /// Its icon, filled: color is never the only sign.
    pub(crate) fn icon(self) -> char {
        match self {
            Self::Info => icons::INFO,
            Self::Craft => icons::DROP,
            Self::Done => icons::CHECK_CIRCLE,
            Self::Warning | Self::Failure => icons::WARNING_CIRCLE,
        }
    }
}

/// A message.
#[derive(Debug)]
pub(crate) struct Message<'a> {
    text: &'a str,
    detail: Option<&'a str>,
    icon: Option<char>,
    tone: Tone,
    act: Option<&'a str>,
    close: Option<&'a str>,
}

/// What a message asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Answer {
    /// Its button was pressed.
    Act,
    /// It was closed.
    Close,
}

impl<'a> Message<'a> {
    /// Says what happened.
    pub(crate) fn new(text: &'a str) -> Self {
        Self { text, detail: None, icon: None, tone: Tone::Info, act: None, close: None }
    }

    /// What to do, or what it means.
    pub(crate) fn detail(self, detail: Option<&'a str>) -> Self {
        Self { detail, ..self }
    }

    /// What it is about.
    pub(crate) fn tone(self, tone: Tone) -> Self {
        Self { tone, ..self }
    }

    /// Another icon than that of its tone.
    pub(crate) fn icon(self, icon: char) -> Self {
        Self { icon: Some(icon), ..self }
    }

    /// A button: a verb.
    pub(crate) fn act(self, act: Option<&'a str>) -> Self {
        Self { act, ..self }
    }

    /// Can be closed; `label` is what the × is called.
    pub(crate) fn closable(self, label: &'a str) -> Self {
        Self { close: Some(label), ..self }
    }

    /// Shows it at the bottom middle of `canvas`, 14 points above its edge.
    pub(crate) fn show(self, ui: &Ui, canvas: Rect) -> Option<Answer> {
        let theme = Theme::of(ui.ctx());
        let place = canvas.center_bottom() - vec2(0.0, 14.0);
        let area = Area::new(Id::unique("message"))
            .order(Order::Middle)
            .pivot(Align2::CENTER_BOTTOM)
            .fixed_pos(place);
        area.constrain_to(canvas)
            .show(ui.ctx(), |ui| self.card(ui, theme, canvas.width() - 28.0))
            .inner
    }

    fn card(&self, ui: &mut Ui, theme: &Theme, room: f32) -> Option<Answer> {
        let colors = &theme.colors;
        let height = if theme.touch { 52.0 } else { 36.0 };
        let text = paint::line(ui, self.text, Type::Strong, colors.ink, room - 44.0);
        let left = room - 44.0 - text.size().x;
        let detail = self
            .detail
            .map(|detail| paint::line(ui, detail, Type::Small, colors.ink_3, left - 120.0));
        let act_width = self.act.map_or(0.0, |act| {
            paint::line(ui, act, Type::SmallLabel, Color32::WHITE, f32::INFINITY).size().x
                + 16.0
                + 8.0
        });
        let detail_width = detail.as_ref().map_or(0.0, |detail| detail.size().x + 9.0);
        let close_width = if self.close.is_some() { 28.0 } else { 0.0 };
        let width = 40.0 + text.size().x + detail_width + act_width + close_width + 14.0;
        let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
        let said =
            [Some(self.text), self.detail].into_iter().flatten().collect::<Vec<_>>().join(". ");
        response.widget_info(|| WidgetInfo::labeled(Role::Status, true, said.clone()));
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_live(egui::accesskit::Live::Polite);
        });
        paint::raised(ui, rect, Radius::CARD);
        let icon = (self.icon.unwrap_or(self.tone.icon()), Face::IconFill);
        paint::icon(
            ui,
            pos2(rect.left() + 23.0, rect.center().y),
            icon,
            18.0,
            self.tone.color(theme),
        );
        let mut rest = rect.with_min_x(rect.left() + 40.0);
        let place = paint::put(ui.painter(), rest, Align2::LEFT_CENTER, text);
        rest.set_left(place.right() + 9.0);
        if let Some(detail) = detail {
            let place = paint::put(ui.painter(), rest, Align2::LEFT_CENTER, detail);
            rest.set_left(place.right() + 8.0);
        }
        let mut answer = None;
        if let Some(act) = self.act {
            let button =
                |ui: &mut Ui| Button::text(act).height(rect.height() - 8.0).show(ui).clicked();
            if paint::within(ui, rest, button).0 {
                answer = Some(Answer::Act);
            }
        }
        if let Some(label) = self.close {
            let center = pos2(rect.right() - 19.0, rect.center().y);
            if paint::close(ui, (response.id.with("close"), center), label).clicked() {
                answer = Some(Answer::Close);
            }
        }
        answer
    }
}
