//! Design files: good ones, bad ones, and whatever else a text can be.

use std::sync::Arc;

use canting::design::cloth::{Cloth, Form};
use canting::design::dyeing::{self, Amount, Bath, Chain, Dyeing, Grade, Work};
use canting::design::step::{Corner, Order, Share, Stripe, Turning, Twin, Wedge};
use canting::design::{
    self, Colorway, Content, Design, DrawnPath, Layer, Paint, Placement, Step, Stepping,
};
use canting::mark::Part;
use canting::notice::{Argument as Said, Message};
use canting::param::Value;
use canting::symmetry::{Frieze, Group};
use kurbo::{BezPath, PathEl, Point, Size};
use proptest::collection::{btree_map, vec};
use proptest::prelude::*;

/// What a teacher sees: every kind of layer and most keys, as [`design::write`] writes them.
const WHOLE: &str = r##"canting = 1
name = "Kawung picis"
author = "Bu Sri"
note = """
Untuk kelas delapan.
Latar dibiarkan putih."""
seed = 7
teacher = "Pak Budi"

[repeat]
step = "onda-ende"
tile = [60, 60]
grid = 5

[[layer]]
motif = "kawung"
params = { cecek = 2, outline = "double", plump = 0.65, size = 30, soft = true, list = [1, 2] }
place = { at = [30, 30], turn = 45, scale = 1.5, mirror = true, ring = 8, radius = 12.5, skew = 3 }

[[layer]]
name = "isi latar"
isen = "galaran"
part = "latar halus"
clearance = 1
params = { pitch = 1.2 }
locked = true

[[layer]]
drawing = "M0,0 L10,0 C12,2 12,8 10,10 Q5,12 0,10 Z"
width = 0.8
part = "tembok"

[[layer]]
drawing = [
  { d = "M0,0 L5,5", width = 0.8 },
  { d = "M1,1 L4,1 L4,4 Z", part = "biron", soft = true },
]
visible = false

[[layer]]
picture = "bird.svg"
parts = { "#F4F0E4" = "isen" }
blend = "over"

[[layer]]
name = "dari versi lain"
weave = { threads = [1, 2.5], angle = 45 }

[[colorway]]
name = "Pesisir"
print = { klowong = "#F4F0E4", latar = "#A83232" }

[[colorway]]
name = "Sogan Yogya"
felt = { baths = ["indigo deep", "soga Yogya"], parts = { latar = [0, 1] } }

[[colorway]]
name = "Sogan celup"
dye = { chain = "sogan-yogya", baths = ["indigo muda", { dye = "soga-solo", dips = 6, ph = 9 }], parts = { klowong = [2], latar = [1, 2] }, weather = "dry" }

[workshop]
town = "Bantul"

[[workshop.vat]]
liters = 40
"##;

#[test]
fn a_whole_file_keeps_every_byte() {
    let design = design::read(WHOLE).unwrap();
    assert_eq!(design::write(&design), WHOLE, "written otherwise than it was read");
}

#[test]
fn a_whole_file_means_what_it_says() {
    let design = design::read(WHOLE).unwrap();
    assert_eq!((design.version, design.seed), (1, 7), "version and seed");
    assert_eq!(design.repeat.step, Step::HalfDrop, "step");
    let place = design.layers[0].place.as_ref().unwrap();
    assert_eq!((place.at, place.ring, place.radius), (Point::new(30.0, 30.0), 8, 12.5), "place");
    let Content::Motif { name, params } = &design.layers[0].content else { panic!("no motif") };
    assert_eq!((name.as_str(), params["size"].clone()), ("kawung", Value::Number(30.0)), "motif");
    assert_eq!(design.layers[0].unknown["params"]["list"][1], 2.into(), "unknown parameter");
    assert!(design.layers[1].is_locked && !design.layers[3].is_visible, "locked, visible");
    let Content::Drawing(paths) = &design.layers[3].content else { panic!("no drawing") };
    assert_eq!((paths[0].width, paths[1].width), (Some(0.8), None), "widths");
    assert_eq!(paths[1].part, Part::new("biron"), "part of a path");
    assert_eq!(design.layers[5].content, Content::Unknown, "unknown content");
    assert_eq!(design.colorways[1].paint, Paint::Unknown, "unknown paint");
}

#[test]
fn notices_name_what_is_unknown() {
    let design = design::read(WHOLE).unwrap();
    let keys: Vec<String> = design
        .notices()
        .iter()
        .map(|notice| {
            let said = notice.message.values.iter().find(|(name, _)| *name == "keys");
            let Some((_, Said::Text(text))) = said else { panic!("{notice:?} names no keys") };
            format!("{:?} {} {text}", notice.place, notice.message.key)
        })
        .collect();
    let expected = [
        "Design design-unknown-keys teacher, workshop",
        "Repeat design-unknown-keys grid",
        "Layer(0) design-unknown-keys params.list, place.skew",
        "Layer(3) design-unknown-keys drawing.soft",
        "Layer(4) design-unknown-keys blend",
        "Layer(5) layer-unknown-content weave",
        "Colorway(1) colorway-unknown-paint felt",
        "Colorway(2) design-unknown-keys baths.ph, dye.weather",
    ];
    assert_eq!(keys, expected, "notices");
}

#[test]
fn misspelled_keys_are_guessed() {
    let text = "athor = \"x\"\n[repeat]\ntile = [60, 60]\nstep = \"tubrukn\"\n\
        [[layer]]\nmotiv = \"kawung\"\n[[layer]]\n[[layer]]\nmotif = \"kawung\"\nplace = { scael = 2 }\n\
        [[colorway]]\nname = \"a\"\npirnt = {}\n[[colorway]]\nname = \"a\"\nprint = {}\n";
    let design = design::read(text).unwrap();
    let near = |message: &Message| {
        let near = message.values.iter().find(|(name, _)| *name == "near");
        near.map_or(String::new(), |(_, near)| format!("{near:?}"))
    };
    let told: Vec<String> = design
        .notices()
        .iter()
        .map(|notice| format!("{} {}", notice.message.key, near(&notice.message)))
        .collect();
    let expected = [
        "design-unknown-keys Text(\"author\")",
        "repeat-unknown-step Text(\"tubrukan\")",
        "layer-unknown-content Text(\"motif\")",
        "layer-empty ",
        "design-unknown-keys Text(\"scale\")",
        "colorway-unknown-paint Text(\"print\")",
        "colorway-twice ",
    ];
    assert_eq!(told, expected);
}

#[test]
fn an_empty_design_says_what_it_lacks() {
    let mut design = Design::new();
    design.version = design::VERSION + 1;
    design.repeat.step = Step::Unknown("kitiran".to_owned());
    let keys: Vec<_> = design.notices().iter().map(|notice| notice.message.key).collect();
    let expected =
        ["design-newer-version", "repeat-unknown-step", "design-no-layers", "design-no-colorways"];
    assert_eq!(keys, expected, "notices");
    let text = design::write(&design);
    let expected = "canting = 2\n\n[repeat]\nstep = \"kitiran\"\ntile = [100, 100]\n";
    assert_eq!(text, expected, "an empty design");
    assert_eq!(design::read(&text).unwrap(), design, "read again");
}

/// What may be written in other ways, and what is written then.
const SAME: &[(&str, &str)] = &[
    // Without a version, as people write by hand; synonyms; a byte order mark; the line ends of Windows.
    (
        "[repeat]\ntile = [6e1, 60.0]",
        "canting = 1\n\n[repeat]\nstep = \"tubrukan\"\ntile = [60, 60]\n",
    ),
    (
        "\u{feff}repeat.step = 'Half-Drop'\r\nrepeat.tile = [0x3C, 0.5e2]\r\n",
        "canting = 1\n\n[repeat]\nstep = \"onda-ende\"\ntile = [60, 50]\n",
    ),
    // Version 0, raised.
    (
        "canting = 0\ntile = [60, 50]\nstep = \"brick\"",
        "canting = 1\n\n[repeat]\nstep = \"natabata\"\ntile = [60, 50]\n",
    ),
    // The place of a layer in a table of its own; defaults said aloud.
    (
        "repeat={tile=[9,9]}\n[[layer]]\nmotif='truntum'\nvisible=true\nlocked=false\nparams={}\n[layer.place]\nturn=-0.0\nscale=1\nring=1",
        "canting = 1\n\n[repeat]\nstep = \"tubrukan\"\ntile = [9, 9]\n\n[[layer]]\nmotif = \"truntum\"\nplace = { at = [0, 0] }\n",
    ),
    // Width and part of the layer count for the paths that have none; relative commands become absolute.
    (
        "repeat={tile=[9,9]}\n[[layer]]\nwidth=2\npart='Isen'\ndrawing=[{d='m1 1l2-1.5.5,1e1z'},{d='M0 0h1v1',part='klowong',width=1}]",
        "canting = 1\n\n[repeat]\nstep = \"tubrukan\"\ntile = [9, 9]\n\n[[layer]]\ndrawing = [\n  { d = \"M1,1 L3,-0.5 L3.5,9.5 Z\", width = 2, part = \"isen\" },\n  { d = \"M0,0 L1,0 L1,1\", width = 1 },\n]\n",
    ),
];

#[test]
fn other_ways_of_writing_become_one() {
    for (text, expected) in SAME {
        let design = design::read(text).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(design::write(&design), *expected, "{text}");
    }
}

/// What cannot be read: text, key of the message, line and column.
const BAD: &[(&str, &str, usize, usize)] = &[
    ("[repeat]\ntile = [60,", "file-unclosed", 2, 12),
    ("[repeat]\ntile = 60 60", "file-syntax", 2, 8),
    ("[repeat]\ntile = [6, 6]\ntile = [6, 6]", "file-twice", 3, 1),
    ("name = \"a\u{1}b\"", "file-syntax", 1, 10),
    ("canting = -1", "file-out-of-range", 1, 11),
    ("canting = 99999999999999999999", "file-out-of-range", 1, 11),
    ("canting = 1.5", "file-not-whole", 1, 11),
    ("name = \"x\"", "file-no-section", 1, 1),
    ("[raport]\ntile = [6, 6]", "file-no-section", 1, 2),
    ("name = parang", "file-unquoted", 1, 8),
    ("name = “parang”", "file-curly-quote", 1, 8),
    ("name = parang\"", "file-unquoted", 1, 8),
    ("name = \"parang", "file-unclosed", 1, 15),
    ("name =", "file-no-value", 1, 7),
    ("name: \"parang\"", "file-no-equals", 1, 7),
    ("size = 24,5", "file-decimal-comma", 1, 8),
    ("place = { at = [1, 2], turn = -0,5 }", "file-decimal-comma", 1, 31),
    ("size = 24mm", "file-bad-number", 1, 8),
    ("[layer]\nmotif = \"a\"", "file-single-section", 1, 1),
    ("[colorway]\n[colorway]", "file-single-section", 2, 2),
    ("[repeat]\ntile = [6,5, 6,5]", "file-not-a-pair", 2, 8),
    ("name = \"x\"\n[repeat]", "file-missing", 2, 1),
    ("[repeat]\nukuran = [60, 60]", "file-missing", 2, 1),
    ("repeat = 5", "file-not-a-table", 1, 10),
    ("[repeat]\ntile = [0, 60]", "file-out-of-range", 2, 9),
    ("[repeat]\ntile = [60, 1e9]", "file-out-of-range", 2, 13),
    ("[repeat]\ntile = [60, nan]", "file-not-finite", 2, 13),
    ("[repeat]\ntile = [-inf, 1]", "file-not-finite", 2, 9),
    ("[repeat]\ntile = [60]", "file-not-a-pair", 2, 8),
    ("[repeat]\ntile = \"60\"", "file-not-a-pair", 2, 8),
    ("[repeat]\ntile = [\"60\", 1]", "file-not-a-number", 2, 9),
    ("[repeat]\nstep = 5\ntile = [6, 6]", "file-not-a-text", 2, 8),
    ("seed = -1", "file-out-of-range", 1, 8),
    ("seed = 18446744073709551616", "file-out-of-range", 1, 8),
    ("layer = 5", "file-not-a-list", 1, 9),
    ("repeat.tile = [6, 6]\nlayer = [5]", "file-not-a-table", 2, 10),
    ("repeat.tile = [6, 6]\nextra = 1e999", "file-not-finite", 2, 9),
    (
        "repeat.tile = [6, 6]\nextra = { deep = 9223372036854775808 }",
        "file-number-too-large",
        2,
        18,
    ),
];

/// The same for what stands in a layer or colorway, after `[repeat]` on lines 1 and 2.
const BAD_INSIDE: &[(&str, &str, usize, usize)] = &[
    ("[[layer]]\nname = 5", "file-not-a-text", 4, 8),
    ("[[layer]]\nvisible = 1", "file-not-a-flag", 4, 11),
    ("[[layer]]\nmotif = \"a\"\nisen = \"b\"", "file-two-contents", 5, 1),
    ("[[layer]]\nplace = { ring = 0 }", "file-out-of-range", 4, 18),
    ("[[layer]]\nplace = { ring = 1001 }", "file-out-of-range", 4, 18),
    ("[[layer]]\nplace = { scale = 0 }", "file-out-of-range", 4, 19),
    ("[[layer]]\nplace = { at = [0, 1000001] }", "file-out-of-range", 4, 20),
    ("[[layer]]\nplace = { radius = -1 }", "file-out-of-range", 4, 20),
    ("[[layer]]\nmotif = \"a\"\nparams = { size = inf }", "file-not-finite", 5, 19),
    ("[[layer]]\nmotif = \"a\"\nparams = 5", "file-not-a-table", 5, 10),
    ("[[layer]]\nisen = \"a\"\nclearance = 101", "file-out-of-range", 5, 13),
    ("[[layer]]\nisen = \"a\"\npart = \" \"", "file-part-without-name", 5, 8),
    ("[[layer]]\ndrawing = 5", "file-not-a-list", 4, 11),
    ("[[layer]]\ndrawing = [{ width = 1 }]", "file-missing", 4, 12),
    ("[[layer]]\ndrawing = \"M0,0\"\nwidth = 0", "file-not-positive", 5, 9),
    ("[[layer]]\ndrawing = \"M0,0\"\nwidth = -2.5", "file-not-positive", 5, 9),
    ("[[layer]]\ndrawing = \"M0,0\"\nwidth = 1001", "file-out-of-range", 5, 9),
    ("[[layer]]\ndrawing = \"0,0 L1,1\"", "file-path-command", 4, 12),
    ("[[layer]]\ndrawing = \"L1,1\"", "file-path-command", 4, 12),
    ("[[layer]]\ndrawing = \"M0,0 L1,x\"", "file-path-number", 4, 20),
    ("[[layer]]\ndrawing = \"M0,0 L1\"", "file-path-number", 4, 19),
    ("[[layer]]\ndrawing = \"M0,0 L1,1e\"", "file-path-number", 4, 20),
    ("[[layer]]\ndrawing = \"M0,0 Z 1,1\"", "file-path-command", 4, 19),
    ("[[layer]]\ndrawing = \"M0,0 A1 1 0 2 0 3 3\"", "file-path-number", 4, 24),
    ("[[layer]]\ndrawing = \"M0,0 ★\"", "file-path-number", 4, 17),
    ("[[layer]]\ndrawing = \"M0,0 L1e300,0\"", "file-path-far", 4, 18),
    ("[[layer]]\ndrawing = \"M0,0 A1e300 1e300 0 0 0 1 1\"", "file-path-far", 4, 18),
    ("[[layer]]\ndrawing = \"M0,0 l9e5,0 9e5,0\"", "file-path-far", 4, 24),
    ("[[layer]]\ndrawing = '''\nM0,0\nL1,x'''", "file-path-number", 6, 4),
    ("[[layer]]\npicture = \"a\"\nparts = { \"#GG0000\" = \"isen\" }", "file-bad-color", 5, 11),
    (
        "[[layer]]\npicture = \"a\"\nparts = { \"#F00\" = \"a\", \"#ff0000\" = \"b\" }",
        "file-twice",
        5,
        25,
    ),
    ("[[colorway]]\nprint = { latar = \"#GG0000\" }", "file-bad-color", 4, 19),
    ("[[colorway]]\nprint = { latar = \"#GÖ000\" }", "file-bad-color", 4, 19),
    ("[[colorway]]\nprint = { latar = 5 }", "file-not-a-text", 4, 19),
    ("[[colorway]]\nprint = { Latar = \"#000\", latar = \"#fff\" }", "file-twice", 4, 27),
    ("[[colorway]]\nprint = \"#000\"", "file-not-a-table", 4, 9),
    ("[[colorway]]\ndye = 5", "file-not-a-table", 4, 7),
    ("[[colorway]]\ndye = { baths = [] }", "file-dye-no-baths", 4, 9),
    ("[[colorway]]\ndye = { baths = ['a', ' '] }", "file-dye-without-name", 4, 23),
    ("[[colorway]]\ndye = { baths = [{ dips = 3 }] }", "file-missing", 4, 18),
    ("[[colorway]]\ndye = { baths = [{ dye = 'a', dips = 0 }] }", "file-out-of-range", 4, 38),
    ("[[colorway]]\ndye = { baths = [{ dye = 'a', dips = nan }] }", "file-not-finite", 4, 38),
    (
        "[[colorway]]\ndye = { baths = [{ dye = 'a', dips = 1, depth = 1 }] }",
        "file-dye-dips-and-depth",
        4,
        49,
    ),
    ("[[colorway]]\ndye = { parts = { a = [17] } }", "file-dye-no-such-bath", 4, 24),
    ("[[colorway]]\ndye = { baths = ['a'], parts = { b = [2] } }", "file-dye-no-such-bath", 4, 39),
    (
        "[[colorway]]\ndye = { baths = ['a'], parts = { b = [0, 1] } }",
        "file-dye-no-such-bath",
        4,
        42,
    ),
    (
        "[[colorway]]\ndye = { baths = ['a'], parts = { b = 'c' } }",
        "file-dye-no-bath-called",
        4,
        38,
    ),
    (
        "[[colorway]]\ndye = { baths = ['a', 'A'], parts = { b = 'a' } }",
        "file-dye-bath-twice",
        4,
        43,
    ),
    ("[[colorway]]\ndye = { parts = { B = 1, b = 1 } }", "file-twice", 4, 26),
    ("[[colorway]]\ndye = { grade = 'x' }", "file-not-a-choice", 4, 17),
    ("[[colorway]]\ndye = { tints = 1 }", "file-out-of-range", 4, 17),
    (
        "[[colorway]]\ndye = { parts = { b = 1 }, steps = [{ dip = 1 }] }",
        "file-dye-parts-and-steps",
        4,
        19,
    ),
    ("[[colorway]]\ndye = { steps = [{}] }", "file-dye-one-work", 4, 18),
    ("[[colorway]]\ndye = { steps = [{ dip = 1, boil = true }] }", "file-dye-one-work", 4, 18),
    ("[[colorway]]\ndye = { steps = [{ wax = [] }] }", "file-dye-no-parts", 4, 26),
    ("[[colorway]]\ndye = { steps = [{ boil = false }] }", "file-dye-boil", 4, 27),
    ("[[colorway]]\ndye = { steps = [{ dip = 1, parts = ['a'] }] }", "file-dye-work-key", 4, 18),
    ("[[colorway]]\ndye = { steps = [{ brush = 1 }] }", "file-missing", 4, 18),
];

#[test]
fn baths_are_counted_from_one_or_from_zero() {
    let read = |parts: &str| {
        let dye = format!("{{ baths = ['indigo', 'soga-solo'], parts = {{ {parts} }} }}");
        let text = format!("[repeat]\ntile = [6, 6]\n[[colorway]]\ndye = {dye}");
        let design = design::read(&text).unwrap();
        let Paint::Dye(dyeing) = &design.colorways[0].paint else { panic!("no baths") };
        dyeing.parts.values().cloned().collect::<Vec<_>>()
    };
    let expected = [vec![], vec![1], vec![0, 1]];
    assert_eq!(read("isen = [], klowong = [2], latar = [1, 2]"), expected);
    assert_eq!(read("isen = [], klowong = [1], latar = [0, 1]"), expected);
    assert_eq!(read("isen = [], klowong = 'soga-solo', latar = ['Indigo', 2]"), expected);
}

#[test]
fn forty_baths_are_refused() {
    let baths = "'indigo', ".repeat(40);
    let text = format!("[repeat]\ntile = [6, 6]\n[[colorway]]\ndye = {{ baths = [{baths}] }}");
    let error = design::read(&text).unwrap_err();
    assert_eq!((error.message().key, error.position()), ("file-dye-many-baths", Some((4, 178))));
}

#[test]
fn bad_files_are_refused_where_they_are_bad() {
    let inside = BAD_INSIDE.iter().map(|(text, key, line, column)| {
        (format!("[repeat]\ntile = [6, 6]\n{text}"), key, line, column)
    });
    let plain = BAD.iter().map(|(text, key, line, column)| ((*text).to_owned(), key, line, column));
    for (text, key, line, column) in plain.chain(inside) {
        let error = design::read(&text).expect_err(&text);
        assert_eq!(error.message().key, *key, "{text}\n{error}");
        assert_eq!(error.position(), Some((*line, *column)), "{text}\n{error}");
        let values = &error.message().values;
        assert!(values.contains(&("line", Said::from(*line))), "{error} says no line");
    }
}

#[test]
fn names_have_an_end() {
    let name = "x".repeat(201);
    let texts = [
        format!("name = \"{name}\"\n"),
        format!("[repeat]\ntile = [6, 6]\nstep = \"{name}\""),
        format!("[repeat]\ntile = [6, 6]\n[[layer]]\nisen = \"a\"\npart = \"{name}\""),
        // 200 letters that become 400 in lower case.
        format!("[repeat]\ntile = [6, 6]\n[[layer]]\nisen = \"a\"\npart = \"{}\"", "İ".repeat(200)),
    ];
    for text in texts {
        let error = design::read(&text).expect_err(&text);
        assert!(matches!(error.message().key, "file-too-long" | "file-missing"), "{error}");
    }
}

#[test]
fn an_excerpt_shows_the_line_and_a_caret() {
    let excerpt = |text: &str| design::read(text).expect_err(text).excerpt().to_owned();
    let text = "canting = 1\n\n\n[repeat]\ntile = [0, 60]\nstep = \"x\"\n";
    assert_eq!(excerpt(text), "  5 | tile = [0, 60]\n    |         ^", "plain");
    let text = "[repeat]\r\n\ttile\t=\t[0.25, 60]\r\n";
    assert_eq!(excerpt(text), "  2 |  tile = [0.25, 60]\n    |          ^^^^", "tabs");
    let text = "repeat = { \"蜡染\" = 1, tile = [0, 60] }";
    assert_eq!(
        excerpt(text),
        "  1 | repeat = { \"蜡染\" = 1, tile = [0, 60] }\n    |                                ^",
        "wide characters"
    );
    let text = "repeat = { \"\u{202e}a\u{301}\" = 1, tile = [0, 60] }";
    assert_eq!(
        excerpt(text),
        "  1 | repeat = { \"\u{fffd}a\u{301}\" = 1, tile = [0, 60] }\n    |                              ^",
        "marks without width"
    );
    let text =
        format!("repeat = {{ a = \"{}\", tile = [0, {}] }}", "y".repeat(9000), "1".repeat(9000));
    let long = excerpt(&text);
    let (line, carets) = long.split_once('\n').unwrap();
    assert!(line.chars().count() < 110, "{long}");
    assert_eq!(line.chars().nth(carets.chars().count() - 1), Some('0'), "{long}");
    assert!(line.starts_with("  1 | …yyyy") && line.ends_with("1…"), "{long}");
    let error = design::read("name = \"\u{1b}[31m").expect_err("an escape");
    assert!(!error.excerpt().contains('\u{1b}'), "an escape reaches the terminal");
}

#[test]
fn too_much_is_refused() {
    let head = "repeat = { tile = [6, 6] }\n";
    let many = |text: &str, count: usize| format!("{head}{}", text.repeat(count));
    let list = |open: &str, text: &str, count: usize, close: &str| {
        format!("{head}{open}{}{close}", text.repeat(count))
    };
    let table = [
        (String::new(), "file-empty"),
        (" \n\t\r\n".to_owned(), "file-empty"),
        (" ".repeat(16 << 20) + "x", "file-too-large"),
        (many("[[layer]]\n", 1001), "file-too-many"),
        (many("[[colorway]]\n", 1001), "file-too-many"),
        (many("[[layer]]\n", 1_000_000), "file-too-much"),
        (list("layer = [", "{},", 1_500_000, "]"), "file-too-much"),
        (many("[x]\n", 10_001), "file-too-much"),
        (list("x = [", "[", 100_000, ""), "file-too-deep"),
        (list("x = ", "{a=", 100_000, ""), "file-too-deep"),
        (list("", "a.", 100_000, "a = 1"), "file-too-deep"),
        (list("[", "a.", 100_000, "a]"), "file-too-deep"),
        (list("[[layer]]\ndrawing = \"M0,0", " 1,1", 100_001, "\""), "file-path-too-long"),
        (list("[[layer]]\ndrawing = [", "{d='M0,0 1,1'},", 50_001, "]"), "file-path-too-long"),
        (list("[[layer]]\ndrawing = [", "{d=''},", 100_001, "]"), "file-path-too-long"),
    ];
    for (text, key) in table {
        let error = design::read(&text).err();
        assert_eq!(error.map(|error| error.message().key), Some(key), "{key}");
    }
}

#[test]
fn as_much_as_is_allowed_is_read() {
    let path = "{ d = 'M0,0', width = 0.8, part = 'isen' },".repeat(100_000);
    let text = format!("repeat.tile = [6, 6]\n[[layer]]\ndrawing = [{path}]");
    let design = design::read(&text).unwrap();
    assert_eq!(design::read(&design::write(&design)).unwrap(), design, "drawn paths");
    let deep = format!("repeat.tile = [6, 6]\nx = {}{}", "[".repeat(20), "]".repeat(20));
    let design = design::read(&deep).unwrap();
    assert_eq!(design::read(&design::write(&design)).unwrap(), design, "nested lists");
    let tables = format!("repeat.tile = [6, 6]\nx = [{}]", "{},".repeat(20_000));
    let design = design::read(&tables).unwrap();
    assert_eq!(design::read(&design::write(&design)).unwrap(), design, "unknown tables");
    let layers = format!("repeat.tile = [6, 6]\n{}", "[[layer]]\nmotif = 'kawung'\n".repeat(1000));
    assert_eq!(design::read(&layers).unwrap().layers.len(), 1000, "layers");
}

#[test]
fn an_unknown_key_gives_way_to_a_known_one() {
    let mut design = Design::new();
    let text =
        "repeat.tile = [6, 6]\n[[layer]]\nmotif = 'kawung'\nwidth = 5\n[layer.params]\nx = []\n";
    design.layers = design::read(text).unwrap().layers;
    let path =
        BezPath::from_vec(vec![PathEl::MoveTo(Point::ZERO), PathEl::LineTo(Point::new(1.0, 2.0))]);
    let unknown = toml::Table::new();
    Arc::make_mut(&mut design.layers[0]).content = Content::Drawing(vec![DrawnPath {
        path: path.into(),
        width: Some(2.0),
        part: Part::new("klowong"),
        unknown,
    }]);
    let text = design::write(&design);
    assert!(text.contains("width = 2\n") && !text.contains("width = 5"), "{text}");
    assert!(text.contains("params = { x = [] }"), "{text}");
    let again = design::read(&text).unwrap();
    assert_eq!(design::write(&again), text, "bytes");
}

#[test]
fn arcs_end_where_they_should_and_keep_their_radius() {
    for data in ["M10,0 A10,10 0 0 1 0,10", "M10,0 a10 10 0 01-10 10", "M10,0 A10,10 77 0 1 0,10"] {
        let path = drawn(data);
        let Some(PathEl::CurveTo(.., end)) = path.elements().last() else {
            panic!("{data}: no curve")
        };
        assert_eq!(*end, Point::new(0.0, 10.0), "{data}");
        for segment in path.segments() {
            for t in [0.0, 0.3, 0.5, 0.9] {
                let far = kurbo::ParamCurve::eval(&segment, t).to_vec2().length();
                assert!((far - 10.0).abs() < 1e-4, "{data}: {far}");
            }
        }
    }
    // The large arc goes around the other side; ends too far apart stretch the radii.
    assert!(kurbo::Shape::area(&drawn("M10,0 A10,10 0 1 0 0,10")).abs() > 200.0, "large arc");
    let half = kurbo::Shape::area(&drawn("M0,0 A1,2 0 0 1 10,0"));
    assert!((half.abs() - std::f64::consts::PI * 25.0).abs() < 0.01, "stretched: {half}");
    assert_eq!(drawn("M0,0 A0,5 0 0 1 10,0"), drawn("M0,0 L10,0"), "an arc without width");
    assert_eq!(drawn("M1,1 A5,5 0 0 1 1,1"), drawn("M1,1"), "an arc to where it is");
}

#[test]
fn path_data_means_what_it_means_elsewhere() {
    let table = [
        ("m1,1 2,2 z m1,1 l1,0", "M1,1 L3,3 Z M2,2 L3,2"),
        ("M0,0 Z L5,5", "M0,0 Z M0,0 L5,5"),
        ("M0,0 C0,1 1,2 2,2 S4,3 4,4 s0,1 1,1", "M0,0 C0,1 1,2 2,2 C3,2 4,3 4,4 C4,5 4,5 5,5"),
        ("M0,0 Q1,1 2,0 T4,0 t2,0", "M0,0 Q1,1 2,0 Q3,-1 4,0 Q5,1 6,0"),
        ("M0,0 L1,1 S2,2 3,1", "M0,0 L1,1 C1,1 2,2 3,1"),
        ("M0-0.5.5+1h-1V2", "M0,-0.5 L0.5,1 L-0.5,1 L-0.5,2"),
        ("", ""),
    ];
    for (data, expected) in table {
        assert_eq!(drawn(data), drawn(expected), "{data}");
    }
}

/// The path of a design with one drawing.
fn drawn(data: &str) -> BezPath {
    let text = format!("repeat.tile = [6, 6]\n[[layer]]\ndrawing = \"{data}\"");
    let design = design::read(&text).unwrap_or_else(|error| panic!("{error}"));
    let Content::Drawing(paths) = &design.layers[0].content else { panic!("{data}: no drawing") };
    BezPath::clone(&paths[0].path)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn a_design_survives_its_file(design in any_design()) {
        let text = design::write(&design);
        let again = match design::read(&text) {
            Ok(again) => again,
            Err(error) => return Err(TestCaseError::fail(format!("{error}\n{text}"))),
        };
        prop_assert_eq!(&again, &design, "{}", text);
        prop_assert_eq!(design::write(&again), text);
        prop_assert_eq!(design.check(), Ok(()));
    }

    #[test]
    fn garbage_never_panics(text in "\\PC*|[\\[\\]{}=.,\"'#\n a-c0-9\\\\-]{0,80}") {
        check_any(&text)?;
    }

    #[test]
    fn a_torn_file_never_panics(at in 0..WHOLE.len(), with in "[\\[\\]{}=.,\"'\n0-9nMz★-]{0,3}", cut in 0..30_usize) {
        let end = (at + cut).min(WHOLE.len());
        check_any(&format!("{}{with}{}", &WHOLE[..at], &WHOLE[end..]))?;
    }
}

/// Whatever can be read can be written and read again.
fn check_any(text: &str) -> Result<(), TestCaseError> {
    if let Ok(design) = design::read(text) {
        let written = design::write(&design);
        let again =
            design::read(&written).map_err(|error| TestCaseError::fail(error.to_string()))?;
        prop_assert_eq!(&again, &design, "{}", &written);
        prop_assert_eq!(design::write(&again), written);
        prop_assert_eq!(design.check(), Ok(()));
        let kept = design::rewrite(text, &design);
        prop_assert_eq!((kept.text.as_str(), kept.is_kept), (text, true));
        let _notices = design.notices();
    }
    Ok(())
}

/// Any text: letters of every script, controls, quotes.
pub(super) fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-z ]{0,12}",
        vec(any::<char>(), 0..20).prop_map(String::from_iter),
        "[\"'\\\\\r\n\t]{0,6}"
    ]
}

pub(super) fn any_part() -> impl Strategy<Value = Part> {
    any_text().prop_map(|text| Part::new(&format!("p{text}")))
}

/// A number, whole or not, within `reach`.
fn any_number(reach: f64) -> impl Strategy<Value = f64> {
    prop_oneof![
        (-reach..=reach),
        (-reach..=reach).prop_map(f64::round),
        Just(0.0),
        Just(reach),
        Just(0.1 + 0.2),
        Just(f64::MIN_POSITIVE)
    ]
}

fn any_point() -> impl Strategy<Value = Point> {
    (any_number(1e6), any_number(1e6)).prop_map(Point::from)
}

/// Any values but known keys and numbers that are none.
fn any_unknown() -> impl Strategy<Value = toml::Table> {
    let leaf = prop_oneof![
        any_text().prop_map(toml::Value::from),
        any::<i64>().prop_map(toml::Value::from),
        proptest::num::f64::NORMAL.prop_map(toml::Value::from),
        any::<bool>().prop_map(toml::Value::from),
        Just("2011-09-03T10:00:00Z".parse::<toml::value::Datetime>().expect("a date").into()),
    ];
    let value = leaf.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(toml::Value::from),
            btree_map(any_text(), inner, 0..4)
                .prop_map(|entries| toml::Value::Table(entries.into_iter().collect())),
        ]
    });
    btree_map(any_text().prop_map(|text| format!("?{text}")), value, 0..3)
        .prop_map(|entries| entries.into_iter().collect())
}

fn any_path() -> impl Strategy<Value = BezPath> {
    let element = prop_oneof![
        any_point().prop_map(PathEl::MoveTo),
        any_point().prop_map(PathEl::LineTo),
        (any_point(), any_point()).prop_map(|(p, q)| PathEl::QuadTo(p, q)),
        (any_point(), any_point(), any_point()).prop_map(|(p, q, r)| PathEl::CurveTo(p, q, r)),
        Just(PathEl::ClosePath),
    ];
    vec((any_point(), vec(element, 0..5)), 0..3).prop_map(|pieces| {
        let mut path = BezPath::new();
        for (start, elements) in pieces {
            path.move_to(start);
            // After a close comes a move, as everywhere in a design.
            let end = elements.iter().position(|element| *element == PathEl::ClosePath);
            let end = end.map_or(elements.len(), |end| end + 1);
            path.extend(elements[..end].iter().copied());
        }
        path
    })
}

fn any_values() -> impl Strategy<Value = canting::param::Values> {
    let value = prop_oneof![
        any_number(1e18).prop_map(Value::Number),
        proptest::num::f64::NORMAL.prop_map(Value::Number),
        any_text().prop_map(Value::Text),
        any::<bool>().prop_map(Value::Flag),
    ];
    btree_map(any_text(), value, 0..5)
}

pub(super) fn any_drawn() -> impl Strategy<Value = DrawnPath> {
    let width = proptest::option::of(1e-9..1000.0);
    (any_path(), width, any_part(), any_unknown()).prop_map(|(path, width, part, unknown)| {
        DrawnPath { path: path.into(), width, part, unknown }
    })
}

pub(super) fn any_color() -> impl Strategy<Value = canting::color::Srgb> {
    any::<[u8; 3]>().prop_map(|[r, g, b]| canting::color::Srgb::new(r, g, b))
}

fn any_content() -> impl Strategy<Value = Content> {
    prop_oneof![
        (any_text(), any_values()).prop_map(|(name, params)| Content::Motif { name, params }),
        (any_text(), any_values(), any_part(), 0.0..100.0).prop_map(
            |(name, params, part, clearance)| Content::Isen { name, params, part, clearance }
        ),
        vec(any_drawn(), 2..4).prop_map(Content::Drawing),
        any_drawn().prop_map(|drawn| Content::Drawing(vec![drawn])),
        Just(Content::Drawing(Vec::new())),
        (any_text(), btree_map(any_color(), any_part(), 0..3), any_part())
            .prop_map(|(file, parts, part)| Content::Picture { file, parts, part }),
        Just(Content::Unknown),
    ]
}

pub(super) fn any_placement() -> impl Strategy<Value = Placement> {
    let numbers = (any_point(), any_number(1e6), 0.001..1000.0, 0.0..1e6);
    (numbers, any::<bool>(), 1..=1000_u32, any_unknown()).prop_map(
        |((at, turn, scale, radius), is_mirrored, ring, unknown)| Placement {
            at,
            turn,
            scale,
            is_mirrored,
            ring,
            radius,
            unknown,
        },
    )
}

pub(super) fn any_layer() -> impl Strategy<Value = Layer> {
    let flags = (any::<bool>(), any::<bool>());
    let place =
        prop_oneof![Just(None), Just(Some(Placement::default())), any_placement().prop_map(Some)];
    let laying = (proptest::char::range('A', 'Z'), any::<Option<bool>>(), any::<Option<u64>>());
    (any_text(), any_content(), (place, laying), flags, any_unknown()).prop_map(
        |(name, content, (place, (tile, follows, seed)), (is_visible, is_locked), unknown)| Layer {
            name,
            content,
            place,
            seed,
            tile,
            follows,
            is_visible,
            is_locked,
            unknown,
        },
    )
}

fn any_bath() -> impl Strategy<Value = Bath> {
    let amount = prop_oneof![
        Just(Amount::Usual),
        (0.1..=100.0_f64).prop_map(Amount::Dips),
        (0.01..=30.0_f64).prop_map(Amount::Depth),
    ];
    let dye = any_text().prop_map(|text| format!("d{text}").trim().to_owned());
    (dye, amount, any::<bool>(), any_unknown())
        .prop_map(|(dye, amount, is_brushed, unknown)| Bath { dye, amount, is_brushed, unknown })
}

fn any_work(baths: usize) -> impl Strategy<Value = Work> {
    let parts = || vec(any_part(), 1..4);
    prop_oneof![
        parts().prop_map(Work::Wax),
        parts().prop_map(Work::Close),
        parts().prop_map(Work::Scrape),
        (0..baths, parts()).prop_map(|(bath, parts)| Work::Brush(bath, parts)),
        (0..baths).prop_map(Work::Dip),
        Just(Work::BoilOff),
        any_unknown()
            .prop_filter("an empty step is none", |table| !table.is_empty())
            .prop_map(Work::Unknown),
    ]
}

pub(super) fn any_dyeing() -> impl Strategy<Value = Dyeing> {
    let chain = prop_oneof![
        proptest::sample::select(&Chain::ALL[..]),
        any_text().prop_map(|text| Chain::Unknown(format!("?{text}"))),
    ];
    let graded = (proptest::option::of(2..=17_usize), proptest::sample::select(&Grade::ALL[..]));
    let baths = vec(any_bath(), 0..5);
    (chain, any_text(), baths, graded, any_unknown()).prop_flat_map(
        |(chain, cloth, baths, (tints, grade), unknown)| {
            let count = if baths.is_empty() { dyeing::BATHS } else { baths.len() };
            let reach = proptest::collection::btree_set(0..count, 0..4);
            let reach = reach.prop_map(|set| set.into_iter().collect::<Vec<_>>());
            let dyeing = Dyeing { chain, cloth, baths, tints, grade, ..Dyeing::default() };
            let dyeing = Dyeing { unknown, ..dyeing };
            let stated = dyeing.clone();
            prop_oneof![
                btree_map(any_part(), reach, 0..5)
                    .prop_map(move |parts| Dyeing { parts, ..dyeing.clone() }),
                vec(any_work(count), 0..6)
                    .prop_map(move |works| Dyeing { works, ..stated.clone() }),
            ]
        },
    )
}

pub(super) fn any_colorway() -> impl Strategy<Value = Colorway> {
    let paint = prop_oneof![
        btree_map(any_part(), any_color(), 0..5).prop_map(Paint::Print),
        any_dyeing().prop_map(Paint::Dye),
        Just(Paint::Unknown)
    ];
    (any_text(), paint, any_unknown()).prop_map(|(name, paint, unknown)| Colorway {
        name,
        paint,
        unknown,
    })
}

fn any_of<T: Copy + std::fmt::Debug + 'static>(
    names: &'static [(T, &'static str)],
) -> impl Strategy<Value = T> {
    proptest::sample::select(names).prop_map(|(choice, _)| choice)
}

fn any_stripe() -> impl Strategy<Value = Stripe> {
    let frieze = proptest::sample::select(&Frieze::ALL[..]);
    (1.0..1000.0, 1.0..1000.0, frieze, any_unknown())
        .prop_map(|(width, unit, frieze, unknown)| Stripe { width, unit, frieze, unknown })
}

pub(super) fn any_step() -> impl Strategy<Value = Step> {
    let side = || 1.0..=1000.0_f64;
    let size = move || (side(), side()).prop_map(|(width, height)| Size::new(width, height));
    let share =
        || (0..100_u32, 1..=100_u32).prop_map(|(count, of)| Share { count: count % of, of });
    let named = proptest::sample::select(Step::names()).prop_map(Step::named);
    let frieze = || proptest::sample::select(&Frieze::ALL[..]);
    prop_oneof![
        named,
        any_text().prop_map(|text| Step::Unknown(format!("?{text}"))),
        share().prop_map(Step::Drop),
        share().prop_map(Step::Shift),
        (any_number(180.0), any::<bool>())
            .prop_map(|(angle, is_half)| Step::Parang { angle, is_half }),
        (proptest::sample::select(&Wedge::ALL[..]), proptest::option::of(size()))
            .prop_map(|(wedge, every)| Step::Mubeng { wedge, every }),
        (any_of(Order::NAMES), any_of(Twin::NAMES))
            .prop_map(|(order, twin)| Step::Sareng { order, twin }),
        (any_number(180.0), vec(any_stripe(), 1..4))
            .prop_map(|(angle, stripes)| Step::Lereng { angle, stripes }),
        (1.0..10_000.0, any_of(Turning::NAMES))
            .prop_map(|(gap, turning)| Step::Toss { gap, turning }),
        (15.0..165.0_f64).prop_map(|angle| Step::Group { group: Group::P2, angle }),
        (frieze(), size(), any_of(Corner::NAMES))
            .prop_map(|(frieze, unit, corner)| Step::Pinggiran { frieze, unit, corner }),
    ]
}

fn any_repeat() -> impl Strategy<Value = Stepping> {
    let step = any_step();
    let side = || prop_oneof![1.0..=10_000.0, (1.0..=10_000.0_f64).prop_map(f64::round)];
    (step, side(), side(), any_unknown()).prop_map(|(step, width, height, unknown)| Stepping {
        step,
        tile: Size::new(width, height),
        unknown,
    })
}

pub(super) fn any_cloth() -> impl Strategy<Value = Cloth> {
    let form = prop_oneof![
        proptest::sample::select(Form::ALL.to_vec()),
        any_text().prop_map(|text| Form::named(&text)),
    ];
    let size = proptest::option::of((1.0..1e6, 1.0..1e6).prop_map(Size::from));
    (form, size, any_unknown()).prop_map(|(form, size, unknown)| Cloth { form, size, unknown })
}

pub(super) fn any_design() -> impl Strategy<Value = Design> {
    let texts = (any_text(), any_text(), any_text());
    let layers = vec(any_layer().prop_map(Arc::new), 0..4);
    let colorways = vec(any_colorway().prop_map(Arc::new), 0..4);
    let parts = (any_repeat(), proptest::option::of(any_cloth()), layers, colorways);
    (1..4_u32, any::<u64>(), texts, parts, any_unknown()).prop_map(
        |(version, seed, (name, author, note), (repeat, cloth, layers, colorways), unknown)| {
            Design { version, name, author, note, seed, repeat, cloth, layers, colorways, unknown }
        },
    )
}
