//! The cloth of a walk, or a section of it: stamps in their tints, numbers, and signs of where to go.
//!
//! **Invariant:** no two numbers touch; everything of one color is one area, so that a hundred thousand stamps are drawn
//! as easily as one.

use std::collections::BTreeMap;

use kurbo::{Affine, BezPath, Cap, Insets, Point, Rect, Shape as _, Size, Vec2};

use super::numbers::{self, Taken};
use super::{LABEL, MARK, ink};
use crate::color::Srgb;
use crate::geom::{self, Angle, length};
use crate::paper::text::{Run, Style};
use crate::paper::{Item, POINT};
use crate::raport::{Stamping, Walk, Way};
use crate::sheet::look::{HAIR, LINE};
use crate::words::Words;

/// Which stampings have a number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Figures {
    /// Every one.
    All,
    /// Where stamps are too small for digits of so many millimeters, the first and the last of each line and every tenth.
    Tenth(f64),
    /// None; sections have them.
    None,
}

/// The tallest digits, in millimeters: read from across the table.
const TALL: f64 = 4.2;

/// Numbers all are as high as fits nearly all whole stamps; a piece for which they are much too high has its number
/// beside the cloth, or lower ones.
const NEARLY: usize = 20;
const LOW: f64 = 0.62;

/// The tallest digits beside the cloth, in millimeters.
const BESIDE: f64 = 2.4;

/// What of the room of a stamp its number fills.
const FILLED: f64 = 0.9;

/// Widths of lines in millimeters: of outlines, of the cloth's edge, of arrows.
const OUTLINE: f64 = 0.2;
const EDGE: f64 = 0.5;
const WAY: f64 = 0.28;

/// Half the length of a leaf, in parts of the largest circle within the stamp, and where it lies between the middle of
/// the stamp and its corner.
const LEAF: f64 = 0.17;
const CORNER: f64 = 0.7;

/// Leaves below this height in millimeters are dust.
const SPECK: f64 = 0.35;

/// A leaf that points up and bends to the right, two units long, about the origin.
const LEAF_LINES: &str = "M0.55,-1 C0.4,-0.5 0.8,-0.2 0.8,0.3 C0.8,0.75 0.45,1 0,1 C-0.45,1 -0.8,0.65 -0.8,0.25 \
                          C-0.8,-0.45 0,-0.55 0.55,-1 Z";

/// A window of the cloth on a page.
pub(super) struct Chart<'a> {
    walk: &'a Walk,
    page_from_cloth: Affine,
    scale: f64,
    /// All on the page, in millimeters.
    cloth: Rect,
    window: Rect,
    core: Rect,
    shown: Vec<Shown<'a>>,
}

/// A stamping as far as it lies in the window, on the page.
struct Shown<'a> {
    stamping: &'a Stamping,
    corners: Vec<Point>,
    /// Where its number stands.
    at: Point,
    /// How high its digits may be there.
    room: f64,
    /// Whether its number stands on this page.
    is_own: bool,
}

/// What stands around the cloth: names of lines, numbers of narrow pieces, the sign of the start.
fn insets(walk: &Walk) -> Insets {
    match walk.way {
        Way::Rows => Insets::new(9.0, 5.5, 5.0, 4.0),
        Way::Columns => Insets::new(12.0, 5.5, 5.0, 4.0),
        _ => Insets::new(6.0, 5.5, 6.0, 4.0),
    }
}

/// The room that is taken around the cloth.
pub(super) fn around(walk: &Walk) -> Size {
    let Insets { x0, y0, x1, y1 } = insets(walk);
    Size::new(x0 + x1, y0 + y1)
}

/// How far stamps reach from their middles, in millimeters of cloth.
pub(super) fn reach(walk: &Walk) -> Size {
    let reach = |one: &Stamping| {
        let Rect { x0, y0, x1, y1 } = bounds(&one.corners);
        let Point { x, y } = one.at;
        Size::new((x - x0).max(x1 - x), (y - y0).max(y1 - y))
    };
    let larger = |a: Size, b: Size| Size::new(a.width.max(b.width), a.height.max(b.height));
    walk.stampings.iter().map(reach).fold(Size::ZERO, larger)
}

/// Millimeters of paper for one of cloth, so that so much cloth lies in a room with what stands around it.
pub(super) fn scale(walk: &Walk, cloth: Size, room: Size) -> f64 {
    let around = around(walk);
    let fits =
        [(room.width - around.width) / cloth.width, (room.height - around.height) / cloth.height];
    fits[0].min(fits[1]).max(1e-6)
}

impl<'a> Chart<'a> {
    /// A window of the cloth, in the upper middle of a room on a page. Numbers have those whose middles lie in `core`.
    pub(super) fn new(walk: &'a Walk, window: Rect, core: Rect, room: Rect) -> Self {
        let scale = scale(walk, window.size(), room.size());
        let Insets { x0, y0, .. } = insets(walk);
        let spare = room.width() - around(walk).width - window.width() * scale;
        let corner = room.origin() + Vec2::new(x0 + spare / 2.0, y0);
        let page_from_cloth = Affine::translate(corner.to_vec2())
            * Affine::scale(scale)
            * Affine::translate(-window.origin().to_vec2());
        let place = |area: Rect| page_from_cloth.transform_rect_bbox(area);
        let cloth = Rect::from_origin_size(Point::ORIGIN, walk.cloth);
        let seen = walk.stampings.iter().filter_map(|stamping| {
            let (corners, at) = stamping.piece(window);
            if corners.is_empty() {
                return None;
            }
            let (_, own) = stamping.piece(cloth);
            let corners: Vec<Point> = corners.iter().map(|at| page_from_cloth * *at).collect();
            let at = page_from_cloth * at;
            let room = numbers::fitting(stamping.number, &corners, at);
            Some(Shown { stamping, corners, at, room, is_own: holds(core, own, cloth) })
        });
        let shown = seen.collect();
        let (cloth, window, core) = (place(cloth), place(window), place(core));
        Self { walk, page_from_cloth, scale, cloth, window, core, shown }
    }

    /// Millimeters of paper for one of cloth.
    pub(super) fn scale(&self) -> f64 {
        self.scale
    }

    /// How high digits are that fit nearly all whole stamps.
    pub(super) fn digits(&self) -> f64 {
        let of = |wanted: &dyn Fn(&Shown<'_>) -> bool| {
            let rooms = self.shown.iter().filter(|one| wanted(one)).map(|one| one.room);
            let mut rooms: Vec<f64> = rooms.collect();
            rooms.sort_by(f64::total_cmp);
            rooms.get(rooms.len() / NEARLY).copied()
        };
        let room = of(&|one| one.is_own && one.stamping.is_whole).or_else(|| of(&|_| true));
        (room.unwrap_or_default() * FILLED).min(TALL)
    }

    /// How high digits are that fit between two lines, and no lower than `least`.
    pub(super) fn low_digits(&self, least: f64) -> f64 {
        let narrow = self.shown.iter().filter(|one| one.stamping.is_whole).map(|one| {
            let bounds = bounds(&one.corners);
            bounds.width().min(bounds.height()) / numbers::size(1, 1.0).height
        });
        // Plates must not touch by a rounding error.
        (narrow.fold(TALL, f64::min) * 0.97).max(least)
    }

    /// Everything, from the lowest to the topmost.
    pub(super) fn items(&self, figures: Figures, words: &Words) -> Vec<Item> {
        let digits = match figures {
            Figures::Tenth(least) => self.low_digits(least),
            Figures::All | Figures::None => self.digits(),
        };
        let (items, taken) = (Vec::new(), Taken::default());
        let mut table = Table { chart: self, digits, items, taken, beside_left: 0.0 };
        table.stamps();
        table.edges();
        if figures == Figures::All {
            table.ways();
        }
        table.leaves(figures);
        table.flags(words);
        match figures {
            Figures::All => table.numbers(),
            Figures::Tenth(_) => table.some_numbers(),
            Figures::None => {}
        }
        table.lines();
        table.items
    }

    /// A frame around a share of the cloth, with the name of its page.
    pub(super) fn framed(&self, share: Rect, name: &str) -> Vec<Item> {
        let area = self.page_from_cloth.transform_rect_bbox(share);
        let run = Run::new(name, &MARK);
        let plate = Rect::from_center_size(area.center(), (run.width() + 3.0, 4.6));
        let baseline = plate.origin() + Vec2::new(1.5, 3.3);
        vec![
            Item::frame(area, 0.35, ink::RED),
            Item::rect(plate, ink::MORI),
            Item::frame(plate, 0.35, ink::RED),
            Item::Text { baseline, run },
        ]
    }
}

/// Whether a place lies in a share of the cloth. Shares are half open, so that each place lies in one.
pub(super) fn holds(core: Rect, at: Point, cloth: Rect) -> bool {
    let within = |at: f64, from: f64, to: f64, last: f64| at >= from && (at < to || to >= last);
    within(at.x, core.x0, core.x1, cloth.x1) && within(at.y, core.y0, core.y1, cloth.y1)
}

/// A chart that is being drawn.
struct Table<'a> {
    chart: &'a Chart<'a>,
    /// How high digits are.
    digits: f64,
    items: Vec<Item>,
    /// Beside the cloth, and what lies over stamps.
    taken: Taken,
    /// The width of the numbers to the left of the cloth.
    beside_left: f64,
}

impl Table<'_> {
    fn fill(&mut self, path: BezPath, color: Srgb) {
        self.items.push(Item::Fill { path, color });
    }

    fn stroke(&mut self, path: BezPath, width: f64, color: Srgb) {
        if !path.is_empty() {
            self.items.push(Item::Stroke { path, width, cap: Cap::Butt, color });
        }
    }

    /// The cloth, and every stamp in its tint.
    fn stamps(&mut self) {
        let chart = self.chart;
        self.items.push(Item::rect(chart.window, ink::MORI));
        let mut tints: BTreeMap<_, BezPath> = BTreeMap::new();
        let mut outlines = BezPath::new();
        for one in &chart.shown {
            let stamping = one.stamping;
            let kind = (one.is_own, stamping.stamp, stamping.is_whole);
            tints.entry(kind).or_default().extend(polygon(&one.corners));
            outlines.extend(polygon(&one.corners));
        }
        for ((is_own, stamp, is_whole), path) in tints {
            let tint = if is_whole { ink::whole(stamp) } else { ink::part(stamp) };
            let tint =
                if is_own { tint } else { ink::mixed(ink::mixed(tint, ink::MORI), ink::MORI) };
            self.fill(path, tint);
        }
        self.stroke(outlines, OUTLINE.min(self.digits * 0.12), ink::BARK);
    }

    /// The edge of the cloth; where a section ends within it a hair.
    fn edges(&mut self) {
        let Chart { window, cloth, core, .. } = *self.chart;
        if core != cloth {
            self.items.push(Item::frame(window, HAIR, LINE));
        }
        let Rect { x0, y0, x1, y1 } = window;
        let off = EDGE / 2.0;
        let mut path = BezPath::new();
        for (from, to, is_edge) in [
            ((x0 - off, y0), (x1 + off, y0), y0 <= cloth.y0 + 1e-6),
            ((x1, y0), (x1, y1), x1 >= cloth.x1 - 1e-6),
            ((x0 - off, y1), (x1 + off, y1), y1 >= cloth.y1 - 1e-6),
            ((x0, y0), (x0, y1), x0 <= cloth.x0 + 1e-6),
        ] {
            if is_edge {
                path.move_to(from);
                path.line_to(to);
            }
        }
        self.stroke(path, EDGE, ink::DARK);
    }

    /// Arrows from each number to the next, if there is room between all; else a dash, but along rows and columns, whose
    /// way is plain.
    fn ways(&mut self) {
        let (mut lines, mut heads, mut dashes) = (BezPath::new(), BezPath::new(), BezPath::new());
        let is_plain = matches!(self.chart.walk.way, Way::Rows | Way::Columns);
        let widest = self.chart.walk.stampings.len();
        for pair in self.chart.shown.windows(2) {
            let [from, to] = pair else { continue };
            let (one, other) = (from.stamping, to.stamping);
            let is_placed = |one: &Shown<'_>| one.room * FILLED >= self.digits * LOW;
            let is_round = matches!(self.chart.walk.way, Way::Around);
            let is_way = one.line == other.line
                && one.stamp == other.stamp
                && (!is_round || one.is_whole && other.is_whole);
            if !(is_way && is_placed(from) && is_placed(to) && are_neighbors(from, to)) {
                continue;
            }
            let way = to.at - from.at;
            let direction = way / length(way);
            let clear = |number| direction * clear(number, self.digits, direction);
            let (start, end) = (from.at + clear(one.number), to.at - clear(other.number));
            let head = (self.digits * 0.6).min(length(way) / 6.0);
            // As if all numbers were as long as the longest, so that a page looks alike all over.
            let room = (way - clear(widest) * 2.0).dot(direction);
            let is_roomy = |long: f64| room >= long && (end - start).dot(direction) >= long;
            if is_roomy(head * 1.2) {
                lines.extend(line(&[start, end - direction * (head * 0.6)]));
                heads.extend(arrow_head(end, direction, head));
            } else if !is_plain && is_roomy(self.digits * 0.1) {
                dashes.extend(line(&[start, end]));
            }
        }
        self.stroke(dashes, WAY.min(self.digits * 0.14), ink::RED);
        self.stroke(lines, WAY.min(self.digits * 0.14), ink::RED);
        if !heads.is_empty() {
            self.fill(heads, ink::RED);
        }
    }

    /// A leaf in a corner of each stamp, turned and mirrored with it.
    fn leaves(&mut self, figures: Figures) {
        let mut leaves: BTreeMap<bool, (BezPath, Srgb)> = BTreeMap::new();
        for one in &self.chart.shown {
            let leaf = self.chart.page_from_cloth * leaf_place(one.stamping) * leaf();
            let bounds = leaf.bounding_box();
            let height = self.digits.min(one.room * FILLED);
            let number = numbers::size(one.stamping.number, height);
            let number = Rect::from_center_size(one.at, number);
            let is_free = figures == Figures::None || !number.overlaps(bounds);
            if bounds.height() > SPECK && self.chart.window.contains_rect(bounds) && is_free {
                let stamp = one.stamping.stamp;
                let entry = leaves.entry(stamp.is_mirrored);
                let (path, _) = entry.or_insert((BezPath::new(), ink::leaf(stamp)));
                path.extend(leaf);
            }
        }
        for (path, color) in leaves.into_values() {
            self.fill(path, color);
        }
    }

    /// Where each stamp begins: the first with a word.
    fn flags(&mut self, words: &Words) {
        let chart = self.chart;
        let cloth = chart.window;
        for pass in chart.walk.passes() {
            let Some(first) = pass.stampings.first() else { continue };
            let Some(one) = chart.shown.iter().find(|one| one.is_own && one.stamping == first)
            else {
                continue;
            };
            let is_start = first.number == 1;
            let bounds = bounds(&one.corners);
            let word = if is_start {
                words.text("walk-here", None).unwrap_or_default()
            } else {
                first.stamp.letter.to_string()
            };
            let color = if is_start { ink::RED } else { ink::leaf(first.stamp) };
            let run = Run::new(&word, &Style { color, ..MARK });
            let (tip, direction, baseline) = if chart.walk.way == Way::Columns {
                if bounds.x0 > cloth.x0 + 0.5 {
                    continue;
                }
                let tip = Point::new(cloth.x0 - 0.5, one.at.y);
                (tip, Vec2::new(1.0, 0.0), tip + Vec2::new(-3.0 - run.width(), 0.9))
            } else {
                if bounds.y0 > cloth.y0 + 0.5 {
                    continue;
                }
                let tip = Point::new(one.at.x, cloth.y0 - 0.5);
                // Words of the start lie where the page has room.
                let right = one.at.x + 2.0 + run.width() < cloth.x1;
                let x = if right { 1.6 } else { -1.6 - run.width() };
                (tip, Vec2::new(0.0, 1.0), tip + Vec2::new(x, -0.6))
            };
            let area = Rect::from_origin_size(baseline - Vec2::new(0.0, 2.4), (run.width(), 3.0));
            let head = arrow_head(tip, direction, 2.3);
            if self.taken.take(area.union(head.bounding_box())) {
                self.fill(head, run.style().color);
                self.items.push(Item::Text { baseline, run });
            }
        }
    }

    /// The number of every stamping.
    fn numbers(&mut self) {
        let chart = self.chart;
        for one in chart.shown.iter().filter(|one| one.is_own) {
            let (number, room) = (one.stamping.number, one.room * FILLED);
            if room >= self.digits * LOW || !self.beside(one) {
                self.number(number, one.at, room.clamp(0.05, self.digits));
            }
        }
    }

    /// The number of a narrow piece at the edge of the cloth beside it, if there is room.
    fn beside(&mut self, one: &Shown<'_>) -> bool {
        let (cloth, bounds) = (self.chart.cloth, bounds(&one.corners));
        let height = (self.digits * 0.8).min(BESIDE);
        let Size { width, height: high } = numbers::size(one.stamping.number, height);
        let (across, down) = (width / 2.0 + EDGE, high / 2.0 + EDGE);
        let Point { x, y } = one.at;
        let mut places = [
            (cloth.y1 - bounds.y1, Point::new(x, cloth.y1 + down)),
            (cloth.x1 - bounds.x1, Point::new(cloth.x1 + across, y)),
            (bounds.x0 - cloth.x0, Point::new(cloth.x0 - across, y)),
            (bounds.y0 - cloth.y0, Point::new(x, cloth.y0 - down)),
        ];
        places.sort_by(|a, b| a.0.total_cmp(&b.0));
        for (_, at) in places.into_iter().filter(|(off, _)| *off < 0.05) {
            if self.taken.take(Rect::from_center_size(at, (width, high))) {
                self.number(one.stamping.number, at, height);
                if at.x < cloth.x0 {
                    self.beside_left = self.beside_left.max(width);
                }
                return true;
            }
        }
        false
    }

    /// The numbers of all that have room; of the others those of the first and the last of each line, and of every tenth,
    /// each on a plate.
    fn some_numbers(&mut self) {
        let chart = self.chart;
        let own = chart.shown.iter().filter(|one| one.is_own);
        let (roomy, small): (Vec<_>, Vec<_>) =
            own.partition(|one| one.room * FILLED >= self.digits);
        for one in roomy {
            self.number(one.stamping.number, one.at, self.digits);
        }
        let lines = small.chunk_by(|a, b| {
            a.stamping.line == b.stamping.line && a.stamping.stamp == b.stamping.stamp
        });
        let (mut ends, mut tenths) = (Vec::new(), Vec::new());
        for line in lines {
            ends.extend([line.first(), line.last()].into_iter().flatten().copied());
            tenths.extend(line.iter().filter(|one| one.stamping.number % 10 == 0).copied());
        }
        for one in ends.into_iter().chain(tenths) {
            let number = one.stamping.number;
            let plate = Rect::from_center_size(one.at, numbers::size(number, self.digits));
            if self.taken.take(plate) {
                let plate = plate.inset(-self.digits * 0.04);
                self.items.push(Item::rect(plate, ink::MORI));
                self.number(number, one.at, self.digits);
            }
        }
    }

    fn number(&mut self, number: usize, at: Point, height: f64) {
        /// The height of digits in ems.
        const DIGIT: f64 = 0.714;
        let style = Style::new(height / DIGIT / POINT, ink::DARK);
        let run = Run::new(&number.to_string(), &style);
        let baseline = at + Vec2::new(-run.width() / 2.0, height / 2.0);
        self.items.push(Item::Text { baseline, run });
    }

    /// Rows and columns are named at their starts.
    fn lines(&mut self) {
        let chart = self.chart;
        let is_row = match chart.walk.way {
            Way::Rows => true,
            Way::Columns => false,
            _ => return,
        };
        let mut places: BTreeMap<usize, f64> = BTreeMap::new();
        for one in chart.shown.iter().filter(|one| one.is_own) {
            let at = if is_row { one.at.y } else { one.at.x };
            places.entry(one.stamping.line).or_insert(at);
        }
        let steps: [u16; 10] = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];
        let long = places.values().fold(0.0, |long: f64, at| long.max(*at))
            - places.values().fold(f64::INFINITY, |low: f64, at| low.min(*at));
        let pitch = long / places.len().saturating_sub(1).max(1) as f64;
        let room = if is_row { 2.4 } else { 5.0 };
        let step = steps.into_iter().find(|step| f64::from(*step) * pitch >= room).unwrap_or(1000);
        let (first, last) = (places.keys().next().copied(), places.keys().last().copied());
        let is_named = |line: usize| line.is_multiple_of(usize::from(step)) || Some(line) == first;
        let named = places.iter().filter(|(line, _)| is_named(**line) || Some(**line) == last);
        for (line, at) in named {
            let run = Run::new(&format!("{line} {}", if is_row { "→" } else { "↓" }), &LABEL);
            let Rect { x0, y0, .. } = chart.window;
            let baseline = if is_row {
                Point::new(x0 - 1.0 - run.width() - self.beside_left, at + 0.75)
            } else {
                Point::new(at - run.width() / 2.0, y0 - 1.1)
            };
            let area = Rect::from_origin_size(baseline - Vec2::new(0.0, 1.7), (run.width(), 1.9));
            if self.taken.take(area) {
                self.items.push(Item::Text { baseline, run });
            }
        }
    }
}

/// Whether nothing lies between two stampings.
fn are_neighbors(a: &Shown<'_>, b: &Shown<'_>) -> bool {
    let way = b.at - a.at;
    let long = length(way);
    if long < 1e-6 {
        return false;
    }
    let reach = |one: &Shown<'_>| {
        let far = one.corners.iter().map(|corner| (*corner - one.at).dot(way / long).abs());
        far.fold(0.0, f64::max)
    };
    long <= (reach(a) + reach(b)) * 1.2
}

/// From the middle of a number to where nothing of it is near, in a direction.
fn clear(number: usize, height: f64, direction: Vec2) -> f64 {
    let half = numbers::size(number, height) / 2.0;
    let side = |half: f64, share: f64| half / share.abs().max(1e-9);
    side(half.width, direction.x).min(side(half.height, direction.y))
}

pub(super) fn leaf() -> BezPath {
    geom::data::read(LEAF_LINES, usize::MAX).unwrap_or_default()
}

/// From the leaf's own drawing to the upper left corner of a stamp on the cloth, turned and mirrored with it.
pub(super) fn leaf_place(stamping: &Stamping) -> Affine {
    let Stamping { at, turn, stamp, corners, .. } = stamping;
    let flip = if stamp.is_mirrored { Affine::FLIP_X } else { Affine::IDENTITY };
    let laid = geom::turn(Angle::degrees(*turn)) * flip;
    let upright = laid.inverse();
    let own = |corner: &Point| (upright * (*corner - at.to_vec2())).to_vec2();
    let nearer = |best: Vec2, corner: Vec2| {
        // Of two corners as far up and left as each other always the same one.
        let is_nearer = corner.x + corner.y < best.x + best.y - 1e-3;
        if is_nearer { corner } else { best }
    };
    let corner = corners.iter().map(own).fold(Vec2::ZERO, nearer) * CORNER;
    let size = LEAF * radius(corners, *at);
    Affine::translate(at.to_vec2()) * laid * Affine::translate(corner) * Affine::scale(size)
}

/// The radius of the largest circle about a point within an outline that does not cut it.
fn radius(corners: &[Point], at: Point) -> f64 {
    let next = corners.iter().skip(1).chain(corners.first());
    let off = corners.iter().zip(next).filter(|(a, b)| a != b).map(|(a, b)| {
        let (side, to) = (*b - *a, at - *a);
        let share = (to.dot(side) / side.hypot2()).clamp(0.0, 1.0);
        length(to - side * share)
    });
    off.fold(f64::INFINITY, f64::min)
}

pub(super) fn bounds(corners: &[Point]) -> Rect {
    let first = corners.first().copied().unwrap_or_default();
    corners.iter().fold(Rect::from_points(first, first), |all, corner| all.union_pt(*corner))
}

pub(super) fn polygon(corners: &[Point]) -> BezPath {
    let mut path = line(corners);
    path.close_path();
    path
}

fn line(points: &[Point]) -> BezPath {
    let mut path = BezPath::new();
    for (at, point) in points.iter().enumerate() {
        if at == 0 { path.move_to(*point) } else { path.line_to(*point) }
    }
    path
}

/// A slender head that ends at `tip`.
fn arrow_head(tip: Point, direction: Vec2, size: f64) -> BezPath {
    let beside = Vec2::new(-direction.y, direction.x) * (size * 0.42);
    let back = tip - direction * size;
    polygon(&[tip, back + beside, tip - direction * (size * 0.72), back - beside])
}
