//! Picture files that people bring: how they are found, read, and told about.

use std::fs;
use std::io::Write as _;

use flate2::Compression;
use flate2::write::GzEncoder;

use crate::command_line::Bench;

/// An SVG of 40 x 40 mm in user units of a millimeter.
fn page(inside: &str) -> String {
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"40mm\" height=\"40mm\" viewBox=\"0 0 40 40\">{inside}</svg>"
    )
}

/// A design of the picture `file`.
fn design(file: &str, more: &str) -> String {
    format!(
        "canting = 1\n[repeat]\ntile = [40, 40]\n[[layer]]\npicture = '{file}'\n{more}\n[[colorway]]\nname = \"a\"\nprint = {{ latar = \"#FFFFFF\", klowong = \"#000000\" }}\n"
    )
}

/// What `canting check` tells of a design: its notices by severity and key.
fn told(bench: &Bench, file: &str, more: &str) -> Vec<(String, String)> {
    bench.put("kain.batik", design(file, more));
    let told = bench.run("check kain.batik --json");
    let value: serde_json::Value = serde_json::from_str(&told.out).unwrap();
    let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
    let notices = value["notices"].as_array().unwrap().iter();
    notices.map(|notice| (text(&notice["severity"]), text(&notice["key"]))).collect()
}

fn keys(told: &[(String, String)]) -> Vec<&str> {
    told.iter().map(|(_, key)| key.as_str()).collect()
}

#[test]
fn pictures_are_read_in_whatever_they_were_saved() {
    let svg = page("<path d=\"M5 5h20v20h-20z\"/>");
    let marked = format!("\u{feff}{svg}");
    let mut packed = GzEncoder::new(Vec::new(), Compression::fast());
    packed.write_all(svg.as_bytes()).unwrap();
    for (file, bytes) in [
        ("a.svg", svg.clone().into_bytes()),
        ("utf16.svg", marked.encode_utf16().flat_map(u16::to_be_bytes).collect()),
        ("a.svgz", packed.finish().unwrap()),
    ] {
        let bench = Bench::new();
        bench.put(file, bytes);
        assert_eq!(keys(&told(&bench, file, "")), [""; 0], "{file}");
    }
}

#[test]
fn what_cannot_be_read_is_told_in_one_sentence() {
    let bench = Bench::new();
    bench.put("foto.png", b"\x89PNG\r\n\x1a\n");
    bench.put("besar.svg", vec![b' '; 17 << 20]);
    bench.put("kosong.svg", "");
    for (file, key) in [
        ("foto.png", "picture-is-pixels"),
        ("besar.svg", "picture-file-too-large"),
        ("kosong.svg", "picture-file-empty"),
        ("../luar.svg", "picture-outside"),
        ("..\\luar.svg", "picture-outside"),
        ("tidak-ada.svg", "picture-missing"),
    ] {
        let told = told(&bench, file, "");
        assert_eq!(told, [("error".to_owned(), key.to_owned())], "{file}");
    }
}

#[test]
fn names_from_other_systems_are_found() {
    let bench = Bench::new();
    fs::create_dir(bench.path().join("gambar")).unwrap();
    bench.put("gambar/kupe\u{301}.svg", page("<path d=\"M5 5h20v20h-20z\"/>"));
    assert_eq!(keys(&told(&bench, "gambar/kup\u{e9}.svg", "")), [""; 0]);
    assert_eq!(keys(&told(&bench, "gambar\\kupe\u{301}.svg", "")), ["picture-name-backslash"]);
    // What was found under another name is not written over either.
    bench.put("kain.batik", design("gambar\\kup\u{e9}.svg", ""));
    let export = bench.run("export kain.batik -o gambar/kupe\u{301}.svg");
    export.fails(1, "belongs to the design", "choose another name");
}

#[test]
fn colors_that_run_together_or_are_not_there_are_told() {
    let bench = Bench::new();
    let flower = "<path d=\"M5 5h20v10h-20z\" fill=\"#a00\"/><circle cx=\"30\" cy=\"20\" r=\"4\" fill=\"#fd0\"/>";
    bench.put("bunga.svg", page(flower));
    assert_eq!(keys(&told(&bench, "bunga.svg", "")), ["picture-colors-merged"]);
    let check = bench.run("check kain.batik");
    let line = "parts = { \"#AA0000\" = \"klowong\", \"#FFDD00\" = \"tembok\" }";
    assert!(check.out.contains(&format!("keep them apart: {line}\n")), "{}", check.out);
    assert!(!keys(&told(&bench, "bunga.svg", line)).iter().any(|key| key.starts_with("picture-")));
    let missed = "parts = { \"#AA0000\" = \"isen\", \"#00FF00\" = \"tembok\" }";
    assert!(keys(&told(&bench, "bunga.svg", missed)).contains(&"picture-color-unmet"));
}

#[test]
fn a_size_without_units_is_told() {
    let bench = Bench::new();
    let svg = page("<path d=\"M5 5h20v20h-20z\"/>").replace("mm\"", "\"");
    bench.put("a.svg", svg);
    assert_eq!(told(&bench, "a.svg", ""), [("note".to_owned(), "picture-sized-pixels".to_owned())]);
}

#[test]
fn a_picture_says_what_came_in() {
    let bench = Bench::new();
    let flower = "<rect width=\"40\" height=\"40\" fill=\"#fff\"/><g id=\"Isen_x0020_2\"><path d=\"M5 5h20v10h-20z\" fill=\"#a00\"/></g><circle cx=\"30\" cy=\"20\" r=\"4\" stroke=\"#00f\"/><text>a</text>";
    bench.put("bunga.svg", page(flower));
    let told = bench.run("picture bunga.svg");
    assert_eq!((told.code, told.err.as_str()), (0, ""));
    for part in [
        "“bunga.svg” is 40 × 40 mm, as it says\n",
        "  #AA0000  isen  (one shape, by the name of a layer)\n",
        "  #FFFFFF  klowong → latar  (one shape)\n",
        "warning: the picture “bunga.svg” has 1 text",
        "[[layer]]\npicture = \"bunga.svg\"\nparts = { \"#000000\" = \"klowong\", \"#0000FF\" = \"tembok\", \"#FFFFFF\" = \"latar\" }\n",
    ] {
        assert!(told.out.contains(part), "`{part}` is not in:\n{}", told.out);
    }
    let json: serde_json::Value =
        serde_json::from_str(&bench.run("picture bunga.svg --json").out).unwrap();
    assert_eq!(json["size"], serde_json::json!([40.0, 40.0]));
    assert_eq!(json["colors"].as_array().map(Vec::len), Some(4));
    assert_eq!(json["notices"][0]["key"], "picture-left-text");
    assert_eq!(bench.run("picture bunga.svg -o lihat.svg").code, 0);
    let drawn = fs::read_to_string(bench.path().join("lihat.svg")).unwrap();
    assert!(drawn.contains("id=\"isen\"") && drawn.contains("#aa0000"), "{drawn}");
    bench.run("picture bunga.svg -o bunga.svg").fails(1, "bunga.svg", "choose another name");
    bench.put("kain.batik", design("bunga.svg", ""));
    bench.run("picture kain.batik").fails(1, "is no SVG", "save it as SVG");
}
