//! What stands in the library, and how it is found.
//!
//! **Invariant:** one item for each motif that can be drawn and for each isen, in an order that never changes.

use std::sync::Arc;

use kurbo::Point;

use super::{capital, cloth};
use crate::app::sight::Bench;
use crate::app::work::{Extent, Portrait, Sitter};
use crate::design::{Content, Layer, Placement};
use crate::isen::ISEN;
use crate::mark::Part;
use crate::motif::Library;
use crate::param::{Bilingual, Values};
use crate::spelling::{Findable, Query};
use crate::workspace::begin;

/// Millimeters that an isen keeps free around other marks.
const CLEARANCE: f64 = 0.5;

/// The best known motifs, which stand first.
const FIRST: [&str; 7] = ["kawung", "parang", "ceplok", "truntum", "lung", "mega-mendung", "nitik"];

/// A part of the library.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Family {
    /// Everything.
    #[default]
    All,
    /// Motifs of one family.
    Named(String),
    /// Motifs whose scripts lie beside the design.
    Own,
}

/// Something that can be laid on the cloth.
#[derive(Debug)]
pub(super) struct Item {
    /// What it is called in files, with its kind before it: no two share one.
    pub(super) key: String,
    /// What people call it.
    pub(super) title: String,
    /// Where it comes from; of an isen nobody says.
    pub(super) region: String,
    /// What it means, or what it is.
    pub(super) meaning: Bilingual,
    kind: Kind,
    name: String,
    family: Family,
    found_by: Findable,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// A motif that draws one ornament where it is placed.
    Ornament,
    /// A motif that covers the tile.
    Cover,
    Isen,
}

/// Everything there is.
#[derive(Debug, Default)]
pub(super) struct Shelf {
    names: Vec<String>,
    items: Vec<Arc<Item>>,
}

impl Shelf {
    /// Takes up what the library holds now. Costs a reading of each script once.
    pub(super) fn look(&mut self, library: &Library) {
        let names = library.names();
        if self.names == names {
            return;
        }
        self.names = names.iter().map(|name| (*name).to_owned()).collect();
        let standard = Library::standard();
        let standard = standard.names();
        let motifs = names.iter().filter_map(|name| {
            let motif = library.find(name)?.ok()?;
            let about = &motif.about;
            let kind = if library.stands_alone(&motif) { Kind::Ornament } else { Kind::Cover };
            let family = if standard.contains(name) {
                Family::Named(about.family.clone())
            } else {
                Family::Own
            };
            Some(Item {
                key: format!("motif/{name}"),
                title: about.name.clone(),
                region: about.region.clone(),
                meaning: about.meaning.clone(),
                kind,
                name: (*name).to_owned(),
                family,
                found_by: motif.findable(),
            })
        });
        let isen = ISEN.iter().map(|isen| {
            let label = isen.label();
            Item {
                key: format!("isen/{}", isen.name),
                title: capital(&isen.name.replace('-', " ")),
                region: String::new(),
                found_by: isen.findable(),
                meaning: said(&label),
                kind: Kind::Isen,
                name: isen.name.to_owned(),
                family: Family::All,
            }
        });
        let mut motifs: Vec<Item> = motifs.collect();
        motifs.sort_by_key(|item| {
            FIRST.iter().position(|name| *name == item.name).unwrap_or(FIRST.len())
        });
        self.items = motifs.into_iter().chain(isen).map(Arc::new).collect();
    }

    /// The families that there are, everything first.
    pub(super) fn families(&self) -> Vec<Family> {
        let mut families: Vec<Family> = self.items.iter().map(|item| item.family.clone()).collect();
        families.push(Family::All);
        families.sort();
        families.dedup();
        families
    }

    /// What is found by a text within a family; isen belong to none.
    pub(super) fn found(&self, text: &str, family: &Family) -> Vec<Arc<Item>> {
        let is_of = |item: &&Arc<Item>| *family == Family::All || item.family == *family;
        Query::new(text).found(self.items.iter().filter(is_of).cloned(), |item| &item.found_by)
    }

    /// The item of a key.
    pub(super) fn item(&self, key: &str) -> Option<&Arc<Item>> {
        self.items.iter().find(|item| item.key == key)
    }

    /// The first of all.
    pub(super) fn first(&self) -> Option<&Arc<Item>> {
        self.items.first()
    }
}

impl Item {
    /// Whether it is an isen.
    pub(super) fn is_isen(&self) -> bool {
        self.kind == Kind::Isen
    }

    /// The layer that it becomes; an ornament stands at a place.
    pub(super) fn layer(&self, at: Option<Point>) -> Arc<Layer> {
        let name = self.name.clone();
        let params = Values::new();
        let content = match self.kind {
            Kind::Isen => {
                Content::Isen { name, params, part: Part::new(Part::ISEN), clearance: CLEARANCE }
            }
            Kind::Ornament | Kind::Cover => Content::Motif { name, params },
        };
        let is_placed = self.kind == Kind::Ornament;
        let place =
            is_placed.then(|| Placement { at: at.unwrap_or_default(), ..Placement::default() });
        Arc::new(Layer { place, ..Layer::new(content) })
    }

    /// What is said once it lies on the cloth.
    pub(super) fn laid(&self) -> &'static str {
        match self.kind {
            Kind::Ornament => "window-library-placed",
            Kind::Cover => "window-library-whole",
            Kind::Isen => "window-library-filled",
        }
    }

    /// Its picture.
    pub(super) fn portrait(&self, pixels: [u32; 2], bench: &Bench<'_>) -> Portrait {
        let (sitter, extent) = match (self.kind, &self.family) {
            (Kind::Isen, _) => (Sitter::Isen(self.name.clone()), Extent::Mm(24.0)),
            (_, Family::Own) => {
                let library = bench.open.desk.library();
                let design = begin::of_motif(library, &self.name, &[]).unwrap_or_default();
                (Sitter::Design(Arc::new(design), cloth::around(bench)), Extent::Tiles(2.0))
            }
            _ => (Sitter::Motif(self.name.clone()), Extent::Tiles(2.0)),
        };
        Portrait::new(sitter, extent, pixels)
    }
}

/// A label as a sentence of its own.
fn said(label: &Bilingual) -> Bilingual {
    Bilingual { id: capital(&label.id), en: capital(&label.en) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shelf() -> Shelf {
        let mut shelf = Shelf::default();
        shelf.look(&Library::standard());
        shelf
    }

    #[test]
    fn things_are_found_by_name_twin_family_and_meaning() {
        let shelf = shelf();
        let found = |text: &str| -> Vec<String> {
            shelf.found(text, &Family::All).iter().map(|item| item.name.clone()).collect()
        };
        assert_eq!(found("Kawung").first().map(String::as_str), Some("kawung"));
        assert_eq!(found("tumaruntum").first().map(String::as_str), Some("truntum"));
        assert!(found("bride").contains(&"truntum".to_owned()), "by what it means");
        assert!(found("cirebon").contains(&"mega-mendung".to_owned()));
        assert!(found("tiga titik").contains(&"cecek-telu".to_owned()));
        assert!(found("xyzzy").is_empty());
        let ceplok = Family::Named("ceplok".to_owned());
        let names: Vec<String> =
            shelf.found("", &ceplok).iter().map(|item| item.name.clone()).collect();
        assert_eq!(names, ["ceplok", "truntum"]);
        assert_eq!(shelf.families().first(), Some(&Family::All));
        assert!(!shelf.families().contains(&Family::Own));
    }

    #[test]
    fn ornaments_are_placed_and_covers_are_laid_whole() {
        let shelf = shelf();
        let is_placed = |key: &str| shelf.item(key).map(|item| item.layer(None).place.is_some());
        for name in ["ceplok", "kawung", "truntum"] {
            assert_eq!(is_placed(&format!("motif/{name}")), Some(true), "{name}");
        }
        for key in ["motif/parang", "motif/nitik", "isen/cecek"] {
            assert_eq!(is_placed(key), Some(false), "{key}");
        }
    }
}
