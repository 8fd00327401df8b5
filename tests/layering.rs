//! The arrows of `ARCHITECTURE.md`, checked.
//!
//! Cargo refuses cycles between crates, not between modules, and we are one crate. So this test is the fence.
//! Between modules we write `crate::name::Item`; `super` stays inside its own module.

#![expect(clippy::unwrap_used, reason = "clippy forgives `#[test]` functions, not helpers")]

use std::collections::{BTreeMap, BTreeSet};
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
    ("keys", &["notice"]),
    ("limits", &["geom", "keys", "notice"]),
    ("length", &["limits", "notice"]),
    ("swatches", &["color", "notice"]),
    ("param", &["notice", "spelling"]),
    ("seed", &[]),
    ("symmetry", &["geom"]),
    ("design", &["keys", "length", "limits", "geom", "color", "mark", "notice", "param", "spelling", "symmetry"]),
    ("ornament", &["geom"]),
    ("isen", &["geom", "mark", "param", "seed", "spelling", "ornament"]),
    ("motif", &["geom", "limits", "mark", "notice", "param", "seed", "spelling", "ornament", "isen"]),
    ("samples", &["notice", "spelling", "design"]),
    ("raport", &["geom", "limits", "notice", "seed", "symmetry", "design"]),
    ("catalog", &["geom", "color", "mark", "symmetry", "design", "raport"]),
    ("dye", &["color", "keys", "limits", "mark", "notice", "param", "seed", "spelling", "design"]),
    ("artwork", &["geom", "color", "mark", "notice", "param", "seed", "design", "isen", "motif", "raport"]),
    ("repeat", &["geom", "mark", "notice", "symmetry", "design", "raport", "artwork"]),
    ("matching", &["color", "mark", "notice", "param", "seed", "spelling", "design", "dye"]),
    ("proof", &["geom", "mark", "symmetry", "raport", "artwork", "repeat"]),
    ("raster", &["geom", "color", "mark", "dye", "artwork", "repeat"]),
    ("gpu", &["geom", "color", "mark", "repeat", "raster"]),
    ("survey", &["geom", "mark", "notice", "design", "dye", "raster", "repeat"]),
    ("paper", &["color", "raster"]),
    ("export", &["geom", "color", "mark", "notice", "dye", "artwork", "repeat", "raster", "paper"]),
    ("words", &["notice"]),
    ("sheet", &["geom", "color", "mark", "notice", "param", "raport", "dye", "repeat", "raster", "paper", "words"]),
    ("workspace", &["geom", "limits", "color", "mark", "notice", "spelling", "param", "symmetry", "swatches", "design", "motif", "samples", "raport", "dye", "matching", "artwork", "repeat", "proof", "raster", "paper", "export", "words", "survey", "sheet"]),
    ("files", &["notice", "spelling", "design", "repeat", "paper", "export", "workspace"]),
    ("cli", &["geom", "color", "mark", "notice", "spelling", "param", "symmetry", "swatches", "design", "isen", "motif", "samples", "raport", "catalog", "dye", "matching", "artwork", "repeat", "proof", "raster", "paper", "export", "words", "survey", "sheet", "length", "workspace", "files"]),
    ("app", &["geom", "limits", "color", "mark", "notice", "spelling", "param", "symmetry", "swatches", "design", "isen", "motif", "samples", "raport", "catalog", "dye", "matching", "artwork", "repeat", "proof", "raster", "paper", "export", "words", "survey", "sheet", "length", "workspace", "files", "gpu"]),
];

/// Every package that has a home, and the modules that may name it.
const PACKAGES: &[(&str, &[&str])] = &[
    ("base64", &["export", "app"]),
    ("bytemuck", &["gpu"]),
    ("clap", &["cli"]),
    ("clap_complete", &["cli"]),
    ("flate2", &["export", "workspace", "app"]),
    ("dirs", &["app"]),
    ("egui", &["app"]),
    ("egui_wgpu", &["app"]),
    ("egui_winit", &["app"]),
    ("opener", &["app"]),
    ("pollster", &["app", "gpu"]),
    ("rfd", &["app"]),
    ("winit", &["app"]),
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
            "notice",
            "symmetry",
            "limits",
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
            "gpu",
            "survey",
            "paper",
            "export",
            "sheet",
            "length",
            "workspace",
            "cli",
            "app",
        ],
    ),
    (
        "libm",
        &[
            "geom", "color", "ornament", "isen", "motif", "design", "dye", "matching", "raster",
            "gpu",
        ],
    ),
    ("lyon_tessellation", &["gpu"]),
    ("pdf_writer", &["export"]),
    ("png", &["export"]),
    ("rand", &["seed"]),
    ("rhai", &["motif"]),
    ("rustix", &["files", "app"]),
    ("serde", &["design", "workspace", "files", "cli", "app"]),
    ("serde_json", &["workspace", "files"]),
    ("signal_hook", &["cli"]),
    ("simd_adler32", &["export"]),
    ("simplecss", &["artwork"]),
    ("skrifa", &["paper"]),
    ("strsim", &["artwork", "cli", "param", "notice", "spelling"]),
    ("svg", &["export"]),
    ("svgtypes", &["artwork"]),
    ("sys_locale", &["cli", "app"]),
    ("tempfile", &["files", "app"]),
    ("tiny_skia", &["raster"]),
    ("toml", &["keys", "design", "catalog", "dye", "workspace", "cli", "app"]),
    ("toml_edit", &["design"]),
    ("toml_parser", &["design"]),
    ("unic_langid", &["words"]),
    ("unicode_linebreak", &["paper"]),
    ("unicode_normalization", &["spelling", "artwork", "files"]),
    ("unicode_width", &["keys", "design", "cli"]),
    ("usvg", &["artwork"]),
    ("wgpu", &["gpu", "app"]),
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
        for (at, code) in code_of(&file).into_iter().enumerate() {
            let place = format!("{}:{}", file.display(), at + 1);
            assert!(!code.contains("crate::{"), "{place}: write one `use crate::` for each module");
            lines.push((place, code));
        }
    }
    lines
}

/// The lines of a file without comments and tests.
fn code_of(file: &Path) -> Vec<String> {
    let text = fs::read_to_string(file).unwrap();
    let code = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
    let code = code.lines().map(|line| line.split("//").next().unwrap_or_default());
    code.map(|line| format!("{line}\n")).collect()
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

/// Files of a module go one way too: what stands beside one another may not name one another in a circle.
///
/// A file may name what its own folder says for it, and a folder its files; what a folder hands on (`pub use`) counts as
/// named where it is written.
#[test]
fn files_name_one_another_in_no_circle() {
    let files = all_files();
    let mut beside: BTreeMap<Vec<String>, BTreeSet<[String; 2]>> = BTreeMap::new();
    for (from, file) in &files {
        for to in file.named.iter().filter_map(|path| home(path, &files)) {
            let common = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
            if common > 0 && common < from.len().min(to.len()) {
                let names = [from[common].clone(), to[common].clone()];
                beside.entry(from[..common].to_vec()).or_default().insert(names);
            }
        }
    }
    let wrong: Vec<String> = beside
        .into_iter()
        .map(|(folder, arrows)| (folder.join("/"), circles(arrows)))
        .filter(|(_, circles)| !circles.is_empty())
        .map(|(folder, circles)| format!("src/{folder}: {circles:?}"))
        .collect();
    assert!(wrong.is_empty(), "circles of files:\n{}", wrong.join("\n"));
}

/// A file by what it names: paths from the crate down, in its order.
struct File {
    named: Vec<Vec<String>>,
    /// What it hands on, by the name under which it does.
    handed_on: BTreeMap<String, Vec<String>>,
}

/// Every file of the crate by its place, such as `geom`, `flat`.
fn all_files() -> BTreeMap<Vec<String>, File> {
    let mut files = BTreeMap::new();
    for (module, _) in ARROWS {
        for file in files_of(&Path::new("src").join(module)) {
            let text = code_of(&file).concat();
            let place = file.strip_prefix("src").unwrap().with_extension("");
            let place = place.iter().map(|name| name.to_str().unwrap().to_owned());
            let place: Vec<String> = place.filter(|name| name != "mod").collect();
            let (mut named, mut handed_on) = (Vec::new(), BTreeMap::new());
            for statement in text.split(';') {
                let Some((before, used)) = statement.rsplit_once("use ") else { continue };
                let is_handed_on = before.trim_end().ends_with("pub")
                    || before.trim_end().ends_with(')') && before.contains("pub(");
                for path in unfolded(used) {
                    let (path, name) = path.split_once(" as ").unwrap_or((&path, ""));
                    let Some(path) = from_crate(path, &place) else { continue };
                    let name = if name.is_empty() { path.last().unwrap().as_str() } else { name };
                    if is_handed_on {
                        handed_on.insert(name.to_owned(), path.clone());
                    }
                    named.push(path);
                }
            }
            let words = text.split(|c: char| !c.is_alphanumeric() && !"_:".contains(c));
            let paths = words.filter(|word| word.contains("::"));
            named.extend(paths.filter_map(|path| from_crate(path, &place)));
            files.insert(place, File { named, handed_on });
        }
    }
    files
}

/// `a::{b, c::{d, e}}` as `a::b`, `a::c::d`, `a::c::e`.
fn unfolded(used: &str) -> Vec<String> {
    let used = used.trim();
    let Some((stem, rest)) = used.split_once('{') else { return vec![used.to_owned()] };
    let (mut depth, mut branches) = (0, vec![String::new()]);
    for c in rest.trim_end().strip_suffix('}').unwrap_or(rest).chars() {
        match c {
            ',' if depth == 0 => branches.push(String::new()),
            _ => {
                depth += i32::from(c == '{') - i32::from(c == '}');
                branches.last_mut().unwrap().push(c);
            }
        }
    }
    let branches = branches.iter().filter(|branch| !branch.trim().is_empty());
    branches.flat_map(|branch| unfolded(branch)).map(|branch| format!("{stem}{branch}")).collect()
}

/// A path from the crate down, as a file at `place` writes it; nothing for what it got from elsewhere.
fn from_crate(path: &str, place: &[String]) -> Option<Vec<String>> {
    let mut names: Vec<String> = path.split("::").map(|name| name.trim().to_owned()).collect();
    let base = match names[0].as_str() {
        "crate" => Vec::new(),
        "self" | "super" => place.to_vec(),
        // Perhaps a file of its own folder.
        _ => return Some([place, &names].concat()),
    };
    let ups = names.iter().take_while(|name| *name == "super").count();
    let kept = base.len().checked_sub(ups)?;
    names.drain(..ups.max(1));
    Some([&base[..kept], &names].concat())
}

/// The file in which that is written which `path` names.
fn home(path: &[String], files: &BTreeMap<Vec<String>, File>) -> Option<Vec<String>> {
    let length = (1..=path.len()).rev().find(|length| files.contains_key(&path[..*length]))?;
    let (place, rest) = path.split_at(length);
    let elsewhere = rest.first().and_then(|name| files[place].handed_on.get(name));
    // What comes from another package has no file.
    elsewhere.and_then(|path| home(path, files)).or_else(|| Some(place.to_vec()))
}

/// The arrows that lead round and round: those left when who names nobody, or is named by nobody, is taken away.
fn circles(mut arrows: BTreeSet<[String; 2]>) -> BTreeSet<[String; 2]> {
    loop {
        let from: BTreeSet<String> = arrows.iter().map(|[from, _]| from.clone()).collect();
        let to: BTreeSet<String> = arrows.iter().map(|[_, to]| to.clone()).collect();
        let before = arrows.len();
        arrows.retain(|[a, b]| from.contains(b) && to.contains(a));
        if arrows.len() == before {
            return arrows;
        }
    }
}

/// A word means one thing: no two public types have one name.
#[test]
fn types_have_names_of_their_own() {
    let mut known: BTreeMap<String, String> = BTreeMap::new();
    let mut twice = Vec::new();
    for (module, _) in ARROWS {
        for (place, code) in lines_of(module) {
            let declared = ["struct ", "enum ", "trait ", "type "].into_iter().find_map(|kind| {
                let rest = code.strip_prefix("pub ")?.strip_prefix(kind)?;
                words_after("", rest).next().map(str::to_owned)
            });
            let Some(name) = declared else { continue };
            if let Some(other) = known.insert(name.clone(), place.clone()) {
                twice.push(format!("`{name}`: {other} and {place}"));
            }
        }
    }
    assert!(twice.is_empty(), "two types of one name:\n{}", twice.join("\n"));
}
