//! Whole numbers that the parser of kept texts cannot count, put aside while it works.
//!
//! **Invariant:** a text that gets its numbers back is the text that it was.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeInteger, DeTable, DeValue};

/// Numbers that stand for those beyond 2^63, such as a seed may be: the parser of texts that are kept counts no farther.
pub(super) struct Tokens {
    /// What every token begins with; it stands in none of the texts.
    stem: String,
    /// The digits for which each stands.
    digits: Vec<String>,
}

impl Tokens {
    /// The texts with a token for each such number; `None` where one is no TOML, or they have more of them than there are
    /// tokens.
    pub(super) fn put_into(texts: [&str; 3]) -> Option<(Self, [String; 3])> {
        let mut all = Vec::new();
        for text in texts {
            all.push(large_of(text)?);
        }
        let mut tokens = Self { stem: String::new(), digits: Vec::new() };
        if all.iter().all(Vec::is_empty) {
            return Some((tokens, texts.map(str::to_owned)));
        }
        tokens.stem = stem_absent_from(&texts);
        let mut known = BTreeMap::new();
        let mut all = all.into_iter();
        let new = texts.map(|text| {
            let (mut new, mut end) = (String::with_capacity(text.len()), 0);
            for span in all.next().unwrap_or_default() {
                let digits = &text[span.clone()];
                let at = *known.entry(digits).or_insert_with(|| {
                    tokens.digits.push(digits.to_owned());
                    tokens.digits.len() - 1
                });
                new += &text[end..span.start];
                new += &format!("{}{at:0TOKEN$}", tokens.stem);
                end = span.end;
            }
            new + &text[end..]
        });
        (tokens.digits.len() <= TOKENS).then_some((tokens, new))
    }

    /// The numbers again.
    pub(super) fn taken_out(&self, text: &str) -> String {
        if self.digits.is_empty() {
            return text.to_owned();
        }
        let mut pieces = text.split(&self.stem);
        let mut new = pieces.next().unwrap_or_default().to_owned();
        for piece in pieces {
            let (at, rest) = piece.split_at_checked(TOKEN).unwrap_or((piece, ""));
            let digits = at.parse().ok().and_then(|at: usize| self.digits.get(at));
            new += digits.map_or("", String::as_str);
            new += rest;
        }
        new
    }
}

/// Digits by which tokens of one stem differ.
const TOKEN: usize = 4;

/// More numbers than this are not kept apart.
const TOKENS: usize = 10_000;

/// Digits of a stem behind its first one.
const STEM: usize = 9;

/// A stem that stands in none of the texts, each of which is looked through once.
fn stem_absent_from(texts: &[&str]) -> String {
    let number = |digits: &[u8]| {
        let digits = digits.strip_prefix(b"7")?;
        let is_number = digits.iter().all(u8::is_ascii_digit);
        is_number
            .then(|| digits.iter().fold(0, |number, digit| number * 10 + u64::from(digit - b'0')))
    };
    let windows = texts.iter().flat_map(|text| text.as_bytes().windows(STEM + 1));
    let taken: BTreeSet<u64> = windows.filter_map(number).collect();
    let free = (0..).find(|number| !taken.contains(number)).unwrap_or_default();
    format!("7{free:0STEM$}")
}

/// The places of whole numbers beyond 2^63 in a text, in order; `None` where it is no TOML.
fn large_of(text: &str) -> Option<Vec<Range<usize>>> {
    let mut large = Vec::new();
    let table = DeTable::parse(text).ok()?;
    table.get_ref().values().for_each(|node| large_in(node, &mut large));
    large.sort_by_key(|span| span.start);
    Some(large)
}

/// The places of whole numbers beyond 2^63 in a value.
fn large_in(node: &Spanned<DeValue<'_>>, large: &mut Vec<Range<usize>>) {
    let is_large =
        |digits: &DeInteger<'_>| i64::from_str_radix(digits.as_str(), digits.radix()).is_err();
    match node.get_ref() {
        DeValue::Integer(digits) if is_large(digits) => large.push(node.span()),
        DeValue::Array(nodes) => nodes.iter().for_each(|node| large_in(node, large)),
        DeValue::Table(table) => table.values().for_each(|node| large_in(node, large)),
        _ => {}
    }
}
