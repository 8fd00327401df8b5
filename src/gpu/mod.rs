//! The canvas of a window: cloth on a graphics card.
//!
//! What is shown is data, made by anybody on any thread: how the screen lies over the cloth ([`View`]), pictures that the
//! CPU painter made of it ([`Painted`], colored to a [`Still`]), and, while things move close up, the marks as triangles
//! ([`Scene`], [`Geometry`]). A [`Shot`] names what one frame shows, and the [`Engine`] draws it into a pass of the door. When a
//! device is lost, another engine draws the same shot.
//!
//! **Invariant:** at rest the screen shows the painter's own bytes; nothing here knows a window.

mod engine;
mod picture;
pub mod readback;
mod scene;
mod view;

pub use engine::{Dimmed, Driver, Engine, Seen, Shot, Shown};
pub use picture::{Brush, Painted, Still, settled};
pub use scene::{Cost, Geometry, Scene, Tessellations};
pub use view::View;
