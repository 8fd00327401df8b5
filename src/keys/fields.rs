//! The keys of one table, taken one after another, and the kinds of value that they hold.
//!
//! **Invariant:** a key is either taken or kept; what comes out is of its kind and within its range, or is [`BadKey`] and
//! points to the value.

use std::borrow::Cow;
use std::ops::{Range, RangeInclusive};

use toml::Spanned;
use toml::de::{DeInteger, DeTable, DeValue};

use super::misfit::{BadKey, Misfit, ValueKind};

/// A value and its place in the text.
pub type Node<'a> = Spanned<DeValue<'a>>;

/// A table of which keys are taken.
#[derive(Debug)]
pub struct Fields<'a> {
    table: DeTable<'a>,
    span: Range<usize>,
}

impl<'a> Fields<'a> {
    /// A whole file.
    pub fn root(table: DeTable<'a>) -> Self {
        Self { table, span: 0..0 }
    }

    /// The table that the key `name` stands for.
    ///
    /// # Errors
    ///
    /// That it is none.
    pub fn of(name: &str, node: Node<'a>) -> Result<Self, BadKey> {
        let span = node.span();
        match node.into_inner() {
            DeValue::Table(table) => Ok(Self { table, span }),
            _ => Err(Misfit::NotA(ValueKind::Table).at(name, span)),
        }
    }

    /// Where the table stands; a whole file stands at its beginning.
    pub fn span(&self) -> Range<usize> {
        self.span.clone()
    }

    /// Takes a key away.
    pub fn take(&mut self, name: &str) -> Option<Node<'a>> {
        self.table.remove(name)
    }

    /// Looks at a key that stays.
    pub fn peek(&self, name: &str) -> Option<&Node<'a>> {
        self.table.get(name)
    }

    /// Where a key stands, if it does.
    pub fn key_span(&self, name: &str) -> Option<Range<usize>> {
        self.table.get_key_value(name).map(|(key, _)| key.span())
    }

    /// Gives entries back that could not be used, as the table `name`; nothing when there are none.
    pub fn put_back(&mut self, name: &'static str, entries: DeTable<'a>) {
        if !entries.is_empty() {
            let key = Spanned::new(self.span.clone(), Cow::Borrowed(name));
            let table = Spanned::new(self.span.clone(), DeValue::Table(entries));
            self.table.insert(key, table);
        }
    }

    /// A text of at most `max` characters, if there is any.
    ///
    /// # Errors
    ///
    /// That it is none, or longer.
    pub fn text(&mut self, name: &str, max: usize) -> Result<Option<String>, BadKey> {
        self.take(name).map(|node| text(name, &node, max)).transpose()
    }

    /// A number of `range`, if there is any.
    ///
    /// # Errors
    ///
    /// That it is none, or outside.
    pub fn number(
        &mut self,
        name: &str,
        range: &RangeInclusive<f64>,
    ) -> Result<Option<f64>, BadKey> {
        self.take(name).map(|node| number(name, &node, range)).transpose()
    }

    /// Yes or no, if anything.
    ///
    /// # Errors
    ///
    /// That it is neither.
    pub fn flag(&mut self, name: &str) -> Result<Option<bool>, BadKey> {
        let Some(node) = self.take(name) else { return Ok(None) };
        let wrong = || Misfit::NotA(ValueKind::Flag).at(name, node.span());
        node.get_ref().as_bool().map(Some).ok_or_else(wrong)
    }

    /// What nobody took.
    pub fn left(&self) -> &DeTable<'a> {
        &self.table
    }

    /// What nobody took, to keep.
    pub fn into_left(self) -> DeTable<'a> {
        self.table
    }
}

/// A text of at most `max` characters.
///
/// # Errors
///
/// That it is none, or longer.
pub fn text(name: &str, node: &Node<'_>, max: usize) -> Result<String, BadKey> {
    let text = node.get_ref().as_str().ok_or(Misfit::NotA(ValueKind::Text));
    let text = text.and_then(|text| Misfit::of_text(text, max).map(|()| text.to_owned()));
    text.map_err(|misfit| misfit.at(name, node.span()))
}

/// A number of `range`.
///
/// # Errors
///
/// That it is none, or outside.
pub fn number(name: &str, node: &Node<'_>, range: &RangeInclusive<f64>) -> Result<f64, BadKey> {
    let number = measured(node.get_ref()).ok_or(Misfit::NotA(ValueKind::Number));
    let number = number.and_then(|number| Misfit::of_number(number, range).map(|()| number));
    number.map_err(|misfit| misfit.at(name, node.span()))
}

/// The number of a value, if it is one.
///
/// # Errors
///
/// That it is infinite, or no number at all.
pub fn finite(name: &str, node: &Node<'_>) -> Result<Option<f64>, BadKey> {
    let is_number = measured(node.get_ref()).is_some();
    is_number.then(|| number(name, node, &(f64::MIN..=f64::MAX))).transpose()
}

/// A whole number of `range`.
///
/// # Errors
///
/// That it is none, or outside.
pub fn whole<N>(name: &str, node: &Node<'_>, range: &RangeInclusive<N>) -> Result<N, BadKey>
where
    N: Copy + PartialOrd + TryFrom<i128> + Into<i128>,
{
    let kind = || Misfit::NotA(ValueKind::Whole).at(name, node.span());
    let digits = node.get_ref().as_integer().ok_or_else(kind)?;
    let number = i128::from_str_radix(digits.as_str(), digits.radix()).ok();
    let inside = number.and_then(|number| N::try_from(number).ok());
    inside.filter(|number| range.contains(number)).ok_or_else(|| {
        let (min, max) = ((*range.start()).into(), (*range.end()).into());
        let is_below = nearest(digits) < to_f64(min);
        let misfit = Misfit::Beyond { given: digits.as_str().into(), min, max, is_below };
        misfit.at(name, node.span())
    })
}

/// The values of a list.
///
/// # Errors
///
/// That it is none.
pub fn list<'a>(name: &str, node: Node<'a>) -> Result<Vec<Node<'a>>, BadKey> {
    let span = node.span();
    match node.into_inner() {
        DeValue::Array(array) => Ok(array.into_iter().collect()),
        _ => Err(Misfit::NotA(ValueKind::List).at(name, span)),
    }
}

/// The number of a value, if it is one; it may be infinite, or none.
fn measured(value: &DeValue<'_>) -> Option<f64> {
    match value {
        DeValue::Integer(digits) => Some(nearest(digits)),
        DeValue::Float(digits) => Some(digits.as_str().parse().unwrap_or(f64::NAN)),
        _ => None,
    }
}

/// The number nearest to the digits; infinite when there is none.
fn nearest(digits: &DeInteger<'_>) -> f64 {
    match digits.radix() {
        10 => digits.as_str().parse().unwrap_or(f64::INFINITY),
        radix => i128::from_str_radix(digits.as_str(), radix).map_or(f64::INFINITY, to_f64),
    }
}

#[expect(clippy::cast_precision_loss, reason = "only shown, or compared with far smaller limits")]
fn to_f64(whole: i128) -> f64 {
    whole as f64
}
