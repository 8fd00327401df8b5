//! The rulers around the cloth, with the span of the selection.

use egui::{Pos2, Rect, Ui, Vec2};
use kurbo::Point;

use super::super::camera::Chart;
use super::super::sight::Bench;
use super::super::theme::Theme;
use super::super::ui::{Ruler, ruler_corner};
use super::frame::Frame;

/// Draws both along the upper and the left edge.
pub(super) fn show(ui: &Ui, whole: Rect, chart: &Chart, bench: &Bench<'_>, pointer: Option<Point>) {
    let size = Theme::of(ui.ctx()).sizes.ruler;
    let top = Rect::from_min_max(
        Pos2::new(whole.left() + size, whole.top()),
        Pos2::new(whole.right(), whole.top() + size),
    );
    let left = Rect::from_min_max(
        Pos2::new(whole.left(), whole.top() + size),
        Pos2::new(whole.left() + size, whole.bottom()),
    );
    let copy = bench.open.selection.copy;
    let frames = bench.open.selection.layers.iter().filter_map(|layer| {
        let frame = Frame::of(&bench.open.desk, *layer)?;
        Some(copy.transform_rect_bbox(frame.extent()))
    });
    let span = frames.reduce(|a, b| a.union(b));
    let zero = chart.screen(Point::ZERO);
    let at = pointer.map(|at| chart.screen(at));
    let scale = chart.view.scale / chart.pixels_per_point;
    let across = Ruler::across(zero.x, scale.x).span(span.map(|span| (span.x0, span.x1)));
    across.pointer(at.map(|at| at.x)).paint(ui, top);
    let down = Ruler::down(zero.y, scale.y).span(span.map(|span| (span.y0, span.y1)));
    down.pointer(at.map(|at| at.y)).paint(ui, left);
    ruler_corner(ui, Rect::from_min_size(whole.min, Vec2::splat(size)));
}
