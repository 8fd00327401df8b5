//! `canting repeats`: the ways in which cloth repeats, what each asks of the one who stamps it, and how it looks.
//!
//! The words on a way stand under `way-NAME`: the value is its title, `.does` says what happens, `.batik` where batik
//! has it, `.tile` what the designer writes.
//!
//! **Invariant:** what is told, drawn and pasted is one and the same example.

use serde::Serialize;

use crate::artwork::Artwork;
use crate::catalog::{Chapter, Example, Plate};
use crate::cli::args::{self, RepeatsArgs};
use crate::cli::export;
use crate::cli::failure::{Answer, Failure};
use crate::cli::motifs::first_sentence;
use crate::cli::opened::Opened;
use crate::cli::output::cloth_format;
use crate::cli::params::Both;
use crate::cli::report;
use crate::cli::tongues::{StampsJson, Tongues};
use crate::design::{self, Design, Step};
use crate::dye::Dyes;
use crate::export::ClothOptions;
use crate::files::Sources;
use crate::notice::Message;
use crate::raport::Stamps;
use crate::words::Words;
use crate::workspace::Evaluated;

mod captions;

/// Dots per inch of the picture of all, which is as wide as a table: 1900 dots across.
const TABLE_DPI: f64 = 120.0;

/// Lists the ways of repeating, tells about one, or draws them.
pub(super) fn repeats(args: &RepeatsArgs, words: &Words) -> Result<Answer, Failure> {
    let one = match &args.repeat {
        Some(name) => Some(Example::named(name).ok_or_else(|| args::unknown_step(name))?),
        None => None,
    };
    if let Some(out) = &args.out {
        let usual = ClothOptions::new(cloth_format(out)?);
        let dpi = if one.is_some() { usual.dpi } else { TABLE_DPI };
        let opened = drawn(one, words);
        return export::picture(opened, None, &ClothOptions { dpi, ..usual }, out, words);
    }
    let text = match (&one, args.json) {
        (Some(way), true) => report::json(&Card::new(way, &Tongues::new()))?,
        (Some(way), false) => page(way, words),
        (None, true) => {
            let tongues = Tongues::new();
            let ways = Example::all();
            report::json(&ways.iter().map(|way| Card::new(way, &tongues)).collect::<Vec<_>>())?
        }
        (None, false) => list(words),
    };
    Ok(Answer::new(text))
}

/// The picture of one way, or of all, with their names.
fn drawn(one: Option<Example>, words: &Words) -> Opened {
    let is_one = one.is_some();
    let ways = one.map_or_else(Example::all, |way| vec![way]);
    let (picture, name) = match ways.as_slice() {
        [way] if is_one => (captions::one(way, words), title(way, words)),
        ways => (captions::all(ways, words), attribute("ways", "all", words)),
    };
    let design = Design { name, colorways: vec![picture.colorway().into()], ..Design::new() };
    let Plate { size, marks, .. } = picture;
    let artwork = Artwork::from_marks(size, marks);
    let evaluated = Evaluated::drawn(design, artwork, Dyes::standard());
    Opened::new(evaluated, Sources::none())
}

fn attribute(key: &str, attribute: &str, words: &Words) -> String {
    words.text(key, Some(attribute)).unwrap_or_default()
}

fn key(way: &Example) -> String {
    format!("way-{}", way.name())
}

/// `p4g: quarter-turn between mirrors`.
fn title(way: &Example, words: &Words) -> String {
    format!("{}: {}", way.name(), words.text(&key(way), None).unwrap_or_default())
}

fn list(words: &Words) -> String {
    let ways = Example::all();
    let widest = ways.iter().map(|way| way.name().len()).max().unwrap_or_default();
    let mut list = String::new();
    let mut kind: Option<Chapter> = None;
    for way in &ways {
        if kind != Some(way.kind()) {
            let gap = if kind.is_some() { "\n" } else { "" };
            list.push_str(&format!("{gap}{}\n", attribute("ways", way.kind().name(), words)));
            kind = Some(way.kind());
        }
        let title = words.text(&key(way), None).unwrap_or_default();
        let does = attribute(&key(way), "does", words);
        list.push_str(&format!("  {:widest$}  {title}: {}\n", way.name(), first_sentence(&does)));
    }
    list
}

fn page(way: &Example, words: &Words) -> String {
    let stamps = Stamps::of(&way.raport());
    let label = |name| attribute("ways-label", name, words);
    let mut page = format!(
        "{} ({})\n{}\n\n",
        title(way, words),
        attribute("ways-kind", way.kind().name(), words),
        attribute(&key(way), "does", words)
    );
    for (name, told) in [
        ("batik", attribute(&key(way), "batik", words)),
        ("tile", attribute(&key(way), "tile", words)),
        ("net", net(way).map(|net| attribute("ways-net", net, words)).unwrap_or_default()),
        ("order", words.say(&order(way))),
        ("front", words.say(&stamps.front())),
        ("back", words.say(&stamps.behind())),
    ] {
        if !told.is_empty() {
            page.push_str(&format!("{}: {}\n", label(name), sentence(&told)));
        }
    }
    page.push_str(&format!("\n{}:\n\n{}", label("paste"), design::write_repeat(&way.repeat)));
    page
}

/// A text as a sentence that stands by itself.
fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
    let end = if text.ends_with('.') { "" } else { "." };
    // The name of a key keeps its small letter.
    if text.starts_with("tile = ") {
        text.to_owned()
    } else {
        format!("{first}{}{end}", letters.as_str())
    }
}

/// What the cell of a group or frieze looks like; of other steps the words on the tile say it all.
fn net(way: &Example) -> Option<&'static str> {
    match way.repeat.step {
        Step::Group { group, .. } => Some(group.net().name()),
        Step::Frieze(_) => Some("strip"),
        _ => None,
    }
}

fn order(way: &Example) -> Message {
    Message::new("ways-order").with("count", way.order())
}

/// A way of repeating, as a program reads it.
#[derive(Debug, Serialize)]
struct Card {
    /// Its key in design files and on the command line.
    name: String,
    kind: &'static str,
    title: Both,
    does: Both,
    batik: Both,
    tile: Both,
    net: Option<&'static str>,
    /// Copies of what is drawn in one cell.
    order: usize,
    stamps: StampsJson,
    /// The section of a design file.
    example: String,
}

impl Card {
    fn new(way: &Example, tongues: &Tongues) -> Self {
        let said = |name: &str| tongues.both(|words| attribute(&key(way), name, words));
        let stamps = Stamps::of(&way.raport());
        Self {
            name: way.name().to_owned(),
            kind: way.kind().name(),
            title: tongues.both(|words| words.text(&key(way), None).unwrap_or_default()),
            does: said("does"),
            batik: said("batik"),
            tile: said("tile"),
            net: net(way),
            order: way.order(),
            stamps: StampsJson::new(&stamps, tongues),
            example: design::write_repeat(&way.repeat),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Language;

    #[test]
    fn every_way_has_its_words() {
        for words in Language::ALL.map(Words::new) {
            for way in Example::all() {
                for name in [None, Some("does"), Some("batik"), Some("tile")] {
                    let text = words.text(&key(&way), name).unwrap_or_default();
                    assert!(!text.is_empty(), "{words:?}: {}.{name:?}", key(&way));
                }
                for key in ["ways", "ways-kind"] {
                    let kind = attribute(key, way.kind().name(), &words);
                    assert!(!kind.is_empty(), "{words:?}: {key}.{:?}", way.kind());
                }
                let net = net(&way).map(|net| attribute("ways-net", net, &words));
                assert_ne!(net.as_deref(), Some(""), "{words:?}: {}", way.name());
            }
        }
    }

    #[test]
    fn what_is_pasted_is_what_is_drawn() {
        for way in Example::all() {
            let text = format!("canting = 1\n{}", design::write_repeat(&way.repeat));
            let read = design::read(&text).unwrap();
            assert_eq!(read.repeat, way.repeat, "{text}");
        }
    }
}
