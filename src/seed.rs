//! Named reproducible streams of random numbers.
//!
//! A stream is found by the design's seed and a name, so drawing one layer more never changes another.
//! The generator is named and portable (Xoshiro256++), and so is the way a name becomes its state.
//!
//! **Invariant:** a stream depends only on the seed and its name, never on who else drew before.

use rand::rngs::Xoshiro256PlusPlus;
use rand::{Rng as _, SeedableRng as _};

/// What a stream is found by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StreamName<'a> {
    /// The seed of the design, or a layer's own.
    pub seed: u64,
    /// The name under it.
    pub name: &'a str,
}

/// A stream of random numbers.
#[derive(Clone, Debug)]
pub struct Stream(Xoshiro256PlusPlus);

impl Stream {
    /// The stream called `name` under `seed`.
    pub fn new(seed: u64, name: &str) -> Self {
        // FNV-1a spreads the name; `seed_from_u64` spreads the rest (SplitMix64, fixed by the generator's authors).
        let spread = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        let hash =
            seed.to_le_bytes().into_iter().chain(name.bytes()).fold(0xcbf2_9ce4_8422_2325, spread);
        Self(Xoshiro256PlusPlus::seed_from_u64(hash))
    }

    /// The next number in `[0, 1)`.
    pub fn unit(&mut self) -> f64 {
        // The upper 53 bits fill a double exactly.
        (self.0.next_u64() >> 11) as f64 * (1.0 / 9_007_199_254_740_992.0)
    }

    /// The next number in `[low, high)`; `low` when the range is empty.
    pub fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low).max(0.0) * self.unit()
    }
}
