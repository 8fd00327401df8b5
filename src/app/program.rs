//! The whole interface, without a window around it.
//!
//! [`App::ui`] draws one frame: the panels look and leave acts, which are done after it.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use egui::{Context, Ui};

use crate::design::Edit;
use crate::notice::{Message, rounded};
use crate::words::{Language, Words};

use super::Device;
use super::act::{Acts, Hold, Next};
use super::canvas::{self, Canvas};
use super::command::{self, Id, Situation};
use super::keep::Places;
use super::keeping::{self, Keep};
use super::open::Open;
use super::panels::{self, Owned};
use super::pictures::Pictures;
use super::shown::Shown;
use super::sight::{Bench, Sight};
use super::theme::{self, Looks, Room};
use super::work::Promise;
use super::working::{Came, Work};

mod doing;
mod filing;
mod running;
mod told;

pub use told::Counts;

/// Points of width from which panels stand beside the canvas and not over it.
const WIDE: f32 = 1600.0;

/// Seconds that a step of work is shown while they are played.
const STEP: f64 = 0.9;

/// With what the program begins.
#[derive(Clone, Debug, Default)]
pub struct Start {
    /// A design or picture to open.
    pub file: Option<PathBuf>,
    /// The language, if the command line says one.
    pub language: Option<Language>,
    /// Where preferences and unsaved work are kept, if not where the system has such things.
    pub home: Option<PathBuf>,
    /// Whether dialogs and folders of the system stay closed: nobody is there to answer them.
    pub is_alone: bool,
}

/// The whole interface.
///
/// A window gives it events and a screen; a test drives it by the labels of what it shows.
pub struct App {
    pub(super) words: Words,
    pub(super) keep: Keep,
    pub(super) work: Work,
    pub(super) pictures: Pictures,
    pub(super) open: Option<Open>,
    pub(super) canvas: Canvas,
    pub(super) owned: Owned,
    pub(super) shown: Shown,
    pub(super) acts: Acts,
    pub(super) context: Context,
    /// Layers that were copied or cut.
    pub(super) copied: Vec<Arc<crate::design::Layer>>,
    /// What draws, as far as it is known.
    pub(super) device: Option<Device>,
    played_at: Option<f64>,
    looks: Option<Looks>,
    /// A dialog of the system that is open.
    picking: Option<(filing::Picking, Promise<Option<PathBuf>>)>,
    /// What comes once the design is saved.
    after_saving: Option<Next>,
    /// Whether somebody has said what becomes of what is not saved.
    is_answered: bool,
    wants_to_end: bool,
}

impl std::fmt::Debug for App {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("App").field("shown", &self.shown).finish_non_exhaustive()
    }
}

impl App {
    /// The interface at its start.
    pub fn new(start: Start, context: &Context, device: Option<Device>) -> Self {
        let waker = context.clone();
        let work = Work::new(Arc::new(move || waker.request_repaint()));
        let places = start.home.as_deref().map_or_else(Places::of_user, Places::within);
        let mut keep = Keep::new(places, work.pool());
        keep.is_alone = start.is_alone;
        let preferred = keep.preferred();
        let language = start.language.unwrap_or_else(|| preferred.language.language());
        theme::begin(context, Looks { language, ..Looks::USUAL });
        // A system that says nothing of themes has a light one.
        context.options_mut(|options| options.fallback_theme = egui::Theme::Light);
        context.set_theme(keeping::theme(preferred.theme));
        let pictures = Pictures::new(work.pool().clone(), keep.places.thumbnails());
        let mut app = Self {
            words: Words::new(language),
            work,
            keep,
            pictures,
            open: None,
            canvas: Canvas::new(context, device),
            owned: Owned::default(),
            shown: Shown::default(),
            acts: Acts::default(),
            context: context.clone(),
            copied: Vec::new(),
            device,
            played_at: None,
            looks: None,
            picking: None,
            after_saving: None,
            is_answered: false,
            wants_to_end: false,
        };
        app.begin(start.file);
        app
    }

    /// Draws one frame, and does what came of it.
    pub fn ui(&mut self, ui: &mut Ui) {
        self.tick();
        self.keys(ui);
        self.draw(ui);
        self.finish_frame();
    }

    /// What the window is called.
    pub fn title(&self) -> String {
        match &self.open {
            Some(open) => {
                let sign = if open.file.is_unsaved(open.design()) { "*" } else { "" };
                format!("{}{sign} – Canting", self.name_of(open))
            }
            None => "Canting".to_owned(),
        }
    }

    /// Whether it has nothing left to do.
    pub fn wants_to_end(&self) -> bool {
        self.wants_to_end
    }

    /// The system asks whether the window may be closed.
    pub fn ask_to_quit(&mut self) {
        self.leave(Next::Quit);
    }

    /// The window has the focus again: files may have changed meanwhile.
    pub fn came_back(&mut self) {
        self.look_for_changes();
    }

    /// The device was lost, so many times lately; somebody hears of it from the second time on.
    pub fn lost_device(&mut self, times: usize) {
        self.pictures.forget();
        if times > 1 {
            self.canvas.say(Message::new("window-device-lost"));
        }
    }

    /// Goes on with another interface context, since the device of the old one was lost.
    pub fn move_to(&mut self, context: &Context, device: Option<Device>) {
        self.context = context.clone();
        self.looks = None;
        context.set_theme(keeping::theme(self.keep.preferred().theme));
        self.canvas.move_to(context, device);
        self.device = device;
    }

    /// The interface ends; what is not saved has been answered for.
    pub fn end(&mut self) {
        if self.wants_to_end {
            self.keep.end_well();
        }
        self.keep.end();
    }

    /// Writes down what is not saved: the program ends in a way that nobody asked for.
    pub fn keep_everything(&mut self) {
        // What has not rested yet is written all the same.
        let late = Duration::from_secs(1 << 30);
        if let Some(open) = &self.open {
            let at = open.desk.history().at();
            self.keep.tend(Some((&open.file, open.design(), at)), late);
        }
        self.work.pool().settle();
        self.keep.end();
    }

    /// Takes up what workers made, and lets time pass.
    fn tick(&mut self) {
        let now = self.context.input(|input| input.time);
        let mut came = Vec::new();
        let desk = self.open.as_mut().map(|open| &mut open.desk);
        let clock = Duration::from_secs_f64(now.max(0.0));
        if let Some(delay) = self.work.tend(desk, clock, &mut came) {
            self.wake_in(delay + Duration::from_millis(1));
        }
        let open = self.open.as_ref();
        let open = open.map(|open| (&open.file, open.design(), open.desk.history().at()));
        if let Some(delay) = self.keep.tend(open, clock) {
            self.wake_in(delay + Duration::from_millis(1));
        }
        if let Some(trouble) = self.keep.trouble() {
            self.canvas.say(trouble);
        }
        self.dress();
        self.pictures.look();
        for came in came {
            self.take_up(came);
        }
        self.picked();
        self.dropped();
        if let Some(open) = &mut self.open {
            self.canvas.tick(open, &self.context);
            open.try_on(&mut self.work);
            if open.is_playing {
                self.play_on(now);
            }
        }
    }

    /// Dresses the window for the room that there is, and the language that is spoken.
    fn dress(&mut self) {
        let is_wide = self.context.content_rect().width() >= WIDE;
        let room = match (self.keep.preferred().is_touched, is_wide) {
            (true, _) => Room::Touch,
            (_, true) => Room::Wide,
            (_, false) => Room::Usual,
        };
        let looks = Looks { room, language: self.words.language(), ..Looks::USUAL };
        if self.looks != Some(looks) {
            self.looks = Some(looks);
            theme::apply(&self.context, looks);
        }
    }

    /// Takes up what a worker made.
    fn take_up(&mut self, came: Came) {
        match came {
            Came::Laid => {
                if let Some(open) = &mut self.open {
                    open.version += 1;
                }
            }
            Came::Matched(at, made) => {
                let colorway = Arc::new(made.colorway);
                self.edit(&Edit::AddColorway { at: at + 1, colorway }, Hold::Once);
                if let Some(open) = &mut self.open {
                    open.colorway = at + 1;
                    open.settle();
                }
                if let Some(found) = made.found {
                    let near = Message::new("window-dyes-found")
                        .with("mean", rounded::tenth(found.mean))
                        .with("worst", rounded::tenth(found.worst));
                    self.canvas.say(near);
                }
            }
            Came::Told(message) => self.canvas.say(message),
        }
    }

    /// Shows the next step of work once the present one was seen.
    fn play_on(&mut self, now: f64) {
        let Some(open) = &mut self.open else { return };
        let since = *self.played_at.get_or_insert(now);
        if now - since >= STEP {
            self.played_at = Some(now);
            let next = open.step.map(|step| step + 1);
            open.step = next.filter(|step| *step < open.steps());
            open.is_playing = open.step.is_some();
            open.version += 1;
        }
        if open.is_playing {
            self.context.request_repaint_after(Duration::from_secs_f64(STEP));
        } else {
            self.played_at = None;
        }
    }

    fn draw(&mut self, ui: &mut Ui) {
        let situation = self.situation();
        let see = Sight {
            words: &self.words,
            preferences: self.keep.preferred(),
            pictures: &self.pictures,
            situation: &situation,
            acts: &self.acts,
            keep: &self.keep,
            work: &self.work,
        };
        match &self.open {
            None => panels::gallery::show(ui, &mut self.owned.gallery, &see),
            Some(open) => {
                let bench = Bench { see: &see, open };
                Self::editor(ui, &bench, &mut self.owned, &mut self.canvas, &self.shown);
            }
        }
        let bench = self.open.as_ref().map(|open| Bench { see: &see, open });
        panels::dialogs::show(
            ui,
            &mut self.owned,
            &see,
            bench.as_ref(),
            self.shown.dialog.as_ref(),
        );
        panels::jobs::show(ui, &see, bench.as_ref());
        panels::busy::show(ui, &mut self.owned.busy, &see);
    }

    /// The frame of an open design: bars, panels, and the cloth in the middle.
    fn editor(
        ui: &mut Ui,
        bench: &Bench<'_>,
        owned: &mut Owned,
        canvas: &mut Canvas,
        shown: &Shown,
    ) {
        let is_wide = ui.ctx().content_rect().width() >= WIDE;
        if !shown.is_empty {
            panels::bar::show(ui, bench, &owned.checks);
            panels::dialogs::changed_outside(ui, bench);
            panels::hints::show(ui, bench, canvas.grasp());
        }
        if !shown.is_empty && !shown.is_bare {
            panels::rail::show(ui, bench, shown.left, shown.side, canvas.grasp().tool);
            panels::side::show(ui, owned, bench, shown.side);
            if is_wide {
                panels::left::show_beside(ui, owned, bench, shown.left);
            }
            panels::tray::show(ui, &mut owned.tray, bench);
            if is_wide && shown.is_band {
                panels::band::show_beside(ui, &mut owned.band, bench);
            }
        }
        let rect = canvas::show(ui, canvas, bench, &mut owned.checks, shown);
        if !shown.is_empty && !shown.is_bare && !is_wide {
            panels::left::show_over(ui, owned, bench, shown.left, rect);
            if shown.is_band {
                panels::band::show_over(ui, &mut owned.band, bench, rect);
            }
        }
    }

    /// What can be done now.
    fn situation(&self) -> Situation {
        let Some(open) = &self.open else {
            return Situation { has_copied: !self.copied.is_empty(), ..Situation::default() };
        };
        let design = open.design();
        let layers = || open.selection.layers.iter().filter_map(|at| design.layers.get(*at));
        let history = open.desk.history();
        Situation {
            has_design: true,
            is_unsaved: open.file.is_unsaved(design),
            selected: open.selection.layers.len(),
            is_free: layers().all(|layer| !layer.is_locked),
            is_placed: layers().any(|layer| layer.place.is_some()),
            can_undo: history.at() > 0,
            can_redo: history.at() + 1 < history.steps().count(),
            has_copied: !self.copied.is_empty(),
            has_steps: open.is_dyed(),
            is_printed: !open.is_dyed() && open.shown_colorway().is_some(),
            has_piece: open.piece().is_some(),
            has_colorway: open.shown_colorway().is_some(),
        }
    }

    /// Runs the commands whose keys were pressed, unless somebody is typing.
    fn keys(&mut self, ui: &Ui) {
        let is_typing = ui.ctx().text_edit_focused();
        if !is_typing && self.shown.dialog.is_none() {
            self.clipboard(ui);
        }
        let (situation, is_modal) = (self.situation(), self.shown.dialog.is_some());
        let keys = |is_shifted| {
            let all =
                command::TABLE.iter().flat_map(|row| row.keys.iter().map(move |key| (row, key)));
            all.filter(move |(_, key)| key.modifiers.shift == is_shifted)
        };
        // Ctrl Shift Z is never taken for Ctrl Z, even where there is nothing to do again.
        for (row, key) in keys(true).chain(keys(false)) {
            let is_letter = !key.modifiers.command && !is_function(key.logical_key);
            let is_of_text = is_typing && edits_text(key.logical_key);
            let is_taken = (is_typing || is_modal) && is_letter || is_of_text;
            let can = (row.when)(&situation);
            if is_taken || !(can || key.modifiers.shift) {
                continue;
            }
            if ui.input_mut(|input| input.consume_shortcut(key)) {
                if can {
                    self.run(row.id, ui.ctx());
                }
                return;
            }
        }
    }

    /// Copies, cuts and pastes layers: systems tell of these keys in a way of their own.
    fn clipboard(&mut self, ui: &Ui) {
        let wanted = ui.input_mut(|input| {
            let at = input.events.iter().position(|event| clipboard_id(event).is_some())?;
            clipboard_id(&input.events.remove(at))
        });
        if let Some(id) = wanted
            && (command::row(id).when)(&self.situation())
        {
            self.run(id, ui.ctx());
        }
    }

    /// Asks for another frame after a while, if nobody asks before.
    pub(super) fn wake_in(&self, delay: Duration) {
        self.context.request_repaint_after(delay);
    }

    /// What a design is called on the screen.
    pub(super) fn name_of(&self, open: &Open) -> String {
        open.called(&self.words)
    }
}

/// Whether a key means something to who types, with `Ctrl`.
fn edits_text(key: egui::Key) -> bool {
    use egui::Key;
    matches!(key, Key::A | Key::C | Key::V | Key::X | Key::Y | Key::Z)
}

/// The command of an event of the clipboard.
fn clipboard_id(event: &egui::Event) -> Option<Id> {
    match event {
        egui::Event::Copy => Some(Id::Copy),
        egui::Event::Cut => Some(Id::Cut),
        egui::Event::Paste(_) => Some(Id::Paste),
        _ => None,
    }
}

fn is_function(key: egui::Key) -> bool {
    matches!(key, egui::Key::F1 | egui::Key::F2 | egui::Key::F6)
}
