//! A color that is wanted, and how far another one is from it, quickly.
//!
//! **Invariant:** a distance is a finite number, 0 for the same color.

use crate::color::Srgb;
use crate::color::difference::Lab;

/// A wanted color and what it weighs.
#[derive(Clone, Copy, Debug)]
pub(super) struct Target {
    lab: Lab,
    chroma: f64,
    /// How much differences of chroma and of hue count among colors as vivid as this one.
    finer: (f64, f64),
    pub(super) weight: f64,
    /// Whether it is wanted on an area, where wax has to be boiled off instead of scraped.
    pub(super) is_area: bool,
}

impl Target {
    pub(super) fn new(color: Srgb, weight: f64) -> Self {
        let lab = Lab::of(color);
        let chroma = lab.chroma();
        // CIE 94, with the wanted color as the standard: among vivid colors the eye is less strict.
        let finer = (1.0 + 0.045 * chroma, 1.0 + 0.015 * chroma);
        Self {
            lab,
            chroma,
            finer: (1.0 / (finer.0 * finer.0), 1.0 / (finer.1 * finer.1)),
            weight,
            is_area: false,
        }
    }

    /// The same on areas.
    pub(super) fn on_areas(self) -> Self {
        Self { is_area: true, ..self }
    }

    /// The square of Delta E 94 from the wanted color to another one.
    ///
    /// For the inner loop of a search: a root and a dozen products, a twentieth of Delta E 2000, and seldom more than a
    /// fifth away from it.
    pub(super) fn squared(&self, found: Lab) -> f64 {
        let (l, a, b) = (self.lab.l - found.l, self.lab.a - found.a, self.lab.b - found.b);
        let c = self.chroma - found.chroma();
        let h = (a * a + b * b - c * c).max(0.0);
        l * l + c * c * self.finer.0 + h * self.finer.1
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::color::difference::delta_e;

    #[test]
    fn it_ranks_as_delta_e_does() {
        let wanted = Srgb::new(0x3F, 0x6F, 0xA3);
        let target = Target::new(wanted, 1.0);
        assert!(target.squared(Lab::of(wanted)).abs() < 1e-9);
        let others = ["#446FA0", "#2B4FA6", "#24345F", "#B0702F", "#F4F0E4"];
        let others = others.map(|color| Lab::of(color.parse().unwrap()));
        let ranks =
            |way: &dyn Fn(Lab) -> f64| others.map(way).windows(2).all(|pair| pair[0] < pair[1]);
        assert!(ranks(&|other| target.squared(other)));
        assert!(ranks(&|other| delta_e(Lab::of(wanted), other)));
    }
}
