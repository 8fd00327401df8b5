//! What makes a colorway good: told apart where it touches, right for its mood, few baths, light and dark.
//!
//! All numbers here are taste, found by looking at many cloths; 1 is a fault that nobody would show a customer.
//!
//! **Invariant:** a cost is a finite number.

use super::Mood;
use super::ideal::{BLACK, BRIGHT, BROWN, CREAM, Tone, WHITE};
use super::moods::{Scheme, Vessel};
use super::mosaic::{Mosaic, Role};
use crate::color::difference::Lab;
use crate::dye::Reach;

/// How far apart colors that touch should be, Delta E 1976: areas, lines on areas, steps of a gradation and what lies
/// on them.
const AREAS: f64 = 20.0;
const LINES: f64 = 30.0;
const FILLS: f64 = 23.0;
const TINTS: f64 = 7.0;

/// What it costs when the ground, or a line, is one of the tints that it touches.
const SWALLOWED: f64 = 3.0;

/// Nearer than this, two parts that touch are one; lines are lost sooner on what is as light as they are.
const MERGED: f64 = 15.0;
const ILLEGIBLE: f64 = 12.0;

/// Thin lines are seen by their lightness; this much of a difference of color still counts.
const COLOR_OF_LINES: f64 = 0.4;

/// Moods in which everything is light ask for less contrast.
pub(super) fn contrast(mood: Mood) -> f64 {
    match mood {
        Mood::Pastel => 0.72,
        Mood::Sogan | Mood::Pesisir | Mood::Kelengan | Mood::Own => 1.0,
    }
}

/// A part as it is seen: what it is to the cloth, and how it looks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Seen {
    pub(super) role: Role,
    pub(super) lab: Lab,
}

/// What it costs when two parts that touch are too near one another; `share` is how much of their edges they share.
pub(super) fn clash(first: Seen, second: Seen, contrast: f64, share: f64) -> f64 {
    let is = |wanted: Role| first.role == wanted || second.role == wanted;
    let distance = first.lab.distance(second.lab);
    let (seen, wanted, is_lost) = match (first.role, second.role) {
        (Role::Tint(_), Role::Tint(_)) => return 0.0,
        (Role::Tint(_), _) | (_, Role::Tint(_)) if distance < TINTS / 2.0 => return SWALLOWED,
        (Role::Tint(_), _) | (_, Role::Tint(_)) => (distance, TINTS, false),
        _ if is(Role::Line) || is(Role::Fill) => {
            let seen = legible(first.lab, second.lab);
            let wanted = if is(Role::Line) { LINES } else { FILLS };
            (seen, wanted * contrast, distance < MERGED || seen < ILLEGIBLE)
        }
        _ => (distance, AREAS * contrast, distance < MERGED),
    };
    let short = ((wanted - seen) / wanted).max(0.0);
    let lost = if is_lost { 1.0 } else { 0.0 };
    (0.3 + 0.7 * share) * (1.1 * short + 1.2 * lost)
}

/// How far apart a line and what it lies on look.
fn legible(first: Lab, second: Lab) -> f64 {
    let color = |lab: Lab| Lab { l: lab.l, a: lab.a * COLOR_OF_LINES, b: lab.b * COLOR_OF_LINES };
    color(first).distance(color(second))
}

/// What a whole colorway costs.
pub(super) fn cost(
    mosaic: &Mosaic,
    plan: &Scheme,
    baths: &[Vessel],
    reaches: &[Reach],
    tones: &[Tone],
) -> f64 {
    let parts = 0..tones.len();
    let weights: f64 = parts.clone().map(|part| mosaic.weight(part)).sum();
    let wish = |part: usize| mosaic.weight(part) * plan.wish(mosaic.roles[part], tones[part]);
    let wishes: f64 = parts.map(wish).sum::<f64>() / weights;
    let contrast = contrast(plan.mood);
    let clashes: f64 = mosaic
        .contacts
        .iter()
        .map(|contact| {
            let seen = |part: usize| Seen { role: mosaic.roles[part], lab: tones[part].lab };
            clash(seen(contact.first), seen(contact.second), contrast, contact.share)
        })
        .sum();
    wishes
        + 0.5 * clashes
        + work(plan, baths, reaches)
        + boiling(mosaic, baths, reaches)
        + range(mosaic, plan, tones)
        + variety(mosaic, plan, tones)
}

/// Dips that a workshop gladly does for one cloth.
const DIPS: usize = 4;

/// What a cloth of the coast costs without a brush: its flowers are known for it.
const UNBRUSHED: f64 = 0.5;

/// Baths beyond two, dips beyond four, and wax that has to come off between them.
fn work(plan: &Scheme, baths: &[Vessel], reaches: &[Reach]) -> f64 {
    let vats = if plan.ramp.is_empty() {
        baths.len()
    } else {
        1 + baths.len().saturating_sub(plan.ramp.len())
    };
    let dipped: Vec<usize> = (0..baths.len()).filter(|at| !baths[*at].is_brushed).collect();
    let is_beginning = |reach: &Reach| dipped.is_sorted_by_key(|at| !reach.has(*at));
    let mut removed: Vec<Reach> =
        reaches.iter().copied().filter(|reach| !is_beginning(reach)).collect();
    removed.sort_unstable();
    removed.dedup();
    let dips = dipped.len().saturating_sub(DIPS);
    let is_plain = plan.mood == Mood::Pesisir && dipped.len() == baths.len();
    let plain = if is_plain { UNBRUSHED } else { 0.0 };
    plain + 0.08 * vats.saturating_sub(2) as f64 + 0.05 * dips as f64 + 0.03 * removed.len() as f64
}

/// What it costs when the cloth has to be boiled between dips, because an area that was under wax is to be dyed.
const BOILED: f64 = 0.3;

fn boiling(mosaic: &Mosaic, baths: &[Vessel], reaches: &[Reach]) -> f64 {
    let dipped: Vec<usize> = (0..baths.len()).filter(|at| !baths[*at].is_brushed).collect();
    let is_boiled = |(part, reach): (usize, &Reach)| {
        mosaic.areas[part] && !dipped.is_sorted_by_key(|at| !reach.has(*at))
    };
    if reaches.iter().enumerate().any(is_boiled) { BOILED } else { 0.0 }
}

/// How much light and dark is missing.
fn range(mosaic: &Mosaic, plan: &Scheme, tones: &[Tone]) -> f64 {
    let wanted = match plan.mood {
        Mood::Sogan | Mood::Pesisir => 52.0,
        Mood::Kelengan => 46.0,
        Mood::Pastel => 26.0,
        Mood::Own => 30.0,
    };
    // A hundredth of the cloth is seen as an accent at least.
    let seen = || (0..tones.len()).filter(|part| mosaic.shares[*part] >= 0.01);
    let light = seen().map(|part| tones[part].lab.l).fold(0.0, f64::max);
    let dark = seen().map(|part| tones[part].lab.l).fold(100.0, f64::min);
    ((wanted - (light - dark)) / wanted).max(0.0)
}

/// What is too much the same, and what the mood does not have yet.
fn variety(mosaic: &Mosaic, plan: &Scheme, tones: &[Tone]) -> f64 {
    let share = |is_it: &dyn Fn(Tone) -> bool| -> f64 {
        (0..tones.len()).filter(|part| is_it(tones[*part])).map(|part| mosaic.shares[part]).sum()
    };
    let lacking = |share: f64, wanted: f64| ((wanted - share) / wanted).max(0.0);
    let mut looks: Vec<Lab> = Vec::new();
    for tone in tones {
        if looks.iter().all(|look| look.distance(tone.lab) > MERGED) {
            looks.push(tone.lab);
        }
    }
    let wanted = tones.len().min(if plan.mood == Mood::Kelengan { 3 } else { 4 });
    let few = 0.15 * wanted.saturating_sub(looks.len()) as f64;
    let mood = match plan.mood {
        Mood::Sogan => {
            let brown = share(&|tone| BROWN.off(tone) < 0.3 || CREAM.has(tone));
            let dark = share(&|tone| BLACK.off(tone) < 0.4 || BROWN.has(tone));
            0.5 * lacking(brown, 0.15) + 0.4 * lacking(dark, 0.2) + murk(mosaic, tones)
        }
        Mood::Kelengan => 0.4 * lacking(share(&|tone| WHITE.has(tone)), 0.1),
        Mood::Pesisir => {
            let vivid = share(&|tone| BRIGHT.has(tone) || tone.chroma > 38.0);
            let brown = share(&|tone| tone.turn(62.0) < 22.0 && tone.lab.l < 50.0);
            0.6 * lacking(vivid, 0.22)
                + 1.2 * brown
                + 0.5 * one_hue(mosaic, tones)
                + 1.5 * murk(mosaic, tones)
        }
        Mood::Pastel => {
            let dark = share(&|tone| tone.lab.l < 69.0);
            let loud = share(&|tone| tone.chroma > 44.0);
            let deep = share(&|tone| tone.lab.l < 48.0);
            let drab =
                share(&|tone| tone.turn(98.0) < 16.0 && tone.chroma > 14.0 && tone.lab.l < 84.0);
            2.6 * dark
                + 3.0 * deep
                + 1.5 * loud
                + 2.0 * drab
                + 0.4 * one_hue(mosaic, tones)
                + 1.5 * murk(mosaic, tones)
        }
        Mood::Own => 0.6 * unused(plan, tones),
    };
    few + mood
}

/// Khaki, olive and mouse: colors that overdyeing gives by accident.
fn murk(mosaic: &Mosaic, tones: &[Tone]) -> f64 {
    let murk = |tone: Tone| {
        let is_olive = tone.turn(102.0) < 22.0 && tone.chroma > 8.0 && tone.lab.l < 68.0;
        let is_mouse = tone.chroma < 14.0 && (30.0..74.0).contains(&tone.lab.l);
        if is_olive || is_mouse { 1.0 } else { 0.0 }
    };
    tones.iter().enumerate().map(|(part, tone)| murk(*tone) * mosaic.shares[part].sqrt()).sum()
}

/// 1 where all that has a hue has the same one, 0 where two lie a quarter of the circle apart.
fn one_hue(mosaic: &Mosaic, tones: &[Tone]) -> f64 {
    let hued: Vec<Tone> = (0..tones.len())
        .filter(|part| tones[*part].chroma > 16.0 && mosaic.shares[*part] >= 0.01)
        .map(|part| tones[part])
        .collect();
    let apart = hued.iter().flat_map(|a| hued.iter().map(|b| a.turn(b.hue))).fold(0.0, f64::max);
    (1.0 - apart / 90.0).max(0.0)
}

/// The share of one's own colors that nothing comes near.
fn unused(plan: &Scheme, tones: &[Tone]) -> f64 {
    let is_far = |color: &&Lab| tones.iter().all(|tone| tone.lab.distance(**color) > MERGED);
    plan.own.iter().filter(is_far).count() as f64 / plan.own.len().max(1) as f64
}
