//! The CPU painter: edges meet, windows agree, order is kept.

#![expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "small numbers")]

use canting::artwork::Artwork;
use canting::color::Pixmap;
use canting::design::Step;
use canting::geom::round;
use canting::mark::{Mark, Part, Shape};
use canting::raster::{Backdrop, Grid, Inks, Painter, Window};
use canting::repeat::Repeat;
use kurbo::{Affine, Rect, Shape as _, Size};

use crate::cloths::{kawung, scattered, sogan};

const STEPS: [Step; 3] = [Step::Tubrukan, Step::HalfDrop, Step::HalfBrick];

fn painted(repeat: &Repeat, grid: Grid, ground: Backdrop, window: Window) -> Pixmap {
    Painter::new(repeat, grid).window(window, &Inks::new(&sogan(repeat), ground))
}

fn window(x: i64, y: i64, width: u32, height: u32) -> Window {
    Window { x, y, width, height }
}

/// The largest difference of a channel.
fn difference(a: &Pixmap, b: &Pixmap) -> u8 {
    assert_eq!((a.width, a.height), (b.width, b.height), "sizes");
    a.rgba.iter().zip(&b.rgba).map(|(a, b)| a.abs_diff(*b)).max().unwrap_or(0)
}

#[test]
fn periods_pasted_are_periods_painted() {
    for step in STEPS {
        let repeat = Repeat::of(kawung(30.0).stepped(&step));
        let grid = Grid::snapped(&repeat, 7.3).unwrap();
        let [width, height] = grid.period().unwrap().map(|side| u32::try_from(side).unwrap());
        let one = painted(&repeat, grid, Backdrop::Painted, window(0, 0, width, height));
        let four = painted(&repeat, grid, Backdrop::Painted, window(0, 0, 2 * width, 2 * height));
        let row = 4 * width as usize;
        for (at, line) in four.rgba.chunks_exact(2 * row).enumerate() {
            let from = (at % height as usize) * row;
            assert_eq!(line, one.rgba[from..from + row].repeat(2), "{step:?}, row {at}");
        }
    }
}

/// On a plain grid nothing is cut at the period, so this sees every seam that the snapped one might have.
#[test]
fn seams_and_blocks_are_invisible() {
    for step in STEPS {
        let repeat = Repeat::of(kawung(32.0).stepped(&step));
        let snapped = Grid::snapped(&repeat, 10.0).unwrap();
        for at in [window(-100, -70, 900, 700), window(300, 313, 50, 77)] {
            let seamed = painted(&repeat, snapped, Backdrop::Painted, at);
            let plain = painted(&repeat, Grid::plain(10.0), Backdrop::Painted, at);
            // A corner may fall to the next grain of a pixel.
            assert!(difference(&seamed, &plain) <= 2, "{step:?}: {}", difference(&seamed, &plain));
        }
    }
}

#[test]
fn windows_agree_wherever_they_lie() {
    let repeat = Repeat::of(scattered(Size::new(300.0, 40.0), 500).stepped(&Step::HalfDrop));
    let grid = Grid::snapped(&repeat, 9.0).unwrap();
    let [across, down] = grid.period().unwrap();
    let near = painted(&repeat, grid, Backdrop::Painted, window(13, -7, 200, 150));
    let far = window(13 - 300_000 * across, -7 + 1000 * down, 200, 150);
    assert_eq!(near, painted(&repeat, grid, Backdrop::Painted, far));
}

#[test]
fn coats_keep_the_order_of_marks() {
    let artwork = scattered(Size::new(40.0, 40.0), 300);
    let mut marks = artwork.marks().to_vec();
    // From four runs of one part each to a random order.
    marks.sort_by_key(|mark| (mark.bounds().x0 * 1e6) as i64);
    let repeat =
        Repeat::of(Artwork::from_marks(artwork.tile(), marks.clone()).stepped(&Step::HalfDrop));
    let coats = repeat.coats().len();
    assert!(coats > 4, "interleaved: {coats}");
    let grid = Grid::snapped(&repeat, 8.0).unwrap();
    let sorted = painted(&repeat, grid, Backdrop::Painted, window(0, 0, 640, 320));

    // The same with a part for every mark, so that each is a coat.
    let alone = |(at, mark): (usize, &Mark)| mark.clone().of_part(Part::new(&at.to_string()));
    let alone: Vec<Mark> = marks.iter().enumerate().map(alone).collect();
    let one_by_one =
        Repeat::of(Artwork::from_marks(artwork.tile(), alone).stepped(&Step::HalfDrop));
    assert_eq!(one_by_one.coats().len(), marks.len());
    let palette = sogan(&repeat);
    let colors = marks.iter().enumerate();
    let colors = colors.map(|(at, mark)| (Part::new(&at.to_string()), palette.color(mark.part())));
    let inks = Inks::new(&palette.with(colors), Backdrop::Painted);
    let one_by_one = Painter::new(&one_by_one, grid).window(window(0, 0, 640, 320), &inks);
    // Weights are rounded for each part.
    assert!(difference(&sorted, &one_by_one) <= 3, "{}", difference(&sorted, &one_by_one));
}

#[test]
fn transparent_ground_and_latar_marks_show_nothing() {
    let area = |part: &str, rect: Rect| {
        Mark::new(Part::new(part), Shape::Area(rect.to_path(0.1))).unwrap()
    };
    let marks = vec![
        area("tembok", Rect::new(2.0, 2.0, 8.0, 8.0)),
        area("latar", Rect::new(4.0, 4.0, 6.0, 6.0)),
    ];
    let repeat = Repeat::of(Artwork::from_marks(Size::new(10.0, 10.0), marks));
    let grid = Grid::snapped(&repeat, 1.0).unwrap();
    let picture = painted(&repeat, grid, Backdrop::Transparent, window(0, 0, 10, 10));
    let pixel = |x: usize, y: usize| &picture.rgba[4 * (10 * y + x)..][..4];
    assert_eq!(pixel(0, 0), [0; 4]);
    assert_eq!(pixel(5, 5), [0; 4]);
    assert_eq!(pixel(3, 3), [0x8E, 0x5A, 0x2B, 0xFF]);
    let painted = painted(&repeat, grid, Backdrop::Painted, window(0, 0, 10, 10));
    assert_eq!(painted.rgba[4 * 55..][..4], [0xF4, 0xF0, 0xE4, 0xFF]);
}

#[test]
fn wide_windows_and_odd_marks_do_no_harm() {
    let mut marks = kawung(30.0).marks().to_vec();
    let odd = [f64::NAN, f64::INFINITY, -1e300, 0.0];
    for number in odd {
        marks.push(marks[0].transformed(Affine::scale(number)));
        marks.push(marks[1].transformed(Affine::translate((number, number))));
        marks.push(marks[3].transformed(Affine::scale(number)));
    }
    let repeat =
        Repeat::of(Artwork::from_marks(Size::new(30.0, 30.0), marks).stepped(&Step::HalfBrick));
    let picture = painted(&repeat, Grid::plain(2.0), Backdrop::Painted, window(-5, -5, 20_000, 3));
    assert_eq!(picture.rgba.len(), 240_000);
    for side in [0.0, f64::NAN, f64::INFINITY, -3.0, 1e300] {
        let artwork = Artwork::from_marks(Size::new(side, 10.0), kawung(30.0).marks().to_vec());
        let repeat = Repeat::of(artwork.stepped(&Step::HalfDrop));
        let area = Rect::new(0.0, 0.0, 1.0, 1.0);
        assert!(repeat.copies_of(0, area).len() < 1_000_000, "side {side}");
    }
}

/// Every pixel belongs to its parts wholly, and its color is theirs by weight.
#[test]
fn shares_sum_up_and_colors_follow() {
    let repeat = Repeat::of(kawung(30.0).stepped(&Step::HalfDrop));
    let palette = sogan(&repeat);
    let painter = Painter::new(&repeat, Grid::snapped(&repeat, 7.3).unwrap());
    let window = window(-31, 57, 500, 300);
    let shares = painter.shares(window);
    assert_eq!(shares.parts().iter().map(Part::name).collect::<Vec<_>>()[..2], ["latar", "tembok"]);
    let planes: Vec<Vec<u8>> = shares.parts().iter().map(|part| shares.share_of(part)).collect();
    let picture = painter.window(window, &Inks::new(&palette, Backdrop::Painted));
    let open = painter.window(window, &Inks::new(&palette, Backdrop::Transparent));
    for (at, pixel) in picture.rgba.chunks_exact(4).enumerate() {
        let weights: Vec<u32> = planes.iter().map(|plane| u32::from(plane[at])).collect();
        assert_eq!(weights.iter().sum::<u32>(), 255, "pixel {at}");
        let red = shares.parts().iter().map(|part| u32::from(palette.color(part).r));
        let red: u32 = weights.iter().zip(red).map(|(weight, red)| weight * red).sum();
        assert_eq!(u32::from(pixel[0]), (red + 127) / 255, "pixel {at}");
        assert_eq!(u32::from(open.rgba[4 * at + 3]), 255 - weights[0], "pixel {at}");
    }
    let sums: Vec<u64> =
        planes.iter().map(|plane| plane.iter().map(|weight| u64::from(*weight)).sum()).collect();
    assert_eq!(shares.totals(), sums);
    assert_eq!(shares.colored(&Inks::new(&palette, Backdrop::Transparent)), open);
}

/// However many coats lie over one another, and however many parts there are.
#[test]
fn many_coats_and_parts() {
    let place = |at: usize| (at as f64 * 7.3 % 40.0, at as f64 * 3.1 % 40.0);
    let mark = |at: usize| {
        Mark::new(
            Part::new(&format!("p{}", at % 300)),
            Shape::Dot { center: place(at).into(), radius: 6.0 },
        )
        .unwrap()
    };
    let artwork = Artwork::from_marks(Size::new(40.0, 40.0), (0..3000).map(mark).collect());
    let repeat = Repeat::of(artwork);
    let painter = Painter::new(&repeat, Grid::snapped(&repeat, 3.0).unwrap());
    let shares = painter.shares(window(0, 0, 120, 120));
    assert_eq!(shares.totals().iter().sum::<u64>(), 255 * 120 * 120);
    assert_eq!(shares.parts().len(), 301);
}

/// The largest weight of the ground in a period, in 255ths.
fn ground_in(repeat: &Repeat, dpi: f64) -> u8 {
    let grid = Grid::snapped(repeat, dpi / 25.4).unwrap();
    let [width, height] = grid.period().unwrap().map(|side| side as u32);
    let shares = Painter::new(repeat, grid).shares(window(0, 0, width, height));
    shares.share_of(&Part::latar()).into_iter().max().unwrap()
}

/// The cloth of a step whose domain is filled.
pub(crate) fn filled(step: &Step, tile: Size) -> Repeat {
    let bare = Artwork::from_marks(tile, vec![]).stepped(step);
    let outline = &bare.raport().faces[1].outline;
    let mut domain = kurbo::BezPath::new();
    domain.move_to(outline[0]);
    outline[1..].iter().for_each(|corner| domain.line_to(*corner));
    domain.close_path();
    let mark = Mark::new(Part::new("klowong"), Shape::Area(domain)).unwrap();
    Repeat::of(Artwork::from_marks(tile, vec![mark]).stepped(step))
}

/// Steps whose domain is the cloth.
pub(crate) fn steps_without_ground() -> impl Iterator<Item = Step> {
    let leaves_ground = ["toss", "ogee", "lereng", "pinggiran"];
    let names = Step::names().into_iter().filter(move |name| !leaves_ground.contains(name));
    names.map(Step::named)
}

/// Whatever fills the domain of a step to its edges fills the cloth, at every resolution.
#[test]
fn filled_domains_leave_no_ground() {
    for step in steps_without_ground() {
        for tile in [Size::new(30.17, 30.17), Size::new(17.0, 17.0)] {
            let repeat = filled(&step, tile);
            for dpi in [72.0, 97.0, 150.0] {
                let ground = ground_in(&repeat, dpi);
                assert!(ground <= 1, "{step:?}, {tile:?}, {dpi} dpi: {ground}");
            }
        }
    }
}

/// Stones around a point of a tile of 13.7 mm, with edges that curve: each is drawn there by one stone and back by the next.
pub(crate) fn mosaic(parts: [&str; 3]) -> Vec<Mark> {
    let middle = kurbo::Point::new(7.313, 6.877);
    let rim: Vec<kurbo::Point> = [(0.0, 0.0), (5.1, 0.0), (13.7, 0.0), (13.7, 8.03), (13.7, 13.7)]
        .into_iter()
        .chain([(6.2, 13.7), (0.0, 13.7), (0.0, 4.4)])
        .map(kurbo::Point::from)
        .collect();
    let bow = |to: kurbo::Point| {
        let way = to - middle;
        let side = kurbo::Vec2::new(-way.y, way.x) * 0.2;
        [middle + way * 0.3 + side, middle + way * 0.7 - side]
    };
    let stone = |at: usize| {
        let (from, to) = (rim[at], rim[(at + 1) % rim.len()]);
        let mut path = kurbo::BezPath::new();
        path.move_to(middle);
        let [a, b] = bow(from);
        path.curve_to(a, b, from);
        path.line_to(to);
        let [a, b] = bow(to);
        path.curve_to(b, a, middle);
        path.close_path();
        Mark::new(Part::new(parts[at % 3]), Shape::Area(path)).unwrap()
    };
    (0..rim.len()).map(stone).collect()
}

/// A mosaic of parts, however its edges lie and curve, shows nothing between its stones.
#[test]
fn mosaics_leave_no_ground() {
    for parts in [["klowong"; 3], ["klowong", "isen", "tembok"]] {
        let marks = mosaic(parts);
        for step in STEPS {
            let artwork = Artwork::from_marks(Size::new(13.7, 13.7), marks.clone());
            let repeat = Repeat::of(artwork.stepped(&step));
            for dpi in [72.0, 150.0, 301.7] {
                assert_eq!(ground_in(&repeat, dpi), 0, "{step:?}, {dpi} dpi, {parts:?}");
            }
        }
    }
}

/// What parts have of the cloth is what their marks cover, within a hundredth for small ones at low resolution.
#[test]
fn small_marks_cover_what_they_cover() {
    let tile = Size::new(2.0, 2.0);
    let middle = kurbo::Point::new(1.013, 0.987);
    let share = |shape: &Shape, dpi: f64| {
        let mark = Mark::new(Part::new("isen"), shape.clone()).unwrap();
        let repeat = Repeat::of(Artwork::from_marks(tile, vec![mark]));
        let grid = Grid::snapped(&repeat, dpi / 25.4).unwrap();
        let [width, height] = grid.period().unwrap().map(|side| side as u32);
        let shares = Painter::new(&repeat, grid).shares(window(0, 0, width, height));
        let totals = shares.totals();
        totals[1] as f64 / totals.iter().sum::<u64>() as f64
    };
    let near = |shape: Shape, area: f64, what: &str| {
        for dpi in [150.0, 200.0, 300.0] {
            let share = share(&shape, dpi);
            let off = share / (area / tile.area()) - 1.0;
            assert!(off.abs() < 0.01, "{what}, {dpi} dpi: {share}, {off:+}");
        }
    };
    for size in [0.3, 0.41, 0.8] {
        for degrees in [0.0, 1.0, 30.0, 45.0] {
            let turned = canting::geom::turn(canting::geom::Angle::degrees(degrees));
            let square = Rect::new(-size / 2.0, -size / 2.0, size / 2.0, size / 2.0).to_path(0.1);
            let square = Affine::translate(middle.to_vec2()) * turned * square;
            near(Shape::Area(square), size * size, "square");
        }
        let round = std::f64::consts::PI * size * size / 4.0;
        near(Shape::Dot { center: middle, radius: size / 2.0 }, round, "dot");
        near(Shape::Area(round::circle(middle, size / 2.0, 1e-4)), round, "round area");
        let mut path = kurbo::BezPath::new();
        path.move_to(middle - kurbo::Vec2::new(0.3, 0.1));
        path.line_to(middle + kurbo::Vec2::new(0.3, 0.1));
        let length = canting::geom::length(kurbo::Vec2::new(0.6, 0.2));
        near(Shape::Stroke { path, width: size }, round + size * length, "line");
    }
}

/// Marks many times larger than the tile lie over one another hundreds of times, and only the topmost are seen.
#[test]
fn marks_much_larger_than_the_tile() {
    let dot = |at: usize| {
        Mark::new(
            Part::new(&format!("p{}", at % 3)),
            Shape::Dot { center: (at as f64 * 7.3 % 40.0, 11.0).into(), radius: 80.0 },
        )
        .unwrap()
    };
    let mut marks: Vec<Mark> = (0..500).map(dot).collect();
    let hole = |part: &str, radius: f64| {
        Mark::new(Part::new(part), Shape::Dot { center: (20.0, 20.0).into(), radius }).unwrap()
    };
    marks.extend([hole("latar", 9.0), hole("isen", 4.0)]);
    let repeat = Repeat::of(Artwork::from_marks(Size::new(40.0, 40.0), marks));
    let painter = Painter::new(&repeat, Grid::snapped(&repeat, 4.0).unwrap());
    let shares = painter.shares(window(0, 0, 160, 160));
    let weight = |part: &str, x: usize, y: usize| shares.share_of(&Part::new(part))[160 * y + x];
    // 499 is the topmost.
    assert_eq!((weight("p1", 1, 1), weight("p1", 159, 80), weight("p0", 40, 40)), (255, 255, 0));
    assert_eq!(
        (weight("isen", 80, 80), weight("latar", 56, 80), weight("p1", 30, 80)),
        (255, 255, 255)
    );
}
