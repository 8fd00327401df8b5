//! An order names its files, and makes them whatever happens to one of them.

use super::*;
use std::collections::BTreeSet;
use std::fs;
use std::sync::Arc;
use std::time::Duration;

use crate::app::work::Pool;
use crate::design;
use crate::workspace::AtHand;

const TEXT: &str = "canting = 1\nname = \"Kain: satu\"\nrepeat.tile = [20, 20]\n\
    [[layer]]\nmotif = \"kawung\"\n\
    [[colorway]]\nname = \"Cetak\"\n[colorway.print]\nlatar = \"#F0E0C0\"\nklowong = \"#402010\"\n\
    [[colorway]]\nname = \"Celup\"\n[colorway.dye]\nchain = \"kelengan\"\nbaths = [{ dye = \"indigo\" }]\n";

fn pool() -> Pool {
    Pool::new(Arc::new(|| {}))
}

fn order(folder: &Path, kinds: &[ExportKind]) -> ExportOrder {
    let evaluated = Evaluated::with(design::read(TEXT).unwrap(), &AtHand::default()).unwrap();
    let settings = ExportSettings {
        kinds: kinds.iter().copied().collect::<BTreeSet<_>>(),
        size: ExportSize::Own(60.0, 40.0),
        dpi: 60.0,
        ..ExportSettings::default()
    };
    ExportOrder {
        name: evaluated.design().name.clone(),
        evaluated,
        around: Arc::new(AtHand::default()),
        sources: Sources::none(),
        settings,
        colorways: vec![0, 1],
        folder: folder.to_owned(),
        language: Language::English,
    }
}

fn done(order: &ExportOrder) -> Vec<Exported> {
    let pool = pool();
    let mut job = ExportJob::begin(&pool, order.clone(), Duration::ZERO);
    pool.settle();
    assert!(job.look());
    let progress = job.progress();
    assert!(progress.is_over && progress.file.is_none());
    progress.done
}

fn names(files: &[Ordered]) -> Vec<String> {
    let name = |file: &Ordered| file.path.file_name().unwrap().to_string_lossy().into_owned();
    files.iter().map(name).collect()
}

#[test]
fn files_are_named_beforehand() {
    let folder = tempfile::tempdir().unwrap();
    let mut order = order(folder.path(), &ExportKind::ALL);
    let expected = [
        "Kain satu-Cetak.png",
        "Kain satu-Celup.png",
        "Kain satu-Cetak.svg",
        "Kain satu-Celup.svg",
        "Kain satu-Cetak.pdf",
        "Kain satu-Celup.pdf",
        "Kain satu-Cetak-films",
        "Kain satu-Celup-films",
        "Kain satu-Celup-plan.pdf",
        "Kain satu-colorways.pdf",
        "Kain satu-walk.pdf",
    ];
    assert_eq!(names(&order.files()), expected);
    order.colorways = vec![1, 7];
    order.language = Language::Indonesian;
    order.settings.kinds = BTreeSet::from([ExportKind::Png, ExportKind::Plan]);
    assert_eq!(names(&order.files()), ["Kain satu-Celup.png", "Kain satu-Celup-rencana.pdf"]);
    let pixels = order.pixels().unwrap().pixels;
    assert_eq!(pixels, [142, 94], "{pixels:?}");
    assert!(order.refused().is_none());
    order.settings.size = ExportSize::Own(1.0, 1.0);
    assert_eq!(order.refused().unwrap().key, "cloth-below-tile");
    assert!(ExportSize::Form("sarung".to_owned()).cloth(order.evaluated.design()).is_some());
    assert!(forms().all(|(_, size)| size.width > 0.0));
}

#[test]
fn a_file_that_fails_is_named_and_the_others_go_on() {
    let folder = tempfile::tempdir().unwrap();
    let mut order = order(folder.path(), &[ExportKind::Png, ExportKind::Svg, ExportKind::Walk]);
    // A folder has the name of a picture, and nothing can be put in its place.
    order.settings.replaces = true;
    fs::create_dir(folder.path().join("Kain satu-Celup.png")).unwrap();
    let done = done(&order);
    let failed: Vec<_> = done.iter().filter(|file| file.made.is_err()).collect();
    assert_eq!(failed.len(), 1, "{done:?}");
    assert_eq!(failed[0].made.as_ref().unwrap_err().key, "write-is-folder");
    assert_eq!(done.len(), 5);
    assert!(done.iter().filter(|file| file.made.is_ok()).all(|file| file.path.is_file()));
}

#[test]
fn what_the_design_is_made_from_is_never_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let mut order = order(folder.path(), &[ExportKind::Svg]);
    let picture = folder.path().join("Kain satu-Cetak.svg");
    fs::write(&picture, "a picture").unwrap();
    order.sources = Sources::of([picture.clone()]);
    order.settings.replaces = true;
    let done = done(&order);
    assert!(done.iter().all(|file| file.made.is_ok()), "{done:?}");
    assert_eq!(fs::read(&picture).unwrap(), b"a picture");
    assert!(folder.path().join("Kain satu-Cetak-2.svg").exists());
}

#[test]
fn a_stopped_export_leaves_nothing_half_done() {
    let folder = tempfile::tempdir().unwrap();
    let mut order = order(folder.path(), &[ExportKind::Png]);
    order.settings.size = ExportSize::Own(2000.0, 20_000.0);
    let pool = pool();
    let mut job = ExportJob::begin(&pool, order, Duration::ZERO);
    job.stop();
    pool.settle();
    assert!(job.look() && job.progress().is_over);
    let left = fs::read_dir(folder.path()).unwrap();
    assert_eq!(left.count(), job.progress().done.len());
}

#[test]
fn an_order_of_a_stale_desk_is_whole() {
    use crate::workspace::Desk;
    let folder = tempfile::tempdir().unwrap();
    let text = format!("{TEXT}\n[[layer]]\nisen = \"cecek\"\n");
    let design = design::read(&text).unwrap();
    let desk = Desk::open(design.clone(), Box::new(AtHand::default())).unwrap();
    let mut order = order(folder.path(), &[ExportKind::Svg]);
    order.colorways = vec![0];
    order.evaluated = desk.evaluated().clone();
    assert!(order.evaluated.is_stale());
    let stale = fs::read(&done(&order)[0].path).unwrap();
    order.evaluated = Evaluated::with(design, &AtHand::default()).unwrap();
    let whole = done(&order);
    assert!(whole[0].path.ends_with("Kain satu-Cetak-2.svg"));
    assert_eq!(stale, fs::read(&whole[0].path).unwrap());
}

#[test]
fn the_size_of_files_is_guessed() {
    let folder = tempfile::tempdir().unwrap();
    let order = order(folder.path(), &[ExportKind::Png, ExportKind::Svg, ExportKind::Pdf]);
    let pool = pool();
    let estimate = ExportEstimate::begin(&pool, &order);
    pool.settle();
    let guess = estimate.take().unwrap().unwrap();
    let real: u64 = done(&order).iter().map(|file| fs::metadata(&file.path).unwrap().len()).sum();
    assert!(guess > real / 2 && guess < real * 2, "{guess} for {real}");
}
