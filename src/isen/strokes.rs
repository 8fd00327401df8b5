//! Sawut and its kin: fine strokes that stand on an edge, follow an axis, or fan out from the foot of a petal.
//!
//! **Invariant:** a stroke ends where its clearance does, and is left out where it would be too short to be one.

use kurbo::{BezPath, Point, Size, Vec2};

use crate::geom::progress::share;
use crate::geom::{self, Angle, Lattice};
use crate::isen::bed::Bed;
use crate::isen::contour::{self, Station};
use crate::isen::field::{Stagger, float, steps};
use crate::isen::lines::{Line, Stretch};
use crate::isen::shape::dot;
use crate::isen::{Isen, Knob, Range};
use crate::mark::Shape;

pub(super) static SAWUT: Isen = Isen {
    name: "sawut",
    synonyms: &["sawutan", "sawut-sawut", "fine strokes"],
    labels: ["sawut, garis-garis halus", "sawut, fine strokes"],
    joins: false,
    knobs: &[
        PITCH,
        WIDTH,
        LENGTH,
        Knob {
            name: "flow|aliran",
            labels: [
                "Arah|arah: dari tepi, ikut sumbu, kipas",
                "Flow|flow: from the outline, along the axis, as a fan",
            ],
            range: Range::Choice(&["outline|tepi", "axis|sumbu", "fan|kipas"]),
        },
        Knob::CLEARANCE,
    ],
    draw: |bed| {
        if bed.chose("flow", "axis") {
            along(bed);
        } else if bed.chose("flow", "fan") {
            fan(bed);
        } else {
            upright(bed, Company::Strokes);
        }
    },
};

pub(super) static CECEK_SAWUT: Isen = Isen {
    name: "cecek-sawut",
    synonyms: &["ceceg sawut", "sawut cecek", "strokes with dots"],
    labels: ["cecek sawut, garis dan titik", "cecek sawut, strokes and dots"],
    joins: false,
    knobs: &[PITCH, WIDTH, LENGTH, Knob::CLEARANCE],
    draw: |bed| upright(bed, Company::Dots),
};

pub(super) static SAWUT_DAUN: Isen = Isen {
    name: "sawut-daun",
    synonyms: &["sawut godhong", "leaf veins"],
    labels: ["sawut daun, tulang daun", "sawut daun, leaf veins"],
    joins: false,
    knobs: &[
        PITCH,
        WIDTH,
        Knob::degrees(
            ["Sudut tulang|sudut tulang daun", "Vein angle|angle of the veins"],
            [50.0, 20.0, 80.0],
        ),
        Knob::CLEARANCE,
    ],
    draw: veins,
};

pub(super) static SAWUT_KEMBANG: Isen = Isen {
    name: "sawut-kembang",
    synonyms: &["sawut sekar", "striped flower"],
    labels: ["sawut kembang, kipas dari pangkal", "sawut kembang, a fan from the base"],
    joins: false,
    knobs: &[PITCH, WIDTH, LENGTH, Knob::CLEARANCE],
    draw: fan,
};

pub(super) static RAMBUTAN: Isen = Isen {
    name: "rambutan",
    synonyms: &["rambut", "hair"],
    labels: ["rambutan, bulu halus", "rambutan, hair"],
    joins: false,
    knobs: &[
        PITCH,
        WIDTH,
        Knob::degrees(["kemiringan", "Tilt|tilt from upright"], [35.0, 0.0, 60.0]),
        Knob::jitter(0.4),
        Knob::CLEARANCE,
    ],
    draw: hair,
};

const PITCH: Knob = Knob::size(
    ["Jarak garis|jarak antar garis", "Stroke distance|distance of strokes"],
    [1.2, 0.5, 20.0],
);

const WIDTH: Knob = Knob::width([0.4, 0.15, 0.6]);

const LENGTH: Knob = Knob::ratio(
    "length|panjang",
    ["Panjang|panjang, kali separuh lebar", "Length|length, in half widths of the region"],
    [0.6, 0.1, 1.0],
);

/// What stands beside a stroke.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Company {
    Strokes,
    /// Rows of dots, taking turns with the strokes.
    Dots,
}

/// Where a stroke has no room in full, these shares of it are tried.
const SHARES: [f64; 5] = [1.0, 0.8, 0.62, 0.46, 0.32];

/// Shorter than this many widths it would be a dot.
const SHORTEST: f64 = 1.6;

/// Strokes that stand on the edge, upright.
fn upright(bed: &mut Bed<'_>, company: Company) {
    let (width, length, clearance) = (bed.width(), bed.number("length"), bed.clearance());
    let long = |bed: &Bed<'_>, station: &Station, _number| half_width(bed, station) * length;
    standing(bed, long, |station, long, number| {
        let end = |t: f64| station.at + station.inward * t;
        if company == Company::Dots && number % 2 == 0 {
            let diameter = width * DOT;
            let first = (diameter - width) / 2.0;
            let pitch = diameter + clearance + geom::TOLERANCE;
            let count = steps(((long - first) / pitch + 1.0).max(1.0)).min(MOST_DOTS);
            return (0..count).map(|i| dot(end(first + float(i) * pitch), diameter)).collect();
        }
        if long < SHORTEST * width {
            return Vec::new();
        }
        vec![straight(station.at, end(long), width)]
    });
}

/// A dot between strokes, in widths of the strokes.
const DOT: f64 = 1.5;

/// Rows of more dots would read as a cecek field.
const MOST_DOTS: i64 = 4;

/// Hair that leans over, the hairs of both sides of a petal toward its tip.
fn hair(bed: &mut Bed<'_>) {
    let (size, width, jitter) = (bed.size(), bed.width(), bed.number("jitter"));
    let (tilt, up) = (Angle::degrees(bed.number("angle")), bed.frame.along);
    let phase = bed.stray(std::f64::consts::PI);
    // Steps of the golden angle swell and shrink without ever seeming to repeat.
    let swell = move |number| Angle::radians(float(number) * GOLDEN + phase).sin() * jitter;
    let long =
        |_bed: &Bed<'_>, _station: &Station, number| size * HAIR * (1.0 + swell(number) * 0.4);
    standing(bed, long, |station, long, _number| {
        let toward = station.inward.cross(up);
        // At the tip and the base a hair stands upright.
        let side = if toward.abs() < UPRIGHT { 0.0 } else { toward.signum() };
        let turn = geom::turn(Angle::radians(tilt.to_radians() * side));
        let lean = (turn * station.inward.to_point()).to_vec2();
        let mut path = BezPath::new();
        path.move_to(station.at);
        path.quad_to(station.at + station.inward * (long * 0.55), station.at + lean * long);
        vec![Shape::Stroke { path, width }]
    });
}

/// Less than three degrees off the axis no hand sees a side.
const UPRIGHT: f64 = 0.05;

/// The golden angle, in radians.
const GOLDEN: f64 = 2.399_963_229_728_653;

/// The length of a hair, in distances of hairs.
const HAIR: f64 = 2.0;

/// Lays what `draw` makes at stations along the edge: every other one first, then what has room between.
///
/// `measure` says how long it would be there in full; both are told the number of the pair of stations.
fn standing(
    bed: &mut Bed<'_>,
    measure: impl Fn(&Bed<'_>, &Station, i64) -> f64,
    draw: impl Fn(&Station, f64, i64) -> Vec<Shape>,
) {
    let (width, pitch) = (bed.width(), bed.size().max(bed.width() + bed.clearance()));
    let depth = width / 2.0 + bed.clearance() + contour::SAG;
    // Strokes that stand around something spread; half way out they should be a pitch apart.
    let rise = if bed.region.tile().is_some() { pitch } else { 0.0 };
    let rows = contour::rows(bed, depth + rise, pitch / contour::SAMPLES);
    if rows.is_empty() && bed.region.tile().is_some() {
        // Bare ground has no edge to stand on.
        along(bed);
        return;
    }
    let all = rows.len();
    for (at, row) in rows.into_iter().enumerate() {
        bed.progress.reach(0.5 + share(at, all) / 2.0);
        let pairs = row.spaced(pitch, &bed.frame);
        for odd in [0, 1] {
            for (number, pair) in (0..).zip(&pairs).skip(odd).step_by(2) {
                let root = |station: &Station| {
                    let root = Station { at: station.at - station.inward * rise, ..*station };
                    (root, measure(bed, &root, number))
                };
                // Where a root has no room no share of its stroke has.
                let has_room = |root: &(Station, f64)| bed.has_room(root.0.at, width / 2.0);
                let roots: Vec<(Station, f64)> = pair.iter().map(root).filter(has_room).collect();
                lay_longest(bed, |share| {
                    roots.iter().map(|(root, long)| draw(root, long * share, number)).collect()
                });
                if bed.is_full(1) {
                    return;
                }
            }
        }
    }
}

/// Lays one or two groups of marks at the largest share of their length at which they fit.
fn lay_longest(bed: &mut Bed<'_>, draw: impl Fn(f64) -> Vec<Vec<Shape>>) {
    for share in SHARES {
        let mut groups = draw(share);
        groups.retain(|group| !group.is_empty());
        if groups.is_empty() || bed.try_lay(groups) {
            return;
        }
    }
}

/// How far it is from a station to where another edge is as near, straight inward.
fn half_width(bed: &Bed<'_>, station: &Station) -> f64 {
    let depth = bed.width() / 2.0 + bed.clearance();
    let half = bed.frame.half.x.min(bed.frame.half.y);
    let most = if bed.region.tile().is_some() { half.min(LONGEST * bed.size()) } else { half };
    let (mut near, mut far) = (0.0, most);
    // Six halvings find it to within a sixtieth, which is less than strokes drawn by hand differ.
    for _halving in 0..6 {
        let middle = (near + far) / 2.0;
        let at = station.at + station.inward * middle;
        let is_nearest = bed.region.holds_disc(at, (depth + middle) * NEARLY);
        if is_nearest { near = middle } else { far = middle }
    }
    near
}

/// Around what lies on a ground, strokes have no more room than this, in distances of strokes.
const LONGEST: f64 = 5.0;

/// On a curved edge the way straight inward is not quite the shortest way back.
const NEARLY: f64 = 0.97;

/// Strokes side by side along the axis.
fn along(bed: &mut Bed<'_>) {
    if let Some(lattice) = bed.region.lattice() {
        courses(bed, &lattice);
        return;
    }
    let (width, frame) = (bed.width(), bed.frame);
    let least = width + bed.clearance();
    let pitch = bed.size().max(least);
    let count = steps((2.0 * frame.half.y - least - bed.clearance()) / pitch + 1.0);
    for i in 0..count {
        let v = (float(i) - float(count - 1) / 2.0) * pitch;
        let line = Line::straight(frame.at(-frame.half.x, v), frame.at(frame.half.x, v));
        let stretches = alternately_short(bed, &line, v / pitch);
        for stretch in stretches.into_iter().filter(|it| it.length() >= SHORTEST * width) {
            bed.try_lay(vec![vec![Shape::Stroke { path: line.path(stretch), width }]]);
            if bed.is_full(1) {
                return;
            }
        }
    }
}

/// On a ground strokes stand in courses like bricks, which close on its lattice.
fn courses(bed: &mut Bed<'_>, lattice: &Lattice) {
    let width = bed.width();
    let gap = width + bed.clearance() + geom::TOLERANCE;
    let fits = |half: Size| half.width >= gap && half.height >= gap;
    let pitch = bed.size().max(gap);
    let course = COURSE / 2.0 * pitch;
    let Some(bricks) = Stagger::fit(lattice, 2.0 * pitch, course, 2, fits) else { return };
    let half = bed.frame.along * (bricks.half.height - gap / 2.0);
    for (number, (middle, _cell)) in (0..).zip(bricks.seats()) {
        if bed.is_full(1) || bed.is_too_wide(number) {
            return;
        }
        let line = Line::straight(middle - half, middle + half);
        let stretches = line.free(bed, width / 2.0 + bed.clearance());
        let is_whole = stretches.len() == 1;
        for stretch in stretches.into_iter().filter(|it| it.length() >= SHORTEST * width) {
            let stroke = Shape::Stroke { path: line.path(stretch), width };
            // Only the pieces of one stroke may come too near to each other.
            if is_whole { bed.draw(stroke) } else { _ = bed.try_lay(vec![vec![stroke]]) }
        }
    }
}

/// The height of a course of strokes, in distances of strokes.
const COURSE: f64 = 8.0;

/// Every other stroke, counted from the axis, has only its share of the length.
fn alternately_short(bed: &Bed<'_>, line: &Line, place: f64) -> Vec<Stretch> {
    let is_short = steps(place.abs()) % 2 == 1;
    let share = if is_short { bed.number("length").max(SHARES[4]) } else { 1.0 };
    let cut = |stretch: Stretch| {
        let rest = stretch.length() * (1.0 - share) / 2.0;
        Stretch { from: stretch.from + rest, to: stretch.to - rest }
    };
    line.free(bed, bed.width() / 2.0 + bed.clearance()).into_iter().map(cut).collect()
}

/// Strokes that fan out from the foot of a petal, where they would crowd only every second, fourth, … begins.
fn fan(bed: &mut Bed<'_>) {
    if bed.region.tile().is_some() {
        along(bed);
        return;
    }
    let (width, frame) = (bed.width(), bed.frame);
    let least = width + bed.clearance();
    let pitch = bed.size().max(least * CHORD);
    let foot = frame.at(-frame.half.x, 0.0);
    let step = pitch / (2.0 * frame.half.x * FULL).max(pitch);
    let most = steps(SPREAD / step);
    for number in 0..=most {
        let level = if number == 0 { 62 } else { number.trailing_zeros().min(62) };
        let spread = float(1_i64 << level) * step;
        let start = least * CHORD / spread.min(1.0);
        let sides: &[f64] = if number == 0 { &[0.0] } else { &[1.0, -1.0] };
        let turn = |side: &f64| ray(bed, foot, side * float(number) * step, start);
        let rays: Vec<_> = sides.iter().filter_map(turn).collect();
        lay_longest(bed, |share| {
            let stroke = |&(from, way): &(Point, Vec2)| {
                let is_long = geom::length(way) * share >= SHORTEST * width;
                if is_long { vec![straight(from, from + way * share, width)] } else { Vec::new() }
            };
            rays.iter().map(stroke).collect()
        });
    }
}

/// A stroke of the fan that leaves its `foot` turned by so many radians: where it begins, at least `start` out, and its way
/// to a share of what is free there.
fn ray(bed: &Bed<'_>, foot: Point, turn: f64, start: f64) -> Option<(Point, Vec2)> {
    let way = (geom::turn(Angle::radians(turn)) * bed.frame.along.to_point()).to_vec2();
    let far = 2.0 * geom::length(bed.frame.half);
    let line = Line::straight(foot, foot + way * far);
    let stretches = line.free(bed, bed.width() / 2.0 + bed.clearance());
    let &Stretch { from, to } = stretches.first()?;
    let from = from.max(start);
    // Half of what the length takes off, since it counts from the middle of a region and a fan from its foot.
    let end = to * (1.0 - (1.0 - bed.number("length")) / 2.0);
    (end > from).then_some((foot + way * from, way * (end - from)))
}

/// Half the opening of a fan, 80°: beyond it strokes would run along the edge.
const SPREAD: f64 = 1.4;

/// The share of a petal's length at which a fan has all of its strokes.
const FULL: f64 = 0.55;

/// A chord is a little shorter than its arc.
const CHORD: f64 = 1.1;

/// A midrib and veins that bend from it toward the tip.
fn veins(bed: &mut Bed<'_>) {
    let (width, frame) = (bed.width(), bed.frame);
    if bed.region.tile().is_some() {
        along(bed);
        return;
    }
    let need = width / 2.0 + bed.clearance();
    let rib = Line::straight(frame.at(-frame.half.x, 0.0), frame.at(frame.half.x, 0.0));
    for stretch in rib.free(bed, need) {
        if stretch.length() >= SHORTEST * width {
            let path = rib.path(stretch);
            bed.try_lay(vec![vec![Shape::Stroke { path, width }]]);
        }
    }
    let angle = Angle::degrees(bed.number("angle"));
    // Veins are a pitch apart, measured across them.
    let pitch = bed.size().max((width + bed.clearance()) * CHORD) / angle.sin();
    let count = steps(2.0 * frame.half.x / pitch);
    for i in 0..count {
        let u = (float(i) - float(count) / 2.0) * pitch;
        let veins = [1.0, -1.0].map(|side| vein(bed, u, angle, side));
        let bend = frame.along * BEND;
        lay_longest(bed, |share| {
            let stroke = |&(from, way): &(Point, Vec2)| {
                let way = way * share;
                let long = geom::length(way);
                if long < SHORTEST * width {
                    return Vec::new();
                }
                let mut path = BezPath::new();
                path.move_to(from);
                path.quad_to(from + way * 0.5, from + way + bend * long);
                vec![Shape::Stroke { path, width }]
            };
            veins.iter().flatten().map(stroke).collect()
        });
    }
}

/// The vein that leaves the midrib at `u`, to one `side`: where it begins, and its way to the edge.
fn vein(bed: &Bed<'_>, u: f64, angle: Angle, side: f64) -> Option<(Point, Vec2)> {
    let (width, frame) = (bed.width(), bed.frame);
    let way = frame.along * angle.cos() + frame.across * (angle.sin() * side);
    let start =
        frame.at(u, 0.0) + way * ((width + bed.clearance() + geom::TOLERANCE) / angle.sin());
    let line = Line::straight(start, start + way * (2.0 * frame.half.y));
    let stretches = line.free(bed, width / 2.0 + bed.clearance());
    let &Stretch { from, to } = stretches.first()?;
    (from <= 0.0).then_some((start, way * to))
}

/// How far a vein's tip bends toward the leaf's, in lengths of the vein.
const BEND: f64 = 0.14;

fn straight(from: Point, to: Point, width: f64) -> Shape {
    let mut path = BezPath::new();
    path.move_to(from);
    path.line_to(to);
    Shape::Stroke { path, width }
}
