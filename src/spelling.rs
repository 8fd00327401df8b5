//! Names as people spell them: one Javanese word has several spellings, and a file name another than a sentence.
//!
//! **Invariant:** what is left of a name is left of it again: `plain(plain(name)) == plain(name)`.

use unicode_normalization::UnicodeNormalization as _;

mod search;

pub use search::{Findable, Query};

/// Letters that are written in two ways: the old spelling of Indonesian, and the Javanese `th` and `dh`.
const TWINS: [(&str, &str); 6] =
    [("oe", "u"), ("tj", "c"), ("dj", "j"), ("nj", "ny"), ("th", "t"), ("dh", "d")];

/// Words that are written in several ways: the `a` of Javanese is said as an open `o`, and Yogya as one likes.
const WORDS: [(&str, &str); 5] = [
    ("sida", "sido"),
    ("djogja", "yogya"),
    ("djokja", "yogya"),
    ("jogja", "yogya"),
    ("jokja", "yogya"),
];

/// What is left of a name when its spelling is set aside: `Parang Klithik`, `parang-klitik` and `PARANG_KLITIK` are one.
/// Accents go too, whether a letter is written together with them or not.
///
/// Empty where nothing is a letter or a digit.
pub fn plain(name: &str) -> String {
    // The open `o` that Javanese writes as an `a`.
    let letters = name.nfc().flat_map(char::to_lowercase).map(|c| if c == 'å' { 'o' } else { c });
    let mut name: String = letters.nfd().filter(|c| c.is_alphanumeric()).collect();
    // What one twin leaves may be another: `tthh`.
    loop {
        let twins = WORDS.iter().chain(&TWINS);
        let plainer = twins.fold(name.clone(), |name, (twin, plain)| name.replace(twin, plain));
        if plainer == name {
            return name;
        }
        name = plainer;
    }
}

/// A name as files have it: lower case, words joined by hyphens.
pub fn slug(name: &str) -> String {
    name.trim().to_lowercase().replace([' ', '_'], "-")
}

/// Whether two names are the same, spelling set aside.
pub fn is_same(name: &str, other: &str) -> bool {
    let plain = (plain(name), plain(other));
    plain.0 == plain.1 && (!plain.0.is_empty() || name.trim() == other.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_a_name_are_one() {
        for (name, other) in [
            ("Parang Klithik", "parang-klitik"),
            ("parang_gendrèh", "Parang gendreh"),
            ("tjeplok kawoeng", "Ceplok Kawung"),
            ("sida-luhur", "Sido Luhur"),
            ("Sogan Djokja", "sogan yogya"),
            ("soganjogja", "Sogan Yogya"),
            ("gendre\u{300}h", "gendr\u{e8}h"),
            ("ONDA-E\u{308}NDE\u{301}", "onda-ende"),
            ("kal\u{e5}", "kalo"),
            ("kala\u{30a}", "kalo"),
            (" / ", "/"),
        ] {
            assert!(is_same(name, other), "{name}, {other}");
            assert_eq!(plain(&plain(name)), plain(name));
        }
        for name in ["tthh", "ddhj", "ooee", "njj", "jogdhja", "o\u{e8}", "\u{130}\u{1e9b}\u{ac00}"]
        {
            assert_eq!(plain(&plain(name)), plain(name));
        }
        for (name, other) in [("/", "\\"), ("kawung", "kawang"), ("", "/")] {
            assert!(!is_same(name, other), "{name}, {other}");
        }
    }
}
