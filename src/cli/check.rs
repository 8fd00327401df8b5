//! `canting check`: everything there is to tell about a design.
//!
//! **Invariant:** the exit code says whether an error was told, in text and in JSON alike.

use std::path::Path;

use serde::Serialize;

use crate::cli::args::CheckArgs;
use crate::cli::check::facts::FactsJson;
use crate::cli::failure::{Answer, Failure};
use crate::cli::opened;
use crate::cli::recipes::NearestJson;
use crate::cli::report;
use crate::notice::{Message, Notice, Severity};
use crate::words::Words;
use crate::workspace::NoticeJson;
use crate::workspace::facts::Facts;
use crate::workspace::{Findings, findings, nearest};

mod facts;

/// Checks a design; `motifs` is the folder of `--motifs`.
pub(super) fn check(
    args: &CheckArgs,
    motifs: Option<&Path>,
    words: &Words,
) -> Result<Answer, Failure> {
    let evaluated = opened::open(&args.file, motifs)?.evaluated;
    let Findings { notices, nearest } = findings(&evaluated);
    let found = (!evaluated.lacks_layers()).then(|| {
        let design = evaluated.design();
        let named = nearest.iter().map(|(at, found)| (&design.colorways[*at].name, found));
        let (mut dyed, mut recipes) = (Vec::new(), Vec::new());
        for (name, found) in named {
            dyed.extend(nearest::told(name, found, evaluated.dyes(), words));
            recipes.push(NearestJson::new(name, found, evaluated.dyes(), words));
        }
        Whole { facts: evaluated.facts(), dyed, recipes }
    });
    let path = args.file.display().to_string();
    let text = if args.json {
        json(&path, &notices, found.as_ref(), words)?
    } else {
        let shown = if args.all { report::all_notices } else { report::notices };
        let summary = summary(&path, &notices);
        let is_cut = !args.all && report::keeps_back(&notices);
        let hint = if is_cut { report::hint(&summary, words) } else { String::new() };
        let summary = words.say(&summary) + "\n";
        [facts(found.as_ref(), words), shown(&notices, words), summary, hint].concat()
    };
    Ok(Answer { is_whole: count(&notices, Severity::Error) == 0, ..Answer::new(text) })
}

/// What is true of the cloth, as lines; that nothing can be said where there is no whole cloth.
fn facts(found: Option<&Whole<'_>>, words: &Words) -> String {
    let Some(found) = found else {
        return words.say(&Message::new("check-stopped")) + "\n";
    };
    let dyed = found.dyed.iter().map(|message| words.say(message) + "\n");
    found.facts.lines(words) + dyed.collect::<String>().as_str()
}

/// What is true of a whole cloth; nothing can be said where a layer could not be drawn.
struct Whole<'a> {
    facts: &'a Facts,
    /// For each colorway of print, the baths that come nearest: in words, and as a program reads them.
    dyed: Vec<Message>,
    recipes: Vec<NearestJson>,
}

/// The answer as a program reads it.
#[derive(Debug, Serialize)]
struct CheckJson<'path> {
    file: &'path str,
    ok: bool,
    errors: usize,
    warnings: usize,
    notes: usize,
    notices: Vec<NoticeJson>,
    /// Nothing where a layer could not be drawn.
    repeat: Option<FactsJson>,
    /// What could be dyed instead of each colorway of print.
    dyed: Vec<String>,
    recipes: &'path [NearestJson],
}

fn json(
    file: &str,
    notices: &[Notice],
    found: Option<&Whole<'_>>,
    words: &Words,
) -> Result<String, Failure> {
    let errors = count(notices, Severity::Error);
    let dyed = found.map(|found| found.dyed.as_slice()).unwrap_or_default();
    report::json(&CheckJson {
        file,
        ok: errors == 0,
        errors,
        warnings: count(notices, Severity::Warning),
        notes: count(notices, Severity::Note),
        notices: notices.iter().map(|notice| NoticeJson::new(notice, words)).collect(),
        repeat: found.map(|found| facts::json(found.facts)),
        dyed: dyed.iter().map(|message| words.say(message)).collect(),
        recipes: found.map(|found| found.recipes.as_slice()).unwrap_or_default(),
    })
}

/// How many there are of each gravity; the hint says how to see them all.
fn summary(path: &str, notices: &[Notice]) -> Message {
    if notices.is_empty() {
        return Message::new("check-sound").with("path", path);
    }
    Message::new("check-summary")
        .with("path", path)
        .with("errors", count(notices, Severity::Error))
        .with("warnings", count(notices, Severity::Warning))
        .with("notes", count(notices, Severity::Note))
}

fn count(notices: &[Notice], severity: Severity) -> usize {
    notices.iter().filter(|notice| notice.severity == severity).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::artwork::Artwork;
    use crate::design::Design;
    use crate::notice::Spot;
    use crate::repeat::Repeat;
    use crate::words::Language;

    #[test]
    fn the_summary_counts() {
        let en = Words::new(Language::English);
        let id = Words::new(Language::Indonesian);
        let of = |key| Message::new(key);
        let notices = [
            Notice::error(Spot::Layer(0), of("picture-outside")),
            Notice::note(Spot::Design, of("export-dpi-unused")),
            Notice::note(Spot::Design, of("export-dpi-unused")),
        ];
        assert_eq!(en.say(&summary("a", &[])), "a: no problems");
        assert_eq!(en.say(&summary("a", &notices)), "a: 1 error, 0 warnings, 2 notes");
        assert_eq!(id.say(&summary("a", &notices)), "a: 1 kesalahan, 0 peringatan, 2 catatan");
    }

    #[test]
    fn json_holds_what_a_program_needs() {
        let notice =
            Notice::error(Spot::Layer(2), Message::new("picture-outside").with("file", "x"));
        let design = Design::new();
        let facts =
            Facts::of(&design, &Repeat::of(Artwork::from_marks(design.repeat.tile, vec![])));
        let words = Words::new(Language::Indonesian);
        let found = Whole { facts: &facts, dyed: Vec::new(), recipes: Vec::new() };
        let text = json("kain.batik", &[notice], Some(&found), &words).unwrap();
        let value: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(value["ok"], false);
        let told = &value["notices"][0];
        assert_eq!(told["severity"], "error");
        assert_eq!((&told["place"], &told["index"]), (&"layer".into(), &2.into()));
        assert_eq!(told["key"], "picture-outside");
        assert!(told["text"].as_str().is_some_and(|text| text.contains('x')), "{text}");
        assert!(told["hint"].is_string(), "{text}");
    }
}
