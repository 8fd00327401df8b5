//! `canting new`: a design with one motif, or a copy of a sample.
//!
//! **Invariant:** a design that is already there is never replaced unless `--force` says so.

use std::path::{Path, PathBuf};

use kurbo::Size;

use crate::artwork::{Materials, Pictures};
use crate::cli::args::{NewArgs, Setting};
use crate::cli::designs;
use crate::cli::failure::{Answer, Failure};
use crate::design::{self, Design};
use crate::files::{self, Existing, Folder, Sources, folder_of};
use crate::motif::Library;
use crate::notice::Message;
use crate::param::Value;
use crate::words::Words;
use crate::workspace;
use crate::workspace::begin::{self, NotBegun, Typed};

/// Makes a design, of a motif or from a sample; `motifs` is the folder of `--motifs`.
pub(super) fn new(args: &NewArgs, motifs: Option<&Path>, words: &Words) -> Result<Answer, Failure> {
    if !args.out.extension().is_some_and(|end| end.eq_ignore_ascii_case("batik")) {
        let path = args.out.display().to_string();
        return Err(Failure::usage(Message::new("write-not-batik").with("path", path)));
    }
    let sources = Sources::of_scripts(&folder_of(&args.out), motifs);
    let existing = if args.force { Existing::Replace(&sources) } else { Existing::Keep };
    let mut written = vec![args.out.clone()];
    match (&args.from, &args.motif) {
        (Some(name), _) => written.extend(copy(name, &args.out, existing)?),
        (None, name) => {
            let design = begun(args, name.as_deref().unwrap_or_default(), motifs)?;
            files::write_bytes(&args.out, existing, design::write(&design).as_bytes())?;
        }
    }
    let there = |path: &PathBuf| {
        Message::new("new-done")
            .with("path", path.display().to_string())
            .with("design", args.out.display().to_string())
            .with("picture", args.out.with_extension("svg").display().to_string())
    };
    let said: String = written.iter().map(|path| words.say(&there(path)) + "\n").collect();
    let next = words.hint(&there(&args.out)).map(|hint| hint + "\n").unwrap_or_default();
    Ok(Answer::new(said + next.as_str()))
}

/// Writes the sample called `name` to `out`, and beside it the pictures that it names; comes back with their places.
///
/// Another picture of that name is never replaced, since other designs may have it.
fn copy(name: &str, out: &Path, existing: Existing<'_>) -> Result<Vec<PathBuf>, Failure> {
    let sample = designs::found(name)?;
    let folder = folder_of(out);
    let mut missing = Vec::new();
    for (file, text) in sample.pictures() {
        let path = folder.join(&file);
        if !path.exists() {
            missing.push((path, text));
        } else if files::read_bytes(&path, files::LARGEST).ok().as_deref() != Some(text.as_bytes())
        {
            let path = path.display().to_string();
            return Err(Message::new("sample-picture-differs").with("path", path).into());
        }
    }
    files::write_bytes(out, existing, sample.text.as_bytes())?;
    for (path, text) in &missing {
        files::write_bytes(path, Existing::Keep, text.as_bytes())?;
    }
    Ok(missing.into_iter().map(|(path, _)| path).collect())
}

/// A design of the motif called `name`, as the command line wants it.
fn begun(args: &NewArgs, name: &str, motifs: Option<&Path>) -> Result<Design, Failure> {
    let library = workspace::library(&Folder::of(&args.out, motifs))?;
    let mut design = design_with(&library, name, &args.settings)?;
    design.name = args.out.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    if let Some(tile) = args.tile {
        design.repeat.tile = within_limits(tile)?;
    }
    if let Some(step) = &args.repeat {
        design.repeat.step = step.clone();
    }
    begin::drawable(&design, &Materials { library, pictures: Pictures::new() })?;
    Ok(design)
}

/// A design of one motif; a setting that it cannot take is a fault of the command line.
pub(super) fn design_with(
    library: &Library,
    name: &str,
    settings: &[Setting],
) -> Result<Design, Failure> {
    let typed = |set: &Setting| (set.key.clone(), set.value.clone());
    let settings: Vec<Typed> = settings.iter().map(typed).collect();
    begin::of_motif(library, name, &settings).map_err(|error| match error {
        NotBegun::Motif(message) => message.into(),
        NotBegun::Setting(message) => Failure::usage(message).at("--set"),
    })
}

/// A tile may not be as large as cloth.
pub(super) fn within_limits(tile: Size) -> Result<Size, Failure> {
    begin::within_limits(tile).map_err(|message| Failure::usage(message).at("--tile"))
}

/// A value as `--set` takes it.
pub(super) fn typed_value(value: &Value) -> String {
    match value {
        Value::Number(number) => number.to_string(),
        Value::Text(text) => text.clone(),
        Value::Flag(flag) => flag.to_string(),
    }
}
