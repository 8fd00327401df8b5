//! What holds for all ornaments, whatever the numbers.

use std::collections::BTreeMap;

use kurbo::{BezPath, Rect, Shape as _};
use proptest::prelude::*;

use super::basic::{self, Super};
use super::blade::{self, Blades};
use super::cloud::{self, Cloud};
use super::curl;
use super::flower::{self, Fan};
use super::leaf::{self, Leaf};
use super::petal;
use super::turtle::{self, Growth, TooLarge};
use super::vine::{self, Bearing};
use crate::geom::along::Along;
use crate::geom::effort::Effort;
use crate::geom::flat::is_closed;

/// Everything that six numbers can draw: outlines first, then lines.
fn all(n: [f64; 6]) -> (Vec<BezPath>, Vec<BezPath>) {
    let [a, b, c, d, e, f] = n;
    let wide = Leaf { length: a, width: b, k: c, q: d, bend: e, waves: f, ripple: c };
    let sky = Cloud { width: a, height: b, lobes: c, tip: d, drift: e };
    let blades = Blades { height: a, pitch: b, slant: c, swing: d, bulge: e, gap: f, round: d };
    let fan = Fan { n: a, spread: b, length: c, width: d, taper: e, curl: f };
    let mut outlines = vec![
        basic::circle(a),
        basic::ellipse(a, b),
        basic::rect(a, b),
        basic::rhomb(a, b),
        basic::polygon(a, b),
        basic::star(a, b, c),
        basic::superformula(Super { m: a, n1: b, n2: c, n3: d }, e),
        petal::petal(a, b),
        petal::teardrop(a, b),
        leaf::leaf(&wide),
        flower::rosette(a, b, c),
        cloud::cloud(&sky),
        blade::blade(&blades, &Effort::BOUNDLESS).unwrap(),
    ];
    outlines.extend(flower::feather_fan(&fan));
    let barong = blade::barong(&blades, f, &Effort::BOUNDLESS).unwrap();
    outlines.push(barong.body);
    outlines.extend(barong.uceng);
    let wave = curl::wave(a, b, c);
    let mut lines = vec![curl::ukel(a, b, c), wave.clone()];
    lines.extend(leaf::leaf_veins(&wide, e, f));
    lines.extend(cloud::cloud_curls(&sky, f));
    let bearing = Bearing { spacing: d, radius: e, turns: f, ratio: a, angle: b };
    lines.extend(vine::vine(&wave, &bearing).curls);
    (outlines, lines)
}

fn number() -> impl Strategy<Value = f64> {
    prop_oneof![
        0.0..60.0_f64,
        -5.0..5.0_f64,
        any::<f64>(),
        Just(0.0),
        Just(f64::NAN),
        Just(f64::INFINITY)
    ]
}

proptest! {
    #[test]
    fn no_number_breaks_an_ornament(n in prop::array::uniform6(number())) {
        let (outlines, lines) = all(n);
        for path in outlines.iter().chain(&lines) {
            prop_assert!(path.is_finite(), "{n:?}");
        }
        for path in outlines.iter().filter(|path| !path.is_empty()) {
            prop_assert!(is_closed(path), "{n:?}: {}", path.to_svg());
        }
    }

    #[test]
    fn usual_numbers_draw_something(n in prop::array::uniform6(2.0..30.0_f64)) {
        let [a, b, ..] = n;
        let paths = [
            basic::ellipse(a, b),
            petal::petal(a, b),
            petal::teardrop(a, b),
            leaf::leaf(&Leaf { length: a, width: b, ..Leaf::default() }),
            flower::rosette(a, b + 1.0, b),
            curl::ukel(a, 1.0, 0.5),
            curl::wave(a, 1.0, b),
            cloud::cloud(&Cloud { width: a, height: b, ..Cloud::default() }),
            blade::blade(&Blades::of_height(a), &Effort::BOUNDLESS).unwrap(),
        ];
        for path in &paths {
            prop_assert!(!path.is_empty(), "{n:?}");
        }
    }

    #[test]
    fn plants_end(axiom in "[Ff+!@XY-]{0,9}", rule in "[F+X@Y-]{0,6}", depth in 0..40_u32) {
        let rules = BTreeMap::from([('X', format!("F[{rule}]X")), ('F', rule)]);
        let growth = Growth { axiom, rules, depth, step: 2.0, angle: 25.0, scale: 0.8, jitter: 0.2 };
        if let Ok(plant) = turtle::grow(&growth, 2000, &mut || 0.25) {
            prop_assert!(plant.stems.len() <= 2000);
            prop_assert!(plant.stems.iter().all(BezPath::is_finite));
        }
    }
}

#[test]
fn sizes_are_as_asked() {
    let near = |path: &BezPath, asked: Rect| {
        let bounds = path.bounding_box();
        let off = [
            bounds.x0 - asked.x0,
            bounds.y0 - asked.y0,
            bounds.x1 - asked.x1,
            bounds.y1 - asked.y1,
        ];
        assert!(off.iter().all(|off| off.abs() < 0.02), "{bounds:?} instead of {asked:?}");
    };
    near(&basic::ellipse(20.0, 10.0), Rect::new(-20.0, -10.0, 20.0, 10.0));
    near(&basic::rect(20.0, 10.0), Rect::new(-10.0, -5.0, 10.0, 5.0));
    near(&basic::star(4.0, 10.0, 3.0), Rect::new(-10.0, -10.0, 10.0, 10.0));
    near(&petal::petal(30.0, 12.4), Rect::new(0.0, -6.2, 30.0, 6.2));
    near(&petal::petal(30.0, 99.0), Rect::new(0.0, -15.0, 30.0, 15.0));
    near(&petal::teardrop(30.0, 12.0), Rect::new(0.0, -6.0, 30.0, 6.0));
    near(&flower::rosette(4.0, 20.0, 12.0), Rect::new(-20.0, -20.0, 20.0, 20.0));
    near(&curl::wave(60.0, 5.0, 20.0), Rect::new(0.0, -5.0, 60.0, 5.0));
    let straight = Leaf { bend: 0.0, ..Leaf::default() };
    near(&leaf::leaf(&straight), Rect::new(0.0, -6.0, 30.0, 6.0));
    let cloud = cloud::cloud(&Cloud { width: 100.0, ..Cloud::default() }).bounding_box();
    assert!((cloud.width() - 100.0).abs() < 1e-9, "{cloud:?}");
}

#[test]
fn a_blade_keeps_its_gap() {
    let blades = Blades::of_height(40.0);
    let outline = blade::blade(&blades, &Effort::BOUNDLESS).unwrap();
    let neighbor = blades.place(1) * &outline;
    let grown = crate::geom::offset::offset(&neighbor, blades.gap - 0.05);
    assert!(crate::geom::clip::intersection(&outline, &grown).is_empty());
    let touching = crate::geom::offset::offset(&neighbor, blades.gap + 0.05);
    assert!(!crate::geom::clip::intersection(&outline, &touching).is_empty());
}

#[test]
fn veins_stay_inside_their_leaf() {
    for width in [8.0, 18.0] {
        let shape = Leaf { width, ..Leaf::default() };
        let outline = leaf::leaf(&shape);
        for vein in leaf::leaf_veins(&shape, 8.0, 55.0) {
            for station in Along::new(&vein).stations(9).iter().skip(1) {
                assert!(outline.contains(station.point), "{width} {:?}", station.point);
            }
        }
    }
}

#[test]
fn curls_begin_toward_x() {
    for (turns, ratio) in [(0.5, 0.3), (1.25, 0.5), (3.0, 0.8)] {
        let start = Along::new(&curl::ukel(10.0, turns, ratio)).at(0.0).unwrap();
        assert!(start.point.to_vec2().hypot2() < 1e-9 && start.tangent.x > 0.999, "{start:?}");
    }
}

#[test]
fn a_doubling_plant_meets_its_limit() {
    let growth = Growth {
        axiom: "F".to_owned(),
        rules: BTreeMap::from([('F', "FF".to_owned())]),
        depth: 30,
        step: 1.0,
        angle: 0.0,
        scale: 1.0,
        jitter: 0.0,
    };
    assert_eq!(turtle::grow(&growth, 10_000, &mut || 0.5), Err(TooLarge::Symbols));
    let plant = turtle::grow(&Growth { depth: 3, ..growth }, 10_000, &mut || 0.5).unwrap();
    assert_eq!(plant.stems.len(), 1);
    assert!((plant.stems[0].bounding_box().width() - 8.0).abs() < 1e-9);
}
