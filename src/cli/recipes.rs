//! The baths that come nearest to colors of print, as a program reads them.

use serde::Serialize;

use crate::dye::Dyes;
use crate::matching::nearest::{Match, Nearest};
use crate::notice::rounded;
use crate::words::Words;
use crate::workspace::nearest;

/// An answer as a program reads it.
#[derive(Debug, Serialize)]
pub(super) struct RecipeJson {
    /// By its name, `free` where it has none.
    chain: String,
    baths: Vec<String>,
    /// Delta E 2000 over the cloth.
    mean: f64,
    worst: f64,
    /// The part that is farthest off.
    part: Option<String>,
}

/// Both answers for a colorway of print.
#[derive(Debug, Serialize)]
pub(super) struct NearestJson {
    colorway: String,
    nearest: RecipeJson,
    known: Option<RecipeJson>,
}

impl NearestJson {
    pub(super) fn new(colorway: &str, found: &Nearest, dyes: &Dyes, words: &Words) -> Self {
        let recipe = |found: &Match| RecipeJson::new(found, dyes, words);
        Self {
            colorway: colorway.to_owned(),
            nearest: recipe(&found.best),
            known: found.known.as_ref().map(recipe),
        }
    }
}

impl RecipeJson {
    pub(super) fn new(found: &Match, dyes: &Dyes, words: &Words) -> Self {
        Self {
            chain: found.dyeing.chain.name().to_owned(),
            baths: nearest::baths(&found.dyeing.baths, dyes, words),
            mean: rounded::tenth(found.mean),
            worst: rounded::tenth(found.worst),
            part: nearest::worst(found).map(str::to_owned),
        }
    }
}
