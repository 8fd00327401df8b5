//! What a tile says that nothing is on yet: two cloths, and the way to the motifs.

use egui::epaint::RectShape;
use egui::{
    Align2, Color32, Mesh, Rect, Role, Sense, Shape, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

use super::shelf::{pictured, pixels, shelf};
use crate::app::act::{Act, Left};
use crate::app::icons;
use crate::app::sight::Bench;
use crate::app::theme::{Radius, Theme, Type};
use crate::app::ui::{Button, Picture, paint};

/// The size of the cloths, and how far they are tilted, in degrees.
const CLOTHS: [(&str, egui::Vec2, f32); 2] =
    [("truntum", vec2(74.0, 84.0), -9.0), ("mega-mendung", vec2(88.0, 84.0), 7.0)];

/// Shows it in the middle of `rect`, the canvas.
pub(crate) fn show(ui: &mut Ui, rect: Rect, bench: &Bench<'_>) {
    let theme = Theme::of(ui.ctx());
    let colors = &theme.colors;
    let size = vec2(380.0, 252.0);
    let card = Rect::from_center_size(rect.center(), size);
    if !rect.contains_rect(card) {
        return;
    }
    ui.painter().add(RectShape::filled(card.expand(18.0), Radius::DIALOG, colors.panel));
    let centers = [card.center_top() + vec2(-38.0, 50.0), card.center_top() + vec2(28.0, 50.0)];
    for ((key, size, tilt), center) in CLOTHS.into_iter().zip(centers) {
        let picture = shelf().motif(key).and_then(|motif| {
            pictured(ui, bench, &format!("empty/{key}"), &motif.portrait(pixels(ui, size)))
        });
        tilted(ui, (center, size), tilt, picture);
    }
    let title = bench.text("window-empty");
    let place = Rect::from_center_size(card.center_top() + vec2(0.0, 134.0), vec2(size.x, 24.0));
    let galley = paint::line(ui, &title, Type::Head, colors.ink, size.x);
    let put = paint::put(ui.painter(), place, Align2::CENTER_CENTER, galley);
    let response = ui.interact(put, ui.scope_id().with("empty tile"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, &title));
    let hint = bench.part("window-empty", "hint").unwrap_or_default();
    let words = paint::lines(ui, &hint, Type::Body, colors.ink_2, (size.x - 40.0, 3));
    let below = Rect::from_min_size(pos2(card.left(), place.bottom() + 4.0), vec2(size.x, 40.0));
    paint::put(ui.painter(), below, Align2::CENTER_TOP, words);
    let label = bench.text("window-empty-choose");
    let row = Rect::from_center_size(card.center_bottom() - vec2(0.0, 20.0), vec2(180.0, 32.0));
    ui.scope_builder(UiBuilder::new().max_rect(row), |ui| {
        ui.vertical_centered(|ui| {
            if Button::filled(&label).icon(icons::FLOWER_LOTUS).show(ui).clicked() {
                bench.act(Act::Left(Some(Left::Library)));
            }
        });
    });
}

/// A cloth that lies a little askew.
fn tilted(ui: &Ui, (center, size): (egui::Pos2, egui::Vec2), degrees: f32, picture: Picture) {
    let colors = &Theme::of(ui.ctx()).colors;
    let turn = egui::emath::Rot2::from_angle(degrees.to_radians());
    let corner = |x: f32, y: f32| center + turn * vec2(x * size.x, y * size.y);
    let edge = |grown: f32| {
        let by = 0.5 + grown / size.x;
        vec![corner(-by, -by), corner(by, -by), corner(by, by), corner(-by, by)]
    };
    let line = egui::Stroke::new(1.0, colors.line);
    ui.painter().add(Shape::convex_polygon(edge(2.5), colors.raised, line));
    let Some(texture) = picture else {
        ui.painter().add(Shape::convex_polygon(edge(0.0), colors.field, egui::Stroke::NONE));
        return;
    };
    let mut mesh = Mesh::with_texture(texture);
    let places = edge(0.0);
    let corners = [pos2(0.0, 0.0), pos2(1.0, 0.0), pos2(1.0, 1.0), pos2(0.0, 1.0)];
    for (pos, uv) in places.into_iter().zip(corners) {
        mesh.vertices.push(egui::epaint::Vertex { pos, uv, color: Color32::WHITE });
    }
    mesh.add_triangle(0, 1, 2);
    mesh.add_triangle(0, 2, 3);
    ui.painter().add(Shape::mesh(mesh));
}
