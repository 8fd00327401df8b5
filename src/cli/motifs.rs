//! `canting motifs`: what there is, and what can be asked of it.
//!
//! **Invariant:** everything told about a motif comes from the motif itself.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Serialize;

use crate::artwork::{Materials, Pictures};
use crate::cli::args::MotifsArgs;
use crate::cli::export;
use crate::cli::failure::{Answer, Failure};
use crate::cli::new;
use crate::cli::opened::Opened;
use crate::cli::output::cloth_format;
use crate::cli::params::{self, Both, ParamJson};
use crate::cli::report;
use crate::dye::Dyes;
use crate::export::ClothOptions;
use crate::files::{Folder, Sources};
use crate::motif::{Library, Motif};
use crate::notice::{Notice, Spot};
use crate::param::{Param, Value};
use crate::words::{self, Words};
use crate::workspace::{self, Evaluated, Supplies, begin};

/// Lists motifs, tells about one, or draws it; `motifs` is the folder of `--motifs`.
pub(super) fn motifs(
    args: &MotifsArgs,
    motifs: Option<&Path>,
    words: &Words,
) -> Result<Answer, Failure> {
    let library = workspace::library(&Folder::new(Path::new("."), motifs))?;
    let Some(name) = &args.motif else {
        let (cards, notices) = cards(&library);
        let text = if args.json { report::json(&cards)? } else { list(&cards, words) };
        return Ok(Answer::new(text).with_notices(notices));
    };
    if let Some(out) = &args.out {
        let options = ClothOptions::new(cloth_format(out)?);
        let design = new::design_with(&library, name, &args.settings)?;
        let sources = Sources::of_scripts(Path::new("."), motifs);
        let materials = Materials { library, pictures: Pictures::new() };
        let supplies = Supplies { materials, dyes: Dyes::standard(), notices: Vec::new() };
        let opened = Opened::new(Evaluated::of(design, supplies), sources);
        return export::picture(opened, None, &options, out, words);
    }
    let card = Card::new(&*begin::motif(&library, name)?);
    Ok(Answer::new(if args.json { report::json(&card)? } else { page(&card, words) }))
}

/// What a motif says about itself.
#[derive(Clone, Debug, Serialize)]
struct Card {
    /// Its key in design files and on the command line.
    name: String,
    /// What people call it.
    title: String,
    synonyms: Vec<String>,
    /// Names that set something, and what.
    kinds: BTreeMap<String, BTreeMap<String, String>>,
    family: String,
    region: String,
    symmetry: String,
    directional: bool,
    meaning: Both,
    params: Vec<ParamJson>,
    #[serde(skip)]
    settings: Vec<Param>,
}

impl Card {
    fn new(motif: &Motif) -> Self {
        let about = &motif.about;
        let typed = |(key, value): (&String, &Value)| (key.clone(), new::typed_value(value));
        let kinds = about.kinds.iter();
        Self {
            name: motif.name().to_owned(),
            title: about.name.clone(),
            synonyms: about.synonyms.clone(),
            kinds: kinds
                .map(|(kind, sets)| (kind.clone(), sets.iter().map(typed).collect()))
                .collect(),
            family: about.family.clone(),
            region: about.region.clone(),
            symmetry: about.symmetry.clone(),
            directional: about.is_directional,
            meaning: Both::new(&about.meaning),
            params: motif.params.iter().map(ParamJson::new).collect(),
            settings: motif.params.clone(),
        }
    }
}

/// The cards of every motif, sorted by name, and what is wrong with scripts that are none.
fn cards(library: &Library) -> (Vec<Card>, Vec<Notice>) {
    let (mut cards, mut notices) = (Vec::new(), Vec::new());
    for name in library.names() {
        match library.find(name) {
            Some(Ok(motif)) => cards.push(Card::new(&motif)),
            Some(Err(message)) => notices.push(Notice::error(Spot::Design, message)),
            None => {}
        }
    }
    (cards, notices)
}

fn list(cards: &[Card], words: &Words) -> String {
    let rows = cards.iter().map(|card| {
        let meaning = first_sentence(card.meaning.said(words.language()));
        [&card.name, &card.title, &card.region, meaning].map(words::shown)
    });
    let rows: Vec<[String; 4]> = rows.collect();
    let widest = rows.iter().map(|[name, ..]| name.chars().count()).max().unwrap_or_default();
    let line = |[name, title, region, meaning]: &[String; 4]| {
        format!("{name:widest$}  {title} ({region}): {meaning}\n")
    };
    rows.iter().map(line).collect()
}

fn page(card: &Card, words: &Words) -> String {
    let heading = |key| words.text(key, None).unwrap_or_default();
    let mut page = format!("{} ({})\n", words::shown(&card.title), words::shown(&card.name));
    for (key, value) in [
        ("motif-family", card.family.as_str()),
        ("motif-region", card.region.as_str()),
        ("motif-synonyms", card.synonyms.join(", ").as_str()),
        ("motif-kinds", kinds(card).as_str()),
        ("motif-meaning", card.meaning.said(words.language())),
    ] {
        if !value.is_empty() {
            page.push_str(&format!("{}: {}\n", heading(key), words::shown(value)));
        }
    }
    if card.directional {
        page.push_str(&heading("motif-has-direction"));
        page.push('\n');
    }
    page.push_str(&params::section(&card.settings, words));
    page
}

/// `barong (height=110, style=barong), …`
fn kinds(card: &Card) -> String {
    let kind = |(kind, sets): (&String, &BTreeMap<String, String>)| {
        let sets: Vec<String> = sets.iter().map(|(key, value)| format!("{key}={value}")).collect();
        format!("{kind} ({})", sets.join(", "))
    };
    card.kinds.iter().map(kind).collect::<Vec<_>>().join("; ")
}

/// A list has one line for each thing; the rest of what there is to say stands on its own page.
pub(super) fn first_sentence(text: &str) -> &str {
    text.split(['.', ';']).next().unwrap_or_default().trim()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::param::{Kind, Unit};
    use crate::words::Language;

    fn kawung() -> Card {
        let labels = ["Sisi|sisi kotak", "Side|side of the cell"];
        let number = |unit, default, min, max| Kind::Number { unit, default, min, max };
        let settings = vec![
            Param::new("size", number(Unit::Mm, 30.0, 10.0, 120.0), labels),
            Param::new("plump|gemuk", number(Unit::Ratio, 0.65, 0.4, 0.8), [""; 2]),
            Param::new("gap", Kind::Flag(true), labels),
        ];
        Card {
            name: "kawung".to_owned(),
            title: "Kawung".to_owned(),
            synonyms: Vec::new(),
            kinds: BTreeMap::new(),
            family: "kawung".to_owned(),
            region: "Yogyakarta".to_owned(),
            symmetry: "p4m".to_owned(),
            directional: false,
            meaning: Both { id: "Suci. Lagi.".to_owned(), en: "Pure. More.".to_owned() },
            params: settings.iter().map(ParamJson::new).collect(),
            settings,
        }
    }

    #[test]
    fn a_page_shows_what_can_be_set() {
        let id = page(&kawung(), &Words::new(Language::Indonesian));
        assert!(id.contains("Makna: Suci. Lagi.\n"), "{id}");
        assert!(id.contains("  size=30             10 … 120 mm      sisi kotak\n"), "{id}");
        assert!(id.contains("  plump=0.65 (gemuk)  0.4 … 0.8\n"), "{id}");
        let en = page(&kawung(), &Words::new(Language::English));
        assert!(en.contains("  gap=true            true or false  side of the cell\n"), "{en}");
        assert_eq!(
            list(&[kawung()], &Words::new(Language::English)),
            "kawung  Kawung (Yogyakarta): Pure\n"
        );
    }

    #[test]
    fn json_gives_kinds_and_ranges() {
        let text = report::json(&[kawung()]).unwrap();
        let value: serde_json::Value = serde_json::from_str(&text).unwrap();
        let param = &value[0]["params"][0];
        assert_eq!((&param["kind"], &param["unit"]), (&"number".into(), &"mm".into()));
        assert_eq!(param["max"], 120.0);
        assert_eq!(
            (&param["short"]["id"], &param["label"]["id"]),
            (&"Sisi".into(), &"sisi kotak".into())
        );
        assert_eq!(value[0]["params"][2]["default"], true);
        assert!(value[0].get("settings").is_none(), "{text}");
    }
}
