//! Where layers lie on the cloth: whose copy was hit, and where all others are.
//!
//! **Invariant:** what is drawn in the tile around a layer's marks lies on the cloth around the same marks.

use std::collections::BTreeMap;

use kurbo::{Affine, Rect, Vec2};

use super::{Lying, Repeat};
use crate::artwork::Artwork;
use crate::geom::Lattice;
use crate::mark::Mark;

/// How far marks were moved onto the tile, by their numbers; most were not.
pub(super) type Homes = BTreeMap<usize, Vec2>;

/// Moves each mark that does not touch the tile to where one of its copies does, or nearly does, and tells how far.
pub(super) fn brought_home(artwork: Artwork, lattice: Lattice) -> (Artwork, Homes) {
    let tile = Rect::from_origin_size((0.0, 0.0), artwork.tile());
    let way_home = |mark: &Mark| {
        if mark.bounds().overlaps(tile) {
            return Vec2::ZERO;
        }
        let (i, j) = lattice.coordinates(mark.bounds().center().to_vec2());
        -lattice.sum(i.floor(), j.floor())
    };
    let faces = &artwork.raport().faces;
    let origins = artwork.marks().iter().zip(artwork.origins()).enumerate();
    // Only what is laid by the lattice alone; turned images would land elsewhere.
    let movable =
        origins.filter(|(_, (_, from))| faces[from.face as usize].images == [Affine::IDENTITY]);
    let homes: Homes = movable
        .map(|(at, (mark, _))| (at, way_home(mark)))
        .filter(|(_, way)| *way != Vec2::ZERO)
        .collect();
    if homes.is_empty() {
        return (artwork, homes);
    }
    let marks = artwork.marks().iter().enumerate().map(|(at, mark)| match homes.get(&at) {
        Some(way) => mark.transformed(Affine::translate(*way)),
        None => mark.clone(),
    });
    let marks = marks.collect();
    (artwork.redrawn(marks), homes)
}

impl Repeat {
    /// The layer that draws a mark, counted from 0.
    pub fn layer_of(&self, mark: usize) -> usize {
        self.artwork.origins().get(mark).map_or(0, |origin| origin.layer as usize)
    }

    /// The map from the tile, as the layer was drawn on it, to the copy that was hit: what a
    /// [`LayerFrame`](crate::artwork::LayerFrame) holds lies there.
    ///
    /// It differs from that of the mark where the mark was moved onto the tile.
    pub fn cloth_from_layer(&self, lying: &Lying) -> Affine {
        let way = self.homes.get(&lying.mark).copied().unwrap_or(Vec2::ZERO);
        lying.cloth_from_tile * Affine::translate(way)
    }

    /// Every copy of a box on the tile of a face, such as the frame of a layer that it lays, that may touch `window`,
    /// which is in millimeters of cloth. None for a face that there is not. Grows with the window.
    pub fn copies_of_box(&self, face: usize, of: Rect, window: Rect) -> Vec<Affine> {
        let face = self.artwork.raport().faces.get(face);
        let images = face.map_or(&[][..], |face| &face.images);
        let copies = images.iter().flat_map(|image| {
            let steps = self.lattice.sums_touching(image.transform_rect_bbox(of), window);
            steps.into_iter().map(|step| Affine::translate(step) * *image)
        });
        copies.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kurbo::{Point, Size};

    use crate::artwork::{Fills, LayerFrame, Materials, Studio};
    use crate::design::{Content, Design, DrawnPath, Layer, Placement, Step};
    use crate::geom;
    use crate::mark::Part;

    /// A short line at `at` in each of two layers, the second of them over the first.
    fn cloth(at: [Point; 2], step: &str) -> (Repeat, Vec<LayerFrame>) {
        let layer = |at: Point| {
            let path = geom::data::read("M-3 0 L3 0", usize::MAX).unwrap().into();
            let part = Part::new("klowong");
            let drawn = DrawnPath { path, width: Some(1.0), part, unknown: toml::Table::new() };
            let place = Some(Placement::at(at));
            Layer { place, ..Layer::new(Content::Drawing(vec![drawn])) }.into()
        };
        let mut design = Design { layers: at.map(layer).to_vec(), ..Design::new() };
        design.repeat.tile = Size::new(40.0, 30.0);
        design.repeat.step = Step::named(step);
        let draft = Studio::new(Materials::standard()).draw(&design, Fills::Now);
        let frames = draft.layers.into_iter().flatten().filter_map(|laid| laid.frame);
        (Repeat::of(Artwork::clone(&draft.artwork)), frames.collect())
    }

    #[test]
    fn the_frame_lies_where_it_was_hit() {
        // The second lies far out, and is moved onto the tile.
        let at = [Point::new(12.0, 11.0), Point::new(412.0, 320.0)];
        for step in ["tubrukan", "half-drop", "mirror", "p4", "pgg"] {
            let (repeat, frames) = cloth(at, step);
            for hit in [Point::new(12.0, 11.0), at[1], Point::new(92.0, 71.0)] {
                for lying in repeat.at(hit) {
                    let frame = &frames[repeat.layer_of(lying.mark)];
                    let on_cloth = repeat.cloth_from_layer(&lying);
                    let [a, _, b, _] = frame.corners(0).map(|corner| on_cloth * corner);
                    let around = Rect::from_points(a, b).inflate(1e-9, 1e-9);
                    assert!(around.contains(hit), "{step}: {around} at {hit}");
                }
            }
            assert!(!repeat.at(at[1]).is_empty() && !repeat.at(at[0]).is_empty(), "{step}");
        }
    }

    #[test]
    fn all_copies_of_a_frame_are_found() {
        let at = [Point::new(12.0, 11.0), Point::new(39.0, 20.0)];
        let (repeat, frames) = cloth(at, "mirror");
        let period = repeat.period();
        let window = Rect::from_origin_size((0.0, 0.0), period).inset(-0.1);
        for frame in frames {
            let copies = repeat.copies_of_box(frame.faces[0], frame.bounds(), window);
            let in_window = |copy: &&Affine| window.contains(**copy * frame.middle(0));
            let count = copies.iter().filter(in_window).count();
            let face = &repeat.artwork().raport().faces[frame.faces[0]];
            let cells = period.area() / repeat.lattice().area();
            assert_eq!(count as f64, face.images.len() as f64 * cells);
        }
        assert!(repeat.copies_of_box(99, window, window).is_empty());
    }
}
