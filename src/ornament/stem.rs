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
///
/// <svg xmlns="http://www.w3.org/2000/svg" width="107" viewBox="-9.5 -2.5 26.8 31.6" stroke="#4a2511" stroke-width="0.5"><path fill="#f2e6cf" d="M0,-1.5C8,-1.4 14.8,4.2 16.1,11.7C17.6,20 12,27.3 4.5,28.1C0.9,28.5 -2.8,27.2 -5.3,24.7C-8.4,21.6 -9.1,17.3 -8,13.8C-6.7,9.9 -3.1,7.3 0.8,7.3C2.7,7.3 4.7,8 6.2,9.2C6.9,9.9 7.5,10.6 8,11.5C8.2,11.7 8.3,12 8.4,12.3C8.7,13 8.8,13.5 8.9,14.2C8.9,14.5 9,14.8 8.9,15.2C8.9,15.2 8.9,15.3 8.9,15.4L8.8,15.5L8.6,15.6L8.4,15.7L8.3,15.6L8.1,15.5L8,15.4C8,15.3 8,15.2 7.9,15.2C7.9,14.9 7.9,14.6 7.9,14.3C7.8,14.1 7.8,13.8 7.7,13.5C7.5,12.7 7.1,12 6.6,11.3C5.6,10 4.1,9.1 2.4,8.7C-0.8,8.1 -4.2,9.7 -5.9,12.8C-7.5,15.7 -7.1,19.5 -5.2,22.1C-3.2,24.9 0.1,26.3 3.4,26.1C9.8,25.8 14.7,19.8 13.8,13C12.9,6.3 6.9,1.4 0,1.5L0,-1.5Z"/></svg>
pub fn taper(line: &BezPath, from: f64, to: f64) -> BezPath {
    let along = Along::new(line);
    if !are_sane(&[from, to]) || from < 0.0 || to < 0.0 || from + to <= 0.0 || along.length() <= 0.0
    {
        return BezPath::new();
    }
    let steps = steps(&along);
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

/// How many places along `line` are looked at to taper it.
pub fn stations(line: &BezPath) -> usize {
    steps(&Along::new(line)) as usize
}

fn steps(along: &Along) -> u32 {
    count((along.length() / STEP.min(along.length() / 40.0)).clamp(8.0, 2000.0))
}

/// Samples on a stem are this far apart, millimeters.
const STEP: f64 = 0.9;
