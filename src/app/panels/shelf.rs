//! What the program has to begin with: motifs, ways of repeating, samples; and finding them by what people type.
//!
//! **Invariant:** what has one name in one language is found by that of the other, and by any of its spellings.

use std::cmp::Reverse;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use crate::app::sight::Sight;
use crate::app::ui::Picture;
use crate::app::work::{Extent, Portrait, Sitter};
use crate::catalog::Example;
use crate::design::{Design, Step};
use crate::motif::Library;
use crate::param::Bilingual;
use crate::samples;
use crate::spelling::{Findable, Query};
use crate::words::{Language, Words};

/// Motifs that are shown first; the others follow by name.
const FIRST_MOTIFS: [&str; 7] =
    ["kawung", "parang", "ceplok", "truntum", "lung", "mega-mendung", "nitik"];

/// Samples that are shown first; the others follow by name.
const FIRST_SAMPLES: [&str; 6] = [
    "sido-luhur-sawat",
    "batok-mina",
    "peksi-ajeng-ajengan",
    "udan-liris-pitu",
    "gringsing-kembang-enem",
    "rembulan-wolu",
];

/// A motif of the program.
#[derive(Debug)]
pub(crate) struct MotifOnShelf {
    /// Its key in design files.
    pub(crate) key: String,
    /// As people call it.
    pub(crate) name: String,
    /// Where it comes from, as its script says it.
    pub(crate) region: String,
    /// What it means.
    pub(crate) meaning: Bilingual,
    /// Millimeters across its tile.
    tile: f64,
    words: Findable,
}

/// A sample design of the program.
#[derive(Debug)]
pub(crate) struct SampleOnShelf {
    /// The name of its file, without the ending.
    pub(crate) key: &'static str,
    /// The name of the design.
    pub(crate) name: String,
    /// The key of the words on it.
    pub(crate) told: String,
    /// The key of the words on how it repeats.
    pub(crate) way: String,
    extent: Extent,
    words: Findable,
}

/// A way of repeating.
#[derive(Debug)]
pub(crate) struct WayOnShelf {
    /// With an example.
    pub(crate) example: Example,
    /// The key of its words.
    pub(crate) key: String,
    words: Findable,
}

/// Everything.
#[derive(Debug)]
pub(crate) struct Shelf {
    /// Motifs, the best known first.
    pub(crate) motifs: Vec<MotifOnShelf>,
    /// Samples, the most different first.
    pub(crate) samples: Vec<SampleOnShelf>,
    /// Ways of repeating, kinds together.
    pub(crate) ways: Vec<WayOnShelf>,
    /// Regions that motifs come from, those of most motifs first.
    pub(crate) regions: Vec<String>,
}

impl MotifOnShelf {
    /// Whether it comes from `region`.
    pub(crate) fn is_of(&self, region: &str) -> bool {
        self.region.split(", ").any(|one| one == region)
    }

    /// What it means, in the language of the window.
    pub(crate) fn meaning<'a>(&'a self, see: &Sight<'_>) -> &'a str {
        if see.is_indonesian() { &self.meaning.id } else { &self.meaning.en }
    }

    /// How well it fits what was typed.
    pub(crate) fn fits(&self, query: &Query) -> Option<u32> {
        query.score(&self.words)
    }

    /// Its picture as a card.
    pub(crate) fn portrait(&self, pixels: [u32; 2]) -> Portrait {
        let across = CARD_MM.max(1.7 * self.tile);
        Portrait::new(Sitter::Motif(self.key.clone()), Extent::Mm(across), pixels)
    }
}

/// Millimeters of cloth across a card.
const CARD_MM: f64 = 110.0;

/// How much cloth is on the card of a design: one tile and a half or more, or the upper half of a bordered piece.
pub(crate) fn extent(design: &Design) -> Extent {
    let width = design.repeat.tile.width;
    match design.repeat.step {
        Step::Pinggiran { .. } => Extent::Piece(width),
        _ => Extent::Mm((1.6 * width).max(1.3 * CARD_MM)),
    }
}

impl SampleOnShelf {
    /// How well it fits what was typed.
    pub(crate) fn fits(&self, query: &Query) -> Option<u32> {
        query.score(&self.words)
    }

    /// Its picture as a card.
    pub(crate) fn portrait(&self, pixels: [u32; 2]) -> Portrait {
        Portrait::new(Sitter::Sample(self.key.to_owned()), self.extent, pixels)
    }
}

impl WayOnShelf {
    /// How well it fits what was typed.
    pub(crate) fn fits(&self, query: &Query) -> Option<u32> {
        query.score(&self.words)
    }
}

/// The picture of a design file as a card.
pub(crate) fn portrait_of_file(path: &Path, pixels: [u32; 2]) -> Portrait {
    Portrait::new(Sitter::File(PathBuf::from(path)), Extent::Tiles(1.6), pixels)
}

/// The picture of `portrait` at a place of the screen, once a worker has painted it.
pub(crate) fn pictured(
    ui: &egui::Ui,
    see: &Sight<'_>,
    place: &str,
    portrait: &Portrait,
) -> Picture {
    see.pictures.of(ui.ctx(), place, portrait)
}

/// Pixels of a picture of `size` points on this screen.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a card on a screen")]
pub(crate) fn pixels(ui: &egui::Ui, size: egui::Vec2) -> [u32; 2] {
    [size.x, size.y].map(|side| (side * ui.ctx().pixels_per_point()).round().max(1.0) as u32)
}

/// What the program has.
pub(crate) fn shelf() -> &'static Shelf {
    static SHELF: LazyLock<Shelf> = LazyLock::new(Shelf::filled);
    &SHELF
}

/// The word lists of both languages, to find by either.
pub(crate) fn both() -> &'static [Words; 2] {
    static BOTH: LazyLock<[Words; 2]> = LazyLock::new(|| Language::ALL.map(Words::new));
    &BOTH
}

impl Shelf {
    fn filled() -> Self {
        let motifs = motifs();
        let mut regions: Vec<(String, usize)> = Vec::new();
        for region in motifs.iter().flat_map(|motif| motif.region.split(", ")) {
            match regions.iter_mut().find(|(known, _)| known == region) {
                Some((_, count)) => *count += 1,
                None => regions.push((region.to_owned(), 1)),
            }
        }
        // The island after its towns.
        regions.sort_by_key(|(region, count)| (Reverse(*count), region == "Jawa"));
        Self {
            regions: regions.into_iter().map(|(region, _)| region).collect(),
            motifs,
            samples: all_samples(),
            ways: ways(),
        }
    }

    /// The motif with this key.
    pub(crate) fn motif(&self, key: &str) -> Option<&MotifOnShelf> {
        self.motifs.iter().find(|motif| motif.key == key)
    }
}

fn motifs() -> Vec<MotifOnShelf> {
    let library = Library::standard();
    let found = library.names().into_iter().filter_map(|name| library.find(name)?.ok());
    let mut motifs: Vec<MotifOnShelf> = found
        .map(|motif| {
            let about = &motif.about;
            let words = Findable::named(&about.name).also(motif.name());
            let kinds = about.kinds.iter().map(|(kind, _)| kind);
            let others = about.synonyms.iter().chain(kinds);
            let words = others.fold(words, |words, other| words.also(other));
            let told = [&about.family, &about.region, &about.meaning.id, &about.meaning.en];
            let words = told.into_iter().fold(words, |words, text| words.told(text));
            let (values, _) = motif.values(&motif.kind);
            let tile = library.tile(&motif, &values);
            MotifOnShelf {
                key: motif.name().to_owned(),
                name: about.name.clone(),
                region: about.region.clone(),
                meaning: about.meaning.clone(),
                tile: tile.map_or(CARD_MM, |tile| tile.width),
                words,
            }
        })
        .collect();
    motifs.sort_by_key(|motif| (place(&FIRST_MOTIFS, &motif.key), motif.name.clone()));
    motifs
}

fn all_samples() -> Vec<SampleOnShelf> {
    let mut samples: Vec<SampleOnShelf> = samples::all()
        .into_iter()
        .map(|sample| {
            let told = format!("sample-{}", sample.name);
            let way = format!("way-{}", sample.design.repeat.step.name());
            let words = Findable::named(&sample.design.name).also(sample.name);
            let words = told_in_both(told_in_both(words, &told, None), &way, None);
            let extent = extent(&sample.design);
            SampleOnShelf { key: sample.name, name: sample.design.name, told, way, extent, words }
        })
        .collect();
    samples.sort_by_key(|sample| (place(&FIRST_SAMPLES, sample.key), sample.key));
    samples
}

fn ways() -> Vec<WayOnShelf> {
    let way = |example: Example| {
        let key = format!("way-{}", example.name());
        let titles = both().iter().filter_map(|words| words.text(&key, None));
        let words = titles.fold(Findable::default(), |words, title| words.or_named(&title));
        let words = told_in_both(words.also(example.name()), &key, Some("does"));
        WayOnShelf { example, key, words }
    };
    Example::all().into_iter().map(way).collect()
}

/// The same with what both languages tell under a key.
pub(crate) fn told_in_both(words: Findable, key: &str, attribute: Option<&str>) -> Findable {
    let texts = both().iter().filter_map(|words| words.text(key, attribute));
    texts.fold(words, |words, text| words.told(&text))
}

/// The place of `key` among those that come first; behind them for any other.
fn place(first: &[&str], key: &str) -> usize {
    first.iter().position(|known| *known == key).unwrap_or(first.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(typed: &str) -> Vec<&'static str> {
        let query = Query::new(typed);
        shelf()
            .motifs
            .iter()
            .filter(|motif| motif.fits(&query).is_some())
            .map(|m| m.key.as_str())
            .collect()
    }

    #[test]
    fn everything_lies_on_the_shelf_in_its_order() {
        let keys: Vec<&str> = shelf().motifs.iter().map(|motif| motif.key.as_str()).collect();
        assert_eq!(keys[..7], FIRST_MOTIFS);
        assert_eq!(shelf().samples.len(), samples::all().len());
        assert_eq!(shelf().samples[0].name, "Sido luhur sawat");
        assert_eq!(shelf().ways.len(), Example::all().len());
        assert_eq!(shelf().regions, ["Yogyakarta", "Surakarta", "Cirebon", "Jawa"]);
    }

    #[test]
    fn motifs_are_found_by_names_kinds_regions_and_meanings_of_both_languages() {
        assert_eq!(found("kawoeng"), ["kawung"]);
        assert_eq!(found("keblat papat"), ["kawung"]);
        assert_eq!(found("klithik"), ["parang"]);
        assert_eq!(found("cirebon"), ["mega-mendung"]);
        assert!(found("palm").contains(&"kawung"));
        assert!(found("zzz").is_empty());
        assert_eq!(found("").len(), shelf().motifs.len());
    }

    #[test]
    fn ways_and_samples_are_found_by_either_language() {
        let ways = |typed: &str| {
            let query = Query::new(typed);
            shelf().ways.iter().filter(|way| way.fits(&query).is_some()).count()
        };
        assert!(ways("cermin") >= 3 && ways("mirror") >= 3);
        let query = Query::new("tempurung");
        let samples: Vec<&str> = shelf()
            .samples
            .iter()
            .filter(|it| it.fits(&query).is_some())
            .map(|it| it.key)
            .collect();
        assert_eq!(samples, ["batok-mina"]);
    }
}
