//! Rows beside the edges of a region: where dots and strokes follow an outline, or go around what lies on the ground.
//!
//! Every edge is walked at the wanted distance; what comes too near to another edge is cut away, and pieces that meet
//! where two edges were cut at each other are joined. So the row turns the corners that the offset curve turns.
//!
//! **Invariant:** every point of a row lies as deep in the region as the row was asked to.

use kurbo::{Point, Vec2};

use super::region::Edge;
use crate::geom::progress::{Progress, share};
use crate::geom::{self, Angle};
use crate::isen::bed::{Bed, Frame};
use crate::isen::field::{float, steps};

/// A row beside an edge.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub(super) stations: Vec<Station>,
    pub(super) closed: bool,
}

/// A point of a row.
#[derive(Clone, Copy, Debug)]
pub(super) struct Station {
    pub(super) at: Point,
    /// The unit vector away from the edge, into the region.
    pub(super) inward: Vec2,
}

/// Chords of the flattened edge lie this much nearer than the curve; a row may, too.
pub(super) const SAG: f64 = 2.0 * geom::TOLERANCE;

/// Corners are rounded in steps of an eighth of a quarter turn, which no eye tells from round at the size of isen.
const ROUNDING: f64 = std::f64::consts::FRAC_PI_2 / 8.0;

/// The rows at `depth` from every edge of what is filled, sampled about every `step` millimeters.
pub(super) fn rows(bed: &Bed<'_>, depth: f64, step: f64) -> Vec<Row> {
    let (region, mut rows) = (bed.region, Vec::new());
    for (at, edge) in region.edges().iter().enumerate() {
        bed.progress.reach(share(at, region.edges().len()) / 2.0);
        if !bed.progress.goes_on() {
            break;
        }
        for walk in walks(bed, edge, depth, step) {
            rows.extend(kept(bed, &walk, depth, step));
        }
    }
    rows
}

impl Row {
    /// Stations at equal distances, about `pitch` apart, in pairs from both ends toward the middle.
    ///
    /// A closed row starts at its point farthest along the axis, so the row of a symmetrical petal is symmetrical and
    /// each pair is a station and its mirror image.
    pub(super) fn spaced(&self, pitch: f64, frame: &Frame) -> Vec<Vec<Station>> {
        let stations = self.tip_first(frame);
        let length: f64 = stations.windows(2).map(|two| geom::distance(two[0].at, two[1].at)).sum();
        let gaps = steps((length / pitch + 0.5).floor()).max(if self.closed { 1 } else { 0 });
        if gaps == 0 {
            let middle = at_lengths(&stations, &[length / 2.0]);
            return vec![middle];
        }
        let places = if self.closed { gaps } else { gaps + 1 };
        let lengths: Vec<f64> = (0..places).map(|i| float(i) * length / float(gaps)).collect();
        let all = at_lengths(&stations, &lengths);
        self.in_pairs(&all)
    }

    /// Stations and their opposites, counted from the start; those without one alone.
    fn in_pairs(&self, all: &[Station]) -> Vec<Vec<Station>> {
        let mut pairs = Vec::with_capacity(all.len() / 2 + 1);
        let rest = if self.closed {
            pairs.extend(all.first().map(|&tip| vec![tip]));
            all.get(1..).unwrap_or_default()
        } else {
            all
        };
        let half = rest.len() / 2;
        for (one, other) in rest.iter().zip(rest.iter().rev()).take(half) {
            pairs.push(vec![*one, *other]);
        }
        if rest.len() % 2 == 1 {
            pairs.push(vec![rest[half]]);
        }
        pairs
    }

    /// The chain from its tip; a closed one comes back to it.
    fn tip_first(&self, frame: &Frame) -> Vec<Station> {
        if !self.closed {
            return self.stations.clone();
        }
        let count = self.stations.len();
        let place = |i: usize| frame.of_point(self.stations[i % count].at);
        // The tip lies on the axis, between two stations, if the row crosses the axis at all.
        let on_axis = (0..count).filter(|&i| (place(i).y > 0.0) != (place(i + 1).y > 0.0));
        let farthest = |&a: &usize, &b: &usize| place(a).x.total_cmp(&place(b).x);
        let before = on_axis.max_by(farthest);
        let Some(i) = before.or_else(|| (0..count).max_by(farthest)) else { return Vec::new() };
        let (one, other) = (self.stations[i], self.stations[(i + 1) % count]);
        let (near, far) = (place(i).y.abs(), place(i + 1).y.abs());
        let share = if before.is_some() && near + far > 0.0 { near / (near + far) } else { 1.0 };
        let tip = between(&one, &other, share);
        let mut stations = vec![tip];
        stations.extend((1..=count).map(|step| self.stations[(i + step) % count]));
        stations.push(tip);
        stations
    }
}

/// The station at a share of the way from one to another.
fn between(one: &Station, other: &Station, share: f64) -> Station {
    let inward = one.inward.lerp(other.inward, share);
    let long = geom::length(inward);
    let inward = if long > 0.0 { inward / long } else { one.inward };
    Station { at: one.at.lerp(other.at, share), inward }
}

/// The stations at ascending lengths along the chain.
fn at_lengths(chain: &[Station], lengths: &[f64]) -> Vec<Station> {
    let mut wanted = lengths.iter().peekable();
    let mut found = Vec::with_capacity(lengths.len());
    let mut walked = 0.0;
    for two in chain.windows(2) {
        let length = geom::distance(two[0].at, two[1].at);
        while let Some(&&want) = wanted.peek() {
            if want > walked + length {
                break;
            }
            let share = if length > 0.0 { (want - walked) / length } else { 0.0 };
            found.push(between(&two[0], &two[1], share));
            wanted.next();
        }
        walked += length;
    }
    // Rounding may leave the very end behind.
    if wanted.next().is_some() || chain.len() == 1 {
        found.extend(chain.last().copied());
    }
    found
}

/// The closed ways around an edge at `depth` from its wax: on both sides of the edge of an area, since only the region
/// knows which side is free; around a stroke or a dot.
fn walks(bed: &Bed<'_>, edge: &Edge, depth: f64, step: f64) -> Vec<Vec<Station>> {
    let corners = &edge.corners;
    let off = edge.radius + depth;
    if corners.len() == 1 {
        return vec![fan(corners[0], off, Vec2::new(1.0, 0.0), std::f64::consts::TAU)];
    }
    let mut back = corners.clone();
    back.reverse();
    if edge.closed {
        // A hair's breadth beside the edge shows which sides are free.
        let is_free = |at: Point, side: Vec2| bed.region.contains(at + side * geom::TOLERANCE);
        return [corners, &back].map(|way| walk(way, off, step, is_free, bed.progress)).into();
    }
    // There and back again, around both ends.
    let mut around = corners.clone();
    around.extend(back.get(1..back.len() - 1).unwrap_or_default());
    vec![walk(&around, off, step, |_at, _side| true, bed.progress)]
}

/// The way along the right hand of a closed chain, where that side `is_free`.
fn walk(
    corners: &[Point],
    off: f64,
    step: f64,
    is_free: impl Fn(Point, Vec2) -> bool,
    progress: &Progress<'_>,
) -> Vec<Station> {
    let count = corners.len();
    let normal = |i: usize| {
        let way = corners[(i + 1) % count] - corners[i];
        Vec2::new(-way.y, way.x) / geom::length(way)
    };
    let mut stations = Vec::new();
    for i in (0..count).take_while(|_| progress.goes_on()) {
        let (from, to) = (corners[i], corners[(i + 1) % count]);
        let (here, next) = (normal(i), normal((i + 1) % count));
        if !is_free(from.midpoint(to), here) {
            continue;
        }
        let pieces = steps((geom::distance(from, to) / step).ceil()).max(1);
        for piece in (0..=pieces).take_while(|_| progress.goes_on_after(1)) {
            let at = from.lerp(to, float(piece) / float(pieces)) + here * off;
            stations.push(Station { at, inward: here });
        }
        let bend = Angle::radians(libm::atan2(here.cross(next), here.dot(next))).to_radians();
        // A full turn, at the end of a stroke, has no sign of its own.
        let opens = !(-ROUNDING..std::f64::consts::PI - ROUNDING).contains(&bend);
        if opens {
            stations.extend(fan(to, off, here, -bend.abs()));
        }
    }
    stations
}

/// The arc around `corner` from the direction `start`, through `sweep` radians.
fn fan(corner: Point, off: f64, start: Vec2, sweep: f64) -> Vec<Station> {
    let pieces = steps((sweep.abs() / ROUNDING).ceil()).max(1);
    let station = |piece: i64| {
        let turn = geom::turn(Angle::radians(sweep * float(piece) / float(pieces)));
        let inward = (turn * start.to_point()).to_vec2();
        Station { at: corner + inward * off, inward }
    };
    (0..=pieces).map(station).collect()
}

/// The pieces of a walk that are as deep as they should be, joined where they meet.
fn kept(bed: &Bed<'_>, walk: &[Station], depth: f64, step: f64) -> Vec<Row> {
    let is_deep = |station: &Station| {
        bed.progress.goes_on() && bed.region.holds_disc(station.at, depth - SAG)
    };
    let deep: Vec<bool> = walk.iter().map(is_deep).collect();
    if deep.iter().all(|deep| !deep) {
        return Vec::new();
    }
    // Start in a shallow place, so that no piece is torn apart where the walk begins.
    let start = deep.iter().position(|deep| !deep).unwrap_or(0);
    let mut rows: Vec<Row> = Vec::new();
    let mut open = false;
    for i in 0..walk.len() {
        let i = (start + i) % walk.len();
        if !deep[i] {
            open = false;
            continue;
        }
        let meets = |row: &Row| {
            row.stations
                .last()
                .is_some_and(|last| geom::distance(last.at, walk[i].at) <= 2.0 * step)
        };
        match rows.last_mut() {
            Some(row) if open || meets(row) => row.stations.push(walk[i]),
            Some(_) | None => rows.push(Row { stations: vec![walk[i]], closed: false }),
        }
        open = true;
    }
    close(&mut rows, step);
    rows
}

/// Joins the last piece to the first where they meet, and closes a piece whose ends meet.
fn close(rows: &mut Vec<Row>, step: f64) {
    let ends = |a: &Row, b: &Row| match (a.stations.last(), b.stations.first()) {
        (Some(last), Some(first)) => geom::distance(last.at, first.at) <= 2.0 * step,
        _ => false,
    };
    if rows.len() > 1 && ends(&rows[rows.len() - 1], &rows[0]) {
        let first = rows.remove(0);
        if let Some(last) = rows.last_mut() {
            last.stations.extend(first.stations);
        }
    }
    for row in rows {
        row.closed = row.stations.len() > 2 && ends(row, row);
    }
}

/// Rows of stations about `pitch` apart, `first` deep and then every `apart`, at most `count` rows.
pub(super) fn echo(bed: &Bed<'_>, first: f64, apart: f64, count: i64) -> Vec<Row> {
    let pitch = bed.pitch(0.0);
    let mut all = Vec::new();
    for row in 0..count {
        let rows = rows(bed, first + float(row) * apart, pitch / SAMPLES);
        if rows.is_empty() {
            break;
        }
        all.extend(rows);
    }
    all
}

/// Samples between two stations; with six the corners of a row are found to within a sixth of a pitch.
pub(super) const SAMPLES: f64 = 6.0;
