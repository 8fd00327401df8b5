//! Something to tell the designer: how grave, where, what, and a hint.
//!
//! A message is a key and its values, never a finished sentence: the doors (`cli`, later `app`) turn it into Indonesian
//! or English through `words`. Every key stands in both `words/id.ftl` and `words/en.ftl`; a test compares them.
//!
//! **Invariant:** nothing here knows a language.

use std::error::Error;
use std::fmt;

use kurbo::Point;

pub mod rounded;

/// What to say: a key of the word lists and the values that stand in the sentence.
#[derive(Clone, Debug, PartialEq)]
pub struct Message {
    /// The key of the sentence in the word lists; its `.hint` attribute is the hint.
    pub key: &'static str,
    /// Named values, in the order in which they were given.
    pub values: Vec<(&'static str, Argument)>,
}

/// What stands in a sentence at one of its places.
#[derive(Clone, Debug, PartialEq)]
pub enum Argument {
    /// Names, paths, excerpts: shown as they are.
    Text(String),
    /// Lengths, counts: shown in the manner of the language.
    Number(f64),
}

impl Message {
    /// A message without values.
    pub fn new(key: &'static str) -> Self {
        Self { key, values: Vec::new() }
    }

    /// The same message with one more value, known to the sentence as `name`.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Argument>) -> Self {
        self.values.push((name, value.into()));
        self
    }
}

/// For programs: the key and its values. For people, `words` says it.
impl fmt::Display for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key)?;
        self.values.iter().try_for_each(|(name, value)| match value {
            Argument::Text(text) => write!(f, " {name}={text:?}"),
            Argument::Number(number) => write!(f, " {name}={number}"),
        })
    }
}

impl Error for Message {}

impl From<&str> for Argument {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Argument {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<f64> for Argument {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

impl From<usize> for Argument {
    #[expect(clippy::cast_precision_loss, reason = "counts in sentences are far below 2^52")]
    fn from(count: usize) -> Self {
        Self::Number(count as f64)
    }
}

/// The known name nearest to a misspelled one, if any is near: the value `near` of many a message.
pub fn nearest<'a>(name: &str, known: &[&'a str]) -> Option<&'a str> {
    let near =
        known.iter().map(|known| (strsim::jaro_winkler(&name.to_lowercase(), known), *known));
    // Above 0.8 are twins such as kawong and kawung; below it are other words.
    near.filter(|(likeness, _)| *likeness > 0.8)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, known)| known)
}

/// Characters that are not seen where they stand: they move the cursor, color a terminal, turn the direction of what
/// follows, or take no room at all. Names from files are never shown with them.
///
/// Control characters, and of Unicode 16 the format characters with the separators of lines and paragraphs; what a
/// script joins its letters with is among them, since `kawung` with one inside looks like `kawung`.
pub fn is_unseen(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}'
            | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

/// How grave a notice is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Good to know: what was snapped, what was chosen.
    Note,
    /// The cloth comes out, but perhaps not as meant.
    Warning,
    /// Something of the design is missing from the cloth.
    Error,
}

/// Where in a design a notice belongs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Spot {
    /// The design as a whole.
    Design,
    /// Its repeat.
    Repeat,
    /// A layer, counted from 0, of the design that was evaluated. Who keeps a notice over edits keeps that design with
    /// it: [`Design::still`] finds the layer again for as long as it is the same one.
    ///
    /// [`Design::still`]: crate::design::Design::still
    Layer(usize),
    /// A colorway, counted from 0, of the design that was evaluated; found again like a layer.
    Colorway(usize),
}

/// What of the cloth a notice points at, as far as it is known: for a canvas, and for programs.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Aim {
    /// The place, in millimeters of cloth. Every copy of it is meant as well.
    pub point: Option<Point>,
    /// The edge of a stamp.
    pub edge: Option<Stretch>,
    /// A mark of the layer that the notice is about, counted from 0 among the marks of that layer, the lowest first. It
    /// holds for as long as the layer draws the same.
    pub mark: Option<usize>,
}

/// A stretch of an edge of a stamp, as one copy of the stamp lies on the cloth.
#[derive(Clone, Debug, PartialEq)]
pub struct Stretch {
    /// The letter of the stamp's tile.
    pub tile: char,
    /// Which edge, counted from 0 around the stamp; of an upright one from the upper one clockwise.
    pub number: usize,
    /// Where it begins, in millimeters of cloth.
    pub from: Point,
    /// Where it ends, in millimeters of cloth.
    pub to: Point,
}

/// Something to tell the designer.
///
/// ```
/// use canting::artwork::{Artwork, Materials};
/// use canting::notice::{Severity, Spot};
///
/// let text = "canting = 1\n[repeat]\ntile = [48, 48]\n[[layer]]\nmotif = \"kawang\"\n";
/// let design = canting::design::read(text).expect("a design");
/// let artwork = Artwork::of(&design, &Materials::standard());
/// let grave = artwork.notices().iter().find(|notice| notice.severity == Severity::Error);
/// assert_eq!(grave.expect("there is no such motif").place, Spot::Layer(0));
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    /// How grave.
    pub severity: Severity,
    /// Where in the design.
    pub place: Spot,
    /// Where on the cloth, if anywhere.
    pub aim: Aim,
    /// What, with the hint.
    pub message: Message,
}

impl Aim {
    /// At a place, in millimeters of cloth.
    pub fn at(point: Point) -> Self {
        Self { point: Some(point), ..Self::default() }
    }
}

impl Notice {
    /// So grave, about this, pointing nowhere.
    pub fn new(severity: Severity, place: Spot, message: Message) -> Self {
        Self { severity, place, aim: Aim::default(), message }
    }

    /// Good to know.
    pub fn note(place: Spot, message: Message) -> Self {
        Self::new(Severity::Note, place, message)
    }

    /// Perhaps not as meant.
    pub fn warning(place: Spot, message: Message) -> Self {
        Self::new(Severity::Warning, place, message)
    }

    /// Missing from the cloth.
    pub fn error(place: Spot, message: Message) -> Self {
        Self::new(Severity::Error, place, message)
    }

    /// The same, pointing there.
    #[must_use]
    pub fn aimed(self, aim: Aim) -> Self {
        Self { aim, ..self }
    }
}
