//! Messages, failures and notices as lines for a person or as JSON for a program.
//!
//! **Invariant:** a report ends with a line break and holds nothing that could move the cursor.

use serde::Serialize;

use crate::cli::failure::Failure;
use crate::notice::{self, Message, Notice, Place, Severity};
use crate::words::Words;

/// Longer lines of an excerpt are cut: a line of a hostile file may be megabytes long.
const LONGEST_LINE: usize = 240;

/// More notices than this nobody reads; a program reads them all.
const MOST: usize = 50;

/// `error: kawung.batik:3:7: …`, the source line, the hint.
pub(super) fn failure(failure: &Failure, words: &Words) -> String {
    let before = notices(&failure.notices, words);
    let label = label("error", words);
    let place =
        failure.place.iter().map(|place| format!("{}: ", harmless(place))).collect::<String>();
    let mut report = format!("{before}{label}: {place}{}\n", words.say(&failure.message));
    for line in failure.excerpt.iter().flat_map(|excerpt| excerpt.lines()) {
        report.push_str(&harmless(line));
        report.push('\n');
    }
    report.push_str(&hint(&failure.message, words));
    report
}

/// Every notice, or the first of them: a design may have a million layers.
pub(super) fn notices(notices: &[Notice], words: &Words) -> String {
    let mut report: String = notices.iter().take(MOST).map(|one| notice(one, words)).collect();
    if let Some(left) = notices.len().checked_sub(MOST).filter(|left| *left > 0) {
        report.push_str(&words.say(&Message::new("notices-more").with("count", left)));
        report.push('\n');
    }
    report
}

/// `warning: layer 2: …`, the hint.
fn notice(notice: &Notice, words: &Words) -> String {
    let label = label(name_of(notice.severity), words);
    let place = words.say(&place(&notice.place));
    let sentence = words.say(&notice.message);
    format!("{label}: {place}: {sentence}\n{}", hint(&notice.message, words))
}

/// Every notice about the one thing that is talked about, so that none says where.
pub(super) fn notices_here(notices: &[Notice], words: &Words) -> String {
    let told = notices.iter().map(|notice| {
        let label = label(name_of(notice.severity), words);
        format!("{label}: {}\n{}", words.say(&notice.message), hint(&notice.message, words))
    });
    told.collect()
}

/// A notice as a program reads it.
#[derive(Debug, Serialize)]
pub(super) struct NoticeJson {
    severity: &'static str,
    place: &'static str,
    /// Of the layer or colorway, counted from 0.
    index: Option<usize>,
    key: &'static str,
    text: String,
    hint: Option<String>,
}

impl NoticeJson {
    /// `notice` with its sentences in the language of `words`.
    pub(super) fn new(notice: &Notice, words: &Words) -> Self {
        let (place, index) = match notice.place {
            Place::Design => ("design", None),
            Place::Repeat => ("repeat", None),
            Place::Layer(index) => ("layer", Some(index)),
            Place::Colorway(index) => ("colorway", Some(index)),
        };
        Self {
            severity: name_of(notice.severity),
            place,
            index,
            key: notice.message.key,
            text: words.say(&notice.message),
            hint: words.hint(&notice.message),
        }
    }
}

/// Pretty JSON with a line break at its end; in it what is not seen is escaped as JSON has it.
pub(super) fn json(value: &impl Serialize) -> Result<String, Failure> {
    serde_json::to_string_pretty(value)
        .map(|text| escaped(&text) + "\n")
        .map_err(|error| Message::new("json-unwritable").with("reason", error.to_string()).into())
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

fn hint(message: &Message, words: &Words) -> String {
    let hint = words.hint(message);
    hint.map(|hint| format!("{}: {hint}\n", label("hint", words))).unwrap_or_default()
}

fn label(name: &str, words: &Words) -> String {
    words.text("label", Some(name)).unwrap_or_default()
}

fn name_of(severity: Severity) -> &'static str {
    match severity {
        Severity::Note => "note",
        Severity::Warning => "warning",
        Severity::Error => "error",
    }
}

/// People count layers from 1.
fn place(place: &Place) -> Message {
    match place {
        Place::Design => Message::new("place-design"),
        Place::Repeat => Message::new("place-repeat"),
        Place::Layer(index) => Message::new("place-layer").with("number", index.saturating_add(1)),
        Place::Colorway(index) => {
            Message::new("place-colorway").with("number", index.saturating_add(1))
        }
    }
}

fn harmless(line: &str) -> String {
    let shown = line.chars().take(LONGEST_LINE);
    shown.map(|c| if notice::is_unseen(c) { ' ' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Language;

    #[test]
    fn a_failure_says_where_what_and_what_to_do() {
        let wrong = Failure::from(Message::new("read-not-found").with("path", "kain.batik"))
            .at("kain.batik:3:7")
            .with_excerpt(" 3 | seed = \u{1b}[2J\n   |        ^");
        let report = failure(&wrong, &Words::new(Language::English));
        let lines: Vec<&str> = report.lines().collect();
        assert!(lines[0].starts_with("error: kain.batik:3:7: "), "{report}");
        assert_eq!(lines[1..3], [" 3 | seed =  [2J", "   |        ^"]);
        assert!(lines[3].starts_with("hint: "), "{report}");
    }

    #[test]
    fn json_escapes_what_is_not_seen() {
        let text = "a\u{1b}\u{9b}\u{202e}\u{e0001}\n\u{7f}";
        let json = json(&[text]).unwrap();
        assert!(json.chars().all(|c| c == '\n' || !notice::is_unseen(c)), "{json:?}");
        assert_eq!(serde_json::from_str::<Vec<String>>(&json).unwrap(), [text]);
    }

    #[test]
    fn a_notice_counts_from_one() {
        let note =
            Notice::warning(Place::Layer(0), Message::new("picture-outside").with("file", "x"));
        let id = notice(&note, &Words::new(Language::Indonesian));
        assert!(id.starts_with("peringatan: lapisan 1: "), "{id}");
        let json = json(&NoticeJson::new(&note, &Words::new(Language::English))).unwrap();
        assert!(json.contains("\"index\": 0"), "{json}");
    }
}
