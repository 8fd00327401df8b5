//! The panel at the side, driven by what it says.

use std::path::Path;
use std::sync::Arc;

use egui::Key;
use egui::vec2;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use crate::app::act::{Act, Hold, Left, Side};
use crate::app::{App, Start};
use crate::design::Design;
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

/// The whole interface with a design open, 1366 by 768.
struct Window {
    harness: Harness<'static, Option<App>>,
    _home: tempfile::TempDir,
}

impl Window {
    /// Opens the text of a design.
    fn open(text: &str, language: Language) -> Self {
        Self::sized(text, language, vec2(1366.0, 768.0))
    }

    /// The same in a window of another size.
    fn sized(text: &str, language: Language, size: egui::Vec2) -> Self {
        let home = tempfile::tempdir().unwrap();
        let file = home.path().join("kain.batik");
        std::fs::write(&file, text).unwrap();
        let start = Start {
            file: Some(file),
            language: Some(language),
            home: Some(home.path().join("rumah")),
            ..Start::default()
        };
        let mut start = Some(start);
        let ui = move |ui: &mut egui::Ui, app: &mut Option<App>| {
            let app = app.get_or_insert_with(|| App::new(start.take().unwrap(), ui.ctx(), None));
            app.ui(ui);
        };
        let builder = Harness::builder().with_size(size).with_theme(egui::Theme::Light).wgpu();
        let mut harness = builder.build_ui_state(ui, None);
        harness.run_steps(3);
        Self { harness, _home: home }
    }

    /// Leaves something to be done.
    fn act(&mut self, act: Act) {
        self.harness.state().as_ref().unwrap().acts.push(act);
        self.harness.run_steps(2);
    }

    /// Clicks what is called so.
    fn click(&mut self, label: &str) {
        self.harness.get_by_label(label).click();
        self.harness.run_steps(3);
    }

    /// A row of a list.
    fn row<'a>(&'a self, label: &'a str) -> egui_kittest::Node<'a> {
        self.harness.get_by_role_and_label(egui::accesskit::Role::ListBoxOption, label)
    }

    /// The design as it is now.
    fn design(&self) -> Arc<Design> {
        Arc::clone(self.harness.state().as_ref().unwrap().open.as_ref().unwrap().design())
    }

    /// Lets workers say what they have to say, the checks among it.
    fn settle(&mut self) {
        for _ in 0..3000 {
            self.harness.run_steps(1);
            let app = self.harness.state().as_ref().unwrap();
            if app.work.checked().is_some() && !app.work.pool().is_busy() {
                break;
            }
            std::thread::sleep(std::time::Duration::from_millis(20));
        }
        self.harness.run_steps(3);
    }

    /// Writes down what is seen, to be looked at.
    fn picture(&mut self, name: &str) {
        if let Some(folder) = std::env::var_os("PICTURES") {
            let picture = self.harness.render().unwrap();
            picture.save(Path::new(&folder).join(format!("{name}.png"))).unwrap();
        }
    }
}

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
    let mut window = Window::sized(KAWUNG, Language::English, vec2(1000.0, 700.0));
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
