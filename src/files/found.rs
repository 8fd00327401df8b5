//! Where a picture lies that a design names, since one name is written in more than one way.
//!
//! Systems differ: macOS takes accents apart, Windows parts folders with `\` and takes capitals for small letters. A
//! design goes from one to the other, so a picture is found however its accents and folders are written; for all other
//! differences the name that is nearest is told.
//!
//! **Invariant:** nothing outside the folder of the design is looked at.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Component, Path, PathBuf};

use unicode_normalization::UnicodeNormalization as _;

use crate::notice::{self, Message};

/// Most names of a folder that are compared.
const MOST_NAMES: usize = 10_000;

/// Most pictures of one search for which a name that may be meant is sought.
const MOST_GUESSES: usize = 20;

/// A picture that was found.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct FoundPicture {
    /// Where it lies.
    pub(super) path: PathBuf,
    /// The name that every system understands, where the design has another.
    pub(super) portable: Option<String>,
}

/// A search for the pictures of a design, which sees folders as they are when it looks first.
#[derive(Debug)]
pub(super) struct Search {
    /// The folder of the design.
    folder: PathBuf,
    /// The names in folders that were looked through, by how they are written with accents put together.
    names: BTreeMap<PathBuf, BTreeMap<String, String>>,
    /// How many more missing ones are compared with all names.
    guesses: usize,
}

impl Search {
    pub(super) fn within(folder: &Path) -> Self {
        Self { folder: folder.to_owned(), names: BTreeMap::new(), guesses: MOST_GUESSES }
    }

    /// The picture that the design calls `file`.
    pub(super) fn find(&mut self, file: &str) -> Result<FoundPicture, Message> {
        let outside = || Message::new("picture-outside").with("file", file);
        let literal = Path::new(file);
        if is_inside(literal) && self.folder.join(literal).exists() {
            let portable = (cfg!(windows) && file.contains('\\')).then(|| file.replace('\\', "/"));
            let path = inside(self.folder.join(literal), &self.folder).ok_or_else(outside)?;
            return Ok(FoundPicture { path, portable });
        }
        let slashed = file.replace('\\', "/");
        if !is_inside(Path::new(&slashed)) || names_drive(&slashed) {
            return Err(outside());
        }
        let names = slashed.split('/').filter(|name| !matches!(*name, "" | "."));
        let names: Vec<&str> = names.collect();
        match self.walk(&self.folder.clone(), &names) {
            Ok(path) => {
                let path = inside(path, &self.folder).ok_or_else(outside)?;
                Ok(FoundPicture { path, portable: (slashed != file).then_some(slashed) })
            }
            Err(Stray::Outside) => Err(outside()),
            Err(Stray::Missing) => {
                let near = self.guess(&names).unwrap_or_default();
                Err(Message::new("picture-missing").with("file", file).with("near", near))
            }
        }
    }

    /// The path that `names` lead to from `place`, however their accents are written.
    fn walk(&mut self, place: &Path, names: &[&str]) -> Result<PathBuf, Stray> {
        let Some((name, rest)) = names.split_first() else { return Ok(place.to_owned()) };
        let there = place.join(name);
        if there.exists() {
            return self.walk(&there, rest);
        }
        let place = inside(place.to_owned(), &self.folder).ok_or(Stray::Outside)?;
        let twin = self.names_in(&place).get(&composed(name)).ok_or(Stray::Missing)?;
        let there = place.join(twin);
        self.walk(&there, rest)
    }

    /// What may be meant by `names` that lead nowhere.
    fn guess(&mut self, names: &[&str]) -> Option<String> {
        self.guesses = self.guesses.checked_sub(1)?;
        self.near(&self.folder.clone(), names).or_else(|| {
            // Moved beside the design.
            let last = names.last()?;
            self.folder.join(last).is_file().then(|| (*last).to_owned())
        })
    }

    /// The name nearest to the one that `names` spell from `place` on; none if nothing is near.
    fn near(&mut self, place: &Path, names: &[&str]) -> Option<String> {
        let (name, rest) = names.split_first()?;
        let place = inside(place.to_owned(), &self.folder)?;
        let is_wanted = |other: &&String| match rest.is_empty() {
            true => is_picture(other),
            false => place.join(other).is_dir() && !other.starts_with('.'),
        };
        let others: Vec<&String> = self.names_in(&place).values().filter(is_wanted).collect();
        let folded: Vec<String> = others.iter().map(|other| folded(other)).collect();
        let stems: Vec<&str> = folded.iter().map(|name| stem(name)).collect();
        let wanted = self::folded(name);
        let at = folded.iter().position(|other| *other == wanted).or_else(|| {
            let nearest = notice::nearest(stem(&wanted), &stems)?;
            stems.iter().position(|stem| *stem == nearest)
        })?;
        let found = others[at].clone();
        match rest.is_empty() {
            true => Some(found),
            false => Some(format!("{found}/{}", self.near(&place.join(&found), rest)?)),
        }
    }

    /// The names in a folder.
    fn names_in(&mut self, folder: &Path) -> &BTreeMap<String, String> {
        self.names.entry(folder.to_owned()).or_insert_with(|| {
            let entries = fs::read_dir(folder).into_iter().flatten().take(MOST_NAMES);
            let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
            let mut names: Vec<String> = names.collect();
            // Folders list their files in any order; of two spellings of one name the same must win.
            names.sort();
            names.into_iter().map(|name| (composed(&name), name)).collect()
        })
    }
}

/// Whether a path stays in the folder that it begins in, links left aside.
pub fn is_inside(path: &Path) -> bool {
    path.components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir))
}

/// Whether a name begins with a drive, as in `C:/kain.svg`.
fn names_drive(slashed: &str) -> bool {
    let mut letters = slashed.chars();
    letters.next().is_some_and(|c| c.is_ascii_alphabetic()) && letters.next() == Some(':')
}

/// `path`, if it leads to nothing outside `folder`.
fn inside(path: PathBuf, folder: &Path) -> Option<PathBuf> {
    let (real, folder) = (fs::canonicalize(&path).ok()?, fs::canonicalize(folder).ok()?);
    real.starts_with(folder).then_some(path)
}

/// Why there is no path.
enum Stray {
    Missing,
    Outside,
}

/// A name with its accents put together.
fn composed(name: &str) -> String {
    name.nfc().collect()
}

fn is_picture(name: &str) -> bool {
    let end = Path::new(name).extension().unwrap_or_default().to_ascii_lowercase();
    (end == "svg" || end == "svgz") && !name.starts_with('.')
}

/// A name without what people and programs write differently: capitals, accents taken apart, blanks, percent signs.
fn folded(name: &str) -> String {
    let blank = |c: char| c.is_whitespace() || matches!(c, '_' | '-' | '+');
    let plain = composed(&unescaped(name)).to_lowercase();
    plain.split(blank).filter(|word| !word.is_empty()).collect::<Vec<_>>().join("-")
}

/// A name with what links write as `%20` written out.
fn unescaped(name: &str) -> String {
    let mut bytes = Vec::with_capacity(name.len());
    let mut rest = name.as_bytes();
    while let [first, after @ ..] = rest {
        let code = after.get(..2).filter(|_| *first == b'%');
        let code = code.and_then(|digits| std::str::from_utf8(digits).ok());
        match code.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = &after[2..];
            }
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn stem(name: &str) -> &str {
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notice::Argument;

    fn folder() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::create_dir(at("Gambar")).unwrap();
        for name in [
            "kupu.svg",
            "Bunga besar.svg",
            "mawar%20.svg",
            "ke\u{301}pe\u{301}.svg",
            "m\u{e9}lati.svg",
            "Gambar/\u{e9}s.svg",
            "lain.txt",
        ] {
            fs::write(at(name), "<svg/>").unwrap();
        }
        folder
    }

    #[test]
    fn a_picture_is_found_however_its_name_is_written() {
        let folder = folder();
        for (file, lies, portable) in [
            ("kupu.svg", "kupu.svg", None),
            ("./kupu.svg", "kupu.svg", None),
            ("mawar%20.svg", "mawar%20.svg", None),
            ("k\u{e9}p\u{e9}.svg", "ke\u{301}pe\u{301}.svg", None),
            ("me\u{301}lati.svg", "m\u{e9}lati.svg", None),
            ("Gambar/e\u{301}s.svg", "Gambar/\u{e9}s.svg", None),
            ("Gambar\\\u{e9}s.svg", "Gambar/\u{e9}s.svg", Some("Gambar/\u{e9}s.svg")),
            (".\\Gambar\\e\u{301}s.svg", "Gambar/\u{e9}s.svg", Some("./Gambar/e\u{301}s.svg")),
        ] {
            let found = Search::within(folder.path()).find(file).unwrap();
            let real = fs::canonicalize(found.path).unwrap();
            assert_eq!(real, fs::canonicalize(folder.path().join(lies)).unwrap(), "{file}");
            assert_eq!(found.portable.as_deref(), portable, "{file}");
        }
    }

    #[test]
    fn the_nearest_name_is_told() {
        let folder = folder();
        for (file, near) in [
            ("KUPU.SVG.svg", "kupu.svg"),
            ("kupu.SVGZ", "kupu.svg"),
            ("kupuu.svg", "kupu.svg"),
            ("bunga-besar.svg", "Bunga besar.svg"),
            ("Bunga%20besar.svg", "Bunga besar.svg"),
            ("gamba/\u{c9}s.svg", "Gambar/\u{e9}s.svg"),
            ("bilder/kupu.svg", "kupu.svg"),
            ("lain.svg", ""),
        ] {
            let missing = Search::within(folder.path()).find(file).unwrap_err();
            assert_eq!(missing.key, "picture-missing", "{file}");
            let expected = ("near", Argument::Text(near.to_owned()));
            assert_eq!(missing.values.last(), Some(&expected), "{file}");
        }
    }

    #[test]
    fn nothing_outside_is_found() {
        let outer = tempfile::tempdir().unwrap();
        let folder = outer.path().join("design");
        fs::create_dir_all(folder.join("gambar")).unwrap();
        fs::write(outer.path().join("secret.svg"), "secret").unwrap();
        let absolute = outer.path().join("secret.svg");
        for file in [
            "../secret.svg",
            "..\\secret.svg",
            "gambar/../../secret.svg",
            "gambar\\..\\..\\secret.svg",
            "C:\\secret.svg",
            "C:secret.svg",
            "\\\\server\\secret.svg",
            absolute.to_str().unwrap(),
        ] {
            assert_eq!(
                Search::within(&folder).find(file).unwrap_err().key,
                "picture-outside",
                "{file}"
            );
        }
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink(&absolute, folder.join("link.svg")).unwrap();
            std::os::unix::fs::symlink(outer.path(), folder.join("luar")).unwrap();
            for file in ["link.svg", "luar/secret.svg", "luar/secreT.svg", "luar\\secret.svg"] {
                assert_eq!(
                    Search::within(&folder).find(file).unwrap_err().key,
                    "picture-outside",
                    "{file}"
                );
            }
        }
    }
}
