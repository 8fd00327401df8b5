//! Every way of repeating cloth, proved from outside: where copies lie, what the picture shows, what files hold.
//!
//! Expectations are written down here a second time, from the books, and never taken from the program.

use canting::artwork::Artwork;
use canting::color::Pixmap;
use canting::color::Srgb;
use canting::design::{self, Step};
use canting::dye::Palette;
use canting::geom::{Lattice, length};
use canting::mark::{Mark, Part, Shape};
use canting::raport::Raport;
use canting::raster::{Backdrop, Grid, Inks, Painter, Window};
use canting::repeat::Repeat;
use canting::symmetry::{Frieze, Group};
use kurbo::{BezPath, Point, Size, Vec2};

mod at;
mod detector;
mod extremes;
mod found;
mod operations;
mod places;
mod properties;
mod tables;
mod toss;
mod whole_pixels;
mod written;

/// The raport of a step on a tile.
fn raport(step: &Step, tile: Size) -> Raport {
    let repeat = design::Stepping { step: step.clone(), tile, ..Default::default() };
    Raport::laid(&repeat, 7, 'A')
}

/// Marks on tile A under a step.
fn laid(step: &Step, tile: Size, marks: Vec<Mark>) -> Repeat {
    Repeat::of(Artwork::on(raport(step, tile), marks))
}

/// A wallpaper group; `angle` matters to oblique cells only.
fn group(group: Group, angle: f64) -> Step {
    Step::Group { group, angle }
}

/// What is drawn by hand in tests: the outline of what tile A prints, filled with an asymmetric motif.
fn with_motif(step: &Step, tile: Size) -> Repeat {
    let corners = outline(&raport(step, tile));
    laid(step, tile, motif_in(&corners))
}

/// The corners of what tile A prints: of its first piece that prints anything, where it is cut into several.
fn outline(raport: &Raport) -> Vec<Point> {
    let mut pieces = raport.faces_of('A').map(|face| &raport.faces[face].outline);
    pieces.find(|corners| corners.len() > 2).expect("every repeat prints tile A").clone()
}

/// An area, a comma and a dot inside a convex piece of cloth, alike under no turn and in no mirror.
fn motif_in(corners: &[Point]) -> Vec<Mark> {
    let middle = middle_of(corners);
    let [p, q, r] = [corners[0], corners[1], corners[2]];
    let toward = |corner: Point, share: f64| middle.lerp(corner, share);
    let mut area = BezPath::new();
    area.move_to(toward(p, 0.85));
    area.line_to(toward(p.midpoint(q), 0.75));
    area.line_to(toward(r, 0.15));
    area.close_path();
    let mut comma = BezPath::new();
    comma.move_to(toward(r, 0.8));
    comma.curve_to(toward(q, 0.5), toward(q, 0.75), toward(q.midpoint(p), 0.35));
    let size = inner_radius(corners, middle);
    vec![
        Mark::new(Part::new("tembok"), Shape::Area(area)).unwrap(),
        Mark::new(Part::new("klowong"), Shape::Stroke { path: comma, width: size / 6.0 }).unwrap(),
        Mark::new(
            Part::new("isen"),
            Shape::Dot { center: toward(r.midpoint(p), 0.6), radius: size / 6.0 },
        )
        .unwrap(),
    ]
}

fn middle_of(corners: &[Point]) -> Point {
    let sum = corners.iter().fold(Vec2::ZERO, |sum, corner| sum + corner.to_vec2());
    (sum / corners.len() as f64).to_point()
}

/// How far the sides of a polygon keep from a point.
fn inner_radius(corners: &[Point], middle: Point) -> f64 {
    let next = corners.iter().cycle().skip(1);
    let far = |(a, b): (&Point, &Point)| ((*b - *a).cross(middle - *a) / length(*b - *a)).abs();
    corners.iter().zip(next).map(far).fold(f64::INFINITY, f64::min)
}

/// A dot of a millimeter's thousandth: a place without extent.
fn point_mark(center: Point) -> Mark {
    Mark::new(Part::new("isen"), Shape::Dot { center, radius: 0.001 }).unwrap()
}

/// Colors far from one another.
fn bold(repeat: &Repeat) -> Palette {
    let color = |part: &Part| match part.name() {
        "latar" => Srgb::new(0xFF, 0xFF, 0xFF),
        "tembok" => Srgb::new(0x00, 0x00, 0x00),
        "klowong" => Srgb::new(0xE0, 0x00, 0x00),
        _ => Srgb::new(0x00, 0x00, 0xE0),
    };
    let colors = repeat.parts().into_iter().map(|part| (part.clone(), color(&part))).collect();
    Palette::printed(&colors, &repeat.parts())
}

fn painted(repeat: &Repeat, grid: Grid, window: Window) -> Pixmap {
    Painter::new(repeat, grid).window(window, &Inks::new(&bold(repeat), Backdrop::Painted))
}

/// Every sum of two vectors, so many steps either way.
fn sums(Lattice { a, b }: Lattice, reach: i32) -> impl Iterator<Item = Vec2> {
    let steps = move || (-reach..=reach).map(f64::from);
    steps().flat_map(move |j| steps().map(move |i| a * i + b * j))
}

/// How a step is called in a failed assertion.
fn called(step: &Step) -> String {
    format!("{step:?}").chars().take(120).collect()
}

/// Every step by its name, with its usual settings.
fn all_steps() -> Vec<Step> {
    Step::names().into_iter().map(Step::named).collect()
}

/// Every frieze, laid in rows.
fn friezes() -> impl Iterator<Item = (Frieze, Step)> {
    Frieze::ALL.into_iter().map(|frieze| (frieze, Step::Frieze(frieze)))
}
