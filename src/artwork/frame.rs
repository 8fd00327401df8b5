//! The frame of a layer: the box that a hand holds it by.
//!
//! **Invariant:** in millimeters of the tile; the copies that the step makes of it, the repeat knows.

use kurbo::{Affine, Point, Rect};

use crate::design::{Content, Layer, Placement};

use super::drawn::Drawn;
use super::placing::{Placing, maps};

/// The box around what a layer draws: upright where it was drawn, then placed with it.
///
/// A layer that covers its tile has the tile for its frame.
#[derive(Clone, Debug, PartialEq)]
pub struct LayerFrame {
    /// The box, before anything is placed.
    pub area: Rect,
    /// From there to the tile: one map for each copy of the layer's own ring, mostly one.
    pub tile_from_area: Vec<Affine>,
    /// Where the layer lies. One that has no place of its own, but could have one, lies here as well: giving it this place
    /// changes nothing. None where it covers the tile.
    pub place: Option<Placement>,
    /// The faces of the raport that lay it, by their numbers there.
    pub faces: Vec<usize>,
}

impl LayerFrame {
    /// The frame of a layer that was drawn; none if there is nothing to hold.
    pub(super) fn of(layer: &Layer, placing: &Placing, drawn: Option<&Drawn>) -> Option<Self> {
        let faces = placing.faces(layer);
        let tile = placing.frame(*faces.first()?).size();
        let is_motif = matches!(layer.content, Content::Motif { .. });
        let covers = match layer.content {
            Content::Isen { .. } => true,
            Content::Motif { .. } => layer.place.is_none() && placing.is_tiled(layer),
            Content::Drawing(_) | Content::Picture { .. } | Content::Unknown => false,
        };
        if covers && tile.area() > 0.0 {
            let area = Rect::from_origin_size((0.0, 0.0), tile);
            return Some(Self { area, tile_from_area: vec![Affine::IDENTITY], place: None, faces });
        }
        let drawn = drawn?;
        let place = match (&layer.place, &layer.content) {
            (Some(place), _) => Some(place.clone()),
            (None, Content::Isen { .. }) => None,
            (None, _) if is_motif && covers => None,
            (None, _) => Some(Placement::at(drawn.home)),
        };
        Some(Self { area: drawn.bounds?, tile_from_area: maps(layer), place, faces })
    }

    /// The corners of a copy in the tile: upper left, upper right, lower right, lower left of what was drawn.
    pub fn corners(&self, copy: usize) -> [Point; 4] {
        let map = self.tile_from_area.get(copy).copied().unwrap_or(Affine::IDENTITY);
        let Rect { x0, y0, x1, y1 } = self.area;
        [(x0, y0), (x1, y0), (x1, y1), (x0, y1)].map(|corner| map * Point::from(corner))
    }

    /// The middle of a copy in the tile.
    pub fn middle(&self, copy: usize) -> Point {
        let [corner, _, opposite, _] = self.corners(copy);
        corner.midpoint(opposite)
    }

    /// The upright box around all copies in the tile.
    pub fn bounds(&self) -> Rect {
        let boxes = self.tile_from_area.iter().map(|map| map.transform_rect_bbox(self.area));
        boxes.reduce(|one, other| one.union(other)).unwrap_or(self.area)
    }

    /// The copy of the layer's ring that a point of the tile lies on; if on none, or on several, the one whose middle is
    /// nearest.
    pub fn copy_at(&self, point: Point) -> usize {
        let holds = |map: &Affine| self.area.contains(map.inverse() * point);
        let apart = |copy: usize| (self.middle(copy) - point).hypot2();
        let copies = self.tile_from_area.iter().enumerate();
        let near = copies.map(|(copy, map)| (!holds(map), apart(copy), copy));
        near.min_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1))).map_or(0, |(.., copy)| copy)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kurbo::{Size, Vec2};

    use crate::artwork::{Fills, Laid, Materials, Studio};
    use crate::design::{Design, DrawnPath, Step};
    use crate::geom;
    use crate::mark::Part;
    use crate::param::Values;

    const TILE: Size = Size::new(60.0, 40.0);

    fn laid(layer: Layer, step: Step) -> Laid {
        let mut design = Design { layers: vec![layer.into()], ..Design::new() };
        (design.repeat.tile, design.repeat.step) = (TILE, step);
        let draft = Studio::new(Materials::standard()).draw(&design, Fills::Now);
        draft.layers.into_iter().next().flatten().unwrap()
    }

    fn frame(layer: Layer) -> LayerFrame {
        laid(layer, Step::Tubrukan).frame.unwrap()
    }

    /// A line from (10, 10) to (30, 10), 2 mm wide.
    fn line() -> Layer {
        let path = geom::data::read("M10 10 L30 10", usize::MAX).unwrap().into();
        let part = Part::new("klowong");
        let drawn = DrawnPath { path, width: Some(2.0), part, unknown: toml::Table::new() };
        Layer::new(Content::Drawing(vec![drawn]))
    }

    fn motif() -> Layer {
        Layer::new(Content::Motif { name: "kawung".to_owned(), params: Values::new() })
    }

    #[test]
    fn what_covers_the_tile_has_the_tile() {
        let name = "cecek".to_owned();
        let part = Part::new("isen");
        let isen = Content::Isen { name, params: Values::new(), part, clearance: 1.0 };
        for layer in [motif(), Layer::new(isen)] {
            let frame = frame(layer);
            assert_eq!((frame.area, frame.place), (Rect::new(0.0, 0.0, 60.0, 40.0), None));
            assert_eq!(frame.tile_from_area, [Affine::IDENTITY]);
        }
    }

    #[test]
    fn a_drawing_has_the_box_around_its_wax() {
        let frame = frame(line());
        assert_eq!(frame.bounds(), Rect::new(9.0, 9.0, 31.0, 11.0));
        assert_eq!(frame.place, Some(Placement::default()));
    }

    #[test]
    fn the_frame_is_placed_with_what_it_holds() {
        let place = Placement { turn: 90.0, scale: 2.0, ..Placement::at(Point::new(50.0, 0.0)) };
        let frame = frame(Layer { place: Some(place.clone()), ..line() });
        assert_eq!(
            frame.corners(0).map(|corner| corner.round()),
            [(32.0, 18.0), (32.0, 62.0), (28.0, 62.0), (28.0, 18.0)].map(Point::from)
        );
        assert_eq!(frame.place, Some(place));
    }

    #[test]
    fn giving_a_layer_the_place_it_has_changes_nothing() {
        let in_strip = Step::named("p11g");
        for (layer, step) in [(line(), Step::Tubrukan), (motif(), in_strip)] {
            let before = laid(layer.clone(), step.clone()).frame.unwrap();
            assert!(before.place.is_some());
            let after = laid(Layer { place: before.place.clone(), ..layer }, step).frame.unwrap();
            let (one, other) = (before.bounds(), after.bounds());
            assert!((one.origin() - other.origin()).hypot() < 1e-9, "{one} {other}");
            assert!((one.size().to_vec2() - other.size().to_vec2()).hypot() < 1e-9);
        }
    }

    #[test]
    fn a_ring_tells_its_copies_apart() {
        let place = Placement { ring: 4, radius: 10.0, ..Placement::at(Point::new(30.0, 20.0)) };
        let frame = frame(Layer { place: Some(place), ..line() });
        assert_eq!(frame.tile_from_area.len(), 4);
        for copy in 0..4 {
            let beside = Vec2::new(0.3, 0.2);
            assert_eq!(frame.copy_at(frame.middle(copy) + beside), copy);
        }
    }
}
