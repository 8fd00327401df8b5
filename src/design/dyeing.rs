//! Colors as a dyer makes them: cloth, baths, and what wax does between them (docs/craft.md, sections 4.1 to 4.6).
//!
//! A colorway names a chain, its baths in order, and which of them reach each part; the work of wax follows from that.
//! Or it states the work itself, step after step, and what reaches a part follows from the wax.
//!
//! **Invariant:** only names and numbers; whether there is such a dye, and whether the work can be done, `dye` finds out.

use std::collections::BTreeMap;

use crate::mark::Part;
use crate::spelling;

pub use crate::limits::BATHS;

/// How a cloth gets its colors.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Dyeing {
    /// The way of the workshop; decides baths and parts that nothing is said of.
    pub chain: Chain,
    /// The name of the cloth; empty for plain mori.
    pub cloth: String,
    /// In the order of the work, at most [`BATHS`]; none for the usual ones of the chain.
    pub baths: Vec<Bath>,
    /// How many tints a gradation has, the bare cloth being the first; 2 to [`BATHS`] + 1.
    pub tints: Option<usize>,
    /// How a gradation steps.
    pub grade: Grade,
    /// The baths that reach a part, counted from 0 and ascending; an empty list leaves it as the cloth is. No part at
    /// all where the work is stated.
    pub parts: BTreeMap<Part, Vec<usize>>,
    /// The work in order; empty when it follows from `parts`.
    pub works: Vec<Work>,
    /// Keys of the file that this program does not know.
    pub unknown: toml::Table,
}

impl Dyeing {
    /// The usual baths of a chain on mori.
    pub fn new(chain: Chain) -> Self {
        Self { chain, ..Self::default() }
    }
}

/// One bath, or one color of the brush.
#[derive(Clone, Debug, PartialEq)]
pub struct Bath {
    /// The name of the dye.
    pub dye: String,
    /// How much of it.
    pub amount: Amount,
    /// Whether it is brushed on (colet) instead of dipped.
    pub is_brushed: bool,
    /// Keys of the file that this program does not know.
    pub unknown: toml::Table,
}

impl Bath {
    /// A dip in as much of a dye as is usual.
    pub fn new(dye: &str) -> Self {
        Self {
            dye: dye.to_owned(),
            amount: Amount::Usual,
            is_brushed: false,
            unknown: toml::Table::new(),
        }
    }
}

/// How much of a dye a bath brings.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Amount {
    /// The deepest shade that its file states.
    #[default]
    Usual,
    /// So many dips, each of which adds less than the one before.
    Dips(f64),
    /// So many times the deepest shade.
    Depth(f64),
}

/// How the tints of a gradation follow one another (docs/craft.md, section 4.6).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Grade {
    /// Even to the eye: later steps take more dye.
    #[default]
    Look,
    /// The same number of dips each time: the dark tints bunch.
    Dips,
}

impl Grade {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Look, Self::Dips];

    /// Its word in a file.
    pub fn name(self) -> &'static str {
        match self {
            Self::Look => "look",
            Self::Dips => "dips",
        }
    }
}

/// The ways of the workshops (docs/craft.md, sections 4.3 to 4.6).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Chain {
    /// The designer's own order.
    #[default]
    Free,
    /// One bath of blue on white.
    Kelengan,
    /// One bath of red on white.
    Bangbangan,
    /// Indigo, then soga, wax scraped off between them; the brown of Surakarta.
    SoganSolo,
    /// The same in the darker brown of Yogyakarta.
    SoganYogya,
    /// All wax boiled off between baths, and waxed anew.
    Lorodan,
    /// Colors brushed inside lines of wax, closed, then a bath for the ground.
    Pesisir,
    /// One dye from light to dark, each tint closed before the next dip.
    TutupCelup,
    /// The red of Lasem, the blue of Pekalongan, the brown of Surakarta.
    TigaNegeri,
    /// A chain of a newer version, or a misspelled one; as it stands in the file.
    Unknown(String),
}

impl Chain {
    /// Every chain that is known.
    pub const ALL: [Self; 9] = [
        Self::Free,
        Self::Kelengan,
        Self::Bangbangan,
        Self::SoganSolo,
        Self::SoganYogya,
        Self::Lorodan,
        Self::Pesisir,
        Self::TutupCelup,
        Self::TigaNegeri,
    ];

    /// Its word in a file.
    pub fn name(&self) -> &str {
        match self {
            Self::Free => "bebas",
            Self::Kelengan => "kelengan",
            Self::Bangbangan => "bangbangan",
            Self::SoganSolo => "sogan-solo",
            Self::SoganYogya => "sogan-yogya",
            Self::Lorodan => "lorodan",
            Self::Pesisir => "pesisir",
            Self::TutupCelup => "tutup-celup",
            Self::TigaNegeri => "tiga-negeri",
            Self::Unknown(name) => name,
        }
    }

    /// The chain called `name`, in any of its spellings.
    pub fn named(name: &str) -> Self {
        match spelling::plain(name).as_str() {
            "" if name.trim().is_empty() => Self::Free,
            "free" => Self::Free,
            "bambangan" => Self::Bangbangan,
            "sogan" | "kerokan" => Self::SoganYogya,
            "pesisiran" | "colet" => Self::Pesisir,
            "gradasi" | "bertingkat" | "gradation" => Self::TutupCelup,
            "lorod" => Self::Lorodan,
            _ => {
                let is_it = |chain: &Self| spelling::is_same(chain.name(), name);
                let found = Self::ALL.into_iter().find(is_it);
                found.unwrap_or_else(|| Self::Unknown(name.to_owned()))
            }
        }
    }

    /// The words for all chains, for hints.
    pub fn names() -> Vec<&'static str> {
        const NAMES: [&str; 9] = [
            "bebas",
            "kelengan",
            "bangbangan",
            "sogan-solo",
            "sogan-yogya",
            "lorodan",
            "pesisir",
            "tutup-celup",
            "tiga-negeri",
        ];
        NAMES.to_vec()
    }
}

/// One step of work on the cloth (docs/craft.md, section 4.1).
#[derive(Clone, Debug, PartialEq)]
pub enum Work {
    /// Wax goes on: nglowong, ngiseni, nembok.
    Wax(Vec<Part>),
    /// Wax closes what has its color: mbironi, mopok.
    Close(Vec<Part>),
    /// Wax is scraped off: ngerok.
    Scrape(Vec<Part>),
    /// A bath, counted from 0, is brushed on these parts: nyolet.
    Brush(usize, Vec<Part>),
    /// The cloth goes into a bath, counted from 0.
    Dip(usize),
    /// All wax is boiled off: nglorod.
    BoilOff,
    /// Work of a newer version; left out, saved as it was.
    Unknown(toml::Table),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chains_are_found_by_their_names() {
        for (chain, name) in Chain::ALL.into_iter().zip(Chain::names()) {
            assert_eq!(chain.name(), name);
            assert_eq!(Chain::named(&name.to_uppercase().replace('-', " ")), chain);
        }
        assert_eq!(Chain::named("sogan"), Chain::SoganYogya);
        assert_eq!(Chain::named("Sogam"), Chain::Unknown("Sogam".to_owned()));
    }
}
