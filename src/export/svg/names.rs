//! Names of layers, from names of parts.

use std::collections::{BTreeMap, BTreeSet};

use crate::mark::Part;

use super::super::xml::plain;

/// How a layer is called.
pub(super) struct Name {
    /// For references; letters, digits, `-` and `_`.
    pub(super) id: String,
    /// For people.
    pub(super) label: String,
}

/// The names given so far.
pub(super) struct Names {
    ids: BTreeSet<String>,
    coats: BTreeMap<Part, u32>,
}

impl Names {
    pub(super) fn new() -> Self {
        Self { ids: BTreeSet::new(), coats: BTreeMap::new() }
    }

    /// The name of the next layer of `part`; from the second on they are counted.
    pub(super) fn layer(&mut self, part: &Part) -> Name {
        let count = self.coats.entry(part.clone()).or_insert(0);
        *count += 1;
        let label = plain(part.name());
        let label = if *count == 1 { label } else { format!("{label} {count}") };
        Name { id: self.id(&label), label }
    }

    /// An id like `wanted` that nothing else has.
    pub(super) fn id(&mut self, wanted: &str) -> String {
        let simple = |letter: char| {
            if letter.is_ascii_alphanumeric() || letter == '_' { letter } else { '-' }
        };
        let mut id: String = wanted.chars().map(simple).collect();
        if !id.starts_with(|letter: char| letter.is_ascii_alphabetic()) {
            id = format!("part-{id}");
        }
        let counted = |count: u32| format!("{id}-{count}");
        let others = (2..).map(counted);
        let free = std::iter::once(id.clone()).chain(others).find(|id| !self.ids.contains(id));
        let free = free.unwrap_or(id);
        self.ids.insert(free.clone());
        free
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_gets_an_id_of_its_own() {
        let mut names = Names::new();
        let mut name = |part: &str| {
            let name = names.layer(&Part::new(part));
            (name.id, name.label)
        };
        let pair = |id: &str, label: &str| (id.to_owned(), label.to_owned());
        assert_eq!(name("klowong"), pair("klowong", "klowong"));
        assert_eq!(name("klowong"), pair("klowong-2", "klowong 2"));
        assert_eq!(name("klowong 2"), pair("klowong-2-2", "klowong 2"));
        assert_eq!(name("<bunga> & \"daun\""), pair("part--bunga-----daun-", "<bunga> & \"daun\""));
        assert_eq!(name("ꦧꦠꦶꦏ\u{7}"), pair("part-----", "ꦧꦠꦶꦏ"));
        assert_eq!(name(""), pair("part-", ""));
    }
}
