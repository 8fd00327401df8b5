//! Lines that fill: galaran, the slats of a bamboo bed, and rawan, the water of a swamp.
//!
//! A line is traced through the region and kept where it has its clearance, so it ends whole, with round ends, before
//! whatever stands in its way. On a ground the direction is snapped so that lines close on the torus.
//!
//! **Invariant:** no piece of a line comes nearer to an edge than its clearance.

use kurbo::{Affine, BezPath, Point, Vec2};

use crate::geom::progress::share;
use crate::geom::{self, Angle, Lattice};
use crate::isen::bed::Bed;
use crate::isen::field::{float, steps};
use crate::isen::{Isen, Knob};
use crate::mark::Shape;

pub(super) static GALARAN: Isen = Isen {
    name: "galaran",
    synonyms: &["galar", "galaran miring", "hatching"],
    labels: ["galaran, garis sejajar", "galaran, parallel lines"],
    joins: true,
    knobs: &[
        PITCH,
        Knob::width([0.3, 0.1, 0.8]),
        Knob::degrees(
            ["Arah|arah terhadap sumbu", "Direction|direction against the axis"],
            [45.0, -90.0, 90.0],
        ),
        Knob::ratio(
            "wave|ombak",
            ["Ombak|ombak, kali jarak", "Waviness|waviness, in pitches"],
            [0.12, 0.0, 0.5],
        ),
        Knob::jitter(0.15),
        Knob::CLEARANCE,
    ],
    draw: |bed| {
        let angle = Angle::degrees(bed.number("angle"));
        lines(bed, Manner { angle, length: WAVE, dashes: None });
    },
};

pub(super) static RAWAN: Isen = Isen {
    name: "rawan",
    synonyms: &["rawa", "swamp water"],
    labels: ["rawan, air rawa", "rawan, swamp water"],
    joins: true,
    knobs: &[
        PITCH,
        Knob::width([0.28, 0.1, 0.8]),
        Knob::ratio(
            "wave|ombak",
            ["Ombak|ombak, kali jarak", "Waviness|waviness, in pitches"],
            [0.25, 0.0, 0.5],
        ),
        Knob::jitter(0.0),
        Knob::CLEARANCE,
    ],
    draw: |bed| {
        lines(bed, Manner { angle: Angle::degrees(90.0), length: SWELL, dashes: Some(DASH) });
    },
};

const PITCH: Knob = Knob::size(
    ["Jarak garis|jarak antargaris", "Line distance|distance of lines"],
    [2.0, 0.6, 40.0],
);

/// The length of galaran's wave, in pitches: long enough to look like an unsteady hand and not like a wave.
const WAVE: f64 = 11.0;

/// The length of rawan's wave, in pitches.
const SWELL: f64 = 4.0;

/// The share of a double wave for which a line of rawan runs before it breaks.
const DASH: f64 = 0.72;

/// How lines run.
#[derive(Clone, Copy, Debug)]
struct Manner {
    /// Against the axis.
    angle: Angle,
    /// Of a wave, in pitches.
    length: f64,
    /// The share of two waves that is drawn.
    dashes: Option<f64>,
}

/// A piece of a way that is free, from one length to another; of an arc, from one turn to another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Stretch {
    pub(super) from: f64,
    pub(super) to: f64,
}

impl Stretch {
    /// How long it is.
    pub(super) fn length(self) -> f64 {
        self.to - self.from
    }
}

/// One line: straight but for its wave.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    start: Point,
    along: Vec2,
    length: f64,
    amplitude: f64,
    /// The wave's phase at the start, and by how much it grows in a millimeter.
    phase: f64,
    rate: f64,
    /// Whether its end is its start, laps of the torus away.
    closed: bool,
}

impl Line {
    /// A line without a wave.
    pub(super) fn straight(from: Point, to: Point) -> Self {
        let length = geom::distance(from, to);
        let along = if length > 0.0 { (to - from) / length } else { Vec2::ZERO };
        let (amplitude, phase, rate) = (0.0, 0.0, 0.0);
        Self { start: from, along, length, amplitude, phase, rate, closed: false }
    }

    /// The point at `s` millimeters.
    fn point(&self, s: f64) -> Point {
        let straight = self.start + self.along * s;
        if self.amplitude <= 0.0 {
            return straight;
        }
        let phase = Angle::radians(self.phase + self.rate * s);
        straight + Vec2::new(-self.along.y, self.along.x) * (self.amplitude * phase.cos())
    }

    /// The direction at `s` millimeters, as long as the line is faster there than straight.
    fn direction(&self, s: f64) -> Vec2 {
        let phase = Angle::radians(self.phase + self.rate * s);
        let across = Vec2::new(-self.along.y, self.along.x);
        self.along - across * (self.amplitude * self.rate * phase.sin())
    }

    /// The stretches, in millimeters along it, that keep `need` free on both sides.
    pub(super) fn free(&self, bed: &Bed<'_>, need: f64) -> Vec<Stretch> {
        let speed = geom::length(Vec2::new(1.0, self.amplitude * self.rate));
        self.joined(free(bed, need, self.length, speed, |s| self.point(s)))
    }

    /// On a closed line the last stretch may run on into the first.
    fn joined(&self, mut stretches: Vec<Stretch>) -> Vec<Stretch> {
        if let [first, .., last] = stretches[..]
            && self.closed
            && first.from <= 0.0
            && last.to >= self.length
        {
            stretches.remove(0);
            stretches.pop();
            stretches.push(Stretch { from: last.from, to: last.to + first.to });
        }
        stretches
    }

    /// A stretch as a smooth path.
    pub(super) fn path(&self, Stretch { from, to }: Stretch) -> BezPath {
        let mut path = BezPath::new();
        let (mut here, mut way) = (self.point(from), self.direction(from));
        path.move_to(here);
        if self.amplitude <= 0.0 {
            path.line_to(self.point(to));
            return path;
        }
        // Eight spans a wave: the cubics stray from the wave by less than a thousandth of its height.
        let span = std::f64::consts::FRAC_PI_4 / self.rate.abs().max(f64::MIN_POSITIVE);
        let count = steps(((to - from) / span).ceil()).max(1);
        let third = (to - from) / float(count) / 3.0;
        for i in 1..=count {
            let s = from + (to - from) * float(i) / float(count);
            let (next, on) = (self.point(s), self.direction(s));
            path.curve_to(here + way * third, next - on * third, next);
            (here, way) = (next, on);
        }
        path
    }
}

/// The stretches of a way that keep `need` free on both sides, by the parameter of `at` from 0 to `length`.
///
/// `speed` is the most that `at` moves for one unit of its parameter.
pub(super) fn free(
    bed: &Bed<'_>,
    need: f64,
    length: f64,
    speed: f64,
    at: impl Fn(f64) -> Point,
) -> Vec<Stretch> {
    let reach = need + LOOKAHEAD.max(bed.frame.half.x.max(bed.frame.half.y) / FAR);
    let spare = |s: f64| bed.region.depth(at(s), reach) - need - STEP / 2.0;
    let back = STEP / speed;
    let mut stretches = Vec::new();
    let (mut s, mut open) = (0.0, None);
    while s < length && bed.progress.goes_on() {
        let spare = spare(s);
        if spare >= 0.0 {
            open = open.or(Some(s));
        } else if let Some(from) = open.take() {
            stretches.push(Stretch { from, to: (s - back).max(from) });
        }
        // Depth changes by no more than the way walked, so this never jumps over a change.
        s += spare.abs().max(STEP) / speed;
    }
    if let Some(from) = open {
        let end = if spare(length) >= 0.0 { length } else { (length - back).max(from) };
        stretches.push(Stretch { from, to: end });
    }
    stretches
}

/// How exactly ends of lines are found, in millimeters; a tenth of the finest line.
const STEP: f64 = 0.05;

/// How far ahead a line looks where nothing is near, in millimeters: longer steps cost more than they save.
const LOOKAHEAD: f64 = 4.0;

/// On a ground of many meters steps are as long as this share of half of it.
const FAR: f64 = 50.0;

/// Shorter than this many widths a line would be a dot that means nothing.
const SHORTEST: f64 = 2.5;

fn lines(bed: &mut Bed<'_>, manner: Manner) {
    let width = bed.width();
    let pitch = bed.size().max(width + bed.clearance());
    let need = width / 2.0 + bed.clearance();
    let all = match bed.region.lattice() {
        Some(lattice) => closing(bed, manner, &lattice, pitch),
        None => crossing(bed, manner, pitch),
    };
    for (at, (line, number)) in all.iter().zip(0_i64..).enumerate() {
        bed.progress.reach(share(at, all.len()));
        let shift = if number % 2 == 0 { 0.0 } else { 0.5 };
        for stretch in line.free(bed, need) {
            for piece in broken(line, manner, stretch, shift) {
                if bed.is_full(1) {
                    return;
                }
                if piece.length() >= SHORTEST * width {
                    draw_piece(bed, line, piece, width);
                }
            }
        }
    }
}

/// Draws a stretch, in pieces no longer than the tile: none lies laps away from where it started.
fn draw_piece(bed: &mut Bed<'_>, line: &Line, stretch: Stretch, width: f64) {
    let tile = bed.region.tile();
    let longest = tile.map_or(f64::MAX, |tile| tile.width.max(tile.height) * 1.01);
    let count = steps((stretch.length() / longest).ceil()).max(1);
    for i in 0..count {
        let end = |i: i64| stretch.from + stretch.length() * float(i) / float(count);
        let mut path = line.path(Stretch { from: end(i), to: end(i + 1) });
        if let Some(lattice) = bed.region.lattice() {
            let middle = line.point((end(i) + end(i + 1)) / 2.0);
            path.apply_affine(Affine::translate(lattice.in_tile(middle) - middle));
        }
        bed.draw(Shape::Stroke { path, width });
    }
}

/// A stretch broken into dashes, with gaps that every other line has half a dash later.
fn broken(line: &Line, manner: Manner, stretch: Stretch, shift: f64) -> Vec<Stretch> {
    let Some(share) = manner.dashes else { return vec![stretch] };
    let Stretch { from, to } = stretch;
    let wave = std::f64::consts::TAU / line.rate.abs().max(f64::MIN_POSITIVE);
    let period = 2.0 * wave;
    let first = steps((from / period - shift - 1.0).max(0.0));
    let last = steps(to / period - shift + 1.0);
    (first..=last)
        .map(|i| {
            let start = (float(i) + shift - 0.5) * period;
            Stretch { from: start.max(from), to: (start + share * period).min(to) }
        })
        .filter(|piece| piece.from < piece.to)
        .collect()
}

/// The wave's height that leaves lines `pitch` apart their clearance even where they swing toward each other.
fn amplitude(bed: &Bed<'_>, pitch: f64) -> f64 {
    let free = (pitch - bed.width() - bed.clearance()).max(0.0) / 2.0;
    (bed.number("wave") * pitch).min(free * STEEP)
}

/// Waves that lean bring lines nearer by the cosine of the slope; this share is left at the steepest wave there is.
const STEEP: f64 = 0.75;

/// Lines across an outline, centered on it.
fn crossing(bed: &mut Bed<'_>, manner: Manner, pitch: f64) -> Vec<Line> {
    let frame = bed.frame;
    let turn = |v: Vec2| (geom::turn(manner.angle) * v.to_point()).to_vec2();
    let (along, across) = (turn(frame.along), turn(frame.across));
    let extent = |way: Vec2| {
        frame.along.dot(way).abs() * frame.half.x + frame.across.dot(way).abs() * frame.half.y
    };
    let (long, wide) = (extent(along), extent(across));
    let usable = 2.0 * (wide - bed.clearance() - bed.width() / 2.0);
    let count = steps(usable / pitch + 1.0);
    let amplitude = amplitude(bed, pitch);
    let rate = std::f64::consts::TAU / (manner.length * pitch);
    let jitter = bed.number("jitter") * std::f64::consts::PI;
    let mut lines = Vec::new();
    for i in 0..count {
        let off = (float(i) - float(count - 1) / 2.0) * pitch;
        let start = frame.middle + across * off - along * long;
        // The crest lies on the middle, so lines straight across a symmetrical petal are symmetrical.
        let phase = -long * rate + bed.stray(jitter);
        let length = 2.0 * long;
        lines.push(Line { start, along, length, amplitude, phase, rate, closed: false });
    }
    lines
}

/// Lines around the torus.
///
/// A lap along a lattice vector of length l closes, and its windings lie the area of the tile over l apart. So n lines
/// are area / (n l) apart. Each is slid along a little, so that after the last the first comes in step again.
fn closing(bed: &mut Bed<'_>, manner: Manner, lattice: &Lattice, pitch: f64) -> Vec<Line> {
    let least = bed.width() + bed.clearance();
    let way = (geom::turn(manner.angle) * bed.frame.along.to_point()).to_vec2();
    // Dashes of neighbors stand apart, so lines come in pairs, and a dash in two waves.
    let pair = if manner.dashes.is_some() { 2.0 } else { 1.0 };
    let Some(Lap { way, beside, count }) = snapped(lattice, way, pitch, least, pair) else {
        return Vec::new();
    };
    let length = geom::length(way);
    let along = way / length;
    let pitch = lattice.area() / (length * float(count));
    let amplitude = amplitude(bed, pitch);
    // Whole dashes, or whole waves, a lap.
    let period = length / (length / (manner.length * pitch * pair)).round().max(1.0);
    let slide = (beside.dot(along) / period).round() * period;
    let step = (beside - along * slide) / float(count);
    let rate = pair * std::f64::consts::TAU / period;
    let jitter = bed.number("jitter") * std::f64::consts::PI;
    let mut lines = Vec::new();
    for i in 0..count {
        let start = Point::ORIGIN + step * (float(i) + 0.5);
        let phase = bed.stray(jitter);
        lines.push(Line { start, along, length, amplitude, phase, rate, closed: true });
    }
    lines
}

/// A way around the torus.
#[derive(Clone, Copy, Debug)]
struct Lap {
    /// From its start to where it comes back to it.
    way: Vec2,
    /// From it to its next winding.
    beside: Vec2,
    /// The number of lines beside each other that take it.
    count: i64,
}

/// The lap of the torus nearest to the direction `way` and the number of lines along it, a multiple of `pair`, about
/// `pitch` and not less than `least` apart.
///
/// A degree of the direction weighs as much as three hundredths of the pitch: eyes see a wrong slant first.
fn snapped(lattice: &Lattice, way: Vec2, pitch: f64, least: f64, pair: f64) -> Option<Lap> {
    let area = lattice.area();
    let mut best: Option<(f64, Lap)> = None;
    for p in -MOST_LAPS..=MOST_LAPS {
        for q in 0..=MOST_LAPS {
            if gcd(p.abs(), q) != 1 {
                continue;
            }
            let lap = lattice.sum(float(p), float(q));
            let length = geom::length(lap);
            let lines = area / (length * pitch);
            let mut count = (lines / pair).round().max(1.0) * pair;
            if area / (length * count) < least {
                count -= pair;
            }
            if count < 1.0 {
                continue;
            }
            let turn = libm::asin((way.cross(lap) / length).abs().min(1.0)).to_degrees();
            let cost = turn * 0.03 + libm::log(lines / count).abs();
            if best.is_none_or(|best| cost < best.0) {
                let (beside, count) = (lattice.beside(float(p), float(q)), steps(count));
                best = Some((cost, Lap { way: lap, beside, count }));
            }
        }
    }
    best.map(|(_cost, lap)| lap)
}

/// Directions of more laps come so close to simpler ones that nobody tells them apart.
const MOST_LAPS: i64 = 7;

fn gcd(a: i64, b: i64) -> i64 {
    if b == 0 { a } else { gcd(b, a % b) }
}
