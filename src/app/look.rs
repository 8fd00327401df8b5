//! How the cloth looks: finished, or after a step of work.

use std::collections::BTreeSet;

use crate::color::Srgb;
use crate::dye::{Moment, Palette};
use crate::mark::Part;
use crate::workspace::Evaluated;

/// How the cloth looks.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Look {
    /// Finished, in these colors.
    Finished(Palette),
    /// After a step of work: in these colors, with wax on these parts.
    Waxed(Palette, BTreeSet<Part>),
}

impl Look {
    /// The color of cloth that nothing lies on.
    pub(crate) fn ground(&self) -> Srgb {
        let (Self::Finished(palette) | Self::Waxed(palette, _)) = self;
        palette.color(&Part::latar())
    }
}

/// How many steps of work a colorway takes: none for a colorway of print, and as long as nobody measured the cloth.
pub(crate) fn steps_of(evaluated: &Evaluated, colorway: usize) -> usize {
    let is_measured = evaluated.surveyed().is_some();
    let plan = is_measured.then(|| evaluated.plan(colorway)).flatten();
    plan.map_or(0, |plan| plan.steps().len())
}

/// The cloth after so many steps of a colorway of baths; none until the cloth is measured.
pub(crate) fn after(evaluated: &Evaluated, colorway: usize, steps: usize) -> Option<Moment> {
    evaluated.surveyed()?;
    Some(evaluated.plan(colorway)?.after(steps))
}
