//! Which autosaves belong to a program that runs, and which to one that died.
//!
//! A running program holds the lock of a file in the user's data folder, and writes into it where its autosaves lie. The
//! system takes the lock away when the program ends, however it ends; who ends well takes the file away before.
//!
//! **Invariant:** an autosave of a living program is never taken for one of a dead one on the same computer.

use std::collections::BTreeSet;
use std::fs::{self, File, OpenOptions};
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};

use tempfile::Builder;

/// The folder of the files that are locked, in the data folder.
const FOLDER: &str = "sesi";

/// How the name of one ends.
const END: &str = ".sesi";

/// More than any list of a program has.
const LARGEST: u64 = 1 << 20;

/// A program that runs, ours or another one's that died.
#[derive(Debug)]
pub(super) struct Session {
    /// What autosaves call it.
    pub(super) name: String,
    /// Its file, whose lock is held; none where there is no disk for it.
    file: Option<(PathBuf, File)>,
    /// Where its autosaves lie, or lay.
    noted: BTreeSet<PathBuf>,
}

impl Session {
    /// A session of this program. Without a data folder nobody knows that it lives.
    pub(super) fn begin(data: Option<&Path>) -> Self {
        let folder = data.map(|data| data.join(FOLDER));
        let made = folder.and_then(|folder| {
            fs::create_dir_all(&folder).ok()?;
            let (file, path) =
                Builder::new().prefix("").suffix(END).tempfile_in(&folder).ok()?.keep().ok()?;
            // A disk without locks loses only the telling apart of windows.
            let _locked = file.try_lock();
            Some((path, file))
        });
        let name = made.as_ref().map(|(path, _)| name_of(path)).unwrap_or_default();
        Self { name, file: made, noted: BTreeSet::new() }
    }

    /// Writes down that an autosave lies there, before it does.
    pub(super) fn note(&mut self, autosave: &Path) {
        let is_new = self.noted.insert(autosave.to_owned());
        let (true, Some((_, file)), Some(line)) = (is_new, &mut self.file, autosave.to_str())
        else {
            return;
        };
        let _written = writeln!(file, "{line}").and_then(|()| file.sync_data());
    }

    /// Leaves an autosave to another session, which has noted it already.
    pub(super) fn release(&mut self, autosave: &Path) {
        self.noted.remove(autosave);
        if let Some((_, file)) = &mut self.file
            && file.set_len(0).is_ok()
        {
            let lines =
                self.noted.iter().filter_map(|noted| Some(format!("{}\n", noted.to_str()?)));
            let _written = file.write_all(lines.collect::<String>().as_bytes());
        }
        self.end();
    }

    /// Ends it, if no autosave is left.
    pub(super) fn end(&mut self) {
        if self.noted.iter().any(|autosave| autosave.exists()) {
            return;
        }
        if let Some((path, file)) = self.file.take() {
            let _gone = fs::remove_file(path);
            drop(file);
        }
    }

    /// Where its autosaves lie.
    pub(super) fn autosaves(&self) -> impl Iterator<Item = &Path> {
        self.noted.iter().map(PathBuf::as_path).filter(|path| path.exists())
    }
}

/// The sessions of programs that died. Their locks are held, so that no other window answers for them too.
pub(super) fn dead(data: Option<&Path>) -> Vec<Session> {
    let folder = data.map(|data| data.join(FOLDER));
    let entries = folder.and_then(|folder| fs::read_dir(folder).ok()).into_iter().flatten();
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.retain(|path| path.to_string_lossy().ends_with(END));
    paths.sort();
    paths.into_iter().filter_map(|path| taken_over(&path)).collect()
}

/// Whether the program of a session runs.
pub(super) fn is_alive(data: Option<&Path>, name: &str) -> bool {
    let Some(data) = data.filter(|_| !name.is_empty()) else { return false };
    let path = data.join(FOLDER).join(format!("{name}{END}"));
    // Nobody holds it: it is free again as soon as it is closed.
    let open = OpenOptions::new().read(true).write(true).open(path);
    open.is_ok_and(|file| file.try_lock().is_err())
}

/// The session of a file that nobody holds.
fn taken_over(path: &Path) -> Option<Session> {
    let file = OpenOptions::new().read(true).append(true).open(path).ok()?;
    file.try_lock().ok()?;
    let mut text = String::new();
    (&file).take(LARGEST).read_to_string(&mut text).ok()?;
    let noted = text.lines().map(PathBuf::from).collect();
    let name = name_of(path);
    Some(Session { name, file: Some((path.to_owned(), file)), noted })
}

fn name_of(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.strip_suffix(END).unwrap_or(&name).to_owned()
}
