//! The films of a design in one of its colorways: one for every part, or one for every bath.
//!
//! **Invariant:** every part is on the film of its own; a bath that reaches nothing has no film.

use std::collections::BTreeSet;

use serde::Serialize;

use super::{Evaluated, pages};
use crate::color::Srgb;
use crate::dye::{Dyebath, Palette, Reach};
use crate::export::{Bits, Film, FilmOptions, FilmReport};
use crate::mark::Part;
use crate::notice::{Message, Notice, Spot};
use crate::paper::text::{Run, Style};
use crate::repeat::Repeat;
use crate::sheet::tell;
use crate::words::Words;

/// The longest name of a part within the name of its file: every file system holds it with its number and ending.
const LONGEST: usize = 60;

/// What a film is made for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Each {
    /// One part.
    Part,
    /// One bath of dye: all parts that it reaches.
    Bath,
}

/// Which films are wanted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FilmOrder {
    /// What one is made for.
    pub each: Each,
    /// How all of them are made.
    pub options: FilmOptions,
}

/// A film that is to be made: its file, what prints through it, and in which color.
#[derive(Clone, Debug, PartialEq)]
pub struct Separation {
    /// What its file is called.
    pub file: String,
    /// What it is called in its margin.
    pub title: String,
    /// What prints through it, and what stands in its margin, the most important first: its number, its part or bath,
    /// the design, the colorway, and the size of the cloth.
    pub film: Film,
    /// Of the part, or of the bath alone.
    pub color: Srgb,
    /// The dye of a bath, as the colorway names it.
    pub bath: Option<String>,
}

/// The films of a design in one of its colorways, in the order of printing or dyeing.
#[derive(Clone, Debug)]
pub struct Films<'a> {
    evaluated: &'a Evaluated,
    colorway: Option<usize>,
    /// How they are made.
    pub options: FilmOptions,
    /// Each of them.
    pub list: Vec<Separation>,
}

impl<'a> Films<'a> {
    /// The films that are wanted of a design in a colorway, counted from 0, or in plain colors.
    ///
    /// # Errors
    ///
    /// That there are no baths to make films for.
    pub fn of(
        evaluated: &'a Evaluated,
        colorway: Option<usize>,
        order: FilmOrder,
        words: &Words,
    ) -> Result<Self, Message> {
        let list = match order.each {
            Each::Part => by_part(&evaluated.repeat().painted(), evaluated.palette(colorway)),
            Each::Bath => by_bath(evaluated, colorway, words)?,
        };
        let mut films = Self { evaluated, colorway, options: order.options, list };
        films.label(words);
        Ok(films)
    }

    /// The cloth that they print.
    pub fn repeat(&self) -> &Repeat {
        self.evaluated.repeat()
    }

    /// Writes the labels.
    fn label(&mut self, words: &Words) {
        let size = self.options.cloth.unwrap_or(self.evaluated.repeat().period());
        let size = Message::new("film-size").with("width", size.width).with("height", size.height);
        let design = self.evaluated.design();
        let colorway = self.colorway.map(|index| design.colorways[index].name.clone());
        let common = [Some(design.name.clone()), colorway];
        let common: Vec<String> = common.into_iter().flatten().chain([words.say(&size)]).collect();
        let count = self.list.len();
        for (separation, number) in self.list.iter_mut().zip(1..) {
            let own = [format!("{number}/{count}"), separation.title.clone()];
            let pieces = own.into_iter().chain(common.clone());
            separation.film.label = pieces.filter(|piece| !piece.is_empty()).collect();
        }
    }

    /// What there is to tell about them before they are made: letters that labels lack, and a trap below a dot.
    pub fn notices(&self) -> Vec<Notice> {
        lacking(&self.list).into_iter().chain(vain(&self.options)).collect()
    }

    /// Their list, as they came out.
    pub fn listed(&self, report: &FilmReport) -> List<'_> {
        let design = self.evaluated.design();
        List {
            design: &design.name,
            colorway: self.colorway.map(|index| design.colorways[index].name.as_str()),
            dpi: self.options.dpi,
            bits: match self.options.bits {
                Bits::One => 1,
                Bits::Eight => 8,
            },
            trap: self.options.trap,
            pixels: report.film,
            cloth: ClothJson {
                offset: report.offset,
                pixels: report.cloth.pixels,
                millimeters: [report.cloth.size.width, report.cloth.size.height],
            },
            films: (1..).zip(&self.list).map(|(number, one)| FilmJson::of(number, one)).collect(),
        }
    }
}

/// A film for each part, numbered in the order of painting.
fn by_part(parts: &[Part], palette: &Palette) -> Vec<Separation> {
    // As many digits everywhere, so that lists of files keep the order.
    let digits = parts.len().to_string().len();
    let film = |(at, part): (usize, &Part)| Separation {
        file: format!("{:0digits$}-{}.png", at + 1, plain(part.name())),
        title: part.name().to_owned(),
        film: Film { parts: BTreeSet::from([part.clone()]), label: Vec::new() },
        color: palette.color(part),
        bath: None,
    };
    parts.iter().enumerate().map(film).collect()
}

/// A film for each bath that reaches anything, numbered in the order of the work.
fn by_bath(
    evaluated: &Evaluated,
    colorway: Option<usize>,
    words: &Words,
) -> Result<Vec<Separation>, Message> {
    let colorways = &evaluated.design().colorways;
    let found = colorway.and_then(|index| Some((index, colorways.get(index)?)));
    let (index, colorway) = found.ok_or_else(|| Message::new("colorway-none"))?;
    let Some(recipe) = evaluated.recipe(index) else {
        let message = Message::new("separations-no-baths");
        return Err(message.with("name", colorway.name.as_str()));
    };
    let film = |(at, dyebath): (usize, &Dyebath)| {
        let reached = recipe.reach().iter().filter(|(_, reach)| reach.has(at));
        let parts = reached.map(|(part, _)| part.clone()).collect();
        Separation {
            file: format!("bath-{:02}-{}.png", at + 1, plain(&dyebath.named)),
            title: words.say(&tell::bath(at, dyebath, words)),
            film: Film { parts, label: Vec::new() },
            color: recipe.outcome(Reach::NONE.with(at)),
            bath: Some(dyebath.named.clone()),
        }
    };
    let baths = recipe.baths().iter().enumerate();
    Ok(baths.map(film).filter(|separation| !separation.film.parts.is_empty()).collect())
}

/// A name of lower case letters, digits and hyphens, which every file system takes.
fn plain(name: &str) -> String {
    let simple = |letter: char| if letter.is_ascii_alphanumeric() { letter } else { '-' };
    let words: String = name.chars().take(LONGEST).map(simple).collect();
    let words: Vec<&str> = words.split('-').filter(|word| !word.is_empty()).collect();
    if words.is_empty() { "part".to_owned() } else { words.join("-").to_ascii_lowercase() }
}

/// That labels lack letters, if so.
fn lacking(list: &[Separation]) -> Option<Notice> {
    let mut letters: Vec<char> = Vec::new();
    for piece in list.iter().flat_map(|separation| &separation.film.label) {
        for letter in Run::new(piece, &Style::new(9.0, Srgb::new(0, 0, 0))).lacking() {
            if !letters.contains(&letter) {
                letters.push(letter);
            }
        }
    }
    let message = Message::new("films-lacking").with("letters", pages::named(&letters));
    let told = Notice::warning(Spot::Design, message.with("count", letters.len()));
    (!letters.is_empty()).then_some(told)
}

/// That a trap is smaller than a dot, if so.
fn vain(options: &FilmOptions) -> Option<Notice> {
    let FilmOptions { dpi, trap, .. } = *options;
    let dots = trap * dpi / 25.4;
    let message = Message::new("trap-vain").with("trap", trap).with("dpi", dpi);
    (trap > 0.0 && dots < 0.5).then(|| Notice::warning(Spot::Design, message))
}

/// The list of films, as a program reads it.
#[derive(Debug, Serialize)]
pub struct List<'a> {
    design: &'a str,
    colorway: Option<&'a str>,
    dpi: f64,
    /// Of a pixel: 8, or 1.
    bits: u8,
    /// Millimeters that parts reach under what lies on them.
    trap: f64,
    /// Every film, across and down.
    pixels: [u32; 2],
    cloth: ClothJson,
    films: Vec<FilmJson<'a>>,
}

/// The cloth on every film.
#[derive(Debug, Serialize)]
struct ClothJson {
    /// Columns from the left and rows from the top of a film.
    offset: [u32; 2],
    pixels: [u32; 2],
    millimeters: [f64; 2],
}

#[derive(Debug, Serialize)]
struct FilmJson<'a> {
    file: &'a str,
    /// Counted from 1.
    number: usize,
    /// What stands in its margin.
    label: String,
    /// What prints through it.
    parts: Vec<String>,
    /// Of the part, or of the bath alone.
    color: String,
    bath: Option<&'a str>,
}

impl<'a> FilmJson<'a> {
    fn of(number: usize, separation: &'a Separation) -> Self {
        let Separation { file, film, color, bath, .. } = separation;
        Self {
            file,
            number,
            label: film.label.join(" · "),
            parts: film.parts.iter().map(ToString::to_string).collect(),
            color: color.to_string(),
            bath: bath.as_deref(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_numbered_and_safe() {
        let named = |names: &[&str]| {
            let parts: Vec<Part> = names.iter().map(|name| Part::new(name)).collect();
            by_part(&parts, &Palette::of([].into(), Srgb::new(0, 0, 0)))
                .into_iter()
                .map(|film| film.file)
                .collect::<Vec<_>>()
        };
        let odd = ["latar", "cecek pitu", "../CON", "✿", "a//b\\c:d*?"];
        let files = ["1-latar.png", "2-cecek-pitu.png", "3-con.png", "4-part.png", "5-a-b-c-d.png"];
        assert_eq!(named(&odd), files);
        assert_eq!(
            named(&["a"; 12])[2..11],
            [
                "03-a.png", "04-a.png", "05-a.png", "06-a.png", "07-a.png", "08-a.png", "09-a.png",
                "10-a.png", "11-a.png"
            ]
        );
        assert!(named(&["n".repeat(500).as_str()])[0].len() < 80);
    }
}
