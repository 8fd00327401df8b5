//! The baths of a gradation: the same dye again and again, so that the tints look even (docs/craft.md, section 4.6).
//!
//! A gradation begins with very little dye, less than a dip, so its baths are weaker or stronger ones.
//!
//! **Invariant:** every step adds some dye, and no step more than all of them together.

use crate::color::spectrum::Absorption;
use crate::design::dyeing::Amount;
use crate::matching::choice::Choice;

/// Steps of lightness, L*, that are still told apart on cloth; further tints share a step.
const SEEN: f64 = 8.0;

/// Depths of a step are rounded to this.
const FINE: f64 = 100.0;

/// Halvings of the search for a depth: finer than it is rounded.
const HALVINGS: usize = 12;

/// The baths that lead from bare cloth to `deepest` in so many steps of even lightness, or as many as are told apart.
pub(super) fn steps(cloth: &Absorption, deepest: &Choice, count: usize) -> Vec<Choice> {
    let dye = &deepest.dye;
    let lightness = |depth: f64| cloth.plus(&dye.absorption(depth), 1.0).to_lab().l;
    let (light, dark) = (cloth.to_lab().l, lightness(deepest.depth));
    let is_seen = |count: &usize| light - dark >= SEEN * *count as f64;
    let count = (1..=count).rev().find(is_seen).unwrap_or(count.min(1));
    let mut before = 0.0;
    let mut steps = Vec::new();
    for step in 1..=count {
        let wanted = light + (dark - light) * step as f64 / count as f64;
        let (mut lighter, mut darker) = (before, deepest.depth);
        for _ in 0..HALVINGS {
            let middle = 0.5 * (lighter + darker);
            if lightness(middle) > wanted { lighter = middle } else { darker = middle }
        }
        let depth = (dye.between(before, darker) * FINE).round().max(1.0) / FINE;
        steps.push(Choice::new(dye, Amount::Depth(depth)));
        before = dye.together(before, depth);
    }
    steps
}
