//! One contour of a mark, asked where it crosses the face and how it ends.
//!
//! Sides are told on samples, every one on the true curve; places and directions are then found on the curve itself,
//! since a chord may differ from it by five degrees.

use kurbo::{BezPath, CubicBez, ParamCurve as _, ParamCurveDeriv as _, PathSeg, Point, Rect, Vec2};

use super::face::{Face, Side, share_of};
use super::{LYING, TOLERANCE};
use crate::geom::flat::{self, Ends, Step};
use crate::geom::{TOLERANCE as FLATNESS, distance, length};

/// Halvings that find a crossing on a piece: a meter becomes less than a nanometer.
const HALVINGS: u32 = 32;

/// A contour that has a length.
pub(super) struct Line {
    curves: Vec<CubicBez>,
    samples: Vec<Sample>,
    closed: bool,
    pub(super) bounds: Rect,
}

/// A point of the contour: its curve, and where on it.
#[derive(Clone, Copy)]
struct Sample {
    point: Point,
    curve: usize,
    t: f64,
}

/// A sample, and how far it lies out of the face.
#[derive(Clone, Copy)]
struct Station {
    sample: Sample,
    depth: f64,
}

/// Where a line goes through the boundary of the face.
pub(super) struct Pass {
    pub(super) point: Point,
    /// A unit vector; either way along the line.
    pub(super) tangent: Vec2,
    pub(super) side: usize,
}

/// One of the two ends of an open line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tip {
    First,
    Last,
}

/// The place of such an end.
#[derive(Clone, Copy)]
pub(super) struct Loose {
    pub(super) point: Point,
    /// The unit vector in which the line would go on.
    pub(super) heading: Vec2,
}

/// The place of a line that is nearest to a point.
pub(super) struct Nearest {
    pub(super) distance: f64,
    /// A unit vector; either way along the line.
    pub(super) tangent: Vec2,
}

impl Line {
    /// The contours of `path` that have a length, and the places of those that have none. Nonsense is left out.
    pub(super) fn all(path: &BezPath, ends: Ends) -> (Vec<Self>, Vec<Point>) {
        let (mut lines, mut dots) = (Vec::new(), Vec::new());
        for contour in flat::contours(path) {
            if !flat::is_sane(&contour) {
                continue;
            }
            let start = contour.segments().next().map(|segment| segment.start());
            match Self::of(&contour, ends) {
                Some(line) => lines.push(line),
                None => dots.extend(start),
            }
        }
        (lines, dots)
    }

    fn of(contour: &BezPath, ends: Ends) -> Option<Self> {
        let is_long = |segment: &PathSeg| {
            let CubicBez { p0, p1, p2, p3 } = flat::cubic(segment);
            [p1, p2, p3].iter().any(|p| distance(p0, *p) > super::ROUNDING)
        };
        let mut segments: Vec<PathSeg> = contour.segments().filter(is_long).collect();
        let (first, last) = (segments.first()?.start(), segments.last()?.end());
        let closing = PathSeg::Line(kurbo::Line::new(last, first));
        if ends == Ends::Joined && is_long(&closing) {
            segments.push(closing);
        }
        let closed = ends == Ends::Joined || flat::is_closed(contour);
        let mut samples = vec![Sample { point: first, curve: 0, t: 0.0 }];
        let mut curves = Vec::with_capacity(segments.len());
        for (at, segment) in segments.iter().enumerate() {
            let steps = flat::steps(segment, FLATNESS);
            samples.extend(steps.map(|Step { point, t }| Sample { point, curve: at, t }));
            curves.push(flat::cubic(segment));
        }
        let bounds = samples
            .iter()
            .fold(Rect::from_points(first, first), |all, sample| all.union_pt(sample.point));
        Some(Self { curves, samples, closed, bounds })
    }

    /// Its samples; those of a closed line end where they begin.
    pub(super) fn points(&self) -> impl Iterator<Item = Point> {
        self.samples.iter().map(|sample| sample.point)
    }

    pub(super) fn chords(&self) -> impl Iterator<Item = [Point; 2]> {
        self.samples.windows(2).map(|ends| [ends[0].point, ends[1].point])
    }

    pub(super) fn curves(&self) -> &[CubicBez] {
        &self.curves
    }

    /// How many straight pieces it has.
    pub(super) fn pieces(&self) -> usize {
        self.samples.len()
    }

    /// The stretches of an edge beside which the line lies within `reach` of it, sorted; none twice.
    pub(super) fn beside(&self, side: &Side, reach: f64) -> Vec<[f64; 2]> {
        if side.beside(self.bounds, reach).is_none() {
            return Vec::new();
        }
        let mut stretches: Vec<[f64; 2]> = Vec::new();
        for [a, b] in self.chords() {
            let [a, b] = [side.sees(a), side.sees(b)];
            if a.out.min(b.out) > reach || a.out.max(b.out) < -reach {
                continue;
            }
            // The part of the chord that lies in the strip on both sides of the edge.
            let share = |out: f64| ((out - a.out) / (b.out - a.out)).clamp(0.0, 1.0);
            let [from, to] =
                if a.out == b.out { [0.0, 1.0] } else { [share(-reach), share(reach)] };
            let [from, to] = [from, to].map(|share| a.along + (b.along - a.along) * share);
            stretches.push([from.min(to), from.max(to)]);
        }
        stretches.sort_by(|a, b| a[0].total_cmp(&b[0]));
        stretches.dedup_by(|next, last| {
            let is_joined = next[0] <= last[1];
            if is_joined {
                last[1] = last[1].max(next[1]);
            }
            is_joined
        });
        stretches
    }

    /// Where it goes from one side of the face's boundary to the other.
    ///
    /// It changes sides when it has been farther than [`LYING`] on either, so touching the boundary or running along it
    /// is no crossing. What an open line does within the tolerance of its end is the business of that end.
    pub(super) fn passes(&self, face: &Face) -> Vec<Pass> {
        let stations = self.stations(face);
        let rounded;
        let walk = if self.closed {
            rounded = around(stations);
            &rounded
        } else {
            trimmed(face, &stations)
        };
        let mut passes = Vec::new();
        let mut last: Option<usize> = None;
        for (at, station) in walk.iter().enumerate() {
            if station.depth.abs() <= LYING {
                continue;
            }
            if let Some(before) = last
                && (walk[before].depth > 0.0) != (station.depth > 0.0)
            {
                passes.push(self.pass(face, &walk[before..=at]));
            }
            last = Some(at);
        }
        passes
    }

    /// The samples, and one more inside of the face on each chord that cuts through it.
    fn stations(&self, face: &Face) -> Vec<Station> {
        let station = |sample: Sample| Station { sample, depth: face.depth(sample.point).0 };
        let mut stations: Vec<Station> = Vec::with_capacity(self.samples.len() + 1);
        for sample in self.samples.iter().copied().map(station) {
            if let Some(before) = stations.last()
                && before.depth.min(sample.depth) >= -LYING
                && let Some([a, b]) = face.clip(before.sample.point, sample.sample.point)
            {
                let [from, to] = span(before.sample, sample.sample);
                let t = from + (to - from) * f64::midpoint(a, b);
                let curve = sample.sample.curve;
                let point = self.curves[curve].eval(t);
                stations.push(station(Sample { point, curve, t }));
            }
            stations.push(sample);
        }
        stations
    }

    /// The crossing on a walk whose first and last stations lie on different sides: where it leaves the first side for
    /// the last time.
    fn pass(&self, face: &Face, walk: &[Station]) -> Pass {
        let side_of = |depth: f64| depth > 0.0;
        let old = side_of(walk[0].depth);
        let leaves = walk
            .iter()
            .rposition(|station| side_of(station.depth) == old)
            .unwrap_or(0)
            .min(walk.len().saturating_sub(2));
        let (before, after) = (walk[leaves].sample, walk[leaves + 1].sample);
        let curve = &self.curves[after.curve];
        let [mut low, mut high] = span(before, after);
        for _ in 0..HALVINGS {
            let middle = f64::midpoint(low, high);
            if side_of(face.depth(curve.eval(middle)).0) == old {
                low = middle;
            } else {
                high = middle;
            }
        }
        let point = curve.eval(high);
        let tangent = self.way_through(after.curve, high);
        Pass { point, tangent, side: face.depth(point).1 }
    }

    /// The direction at a place of a curve; at a corner between two curves the one halfway, so that a corner on an edge
    /// shows the same direction to the stamps on either side.
    fn way_through(&self, curve: usize, t: f64) -> Vec2 {
        let place = self.curves[curve].eval(t);
        let count = self.curves.len();
        let is_here = |point: Point| distance(point, place) <= LYING;
        let wraps = |at: usize| self.closed || (1..count).contains(&at);
        let (own, is_start) =
            (tangent(&self.curves[curve], t), is_here(self.curves[curve].p0) && t < 0.5);
        let neighbor = if is_start && wraps(curve) {
            Some(tangent(&self.curves[(curve + count - 1) % count], 1.0))
        } else if is_here(self.curves[curve].p3) && wraps(curve + 1) {
            Some(tangent(&self.curves[(curve + 1) % count], 0.0))
        } else {
            None
        };
        let both = own + neighbor.unwrap_or(own);
        // A line that turns back on itself has no direction halfway.
        if both.hypot2() > 1e-6 { both / length(both) } else { own }
    }

    /// An end of an open line.
    pub(super) fn tip(&self, tip: Tip) -> Option<Loose> {
        if self.closed {
            return None;
        }
        let [first, last] = [self.curves.first()?, self.curves.last()?];
        Some(match tip {
            Tip::First => Loose { point: first.p0, heading: -tangent(first, 0.0) },
            Tip::Last => Loose { point: last.p3, heading: tangent(last, 1.0) },
        })
    }

    /// The samples from an end on.
    fn from(&self, tip: Tip) -> impl Iterator<Item = Point> {
        let count = self.samples.len();
        let place = move |at| if tip == Tip::First { at } else { count - 1 - at };
        (0..count).map(move |at| self.samples[place(at)].point)
    }

    /// Whether within `way` millimeters of its end the line is somewhere farther than the tolerance from `side`'s line.
    pub(super) fn leaves(&self, tip: Tip, side: &Side, way: f64) -> bool {
        let is_far = |point: Point| side.sees(point).out.abs() > TOLERANCE;
        let mut left = way;
        let mut last: Option<Point> = None;
        for point in self.from(tip) {
            if let Some(before) = last {
                let step = distance(before, point);
                if step >= left {
                    return is_far(before.lerp(point, left / step));
                }
                left -= step;
            }
            if is_far(point) {
                return true;
            }
            last = Some(point);
        }
        false
    }

    /// The point `way` millimeters before an end; the other end of a shorter line.
    pub(super) fn back(&self, tip: Tip, way: f64) -> Option<Point> {
        let mut left = way;
        let mut last: Option<Point> = None;
        for point in self.from(tip) {
            if let Some(before) = last {
                let step = distance(before, point);
                if step >= left && step > 0.0 {
                    return Some(before.lerp(point, left / step));
                }
                left -= step;
            }
            last = Some(point);
        }
        last
    }

    /// The nearest place within `reach` of `point`.
    pub(super) fn nearest(&self, point: Point, reach: f64) -> Option<Nearest> {
        let mut least = reach;
        let mut found = None;
        for ends in self.samples.windows(2) {
            let chord = kurbo::Line::new(ends[0].point, ends[1].point);
            let share = share_of(chord, point);
            let away = distance(chord.eval(share), point);
            if away <= least {
                least = away;
                found = Some((ends[0], ends[1], share));
            }
        }
        let (before, after, share) = found?;
        let [from, to] = span(before, after);
        let tangent = tangent(&self.curves[after.curve], from + (to - from) * share);
        Some(Nearest { distance: least, tangent })
    }
}

/// The parameters between which `after`'s curve runs from `before` to `after`.
fn span(before: Sample, after: Sample) -> [f64; 2] {
    let starts_here = before.curve != after.curve || before.t >= after.t;
    [if starts_here { 0.0 } else { before.t }, after.t]
}

/// The direction of `curve` at `t`; a hundredth of it farther in where it stands still, else that of its chord.
fn tangent(curve: &CubicBez, t: f64) -> Vec2 {
    let near = if t < 0.5 { t + 0.01 } else { t - 0.01 };
    let ways = [curve.deriv().eval(t).to_vec2(), curve.deriv().eval(near).to_vec2()];
    for way in ways.into_iter().chain([curve.p3 - curve.p0]) {
        let size = length(way);
        // A curve has a handle longer than a nanometer, and three times its length is its speed.
        if size > super::ROUNDING {
            return way / size;
        }
    }
    Vec2::new(1.0, 0.0)
}

/// The stations of a closed line, from one that is clearly on a side once around to the same.
fn around(mut stations: Vec<Station>) -> Vec<Station> {
    // The first is the last again.
    stations.remove(0);
    if let Some(clear) = stations.iter().position(|station| station.depth.abs() > LYING) {
        stations.rotate_left(clear);
        stations.push(stations[0]);
    }
    stations
}

/// The stations of an open line without those at its ends that lie within the tolerance of the edge it ends on.
fn trimmed<'a>(face: &Face, mut stations: &'a [Station]) -> &'a [Station] {
    if let Some(side) = stations.first().and_then(|end| edge_at(face, end)) {
        let first = stations.iter().position(|station| !is_at(side, station));
        stations = &stations[first.unwrap_or(stations.len())..];
    }
    if let Some(side) = stations.last().and_then(|end| edge_at(face, end)) {
        let last = stations.iter().rposition(|station| !is_at(side, station));
        stations = &stations[..last.map_or(0, |last| last + 1)];
    }
    stations
}

/// The edge within the tolerance of an end; the first of the nearest ones.
fn edge_at<'a>(face: &'a Face, end: &Station) -> Option<&'a Side> {
    let point = end.sample.point;
    let near = |a: &&Side, b: &&Side| a.distance(point).total_cmp(&b.distance(point));
    face.sides.iter().filter(|side| is_at(side, end)).min_by(near)
}

fn is_at(side: &Side, station: &Station) -> bool {
    side.distance(station.sample.point) <= TOLERANCE + super::ROUNDING
}
