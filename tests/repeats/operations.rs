//! Every operation of a group takes the cloth onto itself: as geometry, and as a picture.

use canting::artwork::Artwork;
use canting::color::Pixmap;
use canting::design::Step;
use canting::export::{Copies, SvgOptions, svg};
use canting::geom::{Lattice, distance};
use canting::raport::Raport;
use canting::raster::{Grid, Window};
use canting::repeat::Repeat;
use canting::symmetry::{Frieze, Group};
use kurbo::{Affine, BezPath, PathEl, Point, Rect, Size, Vec2};

use super::{bold, friezes, group, laid, motif_in, outline, painted, raport, tables};

/// Twice the rounding of an export to a micrometer, along a diagonal: 1.4 micrometers.
const NEAR: f64 = 0.002;

const TILE: Size = Size::new(40.0, 30.0);

/// A group with the cell that its tile asks for: the rectangle where it is centered.
fn cell_of(found: &Raport, group: Group) -> Lattice {
    match group {
        Group::Cm | Group::Cmm => Lattice::block(TILE),
        _ => found.lattice,
    }
}

fn groups() -> impl Iterator<Item = (Group, Step)> {
    Group::ALL.into_iter().map(|of| (of, group(of, 75.0)))
}

/// A mark as it is written.
#[derive(Clone, Debug)]
struct Written {
    layer: String,
    /// Corners and handles, or the middle.
    points: Vec<Point>,
    radius: f64,
}

impl Written {
    fn seen(&self, map: Affine) -> Self {
        let points = self.points.iter().map(|point| map * *point).collect();
        Self { points, ..self.clone() }
    }

    fn is_near(&self, other: &Self) -> bool {
        let mut pairs = self.points.iter().zip(&other.points);
        self.points.len() == other.points.len()
            && pairs.all(|(a, b)| distance(*a, *b) < NEAR)
            && self.layer == other.layer
            && (self.radius - other.radius).abs() < NEAR
    }

    fn bounds(&self) -> Rect {
        let first = Rect::from_points(self.points[0], self.points[0]);
        self.points.iter().fold(first, |bounds, point| bounds.union_pt(*point))
    }
}

/// Every mark of a flat SVG of a cloth.
fn written(repeat: &Repeat, cloth: Size) -> Vec<Written> {
    let options = SvgOptions { cloth: Some(cloth), copies: Copies::Flat, ..SvgOptions::default() };
    let mut bytes = Vec::new();
    svg(repeat, &bold(repeat), &options, &mut bytes).unwrap();
    let text = String::from_utf8(bytes).unwrap();
    let mut layer = String::new();
    let mut marks = Vec::new();
    for line in text.lines() {
        if line.contains("groupmode") {
            layer = attribute(line, "id").unwrap();
        } else if let Some(data) = attribute(line, "d") {
            let points = points(&canting::geom::data::read(&data, usize::MAX).unwrap());
            marks.push(Written { layer: layer.clone(), points, radius: 0.0 });
        } else if let Some(x) = attribute(line, "cx") {
            let number = |text: String| text.parse::<f64>().unwrap();
            let center = Point::new(number(x), number(attribute(line, "cy").unwrap()));
            let radius = number(attribute(line, "r").unwrap());
            marks.push(Written { layer: layer.clone(), points: vec![center], radius });
        }
    }
    marks
}

fn attribute(line: &str, name: &str) -> Option<String> {
    let (_, rest) = line.split_once(&format!(" {name}=\""))?;
    Some(rest.split_once('"')?.0.to_owned())
}

fn points(path: &BezPath) -> Vec<Point> {
    let all = path.elements().iter().flat_map(|element| match *element {
        PathEl::MoveTo(p) | PathEl::LineTo(p) => vec![p],
        PathEl::QuadTo(p, q) => vec![p, q],
        PathEl::CurveTo(p, q, r) => vec![p, q, r],
        PathEl::ClosePath => vec![],
    });
    all.collect()
}

/// Every mark is found again under `map` and any step of the lattice that brings it back onto the cloth.
fn assert_finds_every_mark(marks: &[Written], (map, lattice): (Affine, Lattice), cloth: Size) {
    let all = cloth.to_rect();
    let mut count = 0;
    for mark in marks {
        let moved = mark.seen(map);
        for step in super::sums(lattice, 8) {
            let image = moved.seen(Affine::translate(step));
            if !all.contains_rect(image.bounds()) {
                continue;
            }
            count += 1;
            let is_found = marks.iter().any(|other| other.is_near(&image));
            assert!(is_found, "{mark:?} is not at {image:?}");
        }
    }
    assert!(count >= marks.len(), "only {count} images of {} on the cloth", marks.len());
}

#[test]
fn wallpaper_operations_find_every_mark_again() {
    for (of, step) in groups() {
        let found = raport(&step, TILE);
        let cell = cell_of(&found, of);
        let lattice = tables::primitive(of, cell);
        let repeat = laid(&step, TILE, motif_in(&outline(&found)));
        let cloth = Size::new(100.0, 90.0);
        let marks = written(&repeat, cloth);
        assert!(marks.len() >= 12, "{of}: {}", marks.len());
        for map in tables::isometries(of, cell) {
            assert_finds_every_mark(&marks, (map, lattice), cloth);
        }
    }
}

#[test]
fn frieze_operations_find_every_mark_again() {
    for (of, step) in friezes() {
        let repeat = laid(&step, TILE, motif_in(&outline(&raport(&step, TILE))));
        let cloth = Size::new(120.0, 3.0 * TILE.height);
        let marks = written(&repeat, cloth);
        assert!(marks.len() >= 3 * 9 * order_of(of), "{of}: {}", marks.len());
        for map in tables::frieze_isometries(of, TILE.width, 1.5 * TILE.height) {
            assert_finds_every_mark(&marks, (map, Lattice::block(TILE)), cloth);
        }
    }
}

/// docs/craft.md, section 6.7.
fn order_of(frieze: Frieze) -> usize {
    match frieze {
        Frieze::P111 => 1,
        Frieze::P1a1 | Frieze::Pm11 | Frieze::P1m1 | Frieze::P112 => 2,
        Frieze::Pma2 | Frieze::Pmm2 => 4,
    }
}

/// A domain holds the part of a cell that the books say.
#[test]
fn a_cell_holds_as_many_marks_as_the_books_say() {
    let orders = [1, 2, 2, 2, 2, 4, 4, 4, 4, 4, 8, 8, 3, 6, 6, 6, 12];
    for ((of, step), order) in groups().zip(orders) {
        let found = raport(&step, TILE);
        let repeat = laid(&step, TILE, motif_in(&outline(&found)));
        assert_eq!(tables::isometries(of, found.lattice).len(), order, "{of}");
        let cells = repeat.period().area() / found.lattice.area();
        for mark in 0..3 {
            let copies = repeat.orbit_of(mark).cell.len() as f64;
            assert!((copies - order as f64 * cells).abs() < 1e-6, "{of}: {copies} in {cells}");
        }
    }
}

/// The cloth as it lies under `map`, which takes its lattice onto itself.
fn under(repeat: &Repeat, map: Affine) -> Repeat {
    let mut raport = repeat.artwork().raport().clone();
    for face in &mut raport.faces {
        for image in &mut face.images {
            *image = map * *image;
        }
    }
    Repeat::of(Artwork::on(raport, repeat.artwork().marks().to_vec()))
}

/// Mean and largest difference of a channel, of 255.
fn difference(a: &Pixmap, b: &Pixmap) -> (f64, u8) {
    let off = a.rgba.iter().zip(&b.rgba).map(|(a, b)| a.abs_diff(*b));
    let (sum, most) =
        off.fold((0_u64, 0), |(sum, most), off| (sum + u64::from(off), most.max(off)));
    (sum as f64 / a.rgba.len() as f64, most)
}

/// Paints 1024 pixels of cloth as it is and under `map`.
///
/// Both are the same shapes in another order of their points: coverage has 16 levels and may fall to the next one or
/// two where edges turn.
fn assert_looks_the_same(repeat: &Repeat, map: Affine, what: &str) {
    let grid = Grid::plain(1024.0 / 100.0);
    let window = Window { x: -200, y: -100, width: 1024, height: 256 };
    let (plain, turned) =
        (painted(repeat, grid, window), painted(&under(repeat, map), grid, window));
    let (mean, most) = difference(&plain, &turned);
    assert!(mean < 0.2 && most <= 64, "{what} {map:?}: mean {mean}, most {most}");
}

#[test]
fn wallpaper_operations_show_the_same_picture() {
    for (of, step) in groups() {
        let found = raport(&step, TILE);
        let repeat = laid(&step, TILE, motif_in(&outline(&found)));
        let maps = tables::isometries(of, cell_of(&found, of));
        // Any two neighbors in the tables make all of a group, the identity left out.
        for map in maps.iter().skip(1).step_by(2).chain(maps.last()) {
            assert_looks_the_same(&repeat, *map, of.name());
        }
    }
}

#[test]
fn frieze_operations_show_the_same_picture() {
    for (of, step) in friezes() {
        let repeat = laid(&step, TILE, motif_in(&outline(&raport(&step, TILE))));
        for map in tables::frieze_isometries(of, TILE.width, TILE.height / 2.0) {
            assert_looks_the_same(&repeat, map, of.name());
        }
    }
}

/// The measure itself: a map that is none of the group's shows another picture.
#[test]
fn another_map_shows_another_picture() {
    let step = group(Group::P4, 90.0);
    let repeat = laid(&step, TILE, motif_in(&outline(&raport(&step, TILE))));
    let grid = Grid::plain(4.0);
    let window = Window { x: 0, y: 0, width: 400, height: 400 };
    for map in [Affine::FLIP_X, Affine::translate(Vec2::new(0.05, 0.0))] {
        let pictures = [repeat.clone(), under(&repeat, map)].map(|it| painted(&it, grid, window));
        let (mean, _) = difference(&pictures[0], &pictures[1]);
        assert!(mean > 0.2, "{map:?}: {mean}");
    }
}
