//! What a panel wants done: a panel looks, and says what should happen; the app does it once the frame is drawn.
//!
//! **Invariant:** nothing changes while a frame is being drawn.

use std::cell::RefCell;
use std::path::PathBuf;
use std::sync::Arc;

use kurbo::{Affine, Point};

use crate::design::{Colorway, Edit, Layer};
use crate::notice::Message;

use super::camera::Camera;
use super::command::Id;
use super::keep::{LanguageChoice, ThemeChoice};

/// Something to do.
#[derive(Clone, Debug)]
pub(crate) enum Act {
    /// Changes the design; everything that is done under one hold is one step of undo.
    Edit(Edit, Hold),
    /// Changes the design in several ways, as one step of undo.
    Edits(Vec<Edit>),
    /// Takes back what the present hold did, as if it had never begun.
    Cancel,
    /// Runs a command of the table.
    Run(Id),
    /// Selects layers, counted in the order of the file, and the copy that was hit if one was.
    Select(Vec<usize>, Option<Affine>),
    /// Selects a layer besides those that are selected, or no longer.
    Also(usize),
    /// Shows the cloth in one of its colorways.
    Colorway(usize),
    /// Shows the cloth after so many steps of work; finished for none.
    Step(Option<usize>),
    /// Shows something on the cloth while the pointer rests on it; nothing commits it but another act.
    Try(Trial),
    /// Goes to a step of the history.
    GoTo(usize),
    /// Opens or closes the panel at the left.
    Left(Option<Left>),
    /// What the side panel shows.
    Side(Side),
    /// Opens or closes the band of repeats.
    Band(bool),
    /// Opens a dialog or closes the one that is open.
    Dialog(Option<Dialog>),
    /// Adds a layer where it was dropped: above the selected one, or on top.
    AddLayer(Arc<Layer>),
    /// Shows a motif or an isen hanging at the pointer until it is dropped.
    Carry(Option<Carried>),
    /// Begins a design with a motif of the library.
    NewOfMotif(String),
    /// Begins a design with a copy of a sample.
    NewOfSample(String),
    /// Opens a file: a design, or a picture as a new layer.
    Open(PathBuf),
    /// Brings a place on the cloth into view.
    Frame {
        /// Millimeters of cloth.
        point: Point,
        /// Millimeters that should take 48 points on the screen, or less.
        span: f64,
    },
    /// Looks at the cloth so.
    Look(Camera),
    /// Zooms by a factor, about a place of the cloth.
    Zoom(f64, Option<Point>),
    /// Says something at the bottom of the cloth for a while.
    Say(Message),
    /// Somebody did for the first time what a hint told.
    Done(&'static str),
    /// Changes what the program remembers of how somebody works.
    Prefer(Preference),
    /// Exports.
    Export(Box<super::work::export::ExportOrder>),
    /// Stops an export, or closes the card of one that is over; counted as they are shown.
    EndExport(usize),
    /// Takes up work that a crash left behind; counted as it was found.
    Recover(usize),
    /// Throws away work that a crash left behind.
    Discard(usize),
    /// Forgets a file that was open lately.
    Forget(PathBuf),
    /// Whoever was asked whether to save has answered: what comes next, and whether it is saved before.
    Answer(Next, Saving),
    /// Takes what another program wrote into the file.
    Reload,
    /// Stays with what is open, whatever another program wrote.
    KeepOurs,
    /// Opens a folder with the program of the system.
    ShowFolder(PathBuf),
}

/// What is one step of undo.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Hold {
    /// The act alone.
    Once,
    /// Everything that this thing on the screen does until it is let go.
    While(egui::Id),
}

/// What is shown on the cloth for as long as the pointer rests on something.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Trial {
    /// The design with another way of repeating.
    Edit(Box<Edit>),
    /// Another colorway: one of the design, or a proposal.
    Colorway(Arc<Colorway>),
}

/// A motif or an isen on its way to the cloth.
#[derive(Clone, Debug)]
pub(crate) struct Carried {
    /// What people call it.
    pub(crate) name: String,
    /// What it will be.
    pub(crate) layer: Arc<Layer>,
}

/// Panels at the left, one at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Left {
    /// Motifs and isen.
    Library,
    /// What was done.
    History,
}

/// What the side panel shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Side {
    /// Layers above, settings of the selection below.
    #[default]
    Design,
    /// The layers alone, full height.
    Layers,
    /// What there is to tell about the design.
    Checks,
    /// The print colors of the shown colorway.
    Colors,
}

/// Dialogs, one at a time.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Dialog {
    /// Sizes, formats and colorways of an export; of this kind, or as it was last.
    Export(Option<super::work::export::ExportKind>),
    /// Finding a command, motif, repeat, colorway or design.
    Palette,
    /// All keys.
    Keys,
    /// Preferences of the program.
    Preferences,
    /// Terms of the craft.
    Glossary,
    /// The program itself.
    About,
    /// Whether to save, before what comes next.
    Unsaved(Next),
    /// The file cannot be written where it lies.
    ReadOnly(Message),
    /// Something failed that somebody has to know.
    Trouble(Message),
    /// Which colors of a picture are which parts, for the layer so counted.
    Picture(usize),
    /// Work that a crash left behind.
    Recovery,
    /// How many millimeters a line on this screen measures.
    Measure,
}

/// What becomes of what is not saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Saving {
    /// It is saved first.
    First,
    /// It is given up.
    Never,
}

/// What was asked for when something had to be saved first.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Next {
    /// Leave the program.
    Quit,
    /// Back to the gallery.
    Gallery,
    /// Open another file.
    Open(PathBuf),
    /// Begin with a motif.
    NewOfMotif(String),
    /// Begin with a sample.
    NewOfSample(String),
    /// Begin with an empty tile.
    NewEmpty,
    /// Go on with work that a crash left behind.
    Recover(usize),
}

/// One thing that the program remembers.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Preference {
    /// The language; that of the system for none.
    Language(LanguageChoice),
    /// Light, dark or as the system has it.
    Theme(ThemeChoice),
    /// Pixels in a millimeter of this screen, measured.
    TrueSize(f64),
    /// Whether what is moved holds on to edges and middles.
    Snapping(bool),
}

/// Where panels leave what they want done.
#[derive(Debug, Default)]
pub(crate) struct Acts(RefCell<Vec<Act>>);

impl Acts {
    /// Leaves one more.
    pub(crate) fn push(&self, act: Act) {
        self.0.borrow_mut().push(act);
    }

    /// Everything that was left, in order.
    pub(crate) fn take(&self) -> Vec<Act> {
        self.0.take()
    }
}
