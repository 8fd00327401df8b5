//! The parts that a design speaks of.

use std::collections::BTreeSet;

use crate::design::dyeing::Work;
use crate::design::{Colorway, Content, Design, Dyeing, Layer, Paint};
use crate::mark::Part;

impl Design {
    /// Every part that the design names: in layers, by the colors of pictures, and in colorways. Motifs may have more.
    pub fn parts(&self) -> BTreeSet<Part> {
        let mut parts = BTreeSet::new();
        self.layers.iter().for_each(|layer| layer.name_parts(&mut parts));
        self.colorways.iter().for_each(|colorway| colorway.name_parts(&mut parts));
        parts
    }
}

impl Layer {
    fn name_parts(&self, parts: &mut BTreeSet<Part>) {
        match &self.content {
            Content::Isen { part, .. } => drop(parts.insert(part.clone())),
            Content::Drawing(paths) => parts.extend(paths.iter().map(|path| path.part.clone())),
            Content::Picture { parts: chosen, part, .. } => {
                parts.extend(chosen.values().chain([part]).cloned());
            }
            Content::Motif { .. } | Content::Unknown => {}
        }
    }
}

impl Colorway {
    fn name_parts(&self, parts: &mut BTreeSet<Part>) {
        match &self.paint {
            Paint::Print(print) => parts.extend(print.keys().cloned()),
            Paint::Dye(dyeing) => dyeing.name_parts(parts),
            Paint::Unknown => {}
        }
    }
}

impl Dyeing {
    fn name_parts(&self, parts: &mut BTreeSet<Part>) {
        parts.extend(self.parts.keys().cloned());
        for work in &self.works {
            match work {
                Work::Wax(named)
                | Work::Close(named)
                | Work::Scrape(named)
                | Work::Brush(_, named) => parts.extend(named.iter().cloned()),
                Work::Dip(_) | Work::BoilOff | Work::Unknown(_) => {}
            }
        }
    }
}
