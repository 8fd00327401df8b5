//! `canting export --separations`: one film for every part, and a list that says how they make the picture again.
//!
//! **Invariant:** no film gets its name before all are written, and the list comes last, so it names only films that are
//! there.

use std::fs::{self, File};
use std::io::{BufWriter, ErrorKind, Write as _};
use std::path::Path;

use crate::cli::failure::{Answer, Failure};
use crate::cli::opened::Opened;
use crate::cli::progress::Progress;
use crate::cli::report;
use crate::export::{self, FilmOptions, FilmReport};
use crate::files::{self, Existing, Ready, Sources};
use crate::notice::{Message, Notice, Spot};
use crate::repeat::Repeat;
use crate::words::Words;
use crate::workspace::drift;
use crate::workspace::films::{FilmOrder, Films, Separation};

/// The list of films beside them.
const LIST: &str = "separations.json";

/// Refuses what can be no folder, before any work is done.
pub(super) fn check(folder: &Path) -> Result<(), Failure> {
    if folder.as_os_str() == "-" {
        return Err(Failure::usage(Message::new("separations-stdout")));
    }
    Ok(())
}

/// Writes a film for every part or bath of a design in the colorway called `name`, or the first one, into `folder`, which
/// is made if it is missing.
pub(super) fn separations(
    mut opened: Opened,
    name: Option<&str>,
    order: FilmOrder,
    folder: &Path,
    words: &Words,
) -> Result<Answer, Failure> {
    let colorway = opened.laid(name, folder)?;
    let evaluated = &opened.evaluated;
    let films = Films::of(evaluated, colorway, order, words);
    let films = films.map_err(|message| opened.failure(message))?;
    let job = Job { films: &films, repeat: evaluated.repeat(), sources: &opened.sources, folder };
    let report = job.written(words).map_err(|failure| opened.failure(failure))?;
    let FilmOptions { cloth, dpi, .. } = films.options;
    let mut notices = films.notices();
    notices.extend(strangers(folder, &films.list));
    notices.extend(drift::notice(evaluated.repeat(), &report.cloth, cloth, dpi));
    let count = films.list.len();
    opened.notices.extend(notices);
    let [columns, rows] = report.film;
    let made = Message::new("export-done-separations")
        .with("count", count)
        .with("width", report.cloth.size.width)
        .with("height", report.cloth.size.height)
        .with("columns", f64::from(columns))
        .with("rows", f64::from(rows));
    Ok(report::written(made, opened.notices, folder, words))
}

/// Films that are to be written.
struct Job<'a> {
    films: &'a Films<'a>,
    repeat: &'a Repeat,
    sources: &'a Sources,
    folder: &'a Path,
}

/// Refuses a folder where a film or the list would replace one of `sources`, before the first of them is written.
fn spare(films: &[Separation], sources: &Sources, folder: &Path) -> Result<(), Failure> {
    let names = films.iter().map(|film| film.file.as_str()).chain([LIST]);
    names.map(|name| folder.join(name)).try_for_each(|path| files::spare(&path, sources))?;
    Ok(())
}

/// That other films lie in the folder, which no list of ours names; nobody can tell whose they are.
fn strangers(folder: &Path, films: &[Separation]) -> Option<Notice> {
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
    let message = Message::new("films-strange")
        .with("path", folder.display().to_string())
        .with("names", names.iter().take(NAMED).cloned().collect::<Vec<_>>().join(", "))
        .with("count", names.len())
        .with("more", names.len().saturating_sub(NAMED));
    (!names.is_empty()).then(|| Notice::warning(Spot::Design, message))
}

/// Makes the folder with those above it, unless it is there; comes back with whether it was made.
fn make(folder: &Path) -> Result<bool, Failure> {
    let about = |key| Message::new(key).with("path", folder.display().to_string());
    match fs::metadata(folder) {
        Ok(found) if !found.is_dir() => return Err(about("separations-not-folder").into()),
        Ok(_) => return Ok(false),
        Err(_none) => {}
    }
    let made = fs::create_dir_all(folder).map(|()| true);
    made.map_err(|error| {
        let message = match error.kind() {
            ErrorKind::NotADirectory | ErrorKind::AlreadyExists => about("separations-not-folder"),
            _ => about("separations-no-folder").with("reason", error.to_string()),
        };
        message.into()
    })
}

/// Takes away what the list of an earlier export names and this one has no more; nothing else in the folder is ours.
fn clear(folder: &Path, films: &[Separation], sources: &Sources) {
    let Ok(text) = files::read(&folder.join(LIST), files::LARGEST) else { return };
    let Ok(list) = serde_json::from_str::<serde_json::Value>(&text) else { return };
    let named = list["films"].as_array().into_iter().flatten();
    for file in named.filter_map(|film| film["file"].as_str()) {
        let is_plain = file.ends_with(".png") && !file.contains(['/', '\\']);
        let path = folder.join(file);
        let is_spared = films.iter().any(|film| film.file == file) || sources.find(&path).is_some();
        if is_plain && !is_spared {
            // Whoever took it away before us has done our work.
            let _gone = fs::remove_file(path);
        }
    }
}

impl<'a> Job<'a> {
    /// Writes the films and their list into the folder, all or none; comes back with what there is to say of each film.
    fn written(&self, words: &Words) -> Result<FilmReport, Failure> {
        spare(&self.films.list, self.sources, self.folder)?;
        let is_new = make(self.folder)?;
        let ready = self.prepared(words).inspect_err(|_| {
            if is_new {
                // It is empty, unless somebody else has put something into it.
                let _gone = fs::remove_dir(self.folder);
            }
        })?;
        ready.films.into_iter().try_for_each(Ready::name)?;
        clear(self.folder, &self.films.list, self.sources);
        ready.list.name()?;
        Ok(ready.report)
    }

    /// Writes the films one after another, and their list, none under its name.
    fn prepared(&self, words: &Words) -> Result<Prepared<'a>, Failure> {
        let Self { films, repeat, sources, folder } = *self;
        let bar = Progress::new(words);
        let count = films.list.len() as u64;
        let mut last = None;
        let mut all = Vec::new();
        for (at, Separation { file, film, .. }) in films.list.iter().enumerate() {
            let mut show = |done, rows| bar.show(at as u64 * rows + done, count * rows);
            let existing = Existing::Replace(sources);
            let (report, ready) = files::prepare(&folder.join(file), existing, |sink| {
                export::separation(repeat, film, &films.options, sink, &mut show)
            })?;
            last = Some(report);
            all.push(ready);
        }
        let nothing = || Message::new("export-nothing").with("path", folder.display().to_string());
        let report = last.ok_or_else(nothing)?;
        let json = report::json(&films.listed(&report))?;
        let existing = Existing::Replace(sources);
        let fill = |file: &mut BufWriter<File>| file.write_all(json.as_bytes());
        let ((), list) = files::prepare(&folder.join(LIST), existing, fill)?;
        Ok(Prepared { films: all, list, report })
    }
}

/// Everything written, and nothing under its name.
struct Prepared<'a> {
    films: Vec<Ready<'a>>,
    list: Ready<'a>,
    report: FilmReport,
}
