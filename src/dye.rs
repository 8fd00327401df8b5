//! Dyes, baths, and from a colorway to a palette.
//!
//! [`Dyes`] is the shelf: dyes and cloths from data files that a teacher can edit. [`uptake`] says what comes out when
//! cloth passes through some baths. [`palette()`] gives every part of a design its color. The other way, from
//! colors to baths, goes [`matching`](crate::matching).
//!
//! A depth is an amount of one dye on the cloth: 0 is none, 1 is what the deepest [`Shade`] of the dye shows. Colors of
//! dyes are estimates (*perkiraan*) unless the file says that they were measured; real vats deviate, since cloth that is
//! dyed already takes up less, and iron and lime shift hues (docs/craft.md, section 4.9).
//!
//! **Invariant:** no file and no amount of dye leads to a panic, or to a color that is none.

pub mod estimate;
pub mod sight;
pub mod uptake;

mod advice;
mod chain;
mod chemical;
mod colorway;
mod dyestuff;
mod fabric;
mod fields;
mod palette;
mod plan;
mod reach;
mod reader;
mod recipe;
mod shelf;
mod work;

pub use advice::advice;
pub use chain::baths as usual_baths;
pub use chemical::{Chemical, Dose, Measure, Need};
pub use colorway::palette;
pub use dyestuff::{Dye, Family, Fixer, Greige, Shade, Unmet};
pub use fabric::{Fabric, Field};
pub use palette::Palette;
pub use plan::{Craft, Moment, Plan, Stage, WorkStep};
pub use reach::Reach;
pub use recipe::{Dyebath, Outcome, Recipe};
pub use shelf::Dyes;
pub use work::State;
