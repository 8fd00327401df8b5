//! Round ornaments in fields: gringsing, ukel, and small stamps of rhombs and blossoms.
//!
//! **Invariant:** an ornament stays within the disc that its field keeps free for it.

use kurbo::{BezPath, Point, Vec2};

use crate::geom::{self, Angle};
use crate::isen::bed::Bed;
use crate::isen::field::{self, Field, Site};
use crate::isen::shape::{dot, ellipse};
use crate::isen::{Isen, Knob};
use crate::mark::Shape;

pub(super) static GRINGSING: Isen = Isen {
    name: "gringsing",
    synonyms: &["geringsing", "gringsing bulat", "grinsing"],
    labels: ["gringsing, cincin bertitik", "gringsing, rings with a dot"],
    joins: false,
    knobs: &[
        Knob::size(
            ["Besar cincin|garis tengah cincin", "Ring size|diameter of a ring"],
            [4.0, 1.5, 40.0],
        ),
        Knob::pitch([1.1, 1.0, 5.0]),
        Knob::width([0.15, 0.06, 0.25]),
        Knob::jitter(0.0),
        Knob::CLEARANCE,
    ],
    draw: gringsing,
};

pub(super) static UKEL: Isen = Isen {
    name: "ukel",
    synonyms: &["ukelan", "ukel-ukelan", "curls"],
    labels: ["ukel, ikal kecil", "ukel, small curls"],
    joins: true,
    knobs: &[
        Knob::size(
            ["Besar ukel|garis tengah ukel", "Curl size|diameter of a curl"],
            [4.0, 1.5, 40.0],
        ),
        Knob::pitch([1.12, 1.0, 5.0]),
        Knob::width([0.12, 0.06, 0.18]),
        Knob::ratio("turns|putaran", ["putaran", "turns"], [1.15, 0.75, 1.75]),
        Knob::jitter(0.3),
        Knob::CLEARANCE,
    ],
    draw: ukel,
};

pub(super) static MLINJON: Isen = Isen {
    name: "mlinjon",
    synonyms: &["melinjon", "belah ketupat", "rhombs"],
    labels: ["mlinjon, wajik bertitik", "mlinjon, rhombs with a dot"],
    joins: false,
    knobs: &[
        Knob::size(["tinggi wajik", "Rhomb height|height of a rhomb"], [4.0, 1.5, 40.0]),
        Knob::pitch([1.25, 1.0, 5.0]),
        Knob::width([0.13, 0.06, 0.2]),
        Knob::jitter(0.0),
        Knob::CLEARANCE,
    ],
    draw: mlinjon,
};

pub(super) static KEMBANG_JERUK: Isen = Isen {
    name: "kembang-jeruk",
    synonyms: &["sekar jeruk", "orange blossom"],
    labels: ["kembang jeruk, bunga jeruk", "kembang jeruk, orange blossom"],
    joins: true,
    knobs: &[
        Knob::size(
            ["Besar bunga|garis tengah bunga", "Blossom size|diameter of a blossom"],
            [5.0, 2.0, 40.0],
        ),
        Knob::pitch([1.3, 1.0, 5.0]),
        Knob::width([0.1, 0.06, 0.15]),
        Knob::count("petals|kelopak", ["helai mahkota", "petals"], [5.0, 4.0, 6.0]),
        Knob::jitter(0.3),
        Knob::CLEARANCE,
    ],
    draw: kembang_jeruk,
};

/// Where a gringsing does not fit, a ring this much smaller may; below it would be a blot.
const SMALLER: f64 = 0.62;

fn field_of(bed: &Bed<'_>, reach: f64, least: f64) -> Field {
    Field { least, ..Field::hexagonal(bed.pitch(2.0 * reach), reach) }
}

fn gringsing(bed: &mut Bed<'_>) {
    let (size, width) = (bed.size(), bed.width());
    let reach = (size + width) / 2.0;
    let field = field_of(bed, reach, SMALLER);
    for site in field::lay(bed, field, bed.number("jitter")) {
        if bed.is_full(2) {
            return;
        }
        let outer = reach * site.scale;
        let radius = outer - width / 2.0;
        let dot_radius = (size * PUPIL * site.scale).min(radius - width / 2.0 - bed.clearance());
        bed.draw(Shape::Stroke { path: ring(site.center, radius), width });
        // A fish's eye without its pupil is still an eye when the clearance leaves no room for one.
        if dot_radius > size * PUPIL / 2.0 {
            bed.draw(dot(site.center, 2.0 * dot_radius));
        }
    }
}

/// The radius of the dot in a gringsing, in diameters of the ring: a dot of 1 mm in a ring of 5.
const PUPIL: f64 = 0.1;

/// Small curls in rows, every other one turning the other way, like a field of young ferns.
fn ukel(bed: &mut Bed<'_>) {
    let (size, width) = (bed.size(), bed.width());
    let reach = (size + width) / 2.0;
    let (turns, jitter) = (bed.number("turns"), bed.number("jitter"));
    let field = Field { alternates: true, ..field_of(bed, reach, YOUNG) };
    for site in field::lay(bed, field, 0.0) {
        if bed.is_full(2) {
            return;
        }
        let curl = Curl::at(bed, &site, turns, jitter);
        let outer = reach * site.scale - width / 2.0;
        bed.draw(Shape::Stroke { path: curl.path(outer), width });
        bed.draw(dot(curl.heart(outer), width * HEART));
    }
}

/// Where a curl does not fit, a younger one may.
const YOUNG: f64 = 0.75;

/// The dot at the heart of a curl, in widths of its line.
const HEART: f64 = 1.9;

/// A hook: a stem that rises from its foot and winds over the top into its heart.
#[derive(Clone, Copy, Debug)]
struct Curl {
    center: Point,
    /// The direction of the foot.
    foot: Angle,
    /// 1 when it winds clockwise, -1 when it winds the other way.
    sense: f64,
    turns: f64,
}

impl Curl {
    fn at(bed: &mut Bed<'_>, site: &Site, turns: f64, jitter: f64) -> Self {
        let (place, row) = site.cell;
        let sense = if (place + row).rem_euclid(2) == 0 { 1.0 } else { -1.0 };
        let sense = if site.mirrored { -sense } else { sense };
        let base = Angle::of(-bed.frame.along).to_degrees();
        // Neighbors lean apart a little, and the hand adds its own.
        let lean = 25.0 * sense + bed.stray(30.0) * jitter;
        Self { center: site.center, foot: Angle::degrees(base + lean), sense, turns }
    }

    /// Where the curl winds around, and the radius that it has at a share of the way from its stem to its heart.
    fn head(&self, outer: f64, share: f64) -> Point {
        let eye = self.center - self.foot.unit() * (outer * EYE);
        let side = self.foot.to_radians() - self.sense * std::f64::consts::FRAC_PI_2;
        // From the end of the stem over the top: away from the foot first.
        let turn = side - self.sense * share * self.turns * std::f64::consts::TAU;
        let radius = outer * (1.0 - EYE) * (1.0 - (1.0 - INNER) * share);
        eye + Angle::radians(turn).unit() * radius
    }

    fn heart(&self, outer: f64) -> Point {
        self.head(outer, 1.0)
    }

    fn path(&self, outer: f64) -> BezPath {
        let pieces = field::steps((self.turns * PIECES).ceil()).max(2);
        let head = |i: i64| self.head(outer, field::float(i) / field::float(pieces));
        let curl = smooth(&(0..=pieces).map(head).collect::<Vec<_>>());
        // The stem rises from the rim and runs straight into the curl.
        let (down, start) = (self.foot.unit() * outer, self.head(outer, 0.0));
        let foot = self.center + down * FOOT;
        let mut path = BezPath::new();
        path.move_to(foot);
        path.curve_to(foot - down * 0.5, start + down * 0.4, start);
        path.extend(curl.elements().iter().skip(1).copied());
        path
    }
}

/// How far the eye of a curl lies from the middle of its disc, in radii; the head fills the rest.
const EYE: f64 = 0.22;

/// Where the stem begins, in radii: on the rim, but for the rounding of its bend.
const FOOT: f64 = 0.98;

/// The radius at the heart of a curl, in radii of its head.
const INNER: f64 = 0.26;

/// Spans a turn; twelve follow a spiral to within a hundredth of its radius.
const PIECES: f64 = 12.0;

fn mlinjon(bed: &mut Bed<'_>) {
    let (size, width) = (bed.size(), bed.width());
    let reach = (size + width) / 2.0;
    let field =
        Field { row: bed.pitch(2.0 * reach) * field::HEXAGONAL, ..field_of(bed, reach, 1.0) };
    for site in field::lay(bed, field, bed.number("jitter")) {
        if bed.is_full(2) {
            return;
        }
        let (up, side) = (bed.frame.along * (size / 2.0), bed.frame.across * (size * SLIM));
        let mut path = BezPath::new();
        path.move_to(site.center + up);
        path.line_to(site.center + side);
        path.line_to(site.center - up);
        path.line_to(site.center - side);
        path.close_path();
        bed.draw(Shape::Stroke { path, width });
        let room = size * ROOM - width / 2.0 - bed.clearance();
        if room > width / 2.0 {
            bed.draw(dot(site.center, (2.0 * room).min(1.5 * width)));
        }
    }
}

/// Half the breadth of a mlinjon, in heights: a rhomb a little higher than wide.
const SLIM: f64 = 0.38;

/// From the middle of such a rhomb to its side, in heights: ½ · 0.38 / √(½² + 0.38²).
const ROOM: f64 = 0.302;

/// Round petals around a dot.
fn kembang_jeruk(bed: &mut Bed<'_>) {
    let (size, width) = (bed.size(), bed.width());
    let reach = (size + width) / 2.0;
    let petals = field::steps(bed.number("petals"));
    let (field, jitter) = (field_of(bed, reach, 1.0), bed.number("jitter"));
    for site in field::lay(bed, field, jitter) {
        if bed.is_full(1 + usize::try_from(petals).unwrap_or(0)) {
            return;
        }
        bed.draw(dot(site.center, size * PISTIL));
        let lean = bed.stray(180.0 / field::float(petals)) * jitter;
        for petal in 0..petals {
            let turn = 360.0 * field::float(petal) / field::float(petals) + lean;
            let way = (geom::turn(Angle::degrees(turn)) * bed.frame.along.to_point()).to_vec2();
            let path = petal_path(site.center, way * (size / 2.0), 1.0 / field::float(petals));
            bed.draw(Shape::Stroke { path, width });
        }
    }
}

/// The dot in the middle of a blossom, in blossoms.
const PISTIL: f64 = 0.16;

/// How far a petal's handles stand out, in shares of a turn: its belly just clears its neighbors'.
const BELLY: f64 = 2.2;

/// A petal from near `center` to `tip` away, its belly `share` of a full turn wide.
fn petal_path(center: Point, tip: Vec2, share: f64) -> BezPath {
    let across = Vec2::new(-tip.y, tip.x) * (BELLY * share);
    let foot = center + tip * 0.3;
    let mut path = BezPath::new();
    path.move_to(foot);
    path.curve_to(center + tip * 0.5 + across, center + tip + across, center + tip);
    path.curve_to(center + tip - across, center + tip * 0.5 - across, foot);
    path.close_path();
    path
}

/// A circle from four cubic arcs, which stray from it by less than three ten-thousandths of the radius.
pub(super) fn ring(center: Point, radius: f64) -> BezPath {
    ellipse(center, Vec2::new(radius, 0.0), radius)
}

/// A smooth curve through the points: each span a cubic whose handles follow its neighbors (Catmull-Rom).
pub(super) fn smooth(points: &[Point]) -> BezPath {
    let mut path = BezPath::new();
    let Some(&first) = points.first() else { return path };
    path.move_to(first);
    let tangent = |i: usize| {
        let before = points[i.saturating_sub(1)];
        let after = points[(i + 1).min(points.len() - 1)];
        (after - before) / 6.0
    };
    for i in 1..points.len() {
        let (from, to) = (points[i - 1], points[i]);
        path.curve_to(from + tangent(i - 1), to - tangent(i), to);
    }
    path
}
