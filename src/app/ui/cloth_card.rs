//! A cloth with its name: in the tray, the gallery, the export.

use egui::{
    Align2, Color32, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2,
    vec2,
};

use super::paint::{self, Picture};
use crate::app::icons;
use crate::app::theme::{Face, Radius, Theme, Type};

/// A card.
#[derive(Debug)]
pub(crate) struct ClothCard<'a> {
    name: &'a str,
    picture: Picture,
    size: Option<Vec2>,
    detail: Option<&'a str>,
    kind: Option<char>,
    badge: Option<&'a str>,
    said: Option<&'a str>,
    checked: Option<bool>,
    looks: Looks,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Looks {
    is_chosen: bool,
    is_gallery: bool,
    is_proposed: bool,
    is_gone: bool,
    is_dragged: bool,
}

impl<'a> ClothCard<'a> {
    /// A card of the tray.
    pub(crate) fn new(name: &'a str, picture: Picture) -> Self {
        let looks = Looks {
            is_chosen: false,
            is_gallery: false,
            is_proposed: false,
            is_gone: false,
            is_dragged: false,
        };
        Self {
            name,
            picture,
            size: None,
            detail: None,
            kind: None,
            badge: None,
            said: None,
            checked: None,
            looks,
        }
    }

    /// A card of the gallery: larger name, a second line, lifted by the pointer.
    pub(crate) fn gallery(self) -> Self {
        Self { looks: Looks { is_gallery: true, ..self.looks }, ..self }
    }

    /// Another size of the picture than a card of the tray.
    pub(crate) fn size(self, size: Vec2) -> Self {
        Self { size: Some(size), ..self }
    }

    /// A second line under the name.
    pub(crate) fn detail(self, detail: &'a str) -> Self {
        Self { detail: Some(detail), ..self }
    }

    /// An icon before the name: how it is colored.
    pub(crate) fn kind(self, icon: char) -> Self {
        Self { kind: Some(icon), ..self }
    }

    /// A note on the picture.
    pub(crate) fn badge(self, badge: &'a str) -> Self {
        Self { badge: Some(badge), ..self }
    }

    /// What a screen reader says in place of the name.
    pub(crate) fn said(self, said: &'a str) -> Self {
        Self { said: Some(said), ..self }
    }

    /// The one that holds.
    pub(crate) fn chosen(self, is_chosen: bool) -> Self {
        Self { looks: Looks { is_chosen, ..self.looks }, ..self }
    }

    /// One of several that may be ticked.
    pub(crate) fn checked(self, checked: bool) -> Self {
        Self { checked: Some(checked), ..self.chosen(checked) }
    }

    /// Not there yet: with a dashed edge.
    pub(crate) fn proposed(self) -> Self {
        Self { looks: Looks { is_proposed: true, ..self.looks }, ..self }
    }

    /// No longer there: grey.
    pub(crate) fn gone(self, is_gone: bool) -> Self {
        Self { looks: Looks { is_gone, ..self.looks }, ..self }
    }

    /// May be dragged.
    pub(crate) fn dragged(self) -> Self {
        Self { looks: Looks { is_dragged: true, ..self.looks }, ..self }
    }

    /// Shows it. Click, drag and context menu are the response's.
    pub(crate) fn show(self, ui: &mut Ui) -> Response {
        let theme = Theme::of(ui.ctx());
        let size = self.size.unwrap_or(theme.sizes.card);
        let (name_set, below) = if self.looks.is_gallery {
            (
                Type::Label,
                8.0 + theme.line_height(Type::Label)
                    + self.detail.map_or(0.0, |_| theme.line_height(Type::Small)),
            )
        } else {
            (Type::Small, 4.0 + theme.line_height(Type::Small))
        };
        let sense = if self.looks.is_dragged { Sense::click_and_drag() } else { Sense::click() };
        let (rect, response) = ui.allocate_exact_size(size + vec2(0.0, below), sense);
        self.inform(ui, &response);
        if !ui.is_rect_visible(rect.expand(8.0)) {
            return response;
        }
        let picture = Rect::from_min_size(rect.min, size);
        self.paint_picture(ui, picture, &response);
        let words = Rect::from_min_max(
            pos2(rect.left(), picture.bottom() + if self.looks.is_gallery { 8.0 } else { 4.0 }),
            rect.max,
        );
        self.paint_words(ui, words, name_set);
        response
    }

    fn inform(&self, ui: &Ui, response: &Response) {
        let name = self.said.unwrap_or(self.name);
        let enabled = ui.is_enabled();
        response.widget_info(|| match (self.checked, self.looks.is_gallery) {
            (Some(checked), _) => WidgetInfo::selected(Role::CheckBox, enabled, checked, name),
            (None, true) => WidgetInfo::labeled(Role::Button, enabled, name),
            (None, false) => {
                WidgetInfo::selected(Role::RadioButton, enabled, self.looks.is_chosen, name)
            }
        });
    }

    fn paint_picture(&self, ui: &Ui, picture: Rect, response: &Response) {
        let theme = Theme::of(ui.ctx());
        let radius = if self.looks.is_gallery { Radius::CARD } else { Radius::BUTTON };
        if self.looks.is_gallery {
            let lifted = paint::hovered(ui, response);
            let mut shadow = theme.colors.shadow_1;
            shadow.color = shadow.color.lerp_to_gamma(theme.colors.shadow_2.color, 0.7 * lifted);
            shadow.blur = paint::byte(egui::lerp(8.0..=24.0, lifted));
            if lifted > 0.0 {
                ui.painter().add(shadow.as_shape(picture, radius));
            }
        }
        paint::picture(ui, picture, radius, self.picture);
        if self.looks.is_gone {
            ui.painter().rect_filled(picture, radius, theme.colors.panel.gamma_multiply(0.7));
        }
        if self.looks.is_proposed {
            paint::dashed(
                ui,
                picture.expand(3.0),
                radius + egui::CornerRadius::same(3),
                theme.colors.line_strong,
            );
        }
        let is_ringed = self.looks.is_chosen || response.has_focus();
        if is_ringed {
            paint::ring(ui, picture, radius);
        } else if response.hovered() && !self.looks.is_gallery {
            let stroke = Stroke::new(1.0, theme.colors.line_strong);
            ui.painter().rect_stroke(picture, radius, stroke, StrokeKind::Outside);
        }
        if let Some(badge) = self.badge {
            paint_badge(ui, picture, badge);
        }
        if let Some(checked) = self.checked {
            paint_check(ui, picture, checked);
        }
    }

    fn paint_words(&self, ui: &Ui, words: Rect, set: Type) {
        let theme = Theme::of(ui.ctx());
        let colors = &theme.colors;
        let mut name = words.with_max_y(words.top() + theme.line_height(set));
        let (set, ink) =
            match (self.looks.is_chosen && self.checked.is_none(), self.looks.is_gallery) {
                (true, false) => (Type::SmallStrong, colors.ink),
                (_, true) => (set, if self.looks.is_gone { colors.ink_3 } else { colors.ink }),
                (false, false) => (set, colors.ink_2),
            };
        if let Some(kind) = self.kind {
            paint::icon(
                ui,
                pos2(name.left() + 7.0, name.center().y),
                (kind, if self.looks.is_chosen { Face::IconFill } else { Face::Icon }),
                13.0,
                ink,
            );
            name.set_left(name.left() + 19.0);
        }
        paint::text(ui, name, Align2::LEFT_CENTER, (self.name, set, ink));
        if let Some(detail) = self.detail.filter(|_| self.looks.is_gallery) {
            let below = words.with_min_y(name.bottom());
            paint::text(ui, below, Align2::LEFT_CENTER, (detail, Type::Small, colors.ink_3));
        }
    }
}

fn paint_badge(ui: &Ui, picture: Rect, badge: &str) {
    let colors = &Theme::of(ui.ctx()).colors;
    let galley = paint::line(ui, badge, Type::Micro, colors.warn, picture.width() - 32.0);
    let rect =
        Rect::from_min_size(picture.min + vec2(8.0, 8.0), paint::padded(galley.size(), 9.0, 4.0));
    ui.painter().rect_filled(rect, Radius::chip(rect.height()), colors.warn_soft);
    paint::put(ui.painter(), rect, Align2::CENTER_CENTER, galley);
}

fn paint_check(ui: &Ui, picture: Rect, checked: bool) {
    let colors = &Theme::of(ui.ctx()).colors;
    let rect =
        Rect::from_min_size(pos2(picture.right() - 25.0, picture.top() + 5.0), vec2(20.0, 20.0));
    if checked {
        ui.painter().rect_filled(rect, Radius::FIELD, colors.accent);
        paint::icon(ui, rect.center(), (icons::CHECK, Face::IconBold), 13.0, colors.on_accent);
    } else {
        let stroke = Stroke::new(1.0, colors.line_strong);
        ui.painter().rect(rect, Radius::FIELD, colors.raised, stroke, StrokeKind::Inside);
    }
}

/// An empty card with a plus, the last of a row.
pub(crate) fn add_card(ui: &mut Ui, size: Vec2, label: &str) -> Response {
    let colors = &Theme::of(ui.ctx()).colors;
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, label));
    ui.painter().rect_filled(
        rect,
        Radius::BUTTON,
        paint::hover_fill(ui, Color32::TRANSPARENT, &response),
    );
    ui.painter().rect_stroke(
        rect,
        Radius::BUTTON,
        Stroke::new(1.0, colors.line),
        StrokeKind::Inside,
    );
    paint::icon(ui, rect.center(), (icons::PLUS, Face::Icon), 20.0, colors.ink_2);
    paint::focus_ring(ui, rect, Radius::BUTTON, &response);
    super::tip(response, label, None, None)
}
