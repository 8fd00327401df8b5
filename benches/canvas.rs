//! What a frame of the canvas costs, and what a step of a slider costs before it.
//!
//! Run with `cargo bench --features app --bench canvas`. Everything is compared within one run, since machines differ; the
//! median of each is told, and the slowest of twenty. A frame is drawn off the screen and waited for, on whatever adapter
//! there is.

#![expect(clippy::disallowed_methods, reason = "a benchmark times things")]
#![expect(clippy::print_stdout, reason = "a benchmark prints its table")]
#![expect(clippy::unwrap_used, reason = "a benchmark that fails may stop")]

use std::hint::black_box;
use std::ops::ControlFlow;
use std::sync::Arc;
use std::time::{Duration, Instant};

use canting::artwork::{Artwork, Materials};
use canting::color::Srgb;
use canting::design::edit::LayerEdit;
use canting::design::{self, Content, Edit};
use canting::gpu::{
    Brush, Driver, Engine, Geometry, Scene, Seen, Shot, Shown, Still, Tessellations, View,
    readback, settled,
};
use canting::motif::Library;
use canting::param::{Kind, Value};
use canting::raster::{Backdrop, Inks};
use canting::repeat::Repeat;
use canting::samples;
use canting::workspace::{AtHand, Desk, Gesture};
use kurbo::{Point, Vec2};

const SIZE: [u32; 2] = [1280, 800];

const FRAMES: u32 = 60;

const STEPS: u32 = 40;

fn main() {
    frames();
    sliders();
    colorways();
}

/// Frames that pan.
fn frames() {
    let Some(mut card) = Card::open() else {
        println!("no adapter: no frames");
        return;
    };
    println!("| frame of 1280 x 800 | copies | triangles | median | slowest of 20 |");
    println!("|---|---|---|---|---|");
    let repeat = repeat_of("kawung-picis");
    let mut medians = Vec::new();
    for wanted in [100, 100_000] {
        let view = View { scale: settled(&repeat, zoom_of(&repeat, wanted), SIZE), ..begin() };
        let still = still(&repeat, &view.aligned());
        medians.push(card.row("the cloth, at rest", &repeat, &view, &Seen::Still(still)));
    }
    println!("\n100,000 copies over 100: {:.2} times\n", medians[1] / medians[0]);
    println!("| frame of 1280 x 800 | copies | triangles | median | slowest of 20 |");
    println!("|---|---|---|---|---|");
    for name in ["kawung-picis", "parang-rusak", "semen-walik", "sekar-jagad-sumawur"] {
        let repeat = repeat_of(name);
        let zoom = 2400.0 / repeat.period().width.max(repeat.period().height);
        let view = View { scale: settled(&repeat, zoom, SIZE), ..begin() }.aligned();
        let still = still(&repeat, &view);
        card.row(&format!("{name}, at rest"), &repeat, &view, &Seen::Still(Arc::clone(&still)));
        let smaller = View { scale: view.scale * 0.7, ..view };
        card.row(&format!("{name}, zooming"), &repeat, &smaller, &Seen::Still(still));
        let scene = Scene::of(&repeat);
        let geometry = Arc::new(scene.around(&view, &mut Tessellations::default()));
        let colors: Arc<[Srgb]> = scene.parts().iter().map(|_| Srgb::new(90, 60, 30)).collect();
        let seen = Seen::Geometry(geometry, colors);
        card.row(&format!("{name}, as triangles"), &repeat, &view, &seen);
    }
    println!();
}

/// Steps of a slider of every motif: what the thread of the window does before it draws.
fn sliders() {
    println!("| a step of a slider | marks | cut | desk | scene | p50 | p95 |");
    println!("|---|---|---|---|---|---|---|");
    let library = Library::standard();
    for name in library.names() {
        let motif = library.find(name).unwrap().unwrap();
        let number = motif.params.iter().find_map(|param| match &param.kind {
            Kind::Number { min, max, .. } => Some((param.name().to_owned(), *min, *max)),
            Kind::Choice(_) | Kind::Flag(_) => None,
        });
        let Some((param, min, max)) = number else { continue };
        let text = format!("canting = 1\nrepeat.tile = [60, 60]\n[[layer]]\nmotif = '{name}'\n");
        let mut desk =
            Desk::open(design::read(&text).unwrap(), Box::new(AtHand::default())).unwrap();
        let steps = (0..STEPS).map(|step| {
            let share = 0.3 + 0.4 * f64::from(step) / f64::from(STEPS);
            LayerEdit::Param(param.clone(), Some(Value::Number(min + share * (max - min))))
        });
        slide(name, &mut desk, steps.map(|edit| Edit::Layer(0, edit)));
    }
    for name in ["iket-cemukiran", "rembulan-wolu", "labako-jember", "lung-mekar"] {
        let design = samples::find(name).unwrap().design;
        let is_motif = |layer: &Arc<design::Layer>| matches!(layer.content, Content::Motif { .. });
        let Some(layer) = design.layers.iter().position(is_motif) else { continue };
        let mut desk = Desk::open(design, Box::new(AtHand::default())).unwrap();
        desk.finish();
        let steps = (0..STEPS / 4).map(|step| LayerEdit::Seed(Some((1 << 40) + u64::from(step))));
        slide(name, &mut desk, steps.map(|edit| Edit::Layer(layer, edit)));
    }
    println!();
}

fn slide(name: &str, desk: &mut Desk, steps: impl Iterator<Item = Edit>) {
    let mut kept = Tessellations::default();
    let (mut desks, mut scenes, mut all) = (Vec::new(), Vec::new(), Vec::new());
    let mut cut = 0;
    for edit in steps {
        let start = Instant::now();
        desk.apply(&edit, Some(Gesture(1))).unwrap();
        let applied = start.elapsed();
        let repeat = desk.evaluated().repeat();
        // One tile in the height of the view.
        let zoom = 800.0 / repeat.artwork().tile().height;
        let view = View { scale: Vec2::new(zoom, zoom), ..begin() };
        let before = kept.made();
        black_box(Scene::of(repeat).around(&view, &mut kept));
        cut = kept.made() - before;
        let ended = start.elapsed();
        desks.push(applied);
        scenes.push(ended - applied);
        all.push(ended);
    }
    let marks = desk.evaluated().artwork().marks().len();
    let (p50, p95) = (told(share(&all, 50)), told(share(&all, 95)));
    let (desks, scenes) = (told(share(&desks, 50)), told(share(&scenes, 50)));
    println!("| {name} | {marks} | {cut} | {desks} | {scenes} | {p50} | {p95} |");
}

/// Another colorway of a cloth that is shown.
fn colorways() {
    println!("| another colorway | pixels | median | slowest of 20 |\n|---|---|---|---|");
    for name in ["kawung-picis", "semen-walik"] {
        let repeat = repeat_of(name);
        let zoom = 1600.0 / repeat.period().width.max(repeat.period().height);
        let view = View { scale: settled(&repeat, zoom, SIZE), ..begin() }.aligned();
        let painted = Brush::default().painted(&repeat, &view, &on).unwrap();
        let inks = inks(&repeat);
        let times: Vec<Duration> =
            (0..20).map(|_| timed(|| drop(black_box(painted.colored(&inks))))).collect();
        let pixels = painted.colored(&inks).pixels().rgba.len() / 4;
        let (p50, p95) = (told(share(&times, 50)), told(share(&times, 95)));
        println!("| {name} | {pixels} | {p50} | {p95} |");
    }
}

/// A device, an engine, and something to draw on.
struct Card {
    device: wgpu::Device,
    queue: wgpu::Queue,
    engine: Engine,
    target: wgpu::TextureView,
}

impl Card {
    fn open() -> Option<Self> {
        let (device, queue) = readback::device()?;
        let engine = Engine::new(&device, readback::FORMAT, Driver::Card);
        let target = device.create_texture(&wgpu::TextureDescriptor {
            label: None,
            size: wgpu::Extent3d { width: SIZE[0], height: SIZE[1], depth_or_array_layers: 1 },
            mip_level_count: 1,
            sample_count: 1,
            dimension: wgpu::TextureDimension::D2,
            format: readback::FORMAT,
            usage: wgpu::TextureUsages::RENDER_ATTACHMENT,
            view_formats: &[],
        });
        let target = target.create_view(&wgpu::TextureViewDescriptor::default());
        Some(Self { device, queue, engine, target })
    }

    /// Pans, and tells; the median in seconds.
    fn row(&mut self, name: &str, repeat: &Repeat, view: &View, seen: &Seen) -> f64 {
        self.frame(view, seen);
        let mut times = Vec::new();
        for step in 0..FRAMES {
            let by = Vec2::new(3.0, -2.0) * f64::from(step % 20);
            let corner = view.corner + Vec2::new(by.x / view.scale.x, by.y / view.scale.y);
            let moved = View { corner, ..*view }.aligned();
            times.push(timed(|| self.frame(&moved, seen)));
        }
        let cost = Scene::of(repeat).cost(view);
        let triangles = match seen {
            Seen::Still(_) => 2,
            Seen::Geometry(geometry, _) => Geometry::cost(geometry).triangles,
        };
        let (p50, p95) = (share(&times, 50), share(&times, 95));
        println!("| {name} | {} | {triangles} | {} | {} |", cost.copies, told(p50), told(p95));
        p50.as_secs_f64()
    }

    fn frame(&mut self, view: &View, seen: &Seen) {
        let shot = Shot {
            view: *view,
            corner: [0, 0],
            shown: vec![Shown { seen: seen.clone(), strength: 1.0 }],
            piece: None,
            around: Srgb::new(200, 200, 200),
            ground: Srgb::new(240, 240, 240),
            dimmed: None,
        };
        let mut encoder = self.device.create_command_encoder(&Default::default());
        self.engine.prepare(&self.device, &self.queue, &mut encoder, &shot);
        let mut pass = encoder.begin_render_pass(&wgpu::RenderPassDescriptor {
            color_attachments: &[Some(wgpu::RenderPassColorAttachment {
                view: &self.target,
                depth_slice: None,
                resolve_target: None,
                ops: wgpu::Operations::default(),
            })],
            ..wgpu::RenderPassDescriptor::default()
        });
        self.engine.paint(&mut pass);
        drop(pass);
        self.queue.submit([encoder.finish()]);
        self.device.poll(wgpu::PollType::wait_indefinitely()).unwrap();
    }
}

fn repeat_of(name: &str) -> Repeat {
    let design = samples::find(name).unwrap().design;
    Repeat::of(Artwork::of(&design, &Materials::standard()))
}

/// The zoom at which about so many copies of marks are seen.
fn zoom_of(repeat: &Repeat, copies: usize) -> f64 {
    let scene = Scene::of(repeat);
    let mut zoom = 400.0;
    while scene.cost(&View { scale: Vec2::new(zoom, zoom), ..begin() }).copies < copies {
        zoom *= 0.97;
    }
    zoom
}

fn begin() -> View {
    View { scale: Vec2::new(1.0, 1.0), corner: Point::new(3.0, 5.0), size: SIZE }
}

fn still(repeat: &Repeat, view: &View) -> Arc<Still> {
    Arc::new(Brush::default().painted(repeat, view, &on).unwrap().colored(&inks(repeat)))
}

fn inks(repeat: &Repeat) -> Inks {
    let palette = canting::dye::Palette::printed(&[].into(), &repeat.parts());
    Inks::new(&palette, Backdrop::Painted)
}

fn on(_share: f64) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

fn timed(work: impl FnOnce()) -> Duration {
    let start = Instant::now();
    work();
    start.elapsed()
}

/// The time that so many hundredths of all took at most.
fn share(times: &[Duration], hundredths: usize) -> Duration {
    let mut times = times.to_vec();
    times.sort_unstable();
    times[(times.len() - 1) * hundredths / 100]
}

fn told(time: Duration) -> String {
    format!("{:.2} ms", time.as_secs_f64() * 1000.0)
}
