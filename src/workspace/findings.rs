//! Everything that can be found out about a design in any of its colorways.

use crate::design::Paint;
use crate::dye::{self, Plan};
use crate::matching::nearest::Nearest;
use crate::notice::Notice;
use crate::survey;

use super::{Evaluated, nearest};

/// What was found out about a design.
#[derive(Clone, Debug)]
pub struct Findings {
    /// Everything there is to tell, of all of its colorways, their dyeing and the seams.
    pub notices: Vec<Notice>,
    /// For each colorway of print, by its place, the baths that come nearest.
    pub nearest: Vec<(usize, Nearest)>,
}

/// Finds out everything about a design. Where a layer could not be drawn, only what is known without the whole cloth.
///
/// Costs one painting of the period or two, some tens of milliseconds for each colorway of print, and what
/// [`Evaluated::facts`] costs.
pub fn findings(evaluated: &Evaluated) -> Findings {
    let (mut notices, mut near, mut plans) = (evaluated.notices().to_vec(), Vec::new(), Vec::new());
    if evaluated.lacks_layers() {
        return Findings { notices, nearest: near };
    }
    let fabric = evaluated.fabric();
    for (index, colorway) in evaluated.design().colorways.iter().enumerate() {
        notices.extend_from_slice(evaluated.notices_of(index));
        match colorway.paint {
            Paint::Dye(_) => {
                let Some(plan) = evaluated.plan(index) else { continue };
                notices.extend(dye::advice(&plan, fabric, index));
                plans.push((index, plan));
            }
            Paint::Print(_) => {
                let palette = evaluated.palette(Some(index));
                near.push((index, nearest::of(palette, fabric, evaluated.dyes())));
            }
            Paint::Unknown => {}
        }
    }
    let plans: Vec<(usize, &Plan)> = plans.iter().map(|(at, plan)| (*at, plan)).collect();
    notices.extend(survey::notices(evaluated.repeat(), fabric, &plans));
    notices.extend(evaluated.facts().open_seams(evaluated.repeat()));
    Findings { notices, nearest: near }
}

/// Everything there is to tell about a design in a colorway of baths, and about dyeing it as planned.
pub fn of_plan(evaluated: &Evaluated, colorway: usize, plan: &Plan) -> Vec<Notice> {
    let fabric = evaluated.fabric();
    let mut notices = evaluated.notices_in(Some(colorway));
    notices.extend(dye::advice(plan, fabric, colorway));
    notices.extend(survey::notices(evaluated.repeat(), fabric, &[(colorway, plan)]));
    notices
}
