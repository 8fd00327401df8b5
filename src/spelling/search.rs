//! Searching as people type: part of a name, another spelling, a letter that is wrong, a word of what it means.
//!
//! **Invariant:** the same words find the same things in the same order, whoever looks.

use super::plain;

/// Something that can be found, made ready once: names, other names, and what is told of it.
///
/// ```
/// use canting::spelling::{Findable, Query};
///
/// let kawung = Findable::named("Kawung").also("keblat papat").told("Buah aren terbelah empat.");
/// let parang = Findable::named("Parang").also("parang klitik").told("Ombak yang tiada putus.");
/// let found = |text| Query::new(text).found([&kawung, &parang], |one| one).len();
/// assert_eq!((found("kawoeng"), found("klithik"), found("aren"), found("kawang")), (1, 1, 1, 1));
/// assert_eq!((found(""), found("mukena")), (2, 0));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Findable {
    names: Vec<Name>,
    also: Vec<Name>,
    told: Vec<String>,
}

/// A name, its spelling set aside.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Name {
    whole: String,
    words: Vec<String>,
}

/// What somebody looks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// All of it as one word, since people write `parangklitik`.
    whole: String,
    words: Vec<String>,
}

/// How well a name fits, from the best down: it is so called, begins so, has a word that is or begins so, has it within, is
/// near to it.
const IS: u32 = 100;
const BEGINS: u32 = 80;
const HAS_WORD: u32 = 70;
const WORD_BEGINS: u32 = 60;
const HOLDS: u32 = 40;
const IS_NEAR: u32 = 20;

/// What each of the three kinds of text counts, in hundredths.
const NAMED: u32 = 100;
const ALSO: u32 = 85;
const TOLD: u32 = 45;

/// Fewer letters than these are not looked for within words, and not compared with other words.
const SHORT: usize = 3;

/// Above it two words are one with a letter wrong, as in `notice::nearest`, but for words that only begin alike.
const NEAR: f64 = 0.87;

impl Findable {
    /// Something called `name`.
    #[must_use]
    pub fn named(name: &str) -> Self {
        Self::default().or_named(name)
    }

    /// The same, also called so in another language.
    #[must_use]
    pub fn or_named(mut self, name: &str) -> Self {
        self.names.extend(Name::of(name));
        self
    }

    /// The same with another word by which people find it: a synonym, a kind.
    #[must_use]
    pub fn also(mut self, name: &str) -> Self {
        self.also.extend(Name::of(name));
        self
    }

    /// The same with what is told of it: its family, where it comes from, what it means.
    #[must_use]
    pub fn told(mut self, text: &str) -> Self {
        self.told.extend(words(text));
        self
    }

    /// How well something looked for fits; more is better.
    fn fit(&self, word: &str) -> Option<u32> {
        let best = |names: &[Name], counts| {
            names.iter().filter_map(|name| name.fit(word)).max().map(|fit| fit * counts)
        };
        let told = || {
            let begins = self.told.iter().filter(|told| told.starts_with(word));
            begins.map(|told| if told == word { HAS_WORD } else { WORD_BEGINS }).max()
        };
        let told = (word.chars().count() >= SHORT).then(told).flatten().map(|fit| fit * TOLD);
        best(&self.names, NAMED).max(best(&self.also, ALSO)).max(told)
    }
}

impl Name {
    fn of(name: &str) -> Option<Self> {
        let whole = plain(name);
        (!whole.is_empty()).then(|| Self { whole, words: words(name) })
    }

    fn fit(&self, word: &str) -> Option<u32> {
        let is_long = word.chars().count() >= SHORT;
        let is_near = |name: &String| is_near(name, word);
        Some(if self.whole == word {
            IS
        } else if self.whole.starts_with(word) {
            BEGINS
        } else if self.words.iter().any(|own| own == word) {
            HAS_WORD
        } else if self.words.iter().any(|own| own.starts_with(word)) {
            WORD_BEGINS
        } else if is_long && self.whole.contains(word) {
            HOLDS
        } else if is_long && (is_near(&self.whole) || self.words.iter().any(is_near)) {
            IS_NEAR
        } else {
            return None;
        })
    }
}

/// Whether a word has about as many letters as another, and mostly the same.
fn is_near(name: &str, word: &str) -> bool {
    let lengths = [name, word].map(|text| text.chars().count());
    lengths[0].abs_diff(lengths[1]) <= 2 && strsim::jaro_winkler(name, word) > NEAR
}

fn words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric() && c != '\'');
    words.map(plain).filter(|word| !word.is_empty()).collect()
}

impl Query {
    /// What somebody typed.
    pub fn new(text: &str) -> Self {
        Self { whole: plain(text), words: words(text) }
    }

    /// Whether nothing is looked for: then everything is found.
    pub fn is_empty(&self) -> bool {
        self.whole.is_empty()
    }

    /// How well something fits, more for what fits better; `None` if it does not. All words have to fit it, or all of them
    /// written as one.
    pub fn score(&self, findable: &Findable) -> Option<u32> {
        if self.is_empty() {
            return Some(0);
        }
        let whole = findable.fit(&self.whole);
        // The word that fits least, a little less than a name that fits as a whole.
        let each: Option<Vec<u32>> = self.words.iter().map(|word| findable.fit(word)).collect();
        let each = each.and_then(|fits| fits.into_iter().min()).map(|fit| fit.saturating_sub(1));
        whole.max(each)
    }

    /// What fits, the best first; what fits alike stays in its order.
    pub fn found<T>(
        &self,
        all: impl IntoIterator<Item = T>,
        findable: impl Fn(&T) -> &Findable,
    ) -> Vec<T> {
        let scored = all.into_iter().filter_map(|one| Some((self.score(findable(&one))?, one)));
        let mut scored: Vec<(u32, T)> = scored.collect();
        scored.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
        scored.into_iter().map(|(_, one)| one).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn library() -> Vec<(&'static str, Findable)> {
        vec![
            (
                "ceplok",
                Findable::named("Ceplok")
                    .also("ceplok kembang")
                    .told("Bunga dari depan. A flower from the front."),
            ),
            (
                "kawung",
                Findable::named("Kawung")
                    .also("kawung picis")
                    .told("Yogyakarta. Buah aren. Sugar palm fruits."),
            ),
            (
                "mega",
                Findable::named("Mega mendung")
                    .also("mendung")
                    .told("Awan pembawa hujan. Clouds that bring the rain."),
            ),
            ("truntum", Findable::named("Truntum").told("Bunga tanjung. Love that grows again.")),
            ("tanjung", Findable::named("Sekar tanjung").or_named("Tanjung blossom")),
        ]
    }

    fn found(text: &str) -> Vec<&'static str> {
        let library = library();
        let found = Query::new(text).found(&library, |(_, findable)| findable);
        found.into_iter().map(|(name, _)| *name).collect()
    }

    #[test]
    fn names_come_before_what_is_told() {
        assert_eq!(found("tanjung"), ["tanjung", "truntum"]);
        assert_eq!(found("bunga"), ["ceplok", "truntum"]);
        assert_eq!(found("rain"), ["mega"]);
        assert_eq!(found("t"), ["truntum", "tanjung"]);
        assert_eq!(found("endung"), ["mega"]);
    }

    #[test]
    fn spellings_and_slips_are_understood() {
        for (text, name) in [
            ("tjeplok", "ceplok"),
            ("KAWOENG", "kawung"),
            ("kawungpicis", "kawung"),
            ("picis kawung", "kawung"),
            ("megamendung", "mega"),
            ("trumtum", "truntum"),
            ("mendhung", "mega"),
        ] {
            assert_eq!(found(text), [name], "{text}");
        }
    }

    #[test]
    fn nothing_finds_all_and_nonsense_nothing() {
        assert_eq!(found("  ").len(), library().len());
        for text in ["xyz", "mukena", "kawung hujan", "qq"] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn more_letters_find_less() {
        for whole in ["kawung", "ceplok kembang", "mega mendung"] {
            let ends = whole.char_indices().map(|(at, c)| at + c.len_utf8());
            let counts: Vec<usize> = ends.map(|end| found(&whole[..end]).len()).collect();
            assert!(counts.windows(2).all(|pair| pair[1] <= pair[0]), "{whole}: {counts:?}");
        }
    }
}
