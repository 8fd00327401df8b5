//! Vines: curls and leaves in turn along a stem, as in lung-lungan.
//!
//! **Invariant:** everything that a vine bears leaves its stem smoothly, and sides alternate.

use kurbo::{Affine, BezPath, Point, Vec2};

use crate::geom::along::Along;
use crate::geom::{Angle, turn};

use super::are_sane;
use super::curl::ukel;

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
pub struct Place {
    /// Where its base stands.
    pub at: Point,
    /// The way it grows.
    pub toward: Angle,
    /// Whether it grows on the clockwise side of its stem, where mirrored ornaments want to be mirrored.
    pub mirrored: bool,
}

impl Place {
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
    pub leaves: Vec<Place>,
}

/// The vine along `stem`: a curl at every node, its side alternating, and a leaf between two nodes on the other side.
///
/// On a closed stem the last node's side follows the first one's only if their number is even, so it is made even.
///
/// Picture: vine.
///
/// <svg xmlns="http://www.w3.org/2000/svg" width="257" viewBox="-3.3 -10.0 64.3 24.6" stroke="#4a2511" stroke-width="0.5"><path fill="#f2e6cf" d="M8.8,6.9C8.9,7.2 9.4,7.3 9.7,7.4C10.1,7.5 10.5,7.5 10.9,7.4C11.8,7.3 12.6,6.8 13.2,6.2C13.9,5.6 14.4,4.8 14.8,4C15,3.7 15.3,3.3 15.5,2.9C15.6,2.7 15.8,2.6 15.9,2.4C16,2.3 16.2,2.1 16.3,2C16.1,1.9 15.9,1.9 15.7,1.8C15.5,1.8 15.2,1.8 15,1.8C14.6,1.8 14.1,1.9 13.7,2C13,2.2 12.3,2.5 11.6,2.9C10.9,3.4 10.3,4 9.8,4.7C9.6,5 9.4,5.4 9.2,5.8C9,6.2 8.8,6.6 8.8,6.9ZM20.8,-0.9C20.8,-1.3 21.1,-1.6 21.3,-1.9C21.6,-2.2 21.9,-2.4 22.3,-2.6C23.1,-3 24,-3.1 24.9,-3C25.8,-2.9 26.6,-2.5 27.4,-2.1C27.8,-1.9 28.2,-1.8 28.7,-1.6C28.9,-1.5 29.1,-1.5 29.3,-1.4C29.5,-1.4 29.7,-1.4 29.8,-1.3C29.7,-1.1 29.6,-1 29.4,-0.9C29.3,-0.7 29.1,-0.5 28.9,-0.4C28.5,-0.2 28.1,0 27.7,0.2C27,0.5 26.2,0.6 25.5,0.6C24.6,0.6 23.8,0.5 23,0.2C22.6,0.1 22.3,-0.1 21.9,-0.3C21.4,-0.5 21,-0.7 20.8,-0.9ZM33.6,-5.9C33.7,-5.6 34,-5.3 34.3,-5.2C34.6,-5 35,-4.8 35.4,-4.8C36.3,-4.6 37.2,-4.8 38,-5.1C38.8,-5.5 39.5,-6.1 40.2,-6.7C40.5,-7 40.9,-7.3 41.2,-7.6C41.4,-7.7 41.6,-7.8 41.8,-7.9C41.9,-8 42.1,-8.1 42.3,-8.2C42.1,-8.4 41.9,-8.5 41.8,-8.5C41.5,-8.6 41.3,-8.7 41.1,-8.8C40.7,-8.9 40.2,-9 39.8,-9C39,-9.1 38.3,-9 37.5,-8.8C36.7,-8.6 35.9,-8.2 35.3,-7.7C35,-7.4 34.7,-7.1 34.4,-6.8C34,-6.5 33.7,-6.2 33.6,-5.9ZM44.4,4.5C44.8,4.4 45.1,4.7 45.4,4.9C45.7,5.2 45.9,5.5 46.1,5.8C46.6,6.6 46.7,7.5 46.6,8.4C46.6,9.3 46.2,10.2 45.9,11C45.7,11.4 45.5,11.8 45.4,12.3C45.3,12.5 45.3,12.7 45.2,12.9C45.2,13.1 45.2,13.2 45.1,13.4C45,13.3 44.8,13.2 44.7,13.1C44.5,12.9 44.3,12.7 44.2,12.5C43.9,12.2 43.7,11.8 43.6,11.4C43.3,10.7 43.1,9.9 43,9.1C43,8.3 43.1,7.5 43.3,6.7C43.5,6.3 43.7,5.9 43.8,5.5C44,5.1 44.2,4.6 44.4,4.5ZM57.4,2.8C57.8,2.7 58.1,2.5 58.4,2.2C58.6,2 58.9,1.6 59,1.2C59.4,0.4 59.5,-0.5 59.3,-1.4C59.1,-2.3 58.7,-3.1 58.3,-3.9C58.1,-4.3 57.9,-4.7 57.7,-5.1C57.7,-5.3 57.6,-5.5 57.5,-5.7C57.5,-5.9 57.4,-6.1 57.4,-6.2C57.2,-6.1 57.1,-6 56.9,-5.8C56.8,-5.6 56.6,-5.5 56.5,-5.2C56.3,-4.9 56.1,-4.5 56,-4.1C55.8,-3.3 55.7,-2.6 55.7,-1.8C55.7,-1 55.8,-0.1 56.2,0.7C56.4,1 56.6,1.4 56.8,1.7C57,2.2 57.2,2.6 57.4,2.8Z"/><path fill="none" d="M3.1,3.3C4.5,4.6 4.8,6.7 3.9,8.3C2.9,10.2 0.5,10.7 -1.1,9.6C-1.8,9 -2.3,8.2 -2.3,7.3C-2.3,6.2 -1.7,5.3 -0.8,4.9C0.1,4.5 1.2,4.7 1.8,5.5C2.4,6.2 2.4,7.2 1.7,7.9M16.2,4C17.6,2.7 18,0.6 17.2,-1C16.2,-3 13.8,-3.6 12.2,-2.4C11.4,-1.9 10.9,-1.1 10.9,-0.2C10.8,0.8 11.4,1.8 12.3,2.3C13.2,2.7 14.3,2.5 14.9,1.7C15.5,1.1 15.6,0 14.9,-0.7M27.1,-6.3C28.8,-7.1 30.9,-6.7 32.1,-5.3C33.5,-3.7 33.2,-1.3 31.5,-0.2C30.8,0.3 29.8,0.5 29,0.2C28,-0.2 27.3,-1.1 27.2,-2.1C27.2,-3 27.8,-4 28.7,-4.3C29.5,-4.6 30.5,-4.2 30.9,-3.4M39.7,-0.4C41,1.1 43,1.5 44.7,0.6C46.6,-0.4 47.2,-2.8 46.1,-4.4C45.6,-5.1 44.7,-5.6 43.8,-5.6C42.8,-5.7 41.8,-5.2 41.4,-4.2C40.9,-3.3 41.1,-2.2 41.9,-1.6C42.6,-1 43.6,-1 44.3,-1.6M52,6.7C53.8,6.1 55.8,6.7 56.8,8.2C58,10.1 57.4,12.4 55.6,13.3C54.8,13.7 53.8,13.7 53,13.3C52.1,12.8 51.5,11.9 51.6,10.9C51.6,9.9 52.3,9 53.3,8.8C54.2,8.7 55.1,9.1 55.4,10M0,0C3.3,3.6 6.4,7 10,7C13.6,7 16.7,3.6 20,0C23.3,-3.6 26.4,-7 30,-7C33.6,-7 36.7,-3.6 40,0C43.3,3.6 46.4,7 50,7C53.6,7 56.7,3.6 60,0"/></svg>
pub fn vine(stem: &BezPath, bearing: &Bearing) -> Vine {
    let Bearing { spacing, radius, turns, ratio, angle } = *bearing;
    let along = Along::new(stem);
    if !are_sane(&[spacing, radius, turns, ratio, angle]) || spacing <= 0.0 || along.length() <= 0.0
    {
        return Vine::default();
    }
    let nodes = nodes(&along, spacing, crate::geom::flat::is_closed(stem));
    let step = along.length() / f64::from(nodes.max(1));
    let curl = ukel(radius, turns, ratio);
    let mut vine = Vine { stem: stem.clone(), ..Vine::default() };
    for node in 0..nodes {
        let clockwise = node % 2 == 0;
        let side = if clockwise { 1.0 } else { -1.0 };
        if let Some(place) = along.at(step * (f64::from(node) + 0.3)) {
            let matrix =
                Place { at: place.point, toward: toward(place.tangent, 0.0), mirrored: !clockwise }
                    .matrix();
            vine.curls.push(matrix * &curl);
        }
        if let Some(place) = along.at(step * (f64::from(node) + 0.75)) {
            let toward = toward(place.tangent, -side * angle);
            vine.leaves.push(Place { at: place.point, toward, mirrored: !clockwise });
        }
    }
    vine
}

fn nodes(along: &Along, spacing: f64, closed: bool) -> u32 {
    let fit = (along.length() / spacing).clamp(1.0, 4096.0);
    if closed { 2 * super::count(fit / 2.0).max(1) } else { super::count(fit) }
}

fn toward(tangent: Vec2, degrees: f64) -> Angle {
    Angle::degrees(Angle::of(tangent).to_degrees() + degrees)
}
