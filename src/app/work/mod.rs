//! What would hold up a frame, done elsewhere: pictures, trials, fills, checks, exports.
//!
//! Everything here is asked each frame and answers at once with what it has; a [`Pool`] does the work and wakes the window.
//! Nothing here knows a window: tests ask, [`settle`](Pool::settle) and look.
//!
//! **Invariant:** what was shown stays until something newer is there.

mod cache;
mod checks;
pub mod export;
mod filler;
mod pool;
mod proposals;
mod sitter;
mod thumbnails;
mod trials;

pub use checks::{Checked, Checks};
pub use filler::Filler;
pub use pool::{Lane, Panicked, Pool, Promise, Stop, Waker};
pub use proposals::{Proposals, Proposed};
pub use sitter::{Around, Extent, Portrait, Sitter, Tint, Varied};
pub use thumbnails::Thumbnails;
pub use trials::Trials;
