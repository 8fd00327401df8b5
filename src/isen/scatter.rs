//! Scattered marks: points at random, but evenly, as a hand strews them.
//!
//! The points are a Poisson disc sample: candidates from a fine jittered grid, in random order, each taken if it keeps
//! its distance. That serves regions in several pieces and the torus alike.
//!
//! **Invariant:** scattered marks keep their clearance; the stream alone decides where they lie.

use kurbo::{BezPath, Point, Vec2};

use crate::geom::Angle;
use crate::geom::capsules::Capsule;
use crate::geom::progress::share;
use crate::isen::bed::{self, Bed};
use crate::isen::field::{float, steps};
use crate::isen::shape::ellipse;
use crate::isen::{Isen, Knob};
use crate::mark::Shape;

pub(super) static CACAH_GORI: Isen = Isen {
    name: "cacah-gori",
    synonyms: &["cacah", "cacahgori", "chopped jackfruit"],
    labels: ["cacah gori, cacahan nangka muda", "cacah gori, chopped young jackfruit"],
    joins: false,
    knobs: &[
        Knob::size(["panjang cacahan", "Scrap length|length of a scrap"], [2.0, 0.6, 20.0]),
        Knob::pitch([1.2, 1.0, 8.0]),
        Knob::width([0.22, 0.1, 0.4]),
        Knob::CLEARANCE,
    ],
    draw: cacah_gori,
};

pub(super) static BERAS_WUTAH: Isen = Isen {
    name: "beras-wutah",
    synonyms: &["beras tumpah", "beras utah", "wos wutah", "spilled rice"],
    labels: ["beras wutah, beras tumpah", "beras wutah, spilled rice"],
    joins: false,
    knobs: &[
        Knob::size(["panjang butir", "Grain length|length of a grain"], [2.4, 0.8, 20.0]),
        Knob::pitch([1.05, 0.9, 8.0]),
        Knob::CLEARANCE,
    ],
    draw: beras_wutah,
};

/// Points at least `distance` apart whose discs of `radius` have room; each disc is claimed.
pub(super) fn points(bed: &mut Bed<'_>, distance: f64, radius: f64) -> Vec<Point> {
    let mut found = Vec::new();
    // The distance of discs beyond their clearance stands in their claim.
    let claim = ((distance - bed.clearance()) / 2.0).max(radius);
    let most = distance.max(2.0 * radius + bed.clearance()) - claim - bed.clearance();
    for center in candidates(bed, distance, radius) {
        if bed.is_full(found.len() + 1) {
            break;
        }
        if bed.is_bare(center, most) {
            bed.claim(center, claim);
            found.push(center);
        }
    }
    found
}

/// Candidates in random order: three sweeps of a jittered grid with about six cells in each disc of that diameter.
///
/// Only those where a disc of `radius` lies in the region: that is found soonest while neighbors follow each other.
fn candidates(bed: &mut Bed<'_>, distance: f64, radius: f64) -> Vec<Point> {
    let bounds = bed.region.bounds();
    let columns = steps((bounds.width() / distance * FINE).ceil()).clamp(1, MOST_SIDE);
    let rows = steps((bounds.height() / distance * FINE).ceil()).clamp(1, MOST_SIDE);
    // A grid cut off at its most cells is a coarser one, and the fill is not whole.
    let cut = columns.max(rows) == MOST_SIDE;
    if cut {
        bed.end_early();
    }
    let need = radius + bed.clearance();
    let mut points = Vec::new();
    let pieces = steps_of(rows) * SWEEPS;
    for sweep in 0..SWEEPS {
        for row in 0..rows {
            bed.progress.reach(share(sweep * steps_of(rows) + steps_of(row), pieces) * SOUGHT);
            if !bed.progress.goes_on() {
                return Vec::new();
            }
            for column in (0..columns).take_while(|_| bed.progress.goes_on_after(CANDIDATE)) {
                let x = (float(column) + bed.stream.unit()) / float(columns) * bounds.width();
                let y = (float(row) + bed.stream.unit()) / float(rows) * bounds.height();
                let point = bounds.origin() + Vec2::new(x, y);
                if bed.region.holds_disc(point, need) {
                    points.push(point);
                }
            }
        }
    }
    for i in (1..points.len()).rev().take_while(|_| bed.progress.goes_on_after(1)) {
        #[expect(
            clippy::cast_precision_loss,
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "0 ≤ unit < 1, and points are far fewer than 2^52"
        )]
        let j = (bed.stream.unit() * (i + 1) as f64) as usize;
        points.swap(i, j.min(i));
    }
    points
}

/// The small steps that a candidate counts for: it looks at what lies in the cells around it.
const CANDIDATE: usize = 8;

/// The share of the work that it takes to find candidates.
const SOUGHT: f64 = 0.7;

fn steps_of(count: i64) -> usize {
    usize::try_from(count).unwrap_or(0)
}

/// Cells of the grid in a distance; with 2.5 a sample is within a few marks of the densest that chance gives.
const FINE: f64 = 2.5;

/// Three candidates a cell fill what the first leaves open; more are hardly ever taken.
const SWEEPS: usize = 3;

/// No more cells a side than this, which is some fifty thousand marks: ten stamps full.
const MOST_SIDE: i64 = 600;

/// Chopped young jackfruit: strokes, bent scraps, crosses and triangles lying in all directions.
fn cacah_gori(bed: &mut Bed<'_>) {
    let (size, width) = (bed.size(), bed.width());
    // Scraps keep their distance from middle to middle; how near their ends come is tried for each. Most candidates are
    // refused, so a middle is entered with all that it forbids and a candidate looks into one cell.
    let apart = (bed.number("pitch") * size).max(width + bed.clearance());
    let mut middles = bed::grid(bed.region, apart);
    for center in candidates(bed, apart, width / 2.0) {
        if !bed.progress.goes_on() {
            return;
        }
        let angle = Angle::degrees(bed.stream.between(0.0, 360.0));
        let kind = bed.stream.unit();
        if !middles.is_clear(center, center, 0.0) || !bed.is_bare(center, width / 2.0) {
            continue;
        }
        let path = scrap(kind, center, angle.unit() * (size / 2.0));
        if bed.try_lay(vec![vec![Shape::Stroke { path, width }]]) {
            middles.insert(Capsule { a: center, b: center, radius: apart, ring: None });
        }
        if bed.is_full(1) {
            return;
        }
    }
}

/// A scrap that reaches to `arm` from its center. Half are plain strokes, the rest is shared evenly.
fn scrap(kind: f64, center: Point, arm: Vec2) -> BezPath {
    let across = Vec2::new(-arm.y, arm.x);
    let (mut path, shape) = (BezPath::new(), kind * 6.0);
    if shape < 3.0 {
        path.move_to(center - arm);
        path.line_to(center + arm);
    } else if shape < 4.0 {
        // A bent scrap.
        path.move_to(center - arm);
        path.line_to(center + across * 0.5);
        path.line_to(center + arm);
    } else if shape < 5.0 {
        path.move_to(center - arm);
        path.line_to(center + arm);
        path.move_to(center - across * 0.6);
        path.line_to(center + across * 0.6);
    } else {
        // The corners of an equilateral triangle: cos 120° and sin 120°.
        path.move_to(center + arm);
        path.line_to(center - arm * 0.5 + across * 0.866);
        path.line_to(center - arm * 0.5 - across * 0.866);
        path.close_path();
    }
    path
}

/// Grains two and a half times as long as thick.
fn beras_wutah(bed: &mut Bed<'_>) {
    let size = bed.size();
    let thick = size / GRAIN;
    for center in candidates(bed, bed.pitch(thick), thick / 2.0) {
        if !bed.progress.goes_on() {
            return;
        }
        let angle = Angle::degrees(bed.stream.between(0.0, 180.0));
        if !bed.is_bare(center, thick / 2.0) {
            continue;
        }
        let way = angle.unit();
        // A grain lies within a line with round ends, of its length and thickness.
        let heart = way * ((size - thick) / 2.0);
        let (a, b) = (center - heart, center + heart);
        if bed.has_room_along(a, b, thick / 2.0) {
            bed.claim_along(a, b, thick / 2.0);
            bed.draw(Shape::Area(ellipse(center, way * (size / 2.0), thick / 2.0)));
        }
        if bed.is_full(1) {
            return;
        }
    }
}

const GRAIN: f64 = 2.5;
