//! `canting walk`: how often a stamp is set down on a cloth, and in which order.
//!
//! **Invariant:** text, JSON and drawing tell of the same walk.

use std::path::Path;

use kurbo::Point;
use serde::Serialize;

use crate::cli::args::WalkArgs;
use crate::cli::failure::{Answer, Failure};
use crate::cli::opened;
use crate::cli::output::{Output, page_format};
use crate::cli::report;
use crate::export::paper::PageFormat;
use crate::notice::{Message, Notice, Spot, rounded};
use crate::paper::Paper;
use crate::raport::{Pass, Stamping, Walk};
use crate::sheet::walk::told;
use crate::words::Words;
use crate::workspace::stamping::{self, Drawn};
use crate::workspace::{self, Evaluated, NoticeJson};

/// Counts and numbers the stampings of a design, and draws them; `motifs` is the folder of `--motifs`.
pub(super) fn walk(
    args: &WalkArgs,
    motifs: Option<&Path>,
    words: &Words,
) -> Result<Answer, Failure> {
    let format = args.out.as_deref().map(page_format).transpose()?;
    let mut opened = opened::open(&args.file, motifs)?;
    opened.expect_tile(args.cloth)?;
    let walked = stamping::walk(&opened.evaluated, args.cloth);
    let (walk, notices) = walked.map_err(|message| opened.failure(message))?;
    opened.notices = notices;
    let mut drawn = None;
    if let (Some(out), Some(format)) = (&args.out, format) {
        if walk.stampings.is_empty() {
            let nothing = Message::new("walk-nothing").with("path", out.display().to_string());
            return Err(opened.failure(nothing));
        }
        let paper = args.paper.unwrap_or_default();
        let output = Output { out, sources: &opened.sources };
        let made = draw(&walk, &opened.evaluated, Asked { paper, format, output }, words);
        let (message, told) = made.map_err(|message| opened.failure(message))?;
        opened.notices.extend(told);
        drawn = Some(message);
    }
    let notices = opened.notices;
    if args.json {
        let path = args.file.display().to_string();
        let text = report::json(&WalkJson::new(&path, &walk, &notices, words))?;
        return Ok(Answer { is_whole: !workspace::lacks(&notices), ..Answer::new(text) });
    }
    let text = said(&walk, words);
    let (Some(out), Some(drawn)) = (&args.out, drawn) else {
        return Ok(report::answered(text, notices));
    };
    let written = report::written(drawn, notices, out, words);
    Ok(Answer { text: text + written.text.as_str(), ..written })
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

/// The sheet that is asked for.
#[derive(Clone, Copy, Debug)]
struct Asked<'a> {
    paper: Paper,
    format: PageFormat,
    output: Output<'a>,
}

/// Writes the sheet; comes back with what to say of it, and what there is to tell.
fn draw(
    walk: &Walk,
    evaluated: &Evaluated,
    asked: Asked<'_>,
    words: &Words,
) -> Result<(Message, Vec<Notice>), Message> {
    let Asked { paper, format, output } = asked;
    let drawn = match format {
        PageFormat::Pdf => Drawn::Pages,
        PageFormat::Svg | PageFormat::Png => Drawn::Picture,
    };
    let (sheet, mut told) = stamping::sheet(evaluated, walk, drawn, paper, words);
    output.pages(&sheet.document, format, sheet.dpi)?;
    if !sheet.is_complete && drawn == Drawn::Picture {
        let path = output.out.display().to_string();
        let message = Message::new("walk-few-numbers").with("path", path);
        told.push(Notice::warning(Spot::Design, message));
    }
    let key = if sheet.is_complete { "walk-drawn" } else { "walk-drawn-some" };
    let message = Message::new(key).with("pages", sheet.document.pages.len());
    Ok((message.with("paper", paper.name()), told))
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
            size: [rounded::thousandth(pass.size().width), rounded::thousandth(pass.size().height)],
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
            meters: rounded::thousandth(walk.meters()),
            stamps: walk.passes().map(stamp).collect(),
            stampings: walk.stampings.iter().map(StampingJson::new).collect(),
            notices: notices.iter().map(|notice| NoticeJson::new(notice, words)).collect(),
        }
    }
}

impl StampingJson {
    fn new(stamping: &Stamping) -> Self {
        let point = |point: &Point| [rounded::thousandth(point.x), rounded::thousandth(point.y)];
        Self {
            number: stamping.number,
            line: stamping.line,
            letter: stamping.stamp.letter,
            mirrored: stamping.stamp.is_mirrored,
            at: point(&stamping.at),
            turn: rounded::thousandth(stamping.turn),
            whole: stamping.is_whole,
            corners: stamping.corners.iter().map(point).collect(),
        }
    }
}
