//! Colors as print shops write them: L\*a\*b\* under D50, and shares of four inks.
//!
//! **Invariant:** finite values give a finite light; white is white and black is black.

use super::Srgb;

/// The light of a CIE 1976 L\*a\*b\* color whose white is D50, as Adobe's programs and ICC profiles have it.
///
/// L\* runs from 0 to 100. Below 0 and above 1 is light that an sRGB screen cannot show. The eye is taken from D50 to D65
/// by the Bradford transform, as ICC profiles do; [`Lab`](super::difference::Lab) has D65 and is another space.
pub fn light_of_lab([l, a, b]: [f64; 3]) -> [f64; 3] {
    let y = (l + 16.0) / 116.0;
    let xyz = [straightened(y + a / 500.0), straightened(y), straightened(y - b / 200.0)];
    RGB_FROM_WHITE.map(|row| {
        let sum: f64 = row.iter().zip(xyz).map(|(weight, share)| weight * share).sum();
        sum / row.iter().sum::<f64>()
    })
}

/// What shares of cyan, magenta, yellow and black leave of white paper, 0 for no ink and 1 for a full layer.
///
/// A rule of thumb, (1 - c)(1 - k) and so on: real inks are duller, and only the profile of a press knows how.
pub fn of_inks([cyan, magenta, yellow, black]: [f64; 4]) -> Srgb {
    let left = |ink: f64| 1.0 - ink.clamp(0.0, 1.0);
    Srgb::from_shares([cyan, magenta, yellow].map(|ink| left(ink) * left(black)))
}

/// The curve of L\* turned round: a third power, straight near black.
fn straightened(value: f64) -> f64 {
    const KNEE: f64 = 6.0 / 29.0;
    if value > KNEE { value * value * value } else { 3.0 * KNEE * KNEE * (value - 4.0 / 29.0) }
}

/// Linear sRGB from shares of X, Y and Z of the white D50: the inverse of the primaries adapted by Bradford (Lindbloom),
/// each column times that of the white, 0.96422, 1 and 0.82521 (ICC.1).
const RGB_FROM_WHITE: [[f64; 3]; 3] = [
    [3.133_856_1 * 0.96422, -1.616_866_7, -0.490_614_6 * 0.82521],
    [-0.978_768_4 * 0.96422, 1.916_141_5, 0.033_454_0 * 0.82521],
    [0.071_945_3 * 0.96422, -0.228_991_4, 1.405_242_7 * 0.82521],
];

#[cfg(test)]
mod tests {
    use super::*;

    /// The primaries of sRGB in L\*a\*b\* under D50, adapted by Bradford (Lindbloom's calculator).
    #[test]
    fn known_colors_come_out() {
        let known = [
            ([100.0, 0.0, 0.0], Srgb::new(255, 255, 255)),
            ([0.0, 0.0, 0.0], Srgb::new(0, 0, 0)),
            ([53.585, 0.0, 0.0], Srgb::new(128, 128, 128)),
            ([54.2917, 80.8125, 69.8851], Srgb::new(255, 0, 0)),
            ([87.8181, -79.2873, 80.9902], Srgb::new(0, 255, 0)),
            ([29.5676, 68.2986, -112.0294], Srgb::new(0, 0, 255)),
        ];
        for (lab, color) in known {
            let light = light_of_lab(lab);
            assert_eq!(Srgb::from_linear(light), color, "{lab:?} {light:?}");
            assert!(light.iter().all(|light| (-1e-3..=1.001).contains(light)), "{lab:?} {light:?}");
        }
    }

    #[test]
    fn what_no_screen_shows_is_beyond() {
        let light = light_of_lab([60.0, -120.0, -20.0]);
        assert!(light[0] < -0.1, "{light:?}");
        let far = f64::from(f32::MAX);
        assert!(light_of_lab([far, -far, far]).iter().all(|light| light.is_finite()));
    }

    #[test]
    fn inks_take_light_away() {
        assert_eq!(of_inks([0.0; 4]), Srgb::new(255, 255, 255));
        assert_eq!(of_inks([0.0, 0.0, 0.0, 1.0]), Srgb::new(0, 0, 0));
        assert_eq!(of_inks([1.0, 0.5, 0.0, 0.0]), Srgb::new(0, 128, 255));
        assert_eq!(of_inks([9.0, -9.0, f64::NAN, 0.0]), Srgb::new(0, 255, 0));
    }
}
