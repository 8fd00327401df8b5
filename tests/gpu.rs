//! Cloth on a graphics card against cloth by the painter.

#![expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "small numbers")]

use std::ops::ControlFlow;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use canting::artwork::{Artwork, Materials};
use canting::color::{Pixmap, Srgb};
use canting::gpu::{
    Brush, Engine, Scene, Seen, Shot, Shown, Tessellations, View, readback, settled,
};
use canting::raster::{Backdrop, Grid, Inks, Painter, Window};
use canting::repeat::Repeat;
use canting::samples;
use kurbo::{Point, Vec2};

use crate::cloths::sogan;

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
        let engine = Engine::new(&device, readback::FORMAT, false);
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

fn repeats() -> impl Iterator<Item = (String, Repeat)> {
    samples::all().into_iter().map(|sample| {
        let mut design = sample.design;
        // Fills take most of the time, and look like any other marks.
        design.layers.truncate(4);
        let repeat = Repeat::of(Artwork::of(&design, &Materials::standard()));
        (sample.name.to_owned(), repeat)
    })
}

#[test]
fn the_canvas_shows_what_the_painter_paints() {
    let mut brush = Brush::default();
    let mut told = Vec::new();
    for (name, repeat) in repeats() {
        let inks = Inks::new(&sogan(&repeat), Backdrop::Painted);
        for zoom in zooms(&repeat) {
            let view = view(&repeat, zoom);
            let still = Arc::new(brush.painted(&repeat, &view, &on).unwrap().colored(&inks));
            assert!(still.serves(&view), "{name} at {zoom}");
            let seen = on_card(|card| card.picture(&shot(view, Seen::Still(still))));
            let painted = painted(&repeat, &view, &inks);
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
        let palette = sogan(&repeat);
        let inks = Inks::new(&palette, Backdrop::Painted);
        let scene = Scene::of(&repeat);
        let colors: Arc<[Srgb]> = scene.parts().iter().map(|part| palette.color(part)).collect();
        // Farther away pictures are shown; there 4 samples are too few for all that lies in a pixel.
        for zoom in [zooms(&repeat)[2], 4.0 * zooms(&repeat)[2]] {
            let view = view(&repeat, zoom);
            let geometry = Arc::new(scene.around(&view, &mut Tessellations::default()));
            assert!(geometry.serves(&view));
            let seen = Seen::Geometry(geometry, Arc::clone(&colors));
            let seen = on_card(|card| card.picture(&shot(view, seen)));
            let painted = painted(&repeat, &view, &inks);
            let (mean, off) = difference(&painted, &seen);
            let inner = interiors_are_equal(&painted, &seen);
            if !(inner && mean < 2.0 && off < 0.01) {
                told.push(format!("{name} at {zoom:.2}: {inner} {mean:.3} {off:.4}"));
            }
        }
    }
    assert!(told.is_empty(), "{}", told.join("\n"));
}
