//! The cloud of mega mendung: round billows above and below, and drawn-out tips to both sides.
//!
//! A cloud lies flat. Its gradation comes from insetting its outline again and again; its curls (the hand-drawn
//! cloud's rings run into them) are lines of their own.
//!
//! **Invariant:** the outline is closed and stands around the origin, its tips on the left and right.

use kurbo::{BezPath, Point, Vec2};

use crate::geom::fit::curve_along;
use crate::geom::{Angle, length};

use super::{are_sane, count};

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
        Self { width: 120.0, height: 50.0, lobes: 5.0, tip: 0.34, drift: 0.5 }
    }
}

/// The outline of `cloud`: two cubics a billow, one along each side of a tip.
///
/// Picture: cloud.
///
/// <svg xmlns="http://www.w3.org/2000/svg" width="248" viewBox="-31.0 -15.8 62.0 28.4" stroke="#4a2511" stroke-width="0.5"><path fill="#f2e6cf" d="M-30,1.4C-23.9,0.8 -20.5,-0.9 -18.9,-2.5C-19.9,-3.9 -19.2,-5.9 -17.9,-7C-16.6,-8.1 -14.5,-8.5 -13.3,-7.2C-14.2,-9.5 -12.2,-12 -9.9,-12.7C-7.5,-13.4 -4.6,-12.4 -4,-10C-4.4,-12.7 -1.6,-14.8 1.1,-14.8C3.9,-14.8 6.7,-12.7 6.3,-10C6.9,-12.2 9.7,-13.1 11.9,-12.4C14,-11.7 15.8,-9.4 15,-7.2C16.2,-8.2 18,-7.7 19,-6.6C20.1,-5.5 20.5,-3.6 19.5,-2.5C21,-2 24.2,-1.7 30,-1.4C23.9,-0.9 20.5,0.4 18.9,1.6C19.7,3.5 18.3,5.6 16.5,6.4C14.7,7.3 12.2,7 11.3,5.3C11.9,8.4 8.9,11.3 5.7,11.6C2.5,12 -1.1,9.9 -1.2,6.7C-1.3,9.8 -4.7,11.8 -7.8,11.4C-10.9,11 -13.8,8.3 -13.1,5.3C-14.1,6.7 -16.2,6.8 -17.7,5.9C-19.2,5.1 -20.3,3.2 -19.5,1.6C-21,1.5 -24.2,1.6 -30,1.4Z"/></svg>
pub fn cloud(cloud: &Cloud) -> BezPath {
    let Some(frame) = Frame::of(cloud) else { return BezPath::new() };
    let mut path = BezPath::new();
    path.move_to(frame.left);
    frame.tip_to_body(frame.left, frame.upper[0], &mut path);
    billows(&frame.upper, &mut path);
    frame.body_to_tip(frame.upper[frame.upper.len() - 1], frame.right, &mut path);
    frame.tip_to_body(frame.right, frame.lower[0], &mut path);
    billows(&frame.lower, &mut path);
    frame.body_to_tip(frame.lower[frame.lower.len() - 1], frame.left, &mut path);
    path.close_path();
    path
}

/// The curls inside `cloud`: center lines that come out of the valleys between its upper billows and wind into them.
///
/// The billows left of the middle wind one way, the others the other. `turns` from 0.25 to 3.
///
/// Picture: cloud-curls.
///
/// <svg xmlns="http://www.w3.org/2000/svg" width="248" viewBox="-31.0 -15.8 62.0 28.4" stroke="#4a2511" stroke-width="0.5"><path fill="#f2e6cf" d="M-30,1.4C-23.9,0.8 -20.5,-0.9 -18.9,-2.5C-19.9,-3.9 -19.2,-5.9 -17.9,-7C-16.6,-8.1 -14.5,-8.5 -13.3,-7.2C-14.2,-9.5 -12.2,-12 -9.9,-12.7C-7.5,-13.4 -4.6,-12.4 -4,-10C-4.4,-12.7 -1.6,-14.8 1.1,-14.8C3.9,-14.8 6.7,-12.7 6.3,-10C6.9,-12.2 9.7,-13.1 11.9,-12.4C14,-11.7 15.8,-9.4 15,-7.2C16.2,-8.2 18,-7.7 19,-6.6C20.1,-5.5 20.5,-3.6 19.5,-2.5C21,-2 24.2,-1.7 30,-1.4C23.9,-0.9 20.5,0.4 18.9,1.6C19.7,3.5 18.3,5.6 16.5,6.4C14.7,7.3 12.2,7 11.3,5.3C11.9,8.4 8.9,11.3 5.7,11.6C2.5,12 -1.1,9.9 -1.2,6.7C-1.3,9.8 -4.7,11.8 -7.8,11.4C-10.9,11 -13.8,8.3 -13.1,5.3C-14.1,6.7 -16.2,6.8 -17.7,5.9C-19.2,5.1 -20.3,3.2 -19.5,1.6C-21,1.5 -24.2,1.6 -30,1.4Z"/><path fill="none" d="M-5.1,-9.9C-5.4,-11.9 -7.3,-13.3 -9.3,-12.9C-11.4,-12.5 -12.5,-10.3 -11.6,-8.6C-11.2,-7.7 -10.3,-7.1 -9.4,-7.1C-8.4,-7 -7.3,-7.7 -7.1,-8.7C-6.7,-9.7 -7.3,-10.8 -8.3,-11C-8.7,-11.1 -9.2,-11 -9.6,-10.7C-9.9,-10.4 -10.1,-9.9 -9.9,-9.5M7.3,-9.9C7.7,-11.8 9.5,-13 11.3,-12.6C13.2,-12.2 14.2,-10.2 13.4,-8.5C13,-7.7 12.2,-7.2 11.3,-7.2C10.3,-7.1 9.4,-7.8 9.1,-8.7C8.9,-9.7 9.4,-10.7 10.3,-10.9C10.7,-11 11.2,-10.9 11.5,-10.6C11.9,-10.3 12,-9.8 11.8,-9.4"/></svg>
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
const ROOT: f64 = 14.0;

/// How high the valleys lie above and below the middle line, as shares of the height. Billows rise by half as much
/// again, and the cloud's belly is flatter than its crown.
const CROWN: f64 = 0.37;
const BELLY: f64 = 0.24;

impl Frame {
    fn of(cloud: &Cloud) -> Option<Self> {
        let Cloud { width, height, lobes, tip, drift } = *cloud;
        if !are_sane(&[width, height, lobes, tip, drift]) || width <= 0.0 || height <= 0.0 {
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
fn billows(valleys: &[Point], path: &mut BezPath) {
    let count = valleys.len() - 1;
    for (at, pair) in valleys.windows(2).enumerate() {
        let (from, to) = (pair[0], pair[1]);
        let chord = to - from;
        let out = Vec2::new(chord.y, -chord.x);
        let place = (at as f64 + 0.5) / count as f64;
        let bulge = 0.34 + 0.12 * libm::sin(std::f64::consts::PI * place);
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

/// A curl that leaves the valley `from` along its billow, which ends in `to`, and winds inward.
fn curl_into(from: Point, to: Point, turns: f64) -> BezPath {
    let chord = to - from;
    let size = length(chord);
    let out = Vec2::new(chord.y, -chord.x);
    // Whichever way the pair runs, billows lie above.
    let out = if out.y > 0.0 { -out } else { out };
    let center = from + chord * 0.5 + out * 0.1;
    let start = Angle::of(from - center);
    let way = (from - center).cross(out).signum();
    let steps = count((turns * 48.0).round()).max(8);
    let at = |step: u32| {
        let share = f64::from(step) / f64::from(steps);
        let angle =
            Angle::radians(start.to_radians() + way * share * turns * std::f64::consts::TAU);
        // From its billow's root inward, at last to a tenth of the size.
        center + angle.unit() * (size * (0.40 - 0.30 * share))
    };
    let points: Vec<Point> = (0..=steps).map(at).collect();
    curve_along(&points, false)
}
