//! The picture of the cloth: painted by a worker, moved and scaled until the next one is there.
//!
//! What is shown at rest is the picture of the painter itself, pixel for pixel as it exports. A picture keeps the shares of
//! the parts, so another colorway colors it anew and draws nothing. Close up, triangles stand in while the view moves,
//! where the device can carry them.
//!
//! **Invariant:** no frame waits for the painter.

use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread;

use egui::{Context, Rect};
use egui_wgpu::{CallbackResources, CallbackTrait, ScreenDescriptor, wgpu};

use crate::color::Srgb;
use crate::dye::Palette;
use crate::gpu::{
    Brush, Dimmed, Driver, Engine, Geometry, Painted, Scene, Seen, Shot, Shown, Still,
    Tessellations,
};
use crate::raster::{Backdrop, Inks};
use crate::repeat::Repeat;
use crate::workspace::Evaluated;

use super::super::Device;
use super::super::camera::Chart;
use super::super::look::Look;

/// Seconds that a picture may take while a hand moves something, before a newer one is begun instead.
const PATIENCE: f64 = 0.25;

/// Copies of triangles in view that a processor draws within a frame, and that a graphics card does.
const TRIANGLES: [usize; 2] = [60_000, 6_000_000];

/// What the painter is asked for.
#[derive(Clone)]
struct Ask {
    evaluated: Evaluated,
    chart: Chart,
    /// Wax, which cannot be colored later.
    waxed: Option<Look>,
}

impl Ask {
    fn is_of(&self, repeat: &Repeat, waxed: Option<&Look>) -> bool {
        std::ptr::eq(self.evaluated.repeat(), repeat) && self.waxed.as_ref() == waxed
    }
}

/// What the painter made.
enum Made {
    Painted(Arc<Painted>),
    Waxed(Arc<Still>),
}

/// Where asks and pictures are handed over.
#[derive(Default)]
struct Counter {
    hands: Mutex<Hands>,
    is_new: Condvar,
    /// Breaks off what is being painted.
    is_outdated: AtomicBool,
}

#[derive(Default)]
struct Hands {
    ask: Option<Ask>,
    made: Option<(Ask, Made)>,
    is_painting: bool,
    is_over: bool,
}

impl Counter {
    fn hands(&self) -> std::sync::MutexGuard<'_, Hands> {
        self.hands.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The cloth of the canvas.
pub(super) struct Cloth {
    counter: Arc<Counter>,
    device: Option<Device>,
    asked: Option<Ask>,
    /// Since when no picture has come that was asked for.
    painting_since: Option<f64>,
    /// The picture at hand.
    picture: Option<(Ask, Made)>,
    /// It in colors.
    still: Option<(Arc<Still>, Option<Palette>)>,
    /// What was shown before, while one cloth becomes another.
    before: Option<(Arc<Still>, f64)>,
    scene: Option<(Evaluated, Scene)>,
    triangles: Tessellations,
    geometry: Option<Arc<Geometry>>,
    /// How often a picture was painted, one was colored, and a scene was laid out.
    pub(super) counts: [usize; 3],
}

/// What is to be seen of the cloth.
pub(super) struct Wanted<'a> {
    pub(super) evaluated: &'a Evaluated,
    pub(super) look: &'a Look,
    pub(super) chart: &'a Chart,
    /// The piece that there is.
    pub(super) piece: Option<kurbo::Rect>,
    /// The color around it.
    pub(super) around: Srgb,
    /// The color of cloth before there is a picture.
    pub(super) ground: Srgb,
    pub(super) dimmed: Option<Dimmed>,
    /// Whether the view or what is on it moves.
    pub(super) is_moving: bool,
    /// The time, in seconds.
    pub(super) now: f64,
    /// Seconds in which one cloth becomes another; 0 where it changes at once.
    pub(super) fade: f32,
}

impl Cloth {
    pub(super) fn new(context: &Context, device: Option<Device>) -> Self {
        let cloth = Self {
            counter: Arc::default(),
            device,
            asked: None,
            painting_since: None,
            picture: None,
            still: None,
            before: None,
            scene: None,
            triangles: Tessellations::default(),
            geometry: None,
            counts: [0; 3],
        };
        cloth.begin(context);
        cloth
    }

    fn begin(&self, context: &Context) {
        let (counter, waker) = (Arc::clone(&self.counter), context.clone());
        // Without a thread the canvas stays empty; nothing else is lost.
        let painter = thread::Builder::new().name("painter".to_owned());
        let _handle = painter.spawn(move || paint(&counter, &waker));
    }

    /// Goes on with another device and another interface.
    pub(super) fn move_to(&mut self, context: &Context, device: Option<Device>) {
        self.end();
        self.counter = Arc::default();
        self.device = device;
        self.asked = None;
        self.begin(context);
    }

    /// Shows the cloth. Comes back with whether it is sharp.
    pub(super) fn show(&mut self, ui: &egui::Ui, wanted: &Wanted<'_>) -> bool {
        self.take();
        let waxed = matches!(wanted.look, Look::Waxed(..)).then_some(wanted.look);
        let is_sharp = self.is_sharp(wanted, waxed);
        if !is_sharp {
            self.ask(wanted, waxed);
        }
        self.color(wanted);
        let mut shown = self.shown(ui, wanted);
        if !is_sharp {
            let triangles = self.triangles(wanted);
            shown.extend(triangles.map(|seen| Shown { seen, strength: 1.0 }));
        }
        self.draw(ui, wanted, shown);
        is_sharp
    }

    /// Whether a picture is on its way.
    pub(super) fn is_painting(&self) -> bool {
        let hands = self.counter.hands();
        hands.is_painting || hands.ask.is_some() || hands.made.is_some()
    }

    /// Takes what was made.
    fn take(&mut self) {
        if let Some(made) = self.counter.hands().made.take() {
            self.picture = Some(made);
            self.counts[0] += 1;
            self.still = None;
            self.painting_since = None;
        }
    }

    /// Whether the picture at hand is that of the cloth, at this zoom and place.
    fn is_sharp(&self, wanted: &Wanted<'_>, waxed: Option<&Look>) -> bool {
        self.picture.as_ref().is_some_and(|(ask, made)| {
            let serves = match made {
                Made::Painted(painted) => painted.serves(&wanted.chart.view),
                Made::Waxed(still) => still.serves(&wanted.chart.view),
            };
            serves && ask.is_of(wanted.evaluated.repeat(), waxed)
        })
    }

    fn ask(&mut self, wanted: &Wanted<'_>, waxed: Option<&Look>) {
        let chart = wanted.chart;
        let repeat = wanted.evaluated.repeat();
        let is_asked = |ask: &Ask| ask.is_of(repeat, waxed) && ask.chart.view == chart.view;
        if self.asked.as_ref().is_some_and(is_asked) {
            return;
        }
        let ask = Ask { evaluated: wanted.evaluated.clone(), chart: *chart, waxed: waxed.cloned() };
        self.asked = Some(ask.clone());
        // While a hand moves something, pictures must come: what is being painted is finished first, unless it takes long.
        let now = wanted.now;
        let is_late = self.painting_since.is_some_and(|since| now - since > PATIENCE);
        if is_late || self.painting_since.is_none() || !wanted.is_moving {
            self.counter.is_outdated.store(true, Ordering::Relaxed);
        }
        self.painting_since.get_or_insert(now);
        self.counter.hands().ask = Some(ask);
        self.counter.is_new.notify_one();
    }

    /// Colors the picture at hand, unless it is so already.
    fn color(&mut self, wanted: &Wanted<'_>) {
        match (&self.picture, wanted.look) {
            (Some((_, Made::Painted(painted))), look) => {
                let (Look::Finished(palette) | Look::Waxed(palette, _)) = look;
                let is_colored = matches!(&self.still, Some((_, Some(of))) if of == palette);
                // While the wax of a step is being painted, the cloth stays as it is.
                if !is_colored && (self.still.is_none() || matches!(look, Look::Finished(_))) {
                    let inks = Inks::new(palette, Backdrop::Painted);
                    self.still = Some((Arc::new(painted.colored(&inks)), Some(palette.clone())));
                    self.counts[1] += 1;
                }
            }
            (Some((_, Made::Waxed(still))), _) => {
                if self.still.is_none() {
                    self.still = Some((Arc::clone(still), None));
                }
            }
            (None, _) => {}
        }
    }

    /// What is laid over one another in this frame.
    fn shown(&mut self, ui: &egui::Ui, wanted: &Wanted<'_>) -> Vec<Shown> {
        let mut shown = Vec::new();
        let whole = |seen| Shown { seen, strength: 1.0 };
        if let Some((still, _)) = &self.still {
            let still = Arc::clone(still);
            let now = ui.input(|input| input.time);
            match &mut self.before {
                Some((before, since)) if wanted.fade > 0.0 && !Arc::ptr_eq(before, &still) => {
                    let share = ((now - *since) / f64::from(wanted.fade)).clamp(0.0, 1.0);
                    if share < 1.0 {
                        shown.push(whole(Seen::Still(Arc::clone(before))));
                        #[expect(clippy::cast_possible_truncation, reason = "a share")]
                        let strength = share as f32;
                        shown.push(Shown { seen: Seen::Still(still), strength });
                        ui.ctx().request_repaint();
                        return shown;
                    }
                    self.before = Some((Arc::clone(&still), now));
                    shown.push(whole(Seen::Still(still)));
                }
                _ => {
                    self.before = Some((Arc::clone(&still), now));
                    shown.push(whole(Seen::Still(still)));
                }
            }
        }
        shown
    }

    /// The triangles of what is in view, if the device can carry them and the view is so near that they are wanted.
    fn triangles(&mut self, wanted: &Wanted<'_>) -> Option<Seen> {
        let Look::Finished(palette) = wanted.look else { return None };
        let view = wanted.chart.view;
        let is_software = self.device.as_ref().is_none_or(|device| device.is_software);
        let repeat = wanted.evaluated.repeat();
        let is_same = |(of, _): &(Evaluated, Scene)| std::ptr::eq(of.repeat(), repeat);
        if !self.scene.as_ref().is_some_and(is_same) {
            self.scene = Some((wanted.evaluated.clone(), Scene::of(repeat)));
            self.counts[2] += 1;
            self.geometry = None;
        }
        let (_, scene) = self.scene.as_ref()?;
        let cost = scene.cost(&view);
        if cost.triangles > TRIANGLES[usize::from(!is_software)] {
            return None;
        }
        let geometry = match self.geometry.take().filter(|geometry| geometry.serves(&view)) {
            Some(geometry) => geometry,
            None => Arc::new(scene.around(&view, &mut self.triangles)),
        };
        self.geometry = Some(Arc::clone(&geometry));
        let colors = scene.parts().iter().map(|part| palette.color(part)).collect();
        Some(Seen::Geometry(geometry, colors))
    }

    fn draw(&self, ui: &egui::Ui, wanted: &Wanted<'_>, shown: Vec<Shown>) {
        let Some(device) = self.device else { return };
        let chart = wanted.chart;
        let corner = [chart.rect.left(), chart.rect.top()];
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a pixel of the window"
        )]
        let corner =
            corner.map(|at| (f64::from(at) * chart.pixels_per_point).round().max(0.0) as u32);
        let shot = Shot {
            view: chart.view,
            corner,
            shown,
            piece: wanted.piece,
            around: wanted.around,
            ground: wanted.ground,
            dimmed: wanted.dimmed,
        };
        let callback = egui_wgpu::Callback::new_paint_callback(chart.rect, Drawn { shot, device });
        ui.painter().add(callback);
    }

    fn end(&self) {
        self.counter.hands().is_over = true;
        self.counter.is_outdated.store(true, Ordering::Relaxed);
        self.counter.is_new.notify_one();
    }
}

impl Drop for Cloth {
    fn drop(&mut self) {
        self.end();
    }
}

/// A shot on its way to the device.
struct Drawn {
    shot: Shot,
    device: Device,
}

impl CallbackTrait for Drawn {
    fn prepare(
        &self,
        device: &wgpu::Device,
        queue: &wgpu::Queue,
        _screen: &ScreenDescriptor,
        encoder: &mut wgpu::CommandEncoder,
        resources: &mut CallbackResources,
    ) -> Vec<wgpu::CommandBuffer> {
        let Device { format, is_software } = self.device;
        let driver = if is_software { Driver::Software } else { Driver::Card };
        let engine =
            resources.entry::<Engine>().or_insert_with(|| Engine::new(device, format, driver));
        engine.prepare(device, queue, encoder, &self.shot);
        Vec::new()
    }

    fn paint(
        &self,
        _info: egui::PaintCallbackInfo,
        pass: &mut wgpu::RenderPass<'static>,
        resources: &CallbackResources,
    ) {
        if let Some(engine) = resources.get::<Engine>() {
            engine.paint(pass);
        }
    }
}

/// The painter's thread: takes the last ask, and paints it.
fn paint(counter: &Counter, waker: &Context) {
    let mut brush = Brush::default();
    loop {
        let mut hands = counter.hands();
        let ask = loop {
            if hands.is_over {
                return;
            }
            match hands.ask.take() {
                Some(ask) => break ask,
                None => hands = counter.is_new.wait(hands).unwrap_or_else(PoisonError::into_inner),
            }
        };
        hands.is_painting = true;
        counter.is_outdated.store(false, Ordering::Relaxed);
        drop(hands);
        let watch = |_share: f64| match counter.is_outdated.load(Ordering::Relaxed) {
            true => ControlFlow::Break(()),
            false => ControlFlow::Continue(()),
        };
        let (repeat, view) = (ask.evaluated.repeat(), &ask.chart.view);
        let made = match &ask.waxed {
            Some(Look::Waxed(palette, waxed)) => {
                let inks = Inks::new(palette, Backdrop::Painted);
                let still = brush.waxed(repeat, view, (&inks, waxed), &watch);
                still.map(|still| Made::Waxed(Arc::new(still)))
            }
            Some(Look::Finished(_)) | None => {
                let painted = brush.painted(repeat, view, &watch);
                painted.map(|painted| Made::Painted(Arc::new(painted)))
            }
        };
        let mut hands = counter.hands();
        hands.is_painting = false;
        if let Some(made) = made {
            hands.made = Some((ask, made));
            drop(hands);
            waker.request_repaint();
        }
    }
}

/// Whether a rectangle of the screen can hold a cloth at all.
pub(super) fn is_room(rect: Rect) -> bool {
    rect.width() >= 16.0 && rect.height() >= 16.0
}
