//! A walk as a drawing: the cloth, every stamp with its number, and the way of the hand.
//!
//! Whole stamps are tinted, part stamps paler; a mirrored twin is blue where its stamp is brown. A leaf in one corner
//! of each stamp is turned and mirrored with it. Where stamps are too many or too small for their numbers, only the
//! first of a line has one, and the way is a single line.
//!
//! **Invariant:** no two numbers touch; everything of one part is one mark, so that a hundred thousand stamps are drawn
//! as easily as one.

use std::collections::BTreeMap;

use kurbo::{Affine, BezPath, Point, Rect, Shape as _, Size, Vec2};

use crate::artwork::Artwork;
use crate::cli::walk::digits;
use crate::color::Srgb;
use crate::geom::{self, Angle, TOLERANCE, length};
use crate::mark::{Mark, Part, Shape};
use crate::rapport::{Stamp, Stamping, Walk};

/// Pixels of the longer side: what a screen shows in full, and a sheet of paper prints well.
const PIXELS: f64 = 2000.0;

/// Paper around the cloth, in parts of its longer side.
const MARGIN: f64 = 0.025;

/// More stampings than this are a texture to the eye; numbers in each would be one too.
const MANY: usize = 600;

/// The lowest numbers that are still read at a glance, in pixels.
const LEGIBLE: f64 = 11.0;

/// The tallest, which are read from across the table.
const TALL: f64 = 36.0;

/// The side of a swatch of the legend, in pixels.
const LEGEND: f64 = 44.0;

/// How high its numbers are, in pixels.
const COUNT: f64 = 24.0;

/// Lines in pixels: of outlines, of the cloth's edge, of the way.
const OUTLINE: f64 = 1.4;
const EDGE: f64 = 4.0;
const WAY: f64 = 2.4;

/// Half the diagonal of a number, and half the length of a leaf, in parts of the largest circle within the stamp.
const NUMBER: f64 = 0.52;
const LEAF: f64 = 0.18;

/// Leaves below this height in pixels are dust.
const SPECK: f64 = 4.0;

/// Where the leaf lies between the middle of the stamp and its corner.
const CORNER: f64 = 0.68;

/// A leaf that points up and bends to the right, two units long, about the origin.
const LEAF_LINES: &str = "M0.55,-1 C0.4,-0.5 0.8,-0.2 0.8,0.3 C0.8,0.75 0.45,1 0,1 C-0.45,1 -0.8,0.65 -0.8,0.25 \
                          C-0.8,-0.45 0,-0.55 0.55,-1 Z";

/// Tints of stamps A, B and the others in turn: soga from pale to strong, and the gray brown of tree bark.
const SOGA: [Srgb; 3] =
    [Srgb::new(0xED, 0xD2, 0x9E), Srgb::new(0xDB, 0xAA, 0x6B), Srgb::new(0xD3, 0xC5, 0xA6)];

/// Tints of their mirrored twins: indigo after one dip, after two, and over tegeran.
const INDIGO: [Srgb; 3] =
    [Srgb::new(0xBC, 0xD0, 0xE4), Srgb::new(0x96, 0xB6, 0xD6), Srgb::new(0xB6, 0xCF, 0xC6)];

const PAPER: Srgb = Srgb::new(0xFD, 0xFB, 0xF6);
const MORI: Srgb = Srgb::new(0xF7, 0xF0, 0xDF);
const BARK: Srgb = Srgb::new(0x9A, 0x72, 0x4C);
const DARK: Srgb = Srgb::new(0x4A, 0x2C, 0x17);
const BROWN: Srgb = Srgb::new(0x8A, 0x50, 0x26);
const BLUE: Srgb = Srgb::new(0x2F, 0x55, 0x8C);
const RED: Srgb = Srgb::new(0xB4, 0x4A, 0x32);

/// A drawing that is ready for export.
#[derive(Debug)]
pub(super) struct Sheet {
    pub(super) artwork: Artwork,
    pub(super) colors: BTreeMap<Part, Srgb>,
    /// Dots per inch for a picture of usual size.
    pub(super) dpi: f64,
}

impl Sheet {
    /// Draws a walk. Costs some microseconds for each stamping.
    pub(super) fn of(walk: &Walk) -> Self {
        let Size { width, height } = walk.cloth;
        let margin = MARGIN * width.max(height);
        let pixel = (width.max(height) + 2.0 * margin) / PIXELS;
        let legend = LEGEND * pixel;
        let size = Size::new(width + 2.0 * margin, height + 2.5 * margin + legend);
        let mut table = Table::new(walk, pixel);
        let cloth = Rect::from_origin_size(Point::ORIGIN, walk.cloth);
        let shown: Vec<Shown<'_>> =
            walk.stampings.iter().map(|one| Shown::new(one, walk.cloth)).collect();
        table.put(Kind::Cloth, cloth.to_path(TOLERANCE));
        table.put(Kind::Edge, cloth.to_path(TOLERANCE));
        for one in &shown {
            table.stamp(one, cloth);
        }
        if table.is_legible(&shown) {
            table.numbers(&shown);
        } else {
            table.lines(&shown);
        }
        table.legend(walk, Point::new(0.0, height + margin / 2.0));
        let origin = Affine::translate((margin, margin));
        let artwork = Artwork::from_marks(size, table.marks(origin));
        Self { artwork, colors: colors(), dpi: INCH / pixel }
    }
}

/// Millimeters in an inch.
const INCH: f64 = 25.4;

/// What a part of the drawing shows, from the lowest to the topmost.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Cloth,
    Whole(Tint),
    Part(Tint),
    Outline,
    Edge,
    Leaf,
    TwinLeaf,
    Way,
    Head,
    Plate,
    /// How often a stamp is set down.
    Count,
    /// In sizes from large to small.
    Number(u8),
}

/// Which stamp: its place among the tints, and whether it is a mirrored twin.
type Tint = (usize, bool);

fn tint(stamp: Stamp) -> Tint {
    let at = u32::from(stamp.letter).saturating_sub(u32::from('A'));
    (if at < 2 { at as usize } else { 2 }, stamp.is_mirrored)
}

impl Kind {
    const FIXED: [Self; 10] = [
        Self::Cloth,
        Self::Outline,
        Self::Edge,
        Self::Leaf,
        Self::TwinLeaf,
        Self::Way,
        Self::Head,
        Self::Plate,
        Self::Count,
        Self::Number(0),
    ];

    fn all() -> impl Iterator<Item = Self> {
        let tints = (0..SOGA.len()).flat_map(|at| [(at, false), (at, true)]);
        let stamps = tints.flat_map(|tint| [Self::Whole(tint), Self::Part(tint)]);
        Self::FIXED.into_iter().chain(stamps)
    }

    /// Its part, so that whoever opens the drawing finds the layers by name.
    fn part(self) -> Part {
        let stamp = |(at, is_twin): Tint| {
            let letter = ["a", "b", "c"].get(at).copied().unwrap_or_default();
            format!("{}-{letter}", if is_twin { "cermin" } else { "cap" })
        };
        match self {
            Self::Cloth => Part::new("kain"),
            Self::Whole(tint) => Part::new(&stamp(tint)),
            Self::Part(tint) => Part::new(&(stamp(tint) + "-tepi")),
            Self::Outline => Part::new("garis"),
            Self::Edge => Part::new("tepi"),
            Self::Leaf => Part::new("daun"),
            Self::TwinLeaf => Part::new("daun-cermin"),
            Self::Way => Part::new("jalan"),
            Self::Head => Part::new("panah"),
            Self::Plate => Part::new("alas"),
            Self::Count => Part::new("jumlah"),
            Self::Number(_) => Part::new("angka"),
        }
    }

    fn color(self) -> Srgb {
        let stamp = |(at, is_twin): Tint| {
            let tints = if is_twin { INDIGO } else { SOGA };
            tints.get(at).copied().unwrap_or(MORI)
        };
        match self {
            Self::Cloth | Self::Plate => MORI,
            Self::Whole(tint) => stamp(tint),
            Self::Part(tint) => halfway(stamp(tint), MORI),
            Self::Outline => BARK,
            Self::Edge | Self::Count | Self::Number(_) => DARK,
            Self::Leaf => BROWN,
            Self::TwinLeaf => BLUE,
            Self::Way | Self::Head => RED,
        }
    }
}

fn halfway(a: Srgb, b: Srgb) -> Srgb {
    Srgb::new(a.r.midpoint(b.r), a.g.midpoint(b.g), a.b.midpoint(b.b))
}

fn colors() -> BTreeMap<Part, Srgb> {
    let ground = (Part::latar(), PAPER);
    Kind::all().map(|kind| (kind.part(), kind.color())).chain([ground]).collect()
}

/// A stamping as far as it lies on the cloth.
struct Shown<'a> {
    stamping: &'a Stamping,
    corners: Vec<Point>,
    /// Where its number stands.
    at: Point,
    /// The radius of the largest circle about it that the outline does not cut.
    radius: f64,
}

impl<'a> Shown<'a> {
    fn new(stamping: &'a Stamping, cloth: Size) -> Self {
        let (corners, at) = stamping.piece(cloth);
        let radius = radius(&corners, at);
        Self { stamping, corners, at, radius }
    }
}

/// The drawing while it is made, in millimeters of the cloth.
struct Table {
    layers: BTreeMap<Kind, BezPath>,
    /// How wide a pixel of a picture of usual size is.
    pixel: f64,
    /// How high numbers are.
    number: f64,
    /// How wide outlines and ways are: thinner in a crowd, which would be all lines.
    outline: f64,
    way: f64,
}

impl Table {
    /// Numbers are all as high as the highest that fits three stamps of four; the others have lower ones.
    fn new(walk: &Walk, pixel: f64) -> Self {
        let each = walk.stampings.iter().map(|one| radius(&one.corners, one.at));
        let mut each: Vec<f64> = each.collect();
        each.sort_by(f64::total_cmp);
        let radius = each.get(each.len() / 4).copied().unwrap_or_default();
        let number = fitting(walk.stampings.len(), radius).min(TALL * pixel);
        let outline = (OUTLINE * pixel).min(radius * 0.08);
        let way = (WAY * pixel).min(radius * 0.2);
        Self { layers: BTreeMap::new(), pixel, number, outline, way }
    }

    fn put(&mut self, kind: Kind, path: BezPath) {
        self.layers.entry(kind).or_default().extend(path);
    }

    /// One mark for each layer, moved by `map`.
    fn marks(self, map: Affine) -> Vec<Mark> {
        let Self { layers, pixel, number, outline, way } = self;
        let mark = |(kind, path): (Kind, BezPath)| {
            let path = map * path;
            let shape = match kind {
                Kind::Outline => Shape::Stroke { path, width: outline },
                Kind::Edge => Shape::Stroke { path, width: EDGE * pixel },
                Kind::Way => Shape::Stroke { path, width: way },
                Kind::Count => Shape::Stroke { path, width: digits::PEN * COUNT * pixel },
                Kind::Number(size) => {
                    Shape::Stroke { path, width: digits::PEN * shrunk(number, size) }
                }
                _ => Shape::Area(path),
            };
            Mark { part: kind.part(), shape }
        };
        layers.into_iter().map(mark).collect()
    }

    /// Outline, tint and leaf of a stamping.
    fn stamp(&mut self, shown: &Shown<'_>, cloth: Rect) {
        let Shown { stamping, corners, .. } = shown;
        let tint = tint(stamping.stamp);
        let kind = if stamping.is_whole { Kind::Whole(tint) } else { Kind::Part(tint) };
        self.put(kind, polygon(corners));
        self.put(Kind::Outline, polygon(corners));
        let leaf = leaf_place(stamping) * leaf();
        let bounds = leaf.bounding_box();
        let is_seen = bounds.height() > SPECK * self.pixel && cloth.contains_rect(bounds);
        // In a narrow piece the number needs the room.
        let number = stamping.number;
        let height = fitting(number, shown.radius).min(self.number);
        let digits = Rect::from_center_size(shown.at, digits::size(number, height));
        if is_seen && !bounds.overlaps(digits.inflate(height * 0.2, height * 0.2)) {
            self.put(leaf_of(stamping.stamp), leaf);
        }
    }

    /// Whether every stamping can have its number.
    fn is_legible(&self, shown: &[Shown<'_>]) -> bool {
        shown.len() <= MANY && self.number >= LEGIBLE * self.pixel
    }

    /// A number in every stamp, and an arrow from each to the next of its line.
    fn numbers(&mut self, shown: &[Shown<'_>]) {
        let sizes: Vec<Option<u8>> = shown.iter().map(|one| self.size(one)).collect();
        for (one, size) in shown.iter().zip(&sizes) {
            if let Some(size) = *size {
                let height = shrunk(self.number, size);
                self.put(Kind::Number(size), digits::number(one.stamping.number, one.at, height));
            }
        }
        for (pair, sizes) in shown.array_windows().zip(sizes.array_windows()) {
            let [from, to]: &[Shown<'_>; 2] = pair;
            // Towards a piece that is too narrow for a number an arrow would point at the edge.
            let &[Some(first), Some(second)] = sizes else { continue };
            if from.stamping.line == to.stamping.line {
                self.arrow((from, first), (to, second));
            }
        }
    }

    /// The first size at which a stamping has room for its number; none for a narrow piece at the cloth's edge.
    fn size(&self, one: &Shown<'_>) -> Option<u8> {
        let room = fitting(one.stamping.number, one.radius);
        let legible = LEGIBLE * self.pixel;
        (0..SIZES).find(|size| {
            let height = shrunk(self.number, *size);
            height >= legible * 0.8 && height <= room * 1.000_001
        })
    }

    /// An arrow from a number to the next one, if there is room between them.
    fn arrow(&mut self, (from, first): (&Shown<'_>, u8), (to, second): (&Shown<'_>, u8)) {
        let way = to.at - from.at;
        let direction = way / length(way);
        let clear = |one: &Shown<'_>, size| {
            direction * clear(one.stamping.number, shrunk(self.number, size), direction)
        };
        let (start, end) = (from.at + clear(from, first), to.at - clear(to, second));
        let head = (self.number * 0.6).min(length(way) / 6.0);
        if (end - start).dot(direction) < head * 1.3 {
            return;
        }
        self.put(Kind::Way, line(&[start, end - direction * (head * 0.6)]));
        self.put(Kind::Head, arrow_head(end, direction, head));
    }

    /// One line for each line of the walk, and the number of its first stamping where that has room.
    fn lines(&mut self, shown: &[Shown<'_>]) {
        self.number = self.number.max(LEGIBLE * self.pixel);
        let mut taken = Taken { cell: self.number * 4.0, cells: BTreeMap::new() };
        for line in shown.chunk_by(|a, b| a.stamping.line == b.stamping.line) {
            self.way(&line.iter().map(|one| one.at).collect::<Vec<_>>());
            let Some(first) = line.first() else { continue };
            let (number, air) = (first.stamping.number, self.number * 0.4);
            let plate = Rect::from_center_size(first.at, digits::size(number, self.number));
            let plate = plate.inflate(air, air);
            if taken.take(plate) {
                self.put(Kind::Plate, plate.to_rounded_rect(air).to_path(TOLERANCE));
                self.put(Kind::Number(0), digits::number(number, first.at, self.number));
            }
        }
    }

    /// The way along a line, with an arrow head at its end.
    fn way(&mut self, points: &[Point]) {
        let [.., before, last] = points else { return };
        let step = *last - *before;
        self.put(Kind::Way, line(points));
        let head = (length(step) * 0.6).min(LEGIBLE * self.pixel);
        self.put(Kind::Head, arrow_head(*last, step / length(step), head));
    }

    /// Below the cloth: each tint with its leaf, and how often it is set down.
    fn legend(&mut self, walk: &Walk, corner: Point) {
        let mut counts: BTreeMap<Tint, (Stamp, usize)> = BTreeMap::new();
        for (stamp, count) in walk.stamps() {
            counts.entry(tint(stamp)).or_insert((stamp, 0)).1 += count;
        }
        let (side, height) = (LEGEND * self.pixel, COUNT * self.pixel);
        let mut left = corner;
        for (tint, (stamp, count)) in counts {
            let swatch = Rect::from_origin_size(left, (side, side));
            self.put(Kind::Whole(tint), swatch.to_path(TOLERANCE));
            self.put(Kind::Outline, swatch.to_path(TOLERANCE));
            let flip = if stamp.is_mirrored { Affine::FLIP_X } else { Affine::IDENTITY };
            let place = Affine::translate(swatch.center().to_vec2()) * flip;
            self.put(leaf_of(stamp), place * Affine::scale(side * 0.3) * leaf());
            let width = digits::size(count, height).width;
            let beside = |x: f64| swatch.center() + Vec2::new(side * 0.5 + x, 0.0);
            self.put(Kind::Count, digits::times(beside(height * 0.8), height));
            self.put(
                Kind::Count,
                digits::number(count, beside(height * 1.5 + width / 2.0), height),
            );
            left.x += side + height * 3.5 + width;
        }
    }
}

/// How much lower each size of numbers is than the one before, and how many sizes there are.
const SHRINK: f64 = 0.8;
const SIZES: u8 = 8;

/// The height of numbers of a size.
fn shrunk(height: f64, size: u8) -> f64 {
    (0..size).fold(height, |height, _| height * SHRINK)
}

/// How high a number may be in a circle of this radius.
fn fitting(number: usize, radius: f64) -> f64 {
    NUMBER * radius / (length(digits::size(number, 1.0).to_vec2()) / 2.0)
}

/// From the middle of a number to where nothing of it is near, in a direction.
fn clear(number: usize, height: f64, direction: Vec2) -> f64 {
    let half = digits::size(number, height).to_vec2() / 2.0;
    let air = height * 0.35;
    let side = |half: f64, share: f64| (half + air) / share.abs().max(1e-9);
    side(half.x, direction.x).min(side(half.y, direction.y))
}

/// Where numbers stand already: each area under every cell of a grid that it lies on.
struct Taken {
    cell: f64,
    cells: BTreeMap<[i64; 2], Vec<Rect>>,
}

impl Taken {
    /// Takes `area`, if it is free.
    fn take(&mut self, area: Rect) -> bool {
        let range = |from: f64, to: f64| cell(from / self.cell)..=cell(to / self.cell);
        let across = range(area.x0, area.x1);
        let cells: Vec<[i64; 2]> =
            range(area.y0, area.y1).flat_map(|y| across.clone().map(move |x| [x, y])).collect();
        let near = cells.iter().filter_map(|cell| self.cells.get(cell)).flatten();
        if near.into_iter().any(|taken| taken.overlaps(area)) {
            return false;
        }
        for cell in cells {
            self.cells.entry(cell).or_default().push(area);
        }
        true
    }
}

#[expect(clippy::cast_possible_truncation, reason = "cloth is far below 2^52 cells wide")]
fn cell(at: f64) -> i64 {
    at.floor() as i64
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

fn leaf() -> BezPath {
    BezPath::from_svg(LEAF_LINES).unwrap_or_default()
}

fn leaf_of(stamp: Stamp) -> Kind {
    if stamp.is_mirrored { Kind::TwinLeaf } else { Kind::Leaf }
}

/// From the leaf's own drawing to the upper left corner of a stamp, turned and mirrored with it.
fn leaf_place(stamping: &Stamping) -> Affine {
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

fn polygon(corners: &[Point]) -> BezPath {
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

#[cfg(test)]
mod tests;
