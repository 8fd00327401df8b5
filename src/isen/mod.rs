//! Isen-isen: the small ornaments that fill what the outlines leave free.
//!
//! [`ISEN`] is the table of them all; the library listing, scripts and design files read nothing else. Every size follows
//! one parameter, `size`; the defaults are those of fine hand work. A mark that would leave its region, or come too near
//! to an edge, is left out whole, since half a dot cannot be waxed; only lines end earlier. On a ground the pitches are
//! fitted to the tile, so the fill closes across its edges.
//!
//! **Invariant:** every mark lies in its region with its clearance kept; same values and seed, same marks.

mod bed;
mod contour;
mod dots;
mod field;
mod lines;
#[cfg(test)]
mod pictures;
pub mod region;
mod rounds;
mod scales;
mod scatter;
mod shape;
mod strokes;
#[cfg(test)]
mod tests;

pub use region::Region;

use crate::geom::Angle;
use crate::geom::progress::Progress;
use crate::mark::Shape;
use crate::param::{Bilingual, Kind, Param, Unit, Value, Values, Word};
use crate::seed::Stream;
use crate::spelling::{self, Findable};

/// Every isen, in the order in which one learns them.
pub static ISEN: &[&Isen] = &[
    &dots::CECEK,
    &dots::CECEK_TELU,
    &dots::CECEK_PITU,
    &dots::CECEK_RENTENG,
    &strokes::SAWUT,
    &strokes::CECEK_SAWUT,
    &strokes::SAWUT_DAUN,
    &strokes::SAWUT_KEMBANG,
    &strokes::RAMBUTAN,
    &lines::GALARAN,
    &lines::RAWAN,
    &scales::SISIK,
    &scales::SISIK_MELIK,
    &rounds::GRINGSING,
    &rounds::UKEL,
    &rounds::MLINJON,
    &rounds::KEMBANG_JERUK,
    &scatter::CACAH_GORI,
    &scatter::BERAS_WUTAH,
];

/// A fill ornament.
#[derive(Debug)]
pub struct Isen {
    /// Its name: lower case, words joined by hyphens.
    pub name: &'static str,
    /// Other spellings and names of the same ornament.
    pub synonyms: &'static [&'static str],
    /// What it is, in Indonesian and in English.
    labels: [&'static str; 2],
    /// Whether its marks meet one another on purpose; all others keep `clearance` between them.
    pub joins: bool,
    knobs: &'static [Knob],
    draw: fn(&mut bed::Bed<'_>),
}

/// Where to fill.
#[derive(Clone, Copy, Debug)]
pub struct Room<'a> {
    /// The free cloth.
    pub region: &'a Region,
    /// Which way the ornament grows, from its base to its tip. Without one a region's longer way is taken; a ground
    /// has none, it stands upright.
    pub axis: Option<Angle>,
    /// The most marks that may be laid.
    pub limit: usize,
}

/// The marks of a fill.
#[derive(Clone, Debug, PartialEq)]
pub struct Fill {
    /// In the order of drawing.
    pub shapes: Vec<Shape>,
    /// Whether all of the region was reached before the limit of marks.
    pub is_whole: bool,
}

/// The isen called `name`, spelled in any of its ways: case, spaces, underscores and hyphens make no difference.
pub fn find(name: &str) -> Option<&'static Isen> {
    let is_it = |isen: &&&Isen| {
        let names = [&[isen.name], isen.synonyms].concat();
        names.iter().any(|known| spelling::is_same(known, name))
    };
    ISEN.iter().find(is_it).copied()
}

/// Isen that lie as one field: cut at the edge of a stamp, they show that edge.
const FIELDS: [&str; 9] = [
    "cecek-sawut",
    "galaran",
    "gringsing",
    "mlinjon",
    "rambutan",
    "rawan",
    "sawut",
    "sisik",
    "sisik-melik",
];

impl Isen {
    /// Whether its marks lie as one field over the ground, as scales do, and not each by itself, as dots do.
    pub fn is_field(&self) -> bool {
        FIELDS.contains(&self.name)
    }

    /// What it is, in both languages.
    pub fn label(&self) -> Bilingual {
        let [id, en] = self.labels.map(str::to_owned);
        Bilingual { id, en }
    }

    /// What it is called where people read it: `Cecek telu`.
    pub fn title(&self) -> String {
        let name = self.name.replace('-', " ");
        let mut letters = name.chars();
        letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
    }

    /// What it is found by: its names, and what it is in both languages.
    pub fn findable(&self) -> Findable {
        let [id, en] = self.labels;
        let found = Findable::named(self.name).told(id).told(en);
        self.synonyms.iter().fold(found, |found, synonym| found.also(synonym))
    }

    /// What can be asked of it.
    pub fn params(&self) -> Vec<Param> {
        self.knobs.iter().map(Knob::param).collect()
    }

    /// Fills a place. Values that are missing or do not fit are taken as [`Param::check`] has it; others are ignored.
    ///
    /// Costs one to ten microseconds a mark, more where strokes crowd.
    pub fn fill(&self, values: &Values, room: Room<'_>, stream: &mut Stream) -> Fill {
        self.filled(values, room, stream, &Progress::unwatched())
    }

    /// The same, for who watches; none if `progress` was stopped.
    pub(crate) fn fill_told(
        &self,
        values: &Values,
        room: Room<'_>,
        stream: &mut Stream,
        progress: &Progress<'_>,
    ) -> Option<Fill> {
        let fill = self.filled(values, room, stream, progress);
        (!progress.is_stopped()).then_some(fill)
    }

    fn filled(
        &self,
        values: &Values,
        room: Room<'_>,
        stream: &mut Stream,
        progress: &Progress<'_>,
    ) -> Fill {
        let value = |param: Param| {
            let given = values.get(param.name()).map(|value| param.check(value).0);
            let value = given.unwrap_or_else(|| param.default());
            (param.word.name, value)
        };
        let values = self.params().into_iter().map(value).collect();
        let mut bed = bed::Bed::new(values, room, stream, progress);
        if room.region.bounds().area() > 0.0 {
            (self.draw)(&mut bed);
        }
        bed.finish()
    }
}

/// A parameter as it stands in a table.
#[derive(Debug)]
struct Knob {
    /// With the Indonesian word for it behind a bar.
    name: &'static str,
    /// What it does, with a short label before a bar.
    labels: [&'static str; 2],
    range: Range,
}

#[derive(Debug)]
enum Range {
    /// Default, smallest, largest.
    Number(Unit, [f64; 3]),
    /// The first is the default; with the Indonesian words behind bars.
    Choice(&'static [&'static str]),
}

impl Knob {
    const fn mm(name: &'static str, labels: [&'static str; 2], range: [f64; 3]) -> Self {
        Self { name, labels, range: Range::Number(Unit::Mm, range) }
    }

    const fn ratio(name: &'static str, labels: [&'static str; 2], range: [f64; 3]) -> Self {
        Self { name, labels, range: Range::Number(Unit::Ratio, range) }
    }

    const fn degrees(labels: [&'static str; 2], range: [f64; 3]) -> Self {
        Self { name: "angle|sudut", labels, range: Range::Number(Unit::Degrees, range) }
    }

    const fn count(name: &'static str, labels: [&'static str; 2], range: [f64; 3]) -> Self {
        Self { name, labels, range: Range::Number(Unit::Count, range) }
    }

    /// The parameter that every size follows.
    const fn size(labels: [&'static str; 2], range: [f64; 3]) -> Self {
        Self::mm("size|ukuran", labels, range)
    }

    /// The distance of neighbors, in sizes.
    const fn pitch(range: [f64; 3]) -> Self {
        Self::ratio(
            "pitch|jarak",
            ["Jarak isen|jarak antarisen, kali ukuran", "Pitch|pitch, in sizes"],
            range,
        )
    }

    /// The width of lines, in sizes.
    const fn width(range: [f64; 3]) -> Self {
        Self::ratio(
            "width|tebal",
            ["Tebal garis|tebal garis, kali ukuran", "Line width|line width, in sizes"],
            range,
        )
    }

    /// How far the hand may stray, as a share of what is free.
    const fn jitter(default: f64) -> Self {
        Self::ratio(
            "jitter|goyangan",
            ["goyangan tangan", "Unevenness|unevenness of the hand"],
            [default, 0.0, 1.0],
        )
    }

    /// What is kept free around marks, so that wax does not flow together: a default for hand work; a stamp wants more.
    const CLEARANCE: Self = Self::mm(
        "clearance|jarak-bebas",
        ["Jarak bebas|jarak bebas ke tepi dan isen lain", "free distance"],
        [0.4, 0.1, 5.0],
    );

    fn param(&self) -> Param {
        let kind = match self.range {
            Range::Number(unit, [default, min, max]) => Kind::Number { unit, default, min, max },
            Range::Choice(names) => {
                Kind::Choice(names.iter().map(|name| Word::read(name)).collect())
            }
        };
        Param::new(self.name, kind, self.labels)
    }
}

/// A number among checked values; 0 if there is none.
fn number(values: &Values, name: &str) -> f64 {
    match values.get(name) {
        Some(Value::Number(number)) => *number,
        Some(Value::Text(_) | Value::Flag(_)) | None => 0.0,
    }
}
