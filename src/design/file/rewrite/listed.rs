//! A list in brackets, taken apart into its entries and the remarks about them.

use toml_edit::{Array, RawString, Value};

/// A list in brackets with what stands between its entries: a remark behind a comma is about the entry before it.
pub(super) struct Listed {
    /// Behind the bracket that opens it, to the end of the line.
    opening: String,
    pub(super) entries: Vec<Entry>,
    /// Before the bracket that closes it.
    closing: String,
    /// What stands before an entry that is new.
    pub(super) indent: String,
    has_last_comma: bool,
}

pub(super) struct Entry {
    /// From the end of the line before it.
    pub(super) before: String,
    pub(super) value: Value,
    /// Behind its comma, to the end of the line.
    pub(super) after: String,
}

impl Listed {
    pub(super) fn of(array: &Array) -> Self {
        let has_last_comma = array.trailing_comma();
        let indent = indent_of(array);
        let (mut opening, mut entries) = (String::new(), Vec::<Entry>::new());
        for value in array {
            let (after, before) = at_line_end(value.decor().prefix());
            *entries.last_mut().map_or(&mut opening, |entry| &mut entry.after) = after;
            entries.push(Entry { before, value: value.clone(), after: String::new() });
        }
        let (mut after, mut closing) = at_line_end(Some(array.trailing()));
        if let Some(last) = entries.last_mut() {
            if !has_last_comma {
                (after, closing) = taken_suffix(&mut last.value);
            }
            last.after = after;
        } else {
            opening = after;
        }
        Self { opening, entries, closing, indent, has_last_comma }
    }

    pub(super) fn put_into(self, array: &mut Array) {
        if self.entries.is_empty() && !format!("{}{}", self.opening, self.closing).contains('#') {
            array.clear();
            array.set_trailing("");
            array.set_trailing_comma(false);
            return;
        }
        let has_last_comma = self.has_last_comma && !self.entries.is_empty();
        array.clear();
        let (mut behind, mut last) = (self.opening, None::<Value>);
        for Entry { before, mut value, after } in self.entries {
            let blank = if before.is_empty() && last.is_some() { " " } else { &before };
            value.decor_mut().set_prefix(joined(behind, blank));
            last.replace(value).into_iter().for_each(|value| array.push_formatted(value));
            behind = after;
        }
        let end = joined(behind, &self.closing);
        array.set_trailing("");
        match last {
            Some(mut value) if !has_last_comma => {
                value.decor_mut().set_suffix(end);
                array.push_formatted(value);
            }
            last => {
                last.into_iter().for_each(|value| array.push_formatted(value));
                array.set_trailing(end);
            }
        }
        array.set_trailing_comma(has_last_comma);
    }
}

/// What stands to the end of the line, and the rest; nothing ends where there is one line.
fn at_line_end(text: Option<&RawString>) -> (String, String) {
    let text = text.and_then(RawString::as_str).unwrap_or_default();
    let (line, rest) = text.split_at(text.find('\n').unwrap_or(0));
    (line.to_owned(), rest.to_owned())
}

/// `line`, and `rest` on the next one where a remark would swallow it.
fn joined(line: String, rest: &str) -> String {
    let is_swallowed = line.contains('#') && !rest.starts_with('\n');
    line + if is_swallowed { "\n" } else { "" } + rest
}

/// The line break and the blanks before the entries of a list; one blank where all stand in one line.
fn indent_of(array: &Array) -> String {
    let prefixes = array.iter().filter_map(|value| value.decor().prefix()?.as_str());
    let lines = prefixes.filter_map(|prefix| Some(&prefix[prefix.rfind('\n')?..]));
    match lines.last() {
        Some(line) => line.to_owned(),
        None if array.is_empty() => String::new(),
        None => " ".to_owned(),
    }
}

/// The remark behind the value and what follows it, taken away from there.
fn taken_suffix(value: &mut Value) -> (String, String) {
    let suffix = value.decor().suffix().and_then(RawString::as_str).unwrap_or_default().to_owned();
    value.decor_mut().set_suffix("");
    let (notes, rest) = suffix.split_at(suffix.trim_end().len());
    (notes.to_owned(), rest.to_owned())
}
