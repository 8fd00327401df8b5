//! What lies at a point, against the painter.

use canting::artwork::Artwork;
use canting::mark::Part;
use canting::raster::{Grid, Owner, Painter, Window};
use canting::repeat::Repeat;
use canting::seed::Stream;
use kurbo::Point;

use crate::golden::{materials, samples};

/// Pixels in a millimeter, pixels along a side of a window, and windows of a design.
const SCALE: f64 = 4.0;
const SIDE: u32 = 24;
const WINDOWS: usize = 5;

/// On every sample, the mark found at the middle of a pixel has the part that covers all of it and of those around it.
#[test]
fn the_topmost_mark_is_the_one_that_is_painted() {
    let materials = materials();
    for (name, design) in samples() {
        let repeat = Repeat::of(Artwork::of(&design, &materials));
        let painter = Painter::new(&repeat, Grid::plain(SCALE));
        let mut stream = Stream::new(11, &name);
        let mut asked = 0;
        for _ in 0..WINDOWS {
            // Some periods away, too.
            let period = repeat.period();
            #[expect(clippy::cast_possible_truncation, reason = "some thousand pixels")]
            let mut place = |side: f64| (stream.between(-1.0, 2.0) * side * SCALE) as i64;
            let [x, y] = [place(period.width), place(period.height)];
            asked += agrees(&repeat, &painter, [x, y], &name);
        }
        assert!(asked > 100, "{name}: {asked} pixels");
    }
}

/// Compares one window; how many of its pixels lie away from edges.
fn agrees(repeat: &Repeat, painter: &Painter, [x, y]: [i64; 2], name: &str) -> usize {
    let window = Window { x, y, width: SIDE, height: SIDE };
    let shares = painter.shares(window);
    let side = SIDE as usize;
    let pure = |owner: Owner<'_>| match owner {
        Owner::Pure(part) => Some(usize::from(part)),
        Owner::Mixed(_) => None,
    };
    let owners: Vec<Option<usize>> = shares.spots().map(pure).collect();
    let mut asked = 0;
    for at in (1..side - 1).flat_map(|row| (1..side - 1).map(move |column| row * side + column)) {
        let around = [at - side, at - 1, at, at + 1, at + side].map(|at| owners[at]);
        let Some(part) = around[0].filter(|_| around.iter().all(|owner| *owner == around[0]))
        else {
            continue;
        };
        let pixel =
            Point::new(x as f64 + (at % side) as f64 + 0.5, y as f64 + (at / side) as f64 + 0.5);
        let point = (pixel.to_vec2() / SCALE).to_point();
        let found = repeat.at(point);
        let part_of = |at: usize| repeat.artwork().marks()[found[at].mark].part().clone();
        let topmost = if found.is_empty() { Part::latar() } else { part_of(0) };
        assert_eq!(topmost, shares.parts()[part], "{name} at {point}");
        asked += 1;
    }
    asked
}

/// Under the topmost mark lie the others in order, and a copy is found with its own matrix.
#[test]
fn what_lies_below_comes_after() {
    use canting::mark::{Mark, Shape};
    use kurbo::{Rect, Shape as _, Size};
    let square = |part: &str, side: f64| {
        let path = Rect::from_center_size((10.0, 10.0), (side, side)).to_path(0.1);
        Mark::new(Part::new(part), Shape::Area(path)).unwrap()
    };
    let marks = vec![square("tembok", 12.0), square("isen", 8.0), square("latar", 4.0)];
    let repeat = Repeat::of(Artwork::from_marks(Size::new(20.0, 20.0), marks));
    let found = |x: f64| -> Vec<String> {
        let marks = repeat.artwork().marks();
        let lying = repeat.at(Point::new(x, 50.0));
        lying.iter().map(|lying| marks[lying.mark].part().to_string()).collect()
    };
    assert_eq!(found(-10.0), ["latar", "isen", "tembok"]);
    assert_eq!(found(-7.0), ["isen", "tembok"]);
    assert_eq!(found(-5.0), ["tembok"]);
    assert!(found(-1.0).is_empty());
    assert!(repeat.at(Point::new(f64::NAN, 0.0)).is_empty());
}
