//! How much wax and dye a piece of cloth takes, roughly.
//!
//! Workshops differ, and nobody published a measurement that would fit all of them: these numbers are for buying, not
//! for a price. What they rest on stands in the constants, and every plan says so.
//!
//! **Invariant:** nothing is negative; what a file does not say is not guessed.

use super::fabric::Fabric;
use super::plan::Plan;
use crate::design::dyeing::Work;
use crate::mark::Part;

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
pub struct Need {
    /// Grams of wax that go on in all steps together, one side of the cloth.
    pub wax: f64,
    /// For each bath of the recipe.
    pub baths: Vec<Bath>,
}

/// What one bath takes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bath {
    /// Liters of liquor.
    pub liters: f64,
    /// Grams of dye in them, where the file of the dye says how much goes into a liter.
    pub grams: Option<f64>,
}

/// What a piece of so many square meters takes.
pub fn need(plan: &Plan<'_>, fabric: &Fabric, area: f64) -> Need {
    let waxed = plan.steps().iter().map(|step| match &step.work {
        Work::Wax(parts) | Work::Close(parts) => fabric.share(parts),
        Work::Scrape(_) | Work::Brush(..) | Work::Dip(_) | Work::BoilOff | Work::Unknown(_) => 0.0,
    });
    let kilograms = area * CLOTH / 1000.0;
    let recipe = plan.recipe();
    let bath = |(at, vat): (usize, &super::Vat<'_>)| {
        let reached = recipe.reach().iter().filter(|(_, reach)| reach.has(at));
        let reached: Vec<&Part> = reached.map(|(part, _)| part).collect();
        let liters = match vat.is_brushed {
            _ if reached.is_empty() => 0.0,
            true => kilograms * fabric.share(reached) * DRUNK,
            false => kilograms * LIQUOR,
        };
        // What a file says of a liter is for its deepest shade.
        let grams = vat.bath.and_then(|bath| Some(bath.dye().per_liter? * bath.depth() * liters));
        Bath { liters, grams }
    };
    Need {
        wax: waxed.sum::<f64>() * area * WAX,
        baths: recipe.baths().iter().enumerate().map(bath).collect(),
    }
}
