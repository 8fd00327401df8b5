//! Gaps in the walls of wax around brushed colors (craft.md, section 4.5).
//!
//! A brushed color runs until it meets wax. Where it meets cloth that is neither waxed nor meant to be brushed in the
//! same bath, its wall is open.
//!
//! **Invariant:** every gap has a place on the cloth.

use std::collections::{BTreeMap, BTreeSet};

use kurbo::Point;

use super::strips::{self, Cloth, Strip};
use crate::design::dyeing::Work;
use crate::dye::{Plan, Step};
use crate::geom;
use crate::mark::Part;
use crate::notice::{Message, Notice, Place};
use crate::repeat::Repeat;

/// Open edges nearer to one another than this belong to one gap, in millimeters.
const JOINED: f64 = 1.0;

/// From this length on, in millimeters, a wall is missing rather than open.
const MISSING: f64 = 6.0;

/// Most pieces of open edge of two parts that are looked at: a ground that was never walled has any number.
const PIECES: usize = 4000;

/// What runs from one part into another: the bath, and the parts.
type Run = (usize, u16, u16);

/// What there is to tell about the walls of colorway `index`. Costs a painting of the period where anything is brushed.
pub fn gaps(repeat: &Repeat, plan: &Plan<'_>, index: usize) -> Vec<Notice> {
    let brushed: Vec<&Step> =
        plan.steps().iter().filter(|step| matches!(step.work, Work::Brush(..))).collect();
    if brushed.is_empty() {
        return Vec::new();
    }
    let mut open: BTreeMap<Run, Vec<Point>> = BTreeMap::new();
    let (mut names, mut pixel) = (Vec::new(), 1.0);
    strips::each(repeat, 0.0, |cloth, strip| {
        for step in &brushed {
            look(cloth, strip, step, &mut open);
        }
        (names, pixel) = (cloth.parts.clone(), cloth.pixel);
    });
    let told = |((bath, from, into), places): (Run, Vec<Point>)| {
        let gaps = joined(&places);
        let longest = gaps.iter().max_by_key(|gap| gap.len())?;
        let length = longest.len() as f64 * pixel;
        // Where two edges of wax meet, their anti-aliased ends may part by a pixel or two.
        if length < 3.0 * pixel {
            return None;
        }
        let middle = longest[longest.len() / 2];
        let key = if length < MISSING { "dye-wall-open" } else { "dye-wall-missing" };
        let message = Message::new(key)
            .with("number", bath + 1)
            .with("part", names[usize::from(from)].name())
            .with("other", names[usize::from(into)].name())
            .with("count", gaps.len())
            .with("length", (length * 10.0).round() / 10.0)
            .with("x", (middle.x * 10.0).round() / 10.0)
            .with("y", (middle.y * 10.0).round() / 10.0);
        Some(Notice::warning(Place::Colorway(index), message))
    };
    open.into_iter().filter_map(told).collect()
}

/// Collects the open edges of a strip in one step.
fn look(cloth: &Cloth, strip: &Strip, step: &Step, open: &mut BTreeMap<Run, Vec<Point>>) {
    let Work::Brush(bath, brushed) = &step.work else { return };
    let brushed: BTreeSet<&Part> = brushed.iter().collect();
    let is_brushed: Vec<bool> = cloth.parts.iter().map(|part| brushed.contains(part)).collect();
    let waxed = step.state.waxed();
    let is_free = |part: u16| {
        !is_brushed[usize::from(part)] && !waxed.contains(&cloth.parts[usize::from(part)])
    };
    let free: Vec<bool> = (0..cloth.parts.len()).map(|at| is_free(small(at))).collect();
    let rows = strip.owners.len() / strip.width;
    for row in 0..rows.saturating_sub(1) {
        for column in 0..strip.width - 1 {
            let at = row * strip.width + column;
            let here = strip.owners[at];
            for there in [strip.owners[at + 1], strip.owners[at + strip.width]] {
                let run = if is_brushed[usize::from(here)] && free[usize::from(there)] {
                    (*bath, here, there)
                } else if is_brushed[usize::from(there)] && free[usize::from(here)] {
                    (*bath, there, here)
                } else {
                    continue;
                };
                let places = open.entry(run).or_default();
                if places.len() < PIECES {
                    places.push(strip.place(at));
                }
            }
        }
    }
}

/// Pieces of edge as gaps: those that hang together.
fn joined(places: &[Point]) -> Vec<Vec<Point>> {
    let mut gaps: Vec<Vec<Point>> = Vec::new();
    for place in places {
        let is_near = |gap: &Vec<Point>| {
            gap.iter().rev().any(|other| geom::distance(*other, *place) < JOINED)
        };
        let (mut near, far): (Vec<_>, Vec<_>) = gaps.into_iter().partition(is_near);
        gaps = far;
        let mut gap: Vec<Point> = near.drain(..).flatten().collect();
        gap.push(*place);
        gaps.push(gap);
    }
    gaps
}

fn small(number: usize) -> u16 {
    u16::try_from(number).unwrap_or(u16::MAX)
}
