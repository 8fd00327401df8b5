//! How far apart two colors look.
//!
//! **Invariant:** a difference is a finite number, 0 for the same color and the same both ways.

use super::Srgb;

/// A color by lightness and two opponents (CIE 1976 L\*a\*b\*, white D65).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lab {
    /// Lightness: 0 black, 100 white, in steps that look even.
    pub l: f64,
    /// Green below 0, red above.
    pub a: f64,
    /// Blue below 0, yellow above.
    pub b: f64,
}

impl Lab {
    /// The L\*a\*b\* of a color.
    pub fn of(color: Srgb) -> Self {
        Self::of_linear(color.to_linear())
    }

    /// The L\*a\*b\* of light: red, green and blue from 0 to 1. Costs three cube roots.
    pub fn of_linear(light: [f64; 3]) -> Self {
        // Divided by the row's sum, so that white is white without the rounding of a table of white points.
        let [x, y, z] = XYZ_FROM_RGB.map(|row| {
            let sum: f64 = row.iter().zip(light).map(|(weight, light)| weight * light).sum();
            bent(sum / row.iter().sum::<f64>())
        });
        Self { l: 116.0 * y - 16.0, a: 500.0 * (x - y), b: 200.0 * (y - z) }
    }

    /// How far from grey: 0 for grey, about 100 for the most vivid red of a screen.
    pub fn chroma(self) -> f64 {
        (self.a * self.a + self.b * self.b).sqrt()
    }

    /// The hue in degrees, 0 up to 360: red near 30, yellow near 95, green near 150, blue near 280.
    pub fn hue(self) -> f64 {
        let h = libm::atan2(self.b, self.a).to_degrees();
        if h < 0.0 { h + 360.0 } else { h }
    }

    /// The straight way to another color, Delta E 1976: quick to compute, and too great among vivid colors.
    pub fn distance(self, other: Self) -> f64 {
        let (l, a, b) = (self.l - other.l, self.a - other.a, self.b - other.b);
        (l * l + a * a + b * b).sqrt()
    }
}

/// The curve of L\*: a cube root, straight near black. The numbers are (6/29)^3 and those that join the two smoothly.
fn bent(share: f64) -> f64 {
    const KNEE: f64 = 6.0 / 29.0;
    if share > KNEE * KNEE * KNEE {
        libm::cbrt(share)
    } else {
        share / (3.0 * KNEE * KNEE) + 4.0 / 29.0
    }
}

/// XYZ of D65 from linear sRGB (IEC 61966-2-1, to the seventh digit, Lindbloom).
const XYZ_FROM_RGB: [[f64; 3]; 3] = [
    [0.412_456_4, 0.357_576_1, 0.180_437_5],
    [0.212_672_9, 0.715_152_2, 0.072_175_0],
    [0.019_333_9, 0.119_192_0, 0.950_304_1],
];

/// How different two colors look, Delta E 2000: about 1 is just seen side by side, above 10 are different colors.
///
/// CIE 142-2001 with all weights 1, written after Sharma, Wu and Dalal 2005, "The CIEDE2000 color-difference formula",
/// Color Research and Application 30; the names are theirs, and so are the numbers. Costs about a microsecond.
pub fn delta_e(first: Lab, second: Lab) -> f64 {
    let (first, second) = lch(first, second);
    let chroma = 0.5 * (first.c + second.c);
    let colorless = first.c * second.c == 0.0;
    let turn = if colorless { 0.0 } else { turned(second.h - first.h) };
    let hue = if colorless { first.h + second.h } else { middle(first.h, second.h) };

    let d_l = second.l - first.l;
    let d_c = second.c - first.c;
    let d_h = 2.0 * (first.c * second.c).sqrt() * sin(turn / 2.0);

    let off = 0.5 * (first.l + second.l) - 50.0;
    let s_l = 1.0 + 0.015 * off * off / (20.0 + off * off).sqrt();
    let s_c = 1.0 + 0.045 * chroma;
    let s_h = 1.0 + 0.015 * chroma * hue_weight(hue);
    let (l, c, h) = (d_l / s_l, d_c / s_c, d_h / s_h);
    (l * l + c * c + h * h + rotation(chroma, hue) * c * h).max(0.0).sqrt()
}

/// A color by lightness, chroma and hue in degrees from 0 to 360.
#[derive(Clone, Copy)]
struct Lch {
    l: f64,
    c: f64,
    h: f64,
}

/// Both colors, with `a` stretched near grey, where the eye is keener for it.
fn lch(first: Lab, second: Lab) -> (Lch, Lch) {
    let stretch = 1.5 - 0.5 * saturation(0.5 * (first.chroma() + second.chroma()));
    let lch = |color: Lab| {
        let stretched = Lab { a: stretch * color.a, ..color };
        Lch { l: color.l, c: stretched.chroma(), h: stretched.hue() }
    };
    (lch(first), lch(second))
}

/// Toward 1 for strong colors: sqrt(c^7 / (c^7 + 25^7)).
fn saturation(chroma: f64) -> f64 {
    let seventh = libm::pow(chroma / 25.0, 7.0);
    (seventh / (seventh + 1.0)).sqrt()
}

/// A difference of hues the short way round, -180 to 180 degrees.
fn turned(degrees: f64) -> f64 {
    match degrees {
        far if far > 180.0 => far - 360.0,
        far if far < -180.0 => far + 360.0,
        near => near,
    }
}

/// The hue halfway between two, the short way round.
fn middle(first: f64, second: f64) -> f64 {
    let sum = first + second;
    if (first - second).abs() <= 180.0 {
        sum / 2.0
    } else if sum < 360.0 {
        (sum + 360.0) / 2.0
    } else {
        (sum - 360.0) / 2.0
    }
}

/// How much a difference of hue weighs at this hue: T of the paper.
fn hue_weight(hue: f64) -> f64 {
    1.0 - 0.17 * cos(hue - 30.0) + 0.24 * cos(2.0 * hue) + 0.32 * cos(3.0 * hue + 6.0)
        - 0.20 * cos(4.0 * hue - 63.0)
}

/// The turn of the ellipses of equal difference among blues: `R_T` of the paper.
fn rotation(chroma: f64, hue: f64) -> f64 {
    let from_blue = (hue - 275.0) / 25.0;
    let angle = 30.0 * libm::exp(-from_blue * from_blue);
    -2.0 * saturation(chroma) * sin(2.0 * angle)
}

fn sin(degrees: f64) -> f64 {
    libm::sin(degrees.to_radians())
}

fn cos(degrees: f64) -> f64 {
    libm::cos(degrees.to_radians())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Sharma, Wu and Dalal 2005, table 1: the first color, the second, Delta E.
    #[rustfmt::skip]
    const PAIRS: [[f64; 7]; 34] = [
        [50.0, 2.6772, -79.7751, 50.0, 0.0, -82.7485, 2.0425],
        [50.0, 3.1571, -77.2803, 50.0, 0.0, -82.7485, 2.8615],
        [50.0, 2.8361, -74.0200, 50.0, 0.0, -82.7485, 3.4412],
        [50.0, -1.3802, -84.2814, 50.0, 0.0, -82.7485, 1.0000],
        [50.0, -1.1848, -84.8006, 50.0, 0.0, -82.7485, 1.0000],
        [50.0, -0.9009, -85.5211, 50.0, 0.0, -82.7485, 1.0000],
        [50.0, 0.0, 0.0, 50.0, -1.0, 2.0, 2.3669],
        [50.0, -1.0, 2.0, 50.0, 0.0, 0.0, 2.3669],
        [50.0, 2.4900, -0.0010, 50.0, -2.4900, 0.0009, 7.1792],
        [50.0, 2.4900, -0.0010, 50.0, -2.4900, 0.0010, 7.1792],
        [50.0, 2.4900, -0.0010, 50.0, -2.4900, 0.0011, 7.2195],
        [50.0, 2.4900, -0.0010, 50.0, -2.4900, 0.0012, 7.2195],
        [50.0, -0.0010, 2.4900, 50.0, 0.0009, -2.4900, 4.8045],
        [50.0, -0.0010, 2.4900, 50.0, 0.0010, -2.4900, 4.8045],
        [50.0, -0.0010, 2.4900, 50.0, 0.0011, -2.4900, 4.7461],
        [50.0, 2.5, 0.0, 50.0, 0.0, -2.5, 4.3065],
        [50.0, 2.5, 0.0, 73.0, 25.0, -18.0, 27.1492],
        [50.0, 2.5, 0.0, 61.0, -5.0, 29.0, 22.8977],
        [50.0, 2.5, 0.0, 56.0, -27.0, -3.0, 31.9030],
        [50.0, 2.5, 0.0, 58.0, 24.0, 15.0, 19.4535],
        [50.0, 2.5, 0.0, 50.0, 3.1736, 0.5854, 1.0000],
        [50.0, 2.5, 0.0, 50.0, 3.2972, 0.0, 1.0000],
        [50.0, 2.5, 0.0, 50.0, 1.8634, 0.5757, 1.0000],
        [50.0, 2.5, 0.0, 50.0, 3.2592, 0.3350, 1.0000],
        [60.2574, -34.0099, 36.2677, 60.4626, -34.1751, 39.4387, 1.2644],
        [63.0109, -31.0961, -5.8663, 62.8187, -29.7946, -4.0864, 1.2630],
        [61.2901, 3.7196, -5.3901, 61.4292, 2.2480, -4.9620, 1.8731],
        [35.0831, -44.1164, 3.7933, 35.0232, -40.0716, 1.5901, 1.8645],
        [22.7233, 20.0904, -46.6940, 23.0331, 14.9730, -42.5619, 2.0373],
        [36.4612, 47.8580, 18.3852, 36.2715, 50.5065, 21.2231, 1.4146],
        [90.8027, -2.0831, 1.4410, 91.1528, -1.6435, 0.0447, 1.4441],
        [90.9257, -0.5406, -0.9208, 88.6381, -0.8985, -0.7239, 1.5381],
        [6.7747, -0.2908, -2.4247, 5.8714, -0.0985, -2.2286, 0.6377],
        [2.0776, 0.0795, -1.1350, 0.9033, -0.0636, -0.5514, 0.9082],
    ];

    #[test]
    fn the_published_pairs_come_out() {
        for [l, a, b, l2, a2, b2, wanted] in PAIRS {
            let (first, second) = (Lab { l, a, b }, Lab { l: l2, a: a2, b: b2 });
            for found in [delta_e(first, second), delta_e(second, first)] {
                assert!((found - wanted).abs() < 5e-5, "{first:?} {second:?}: {found} {wanted}");
            }
            assert!(delta_e(first, first).abs() < 1e-12);
        }
    }

    #[test]
    fn known_colors_lie_where_they_should() {
        let near = |color: Srgb, l: f64, a: f64, b: f64| {
            let found = Lab::of(color);
            let off = (found.l - l).abs().max((found.a - a).abs()).max((found.b - b).abs());
            assert!(off < 0.01, "{color} {found:?}");
        };
        near(Srgb::new(255, 255, 255), 100.0, 0.0, 0.0);
        near(Srgb::new(0, 0, 0), 0.0, 0.0, 0.0);
        near(Srgb::new(255, 0, 0), 53.241, 80.092, 67.203);
        near(Srgb::new(0, 0, 255), 32.297, 79.188, -107.860);
        let red = Lab::of(Srgb::new(255, 0, 0));
        assert!((red.chroma() - 104.55).abs() < 0.01 && (red.hue() - 40.0).abs() < 0.01);
        assert!((Lab::of(Srgb::new(0, 0, 255)).hue() - 306.28).abs() < 0.01);
        assert!((red.distance(Lab { l: red.l + 3.0, a: red.a - 4.0, ..red }) - 5.0).abs() < 1e-12);
    }
}
