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
