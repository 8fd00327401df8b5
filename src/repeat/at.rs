//! What lies at a point of the cloth.
//!
//! **Invariant:** the marks found lie in the order in which they were drawn, the last first. So the first is of the part
//! that the painter shows there, and so is each next one once those above are taken away: coats put marks of one part
//! together, but change no order in which parts overlap.

use kurbo::{Affine, Point, Rect, Shape as _};

use super::Repeat;
use crate::geom::torus::Shelf;
use crate::geom::{self, Lattice, TOLERANCE};
use crate::mark::{Mark, Shape};

/// A copy of a mark that covers a point.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lying {
    /// The mark's number in the artwork, which knows its part and its layer.
    pub mark: usize,
    /// The map from the tile to this copy on the cloth.
    pub cloth_from_tile: Affine,
}

impl Repeat {
    /// The marks that lie at `point`, which is in millimeters of cloth, from the one drawn last down; none where the ground
    /// is bare. Within 0.01 mm of an edge either side may be told.
    ///
    /// The first question costs as much as there are copies of marks in one period; each further one what lies in the
    /// small cell around the point. Nothing lies at a point without numbers, or out of [`REACH`](geom::REACH).
    ///
    /// ```
    /// use canting::artwork::Artwork;
    /// use canting::mark::{Mark, Part, Shape};
    /// use canting::repeat::Repeat;
    /// use kurbo::{Point, Size};
    ///
    /// let dot = Shape::Dot { center: Point::new(1.0, 1.0), radius: 2.0 };
    /// let dot = Mark::new(Part::new("isen"), dot).expect("a dot of 4 mm");
    /// let cloth = Repeat::of(Artwork::from_marks(Size::new(20.0, 20.0), vec![dot]));
    ///
    /// // The copy one tile to the right, which reaches over its edge.
    /// let lying = cloth.at(Point::new(19.5, 21.0));
    /// assert_eq!(lying.len(), 1);
    /// assert_eq!(lying[0].cloth_from_tile * Point::new(1.0, 1.0), Point::new(21.0, 21.0));
    /// assert!(cloth.at(Point::new(10.0, 10.0)).is_empty());
    /// ```
    pub fn at(&self, point: Point) -> Vec<Lying> {
        if !geom::is_near(point) {
            return Vec::new();
        }
        let places = self.places.get_or_init(|| Places::of(self).into());
        let marks = self.artwork.marks();
        let lying = places.shelf.at(point).filter_map(|(at, shift)| {
            let [mark, place] = places.copies[at].map(|number| number as usize);
            let place = Affine::translate(shift) * self.orbit_of(mark).cell[place];
            covers(&marks[mark], place, point).then_some(Lying { mark, cloth_from_tile: place })
        });
        lying.collect()
    }
}

/// The copies of all marks in one period, by place.
#[derive(Debug)]
pub(super) struct Places {
    /// The numbers of a mark and of a place in its orbit, in the order of drawing.
    copies: Vec<[u32; 2]>,
    shelf: Shelf,
}

impl Places {
    fn of(repeat: &Repeat) -> Self {
        let (mut copies, mut boxes) = (Vec::new(), Vec::new());
        for (mark, drawn) in repeat.artwork.marks().iter().enumerate() {
            let bounds = drawn.bounds().inflate(TOLERANCE, TOLERANCE);
            for (at, place) in repeat.orbit_of(mark).cell.iter().enumerate() {
                copies.push([mark, at].map(|number| u32::try_from(number).unwrap_or(u32::MAX)));
                boxes.push(drawn.bounds_at(*place, bounds));
            }
        }
        Self { copies, shelf: Shelf::of(Lattice::block(repeat.period()), &boxes) }
    }
}

/// Whether the copy of a mark at `place` covers a point of the cloth.
fn covers(mark: &Mark, place: Affine, point: Point) -> bool {
    let within = place.inverse() * point;
    match mark.shape() {
        Shape::Dot { center, radius } => (within - *center).hypot2() <= radius * radius,
        Shape::Area(_) | Shape::EvenOdd(_) => mark.flat().encloses(within),
        Shape::Stroke { .. } => {
            // A copy may be stretched along its stripe, but its pen stays round.
            let flat = mark.flat();
            let half = flat.half() * place.determinant().abs().sqrt();
            let reach = 2.0 * flat.half() + TOLERANCE;
            let around = Rect::from_points(within, within).inflate(reach, reach);
            let near = flat.contours().filter(|(_, bounds)| bounds.overlaps(around));
            let lines = near.flat_map(|(contour, _)| flat.lines(contour));
            let mut near = lines.filter(|line| line.bounding_box().overlaps(around));
            near.any(|line| geom::nearest(place * line, point).distance_sq <= half * half)
        }
    }
}
