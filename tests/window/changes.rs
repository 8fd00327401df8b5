//! What is changed can be taken back, done again, saved, and found again after the program died.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use canting::design::{self, Content, Design, Layer};
use egui::accesskit::Role;
use egui::{DroppedFile, Key, Modifiers};

use super::{CTRL, CTRL_SHIFT, KAIN, Manner, Pupil, kain};
use crate::command_line::Bench;

fn read(path: &Path) -> Design {
    design::read(&fs::read_to_string(path).unwrap()).unwrap()
}

#[test]
fn a_drag_and_a_number_are_two_steps_that_can_be_undone_redone_and_saved() {
    let bench = Bench::new();
    let path = kain(&bench);
    let mut pupil = Pupil::with(&path);
    let opened = pupil.design();
    pupil.change();
    assert_eq!(pupil.app().steps(), (1, 0), "a drag is one step");
    let number = pupil.find_by("a number", |thing| thing.role == Role::SpinButton);
    pupil.click_thing(&number);
    pupil.key(CTRL, Key::A);
    pupil.write("18,5");
    pupil.key(Modifiers::NONE, Key::Enter);
    assert_eq!(pupil.app().steps(), (2, 0), "a number is one step");
    let changed = pupil.design();
    assert!(pupil.app().is_unsaved());
    for _ in 0..2 {
        pupil.key(CTRL, Key::Z);
    }
    assert_eq!((pupil.design(), pupil.app().steps()), (opened, (0, 2)));
    assert!(!pupil.app().is_unsaved(), "as it was opened");
    for _ in 0..2 {
        pupil.key(CTRL_SHIFT, Key::Z);
    }
    assert_eq!(pupil.design(), changed);
    pupil.key(CTRL, Key::S);
    assert!(!pupil.app().is_unsaved());
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.starts_with("# Kain untuk ibu\n"), "{text}");
    assert_eq!(Pupil::with(&path).design(), changed);
}

/// A file that is dropped on the window.
#[derive(Debug)]
struct Dropped(PathBuf);

impl DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        fs::read(&self.0).map_err(|error| error.to_string())
    }
}

fn drop_file(pupil: &mut Pupil, path: PathBuf) {
    pupil.harness.input_mut().dropped_files.push(Arc::new(Dropped(path)));
    pupil.rest();
}

#[test]
fn a_picture_becomes_a_layer_and_a_broken_one_loses_nothing() {
    let bench = Bench::new();
    let mut pupil = Pupil::with(&kain(&bench));
    let opened = pupil.design();
    bench.put(
        "daun.svg",
        "<svg xmlns='http://www.w3.org/2000/svg' width='20' height='20'>\
         <circle cx='10' cy='10' r='8' fill='#805020'/></svg>",
    );
    drop_file(&mut pupil, bench.path().join("daun.svg"));
    assert!(pupil.sees(&pupil.says("window-picture")));
    pupil.press("window-picture-take");
    let with = pupil.design();
    assert_eq!(with.layers.len(), opened.layers.len() + 1);
    let is_picture = |layer: &Arc<Layer>| matches!(layer.content, Content::Picture { .. });
    assert!(with.layers.iter().any(is_picture));

    bench.put("rusak.svg", "<svg xmlns='http://www.w3.org/2000/svg'><path d='M0 0");
    drop_file(&mut pupil, bench.path().join("rusak.svg"));
    let is_told =
        |thing: &super::Thing| thing.role == Role::Status && thing.label.contains("“rusak.svg”");
    assert!(pupil.seen(is_told).is_some(), "{:#?}", pupil.things());
    pupil.key(Modifiers::NONE, Key::Escape);
    let layers = &pupil.design().layers;
    assert!(with.layers.iter().all(|layer| layers.contains(layer)), "every layer is there");
    while pupil.app().steps().0 > 0 {
        pupil.key(CTRL, Key::Z);
    }
    assert_eq!(pupil.design(), opened);
}

#[test]
fn a_folder_that_cannot_be_written_leaves_the_work_where_it_is() {
    let bench = Bench::new();
    fs::create_dir(bench.path().join("kain")).unwrap();
    let path = bench.path().join("kain").join("kain.batik");
    fs::write(&path, KAIN).unwrap();
    let mut pupil = Pupil::with(&path);
    pupil.change();
    let changed = pupil.design();
    // Even the user of the system who may write everywhere cannot write into a file as if it were a folder.
    fs::rename(bench.path().join("kain"), bench.path().join("simpan")).unwrap();
    bench.put("kain", "");
    pupil.key(CTRL, Key::S);
    assert!(pupil.sees(&pupil.says("window-read-only")), "{:#?}", pupil.things());
    pupil.press("window-cancel");
    assert_eq!(pupil.design(), changed);
    assert!(pupil.app().is_unsaved());
    // Somewhere else it can be saved.
    let other = bench.path().join("lain.batik");
    pupil.app_mut().save_to(&other);
    pupil.rest();
    assert!(!pupil.app().is_unsaved());
    assert_eq!(read(&other), *changed);
}

#[test]
fn what_was_not_saved_is_there_after_a_power_cut() {
    let bench = Bench::new();
    let path = kain(&bench);
    let mut pupil = Pupil::with(&path);
    pupil.change();
    pupil.wait(4.0);
    let changed = pupil.design();
    let home = pupil.cut_off();
    let mut pupil = Pupil::at_home(&Manner::default(), home);
    assert!(pupil.sees(&pupil.says("window-recovery")), "{:#?}", pupil.things());
    pupil.press("window-recovery-take");
    assert_eq!(pupil.design(), changed);
    assert!(pupil.app().is_unsaved());
    assert_eq!(fs::read_to_string(&path).unwrap(), KAIN, "nobody wrote the file");
    pupil.key(CTRL, Key::S);
    assert_eq!(read(&path), *changed);
    // Now there is nothing left to recover.
    let home = pupil.cut_off();
    let pupil = Pupil::at_home(&Manner::default(), home);
    assert!(!pupil.sees(&pupil.says("window-recovery")));
}

#[test]
fn a_design_without_a_file_is_there_after_a_power_cut() {
    let mut pupil = Pupil::new(&Manner::default());
    let kawung = pupil.find_by("kawung", |thing| thing.label.starts_with("Kawung, "));
    pupil.click_thing(&kawung);
    pupil.change();
    pupil.wait(4.0);
    let changed = pupil.design();
    let home = pupil.cut_off();
    let mut pupil = Pupil::at_home(&Manner::default(), home);
    pupil.press("window-recovery-take");
    assert_eq!(pupil.design(), changed);
}
