//! The folder of a design on a disk: its motif scripts, dyes and pictures.
//!
//! Scripts come from the `motifs` folder beside the design and from the folder of `--motifs`, which wins; dyes from the
//! `dyes` folder beside the design. Pictures lie in the folder of the design or below it. A design travels: by mail, on a
//! stick, from a stranger. So it may only name what travels with it; a path from the root, a `..` or a link that leads
//! out is refused, and opening a design never touches a file that its maker could not have put beside it. A folder of
//! scripts or dyes may itself be a link, as one makes who keeps one for many designs; what lies in it may not lead out.
//!
//! **Invariant:** every text here came from a regular file within its limit; what is no text stands in nobody's way who
//! does without it.

use std::cell::RefCell;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::found::Search;
use super::{LARGEST, read, read_bytes};
use crate::notice::Message;
use crate::workspace::{Named, Outside, PictureFile, too_large};

/// The largest script: the longest of ours is a hundredth of it.
const LARGEST_SCRIPT: u64 = 1 << 20;

/// The most scripts in one folder: enough for every named motif of Java several times over.
const MOST_SCRIPTS: usize = 1000;

/// The folder beside a design whose dyes are its own.
pub(super) const DYES: &str = "dyes";

/// The folder beside a design whose scripts are its own.
pub(super) const BESIDE: &str = "motifs";

/// A folder on a disk, as what lies outside of the designs in it.
#[derive(Debug)]
pub struct Folder {
    folder: PathBuf,
    motifs: Option<PathBuf>,
    search: RefCell<Search>,
}

impl Folder {
    /// The folder at `folder`; `motifs` is another one whose scripts win.
    pub fn new(folder: &Path, motifs: Option<&Path>) -> Self {
        let search = RefCell::new(Search::within(folder));
        Self { folder: folder.to_owned(), motifs: motifs.map(Path::to_owned), search }
    }

    /// The folder of the design at `design`.
    pub fn of(design: &Path, motifs: Option<&Path>) -> Self {
        Self::new(&folder_of(design), motifs)
    }
}

impl Outside for Folder {
    fn scripts(&self) -> Result<Vec<Named>, Message> {
        let mut scripts = Vec::new();
        let beside = self.folder.join(BESIDE);
        if beside.is_dir() {
            scripts.extend(texts_in(&beside, &SCRIPTS)?);
        }
        if let Some(folder) = &self.motifs {
            scripts.extend(texts_in(folder, &SCRIPTS)?);
        }
        Ok(scripts)
    }

    fn dyes(&self) -> Result<Vec<Named>, Message> {
        let beside = self.folder.join(DYES);
        if beside.is_dir() { texts_in(&beside, &DYE_FILES) } else { Ok(Vec::new()) }
    }

    fn look_anew(&self) {
        *self.search.borrow_mut() = Search::within(&self.folder);
    }

    fn picture(&self, file: &str) -> Result<PictureFile, Message> {
        let found = self.search.borrow_mut().find(file)?;
        Ok(PictureFile { bytes: picture(&found.path)?, portable: found.portable })
    }
}

/// The bytes of the picture at `path`.
///
/// # Errors
///
/// Why it cannot be read. The message lacks its name, where it does not bring the path itself.
pub fn picture(path: &Path) -> Result<Vec<u8>, Message> {
    read_bytes(path, LARGEST).map_err(|message| match message.key {
        "read-too-large" => too_large(),
        _ => message,
    })
}

/// What a folder is looked through for: how names end, and what to say when it cannot be.
struct Wanted {
    end: &'static str,
    unreadable: &'static str,
    full: &'static str,
}

const SCRIPTS: Wanted =
    Wanted { end: "rhai", unreadable: "motifs-folder-unreadable", full: "motifs-folder-full" };

const DYE_FILES: Wanted =
    Wanted { end: "toml", unreadable: "dyes-folder-unreadable", full: "dyes-folder-full" };

/// The scripts that lie in a folder, readable or not.
pub(super) fn scripts_in(folder: &Path) -> Vec<PathBuf> {
    files_in(folder, SCRIPTS.end).unwrap_or_default()
}

/// The files of dyes that lie in a folder, readable or not.
pub(super) fn dyes_in(folder: &Path) -> Vec<PathBuf> {
    files_in(folder, DYE_FILES.end).unwrap_or_default()
}

/// The files of a folder whose names end so; one more than there may be shows that there are too many.
fn files_in(folder: &Path, end: &str) -> io::Result<Vec<PathBuf>> {
    let paths = fs::read_dir(folder)?.filter_map(|entry| entry.ok().map(|entry| entry.path()));
    Ok(paths.filter(|path| is_text(path, end)).take(MOST_SCRIPTS + 1).collect())
}

/// The texts of a folder that are wanted; what is no text says so itself, and spoils no other.
fn texts_in(folder: &Path, wanted: &Wanted) -> Result<Vec<Named>, Message> {
    let about = |key| Message::new(key).with("path", folder.display().to_string());
    let mut paths = files_in(folder, wanted.end).map_err(|_error| about(wanted.unreadable))?;
    if paths.len() > MOST_SCRIPTS {
        return Err(about(wanted.full).with("limit", MOST_SCRIPTS));
    }
    // Folders list their files in any order; the library must not depend on it.
    paths.sort();
    let folder = fs::canonicalize(folder).map_err(|_error| about(wanted.unreadable))?;
    let named = paths.into_iter().map(|path| {
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        Named { name, text: text_of(&path, &folder) }
    });
    Ok(named.collect())
}

/// The text of a file at `path` in a folder, unless it is a link that leads out of it.
fn text_of(path: &Path, folder: &Path) -> Result<String, Message> {
    let about = |key| Message::new(key).with("path", path.display().to_string());
    match fs::canonicalize(path) {
        Ok(real) if !real.starts_with(folder) => return Err(about("link-outside")),
        Err(_nowhere) if path.is_symlink() => return Err(about("link-to-nothing")),
        _ => {}
    }
    read(path, LARGEST_SCRIPT).map_err(|message| match message.key {
        // Nothing was named that another name would mend.
        "read-is-folder" => about("beside-is-folder"),
        _ => message,
    })
}

/// Whether the name ends so. Names that begin with a dot are hidden: backups, and what some systems leave on a stick.
fn is_text(path: &Path, end: &str) -> bool {
    let is_hidden = path.file_name().is_none_or(|name| name.to_string_lossy().starts_with('.'));
    path.extension().is_some_and(|found| found == end) && !is_hidden
}

/// The folder that a design lies in.
pub fn folder_of(design: &Path) -> PathBuf {
    match design.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
        _ => PathBuf::from("."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scripts(folder: &Path, motifs: Option<&Path>) -> Result<Vec<Named>, Message> {
        Folder::new(folder, motifs).scripts()
    }

    #[test]
    fn scripts_come_sorted_and_the_asked_folder_wins() {
        let folder = tempfile::tempdir().unwrap();
        let own = folder.path().join("motifs");
        let asked = folder.path().join("asked");
        fs::create_dir(&own).unwrap();
        fs::create_dir(&asked).unwrap();
        for (path, source) in [
            (own.join("kawung.rhai"), "own"),
            (own.join("._kawung.rhai"), "\u{0}"),
            (own.join("readme.txt"), "no script"),
            (own.join("ceplok.rhai"), "own"),
            (asked.join("kawung.rhai"), "asked"),
        ] {
            fs::write(path, source).unwrap();
        }
        let design = folder.path().join("kain.batik");
        let found: Vec<String> = scripts(&folder_of(&design), Some(&asked))
            .unwrap()
            .into_iter()
            .map(|script| format!("{} {}", script.name, script.text.unwrap()))
            .collect();
        assert_eq!(found, ["ceplok own", "kawung own", "kawung asked"]);
        assert_eq!(scripts(&asked, None), Ok(Vec::new()));
        let missing = scripts(&asked, Some(&folder.path().join("none"))).unwrap_err();
        assert_eq!(missing.key, "motifs-folder-unreadable");
    }

    /// What cannot be read, by its name, and why.
    fn refused(found: &[Named]) -> Vec<(&str, &'static str)> {
        let refused = found.iter().filter_map(|one| Some((one, one.text.as_ref().err()?)));
        refused.map(|(one, why)| (one.name.as_str(), why.key)).collect()
    }

    #[test]
    fn what_is_no_text_spoils_no_other() {
        let folder = tempfile::tempdir().unwrap();
        let own = folder.path().join("motifs");
        fs::create_dir_all(own.join("folder.rhai")).unwrap();
        fs::write(own.join("kawung.rhai"), "own").unwrap();
        fs::write(own.join("latin.rhai"), b"caf\xe9").unwrap();
        let large = fs::File::create(own.join("large.rhai")).unwrap();
        large.set_len(LARGEST_SCRIPT + 1).unwrap();
        let found = scripts(folder.path(), None).unwrap();
        assert_eq!(
            refused(&found),
            [
                ("folder", "beside-is-folder"),
                ("large", "read-too-large"),
                ("latin", "read-not-utf8")
            ]
        );
        assert_eq!(found.len(), 4);
    }

    #[cfg(unix)]
    #[test]
    fn links_stay_in_their_folder() {
        use std::os::unix::fs::symlink;
        let outer = tempfile::tempdir().unwrap();
        let at = |name: &str| outer.path().join(name);
        fs::create_dir_all(at("mine/motifs")).unwrap();
        fs::create_dir(at("other")).unwrap();
        fs::write(at("secret.rhai"), "secret").unwrap();
        fs::write(at("mine/motifs/kawung.rhai"), "own").unwrap();
        symlink("kawung.rhai", at("mine/motifs/grompol.rhai")).unwrap();
        assert_eq!(scripts(&at("mine"), None).unwrap().len(), 2);
        // Of the user's own making: one folder for many designs.
        symlink(at("mine/motifs"), at("other/motifs")).unwrap();
        assert_eq!(scripts(&at("other"), None).unwrap().len(), 2);
        symlink("../../secret.rhai", at("mine/motifs/link.rhai")).unwrap();
        for folder in ["mine", "other"] {
            let found = scripts(&at(folder), None).unwrap();
            assert_eq!(refused(&found), [("link", "link-outside")]);
            assert_eq!(found.len(), 3);
        }
        fs::create_dir(at("mine/dyes")).unwrap();
        symlink(at("secret.rhai"), at("mine/dyes/link.toml")).unwrap();
        let dyes = Folder::new(&at("mine"), None).dyes().unwrap();
        assert_eq!(refused(&dyes), [("link", "link-outside")]);
        fs::remove_file(at("mine/motifs/link.rhai")).unwrap();
        symlink("none.rhai", at("mine/motifs/link.rhai")).unwrap();
        let found = scripts(&at("mine"), None).unwrap();
        assert_eq!(refused(&found), [("link", "link-to-nothing")]);
    }
}
