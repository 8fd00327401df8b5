//! From a colorway and parts to a palette.
//!
//! A `print` colorway gives each part its color directly; one of dye baths is a [`Recipe`], which computes it.
//!
//! **Invariant:** making a palette touches no geometry.

use std::collections::BTreeMap;

use super::palette::{self, Palette};
use super::recipe::Recipe;
use super::shelf::Dyes;
use crate::color::Srgb;
use crate::design::{Colorway, Paint};
use crate::mark::Part;
use crate::notice::{self, Message, Notice, Spot};

/// The palette of colorway `index`, for these parts and the ground, with the dyes of a shelf.
///
/// A part that a print colorway gives no color gets a plain one of sogan, so that nothing disappears; the notices name
/// such parts, and colors for parts that nothing has. A colorway of an unknown kind is told by the design itself.
pub fn palette(
    colorway: &Colorway,
    index: usize,
    parts: &[Part],
    dyes: &Dyes,
) -> (Palette, Vec<Notice>) {
    let given = match &colorway.paint {
        Paint::Print(given) => given,
        Paint::Dye(dyeing) => {
            let (recipe, notices) = Recipe::of(dyeing, parts, dyes, index);
            return (recipe.palette(), notices);
        }
        Paint::Unknown => return (Palette::printed(&BTreeMap::new(), parts), Vec::new()),
    };
    let ground = Part::latar();
    let wanted = parts.iter().chain([&ground]);
    let mut messages = missing(colorway, given, wanted);
    messages.extend(idle(colorway, given, parts));
    let notice = |message| Notice::warning(Spot::Colorway(index), message);
    (Palette::printed(given, parts), messages.into_iter().map(notice).collect())
}

/// The message about parts that a colorway gives no color.
fn missing<'a>(
    colorway: &Colorway,
    given: &BTreeMap<Part, Srgb>,
    wanted: impl Iterator<Item = &'a Part>,
) -> Vec<Message> {
    let mut names: Vec<&str> =
        wanted.filter(|part| !given.contains_key(part)).map(Part::name).collect();
    names.sort_unstable();
    names.dedup();
    if names.is_empty() {
        return Vec::new();
    }
    let colored: Vec<&str> = given.keys().map(Part::name).collect();
    let guess = names.iter().find_map(|name| Some((*name, notice::nearest(name, &colored)?)));
    let (part, near) = guess.unwrap_or_default();
    let message = Message::new("palette-parts-missing")
        .with("colorway", colorway.name.as_str())
        .with("count", names.len())
        .with("parts", names.join(", "))
        .with("part", part)
        .with("near", near);
    vec![message]
}

/// The messages about colors for parts that no mark has.
fn idle(colorway: &Colorway, given: &BTreeMap<Part, Srgb>, parts: &[Part]) -> Vec<Message> {
    let known: Vec<&str> = parts.iter().map(Part::name).chain(palette::NAMED).collect();
    let names = given.keys().map(Part::name);
    let names = names.filter(|name| !known.contains(name) && !palette::is_expected(name, &known));
    let message = |name| {
        Message::new("palette-part-idle")
            .with("colorway", colorway.name.as_str())
            .with("part", name)
            .with("near", notice::nearest(name, &known).unwrap_or_default())
    };
    names.map(message).collect()
}

#[cfg(test)]
mod tests {
    use super::palette::{BIRU, MORI, SOGA};
    use super::*;

    fn told(paint: Paint, parts: &[Part]) -> (Palette, Vec<Notice>) {
        let name = "Pesisir".to_owned();
        palette(&Colorway { name, paint, unknown: toml::Table::new() }, 0, parts, &Dyes::standard())
    }

    #[test]
    fn a_print_colorway_is_taken_as_it_is() {
        let red = Srgb::new(0xA8, 0x32, 0x32);
        let klowong = Part::new(Part::KLOWONG);
        let given = [(Part::latar(), red), (klowong.clone(), MORI)].into();
        let (palette, messages) = told(Paint::Print(given), std::slice::from_ref(&klowong));
        assert_eq!((palette.latar(), palette.color(&klowong)), (red, MORI));
        assert_eq!(palette.color(&Part::new("elsewhere")), red);
        assert_eq!(messages, []);
    }

    #[test]
    fn parts_without_a_color_are_named() {
        let parts = [Part::new("tembok"), Part::new("canting buntut")];
        let (palette, messages) = told(Paint::Print(BTreeMap::new()), &parts);
        assert_eq!(palette.color(&parts[1]), SOGA);
        assert_eq!(messages.len(), 1);
        assert_eq!(messages[0].message.values[2].1, "canting buntut, latar, tembok".into());
    }

    #[test]
    fn misspelled_parts_are_found_from_both_sides() {
        let given = [(Part::latar(), SOGA), (Part::new("klowng"), SOGA), (Part::new("isen"), SOGA)];
        let parts = [Part::new("klowong"), Part::latar()];
        let (_, messages) = told(Paint::Print(given.into()), &parts);
        let keys = |told: &Notice| (told.message.key, told.message.values.clone());
        let found: Vec<_> = messages.iter().map(keys).collect();
        assert_eq!(
            (found.len(), found[0].0, found[1].0),
            (2, "palette-parts-missing", "palette-part-idle")
        );
        assert!(found[0].1.contains(&("near", "klowng".into())), "{found:?}");
        assert!(found[1].1.contains(&("near", "klowong".into())), "{found:?}");
        let shades =
            [(Part::latar(), SOGA), (Part::new("langit-1"), BIRU), (Part::new("langit-9"), BIRU)];
        let parts = [Part::new("langit-1"), Part::latar()];
        assert_eq!(told(Paint::Print(shades.into()), &parts).1, []);
    }

    #[test]
    fn a_colorway_of_tomorrow_is_plain() {
        let (palette, messages) = told(Paint::Unknown, &[Part::new("biron")]);
        assert_eq!((palette.latar(), palette.color(&Part::new("biron"))), (MORI, BIRU));
        assert_eq!(messages, [], "the design tells it");
    }
}
