//! How a design lies on its cloth: the faces that lay a layer, and what of a layer's wishes a step has no room for.

use std::sync::Arc;

use kurbo::{Affine, Size};

use crate::design::step::Twin;
use crate::design::{Content, Design, Layer, Placement, Step, Stepping};
use crate::geom::Lattice;
use crate::isen;
use crate::notice::{Message, Severity};
use crate::raport::{Face, Frame, Raport};

/// The raport of a design, and the step that it was made of.
#[derive(Clone, Debug)]
pub(super) struct Placing {
    pub(super) raport: Arc<Raport>,
    repeat: Stepping,
    strewn: Option<Strewn>,
}

/// What a raport of strewn motifs depends on besides; no other depends on chance, or on the layers.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Strewn {
    seed: u64,
    /// The last letter that a layer asks for.
    last: char,
}

impl Placing {
    /// How `design` lies.
    pub(super) fn of(design: &Design) -> Self {
        let (repeat, strewn) = (design.repeat.clone(), Strewn::of(design));
        Self { raport: Arc::new(Raport::of(design)), repeat, strewn }
    }

    /// Whether `design` lies the same way.
    pub(super) fn suits(&self, design: &Design) -> bool {
        self.repeat == design.repeat && self.strewn == Strewn::of(design)
    }

    pub(super) fn face(&self, number: usize) -> &Face {
        &self.raport.faces[number]
    }

    pub(super) fn frame(&self, face: usize) -> Frame {
        self.raport.faces.get(face).map_or(Frame::Once, |face| face.frame)
    }

    /// The upright piece that the ground repeats, and how.
    pub(super) fn ground(&self) -> (Size, Lattice) {
        match self.frame(0) {
            Frame::Tile { piece, lattice, .. } => (piece, lattice),
            Frame::Once => (self.repeat.tile, Lattice::block(self.repeat.tile)),
        }
    }

    /// The faces that lay a layer: those of its tile, or the ground for what does not follow the step.
    ///
    /// A motif without a place covers a whole cell, so a group would lay it over itself many times.
    pub(super) fn faces(&self, layer: &Layer) -> Vec<usize> {
        let is_ground = match (&layer.content, layer.follows) {
            (_, Some(false)) => true,
            (Content::Isen { .. }, _) => self.domain(layer).is_none(),
            (_, Some(true)) => false,
            (Content::Motif { .. }, None) => layer.place.is_none() && self.completes(),
            (Content::Drawing(_) | Content::Picture { .. } | Content::Unknown, None) => false,
        };
        if is_ground {
            return vec![0];
        }
        let own: Vec<usize> = self.raport.faces_of(layer.tile).collect();
        if own.is_empty() { self.raport.faces_of('A').collect() } else { own }
    }

    /// The face whose stamp an isen fills, to be copied with it; none if it fills the ground of the whole cell.
    ///
    /// Where stamps only move, the whole ground closes better: it has no edge. Where they turn or are mirrored, isen
    /// that did not follow could not be stamped; so those follow whose marks lie each by itself. Scales and lines, which
    /// show where they end, follow only when the designer asks for it, and strips are filled only then.
    pub(super) fn domain(&self, layer: &Layer) -> Option<usize> {
        let is_asked = match &self.repeat.step {
            Step::Group { .. }
            | Step::Frieze(_)
            | Step::Mirror
            | Step::Mubeng { .. }
            | Step::Sareng { .. } => layer.follows.unwrap_or_else(|| is_strewn(&layer.content)),
            Step::Lereng { .. } | Step::Pinggiran { .. } => layer.follows == Some(true),
            _ => false,
        };
        let face = self.raport.faces_of(layer.tile).next()?;
        let Face { images, clip, outline, .. } = self.face(face);
        let is_copied = images.len() > 1 && clip.is_none() && outline.len() > 2;
        (is_asked && is_copied).then_some(face)
    }

    /// Whether the step completes what is drawn in a part of the tile.
    pub(super) fn completes(&self) -> bool {
        let is_group = matches!(self.repeat.step, Step::Group { .. });
        is_group && self.raport.faces.iter().any(|face| face.images.len() > 1)
    }

    /// Whether the step takes the cloth onto itself, wherever it takes one stamp to another.
    pub(super) fn completes_all(&self) -> bool {
        match self.repeat.step {
            Step::Group { .. } | Step::Frieze(_) | Step::Mirror => true,
            Step::Mubeng { wedge, .. } => wedge.has_lattice(),
            Step::Sareng { twin, .. } => twin != Twin::Own,
            _ => false,
        }
    }

    /// Whether a motif without a place covers its tile. In a strip it is drawn once, in the middle of its unit: only
    /// along the strip does anything go on.
    pub(super) fn is_tiled(&self, layer: &Layer) -> bool {
        let is_strip = matches!(
            self.repeat.step,
            Step::Lereng { .. } | Step::Pinggiran { .. } | Step::Frieze(_)
        );
        !is_strip || layer.follows == Some(false)
    }

    /// What of a layer's wishes the step has no room for.
    pub(super) fn told(&self, layer: &Layer) -> Vec<(Severity, Message)> {
        let mut told = Vec::new();
        let letters = self.raport.letters();
        let is_ground = self.faces(layer) == [0];
        let step = self.repeat.step.name();
        if !is_ground && !letters.contains(&layer.tile) {
            let known: Vec<String> = letters.iter().map(char::to_string).collect();
            let message = Message::new("layer-no-such-tile")
                .with("tile", layer.tile.to_string())
                .with("step", step)
                .with("known", known.join(", "));
            told.push((Severity::Warning, message));
        }
        let key = match (&layer.content, layer.follows) {
            (Content::Isen { .. }, Some(true)) if is_ground => Some("isen-follows-nothing"),
            (Content::Motif { .. }, None) if is_ground => Some("motif-covers-cell"),
            _ => None,
        };
        told.extend(key.map(|key| (Severity::Note, Message::new(key).with("step", step))));
        told
    }
}

impl Strewn {
    fn of(design: &Design) -> Option<Self> {
        let Step::Toss { .. } = design.repeat.step else { return None };
        let last = design.layers.iter().map(|layer| layer.tile).max().unwrap_or('A');
        Some(Self { seed: design.seed, last })
    }
}

/// Whether a layer is an isen of marks that lie each by itself.
fn is_strewn(content: &Content) -> bool {
    let Content::Isen { name, .. } = content else { return false };
    isen::find(name).is_some_and(|isen| !isen.is_field())
}

/// One map for each copy that a layer lays on its face.
pub(super) fn maps(layer: &Layer) -> Vec<Affine> {
    // An isen has no place; that it was given one is told elsewhere.
    let place = layer.place.as_ref().filter(|_| !matches!(layer.content, Content::Isen { .. }));
    place.map_or_else(|| vec![Affine::IDENTITY], Placement::maps)
}
