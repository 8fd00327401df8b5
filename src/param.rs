//! Named, ranged, united values: what a motif can be asked to be.
//!
//! **Invariant:** a value that has passed [`Param::check`] is finite and within its range.

use std::collections::BTreeMap;

use crate::notice::Message;

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
    Choice(Vec<String>),
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

/// A parameter of a motif.
#[derive(Clone, Debug, PartialEq)]
pub struct Param {
    /// Its key in design files and `--set`.
    pub name: String,
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
    for name in asked.keys().filter(|name| !params.iter().any(|param| param.name == **name)) {
        let known = params.iter().map(|param| param.name.as_str()).collect::<Vec<_>>().join(", ");
        let message = Message::new("param-unknown").with("owner", owner);
        messages.push(message.with("name", name.as_str()).with("known", known));
    }
    let mut values = Values::new();
    for param in params {
        let (value, message) =
            asked.get(&param.name).map_or((param.default(), None), |asked| param.check(asked));
        messages.extend(message);
        values.insert(param.name.clone(), value);
    }
    (values, messages)
}

impl Param {
    /// The value when nothing is said.
    pub fn default(&self) -> Value {
        match &self.kind {
            Kind::Number { default, .. } => Value::Number(*default),
            Kind::Choice(names) => Value::Text(names.first().cloned().unwrap_or_default()),
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
                (
                    Value::Number(inside),
                    moved.then(|| self.out_of_range(*number, *min, *max, inside)),
                )
            }
            (Kind::Choice(names), Value::Text(name)) if names.contains(name) => {
                (value.clone(), None)
            }
            (Kind::Flag(_), Value::Flag(_)) => (value.clone(), None),
            (Kind::Number { .. } | Kind::Choice(_) | Kind::Flag(_), _) => {
                (self.default(), Some(self.wrong_kind(value)))
            }
        }
    }

    /// Reads a value from text, as in `--set size=24`.
    pub fn parse(text: &str) -> Value {
        match text.trim() {
            "true" | "ya" | "yes" => Value::Flag(true),
            "false" | "tidak" | "no" => Value::Flag(false),
            text => text
                .parse()
                .map_or_else(|_not_a_number| Value::Text(text.to_owned()), Value::Number),
        }
    }

    fn out_of_range(&self, asked: f64, min: f64, max: f64, taken: f64) -> Message {
        Message::new("param-out-of-range")
            .with("name", self.name.as_str())
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
        let choices = match &self.kind {
            Kind::Choice(names) => names.join(", "),
            Kind::Flag(_) => "true, false".to_owned(),
            Kind::Number { min, max, .. } => format!("{min} … {max}"),
        };
        Message::new("param-wrong-kind")
            .with("name", self.name.as_str())
            .with("given", given)
            .with("choices", choices)
    }
}
