//! Editing a file: read, change, save; and what others save meanwhile stays.
//!
//! Programs of ours wait for one another, by a lock on the file. An editor knows no lock; so the file is looked at again
//! right before the new text gets its name, and if it has changed, all of it is done once more with what stands there
//! now.
//!
//! **Invariant:** a text that was not read is never replaced.

use std::fs::{self, File, OpenOptions};
use std::io::Write as _;
use std::path::Path;
use std::thread;
use std::time::Duration;

use super::{Existing, MARK, Sources, Target, about, read_bytes, same, text};
use crate::notice::Message;

/// How often a file may change under an edit before it is left alone. Nobody saves so often by hand.
const MOST_TRIES: usize = 10;

/// How many others may edit a file before our turn comes. On a disk that numbers its files anew whenever it is asked,
/// it never does.
const MOST_TURNS: usize = 1000;

/// How long an editor may take from emptying a file to filling it again.
const HALF_SAVED: Duration = Duration::from_millis(50);

/// Puts the text that `apply` makes of the text at `path`, which may have `limit` bytes, in its place; comes back with
/// what else `apply` made.
///
/// `apply` may be asked several times, always with the text as it stands now, and only what it says last counts. Whoever
/// made a text from one that was read long before, such as a window, compares in `apply` and refuses or joins the two.
/// Nothing is written where the text stays the same.
///
/// # Errors
///
/// What `apply` refuses, a file that cannot be read or written, and one that others change again and again meanwhile.
pub fn edit<T, E: From<Message>>(
    path: &Path,
    limit: u64,
    mut apply: impl FnMut(&str) -> Result<(String, T), E>,
) -> Result<T, E> {
    for _try in 0..MOST_TRIES {
        let _lock = lock(path);
        let known = read_bytes(path, limit)?;
        let applied = text(known.clone(), path).map_err(E::from);
        let applied = applied.and_then(|text| Ok((apply(&text)?, text)));
        let ((new, made), old) = match applied {
            Ok(applied) => applied,
            Err(failure) if rests(path, limit, &known)? => return Err(failure),
            // It was read while it was half saved.
            Err(_) => continue,
        };
        if new == old || save(path, &known, &new)? {
            return Ok(made);
        }
    }
    Err(about("edit-restless", path).into())
}

/// Whether the file still holds what is known of it, a while later.
fn rests(path: &Path, limit: u64, known: &[u8]) -> Result<bool, Message> {
    thread::sleep(HALF_SAVED);
    Ok(read_bytes(path, limit)? == known)
}

/// Writes `new` in the place of `known`, unless something else stands there by now.
fn save(path: &Path, known: &[u8], new: &str) -> Result<bool, Message> {
    let mark = MARK.to_string();
    let mark = if known.starts_with(mark.as_bytes()) { mark } else { String::new() };
    let new = mark + new;
    let target = Target::new(path, Existing::Replace(&Sources::none()))?;
    let ((), (_locked, part)) = target.filled(|file| file.write_all(new.as_bytes()))?;
    let named = part.replace_known(&target.path, known, new.as_bytes());
    let is_saved = named.map_err(|error| target.unwritable(&error))?;
    target.sync_folder();
    Ok(is_saved)
}

/// Waits until no other program of ours edits the file, and keeps them waiting while it is held. Nothing where the disk
/// has no locks, or where reading will tell what is wrong with the file.
fn lock(path: &Path) -> Option<File> {
    // Elsewhere a lock keeps everybody from reading and renaming, ourselves too; there the last look must do.
    if !cfg!(unix) {
        return None;
    }
    for _turn in 0..MOST_TURNS {
        // Asked before opening: opening a pipe would wait for somebody to write into it.
        fs::metadata(path).ok().filter(fs::Metadata::is_file)?;
        let open = OpenOptions::new().read(true).write(true).open(path);
        let file = open.or_else(|_| File::open(path)).ok()?;
        file.lock().ok()?;
        // Who held it before may have put another file there.
        if same::lies_at(&file, path) {
            return Some(file);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::LARGEST;

    fn add(path: &Path, line: &str) {
        edit(path, LARGEST, |text| Ok::<_, Message>((format!("{text}{line}\n"), ()))).unwrap();
    }

    #[test]
    fn edits_at_once_are_all_kept() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("kain.batik");
        fs::write(&path, "").unwrap();
        thread::scope(|scope| {
            for number in 0..8 {
                let path = &path;
                scope.spawn(move || (0..5).for_each(|_| add(path, &number.to_string())));
            }
        });
        let text = fs::read_to_string(&path).unwrap();
        let mut lines: Vec<&str> = text.lines().collect();
        lines.sort_unstable();
        let all: Vec<String> = (0..40).map(|at| (at / 5).to_string()).collect();
        assert_eq!(lines, all);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing else is left");
    }

    #[test]
    fn what_an_editor_saves_meanwhile_is_kept() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("kain.batik");
        fs::write(&path, "\u{feff}one\r\n").unwrap();
        let mut saves = vec!["\u{feff}one\r\ntwo\r\n", ""];
        let tries = edit(&path, LARGEST, |text| {
            saves.pop().into_iter().for_each(|save| fs::write(&path, save).unwrap());
            // What was read while it was half saved is no reason to fail.
            let is_half = text.is_empty();
            if is_half {
                Err(Message::new("anything"))
            } else {
                Ok((format!("{text}three"), saves.len()))
            }
        });
        assert_eq!(tries.unwrap(), 0);
        assert_eq!(fs::read_to_string(&path).unwrap(), "\u{feff}one\r\ntwo\r\nthree");
    }

    #[test]
    fn a_file_that_never_rests_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("kain.batik");
        fs::write(&path, "").unwrap();
        let mut tries = 0;
        let failure = edit(&path, LARGEST, |text| {
            tries += 1;
            fs::write(&path, tries.to_string()).unwrap();
            Ok::<_, Message>((format!("{text}ours"), ()))
        });
        assert_eq!(failure.unwrap_err().key, "edit-restless");
        assert_eq!(fs::read_to_string(&path).unwrap(), MOST_TRIES.to_string());
        let refused = edit(&path, LARGEST, |_| Err::<(String, ()), _>(Message::new("anything")));
        assert_eq!(refused.unwrap_err().key, "anything");
    }

    #[test]
    fn what_cannot_be_edited_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let key = |path: &Path| {
            edit(path, LARGEST, |_| Ok::<_, Message>((String::new(), ()))).unwrap_err().key
        };
        assert_eq!(key(folder.path()), "read-is-folder");
        assert_eq!(key(&folder.path().join("none")), "read-not-found");
    }
}
