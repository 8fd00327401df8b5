//! A program dies, and the next one goes on.

use super::*;
use std::time::Duration;

use crate::app::keep::Surroundings;
use crate::app::work::Pool;
use crate::design::edit::Edit;
use crate::workspace::Outside as _;

const TEXT: &str =
    "canting = 1\n# Ours.\n[repeat]\ntile = [48, 48]\n[[layer]]\nmotif = \"kawung\"\n";

/// A program, as far as it keeps things.
struct Program {
    pool: Pool,
    autosave: Autosave,
}

impl Program {
    fn begin(places: &Places) -> Self {
        let pool = Pool::new(Arc::new(|| {}));
        let autosave = Autosave::begin(places, &pool);
        Self { pool, autosave }
    }

    /// Two seconds go by, and what is to be written is.
    fn rest(&mut self, file: &DesignFile, design: &Arc<Design>) {
        for seconds in [0, 2, 2] {
            self.autosave.watch(file, design, 3, Duration::from_secs(seconds));
            self.pool.settle();
        }
    }
}

fn named(design: &Arc<Design>, name: &str) -> Arc<Design> {
    Arc::new(design.apply(&Edit::Name(name.to_owned())).unwrap())
}

fn simpanan(folder: &Path) -> usize {
    let names = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    names
        .filter(|path| path.extension().is_some_and(|end| end == "simpanan") && path.is_file())
        .count()
}

#[test]
fn a_crash_loses_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let places = Places::within(&folder.path().join("user"));
    let path = folder.path().join("kain.batik");
    fs::write(&path, TEXT).unwrap();
    let (file, design) = DesignFile::open(&path).unwrap();
    let changed = named(&design, "Kain kita");
    let mut program = Program::begin(&places);
    program.rest(&file, &design);
    assert_eq!(simpanan(folder.path()), 0, "nothing to keep");
    program.autosave.watch(&file, &changed, 1, Duration::from_secs(3));
    assert_eq!(program.autosave.due(Duration::from_secs(4)), Some(Duration::from_secs(1)));
    program.rest(&file, &changed);
    program.autosave.watch(&file, &changed, 1, Duration::from_secs(9));
    program.pool.settle();
    program.autosave.watch(&file, &changed, 1, Duration::from_secs(9));
    assert_eq!(simpanan(folder.path()), 1);
    assert!(program.autosave.due(Duration::from_secs(9)).is_none());
    assert!(program.autosave.trouble().is_none());
    // While it lives, it is nobody else's.
    assert!(Rescue::found(&places).is_empty());
    assert!(Rescue::beside(&path, &places).is_none());
    drop(program);
    assert_eq!(fs::read_to_string(&path).unwrap(), TEXT, "the file itself is as it was");

    let mut found = Rescue::found(&places);
    assert_eq!(found.len(), 1);
    assert!(Rescue::found(&places).is_empty(), "one window asks, not two");
    let rescue = found.remove(0);
    assert_eq!((rescue.title().as_str(), rescue.steps), ("Kain kita", 1));
    assert_eq!(rescue.path.as_deref(), Some(&*path));
    let program = Program::begin(&places);
    let (mut file, again) = rescue.go_on(&program.autosave);
    assert_eq!(again, changed);
    assert!(file.is_unsaved(&again) && file.look().is_none());
    // It dies again at once.
    drop(program);
    let mut found = Rescue::found(&places);
    assert_eq!(found.len(), 1);
    let mut program = Program::begin(&places);
    let (mut file, again) = found.remove(0).go_on(&program.autosave);
    program.rest(&file, &again);
    assert_eq!(simpanan(folder.path()), 1);
    file.save(&again).unwrap();
    assert!(fs::read_to_string(&path).unwrap().contains("# Ours."));
    program.autosave.forget();
    program.rest(&file, &again);
    assert_eq!(simpanan(folder.path()), 0);
    program.autosave.close();
    assert!(Rescue::found(&places).is_empty());
    let sessions = fs::read_dir(folder.path().join("user/data/sesi")).unwrap().count();
    assert_eq!(sessions, 0, "nothing is left of all this");
}

#[test]
fn a_design_without_a_file_is_kept_with_its_pictures() {
    let folder = tempfile::tempdir().unwrap();
    let places = Places::within(folder.path());
    let design = Arc::new(design::read(TEXT).unwrap());
    let surroundings = Surroundings::none();
    surroundings.hold("bunga.svg", b"\xff picture".to_vec());
    let file = DesignFile::begun(&design, surroundings);
    let mut program = Program::begin(&places);
    let changed = named(&design, "Kain");
    program.rest(&file, &changed);
    drop(program);
    let mut found = Rescue::found(&places);
    let rescue = found.remove(0);
    assert!(rescue.path.is_none() && rescue.design == changed);
    let program = Program::begin(&places);
    let (file, again) = rescue.go_on(&program.autosave);
    assert!(file.is_unsaved(&again));
    assert_eq!(file.surroundings().picture("bunga.svg").unwrap().bytes, b"\xff picture");
    program.autosave.close();
    assert!(Rescue::found(&places).is_empty());
}

#[test]
fn what_is_thrown_away_does_not_come_back() {
    let folder = tempfile::tempdir().unwrap();
    let places = Places::within(folder.path());
    let design = Arc::new(design::read(TEXT).unwrap());
    let file = DesignFile::begun(&design, Surroundings::none());
    let mut program = Program::begin(&places);
    let changed = named(&design, "Kain");
    program.autosave.watch(&file, &changed, 1, Duration::ZERO);
    program.autosave.watch(&file, &changed, 1, Duration::from_secs(5));
    // Before anybody knows whether it is written.
    program.autosave.close();
    program.pool.settle();
    assert_eq!(simpanan(&folder.path().join("data/simpanan")), 0);
    let mut program = Program::begin(&places);
    program.rest(&file, &changed);
    drop(program);
    Rescue::found(&places).remove(0).discard();
    assert!(Rescue::found(&places).is_empty());
    assert_eq!(simpanan(&folder.path().join("data/simpanan")), 0);
}

#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_written_is_left_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().unwrap();
    let places = Places::within(&folder.path().join("user"));
    let closed = folder.path().join("closed");
    fs::create_dir(&closed).unwrap();
    let path = closed.join("kain.batik");
    fs::write(&path, TEXT).unwrap();
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o555)).unwrap();
    if fs::write(closed.join("try"), "").is_ok() {
        // Root may write anywhere.
        fs::remove_file(closed.join("try")).unwrap();
        return;
    }
    let (file, design) = DesignFile::open(&path).unwrap();
    let changed = named(&design, "Kain");
    let mut program = Program::begin(&places);
    program.rest(&file, &changed);
    assert!(program.autosave.trouble().is_none());
    assert_eq!(simpanan(&folder.path().join("user/data/simpanan")), 1);
    drop(program);
    assert_eq!(Rescue::found(&places).remove(0).path.as_deref(), Some(&*path));
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o755)).unwrap();
}

#[test]
fn without_any_disk_it_is_told() {
    let design = Arc::new(design::read(TEXT).unwrap());
    let file = DesignFile::begun(&design, Surroundings::none());
    let mut program = Program::begin(&Places::default());
    program.rest(&file, &named(&design, "Kain"));
    assert_eq!(program.autosave.trouble().unwrap().key, "window-autosave-nowhere");
    program.autosave.close();
}

#[test]
fn an_autosave_of_which_nobody_took_note_is_found_beside_the_design() {
    let folder = tempfile::tempdir().unwrap();
    let places = Places::within(&folder.path().join("user"));
    let path = folder.path().join("kain.batik");
    fs::write(&path, TEXT).unwrap();
    let (file, design) = DesignFile::open(&path).unwrap();
    let mut program = Program::begin(&places);
    program.rest(&file, &named(&design, "Kain"));
    drop(program);
    fs::remove_dir_all(folder.path().join("user")).unwrap();
    let rescue = Rescue::beside(&path, &places).unwrap();
    assert_eq!(rescue.design.name, "Kain");
    // What nobody can read is nobody's.
    fs::write(autosave::beside(&path), "steps = \"many\"").unwrap();
    assert!(Rescue::beside(&path, &places).is_none());
}
