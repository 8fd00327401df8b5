//! Colors that a role may have in a mood: ranges of lightness, chroma and hue.
//!
//! **Invariant:** a color within all ranges is 0 off, and being off grows evenly.

use crate::color::difference::Lab;

/// A color with what is asked of it again and again.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Tone {
    pub(super) lab: Lab,
    pub(super) chroma: f64,
    pub(super) hue: f64,
}

impl Tone {
    pub(super) fn of(lab: Lab) -> Self {
        Self { lab, chroma: lab.chroma(), hue: lab.hue() }
    }

    /// How far apart two hues are, 0 to 180 degrees.
    pub(super) fn turn(self, hue: f64) -> f64 {
        let turn = (self.hue - hue).abs();
        turn.min(360.0 - turn)
    }
}

/// A family of colors.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Ideal {
    pub(super) lightness: (f64, f64),
    pub(super) chroma: (f64, f64),
    pub(super) hue: Hues,
}

/// Hues around one of them, in degrees.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Hues {
    pub(super) middle: f64,
    /// How far to both sides; 180 for any.
    pub(super) spread: f64,
}

/// Steps of lightness and of chroma that are one off, and degrees of hue for a color as vivid as a brown.
const STEP: f64 = 20.0;
const TURN: f64 = 40.0;

/// Below this chroma the hue of a color fades.
const FADED: f64 = 20.0;

impl Ideal {
    /// From the least to the greatest lightness and chroma.
    pub(super) const fn new(lightness: (f64, f64), chroma: (f64, f64), hue: Hues) -> Self {
        Self { lightness, chroma, hue }
    }

    /// How far a color is from the family: 0 within, 1 is another family.
    pub(super) fn off(&self, tone: Tone) -> f64 {
        let beyond = |value: f64, (low, high): (f64, f64)| (low - value).max(value - high).max(0.0);
        let turn = (tone.turn(self.hue.middle) - self.hue.spread).max(0.0);
        beyond(tone.lab.l, self.lightness) / STEP
            + beyond(tone.chroma, self.chroma) / STEP
            + turn / TURN * (tone.chroma / FADED).min(1.0)
    }

    /// Whether a color is one of the family.
    pub(super) fn has(&self, tone: Tone) -> bool {
        self.off(tone) < 1e-9
    }
}

/// How far a color is from the nearest of some families, each with what it costs to choose it.
pub(super) fn off(ideals: &[(Ideal, f64)], tone: Tone) -> f64 {
    ideals.iter().map(|(ideal, cost)| cost + ideal.off(tone)).fold(f64::INFINITY, f64::min)
}

/// Any hue.
pub(super) const ANY: Hues = Hues { middle: 0.0, spread: 180.0 };

/// Hues of the workshop.
pub(super) const BLUES: Hues = Hues { middle: 268.0, spread: 24.0 };
pub(super) const BROWNS: Hues = Hues { middle: 64.0, spread: 14.0 };
const YELLOWS: Hues = Hues { middle: 80.0, spread: 20.0 };

pub(super) const WHITE: Ideal = Ideal::new((88.0, 100.0), (0.0, 14.0), ANY);
pub(super) const CREAM: Ideal = Ideal::new((78.0, 93.0), (10.0, 36.0), YELLOWS);
pub(super) const BROWN: Ideal = Ideal::new((30.0, 62.0), (24.0, 62.0), BROWNS);
pub(super) const BLACK: Ideal = Ideal::new((5.0, 25.0), (0.0, 18.0), ANY);
pub(super) const NAVY: Ideal = Ideal::new((12.0, 36.0), (8.0, 60.0), BLUES);
pub(super) const BLUE: Ideal = Ideal::new((30.0, 60.0), (14.0, 60.0), BLUES);
pub(super) const SKY: Ideal = Ideal::new((58.0, 82.0), (8.0, 40.0), BLUES);
pub(super) const BRIGHT: Ideal = Ideal::new((38.0, 88.0), (33.0, 120.0), ANY);
pub(super) const DEEP: Ideal = Ideal::new((12.0, 34.0), (12.0, 60.0), ANY);
pub(super) const PALE: Ideal = Ideal::new((79.0, 93.0), (9.0, 30.0), ANY);
pub(super) const SOFT: Ideal = Ideal::new((66.0, 86.0), (14.0, 42.0), ANY);
pub(super) const MUTED: Ideal = Ideal::new((50.0, 68.0), (18.0, 46.0), ANY);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dyes_belong_to_their_families() {
        let look = |color: &str| Tone::of(Lab::of(color.parse().unwrap()));
        for (ideal, color) in [
            (WHITE, "#F4F0E4"),
            (BROWN, "#B0702F"),
            (BROWN, "#6E4326"),
            (BLACK, "#222627"),
            (NAVY, "#1F2F55"),
            (BLUE, "#3F6FA3"),
            (SKY, "#8FB0CC"),
            (BRIGHT, "#C2263F"),
            (DEEP, "#8E2038"),
        ] {
            assert!(ideal.has(look(color)), "{color} {:?}", look(color));
        }
        assert!(BROWN.off(look("#3F6FA3")) > 1.0 && BLUE.off(look("#B0702F")) > 1.0);
        let reds = Ideal::new((0.0, 100.0), (0.0, 200.0), Hues { middle: 5.0, spread: 20.0 });
        assert!(reds.has(look("#E0739B")), "hues go round: {}", look("#E0739B").hue);
    }
}
