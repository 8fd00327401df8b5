//! How the edges of a block fit one another: the four *sanggit*.
//!
//! An edge's profile is the list of what crosses it: where, at which angle, of which part, how wide. Two profiles are
//! the same when each entry of one has a like in the other, within 0.3 mm and 10 degrees. Crossings that lie on another
//! mark need nobody beyond the edge, and what only comes from outside belongs to the neighbor: both are left out.
//!
//! A crossing near a corner may be counted to either edge that meets there. So it stands in both profiles, and in
//! neither does it ask for a like; stacked blocks ask for one at another corner.

use kurbo::{Point, Rect};

use super::{Approach, Crossing, Joint, ROUNDING, Seam, TOLERANCE, same_way};
use crate::geom::distance;
use crate::mark::Part;

/// Which neighbors a block fits, by what crosses its edges. A block that nothing crosses fits all of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sanggit {
    /// Stacked: the right edge is the left one, the lower edge is the upper one.
    pub tumpuk: bool,
    /// Laid like bricks, columns shifted by half a height.
    pub natabata_drop: bool,
    /// Laid like bricks, rows shifted by half a width.
    pub natabata_brick: bool,
    /// A square whose edges are all the same, measured from the lower right and the upper left corner: each block fits a
    /// neighbor turned by a quarter either way, and so can be stepped around its corner (*mubeng*).
    pub kitiran: bool,
    /// A *kitiran* whose profile reads the same from both ends: it fits any neighbor in any of four turns.
    pub turns_freely: bool,
    /// Free: nothing crosses, and no wax lies within half a millimeter of an edge.
    pub lepas: bool,
}

/// Which sanggit the seam of an upright block has. None unless `seam` is that of the rectangle `face`.
///
/// With y down, stepping around the lower right corner brings the lower edge, turned by a quarter, upon the right one:
/// a point `t` from the corner on the one falls on the point `t` from the corner on the other. The blocks around the
/// upper left corner join the left and the upper edge in the same way, also measured from their corner. So these two
/// equalities are what *mubeng* asks for (docs/craft.md, section 5.4), and *kitiran* adds that all four are one profile
/// e: `R(t) = B(t) = e(t)` from the lower right, `L(t) = T(t) = e(t)` from the upper left. Measured from the other two
/// corners every edge reads `e(w - t)`, so the choice of the diagonal changes nothing. Walked around in one sense,
/// edges read e, reversed e, e, reversed e; only where e is palindromic do they read the same.
///
/// Angles are compared as they lie on the cloth, modulo half a turn; for kitiran those of the upper and lower edge are
/// turned by a quarter first, as the block is. Cost is that of sorting the crossings.
pub fn sanggit(seam: &Seam, face: Rect) -> Option<Sanggit> {
    let (w, h) = (face.width(), face.height());
    let [right, lower, left, upper] = Profile::of(seam, face)?;
    let across = right.is_like(&left, Ring::Joined);
    let down = lower.is_like(&upper, Ring::Joined);
    // Measured from the lower right and the upper left corner; the upper and the lower edge as a quarter turn sees them.
    let turning = [right.reversed(), lower.reversed().turned(), left.clone(), upper.turned()];
    let [e, others @ ..] = &turning;
    let is_square = (w - h).abs() <= TOLERANCE;
    let kitiran = is_square && others.iter().all(|other| e.is_like(other, Ring::Open));
    Some(Sanggit {
        tumpuk: across && down && corners_match(seam, face),
        natabata_drop: down && right.is_like(&left.shifted(h / 2.0), Ring::Joined),
        natabata_brick: across && upper.is_like(&lower.shifted(w / 2.0), Ring::Joined),
        kitiran,
        turns_freely: kitiran && e.is_like(&e.reversed(), Ring::Open),
        lepas: seam.crossings() == 0 && seam.is_clear,
    })
}

/// What crosses one edge, measured from its left or upper end.
#[derive(Clone)]
struct Profile<'a> {
    long: f64,
    entries: Vec<Entry<'a>>,
}

#[derive(Clone, Copy)]
struct Entry<'a> {
    at: f64,
    /// Degrees on the cloth.
    angle: f64,
    part: &'a Part,
    width: f64,
    is_corner: bool,
}

/// Whether the end of an edge lies beside its start, on the cloth.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ring {
    Joined,
    Open,
}

impl<'a> Profile<'a> {
    /// Of the right, lower, left and upper edge.
    fn of(seam: &'a Seam, face: Rect) -> Option<[Self; 4]> {
        let Rect { x0, y0, x1, y1 } = face;
        let upright = |from, to| kurbo::Line::new(from, to);
        let sides = [
            upright((x1, y0), (x1, y1)),
            upright((x0, y1), (x1, y1)),
            upright((x0, y0), (x0, y1)),
            upright((x0, y0), (x1, y0)),
        ];
        let is = |a: Point, b: Point| distance(a, b) <= ROUNDING;
        let edge_of = |side: kurbo::Line| {
            seam.edges.iter().position(|edge| {
                (is(edge.from, side.p0) && is(edge.to, side.p1))
                    || (is(edge.from, side.p1) && is(edge.to, side.p0))
            })
        };
        if seam.edges.len() != sides.len() {
            return None;
        }
        let [Some(right), Some(lower), Some(left), Some(upper)] = sides.map(edge_of) else {
            return None;
        };
        let [r, b, l, t] = sides;
        let profile = |edge, side| Self::of_side(seam, edge, side);
        Some([profile(right, r), profile(lower, b), profile(left, l), profile(upper, t)])
    }

    fn of_side(seam: &'a Seam, edge: usize, side: kurbo::Line) -> Self {
        let long = distance(side.p0, side.p1);
        let along = (side.p1 - side.p0) / long;
        let mut entries = Vec::new();
        for (at, other) in seam.edges.iter().enumerate() {
            for crossing in other.crossings.iter().filter(|crossing| asks(crossing)) {
                let is_corner = [side.p0, side.p1].iter().any(|end| is_at(crossing, *end));
                if at == edge || is_corner {
                    entries.push(Entry {
                        at: (crossing.at - side.p0).dot(along),
                        angle: crossing.direction.to_degrees(),
                        part: &crossing.part,
                        width: crossing.width,
                        is_corner,
                    });
                }
            }
        }
        Self { long, entries }.sorted()
    }

    fn sorted(mut self) -> Self {
        self.entries.sort_by(|a, b| a.at.total_cmp(&b.at));
        self
    }

    fn mapped(&self, map: impl Fn(Entry<'a>) -> Entry<'a>) -> Self {
        let entries = self.entries.iter().copied().map(map).collect();
        Self { long: self.long, entries }.sorted()
    }

    /// Measured from its other end.
    fn reversed(&self) -> Self {
        self.mapped(|entry| Entry { at: self.long - entry.at, ..entry })
    }

    /// As it looks after a quarter turn.
    fn turned(&self) -> Self {
        self.mapped(|entry| Entry { angle: entry.angle + 90.0, ..entry })
    }

    /// Moved along, what leaves the end coming in at the start.
    fn shifted(&self, by: f64) -> Self {
        self.mapped(|entry| Entry { at: (entry.at + by).rem_euclid(self.long), ..entry })
    }

    /// Whether each entry of one, corners aside, has a like in the other.
    fn is_like(&self, other: &Self, ring: Ring) -> bool {
        let covers = |a: &Self, b: &Self| {
            b.entries.iter().all(|entry| entry.is_corner || a.has(entry, ring))
        };
        covers(self, other) && covers(other, self)
    }

    fn has(&self, wanted: &Entry<'_>, ring: Ring) -> bool {
        let images: &[f64] = if ring == Ring::Joined { &[0.0, -1.0, 1.0] } else { &[0.0] };
        images.iter().any(|image| {
            let at = wanted.at + image * self.long;
            let from = at - TOLERANCE - ROUNDING;
            let first = self.entries.partition_point(|entry| entry.at < from);
            self.entries[first..]
                .iter()
                .take_while(|entry| entry.at <= at + TOLERANCE + ROUNDING)
                .any(|entry| entry.is_like(wanted))
        })
    }
}

impl Entry<'_> {
    /// Whether the same line may go on here, but for its place.
    fn is_like(&self, other: &Self) -> bool {
        let turned = (self.angle - other.angle).rem_euclid(180.0);
        same_way(turned.min(180.0 - turned))
            && self.part == other.part
            && (self.width - other.width).abs() <= TOLERANCE
    }
}

/// Whether a crossing belongs to the block and needs somebody beyond the edge.
fn asks(crossing: &Crossing) -> bool {
    match crossing.joint {
        Joint::Through | Joint::Met { .. } => true,
        Joint::Open { .. } => crossing.from == Approach::Inside,
        Joint::Held { .. } => false,
    }
}

fn is_at(crossing: &Crossing, corner: Point) -> bool {
    distance(crossing.at, corner) <= TOLERANCE + ROUNDING
}

/// Whether what crosses at one corner has a like at another, as four blocks meet there.
fn corners_match(seam: &Seam, face: Rect) -> bool {
    let Rect { x0, y0, x1, y1 } = face;
    let corners = [(x0, y0), (x1, y0), (x1, y1), (x0, y1)].map(Point::from);
    let mut all = Vec::new();
    for crossing in seam.edges.iter().flat_map(|edge| &edge.crossings).filter(|one| asks(one)) {
        if let Some(corner) = corners.iter().position(|corner| is_at(crossing, *corner)) {
            let (angle, width) = (crossing.direction.to_degrees(), crossing.width);
            let entry = Entry { at: 0.0, angle, part: &crossing.part, width, is_corner: true };
            all.push((corner, entry));
        }
    }
    all.iter().all(|(corner, entry)| {
        all.iter().any(|(other, like)| other != corner && like.is_like(entry))
    })
}

#[cfg(test)]
mod tests {
    use super::super::{Nearby, prove};
    use super::*;
    use kurbo::{Affine, Vec2};

    use crate::geom::{Angle, turn};
    use crate::mark::Shape;

    const FACE: Rect = Rect::new(0.0, 0.0, 20.0, 20.0);

    fn fits(face: Rect, lines: &[&str]) -> Sanggit {
        let strokes = lines.iter().enumerate().map(|(of, svg)| {
            let path = crate::geom::data::read(svg, usize::MAX).unwrap();
            Nearby { of, part: Part::new("klowong"), shape: Shape::Stroke { path, width: 1.0 } }
        });
        let near: Vec<Nearby> = strokes.collect();
        sanggit(&prove(&corners(face), &near), face).unwrap()
    }

    fn corners(face: Rect) -> [Point; 4] {
        let Rect { x0, y0, x1, y1 } = face;
        [(x0, y0), (x1, y0), (x1, y1), (x0, y1)].map(Point::from)
    }

    const NONE: Sanggit = Sanggit {
        tumpuk: false,
        natabata_drop: false,
        natabata_brick: false,
        kitiran: false,
        turns_freely: false,
        lepas: false,
    };

    #[test]
    fn tumpuk_is_the_same_on_facing_edges() {
        let found = fits(FACE, &["M0,5 C8,5 12,9 20,5.2", "M3,0 V20"]);
        // The curve reaches the right edge at an angle of its own.
        assert_eq!(found, NONE);
        let found = fits(FACE, &["M0,5 C8,5 12,5.2 20,5.2", "M3,0 V20"]);
        assert_eq!(found, Sanggit { tumpuk: true, ..NONE });
        assert_eq!(fits(FACE, &["M0,5 H10", "M10,5.5 H20"]), NONE);
        assert_eq!(fits(FACE, &["M0,5 H10"]), NONE, "one side alone");
        let across = fits(FACE, &["M0,5 H20"]);
        assert!(across.tumpuk && !across.natabata_drop && across.natabata_brick);
    }

    #[test]
    fn corners_are_shared_by_four_blocks() {
        assert!(fits(FACE, &["M-10,-10 L30,30"]).tumpuk);
        assert!(!fits(FACE, &["M10,10 L30,30"]).tumpuk, "it does not come in");
        assert!(fits(FACE, &["M0,10 L20,0"]).natabata_drop, "from the middle to a corner");
    }

    #[test]
    fn natabata_is_shifted_by_half() {
        let drop = fits(Rect::new(0.0, 0.0, 30.0, 20.0), &["M0,5 C15,5 15,15 30,15", "M7,0 V20"]);
        assert_eq!(drop, Sanggit { natabata_drop: true, ..NONE });
        let wraps = fits(FACE, &["M0,15.1 C10,15 10,5 20,5", "M7,0 V20"]);
        assert_eq!(wraps, Sanggit { natabata_drop: true, ..NONE });
        let brick = fits(FACE, &["M0,5 H20", "M4,0 C4,10 14.2,10 14.2,20"]);
        assert_eq!(brick, Sanggit { natabata_brick: true, ..NONE });
        assert_eq!(fits(FACE, &["M0,5 H20", "M4,0 C4,10 14.5,10 14.5,20"]), NONE);
    }

    #[test]
    fn kitiran_reads_the_same_around_its_corners() {
        // 6 mm from the lower right corner on the edges there, and from the upper left one on the others.
        let pinwheel = ["M0,6 C5,6 6,5 6,0", "M20,14 C15,14 14,15 14,20"];
        assert_eq!(fits(FACE, &pinwheel), Sanggit { kitiran: true, ..NONE });
        // A true turn about the middle joins with itself only where it is palindromic.
        let turned = ["M0,6 C5,6 14,5 14,0", "M20,14 C15,14 6,15 6,20"];
        assert_eq!(fits(FACE, &turned), NONE);
        assert!(!fits(Rect::new(0.0, 0.0, 20.0, 22.0), &pinwheel).kitiran, "not a square");
        let free = fits(FACE, &["M0,10 C5,10 10,5 10,0", "M20,10 C15,10 10,15 10,20"]);
        assert_eq!(free, Sanggit { tumpuk: true, kitiran: true, turns_freely: true, ..NONE });
        let both = fits(FACE, &["M0,4 H20", "M0,16 H20", "M4,0 V20", "M16,0 V20"]);
        assert!(both.turns_freely && both.tumpuk && !both.natabata_drop);
    }

    #[test]
    fn kitiran_compares_angles_as_the_block_turns() {
        // Slanted at the middle of each edge: by the same angle to each edge, or mirrored on two.
        let slanted = |mirrored: bool| {
            let slope = |x: f64, y: f64, way: Vec2| {
                format!("M{},{} L{},{}", x - way.x, y - way.y, x + way.x, y + way.y)
            };
            let (a, b) = (Vec2::new(3.0, 1.0), Vec2::new(-1.0, 3.0));
            let b = if mirrored { Vec2::new(1.0, 3.0) } else { b };
            let lines = [
                slope(20.0, 10.0, a),
                slope(0.0, 10.0, a),
                slope(10.0, 0.0, b),
                slope(10.0, 20.0, b),
            ];
            fits(FACE, &lines.each_ref().map(String::as_str))
        };
        assert!(slanted(false).turns_freely && slanted(false).tumpuk);
        assert!(!slanted(true).kitiran && slanted(true).tumpuk);
    }

    /// The claim of the comment on [`sanggit`]: a kitiran block stepped around its corner has a closed seam.
    #[test]
    fn kitiran_can_be_stepped_around_its_corner() {
        let closed = |svgs: &[&str]| {
            let mut near = Vec::new();
            for quarter in 0..4 {
                let pivot = Vec2::new(20.0, 20.0);
                let about = Affine::translate(pivot)
                    * turn(Angle::degrees(f64::from(quarter) * 90.0))
                    * Affine::translate(-pivot);
                for (i, j) in (-1..=1).flat_map(|i| (-1..=1).map(move |j| (i, j))) {
                    let step = Affine::translate((f64::from(i) * 40.0, f64::from(j) * 40.0));
                    for (of, svg) in svgs.iter().enumerate() {
                        let path = crate::geom::data::read(svg, usize::MAX).unwrap();
                        let shape = Shape::Stroke { path, width: 1.0 };
                        let (part, shape) = (Part::new("isen"), shape.transformed(step * about));
                        near.push(Nearby { of, part, shape });
                    }
                }
            }
            let seam = prove(&corners(FACE), &near);
            assert!(seam.crossings() > 0);
            seam.is_closed()
        };
        assert!(closed(&["M0,6 C5,6 6,5 6,0", "M20,14 C15,14 14,15 14,20"]));
        // Only the two equalities of mubeng: another place on the left and the upper edge.
        assert!(closed(&["M0,4 C5,4 4,5 4,0", "M20,14 C15,14 14,15 14,20"]));
        assert!(!closed(&["M0,6 C5,6 14,5 14,0", "M20,14 C15,14 6,15 6,20"]));
    }

    #[test]
    fn lepas_keeps_its_margin() {
        let free = fits(FACE, &["M2,2 H18 V18"]);
        assert!(free.lepas && free.tumpuk && free.turns_freely);
        assert!(fits(FACE, &["M1,2 V18"]).lepas, "half a millimeter of copper, half of air");
        assert!(!fits(FACE, &["M0.9,2 V18"]).lepas);
        assert!(!fits(FACE, &["M-0.9,2 V18"]).lepas, "the neighbor is too near");
        assert!(!fits(FACE, &["M10,10 H30"]).lepas);
    }

    #[test]
    fn parts_and_widths_count() {
        let line = |of, svg, part: &str, width| {
            let shape =
                Shape::Stroke { path: crate::geom::data::read(svg, usize::MAX).unwrap(), width };
            Nearby { of, part: Part::new(part), shape }
        };
        let stacked = |part: &str, width| {
            let near = [line(0, "M0,5 H10", "klowong", 1.0), line(1, "M10,5 H20", part, width)];
            sanggit(&prove(&corners(FACE), &near), FACE).unwrap().tumpuk
        };
        assert!(stacked("klowong", 1.2));
        assert!(!stacked("isen", 1.0) && !stacked("klowong", 1.5));
    }

    #[test]
    fn only_upright_blocks_have_sanggit() {
        let tilted = [(10.0, 0.0), (20.0, 10.0), (10.0, 20.0), (0.0, 10.0)].map(Point::from);
        assert_eq!(sanggit(&prove(&tilted, &[]), FACE), None);
        assert_eq!(sanggit(&prove(&[], &[]), FACE), None);
        assert_eq!(sanggit(&prove(&corners(FACE), &[]), Rect::new(0.0, 0.0, 20.0, 21.0)), None);
        assert_eq!(
            sanggit(&prove(&corners(FACE), &[]), Rect::new(0.0, f64::NAN, 20.0, 20.0)),
            None
        );
    }
}
