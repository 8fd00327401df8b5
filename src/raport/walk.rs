//! The stamper's walk (*lampah*): every stamping on a cloth, in the order of the hand (docs/craft.md, section 5.4).
//!
//! The cloth lies with its upper left corner at the origin of the raport. The stamper begins at the upper left, goes
//! along a line of stamps from left to right, and then along the next line below. What a line is depends on the step,
//! see [`Way`]; in every case the stamps of a line lie in one direction, so that each is set against the one before.
//! Where there are several stamps, the whole cloth is done with the first before the next is taken: a stamp that lies
//! down gets cold, and its wax has to be shaken off. The next one finds its places between what is stamped.
//!
//! **Invariant:** every stamping stands exactly once, and all of a stamp stand together; the same raport, step and cloth
//! give the same order.

use kurbo::{Affine, Point, Rect, Size, Vec2};

use super::{Face, Raport};
use crate::design::step::Step;
use crate::geom::lattice::SAME;
use crate::geom::{self, Angle, Lattice, length};
use crate::notice::{Message, Notice, Spot, rounded};
use crate::symmetry::is_mirrored;

/// Most stampings of a walk: a hundred meters of cloth take 2500 of a usual stamp, and nobody sets more in a month.
const MOST: usize = 100_000;

/// A walk is not even counted when the boxes of its outlines promise so many times [`MOST`] of them: a box holds twice
/// its outline at least where outlines are triangles or rhombs, and some more lie in the boxes only.
const PROMISE: f64 = 8.0;

/// What of a stamp lies on the cloth in a strip narrower than this, in millimeters, is not stamped, and what lies
/// beside the cloth by less does not make it a part stamp. Less than a line of wax is wide (0.8 mm, docs/craft.md,
/// section 5.1): a stamp of 208.3 mm fits twelve times on 2500 mm, and nobody sets a thirteenth for the last 0.4.
const SLIVER: f64 = 0.5;

/// Middles nearer than this across a line, in millimeters, lie on the same line: they differ by rounding alone.
const SAME_LINE: f64 = 0.01;

/// How long the side of a stamp usually is, and below and above what length it is none, in millimeters: they are 180 to
/// 300 mm wide, and one in a museum 105 by 200 (docs/craft.md, section 5.1).
const USUAL: f64 = 200.0;
const SMALL: f64 = 100.0;
const LARGE: f64 = 300.0;

/// Whether a stamp can be as large as this. A smaller piece is held by one several times.
pub fn is_stamp(size: Size) -> bool {
    size.width.max(size.height) <= LARGE
}

/// Areas below this, in square millimeters, are rounding errors of areas that are 0.
const SPECK: f64 = 1e-6;

/// Every stamping on a cloth, in order.
#[derive(Clone, Debug, PartialEq)]
pub struct Walk {
    /// The cloth: width and height in millimeters.
    pub cloth: Size,
    /// Along what the stamper goes.
    pub way: Way,
    /// In the order of the walk.
    pub stampings: Vec<Stamping>,
    /// Why there are none, where a step is no stamper's; what a stamp maker would change.
    pub notices: Vec<Notice>,
}

/// What a line of the walk is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// From left to right, row by row: one step right, one step forward.
    Rows,
    /// Downward, column by column, where columns stand lower than their neighbors: within a column each stamp joins
    /// the one before along a whole edge, within a row it would along a half.
    Columns,
    /// Along a slanted line, each below the one before.
    Slanted,
    /// All turns about one pivot, clockwise; then the next pivot, row by row, or column by column where they are lower.
    Rosettes,
    /// Along slanted stripes, each below the one before.
    Stripes,
    /// Clockwise around the cloth from its upper left corner.
    Around,
}

/// One stamp: what is drawn on a tile, or its mirror image, which needs a stamp of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stamp {
    /// The letter of its tile.
    pub letter: char,
    /// Whether it is the mirrored twin.
    pub is_mirrored: bool,
}

/// A stamp set down once.
#[derive(Clone, Debug, PartialEq)]
pub struct Stamping {
    /// Its place in the walk, from 1.
    pub number: usize,
    /// Its line, row or rosette on the cloth, from 1; those of other stamps lie in the same lines.
    pub line: usize,
    /// With what.
    pub stamp: Stamp,
    /// The middle of its outline, on the cloth.
    pub at: Point,
    /// Degrees clockwise from upright, 0 to 360. A mirrored twin is one whose left and right have been exchanged
    /// before it is turned.
    pub turn: f64,
    /// The corners of its outline, on the cloth, in the same order for each stamping of a face.
    pub corners: Vec<Point>,
    /// Whether all of it lies on the cloth.
    pub is_whole: bool,
}

/// What is stamped of a cloth with one stamp, before the next is taken.
#[derive(Clone, Copy, Debug)]
pub struct Pass<'a> {
    /// With what.
    pub stamp: Stamp,
    /// In the order of the walk; one at least.
    pub stampings: &'a [Stamping],
}

impl Pass<'_> {
    /// The size of the stamp when it stands upright. Of a border's, some of which are cut, the largest.
    pub fn size(&self) -> Size {
        let larger = |a: Size, b: Size| if b.area() > a.area() * (1.0 + SAME) { b } else { a };
        self.stampings.iter().map(Stamping::size).fold(Size::ZERO, larger)
    }

    /// Degrees clockwise by which the stamp is turned, in order, each with the numbers of the stampings.
    pub fn turns(&self) -> Vec<(f64, Vec<usize>)> {
        /// What nobody turns a stamp by, in degrees.
        const STILL: f64 = 0.01;
        let mut turns: Vec<(f64, Vec<usize>)> = Vec::new();
        for one in self.stampings {
            match turns.iter_mut().find(|(turn, _)| (*turn - one.turn).abs() < STILL) {
                Some((_, numbers)) => numbers.push(one.number),
                None => turns.push((one.turn, vec![one.number])),
            }
        }
        turns.sort_by(|a, b| a.0.total_cmp(&b.0));
        turns
    }
}

impl Way {
    /// Its name in JSON and in sentences.
    pub fn name(self) -> &'static str {
        match self {
            Self::Rows => "rows",
            Self::Columns => "columns",
            Self::Slanted => "slanted",
            Self::Rosettes => "rosettes",
            Self::Stripes => "stripes",
            Self::Around => "around",
        }
    }
}

impl Stamping {
    /// What of its outline lies within a piece of cloth, and the middle of that; no corners if nothing does.
    pub fn piece(&self, within: Rect) -> (Vec<Point>, Point) {
        let bounds = bounds(&self.corners);
        if within.contains_rect(bounds) {
            return (self.corners.clone(), self.at);
        }
        let common = bounds.intersect(within);
        if common.width() <= 0.0 || common.height() <= 0.0 {
            return (Vec::new(), self.at);
        }
        let piece = clipped(&self.corners, within);
        let middle = middle(&piece);
        (piece, middle)
    }

    /// How wide and high its outline is when the stamp stands upright.
    pub fn size(&self) -> Size {
        let upright = geom::turn(Angle::degrees(-self.turn));
        let corners: Vec<Point> = self.corners.iter().map(|corner| upright * *corner).collect();
        bounds(&corners).size()
    }
}

impl Walk {
    /// The walk over a cloth. Strewn motifs are not stamped: their walk is empty, and a notice says why.
    ///
    /// Takes some microseconds for each stamping, however large the cloth is.
    ///
    /// # Errors
    ///
    /// More than a hundred thousand stampings.
    pub fn of(raport: &Raport, step: &Step, cloth: Size) -> Result<Self, Message> {
        let (way, along) = way(raport, step);
        let empty = Self { cloth, way, stampings: Vec::new(), notices: Vec::new() };
        if let Step::Toss { .. } = step {
            let notice = Notice::warning(Spot::Repeat, Message::new("walk-strewn"));
            return Ok(Self { notices: vec![notice], ..empty });
        }
        let found = found(raport, step, cloth).ok_or_else(|| {
            Message::new("walk-too-many")
                .with("max", MOST)
                .with("width", cloth.width)
                .with("height", cloth.height)
        })?;
        let stampings = ordered(found, &Course { way, along, cell: raport.lattice });
        let walk = Self { stampings, ..empty };
        let notices = match step {
            Step::Tubrukan => walk.advice(raport.size()),
            _ => walk.larger_stamps(raport),
        };
        Ok(Self { notices: notices.into_iter().collect(), ..walk })
    }

    /// That nobody makes stamps as small as some of these, and what one stamp would hold that needs no twin and is never
    /// turned: whole cells of the raport.
    fn larger_stamps(&self, raport: &Raport) -> Option<Notice> {
        let long = |size: Size| size.width.max(size.height);
        let sizes = self.passes().map(|pass| pass.size());
        let least = sizes.min_by(|a, b| long(*a).total_cmp(&long(*b)))?;
        if long(least) >= SMALL {
            return None;
        }
        let told = |key| {
            let message = Message::new(key).with("width", rounded::hundredth(least.width));
            message.with("height", rounded::hundredth(least.height))
        };
        let note = |message| Some(Notice::note(Spot::Repeat, message));
        let times = |side: f64| (USUAL / side).round().max(1.0);
        // Several cells lie in a block only where they repeat straight.
        let (period, cell) = (raport.period(), raport.cell());
        let (cell, [across, down]) = if is_stamp(period) {
            (period, [times(period.width), times(period.height)])
        } else if is_stamp(cell) {
            (cell, [1.0, 1.0])
        } else {
            return note(told("walk-small-units"));
        };
        let stamp = Size::new(cell.width * across, cell.height * down);
        let count = |cloth: f64, side: f64| ((cloth - SLIVER) / side).ceil().max(1.0);
        let count = count(self.cloth.width, stamp.width) * count(self.cloth.height, stamp.height);
        let message = told("walk-small-cells").with("across", across).with("down", down);
        let message = message.with("stamp_width", stamp.width).with("stamp_height", stamp.height);
        note(message.with("cells", across * down).with("count", count))
    }

    /// What a stamp maker would change: tiles far smaller than a stamp, and stamps that lie over the edge.
    fn advice(&self, tile: Size) -> Option<Notice> {
        let times = |usual: f64, side: f64| (usual / side).round().max(1.0);
        let told = |key, tile: Size, [across, down]: [f64; 2]| {
            let message = Message::new(key).with("width", tile.width).with("height", tile.height);
            let message = message.with("across", across).with("down", down);
            Some(Notice::note(Spot::Repeat, message))
        };
        if tile.width.max(tile.height) < SMALL {
            let count = [tile.width, tile.height].map(|side| times(USUAL, side));
            let stamp = Size::new(tile.width * count[0], tile.height * count[1]);
            return told("walk-small-stamp", stamp, count);
        }
        if self.whole() == self.stampings.len() {
            return None;
        }
        let Size { width, height } = self.cloth;
        let count = [times(width, tile.width), times(height, tile.height)];
        // A micrometer too little rather than too much.
        let part = |side: f64, count: f64| (side / count * 1000.0).floor() / 1000.0;
        told("walk-edge", Size::new(part(width, count[0]), part(height, count[1])), count)
    }

    /// How many stampings lie on the cloth with all of their outline.
    pub fn whole(&self) -> usize {
        self.stampings.iter().filter(|stamping| stamping.is_whole).count()
    }

    /// How many lines, rows or rosettes there are.
    pub fn lines(&self) -> usize {
        self.stampings.iter().map(|stamping| stamping.line).max().unwrap_or(0)
    }

    /// The stamps in the order in which they are taken, each with all its stampings.
    pub fn passes(&self) -> impl Iterator<Item = Pass<'_>> {
        let runs = self.stampings.chunk_by(|a, b| a.stamp == b.stamp);
        runs.filter_map(|stampings| Some(Pass { stamp: stampings.first()?.stamp, stampings }))
    }

    /// How often the stamper lays one stamp down and takes another.
    pub fn changes(&self) -> usize {
        self.passes().count().saturating_sub(1)
    }

    /// How far the hand goes, from middle to middle, in meters.
    pub fn meters(&self) -> f64 {
        let steps = self.stampings.windows(2).map(|pair| length(pair[1].at - pair[0].at));
        steps.sum::<f64>() / 1000.0
    }
}

/// What a line is, and its direction: to the right or, where it has none, downward.
fn way(raport: &Raport, step: &Step) -> (Way, Vec2) {
    let Lattice { a, .. } = raport.lattice;
    let (right, down) = (Vec2::new(1.0, 0.0), Vec2::new(0.0, 1.0));
    // A second column that begins lower makes columns of what would be rows.
    let (upright, along) = if a.y == 0.0 { (Way::Rows, right) } else { (Way::Columns, down) };
    match step {
        Step::Parang { .. } => (Way::Slanted, rightward(a / length(a))),
        Step::Lereng { .. } => {
            let mut stripes = raport.faces.iter().filter(|face| face.letter.is_some());
            let image = stripes.find_map(|face| face.images.first().copied());
            let [x, y, ..] = image.unwrap_or(Affine::IDENTITY).as_coeffs();
            let stripe = Vec2::new(x, y);
            (Way::Stripes, rightward(stripe / length(stripe)))
        }
        Step::Mubeng { .. } => (Way::Rosettes, along),
        Step::Pinggiran { .. } => (Way::Around, right),
        _ => (upright, along),
    }
}

/// A direction or its opposite: the one that goes to the right or, if neither does, downward.
fn rightward(v: Vec2) -> Vec2 {
    let is_forward = if v.x.abs() > 1e-9 { v.x > 0.0 } else { v.y > 0.0 };
    if is_forward { v } else { -v }
}

/// A stamping that has no place in the order yet.
struct Unordered {
    /// The sum of the lattice that brought it.
    sum: Vec2,
    /// The place of its image among those of all faces.
    rank: usize,
    stamping: Stamping,
}

/// Every stamping on a cloth, in no order of meaning; nothing where there are too many.
fn found(raport: &Raport, step: &Step, cloth: Size) -> Option<Vec<Unordered>> {
    let field = Field::new(cloth);
    let rows = super::in_rows(raport.lattice).unwrap_or_else(|| Lattice::block(raport.period()));
    let stamped = raport.faces.iter().filter(|face| face.letter.is_some());
    let images: Vec<Image> = stamped
        .map(|face| (face, outline(face, step)))
        .filter(|(_, outline)| area(outline).abs() > SPECK)
        .flat_map(|(face, outline)| Image::all(face, &outline, is_cut(face, &outline, step)))
        .enumerate()
        .map(|(rank, image)| Image { rank, ..image })
        .collect();
    let promised: f64 = images.iter().map(|image| image.promised(cloth, rows.area())).sum();
    if promised > PROMISE * MOST as f64 {
        return None;
    }
    let mut found = Vec::new();
    for image in &images {
        for sum in sums(rows, image.bounds, field.all) {
            let Some(one) = image.set(sum, &field) else { continue };
            if found.len() == MOST {
                return None;
            }
            found.push(one);
        }
    }
    Some(found)
}

/// What a stamp prints of a face. Units of a border are whole in every image of its frieze; what its twins print of
/// them is theirs.
fn outline(face: &Face, step: &Step) -> Vec<Point> {
    match step {
        Step::Pinggiran { frieze, .. } if face.letter == Some('A') => {
            let domain = frieze.domain(face.frame.size());
            clipped(&face.outline, bounds(&domain))
        }
        _ => face.outline.clone(),
    }
}

/// Whether less of a stamp is printed than it holds.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Cut {
    Yes,
    No,
}

/// Whether a face of a border is cut, as the diagonals of its corners do.
fn is_cut(face: &Face, outline: &[Point], step: &Step) -> Cut {
    let Step::Pinggiran { frieze, .. } = step else { return Cut::No };
    let whole = area(&frieze.domain(face.frame.size())).abs();
    let is_cut = face.letter == Some('A') && area(outline).abs() < whole - SPECK;
    if is_cut { Cut::Yes } else { Cut::No }
}

/// One of the images of a face, before it is moved over the cloth.
struct Image {
    rank: usize,
    stamp: Stamp,
    turn: f64,
    at: Point,
    corners: Vec<Point>,
    bounds: Rect,
    is_cut: Cut,
}

impl Image {
    fn all(face: &Face, outline: &[Point], is_cut: Cut) -> Vec<Self> {
        let letter = face.letter.unwrap_or_default();
        let middle = middle(outline);
        let laid = |image: &Affine| {
            let corners: Vec<Point> = outline.iter().map(|corner| *image * *corner).collect();
            let stamp = Stamp { letter, is_mirrored: is_mirrored(*image) };
            let bounds = bounds(&corners);
            let turn = turn_of(*image);
            Self { rank: 0, stamp, turn, at: *image * middle, corners, bounds, is_cut }
        };
        face.images.iter().map(laid).collect()
    }

    /// How many of its moves bring its box onto the cloth, on the average over all places of the cloth.
    fn promised(&self, cloth: Size, cell: f64) -> f64 {
        (cloth.width + self.bounds.width()) * (cloth.height + self.bounds.height()) / cell
    }

    /// The image moved by `sum`, if it lies on the cloth then.
    fn set(&self, sum: Vec2, field: &Field) -> Option<Unordered> {
        let corners: Vec<Point> = self.corners.iter().map(|corner| *corner + sum).collect();
        if !field.is_met(&corners) {
            return None;
        }
        // A stamp that is cut on the diagonal of a corner is masked there.
        let is_whole =
            self.is_cut == Cut::No && corners.iter().all(|corner| field.wide.contains(*corner));
        let (at, turn) = (self.at + sum, self.turn);
        let stamping =
            Stamping { number: 0, line: 0, stamp: self.stamp, at, turn, corners, is_whole };
        Some(Unordered { sum, rank: self.rank, stamping })
    }
}

/// Degrees clockwise by which an image is turned, after its left and right are exchanged if it is mirrored: where it
/// brings what points down.
fn turn_of(image: Affine) -> f64 {
    let [_, _, x, y, ..] = image.as_coeffs();
    let degrees = Angle::of(Vec2::new(y, -x)).to_degrees();
    // A millionth of a degree moves nothing; a whole turn is none.
    ((degrees * 1e6).round() / 1e6).rem_euclid(360.0)
}

/// The cloth to set stamps on.
struct Field {
    all: Rect,
    /// Without a sliver at each edge.
    narrow: Rect,
    /// With a sliver around it.
    wide: Rect,
}

impl Field {
    fn new(cloth: Size) -> Self {
        let all = Rect::from_origin_size(Point::ORIGIN, cloth);
        // Of a cloth of a millimeter something must remain.
        let sliver = SLIVER.min(cloth.width.min(cloth.height) / 4.0);
        Self { all, narrow: all.inflate(-sliver, -sliver), wide: all.inflate(SLIVER, SLIVER) }
    }

    /// Whether an outline covers some of the cloth, slivers left out.
    fn is_met(&self, corners: &[Point]) -> bool {
        let common = bounds(corners).intersect(self.narrow);
        if common.width() <= 0.0 || common.height() <= 0.0 {
            return false;
        }
        common == bounds(corners) || area(&clipped(corners, self.narrow)).abs() > SPECK
    }
}

/// Every sum of an upright row lattice that brings something within `bounds` onto `area`. `rows.a` lies along a row.
fn sums(rows: Lattice, bounds: Rect, area: Rect) -> impl Iterator<Item = Vec2> {
    let Lattice { a, b } = rows;
    let steps = |from: f64, to: f64, step: f64| whole_numbers((from / step).ceil(), to / step);
    steps(area.y0 - bounds.y1, area.y1 - bounds.y0, b.y).flat_map(move |down| {
        let moved = b.x * down;
        let across = steps(area.x0 - bounds.x1 - moved, area.x1 - bounds.x0 - moved, a.x);
        across.map(move |across| a * across + b * down)
    })
}

fn whole_numbers(first: f64, last: f64) -> impl Iterator<Item = f64> {
    std::iter::successors(Some(first), |at| Some(at + 1.0)).take_while(move |at| *at <= last)
}

/// By what stampings are put in order.
struct Course {
    way: Way,
    /// The direction of a line, of length 1.
    along: Vec2,
    /// The lattice; its box is a cloth with a border.
    cell: Lattice,
}

/// Where a stamping stands in the order: across the lines, along its line, and about its pivot or cloth.
type Standing = [f64; 3];

impl Course {
    fn standing(&self, one: &Unordered) -> Standing {
        let at = one.stamping.at.to_vec2();
        match self.way {
            Way::Rosettes => self.of(one.sum, 0.0),
            Way::Around => {
                // The same sum for everything in a cell, to the last bit.
                let (i, j) = self.cell.coordinates(at);
                let corner = self.cell.sum(i.floor(), j.floor());
                self.of(corner, self.around(at - corner))
            }
            Way::Rows | Way::Columns | Way::Slanted | Way::Stripes => self.of(at, 0.0),
        }
    }

    fn of(&self, v: Vec2, about: f64) -> Standing {
        let Vec2 { x, y } = self.along;
        let across = Vec2::new(-y, x);
        // The next line lies below or, where lines run downward, to the right.
        let is_next = if across.y.abs() > 1e-9 { across.y > 0.0 } else { across.x > 0.0 };
        [v.dot(across) * if is_next { 1.0 } else { -1.0 }, v.dot(self.along), about]
    }

    /// How far around its cell something lies, clockwise from the upper left corner.
    fn around(&self, v: Vec2) -> f64 {
        let (width, height) = (self.cell.a.x, self.cell.b.y);
        // What is as near to two sides lies at a corner, and belongs to the side that comes first.
        let sides = [
            (v.y, v.x),
            (width - v.x, width + v.y),
            (height - v.y, 2.0 * width + height - v.x),
            (v.x, 2.0 * (width + height) - v.y),
        ];
        let first = |best: (f64, f64), side: (f64, f64)| {
            if side.0 < best.0 - SAME_LINE { side } else { best }
        };
        sides.into_iter().fold((f64::INFINITY, 0.0), first).1
    }
}

/// The stampings in order, with their numbers and lines.
fn ordered(found: Vec<Unordered>, course: &Course) -> Vec<Stamping> {
    let standings: Vec<Standing> = found.iter().map(|one| course.standing(one)).collect();
    let lines = lines_of(&standings.iter().map(|standing| standing[0]).collect::<Vec<_>>());
    let mut all: Vec<(usize, Standing, Unordered)> =
        lines.into_iter().zip(standings).zip(found).map(|((a, b), c)| (a, b, c)).collect();
    all.sort_by(|(line, a, one), (other_line, b, other)| {
        let by_place = line.cmp(other_line).then(a[1].total_cmp(&b[1])).then(a[2].total_cmp(&b[2]));
        by_place.then(one.rank.cmp(&other.rank))
    });
    // About a pivot the line is over when the next pivot comes.
    let is_by_cell = matches!(course.way, Way::Rosettes | Way::Around);
    let mut stampings: Vec<Stamping> = Vec::with_capacity(all.len());
    let mut before = None;
    for (line, standing, one) in all {
        let this = (line, is_by_cell.then_some(standing[1]));
        let last = stampings.last().map_or(0, |stamping| stamping.line);
        let line = if before == Some(this) { last } else { last + 1 };
        before = Some(this);
        stampings.push(Stamping { line, ..one.stamping });
    }
    // Stable, so each stamp goes its way as if it were alone.
    stampings.sort_by_key(|stamping| stamping.stamp);
    for (stamping, number) in stampings.iter_mut().zip(1..) {
        stamping.number = number;
    }
    stampings
}

/// For each number the line that it lies on: numbers that differ by rounding alone are one line.
fn lines_of(across: &[f64]) -> Vec<usize> {
    let mut sorted: Vec<usize> = (0..across.len()).collect();
    sorted.sort_by(|a, b| across[*a].total_cmp(&across[*b]));
    let mut lines = vec![0; across.len()];
    let mut line = 0;
    for pair in sorted.windows(2) {
        if across[pair[1]] - across[pair[0]] > SAME_LINE {
            line += 1;
        }
        lines[pair[1]] = line;
    }
    lines
}

/// Twice the area within an outline, with a sign.
fn area(corners: &[Point]) -> f64 {
    edges(corners).map(|(a, b)| a.to_vec2().cross(b.to_vec2())).sum()
}

fn edges(corners: &[Point]) -> impl Iterator<Item = (Point, Point)> {
    let next = corners.iter().skip(1).chain(corners.first());
    corners.iter().copied().zip(next.copied())
}

/// Where an outline of paper would balance; for one without area the mean of its corners.
fn middle(corners: &[Point]) -> Point {
    let twice = area(corners);
    let sum = |of: &dyn Fn(Point, Point) -> Vec2| {
        edges(corners).fold(Vec2::ZERO, |sum, (a, b)| sum + of(a, b))
    };
    if twice == 0.0 {
        return (sum(&|a, _| a.to_vec2()) / corners.len().max(1) as f64).to_point();
    }
    let moment = sum(&|a, b| (a.to_vec2() + b.to_vec2()) * a.to_vec2().cross(b.to_vec2()));
    (moment / (3.0 * twice)).to_point()
}

fn bounds(corners: &[Point]) -> Rect {
    let first = corners.first().copied().unwrap_or_default();
    corners.iter().fold(Rect::from_points(first, first), |all, corner| all.union_pt(*corner))
}

/// What of an outline lies within a box (Sutherland and Hodgman). Of one that is not convex some edges may come out
/// twice, there and back: they enclose nothing.
fn clipped(corners: &[Point], within: Rect) -> Vec<Point> {
    let sides: [(Vec2, f64); 4] = [
        (Vec2::new(1.0, 0.0), within.x0),
        (Vec2::new(-1.0, 0.0), -within.x1),
        (Vec2::new(0.0, 1.0), within.y0),
        (Vec2::new(0.0, -1.0), -within.y1),
    ];
    let cut = |corners: Vec<Point>, (inward, least): (Vec2, f64)| {
        let depth = |point: Point| point.to_vec2().dot(inward) - least;
        let mut kept = Vec::with_capacity(corners.len() + 2);
        for (a, b) in edges(&corners) {
            let (from, to) = (depth(a), depth(b));
            if from >= 0.0 {
                kept.push(a);
            }
            if (from >= 0.0) != (to >= 0.0) {
                kept.push(a.lerp(b, from / (from - to)));
            }
        }
        kept
    };
    sides.into_iter().fold(corners.to_vec(), cut)
}

#[cfg(test)]
mod tests;
