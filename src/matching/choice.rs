//! What a bath can be: a dye, and an amount of it that a person counts.
//!
//! Vats and barks go by whole dips; other dyes by depth, in steps that a kitchen scale tells apart. Nothing is deeper than
//! the deepest shade of a dye.
//!
//! **Invariant:** every amount is one that a design file can hold, and leads to a depth above 0.

use std::sync::Arc;

use crate::color::spectrum::Absorption;
use crate::design::dyeing::{Amount, Bath};
use crate::dye::Dye;

/// The step of depths: of 30 g to the liter, a gram and a half.
const STEP: f64 = 0.05;

/// Depths below the first step, for pale tints: strong dyes color a cloth with very little.
const PALE: [f64; 2] = [0.015, 0.03];

/// A dye and how much of it.
#[derive(Clone, Debug)]
pub(super) struct Choice {
    pub(super) dye: Arc<Dye>,
    pub(super) amount: Amount,
    pub(super) depth: f64,
    /// What this much of it absorbs beyond the cloth.
    pub(super) absorption: Absorption,
}

impl Choice {
    pub(super) fn new(dye: &Arc<Dye>, amount: Amount) -> Self {
        let depth = match amount {
            Amount::Usual => 1.0,
            Amount::Dips(dips) => dye.depth_of(dips),
            Amount::Depth(depth) => depth,
        };
        Self { dye: Arc::clone(dye), amount, depth, absorption: dye.absorption(depth) }
    }

    /// The bath as a design has it, dipped.
    pub(super) fn written(&self) -> Bath {
        Bath { amount: self.amount, ..Bath::new(&self.dye.key) }
    }

    /// Every amount of a dye, the least first; the deepest shade of its file is always among them.
    pub(super) fn all(dye: &Arc<Dye>) -> Vec<Self> {
        let usual = dye.reference_dips();
        let amounts: Vec<Amount> = if dye.family.is_dipped() {
            // A dye of one's own may be deepest in between: its file says how that is done.
            let whole = (1..=100).map(f64::from).take_while(|dips| *dips < usual);
            whole.chain([usual]).map(Amount::Dips).collect()
        } else {
            let steps = (1..).map(|step| f64::from(step) / (1.0 / STEP).round());
            let depths = PALE.into_iter().chain(steps).take_while(|depth| *depth <= 1.0);
            depths
                .map(|depth| if depth == 1.0 { Amount::Usual } else { Amount::Depth(depth) })
                .collect()
        };
        amounts.into_iter().map(|amount| Self::new(dye, amount)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dye::Dyes;
    use crate::limits;

    #[test]
    fn amounts_rise_and_can_be_counted() {
        let odd = "[[dye]]\nkey = 'sekali'\nkind = 'soga'\ncolor = '#653'\ndips = 0.1\nsaturation = 0.1\n\
                   [[dye]]\nkey = 'sabar'\nkind = 'indigo'\ncolor = '#235'\ndips = 100\nsaturation = 100\n\
                   [[dye]]\nkey = 'jenuh'\nkind = 'remazol'\ncolor = '#A23'\ndips = 9\nsaturation = 1";
        let (dyes, messages) = Dyes::with([("milik.toml", odd)]);
        assert_eq!(messages, []);
        for dye in dyes.all() {
            let all = Choice::all(dye);
            assert!(all.iter().any(|choice| (0.9..1.01).contains(&choice.depth)), "{}", dye.key);
            assert!(all.windows(2).all(|pair| pair[0].depth < pair[1].depth), "{}", dye.key);
            for choice in all {
                assert!(choice.depth > 0.0 && choice.depth <= 1.0 + 1e-9, "{choice:?}");
                match choice.amount {
                    Amount::Usual => {}
                    Amount::Dips(dips) => assert!(limits::DIPS.contains(&dips), "{choice:?}"),
                    Amount::Depth(depth) => assert!(limits::DEPTH.contains(&depth), "{choice:?}"),
                }
            }
        }
        let indigo = Choice::all(dyes.find("indigo").unwrap());
        let whole: Vec<Amount> = (1..=14).map(|dips| Amount::Dips(f64::from(dips))).collect();
        assert!(indigo.iter().map(|choice| choice.amount).eq(whole));
    }
}
