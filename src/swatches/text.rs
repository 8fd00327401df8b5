//! Text of palette files: bytes to letters, and names to one line.
//!
//! **Invariant:** a line has no control letters, no space at its ends and no two in a row; the line of a line is itself.

use std::borrow::Cow;

/// Letters of a name or title: with four bytes each, a line of a `.gpl` stays below the 1024 bytes that GIMP reads.
pub(super) const LONGEST: usize = 200;

/// The text as one line of at most [`LONGEST`] letters.
pub(super) fn line(text: &str) -> String {
    let is_gap = |letter: char| letter.is_whitespace() || letter.is_control();
    let words: Vec<&str> = text.split(is_gap).filter(|word| !word.is_empty()).collect();
    let line: String = words.join(" ").chars().take(LONGEST).collect();
    line.trim_end().to_owned()
}

/// The letters of a file, and whether they were UTF-8.
///
/// Older files are Latin-1, of which every byte is a letter; digits and `#` are the same in both. Lines end in `\n`.
pub(super) fn decoded(bytes: &[u8]) -> (String, bool) {
    let (text, is_utf8) = match std::str::from_utf8(bytes) {
        Ok(text) => (Cow::Borrowed(text), true),
        Err(_) => (bytes.iter().copied().map(char::from).collect(), false),
    };
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    (text.replace("\r\n", "\n").replace('\r', "\n"), is_utf8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_one_line() {
        assert_eq!(line(" biru\ttua \r\n\u{85}\u{2028} \0"), "biru tua");
        assert_eq!(line(&"a".repeat(1000)).len(), LONGEST);
        let cut = format!("{} b", "a".repeat(LONGEST - 1));
        assert_eq!(line(&cut), "a".repeat(LONGEST - 1));
        assert_eq!(line(&line(&cut)), line(&cut));
    }

    #[test]
    fn any_bytes_have_letters() {
        assert_eq!(decoded(b"\xEF\xBB\xBFa\r\nb\rc"), ("a\nb\nc".into(), true));
        assert_eq!(decoded(b"caf\xE9"), ("café".into(), false));
    }
}
