//! Fields: like marks in staggered rows.
//!
//! In an outline the rows stand across the axis and are centered on it, so a symmetrical petal gets a symmetrical fill.
//! On a ground the rows close on the lattice of the repeat. A mark that just does not fit steps aside, as a hand would
//! do it; where even that fails a smaller one may stand.
//!
//! **Invariant:** the discs that a field hands out keep their clearance.

use kurbo::{Point, Size, Vec2};

use crate::geom::progress::share;
use crate::geom::{self, Angle, Lattice, Wanted};
use crate::isen::bed::Bed;

/// How a field is spaced.
#[derive(Clone, Copy, Debug)]
pub(super) struct Field {
    /// From mark to mark in a row, in millimeters.
    pub(super) pitch: f64,
    /// From row to row.
    pub(super) row: f64,
    /// The radius of the disc that a mark keeps for itself.
    pub(super) radius: f64,
    /// The share of its size to which a mark may shrink where it does not fit; 1 for never.
    pub(super) least: f64,
    /// Whether every other mark is another one, so that they must take turns across the edges of a ground, too.
    pub(super) alternates: bool,
}

/// A place for a mark.
#[derive(Clone, Copy, Debug)]
pub(super) struct Site {
    pub(super) center: Point,
    /// 1 for a mark of full size.
    pub(super) scale: f64,
    /// Whether it is the mirror image, across the axis, of another.
    pub(super) mirrored: bool,
    /// Its place in its row, and the row.
    pub(super) cell: (i64, i64),
}

/// A place on the axis, or two that mirror each other.
type Group = [Option<Site>; 2];

impl Field {
    /// Rows as close as discs of that pitch can lie.
    pub(super) fn hexagonal(pitch: f64, radius: f64) -> Self {
        Self { pitch, row: pitch * HEXAGONAL, radius, least: 1.0, alternates: false }
    }
}

/// The height of an equilateral triangle of side 1.
pub(super) const HEXAGONAL: f64 = 0.866_025_403_784_438_6;

/// Where the rows and columns of a field start.
#[derive(Clone, Copy, Debug)]
struct Phase {
    /// Where the first row lies, in distances of rows.
    start: f64,
    /// Which rows begin half a pitch on: 0 for the odd ones, 1 for the even ones.
    odd: i64,
}

/// Of these the one is taken in which most marks fit.
const PHASES: [Phase; 4] = [
    Phase { start: 0.0, odd: 0 },
    Phase { start: 0.0, odd: 1 },
    Phase { start: 0.5, odd: 0 },
    Phase { start: 0.5, odd: 1 },
];

/// Marks step aside by no more than this, in pitches, or rows would no longer read as rows.
const ASIDE: f64 = 0.4;

/// The sites of a field that have room; each is claimed.
///
/// `jitter` moves marks within what the pitch leaves free, so their clearance stays.
pub(super) fn lay(bed: &mut Bed<'_>, field: Field, jitter: f64) -> Vec<Site> {
    let groups = match bed.region.lattice() {
        Some(lattice) => ground(bed, field, &lattice),
        None => best(bed, field),
    };
    let loose = (field.pitch - 2.0 * field.radius - bed.clearance()).max(0.0) / 2.0 * jitter;
    let mut sites = Vec::new();
    let mut tight = Vec::new();
    let all = groups.len();
    for (at, group) in groups.into_iter().enumerate() {
        bed.progress.reach(0.1 + 0.5 * share(at, all));
        if bed.is_full(sites.len()) {
            return sites;
        }
        let stray =
            if loose > 0.0 { Vec2::new(bed.stray(loose), bed.stray(loose)) } else { Vec2::ZERO };
        let laid = sites.len();
        for site in group.iter().flatten() {
            let sign = if site.mirrored { -1.0 } else { 1.0 };
            let moved = bed.frame.along * stray.x + bed.frame.across * (sign * stray.y);
            let center = site.center + moved;
            if bed.region.holds_disc(center, field.radius + bed.clearance()) {
                bed.claim(center, field.radius);
                sites.push(Site { center, ..*site });
            }
        }
        if sites.len() == laid {
            tight.push(group);
        }
    }
    settle(bed, field, &tight, &mut sites);
    sites
}

/// Lets marks without room step aside; then smaller ones stand where there is room for them.
fn settle(bed: &mut Bed<'_>, field: Field, tight: &[Group], sites: &mut Vec<Site>) {
    place(bed, field, 1.0, tight, sites);
    if field.least < 1.0 && !tight.is_empty() {
        // Rows twice as close have places between the marks, too.
        let fine = Field { pitch: field.pitch / 2.0, row: field.row / 2.0, ..field };
        let between = match bed.region.lattice() {
            Some(lattice) => ground(bed, Field { radius: 0.0, ..fine }, &lattice),
            None => within(bed, fine, PHASES[0]),
        };
        place(bed, field, field.least, tight, sites);
        place(bed, field, field.least, &between, sites);
    }
}

/// Places marks of one scale where they have room or can step aside to it.
fn place(bed: &mut Bed<'_>, field: Field, scale: f64, groups: &[Group], sites: &mut Vec<Site>) {
    let radius = field.radius * scale;
    for (at, group) in groups.iter().enumerate() {
        bed.progress.reach(0.6 + 0.3 * share(at, groups.len()));
        if bed.is_full(sites.len()) {
            return;
        }
        let on_axis = group[1].is_none() && bed.region.tile().is_none();
        let rail = on_axis.then_some(bed.frame.along);
        let aside = |site: &Site| step_aside(bed, site.center, radius, ASIDE * field.pitch, rail);
        let moved = group.map(|site| site.as_ref().and_then(aside));
        if let [Some(one), Some(other)] = moved
            && geom::distance(one, other) < 2.0 * radius + bed.clearance()
        {
            continue;
        }
        for (site, center) in group.iter().flatten().zip(moved) {
            if let Some(center) = center {
                bed.claim(center, radius);
                sites.push(Site { center, scale, ..*site });
            }
        }
    }
}

/// The nearest place uphill, away from the edge and at `most` so far, where a disc has room; on the `rail` if there is one.
fn step_aside(
    bed: &Bed<'_>,
    from: Point,
    radius: f64,
    most: f64,
    rail: Option<Vec2>,
) -> Option<Point> {
    let need = radius + bed.clearance();
    let reach = need + most;
    let mut at = from;
    // The way uphill may bend once at a crease between two edges; three steps find it or nothing does.
    for _step in 0..3 {
        let depth = bed.region.depth(at, reach);
        let lacking = need - depth + geom::TOLERANCE;
        if lacking <= geom::TOLERANCE {
            break;
        }
        if lacking > most {
            return None;
        }
        let slope = slope(bed, at, depth, reach);
        let slope = rail.map_or(slope, |rail| rail * rail.dot(slope));
        // Newton's step; a flat place leads nowhere.
        if slope.hypot2() < FLAT {
            return None;
        }
        at += slope * (lacking / slope.hypot2());
        if geom::distance(at, from) > most {
            return None;
        }
    }
    bed.has_room(at, radius).then_some(at)
}

/// The square of the least slope that is followed; on a single edge the slope is 1.
const FLAT: f64 = 0.04;

/// How fast the depth grows, across and down.
fn slope(bed: &Bed<'_>, at: Point, depth: f64, reach: f64) -> Vec2 {
    let step = geom::TOLERANCE;
    let rise = |way: Vec2| (bed.region.depth(at + way * step, reach) - depth) / step;
    Vec2::new(rise(Vec2::new(1.0, 0.0)), rise(Vec2::new(0.0, 1.0)))
}

/// The field in an outline, in the phase in which most marks fit.
fn best(bed: &mut Bed<'_>, field: Field) -> Vec<Group> {
    let need = field.radius + bed.clearance();
    let mut best = (0, Vec::new());
    for phase in PHASES {
        let groups = within(bed, field, phase);
        let holds =
            |site: &&Site| bed.progress.goes_on() && bed.region.holds_disc(site.center, need);
        let held = groups.iter().flatten().flatten().filter(holds).count();
        if held > best.0 || best.1.is_empty() {
            best = (held, groups);
        }
    }
    best.1
}

/// Rows across the axis; mirrored sites stand together.
fn within(bed: &mut Bed<'_>, field: Field, phase: Phase) -> Vec<Group> {
    let frame = bed.frame;
    let rows = steps(frame.half.x / field.row + 1.0);
    let columns = steps(frame.half.y / field.pitch + 1.0);
    let mut groups = Vec::new();
    for row in -rows..=rows {
        if bed.is_too_wide(groups.len()) {
            break;
        }
        let u = (float(row) + phase.start) * field.row;
        let shift = if (row + phase.odd).rem_euclid(2) == 0 { 0.0 } else { 0.5 };
        for column in 0..=columns {
            let v = (float(column) + shift) * field.pitch;
            let site = |v: f64, mirrored, column| Site {
                center: frame.at(u, v),
                scale: 1.0,
                mirrored,
                cell: (column, row),
            };
            if v > 0.0 {
                groups.push([Some(site(v, false, column)), Some(site(-v, true, column))]);
            } else {
                groups.push([Some(site(0.0, false, column)), None]);
            }
        }
    }
    groups
}

/// Rows that close on the lattice: upright and staggered ones, or the nearest to them that there is room for.
fn ground(bed: &mut Bed<'_>, field: Field, lattice: &Lattice) -> Vec<Group> {
    let least = 2.0 * field.radius + bed.clearance();
    let fits = |half: Size| {
        let apart = 2.0 * half.width.min(half.height);
        apart.min(geom::length(half.to_vec2())) >= least
    };
    let turns = if field.alternates { 4 } else { 2 };
    let mut groups = Vec::new();
    let mut put = |(center, cell)| {
        groups.push([Some(Site { center, scale: 1.0, mirrored: false, cell }), None]);
        !bed.is_too_wide(groups.len())
    };
    match Stagger::fit(lattice, field.pitch, field.row, turns, fits) {
        Some(stagger) => _ = stagger.seats().all(&mut put),
        None => _ = slanted(lattice, field, least).all(&mut put),
    }
    groups
}

/// Rows as [`Lattice::rows`] finds them, so far apart that marks `least` apart fit; none if not even one mark does.
fn slanted(
    lattice: &Lattice,
    field: Field,
    least: f64,
) -> impl Iterator<Item = (Point, (i64, i64))> {
    let tried = (0..WIDER).map(|step| {
        let wide = 1.0 + float(step) / 4.0;
        let (pitch, unit) = (field.row * wide, field.pitch * wide);
        lattice.rows(&Wanted { pitch, unit, angle: Angle::degrees(0.0), slip: 0.5 })
    });
    let nearest = |rows: &geom::Rows| Lattice { a: rows.unit, b: rows.step }.reduced().a;
    let rows = tried.into_iter().find(|rows| geom::length(nearest(rows)) >= least);
    rows.into_iter().flat_map(|rows| {
        (0..rows.count).map(move |k| {
            let [column, row] =
                [k % rows.in_row, k / rows.in_row].map(|i| i64::try_from(i).unwrap_or(0));
            let center = rows.unit * (float(column) + 0.5) + rows.step * (float(row) + 0.5);
            (center.to_point(), (column, row))
        })
    })
}

/// In quarters of a pitch: rows four times as far apart as wanted are not tried.
const WIDER: i64 = 13;

/// Upright staggered rows that close on a lattice: every other place of a grid of half pitches, like a checkerboard.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stagger {
    columns: i64,
    rows: i64,
    /// Half a pitch, and the distance of rows.
    pub(super) half: Size,
}

impl Stagger {
    /// The rows nearest to the wanted pitch and row that `fits`. Marks that take `turns` come back to the same turn.
    ///
    /// A place i columns across and j rows down has a seat when i + j is even. So what the lattice's vectors add to
    /// that sum must be even, and 0 in all but turns of half of `turns`.
    pub(super) fn fit(
        lattice: &Lattice,
        pitch: f64,
        row: f64,
        turns: i64,
        fits: impl Fn(Size) -> bool,
    ) -> Option<Self> {
        let tile = Size::new(lattice.a.x, lattice.b.y);
        let (across, down) = lattice.parts();
        let mut best: Option<(f64, Self)> = None;
        for columns in near(2.0 * tile.width / pitch, across) {
            for rows in near(tile.height / row, down) {
                let half = Size::new(tile.width / float(columns), tile.height / float(rows));
                let drop = columns + signed(lattice.a.y / half.height);
                let shift = rows + signed(lattice.b.x / half.width);
                if drop % turns != 0 || shift % turns != 0 || !fits(half) {
                    continue;
                }
                // A tenth too many or too few is as bad as rows a tenth too high for their pitch.
                let cost =
                    libm::log(2.0 * half.width / pitch).abs() + libm::log(half.height / row).abs();
                if best.is_none_or(|best| cost < best.0) {
                    best = Some((cost, Self { columns, rows, half }));
                }
            }
        }
        best.map(|(_cost, stagger)| stagger)
    }

    /// The seats on one tile, each with its place in its row, and its row. Sums of the two take turns.
    pub(super) fn seats(self) -> impl Iterator<Item = (Point, (i64, i64))> {
        let Self { columns, rows, half } = self;
        (0..rows).flat_map(move |row| {
            (row % 2..columns).step_by(2).map(move |column| {
                let (x, y) = (float(column) + 0.5, float(row) + 0.5);
                (Point::new(x * half.width, y * half.height), ((column - row) / 2, row))
            })
        })
    }
}

/// Whole multiples of `parts` around `count`, at least one of them.
fn near(count: f64, parts: f64) -> impl Iterator<Item = i64> {
    let (middle, parts) = (steps((count / parts).round()), steps(parts).max(1));
    ((middle - NEARBY).max(1)..=middle.max(1) + NEARBY).map(move |times| times * parts)
}

/// Fits farther away than this are never the best: twice the turns that marks may take.
const NEARBY: i64 = 8;

/// A lattice's step aside as a whole number, which it is but for rounding.
fn signed(count: f64) -> i64 {
    steps(count.abs().round())
}

/// A whole number of steps, rounded down. No field has more than a hundred thousand a side.
#[expect(clippy::cast_possible_truncation, reason = "clamped first; NaN becomes 0")]
pub(super) fn steps(count: f64) -> i64 {
    count.clamp(0.0, 1e5) as i64
}

/// A count as a number.
#[expect(clippy::cast_precision_loss, reason = "counts are far below 2^52")]
pub(super) fn float(count: i64) -> f64 {
    count as f64
}
