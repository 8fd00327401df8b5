//! What is suggested or matched for shipped designs gives nobody anything to warn about.

use std::fs;

use canting::artwork::{Artwork, Materials};
use canting::design::{self, Design, Dyeing};
use canting::dye::{self, Dyes, Fabric, Plan, Recipe};
use canting::matching::nearest::{Search, Wish, nearest};
use canting::matching::suggest::{Mood, Request, suggest};
use canting::notice::{Notice, Severity};
use canting::repeat::Repeat;
use canting::survey;

/// Designs with and without walls, with a gradation, with areas that touch.
const DESIGNS: [&str; 5] =
    ["lung-mekar", "labako-jember", "mega-mendung", "kawung-picis", "parang-rusak"];

fn shipped(name: &str) -> (Design, Repeat) {
    let text = fs::read_to_string(format!("designs/{name}.batik")).unwrap();
    let design = design::read(&text).unwrap();
    let repeat = Repeat::of(Artwork::of(&design, &Materials::standard()));
    (design, repeat)
}

/// All errors and warnings about a colorway; walls are measured where anything is brushed.
fn warnings(dyeing: &Dyeing, repeat: &Repeat, fabric: &Fabric, dyes: &Dyes) -> Vec<Notice> {
    let (recipe, mut notices) = Recipe::of(dyeing, &repeat.parts(), dyes, 0);
    let plan = Plan::of(recipe, fabric);
    notices.extend(dye::advice(&plan, fabric, 0));
    notices.extend(survey::notices(repeat, fabric, &[(0, &plan)]));
    notices.retain(|notice| notice.severity != Severity::Note);
    notices
}

/// Suggestions for a shipped design in every mood have no warning. Returns how many are brushed.
fn checked(name: &str, seeds: [u64; 2]) -> usize {
    let dyes = Dyes::standard();
    let own = ["#264653", "#2A9D8F", "#E9C46A", "#E76F51"].map(|color| color.parse().unwrap());
    let (_, repeat) = shipped(name);
    let fabric = survey::fabric(&repeat);
    let mut brushed = 0;
    for (at, mood) in Mood::ALL.into_iter().enumerate() {
        let request =
            Request { mood, count: 4, seed: seeds[at % 2], own: own.to_vec(), present: Vec::new() };
        let found = suggest(&fabric, &request, &dyes);
        assert_eq!(found.len(), 4, "{name} {mood:?}");
        for suggestion in found {
            let told = warnings(&suggestion.dyeing, &repeat, &fabric, &dyes);
            assert_eq!(told, [], "{name} {mood:?}: {:#?}", suggestion.dyeing);
            let baths = &suggestion.dyeing.baths;
            assert!(baths.iter().filter(|bath| !bath.is_brushed).count() <= 6, "{name}");
            brushed += usize::from(baths.iter().any(|bath| bath.is_brushed));
        }
    }
    brushed
}

#[test]
fn suggestions_for_flowers_and_leaves_give_nothing_to_warn_about() {
    let brushed = checked("lung-mekar", [1, 2]) + checked("labako-jember", [2, 1]);
    assert!(brushed > 0, "the coast is brushed where walls allow it");
}

#[test]
fn suggestions_for_clouds_and_diagonals_give_nothing_to_warn_about() {
    checked("mega-mendung", [1, 2]);
    checked("kawung-picis", [2, 1]);
    checked("parang-rusak", [1, 2]);
}

#[test]
fn baths_that_meet_their_colors_give_nothing_to_warn_about() {
    let dyes = Dyes::standard();
    for name in DESIGNS {
        let (design, repeat) = shipped(name);
        let fabric = survey::fabric(&repeat);
        for (index, colorway) in design.colorways.iter().enumerate() {
            let (palette, _) = dye::palette(colorway, index, &repeat.parts(), &dyes);
            let wanted = fabric.fields().iter().map(|(part, field)| Wish {
                part: part.clone(),
                color: palette.color(part),
                weight: field.share.max(0.03),
                is_area: field.is_area,
            });
            let wanted: Vec<Wish> = wanted.collect();
            let found = nearest(&wanted, &dyes, &Search::default());
            let told = warnings(&found.best.dyeing, &repeat, &fabric, &dyes);
            // Colors that cannot be met may come nearest where a workshop would do with fewer.
            let is_met = found.best.mean < 1.0;
            let is_shade = |notice: &Notice| {
                matches!(
                    notice.message.key,
                    "dye-light-over-dark" | "dye-parts-alike" | "dye-parts-lost"
                )
            };
            assert!(
                told.iter().all(|notice| !is_met && is_shade(notice)),
                "{name} {}: {told:?}: {:#?}",
                colorway.name,
                found.best.dyeing
            );
        }
    }
}
