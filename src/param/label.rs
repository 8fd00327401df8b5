//! Short labels: what a setting, and a choice of one, is called where there is room for two words.
//!
//! **Invariant:** never longer than [`LONGEST`] letters, and empty only where nothing at all was said.

use super::{Bilingual, Word};

/// So many letters stand beside a slider.
pub const LONGEST: usize = 16;

/// The short label and the sentence of a parameter called `word`, read from what its script says in both languages.
///
/// `Sisi kotak|sisi satu kotak, dari titik ke titik`: the short label, and behind a bar the sentence. Where there is no
/// bar, a sentence that is short enough is both; a longer one is shortened to the parameter's own name.
pub(super) fn read(word: &Word, [id, en]: [&str; 2]) -> (Bilingual, Bilingual) {
    let named = word.label();
    let (short_id, id) = split(id, &named.id);
    let (short_en, en) = split(en, &named.en);
    (Bilingual { id: short_id, en: short_en }, Bilingual { id, en })
}

fn split(text: &str, name: &str) -> (String, String) {
    let said = text.trim();
    match said.split_once('|').map(|(short, sentence)| (short.trim(), sentence.trim())) {
        Some((short, "")) => (fitted(short), short.to_owned()),
        Some(("", sentence)) => (fitted(name), sentence.to_owned()),
        Some((short, sentence)) => (fitted(short), sentence.to_owned()),
        None if is_short(said) && !said.is_empty() => (fitted(said), text.to_owned()),
        None => (fitted(name), text.to_owned()),
    }
}

impl Word {
    /// What people call it: the word of design files in English, the one behind the bar in Indonesian. What is only a
    /// sign, such as `/`, has its last word for its English one.
    pub fn label(&self) -> Bilingual {
        let is_said = |word: &&String| word.chars().any(char::is_alphanumeric);
        let name = Some(&self.name);
        let id = self.also.first().or(name).filter(is_said).or(name);
        let en = name.filter(is_said).or(self.also.last()).or(name);
        let said = |word: Option<&String>| word.map(|word| fitted(word)).unwrap_or_default();
        Bilingual { id: said(id), en: said(en) }
    }
}

/// `text` with its first letter large, spaces for hyphens, and no more words than fit.
fn fitted(text: &str) -> String {
    let text = text.trim().replace(['-', '_'], " ");
    let mut letters = text.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    let text: String = first.chain(letters).collect();
    if is_short(&text) {
        return text;
    }
    let end = text.char_indices().nth(LONGEST).map_or(text.len(), |(at, _)| at);
    let starts_a_word = text[end..].starts_with(' ');
    let cut = &text[..end];
    let words = if starts_a_word { None } else { cut.rsplit_once(' ').map(|(words, _)| words) };
    words.unwrap_or(cut).trim_end_matches([' ', ',', ':', ';', '(']).to_owned()
}

fn is_short(text: &str) -> bool {
    text.chars().count() <= LONGEST
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_of(word: &str, id: &str, en: &str) -> [String; 4] {
        let (short, label) = read(&Word::read(word), [id, en]);
        [short.id, short.en, label.id, label.en]
    }

    #[test]
    fn a_short_label_stands_before_a_bar() {
        let both = read_of("size|sisi", "Sisi kotak|sisi satu kotak", "Cell side|side of one cell");
        assert_eq!(both, ["Sisi kotak", "Cell side", "sisi satu kotak", "side of one cell"]);
        let both = read_of("size|sisi", "Sisi kotak|", "|side of one cell");
        assert_eq!(both, ["Sisi kotak", "Size", "Sisi kotak", "side of one cell"]);
    }

    #[test]
    fn scripts_without_short_labels_get_some() {
        let long = "sisi satu kotak, dari tepi ke tepi";
        let both = read_of("inner-side|sisi-dalam", long, "the middle");
        assert_eq!(both, ["Sisi dalam", "The middle", long, "the middle"]);
        let both = read_of("size", "", "side of one cell after another");
        assert_eq!(both, ["Size", "Size", "", "side of one cell after another"]);
    }

    #[test]
    fn what_is_too_long_is_cut_between_words() {
        for (long, cut) in [
            ("Lebar kelopak bunga", "Lebar kelopak"),
            ("Panjang awan kcl besar", "Panjang awan kcl"),
            ("Lebar, kelopak, bunga", "Lebar, kelopak"),
            ("Kelopakbungayangbesar", "Kelopakbungayang"),
        ] {
            assert_eq!(read_of("a", &format!("{long}|b"), "c")[0], cut);
            assert!(is_short(cut));
        }
    }

    #[test]
    fn choices_are_called_by_their_words() {
        let called = |word: &str| {
            let Bilingual { id, en } = Word::read(word).label();
            [id, en]
        };
        assert_eq!(called("flower|bunga"), ["Bunga", "Flower"]);
        assert_eq!(called("cecek-sawut"), ["Cecek sawut"; 2]);
        assert_eq!(called("/|kanan|right"), ["Kanan", "Right"]);
        assert_eq!(called("/"), ["/"; 2]);
        assert_eq!(called(""), [""; 2]);
    }
}
