//! Borders: a frieze around a cloth, with corners that agree (docs/craft.md, section 6.7).
//!
//! A side is laid in the coordinates of its strip, in millimeters: x runs along the side from where the strip begins, y
//! from the outer edge of the cloth inward. The top strip lies as it is drawn; all others are turned or mirrored.
//!
//! Marks may hang over their unit, in every direction, by half the unit's length. What hangs farther still lies there,
//! but at a mitre it may be cut where no cut belongs, or not be cut.
//!
//! **Invariant:** whole units on every side; no matrix without area; at most some thousand images.

use kurbo::{Affine, Point, Size};

use super::{Face, Frame, Raport};
use crate::design::step::Corner;
use crate::geom::Lattice;
use crate::limits;
use crate::notice::{Message, rounded};
use crate::symmetry::Frieze;

mod blocks;
mod cut;
mod mitre;

/// Units may become so much longer or shorter before it is seen (docs/craft.md, section 6.7).
const STRETCH: f64 = 1.03;

/// Most units of a side. Four sides of a frieze with four images a unit have eight thousand images then; nobody counts
/// so many units, and every one is a copy of all its marks.
const UNITS: f64 = 500.0;

/// How much wider than long a unit may be. A mitre cuts each unit on its diagonal by itself, so a strip of slivers
/// would be cut hundreds of times.
const SLENDER: f64 = 32.0;

/// Places within so many millimeters are one place: a nanometer, far above rounding and far below everything else.
const SAME_PLACE: f64 = 1e-6;

/// A border around the whole tile.
///
/// Never fails: a unit too large for the cloth is made smaller, a unit that does not go into a side is stretched, and
/// both are told. Cost grows with the units that fit around the cloth.
pub(super) fn border(tile: Size, frieze: Frieze, unit: Size, corner: Corner) -> Raport {
    let asked = Strip { frieze, unit: limits::nearest_tile(unit), shrink: 1.0 };
    let laid = match corner {
        Corner::Mitre => mitre::mitre(tile, &asked),
        Corner::Unit => blocks::blocks(tile, &asked),
    };
    let mut raport = Raport::new(Lattice::block(tile), laid.faces);
    if laid.strip.shrink < 1.0 {
        let message = Message::new("repeat-border-long")
            .with("unit", written(unit))
            .with("made", written(laid.strip.made()));
        raport = raport.warn(message);
    }
    if corner == Corner::Mitre && frieze.mirror().is_none() {
        let message = Message::new("repeat-border-mirrored").with("frieze", frieze.name());
        raport = raport.note(message);
    }
    let sides = [tile.width, tile.height].into_iter().zip(laid.stretch);
    // Both sides of a square have the same to tell.
    let told = if tile.width == tile.height { 1 } else { 2 };
    for (side, stretch) in sides.take(told).filter(|(_, stretch)| *stretch > STRETCH) {
        let message = Message::new("repeat-border-stretched")
            .with("side", side)
            .with("percent", rounded::percent(stretch - 1.0))
            .with("near", written(laid.near))
            .with("unit", written(fitting(unit, frieze, side, corner)));
        // Where the unit had no room at all, more is told than anybody can use.
        if laid.strip.shrink >= 1.0 {
            raport = raport.warn(message);
        }
    }
    raport
}

/// The unit nearest to the one asked for that goes into a side of the cloth a whole number of times.
fn fitting(unit: Size, frieze: Frieze, side: f64, corner: Corner) -> Size {
    let long = match corner {
        Corner::Mitre => side,
        Corner::Unit => side - 2.0 * unit.height,
    };
    // Without a mirror, half of a mitred side is as much as repeats.
    let step = if corner == Corner::Mitre && frieze.mirror().is_none() { 2.0 } else { 1.0 };
    let count = (long / unit.width / step).round().max(1.0) * step;
    Size::new(long / count, unit.height)
}

/// A border, and what became of its units.
struct Laid {
    /// As it was made.
    strip: Strip,
    faces: Vec<Face>,
    /// By how much the most stretched unit of the horizontal and of the vertical sides is longer or shorter than drawn:
    /// 1 or greater.
    stretch: [f64; 2],
    /// The nearest tile on which nothing need be stretched.
    near: Size,
}

/// What is laid along the sides.
#[derive(Clone)]
struct Strip {
    frieze: Frieze,
    /// The unit as it is drawn.
    unit: Size,
    /// How large it is laid: 1 unless the cloth has no room for it.
    shrink: f64,
}

/// An image of the frieze, moved along by whole units until its middle lies in the first one.
struct Copy {
    /// From what is drawn to the unit, both as large as they are drawn.
    image: Affine,
    /// Where along the unit its middle lies, as a share of the unit: from 0 to 1.
    middle: f64,
}

impl Strip {
    fn shrunk(&self, shrink: f64) -> Self {
        Self { shrink: self.shrink * shrink.min(1.0), ..self.clone() }
    }

    /// The unit as large as it is laid.
    fn made(&self) -> Size {
        self.unit * self.shrink
    }

    /// How wide the strip is.
    fn across(&self) -> f64 {
        self.made().height
    }

    /// How long a unit should be.
    fn along(&self) -> f64 {
        self.made().width.max(self.across() / SLENDER)
    }

    /// By what factor a unit of this length is longer or shorter than drawn: 1 or greater.
    fn stretch(&self, length: f64) -> f64 {
        let ratio = length / self.made().width;
        ratio.max(1.0 / ratio)
    }

    /// How many units fill `length` best: a whole number of times `step`, and at least that.
    fn count(&self, length: f64, step: f64) -> f64 {
        (length / self.along() / step).round().clamp(1.0, UNITS / step) * step
    }

    /// The map from a unit as it is drawn to one that begins at `start` and is so long.
    fn place(&self, start: f64, length: f64) -> Affine {
        let scale = Affine::scale_non_uniform(length / self.unit.width, self.shrink);
        Affine::translate((start, 0.0)) * scale
    }

    /// The images of the frieze in a unit of which the edge is moved along by `share` of its length.
    fn copies(&self, share: f64) -> Vec<Copy> {
        let Size { width, height } = self.unit;
        let middle = Point::new(width / 2.0, height / 2.0);
        let copy = |image: Affine| {
            let at = (image * middle).x / width - share;
            // Middles lie at quarters; one a hair before a unit's edge is meant to lie on it.
            let whole = (at + 1e-9).floor();
            let image = Affine::translate((-(share + whole) * width, 0.0)) * image;
            Copy { image, middle: at - whole }
        };
        self.frieze.images(self.unit).into_iter().map(copy).collect()
    }

    /// A face of tile A that nothing cuts; it has no images yet.
    fn face(&self) -> Face {
        Face::tile('A', Frame::block(self.unit), Vec::new())
    }
}

/// Adds images of a piece of strip to the faces, of which the first is not cut. Pieces cut alike share a face.
///
/// `strip` takes the drawing to the coordinates in which it is cut, before `images` take it to the cloth.
fn add(faces: &mut Vec<Face>, strip: Affine, cuts: &[cut::Cut], images: &[Affine]) {
    let [whole, cut @ ..] = faces.as_mut_slice() else { return };
    let images = images.iter().map(|image| *image * strip);
    if cuts.is_empty() {
        whole.images.extend(images);
        return;
    }
    let size = whole.frame.size();
    let Some(clip) = cut::clip(size, strip, cuts) else { return };
    if let Some(face) = cut.iter_mut().find(|face| face.clip.as_ref() == Some(&clip)) {
        face.images.extend(images);
        return;
    }
    let outline = cut::outline(size, strip, cuts);
    let images = images.collect();
    let frame = whole.frame;
    faces.push(Face { outline, clip: Some(clip), ..Face::tile('A', frame, images) });
}

/// Leaves out the first face if everything is cut.
fn without_idle(mut faces: Vec<Face>) -> Vec<Face> {
    if faces.len() > 1 && faces.first().is_some_and(|face| face.images.is_empty()) {
        faces.remove(0);
    }
    faces
}

/// Width and height as a design writes them, true to a micrometer.
fn written(size: Size) -> String {
    format!("[{}, {}]", rounded::thousandth(size.width), rounded::thousandth(size.height))
}

#[cfg(test)]
mod tests;
