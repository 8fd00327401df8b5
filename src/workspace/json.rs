//! What there is to tell, as programs read it.

use kurbo::Point;
use serde::Serialize;

use crate::notice::{self, Aim, Argument, Message, Notice, Severity, Spot, rounded};
use crate::words::Words;

/// A notice as a program reads it.
#[derive(Debug, Serialize)]
pub struct NoticeJson {
    /// How grave: `error`, `warning`, `note`.
    pub severity: &'static str,
    place: &'static str,
    /// Of the layer or colorway, counted from 0.
    index: Option<usize>,
    key: &'static str,
    text: String,
    hint: Option<String>,
    /// The file that line and column are of, where it is another than the design: a script, or dyes.
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<String>,
    /// Counted from 1, where the notice is about one character of a file.
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<u64>,
    /// Where else, such as an option of the command line.
    #[serde(skip_serializing_if = "Option::is_none")]
    at: Option<String>,
    /// Where on the cloth, in millimeters.
    #[serde(skip_serializing_if = "Option::is_none")]
    point: Option<[f64; 2]>,
    /// At the edge of which stamp.
    #[serde(skip_serializing_if = "Option::is_none")]
    edge: Option<EdgeJson>,
    /// A mark of the layer, counted from 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    mark: Option<usize>,
}

/// A stretch of an edge of a stamp, in millimeters of cloth.
#[derive(Debug, Serialize)]
struct EdgeJson {
    tile: char,
    /// Counted from 0 around the stamp.
    number: usize,
    from: [f64; 2],
    to: [f64; 2],
}

impl NoticeJson {
    /// `notice` with its sentences in the language of `words`.
    pub fn new(notice: &Notice, words: &Words) -> Self {
        let (place, index) = match notice.place {
            Spot::Design => ("design", None),
            Spot::Repeat => ("repeat", None),
            Spot::Layer(index) => ("layer", Some(index)),
            Spot::Colorway(index) => ("colorway", Some(index)),
        };
        let Aim { point, edge, mark } = &notice.aim;
        let on_cloth = |at: Point| [at.x, at.y].map(rounded::thousandth);
        let edge = edge.as_ref().map(|edge| EdgeJson {
            tile: edge.tile,
            number: edge.number,
            from: on_cloth(edge.from),
            to: on_cloth(edge.to),
        });
        let (point, mark) = (point.map(on_cloth), *mark);
        let told = Self::of(notice.severity, place, &notice.message, words);
        Self { index, point, edge, mark, ..told }
    }

    /// The same with where else it is, such as an option of the command line.
    #[must_use]
    pub fn at(self, at: Option<String>) -> Self {
        Self { at, ..self }
    }

    /// A message told in a place that no design has, such as a command line; with its gravity.
    pub fn of(severity: Severity, place: &'static str, message: &Message, words: &Words) -> Self {
        let value = |wanted: &str| {
            message.values.iter().find(|(name, _)| *name == wanted).map(|(_, value)| value)
        };
        let number = |wanted: &str| match value(wanted)? {
            Argument::Number(number) => number.to_string().parse::<u64>().ok(),
            Argument::Text(_) => None,
        };
        let (line, column) = number("line").zip(number("column")).unzip();
        // Messages name other files than the line is of only where there is no line: a picture that is missing.
        let file = match value("file") {
            Some(Argument::Text(file)) if line.is_some() => Some(file.clone()),
            _ => None,
        };
        Self {
            severity: name_of(severity),
            place,
            index: None,
            key: message.key,
            text: words.say(message),
            hint: words.hint(message),
            file,
            line,
            column,
            at: None,
            point: None,
            edge: None,
            mark: None,
        }
    }
}

/// Pretty JSON with a line break at its end; in it what is not seen is escaped as JSON has it.
///
/// # Errors
///
/// A value that JSON has no form for.
pub fn json_of(value: &impl Serialize) -> Result<String, Message> {
    serde_json::to_string_pretty(value)
        .map(|text| escaped(&text) + "\n")
        .map_err(|error| Message::new("json-unwritable").with("reason", error.to_string()))
}

/// JSON with the unseen characters that its strings may hold plainly; all others are escaped there already.
fn escaped(json: &str) -> String {
    let mut shown = String::with_capacity(json.len());
    for c in json.chars() {
        if c != '\n' && notice::is_unseen(c) {
            for unit in c.encode_utf16(&mut [0; 2]) {
                shown += &format!("\\u{unit:04x}");
            }
        } else {
            shown.push(c);
        }
    }
    shown
}

/// The name of a gravity, for programs and in the word lists.
pub fn name_of(severity: Severity) -> &'static str {
    match severity {
        Severity::Note => "note",
        Severity::Warning => "warning",
        Severity::Error => "error",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_escapes_what_is_not_seen() {
        let text = "a\u{1b}\u{9b}\u{202e}\u{e0001}\n\u{7f}";
        let json = json_of(&[text]).unwrap();
        assert!(json.chars().all(|c| c == '\n' || !notice::is_unseen(c)), "{json:?}");
        assert_eq!(serde_json::from_str::<Vec<String>>(&json).unwrap(), [text]);
    }
}
