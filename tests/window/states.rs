//! The states of the window that are not the usual one: each is shown, and loses nothing.

use std::fs;

use canting::design;
use egui::accesskit::Role;
use egui::{Key, Modifiers};

use super::{CTRL, KAIN, Manner, Pupil, device, kain};
use crate::command_line::Bench;

#[test]
fn an_empty_tile_leads_to_the_motifs() {
    let mut pupil = Pupil::new(&Manner::default());
    pupil.key(CTRL, Key::N);
    assert!(pupil.design().layers.is_empty());
    assert!(pupil.sees(&pupil.says("window-empty")));
    pupil.press("window-empty-choose");
    let is_motif =
        |thing: &super::Thing| thing.label.starts_with("Kawung") && thing.role == Role::Button;
    let kawung = pupil.find_by("kawung in the library", is_motif);
    pupil.click_thing(&kawung);
    assert_eq!(pupil.design().layers.len(), 1);
    assert!(!pupil.sees(&pupil.says("window-empty")));
    pupil.key(CTRL, Key::Z);
    assert!(pupil.sees(&pupil.says("window-empty")));
}

#[test]
fn a_broken_file_is_told_with_its_line() {
    let bench = Bench::new();
    let broken = KAIN.replace("repeat.tile = [24, 24]", "repeat.tile = \"besar\"");
    let line = broken.lines().position(|line| line.contains("besar")).unwrap() + 1;
    bench.put("rusak.batik", broken);
    let mut pupil = Pupil::with(&bench.path().join("rusak.batik"));
    assert!(pupil.sees(&pupil.says("window-trouble")), "{:#?}", pupil.things());
    let line = format!("Baris {line}: ");
    let is_told = |thing: &super::Thing| thing.label.contains(&line) || thing.value.contains(&line);
    assert!(pupil.seen(is_told).is_some(), "{line} in {:#?}", pupil.things());
    pupil.press("window-dismiss");
    // The gallery is there.
    assert!(pupil.sees(&pupil.says("window-gallery-title")), "{:#?}", pupil.things());
}

#[test]
fn a_file_that_another_program_changed_is_loaded_or_kept() {
    let bench = Bench::new();
    let path = kain(&bench);
    let mut pupil = Pupil::with(&path);
    pupil.change();
    let ours = pupil.design();
    let theirs = KAIN.replace("[24, 24]", "[32, 32]");
    fs::write(&path, &theirs).unwrap();
    pupil.app_mut().came_back();
    pupil.rest();
    assert!(pupil.sees(&pupil.says("window-changed-outside")), "{:#?}", pupil.things());
    pupil.press("window-changed-load");
    assert_eq!(*pupil.design(), design::read(&theirs).unwrap());
    assert!(!pupil.sees(&pupil.says("window-changed-outside")));
    pupil.key(CTRL, Key::Z);
    assert_eq!(pupil.design(), ours, "what was open is a step away");

    fs::write(&path, KAIN.replace("[24, 24]", "[40, 40]")).unwrap();
    pupil.app_mut().came_back();
    pupil.rest();
    pupil.press("window-changed-keep");
    assert_eq!(pupil.design(), ours);
    pupil.key(CTRL, Key::S);
    assert_eq!(design::read(&fs::read_to_string(&path).unwrap()).unwrap(), *ours);
}

#[test]
fn a_lost_device_loses_no_work() {
    let bench = Bench::new();
    let mut pupil = Pupil::with(&kain(&bench));
    pupil.change();
    let (design, steps) = (pupil.design(), pupil.app().steps());
    let context = pupil.harness.ctx.clone();
    pupil.app_mut().lost_device(2);
    pupil.app_mut().move_to(&context, Some(device()));
    pupil.rest();
    assert_eq!((pupil.design(), pupil.app().steps()), (design, steps));
    let told = pupil.says("window-device-lost");
    assert!(pupil.sees(&told), "{:#?}", pupil.things());
    assert!(pupil.picture().colors(pupil.canvas()).len() > 2, "the cloth is back");
    pupil.change();
}

#[test]
fn closing_asks_for_what_is_not_saved() {
    let bench = Bench::new();
    let path = kain(&bench);
    let mut pupil = Pupil::with(&path);
    pupil.change();
    let question = "Simpan “Kain kita” dulu?";
    let is_asked = |thing: &super::Thing| {
        let plain = |text: &str| text.replace(['\u{2068}', '\u{2069}'], "");
        plain(&thing.label) == question || plain(&thing.value) == question
    };
    pupil.app_mut().ask_to_quit();
    pupil.rest();
    assert!(pupil.seen(is_asked).is_some(), "{:#?}", pupil.things());
    pupil.key(Modifiers::NONE, Key::Escape);
    assert!(pupil.seen(is_asked).is_none() && !pupil.app().wants_to_end());

    pupil.key(CTRL, Key::W);
    pupil.press("window-cancel");
    assert!(pupil.app().design().is_some());

    let changed = pupil.design();
    pupil.key(CTRL, Key::Q);
    pupil.press("window-save");
    assert!(pupil.app().wants_to_end());
    assert_eq!(design::read(&fs::read_to_string(&path).unwrap()).unwrap(), *changed);

    let mut pupil = Pupil::with(&path);
    pupil.change();
    pupil.key(CTRL, Key::Q);
    pupil.press("window-save-first-discard");
    assert!(pupil.app().wants_to_end());
    assert_eq!(design::read(&fs::read_to_string(&path).unwrap()).unwrap(), *changed);
}
