//! What people get wrong most when they write a design by hand, told by its own name.
//!
//! The parser speaks English and names rules of TOML. A teacher writes `24,5`, or a text without quotes; the line that
//! the parser stumbled over shows which.
//!
//! **Invariant:** whatever the parser says, there is a fault, and it points into the text.

use std::ops::Range;

use toml::de::Error;

use super::error::Fault;
use crate::keys::shown;
use crate::notice::{self, Message};

/// The fault that the parser found in `text`.
pub(super) fn fault(text: &str, error: &Error) -> Fault {
    let span = error.span().unwrap_or_default();
    let start = text.floor_char_boundary(span.start);
    let end = text.floor_char_boundary(span.end).max(start);
    let told = error.message();
    let known = [unmerged(text), odd_blank(text, start), curly_quote(text, start)];
    if let Some(fault) = known.into_iter().flatten().next() {
        return fault;
    }
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

/// The first line of two versions that git could not merge; the parser stumbles over it or over what stands twice.
fn unmerged(text: &str) -> Option<Fault> {
    let mut at = 0;
    text.split_inclusive('\n').find_map(|line| {
        let start = at;
        at += line.len();
        let is_mark = line.starts_with("<<<<<<<") || line.starts_with(">>>>>>>");
        let span = start..start + line.trim_end().len();
        is_mark.then(|| Fault::new(span, Message::new("file-unmerged")))
    })
}

/// A blank in the line that looks like one and is none, as word processors and web pages have them.
fn odd_blank(text: &str, at: usize) -> Option<Fault> {
    let is_odd = |c: char| {
        (c.is_whitespace() && !matches!(c, ' ' | '\t' | '\r'))
            || (notice::is_unseen(c) && !c.is_control())
    };
    let span = outside_quotes(text, at, is_odd)?;
    let code = text[span.clone()].chars().next().map(u32::from).unwrap_or_default();
    let message = Message::new("file-odd-blank").with("code", format!("U+{code:04X}"));
    Some(Fault::new(span, message))
}

/// A quotation mark of books in the place of one of computers: `“kawung”`.
fn curly_quote(text: &str, at: usize) -> Option<Fault> {
    const MARKS: &str = "“”„‟«»‘’‚‛";
    let span = outside_quotes(text, at, |c| MARKS.contains(c))?;
    let rest = line_from(text, span.end);
    let word = rest.split(|c| MARKS.contains(c)).next().unwrap_or_default().trim();
    let mark = text[span.clone()].to_owned();
    let message = Message::new("file-curly-quote").with("mark", mark).with("text", shown(word));
    Some(Fault::new(span, message))
}

/// The first character like that in the line that holds `at`, outside of straight quotes and comments.
fn outside_quotes(text: &str, at: usize, is_it: impl Fn(char) -> bool) -> Option<Range<usize>> {
    let from = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let mut quote = None;
    for (inset, c) in line_from(text, from).char_indices() {
        match quote {
            Some(open) if c == open => quote = None,
            Some(_) => {}
            None if c == '#' => return None,
            None if c == '"' || c == '\'' => quote = Some(c),
            None if is_it(c) => return Some(from + inset..from + inset + c.len_utf8()),
            None => {}
        }
    }
    None
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
