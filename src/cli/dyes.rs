//! `canting dyes`: what stands on the shelf, and what is known of it.
//!
//! **Invariant:** everything told about a dye comes from its file.

use std::path::Path;

use serde::Serialize;

use crate::cli::args::DyesArgs;
use crate::cli::failure::{Answer, Failure};
use crate::cli::params::Both;
use crate::cli::report;
use crate::dye::{Dose, Dye, Dyes, Greige, Need};
use crate::files::Folder;
use crate::notice::{self, Message};
use crate::sheet::tell;
use crate::words::{self, Words};
use crate::workspace;

/// Lists the dyes of the program and those of the folder `dyes` at hand, or tells about one.
pub(super) fn dyes(args: &DyesArgs, words: &Words) -> Result<Answer, Failure> {
    let (dyes, notices) = workspace::dyes(&Folder::new(Path::new("."), None))?;
    let Some(name) = &args.dye else {
        let text =
            if args.json { report::json(&ShelfJson::new(&dyes))? } else { list(&dyes, words) };
        return Ok(Answer::new(text).with_notices(notices));
    };
    if let Some(cloth) = dyes.find_cloth(name).filter(|_| dyes.find_shade(name).is_none()) {
        let text =
            if args.json { report::json(&ClothJson::new(cloth))? } else { bare(cloth, words) };
        return Ok(Answer::new(text).with_notices(notices));
    }
    let (dye, _) = dyes.find_shade(name).ok_or_else(|| {
        let near = notice::nearest(name, &dyes.keys()).unwrap_or_default();
        Message::new("dyes-unknown").with("name", name.as_str()).with("near", near)
    })?;
    let text =
        if args.json { report::json(&DyeJson::new(dye, &dyes))? } else { page(&dyes, dye, words) };
    Ok(Answer::new(text).with_notices(notices))
}

/// One line a dye: key, the color of its deepest shade, name.
fn list(dyes: &Dyes, words: &Words) -> String {
    let keys = dyes.keys().into_iter().map(|key| words::shown(key).chars().count());
    let widest = keys.max().unwrap_or_default();
    let mut text = String::new();
    let mut kind = None;
    for dye in dyes.all() {
        if kind != Some(dye.family) {
            kind = Some(dye.family);
            let break_before = if text.is_empty() { "" } else { "\n" };
            text += &format!("{break_before}{}\n", kind_name(dye, words));
        }
        let color = dye.shades().last().map(|shade| shade.color.to_string()).unwrap_or_default();
        let [key, name] = [&dye.key, tell::said(&dye.name, words)].map(words::shown);
        text += &format!("  {key:widest$}  {color}  {name}\n");
    }
    let heading = words.text("dyes-cloths", None).unwrap_or_default();
    text += &format!("\n{heading}\n");
    for cloth in dyes.cloths() {
        let [key, name] = [&cloth.key, tell::said(&cloth.name, words)].map(words::shown);
        text += &format!("  {key:widest$}  {}  {name}\n", cloth.color);
    }
    format!("{text}\n{}\n", words.text("plan-estimated", None).unwrap_or_default())
}

fn kind_name(dye: &Dye, words: &Words) -> String {
    words.text("dye-kind", Some(dye.family.key())).unwrap_or_default()
}

/// Everything about a cloth.
fn bare(cloth: &Greige, words: &Words) -> String {
    let heading = |name: &str| words.text("dyes-heading", Some(name)).unwrap_or_default();
    let kind = words.text("dyes-cloth", None).unwrap_or_default();
    let origin = words.text(if cloth.measured { "dye-measured" } else { "dye-estimated" }, None);
    format!(
        "{} ({})\n{}: {kind}\n{}: {}, {}\n{}: {}\n",
        words::shown(tell::said(&cloth.name, words)),
        words::shown(&cloth.key),
        heading("kind"),
        heading("origin"),
        cloth.color,
        origin.unwrap_or_default(),
        heading("source"),
        words::shown(tell::said(&cloth.source, words)),
    )
}

/// Everything about a dye.
fn page(dyes: &Dyes, dye: &Dye, words: &Words) -> String {
    let heading = |name: &str| words.text("dyes-heading", Some(name)).unwrap_or_default();
    let [name, key] = [tell::said(&dye.name, words), &dye.key].map(words::shown);
    let mut page = format!("{name} ({key})\n");
    let mut line = |name: &str, value: &str| {
        if !value.is_empty() {
            page += &format!("{}: {}\n", heading(name), words::shown(value));
        }
    };
    line("kind", &kind_name(dye, words));
    let fixer = dye.fixer.map(|fixer| dyes.chemical(fixer.key()).name);
    line("fixer", fixer.as_ref().map_or("", |fixer| tell::said(fixer, words)));
    line("synonyms", &dye.synonyms.join(", "));
    let unmet = dye.unmet();
    for shade in dye.shades() {
        let shown = unmet.iter().find(|unmet| unmet.shade == *shade).map(|unmet| unmet.shown);
        let key = if shown.is_some() { "dyes-shade-unmet" } else { "dyes-shade" };
        let message = Message::new(key).with("dips", shade.dips);
        let message = message.with("color", shade.color.to_string());
        let shown = shown.unwrap_or(shade.color).to_string();
        line("shade", &words.say(&message.with("shown", shown)));
    }
    line("recipe", tell::said(&dyes.recipe(dye), words));
    let [needs, apart] = needs(dyes, dye, words);
    line("needs", &needs);
    line("apart", &apart);
    line("source", tell::said(&dye.source, words));
    line("origin", &tell::origin(dye, words));
    page
}

/// What goes into a bath for the deepest shade, and what into the bath apart that develops or fixes it.
fn needs(dyes: &Dyes, dye: &Dye, words: &Words) -> [String; 2] {
    let dyestuff = dye.per_liter.map(|grams| {
        let name = dye.dyestuff.as_ref().unwrap_or(&dye.name);
        format!("{} g/l {}", words.number(grams), tell::said(name, words))
    });
    let need = |need: &Need| {
        let chemical = dyes.chemical(&need.chemical);
        let (amount, per) = match (need.dose, dye.per_liter) {
            (Dose::PerLiter(amount) | Dose::Apart(amount), _) => (amount, "l"),
            (Dose::PerGram(amount), Some(grams)) => (amount * grams, "l"),
            (Dose::PerGram(amount), None) => (amount, "g"),
            (Dose::PerKilogram(amount), _) => (amount, "kg"),
        };
        let (unit, name) = (chemical.unit.key(), tell::said(&chemical.name, words));
        format!("{} {unit}/{per} {name}", words.number(amount))
    };
    let (apart, inside): (Vec<_>, Vec<_>) =
        dyes.needs(dye).into_iter().partition(|need| matches!(need.dose, Dose::Apart(_)));
    let inside: Vec<String> = dyestuff.into_iter().chain(inside.iter().map(need)).collect();
    let apart: Vec<String> = apart.iter().map(need).collect();
    [inside.join(", "), apart.join(", ")]
}

/// The shelf as a program reads it.
#[derive(Debug, Serialize)]
struct ShelfJson {
    dyes: Vec<DyeJson>,
    cloths: Vec<ClothJson>,
}

#[derive(Debug, Serialize)]
struct DyeJson {
    key: String,
    name: Both,
    synonyms: Vec<String>,
    kind: &'static str,
    fixer: Option<&'static str>,
    shades: Vec<ShadeJson>,
    /// Of its deepest shade, the most that any number of dips leads to.
    deepest: f64,
    recipe: Both,
    source: Both,
    measured: bool,
}

#[derive(Debug, Serialize)]
struct ShadeJson {
    dips: f64,
    color: String,
    /// What is shown instead of a color that no dye can have.
    shown: Option<String>,
}

#[derive(Debug, Serialize)]
struct ClothJson {
    key: String,
    name: Both,
    color: String,
    source: Both,
    measured: bool,
}

impl ShelfJson {
    fn new(dyes: &Dyes) -> Self {
        Self {
            dyes: dyes.all().iter().map(|dye| DyeJson::new(dye, dyes)).collect(),
            cloths: dyes.cloths().iter().map(|cloth| ClothJson::new(cloth)).collect(),
        }
    }
}

impl ClothJson {
    fn new(cloth: &Greige) -> Self {
        Self {
            key: cloth.key.clone(),
            name: Both::new(&cloth.name),
            color: cloth.color.to_string(),
            source: Both::new(&cloth.source),
            measured: cloth.measured,
        }
    }
}

impl DyeJson {
    fn new(dye: &Dye, dyes: &Dyes) -> Self {
        let unmet = dye.unmet();
        let shade = |shade: &crate::dye::Shade| ShadeJson {
            dips: shade.dips,
            color: shade.color.to_string(),
            shown: unmet.iter().find(|it| it.shade == *shade).map(|it| it.shown.to_string()),
        };
        Self {
            key: dye.key.clone(),
            name: Both::new(&dye.name),
            synonyms: dye.synonyms.clone(),
            kind: dye.family.key(),
            fixer: dye.fixer.map(|fixer| fixer.key()),
            shades: dye.shades().iter().map(shade).collect(),
            deepest: dye.deepest(),
            recipe: Both::new(&dyes.recipe(dye)),
            source: Both::new(&dye.source),
            measured: dye.measured,
        }
    }
}
