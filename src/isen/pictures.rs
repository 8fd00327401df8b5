//! Every isen in one picture, in a petal and on the ground, for people who write motifs.

use kurbo::{Affine, BezPath, Point, Size, Vec2};

use super::region::Region;
use super::{ISEN, Isen, Room};
use crate::geom::{Angle, Lattice};
use crate::mark::Shape;
use crate::ornament::petal::petal;
use crate::param::Values;
use crate::seed::Stream;

/// A cell of the picture, and how many stand beside one another.
const CELL: Size = Size::new(64.0, 34.0);
const COLUMNS: usize = 4;

/// The ground that is shown.
const TILE: Size = Size::new(20.0, 24.0);

fn drawn(isen: &Isen, region: &Region, map: Affine) -> String {
    let room = Room { region, axis: Some(Angle::degrees(0.0)), limit: 5000 };
    let fill = isen.fill(&Values::new(), room, &mut Stream::new(7, isen.name));
    fill.shapes.iter().map(|shape| svg(shape, map)).collect()
}

/// A tile of ground with its neighbors, cut at its edges.
fn ground(at: usize, isen: &Isen, corner: Point) -> String {
    let Point { x, y } = corner;
    let Size { width, height } = TILE;
    let marks = drawn(isen, &Region::ground(TILE, Lattice::block(TILE), &[]), Affine::IDENTITY);
    let mut copies = String::new();
    for (across, down) in
        [-1.0, 0.0, 1.0].into_iter().flat_map(|i| [-1.0, 0.0, 1.0].map(|j| (i, j)))
    {
        if (across, down) != (0.0, 0.0) {
            let (x, y) = (across * width, down * height);
            copies += &format!("<use xlink:href=\"#ground-{at}\" x=\"{x}\" y=\"{y}\"/>\n");
        }
    }
    format!(
        "<svg x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\">\n<rect class=\"o\" width=\"{width}\" height=\"{height}\"/>\n<g id=\"ground-{at}\">\n{marks}</g>\n{copies}</svg>\n"
    )
}

fn svg(shape: &Shape, map: Affine) -> String {
    match shape {
        Shape::Stroke { path, width } => {
            format!("<path class=\"l\" stroke-width=\"{width:.2}\" d=\"{}\"/>\n", data(path, map))
        }
        Shape::Area(path) | Shape::EvenOdd(path) => format!("<path d=\"{}\"/>\n", data(path, map)),
        Shape::Dot { center, radius } => {
            let at = map * *center;
            format!("<circle cx=\"{:.2}\" cy=\"{:.2}\" r=\"{radius:.2}\"/>\n", at.x, at.y)
        }
    }
}

/// Path data to a hundredth of a millimeter.
fn data(path: &BezPath, map: Affine) -> String {
    let hundredth = |number: f64| crate::ornament::to_parts(number, 100.0);
    let path: BezPath = (map * path)
        .iter()
        .map(|element| match element {
            kurbo::PathEl::MoveTo(p) => {
                kurbo::PathEl::MoveTo((hundredth(p.x), hundredth(p.y)).into())
            }
            kurbo::PathEl::LineTo(p) => {
                kurbo::PathEl::LineTo((hundredth(p.x), hundredth(p.y)).into())
            }
            kurbo::PathEl::QuadTo(a, p) => kurbo::PathEl::QuadTo(
                (hundredth(a.x), hundredth(a.y)).into(),
                (hundredth(p.x), hundredth(p.y)).into(),
            ),
            kurbo::PathEl::CurveTo(a, b, p) => kurbo::PathEl::CurveTo(
                (hundredth(a.x), hundredth(a.y)).into(),
                (hundredth(b.x), hundredth(b.y)).into(),
                (hundredth(p.x), hundredth(p.y)).into(),
            ),
            kurbo::PathEl::ClosePath => kurbo::PathEl::ClosePath,
        })
        .collect();
    path.to_svg()
}

#[test]
fn the_picture_is_true() {
    let leaf = petal(36.0, 18.0);
    let mut cells = String::new();
    for (at, isen) in ISEN.iter().enumerate() {
        let corner =
            Point::new((at % COLUMNS) as f64 * CELL.width, (at / COLUMNS) as f64 * CELL.height);
        let map = Affine::translate((corner.x + 2.0, corner.y + 14.0));
        cells += &format!("<path class=\"o\" d=\"{}\"/>\n", data(&leaf, map));
        cells += &drawn(isen, &Region::within(&leaf, &[]), map);
        cells += &ground(at, isen, corner + Vec2::new(41.0, 2.0));
        let name = corner + Vec2::new(CELL.width / 2.0, CELL.height - 2.5);
        cells += &format!("<text x=\"{}\" y=\"{}\">{}</text>\n", name.x, name.y, isen.name);
    }
    let rows = ISEN.len().div_ceil(COLUMNS);
    let (width, height) = (CELL.width * COLUMNS as f64, CELL.height * rows as f64);
    let style = "path, circle { fill: #4a2511 } .l { fill: none; stroke: #4a2511; stroke-linecap: round; stroke-linejoin: round } .o { fill: #f2e6cf; stroke: #b0702f; stroke-width: 0.3 } text { fill: #4a2511; font: 4px sans-serif; text-anchor: middle }";
    let picture = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" viewBox=\"0 0 {width} {height}\" width=\"{}\">\n<rect width=\"{width}\" height=\"{height}\" fill=\"#fffaf0\"/>\n<style>{style}</style>\n{cells}</svg>\n",
        3.5 * width,
    );
    crate::ornament::drawn_again("docs/isen.svg", &picture);
}
