//! The keys of a file: one reader of tables for designs and dyes, and what there is to say of a key that holds something
//! wrong.
//!
//! **Invariant:** nothing that stands in a file reaches a sentence unfiltered.

use std::ops::RangeInclusive;

use unicode_width::UnicodeWidthChar as _;

use crate::notice::{self, Message};

mod fields;
mod misfit;

pub use fields::{Fields, Node, finite, list, number, text, whole};
pub use misfit::{BadKey, Misfit, ValueKind};

/// Characters shown of a value within a sentence.
const SHOWN: usize = 40;

/// Refuses a number outside of `range`, known to people by the key `name`.
///
/// # Errors
///
/// What is wrong, with the nearest number that is not.
pub fn within(name: &str, number: f64, range: &RangeInclusive<f64>) -> Result<(), Message> {
    Misfit::of_number(number, range).map_err(|misfit| misfit.told(name))
}

/// Refuses a text of more than `max` characters.
///
/// # Errors
///
/// When it is longer.
pub fn short(name: &str, text: &str, max: usize) -> Result<(), Message> {
    Misfit::of_text(text, max).map_err(|misfit| misfit.told(name))
}

/// Refuses more than `max` entries.
///
/// # Errors
///
/// When there are more.
pub fn few(name: &str, count: usize, max: usize) -> Result<(), Message> {
    if count <= max {
        return Ok(());
    }
    Err(Misfit::Many(max).told(name))
}

/// `text` as it may stand in a sentence: one short line without characters that cannot be seen.
pub fn shown(text: &str) -> String {
    let more = if text.chars().nth(SHOWN).is_some() { "…" } else { "" };
    text.chars().take(SHOWN).map(visible).collect::<String>() + more
}

/// The character itself when a terminal shows it as it stands, otherwise one that stands for it.
pub fn visible(character: char) -> char {
    match character {
        '\t' => ' ',
        // Marks that turn the direction of writing or have no width could make a line look like another.
        _ if notice::is_unseen(character) || character.width().is_none() => '\u{fffd}',
        _ => character,
    }
}
