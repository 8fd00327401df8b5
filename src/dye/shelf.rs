//! The shelf: all dyes and cloths that a design can name.
//!
//! **Invariant:** every key stands once, among dyes and among cloths; a broken file takes nothing else with it.

use std::collections::BTreeSet;
use std::sync::Arc;

use include_dir::{Dir, include_dir};

use super::chemical::{Chemical, Dose, Need};
use super::dyestuff::{Dye, Greige, Unmet};
use super::reader;
use crate::color::Srgb;
use crate::notice::Message;
use crate::param::Bilingual;
use crate::spelling;

/// The files that come with the program.
static FILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/dyes");

/// Dyes and cloths by name. They are shared, so what is made of them can be kept beside the shelf or without it; a copy
/// of the shelf costs some hundred pointers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Dyes {
    dyes: Vec<Arc<Dye>>,
    cloths: Vec<Arc<Greige>>,
    chemicals: Vec<Chemical>,
    /// The keys of the dyes that do not come with the program.
    own: BTreeSet<String>,
}

/// Which shade of a dye a word behind its name means.
#[derive(Clone, Copy, Debug)]
enum Tone {
    Light,
    Medium,
    Deep,
}

/// The words for shades, in both languages.
const TONES: [(&str, Tone); 8] = [
    ("muda", Tone::Light),
    ("light", Tone::Light),
    ("sedang", Tone::Medium),
    ("medium", Tone::Medium),
    ("tua", Tone::Deep),
    ("gelap", Tone::Deep),
    ("deep", Tone::Deep),
    ("dark", Tone::Deep),
];

impl Dyes {
    /// The dyes that come with the program. Costs a millisecond; spectra are computed when first asked for.
    pub fn standard() -> Self {
        let mut dyes = Self::default();
        // A test holds that there is nothing to tell.
        let _nothing = dyes.add(standard_files());
        dyes.own.clear();
        dyes
    }

    /// The dyes that come with the program, and those of more files, given by name and text.
    ///
    /// A dye or cloth with the key of one of ours takes its place. What cannot be read is left out, and told.
    pub fn with<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> (Self, Vec<Message>) {
        let mut dyes = Self::standard();
        let messages = dyes.add(files);
        (dyes, messages)
    }

    /// What there is to tell about shades of the designer's own dyes that are shown in another color than their file
    /// states, since dyes only darken. Computes the spectra of these dyes.
    pub fn unmet(&self) -> Vec<Message> {
        let own = self.dyes.iter().filter(|dye| self.own.contains(&dye.key));
        own.flat_map(|dye| dye.unmet().into_iter().map(|unmet| told(dye, &unmet))).collect()
    }

    /// All dyes, family by family as the files have them, then those of the designer.
    pub fn all(&self) -> &[Arc<Dye>] {
        &self.dyes
    }

    /// All cloths.
    pub fn cloths(&self) -> &[Arc<Greige>] {
        &self.cloths
    }

    /// The dye called `name`, by its key, one of its synonyms or its name in either language.
    pub fn find(&self, name: &str) -> Option<&Arc<Dye>> {
        let is_it = |known: &str| spelling::is_same(known, name);
        let by_key = self.dyes.iter().find(|dye| is_it(&dye.key));
        let has_it = |dye: &&Arc<Dye>| dye.other_names().iter().any(|other| is_it(other));
        by_key.or_else(|| self.dyes.iter().rev().find(has_it))
    }

    /// A dye and the dips of its shade: `indigo` alone means its deepest, `indigo muda` or `indigo light` its first.
    pub fn find_shade(&self, name: &str) -> Option<(&Arc<Dye>, f64)> {
        if let Some(dye) = self.find(name) {
            return Some((dye, dye.reference_dips()));
        }
        let name = spelling::plain(name);
        TONES.into_iter().find_map(|(word, tone)| {
            let dye = self.find(name.strip_suffix(word)?)?;
            let shades = dye.shades();
            let shade = match tone {
                Tone::Light => shades.first(),
                Tone::Medium => shades.get(shades.len() / 2),
                Tone::Deep => shades.last(),
            };
            shade.map(|shade| (dye, shade.dips))
        })
    }

    /// The cloth called `name`, found as dyes are.
    pub fn find_cloth(&self, name: &str) -> Option<&Arc<Greige>> {
        let is_it = |known: &str| spelling::is_same(known, name);
        let by_key = self.cloths.iter().find(|cloth| is_it(&cloth.key));
        let has_it = |cloth: &&Arc<Greige>| cloth.other_names().iter().any(|other| is_it(other));
        by_key.or_else(|| self.cloths.iter().rev().find(has_it))
    }

    /// The cloth that is meant where nobody names one: mori, or the first that there is.
    pub fn plain_cloth(&self) -> Option<&Arc<Greige>> {
        self.find_cloth("mori").or_else(|| self.cloths.first())
    }

    /// The chemical of this key; one that no file describes is called by it.
    pub fn chemical(&self, key: &str) -> Chemical {
        let found = self.chemicals.iter().find(|chemical| chemical.key == key);
        found.cloned().unwrap_or_else(|| Chemical::named(key))
    }

    /// Whether a file says what a chemical of this key is.
    pub fn describes(&self, key: &str) -> bool {
        self.chemicals.iter().any(|chemical| chemical.key == key)
    }

    /// What a dye needs beside its dyestuff, its fixer last.
    pub fn needs(&self, dye: &Dye) -> Vec<Need> {
        let fixer = dye.fixer.and_then(|fixer| {
            let chemical = self.chemical(fixer.key());
            let dose = Dose::Apart(chemical.per_liter?);
            Some(Need { chemical: chemical.key, dose })
        });
        dye.needs.iter().cloned().chain(fixer).collect()
    }

    /// What finishes a dye: the part of its needs that stands in a bath apart, or coats the cloth.
    pub fn finish(&self, dye: &Dye) -> Vec<Need> {
        let finishes = |need: &Need| matches!(need.dose, Dose::Apart(_) | Dose::PerKilogram(_));
        self.needs(dye).into_iter().filter(finishes).collect()
    }

    /// The recipe of a dye, with its fixer and how much of it goes into a liter.
    pub fn recipe(&self, dye: &Dye) -> Bilingual {
        let Some(fixer) = dye.fixer.map(|fixer| self.chemical(fixer.key())) else {
            return dye.recipe.clone();
        };
        let dose = fixer.per_liter.map(|amount| format!(" ({amount} {}/l)", fixer.unit.key()));
        let dose = dose.unwrap_or_default();
        let solution = fixer.solution.unwrap_or(fixer.name);
        let filled = |recipe: &str, solution: &str, dose: &str| {
            recipe.replace(reader::FIXER, &format!("{solution}{dose}"))
        };
        Bilingual {
            id: filled(&dye.recipe.id, &solution.id, &dose.replace('.', ",")),
            en: filled(&dye.recipe.en, &solution.en, &dose),
        }
    }

    /// The keys of all dyes, for hints about misspelled ones.
    pub fn keys(&self) -> Vec<&str> {
        self.dyes.iter().map(|dye| dye.key.as_str()).collect()
    }

    fn add<'a>(&mut self, files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Vec<Message> {
        let (mut taken, mut messages) = (BTreeSet::new(), Vec::new());
        for (name, text) in files {
            let contents = reader::read(name, text, &mut taken);
            messages.extend(contents.messages);
            for dye in contents.dyes {
                self.own.insert(dye.key.clone());
                put(&mut self.dyes, Arc::new(dye), |dye| &dye.key);
            }
            for cloth in contents.cloths {
                put(&mut self.cloths, Arc::new(cloth), |cloth| &cloth.key);
            }
            for chemical in contents.chemicals {
                put(&mut self.chemicals, chemical, |chemical| &chemical.key);
            }
        }
        messages
    }
}

/// Which shade cannot be met, why, and what is shown.
fn told(dye: &Dye, unmet: &Unmet) -> Message {
    let key = if unmet.than.is_some() { "dye-lighter-later" } else { "dye-lighter-than-cloth" };
    let color = |color: Srgb| color.to_string();
    let message = Message::new(key)
        .with("name", dye.key.as_str())
        .with("dips", unmet.shade.dips)
        .with("color", color(unmet.shade.color))
        .with("shown", color(unmet.shown))
        .with("cloth", color(unmet.ground))
        .with(
            "light",
            brighter(unmet.shade.color, unmet.than.map_or(unmet.ground, |than| than.color)),
        );
    match unmet.than {
        Some(than) => message.with("before", than.dips).with("than", color(than.color)),
        None => message,
    }
}

/// In which light a color is brighter than another one, above all; nothing where it is only in a part of the spectrum.
fn brighter(color: Srgb, than: Srgb) -> &'static str {
    let by = |color: u8, than: u8| color.saturating_sub(than);
    let lights = [
        (by(color.r, than.r), "red"),
        (by(color.g, than.g), "green"),
        (by(color.b, than.b), "blue"),
    ];
    lights.into_iter().filter(|(by, _)| *by > 0).max().map_or("spectrum", |(_, light)| light)
}

/// In the place of the one of that key, or last.
fn put<T>(all: &mut Vec<T>, entry: T, key: impl Fn(&T) -> &str) {
    match all.iter_mut().find(|other| key(other) == key(&entry)) {
        Some(other) => *other = entry,
        None => all.push(entry),
    }
}

/// Name and text of the files that come with the program, sorted by name.
fn standard_files() -> Vec<(&'static str, &'static str)> {
    let mut files: Vec<_> = FILES
        .files()
        .filter_map(|file| Some((file.path().to_str()?, file.contents_utf8()?)))
        .filter(|(name, _)| name.ends_with(".toml"))
        .collect();
    files.sort_unstable();
    files
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dye::uptake::{Uptake, outcome};
    use crate::dye::{Family, Fixer};

    #[test]
    fn our_files_have_nothing_to_tell() {
        let mut dyes = Dyes::default();
        assert_eq!(dyes.add(standard_files()), []);
        assert_eq!(dyes.all(), Dyes::standard().all());
        assert_eq!(dyes.unmet(), []);
        for kind in Family::ALL {
            assert!(dyes.all().iter().any(|dye| dye.family == kind), "{kind:?}");
        }
        let mori = dyes.find_cloth("mori").unwrap();
        assert_eq!(mori.color, reader::MORI);
        for dye in dyes.all() {
            assert!(!dye.measured && !dye.source.id.is_empty(), "{}: an estimate of ours", dye.key);
            assert!(dye.source.id != dye.source.en, "{}: both languages", dye.key);
            let needs = dyes.needs(dye);
            assert!(!needs.is_empty(), "{}", dye.key);
            for need in needs {
                let known = dyes.chemicals.iter().any(|chemical| chemical.key == need.chemical);
                assert!(known, "{} needs {}", dye.key, need.chemical);
            }
            assert!(!dye.recipe.id.is_empty() && dye.recipe.id != dye.recipe.en, "{}", dye.key);
            let is_weighed =
                matches!(dye.family, Family::Naphthol | Family::Indigosol | Family::Remazol);
            assert_eq!(
                dye.per_liter.is_some(),
                is_weighed,
                "{}: vats and barks go by dips",
                dye.key
            );
        }
    }

    #[test]
    fn every_name_means_one_dye() {
        let dyes = Dyes::standard();
        let mut names = BTreeSet::new();
        for dye in dyes.all() {
            let own: BTreeSet<_> = dye.other_names().into_iter().chain([dye.key.clone()]).collect();
            for name in own {
                assert_eq!(dyes.find(&name), Some(dye), "{name}");
                assert!(names.insert(name.clone()), "{name} is two dyes");
            }
        }
        assert_eq!(dyes.find(" Nila ").unwrap().key, "indigo");
        assert_eq!(dyes.find("tingi tunjung").unwrap().fixer, Some(Fixer::Iron));
        assert_eq!(dyes.find("emas"), None);
        let dips = |name| dyes.find_shade(name).map(|(dye, dips)| (dye.key.as_str(), dips));
        assert_eq!(dips("indigo"), Some(("indigo", 14.0)));
        assert_eq!(dips("Nila muda"), Some(("indigo", 2.0)));
        assert_eq!(dips("indigo medium"), Some(("indigo", 6.0)));
        assert_eq!(dips("NILAMUDA"), Some(("indigo", 2.0)));
        assert_eq!(dips("indigo sekali"), None);
    }

    #[test]
    fn every_shade_is_met() {
        let dyes = Dyes::standard();
        let mori = dyes.find_cloth("mori").unwrap();
        for dye in dyes.all() {
            for shade in dye.shades() {
                let found = outcome(mori.absorption(), [&Uptake::of_dips(dye, shade.dips)]);
                assert_eq!(found, shade.color, "{} at {}", dye.key, shade.dips);
            }
        }
    }

    #[test]
    fn dyes_of_ones_own_take_the_place_of_ours() {
        let own = "kind = 'soga'\n[[dye]]\nkey = 'Soga Solo'\ncolor = '#A06020'\nmeasured = true\n\
                   [[dye]]\nkey = 'sogan-bu-tini'\nname = 'Sogan Bu Tini'\ncolor = '#905020'\n\
                   [[cloth]]\nkey = 'sutra'\ncolor = '#FFFBEF'";
        let (dyes, messages) = Dyes::with([("milik.toml", own)]);
        assert_eq!(messages, []);
        assert_eq!(dyes.all().len(), Dyes::standard().all().len() + 1);
        assert!(dyes.find("soga-solo").unwrap().measured);
        assert_eq!(dyes.find("sogan bu tini").unwrap().name.en, "Sogan Bu Tini");
        assert_eq!(dyes.find_cloth("sutra").unwrap().color.to_string(), "#FFFBEF");
    }

    #[test]
    fn grams_hold_for_a_file_or_for_one_dye() {
        let own = "kind = 'remazol'\nper_liter = 7.5\n[[dye]]\nkey = 'a'\ncolor = '#A06020'\n\
                   [[dye]]\nkey = 'b'\ncolor = '#905020'\nper_liter = 20";
        let (dyes, messages) = Dyes::with([("milik.toml", own)]);
        assert_eq!(messages, []);
        let grams = |key| dyes.find(key).unwrap().per_liter;
        assert_eq!([grams("a"), grams("b"), grams("indigo")], [Some(7.5), Some(20.0), None]);
    }

    #[test]
    fn a_shade_that_no_dye_can_have_is_told() {
        let own = |rest: &str| {
            let text = format!("[[dye]]\nkey = 'x'\nkind = 'natural'\nmeasured = true\n{rest}");
            Dyes::with([("milik.toml", text.as_str())]).0
        };
        let keys = |dyes: &Dyes| dyes.unmet().iter().map(|it| it.key).collect::<Vec<_>>();
        let shown = |dyes: &Dyes, dips: f64| {
            let mori = dyes.find_cloth("mori").unwrap().absorption();
            outcome(mori, [&Uptake::of_dips(dyes.find("x").unwrap(), dips)]).to_string()
        };
        // Blue 250 on a cloth of 228.
        let sky = own("color = '#DCEBFA'\ndips = 4");
        assert_eq!(keys(&sky), ["dye-lighter-than-cloth"]);
        let message = &sky.unmet()[0];
        assert!(message.values.contains(&("shown", shown(&sky, 4.0).into())), "{message:?}");
        // The second shade is lighter than the first, and dyes only darken.
        let rose =
            own("shades = [{ dips = 2, color = '#B05060' }, { dips = 6, color = '#C06A70' }]");
        assert_eq!(keys(&rose), ["dye-lighter-later"]);
        assert_eq!(shown(&rose, 2.0), "#B05060");
        // Tints darker than the cloth in every channel are met, whatever the smoothest curve does between.
        let steps = [0x30, 0x18, 0x04, 0x00];
        let all = steps.iter().flat_map(|r| steps.iter().map(move |g| (*r, *g)));
        for (r, g, b) in all.flat_map(|(r, g)| steps.iter().map(move |b| (r, g, *b))) {
            let color = Srgb::new(0xF4 - r, 0xF0 - g, 0xE4 - b);
            let dye = own(&format!("color = '{color}'\ndips = 4"));
            assert_eq!((keys(&dye), shown(&dye, 4.0)), (vec![], color.to_string()));
        }
    }

    /// What is told about a file: keys, and lines.
    fn told(text: &str) -> Vec<(&'static str, f64)> {
        let (dyes, messages) = Dyes::with([("milik.toml", text)]);
        assert!(dyes.find("indigo").is_some());
        let line = |message: &Message| {
            assert!(message.values.contains(&("file", "milik.toml".into())), "{message:?}");
            match message.values.iter().find(|(name, _)| *name == "line") {
                Some((_, crate::notice::Argument::Number(line))) => *line,
                _ => panic!("{message:?} names no line"),
            }
        };
        messages.iter().map(|message| (message.key, line(message))).collect()
    }

    #[test]
    fn broken_files_are_told_and_leave_the_others() {
        let dye = |rest: &str| told(&format!("[[dye]]\nkey = 'x'\nkind = 'soga'\n{rest}"));
        assert_eq!(dye("color = '#123'"), []);
        assert_eq!(dye("color = 'biru'"), [("dye-bad-color", 4.0)]);
        assert_eq!(dye("color = 7"), [("dye-wrong-kind", 4.0)]);
        assert_eq!(dye(""), [("dye-missing", 1.0)]);
        assert_eq!(dye("colour = '#123'"), [("dye-missing", 1.0)]);
        assert_eq!(dye("color = '#123'\nsumber = 'x'"), [("dye-unknown-key", 5.0)]);
        for number in ["0", "-3", "1e9", "inf", "nan"] {
            let text = format!("color = '#123'\ndips = {number}");
            assert_eq!(dye(&text), [("dye-out-of-range", 5.0)], "{number}");
        }
        assert_eq!(dye("dips = '3'"), [("dye-wrong-kind", 4.0)]);
        assert_eq!(dye("color = '#123'\nper_liter = 7.5"), []);
        for grams in ["0", "-1", "1e6", "nan"] {
            let text = format!("color = '#123'\nper_liter = {grams}");
            assert_eq!(dye(&text), [("dye-out-of-range", 5.0)], "{grams}");
        }
        assert_eq!(dye("color = '#123'\nper_liter = '7.5 g'"), [("dye-wrong-kind", 5.0)]);
        assert_eq!(dye("color = '#123'\nrecipe = { id = 'a' }"), [("dye-missing", 5.0)]);
        assert_eq!(dye("measured = 'ya'"), [("dye-wrong-kind", 4.0)]);
        assert_eq!(dye("shades = 3"), [("dye-wrong-kind", 4.0)]);
        assert_eq!(dye("shades = [3]"), [("dye-wrong-kind", 4.0)]);
        let shades = "shades = [{ dips = 2, color = '#123' },\n{ dips = 2, color = '#012' }]";
        assert_eq!(dye(shades), [("dye-shades-order", 5.0)]);
        assert_eq!(dye(&format!("synonyms = [{}]", "'a',".repeat(99))), [("dye-too-many", 4.0)]);
        assert_eq!(dye(&format!("recipe = '{}'", "a".repeat(3000))), [("dye-too-long", 4.0)]);
        let twice = "color = '#123'\n[[dye]]\nkey = 'X'\nkind = 'soga'\ncolor = '#456'";
        assert_eq!(dye(twice), [("dye-twice", 5.0)]);
        assert_eq!(told("[[dye]]\nkey = 'x'\nkind = 'sogga'\n"), [("dye-not-a-choice", 3.0)]);
        assert_eq!(told("[[dye]]\nkey = ' '\nkind = 'soga'\n"), [("dye-missing", 1.0)]);
        assert_eq!(told("[dye]\nkey = 'x'\n"), [("dye-wrong-kind", 1.0)]);
        assert_eq!(told("\n[[dye"), [("dye-file-syntax", 2.0)]);
        assert_eq!(told("\u{feff}[[cloth]]\nkey = 'x'"), [("dye-missing", 1.0)]);
        assert_eq!(told("\u{0}"), [("dye-file-syntax", 1.0)]);
    }
}
