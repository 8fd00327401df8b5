//! A block of cloth while it is painted: every sample of it belongs to one part.
//!
//! A pixel has 256 grains each way. Its rows of grains are sampled in [`SLABS`] slabs, each along the line through its
//! middle, and more where a side lies level, so that level edges are true to a grain as upright ones are. Along a
//! line the marks begin and end at whole grains, and the topmost decides what lies between. Counting is all that is
//! left: no part shows through where others meet, and what two marks share is nobody's twice.
//!
//! **Invariant:** the samples of a pixel are all given away, each once.

use std::ops::Range;
use std::sync::Arc;

use kurbo::{Affine, Rect, Vec2};

use crate::mark::{Part, Rule, Shape};

use super::Shares;
use super::outline::{self, Corner, GRAIN, GRAINS, Run, Side};
use super::shares::Mixer;

mod cover;
mod pile;
mod row;

use cover::Cover;
use pile::Pile;
use row::Row;

/// The slabs of a row of pixels without level sides: 16 of 16 grains, from each of which the first has its bit. Four
/// times as many lines as `tiny-skia` has.
const SLABS: [u64; 4] = [0x0001_0001_0001_0001; 4];

/// A straight side that rises by no more than one grain in so many is level, if it is longer than a short one.
const LEVEL: i64 = 16;

/// Grains of the shortest side that is worth slabs of its own: a third of a pixel.
const SHORT: i64 = 85;

/// Edges that come new into a row one by one; more are sorted together.
const FEW: usize = 8;

/// A block and the marks that were laid on it.
pub(super) struct Field {
    size: [u32; 2],
    /// Its upper left corner, in grains.
    origin: Corner,
    edges: Vec<Edge>,
    /// For each mark its coat, and the rule by which it is filled.
    marks: Vec<(u32, Rule)>,
    cover: Cover,
    /// For each row of pixels the grains from which a slab begins, a bit each.
    slabs: Vec<[u64; 4]>,
}

/// A side that is not level, in grains of the block.
#[derive(Clone, Copy)]
struct Edge {
    /// Where it begins, always above its end; so all marks that share it see it alike.
    x: i64,
    top: i64,
    bottom: i32,
    /// Grains to the right for each grain down.
    slope: f64,
    mark: u32,
    /// What it adds to the winding of the mark to its right.
    turn: i32,
}

impl Edge {
    /// The first grain that lies to the right of it on the line `y`, within a row of so many grains.
    fn column(&self, y: f64, width: i64) -> i32 {
        let across = (y - float(self.top)) * self.slope;
        narrow((self.x + rounded(across)).clamp(0, width))
    }
}

impl Field {
    /// Bare cloth of so many pixels, whose upper left pixel is `first`.
    pub(super) fn new(size: [u32; 2], first: [i64; 2]) -> Self {
        let [x, y] = first.map(|pixel| pixel * GRAIN);
        Self {
            size,
            origin: Corner { x, y },
            edges: Vec::new(),
            marks: Vec::new(),
            cover: Cover::new(size),
            slabs: vec![SLABS; size[1] as usize],
        }
    }

    /// Lays one more mark, below all that were laid so far or beside them: none of a higher coat may follow. `map` leads
    /// from its millimeters to the pixels of the cloth, `bounds` are those that it may touch.
    pub(super) fn lay(&mut self, coat: u32, shape: &Shape, map: Affine, bounds: Rect) {
        let [x, y] = [self.origin.x, self.origin.y].map(|grains| float(grains) / GRAINS);
        let bounds = bounds - Vec2::new(x, y);
        if self.cover.hides(bounds) {
            return;
        }
        let mark = u32::try_from(self.marks.len()).unwrap_or(u32::MAX);
        let rule = shape.area().map_or(Rule::NonZero, |(_path, rule)| rule);
        self.marks.push((coat, rule));
        let mut trace = self.cover.trace(bounds);
        outline::walk(shape, map, &mut |Side { from, to, run }| {
            let ends =
                [from, to].map(|at| Corner { x: at.x - self.origin.x, y: at.y - self.origin.y });
            if let Some(trace) = &mut trace {
                self.cover.follow(trace, ends);
            }
            self.add(mark, ends, run);
        });
        if let Some(trace) = trace {
            self.cover.close(&trace, rule);
        }
    }

    fn add(&mut self, mark: u32, [from, to]: [Corner; 2], drawn: Run) {
        let down = to.y > from.y;
        let (upper, lower) = if down { (from, to) } else { (to, from) };
        let [width, height] = self.size.map(|side| i64::from(side) * GRAIN);
        if lower.y < 0 || upper.y > height {
            return;
        }
        let run = [lower.x - upper.x, lower.y - upper.y];
        if drawn == Run::Straight && run[0].abs() >= SHORT && run[1] * LEVEL <= run[0].abs() {
            self.begin_slab(upper.y);
            self.begin_slab(lower.y);
        }
        if run[1] == 0 || lower.y == 0 || upper.y == height {
            return;
        }
        // What lies wholly beside the block is as good as its edge.
        let beside = upper.x.max(lower.x) <= 0 || upper.x.min(lower.x) >= width;
        self.edges.push(Edge {
            x: if beside { upper.x.clamp(0, width) } else { upper.x },
            top: upper.y,
            bottom: narrow(lower.y.min(height)),
            slope: if beside { 0.0 } else { float(run[0]) / float(run[1]) },
            mark,
            turn: if down { 1 } else { -1 },
        });
    }

    /// Lets a slab begin at a row of grains.
    fn begin_slab(&mut self, y: i64) {
        let row = usize::try_from(y.div_euclid(GRAIN)).ok();
        if let Some(slabs) = row.and_then(|row| self.slabs.get_mut(row)) {
            let grain = y.rem_euclid(GRAIN);
            slabs[usize::try_from(grain / 64).unwrap_or(0)] |= 1 << (grain % 64);
        }
    }

    /// Gives every sample to a part. `part_of` has the part of each coat.
    pub(super) fn shares(mut self, part_of: &[u16], parts: Arc<[Part]>) -> Shares {
        self.edges.sort_unstable_by_key(|edge| edge.top);
        let [width, height] = self.size;
        let mut pixels = Vec::with_capacity(width as usize * height as usize);
        let mut mixer = Mixer::default();
        let mut sweep = Sweep::new(&self, part_of);
        let mut row = Row::new(width);
        for at in 0..height {
            let top = i64::from(at) * GRAIN;
            for slab in slabs(self.slabs[at as usize]) {
                sweep.line(top, slab, &mut row);
            }
            row.given(&mut pixels, &mut mixer);
        }
        Shares::new(self.size, parts, pixels, mixer.mixes())
    }
}

/// The slabs of a row of pixels, as the grains from one to the next.
fn slabs(begins: [u64; 4]) -> impl Iterator<Item = Range<i64>> {
    let words = (0..).step_by(64).zip(begins);
    let starts = words.flat_map(|(first, word)| {
        (0..64).filter(move |bit| word >> bit & 1 == 1).map(move |bit| first + bit)
    });
    let ends = starts.clone().skip(1).chain([GRAIN]);
    starts.zip(ends).map(|(start, end)| start..end)
}

/// Goes down over the block, line by line.
struct Sweep<'a> {
    field: &'a Field,
    part_of: &'a [u16],
    /// How many edges have been met.
    met: usize,
    /// The edges that the line crosses, from left to right: the column, and the number of the edge.
    crossed: Vec<(i32, u32)>,
    /// For each mark how often it winds around the place that is looked at.
    windings: Vec<i32>,
    pile: Pile,
}

impl<'a> Sweep<'a> {
    fn new(field: &'a Field, part_of: &'a [u16]) -> Self {
        Self {
            field,
            part_of,
            met: 0,
            crossed: Vec::new(),
            windings: vec![0; field.marks.len()],
            pile: Pile::new(part_of.len()),
        }
    }

    /// Samples a slab of the row of pixels that begins at `top`.
    fn line(&mut self, top: i64, slab: Range<i64>, row: &mut Row) {
        self.advance(float(2 * top + slab.start + slab.end) / 2.0);
        let height = narrow(slab.end - slab.start);
        // The part that the samples to the left of here belong to, from where on.
        let mut part = 0;
        let mut shown = 0;
        let mut from = 0;
        for (column, edge) in &self.crossed {
            let Edge { mark, turn, .. } = self.field.edges[*edge as usize];
            let winding = &mut self.windings[mark as usize];
            let (coat, rule) = self.field.marks[mark as usize];
            let was = rule.holds(*winding);
            *winding += turn;
            let top = match (was, rule.holds(*winding)) {
                (false, true) => self.pile.lay(coat),
                (true, false) => self.pile.lift(coat),
                _ => continue,
            };
            let next = top.map_or(0, |coat| self.part_of[coat as usize]);
            if next != part {
                if *column > from && part != shown {
                    row.change(from, [shown, part], height);
                    shown = part;
                }
                from = *column;
                part = next;
            }
        }
        if part != shown {
            row.change(from, [shown, part], height);
        }
    }

    /// Goes on to the line `y`: forgets edges that end above it, meets those that begin, and puts all in order.
    fn advance(&mut self, y: f64) {
        let edges = &self.field.edges;
        let width = i64::from(self.field.size[0]) * GRAIN;
        self.crossed.retain_mut(|(column, edge)| {
            let edge = &edges[*edge as usize];
            *column = edge.column(y, width);
            f64::from(edge.bottom) > y
        });
        let before = self.crossed.len();
        while let Some(edge) = edges.get(self.met).filter(|edge| float(edge.top) <= y) {
            if f64::from(edge.bottom) > y {
                let number = u32::try_from(self.met).unwrap_or(u32::MAX);
                self.crossed.push((edge.column(y, width), number));
            }
            self.met += 1;
        }
        if self.crossed.len() - before > FEW {
            self.crossed.sort_by_key(|(column, _)| *column);
        } else {
            put_in_order(&mut self.crossed);
        }
    }
}

/// Sorts what is nearly sorted.
fn put_in_order(crossed: &mut [(i32, u32)]) {
    let mut patience = 16 * crossed.len();
    for at in 1..crossed.len() {
        let one = crossed[at];
        let mut to = at;
        while to > 0 && crossed[to - 1].0 > one.0 {
            crossed[to] = crossed[to - 1];
            to -= 1;
        }
        crossed[to] = one;
        patience = patience.saturating_sub(at - to);
        if patience == 0 {
            crossed.sort_by_key(|(column, _)| *column);
            return;
        }
    }
}

/// The nearest whole number, for numbers below 2^51.
#[expect(clippy::cast_possible_truncation, reason = "far below 2^63")]
fn rounded(number: f64) -> i64 {
    /// Above everything that is rounded, so that cutting off is rounding down.
    const SHIFT: i64 = 1 << 42;
    (number + (0.5 + float(SHIFT))) as i64 - SHIFT
}

#[expect(clippy::cast_possible_truncation, reason = "grains of a block")]
fn narrow(grains: i64) -> i32 {
    grains as i32
}

#[expect(clippy::cast_precision_loss, reason = "far below 2^52")]
fn float(grains: i64) -> f64 {
    grains as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The weights of parts 0 to 3 in every pixel of a block of 4 x 2.
    #[expect(clippy::disallowed_methods, reason = "numbers that no design may hold")]
    fn painted(marks: &[(u32, &str)]) -> Vec<[u8; 4]> {
        let mut field = Field::new([4, 2], [10, -3]);
        for (coat, path) in marks.iter().rev() {
            let shape = Shape::Area(kurbo::BezPath::from_svg(path).unwrap());
            let everywhere = Rect::new(f64::MIN, f64::MIN, f64::MAX, f64::MAX);
            field.lay(*coat, &shape, Affine::translate((10.0, -3.0)), everywhere);
        }
        let parts: Vec<Part> = ["latar", "a", "b", "c"].into_iter().map(Part::new).collect();
        let shares = field.shares(&[1, 2, 1, 3], parts.into());
        let all = |spot: super::super::Owner<'_>| [0, 1, 2, 3].map(|part| spot.weight_of(part));
        shares.spots().map(all).collect()
    }

    #[test]
    fn the_topmost_mark_decides() {
        let weights = painted(&[(0, "M0.5-9H9V9H0.5Z"), (1, "M1 0H2.25V1H1Z"), (2, "M2 0H3V1H2Z")]);
        let ground = [0, 255, 0, 0];
        assert_eq!(weights[0], [128, 127, 0, 0]);
        assert_eq!(weights[1..3], [[0, 0, 255, 0], ground]);
        assert_eq!(weights[3..], [ground, [128, 127, 0, 0], ground, ground, ground]);
    }

    #[test]
    fn marks_of_a_coat_are_joined_and_holes_stay_open() {
        let weights = painted(&[
            (0, "M0 0H1.5V2H0Z"),
            (0, "M1.5 0V2H2.5V0Z"),
            (3, "M0 1H4V2H0Z M1 1.25V1.75H3V1.25Z"),
        ]);
        assert_eq!(weights[..3], [[0, 255, 0, 0], [0, 255, 0, 0], [128, 127, 0, 0]]);
        assert_eq!(weights[4..6], [[0, 0, 0, 255], [0, 128, 0, 127]]);
    }

    #[test]
    fn by_the_even_odd_rule_what_is_covered_twice_is_open() {
        let mut field = Field::new([2, 1], [0, 0]);
        let path = crate::geom::data::read("M-1-1H5V5H-1Z M1 0H4V4H1Z", usize::MAX).unwrap();
        field.lay(0, &Shape::EvenOdd(path), Affine::IDENTITY, Rect::new(-1.0, -1.0, 5.0, 5.0));
        let shares = field.shares(&[1], [Part::latar(), Part::new("a")].into());
        assert_eq!(shares.share_of(&Part::new("a")), [255, 0]);
    }

    #[test]
    fn level_edges_are_true_to_a_grain() {
        for grains in [1_u8, 3, 128, 192] {
            let path = format!("M-5 0.25H8V{}H-5Z", 0.25 + f64::from(grains) / 256.0);
            assert!(painted(&[(0, &path)])[0][1].abs_diff(grains) <= 1, "{grains}");
        }
    }

    #[test]
    fn what_lies_far_away_does_no_harm() {
        let all = "M-1e30-1e30H1e30V1e30H-1e30Z";
        assert!(painted(&[(0, all)]).iter().all(|pixel| pixel[1] == 255));
        let slanted = painted(&[(0, "M-1e9-1e9L1e9 1e9 1e9-1e9Z")]);
        assert_eq!((slanted[1], slanted[4]), ([0, 255, 0, 0], [255, 0, 0, 0]));
        assert_eq!(painted(&[(0, "M1e300 0L0 1e300Z")]), painted(&[]));
    }

    #[test]
    fn ends_in_order() {
        let mut many: Vec<(i32, u32)> =
            (0..999_i32).map(|at| (at * 7919 % 1000, at.unsigned_abs())).collect();
        put_in_order(&mut many);
        assert!(many.is_sorted_by_key(|(column, _)| *column));
    }
}
