//! The cloud of mega mendung: round billows above and below, and drawn-out tips to both sides.
//!
//! A cloud lies flat. Its gradation comes from insetting its outline again and again; its curls (the hand-drawn
//! cloud's rings run into them) are lines of their own.
//!
//! **Invariant:** the outline is closed and stands around the origin, its tips on the left and right.

use kurbo::{BezPath, Point, Vec2};

use crate::geom::fit::curve_along;
use crate::geom::flat::Ends;
use crate::geom::{Angle, length};

use super::{are_sane, count, have_size};

/// The shape of a cloud.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cloud {
    /// From tip to tip, millimeters.
    pub width: f64,
    /// From the lowest billow to the highest, about, millimeters.
    pub height: f64,
    /// Billows above, 2 to 12; below there is one less.
    pub lobes: f64,
    /// The share of the width that the two tips take, 0 to 0.8.
    pub tip: f64,
    /// How far the cloud drifts: tips swing apart and billows lean, -1 to 1. 0 is even.
    pub drift: f64,
}

impl Default for Cloud {
    /// A cloud of 120 by 50 mm.
    fn default() -> Self {
        Self { width: 120.0, height: 50.0, lobes: 5.0, tip: 0.42, drift: 0.5 }
    }
}

/// The outline of `cloud`: two cubics a billow, one along each side of a tip.
///
/// Picture: cloud.
///
/// <svg xmlns="http://www.w3.org/2000/svg" width="248" viewBox="-31.0 -14.4 62.0 24.5" stroke="#4a2511" stroke-width="0.5"><path fill="#f2e6cf" d="M-30,1.4C-22,0.6 -17.5,-1.9 -15.5,-4.2C-16.1,-5.5 -15.3,-7 -14.2,-7.9C-13,-8.7 -11.3,-9 -10.3,-8C-10.7,-9.7 -9.2,-11.4 -7.5,-11.9C-5.7,-12.5 -3.5,-11.8 -3,-10.1C-3,-12 -0.9,-13.4 1,-13.4C3,-13.4 5,-12 5,-10.1C5.5,-11.7 7.6,-12.3 9.3,-11.8C10.9,-11.3 12.4,-9.6 11.9,-8C12.9,-8.8 14.4,-8.4 15.4,-7.6C16.4,-6.8 17,-5.3 16.3,-4.2C18.2,-3 22.5,-1.9 30,-1.4C22,-0.8 17.5,1 15.5,2.7C15.4,4.2 14.1,5.3 12.8,5.9C11.4,6.5 9.7,6.6 8.6,5.6C8.2,7.6 6.1,8.8 4.1,9C2.1,9.2 -0.2,8.6 -1,6.7C-1.8,8.5 -4.1,9.1 -6,8.9C-7.9,8.7 -10,7.5 -10.4,5.6C-11.4,6.4 -12.9,6.2 -14.1,5.7C-15.2,5.1 -16.3,4 -16.3,2.7C-18.2,2.2 -22.5,1.7 -30,1.4Z"/></svg>
pub fn cloud(cloud: &Cloud) -> BezPath {
    let Some(frame) = Frame::of(cloud) else { return BezPath::new() };
    let mut path = BezPath::new();
    path.move_to(frame.left);
    frame.tip_to_body(frame.left, frame.upper[0], &mut path);
    billows(&frame.upper, 0.42, &mut path);
    frame.body_to_tip(frame.upper[frame.upper.len() - 1], frame.right, &mut path);
    frame.tip_to_body(frame.right, frame.lower[0], &mut path);
    billows(&frame.lower, 0.30, &mut path);
    frame.body_to_tip(frame.lower[frame.lower.len() - 1], frame.left, &mut path);
    path.close_path();
    path
}

/// The curls inside `cloud`: center lines that rise from its belly and wind into every other upper billow.
///
/// The billows left of the middle wind one way, the others the other. `turns` from 0.25 to 3.
///
/// Picture: cloud-curls.
///
/// <svg xmlns="http://www.w3.org/2000/svg" width="248" viewBox="-31.0 -14.4 62.0 24.5" stroke="#4a2511" stroke-width="0.5"><path fill="#f2e6cf" d="M-30,1.4C-22,0.6 -17.5,-1.9 -15.5,-4.2C-16.1,-5.5 -15.3,-7 -14.2,-7.9C-13,-8.7 -11.3,-9 -10.3,-8C-10.7,-9.7 -9.2,-11.4 -7.5,-11.9C-5.7,-12.5 -3.5,-11.8 -3,-10.1C-3,-12 -0.9,-13.4 1,-13.4C3,-13.4 5,-12 5,-10.1C5.5,-11.7 7.6,-12.3 9.3,-11.8C10.9,-11.3 12.4,-9.6 11.9,-8C12.9,-8.8 14.4,-8.4 15.4,-7.6C16.4,-6.8 17,-5.3 16.3,-4.2C18.2,-3 22.5,-1.9 30,-1.4C22,-0.8 17.5,1 15.5,2.7C15.4,4.2 14.1,5.3 12.8,5.9C11.4,6.5 9.7,6.6 8.6,5.6C8.2,7.6 6.1,8.8 4.1,9C2.1,9.2 -0.2,8.6 -1,6.7C-1.8,8.5 -4.1,9.1 -6,8.9C-7.9,8.7 -10,7.5 -10.4,5.6C-11.4,6.4 -12.9,6.2 -14.1,5.7C-15.2,5.1 -16.3,4 -16.3,2.7C-18.2,2.2 -22.5,1.7 -30,1.4Z"/><path fill="none" d="M-5.1,-8.2C-4.6,-9 -4.7,-10.3 -5.6,-10.9C-6.5,-11.5 -7.8,-11.1 -8.1,-10.1C-8.3,-9.6 -8.2,-9.1 -7.8,-8.7C-7.5,-8.3 -6.8,-8.1 -6.3,-8.4C-5.9,-8.7 -5.6,-9.3 -5.9,-9.8C-6.1,-10 -6.3,-10.2 -6.5,-10.2C-6.8,-10.2 -7.1,-10.1 -7.2,-9.8M7,-8.2C6.5,-9.1 6.7,-10.2 7.5,-10.8C8.4,-11.3 9.6,-11 9.9,-10C10,-9.6 9.9,-9 9.6,-8.7C9.2,-8.3 8.6,-8.2 8.2,-8.5C7.7,-8.7 7.5,-9.3 7.8,-9.8C7.9,-10 8.1,-10.1 8.4,-10.1C8.6,-10.1 8.9,-10 9,-9.8"/></svg>
pub fn cloud_curls(cloud: &Cloud, turns: f64) -> Vec<BezPath> {
    let Some(frame) = Frame::of(cloud) else { return Vec::new() };
    if !turns.is_finite() {
        return Vec::new();
    }
    let turns = turns.clamp(0.25, 3.0);
    let middle = frame.upper.len() / 2;
    let curl = |(at, pair): (usize, &[Point])| {
        let (from, to) = if at < middle { (pair[1], pair[0]) } else { (pair[0], pair[1]) };
        curl_into(from, to, turns)
    };
    frame
        .upper
        .windows(2)
        .enumerate()
        .filter(|(at, _)| at % 2 == 1 || frame.upper.len() < 4)
        .map(curl)
        .collect()
}

/// The points between which billows and tips are drawn.
struct Frame {
    left: Point,
    right: Point,
    /// The valleys above, from left to right.
    upper: Vec<Point>,
    /// The valleys below, from right to left.
    lower: Vec<Point>,
    /// How far the tips bow, millimeters.
    bow: f64,
}

/// Where the billows begin, in degrees above the middle line as seen from the center: the tips need a root.
const ROOT: f64 = 24.0;

/// How high the valleys lie above and below the middle line, as shares of the height. Billows rise by half as much
/// again, and the cloud's belly is flatter than its crown.
const CROWN: f64 = 0.37;
const BELLY: f64 = 0.24;

impl Frame {
    fn of(cloud: &Cloud) -> Option<Self> {
        let Cloud { width, height, lobes, tip, drift } = *cloud;
        if !are_sane(&[width, height, lobes, tip, drift]) || !have_size(&[width, height]) {
            return None;
        }
        let (lobes, drift) = (count(lobes).clamp(2, 12), drift.clamp(-1.0, 1.0));
        let half = width / 2.0;
        let body = half * (1.0 - tip.clamp(0.0, 0.8));
        // Drift carries the crown one way and the belly the other.
        let shift = drift * body * 0.12;
        let arc = |count: u32, rise: f64, shift: f64, start: f64| -> Vec<Point> {
            let sweep = (180.0 - 2.0 * ROOT) / f64::from(count);
            let valley = |at: u32| {
                let spoke = Angle::degrees(start + ROOT + sweep * f64::from(at)).unit();
                // Valleys near the middle move more, so that the roots of the tips stay.
                Point::new(spoke.x * body + shift * spoke.y.abs(), spoke.y * rise * height)
            };
            (0..=count).map(valley).collect()
        };
        Some(Self {
            left: Point::new(-half, drift * height * 0.1),
            right: Point::new(half, -drift * height * 0.1),
            upper: arc(lobes, CROWN, shift, 180.0),
            lower: arc((lobes - 1).max(2), BELLY, -shift, 0.0),
            bow: height * 0.05,
        })
    }

    /// The side of a tip toward the body: level at the tip, then rising ever faster, as smoke does.
    fn tip_to_body(&self, tip: Point, body: Point, path: &mut BezPath) {
        let (near, far) = self.handles(tip, body);
        path.curve_to(near, far, body);
    }

    fn body_to_tip(&self, body: Point, tip: Point, path: &mut BezPath) {
        let (near, far) = self.handles(tip, body);
        path.curve_to(far, near, tip);
    }

    fn handles(&self, tip: Point, body: Point) -> (Point, Point) {
        let way = body - tip;
        let near = Point::new(
            tip.x + way.x * 0.55,
            tip.y + way.y * 0.12 + self.bow * way.y.signum() * 0.1,
        );
        let far = Point::new(tip.x + way.x * 0.86, body.y - way.y * 0.42);
        (near, far)
    }
}

/// Billows between `valleys`, each an arc of about a third of a circle, highest in the middle of the row, that
/// overhangs its valleys a little.
fn billows(valleys: &[Point], fullness: f64, path: &mut BezPath) {
    let count = valleys.len() - 1;
    for (at, pair) in valleys.windows(2).enumerate() {
        let (from, to) = (pair[0], pair[1]);
        let chord = to - from;
        let out = Vec2::new(chord.y, -chord.x);
        let place = (at as f64 + 0.5) / count as f64;
        let bulge = fullness * (0.72 + 0.28 * libm::sin(std::f64::consts::PI * place));
        // An arc with sagitta s over a chord c leaves it at 2 atan(2 s / c); handles reach 4/3 tan(turn/4) radii.
        let angle = 2.0 * libm::atan(2.0 * bulge);
        let reach = 4.0 / 3.0 * libm::tan(angle / 4.0) / (2.0 * libm::sin(angle));
        let lean = Angle::radians(angle + 0.2);
        let top = from + chord * 0.5 + out * bulge;
        let rise = out * (lean.sin() * reach);
        let aside = chord * (lean.cos() * reach);
        path.curve_to(from + rise + aside, top - chord * reach, top);
        path.curve_to(top + chord * reach, to + rise - aside, to);
    }
}

/// A curl inside the billow over `from` and `to`: it rises on the side of `from` and winds inward.
fn curl_into(from: Point, to: Point, turns: f64) -> BezPath {
    let chord = to - from;
    let size = length(chord);
    let out = Vec2::new(chord.y, -chord.x);
    // Whichever way the pair runs, billows lie above.
    let out = if out.y > 0.0 { -out } else { out };
    let center = from + chord * 0.5 + out * 0.06;
    let start = Angle::of(chord * -0.7 - out);
    let way = (from - center).cross(out).signum();
    let steps = count((turns * 48.0).round()).max(8);
    let at = |step: u32| {
        let share = f64::from(step) / f64::from(steps);
        let angle =
            Angle::radians(start.to_radians() + way * share * turns * std::f64::consts::TAU);
        // A billow rises by 0.3 of its chord or more: the curl keeps a tenth away, and ends where its eye would close.
        center + angle.unit() * (size * (0.27 - 0.20 * share))
    };
    let points: Vec<Point> = (0..=steps).map(at).collect();
    curve_along(&points, Ends::Open)
}
