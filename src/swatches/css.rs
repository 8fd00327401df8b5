//! A list of CSS properties: a name made fit for CSS and a color, in the rule `:root`.
//!
//! Out of a style sheet only such lines are read, `--name: #RRGGBB;` or `#RGB`, wherever they stand; everything else is
//! none of ours. A comment of one line at the very start is the title, as it is written here.
//!
//! **Invariant:** the names of one list differ, and are words of letters, digits, `-` and `_` as CSS allows them.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::tray::Tray;
use super::{Swatches, text};
use crate::color::Srgb;

/// How a property is called whose color has no name.
const NAMELESS: &str = "color";

/// Reads properties that are colors onto the tray.
pub(super) fn read(bytes: &[u8], tray: &mut Tray) {
    let (text, is_utf8) = text::decoded(bytes);
    if !is_utf8 {
        tray.count("swatches-not-utf8");
    }
    let text = text.strip_prefix(CHARSET).unwrap_or(&text);
    let comment = text.strip_prefix("/*").and_then(|rest| rest.split_once("*/"));
    // Longer ones are licenses.
    if let Some((title, _)) = comment.filter(|(title, _)| !title.contains('\n')) {
        tray.name(title);
    }
    for piece in without_comments(text).split([';', '{', '}']) {
        let Some((name, value)) =
            piece.trim().strip_prefix("--").and_then(|piece| piece.split_once(':'))
        else {
            continue;
        };
        match value.parse() {
            Ok(color) => tray.put(name, color),
            Err(_) => tray.count("swatches-no-colors"),
        }
    }
}

/// The palette as a style sheet.
pub(super) fn write(swatches: &Swatches) -> String {
    let mut names = Names::default();
    let mut rule = String::new();
    // A title must not end its comment.
    let title = swatches.title().replace("*/", "* /");
    if !title.is_empty() {
        let _ = writeln!(rule, "/* {title} */");
    }
    rule.push_str(":root {\n");
    for swatch in swatches.list() {
        let name = names.free(&property(swatch.name()));
        let Srgb { r, g, b } = swatch.color();
        // Writing into a text cannot fail.
        let _ = writeln!(rule, "  --{name}: #{r:02x}{g:02x}{b:02x};");
    }
    rule.push_str("}\n");
    // Pages in other encodings read a sheet in theirs unless it says so.
    if rule.is_ascii() { rule } else { format!("{CHARSET}{rule}") }
}

/// Says that a sheet is UTF-8; to be heard, it must be the very first bytes.
const CHARSET: &str = "@charset \"UTF-8\";\n";

fn without_comments(text: &str) -> String {
    let mut kept = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("/*") {
        kept.push_str(before);
        // A comment parts words.
        kept.push(' ');
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    kept.push_str(rest);
    kept
}

/// `Biru Tua` as `biru-tua`.
fn property(name: &str) -> String {
    // Of all letters that are not ASCII, CSS allows those of these scripts without exception: Latin to Balinese, and
    // Javanese with those of East Asia.
    let is_foreign = |letter: char| {
        matches!(letter, '\u{C0}'..='\u{1FFF}' | '\u{3001}'..='\u{D7FF}')
            && letter.is_alphanumeric()
    };
    let fits = |letter: char| letter.is_ascii_alphanumeric() || letter == '_' || is_foreign(letter);
    let lower = name.to_lowercase();
    let words: Vec<&str> = lower.split(|letter| !fits(letter)).filter(|w| !w.is_empty()).collect();
    if words.is_empty() { NAMELESS.to_owned() } else { words.join("-") }
}

/// The names given so far.
#[derive(Default)]
struct Names {
    taken: BTreeSet<String>,
    /// For each name, the number that its next twin tries.
    next: BTreeMap<String, usize>,
}

impl Names {
    /// `name`, or else `name-2` and on.
    fn free(&mut self, name: &str) -> String {
        let next = self.next.entry(name.to_owned()).or_insert(1);
        loop {
            let free = if *next == 1 { name.to_owned() } else { format!("{name}-{next}") };
            *next += 1;
            if self.taken.insert(free.clone()) {
                return free;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::swatches::Swatch;

    fn list(names: &[&str]) -> Swatches {
        let color = Srgb::new(0x1F, 0x2F, 0x55);
        Swatches::new("Pesisir", names.iter().map(|name| Swatch::new(name, color)).collect())
    }

    #[test]
    fn names_become_properties() {
        let names = ["latar", "Biru Tua", "biru-tua", "biru tua 2", "--é; }", "", "½", "ꦭꦠꦂ", "2"];
        let sheet = write(&list(&names));
        let found: Vec<&str> =
            sheet.lines().filter_map(|l| l.trim().split_once(": #")).map(|l| l.0).collect();
        let wanted = [
            "--latar",
            "--biru-tua",
            "--biru-tua-2",
            "--biru-tua-2-2",
            "--é",
            "--color",
            "--color-2",
            "--ꦭꦠꦂ",
            "--2",
        ];
        assert_eq!(found, wanted);
        assert!(sheet.starts_with(CHARSET));
    }

    #[test]
    fn a_sheet_as_people_write_it() {
        let file = "/* Pesisir */ @import 'a';\n:root{--biru:#1F2F55;--a /* x */ : #fff ; --gap: 4px\n}\
            /* --no: #000; */ a { color: #123456; --last: #000 } /* open --x: #111;";
        let mut tray = Tray::default();
        read(file.as_bytes(), &mut tray);
        let (swatches, messages) = tray.into_swatches();
        assert_eq!(swatches.title(), "Pesisir");
        let names: Vec<&str> = swatches.list().iter().map(Swatch::name).collect();
        assert_eq!(names, ["biru", "a", "last"]);
        assert_eq!(messages.len(), 1);
        assert_eq!(messages[0].key, "swatches-no-colors");
    }

    #[test]
    fn no_title_ends_its_comment() {
        for title in ["*/ :root { --a: #000; }", "**//", "*/*/", "/*"] {
            let sheet = write(&Swatches::new(title, Vec::new()));
            assert_eq!(without_comments(&sheet).trim(), ":root {\n}", "{sheet}");
        }
    }
}
