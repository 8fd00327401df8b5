//! `canting export --separations`: one film for every part or bath.

use std::path::Path;

use crate::cli::failure::{Answer, Failure};
use crate::cli::opened::Opened;
use crate::cli::progress::Progress;
use crate::cli::report;
use crate::export::FilmOptions;
use crate::files;
use crate::notice::Message;
use crate::words::Words;
use crate::workspace::drift;
use crate::workspace::films::{FilmOrder, Films};

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
    let bar = Progress::new(words);
    let mut show = |done, total| bar.heard(done, total);
    let report = files::films(&films, folder, &opened.sources, &mut show);
    drop(bar);
    let report = report.map_err(|message| opened.failure(message))?;
    let FilmOptions { cloth, dpi, .. } = films.options;
    let mut notices = films.notices();
    notices.extend(files::other_films(folder, &films.list));
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
