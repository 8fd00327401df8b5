//! `canting export --separations`: one film for every part, and a list that says how they make the picture again.
//!
//! **Invariant:** no film gets its name before all are written, and the list comes last, so it names only films that are
//! there.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{BufWriter, ErrorKind, Write as _};
use std::path::Path;

use serde::Serialize;

use crate::cli::drift;
use crate::cli::export::{Laid, Order};
use crate::cli::failure::{Answer, Failure};
use crate::cli::files::{self, Existing, Ready};
use crate::cli::progress::Progress;
use crate::cli::report;
use crate::cli::sheet;
use crate::cli::sources::Sources;
use crate::color::Srgb;
use crate::design::Paint;
use crate::dye::{Palette, Reach, Recipe, Vat};
use crate::export::{self, Bits, FilmOptions, FilmReport};
use crate::mark::Part;
use crate::notice::{Message, Notice, Spot};
use crate::paper::text::{Run, Style};
use crate::sheet::tell;
use crate::words::Words;

/// The list of films beside them.
const LIST: &str = "separations.json";

/// The longest name of a part within the name of its file: every file system holds it with its number and ending.
const LONGEST: usize = 60;

/// A film: its file, what prints through it, and in which color.
struct Film {
    file: String,
    /// What it is called in its margin.
    title: String,
    parts: BTreeSet<Part>,
    color: Srgb,
    /// The dye of a bath, as the colorway names it.
    bath: Option<String>,
}

/// What a film is made for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Each {
    /// One part.
    Part,
    /// One bath of dye: all parts that it reaches.
    Bath,
}

/// Refuses what can be no folder, before any work is done.
pub(super) fn check(folder: &Path) -> Result<(), Failure> {
    if folder.as_os_str() == "-" {
        return Err(Failure::usage(Message::new("separations-stdout")));
    }
    Ok(())
}

/// Writes a film for every part or bath of `laid` into `folder`, which is made if it is missing.
pub(super) fn separations(
    mut laid: Laid,
    (each, order): (Each, &Order),
    folder: &Path,
    words: &Words,
) -> Result<Answer, Failure> {
    let films = match each {
        Each::Part => by_part(&laid.repeat.painted(), &laid.palette),
        Each::Bath => by_bath(&laid, words)?,
    };
    spare(&films, &laid.sources, folder)?;
    let labels = labels(&films, &laid, order, words);
    let report = written(&films, &laid, (order, folder), (&labels, words))?;
    laid.notices.extend(lacking(&labels));
    laid.notices.extend(vain(order));
    laid.notices.extend(strangers(folder, &films));
    let notice = drift::notice(&laid.repeat, &report.cloth, (order.cloth, order.dpi));
    laid.notices.extend(notice);
    let [columns, rows] = report.film;
    let made = Message::new("export-done-separations")
        .with("count", films.len())
        .with("width", report.cloth.size.width)
        .with("height", report.cloth.size.height)
        .with("columns", f64::from(columns))
        .with("rows", f64::from(rows));
    Ok(laid.answer(made, folder, words))
}

/// A film for each part, numbered in the order of painting.
fn by_part(parts: &[Part], palette: &Palette) -> Vec<Film> {
    // As many digits everywhere, so that lists of files keep the order.
    let digits = parts.len().to_string().len();
    let film = |(at, part): (usize, &Part)| Film {
        file: format!("{:0digits$}-{}.png", at + 1, plain(part.name())),
        title: part.name().to_owned(),
        parts: BTreeSet::from([part.clone()]),
        color: palette.color(part),
        bath: None,
    };
    parts.iter().enumerate().map(film).collect()
}

/// A film for each bath that reaches anything, numbered in the order of the work.
fn by_bath(laid: &Laid, words: &Words) -> Result<Vec<Film>, Failure> {
    let colorway = laid.colorway.map(|index| (index, &laid.design.colorways[index]));
    let Some((index, colorway)) = colorway else {
        return Err(Message::new("colorway-none").into());
    };
    let Paint::Dye(dyeing) = &colorway.paint else {
        let message = Message::new("separations-no-baths");
        return Err(message.with("name", colorway.name.as_str()).into());
    };
    let (recipe, _) = Recipe::of(dyeing, &laid.repeat.parts(), &laid.dyes, index);
    let film = |(at, vat): (usize, &Vat<'_>)| {
        let reached = recipe.reach().iter().filter(|(_, reach)| reach.has(at));
        Film {
            file: format!("bath-{:02}-{}.png", at + 1, plain(&vat.named)),
            title: words.say(&tell::bath(at, vat, words)),
            parts: reached.map(|(part, _)| part.clone()).collect(),
            color: recipe.outcome(Reach::NONE.with(at)),
            bath: Some(vat.named.clone()),
        }
    };
    let baths = recipe.baths().iter().enumerate();
    Ok(baths.map(film).filter(|film| !film.parts.is_empty()).collect())
}

/// A name of lower case letters, digits and hyphens, which every file system takes.
fn plain(name: &str) -> String {
    let simple = |letter: char| if letter.is_ascii_alphanumeric() { letter } else { '-' };
    let words: String = name.chars().take(LONGEST).map(simple).collect();
    let words: Vec<&str> = words.split('-').filter(|word| !word.is_empty()).collect();
    if words.is_empty() { "part".to_owned() } else { words.join("-").to_ascii_lowercase() }
}

/// Refuses a folder where a film or the list would replace one of `sources`, before the first of them is written.
fn spare(films: &[Film], sources: &Sources, folder: &Path) -> Result<(), Failure> {
    let names = films.iter().map(|film| film.file.as_str()).chain([LIST]);
    names.map(|name| folder.join(name)).try_for_each(|path| files::spare(&path, sources))
}

/// What stands in the margin of each film, the most important first: its number, its part or bath, the design, the
/// colorway, and the size of the cloth.
fn labels(films: &[Film], laid: &Laid, order: &Order, words: &Words) -> Vec<Vec<String>> {
    let size = order.cloth.unwrap_or(laid.repeat.period());
    let size = Message::new("film-size").with("width", size.width).with("height", size.height);
    let common = [Some(laid.design.name.clone()), laid.colorway_name().map(str::to_owned)];
    let common: Vec<String> = common.into_iter().flatten().chain([words.say(&size)]).collect();
    let count = films.len();
    let label = |(film, number): (&Film, usize)| {
        let own = [format!("{number}/{count}"), film.title.clone()];
        own.into_iter().chain(common.clone()).filter(|piece| !piece.is_empty()).collect()
    };
    films.iter().zip(1..).map(label).collect()
}

/// That labels lack letters, if so.
fn lacking(labels: &[Vec<String>]) -> Option<Notice> {
    let mut letters: Vec<char> = Vec::new();
    for piece in labels.iter().flatten() {
        for letter in Run::new(piece, &Style::new(9.0, Srgb::new(0, 0, 0))).lacking() {
            if !letters.contains(&letter) {
                letters.push(letter);
            }
        }
    }
    let message = Message::new("films-lacking").with("letters", sheet::named(&letters));
    let told = Notice::warning(Spot::Design, message.with("count", letters.len()));
    (!letters.is_empty()).then_some(told)
}

/// That a trap is smaller than a dot, if so.
fn vain(order: &Order) -> Option<Notice> {
    let dots = order.trap * order.dpi / 25.4;
    let message = Message::new("trap-vain").with("trap", order.trap).with("dpi", order.dpi);
    (order.trap > 0.0 && dots < 0.5).then(|| Notice::warning(Spot::Design, message))
}

/// That other films lie in the folder, which no list of ours names; nobody can tell whose they are.
fn strangers(folder: &Path, films: &[Film]) -> Option<Notice> {
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
fn clear(folder: &Path, films: &[Film], sources: &Sources) {
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

/// Writes the films and their list into the folder, all or none; comes back with what there is to say of each film.
fn written(
    films: &[Film],
    laid: &Laid,
    (order, folder): (&Order, &Path),
    (labels, words): (&[Vec<String>], &Words),
) -> Result<FilmReport, Failure> {
    let is_new = make(folder)?;
    let ready = prepared(films, laid, (order, folder), (labels, words)).inspect_err(|_| {
        if is_new {
            // It is empty, unless somebody else has put something into it.
            let _gone = fs::remove_dir(folder);
        }
    })?;
    ready.films.into_iter().try_for_each(Ready::name)?;
    clear(folder, films, &laid.sources);
    ready.list.name()?;
    Ok(ready.report)
}

/// Everything written, and nothing under its name.
struct Prepared<'a> {
    films: Vec<Ready<'a>>,
    list: Ready<'a>,
    report: FilmReport,
}

/// Writes the films one after another, and their list, none under its name.
fn prepared<'a>(
    films: &[Film],
    laid: &'a Laid,
    (order, folder): (&Order, &Path),
    (labels, words): (&[Vec<String>], &Words),
) -> Result<Prepared<'a>, Failure> {
    let Order { cloth, dpi, bits, trap, .. } = *order;
    let options = FilmOptions { cloth, dpi, bits, trap };
    let bar = Progress::new(words);
    let count = films.len() as u64;
    let mut last = None;
    let mut all = Vec::new();
    for (at, (film, label)) in films.iter().zip(labels).enumerate() {
        let mut show = |done, rows| bar.show(at as u64 * rows + done, count * rows);
        let existing = Existing::Replace(&laid.sources);
        let film_of = export::Film { parts: &film.parts, label };
        let (report, ready) = files::prepare(&folder.join(&film.file), existing, |file| {
            export::separation(&laid.repeat, &film_of, &options, file, &mut show)
        })?;
        last = Some(report);
        all.push(ready);
    }
    let nothing = || Message::new("export-nothing").with("path", folder.display().to_string());
    let report = last.ok_or_else(nothing)?;
    let json = report::json(&List::new(films, laid, (order, labels), &report))?;
    let existing = Existing::Replace(&laid.sources);
    let fill = |file: &mut BufWriter<File>| file.write_all(json.as_bytes());
    let ((), list) = files::prepare(&folder.join(LIST), existing, fill)?;
    Ok(Prepared { films: all, list, report })
}

/// The list of films, as a program reads it.
#[derive(Debug, Serialize)]
struct List<'a> {
    design: &'a str,
    colorway: Option<&'a str>,
    dpi: f64,
    /// Of a pixel: 8, or 1.
    bits: u8,
    /// Millimeters that parts reach under what lies on them.
    trap: f64,
    /// Every film, across and down.
    pixels: [u32; 2],
    cloth: ClothJson,
    films: Vec<FilmJson<'a>>,
}

/// The cloth on every film.
#[derive(Debug, Serialize)]
struct ClothJson {
    /// Columns from the left and rows from the top of a film.
    offset: [u32; 2],
    pixels: [u32; 2],
    millimeters: [f64; 2],
}

#[derive(Debug, Serialize)]
struct FilmJson<'a> {
    file: &'a str,
    /// Counted from 1.
    number: usize,
    /// What stands in its margin.
    label: String,
    /// What prints through it.
    parts: Vec<String>,
    /// Of the part, or of the bath alone.
    color: String,
    bath: Option<&'a str>,
}

impl<'a> List<'a> {
    fn new(
        films: &'a [Film],
        laid: &'a Laid,
        (order, labels): (&Order, &[Vec<String>]),
        report: &FilmReport,
    ) -> Self {
        let prints = |(number, (film, label)): (usize, (&'a Film, &Vec<String>))| FilmJson {
            file: &film.file,
            number,
            label: label.join(" · "),
            parts: film.parts.iter().map(ToString::to_string).collect(),
            color: film.color.to_string(),
            bath: film.bath.as_deref(),
        };
        Self {
            design: &laid.design.name,
            colorway: laid.colorway_name(),
            dpi: order.dpi,
            bits: match order.bits {
                Bits::One => 1,
                Bits::Eight => 8,
            },
            trap: order.trap,
            pixels: report.film,
            cloth: ClothJson {
                offset: report.offset,
                pixels: report.cloth.pixels,
                millimeters: [report.cloth.size.width, report.cloth.size.height],
            },
            films: (1..).zip(films.iter().zip(labels)).map(prints).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_numbered_and_safe() {
        let named = |names: &[&str]| {
            let parts: Vec<Part> = names.iter().map(|name| Part::new(name)).collect();
            by_part(&parts, &Palette::of([].into(), Srgb::new(0, 0, 0)))
                .into_iter()
                .map(|film| film.file)
                .collect::<Vec<_>>()
        };
        let odd = ["latar", "cecek pitu", "../CON", "✿", "a//b\\c:d*?"];
        let files = ["1-latar.png", "2-cecek-pitu.png", "3-con.png", "4-part.png", "5-a-b-c-d.png"];
        assert_eq!(named(&odd), files);
        assert_eq!(
            named(&["a"; 12])[2..11],
            [
                "03-a.png", "04-a.png", "05-a.png", "06-a.png", "07-a.png", "08-a.png", "09-a.png",
                "10-a.png", "11-a.png"
            ]
        );
        assert!(named(&["n".repeat(500).as_str()])[0].len() < 80);
    }
}
