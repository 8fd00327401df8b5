//! Designs drawn flat: layers, placement, chance, pictures, and what cannot be drawn.

use std::collections::BTreeMap;

use canting::artwork::{Artwork, Materials};
use canting::design::{self, Design};
use canting::dye;
use canting::export::{SvgOptions, svg};
use canting::mark::{Mark, Part};
use canting::notice::{Notice, Severity, Spot};
use canting::repeat::Repeat;
use kurbo::Rect;

fn read(text: &str) -> Design {
    design::read(text).unwrap_or_else(|error| panic!("{error}\n{text}"))
}

/// Marks far larger than the tile are left out before an isen looks at them.
#[test]
fn marks_that_cannot_be_laid_are_in_nobodys_way() {
    let design = |far: &str| {
        read(&format!(
            "canting = 1\n[repeat]\nstep = \"p6m\"\ntile = [76, 76]\n[[layer]]\ndrawing = \"{far}\"\n[[layer]]\nisen = \"cecek\"\n[[colorway]]\nname = \"a\"\nprint = {{}}\n"
        ))
    };
    let artwork = Artwork::of(&design("M25 7L10001 8L24 12Z"), &Materials::standard());
    let told: Vec<_> =
        artwork.notices().iter().map(|told| (&told.place, told.message.key)).collect();
    assert_eq!(told, [(&Spot::Layer(0), "artwork-marks-left-out")]);
    assert!(artwork.marks().len() > 50 && artwork.origins().iter().all(|it| it.layer == 1));
    let near = Artwork::of(&design("M25 7L26 8L24 12Z"), &Materials::standard());
    assert!(keys(&near).is_empty());
}

/// Paths that lead nowhere are told and left out, so that no export meets an empty one; a dot of a closed stroke stays.
#[test]
fn marks_that_paint_nothing_are_left_out() {
    let lines = |paths: &str| drawn(&format!("[[layer]]\ndrawing = [{paths}]\n"));
    let moves = "{ d = 'M25 5', width = 3 }, { d = 'M1 1M2 2' }, { d = 'M3 3Z' }";
    let artwork =
        lines(&format!("{moves}, {{ d = 'M25 5Z', width = 3 }}, {{ d = 'M0 0L9 9', width = 1 }}"));
    assert_eq!(keys(&artwork), ["artwork-marks-paint-nothing"]);
    assert_eq!(artwork.notices()[0].severity, Severity::Warning);
    assert_eq!(artwork.marks().len(), 2);
    assert!(artwork.marks().iter().all(|mark| !mark.shape().is_empty()));
    assert_eq!(bounds(&artwork.marks()[..1]), Rect::new(23.5, 3.5, 26.5, 6.5));
}

/// A ground under hundreds of marks many times larger than the tile is filled, or not, in bounded memory.
#[test]
fn crowded_grounds_are_not_filled() {
    let disc = "M-80 0a80 80 0 1 0 160 0a80 80 0 1 0 -160 0z".repeat(60);
    let drawing = format!("[[layer]]\ndrawing = \"{disc}\"\n").repeat(3);
    let isen = "[[layer]]\nisen = \"cecek\"\n";
    assert_eq!(keys(&drawn(&format!("{drawing}{isen}"))), ["isen-no-room"]);
    let long = "M0 0l1500 1200".repeat(9000);
    let lines = format!("[[layer]]\ndrawing = [{{ d = \"{long}\", width = 0.1 }}]\n");
    assert_eq!(keys(&drawn(&format!("{lines}{isen}"))), ["artwork-too-long"]);
}

/// A design of 100 x 80 mm with these layers.
fn of(layers: &str) -> Design {
    read(&format!(
        "canting = 1\nseed = 7\n[repeat]\ntile = [100, 80]\n{layers}\n[[colorway]]\nname = \"a\"\nprint = {{}}\n"
    ))
}

fn drawn(layers: &str) -> Artwork {
    Artwork::of(&of(layers), &Materials::standard())
}

fn bounds(marks: &[Mark]) -> Rect {
    marks.iter().map(Mark::bounds).reduce(|a, b| a.union(b)).unwrap()
}

fn keys(artwork: &Artwork) -> Vec<&'static str> {
    artwork.notices().iter().map(|notice| notice.message.key).collect()
}

#[test]
fn drawings_are_placed() {
    let layer = |place: &str| format!("[[layer]]\ndrawing = \"M0 0 L10 0 L10 4 Z\"\n{place}");
    for (place, expected) in [
        ("", Rect::new(0.0, 0.0, 10.0, 4.0)),
        ("place = { at = [20, 30] }", Rect::new(20.0, 30.0, 30.0, 34.0)),
        ("place = { at = [20, 30], turn = 90 }", Rect::new(16.0, 30.0, 20.0, 40.0)),
        ("place = { at = [20, 30], scale = 2 }", Rect::new(20.0, 30.0, 40.0, 38.0)),
        ("place = { at = [20, 30], mirror = true }", Rect::new(10.0, 30.0, 20.0, 34.0)),
        ("place = { at = [20, 30], turn = 90, mirror = true }", Rect::new(16.0, 20.0, 20.0, 30.0)),
        ("place = { at = [50, 50], ring = 4, radius = 5 }", Rect::new(35.0, 35.0, 65.0, 65.0)),
    ] {
        let artwork = drawn(&layer(place));
        let bounds = bounds(artwork.marks());
        let off = [
            bounds.x0 - expected.x0,
            bounds.y0 - expected.y0,
            bounds.x1 - expected.x1,
            bounds.y1 - expected.y1,
        ];
        assert!(off.iter().all(|off| off.abs() < 1e-9), "{place}: {bounds:?}");
    }
    assert_eq!(drawn(&layer("place = { at = [0, 0], ring = 7 }")).marks().len(), 7);
    assert!(drawn(&layer("visible = false")).marks().is_empty());
}

#[test]
fn what_is_unknown_is_told_and_kept() {
    for (layers, key, severity) in [
        ("[[layer]]\nmotif = \"kawong\"", "motif-unknown", Severity::Error),
        ("[[layer]]\nisen = \"cecekk\"", "isen-unknown", Severity::Error),
        ("[[layer]]\npicture = \"burung.svg\"", "picture-missing", Severity::Error),
        (
            "[[layer]]\nmotif = \"kawung\"\nparams = { besar = 3 }",
            "param-unknown",
            Severity::Warning,
        ),
        (
            "[[layer]]\nmotif = \"kawung\"\nparams = { size = 3000 }",
            "param-out-of-range",
            Severity::Warning,
        ),
        (
            "[[layer]]\nmotif = \"kawung\"\nparams = { form = \"kotak\" }",
            "param-not-a-choice",
            Severity::Warning,
        ),
        ("[[layer]]\nmotif = \"kawung\"\nparams = { size = 27 }", "fit-cells", Severity::Note),
        ("[[layer]]\nhologram = true", "layer-unknown-content", Severity::Error),
    ] {
        let design = of(layers);
        let artwork = Artwork::of(&design, &Materials::standard());
        let found = artwork.notices().iter().find(|notice| notice.message.key == key);
        let Some(Notice { severity: told, place, .. }) = found else {
            panic!("{layers}: {:?}", artwork.notices())
        };
        assert_eq!((*told, place), (severity, &Spot::Layer(0)), "{layers}");
        assert_eq!(read(&design::write(&design)), design, "{layers}");
    }
}

/// A layer keeps its chance whatever is added around it, and differs from its twin.
#[test]
fn layers_have_streams_of_their_own() {
    let isen = "[[layer]]\nisen = \"cacah-gori\"\n";
    let alone = drawn(isen);
    let below = drawn(&format!("{isen}[[layer]]\ndrawing = \"M-50 -50 h1 v1 z\"\n"));
    assert_eq!(alone.marks(), &below.marks()[..alone.marks().len()]);
    let named = drawn("[[layer]]\nname = \"rumput\"\nisen = \"cacah-gori\"\n");
    assert_ne!(alone.marks(), named.marks());
    let other = read(&design::write(&of(isen)).replace("seed = 7", "seed = 8"));
    assert_ne!(alone.marks(), Artwork::of(&other, &Materials::standard()).marks());
}

#[test]
fn isen_fill_only_what_is_still_ground() {
    let artwork = drawn(
        "[[layer]]\ndrawing = \"M30 20 h40 v40 h-40 z\"\npart = \"tembok\"\n[[layer]]\nisen = \"gringsing\"\n",
    );
    let square = Rect::new(30.0, 20.0, 70.0, 60.0);
    let isen: Vec<&Mark> =
        artwork.marks().iter().filter(|mark| *mark.part() == Part::new("isen")).collect();
    assert!(isen.len() > 100, "{}", isen.len());
    for mark in isen {
        assert!(mark.bounds().intersect(square).area() <= 0.0, "{mark:?}");
    }
}

/// The same paths, whatever the colors.
#[test]
fn another_colorway_changes_no_path() {
    for (name, design) in crate::golden::samples() {
        let materials = crate::golden::materials();
        let repeat = Repeat::of(Artwork::of(&design, &materials));
        let without_colors = |colorway| {
            let dyes = dye::Dyes::standard();
            let (palette, _) = dye::palette(colorway, 0, &repeat.parts(), &dyes);
            let mut text = Vec::new();
            svg(&repeat, &palette, &SvgOptions::default(), &mut text).unwrap();
            let text = String::from_utf8(text).unwrap();
            text.split('#')
                .map(|piece| piece.get(6..).unwrap_or(piece).to_owned())
                .skip(1)
                .collect::<Vec<_>>()
        };
        let first = without_colors(&design.colorways[0]);
        for colorway in &design.colorways[1..] {
            assert_eq!(first, without_colors(colorway), "{name}, {}", colorway.name);
        }
    }
}

#[test]
fn a_thousand_runaway_layers_end() {
    let mut materials = Materials::standard();
    materials.library.add("lari", "let about = #{}; let params = []; fn draw(p, pen) { loop {} }");
    let design = of(&"[[layer]]\nmotif = \"lari\"\n".repeat(1000));
    let artwork = Artwork::of(&design, &materials);
    assert_eq!(keys(&artwork).iter().filter(|key| **key == "layer-skipped").count(), 996);
}

fn picture(svg: &str, more: &str) -> Artwork {
    let design = of(&format!("[[layer]]\npicture = \"a.svg\"\n{more}"));
    let pictures = BTreeMap::from([("a.svg".to_owned(), Ok(svg.to_owned()))]);
    Artwork::of(&design, &Materials { pictures, ..Materials::standard() })
}

/// An SVG of 20 x 20 mm in user units of a millimeter.
fn page(inside: &str) -> String {
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" width=\"20mm\" height=\"20mm\" viewBox=\"0 0 20 20\">{inside}</svg>"
    )
}

#[test]
fn pictures_become_parts() {
    let svg = page(
        "<g id=\"tembok\"><rect width=\"10\" height=\"5\" fill=\"#123456\"/></g><circle cx=\"10\" cy=\"10\" r=\"3\" fill=\"#abcdef\" stroke=\"black\" stroke-width=\"0.5\"/>",
    );
    let artwork = picture(&svg, "part = \"biron\"\nparts = { \"#ABCDEF\" = \"isen\" }");
    let parts: Vec<&str> = artwork.marks().iter().map(|mark| mark.part().name()).collect();
    assert_eq!(parts, ["tembok", "isen", "biron"]);
    let rect = artwork.marks()[0].bounds();
    assert!((rect.width() - 10.0).abs() < 1e-4 && (rect.height() - 5.0).abs() < 1e-4, "{rect:?}");
    let placed = picture(&svg, "place = { at = [50, 40] }");
    assert!((bounds(placed.marks()).x0 - 40.0).abs() < 1e-4, "placed about its middle");
    let colored = picture(&svg, "parts = { \"#123456\" = \"langit\" }");
    assert_eq!(colored.marks()[0].part().name(), "langit", "a chosen color beats a name");
}

#[test]
fn layers_are_parts_by_the_names_that_artists_see() {
    const SPACES: &str = "xmlns:inkscape=\"http://www.inkscape.org/namespaces/inkscape\" xmlns:serif=\"http://www.serif.com/\" xmlns:vectornator=\"http://vectornator.io\"";
    for (attributes, part) in [
        ("id=\"isen\"", "isen"),
        ("id=\"layer1\" inkscape:label=\"isen\" inkscape:groupmode=\"layer\"", "isen"),
        ("id=\"layer2\" inkscape:label=\"Tembok 2\"", "tembok"),
        ("id=\"tembok\" inkscape:label=\"isen halus\"", "isen"),
        ("id=\"tembok\" inkscape:label=\"Layer 1\"", "tembok"),
        ("id=\"Layer_2\" data-name=\"isen\"", "isen"),
        ("data-name=\"isen\"", "isen"),
        ("inkscape:label=\"isen\"", "isen"),
        ("id=\"isen_x0020_2\"", "isen"),
        ("id=\"isen_1_\"", "isen"),
        ("id=\"Layer-7\" serif:id=\"Lapisan tembok\"", "tembok"),
        ("id=\"a\" vectornator:layerName=\"biron\"", "biron"),
        ("id=\"bunga_2\"", "bunga"),
        ("id=\"a\" inkscape:label=\"Sayap dalam\"", "sayap dalam"),
        ("id=\"a\" inkscape:label=\"batang\"", "batang"),
        ("id=\"a\" inkscape:label=\"akar\"", "klowong"),
        ("id=\"isen-tembok\"", "klowong"),
    ] {
        let svg = page(&format!("<g {SPACES} {attributes}><rect width=\"9\" height=\"9\"/></g>"));
        let more = "parts = { \"#FF0000\" = \"bunga\" }\n[[layer]]\ndrawing = \"M1 1h9v9\"\npart = \"Sayap dalam\"\n\
                    [[colorway]]\nname = \"a\"\nprint = { batang = \"#00FF00\" }\n";
        assert_eq!(picture(&svg, more).marks()[0].part().name(), part, "{attributes}");
    }
}

#[test]
fn pictures_that_are_no_drawings_are_told() {
    let bomb: String = (0..20)
        .map(|k| {
            format!(
                "<!ENTITY a{} \"&a{k};&a{k};&a{k};&a{k};&a{k};&a{k};&a{k};&a{k};&a{k};&a{k};\">",
                k + 1
            )
        })
        .collect();
    let bomb = format!(
        "<!DOCTYPE svg [<!ENTITY a0 \"x\">{bomb}]><svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"><text>&a20;</text></svg>"
    );
    let deep = page(&["<g>".repeat(100_000), "</g>".repeat(100_000)].concat());
    for (svg, key) in [
        ("", "picture-broken"),
        ("<svg", "picture-broken"),
        ("<svg xmlns=\"http://www.w3.org/2000/svg\"><g>", "picture-cut-off"),
        ("\u{1}\u{2}", "picture-broken"),
        ("<html/>", "picture-broken"),
        (&page(""), "picture-empty"),
        (&page("<text x=\"5\" y=\"5\">batik</text>"), "picture-empty"),
        (&page("<image width=\"9\" height=\"9\" xlink:href=\"/etc/passwd\"/>"), "picture-empty"),
        (&page("<use xlink:href=\"http://example.org/a.svg#b\"/>"), "picture-empty"),
        (&bomb, "picture-broken"),
        (&deep, "picture-too-deep"),
    ] {
        let artwork = picture(svg, "");
        assert!(keys(&artwork).contains(&key), "{:.80}: {:?}", svg, artwork.notices());
    }
    let empty = [
        ("<text x=\"5\" y=\"5\">batik</text>", "picture-left-text"),
        (
            "<rect width=\"9\" height=\"9\" clip-path=\"circle(2px at 4px 4px)\"/>",
            "picture-left-clip",
        ),
    ];
    for (inside, left) in empty {
        let artwork = picture(&page(inside), "");
        let told = keys(&artwork);
        assert!([left, "picture-empty"].iter().all(|it| told.contains(it)), "{told:?}");
    }
    let gradient = page(
        "<linearGradient id=\"g\"><stop stop-color=\"red\"/><stop offset=\"1\" stop-color=\"blue\"/></linearGradient><rect width=\"9\" height=\"9\" fill=\"url(#g)\"/><text y=\"5\">a</text>",
    );
    let artwork = picture(&gradient, "");
    assert_eq!(artwork.marks().len(), 1);
    assert_eq!(
        keys(&artwork).iter().filter(|key| key.starts_with("picture-left-")).count(),
        2,
        "{:?}",
        artwork.notices()
    );
}

/// On slanted walks, where stamps turn, and with a ground that does not follow: no dot lies on wax.
#[test]
fn isen_keep_clear_of_every_copy() {
    for repeat in [
        "step = \"parang\"\nangle = 41\nhalf = true\ntile = [80, 80]",
        "step = \"parang\"\nangle = 54\ntile = [128, 117]",
        "step = \"p2\"\nangle = 73\ntile = [60, 50]",
        "step = \"drop\"\nby = \"7/97\"\ntile = [40, 40]",
        "step = \"p4\"\ntile = [60, 60]",
        "step = \"mubeng\"\nwedge = 60\ntile = [50, 50]",
    ] {
        for follow in ["true", "false"] {
            let text = format!(
                "canting = 1\n[repeat]\n{repeat}\n[[layer]]\ndrawing = \"M18 14 L32 14 L32 26 L18 26 Z\"\n\
                 follow = {follow}\n[[layer]]\nisen = \"cecek\"\n"
            );
            let repeat = Repeat::of(Artwork::of(&read(&text), &Materials::standard()));
            let marks = repeat.artwork().marks();
            assert!(marks.len() > 20, "{text}: {} marks", marks.len());
            for (at, mark) in marks.iter().enumerate().skip(1) {
                let place = repeat.orbit_of(at).images[0];
                let dot = place * mark.bounds().center();
                for copy in repeat.copies_of(0, Rect::from_points(dot, dot)) {
                    let there = copy.inverse() * dot;
                    let is_on = Rect::new(18.0, 14.0, 32.0, 26.0).contains(there);
                    assert!(!is_on, "{text}: a dot at {dot:?}");
                }
            }
        }
    }
}
