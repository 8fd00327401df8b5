//! What every motif and every sample design looks like, as SVG and as a small PNG.
//!
//! `UPDATE=1 cargo test golden` renews the goldens; look at them before you commit.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use canting::artwork::{Artwork, Materials};
use canting::design::{self, Design, Step};
use canting::dye;
use canting::export::{PngOptions, SvgOptions, png, svg};
use canting::notice::Severity;
use canting::raster::Backdrop;
use canting::repeat::Repeat;

/// The sample designs.
pub(crate) fn samples() -> Vec<(String, Design)> {
    let mut paths: Vec<_> =
        fs::read_dir("designs").unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|end| end == "batik"));
    paths.sort();
    let read = |path: &Path| {
        let text = fs::read_to_string(path).unwrap();
        let design =
            design::read(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        assert_eq!(
            design::write(&design),
            text,
            "{} is not as the program writes it",
            path.display()
        );
        (path.file_stem().unwrap().to_string_lossy().into_owned(), design)
    };
    paths.iter().map(|path| read(path)).collect()
}

/// What the samples need.
pub(crate) fn materials() -> Materials {
    let mut materials = Materials { pictures: BTreeMap::new(), ..Materials::standard() };
    for entry in fs::read_dir("designs").unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|end| end == "svg") {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            materials.pictures.insert(name, Ok(fs::read_to_string(&path).unwrap()));
        }
    }
    materials
}

/// The design laid out, in its first colorway.
pub(crate) fn laid(design: &Design, materials: &Materials) -> (Repeat, dye::Palette) {
    let repeat = Repeat::of(Artwork::of(design, materials));
    let dyes = dye::Dyes::standard();
    let (palette, _) = dye::palette(&design.colorways[0], 0, &repeat.parts(), &dyes);
    (repeat, palette)
}

/// The largest text that is kept as it is.
const LARGEST: usize = 64 << 10;

/// Lines of a larger text that are kept as one sum.
const LINES: usize = 100;

/// A text as it is kept: a large one by the sums of its lines.
fn kept(path: &str, text: &[u8]) -> (String, Vec<u8>) {
    if text.len() <= LARGEST {
        return (path.to_owned(), text.to_vec());
    }
    let lines: Vec<&[u8]> = text.split_inclusive(|byte| *byte == b'\n').collect();
    let sum = |(at, lines): (usize, &[&[u8]])| {
        let mut sum = simd_adler32::Adler32::new();
        lines.iter().for_each(|line| sum.write(line));
        format!("{:6} {:08x}\n", at * LINES + 1, sum.finish())
    };
    let sums: String = lines.chunks(LINES).enumerate().map(sum).collect();
    (format!("{path}.sums"), sums.into_bytes())
}

fn compare(path: &str, bytes: &[u8]) {
    if std::env::var_os("UPDATE").is_some() {
        fs::create_dir_all(Path::new(path).parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
        return;
    }
    let golden =
        fs::read(path).unwrap_or_else(|error| panic!("{path}: {error}; UPDATE=1 makes it"));
    if golden != bytes {
        let (old, new) = (String::from_utf8_lossy(&golden), String::from_utf8_lossy(bytes));
        let line = old.lines().zip(new.lines()).enumerate().find(|(_, (a, b))| a != b);
        panic!("{path} has changed, first at {line:?}; UPDATE=1 renews it, if it should");
    }
}

/// As [`compare`], for texts of any length.
fn compare_text(path: &str, text: &[u8]) {
    let (path, bytes) = kept(path, text);
    compare(&path, &bytes);
}

#[test]
fn samples_look_as_before() {
    let materials = materials();
    for (name, design) in samples() {
        let (repeat, palette) = laid(&design, &materials);
        let mut text = Vec::new();
        svg(
            &repeat,
            &palette,
            &SvgOptions { title: design.name.clone(), ..SvgOptions::default() },
            &mut text,
        )
        .unwrap();
        compare_text(&format!("tests/golden/designs/{name}.svg"), &text);
        // Small enough to stay under 20 KiB, large enough to see.
        let dpi = 25.4 * 72.0 / repeat.period().max_side();
        let mut picture = Vec::new();
        let options = PngOptions { cloth: None, dpi, ground: Backdrop::Painted };
        png(&repeat, &palette, &options, &mut picture, &mut |_, _| {}).unwrap();
        assert!(picture.len() < 20 << 10, "{name}: {} bytes", picture.len());
        compare(&format!("tests/golden/designs/{name}.png"), &picture);
    }
}

#[test]
fn motifs_look_as_before() {
    let materials = Materials::standard();
    for name in materials.library.names() {
        let motif = materials.library.find(name).unwrap().unwrap();
        let (values, _) = motif.values(&BTreeMap::new());
        let mut design = Design::new();
        design.repeat.tile = materials.library.tile(&motif, &values).unwrap();
        let params = BTreeMap::new();
        let content = design::Content::Motif { name: name.to_owned(), params };
        design.layers = vec![design::Layer::new(content).into()];
        let artwork = Artwork::of(&design, &materials);
        let repeat = Repeat::of(artwork);
        let colors = &motif.about.colorways[0].1;
        let colors = colors
            .iter()
            .map(|(part, color)| (canting::mark::Part::new(part), color.parse().unwrap()));
        let paint = design::Paint::Print(colors.collect());
        let colorway = design::Colorway { name: String::new(), paint, unknown: toml::Table::new() };
        let dyes = dye::Dyes::standard();
        let (palette, missing) = dye::palette(&colorway, 0, &repeat.parts(), &dyes);
        assert!(missing.is_empty(), "{name}: {missing:?}");
        let mut text = Vec::new();
        svg(&repeat, &palette, &SvgOptions::default(), &mut text).unwrap();
        compare_text(&format!("tests/golden/motifs/{name}.svg"), &text);
    }
}

#[test]
fn samples_are_complete() {
    let samples = samples();
    let (materials, dyes) = (materials(), dye::Dyes::standard());
    assert!(samples.len() >= 8, "{} sample designs", samples.len());
    let mut used = Vec::new();
    for (name, design) in &samples {
        assert!(design.colorways.len() >= 2, "{name} has {} colorways", design.colorways.len());
        let artwork = Artwork::of(design, &materials);
        let grave: Vec<_> =
            artwork.notices().iter().filter(|notice| notice.severity > Severity::Note).collect();
        assert!(grave.is_empty(), "{name}: {grave:?}");
        let repeat = Repeat::of(artwork.clone());
        let mut coats: Vec<&str> = repeat.coats().iter().map(|coat| coat.part.name()).collect();
        coats.sort_unstable();
        assert!(
            coats.windows(2).all(|pair| pair[0] != pair[1]),
            "{name} needs one coat a part: {coats:?}"
        );
        let is_dyed = |paint: &design::Paint| matches!(paint, design::Paint::Dye(_));
        let dyed = design.colorways.iter().filter(|colorway| is_dyed(&colorway.paint)).count();
        assert!(dyed >= 2, "{name} has {dyed} colorways that can be dyed");
        for colorway in &design.colorways {
            let (_, missing) = dye::palette(colorway, 0, &artwork.parts(), &dyes);
            assert!(missing.is_empty(), "{name}, {}: {missing:?}", colorway.name);
        }
        for layer in &design.layers {
            if let design::Content::Motif { name, .. } = &layer.content {
                used.push(name.clone());
            }
        }
    }
    for motif in materials.library.names() {
        assert!(used.iter().any(|name| name == motif), "no sample uses {motif}");
    }
}

/// A sample in a wallpaper group has that group, isen and all.
#[test]
fn samples_have_the_symmetry_of_their_group() {
    let materials = materials();
    for (name, design) in samples() {
        let (repeat, _) = laid(&design, &materials);
        if let Step::Group { group, .. } = design.repeat.step {
            assert_eq!(canting::proof::symmetry(&repeat).group, group, "{name}");
        }
    }
}
