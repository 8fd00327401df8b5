//! Handles on the cloth: each lies where its parameter puts it, and is led along its line.

use canting::artwork::{Fills, Materials, Studio};
use canting::design::{Content, Design, Layer, Placement};
use canting::geom::Lattice;
use canting::motif::{Cover, Handle, Library, Limits, Motif};
use canting::notice::{Message, Notice, Severity};
use canting::param::{Value, Values};
use canting::seed::StreamName;
use kurbo::{Affine, Point, Size};

/// The motifs of the library that can be held, and by what.
const HELD: [(&str, &[&str]); 4] = [
    ("ceplok", &["swirl", "corner"]),
    ("kawung", &["plump", "gap"]),
    ("lung", &["sway"]),
    ("parang", &["mlinjon", "gap"]),
];

const STREAM: StreamName<'_> = StreamName { seed: 7, name: "layer" };

fn motif(library: &Library, name: &str) -> std::sync::Arc<Motif> {
    library.find(name).unwrap().unwrap()
}

/// The handles of a motif on the tile that suits it.
fn handles(library: &Library, name: &str, asked: &Values) -> Vec<Handle> {
    let motif = motif(library, name);
    let tile = library.tile(&motif, &motif.values(&Values::new()).0).unwrap();
    let cover = Cover::Tile { tile, lattice: Lattice::block(tile) };
    library.handles(&motif, &motif.values(asked).0, cover, STREAM).unwrap()
}

#[test]
fn a_handle_is_led_along_its_line() {
    let library = Library::standard();
    for (name, params) in HELD {
        let held = handles(&library, name, &Values::new());
        let told: Vec<&str> = held.iter().map(|handle| handle.param.as_str()).collect();
        assert_eq!(told, params, "{name}");
        for handle in held {
            let (param, at) = (handle.param.clone(), handle.at);
            let (min, max) = (handle.line[0].0, handle.line.last().unwrap().0);
            assert!((handle.value_at(at) - handle.value).abs() < 1e-6, "{name}: {param}");
            assert!((handle.place(handle.value) - at).hypot() < 1e-9, "{name}: {param}");
            let travel = (handle.place(max) - handle.place(min)).hypot();
            assert!(travel > 1.0, "{name}: {param} travels {travel} mm");
            for share in [0.0, 0.13, 0.3, 0.5, 0.77, 1.0] {
                let there = handle.place(min + (max - min) * share);
                let value = handle.value_at(there);
                assert!((min..=max).contains(&value), "{name}: {param} {value}");
                let asked = Values::from([(param.clone(), Value::Number(value))]);
                let (_, messages) = motif(&library, name).values(&asked);
                assert!(messages.is_empty(), "{name}: {messages:?}");
                let after = handles(&library, name, &asked);
                let after = after.iter().find(|handle| handle.param == param).unwrap();
                let off = (after.at - there).hypot();
                assert!(off < 0.05, "{name}: {param} {value} is {off} mm off");
            }
        }
    }
}

#[test]
fn a_hand_far_away_gets_the_end_of_the_line() {
    let library = Library::standard();
    for (name, _) in HELD {
        for handle in handles(&library, name, &Values::new()) {
            let (min, max) = (handle.line[0], *handle.line.last().unwrap());
            for far in [Point::new(1e5, 3e4), Point::new(-1e5, -2e5), handle.at] {
                let value = handle.value_at(far);
                assert!((min.0..=max.0).contains(&value), "{name}: {} {value}", handle.param);
            }
        }
    }
}

/// A script that draws a dot, with these functions besides.
fn asked(functions: &str) -> Result<Vec<Handle>, Message> {
    let about = r#"let about = #{ name: "T" }; let params = [count("n", 3, 1, 5, "n", "n"), flag("on", true, "a", "b")];"#;
    let mut library = Library::empty(Limits::default());
    library.add("t", &format!("{about}\n{functions}"));
    let motif = motif(&library, "t");
    let cover = Cover::Once;
    let values = motif.values(&Values::new()).0;
    library.draw(&motif, &values, cover, STREAM)?;
    library.handles(&motif, &values, cover, STREAM)
}

#[test]
fn a_script_says_only_where_its_handles_lie() {
    let dot = "fn draw(p, pen) { pen.cecek(1); }";
    assert_eq!(asked(dot), Ok(Vec::new()));
    let told = r#"fn handles(p, pen) {
        pen.cecek(9);
        for q in pen.turn(90).ring(4) { q.handle("n", 10 * p.n, 1); }
    }"#;
    let handle = asked(&format!("{dot}\n{told}")).unwrap().remove(0);
    assert!((handle.at - Point::new(-1.0, 30.0)).hypot() < 1e-9, "{}", handle.at);
    let values: Vec<f64> = handle.line.iter().map(|(value, _)| *value).collect();
    assert_eq!(values, [1.0, 2.0, 3.0, 4.0, 5.0]);
    assert_eq!(handle.value_at(Point::new(0.0, 44.0)), 4.0, "it counts");
    for (functions, key) in [
        (
            r#"fn draw(p, pen) { pen.cecek(1); pen.handle("n"); }"#.to_owned(),
            "script-handle-elsewhere",
        ),
        (format!("{dot} fn handles(p, pen) {{ pen.handle(\"on\"); }}"), "script-handle-unknown"),
        (format!("{dot} fn handles(p, pen) {{ pen.handle(\"m\"); }}"), "script-handle-unknown"),
        (
            format!("{dot} fn handles(p, pen) {{ loop {{ pen.handle(\"n\"); }} }}"),
            "script-too-many-operations",
        ),
    ] {
        assert_eq!(asked(&functions).unwrap_err().key, key, "{functions}");
    }
}

#[test]
fn what_is_wrong_with_handles_is_told_and_all_is_drawn() {
    let mut library = Library::standard();
    let about = r#"let about = #{ name: "T" }; let params = [];"#;
    let draw = "fn draw(p, pen) { pen.cecek(1); }\nfn handles(p, pen) { pen.handle(\"plump\"); }";
    library.add("t", &format!("{about}\n{draw}"));
    let content = Content::Motif { name: "t".to_owned(), params: Values::new() };
    let design = Design { layers: vec![Layer::new(content).into()], ..Design::new() };
    let materials = Materials { library, ..Materials::standard() };
    let draft = Studio::new(materials).draw(&design, Fills::Now);
    assert_eq!(draft.artwork.marks().len(), 1);
    let told = (Severity::Warning, "script-handle-unknown");
    let is_it = |notice: &Notice| (notice.severity, notice.message.key) == told;
    assert!(draft.notices.iter().any(is_it), "{:?}", draft.notices);
}

#[test]
fn a_handle_lies_where_its_layer_lies() {
    let content = Content::Motif { name: "kawung".to_owned(), params: Values::new() };
    let layer = Layer::new(content);
    let place = Placement { turn: 90.0, scale: 2.0, is_mirrored: true, ..Placement::default() };
    let place = Placement { at: Point::new(5.0, 6.0), ..place };
    let placed = Layer { place: Some(place.clone()), ..layer.clone() };
    let mut design = Design { layers: vec![layer.into(), placed.into()], ..Design::new() };
    design.repeat.tile = Size::new(60.0, 60.0);
    let mut studio = Studio::new(Materials::standard());
    studio.draw(&design, Fills::Now);
    let covering = studio.handles(&design, 0).unwrap().remove(0);
    // The first of four cells of 30 mm.
    let once = covering.clone().transformed(Affine::translate((-15.0, -15.0)));
    let placed = studio.handles(&design, 1).unwrap().remove(0);
    assert!((placed.at - place.maps()[0] * once.at).hypot() < 1e-9, "{} {}", placed.at, once.at);
    let tile = kurbo::Rect::new(0.0, 0.0, 30.0, 30.0);
    assert!(tile.contains(covering.at), "{}", covering.at);
    assert!(studio.handles(&design, 9).unwrap().is_empty());
}
