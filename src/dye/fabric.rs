//! What a plan has to know of a drawing: how much of the cloth each part takes, and what lies beside what.
//!
//! **Invariant:** shares are from 0 to 1; touching goes both ways.

use std::collections::{BTreeMap, BTreeSet};

use crate::mark::Part;

/// The parts of a design as cloth.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Fabric {
    fields: BTreeMap<Part, Field>,
}

/// One part.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Field {
    /// Its share of the cloth, 0 to 1.
    pub share: f64,
    /// Whether it lies in areas; wax on lines and dots can be scraped off, wax on areas has to be boiled.
    pub is_area: bool,
    /// The parts that it touches, and along how many millimeters in a period.
    pub touches: BTreeMap<Part, f64>,
}

impl Fabric {
    /// The fabric of these fields; who touches a part is touched by it.
    pub fn of(fields: impl IntoIterator<Item = (Part, Field)>) -> Self {
        let mut fields: BTreeMap<Part, Field> = fields.into_iter().collect();
        let mut back = Vec::new();
        for (part, field) in &fields {
            let others = field.touches.iter();
            back.extend(others.map(|(other, length)| (other.clone(), part.clone(), *length)));
        }
        for (part, other, length) in back {
            if let Some(field) = fields.get_mut(&part) {
                field.touches.insert(other, length);
            }
        }
        Self { fields }
    }

    /// A fabric of which nothing is known but the names: areas are what the craft closes, and everything touches.
    pub fn named(parts: &[Part]) -> Self {
        let all: BTreeSet<Part> = parts.iter().cloned().collect();
        let field = |part: &Part| Field {
            share: 1.0 / all.len() as f64,
            is_area: matches!(part.name(), Part::LATAR | Part::TEMBOK | Part::BIRON),
            touches: all
                .iter()
                .filter(|other| *other != part)
                .map(|other| (other.clone(), 1.0))
                .collect(),
        };
        Self { fields: all.iter().map(|part| (part.clone(), field(part))).collect() }
    }

    /// Every part, sorted by name.
    pub fn fields(&self) -> &BTreeMap<Part, Field> {
        &self.fields
    }

    /// The share of the cloth that these parts take together.
    pub fn share<'a>(&self, parts: impl IntoIterator<Item = &'a Part>) -> f64 {
        parts.into_iter().filter_map(|part| self.fields.get(part)).map(|field| field.share).sum()
    }

    /// Whether a part lies in areas; one that is not known does.
    pub fn is_area(&self, part: &Part) -> bool {
        self.fields.get(part).is_none_or(|field| field.is_area)
    }

    /// Whether two parts touch.
    pub fn touch(&self, part: &Part, other: &Part) -> bool {
        self.fields.get(part).is_some_and(|field| field.touches.contains_key(other))
    }
}
