//! What widgets answer to pointer and keys, and what they say of themselves.

use egui::{Key, Modifiers, Role, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use super::super::{
    Chips, Choice, ClothCard, Field, LayerRow, Number, PictureChoice, Segment, Setting,
    StepScrubber, Stepper, Switch, Turned,
};
use super::STILL;
use crate::app::theme;

/// What a widget is to show, and what came of it.
#[derive(Debug, Default)]
struct Told {
    value: f64,
    picked: Option<usize>,
    tried: Option<usize>,
    renamed: Option<String>,
    flag: bool,
    begun: usize,
    ended: usize,
}

impl Told {
    fn turn(&mut self, turned: &Turned<f64>) {
        self.value = turned.value.unwrap_or(self.value);
        self.begun += usize::from(turned.begins);
        self.ended += usize::from(turned.ends);
    }
}

fn shown(
    value: f64,
    mut add: impl FnMut(&mut egui::Ui, &mut Told) + 'static,
) -> Harness<'static, Told> {
    let told = Told { value, ..Told::default() };
    let builder = Harness::builder().with_size(vec2(320.0, 220.0)).with_max_steps(12);
    builder
        .with_context_setup(|ctx| theme::begin(ctx, STILL))
        .build_ui_state(move |ui, told: &mut Told| add(ui, told), told)
}

fn fatness(value: f64) -> Setting<'static> {
    Setting::new("Gemuk buah", Number::new(value, 0.3..=0.9)).default(0.6, "Kembali ke awal")
}

fn setting() -> Harness<'static, Told> {
    shown(0.5, |ui, told| {
        let turned = fatness(told.value).show(ui);
        told.turn(&turned);
    })
}

#[test]
fn a_drag_along_a_rail_is_one_gesture() {
    let mut harness = setting();
    harness.run();
    let rail = harness.get_by_role_and_label(Role::Slider, "Gemuk buah").rect();
    harness.drag_at(rail.center());
    harness.step();
    for x in [10.0, 20.0, 30.0] {
        harness.hover_at(rail.center() + vec2(x, 0.0));
        harness.step();
    }
    harness.drop_at(rail.center() + vec2(30.0, 0.0));
    harness.run();
    let told = harness.state();
    assert_eq!((told.begun, told.ended), (1, 1), "one step of undo: {told:?}");
    assert!(told.value > 0.6, "{told:?}");
}

#[test]
fn keys_move_a_rail_and_bring_the_default() {
    let mut harness = setting();
    harness.run();
    harness.get_by_role_and_label(Role::Slider, "Gemuk buah").focus();
    harness.run();
    harness.key_press(Key::ArrowRight);
    harness.run();
    assert!((harness.state().value - 0.51).abs() < 1e-9, "{:?}", harness.state());
    harness.key_press_modifiers(Modifiers::SHIFT, Key::ArrowLeft);
    harness.run();
    assert!((harness.state().value - 0.41).abs() < 1e-9, "{:?}", harness.state());
    harness.key_press(Key::Home);
    harness.run();
    assert!((harness.state().value - 0.6).abs() < 1e-9, "{:?}", harness.state());
}

#[test]
fn a_changed_setting_can_be_taken_back() {
    let mut harness = setting();
    harness.run();
    harness.get_by_label("Kembali ke awal").click();
    harness.run();
    assert!((harness.state().value - 0.6).abs() < 1e-9, "{:?}", harness.state());
    assert!(harness.query_by_label("Kembali ke awal").is_none(), "nothing is left to take back");
}

fn typed(text: &str) -> Harness<'static, Told> {
    let mut harness = shown(2.0, |ui, told| {
        let number = Number::new(told.value, 0.0..=10.0).unit("mm");
        let turned = Field::new("X", number).label_inside().width(140.0).show(ui);
        told.turn(&turned);
    });
    harness.run();
    harness.get_by_label("X").focus();
    harness.run();
    harness.event(egui::Event::Text(text.to_owned()));
    harness.step();
    harness.key_press(Key::Enter);
    harness.step();
    harness.step();
    harness
}

#[test]
fn a_field_reads_what_is_typed() {
    assert!((typed("3,5").state().value - 3.5).abs() < 1e-9, "a comma");
    assert!((typed("1/4").state().value - 0.25).abs() < 1e-9, "a fraction");
    assert!((typed("tiga").state().value - 2.0).abs() < 1e-9, "no number");
}

#[test]
fn a_field_holds_to_its_range_and_says_it() {
    let harness = typed("99");
    assert!((harness.state().value - 10.0).abs() < 1e-9, "{:?}", harness.state());
    assert!(harness.query_by_label_contains("0,00 – 10,00").is_some(), "the range is told");
}

#[test]
fn a_field_keeps_what_was_typed_before_the_focus_went_on() {
    let mut harness = shown(2.0, |ui, told| {
        let turned = Field::new("X", Number::new(told.value, 0.0..=10.0)).show(ui);
        told.turn(&turned);
        Field::new("Y", Number::new(1.0, 0.0..=10.0)).show(ui);
    });
    harness.run();
    harness.get_by_label("X").focus();
    harness.run();
    harness.event(egui::Event::Text("7".to_owned()));
    harness.step();
    harness.key_press(Key::Tab);
    harness.run();
    harness.run();
    assert!((harness.state().value - 7.0).abs() < 1e-9, "{:?}", harness.state());
}

#[test]
fn a_stepper_counts_in_its_range() {
    let mut harness = shown(2.0, |ui, told| {
        let turned = Stepper::new("Putaran", Number::new(told.value, 2.0..=3.0)).show(ui);
        told.turn(&turned);
    });
    harness.run();
    for _ in 0..3 {
        harness.get_by_label("Putaran +1").click();
        harness.run();
    }
    assert!((harness.state().value - 3.0).abs() < 1e-9, "{:?}", harness.state());
}

#[test]
fn arrows_walk_among_pictures_and_enter_takes_one() {
    let mut harness = shown(0.0, |ui, told| {
        let choices = ["Bulat", "Lonjong", "Runcing"].map(|label| Choice { label, picture: None });
        let pointed = PictureChoice::new("Bentuk", &choices, Some(0)).show(ui);
        told.picked = pointed.picked.or(told.picked);
        told.tried = pointed.tried;
    });
    harness.run();
    harness.get_by_label("Bulat").focus();
    harness.run();
    harness.key_press(Key::ArrowRight);
    harness.run();
    assert_eq!(harness.state().tried, Some(1), "tried on the cloth");
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(harness.state().picked, Some(1), "taken");
}

#[test]
fn words_and_chips_are_taken_by_a_click() {
    let mut harness = shown(0.0, |ui, told| {
        let part = Segment::new("Bentuk", &["PNG", "SVG"], 0).show(ui);
        let chip = Chips::new("Rumpun", &["Semua", "Lung"], Some(0)).show(ui);
        told.picked = part.or(told.picked);
        told.tried = chip.or(told.tried);
    });
    harness.run();
    harness.get_by_label("SVG").click();
    harness.run();
    harness.get_by_label("Lung").click();
    harness.run();
    assert_eq!((harness.state().picked, harness.state().tried), (Some(1), Some(1)), "one of each");
}

#[test]
fn a_layer_is_hidden_by_its_eye_and_renamed_in_place() {
    let mut harness = shown(0.0, |ui, told| {
        let done = LayerRow::new(0, "Kawung", "motif")
            .said("Lapisan Kawung, motif")
            .eye(false, "Sembunyikan")
            .show(ui);
        told.flag |= done.eye;
        told.renamed = done.renamed.or(told.renamed.take());
    });
    harness.run();
    harness.get_by_label("Sembunyikan").click();
    harness.run();
    assert!(harness.state().flag, "the eye was pressed");
    harness.get_by_label("Lapisan Kawung, motif").focus();
    harness.run();
    harness.key_press(Key::F2);
    harness.run();
    harness.event(egui::Event::Text("Galaran".to_owned()));
    harness.step();
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(
        harness.state().renamed.as_deref(),
        Some("Galaran"),
        "all of the old name is replaced"
    );
}

#[test]
fn steps_are_walked_by_keys() {
    let mut harness = shown(3.0, |ui, told| {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few steps")]
        let at = told.value as usize;
        let turned = StepScrubber::new("Langkah 3 dari 7, ngiseni", at, 7).show(ui);
        if let Some(at) = turned.value {
            told.value = f64::from(u8::try_from(at).expect("a few steps"));
        }
    });
    harness.run();
    harness.get_by_label("Langkah 3 dari 7, ngiseni").focus();
    for (key, at) in [(Key::ArrowLeft, 2.0), (Key::End, 7.0), (Key::Home, 0.0)] {
        harness.run();
        harness.key_press(key);
        harness.run();
        assert!((harness.state().value - at).abs() < 1e-9, "{key:?}: {:?}", harness.state());
    }
}

#[test]
fn widgets_say_what_they_are() {
    let mut harness = shown(0.5, |ui, told| {
        fatness(told.value).show(ui);
        Switch::new("Latar tembus", true).show(ui);
        ClothCard::new("Kelengan", None)
            .said("Tata warna Kelengan, terpilih, 3 dari 4")
            .chosen(true)
            .show(ui);
    });
    harness.run();
    let rail = harness.get_by_role_and_label(Role::Slider, "Gemuk buah");
    assert_eq!(rail.value().as_deref(), Some("0,50"), "a comma, as it is shown");
    harness.get_by_role_and_label(Role::SpinButton, "Gemuk buah");
    harness.get_by_role_and_label(Role::Switch, "Latar tembus");
    harness.get_by_role_and_label(Role::RadioButton, "Tata warna Kelengan, terpilih, 3 dari 4");
}
