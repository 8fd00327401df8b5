//! The marks of the cloth as triangles, for a view that comes near while things move.
//!
//! **Invariant:** memory does not grow with the zoom.

use super::View;
use crate::mark::Part;
use crate::repeat::Repeat;

/// Everything that lies on the cloth, in pieces small enough to leave out those that a view does not show.
#[derive(Clone, Debug)]
pub struct Scene {
    parts: Vec<Part>,
}

/// Triangles of marks, kept from one scene to the next: only what changed is cut anew.
#[derive(Debug, Default)]
pub struct Tessellations {
    made: u64,
}

/// What a view of a scene costs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cost {
    /// Copies of marks.
    pub copies: usize,
    /// Triangles, about.
    pub triangles: usize,
}

/// The triangles of a scene around a view.
#[derive(Clone, Debug)]
pub struct Geometry {}

impl Scene {
    /// The scene of a repeat. Cuts nothing yet.
    pub fn of(repeat: &Repeat) -> Self {
        Self { parts: repeat.painted() }
    }

    /// The parts, as the palette of the geometry counts them: the ground first.
    pub fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// What a view costs: whether it can be drawn in time.
    pub fn cost(&self, view: &View) -> Cost {
        let _ = view;
        Cost::default()
    }

    /// The triangles of what a view shows, and of some cloth around it. Costs the tessellation of marks that are new.
    pub fn around(&self, view: &View, kept: &mut Tessellations) -> Geometry {
        let _ = (view, kept);
        Geometry {}
    }
}

impl Tessellations {
    /// How many marks were cut since it was made.
    pub fn made(&self) -> u64 {
        self.made
    }
}

impl Geometry {
    /// Whether it shows all of a view, fine enough.
    pub fn serves(&self, view: &View) -> bool {
        let _ = view;
        false
    }
}
