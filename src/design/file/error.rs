//! Why a file cannot be read, and the line where.
//!
//! **Invariant:** nothing that stands in a file reaches a terminal unfiltered.

use std::error::Error;
use std::fmt;
use std::ops::Range;

use unicode_width::UnicodeWidthStr as _;

use crate::keys::{BadKey, visible};
use crate::notice::Message;

/// Characters of the line shown before the caret, and from the caret on: together they fit a terminal of 100 columns.
const BEFORE: usize = 50;
const AFTER: usize = 40;

/// Why a design file cannot be read.
#[derive(Clone, Debug, PartialEq)]
pub struct ReadError {
    message: Message,
    position: Option<(usize, usize)>,
    excerpt: String,
}

impl ReadError {
    /// What is wrong; its values `line` and `column` are those of [`ReadError::position`].
    pub fn message(&self) -> &Message {
        &self.message
    }

    /// Line and column of the first wrong character, both counted from 1; `None` when the text as a whole is wrong.
    ///
    /// A column is a character, whatever its width.
    pub fn position(&self) -> Option<(usize, usize)> {
        self.position
    }

    /// The line of the file with its number, and below it a caret under what is wrong; empty without a position.
    ///
    /// A long line is cut at both sides. Tabs and characters that cannot be seen are replaced.
    pub fn excerpt(&self) -> &str {
        &self.excerpt
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.message.key)?;
        match self.position {
            Some((line, column)) => write!(f, " at {line}:{column}\n{}", self.excerpt),
            None => Ok(()),
        }
    }
}

impl Error for ReadError {}

/// What is wrong with which bytes of the text.
#[derive(Debug)]
pub(super) struct Fault {
    span: Option<Range<usize>>,
    message: Message,
}

impl Fault {
    /// These bytes are wrong.
    pub(super) fn new(span: Range<usize>, message: Message) -> Self {
        Self { span: Some(span), message }
    }

    /// The text as a whole is wrong.
    pub(super) fn whole(message: Message) -> Self {
        Self { span: None, message }
    }

    /// The fault with its place in `text`.
    pub(super) fn within(self, text: &str) -> ReadError {
        let Some(span) = self.span else {
            return ReadError { message: self.message, position: None, excerpt: String::new() };
        };
        let at = text.floor_char_boundary(span.start);
        let before = &text[..at];
        let from = before.rfind('\n').map_or(0, |newline| newline + 1);
        let to = text[at..].find('\n').map_or(text.len(), |newline| at + newline);
        let end = text.floor_char_boundary(span.end).clamp(at, to);
        let line = before.matches('\n').count() + 1;
        let column = text[from..at].chars().count() + 1;
        ReadError {
            message: self.message.with("line", line).with("column", column),
            position: Some((line, column)),
            excerpt: excerpt(line, [&text[from..at], &text[at..end], &text[end..to]]),
        }
    }
}

impl From<BadKey> for Fault {
    fn from(wrong: BadKey) -> Self {
        Self::new(wrong.span, wrong.misfit.told(&wrong.name))
    }
}

/// A line in three pieces, the middle one underlined.
fn excerpt(line: usize, [before, wrong, after]: [&str; 3]) -> String {
    let skipped = before.chars().count().saturating_sub(BEFORE);
    let less = if skipped > 0 { "…" } else { "" };
    let head: String = less.chars().chain(before.chars().skip(skipped)).map(visible).collect();
    let wrong: String = wrong.trim_end_matches('\r').chars().take(AFTER).map(visible).collect();
    let after = after.trim_end_matches('\r');
    let room = AFTER.saturating_sub(wrong.chars().count());
    let tail: String = after.chars().take(room).map(visible).collect();
    let more = if after.chars().nth(room).is_some() { "…" } else { "" };
    let blank = " ".repeat(head.width());
    let carets = "^".repeat(wrong.width().max(1));
    let gutter = line.to_string().len().max(3);
    format!("{line:>gutter$} | {head}{wrong}{tail}{more}\n{:>gutter$} | {blank}{carets}", "")
}
