//! Strewn motifs: apart, dense, turned as asked, and the same again for the same seed.

use canting::design::step::Turning;
use canting::design::{self, Step};
use canting::geom::{Angle, Lattice, length};
use canting::raport::Raport;
use kurbo::{Affine, Point, Size, Vec2};

const TILE: Size = Size::new(150.0, 110.0);
const GAP: f64 = 12.0;

fn strewn(gap: f64, turning: Turning, seed: u64, last: char) -> Raport {
    let step = Step::Toss { gap, turning };
    Raport::laid(&design::Stepping { step, tile: TILE, ..Default::default() }, seed, last)
}

fn images(raport: &Raport) -> Vec<Affine> {
    let faces = raport.faces.iter().filter(|face| face.letter.is_some());
    faces.flat_map(|face| face.images.clone()).collect()
}

fn places(raport: &Raport) -> Vec<Point> {
    images(raport).into_iter().map(|image| image.translation().to_point()).collect()
}

/// On the endless cloth.
fn nearest(places: &[Point], spot: Point) -> f64 {
    let torus = Lattice::block(TILE);
    places.iter().map(|place| length(torus.shortest(*place - spot))).fold(f64::INFINITY, f64::min)
}

#[test]
fn motifs_keep_apart_across_every_edge() {
    for seed in 0..6 {
        let places = places(&strewn(GAP, Turning::OneWay, seed, 'C'));
        for (at, place) in places.iter().enumerate() {
            let mut others = places.clone();
            others.remove(at);
            let off = nearest(&others, *place);
            assert!(off >= GAP - 1e-9, "seed {seed}: {place} is {off} from another");
        }
    }
}

/// As dense as discs strewn until none fits: no hole takes another one, and few are nearly that large.
#[test]
fn no_hole_is_larger_than_a_motif_needs() {
    for seed in 0..6 {
        let places = places(&strewn(GAP, Turning::OneWay, seed, 'A'));
        let spots =
            (0..55).flat_map(|y| (0..75).map(move |x| (2.0 * f64::from(x), 2.0 * f64::from(y))));
        let hole = spots.map(|spot| nearest(&places, spot.into())).fold(0.0, f64::max);
        // Spots of a grid of 2 mm miss the middle of a hole by 1.4 mm at most.
        let hole = hole + 2.0_f64.sqrt();
        assert!(hole < 1.6 * GAP, "seed {seed}: an empty disc of {hole}");
        // Blue noise by dart throwing fills 0.7 of what hexagons would.
        let share = places.len() as f64 * GAP * GAP * 0.75_f64.sqrt() / TILE.area();
        assert!((0.58..0.85).contains(&share), "seed {seed}: {share}");
    }
}

#[test]
fn motifs_turn_as_asked() {
    for (turning, step) in
        [(Turning::OneWay, 360.0), (Turning::TwoWay, 180.0), (Turning::FourWay, 90.0)]
    {
        let all = images(&strewn(GAP, turning, 5, 'A'));
        let mut seen: Vec<i64> = all.iter().map(|image| times(*image, step)).collect();
        seen.sort_unstable();
        seen.dedup();
        assert_eq!(seen.len() as f64, 360.0 / step, "{turning:?}: every turn occurs");
    }
    let free: Vec<f64> =
        images(&strewn(GAP, Turning::Free, 5, 'A')).into_iter().map(degrees).collect();
    for quarter in [0.0, 90.0, 180.0, 270.0] {
        let count = free.iter().filter(|turn| (quarter..quarter + 90.0).contains(*turn)).count();
        assert!(count * 8 > free.len(), "{count} of {} from {quarter}", free.len());
    }
}

fn degrees(image: Affine) -> f64 {
    let [a, b, c, d, ..] = image.as_coeffs();
    assert!((a - d).abs() + (b + c).abs() < 1e-12, "no mirror: {image:?}");
    assert!((a * a + b * b - 1.0).abs() < 1e-12, "no scale: {image:?}");
    Angle::of(Vec2::new(a, b)).to_degrees().rem_euclid(360.0)
}

#[expect(clippy::cast_possible_truncation, reason = "a few turns")]
fn times(image: Affine, step: f64) -> i64 {
    let times = degrees(image) / step;
    assert!((times - times.round()).abs() < 1e-9, "{} degrees", degrees(image));
    (times.round() as i64).rem_euclid((360.0 / step) as i64)
}

#[test]
fn a_seed_is_a_cloth() {
    let of = |seed| strewn(GAP, Turning::Free, seed, 'B');
    assert_eq!(of(5), of(5));
    let (one, other) = (places(&of(5)), places(&of(6)));
    let near = one.iter().filter(|place| nearest(&other, **place) < 0.1).count();
    assert!(near * 10 < one.len(), "{near} of {} lie where another seed has them", one.len());
}

#[test]
fn every_tile_is_strewn_as_often_as_the_others() {
    let found = strewn(GAP, Turning::OneWay, 5, 'E');
    assert_eq!(found.letters(), ['A', 'B', 'C', 'D', 'E']);
    let counts: Vec<usize> = found.faces.iter().skip(1).map(|face| face.images.len()).collect();
    let (least, most) = (counts.iter().min().unwrap(), counts.iter().max().unwrap());
    assert!(most - least <= 1 && *least > 10, "{counts:?}");
}

#[test]
fn what_cannot_be_strewn_is_told() {
    let key =
        |gap| strewn(gap, Turning::OneWay, 5, 'C').notices.first().map(|told| told.message.key);
    assert_eq!(key(GAP), None);
    assert_eq!(key(10_000.0), Some("repeat-toss-few"));
    let small = Step::Toss { gap: 1.0, turning: Turning::Free };
    let tile = Size::new(10_000.0, 10_000.0);
    let crowd = Raport::laid(&design::Stepping { step: small, tile, ..Default::default() }, 1, 'A');
    assert_eq!(crowd.notices[0].message.key, "repeat-toss-crowded");
    assert!((1200..=2400).contains(&images(&crowd).len()), "{}", images(&crowd).len());
}
