//! Files on their way: written under a hidden name beside their place, and gone if they never get there.
//!
//! Whoever writes a part file holds a lock on it, which the system takes away when the program ends, however it ends.
//! So a part file without a lock belongs to nobody, and whoever writes into the folder next clears it away. Disks of a
//! network do not always show the locks of other computers; therefore its name tells whose it is, and a computer clears
//! only its own.
//!
//! **Invariant:** a part file of a living program is never taken away by another one.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs::{self, File, OpenOptions, Permissions};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use tempfile::{Builder, TempPath};

/// How a part file's name begins and ends.
const BEGIN: &str = ".canting-";
const END: &str = ".part";

/// The longest name of a computer within a name of a file, so that any disk can hold it.
const LONGEST_HOST: usize = 32;

/// How often a new part file may be cleared away by others before it is locked; once is rare.
const MOST_TRIES: usize = 16;

/// How long others that opened a file before it lost its name may take to write into it.
const STILL_SAVED: Duration = Duration::from_millis(20);

/// The part files of this program, for the signal that ends it. Who holds the lock may make, name or remove them.
static LIVE: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());

/// The name of a part file, which is removed with it.
#[derive(Debug)]
pub(super) struct Part(Option<TempPath>);

impl Part {
    /// An empty part file in `folder`, locked as long as it is open. Clears away those that nobody writes any more.
    pub(super) fn within(folder: &Path) -> io::Result<(File, Self)> {
        let mut live = live();
        let host = host();
        sweep(folder, &host);
        for _try in 0..MOST_TRIES {
            let (file, path) = create(folder, &host)?.into_parts();
            // A disk without locks loses nothing but the clearing away.
            let _locked = file.lock();
            // Another program may have taken it for one without an owner before it was locked.
            if path.exists() {
                live.insert(path.to_path_buf());
                return Ok((file, Self(Some(path))));
            }
        }
        Err(ErrorKind::ResourceBusy.into())
    }

    /// Gives the file its name, in the place of whatever has it.
    pub(super) fn replace(self, name: &Path) -> io::Result<()> {
        self.leave(|path| path.persist(name).map_err(|failed| failed.error))
    }

    /// Gives the file its name unless something has it.
    pub(super) fn settle(self, name: &Path) -> io::Result<()> {
        self.leave(|path| path.persist_noclobber(name).map_err(|failed| failed.error))
    }

    /// Gives the file its name if what has it now holds just the bytes of `known`; otherwise that stays as it is, and
    /// the answer is no. `own` are the bytes of the part file.
    ///
    /// What others save in the very moment between looking and renaming is not lost either, where the system can
    /// exchange two files: the old one is looked at once more when it has lost its name, and if it has become another,
    /// it gets its name back.
    pub(super) fn replace_known(self, name: &Path, known: &[u8], own: &[u8]) -> io::Result<bool> {
        let mut is_known = false;
        self.leave(|path| {
            if fs::read(name)? != known {
                return Ok(());
            }
            if exchange(&path, name).is_err() {
                is_known = true;
                return path.persist(name).map_err(|failed| failed.error);
            }
            thread::sleep(STILL_SAVED);
            let mut out = fs::read(&path)?;
            is_known = out == known;
            if is_known {
                return Ok(());
            }
            // Theirs goes back; and again, if they have saved again, until what comes out is what was put in.
            let mut put = own.to_vec();
            loop {
                if exchange(&path, name).is_err() {
                    return path.persist(name).map_err(|failed| failed.error);
                }
                let came = fs::read(&path)?;
                if came == put {
                    return Ok(());
                }
                (put, out) = (out, came);
            }
        })?;
        Ok(is_known)
    }

    /// Does `work` with the file while no signal can come between.
    fn leave(mut self, work: impl FnOnce(TempPath) -> io::Result<()>) -> io::Result<()> {
        let mut live = live();
        let Some(path) = self.0.take() else { return Ok(()) };
        live.remove(path.as_ref() as &Path);
        work(path)
    }
}

/// A part file that is to get a name, together with others.
#[derive(Debug)]
pub(super) struct Naming<'a> {
    pub(super) part: Part,
    pub(super) name: &'a Path,
    /// Whether it goes in the place of whatever has the name.
    pub(super) replaces: bool,
}

/// Why not all files got their names.
#[derive(Debug)]
pub(super) struct Halted {
    /// The first that did not.
    pub(super) at: usize,
    pub(super) error: io::Error,
    /// Those that have their names all the same, since what was there before could not be brought back.
    pub(super) left: Vec<usize>,
}

/// Gives files their names, all or none; no signal comes between. Only a loss of power does.
///
/// Where one does not get its name, those before it lose theirs, and what they replaced gets it back.
pub(super) fn name_all(mut all: Vec<Naming<'_>>) -> Result<(), Halted> {
    // Given up before the part files that are left, since each of them takes it once more.
    let mut live = live();
    let host = host();
    let mut named = Vec::new();
    for at in 0..all.len() {
        let Naming { part, name, replaces } = &mut all[at];
        let Some(path) = part.0.take() else { continue };
        live.remove(path.as_ref() as &Path);
        let done = if *replaces {
            replaced(path, name, &host)
        } else {
            path.persist_noclobber(name).map(|()| None).map_err(|failed| failed.error)
        };
        match done {
            Ok(old) => named.push((at, old)),
            Err(error) => {
                let names = named.into_iter().rev().map(|(at, old)| (at, all[at].name, old));
                let left =
                    names.filter_map(|(at, name, old)| give_back(name, old).err().map(|_| at));
                return Err(Halted { at, error, left: left.collect() });
            }
        }
    }
    Ok(())
}

/// Gives a file its name in the place of whatever has it, and comes back with that.
fn replaced(path: TempPath, name: &Path, host: &str) -> io::Result<Option<Old>> {
    let old = Old::of(name, host)?;
    let Err(failed) = path.persist(name) else { return Ok(old) };
    // A second name of what still has its first one just goes.
    if fs::symlink_metadata(name).is_err() {
        give_back(name, old)?;
    }
    Err(failed.error)
}

/// Takes a file its name again, and gives it back to what had it before.
fn give_back(name: &Path, old: Option<Old>) -> io::Result<()> {
    match old {
        Some(old) => old.path.persist(name).map_err(|failed| failed.error),
        None => fs::remove_file(name),
    }
}

/// What is being replaced, under a hidden name as long as it may be wanted again.
#[derive(Debug)]
struct Old {
    path: TempPath,
    /// So that nobody clears it away.
    _locked: File,
}

impl Old {
    /// The file at `name`, if there is one.
    fn of(name: &Path, host: &str) -> io::Result<Option<Self>> {
        match fs::symlink_metadata(name) {
            Ok(found) if found.is_file() => {}
            Ok(_) => return Err(ErrorKind::IsADirectory.into()),
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error),
        }
        let file = File::open(name)?;
        // Where somebody else holds it, that keeps it as well; it is no reason to wait.
        let _locked = file.try_lock();
        let folder = name.parent().unwrap_or(Path::new("."));
        let begin = format!("{BEGIN}{host}-");
        let mut builder = Builder::new();
        // A disk without second names has the file without any for a moment.
        let made = builder.prefix(&begin).suffix(END).make_in(folder, |to| {
            let linked = fs::hard_link(name, to);
            let is_taken = |error: &io::Error| error.kind() == ErrorKind::AlreadyExists;
            linked.or_else(|error| if is_taken(&error) { Err(error) } else { fs::rename(name, to) })
        })?;
        Ok(Some(Self { path: made.into_temp_path(), _locked: file }))
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        let mut live = live();
        if let Some(path) = self.0.take() {
            live.remove(path.as_ref() as &Path);
            drop(path);
        }
    }
}

/// Removes every part file of this program, then does what ends it. Nothing is made or named in between.
#[cfg(unix)]
pub fn abandon(end: impl FnOnce()) {
    let live = live();
    for path in live.iter() {
        // One that cannot be removed is cleared away by the next export.
        let _gone = fs::remove_file(path);
    }
    end();
    drop(live);
}

fn live() -> MutexGuard<'static, BTreeSet<PathBuf>> {
    LIVE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A new file with the permissions of any new file.
fn create(folder: &Path, host: &str) -> io::Result<tempfile::NamedTempFile> {
    let begin = format!("{BEGIN}{host}-");
    let mut builder = Builder::new();
    builder.prefix(&begin).suffix(END);
    if let Some(permissions) = plain_permissions() {
        builder.permissions(permissions);
    }
    builder.tempfile_in(folder)
}

/// What a plainly created file asks for, before the system takes the user's mask from it.
#[cfg(unix)]
#[expect(clippy::unnecessary_wraps, reason = "other systems have none")]
fn plain_permissions() -> Option<Permissions> {
    use std::os::unix::fs::PermissionsExt as _;
    Some(Permissions::from_mode(0o666))
}

#[cfg(not(unix))]
fn plain_permissions() -> Option<Permissions> {
    None
}

/// Removes the part files of `folder` that were written on this computer and are written no more.
fn sweep(folder: &Path, host: &str) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten().filter(|entry| is_ours(&entry.file_name(), host)) {
        // A link or a pipe of such a name is none of ours.
        if !entry.file_type().is_ok_and(|kind| kind.is_file()) {
            continue;
        }
        let opened = OpenOptions::new().read(true).write(true).open(entry.path());
        if let Ok(file) = opened
            && file.try_lock().is_ok()
        {
            // Removed while locked: its owner, if it has just been made, sees that it is gone and makes another.
            let _gone = fs::remove_file(entry.path());
        }
    }
}

/// Whether a part file of this name was made on this computer.
fn is_ours(name: &OsStr, host: &str) -> bool {
    let name = name.to_str().and_then(|name| name.strip_prefix(BEGIN)?.strip_suffix(END));
    name.is_some_and(|name| name.rsplit_once('-').is_none_or(|(maker, _)| maker == host))
}

/// What this computer is called, in letters that any disk takes.
pub fn host() -> String {
    let plain = |letter: char| if letter.is_ascii_alphanumeric() { letter } else { '_' };
    nodename().chars().take(LONGEST_HOST).map(plain).collect()
}

#[cfg(unix)]
fn nodename() -> String {
    rustix::system::uname().nodename().to_string_lossy().into_owned()
}

#[cfg(not(unix))]
fn nodename() -> String {
    std::env::var("COMPUTERNAME").unwrap_or_default()
}

/// Lets two files have each other's name, at once.
#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)?)
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn exchange(_one: &Path, _other: &Path) -> io::Result<()> {
    Err(ErrorKind::Unsupported.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names_in(folder: &Path) -> Vec<String> {
        let names = fs::read_dir(folder).unwrap();
        let names = names.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let mut names: Vec<String> = names.collect();
        names.sort();
        names
    }

    #[test]
    fn what_nobody_writes_is_cleared_away() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        let ours = format!(".canting-{}-abc123.part", host());
        let others = ".canting-another-computer-abc123.part";
        let kept = [others, ".canting-x.txt", "canting-x.part", "kain.part"];
        for name in [".canting-abc123.part", &ours].into_iter().chain(kept) {
            fs::write(at(name), "half").unwrap();
        }
        fs::create_dir(at(".canting-folder.part")).unwrap();
        let (_living, first) = Part::within(folder.path()).unwrap();
        let (_too, second) = Part::within(folder.path()).unwrap();
        let mut names = kept.map(str::to_owned).to_vec();
        names.push(".canting-folder.part".to_owned());
        for part in [&first, &second] {
            let name = part.0.as_ref().unwrap().file_name().unwrap();
            names.push(name.to_str().unwrap().to_owned());
        }
        names.sort();
        assert_eq!(names_in(folder.path()), names, "what is written now, and what is not ours");
    }

    #[test]
    fn a_part_gets_its_name_or_goes() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("kain.svg");
        let part = || Part::within(folder.path()).unwrap().1;
        drop(part());
        assert_eq!(names_in(folder.path()), [""; 0]);
        part().settle(&target).unwrap();
        assert_eq!(part().settle(&target).unwrap_err().kind(), ErrorKind::AlreadyExists);
        part().replace(&target).unwrap();
        assert_eq!(names_in(folder.path()), ["kain.svg"]);
        assert!(live().iter().all(|path| !path.starts_with(folder.path())));
    }

    #[test]
    fn only_what_is_known_is_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("kain.batik");
        let part = || Part::within(folder.path()).unwrap().1;
        fs::write(&target, "theirs").unwrap();
        assert!(!part().replace_known(&target, b"known", b"").unwrap());
        assert_eq!(fs::read(&target).unwrap(), b"theirs");
        assert!(part().replace_known(&target, b"theirs", b"").unwrap());
        assert_eq!(fs::read(&target).unwrap(), b"");
        assert_eq!(names_in(folder.path()), ["kain.batik"]);
    }
}
