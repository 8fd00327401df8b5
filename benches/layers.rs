//! How drawing grows with layers, and what a step of a slider costs beside drawing the whole.
//!
//! Run with `cargo bench --bench layers`. Steps in a studio and steps on a desk, where all is laid as well, are timed in
//! turns; whole drawings before, while nobody else keeps marks. The median of each is told.

#![expect(clippy::disallowed_methods, reason = "a benchmark times things")]
#![expect(clippy::print_stdout, reason = "a benchmark prints its table")]
#![expect(clippy::unwrap_used, reason = "a benchmark that fails may stop")]

use std::fmt::Write as _;
use std::hint::black_box;
use std::time::{Duration, Instant};

use canting::artwork::{Artwork, Fills, Materials, Studio};
use canting::design::edit::LayerEdit;
use canting::design::{self, Content, Design, Edit, Placement};
use canting::samples;
use canting::workspace::{AtHand, Desk, Gesture};
use kurbo::Point;

const TURNS: u64 = 9;

/// No design has a seed from here on.
const SEEDS: u64 = 1 << 40;

fn main() {
    println!("| layers | whole | a step of a slider | the same, laid |\n|---|---|---|---|");
    for count in [100, 200, 400, 800] {
        row(&count.to_string(), &many(count));
    }
    println!("\n| design | whole | a step, fills later | the same, laid |\n|---|---|---|---|");
    for name in ["iket-cemukiran", "rembulan-wolu", "labako-jember", "kawung-picis"] {
        row(name, &samples::find(name).unwrap().design);
    }
}

fn row(name: &str, design: &Design) {
    let materials = Materials::standard();
    let whole = || timed(|| drop(black_box(Artwork::of(design, &materials))));
    let wholes = (0..TURNS).map(|_| whole()).collect();
    let mut studio = Studio::new(Materials::standard());
    studio.draw(design, Fills::Now);
    let mut desk = Desk::open(design.clone(), Box::new(AtHand::default())).unwrap();
    desk.finish();
    let is_fill = |content: &Content| matches!(content, Content::Isen { .. });
    let lowest = design.layers.iter().position(|layer| !is_fill(&layer.content)).unwrap();
    let (mut steps, mut laid) = (Vec::new(), Vec::new());
    for turn in 0..TURNS {
        // A seed or a place that was never there before.
        let edit = match &design.layers[lowest].content {
            Content::Motif { .. } => LayerEdit::Seed(Some(SEEDS + turn)),
            _ => {
                let at = Point::new(turn as f64 / 7.0 + 0.1, 0.1);
                LayerEdit::Place(Some(Placement { at, ..Placement::default() }))
            }
        };
        let edit = Edit::Layer(lowest, edit);
        let moved = design.apply(&edit).unwrap();
        steps.push(timed(|| drop(black_box(studio.draw(&moved, Fills::Later)))));
        laid.push(timed(|| desk.apply(&edit, Some(Gesture(1))).unwrap()));
    }
    println!("| {name} | {} | {} | {} |", median(wholes), median(steps), median(laid));
}

/// So many blossoms on one tile.
fn many(count: usize) -> Design {
    let mut text = String::from("canting = 1\n[repeat]\ntile = [200, 200]\n");
    for at in 0..count {
        let (x, y) = (at * 37 % 200, at * 53 % 200);
        let place = format!("place = {{ at = [{x}, {y}], scale = 0.2 }}");
        writeln!(text, "[[layer]]\nmotif = 'kawung'\n{place}").unwrap();
    }
    design::read(&text).unwrap()
}

fn timed(work: impl FnOnce()) -> Duration {
    let start = Instant::now();
    work();
    start.elapsed()
}

fn median(mut times: Vec<Duration>) -> String {
    times.sort_unstable();
    format!("{:.1} ms", times[times.len() / 2].as_secs_f64() * 1000.0)
}
