//! Scripts that are broken or mean harm end soon, with a message that says where.

#![expect(
    clippy::disallowed_methods,
    reason = "that a script ends within its time is what is tested"
)]

use std::time::{Duration, Instant};

use canting::motif::{Drawing, Ground, Library, Limits};
use canting::notice::{Message, Value};
use canting::param::Values;

/// What takes this long has hung. Such scripts end within two seconds; but a busy machine may take its time.
const HUNG: Duration = Duration::from_secs(60);

/// A script whose `draw` is `body`, which begins on line 3.
fn script(body: &str) -> String {
    format!("let about = #{{ name: \"Coba\" }}; let params = [];\nfn draw(p, pen) {{\n{body}\n}}\n")
}

fn draw(text: &str) -> Result<Drawing, Message> {
    let mut library = Library::empty(Limits::default());
    library.add("coba", text);
    let motif = library.find("coba").expect("it was added")?;
    let (values, _) = motif.values(&Values::new());
    library.draw(&motif, &values, Ground::Once, (7, "coba"))
}

fn value(message: &Message, name: &str) -> Option<Value> {
    message.values.iter().find(|(key, _)| *key == name).map(|(_, value)| value.clone())
}

/// Who writes a motif knows words and values, not the types of the engine.
#[test]
fn a_wrong_word_is_told_without_types() {
    for (body, word, count) in [
        ("pen.ceceg(1.0, 2)", "ceceg", 2.0),
        ("ceceg()", "ceceg", 0.0),
        ("pen.cecek(1, 2, \"a\", 3, 4)", "cecek", 5.0),
    ] {
        let message = draw(&script(body)).expect_err(body);
        assert_eq!(value(&message, "word"), Some(word.into()), "{body}");
        assert_eq!(value(&message, "count"), Some(Value::Number(count)), "{body}");
    }
}

#[test]
fn hostile_scripts_end_with_a_place() {
    #[rustfmt::skip]
    let scripts = [
        ("loop {}", "script-too-many-operations"),
        ("while true { let a = 1; }", "script-too-many-operations"),
        ("for i in 0..1000000000000 { pen.cecek(1); }", "script-too-many-marks"),
        ("for i in 0..120000 { pen.cecek(1) }", "script-too-many-marks"),
        ("draw(p, pen)", "script-too-deep"),
        ("let a = [1]; loop { a += a }", "script-too-large"),
        ("let a = \"x\"; loop { a += a }", "script-too-large"),
        ("let a = path().to(1, 0).to(1, 1); loop { a = join(a, a) }", "script-too-much-work"),
        ("let a = []; a.pad(2000000, 0)", "script-too-large"),
        ("pen.cecek(0.0/0.0)", "script-not-finite"),
        ("pen.cecek(-1)", "script-mark-not-finite"),
        ("pen.at(1e300, 0).cecek(1)", "script-mark-not-finite"),
        ("pen.cecek(\"besar\")", "script-not-a-number"),
        ("pen.ceceg(1)", "script-unknown-word"),
        ("pen.cecek(besar)", "script-unknown-name"),
        ("sleep(60)", "script-unknown-word"),
        ("timestamp()", "script-unknown-word"),
        ("import \"coba\" as c;", "script-syntax"),
        ("throw \"aduh\"", "script-stopped"),
        ("pen.cells(0.0)", "script-size-not-positive"),
        ("polygon([[1, 2], 3])", "script-not-a-point"),
        ("svg(\"M 0 0 L nan\")", "script-path-data"),
        ("[1, 2][7]", "script-outside-list"),
        ("pen.cecek(p.besar)", "script-unknown-property"),
        ("let a = pen.besar;", "script-unknown-property"),
        ("let a = [1] * 2;", "script-operator"),
        ("pen.pick([])", "script-pick-from-nothing"),
    ];
    for (body, key) in scripts {
        let start = Instant::now();
        let message = draw(&script(body)).expect_err(body);
        assert_eq!(message.key, key, "{body}: {message:?}");
        assert_eq!(value(&message, "file"), Some(Value::from("coba.rhai")), "{body}");
        // The engine does not always know where it ran out; then it is the function.
        let is_vague =
            matches!(key, "script-too-many-operations" | "script-too-deep" | "script-too-large");
        let lines: &[f64] = if is_vague { &[2.0, 3.0] } else { &[3.0] };
        assert!(
            lines.iter().any(|line| value(&message, "line") == Some(Value::Number(*line))),
            "{body}: {message:?}"
        );
        assert!(start.elapsed() < HUNG, "{body} took {:?}", start.elapsed());
    }
}

#[test]
fn broken_scripts_say_what_is_missing() {
    for (text, key) in [
        ("", "script-missing"),
        ("let about = #{};", "script-missing"),
        ("fn draw(p, pen) {}", "script-missing"),
        ("let about = #{}; let params = [1]; fn draw(p, pen) {}", "script-missing"),
        ("let about = #{}; let params = []; fn draw(p, pen) {}", "script-empty"),
        (
            "let about = #{}; let params = [mm(\"a\", 5, 1, 3, \"\", \"\")]; fn draw(p, pen) {}",
            "script-param-range",
        ),
        ("let about = #{; fn draw(p, pen) {}", "script-missing-token"),
        ("let about = #{} let params = [];", "script-missing-token"),
        ("let about = #{ name: \"uji };", "script-open-text"),
        ("\u{0}\u{1}\u{2}", "script-syntax"),
        ("loop {}", "script-too-many-operations"),
    ] {
        let message = draw(text).expect_err(text);
        assert_eq!(message.key, key, "{text:?}: {message:?}");
    }
}

#[test]
fn whole_numbers_divide_to_fractions() {
    let drawing = draw(&script("pen.at(1 / 2, 0).cecek(7 / 2)")).expect("it draws");
    let bounds = drawing.marks.first().expect("one mark").bounds();
    assert!(
        (bounds.center().x - 0.5).abs() < 1e-12 && (bounds.width() - 3.5).abs() < 1e-12,
        "{bounds:?}"
    );
}

/// Half a petal becomes a petal: as long, and twice as broad.
#[test]
fn half_an_outline_is_made_whole() {
    let drawing =
        draw(&script("pen.tembok(path().from(0, 0).curve(3, 4, 7, 4, 10, 0).symmetric())"))
            .expect("it draws");
    let bounds = drawing.marks.first().expect("one mark").bounds();
    assert!((bounds.y0 + bounds.y1).abs() < 1e-9 && (bounds.y1 - 3.0).abs() < 1e-9, "{bounds:?}");
}

#[test]
fn rungs_join_the_same_places_of_two_paths() {
    let body =
        "for rung in rungs(line(0, 0, 10, 0), line(0, 2, 10, 2), 3) { pen.isen(rung, 0.4); }";
    let middles: Vec<f64> = draw(&script(body))
        .expect("it draws")
        .marks
        .iter()
        .map(|mark| mark.bounds().center().x)
        .collect();
    assert_eq!(middles, [0.0, 5.0, 10.0]);
}

/// A ray of 10 mm that is wound by a quarter turn ends on +y.
#[test]
fn twisting_turns_what_lies_far_out_the_most() {
    let body = "let ray = path().from(0, 0).to(10, 0).twist(90, 10); pen.on(ray, 1).cecek(1);";
    let bounds = draw(&script(body)).expect("it draws").marks.first().expect("one mark").bounds();
    assert!(
        bounds.center().x.abs() < 1e-9 && (bounds.center().y - 10.0).abs() < 1e-9,
        "{bounds:?}"
    );
}
