//! Names and numbers as people say them: kinds of motifs, samples, sizes, words of both languages, broken files.

use std::fs;

use canting::design::Step;
use canting::design::dyeing::Chain;
use canting::dye::Dyes;
use canting::isen;
use canting::motif::Library;
use canting::param::Values;
use canting::samples;
use canting::workspace::{Evaluated, Supplies, colorways};
use serde_json::Value;

use crate::command_line::Bench;

/// The text of `a.batik` after `canting new a.batik LINE`.
fn begun(line: &str) -> String {
    let bench = Bench::new();
    let told = bench.run(&format!("new a.batik {line}"));
    assert_eq!((told.code, told.err.as_str()), (0, ""), "{line}");
    fs::read_to_string(bench.path().join("a.batik")).unwrap()
}

#[test]
fn a_name_of_a_kind_sets_it() {
    for (name, sets) in [
        ("parang-klithik", "style = \"klitik\""),
        ("Parang_Klitik", "style = \"klitik\""),
        ("klitik", "style = \"klitik\""),
        ("parang-barong", "style = \"barong\""),
        ("gendrèh", "height = 80"),
        ("parang-rusak", "style = \"rusak\""),
        ("kawung-lensa", "form = \"lens\""),
        ("kawung-bribil", "size = 33"),
        ("nitik-kembang-jeruk", "pattern = \"kembang jeruk\""),
    ] {
        let text = begun(&format!("--motif {name}"));
        assert!(text.contains(sets), "{name}:\n{text}");
    }
    assert!(begun("--motif barong --set height=60").contains("height = 60"));
    // A design that names a kind draws it.
    let bench = Bench::new();
    let layer = |motif: &str| {
        format!("canting = 1\n[repeat]\ntile = [150, 150]\n[[layer]]\nmotif = \"{motif}\"\n")
    };
    for (file, motif) in [("a", "parang barong\"\nparams = { height = 50 } #\""), ("b", "parang")] {
        bench.put(&format!("{file}.batik"), layer(motif));
        assert_eq!(bench.run(&format!("export {file}.batik -o {file}.svg")).code, 0);
    }
    let read = |name| fs::read_to_string(bench.path().join(name)).unwrap();
    assert_ne!(read("a.svg"), read("b.svg"));
}

#[test]
fn a_name_is_one_however_it_is_spelled() {
    let library = Library::standard();
    let dyes = Dyes::standard();
    let design = "canting = 1\n[repeat]\ntile = [60, 60]\n[[colorway]]\nname = \"Fajar Sidik\"\nprint = {}\n";
    let design = canting::design::read(design).unwrap();
    let evaluated = Evaluated::of(design, Supplies::standard());
    type Found<'a> = Box<dyn Fn(&str) -> Option<String> + 'a>;
    let motif = |name: &str| {
        let motif = library.find(name)?.ok()?;
        Some(format!("{} {:?}", motif.name(), motif.kind))
    };
    let finders: [(&[&str], Found<'_>); 9] = [
        (
            &["kawung-picis", "kawungpicis", "Kawung Picis", "KAWUNG_PICIS", "kawoeng  pitjis"],
            Box::new(motif),
        ),
        (
            &["parang-rusak", "parangrusak", "Parang Rusak", "rusak", "PARANG_ROESAK"],
            Box::new(motif),
        ),
        (&["mega-mendung", "mega mendung", "megamendung", "Mégā_mendung"], Box::new(motif)),
        (&["parang-gendreh", "Parang Gendr\u{e8}h", "gendre\u{300}h"], Box::new(motif)),
        (
            &[
                "cecek-pitu",
                "cecekpitu",
                "Cecek Pitu",
                "CECEK_PITU",
                "c\u{e8}cek pitu",
                "tjetjek pitoe",
            ],
            Box::new(|name| Some(isen::find(name)?.name.to_owned())),
        ),
        (
            &["indigo muda", "indigomuda", "NILA_MUDA", "nila-muda", "indigo light"],
            Box::new(|name| dyes.find_shade(name).map(|(dye, dips)| format!("{} {dips}", dye.key))),
        ),
        (
            &["fajar sidik", "FajarSidik", "fajar_sidik", "Fadjar Sidik"],
            Box::new(|name| Some(evaluated.colorway(Some(name)).ok()??.to_string())),
        ),
        (
            &["onda-ende", "ondaende", "Onda End\u{e9}", "ONDA_ENDE", "half drop", "halfdrop"],
            Box::new(|name| Some(Step::named(name).name().to_owned())),
        ),
        (
            &["sogan-yogya", "Sogan Djokja", "soganjogja", "SOGAN_YOGYA"],
            Box::new(|name| Some(Chain::named(name).name().to_owned())),
        ),
    ];
    for (names, found) in finders {
        let expected = found(names[0]);
        assert!(expected.is_some(), "{}", names[0]);
        for name in names {
            assert_eq!(found(name), expected, "{name}");
        }
    }
}

#[test]
fn moods_and_samples_are_found_however_they_are_spelled() {
    for name in ["pesisir", "Pesisiran", "SENDIRI", "s\u{e8}ndiri", "own"] {
        assert_eq!(colorways::mood(name).is_ok(), name != "Pesisiran", "{name}");
    }
    for name in ["kawung-picis", "kawungpicis", "Kawung Picis", "KAWUNG_PICIS", "kawungpicis.batik"]
    {
        assert_eq!(samples::find(name).unwrap().name, "kawung-picis", "{name}");
    }
}

#[test]
fn keys_of_a_file_are_spelled_as_one_likes() {
    let cloth = |motif: &str, step: &str, isen: &str, dye: &str| {
        let text = format!(
            "canting = 1\n[repeat]\nstep = \"{step}\"\ntile = [48, 48]\n[[layer]]\nisen = \"{isen}\"\n\
             [[layer]]\nmotif = \"{motif}\"\n[[colorway]]\nname = \"A\"\ndye = {{ {dye} }}\n"
        );
        let design = canting::design::read(&text).unwrap();
        let evaluated = Evaluated::of(design, Supplies::standard());
        assert_eq!(evaluated.notices_in_all(), [], "{text}");
        let palette = evaluated.palette(Some(0)).clone();
        (evaluated.artwork().marks().len(), palette)
    };
    let plain = cloth("kawung-picis", "onda-ende", "cecek-pitu", "chain = \"sogan-yogya\"");
    for (motif, step, isen, dye) in [
        ("kawungpicis", "ondaende", "cecekpitu", "chain = \"soganyogya\""),
        ("Kawung Picis", "Onda End\u{e9}", "Cecek Pitu", "chain = \"Sogan Jogja\""),
        ("KAWUNG_PICIS", "HALF DROP", "CECEK_PITU", "chain = \"SOGAN_YOGYA\""),
    ] {
        assert_eq!(cloth(motif, step, isen, dye), plain, "{motif}");
    }
}

#[test]
fn settings_are_understood_in_both_languages() {
    let text = begun("--motif kawung --set bentuk=lonjong --set Sisi=24 --set isi=tanpa");
    for sets in ["form = \"oval\"", "size = 24", "isen = \"none\""] {
        assert!(text.contains(sets), "{text}");
    }
    assert!(begun("--motif parang --set lereng=kiri").contains("slope = '\\'"));
    assert!(begun("--motif kawung --repeat setengah").contains("step = \"onda-ende\""));
    let page = Bench::new().run("motifs kawung --lang id").out;
    for part in
        ["form=oval (bentuk)", "oval (lonjong), lens (lensa)", "plump=0.64 (gemuk)", "0.4 … 0.8"]
    {
        assert!(page.contains(part), "{part}:\n{page}");
    }
}

#[test]
fn a_file_in_indonesian_is_told_the_english_word() {
    let bench = Bench::new();
    let text = "canting = 1\nnama = \"A\"\n[repeat]\nstep = \"toss\"\nturning = \"bebas\"\ntile = [60, 60]\n";
    bench.put("a.batik", text);
    bench.run("check a.batik").fails(1, "“turning” cannot be “bebas”", "“free”?");
    let layer = "[[layer]]\nmotif = \"kawung\"\nparams = { bentuk = \"oval\", isen = \"tanpa\" }\n";
    bench.put("a.batik", format!("canting = 1\nnama = \"A\"\n[repeat]\ntile = [60, 60]\n{layer}"));
    let told = bench.run("check a.batik").out;
    for hint in ["“name” instead of “nama”", "“form”?", "“none”?"] {
        assert!(told.contains(hint), "{hint}:\n{told}");
    }
}

#[test]
fn samples_come_with_the_program() {
    let bench = Bench::new();
    let list = bench.run("designs").out;
    assert!(list.contains("sido-luhur-sawat") && list.lines().count() > 30, "{list}");
    let json: Value = serde_json::from_str(&bench.run("designs --json").out).unwrap();
    assert!(json.as_array().unwrap().iter().all(|one| one["shows"]["id"] != ""));
    bench.run("new a.batik --motif sido-luhur-sawat").fails(
        1,
        "no motif",
        "canting new kain.batik --from sido-luhur-sawat",
    );
    bench.run("new a.batik --from sido-luhur-swat").fails(1, "no sample", "“sido-luhur-sawat”?");

    bench.put("kupu-kupu.svg", "mine");
    bench.run("new a.batik --from kupu-kupu-sore").fails(1, "is not the picture", "folder");
    assert_eq!(bench.names(), ["kupu-kupu.svg"]);
    fs::remove_file(bench.path().join("kupu-kupu.svg")).unwrap();
    for file in ["a", "b"] {
        let told = bench.run(&format!("new {file}.batik --from Kupu_kupu_sore"));
        assert_eq!((told.code, told.err.as_str()), (0, ""));
    }
    assert_eq!(bench.names(), ["a.batik", "b.batik", "kupu-kupu.svg"]);
    bench.run("new a.batik --from truntum").fails(1, "already there", "--force");
}

#[test]
fn cloth_has_the_size_that_was_meant() {
    let bench = Bench::new();
    bench.put(
        "a.batik",
        "canting = 1\n[repeat]\ntile = [60, 60]\n[[layer]]\ndrawing = \"M9 9 L50 9\"\nwidth = 1\n",
    );
    for (size, made) in [
        ("1.050x2.500", "1050 × 2500 mm"),
        ("105x250cm", "1050 × 2500 mm"),
        ("1,05x2,5m", "1050 × 2500 mm"),
        ("A4", "210 × 297 mm"),
    ] {
        let told = bench.run(&format!("export a.batik -o a.svg --cloth {size}"));
        assert!(told.out.contains(made), "{size}: {}{}", told.out, told.err);
    }
    for command in ["export a.batik -o b.svg", "walk a.batik"] {
        let told = bench.run(&format!("{command} --cloth 1.05x2.5"));
        told.fails(2, "1.05 × 2.5 mm is smaller than one tile of 60 × 60", "1.05mx2.5m?");
    }
}

/// Whoever copies a number into a file needs a point, whatever the language.
#[test]
fn numbers_to_be_copied_have_a_point() {
    let bench = Bench::new();
    bench.put(
        "a.batik",
        "canting = 1\n[repeat]\ntile = [60.5, 60.5]\n[[layer]]\nmotif = \"kawung\"\nparams = { plump = 0.95 }\n",
    );
    let told = bench.run("check a.batik --lang id").out;
    assert!(told.contains("plump = 0.95") && told.contains("dari 0.4 sampai 0.8"), "{told}");
    let told = bench.run("walk a.batik --lang id").err;
    assert!(told.contains("tile = [181.5, 181.5]"), "{told}");
}

const DESIGN: &str = "canting = 1\n[repeat]\ntile = [60, 60]\n";

#[test]
fn a_broken_design_is_told_in_json_too() {
    let bench = Bench::new();
    bench.put("a.batik", "canting = 1\nname = kawung\n");
    for command in ["check", "walk", "plan", "colorways"] {
        let told = bench.run(&format!("{command} a.batik --json"));
        let json: Value = serde_json::from_str(&told.out).unwrap();
        assert_eq!((told.code, told.err.as_str()), (1, ""), "{command}");
        assert_eq!(
            (&json["file"], &json["ok"], &json["errors"]),
            (&"a.batik".into(), &false.into(), &1.into())
        );
        let notice = &json["notices"][0];
        assert_eq!((&notice["line"], &notice["column"]), (&2.into(), &8.into()), "{notice}");
        assert_eq!(
            (&notice["key"], &notice["severity"]),
            (&"file-unquoted".into(), &"error".into())
        );
    }
    for line in ["motifs kawang --json", "isen x --json", "designs x --json", "dyes x --json"] {
        let told = bench.run(line);
        let json: Value = serde_json::from_str(&told.out).unwrap();
        assert_eq!((&json["ok"], told.err.as_str()), (&false.into(), ""), "{line}");
    }
}

#[test]
fn what_is_no_toml_has_sentences_of_its_own() {
    let bench = Bench::new();
    for (text, sentence, hint) in [
        (
            "<<<<<<< HEAD\nseed = 1\n=======\nseed = 2\n>>>>>>> biru\n",
            "were not merged",
            "keep one",
        ),
        ("seed\u{a0}= 1\n", "U+00A0", "keyboard"),
        ("name = “Kawung”\n", "straight ones", "\"Kawung\""),
        (
            "seed = 18446744073709551616\n",
            "18446744073709551616",
            "nearest is 18446744073709551615",
        ),
        ("seed = -1\n", "“seed” cannot be -1", "nearest is 0"),
    ] {
        bench.put("a.batik", format!("{text}{DESIGN}"));
        bench.run("check a.batik").fails(1, sentence, hint);
    }
    bench.put("a.batik", format!("seed = 18446744073709551615\n{DESIGN}"));
    assert_eq!(bench.run("check a.batik").code, 0);
    bench.run("check -").fails(1, "not standard input", "kain.batik");
}

#[test]
fn a_check_of_a_failed_layer_praises_nothing() {
    let bench = Bench::new();
    let colors =
        "[[colorway]]\nname = \"A\"\nprint = { klowong = \"#8A5A2E\", isen = \"#112233\" }\n";
    bench.put("a.batik", format!("{DESIGN}[[layer]]\nmotif = \"nothing\"\n{colors}"));
    let told = bench.run("check a.batik");
    assert_eq!(told.code, 1);
    for praise in ["symmetry", "seam of", "stamps", "has a color for"] {
        assert!(!told.out.contains(praise), "{praise}:\n{}", told.out);
    }
    assert!(told.out.contains("nothing more was looked at"), "{}", told.out);
    let json: Value = serde_json::from_str(&bench.run("check a.batik --json").out).unwrap();
    assert_eq!((&json["errors"], &json["repeat"]), (&1.into(), &Value::Null));
}

#[cfg(unix)]
#[test]
fn bash_completes_a_name_with_blanks_as_one() {
    use std::process::Command;
    let bench = Bench::new();
    let script = bench.run("completions bash").out;
    bench.put("c.bash", script);
    bench.put(
        "my kain dua.batik",
        "canting = 1\n[repeat]\ntile = [60, 60]\n[[colorway]]\nname = \"Sogan Yogya\"\n",
    );
    let offered = |words: &str, at: usize| {
        let script = format!(
            "source ./c.bash\nCOMP_WORDS=({words}); COMP_CWORD={at}\n_canting\nprintf '[%s]' \"${{COMPREPLY[@]}}\"\n"
        );
        let done = Command::new("bash").args(["-c", &script]).current_dir(bench.path()).output();
        done.ok().map(|done| String::from_utf8(done.stdout).unwrap())
    };
    let canting = env!("CARGO_BIN_EXE_canting");
    for (words, at, wanted) in [
        (format!("{canting} export x.batik -o \"my\""), 4, "[my kain dua.batik]"),
        (format!("{canting} check \"my\""), 2, "[my kain dua.batik]"),
        (format!("{canting} export \"my kain dua.batik\" --colorway So"), 4, "[Sogan Yogya]"),
        (format!("{canting} new a.batik --motif parang-b"), 4, "[parang-barong]"),
        (format!("{canting} motifs kawung --set form = le"), 6, "[lens][lensa]"),
    ] {
        // Where there is no bash nobody needs its completion.
        if let Some(offered) = offered(&words, at) {
            assert_eq!(offered, wanted, "{words}");
        }
    }
}

/// A name as people type it: its words joined, apart, or loud.
fn typed(name: &str) -> [String; 4] {
    let joined = name.replace(['-', ' '], "");
    [joined.to_uppercase(), joined, name.replace('-', " "), name.replace(['-', ' '], "_")]
}

/// One way to set spelling aside, for everything that has a name.
#[test]
fn every_name_is_found_however_its_words_are_joined() {
    let (library, dyes) = (Library::standard(), Dyes::standard());
    for name in library.spoken() {
        let values = |name: &str| {
            let motif = library.find(name).unwrap_or_else(|| panic!("no motif {name}")).unwrap();
            (motif.name().to_owned(), motif.values(&Values::new()).0)
        };
        for typed in typed(&name) {
            assert_eq!(values(&typed), values(&name), "{typed}");
        }
    }
    for name in isen::ISEN.iter().flat_map(|isen| [&[isen.name], isen.synonyms].concat()) {
        for typed in typed(name) {
            let known = [typed.as_str(), name].map(|name| isen::find(name).unwrap().name);
            assert_eq!(known[0], known[1], "{typed}");
        }
    }
    for sample in samples::all() {
        for typed in typed(sample.name) {
            assert_eq!(samples::find(&typed).unwrap().name, sample.name, "{typed}");
        }
    }
    for dye in dyes.all() {
        for typed in typed(&dye.key) {
            assert_eq!(dyes.find(&typed).unwrap().key, dye.key, "{typed}");
        }
    }
    for name in Step::names() {
        for typed in typed(name) {
            assert_eq!(Step::named(&typed), Step::named(name), "{typed}");
        }
    }
    for name in Chain::names() {
        for typed in typed(name) {
            assert_eq!(Chain::named(&typed), Chain::named(name), "{typed}");
        }
    }
}
