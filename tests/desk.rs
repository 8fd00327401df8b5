//! A design on the desk: what an edit costs, what is undone, what workers make, and what outside brings.

use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use canting::artwork::{Filling, Runs};
use canting::catalog;
use canting::design::edit::{ColorwayEdit, LayerEdit};
use canting::design::{self, Design, Edit, Placement, Step};
use canting::files::Folder;
use canting::mark::Part;
use canting::notice::Spot;
use canting::param::Value;
use canting::workspace::{AtHand, Desk, Evaluated, Gesture};
use kurbo::{Point, Size};

/// A motif below, an isen that fills what it leaves, a motif over both, and an isen in what is left then.
const KEBUN: &str = r##"
canting = 1
seed = 7
repeat = { tile = [60, 60] }
layer = [
  { motif = "kawung", params = { size = 30 } },
  { isen = "cecek", part = "isen" },
  { motif = "ceplok", place = { at = [30, 30], scale = 0.4 } },
  { isen = "galaran", part = "isen" },
]
colorway = [
  { name = "a", print = { latar = "#ffffff", klowong = "#402010" } },
  { name = "b", print = { latar = "#ffffff", klowong = "#102040" } },
]
"##;

fn opened(text: &str) -> Desk {
    let design = design::read(text).expect("a design");
    Desk::open(design, Box::new(AtHand::default())).expect("nothing is outside")
}

/// A desk on which nothing is left to fill.
fn filled() -> Desk {
    let mut desk = opened(KEBUN);
    desk.finish();
    desk
}

fn set(layer: usize, name: &str, value: f64) -> Edit {
    Edit::Layer(layer, LayerEdit::Param(name.to_owned(), Some(Value::Number(value))))
}

fn runs(scripts: usize, fills: usize) -> Runs {
    Runs { scripts, fills, ..Runs::default() }
}

/// Goes on whatever it hears.
fn patient(_share: f64) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

/// Lets a worker make every fill that is waited for.
fn work(desk: &mut Desk) {
    while let Some(filling) = desk.waiting().cloned() {
        let worker = std::thread::spawn(move || filling.made(&patient));
        desk.lay(worker.join().expect("it ends").expect("nobody stopped it"));
    }
}

/// The desk shows what the design is when it is drawn at once.
fn assert_whole(desk: &Desk) {
    let whole = Evaluated::with(Design::clone(desk.design()), &AtHand::default());
    let whole = whole.expect("nothing is outside");
    let shown = desk.evaluated();
    assert!(!shown.is_stale(), "a fill is missing");
    assert!(shown.artwork().marks() == whole.artwork().marks(), "other marks");
    assert_eq!(shown.notices_in_all(), whole.notices_in_all(), "other notices");
    assert_eq!(shown.design(), whole.design(), "another design");
}

fn marks_of(desk: &Desk, layer: u32) -> usize {
    let origins = desk.evaluated().artwork().origins();
    origins.iter().filter(|origin| origin.layer == layer).count()
}

#[test]
fn a_step_of_a_slider_runs_one_script_and_no_fill() {
    let mut desk = filled();
    assert_eq!(desk.runs(), runs(2, 2));
    let isen = [1, 3].map(|layer| marks_of(&desk, layer));
    desk.apply(&set(0, "size", 28.0), Some(Gesture(1))).expect("a size");
    assert_eq!(desk.runs(), runs(3, 2));

    let laid = desk.laid(0).expect("it is drawn");
    assert_eq!(laid.values["size"], Value::Number(28.0));
    assert!(laid.values.len() > 3, "every parameter of the motif is settled: {:?}", laid.values);
    let stale = [0, 1, 2, 3].map(|layer| desk.laid(layer).expect("it is drawn").is_stale);
    assert_eq!(stale, [false, true, false, true]);
    assert!(desk.evaluated().is_stale());
    assert_eq!([1, 3].map(|layer| marks_of(&desk, layer)), isen, "the old fills are still there");

    work(&mut desk);
    assert_eq!(desk.runs(), runs(3, 4));
    assert_whole(&desk);
}

#[test]
fn other_colors_run_nothing() {
    let mut desk = filled();
    let before = desk.evaluated().clone();
    before.palette(Some(1));
    let red = Some("#902010".parse().expect("a color"));
    for edit in [
        Edit::MoveColorway { from: 0, to: 1 },
        Edit::MoveColorway { from: 0, to: 1 },
        Edit::Colorway(0, ColorwayEdit::Color(Part::new("klowong"), red)),
    ] {
        desk.apply(&edit, None).expect("a colorway");
        assert!(std::ptr::eq(desk.evaluated().repeat(), before.repeat()), "it is the same cloth");
    }
    assert_eq!(desk.runs(), runs(2, 2));
    assert_whole(&desk);
    let shown = desk.evaluated();
    assert_ne!(shown.palette(Some(0)), before.palette(Some(0)));
    assert_eq!(shown.palette(Some(1)), before.palette(Some(1)));
    // Of what is true of the cloth nothing is computed twice.
    assert!(std::ptr::eq(shown.fabric(), before.fabric()));
    assert!(std::ptr::eq(shown.facts(), before.facts()));
}

/// What is told of colorways comes and goes; the cloth stays.
#[test]
fn other_notices_lay_nothing() {
    let mut desk = filled();
    let before = desk.evaluated().clone();
    let first = Arc::clone(&desk.design().colorways[0]);
    let mut told = Vec::new();
    for edit in [
        Edit::AddColorway { at: 1, colorway: Arc::clone(&first) },
        Edit::Colorway(1, ColorwayEdit::Name("c".to_owned())),
        Edit::Colorway(1, ColorwayEdit::Name("b".to_owned())),
        Edit::RemoveColorway(2),
        Edit::RemoveColorway(1),
        Edit::RemoveColorway(0),
        Edit::AddColorway { at: 0, colorway: first },
    ] {
        desk.apply(&edit, None).expect("a colorway");
        assert!(std::ptr::eq(desk.evaluated().facts(), before.facts()), "{edit:?}");
        assert_whole(&desk);
        told.push(desk.evaluated().notices().len());
    }
    assert_eq!(desk.runs(), runs(2, 2));
    assert!(told.iter().any(|count| *count != told[1]), "twins are told: {told:?}");
}

#[test]
fn what_is_undone_is_still_there() {
    let mut desk = filled();
    for size in [29.0, 28.0, 27.0] {
        desk.apply(&set(0, "size", size), Some(Gesture(1))).expect("a size");
    }
    work(&mut desk);
    assert_eq!(desk.runs(), runs(5, 4));
    assert!(desk.undo(), "the drag is one step");
    assert_whole(&desk);
    assert!(!desk.undo() && desk.redo() && !desk.redo());
    assert_whole(&desk);
    // A hand that goes on after an undo does not go on with the gesture.
    desk.apply(&Edit::Layer(0, LayerEdit::Locked(true)), None).expect("a layer");
    desk.apply(&Edit::Layer(1, LayerEdit::Visible(false)), None).expect("a layer");
    desk.apply(&Edit::Layer(1, LayerEdit::Visible(true)), None).expect("a layer");
    desk.finish();
    let layers = desk.runs();
    assert_eq!((layers.scripts, desk.history().steps().count()), (5, 5));
    assert_whole(&desk);
    assert!(desk.go_to(0));
    assert_whole(&desk);
    assert_eq!(desk.runs(), layers);
    assert!(desk.apply(&Edit::RemoveLayer(9), None).is_err());
    assert_whole(&desk);
}

#[test]
fn a_gesture_that_is_cancelled_was_none() {
    let mut desk = filled();
    desk.apply(&set(3, "size", 3.0), Some(Gesture(4))).expect("a size");
    assert!(desk.evaluated().is_stale() && !desk.cancel(Gesture(3)) && desk.cancel(Gesture(4)));
    assert_eq!((desk.runs(), desk.history().steps().count()), (runs(2, 2), 1));
    assert_whole(&desk);
    // What was undone before it can be redone after it.
    desk.apply(&Edit::Name("Kebun".to_owned()), None).expect("a name");
    assert!(desk.undo());
    desk.apply(&set(3, "size", 3.0), Some(Gesture(5))).expect("a size");
    assert!(desk.cancel(Gesture(5)) && desk.redo() && !desk.redo());
    assert_eq!(desk.design().name, "Kebun");
    assert_whole(&desk);
}

#[test]
fn a_worker_is_stopped_where_nobody_wants_its_fill() {
    let mut desk = opened(KEBUN);
    let filling = desk.waiting().expect("nothing is filled yet").clone();
    let (is_unwanted, begun) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicBool::new(false)));
    let worker = {
        let (filling, is_unwanted, begun) =
            (filling.clone(), Arc::clone(&is_unwanted), Arc::clone(&begun));
        std::thread::spawn(move || {
            let watcher = |_share| {
                begun.store(true, Ordering::Relaxed);
                while !is_unwanted.load(Ordering::Relaxed) {
                    std::thread::yield_now();
                }
                ControlFlow::Break(())
            };
            filling.made(&watcher)
        })
    };
    while !begun.load(Ordering::Relaxed) {
        std::thread::yield_now();
    }
    assert!(desk.waits_for(&filling));
    desk.apply(&Edit::Name("Kebun".to_owned()), None).expect("a name");
    assert!(desk.waits_for(&filling), "its ground is the same");
    desk.apply(&set(0, "size", 20.0), None).expect("a size");
    assert!(!desk.waits_for(&filling));
    is_unwanted.store(true, Ordering::Relaxed);
    assert!(worker.join().expect("it ends").is_none());
    work(&mut desk);
    assert_whole(&desk);
}

#[test]
fn a_fill_that_comes_late_is_an_old_one() {
    let mut desk = opened(KEBUN);
    let late = desk.waiting().expect("nothing is filled yet").clone();
    let late = late.made(&patient).expect("nobody stopped it");
    desk.apply(&set(0, "size", 20.0), None).expect("a size");
    assert_eq!(marks_of(&desk, 1), 0);
    desk.lay(late.clone());
    assert!(marks_of(&desk, 1) > 0 && desk.evaluated().is_stale());
    work(&mut desk);
    assert_whole(&desk);
    // What fills another raport is of no use, not even for a while.
    desk.apply(&Edit::Tile(Size::new(90.0, 60.0)), None).expect("a tile");
    desk.lay(late);
    assert_eq!((marks_of(&desk, 1), marks_of(&desk, 3)), (0, 0));
    assert!(marks_of(&desk, 0) > 0 && desk.evaluated().is_stale());
    work(&mut desk);
    assert_whole(&desk);
}

/// From every way of repeating to the next one, on a design that has isen on the ground and on a stamp. Old fills belong
/// to faces that the new raport may not have.
#[test]
fn old_fills_are_gone_where_the_raport_is_another() {
    let follows = Edit::Layer(3, LayerEdit::Follows(Some(true)));
    let mut desk = filled();
    desk.apply(&follows, None).expect("a layer");
    for way in catalog::Example::all().iter().step_by(2) {
        let repeat = &way.repeat;
        let before = desk.waiting().cloned();
        desk.apply(&Edit::Step(repeat.step.clone()), Some(Gesture(1))).expect("a step");
        assert_sound(&desk);
        desk.apply(&Edit::Tile(repeat.tile), Some(Gesture(2))).expect("a tile");
        assert_sound(&desk);
        if let Some(late) = before.and_then(|filling: Filling| filling.made(&patient)) {
            desk.lay(late);
            assert_sound(&desk);
        }
        // Of two fills the first, so that an old one lies there when the raport changes.
        if let Some(filled) = desk.waiting().cloned().and_then(|f| f.made(&patient)) {
            desk.lay(filled);
        }
    }
    while desk.undo() {
        assert_sound(&desk);
    }
    desk.finish();
    assert_whole(&desk);
}

/// Every mark lies on a face of the raport.
fn assert_sound(desk: &Desk) {
    let artwork = desk.evaluated().artwork();
    let faces = artwork.raport().faces.len();
    let is_there = artwork.origins().iter().all(|origin| (origin.face as usize) < faces);
    assert!(is_there, "a mark lies on a face of another raport");
}

#[test]
fn many_edits_end_where_drawing_at_once_does() {
    let place = Placement { at: Point::new(10.0, 20.0), turn: 30.0, ..Placement::default() };
    let edits = [
        set(0, "size", 24.0),
        set(1, "size", 1.0),
        Edit::Layer(2, LayerEdit::Place(Some(place))),
        Edit::DuplicateLayer(1),
        Edit::MoveLayer { from: 0, to: 3 },
        Edit::Layer(0, LayerEdit::Visible(false)),
        Edit::Layer(1, LayerEdit::Seed(Some(5))),
        Edit::Step(Step::HalfDrop),
        Edit::Tile(Size::new(48.0, 60.0)),
        Edit::RemoveLayer(2),
        Edit::Seed(11),
        Edit::Layer(0, LayerEdit::Name("dasar".to_owned())),
        Edit::Layer(0, LayerEdit::Visible(true)),
    ];
    let mut desk = opened(KEBUN);
    // A step back and a fill now and then; not every edit has its layer at every moment.
    for at in 0..40 {
        match at % 5 {
            3 => _ = desk.undo() && desk.undo() && desk.redo(),
            4 => desk.finish(),
            _ => _ = desk.apply(&edits[at * 7 % edits.len()], None),
        }
        if at % 8 == 0 {
            work(&mut desk);
            assert_whole(&desk);
        }
    }
    assert!(desk.history().at() > 10, "{} steps", desk.history().at());
}

/// A square that is drawn in the program and lies beside the design.
fn square(side: u32) -> Vec<u8> {
    let text = format!(
        "<svg xmlns='http://www.w3.org/2000/svg' width='{side}mm' height='{side}mm' viewBox='0 0 {side} {side}'>\
        <rect width='{side}' height='{side}'/></svg>"
    );
    text.into_bytes()
}

#[test]
fn pictures_come_in_when_they_are_named() {
    let text = "canting = 1\nrepeat.tile = [60, 60]\n[[layer]]\npicture = 'a.svg'\n";
    let pictures = [("a.svg", square(9)), ("b.svg", square(20))];
    let pictures = pictures.into_iter().map(|(name, bytes)| (name.to_owned(), bytes)).collect();
    let outside = AtHand { pictures, ..AtHand::default() };
    let mut desk = Desk::open(design::read(text).expect("a design"), Box::new(outside.clone()))
        .expect("nothing else is outside");
    let wide = |desk: &Desk| desk.evaluated().artwork().marks()[0].bounds().width();
    assert!((wide(&desk) - 9.0).abs() < 1e-6);
    let named = |file: &str| Edit::Layer(0, LayerEdit::File(file.to_owned()));
    desk.apply(&named("b.svg"), None).expect("a file");
    assert!((wide(&desk) - 20.0).abs() < 1e-6);
    assert_eq!(desk.runs().pictures, 2);
    desk.apply(&named("c.svg"), None).expect("a file");
    let missing = desk.evaluated().notices().iter().find(|n| n.message.key == "picture-missing");
    assert_eq!(missing.map(|notice| notice.place.clone()), Some(Spot::Layer(0)));
    assert!(desk.undo() && desk.evaluated().artwork().marks().len() == 1);
    assert_eq!(desk.runs().pictures, 3, "of which one was not there");
    desk.refresh().expect("nothing else is outside");
    let whole = Evaluated::with(Design::clone(desk.design()), &outside).expect("the same");
    assert_eq!(desk.evaluated().notices(), whole.notices());
    assert_eq!(desk.runs().pictures, 1);
}

/// A folder on a disk, in which somebody saves while the design is open.
#[test]
fn looking_again_finds_what_is_there_now() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| folder.path().join(name);
    let save = |name: &str, bytes: &[u8]| std::fs::write(at(name), bytes).expect("it is saved");
    let text = "canting = 1\nrepeat.tile = [60, 60]\nlayer = [\n\
        { motif = 'bintik' },\n\
        { isen = 'cecek', part = 'isen', params = { pitch = 12 } },\n\
        { picture = 'k\u{e9}p.svg', place = { at = [30, 30] } },\n\
        { isen = 'galaran', part = 'isen' },\n]\n";
    let script = |x: u32| {
        let about = "let about = #{ name: \"Bintik\" }; let params = [];";
        format!("{about} fn draw(p, pen) {{ pen.cecek({x}, 10, 4); }}")
    };
    std::fs::create_dir(at("motifs")).expect("a folder");
    std::fs::create_dir(at("dyes")).expect("a folder");
    save("motifs/bintik.rhai", script(10).as_bytes());
    let outside = Folder::new(folder.path(), None);
    let mut desk = Desk::open(design::read(text).expect("a design"), Box::new(outside))
        .expect("the folder can be read");
    let told = |desk: &Desk, key: &str| {
        let notices = desk.evaluated().notices().iter();
        notices.filter(|notice| notice.message.key == key).count()
    };
    assert_eq!(told(&desk, "picture-missing"), 1);
    desk.finish();

    // The same name with its accent apart, as a Mac writes it.
    save("ke\u{301}p.svg", &square(9));
    desk.refresh().expect("the folder can be read");
    assert_eq!((told(&desk, "picture-missing"), marks_of(&desk, 2)), (0, 1));
    let stale = |desk: &Desk| [1, 3].map(|layer| desk.laid(layer).expect("drawn").is_stale);
    assert_eq!(stale(&desk), [false, true], "only what lies over it waits");
    assert!(marks_of(&desk, 3) > 0, "the old fill is still there");
    desk.finish();

    // Nothing changed: nothing is laid or filled. A dye that cannot be read changes nothing of the cloth.
    let before = desk.evaluated().clone();
    desk.refresh().expect("the folder can be read");
    assert!(std::ptr::eq(desk.evaluated().facts(), before.facts()));
    assert_eq!((desk.runs().scripts, desk.runs().pictures, desk.runs().fills), (1, 1, 0));
    save("dyes/nila.toml", b"wat = 1");
    desk.refresh().expect("the folder can be read");
    assert!(desk.evaluated().notices().len() > before.notices().len());
    assert!(std::ptr::eq(desk.evaluated().facts(), before.facts()));

    // Others save a script and a picture; every fill of what lies below waits, and shows what it showed.
    save("motifs/bintik.rhai", script(20).as_bytes());
    save("ke\u{301}p.svg", &square(20));
    desk.refresh().expect("the folder can be read");
    assert_eq!(stale(&desk), [true, true]);
    assert!(marks_of(&desk, 1) > 0 && marks_of(&desk, 3) > 0);
    work(&mut desk);
    let outside = Folder::new(folder.path(), None);
    let whole = Evaluated::with(Design::clone(desk.design()), &outside).expect("the same");
    assert!(desk.evaluated().artwork().marks() == whole.artwork().marks(), "other marks");
    assert_eq!(desk.evaluated().notices_in_all(), whole.notices_in_all(), "other notices");

    // Whoever misspells a name many times is still told which one is near.
    for name in 0..30 {
        let file = LayerEdit::File(format!("k\u{e9}p{name}.svg"));
        desk.apply(&Edit::Layer(2, file), Some(Gesture(1))).expect("a file");
        let notices = desk.evaluated().notices().iter();
        let missing = notices.filter(|notice| notice.message.key == "picture-missing");
        let near = ("near", "ke\u{301}p.svg".into());
        let near: Vec<_> = missing.map(|notice| notice.message.values.contains(&near)).collect();
        assert_eq!(near, [true], "{name}");
    }
}
