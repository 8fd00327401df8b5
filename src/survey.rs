//! What the cloth of a repeat is made of, measured: shares of parts, what touches what, gaps in walls of wax.
//!
//! **Invariant:** measures one period; the cloth is that again and again.

use crate::dye::Fabric;
use crate::repeat::Repeat;

/// The fabric of a repeat.
pub fn fabric(repeat: &Repeat) -> Fabric {
    Fabric::named(&repeat.parts())
}
