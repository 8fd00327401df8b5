//! Pictures come, stay until newer ones are there, and are kept.

use super::*;
use std::fs;

use crate::app::work::{Extent, Tint};
use crate::design::edit::{Edit, LayerEdit};
use crate::design::{self, Design, Step};
use crate::param::Value;
use crate::workspace::{AtHand, Desk, Evaluated};

const TEXT: &str = "canting = 1\nrepeat.tile = [48, 48]\n[[layer]]\nmotif = \"kawung\"\n\
    [[layer]]\nmotif = \"truntum\"\nplace = { at = [10, 10] }\n\
    [[colorway]]\nname = \"a\"\n[colorway.print]\nlatar = \"#F0E0C0\"\nklowong = \"#402010\"\n\
    [[colorway]]\nname = \"b\"\n[colorway.print]\nlatar = \"#203060\"\nklowong = \"#FFFFFF\"\n";

fn thumbnails(cache: Option<PathBuf>) -> Thumbnails {
    Thumbnails::new(Pool::new(Arc::new(|| {})), cache)
}

fn drawn() -> Sitter {
    Sitter::Drawn(Evaluated::with(design::read(TEXT).unwrap(), &AtHand::default()).unwrap())
}

/// The picture, when it is there.
fn come(thumbnails: &mut Thumbnails, place: &str, wanted: &Portrait) -> Arc<Pixmap> {
    thumbnails.picture(place, wanted);
    thumbnails.pool.settle();
    assert!(thumbnails.look());
    let picture = thumbnails.picture(place, wanted).cloned();
    assert!(thumbnails.is_fresh(place));
    picture.unwrap()
}

#[test]
fn an_old_picture_stays_until_the_new_one_is_there() {
    let mut thumbnails = thumbnails(None);
    let wanted = Portrait::new(drawn(), Extent::Tiles(1.5), [48, 24]);
    assert!(thumbnails.picture("card/0", &wanted).is_none());
    let first = come(&mut thumbnails, "card/0", &wanted);
    assert_eq!([first.width, first.height], [48, 24]);
    let other = wanted.clone().tinted(Tint::Of(1));
    assert_eq!(thumbnails.picture("card/0", &other), Some(&first));
    assert!(!thumbnails.is_fresh("card/0"));
    let second = come(&mut thumbnails, "card/0", &other);
    assert_ne!(first, second);
    // The same cloth: nothing was painted for it again.
    assert_eq!(thumbnails.cloths.lock().unwrap().0.len(), 1);
    assert_eq!(thumbnails.weight(), second.rgba.len());
    // What cannot be painted leaves the old one.
    let none = wanted.changed(Varied::Alone(9));
    let none = Portrait { sitter: Sitter::Motif("none".to_owned()), ..none };
    thumbnails.picture("card/0", &none);
    thumbnails.pool.settle();
    assert!(!thumbnails.look());
    assert_eq!(thumbnails.picture("card/0", &none), Some(&second));
    assert!(!thumbnails.pool.is_busy(), "and is not tried again");
}

#[test]
fn colors_are_those_of_the_export() {
    let sitter = drawn();
    let Sitter::Drawn(evaluated) = &sitter else { panic!() };
    let wanted = Portrait::new(sitter.clone(), Extent::Tile, [96, 96]).tinted(Tint::Of(1));
    let picture = come(&mut thumbnails(None), "a", &wanted);
    let ground = [0x20, 0x30, 0x60, 0xff];
    assert!(picture.rgba.chunks(4).any(|pixel| pixel == ground));
    let other = Tint::Other(Arc::clone(&evaluated.design().colorways[1]));
    let again = come(&mut thumbnails(None), "a", &wanted.tinted(other));
    assert_eq!(picture, again);
}

#[test]
fn changes_are_drawn_as_an_edit_draws_them() {
    let design = Arc::new(design::read(TEXT).unwrap());
    let sitter = Sitter::Design(Arc::clone(&design), Arc::new(AtHand::default()));
    let wanted = Portrait::new(sitter, Extent::Tile, [48, 48]);
    let mut thumbnails = thumbnails(None);
    let whole = come(&mut thumbnails, "whole", &wanted);
    let alone = come(&mut thumbnails, "alone", &wanted.clone().changed(Varied::Alone(0)));
    assert_ne!(whole, alone);
    let choice = Varied::Choice(0, "size".to_owned(), Value::Number(12.0));
    let choice = come(&mut thumbnails, "choice", &wanted.clone().changed(choice));
    assert_ne!(alone, choice);
    let edit = Edit::Layer(0, LayerEdit::Param("size".to_owned(), Some(Value::Number(12.0))));
    let edited = Varied::Edit(Box::new(edit.clone()));
    let edited = come(&mut thumbnails, "edit", &wanted.clone().changed(edited));
    let mut desk = Desk::open(Design::clone(&design), Box::new(AtHand::default())).unwrap();
    desk.apply(&edit, None).unwrap();
    let shown = Portrait { sitter: Sitter::Drawn(desk.evaluated().clone()), ..wanted.clone() };
    assert_eq!(come(&mut thumbnails, "desk", &shown), edited);
    // An edit of another layer leaves the picture of this one.
    desk.apply(&Edit::Layer(1, LayerEdit::Visible(false)), None).unwrap();
    let around = Arc::new(AtHand::default());
    let of = |design: &Arc<Design>| Portrait {
        sitter: Sitter::Design(Arc::clone(design), around.clone()),
        ..wanted.clone()
    };
    let [before, after] = [&design, desk.design()].map(of);
    let [before, after] = [before, after].map(|wanted| wanted.changed(Varied::Alone(1)));
    assert!(!before.is_same(&after));
}

#[test]
fn a_repeat_with_small_domains_shows_one_drawing_whole() {
    let text = "canting = 1\nrepeat.tile = [40, 40]\n[[layer]]\nmotif = \"truntum\"\nplace = { at = [20, 20] }\n";
    let design = Arc::new(design::read(text).unwrap());
    let tile = |name: &str| {
        crate::app::work::sitter::stepped(&design, &Step::named(name)).unwrap().repeat.tile.width
    };
    assert_eq!(tile("tubrukan"), 40.0);
    assert_eq!(tile("half-drop"), 40.0);
    assert!(tile("p4mm") > 79.0, "{}", tile("p4mm"));
    let sitter = Sitter::Design(Arc::clone(&design), Arc::new(AtHand::default()));
    for step in Step::names() {
        let wanted = Portrait::new(sitter.clone(), Extent::Repeat, [26, 18]);
        let wanted = wanted.changed(Varied::Step(Step::named(step)));
        let picture = come(&mut thumbnails(None), step, &wanted);
        let first = &picture.rgba[..4];
        assert!(picture.rgba.chunks(4).any(|pixel| pixel != first), "{step} shows something");
    }
}

#[test]
fn the_gallery_is_kept_on_the_disk() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("kain.batik");
    fs::write(&file, TEXT).unwrap();
    let cache = folder.path().join("cache");
    let mut pictures = Vec::new();
    for _start in 0..2 {
        let mut thumbnails = thumbnails(Some(cache.clone()));
        for sitter in [
            Sitter::Motif("kawung".to_owned()),
            Sitter::Isen("cecek".to_owned()),
            Sitter::Sample("kawung-picis".to_owned()),
            Sitter::File(file.clone()),
        ] {
            let wanted = Portrait::new(sitter, Extent::Tile, [32, 24]);
            pictures.push(come(&mut thumbnails, "card", &wanted));
        }
        assert_eq!(fs::read_dir(&cache).unwrap().count(), 4);
        // Painted once: the second time a mark in the kept file is seen.
    }
    assert_eq!(pictures[..4], pictures[4..]);
    fs::write(&file, TEXT.replace("48", "60")).unwrap();
    let wanted = Portrait::new(Sitter::File(file), Extent::Tile, [32, 24]);
    come(&mut thumbnails(Some(cache.clone())), "card", &wanted);
    assert_eq!(fs::read_dir(&cache).unwrap().count(), 5, "another text, another picture");
}

#[test]
fn pictures_out_of_sight_go_first() {
    let mut thumbnails = thumbnails(None);
    let wanted = Portrait::new(drawn(), Extent::Tile, [8, 8]);
    let large = Arc::new(Pixmap { width: 1, height: 1, rgba: vec![0; MOST / 2] });
    for name in ["old", "new"] {
        thumbnails.look();
        come(&mut thumbnails, name, &wanted);
        thumbnails.places.get_mut(name).unwrap().picture = Some(Arc::clone(&large));
    }
    come(&mut thumbnails, "small", &wanted);
    thumbnails.look();
    assert!(thumbnails.weight() <= MOST);
    assert!(!thumbnails.places.contains_key("old") && thumbnails.places.contains_key("new"));
}
