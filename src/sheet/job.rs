//! A cloth that is to be dyed: the design, the plan of one of its colorways, and the size of the piece.
//!
//! **Invariant:** a job holds what words and pictures are made of, never words.

use kurbo::Size;

use crate::dye::estimate::{self, Estimate};
use crate::dye::{Dyes, Fabric, Plan};
use crate::repeat::Repeat;

/// What the sheet of a plan tells of.
#[derive(Clone, Copy, Debug)]
pub struct Job<'a> {
    /// The name of the design.
    pub design: &'a str,
    /// The name of the colorway.
    pub colorway: &'a str,
    /// The design, laid.
    pub repeat: &'a Repeat,
    /// What it is made of.
    pub fabric: &'a Fabric,
    /// The plan of the colorway.
    pub plan: &'a Plan,
    /// The shelf that its dyes come from.
    pub dyes: &'a Dyes,
    /// The size of one piece of cloth, in millimeters.
    pub piece: Size,
    /// What is wrong with the colorway, in sentences; printed where nobody overlooks it.
    pub flaws: &'a [String],
}

impl Job<'_> {
    /// What a piece takes.
    pub fn estimate(&self) -> Estimate {
        let area = self.piece.width * self.piece.height / 1e6;
        estimate::estimate(self.plan, self.fabric, self.dyes, area)
    }
}
