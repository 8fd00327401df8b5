//! How fast and how small: cloth as PNG against resvg on the same cloth as SVG, and painters against one another.
//!
//! Every task runs in a process of its own, so that its peak memory is its own. Prints one table; takes some minutes.
//! Run with `cargo bench --bench cloth`; with `resvg` on the PATH that program is the rival, else its library.

#![expect(clippy::disallowed_methods, reason = "a benchmark times things")]
#![expect(clippy::print_stdout, reason = "a benchmark prints its table")]
#![expect(clippy::cast_possible_truncation, reason = "resolutions are small")]
#![expect(clippy::unwrap_used, reason = "a benchmark that fails may stop")]

use std::io::BufWriter;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use std::{env, fs, thread};

use canting::artwork::{Artwork, Materials};
use canting::design::{self, Step};
use canting::export::{PngOptions, SvgOptions, png, svg};
use canting::geom::{Lattice, round};
use canting::mark::{Mark, Shape};
use canting::motif::{self, Library};
use canting::param::Values;
use canting::raster::{Backdrop, Grid, Inks, Painter, Window};
use canting::repeat::Repeat;
use canting::seed::StreamName;
use kurbo::{Affine, Shape as _, Size};
use vello_cpu::peniko::Color;

#[expect(dead_code, reason = "the tests use the rest of it")]
#[path = "../tests/cloths.rs"]
mod cloths;

use cloths::{scattered, sogan};

/// A cloth to export.
struct Job {
    name: &'static str,
    dpi: f64,
    cloth: Size,
    source: Source,
}

/// Where its marks come from.
enum Source {
    /// A sample design, exported by the program itself: reading, drawing, painting, writing and syncing.
    Design(&'static str),
    /// Marks made here: no design of ours is as large as the cloth.
    Marks(fn() -> Repeat),
}

const JOBS: [Job; 3] = [
    Job {
        name: "kawung-picis, kain panjang 1050 x 2500 mm, 300 dpi",
        dpi: 300.0,
        cloth: Size::new(1050.0, 2500.0),
        source: Source::Design("designs/kawung-picis.batik"),
    },
    Job {
        name: "kawung-picis, bolt 1150 x 10000 mm, 300 dpi",
        dpi: 300.0,
        cloth: Size::new(1150.0, 10_000.0),
        source: Source::Design("designs/kawung-picis.batik"),
    },
    Job {
        name: "40 000 marks in one period, 1050 x 2500 mm, 150 dpi",
        dpi: 150.0,
        cloth: Size::new(1050.0, 2500.0),
        source: Source::Marks(|| Repeat::of(scattered(Size::new(1050.0, 2500.0), 40_000))),
    },
];

fn main() {
    let words: Vec<String> = env::args().collect();
    match words.get(1).map(String::as_str) {
        Some("canting") => {
            canting_task(&JOBS[words[2].parse::<usize>().unwrap()], Path::new(&words[3]));
        }
        Some("resvg") => {
            resvg_task(&JOBS[words[2].parse::<usize>().unwrap()], Path::new(&words[3]));
        }
        Some("repeat") => repeat_task(&Step::named(&words[2]), Path::new(&words[3])),
        // What `cargo bench` says, and `cargo test --all-targets` does not.
        Some("--bench") => table(),
        _ => println!("run with `cargo bench --bench cloth`"),
    }
}

fn table() {
    let folder = tempfile::tempdir().unwrap();
    println!("| cloth | canting | file | peak | resvg | peak | times faster |");
    println!("|---|---|---|---|---|---|---|");
    for (at, job) in JOBS.iter().enumerate() {
        let drawing = folder.path().join("cloth.svg");
        draw(job, &drawing);
        let picture = folder.path().join("cloth.png");
        let ours = (0..5).map(|_| run(ours(at, job, &picture))).min_by_key(|run| run.time).unwrap();
        let bytes = fs::metadata(&picture).unwrap().len();
        let theirs = rival(at, job, &drawing, &folder.path().join("rival.png"));
        println!(
            "| {} | {:.2} s | {} MB | {} MiB | {} | {} |",
            job.name,
            ours.time.as_secs_f64(),
            bytes / 1_000_000,
            ours.peak_kib / 1024,
            theirs.as_ref().map_or("gives up | -".to_owned(), |run| format!(
                "{:.2} s | {} MiB",
                run.time.as_secs_f64(),
                run.peak_kib / 1024
            )),
            theirs.map_or("-".to_owned(), |theirs| {
                format!("{:.0}", theirs.time.as_secs_f64() / ours.time.as_secs_f64())
            }),
        );
    }
    repeats();
    motifs();
    designs();
    painters();
    coats();
}

/// A kain panjang in every repeat, against the same marks laid like floor tiles: the median of paired runs, since what
/// takes a twentieth of a second is shaken by everything else that the machine does.
fn repeats() {
    let folder = tempfile::tempdir().unwrap();
    let picture = folder.path().join("cloth.png");
    let make = |name: &str| {
        let mut command = Command::new(env::current_exe().unwrap());
        command.arg("repeat").arg(name).arg(&picture);
        run(command)
    };
    println!("\n| repeat, kain panjang, 300 dpi | times tubrukan | peak |\n|---|---|---|");
    for name in Step::names() {
        let mut ratios: Vec<f64> = Vec::new();
        let mut peak_kib = 0;
        for _ in 0..7 {
            let plain = make("tubrukan");
            let ours = make(name);
            ratios.push(ours.time.as_secs_f64() / plain.time.as_secs_f64());
            peak_kib = ours.peak_kib.max(peak_kib);
        }
        ratios.sort_by(f64::total_cmp);
        println!("| {name} | {:.1} | {} MiB |", ratios[3], peak_kib / 1024);
    }
}

/// Exports a cloth in a repeat with its usual settings, on a tile of 60 mm. Of 400 marks those are drawn that lie in the
/// stamp, so that every cloth is as crowded as the others.
fn repeat_task(step: &Step, path: &Path) {
    let artwork = scattered(Size::new(60.0, 60.0), 400);
    let stepped = artwork.clone().stepped(step);
    let mut stamp = kurbo::BezPath::new();
    for (at, corner) in stepped.raport().faces[1].outline.iter().enumerate() {
        if at == 0 { stamp.move_to(*corner) } else { stamp.line_to(*corner) }
    }
    // A face without an outline holds every mark.
    let is_bounded = !stamp.is_empty();
    if is_bounded {
        stamp.close_path();
    }
    let lies_within = |mark: &&Mark| !is_bounded || stamp.winding(mark.bounds().center()) != 0;
    let marks = artwork.marks().iter().filter(lies_within).cloned().collect();
    let repeat = Repeat::of(Artwork::from_marks(artwork.tile(), marks).stepped(step));
    let options = PngOptions {
        cloth: Some(Size::new(1050.0, 2500.0)),
        dpi: 300.0,
        ground: Backdrop::Painted,
    };
    let mut sink = BufWriter::new(fs::File::create(path).unwrap());
    png(&repeat, &sogan(&repeat), &options, &mut sink, &mut |_, _| ()).unwrap();
}

/// From script to marks, and from design to artwork: the best of twenty, on one core.
fn motifs() {
    let library = Library::standard();
    println!("\n| motif at its defaults | marks | script to marks |\n|---|---|---|");
    for name in library.names() {
        let motif = library.find(name).unwrap().unwrap();
        let (values, _) = motif.values(&Values::new());
        let tile = library.tile(&motif, &values).unwrap();
        let over = motif::Cover::Tile { tile, lattice: Lattice::block(tile) };
        let (drawing, time) =
            best(|| library.draw(&motif, &values, over, StreamName { seed: 7, name }).unwrap());
        println!("| {name} | {} | {:.1} ms |", drawing.marks.len(), time.as_secs_f64() * 1e3);
    }
}

fn designs() {
    let mut paths: Vec<PathBuf> =
        fs::read_dir("designs").unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|end| end == "batik"));
    paths.sort();
    let mut materials = Materials::standard();
    for entry in fs::read_dir("designs").unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|end| end == "svg") {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            materials.pictures.insert(name, Ok(fs::read_to_string(&path).unwrap()));
        }
    }
    println!("\n| design | marks | design to artwork |\n|---|---|---|");
    for path in paths {
        let design = design::read(&fs::read_to_string(&path).unwrap()).unwrap();
        let (artwork, time) = best(|| Artwork::of(&design, &materials));
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        println!("| {name} | {} | {:.1} ms |", artwork.marks().len(), time.as_secs_f64() * 1e3);
    }
}

/// What `work` gives, and the shortest time that it took.
fn best<T>(mut work: impl FnMut() -> T) -> (T, Duration) {
    let mut run = || {
        let start = Instant::now();
        let made = work();
        (made, start.elapsed())
    };
    (0..20).map(|_| run()).min_by_key(|(_, time)| *time).unwrap()
}

/// The cloth as SVG.
fn draw(job: &Job, drawing: &Path) {
    match &job.source {
        Source::Design(design) => {
            run(export(design, job, drawing));
        }
        Source::Marks(repeat) => {
            let repeat = repeat();
            let options = SvgOptions { cloth: Some(job.cloth), ..SvgOptions::default() };
            let mut sink = BufWriter::new(fs::File::create(drawing).unwrap());
            svg(&repeat, &sogan(&repeat), &options, &mut sink).unwrap();
        }
    }
}

/// The process that makes the cloth as PNG.
fn ours(at: usize, job: &Job, picture: &Path) -> Command {
    match &job.source {
        Source::Design(design) => {
            let mut command = export(design, job, picture);
            command.arg("--dpi").arg(job.dpi.to_string());
            command
        }
        Source::Marks(_) => task("canting", at, picture),
    }
}

fn export(design: &str, job: &Job, out: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_canting"));
    let cloth = format!("{}x{}", job.cloth.width, job.cloth.height);
    command.args(["export", design, "--cloth", &cloth, "-o"]).arg(out);
    command.stdout(Stdio::null()).stderr(Stdio::null());
    command
}

/// A process that was run: wall clock, and the most memory it held.
struct Run {
    time: Duration,
    peak_kib: u64,
}

/// Runs a process, reading its peak memory while it lives; nothing if it fails.
fn try_run(mut command: Command) -> Option<Run> {
    let start = Instant::now();
    let mut child = command.spawn().ok()?;
    let mut peak_kib = 0;
    loop {
        let status = fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let now = line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok());
        peak_kib = peak_kib.max(now.unwrap_or(0));
        if let Some(status) = child.try_wait().ok()? {
            return status.success().then(|| Run { time: start.elapsed(), peak_kib });
        }
        thread::sleep(Duration::from_millis(1));
    }
}

fn run(command: Command) -> Run {
    try_run(command).unwrap()
}

fn task(name: &str, job: usize, path: &Path) -> Command {
    let mut command = Command::new(env::current_exe().unwrap());
    command.arg(name).arg(job.to_string()).arg(path);
    command
}

/// resvg as a program where there is one, else its library; nothing where it gives up.
fn rival(at: usize, job: &Job, drawing: &Path, picture: &Path) -> Option<Run> {
    let mut program = Command::new("resvg");
    program.arg("--dpi").arg(job.dpi.to_string()).arg(drawing).arg(picture);
    let has_program = Command::new("resvg").arg("--version").output().is_ok();
    try_run(if has_program { program } else { task("resvg", at, drawing) })
}

fn canting_task(job: &Job, path: &Path) {
    let Source::Marks(repeat) = &job.source else { return };
    let repeat = repeat();
    let options = PngOptions { cloth: Some(job.cloth), dpi: job.dpi, ground: Backdrop::Painted };
    let mut sink = BufWriter::new(fs::File::create(path).unwrap());
    png(&repeat, &sogan(&repeat), &options, &mut sink, &mut |_, _| ()).unwrap();
}

fn resvg_task(job: &Job, path: &Path) {
    let options = usvg::Options { dpi: job.dpi as f32, ..usvg::Options::default() };
    let tree = usvg::Tree::from_str(&fs::read_to_string(path).unwrap(), &options).unwrap();
    let size = tree.size().to_int_size();
    let mut picture = tiny_skia::Pixmap::new(size.width(), size.height()).unwrap();
    resvg::render(&tree, tiny_skia::Transform::identity(), &mut picture.as_mut());
    let path: PathBuf = path.with_extension("png");
    let sink = BufWriter::new(fs::File::create(path).unwrap());
    let mut encoder = ::png::Encoder::new(sink, size.width(), size.height());
    encoder.set_color(::png::ColorType::Rgba);
    encoder.write_header().unwrap().write_image_data(picture.data()).unwrap();
}

/// Our painter against `vello_cpu`: one thread, 4096 x 4096 pixels of scattered marks.
fn painters() {
    let repeat = Repeat::of(scattered(Size::new(400.0, 400.0), 10_000));
    let inks = Inks::new(&sogan(&repeat), Backdrop::Painted);
    let painter = |scale| Painter::new(&repeat, Grid::plain(scale));
    let window = |side| Window { x: 0, y: 0, width: side, height: side };
    let start = Instant::now();
    painter(10.24).window(window(4096), &inks);
    let ours = start.elapsed();
    let start = Instant::now();
    vello(&repeat, 4096, 10.24);
    let vello_time = start.elapsed();
    // The truth is a picture 16 times as fine, averaged.
    let fine = painter(5.0 * 16.0).window(window(512 * 16), &inks);
    let truth: Vec<f64> = averaged(&fine.rgba, 512, 16);
    let error = |picture: &[u8]| {
        let squares =
            picture.iter().zip(&truth).map(|(a, b)| (f64::from(*a) - b) * (f64::from(*a) - b));
        (squares.sum::<f64>() / picture.len() as f64).sqrt()
    };
    let far = |picture: &[u8]| {
        picture.iter().zip(&truth).filter(|(a, b)| (f64::from(**a) - **b).abs() > 16.0).count()
    };
    let our_picture = painter(5.0).window(window(512), &inks).rgba;
    let vello_picture = vello(&repeat, 512, 5.0);
    println!();
    println!(
        "| painter, one thread | 4096 x 4096, 10 000 marks | rmse | channels off by more than 16 |"
    );
    println!("|---|---|---|---|");
    println!(
        "| canting | {:.2} s | {:.2} | {} |",
        ours.as_secs_f64(),
        error(&our_picture),
        far(&our_picture)
    );
    println!(
        "| vello_cpu | {:.2} s | {:.2} | {} |",
        vello_time.as_secs_f64(),
        error(&vello_picture),
        far(&vello_picture)
    );
}

/// Each pixel the mean of `fine` x `fine`.
fn averaged(rgba: &[u8], side: usize, fine: usize) -> Vec<f64> {
    let mut means = vec![0.0; side * side * 4];
    for (at, channel) in rgba.iter().enumerate() {
        let (pixel, channel_at) = (at / 4, at % 4);
        let (x, y) = (pixel % (side * fine) / fine, pixel / (side * fine) / fine);
        means[4 * (y * side + x) + channel_at] += f64::from(*channel) / (fine * fine) as f64;
    }
    means
}

fn vello(repeat: &Repeat, side: u16, scale: f64) -> Vec<u8> {
    let palette = sogan(repeat);
    let mut context = vello_cpu::RenderContext::new(side, side);
    let mm = f64::from(side) / scale;
    let paint = |color: canting::color::Srgb| Color::from_rgb8(color.r, color.g, color.b);
    context.set_paint(paint(palette.latar()));
    context.fill_rect(&kurbo::Rect::new(0.0, 0.0, f64::from(side), f64::from(side)));
    let area = kurbo::Rect::new(0.0, 0.0, mm, mm);
    for coat in repeat.coats() {
        context.set_paint(paint(palette.color(&coat.part)));
        for at in &coat.marks {
            let mark = &repeat.artwork().marks()[*at];
            for place in repeat.copies_of(*at, area) {
                vello_mark(&mut context, mark, Affine::scale(scale) * place);
            }
        }
    }
    context.flush();
    let mut picture = vello_cpu::Pixmap::new(side, side);
    context.render(&mut picture, &mut vello_cpu::Resources::new());
    picture.data().iter().flat_map(|pixel| [pixel.r, pixel.g, pixel.b, pixel.a]).collect()
}

fn vello_mark(context: &mut vello_cpu::RenderContext, mark: &Mark, place: Affine) {
    context.set_transform(place);
    match mark.shape() {
        Shape::Area(path) | Shape::EvenOdd(path) => context.fill_path(path),
        Shape::Dot { center, radius } => {
            context.fill_path(&round::circle(*center, *radius, 0.001));
        }
        Shape::Stroke { path, width } => {
            context.set_stroke(kurbo::Stroke::new(*width));
            context.stroke_path(path);
        }
    }
}

/// Sorting a dense tile into coats.
fn coats() {
    let mut marks = scattered(Size::new(200.0, 200.0), 500).marks().to_vec();
    let dots = scattered(Size::new(200.0, 200.0), 60_000);
    let is_dot = |mark: &&Mark| matches!(mark.shape(), Shape::Dot { .. });
    marks.extend(
        dots.marks()
            .iter()
            .filter(is_dot)
            .cloned()
            .map(|mark| mark.of_part(canting::mark::Part::new("isen"))),
    );
    let artwork = Artwork::from_marks(Size::new(200.0, 200.0), marks);
    let count = artwork.marks().len();
    let start = Instant::now();
    let repeat = Repeat::of(artwork.stepped(&Step::HalfDrop));
    println!();
    println!(
        "{count} marks sorted into {} coats in {:.1} ms",
        repeat.coats().len(),
        start.elapsed().as_secs_f64() * 1e3
    );
}
