//! What is said of a plan, on paper and in a terminal alike.
//!
//! **Invariant:** numbers and names come from the plan, sentences from the word lists.

use std::collections::BTreeSet;

use super::job::Job;
use crate::dye::{
    Craft, Dye, Dyebath, Fabric, Family, Measure, Outcome, Plan, Reach, Recipe, Stage, State,
    estimate,
};
use crate::mark::Part;
use crate::notice::Message;
use crate::notice::rounded::{hundredth, percent, tenth, whole_percent};
use crate::param::Bilingual;
use crate::words::{Language, Words};

/// Words in the language that is spoken.
pub fn said<'a>(both: &'a Bilingual, words: &Words) -> &'a str {
    match words.language() {
        Language::Indonesian => &both.id,
        Language::English => &both.en,
    }
}

/// The tag of the language that is spoken.
pub fn tag(words: &Words) -> &'static str {
    match words.language() {
        Language::Indonesian => "id",
        Language::English => "en",
    }
}

/// What a bath is called: the name of its dye, or what was given where there is none.
pub fn dye_name(dyebath: &Dyebath, words: &Words) -> String {
    dyebath.dye().map_or_else(|| dyebath.named.clone(), |dye| said(&dye.name, words).to_owned())
}

/// A bath with how often, or how.
pub fn bath(at: usize, dyebath: &Dyebath, words: &Words) -> Message {
    let name = dye_name(dyebath, words);
    let message = |key| Message::new(key).with("number", at + 1).with("name", name);
    let message = match (dyebath.is_brushed, dips(dyebath)) {
        (true, _) => message("plan-bath-brushed"),
        (false, Some(dips)) => {
            let message = message("plan-bath-dips").with("dips", dips.count);
            return message.with("weak", dips.strength);
        }
        (false, None) => message("plan-bath-strong"),
    };
    message.with("strength", strength(dyebath))
}

/// Dips as a hand does them.
struct Dips {
    /// Whole ones.
    count: f64,
    /// How strong the vat stands, in percent: what lies between two whole dips takes a thinner one.
    strength: f64,
}

/// How a bath is done: in full the first time, and then by the number of that bath; nothing for a vat that stands there.
pub fn recipe(job: &Job<'_>, at: usize, words: &Words) -> Option<String> {
    let plan = job.plan;
    let baths = plan.recipe().baths();
    let how = |at: usize| baths[at].dye().map(|dye| job.dyes.recipe(dye));
    let own = how(at)?;
    if !plan.recipe().is_first_of_its_dye(at) || own.id.is_empty() {
        return None;
    }
    let mut earlier = (0..at).filter(|other| plan.recipe().is_used(*other));
    Some(match earlier.find(|other| how(*other).as_ref() == Some(&own)) {
        Some(other) => words.say(&Message::new("plan-recipe-as").with("number", other + 1)),
        None => said(&own, words).to_owned(),
    })
}

/// How often cloth is dipped, where that makes the depth.
fn dips(dyebath: &Dyebath) -> Option<Dips> {
    /// Less of a dip than this is how exactly nobody works.
    const INEXACT: f64 = 0.05;
    let dips =
        dyebath.dips().filter(|_| dyebath.dye().is_some_and(|dye| dye.family.is_dipped()))?;
    let count = (dips - INEXACT).ceil().max(1.0);
    // In steps that a ladle measures; a trace of dye is not none.
    let twentieths = (20.0 * dips / count).round();
    Some(Dips { count, strength: (5.0 * twentieths).clamp(1.0, 100.0) })
}

/// How strong a bath is, in percent of the recipe, which is for the deepest shade.
fn strength(dyebath: &Dyebath) -> f64 {
    dyebath.uptake.as_ref().map_or(0.0, |uptake| whole_percent(uptake.depth()))
}

/// What the workshop does in a step.
pub fn step(job: &Job<'_>, at: usize, words: &Words) -> Message {
    let Job { plan, fabric, dyes, .. } = *job;
    let step = &plan.steps()[at];
    let key = craft_key(step.craft);
    let parts = step.parts();
    let message = Message::new(key).with("parts", listed(parts));
    let message = message.with("share", percent(fabric.share(parts)));
    match step.bath().and_then(|bath| Some((bath, plan.recipe().baths().get(bath)?))) {
        Some((bath, dyebath)) => {
            let message = message.with("number", bath + 1).with("name", dye_name(dyebath, words));
            let dips = dips(dyebath).unwrap_or(Dips { count: 0.0, strength: 100.0 });
            let message = message.with("dips", dips.count).with("weak", dips.strength);
            let last = plan.finished_in(at, dyes);
            let together = plan.steps()[last].bath().filter(|_| last > at);
            let message = message.with("together", together.map_or(0, |bath| bath + 1));
            message.with("strength", strength(dyebath))
        }
        None => message,
    }
}

fn craft_key(craft: Craft) -> &'static str {
    match craft {
        Craft::Nglowong => "craft-nglowong",
        Craft::Ngiseni => "craft-ngiseni",
        Craft::Nembok => "craft-nembok",
        Craft::Medel => "craft-medel",
        Craft::Nyoga => "craft-nyoga",
        Craft::Nyelup => "craft-nyelup",
        Craft::Nyolet => "craft-nyolet",
        Craft::Ngerok => "craft-ngerok",
        Craft::Mbironi => "craft-mbironi",
        Craft::Mopok => "craft-mopok",
        Craft::Nglorod => "craft-nglorod",
    }
}

/// What lies under wax in a bath, and how it changed.
pub fn stage(stage: &Stage, fabric: &Fabric) -> Message {
    let removed = stage.removed.iter();
    let message = Message::new("plan-stage")
        .with("number", stage.bath + 1)
        .with("count", stage.waxed.len())
        .with("waxed", listed(&stage.waxed))
        .with("share", percent(fabric.share(&stage.waxed)))
        .with("added", listed(&stage.added))
        .with("removed", listed(removed));
    message.with("more", stage.added.len()).with("less", stage.removed.len())
}

/// How often wax comes off between baths, and how.
pub fn removals(plan: &Plan) -> Message {
    let of = |craft: Craft| plan.removals().filter(|at| plan.steps()[*at].craft == craft).count();
    let (scraped, boiled) = (of(Craft::Ngerok), of(Craft::Nglorod));
    let key = match (scraped, boiled) {
        (0, 0) => "plan-no-removal",
        (_, 0) => "plan-scraped",
        (0, _) => "plan-boiled",
        _ => "plan-scraped-and-boiled",
    };
    Message::new(key).with("scraped", scraped).with("boiled", boiled)
}

/// The baths that lead to a color, as numbers.
pub fn reached(reach: Reach, words: &Words) -> String {
    if reach.is_empty() {
        return words.text("plan-bare", None).unwrap_or_default();
    }
    reach.baths().map(|bath| (bath + 1).to_string()).collect::<Vec<_>>().join(" + ")
}

/// The share of the cloth that a color takes.
pub fn outcome_share(outcome: &Outcome, fabric: &Fabric) -> f64 {
    percent(fabric.share(&outcome.parts))
}

/// Names of parts in one line.
pub fn listed<'a>(parts: impl IntoIterator<Item = &'a Part>) -> String {
    parts.into_iter().map(Part::name).collect::<Vec<_>>().join(", ")
}

/// The words for what fixes a dye and where it comes from: an estimate or a measurement.
pub fn origin(dye: &Dye, words: &Words) -> String {
    let key = if dye.measured { "dye-measured" } else { "dye-estimated" };
    words.text(key, None).unwrap_or_default()
}

/// Design and colorway.
pub fn title(job: &Job<'_>) -> Message {
    Message::new("plan-title").with("design", job.design).with("colorway", job.colorway)
}

/// Chain and cloth.
pub fn chain(recipe: &Recipe, words: &Words) -> Message {
    let cloth = recipe.cloth().map(|cloth| said(&cloth.name, words).to_owned());
    Message::new("plan-chain")
        .with("chain", recipe.chain().name())
        .with("cloth", cloth.unwrap_or_default())
}

/// The word of the workshop for a step, as a heading.
pub fn craft_title(craft: Craft, words: &Words) -> String {
    words.text(craft_key(craft), Some("title")).unwrap_or_default()
}

/// What lies under wax.
pub fn under_wax(state: &State, fabric: &Fabric) -> Message {
    Message::new("plan-under-wax")
        .with("count", state.waxed().len())
        .with("parts", listed(state.waxed()))
        .with("share", percent(fabric.share(state.waxed())))
}

/// What a piece takes: wax, and what stands in each bath.
pub fn needs(job: &Job<'_>, words: &Words) -> Vec<Message> {
    let need = job.estimate();
    let wax = Message::new("plan-wax")
        .with("grams", need.wax.round())
        .with("width", job.piece.width)
        .with("height", job.piece.height);
    let recipe = job.plan.recipe();
    let baths = recipe.baths().iter().zip(&need.baths).enumerate();
    let baths = baths.filter(|(_, (_, bath))| bath.liters > 0.0).map(|(at, (dyebath, bath))| {
        let message = Message::new("plan-needs").with("number", at + 1);
        let message = message.with("name", dye_name(dyebath, words));
        message.with("needs", words.say(&filled(bath, words)))
    });
    std::iter::once(wax).chain(baths).collect()
}

/// What the estimates rest on.
pub fn assumed() -> Message {
    Message::new("plan-assumed")
        .with("wax", estimate::WAX)
        .with("cloth", estimate::CLOTH)
        .with("liquor", estimate::LIQUOR)
        .with("drunk", estimate::DRUNK)
}

/// The liters of a bath and what stands in them.
pub fn filled(need: &estimate::Liquor, words: &Words) -> Message {
    let item = |item: &estimate::Ingredient| {
        format!("{} {}", amount(item.amount, item.unit, words), said(&item.name, words))
    };
    let items =
        |items: &[estimate::Ingredient]| items.iter().map(item).collect::<Vec<_>>().join(", ");
    let liters = |liters: f64| amount(1000.0 * liters, Measure::Milliliter, words);
    let apart = need.apart.as_ref();
    Message::new("plan-filled")
        .with("liters", liters(need.liters))
        .with("count", need.items.len())
        .with("items", items(&need.items))
        .with("apart", apart.map_or(0, |apart| apart.items.len()))
        .with("apart-liters", apart.map_or_else(String::new, |apart| liters(apart.liters)))
        .with("apart-items", apart.map_or_else(String::new, |apart| items(&apart.items)))
}

/// Everything to buy, with its amount: wax first.
pub fn shopping(job: &Job<'_>, words: &Words) -> Vec<(String, String)> {
    let need = job.estimate();
    let wax = words.text("plan-wax-bought", None).unwrap_or_default();
    let wax = (wax, amount(need.wax, Measure::Gram, words));
    let item = |item: &estimate::Ingredient| {
        (said(&item.name, words).to_owned(), amount(item.amount, item.unit, words))
    };
    std::iter::once(wax).chain(need.shopping.iter().map(item)).collect()
}

/// How to keep safe with this work: with everything, with each chemical, and with what is poured away.
pub fn safety(job: &Job<'_>, words: &Words) -> Vec<String> {
    let text = |key: &str, attribute| words.text(key, attribute).unwrap_or_default();
    let mut told = vec![text("safety-always", None), text("safety-hot", None)];
    let mut cared: Vec<(&str, Vec<&str>)> = Vec::new();
    let need = job.estimate();
    let minded =
        need.shopping.iter().flat_map(|item| item.care.iter().map(move |care| (item, care)));
    for (item, care) in minded {
        let (care, name) = (said(care, words), said(&item.name, words));
        match cared.iter_mut().find(|(other, _)| *other == care) {
            Some((_, names)) => names.push(name),
            None => cared.push((care, vec![name])),
        }
    }
    told.extend(cared.into_iter().map(|(care, names)| format!("{}: {care}", names.join(", "))));
    let recipe = job.plan.recipe();
    let used = recipe.baths().iter().enumerate().filter(|(at, _)| recipe.is_used(*at));
    told.extend(unknown(job, words));
    let kinds: BTreeSet<Family> =
        used.filter_map(|(_, dyebath)| Some(dyebath.dye()?.family)).collect();
    told.extend(kinds.iter().filter_map(|kind| words.text("safety-vat", Some(kind.key()))));
    told.push(text("safety-waste", None));
    told.extend(kinds.iter().map(|kind| text("safety-waste", Some(kind.key()))));
    told.retain(|line| !line.is_empty());
    told.dedup();
    told
}

/// That the dangers of a bath are not known, where no file says what goes into it: silence would sound like safety.
fn unknown(job: &Job<'_>, words: &Words) -> Vec<String> {
    let recipe = job.plan.recipe();
    let used = recipe.baths().iter().enumerate().filter(|(at, _)| recipe.is_used(*at));
    let (mut dyes, mut chemicals) = (BTreeSet::new(), BTreeSet::new());
    for dye in used.filter_map(|(_, dyebath)| dyebath.dye()) {
        let needs = job.dyes.needs(dye);
        if needs.is_empty() {
            dyes.insert(said(&dye.name, words));
        }
        let unknown = needs.into_iter().filter(|need| !job.dyes.describes(&need.chemical));
        chemicals.extend(unknown.map(|need| need.chemical));
    }
    let dyes: Vec<&str> = dyes.into_iter().collect();
    let chemicals: Vec<String> = chemicals.into_iter().collect();
    let lines = [
        (!dyes.is_empty())
            .then(|| Message::new("safety-unknown-needs").with("dyes", dyes.join(", "))),
        (!chemicals.is_empty()).then(|| {
            Message::new("safety-unknown-chemicals").with("chemicals", chemicals.join(", "))
        }),
    ];
    lines.into_iter().flatten().map(|message| words.say(&message)).collect()
}

/// Where the recipes of the baths come from, each source once.
pub fn sources(job: &Job<'_>, words: &Words) -> Vec<String> {
    let recipe = job.plan.recipe();
    let mut told: Vec<(String, Vec<String>)> = Vec::new();
    for (_, dyebath) in recipe.baths().iter().enumerate().filter(|(at, _)| recipe.is_used(*at)) {
        let Some(dye) = dyebath.dye() else { continue };
        let (source, name) = (said(&dye.source, words).to_owned(), dye_name(dyebath, words));
        match told.iter_mut().find(|(other, _)| *other == source) {
            Some((_, names)) if names.contains(&name) => {}
            Some((_, names)) => names.push(name),
            None if source.is_empty() => {}
            None => told.push((source, vec![name])),
        }
    }
    told.into_iter().map(|(source, names)| format!("{}: {source}", names.join(", "))).collect()
}

/// An amount as a scale or a measuring glass shows it; from a thousand on in kilograms and liters.
fn amount(amount: f64, unit: Measure, words: &Words) -> String {
    let (number, sign) = match unit {
        Measure::Gram if amount >= 1000.0 => (hundredth(amount / 1000.0), "kg"),
        Measure::Milliliter if amount >= 1000.0 => (tenth(amount / 1000.0), "l"),
        Measure::Gram => (weighed(amount), "g"),
        Measure::Milliliter => (amount.round().max(1.0), "ml"),
    };
    format!("{}\u{a0}{sign}", words.number(number))
}

/// Grams as a scale shows them: whole ones, below ten tenths, and below one hundredths, rounded up so that a little is never
/// nothing.
fn weighed(grams: f64) -> f64 {
    match grams {
        ..1.0 => (grams * 100.0).ceil() / 100.0,
        ..10.0 => tenth(grams),
        _ => grams.round(),
    }
}
