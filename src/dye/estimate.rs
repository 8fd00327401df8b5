//! How much wax and dye a piece of cloth takes, roughly.
//!
//! Workshops differ, and nobody published a measurement that would fit all of them: these numbers are for buying, not
//! for a price. What they rest on stands in the constants, and every plan says so.
//!
//! **Invariant:** nothing is negative; what a file does not say is not guessed.

use super::fabric::Fabric;
use super::plan::Plan;
use super::recipe::Recipe;
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
            _ if reached.is_empty() || again(recipe, at) => 0.0,
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

/// Whether a bath is dipped into a vat that stands there since an earlier one: tints of a gradation share their vat.
fn again(recipe: &Recipe<'_>, at: usize) -> bool {
    let is_vat = |vat: &super::Vat<'_>| {
        !vat.is_brushed && vat.bath.is_some_and(|bath| bath.dye().kind.is_dipped())
    };
    let vat = &recipe.baths()[at];
    let stands = |other: usize| {
        let earlier = &recipe.baths()[other];
        recipe.is_used(other) && is_vat(earlier) && earlier.has_dye_of(vat)
    };
    is_vat(vat) && (0..at).any(stands)
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
        let need = need(&Plan::of(recipe, &fabric), &fabric, 2.0);
        // Outlines first, and the red when it has its color.
        assert!((need.wax - 0.35 * 2.0 * WAX).abs() < 1e-9, "{need:?}");
        let liters: Vec<f64> = need.baths.iter().map(|bath| bath.liters).collect();
        let kilograms = 2.0 * CLOTH / 1000.0;
        assert_eq!(
            liters,
            [0.25 * kilograms * DRUNK, kilograms * LIQUOR, 0.0],
            "one vat of indigo"
        );
        assert_eq!(need.baths[0].grams, Some(7.5 * liters[0]));
        assert_eq!(need.baths[1].grams, None, "nobody weighs a vat");
    }
}
