//! The panels driven by what they say.

mod bench;
mod side;
