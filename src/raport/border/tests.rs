use kurbo::{Rect, Shape as _, Vec2};
use proptest::prelude::*;

use crate::notice::Severity;

use super::*;
use crate::notice::{Argument, Notice};

const BOTH: [Corner; 2] = [Corner::Mitre, Corner::Unit];

/// All places of points drawn on tile A.
fn painted(raport: &Raport, drawn: &[Point]) -> Vec<Point> {
    let places = |face: &Face, point: Point| {
        let is_kept = face.clip.as_ref().is_none_or(|clip| clip.contains(point));
        let images = if is_kept { face.images.as_slice() } else { &[] };
        images.iter().map(|image| *image * point).collect::<Vec<_>>()
    };
    let faces = raport.faces.iter().filter(|face| face.letter == Some('A'));
    let pairs = faces.flat_map(|face| drawn.iter().map(move |point| (face, *point)));
    pairs.flat_map(|(face, point)| places(face, point)).collect()
}

/// Whether two sets of points are the same set, within a nanometer.
fn is_same(a: &[Point], b: &[Point]) -> bool {
    let within = |a: &[Point], b: &[Point]| {
        let mut sorted = b.to_vec();
        sorted.sort_by(|a, b| a.x.total_cmp(&b.x));
        a.iter().all(|point| {
            let from = sorted.partition_point(|other| other.x < point.x - 1e-6);
            let mut near = sorted[from..].iter().take_while(|other| other.x < point.x + 1e-6);
            near.any(|other| (other.y - point.y).abs() < 1e-6)
        })
    };
    within(a, b) && within(b, a)
}

fn mapped(points: &[Point], map: impl Fn(Point) -> Point) -> Vec<Point> {
    points.iter().map(|point| map(*point)).collect()
}

fn keys(raport: &Raport) -> Vec<&'static str> {
    raport.notices.iter().map(|notice| notice.message.key).collect()
}

/// The outlines of what is printed, on the cloth.
fn outlines(raport: &Raport) -> Vec<Vec<Point>> {
    let faces = raport.faces.iter();
    let all = faces.flat_map(|face| face.images.iter().map(move |image| (face, *image)));
    all.map(|(face, image)| face.outline.iter().map(|at| image * *at).collect()).collect()
}

fn ring(tile: Size, width: f64) -> f64 {
    tile.area() - (tile.width - 2.0 * width) * (tile.height - 2.0 * width)
}

/// Width of the strip as it was made.
fn made(raport: &Raport, unit: Size) -> f64 {
    // Units are stretched along only one side of the frame, so the other one is true.
    let image = raport.faces.iter().flat_map(|face| &face.images).next().unwrap();
    let [_, _, c, d, ..] = image.as_coeffs();
    unit.height * Vec2::new(c, d).hypot2().sqrt()
}

/// Frames, clipped, lie in the border; together they cover it as often as the frieze has images.
fn covers(tile: Size, frieze: Frieze, unit: Size, corner: Corner) -> Result<(), TestCaseError> {
    let raport = border(tile, frieze, unit, corner);
    let width = made(&raport, unit);
    let slack = 1e-6;
    let mut all = 0.0;
    for outline in outlines(&raport) {
        let is_on = |at: &Point| {
            Rect::from_origin_size((0.0, 0.0), tile).inflate(slack, slack).contains(*at)
        };
        prop_assert!(outline.iter().all(is_on), "{frieze} {corner:?} {outline:?}");
        let is_one_side = outline.iter().all(|at| at.y <= width + slack)
            || outline.iter().all(|at| at.x <= width + slack)
            || outline.iter().all(|at| at.y >= tile.height - width - slack)
            || outline.iter().all(|at| at.x >= tile.width - width - slack);
        prop_assert!(is_one_side, "{frieze} {corner:?} {outline:?}");
        all += cut::area(&outline);
    }
    let squares = if corner == Corner::Unit { 4.0 * width * width } else { 0.0 };
    let times = frieze.order() as f64;
    let expected = times * (ring(tile, width) - squares) + squares;
    // Images across the edge of a unit overlap where longer units follow shorter ones.
    let is_exact = corner == Corner::Unit
        || tile.width == tile.height
        || !matches!(frieze, Frieze::P1a1 | Frieze::Pma2);
    let allowed = if is_exact { 1e-6 * expected } else { times * unit.area() * 8.0 };
    prop_assert!((all - expected).abs() <= allowed, "{frieze} {corner:?} {all} {expected}");
    Ok(())
}

/// Where along the top side units begin and end, as they are drawn: upright, whole and in order.
fn units(raport: &Raport, unit: Size) -> Vec<[f64; 2]> {
    let images = raport.faces.iter().filter(|face| face.letter == Some('A'));
    let images = images.flat_map(|face| &face.images);
    let mut units: Vec<[f64; 2]> = images
        .filter_map(|image| {
            let [a, b, c, d, x, y] = image.as_coeffs();
            let is_upright = a > 0.0 && b == 0.0 && c == 0.0 && d > 0.0 && y.abs() < 1e-9;
            is_upright.then_some([x, x + a * unit.width])
        })
        .collect();
    units.sort_by(|a, b| a[0].total_cmp(&b[0]));
    units.dedup_by(|a, b| (a[0] - b[0]).abs() < 1e-9);
    units
}

fn frieze() -> impl Strategy<Value = Frieze> {
    proptest::sample::select(Frieze::ALL.to_vec())
}

fn size(width: std::ops::Range<f64>, height: std::ops::Range<f64>) -> impl Strategy<Value = Size> {
    (width, height).prop_map(|(width, height)| Size::new(width, height))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn the_border_is_covered_evenly(
        tile in size(40.0..600.0, 40.0..600.0),
        frieze in frieze(),
        unit in size(10.0..80.0, 5.0..60.0),
    ) {
        for corner in BOTH {
            covers(tile, frieze, unit, corner)?;
            covers(Size::new(tile.width, tile.width), frieze, unit, corner)?;
        }
    }

    #[test]
    fn straight_units_follow_one_another_without_a_gap(
        tile in size(300.0..600.0, 300.0..600.0),
        frieze in frieze(),
        unit in size(10.0..40.0, 5.0..40.0),
    ) {
        let raport = border(tile, frieze, unit, Corner::Unit);
        let units = units(&raport, unit);
        // Once more for each image that is an upright one: none but the first is.
        prop_assert!(units.windows(2).all(|pair| (pair[0][1] - pair[1][0]).abs() < 1e-9));
        prop_assert!((units[0][0] - unit.height).abs() < 1e-9, "{units:?}");
        let last = units[units.len() - 1][1];
        prop_assert!((last - (tile.width - unit.height)).abs() < 1e-9, "{units:?}");
        let straight = (tile.width - 2.0 * unit.height) / unit.width;
        prop_assert!((units.len() as f64 - straight).abs() <= 0.5 + 1e-9);
    }

    #[test]
    fn a_mitred_cloth_is_its_own_mirror_image(
        tile in size(30.0..400.0, 30.0..400.0),
        frieze in frieze(),
        unit in size(15.0..80.0, 5.0..60.0),
        points in proptest::collection::vec((-0.2..1.2, -0.2..1.2), 1..3),
    ) {
        let drawn: Vec<Point> =
            points.iter().map(|(x, y)| Point::new(x * unit.width, y * unit.height)).collect();
        let there = painted(&border(tile, frieze, unit, Corner::Mitre), &drawn);
        prop_assert!(is_same(&there, &mapped(&there, |at| Point::new(tile.width - at.x, at.y))));
        prop_assert!(is_same(&there, &mapped(&there, |at| Point::new(at.x, tile.height - at.y))));
        let square = Size::new(tile.width, tile.width);
        let there = painted(&border(square, frieze, unit, Corner::Mitre), &drawn);
        prop_assert!(is_same(&there, &mapped(&there, |at| Point::new(at.y, at.x))));
    }

    #[test]
    fn sides_agree_in_the_corner(
        tile in size(30.0..400.0, 30.0..400.0),
        frieze in frieze(),
        unit in size(15.0..80.0, 5.0..60.0),
        points in proptest::collection::vec((0.0..1.0, 0.0..1.0), 1..5),
    ) {
        let drawn: Vec<Point> =
            points.iter().map(|(x, y)| Point::new(x * unit.width, y * unit.height)).collect();
        let raport = border(tile, frieze, unit, Corner::Mitre);
        let width = made(&raport, unit) - 1e-6;
        let mut there = painted(&raport, &drawn);
        there.retain(|at| at.x < width && at.y < width && at.x > 0.0 && at.y > 0.0);
        let swapped = mapped(&there, |at| Point::new(at.y, at.x));
        prop_assert!(is_same(&there, &swapped), "{frieze} {:?}", keys(&raport));
    }

    #[test]
    fn what_hangs_over_agrees_in_the_corner_too(
        tile in size(600.0..900.0, 600.0..900.0),
        frieze in frieze(),
        unit in size(20.0..30.0, 15.0..40.0),
        (x, y) in (-0.5..1.5, 0.0..1.0),
    ) {
        let raport = border(tile, frieze, unit, Corner::Mitre);
        // Where units are stretched there may be no room to spare in the corners.
        prop_assume!(!raport.notices.iter().any(|told| told.severity == Severity::Warning));
        let mut there = painted(&raport, &[Point::new(x * unit.width, y * unit.height)]);
        let width = unit.height - 1e-6;
        there.retain(|at| at.x < width && at.y < width && at.x > 0.0 && at.y > 0.0);
        prop_assert!(is_same(&there, &mapped(&there, |at| Point::new(at.y, at.x))), "{frieze}");
    }

    #[test]
    fn a_border_with_corner_squares_turns_by_half_and_on_a_square_by_quarters(
        tile in size(30.0..400.0, 30.0..400.0),
        frieze in frieze(),
        unit in size(15.0..80.0, 5.0..60.0),
        points in proptest::collection::vec((0.0..1.0, 0.0..1.0), 1..3),
    ) {
        let drawn: Vec<Point> =
            points.iter().map(|(x, y)| Point::new(x * unit.width, y * unit.height)).collect();
        let Size { width, height } = tile;
        let there = painted(&border(tile, frieze, unit, Corner::Unit), &drawn);
        let turned = mapped(&there, |at| Point::new(width - at.x, height - at.y));
        prop_assert!(is_same(&there, &turned));
        let there = painted(&border(Size::new(width, width), frieze, unit, Corner::Unit), &drawn);
        prop_assert!(is_same(&there, &mapped(&there, |at| Point::new(width - at.y, at.x))));
    }

    #[test]
    fn nothing_is_too_large_or_too_small(
        tile in size(1.0..10_000.0, 1.0..10_000.0),
        small in size(1.0..4.0, 1.0..4.0),
        frieze in frieze(),
        unit in size(1.0..1000.0, 1.0..1000.0),
    ) {
        for (tile, unit) in [(tile, unit), (small, unit), (tile, small), (small, small)] {
            for corner in BOTH {
                let raport = border(tile, frieze, unit, corner);
                let faces = &raport.faces;
                let images: usize = faces.iter().map(|face| face.images.len()).sum();
                prop_assert!(images > 0 && images < 10_000, "{images} images");
                prop_assert!(faces.len() < 300, "{} faces", faces.len());
                let is_sound = |image: &Affine| image.is_finite() && image.determinant() != 0.0;
                prop_assert!(faces.iter().flat_map(|face| &face.images).all(is_sound));
                prop_assert_eq!(faces[0].letter, Some('A'));
            }
        }
    }
}

#[test]
fn longer_units_stay_out_of_the_corner() {
    // Between the corners of the longer side two units take the place of three; a glide begins half a unit early.
    let (tile, unit) = (Size::new(224.16, 254.97), Size::new(72.6, 23.7));
    let raport = border(tile, Frieze::P1a1, unit, Corner::Mitre);
    for x in 0..20 {
        let drawn = Point::new(f64::from(x) * 3.0 + 0.1, 4.66);
        let mut there = painted(&raport, &[drawn]);
        there.retain(|at| at.x < 23.7 && at.y < 23.7);
        assert!(is_same(&there, &mapped(&there, |at| Point::new(at.y, at.x))), "{drawn}");
    }
}

#[test]
fn what_fits_is_not_told() {
    let unit = Size::new(40.0, 40.0);
    for frieze in Frieze::ALL {
        let blocks = border(Size::new(480.0, 320.0), frieze, unit, Corner::Unit);
        assert_eq!(blocks.notices, Vec::new(), "{frieze}");
        let mitre = border(Size::new(480.0, 320.0), frieze, unit, Corner::Mitre);
        let expected: &[&str] =
            if frieze.mirror().is_some() { &[] } else { &["repeat-border-mirrored"] };
        assert_eq!(keys(&mitre), expected, "{frieze}");
        let fits = |image: &Affine| {
            let [a, b, ..] = image.as_coeffs();
            (a.abs() + b.abs() - 1.0).abs() < 1e-12
        };
        let images = |raport: &Raport| {
            raport.faces.iter().flat_map(|face| face.images.clone()).collect::<Vec<_>>()
        };
        assert!(images(&blocks).iter().all(fits), "{frieze}");
        assert!(images(&mitre).iter().all(fits), "{frieze}");
    }
}

#[test]
fn stretched_sides_are_told_with_a_tile_that_fits() {
    let unit = Size::new(40.0, 20.0);
    for corner in BOTH {
        let raport = border(Size::new(455.0, 320.0), Frieze::Pm11, unit, corner);
        assert!(keys(&raport).contains(&"repeat-border-stretched"), "{corner:?}");
        let Notice { message, .. } = &raport.notices[0];
        let near = message.values.iter().find(|(name, _)| *name == "near").unwrap();
        let Argument::Text(near) = &near.1 else { panic!("{near:?}") };
        let sides: Vec<f64> =
            near.trim_matches(['[', ']']).split(", ").map(|side| side.parse().unwrap()).collect();
        let again = border(Size::new(sides[0], sides[1]), Frieze::Pm11, unit, corner);
        assert_eq!(again.notices, Vec::new(), "{corner:?} {near}");
    }
    let square = border(Size::new(100.0, 100.0), Frieze::Pm11, Size::new(40.0, 10.0), BOTH[0]);
    assert_eq!(keys(&square), ["repeat-border-stretched"]);
}

#[test]
fn what_is_too_large_is_made_smaller_and_told() {
    let tile = Size::new(100.0, 60.0);
    for (unit, corner) in [
        (Size::new(200.0, 10.0), Corner::Mitre),
        (Size::new(20.0, 80.0), Corner::Mitre),
        (Size::new(200.0, 10.0), Corner::Unit),
        (Size::new(10.0, 30.0), Corner::Unit),
    ] {
        let raport = border(tile, Frieze::P112, unit, corner);
        assert_eq!(keys(&raport)[0], "repeat-border-long", "{unit:?} {corner:?}");
        assert!(made(&raport, unit) <= 30.0 + 1e-9, "{unit:?} {corner:?}");
    }
}

#[test]
fn corner_squares_are_turned_clockwise() {
    let tile = Size::new(200.0, 120.0);
    let raport = border(tile, Frieze::P111, Size::new(20.0, 10.0), Corner::Unit);
    let face = raport.faces.iter().find(|face| face.letter == Some('B')).unwrap();
    assert_eq!(face.frame.size(), Size::new(10.0, 10.0));
    let at: Vec<Point> = face.images.iter().map(|image| *image * Point::new(2.0, 1.0)).collect();
    let expected = [(2.0, 1.0), (199.0, 2.0), (198.0, 119.0), (1.0, 118.0)];
    assert_eq!(at, expected.map(Point::from));
}
