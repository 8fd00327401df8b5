//! From nothing to cloth: how many clicks it takes, and that the files are those of the command line.

use std::fs;
use std::path::PathBuf;

use super::{Manner, Pupil};
use crate::command_line::Bench;

#[test]
fn from_the_gallery_to_files_of_kawung_in_eight_clicks() {
    let mut pupil = Pupil::new(&Manner::default());
    let kawung = pupil.find_by("kawung", |thing| thing.label.starts_with("Kawung, "));
    pupil.click_thing(&kawung);
    let pill = pupil.find_by("the pill", |thing| thing.label.starts_with("Tubrukan "));
    pupil.click_thing(&pill);
    pupil.click("Onda-ende");
    pupil.press("window-suggest");
    let keep = pupil.find_by("a proposal's +", |thing| thing.label.starts_with("Pakai "));
    pupil.click_thing(&keep);
    pupil.press("window-export-short");
    pupil.press("window-export-all");
    pupil.click("Ekspor 4 berkas");
    assert_eq!(pupil.clicks, 8);

    let folder = pupil.home.path().join("pictures");
    let made = files(&folder);
    let bench = Bench::new();
    pupil.app_mut().save_to(&bench.path().join("kain.batik"));
    let design = pupil.design();
    assert_eq!(made.len(), design.colorways.len(), "{made:?}");
    for (at, _) in design.colorways.iter().enumerate() {
        let name = &design.colorways[at].name;
        let told = bench
            .command("export kain.batik -o")
            .arg(format!("{at}.png"))
            .arg("--colorway")
            .arg(name)
            .output()
            .unwrap();
        assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stderr));
        let ours = fs::read(bench.path().join(format!("{at}.png"))).unwrap();
        let is_same = |path: &&PathBuf| fs::read(path).unwrap() == ours;
        assert!(made.iter().any(|path| is_same(&path)), "{name} is another picture in {made:?}");
    }
}

/// Every file in a folder and below.
fn files(folder: &std::path::Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push(path);
        }
    }
    found.sort();
    found
}
