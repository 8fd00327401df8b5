//! What can be wrong with a value, before any file has words for it.
//!
//! **Invariant:** nothing that stands in a file reaches a sentence unfiltered.

use std::ops::{Range, RangeInclusive};

use super::shown;
use crate::notice::Message;

/// What is wrong with a value.
#[derive(Clone, Debug, PartialEq)]
pub enum Misfit {
    /// It is of another kind than this.
    NotA(ValueKind),
    /// A number outside of its range, infinite, or none at all.
    Outside {
        /// What stands there.
        given: f64,
        /// The least that can.
        min: f64,
        /// The most that can.
        max: f64,
    },
    /// A whole number outside of its range, digit by digit, since it may be copied from the sentence.
    Beyond {
        /// What stands there.
        given: Box<str>,
        /// The least that can.
        min: i128,
        /// The most that can.
        max: i128,
        /// Whether it is less than the least.
        is_below: bool,
    },
    /// A text of more characters than so many.
    Long(usize),
    /// More entries than so many.
    Many(usize),
    /// It has to be there, and is not.
    Missing,
}

/// The kind of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ValueKind {
    /// A text.
    Text,
    /// A number.
    Number,
    /// A whole number.
    Whole,
    /// `true` or `false`.
    Flag,
    /// A list.
    List,
    /// A table.
    Table,
    /// A list of sections.
    Sections,
}

impl Misfit {
    /// Refuses a number outside of `range`.
    pub(super) fn of_number(number: f64, range: &RangeInclusive<f64>) -> Result<(), Self> {
        if number.is_finite() && range.contains(&number) {
            return Ok(());
        }
        Err(Self::Outside { given: number, min: *range.start(), max: *range.end() })
    }

    /// Refuses a text of more than `max` characters.
    pub(super) fn of_text(text: &str, max: usize) -> Result<(), Self> {
        if text.chars().nth(max).is_none() { Ok(()) } else { Err(Self::Long(max)) }
    }

    /// What a design says of it, which stands at the key `name`.
    pub fn told(&self, name: &str) -> Message {
        let of = |key: &'static str| Message::new(key).with("name", shown(name));
        match self {
            Self::NotA(wanted) => of(wanted.missed()),
            Self::Outside { given, .. } if !given.is_finite() => of("file-not-finite"),
            Self::Outside { given, min, max } => {
                let message = of("file-out-of-range").with("given", *given);
                let message = message.with("min", *min).with("max", *max);
                message.with("nearest", given.clamp(*min, max.max(*min)))
            }
            Self::Beyond { given, min, max, is_below } => {
                let message = of("file-out-of-range").with("given", shown(given));
                let message = message.with("min", min.to_string()).with("max", max.to_string());
                message.with("nearest", if *is_below { min } else { max }.to_string())
            }
            Self::Long(max) => of("file-too-long").with("max", *max),
            Self::Many(max) => of("file-too-many").with("max", *max),
            Self::Missing => of("file-missing").with("near", ""),
        }
    }

    /// The same of the key `name`, which stands at `span` in a text.
    pub fn at(self, name: &str, span: Range<usize>) -> BadKey {
        BadKey { name: name.to_owned(), span, misfit: self }
    }
}

impl ValueKind {
    /// What a design says of a value that is of another kind.
    fn missed(self) -> &'static str {
        match self {
            Self::Text => "file-not-a-text",
            Self::Number => "file-not-a-number",
            Self::Whole => "file-not-whole",
            Self::Flag => "file-not-a-flag",
            Self::List | Self::Sections => "file-not-a-list",
            Self::Table => "file-not-a-table",
        }
    }
}

/// A misfit with its place.
#[derive(Clone, Debug, PartialEq)]
pub struct BadKey {
    /// The key that it stands at.
    pub name: String,
    /// The bytes of the text.
    pub span: Range<usize>,
    /// What is wrong.
    pub misfit: Misfit,
}
