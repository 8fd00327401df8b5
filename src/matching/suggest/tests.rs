use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::*;
use crate::color::difference::delta_e;
use crate::dye::{Field, Recipe};
use crate::mark::Part;

/// Parts by their names, shares, whether they are areas, and what they touch by places in the list.
type Described<'a> = (&'a str, f64, bool, &'a [(usize, f64)]);

fn fabric(parts: &[Described<'_>]) -> Fabric {
    let name = |at: usize| Part::new(parts[at].0);
    let field = |(part, share, is_area, touches): &Described<'_>| {
        let touches = touches.iter().map(|(other, mm)| (name(*other), *mm)).collect();
        (Part::new(part), Field { share: *share, is_area: *is_area, touches })
    };
    Fabric::of(parts.iter().map(field))
}

/// A court cloth: areas of tembok and figures between lines, on a ground.
fn cloth() -> Fabric {
    fabric(&[
        ("latar", 0.45, true, &[(1, 300.0), (2, 120.0)]),
        ("klowong", 0.1, false, &[(3, 150.0), (4, 90.0), (5, 60.0)]),
        ("isen", 0.07, false, &[(3, 140.0), (4, 60.0)]),
        ("daun", 0.18, true, &[]),
        ("bunga", 0.12, true, &[(5, 20.0)]),
        ("tembok", 0.08, true, &[]),
    ])
}

fn clouds() -> Fabric {
    let names: Vec<String> = (1..=7).map(|at| format!("langit-{at}")).collect();
    let mut all: Vec<Described<'_>> =
        vec![("latar", 0.4, true, &[]), ("klowong", 0.1, false, &[(0, 80.0)])];
    for name in &names {
        all.push((name, 0.07, true, &[(1, 50.0), (0, 9.0)]));
    }
    fabric(&all)
}

fn asked(mood: Mood, seed: u64) -> Request {
    let own = ["#264653", "#2A9D8F", "#E9C46A", "#E76F51"].map(|color| color.parse().unwrap());
    Request { mood, count: 4, seed, own: own.to_vec(), present: Vec::new() }
}

fn parts(cloth: &Fabric) -> Vec<Part> {
    cloth.fields().keys().cloned().collect()
}

#[test]
fn every_suggestion_can_be_dyed_and_read() {
    let dyes = Dyes::standard();
    for mood in Mood::ALL {
        for cloth in [cloth(), clouds()] {
            let found = suggest(&cloth, &asked(mood, 5), &dyes);
            assert_eq!(found.len(), 4, "{mood:?}");
            let names: BTreeSet<String> = found.iter().map(|it| format!("{:?}", it.name)).collect();
            assert_eq!(names.len(), 4, "{names:?}");
            for suggestion in found {
                let (recipe, notices) = Recipe::of(&suggestion.dyeing, &parts(&cloth), &dyes, 0);
                assert_eq!(notices, [], "{mood:?}: {suggestion:#?}");
                assert!(recipe.baths().iter().all(|vat| vat.dips().is_some()), "{recipe:#?}");
                let palette = recipe.palette();
                for (part, field) in cloth.fields() {
                    for other in field.touches.keys() {
                        let pair = [part, other].map(|part| Lab::of(palette.color(part)));
                        // The steps of a gradation may be near what lies on them, never the same.
                        let wanted = if cloth.fields().len() == 9 { 3.0 } else { 12.0 };
                        let apart = pair[0].distance(pair[1]);
                        assert!(apart > wanted, "{mood:?} {part} {other}: {apart} {suggestion:#?}");
                    }
                }
            }
        }
    }
}

#[test]
fn every_bath_shows() {
    let dyes = Dyes::standard();
    let cloth = cloth();
    for mood in Mood::ALL {
        for suggestion in suggest(&cloth, &asked(mood, 8), &dyes) {
            let (recipe, _) = Recipe::of(&suggestion.dyeing, &parts(&cloth), &dyes, 0);
            assert!(recipe.baths().len() <= 4, "{mood:?}: {suggestion:#?}");
            for reach in recipe.reach().values() {
                for bath in reach.baths() {
                    let with = Lab::of(recipe.outcome(*reach));
                    let without = Lab::of(recipe.outcome(reach.without(bath)));
                    assert!(delta_e(with, without) > 4.0, "{mood:?} bath {bath}: {suggestion:#?}");
                }
            }
        }
    }
}

#[test]
fn moods_look_like_themselves() {
    let dyes = Dyes::standard();
    let cloth = cloth();
    let ground = |mood: Mood| {
        let found = suggest(&cloth, &asked(mood, 3), &dyes);
        let look = |it: &Suggestion| {
            Lab::of(Recipe::of(&it.dyeing, &parts(&cloth), &dyes, 0).0.palette().latar())
        };
        found.iter().map(look).collect::<Vec<Lab>>()
    };
    assert!(ground(Mood::Pastel).iter().all(|lab| lab.l > 70.0), "{:?}", ground(Mood::Pastel));
    for suggestion in suggest(&cloth, &asked(Mood::Kelengan, 3), &dyes) {
        let (recipe, _) = Recipe::of(&suggestion.dyeing, &parts(&cloth), &dyes, 0);
        for outcome in recipe.outcomes().iter().filter(|outcome| !outcome.reach.is_empty()) {
            let tone = ideal::Tone::of(Lab::of(outcome.color));
            assert!(tone.turn(ideal::BLUES.middle) < 40.0, "{tone:?} is not blue");
        }
    }
    let browns = suggest(&cloth, &asked(Mood::Sogan, 3), &dyes);
    let is_brown = |it: &Suggestion| {
        let palette = Recipe::of(&it.dyeing, &parts(&cloth), &dyes, 0).0.palette();
        let tones =
            parts(&cloth).into_iter().map(|part| ideal::Tone::of(Lab::of(palette.color(&part))));
        tones.collect::<Vec<_>>().into_iter().any(|tone| ideal::BROWN.off(tone) < 0.5)
    };
    assert!(browns.iter().all(is_brown), "{browns:#?}");
}

#[test]
fn a_gradation_goes_on_in_even_steps() {
    let dyes = Dyes::standard();
    let cloth = clouds();
    for suggestion in suggest(&cloth, &asked(Mood::Kelengan, 1), &dyes) {
        let palette = Recipe::of(&suggestion.dyeing, &parts(&cloth), &dyes, 0).0.palette();
        let lightness = |at: usize| Lab::of(palette.color(&Part::new(&format!("langit-{at}")))).l;
        // With fewer baths than tints, neighbors share a color.
        let steps: Vec<f64> = (1..7).map(|at| lightness(at) - lightness(at + 1)).collect();
        let seen: Vec<f64> = steps.iter().copied().filter(|step| *step > 0.0).collect();
        let mean = seen.iter().sum::<f64>() / seen.len() as f64;
        assert!(seen.len() >= 3 && steps.iter().all(|step| *step >= 0.0), "{steps:?}");
        assert!(seen.iter().all(|step| (step - mean).abs() < 0.35 * mean), "{steps:?}");
        assert!(suggestion.dyeing.baths.len() <= 6, "{suggestion:#?}");
    }
}

#[test]
fn seeds_decide_and_nothing_else() {
    let dyes = Dyes::standard();
    let first = suggest(&cloth(), &asked(Mood::Pesisir, 1), &dyes);
    assert_eq!(first, suggest(&cloth(), &asked(Mood::Pesisir, 1), &Dyes::standard()));
    assert_ne!(first, suggest(&cloth(), &asked(Mood::Pesisir, 2), &dyes));
}

#[test]
fn what_a_design_has_is_not_suggested_again() {
    let dyes = Dyes::standard();
    let cloth = cloth();
    let palette = |it: &Suggestion| Recipe::of(&it.dyeing, &parts(&cloth), &dyes, 0).0.palette();
    let first = suggest(&cloth, &asked(Mood::Sogan, 1), &dyes);
    let present: Vec<_> = first.iter().map(palette).collect();
    let request = Request { present, ..asked(Mood::Sogan, 1) };
    let second = suggest(&cloth, &request, &dyes);
    assert_eq!(second.len(), 4);
    for suggestion in &second {
        assert!(first.iter().all(|it| palette(it) != palette(suggestion)), "{suggestion:#?}");
    }
}

#[test]
fn without_dyes_or_colors_there_is_nothing_to_suggest() {
    let none = Dyes::default();
    for mood in Mood::ALL {
        assert_eq!(suggest(&cloth(), &asked(mood, 1), &none), []);
    }
    let request = Request { own: Vec::new(), ..asked(Mood::Own, 1) };
    assert_eq!(suggest(&cloth(), &request, &Dyes::standard()), []);
    assert_eq!(suggest(&cloth(), &Request { count: 0, ..asked(Mood::Sogan, 1) }, &none), []);
    // A cloth of nothing but ground is dyed all the same.
    assert!(!suggest(&Fabric::default(), &asked(Mood::Kelengan, 1), &Dyes::standard()).is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(5))]
    #[test]
    fn any_cloth_is_dyed_from_the_shelf(
        given in proptest::collection::vec(
            (0..9_usize, any::<f64>(), any::<bool>(), 0..9_usize, any::<f64>()), 0..8),
        seed: u64,
        mood in 0..5_usize,
    ) {
        let names = ["latar", "klowong", "isen", "tembok", "biron", "daun", "a-1", "a-2", "a-3"];
        let field = |(name, share, is_area, other, length): (usize, f64, bool, usize, f64)| {
            let touches = BTreeMap::from([(Part::new(names[other]), length)]);
            (Part::new(names[name]), Field { share, is_area, touches })
        };
        let cloth = Fabric::of(given.into_iter().map(field));
        let dyes = Dyes::standard();
        for suggestion in suggest(&cloth, &asked(Mood::ALL[mood], seed), &dyes) {
            for bath in &suggestion.dyeing.baths {
                prop_assert!(dyes.all().iter().any(|dye| dye.key == bath.dye), "{}", bath.dye);
            }
            let notices = Recipe::of(&suggestion.dyeing, &parts(&cloth), &dyes, 0).1;
            prop_assert!(notices.is_empty(), "{notices:?} {suggestion:#?}");
        }
    }
}
