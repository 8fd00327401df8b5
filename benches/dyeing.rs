//! How fast colorways of baths are: planned, matched, suggested.
//!
//! Run with `cargo bench --bench dyeing`. No peer plans dye baths, so times stand alone; those of a painted period, which
//! a change of color has to keep up with, stand beside them.

#![expect(clippy::disallowed_methods, reason = "a benchmark times things")]
#![expect(clippy::print_stdout, reason = "a benchmark prints its table")]
#![expect(clippy::unwrap_used, reason = "a benchmark that fails may stop")]

use std::collections::BTreeMap;
use std::hint::black_box;
use std::time::{Duration, Instant};

use canting::artwork::{Artwork, Materials};
use canting::color::Srgb;
use canting::design::dyeing::{Bath, Chain};
use canting::design::{self, Dyeing};
use canting::dye::{Dyes, Fabric, Field, Plan, Recipe, advice};
use canting::mark::Part;
use canting::matching::nearest::{Search, Wish, nearest};
use canting::matching::suggest::{Mood, Request, suggest};
use canting::repeat::Repeat;
use canting::survey;

/// Parts and baths of a cloth that is as much as a workshop does.
const PARTS: usize = 12;
const BATHS: [&str; 6] = [
    "indigosol-kuning-igk",
    "mengkudu",
    "indigo muda",
    "indigosol-hijau-ib",
    "soga-solo",
    "indigo",
];

fn main() {
    let dyes = Dyes::standard();
    let parts: Vec<Part> = (0..PARTS).map(|at| Part::new(&format!("bagian-{at}"))).collect();
    let reach = |at: usize| (0..BATHS.len()).filter(|bath| at >> (bath % 4) & 1 == 1).collect();
    let dyeing = Dyeing {
        baths: BATHS.map(Bath::new).to_vec(),
        parts: parts.iter().cloned().zip((0..PARTS).map(reach)).collect(),
        ..Dyeing::new(Chain::Free)
    };
    let fabric = fabric(&parts);
    // The first time a dye is met its spectra are computed; a program that runs has met them.
    let plan = || {
        let (recipe, _) = Recipe::of(&dyeing, &parts, &dyes, 0);
        black_box(recipe.palette());
        let plan = Plan::of(recipe, &fabric);
        black_box(advice(&plan, &fabric, 0));
        plan
    };
    plan();
    row("palette, plan and advice, 12 parts, 6 baths", 200, || drop(black_box(plan())));
    let first = || drop(black_box(Recipe::of(&dyeing, &parts, &Dyes::standard(), 0).0.palette()));
    row("the same palette with the dyes read anew", 20, first);
    let colors = (0_u8..8).map(|at| Srgb::new(at * 30, 200 - at * 20, 60 + at * 12));
    let wanted: Vec<Wish> = parts
        .iter()
        .zip(colors)
        .map(|(part, color)| Wish { part: part.clone(), color, weight: 0.1, is_area: false })
        .collect();
    let search = Search::default();
    row("nearest baths for 8 parts", 10, || drop(black_box(nearest(&wanted, &dyes, &search))));
    for mood in [Mood::Sogan, Mood::Pesisir, Mood::Kelengan, Mood::Pastel] {
        let request = Request { mood, count: 12, seed: 1, own: Vec::new(), present: Vec::new() };
        let name = format!("12 suggestions, {}", mood.name());
        row(&name, 5, || drop(black_box(suggest(&fabric, &request, &dyes))));
    }
    let text = std::fs::read_to_string("designs/labako-jember.batik").unwrap();
    let design = design::read(&text).unwrap();
    let repeat = Repeat::of(Artwork::of(&design, &Materials::standard()));
    row("shares and contacts of labako-jember, a period painted", 5, || {
        drop(black_box(survey::fabric(&repeat)));
    });
}

/// Parts that lie in a ring, the even ones in areas.
fn fabric(parts: &[Part]) -> Fabric {
    let count = parts.len();
    Fabric::of(parts.iter().enumerate().map(|(at, part)| {
        let touches = BTreeMap::from([(parts[(at + 1) % count].clone(), 20.0)]);
        let share = 1.0 / count as f64;
        (part.clone(), Field { share, is_area: at % 2 == 0, touches })
    }))
}

/// Prints the median of some runs.
fn row(name: &str, runs: usize, work: impl Fn()) {
    let time = || {
        let start = Instant::now();
        work();
        start.elapsed()
    };
    let mut times: Vec<Duration> = (0..runs).map(|_| time()).collect();
    times.sort();
    println!("| {name} | {:.3} ms |", times[runs / 2].as_secs_f64() * 1000.0);
}
