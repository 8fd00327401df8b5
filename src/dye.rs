//! Dyes, baths, and from a colorway to a palette.
//!
//! [`Dyes`] is the shelf: dyes and cloths from data files that a teacher can edit. [`bath`] says what comes out when
//! cloth passes through some baths. [`palette()`] gives every part of a design its color. The other way, from
//! colors to baths, goes [`matching`](crate::matching).
//!
//! A depth is an amount of one dye on the cloth: 0 is none, 1 is what the deepest [`Shade`] of the dye shows. Colors of
//! dyes are estimates (*perkiraan*) unless the file says that they were measured; real vats deviate, since cloth that is
//! dyed already takes up less, and iron and lime shift hues (craft.md, section 4.9).
//!
//! **Invariant:** no file and no amount of dye leads to a panic, or to a color that is none.

pub mod bath;
pub mod estimate;
pub mod sight;

pub(crate) mod advice;
pub(crate) mod chain;
mod chemical;
pub(crate) mod choice;
pub(crate) mod dyestuff;
pub(crate) mod fabric;
mod fields;
pub(crate) mod palette;
pub(crate) mod plan;
pub(crate) mod reach;
mod reader;
pub(crate) mod recipe;
pub(crate) mod shelf;
mod work;

pub use advice::advice;
pub use chemical::{Chemical, Dose, Need, Unit};
pub use dyestuff::{Cloth, Dye, Fixer, Kind, Shade, Unmet};
pub use fabric::{Fabric, Field};
pub use palette::{Palette, palette};
pub use plan::{Craft, Moment, Plan, Stage, Step};
pub use reach::Reach;
pub use recipe::{Outcome, Recipe, Vat};
pub use shelf::Dyes;
pub use work::State;
