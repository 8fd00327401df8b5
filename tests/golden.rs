//! What every motif and every sample design looks like: a line of counts, coats and digests of its SVG and PNG, and a small
//! picture.
//!
//! `UPDATE=1 cargo test --test tests golden` renews the goldens; look at them before you commit.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use canting::artwork::{Artwork, Materials};
use canting::design::{self, Design, Step};
use canting::dye;
use canting::export::{PngOptions, SvgOptions, png, svg};
use canting::notice::Severity;
use canting::raster::Backdrop;
use canting::repeat::{Coat, Repeat};

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
const LARGEST_TEXT: usize = 64 << 10;

/// The largest picture: small enough for a repository, large enough to see.
const LARGEST_PICTURE: usize = 20 << 10;

/// What is kept of a group of designs: a line for each in one file, and pictures in a folder beside it.
struct Goldens {
    folder: &'static str,
    lines: Vec<String>,
    /// What is otherwise than before, a sentence each.
    changes: Vec<String>,
}

impl Goldens {
    fn new(folder: &'static str) -> Self {
        Self { folder, lines: Vec::new(), changes: Vec::new() }
    }

    fn is_renewed() -> bool {
        std::env::var_os("UPDATE").is_some()
    }

    /// Counts, coats and digests of a design, and its picture.
    fn add(&mut self, name: &str, title: &str, repeat: &Repeat, palette: &dye::Palette) -> Vec<u8> {
        let mut text = Vec::new();
        let options = SvgOptions { title: title.to_owned(), ..SvgOptions::default() };
        svg(repeat, palette, &options, &mut text).unwrap();
        let dpi = 25.4 * 72.0 / repeat.period().max_side();
        let mut picture = Vec::new();
        let options = PngOptions { cloth: None, dpi, ground: Backdrop::Painted };
        png(repeat, palette, &options, &mut picture, &mut |_, _| {}).unwrap();
        assert!(picture.len() < LARGEST_PICTURE, "{name}: {} bytes", picture.len());
        let coat = |coat: &Coat| format!("{} {}", coat.part.name(), coat.marks.len());
        let coats: Vec<_> = repeat.coats().iter().map(coat).collect();
        let digest = |bytes: &[u8]| {
            let mut sum = simd_adler32::Adler32::new();
            sum.write(bytes);
            format!("{} bytes {:08x}", bytes.len(), sum.finish())
        };
        self.lines.push(format!(
            "{name}: marks {}; coats {}; svg {}; png {}",
            repeat.artwork().marks().len(),
            coats.join(", "),
            digest(&text),
            digest(&picture),
        ));
        self.keep(&format!("{name}.png"), &picture);
        text
    }

    /// Keeps a file, or compares it with the one that is kept.
    fn keep(&mut self, file: &str, bytes: &[u8]) {
        let path = Path::new("tests/golden").join(self.folder).join(file);
        if Self::is_renewed() {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            return fs::write(path, bytes).unwrap();
        }
        let before = fs::read(&path).unwrap_or_default();
        if before == bytes {
            return;
        }
        let now = Path::new(env!("CARGO_TARGET_TMPDIR")).join(self.folder).join(file);
        fs::create_dir_all(now.parent().unwrap()).unwrap();
        fs::write(&now, bytes).unwrap();
        let (old, new) = (String::from_utf8_lossy(&before), String::from_utf8_lossy(bytes));
        let is_other = |(_, (old, new)): &(usize, (&str, &str))| old != new;
        let line = old.lines().zip(new.lines()).enumerate().find(is_other);
        let at = match line.filter(|_| file.ends_with(".svg")) {
            Some((at, (old, new))) => format!(", first in line {}: {old:?}, now {new:?}", at + 1),
            None => String::new(),
        };
        self.changes.push(format!("{}{at}; see {}", path.display(), now.display()));
    }

    /// Fails with all that has changed, and in what.
    fn finish(mut self) {
        let path = format!("tests/golden/{}.txt", self.folder);
        let text = self.lines.join("\n") + "\n";
        if Self::is_renewed() {
            return fs::write(path, text).unwrap();
        }
        let before = fs::read_to_string(&path).unwrap_or_default();
        let changes = changed_lines(&before, &text);
        self.changes.splice(0..0, changes);
        assert!(
            self.changes.is_empty(),
            "not as before:\n{}\nUPDATE=1 renews the goldens, if it should be so",
            self.changes.join("\n")
        );
    }
}

/// What differs between two lists of `name: value; value ...`, name by name.
fn changed_lines(before: &str, now: &str) -> Vec<String> {
    let read = |text: &str| -> BTreeMap<String, Vec<String>> {
        let line = |line: &str| {
            let (name, values) = line.split_once(": ")?;
            Some((name.to_owned(), values.split("; ").map(str::to_owned).collect()))
        };
        text.lines().filter_map(line).collect()
    };
    let (before, now) = (read(before), read(now));
    let mut changes = Vec::new();
    for (name, values) in &now {
        let Some(old) = before.get(name) else {
            changes.push(format!("{name} is new"));
            continue;
        };
        let both = old.iter().zip(values).filter(|(old, new)| old != new);
        changes.extend(both.map(|(old, new)| format!("{name}: {old}, now {new}")));
    }
    let gone = before.keys().filter(|name| !now.contains_key(*name));
    changes.extend(gone.map(|name| format!("{name} is gone")));
    changes
}

#[test]
fn a_golden_says_what_has_changed() {
    let before = "kawung: marks 8; coats isen 4; svg 90 bytes 1a\nlung: marks 2; coats isen 2; svg 7 bytes 2b\n";
    let now = "kawung: marks 9; coats isen 4; svg 95 bytes 3c\ntruntum: marks 1; coats isen 1; svg 7 bytes 2b\n";
    assert_eq!(
        changed_lines(before, now),
        [
            "kawung: marks 8, now marks 9",
            "kawung: svg 90 bytes 1a, now svg 95 bytes 3c",
            "truntum is new",
            "lung is gone",
        ]
    );
}

#[test]
fn samples_look_as_before() {
    let materials = materials();
    let mut goldens = Goldens::new("designs");
    for (name, design) in samples() {
        let (repeat, palette) = laid(&design, &materials);
        goldens.add(&name, &design.name, &repeat, &palette);
    }
    goldens.finish();
}

/// The drawings of motifs are kept as they are where they are short: there a number that moves is best seen.
#[test]
fn motifs_look_as_before() {
    let materials = Materials::standard();
    let mut goldens = Goldens::new("motifs");
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
        let text = goldens.add(name, "", &repeat, &palette);
        if text.len() <= LARGEST_TEXT {
            goldens.keep(&format!("{name}.svg"), &text);
        }
    }
    goldens.finish();
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
