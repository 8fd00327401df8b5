//! Dye files: TOML that a teacher can edit. `dyes/README.md` shows one.
//!
//! What stands above the first section holds for every dye of the file that does not say otherwise: the kind, the
//! recipe, how many dips.
//!
//! **Invariant:** an entry that cannot be read is left out and told; the others stay.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;
use std::sync::OnceLock;

use super::chemical::{Chemical, Dose, Measure, Need};
use super::dyestuff::{Dye, Family, Fixer, Greige, Shade};
use super::fields::{Fields, Source};
use crate::color::Srgb;
use crate::limits;
use crate::notice::Message;
use crate::param::Bilingual;
use crate::spelling::slug;

/// The bare cloth that shades are seen on where a file does not say: washed mori (docs/craft.md, section 4.9, an
/// estimate).
pub(super) const MORI: Srgb = Srgb::new(0xF4, 0xF0, 0xE4);

/// Grams of dyestuff in a liter: from a tint of a few specks to a paste that no longer runs.
const GRAMS: RangeInclusive<f64> = 0.1..=200.0;

/// Amounts of a chemical: from a trace to a syrup of cloth.
const DOSE: RangeInclusive<f64> = 0.01..=2000.0;

/// The keys of a dye, for hints about misspelled ones.
const OF_DYE: [&str; 18] = [
    "key",
    "name",
    "synonyms",
    "kind",
    "fixer",
    "color",
    "dips",
    "shades",
    "saturation",
    "recipe",
    "per_liter",
    "dyestuff",
    "needs",
    "source",
    "measured",
    "chemical",
    "cloth",
    "dye",
];

/// What a file holds.
#[derive(Debug, Default)]
pub(super) struct Contents {
    pub(super) cloths: Vec<Greige>,
    pub(super) dyes: Vec<Dye>,
    pub(super) chemicals: Vec<Chemical>,
    pub(super) messages: Vec<Message>,
}

/// Reads a file. `taken` are the names that entries before these have, which they may not have too.
pub(super) fn read(name: &str, text: &str, taken: &mut BTreeSet<String>) -> Contents {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut contents = Contents::default();
    if let Err(message) = fill(&mut contents, Source { name, text }, taken) {
        contents.messages.push(message);
    }
    contents
}

fn fill(
    contents: &mut Contents,
    source: Source<'_>,
    taken: &mut BTreeSet<String>,
) -> Result<(), Message> {
    let mut file = source.fields()?;
    let (cloths, dyes) = (file.sections("cloth"), file.sections("dye"));
    let chemicals = file.sections("chemical");
    let common = Common::default().or_as_said(&mut file)?;
    let care = file.bilingual("care")?;
    contents.messages.extend(file.rest(&OF_DYE));
    for fields in cloths {
        let read = fields.and_then(|fields| cloth(fields, &common, taken));
        contents.messages.extend(kept(read, &mut contents.cloths));
    }
    for fields in chemicals {
        let read = fields.and_then(|fields| chemical(fields, care.as_ref(), taken));
        contents.messages.extend(kept(read, &mut contents.chemicals));
    }
    for fields in dyes {
        let read = fields.and_then(|fields| dye(fields, &common, taken));
        contents.messages.extend(kept(read, &mut contents.dyes));
    }
    Ok(())
}

/// Puts what could be read with its like, and returns what there is to tell.
fn kept<T>(read: Result<(T, Vec<Message>), Message>, all: &mut Vec<T>) -> Vec<Message> {
    match read {
        Ok((entry, messages)) => {
            all.push(entry);
            messages
        }
        Err(message) => vec![message],
    }
}

/// What a file can say once for all its entries.
#[derive(Clone, Debug, Default)]
struct Common {
    family: Option<Family>,
    fixer: Option<Fixer>,
    dips: Option<f64>,
    saturation: Option<f64>,
    ground: Option<Srgb>,
    recipe: Option<Bilingual>,
    per_liter: Option<f64>,
    dyestuff: Option<Bilingual>,
    needs: Vec<Need>,
    source: Option<Bilingual>,
    measured: Option<bool>,
}

impl Common {
    /// The same, but for what a section says itself.
    fn or_as_said(&self, fields: &mut Fields<'_>) -> Result<Self, Message> {
        let base = self.clone();
        Ok(Self {
            family: fields.choice("kind", &Family::ALL, Family::key)?.or(base.family),
            fixer: fields.choice("fixer", &Fixer::ALL, Fixer::key)?.or(base.fixer),
            dips: fields.number("dips", &limits::DIPS)?.or(base.dips),
            saturation: fields.number("saturation", &limits::DIPS)?.or(base.saturation),
            ground: fields.color("cloth")?.or(base.ground),
            recipe: fields.bilingual("recipe")?.or(base.recipe),
            per_liter: fields.number("per_liter", &GRAMS)?.or(base.per_liter),
            dyestuff: fields.bilingual("dyestuff")?.or(base.dyestuff),
            // What a dye needs of its own comes to what all of its file need.
            needs: base.needs.into_iter().chain(needs(fields)?).collect(),
            source: fields.bilingual("source")?.or(base.source),
            measured: fields.flag("measured")?.or(base.measured),
        })
    }
}

fn dye(
    mut fields: Fields<'_>,
    common: &Common,
    taken: &mut BTreeSet<String>,
) -> Result<(Dye, Vec<Message>), Message> {
    let own = common.or_as_said(&mut fields)?;
    if own.recipe.as_ref().is_some_and(names_fixer) {
        fields.need("fixer", own.fixer)?;
    }
    let (key, name, synonyms) = names(&mut fields)?;
    let family = fields.need("kind", own.family)?;
    let shades = shades(&mut fields, own.dips)?;
    free(&fields, &key, format!("dye {key}"), taken)?;
    let dye = Dye {
        key,
        name,
        synonyms,
        family,
        fixer: own.fixer,
        recipe: own.recipe.unwrap_or_default(),
        per_liter: own.per_liter,
        dyestuff: own.dyestuff,
        needs: own.needs,
        source: own.source.unwrap_or_default(),
        measured: own.measured.unwrap_or_default(),
        shades,
        saturation: own.saturation.unwrap_or_else(|| saturation(family)),
        ground: own.ground.unwrap_or(MORI),
        knots: OnceLock::new(),
    };
    Ok((dye, fields.rest(&OF_DYE)))
}

/// Where a recipe names the fixer of its dye.
pub(super) const FIXER: &str = "{fixer}";

fn names_fixer(recipe: &Bilingual) -> bool {
    recipe.id.contains(FIXER) || recipe.en.contains(FIXER)
}

fn cloth(
    mut fields: Fields<'_>,
    common: &Common,
    taken: &mut BTreeSet<String>,
) -> Result<(Greige, Vec<Message>), Message> {
    let (key, name, synonyms) = names(&mut fields)?;
    let color = fields.color("color")?;
    let color = fields.need("color", color)?;
    let source = fields.bilingual("source")?.or_else(|| common.source.clone());
    let measured = fields.flag("measured")?.or(common.measured);
    free(&fields, &key, format!("cloth {key}"), taken)?;
    let cloth = Greige {
        key,
        name,
        synonyms,
        color,
        source: source.unwrap_or_default(),
        measured: measured.unwrap_or_default(),
        absorption: OnceLock::new(),
    };
    Ok((cloth, fields.rest(&["key", "name", "synonyms", "color", "source", "measured"])))
}

fn chemical(
    mut fields: Fields<'_>,
    common_care: Option<&Bilingual>,
    taken: &mut BTreeSet<String>,
) -> Result<(Chemical, Vec<Message>), Message> {
    let (key, name, _) = names(&mut fields)?;
    let solution = fields.bilingual("solution")?;
    let unit = fields.choice("unit", &Measure::ALL, Measure::key)?;
    let per_liter = fields.number("per_liter", &DOSE)?;
    let own_care = fields.bilingual("care")?;
    let care = common_care.cloned().into_iter().chain(own_care).collect();
    free(&fields, &key, format!("chemical {key}"), taken)?;
    let unit = unit.unwrap_or(Measure::Gram);
    let chemical = Chemical { key, name, solution, unit, per_liter, care };
    Ok((chemical, fields.rest(&["key", "name", "solution", "unit", "per_liter", "care"])))
}

/// What a bath needs beside its dyestuff.
fn needs(fields: &mut Fields<'_>) -> Result<Vec<Need>, Message> {
    let mut needs = Vec::new();
    for mut row in fields.tables("needs")? {
        let chemical = row.name("chemical")?;
        let chemical = slug(&row.need("chemical", chemical)?);
        let (liter, gram) = (row.number("per_liter", &DOSE)?, row.number("per_gram", &DOSE)?);
        let kilogram = row.number("per_kilogram", &DOSE)?;
        let apart = row.number("per_liter_apart", &DOSE)?;
        let doses = [
            liter.map(Dose::PerLiter),
            apart.map(Dose::Apart),
            gram.map(Dose::PerGram),
            kilogram.map(Dose::PerKilogram),
        ];
        let dose = row.need("per_liter", doses.into_iter().flatten().next())?;
        if let Some(message) = row
            .rest(&["chemical", "per_liter", "per_liter_apart", "per_gram", "per_kilogram"])
            .pop()
        {
            return Err(message);
        }
        needs.push(Need { chemical, dose });
    }
    Ok(needs)
}

/// Key, name and synonyms. An entry without a name is called by its key.
fn names(fields: &mut Fields<'_>) -> Result<(String, Bilingual, Vec<String>), Message> {
    let key = fields.name("key")?.map(|key| slug(&key)).filter(|key| !key.is_empty());
    let key = fields.need("key", key)?;
    let name = fields.bilingual("name")?;
    let name = name.unwrap_or_else(|| Bilingual { id: key.clone(), en: key.clone() });
    Ok((key, name, fields.names("synonyms")?))
}

/// Refuses a key that stands there twice.
fn free(
    fields: &Fields<'_>,
    key: &str,
    entry: String,
    taken: &mut BTreeSet<String>,
) -> Result<(), Message> {
    if taken.insert(entry) {
        return Ok(());
    }
    Err(fields.told(Message::new("dye-twice").with("name", key)))
}

/// The list `shades`, or the single `color` at `dips`; in any case one at least.
fn shades(fields: &mut Fields<'_>, dips: Option<f64>) -> Result<Vec<Shade>, Message> {
    let mut shades: Vec<Shade> = Vec::new();
    for mut row in fields.tables("shades")? {
        let (color, dips) = (row.color("color")?, row.number("dips", &limits::DIPS)?);
        let shade = Shade { color: row.need("color", color)?, dips: row.need("dips", dips)? };
        if shades.last().is_some_and(|before| before.dips >= shade.dips) {
            return Err(row.told(Message::new("dye-shades-order").with("given", shade.dips)));
        }
        if let Some(message) = row.rest(&["color", "dips"]).pop() {
            return Err(message);
        }
        shades.push(shade);
    }
    if shades.is_empty() {
        let color = fields.color("color")?;
        shades.push(Shade { color: fields.need("color", color)?, dips: dips.unwrap_or(1.0) });
    }
    Ok(shades)
}

/// Dips to 63 % of all that cloth can take, where a file does not say: estimates of ours.
///
/// Vats and barks build up slowly: jolawe with lime was still deepest at 24 dips (docs/craft.md, section 4.9, source
/// 106). Naphthol and reactive dyes are nearly spent after the first bath.
fn saturation(family: Family) -> f64 {
    match family {
        Family::Indigo | Family::Soga => 8.0,
        Family::Natural => 10.0,
        Family::Indigosol => 2.0,
        Family::Naphthol => 1.5,
        Family::Remazol => 1.0,
    }
}
