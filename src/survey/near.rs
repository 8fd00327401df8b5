//! Lines to be scraped that lie near to lines that stay (craft.md, section 4.7).
//!
//! **Invariant:** what is told names both parts, how near they come, and where.

use std::collections::{BTreeMap, BTreeSet};

use kurbo::Point;

use super::strips::{self, Cloth, Strip};
use crate::design::dyeing::Work;
use crate::dye::{Fabric, Plan, Step};
use crate::mark::Part;
use crate::notice::{Message, Notice, Place};
use crate::repeat::Repeat;

/// A blade needs this much room, in millimeters.
const BLADE: f64 = 1.5;

/// How near two parts come, in millimeters, and where.
type Nearest = BTreeMap<(u16, u16), (f64, Point)>;

/// What there is to tell about the scraping of colorway `index`. Costs a painting of the period where lines are scraped.
pub fn near(repeat: &Repeat, plan: &Plan<'_>, fabric: &Fabric, index: usize) -> Vec<Notice> {
    let is_scraped = |step: &&(usize, &Step)| matches!(step.1.work, Work::Scrape(_));
    let steps: Vec<(usize, &Step)> = plan.steps().iter().enumerate().collect();
    let mut notices = Vec::new();
    for (at, step) in steps.iter().filter(is_scraped) {
        let mut nearest = Nearest::new();
        let mut names = Vec::new();
        strips::each(repeat, BLADE, |cloth, strip| {
            look(cloth, strip, step, fabric, &mut nearest);
            names.clone_from(&cloth.parts);
        });
        notices.extend(
            told(&nearest, &names, at + 1).map(|it| Notice::note(Place::Colorway(index), it)),
        );
    }
    notices
}

/// One message for a step: who comes too near to whom, and where it is worst.
fn told(nearest: &Nearest, names: &[Part], step: usize) -> Option<Message> {
    let named = |numbers: BTreeSet<u16>| {
        let names: Vec<String> =
            numbers.into_iter().map(|at| format!("“{}”", names[usize::from(at)])).collect();
        names.join(", ")
    };
    let worst = nearest.values().min_by(|a, b| a.0.total_cmp(&b.0))?;
    let message = Message::new("dye-blade-near")
        .with("step", step)
        .with("parts", named(nearest.keys().map(|(off, _)| *off).collect()))
        .with("others", named(nearest.keys().map(|(_, on)| *on).collect()))
        .with("distance", (worst.0 * 10.0).round() / 10.0)
        .with("max", BLADE)
        .with("x", (worst.1.x * 10.0).round() / 10.0)
        .with("y", (worst.1.y * 10.0).round() / 10.0);
    Some(message)
}

/// Finds for each part that is scraped the nearest line that stays.
///
/// Distances spread from the lines that stay, right and down and back again, in steps of 1 and of the square root of 2:
/// at most 8 % too long, and enough to say which of two lines a blade will catch.
fn look(cloth: &Cloth, strip: &Strip, step: &Step, fabric: &Fabric, nearest: &mut Nearest) {
    let Work::Scrape(scraped) = &step.work else { return };
    let stays = |part| step.state.waxed().contains(part) && !fabric.is_area(part);
    let stays: Vec<bool> = cloth.parts.iter().map(stays).collect();
    if !stays.contains(&true) {
        return;
    }
    let is_off: Vec<bool> = cloth.parts.iter().map(|part| scraped.contains(part)).collect();
    let field = spread(strip, &stays);
    for (at, (distance, on)) in field.into_iter().enumerate() {
        let off = strip.owners[at];
        // From middle to middle of pixels; the edges are a pixel nearer.
        let apart = (f64::from(distance) - 1.0).max(0.0) * cloth.pixel;
        if is_off[usize::from(off)] && apart < BLADE {
            let place = (apart, strip.place(at));
            let best = nearest.entry((off, on)).or_insert(place);
            if apart < best.0 {
                *best = place;
            }
        }
    }
}

/// For every pixel how far the nearest of these parts is, in pixels, and which.
fn spread(strip: &Strip, from: &[bool]) -> Vec<(f32, u16)> {
    const SLANT: f32 = std::f32::consts::SQRT_2;
    let width = strip.width;
    let start = |owner: &u16| {
        if from[usize::from(*owner)] { (0.0, *owner) } else { (f32::INFINITY, 0) }
    };
    let mut field: Vec<(f32, u16)> = strip.owners.iter().map(start).collect();
    let take = |field: &mut Vec<(f32, u16)>, at: usize, other: usize, step: f32| {
        let (distance, part) = field[other];
        if distance + step < field[at].0 {
            field[at] = (distance + step, part);
        }
    };
    let rows = field.len() / width;
    for row in 0..rows {
        for column in 0..width {
            let at = row * width + column;
            if column > 0 {
                take(&mut field, at, at - 1, 1.0);
            }
            if row > 0 {
                take(&mut field, at, at - width, 1.0);
                if column > 0 {
                    take(&mut field, at, at - width - 1, SLANT);
                }
                if column + 1 < width {
                    take(&mut field, at, at - width + 1, SLANT);
                }
            }
        }
    }
    for at in (0..field.len()).rev() {
        let (row, column) = (at / width, at % width);
        if column + 1 < width {
            take(&mut field, at, at + 1, 1.0);
        }
        if row + 1 < rows {
            take(&mut field, at, at + width, 1.0);
            if column + 1 < width {
                take(&mut field, at, at + width + 1, SLANT);
            }
            if column > 0 {
                take(&mut field, at, at + width - 1, SLANT);
            }
        }
    }
    field
}
