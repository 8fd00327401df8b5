//! Where a pattern turns and where its mirrors stand: what a teacher draws over it.
//!
//! **Invariant:** nothing stands there twice: a center has its highest order, an axis with a mirror is no glide.

use kurbo::{Affine, Line, Point, Rect, Vec2};

use super::{glide, is_mirrored};
use crate::geom::{self, Angle, length};

/// Points and lines nearer to one another than this are one, in millimeters: far above rounding, far below any cell.
const SAME_PLACE: f64 = 1e-4;

/// Directions whose sine is below this are one.
const SAME_WAY: f64 = 1e-6;

/// The symmetry elements of a pattern within a window.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Elements {
    /// Lines in which the pattern is its own mirror image.
    pub mirrors: Vec<Axis>,
    /// Lines along which it is its own footprint: mirrored and slid.
    pub glides: Vec<Axis>,
    /// Points about which it turns.
    pub centers: Vec<Center>,
}

/// A line without ends.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Axis {
    /// A point of it.
    pub through: Point,
    /// Its direction: a unit vector that points right, or straight down.
    pub along: Vec2,
}

/// A point about which a pattern turns onto itself.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Center {
    /// Where.
    pub at: Point,
    /// How many turns make a whole one: 2, 3, 4 or 6.
    pub order: u32,
}

impl Elements {
    /// The elements that touch `window`, of the pattern that every image after every shift maps onto itself.
    ///
    /// `images` is a group without its shifts, `shifts` has all of them as far as twice the size of the window beyond
    /// it. Costs a comparison of each pair with what was found, so keep the window to some cells.
    pub fn of(images: &[Affine], shifts: &[Vec2], window: Rect) -> Self {
        let mut found = Self::default();
        let near = window.inflate(SAME_PLACE, SAME_PLACE);
        let moved = |image: &Affine, shift: &Vec2| Affine::translate(*shift) * *image;
        for map in images.iter().flat_map(|image| shifts.iter().map(move |s| moved(image, s))) {
            if is_mirrored(map) {
                found.put_axis(map, near);
            } else if let Some(center) = center(map).filter(|center| near.contains(center.at)) {
                found.put_center(center);
            }
        }
        let Self { mirrors, glides, .. } = &mut found;
        glides.retain(|axis| !mirrors.iter().any(|mirror| mirror.is(axis)));
        found
    }

    fn put_axis(&mut self, map: Affine, near: Rect) {
        let axis = Axis::of(map);
        if axis.within(near).is_none() {
            return;
        }
        let is_mirror = length(glide(map)) <= SAME_PLACE;
        let list = if is_mirror { &mut self.mirrors } else { &mut self.glides };
        if !list.iter().any(|other| other.is(&axis)) {
            list.push(axis);
        }
    }

    fn put_center(&mut self, center: Center) {
        let same = |other: &&mut Center| geom::distance(other.at, center.at) <= SAME_PLACE;
        match self.centers.iter_mut().find(same) {
            Some(other) => other.order = other.order.max(center.order),
            None => self.centers.push(center),
        }
    }
}

impl Axis {
    /// The axis of a mirrored map.
    fn of(map: Affine) -> Self {
        let [a, b, ..] = map.as_coeffs();
        // A mirror takes the direction 0 to twice its own angle.
        let along = Angle::radians(Angle::of(Vec2::new(a, b)).to_radians() / 2.0).unit();
        let points_left = along.x < -SAME_WAY || (along.x.abs() <= SAME_WAY && along.y < 0.0);
        let along = if points_left { -along } else { along };
        // The shift without the glide is twice the way from the origin to the axis.
        let through = ((map.translation() - glide(map)) / 2.0).to_point();
        Self { through, along }
    }

    /// Whether both are the same line.
    fn is(&self, other: &Self) -> bool {
        self.along.cross(other.along).abs() <= SAME_WAY
            && self.along.cross(other.through - self.through).abs() <= SAME_PLACE
    }

    /// The part of it that lies in `window`, in its direction.
    pub fn within(&self, window: Rect) -> Option<Line> {
        let (mut from, mut to) = (f64::NEG_INFINITY, f64::INFINITY);
        for (at, way, low, high) in [
            (self.through.x, self.along.x, window.x0, window.x1),
            (self.through.y, self.along.y, window.y0, window.y1),
        ] {
            if way.abs() <= SAME_WAY {
                if !(low..=high).contains(&at) {
                    return None;
                }
                continue;
            }
            let (first, second) = ((low - at) / way, (high - at) / way);
            (from, to) = (from.max(first.min(second)), to.min(first.max(second)));
        }
        let at = |t: f64| self.through + self.along * t;
        (from < to).then(|| Line::new(at(from), at(to)))
    }
}

/// The center of a turn; none if the map only moves.
fn center(map: Affine) -> Option<Center> {
    let [a, b, .., e, f] = map.as_coeffs();
    let order = [2, 3, 4, 6].into_iter().find(|order| {
        let cos = Angle::degrees(360.0 / f64::from(*order)).cos();
        (a - cos).abs() < SAME_WAY
    })?;
    // The point that stays: c = R c + t.
    let (s, t) = (1.0 - a, b);
    let whole = s * s + t * t;
    let at = Point::new((s * e - t * f) / whole, (t * e + s * f) / whole);
    Some(Center { at, order })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geom::Lattice;
    use crate::symmetry::{Frieze, Group};
    use kurbo::Size;

    fn square() -> Lattice {
        Lattice::block(Size::new(40.0, 40.0))
    }

    fn hexagonal() -> Lattice {
        let down = Vec2::new(-20.0, 20.0 * 3.0_f64.sqrt());
        Lattice { a: Vec2::new(40.0, 0.0), b: down }
    }

    /// How often the pattern turns about a point; 1 if it does not.
    fn order(elements: &Elements, at: Vec2) -> u32 {
        let is_there = |center: &&Center| geom::distance(center.at, at.to_point()) < 1e-6;
        elements.centers.iter().find(is_there).map_or(1, |center| center.order)
    }

    const WINDOW: Rect = Rect::new(-45.0, -45.0, 45.0, 45.0);

    #[test]
    fn kawung_turns_by_quarters_at_corner_and_middle() {
        let elements = Group::P4m.elements(square(), WINDOW);
        for (x, y, expected) in [(0.0, 0.0, 4), (20.0, 20.0, 4), (20.0, 0.0, 2), (10.0, 10.0, 1)] {
            assert_eq!(order(&elements, Vec2::new(x, y)), expected, "{x} {y}");
        }
        // Upright and level at every half cell, and four slanted ones through each corner and middle.
        let upright = |axis: &&Axis| axis.along.x.abs() < 1e-9;
        assert_eq!(elements.mirrors.iter().filter(upright).count(), 5);
        let on_axis = |axes: &[Axis], x, y| {
            let at = Axis { through: Point::new(x, y), along: Angle::degrees(45.0).unit() };
            axes.iter().any(|axis| axis.is(&at))
        };
        assert!(on_axis(&elements.mirrors, 0.0, 0.0));
        assert!(on_axis(&elements.glides, 20.0, 0.0) && !on_axis(&elements.mirrors, 20.0, 0.0));
    }

    #[test]
    fn groups_without_mirrors_have_none() {
        for group in Group::ALL {
            let elements = Group::elements(group, square(), WINDOW);
            assert_eq!(
                group.has_mirror(),
                !elements.mirrors.is_empty() || !elements.glides.is_empty(),
                "{group}"
            );
        }
        let elements = Group::Pgg.elements(square(), WINDOW);
        assert!(elements.mirrors.is_empty() && elements.glides.len() > 6, "{elements:?}");
        assert_eq!(order(&elements, Vec2::new(20.0, 0.0)), 2);
    }

    /// In p3m1 every turning point lies on mirrors, in p31m only every third one.
    #[test]
    fn thirds_lie_on_mirrors_or_between() {
        let cell = hexagonal();
        let on_mirror = |elements: &Elements, at: Vec2| {
            let off = |axis: &Axis| axis.along.cross(at.to_point() - axis.through).abs();
            elements.mirrors.iter().any(|axis| off(axis) < 1e-6)
        };
        let thirds = [Vec2::ZERO, cell.sum(2.0 / 3.0, 1.0 / 3.0), cell.sum(1.0 / 3.0, 2.0 / 3.0)];
        for (group, expected) in
            [(Group::P3m1, [true, true, true]), (Group::P31m, [true, false, false])]
        {
            let elements = group.elements(cell, WINDOW);
            assert_eq!(thirds.map(|at| order(&elements, at)), [3, 3, 3], "{group}");
            assert_eq!(thirds.map(|at| on_mirror(&elements, at)), expected, "{group}");
        }
        let elements = Group::P6.elements(cell, WINDOW);
        assert_eq!(thirds.map(|at| order(&elements, at)), [6, 3, 3]);
    }

    #[test]
    fn a_strip_has_mirrors_across_and_along() {
        let unit = Size::new(40.0, 12.0);
        let strip = Rect::new(-50.0, 0.0, 50.0, 12.0);
        let count = |frieze: Frieze| {
            let found = frieze.elements(unit, strip);
            [found.mirrors.len(), found.glides.len(), found.centers.len()]
        };
        assert_eq!(count(Frieze::P111), [0, 0, 0]);
        assert_eq!(count(Frieze::P1a1), [0, 1, 0]);
        assert_eq!(count(Frieze::P1m1), [1, 0, 0]);
        assert_eq!(count(Frieze::Pm11), [5, 0, 0]);
        assert_eq!(count(Frieze::P112), [0, 0, 5]);
        assert_eq!(count(Frieze::Pma2), [6, 1, 5]);
        assert_eq!(count(Frieze::Pmm2), [6, 0, 5]);
    }
}
