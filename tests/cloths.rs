//! Artwork to paint and export, made of marks at hand.

use canting::artwork::Artwork;
use canting::color::Srgb;
use canting::dye::Palette;
use canting::mark::{Mark, Part, Shape};
use canting::repeat::Repeat;
use canting::seed::Stream;
use kurbo::{Affine, BezPath, Point, Size, Vec2};

/// A petal from the origin along the positive x axis.
fn petal(length: f64, width: f64) -> BezPath {
    let side = |sign: f64| Vec2::new(0.3 * length, sign * width * 0.66);
    let (start, end) = (Point::ORIGIN, Point::new(length, 0.0));
    let mirrored = |v: Vec2| Vec2::new(-v.x, v.y);
    let mut path = BezPath::new();
    path.move_to(start);
    path.curve_to(start + side(1.0), end + mirrored(side(1.0)), end);
    path.curve_to(end + mirrored(side(-1.0)), start + side(-1.0), start);
    path.close_path();
    path
}

/// Petals in fours around the corner and the middle of the tile, drawn petal by petal, and a curve over every edge.
pub(crate) fn kawung(side: f64) -> Artwork {
    let mut marks = Vec::new();
    for center in [Vec2::ZERO, Vec2::new(side / 2.0, side / 2.0)] {
        for quarter in 0..4 {
            let turn = [(1.0, 1.0), (-1.0, 1.0), (-1.0, -1.0), (1.0, -1.0)][quarter];
            let s = 0.5_f64.sqrt();
            let along =
                Affine::new([turn.0 * s, turn.1 * s, -turn.1 * s, turn.0 * s, center.x, center.y]);
            let place = along * Affine::translate((side * 0.03, 0.0));
            let outline = petal(side * 0.29, side * 0.17);
            let mut add = |part: &str, shape: Shape| {
                marks.push(Mark::new(Part::new(part), shape).unwrap().transformed(place));
            };
            add("tembok", Shape::Area(outline.clone()));
            add("klowong", Shape::Stroke { path: outline, width: side * 0.013 });
            for dot in [0.35, 0.65] {
                let center = Point::new(side * 0.29 * dot, 0.0);
                add("isen", Shape::Dot { center, radius: side * 0.012 });
            }
        }
    }
    let curve = canting::geom::data::read(
        "M-0.1,0.42 C0.2,0.55 0.3,0.45 0.5,0.5 Q0.8,0.6 1.07,0.48",
        usize::MAX,
    )
    .expect("a path");
    for map in [Affine::IDENTITY, Affine::new([0.0, 1.0, 1.0, 0.0, 0.0, 0.0])] {
        let path = Affine::scale(side) * map * curve.clone();
        marks.push(
            Mark::new(Part::new("cecek pitu"), Shape::Stroke { path, width: side * 0.007 })
                .unwrap(),
        );
    }
    Artwork::from_marks(Size::new(side, side), marks)
}

/// Marks of all kinds scattered over one large tile, interleaved, some across its edges.
pub(crate) fn scattered(tile: Size, count: usize) -> Artwork {
    let mut random = Stream::new(7, "scattered");
    let parts = ["tembok", "klowong", "isen", "biron"];
    let mark = |at: usize| {
        let center = Point::new(random.between(0.0, tile.width), random.between(0.0, tile.height));
        let size = random.between(1.0, 9.0);
        let part = Part::new(parts[at * parts.len() / count]);
        let shape = match at % 3 {
            0 => Shape::Area(petal(size, size / 2.0)),
            1 => Shape::Stroke { path: petal(size * 1.5, size), width: 0.5 },
            _ => Shape::Dot { center: Point::ORIGIN, radius: size / 12.0 },
        };
        let turn = canting::geom::turn(canting::geom::Angle::degrees(random.between(0.0, 360.0)));
        Mark::new(part, shape).unwrap().transformed(Affine::translate(center.to_vec2()) * turn)
    };
    Artwork::from_marks(tile, (0..count).map(mark).collect())
}

/// Sogan colors for the parts of `repeat`.
pub(crate) fn sogan(repeat: &Repeat) -> Palette {
    let color = |part: &Part| match part.name() {
        "latar" => Srgb::new(0xF4, 0xF0, 0xE4),
        "klowong" => Srgb::new(0x2B, 0x1B, 0x10),
        "tembok" => Srgb::new(0x8E, 0x5A, 0x2B),
        "biron" => Srgb::new(0x1F, 0x2F, 0x55),
        _ => Srgb::new(0x6E, 0x43, 0x26),
    };
    let colors = repeat.parts().into_iter().map(|part| (part.clone(), color(&part))).collect();
    Palette::printed(&colors, &repeat.parts())
}
