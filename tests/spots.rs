//! Notices point at what they are about: a place of the cloth, an edge, a mark, a layer that is still the same one.

use canting::design::edit::ColorwayEdit;
use canting::design::{self, Content, Design, Edit, Layer};
use canting::notice::{Notice, Spot};
use canting::words::{Language, Words};
use canting::workspace::{AtHand, Evaluated, NoticeJson, findings};
use kurbo::Point;

/// A line that ends on the right edge of its stamp, which walks on a slant; below it a layer that is whole.
const OPEN: &str = r#"
[repeat]
step = "parang"
tile = [60, 60]
[[layer]]
drawing = "M20 20L22 22"
width = 1
[[layer]]
drawing = [{ d = "M30 40L35 45", width = 1 }, { d = "M10 10L60 30", width = 1 }]
[[layer]]
drawing = "M0 50H10V60H0Z"
part = "bunga"
"#;

/// A brushed square of which one wall has a gap, in the second colorway.
const GAP: &str = r##"
repeat.tile = [40, 40]
[[layer]]
drawing = [
  { d = "M10 10H30V30H10Z", part = "bunga" },
  { d = "M18 10H10V30H30V10H22", width = 1, part = "klowong" },
]
[[colorway]]
name = "Cetak"
print = { latar = "#F4F0E4" }
[[colorway]]
name = "Colet"
[colorway.dye]
baths = [{ dye = "remazol-merah-rb", colet = true }]
steps = [{ wax = ["klowong"] }, { brush = 1, parts = ["bunga"] }]
"##;

fn evaluated(text: &str) -> Evaluated {
    Evaluated::with(design::read(text).unwrap(), &AtHand::default()).unwrap()
}

/// The first notice of a key among all that can be found out.
fn told(evaluated: &Evaluated, key: &str) -> Notice {
    let all = findings(evaluated).notices;
    let found = all.iter().find(|notice| notice.message.key.starts_with(key));
    found.unwrap_or_else(|| panic!("no {key} in {all:#?}")).clone()
}

/// As a program reads it.
fn json(notice: &Notice) -> serde_json::Value {
    serde_json::to_value(NoticeJson::new(notice, &Words::new(Language::Indonesian))).unwrap()
}

/// The design with a layer below all others.
fn raised(design: &Design) -> Design {
    let layer = Layer::new(Content::Drawing(Vec::new())).into();
    design.apply(&Edit::AddLayer { at: 0, layer }).unwrap()
}

#[test]
fn an_open_seam_points_at_the_end_its_edge_and_its_mark() {
    let evaluated = evaluated(OPEN);
    let notice = told(&evaluated, "seam-open");
    assert_eq!((&notice.place, notice.aim.mark), (&Spot::Layer(1), Some(1)));
    let point = notice.aim.point.unwrap();
    let lying = evaluated.repeat().at(point);
    let layers = evaluated.artwork().origins();
    assert!(lying.iter().any(|it| it.mark == 2 && layers[it.mark].layer == 1), "{lying:?}");
    let edge = notice.aim.edge.clone().unwrap();
    assert_eq!((edge.tile, edge.number), ('A', 1));
    // The end lies 30 mm down an edge of 60 mm, wherever the stamp was set down.
    assert!((edge.from.midpoint(edge.to) - point).hypot() < 1e-9, "{edge:?} {point:?}");
    let json = json(&notice);
    assert_eq!((&json["place"], &json["index"]), (&"layer".into(), &1.into()));
    assert_eq!((&json["mark"], &json["edge"]["tile"]), (&1.into(), &"A".into()));
    assert!(json["point"].is_array() && json["edge"]["to"].is_array(), "{json}");
}

#[test]
fn an_area_that_was_cut_points_at_the_cut() {
    let notice = told(&evaluated(OPEN), "seam-area-cut");
    assert_eq!((&notice.place, notice.aim.mark), (&Spot::Layer(2), Some(0)));
    let edge = notice.aim.edge.unwrap();
    assert!(((edge.to - edge.from).hypot() - 10.0).abs() < 0.1, "{edge:?}");
}

#[test]
fn a_gap_points_at_the_cloth_and_names_its_colorway() {
    let evaluated = evaluated(GAP);
    let notice = told(&evaluated, "dye-wall-open");
    assert_eq!(notice.place, Spot::Colorway(1));
    let point = notice.aim.point.unwrap();
    assert!((point - Point::new(20.0, 10.0)).hypot() < 3.0, "{point:?}");
    let json = json(&notice);
    assert_eq!((&json["place"], &json["index"]), (&"colorway".into(), &1.into()));
    assert!(json["point"].is_array() && json.get("edge").is_none(), "{json}");
}

#[test]
fn a_notice_follows_its_layer_until_that_changes() {
    let missing = OPEN.to_owned() + "[[layer]]\nmotif = \"kawang\"\n";
    let evaluated = evaluated(&missing);
    let notice = told(&evaluated, "motif-unknown");
    assert_eq!(notice.place, Spot::Layer(3));
    assert_eq!(notice.aim, canting::notice::Aim::default());
    let before = evaluated.design();
    let after = raised(before);
    assert_eq!(after.still(before, &notice).unwrap().place, Spot::Layer(4));
    assert_eq!(raised(&after).still(before, &notice).unwrap().place, Spot::Layer(5));
    let moved = after.apply(&Edit::MoveLayer { from: 4, to: 0 }).unwrap();
    assert_eq!(moved.still(before, &notice).unwrap().place, Spot::Layer(0));
    assert_eq!(moved.apply(&Edit::RemoveLayer(0)).unwrap().still(before, &notice), None);
    let other = Edit::Layer(4, design::edit::LayerEdit::Visible(false));
    assert_eq!(after.apply(&other).unwrap().still(before, &notice), None);
}

#[test]
fn a_notice_follows_its_colorway_until_that_changes() {
    let evaluated = evaluated(&GAP.replace("remazol-merah-rb", "remazol-rad"));
    let all = evaluated.notices_of(1);
    let notice = all.iter().find(|notice| notice.message.key == "dye-unknown").unwrap();
    assert_eq!(notice.place, Spot::Colorway(1));
    let before = evaluated.design();
    let after = before.apply(&Edit::MoveColorway { from: 1, to: 0 }).unwrap();
    assert_eq!(after.still(before, notice).unwrap().place, Spot::Colorway(0));
    let other = Edit::Colorway(0, ColorwayEdit::Name("Lain".to_owned()));
    assert_eq!(after.apply(&other).unwrap().still(before, notice), None);
    assert_eq!(raised(before).still(before, notice).unwrap().place, Spot::Colorway(1));
}
