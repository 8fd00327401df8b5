//! A placement moved, scaled, turned and mirrored, as a hand does it.
//!
//! **Invariant:** what a placement becomes is one that a design can have, but for a place that a hand led out of reach.

use kurbo::{Affine, Point, Vec2};

use super::Placement;
use crate::geom::{self, Angle};
use crate::limits;

impl Placement {
    /// At `at`, upright and as it was drawn.
    pub fn at(at: Point) -> Self {
        Self { at, ..Self::default() }
    }

    /// One map from what is placed to the tile for each copy of the ring.
    pub fn maps(&self) -> Vec<Affine> {
        let flip = if self.is_mirrored { Affine::FLIP_X } else { Affine::IDENTITY };
        let own = Affine::translate((self.radius, 0.0)) * Affine::scale(self.scale) * flip;
        let ring = self.ring.max(1);
        (0..ring)
            .map(|k| {
                let turn = self.turn + 360.0 * f64::from(k) / f64::from(ring);
                Affine::translate(self.at.to_vec2()) * geom::turn(Angle::degrees(turn)) * own
            })
            .collect()
    }

    /// The same, moved by `by` in the tile.
    #[must_use]
    pub fn moved(self, by: Vec2) -> Self {
        Self { at: self.at + by, ..self }
    }

    /// The same, `factor` times as large, the ring with it, as far as a placement can be scaled. `fixed`, a point of the
    /// tile, stays where it is.
    #[must_use]
    pub fn scaled(self, factor: f64, fixed: Point) -> Self {
        let (least, most) = (*limits::SCALE.start(), *limits::SCALE.end());
        let scale = (self.scale * factor.abs()).clamp(least, most);
        let factor = scale / self.scale;
        let radius = (self.radius * factor).min(*limits::RADIUS.end());
        Self { at: fixed + (self.at - fixed) * factor, scale, radius, ..self }
    }

    /// The same, turned clockwise by so many degrees about a point of the tile. Turns are kept between 0 and 360.
    #[must_use]
    pub fn turned(self, degrees: f64, about: Point) -> Self {
        let map = geom::turn(Angle::degrees(degrees));
        let at = about + (map * (self.at - about).to_point()).to_vec2();
        Self { at, turn: (self.turn + degrees).rem_euclid(360.0), ..self }
    }

    /// The same in a mirror that stands upright in the tile at `x`: left and right change sides.
    ///
    /// The copies of a ring that stand away from its middle stay where they are, each mirrored by itself.
    #[must_use]
    pub fn mirrored(self, x: f64) -> Self {
        let at = Point::new(2.0 * x - self.at.x, self.at.y);
        // A mirrored turn runs the other way; a whole ring that is mirrored would face inward.
        let turn = if self.radius > 0.0 { self.turn } else { (-self.turn).rem_euclid(360.0) };
        Self { at, turn, is_mirrored: !self.is_mirrored, ..self }
    }

    /// The same in a mirror that lies level in the tile at `y`: top and bottom change sides.
    #[must_use]
    pub fn flipped(self, y: f64) -> Self {
        let middle = self.at;
        let flipped = self.mirrored(middle.x);
        let at = Point::new(middle.x, 2.0 * y - middle.y);
        let turn = if flipped.radius > 0.0 { flipped.turn } else { flipped.turn + 180.0 };
        Self { at, turn: turn.rem_euclid(360.0), ..flipped }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TURNED: f64 = 33.0;

    fn placed() -> Placement {
        Placement { turn: TURNED, scale: 1.5, ..Placement::at(Point::new(20.0, 30.0)) }
    }

    /// Whether both place a figure without symmetry the same way.
    fn is_same(placement: &Placement, map: Affine) -> bool {
        let corners = [(0.0, 0.0), (3.0, 1.0), (-2.0, 5.0)].map(Point::from);
        let maps = placement.maps();
        corners.into_iter().all(|corner| (maps[0] * corner).distance(map * corner) < 1e-9)
    }

    #[test]
    fn a_hand_maps_the_whole_figure() {
        let before = placed().maps()[0];
        let about = Point::new(4.0, 7.0);
        let around = |map: Affine| {
            Affine::translate(about.to_vec2()) * map * Affine::translate(-about.to_vec2()) * before
        };
        assert!(is_same(
            &placed().moved(Vec2::new(3.0, -1.0)),
            before.then_translate((3.0, -1.0).into())
        ));
        assert!(is_same(&placed().scaled(2.0, about), around(Affine::scale(2.0))));
        let turned = around(geom::turn(Angle::degrees(50.0)));
        assert!(is_same(&placed().turned(50.0, about), turned));
        assert!(is_same(&placed().mirrored(about.x), around(Affine::FLIP_X)));
        assert!(is_same(&placed().flipped(about.y), around(Affine::FLIP_Y)));
        let mirrored = placed().mirrored(about.x);
        assert!(is_same(&mirrored.clone().mirrored(about.x), before), "and back");
    }

    #[test]
    fn scales_end_where_designs_end() {
        let small = placed().scaled(1e-9, Point::ZERO);
        assert_eq!(small.scale, *limits::SCALE.start());
        let large = Placement { ring: 4, radius: 8.0, ..placed() }.scaled(2.0, Point::ZERO);
        assert_eq!((large.radius, large.at), (16.0, Point::new(40.0, 60.0)));
        assert_eq!(placed().turned(-90.0, Point::ZERO).turn, 303.0);
    }

    #[test]
    fn a_mirrored_ring_stands_where_it_stood() {
        let ring = Placement { ring: 3, radius: 10.0, ..placed() };
        let mirrored = ring.clone().mirrored(ring.at.x);
        for (one, other) in ring.maps().iter().zip(mirrored.maps()) {
            assert_eq!(*one * Point::ZERO, other * Point::ZERO);
        }
    }
}
