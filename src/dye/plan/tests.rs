//! Plans of every chain, and of chance.

use proptest::prelude::*;

use super::*;
use crate::design::Dyeing;
use crate::design::dyeing::Bath;
use crate::design::dyeing::Grade;
use crate::dye::{Dyes, Field, Reach};

fn fabric() -> Fabric {
    let names = ["biron", "daun", "isen", "klowong", "langit-3", "latar", "tembok"];
    Fabric::named(&names.map(Part::new))
}

fn parts(fabric: &Fabric) -> Vec<Part> {
    fabric.fields().keys().cloned().collect()
}

/// The words of a plan with the parts of each.
fn told(dyeing: &Dyeing) -> Vec<String> {
    let (dyes, fabric) = (Dyes::standard(), fabric());
    let (recipe, notices) = Recipe::of(dyeing, &parts(&fabric), &dyes, 0);
    assert_eq!(notices, [], "{dyeing:?}");
    let plan = Plan::of(recipe, &fabric);
    let step = |step: &WorkStep| {
        let parts: Vec<&str> = step.parts().iter().map(Part::name).collect();
        let bath = step.bath().map(|bath| (bath + 1).to_string()).unwrap_or_default();
        format!("{}{bath} {}", step.craft.word(), parts.join(" ")).trim_end().to_owned()
    };
    plan.steps().iter().map(step).collect()
}

#[test]
fn sogan_is_scraped_and_closed_between_indigo_and_soga() {
    let steps = told(&Dyeing::new(Chain::SoganYogya));
    assert_eq!(
        steps,
        [
            "nglowong klowong",
            "ngiseni isen",
            "nembok tembok",
            "medel1",
            "ngerok isen klowong",
            "mbironi biron daun langit-3",
            "nyoga2",
            "mopok isen",
            "nyoga3",
            "nglorod"
        ]
    );
}

#[test]
fn one_bath_needs_no_removal() {
    let steps = told(&Dyeing::new(Chain::Kelengan));
    assert_eq!(steps, ["nglowong klowong", "nembok tembok", "medel1", "nglorod"]);
}

#[test]
fn lorodan_boils_instead_of_scraping() {
    let steps = told(&Dyeing::new(Chain::Lorodan));
    assert!(steps.iter().filter(|step| *step == "nglorod").count() > 1, "{steps:?}");
    assert!(!steps.iter().any(|step| step.starts_with("ngerok")), "{steps:?}");
}

#[test]
fn a_brush_finds_its_walls_waxed_and_its_colors_closed_before_the_ground() {
    let steps = told(&Dyeing::new(Chain::Pesisir));
    let expected = [
        "nglowong klowong",
        "ngiseni isen",
        "nyolet1 biron",
        "nyolet2 daun",
        "nyolet3 langit-3",
        "nyolet4 tembok",
        "mopok biron daun langit-3 tembok",
        "nyelup5",
        "nglorod",
    ];
    assert_eq!(steps, expected);
}

#[test]
fn a_gradation_only_ever_closes() {
    let names = ["klowong", "langit-1", "langit-2", "langit-3", "langit-4", "latar"];
    let fabric = Fabric::named(&names.map(Part::new));
    let dyes = Dyes::standard();
    for grade in Grade::ALL {
        let tints = Some(5);
        let dyeing = Dyeing { tints, grade, ..Dyeing::new(Chain::TutupCelup) };
        let (recipe, notices) = Recipe::of(&dyeing, &parts(&fabric), &dyes, 0);
        assert_eq!(notices, []);
        let dips: Vec<f64> = recipe.baths().iter().map(|dyebath| dyebath.dips().unwrap()).collect();
        assert_eq!(dips.len(), 4);
        assert!((dips.iter().sum::<f64>() - 14.0).abs() < 1e-6, "{dips:?}");
        let is_even = dips.windows(2).all(|pair| (pair[0] - pair[1]).abs() < 1e-6);
        assert_eq!(is_even, grade == Grade::Dips, "{dips:?}");
        let plan = Plan::of(recipe, &fabric);
        assert_eq!(plan.removals().count(), 0);
        assert_eq!(plan.recipe().reach()[&Part::new("langit-3")], Reach::first(2));
    }
}

#[test]
fn stated_work_is_done_as_stated() {
    let part = |name: &str| vec![Part::new(name)];
    let works = vec![
        Work::Wax(part("klowong")),
        Work::Dip(0),
        Work::Scrape(part("klowong")),
        Work::Close(part("biron")),
        Work::Dip(1),
    ];
    let baths = vec![Bath::new("indigo"), Bath::new("soga-solo")];
    let dyeing = Dyeing { baths, works, ..Dyeing::new(Chain::Free) };
    let steps = told(&dyeing);
    let expected =
        ["nglowong klowong", "medel1", "ngerok klowong", "mbironi biron", "nyoga2", "nglorod"];
    assert_eq!(steps, expected);
}

#[test]
fn stated_work_may_count_the_usual_baths() {
    let works = vec![Work::Wax(vec![Part::new("klowong")]), Work::Dip(1)];
    let dyeing = Dyeing { works, ..Dyeing::new(Chain::SoganYogya) };
    assert_eq!(told(&dyeing), ["nglowong klowong", "nyoga2", "nglorod"]);
}

#[test]
fn what_is_waxed_anew_after_a_boiling_is_new() {
    let fabric = fabric();
    let dyes = Dyes::standard();
    let dyeing = Dyeing {
        baths: vec![Bath::new("mengkudu"), Bath::new("indigo")],
        parts: [("biron", vec![1]), ("latar", vec![0]), ("tembok", vec![])]
            .map(|(part, baths)| (Part::new(part), baths))
            .into(),
        ..Dyeing::new(Chain::Free)
    };
    let (recipe, _) = Recipe::of(&dyeing, &parts(&fabric), &dyes, 0);
    let stages = Plan::of(recipe, &fabric).stages();
    let named = |parts: &BTreeSet<Part>| parts.iter().any(|part| part.name() == "tembok");
    assert!(named(&stages[0].added) && named(&stages[1].added), "boiled off, and waxed anew");
    assert!(stages[1].removed.contains(&Part::new("biron")));
}

#[test]
fn a_plan_without_any_bath_is_no_work() {
    let dyes = Dyes::standard();
    let (recipe, notices) = Recipe::of(&Dyeing::new(Chain::Free), &[], &dyes, 0);
    assert_eq!(notices.len(), 2, "{notices:?}");
    let plan = Plan::of(recipe, &Fabric::named(&[]));
    assert!(plan.steps().is_empty());
    assert_eq!(plan.after(9), plan.after(0));
}

/// Parts with chance reaches, and whether they are areas.
fn any_parts() -> impl Strategy<Value = Vec<(Vec<usize>, bool)>> {
    prop::collection::vec((prop::collection::btree_set(0..5_usize, 0..5), any::<bool>()), 1..9)
        .prop_map(|all| {
            all.into_iter().map(|(set, area)| (set.into_iter().collect(), area)).collect()
        })
}

proptest! {
    #[test]
    fn every_plan_leads_to_its_recipe(
        all in any_parts(),
        brushed in prop::collection::vec(any::<bool>(), 5),
        chain in prop::sample::select(vec![Chain::Free, Chain::Lorodan, Chain::SoganSolo]),
    ) {
        let name = |at: usize| Part::new(&format!("p{at}"));
        let dyes = Dyes::standard();
        let bath = |is_brushed: bool| Bath { is_brushed, ..Bath::new("indigo") };
        let mut dyeing = Dyeing {
            baths: brushed.into_iter().map(bath).collect(),
            ..Dyeing::new(chain)
        };
        dyeing.parts.insert(Part::latar(), vec![0]);
        let mut fields = vec![(Part::latar(), Field { is_area: true, ..Field::default() })];
        for (at, (reach, is_area)) in all.iter().enumerate() {
            dyeing.parts.insert(name(at), reach.clone());
            let touches = (0..at).map(|other| (name(other), 1.0)).collect();
            fields.push((name(at), Field { share: 0.1, is_area: *is_area, touches }));
        }
        let fabric = Fabric::of(fields);
        let (recipe, _) = Recipe::of(&dyeing, &parts(&fabric), &dyes, 0);
        let plan = Plan::of(recipe, &fabric);
        let done = plan.steps().last().map(|step| step.state.clone()).unwrap_or_default();
        for (part, reach) in plan.recipe().reach() {
            prop_assert_eq!(done.reach(part), *reach, "{} {:?}", part, plan.steps());
        }
        prop_assert!(done.waxed().is_empty());
        // Nothing is scraped that is an area, and a lorodan scrapes nothing at all.
        for step in plan.steps() {
            if let Work::Scrape(parts) = &step.work {
                prop_assert!(parts.iter().all(|part| !fabric.is_area(part)));
                prop_assert!(*plan.recipe().chain() != Chain::Lorodan);
            }
        }
        // Wax comes off only where the next bath wants a part that the one before must not have.
        let order: Vec<usize> = plan.stages().iter().map(|stage| stage.bath).collect();
        prop_assert!(order.windows(2).all(|pair| pair[0] < pair[1]));
        for stage in plan.stages() {
            for part in &stage.removed {
                prop_assert!(plan.recipe().reach()[part].baths().any(|bath| bath >= stage.bath));
            }
        }
    }
}
