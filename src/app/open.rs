//! A design that is open in the window, and how it is being looked at.

use std::sync::Arc;

use kurbo::{Affine, Size};

use crate::design::{Colorway, Content, Design, Layer, Paint, Step};
use crate::dye::Moment;
use crate::notice::Message;
use crate::words::Words;
use crate::workspace::{Desk, Evaluated, Gesture};

use super::act::{Hold, Trial};
use super::camera::Camera;
use super::keep::DesignFile;
use super::look::{self, Look};
use super::work::Around;
use super::working::Work;

/// An open design.
pub(crate) struct Open {
    /// The design while a hand changes it.
    pub(crate) desk: Desk,
    /// Where it lies on the disk, and what stands there.
    pub(crate) file: DesignFile,
    /// What is selected.
    pub(crate) selection: Selection,
    /// The colorway that the cloth is shown in.
    pub(crate) colorway: usize,
    /// The step of work after which it is shown; finished for none.
    pub(crate) step: Option<usize>,
    /// Whether the steps are played.
    pub(crate) is_playing: bool,
    /// Where one looks.
    pub(crate) camera: Camera,
    /// What a pointer tries.
    pub(crate) trial: Option<Trial>,
    /// The cloth of what is tried, once a worker has drawn it.
    pub(crate) tried: Option<Evaluated>,
    /// The design that is tried.
    on_trial: Option<Arc<Design>>,
    /// Whether what is shown is that very design.
    is_tried: bool,
    /// Counts what was shown, so that others notice another.
    pub(crate) version: u64,
    hold: Option<(egui::Id, Gesture)>,
    gestures: u64,
}

/// What is selected.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Selection {
    /// Layers, in the order of the file; each once.
    pub(crate) layers: Vec<usize>,
    /// The copy on which the frame stands: from the tile to the cloth.
    pub(crate) copy: Affine,
}

impl Selection {
    /// One layer, on the first tile.
    pub(crate) fn of(layer: usize) -> Self {
        Self { layers: vec![layer], copy: Affine::IDENTITY }
    }

    /// The layer that is selected alone.
    pub(crate) fn only(&self) -> Option<usize> {
        match self.layers[..] {
            [layer] => Some(layer),
            _ => None,
        }
    }

    /// Whether this layer is selected.
    pub(crate) fn has(&self, layer: usize) -> bool {
        self.layers.contains(&layer)
    }
}

impl Open {
    /// A design that was just opened.
    pub(crate) fn new(desk: Desk, file: DesignFile) -> Self {
        let first = first_choice(desk.design());
        Self {
            selection: first.map(Selection::of).unwrap_or_default(),
            desk,
            file,
            colorway: 0,
            step: None,
            is_playing: false,
            camera: Camera::default(),
            trial: None,
            tried: None,
            on_trial: None,
            is_tried: false,
            version: 0,
            hold: None,
            gestures: 0,
        }
    }

    /// The design as it is now.
    pub(crate) fn design(&self) -> &Arc<Design> {
        self.desk.design()
    }

    /// The name of the design.
    pub(crate) fn name(&self) -> &str {
        &self.design().name
    }

    /// The colorway that the cloth is shown in, if the design has any.
    pub(crate) fn shown_colorway(&self) -> Option<&Arc<Colorway>> {
        self.design().colorways.get(self.colorway)
    }

    /// The piece of cloth that there is, in millimeters: what the design says, or the cloth that its border runs around;
    /// none for cloth without end.
    pub(crate) fn piece(&self) -> Option<Size> {
        let design = self.design();
        let is_border = matches!(design.repeat.step, Step::Pinggiran { .. });
        design.piece().or(is_border.then_some(design.repeat.tile))
    }

    /// Whether the shown colorway is dyed, in steps.
    pub(crate) fn is_dyed(&self) -> bool {
        self.shown_colorway().is_some_and(|colorway| matches!(colorway.paint, Paint::Dye(_)))
    }

    /// The cloth that is shown: of what is tried, or of the design.
    pub(crate) fn shown(&self) -> &Evaluated {
        self.tried.as_ref().unwrap_or_else(|| self.desk.evaluated())
    }

    /// Begins to try something, or goes on.
    pub(crate) fn begin_trial(&mut self, trial: Trial) {
        if self.trial.as_ref() == Some(&trial) {
            return;
        }
        self.on_trial = match &trial {
            Trial::Edit(edit) => self.design().apply(edit).ok().map(Arc::new),
            Trial::Colorway(_) => None,
        };
        // Another one of the same kind stays in sight until this one is drawn.
        let is_alike =
            |before: &Trial| std::mem::discriminant(before) == std::mem::discriminant(&trial);
        if !self.trial.as_ref().is_some_and(is_alike) {
            self.tried = None;
        }
        self.is_tried = false;
        self.version += 1;
        self.trial = Some(trial);
    }

    /// Shows what is tried, once a worker has drawn it.
    pub(crate) fn try_on(&mut self, work: &mut Work) {
        let (Some(Trial::Edit(edit)), Some(design)) = (&self.trial, &self.on_trial) else { return };
        let around: Around = Arc::new(self.file.surroundings().apart());
        let name = format!("{edit:?}");
        if let Some(evaluated) = work.tried(&name, design, &around)
            && !self.is_tried
        {
            self.tried = Some(evaluated.clone());
            self.is_tried = true;
            self.version += 1;
        }
    }

    /// What the design is called on the screen: by its name, or by its file.
    pub(crate) fn called(&self, words: &Words) -> String {
        let name = self.name();
        if !name.is_empty() {
            return name.to_owned();
        }
        let stem = self.file.path().and_then(|path| path.file_stem());
        let stem = stem.map(|stem| stem.to_string_lossy().into_owned());
        stem.unwrap_or_else(|| words.say(&Message::new("window-nameless")))
    }

    /// How the cloth looks: in the colors that are tried or chosen, finished or after a step of work.
    pub(crate) fn look(&self) -> Look {
        let shown = self.shown();
        if let Some(Trial::Colorway(colorway)) = &self.trial {
            return Look::Finished(shown.palette_for(colorway, self.colorway).0);
        }
        if let Some(moment) = self.step.and_then(|step| look::after(shown, self.colorway, step)) {
            let Moment { palette, waxed } = moment;
            let is_bare = waxed.is_empty();
            return if is_bare { Look::Finished(palette) } else { Look::Waxed(palette, waxed) };
        }
        let colorway = self.shown_colorway().map(|_| self.colorway);
        if let Some(step) = self.step
            && let Some(moment) = look::after(self.desk.evaluated(), self.colorway, step)
        {
            return Look::Waxed(moment.palette, moment.waxed);
        }
        Look::Finished(shown.palette(colorway).clone())
    }

    /// How many steps of work the shown colorway takes; 0 where it is printed, and until the cloth is measured.
    pub(crate) fn steps(&self) -> usize {
        look::steps_of(self.desk.evaluated(), self.colorway)
    }

    /// The gesture under which something is done.
    pub(crate) fn gesture(&mut self, hold: Hold) -> Option<Gesture> {
        let Hold::While(id) = hold else {
            self.hold = None;
            return None;
        };
        if let Some((held, gesture)) = self.hold
            && held == id
        {
            return Some(gesture);
        }
        Some(self.begin(id))
    }

    /// The gesture that is under way.
    pub(crate) fn held(&self) -> Option<Gesture> {
        self.hold.map(|(_, gesture)| gesture)
    }

    /// Lets go: what comes next is another step.
    pub(crate) fn let_go(&mut self) {
        self.hold = None;
    }

    /// A gesture for several edits that are one step.
    pub(crate) fn several(&mut self) -> Gesture {
        let gesture = self.begin(egui::Id::NULL);
        self.hold = None;
        gesture
    }

    fn begin(&mut self, id: egui::Id) -> Gesture {
        self.gestures += 1;
        let gesture = Gesture(self.gestures);
        self.hold = Some((id, gesture));
        gesture
    }

    /// Keeps to what there is, after the design changed.
    pub(crate) fn settle(&mut self) {
        let design = Arc::clone(self.desk.design());
        self.selection.layers.retain(|layer| *layer < design.layers.len());
        self.colorway = self.colorway.min(design.colorways.len().saturating_sub(1));
        if !self.is_dyed() {
            (self.step, self.is_playing) = (None, false);
        }
        self.version += 1;
    }
}

/// The layer that is selected when a design is opened: the topmost that is no ground.
fn first_choice(design: &Design) -> Option<usize> {
    let is_ground = |layer: &Layer| matches!(layer.content, Content::Isen { .. });
    let layers = &design.layers;
    layers.iter().rposition(|layer| !is_ground(layer)).or_else(|| layers.len().checked_sub(1))
}
