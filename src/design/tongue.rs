//! Indonesian words for what design files have in English: known, so that who writes one is told the other.
//!
//! Files keep one language, since they travel; the command line takes both (see [`crate::param::Word`]).
//!
//! **Invariant:** every English word here is one of design files.

use crate::spelling;

/// Keys and values. A word that means several things stands here several times.
const WORDS: &[(&str, &str)] = &[
    // The design.
    ("nama", "name"),
    ("judul", "name"),
    ("pembuat", "author"),
    ("pengarang", "author"),
    ("perancang", "author"),
    ("catatan", "note"),
    ("benih", "seed"),
    ("bibit", "seed"),
    ("lapisan", "layer"),
    ("lapis", "layer"),
    ("tata-warna", "colorway"),
    ("warna", "colorway"),
    ("ulangan", "repeat"),
    ("raport", "repeat"),
    ("kain", "cloth"),
    // The cloth.
    ("bentuk", "form"),
    ("jenis", "form"),
    ("ukuran", "size"),
    // The repeat.
    ("cara", "step"),
    ("langkah", "step"),
    ("raport", "tile"),
    ("ubin", "tile"),
    ("ukuran", "tile"),
    ("sudut", "angle"),
    ("kemiringan", "angle"),
    ("setengah", "half"),
    ("sebesar", "by"),
    ("baji", "wedge"),
    ("setiap", "every"),
    ("urutan", "order"),
    ("kembaran", "twin"),
    ("kembar", "twin"),
    ("lajur", "stripes"),
    ("jarak", "gap"),
    ("arah", "turning"),
    ("satuan", "unit"),
    ("pojok", "corner"),
    ("pinggiran", "frieze"),
    // Values of its keys.
    ("lajur", "columns"),
    ("kolom", "columns"),
    ("papan-catur", "checkerboard"),
    ("catur", "checkerboard"),
    ("cermin", "mirror"),
    ("putar", "turn"),
    ("sendiri", "own"),
    ("satu-arah", "one-way"),
    ("dua-arah", "two-way"),
    ("empat-arah", "four-way"),
    ("bebas", "free"),
    ("serong", "mitre"),
    ("satuan", "unit"),
    // A layer.
    ("goresan", "drawing"),
    ("gambar", "picture"),
    ("setelan", "params"),
    ("bagian", "part"),
    ("bagian", "parts"),
    ("tempat", "place"),
    ("letak", "place"),
    ("lebar", "width"),
    ("tebal", "width"),
    ("jarak-bebas", "clearance"),
    ("ikut", "follow"),
    ("tampak", "visible"),
    ("terlihat", "visible"),
    ("terkunci", "locked"),
    ("di", "at"),
    ("putaran", "turn"),
    ("skala", "scale"),
    ("cincin", "ring"),
    ("jari-jari", "radius"),
    ("benih", "seed"),
    ("bibit", "seed"),
    // A colorway.
    ("cetak", "print"),
    ("celup", "dye"),
    ("pewarna", "dye"),
    ("rantai", "chain"),
    ("kain", "cloth"),
    ("bak", "baths"),
    ("celupan", "dips"),
    ("kedalaman", "depth"),
    ("langkah", "steps"),
    ("colet", "colet"),
];

/// The one of `known` that an Indonesian word of a design file means.
pub(super) fn english(word: &str, known: &[&'static str]) -> Option<&'static str> {
    let meanings = WORDS.iter().filter(|(indonesian, _)| spelling::is_same(indonesian, word));
    meanings.map(|(_, english)| *english).find(|english| known.contains(english))
}

/// Whether an Indonesian word of a design file means `english`.
pub(super) fn means(word: &str, english: &str) -> bool {
    WORDS.iter().any(|(indonesian, meant)| *meant == english && spelling::is_same(indonesian, word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_means_what_its_place_knows() {
        assert_eq!(english("Raport", &["tile", "step"]), Some("tile"));
        assert_eq!(english("raport", &["repeat"]), Some("repeat"));
        assert_eq!(english("papan catur", &["columns", "checkerboard"]), Some("checkerboard"));
        assert_eq!(english("kawung", &["repeat"]), None);
        assert!(means("Ukuran", "tile") && !means("ukuran", "step"));
    }
}
