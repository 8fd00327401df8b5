//! Ornaments as programs: the library of motif scripts, and the native words that they call.
//!
//! A motif is a small Rhai script in the words of the craft (`motifs/*.rhai`). It says what it is, which parameters it
//! takes, and how it is drawn with a [`Pen`]. [`Library`] holds the scripts and draws them; [`ornament`](crate::ornament) and
//! [`isen`](crate::isen)
//! are the native building blocks. Scripts have no file, no network, no clock and no process, and [`Limits`] ends those
//! that run away.
//!
//! **Invariant:** a drawing is a pure function of values, ground and seed; nothing here knows a document, a color or a
//! file.

mod about;
mod board;
mod handle;
mod library;
mod pen;
mod reading;
mod script;
mod watch;
mod words;

pub use about::{About, Motif};
pub use board::{Cover, Limits};
pub use handle::Handle;
pub use library::{Drawing, Library, Scripts};
pub use pen::Pen;
