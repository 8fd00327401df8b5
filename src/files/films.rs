//! Films of a design in a folder: one for every part or bath, and a list that says how they make the picture again.
//!
//! **Invariant:** no film gets its name before all are written, and all get theirs or none, the list among them; so it
//! names only films that are there.

use std::cell::Cell;
use std::fs::{self, File};
use std::io::{BufWriter, ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use super::output::{Stoppable, watched};
use super::{Existing, LARGEST, Ready, Sources, Watcher, about, name_all, prepare, read, spare};
use crate::export::{self, FilmReport};
use crate::notice::{Message, Notice, Spot};
use crate::workspace::films::{Films, Separation};
use crate::workspace::json_of;

/// The list of films beside them.
const LIST: &str = "separations.json";

/// Writes films and their list into `folder`, which is made if it is missing; all or none.
///
/// Films that an earlier list names and this one has no more are taken away. `watcher` hears how much of the whole is
/// done, and may stop it. Comes back with what there is to say of each film.
///
/// # Errors
///
/// A folder that is none or cannot be made, a film that would replace one of `sources`, what cannot be painted, and
/// what the disk refuses.
pub fn films(
    films: &Films<'_>,
    folder: &Path,
    sources: &Sources,
    watcher: &mut Watcher<'_>,
) -> Result<FilmReport, Message> {
    let names = films.list.iter().map(|film| film.file.as_str()).chain([LIST]);
    names.map(|name| folder.join(name)).try_for_each(|path| spare(&path, sources))?;
    let is_new = make(folder)?;
    let made = watched(watcher, |show, is_over| prepared(films, folder, sources, show, is_over));
    let named = made.and_then(|(report, ready)| {
        let idle = idle(folder, &films.list, sources);
        name_all(ready)?;
        for path in idle {
            // Whoever took it away before us has done our work.
            let _gone = fs::remove_file(path);
        }
        Ok(report)
    });
    named.inspect_err(|_| {
        if is_new {
            // It is empty, unless somebody else has put something into it.
            let _gone = fs::remove_dir(folder);
        }
    })
}

/// That other films than these lie in the folder, which no list of ours names; nobody can tell whose they are.
pub fn other_films(folder: &Path, films: &[Separation]) -> Option<Notice> {
    /// More names than these say nothing more.
    const NAMED: usize = 4;
    let looks_ours = |name: &str| {
        let name = name.strip_prefix("bath-").unwrap_or(name);
        let number = name.trim_start_matches(|letter: char| letter.is_ascii_digit());
        number.len() < name.len() && number.starts_with('-') && number.ends_with(".png")
    };
    let names =
        fs::read_dir(folder).ok()?.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let mut names: Vec<String> = names
        .filter(|name| looks_ours(name) && !films.iter().any(|film| film.file == *name))
        .collect();
    names.sort();
    let message = about("films-strange", folder)
        .with("names", names.iter().take(NAMED).cloned().collect::<Vec<_>>().join(", "))
        .with("count", names.len())
        .with("more", names.len().saturating_sub(NAMED));
    (!names.is_empty()).then(|| Notice::warning(Spot::Design, message))
}

/// Makes the folder with those above it, unless it is there; comes back with whether it was made.
fn make(folder: &Path) -> Result<bool, Message> {
    match fs::metadata(folder) {
        Ok(found) if !found.is_dir() => return Err(about("separations-not-folder", folder)),
        Ok(_) => return Ok(false),
        Err(_none) => {}
    }
    let made = fs::create_dir_all(folder).map(|()| true);
    made.map_err(|error| match error.kind() {
        ErrorKind::NotADirectory | ErrorKind::AlreadyExists => {
            about("separations-not-folder", folder)
        }
        _ => about("separations-no-folder", folder).with("reason", error.to_string()),
    })
}

/// Films that the list of an earlier export names and this one has no more; nothing else in the folder is ours.
fn idle(folder: &Path, films: &[Separation], sources: &Sources) -> Vec<PathBuf> {
    let Ok(text) = read(&folder.join(LIST), LARGEST) else { return Vec::new() };
    let list = serde_json::from_str::<serde_json::Value>(&text).unwrap_or_default();
    let named = list["films"].as_array().into_iter().flatten();
    let named = named.filter_map(|film| film["file"].as_str());
    let is_plain = |file: &str| file.ends_with(".png") && !file.contains(['/', '\\']);
    let is_wanted = |file: &str| films.iter().any(|film| film.file == file);
    let idle = named.filter(|file| is_plain(file) && !is_wanted(file));
    idle.map(|file| folder.join(file)).filter(|path| sources.find(path).is_none()).collect()
}

/// Writes the films one after another, and their list, none under its name.
fn prepared<'a>(
    films: &Films<'_>,
    folder: &Path,
    sources: &'a Sources,
    show: &mut dyn FnMut(u64, u64),
    is_over: &Cell<bool>,
) -> Result<(FilmReport, Vec<Ready<'a>>), Message> {
    let existing = Existing::Replace(sources);
    let count = films.list.len() as u64;
    let mut last = None;
    let mut all = Vec::new();
    for (at, Separation { file, film, .. }) in films.list.iter().enumerate() {
        let mut show = |done, rows| show(at as u64 * rows + done, count * rows);
        let (report, ready) = prepare(&folder.join(file), existing, |sink| {
            let mut sink = Stoppable { sink, is_over };
            export::separation(films.repeat(), film, &films.options, &mut sink, &mut show)
        })?;
        last = Some(report);
        all.push(ready);
    }
    let report = last.ok_or_else(|| about("export-nothing", folder))?;
    let json = json_of(&films.listed(&report))?;
    let fill = |file: &mut BufWriter<File>| file.write_all(json.as_bytes());
    let ((), list) = prepare(&folder.join(LIST), existing, fill)?;
    all.push(list);
    Ok((report, all))
}
