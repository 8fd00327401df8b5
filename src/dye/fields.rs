//! The keys of one section of a dye file, taken one after another.
//!
//! **Invariant:** what comes out is within its range, or a [`Message`] that names file, line and column.

use std::ops::RangeInclusive;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::color::Srgb;
use crate::notice::{self, Message};
use crate::param::Bilingual;
use crate::spelling;

/// The longest name, and the longest recipe, in characters: a line, and half a page.
const NAME: usize = 80;
const RECIPE: usize = 2000;

/// The most entries of a list in a section: enough for every dip of a deep indigo, or every spelling of a name.
const MANY: usize = 40;

type Node<'a> = Spanned<DeValue<'a>>;

/// A file by its name and text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Source<'a> {
    pub(super) name: &'a str,
    pub(super) text: &'a str,
}

impl<'a> Source<'a> {
    /// The keys outside of all sections.
    pub(super) fn fields(self) -> Result<Fields<'a>, Message> {
        let table = DeTable::parse(self.text).map_err(|error| {
            let at = error.span().map_or(0, |span| span.start);
            self.told(at, Message::new("dye-file-syntax"))
        })?;
        Ok(Fields { source: self, table: table.into_inner(), at: 0 })
    }

    /// A message with the place that it is about, a byte of the text.
    fn told(self, at: usize, message: Message) -> Message {
        let before = &self.text[..self.text.floor_char_boundary(at)];
        let line = before.rsplit('\n').next().unwrap_or_default();
        message
            .with("file", self.name)
            .with("line", before.matches('\n').count() + 1)
            .with("column", line.chars().count() + 1)
    }
}

/// A section of which keys are taken.
#[derive(Debug)]
pub(super) struct Fields<'a> {
    source: Source<'a>,
    table: DeTable<'a>,
    at: usize,
}

impl<'a> Fields<'a> {
    /// A message about the section as a whole.
    pub(super) fn told(&self, message: Message) -> Message {
        self.source.told(self.at, message)
    }

    /// What has to be there.
    pub(super) fn need<T>(&self, name: &str, found: Option<T>) -> Result<T, Message> {
        found.ok_or_else(|| self.told(Message::new("dye-missing").with("name", name)))
    }

    /// The sections called `name`; those that are none are told.
    pub(super) fn sections(&mut self, name: &'static str) -> Vec<Result<Self, Message>> {
        let Some(node) = self.table.remove(name) else { return Vec::new() };
        let at = node.span().start;
        let DeValue::Array(nodes) = node.into_inner() else {
            return vec![Err(self.source.told(at, wrong(name, "sections")))];
        };
        nodes.into_iter().map(|node| section(self.source, name, node)).collect()
    }

    /// A short text.
    pub(super) fn name(&mut self, name: &str) -> Result<Option<String>, Message> {
        let source = self.source;
        self.table.remove(name).map(|node| text(source, name, &node, NAME)).transpose()
    }

    /// A longer text.
    pub(super) fn text(&mut self, name: &str) -> Result<Option<String>, Message> {
        let source = self.source;
        self.table.remove(name).map(|node| text(source, name, &node, RECIPE)).transpose()
    }

    /// Short texts; none when the key is missing.
    pub(super) fn names(&mut self, name: &str) -> Result<Vec<String>, Message> {
        let source = self.source;
        self.list(name)?.iter().map(|node| text(source, name, node, NAME)).collect()
    }

    /// The same words in both languages; a single text counts for both.
    pub(super) fn bilingual(&mut self, name: &'static str) -> Result<Option<Bilingual>, Message> {
        let Some(node) = self.table.remove(name) else { return Ok(None) };
        if node.get_ref().is_str() {
            let both = text(self.source, name, &node, RECIPE)?;
            return Ok(Some(Bilingual { id: both.clone(), en: both }));
        }
        let mut words = section(self.source, name, node)?;
        let (id, en) = (words.text("id")?, words.text("en")?);
        Ok(Some(Bilingual { id: words.need("id", id)?, en: words.need("en", en)? }))
    }

    /// A number of `range`.
    pub(super) fn number(
        &mut self,
        name: &str,
        range: &RangeInclusive<f64>,
    ) -> Result<Option<f64>, Message> {
        let Some(node) = self.table.remove(name) else { return Ok(None) };
        let digits = match node.get_ref() {
            DeValue::Integer(digits) if digits.radix() == 10 => digits.as_str(),
            DeValue::Float(digits) => digits.as_str(),
            _ => return Err(self.source.told(node.span().start, wrong(name, "number"))),
        };
        let number = digits.parse().unwrap_or(f64::NAN);
        if range.contains(&number) {
            return Ok(Some(number));
        }
        let message = Message::new("dye-out-of-range").with("name", name).with("given", number);
        let message = message.with("min", *range.start()).with("max", *range.end());
        Err(self.source.told(node.span().start, message))
    }

    /// Yes or no.
    pub(super) fn flag(&mut self, name: &str) -> Result<Option<bool>, Message> {
        let Some(node) = self.table.remove(name) else { return Ok(None) };
        let wrong = || self.source.told(node.span().start, wrong(name, "flag"));
        node.get_ref().as_bool().map(Some).ok_or_else(wrong)
    }

    /// A color as `#RRGGBB` or `#RGB`.
    pub(super) fn color(&mut self, name: &str) -> Result<Option<Srgb>, Message> {
        let Some(node) = self.table.remove(name) else { return Ok(None) };
        let given = text(self.source, name, &node, NAME)?;
        let message = |_no_color| {
            let message = Message::new("dye-bad-color").with("given", given.as_str());
            self.source.told(node.span().start, message)
        };
        given.parse().map(Some).map_err(message)
    }

    /// One of some things by its key.
    pub(super) fn choice<T: Copy>(
        &mut self,
        name: &str,
        choices: &[T],
        key: impl Fn(T) -> &'static str,
    ) -> Result<Option<T>, Message> {
        let Some(node) = self.table.remove(name) else { return Ok(None) };
        let given = text(self.source, name, &node, NAME)?;
        let found = choices.iter().find(|choice| spelling::is_same(key(**choice), &given));
        let unknown = || {
            let keys: Vec<&str> = choices.iter().map(|choice| key(*choice)).collect();
            let message = Message::new("dye-not-a-choice")
                .with("name", name)
                .with("given", given.as_str())
                .with("near", notice::nearest(&given, &keys).unwrap_or_default())
                .with("choices", keys.join(", "));
            self.source.told(node.span().start, message)
        };
        found.copied().map(Some).ok_or_else(unknown)
    }

    /// What nobody took is told: likely it is misspelled. `known` are the keys that could be meant.
    pub(super) fn rest(self, known: &[&str]) -> Vec<Message> {
        let message = |(key, _): (&Spanned<std::borrow::Cow<'_, str>>, &Node<'_>)| {
            let near = notice::nearest(key.get_ref(), known).unwrap_or_default();
            let message = Message::new("dye-unknown-key").with("name", key.get_ref().as_ref());
            self.source.told(key.span().start, message.with("near", near))
        };
        self.table.iter().map(message).collect()
    }

    /// The tables of a list such as `shades`.
    pub(super) fn tables(&mut self, name: &'static str) -> Result<Vec<Self>, Message> {
        let source = self.source;
        self.list(name)?.into_iter().map(|node| section(source, name, node)).collect()
    }

    fn list(&mut self, name: &str) -> Result<Vec<Node<'a>>, Message> {
        let Some(node) = self.table.remove(name) else { return Ok(Vec::new()) };
        let at = node.span().start;
        let DeValue::Array(nodes) = node.into_inner() else {
            return Err(self.source.told(at, wrong(name, "list")));
        };
        if nodes.len() > MANY {
            let message = Message::new("dye-too-many").with("name", name).with("max", MANY);
            return Err(self.source.told(at, message));
        }
        Ok(nodes.into_iter().collect())
    }
}

/// The table that stands at `node`.
fn section<'a>(source: Source<'a>, name: &str, node: Node<'a>) -> Result<Fields<'a>, Message> {
    let at = node.span().start;
    match node.into_inner() {
        DeValue::Table(table) => Ok(Fields { source, table, at }),
        _ => Err(source.told(at, wrong(name, "table"))),
    }
}

fn text(source: Source<'_>, name: &str, node: &Node<'_>, max: usize) -> Result<String, Message> {
    let at = node.span().start;
    let text = node.get_ref().as_str().ok_or_else(|| source.told(at, wrong(name, "text")))?;
    if text.chars().nth(max).is_some() {
        let message = Message::new("dye-too-long").with("name", name).with("max", max);
        return Err(source.told(at, message));
    }
    Ok(text.trim().to_owned())
}

/// A key that should hold something else; `wanted` is known to the sentence.
fn wrong(name: &str, wanted: &str) -> Message {
    Message::new("dye-wrong-kind").with("name", name).with("wanted", wanted)
}
