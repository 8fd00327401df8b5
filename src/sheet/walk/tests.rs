use std::collections::BTreeMap;

use super::chart::leaf_place;
use super::*;
use crate::artwork::Artwork;
use crate::geom::{self, Angle};
use crate::mark::{Mark, Part, Shape};
use crate::raport::Stamping;
use crate::words::Language;

const CLOTH: Size = Size::new(1050.0, 2500.0);

/// A step on a tile with one uneven line.
struct Cloth {
    repeat: Repeat,
    walk: Walk,
}

impl Cloth {
    fn of(step: &str, side: f64, cloth: Size) -> Self {
        let path = geom::data::read("M5,5 L9,20 L20,5", usize::MAX).unwrap();
        let mark = Mark::new(Part::new("klowong"), Shape::Stroke { path, width: 1.0 }).unwrap();
        let step = crate::design::Step::named(step);
        let artwork = Artwork::from_marks(Size::new(side, side), vec![mark]).stepped(&step);
        let walk = Walk::of(artwork.raport(), &step, cloth).unwrap();
        Self { repeat: Repeat::of(artwork), walk }
    }

    fn sheet(&self, make: fn(&Subject<'_>, Paper, &Words) -> Sheet, paper: Paper) -> Sheet {
        let palette = Palette::printed(&BTreeMap::new(), &self.repeat.parts());
        let subject =
            Subject { design: "Ceplok", repeat: &self.repeat, palette: &palette, walk: &self.walk };
        make(&subject, paper, &Words::new(Language::English))
    }
}

/// The whole numbers on a page, in order.
fn numbers(page: &Page) -> Vec<usize> {
    let number = |item: &Item| match item {
        Item::Text { run, .. } if run.style().color == ink::DARK => run.text().parse().ok(),
        _ => None,
    };
    let mut numbers: Vec<usize> = page.leaves().filter_map(number).collect();
    numbers.sort_unstable();
    numbers
}

#[test]
fn every_stamping_has_its_number_once() {
    for (step, side) in [
        ("tubrukan", 210.0),
        ("tubrukan", 83.0),
        ("onda-ende", 190.0),
        ("parang", 150.0),
        ("mubeng", 120.0),
        ("mlampah-sareng", 58.0),
        ("p6m", 200.0),
        ("ogee", 200.0),
    ] {
        let cloth = Cloth::of(step, side, CLOTH);
        let all: Vec<usize> = (1..=cloth.walk.stampings.len()).collect();
        let picture = cloth.sheet(picture, Paper::A4);
        assert!(picture.is_complete, "{step}");
        assert_eq!(numbers(&picture.document.pages[0]), all, "{step} {side}");
    }
}

/// What is too small for one page is numbered on its sections, once.
#[test]
fn sections_share_the_numbers() {
    for (step, side) in [("tubrukan", 30.0), ("half-brick", 41.0), ("parang", 40.0)] {
        let cloth = Cloth::of(step, side, CLOTH);
        let sheet = cloth.sheet(pages, Paper::A4);
        let [_, sections @ ..] = sheet.document.pages.as_slice() else { panic!("no page") };
        assert!(sections.len() > 1 && sheet.is_complete, "{step}");
        let mut found: Vec<usize> = sections.iter().flat_map(numbers).collect();
        found.sort_unstable();
        let all: Vec<usize> = (1..=cloth.walk.stampings.len()).collect();
        assert_eq!(found, all, "{step}");
    }
    let few = Cloth::of("tubrukan", 200.0, CLOTH).sheet(pages, Paper::Letter);
    assert_eq!(few.document.pages.len(), 1);
}

#[test]
fn nothing_lies_beyond_the_paper() {
    let (high, wide) = (CLOTH, Size::new(2500.0, 1050.0));
    for (step, side, cloth) in [
        ("tubrukan", 200.0, high),
        ("tubrukan", 48.0, wide),
        ("p4m", 130.0, high),
        ("lereng", 300.0, wide),
        ("pinggiran", 1000.0, Size::new(1000.0, 1000.0)),
        ("mubeng", 90.0, Size::new(300.0, 2000.0)),
    ] {
        for paper in Paper::ALL {
            let sheet = Cloth::of(step, side, cloth).sheet(pages, paper);
            for page in &sheet.document.pages {
                let size = paper.size();
                let is_wide = page.size == Size::new(size.height, size.width);
                assert!(page.size == size || is_wide, "{step}");
                let paper = page.size.to_rect();
                let out = page.leaves().find(|item| !paper.contains_rect(tight(item)));
                assert!(out.is_none(), "{step} on {}: {out:?}", page.size);
            }
        }
    }
}

/// Bounds of text are an em too large.
fn tight(item: &Item) -> Rect {
    match item {
        Item::Text { baseline, run } => {
            Rect::from_origin_size(*baseline - Vec2::new(0.0, run.style().size), (run.width(), 1.0))
        }
        other => other.bounds(),
    }
}

/// A hundred thousand stampings are still a sheet, and it is told that not all are numbered.
#[test]
fn a_crowd_is_told() {
    let crowd = Cloth::of("tubrukan", 10.0, Size::new(1000.0, 2600.0));
    let picture = crowd.sheet(picture, Paper::A4);
    assert!(!picture.is_complete && picture.dpi <= FINE);
    let found = numbers(&picture.document.pages[0]);
    assert_eq!(found.iter().filter(|number| **number % 100 == 1).count(), 260, "first of each row");
    assert!([10, 100, 2000].iter().all(|number| found.contains(number)), "every tenth");
    let sheet = crowd.sheet(pages, Paper::A4);
    assert!(sheet.document.pages.len() <= 41, "{}", sheet.document.pages.len());
}

#[test]
fn a_leaf_turns_with_its_stamp() {
    let rosette = Cloth::of("mubeng", 200.0, CLOTH).walk;
    let tip = |one: &Stamping| leaf_place(one) * Point::ORIGIN;
    let tips: Vec<Point> = rosette.stampings.iter().take(4).map(tip).collect();
    let pivot = Point::new(200.0, 200.0);
    for (k, tip) in tips.iter().enumerate() {
        let turn = geom::turn(Angle::degrees(-90.0 * k as f64));
        let back = turn * (*tip - pivot).to_point();
        assert!(geom::distance(back, (tips[0] - pivot).to_point()) < 1e-6, "{k}: {tip}");
    }
    let mirror = Cloth::of("mlampah-sareng", 200.0, CLOTH).walk;
    let places: Vec<f64> =
        mirror.passes().map(|pass| leaf_place(&pass.stampings[0]).determinant()).collect();
    assert!(places[0] > 0.0 && places[1] < 0.0, "{places:?}");
}

#[test]
fn sections_are_cut_between_stamps() {
    let edges: Vec<f64> = (0..22).map(|at| f64::from(at) * 48.0).collect();
    assert_eq!(cuts(1050.0, 2.0, edges.clone()), [0.0, 528.0, 1050.0]);
    assert_eq!(cuts(1050.0, 1.0, edges), [0.0, 1050.0]);
    assert_eq!(cuts(90.0, 3.0, vec![0.0]), [0.0, 30.0, 60.0, 90.0]);
}
