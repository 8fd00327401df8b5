//! Rulers along the cloth, in millimeters.

use egui::{Align2, Color32, Rect, Shape, Stroke, Ui, pos2};

use super::paint;
use crate::app::theme::{Theme, Type};

/// At least so far apart stand two numbers.
const APART: f64 = 56.0;

/// A ruler.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ruler {
    direction: Direction,
    zero: f32,
    scale: f64,
    span: Option<(f64, f64)>,
    pointer: Option<f32>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Direction {
    Across,
    Down,
}

impl Ruler {
    /// Along the top: `zero` is where the cloth's zero lies on the screen, `scale` points are a millimeter.
    pub(crate) fn across(zero: f32, scale: f64) -> Self {
        Self { direction: Direction::Across, zero, scale, span: None, pointer: None }
    }

    /// Along the left.
    pub(crate) fn down(zero: f32, scale: f64) -> Self {
        Self { direction: Direction::Down, ..Self::across(zero, scale) }
    }

    /// Where the selection lies, in millimeters.
    pub(crate) fn span(self, span: Option<(f64, f64)>) -> Self {
        Self { span, ..self }
    }

    /// Where the pointer is on the screen.
    pub(crate) fn pointer(self, pointer: Option<f32>) -> Self {
        Self { pointer, ..self }
    }

    /// Paints it into `rect`.
    pub(crate) fn paint(self, ui: &Ui, rect: Rect) {
        if self.scale.is_nan() || self.scale <= 0.0 {
            return;
        }
        let colors = &Theme::of(ui.ctx()).colors;
        let painter = ui.painter_at(rect);
        painter.rect_filled(rect, 0, colors.panel);
        if let Some((from, to)) = self.span {
            let (from, to) = (self.place(from), self.place(to));
            let marked = match self.direction {
                Direction::Across => Rect::from_x_y_ranges(from..=to, rect.y_range()),
                Direction::Down => Rect::from_x_y_ranges(rect.x_range(), from..=to),
            };
            painter.rect_filled(marked.intersect(rect), 0, colors.accent_soft);
        }
        let edge = Stroke::new(1.0, colors.line);
        match self.direction {
            Direction::Across => painter.hline(rect.x_range(), rect.bottom() - 0.5, edge),
            Direction::Down => painter.vline(rect.right() - 0.5, rect.y_range(), edge),
        };
        self.ticks(ui, &painter, rect);
        if let Some(at) = self.pointer {
            self.tick(&painter, rect, (at, 18.0), colors.accent_text);
        }
    }

    fn ticks(&self, ui: &Ui, painter: &egui::Painter, rect: Rect) {
        let colors = &Theme::of(ui.ctx()).colors;
        let (step, parts) = steps(APART / self.scale);
        let (from, to) = match self.direction {
            Direction::Across => (rect.left(), rect.right()),
            Direction::Down => (rect.top(), rect.bottom()),
        };
        let first = (self.length(from) / step).floor();
        let count = ((self.length(to) / step).ceil() - first).clamp(0.0, 500.0);
        let mut at = 0.0;
        while at <= count {
            let number = (first + at) * step;
            self.tick(painter, rect, (self.place(number), 6.0), colors.line_strong);
            for part in 1..parts {
                let between = number + step * f64::from(part) / f64::from(parts);
                self.tick(painter, rect, (self.place(between), 3.0), colors.line_strong);
            }
            self.number(ui, painter, rect, number);
            at += 1.0;
        }
    }

    fn tick(&self, painter: &egui::Painter, rect: Rect, (at, long): (f32, f32), color: Color32) {
        let stroke = Stroke::new(1.0, color);
        match self.direction {
            Direction::Across => painter.vline(at, rect.bottom() - long..=rect.bottom(), stroke),
            Direction::Down => painter.hline(rect.right() - long..=rect.right(), at, stroke),
        };
    }

    fn number(&self, ui: &Ui, painter: &egui::Painter, rect: Rect, number: f64) {
        let theme = Theme::of(ui.ctx());
        let text = ui.style().number_formatter.format(number, 0..=2);
        let galley = paint::line(ui, &text, Type::Tiny, theme.colors.ink_2, f32::INFINITY);
        let at = self.place(number);
        match self.direction {
            Direction::Across => {
                let place = pos2(at + 3.0, rect.top() + 1.0);
                painter.galley(place, galley, Color32::PLACEHOLDER);
            }
            Direction::Down => {
                let start = pos2(rect.left() + 1.0, at - 3.0);
                let turned = egui::epaint::TextShape::new(start, galley, Color32::PLACEHOLDER);
                painter.add(Shape::Text(turned.with_angle(-std::f32::consts::FRAC_PI_2)));
            }
        }
    }

    #[expect(clippy::cast_possible_truncation, reason = "a place on the screen")]
    fn place(&self, length: f64) -> f32 {
        (f64::from(self.zero) + length * self.scale) as f32
    }

    fn length(&self, place: f32) -> f64 {
        (f64::from(place) - f64::from(self.zero)) / self.scale
    }
}

/// The smallest of 1, 2, 5, 10… that is at least `least`, and into how many parts it is divided.
fn steps(least: f64) -> (f64, u32) {
    let mut decade = 0.01;
    while decade < 1e6 {
        for (times, parts) in [(1.0, 5), (2.0, 4), (5.0, 5)] {
            if decade * times >= least {
                return (decade * times, parts);
            }
        }
        decade *= 10.0;
    }
    (decade, 5)
}

/// The corner where two rulers meet, with the unit.
pub(crate) fn ruler_corner(ui: &Ui, rect: Rect) {
    let colors = &Theme::of(ui.ctx()).colors;
    ui.painter().rect_filled(rect, 0, colors.panel);
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, colors.line));
    ui.painter().vline(rect.right() - 0.5, rect.y_range(), Stroke::new(1.0, colors.line));
    paint::text(ui, rect, Align2::CENTER_CENTER, ("mm", Type::Tiny, colors.ink_3));
}

#[cfg(test)]
mod tests {
    use super::steps;

    #[test]
    fn ticks_go_by_one_two_five() {
        for (least, step) in [(0.7, 1.0), (1.3, 2.0), (2.4, 5.0), (7.0, 10.0), (120.0, 200.0)] {
            assert!((steps(least).0 - step).abs() < 1e-9, "{least}");
        }
    }
}
