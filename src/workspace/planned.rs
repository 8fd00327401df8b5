//! A colorway of baths, planned.
//!
//! **Invariant:** whoever shows a plan shows what is wrong with it.

use kurbo::Size;

use super::{Evaluated, of_plan};
use crate::design::cloth::KAIN_PANJANG;
use crate::dye::Plan;
use crate::notice::{Message, Notice, Severity};
use crate::sheet::Job;
use crate::words::Words;

/// How a colorway is dyed, and everything there is to tell about it.
#[derive(Clone, Debug)]
pub struct Planned<'a> {
    evaluated: &'a Evaluated,
    colorway: usize,
    /// The work.
    pub plan: Plan,
    /// What there is to tell about the design in this colorway, and about dyeing it.
    pub notices: Vec<Notice>,
    /// The gravest of it, in sentences.
    flaws: Vec<String>,
}

impl<'a> Planned<'a> {
    /// Plans a colorway, counted from 0.
    ///
    /// # Errors
    ///
    /// That the colorway is none of baths, or that not all of its dyeing is known.
    pub fn of(evaluated: &'a Evaluated, colorway: usize, words: &Words) -> Result<Self, Message> {
        let name = |message: Message| message.with("name", name_of(evaluated, colorway));
        evaluated.recipe(colorway).ok_or_else(|| name(Message::new("plan-not-dyed")))?;
        let plan = evaluated.plan(colorway).ok_or_else(|| Message::new("plan-unknown"))?;
        let notices = of_plan(evaluated, colorway, &plan);
        let grave = notices.iter().filter(|notice| notice.severity == Severity::Error);
        let flaws = grave.map(|notice| words.say(&notice.message)).collect();
        Ok(Self { evaluated, colorway, plan, notices, flaws })
    }

    /// The plan for a piece of cloth, in millimeters, as it is shown; for the one that the design says when nobody asks
    /// for another.
    pub fn job(&self, piece: Option<Size>) -> Job<'_> {
        let piece = piece.or_else(|| self.evaluated.design().piece());
        Job {
            design: &self.evaluated.design().name,
            colorway: name_of(self.evaluated, self.colorway),
            repeat: self.evaluated.repeat(),
            fabric: self.evaluated.fabric(),
            plan: &self.plan,
            dyes: self.evaluated.dyes(),
            piece: piece.unwrap_or(KAIN_PANJANG),
            flaws: &self.flaws,
        }
    }

    /// Whether something of it cannot be done.
    pub fn is_lacking(&self) -> bool {
        !self.flaws.is_empty()
    }
}

fn name_of(evaluated: &Evaluated, colorway: usize) -> &str {
    evaluated.design().colorways.get(colorway).map_or("", |colorway| colorway.name.as_str())
}
