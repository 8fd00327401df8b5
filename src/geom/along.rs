//! Walking along a path by length: stations at even steps, and parts cut out of it.
//!
//! Lengths are integrated by Gauss's three-point rule over sixteenths of each curve, true to about a millionth.
//! Contours are walked one after another as they are drawn; the pen's jumps between them have no length.
//!
//! **Invariant:** lengths outside the path are taken as its ends; on a path without length there are no stations.

use kurbo::{BezPath, CubicBez, ParamCurve as _, PathSeg, Point, Vec2};

use super::flat;
use super::length;

/// Spans that each segment is measured in.
const SPANS: u32 = 16;

/// The most stations that one call gives; more would be a powder, not a row.
const MOST: usize = 100_000;

/// A path that can be walked by length. Making it costs about a microsecond per curve.
#[derive(Clone, Debug)]
pub struct Along {
    segments: Vec<PathSeg>,
    /// The length up to the end of each span, `SPANS` for each segment.
    lengths: Vec<f64>,
    closed: bool,
}

/// A place on a path.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Station {
    /// Where.
    pub point: Point,
    /// The direction of the path there, a unit vector.
    pub tangent: Vec2,
}

impl Along {
    /// Makes `path` walkable. Nonsense is a path without length.
    pub fn new(path: &BezPath) -> Self {
        let mut along =
            Self { segments: Vec::new(), lengths: Vec::new(), closed: flat::is_closed(path) };
        if !flat::is_sane(path) {
            return along;
        }
        let mut sum = 0.0;
        for segment in flat::contours(path).iter().flat_map(BezPath::segments) {
            let curve = flat::cubic(&segment);
            let spans = f64::from(SPANS);
            for span in 0..SPANS {
                sum += span_length(&curve, f64::from(span) / spans, 1.0 / spans);
                along.lengths.push(sum);
            }
            along.segments.push(segment);
        }
        along
    }

    /// The whole length in millimeters.
    pub fn length(&self) -> f64 {
        self.lengths.last().copied().unwrap_or(0.0)
    }

    /// The place `at` millimeters from the start. None on a path without length.
    pub fn at(&self, at: f64) -> Option<Station> {
        let (segment, t) = self.find(at)?;
        let curve = flat::cubic(&self.segments[segment]);
        Some(Station { point: curve.eval(t), tangent: tangent(&curve, t) })
    }

    /// `count` even stations. On an open path the first and the last stand at its ends; on a closed one the last
    /// stands one step before the first. A single station on an open path stands in its middle.
    pub fn stations(&self, count: usize) -> Vec<Station> {
        let count = count.min(MOST);
        let whole = self.length();
        let (start, gaps) = match (self.closed, count) {
            (true, _) => (0.0, count),
            (false, 1) => (whole / 2.0, 1),
            (false, _) => (0.0, count.saturating_sub(1)),
        };
        let step = whole / gaps.max(1) as f64;
        (0..count).filter_map(|at| self.at(start + at as f64 * step)).collect()
    }

    /// Even stations about `pitch` millimeters apart: the nearest pitch of which a whole number fits.
    pub fn stations_by(&self, pitch: f64) -> Vec<Station> {
        let gaps = (self.length() / pitch).round().clamp(1.0, MOST as f64 - 1.0);
        if !(pitch > 0.0 && gaps.is_finite()) {
            return Vec::new();
        }
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "clamped between 1 and MOST"
        )]
        let gaps = gaps as usize;
        self.stations(if self.closed { gaps } else { gaps + 1 })
    }

    /// The part of the path between two lengths, as an open path. Empty where `to` does not lie beyond `from`.
    pub fn part(&self, from: f64, to: f64) -> BezPath {
        let mut path = BezPath::new();
        let (Some((first, start)), Some((last, end))) = (self.find(from), self.find(to)) else {
            return path;
        };
        if to.min(self.length()) <= from.max(0.0) {
            return path;
        }
        let mut pen = None;
        for at in first..=last {
            let range =
                (if at == first { start } else { 0.0 })..(if at == last { end } else { 1.0 });
            if range.is_empty() {
                continue;
            }
            let piece = self.segments[at].subsegment(range);
            // The path may jump where one contour ends and the next begins.
            if pen.is_none_or(|pen| super::distance(pen, piece.start()) > 1e-6) {
                path.move_to(piece.start());
            }
            path.push(piece.as_path_el());
            pen = Some(piece.end());
        }
        path
    }

    /// The segment and the parameter `at` millimeters from the start.
    fn find(&self, at: f64) -> Option<(usize, f64)> {
        let whole = self.length();
        if whole <= 0.0 || at.is_nan() {
            return None;
        }
        let at = at.clamp(0.0, whole);
        let place = self.lengths.partition_point(|length| *length < at).min(self.lengths.len() - 1);
        let before = if place == 0 { 0.0 } else { self.lengths[place - 1] };
        let spans = SPANS as usize;
        let (segment, start) = (place / spans, (place % spans) as f64 / spans as f64);
        let share = (at - before) / (self.lengths[place] - before).max(f64::MIN_POSITIVE);
        let curve = flat::cubic(&self.segments[segment]);
        let mut t = start + share / spans as f64;
        // Newton: the speed at `t` tells how much farther to go. Twice is enough within a sixteenth of a curve.
        for _ in 0..2 {
            let reached = span_length(&curve, start, t - start);
            let speed = length(derivative(&curve, t));
            if speed > 0.0 {
                t = (t + (at - before - reached) / speed).clamp(start, start + 1.0 / spans as f64);
            }
        }
        Some((segment, t))
    }
}

/// The length of `curve` over `width` from `start`.
fn span_length(curve: &CubicBez, start: f64, width: f64) -> f64 {
    // Gauss-Legendre on three nodes: 0 and +-sqrt(3/5), weights 8/9 and 5/9.
    const NODE: f64 = 0.774_596_669_241_483_4;
    let speed = |node: f64| length(derivative(curve, start + width * (0.5 + node / 2.0)));
    width / 2.0 * (5.0 * speed(-NODE) + 8.0 * speed(0.0) + 5.0 * speed(NODE)) / 9.0
}

fn derivative(curve: &CubicBez, t: f64) -> Vec2 {
    let s = 1.0 - t;
    let (a, b, c) = (curve.p1 - curve.p0, curve.p2 - curve.p1, curve.p3 - curve.p2);
    (a * (s * s) + b * (2.0 * s * t) + c * (t * t)) * 3.0
}

/// The direction at `t`; where the curve stands still, the direction in which it goes on or came.
fn tangent(curve: &CubicBez, t: f64) -> Vec2 {
    let near = if t < 0.5 { t + 1e-3 } else { t - 1e-3 };
    for way in [derivative(curve, t), derivative(curve, near), curve.p3 - curve.p0] {
        let size = length(way);
        if size > 1e-9 {
            return way / size;
        }
    }
    Vec2::new(1.0, 0.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geom::{distance, round};

    #[test]
    fn stations_on_a_circle_are_even_and_close() {
        let along = Along::new(&round::circle((3.0, 4.0), 10.0, 1e-3));
        assert!((along.length() - 62.83).abs() < 0.02, "{}", along.length());
        let stations = along.stations(12);
        let chord = distance(stations[0].point, stations[1].point);
        for at in 0..12 {
            let gap = distance(stations[at].point, stations[(at + 1) % 12].point);
            assert!((gap - chord).abs() < 0.01, "{gap} {chord}");
            let radius = stations[at].point - Point::new(3.0, 4.0);
            assert!(radius.dot(stations[at].tangent).abs() < 0.02);
        }
    }

    #[test]
    fn parts_add_up() {
        let path =
            crate::geom::data::read("M0,0 L10,0 C20,0 20,10 10,10 Q0,10 0,20", usize::MAX).unwrap();
        let along = Along::new(&path);
        let whole = along.length();
        let cuts = [0.0, 3.0, 10.0, 17.5, whole];
        let sum: f64 =
            cuts.windows(2).map(|cut| Along::new(&along.part(cut[0], cut[1])).length()).sum();
        assert!((sum - whole).abs() < 1e-4, "{sum} {whole}");
        assert_eq!(along.part(-5.0, whole + 5.0).elements().len(), path.elements().len());
        assert!(along.part(5.0, 5.0).is_empty());
    }

    #[test]
    fn pitches_fit_whole() {
        let path = crate::geom::data::read("M0,0 H10", usize::MAX).unwrap();
        let stations = Along::new(&path).stations_by(3.2);
        let places: Vec<f64> = stations.iter().map(|station| station.point.x).collect();
        assert_eq!(places.len(), 4);
        assert!((places[1] - 10.0 / 3.0).abs() < 1e-9 && places[0].abs() < 1e-9);
        assert_eq!(Along::new(&path).stations(1)[0].point, Point::new(5.0, 0.0));
    }

    #[test]
    #[expect(clippy::disallowed_methods, reason = "numbers that no design may hold")]
    fn nonsense_has_no_stations() {
        for svg in ["", "M1,1", "M1,1 L1,1", "M0,0 L1e300,0"] {
            let along = Along::new(&BezPath::from_svg(svg).unwrap());
            assert!(along.stations(3).is_empty() && along.stations_by(1.0).is_empty());
            assert!(along.part(0.0, 1.0).is_empty());
        }
        let along = Along::new(&crate::geom::data::read("M0,0 H10", usize::MAX).unwrap());
        assert!(along.stations_by(f64::NAN).is_empty() && along.stations_by(-1.0).is_empty());
        assert!(along.at(f64::NAN).is_none());
    }
}
