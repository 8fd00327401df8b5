//! Names of layers, groups and shapes as drawing programs keep them, and the part that each means.
//!
//! Inkscape keeps the name that the artist gave in `inkscape:label`, Illustrator in `data-name`, Affinity in `serif:id`,
//! Linearity in `vectornator:layerName`, and all of them something like it in `id`, where Illustrator writes a blank as
//! `_x0020_` and counts twins as `_2_`. Figma and older programs have nothing but the `id`.
//!
//! **Invariant:** what the artist sees as a name beats an id, which programs make up; only a label that means no part, such
//! as *Layer 1*, gives way to an id that does, such as `isen`.

use std::collections::{BTreeMap, BTreeSet};

use unicode_normalization::UnicodeNormalization as _;
use usvg::roxmltree::{Document, Node};

use crate::mark::Part;

/// Attributes that hold a name as the artist gave it, and the programs that they belong to.
const LABELS: [(&str, Option<&str>); 4] = [
    ("label", Some("http://www.inkscape.org/namespaces/inkscape")),
    ("data-name", None),
    ("id", Some("http://www.serif.com/")),
    ("layerName", Some("http://vectornator.io")),
];

/// Words that say nothing about what a layer holds.
const EMPTY: [&str; 8] =
    ["layer", "lapisan", "lapis", "group", "grup", "kelompok", "copy", "salinan"];

/// The parts that elements of a picture belong to by their names.
pub(super) struct Names {
    /// By the id of the element.
    parts: BTreeMap<String, Part>,
}

impl Names {
    /// Those of `xml` that name one of the parts `known`, or a customary one.
    pub(super) fn of(xml: &Document<'_>, known: &BTreeSet<Part>) -> Self {
        let meanings = Meanings::of(known);
        let mut parts = BTreeMap::new();
        for node in xml.descendants().filter(Node::is_element) {
            let id = node.attribute("id").map(str::to_owned).or_else(|| stand_in(node));
            if let Some(id) = id.filter(|id| !id.is_empty() && !parts.contains_key(id)) {
                parts.extend(meanings.of_element(node).map(|part| (id, part)));
            }
        }
        Self { parts }
    }

    /// The part that the element called `id` names.
    pub(super) fn part(&self, id: &str) -> Option<&Part> {
        self.parts.get(id)
    }
}

/// What names mean.
struct Meanings {
    /// Parts by the words of their names.
    known: BTreeMap<String, Part>,
}

impl Meanings {
    fn of(known: &BTreeSet<Part>) -> Self {
        let customary = Part::CUSTOMARY.map(Part::new);
        let all = known.iter().chain(&customary);
        Self { known: all.map(|part| (words(part.name()).join(" "), part.clone())).collect() }
    }

    fn of_element(&self, node: Node<'_, '_>) -> Option<Part> {
        let id = node.attribute("id").map(unescaped);
        labels(node).map(str::to_owned).chain(id).find_map(|name| self.of_name(&name))
    }

    /// The part that a name is, apart from numbers and words that say nothing; else the only customary one that it
    /// speaks of, as in *isen halus*.
    fn of_name(&self, name: &str) -> Option<Part> {
        let words = words(name);
        let found = |words: &[String]| self.known.get(&words.join(" ")).cloned();
        let plain = words.iter().map(|word| word.trim_end_matches(|c: char| c.is_ascii_digit()));
        let plain = plain.filter(|word| !word.is_empty() && !EMPTY.contains(word));
        let plain: Vec<String> = plain.map(str::to_owned).collect();
        found(&words).or_else(|| found(&plain)).or_else(|| {
            let mut spoken = plain.iter().filter(|word| Part::CUSTOMARY.contains(&word.as_str()));
            let first = spoken.next()?;
            spoken.all(|word| word == first).then(|| Part::new(first))
        })
    }
}

/// The names that the artist gave to an element.
fn labels<'a>(node: Node<'a, '_>) -> impl Iterator<Item = &'a str> {
    LABELS.iter().filter_map(move |(name, space)| {
        let mut attributes = node.attributes();
        let found = attributes.find(|it| it.name() == *name && it.namespace() == *space);
        found.map(|it| it.value())
    })
}

/// An id for an element that has none but a name, which no reference can mean by mistake.
pub(super) fn stand_in(node: Node<'_, '_>) -> Option<String> {
    labels(node).next().map(|label| format!("{label} "))
}

/// The words of a name in small letters, however accents are written.
fn words(name: &str) -> Vec<String> {
    let plain = name.nfc().collect::<String>().to_lowercase();
    let words = plain.split(|c: char| !c.is_alphanumeric() && !is_joined(c));
    words.filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Whether `c` belongs to the letter before it, as vowels do in Javanese script.
fn is_joined(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}

/// An id with what Illustrator wrote as `_x0020_` written out.
fn unescaped(id: &str) -> String {
    let mut name = String::with_capacity(id.len());
    let mut rest = id;
    while let Some((before, after)) = rest.split_once("_x") {
        name.push_str(before);
        let letter = after.split_once('_').and_then(|(digits, after)| {
            let is_code = (2..=6).contains(&digits.len());
            let code = u32::from_str_radix(digits, 16).ok().filter(|_| is_code)?;
            Some((char::from_u32(code)?, after))
        });
        (rest, _) = match letter {
            Some((letter, after)) => (after, name.push(letter)),
            None => (after, name.push_str("_x")),
        };
    }
    name + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meant(name: &str) -> Option<String> {
        let known = ["bunga", "bunga 2", "sayap dalam", "ka\u{301}ki"].map(Part::new);
        let meanings = Meanings::of(&known.into_iter().collect());
        meanings.of_name(name).map(|part| part.name().to_owned())
    }

    #[test]
    fn names_mean_parts() {
        for (name, part) in [
            ("isen", "isen"),
            (" Tembok 2 ", "tembok"),
            ("isen_halus-3", "isen"),
            ("isen-isen", "isen"),
            ("ISEN2", "isen"),
            ("Layer tembok", "tembok"),
            ("latar belakang", "latar"),
            ("Bunga", "bunga"),
            ("bunga 2", "bunga 2"),
            ("bunga 3", "bunga"),
            ("Lapisan bunga salinan 4", "bunga"),
            ("sayap-dalam_7", "sayap dalam"),
            ("k\u{e1}ki", "ka\u{301}ki"),
        ] {
            assert_eq!(meant(name).as_deref(), Some(part), "{name}");
        }
        for name in ["", "Layer 1", "g1234", "isen tembok", "bunga besar", "tembokan", "42", "_"] {
            assert_eq!(meant(name), None, "{name}");
        }
    }

    #[test]
    fn escapes_are_written_out() {
        for (id, name) in [
            ("isen_x0020_2", "isen 2"),
            ("a_x2F_b_x5F__1_", "a/b__1_"),
            ("_x31_2", "12"),
            ("_xx_x20_", "_xx "),
            ("a_x", "a_x"),
            ("_xD800_", "_xD800_"),
            ("_x110000_x20_", "_x110000 "),
        ] {
            assert_eq!(unescaped(id), name);
        }
    }
}
