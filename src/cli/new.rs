//! `canting new`: a design with one motif.
//!
//! **Invariant:** a design that is already there is never replaced unless `--force` says so.

use std::path::Path;

use kurbo::Size;

use crate::artwork::{Artwork, Materials, Pictures};
use crate::cli::args::{NewArgs, Setting};
use crate::cli::failure::{Answer, Failure};
use crate::cli::files::{self, Existing};
use crate::cli::materials;
use crate::cli::opened;
use crate::cli::sources::Sources;
use crate::design::{self, Colorway, Content, Design, Layer, Paint, limits};
use crate::mark::Part;
use crate::motif::{About, Library};
use crate::notice::{Message, Severity};
use crate::param::{Param, Values};
use crate::words::Words;

/// Makes a design; `motifs` is the folder of `--motifs`.
pub(super) fn new(args: &NewArgs, motifs: Option<&Path>, words: &Words) -> Result<Answer, Failure> {
    if !args.out.extension().is_some_and(|end| end.eq_ignore_ascii_case("batik")) {
        let path = args.out.display().to_string();
        return Err(Failure::usage(Message::new("write-not-batik").with("path", path)));
    }
    let library = opened::library(materials::scripts(&materials::folder_of(&args.out), motifs)?);
    let mut design = design_with(&library, &args.motif, values(&args.settings))?;
    design.name = args.out.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    if let Some(tile) = args.tile {
        design.repeat.tile = within_limits(tile)?;
    }
    if let Some(step) = &args.repeat {
        design.repeat.step = step.clone();
    }
    drawable(&design, library)?;
    let sources = Sources::of_scripts(&materials::folder_of(&args.out), motifs);
    let existing = if args.force { Existing::Replace(&sources) } else { Existing::Keep };
    files::write_bytes(&args.out, existing, design::write(&design).as_bytes())?;
    let done = Message::new("new-done")
        .with("path", args.out.display().to_string())
        .with("design", typed(&args.out))
        .with("picture", typed(&args.out.with_extension("svg")));
    let next = words.hint(&done).map(|hint| hint + "\n").unwrap_or_default();
    Ok(Answer::new(format!("{}\n{next}", words.say(&done))))
}

/// Refuses a design that would be told to be wrong as soon as it is opened.
fn drawable(design: &Design, library: Library) -> Result<(), Failure> {
    let artwork = Artwork::of(design, &Materials { library, pictures: Pictures::new() });
    let wrong = artwork.notices().iter().find(|notice| notice.severity == Severity::Error);
    wrong.map_or(Ok(()), |notice| Err(Failure::from(notice.message.clone())))
}

/// A path as one types it: in quotes where a shell would take it for two words.
fn typed(path: &Path) -> String {
    let path = path.display().to_string();
    if path.contains(char::is_whitespace) { format!("\"{path}\"") } else { path }
}

/// A design of one motif on the tile and in the colors that suit it; a setting that the motif cannot take is a
/// failure, because it stands in the command line that was just typed.
pub(super) fn design_with(
    library: &Library,
    name: &str,
    params: Values,
) -> Result<Design, Failure> {
    let motif = opened::motif(library, name)?;
    let (settled, messages) = motif.values(&params);
    if let Some(message) = messages.into_iter().next() {
        return Err(Failure::usage(refused(message)).at("--set"));
    }
    let mut design = Design::new();
    design.repeat.tile = library.tile(&motif, &settled).unwrap_or(design.repeat.tile);
    design.layers = vec![layer(name, params)];
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

/// The settings of the command line; of two with the same key the last one counts.
pub(super) fn values(settings: &[Setting]) -> Values {
    settings.iter().map(|setting| (setting.key.clone(), Param::parse(&setting.value))).collect()
}
