//! What lies outside of the design that is open: the folder of its file, and what has not been copied there yet.
//!
//! A design may be without a file, and a picture may come from any folder. Until it is saved such things are held in
//! memory, under the name that the design gives them; saving puts them beside the file and never over another one.
//!
//! **Invariant:** a name means what it meant when the design got it, whether it is held or lies beside.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::design::{Content, Design, Layer};
use crate::files::{self, Existing, Folder};
use crate::notice::Message;
use crate::samples::Sample;
use crate::workspace::{AtHand, Named, Outside, PictureFile};

/// What lies outside of an open design. Clones are the same one; what is brought or settled is seen by all of them.
#[derive(Clone, Default)]
pub struct Surroundings(Arc<Mutex<Lying>>);

#[derive(Default)]
struct Lying {
    /// The folder of the design, and a look into it.
    folder: Option<(PathBuf, Folder)>,
    held: AtHand,
}

impl Surroundings {
    /// Nothing, for a design without a file.
    pub fn none() -> Self {
        Self::default()
    }

    /// The folder of the design at `path`.
    pub fn of(path: &Path) -> Self {
        let lying = Lying { folder: Some(beside(path)), held: AtHand::default() };
        Self(Arc::new(Mutex::new(lying)))
    }

    /// What a sample brings.
    pub fn of_sample(sample: &Sample) -> Self {
        let pictures = sample.pictures().into_iter();
        let pictures = pictures.map(|(file, text)| (file, text.as_bytes().to_vec())).collect();
        Self::holding(pictures)
    }

    /// Pictures by the names that a design gives them.
    pub fn holding(pictures: BTreeMap<String, Vec<u8>>) -> Self {
        let held = AtHand { pictures, ..AtHand::default() };
        Self(Arc::new(Mutex::new(Lying { folder: None, held })))
    }

    /// The same in a state of its own, for a thread that must not make others wait.
    #[must_use]
    pub fn apart(&self) -> Self {
        let lying = self.lying();
        let folder = lying.folder.as_ref().map(|(path, _)| (path.clone(), Folder::new(path, None)));
        Self(Arc::new(Mutex::new(Lying { folder, held: lying.held.clone() })))
    }

    /// The folder of the design, if it has one.
    pub fn folder(&self) -> Option<PathBuf> {
        self.lying().folder.as_ref().map(|(path, _)| path.clone())
    }

    /// The pictures that are held in memory.
    pub fn held(&self) -> BTreeMap<String, Vec<u8>> {
        self.lying().held.pictures.clone()
    }

    /// Brings in the picture at `path`; comes back with the name that a layer gives it. One that lies in the folder of the
    /// design stays where it is, any other is held until the design is saved.
    ///
    /// # Errors
    ///
    /// A file that cannot be read.
    pub fn bring(&self, path: &Path) -> Result<String, Message> {
        let bytes = files::picture(path)?;
        let mut lying = self.lying();
        if let Some(name) = lying.inside(path) {
            return Ok(name);
        }
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        Ok(lying.hold(&name, bytes))
    }

    /// Holds the bytes of a picture, such as one that was pasted; comes back with the name that a layer gives it.
    pub fn hold(&self, name: &str, bytes: Vec<u8>) -> String {
        self.lying().hold(name, bytes)
    }

    /// Puts beside the design at `path` what it needs and what does not lie there, and makes that its folder. Comes back
    /// with pictures that have another name there, since theirs was taken.
    ///
    /// # Errors
    ///
    /// What [`files::write_bytes`] refuses; then the folder stays what it was.
    pub(super) fn settle(
        &self,
        path: &Path,
        design: &Design,
    ) -> Result<BTreeMap<String, String>, Message> {
        let to = files::folder_of(path);
        let mut lying = self.lying();
        let is_same = lying.folder.as_ref().is_some_and(|(from, _)| files::is_same(from, &to));
        if !is_same {
            lying.copy_texts(&to, design)?;
        }
        let files: BTreeSet<&str> = design.layers.iter().filter_map(|layer| file(layer)).collect();
        let mut renamed = BTreeMap::new();
        let mut held = lying.held.pictures.clone();
        for file in &files {
            if is_same && !held.contains_key(*file) {
                continue;
            }
            // What is missing here is missing there as well.
            let Ok(PictureFile { bytes, .. }) = lying.picture(file) else { continue };
            // Neither the name of another picture of the design, nor of one that it had.
            let is_ours = |name: &str| {
                name == *file || !files.contains(name) && !lying.held.pictures.contains_key(name)
            };
            let now = put(&to, file, &bytes, is_ours)?;
            if now == *file {
                held.remove(*file);
            } else {
                // An earlier design, which can come back, calls it so.
                held.insert((*file).to_owned(), bytes);
                renamed.insert((*file).to_owned(), now);
            }
        }
        lying.held.pictures = held;
        lying.folder = Some(beside(path));
        Ok(renamed)
    }

    fn lying(&self) -> MutexGuard<'_, Lying> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Lying {
    /// The name of a file in the folder of the design or below it.
    fn inside(&self, path: &Path) -> Option<String> {
        let (folder, _) = self.folder.as_ref()?;
        let [path, folder] = [path, folder].map(|path| path.canonicalize().ok());
        let within = path?.strip_prefix(folder?).ok()?.to_owned();
        let names = within.iter().map(|name| name.to_str().map(str::to_owned));
        Some(names.collect::<Option<Vec<String>>>()?.join("/"))
    }

    fn hold(&mut self, name: &str, bytes: Vec<u8>) -> String {
        let is_free = |name: &str| match self.held.pictures.get(name) {
            Some(held) => *held == bytes,
            None => self.folder.as_ref().is_none_or(|(folder, _)| !folder.join(name).exists()),
        };
        let name = free(name, is_free);
        self.held.pictures.insert(name.clone(), bytes);
        name
    }

    fn picture(&self, file: &str) -> Result<PictureFile, Message> {
        if self.held.pictures.contains_key(file) {
            return self.held.picture(file);
        }
        match &self.folder {
            Some((_, folder)) => folder.picture(file),
            None => self.held.picture(file),
        }
    }

    /// Puts the scripts of the design's motifs and its dyes into another folder, unless it has its own.
    fn copy_texts(&self, to: &Path, design: &Design) -> Result<(), Message> {
        let Some((from, _)) = &self.folder else { return Ok(()) };
        let motifs = design.layers.iter().filter_map(|layer| match &layer.content {
            Content::Motif { name, .. } => Some(name.as_str()),
            _ => None,
        });
        let motifs: Vec<&str> = motifs.collect();
        files::copy_beside(from, to, &motifs)
    }
}

fn beside(path: &Path) -> (PathBuf, Folder) {
    let folder = files::folder_of(path);
    let look = Folder::new(&folder, None);
    (folder, look)
}

/// The picture file of a layer.
fn file(layer: &Layer) -> Option<&str> {
    match &layer.content {
        Content::Picture { file, .. } => Some(file),
        _ => None,
    }
}

/// Puts a picture into a folder under its name, or another one where that is taken by something else.
fn put(
    to: &Path,
    file: &str,
    bytes: &[u8],
    is_ours: impl Fn(&str) -> bool,
) -> Result<String, Message> {
    let file = file.replace('\\', "/");
    let file = if files::is_inside(Path::new(&file)) {
        file
    } else {
        Path::new(&file).file_name().unwrap_or_default().to_string_lossy().into_owned()
    };
    let is_there = |name: &str| files::picture(&to.join(name)).is_ok_and(|there| there == bytes);
    let is_free = |name: &str| is_ours(name) && (is_there(name) || !to.join(name).exists());
    let name = free(&file, is_free);
    if !is_there(&name) {
        let place = to.join(&name);
        files::make_folder(place.parent().unwrap_or(to))?;
        files::write_bytes(&place, Existing::Keep, bytes)?;
    }
    Ok(name)
}

/// `name`, or with the first number before its ending that makes it free.
fn free(name: &str, is_free: impl Fn(&str) -> bool) -> String {
    let (stem, end) = match name.rsplit_once('.') {
        Some((stem, end)) if !stem.is_empty() && !end.contains('/') => (stem, format!(".{end}")),
        _ => (name, String::new()),
    };
    let numbered = (2_u32..).map(|number| format!("{stem}-{number}{end}"));
    let mut names = std::iter::once(name.to_owned()).chain(numbered);
    names.find(|name| is_free(name)).unwrap_or_else(|| name.to_owned())
}

impl Outside for Surroundings {
    fn scripts(&self) -> Result<Vec<Named>, Message> {
        let lying = self.lying();
        let beside = lying.folder.as_ref().map(|(_, folder)| folder.scripts());
        let held = lying.held.scripts()?;
        Ok(beside.transpose()?.into_iter().flatten().chain(held).collect())
    }

    fn dyes(&self) -> Result<Vec<Named>, Message> {
        let lying = self.lying();
        let beside = lying.folder.as_ref().map(|(_, folder)| folder.dyes());
        let held = lying.held.dyes()?;
        Ok(beside.transpose()?.into_iter().flatten().chain(held).collect())
    }

    fn look_anew(&self) {
        if let Some((_, folder)) = &self.lying().folder {
            folder.look_anew();
        }
    }

    fn picture(&self, file: &str) -> Result<PictureFile, Message> {
        self.lying().picture(file)
    }
}

impl fmt::Debug for Surroundings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lying = self.lying();
        f.debug_struct("Surroundings")
            .field("folder", &lying.folder.as_ref().map(|(path, _)| path))
            .field("held", &lying.held.pictures.keys())
            .finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    const _: () = {
        const fn travels<T: Send + Sync>() {}
        travels::<Surroundings>();
    };

    fn with_pictures(files: &[&str]) -> Design {
        let layer = |file: &&str| {
            let content = Content::Picture {
                file: (*file).to_owned(),
                parts: BTreeMap::new(),
                part: crate::mark::Part::new("klowong"),
            };
            Layer::new(content).into()
        };
        Design { layers: files.iter().map(layer).collect(), ..Design::new() }
    }

    #[test]
    fn pictures_are_held_until_the_design_has_a_folder() {
        let (from, to) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        fs::write(from.path().join("bunga.svg"), "one").unwrap();
        fs::write(to.path().join("bunga.svg"), "theirs").unwrap();
        let lying = Surroundings::none();
        assert_eq!(lying.bring(&from.path().join("bunga.svg")).unwrap(), "bunga.svg");
        assert_eq!(lying.hold("bunga.svg", b"two".to_vec()), "bunga-2.svg");
        assert_eq!(lying.hold("bunga.svg", b"one".to_vec()), "bunga.svg", "the same once more");
        assert_eq!(lying.picture("bunga.svg").unwrap().bytes, b"one");
        let design = with_pictures(&["bunga.svg", "bunga-2.svg", "none.svg"]);
        let renamed = lying.settle(&to.path().join("kain.batik"), &design).unwrap();
        // A picture of somebody else stays.
        assert_eq!(fs::read(to.path().join("bunga.svg")).unwrap(), b"theirs");
        assert_eq!(renamed, BTreeMap::from([("bunga.svg".to_owned(), "bunga-3.svg".to_owned())]));
        let held = ["bunga.svg", "bunga-2.svg", "bunga-3.svg"];
        let held = held.map(|name| lying.picture(name).unwrap().bytes);
        assert_eq!(held, [b"one", b"two", b"one"], "also for an earlier design");
        assert!(fs::read(to.path().join("bunga-2.svg")).unwrap() == b"two");
    }

    #[test]
    fn what_lies_in_the_folder_stays_there() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("gambar")).unwrap();
        fs::write(folder.path().join("gambar/bunga.svg"), "one").unwrap();
        let lying = Surroundings::of(&folder.path().join("kain.batik"));
        let name = lying.bring(&folder.path().join("gambar/bunga.svg")).unwrap();
        assert_eq!(name, "gambar/bunga.svg");
        assert!(lying.held().is_empty());
        assert!(lying.bring(&folder.path().join("none.svg")).is_err());
        assert_eq!(lying.apart().picture(&name).unwrap().bytes, b"one");
    }
}
