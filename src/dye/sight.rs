//! What an eye tells apart on the cloth.
//!
//! **Invariant:** the ground is never lost, nor what touches nothing.

use std::collections::BTreeSet;

use super::fabric::Fabric;
use super::palette::Palette;
use crate::color::Srgb;
use crate::color::difference::{Lab, delta_e};
use crate::mark::Part;

/// Two colors nearer than this (Delta E 2000) are one at arm's length.
pub(super) const ALIKE: f64 = 5.0;

/// What is seen along less than this share of its edge is not seen: crumbs.
const CRUMBS: f64 = 0.1;

/// Whether two colors are one at arm's length.
pub fn is_alike(first: Srgb, second: Srgb) -> bool {
    first == second || delta_e(Lab::of(first), Lab::of(second)) < ALIKE
}

/// The parts that are seen nowhere: all that they touch are larger areas of their color.
pub fn lost(palette: &Palette, fabric: &Fabric) -> BTreeSet<Part> {
    let is_lost = |part: &Part| {
        let color = palette.color(part);
        let touches = fabric.fields().get(part).map(|field| &field.touches);
        let (mut all, mut hidden) = (0.0, 0.0);
        for (other, length) in touches.into_iter().flatten() {
            all += length;
            let is_larger = fabric.is_area(other) && fabric.share([part]) < fabric.share([other]);
            if is_larger && is_alike(color, palette.color(other)) {
                hidden += length;
            }
        }
        hidden > (1.0 - CRUMBS) * all
    };
    let parts = fabric.fields().keys().filter(|part| part.name() != Part::LATAR);
    parts.filter(|part| is_lost(part)).cloned().collect()
}

/// The pairs of parts that touch and look alike, each once.
pub fn alike(palette: &Palette, fabric: &Fabric) -> Vec<(Part, Part)> {
    let mut pairs = Vec::new();
    for (part, field) in fabric.fields() {
        let after = field.touches.keys().filter(|other| part < *other);
        let alike = after.filter(|other| is_alike(palette.color(part), palette.color(other)));
        pairs.extend(alike.map(|other| (part.clone(), other.clone())));
    }
    pairs
}
