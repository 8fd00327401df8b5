//! What each stamp prints, how large it is, and which numbers are its.

use std::sync::Arc;

use kurbo::{Affine, BezPath, Point, Rect, Shape as _, Size};

use super::{NAME, Subject, chart, ink, sentence, told};
use crate::paper::flow::Block;
use crate::paper::{Item, Role};
use crate::raport::{Pass, Stamping};
use crate::raster::{Backdrop, Grid, Inks, Painter, Window};
use crate::sheet::look::{SMALL, TEXT};
use crate::words::Words;

/// Pixels of the longer side of a picture: 300 to an inch for 40 mm.
const PIXELS: f64 = 480.0;

/// Room between two pictures, and a picture and its words.
const GAP: f64 = 3.5;

/// The side of the swatch before a name.
const SWATCH: f64 = 4.2;

const WHITE: crate::color::Srgb = crate::color::Srgb::new(0xFF, 0xFF, 0xFF);

/// How much is shown of each stamp, from all there is to a line.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Detail {
    /// A picture with sides of so many millimeters, and how the stamp is turned.
    Turns(f64),
    /// A picture.
    Picture(f64),
    /// Name, size and numbers.
    Words,
    /// The same in a line.
    Line,
}

/// All stamps in so many columns, with as much of each as there is room for.
pub(super) fn columns(
    subject: &Subject<'_>,
    room: Size,
    count: usize,
    words: &Words,
) -> Vec<Block> {
    let passes: Vec<Pass<'_>> = subject.walk.passes().collect();
    let large = if passes.len() == 1 { room.width.min(48.0) } else { 24.0 };
    let details = [
        Detail::Turns(large),
        Detail::Turns(24.0),
        Detail::Turns(18.0),
        Detail::Turns(12.0),
        Detail::Picture(12.0),
        Detail::Words,
        Detail::Line,
    ];
    let columns = |detail: Detail| {
        let gap = if detail == Detail::Line { 0.4 } else { GAP };
        let cards = |passes: &[Pass<'_>]| {
            let cards = passes.iter().map(|pass| card(subject, pass, detail, room.width, words));
            Block::column(cards.map(|card| card.below(gap)))
        };
        passes.chunks(passes.len().div_ceil(count).max(1)).map(cards).collect::<Vec<_>>()
    };
    let fits = |columns: &[Block]| columns.iter().all(|column| column.height <= room.height);
    let mut last = Vec::new();
    for detail in details {
        last = columns(detail);
        if fits(&last) {
            break;
        }
    }
    last
}

fn card(
    subject: &Subject<'_>,
    pass: &Pass<'_>,
    detail: Detail,
    width: f64,
    words: &Words,
) -> Block {
    match detail {
        // A large picture has its words below, a small one beside it.
        Detail::Turns(side) if side > width / 2.0 => Block::column([
            picture(subject, pass, side, words),
            name(pass, detail, width, words).below(2.0),
        ]),
        Detail::Turns(side) | Detail::Picture(side) => Block::row([
            (0.0, picture(subject, pass, side, words)),
            (side + GAP, name(pass, detail, width - side - GAP, words)),
        ]),
        Detail::Words => name(pass, detail, width, words),
        Detail::Line => {
            let said = [told::short(pass), told::size(pass), told::numbers(pass)];
            let said = said.map(|message| words.say(&message)).join(", ");
            let side = 2.2;
            let swatch = Block::new(side, swatch(pass, Rect::new(0.0, 0.6, side, 0.6 + side)));
            let text = Block::text(&said, &SMALL, width - side - 1.4);
            Block::row([(0.0, swatch), (side + 1.4, text)])
        }
    }
}

/// What is printed, cut out along the outline of the stamp.
fn picture(subject: &Subject<'_>, pass: &Pass<'_>, side: f64, words: &Words) -> Block {
    let Some(one) = upright(pass.stampings) else { return Block::default() };
    let area = chart::bounds(&one.corners);
    let scale = side / area.width().max(area.height());
    let map = Affine::scale(scale) * Affine::translate(-area.origin().to_vec2());
    let frame = map.transform_rect_bbox(area);
    let corners: Vec<Point> = one.corners.iter().map(|corner| map * *corner).collect();
    let mut outline = chart::polygon(&corners);
    let mut beside = frame.inflate(0.3, 0.3).to_path(0.1);
    if outline.area().signum() == beside.area().signum() {
        outline = outline.reverse_subpaths();
    }
    beside.extend(outline.clone());
    let grain = PIXELS / area.width().max(area.height());
    let whole = |mm: f64| (mm * grain).round();
    let window = Window {
        x: pixels(whole(area.x0)),
        y: pixels(whole(area.y0)),
        width: count(whole(area.width())),
        height: count(whole(area.height())),
    };
    let painter = Painter::new(subject.repeat, Grid::plain(grain));
    let shares = Arc::new(painter.shares(window));
    let inks = Inks::new(subject.palette, Backdrop::Painted);
    let items = vec![
        Item::Cloth { area: frame, shares, inks },
        Item::Fill { path: beside, color: WHITE },
        Item::Stroke { path: outline, width: 0.25, cap: kurbo::Cap::Round, color: ink::DARK },
    ];
    Block::new(frame.height(), items).that_is(Role::Figure(words.say(&told::short(pass))))
}

/// The stamping that shows a stamp best: as upright as any, whole if one is.
fn upright(stampings: &[Stamping]) -> Option<&Stamping> {
    let tilt = |one: &Stamping| one.turn.min(360.0 - one.turn);
    let is_better = |a: &Stamping, b: &Stamping| {
        (b.is_whole && !a.is_whole) || (b.is_whole == a.is_whole && tilt(b) < tilt(a) - 0.01)
    };
    stampings.iter().reduce(|a, b| if is_better(a, b) { b } else { a })
}

/// Tint and leaf, name, size, numbers and turns.
fn name(pass: &Pass<'_>, detail: Detail, width: f64, words: &Words) -> Block {
    let left = SWATCH + 1.6;
    let items = swatch(pass, Rect::new(0.0, 0.4, SWATCH, 0.4 + SWATCH));
    let name = Block::heading(2, &sentence(&told::short(pass), words), &NAME, width - left);
    let head = Block::row([(0.0, Block::new(SWATCH, items)), (left, name)]);
    let size = Block::text(&words.say(&told::size(pass)), &TEXT, width).below(0.6);
    let numbers = Block::text(&words.say(&told::numbers(pass)), &TEXT, width);
    let mut turns = match detail {
        Detail::Turns(_) => told::turns(pass),
        Detail::Picture(_) | Detail::Words | Detail::Line => Vec::new(),
    };
    if !turns.is_empty() {
        turns.insert(0, told::turned());
    }
    let turns =
        turns.iter().map(|turn| Block::text(&sentence(turn, words), &SMALL, width).below(0.3));
    Block::column([head, size, numbers].into_iter().chain(turns))
}

/// The tint of a stamp with its leaf.
fn swatch(pass: &Pass<'_>, area: Rect) -> Vec<Item> {
    let flip = if pass.stamp.is_mirrored { Affine::FLIP_X } else { Affine::IDENTITY };
    let place = Affine::translate(area.center().to_vec2()) * flip;
    let leaf: BezPath = place * Affine::scale(area.width() * 0.3) * chart::leaf();
    vec![
        Item::rect(area, ink::whole(pass.stamp)),
        Item::frame(area, 0.15, ink::BARK),
        Item::Fill { path: leaf, color: ink::leaf(pass.stamp) },
    ]
}

#[expect(clippy::cast_possible_truncation, reason = "a cloth is far below 2^52 pixels wide")]
fn pixels(at: f64) -> i64 {
    at as i64
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "some hundred pixels")]
fn count(pixels: f64) -> u32 {
    pixels.max(1.0) as u32
}
