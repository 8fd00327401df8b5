//! What people get wrong most when they write a design by hand, told by its own name.
//!
//! The parser speaks English and names rules of TOML. A teacher writes `24,5`, or a text without quotes; the line that
//! the parser stumbled over shows which.
//!
//! **Invariant:** whatever the parser says, there is a fault, and it points into the text.

use std::ops::Range;

use toml::de::Error;

use super::error::{Fault, shown};
use crate::notice::Message;

/// The fault that the parser found in `text`.
pub(super) fn fault(text: &str, error: &Error) -> Fault {
    let span = error.span().unwrap_or_default();
    let start = text.floor_char_boundary(span.start);
    let end = text.floor_char_boundary(span.end).max(start);
    let told = error.message();
    if let Some(fault) = decimal_comma(text, start) {
        return fault;
    }
    let message = if told.starts_with("duplicate key") {
        twice(&text[start..end])
    } else if told.starts_with("string values must be quoted") {
        no_text(&text[start..end], line_from(text, start))
    } else if told.starts_with("missing opening quote") {
        unquoted(line_from(text, start))
    } else if told.starts_with("key with no value") {
        Message::new("file-no-equals")
    } else if let Some(mark) = unclosed(told, line_from(text, start)) {
        Message::new("file-unclosed").with("mark", mark)
    } else {
        Message::new("file-syntax")
    };
    Fault::new(span, message)
}

/// The fault of a list that was written as a single section: `[layer]`.
pub(super) fn single_section(name: &str, span: Range<usize>) -> Fault {
    Fault::new(span, Message::new("file-single-section").with("name", shown(name)))
}

/// The names of lists whose entries are sections.
pub(super) fn is_sections(name: &str) -> bool {
    matches!(name, "layer" | "colorway")
}

fn twice(name: &str) -> Message {
    let key = if is_sections(name) { "file-single-section" } else { "file-twice" };
    Message::new(key).with("name", shown(name))
}

/// A value that is neither a number nor a text; `rest` is the line from there on.
fn no_text(word: &str, rest: &str) -> Message {
    match word.trim() {
        "" if rest.trim_start().starts_with('#') => unquoted(rest),
        "" => Message::new("file-no-value"),
        word if word.contains(char::is_whitespace) => Message::new("file-syntax"),
        word if word.starts_with(|c: char| c.is_ascii_digit()) => {
            Message::new("file-bad-number").with("given", shown(word))
        }
        word => unquoted(word),
    }
}

fn unquoted(text: &str) -> Message {
    let is_quote = |c: char| c.is_whitespace() || "\"'“”„‘’«»".contains(c);
    Message::new("file-unquoted").with("text", shown(text.trim_matches(is_quote)))
}

/// The bracket or quote that is missing at the end of the line; not one that stands there and is wrong otherwise.
fn unclosed<'told>(told: &'told str, rest: &str) -> Option<&'told str> {
    let mark = told.split_once("expected `")?.1.strip_suffix('`')?;
    (matches!(mark, "]" | "}" | "\"" | "'") && rest.trim().is_empty()).then_some(mark)
}

/// A number with a decimal comma is the value that the parser came to grief over.
fn decimal_comma(text: &str, at: usize) -> Option<Fault> {
    let from = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let equals = from + text[from..at].rfind('=')?;
    let value = line_from(text, equals + 1);
    let inset = value.len() - value.trim_start().len();
    let value = value.trim_start();
    let sign = value.len() - value.trim_start_matches(['-', '+']).len();
    let whole = sign + digits(&value[sign..]);
    let decimals = digits(value[whole..].strip_prefix(',')?);
    if whole == sign || decimals == 0 {
        return None;
    }
    let (start, length) = (equals + 1 + inset, whole + 1 + decimals);
    let near = value[..length].replace(',', ".");
    let message = Message::new("file-decimal-comma").with("near", near);
    Some(Fault::new(start..start + length, message))
}

/// How many digits stand at the beginning.
fn digits(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

/// The line from `at` on.
fn line_from(text: &str, at: usize) -> &str {
    text[at..].lines().next().unwrap_or_default()
}
