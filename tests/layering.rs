//! The arrows of `ARCHITECTURE.md`, checked.
//!
//! Cargo refuses cycles between crates, not between modules, and we are one crate. So this test is the fence.
//! Between modules we write `crate::name::Item`; `super` stays inside its own module.

#![expect(clippy::unwrap_used, reason = "clippy forgives `#[test]` functions, not helpers")]

use std::fs;
use std::path::{Path, PathBuf};

/// Every module and what it may name. A module stands below everything it names.
#[rustfmt::skip]
const ARROWS: &[(&str, &[&str])] = &[
    ("geom", &[]),
    ("mark", &["geom"]),
    ("color", &[]),
    ("notice", &[]),
    ("spelling", &[]),
    ("length", &["notice"]),
    ("keys", &["notice"]),
    ("swatches", &["color", "notice"]),
    ("param", &["notice", "spelling"]),
    ("seed", &[]),
    ("symmetry", &["geom"]),
    ("design", &["keys", "geom", "color", "mark", "notice", "param", "spelling", "symmetry"]),
    ("ornament", &["geom"]),
    ("isen", &["geom", "mark", "param", "seed", "spelling", "ornament"]),
    ("motif", &["geom", "mark", "notice", "param", "seed", "spelling", "ornament", "isen"]),
    ("samples", &["notice", "spelling", "design"]),
    ("raport", &["geom", "notice", "seed", "symmetry", "design"]),
    ("catalog", &["geom", "color", "mark", "symmetry", "design", "raport"]),
    ("dye", &["color", "mark", "notice", "param", "seed", "spelling", "design"]),
    ("artwork", &["geom", "color", "mark", "notice", "param", "seed", "design", "isen", "motif", "raport"]),
    ("repeat", &["geom", "mark", "notice", "symmetry", "design", "raport", "artwork"]),
    ("matching", &["color", "mark", "notice", "param", "seed", "spelling", "design", "dye"]),
    ("proof", &["geom", "mark", "symmetry", "raport", "artwork", "repeat"]),
    ("raster", &["geom", "color", "mark", "dye", "artwork", "repeat"]),
    ("survey", &["geom", "mark", "notice", "design", "dye", "raster", "repeat"]),
    ("paper", &["color", "raster"]),
    ("export", &["geom", "color", "mark", "notice", "dye", "artwork", "repeat", "raster", "paper"]),
    ("words", &["notice"]),
    ("sheet", &["geom", "color", "mark", "notice", "param", "raport", "dye", "repeat", "raster", "paper", "words"]),
    ("workspace", &["geom", "color", "mark", "notice", "spelling", "param", "symmetry", "swatches", "design", "motif", "samples", "raport", "dye", "matching", "artwork", "repeat", "proof", "raster", "paper", "export", "words", "survey", "sheet"]),
    ("files", &["notice", "design", "export", "workspace"]),
    ("cli", &["geom", "color", "mark", "notice", "spelling", "param", "symmetry", "swatches", "design", "isen", "motif", "samples", "raport", "catalog", "dye", "matching", "artwork", "repeat", "proof", "raster", "paper", "export", "words", "survey", "sheet", "length", "workspace", "files"]),
];

/// Every package that has a home, and the modules that may name it.
const PACKAGES: &[(&str, &[&str])] = &[
    ("base64", &["export"]),
    ("clap", &["cli"]),
    ("clap_complete", &["cli"]),
    ("flate2", &["export", "workspace"]),
    ("encoding_rs", &["workspace"]),
    ("fluent_bundle", &["words"]),
    ("harfrust", &["paper"]),
    ("i_overlay", &["geom"]),
    ("include_dir", &["motif", "dye", "samples"]),
    ("indicatif", &["cli"]),
    ("krilla", &["export"]),
    (
        "kurbo",
        &[
            "mark",
            "geom",
            "symmetry",
            "design",
            "ornament",
            "isen",
            "motif",
            "raport",
            "catalog",
            "artwork",
            "repeat",
            "proof",
            "raster",
            "survey",
            "paper",
            "export",
            "sheet",
            "length",
            "workspace",
            "cli",
        ],
    ),
    (
        "libm",
        &["geom", "color", "ornament", "isen", "motif", "design", "dye", "matching", "raster"],
    ),
    ("pdf_writer", &["export"]),
    ("png", &["export"]),
    ("rand", &["seed"]),
    ("rhai", &["motif"]),
    ("rustix", &["files"]),
    ("serde", &["design", "workspace", "cli"]),
    ("serde_json", &["cli"]),
    ("signal_hook", &["cli"]),
    ("simd_adler32", &["export"]),
    ("simplecss", &["artwork"]),
    ("skrifa", &["paper"]),
    ("strsim", &["artwork", "cli", "param", "notice"]),
    ("svg", &["export"]),
    ("svgtypes", &["artwork"]),
    ("sys_locale", &["words", "cli"]),
    ("tempfile", &["files"]),
    ("tiny_skia", &["raster"]),
    ("toml", &["design", "catalog", "dye", "workspace", "cli"]),
    ("toml_edit", &["design"]),
    ("toml_parser", &["design"]),
    ("unic_langid", &["words"]),
    ("unicode_linebreak", &["paper"]),
    ("unicode_normalization", &["artwork", "files"]),
    ("unicode_width", &["keys", "design", "cli"]),
    ("usvg", &["artwork"]),
];

#[test]
fn arrows_point_up() {
    for (at, (module, names)) in ARROWS.iter().enumerate() {
        for name in *names {
            let above = ARROWS[..at].iter().any(|(other, _)| other == name);
            assert!(above, "`{module}` may not name `{name}`, which stands below it");
        }
    }
}

#[test]
fn modules_follow_the_arrows() {
    let mut wrong = Vec::new();
    for (module, allowed) in ARROWS {
        for (place, code) in lines_of(module) {
            for name in words_after("crate::", &code) {
                if name != *module && !allowed.contains(&name) {
                    wrong.push(format!("{place}: `{module}` names `{name}`"));
                }
            }
            for (package, users) in PACKAGES {
                if names_package(&code, package) && !users.contains(module) {
                    wrong.push(format!("{place}: `{module}` names the package `{package}`"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "against the arrows:\n{}", wrong.join("\n"));
}

#[test]
fn every_module_has_arrows() {
    let lib = fs::read_to_string("src/lib.rs").unwrap();
    for name in words_after("pub mod ", &lib) {
        assert!(ARROWS.iter().any(|(module, _)| *module == name), "`{name}` has no arrows");
    }
}

/// The lines of a module, each with its place and without its comment. Tests within a module may name what they like:
/// they stand at the end of a file, or in a file `pictures.rs` or `tests.rs` of their own.
fn lines_of(module: &str) -> Vec<(String, String)> {
    let mut lines = Vec::new();
    for file in files_of(&Path::new("src").join(module)) {
        let text = fs::read_to_string(&file).unwrap();
        let code = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
        for (at, line) in code.lines().enumerate() {
            let place = format!("{}:{}", file.display(), at + 1);
            let code = line.split("//").next().unwrap_or_default();
            assert!(!code.contains("crate::{"), "{place}: write one `use crate::` for each module");
            lines.push((place, code.to_owned()));
        }
    }
    lines
}

/// `path.rs`, and every Rust file under `path/`.
fn files_of(path: &Path) -> Vec<PathBuf> {
    let mut files = vec![path.with_extension("rs")];
    let mut folders = vec![path.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                files.push(path);
            }
        }
    }
    files.retain(|file| !file.ends_with("pictures.rs") && !file.ends_with("tests.rs"));
    files.retain(|file| file.is_file() && file.extension().is_some_and(|end| end == "rs"));
    files
}

/// The words that follow `prefix` in `text`.
fn words_after<'a>(prefix: &'a str, text: &'a str) -> impl Iterator<Item = &'a str> {
    text.match_indices(prefix).map(move |(at, _)| {
        let rest = &text[at + prefix.len()..];
        rest.split(|c: char| c != '_' && !c.is_alphanumeric()).next().unwrap_or_default()
    })
}

/// Whether `code` says `package::` or `package_glue::`, such as `egui_wgpu::`.
fn names_package(code: &str, package: &str) -> bool {
    code.split(|c: char| c.is_whitespace() || "(&<,{".contains(c))
        .filter_map(|word| word.split_once("::"))
        .any(|(first, _)| {
            first == package
                || first.strip_prefix(package).is_some_and(|rest| rest.starts_with('_'))
        })
}

/// Every package that we build on has a home.
#[test]
fn every_package_has_a_home() {
    let manifest = fs::read_to_string("Cargo.toml").unwrap();
    // Those of one system stand under a heading of their own.
    let wanted = manifest.split("[dependencies]").nth(1).unwrap();
    let wanted = wanted.split("[dev-dependencies]").next().unwrap();
    let names = wanted
        .lines()
        .filter_map(|line| line.split([' ', '=']).next())
        .filter(|name| !name.is_empty() && !name.starts_with('['));
    for name in names.map(|name| name.replace('-', "_")) {
        assert!(PACKAGES.iter().any(|(package, _)| *package == name), "`{name}` has no home");
    }
}
