//! What was changed and not saved yet, kept for the case that the program dies.
//!
//! It lies beside the file of the design under a hidden name, so that it goes where the file goes; where that cannot be,
//! in the user's data folder. All of it is written on a thread, and the last state wins.
//!
//! **Invariant:** the file of the designer is never touched, and an autosave that was taken away does not come back.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};

use super::design_file::DesignFile;
use super::places::{self, Places};
use super::session::Session;
use super::surroundings::Surroundings;
use crate::app::work::{Lane, Pool, Promise};
use crate::design::{self, Design};
use crate::files::{self, Existing, Sources};
use crate::notice::Message;

/// How long nothing changes before it is kept.
const REST: Duration = Duration::from_secs(2);

/// How the name of an autosave ends.
const END: &str = "simpanan";

/// The most bytes of one: a design with its pictures.
pub(super) const LARGEST: u64 = 256 << 20;

/// An autosave as it stands in its file.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Kept {
    /// The session of the program that wrote it.
    pub(super) session: String,
    /// The computer that it ran on.
    pub(super) computer: String,
    /// The file of the design, if it has one.
    pub(super) path: Option<PathBuf>,
    /// What the design is called.
    pub(super) name: String,
    /// When it was written, in seconds since 1970.
    pub(super) time: u64,
    /// How many steps were done since the design was saved.
    pub(super) steps: usize,
    /// The text that was known of the file.
    pub(super) known: String,
    /// The design.
    pub(super) design: String,
    /// Pictures that do not lie beside the design yet, in base 64.
    pub(super) held: BTreeMap<String, String>,
}

/// What is to be kept.
struct Moment {
    path: Option<PathBuf>,
    known: String,
    steps: usize,
    design: Arc<Design>,
    surroundings: Surroundings,
}

/// Keeps what was changed, a while after it was.
#[derive(Debug)]
pub struct Autosave {
    pool: Pool,
    writer: Arc<Mutex<Writer>>,
    /// Counts how often everything was saved or thrown away: what was asked for before that is not written any more.
    era: Arc<AtomicU64>,
    /// The design as it was seen last, whether it is unsaved, and since when.
    seen: Option<(Arc<Design>, bool, Duration)>,
    /// The design that is kept, or is being written.
    kept: Option<Arc<Design>>,
    writing: Option<Promise<Result<(), Message>>>,
    trouble: Option<Message>,
}

/// What knows where autosaves lie.
#[derive(Debug)]
struct Writer {
    data: Option<PathBuf>,
    session: Session,
    computer: String,
    written: BTreeSet<PathBuf>,
    /// Folders that could not be written.
    closed: BTreeSet<PathBuf>,
}

impl Autosave {
    /// Begins to keep watch.
    pub fn begin(places: &Places, pool: &Pool) -> Self {
        let writer = Writer {
            data: places.data.clone(),
            session: Session::begin(places.data.as_deref()),
            computer: files::computer(),
            written: BTreeSet::new(),
            closed: BTreeSet::new(),
        };
        Self {
            pool: pool.clone(),
            writer: Arc::new(Mutex::new(writer)),
            era: Arc::default(),
            seen: None,
            kept: None,
            writing: None,
            trouble: None,
        }
    }

    /// Looks at the design of this frame, `steps` after it was saved; `now` is the time of any clock that goes on. What
    /// has rested for two seconds is written; what is saved needs no autosave any more.
    pub fn watch(&mut self, file: &DesignFile, design: &Arc<Design>, steps: usize, now: Duration) {
        if let Some(done) = self.writing.as_ref().and_then(Promise::take) {
            self.writing = None;
            self.trouble = match done {
                Ok(done) => done.err(),
                Err(panicked) => Some(panicked.message()),
            };
        }
        let is_new = !self.seen.as_ref().is_some_and(|(seen, ..)| Arc::ptr_eq(seen, design));
        if is_new {
            self.seen = Some((Arc::clone(design), file.is_unsaved(design), now));
        }
        let Some((_, is_unsaved, since)) = self.seen else { return };
        if !is_unsaved {
            if self.kept.is_some() {
                self.forget();
            }
            return;
        }
        let is_kept = self.kept.as_ref().is_some_and(|kept| Arc::ptr_eq(kept, design));
        if !is_kept && self.writing.is_none() && now >= since + REST {
            self.kept = Some(Arc::clone(design));
            self.writing = Some(self.write(file, design, steps));
        }
    }

    /// How long until something has to be written, for who asks for the next frame; none where nothing has.
    pub fn due(&self, now: Duration) -> Option<Duration> {
        let (seen, is_unsaved, since) = self.seen.as_ref()?;
        let is_kept = self.kept.as_ref().is_some_and(|kept| Arc::ptr_eq(kept, seen));
        (*is_unsaved && !is_kept).then(|| (*since + REST).saturating_sub(now))
    }

    /// Why the last state could not be kept, if so.
    pub fn trouble(&self) -> Option<&Message> {
        self.trouble.as_ref()
    }

    /// Takes the autosave away: the design was saved, or thrown away. Call it after each of these.
    pub fn forget(&mut self) {
        self.era.fetch_add(1, Ordering::SeqCst);
        (self.seen, self.kept, self.writing, self.trouble) = (None, None, None, None);
        let writer = Arc::clone(&self.writer);
        self.pool.ask(Lane::Awaited, move |_| locked(&writer).remove_all()).leave();
    }

    /// Takes the autosave away and waits for the disk: before the program ends well.
    pub fn close(mut self) {
        self.era.fetch_add(1, Ordering::SeqCst);
        self.writing = None;
        let mut writer = locked(&self.writer);
        writer.remove_all();
        writer.session.end();
    }

    /// Takes over an autosave of a program that died, whose design goes on here: it stays until there is a newer one.
    pub(super) fn adopt(&self, path: &Path) {
        let mut writer = locked(&self.writer);
        writer.session.note(path);
        writer.written.insert(path.to_owned());
    }

    fn write(
        &self,
        file: &DesignFile,
        design: &Arc<Design>,
        steps: usize,
    ) -> Promise<Result<(), Message>> {
        let moment = Moment {
            path: file.path().map(|path| std::path::absolute(path).unwrap_or(path.to_owned())),
            known: file.known().to_owned(),
            steps,
            design: Arc::clone(design),
            surroundings: file.surroundings().clone(),
        };
        let (writer, era) = (Arc::clone(&self.writer), Arc::clone(&self.era));
        let begun = era.load(Ordering::SeqCst);
        self.pool.ask(Lane::Awaited, move |_| {
            let mut writer = locked(&writer);
            // Looked at while nobody else may write: what is thrown away by now stays so.
            if era.load(Ordering::SeqCst) == begun { writer.write(&moment) } else { Ok(()) }
        })
    }
}

impl Writer {
    /// Writes a moment beside the design, or else in the data folder.
    fn write(&mut self, moment: &Moment) -> Result<(), Message> {
        let text = self.text(moment)?;
        let mut last = None;
        for place in self.places(moment.path.as_deref()) {
            self.session.note(&place);
            match put(&place, &text) {
                Ok(()) => {
                    // Of the same design, as it was under another name or in another folder.
                    self.written.retain(|old| *old == place || fs::remove_file(old).is_err());
                    self.written.insert(place);
                    return Ok(());
                }
                Err(message) => {
                    self.closed.insert(files::folder_of(&place));
                    last = Some(message);
                }
            }
        }
        Err(last.unwrap_or_else(|| Message::new("window-autosave-nowhere")))
    }

    fn text(&self, moment: &Moment) -> Result<String, Message> {
        let held = moment.surroundings.held().into_iter();
        let kept = Kept {
            session: self.session.name.clone(),
            computer: self.computer.clone(),
            path: moment.path.clone().filter(|path| path.to_str().is_some()),
            name: moment.design.name.clone(),
            time: places::today(),
            steps: moment.steps,
            known: moment.known.clone(),
            design: design::write(&moment.design),
            held: held.map(|(name, bytes)| (name, STANDARD.encode(bytes))).collect(),
        };
        let failed = |error: toml::ser::Error| {
            Message::new("window-autosave-unwritable").with("reason", error.to_string())
        };
        toml::to_string(&kept).map_err(failed)
    }

    /// Where the autosave of a design may lie, the best place first.
    fn places(&self, path: Option<&Path>) -> Vec<PathBuf> {
        let beside =
            path.map(beside).filter(|place| !self.closed.contains(&files::folder_of(place)));
        let apart = self.data.as_ref().map(|data| {
            let mut hasher = DefaultHasher::new();
            (path, &self.session.name).hash(&mut hasher);
            data.join(END).join(format!("{:016x}.{END}", hasher.finish()))
        });
        beside.into_iter().chain(apart).collect()
    }

    fn remove_all(&mut self) {
        // What cannot be removed now is tried again next time.
        self.written.retain(|place| fs::remove_file(place).is_err() && place.exists());
    }
}

fn locked(writer: &Mutex<Writer>) -> MutexGuard<'_, Writer> {
    writer.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Writes an autosave.
fn put(place: &Path, text: &str) -> Result<(), Message> {
    if place.parent().is_some_and(|folder| folder.ends_with(END)) {
        files::make_folder(&files::folder_of(place))?;
    }
    files::write_bytes(place, Existing::Replace(&Sources::none()), text.as_bytes())
}

/// The name of the autosave beside a design.
pub(super) fn beside(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!(".{name}.{END}"))
}
