//! Vines: curls and leaves in turn along a stem, as in lung-lungan.
//!
//! **Invariant:** everything that a vine bears leaves its stem smoothly, and sides alternate.

use kurbo::{Affine, BezPath, Point, Vec2};

use crate::geom::along::Along;
use crate::geom::flat::is_closed;
use crate::geom::{Angle, turn};

use super::curl::ukel;
use super::{are_sane, count, have_size};

/// How a stem bears curls and leaves.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bearing {
    /// About how far nodes stand apart along the stem, millimeters.
    pub spacing: f64,
    /// The radius of the curls, millimeters.
    pub radius: f64,
    /// How often they wind, as for [`ukel`].
    pub turns: f64,
    /// The radius of a turn as a share of the one before, 0.6 to 0.7 in the craft.
    pub ratio: f64,
    /// The angle between stem and leaf, degrees.
    pub angle: f64,
}

impl Default for Bearing {
    fn default() -> Self {
        Self { spacing: 14.0, radius: 5.0, turns: 1.25, ratio: 0.45, angle: 45.0 }
    }
}

/// A place where something grows: its base, and the way it points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sprout {
    /// Where its base stands.
    pub at: Point,
    /// The way it grows.
    pub toward: Angle,
    /// Whether it grows on the clockwise side of its stem, where mirrored ornaments want to be mirrored.
    pub mirrored: bool,
}

impl Sprout {
    /// Brings an ornament that grows from the origin toward +x to this place.
    pub fn matrix(&self) -> Affine {
        let flip = if self.mirrored { Affine::FLIP_Y } else { Affine::IDENTITY };
        Affine::translate(self.at.to_vec2()) * turn(self.toward) * flip
    }
}

/// What a vine consists of.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Vine {
    /// The stem, as it was given.
    pub stem: BezPath,
    /// The center lines of the curls, from the stem inward.
    pub curls: Vec<BezPath>,
    /// Where leaves grow, halfway between the curls and on the other side.
    pub leaves: Vec<Sprout>,
}

/// The vine along `stem`: a curl at every node, its side alternating, and a leaf between two nodes on the other side.
///
/// On a closed stem the last node's side follows the first one's only if their number is even, so it is made even.
///
/// Picture: vine.
///
/// <svg xmlns="http://www.w3.org/2000/svg" width="257" viewBox="-3.3 -10.0 64.3 24.6" stroke="#4a2511" stroke-width="0.5"><path fill="#f2e6cf" d="M8.8,6.9C8.8,6.9 8.8,6.9 8.8,7C9.3,7.4 10,7.5 10.6,7.4C11.2,7.4 11.8,7.2 12.3,6.9C13.4,6.3 14.1,5.3 14.7,4.3C14.9,4 14.8,4.1 15,3.8C15.3,3.2 15.7,2.7 16.1,2.2C16.3,2 16.2,2.1 16.3,2C16.3,2 16.3,2 16.3,2C16.3,2 16.3,2 16.2,1.9C15.5,1.7 14.8,1.8 14.1,1.9C13.4,2 12.8,2.2 12.3,2.5C11.7,2.9 11.1,3.3 10.6,3.8C10.1,4.3 9.7,4.9 9.4,5.6C9.3,5.8 9.1,5.9 9,6.1C8.9,6.4 8.8,6.6 8.8,6.9ZM20.8,-0.9C20.8,-1 20.8,-1 20.9,-1.1C21,-1.7 21.5,-2.1 22,-2.4C22.5,-2.8 23.1,-2.9 23.7,-3C24.9,-3.1 26.1,-2.8 27.2,-2.3C27.5,-2.1 27.3,-2.2 27.7,-2C28.3,-1.7 28.9,-1.5 29.6,-1.4C29.8,-1.3 29.6,-1.4 29.8,-1.3C29.8,-1.3 29.8,-1.3 29.8,-1.3C29.8,-1.3 29.8,-1.3 29.8,-1.3C29.4,-0.7 28.7,-0.2 28,0.1C27.5,0.3 26.9,0.5 26.2,0.6C25.5,0.6 24.8,0.7 24.1,0.5C23.4,0.4 22.7,0.1 22.1,-0.2C21.9,-0.3 21.7,-0.4 21.5,-0.5C21.3,-0.6 21,-0.7 20.8,-0.9ZM33.6,-5.9C33.6,-5.9 33.6,-5.9 33.6,-5.8C33.9,-5.3 34.5,-5 35.1,-4.8C35.7,-4.7 36.3,-4.7 36.9,-4.8C38.1,-5 39.1,-5.7 40,-6.5C40.3,-6.8 40.1,-6.7 40.4,-6.9C40.9,-7.4 41.4,-7.8 42,-8.1C42.2,-8.2 42.1,-8.1 42.2,-8.2C42.2,-8.2 42.2,-8.2 42.3,-8.2C42.2,-8.2 42.2,-8.3 42.2,-8.3C41.6,-8.7 40.9,-8.9 40.2,-9C39.5,-9.1 38.9,-9 38.3,-8.9C37.6,-8.8 36.9,-8.6 36.2,-8.3C35.6,-7.9 35.1,-7.5 34.5,-7C34.4,-6.8 34.2,-6.7 34.1,-6.5C33.9,-6.3 33.7,-6.2 33.6,-5.9ZM44.4,4.5C44.5,4.5 44.5,4.4 44.5,4.5C45.1,4.6 45.6,5.1 46,5.6C46.3,6.1 46.5,6.6 46.6,7.2C46.8,8.4 46.5,9.6 46,10.7C45.8,11.1 45.9,10.9 45.8,11.3C45.5,11.9 45.3,12.5 45.2,13.2C45.2,13.4 45.2,13.2 45.2,13.4C45.2,13.4 45.2,13.4 45.1,13.4C45.1,13.4 45.1,13.4 45.1,13.4C44.5,13 44,12.3 43.7,11.7C43.4,11.1 43.2,10.5 43.1,9.9C43,9.2 43,8.5 43.1,7.8C43.2,7.1 43.4,6.4 43.7,5.7C43.8,5.5 43.9,5.3 44,5.1C44.1,4.9 44.2,4.6 44.4,4.5ZM57.4,2.8C57.5,2.8 57.5,2.8 57.6,2.7C58.2,2.6 58.6,2 58.9,1.5C59.2,1 59.3,0.4 59.4,-0.2C59.4,-1.4 59,-2.6 58.5,-3.6C58.3,-4 58.4,-3.8 58.2,-4.1C57.9,-4.7 57.6,-5.3 57.4,-6C57.4,-6.2 57.4,-6 57.4,-6.2C57.4,-6.2 57.4,-6.2 57.4,-6.2C57.4,-6.2 57.3,-6.2 57.3,-6.2C56.8,-5.7 56.4,-5.1 56.1,-4.4C55.9,-3.8 55.7,-3.2 55.7,-2.6C55.6,-1.8 55.7,-1.1 55.8,-0.4C56,0.3 56.3,0.9 56.7,1.5C56.8,1.7 56.9,1.9 57,2.1C57.1,2.3 57.2,2.6 57.4,2.8Z"/><path fill="none" d="M3.1,3.3C4.4,4.6 4.9,6.7 3.9,8.3C2.9,10.2 0.5,10.7 -1.1,9.6C-1.8,9 -2.3,8.2 -2.3,7.3C-2.3,6.2 -1.7,5.3 -0.8,4.9C0.1,4.5 1.2,4.7 1.8,5.5C2.4,6.2 2.4,7.2 1.7,7.9M16.2,4C17.5,2.7 18,0.7 17.2,-1C16.2,-3 13.8,-3.6 12.2,-2.4C11.4,-1.9 10.9,-1.1 10.9,-0.2C10.8,0.8 11.4,1.8 12.3,2.3C13.2,2.7 14.3,2.5 14.9,1.7C15.5,1.1 15.6,0 14.9,-0.7M27.1,-6.3C28.8,-7.1 30.9,-6.8 32.1,-5.3C33.5,-3.7 33.2,-1.3 31.5,-0.2C30.8,0.3 29.8,0.5 29,0.2C28,-0.2 27.3,-1.1 27.2,-2.1C27.2,-3 27.8,-4 28.7,-4.3C29.5,-4.6 30.5,-4.2 30.9,-3.4M39.7,-0.4C40.9,1 43,1.5 44.7,0.6C46.6,-0.4 47.2,-2.8 46.1,-4.4C45.6,-5.1 44.7,-5.6 43.8,-5.6C42.8,-5.7 41.8,-5.2 41.4,-4.2C40.9,-3.3 41.1,-2.2 41.9,-1.6C42.6,-1 43.6,-1 44.3,-1.6M52,6.7C53.7,6.1 55.8,6.7 56.8,8.2C58,10.1 57.4,12.4 55.6,13.3C54.8,13.7 53.8,13.7 53,13.3C52.1,12.8 51.5,11.9 51.6,10.9C51.6,9.9 52.3,9 53.3,8.8C54.2,8.7 55.1,9.1 55.4,10M0,0C3.3,3.6 6.4,7 10,7C13.6,7 16.7,3.6 20,0C23.3,-3.6 26.4,-7 30,-7C33.6,-7 36.7,-3.6 40,0C43.3,3.6 46.4,7 50,7C53.6,7 56.7,3.6 60,0"/></svg>
pub fn vine(stem: &BezPath, bearing: &Bearing) -> Vine {
    let Bearing { spacing, radius, turns, ratio, angle } = *bearing;
    let along = Along::new(stem);
    if !are_sane(&[spacing, radius, turns, ratio, angle])
        || !have_size(&[spacing])
        || along.length() <= 0.0
    {
        return Vine::default();
    }
    let fit = (along.length() / spacing).clamp(1.0, 4096.0);
    let nodes = if is_closed(stem) { 2 * count(fit / 2.0).max(1) } else { count(fit) };
    let step = along.length() / f64::from(nodes.max(1));
    let curl = ukel(radius, turns, ratio);
    let mut vine = Vine { stem: stem.clone(), ..Vine::default() };
    for node in 0..nodes {
        let clockwise = node % 2 == 0;
        let side = if clockwise { 1.0 } else { -1.0 };
        if let Some(place) = along.at(step * (f64::from(node) + 0.3)) {
            let matrix = Sprout {
                at: place.point,
                toward: toward(place.tangent, 0.0),
                mirrored: !clockwise,
            }
            .matrix();
            vine.curls.push(matrix * &curl);
        }
        if let Some(place) = along.at(step * (f64::from(node) + 0.75)) {
            let toward = toward(place.tangent, -side * angle);
            vine.leaves.push(Sprout { at: place.point, toward, mirrored: !clockwise });
        }
    }
    vine
}

fn toward(tangent: Vec2, degrees: f64) -> Angle {
    Angle::degrees(Angle::of(tangent).to_degrees() + degrees)
}
