//! What steps come to, seen from the cloth.

use kurbo::{BezPath, Vec2};

use super::*;
use crate::artwork::Artwork;
use crate::design::step::{Order, Stripe, Turning, Wedge};
use crate::mark::{Mark, Part, Shape};
use crate::repeat::Repeat as Cloth;
use crate::symmetry::{Frieze, Group};

/// A comma, which no turn and no mirror takes to itself, a tenth as large as the tile.
fn comma(at: Point, size: f64) -> Mark {
    let mut path = BezPath::new();
    path.move_to(at);
    path.curve_to(
        at + Vec2::new(0.9, 0.1) * size,
        at + Vec2::new(1.0, 0.8) * size,
        at + Vec2::new(0.2, 1.0) * size,
    );
    Mark::new(Part::new("klowong"), Shape::Stroke { path, width: 0.1 * size }).unwrap()
}

/// A comma in the middle of tile A's stamp, on a tile of 50 x 40 mm.
fn cloth(step: Step) -> Cloth {
    let repeat = Stepping { step, tile: Size::new(50.0, 40.0), ..Stepping::default() };
    let raport = Raport::laid(&repeat, 7, 'A');
    let outline = &raport.faces[1].outline;
    let sum = outline.iter().fold(Vec2::ZERO, |sum, corner| sum + corner.to_vec2());
    let middle = (sum / outline.len() as f64).to_point();
    Cloth::of(Artwork::on(raport, vec![comma(middle, 3.0)]))
}

fn found(step: Step) -> Group {
    crate::proof::symmetry(&cloth(step)).group
}

#[test]
fn every_group_is_that_group() {
    for group in Group::ALL {
        assert_eq!(found(Step::Group { group, angle: 77.0 }), group);
    }
}

#[test]
fn steps_make_the_groups_that_they_are_said_to() {
    let mubeng = |wedge| Step::Mubeng { wedge, every: None };
    let sareng = |order, twin| Step::Sareng { order, twin };
    for (step, group) in [
        (Step::Tubrukan, Group::P1),
        (Step::HalfDrop, Group::P1),
        (Step::named("drop 1/3"), Group::P1),
        (Step::Parang { angle: 45.0, is_half: true }, Group::P1),
        (Step::Diamond, Group::P1),
        (Step::Mirror, Group::Pmm),
        (mubeng(Wedge::D180), Group::P2),
        (mubeng(Wedge::D120), Group::P3),
        (mubeng(Wedge::D90), Group::P4),
        (mubeng(Wedge::D60), Group::P6),
        // Eight turns about the middle of a square leave four.
        (mubeng(Wedge::D45), Group::P4),
        (sareng(Order::Columns, Twin::Mirror), Group::Pm),
        (sareng(Order::Checkerboard, Twin::Mirror), Group::Cm),
        (sareng(Order::Columns, Twin::Turn), Group::P2),
        (sareng(Order::Checkerboard, Twin::Turn), Group::P2),
    ] {
        assert_eq!(found(step.clone()), group, "{step:?}");
    }
}

#[test]
fn rows_of_friezes() {
    for (frieze, group) in [
        (Frieze::P111, Group::P1),
        (Frieze::P1a1, Group::Pg),
        (Frieze::Pm11, Group::Pm),
        (Frieze::P1m1, Group::Pm),
        (Frieze::P112, Group::P2),
        (Frieze::Pma2, Group::Pmg),
        (Frieze::Pmm2, Group::Pmm),
    ] {
        assert_eq!(found(Step::Frieze(frieze)), group, "{frieze}");
    }
}

#[test]
fn stamps_fill_the_cloth() {
    for name in Step::names() {
        let step = Step::named(name);
        let raport = Raport::laid(&Stepping { step: step.clone(), ..Stepping::default() }, 7, 'B');
        let fills = !matches!(step, Step::Toss { .. } | Step::Pinggiran { .. });
        let covered: f64 = raport.faces.iter().map(covered).sum();
        let cell = raport.lattice.area();
        assert!(!fills || (covered - cell).abs() < 1e-3 * cell, "{name}: {covered} of {cell}");
    }
}

/// How much cloth the images of a face's outline cover.
fn covered(face: &Face) -> f64 {
    let corners = &face.outline;
    let next = |at: usize| corners[(at + 1) % corners.len()];
    let twice: f64 =
        (0..corners.len()).map(|at| corners[at].to_vec2().cross(next(at).to_vec2())).sum();
    face.images.iter().map(|image| image.determinant().abs() * twice.abs() / 2.0).sum()
}

#[test]
fn the_smallest_tile_of_a_lattice() {
    let lattice = |a: (f64, f64), b: (f64, f64)| Lattice { a: a.into(), b: b.into() };
    for (lattice, size, step) in [
        (lattice((30.0, 0.0), (0.0, 20.0)), (30.0, 20.0), "tubrukan"),
        (lattice((30.0, 20.0), (30.0, -20.0)), (30.0, 40.0), "onda-ende"),
        (lattice((15.0, 40.0), (15.0, -40.0)), (30.0, 40.0), "natabata"),
        (lattice((30.0, 10.0), (0.0, 30.0)), (30.0, 30.0), "drop"),
    ] {
        let (tile, found) = smallest(lattice).unwrap();
        assert!((tile - Size::from(size)).to_vec2().hypot2() < 1e-12, "{tile:?}");
        assert_eq!(found.name(), step);
    }
}

#[test]
fn stripes_close_and_say_what_was_fitted() {
    let stripe = |width: f64, unit: f64| Stripe { width, unit, ..Stripe::default() };
    let step = |angle| Step::Lereng { angle, stripes: vec![stripe(12.0, 15.0), stripe(8.0, 9.0)] };
    let side = 40.0 * 2.0_f64.sqrt();
    let laid = |angle, tile| {
        Raport::laid(&Stepping { step: step(angle), tile, ..Stepping::default() }, 0, 'A')
    };
    let fits = laid(45.0, Size::new(side, side));
    // Two stacks of 20 mm pass a square of 40 sqrt 2; the closed stripe is 80 mm long.
    assert_eq!(fits.faces[1].images.len(), 2 * 2 * 5);
    assert!((fits.faces[1].images[0].determinant() - 80.0 / 75.0).abs() < 1e-9);
    let off = laid(37.0, Size::new(100.0, 100.0));
    assert!(!off.notices.is_empty(), "nothing told");
}

#[test]
fn strewn_motifs_keep_their_distance() {
    let toss = |turning, seed, last| {
        let step = Step::Toss { gap: 20.0, turning };
        let repeat = Stepping { step, tile: Size::new(200.0, 150.0), ..Stepping::default() };
        Raport::laid(&repeat, seed, last)
    };
    let raport = toss(Turning::Free, 7, 'C');
    let lattice = raport.lattice.reduced();
    let places: Vec<Vec2> = raport
        .faces
        .iter()
        .skip(1)
        .flat_map(|face| &face.images)
        .map(|i| i.translation())
        .collect();
    assert!(places.len() > 40, "{} places", places.len());
    for (at, place) in places.iter().enumerate() {
        for other in &places[..at] {
            assert!(lattice.shortest(*place - *other).hypot2() >= 400.0 - 1e-6);
        }
    }
    let counts: Vec<usize> = raport.faces.iter().skip(1).map(|face| face.images.len()).collect();
    let (least, most) = (counts.iter().min(), counts.iter().max());
    assert!(most <= least.map(|least| least + 1).as_ref(), "{counts:?}");
    assert_eq!(toss(Turning::Free, 7, 'C'), raport, "the same seed");
    assert_ne!(toss(Turning::Free, 8, 'C'), raport, "another seed");
}
