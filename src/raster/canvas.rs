//! A sheet of pixels for drawings that do not repeat.

use kurbo::{Affine, BezPath, Cap, Rect, Shape as _};
use tiny_skia::{
    Color, FillRule, FilterQuality, Paint, Path, Pattern, PremultipliedColorU8, Shader, SpreadMode,
    Transform,
};

use crate::color::Srgb;

use super::outline;
use crate::color::Pixmap;

/// An opaque picture that is being painted. Later things cover earlier ones.
#[derive(Debug)]
pub struct Canvas {
    pixels: tiny_skia::Pixmap,
    pixel_from_mm: Affine,
}

impl Canvas {
    /// A canvas of one color. Nothing when a side has no pixel, or more than memory could hold.
    pub fn new([width, height]: [u32; 2], ground: Srgb, pixel_from_mm: Affine) -> Option<Self> {
        let mut pixels = tiny_skia::Pixmap::new(width, height)?;
        pixels.fill(Color::from_rgba8(ground.r, ground.g, ground.b, u8::MAX));
        Some(Self { pixels, pixel_from_mm })
    }

    /// Fills an area; where it overlaps itself, the nonzero rule decides.
    pub fn fill(&mut self, path: &BezPath, color: Srgb) {
        self.ink(outline::filled(path, self.pixel_from_mm), color);
    }

    /// Draws a line. Its corners are round where its ends are round, else sharp.
    pub fn stroke(&mut self, path: &BezPath, width: f64, cap: Cap, color: Srgb) {
        self.ink(outline::stroked(path, width, cap, self.pixel_from_mm), color);
    }

    /// Paints a picture over an area, stretched to fill it. Fine ones are averaged, coarse ones smoothed.
    pub fn picture(&mut self, area: Rect, picture: &Pixmap) {
        let area = self.pixel_from_mm.transform_rect_bbox(area);
        let Some(shrunk) = Shrunk::of(picture, area) else { return };
        let [across, down] = shrunk.pixel;
        let place = Transform::from_row(across, 0.0, 0.0, down, narrow(area.x0), narrow(area.y0));
        let quality = FilterQuality::Bicubic;
        let pixels = shrunk.pixels.as_ref();
        let paint = Paint {
            shader: Pattern::new(pixels, SpreadMode::Pad, quality, 1.0, place),
            ..Paint::default()
        };
        if let Some(path) = outline::filled(&area.to_path(1.0), Affine::IDENTITY) {
            self.pixels.fill_path(&path, &paint, FillRule::Winding, Transform::identity(), None);
        }
    }

    /// The picture.
    pub fn finish(self) -> Pixmap {
        // Opaque, so no color has to be divided by its alpha.
        let (width, height) = (self.pixels.width(), self.pixels.height());
        Pixmap { width, height, rgba: self.pixels.take() }
    }

    fn ink(&mut self, path: Option<Path>, color: Srgb) {
        let color = Color::from_rgba8(color.r, color.g, color.b, u8::MAX);
        let paint = Paint { shader: Shader::SolidColor(color), ..Paint::default() };
        if let Some(path) = path {
            self.pixels.fill_path(&path, &paint, FillRule::Winding, Transform::identity(), None);
        }
    }
}

/// A picture with as few pixels as show it, so that sampling it skips none.
struct Shrunk {
    pixels: tiny_skia::Pixmap,
    /// How large each of them is on the canvas.
    pixel: [f32; 2],
}

impl Shrunk {
    fn of(picture: &Pixmap, area: Rect) -> Option<Self> {
        let sides = [picture.width, picture.height];
        let room = [area.width(), area.height()];
        let is_whole = picture.rgba.len() as u64 == 4 * u64::from(sides[0]) * u64::from(sides[1]);
        if !is_whole || !room.iter().all(|side| side.is_finite() && *side > 0.0) {
            return None;
        }
        // So many pixels of the picture in each pixel of the canvas.
        let fold = |at: usize| whole(f64::from(sides[at]) / room[at]).clamp(1, sides[at].max(1));
        let folds = [fold(0), fold(1)];
        let mut pixels =
            tiny_skia::Pixmap::new(sides[0].div_ceil(folds[0]), sides[1].div_ceil(folds[1]))?;
        let width = pixels.width() as usize;
        for (at, pixel) in pixels.pixels_mut().iter_mut().enumerate() {
            *pixel = mean(picture, [at % width, at / width], folds.map(|fold| fold as usize));
        }
        let pixel = [0, 1].map(|at| narrow(room[at] * f64::from(folds[at]) / f64::from(sides[at])));
        Some(Self { pixels, pixel })
    }
}

/// The mean of a block of pixels, premultiplied; blocks at the right and lower edge may be smaller.
fn mean(picture: &Pixmap, [x, y]: [usize; 2], [across, down]: [usize; 2]) -> PremultipliedColorU8 {
    let (width, height) = (picture.width as usize, picture.height as usize);
    let columns = x * across..((x + 1) * across).min(width);
    let mut sums = [0_u64; 4];
    for row in y * down..((y + 1) * down).min(height) {
        let line = 4 * (row * width + columns.start)..4 * (row * width + columns.end);
        for pixel in picture.rgba[line].chunks_exact(4) {
            let alpha = u64::from(pixel[3]);
            for (sum, channel) in sums.iter_mut().zip(pixel) {
                *sum += u64::from(*channel) * alpha;
            }
            // The alpha itself is not premultiplied.
            sums[3] += alpha * 255 - alpha * alpha;
        }
    }
    let rows = ((y + 1) * down).min(height) - y * down;
    let full = 255 * (rows * columns.len()) as u64;
    let [r, g, b, a] =
        sums.map(|sum| u8::try_from((sum + full / 2) / full.max(1)).unwrap_or(u8::MAX));
    PremultipliedColorU8::from_rgba(r.min(a), g.min(a), b.min(a), a)
        .unwrap_or(PremultipliedColorU8::TRANSPARENT)
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "saturates")]
fn whole(number: f64) -> u32 {
    number.floor() as u32
}

#[expect(clippy::cast_possible_truncation, reason = "a place on a canvas is known well enough")]
fn narrow(pixels: f64) -> f32 {
    pixels as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    const WHITE: Srgb = Srgb::new(255, 255, 255);
    const RED: Srgb = Srgb::new(255, 0, 0);

    fn pixel(picture: &Pixmap, x: usize, y: usize) -> &[u8] {
        &picture.rgba[4 * (y * picture.width as usize + x)..][..4]
    }

    /// A picture painted in two bands is the one painted as a whole.
    #[test]
    fn bands_meet() {
        let path = crate::geom::data::read("M1 1C3 9 8 2 9 9L2 8Z", usize::MAX).unwrap();
        let checks = (0..64_u8).flat_map(|at| [at * 4, 80, 255 - at, 255]);
        let checks = Pixmap { width: 8, height: 8, rgba: checks.collect() };
        let paint = |rows: u32, top: f64| {
            let place = Affine::translate((0.0, -top)) * Affine::scale(10.0);
            let mut canvas = Canvas::new([100, rows], WHITE, place).unwrap();
            canvas.picture(Rect::new(2.0, 2.5, 9.5, 8.3), &checks);
            canvas.fill(&path, RED);
            canvas.stroke(&path, 0.7, Cap::Butt, Srgb::new(0, 0, 90));
            canvas.finish().rgba
        };
        let whole = paint(100, 0.0);
        let bands = [paint(53, 0.0), paint(47, 53.0)].concat();
        let off = whole.iter().zip(&bands).map(|(a, b)| a.abs_diff(*b)).max();
        assert!(off <= Some(1), "off by {off:?}");
    }

    #[test]
    fn fine_pictures_are_averaged() {
        let checks = (0..100 * 100).flat_map(|at| {
            if (at % 100 + at / 100) % 2 == 0 { [0, 0, 0, 255] } else { [255, 255, 255, 255] }
        });
        let checks = Pixmap { width: 100, height: 100, rgba: checks.collect() };
        let mut canvas = Canvas::new([10, 10], RED, Affine::IDENTITY).unwrap();
        canvas.picture(Rect::new(0.0, 0.0, 10.0, 10.0), &checks);
        let picture = canvas.finish();
        assert!(picture.rgba.chunks(4).all(|pixel| pixel == [128, 128, 128, 255]), "gray");
    }

    #[test]
    fn transparent_pixels_show_what_is_below() {
        let clear = Pixmap { width: 1, height: 1, rgba: vec![0, 0, 255, 0] };
        let half = Pixmap { width: 1, height: 1, rgba: vec![255, 255, 255, 128] };
        let mut canvas = Canvas::new([4, 4], RED, Affine::IDENTITY).unwrap();
        canvas.picture(Rect::new(0.0, 0.0, 4.0, 2.0), &clear);
        canvas.picture(Rect::new(0.0, 2.0, 4.0, 4.0), &half);
        let picture = canvas.finish();
        assert_eq!(pixel(&picture, 1, 1), [255, 0, 0, 255]);
        assert_eq!(pixel(&picture, 1, 3), [255, 128, 128, 255]);
    }

    #[test]
    fn odd_pictures_and_places_do_no_harm() {
        let odd = |width, height, bytes| Pixmap { width, height, rgba: vec![9; bytes] };
        let pictures =
            [odd(0, 0, 0), odd(2, 2, 15), odd(1, 0, 4), odd(u32::MAX, 7, 3), odd(1, 1, 4)];
        let mut canvas = Canvas::new([9, 9], WHITE, Affine::scale(3.0)).unwrap();
        for picture in &pictures {
            for side in [0.0, -1.0, 1e-9, 1e9, f64::NAN, f64::INFINITY] {
                canvas.picture(Rect::new(0.0, 1.0, side, 2.0), picture);
                canvas.picture(Rect::new(side, side, 3.0, 2.0), picture);
            }
        }
        let mut path = BezPath::new();
        for at in [f64::NAN, 1e300, 2.0, -1e9] {
            path.move_to((at, 1.0));
            path.line_to((1.0, at));
            for width in [0.0, -1.0, f64::NAN, 1e9] {
                canvas.stroke(&path, width, Cap::Round, RED);
            }
            canvas.fill(&path, RED);
        }
        assert!(Canvas::new([0, 5], WHITE, Affine::IDENTITY).is_none());
    }
}
