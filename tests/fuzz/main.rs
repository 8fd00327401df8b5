//! Designs, scripts, pictures and palettes that nobody would write, read and drawn to the end.
//!
//! Whatever comes in, a cloth or a notice comes out: nothing panics, nothing hangs. Every input is made of a seed by its
//! number, so what fails once fails again: `FUZZ_SEED=1234 FUZZ_COUNT=1 cargo test --test fuzz`.
//!
//! `FUZZ_SECONDS` goes on for so long; without it a few inputs are tried, as one more test. Run it under `ulimit -v`, so
//! that an input which takes all memory ends as well. What an input was, when the program aborts on it, is in
//! `target/fuzz/`; `FUZZ_SLOW` says from how many seconds on an input is told as slow.

#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "a test that tells how it goes")]
#![expect(
    clippy::disallowed_methods,
    reason = "how long it goes on, and what is slow, is told by the clock"
)]

mod case;
mod seeds;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;
use std::time::{Duration, Instant};

use case::Case;
use seeds::Seeds;

/// Inputs when nothing is said: as many as a test may take.
const FEW: u64 = 8;

/// The first of them.
const FIRST: u64 = 101;

/// Seconds from which on an input is told as slow: every one is bounded by counts.
const SLOW: u64 = 5;

fn main() -> ExitCode {
    // `cargo test NAME` runs every target with that name.
    let wanted = std::env::args().skip(1).find(|arg| !arg.starts_with('-'));
    let is_listed = std::env::args().any(|arg| arg == "--list");
    if is_listed || wanted.is_some_and(|name| !"fuzz".contains(&name)) {
        return ExitCode::SUCCESS;
    }
    let number = |name: &str| std::env::var(name).ok()?.parse::<u64>().ok();
    let first = number("FUZZ_SEED").unwrap_or(FIRST);
    let end = number("FUZZ_SECONDS").map(|seconds| Instant::now() + Duration::from_secs(seconds));
    let count = number("FUZZ_COUNT").unwrap_or(if end.is_some() { u64::MAX } else { FEW });
    let slow = Duration::from_secs(number("FUZZ_SLOW").unwrap_or(SLOW));
    run(first, count, end, slow)
}

fn run(first: u64, count: u64, end: Option<Instant>, slow: Duration) -> ExitCode {
    let seeds = Seeds::gathered();
    let (mut tried, mut failed, mut slowest) = (0, Vec::new(), (Duration::ZERO, first));
    let mut reached = case::Reached::default();
    for seed in first..first.saturating_add(count) {
        if end.is_some_and(|end| Instant::now() > end) {
            break;
        }
        let case = Case::of(seed, &seeds);
        // An abort leaves no time to say what it was.
        case.keep("target/fuzz/now");
        drop(std::fs::write("target/fuzz/now/seed", seed.to_string()));
        let start = Instant::now();
        let outcome = catch_unwind(AssertUnwindSafe(|| case.run()));
        let took = start.elapsed();
        slowest = slowest.max((took, seed));
        if took > slow {
            println!("fuzz: input {seed} took {took:.1?}");
            case.keep(&format!("target/fuzz/slow-{seed}"));
        }
        match outcome {
            Ok(how_far) => reached.add(how_far),
            Err(_) => {
                println!(
                    "fuzz: input {seed} panicked; FUZZ_SEED={seed} FUZZ_COUNT=1 runs it again"
                );
                case.keep(&format!("target/fuzz/panic-{seed}"));
                failed.push(seed);
            }
        }
        tried += 1;
    }
    println!(
        "fuzz: {tried} inputs from {first} on; {reached}; slowest {:.1?} ({}); {} panicked {failed:?}",
        slowest.0,
        slowest.1,
        failed.len()
    );
    if failed.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
