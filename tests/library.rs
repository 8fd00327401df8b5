//! Every motif of the library: complete, never empty, fast enough to read, and without a seam.

use std::collections::BTreeSet;

use canting::design::Step;
use canting::geom::Lattice;
use canting::isen;
use canting::mark::Mark;
use canting::motif::{Cover, Drawing, Library, Motif};
use canting::param::{Bilingual, Kind, LONGEST_LABEL, Param, Unit, Value, Values, Word};
use canting::seed::Stream;
use canting::seed::StreamName;
use kurbo::{Affine, Size, Vec2};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

/// The motifs that the library must have, whatever else it has.
const MOTIFS: [&str; 7] =
    ["ceplok", "kawung", "lung", "mega-mendung", "nitik", "parang", "truntum"];

fn motif(library: &Library, name: &str) -> std::sync::Arc<Motif> {
    library
        .find(name)
        .unwrap_or_else(|| panic!("{name}"))
        .unwrap_or_else(|error| panic!("{name}: {error:?}"))
}

fn over(tile: Size) -> Cover {
    Cover::Tile { tile, lattice: Lattice::block(tile) }
}

pub(crate) fn draw(
    library: &Library,
    name: &str,
    asked: &Values,
    ground: Option<Cover>,
) -> Drawing {
    let motif = motif(library, name);
    let (values, _) = motif.values(asked);
    let tile = library.tile(&motif, &values).unwrap_or(Size::new(100.0, 100.0));
    let drawing =
        library.draw(&motif, &values, ground.unwrap_or(over(tile)), StreamName { seed: 7, name });
    drawing.unwrap_or_else(|error| panic!("{name} {asked:?}: {error:?}"))
}

#[test]
fn the_library_has_every_motif_and_each_says_what_it_is() {
    let library = Library::standard();
    for name in MOTIFS {
        assert!(library.names().contains(&name), "{name} is missing");
    }
    for name in library.names() {
        let motif = motif(&library, name);
        let about = &motif.about;
        for (what, text) in [
            ("name", &about.name),
            ("family", &about.family),
            ("region", &about.region),
            ("symmetry", &about.symmetry),
            ("meaning id", &about.meaning.id),
            ("meaning en", &about.meaning.en),
        ] {
            assert!(!text.trim().is_empty(), "{name} has no {what}");
        }
        assert!(
            (4..=10).contains(&motif.params.len()),
            "{name} has {} parameters",
            motif.params.len()
        );
        for param in &motif.params {
            assert!(
                !param.label.id.is_empty() && !param.label.en.is_empty(),
                "{name}: {}",
                param.name()
            );
            let (value, message) = param.check(&param.default());
            assert_eq!(
                (value, message),
                (param.default(), None),
                "{name}: default of {}",
                param.name()
            );
        }
        assert!(about.colorways.len() >= 2, "{name} has {} colorways", about.colorways.len());
        for (colorway, colors) in &about.colorways {
            for (part, color) in colors {
                assert!(
                    color.parse::<canting::color::Srgb>().is_ok(),
                    "{name}, {colorway}: {part} {color}"
                );
            }
        }
    }
}

/// Beside a slider stand two or three words, for a choice one or two.
fn assert_is_short(owner: &str, param: &Param) {
    let words = match &param.kind {
        Kind::Choice(words) => words.iter().map(Word::label).collect(),
        Kind::Number { .. } | Kind::Flag(_) => Vec::new(),
    };
    for Bilingual { id, en } in words.iter().chain([&param.short]) {
        for said in [id, en] {
            let letters = said.chars().count();
            let place = format!("{owner}, {}: {said}", param.name());
            assert!((1..=LONGEST_LABEL).contains(&letters), "{place}");
            assert!(said.chars().next().is_some_and(char::is_uppercase), "{place}");
        }
    }
    assert!(!param.label.id.contains('|') && !param.label.en.contains('|'), "{owner}");
}

#[test]
fn settings_of_one_owner_have_short_labels_that_differ() {
    let library = Library::standard();
    let motifs =
        library.names().into_iter().map(|name| (name, motif(&library, name).params.clone()));
    let isen = isen::ISEN.iter().map(|isen| (isen.name, isen.params()));
    for (owner, params) in motifs.chain(isen) {
        params.iter().for_each(|param| assert_is_short(owner, param));
        let said = |language: fn(&Bilingual) -> &str| {
            let said: BTreeSet<&str> = params.iter().map(|param| language(&param.short)).collect();
            assert_eq!(said.len(), params.len(), "{owner}: {said:?}");
        };
        said(|short| &short.id);
        said(|short| &short.en);
    }
}

#[test]
fn synonyms_find_their_motif_and_only_theirs() {
    let library = Library::standard();
    for name in library.names() {
        for synonym in &motif(&library, name).about.synonyms {
            let found = library.find(synonym).unwrap().unwrap();
            assert_eq!(found.name(), name, "{synonym}");
        }
    }
}

#[test]
fn motifs_draw_once_about_the_origin() {
    let library = Library::standard();
    for name in library.names() {
        let drawing = draw(&library, name, &Values::new(), Some(Cover::Once));
        let bounds = drawing.marks.iter().map(Mark::bounds).reduce(|a, b| a.union(b)).unwrap();
        let off = bounds.center().to_vec2();
        let size = bounds.size().max_side();
        assert!(off.hypot2().sqrt() < 0.35 * size, "{name} is drawn about {off:?}, size {size}");
    }
}

#[test]
fn the_same_seed_draws_the_same() {
    let (library, again) = (Library::standard(), Library::standard());
    for name in library.names() {
        assert_eq!(
            draw(&library, name, &Values::new(), None),
            draw(&again, name, &Values::new(), None),
            "{name}"
        );
    }
}

/// Whether both lists hold the same marks up to the lattice, to a hundredth of a millimeter.
fn are_the_same_on(lattice: &Lattice, some: &[Mark], others: &[Mark]) -> bool {
    let mut left: Vec<&Mark> = others.iter().collect();
    some.len() == others.len()
        && some.iter().all(|mark| {
            let found = left.iter().position(|other| is_the_same_on(lattice, mark, other));
            found.map(|at| left.swap_remove(at)).is_some()
        })
}

fn is_the_same_on(lattice: &Lattice, mark: &Mark, other: &Mark) -> bool {
    let (a, b) = (mark.bounds(), other.bounds());
    let (i, j) = lattice.coordinates(a.center() - b.center());
    let apart = lattice.sum(i - i.round(), j - j.round());
    let off = a.size() - b.size();
    mark.part() == other.part()
        && apart.hypot2() < 1e-4
        && off.width.abs() + off.height.abs() < 0.02
}

/// Motifs without chance in them do not care how many of their cells a tile holds: over a tile twice as wide they
/// draw the same cloth. A seam would be different from the middle.
#[test]
fn a_wider_tile_is_the_same_cloth() {
    let library = Library::standard();
    for name in ["kawung", "truntum", "ceplok", "nitik", "mega-mendung", "parang"] {
        let motif = motif(&library, name);
        let (values, _) = motif.values(&Values::new());
        let tile = library.tile(&motif, &values).unwrap();
        let single = draw(&library, name, &Values::new(), Some(over(tile)));
        let wide = draw(
            &library,
            name,
            &Values::new(),
            Some(over(Size::new(2.0 * tile.width, tile.height))),
        );
        let lattice = Lattice::block(tile);
        let twice = [single.marks.clone(), single.marks].concat();
        // The wide tile has its middle half a tile further right.
        let half = Affine::translate(Vec2::new(tile.width / 2.0, 0.0));
        let moved: Vec<Mark> = wide.marks.iter().map(|mark| mark.transformed(half)).collect();
        let is_same = |marks: &[Mark]| are_the_same_on(&lattice, &twice, marks);
        assert!(
            is_same(&wide.marks) || is_same(&moved),
            "{name}: {} against {}",
            wide.marks.len(),
            twice.len()
        );
    }
}

/// Motifs of cells close on a half-drop and a half-brick too: the cloth is the same as that of a block of two tiles.
#[test]
fn a_drop_is_the_same_cloth() {
    let library = Library::standard();
    for name in ["kawung", "truntum", "ceplok", "nitik"] {
        let motif = motif(&library, name);
        let (values, _) = motif.values(&Values::new());
        let cell = library.tile(&motif, &values).unwrap();
        let tile = Size::new(2.0 * cell.width, 2.0 * cell.height);
        for step in [Step::HalfDrop, Step::HalfBrick] {
            let repeat =
                canting::design::Stepping { step: step.clone(), tile, ..Default::default() };
            let lattice = canting::raport::Raport::laid(&repeat, 0, 'A').lattice;
            let stepped = draw(&library, name, &Values::new(), Some(Cover::Tile { tile, lattice }));
            let block = draw(&library, name, &Values::new(), Some(over(tile)));
            assert!(
                are_the_same_on(&Lattice::block(cell), &stepped.marks, &block.marks),
                "{name} {step:?}"
            );
            // And every mark finds its copy half a tile on.
            let half =
                Affine::translate(if step == Step::HalfDrop { lattice.a } else { lattice.b });
            let moved: Vec<Mark> =
                stepped.marks.iter().map(|mark| mark.transformed(half)).collect();
            assert!(are_the_same_on(&lattice, &stepped.marks, &moved), "{name} {step:?}");
        }
    }
}

/// A value within the whole range of a parameter, its ends included.
fn any_value(param: &Param, stream: &mut Stream) -> Value {
    match &param.kind {
        Kind::Number { unit, min, max, .. } => {
            let share = (stream.between(-0.2, 1.2)).clamp(0.0, 1.0);
            let number = min + (max - min) * share;
            Value::Number(if *unit == Unit::Count { number.round() } else { number })
        }
        Kind::Choice(names) => {
            let share = stream.unit();
            let before = |at: &usize| share < (*at as f64 + 1.0) / names.len() as f64;
            Value::Text(names[(0..names.len()).find(before).unwrap_or(0)].name.clone())
        }
        Kind::Flag(_) => Value::Flag(stream.unit() < 0.5),
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 24,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(1830),
        ..ProptestConfig::default()
    })]

    /// Any parameters on any sensible tile draw something, all of it finite.
    #[test]
    fn any_parameters_draw_something(seed: u64, width in 20.0..220.0_f64, height in 20.0..220.0_f64) {
        let library = Library::standard();
        for name in library.names() {
            let motif = motif(&library, name);
            let mut stream = Stream::new(seed, name);
            let asked: Values =
                motif.params.iter().map(|param| (param.name().to_owned(), any_value(param, &mut stream))).collect();
            let (values, messages) = motif.values(&asked);
            prop_assert!(messages.is_empty(), "{name} {asked:?}: {messages:?}");
            for ground in [over(Size::new(width, height)), Cover::Once] {
                let drawing = library.draw(&motif, &values, ground, StreamName { seed, name });
                let drawing = drawing.map_err(|error| TestCaseError::fail(format!("{name} {asked:?} {ground:?}: {error:?}")))?;
                prop_assert!(!drawing.marks.is_empty(), "{name} {asked:?}");
                prop_assert!(drawing.marks.iter().all(|mark| mark.bounds().is_finite()), "{name} {asked:?}");
            }
        }
    }
}

/// On the tile of a whole cloth a motif draws, or says before it begins how large a tile may be; and so large it draws.
#[test]
fn a_tile_too_large_is_told_with_one_that_is_not() {
    let library = Library::standard();
    for name in library.names() {
        let motif = motif(&library, name);
        let (values, _) = motif.values(&Values::new());
        let of = |tile| library.draw(&motif, &values, over(tile), StreamName { seed: 7, name });
        let Err(message) = of(Size::new(1050.0, 1050.0)) else { continue };
        assert_eq!(message.key, "script-tile-too-large", "{name}: {message:?}");
        let number = |key| match message.values.iter().find(|(name, _)| *name == key) {
            Some((_, canting::notice::Argument::Number(number))) => *number,
            other => panic!("{key}: {other:?}"),
        };
        let fitting = Size::new(number("width"), number("height"));
        assert!(fitting.area() < 1050.0 * 1050.0, "{name}: {fitting}");
        // Half as large, so that the test is quick.
        assert!(of(fitting / 2.0).is_ok(), "{name}: {fitting}");
    }
}

/// The corner of its ranges in which lung tries most places.
#[test]
fn the_busiest_lung_draws() {
    let library = Library::standard();
    let asked = [
        ("size", 60.0),
        ("sway", 0.099_104),
        ("turns", 1.8),
        ("ratio", 0.35),
        ("leaf", 0.1),
        ("angle", 65.0),
        ("flower", 0.117_036),
        ("jitter", 0.0),
    ];
    let asked = asked.map(|(name, value)| (name.to_owned(), Value::Number(value)));
    let fills = [("isen", "cecek"), ("ground", "cecek")];
    let fills = fills.map(|(name, value)| (name.to_owned(), Value::Text(value.to_owned())));
    let asked: Values = asked.into_iter().chain(fills).collect();
    let drawing = draw(&library, "lung", &asked, Some(over(Size::new(205.146, 186.179))));
    assert!(drawing.marks.len() > 1000, "{}", drawing.marks.len());
}

/// Drawn so that a part never lies over one that lies over it: an export then has one group a part.
#[test]
fn motifs_need_one_coat_a_part() {
    let materials = canting::artwork::Materials::standard();
    for name in materials.library.names() {
        let drawing = draw(&materials.library, name, &Values::new(), None);
        let motif = motif(&materials.library, name);
        let (values, _) = motif.values(&Values::new());
        let tile = materials.library.tile(&motif, &values).unwrap();
        let artwork = canting::artwork::Artwork::from_marks(tile, drawing.marks);
        let repeat = canting::repeat::Repeat::of(artwork);
        let coats: Vec<&str> = repeat.coats().iter().map(|coat| coat.part.name()).collect();
        let mut once = coats.clone();
        once.sort_unstable();
        once.dedup();
        assert_eq!(once.len(), coats.len(), "{name}: {coats:?}");
    }
}
