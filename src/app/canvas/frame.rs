//! Frames: where a layer lies in the tile, as a hand takes hold of it.

use kurbo::{Affine, Point, Rect, Size};

use crate::artwork::LayerFrame;
use crate::design::Placement;
use crate::workspace::Desk;

/// The frame of a layer in its tile.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Frame {
    /// From the layer's own place, where nothing is turned or scaled, to the tile.
    pub(crate) tile_from_layer: Affine,
    /// The box around what it draws, in its own place.
    pub(crate) bounds: Rect,
    /// How it is placed; nothing for what covers the tile.
    pub(crate) place: Option<Placement>,
    /// The face of the raport that lays it.
    pub(crate) face: usize,
}

impl Frame {
    /// The frame of a layer as it was drawn; nothing where it drew nothing.
    pub(crate) fn of(desk: &Desk, layer: usize) -> Option<Self> {
        let LayerFrame { area, tile_from_area, place, faces } = desk.laid(layer)?.frame.clone()?;
        let tile_from_layer = tile_from_area.first().copied().unwrap_or(Affine::IDENTITY);
        let face = faces.first().copied().unwrap_or(0);
        Some(Self { tile_from_layer, bounds: area, place, face })
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

/// A turn as people say it: between 180 degrees one way and the other.
pub(crate) fn said(place: Placement) -> Placement {
    let turn = place.turn.rem_euclid(360.0);
    Placement { turn: if turn > 180.0 { turn - 360.0 } else { turn }, ..place }
}

/// The tile of a design, in its own place.
pub(crate) fn tile(size: Size) -> Rect {
    Rect::from_origin_size(Point::ZERO, size)
}
