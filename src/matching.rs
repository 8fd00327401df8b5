//! From colors to baths: the nearest ones for a palette, colorways that could be dyed, and colors for the parts.
//!
//! [`nearest`](nearest::nearest) searches the shelf for a few baths that come near to wanted colors,
//! [`suggest`](suggest::suggest) proposes colorways, and [`recolored`](recolor::recolored) gives the colors of a palette
//! to the parts of a design.
//!
//! **Invariant:** what is proposed can be dyed; the same question has the same answer.

pub mod nearest;
pub mod recolor;
pub mod suggest;

mod choice;
