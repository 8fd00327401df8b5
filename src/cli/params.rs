//! Settings, as motifs and isen have them: lines for a person, values for a program.
//!
//! **Invariant:** a default is shown as `--set` and design files take it.

use serde::Serialize;

use crate::param::{Bilingual, Kind, Param, Unit, Word};
use crate::words::{self, Language, Words};

/// Words in both languages, as a program reads them.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Both {
    pub(super) id: String,
    pub(super) en: String,
}

impl Both {
    pub(super) fn new(words: &Bilingual) -> Self {
        Self { id: words.id.clone(), en: words.en.clone() }
    }

    /// What they say in `language`.
    pub(super) fn said(&self, language: Language) -> &str {
        match language {
            Language::Indonesian => &self.id,
            Language::English => &self.en,
        }
    }
}

/// A parameter as a program reads it.
#[derive(Clone, Debug, Serialize)]
pub(super) struct ParamJson {
    name: String,
    /// Other words that `--set` understands.
    also: Vec<String>,
    /// What it is called where there is room for two words.
    short: Both,
    label: Both,
    #[serde(flatten)]
    kind: KindJson,
}

#[derive(Clone, Debug, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
enum KindJson {
    Number {
        unit: &'static str,
        default: f64,
        min: f64,
        max: f64,
    },
    Choice {
        default: String,
        choices: Vec<String>,
        choices_also: Vec<Vec<String>>,
        choices_short: Vec<Both>,
    },
    Flag {
        default: bool,
    },
}

/// A heading and a line for each parameter: name and default, range, what it does. Nothing for none.
pub(super) fn section(params: &[Param], words: &Words) -> String {
    if params.is_empty() {
        return String::new();
    }
    let heading = words.text("motif-settings", None).unwrap_or_default();
    let rows: Vec<[String; 3]> = params
        .iter()
        .map(|param| {
            let (default, range) = described(&param.kind, words);
            let label = Both::new(&param.label).said(words.language()).to_owned();
            let name = format!("{}={default}{}", param.name(), also(&param.word));
            [name, range, label].map(|text| words::shown(&text))
        })
        .collect();
    let width =
        |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
    let (first, second) = (width(0), width(1));
    let lines: String = rows
        .iter()
        .map(|[name, range, label]| {
            format!("  {}\n", format!("{name:first$}  {range:second$}  {label}").trim_end())
        })
        .collect();
    format!("\n{heading}:\n{lines}")
}

/// The Indonesian word behind a name, in brackets: ` (sisi)`.
fn also(word: &Word) -> String {
    word.also.first().map(|also| format!(" ({also})")).unwrap_or_default()
}

/// The default as `--set` takes it, and what else it could be.
fn described(kind: &Kind, words: &Words) -> (String, String) {
    match kind {
        Kind::Number { unit, default, min, max } => {
            let unit = match unit {
                Unit::Mm => words.text("unit-mm", None),
                Unit::Degrees => words.text("unit-degrees", None),
                Unit::Ratio | Unit::Count => None,
            };
            let unit = unit.map(|unit| format!(" {unit}")).unwrap_or_default();
            (default.to_string(), format!("{min} … {max}{unit}"))
        }
        Kind::Choice(choices) => {
            let shown = |word: &Word| word.name.clone() + also(word).as_str();
            let default = choices.first().map(|word| word.name.clone()).unwrap_or_default();
            (default, choices.iter().map(shown).collect::<Vec<_>>().join(", "))
        }
        Kind::Flag(on) => (on.to_string(), words.text("setting-flag", None).unwrap_or_default()),
    }
}

impl ParamJson {
    pub(super) fn new(param: &Param) -> Self {
        Self {
            name: param.name().to_owned(),
            also: param.word.also.clone(),
            short: Both::new(&param.short),
            label: Both::new(&param.label),
            kind: KindJson::new(&param.kind),
        }
    }
}

impl KindJson {
    fn new(kind: &Kind) -> Self {
        match kind {
            Kind::Number { unit, default, min, max } => Self::Number {
                unit: match unit {
                    Unit::Mm => "mm",
                    Unit::Ratio => "ratio",
                    Unit::Degrees => "degrees",
                    Unit::Count => "count",
                },
                default: *default,
                min: *min,
                max: *max,
            },
            Kind::Choice(words) => {
                let choices: Vec<String> = words.iter().map(|word| word.name.clone()).collect();
                Self::Choice {
                    default: choices.first().cloned().unwrap_or_default(),
                    choices_also: words.iter().map(|word| word.also.clone()).collect(),
                    choices_short: words.iter().map(|word| Both::new(&word.label())).collect(),
                    choices,
                }
            }
            Kind::Flag(default) => Self::Flag { default: *default },
        }
    }
}
