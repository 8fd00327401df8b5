//! Named, ranged, united values: what a motif can be asked to be.
//!
//! **Invariant:** a value that has passed [`Param::check`] is finite and within its range.

use std::collections::BTreeMap;

use crate::notice::{Message, nearest};
use crate::spelling;

mod label;

pub use label::LONGEST as LONGEST_LABEL;

/// A value as a design file or the command line gives it, not yet checked.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A length, ratio, angle or count.
    Number(f64),
    /// A choice by name.
    Text(String),
    /// On or off.
    Flag(bool),
}

/// Values by parameter name.
pub type Values = BTreeMap<String, Value>;

/// The same words in both languages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bilingual {
    /// Indonesian.
    pub id: String,
    /// English.
    pub en: String,
}

/// What kind of value a parameter takes, with default and range.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// A number with a unit.
    Number {
        /// What it counts in.
        unit: Unit,
        /// The value when nothing is said.
        default: f64,
        /// Smallest, included.
        min: f64,
        /// Largest, included.
        max: f64,
    },
    /// One of some names; the first is the default.
    Choice(Vec<Word>),
    /// On or off.
    Flag(bool),
}

/// The unit of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Millimeters.
    Mm,
    /// A plain ratio.
    Ratio,
    /// Degrees, clockwise.
    Degrees,
    /// A whole number of things.
    Count,
}

/// A name in design files, and what else people call it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Word {
    /// The only one that design files have.
    pub name: String,
    /// Other words for it, understood where somebody types them; the Indonesian one comes first.
    pub also: Vec<String>,
}

impl Word {
    /// Reads `size|ukuran`: the name, and behind bars the other words for it.
    pub fn read(text: &str) -> Self {
        let mut words = text.split('|').map(|word| word.trim().to_owned());
        Self { name: words.next().unwrap_or_default(), also: words.collect() }
    }

    /// Whether `text` means this, spelling set aside.
    pub fn is(&self, text: &str) -> bool {
        self.is_named(text) || self.also.iter().any(|also| spelling::is_same(also, text))
    }

    fn is_named(&self, text: &str) -> bool {
        spelling::is_same(&self.name, text)
    }
}

/// The one of `words` that `text` means; what is called so comes before what is also called so.
fn meant<'a>(words: impl Iterator<Item = &'a Word> + Clone, text: &str) -> Option<&'a Word> {
    let exact = |word: &&Word| word.name == text;
    let mut again = words.clone();
    let mut last = words.clone();
    let mut words = words;
    words
        .find(exact)
        .or_else(|| again.find(|word| word.is_named(text)))
        .or_else(|| last.find(|word| word.is(text)))
}

/// A parameter of a motif.
#[derive(Clone, Debug, PartialEq)]
pub struct Param {
    /// Its key in design files and `--set`.
    pub word: Word,
    /// What it is called beside a slider, in both languages: at most [`LONGEST_LABEL`] letters.
    pub short: Bilingual,
    /// What it does, in both languages.
    pub label: Bilingual,
    /// What it takes.
    pub kind: Kind,
}

/// Every parameter's value: checked where `asked` names it, its default elsewhere; and what there is to tell.
///
/// `owner` is whose parameters these are, for the sentence about a name that is none of them.
pub fn settle(params: &[Param], asked: &Values, owner: &str) -> (Values, Vec<Message>) {
    let mut messages = Vec::new();
    for name in asked.keys().filter(|name| !params.iter().any(|param| param.name() == *name)) {
        let known: Vec<&str> = params.iter().map(Param::name).collect();
        let near = meant(params.iter().map(|param| &param.word), name);
        let near = near.map(|word| word.name.as_str()).or_else(|| nearest(name, &known));
        let message = Message::new("param-unknown")
            .with("owner", owner)
            .with("name", name.as_str())
            .with("near", near.unwrap_or_default());
        messages.push(message.with("known", known.join(", ")));
    }
    let mut values = Values::new();
    for param in params {
        let (value, message) =
            asked.get(param.name()).map_or((param.default(), None), |asked| param.check(asked));
        messages.extend(message);
        values.insert(param.name().to_owned(), value);
    }
    (values, messages)
}

/// What somebody typed as a key and a value, in the words of design files where they mean something there.
pub fn understood(params: &[Param], key: &str, value: Value) -> (String, Value) {
    let Some(word) = meant(params.iter().map(|param| &param.word), key) else {
        return (key.to_owned(), value);
    };
    let kind = params.iter().find(|param| param.word == *word).map(|param| &param.kind);
    let value = match (kind, value) {
        (Some(Kind::Choice(words)), Value::Text(text)) => {
            Value::Text(meant(words.iter(), &text).map_or(text, |word| word.name.clone()))
        }
        (_, value) => value,
    };
    (word.name.clone(), value)
}

impl Param {
    /// The parameter that a script or a table states: its name with other words behind bars, what it takes, and what it
    /// does in Indonesian and English, each with a short label before a bar: `Sisi kotak|sisi satu kotak`.
    pub fn new(name: &str, kind: Kind, labels: [&str; 2]) -> Self {
        let word = Word::read(name);
        let (short, label) = label::read(&word, labels);
        Self { word, short, label, kind }
    }

    /// Its key in design files and `--set`.
    pub fn name(&self) -> &str {
        &self.word.name
    }

    /// Everything that somebody can type for it, where it is one of some words.
    pub fn choices(&self) -> Vec<String> {
        let spoken = |word: Word| [vec![word.name], word.also].concat();
        match &self.kind {
            Kind::Choice(words) => words.iter().cloned().flat_map(spoken).collect(),
            Kind::Flag(_) => FLAGS.map(Word::read).into_iter().flat_map(spoken).collect(),
            Kind::Number { .. } => Vec::new(),
        }
    }

    /// The same parameter with `value` for its default, as far as it can take it.
    #[must_use]
    pub fn with_default(mut self, value: &Value) -> Self {
        let (value, _told) = self.check(value);
        match (&mut self.kind, value) {
            (Kind::Number { default, .. }, Value::Number(number)) => *default = number,
            (Kind::Flag(on), Value::Flag(flag)) => *on = flag,
            (Kind::Choice(words), Value::Text(name)) => {
                words.sort_by_key(|word| word.name != name);
            }
            (Kind::Number { .. } | Kind::Flag(_) | Kind::Choice(_), _) => {}
        }
        self
    }

    /// The value when nothing is said.
    pub fn default(&self) -> Value {
        match &self.kind {
            Kind::Number { default, .. } => Value::Number(*default),
            Kind::Choice(words) => {
                Value::Text(words.first().map(|word| word.name.clone()).unwrap_or_default())
            }
            Kind::Flag(on) => Value::Flag(*on),
        }
    }

    /// `value` if this parameter can take it.
    ///
    /// A number outside its range comes back as the nearest one inside, with a message; anything else that does not
    /// fit comes back as the default, with a message.
    pub fn check(&self, value: &Value) -> (Value, Option<Message>) {
        match (&self.kind, value) {
            (Kind::Number { unit, min, max, .. }, Value::Number(number)) if number.is_finite() => {
                let whole = if *unit == Unit::Count { number.round() } else { *number };
                let inside = whole.clamp(*min, *max);
                let moved = (inside - number).abs() > 0.0;
                let is_inside = (*min..=*max).contains(number);
                let key = if is_inside { "param-not-whole" } else { "param-out-of-range" };
                let message = || self.moved(key, *number, (*min, *max), inside);
                (Value::Number(inside), moved.then(message))
            }
            (Kind::Choice(words), Value::Text(name))
                if words.iter().any(|word| word.name == *name) =>
            {
                (value.clone(), None)
            }
            (Kind::Flag(_), Value::Flag(_)) => (value.clone(), None),
            (Kind::Number { .. } | Kind::Choice(_) | Kind::Flag(_), _) => {
                (self.default(), Some(self.wrong_kind(value)))
            }
        }
    }

    /// Reads a value from text, as in `--set size=24`. Half of the readers write decimals with a comma.
    pub fn parse(text: &str) -> Value {
        match text.trim() {
            flag if Word::read(FLAGS[0]).is(flag) => Value::Flag(true),
            flag if Word::read(FLAGS[1]).is(flag) => Value::Flag(false),
            text => match text.parse().ok().or_else(|| with_comma(text)) {
                Some(number) => Value::Number(number),
                None => Value::Text(text.to_owned()),
            },
        }
    }

    fn moved(&self, key: &'static str, asked: f64, (min, max): (f64, f64), taken: f64) -> Message {
        Message::new(key)
            .with("name", self.name())
            .with("asked", asked)
            .with("min", min)
            .with("max", max)
            .with("taken", taken)
    }

    fn wrong_kind(&self, value: &Value) -> Message {
        let given = match value {
            Value::Number(number) => number.to_string(),
            Value::Text(text) => text.clone(),
            Value::Flag(flag) => flag.to_string(),
        };
        let message = |key| Message::new(key).with("name", self.name());
        let choice = |words: &[Word], taken: &str| {
            let names: Vec<&str> = words.iter().map(|word| word.name.as_str()).collect();
            let near = meant(words.iter(), &given).map(|word| word.name.as_str());
            message("param-not-a-choice")
                .with("choices", names.join(", "))
                .with("near", near.or_else(|| nearest(&given, &names)).unwrap_or_default())
                .with("taken", taken)
        };
        let told = match &self.kind {
            Kind::Choice(words) => {
                choice(words, words.first().map(|word| word.name.as_str()).unwrap_or_default())
            }
            Kind::Flag(on) => choice(&FLAGS.map(Word::read), &on.to_string()),
            Kind::Number { min, max, default, .. } => {
                let near = with_comma(&given).map(|number| number.to_string()).unwrap_or_default();
                message("param-not-a-number")
                    .with("min", *min)
                    .with("max", *max)
                    .with("taken", *default)
                    .with("near", near)
            }
        };
        told.with("given", given)
    }
}

/// On and off, in the words of design files and in those of people.
const FLAGS: [&str; 2] = ["true|ya|yes", "false|tidak|no"];

/// A number with a decimal comma. What half of the readers would take for thousands is none: `1,050`.
fn with_comma(text: &str) -> Option<f64> {
    let (whole, decimals) = text.split_once(',')?;
    let is_plain = |digits: &str| !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    let digits = whole.strip_prefix('-').unwrap_or(whole);
    if !is_plain(digits) || !is_plain(decimals) || (decimals.len() == 3 && digits != "0") {
        return None;
    }
    format!("{whole}.{decimals}").parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_with_point_and_comma() {
        for (text, number) in [("24.5", 24.5), ("24,5", 24.5), ("-0,125", -0.125), ("12", 12.0)] {
            assert_eq!(Param::parse(text), Value::Number(number), "{text}");
        }
        for text in ["1,050", "1,2,3", ",5", "5,", "1,5e3", "a,b"] {
            assert_eq!(Param::parse(text), Value::Text(text.to_owned()), "{text}");
        }
    }
}
