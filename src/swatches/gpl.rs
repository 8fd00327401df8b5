//! GIMP's palette: a line that says so, lines such as `Name: …`, and a line `r g b name` for every color.
//!
//! There is no specification but GIMP's own reader; Inkscape and Krita read a little more strictly, and what is written
//! here suits all three. Krita wants the name on the second line and 50 bytes at least, Inkscape one column or more.
//!
//! **Invariant:** every line that is neither empty, a comment nor a property becomes a color or a message.

use std::fmt::Write as _;

use super::tray::Tray;
use super::{Swatches, text};
use crate::color::Srgb;
use crate::notice::Message;

/// What a file begins with.
const HEAD: &str = "GIMP Palette";

/// Columns of the grid in which colors are shown, where there are that many colors.
const MOST_COLUMNS: usize = 16;

/// Letters of a line that are shown to say where it is wrong.
const EXCERPT: usize = 40;

/// Reads a palette onto the tray.
///
/// # Errors
/// The first line does not say that it is one.
pub(super) fn read(bytes: &[u8], tray: &mut Tray) -> Result<(), Message> {
    let (text, is_utf8) = text::decoded(bytes);
    let mut lines = text.lines().enumerate();
    if !lines.next().is_some_and(|(_, first)| first.starts_with(HEAD)) {
        return Err(Message::new("swatches-not-gpl"));
    }
    if !is_utf8 {
        tray.tell(Message::new("swatches-not-utf8"));
    }
    let mut numbers = 3;
    for (at, line) in lines {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        match header(line) {
            Some(("Name", title)) => tray.name(title),
            // Aseprite's way to say that a fourth number follows, how opaque the color is.
            Some(("Channels", channels)) if channels.trim() == "RGBA" => numbers = 4,
            Some(_) => {}
            None => color(at + 1, line, numbers, tray),
        }
    }
    Ok(())
}

/// The palette as a file.
pub(super) fn write(swatches: &Swatches) -> String {
    let columns = swatches.list().len().clamp(1, MOST_COLUMNS);
    let mut file = format!("{HEAD}\nName: {}\nColumns: {columns}\n# Canting\n", swatches.title());
    for swatch in swatches.list() {
        let Srgb { r, g, b } = swatch.color();
        // Writing into a text cannot fail.
        let _ = writeln!(file, "{r:3} {g:3} {b:3}\t{}", swatch.name());
    }
    file
}

/// The key and value of a line such as `Columns: 4`.
fn header(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.split_once(':')?;
    key.bytes().all(|byte| byte.is_ascii_alphabetic()).then_some((key, value))
}

/// Puts the color of a line on the tray, or tells why not.
fn color(number: usize, line: &str, numbers: usize, tray: &mut Tray) {
    let about = |key| {
        let given: String = line.chars().take(EXCERPT).collect();
        Message::new(key).with("line", number).with("given", text::line(&given))
    };
    let Some((given, name)) = split(line, numbers) else {
        tray.tell(about("swatches-bad-line"));
        return;
    };
    let nearest = |value: &i64| u8::try_from((*value).clamp(0, 255)).unwrap_or(u8::MAX);
    let [r, g, b, opacity] = given.each_ref().map(nearest);
    let color = Srgb::new(r, g, b);
    if given != [r, g, b, opacity].map(i64::from) {
        tray.tell(about("swatches-out-of-range").with("color", color.to_string()));
    }
    if opacity < u8::MAX {
        tray.count("swatches-see-through");
    }
    tray.put(name, color);
}

/// The numbers at the start of a line, 255 where there are fewer than four, and what follows.
fn split(line: &str, numbers: usize) -> Option<([i64; 4], &str)> {
    let mut given = [255; 4];
    let mut rest = line;
    for value in given.iter_mut().take(numbers) {
        rest = rest.trim_start();
        let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
        let (word, tail) = rest.split_at(end);
        *value = word.parse().ok()?;
        rest = tail;
    }
    Some((given, rest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::swatches::Swatch;

    fn taken(file: &[u8]) -> (Swatches, Vec<Message>) {
        let mut tray = Tray::default();
        read(file, &mut tray).unwrap();
        tray.into_swatches()
    }

    fn keys(messages: &[Message]) -> Vec<&str> {
        messages.iter().map(|message| message.key).collect()
    }

    #[test]
    fn files_as_people_have_them() {
        let file = b"\xEF\xBB\xBFGIMP Palette\r\nName: Kawung picis\r\nColumns: 2\r\n#\r\n\
            \x20 34  34\t32  latar malam \r\n244 240 228\r\n\r\n   # 1 2 3\r\n0 0 0 # hitam\r\n";
        let (swatches, messages) = taken(file);
        assert_eq!(messages, []);
        let list = vec![
            Swatch::new("latar malam", Srgb::new(34, 34, 32)),
            Swatch::new("", Srgb::new(244, 240, 228)),
            Swatch::new("# hitam", Srgb::new(0, 0, 0)),
        ];
        assert_eq!(swatches, Swatches::new("Kawung picis", list));
    }

    #[test]
    fn without_a_name_as_gimp_1_wrote_it() {
        let (swatches, messages) = taken(b"GIMP Palette\n# 1997\n1 2 3 satu\n");
        assert!(messages.is_empty() && swatches.title().is_empty() && swatches.list().len() == 1);
    }

    #[test]
    fn what_is_wrong_is_told_with_its_line() {
        let file = b"GIMP Palette\nName: x\n256 -1 0 jauh\n1 2 merah\n1.5 2 3 a\n9 9 9 caf\xE9\n";
        let (swatches, messages) = taken(file);
        assert_eq!(swatches.list()[0], Swatch::new("jauh", Srgb::new(255, 0, 0)));
        assert_eq!(swatches.list()[1].name(), "café");
        let wanted = [
            "swatches-not-utf8",
            "swatches-out-of-range",
            "swatches-bad-line",
            "swatches-bad-line",
        ];
        assert_eq!(keys(&messages), wanted);
        assert_eq!(messages[2].values[0], ("line", 4_usize.into()));
        let given = "9".repeat(100);
        let (swatches, messages) = taken(format!("GIMP Palette\n{given} 0 0").as_bytes());
        assert!(swatches.list().is_empty());
        assert_eq!(keys(&messages), ["swatches-bad-line", "swatches-empty"]);
    }

    #[test]
    fn a_fourth_number_is_how_opaque_a_color_is() {
        let (swatches, messages) =
            taken(b"GIMP Palette\nChannels: RGBA\n1 2 3 255 penuh\n1 2 3 80 tipis\n");
        assert_eq!(swatches.list()[1], Swatch::new("tipis", Srgb::new(1, 2, 3)));
        assert_eq!(keys(&messages), ["swatches-see-through"]);
    }

    #[test]
    fn the_smallest_palette_is_large_enough_for_krita() {
        let smallest = Swatches::new("", vec![Swatch::new("", Srgb::new(0, 0, 0))]);
        assert_eq!(
            write(&smallest),
            "GIMP Palette\nName: \nColumns: 1\n# Canting\n  0   0   0\t\n"
        );
        assert!(write(&smallest).len() >= 50);
    }
}
