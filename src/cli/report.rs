//! Messages, failures and notices as lines for a person or as JSON for a program.
//!
//! **Invariant:** a report ends with a line break and holds nothing that could move the cursor.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::path::Path;

use serde::Serialize;

use crate::cli::failure::{self, Answer, Failure};
use crate::notice::{self, Message, Notice, Severity, Spot};
use crate::words::Words;
use crate::workspace::{self, NoticeJson, json_of, name_of};

/// Longer lines of an excerpt are cut: a line of a hostile file may be megabytes long.
const LONGEST_LINE: usize = 240;

/// More kinds of notices than this nobody reads; a program reads them all.
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

/// Notices for a person: the gravest first, and of many of one kind some, with how many more there are and where.
pub(super) fn notices(notices: &[Notice], words: &Words) -> String {
    let groups = grouped(notices);
    let mut report: String = groups.iter().take(MOST).map(|group| some(group, words)).collect();
    if let Some(left) = groups.len().checked_sub(MOST).filter(|left| *left > 0) {
        report.push_str(&words.say(&Message::new("notices-more").with("count", left)));
        report.push('\n');
    }
    report
}

/// Every single notice, the gravest first.
pub(super) fn all_notices(notices: &[Notice], words: &Words) -> String {
    grouped(notices).into_iter().flatten().map(|one| notice(one, words)).collect()
}

/// Whether [`notices()`] keeps some of them back.
pub(super) fn keeps_back(notices: &[Notice]) -> bool {
    let groups = grouped(notices);
    groups.len() > MOST || groups.iter().any(|group| group.len() > shown_of(group))
}

/// The gravest first; those of one kind together, in the place of the first of them.
fn grouped(notices: &[Notice]) -> Vec<Vec<&Notice>> {
    let mut groups: Vec<Vec<&Notice>> = Vec::new();
    let mut group_of = BTreeMap::new();
    for notice in notices {
        let kind = (notice.severity, notice.message.key);
        let at = *group_of.entry(kind).or_insert(groups.len());
        if at == groups.len() {
            groups.push(Vec::new());
        }
        groups[at].push(notice);
    }
    groups.sort_by_key(|group| Reverse(group.first().map(|notice| notice.severity)));
    groups
}

/// How many of a kind a person is told one by one: the graver, the more.
fn shown_of(group: &[&Notice]) -> usize {
    let most = match group.first().map(|notice| notice.severity) {
        Some(Severity::Error) => 10,
        Some(Severity::Warning) => 3,
        Some(Severity::Note) | None => 2,
    };
    // A line that says that there is one more is no shorter than the one.
    if group.len() == most + 1 { group.len() } else { most.min(group.len()) }
}

/// Some of a kind, each with its hint unless it is that of the one before.
fn some(group: &[&Notice], words: &Words) -> String {
    let (told, kept) = group.split_at(shown_of(group));
    let mut report = String::new();
    let mut last = None;
    for one in told {
        let hint = hint(&one.message, words);
        if last.as_ref().is_some_and(|last| *last != hint) {
            report.extend(last.take());
        }
        report.push_str(&sentence(one, words));
        last = Some(hint);
    }
    if let Some(first) = kept.first() {
        let mut places: Vec<String> =
            kept.iter().map(|one| words.say(&place(&one.place))).collect();
        places.dedup();
        let more = Message::new("notices-of-a-kind")
            .with("count", kept.len())
            .with("places", places.join(", "));
        let label = label(name_of(first.severity), words);
        report.push_str(&format!("{label}: {}\n", words.say(&more)));
    }
    report.extend(last);
    report
}

/// `warning: layer 2: …`, the hint.
fn notice(notice: &Notice, words: &Words) -> String {
    sentence(notice, words) + hint(&notice.message, words).as_str()
}

/// `warning: layer 2: …`
fn sentence(notice: &Notice, words: &Words) -> String {
    let label = label(name_of(notice.severity), words);
    let place = words.say(&place(&notice.place));
    format!("{label}: {place}: {}\n", words.say(&notice.message))
}

/// Every notice about the one thing that is talked about, so that none says where.
pub(super) fn notices_here(notices: &[Notice], words: &Words) -> String {
    let told = notices.iter().map(|notice| {
        let label = label(name_of(notice.severity), words);
        format!("{label}: {}\n{}", words.say(&notice.message), hint(&notice.message, words))
    });
    told.collect()
}

/// A failure as a program reads it: like the answer of `canting check`, as far as there is one.
#[derive(Debug, Serialize)]
struct FailureJson<'a> {
    file: Option<&'a str>,
    ok: bool,
    errors: usize,
    warnings: usize,
    notes: usize,
    notices: Vec<NoticeJson>,
}

/// A failure as JSON.
pub(super) fn failure_json(
    failure: &Failure,
    file: Option<&Path>,
    words: &Words,
) -> Result<String, Failure> {
    let file = file.map(|file| file.display().to_string());
    let place = match failure.blame {
        failure::Blame::Usage => "command",
        failure::Blame::Work => "design",
    };
    let mut notices: Vec<NoticeJson> =
        failure.notices.iter().map(|notice| NoticeJson::new(notice, words)).collect();
    let last = NoticeJson::of(Severity::Error, place, &failure.message, words);
    notices.push(last.at(failure.place.clone()));
    let count = |severity| notices.iter().filter(|notice| notice.severity == severity).count();
    let [errors, warnings, notes] = ["error", "warning", "note"].map(count);
    json(&FailureJson { file: file.as_deref(), ok: false, errors, warnings, notes, notices })
}

/// Pretty JSON with a line break at its end; in it what is not seen is escaped as JSON has it.
pub(super) fn json(value: &impl Serialize) -> Result<String, Failure> {
    Ok(json_of(value)?)
}

/// `hint: …`, where there is one.
pub(super) fn hint(message: &Message, words: &Words) -> String {
    let hint = words.hint(message);
    hint.map(|hint| format!("{}: {hint}\n", label("hint", words))).unwrap_or_default()
}

fn label(name: &str, words: &Words) -> String {
    words.text("label", Some(name)).unwrap_or_default()
}

/// People count layers from 1.
fn place(place: &Spot) -> Message {
    match place {
        Spot::Design => Message::new("place-design"),
        Spot::Repeat => Message::new("place-repeat"),
        Spot::Layer(index) => Message::new("place-layer").with("number", index.saturating_add(1)),
        Spot::Colorway(index) => {
            Message::new("place-colorway").with("number", index.saturating_add(1))
        }
    }
}

fn harmless(line: &str) -> String {
    let shown = line.chars().take(LONGEST_LINE);
    shown.map(|c| if notice::is_unseen(c) { ' ' } else { c }).collect()
}

/// An answer with everything there is to tell about it; one with an error is lacking.
pub(super) fn answered(text: String, notices: Vec<Notice>) -> Answer {
    let answer = Answer::new(text).with_notices(notices);
    match workspace::lacks(&answer.notices) {
        true => answer.lacking(Message::new("plan-lacking")),
        false => answer,
    }
}

/// That `made` was written into `out`, with everything there is to tell about it.
pub(super) fn written(made: Message, notices: Vec<Notice>, out: &Path, words: &Words) -> Answer {
    let path = out.display().to_string();
    let made = made.with("path", path.as_str());
    let answer = Answer::new(words.say(&made) + "\n").with_notices(notices);
    let lacking = || Message::new("export-lacking").with("path", path);
    if workspace::lacks(&answer.notices) { answer.lacking(lacking()) } else { answer }
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
    fn the_gravest_come_first_and_many_of_a_kind_are_one() {
        let en = Words::new(Language::English);
        let note = |at| Notice::note(Spot::Colorway(at), Message::new("export-dpi-unused"));
        let wrong = Notice::error(Spot::Layer(0), Message::new("layer-empty"));
        let all = [note(0), note(1), note(2), note(3), wrong];
        let report = notices(&all, &en);
        let lines: Vec<&str> = report.lines().collect();
        assert!(
            lines[0].starts_with("error: layer 1: ") && lines[1].starts_with("hint: "),
            "{report}"
        );
        assert!(lines[2].starts_with("note: colorway 1: "), "{report}");
        assert!(lines[3].starts_with("note: colorway 2: "), "{report}");
        let more = lines[4];
        assert!(more.contains("2 more") && more.contains("colorway 3, colorway 4"), "{report}");
        assert_eq!((lines.len(), lines[5].starts_with("hint: ")), (6, true), "{report}");
        assert!(keeps_back(&all) && !keeps_back(&all[1..]));
        assert_eq!(all_notices(&all, &en).matches("note: ").count(), 4);
    }

    #[test]
    fn a_notice_counts_from_one() {
        let note =
            Notice::warning(Spot::Layer(0), Message::new("picture-outside").with("file", "x"));
        let id = notice(&note, &Words::new(Language::Indonesian));
        assert!(id.starts_with("peringatan: lapisan 1: "), "{id}");
        let json = json(&NoticeJson::new(&note, &Words::new(Language::English))).unwrap();
        assert!(json.contains("\"index\": 0"), "{json}");
    }
}
