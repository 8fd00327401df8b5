//! What the window exports is what the command line exports, byte for byte.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use canting::app::keep::DesignFile;
use canting::app::work::Pool;
use canting::app::work::export::{
    ExportJob, ExportKind, ExportOrder, ExportSettings, ExportSize, FilmsOf, Ordered,
};
use canting::words::Language;
use canting::workspace::Evaluated;

use crate::command_line::Bench;

const TEXT: &str = "canting = 1\nname = \"Kain kita\"\nrepeat.tile = [24, 24]\n\
    [[layer]]\nmotif = \"kawung\"\n[[layer]]\nisen = \"cecek\"\n\
    [[colorway]]\nname = \"Cetak\"\n[colorway.print]\nlatar = \"#F0E0C0\"\nklowong = \"#402010\"\n\
    [[colorway]]\nname = \"Celup\"\n\
    dye = { chain = \"kelengan\", baths = [{ dye = \"indigo\", dips = 3 }] }\n";

/// An order of everything, into the folder `window`.
fn order(bench: &Bench, settings: ExportSettings) -> ExportOrder {
    let (file, design) = DesignFile::open(&bench.path().join("kain.batik")).unwrap();
    let evaluated = Evaluated::with(Clone::clone(&*design), file.surroundings()).unwrap();
    ExportOrder {
        evaluated,
        around: Arc::new(file.surroundings().apart()),
        sources: file.sources(&design),
        settings,
        colorways: vec![0, 1],
        folder: bench.path().join("window"),
        name: "kain".to_owned(),
        language: Language::English,
    }
}

fn made(order: &ExportOrder) -> Vec<Ordered> {
    let pool = Pool::new(Arc::new(|| {}));
    let files = order.files();
    let mut job = ExportJob::begin(&pool, order.clone(), Duration::ZERO);
    pool.settle();
    assert!(job.look(), "it is over");
    for done in job.progress().done {
        assert!(done.made.is_ok(), "{done:?}");
    }
    assert!(job.progress().share > 0.999, "{}", job.progress().share);
    files
}

fn same(ours: &Path, theirs: &Path) {
    assert_eq!(fs::read(ours).unwrap(), fs::read(theirs).unwrap(), "{}", ours.display());
}

#[test]
fn every_file_of_the_window_is_that_of_the_command_line() {
    let bench = Bench::new();
    bench.put("kain.batik", TEXT);
    let settings = ExportSettings {
        kinds: BTreeSet::from(ExportKind::ALL),
        size: ExportSize::Own(60.0, 50.0),
        dpi: 72.0,
        is_clear: true,
        films: FilmsOf { trap: 0.2, ..FilmsOf::default() },
        paper: "F4".to_owned(),
        ..ExportSettings::default()
    };
    let files = made(&order(&bench, settings));
    assert_eq!(files.len(), 2 * 4 + 1 + 1 + 1);
    for Ordered { path, kind, colorway } in files {
        let name = colorway.map_or("", |at| ["Cetak", "Celup"][at]);
        let line = match kind {
            ExportKind::Png => format!(
                "export kain.batik -o cli.png --cloth 60x50 --dpi 72 --transparent --colorway {name}"
            ),
            ExportKind::Svg => format!(
                "export kain.batik -o cli.svg --cloth 60x50 --transparent --colorway {name}"
            ),
            ExportKind::Pdf => format!(
                "export kain.batik -o cli.pdf --cloth 60x50 --transparent --colorway {name}"
            ),
            ExportKind::Films => format!(
                "export kain.batik -o cli --separations --cloth 60x50 --dpi 72 --trap 0.2 --colorway {name}"
            ),
            ExportKind::Plan => {
                format!("plan kain.batik -o cli.pdf --cloth 60x50 --paper f4 --colorway {name}")
            }
            ExportKind::Sheet => "sheet kain.batik -o cli.pdf --paper f4".to_owned(),
            ExportKind::Walk => "walk kain.batik -o cli.pdf --cloth 60x50 --paper f4".to_owned(),
        };
        let told = bench.run(&line);
        assert_eq!(told.code, 0, "{line}: {}", told.err);
        let end = path.extension().map(|end| end.to_string_lossy().into_owned());
        let theirs = bench.path().join(end.map_or("cli".to_owned(), |end| format!("cli.{end}")));
        if kind != ExportKind::Films {
            same(&path, &theirs);
            continue;
        }
        let mut count = 0;
        for film in fs::read_dir(&path).unwrap() {
            let film = film.unwrap().path();
            same(&film, &theirs.join(film.file_name().unwrap()));
            count += 1;
        }
        assert_eq!(count, fs::read_dir(&theirs).unwrap().count());
        fs::remove_dir_all(&theirs).unwrap();
    }
}

#[test]
fn one_period_and_films_of_baths_are_the_same_too() {
    let bench = Bench::new();
    bench.put("kain.batik", TEXT);
    let settings = ExportSettings {
        kinds: BTreeSet::from([ExportKind::Png, ExportKind::Films]),
        dpi: 100.0,
        films: FilmsOf { by_bath: true, is_solid: true, trap: 0.0 },
        ..ExportSettings::default()
    };
    let order = ExportOrder { colorways: vec![1], ..order(&bench, settings) };
    let files = made(&order);
    bench.run("export kain.batik -o cli.png --dpi 100 --colorway Celup");
    same(&files[0].path, &bench.path().join("cli.png"));
    bench.run(
        "export kain.batik -o cli --separations --by bath --bits 1 --dpi 100 --colorway Celup",
    );
    let list = bench.path().join("cli/separations.json");
    same(&files[1].path.join("separations.json"), &list);
    // Once more: nothing is replaced.
    let again = made(&order);
    assert!(again.iter().zip(&files).all(|(again, first)| again.path != first.path));
}
