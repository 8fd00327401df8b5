//! How much wax and dye a piece of cloth takes, roughly.
//!
//! Workshops differ, and nobody published a measurement that would fit all of them: these numbers are for buying, not
//! for a price. What they rest on stands in the constants, and every plan says so.
//!
//! **Invariant:** nothing is negative; what a file does not say is not guessed.

use super::chemical::{Chemical, Dose, Measure, Need};
use super::dyestuff::Dye;
use super::fabric::Fabric;
use super::plan::Plan;
use super::recipe::{Dyebath, Recipe};
use super::shelf::Dyes;
use crate::design::dyeing::Work;
use crate::mark::Part;
use crate::param::Bilingual;

/// Grams of wax on a square meter of waxed cloth, one side.
///
/// A layer of a quarter of a millimeter at 0.9 g/cm3. For lines on a seventh of a cloth of 1.15 x 2.5 m that is the 88 g
/// that were measured where a hand waxed them.
pub const WAX: f64 = 225.0;

/// Grams of a square meter of mori, primisima.
pub const CLOTH: f64 = 110.0;

/// Liters of bath for a kilogram of cloth: a small trough in which the cloth just moves.
pub const LIQUOR: f64 = 20.0;

/// Liters of dye that a kilogram of cloth drinks from a brush.
pub const DRUNK: f64 = 1.0;

/// What a piece takes.
#[derive(Clone, Debug, PartialEq)]
pub struct Estimate {
    /// Grams of wax that go on in all steps together, one side of the cloth.
    pub wax: f64,
    /// For each bath of the recipe.
    pub baths: Vec<Liquor>,
    /// Everything that is to be bought, each once: wax not among it.
    pub shopping: Vec<Ingredient>,
}

/// Something to weigh, and to buy.
#[derive(Clone, Debug, PartialEq)]
pub struct Ingredient {
    /// What it is called.
    pub name: Bilingual,
    /// How much of it, in its unit.
    pub amount: f64,
    /// How it is measured.
    pub unit: Measure,
    /// What to mind; empty where there is nothing.
    pub care: Vec<Bilingual>,
}

/// What one bath is filled with.
#[derive(Clone, Debug, PartialEq)]
pub struct Liquor {
    /// Liters of liquor.
    pub liters: f64,
    /// Grams of dye in them, where the file of the dye says how much goes into a liter.
    pub grams: Option<f64>,
    /// The dyestuff and what goes into the bath with it.
    pub items: Vec<Ingredient>,
    /// The bath apart in which the whole cloth is mordanted, developed or fixed; nothing where a later one does that too.
    pub apart: Option<Apart>,
}

/// A bath without dye.
#[derive(Clone, Debug, PartialEq)]
pub struct Apart {
    /// Liters of liquor.
    pub liters: f64,
    /// What stands in them.
    pub items: Vec<Ingredient>,
}

/// What a piece of so many square meters takes.
pub fn estimate(plan: &Plan, fabric: &Fabric, dyes: &Dyes, area: f64) -> Estimate {
    let waxed = plan.steps().iter().map(|step| match &step.work {
        Work::Wax(parts) | Work::Close(parts) => fabric.share(parts),
        Work::Scrape(_) | Work::Brush(..) | Work::Dip(_) | Work::BoilOff | Work::Unknown(_) => 0.0,
    });
    let kilograms = area * CLOTH / 1000.0;
    let recipe = plan.recipe();
    let liquor = |(at, dyebath): (usize, &Dyebath)| {
        let reached = recipe.reach().iter().filter(|(_, reach)| reach.has(at));
        let reached: Vec<&Part> = reached.map(|(part, _)| part).collect();
        let liters = match dyebath.is_brushed {
            _ if reached.is_empty() || again(recipe, at) => 0.0,
            true => kilograms * fabric.share(reached) * DRUNK,
            false => kilograms * LIQUOR,
        };
        // What a file says of a liter is for its deepest shade.
        let uptake = dyebath.uptake.as_ref();
        let grams = uptake.and_then(|it| Some(it.dye().per_liter? * it.depth() * liters));
        let filled = dyebath.dye().filter(|_| liters > 0.0);
        let finished = filled.filter(|_| finishes(plan, dyes, at) > 0);
        let apart = finished.and_then(|dye| apart_of(dye, dyes, kilograms * LIQUOR));
        let items = filled.map(|dye| items_of(dye, dyes, liters, grams));
        Liquor { liters, grams, items: items.unwrap_or_default(), apart }
    };
    let baths: Vec<Liquor> = recipe.baths().iter().enumerate().map(liquor).collect();
    let padded = recipe.baths().iter().zip(&baths).enumerate();
    let padded = padded.filter(|(_, (_, liquor))| liquor.liters > 0.0);
    let padded =
        padded.filter_map(|(at, (dyebath, _))| Some((dyebath.dye()?, finishes(plan, dyes, at))));
    let padded = padded.flat_map(|(dye, times)| {
        let coats = kilograms * times as f64;
        let padding = padding(dye, dyes).into_iter().filter(move |_| times > 0);
        padding.map(move |item| Ingredient { amount: item.amount * coats, ..item })
    });
    let in_bath = |liquor: &Liquor| {
        let apart = liquor.apart.iter().flat_map(|apart| &apart.items);
        liquor.items.iter().chain(apart).cloned().collect::<Vec<_>>()
    };
    let shopping = bought(baths.iter().flat_map(in_bath).chain(padded));
    Estimate { wax: waxed.sum::<f64>() * area * WAX, baths, shopping }
}

/// What stands in so many liters of a bath: its dyestuff first.
fn items_of(dye: &Dye, dyes: &Dyes, liters: f64, grams: Option<f64>) -> Vec<Ingredient> {
    let dyestuff = grams.map(|amount| Ingredient {
        name: dye.dyestuff.clone().unwrap_or_else(|| dye.name.clone()),
        amount,
        unit: Measure::Gram,
        care: Vec::new(),
    });
    let item = |need: &Need| {
        let amount = match need.dose {
            Dose::PerLiter(amount) => amount * liters,
            Dose::PerGram(amount) => amount * grams?,
            Dose::Apart(_) | Dose::PerKilogram(_) => return None,
        };
        Some(item(dyes.chemical(&need.chemical), amount))
    };
    dyestuff.into_iter().chain(dyes.needs(dye).iter().filter_map(item)).collect()
}

/// The bath of so many liters that a dye needs beside that of its own.
fn apart_of(dye: &Dye, dyes: &Dyes, liters: f64) -> Option<Apart> {
    let stands = |need: &Need| match need.dose {
        Dose::Apart(amount) => Some(item(dyes.chemical(&need.chemical), amount * liters)),
        Dose::PerLiter(_) | Dose::PerGram(_) | Dose::PerKilogram(_) => None,
    };
    let items: Vec<Ingredient> = dyes.needs(dye).iter().filter_map(stands).collect();
    (!items.is_empty()).then_some(Apart { liters, items })
}

/// How often a bath is fixed by itself, and not together with a later one.
fn finishes(plan: &Plan, dyes: &Dyes, bath: usize) -> usize {
    let of_bath = plan.steps().iter().enumerate().filter(|(_, step)| step.bath() == Some(bath));
    of_bath.filter(|(at, _)| plan.finished_in(*at, dyes) == *at).count()
}

/// What the whole cloth is coated with for a dye, for a kilogram of it.
fn padding(dye: &Dye, dyes: &Dyes) -> Vec<Ingredient> {
    let coat = |need: &Need| match need.dose {
        Dose::PerKilogram(amount) => Some(item(dyes.chemical(&need.chemical), amount)),
        Dose::PerLiter(_) | Dose::Apart(_) | Dose::PerGram(_) => None,
    };
    dyes.needs(dye).iter().filter_map(coat).collect()
}

fn item(chemical: Chemical, amount: f64) -> Ingredient {
    Ingredient { name: chemical.name, amount, unit: chemical.unit, care: chemical.care }
}

/// Everything once: what several baths need is added up.
fn bought(needed: impl Iterator<Item = Ingredient>) -> Vec<Ingredient> {
    let mut all: Vec<Ingredient> = Vec::new();
    for item in needed {
        match all.iter_mut().find(|other| other.name == item.name) {
            Some(other) => other.amount += item.amount,
            None => all.push(item),
        }
    }
    all
}

/// Whether a bath is dipped into a vat that stands there since an earlier one: tints of a gradation share their vat.
fn again(recipe: &Recipe, at: usize) -> bool {
    let is_vat = |dyebath: &Dyebath| {
        !dyebath.is_brushed && dyebath.dye().is_some_and(|dye| dye.family.is_dipped())
    };
    let dyebath = &recipe.baths()[at];
    let stands = |other: usize| {
        let earlier = &recipe.baths()[other];
        recipe.is_used(other) && is_vat(earlier) && earlier.has_dye_of(dyebath)
    };
    is_vat(dyebath) && (0..at).any(stands)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::design::Dyeing;
    use crate::design::dyeing::{self, Chain};
    use crate::dye::{Dyes, Field};

    #[test]
    fn a_piece_takes_what_the_constants_say() {
        let dyes = Dyes::standard();
        let parts = ["klowong", "latar", "merah"].map(Part::new);
        let field = |share| Field { share, is_area: false, ..Field::default() };
        let shares = [0.1, 0.65, 0.25].map(field);
        let fabric = Fabric::of(parts.iter().cloned().zip(shares));
        let brushed = dyeing::Bath { is_brushed: true, ..dyeing::Bath::new("remazol-merah-8b") };
        let dyeing = Dyeing {
            baths: vec![brushed, dyeing::Bath::new("indigo"), dyeing::Bath::new("indigo")],
            parts: [(parts[0].clone(), vec![]), (parts[1].clone(), vec![1, 2])].into(),
            ..Dyeing::new(Chain::Free)
        };
        let dyeing = Dyeing {
            parts: dyeing.parts.into_iter().chain([(parts[2].clone(), vec![0])]).collect(),
            ..dyeing
        };
        let (recipe, _) = Recipe::of(&dyeing, &parts, &dyes, 0);
        let need = estimate(&Plan::of(recipe, &fabric), &fabric, &dyes, 2.0);
        // Outlines first, and the red when it has its color.
        assert!((need.wax - 0.35 * 2.0 * WAX).abs() < 1e-9, "{need:?}");
        let liters: Vec<f64> = need.baths.iter().map(|bath| bath.liters).collect();
        let kilograms = 2.0 * CLOTH / 1000.0;
        assert_eq!(
            liters,
            [0.25 * kilograms * DRUNK, kilograms * LIQUOR, 0.0],
            "one vat of indigo"
        );
        assert_eq!(need.baths[0].grams, Some(30.0 * liters[0]));
        assert_eq!(need.baths[1].grams, None, "nobody weighs a vat");
        let bought: Vec<(&str, f64)> =
            need.shopping.iter().map(|item| (item.name.en.as_str(), item.amount)).collect();
        let expected = [
            ("Remazol Red 8B", 30.0 * liters[0]),
            ("indigo paste", 200.0 * liters[1]),
            ("palm sugar", 50.0 * liters[1]),
            ("slaked lime (kapur sirih)", 50.0 * liters[1]),
            ("waterglass (sodium silicate)", 500.0 * kilograms),
        ];
        assert_eq!(bought, expected);
    }
}
