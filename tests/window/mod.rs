//! The window, driven by a hand that reads labels, with a folder of its own and no screen.

use std::cell::{Ref, RefCell, RefMut};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;
use std::time::{Duration, Instant};

use canting::app::{App, Device, Start};
use canting::design::Design;
use canting::notice::Message;
use canting::words::{Language, Words};
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, PointerButton, Pos2, Rect, Theme, Vec2, ViewportId, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use egui_wgpu::wgpu::TextureFormat;
use tempfile::TempDir;

use crate::command_line::Bench;

mod calm;
mod changes;
mod clicks;
mod display;
mod hand;
mod looks;
mod states;

/// Seconds from frame to frame.
const FRAME: f64 = 1.0 / 60.0;

/// Seconds for which a hand waits at least: what is due later comes when it comes.
const SOON: Duration = Duration::from_millis(700);

/// How long workers may take before something must be wrong.
const PATIENCE: Duration = Duration::from_secs(120);

/// How long somebody has waited for something that may take so long.
struct Wait {
    since: Instant,
    most: Duration,
}

impl Wait {
    #[expect(clippy::disallowed_methods, reason = "a test that waits for nothing must end")]
    fn at_most(most: Duration) -> Self {
        Self { since: Instant::now(), most }
    }

    fn is_over(&self) -> bool {
        self.since.elapsed() >= self.most
    }
}

/// A design that is quickly drawn, in two colorways of print.
const KAIN: &str = r##"# Kain untuk ibu
canting = 1
name = "Kain kita"
repeat.tile = [24, 24]

[[layer]]
motif = "kawung"

[[layer]]
motif = "ceplok"
place = { at = [12, 12], scale = 0.3 }

[[colorway]]
name = "Gading"
print = { latar = "#F0E0C0", klowong = "#402010", isen = "#805030" }

[[colorway]]
name = "Biru"
print = { latar = "#203060", klowong = "#E0E8F0", isen = "#A0B0D0" }
"##;

/// Colors of these colorways.
const LATAR: [u8; 3] = [0xF0, 0xE0, 0xC0];
const KLOWONG: [u8; 3] = [0x40, 0x20, 0x10];
const BIRU: [u8; 3] = [0x20, 0x30, 0x60];

const CTRL: Modifiers = Modifiers { ctrl: true, command: true, ..Modifiers::NONE };
const CTRL_SHIFT: Modifiers = Modifiers { shift: true, ..CTRL };

/// The size of a small laptop.
const LAPTOP: Vec2 = vec2(1366.0, 768.0);

/// How a window is opened.
#[derive(Clone, Debug)]
struct Manner {
    size: Vec2,
    scale: f32,
    theme: Theme,
    language: Language,
    file: Option<PathBuf>,
}

impl Default for Manner {
    fn default() -> Self {
        Self {
            size: LAPTOP,
            scale: 1.0,
            theme: Theme::Light,
            language: Language::Indonesian,
            file: None,
        }
    }
}

/// Something on the screen.
#[derive(Clone, Debug)]
struct Thing {
    role: Role,
    label: String,
    value: String,
    rect: Rect,
    is_disabled: bool,
}

impl Thing {
    /// Whether it is there to be pressed.
    fn is_pressed(&self) -> bool {
        matches!(
            self.role,
            Role::Button
                | Role::CheckBox
                | Role::ListBoxOption
                | Role::MenuItem
                | Role::RadioButton
                | Role::Switch
                | Role::Tab
        )
    }
}

type Seat = Rc<RefCell<Option<App>>>;

/// Somebody at the window.
struct Pupil {
    harness: Harness<'static, Seat>,
    words: Words,
    home: Rc<TempDir>,
    now: f64,
    /// How often a button of the mouse was pressed.
    clicks: usize,
}

impl Pupil {
    /// Opens the program.
    fn new(manner: &Manner) -> Self {
        Self::at_home(manner, Rc::new(tempfile::tempdir().unwrap()))
    }

    /// Opens the program with a file.
    fn with(file: &Path) -> Self {
        Self::new(&Manner { file: Some(file.to_owned()), ..Manner::default() })
    }

    /// Opens the program where it was open before.
    fn at_home(manner: &Manner, home: Rc<TempDir>) -> Self {
        let seat = Seat::default();
        let start = Start {
            file: manner.file.clone(),
            language: Some(manner.language),
            home: Some(home.path().to_owned()),
            is_alone: true,
        };
        let chair = Rc::clone(&seat);
        let sit = move |context: &egui::Context| {
            *chair.borrow_mut() = Some(App::new(start, context, Some(device())));
        };
        let harness = Harness::builder()
            .with_size(manner.size)
            .with_pixels_per_point(manner.scale)
            .with_theme(manner.theme)
            .with_context_setup(sit)
            .build_ui_state(
                |ui, seat: &mut Seat| {
                    if let Some(app) = &mut *seat.borrow_mut() {
                        app.ui(ui);
                    }
                },
                seat,
            );
        let words = Words::new(manner.language);
        // The builder has let some frames pass.
        let mut pupil = Self { harness, words, home, now: 10.0, clicks: 0 };
        pupil.rest();
        pupil
    }

    fn app(&self) -> Ref<'_, App> {
        Ref::map(self.harness.state().borrow(), |app| app.as_ref().unwrap())
    }

    fn app_mut(&self) -> RefMut<'_, App> {
        RefMut::map(self.harness.state().borrow_mut(), |app| app.as_mut().unwrap())
    }

    fn design(&self) -> Arc<Design> {
        Arc::clone(self.app().design().unwrap())
    }

    /// What the program says under `key`.
    fn says(&self, key: &'static str) -> String {
        self.words.say(&Message::new(key))
    }

    /// One frame, after these events.
    fn frame(&mut self, events: impl IntoIterator<Item = Event>) {
        self.now += FRAME;
        let input = self.harness.input_mut();
        input.time = Some(self.now);
        input.events.extend(events);
        self.harness.step();
    }

    /// When the next frame is wanted.
    fn delay(&self) -> Duration {
        self.harness.output().viewport_output[&ViewportId::ROOT].repaint_delay
    }

    /// Lets everything come to rest: workers done, nothing moving. What comes later, such as a message that goes, does not
    /// come yet.
    #[track_caller]
    fn rest(&mut self) {
        let waited = Wait::at_most(PATIENCE);
        let mut calm = 0;
        while calm < 3 {
            self.frame([]);
            let is_at_work = self.app().is_at_work();
            let delay = self.delay();
            if is_at_work {
                std::thread::sleep(Duration::from_millis(2));
                calm = 0;
            } else if delay < SOON {
                self.now += delay.as_secs_f64();
                calm = 0;
            } else {
                calm += 1;
            }
            assert!(
                !waited.is_over(),
                "never at rest: at work {is_at_work}, {delay:?}, {:?}",
                self.harness.ctx.repaint_causes()
            );
        }
    }

    /// Lets time pass.
    fn wait(&mut self, seconds: f64) {
        let end = self.now + seconds;
        while self.now < end {
            self.frame([]);
            let left = (end - self.now).max(0.0);
            self.now += (self.delay().as_secs_f64() - FRAME).clamp(0.0, left);
        }
        self.rest();
    }

    /// Everything with a label, a value or both.
    fn things(&self) -> Vec<Thing> {
        let thing = |node: egui_kittest::Node<'_>| {
            let found = node.accesskit_node();
            found.bounding_box()?;
            Some(Thing {
                role: found.role(),
                label: found.label().unwrap_or_default(),
                value: found.value().unwrap_or_default(),
                rect: node.rect(),
                is_disabled: found.is_disabled(),
            })
        };
        let all = self.harness.query_all_by(|_| true).filter_map(thing);
        all.filter(|thing| !(thing.label.is_empty() && thing.value.is_empty())).collect()
    }

    /// What is labeled so, if it is there.
    fn seen(&self, is_it: impl Fn(&Thing) -> bool) -> Option<Thing> {
        self.things().into_iter().find(|thing| is_it(thing))
    }

    /// Whether a label stands on the screen.
    fn sees(&self, label: &str) -> bool {
        self.seen(|thing| thing.label == label || thing.value == label).is_some()
    }

    /// What is labeled so.
    #[track_caller]
    fn find(&self, label: &str) -> Thing {
        // What lies over it comes after what lies below, and a heading may say the same.
        let things = self.things().into_iter().rev();
        let mut pressed = things.filter(|thing| thing.label == label && thing.is_pressed());
        pressed.next().unwrap_or_else(|| self.find_by(label, |thing| thing.label == label))
    }

    #[track_caller]
    fn find_by(&self, what: &str, is_it: impl Fn(&Thing) -> bool) -> Thing {
        let things = self.things();
        let screen = Rect::from_min_size(Pos2::ZERO, self.harness.ctx.content_rect().size());
        let is_in_sight = |thing: &&Thing| is_it(thing) && screen.contains(thing.rect.center());
        // What is labeled by its words stands before them.
        match things.iter().find(is_in_sight) {
            Some(thing) => thing.clone(),
            None => {
                let labels: Vec<_> =
                    things.iter().map(|it| format!("{:?} {:?}", it.role, it.label)).collect();
                panic!("nothing is called {what:?} in {labels:#?}")
            }
        }
    }

    /// Clicks what is labeled so.
    #[track_caller]
    fn click(&mut self, label: &str) {
        let thing = self.find(label);
        self.click_thing(&thing);
    }

    /// Clicks what the program calls so.
    #[track_caller]
    fn press(&mut self, key: &'static str) {
        let label = self.says(key);
        self.click(&label);
    }

    #[track_caller]
    fn click_thing(&mut self, thing: &Thing) {
        assert!(!thing.is_disabled, "{thing:?} cannot be clicked");
        self.click_at(thing.rect.center());
    }

    #[track_caller]
    fn click_at(&mut self, at: Pos2) {
        self.clicks += 1;
        // No double click.
        self.now += 0.5;
        self.frame([Event::PointerMoved(at)]);
        self.frame([down(at)]);
        self.frame([up(at)]);
        self.rest();
    }

    /// Drags from a place to another.
    #[track_caller]
    fn drag(&mut self, from: Pos2, to: Pos2) {
        self.now += 0.5;
        self.frame([Event::PointerMoved(from)]);
        self.frame([down(from)]);
        for share in [0.1, 0.4, 0.7, 1.0] {
            self.frame([Event::PointerMoved(from + (to - from) * share)]);
        }
        self.frame([up(to)]);
        self.rest();
    }

    /// Presses a key, and waits for what it does.
    #[track_caller]
    fn key(&mut self, modifiers: Modifiers, key: Key) {
        self.key_now(modifiers, key);
        self.rest();
    }

    /// Presses a key.
    fn key_now(&mut self, modifiers: Modifiers, key: Key) {
        let event =
            |pressed| Event::Key { key, physical_key: None, pressed, repeat: false, modifiers };
        self.frame([Event::ModifiersChanged(modifiers), event(true)]);
        self.frame([event(false), Event::ModifiersChanged(Modifiers::NONE)]);
    }

    /// Types.
    #[track_caller]
    fn write(&mut self, text: &str) {
        self.frame([Event::Text(text.to_owned())]);
        self.rest();
    }

    /// Drags the first slider.
    #[track_caller]
    fn change(&mut self) {
        let slider = self.find_by("a slider", |thing| thing.role == Role::Slider);
        let before = self.design();
        let knob = slider.rect.center();
        self.drag(knob, knob + vec2(24.0, 0.0));
        if self.design() == before {
            self.drag(knob, knob - vec2(20.0, 0.0));
        }
        assert_ne!(self.design(), before, "{slider:?} does nothing");
    }

    /// Where the cloth is shown.
    #[track_caller]
    fn canvas(&self) -> Rect {
        self.find_by("the cloth", |thing| thing.role == Role::Canvas).rect
    }

    /// Waits for everything, the pictures of all cards and what nobody waits for.
    #[track_caller]
    fn finish(&mut self) {
        let waited = Wait::at_most(PATIENCE);
        while !self.app().is_done() {
            self.frame([]);
            std::thread::sleep(Duration::from_millis(5));
            assert!(!waited.is_over(), "workers never rest");
        }
        self.rest();
    }

    /// The picture of the window.
    fn picture(&mut self) -> Picture {
        let picture = self.harness.render().unwrap();
        // For eyes.
        if let Some(folder) = std::env::var_os("CANTING_LOOK") {
            let name = format!(
                "window-{}-{:.0}.png",
                if self.words.language() == Language::English { "en" } else { "id" },
                60.0 * self.now
            );
            picture.save(Path::new(&folder).join(name)).unwrap();
        }
        Picture {
            scale: self.harness.ctx.pixels_per_point(),
            width: picture.width() as usize,
            height: picture.height() as usize,
            rgba: picture.into_raw(),
        }
    }

    /// Ends the program as a power cut does.
    fn cut_off(self) -> Rc<TempDir> {
        let Self { harness, home, .. } = self;
        drop(harness);
        home
    }
}

/// What was seen.
struct Picture {
    scale: f32,
    width: usize,
    height: usize,
    rgba: Vec<u8>,
}

impl Picture {
    /// How often each color is seen within a rectangle of the window, in points.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "pixels of a window"
    )]
    fn colors(&self, rect: Rect) -> BTreeMap<[u8; 3], usize> {
        let mut colors = BTreeMap::new();
        let [left, right] = [rect.left(), rect.right()].map(|x| (x * self.scale) as usize);
        let [top, bottom] = [rect.top(), rect.bottom()].map(|y| (y * self.scale) as usize);
        for y in top..bottom.min(self.height) {
            for x in left..right.min(self.width) {
                let at = 4 * (y * self.width + x);
                let color = [self.rgba[at], self.rgba[at + 1], self.rgba[at + 2]];
                *colors.entry(color).or_default() += 1;
            }
        }
        colors
    }
}

/// Puts the design that is quickly drawn into a folder.
fn kain(bench: &Bench) -> PathBuf {
    bench.put("kain.batik", KAIN);
    bench.path().join("kain.batik")
}

/// What draws: a processor.
fn device() -> Device {
    Device { format: TextureFormat::Rgba8Unorm, is_software: true }
}

/// The button of the mouse goes down.
fn down(pos: Pos2) -> Event {
    Event::PointerButton {
        pos,
        button: PointerButton::Primary,
        pressed: true,
        modifiers: Modifiers::NONE,
    }
}

/// The button of the mouse comes up.
fn up(pos: Pos2) -> Event {
    Event::PointerButton {
        pos,
        button: PointerButton::Primary,
        pressed: false,
        modifiers: Modifiers::NONE,
    }
}
