//! The mark of the program: a canting, its rim, bowl and spout, and a drop of wax.

use egui::epaint::{CubicBezierShape, PathStroke};
use egui::{Color32, Painter, Pos2, Rect, Response, Sense, Shape, Stroke, Ui, Vec2};

use super::theme::{Colors, Theme, rounded};

/// The side of the square in which the lines below are told.
const SIDE: f32 = 26.0;

/// Shows the mark in a square of `side` points.
pub(crate) fn show(ui: &mut Ui, side: f32) -> Response {
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(side), Sense::hover());
    paint(ui.painter(), rect, &Theme::of(ui.ctx()).colors);
    response
}

/// Paints the mark into `rect`.
pub(crate) fn paint(painter: &Painter, rect: Rect, colors: &Colors) {
    let scale = rect.width() / SIDE;
    let at = |x: f32, y: f32| -> Pos2 { rect.min + Vec2::new(x, y) * scale };
    let line = Stroke::new(2.1 * scale, colors.mori);
    painter.rect_filled(rect, rounded(6.5 * scale), colors.accent);
    let curve = |points: [Pos2; 4]| {
        Shape::CubicBezier(CubicBezierShape {
            points,
            closed: false,
            fill: Color32::TRANSPARENT,
            stroke: PathStroke::from(line),
        })
    };
    let bowl = [at(6.4, 9.0), at(6.8, 14.6), at(9.6, 17.7), at(12.9, 17.7)];
    let side = [at(12.9, 17.7), at(16.2, 17.7), at(18.0, 15.9), at(18.7, 13.0)];
    let spout = [at(18.7, 13.0), at(20.9, 13.4), at(22.4, 12.8), at(23.0, 11.0)];
    painter.line_segment([at(4.7, 9.0), at(16.5, 9.0)], line);
    painter.extend([bowl, side, spout].map(curve));
    for end in [at(4.7, 9.0), at(16.5, 9.0), at(18.7, 13.0), at(23.0, 11.0)] {
        painter.circle_filled(end, line.width / 2.0, line.color);
    }
    painter.circle_filled(at(21.3, 17.3), 1.7 * scale, colors.drop);
}
