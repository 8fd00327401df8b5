//! A dye and a cloth, as a file states them.
//!
//! **Invariant:** a dye has at least one shade; shades rise in dips; all numbers are finite and within the limits of
//! the reader.

use std::sync::OnceLock;

use super::chemical::Need;
use crate::color::Srgb;
use crate::color::difference::{Lab, delta_e};
use crate::color::spectrum::{Absorption, Spectrum};
use crate::param::Bilingual;
use crate::spelling::slug;

/// The family that a dye belongs to: how it is brought onto the cloth.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Family {
    /// A vat: dips, each followed by air. Medel.
    Indigo,
    /// Barks that give the browns of the courts. Nyoga.
    Soga,
    /// Other plants, mostly with a [`Fixer`].
    Natural,
    /// Naphthol, then a diazo salt that makes the color.
    Naphthol,
    /// A vat dye made soluble: the color comes with acid, or with sunlight.
    Indigosol,
    /// Reactive dyes, mostly brushed on. Colet.
    Remazol,
}

impl Family {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::Indigo, Self::Soga, Self::Natural, Self::Naphthol, Self::Indigosol, Self::Remazol];

    /// Its word in the data files.
    pub fn key(self) -> &'static str {
        match self {
            Self::Indigo => "indigo",
            Self::Soga => "soga",
            Self::Natural => "natural",
            Self::Naphthol => "naphthol",
            Self::Indigosol => "indigosol",
            Self::Remazol => "remazol",
        }
    }
}

impl Family {
    /// Whether its depth is a matter of how often the cloth is dipped; else of how strong the bath is.
    pub fn is_dipped(self) -> bool {
        match self {
            Self::Indigo | Self::Soga | Self::Natural => true,
            Self::Naphthol | Self::Indigosol | Self::Remazol => false,
        }
    }
}

/// What binds a natural dye and turns its color (docs/craft.md, section 4.9).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fixer {
    /// Tawas: lightest and brightest.
    Alum,
    /// Kapur: deeper and warmer.
    Lime,
    /// Tunjung: dark grey-green.
    Iron,
}

impl Fixer {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Alum, Self::Lime, Self::Iron];

    /// Its word in the data files, that of the workshops.
    pub fn key(self) -> &'static str {
        match self {
            Self::Alum => "tawas",
            Self::Lime => "kapur",
            Self::Iron => "tunjung",
        }
    }
}

/// What a dye looks like after some dips.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shade {
    /// How often the cloth was dipped.
    pub dips: f64,
    /// Its color then.
    pub color: Srgb,
}

/// A cloth before the first bath: greige, as the trade says.
#[derive(Clone, Debug, PartialEq)]
pub struct Greige {
    /// Its name in designs: lower case, words joined by hyphens.
    pub key: String,
    /// Its name for people.
    pub name: Bilingual,
    /// Other names that find it.
    pub synonyms: Vec<String>,
    /// Its color, washed.
    pub color: Srgb,
    /// Where the color comes from.
    pub source: Bilingual,
    /// Whether the color was measured; otherwise it is an estimate.
    pub measured: bool,
    pub(super) absorption: OnceLock<Absorption>,
}

impl Greige {
    /// Every other name that finds it, as keys are written.
    pub(super) fn other_names(&self) -> Vec<String> {
        plain_names(&self.name, &self.synonyms)
    }

    /// What the bare cloth absorbs. Computed when first asked for.
    pub fn absorption(&self) -> &Absorption {
        self.absorption.get_or_init(|| Spectrum::of(self.color).absorption())
    }
}

/// A dye, or a pair of a dye and what develops or fixes it.
#[derive(Clone, Debug, PartialEq)]
pub struct Dye {
    /// Its name in designs: lower case, words joined by hyphens.
    pub key: String,
    /// Its name for people.
    pub name: Bilingual,
    /// Other names that find it.
    pub synonyms: Vec<String>,
    /// Its family.
    pub family: Family,
    /// What fixes it, where the file says so.
    pub fixer: Option<Fixer>,
    /// How it is dyed, `{fixer}` for its fixer: [`Dyes::recipe`](super::Dyes::recipe) fills that in; may be empty.
    pub recipe: Bilingual,
    /// Grams of dyestuff in a liter of a bath for the deepest shade; nothing for vats and barks, which go by dips.
    pub per_liter: Option<f64>,
    /// What is weighed as that dyestuff, where the dye is a pair of it and something else.
    pub dyestuff: Option<Bilingual>,
    /// What else a bath needs: auxiliaries, barks, salts.
    pub needs: Vec<Need>,
    /// Where recipe and color come from.
    pub source: Bilingual,
    /// Whether the shades were measured; otherwise they are estimates.
    pub measured: bool,
    pub(super) shades: Vec<Shade>,
    /// Dips after which cloth holds 63 % of all that it can take.
    pub(super) saturation: f64,
    /// The bare cloth on which the shades are seen.
    pub(super) ground: Srgb,
    pub(super) knots: OnceLock<Vec<Knot>>,
}

/// What a shade has absorbed beyond its cloth.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Knot {
    depth: f64,
    absorption: Absorption,
    /// How fast absorption rises there, for each unit of depth.
    slope: Absorption,
}

impl Dye {
    /// Every other name that finds it, as keys are written.
    pub(super) fn other_names(&self) -> Vec<String> {
        plain_names(&self.name, &self.synonyms)
    }

    /// What it looks like after so many dips, the fewest first.
    pub fn shades(&self) -> &[Shade] {
        &self.shades
    }

    /// The dips of the deepest shade, that of depth 1; 1 at least.
    pub fn reference_dips(&self) -> f64 {
        self.shades.last().map_or(1.0, |shade| shade.dips)
    }

    /// The depth after `dips` dips of equal length; parts of a dip are shorter dips.
    ///
    /// Each dip adds less than the one before, since the cloth fills up: c(n) = 1 - exp(-n/n0), divided by that of the
    /// deepest shade, so that the colors in the file are met (docs/craft.md, section 6.3). Below 0 dips, depth 0.
    pub fn depth_of(&self, dips: f64) -> f64 {
        let dips = if dips > 0.0 { dips } else { 0.0 };
        self.uptake(dips) / self.uptake(self.reference_dips())
    }

    /// The depth that no number of dips goes beyond.
    pub fn deepest(&self) -> f64 {
        1.0 / self.uptake(self.reference_dips())
    }

    /// How many dips lead to `depth`; `None` where no number does.
    pub fn dips_for(&self, depth: f64) -> Option<f64> {
        let share = depth / self.deepest();
        (0.0..1.0).contains(&share).then(|| -self.saturation * libm::log1p(-share))
    }

    /// The depth of two baths of it after one another.
    ///
    /// With u the share of all that the cloth can take, 1 - u is what dips leave free: the shares that two baths leave
    /// free multiply. Beyond what dips can reach, amounts are simply added.
    pub fn together(&self, first: f64, second: f64) -> f64 {
        let most = self.deepest();
        let free = |depth: f64| 1.0 - depth.max(0.0) / most;
        if free(first) <= 0.0 || free(second) <= 0.0 {
            return first.max(0.0) + second.max(0.0);
        }
        most * (1.0 - free(first) * free(second))
    }

    /// The depth of the bath that leads from one depth to a greater one: what [`together`](Self::together) undoes.
    pub fn between(&self, from: f64, to: f64) -> f64 {
        let most = self.deepest();
        let free = |depth: f64| 1.0 - depth.max(0.0) / most;
        if free(from) <= 0.0 || free(to) <= 0.0 {
            return (to - from).max(0.0);
        }
        most * (1.0 - free(to) / free(from)).max(0.0)
    }

    /// What `depth` of it absorbs beyond the cloth. Computes its shades when first asked.
    ///
    /// Between shades it goes in a smooth curve that rises with the depth and meets each of them; beyond the deepest it
    /// grows in proportion to the depth. Dyes never lighten: a shade that is brighter in a band than the one before it, or
    /// than the cloth, is met as nearly as that allows; see [`unmet`](Self::unmet).
    pub fn absorption(&self, depth: f64) -> Absorption {
        let knots = self.knots();
        let Some(last) = knots.last() else { return Absorption::NONE };
        // The deepest shade has depth 1.
        if depth >= last.depth {
            return Absorption::NONE.plus(&last.absorption, depth);
        }
        let above = knots.partition_point(|knot| knot.depth < depth).max(1);
        let [from, to] = [&knots[above - 1], &knots[above]];
        curve(from, to, depth)
    }

    /// The shades that no dye can have, since dyes only darken: somewhere brighter than their cloth, or than the shade
    /// before. Computes the shades when first asked.
    pub fn unmet(&self) -> Vec<Unmet> {
        let ground = Spectrum::of(self.ground).absorption();
        let shown = |knot: &Knot| ground.plus(&knot.absorption, 1.0).to_srgb();
        let mut before = None;
        let mut unmet = Vec::new();
        for (shade, knot) in self.shades.iter().zip(&self.knots()[1..]) {
            let shown = shown(knot);
            if shown != shade.color {
                let brighter = |than: &Shade| is_brighter(shade.color, than.color);
                let than =
                    before.filter(brighter).filter(|_| !is_brighter(shade.color, self.ground));
                unmet.push(Unmet { shade: *shade, shown, ground: self.ground, than });
            }
            before = Some(Shade { dips: shade.dips, color: shown });
        }
        unmet
    }

    /// The share of all that the cloth can take, 0 to 1.
    fn uptake(&self, dips: f64) -> f64 {
        -libm::expm1(-dips / self.saturation)
    }

    /// The bare cloth, and every shade.
    fn knots(&self) -> &[Knot] {
        self.knots.get_or_init(|| {
            let ground = Spectrum::of(self.ground).absorption();
            let mut below = Absorption::NONE;
            let mut knots =
                vec![Knot { depth: 0.0, absorption: below.clone(), slope: below.clone() }];
            for shade in &self.shades {
                below = met(shade.color, &ground, &below);
                let depth = self.depth_of(shade.dips);
                knots.push(Knot { depth, absorption: below.clone(), slope: Absorption::NONE });
            }
            for at in 0..knots.len() {
                knots[at].slope = slope(&knots, at);
            }
            knots
        })
    }
}

fn plain_names(name: &Bilingual, synonyms: &[String]) -> Vec<String> {
    synonyms.iter().chain([&name.id, &name.en]).map(|name| slug(name)).collect()
}

/// A shade that is shown in another color than its file states.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Unmet {
    /// As it stands in the file.
    pub shade: Shade,
    /// What is shown: the nearest that a dye can have.
    pub shown: Srgb,
    /// The cloth that it is seen on.
    pub ground: Srgb,
    /// The shade before, as it is shown, where that is what it is brighter than; else it is the cloth.
    pub than: Option<Shade>,
}

/// Whether any of red, green and blue is brighter.
fn is_brighter(color: Srgb, than: Srgb) -> bool {
    color.r > than.r || color.g > than.g || color.b > than.b
}

/// Rounds of aiming beside a color: each brings it some ten times nearer where it can be met at all.
const AIMED: usize = 12;

/// What looks like `color` on a ground, absorbing nowhere less than `floor` beyond the ground.
///
/// The smoothest reflectance may be brighter than the ground in a band though the color is darker. Cut off there it is
/// too dark; so it is aimed at a color as much brighter, and again. A color that cannot be met so is met as nearly as
/// any of the tries does.
fn met(color: Srgb, ground: &Absorption, floor: &Absorption) -> Absorption {
    let wanted = color.to_linear();
    let (mut aim, mut best) = (wanted, None);
    for _ in 0..AIMED {
        let tried = Spectrum::of_light(aim).absorption().beyond(ground).at_least(floor);
        let sum = ground.plus(&tried, 1.0);
        let off = delta_e(Lab::of(color), sum.to_lab());
        if best.as_ref().is_none_or(|(least, _)| off < *least) {
            best = Some((off, tried));
        }
        if sum.to_srgb() == color {
            break;
        }
        let seen = sum.light();
        for (aim, (wanted, seen)) in aim.iter_mut().zip(wanted.iter().zip(seen)) {
            *aim = (*aim + wanted - seen).clamp(0.0, 1.0);
        }
    }
    best.map_or_else(|| floor.clone(), |(_, absorption)| absorption)
}

/// How fast absorption rises at a knot: the harmonic mean of the slopes to both sides, so that the curve never falls and
/// never overshoots (Fritsch and Butland 1984, "A method for constructing local monotone piecewise cubic interpolants").
fn slope(knots: &[Knot], at: usize) -> Absorption {
    let rise = |from: &Knot, to: &Knot| {
        to.absorption.beyond(&from.absorption).times(1.0 / (to.depth - from.depth))
    };
    match (at.checked_sub(1).and_then(|before| knots.get(before)), knots.get(at + 1)) {
        (Some(before), Some(after)) => {
            rise(before, &knots[at]).harmonic_mean(&rise(&knots[at], after))
        }
        (Some(before), None) => rise(before, &knots[at]),
        (None, Some(after)) => rise(&knots[at], after),
        (None, None) => Absorption::NONE,
    }
}

/// The cubic from one knot to the next that has the slopes of both (Hermite).
fn curve(from: &Knot, to: &Knot, depth: f64) -> Absorption {
    let span = to.depth - from.depth;
    let t = ((depth.max(0.0) - from.depth) / span).clamp(0.0, 1.0);
    let (square, cube) = (t * t, t * t * t);
    let bend = cube - square;
    // The weight of the farther slope is negative, so it is taken away at the end.
    let sum = Absorption::NONE
        .plus(&from.absorption, 2.0 * cube - 3.0 * square + 1.0)
        .plus(&to.absorption, 3.0 * square - 2.0 * cube)
        .plus(&from.slope, (bend - square + t) * span);
    sum.beyond(&Absorption::NONE.plus(&to.slope, -bend * span))
}
