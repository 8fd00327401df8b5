//! The keys of a table of a design: what it has beyond the [`keys`] of any file.
//!
//! **Invariant:** a key is either taken or kept; what comes out is finite, within its range, or a [`Fault`] that
//! points to the value.

use std::ops::{Range, RangeInclusive};

use toml::de::{DeTable, DeValue};
use toml::{Table, Value};

use super::error::Fault;
use super::syntax;
use super::weigh::DEPTH;
use crate::color::Srgb;
use crate::design::tongue;
use crate::keys::{self, Misfit, shown};
pub(super) use crate::keys::{Node, finite, list, number, text, whole};
use crate::limits;
use crate::mark::Part;
use crate::notice::{self, Message};

/// A few levels are left for the table that what is kept will be written in.
const _: () = assert!(limits::KEPT + 8 <= DEPTH, "what is kept fits its table");

/// A table of which keys are taken.
#[derive(Debug)]
pub(super) struct Fields<'a>(keys::Fields<'a>);

impl<'a> Fields<'a> {
    /// The document itself.
    pub(super) fn root(table: DeTable<'a>) -> Self {
        Self(keys::Fields::root(table))
    }

    /// The table that `name` stands for.
    pub(super) fn of(name: &str, node: Node<'a>) -> Result<Self, Fault> {
        Ok(Self(keys::Fields::of(name, node)?))
    }

    /// Takes a key away.
    pub(super) fn take(&mut self, name: &str) -> Option<Node<'a>> {
        self.0.take(name)
    }

    /// Looks at a key that stays.
    pub(super) fn peek(&self, name: &str) -> Option<&Node<'a>> {
        self.0.peek(name)
    }

    /// Takes a key away that has to be there; one that says it in Indonesian is pointed to.
    pub(super) fn need(&mut self, name: &str) -> Result<Node<'a>, Fault> {
        if let Some(node) = self.take(name) {
            return Ok(node);
        }
        let near = self.0.left().keys().find(|key| tongue::means(key.get_ref(), name));
        let (span, near) =
            near.map_or((self.0.span(), ""), |key| (key.span(), key.get_ref().as_ref()));
        let message = Message::new("file-missing").with("name", name).with("near", shown(near));
        Err(Fault::new(span, message))
    }

    /// Takes a section away that has to be there; one that could be meant by it is pointed to.
    pub(super) fn need_section(&mut self, name: &str, others: &[&str]) -> Result<Node<'a>, Fault> {
        if let Some(node) = self.take(name) {
            return Ok(node);
        }
        let is_near = |key: &str| {
            let key = key.to_lowercase();
            others.contains(&key.as_str()) || notice::nearest(&key, &[name]).is_some()
        };
        let near = self
            .0
            .left()
            .iter()
            .find(|(key, node)| node.get_ref().is_table() && is_near(key.get_ref()));
        let (span, near) =
            near.map_or((self.0.span(), ""), |(key, _)| (key.span(), key.get_ref().as_ref()));
        let message = Message::new("file-no-section").with("name", name).with("near", shown(near));
        Err(Fault::new(span, message))
    }

    /// Gives the entries back that could not be used, as the table `name`; nothing when there are none.
    pub(super) fn put_back(&mut self, name: &'static str, entries: DeTable<'a>) {
        self.0.put_back(name, entries);
    }

    /// Where the key stands, if it does.
    pub(super) fn key_span(&self, name: &str) -> Option<Range<usize>> {
        self.0.key_span(name)
    }

    /// A name of at most [`limits::NAME`] characters; empty when there is none.
    pub(super) fn name(&mut self, name: &str) -> Result<String, Fault> {
        self.text(name, limits::NAME)
    }

    /// A text of at most `max` characters; empty when there is none.
    pub(super) fn text(&mut self, name: &str, max: usize) -> Result<String, Fault> {
        Ok(self.0.text(name, max)?.unwrap_or_default())
    }

    /// A number of `range`, or `default` when there is none.
    pub(super) fn number(
        &mut self,
        name: &str,
        range: &RangeInclusive<f64>,
        default: f64,
    ) -> Result<f64, Fault> {
        Ok(self.0.number(name, range)?.unwrap_or(default))
    }

    /// Yes or no, if anything.
    pub(super) fn flag(&mut self, name: &str) -> Result<Option<bool>, Fault> {
        Ok(self.0.flag(name)?)
    }

    /// A part, or the one called `default` when there is none.
    pub(super) fn part(&mut self, name: &str, default: &str) -> Result<Part, Fault> {
        self.take(name).map_or_else(|| Ok(Part::new(default)), |node| part(name, &node))
    }

    /// The entries of the table called `name`: key, place of the key, value. None when there is no such table.
    pub(super) fn entries(
        &mut self,
        name: &str,
    ) -> Result<Vec<(String, Range<usize>, Node<'a>)>, Fault> {
        let Some(node) = self.take(name) else {
            return Ok(Vec::new());
        };
        let table = Self::of(name, node)?.0.into_left();
        let entries = table.into_iter().map(|(key, node)| {
            let span = key.span();
            (key.into_inner().into_owned(), span, node)
        });
        let entries: Vec<_> = entries.collect();
        if let Some((_, span, _)) = entries.get(limits::MANY) {
            return Err(too_many(name, span.clone()));
        }
        Ok(entries)
    }

    /// The list called `name`, of at most [`limits::MANY`] values; empty when there is none.
    pub(super) fn list(&mut self, name: &str) -> Result<Vec<Node<'a>>, Fault> {
        let Some(node) = self.take(name) else {
            return Ok(Vec::new());
        };
        if node.get_ref().is_table() && syntax::is_sections(name) {
            return Err(syntax::single_section(name, node.span()));
        }
        let nodes = list(name, node)?;
        if let Some(node) = nodes.get(limits::MANY) {
            return Err(too_many(name, node.span()));
        }
        Ok(nodes)
    }

    /// What nobody took.
    pub(super) fn rest(self) -> Result<Table, Fault> {
        kept_table(self.0.into_left(), 0)
    }
}

/// The name of a part, not empty.
pub(super) fn part(name: &str, node: &Node<'_>) -> Result<Part, Fault> {
    part_named(&text(name, node, limits::NAME)?, node.span())
}

/// The part called `name`, which stands at `span`.
pub(super) fn part_named(name: &str, span: Range<usize>) -> Result<Part, Fault> {
    let part = Part::new(name);
    limits::named(part.name()).map_err(|message| Fault::new(span, message))?;
    Ok(part)
}

/// A color as `#RRGGBB` or `#RGB`, which stands at `span`.
pub(super) fn color(text: &str, span: Range<usize>) -> Result<Srgb, Fault> {
    let message = |_no_color| Message::new("file-bad-color").with("given", shown(text));
    text.parse().map_err(message).map_err(|message| Fault::new(span, message))
}

/// Two numbers of `range`.
pub(super) fn pair(
    name: &str,
    node: Node<'_>,
    range: &RangeInclusive<f64>,
) -> Result<(f64, f64), Fault> {
    let span = node.span();
    let kind = |near: String| {
        let message = Message::new("file-not-a-pair").with("name", shown(name));
        Fault::new(span.clone(), message.with("near", near))
    };
    let DeValue::Array(array) = node.into_inner() else {
        return Err(kind(String::new()));
    };
    let digits = array.iter().filter_map(|node| Some(node.get_ref().as_integer()?.as_str()));
    // Four whole numbers are two with decimal commas.
    let near = match digits.collect::<Vec<_>>()[..] {
        [a, b, c, d] => format!("[{}]", shown(&format!("{a}.{b}, {c}.{d}"))),
        _ => String::new(),
    };
    let mut nodes = array.into_iter();
    let (Some(first), Some(second), None) = (nodes.next(), nodes.next(), nodes.next()) else {
        return Err(kind(near));
    };
    Ok((number(name, &first, range)?, number(name, &second, range)?))
}

/// The width of a stroke.
pub(super) fn width(node: &Node<'_>) -> Result<f64, Fault> {
    let width = number("width", node, &(f64::NEG_INFINITY..=f64::INFINITY))?;
    limits::is_width(width).map_err(|message| Fault::new(node.span(), message))?;
    Ok(width)
}

/// A value that nobody took, of the key `name`, as it stands.
pub(super) fn kept(name: &str, node: Node<'_>, depth: usize) -> Result<Value, Fault> {
    let span = node.span();
    if depth > limits::KEPT {
        return Err(Fault::new(span, Message::new("file-too-deep").with("max", limits::KEPT)));
    }
    let number = finite(name, &node)?;
    Ok(match node.into_inner() {
        DeValue::String(text) => Value::String(text.into_owned()),
        DeValue::Integer(digits) => {
            let number = i64::from_str_radix(digits.as_str(), digits.radix());
            let message = |_too_large| wrong_kind("file-number-too-large", name, span);
            Value::Integer(number.map_err(message)?)
        }
        DeValue::Float(_) => Value::Float(number.unwrap_or_default()),
        DeValue::Boolean(flag) => Value::Boolean(flag),
        DeValue::Datetime(time) => Value::Datetime(time),
        DeValue::Array(array) => {
            let values = array.into_iter().map(|node| kept(name, node, depth + 1));
            Value::Array(values.collect::<Result<_, _>>()?)
        }
        DeValue::Table(table) => Value::Table(kept_table(table, depth + 1)?),
    })
}

fn kept_table(table: DeTable<'_>, depth: usize) -> Result<Table, Fault> {
    let entries = table.into_iter().map(|(key, node)| {
        let name = key.into_inner().into_owned();
        let value = kept(&name, node, depth)?;
        Ok((name, value))
    });
    entries.collect()
}

/// The fault of a key that should hold something else.
pub(super) fn wrong_kind(key: &'static str, name: &str, span: Range<usize>) -> Fault {
    Fault::new(span, Message::new(key).with("name", shown(name)))
}

/// The fault of a list or table with more than [`limits::MANY`] entries.
pub(super) fn too_many(name: &str, span: Range<usize>) -> Fault {
    Misfit::Many(limits::MANY).at(name, span).into()
}
