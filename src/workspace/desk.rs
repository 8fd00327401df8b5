//! A design on the desk: open, while a hand changes it.
//!
//! A window holds one. It takes edits, remembers what was, and has the [`Evaluated`] of the present moment, drawn in a
//! [`Studio`] that draws anew only what an edit changed. Isen that fill what is left are most of the work, so they come
//! later: the old ones stay meanwhile, the evaluated says that it is stale, and the fill that is [waited for](Desk::waiting)
//! goes to a worker of the door, which can stop it at any time; what comes back is [laid](Desk::lay).
//!
//! **Invariant:** once no fill is waited for, the evaluated is what [`Evaluated::with`] makes of the design; what fails
//! changes nothing.

use std::fmt;
use std::sync::Arc;

use super::Evaluated;
use super::history::{Gesture, History};
use super::outside::{self, Outside, Sought};
use crate::artwork::{Artwork, Draft, Filled, Filling, Fills, Laid, Materials, Runs, Studio};
use crate::design::{Design, Edit, EditError};
use crate::dye::Dyes;
use crate::motif::{Handle, Library};
use crate::notice::{Message, Notice};

/// A design that is open, and everything that is needed to change and to show it.
///
/// Stays on the thread on which it was opened, since scripts do. What leaves it travels: an [`Evaluated`], a [`Filling`].
///
/// ```
/// use std::ops::ControlFlow;
///
/// use canting::design::edit::{Edit, LayerEdit};
/// use canting::param::Value;
/// use canting::workspace::{AtHand, Desk, Gesture};
///
/// let text = "canting = 1\nrepeat.tile = [48, 48]\n\
///     [[layer]]\nmotif = \"kawung\"\n[[layer]]\nisen = \"cecek\"\n";
/// let design = canting::design::read(text).expect("a design");
/// let mut desk = Desk::open(design, Box::new(AtHand::default())).expect("nothing is outside");
///
/// // A slider is dragged.
/// for size in [20.0, 22.0, 24.0] {
///     let edit = LayerEdit::Param("size".to_owned(), Some(Value::Number(size)));
///     desk.apply(&Edit::Layer(0, edit), Some(Gesture(1))).expect("a size");
/// }
/// assert!(desk.evaluated().is_stale());
/// // A worker makes the fill that is missing.
/// let filling = desk.waiting().expect("one is").clone();
/// let worker = std::thread::spawn(move || filling.made(&|_share| ControlFlow::Continue(())));
/// desk.lay(worker.join().expect("it ends").expect("nobody stopped it"));
/// assert!(!desk.evaluated().is_stale());
/// // The drag was one step.
/// assert!(desk.undo() && !desk.undo());
/// ```
pub struct Desk {
    outside: Box<dyn Outside>,
    brought: Brought,
    history: History,
    shown: Shown,
}

/// What was brought in from outside, and the studio that draws with it.
#[derive(Debug)]
struct Brought {
    studio: Studio,
    beside: Beside,
}

/// What was brought in beside the materials of the studio.
#[derive(Debug)]
struct Beside {
    sought: Sought,
    dyes: Arc<Dyes>,
    told_of_dyes: Vec<Notice>,
}

/// The present moment.
#[derive(Debug)]
struct Shown {
    evaluated: Evaluated,
    /// What it was made of.
    draft: Draft,
}

impl Desk {
    /// Puts a design on the desk, and leaves its fills for later.
    ///
    /// # Errors
    ///
    /// That scripts or dyes outside cannot be read.
    pub fn open(design: Design, outside: Box<dyn Outside>) -> Result<Self, Message> {
        let history = History::new(design);
        let mut brought = Brought::of(history.design(), &*outside)?;
        let shown = brought.shown(history.design(), Fills::Later, None);
        Ok(Self { outside, brought, history, shown })
    }

    /// Brings in anew what lies outside, which somebody may have changed: scripts, dyes, pictures.
    ///
    /// Costs a script for each motif and a reading of each picture. What comes out as it was is laid already, and fills
    /// wait only where something changed below them.
    ///
    /// # Errors
    ///
    /// That scripts or dyes cannot be read; then everything stays as it was.
    pub fn refresh(&mut self) -> Result<(), Message> {
        let (materials, beside) = brought(self.history.design(), &*self.outside)?;
        self.brought.renew(materials, beside);
        self.shown = self.brought.shown(self.history.design(), Fills::Later, Some(&self.shown));
        Ok(())
    }

    /// The design as it is now.
    pub fn design(&self) -> &Arc<Design> {
        self.history.design()
    }

    /// The design as it is now, drawn and laid; stale as long as a fill is waited for.
    pub fn evaluated(&self) -> &Evaluated {
        &self.shown.evaluated
    }

    /// How a layer was drawn, with what its parameters come to; none if it was not: hidden, or one too many.
    pub fn laid(&self, layer: usize) -> Option<&Laid> {
        self.shown.draft.layers.get(layer)?.as_ref()
    }

    /// The handles of a layer, in millimeters of its tile: the places on the cloth at which a hand takes hold of its
    /// parameters, and where each value puts them. Costs some twenty short runs of the script for each of them, so it is
    /// asked of the layer that is chosen.
    ///
    /// ```
    /// use canting::design::edit::{Edit, LayerEdit};
    /// use canting::param::Value;
    /// use canting::workspace::{AtHand, Desk};
    ///
    /// let text = "canting = 1\nrepeat.tile = [60, 60]\n\
    ///     [[layer]]\nmotif = \"kawung\"\nparams = { size = 60 }\n";
    /// let design = canting::design::read(text).expect("a design");
    /// let mut desk = Desk::open(design, Box::new(AtHand::default())).expect("nothing is outside");
    ///
    /// let plump = desk.handles(0).expect("a sound script").remove(0);
    /// assert_eq!(plump.param, "plump");
    /// // The hand drags it half a millimeter toward the middle of the fruit.
    /// let there = plump.at + (plump.line[0].1 - plump.at).normalize() * 0.5;
    /// let value = Some(Value::Number(plump.value_at(there)));
    /// desk.apply(&Edit::Layer(0, LayerEdit::Param(plump.param, value)), None).expect("a value");
    /// let after = desk.handles(0).expect("a sound script").remove(0);
    /// assert!((after.at - there).hypot() < 0.01);
    /// ```
    ///
    /// # Errors
    ///
    /// That there is no such motif, or what is wrong with its script, with its place.
    pub fn handles(&self, layer: usize) -> Result<Vec<Handle>, Message> {
        self.brought.studio.handles(self.design(), layer)
    }

    /// The motifs that a layer can have.
    pub fn library(&self) -> &Library {
        &self.brought.studio.materials().library
    }

    /// The text of a picture that the design refers to, if it could be read.
    pub fn picture(&self, file: &str) -> Option<&str> {
        self.brought.studio.materials().pictures.get(file)?.as_deref().ok()
    }

    /// What can be taken back and done again.
    pub fn history(&self) -> &History {
        &self.history
    }

    /// How often something was made since it was opened or refreshed that takes time.
    pub fn runs(&self) -> Runs {
        self.brought.studio.runs()
    }

    /// Changes the design and draws what changed, but for fills. All changes of one gesture that follow one another are
    /// one step.
    ///
    /// Costs at most one script for each layer that changed, and laying everything unless no mark changed.
    ///
    /// # Errors
    ///
    /// Those of [`Design::apply`]; then everything stays as it was.
    pub fn apply(&mut self, edit: &Edit, gesture: Option<Gesture>) -> Result<(), EditError> {
        self.history.apply(edit, gesture)?;
        self.draw(Fills::Later);
        Ok(())
    }

    /// Puts another design in the place of the present one, such as a file that another program changed, as a step that
    /// can be taken back.
    pub fn replace(&mut self, design: Design) {
        self.history.replace(design);
        self.draw(Fills::Later);
    }

    /// Takes the last step back; `false` where there is none. Costs no script where its drawings are still kept.
    pub fn undo(&mut self) -> bool {
        self.go(History::undo)
    }

    /// Does again what was taken back last; `false` where nothing was.
    pub fn redo(&mut self) -> bool {
        self.go(History::redo)
    }

    /// Goes to the step at `at`, as [`History::steps`] counts; `false` where there is none.
    pub fn go_to(&mut self, at: usize) -> bool {
        self.go(|history| history.go_to(at))
    }

    /// Takes a gesture back that is not over, as if it had never begun; `false` where the last step is not of it.
    pub fn cancel(&mut self, gesture: Gesture) -> bool {
        self.go(|history| history.cancel(gesture))
    }

    /// The fill that has to be made first, for a worker; none if the evaluated is not stale.
    pub fn waiting(&self) -> Option<&Filling> {
        self.shown.draft.waiting.as_ref()
    }

    /// Whether a fill, which a worker is making perhaps, is the one that is waited for. One that is not may be stopped.
    pub fn waits_for(&self, filling: &Filling) -> bool {
        self.waiting().is_some_and(|waiting| waiting.is_same(filling))
    }

    /// Lays a fill that a worker made. Where the design has changed meanwhile it is but a newer old fill.
    pub fn lay(&mut self, filled: Filled) {
        self.brought.studio.keep(filled);
        self.draw(Fills::Later);
    }

    /// Makes every fill that is waited for, here and now.
    pub fn finish(&mut self) {
        self.draw(Fills::Now);
    }

    /// Goes a way through the history, and draws what is there; `false` where it leads nowhere.
    fn go(&mut self, way: impl FnOnce(&mut History) -> bool) -> bool {
        let is_there = way(&mut self.history);
        if is_there {
            self.draw(Fills::Later);
        }
        is_there
    }

    fn draw(&mut self, fills: Fills) {
        self.brought.look(self.history.design(), &*self.outside);
        self.shown = self.brought.shown(self.history.design(), fills, Some(&self.shown));
    }
}

/// Brings in what `design` refers to.
fn brought(design: &Design, outside: &dyn Outside) -> Result<(Materials, Beside), Message> {
    let library = outside::library(outside)?;
    let (dyes, told_of_dyes) = outside::dyes(outside)?;
    let mut sought = Sought::default();
    let pictures = sought.look(design, outside);
    Ok((Materials { library, pictures }, Beside { sought, dyes: Arc::new(dyes), told_of_dyes }))
}

impl Brought {
    fn of(design: &Design, outside: &dyn Outside) -> Result<Self, Message> {
        let (materials, beside) = brought(design, outside)?;
        Ok(Self { studio: Studio::new(materials), beside })
    }

    /// Takes what was brought in later. Dyes that are the same stay, so that colors do.
    fn renew(&mut self, materials: Materials, beside: Beside) {
        self.studio.refresh(materials);
        let before = std::mem::replace(&mut self.beside, beside);
        if before.dyes == self.beside.dyes {
            self.beside.dyes = before.dyes;
        }
    }

    /// Brings in pictures that were not named before.
    fn look(&mut self, design: &Design, outside: &dyn Outside) {
        self.studio.bring(self.beside.sought.look(design, outside));
    }

    /// The design drawn; laid anew unless its marks are those that are shown already.
    fn shown(&mut self, design: &Arc<Design>, fills: Fills, before: Option<&Shown>) -> Shown {
        let draft = self.studio.draw(design, fills);
        let Beside { sought, dyes, told_of_dyes } = &self.beside;
        let same = before.filter(|before| {
            Arc::ptr_eq(&before.draft.artwork, &draft.artwork)
                && Arc::ptr_eq(&before.evaluated.dyes, dyes)
        });
        let drawn = || {
            let artwork = Artwork::clone(&draft.artwork);
            Evaluated::drawn(Arc::clone(design), artwork, Arc::clone(dyes))
        };
        let evaluated =
            same.map_or_else(drawn, |before| before.evaluated.again(Arc::clone(design)));
        let told = outside::unread(design, &self.studio.materials().library).into_iter();
        let told = told.chain(sought.notices(design)).chain(told_of_dyes.clone());
        let notices = draft.notices.iter().cloned().chain(told).collect();
        let is_stale = draft.is_stale();
        Shown { evaluated: Evaluated { notices, is_stale, ..evaluated }, draft }
    }
}

impl fmt::Debug for Desk {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { outside: _, brought, history, shown } = self;
        f.debug_struct("Desk")
            .field("brought", brought)
            .field("history", history)
            .field("shown", shown)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const _: () = {
        const fn can_be_sent<T: Send + Sync>() {}
        can_be_sent::<Evaluated>();
        can_be_sent::<History>();
        can_be_sent::<Edit>();
    };
}
