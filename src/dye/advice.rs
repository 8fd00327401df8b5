//! What a dyer would say of a plan before the first wax is molten.
//!
//! **Invariant:** advice changes nothing, and says what it is about: baths, parts or a step.

use std::collections::BTreeMap;

use super::dyestuff::Family;
use super::fabric::Fabric;
use super::plan::Plan;
use super::reach::Reach;
use super::recipe::Recipe;
use super::sight;
use crate::color::difference::{Lab, delta_e};
use crate::design::dyeing::{Chain, Work};
use crate::mark::Part;
use crate::notice::{Message, Notice, Spot, rounded};

/// Baths of the vat that a workshop does for one cloth: the seven tints of mega mendung take six dips (docs/craft.md,
/// 4.6).
const WORKABLE: usize = 6;

/// Colors of the brush that a workshop keeps at hand: a cup for each.
const CUPS: usize = 8;

/// A bath that changes a color by less than this (Delta E 2000) was for nothing: it is just seen side by side.
const SEEN: f64 = 3.0;

/// All advice about the plan of colorway `index`.
pub fn advice(plan: &Plan, fabric: &Fabric, index: usize) -> Vec<Notice> {
    let place = || Spot::Colorway(index);
    let mut notices = Vec::new();
    let (over, drowned) = unseen(plan.recipe());
    let warnings = crowded(plan.recipe()).into_iter().chain(over);
    notices.extend(warnings.map(|message| Notice::warning(place(), message)));
    notices.extend(drowned.into_iter().map(|message| Notice::note(place(), message)));
    let alike = alike(plan.recipe(), fabric).into_iter().chain(hidden(plan.recipe(), fabric));
    notices.extend(alike.map(|message| Notice::warning(place(), message)));
    notices.extend(too_deep(plan.recipe()).map(|message| Notice::warning(place(), message)));
    let scraped = scraped_areas(plan, fabric).into_iter();
    notices.extend(scraped.map(|message| Notice::warning(place(), message)));
    notices.extend(better_order(plan, fabric).map(|message| Notice::note(place(), message)));
    notices
}

/// More baths than a workshop does.
fn crowded(recipe: &Recipe) -> Vec<Message> {
    let brushed = recipe.baths().iter().filter(|dyebath| dyebath.is_brushed).count();
    let dipped = recipe.baths().len() - brushed;
    let told = |key, count: usize, most: usize| {
        (count > most).then(|| Message::new(key).with("count", count).with("max", most))
    };
    let baths = told("dye-many-baths", dipped, WORKABLE);
    baths.into_iter().chain(told("dye-many-brushes", brushed, CUPS)).collect()
}

/// Baths that are not seen on some part in the end: because it was dark already, and because later baths drowned them.
///
/// A bath that reaches everything is a ground for all others; that it is seen nowhere alone is no fault.
fn unseen(recipe: &Recipe) -> (Vec<Message>, Vec<Message>) {
    let mut over: BTreeMap<usize, Vec<&str>> = BTreeMap::new();
    let mut drowned: BTreeMap<usize, Vec<&str>> = BTreeMap::new();
    let shows = |reach: Reach, bath: usize| {
        let without = without_dye(recipe, reach, bath);
        let seen = |reach: Reach| Lab::of(recipe.outcome(reach));
        without.is_empty() || delta_e(seen(reach), seen(without)) >= SEEN
    };
    let is_everywhere = |bath: usize| recipe.reach().values().all(|reach| reach.has(bath));
    let outcomes = recipe.outcomes();
    for outcome in &outcomes {
        let baths = outcome.reach.baths().filter(|bath| recipe.baths()[*bath].uptake.is_some());
        for bath in baths.filter(|bath| !is_everywhere(*bath) && !shows(outcome.reach, *bath)) {
            let so_far: Reach = outcome.reach.baths().filter(|other| *other <= bath).collect();
            let lost = if shows(so_far, bath) { &mut drowned } else { &mut over };
            lost.entry(bath).or_default().extend(outcome.parts.iter().map(Part::name));
        }
    }
    let told = |key: &'static str, lost: BTreeMap<usize, Vec<&str>>| {
        let message = |(bath, parts): (usize, Vec<&str>)| {
            let name = recipe.baths()[bath].named.as_str();
            let message = Message::new(key).with("number", bath + 1).with("name", name);
            message.with("count", parts.len()).with("parts", parts.join(", "))
        };
        lost.into_iter().map(message).collect()
    };
    (told("dye-light-over-dark", over), told("dye-drowned", drowned))
}

/// Without a bath and all others of its dye, which are dips of one: each of them alone may hardly show.
fn without_dye(recipe: &Recipe, reach: Reach, bath: usize) -> Reach {
    let dyebath = |at: usize| &recipe.baths()[at];
    reach.baths().filter(|at| *at != bath && !dyebath(*at).has_dye_of(dyebath(bath))).collect()
}

/// Pairs of parts that touch and end in nearly the same color by different baths.
fn alike(recipe: &Recipe, fabric: &Fabric) -> Vec<Message> {
    let outcomes = recipe.outcomes();
    let mut near = Vec::new();
    for (at, first) in outcomes.iter().enumerate() {
        for second in &outcomes[at + 1..] {
            let apart = delta_e(Lab::of(first.color), Lab::of(second.color));
            let touching =
                pairs(&first.parts, &second.parts).find(|(part, other)| fabric.touch(part, other));
            if let Some((part, other)) = touching.filter(|_| apart < sight::ALIKE) {
                let message = Message::new("dye-parts-alike").with("part", part.name());
                let message = message.with("other", other.name());
                near.push(message.with("difference", rounded::tenth(apart)));
            }
        }
    }
    near
}

/// Parts of one color that touch where a chain gives it to them, and parts that are seen nowhere. Parts that were given the
/// same baths by hand are meant to be one.
fn hidden(recipe: &Recipe, fabric: &Fabric) -> Vec<Message> {
    let palette = recipe.palette();
    let lost = sight::lost(&palette, fabric);
    let mut told = Vec::new();
    for outcome in recipe.outcomes() {
        let is_usual = |part: &Part| {
            let others = outcome.parts.iter().filter(|other| fabric.touch(part, other));
            others.into_iter().any(|other| recipe.is_usual(part) || recipe.is_usual(other))
        };
        let usual: Vec<&Part> = outcome.parts.iter().filter(|part| is_usual(part)).collect();
        let message = |key, parts: Vec<&str>| {
            let message = Message::new(key).with("count", parts.len());
            message.with("parts", parts.join(", ")).with("color", outcome.color.to_string())
        };
        if !usual.is_empty() {
            let message = message("dye-chain-alike", usual.into_iter().map(Part::name).collect());
            told.push(message.with("chain", recipe.chain().name()));
            continue;
        }
        let lost = outcome.parts.iter().filter(|part| lost.contains(part));
        let lost: Vec<&str> = lost.map(Part::name).collect();
        if !lost.is_empty() {
            told.push(message("dye-parts-lost", lost));
        }
    }
    told
}

fn pairs<'a>(first: &'a [Part], second: &'a [Part]) -> impl Iterator<Item = (&'a Part, &'a Part)> {
    first.iter().flat_map(move |part| second.iter().map(move |other| (part, other)))
}

/// Depths that no number of dips leads to.
fn too_deep(recipe: &Recipe) -> impl Iterator<Item = Message> {
    recipe.baths().iter().enumerate().filter_map(|(at, dyebath)| {
        let uptake = dyebath.uptake.as_ref()?;
        let most = uptake.dye().deepest();
        (uptake.depth() > most).then(|| {
            let message = Message::new("dye-too-deep").with("number", at + 1);
            let message = message.with("name", dyebath.named.as_str());
            message.with("given", uptake.depth()).with("max", (most * 100.0).floor() / 100.0)
        })
    })
}

/// Scraping that the colorway states itself, of areas that no blade gets clean.
fn scraped_areas(plan: &Plan, fabric: &Fabric) -> Vec<Message> {
    let mut told = Vec::new();
    for (at, step) in plan.steps().iter().enumerate() {
        let Work::Scrape(parts) = &step.work else { continue };
        let areas: Vec<&str> =
            parts.iter().filter(|part| fabric.is_area(part)).map(Part::name).collect();
        if !areas.is_empty() {
            let message = Message::new("dye-scraped-area").with("step", at + 1);
            told.push(message.with("parts", areas.join(", ")));
        }
    }
    told
}

/// More baths than this have too many orders to try them all.
const TRIED: usize = 6;

/// An order of the baths in which wax comes off less often; colors do not depend on it.
fn better_order(plan: &Plan, fabric: &Fabric) -> Option<Message> {
    let recipe = plan.recipe();
    let now: Vec<usize> = (0..recipe.baths().len()).filter(|at| recipe.is_used(*at)).collect();
    let is_dipped = now.iter().all(|at| !recipe.baths()[*at].is_brushed);
    // A chain with a name has its order from those who gave it.
    let is_free = *recipe.chain() == Chain::Free && recipe.works().is_empty();
    if !is_free || !is_dipped || now.len() > TRIED {
        return None;
    }
    let cost = |order: &[usize]| removed(recipe, fabric, order);
    let orders = orders(&now).into_iter().filter(|order| !has_soga_before_indigo(recipe, order));
    let best = orders.min_by(|a, b| {
        let ((a, area), (b, other)) = (cost(a), cost(b));
        a.cmp(&b).then(area.total_cmp(&other))
    })?;
    if cost(&best).0 >= cost(&now).0 {
        return None;
    }
    let names: Vec<&str> = best.iter().map(|at| recipe.baths()[*at].named.as_str()).collect();
    let message = Message::new("dye-better-order").with("order", names.join(" → "));
    Some(message.with("now", cost(&now).0).with("then", cost(&best).0))
}

/// Indigo needs a vat that soga would spoil: blue comes before brown.
fn has_soga_before_indigo(recipe: &Recipe, order: &[usize]) -> bool {
    let family = |at: &usize| recipe.baths()[*at].dye().map(|dye| dye.family);
    let soga = order.iter().position(|at| family(at) == Some(Family::Soga));
    let indigo = order.iter().rposition(|at| family(at) == Some(Family::Indigo));
    soga.zip(indigo).is_some_and(|(soga, indigo)| soga < indigo)
}

/// How often wax comes off between baths in this order, and from how much of the cloth.
fn removed(recipe: &Recipe, fabric: &Fabric, order: &[usize]) -> (usize, f64) {
    let mut times = 0;
    let mut share = 0.0;
    for pair in order.windows(2) {
        let off = |reach: &Reach| !reach.has(pair[0]) && reach.has(pair[1]);
        let parts: Vec<&Part> =
            recipe.reach().iter().filter(|(_, reach)| off(reach)).map(|(part, _)| part).collect();
        times += usize::from(!parts.is_empty());
        share += fabric.share(parts);
    }
    (times, share)
}

/// Every order of these.
fn orders(of: &[usize]) -> Vec<Vec<usize>> {
    let [first, rest @ ..] = of else { return vec![Vec::new()] };
    let insert = |order: Vec<usize>| {
        (0..=order.len()).map(move |at| {
            let mut order = order.clone();
            order.insert(at, *first);
            order
        })
    };
    orders(rest).into_iter().flat_map(insert).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::design::Dyeing;
    use crate::design::dyeing::{Amount, Bath};
    use crate::dye::{Dyes, Field};

    /// What is told of baths and the parts that they reach, counted from 1: keys, sorted.
    fn told(chain: Chain, baths: &[(&str, f64)], parts: &[(&str, &[usize])]) -> Vec<&'static str> {
        let dyes = Dyes::standard();
        let bath = |(dye, depth): &(&str, f64)| Bath {
            amount: if *depth == 1.0 { Amount::Usual } else { Amount::Depth(*depth) },
            ..Bath::new(dye)
        };
        let reach = |(name, baths): &(&str, &[usize])| {
            (Part::new(name), baths.iter().map(|bath| bath - 1).collect())
        };
        let dyeing = Dyeing {
            baths: baths.iter().map(bath).collect(),
            parts: parts.iter().map(reach).collect(),
            ..Dyeing::new(chain)
        };
        let names: Vec<Part> = parts.iter().map(|(name, _)| Part::new(name)).collect();
        let fabric = Fabric::named(&names);
        let (recipe, _) = Recipe::of(&dyeing, &names, &dyes, 0);
        let notices = advice(&Plan::of(recipe, &fabric), &fabric, 0);
        let mut keys: Vec<&str> = notices.iter().map(|notice| notice.message.key).collect();
        keys.sort_unstable();
        keys
    }

    const NONE: &[usize] = &[];

    #[test]
    fn the_chains_of_the_craft_need_no_advice() {
        let classic: &[(&str, &[usize])] =
            &[("biron", &[1]), ("klowong", &[2]), ("latar", &[1, 2]), ("tembok", NONE)];
        let baths = [("indigo", 1.0), ("soga-yogya", 1.0)];
        assert_eq!(told(Chain::SoganYogya, &baths, classic), NONE_TOLD);
        let tints: &[(&str, &[usize])] =
            &[("langit-1", NONE), ("langit-2", &[1]), ("langit-3", &[1, 2]), ("latar", &[1, 2, 3])];
        let dips = [("indigo", 0.1), ("indigo", 0.25), ("indigo", 0.8)];
        assert_eq!(told(Chain::Free, &dips, tints), NONE_TOLD);
    }

    const NONE_TOLD: [&str; 0] = [];

    #[test]
    fn light_over_dark_and_the_drowned_are_told_apart() {
        let parts: &[(&str, &[usize])] = &[("klowong", NONE), ("latar", &[1, 2]), ("tembok", &[2])];
        let over = [("naftol-as-ol-hitam-b", 1.0), ("tegeran-tawas", 0.3)];
        assert!(told(Chain::Free, &over, parts).contains(&"dye-light-over-dark"));
        let parts: &[(&str, &[usize])] = &[("klowong", NONE), ("latar", &[1, 2]), ("tembok", &[1])];
        let drowned = [("tegeran-tawas", 0.3), ("naftol-as-ol-hitam-b", 1.0)];
        assert_eq!(
            told(Chain::Free, &drowned, parts),
            ["dye-drowned"],
            "only once it was dyed over"
        );
    }

    #[test]
    fn parts_that_touch_must_differ() {
        let near: &[(&str, &[usize])] = &[("klowong", NONE), ("latar", &[1]), ("tembok", &[1, 2])];
        let baths = [("mengkudu", 1.0), ("jolawe-tawas", 0.02)];
        let keys = told(Chain::Free, &baths, near);
        assert!(keys.contains(&"dye-parts-alike"), "{keys:?}");
        let same: &[(&str, &[usize])] = &[("klowong", NONE), ("latar", &[1]), ("tembok", NONE)];
        assert_eq!(told(Chain::Free, &baths[..1], same), NONE_TOLD, "as it was stated");
    }

    #[test]
    fn what_a_chain_makes_alike_and_what_is_seen_nowhere_are_told() {
        let dyes = Dyes::standard();
        let parts = ["isen", "klowong", "latar", "tembok"].map(Part::new);
        let [isen, klowong, latar, tembok] = &parts;
        let field = |share, touches: &[(&Part, f64)]| Field {
            share,
            is_area: share > 0.2,
            touches: touches.iter().map(|(part, length)| ((*part).clone(), *length)).collect(),
        };
        // Dots on tembok, which outlines part from the ground.
        let fabric = Fabric::of([
            (isen.clone(), field(0.1, &[(tembok, 20.0)])),
            (klowong.clone(), field(0.2, &[(tembok, 50.0), (latar, 50.0)])),
            (latar.clone(), field(0.3, &[])),
            (tembok.clone(), field(0.4, &[])),
        ]);
        let told = |dyeing: &Dyeing| {
            let (recipe, _) = Recipe::of(dyeing, &parts, &dyes, 0);
            let notices = advice(&Plan::of(recipe, &fabric), &fabric, 0);
            let warned = notices.into_iter().map(|notice| {
                let parts = notice.message.values.iter().find(|(name, _)| *name == "parts");
                (notice.message.key, parts.map(|(_, value)| value.clone()))
            });
            warned.collect::<Vec<_>>()
        };
        let alike = ("dye-chain-alike", Some("klowong, tembok".into()));
        assert_eq!(told(&Dyeing::new(Chain::Kelengan)), [alike]);
        assert_eq!(told(&Dyeing::new(Chain::SoganYogya)), []);
        let stated = [(isen, vec![]), (klowong, vec![]), (tembok, vec![]), (latar, vec![0])];
        let parts = stated.map(|(part, baths)| (part.clone(), baths)).into();
        let dyeing = Dyeing { parts, ..Dyeing::new(Chain::Kelengan) };
        assert_eq!(told(&dyeing), [("dye-parts-lost", Some("isen".into()))]);
    }

    #[test]
    fn order_depth_and_number_of_baths_are_told() {
        let parts: &[(&str, &[usize])] = &[("klowong", NONE), ("latar", &[1, 2]), ("tembok", &[2])];
        let baths = [("mengkudu", 0.3), ("tegeran-tawas", 1.0)];
        assert_eq!(told(Chain::Free, &baths, parts), ["dye-better-order"]);
        // Indigo never waits for soga, and a chain keeps its order.
        let blue = [("indigo", 0.3), ("soga-solo", 1.0)];
        assert_eq!(told(Chain::Free, &blue, parts), NONE_TOLD);
        assert_eq!(told(Chain::TigaNegeri, &baths, parts), NONE_TOLD);
        let deep: &[(&str, &[usize])] = &[("klowong", NONE), ("latar", &[1])];
        assert_eq!(told(Chain::Free, &[("mengkudu", 9.0)], deep), ["dye-too-deep"]);
        let many: &[(&str, &[usize])] = &[("klowong", NONE), ("latar", &[1, 2, 3, 4, 5, 6, 7])];
        let seven = ["indigo", "soga-solo", "mengkudu", "jati", "secang-tawas", "mahoni-kapur"];
        let seven: Vec<(&str, f64)> =
            seven.into_iter().chain(["tegeran-tawas"]).map(|dye| (dye, 1.0)).collect();
        assert!(told(Chain::Free, &seven, many).contains(&"dye-many-baths"));
    }
}
