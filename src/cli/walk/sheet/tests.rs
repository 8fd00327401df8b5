use super::*;
use crate::design::Step;
use crate::rapport::Rapport;

fn walk(step: &str, side: f64) -> Walk {
    let step = Step::named(step);
    let tile = Size::new(side, side);
    let repeat = crate::design::Repeat { tile, step: step.clone(), ..Default::default() };
    Walk::of(&Rapport::laid(&repeat, 0, 'A'), &step, Size::new(1050.0, 2500.0)).unwrap()
}

fn parts(sheet: &Sheet) -> Vec<String> {
    sheet.artwork.marks().iter().map(|mark| mark.part.name().to_owned()).collect()
}

#[test]
fn layers_lie_in_order_and_have_colors() {
    let sheet = Sheet::of(&walk("mlampah-sareng", 200.0));
    let mut parts = parts(&sheet);
    // Numbers come in several sizes.
    parts.dedup();
    let expected = "kain cap-a cermin-a cap-a-tepi cermin-a-tepi garis tepi daun daun-cermin jalan panah jumlah angka";
    assert_eq!(parts.join(" "), expected);
    assert!(sheet.artwork.parts().iter().all(|part| sheet.colors.contains_key(part)));
}

#[test]
fn a_crowd_has_numbers_for_its_lines_alone() {
    let crowd = Sheet::of(&walk("tubrukan", 40.0));
    assert!(parts(&crowd).contains(&"alas".to_owned()));
    let bounds = crowd.artwork.marks().iter().map(Mark::bounds);
    let all = bounds.reduce(|a, b| a.union(b)).unwrap();
    let sheet = Rect::from_origin_size(Point::ORIGIN, crowd.artwork.tile());
    assert!(sheet.contains_rect(all), "{all} lies beyond the paper");
}

#[test]
fn numbers_that_would_touch_are_left_out() {
    let mut taken = Taken { cell: 10.0, cells: BTreeMap::new() };
    assert!(taken.take(Rect::new(1.0, 1.0, 18.0, 8.0)));
    assert!(!taken.take(Rect::new(15.0, 5.0, 30.0, 15.0)));
    assert!(taken.take(Rect::new(21.0, 1.0, 29.0, 9.0)));
}

#[test]
fn a_leaf_turns_with_its_stamp() {
    let rosette = walk("mubeng", 200.0);
    let tips: Vec<Point> =
        rosette.stampings.iter().take(4).map(|one| leaf_place(one) * Point::ORIGIN).collect();
    let pivot = Point::new(200.0, 200.0);
    for (k, tip) in tips.iter().enumerate() {
        let turn = geom::turn(Angle::degrees(-90.0 * k as f64));
        let back = turn * (*tip - pivot).to_point();
        assert!(geom::distance(back, (tips[0] - pivot).to_point()) < 1e-6, "{k}: {tip}");
    }
    let mirror = walk("mlampah-sareng", 200.0);
    let [a, b] = [&mirror.stampings[0], &mirror.stampings[1]];
    assert!(leaf_place(a).determinant() > 0.0 && leaf_place(b).determinant() < 0.0);
}
