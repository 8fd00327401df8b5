//! Opening, saving, importing, leaving.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::Context;

use crate::design::{Content, Design, Layer, Placement};
use crate::files::Unopened;
use crate::mark::Part;
use crate::motif::Library;
use crate::notice::Message;
use crate::samples;
use crate::workspace::{Desk, begin};

use super::super::act::{Act, Dialog, Next};
use super::super::keep::{DesignFile, Surroundings};
use super::super::open::Open;
use super::App;

/// What a file dialog of the system is open for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Picking {
    /// A design or a picture to open.
    Open,
    /// A picture to import.
    Picture,
    /// A name to save under.
    Save,
}

impl App {
    /// Opens what the program was started with.
    pub(super) fn begin(&mut self, file: Option<PathBuf>) {
        if !self.keep.rescues.is_empty() {
            self.ask(Dialog::Recovery);
        }
        if let Some(file) = file {
            self.open_path(&file);
        }
    }

    /// Does what was asked for, once nothing is lost by it.
    pub(super) fn leave(&mut self, next: Next) {
        let is_unsaved = self
            .open
            .as_ref()
            .is_some_and(|open| open.file.is_unsaved(open.design()) && !self.is_answered);
        if is_unsaved {
            self.ask(Dialog::Unsaved(next));
            return;
        }
        self.is_answered = false;
        self.shown.dialog = None;
        match next {
            Next::Quit => self.wants_to_end = true,
            Next::Gallery => self.put_away(),
            Next::Open(path) => self.open_now(&path),
            Next::NewOfMotif(name) => self.begin_motif(&name),
            Next::NewOfSample(name) => self.begin_sample(&name),
            Next::NewEmpty => self.begin_empty(),
            Next::Recover(at) => self.recover(at),
        }
    }

    /// Goes on with work that a crash left behind.
    fn recover(&mut self, at: usize) {
        if let Some((file, design)) = self.keep.rescue(at) {
            let path = file.path().map(Path::to_owned);
            self.put_on_desk(&design, file);
            if let Some(path) = path {
                self.keep.opened(&path, &design.name);
            }
        }
    }

    /// Saves, and goes on once that is done.
    pub(super) fn save_first(&mut self, next: Next) {
        self.save(&self.context.clone());
        let is_saved = self.open.as_ref().is_none_or(|open| !open.file.is_unsaved(open.design()));
        if is_saved {
            self.leave(next);
        } else {
            // A name has to be chosen first, or the folder cannot be written.
            self.after_saving = Some(next);
        }
    }

    /// Goes on without saving.
    pub(super) fn leave_unsaved(&mut self, next: Next) {
        self.is_answered = true;
        self.leave(next);
    }

    fn put_away(&mut self) {
        if self.open.take().is_some() {
            self.keep.settled(0);
        }
        self.keep.recents.look();
        self.work.forget();
        let dialog = self.shown.dialog.take();
        self.shown = super::super::shown::Shown { dialog, ..super::super::shown::Shown::default() };
    }

    pub(super) fn new_of_motif(&mut self, name: &str) {
        self.leave(Next::NewOfMotif(name.to_owned()));
    }

    pub(super) fn new_of_sample(&mut self, name: &str) {
        self.leave(Next::NewOfSample(name.to_owned()));
    }

    pub(crate) fn new_empty(&mut self, _: &Context) {
        self.leave(Next::NewEmpty);
    }

    /// A design with one motif, in the colors that the motif brings, called after it.
    fn begin_motif(&mut self, name: &str) {
        let library = Library::standard();
        match begin::of_motif(&library, name, &[]) {
            Ok(mut design) => {
                let motif = library.find(name).and_then(Result::ok);
                let said = motif.map(|motif| spoken(&motif, &self.words));
                design.name = said.unwrap_or_else(|| name.to_owned());
                self.start(design, Surroundings::none());
            }
            Err(begin::NotBegun::Motif(message) | begin::NotBegun::Setting(message)) => {
                self.trouble(message);
            }
        }
    }

    fn begin_sample(&mut self, name: &str) {
        let Some(sample) = samples::find(name) else { return };
        self.start(sample.design.clone(), Surroundings::of_sample(&sample));
    }

    fn begin_empty(&mut self) {
        self.start(Design::new(), Surroundings::none());
    }

    /// Puts a design that has no file on the desk.
    fn start(&mut self, design: Design, surroundings: Surroundings) {
        let design = Arc::new(design);
        let file = DesignFile::begun(&design, surroundings);
        self.put_on_desk(&design, file);
    }

    pub(super) fn put_on_desk(&mut self, design: &Arc<Design>, file: DesignFile) {
        let outside = Box::new(file.surroundings().clone());
        match Desk::open(Design::clone(design), outside) {
            Ok(desk) => {
                self.put_away();
                self.open = Some(Open::new(desk, file));
                self.tell_of_device();
                self.changed();
            }
            Err(message) => self.trouble(message),
        }
    }

    /// Says once that no graphics card draws.
    fn tell_of_device(&mut self) {
        if self.device.is_some_and(|device| device.is_software)
            && !self.keep.preferences.is_done("software")
        {
            self.keep.preferences.done("software");
            self.canvas.say(Message::new("window-software"));
        }
    }

    pub(super) fn trouble(&mut self, message: Message) {
        self.ask(Dialog::Trouble(message));
    }

    /// Opens a design, or takes in a picture.
    pub fn open_path(&mut self, path: &Path) {
        let is_picture = path
            .extension()
            .is_some_and(|end| end.eq_ignore_ascii_case("svg") || end.eq_ignore_ascii_case("svgz"));
        if is_picture {
            self.import(path);
        } else {
            self.leave(Next::Open(path.to_owned()));
        }
    }

    fn open_now(&mut self, path: &Path) {
        match DesignFile::open(path) {
            Ok((file, design)) => {
                self.put_on_desk(&design, file);
                self.keep.opened(path, &design.name);
            }
            Err(unopened) => self.trouble(why(&unopened)),
        }
    }

    /// Takes in a picture as a new layer; its colors become parts.
    pub(super) fn import(&mut self, path: &Path) {
        if self.open.is_none() {
            self.begin_empty();
        }
        let Some(open) = &mut self.open else { return };
        match open.file.surroundings().bring(path) {
            Ok(file) => {
                let content = Content::Picture {
                    file,
                    parts: std::collections::BTreeMap::new(),
                    part: Part::new(Part::KLOWONG),
                };
                let tile = open.design().repeat.tile;
                let at = kurbo::Point::new(tile.width / 2.0, tile.height / 2.0);
                let mut layer = Layer::new(content);
                layer.place = Some(Placement { at, ..Placement::default() });
                let before = open.design().layers.len();
                self.add_layer(Arc::new(layer));
                if let Some(at) = self.added(before) {
                    self.ask(Dialog::Picture(at));
                }
            }
            Err(message) => self.trouble(message),
        }
    }

    fn added(&self, before: usize) -> Option<usize> {
        let open = self.open.as_ref()?;
        (open.design().layers.len() > before).then(|| open.selection.only())?
    }

    pub(crate) fn save(&mut self, context: &Context) {
        let Some(open) = &mut self.open else { return };
        if open.file.path().is_none() {
            self.save_as(context);
            return;
        }
        let design = Arc::clone(open.design());
        match open.file.save(&design) {
            Ok(saved) => self.was_saved(saved),
            Err(message) => self.not_saved(message),
        }
    }

    fn was_saved(&mut self, saved: super::super::keep::Saved) {
        let Some(open) = &mut self.open else { return };
        let renamed = saved.renamed.inspect(|renamed| open.desk.replace(Design::clone(renamed)));
        let (at, name) = (open.desk.history().at(), open.name().to_owned());
        let path = open.file.path().map(Path::to_owned);
        self.keep.settled(at);
        if let Some(path) = path {
            self.keep.opened(&path, &name);
        }
        if renamed.is_some() {
            self.changed();
        }
        if saved.is_written_anew {
            self.canvas.say(Message::new("window-written-anew"));
        }
        if let Some(next) = self.after_saving.take() {
            self.leave(next);
        }
    }

    fn not_saved(&mut self, message: Message) {
        let is_changed = message.key == "save-changed";
        if is_changed {
            self.look_for_changes();
        }
        self.ask(if is_changed { Dialog::Trouble(message) } else { Dialog::ReadOnly(message) });
    }

    pub(crate) fn save_as(&mut self, _: &Context) {
        self.pick(Picking::Save);
    }

    pub(crate) fn ask_for_file(&mut self, _: &Context) {
        self.pick(Picking::Open);
    }

    pub(crate) fn ask_for_picture(&mut self, _: &Context) {
        self.pick(Picking::Picture);
    }

    /// Opens a dialog of the system, on a thread of its own, so that the window lives meanwhile.
    fn pick(&mut self, picking: Picking) {
        if self.keep.is_alone {
            return;
        }
        let words = &self.words;
        let text = |key| words.say(&Message::new(key));
        let dialog = rfd::FileDialog::new();
        let dialog = match picking {
            Picking::Open => dialog.add_filter(text("window-files"), &["batik", "svg", "svgz"]),
            Picking::Picture => dialog.add_filter("SVG", &["svg", "svgz"]),
            Picking::Save => {
                let name = self.open.as_ref().map_or_else(String::new, |open| self.name_of(open));
                let name = format!("{}.batik", crate::spelling::slug(&name));
                dialog.add_filter(text("window-designs"), &["batik"]).set_file_name(name)
            }
        };
        let work = move |_: &super::super::work::Stop| match picking {
            Picking::Save => dialog.save_file(),
            Picking::Open | Picking::Picture => dialog.pick_file(),
        };
        self.picking = Some((picking, self.work.pool().ask_apart(work)));
    }

    /// Takes up the answer of a dialog of the system.
    pub(super) fn picked(&mut self) {
        let Some((picking, promise)) = &self.picking else { return };
        let Some(answer) = promise.take() else { return };
        let picking = *picking;
        self.picking = None;
        let Ok(Some(path)) = answer else {
            self.after_saving = None;
            return;
        };
        match picking {
            Picking::Open => self.open_path(&path),
            Picking::Picture => self.import(&path),
            Picking::Save => self.save_to(&path),
        }
    }

    /// Saves under another name.
    pub fn save_to(&mut self, path: &Path) {
        let path = match path.extension() {
            Some(_) => path.to_owned(),
            None => path.with_extension("batik"),
        };
        let Some(open) = &mut self.open else { return };
        let design = Arc::clone(open.design());
        match open.file.save_as(&path, &design) {
            Ok(saved) => self.was_saved(saved),
            Err(message) => self.not_saved(message),
        }
    }

    /// Looks whether another program changed the file.
    pub(super) fn look_for_changes(&mut self) {
        if let Some(open) = &mut self.open {
            open.file.look();
        }
    }

    /// Takes what another program wrote.
    pub(super) fn reload(&mut self) {
        let Some(open) = &mut self.open else { return };
        match open.file.reload() {
            Ok(design) => {
                open.desk.replace(Design::clone(&design));
                self.changed();
            }
            Err(unopened) => self.trouble(why(&unopened)),
        }
    }

    /// Stays with what is open, whatever another program wrote.
    pub(super) fn keep_ours(&mut self) {
        let Some(open) = &mut self.open else { return };
        if let Err(message) = open.file.keep_ours() {
            self.trouble(message);
        }
    }

    pub(super) fn show_folder(&mut self, path: &Path) {
        if !self.keep.is_alone
            && let Err(error) = opener::open(path)
        {
            let message = Message::new("window-folder-not-shown").with("reason", error.to_string());
            self.canvas.say(message);
        }
    }

    /// Takes in files that were dropped on the window.
    pub(super) fn dropped(&self) {
        self.context.input(|input| {
            for file in &input.raw.dropped_files {
                self.acts.push(Act::Open(file.path().to_owned()));
            }
        });
    }
}

fn why(unopened: &Unopened) -> Message {
    unopened.message().clone()
}

/// What people call a motif.
fn spoken(motif: &crate::motif::Motif, words: &crate::words::Words) -> String {
    let _ = words;
    motif.about.name.clone()
}
