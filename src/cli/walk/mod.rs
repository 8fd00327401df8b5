//! `canting walk`: how often a stamp is set down on a cloth, and in which order.
//!
//! **Invariant:** text, JSON and drawing tell of the same walk.

use std::fs::File;
use std::io::BufWriter;
use std::path::Path;

use kurbo::{Point, Size};
use serde::Serialize;

use crate::cli::args::WalkArgs;
use crate::cli::export::Format;
use crate::cli::failure::{Answer, Failure};
use crate::cli::files::{self, Existing};
use crate::cli::opened;
use crate::cli::progress::Progress;
use crate::cli::report::{self, NoticeJson};
use crate::cli::sources::Sources;
use crate::design::{Repeat as Raport, Step};
use crate::dye::Palette;
use crate::export::{self, ExportError, PngOptions, SvgCopies, SvgOptions};
use crate::notice::{Message, Notice};
use crate::rapport::{Rapport, Stamp, Stamping, Walk};
use crate::raster::Ground;
use crate::repeat::Repeat;
use crate::words::Words;

mod digits;
mod sheet;

use sheet::Sheet;

/// A kain panjang, laid with its width across (craft.md, section 3.2).
const CLOTH: Size = Size::new(1050.0, 2500.0);

/// Counts and numbers the stampings of a design, and draws them; `motifs` is the folder of `--motifs`.
pub(super) fn walk(
    args: &WalkArgs,
    motifs: Option<&Path>,
    words: &Words,
) -> Result<Answer, Failure> {
    let format = args.out.as_deref().map(Format::of).transpose()?;
    let design = opened::design(&args.file)?;
    let rapport = Rapport::of(&design);
    let cloth = args.cloth.unwrap_or_else(|| usual(&design.repeat));
    let walk = Walk::of(&rapport, &design.repeat.step, cloth)?;
    let mut notices = rapport.notices;
    notices.extend(walk.notices.iter().cloned());
    let mut drawn = None;
    if let (Some(out), Some(format)) = (&args.out, format) {
        if walk.stampings.is_empty() {
            let nothing = Message::new("walk-nothing").with("path", out.display().to_string());
            return Err(Failure::from(nothing).after(notices));
        }
        // The drawing shows none of the pictures and motifs, and may replace none of them.
        let sources = Sources::of_design(&design, &args.file, motifs);
        drawn = Some(draw(&walk, &design.name, (out, format, &sources), words)?);
    }
    if args.json {
        let path = args.file.display().to_string();
        return Ok(Answer::new(report::json(&WalkJson::new(&path, &walk, &notices, words))?));
    }
    let mut text = told(&walk, words);
    text.extend(drawn.map(|drawn| words.say(&drawn) + "\n"));
    Ok(Answer::new(text).with_notices(notices))
}

/// The cloth when nobody asks for another: for a border the one that it runs around.
fn usual(raport: &Raport) -> Size {
    match raport.step {
        Step::Pinggiran { .. } => raport.tile,
        _ => CLOTH,
    }
}

/// The answer as a person reads it.
fn told(walk: &Walk, words: &Words) -> String {
    let Size { width, height } = walk.cloth;
    let (total, whole) = (walk.stampings.len(), walk.whole());
    let size = Message::new("walk-cloth").with("width", width).with("height", height);
    let count = Message::new("walk-count")
        .with("total", total)
        .with("whole", whole)
        .with("part", total - whole)
        .with("lines", walk.lines())
        .with("way", walk.way.name());
    let stamps = walk.stamps();
    let stamps = stamps.iter().map(|(stamp, count)| {
        let key = if stamp.is_mirrored { "walk-twin" } else { "walk-stamp" };
        Message::new(key).with("letter", stamp.letter.to_string()).with("count", *count)
    });
    let hand = Message::new("walk-hand")
        .with("changes", walk.changes())
        .with("meters", (walk.meters() * 10.0).round() / 10.0);
    let lines = [size, count].into_iter().chain(stamps).chain([hand]);
    lines.map(|line| words.say(&line) + "\n").collect()
}

/// Writes the drawing; comes back with what to say of it.
fn draw(
    walk: &Walk,
    title: &str,
    (out, format, sources): (&Path, Format, &Sources),
    words: &Words,
) -> Result<Message, Failure> {
    let Sheet { artwork, colors, dpi } = Sheet::of(walk);
    let repeat = Repeat::of(artwork);
    let palette = Palette::printed(&colors, &repeat.parts());
    let fill = |file: &mut BufWriter<File>| -> Result<(), ExportError> {
        let ground = Ground::Painted;
        match format {
            Format::Svg => {
                let title = title.to_owned();
                let options = SvgOptions { cloth: None, copies: SvgCopies::Used, ground, title };
                export::svg(&repeat, &palette, &options, file)
            }
            Format::Png => {
                let bar = Progress::new(words);
                let mut show = |done, total| bar.show(done, total);
                let options = PngOptions { cloth: None, dpi, ground };
                export::png(&repeat, &palette, &options, file, &mut show).map(drop)
            }
        }
    };
    files::write(out, Existing::Replace(sources), fill)?;
    Ok(Message::new("walk-drawn").with("path", out.display().to_string()))
}

/// The answer as a program reads it. Millimeters, and degrees clockwise.
#[derive(Debug, Serialize)]
struct WalkJson<'path> {
    file: &'path str,
    cloth: [f64; 2],
    way: &'static str,
    total: usize,
    whole: usize,
    part: usize,
    lines: usize,
    changes: usize,
    meters: f64,
    stamps: Vec<StampJson>,
    stampings: Vec<StampingJson>,
    notices: Vec<NoticeJson>,
}

#[derive(Debug, Serialize)]
struct StampJson {
    letter: char,
    mirrored: bool,
    count: usize,
}

#[derive(Debug, Serialize)]
struct StampingJson {
    number: usize,
    line: usize,
    letter: char,
    mirrored: bool,
    at: [f64; 2],
    turn: f64,
    whole: bool,
    corners: Vec<[f64; 2]>,
}

impl<'path> WalkJson<'path> {
    fn new(file: &'path str, walk: &Walk, notices: &[Notice], words: &Words) -> Self {
        let (total, whole) = (walk.stampings.len(), walk.whole());
        let stamp = |(stamp, count): (Stamp, usize)| StampJson {
            letter: stamp.letter,
            mirrored: stamp.is_mirrored,
            count,
        };
        Self {
            file,
            cloth: [walk.cloth.width, walk.cloth.height],
            way: walk.way.name(),
            total,
            whole,
            part: total - whole,
            lines: walk.lines(),
            changes: walk.changes(),
            meters: thousandths(walk.meters()),
            stamps: walk.stamps().into_iter().map(stamp).collect(),
            stampings: walk.stampings.iter().map(StampingJson::new).collect(),
            notices: notices.iter().map(|notice| NoticeJson::new(notice, words)).collect(),
        }
    }
}

impl StampingJson {
    fn new(stamping: &Stamping) -> Self {
        let point = |point: &Point| [thousandths(point.x), thousandths(point.y)];
        Self {
            number: stamping.number,
            line: stamping.line,
            letter: stamping.stamp.letter,
            mirrored: stamping.stamp.is_mirrored,
            at: point(&stamping.at),
            turn: thousandths(stamping.turn),
            whole: stamping.is_whole,
            corners: stamping.corners.iter().map(point).collect(),
        }
    }
}

/// A micrometer of a millimeter's number: what lies below are rounding errors. Never a negative 0.
fn thousandths(number: f64) -> f64 {
    (number * 1000.0).round() / 1000.0 + 0.0
}
