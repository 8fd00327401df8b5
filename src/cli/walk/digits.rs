//! Numbers as single lines of the pen: there are no fonts here, and a canting or a plotter draws lines anyway.
//!
//! **Invariant:** a digit lies in a box 0.6 wide and 1 high, its upper left corner at the origin.

use kurbo::{Affine, BezPath, Point, Size, Vec2};

/// The lines of 0 to 9, drawn the way schools teach them.
const DIGITS: [&str; 10] = [
    "M0.3,0 C0.5,0 0.6,0.22 0.6,0.5 C0.6,0.78 0.5,1 0.3,1 C0.1,1 0,0.78 0,0.5 C0,0.22 0.1,0 0.3,0 Z",
    "M0.1,0.22 L0.36,0 L0.36,1",
    "M0.03,0.26 C0.03,0.1 0.14,0 0.3,0 C0.46,0 0.57,0.11 0.57,0.27 C0.57,0.5 0.2,0.7 0.02,1 L0.6,1",
    "M0.05,0 L0.56,0 L0.27,0.39 C0.48,0.39 0.6,0.51 0.6,0.7 C0.6,0.88 0.47,1 0.28,1 C0.14,1 0.05,0.94 0,0.85",
    "M0.44,1 L0.44,0 L0,0.68 L0.6,0.68",
    "M0.54,0 L0.1,0 L0.06,0.45 C0.13,0.39 0.2,0.36 0.29,0.36 C0.48,0.36 0.6,0.49 0.6,0.68 \
     C0.6,0.87 0.47,1 0.28,1 C0.14,1 0.05,0.94 0,0.85",
    "M0.46,0 C0.2,0.15 0,0.42 0,0.69 C0,0.87 0.12,1 0.3,1 C0.48,1 0.6,0.87 0.6,0.69 \
     C0.6,0.51 0.48,0.39 0.3,0.39 C0.16,0.39 0.04,0.49 0.01,0.63",
    "M0,0 L0.6,0 L0.22,1",
    "M0.3,0.46 C0.14,0.46 0.05,0.36 0.05,0.23 C0.05,0.1 0.15,0 0.3,0 C0.45,0 0.55,0.1 0.55,0.23 \
     C0.55,0.36 0.46,0.46 0.3,0.46 C0.12,0.46 0,0.57 0,0.73 C0,0.89 0.12,1 0.3,1 \
     C0.48,1 0.6,0.89 0.6,0.73 C0.6,0.57 0.48,0.46 0.3,0.46 Z",
    "M0.14,1 C0.4,0.85 0.6,0.58 0.6,0.31 C0.6,0.13 0.48,0 0.3,0 C0.12,0 0,0.13 0,0.31 \
     C0,0.49 0.12,0.61 0.3,0.61 C0.44,0.61 0.56,0.51 0.59,0.37",
];

/// How wide a digit is, in heights.
const WIDTH: f64 = 0.6;

/// From a digit to the next: its width, and room for two lines of the pen and the air between them.
const ADVANCE: f64 = 0.9;

/// The width of the line, in heights: that of a medium weight of print.
pub(super) const PEN: f64 = 0.13;

/// A number of this height with its middle at `middle`: the center lines of the pen.
pub(super) fn number(number: usize, middle: Point, height: f64) -> BezPath {
    let Size { width, .. } = size(number, height);
    let corner = middle.to_vec2() - Size::new(width, height).to_vec2() / 2.0;
    let mut path = BezPath::new();
    for (at, digit) in number.to_string().bytes().enumerate() {
        let lines =
            DIGITS.get(usize::from(digit.saturating_sub(b'0'))).copied().unwrap_or_default();
        // Not one of them fails to parse: a test reads all.
        let lines = BezPath::from_svg(lines).unwrap_or_default();
        let place = Affine::translate(corner) * Affine::scale(height);
        path.extend(place * Affine::translate((ADVANCE * at as f64, 0.0)) * lines);
    }
    path
}

/// The sign of times that goes with numbers of this height.
pub(super) fn times(middle: Point, height: f64) -> BezPath {
    let arm = Vec2::new(0.22, 0.22) * height;
    let other = Vec2::new(arm.x, -arm.y);
    let mut path = BezPath::new();
    for arm in [arm, other] {
        path.move_to(middle - arm);
        path.line_to(middle + arm);
    }
    path
}

/// How large a number of this height is, from center line to center line.
pub(super) fn size(number: usize, height: f64) -> Size {
    let digits = number.checked_ilog10().unwrap_or(0);
    Size::new((ADVANCE * f64::from(digits) + WIDTH) * height, height)
}

#[cfg(test)]
mod tests {
    use kurbo::{Rect, Shape as _};

    use super::*;

    #[test]
    fn every_digit_fits_its_box() {
        for digits in DIGITS {
            let path = BezPath::from_svg(digits).unwrap();
            let within = Rect::new(0.0, 0.0, WIDTH, 1.0).inflate(0.01, 0.01);
            assert!(within.contains_rect(path.bounding_box()), "{digits}");
        }
    }

    #[test]
    fn numbers_stand_in_the_middle() {
        let path = number(808, Point::new(50.0, 20.0), 10.0);
        let Size { width, height } = size(808, 10.0);
        let expected = Rect::from_center_size((50.0, 20.0), (width, height));
        let off = path.bounding_box() - expected.center().to_vec2();
        assert!((path.bounding_box().width() - expected.width()).abs() < 0.1, "{off}");
        assert!((path.bounding_box().center() - expected.center()).hypot2() < 0.01, "{off}");
        assert_eq!(size(0, 1.0).width, size(9, 1.0).width);
    }
}
