//! The keys of one section of a dye file, and what there is to say of them: the [`keys`] of any file, with its name.
//!
//! **Invariant:** what comes out is within its range, or a [`Message`] that names file, line and column.

use std::ops::RangeInclusive;

use toml::de::DeTable;

use crate::color::Srgb;
use crate::keys::{self, BadKey, Misfit, Node, ValueKind};
use crate::notice::{self, Message};
use crate::param::Bilingual;
use crate::spelling;

/// The longest name, and the longest recipe, in characters: a line, and half a page.
const NAME: usize = 80;
const RECIPE: usize = 2000;

/// The most entries of a list in a section: enough for every dip of a deep indigo, or every spelling of a name.
const MANY: usize = 40;

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
        Ok(Fields { source: self, keys: keys::Fields::root(table.into_inner()) })
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

    /// What is wrong, with its place.
    fn wrong(self, BadKey { name, span, misfit }: BadKey) -> Message {
        let of = |key: &'static str| Message::new(key).with("name", name.as_str());
        let message = match misfit {
            Misfit::NotA(wanted) => of("dye-wrong-kind").with("wanted", word(wanted)),
            Misfit::Outside { given, min, max } => {
                of("dye-out-of-range").with("given", given).with("min", min).with("max", max)
            }
            Misfit::Beyond { given, min, max, .. } => of("dye-out-of-range")
                .with("given", keys::shown(&given))
                .with("min", min.to_string())
                .with("max", max.to_string()),
            Misfit::Long(max) => of("dye-too-long").with("max", max),
            Misfit::Many(max) => of("dye-too-many").with("max", max),
            Misfit::Missing => of("dye-missing"),
        };
        self.told(span.start, message)
    }
}

/// A section of which keys are taken.
#[derive(Debug)]
pub(super) struct Fields<'a> {
    source: Source<'a>,
    keys: keys::Fields<'a>,
}

impl<'a> Fields<'a> {
    /// A message about the section as a whole.
    pub(super) fn told(&self, message: Message) -> Message {
        self.source.told(self.keys.span().start, message)
    }

    /// What has to be there.
    pub(super) fn need<T>(&self, name: &str, found: Option<T>) -> Result<T, Message> {
        found.ok_or_else(|| self.source.wrong(Misfit::Missing.at(name, self.keys.span())))
    }

    /// The sections called `name`; those that are none are told.
    pub(super) fn sections(&mut self, name: &'static str) -> Vec<Result<Self, Message>> {
        let Some(node) = self.keys.take(name) else { return Vec::new() };
        match keys::list(name, node) {
            Ok(nodes) => nodes.into_iter().map(|node| section(self.source, name, node)).collect(),
            Err(BadKey { name, span, .. }) => {
                vec![Err(self.source.wrong(Misfit::NotA(ValueKind::Sections).at(&name, span)))]
            }
        }
    }

    /// A short text.
    pub(super) fn name(&mut self, name: &str) -> Result<Option<String>, Message> {
        self.trimmed(name, NAME)
    }

    /// A longer text.
    pub(super) fn text(&mut self, name: &str) -> Result<Option<String>, Message> {
        self.trimmed(name, RECIPE)
    }

    fn trimmed(&mut self, name: &str, max: usize) -> Result<Option<String>, Message> {
        let source = self.source;
        self.keys.take(name).map(|node| text(source, name, &node, max)).transpose()
    }

    /// Short texts; none when the key is missing.
    pub(super) fn names(&mut self, name: &str) -> Result<Vec<String>, Message> {
        let source = self.source;
        self.list(name)?.iter().map(|node| text(source, name, node, NAME)).collect()
    }

    /// The same words in both languages; a single text counts for both.
    pub(super) fn bilingual(&mut self, name: &'static str) -> Result<Option<Bilingual>, Message> {
        let Some(node) = self.keys.take(name) else { return Ok(None) };
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
        self.keys.number(name, range).map_err(|wrong| self.source.wrong(wrong))
    }

    /// Yes or no.
    pub(super) fn flag(&mut self, name: &str) -> Result<Option<bool>, Message> {
        self.keys.flag(name).map_err(|wrong| self.source.wrong(wrong))
    }

    /// A color as `#RRGGBB` or `#RGB`.
    pub(super) fn color(&mut self, name: &str) -> Result<Option<Srgb>, Message> {
        let Some(node) = self.keys.take(name) else { return Ok(None) };
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
        let Some(node) = self.keys.take(name) else { return Ok(None) };
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
        let message = |(key, _): (&toml::Spanned<std::borrow::Cow<'_, str>>, &Node<'_>)| {
            let near = notice::nearest(key.get_ref(), known).unwrap_or_default();
            let message = Message::new("dye-unknown-key").with("name", key.get_ref().as_ref());
            self.source.told(key.span().start, message.with("near", near))
        };
        self.keys.left().iter().map(message).collect()
    }

    /// The tables of a list such as `shades`.
    pub(super) fn tables(&mut self, name: &'static str) -> Result<Vec<Self>, Message> {
        let source = self.source;
        self.list(name)?.into_iter().map(|node| section(source, name, node)).collect()
    }

    fn list(&mut self, name: &str) -> Result<Vec<Node<'a>>, Message> {
        let Some(node) = self.keys.take(name) else { return Ok(Vec::new()) };
        let span = node.span();
        let nodes = keys::list(name, node).and_then(|nodes| match nodes.len() {
            ..=MANY => Ok(nodes),
            _ => Err(Misfit::Many(MANY).at(name, span)),
        });
        nodes.map_err(|wrong| self.source.wrong(wrong))
    }
}

/// The table that stands at `node`.
fn section<'a>(source: Source<'a>, name: &str, node: Node<'a>) -> Result<Fields<'a>, Message> {
    let keys = keys::Fields::of(name, node).map_err(|wrong| source.wrong(wrong))?;
    Ok(Fields { source, keys })
}

fn text(source: Source<'_>, name: &str, node: &Node<'_>, max: usize) -> Result<String, Message> {
    let text = keys::text(name, node, max).map_err(|wrong| source.wrong(wrong))?;
    Ok(text.trim().to_owned())
}

/// A kind of value as the sentences know it.
fn word(wanted: ValueKind) -> &'static str {
    match wanted {
        ValueKind::Text => "text",
        ValueKind::Number | ValueKind::Whole => "number",
        ValueKind::Flag => "flag",
        ValueKind::List => "list",
        ValueKind::Table => "table",
        ValueKind::Sections => "sections",
    }
}
