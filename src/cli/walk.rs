//! `canting walk`: how often a stamp is set down on a cloth, and in which order.
//!
//! **Invariant:** text, JSON and drawing tell of the same walk.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::BufWriter;
use std::path::Path;

use kurbo::{Point, Size};
use serde::Serialize;

use crate::cli::args::WalkArgs;
use crate::cli::failure::{Answer, Failure};
use crate::cli::files::{self, Existing};
use crate::cli::length;
use crate::cli::opened::{self, Opened};
use crate::cli::report::{self, NoticeJson};
use crate::cli::sheet::{Format, lacking};
use crate::cli::sources::Sources;
use crate::design::{Step, Stepping};
use crate::dye::{self, Palette};
use crate::export::{ExportError, paper};
use crate::notice::{Message, Notice, Severity, Spot};
use crate::raport::{Pass, Raport, Stamping, Walk};
use crate::repeat::Repeat;
use crate::sheet::walk::{self as sheet, Job, Sheet, told};
use crate::words::Words;

/// A kain panjang, laid with its width across (craft.md, section 3.2).
const CLOTH: Size = Size::new(1050.0, 2500.0);

/// Counts and numbers the stampings of a design, and draws them; `motifs` is the folder of `--motifs`.
pub(super) fn walk(
    args: &WalkArgs,
    motifs: Option<&Path>,
    words: &Words,
) -> Result<Answer, Failure> {
    let format = args.out.as_deref().map(format).transpose()?;
    let design = opened::design(&args.file)?;
    length::expect_tile(args.cloth, design.repeat.tile)?;
    let raport = Raport::of(&design);
    let cloth = args.cloth.unwrap_or_else(|| usual(&design.repeat));
    let walk = Walk::of(&raport, &design.repeat.step, cloth)?;
    let mut notices = raport.notices;
    notices.extend(walk.notices.iter().cloned());
    let opened = opened::open(&args.file, motifs)?;
    // What could not be drawn is missing on the stamps too; of the rest `check` tells.
    let missing = opened.notices.iter().filter(|notice| notice.severity == Severity::Error);
    notices.extend(missing.cloned());
    if !walk.stampings.is_empty() {
        let layers = opened.artwork.unstamped();
        let unstamped = told::unstamped(&layers, opened.artwork.raport(), "walk-unstamped");
        notices.extend(unstamped.map(|message| Notice::note(Spot::Repeat, message)));
    }
    let mut drawn = None;
    if let (Some(out), Some(format)) = (&args.out, format) {
        if walk.stampings.is_empty() {
            let nothing = Message::new("walk-nothing").with("path", out.display().to_string());
            return Err(Failure::from(nothing).after(notices));
        }
        drawn = Some(draw(&walk, opened, (args, out, format), &mut notices, words)?);
    }
    if args.json {
        let path = args.file.display().to_string();
        return Ok(Answer::new(report::json(&WalkJson::new(&path, &walk, &notices, words))?));
    }
    let mut text = said(&walk, words);
    text.extend(drawn.map(|drawn| words.say(&drawn) + "\n"));
    Ok(Answer::new(text).with_notices(notices))
}

/// What the name of `out` asks for.
fn format(out: &Path) -> Result<Format, Failure> {
    let path = out.display().to_string();
    if path == "-" {
        return Err(Failure::usage(Message::new("write-stdout")));
    }
    let unknown = || Failure::usage(Message::new("write-unknown-sheet").with("path", path));
    Format::of(out).ok_or_else(unknown)
}

/// The cloth when nobody asks for another: for a border the one that it runs around.
fn usual(raport: &Stepping) -> Size {
    match raport.step {
        Step::Pinggiran { .. } => raport.tile,
        _ => CLOTH,
    }
}

/// The answer as a person reads it; nothing where nothing is stamped, of which a notice gives the reason.
fn said(walk: &Walk, words: &Words) -> String {
    if walk.stampings.is_empty() {
        return String::new();
    }
    let say = |message: &Message| words.say(message);
    let mut lines = vec![say(&told::cloth(walk)), say(&told::count(walk))];
    for pass in walk.passes() {
        let of = [told::name(&pass), told::size(&pass), told::numbers(&pass)];
        lines.push(of.map(|message| say(&message)).join(", "));
        let turns = told::turns(&pass);
        lines.extend((!turns.is_empty()).then(|| format!("  {}", say(&told::turned()))));
        lines.extend(turns.iter().map(|turn| format!("  {}", say(turn))));
    }
    lines.extend([say(&told::start(walk)), say(&told::hand(walk))]);
    lines.into_iter().map(|line| line + "\n").collect()
}

/// Writes the sheet; comes back with what to say of it.
fn draw(
    walk: &Walk,
    opened: Opened,
    (args, out, format): (&WalkArgs, &Path, Format),
    notices: &mut Vec<Notice>,
    words: &Words,
) -> Result<Message, Failure> {
    let Opened { design, artwork, dyes, sources, .. } = opened;
    let repeat = Repeat::of(artwork);
    let parts = repeat.parts();
    let palette = match design.colorways.first() {
        Some(colorway) => dye::palette(colorway, 0, &parts, &dyes).0,
        None => Palette::printed(&BTreeMap::new(), &parts),
    };
    let job = Job { design: &design.name, repeat: &repeat, palette: &palette, walk };
    let paper = args.paper.unwrap_or_default();
    let sheet = match format {
        Format::Pdf => sheet::pages(&job, paper, words),
        Format::Svg | Format::Png => sheet::picture(&job, paper, words),
    };
    write(&sheet, format, (out, &sources))?;
    notices.extend(lacking(&sheet.document));
    if !sheet.is_complete && !matches!(format, Format::Pdf) {
        let message = Message::new("walk-few-numbers").with("path", out.display().to_string());
        notices.push(Notice::warning(Spot::Design, message));
    }
    let key = if sheet.is_complete { "walk-drawn" } else { "walk-drawn-some" };
    let message = Message::new(key).with("path", out.display().to_string());
    Ok(message.with("pages", sheet.document.pages.len()).with("paper", paper.name()))
}

/// Writes the pages, whole or not at all.
fn write(
    Sheet { document, dpi, .. }: &Sheet,
    format: Format,
    (out, sources): (&Path, &Sources),
) -> Result<(), Failure> {
    let fill = |file: &mut BufWriter<File>| -> Result<(), ExportError> {
        match format {
            Format::Pdf => paper::pdf(document, file),
            Format::Svg => paper::svg(document, file),
            Format::Png => paper::png(document, *dpi, file),
        }
    };
    files::write(out, Existing::Replace(sources), fill)
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
    size: [f64; 2],
    count: usize,
    /// The number of its first stamping; the others follow.
    first: usize,
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
        let stamp = |pass: Pass<'_>| StampJson {
            letter: pass.stamp.letter,
            mirrored: pass.stamp.is_mirrored,
            size: [thousandths(pass.size().width), thousandths(pass.size().height)],
            count: pass.stampings.len(),
            first: pass.stampings.first().map_or(0, |first| first.number),
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
            stamps: walk.passes().map(stamp).collect(),
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
