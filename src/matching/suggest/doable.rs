//! Whether a colorway can be dyed without anybody having to be warned.
//!
//! The work is planned as for any colorway, and looked at as a dyer would.
//!
//! **Invariant:** what can be done has no warning, and every brushed color is walled by wax.

use crate::design::Dyeing;
use crate::design::dyeing::Work;
use crate::dye::{Dyes, Fabric, Plan, Recipe, WorkStep, advice};
use crate::mark::Part;
use crate::notice::{Notice, Severity};

/// Whether nothing speaks against this colorway on this fabric. Costs some hundred microseconds.
pub(super) fn is_doable(dyeing: &Dyeing, parts: &[Part], fabric: &Fabric, dyes: &Dyes) -> bool {
    let (recipe, notices) = Recipe::of(dyeing, parts, dyes, 0);
    if !notices.is_empty() {
        return false;
    }
    let plan = Plan::of(recipe, fabric);
    let is_harmless = |notice: &Notice| notice.severity == Severity::Note;
    plan.steps().iter().all(|step| is_walled(step, fabric))
        && !plan.boils_for_lines(fabric)
        && shows_its_lines(&plan, fabric)
        && advice(&plan, fabric, 0).iter().all(is_harmless)
}

/// Whether no line ends in the color of an area that it touches.
fn shows_its_lines(plan: &Plan, fabric: &Fabric) -> bool {
    let outcomes = plan.recipe().outcomes();
    let is_lost = |line: &Part, parts: &[Part]| {
        let areas = parts.iter().filter(|part| fabric.is_area(part));
        !fabric.is_area(line) && areas.into_iter().any(|area| fabric.touch(line, area))
    };
    outcomes.iter().all(|outcome| !outcome.parts.iter().any(|part| is_lost(part, &outcome.parts)))
}

/// Whether all that touches what is brushed in this step lies under wax, or is brushed with it.
fn is_walled(step: &WorkStep, fabric: &Fabric) -> bool {
    let Work::Brush(_, brushed) = &step.work else { return true };
    let is_held = |other: &Part| brushed.contains(other) || step.state.waxed().contains(other);
    let fields = brushed.iter().filter_map(|part| fabric.fields().get(part));
    fields.flat_map(|field| field.touches.keys()).all(is_held)
}
