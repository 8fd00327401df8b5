//! `canting new`: a design with one motif, or a copy of a sample.
//!
//! **Invariant:** a design that is already there is never replaced unless `--force` says so.

use std::path::{Path, PathBuf};

use kurbo::Size;

use crate::artwork::{Artwork, Materials, Pictures};
use crate::cli::args::{NewArgs, Setting};
use crate::cli::designs;
use crate::cli::failure::{Answer, Failure};
use crate::cli::files::{self, Existing};
use crate::cli::materials;
use crate::cli::opened;
use crate::cli::sources::Sources;
use crate::design::{self, Colorway, Content, Design, Layer, Paint, limits};
use crate::mark::Part;
use crate::motif::{About, Library};
use crate::notice::{Message, Severity};
use crate::param::{self, Param, Value, Values};
use crate::words::Words;

/// Makes a design, of a motif or from a sample; `motifs` is the folder of `--motifs`.
pub(super) fn new(args: &NewArgs, motifs: Option<&Path>, words: &Words) -> Result<Answer, Failure> {
    if !args.out.extension().is_some_and(|end| end.eq_ignore_ascii_case("batik")) {
        let path = args.out.display().to_string();
        return Err(Failure::usage(Message::new("write-not-batik").with("path", path)));
    }
    let sources = Sources::of_scripts(&materials::folder_of(&args.out), motifs);
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
    let folder = materials::folder_of(out);
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
    let library = opened::library(materials::scripts(&materials::folder_of(&args.out), motifs)?);
    let mut design = design_with(&library, name, &args.settings)?;
    design.name = args.out.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    if let Some(tile) = args.tile {
        design.repeat.tile = within_limits(tile)?;
    }
    if let Some(step) = &args.repeat {
        design.repeat.step = step.clone();
    }
    drawable(&design, library)?;
    Ok(design)
}

/// Refuses a design that would be told to be wrong as soon as it is opened.
fn drawable(design: &Design, library: Library) -> Result<(), Failure> {
    let artwork = Artwork::of(design, &Materials { library, pictures: Pictures::new() });
    let wrong = artwork.notices().iter().find(|notice| notice.severity == Severity::Error);
    wrong.map_or(Ok(()), |notice| Err(Failure::from(notice.message.clone())))
}

/// A design of one motif on the tile and in the colors that suit it; a setting that the motif cannot take is a
/// failure, because it stands in the command line that was just typed.
pub(super) fn design_with(
    library: &Library,
    name: &str,
    settings: &[Setting],
) -> Result<Design, Failure> {
    let motif = opened::motif(library, name)?;
    let mut params = motif.kind.clone();
    params.extend(values(settings, &motif.params));
    let (settled, messages) = motif.values(&params);
    if let Some(message) = messages.into_iter().next() {
        return Err(Failure::usage(refused(message)).at("--set"));
    }
    let mut design = Design::new();
    design.repeat.tile = library.tile(&motif, &settled).unwrap_or(design.repeat.tile);
    design.layers = vec![layer(motif.name(), params)];
    design.colorways = colorways(&motif.about);
    Ok(design)
}

/// What is said of a setting that was refused, where a design would have taken another value for it.
fn refused(message: Message) -> Message {
    let key = match message.key {
        "param-not-a-number" => "setting-not-a-number",
        "param-not-a-choice" => "setting-not-a-choice",
        "param-not-whole" => "setting-not-whole",
        "param-out-of-range" => "setting-out-of-range",
        other => other,
    };
    Message { key, ..message }
}

/// A tile may not be as large as cloth.
pub(super) fn within_limits(tile: Size) -> Result<Size, Failure> {
    let longest = tile.width.max(tile.height);
    if limits::TILE.contains(&longest) {
        return Ok(tile);
    }
    let message = Message::new("length-out-of-range").with("text", longest.to_string());
    let message = message.with("min", *limits::TILE.start()).with("max", *limits::TILE.end());
    Err(Failure::usage(message).at("--tile"))
}

fn layer(motif: &str, params: Values) -> Layer {
    Layer {
        name: String::new(),
        content: Content::Motif { name: motif.to_owned(), params },
        ..Layer::new(Content::Unknown)
    }
}

/// The colorways that a motif says suit it; a color that is none is left out.
fn colorways(about: &About) -> Vec<Colorway> {
    let color = |(part, color): (&String, &String)| Some((Part::new(part), color.parse().ok()?));
    about
        .colorways
        .iter()
        .map(|(name, colors)| Colorway {
            name: name.clone(),
            paint: Paint::Print(colors.iter().filter_map(color).collect()),
            unknown: toml::Table::new(),
        })
        .collect()
}

/// The settings of the command line in the words of design files; of two with the same key the last one counts.
fn values(settings: &[Setting], params: &[Param]) -> Values {
    let understood = |set: &Setting| param::understood(params, &set.key, Param::parse(&set.value));
    settings.iter().map(understood).collect()
}

/// A value as `--set` takes it.
pub(super) fn typed_value(value: &Value) -> String {
    match value {
        Value::Number(number) => number.to_string(),
        Value::Text(text) => text.clone(),
        Value::Flag(flag) => flag.to_string(),
    }
}
