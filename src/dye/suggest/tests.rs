use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;
use crate::color::difference::delta_e;
use crate::dye::Recipe;

/// A court cloth: areas of tembok and figures between lines, on a ground.
fn cloth() -> Vec<Weighed> {
    let part = |name: &str, share: f64, is_area: bool, touches: &[(usize, f64)]| Weighed {
        part: Part::new(name),
        share,
        is_area,
        touches: touches.to_vec(),
    };
    vec![
        part("latar", 0.45, true, &[(1, 300.0), (2, 120.0)]),
        part("klowong", 0.1, false, &[(3, 150.0), (4, 90.0), (5, 60.0)]),
        part("isen", 0.07, false, &[(3, 140.0), (4, 60.0)]),
        part("daun", 0.18, true, &[]),
        part("bunga", 0.12, true, &[(5, 20.0)]),
        part("tembok", 0.08, true, &[]),
    ]
}

fn clouds() -> Vec<Weighed> {
    let mut all =
        vec![Weighed { part: Part::latar(), share: 0.4, is_area: true, touches: Vec::new() }];
    for at in 1..=7 {
        let part = Part::new(&format!("langit-{at}"));
        all.push(Weighed { part, share: 0.07, is_area: true, touches: vec![(8, 50.0), (0, 9.0)] });
    }
    let part = Part::new("klowong");
    all.push(Weighed { part, share: 0.1, is_area: false, touches: vec![(0, 80.0)] });
    all
}

fn asked(mood: Mood, seed: u64) -> Request {
    let own = ["#264653", "#2A9D8F", "#E9C46A", "#E76F51"].map(|color| color.parse().unwrap());
    Request { mood, count: 4, seed, own: own.to_vec() }
}

fn parts(cloth: &[Weighed]) -> Vec<Part> {
    cloth.iter().map(|weighed| weighed.part.clone()).collect()
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
                for (at, weighed) in cloth.iter().enumerate() {
                    for (other, _) in &weighed.touches {
                        let pair =
                            [at, *other].map(|part| Lab::of(palette.color(&cloth[part].part)));
                        // The steps of a gradation may be near what lies on them, never the same.
                        let wanted = if cloth.len() == 9 { 3.0 } else { 12.0 };
                        let apart = pair[0].distance(pair[1]);
                        assert!(apart > wanted, "{mood:?} {at} {other}: {apart} {suggestion:#?}");
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
            assert!(tone.turn(ideal::BLUES.0) < 40.0, "{tone:?} is not blue");
        }
    }
    let browns = suggest(&cloth, &asked(Mood::Sogan, 3), &dyes);
    let is_brown = |it: &Suggestion| {
        let palette = Recipe::of(&it.dyeing, &parts(&cloth), &dyes, 0).0.palette();
        let tones = cloth.iter().map(|it| ideal::Tone::of(Lab::of(palette.color(&it.part))));
        tones.into_iter().any(|tone| ideal::BROWN.off(tone) < 0.5)
    };
    assert!(browns.iter().all(is_brown), "{browns:#?}");
}

#[test]
fn a_gradation_goes_on_in_even_steps() {
    let dyes = Dyes::standard();
    let cloth = clouds();
    for suggestion in suggest(&cloth, &asked(Mood::Kelengan, 1), &dyes) {
        let palette = Recipe::of(&suggestion.dyeing, &parts(&cloth), &dyes, 0).0.palette();
        let lightness = |at: usize| Lab::of(palette.color(&cloth[at].part)).l;
        let steps: Vec<f64> = (1..7).map(|at| lightness(at) - lightness(at + 1)).collect();
        let mean = steps.iter().sum::<f64>() / 6.0;
        assert!(steps.iter().all(|step| (step - mean).abs() < 0.35 * mean), "{steps:?}");
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
fn without_dyes_or_colors_there_is_nothing_to_suggest() {
    let none = Dyes::default();
    for mood in Mood::ALL {
        assert_eq!(suggest(&cloth(), &asked(mood, 1), &none), []);
    }
    let request = Request { own: Vec::new(), ..asked(Mood::Own, 1) };
    assert_eq!(suggest(&cloth(), &request, &Dyes::standard()), []);
    assert_eq!(suggest(&cloth(), &Request { count: 0, ..asked(Mood::Sogan, 1) }, &none), []);
    // A cloth of nothing but ground is dyed all the same.
    assert!(!suggest(&[], &asked(Mood::Kelengan, 1), &Dyes::standard()).is_empty());
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
        let weighed = |(name, share, is_area, other, length): (usize, f64, bool, usize, f64)| Weighed {
            part: Part::new(names[name]), share, is_area, touches: vec![(other, length)],
        };
        let cloth: Vec<Weighed> = given.into_iter().map(weighed).collect();
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
