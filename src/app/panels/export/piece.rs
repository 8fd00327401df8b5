//! The cloth as it comes out, with its measures, its pixels, about its bytes, and what its edge does.

use egui::epaint::RectShape;
use egui::{Align2, CornerRadius, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};
use kurbo::Size;

use super::Order;
use crate::app::panels::shelf::{pictured, pixels};
use crate::app::sight::Bench;
use crate::app::theme::{Radius, Theme, Type};
use crate::app::ui::paint;
use crate::app::work::export::{ExportKind, ExportSize};
use crate::app::work::{Extent, Portrait, Sitter, Tint};
use crate::design::Step;
use crate::notice::{Message, rounded};

/// Shows it in `whole`, the left part of the dialog.
pub(super) fn show(ui: &Ui, whole: Rect, order: &Order, bench: &Bench<'_>) {
    let theme = Theme::of(ui.ctx());
    let colors = &theme.colors;
    let radius = CornerRadius { ne: 0, se: 0, ..Radius::DIALOG };
    ui.painter().rect_filled(whole, radius, colors.void);
    let inner = whole.shrink2(vec2(24.0, 22.0));
    let title = inner.with_max_y(inner.top() + 30.0);
    paint::heading(ui, title, &bench.text("window-export-title"), Type::Title);
    let colorways = &bench.design().colorways;
    let shown = order.order.colorways.first().and_then(|at| colorways.get(*at));
    let mut name = bench.name();
    if let Some(colorway) = shown.filter(|colorway| !colorway.name.is_empty()) {
        name = format!("{name} · {}", colorway.name);
    }
    let line = title.translate(vec2(0.0, 28.0)).with_max_y(title.bottom() + 20.0);
    paint::text(ui, line, Align2::LEFT_CENTER, (&name, Type::Body, colors.ink_2));
    let facts = inner.with_min_y(inner.bottom() - 40.0);
    self::facts(ui, facts, order, bench);
    let room = Rect::from_min_max(
        pos2(inner.left() + 36.0, line.bottom() + 38.0),
        pos2(inner.right() - 40.0, facts.top() - 30.0),
    );
    cloth(ui, room, order, bench);
}

/// The size of what comes out, in millimeters.
fn size(order: &Order) -> Size {
    let repeat = order.order.evaluated.repeat();
    order.order.cloth().unwrap_or_else(|| repeat.period())
}

#[expect(clippy::cast_possible_truncation, reason = "points of a screen")]
fn cloth(ui: &Ui, room: Rect, order: &Order, bench: &Bench<'_>) {
    let colors = &Theme::of(ui.ctx()).colors;
    let Size { width, height } = size(order);
    let fit = (f64::from(room.width()) / width).min(f64::from(room.height()) / height);
    let side = vec2((width * fit) as f32, (height * fit) as f32).max(vec2(4.0, 4.0));
    // A little to the left, since the measure down stands at the right.
    let center = room.center() - vec2(8.0, 0.0);
    let rect = Rect::from_center_size(center, side);
    let rect = Rect::from_min_size(rect.min.round(), rect.size().round());
    ui.painter().add(colors.shadow_1.as_shape(rect, CornerRadius::ZERO));
    let sitter = Sitter::Drawn(bench.evaluated().clone());
    let portrait = Portrait::new(sitter, Extent::Piece(width), pixels(ui, rect.size()));
    let tint = order.order.colorways.first().map_or(Tint::First, |at| Tint::Of(*at));
    let picture = pictured(ui, bench, "export/piece", &portrait.tinted(tint));
    let ground = RectShape::filled(rect, CornerRadius::ZERO, colors.field);
    ui.painter().add(ground);
    if picture.is_some() {
        paint::picture(ui, rect, CornerRadius::ZERO, picture);
    }
    let response = ui.interact(rect, ui.scope_id().with("piece"), Sense::hover());
    let [across, down] = [width, height].map(|side| length(bench, side));
    let said = format!("{across} × {down}");
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &said));
    measures(ui, rect, [&across, &down]);
}

/// The measures beside the cloth.
fn measures(ui: &Ui, rect: Rect, [across, down]: [&str; 2]) {
    let colors = &Theme::of(ui.ctx()).colors;
    let line = Stroke::new(1.5, colors.ink_2);
    let top = rect.top() - 17.0;
    let word = paint::line(ui, across, Type::Label, colors.ink, 200.0);
    let gap = word.size().x / 2.0 + 14.0;
    let middle = rect.center().x;
    if gap < rect.width() / 2.0 - 4.0 {
        ui.painter().hline(rect.left()..=middle - gap, top, line);
        ui.painter().hline(middle + gap..=rect.right(), top, line);
        for x in [rect.left(), rect.right()] {
            ui.painter().vline(x, top - 6.0..=top + 6.0, line);
        }
    }
    let place = Rect::from_center_size(pos2(middle, top), word.size());
    paint::put(ui.painter(), place, Align2::CENTER_CENTER, word);
    let side = rect.right() + 20.0;
    let word = paint::line(ui, down, Type::Label, colors.ink, 200.0);
    let gap = word.size().x / 2.0 + 12.0;
    let middle = rect.center().y;
    if gap < rect.height() / 2.0 - 4.0 {
        ui.painter().vline(side, rect.top()..=middle - gap, line);
        ui.painter().vline(side, middle + gap..=rect.bottom(), line);
        for y in [rect.top(), rect.bottom()] {
            ui.painter().hline(side - 6.0..=side + 6.0, y, line);
        }
        // It reads upward along its line.
        let at = pos2(side - word.size().y / 2.0, middle + word.size().x / 2.0);
        let turned = egui::epaint::TextShape::new(at, word, colors.ink);
        ui.painter().add(turned.with_angle(-std::f32::consts::FRAC_PI_2));
    } else {
        let place = Rect::from_min_size(pos2(side, middle - word.size().y / 2.0), word.size());
        paint::put(ui.painter(), place, Align2::LEFT_CENTER, word);
    }
}

/// A length in the unit that suits it.
pub(super) fn length(bench: &Bench<'_>, mm: f64) -> String {
    if mm >= 100.0 {
        format!("{}\u{2009}cm", bench.number(rounded::tenth(mm / 10.0)))
    } else {
        format!("{}\u{2009}mm", bench.number(rounded::tenth(mm)))
    }
}

/// Pixels, bytes, and the edge.
fn facts(ui: &Ui, rect: Rect, order: &Order, bench: &Bench<'_>) {
    let colors = &Theme::of(ui.ctx()).colors;
    let mut left = rect.left();
    for (label, value) in told(order, bench) {
        let room = rect.with_min_x(left);
        if room.width() < 60.0 {
            break;
        }
        let label = paint::line(ui, &label, Type::Small, colors.ink_2, room.width());
        let value = paint::line(ui, &value, Type::SmallStrong, colors.ink, room.width());
        let width = label.size().x.max(value.size().x);
        let said = format!("{}: {}", label.text(), value.text());
        let place = Rect::from_min_size(room.min, vec2(width, 36.0));
        let response = ui.interact(place, ui.scope_id().with(&said), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &said));
        let [above, below] = [0.0, 18.0].map(|by| pos2(left, rect.top() + by));
        ui.painter().galley(above, label, colors.ink_2);
        ui.painter().galley(below, value, colors.ink);
        left += width + 26.0;
    }
}

fn told(order: &Order, bench: &Bench<'_>) -> Vec<(String, String)> {
    if let Some(refused) = order.order.refused() {
        return vec![(bench.text("window-export-size"), bench.say(&refused))];
    }
    let mut told = Vec::new();
    let kind = order.kind();
    if matches!(kind, ExportKind::Png | ExportKind::Films)
        && let Ok(report) = order.order.pixels()
    {
        let [width, height] = report.pixels.map(f64::from);
        let message =
            Message::new("window-export-pixels-of").with("width", width).with("height", height);
        told.push((bench.text("window-export-pixels"), bench.say(&message)));
    }
    if matches!(kind, ExportKind::Svg | ExportKind::Pdf) {
        told.push((bench.text("window-export-vector"), bench.text("window-export-vector-of")));
    }
    if let Some(bytes) = order.bytes.filter(|bytes| *bytes > 0) {
        told.push((bench.text("window-export-about"), weight(bench, bytes)));
    }
    if !matches!(kind, ExportKind::Plan | ExportKind::Sheet) {
        told.push((bench.text("window-export-edge"), bench.text(edge(order))));
    }
    told
}

/// Bytes as people say them.
pub(crate) fn weight(bench: &crate::app::sight::Sight<'_>, bytes: u64) -> String {
    #[expect(clippy::cast_precision_loss, reason = "said with two digits")]
    let bytes = bytes as f64;
    let (unit, size) = match bytes {
        _ if bytes < 1e6 => ("kb", (bytes / 1e3).ceil()),
        _ if bytes < 1e7 => ("mb", rounded::tenth(bytes / 1e6)),
        _ if bytes < 1e9 => ("mb", (bytes / 1e6).round()),
        _ => ("gb", rounded::tenth(bytes / 1e9)),
    };
    bench.say(&Message::new("window-file-size").with("unit", unit).with("size", size))
}

/// What the edge of the piece does.
fn edge(order: &Order) -> &'static str {
    let evaluated = &order.order.evaluated;
    if matches!(evaluated.design().repeat.step, Step::Pinggiran { .. }) {
        return "window-export-edge-border";
    }
    if order.order.settings.size == ExportSize::Raport {
        return "window-export-edge-tile";
    }
    let (size, period) = (size(order), evaluated.repeat().period());
    let is_whole = |side: f64, period: f64| {
        let count = side / period;
        (count - count.round()).abs() * period < 0.01
    };
    match is_whole(size.width, period.width) && is_whole(size.height, period.height) {
        true => "window-export-edge-whole",
        false => "window-export-edge-cut",
    }
}
