//! What is weighed for a bath: chemicals, barks and fixers, and how to keep safe with them.
//!
//! **Invariant:** amounts are finite and above 0.

use crate::param::Bilingual;
use crate::spelling::slug;

/// Something to buy that is no dyestuff of its own.
#[derive(Clone, Debug, PartialEq)]
pub struct Chemical {
    /// Its name in dye files: lower case, words joined by hyphens.
    pub key: String,
    /// Its name for people.
    pub name: Bilingual,
    /// What its solution is called, where that is more than its name: of lime, only the clear water.
    pub solution: Option<Bilingual>,
    /// How it is measured.
    pub unit: Measure,
    /// How much stands in a liter where a dye does not say: of fixers.
    pub per_liter: Option<f64>,
    /// What to mind: what holds for all chemicals of its file, then its own; empty where there is nothing.
    pub care: Vec<Bilingual>,
}

impl Chemical {
    /// One that no file describes: it is called as it was named, and weighed.
    pub(super) fn named(key: &str) -> Self {
        let name = Bilingual { id: key.to_owned(), en: key.to_owned() };
        let key = slug(key);
        Self { key, name, solution: None, unit: Measure::Gram, per_liter: None, care: Vec::new() }
    }
}

/// How a chemical is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Measure {
    /// On a scale.
    Gram,
    /// In a measuring glass.
    Milliliter,
}

impl Measure {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Gram, Self::Milliliter];

    /// Its sign, in files and on paper.
    pub fn key(self) -> &'static str {
        match self {
            Self::Gram => "g",
            Self::Milliliter => "ml",
        }
    }
}

/// What a dye needs beside its dyestuff.
#[derive(Clone, Debug, PartialEq)]
pub struct Need {
    /// The key of the chemical.
    pub chemical: String,
    /// How much of it.
    pub dose: Dose,
}

/// How much of a chemical a dye needs, in its unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Dose {
    /// For each liter of the bath.
    PerLiter(f64),
    /// For each liter of a bath apart, in which the whole cloth is mordanted, developed or fixed.
    Apart(f64),
    /// For each gram of the dyestuff in it.
    PerGram(f64),
    /// For each kilogram of cloth that is coated with it, once for all baths brushed on in a row.
    PerKilogram(f64),
}
