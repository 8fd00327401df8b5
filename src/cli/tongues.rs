//! What is said in both languages at once, for programs that read it.
//!
//! **Invariant:** every sentence comes from the word lists.

use serde::Serialize;

use crate::cli::params::Both;
use crate::raport::{Back, Stamps};
use crate::words::{Language, Words};

/// Both word lists.
pub(super) struct Tongues {
    id: Words,
    en: Words,
}

impl Tongues {
    pub(super) fn new() -> Self {
        Self { id: Words::new(Language::Indonesian), en: Words::new(Language::English) }
    }

    pub(super) fn both(&self, say: impl Fn(&Words) -> String) -> Both {
        Both { id: say(&self.id), en: say(&self.en) }
    }
}

/// What stamps can do of a cloth, as a program reads it.
#[derive(Debug, Serialize)]
pub(super) struct StampsJson {
    letters: Vec<char>,
    /// Letters whose mirrored twin the front needs.
    twins: Vec<char>,
    front: Both,
    back: BackJson,
}

#[derive(Debug, Serialize)]
struct BackJson {
    needs: &'static str,
    /// Letters whose mirrored twin only the back needs.
    twins: Vec<char>,
    /// Millimeters by which the grid moves.
    shift: Option<[f64; 2]>,
    text: Both,
}

impl StampsJson {
    pub(super) fn new(stamps: &Stamps, tongues: &Tongues) -> Self {
        let (needs, twins, shift) = match &stamps.back {
            Back::Same => ("same", Vec::new(), None),
            Back::Shifted(glide) => ("shifted", Vec::new(), Some([glide.x, glide.y])),
            Back::Mirrored => ("mirrored", Vec::new(), None),
            Back::Twins(letters) => ("twins", letters.clone(), None),
        };
        let text = tongues.both(|words| words.say(&stamps.behind()));
        Self {
            letters: stamps.letters.clone(),
            twins: stamps.twins.clone(),
            front: tongues.both(|words| words.say(&stamps.front())),
            back: BackJson { needs, twins, shift, text },
        }
    }
}
