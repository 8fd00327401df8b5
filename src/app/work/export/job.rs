//! Making the files of an order, one after another.

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use super::{ExportKind, ExportOrder, Ordered};
use crate::app::work::pool::{Panicked, Pool, Promise, Stop, Waker};
use crate::design::Design;
use crate::export::ClothFormat;
use crate::export::paper::PageFormat;
use crate::files::{self, Watcher};
use crate::notice::{Message, Notice};
use crate::sheet::plan;
use crate::words::Words;
use crate::workspace::films::Films;
use crate::workspace::stamping::{self, Drawn};
use crate::workspace::{Evaluated, Planned, drift, made, pages};

/// How many parts of the whole are told one by one: more than a bar has pixels.
const TOLD: f64 = 400.0;

/// What a sheet weighs beside cloth, in pixels of cloth.
const SHEET: f64 = 2e6;

/// Below this share the time that is left is anybody's guess.
const GUESS: f64 = 0.04;

/// A file that was made, or was not.
#[derive(Clone, Debug)]
pub struct Exported {
    /// Where it lies, or was to lie.
    pub path: PathBuf,
    /// What it is.
    pub kind: ExportKind,
    /// What there is to tell about it; or why it was not made.
    pub made: Result<Vec<Notice>, Message>,
}

/// How far an export has come.
#[derive(Clone, Debug, Default)]
pub struct ExportProgress {
    /// From 0 to 1.
    pub share: f64,
    /// The file that is being made; none before the first and after the last.
    pub file: Option<PathBuf>,
    /// How many there are.
    pub count: usize,
    /// Those that are made, or failed.
    pub done: Vec<Exported>,
    /// Whether it is over; where that was asked for, not all files are there.
    pub is_over: bool,
}

/// An export that goes on by itself. Dropped, it stops; the file that is being made is not left behind.
pub struct ExportJob {
    progress: Arc<Mutex<ExportProgress>>,
    promise: Option<Promise<()>>,
    begun: Duration,
}

impl ExportJob {
    /// Begins to make the files of an order; `now` is the time of any clock that goes on.
    pub fn begin(pool: &Pool, order: ExportOrder, now: Duration) -> Self {
        let files = order.files();
        let count = files.len();
        let progress = Arc::new(Mutex::new(ExportProgress { count, ..ExportProgress::default() }));
        let told = Told { progress: Arc::clone(&progress), waker: pool.waker() };
        let work = move |stop: &Stop| made_all(&order, &files, &told, stop);
        Self { progress, promise: Some(pool.ask_apart(work)), begun: now }
    }

    /// How far it is.
    pub fn progress(&self) -> ExportProgress {
        self.locked().clone()
    }

    /// Looks whether it is over; call it once a frame. What panicked is told as a failure of the file that was made.
    pub fn look(&mut self) -> bool {
        if let Some(done) = self.promise.as_ref().and_then(Promise::take) {
            self.promise = None;
            let mut progress = self.locked();
            if let Err(panicked) = done {
                fell(&mut progress, &panicked);
            }
            progress.is_over = true;
            progress.file = None;
        }
        self.promise.is_none()
    }

    /// How long it will take yet; none while nobody can tell.
    pub fn left(&self, now: Duration) -> Option<Duration> {
        let share = self.locked().share;
        let gone = now.saturating_sub(self.begun);
        (GUESS..1.0).contains(&share).then(|| gone.mul_f64((1.0 - share) / share))
    }

    /// Stops it. What is made stays.
    pub fn stop(&self) {
        if let Some(promise) = &self.promise {
            promise.stop();
        }
    }

    fn locked(&self) -> MutexGuard<'_, ExportProgress> {
        self.progress.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for ExportJob {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ExportJob").field("progress", &self.progress()).finish_non_exhaustive()
    }
}

/// The file that was being made failed.
fn fell(progress: &mut ExportProgress, panicked: &Panicked) {
    let Some(path) = progress.file.take() else { return };
    let made = Err(panicked.message());
    progress.done.push(Exported { path, kind: ExportKind::Png, made });
}

/// Where progress is told.
struct Told {
    progress: Arc<Mutex<ExportProgress>>,
    waker: Waker,
}

impl Told {
    fn tell(&self, change: impl FnOnce(&mut ExportProgress)) {
        change(&mut self.progress.lock().unwrap_or_else(PoisonError::into_inner));
        (self.waker)();
    }
}

fn made_all(order: &ExportOrder, files: &[Ordered], told: &Told, stop: &Stop) {
    let whole = if order.evaluated.is_stale() {
        // Fills are missing; the promise of a desk is that this comes to the same.
        Evaluated::with(Design::clone(order.evaluated.design()), &*order.around)
    } else {
        Ok(order.evaluated.clone())
    };
    let work = whole.map(|evaluated| Work { evaluated, order, words: Words::new(order.language) });
    let pixels = order.pixels().map_or(SHEET, |report| {
        let [columns, rows] = report.period_pixels.map(f64::from);
        columns * rows
    });
    let weights: Vec<f64> = files.iter().map(|file| weight(file.kind, pixels)).collect();
    let all: f64 = weights.iter().sum();
    let mut before = 0.0;
    for (file, weight) in files.iter().zip(weights) {
        if stop.is_stopped() {
            return;
        }
        told.tell(|progress| progress.file = Some(file.path.clone()));
        let mut last = before / all;
        let mut watch = |done: u64, total: u64| {
            let share = (before + weight * ratio(done, total)) / all;
            if share - last > 1.0 / TOLD {
                last = share;
                told.tell(|progress| progress.share = share);
            }
            stop.flow()
        };
        let made = match &work {
            Ok(work) => work.made(file, &mut watch),
            Err(message) => Err(message.clone()),
        };
        before += weight;
        if stop.is_stopped() && made.as_ref().is_err_and(|message| message.key == "export-stopped")
        {
            return;
        }
        let done = Exported { path: file.path.clone(), kind: file.kind, made };
        told.tell(|progress| {
            progress.share = before / all;
            progress.done.push(done);
        });
    }
}

/// What a file costs beside the others.
fn weight(kind: ExportKind, pixels: f64) -> f64 {
    /// Films are some, and each is painted.
    const FILMS: f64 = 5.0;
    match kind {
        ExportKind::Png => SHEET + pixels,
        ExportKind::Films => SHEET + FILMS * pixels,
        ExportKind::Svg | ExportKind::Pdf => SHEET,
        ExportKind::Plan | ExportKind::Sheet | ExportKind::Walk => SHEET,
    }
}

#[expect(clippy::cast_precision_loss, reason = "rows are far below 2^52")]
fn ratio(done: u64, total: u64) -> f64 {
    if total == 0 { 0.0 } else { (done as f64 / total as f64).min(1.0) }
}

/// A design that is being exported.
struct Work<'a> {
    evaluated: Evaluated,
    order: &'a ExportOrder,
    words: Words,
}

impl Work<'_> {
    /// Makes a file, in the folder, which is made if it is missing.
    fn made(&self, file: &Ordered, watch: &mut Watcher<'_>) -> Result<Vec<Notice>, Message> {
        let Ordered { path, kind, colorway } = file;
        files::make_folder(&files::folder_of(path))?;
        match kind {
            ExportKind::Png => self.cloth(ClothFormat::Png, path, *colorway, watch),
            ExportKind::Svg => self.cloth(ClothFormat::Svg, path, *colorway, watch),
            ExportKind::Pdf => self.cloth(ClothFormat::Pdf, path, *colorway, watch),
            ExportKind::Films => self.films(path, *colorway, watch),
            ExportKind::Plan => self.plan(path, colorway.unwrap_or_default()),
            ExportKind::Sheet => self.sheet(path),
            ExportKind::Walk => self.walk(path),
        }
    }

    fn expect_something(&self, path: &Path) -> Result<(), Message> {
        if self.evaluated.is_nothing() {
            let path = path.display().to_string();
            return Err(Message::new("export-nothing").with("path", path));
        }
        Ok(())
    }

    fn cloth(
        &self,
        format: ClothFormat,
        path: &Path,
        colorway: Option<usize>,
        watch: &mut Watcher<'_>,
    ) -> Result<Vec<Notice>, Message> {
        self.expect_something(path)?;
        let repeat = self.evaluated.repeat();
        let options = self.order.cloth_options(format);
        let (look, options) = made::picture(&self.evaluated, colorway, &options);
        let sources = &self.order.sources;
        let report = files::cloth(path, sources, (repeat, &look), &options, watch)?;
        Ok(made::notice(repeat, &options, &report).into_iter().collect())
    }

    fn films(
        &self,
        folder: &Path,
        colorway: Option<usize>,
        watch: &mut Watcher<'_>,
    ) -> Result<Vec<Notice>, Message> {
        self.expect_something(folder)?;
        let order = self.order.film_order();
        let films = Films::of(&self.evaluated, colorway, order, &self.words)?;
        let report = files::films(&films, folder, &self.order.sources, watch)?;
        let mut told = films.notices();
        let (cloth, dpi) = (films.options.cloth, films.options.dpi);
        told.extend(drift::notice(films.repeat(), &report.cloth, cloth, dpi));
        Ok(told)
    }

    fn plan(&self, path: &Path, colorway: usize) -> Result<Vec<Notice>, Message> {
        let planned = Planned::of(&self.evaluated, colorway, &self.words);
        let named = |message: Message| message.with("path", path.display().to_string());
        let planned = planned.map_err(named)?;
        let job = planned.job(self.order.cloth());
        let document = plan::pages(&job, self.order.settings.paper(), &self.words);
        files::pages(path, &self.order.sources, &document, PageFormat::Pdf, pages::DPI)?;
        let lacking = pages::lacking(&document);
        Ok(planned.notices.iter().cloned().chain(lacking).collect())
    }

    fn sheet(&self, path: &Path) -> Result<Vec<Notice>, Message> {
        let paper = self.order.settings.paper();
        let document = pages::colorways(&self.evaluated, paper, &self.words);
        files::pages(path, &self.order.sources, &document, PageFormat::Pdf, pages::DPI)?;
        Ok(pages::lacking(&document).into_iter().collect())
    }

    fn walk(&self, path: &Path) -> Result<Vec<Notice>, Message> {
        let (walk, mut told) = stamping::walk(&self.evaluated, self.order.cloth())?;
        if walk.stampings.is_empty() {
            let path = path.display().to_string();
            return Err(Message::new("walk-nothing").with("path", path));
        }
        let paper = self.order.settings.paper();
        let (sheet, more) =
            stamping::sheet(&self.evaluated, &walk, Drawn::Pages, paper, &self.words);
        files::pages(path, &self.order.sources, &sheet.document, PageFormat::Pdf, sheet.dpi)?;
        told.extend(more);
        Ok(told)
    }
}
