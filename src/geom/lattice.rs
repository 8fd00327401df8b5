//! A lattice: every sum of whole multiples of two vectors.
//!
//! The cloth repeats by a lattice, so anything that must close without a seam is fitted to one.

use kurbo::{Point, Rect, Size, Vec2};

use super::{Angle, length};

/// Two vectors that span the cloth. Their cross product is not 0.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lattice {
    /// One vector, in millimeters.
    pub a: Vec2,
    /// The other.
    pub b: Vec2,
}

/// Rows of a lattice fitted to a wanted pitch, unit and direction; see [`Lattice::rows`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rows {
    /// From a unit to the next one along its row.
    pub unit: Vec2,
    /// From a row to the next one; includes the slip between rows.
    pub step: Vec2,
    /// The distance of rows, across their direction.
    pub pitch: f64,
    /// Units in one cell of the lattice.
    pub count: usize,
    /// Units until a row meets itself again; the cell has as many of them in each of its rows.
    pub in_row: usize,
}

/// What rows should be like.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Wanted {
    /// Distance of rows in millimeters, across their direction.
    pub pitch: f64,
    /// Distance of units along a row, in millimeters.
    pub unit: f64,
    /// Direction of a row.
    pub angle: Angle,
    /// How far each row is shifted against the one before, in units.
    pub slip: f64,
}

impl Lattice {
    /// The lattice of upright tiles laid in rows and columns.
    pub fn block(tile: Size) -> Self {
        Self { a: Vec2::new(tile.width, 0.0), b: Vec2::new(0.0, tile.height) }
    }

    /// The lattice of upright tiles, each column `drop` tiles lower than the one before it or, if that is 0, each row
    /// `shift` tiles farther right. Taken to the nearest hundredth unless it is a simpler fraction.
    pub(crate) fn upright(tile: Size, drop: f64, shift: f64) -> Self {
        let snapped = |share: f64| {
            let share = if share.is_finite() { share.rem_euclid(1.0) } else { 0.0 };
            let parts = parts(share);
            (share * parts).round() % parts / parts
        };
        let drop = snapped(drop);
        let shift = if drop > 0.0 { 0.0 } else { snapped(shift) };
        Self {
            a: Vec2::new(tile.width, drop * tile.height),
            b: Vec2::new(shift * tile.width, tile.height),
        }
    }

    /// Into how many parts width and height of an upright tile must be cut for the lattice to step whole parts.
    pub(crate) fn parts(&self) -> (f64, f64) {
        (parts(self.b.x / self.a.x), parts(self.a.y / self.b.y))
    }

    /// `point` moved by a lattice sum into the upright tile at the origin, on a lattice of such tiles.
    pub(crate) fn in_tile(&self, point: Point) -> Point {
        let (a, b) = (self.a, self.b);
        let down = (point.y / b.y).floor();
        let across = ((point.x - if a.y == 0.0 { down * b.x } else { 0.0 }) / a.x).floor();
        let moved = point - a * across;
        moved - b * if a.y == 0.0 { down } else { (moved.y / b.y).floor() }
    }

    /// The same lattice from its two shortest vectors (Lagrange and Gauss).
    #[must_use]
    pub fn reduced(&self) -> Self {
        let (mut a, mut b) = (self.a, self.b);
        // Each turn but the last shortens a vector by a third or more; a lattice without area would turn forever.
        for _turn in 0..MOST_TURNS {
            if b.hypot2() < a.hypot2() {
                (a, b) = (b, a);
            }
            let times = (a.dot(b) / a.hypot2()).round();
            if times == 0.0 || !times.is_finite() {
                break;
            }
            b -= a * times;
        }
        Self { a, b }
    }

    /// The shortest of all vectors that differ from `way` by a lattice sum. Only right on a [`Lattice::reduced`] one.
    pub fn shortest(&self, way: Vec2) -> Vec2 {
        let (i, j) = self.coordinates(way);
        let way = way - self.sum(i.round(), j.round());
        let around = AROUND.map(|(i, j)| way + self.sum(i, j));
        around.into_iter().fold(way, |a, b| if b.hypot2() < a.hypot2() { b } else { a })
    }

    /// A lattice vector from a line along the lattice sum `i a + j b` to the next such line; i and j are coprime.
    pub(crate) fn beside(&self, i: f64, j: f64) -> Vec2 {
        let (_one, p, q) = bezout(i, j);
        self.sum(-q, p)
    }

    /// The area of one cell, without sign.
    pub fn area(&self) -> f64 {
        self.a.cross(self.b).abs()
    }

    /// Coordinates of `v` in multiples of the two vectors.
    pub fn coordinates(&self, v: Vec2) -> (f64, f64) {
        let area = self.a.cross(self.b);
        (v.cross(self.b) / area, self.a.cross(v) / area)
    }

    /// The lattice sum `i a + j b`.
    pub fn sum(&self, i: f64, j: f64) -> Vec2 {
        self.a * i + self.b * j
    }

    /// `point` moved by a lattice sum into the cell whose corner is `origin`.
    pub fn wrap(&self, point: Point, origin: Point) -> Point {
        let (i, j) = self.coordinates(point - origin);
        // A point a hair below the cell's far edge would come out as the edge itself; the near edge is as good.
        let whole = |x: f64| (x + 1e-9).floor();
        point - self.sum(whole(i), whole(j))
    }

    /// Every lattice sum that may bring something within `bounds` into `area`, by the second vector's multiples, then
    /// the first's.
    pub fn sums_touching(&self, bounds: Rect, area: Rect) -> Vec<Vec2> {
        // A sum s matters when bounds + s meets area, that is when s lies in the box of their differences.
        self.sums_in(Rect::new(
            area.x0 - bounds.x1,
            area.y0 - bounds.y1,
            area.x1 - bounds.x0,
            area.y1 - bounds.y0,
        ))
    }

    /// Every lattice sum in `area`, its edge included: by the second vector's multiples, then the first's.
    pub fn sums_in(&self, area: Rect) -> Vec<Vec2> {
        let corners =
            [(area.x0, area.y0), (area.x1, area.y0), (area.x0, area.y1), (area.x1, area.y1)]
                .map(|(x, y)| self.coordinates(Vec2::new(x, y)))
                .map(|(i, j)| [i, j]);
        let range = |axis: usize| {
            let low = corners.iter().map(|c| c[axis]).fold(f64::INFINITY, f64::min);
            let high = corners.iter().map(|c| c[axis]).fold(f64::NEG_INFINITY, f64::max);
            steps((low - SAME).ceil())..=steps((high + SAME).floor())
        };
        let slack = SAME * (length(self.a) + length(self.b));
        let within = area.inflate(slack, slack);
        let mut sums = Vec::new();
        for j in range(1) {
            for i in range(0) {
                let sum = self.sum(f64::from(i), f64::from(j));
                let is_inside = (within.x0..=within.x1).contains(&sum.x)
                    && (within.y0..=within.y1).contains(&sum.y);
                if is_inside {
                    sums.push(sum);
                }
            }
        }
        sums
    }

    /// The smallest upright rectangle that maps the lattice onto itself, if one of at most 100 cells a side exists.
    pub fn upright_period(&self) -> Option<Size> {
        let (a, b) = (self.a, self.b);
        let width = vanishing([a.x, b.x], [a.y, b.y])?;
        let height = vanishing([a.y, b.y], [a.x, b.x])?;
        Some(Size::new(width, height))
    }

    /// Rows that close on the lattice and come nearest to what is wanted.
    ///
    /// Rows are the lines on which `m x + n y` is whole, x and y being coordinates in the lattice, so a row direction
    /// closes exactly when m and n are whole. The pair nearest to the wanted pitch and direction is taken; the unit
    /// is a whole part of the closed row; the slip is the nearest that closes after all rows of a cell.
    pub fn rows(&self, wanted: &Wanted) -> Rows {
        let along = wanted.angle.unit();
        let (m, n) = self.crossed(wanted);
        let (g, p, q) = bezout(m, n);
        let mut closed = self.sum(n / g, -m / g);
        if closed.dot(along) < 0.0 {
            closed = -closed;
        }
        let count = (length(closed) / wanted.unit).round().max(1.0);
        let unit = closed / count;
        let pitch = self.area() / (length(closed) * g);
        // p a + q b passes g rows; a lattice step must reach it after g rows, modulo units.
        let over = self.sum(p, q);
        let free = over.dot(unit) / unit.hypot2() / g;
        let turns = ((wanted.slip - free) * g).round();
        let step = (over + unit * turns) / g;
        Rows { unit, step, pitch, count: whole(count * g), in_row: whole(count) }
    }

    /// How many rows the two vectors cross: the whole numbers whose rows come nearest to the wanted ones.
    ///
    /// A row that runs wrong is seen at once, one that is too wide is not, so direction counts more than pitch.
    fn crossed(&self, wanted: &Wanted) -> (f64, f64) {
        let along = wanted.angle.unit();
        let across = Vec2::new(-along.y, along.x);
        let (m, n) = (self.a.dot(across) / wanted.pitch, self.b.dot(across) / wanted.pitch);
        let mut best = (f64::INFINITY, (1.0, 0.0));
        for (i, j) in (-2..=2).flat_map(|i| (-2..=2).map(move |j| (f64::from(i), f64::from(j)))) {
            let (m, n) = (m.round() + i, n.round() + j);
            let closed = self.sum(n, -m);
            if m.abs() + n.abs() < 0.5 {
                continue;
            }
            // The sine of the angle between the two directions.
            let turned = along.cross(closed).abs() / length(closed);
            let stretched = libm::log(self.area() / length(closed) / wanted.pitch).abs();
            // A turn by a tenth of a radian, 6 degrees, weighs as much as rows e times too wide.
            let cost = 10.0 * turned + stretched;
            if cost < best.0 - SAME {
                best = (cost, (m, n));
            }
        }
        best.1
    }
}

/// The length of the shortest sum of whole multiples `q` and `-p` of two vectors that vanishes across its direction.
///
/// With `along` and `across` the coordinates of the two vectors: `q * across[0] = p * across[1]`, so `p / q` is the
/// ratio of the two, in lowest terms because the search goes upward.
fn vanishing(along: [f64; 2], across: [f64; 2]) -> Option<f64> {
    let longest = across[0].abs().max(across[1].abs());
    if across[1].abs() <= SAME * longest {
        return Some(along[1].abs());
    }
    let ratio = across[0] / across[1];
    (1..=MOST_CELLS).find_map(|q| {
        let q = f64::from(q);
        let p = (ratio * q).round();
        let vanishes = (ratio * q - p).abs() <= SAME * q;
        vanishes.then(|| (q * along[0] - p * along[1]).abs())
    })
}

/// A number of steps; what no cloth reaches saturates.
#[expect(clippy::cast_possible_truncation, reason = "saturates, which is meant")]
fn steps(number: f64) -> i32 {
    number as i32
}

/// The largest number of cells beside one another that a search for an upright period looks at: a tile steps by
/// hundredths at the finest.
const MOST_CELLS: u32 = 100;

/// How far two lengths may differ and still count as the same, in parts of a period.
pub(crate) const SAME: f64 = 1e-9;

/// The eight lattice sums around 0.
pub(crate) const AROUND: [(f64, f64); 8] = [
    (1.0, 0.0),
    (1.0, 1.0),
    (0.0, 1.0),
    (-1.0, 1.0),
    (-1.0, 0.0),
    (-1.0, -1.0),
    (0.0, -1.0),
    (1.0, -1.0),
];

/// Enough for vectors that differ by the longest and the shortest length there is on cloth, many times over.
const MOST_TURNS: usize = 64;

/// The least whole number of parts into which the whole is cut so that `share` is some of them: 2 for a half.
///
/// Steps that are no such fraction are taken as hundredths, which nobody sees.
pub(crate) fn parts(share: f64) -> f64 {
    if !share.is_finite() {
        return 1.0;
    }
    let is_whole = |parts: &f64| (share * parts - (share * parts).round()).abs() < 1e-6;
    (1..=100).map(f64::from).find(is_whole).unwrap_or(100.0)
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "rounded, at least 1, bounded by the caller"
)]
fn whole(count: f64) -> usize {
    count.clamp(1.0, 1e9) as usize
}

/// Greatest common divisor g > 0 of whole m and n, not both 0, and p, q with `p m + q n = g`.
fn bezout(m: f64, n: f64) -> (f64, f64, f64) {
    let (mut old, mut new) = ((m, 1.0, 0.0), (n, 0.0, 1.0));
    while new.0.abs() > 0.5 {
        let times = (old.0 / new.0).trunc();
        (old, new) = (new, (old.0 - times * new.0, old.1 - times * new.1, old.2 - times * new.2));
    }
    let sign = old.0.signum();
    (old.0 * sign, old.1 * sign, old.2 * sign)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether `v` is a whole sum of the rows' two vectors.
    fn closes(rows: &Rows, v: Vec2) -> bool {
        let (i, j) = Lattice { a: rows.unit, b: rows.step }.coordinates(v);
        (i - i.round()).abs() < 1e-6 && (j - j.round()).abs() < 1e-6
    }

    #[test]
    fn rows_close_on_their_lattice() {
        for (w, h, drop) in
            [(100.0, 100.0, 0.0), (120.0, 70.0, 0.0), (90.0, 60.0, 30.0), (50.0, 130.0, 65.0)]
        {
            let lattice = Lattice { a: Vec2::new(w, drop), b: Vec2::new(0.0, h) };
            for degrees in [0.0, 17.0, 45.0, 90.0, 133.0, -45.0] {
                for pitch in [3.0, 11.0, 37.0, 400.0] {
                    let wanted = Wanted {
                        pitch,
                        unit: pitch * 0.6,
                        angle: Angle::degrees(degrees),
                        slip: 0.5,
                    };
                    let rows = lattice.rows(&wanted);
                    assert!(
                        closes(&rows, lattice.a) && closes(&rows, lattice.b),
                        "{w} {h} {degrees} {pitch} {rows:?}"
                    );
                    let cell = rows.unit.cross(rows.step).abs() * rows.count as f64;
                    assert!(
                        (cell - lattice.area()).abs() < 1e-6 * cell,
                        "{w} {h} {degrees} {pitch} {rows:?}"
                    );
                }
            }
        }
    }

    #[test]
    fn slanted_lattices_have_upright_periods() {
        let hexagonal =
            Lattice { a: Vec2::new(10.0, 0.0), b: Vec2::new(5.0, 5.0 * 3.0_f64.sqrt()) };
        let size = hexagonal.upright_period().unwrap();
        assert!((size.height - 10.0 * 3.0_f64.sqrt()).abs() < 1e-9, "{size:?}");
        let never = Lattice { a: Vec2::new(10.0, 1.0), b: Vec2::new(0.0, 2.0_f64.sqrt()) };
        assert_eq!(never.upright_period(), None);
    }

    #[test]
    fn wrapping_stays_in_the_cell() {
        let lattice = Lattice { a: Vec2::new(30.0, 10.0), b: Vec2::new(0.0, 20.0) };
        let point = lattice.wrap(Point::new(-412.0, 77.0), Point::new(5.0, 5.0));
        let (i, j) = lattice.coordinates(point - Point::new(5.0, 5.0));
        assert!((-1e-6..1.0).contains(&i) && (-1e-6..1.0).contains(&j), "{i} {j}");
    }
}
