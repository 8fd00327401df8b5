//! Reflectance of cloth, band by band, and the absorption of dyes.
//!
//! Dyes do not mix as light does. Each takes its share of every wavelength, and what two of them leave over depends on
//! the whole curve: blue and brown given as three numbers would come out too green (docs/craft.md, section 0, point
//! 10). So a color becomes a curve of 36 bands, dyes are added there, and the sum becomes a color again.
//!
//! **Invariant:** no number here is infinite or no number at all, whatever color or amount of dye went in.

use super::Srgb;
use super::difference::Lab;

/// Bands of a spectrum: 380 to 730 nm in steps of 10 nm. Beyond them the eye sees next to nothing.
pub const BANDS: usize = 36;

/// How much of the light of every band comes back from the cloth, 0 to 1; the first band is that of 380 nm.
#[derive(Clone, Debug, PartialEq)]
pub struct Spectrum([f64; BANDS]);

/// Absorption over scattering, K/S, of every band: 0 for perfect white, without an upper end.
///
/// In cloth the fibers scatter and the dyes absorb, so that K/S of all that lies in it is a plain sum (Kubelka and
/// Munk 1931, with a single constant; docs/craft.md, section 6.3). Experiments agree only roughly: an outcome is an
/// estimate.
#[derive(Clone, Debug, PartialEq)]
pub struct Absorption([f64; BANDS]);

impl Spectrum {
    /// The smoothest reflectance that looks like `color`: many do, and dyes are smooth.
    ///
    /// Black and white become very dark and very bright, since nothing real absorbs all light or none. Within that the
    /// way back gives the same color. Costs about 50 microseconds; keep the result.
    ///
    /// The method is LHTSS, least hyperbolic tangent slope squared (Burns 2019, "Numerical methods for smoothest
    /// reflectance reconstruction", Color Research and Application 45; docs/craft.md, section 6.4): with a reflectance
    /// of (tanh z + 1)/2, which cannot leave 0 to 1, the sum of the squared steps of z is the least that keeps the
    /// color.
    pub fn of(color: Srgb) -> Self {
        Self::of_light(color.to_linear())
    }

    /// The same for linear light, which may lie between two colors of 8 bits.
    pub(crate) fn of_light(light: [f64; 3]) -> Self {
        // Darker or brighter, z runs away to infinity; at these ends a channel is still black and white to the last bit.
        let wanted = light.map(|light| light.clamp(1e-4, 1.0 - 1e-4));
        let mut guess = Guess { z: [0.0; BANDS], pull: [0.0; 3] };
        // Black and white take 12 rounds, others 3 to 8.
        for _ in 0..40 {
            let (step, size) = guess.newton(&EYE, wanted);
            guess.take(&step);
            // A ten-billionth of z moves no channel.
            if size < 1e-10 {
                break;
            }
        }
        Self(guess.z.map(|z| reflected(libm::tanh(z))))
    }

    /// The bands, from 380 nm upward.
    pub fn bands(&self) -> &[f64; BANDS] {
        &self.0
    }

    /// How it looks in daylight. Costs a hundred multiplications.
    pub fn to_srgb(&self) -> Srgb {
        Srgb::from_linear(seen(&EYE, &self.0))
    }

    /// K/S = (1 - R)^2 / 2R.
    pub fn absorption(&self) -> Absorption {
        Absorption(self.0.map(|r| (1.0 - r) * (1.0 - r) / (2.0 * r)))
    }
}

impl Absorption {
    /// Nothing absorbed.
    pub const NONE: Self = Self([0.0; BANDS]);

    /// The bands, from 380 nm upward.
    pub fn bands(&self) -> &[f64; BANDS] {
        &self.0
    }

    /// Together with `depth` times `other`. A depth below 0, or one that is no number, counts as 0.
    #[must_use]
    pub fn plus(&self, other: &Self, depth: f64) -> Self {
        let depth = if depth.is_nan() { 0.0 } else { depth.clamp(0.0, MOST) };
        self.with(other, |here, there| here + depth * there)
    }

    /// What `self` absorbs beyond `other`, 0 where that is less.
    #[must_use]
    pub fn beyond(&self, other: &Self) -> Self {
        self.with(other, |here, there| here - there)
    }

    /// The greater of the two in every band.
    #[must_use]
    pub fn at_least(&self, other: &Self) -> Self {
        self.with(other, f64::max)
    }

    /// So many times as much; see [`plus`](Self::plus) for odd numbers.
    #[must_use]
    pub fn times(&self, depth: f64) -> Self {
        Self::NONE.plus(self, depth)
    }

    /// In every band 2ab/(a + b), which is 0 where one of them is.
    #[must_use]
    pub fn harmonic_mean(&self, other: &Self) -> Self {
        self.with(other, |here, there| {
            let sum = here + there;
            if sum > 0.0 { 2.0 * here / sum * there } else { 0.0 }
        })
    }

    /// What comes back from it: R = 1 + K/S - sqrt((K/S)^2 + 2 K/S), turned round so that much dye leaves no rounding.
    ///
    /// Since (1 + a)^2 - (a^2 + 2a) = 1, that difference is one over the sum.
    pub fn reflectance(&self) -> Spectrum {
        Spectrum(self.0.map(|a| 1.0 / (1.0 + a + (a * (a + 2.0)).sqrt())))
    }

    /// How it looks in daylight.
    pub fn to_srgb(&self) -> Srgb {
        self.reflectance().to_srgb()
    }

    /// The light that comes back from it in daylight, not cut off.
    pub(crate) fn light(&self) -> [f64; 3] {
        seen(&EYE, &self.reflectance().0)
    }

    /// How it looks in daylight, cut off where a screen's colors end but not rounded to 8 bits.
    ///
    /// For searches: without the curve of sRGB it costs a third of a microsecond.
    pub fn to_lab(&self) -> Lab {
        Lab::of_linear(self.light().map(|light| light.clamp(0.0, 1.0)))
    }

    fn with(&self, other: &Self, mix: impl Fn(f64, f64) -> f64) -> Self {
        let band = |at: usize| mix(self.0[at], other.0[at]).clamp(0.0, MOST);
        Self(std::array::from_fn(band))
    }
}

/// More absorption than this is not told apart from it: the cloth sends back a trillionth of the light.
const MOST: f64 = 1e12;

/// The weights of every band in red, green and blue light.
type Eye = [[f64; BANDS]; 3];

/// What a reflectance looks like: its light.
fn seen(eye: &Eye, reflectance: &[f64; BANDS]) -> [f64; 3] {
    eye.each_ref().map(|weights| weights.iter().zip(reflectance).map(|(w, r)| w * r).sum())
}

/// The weights of daylight as the eye sees it, scaled so that a flat reflectance of 1 is white.
static EYE: Eye = weights();

const fn weights() -> Eye {
    let mut eye = [[0.0; BANDS]; 3];
    let mut channel = 0;
    while channel < 3 {
        let (of, mut sum, mut at) = (RGB_FROM_XYZ[channel], 0.0, 0);
        while at < BANDS {
            let [x, y, z, daylight] = OBSERVED[at];
            eye[channel][at] = (of[0] * x + of[1] * y + of[2] * z) * daylight;
            sum += eye[channel][at];
            at += 1;
        }
        at = 0;
        while at < BANDS {
            eye[channel][at] /= sum;
            at += 1;
        }
        channel += 1;
    }
    eye
}

/// How much comes back at `t`, the hyperbolic tangent of z.
///
/// Near the ends (tanh z + 1)/2 rounds to 0 or 1; a dye of which nothing comes back could not be divided by.
fn reflected(t: f64) -> f64 {
    (0.5 * (t + 1.0)).clamp(1e-9, 1.0 - 1e-9)
}

/// Unknowns of the search: z of every band, and a pull for each of the three lights.
const UNKNOWNS: usize = BANDS + 3;

/// A row of the equations, and last what it should come to.
type Row = [f64; UNKNOWNS + 1];

/// Where the search for a reflectance stands.
struct Guess {
    z: [f64; BANDS],
    /// The Lagrange multipliers of the three lights.
    pull: [f64; 3],
}

impl Guess {
    /// The Newton step toward the smoothest z that looks as `wanted`, and its greatest change of a z.
    ///
    /// With t = tanh z, s = (1 - t^2)/2 the slope of the reflectance, T the weights of the eye, D the second difference
    /// and p the pulls, the least of |steps of z|^2 under T r = wanted is where D z + s T'p = 0. Its derivative by z is
    /// D - diag(2 s t T'p), by p it is s T'; that of T r by z is T s.
    fn newton(&self, eye: &Eye, wanted: [f64; 3]) -> ([f64; UNKNOWNS], f64) {
        let tanh = self.z.map(libm::tanh);
        let light = seen(eye, &tanh.map(|t| 0.5 * (t + 1.0)));
        let mut rows: [Row; UNKNOWNS] = [[0.0; UNKNOWNS + 1]; UNKNOWNS];
        for (at, t) in tanh.into_iter().enumerate() {
            let slope = 0.5 * (1.0 - t * t);
            let pulled: f64 = (0..3).map(|channel| eye[channel][at] * self.pull[channel]).sum();
            let mut rising = slope * pulled;
            // Each neighbor adds (z - neighbor)^2 to the sum.
            for near in [at.wrapping_sub(1), at + 1].into_iter().filter(|near| *near < BANDS) {
                rows[at][at] += 2.0;
                rows[at][near] -= 2.0;
                rising += 2.0 * (self.z[at] - self.z[near]);
            }
            rows[at][at] -= 2.0 * slope * t * pulled;
            for channel in 0..3 {
                rows[at][BANDS + channel] = slope * eye[channel][at];
                rows[BANDS + channel][at] = slope * eye[channel][at];
            }
            rows[at][UNKNOWNS] = -rising;
        }
        for channel in 0..3 {
            rows[BANDS + channel][UNKNOWNS] = wanted[channel] - light[channel];
        }
        let step = solved(rows);
        let size = step[..BANDS].iter().fold(0.0, |size: f64, change| size.max(change.abs()));
        (step, size)
    }

    fn take(&mut self, step: &[f64; UNKNOWNS]) {
        for (value, change) in self.z.iter_mut().chain(&mut self.pull).zip(step) {
            *value += change;
        }
    }
}

/// The solution of linear equations, by elimination with the greatest pivot of each column; no step where there is none.
fn solved(mut rows: [Row; UNKNOWNS]) -> [f64; UNKNOWNS] {
    for at in 0..UNKNOWNS {
        let greatest = (at..UNKNOWNS)
            .max_by(|a, b| rows[*a][at].abs().total_cmp(&rows[*b][at].abs()))
            .unwrap_or(at);
        rows.swap(at, greatest);
        let pivot = rows[at];
        // Far below what a color can make: the equations say nothing about this unknown.
        if pivot[at].abs() < 1e-200 {
            return [0.0; UNKNOWNS];
        }
        for row in &mut rows[at + 1..] {
            let share = row[at] / pivot[at];
            if share != 0.0 {
                for (value, above) in row[at..].iter_mut().zip(&pivot[at..]) {
                    *value -= share * above;
                }
            }
        }
    }
    let mut solution = [0.0; UNKNOWNS];
    for at in (0..UNKNOWNS).rev() {
        let known: f64 = (at + 1..UNKNOWNS).map(|other| rows[at][other] * solution[other]).sum();
        solution[at] = (rows[at][UNKNOWNS] - known) / rows[at][at];
    }
    solution
}

/// Linear sRGB from XYZ of D65: the inverse of the primaries of IEC 61966-2-1, to the seventh digit (Lindbloom).
const RGB_FROM_XYZ: [[f64; 3]; 3] = [
    [3.240_454_2, -1.537_138_5, -0.498_531_4],
    [-0.969_266_0, 1.876_010_8, 0.041_556_0],
    [0.055_643_4, -0.204_025_9, 1.057_225_2],
];

/// What the eye sees of each band: x, y and z of the CIE 1931 observer of 2 degrees, and the power of daylight D65.
///
/// From the tables of CIE 15 (ISO/CIE 11664-1 and 11664-2), 380 to 730 nm, every 10 nm.
const OBSERVED: [[f64; 4]; BANDS] = [
    [0.001_368, 0.000_039_000, 0.006_450_001, 49.9755],
    [0.004_243, 0.00012, 0.020_050_01, 54.6482],
    [0.01431, 0.000_396, 0.067_850_01, 82.7549],
    [0.04351, 0.00121, 0.2074, 91.486],
    [0.13438, 0.004, 0.6456, 93.4318],
    [0.2839, 0.0116, 1.3856, 86.6823],
    [0.34828, 0.023, 1.74706, 104.865],
    [0.3362, 0.038, 1.77211, 117.008],
    [0.2908, 0.06, 1.6692, 117.812],
    [0.19536, 0.09098, 1.28764, 114.861],
    [0.09564, 0.13902, 0.812_950_1, 115.923],
    [0.03201, 0.20802, 0.46518, 108.811],
    [0.0049, 0.323, 0.272, 109.354],
    [0.0093, 0.503, 0.1582, 107.802],
    [0.06327, 0.71, 0.078_249_99, 104.79],
    [0.1655, 0.862, 0.04216, 107.689],
    [0.2904, 0.954, 0.0203, 104.405],
    [0.433_449_9, 0.994_950_1, 0.008_749_999, 104.046],
    [0.5945, 0.995, 0.0039, 100.0],
    [0.7621, 0.952, 0.0021, 96.3342],
    [0.9163, 0.87, 0.001_650_001, 95.788],
    [1.0263, 0.757, 0.0011, 88.6856],
    [1.0622, 0.631, 0.0008, 90.0062],
    [1.0026, 0.503, 0.00034, 89.5991],
    [0.854_449_9, 0.381, 0.00019, 87.6987],
    [0.6424, 0.265, 0.000_050_000, 83.2886],
    [0.4479, 0.175, 0.000_020_000, 83.6992],
    [0.2835, 0.107, 0.0, 80.0268],
    [0.1649, 0.061, 0.0, 80.2146],
    [0.0874, 0.032, 0.0, 82.2778],
    [0.04677, 0.017, 0.0, 78.2842],
    [0.0227, 0.00821, 0.0, 69.7213],
    [0.011_359_16, 0.004_102, 0.0, 71.6091],
    [0.005_790_346, 0.002_091, 0.0, 74.349],
    [0.002_899_327, 0.001_047, 0.0, 61.604],
    [0.001_439_971, 0.00052, 0.0, 69.8856],
];

#[cfg(test)]
mod tests {
    use super::*;

    /// The greatest difference of a channel after the way there and back.
    fn off(color: Srgb) -> u8 {
        let back = Spectrum::of(color).to_srgb();
        [(back.r, color.r), (back.g, color.g), (back.b, color.b)]
            .map(|(a, b)| a.abs_diff(b))
            .into_iter()
            .max()
            .unwrap()
    }

    #[test]
    fn colors_come_back() {
        let steps = [0, 1, 37, 84, 128, 191, 254, 255];
        for r in steps {
            for g in steps {
                for b in steps {
                    let color = Srgb::new(r, g, b);
                    assert_eq!(off(color), 0, "{color}");
                }
            }
        }
    }

    #[test]
    fn a_search_sees_what_a_screen_shows() {
        for r in [0, 60, 200, 255] {
            for g in [0, 90, 255] {
                let color = Srgb::new(r, g, 40);
                let found = Spectrum::of(color).absorption().to_lab();
                // Half a step of 8 bits is at most this much.
                assert!(found.distance(Lab::of(color)) < 0.8, "{color} {found:?}");
            }
        }
        let deep = Absorption([MOST; BANDS]).to_lab();
        assert!(deep.l.abs() < 1e-6 && deep.chroma() < 1e-6, "{deep:?}");
    }

    #[test]
    fn flat_grey_is_grey() {
        for share in [0.1, 0.5, 1.0] {
            let color = Spectrum([share; BANDS]).to_srgb();
            assert!(color.r == color.g && color.g == color.b, "{color}");
        }
        let grey = Spectrum::of(Srgb::new(128, 128, 128));
        let ends = grey.0.iter().fold((1.0_f64, 0.0_f64), |(a, b), r| (a.min(*r), b.max(*r)));
        assert!(ends.1 - ends.0 < 1e-6, "{ends:?}");
    }

    #[test]
    fn absorption_and_reflectance_are_each_other_turned_round() {
        for r in [1e-9, 1e-4, 0.1033, 0.5, 0.999, 1.0] {
            let back = Spectrum([r; BANDS]).absorption().reflectance().0[7];
            assert!((back - r).abs() < 1e-12, "{r} {back}");
        }
        // The Balai Besar measured 10.33 % and K/S 3.88 (docs/craft.md, section 4.9).
        let measured = Spectrum([0.1033; BANDS]).absorption().0[0];
        assert!((measured - 3.89).abs() < 0.005, "{measured}");
    }

    #[test]
    fn nothing_is_ever_no_number() {
        let colors = [Srgb::new(0, 0, 0), Srgb::new(255, 255, 255), Srgb::new(255, 0, 0)];
        let none = [Absorption::NONE, Absorption([MOST; BANDS])];
        for a in colors.map(|color| Spectrum::of(color).absorption()).into_iter().chain(none) {
            for depth in [-1.0, 0.0, 1.0, 1e9, f64::MAX, f64::INFINITY, f64::NAN] {
                let sum = Absorption::NONE.plus(&a, depth).plus(&a, depth);
                assert!(sum.0.iter().all(|a| a.is_finite() && *a >= 0.0), "{depth} {sum:?}");
                let curve = sum.reflectance();
                assert!(curve.0.iter().all(|r| (0.0..=1.0).contains(r)), "{depth} {curve:?}");
            }
        }
    }
}
