use proptest::prelude::*;

use super::*;
use crate::design::dyeing::{Amount, Work};
use crate::dye::{Fabric, Field, Plan};
use crate::seed::Stream;

/// The nearest baths of all.
fn best(wanted: &[Wish], dyes: &Dyes, search: &Search) -> Match {
    nearest(wanted, dyes, search).best
}

fn wanted(colors: &[(&str, &str)]) -> Vec<Wish> {
    let wanted = |(part, color): &(&str, &str)| Wish {
        part: Part::new(part),
        color: color.parse().unwrap(),
        weight: 1.0,
        is_area: false,
    };
    colors.iter().map(wanted).collect()
}

/// What parts want so that baths of these dips and depths bring it out.
fn of_recipe(dyes: &Dyes, baths: &[(&str, Amount)], parts: &[(&str, &[usize])]) -> Vec<Wish> {
    let baths = baths.iter().map(|(dye, amount)| Bath { amount: *amount, ..Bath::new(dye) });
    let mut dyeing = Dyeing { baths: baths.collect(), ..Dyeing::new(Chain::Free) };
    dyeing.parts = parts.iter().map(|(part, baths)| (Part::new(part), baths.to_vec())).collect();
    let parts: Vec<Part> = dyeing.parts.keys().cloned().collect();
    let palette = Recipe::of(&dyeing, &parts, dyes, 0).0.palette();
    let wanted = |part: &Part| Wish {
        part: part.clone(),
        color: palette.color(part),
        weight: 1.0,
        is_area: false,
    };
    parts.iter().map(wanted).collect()
}

fn names(found: &Match) -> Vec<&str> {
    found.dyeing.baths.iter().map(|bath| bath.dye.as_str()).collect()
}

fn reach<'m>(found: &'m Match, part: &str) -> &'m [usize] {
    &found.dyeing.parts[&Part::new(part)]
}

#[test]
fn what_a_recipe_made_is_found_again() {
    let dyes = Dyes::standard();
    let (dips, depth) = (Amount::Dips, Amount::Depth);
    let recipes: [&[(&str, Amount)]; 4] = [
        &[("indigo", dips(6.0))],
        &[("indigo", dips(10.0)), ("soga-solo", dips(8.0))],
        &[
            ("indigosol-kuning-igk", depth(0.5)),
            ("naftol-as-merah-b", depth(1.0)),
            ("indigo", dips(3.0)),
        ],
        &[("indigo", dips(2.0)), ("indigo", dips(12.0)), ("mengkudu", dips(6.0))],
    ];
    for recipe in recipes {
        let parts: [(&str, &[usize]); 5] = [
            ("tembok", &[]),
            ("biron", &[0]),
            ("klowong", &[1]),
            ("isen", &[2]),
            ("latar", &[0, 1, 2]),
        ];
        let held = |(part, baths): (&'static str, &'static [usize])| {
            let is_held = baths.iter().all(|bath| *bath < recipe.len()) || part == "latar";
            is_held.then(|| (part, &baths[..baths.len().min(recipe.len())]))
        };
        let parts: Vec<_> = parts.into_iter().filter_map(held).collect();
        let found = best(&of_recipe(&dyes, recipe, &parts), &dyes, &Search::default());
        // A bath that does not show is left out, and then misses by that much.
        assert!(found.worst < 3.5, "{recipe:?}: {found:#?}");
        assert!(found.dyeing.baths.len() <= recipe.len(), "{recipe:?}: {:?}", names(&found));
        assert!(
            found.parts.iter().all(|part| part.verdict <= Verdict::Near && part.reason.is_none())
        );
    }
}

#[test]
fn blue_comes_before_soga_and_light_before_dark() {
    let dyes = Dyes::standard();
    let baths = [("indigo", Amount::Dips(10.0)), ("soga-yogya", Amount::Dips(8.0))];
    let natural = Search { dyestuffs: Dyestuffs::Natural, ..Search::default() };
    let of = |parts: &[(&str, &[usize])]| best(&of_recipe(&dyes, &baths, parts), &dyes, &natural);
    // Soga first would need no scraping, but no workshop spoils its vat.
    let found = of(&[("tembok", &[]), ("klowong", &[1]), ("latar", &[0, 1])]);
    assert_eq!(names(&found), ["indigo", "soga-yogya"]);
    assert_eq!((reach(&found, "klowong"), reach(&found, "latar")), (&[1][..], &[0, 1][..]));
    let found = of(&[("tembok", &[]), ("biron", &[0]), ("klowong", &[1]), ("latar", &[0, 1])]);
    assert_eq!(names(&found), ["indigo", "soga-yogya"]);
    assert_eq!(found.dyeing.chain, Chain::SoganYogya);
    assert_eq!((reach(&found, "biron"), reach(&found, "klowong")), (&[0][..], &[1][..]));
    // Light before dark.
    let baths = [("indigosol-biru-o4b", Amount::Usual), ("indigosol-kuning-igk", Amount::Usual)];
    let parts: [(&str, &[usize]); 3] = [("a", &[0]), ("b", &[1]), ("latar", &[])];
    let search = Search { dyestuffs: Dyestuffs::Synthetic, ..Search::default() };
    let found = best(&of_recipe(&dyes, &baths, &parts), &dyes, &search);
    assert_eq!(names(&found), ["indigosol-kuning-igk", "indigosol-biru-o4b"]);
}

#[test]
fn no_acid_comes_after_plants() {
    let dyes = Dyes::standard();
    let of = |baths: &[(&str, Amount)]| {
        let parts: [(&str, &[usize]); 4] =
            [("tembok", &[]), ("klowong", &[0]), ("isen", &[1]), ("latar", &[0, 1])];
        best(&of_recipe(&dyes, baths, &parts), &dyes, &Search::default()).dyeing.baths
    };
    let kind = |bath: &Bath| dyes.find(&bath.dye).unwrap().family;
    let acid = of(&[("soga-yogya", Amount::Dips(8.0)), ("indigosol-biru-o4b", Amount::Usual)]);
    let last_acid = acid.iter().rposition(|bath| kind(bath) == Family::Indigosol);
    let first_plant =
        acid.iter().position(|bath| matches!(kind(bath), Family::Soga | Family::Natural));
    assert!(last_acid.zip(first_plant).is_none_or(|(acid, plant)| acid < plant), "{acid:?}");
}

#[test]
fn what_cannot_be_had_is_told() {
    let gelap = "[[cloth]]\nkey = 'kuning'\ncolor = '#E8C040'";
    let (dyes, _) = Dyes::with([("kain.toml", gelap)]);
    let reason = |color: &str, search: &Search| {
        let found = best(&wanted(&[("latar", color)]), &dyes, search);
        found.parts[0].reason.as_ref().map(|reason| reason.key)
    };
    let search = Search::default();
    assert_eq!(reason("#FFFFFF", &search), Some("match-lighter-than-cloth"));
    assert_eq!(reason("#00FF00", &search), Some("match-too-vivid"));
    assert_eq!(reason("#F4F0E4", &search), None);
    let search = Search { cloth: "kuning".to_owned(), ..Search::default() };
    assert_eq!(reason("#8FA0C0", &search), Some("match-dark-over-light"));
    let search = Search { most_baths: 1, ..Search::default() };
    let colors = wanted(&[("latar", "#1F2F55"), ("klowong", "#A83232"), ("tembok", "#F4F0E4")]);
    let found = best(&colors, &dyes, &search);
    let reasons: Vec<_> = found.parts.iter().filter_map(|part| part.reason.as_ref()).collect();
    assert!(!reasons.is_empty(), "{found:#?}");
    assert!(reasons.iter().all(|reason| reason.key == "match-another-bath"), "{reasons:#?}");
}

#[test]
fn a_bath_has_to_earn_its_place() {
    let dyes = Dyes::standard();
    let two =
        best(&wanted(&[("latar", "#1F2F55"), ("isen", "#203056")]), &dyes, &Search::default());
    assert_eq!(two.dyeing.baths.len(), 1, "nobody sees the difference: {two:#?}");
    let white = best(&wanted(&[("latar", "#F4F0E4")]), &dyes, &Search::default());
    assert_eq!((white.dyeing.baths.len(), white.worst), (0, 0.0));
    // A hundredth of the cloth still has its bath.
    let mut small = wanted(&[("latar", "#1F2F55"), ("isen", "#A83232")]);
    small[1].weight = 0.01;
    assert!(best(&small, &dyes, &Search::default()).worst < 4.0);
}

#[test]
fn nothing_is_brushed_and_natural_is_natural() {
    let dyes = Dyes::standard();
    let colors = wanted(&[
        ("latar", "#8E2038"),
        ("daun", "#1C9CBE"),
        ("bunga", "#F0CF1E"),
        ("tembok", "#F4F0E4"),
    ]);
    let found = best(&colors, &dyes, &Search::default());
    assert!(found.dyeing.baths.iter().all(|bath| !bath.is_brushed), "{:?}", found.dyeing.baths);
    let search = Search { dyestuffs: Dyestuffs::Natural, ..Search::default() };
    for name in names(&best(&colors, &dyes, &search)) {
        assert!(Dyestuffs::Natural.has(dyes.find(name).unwrap().family), "{name}");
    }
}

#[test]
fn without_dyes_the_cloth_is_what_there_is() {
    let none = Dyes::default();
    let found = best(&wanted(&[("latar", "#A83232")]), &none, &Search::default());
    assert_eq!((found.dyeing.baths.len(), found.parts[0].verdict), (0, Verdict::Far));
    assert!(found.parts[0].reason.is_some() && found.mean.is_finite());
    assert_eq!(formulas("#A83232".parse().unwrap(), &none, &Search::default()), []);
    let nothing = best(&[], &Dyes::standard(), &Search::default());
    assert_eq!((nothing.mean, nothing.worst, nothing.parts.len()), (0.0, 0.0, 0));
}

#[test]
fn a_swatch_needs_as_many_dyes_as_help() {
    let dyes = Dyes::standard();
    let color: Srgb = "#436C58".parse().unwrap();
    let search = Search { dyestuffs: Dyestuffs::Natural, ..Search::default() };
    let formulas = formulas(color, &dyes, &search);
    assert!(formulas.windows(2).all(|pair| pair[0].delta_e > pair[1].delta_e), "{formulas:#?}");
    // Green is blue over yellow (docs/craft.md, section 4.9).
    let two = formulas.iter().find(|formula| formula.baths.len() == 2).unwrap();
    assert!(two.delta_e < 3.0 && two.baths.iter().any(|bath| bath.dye == "indigo"), "{two:?}");
    assert!(formulas[0].baths.len() == 1 && formulas[0].delta_e > 10.0, "{formulas:#?}");
}

#[test]
fn the_same_question_has_the_same_answer() {
    let dyes = Dyes::standard();
    let colors = wanted(&[("latar", "#7A1F3D"), ("bunga", "#E0739B"), ("daun", "#3E8E6A")]);
    let first = best(&colors, &dyes, &Search::default());
    assert_eq!(first, best(&colors, &Dyes::standard(), &Search::default()));
    let twice: Vec<Wish> = colors.iter().chain(&colors).cloned().collect();
    assert_eq!(first, best(&twice, &dyes, &Search::default()), "of two entries the first counts");
}

#[test]
fn the_nearest_of_known_chains_stands_beside_the_nearest_of_all() {
    let dyes = Dyes::standard();
    // Printed colors of a Yogya cloth, off what the baths give.
    let colors = wanted(&[
        ("isen", "#6E4326"),
        ("klowong", "#8A5A2E"),
        ("latar", "#2A1A14"),
        ("tembok", "#F4F0E4"),
    ]);
    let found = nearest(&colors, &dyes, &Search::default());
    let known = found.known.as_ref().unwrap();
    assert!(names(known).contains(&"indigo") && names(known).len() == 2, "{known:#?}");
    assert!(names(known).iter().any(|name| name.starts_with("soga")), "{known:#?}");
    assert!(found.best.mean <= known.mean, "{found:#?}");
    assert_eq!(found.other().is_none(), found.best.dyeing == known.dyeing);
    let colors = wanted(&[
        ("isen", "#1F2F55"),
        ("klowong", "#3F6FA3"),
        ("latar", "#1F2F55"),
        ("tembok", "#F4F0E4"),
    ]);
    let known = nearest(&colors, &dyes, &Search::default()).known.unwrap();
    assert!(matches!(names(&known)[..], ["indigo"] | ["indigo", "indigo"]), "{known:#?}");
    let search = Search { dyestuffs: Dyestuffs::Synthetic, ..Search::default() };
    assert_eq!(nearest(&colors, &dyes, &search).known, None, "without indigo no known chain");
}

#[test]
fn mahogany_and_blue_are_not_taken_for_indigo_and_soga() {
    let dyes = Dyes::standard();
    let colors = wanted(&[
        ("tembok", "#F4F0E4"),
        ("klowong", "#DFBFA3"),
        ("isen", "#4F7DC7"),
        ("latar", "#5279A0"),
    ]);
    let found = nearest(&colors, &dyes, &Search::default());
    // The mahogany of this color would be dipped one and a half times.
    assert!(found.best.mean < 0.5 && found.best.dyeing.baths.len() <= 3, "{found:#?}");
    assert!(found.other().unwrap().mean > 3.0, "{found:#?}");
}

/// Baths of the shelf by chance, all the colors that some choices of them bring out, and what these weigh.
fn by_chance(chance: &mut Stream, dyes: &Dyes, count: usize) -> Vec<Wish> {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a small number")]
    let below = |chance: &mut Stream, count: usize| (chance.unit() * count as f64) as usize;
    let amount = |chance: &mut Stream, dye: &Arc<Dye>| {
        let all = Choice::all(dye);
        all[below(chance, all.len())].amount
    };
    let mut baths: Vec<(&str, Amount)> = Vec::new();
    while baths.len() < count {
        let dye = &dyes.all()[below(chance, dyes.all().len())];
        if baths.iter().all(|(name, _)| *name != dye.key) {
            baths.push((&dye.key, amount(chance, dye)));
        }
    }
    let mask =
        |mask: usize| -> Vec<usize> { (0..count).filter(|at| mask >> at & 1 == 1).collect() };
    let names = ["a", "b", "c", "d", "e", "f", "g", "h"];
    let all: Vec<Vec<usize>> = (0..1 << count).map(mask).collect();
    let parts: Vec<(&str, &[usize])> =
        names.iter().zip(&all).map(|(name, mask)| (*name, mask.as_slice())).collect();
    of_recipe(dyes, &baths, &parts)
}

#[test]
fn known_recipes_of_the_whole_shelf_are_found() {
    let dyes = Dyes::standard();
    let mut chance = Stream::new(29, "recipes");
    for (count, recipes) in [(1, 8), (2, 16), (3, 8)] {
        for _ in 0..recipes {
            let colors = by_chance(&mut chance, &dyes, count);
            let found = best(&colors, &dyes, &Search::default());
            assert!(found.mean < 1.0, "{count} baths: {found:#?}");
            assert!(found.dyeing.baths.len() <= count + 1, "{count} baths: {found:#?}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]
    #[test]
    fn any_question_has_an_answer_from_the_shelf(
        given in proptest::collection::vec((any::<[u8; 3]>(), any::<f64>(), 0..6_usize), 0..6),
        most_baths in 0..4_usize,
    ) {
        let dyes = Dyes::standard();
        let names = ["latar", "klowong", "isen", "tembok", "biron", "daun"];
        let colors = given.into_iter().map(|([r, g, b], weight, name)| Wish {
            part: Part::new(names[name]), color: Srgb::new(r, g, b), weight, is_area: weight > 0.5,
        });
        let colors: Vec<Wish> = colors.collect();
        let search = Search { most_baths, cloth: "?".to_owned(), ..Search::default() };
        let found = best(&colors, &dyes, &search);
        prop_assert!(found.mean.is_finite() && found.worst.is_finite());
        prop_assert!(found.dyeing.baths.len() <= most_baths.max(1));
        for bath in &found.dyeing.baths {
            prop_assert!(dyes.all().iter().any(|dye| dye.key == bath.dye), "{}", bath.dye);
        }
        for (part, baths) in &found.dyeing.parts {
            prop_assert!(baths.iter().all(|bath| *bath < found.dyeing.baths.len()), "{part}");
        }
    }
}

#[test]
fn no_cloth_is_boiled_for_a_fine_line() {
    let dyes = Dyes::standard();
    let baths = [("naftol-as-merah-b", Amount::Usual), ("indigosol-biru-o4b", Amount::Usual)];
    // Red lines on a blue ground that is never red: all of the ground under wax for their sake.
    let parts: [(&str, &[usize]); 3] = [("tembok", &[]), ("isen", &[0]), ("latar", &[1])];
    let of = |is_area: &dyn Fn(&str) -> bool, weight: f64| {
        let mut colors = of_recipe(&dyes, &baths, &parts);
        for wanted in &mut colors {
            let is_line = wanted.part.name() == "isen";
            wanted.is_area = is_area(wanted.part.name());
            wanted.weight = if is_line { weight } else { 1.0 };
        }
        let dyeing = best(&colors, &dyes, &Search::default()).dyeing;
        let fabric = Fabric::of(colors.iter().map(|it| {
            let field = Field { share: it.weight, is_area: it.is_area, ..Field::default() };
            (it.part.clone(), field)
        }));
        let parts: Vec<Part> = colors.iter().map(|it| it.part.clone()).collect();
        let plan = Plan::of(Recipe::of(&dyeing, &parts, &dyes, 0).0, &fabric);
        plan.removals().filter(|at| plan.steps()[*at].work == Work::BoilOff).count()
    };
    assert_eq!(of(&|part| part != "isen", 0.05), 0);
}

#[test]
fn amounts_are_what_a_dyer_counts() {
    let dyes = Dyes::standard();
    let mut chance = Stream::new(7, "amounts");
    for _ in 0..12 {
        let colors = by_chance(&mut chance, &dyes, 2);
        for bath in best(&colors, &dyes, &Search::default()).dyeing.baths {
            match bath.amount {
                Amount::Dips(dips) => assert!(dips.fract() == 0.0, "{bath:?}"),
                Amount::Depth(depth) => assert!(depth < 1.0, "{bath:?}"),
                Amount::Usual => {}
            }
        }
    }
}
