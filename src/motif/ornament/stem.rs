//! Stems: lines that grow thinner.
//!
//! **Invariant:** the outline is closed, with a round end, and follows its line.

use kurbo::BezPath;

use crate::geom::along::Along;
use crate::geom::fit::curve_along;
use crate::geom::flat::Ends;
use crate::geom::{Angle, length};

use super::{are_sane, count};

/// The outline of a stem along `line`, `from` wide at its foot and `to` at its end, millimeters.
///
/// Picture: stem.
pub fn taper(line: &BezPath, from: f64, to: f64) -> BezPath {
    let along = Along::new(line);
    if !are_sane(&[from, to]) || from < 0.0 || to < 0.0 || from + to <= 0.0 || along.length() <= 0.0
    {
        return BezPath::new();
    }
    let steps = count((along.length() / STEP.min(along.length() / 40.0)).clamp(8.0, 2000.0));
    let mut left = Vec::new();
    let mut right = Vec::new();
    let mut last = None;
    for at in 0..=steps {
        let share = f64::from(at) / f64::from(steps);
        let Some(station) = along.at(share * along.length()) else { continue };
        let ahead = station.tangent / length(station.tangent).max(f64::MIN_POSITIVE);
        let half = (from + (to - from) * share) / 2.0;
        left.push(station.point - ahead.turn_90() * half);
        right.push(station.point + ahead.turn_90() * half);
        last = Some((station.point, Angle::of(ahead), half));
    }
    // The round end, from the left side to the right.
    if let Some((end, toward, half)) = last.filter(|(_, _, half)| *half > 0.05) {
        let cap = |at: u32| {
            end + Angle::degrees(toward.to_degrees() - 90.0 + 22.5 * f64::from(at)).unit() * half
        };
        left.extend((1..8).map(cap));
    }
    right.reverse();
    left.extend(right);
    curve_along(&left, Ends::Joined)
}

/// Samples on a stem are this far apart, millimeters.
const STEP: f64 = 0.9;
