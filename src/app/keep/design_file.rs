//! The file of the design that is open.
//!
//! **Invariant:** what somebody else wrote is never written over, and a failed saving changes nothing.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use super::Surroundings;
use crate::design::{self, Content, Design, Layer};
use crate::files::{self, Existing, LARGEST, Opened, Sources, Unopened};
use crate::notice::Message;
use crate::samples::Sample;

/// How a file looked when it was seen last: enough to notice that it was written since.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Stamp {
    changed: Option<SystemTime>,
    length: u64,
}

impl Stamp {
    fn of(path: &Path) -> Option<Self> {
        let found = fs::metadata(path).ok()?;
        Some(Self { changed: found.modified().ok(), length: found.len() })
    }
}

/// What happened to a file while it was open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outsider {
    /// Another program wrote something else into it.
    Changed,
    /// It is not there any more; saving writes it anew.
    Gone,
}

/// What came of saving.
#[derive(Clone, Debug, Default)]
pub struct Saved {
    /// The design with other names for its pictures, where theirs were taken in the folder; it stands in the file, and
    /// goes onto the desk in the place of the one that was saved.
    pub renamed: Option<Arc<Design>>,
    /// Whether comments and order of the file had to be given up.
    pub is_written_anew: bool,
}

/// Where a design lies, what is known of the file, and what it needs beside it.
#[derive(Debug)]
pub struct DesignFile {
    path: Option<PathBuf>,
    /// What stood in the file when it was read or saved last.
    known: String,
    saved: Arc<Design>,
    surroundings: Surroundings,
    seen: Option<Stamp>,
    told: Option<Outsider>,
}

impl DesignFile {
    /// A design that has no file yet.
    pub fn begun(design: &Arc<Design>, surroundings: Surroundings) -> Self {
        Self {
            path: None,
            known: String::new(),
            saved: Arc::clone(design),
            surroundings,
            seen: None,
            told: None,
        }
    }

    /// A sample, which has no file: saving asks where.
    pub fn of_sample(sample: &Sample) -> (Self, Arc<Design>) {
        let design = Arc::new(sample.design.clone());
        (Self::begun(&design, Surroundings::of_sample(sample)), design)
    }

    /// Opens the design at `path`.
    ///
    /// # Errors
    ///
    /// Those of [`files::open`].
    pub fn open(path: &Path) -> Result<(Self, Arc<Design>), Unopened> {
        // Seen first: what is written while it is read is noticed.
        let seen = Stamp::of(path);
        let Opened { text, design, .. } = files::open(path, None)?;
        let saved = Arc::new(design);
        let file = Self {
            path: Some(path.to_owned()),
            known: text,
            saved: Arc::clone(&saved),
            surroundings: Surroundings::of(path),
            seen,
            told: None,
        };
        Ok((file, saved))
    }

    /// A design that was worked on when the program ended, with what was known of its file then.
    pub fn recovered(
        path: Option<PathBuf>,
        known: String,
        design: &Arc<Design>,
        held: BTreeMap<String, Vec<u8>>,
    ) -> Self {
        let surroundings = match &path {
            Some(path) => Surroundings::of(path),
            None => Surroundings::none(),
        };
        for (name, bytes) in held {
            surroundings.hold(&name, bytes);
        }
        // Of a design without a file nothing was ever saved.
        let saved = design::read(&known).map_or_else(|_| Arc::new(Design::new()), Arc::new);
        // So it is noticed at once if the file is another one by now.
        let seen = path.as_deref().filter(|path| reads(path, &known)).and_then(Stamp::of);
        let mut file = Self { path, known, saved, surroundings, seen, told: None };
        if *file.saved == **design && file.path.is_none() {
            file.saved = Arc::new(Design::new());
        }
        file
    }

    /// Where it lies, if it has a file.
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// What stood in the file when it was read or saved last; empty without a file.
    pub fn known(&self) -> &str {
        &self.known
    }

    /// The design as it was opened, begun or saved last.
    pub fn saved(&self) -> &Arc<Design> {
        &self.saved
    }

    /// What lies outside of the design; a clone goes onto the desk with it.
    pub fn surroundings(&self) -> &Surroundings {
        &self.surroundings
    }

    /// Whether closing would lose something.
    pub fn is_unsaved(&self, design: &Arc<Design>) -> bool {
        !Arc::ptr_eq(&self.saved, design) && self.saved != *design
    }

    /// The files that no output may replace.
    pub fn sources(&self, design: &Design) -> Sources {
        match &self.path {
            Some(path) => Sources::of_design(design, path, None),
            None => Sources::none(),
        }
    }

    /// Saves the design in its file; what stands there in the designer's own words stays. A file that is gone is written
    /// anew.
    ///
    /// # Errors
    ///
    /// That there is no file yet (`window-save-no-file`), that another program changed it (`save-changed`), and what
    /// [`files::save`] and [`files::write_bytes`] refuse, such as a folder that cannot be written.
    pub fn save(&mut self, design: &Arc<Design>) -> Result<Saved, Message> {
        let path = self.path.clone().ok_or_else(|| Message::new("window-save-no-file"))?;
        let (design, renamed) = self.settled(&path, design)?;
        let rewritten = if path.exists() {
            files::save(&path, &self.known, &design)?
        } else {
            let rewritten = design::rewrite(&self.known, &design);
            files::write_bytes(&path, Existing::Keep, rewritten.text.as_bytes())?;
            rewritten
        };
        let is_written_anew = !rewritten.is_kept && !self.known.is_empty();
        self.rest(path, rewritten.text, &design);
        Ok(Saved { renamed, is_written_anew })
    }

    /// Saves the design in another file, with the pictures, scripts and dyes that it needs, and goes on there. What was
    /// at `path` is replaced, unless the design is made from it.
    ///
    /// # Errors
    ///
    /// A path that cannot be written, and one of a file that the design reads.
    pub fn save_as(&mut self, path: &Path, design: &Arc<Design>) -> Result<Saved, Message> {
        if self.path.as_deref().is_some_and(|own| files::is_same(own, path)) {
            return self.save(design);
        }
        files::spare(path, &self.sources(design))?;
        // A file that cannot be written is found out before anything is put beside it.
        let known = if path.exists() { String::new() } else { self.known.clone() };
        let text = design::rewrite(&known, design).text;
        files::write_bytes(path, Existing::Replace(&Sources::none()), text.as_bytes())?;
        let (design, renamed) = self.settled(path, design)?;
        let text = match &renamed {
            Some(design) => files::save(path, &text, design)?.text,
            None => text,
        };
        self.rest(path.to_owned(), text, &design);
        Ok(Saved { renamed, is_written_anew: false })
    }

    /// Whether another program touched the file since it was seen last. Costs a look at the disk: for when the window
    /// gets the focus, and at most once a second.
    ///
    /// What was told is not told again until it is answered, or changes again.
    pub fn look(&mut self) -> Option<Outsider> {
        let path = self.path.as_deref()?;
        let now = Stamp::of(path);
        if now == self.seen {
            return self.told;
        }
        self.seen = now;
        self.told = match now {
            None => Some(Outsider::Gone),
            // Written, but as it was.
            Some(_) if reads(path, &self.known) => None,
            Some(_) => Some(Outsider::Changed),
        };
        self.told
    }

    /// What happened to the file, as it was found at the last [`look`](Self::look).
    pub fn outsider(&self) -> Option<Outsider> {
        self.told
    }

    /// Reads the file anew; the design goes onto the desk as a step that can be taken back.
    ///
    /// # Errors
    ///
    /// Those of [`files::open`]; then everything stays as it was.
    pub fn reload(&mut self) -> Result<Arc<Design>, Unopened> {
        let path = self.path.clone().ok_or_else(|| Message::new("window-save-no-file"))?;
        let (file, design) = Self::open(&path)?;
        // What an earlier design names is still held.
        let surroundings = self.surroundings.clone();
        *self = Self { surroundings, ..file };
        Ok(design)
    }

    /// Stays with the design as it is, whatever stands in the file by now: saving makes its text that of the design.
    ///
    /// # Errors
    ///
    /// A file that cannot be read; one that is gone is none.
    pub fn keep_ours(&mut self) -> Result<(), Message> {
        let Some(path) = self.path.clone() else { return Ok(()) };
        self.seen = Stamp::of(&path);
        if self.seen.is_some() {
            self.known = files::read(&path, LARGEST)?;
        }
        self.told = None;
        // Whatever it is, it is not what stands in the file.
        self.saved = design::read(&self.known).map_or_else(|_| Arc::new(Design::new()), Arc::new);
        Ok(())
    }

    /// The design with what it needs beside it.
    fn settled(
        &self,
        path: &Path,
        design: &Arc<Design>,
    ) -> Result<(Arc<Design>, Option<Arc<Design>>), Message> {
        let renamed = self.surroundings.settle(path, design)?;
        if renamed.is_empty() {
            return Ok((Arc::clone(design), None));
        }
        let design = Arc::new(with_names(design, &renamed));
        Ok((Arc::clone(&design), Some(design)))
    }

    /// This is what stands in the file now.
    fn rest(&mut self, path: PathBuf, text: String, design: &Arc<Design>) {
        self.seen = Stamp::of(&path);
        self.told = None;
        self.path = Some(path);
        self.known = text;
        self.saved = Arc::clone(design);
    }
}

/// Whether the file at `path` holds just this text.
fn reads(path: &Path, text: &str) -> bool {
    files::read(path, LARGEST).is_ok_and(|there| there == text)
}

/// The design with other names for its pictures.
fn with_names(design: &Design, names: &BTreeMap<String, String>) -> Design {
    let named = |layer: &Arc<Layer>| match &layer.content {
        Content::Picture { file, parts, part } if names.contains_key(file) => {
            let file = names[file].clone();
            let content = Content::Picture { file, parts: parts.clone(), part: part.clone() };
            Arc::new(Layer { content, ..Layer::clone(layer) })
        }
        _ => Arc::clone(layer),
    };
    Design { layers: design.layers.iter().map(named).collect(), ..design.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::design::edit::{Edit, LayerEdit};
    use crate::workspace::Outside as _;

    const TEXT: &str =
        "canting = 1\n# Ours.\n[repeat]\ntile = [48, 48]\n[[layer]]\nmotif = \"kawung\"\n";

    fn edited(design: &Arc<Design>, edit: &Edit) -> Arc<Design> {
        Arc::new(design.apply(edit).unwrap())
    }

    fn named(design: &Arc<Design>, name: &str) -> Arc<Design> {
        edited(design, &Edit::Name(name.to_owned()))
    }

    #[test]
    fn a_file_keeps_its_own_words() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("kain.batik");
        fs::write(&path, TEXT).unwrap();
        let (mut file, design) = DesignFile::open(&path).unwrap();
        assert!(!file.is_unsaved(&design) && file.look().is_none());
        let changed = named(&design, "Kain");
        assert!(file.is_unsaved(&changed));
        let back = edited(&changed, &Edit::Name(String::new()));
        assert!(!file.is_unsaved(&back), "a change that was taken back is none");
        let saved = file.save(&changed).unwrap();
        assert!(saved.renamed.is_none() && !saved.is_written_anew);
        assert!(!file.is_unsaved(&changed) && file.look().is_none());
        assert_eq!(fs::read_to_string(&path).unwrap(), file.known());
        assert!(file.known().contains("# Ours."));
        assert_eq!(*DesignFile::open(&path).unwrap().1, *changed);
        // Again, elsewhere, with what lies beside it.
        fs::create_dir(folder.path().join("motifs")).unwrap();
        fs::write(folder.path().join("motifs/kawung.rhai"), "mine").unwrap();
        fs::write(folder.path().join("motifs/lain.rhai"), "mine").unwrap();
        fs::create_dir(folder.path().join("lain")).unwrap();
        let there = folder.path().join("lain/kain.batik");
        file.save_as(&there, &changed).unwrap();
        assert_eq!(file.path(), Some(&*there));
        assert!(fs::read_to_string(&there).unwrap().contains("# Ours."));
        assert!(folder.path().join("lain/motifs/kawung.rhai").exists());
        assert!(!folder.path().join("lain/motifs/lain.rhai").exists());
    }

    #[test]
    fn what_another_program_does_is_noticed() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("kain.batik");
        fs::write(&path, TEXT).unwrap();
        let (mut file, design) = DesignFile::open(&path).unwrap();
        let changed = named(&design, "Kain");
        let theirs = TEXT.replace("48, 48", "60, 60.0");
        fs::write(&path, &theirs).unwrap();
        assert_eq!(file.look(), Some(Outsider::Changed));
        assert_eq!(file.look(), Some(Outsider::Changed), "until it is answered");
        assert_eq!(file.save(&changed).unwrap_err().key, "save-changed");
        assert_eq!(fs::read_to_string(&path).unwrap(), theirs);
        // Ours stays.
        file.keep_ours().unwrap();
        assert!(file.look().is_none() && file.is_unsaved(&design));
        file.save(&changed).unwrap();
        assert!(fs::read_to_string(&path).unwrap().contains("tile = [48, 48"));
        // Theirs is taken.
        fs::write(&path, &theirs).unwrap();
        assert_eq!(file.look(), Some(Outsider::Changed));
        let loaded = file.reload().unwrap();
        assert!(loaded.repeat.tile.width == 60.0 && !file.is_unsaved(&loaded));
        assert!(file.look().is_none());
        // What is broken is not taken.
        fs::write(&path, "canting = \n").unwrap();
        assert_eq!(file.look(), Some(Outsider::Changed));
        assert!(file.reload().is_err() && !file.is_unsaved(&loaded));
        fs::remove_file(&path).unwrap();
        assert_eq!(file.look(), Some(Outsider::Gone));
        file.save(&changed).unwrap();
        assert_eq!(*DesignFile::open(&path).unwrap().1, *changed);
    }

    #[test]
    fn a_design_without_a_file_gets_one_with_its_pictures() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("kain.batik");
        fs::write(folder.path().join("bunga.svg"), "theirs").unwrap();
        let (mut file, design) =
            DesignFile::of_sample(&crate::samples::find("kawung-picis").unwrap());
        assert_eq!(file.save(&design).unwrap_err().key, "window-save-no-file");
        let name = file.surroundings().hold("bunga.svg", b"ours".to_vec());
        let picture = Content::Picture {
            file: name,
            parts: BTreeMap::new(),
            part: crate::mark::Part::new("klowong"),
        };
        let layer = Arc::new(Layer::new(picture));
        let design = edited(&design, &Edit::AddLayer { at: 0, layer });
        let saved = file.save_as(&path, &design).unwrap();
        let now = saved.renamed.unwrap();
        let expected = edited(&design, &Edit::Layer(0, LayerEdit::File("bunga-2.svg".to_owned())));
        assert_eq!(now, expected);
        assert!(!file.is_unsaved(&now));
        let (file, design) = DesignFile::open(&path).unwrap();
        assert_eq!(design, now);
        assert_eq!(file.surroundings().picture("bunga-2.svg").unwrap().bytes, b"ours");
        assert_eq!(fs::read(folder.path().join("bunga.svg")).unwrap(), b"theirs");
        // A picture of the design is not saved over.
        let (mut file, design) = DesignFile::open(&path).unwrap();
        let refused = file.save_as(&folder.path().join("bunga-2.svg"), &design).unwrap_err();
        assert_eq!(refused.key, "write-source");
        assert_eq!(file.path(), Some(&*path));
    }

    #[cfg(unix)]
    #[test]
    fn a_folder_that_cannot_be_written_is_told_and_nothing_is_lost() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let closed = folder.path().join("closed");
        fs::create_dir(&closed).unwrap();
        let path = closed.join("kain.batik");
        fs::write(&path, TEXT).unwrap();
        let (mut file, design) = DesignFile::open(&path).unwrap();
        let changed = named(&design, "Kain");
        let mode = |mode| fs::set_permissions(&closed, fs::Permissions::from_mode(mode)).unwrap();
        mode(0o555);
        if fs::write(closed.join("try"), "").is_err() {
            assert_eq!(file.save(&changed).unwrap_err().key, "write-no-permission");
            assert!(file.is_unsaved(&changed) && file.path() == Some(&*path));
        }
        mode(0o755);
        let missing = folder.path().join("none/kain.batik");
        assert_eq!(file.save_as(&missing, &changed).unwrap_err().key, "write-folder-missing");
        assert!(file.is_unsaved(&changed) && file.path() == Some(&*path));
        file.save(&changed).unwrap();
    }
}
