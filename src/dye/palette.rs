//! From a colorway and parts to a palette.
//!
//! A `print` colorway gives each part its color directly; one of dye baths is a [`Recipe`], which computes it. Readers
//! only ever see a [`Palette`].
//!
//! **Invariant:** a palette has a color for every part it was made for; making one touches no geometry.

use std::collections::BTreeMap;

use super::recipe::Recipe;
use super::shelf::Dyes;
use crate::color::Srgb;
use crate::design::{Colorway, Paint};
use crate::mark::Part;
use crate::notice::{self, Message, Notice, Spot};

/// Washed mori, the white of the cloth itself. Like all colors here a starting value for the screen, no measurement;
/// a colorway without dyes needs no [shelf](super::Dyes), so these five are written out.
const MORI: Srgb = Srgb::new(0xF4, 0xF0, 0xE4);
/// Soga of Yogyakarta, the brown of its outlines.
const SOGA: Srgb = Srgb::new(0x6E, 0x43, 0x26);
/// Soga of Surakarta, lighter and warmer: fill lines and dots stand back behind the outline.
const SOGA_SOLO: Srgb = Srgb::new(0xB0, 0x70, 0x2F);
/// Deep indigo after many dips, wedelan.
const WEDELAN: Srgb = Srgb::new(0x1F, 0x2F, 0x55);
/// Medium indigo, what biron keeps blue.
const BIRU: Srgb = Srgb::new(0x3F, 0x6F, 0xA3);

/// Part to color, complete for the parts it was made for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Palette {
    latar: Srgb,
    colors: BTreeMap<Part, Srgb>,
}

impl Palette {
    /// These colors; `ground` is that of latar where it has none.
    pub fn of(colors: BTreeMap<Part, Srgb>, ground: Srgb) -> Self {
        let latar = colors.get(&Part::latar()).copied().unwrap_or(ground);
        Self { latar, colors }
    }

    /// These colors for these parts and the ground; parts without one get a plain one of sogan.
    pub fn printed(given: &BTreeMap<Part, Srgb>, parts: &[Part]) -> Self {
        let color = |part: &Part| given.get(part).copied().unwrap_or_else(|| plain(part));
        let colors = parts.iter().map(|part| (part.clone(), color(part)));
        Self::of(colors.collect(), color(&Part::latar()))
    }

    /// The same with other colors for some parts.
    #[must_use]
    pub fn with(&self, others: impl IntoIterator<Item = (Part, Srgb)>) -> Self {
        let mut colors = self.colors.clone();
        colors.extend(others);
        Self::of(colors, self.latar)
    }

    /// The color of `part`; a part that the palette was not made for looks like the ground.
    pub fn color(&self, part: &Part) -> Srgb {
        self.colors.get(part).copied().unwrap_or(self.latar)
    }

    /// The color of the ground.
    pub fn latar(&self) -> Srgb {
        self.latar
    }
}

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

/// Parts that the craft names: a color for one of them may wait until a mark belongs to it.
const NAMED: [&str; 5] = [Part::LATAR, Part::KLOWONG, Part::ISEN, Part::TEMBOK, Part::BIRON];

/// The messages about colors for parts that no mark has.
fn idle(colorway: &Colorway, given: &BTreeMap<Part, Srgb>, parts: &[Part]) -> Vec<Message> {
    let known: Vec<&str> = parts.iter().map(Part::name).chain(NAMED).collect();
    let names = given.keys().map(Part::name);
    let names = names.filter(|name| !known.contains(name) && !is_expected(name, &known));
    let message = |name| {
        Message::new("palette-part-idle")
            .with("colorway", colorway.name.as_str())
            .with("part", name)
            .with("near", notice::nearest(name, &known).unwrap_or_default())
    };
    names.map(message).collect()
}

/// Whether a part that no mark has yet may be waited for: one that the craft names, or another shade of a known one.
///
/// Numbered parts are shades of one thing, of which a design takes as many as it has room for.
pub(super) fn is_expected(name: &str, known: &[&str]) -> bool {
    let is_shade = |other: &&str| *other != name && stem(other) == stem(name);
    NAMED.contains(&name) || known.iter().any(is_shade)
}

/// A name without its number.
fn stem(name: &str) -> &str {
    name.trim_end_matches(|c: char| c.is_ascii_digit())
}

/// The color of a part that nobody chose; parts of the designer's own look like outlines.
fn plain(part: &Part) -> Srgb {
    match part.name() {
        Part::LATAR => MORI,
        Part::ISEN => SOGA_SOLO,
        Part::TEMBOK => WEDELAN,
        Part::BIRON => BIRU,
        _ => SOGA,
    }
}

#[cfg(test)]
mod tests {
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
