//! Doing what panels left to be done.

use std::sync::Arc;

use super::super::keep::ThemeChoice;
use crate::design::edit::LayerEdit;
use crate::design::{Edit, EditError, Layer};
use crate::words::{Language, Words};

use super::super::act::{Act, Carried, Dialog, Hold, Next, Preference, Saving, Trial};
use super::super::command;
use super::super::keeping;
use super::super::open::Selection;
use super::super::work::export::{ExportOrder, usual_folder};
use super::App;

impl App {
    /// Does what was left during the frame.
    pub(super) fn finish_frame(&mut self) {
        for act in self.acts.take() {
            self.act(act);
        }
        self.let_go();
    }

    /// Lets go of what is held, once no button is down.
    fn let_go(&mut self) {
        let is_down = self.context.input(|input| input.pointer.any_down());
        let is_typing = self.context.egui_wants_keyboard_input();
        if let Some(open) = &mut self.open
            && !is_down
            && !is_typing
        {
            open.let_go();
        }
    }

    fn act(&mut self, act: Act) {
        match act {
            Act::Edit(edit, hold) => self.edit(&edit, hold),
            Act::Edits(edits) => self.edit_all(&edits),
            Act::Cancel => self.cancel(),
            Act::Run(id) => {
                if (command::row(id).when)(&self.situation()) {
                    self.run(id, &self.context.clone());
                }
            }
            Act::Dialog(dialog) => self.shown.dialog = dialog,
            Act::Left(left) => self.shown.left = left,
            Act::Side(side) => self.shown.side = side,
            Act::Band(is_open) => self.shown.is_band = is_open,
            Act::NewOfMotif(name) => self.new_of_motif(&name),
            Act::NewOfSample(name) => self.new_of_sample(&name),
            Act::Open(path) => self.open_path(&path),
            Act::Answer(next, Saving::First) => self.save_first(next),
            Act::Answer(next, Saving::Never) => self.leave_unsaved(next),
            Act::Export(order) => {
                self.keep.preferences.done("export");
                let now = self.context.input(|input| input.time);
                self.remember_export(&order);
                self.work.export(*order, std::time::Duration::from_secs_f64(now.max(0.0)));
                self.shown.dialog = None;
            }
            Act::EndExport(at) => {
                if at < self.work.exports.len() {
                    // Dropped, a job stops.
                    self.work.exports.remove(at);
                }
            }
            Act::Recover(at) => self.leave(Next::Recover(at)),
            Act::Discard(at) => self.keep.discard(at),
            Act::Forget(path) => self.keep.recents.remove(&path),
            Act::Reload => self.reload(),
            Act::KeepOurs => self.keep_ours(),
            Act::Say(message) => self.canvas.say(message),
            Act::Done(hint) => self.keep.preferences.done(hint),
            Act::Prefer(preference) => self.prefer(&preference),
            Act::ShowFolder(path) => self.show_folder(&path),
            Act::Carry(carried) => self.carry(carried),
            act => self.look(act),
        }
    }

    /// Acts that change how the design is looked at, and no design.
    fn look(&mut self, act: Act) {
        let Some(open) = &mut self.open else { return };
        match act {
            Act::Select(layers, copy) => {
                let copy = copy.unwrap_or(open.selection.copy);
                open.selection = Selection { layers, copy };
            }
            Act::Also(layer) => {
                let layers = &mut open.selection.layers;
                match layers.iter().position(|other| *other == layer) {
                    Some(at) => {
                        layers.remove(at);
                    }
                    None => layers.push(layer),
                }
            }
            Act::Colorway(at) => {
                self.keep.preferences.done("colorway");
                open.colorway = at;
                open.trial = None;
                open.settle();
            }
            Act::Step(step) => {
                (open.step, open.is_playing) = (step, false);
                open.version += 1;
            }
            Act::Try(trial) => self.try_out(trial),
            Act::GoTo(step) => {
                open.desk.go_to(step);
                self.changed();
            }
            Act::AddLayer(layer) => self.add_layer(layer),
            Act::Look(camera) => open.camera = camera,
            Act::Zoom(factor, about) => self.canvas.zoom_by(open, factor, about),
            Act::Frame { point, span } => self.canvas.frame_place(open, point, span),
            _ => {}
        }
    }

    /// Keeps what was chosen for the next export of designs beside this one.
    fn remember_export(&mut self, order: &ExportOrder) {
        let folder = self.open.as_ref().and_then(|open| open.file.surroundings().folder());
        let usual = usual_folder(&self.keep.pictures(), &order.name);
        let to = Some(order.folder.as_path()).filter(|to| *to != usual);
        self.keep.preferences.exported(folder.as_deref(), order.settings.clone(), to);
    }

    /// Changes the design.
    pub(super) fn edit(&mut self, edit: &Edit, hold: Hold) {
        let Some(open) = &mut self.open else { return };
        let gesture = open.gesture(hold);
        let done = open.desk.apply(edit, gesture);
        self.done(done);
    }

    /// Changes the design in several ways, as one step.
    pub(super) fn edit_all(&mut self, edits: &[Edit]) {
        let Some(open) = &mut self.open else { return };
        let gesture = open.several();
        for edit in edits {
            if let Err(refused) = open.desk.apply(edit, Some(gesture)) {
                open.desk.cancel(gesture);
                self.done(Err(refused));
                return;
            }
        }
        self.done(Ok(()));
    }

    fn done(&mut self, done: Result<(), EditError>) {
        match done {
            Ok(()) => self.changed(),
            Err(refused) => self.canvas.say(refused.message),
        }
    }

    fn cancel(&mut self) {
        if let Some(open) = &mut self.open
            && let Some(gesture) = open.held()
        {
            open.desk.cancel(gesture);
            open.let_go();
            self.changed();
        }
    }

    /// The design is another one now.
    pub(super) fn changed(&mut self) {
        let Some(open) = &mut self.open else { return };
        (open.trial, open.tried) = (None, None);
        open.settle();
        // Workers take up what has to be done in the next frame.
        self.context.request_repaint();
    }

    /// Adds a layer above the selected one, or on top, and selects it.
    pub(super) fn add_layer(&mut self, layer: Arc<Layer>) {
        let Some(open) = &mut self.open else { return };
        let count = open.design().layers.len();
        let at = open.selection.layers.iter().max().map_or(count, |top| top + 1).min(count);
        self.edit(&Edit::AddLayer { at, layer }, Hold::Once);
        if let Some(open) = &mut self.open
            && open.design().layers.len() > count
        {
            open.selection = Selection::of(at);
        }
    }

    fn try_out(&mut self, trial: Trial) {
        let Some(open) = &mut self.open else { return };
        open.begin_trial(trial);
        // A trial lives for as long as it is asked for anew in every frame.
        self.canvas.is_trying = true;
    }

    fn carry(&mut self, carried: Option<Carried>) {
        self.canvas.carry(carried);
    }

    fn prefer(&mut self, preference: &Preference) {
        match *preference {
            Preference::Language(language) => {
                self.keep.prefer().language = language;
                self.speak(language.language());
            }
            Preference::Theme(theme) => self.theme(theme),
            Preference::TrueSize(pixels) => {
                self.keep.prefer().true_size = Some(pixels);
                self.shown.dialog = None;
            }
            Preference::Snapping(snaps) => self.keep.prefer().snaps = snaps,
        }
    }

    pub(super) fn speak(&mut self, language: Language) {
        self.words = Words::new(language);
        self.context.request_repaint();
    }

    pub(super) fn theme(&mut self, theme: ThemeChoice) {
        self.keep.prefer().theme = theme;
        self.context.set_theme(keeping::theme(theme));
    }

    /// Changes every selected layer.
    pub(super) fn edit_selected(&mut self, edit: &dyn Fn(&Layer) -> Option<LayerEdit>) {
        let Some(open) = &self.open else { return };
        let design = Arc::clone(open.design());
        let changed = open.selection.layers.iter().filter_map(|at| {
            let layer = design.layers.get(*at)?;
            Some(Edit::Layer(*at, edit(layer)?))
        });
        let edits: Vec<Edit> = changed.collect();
        if !edits.is_empty() {
            self.edit_all(&edits);
        }
    }

    /// Opens a dialog.
    pub(super) fn ask(&mut self, dialog: Dialog) {
        self.shown.dialog = Some(dialog);
    }
}
