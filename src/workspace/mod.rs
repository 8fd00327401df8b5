//! A design evaluated: the one value that every door looks at.
//!
//! Whoever opens a design brings a way to what lies [`Outside`] of it and gets an [`Evaluated`]: the design drawn and
//! laid, and whatever else is asked of it computed once, when it is asked for. Commands, windows and browsers differ in
//! what they show of it. A design that a hand changes lies on a [`Desk`], which has the `Evaluated` of every moment.
//!
//! **Invariant:** what there is to tell about a design is told here, whichever door looks at it.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use crate::artwork::Artwork;
use crate::design::{Colorway, Design, Dyeing, Paint};
use crate::dye::{self, Dyes, Fabric, Palette, Plan, Recipe};
use crate::notice::{Message, Notice, Severity, Spot};
use crate::repeat::Repeat;
use crate::spelling;
use crate::survey;

pub mod begin;
pub mod colorways;
mod decoded;
mod desk;
pub mod drift;
pub mod facts;
pub mod films;
mod findings;
mod history;
mod json;
pub mod made;
pub mod nearest;
mod outside;
pub mod pages;
pub mod picture;
mod planned;
pub mod stamping;
mod weight;

pub use decoded::{LARGEST, text as picture_text, too_large};
pub use desk::Desk;
use facts::Facts;
pub use findings::{Findings, findings, of_plan};
pub use history::{Gesture, History};
pub use json::{NoticeJson, json_of, name_of};
pub use outside::{AtHand, Named, Outside, PictureFile, Supplies, dyes, library};
pub use planned::Planned;

/// A design, drawn flat and laid over the cloth; what else is asked of it is computed once.
///
/// Everything in it is shared, so it can be handed to a worker, and a copy costs a few pointers.
#[derive(Clone, Debug)]
pub struct Evaluated {
    design: Arc<Design>,
    dyes: Arc<Dyes>,
    repeat: Arc<Repeat>,
    notices: Arc<[Notice]>,
    is_stale: bool,
    later: Arc<Later>,
    /// For each colorway.
    colored: Arc<[Arc<Colored>]>,
}

/// What is computed of the cloth when it is asked for.
#[derive(Debug, Default)]
struct Later {
    fabric: OnceLock<Fabric>,
    facts: OnceLock<Facts>,
    plain: OnceLock<Palette>,
}

/// The colors of a colorway when they are asked for, and what there is to tell about them.
type Colored = OnceLock<(Palette, Vec<Notice>)>;

impl Evaluated {
    /// Draws `design` with what was brought in for it, and lays it. Never fails: what cannot be drawn is left out and
    /// told.
    ///
    /// Costs what [`Artwork::of`] and [`Repeat::of`] cost. Nothing is kept for another time; a [`Desk`] does that.
    pub fn of(design: impl Into<Arc<Design>>, supplies: Supplies) -> Self {
        let design = design.into();
        let Supplies { materials, dyes, notices } = supplies;
        let artwork = Artwork::of(&design, &materials);
        let mut evaluated = Self::drawn(design, artwork, dyes);
        evaluated.notices = evaluated.notices.iter().cloned().chain(notices).collect();
        evaluated
    }

    /// A design of which the drawing is at hand.
    pub fn drawn(
        design: impl Into<Arc<Design>>,
        artwork: Artwork,
        dyes: impl Into<Arc<Dyes>>,
    ) -> Self {
        let design = design.into();
        let notices = artwork.notices().into();
        let colored = design.colorways.iter().map(|_| Arc::default()).collect();
        Self {
            design,
            dyes: dyes.into(),
            repeat: Arc::new(Repeat::of(artwork)),
            notices,
            is_stale: false,
            later: Arc::default(),
            colored,
        }
    }

    /// The same cloth for another design of which it is the drawing, such as one in other colors. What was computed
    /// stays where it is still true.
    fn again(&self, design: Arc<Design>) -> Self {
        let before = |at| Some((self.design.colorways.get(at)?, self.colored.get(at)?));
        let still = |(at, colorway): (usize, &Arc<Colorway>)| {
            let same = before(at).filter(|(before, _)| Arc::ptr_eq(before, colorway));
            same.map(|(_, colored)| Arc::clone(colored)).unwrap_or_default()
        };
        let colored = design.colorways.iter().enumerate().map(still).collect();
        Self { design, colored, ..self.clone() }
    }

    /// Reads a design and evaluates it.
    ///
    /// # Errors
    ///
    /// That `outside` cannot be read.
    pub fn with(design: Design, outside: &dyn Outside) -> Result<Self, Message> {
        let supplies = Supplies::of(&design, outside)?;
        Ok(Self::of(design, supplies))
    }

    /// As it was written.
    pub fn design(&self) -> &Design {
        &self.design
    }

    /// Drawn flat, and laid over the cloth.
    pub fn repeat(&self) -> &Repeat {
        &self.repeat
    }

    /// Drawn flat.
    pub fn artwork(&self) -> &Artwork {
        self.repeat.artwork()
    }

    /// The dyes of the program, and those that lie beside the design.
    pub fn dyes(&self) -> &Dyes {
        &self.dyes
    }

    /// Everything there is to tell about the design in any of its colorways: what it lacks, what cannot be drawn, what
    /// its raport asks, what is wrong beside it.
    pub fn notices(&self) -> &[Notice] {
        &self.notices
    }

    /// What there is to tell about the design in one of its colorways, counted from 0, or in plain colors.
    pub fn notices_in(&self, colorway: Option<usize>) -> Vec<Notice> {
        let told = colorway.map_or(&[][..], |index| self.notices_of(index));
        self.notices.iter().chain(told).cloned().collect()
    }

    /// What there is to tell about the design in all of its colorways.
    pub fn notices_in_all(&self) -> Vec<Notice> {
        let each = (0..self.design.colorways.len()).flat_map(|index| self.notices_of(index));
        self.notices.iter().chain(each).cloned().collect()
    }

    /// What there is to tell about a colorway itself.
    pub fn notices_of(&self, colorway: usize) -> &[Notice] {
        self.colored(colorway).map_or(&[], |(_, notices)| notices)
    }

    /// Whether an isen shows an old fill, or none yet: of a design on a [`Desk`] until its fills are made.
    pub fn is_stale(&self) -> bool {
        self.is_stale
    }

    /// Whether nothing at all could be drawn, and something should have been.
    pub fn is_nothing(&self) -> bool {
        lacks(&self.notices) && self.artwork().marks().is_empty()
    }

    /// Whether a layer could not be drawn: what is true of the rest says nothing about the cloth that is meant.
    pub fn lacks_layers(&self) -> bool {
        let lacks = |notice: &Notice| {
            notice.severity == Severity::Error && matches!(notice.place, Spot::Layer(_))
        };
        self.notices.iter().any(lacks)
    }

    /// The colors of a colorway, counted from 0; plain ones for none.
    pub fn palette(&self, colorway: Option<usize>) -> &Palette {
        let colored = colorway.and_then(|index| self.colored(index));
        match colored {
            Some((palette, _)) => palette,
            None => self
                .later
                .plain
                .get_or_init(|| Palette::printed(&BTreeMap::new(), &self.repeat.parts())),
        }
    }

    /// The colors of another colorway than those of the design, and what there is to tell about them.
    pub fn palette_for(&self, colorway: &Colorway, index: usize) -> (Palette, Vec<Notice>) {
        dye::palette(colorway, index, &self.repeat.parts(), &self.dyes)
    }

    fn colored(&self, colorway: usize) -> Option<&(Palette, Vec<Notice>)> {
        let colored = self.colored.get(colorway)?;
        let of = self.design.colorways.get(colorway)?;
        Some(colored.get_or_init(|| self.palette_for(of, colorway)))
    }

    /// The recipe of a colorway of baths; nothing for others. What there is to tell about it are
    /// [`notices_of`](Self::notices_of) the colorway.
    pub fn recipe(&self, colorway: usize) -> Option<Recipe> {
        match &self.design.colorways.get(colorway)?.paint {
            Paint::Dye(dyeing) => Some(self.recipe_for(dyeing, colorway)),
            Paint::Print(_) | Paint::Unknown => None,
        }
    }

    /// The recipe of baths that the design need not have, as those of colorway `index`.
    pub fn recipe_for(&self, dyeing: &Dyeing, index: usize) -> Recipe {
        Recipe::of(dyeing, &self.repeat.parts(), &self.dyes, index).0
    }

    /// How a colorway of baths is dyed; nothing for others, and where not all of its dyeing is known.
    pub fn plan(&self, colorway: usize) -> Option<Plan> {
        let recipe = self.recipe(colorway).filter(Recipe::is_known)?;
        Some(Plan::of(recipe, self.fabric()))
    }

    /// The place of the first colorway of baths.
    pub fn first_dyed(&self) -> Option<usize> {
        let is_dyed = |colorway: &Colorway| matches!(colorway.paint, Paint::Dye(_));
        self.design.colorways.iter().position(|colorway| is_dyed(colorway))
    }

    /// What is true of the cloth: its symmetry, its seams, its stamps. Costs some hundredths of a second, once.
    pub fn facts(&self) -> &Facts {
        self.later.facts.get_or_init(|| Facts::of(&self.design, &self.repeat))
    }

    /// The same where somebody has asked for it before, such as who looked for [`findings()`].
    pub fn known_facts(&self) -> Option<&Facts> {
        self.later.facts.get()
    }

    /// What the cloth is made of. Costs one painting of its period, once.
    pub fn fabric(&self) -> &Fabric {
        self.later.fabric.get_or_init(|| survey::fabric(&self.repeat))
    }

    /// The same, if it was measured already.
    pub fn surveyed(&self) -> Option<&Fabric> {
        self.later.fabric.get()
    }

    /// The place of the colorway called `name`, spelling set aside; of the first one when none is asked for, if there is
    /// one.
    ///
    /// # Errors
    ///
    /// That none is called so.
    pub fn colorway(&self, name: Option<&str>) -> Result<Option<usize>, Message> {
        let colorways = &self.design.colorways;
        let Some(name) = name else { return Ok((!colorways.is_empty()).then_some(0)) };
        let is_it = |colorway: &Colorway| spelling::is_same(&colorway.name, name);
        let found = colorways
            .iter()
            .position(|colorway| colorway.name == name)
            .or_else(|| colorways.iter().position(|colorway| is_it(colorway)));
        if found.is_some() {
            return Ok(found);
        }
        if colorways.is_empty() {
            return Err(Message::new("colorway-none"));
        }
        let names: Vec<&str> = colorways.iter().map(|colorway| colorway.name.as_str()).collect();
        let message = Message::new("colorway-not-found").with("name", name);
        Err(message.with("names", names.join(", ")))
    }
}

/// Whether an error is among notices: something of the design is missing from the cloth.
pub fn lacks(notices: &[Notice]) -> bool {
    notices.iter().any(|notice| notice.severity == Severity::Error)
}
