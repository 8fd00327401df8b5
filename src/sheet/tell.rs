//! What is said of a plan, on paper and in a terminal alike.
//!
//! **Invariant:** numbers and names come from the plan, sentences from the word lists.

use super::plan::Job;
use crate::dye::{Craft, Dye, Fabric, Outcome, Plan, Reach, Recipe, Stage, State, Vat, estimate};
use crate::mark::Part;
use crate::notice::Message;
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
pub fn dye_name(vat: &Vat<'_>, words: &Words) -> String {
    vat.bath.map_or_else(|| vat.named.clone(), |bath| said(&bath.dye().name, words).to_owned())
}

/// A bath with how often, or how.
pub fn bath(at: usize, vat: &Vat<'_>, words: &Words) -> Message {
    let name = dye_name(vat, words);
    let message = |key| Message::new(key).with("number", at + 1).with("name", name);
    let message = match (vat.is_brushed, dips(vat)) {
        (true, _) => message("plan-bath-brushed"),
        (false, Some(dips)) => message("plan-bath-dips").with("dips", dips),
        (false, None) => message("plan-bath-strong"),
    };
    message.with("strength", strength(vat))
}

/// How often cloth is dipped, where that makes the depth and there is a dip to count.
fn dips(vat: &Vat<'_>) -> Option<f64> {
    /// The shortest dip that a hand can do; paler shades need a weaker bath.
    const SHORTEST: f64 = 0.3;
    let is_dipped = vat.bath.is_some_and(|bath| bath.dye().kind.is_dipped());
    vat.dips().filter(|dips| is_dipped && *dips >= SHORTEST).map(tenth)
}

/// How strong a bath is, in percent of the recipe, which is for the deepest shade.
fn strength(vat: &Vat<'_>) -> f64 {
    vat.bath.map_or(0.0, |bath| (bath.depth() * 100.0).round())
}

/// What the workshop does in a step.
pub fn step(plan: &Plan<'_>, fabric: &Fabric, at: usize, words: &Words) -> Message {
    let step = &plan.steps()[at];
    let key = craft_key(step.craft);
    let parts = step.parts();
    let message = Message::new(key).with("parts", listed(parts));
    let message = message.with("share", percent(fabric.share(parts)));
    match step.bath().and_then(|bath| Some((bath, plan.recipe().baths().get(bath)?))) {
        Some((bath, vat)) => {
            let message = message.with("number", bath + 1).with("name", dye_name(vat, words));
            message.with("dips", dips(vat).unwrap_or_default()).with("strength", strength(vat))
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
pub fn removals(plan: &Plan<'_>) -> Message {
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
pub fn chain(recipe: &Recipe<'_>, words: &Words) -> Message {
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

/// What a piece takes, and what that rests on.
pub fn needs(job: &Job<'_>, words: &Words) -> Vec<Message> {
    let need = job.need();
    let wax = Message::new("plan-wax")
        .with("grams", need.wax.round())
        .with("width", job.piece.width)
        .with("height", job.piece.height);
    let recipe = job.plan.recipe();
    let baths = recipe.baths().iter().zip(&need.baths).enumerate();
    let baths = baths
        .filter(|(_, (_, bath))| bath.liters > 0.0)
        .map(|(at, (vat, bath))| liters(at, vat, bath, words));
    let assumed = Message::new("plan-assumed")
        .with("wax", estimate::WAX)
        .with("cloth", estimate::CLOTH)
        .with("liquor", estimate::LIQUOR)
        .with("drunk", estimate::DRUNK);
    std::iter::once(wax).chain(baths).chain([assumed]).collect()
}

/// How much of a bath a piece takes.
pub fn liters(at: usize, vat: &Vat<'_>, need: &estimate::Bath, words: &Words) -> Message {
    let is_little = need.liters < 1.0;
    let key = match (need.grams.is_some(), is_little) {
        (true, false) => "plan-liters-grams",
        (true, true) => "plan-milliliters-grams",
        (false, false) => "plan-liters",
        (false, true) => "plan-milliliters",
    };
    Message::new(key)
        .with("number", at + 1)
        .with("name", dye_name(vat, words))
        .with("liters", tenth(need.liters))
        .with("milliliters", (need.liters * 100.0).ceil() * 10.0)
        .with("grams", weighed(need.grams.unwrap_or_default()))
}

/// A share as percent with one decimal.
pub fn percent(share: f64) -> f64 {
    (share * 1000.0).round() / 10.0
}

/// Grams as a scale shows them: tenths, and below a gram hundredths, rounded up so that a little is never nothing.
fn weighed(grams: f64) -> f64 {
    if grams < 1.0 { (grams * 100.0).ceil() / 100.0 } else { tenth(grams) }
}

/// With one decimal.
pub fn tenth(number: f64) -> f64 {
    (number * 10.0).round() / 10.0
}
