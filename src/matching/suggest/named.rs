//! What to call a suggestion, and how it stands in a file.
//!
//! **Invariant:** no two names of one answer are the same.

use super::brew::Draft;
use super::ideal::Tone;
use super::moods::Vessel;
use super::mosaic::Mosaic;
use super::{Mood, Suggestion};
use crate::design::Dyeing;
use crate::design::dyeing::Bath;
use crate::notice::Message;

/// Names and writes drafts.
pub(super) fn named(drafts: &[&Draft], mosaic: &Mosaic, mood: Mood) -> Vec<Suggestion> {
    let grounds: Vec<&str> =
        drafts.iter().map(|draft| word(Tone::of(draft.looks[mosaic.ground()]))).collect();
    let suggestion = |at: usize| {
        let number = grounds[..=at].iter().filter(|ground| **ground == grounds[at]).count();
        let name = Message::new("suggestion-name").with("mood", mood.name());
        let name = name.with("ground", grounds[at]).with("number", number);
        Suggestion { name, dyeing: dyeing(drafts[at], mosaic) }
    };
    (0..drafts.len()).map(suggestion).collect()
}

/// A draft as a design has it.
pub(super) fn dyeing(draft: &Draft, mosaic: &Mosaic) -> Dyeing {
    let bath = |vessel: &Vessel| Bath { is_brushed: vessel.is_brushed, ..vessel.choice.written() };
    let baths = draft.baths.iter().map(bath);
    let reaches = draft.reaches.iter().map(|reach| reach.baths().collect());
    Dyeing {
        baths: baths.collect(),
        parts: mosaic.parts.iter().cloned().zip(reaches).collect(),
        ..Dyeing::new(draft.chain.clone())
    }
}

/// The word for a color, as people name the ground of a cloth.
fn word(tone: Tone) -> &'static str {
    let l = tone.lab.l;
    match (tone.chroma, tone.hue) {
        (..14.0, _) if l > 86.0 => "white",
        (..14.0, _) if l < 27.0 => "black",
        (..9.0, _) => "grey",
        (..40.0, 55.0..110.0) if l > 72.0 => "cream",
        (_, 40.0..78.0) if l > 62.0 => "orange",
        (_, 48.0..90.0) if l <= 62.0 => "brown",
        (_, 78.0..106.0) if l > 62.0 => "yellow",
        (_, 90.0..190.0) => "green",
        (_, 190.0..238.0) => "turquoise",
        (_, 238.0..298.0) => "blue",
        (_, 298.0..342.0) => "purple",
        _ if l > 62.0 => "pink",
        _ if l < 34.0 => "maroon",
        _ => "red",
    }
}
