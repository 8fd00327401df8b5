//! Names for files that nothing else has.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::files::Sources;
use crate::notice::is_unseen;

/// The longest piece of a name, in letters.
const LONGEST: usize = 60;

/// Names that Windows keeps for itself.
const RESERVED: [&str; 6] = ["con", "prn", "aux", "nul", "com1", "lpt1"];

/// Names in a folder, as they are given away.
pub(super) struct Names<'a> {
    folder: &'a Path,
    sources: &'a Sources,
    replaces: bool,
    given: BTreeSet<PathBuf>,
}

impl<'a> Names<'a> {
    pub(super) fn new(folder: &'a Path, sources: &'a Sources) -> Self {
        Self { folder, sources, replaces: false, given: BTreeSet::new() }
    }

    /// The same, with the names of what is there already: it is going to be replaced.
    pub(super) fn replacing(self) -> Self {
        Self { replaces: true, ..self }
    }

    /// The first of `name`, `name-2`, … that is free.
    pub(super) fn free(&mut self, name: &str, end: &str) -> PathBuf {
        let path = |stem: String| {
            let file = if end.is_empty() { stem } else { format!("{stem}.{end}") };
            self.folder.join(file)
        };
        let numbered = (2_u32..).map(|number| format!("{name}-{number}"));
        let mut paths = std::iter::once(name.to_owned()).chain(numbered).map(path);
        let is_free = |path: &PathBuf| {
            let is_there = || path.symlink_metadata().is_ok();
            !self.given.contains(path)
                && self.sources.find(path).is_none()
                && (self.replaces || !is_there())
        };
        let found = paths.find(is_free).unwrap_or_else(|| self.folder.join(name));
        self.given.insert(found.clone());
        found
    }
}

/// A piece of a name that every system takes, as near to `name` as can be.
pub(super) fn plain(name: &str) -> String {
    let letter = |letter: char| match letter {
        '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|' => ' ',
        other => other,
    };
    let letters = name.chars().filter(|letter| !is_unseen(*letter)).map(letter);
    let kept: String = letters.take(LONGEST).collect();
    let words: Vec<&str> = kept.split_whitespace().collect();
    let kept = words.join(" ");
    let kept = kept.trim_matches(|letter: char| letter == '.' || letter == ' ').to_owned();
    let is_reserved = RESERVED.iter().any(|reserved| kept.eq_ignore_ascii_case(reserved));
    if is_reserved { format!("{kept}_") } else { kept }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn names_fit_every_system() {
        for (name, kept) in [
            ("Kitiran wisuda", "Kitiran wisuda"),
            ("  a/b\\c: \u{202e}d?  ", "a b c d"),
            ("..", ""),
            ("nul", "nul_"),
            ("ꦧꦠꦶꦏ꧀", "ꦧꦠꦶꦏ꧀"),
        ] {
            assert_eq!(plain(name), kept);
        }
        assert_eq!(plain(&"x".repeat(500)).len(), LONGEST);
    }

    #[test]
    fn nothing_is_in_the_way() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::write(at("kain.png"), "theirs").unwrap();
        let sources = Sources::of([at("kain.svg")]);
        let mut names = Names::new(folder.path(), &sources);
        assert_eq!(names.free("kain", "png"), at("kain-2.png"));
        assert_eq!(names.free("kain", "png"), at("kain-3.png"), "each once");
        assert_eq!(names.free("kain", "svg"), at("kain-2.svg"), "a source, there or not");
        assert_eq!(names.free("kain", ""), at("kain"));
        let mut names = Names::new(folder.path(), &sources).replacing();
        assert_eq!(names.free("kain", "png"), at("kain.png"));
        assert_eq!(names.free("kain", "svg"), at("kain-2.svg"));
    }
}
