//! Colorways that are made for a design: proposed, matched to baths, or taken from a palette.
//!
//! **Invariant:** what is made has a name that the design has not; the design itself stays as it is.

use std::sync::Arc;

use crate::color::Srgb;
use crate::design::{self, Colorway, Design, Paint, Rewritten};
use crate::dye::{Palette, sight};
use crate::mark::Part;
use crate::matching::nearest::Match;
use crate::matching::recolor;
use crate::matching::suggest::{self, Mood, Request, Suggestion};
use crate::notice::{self, Message, Notice, Spot, rounded};
use crate::spelling;
use crate::swatches::{Swatch, Swatches};
use crate::words::Words;

use super::{Evaluated, nearest};

/// A colorway that was made.
#[derive(Clone, Debug, PartialEq)]
pub struct Made {
    /// The colorway.
    pub colorway: Colorway,
    /// How near its baths come, where they were searched for.
    pub found: Option<Match>,
}

impl From<Colorway> for Made {
    fn from(colorway: Colorway) -> Self {
        Self { colorway, found: None }
    }
}

/// What proposals should be like.
#[derive(Clone, Debug, PartialEq)]
pub struct Taste {
    /// The mood.
    pub mood: Mood,
    /// How many.
    pub count: usize,
    /// The seed of chance.
    pub seed: u64,
    /// Colors of the designer's own, for [`Mood::Own`].
    pub own: Vec<Srgb>,
}

/// The mood called `name`.
///
/// # Errors
///
/// That none is, with those there are.
pub fn mood(name: &str) -> Result<Mood, Message> {
    // The one mood of which the name is no proper name.
    if spelling::is_same(name, "sendiri") {
        return Ok(Mood::Own);
    }
    Mood::ALL.into_iter().find(|mood| spelling::is_same(mood.name(), name)).ok_or_else(|| {
        let names = Mood::ALL.map(Mood::name);
        let near = notice::nearest(name.trim(), &names).unwrap_or_default();
        let message = Message::new("mood-unknown").with("name", name).with("near", near);
        message.with("choices", names.join(", "))
    })
}

/// Colorways that could be dyed, and whether there are fewer than were wished for.
///
/// # Errors
///
/// That there are none.
pub fn suggested(
    evaluated: &Evaluated,
    taste: &Taste,
    words: &Words,
) -> Result<(Vec<Made>, Option<Notice>), Message> {
    let &Taste { mood, count, seed, .. } = taste;
    let own = &taste.own;
    let colorways = 0..evaluated.design().colorways.len();
    let present = colorways.map(|index| evaluated.palette(Some(index)).clone()).collect();
    let request = Request { mood, count, seed, own: own.clone(), present };
    let found = suggest::suggest(evaluated.fabric(), &request, evaluated.dyes());
    if found.is_empty() {
        let key = match (mood, evaluated.design().colorways.is_empty()) {
            (_, false) => "suggest-no-more",
            (Mood::Own, true) => "suggest-none-own",
            (_, true) => "suggest-none",
        };
        return Err(Message::new(key).with("mood", mood.name()));
    }
    let few = (found.len() < count).then(|| {
        let message = Message::new("suggest-few").with("count", found.len());
        let message = message.with("wanted", count).with("mood", mood.name());
        Notice::note(Spot::Design, message)
    });
    let mut taken = Vec::new();
    let colorway = |suggestion: Suggestion| {
        let name = free(evaluated.design(), &words.say(&suggestion.name), &taken);
        taken.push(name.clone());
        let paint = Paint::Dye(suggestion.dyeing);
        Made::from(Colorway { name, paint, unknown: toml::Table::new() })
    };
    Ok((found.into_iter().map(colorway).collect(), few))
}

/// Whether one answer is wanted or all there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answers {
    /// The best.
    Best,
    /// The best, and the nearest of the chains that workshops know.
    All,
}

/// The baths that come nearest to a colorway of print, counted from 0, and those of the nearest known chain; what is not
/// quite met is told.
pub fn matched(
    evaluated: &Evaluated,
    index: usize,
    answers: Answers,
    words: &Words,
) -> (Vec<Made>, Vec<Notice>) {
    let dyes = evaluated.dyes();
    let Some(colorway) = evaluated.design().colorways.get(index) else { return Default::default() };
    let found = nearest::of(evaluated.palette(Some(index)), evaluated.fabric(), dyes);
    let note = |message| Notice::note(Spot::Colorway(index), message);
    let told = nearest::told(&colorway.name, &found, dyes, words);
    let mut notices: Vec<Notice> = told.into_iter().map(note).collect();
    for part in &found.best.parts {
        let reason = part.reason.clone().map(|reason| reason.with("part", part.part.name()));
        notices.extend(reason.map(note));
    }
    let other = found.other().cloned();
    if let (Some(known), Answers::Best) = (&other, answers) {
        let message = Message::new("recipe-best-added").with("mean", rounded::tenth(known.mean));
        notices.push(note(message));
    }
    let mut taken = Vec::new();
    let mut dyed = |key, found: Match| {
        let suffix = words.text(key, None).unwrap_or_default();
        let name = free(evaluated.design(), &format!("{} {suffix}", colorway.name), &taken);
        taken.push(name.clone());
        let paint = Paint::Dye(found.dyeing.clone());
        Made { colorway: Colorway { name, paint, unknown: toml::Table::new() }, found: Some(found) }
    };
    let mut made = vec![dyed("recipe-dyed", found.best)];
    if answers == Answers::All {
        made.extend(other.map(|known| dyed("recipe-dyed-known", known)));
    }
    (made, notices)
}

/// The colors of a palette for the parts of the design.
///
/// They are found by the names of the parts, or else such that each part is told from the others and looks like what it
/// has in the first colorway. What still looks alike is told.
pub fn recolored(evaluated: &Evaluated, palette: &Swatches) -> (Made, Option<Notice>) {
    let first = (!evaluated.design().colorways.is_empty()).then_some(0);
    let parts = evaluated.repeat().parts();
    let fabric = evaluated.fabric();
    let named = |part: &Part| {
        let mut swatches = palette.list().iter();
        let swatch = swatches.clone().find(|swatch| Part::new(swatch.name()) == *part);
        let is_it = |swatch: &&Swatch| spelling::is_same(swatch.name(), part.name());
        let swatch = swatch.or_else(|| swatches.find(is_it))?;
        Some((part.clone(), swatch.color()))
    };
    let named = parts.iter().filter_map(named).collect();
    let colors: Vec<Srgb> = palette.list().iter().map(Swatch::color).collect();
    let colors = recolor::recolored(evaluated.palette(first), fabric, &named, &colors);
    let name = free(evaluated.design(), palette.title(), &[]);
    let alike = sight::alike(&Palette::printed(&colors, &parts), fabric);
    let told = (!alike.is_empty()).then(|| {
        let pairs = alike.iter().map(|(part, other)| format!("{part} = {other}"));
        let message = Message::new("palette-parts-alike").with("count", alike.len());
        let message = message.with("colors", palette.list().len());
        let message = message.with("parts", pairs.collect::<Vec<_>>().join(", "));
        Notice::warning(Spot::Design, message)
    });
    let colorway = Colorway { name, paint: Paint::Print(colors), unknown: toml::Table::new() };
    (Made::from(colorway), told)
}

/// The colors of the parts in a colorway, counted from 0, as a palette for other programs.
pub fn palette(evaluated: &Evaluated, index: usize) -> Swatches {
    let palette = evaluated.palette(Some(index));
    let swatch = |part: &Part| Swatch::new(part.name(), palette.color(part));
    let swatches = evaluated.repeat().parts().iter().map(swatch).collect();
    let design = evaluated.design();
    let colorway = design.colorways.get(index).map_or("", |colorway| colorway.name.as_str());
    let title = match design.name.as_str() {
        "" => colorway.to_owned(),
        name => format!("{name}: {colorway}"),
    };
    Swatches::new(&title, swatches)
}

/// The text of a design with colorways added; comments and everything else stay as they are.
pub fn appended(text: &str, design: &Design, made: &[Colorway]) -> Rewritten {
    let mut wanted = design.clone();
    wanted.colorways.extend(made.iter().cloned().map(Arc::new));
    design::rewrite(text, &wanted)
}

/// `name`, or with a number where a colorway has it already, or one of `taken`.
pub(crate) fn free(design: &Design, name: &str, taken: &[String]) -> String {
    let names: Vec<&String> =
        design.colorways.iter().map(|colorway| &colorway.name).chain(taken).collect();
    let is_free = |name: &str| !names.iter().any(|other| *other == name);
    // A name that has a number counts on from it instead of having two.
    let stem = name.trim_end_matches(|c: char| c.is_ascii_digit());
    let stem = stem.strip_suffix(' ').filter(|stem| !stem.is_empty()).unwrap_or(name);
    let numbered = (2..).map(|number| format!("{stem} {number}"));
    let mut names = std::iter::once(name.to_owned()).chain(numbered);
    names.find(|name| is_free(name)).unwrap_or_default()
}
