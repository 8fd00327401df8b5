//! Designs that change: edit by edit, there and back, and in the text of their file.

use std::sync::Arc;

use canting::artwork::{Artwork, Materials};
use canting::design::cloth::{Cloth, Form};
use canting::design::dyeing::{Amount, Bath, Dyeing, Work};
use canting::design::edit::{ColorwayEdit, LayerEdit};
use canting::design::step::{Share, Step, Stripe, Turning};
use canting::design::{self, Colorway, Content, Design, DrawnPath, Edit, Layer, Paint, Placement};
use canting::mark::Part;
use canting::notice::Argument as Said;
use canting::param::Value;
use canting::symmetry::Group;
use canting::workspace::History;
use kurbo::{BezPath, PathEl, Point, Size};
use proptest::collection::vec;
use proptest::prelude::*;

use super::document::{
    any_cloth, any_color, any_colorway, any_design, any_drawn, any_dyeing, any_layer, any_part,
    any_placement, any_step, any_text,
};

/// As a teacher writes it: in an order of her own, with remarks everywhere.
const WRITTEN: &str = r##"# Kawung untuk kelas delapan
canting = 1   # jangan diubah
author = "Bu Sri"
name = "Kawung picis"

[repeat]   # raportnya
tile = [60,   60]  # milimeter
step = "onda-ende"

# Bunganya.
[[layer]]
motif = "kawung"
params = { size = 30,cecek = 2 } # dua titik
place = { at = [30, 30], turn = 45 }

# Isinya.
[[layer]]
isen = "galaran"   # garis
name = "isi"

[[colorway]]
# Pagi hari.
print = { latar = "#F4F0E4", klowong = "#3C2415" }
name = "Pagi"

[[colorway]]
name = "Sore"
dye = { chain = "kelengan" }
# print = { latar = "#000000" }

# Sekian.
"##;

/// Every colorway in one list.
const LISTED: &str = r##"colorway = [
  # Pagi hari.
  { name = "Pagi", print = { latar = "#F4F0E4" } }, # terang
  { name = "Sore", dye = "kelengan" } # gelap
]
[repeat]
tile = [60, 60]
"##;

fn changed(text: &str, edits: &[Edit]) -> String {
    let mut design = design::read(text).unwrap();
    for edit in edits {
        design = design.apply(edit).unwrap();
    }
    let new = design::rewrite(text, &design);
    assert!(new.is_kept, "{}", new.text);
    assert_eq!(design::read(&new.text).unwrap(), design, "{}", new.text);
    new.text
}

fn param(at: usize, name: &str, value: f64) -> Edit {
    Edit::Layer(at, LayerEdit::Param(name.to_owned(), Some(Value::Number(value))))
}

fn added(text: &str) -> Edit {
    let text = format!("repeat.tile = [9, 9]\n[[colorway]]\n{text}");
    let colorway = Arc::clone(&design::read(&text).unwrap().colorways[0]);
    Edit::AddColorway { at: 2, colorway }
}

#[test]
fn only_what_changes_is_written_anew() {
    let place = Placement { at: Point::new(10.0, 20.0), turn: 45.0, ..Placement::default() };
    let color = |part: &str| ColorwayEdit::Color(Part::new(part), Some("#102030".parse().unwrap()));
    for (edit, old, new) in [
        (param(0, "size", 24.5), "size = 30,cecek", "size = 24.5,cecek"),
        (param(0, "outline", 2.0), "cecek = 2 }", "cecek = 2, outline = 2 }"),
        (Edit::Tile(Size::new(50.0, 60.0)), "[60,   60]", "[50,   60]"),
        (Edit::Name("Kawung".to_owned()), "Kawung picis", "Kawung"),
        (Edit::Seed(5), "picis\"\n", "picis\"\nseed = 5\n"),
        (Edit::Layer(0, LayerEdit::Place(Some(place))), "at = [30, 30]", "at = [10, 20]"),
        (Edit::Layer(1, LayerEdit::Visible(false)), "\"isi\"\n", "\"isi\"\nvisible = false\n"),
        (Edit::Layer(1, LayerEdit::Name(String::new())), "name = \"isi\"\n", ""),
        (Edit::Colorway(0, color("latar")), "\"#F4F0E4\"", "\"#102030\""),
        (Edit::Colorway(0, color("isen")), "\"#3C2415\" }", "\"#3C2415\", isen = \"#102030\" }"),
        (
            added("name = \"Baru\"\nprint = {}"),
            "# Sekian.\n",
            "# Sekian.\n\n[[colorway]]\nname = \"Baru\"\nprint = {}\n",
        ),
    ] {
        for (text, old, new) in [
            (WRITTEN.to_owned(), old.to_owned(), new.to_owned()),
            (WRITTEN.replace('\n', "\r\n"), old.replace('\n', "\r\n"), new.replace('\n', "\r\n")),
            (format!("\u{feff}{WRITTEN}"), old.to_owned(), new.to_owned()),
        ] {
            assert!(text.contains(&old), "{old}");
            assert_eq!(
                changed(&text, std::slice::from_ref(&edit)),
                text.replacen(&old, &new, 1),
                "{edit:?}"
            );
        }
    }
}

#[test]
fn sections_keep_their_remarks_where_they_go() {
    let moved = changed(WRITTEN, &[Edit::MoveLayer { from: 0, to: 1 }]);
    let order =
        ["[repeat]", "# Isinya.\n[[layer]]\nisen", "# Bunganya.\n[[layer]]\nmotif", "# Pagi"];
    let places: Vec<usize> = order.iter().map(|text| moved.find(text).unwrap()).collect();
    assert!(places.is_sorted(), "{moved}");
    let removed = changed(WRITTEN, &[Edit::RemoveLayer(0)]);
    let start = WRITTEN.find("\n# Bunganya.").unwrap();
    let end = WRITTEN.find("\n# Isinya.").unwrap();
    assert_eq!(removed, WRITTEN[..start].to_owned() + &WRITTEN[end..]);
    let twin = changed(WRITTEN, &[Edit::DuplicateLayer(1), param(2, "pitch", 2.0)]);
    let twin_of = "name = \"isi\"\n\n[[layer]]\nname = \"isi\"\nisen = \"galaran\"\nparams = { pitch = 2 }\n\n[[colorway]]";
    assert!(twin.contains(twin_of), "{twin}");
}

#[test]
fn lists_in_brackets_keep_their_remarks() {
    let edit = added("name = \"Baru\"\nprint = { isen = \"#ABCDEF\" }");
    let entry = "{ name = \"Baru\", print = { isen = \"#ABCDEF\" } }";
    for (text, old, new) in [
        (LISTED, "} # gelap\n", format!("}}, # gelap\n  {entry}\n")),
        (&LISTED.replace("} # gelap", "}, # gelap"), "# gelap\n", format!("# gelap\n  {entry},\n")),
        (
            "colorway = [{ name = \"A\" }, {}]\nrepeat = { tile = [9, 9] } # ubin\n",
            "{}]",
            format!("{{}}, {entry}]"),
        ),
    ] {
        assert_eq!(changed(text, std::slice::from_ref(&edit)), text.replacen(old, &new, 1));
        let marked = text.replace('\n', "\r\n");
        let new = new.replace('\n', "\r\n");
        let old = old.replace('\n', "\r\n");
        assert_eq!(changed(&marked, std::slice::from_ref(&edit)), marked.replacen(&old, &new, 1));
    }
}

#[test]
fn what_cannot_be_kept_is_told() {
    let wanted = design::read(WRITTEN).unwrap();
    let new = design::rewrite("[", &wanted);
    assert!(!new.is_kept && !new.text.contains("# "));
    assert_eq!(design::read(&new.text).unwrap(), wanted);
}

#[test]
fn any_seed_is_read_changed_and_written() {
    let text = "# benih\nseed = SEED # acak\nrepeat.tile = [9, 9]\n[[layer]]\nseed = SEED # lapisan\nisen = \"cecek\"\n";
    let seeds = [0, 7, (1 << 63) - 1, 1 << 63, u64::MAX - 1, u64::MAX];
    for (seed, other) in
        seeds.iter().flat_map(|seed| seeds.iter().map(move |other| (*seed, *other)))
    {
        let [old, new] = [seed, other].map(|seed| text.replace("SEED", &seed.to_string()));
        let design = design::read(&old).unwrap();
        assert_eq!((design.seed, design.layers[0].seed), (seed, Some(seed)));
        let edits = [Edit::Seed(other), Edit::Layer(0, LayerEdit::Seed(Some(other)))];
        // What is said of a key goes with it.
        let expected = if other == 0 && seed != 0 {
            new.replacen("# benih\nseed = 0 # acak\n", "", 1)
        } else {
            new
        };
        assert_eq!(changed(&old, &edits), expected, "{seed} {other}");
        let gone = changed(&old, &[Edit::Layer(0, LayerEdit::Seed(None))]);
        assert_eq!(gone, old.replace(&format!("seed = {seed} # lapisan\n"), ""));
        let named = changed(&old, &[Edit::Author("Sri".to_owned())]);
        assert!(named.contains(&format!("seed = {seed} # acak")), "{named}");
    }
    // However it is written, and whatever number looks like what stands for it.
    let hex = "seed = 0xFFFF_FFFF_FFFF_FFFF # enam belas\nrepeat.tile = [9, 9]\n# 7000000000000\n";
    let named = changed(hex, &[Edit::Name("A".to_owned())]);
    assert!(named.starts_with("seed = 0xFFFF_FFFF_FFFF_FFFF # enam belas\n"), "{named}");
    assert!(named.ends_with("# 7000000000000\n"), "{named}");
    for (seed, key) in [
        ("-1", "file-out-of-range"),
        ("18446744073709551616", "file-out-of-range"),
        ("0x1_0000_0000_0000_0000", "file-out-of-range"),
        ("7.5", "file-not-whole"),
        ("\"7\"", "file-not-whole"),
    ] {
        for (part, line) in [("# benih\nseed = SEED", 2), ("seed = SEED # lapisan", 5)] {
            let bad = text.replace(part, &part.replace("SEED", seed)).replace("SEED", "7");
            let error = design::read(&bad).unwrap_err();
            assert_eq!((error.message().key, error.position()), (key, Some((line, 8))), "{bad}");
        }
    }
}

/// Texts in other manners of TOML: what does not change stays to the byte.
#[test]
fn other_manners_of_writing_are_kept() {
    let dotted = "repeat.tile = [60, 60]   # ubin\nrepeat.step = \"parang\"\n# sisa\nname=\"A\"\n\
                  layer = [ # lapisan\n  { motif = \"kawung\", params.size=3 }, # bunga\n\n  # isi\n  \
                  { isen = 'cecek', place.at = [1,2], place.turn = 3 }, # titik\n] # habis\n# akhir";
    for (edit, old, new) in [
        (Edit::Tile(Size::new(50.0, 60.0)), "[60, 60]", "[50, 60]"),
        (Edit::Name("B".to_owned()), "\"A\"", "\"B\""),
        (param(0, "size", 4.0), "size=3", "size=4"),
        (
            Edit::Layer(
                1,
                LayerEdit::Place(Some(Placement {
                    at: Point::new(1.0, 2.0),
                    turn: 4.0,
                    ..Placement::default()
                })),
            ),
            "turn = 3",
            "turn = 4",
        ),
        (Edit::RemoveLayer(0), "\n  { motif = \"kawung\", params.size=3 }, # bunga", ""),
    ] {
        for (text, old, new) in [
            (dotted.to_owned(), old.to_owned(), new.to_owned()),
            (dotted.replace('\n', "\r\n"), old.replace('\n', "\r\n"), new.to_owned()),
            (format!("\u{feff}{dotted}"), old.to_owned(), new.to_owned()),
        ] {
            let changed = changed(&text, std::slice::from_ref(&edit));
            assert_eq!(changed, text.replacen(&old, &new, 1), "{edit:?}");
        }
    }
}

#[test]
fn remarks_outlive_what_is_added_and_taken_away() {
    let remarks = |text: &str| {
        text.lines().filter_map(|line| Some(line.split_once('#')?.1.trim().to_owned())).count()
    };
    let twin = Edit::DuplicateLayer(0);
    let colors = ColorwayEdit::Color(Part::new("isen"), Some("#102030".parse().unwrap()));
    let edits = [
        twin,
        Edit::MoveLayer { from: 0, to: 1 },
        Edit::Colorway(0, colors),
        added("name = \"Baru\"\nprint = {}"),
        Edit::Cloth(Some(Cloth::new(Form::Sarung))),
        Edit::Step(Step::named("parang")),
        Edit::Seed(9),
        Edit::MoveColorway { from: 0, to: 2 },
    ];
    for text in [WRITTEN.to_owned(), WRITTEN.replace('\n', "\r\n")] {
        let new = changed(&text, &edits);
        assert_eq!(remarks(&new), remarks(&text), "{new}");
        assert_eq!(new.matches("\r\n").count() == new.matches('\n').count(), text.contains('\r'));
    }
}

#[test]
fn an_edit_keeps_what_it_does_not_touch() {
    let design = design::read(WRITTEN).unwrap();
    let next = design.apply(&param(0, "size", 20.0)).unwrap();
    assert!(!Arc::ptr_eq(&design.layers[0], &next.layers[0]));
    assert!(Arc::ptr_eq(&design.layers[1], &next.layers[1]));
    assert!(Arc::ptr_eq(&design.colorways[0], &next.colorways[0]));
    assert_eq!(next.place_of(&design.layers[1]), Some(1));
    assert_eq!(next.place_of(&design.layers[0]), None);
    let same = design.apply(&param(0, "size", 30.0)).unwrap();
    assert!(Arc::ptr_eq(&design.layers[0], &same.layers[0]), "nothing changed");
    let twice = design.apply(&Edit::AddLayer { at: 0, layer: Arc::clone(&design.layers[1]) });
    let twice = twice.unwrap();
    assert!(!Arc::ptr_eq(&twice.layers[0], &twice.layers[2]), "each layer is one of its own");
}

#[test]
fn what_a_file_could_not_hold_is_refused() {
    let design = design::read(WRITTEN).unwrap();
    let layer = |edit| Edit::Layer(1, edit);
    let locked = design.apply(&layer(LayerEdit::Locked(true))).unwrap();
    for (design, edit, key) in [
        (&design, Edit::Tile(Size::new(0.5, 60.0)), "file-out-of-range"),
        (&design, Edit::Tile(Size::new(f64::NAN, 60.0)), "file-not-finite"),
        (&design, Edit::Name("x".repeat(201)), "file-too-long"),
        (&design, Edit::RemoveLayer(2), "edit-no-layer"),
        (&design, Edit::MoveLayer { from: 0, to: 2 }, "edit-no-layer"),
        (&design, Edit::RemoveColorway(9), "edit-no-colorway"),
        (&design, layer(LayerEdit::Clearance(-1.0)), "file-out-of-range"),
        (&design, layer(LayerEdit::File("a.svg".to_owned())), "edit-other-kind"),
        (&design, layer(LayerEdit::Tile('é')), "file-not-a-letter"),
        (&design, param(1, "pitch", f64::INFINITY), "file-not-finite"),
        (&design, Edit::Colorway(1, ColorwayEdit::Color(Part::latar(), None)), "edit-dyed"),
        (&locked, layer(LayerEdit::Clearance(1.0)), "edit-locked"),
        (&locked, Edit::RemoveLayer(1), "edit-locked"),
    ] {
        assert_eq!(design.apply(&edit).unwrap_err().message.key, key, "{edit:?}");
    }
    assert!(locked.apply(&layer(LayerEdit::Visible(false))).is_ok());
    let content = Content::Motif { name: String::new(), params: Default::default() };
    let full = Design { layers: vec![Layer::new(content).into(); 1000], ..Design::new() };
    assert_eq!(full.apply(&Edit::DuplicateLayer(0)).unwrap_err().message.key, "file-too-many");
}

#[test]
fn a_cloth_is_read_and_written() {
    let text = "canting = 1\n\n[repeat]\nstep = \"tubrukan\"\ntile = [9, 9]\n\n[cloth]\nform = \"sarung\"\nsize = [1800, 1000]\nkepala = 3\n";
    let design = design::read(text).unwrap();
    assert_eq!(design::write(&design), text);
    assert_eq!(design.cloth.as_ref().unwrap().extent(), Some(Size::new(1800.0, 1000.0)));
    let keys: Vec<_> = design.notices().iter().map(|notice| notice.message.key).collect();
    assert!(keys.contains(&"design-unknown-keys"), "{keys:?}");
    let odd = design::read("cloth = \"sarong pantai\"\nrepeat.tile = [9, 9]\n").unwrap();
    let keys: Vec<_> = odd.notices().iter().map(|notice| notice.message.key).collect();
    assert!(keys.contains(&"cloth-unknown-form"), "{keys:?}");
    let refused = |cloth: &str| {
        let text = format!("[repeat]\ntile = [9, 9]\n[cloth]\n{cloth}\n");
        let error = design::read(&text).unwrap_err();
        (error.message().key, error.position())
    };
    assert_eq!(refused("size = [0, 9]"), ("file-out-of-range", Some((4, 9))));
    assert_eq!(refused("size = [9, 1e7]"), ("file-out-of-range", Some((4, 12))));
    assert_eq!(refused("size = 9"), ("file-not-a-pair", Some((4, 8))));
    assert_eq!(refused("size = \"A4\""), ("file-not-a-pair", Some((4, 8))));
    assert_eq!(refused("form = 3"), ("file-not-a-text", Some((4, 8))));
    // Centimeters, likely.
    let small = design::read("repeat.tile = [60, 60]\ncloth.size = [105, 2.5]\n").unwrap();
    let keys: Vec<_> = small.notices().iter().map(|notice| notice.message.key).collect();
    assert!(keys.contains(&"cloth-without-room"), "{keys:?}");
}

#[test]
fn the_piece_is_what_the_design_says() {
    let piece =
        |text: &str| design::read(&format!("repeat.tile = [300, 200]\n{text}")).unwrap().piece();
    let border = "repeat.step = \"pinggiran\"\nrepeat.unit = [20, 20]\n";
    assert_eq!(piece(""), None);
    assert_eq!(piece("cloth = \"sarung\""), Some(Size::new(1050.0, 2000.0)));
    assert_eq!(piece("cloth.size = [900, 800]"), Some(Size::new(900.0, 800.0)));
    assert_eq!(piece(border), None);
    assert_eq!(piece(&format!("{border}cloth = \"taplak\"")), Some(Size::new(300.0, 200.0)));
    assert_eq!(piece(&format!("{border}cloth.size = [900, 800]")), Some(Size::new(900.0, 800.0)));
}

/// The first layer of a design with this text.
fn first_layer(text: &str) -> Layer {
    let design = design::read(&format!("repeat.tile = [9, 9]\n[[layer]]\n{text}")).unwrap();
    Layer::clone(&design.layers[0])
}

/// What a step or a layer leaves to the unknown ones must not come alive under another one.
#[test]
fn keys_that_nobody_knew_give_way_where_they_have_a_meaning() {
    let text = "[repeat] # raport\nstep = \"natabata\" # bata\nhalf = true\nevery = [9, 9]\nangle = 30\nby = \"1/3\"\nlain = 5 # lain\ntile = [9, 9]\n";
    for step in [
        Step::Parang { angle: 45.0, is_half: false },
        Step::named("mubeng"),
        Step::named("p1"),
        Step::named("p2"),
        Step::named("lereng"),
        Step::named("drop"),
    ] {
        let new = changed(text, &[Edit::Step(step)]);
        assert!(new.contains("[repeat] # raport\n") && new.contains("lain = 5 # lain\n"), "{new}");
    }
    let text = "# ubin\nrepeat.tile = [9, 9]\n[[layer]] # bunga\nmotif = \"kawung\"\nwidth = 3\npart = \"isen\"\nclearance = 4\nlain = 5 # lain\n";
    let old = Layer::clone(&design::read(text).unwrap().layers[0]);
    for content in ["drawing = 'M0,0 L1,1'", "isen = 'cecek'", "picture = 'a.svg'"] {
        let layer = Layer { content: first_layer(content).content, ..old.clone() };
        let new = changed(text, &[Edit::ReplaceLayer(0, layer.into())]);
        assert!(new.contains("[[layer]] # bunga\n") && new.contains("lain = 5 # lain\n"), "{new}");
    }
    let old = first_layer("drawing = []\nparams = { size = 3, lain = [5] }");
    let layer = Layer { content: first_layer("motif = 'kawung'").content, ..old };
    changed(text, &[Edit::AddLayer { at: 0, layer: layer.into() }]);
    let unknown = toml::Table::from_iter([("dye".to_owned(), "kelengan".into())]);
    let paint = Paint::Print(Default::default());
    let colorway = Colorway { name: String::new(), paint, unknown }.into();
    changed(text, &[Edit::AddColorway { at: 0, colorway }]);
}

/// Of what means the same, the form that a file holds comes out of an edit.
#[test]
fn values_take_the_form_in_which_they_are_read() {
    let text = format!("{WRITTEN}[[layer]]\ndrawing = 'M0,0'\n");
    let share = Share { count: 4, of: 3 };
    let mut path = BezPath::new();
    path.move_to((1.0, 2.0));
    path.line_to((5.0, 2.0));
    path.close_path();
    path.line_to((3.0, 4.0));
    let path = DrawnPath {
        path: path.into(),
        width: None,
        part: Part::new("isen"),
        unknown: Default::default(),
    };
    let baths = vec![Bath::new("nila "), Bath::new(" soga")];
    let parts = [("a", vec![1, 0]), ("b", vec![0, 0])];
    let parts = parts.map(|(part, reach)| (Part::new(part), reach)).into();
    let dyeing = Dyeing { baths, parts, ..Dyeing::default() };
    for (edit, form) in [
        (Edit::Step(Step::Drop(share)), "by = \"1/3\""),
        (Edit::Step(Step::Shift(share)), "by = \"1/3\""),
        (Edit::Step(Step::Group { group: Group::P4m, angle: 70.0 }), "step = \"p4m\""),
        (Edit::Step(Step::Group { group: Group::P4m, angle: f64::NAN }), "step = \"p4m\""),
        (Edit::Layer(2, LayerEdit::Paths(vec![path])), "Z M1,2 L3,4"),
        (Edit::Colorway(0, ColorwayEdit::Dyeing(dyeing.clone())), "\"nila\", \"soga\""),
        (Edit::Colorway(0, ColorwayEdit::Dyeing(dyeing)), "a = [1, 2], b = [1]"),
    ] {
        let new = changed(&text, std::slice::from_ref(&edit));
        assert!(new.contains(form) && new.contains("# jangan diubah"), "{edit:?}\n{new}");
    }
    for work in [Default::default(), toml::Table::from_iter([("dip".to_owned(), 1.into())])] {
        let dyeing = Dyeing { works: vec![Work::Unknown(work)], ..Dyeing::default() };
        let edit = Edit::Colorway(0, ColorwayEdit::Dyeing(dyeing));
        let error = design::read(&text).unwrap().apply(&edit).unwrap_err();
        assert_eq!(error.message.key, "file-dye-one-work");
    }
    let edit = Edit::Step(Step::Unknown("Tubruk".to_owned()));
    let error = design::read(&text).unwrap().apply(&edit).unwrap_err();
    let said = |name| error.message.values.iter().find(|(key, _)| *key == name).unwrap().1.clone();
    assert_eq!(said("near"), Said::from("tubrukan"));
    assert_ne!(said("choices"), Said::from(""));
}

/// A number that another work counts is no bath.
#[test]
fn a_zero_elsewhere_does_not_count_baths_from_zero() {
    let text = "repeat.tile = [9, 9]\n[[colorway]]\ndye = { baths = [\"nila\", \"soga\"], steps = [{ wait = 0 }, { dip = 1 }] } # dua\n";
    let new = changed(text, &[Edit::Name("A".to_owned())]);
    assert!(new.contains("{ dip = 1 }] } # dua"), "{new}");
    let design = design::read(text).unwrap();
    assert_eq!(design::read(&design::write(&design)).as_ref(), Ok(&design));
}

#[test]
fn lists_of_any_values_keep_their_remarks() {
    let text = "repeat.tile = [9, 9]\n[[colorway]]\n[colorway.dye]\nbaths = [ # a\n  \"nila\", # b\n  { dye = \"soga\", dips = 2 }, # c\n]\n";
    let dyed = |baths: &[Bath]| {
        let dyeing = Dyeing { baths: baths.to_vec(), ..Dyeing::default() };
        Edit::Colorway(0, ColorwayEdit::Dyeing(dyeing))
    };
    let [nila, naptol] = ["nila", "naptol"].map(Bath::new);
    let soga = Bath { amount: Amount::Dips(2.0), ..Bath::new("soga") };
    for (baths, old, new) in [
        (vec![nila.clone(), soga.clone(), naptol.clone()], "# c\n", "# c\n  \"naptol\",\n"),
        (vec![naptol.clone(), soga.clone()], "\"nila\"", "\"naptol\""),
        (vec![nila.clone()], "\n  { dye = \"soga\", dips = 2 }, # c", ""),
        (vec![nila.clone(), Bath::new("soga")], "{ dye = \"soga\", dips = 2 }", "\"soga\""),
    ] {
        assert_eq!(changed(text, &[dyed(&baths)]), text.replacen(old, new, 1));
    }
    let swapped = changed(text, &[dyed(&[soga, nila])]);
    assert!(
        swapped.contains("[ # a\n  { dye = \"soga\", dips = 2 }, # c\n  \"nila\", # b\n]"),
        "{swapped}"
    );
    let numbers = "repeat.tile = [60, # lebar\n  60] # tinggi\n";
    let wide = changed(numbers, &[Edit::Tile(Size::new(50.0, 60.0))]);
    assert_eq!(wide, numbers.replacen("60", "50", 1));
    let drawn = "repeat.tile = [9, 9]\n[[layer]]\ndrawing = [ # dua\n  { d = \"M0,0 L1,1\", width = 2 }, # satu\n  { d = \"M2,2 L3,3\", part = \"isen\" }, # lain\n] # habis\n";
    let Content::Drawing(paths) = design::read(drawn).unwrap().layers[0].content.clone() else {
        panic!("no drawing")
    };
    for (at, gone) in [
        "\n  { d = \"M2,2 L3,3\", part = \"isen\" }, # lain",
        "\n  { d = \"M0,0 L1,1\", width = 2 }, # satu",
    ]
    .into_iter()
    .enumerate()
    {
        let one = Edit::Layer(0, LayerEdit::Paths(vec![paths[at].clone()]));
        let left = changed(drawn, &[one]);
        assert_eq!(left, drawn.replacen(gone, "", 1));
        // From there it grows again, or changes.
        let both = Edit::Layer(0, LayerEdit::Paths(paths.clone()));
        let again = changed(&left, &[both]);
        assert!(again.contains("# dua") && again.contains("# habis"), "{again}");
        let path = DrawnPath { width: Some(1.0), ..paths[at].clone() };
        let wider = changed(&left, &[Edit::Layer(0, LayerEdit::Paths(vec![path]))]);
        assert!(wider.contains("width = 1 }, # "), "{wider}");
    }
    let none = changed(drawn, &[Edit::Layer(0, LayerEdit::Paths(Vec::new()))]);
    assert!(none.contains("drawing = [ # dua\n] # habis"), "{none}");
}

/// Whatever stands in a comment, and however many large numbers there are, the text is gone through a few times only.
#[test]
fn a_text_full_of_numbers_is_saved() {
    let stems: String = (0..150_000).map(|number| format!("7{number:09}")).collect();
    let text = format!("# {stems}\nrepeat.tile = [9, 9]\n");
    let named = changed(&text, &[Edit::Name("A".to_owned())]);
    assert!(named.starts_with(&format!("# {stems}\n")));
    let seeded = changed(&text, &[Edit::Seed(u64::MAX)]);
    assert!(
        seeded.starts_with(&format!("# {stems}\n"))
            && seeded.contains("seed = 18446744073709551615")
    );
    let layers: String = (0..999_u64)
        .map(|seed| format!("[[layer]]\nisen = \"cecek\"\nseed = {} # benih\n", u64::MAX - seed))
        .collect();
    let text = format!("seed = 9999999999999999999\nrepeat.tile = [9, 9]\n{layers}");
    let edits = [Edit::Seed(u64::MAX / 2 + 1), Edit::Layer(3, LayerEdit::Seed(Some(1 << 63)))];
    assert_eq!(changed(&text, &edits).matches("# benih").count(), 999);
}

/// However many paths change at once.
#[test]
fn a_drawing_of_many_paths_is_saved() {
    let paths: String =
        (0..20_000).map(|at| format!("  {{ d = \"M{at},0 L1,1\" }}, # {at}\n")).collect();
    let text = format!("repeat.tile = [9, 9]\n[[layer]]\ndrawing = [\n{paths}]\n");
    let Content::Drawing(mut paths) = design::read(&text).unwrap().layers[0].content.clone() else {
        panic!("no drawing")
    };
    paths.iter_mut().for_each(|path| path.width = Some(0.5));
    let new = changed(&text, &[Edit::Layer(0, LayerEdit::Paths(paths))]);
    assert_eq!(new, text.replace("\" }", "\", width = 0.5 }"));
}

#[test]
fn the_clearance_of_an_isen_is_that_of_its_layer() {
    let text = "repeat.tile = [9, 9]\n[[layer]]\nisen = \"cecek\" # titik\n";
    let new = changed(text, &[param(0, "clearance", 3.0)]);
    assert_eq!(new, format!("{text}clearance = 3\n"));
    let clear = Edit::Layer(0, LayerEdit::Param("clearance".to_owned(), None));
    assert_eq!(changed(&new, &[clear]), text);
    let text = "repeat.tile = [9, 9]\n[[layer]]\nisen = \"cecek\"\nparams = { clearance = 3 }\n";
    let told = |text: &str| {
        let design = design::read(text).unwrap();
        let artwork = Artwork::of(&design, &Materials::standard());
        artwork.notices().iter().any(|notice| notice.message.key == "isen-clearance-aside")
    };
    assert!(told(text));
    assert!(!told(&changed(text, &[param(0, "clearance", 3.0)])));
    let design = design::read(text).unwrap();
    let word = LayerEdit::Param("clearance".to_owned(), Some(Value::Text("3".to_owned())));
    assert_eq!(design.apply(&Edit::Layer(0, word)).unwrap_err().message.key, "file-not-a-number");
    assert_eq!(
        design.apply(&param(0, "clearance", 101.0)).unwrap_err().message.key,
        "file-out-of-range"
    );
}

/// Numbers at the limits of some quantity, beyond them, and none at all.
fn wild() -> impl Strategy<Value = f64> {
    let ends = [0.0, 0.001, 0.1, 1.0, 15.0, 100.0, 165.0, 180.0, 1000.0, 1e4, 1e6, f64::MAX];
    let end = proptest::sample::select(ends.to_vec());
    let beside = prop_oneof![Just(1.0), Just(-1.0), Just(1.0 + 1e-9), Just(1.0 - 1e-9)];
    prop_oneof![
        8 => (end, beside).prop_map(|(end, beside)| end * beside),
        1 => any::<f64>(),
        1 => Just(f64::NAN),
    ]
}

/// Edits that nobody would make, with any number.
fn any_wild_edit() -> impl Strategy<Value = Edit> {
    let size = || (wild(), wild()).prop_map(Size::from);
    let place = (wild(), wild(), wild(), wild(), any::<u32>()).prop_map(
        |(x, turn, scale, radius, ring)| {
            let at = Point::new(x, turn);
            Some(Placement { at, turn, scale, radius, ring, ..Placement::default() })
        },
    );
    let layer = prop_oneof![
        place.prop_map(LayerEdit::Place),
        wild().prop_map(LayerEdit::Clearance),
        wild().prop_map(|value| LayerEdit::Param("size".to_owned(), Some(Value::Number(value)))),
        any::<char>().prop_map(LayerEdit::Tile),
        (any_drawn(), wild()).prop_map(|(path, width)| {
            LayerEdit::Paths(vec![DrawnPath { width: Some(width), ..path }])
        }),
        any_wild_path().prop_map(|path| LayerEdit::Paths(vec![path])),
        wild()
            .prop_map(|value| LayerEdit::Param("clearance".to_owned(), Some(Value::Number(value)))),
        any_long().prop_map(LayerEdit::Name),
        any_long().prop_map(LayerEdit::File),
    ];
    let colorway = prop_oneof![
        any_wild_dyeing().prop_map(Paint::Dye),
        Just(Paint::Print(Default::default())),
        Just(Paint::Unknown),
    ];
    let colorway = (colorway, any_crossed()).prop_map(|(paint, unknown)| {
        let colorway = Arc::new(Colorway { name: String::new(), paint, unknown });
        Edit::AddColorway { at: 0, colorway }
    });
    let fresh = (any_layer(), any_crossed()).prop_map(|(layer, unknown)| {
        let place = layer.place.map(|place| Placement { unknown: unknown.clone(), ..place });
        Arc::new(Layer { unknown, place, ..layer })
    });
    let step = prop_oneof![
        wild().prop_map(|angle| Step::Parang { angle, is_half: true }),
        (wild(), wild()).prop_map(|(angle, width)| {
            let stripe = Stripe { width, unit: width, ..Stripe::default() };
            Step::Lereng { angle, stripes: vec![stripe; 2] }
        }),
        wild().prop_map(|gap| Step::Toss { gap, turning: Turning::Free }),
        (proptest::sample::select(&Group::ALL[..]), wild())
            .prop_map(|(group, angle)| Step::Group { group, angle }),
        (any::<u32>(), 0..103_u32).prop_map(|(count, of)| Step::Drop(Share { count, of })),
        (any::<u32>(), 0..103_u32).prop_map(|(count, of)| Step::Shift(Share { count, of })),
        any_step(),
        any_long().prop_map(Step::Unknown),
    ];
    prop_oneof![
        size().prop_map(Edit::Tile),
        size().prop_map(|size| {
            Edit::Cloth(Some(Cloth { size: Some(size), ..Cloth::new(Form::Sarung) }))
        }),
        step.prop_map(Edit::Step),
        any_long().prop_map(Edit::Name),
        any_long().prop_map(|form| Edit::Cloth(Some(Cloth::new(Form::Unknown(form))))),
        (0..3_usize, layer).prop_map(|(at, edit)| Edit::Layer(at, edit)),
        (0..3_usize, fresh).prop_map(|(at, layer)| Edit::ReplaceLayer(at, layer)),
        colorway,
    ]
}

/// Keys that have a meaning somewhere, with values that they may have.
fn any_crossed() -> impl Strategy<Value = toml::Table> {
    let keys = [
        "angle",
        "half",
        "every",
        "by",
        "wedge",
        "unit",
        "width",
        "part",
        "parts",
        "params",
        "d",
        "clearance",
        "name",
        "print",
        "dye",
        "turn",
        "tile",
        "seed",
        "motif",
        "chain",
        "lain",
    ];
    let value = prop_oneof![
        Just(toml::Value::from(30)),
        Just(toml::Value::from(true)),
        Just(toml::Value::from("isen")),
        Just(toml::Value::from(vec![9, 9])),
        Just(toml::Table::from_iter([("size".to_owned(), toml::Value::from(3))]).into()),
    ];
    let key = proptest::sample::select(keys.to_vec()).prop_map(str::to_owned);
    proptest::collection::btree_map(key, value, 0..6).prop_map(|keys| keys.into_iter().collect())
}

/// A path that may go on after it was closed.
fn any_wild_path() -> impl Strategy<Value = DrawnPath> {
    let point = || (0.0..9.0, 0.0..9.0).prop_map(Point::from);
    let element = prop_oneof![
        point().prop_map(PathEl::MoveTo),
        point().prop_map(PathEl::LineTo),
        Just(PathEl::ClosePath),
    ];
    (any_drawn(), vec(element, 0..6), any_crossed()).prop_map(|(drawn, elements, unknown)| {
        let elements = [PathEl::MoveTo(Point::ZERO)].into_iter().chain(elements).collect();
        DrawnPath { path: BezPath::from_vec(elements).into(), unknown, ..drawn }
    })
}

/// Baths in any order, some of them twice, and dyes with blanks about them.
fn any_wild_dyeing() -> impl Strategy<Value = Dyeing> {
    let part = |at: usize| Part::new(["a", "b", "c"][at]);
    let parts =
        proptest::collection::btree_map((0..3_usize).prop_map(part), vec(0..4_usize, 0..4), 0..3);
    let work = any_crossed().prop_map(Work::Unknown);
    let works = prop_oneof![Just(Vec::new()), vec(work, 1..3)];
    (vec("[ ab]{0,3}", 1..4), parts, works, any_crossed()).prop_map(
        |(dyes, parts, works, unknown)| {
            let bath = |dye: &String| Bath { unknown: unknown.clone(), ..Bath::new(dye) };
            Dyeing {
                baths: dyes.iter().map(bath).collect(),
                parts,
                works,
                unknown,
                ..Dyeing::default()
            }
        },
    )
}

/// Texts about as long as a name may be.
fn any_long() -> impl Strategy<Value = String> {
    (0..1003_usize, "[a-zé]").prop_map(|(count, letter)| letter.repeat(count))
}

fn any_edit() -> impl Strategy<Value = Edit> {
    let at = || 0..5_usize;
    let layer = prop_oneof![
        any_text().prop_map(LayerEdit::Name),
        any::<bool>().prop_map(LayerEdit::Visible),
        Just(LayerEdit::Locked(false)),
        proptest::char::range('A', 'Z').prop_map(LayerEdit::Tile),
        any::<Option<bool>>().prop_map(LayerEdit::Follows),
        proptest::option::of(any_placement()).prop_map(LayerEdit::Place),
        any::<Option<u64>>().prop_map(LayerEdit::Seed),
        (any_text(), 0.0..9.0)
            .prop_map(|(name, value)| LayerEdit::Param(name, Some(Value::Number(value)))),
        any_text().prop_map(|name| LayerEdit::Param(name, None)),
        any_part().prop_map(LayerEdit::Part),
        (-1.0..101.0).prop_map(LayerEdit::Clearance),
        vec(any_drawn(), 0..3).prop_map(LayerEdit::Paths),
        any_text().prop_map(LayerEdit::File),
    ];
    let colorway = prop_oneof![
        any_text().prop_map(ColorwayEdit::Name),
        (any_part(), proptest::option::of(any_color()))
            .prop_map(|(part, color)| ColorwayEdit::Color(part, color)),
        any_dyeing().prop_map(ColorwayEdit::Dyeing),
    ];
    prop_oneof![
        any_text().prop_map(Edit::Name),
        any_text().prop_map(Edit::Note),
        any::<u64>().prop_map(Edit::Seed),
        any_step().prop_map(Edit::Step),
        (0.5..200.0, 0.5..200.0).prop_map(|sides| Edit::Tile(Size::from(sides))),
        proptest::option::of(any_cloth()).prop_map(Edit::Cloth),
        (at(), any_layer()).prop_map(|(at, layer)| Edit::AddLayer { at, layer: layer.into() }),
        at().prop_map(Edit::RemoveLayer),
        (at(), at()).prop_map(|(from, to)| Edit::MoveLayer { from, to }),
        at().prop_map(Edit::DuplicateLayer),
        (at(), any_layer()).prop_map(|(at, layer)| Edit::ReplaceLayer(at, layer.into())),
        (at(), layer).prop_map(|(at, edit)| Edit::Layer(at, edit)),
        (at(), any_colorway())
            .prop_map(|(at, colorway)| Edit::AddColorway { at, colorway: colorway.into() }),
        at().prop_map(Edit::RemoveColorway),
        (at(), at()).prop_map(|(from, to)| Edit::MoveColorway { from, to }),
        (at(), colorway).prop_map(|(at, edit)| Edit::Colorway(at, edit)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2))]

    #[test]
    fn a_thousand_edits_are_undone_and_done_again(edits in vec(any_edit(), 3000)) {
        let mut history = History::new(design::read(WRITTEN).unwrap());
        let mut seen = vec![Arc::clone(history.design())];
        // Some are refused, and some change nothing.
        for edit in &edits {
            if seen.len() <= 1000 && history.apply(edit, None).is_ok() && history.at() == seen.len() {
                seen.push(Arc::clone(history.design()));
            }
        }
        prop_assert_eq!(seen.len(), 1001);
        for design in seen.iter().rev() {
            prop_assert_eq!(history.design(), design);
            history.undo();
        }
        for design in &seen {
            prop_assert_eq!(history.design(), design);
            history.redo();
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn any_design_can_stand_in_the_file_of_another(from in any_design(), to in any_design()) {
        let text = design::write(&from);
        let new = design::rewrite(&text, &to);
        prop_assert_eq!(design::read(&new.text).ok(), Some(to));
    }

    /// Whatever is not refused can be written, and is read as what it was.
    #[test]
    fn no_edit_is_let_through_that_a_file_cannot_hold(
        from in any_design(),
        crossed in any_crossed(),
        edits in vec(any_wild_edit(), 1..9),
    ) {
        let step = Edit::Step(from.repeat.step.clone());
        let mut design = from;
        design.repeat.unknown = crossed;
        design = design.apply(&step).unwrap();
        for edit in &edits {
            let text = design::write(&design);
            let Ok(next) = design.apply(edit) else { continue };
            prop_assert_eq!(design::read(&design::write(&next)), Ok(next.clone()), "{:?}", edit);
            prop_assert!(design::rewrite(&text, &next).is_kept, "{:?}", edit);
            design = next;
        }
    }

    #[test]
    fn edits_can_be_saved(from in any_design(), edits in vec(any_edit(), 1..6)) {
        let text = design::write(&from);
        let mut design = from;
        for edit in &edits {
            design = design.apply(edit).unwrap_or(design);
        }
        prop_assert_eq!(design.check(), Ok(()));
        let new = design::rewrite(&text, &design);
        prop_assert_eq!(design::read(&new.text).ok(), Some(design), "{:?}", edits);
    }
}
