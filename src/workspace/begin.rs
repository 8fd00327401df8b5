//! Beginning a design with one motif.
//!
//! **Invariant:** what is begun can be drawn without an error.

use std::sync::Arc;

use kurbo::Size;

use crate::artwork::{Artwork, Materials};
use crate::design::{Colorway, Content, Design, Layer, Paint};
use crate::limits;
use crate::mark::Part;
use crate::motif::{About, Library, Motif};
use crate::notice::{Message, Severity};
use crate::param::{self, Param, Values};
use crate::samples;

/// A setting of a motif as it is typed: `size` and `24`.
pub type Typed = (String, String);

/// Why a design cannot be begun.
#[derive(Clone, Debug, PartialEq)]
pub enum NotBegun {
    /// There is no such motif, or its script is broken.
    Motif(Message),
    /// A setting that the motif cannot take.
    Setting(Message),
}

/// The motif called `name`.
///
/// # Errors
///
/// That there is none, with what may be meant; or what is wrong with its script.
pub fn motif(library: &Library, name: &str) -> Result<Arc<Motif>, Message> {
    let unknown = || {
        let near = library.nearest(name);
        let sample = samples::find(name).map(|sample| sample.name);
        match sample.or_else(|| samples::nearest(name).filter(|_| near.is_none())) {
            Some(sample) => Message::new("motif-is-sample").with("sample", sample),
            None => Message::new("motif-unknown").with("near", near.unwrap_or_default()),
        }
        .with("name", name)
    };
    library.find(name).ok_or_else(unknown)?
}

/// A design of one motif on the tile and in the colors that suit it.
///
/// # Errors
///
/// That there is no such motif, or that it cannot take a setting: somebody has just typed it.
pub fn of_motif(library: &Library, name: &str, settings: &[Typed]) -> Result<Design, NotBegun> {
    let motif = motif(library, name).map_err(NotBegun::Motif)?;
    let mut params = motif.kind.clone();
    params.extend(values(settings, &motif.params));
    let (settled, messages) = motif.values(&params);
    if let Some(message) = messages.into_iter().next() {
        return Err(NotBegun::Setting(refused(message)));
    }
    let mut design = Design::new();
    design.repeat.tile = library.tile(&motif, &settled).unwrap_or(design.repeat.tile);
    design.layers = vec![layer(motif.name(), params).into()];
    design.colorways = colorways(&motif.about).into_iter().map(Arc::new).collect();
    Ok(design)
}

/// Refuses a design that would be told to be wrong as soon as it is opened.
///
/// # Errors
///
/// What would be told first.
pub fn drawable(design: &Design, materials: &Materials) -> Result<(), Message> {
    let artwork = Artwork::of(design, materials);
    let wrong = artwork.notices().iter().find(|notice| notice.severity == Severity::Error);
    wrong.map_or(Ok(()), |notice| Err(notice.message.clone()))
}

/// Refuses a tile that is as large as cloth.
///
/// # Errors
///
/// How large it may be.
pub fn within_limits(tile: Size) -> Result<Size, Message> {
    if limits::holds_tile(tile) {
        return Ok(tile);
    }
    let longest = tile.width.max(tile.height);
    let message = Message::new("length-out-of-range").with("text", longest.to_string());
    Err(message.with("min", *limits::TILE.start()).with("max", *limits::TILE.end()))
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

fn layer(motif: &str, params: Values) -> Layer {
    Layer::new(Content::Motif { name: motif.to_owned(), params })
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

/// The settings in the words of design files; of two with the same key the last one counts.
fn values(settings: &[Typed], params: &[Param]) -> Values {
    let understood = |(key, value): &Typed| param::understood(params, key, Param::parse(value));
    settings.iter().map(understood).collect()
}
