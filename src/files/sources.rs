//! What a design is made from: files that no output may replace.
//!
//! They are protected whether or not a command reads them, and whether or not they can be read: a broken picture is
//! still somebody's picture.
//!
//! **Invariant:** looking a file up here opens none, and touches nothing outside the folders that the designer named.

use std::fs;
use std::path::{Component, Path, PathBuf};

use super::found::{Search, is_inside};
use super::{folder, same};
use crate::design::{Content, Design};

/// The files of a design.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    files: Vec<PathBuf>,
    /// Pictures outside the folder of the design, which are never opened: only their places are known.
    outside: Vec<PathBuf>,
}

impl Sources {
    /// Nothing to protect.
    pub const fn none() -> Self {
        Self { files: Vec::new(), outside: Vec::new() }
    }

    /// Just these files.
    pub fn of(files: impl IntoIterator<Item = PathBuf>) -> Self {
        Self { files: files.into_iter().collect(), ..Self::none() }
    }

    /// The scripts of the folder `motifs` in `folder`, and those of the folder of `--motifs`.
    pub fn of_scripts(folder: &Path, motifs: Option<&Path>) -> Self {
        let beside = folder::scripts_in(&folder.join(folder::BESIDE));
        Self::of(beside.into_iter().chain(motifs.into_iter().flat_map(folder::scripts_in)))
    }

    /// The design at `path` itself, its pictures, and the scripts and dyes beside it; `motifs` is the folder of
    /// `--motifs`.
    pub fn of_design(design: &Design, path: &Path, motifs: Option<&Path>) -> Self {
        let folder = folder::folder_of(path);
        let mut sources = Self::of_scripts(&folder, motifs);
        sources.files.push(path.to_owned());
        sources.files.extend(folder::dyes_in(&folder.join(folder::DYES)));
        let mut search = Search::within(&folder);
        for layer in &design.layers {
            let Content::Picture { file, .. } = &layer.content else { continue };
            sources.files.extend(search.find(file).ok().map(|found| found.path));
            let file = Path::new(file);
            if is_inside(file) {
                sources.files.push(folder.join(file));
            } else {
                sources.outside.extend(lexical(&folder, file));
            }
        }
        sources
    }

    /// Those that may be opened, whether or not they are there.
    pub fn all(&self) -> impl Iterator<Item = &Path> {
        self.files.iter().map(PathBuf::as_path)
    }

    /// The source that would be replaced by writing to `out`.
    pub fn find(&self, out: &Path) -> Option<&Path> {
        let is_out = |source: &&PathBuf| same::is_same(source, out);
        self.files.iter().chain(&self.outside).find(is_out).map(PathBuf::as_path)
    }
}

/// Where `file` leads from `folder`, found without looking at anything outside the folder.
fn lexical(folder: &Path, file: &Path) -> Option<PathBuf> {
    let mut place = fs::canonicalize(folder).ok()?;
    for part in file.components() {
        match part {
            Component::ParentDir => drop(place.pop()),
            Component::CurDir => {}
            Component::Normal(_) | Component::RootDir | Component::Prefix(_) => place.push(part),
        }
    }
    Some(place)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::design::{self, Layer};

    fn picture(file: &str) -> Layer {
        let text =
            format!("canting = 1\n[repeat]\ntile = [10, 10]\n[[layer]]\npicture = \"{file}\"\n");
        Layer::clone(&design::read(&text).unwrap().layers[0])
    }

    #[test]
    fn everything_a_design_is_made_from_is_known() {
        let outer = tempfile::tempdir().unwrap();
        let folder = outer.path().join("kain");
        let at = |name: &str| folder.join(name);
        let files = [
            "kain.batik",
            "motifs/kawung.rhai",
            "dyes/nila.toml",
            "gambar/bunga.svg",
            "gambar/buku\u{301}.svg",
            "../luar.svg",
            "asked/parang.rhai",
        ];
        for name in ["motifs", "dyes", "gambar", "asked"] {
            fs::create_dir_all(at(name)).unwrap();
        }
        for name in files.into_iter().chain(["motifs/readme.txt", "lain.svg"]) {
            fs::write(at(name), "").unwrap();
        }
        let layers = ["./gambar/bunga.svg", "gambar\\\\buk\u{fa}.svg", "../luar.svg", "none.svg"];
        let layers = layers.map(|file| picture(file).into()).to_vec();
        let design = Design { layers, ..Design::new() };
        let sources = Sources::of_design(&design, &at("kain.batik"), Some(&at("asked")));
        for name in files.into_iter().chain([
            "none.svg",
            "gambar/../none.svg",
            "dyes/../motifs/kawung.rhai",
        ]) {
            assert!(sources.find(&at(name)).is_some(), "{name}");
        }
        for name in ["motifs/readme.txt", "lain.svg", "motifs/none.rhai", "bunga.svg"] {
            assert!(sources.find(&at(name)).is_none(), "{name}");
        }
        #[cfg(unix)]
        for (number, name) in files.iter().enumerate() {
            let (link, twin) = (at(&format!("{number}.svg")), at(&format!("{number}.png")));
            std::os::unix::fs::symlink(at(name), &link).unwrap();
            assert!(sources.find(&link).is_some(), "a link to {name}");
            fs::hard_link(at(name), &twin).unwrap();
            assert!(sources.find(&twin).is_some(), "a second name of {name}");
        }
    }
}
