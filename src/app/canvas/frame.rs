//! Frames: where a layer lies in the tile, as a hand takes hold of it.

use kurbo::{Affine, Point, Rect, Size, Vec2};

use crate::artwork::Artwork;
use crate::design::{Design, Placement};

/// The frame of a layer in its tile.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Frame {
    /// From the layer's own place, where nothing is turned or scaled, to the tile.
    pub(crate) tile_from_layer: Affine,
    /// The box around what it draws, in its own place.
    pub(crate) bounds: Rect,
    /// How it is placed; nothing for what covers the tile.
    pub(crate) place: Option<Placement>,
}

impl Frame {
    /// The frame of a layer as it was drawn; nothing where it drew nothing.
    pub(crate) fn of(design: &Design, artwork: &Artwork, layer: usize) -> Option<Self> {
        let of = design.layers.get(layer)?;
        let Some(place) = &of.place else {
            let bounds = Rect::from_origin_size(Point::ZERO, design.repeat.tile);
            return Some(Self { tile_from_layer: Affine::IDENTITY, bounds, place: None });
        };
        let tile_from_layer = placed(place);
        let back = tile_from_layer.inverse();
        let marks = artwork.marks().iter().zip(artwork.origins());
        let own = marks.filter(|(_, origin)| origin.layer as usize == layer);
        let bounds =
            own.map(|(mark, _)| mark.transformed(back).bounds()).reduce(|a, b| a.union(b))?;
        Some(Self { tile_from_layer, bounds, place: Some(place.clone()) })
    }

    /// Its corners in the tile: upper left, upper right, lower right, lower left, as they lie in the layer.
    pub(crate) fn corners(&self) -> [Point; 4] {
        let Rect { x0, y0, x1, y1 } = self.bounds;
        [(x0, y0), (x1, y0), (x1, y1), (x0, y1)].map(|at| self.tile_from_layer * Point::from(at))
    }

    /// The box around it in the tile.
    pub(crate) fn extent(&self) -> Rect {
        self.tile_from_layer.transform_rect_bbox(self.bounds)
    }

    /// Its middle in the tile.
    pub(crate) fn middle(&self) -> Point {
        self.tile_from_layer * self.bounds.center()
    }
}

/// From a layer's own place to the tile.
pub(crate) fn placed(place: &Placement) -> Affine {
    let across = if place.is_mirrored { -place.scale } else { place.scale };
    Affine::translate(place.at.to_vec2())
        * Affine::rotate(place.turn.to_radians())
        * Affine::scale_non_uniform(across, place.scale)
}

/// The place after its layer is scaled by `factor` about a point of the tile.
pub(crate) fn scaled(place: &Placement, factor: f64, about: Point) -> Placement {
    let at = about + (place.at - about) * factor;
    Placement { at, scale: place.scale * factor, radius: place.radius * factor, ..place.clone() }
}

/// The place after its layer is moved.
pub(crate) fn moved(place: &Placement, by: Vec2) -> Placement {
    Placement { at: place.at + by, ..place.clone() }
}

/// The place after its layer is turned about its middle, in degrees clockwise.
pub(crate) fn turned(place: &Placement, by: f64, about: Point) -> Placement {
    let at = Affine::rotate_about(by.to_radians(), about) * place.at;
    let turn = (place.turn + by).rem_euclid(360.0);
    let turn = if turn > 180.0 { turn - 360.0 } else { turn };
    Placement { at, turn, ..place.clone() }
}

/// The tile of a design, in its own place.
pub(crate) fn tile(size: Size) -> Rect {
    Rect::from_origin_size(Point::ZERO, size)
}
