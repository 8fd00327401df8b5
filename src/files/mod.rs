//! Files: read within limits, written whole or not at all.
//!
//! A file is written beside its target under another name, brought to the disk, and only then given the target's name
//! (see `part`). Whatever goes wrong before leaves the target as it was. What a design is made from is never replaced,
//! and what is edited only if it still is what was read (see [`edit()`]).
//!
//! **Invariant:** no reader sees half a file, and no file of this size or kind can exhaust the memory.

mod beside;
mod edit;
mod films;
mod folder;
mod found;
mod opened;
mod output;
mod part;
mod same;
mod sources;

use std::fs::{self, File, Metadata, Permissions};
use std::io::{self, BufWriter, ErrorKind, Read as _, Write as _};
use std::path::{Path, PathBuf};

use crate::export::ExportError;
use crate::notice::Message;

use part::{Naming, Part};

pub use beside::{copy_beside, make_folder};
pub use edit::edit;
pub use films::{films, other_films};
pub use folder::{Folder, folder_of, picture};
pub use found::is_inside;
pub use opened::{Opened, Unopened, open, opened, read_design, save};
pub use output::{Watcher, cloth, pages};
#[cfg(unix)]
pub use part::abandon;
pub use part::host as computer;
pub use same::is_same;
pub use sources::Sources;

pub use crate::workspace::LARGEST;

/// The byte order mark that some editors put before a text.
const MARK: char = '\u{feff}';

/// Bytes on their way to the disk; larger buffers gain nothing measurable.
const BUFFER: usize = 256 << 10;

/// What to do when the target is already there.
#[derive(Clone, Copy, Debug)]
pub enum Existing<'a> {
    /// Put the new one in its place, unless it is one of these.
    Replace(&'a Sources),
    /// Leave it and fail.
    Keep,
}

/// What can go wrong while a file is being filled: the disk's fault, or the writer's.
#[derive(Debug)]
pub enum Trouble {
    /// The system refused.
    Io(io::Error),
    /// The export itself could not be made.
    Told(Message),
}

impl From<io::Error> for Trouble {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

impl From<Message> for Trouble {
    fn from(message: Message) -> Self {
        Self::Told(message)
    }
}

impl From<ExportError> for Trouble {
    fn from(error: ExportError) -> Self {
        match error {
            ExportError::Refused(message) => Self::Told(message),
            ExportError::Sink(error) => Self::Io(error),
        }
    }
}

/// The bytes of the file at `path`, which must be a regular file of at most `limit` of them.
///
/// # Errors
///
/// A file that is not there, cannot be read, is not regular or too large.
pub fn read_bytes(path: &Path, limit: u64) -> Result<Vec<u8>, Message> {
    let failed = |error| unreadable(path, &error);
    if path.as_os_str() == "-" {
        return Err(Message::new("read-stdin"));
    }
    // Asked before opening: opening a pipe would wait for somebody to write into it.
    let metadata = fs::metadata(path).map_err(failed)?;
    if metadata.is_dir() {
        return Err(about("read-is-folder", path));
    }
    if !metadata.is_file() {
        return Err(about("read-not-regular", path));
    }
    let mut bytes = Vec::new();
    if metadata.len() <= limit {
        // One byte more than allowed shows a file that has grown since.
        File::open(path)
            .and_then(|file| file.take(limit + 1).read_to_end(&mut bytes))
            .map_err(failed)?;
    }
    if metadata.len().max(bytes.len() as u64) > limit {
        return Err(about("read-too-large", path).with("limit", megabytes(limit)));
    }
    Ok(bytes)
}

/// The text of the file at `path`, which must be a regular file of at most `limit` bytes in UTF-8.
///
/// # Errors
///
/// What [`read_bytes`] refuses, and bytes that are no UTF-8, with the line of the first.
pub fn read(path: &Path, limit: u64) -> Result<String, Message> {
    text(read_bytes(path, limit)?, path)
}

/// The text of a file at `path` that holds `bytes`.
fn text(bytes: Vec<u8>, path: &Path) -> Result<String, Message> {
    let text = String::from_utf8(bytes).map_err(|error| {
        let valid = error.utf8_error().valid_up_to();
        let line = error.as_bytes()[..valid].iter().filter(|byte| **byte == b'\n').count() + 1;
        about("read-not-utf8", path).with("byte", valid + 1).with("line", line)
    })?;
    // Some editors begin a file with a byte order mark; it is no part of the text.
    Ok(text.strip_prefix(MARK).map(str::to_owned).unwrap_or(text))
}

/// Writes the file at `path` with what `fill` puts into it, whole or not at all, and returns what `fill` returns.
///
/// A new file gets the permissions that any new file gets, a replaced one keeps its own. A link stays a link; the file
/// that it points to is replaced. A link to nothing is refused: nobody can tell whether it was to lead there.
///
/// # Errors
///
/// What [`prepare`] refuses, and a name that the disk does not give.
pub fn write<T, E: Into<Trouble>>(
    path: &Path,
    existing: Existing<'_>,
    fill: impl FnOnce(&mut BufWriter<File>) -> Result<T, E>,
) -> Result<T, Message> {
    let (filled, ready) = prepare(path, existing, fill)?;
    ready.name()?;
    Ok(filled)
}

/// Writes a file beside its place without giving it its name; see [`write()`]. So several files can be written before
/// the first of them is seen.
///
/// # Errors
///
/// A path that nothing may be written to, what `fill` refuses, and a disk that is full or takes nothing.
pub fn prepare<'a, T, E: Into<Trouble>>(
    path: &Path,
    existing: Existing<'a>,
    fill: impl FnOnce(&mut BufWriter<File>) -> Result<T, E>,
) -> Result<(T, Ready<'a>), Message> {
    let target = Target::new(path, existing)?;
    let (filled, (locked, part)) = target.filled(fill)?;
    Ok((filled, Ready { target, existing, part, _locked: locked }))
}

/// A file that is written and waits for its name; gone if it never gets it.
#[derive(Debug)]
pub struct Ready<'a> {
    target: Target,
    existing: Existing<'a>,
    part: Part,
    _locked: File,
}

impl Ready<'_> {
    /// Gives the file its name.
    ///
    /// # Errors
    ///
    /// A name that is taken meanwhile, or that the disk does not give. Nothing is left behind then.
    pub fn name(self) -> Result<(), Message> {
        let Self { target, existing, part, _locked } = self;
        let named = match existing {
            Existing::Replace(_) => part.replace(&target.path),
            Existing::Keep => part.settle(&target.path),
        };
        named.map_err(|error| target.unwritable(&error))?;
        target.sync_folder();
        Ok(())
    }
}

/// Gives files of one folder their names, all or none: where one does not get it, what was there before is there again.
///
/// # Errors
///
/// A name that is taken meanwhile, or that the disk does not give. Where the disk does not even take back what was
/// done, the files that are new are named.
pub fn name_all(all: Vec<Ready<'_>>) -> Result<(), Message> {
    let mut locked = Vec::new();
    let mut targets = Vec::new();
    let mut parts = Vec::new();
    for Ready { target, existing, part, _locked: lock } in all {
        locked.push(lock);
        parts.push((part, matches!(existing, Existing::Replace(_))));
        targets.push(target);
    }
    let namings = parts.into_iter().zip(&targets);
    let namings = namings.map(|((part, replaces), Target { path, .. })| Naming {
        part,
        name: path,
        replaces,
    });
    let named = part::name_all(namings.collect());
    if let Some(target) = targets.first() {
        target.sync_folder();
    }
    drop(locked);
    named.map_err(|halted| {
        let target = &targets[halted.at];
        if halted.left.is_empty() {
            return target.unwritable(&halted.error);
        }
        let name = |at: &usize| Some(targets[*at].path.file_name()?.to_string_lossy().into_owned());
        let names: Vec<String> = halted.left.iter().rev().filter_map(name).collect();
        Message::new("write-half")
            .with("path", target.folder.display().to_string())
            .with("reason", halted.error.to_string())
            .with("names", names.join(", "))
    })
}

/// Writes bytes that are already at hand; see [`write()`].
///
/// # Errors
///
/// What [`write()`] refuses.
pub fn write_bytes(path: &Path, existing: Existing<'_>, bytes: &[u8]) -> Result<(), Message> {
    write(path, existing, |file| file.write_all(bytes))
}

/// A place to write to that has been looked at.
#[derive(Debug)]
struct Target {
    /// As the designer gave it.
    said: PathBuf,
    /// Where the file really lies.
    path: PathBuf,
    folder: PathBuf,
    permissions: Option<Permissions>,
}

impl Target {
    fn new(said: &Path, existing: Existing<'_>) -> Result<Self, Message> {
        if said.as_os_str() == "-" {
            return Err(Message::new("write-stdout"));
        }
        if said.file_name().is_none() {
            return Err(about("write-is-folder", said));
        }
        let found = fs::metadata(said).ok();
        match &found {
            Some(found) => refuse(said, found, existing)?,
            None => refuse_link(said)?,
        }
        if let Existing::Replace(sources) = existing {
            spare(said, sources)?;
        }
        let path = fs::canonicalize(said).unwrap_or_else(|_new| said.to_owned());
        let folder = match path.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
            _ => PathBuf::from("."),
        };
        let permissions = found.map(|found| found.permissions());
        Ok(Self { said: said.to_owned(), path, folder, permissions })
    }

    /// A part file beside the target with what `fill` puts into it, brought to the disk; locked as long as it is open.
    fn filled<T, E: Into<Trouble>>(
        &self,
        fill: impl FnOnce(&mut BufWriter<File>) -> Result<T, E>,
    ) -> Result<(T, (File, Part)), Message> {
        let failed = |error: io::Error| self.unwritable(&error);
        let (file, part) = Part::within(&self.folder).map_err(failed)?;
        if let Some(permissions) = &self.permissions {
            file.set_permissions(permissions.clone()).map_err(failed)?;
        }
        let mut writer = BufWriter::with_capacity(BUFFER, file);
        let filled = fill(&mut writer).map_err(|trouble| match trouble.into() {
            Trouble::Io(error) => failed(error),
            Trouble::Told(message) => message,
        })?;
        let file = writer.into_inner().map_err(|error| failed(error.into_error()))?;
        file.sync_all().map_err(failed)?;
        Ok((filled, (file, part)))
    }

    /// Brings the new name to the disk, so that it outlives a loss of power. The file is whole and named already: a disk
    /// that cannot do this (many network disks cannot) is no reason to call it a failure.
    fn sync_folder(&self) {
        let _done = File::open(&self.folder).and_then(|folder| folder.sync_all());
    }

    fn unwritable(&self, error: &io::Error) -> Message {
        let folder = self.folder.display().to_string();
        match error.kind() {
            ErrorKind::NotFound | ErrorKind::NotADirectory => {
                about("write-folder-missing", &self.said).with("folder", folder)
            }
            ErrorKind::PermissionDenied => {
                about("write-no-permission", &self.said).with("folder", folder)
            }
            ErrorKind::ReadOnlyFilesystem => {
                about("write-read-only-disk", &self.said).with("folder", folder)
            }
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::WriteZero => {
                about("write-disk-full", &self.said)
            }
            ErrorKind::FileTooLarge => about("write-too-large", &self.said),
            ErrorKind::IsADirectory => about("write-is-folder", &self.said),
            ErrorKind::AlreadyExists => about("write-exists", &self.said),
            ErrorKind::InvalidFilename | ErrorKind::InvalidInput => {
                about("write-bad-name", &self.said)
            }
            _ => about("write-unwritable", &self.said).with("reason", error.to_string()),
        }
    }
}

/// Refuses what must not be written over.
fn refuse(path: &Path, found: &Metadata, existing: Existing<'_>) -> Result<(), Message> {
    let key = if found.is_dir() {
        "write-is-folder"
    } else if !found.is_file() {
        "write-not-regular"
    } else if matches!(existing, Existing::Keep) {
        "write-exists"
    } else if found.permissions().readonly() {
        // Renaming over it would succeed all the same; whoever protected it would not thank us.
        "write-read-only"
    } else {
        return Ok(());
    };
    Err(about(key, path))
}

/// Refuses a path that leads to one of `sources`.
///
/// # Errors
///
/// That the path is one of a file that the design is made from.
pub fn spare(path: &Path, sources: &Sources) -> Result<(), Message> {
    let Some(source) = sources.find(path) else { return Ok(()) };
    Err(about("write-source", path).with("source", source.display().to_string()))
}

/// Refuses a link that leads nowhere: a new file in its place would take the link away.
fn refuse_link(path: &Path) -> Result<(), Message> {
    let Ok(to) = fs::read_link(path) else { return Ok(()) };
    Err(about("write-link-to-nothing", path).with("to", to.display().to_string()))
}

fn unreadable(path: &Path, error: &io::Error) -> Message {
    match error.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => about("read-not-found", path),
        ErrorKind::PermissionDenied => about("read-no-permission", path),
        _ => about("read-unreadable", path).with("reason", error.to_string()),
    }
}

fn about(key: &'static str, path: &Path) -> Message {
    Message::new(key).with("path", path.display().to_string())
}

/// Mebibytes, for limits that are whole ones.
#[expect(clippy::cast_precision_loss, reason = "limits are far below 2^52")]
fn megabytes(bytes: u64) -> f64 {
    bytes as f64 / f64::from(1 << 20)
}

#[cfg(test)]
mod tests;
