//! How the screen lies over the cloth.

use kurbo::{Point, Rect, Size, Vec2};

/// A window of pixels over the cloth.
///
/// ```
/// use canting::gpu::View;
/// use kurbo::{Point, Vec2};
///
/// let view = View { scale: Vec2::new(4.0, 4.0), corner: Point::new(10.0, -5.0), size: [320, 200] };
/// assert_eq!(view.pixel_of(Point::new(11.0, -4.0)), Point::new(4.0, 4.0));
/// assert_eq!(view.area().width(), 80.0);
/// let held = view.pixel_of(Point::new(30.0, 20.0));
/// let nearer = view.zoomed(Vec2::new(8.0, 8.0), held);
/// assert_eq!(nearer.cloth_at(held), Point::new(30.0, 20.0));
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct View {
    /// Physical pixels in a millimeter, to the right and down. They may differ a little: see [`settled`](super::settled).
    pub scale: Vec2,
    /// The point of cloth, in millimeters, under the upper left corner of the first pixel.
    pub corner: Point,
    /// Physical pixels across and down.
    pub size: [u32; 2],
}

impl View {
    /// Where a point of cloth is seen, in pixels from the corner.
    pub fn pixel_of(&self, cloth: Point) -> Point {
        let off = cloth - self.corner;
        Point::new(off.x * self.scale.x, off.y * self.scale.y)
    }

    /// The point of cloth that is seen at a pixel.
    pub fn cloth_at(&self, pixel: Point) -> Point {
        self.corner + Vec2::new(pixel.x / self.scale.x, pixel.y / self.scale.y)
    }

    /// The pixels of an area of cloth.
    pub fn pixels_of(&self, cloth: Rect) -> Rect {
        Rect::from_points(
            self.pixel_of(Point::new(cloth.x0, cloth.y0)),
            self.pixel_of(Point::new(cloth.x1, cloth.y1)),
        )
    }

    /// The cloth that is seen, in millimeters.
    pub fn area(&self) -> Rect {
        let [width, height] = self.size.map(f64::from);
        Rect::from_points(self.corner, self.cloth_at(Point::new(width, height)))
    }

    /// Pixels in a millimeter, the mean of both ways.
    pub fn zoom(&self) -> f64 {
        (self.scale.x * self.scale.y).sqrt()
    }

    /// The view with so many more pixels on every side.
    #[must_use]
    pub fn grown(&self, [across, down]: [u32; 2]) -> Self {
        let corner = self.cloth_at(Point::new(-f64::from(across), -f64::from(down)));
        let [width, height] = self.size;
        let size = [
            width.saturating_add(across.saturating_mul(2)),
            height.saturating_add(down.saturating_mul(2)),
        ];
        Self { corner, size, ..*self }
    }

    /// At another scale, with the cloth under `pixel` held where it is.
    #[must_use]
    pub fn zoomed(&self, scale: Vec2, pixel: Point) -> Self {
        let held = self.cloth_at(pixel);
        let corner = held - Vec2::new(pixel.x / scale.x, pixel.y / scale.y);
        Self { scale, corner, ..*self }
    }

    /// Moved by less than a pixel, so that the origin of the cloth falls on the corner of a pixel; then a picture of the
    /// painter at this scale lies pixel on pixel.
    #[must_use]
    pub fn aligned(&self) -> Self {
        let [x, y] = self.offset();
        Self { corner: Point::new(x.round() / self.scale.x, y.round() / self.scale.y), ..*self }
    }

    /// With `area` of cloth in the middle, as large as it can be seen whole.
    #[must_use]
    pub fn fitting(area: Rect, size: [u32; 2]) -> Self {
        let [width, height] = size.map(f64::from);
        let Size { width: across, height: down } = area.size();
        let zoom = (width / across).min(height / down);
        let zoom = if zoom.is_finite() && zoom > 0.0 { zoom } else { 1.0 };
        let corner = area.center() - Vec2::new(width, height) / (2.0 * zoom);
        Self { scale: Vec2::new(zoom, zoom), corner, size }
    }

    /// The corner in pixels from the origin of the cloth.
    pub(super) fn offset(&self) -> [f64; 2] {
        [self.corner.x * self.scale.x, self.corner.y * self.scale.y]
    }
}
