//! Colorways of baths: from the file to plans, pictures and palettes.

use std::fs;

use canting::artwork::{Artwork, Materials};
use canting::design::{self, Design, Paint};
use canting::dye::{Dyes, Plan, Recipe};
use canting::mark::Part;
use canting::notice::{Argument, Notice, Spot};
use canting::repeat::Repeat;
use canting::survey;

use crate::command_line::Bench;

/// A design with these layers and this `dye`, on a tile of 40 x 40 mm.
fn design(layers: &str, dye: &str) -> String {
    format!(
        "canting = 1\nname = \"Coba\"\n\n[repeat]\nstep = \"tubrukan\"\ntile = [40, 40]\n\n{layers}\n\
         # my colors\n[[colorway]]\nname = \"Celup\"\ndye = {dye}\n"
    )
}

/// A filled square with an outline around it, which may have a gap in its middle.
fn square(gap: f64) -> String {
    let (left, right) = (20.0 - gap / 2.0, 20.0 + gap / 2.0);
    format!(
        "[[layer]]\ndrawing = [{{ d = \"M10 10H30V30H10Z\", part = \"bunga\" }}, \
         {{ d = \"M{right} 10H30V30H10V10H{left}\", width = 1, part = \"klowong\" }}]\n"
    )
}

const COLET: &str = "{ baths = [{ dye = 'remazol-merah-8b', colet = true }, 'indigo'], \
                     parts = { bunga = 1, latar = 2, klowong = [] } }";

fn read(text: &str) -> (Design, Repeat) {
    let design = design::read(text).unwrap();
    let repeat = Repeat::of(Artwork::of(&design, &Materials::standard()));
    (design, repeat)
}

/// What is told of walls and blades in the first colorway of a design.
fn notices(text: &str) -> Vec<Notice> {
    let (design, repeat) = read(text);
    let Paint::Dye(dyeing) = &design.colorways[0].paint else { panic!("no baths") };
    let (dyes, fabric) = (Dyes::standard(), survey::fabric(&repeat));
    let (recipe, notices) = Recipe::of(dyeing, &repeat.parts(), &dyes, 0);
    assert_eq!(notices, [], "nothing is wrong with the recipe itself");
    survey::notices(&repeat, &fabric, &[(0, &Plan::of(recipe, &fabric))])
}

fn number(notice: &Notice, name: &str) -> f64 {
    let found = notice.message.values.iter().find(|(key, _)| *key == name);
    match found {
        Some((_, Argument::Number(number))) => *number,
        other => panic!("{name} is {other:?}"),
    }
}

#[test]
fn shares_and_edges_of_parts_are_measured() {
    let (_, repeat) = read(&design(&square(0.0), "'kelengan'"));
    let fabric = survey::fabric(&repeat);
    let share = |part: &str| fabric.fields()[&Part::new(part)].share;
    // Outline: 80 mm long and 1 mm wide, its corners rounded outside.
    let outline = 80.0 - (1.0 - std::f64::consts::FRAC_PI_4);
    for (part, area) in [("bunga", 19.0 * 19.0), ("klowong", outline)] {
        assert!((share(part) * 1600.0 - area).abs() < 5.0, "{part} {}", share(part) * 1600.0);
    }
    let all: f64 = fabric.fields().values().map(|field| field.share).sum();
    assert!((all - 1.0).abs() < 1e-9, "{all}");
    let [bunga, klowong, latar] = ["bunga", "klowong", "latar"].map(Part::new);
    assert!(fabric.is_area(&bunga) && !fabric.is_area(&klowong) && fabric.is_area(&latar));
    assert!(fabric.touch(&bunga, &klowong) && !fabric.touch(&bunga, &latar));
    let inner = fabric.fields()[&bunga].touches[&klowong];
    assert!((inner - 76.0).abs() < 1.5, "{inner}");
}

#[test]
fn a_gap_in_a_wall_is_found_where_it_is() {
    let gaps = notices;
    assert_eq!(gaps(&design(&square(0.0), COLET)), []);
    let open = gaps(&design(&square(3.0), COLET));
    assert_eq!(open.len(), 1, "{open:?}");
    assert_eq!(open[0].message.key, "dye-wall-open");
    // Round ends of a line of 1 mm take half a millimeter from either side.
    let (x, y) = (number(&open[0], "x"), number(&open[0], "y"));
    assert!((number(&open[0], "length") - 2.0).abs() < 0.5, "{open:?}");
    assert!((x - 20.0).abs() < 0.6 && (y - 10.0).abs() < 0.6, "{open:?}");
    let bare = "[[layer]]\ndrawing = \"M10 10H30V30H10Z\"\npart = \"bunga\"\n";
    let missing = gaps(&design(bare, &COLET.replace("klowong = []", "isen = []")));
    assert_eq!(missing[0].message.key, "dye-wall-missing", "{missing:?}");
    // A wall of dyed lines holds nothing.
    let dyed = COLET.replace("klowong = []", "klowong = [1, 2]");
    assert!(
        gaps(&design(&square(0.0), &dyed))
            .iter()
            .any(|told| told.message.key == "dye-wall-missing")
    );
}

#[test]
fn a_line_too_near_to_the_blade_is_found() {
    let lines = |y: f64| {
        format!(
            "[[layer]]\ndrawing = [{{ d = \"M0 10H40\", width = 1, part = \"klowong\" }}, \
             {{ d = \"M5 {y}H35\", width = 1, part = \"isen\" }}]\n"
        )
    };
    let dye = "{ chain = 'sogan-solo', parts = { isen = [], klowong = [2], latar = [1, 2] } }";
    let near = |y: f64| notices(&design(&lines(y), dye));
    assert_eq!(near(13.0), []);
    let found = near(11.8);
    assert_eq!((found.len(), found[0].message.key), (1, "dye-blade-near"));
    assert!((number(&found[0], "distance") - 0.8).abs() < 0.25, "{found:?}");
    assert!((number(&found[0], "y") - 10.5).abs() < 0.5, "{found:?}");
}

/// A design on a tile of this size.
fn sized(tile: &str, layers: &str, dye: &str) -> String {
    design(layers, dye).replace("tile = [40, 40]", &format!("tile = {tile}"))
}

#[test]
fn shares_at_the_seams_count_once() {
    let layers = "[[layer]]\ndrawing = \"M0 0H1V40H0Z\"\npart = \"bunga\"\n\
                  [[layer]]\ndrawing = \"M0 0H40V0.5H0Z\"\npart = \"isen\"\n";
    let (_, repeat) = read(&design(layers, "'kelengan'"));
    let fabric = survey::fabric(&repeat);
    for (part, area) in [("bunga", 39.5), ("isen", 20.0)] {
        let share = fabric.fields()[&Part::new(part)].share;
        assert!((share * 1600.0 - area).abs() < 1e-6, "{part}: {}", share * 1600.0);
    }
}

#[test]
fn every_gap_is_found_whatever_their_number() {
    // 784 little squares and a strip below them, of which none has a wall.
    let squares: String =
        (0..784).map(|at| format!("M{} {}h1v1h-1Z", 2 + at % 28 * 7, 2 + at / 28 * 7)).collect();
    let bare = format!(
        "[[layer]]\ndrawing = \"{squares}\"\npart = \"bunga\"\n\
         [[layer]]\ndrawing = \"M0 220H200V230H0Z\"\npart = \"bunga\"\n"
    );
    let found = notices(&sized("[200, 240]", &bare, &COLET.replace("klowong = []", "isen = []")));
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].message.key, "dye-wall-missing");
    assert_eq!(number(&found[0], "count"), 786.0, "the strip has two edges");
    assert!((number(&found[0], "length") - 200.0).abs() < 0.5, "{found:?}");
    let y = number(&found[0], "y");
    assert!((y - 220.0).abs() < 0.2 || (y - 230.0).abs() < 0.2, "{found:?}");
}

#[test]
fn a_slanted_gap_is_as_long_as_an_upright_one() {
    // A wall that ends and begins again on one side of a square that stands on its corner.
    let open = |from: f64, to: f64| {
        let layers = format!(
            "[[layer]]\ndrawing = [{{ d = \"M20 8L32 20L20 32L8 20Z\", part = \"bunga\" }}, \
             {{ d = \"M{to} {}L32 20L20 32L8 20L20 8L{from} {}\", width = 1, part = \"klowong\" }}]\n",
            to - 12.0,
            from - 12.0
        );
        notices(&design(&layers, COLET))
    };
    let found = open(24.0, 27.0);
    assert_eq!((found.len(), found[0].message.key), (1, "dye-wall-open"));
    // Round ends take half a millimeter from either side.
    let length = 3.0 * std::f64::consts::SQRT_2 - 1.0;
    assert!((number(&found[0], "length") - length).abs() < 0.35, "{found:?}");
    assert!((number(&found[0], "x") - 25.5).abs() < 0.4, "{found:?}");
}

#[test]
fn a_gap_over_the_seam_is_one() {
    // The tile's own corner is in the middle of the color; its walls are open over both seams.
    let layers = "[[layer]]\ndrawing = [{ d = \"M0 10H40V30H0Z\", part = \"bunga\" }, \
                  { d = \"M2.5 10H37.5\", width = 1, part = \"klowong\" }, \
                  { d = \"M0 30H40\", width = 1, part = \"klowong\" }]\n";
    let upright = layers.replace("M0 10H40V30H0Z", "M10 0V40H30V0Z");
    let upright = upright.replace("M2.5 10H37.5", "M10 2.5V37.5").replace("M0 30H40", "M30 0V40");
    for (layers, across) in [(layers, true), (&upright, false)] {
        let found = notices(&design(layers, COLET));
        assert_eq!((found.len(), number(&found[0], "count")), (1, 1.0), "{found:?}");
        assert!((number(&found[0], "length") - 4.0).abs() < 0.5, "{found:?}");
        let along = number(&found[0], if across { "x" } else { "y" });
        assert!(!(0.5..39.5).contains(&along) && (0.0..=40.0).contains(&along), "{found:?}");
    }
}

#[test]
fn near_lines_meet_over_seams_and_strips() {
    let dye = "{ chain = 'sogan-solo', parts = { isen = [], klowong = [2], latar = [1, 2] } }";
    // Row 512 is 85.3 mm down; above and below of it, in either order, then over the seams.
    let pairs = [
        ("M5 84.6H35", "M5 86.4H35"),
        ("M5 86.4H35", "M5 84.6H35"),
        ("M5 0.9H35", "M5 119.1H35"),
        ("M5 119.1H35", "M5 0.9H35"),
        ("M0.9 20V60", "M39.1 20V60"),
        ("M39.1 20V60", "M0.9 20V60"),
    ];
    for (off, on) in pairs {
        let layers = format!(
            "[[layer]]\ndrawing = [{{ d = \"{off}\", width = 1, part = \"klowong\" }}, \
             {{ d = \"{on}\", width = 1, part = \"isen\" }}]\n"
        );
        let found = notices(&sized("[40, 120]", &layers, dye));
        assert_eq!(found.len(), 1, "{off} {on}");
        assert_eq!(found[0].message.key, "dye-blade-near");
        assert!((number(&found[0], "distance") - 0.8).abs() < 0.25, "{off} {on}: {found:?}");
        assert!(number(&found[0], "x") <= 40.0 && number(&found[0], "y") <= 120.0, "{found:?}");
    }
}

#[test]
fn all_colorways_are_surveyed_at_once() {
    let text = design(&square(3.0), COLET);
    let again = format!("[[colorway]]\nname = \"Lagi\"\ndye = {COLET}\n");
    let (design, repeat) = read(&format!("{text}{again}"));
    let (dyes, fabric) = (Dyes::standard(), survey::fabric(&repeat));
    let plan = |index: usize| {
        let Paint::Dye(dyeing) = &design.colorways[index].paint else { panic!("no baths") };
        Plan::of(Recipe::of(dyeing, &repeat.parts(), &dyes, index).0, &fabric)
    };
    let [first, second] = [0, 1].map(plan);
    let one = survey::notices(&repeat, &fabric, &[(1, &second)]);
    let both = survey::notices(&repeat, &fabric, &[(1, &second), (0, &first)]);
    let places: Vec<Spot> = both.iter().map(|notice| notice.place.clone()).collect();
    assert_eq!(places, [Spot::Colorway(0), Spot::Colorway(1)]);
    assert_eq!(both[1..], one);
    assert_eq!(survey::notices(&repeat, &fabric, &[]), []);
}

#[test]
fn a_dye_that_nobody_knows_colors_nothing() {
    let dye = "{ baths = ['emas', 'indigo'], parts = { bunga = [1], klowong = [2], latar = [] } }";
    let (design, repeat) = read(&design(&square(0.0), dye));
    let dyes = Dyes::standard();
    let (palette, notices) = canting::dye::palette(&design.colorways[0], 0, &repeat.parts(), &dyes);
    let mori = dyes.find_cloth("mori").unwrap().color;
    assert_eq!((palette.color(&Part::new("bunga")), palette.latar()), (mori, mori));
    assert_eq!(palette.color(&Part::new("klowong")).to_string(), "#1F2F55");
    let keys: Vec<&str> = notices.iter().map(|notice| notice.message.key).collect();
    assert_eq!(keys, ["dye-unknown"]);
}

#[test]
fn a_plan_is_told_in_words_and_to_programs() {
    let bench = Bench::new();
    bench.put("kain.batik", design(&square(0.0), "'sogan-yogya'"));
    let told = bench.run("plan kain.batik");
    assert_eq!(told.code, 0, "{}", told.err);
    for word in ["nglowong", "medel", "ngerok", "nyoga", "#222627", "estimates"] {
        assert!(told.out.contains(word), "{word}: {}", told.out);
    }
    let told = bench.run("plan kain.batik --json");
    let json: serde_json::Value = serde_json::from_str(&told.out).unwrap();
    assert_eq!(json["baths"][0]["dye"], "indigo");
    let shares = json["outcomes"].as_array().unwrap().iter();
    let all: f64 = shares.map(|outcome| outcome["share"].as_f64().unwrap()).sum();
    assert!((all - 1.0).abs() < 1e-6, "{all}");
    // The flower stays blue under wax until the end.
    let last = json["steps"].as_array().unwrap().last().unwrap();
    assert_eq!((&last["craft"], &last["waxed"]), (&"nglorod".into(), &serde_json::json!([])));
    assert_eq!(json["wax"][1]["removed"], serde_json::json!(["klowong"]));
}

#[test]
fn a_plan_is_drawn_on_sheets_and_step_by_step() {
    let bench = Bench::new();
    bench.put("kain.batik", design(&square(0.0), "'sogan-yogya'"));
    for out in ["plan.pdf", "plan.svg", "step.png --step 2 --dpi 60", "step.svg --step 0"] {
        let told = bench.run(&format!("plan kain.batik -o {out}"));
        assert_eq!(told.code, 0, "{out}: {}", told.err);
    }
    assert_eq!(bench.names(), ["kain.batik", "plan.pdf", "plan.svg", "step.png", "step.svg"]);
    let svg = fs::read_to_string(bench.path().join("plan.svg")).unwrap();
    assert!(svg.contains("width=\"210mm\""), "A4");
    bench.run("plan kain.batik --step 99 -o a.png").fails(2, "there is no step 99", "finished one");
    bench.run("plan kain.batik -o a.png").fails(2, "which kind of plan", ".pdf or .svg");
    bench.run("plan kain.batik --step 1").fails(2, "needs a picture", "-o step.png");
    for out in ["png", "svg", "pdf"] {
        let told = bench.run(&format!("sheet kain.batik -o lembar.{out}"));
        assert_eq!((told.code, told.err.as_str()), (0, ""), "{out}");
    }
    for (paper, size) in
        [("f4", ["215mm", "330mm"]), ("Letter", ["215.9mm", "279.4mm"]), ("a3", ["297mm", "420mm"])]
    {
        let told = bench.run(&format!("sheet kain.batik -o kertas.svg --paper {paper}"));
        assert_eq!((told.code, told.err.as_str()), (0, ""), "{paper}");
        let svg = fs::read_to_string(bench.path().join("kertas.svg")).unwrap();
        let [width, height] = size;
        assert!(svg.contains(&format!("width=\"{width}\"")), "{paper}");
        assert!(svg.contains(&format!("height=\"{height}\"")), "{paper}");
    }
    bench.run("sheet kain.batik -o a.pdf --paper a5").fails(2, "a5", "a4, f4, letter, a3");
}

/// Javanese letters are printed; of others that no font here has it is told.
#[test]
fn letters_that_no_font_has_are_told() {
    let bench = Bench::new();
    let text = design(&square(0.0), "'sogan-yogya'");
    for (name, told) in [("ꦧꦛꦶꦏ꧀", None), ("Sogan 中 🧵", Some("中 (U+4E2D), 🧵 (U+1F9F5)"))]
    {
        bench.put("kain.batik", text.replace("Celup", name));
        for line in ["plan kain.batik -o plan.svg", "sheet kain.batik -o sheet.pdf"] {
            let answer = bench.run(line);
            assert_eq!(answer.code, 0, "{line}");
            assert_eq!(answer.err.contains("have no"), told.is_some(), "{line}: {}", answer.err);
            assert!(answer.err.contains(told.unwrap_or_default()), "{line}: {}", answer.err);
        }
    }
}

#[test]
fn work_that_cannot_be_done_is_told_with_its_step() {
    let bench = Bench::new();
    let steps =
        "{ baths = ['indigo'], steps = [{ wax = 'klowong' }, { scrape = 'bunga' }, { dip = 1 }] }";
    bench.put("kain.batik", design(&square(0.0), steps));
    let told = bench.run("check kain.batik");
    assert_eq!(told.code, 1);
    assert!(told.out.contains("number 2 of “steps”: there is no wax on “bunga”"), "{}", told.out);
    let told = bench.run("plan kain.batik");
    assert_eq!(told.code, 1, "{}", told.out);
    assert!(told.out.contains("medel"), "{}", told.out);
}

#[test]
fn dyes_of_ones_own_lie_beside_the_design() {
    let bench = Bench::new();
    bench.put(
        "kain.batik",
        design(&square(0.0), "{ chain = 'kelengan', baths = ['biru-bu-tini'] }"),
    );
    let told = bench.run("check kain.batik");
    assert!(told.out.contains("there is no dye “biru-bu-tini”"), "{}", told.out);
    fs::create_dir(bench.path().join("dyes")).unwrap();
    bench.put(
        "dyes/tini.toml",
        "kind = 'indigo'\n[[dye]]\nkey = 'biru-bu-tini'\ncolor = '#203A70'\n",
    );
    let told = bench.run("export kain.batik -o kain.svg");
    assert_eq!((told.code, told.err.as_str()), (0, ""));
    let svg = fs::read_to_string(bench.path().join("kain.svg")).unwrap();
    assert!(svg.contains("#203a70"), "the ground is her blue");
    bench.put("dyes/tini.toml", "kind = 'indigo'\n[[dye]]\nkey = 'biru-bu-tini'\ncolor = 'biru'\n");
    let told = bench.run("check kain.batik");
    assert_eq!(told.code, 1);
    assert!(told.out.contains("dyes/tini.toml:4:9"), "{}", told.out);
}

#[test]
fn dangers_that_no_file_names_are_told_as_unknown() {
    let bench = Bench::new();
    bench.put("kain.batik", design(&square(0.0), "{ chain = 'kelengan', baths = ['merah-tini'] }"));
    fs::create_dir(bench.path().join("dyes")).unwrap();
    let dye = |rest: &str| {
        format!("kind = 'naphthol'\n[[dye]]\nkey = 'merah-tini'\ncolor = '#A83232'\n{rest}")
    };
    bench.put("dyes/tini.toml", dye(""));
    let told = bench.run("plan kain.batik");
    assert!(told.out.contains("Not known: the file of merah-tini"), "{}", told.out);
    bench.put("dyes/tini.toml", dye("needs = [{ chemical = 'garam tini', per_liter = 5 }]"));
    let told = bench.run("plan kain.batik");
    assert!(told.out.contains("nothing here describes garam-tini"), "{}", told.out);
    bench.put("kain.batik", design(&square(0.0), "'kelengan'"));
    let told = bench.run("plan kain.batik");
    assert!(!told.out.contains("Not known"), "{}", told.out);
}

#[test]
fn palettes_go_out_and_come_in() {
    let bench = Bench::new();
    bench.put("kain.batik", design(&square(0.0), "'sogan-yogya'"));
    for end in ["gpl", "ase", "css"] {
        let told = bench.run(&format!("colorways kain.batik -o warna.{end}"));
        assert_eq!((told.code, told.err.as_str()), (0, ""), "{end}");
        let told = bench.run(&format!("colorways kain.batik --from warna.{end}"));
        assert_eq!(told.code, 0, "{}", told.err);
        for color in ["latar = \"#222627\"", "klowong = \"#6E4326\""] {
            assert!(told.out.contains(color), "{end}: {}", told.out);
        }
    }
    bench.put("rusak.gpl", "no palette");
    let told = bench.run("colorways kain.batik --from rusak.gpl");
    assert_eq!(told.code, 1, "{}", told.out);
    assert!(told.err.contains("rusak.gpl"), "{}", told.err);
}

#[test]
fn what_is_added_leaves_every_line_as_it_was() {
    let bench = Bench::new();
    let print = "[[colorway]]\nname = \"Cetak\"\nprint = { latar = \"#222627\", bunga = \"#6E4326\", klowong = \"#F4F0E4\" }\n";
    let before = design(&square(0.0), "'kelengan'") + print;
    bench.put("kain.batik", &before);
    let told = bench.run("colorways kain.batik --dye Cetak --add");
    assert_eq!(told.code, 0, "{}", told.err);
    let after = fs::read_to_string(bench.path().join("kain.batik")).unwrap();
    assert!(after.starts_with(&before), "comments and all");
    let design = design::read(&after).unwrap();
    assert_eq!(design.colorways.len(), 3);
    assert!(matches!(design.colorways[2].paint, Paint::Dye(_)));
    // Nearly the same colors again, made of dye.
    let (_, repeat) = read(&after);
    let dyes = Dyes::standard();
    let palette = |index: usize| {
        canting::dye::palette(&design.colorways[index], index, &repeat.parts(), &dyes).0
    };
    for part in repeat.parts() {
        let lab = |index: usize| canting::color::difference::Lab::of(palette(index).color(&part));
        let off = canting::color::difference::delta_e(lab(1), lab(2));
        assert!(off < 3.0, "{part}: {off}");
    }
}

#[test]
fn a_colorway_of_print_has_no_plan() {
    let bench = Bench::new();
    let print = "[[colorway]]\nname = \"Cetak\"\nprint = { latar = \"#222627\" }\n";
    bench.put("kain.batik", design(&square(0.0), "'kelengan'") + print);
    bench.run("plan kain.batik --colorway Cetak").fails(1, "colors for print", "--dye");
    let told = bench.run("check kain.batik");
    assert!(told.out.contains("“Cetak” can be dyed nearly so"), "{}", told.out);
}

#[test]
fn what_is_not_known_is_not_planned() {
    let bench = Bench::new();
    for (dye, told) in [
        ("'sogam-yogya'", "the chain “sogam-yogya” is unknown"),
        ("{ baths = ['emas'], parts = { latar = 1 } }", "there is no dye “emas”"),
    ] {
        bench.put("kain.batik", design(&square(0.0), dye));
        let failed = bench.run("plan kain.batik -o plan.pdf");
        assert_eq!((failed.code, failed.out.as_str()), (1, ""), "{dye}");
        assert!(failed.err.contains(told) && failed.err.contains("no plan"), "{}", failed.err);
        assert_eq!(bench.names(), ["kain.batik"], "no file");
        let checked = bench.run("check kain.batik");
        assert!(checked.code == 1 && checked.out.contains(told), "{}", checked.out);
        assert!(!checked.out.contains("cannot be seen"), "{}", checked.out);
    }
}

#[test]
fn a_plan_says_what_to_buy_and_what_to_mind() {
    let bench = Bench::new();
    let dye = "{ baths = ['naftol-as-merah-b', 'indigosol-biru-o4b'], \
               parts = { bunga = 1, klowong = [], latar = [1, 2] } }";
    bench.put("kain.batik", design(&square(0.0), dye));
    let told = bench.run("plan kain.batik --cloth 1000x1000");
    assert_eq!(told.code, 0, "{}", told.err);
    // 110 g of cloth take 2.2 l: 3.5 g naphthol and 7 g of all else in each.
    for line in [
        "7.7 g  Naphthol AS",
        "15 g  caustic soda",
        "15 g  diazo salt Red B",
        "33 ml  hydrochloric",
    ] {
        let line = line.replacen(' ', "\u{a0}", 1);
        assert!(told.out.contains(&line), "{line}: {}", told.out);
    }
    assert!(
        told.out.contains("a bath apart for all of the cloth: about 2.2\u{a0}l, with 33\u{a0}ml"),
        "{}",
        told.out
    );
    for word in ["never water into acid", "goggles", "Waste water", "fliphtml5.com"] {
        assert!(told.out.contains(word), "{word}: {}", told.out);
    }
    let json: serde_json::Value =
        serde_json::from_str(&bench.run("plan kain.batik --json").out).unwrap();
    assert!(json["safety"].as_array().unwrap().len() > 4);
    assert_eq!(json["piece"]["shopping"][0]["unit"], "g");
}

#[test]
fn brushed_baths_are_developed_on_the_whole_cloth() {
    let bench = Bench::new();
    let brushed = |dyes: &[&str]| {
        let bath = |dye: &&str| format!("{{ dye = '{dye}', colet = true }}");
        let baths = dyes.iter().map(bath).collect::<Vec<_>>().join(", ");
        let reach = if dyes.len() == 2 { "[2]" } else { "[]" };
        let parts = format!("parts = {{ bunga = 1, klowong = [], latar = {reach} }}");
        bench.put("kain.batik", design(&square(0.0), &format!("{{ baths = [{baths}], {parts} }}")));
        let told = bench.run("plan kain.batik --cloth 1000x1000");
        assert_eq!(told.code, 0, "{}", told.err);
        told.out.replace('\u{a0}', " ")
    };
    // The brush takes a few milliliters; the bath apart holds 110 g of cloth at 20 l a kilogram.
    let told = brushed(&["indigosol-biru-o4b"]);
    assert!(told.contains("33 ml  hydrochloric"), "{told}");
    // What is brushed on in a row is fixed once.
    let told = brushed(&["remazol-merah-8b", "remazol-biru-rsp"]);
    assert_eq!(told.matches("let dry; it is fixed together with bath").count(), 1, "{told}");
    assert!(told.contains("55 g  waterglass"), "{told}");
    let told = brushed(&["tegeran-tawas"]);
    assert!(
        told.contains("154 g  alum") && told.contains("in a solution of alum (70 g/l)"),
        "{told}"
    );
}

#[test]
fn every_fixer_stands_in_its_recipe() {
    let bench = Bench::new();
    for (dye, told) in [
        ("mengkudu", "overnight in a solution of alum (70 g/l)"),
        ("tingi-kapur", "the clear water of slaked lime that has settled (50 g/l)"),
        ("jolawe-tunjung", "fix all of the cloth in a solution of iron (20 g/l)"),
    ] {
        let page = bench.run(&format!("dyes {dye}")).out;
        assert!(page.contains(told) && !page.contains("{fixer}"), "{page}");
    }
}

#[test]
fn blue_b_is_minded_by_itself() {
    let bench = Bench::new();
    let dye = "{ baths = ['naftol-as-merah-b', 'naftol-as-d-biru-b'], \
               parts = { bunga = 1, klowong = [], latar = [1, 2] } }";
    bench.put("kain.batik", design(&square(0.0), dye));
    let told = bench.run("plan kain.batik").out;
    assert!(told.contains("diazo salt Red B, diazo salt Blue B: Diazo salts"), "{told}");
    assert!(told.contains("\n  diazo salt Blue B: Suspected of causing cancer"), "{told}");
}

#[test]
fn a_palette_gives_every_part_a_color_of_its_own() {
    let bench = Bench::new();
    let layers = "[[layer]]\ndrawing = \"M2 2L20 4L8 22Z\"\npart = \"klowong\"\n\
                  [[layer]]\ndrawing = \"M12 2L25 4L18 22Z\"\npart = \"isen\"\n";
    bench.put("kain.batik", design(layers, "'sogan-yogya'"));
    let blues = "183 232 235 a\n102 190 249 b\n48 154 241 c\n4 63 152 d\n";
    bench.put("biru.gpl", format!("GIMP Palette\nName: Biru\n#\n{blues}"));
    let told = bench.run("colorways kain.batik --from biru.gpl --json");
    assert_eq!((told.code, told.err.as_str()), (0, ""));
    let json: serde_json::Value = serde_json::from_str(&told.out).unwrap();
    let mut colors: Vec<String> =
        json[0]["colors"].as_object().unwrap().values().map(ToString::to_string).collect();
    colors.sort();
    colors.dedup();
    assert_eq!(colors.len(), 3, "{}", told.out);
    bench.put("satu.gpl", "GIMP Palette\nName: Satu\n#\n4 63 152 d\n");
    let told = bench.run("colorways kain.batik --from satu.gpl");
    assert!(told.err.contains("look alike"), "{}", told.err);
}

#[test]
fn what_was_added_is_not_suggested_again() {
    let bench = Bench::new();
    bench.put("kain.batik", design(&square(0.0), "'sogan-yogya'"));
    for _ in 0..2 {
        let told = bench.run("colorways kain.batik --suggest 3 --add");
        assert_eq!(told.code, 0, "{}", told.err);
    }
    let told = bench.run("colorways kain.batik --json");
    let json: serde_json::Value = serde_json::from_str(&told.out).unwrap();
    let mut looks: Vec<String> =
        json.as_array().unwrap().iter().map(|card| card["colors"].to_string()).collect();
    let count = looks.len();
    looks.sort();
    looks.dedup();
    assert_eq!((count, looks.len()), (7, 7), "{}", told.out);
    bench.run("colorways kain.batik --suggest 0").fails(2, "--suggest", "from 1 to 100");
}

#[test]
fn half_dips_are_whole_ones_in_a_thinner_vat() {
    let bench = Bench::new();
    let dye = "{ baths = [{ dye = 'indigo', dips = 2.5 }], parts = { bunga = 1, klowong = [], latar = 1 } }";
    bench.put("kain.batik", design(&square(0.0), dye));
    let told = bench.run("plan kain.batik");
    assert!(told.out.contains("3 dips in a vat at 85 %"), "{}", told.out);
}
