//! Cloth on a graphics card against cloth by the painter.

#![expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "small numbers")]

use std::ops::ControlFlow;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use canting::artwork::{Artwork, Materials};
use canting::color::{Pixmap, Srgb};
use canting::gpu::{
    Brush, Dimmed, Driver, Engine, Scene, Seen, Shot, Shown, Still, Tessellations, View, readback,
    settled,
};
use canting::raster::{Backdrop, Grid, Inks, Painter, Window};
use canting::repeat::Repeat;
use canting::samples;
use kurbo::{Point, Rect, Vec2};

use crate::cloths::{kawung, sogan};

const SIZE: [u32; 2] = [320, 200];

/// A device for one test at a time: drivers in software are slow beside one another.
struct Card {
    device: wgpu::Device,
    queue: wgpu::Queue,
    engine: Engine,
}

impl Card {
    fn open() -> Self {
        let (device, queue) = readback::device().expect("an adapter, such as lavapipe");
        let engine = Engine::new(&device, readback::FORMAT, Driver::Card);
        Self { device, queue, engine }
    }

    fn picture(&mut self, shot: &Shot) -> Pixmap {
        readback::render(&self.device, &self.queue, &mut self.engine, shot).unwrap()
    }
}

fn on_card<T>(test: impl FnOnce(&mut Card) -> T) -> T {
    static CARD: OnceLock<Mutex<Card>> = OnceLock::new();
    let card = CARD.get_or_init(|| Mutex::new(Card::open()));
    test(&mut card.lock().unwrap_or_else(PoisonError::into_inner))
}

fn on(_share: f64) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

fn shot(view: View, seen: Seen) -> Shot {
    Shot {
        view,
        corner: [0, 0],
        shown: vec![Shown { seen, strength: 1.0 }],
        piece: None,
        around: Srgb::new(1, 2, 3),
        ground: Srgb::new(250, 240, 230),
        dimmed: None,
    }
}

/// A view at a zoom: over a mark in the middle of the list, a period away.
fn view(repeat: &Repeat, zoom: f64) -> View {
    let scale = settled(repeat, zoom, SIZE);
    let marks = repeat.artwork().marks();
    let bounds = marks[marks.len() / 2].bounds();
    let corner = Point::new(bounds.x0 - repeat.period().width, bounds.center().y);
    let [width, height] = SIZE.map(f64::from);
    let half = Vec2::new(width / 4.0 / scale.x, height / 2.0 / scale.y);
    View { scale, corner: corner - half, size: SIZE }.aligned()
}

/// What the painter makes of a view, pixel by pixel, whatever repeats.
fn painted(repeat: &Repeat, view: &View, inks: &Inks) -> Pixmap {
    let place = |cloth: f64, scale: f64| (cloth * scale).round() as i64;
    let x = place(view.corner.x, view.scale.x);
    let y = place(view.corner.y, view.scale.y);
    let [width, height] = view.size;
    let painter = Painter::new(repeat, Grid::stretched(view.scale));
    painter.window(Window { x, y, width, height }, inks)
}

/// Zooms at which a period is small, about as large as the view, and much larger.
fn zooms(repeat: &Repeat) -> [f64; 3] {
    let period = repeat.period();
    let longer = period.width.max(period.height);
    let at = |pixels: f64| pixels / longer;
    [at(110.0), at(300.0), at(6000.0).max(12.0)]
}

/// How two pictures differ: the mean, and the share of pixels that are off by 32 or more.
fn difference(a: &Pixmap, b: &Pixmap) -> (f64, f64) {
    assert_eq!((a.width, a.height), (b.width, b.height), "sizes");
    let sum: u64 = a.rgba.iter().zip(&b.rgba).map(|(a, b)| u64::from(a.abs_diff(*b))).sum();
    let pixels = a.rgba.as_chunks::<4>().0.iter().zip(b.rgba.as_chunks::<4>().0);
    let is_off =
        |(a, b): &(&[u8; 4], &[u8; 4])| a.iter().zip(*b).any(|(a, b)| a.abs_diff(*b) >= 32);
    let off = pixels.filter(is_off).count();
    (sum as f64 / a.rgba.len() as f64 * 4.0 / 3.0, off as f64 / (a.rgba.len() / 4) as f64)
}

/// Whether every pixel with nothing but its own color around it, in the first, is the same in the second.
fn interiors_are_equal(a: &Pixmap, b: &Pixmap) -> bool {
    let pixel =
        |of: &Pixmap, x: usize, y: usize| of.rgba.as_chunks::<4>().0[y * of.width as usize + x];
    (1..a.height as usize - 1).all(|y| {
        (1..a.width as usize - 1).all(|x| {
            let own = pixel(a, x, y);
            let is_inside = (y - 1..=y + 1).all(|y| (x - 1..=x + 1).all(|x| pixel(a, x, y) == own));
            !is_inside || pixel(b, x, y) == own
        })
    })
}

/// Every sample, drawn once for all tests.
fn repeats() -> &'static [(String, Repeat)] {
    static REPEATS: OnceLock<Vec<(String, Repeat)>> = OnceLock::new();
    REPEATS.get_or_init(|| {
        let laid = |sample: samples::Sample| {
            let mut design = sample.design;
            // Fills take most of the time, and look like any other marks.
            design.layers.truncate(4);
            let repeat = Repeat::of(Artwork::of(&design, &Materials::standard()));
            (sample.name.to_owned(), repeat)
        };
        samples::all().into_iter().map(laid).collect()
    })
}

#[test]
fn the_canvas_shows_what_the_painter_paints() {
    let mut brush = Brush::default();
    let mut told = Vec::new();
    for (name, repeat) in repeats() {
        let inks = Inks::new(&sogan(repeat), Backdrop::Painted);
        for zoom in zooms(repeat) {
            let view = view(repeat, zoom);
            let still = Arc::new(brush.painted(repeat, &view, &on).unwrap().colored(&inks));
            assert!(still.serves(&view), "{name} at {zoom}");
            let seen = on_card(|card| card.picture(&shot(view, Seen::Still(still))));
            let painted = painted(repeat, &view, &inks);
            let (mean, off) = difference(&painted, &seen);
            if !(interiors_are_equal(&painted, &seen) && mean < 0.5 && off < 0.001) {
                told.push(format!("{name} at {zoom:.2}: {mean:.3} {off:.4}"));
            }
        }
    }
    assert!(told.is_empty(), "{}", told.join("\n"));
}

#[test]
fn triangles_lie_where_the_painter_paints() {
    let mut told = Vec::new();
    for (name, repeat) in repeats() {
        let palette = sogan(repeat);
        let inks = Inks::new(&palette, Backdrop::Painted);
        let scene = Scene::of(repeat);
        let colors: Arc<[Srgb]> = scene.parts().iter().map(|part| palette.color(part)).collect();
        // Farther away pictures are shown; there 4 samples are too few for all that lies in a pixel.
        for zoom in [zooms(repeat)[2], 4.0 * zooms(repeat)[2]] {
            let view = view(repeat, zoom);
            let geometry = Arc::new(scene.around(&view, &mut Tessellations::default()));
            assert!(geometry.serves(&view));
            let seen = Seen::Geometry(geometry, Arc::clone(&colors));
            let seen = on_card(|card| card.picture(&shot(view, seen)));
            let painted = painted(repeat, &view, &inks);
            let (mean, off) = difference(&painted, &seen);
            let inner = interiors_are_equal(&painted, &seen);
            if !(inner && mean < 2.0 && off < 0.01) {
                told.push(format!("{name} at {zoom:.2}: {inner} {mean:.3} {off:.4}"));
            }
        }
    }
    assert!(told.is_empty(), "{}", told.join("\n"));
}

/// A small cloth with a picture of it, for a view.
fn small() -> (Repeat, View, Arc<Still>) {
    let repeat = Repeat::of(kawung(30.0));
    let view =
        View { scale: settled(&repeat, 4.0, SIZE), corner: Point::new(-7.25, 11.0), size: SIZE }
            .aligned();
    let inks = Inks::new(&sogan(&repeat), Backdrop::Painted);
    let still = Brush::default().painted(&repeat, &view, &on).unwrap().colored(&inks);
    (repeat, view, Arc::new(still))
}

fn pixel(picture: &Pixmap, x: u32, y: u32) -> [u8; 3] {
    let at = 4 * (y * picture.width + x) as usize;
    picture.rgba[at..at + 3].try_into().unwrap()
}

fn mixed(a: [u8; 3], b: [u8; 3], share: f32) -> [u8; 3] {
    [0, 1, 2].map(|at| (f32::from(a[at]) * (1.0 - share) + f32::from(b[at]) * share).round() as u8)
}

fn is_near(a: [u8; 3], b: [u8; 3]) -> bool {
    a.iter().zip(b).all(|(a, b)| a.abs_diff(b) <= 1)
}

#[test]
fn a_piece_has_an_edge_and_copies_are_dimmed() {
    let (repeat, view, still) = small();
    let plain = shot(view, Seen::Still(still));
    let tile = Rect::from_origin_size((0.0, 30.0), repeat.period());
    let piece = Rect::from_origin_size((0.0, 15.0), (60.0, 60.0));
    let mori = Srgb::new(244, 240, 228);
    let dimmed = Dimmed { but: tile, toward: mori, share: 0.35 };
    let dim = Shot { piece: Some(piece), dimmed: Some(dimmed), ..plain.clone() };
    let [plain, dim] = on_card(|card| [plain, dim].map(|shot| card.picture(&shot)));
    for y in 0..SIZE[1] {
        for x in 0..SIZE[0] {
            let at = view.cloth_at(Point::new(f64::from(x) + 0.5, f64::from(y) + 0.5));
            let near = |rect: Rect| {
                !rect.inflate(0.3, 0.3).contains(at) || rect.inflate(-0.3, -0.3).contains(at)
            };
            if !near(piece) || !near(tile) {
                continue;
            }
            let own = pixel(&plain, x, y);
            let expected = match (piece.contains(at), tile.contains(at)) {
                (false, _) => [1, 2, 3],
                (true, true) => own,
                (true, false) => mixed(own, [244, 240, 228], 0.35),
            };
            assert!(is_near(pixel(&dim, x, y), expected), "{x}, {y}");
        }
    }
}

#[test]
fn one_picture_goes_over_into_another() {
    let (repeat, view, still) = small();
    let lighter = Inks::film(&[canting::mark::Part::new("klowong")].into());
    let other = Brush::default().painted(&repeat, &view, &on).unwrap().colored(&lighter);
    let below = shot(view, Seen::Still(still));
    let above = shot(view, Seen::Still(Arc::new(other)));
    let mut both = below.clone();
    both.shown.push(Shown { strength: 0.25, ..above.shown[0].clone() });
    let [below, above, both] = on_card(|card| [below, above, both].map(|shot| card.picture(&shot)));
    for (x, y) in [(3, 4), (100, 100), (200, 50), (311, 199), (160, 80)] {
        let expected = mixed(pixel(&below, x, y), pixel(&above, x, y), 0.25);
        assert!(is_near(pixel(&both, x, y), expected), "{x}, {y}");
    }
}

#[test]
fn a_picture_moves_and_scales_with_the_view() {
    let (repeat, view, still) = small();
    let inks = Inks::new(&sogan(&repeat), Backdrop::Painted);
    // By whole pixels it is the painter's, as far away as anybody goes.
    let far = View { corner: view.corner + Vec2::new(30_000.0, -9_000.0), ..view }.aligned();
    assert!(still.serves(&far));
    let seen = on_card(|card| card.picture(&shot(far, Seen::Still(Arc::clone(&still)))));
    let (mean, off) = difference(&painted(&repeat, &far, &inks), &seen);
    assert!(mean < 0.1 && off == 0.0, "{mean} {off}");
    // In other sizes it is about what it should be, until it is painted anew.
    for (zoom, most) in [(0.25, 6.0), (0.5, 6.0), (0.71, 6.0), (1.3, 6.0), (2.0, 6.0)] {
        let other = view.zoomed(view.scale * zoom, Point::new(160.0, 100.0)).aligned();
        assert!(!still.serves(&other));
        let seen = on_card(|card| card.picture(&shot(other, Seen::Still(Arc::clone(&still)))));
        let (mean, _) = difference(&painted(&repeat, &other, &inks), &seen);
        assert!(mean < most, "{zoom}: {mean}");
    }
}

#[test]
fn a_picture_that_ends_shows_the_ground_beyond() {
    let repeat = Repeat::of(kawung(300.0));
    let scale = settled(&repeat, 20.0, SIZE);
    let view = View { scale, corner: Point::new(30.0, 40.0), size: SIZE }.aligned();
    let inks = Inks::new(&sogan(&repeat), Backdrop::Painted);
    let still = Arc::new(Brush::default().painted(&repeat, &view, &on).unwrap().colored(&inks));
    assert!(!still.repeats() && still.serves(&view));
    let moved = View { corner: view.corner + Vec2::new(8.0, 0.0), ..view }.aligned();
    assert!(!still.serves(&moved));
    let seen = on_card(|card| card.picture(&shot(moved, Seen::Still(still))));
    let expected = painted(&repeat, &moved, &inks);
    assert_eq!(pixel(&seen, 3, 100), pixel(&expected, 3, 100));
    assert_eq!(pixel(&seen, 319, 100), [250, 240, 230], "the ground");
}

#[test]
fn a_lost_device_loses_nothing() {
    let (_, view, still) = small();
    let shot = shot(view, Seen::Still(still));
    let mut card = Card::open();
    let before = card.picture(&shot);
    card.device.destroy();
    assert!(readback::render(&card.device, &card.queue, &mut card.engine, &shot).is_none());
    let mut card = Card::open();
    assert!(card.picture(&shot) == before, "the same picture");
}

#[test]
fn another_colorway_draws_and_cuts_nothing() {
    let (repeat, view, still) = small();
    let scene = Scene::of(&repeat);
    let mut kept = Tessellations::default();
    let near = View { scale: Vec2::new(60.0, 60.0), ..view };
    let geometry = Arc::new(scene.around(&near, &mut kept));
    let cut = kept.made();
    assert!(cut > 0);
    let again = scene.around(&near.zoomed(near.scale * 0.9, Point::new(9.0, 9.0)), &mut kept);
    assert!(again.cost().triangles > 0);
    assert!(kept.made() < 2 * cut, "only what came into the view");
    let colors = |first: u8| -> Arc<[Srgb]> {
        (0..scene.parts().len()).map(|at| Srgb::new(first, at as u8 * 40, 90)).collect()
    };
    let shots = [colors(10), colors(200)]
        .map(|colors| shot(near, Seen::Geometry(Arc::clone(&geometry), colors)));
    let made = kept.made();
    let [a, b] = on_card(|card| shots.map(|shot| card.picture(&shot)));
    assert_eq!(made, kept.made());
    for (a, b) in a.rgba.as_chunks::<4>().0.iter().zip(b.rgba.as_chunks::<4>().0) {
        assert_eq!((a[0], b[0], &a[1..]), (10, 200, &b[1..]));
    }
    // A picture is sent once, however often it is shown.
    on_card(|card| {
        let before = card.engine.sent();
        for step in 0..3 {
            let corner = view.corner + Vec2::new(f64::from(step), 0.0);
            let moved = View { corner, ..view }.aligned();
            card.picture(&shot(moved, Seen::Still(Arc::clone(&still))));
        }
        assert_eq!(card.engine.sent(), before + 1);
    });
}

#[test]
fn a_painting_can_be_broken_off() {
    let (repeat, view, _) = small();
    let stop = |share: f64| match share > 0.0 {
        true => ControlFlow::Break(()),
        false => ControlFlow::Continue(()),
    };
    let view = View { scale: settled(&repeat, 40.0, SIZE), ..view }.aligned();
    assert!(Brush::default().painted(&repeat, &view, &stop).is_none());
}

#[test]
fn steps_of_the_work_lie_where_the_cloth_does() {
    let (repeat, view, _) = small();
    let inks = Inks::new(&sogan(&repeat), Backdrop::Painted);
    let waxed = [canting::mark::Part::new("tembok")].into();
    let mut brush = Brush::default();
    let still = Arc::new(brush.waxed(&repeat, &view, (&inks, &waxed), &on).unwrap());
    let seen = on_card(|card| card.picture(&shot(view, Seen::Still(Arc::clone(&still)))));
    let grid = Grid::snapped(&repeat, view.scale.x).unwrap();
    let place = |cloth: f64, scale: f64| (cloth * scale).round() as i64;
    let window = Window {
        x: place(view.corner.x, view.scale.x),
        y: place(view.corner.y, view.scale.y),
        width: SIZE[0],
        height: SIZE[1],
    };
    assert!(seen == Painter::new(&repeat, grid).waxed(window, &inks, &waxed));
}
