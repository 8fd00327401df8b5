//! The window of the system: events in, frames out, and nothing in between while nothing moves.
//!
//! A lost device is made anew, with a new interface context, since what lay on the device is gone; the app and what is in
//! it never notice.
//!
//! **Invariant:** a frame is drawn only when something asks for it.

use std::num::NonZeroU32;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use egui::{FullOutput, TexturesDelta, ViewportId, ViewportInfo};
use egui_wgpu::winit::Painter;
use egui_wgpu::{RendererOptions, WgpuConfiguration, WgpuSetup, wgpu};
use egui_winit::accesskit_winit;
use winit::application::ApplicationHandler;
use winit::dpi::LogicalSize;
use winit::event::{ElementState, StartCause, WindowEvent};
use winit::event_loop::{ActiveEventLoop, ControlFlow, EventLoop, EventLoopProxy};
use winit::window::{Window, WindowId};

use super::program::{App, Start};
use super::{Device, NoWindow, theme};

/// Points across and down that a window has at first, and at least.
const SIZE: [LogicalSize<f64>; 2] =
    [LogicalSize::new(1366.0, 768.0), LogicalSize::new(800.0, 560.0)];

/// How often a device may be lost within a minute before somebody is told.
const LOSSES: usize = 3;

/// What wakes the loop from outside.
#[derive(Debug)]
enum Wake {
    /// A repaint was asked for, after so long.
    Repaint(Duration),
    /// A screen reader wants something.
    Access(accesskit_winit::Event),
}

impl From<accesskit_winit::Event> for Wake {
    fn from(event: accesskit_winit::Event) -> Self {
        Self::Access(event)
    }
}

/// Opens the window, and comes back when it is closed.
///
/// # Errors
///
/// That there is no display, or nothing that can draw on it.
pub(super) fn run(start: Start) -> Result<(), NoWindow> {
    let events = EventLoop::<Wake>::with_user_event().build();
    let events = events.map_err(|error| NoWindow::Display(error.to_string()))?;
    let mut shown =
        Shown { proxy: events.create_proxy(), start: Some(start), open: None, failed: None };
    events.run_app(&mut shown).map_err(|error| NoWindow::Display(error.to_string()))?;
    shown.failed.map_or(Ok(()), Err)
}

/// The loop: nothing at first, a window with the app in it later.
struct Shown {
    proxy: EventLoopProxy<Wake>,
    start: Option<Start>,
    open: Option<OpenWindow>,
    failed: Option<NoWindow>,
}

/// The window and everything that is bound to it.
struct OpenWindow {
    window: Arc<Window>,
    app: App,
    screen: Screen,
    /// When the next frame is due, if one is.
    due: Option<Instant>,
    losses: Vec<Instant>,
}

/// What is bound to a device, and made anew when that is lost.
struct Screen {
    context: egui::Context,
    input: egui_winit::State,
    info: ViewportInfo,
    painter: Painter,
    textures: TexturesDelta,
    is_lost: Arc<AtomicBool>,
}

impl Drop for Screen {
    fn drop(&mut self) {
        self.textures.clear();
    }
}

impl Shown {
    fn create(&self, events: &ActiveEventLoop, start: Start) -> Result<OpenWindow, NoWindow> {
        let attributes = Window::default_attributes()
            .with_title("Canting")
            .with_inner_size(SIZE[0])
            .with_min_inner_size(SIZE[1])
            // Shown once the first frame is drawn: no white flash, and a screen reader sees it whole.
            .with_visible(false);
        let window = events.create_window(attributes);
        let window = Arc::new(window.map_err(|error| NoWindow::Display(error.to_string()))?);
        let screen = Screen::new(events, &window, &self.proxy)?;
        let app = App::new(start, &screen.context, screen.device());
        Ok(OpenWindow { window, app, screen, due: Some(now()), losses: Vec::new() })
    }
}

impl Screen {
    fn new(
        events: &ActiveEventLoop,
        window: &Arc<Window>,
        proxy: &EventLoopProxy<Wake>,
    ) -> Result<Self, NoWindow> {
        let context = egui::Context::default();
        theme::begin(&context, theme::Looks::USUAL);
        let waker = proxy.clone();
        context.set_request_repaint_callback(move |info| {
            // A loop that has ended needs no waking.
            let _ended = waker.send_event(Wake::Repaint(info.delay));
        });
        let setup = WgpuSetup::from_display_handle(events.owned_display_handle());
        let config = WgpuConfiguration { wgpu_setup: setup, ..WgpuConfiguration::default() };
        let options = RendererOptions { dithering: false, ..RendererOptions::default() };
        let mut painter = pollster::block_on(Painter::new(context.clone(), config, false, options));
        pollster::block_on(painter.set_window(ViewportId::ROOT, Some(Arc::clone(window))))
            .map_err(|error| NoWindow::Adapter(error.to_string()))?;
        let is_lost = Arc::new(AtomicBool::new(false));
        if let Some(state) = painter.render_state() {
            let (flag, waker) = (Arc::clone(&is_lost), proxy.clone());
            let errors = (Arc::clone(&is_lost), proxy.clone());
            // What goes wrong on a device that is being lost must not end the program.
            state.device.on_uncaptured_error(Arc::new(move |_error| {
                errors.0.store(true, Ordering::Relaxed);
                let _ended = errors.1.send_event(Wake::Repaint(Duration::ZERO));
            }));
            state.device.set_device_lost_callback(move |_reason, _text| {
                flag.store(true, Ordering::Relaxed);
                let _ended = waker.send_event(Wake::Repaint(Duration::ZERO));
            });
        }
        let scale = scale(window);
        let mut input = egui_winit::State::new(
            context.clone(),
            ViewportId::ROOT,
            events,
            Some(scale),
            window.theme(),
            painter.max_texture_side(),
        );
        input.init_accesskit(events, window, proxy.clone());
        let (info, textures) = (ViewportInfo::default(), TexturesDelta::default());
        Ok(Self { context, input, info, painter, textures, is_lost })
    }

    /// What draws, for those who have to know.
    fn device(&self) -> Option<Device> {
        let state = self.painter.render_state()?;
        let is_software = state.adapter.get_info().device_type == wgpu::DeviceType::Cpu;
        Some(Device { format: state.target_format, is_software })
    }
}

/// What is seen where nothing is drawn.
fn clear_color(context: &egui::Context) -> [f32; 4] {
    egui::Rgba::from(theme::Theme::of(context).colors.bar).to_array()
}

/// The time, for when the next frame is due.
fn now() -> Instant {
    #[expect(clippy::disallowed_methods, reason = "when a frame is due, and nothing that is kept")]
    Instant::now()
}

#[expect(clippy::cast_possible_truncation, reason = "a small factor")]
fn scale(window: &Window) -> f32 {
    window.scale_factor() as f32
}

impl OpenWindow {
    /// Draws a frame.
    fn draw(&mut self, events: &ActiveEventLoop, proxy: &EventLoopProxy<Wake>) {
        if self.screen.is_lost.load(Ordering::Relaxed) && !self.renew(events, proxy) {
            return;
        }
        self.due = None;
        let screen = &mut self.screen;
        let mut input = screen.input.take_egui_input(&self.window);
        egui_winit::update_viewport_info(&mut screen.info, &screen.context, &self.window, false);
        input.viewports.insert(ViewportId::ROOT, screen.info.take());
        let app = &mut self.app;
        let output = screen.context.run_ui(input, |ui| app.ui(ui));
        let FullOutput { platform_output, mut textures_delta, shapes, pixels_per_point, .. } =
            output;
        screen.input.handle_platform_output(&self.window, platform_output);
        screen.textures.append(std::mem::take(&mut textures_delta));
        let primitives = screen.context.tessellate(shapes, pixels_per_point);
        screen.painter.paint_and_update_textures(
            ViewportId::ROOT,
            pixels_per_point,
            clear_color(&screen.context),
            &primitives,
            &mut screen.textures,
            Vec::new(),
            &self.window,
        );
        self.window.set_title(&self.app.title());
        if self.app.wants_to_end() {
            events.exit();
        }
    }

    /// Makes a lost device anew; `false` where that fails, which ends the program with the work kept.
    fn renew(&mut self, events: &ActiveEventLoop, proxy: &EventLoopProxy<Wake>) -> bool {
        let at = now();
        self.losses.retain(|loss| at.duration_since(*loss) < Duration::from_secs(60));
        self.losses.push(at);
        self.app.lost_device(self.losses.len());
        let renewed = (self.losses.len() <= LOSSES)
            .then(|| Screen::new(events, &self.window, proxy).ok())
            .flatten();
        let Some(screen) = renewed else {
            self.app.keep_everything();
            events.exit();
            return false;
        };
        let memory = self.screen.context.memory(Clone::clone);
        screen.context.memory_mut(|fresh| *fresh = memory);
        theme::begin(&screen.context, theme::Looks::USUAL);
        self.app.move_to(&screen.context, screen.device());
        self.screen = screen;
        true
    }

    fn ask(&mut self, delay: Duration) {
        // `Duration::MAX` means never.
        if let Some(due) = now().checked_add(delay) {
            self.due = Some(self.due.map_or(due, |before| before.min(due)));
        }
    }
}

impl ApplicationHandler<Wake> for Shown {
    fn resumed(&mut self, events: &ActiveEventLoop) {
        let Some(start) = self.start.take() else { return };
        match self.create(events, start) {
            Ok(mut open) => {
                open.draw(events, &self.proxy);
                open.window.set_visible(true);
                open.ask(Duration::ZERO);
                self.open = Some(open);
            }
            Err(failed) => {
                self.failed = Some(failed);
                events.exit();
            }
        }
    }

    fn new_events(&mut self, _events: &ActiveEventLoop, _cause: StartCause) {
        if let Some(open) = &self.open
            && open.due.is_some_and(|due| due <= now())
        {
            open.window.request_redraw();
        }
    }

    fn user_event(&mut self, _events: &ActiveEventLoop, wake: Wake) {
        let Some(open) = &mut self.open else { return };
        match wake {
            Wake::Repaint(delay) => open.ask(delay),
            Wake::Access(event) => {
                match event.window_event {
                    accesskit_winit::WindowEvent::InitialTreeRequested => {
                        open.screen.context.enable_accesskit();
                    }
                    accesskit_winit::WindowEvent::ActionRequested(request) => {
                        open.screen.input.on_accesskit_action_request(request);
                    }
                    accesskit_winit::WindowEvent::AccessibilityDeactivated => {
                        open.screen.context.disable_accesskit();
                    }
                }
                open.ask(Duration::ZERO);
            }
        }
    }

    fn window_event(&mut self, events: &ActiveEventLoop, _id: WindowId, event: WindowEvent) {
        let Some(open) = &mut self.open else { return };
        match &event {
            WindowEvent::RedrawRequested => {
                open.draw(events, &self.proxy);
                return;
            }
            WindowEvent::CloseRequested => {
                open.app.ask_to_quit();
                open.ask(Duration::ZERO);
            }
            WindowEvent::Resized(size) => {
                if let (Some(width), Some(height)) =
                    (NonZeroU32::new(size.width), NonZeroU32::new(size.height))
                {
                    open.screen.painter.on_window_resized(ViewportId::ROOT, width, height);
                }
            }
            WindowEvent::Focused(true) => open.app.came_back(),
            WindowEvent::KeyboardInput { event, .. } if event.state == ElementState::Released => {}
            _ => {}
        }
        if open.screen.input.on_window_event(&open.window, &event).repaint {
            open.ask(Duration::ZERO);
        }
    }

    fn about_to_wait(&mut self, events: &ActiveEventLoop) {
        let Some(open) = &self.open else { return };
        match open.due {
            Some(due) if due <= now() => {
                open.window.request_redraw();
                events.set_control_flow(ControlFlow::Wait);
            }
            Some(due) => events.set_control_flow(ControlFlow::WaitUntil(due)),
            None => events.set_control_flow(ControlFlow::Wait),
        }
    }

    fn exiting(&mut self, _events: &ActiveEventLoop) {
        if let Some(open) = &mut self.open {
            open.app.end();
        }
    }
}
