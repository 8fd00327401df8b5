//! Where one looks at the cloth, and how points of the screen and of the cloth belong together.

use egui::emath::GuiRounding as _;
use egui::{Pos2, Rect, Vec2};
use kurbo::{Point, Size, Vec2 as Span};

use crate::gpu;
use crate::repeat::Repeat;

/// Points in a millimeter at 100 %: 96 in an inch.
pub(crate) const POINTS_PER_MM: f64 = 96.0 / 25.4;

/// How far one can zoom: 1 % to 6400 %.
const ZOOM: [f64; 2] = [0.01, 64.0];

/// How much of the cloth is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum View {
    /// One tile alone.
    Tile,
    /// Three by three.
    Nine,
    /// Cloth without end, or the whole piece with its edge.
    #[default]
    Cloth,
}

/// What is fitted into the canvas.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fit {
    /// The tile.
    Tile,
    /// The piece of cloth, or three by three tiles where there is none.
    Cloth,
}

/// Where one looks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Camera {
    /// The place of the cloth in the middle of the canvas, in millimeters.
    pub(crate) middle: Point,
    /// 1 for 100 %.
    pub(crate) zoom: f64,
    /// How much of the cloth is shown.
    pub(crate) view: View,
    /// Whether it was ever set; until then it is fitted when the canvas is first drawn.
    pub(crate) is_set: bool,
}

impl Default for Camera {
    fn default() -> Self {
        Self { middle: Point::ZERO, zoom: 1.0, view: View::default(), is_set: false }
    }
}

impl Camera {
    /// The same camera at another zoom, within the limits.
    pub(crate) fn zoomed(self, zoom: f64) -> Self {
        Self { zoom: zoom.clamp(ZOOM[0], ZOOM[1]), ..self }
    }

    /// The camera that shows a rectangle of cloth as large as it fits, with some room around.
    pub(crate) fn fitting(self, [from, size]: [Point; 2], canvas: Vec2) -> Self {
        let room = [f64::from(canvas.x), f64::from(canvas.y)].map(|side| (side - 72.0).max(40.0));
        let zoom = (room[0] / size.x.max(1e-6)).min(room[1] / size.y.max(1e-6)) / POINTS_PER_MM;
        let middle = Point::new(from.x + size.x / 2.0, from.y + size.y / 2.0);
        Self { middle, is_set: true, ..self.zoomed(zoom) }
    }

    /// The camera between this and another one.
    pub(crate) fn toward(self, other: Self, share: f64) -> Self {
        // Zooming feels even when each step multiplies.
        let zoom = self.zoom * power(other.zoom / self.zoom, share);
        // The middle moves so that it arrives with the zoom.
        let middle = if (self.zoom - other.zoom).abs() < 1e-9 {
            self.middle.lerp(other.middle, share)
        } else {
            let part = (1.0 / self.zoom - 1.0 / zoom) / (1.0 / self.zoom - 1.0 / other.zoom);
            self.middle.lerp(other.middle, part)
        };
        Self { middle, zoom, ..other }
    }
}

/// How the canvas lies over the cloth in one frame.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Chart {
    /// The canvas on the screen, in points, on whole pixels.
    pub(crate) rect: Rect,
    /// Pixels in a point.
    pub(crate) pixels_per_point: f64,
    /// How its pixels lie over the cloth.
    pub(crate) view: gpu::View,
}

impl Chart {
    /// The chart of a camera, on the pixels of the screen.
    pub(crate) fn of(camera: &Camera, rect: Rect, pixels_per_point: f32, repeat: &Repeat) -> Self {
        let rect = rect.round_to_pixels(pixels_per_point);
        let pixels_per_point = f64::from(pixels_per_point);
        let wanted = camera.zoom * POINTS_PER_MM * pixels_per_point;
        let size = pixels(rect, pixels_per_point);
        let scale = gpu::settled(repeat, wanted, size);
        let half = Span::new(f64::from(size[0]) / scale.x, f64::from(size[1]) / scale.y) / 2.0;
        let view = gpu::View { scale, corner: camera.middle - half, size }.aligned();
        Self { rect, pixels_per_point, view }
    }

    /// The place on the screen of a place on cloth.
    #[expect(clippy::cast_possible_truncation, reason = "places on a screen")]
    pub(crate) fn screen(&self, point: Point) -> Pos2 {
        let pixel = self.view.pixel_of(point).to_vec2() / self.pixels_per_point;
        self.rect.min + Vec2::new(pixel.x as f32, pixel.y as f32)
    }

    /// The place on cloth of a place on the screen.
    pub(crate) fn cloth(&self, pos: Pos2) -> Point {
        let offset = pos - self.rect.min;
        let pixel = Span::new(f64::from(offset.x), f64::from(offset.y)) * self.pixels_per_point;
        self.view.cloth_at(pixel.to_point())
    }

    /// Points of the screen in a millimeter.
    pub(crate) fn points_per_mm(&self) -> f64 {
        self.view.scale.x / self.pixels_per_point
    }

    /// Millimeters of cloth under a movement on the screen.
    pub(crate) fn span(&self, delta: Vec2) -> Span {
        let scale = self.view.scale;
        let pixels = Span::new(f64::from(delta.x), f64::from(delta.y)) * self.pixels_per_point;
        Span::new(pixels.x / scale.x, pixels.y / scale.y)
    }

    /// The part of the cloth that the canvas shows.
    pub(crate) fn window(&self) -> kurbo::Rect {
        self.view.area()
    }
}

/// A rectangle of the screen in whole pixels.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the size of a window")]
fn pixels(rect: Rect, pixels_per_point: f64) -> [u32; 2] {
    [rect.width(), rect.height()]
        .map(|side| (f64::from(side) * pixels_per_point).round().max(1.0) as u32)
}

/// A rectangle of cloth, as [`Camera::fitting`] takes it.
pub(crate) fn extent(from: Point, size: Size) -> [Point; 2] {
    [from, Point::new(size.width, size.height)]
}

/// `base` to the power of `exponent`, for zooms.
pub(crate) fn power(base: f64, exponent: f64) -> f64 {
    #[expect(clippy::disallowed_methods, reason = "where one looks, which reaches no file")]
    base.powf(exponent)
}

/// A tool.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Tool {
    /// Selects, moves, scales, turns.
    #[default]
    Select,
    /// Moves the cloth under the window.
    Hand,
}

/// What the hand on the canvas is about, for those who tell of it.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Grasp {
    /// The tool in it.
    pub(crate) tool: Tool,
    /// Whether it drags something.
    pub(crate) is_dragging: bool,
    /// Whether something hangs at the pointer.
    pub(crate) is_carrying: bool,
    /// Where the pointer is on the cloth.
    pub(crate) pointer: Option<Point>,
    /// Points of the screen in a millimeter.
    pub(crate) points_per_mm: f64,
}
