//! The side panel.

use egui::Key;
use egui_kittest::kittest::Queryable as _;

use super::bench::Window;
use crate::app::act::{Act, Hold, Left, Side};
use crate::design::edit::LayerEdit;
use crate::design::{Content, Edit};
use crate::param::Value;
use crate::words::Language;

const KAWUNG: &str = r##"
canting = 1
name = "Kawung galaran"

[repeat]
tile = [60, 60]

[[layer]]
isen = "galaran"

[[layer]]
motif = "kawung"
params = { plump = 0.52, gap = 5 }

[[colorway]]
name = "Sogan Solo"
print = { latar = "#2B1A12", tembok = "#F3E6C6", klowong = "#B0702F", isen = "#6B3D1B" }
"##;

fn param(window: &Window, at: usize, name: &str) -> Option<Value> {
    match &window.design().layers[at].content {
        Content::Motif { params, .. } | Content::Isen { params, .. } => params.get(name).cloned(),
        _ => None,
    }
}

#[test]
fn the_topmost_layer_comes_first_and_its_settings_follow() {
    let mut window = Window::open(KAWUNG, Language::Indonesian);
    window.settle();
    window.picture("settings");
    let top = window.harness.get_by_label("Lapisan Kawung, motif, terlihat, teratas").rect();
    let low = window.harness.get_by_label("Lapisan Galaran, isen latar, terlihat").rect();
    assert!(top.top() < low.top());
    assert_eq!(top.height().round(), 38.0);
    window.click("Kembalikan Gemuk buah ke awal");
    assert_eq!(param(&window, 1, "plump"), None);
    window.click("Cecek sawut");
    assert_eq!(param(&window, 1, "isen"), Some(Value::Text("cecek-sawut".to_owned())));
    window.harness.get_all_by_label("Acak").next().unwrap().click();
    window.harness.run_steps(3);
    assert_eq!(window.design().layers[1].seed, Some(1), "of this layer alone");
    assert_eq!(window.design().layers[0].seed, None);
    window.click("Lapisan Galaran, isen latar, terlihat");
    window.settle();
    window.picture("isen");
    window.click("Sembunyikan Kawung");
    assert!(!window.design().layers[1].is_visible);
    window.act(Act::Edit(Edit::Layer(0, LayerEdit::Locked(true)), Hold::Once));
    window.picture("locked");
    window.harness.get_by_label("Lapisan ini terkunci, jadi tidak bisa disetel.");
}

#[test]
fn a_number_is_typed_as_people_type_it() {
    let mut window = Window::open(KAWUNG, Language::English);
    for (typed, gap) in [("3,5", 3.5), ("2.25", 2.25), ("0,4 cm", 4.0), ("5/4", 1.25)] {
        window.harness.get_all_by_label("Fruit gap").last().unwrap().click();
        window.harness.run_steps(3);
        window.harness.get_all_by_label("Fruit gap").last().unwrap().type_text(typed);
        window.harness.run_steps(2);
        window.harness.key_press(Key::Enter);
        window.harness.run_steps(3);
        assert_eq!(param(&window, 1, "gap"), Some(Value::Number(gap)), "{typed}");
    }
}

#[test]
fn without_a_selection_the_design_is_set() {
    let mut window = Window::open(KAWUNG, Language::Indonesian);
    window.settle();
    window.act(Act::Select(Vec::new(), None));
    window.picture("raport");
    window.click("Nama");
    window.harness.get_by_label("Nama").type_text(" wisuda");
    window.harness.run_steps(3);
    assert!(window.design().name.contains("wisuda"), "{}", window.design().name);
}

#[test]
fn a_layer_is_put_in_one_place_and_moved_there() {
    let mut window = Window::open(KAWUNG, Language::Indonesian);
    window.click("Taruh di satu tempat");
    let place = window.design().layers[1].place.clone().unwrap();
    assert_eq!((place.at.x, place.at.y), (30.0, 30.0), "the middle of the tile");
    window.click("Putar");
    window.harness.get_by_label("Putar").type_text("−20");
    window.harness.run_steps(2);
    window.harness.key_press(Key::Enter);
    window.harness.run_steps(3);
    window.settle();
    window.picture("placed");
    assert_eq!(window.design().layers[1].place.clone().unwrap().turn, -20.0);
    window.click("Tutup seluruh raport");
    assert_eq!(window.design().layers[1].place, None);
}

#[test]
fn notices_are_listed_and_mended() {
    let broken = KAWUNG.replace("plump = 0.52", "plump = 7");
    let mut window = Window::open(&broken, Language::Indonesian);
    window.settle();
    window.act(Act::Side(Side::Checks));
    window.picture("checks");
    window.row("Kawung: Gemuk buah = 7 tidak mungkin; dipakai 0.8").click();
    window.harness.run_steps(3);
    window.picture("checks-open");
    window.click("Jadikan 0,8");
    assert_eq!(param(&window, 1, "plump"), Some(Value::Number(0.8)));
}

#[test]
fn a_narrow_window_has_a_sheet() {
    let mut window = Window::sized(KAWUNG, Language::English, egui::vec2(1000.0, 700.0));
    window.settle();
    window.picture("narrow");
    window.click("Close the side panel");
    assert!(window.harness.query_by_label("Layer Kawung, motif, visible, topmost").is_none());
    window.click("Open the side panel");
    window.harness.get_by_label("Layer Kawung, motif, visible, topmost");
}

#[test]
fn print_colors_are_typed() {
    let mut window = Window::open(KAWUNG, Language::English);
    window.act(Act::Side(Side::Colors));
    window.settle();
    window.picture("colors");
    window.click("Klowong");
    window.harness.get_by_label("Klowong").type_text("#2F4486");
    window.harness.run_steps(2);
    window.harness.key_press(Key::Enter);
    window.harness.run_steps(3);
    window.click("Color of Klowong");
    window.picture("picker");
}

#[test]
fn the_history_tells_what_was_done_and_goes_there() {
    let mut window = Window::open(KAWUNG, Language::Indonesian);
    window.act(Act::Edit(Edit::Name("Wisuda".to_owned()), Hold::Once));
    window.act(Act::Edit(Edit::Layer(1, LayerEdit::Visible(false)), Hold::Once));
    window.act(Act::Left(Some(Left::History)));
    window.settle();
    window.picture("history");
    window.click("Nama: Wisuda");
    assert!(window.design().layers[1].is_visible);
    window.row("Sembunyikan Kawung").click();
    window.harness.run_steps(3);
    assert!(!window.design().layers[1].is_visible, "what was undone can be gone to");
}
