//! Seams of a face of 20 x 20 mm, one case after another.

use super::*;
use kurbo::Affine;

use crate::geom::round;

/// A face of 20 x 20 mm; its edges are the upper, the right, the lower and the left one.
const FACE: [Point; 4] =
    [Point::new(0.0, 0.0), Point::new(20.0, 0.0), Point::new(20.0, 20.0), Point::new(0.0, 20.0)];
const RIGHT: usize = 1;

#[expect(clippy::disallowed_methods, reason = "numbers that no design may hold")]
fn stroke(of: usize, svg: &str) -> Nearby {
    let path = BezPath::from_svg(svg).unwrap();
    Nearby { of, part: Part::new("klowong"), shape: Shape::Stroke { path, width: 1.0 } }
}

#[expect(clippy::disallowed_methods, reason = "numbers that no design may hold")]
fn area(of: usize, svg: &str) -> Nearby {
    let path = BezPath::from_svg(svg).unwrap();
    Nearby { of, part: Part::new("tembok"), shape: Shape::Area(path) }
}

fn dot(of: usize, center: (f64, f64), radius: f64) -> Nearby {
    let shape = Shape::Dot { center: center.into(), radius };
    Nearby { of, part: Part::new("isen"), shape }
}

/// The seam among these lines.
fn of(lines: &[&str]) -> Seam {
    let near: Vec<Nearby> = lines.iter().enumerate().map(|(at, svg)| stroke(at, svg)).collect();
    prove(&FACE, &near)
}

fn joints(seam: &Seam, edge: usize) -> Vec<Joint> {
    seam.edges[edge].crossings.iter().map(|crossing| crossing.joint).collect()
}

fn near(a: f64, b: f64) -> bool {
    (a - b).abs() < 1e-3
}

#[test]
fn a_line_straight_through_goes_on() {
    let seam = of(&["M10,10 H30", "M-10,5 L30,5"]);
    assert!(seam.is_closed());
    assert_eq!(seam.crossings(), 3);
    let crossing = &seam.edges[RIGHT].crossings[1];
    assert_eq!((crossing.of, crossing.joint, crossing.from), (0, Joint::Through, Approach::Both));
    assert!(near(crossing.along, 10.0) && near(crossing.at.x, 20.0));
    assert_eq!(crossing.direction.to_degrees(), 0.0);
    assert!(near(seam.edges[3].crossings[0].direction.to_degrees().abs(), 180.0));
}

#[test]
fn corners_in_the_other_sense_make_the_same_face() {
    let face: Vec<Point> = FACE.iter().rev().copied().collect();
    let seam = prove(&face, &[stroke(0, "M10,10 H30"), stroke(1, "M5,5 V20")]);
    assert_eq!(seam.crossings(), 2);
    let crossing = &seam.edges[1].crossings[0];
    assert_eq!((crossing.of, crossing.direction.to_degrees()), (0, 0.0));
    assert_eq!(seam.open().count(), 1);
}

#[test]
fn an_end_is_met_within_the_tolerance() {
    let joint = |start: f64| {
        let seam = of(&["M5,10 H20", &format!("M20,{start} H35")]);
        assert_eq!(seam.crossings(), seam.edges[RIGHT].crossings.len());
        joints(&seam, RIGHT)
    };
    assert_eq!(joint(10.0), [Joint::Met { by: 1, apart: 0.0, bend: 0.0 }]);
    let [Joint::Met { by: 1, apart, .. }] = joint(10.2)[..] else { panic!() };
    assert!(near(apart, 0.2));
    let open = joint(10.5);
    assert_eq!(open.len(), 2, "each end is told of");
    for joint in open {
        let Joint::Open { nearest: Some(gap) } = joint else { panic!("{joint:?}") };
        assert!(near(gap.apart, 0.5) && near(gap.bend, 0.0));
    }
    assert!(matches!(joint(10.3)[..], [Joint::Met { .. }]), "the tolerance is within");
}

#[test]
fn ends_may_overrun_or_stop_short() {
    for (end, start) in [(20.2, 20.0), (19.8, 20.05), (20.1, 19.9), (20.0, 19.6)] {
        let seam = of(&[&format!("M5,10 H{end}"), &format!("M{start},10 H35")]);
        assert!(seam.is_closed(), "{end} {start}: {seam:?}");
        assert!((1..=2).contains(&seam.crossings()), "{end} {start}");
    }
    let alone = of(&["M5,10 H20.2"]);
    assert_eq!(joints(&alone, RIGHT), [Joint::Open { nearest: None }]);
    assert_eq!(alone.crossings(), 1);
}

#[test]
fn lines_may_bend_by_ten_degrees() {
    let joints = |degrees: f64| {
        let end = Point::new(20.0, 10.0) + Angle::degrees(degrees).unit() * 10.0;
        joints(&of(&["M5,10 H20", &format!("M{},{} L20,10", end.x, end.y)]), RIGHT)
    };
    let [Joint::Met { bend, .. }] = joints(9.0)[..] else { panic!() };
    assert!(near(bend, 9.0));
    let kink = joints(-12.0);
    assert_eq!(kink.len(), 2);
    for joint in kink {
        let Joint::Open { nearest: Some(gap) } = joint else { panic!("{joint:?}") };
        assert!(near(gap.bend, 12.0) && gap.apart == 0.0);
    }
}

#[test]
fn a_slanted_line_kinks_at_a_mirror() {
    let seam = of(&["M10,0.5 L20,10", "M30,0.5 L20,10"]);
    assert_eq!(seam.open().count(), 2);
    // Where two such lines cross on the mirror, each goes on in the image of the other.
    let crossed = of(&["M10,5 L20,10", "M30,5 L20,10", "M10,15 L20,10", "M30,15 L20,10"]);
    assert!(crossed.is_closed(), "{crossed:?}");
    assert_eq!(crossed.crossings(), 2);
}

#[test]
fn curves_are_asked_for_their_own_direction() {
    // Two quarters of a circle of 5 mm, and one that should go straight on.
    let quarters = ["M10,10 C12.7614,10 15,12.2386 15,15", "M15,15 C15,17.7614 12.7614,20 10,20"];
    let right = Affine::translate((5.0, 0.0));
    let moved: Vec<String> = quarters
        .iter()
        .map(|svg| (right * crate::geom::data::read(svg, usize::MAX).unwrap()).to_svg())
        .collect();
    let face = FACE.map(|corner| corner + Vec2::new(0.0, -5.0));
    let near: Vec<Nearby> = moved.iter().enumerate().map(|(at, svg)| stroke(at, svg)).collect();
    let seam = prove(&face, &near);
    let met = seam.edges[2].crossings.iter().find(|crossing| crossing.of == 0).unwrap();
    let Joint::Met { bend, .. } = met.joint else { panic!("{met:?}") };
    assert!(bend < 1e-6, "{bend}");
}

#[test]
fn the_ends_of_one_line_may_meet() {
    let seam = of(&["M20,10 C10,10 10,2 20,2 C34,2 34,10 20.1,10"]);
    assert!(seam.is_closed(), "{seam:?}");
    assert_eq!(joints(&seam, RIGHT).len(), 2);
}

#[test]
fn a_line_that_passes_takes_over() {
    let seam = of(&["M5,10 H20", "M15,10.1 H35"]);
    assert!(seam.is_closed());
    assert_eq!(seam.crossings(), 2);
    // Drawn twice, and ending twice: nobody takes over.
    assert_eq!(of(&["M5,10 H20", "M15,10.1 H20"]).open().count(), 2);
}

#[test]
fn a_line_along_the_edge_crosses_nothing() {
    for along in ["M20,3 V15", "M20.2,3 L19.9,15", "M20.1,3 V15 H5", "M20,3 Q20.2,9 20,15"] {
        let seam = of(&[along]);
        assert_eq!(seam.crossings(), 0, "{along}");
    }
    assert_eq!(of(&["M0,20 H20"]).crossings(), 2, "its ends lie on the other edges");
    assert!(of(&["M0,20 H20", "M20,20 H40", "M-20,20 H0"]).is_closed());
}

#[test]
fn a_line_may_end_on_a_line_along_the_edge() {
    let seam = of(&["M5,10 H20", "M20,3 V15"]);
    assert_eq!(joints(&seam, RIGHT), [Joint::Held { by: 1 }]);
    // At the very end of it as well, since that end is not cut.
    assert!(of(&["M5,10 H20", "M20,10 V15"]).is_closed());
    assert!(!of(&["M5,10 H20", "M20,12 V15"]).is_closed());
}

#[test]
fn a_line_may_end_on_a_dot_or_at_an_area() {
    let line = || stroke(1, "M5,10 H20");
    let proof = |other: Nearby| prove(&FACE, &[line(), other]).open().count();
    assert_eq!(proof(dot(2, (20.0, 10.0), 1.0)), 0);
    assert_eq!(proof(dot(0, (21.0, 10.0), 0.5)), 1);
    assert_eq!(proof(area(0, "M19,5 H25 V15 H19 Z")), 0, "it comes from outside of it");
    assert_eq!(proof(area(0, "M1,1 H25 V15 H1 Z")), 1, "it lies on it");
    assert_eq!(proof(area(2, "M1,1 H25 V15 H1 Z")), 0, "it is hidden below");
    assert_eq!(proof(area(0, "M1,1 H20 V15 H1 Z")), 1, "both were cut");
}

#[test]
fn closed_lines_cross_as_often_as_they_cross() {
    let ring = round::circle((20.0, 10.0), 4.0, 1e-3).to_svg();
    let seam = of(&[&ring]);
    assert!(seam.is_closed());
    let places: Vec<f64> =
        seam.edges[RIGHT].crossings.iter().map(|crossing| crossing.along).collect();
    assert!(places.len() == 2 && near(places[0], 6.0) && near(places[1], 14.0), "{places:?}");
    assert_eq!(of(&[&round::circle((16.0, 10.0), 4.0, 1e-3).to_svg()]).crossings(), 0);
    let wave = "M18,1 L22,2 L18,3 L22,4 L18,5 L22,6";
    assert_eq!(of(&[wave]).crossings(), 5);
    assert_eq!(of(&["M20,1 L22,2 L20,3 L22,4"]).crossings(), 1, "touching is not crossing");
    assert_eq!(of(&["M10,-10 L30,10 L10,30"]).crossings(), 0, "nor is passing a corner");
}

#[test]
fn a_crossing_at_a_corner_belongs_to_one_edge() {
    for line in ["M10,10 L30,30", "M15,19 L25,21", "M19.5,0 L20.5,40"] {
        let seam = of(&[line]);
        assert_eq!(seam.crossings(), if line.contains("40") { 2 } else { 1 }, "{line}");
    }
    assert_eq!(of(&["M15,15 L20,20", "M20,20 L25,25"]).crossings(), 1);
    assert_eq!(of(&["M15,15 L20,20"]).open().count(), 1);
    assert_eq!(of(&["M-10,-10 L30,30"]).crossings(), 2);
}

#[test]
fn areas_cut_at_an_edge_must_go_on() {
    let cut = || area(0, "M10,5 H20 V15 H10 Z");
    let proof = |others: Vec<Nearby>| {
        let seam = prove(&FACE, &others);
        let stretch = |flush: &Flush| (flush.of, flush.edge, flush.from, flush.to);
        seam.flush.iter().map(stretch).collect::<Vec<_>>()
    };
    assert_eq!(proof(vec![cut()]), [(0, RIGHT, 5.0, 15.0)]);
    assert_eq!(proof(vec![cut(), area(1, "M20,5.2 H30 V14.8 H20 Z")]), []);
    assert_eq!(proof(vec![cut(), area(1, "M20,5 H30 V12 H20 Z")]), [(0, RIGHT, 12.0, 15.0)]);
    let longer = proof(vec![cut(), area(1, "M20,4 H30 V15 H20 Z")]);
    assert_eq!(longer, [(1, RIGHT, 4.0, 5.0)]);
    let halves = vec![cut(), area(1, "M20,5 H30 V9 H20 Z"), area(2, "M20,9 H30 V15 H20 Z")];
    assert_eq!(proof(halves), []);
    assert_eq!(proof(vec![cut(), area(1, "M15,1 H30 V19 H15 Z")]), [], "it lies over both");
    let mut other = area(1, "M20,5 H30 V15 H20 Z");
    other.part = Part::new("biron");
    assert_eq!(proof(vec![cut(), other]).len(), 2);
    assert_eq!(proof(vec![cut(), stroke(1, "M20,4 V16")]), [], "it ends at a line");
    let seam = prove(&FACE, &[cut()]);
    assert!(!seam.is_closed());
    let whole = vec![area(0, "M10,5 H30 V15 H10 Z"), area(1, "M15,2 A5,5 0 0 1 15,12 Z")];
    assert_eq!(proof(whole), []);
    let seam = prove(&FACE, &[area(0, "M10,5 H30 V15 H10 Z")]);
    assert_eq!((seam.crossings(), seam.is_closed()), (2, true), "its outline crosses");
}

#[test]
fn nonsense_is_left_out() {
    let lines = ["", "M5,5", "M20,5 L20,5", "M20,5 L20,5 L20,5 Z", "M0,0 L1e300,0", "M20,3 Z"];
    let mut near: Vec<Nearby> = lines.iter().enumerate().map(|(at, svg)| stroke(at, svg)).collect();
    near.extend(lines.iter().map(|svg| area(9, svg)));
    near.extend([
        dot(9, (f64::NAN, 1.0), 1.0),
        dot(9, (20.0, 1.0), f64::NAN),
        dot(9, (20.0, 1.0), -1.0),
        dot(9, (20.0, 1.0), f64::INFINITY),
    ]);
    let mut path = BezPath::new();
    path.move_to((f64::NAN, 1.0));
    path.line_to((20.0, f64::INFINITY));
    for width in [1.0, f64::NAN, -3.0] {
        let shape = Shape::Stroke { path: path.clone(), width };
        near.push(Nearby { of: 9, part: Part::latar(), shape });
        let shape = Shape::Stroke {
            path: crate::geom::data::read("M5,10 H20", usize::MAX).unwrap(),
            width,
        };
        near.push(Nearby { of: 10, part: Part::latar(), shape });
    }
    let seam = prove(&FACE, &near);
    assert!(seam.crossings() > 0);
    let [a, b, c, d] = FACE;
    let bad = Point::new(f64::NAN, 0.0);
    for face in [
        &[][..],
        &[a],
        &[a, b],
        &[a, b, a],
        &[a, c, b, d],
        &[a, b, Point::new(10.0, 5.0), c],
        &[a, bad, c],
        &[a, a, b, c],
    ] {
        let seam = prove(face, &near);
        assert!(seam.edges.is_empty() && seam.is_closed(), "{face:?}");
    }
    assert_eq!(prove(&FACE, &[stroke(0, "M20,5 L20,5")]).crossings(), 2, "a dot");
}

#[test]
fn three_corners_are_enough() {
    let face = [Point::new(0.0, 0.0), Point::new(20.0, 0.0), Point::new(10.0, 17.0)];
    let seam = prove(&face, &[stroke(0, "M10,5 H30"), stroke(1, "M10,1 L10,-5")]);
    let counts: Vec<usize> = seam.edges.iter().map(|edge| edge.crossings.len()).collect();
    assert_eq!(counts, [1, 1, 0]);
}
