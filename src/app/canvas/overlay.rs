//! What is drawn over the cloth: edges, frames, handles, guides, and the place of a notice.
//!
//! Every line on cloth is drawn twice, light and wide below, dark and narrow above, so that it is seen on indigo and on
//! white.

use egui::emath::GuiRounding as _;
use egui::{Color32, CornerRadius, Painter, Pos2, Rect, Shape, Stroke, Vec2};
use kurbo::{Affine, Point};

use super::super::camera::Chart;
use super::super::sight::Bench;
use super::super::theme::{Radius, Theme, Type};
use super::Canvas;
use super::frame::{self, Frame};
use super::hand::{Doing, stalk};
use super::snap::{Guide, Holds};

/// Points of the lines below and above.
const WIDTHS: [f32; 2] = [4.0, 1.75];

/// Points along a side of a handle.
const HANDLE: f32 = 10.0;

/// Points along a side of the handle of a parameter.
const DIAMOND: f32 = 15.0;

/// Copies whose hairline is drawn at most.
const HAIRLINES: usize = 64;

/// A pen for lines on cloth.
pub(super) struct Pen<'a> {
    pub(super) painter: &'a Painter,
    pub(super) theme: &'static Theme,
}

impl Pen<'_> {
    /// A closed line through these points.
    pub(super) fn outline(&self, points: &[Pos2]) {
        let closed = |stroke| Shape::closed_line(points.to_vec(), stroke);
        self.painter.add(closed(self.below()));
        self.painter.add(closed(self.above()));
    }

    /// A line.
    pub(super) fn line(&self, from: Pos2, to: Pos2) {
        self.painter.line_segment([from, to], self.below());
        self.painter.line_segment([from, to], self.above());
    }

    /// A closed line of dashes of 7 points with gaps of 5.
    pub(super) fn dashed(&self, points: &[Pos2]) {
        let mut closed = points.to_vec();
        closed.extend(points.first());
        self.painter.add(Shape::closed_line(points.to_vec(), self.below()));
        self.painter.extend(Shape::dashed_line(&closed, self.above(), 7.0, 5.0));
    }

    /// A hairline of half strength.
    pub(super) fn hairline(&self, points: &[Pos2]) {
        let light = Stroke::new(2.0, self.theme.colors.mori.gamma_multiply(0.4));
        let dark = Stroke::new(1.0, self.theme.colors.mark.gamma_multiply(0.5));
        self.painter.add(Shape::closed_line(points.to_vec(), light));
        self.painter.add(Shape::closed_line(points.to_vec(), dark));
    }

    /// The handle of a corner.
    pub(super) fn handle(&self, at: Pos2) {
        let rect = Rect::from_center_size(at, Vec2::splat(HANDLE));
        let radius = CornerRadius::same(2);
        self.painter.rect(
            rect,
            radius,
            self.theme.colors.mori,
            Stroke::new(1.75, self.theme.colors.mark),
            egui::StrokeKind::Middle,
        );
    }

    /// The handle that turns.
    pub(super) fn knob(&self, at: Pos2) {
        let stroke = Stroke::new(1.75, self.theme.colors.mark);
        self.painter.circle(at, HANDLE / 2.0 + 1.0, self.theme.colors.mori, stroke);
    }

    /// The handle of a parameter.
    pub(super) fn diamond(&self, at: Pos2) {
        let half = DIAMOND / 2.0;
        let points = [(0.0, -half), (half, 0.0), (0.0, half), (-half, 0.0)];
        let points = points.map(|(x, y)| at + Vec2::new(x, y)).to_vec();
        let stroke = Stroke::new(1.75, self.theme.colors.mark);
        self.painter.add(Shape::convex_polygon(points, self.theme.colors.mori, stroke));
    }

    /// A pill with a text; filled with the accent, or raised.
    pub(super) fn pill(&self, middle: Pos2, text: &str, fill: Color32, ink: Color32) -> Rect {
        let galley =
            self.painter.layout_no_wrap(text.to_owned(), self.theme.font(Type::SmallLabel), ink);
        let size = galley.size() + Vec2::new(20.0, 8.0);
        let rect =
            Rect::from_center_size(middle, size).round_to_pixels(self.painter.pixels_per_point());
        self.painter.rect_filled(rect, Radius::chip(rect.height()), fill);
        self.painter.galley(rect.center() - galley.size() / 2.0, galley, ink);
        rect
    }

    fn below(&self) -> Stroke {
        Stroke::new(WIDTHS[0], self.theme.colors.mori.gamma_multiply(0.9))
    }

    fn above(&self) -> Stroke {
        Stroke::new(WIDTHS[1], self.theme.colors.mark)
    }
}

impl Canvas {
    /// Draws everything that lies over the cloth.
    pub(super) fn draw_over(
        &self,
        painter: &Painter,
        chart: &Chart,
        bench: &Bench<'_>,
        theme: &'static Theme,
    ) {
        let pen = Pen { painter, theme };
        let design = bench.design();
        let tile = frame::tile(design.repeat.tile);
        let is_tile_selected = bench
            .selected()
            .and_then(|(at, _)| self.frame(bench, at))
            .is_some_and(|frame| frame.place.is_none());
        if bench.preferences.has_tile_edge && !is_tile_selected {
            pen.dashed(&outline(tile, Affine::IDENTITY, chart));
        }
        self.draw_selection(&pen, chart, bench);
        for guide in &self.guides {
            draw_guide(&pen, *guide, chart, bench);
        }
        let pointer = painter.ctx().pointer_latest_pos();
        for (at, knob) in self.knobs.iter().enumerate() {
            // One of them tells of its parameter, so that it is understood what they are; else the one that is pointed at.
            let place = chart.screen(bench.open.selection.copy * knob.handle.at);
            let is_near = |pos: Pos2| pos.distance(place) <= DIAMOND;
            let is_held = matches!(&self.doing, Doing::Setting(held) if held.handle.param == knob.handle.param);
            let is_free = matches!(self.doing, Doing::Nothing);
            let is_told = is_held || is_free && (at == 0 || pointer.is_some_and(is_near));
            pen.diamond(place);
            if let Some(text) = knob.told.as_ref().filter(|_| is_told) {
                draw_value(&pen, text, place);
            }
        }
        if let Some((at, text)) = &self.pill {
            let colors = &pen.theme.colors;
            pen.pill(*at + Vec2::new(0.0, -26.0), text, colors.accent, colors.on_accent);
        }
        if let Doing::Boxing(from) = &self.doing
            && let Some(to) = painter.ctx().pointer_interact_pos()
        {
            let rect = Rect::from_two_pos(*from, to);
            painter.rect_filled(rect, 0.0, theme.colors.mark.gamma_multiply(0.12));
            pen.outline(&[
                rect.left_top(),
                rect.right_top(),
                rect.right_bottom(),
                rect.left_bottom(),
            ]);
        }
    }

    /// Draws the guides that hold what hangs at the pointer.
    pub(super) fn draw_guides(
        &self,
        painter: &Painter,
        chart: &Chart,
        bench: &Bench<'_>,
        theme: &'static Theme,
    ) {
        for guide in &self.guides {
            draw_guide(&Pen { painter, theme }, *guide, chart, bench);
        }
    }

    fn draw_selection(&self, pen: &Pen<'_>, chart: &Chart, bench: &Bench<'_>) {
        let copy = bench.open.selection.copy;
        for layer in &bench.open.selection.layers {
            let Some(frame) = self.frame(bench, *layer) else { continue };
            let corners = |copy: Affine| frame.corners().map(|at| chart.screen(copy * at)).to_vec();
            if frame.place.is_some() {
                for other in copies(&frame, chart, bench).take(HAIRLINES) {
                    pen.hairline(&corners(other));
                }
            }
            pen.outline(&corners(copy));
            let is_alone = bench.open.selection.layers.len() == 1;
            if !is_alone || bench.design().layers.get(*layer).is_none_or(|of| of.is_locked) {
                continue;
            }
            if frame.place.is_some() {
                let [a, b, _, _] = frame.corners().map(|at| chart.screen(copy * at));
                let end = stalk(&frame, chart, copy);
                pen.line(a.lerp(b, 0.5), end);
                pen.knob(end);
            } else {
                let [a, b, _, _] = frame.corners().map(|at| chart.screen(copy * at));
                let at = a.lerp(b, 0.5) - Vec2::new(0.0, 18.0);
                let colors = &pen.theme.colors;
                let tile = bench.design().repeat.tile;
                let message = crate::notice::Message::new("window-tile-size")
                    .with("width", tile.width)
                    .with("height", tile.height);
                pen.pill(at, &bench.say(&message), colors.mark, colors.mori);
            }
            for corner in corners(copy) {
                pen.handle(corner);
            }
        }
    }
}

/// The other copies of a frame that are in view, of those that the step makes of a tile.
fn copies(frame: &Frame, chart: &Chart, bench: &Bench<'_>) -> impl Iterator<Item = Affine> {
    let repeat = bench.evaluated().repeat();
    let own = bench.open.selection.copy;
    let middle = frame.middle();
    let copies = repeat.copies_of_box(frame.face, frame.extent(), chart.window());
    let is_other = move |copy: &Affine| (*copy * middle - own * middle).hypot() > 1e-6;
    copies.into_iter().filter(is_other)
}

fn outline(rect: kurbo::Rect, copy: Affine, chart: &Chart) -> [Pos2; 4] {
    let corners = [(rect.x0, rect.y0), (rect.x1, rect.y0), (rect.x1, rect.y1), (rect.x0, rect.y1)];
    corners.map(|at| chart.screen(copy * Point::from(at)))
}

fn draw_guide(pen: &Pen<'_>, guide: Guide, chart: &Chart, bench: &Bench<'_>) {
    let copy = bench.open.selection.copy;
    let tile = bench.design().repeat.tile;
    let (from, to) = if guide.is_upright {
        (Point::new(guide.at, -tile.height / 4.0), Point::new(guide.at, tile.height * 1.25))
    } else {
        (Point::new(-tile.width / 4.0, guide.at), Point::new(tile.width * 1.25, guide.at))
    };
    let ends = [from, to].map(|at| chart.screen(copy * at));
    let soga = pen.theme.colors.soga;
    pen.painter.line_segment(ends, Stroke::new(3.0, pen.theme.colors.mori.gamma_multiply(0.7)));
    pen.painter.line_segment(ends, Stroke::new(1.0, soga));
    let text = match guide.holds {
        Holds::Middle => bench.text("window-guide-middle"),
        Holds::Edge => bench.text("window-guide-edge"),
        Holds::Layer => bench.text("window-guide-layer"),
    };
    pen.pill(ends[0], &text, soga, pen.theme.colors.mori);
}

/// What a handle is set to, beside it.
fn draw_value(pen: &Pen<'_>, text: &str, at: Pos2) {
    let colors = &pen.theme.colors;
    let font = pen.theme.font(Type::SmallLabel);
    let galley = pen.painter.layout_no_wrap(text.to_owned(), font, colors.ink);
    let middle = at + Vec2::new(24.0 + galley.size().x / 2.0 + 10.0, 0.0);
    pen.pill(middle, text, colors.raised, colors.ink);
}
