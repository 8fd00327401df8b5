//! Scripts that are broken or mean harm end soon, with a message that says where.

use canting::motif::{Cover, Drawing, Library, Limits};
use canting::notice::{Argument, Message};
use canting::param::Values;
use canting::seed::StreamName;

/// A script whose `draw` is `body`, which begins on line 3.
fn script(body: &str) -> String {
    format!("let about = #{{ name: \"Coba\" }}; let params = [];\nfn draw(p, pen) {{\n{body}\n}}\n")
}

fn draw(text: &str) -> Result<Drawing, Message> {
    draw_within(text, Limits::default())
}

fn draw_within(text: &str, limits: Limits) -> Result<Drawing, Message> {
    let mut library = Library::empty(limits);
    library.add("coba", text);
    let motif = library.find("coba").expect("it was added")?;
    let (values, _) = motif.values(&Values::new());
    library.draw(&motif, &values, Cover::Once, StreamName { seed: 7, name: "coba" })
}

fn value(message: &Message, name: &str) -> Option<Argument> {
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
        assert_eq!(value(&message, "count"), Some(Argument::Number(count)), "{body}");
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
        let message = draw(&script(body)).expect_err(body);
        assert_eq!(message.key, key, "{body}: {message:?}");
        assert_eq!(value(&message, "file"), Some(Argument::from("coba.rhai")), "{body}");
        // The engine does not always know where it ran out; then it is the function.
        let is_vague =
            matches!(key, "script-too-many-operations" | "script-too-deep" | "script-too-large");
        let lines: &[f64] = if is_vague { &[2.0, 3.0] } else { &[3.0] };
        assert!(
            lines.iter().any(|line| value(&message, "line") == Some(Argument::Number(*line))),
            "{body}: {message:?}"
        );
    }
}

/// Few enough for a test; what begins to work before it asks takes far more.
const LITTLE: Limits =
    Limits { operations: 20_000, readings: 200_000, steps: 60_000, marks: 1000, depth: 32 };

#[test]
fn native_words_count_their_work_before_they_do_it() {
    for body in [
        "let a = []; for i in 0..80 { a.push(star(50, 20, 1).turn(i * 0.37)); } pen.tembok(union(a));",
        "let a = star(1000, 20, 1).twist(3000, 20); pen.tembok(a.outline(0.5));",
        "let a = star(4000, 20, 1).twist(3000, 20); pen.tembok(a.inset(0.1));",
        "let a = star(900, 20, 1).twist(3000, 20); pen.tembok(a - a.turn(1));",
        "let a = star(900, 20, 1); pen.klowong(a.outside(a.turn(1)));",
        "let a = circle(1000000); loop { a.outset(900000); }",
        "let a = star(40, 20, 15); loop { a.round(1); }",
        "let a = star(40, 20, 15); loop { a.smooth(1); }",
        "let a = star(40, 20, 15); loop { a.length; }",
        "let a = line(0, 0, 900, 0); loop { a.taper(2, 0); }",
        "let a = pen.ring(2000, 20); pen.voronoi(a);",
        "loop { pen.ring(10000); }",
        "loop { pen.along(circle(9), 1000); }",
        "loop { rungs(circle(9), circle(8), 1000); }",
        "loop { pen.grow(#{ axiom: \"F\", rules: #{ F: \"FFF\" }, depth: 9 }); }",
        "loop { pen.vine(line(0, 0, 900, 0), #{ spacing: 0.1 }); }",
        "loop { pen.sprout(line(0, 0, 900, 0), leaf(3, 1), #{ every: 0.1 }); }",
        "loop { pen.isen(\"cecek\", circle(99), #{ size: 0.2 }); }",
        "loop { pen.take(circle(900)); }",
        "loop { pen.take(circle(900), 900); }",
        "loop { superformula(64, 2, 3, 4, 20); }",
        "loop { blade(#{ height: 400000, gap: 30000, round: 90000 }); }",
        "loop { veins(#{ length: 30 }, 64, 40); }",
    ] {
        let message = draw_within(&script(body), LITTLE).expect_err(body);
        assert_eq!(message.key, "script-too-much-work", "{body}: {message:?}");
        assert_eq!(value(&message, "line"), Some(Argument::Number(3.0)), "{body}");
    }
}

/// One operation may copy thousands of values, and write them out.
#[test]
fn what_a_script_reads_is_counted() {
    for body in [
        "let a = []; a.pad(5000, 1); loop { let b = a; }",
        "let a = pen.ring(2000); loop { let b = a; }",
        "let a = []; a.pad(5000, 1); for i in 0..4 { a.to_string(); } for i in 0..4 { `${a}`; }",
        "let a = []; a.pad(5000, 1); let b = a; loop { a == b; }",
        "let a = Fn(\"x\"); loop { a = a.curry(1); }",
    ] {
        let message = draw_within(&script(body), LITTLE).expect_err(body);
        assert_eq!(message.key, "script-too-much-read", "{body}: {message:?}");
    }
}

/// What is nested is copied, compared and dropped from within, on the stack.
#[test]
fn nothing_is_nested_too_deep() {
    let deep =
        |open: &str, close: &str| format!("let a = {}1{};", open.repeat(3000), close.repeat(3000));
    for body in [
        "let a = || 1; for i in 0..40000 { let b = [a]; a = || b; }",
        "let a = || 1; for i in 0..40000 { let b = a; a = || b; }",
        "let a = 1; a = || a; let b = a;",
        "let a = []; for i in 0..9000 { a = [a]; }",
        "let a = #{}; for i in 0..9000 { a = #{ a: a }; }",
        "let a = #{}; for i in 0..9000 { a.x = #{ y: a }; }",
        "let a = []; a.pad(5000, 1); a.reduce(|s, v| [s]);",
        &deep("[", "]"),
        &deep("(", ")"),
        &deep("#{ a: ", "}"),
        &deep("{", "}"),
    ] {
        let message = draw(&script(body)).expect_err(body);
        assert_eq!(message.key, "script-nested-too-deep", "{body:.60}: {message:?}");
        assert_eq!(value(&message, "line"), Some(Argument::Number(3.0)), "{body:.60}");
    }
}

#[test]
fn a_script_is_counted_while_it_is_read() {
    let many = |part: &str, times: usize| vec![part; times].join(",");
    let names = |count: usize| (0..count).map(|at| format!("a{at}")).collect::<Vec<_>>().join(",");
    #[rustfmt::skip]
    let scripts = [
        (format!("f({});", many("1", 12_000)), "script-too-many-values"),
        (format!("let f = |{}| 1;", names(12_000)), "script-too-many-entries"),
        (format!("let f = Fn(\"f\"); f.call({});", names(16_000)), "script-too-many-values"),
        (format!("let a = [{}];", many("1", 11_000)), "script-too-many-entries"),
        (format!("let a = 1{};", " + 1".repeat(9000)), "script-nested-too-deep"),
        (format!("let a = {}1;", "- ".repeat(9000)), "script-nested-too-deep"),
        (format!("let a = pen{};", ".at(0, 0)".repeat(4000)), "script-nested-too-deep"),
        (format!("if false {{}} {}", "else if false {} ".repeat(4000)), "script-nested-too-deep"),
        ("let a = 1;".repeat(9000), "script-too-many-tokens"),
    ];
    for (body, key) in scripts {
        let message = draw(&script(&body)).expect_err(key);
        assert_eq!(message.key, key, "{body:.60}: {message:?}");
        assert_eq!(value(&message, "line"), Some(Argument::Number(3.0)), "{body:.60}");
    }
    let text = format!("{}fn f({}) {{}}", script("pen.cecek(1);"), names(16_000));
    assert_eq!(draw(&text).expect_err("too wide").key, "script-too-many-values");
    let long = draw(&script(&format!("// {}", "x".repeat(300_000)))).expect_err("too long");
    assert_eq!(long.key, "script-too-long");
    assert_eq!(value(&long, "file"), Some(Argument::from("coba.rhai")));
}

/// Whatever a script ends with is no drawing and no mistake.
#[test]
fn pens_may_be_kept_to_the_end() {
    for body in ["pen.cecek(1); pen.ring(3)", "pen.cecek(1); pen", "pen.cecek(1); || pen"] {
        assert_eq!(draw(&script(body)).expect(body).marks.len(), 1, "{body}");
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
