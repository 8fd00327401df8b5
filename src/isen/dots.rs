//! Cecek: dots, single and in clusters, in fields, rows or scattered.
//!
//! Multi-spout canting fix the clusters: three spouts (telon), seven and more (byok).
//!
//! **Invariant:** a cluster is laid with all of its dots.

use kurbo::{Point, Vec2};

use crate::geom::{self, Angle};
use crate::isen::bed::Bed;
use crate::isen::contour;
use crate::isen::field::{self, Field, Site};
use crate::isen::scatter;
use crate::isen::shape::dot;
use crate::isen::{Isen, Knob, Range};

pub(super) static CECEK: Isen = Isen {
    name: "cecek",
    synonyms: &["ceceg", "titik", "dots"],
    labels: ["cecek, titik-titik", "cecek, dots"],
    joins: false,
    knobs: &[
        DOT,
        Knob::pitch([2.6, 1.3, 20.0]),
        Knob {
            name: "spread|sebaran",
            labels: [
                "Sebaran|sebaran: jajar, ikut tepi, tabur",
                "Spread|spread: in a field, along the outline, scattered",
            ],
            range: Range::Choice(&["field|bidang", "outline|tepi", "scatter|tabur"]),
        },
        ROWS_ONE,
        Knob::jitter(0.0),
        Knob::CLEARANCE,
    ],
    draw: |bed| {
        if bed.chose("spread", "outline") {
            rows(bed);
        } else if bed.chose("spread", "scatter") {
            scattered(bed);
        } else {
            single(bed);
        }
    },
};

pub(super) static CECEK_TELU: Isen = Isen {
    name: "cecek-telu",
    synonyms: &["ceceg telu", "cecek telon", "three dots"],
    labels: ["cecek telu, tiga titik", "cecek telu, three dots"],
    joins: false,
    knobs: &[DOT, Knob::pitch([5.0, 3.0, 20.0]), Knob::jitter(0.0), Knob::CLEARANCE],
    draw: |bed| {
        // The corner of an equilateral triangle of side 1.6 lies 1.6 / √3 from its middle.
        clusters(bed, 3, 1.6 / SQRT_3, Dot::Absent);
    },
};

pub(super) static CECEK_PITU: Isen = Isen {
    name: "cecek-pitu",
    synonyms: &["ceceg pitu", "cecek byok", "seven dots"],
    labels: ["cecek pitu, tujuh titik", "cecek pitu, seven dots"],
    joins: false,
    knobs: &[DOT, Knob::pitch([7.0, 4.5, 25.0]), Knob::jitter(0.0), Knob::CLEARANCE],
    draw: |bed| clusters(bed, 6, 1.7, Dot::Present),
};

pub(super) static CECEK_RENTENG: Isen = Isen {
    name: "cecek-renteng",
    synonyms: &["ceceg renteng", "renteng", "dotted lines"],
    labels: ["cecek renteng, deret titik", "cecek renteng, rows of dots"],
    joins: false,
    knobs: &[
        DOT,
        Knob::pitch([2.6, 1.3, 20.0]),
        Knob::count(
            "rows|deret",
            ["Deret|banyaknya deret", "Rows|number of rows"],
            [2.0, 1.0, 40.0],
        ),
        Knob::CLEARANCE,
    ],
    draw: rows,
};

/// A default for hand work; on a stamp dots of about 1.2 mm hold.
const DOT: Knob =
    Knob::size(["Besar titik|garis tengah titik", "Dot size|diameter of a dot"], [0.7, 0.2, 10.0]);

const ROWS_ONE: Knob =
    Knob::count("rows|deret", ["Deret|banyaknya deret", "Rows|number of rows"], [1.0, 1.0, 40.0]);

const SQRT_3: f64 = 1.732_050_807_568_877_2;

/// Whether a cluster has a dot in its middle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Dot {
    Present,
    Absent,
}

fn single(bed: &mut Bed<'_>) {
    let size = bed.size();
    let field = Field::hexagonal(bed.pitch(size), size / 2.0);
    for site in field::lay(bed, field, bed.number("jitter")) {
        bed.draw(dot(site.center, size));
    }
}

/// Rows of dots along the outline, or around what lies on the ground.
fn rows(bed: &mut Bed<'_>) {
    let size = bed.size();
    let pitch = bed.pitch(size);
    // The first row stands 1.2 dots from the line, unless the clearance asks for more.
    let first = (1.2 * size).max(size / 2.0 + bed.clearance() + contour::SAG);
    let count = field::steps(bed.number("rows"));
    let apart = pitch * field::HEXAGONAL;
    let echoes = contour::echo(bed, first, apart, count);
    if echoes.is_empty() && bed.region.tile().is_some() {
        // Bare ground has no edge to follow.
        single(bed);
        return;
    }
    for row in echoes {
        for pair in row.spaced(pitch, &bed.frame) {
            bed.try_lay(pair.iter().map(|station| vec![dot(station.at, size)]).collect());
        }
    }
}

fn scattered(bed: &mut Bed<'_>) {
    let size = bed.size();
    let pitch = bed.pitch(size);
    for center in scatter::points(bed, pitch, size / 2.0) {
        bed.draw(dot(center, size));
    }
}

/// A field of rings of `count` dots at `radius` diameters from the middle.
fn clusters(bed: &mut Bed<'_>, count: i64, radius: f64, middle: Dot) {
    let size = bed.size();
    // Dots of a cluster keep their clearance from each other, too: the ring grows until they do.
    let side = 2.0 * Angle::radians(std::f64::consts::PI / field::float(count)).sin();
    let spoke = match middle {
        Dot::Present => size + bed.clearance(),
        Dot::Absent => 0.0,
    };
    let ring = (radius * size).max((size + bed.clearance()) / side).max(spoke) + geom::TOLERANCE;
    let reach = ring + size / 2.0;
    let field = Field::hexagonal(bed.pitch(2.0 * reach), reach);
    for site in field::lay(bed, field, bed.number("jitter")) {
        if middle == Dot::Present {
            bed.draw(dot(site.center, size));
        }
        for center in around(bed, site, count, ring) {
            bed.draw(dot(center, size));
        }
    }
}

/// `count` points around a site; the first lies toward the tip.
fn around(bed: &Bed<'_>, site: Site, count: i64, radius: f64) -> Vec<Point> {
    let point = |i: i64| {
        let turn = geom::turn(Angle::degrees(360.0 * field::float(i) / field::float(count)));
        let way: Vec2 = (turn * bed.frame.along.to_point()).to_vec2();
        site.center + way * radius
    };
    (0..count).map(point).collect()
}
