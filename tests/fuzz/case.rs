//! One input: made of a seed, and drawn to the end.

use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::path::Path;

use canting::artwork::{Artwork, Materials, Pictures};
use canting::design::{self, Content, Paint};
use canting::dye::{self, Dyes, Plan, Recipe};
use canting::export::{self, SvgOptions};
use canting::motif::Library;
use canting::raster::{Backdrop, Grid, Inks, Painter, Window};
use canting::repeat::Repeat;
use canting::seed::Stream;
use canting::survey;
use canting::swatches::{self, Format};
use canting::words::{Language, Words};

use crate::seeds::Seeds;

/// A design with what lies beside it, and a palette.
pub(crate) struct Case {
    design: String,
    script: String,
    picture: String,
    palette: Vec<u8>,
}

/// How many inputs were read, and how many drawn.
#[derive(Default)]
pub(crate) struct Reached {
    read: u64,
    drawn: u64,
}

/// How far an input came.
#[derive(Clone, Copy)]
pub(crate) enum HowFar {
    Refused,
    Read,
    Drawn,
}

impl Reached {
    pub(crate) fn add(&mut self, how_far: HowFar) {
        self.read += u64::from(!matches!(how_far, HowFar::Refused));
        self.drawn += u64::from(matches!(how_far, HowFar::Drawn));
    }
}

impl fmt::Display for Reached {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} read, {} drawn", self.read, self.drawn)
    }
}

impl Case {
    /// Input number `seed`: one of its texts is changed much, the others little or not at all.
    pub(crate) fn of(seed: u64, seeds: &Seeds) -> Self {
        let mut chance = Chance(Stream::new(seed, "fuzz"));
        let changed = chance.below(4);
        let mut text = |at: usize, from: &[String]| {
            let text = chance.of(from).clone();
            if at == changed { chance.mutated(text, seeds) } else { text }
        };
        let (design, script, picture) =
            (text(0, &seeds.designs), text(1, &seeds.scripts), text(2, &seeds.pictures));
        let mut palette = chance.of(&seeds.palettes).clone();
        if changed == 3 {
            chance.bytes(&mut palette);
        }
        // What was changed should be drawn.
        let design = match changed {
            1 if !design.contains("\"coba\"") => seeds.designs_with("\"coba\"", &mut chance),
            2 if !design.contains("coba.svg") => seeds.designs_with("coba.svg", &mut chance),
            _ => design,
        };
        Self { design, script, picture, palette }
    }

    /// Writes the input into `folder`, as a person would have it.
    pub(crate) fn keep(&self, folder: &str) {
        let folder = Path::new(folder);
        let files = [
            ("d.batik", self.design.as_bytes()),
            ("coba.svg", self.picture.as_bytes()),
            ("motifs/coba.rhai", self.script.as_bytes()),
            ("palette", &self.palette),
        ];
        // Without a disk to write to the run goes on.
        if fs::create_dir_all(folder.join("motifs")).is_ok() {
            for (name, bytes) in files {
                drop(fs::write(folder.join(name), bytes));
            }
        }
    }

    /// Everything that becomes of it.
    pub(crate) fn run(&self) -> HowFar {
        let words = Language::ALL.map(Words::new);
        for format in [Format::Gpl, Format::Ase, Format::Css] {
            if let Ok((read, _)) = swatches::read(format, &self.palette) {
                swatches::write(format, &read);
            }
        }
        let Ok(design) = design::read(&self.design) else { return HowFar::Refused };
        let written = design::write(&design);
        assert!(design::read(&written).is_ok(), "what was written can be read:\n{written}");
        let mut library = Library::standard();
        library.add("coba", &self.script);
        let named = design.layers.iter().filter_map(|layer| match &layer.content {
            Content::Picture { file, .. } => Some((file.clone(), Ok(self.picture.clone()))),
            _ => None,
        });
        let pictures: Pictures = named.collect();
        let artwork = Artwork::of(&design, &Materials { library, pictures });
        let repeat = Repeat::of(artwork);
        let (parts, dyes) = (repeat.parts(), Dyes::standard());
        let fabric = survey::fabric(&repeat);
        let mut notices = repeat.artwork().notices().to_vec();
        let mut plans = Vec::new();
        for (index, colorway) in design.colorways.iter().enumerate().take(3) {
            if let Paint::Dye(dyeing) = &colorway.paint {
                let (recipe, told) = Recipe::of(dyeing, &parts, &dyes, index);
                notices.extend(told);
                plans.push((index, Plan::of(recipe, &fabric)));
            }
        }
        let plans: Vec<(usize, &Plan)> = plans.iter().map(|(at, plan)| (*at, plan)).collect();
        notices.extend(survey::notices(&repeat, &fabric, &plans));
        canting::proof::symmetry(&repeat);
        for (words, notice) in
            words.iter().flat_map(|words| notices.iter().map(move |n| (words, n)))
        {
            let said =
                [words.say(&notice.message), words.hint(&notice.message).unwrap_or_default()]
                    .concat();
            assert!(!said.contains("{$"), "{said}");
        }
        self.look(&repeat, design.colorways.first().map(AsRef::as_ref), &dyes);
        if repeat.artwork().marks().is_empty() { HowFar::Read } else { HowFar::Drawn }
    }

    /// A small window of the cloth, and the whole as SVG.
    fn look(&self, repeat: &Repeat, colorway: Option<&design::Colorway>, dyes: &Dyes) {
        let parts = repeat.parts();
        let palette = match colorway {
            Some(colorway) => dye::palette(colorway, 0, &parts, dyes).0,
            None => dye::Palette::printed(&BTreeMap::new(), &parts),
        };
        let grid = Grid::snapped(repeat, 1.0).unwrap_or(Grid::plain(1.0));
        let inks = Inks::new(&palette, Backdrop::Painted);
        let painter = Painter::new(repeat, grid);
        let picture = painter.window(Window { x: -5, y: 7, width: 64, height: 64 }, &inks);
        assert_eq!(picture.rgba.len(), 64 * 64 * 4, "a pixel for every pixel");
        let mut bytes = Vec::new();
        let options = SvgOptions { cloth: None, ..SvgOptions::default() };
        if export::svg(repeat, &palette, &options, &mut bytes).is_ok() && bytes.len() < LONG_SVG {
            let text = std::str::from_utf8(&bytes).unwrap();
            assert!(!text.contains("NaN") && !text.contains("inf"), "numbers of an SVG are finite");
        }
    }
}

/// Beyond this an SVG is not searched.
const LONG_SVG: usize = 4_000_000;

/// What chance does to texts.
pub(crate) struct Chance(Stream);

impl Chance {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "lengths of texts"
    )]
    pub(crate) fn below(&mut self, count: usize) -> usize {
        ((self.0.unit() * count as f64) as usize).min(count.saturating_sub(1))
    }

    pub(crate) fn of<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.below(list.len())]
    }

    /// `text` after a few changes of its words, its lines, its brackets, or its bytes.
    fn mutated(&mut self, mut text: String, seeds: &Seeds) -> String {
        for _ in 0..=self.below(6) {
            text = match self.below(10) {
                0 | 1 => self.with_word(&text, seeds),
                2 | 3 => self.with_number(&text),
                4 => self.with_line(&text, seeds),
                5 => self.repeated(&text),
                6 => self.nested(&text),
                7 => self.without(&text),
                8 => self.swapped(&text),
                _ => {
                    let mut bytes = text.into_bytes();
                    self.bytes(&mut bytes);
                    String::from_utf8_lossy(&bytes).into_owned()
                }
            };
            // Long inputs are slow to change, and no more telling.
            if text.len() > LONGEST {
                break;
            }
        }
        text
    }

    /// Some bytes changed, cut out, or written twice.
    pub(crate) fn bytes(&mut self, bytes: &mut Vec<u8>) {
        for _ in 0..=self.below(8) {
            if bytes.is_empty() {
                return;
            }
            let at = self.below(bytes.len());
            match self.below(4) {
                0 => bytes[at] = u8::try_from(self.below(256)).unwrap(),
                1 => bytes[at] ^= 1 << self.below(8),
                2 => drop(bytes.drain(at..(at + 1 + self.below(9)).min(bytes.len()))),
                _ => bytes.insert(at, *self.of(b"\0\"'{}[]()<>&;,.-+eE0")),
            }
        }
    }

    /// Where the words of `text` begin and end; a number is a word.
    fn words(text: &str, is_wanted: impl Fn(&str) -> bool) -> Vec<(usize, usize)> {
        let mut found = Vec::new();
        let mut start = None;
        for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
            match (c.is_alphanumeric() || "_.#".contains(c), start) {
                (true, None) => start = Some(at),
                (false, Some(from)) => {
                    if is_wanted(&text[from..at]) {
                        found.push((from, at));
                    }
                    start = None;
                }
                _ => {}
            }
        }
        found
    }

    fn with_word(&mut self, text: &str, seeds: &Seeds) -> String {
        let words = Self::words(text, |_| true);
        if words.is_empty() {
            return text.to_owned();
        }
        let (from, to) = *self.of(&words);
        [&text[..from], self.of(&seeds.words).as_str(), &text[to..]].concat()
    }

    fn with_number(&mut self, text: &str) -> String {
        let words = Self::words(text, |word| word.parse::<f64>().is_ok());
        if words.is_empty() {
            return text.to_owned();
        }
        let (from, to) = *self.of(&words);
        let old: f64 = text[from..to].parse().unwrap_or(1.0);
        let new = match self.below(9) {
            0 => "0".to_owned(),
            1 => (-old).to_string(),
            2 => (old * 10.0).to_string(),
            3 => (old / 10.0).to_string(),
            4 => (old * 1000.0).to_string(),
            5 => "1e9".to_owned(),
            6 => (old + 1.0).to_string(),
            7 => (old * 0.37).to_string(),
            _ => (self.0.unit() * 500.0).to_string(),
        };
        [&text[..from], &new, &text[to..]].concat()
    }

    /// A line or statement of a neighbor among ours.
    fn with_line(&mut self, text: &str, seeds: &Seeds) -> String {
        let all = [&seeds.designs, &seeds.scripts, &seeds.pictures];
        let kind = self.below(3);
        let other = self.of(all[kind]).clone();
        let line =
            self.of(&other.split_inclusive(['\n', ';', '>']).collect::<Vec<_>>()).to_string();
        let places: Vec<usize> =
            text.match_indices(['\n', ';', '>']).map(|(at, _)| at + 1).collect();
        if places.is_empty() {
            return [text, &line].concat();
        }
        let at = *self.of(&places);
        [&text[..at], &line, &text[at..]].concat()
    }

    /// A line, statement or element many times.
    fn repeated(&mut self, text: &str) -> String {
        let parts: Vec<&str> = text.split_inclusive(['\n', ';', '>', ',']).collect();
        let at = self.below(parts.len());
        let times = [2, 5, 40, 300][self.below(4)];
        let many = parts.get(at).unwrap_or(&"").repeat(times);
        [parts[..at].concat(), many, parts[at..].concat()].concat()
    }

    /// A word in brackets, many of them.
    fn nested(&mut self, text: &str) -> String {
        let words = Self::words(text, |_| true);
        if words.is_empty() {
            return text.to_owned();
        }
        let (from, to) = *self.of(&words);
        let depth = [1, 3, 30, 500][self.below(4)];
        let (open, close) = *self.of(&[
            ("(", ")"),
            ("[", "]"),
            ("#{a:", "}"),
            ("{", "}"),
            ("<g>", "</g>"),
            ("|| ", ""),
            ("-", ""),
            ("`${", "}`"),
            ("if true {", "}"),
        ]);
        [&text[..from], &open.repeat(depth), &text[from..to], &close.repeat(depth), &text[to..]]
            .concat()
    }

    /// A line or statement less.
    fn without(&mut self, text: &str) -> String {
        let mut parts: Vec<&str> = text.split_inclusive(['\n', ';', '>']).collect();
        if parts.len() > 1 {
            parts.remove(self.below(parts.len()));
        }
        parts.concat()
    }

    /// Two lines or statements in each other's place.
    fn swapped(&mut self, text: &str) -> String {
        let mut parts: Vec<&str> = text.split_inclusive(['\n', ';', '>']).collect();
        let (one, other) = (self.below(parts.len()), self.below(parts.len()));
        if !parts.is_empty() {
            parts.swap(one, other);
        }
        parts.concat()
    }
}

/// Bytes of an input.
const LONGEST: usize = 60_000;

impl Seeds {
    /// A design that names `what`.
    fn designs_with(&self, what: &str, chance: &mut Chance) -> String {
        let fitting: Vec<&String> =
            self.designs.iter().filter(|design| design.contains(what)).collect();
        (*chance.of(&fitting)).clone()
    }
}
