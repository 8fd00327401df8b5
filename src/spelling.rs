//! Names as people spell them: one Javanese word has several spellings, and a file name another than a sentence.
//!
//! **Invariant:** what is left of a name is left of it again: `plain(plain(name)) == plain(name)`.

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
///
/// Empty where nothing is a letter or a digit.
pub fn plain(name: &str) -> String {
    let letters = name.chars().flat_map(char::to_lowercase).filter_map(|c| match c {
        'è' | 'é' | 'ê' | 'ë' | 'ě' => Some('e'),
        'à' | 'á' | 'â' | 'ā' => Some('a'),
        'å' | 'ó' | 'ò' | 'ô' => Some('o'),
        c => c.is_alphanumeric().then_some(c),
    });
    let mut name: String = letters.collect();
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
            (" / ", "/"),
        ] {
            assert!(is_same(name, other), "{name}, {other}");
            assert_eq!(plain(&plain(name)), plain(name));
        }
        for name in ["tthh", "ddhj", "ooee", "njj", "jogdhja"] {
            assert_eq!(plain(&plain(name)), plain(name));
        }
        for (name, other) in [("/", "\\"), ("kawung", "kawang"), ("", "/")] {
            assert!(!is_same(name, other), "{name}, {other}");
        }
    }
}
