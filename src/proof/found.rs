//! The whole symmetry of a cloth, found from its marks and not from how they were laid.
//!
//! A tile laid plainly may hold its drawing twice, or a mirror that nobody asked for. Marks are reduced to what is seen
//! of them ([`trace`]); they lie on the lattice like on a torus ([`laid`]); translations, then turns and mirrors are
//! tried on all of them ([`search`]); and what holds is named ([`classify`]).
//!
//! Marks are compared first: a line drawn in two pieces here and in one there, a dot and a round area, or a mark hidden
//! below others count as different. What they leave open is then asked of the [`picture`], in which only what is seen
//! counts; where it cannot be decided, the answer says so, and a cloth may look more symmetric than is told, never less.
//!
//! **Invariant:** every operation told takes every mark to a like one, to within some hundredths of a millimeter.

use std::borrow::Borrow;
use std::cell::OnceCell;
use std::rc::Rc;

use kurbo::{Affine, BezPath, Line, Rect, Shape as _};

use crate::geom::Lattice;
use crate::geom::flat::{self, Contour};
use crate::mark::{Mark, Shape};
use crate::symmetry::Group;

mod classify;
mod laid;
mod picture;
mod scene;
mod search;
mod trace;

use laid::Traces;
use trace::Trace;

/// How far the middle of a mark may lie beside where a symmetry takes another one, in millimeters.
///
/// Twice what a curve is true to, and a fifth of what the eye sees at reading distance.
const NEAR: f64 = 0.02;

/// Most marks on the cloth that are looked at, and pieces of them, about a second at the very most. A dense tile of
/// 20 000 marks without symmetry takes some hundred thousand; twelve operations on it, some million.
const PATIENCE: usize = 20_000_000;

/// Most boxes of contours of one mark that are compared: some hundredths of a second.
const MOST_BOXES: usize = 10_000_000;

/// One isometry for each class modulo the lattice.
type Operations = Vec<Affine>;

/// A mark as it lies on the cloth.
#[derive(Clone, Debug)]
pub(super) struct Seen {
    /// The coat that it is painted in, greater ones above. Marks of different coats are never the same.
    class: usize,
    /// The mark, in millimeters of cloth.
    mark: Mark,
    /// Made when first asked for, and shared by all clones.
    lines: OnceCell<Rc<[Line]>>,
}

impl Seen {
    pub(super) fn new(class: usize, mark: Mark) -> Self {
        Self { class, mark, lines: OnceCell::new() }
    }

    /// The box around the wax, in millimeters of cloth.
    pub(super) fn bounds(&self) -> Rect {
        self.mark.bounds()
    }

    /// The mark as short straight lines, one contour after another: the middle of a stroke, or the edge of an area all
    /// around. What has no length is a line only where a pen leaves it.
    fn lines(&self) -> Rc<[Line]> {
        let lines = || {
            let flat = self.mark.flat();
            let is_drawn =
                |(contour, _): &&(Contour, Rect)| flat.half() > 0.0 || contour.points.len() > 1;
            let drawn = flat.contours().filter(is_drawn);
            drawn.flat_map(|(contour, _)| flat.lines(contour)).collect()
        };
        Rc::clone(self.lines.get_or_init(lines))
    }
}

/// The symmetry of a cloth.
#[derive(Clone, Debug, PartialEq)]
pub struct Symmetry {
    /// Its wallpaper group.
    pub group: Group,
    /// The finest lattice on which it repeats, by its two shortest vectors.
    pub lattice: Lattice,
    /// One isometry of the cloth for each class modulo the lattice, the identity first.
    pub operations: Vec<Affine>,
    /// Whether everything was tried, hidden marks and joined ones among it. If not, the cloth has this symmetry and may
    /// have more.
    pub is_complete: bool,
}

impl Symmetry {
    /// A cloth of which nothing more is known than that it repeats by `lattice`.
    fn plain(lattice: Lattice) -> Self {
        let operations = vec![Affine::IDENTITY];
        Self { group: Group::P1, lattice, operations, is_complete: true }
    }

    /// Whether the cloth has a mirror or a glide, so that a right hand becomes a left one somewhere.
    pub fn has_mirror(&self) -> bool {
        self.group.has_mirror()
    }

    /// How many cells of the finest lattice one cell of `lattice` holds, `lattice` being one on which the cloth
    /// repeats: 1 if it is the finest itself.
    pub fn times(&self, lattice: Lattice) -> usize {
        usize::try_from(whole(lattice.area() / self.lattice.area())).unwrap_or(1).max(1)
    }
}

/// The symmetry of the cloth on which `cell` are all marks of one cell of `lattice`, in coats one above the other, as it
/// is seen.
///
/// As [`symmetry`], but that marks of one part which touch are one, and what is hidden is not there.
pub(super) fn seen(cell: &[Seen], lattice: Lattice) -> Symmetry {
    let pieces = cell.iter().flat_map(|Seen { class, mark, .. }| {
        pieces(mark).into_iter().map(|mark| Seen::new(*class, mark))
    });
    let pieces: Vec<Seen> = pieces.collect();
    let marks = symmetry(&pieces, lattice);
    let is_sound = lattice.area().is_finite() && lattice.area() > 0.0;
    if pieces.is_empty() || !is_sound { marks } else { picture::symmetry(&pieces, lattice, marks) }
}

/// The symmetry of the cloth on which `cell` are all marks of one cell of `lattice`.
///
/// A mark that lies there twice counts once. Marks that are not finite are not seen. Without marks nothing is known but
/// the lattice. Cost: n log n, and n for each operation that holds or nearly does; bounded by [`PATIENCE`].
pub(super) fn symmetry(cell: impl IntoIterator<Item: Borrow<Seen>>, lattice: Lattice) -> Symmetry {
    let area = lattice.area();
    if !area.is_finite() || area <= 0.0 {
        return Symmetry::plain(lattice);
    }
    let traces = cell.into_iter().filter_map(|seen| Trace::of(seen.borrow()));
    let laid = Traces::new(lattice, traces.collect());
    if laid.is_empty() {
        return Symmetry::plain(lattice);
    }
    let laid = search::finest(laid);
    let operations = search::operations(&laid);
    Symmetry {
        group: classify::group(laid.lattice, &operations),
        lattice: laid.lattice,
        operations,
        is_complete: laid.was_patient(),
    }
}

/// What a mark is made of: a drawing program may put a whole flower bed into one path.
///
/// Each contour of a stroke is a stroke. Contours of an area belong together where their boxes overlap, since one may be
/// a hole in the other.
fn pieces(mark: &Mark) -> Vec<Mark> {
    let piece = |shape| Mark::new(mark.part().clone(), shape);
    let joined = |path| together(flat::contours(path)).into_iter();
    match mark.shape() {
        Shape::Stroke { path, width } => {
            let line = |path| piece(Shape::Stroke { path, width: *width });
            flat::contours(path).into_iter().filter_map(line).collect()
        }
        Shape::Area(path) => joined(path).filter_map(|path| piece(Shape::Area(path))).collect(),
        Shape::EvenOdd(path) => {
            joined(path).filter_map(|path| piece(Shape::EvenOdd(path))).collect()
        }
        Shape::Dot { .. } => vec![mark.clone()],
    }
}

/// Contours whose boxes overlap as one path, and those whose boxes overlap the box around these. All of them are one
/// where too many boxes would have to be compared.
fn together(contours: Vec<BezPath>) -> Vec<BezPath> {
    let whole = contours.iter().enumerate();
    let mut groups: Vec<(Rect, Vec<usize>)> =
        whole.map(|(at, contour)| (contour.bounding_box(), vec![at])).collect();
    let mut left = MOST_BOXES;
    loop {
        let count = groups.len();
        groups.sort_by(|(a, _), (b, _)| a.x0.total_cmp(&b.x0));
        let mut swept: Vec<(Rect, Vec<usize>)> = Vec::new();
        // Those in `swept` that the next one may overlap.
        let mut open: Vec<usize> = Vec::new();
        for (bounds, members) in groups {
            if left < open.len() {
                return vec![contours.into_iter().flatten().collect()];
            }
            left -= open.len();
            open.retain(|at| swept[*at].0.x1 >= bounds.x0);
            match open.iter().find(|at| swept[**at].0.overlaps(bounds)) {
                Some(at) => {
                    let (around, others) = &mut swept[*at];
                    *around = around.union(bounds);
                    others.extend(members);
                }
                None => {
                    open.push(swept.len());
                    swept.push((bounds, members));
                }
            }
        }
        groups = swept;
        if groups.len() == count {
            break;
        }
    }
    let mut contours: Vec<Option<BezPath>> = contours.into_iter().map(Some).collect();
    let path = |mut members: Vec<usize>| {
        members.sort_unstable();
        members.into_iter().filter_map(|at| contours[at].take()).flatten().collect()
    };
    groups.into_iter().map(|(_, members)| members).map(path).collect()
}

/// The whole number that `number` should be.
#[expect(clippy::cast_possible_truncation, reason = "saturates, which is meant")]
fn whole(number: f64) -> i64 {
    number.round() as i64
}

#[cfg(test)]
mod tests {
    use super::*;
    use kurbo::{ParamCurve as _, PathSeg, Point, Size, Vec2};
    use proptest::prelude::*;

    use crate::geom::{Angle, length, turn};
    use crate::mark::Part;
    use crate::symmetry::Net;

    /// A cell of the group's net, `a` and `b` millimeters long as far as they are free.
    fn cell_of(group: Group, a: f64, b: f64) -> Lattice {
        let other = match group.net() {
            Net::Oblique => Vec2::new(0.26 * a, b),
            Net::Rectangular | Net::Rhombic => Vec2::new(0.0, b),
            Net::Square => Vec2::new(0.0, a),
            Net::Hexagonal => Vec2::new(-0.5 * a, 0.5 * a * 3.0_f64.sqrt()),
        };
        Lattice { a: Vec2::new(a, 0.0), b: other }
    }

    fn primitive(group: Group, cell: Lattice) -> Lattice {
        match group.net() {
            Net::Rhombic => Lattice { a: cell.a, b: (cell.a + cell.b) / 2.0 },
            _ => cell,
        }
    }

    fn seen(class: usize, shape: Shape) -> Seen {
        Seen::new(class, Mark::new(Part::new("isen"), shape).unwrap())
    }

    fn dot(center: Point, radius: f64) -> Seen {
        seen(0, Shape::Dot { center, radius })
    }

    /// A comma, a crooked leaf and a dot, which no isometry keeps, well inside the group's domain.
    fn motif(group: Group, cell: Lattice) -> Vec<Seen> {
        let corners = group.domain(cell);
        let sum = corners.iter().fold(Vec2::ZERO, |sum, corner| sum + corner.to_vec2());
        let middle = (sum / corners.len() as f64).to_point();
        let at = |x: f64, y: f64| middle + (corners[0] - middle) * x + (corners[1] - middle) * y;
        let mut comma = BezPath::new();
        comma.move_to(at(-0.1, 0.0));
        comma.curve_to(at(0.1, 0.3), at(0.3, 0.2), at(0.4, 0.0));
        comma.line_to(at(0.45, 0.2));
        let mut leaf = BezPath::new();
        leaf.move_to(at(0.0, -0.2));
        leaf.curve_to(at(0.2, -0.3), at(0.3, -0.2), at(0.25, -0.1));
        leaf.line_to(at(0.1, -0.12));
        leaf.quad_to(at(0.02, -0.15), at(0.0, -0.2));
        leaf.close_path();
        vec![
            seen(0, Shape::Stroke { path: comma, width: 0.6 }),
            seen(1, Shape::Area(leaf)),
            dot(at(0.1, 0.5), 0.7),
        ]
    }

    fn under(maps: &[Affine], marks: &[Seen]) -> Vec<Seen> {
        let all = maps.iter().flat_map(|map| marks.iter().map(move |seen| (map, seen)));
        all.map(|(map, seen)| Seen::new(seen.class, seen.mark.transformed(*map))).collect()
    }

    fn moved(map: Affine, lattice: Lattice) -> Lattice {
        let linear = |way: Vec2| (map.with_translation(Vec2::ZERO) * way.to_point()).to_vec2();
        Lattice { a: linear(lattice.a), b: linear(lattice.b) }
    }

    /// The images of the motif, in one cell of the group's lattice.
    fn pattern(group: Group, cell: Lattice) -> (Vec<Seen>, Lattice) {
        (under(&group.images(cell), &motif(group, cell)), primitive(group, cell))
    }

    /// The same curve backwards, begun elsewhere and cut into more pieces.
    fn redrawn(mark: &Seen) -> Seen {
        let again = |path: &BezPath, turns: usize| {
            let cut =
                |segment: PathSeg| [segment.subsegment(0.0..0.3), segment.subsegment(0.3..1.0)];
            let mut pieces: Vec<PathSeg> = path.segments().flat_map(cut).collect();
            pieces.rotate_left(turns);
            let back = pieces.iter().rev().map(PathSeg::reverse);
            BezPath::from_path_segments(back)
        };
        let shape = match mark.mark.shape() {
            Shape::Stroke { path, width } => Shape::Stroke { path: again(path, 0), width: *width },
            Shape::Area(path) => Shape::Area(again(path, 3)),
            Shape::EvenOdd(_) | Shape::Dot { .. } => mark.mark.shape().clone(),
        };
        seen(mark.class, shape)
    }

    fn check(found: &Symmetry, group: Group, lattice: Lattice) {
        assert_eq!(found.group, group, "{found:?}");
        assert_eq!(found.operations.len(), group.order(), "{group}");
        let off = found.lattice.area() / lattice.area() - 1.0;
        assert!(off.abs() < 1e-9, "{group}: {found:?} on {lattice:?}");
        assert!(found.is_complete, "{group}");
    }

    #[test]
    fn contours_belong_together_where_their_boxes_overlap() {
        let square = |x: f64, side: f64| Rect::new(x, 0.0, x + side, side).to_path(0.1);
        // The last joins the first two, and their box takes in the third.
        let squares = [square(0.0, 3.0), square(10.0, 3.0), square(5.0, 1.0), square(2.0, 9.0)];
        let path: BezPath = squares.into_iter().chain([square(20.0, 1.0)]).flatten().collect();
        let pieces = together(flat::contours(&path));
        let sizes: Vec<usize> = pieces.iter().map(|piece| flat::contours(piece).len()).collect();
        assert_eq!(sizes, [4, 1]);
        // Ten thousand within one another are one, and take no longer than a look at each.
        let rings = (0..10_000).map(|at| square(0.0, 1.0 + f64::from(at)));
        assert_eq!(together(rings.collect()).len(), 1);
    }

    #[test]
    fn every_group_is_found() {
        for group in Group::ALL {
            let (marks, lattice) = pattern(group, cell_of(group, 50.0, 33.0));
            check(&symmetry(&marks, lattice), group, lattice);
            let swung = Affine::translate((431.0, -77.0)) * turn(Angle::degrees(17.0));
            let found = symmetry(under(&[swung], &marks), moved(swung, lattice));
            check(&found, group, lattice);
        }
    }

    #[test]
    fn a_finer_lattice_is_found() {
        for group in Group::ALL {
            let (marks, lattice) = pattern(group, cell_of(group, 50.0, 33.0));
            let Lattice { a, b } = lattice;
            let twice = [Affine::IDENTITY, Affine::translate(a)];
            let coarse = Lattice { a: a * 2.0, b: b + a };
            let found = symmetry(under(&twice, &marks), coarse);
            check(&found, group, lattice);
            assert_eq!(found.times(coarse), 2, "{group}");
            let steps = (0..3).flat_map(|i| (0..4).map(move |j| lattice.sum(i.into(), j.into())));
            let many: Vec<Affine> = steps.map(Affine::translate).collect();
            let coarse = Lattice { a: a * 3.0, b: b * 4.0 };
            let found = symmetry(under(&many, &marks), coarse);
            check(&found, group, lattice);
            assert!(found.times(coarse) > 1 && found.times(lattice) == 1, "{group}");
        }
    }

    /// An area of a part, painted in a coat.
    fn of_part(part: &str, coat: usize, data: &str) -> Seen {
        let shape = Shape::Area(crate::geom::data::read(data, usize::MAX).unwrap());
        Seen::new(coat, Mark::new(Part::new(part), shape).unwrap())
    }

    #[test]
    fn halves_make_a_whole_and_what_is_hidden_is_not_there() {
        let square = Lattice::block(Size::new(40.0, 40.0));
        let told = |marks: &[Seen]| {
            let found = super::seen(marks, square);
            (found.group, found.times(square), found.is_complete)
        };
        let [left, right] = ["M10 10H18V30H10Z", "M18 10H30V30H18Z"];
        let halves = [of_part("klowong", 0, left), of_part("klowong", 0, right)];
        assert_eq!(symmetry(&halves, square).group, Group::Pm, "by the marks");
        assert_eq!(told(&halves), (Group::P4m, 1, true));
        // Overlapping, on a ground that fills the tile, above something that nobody sees.
        let ground = of_part("tembok", 1, "M0 0H40V40H0Z");
        let hidden = of_part("isen", 0, "M3 5L9 6L7 11Z");
        let more = [
            hidden,
            ground,
            of_part("klowong", 2, "M10 10H21V30H10Z"),
            of_part("klowong", 2, right),
        ];
        assert_eq!(symmetry(&more, square).group, Group::P1, "by the marks");
        assert_eq!(told(&more), (Group::P4m, 1, true));
        // Two halves of different parts are two things.
        let two = [of_part("klowong", 0, left), of_part("isen", 1, right)];
        assert_eq!(told(&two), (Group::Pm, 1, true));
        // A quarter that is missing, and one that is partly covered, break it.
        let notched =
            [halves[0].clone(), halves[1].clone(), of_part("isen", 1, "M26 26H30V30H26Z")];
        assert_eq!(told(&notched).0, Group::Cm);
        let off = [of_part("klowong", 0, left), of_part("klowong", 0, "M18 10H30.3V30H18Z")];
        assert_eq!(told(&off).0, Group::Pmm);
        // Twice in a tile, once whole and once in halves.
        let twice = [
            of_part("klowong", 0, "M4 6H16V14H4Z"),
            of_part("klowong", 0, "M24 6H29V14H24Z"),
            of_part("klowong", 0, "M29 6H36V14H29Z"),
        ];
        assert_eq!(told(&twice), (Group::Pmm, 2, true));
    }

    #[test]
    fn a_crooked_mark_cut_in_two_is_no_more_even_than_before() {
        let square = Lattice::block(Size::new(40.0, 40.0));
        let whole = of_part("klowong", 0, "M10 10L30 12L26 30L12 24Z");
        assert_eq!(super::seen(&[whole], square).group, Group::P1);
        let halves = [
            of_part("klowong", 0, "M10 10L20 11L19 27L12 24Z"),
            of_part("klowong", 0, "M20 11L30 12L26 30L19 27Z"),
        ];
        assert_eq!(super::seen(&halves, square).group, Group::P1);
    }

    #[test]
    fn where_nothing_tells_the_answer_says_so() {
        let square = Lattice::block(Size::new(40.0, 40.0));
        // A band through all tiles, of two that overlap: no corner and no end is seen of it.
        let band =
            [of_part("klowong", 0, "M-1 10H25V20H-1Z"), of_part("klowong", 0, "M20 10H41V20H20Z")];
        assert!(!super::seen(&band, square).is_complete);
        let ring = [of_part("klowong", 0, "M20 10A10 10 0 0 1 20 30A10 10 0 0 1 20 10Z")];
        let found = super::seen(&ring, square);
        assert_eq!((found.group, found.is_complete), (Group::P4m, true));
    }

    #[test]
    fn how_a_path_is_drawn_does_not_matter() {
        for group in Group::ALL {
            let (mut marks, lattice) = pattern(group, cell_of(group, 50.0, 33.0));
            for mark in marks.iter_mut().step_by(2) {
                *mark = redrawn(mark);
            }
            // Painted twice is painted once.
            marks.extend(marks[..2].iter().map(redrawn).collect::<Vec<_>>());
            check(&symmetry(&marks, lattice), group, lattice);
        }
    }

    #[test]
    fn a_mark_moved_or_changed_breaks_it() {
        for group in Group::ALL.into_iter().filter(|group| *group != Group::P1) {
            let (marks, lattice) = pattern(group, cell_of(group, 50.0, 33.0));
            for at in 0..3 {
                let mut marks = marks.clone();
                marks[at].mark = marks[at].mark.transformed(Affine::translate((0.18, 0.24)));
                check(&symmetry(&marks, lattice), Group::P1, lattice);
            }
            let mut marks = marks;
            if let Shape::Stroke { path, width } = marks[0].mark.shape() {
                let (path, width) = (path.clone(), width + 0.1);
                marks[0] = seen(marks[0].class, Shape::Stroke { path, width });
            }
            check(&symmetry(&marks, lattice), Group::P1, lattice);
        }
    }

    #[test]
    fn a_tenth_of_a_millimeter_in_a_curve_is_told_apart() {
        let leaf = |bow: f64| {
            let mut path = BezPath::new();
            path.move_to((5.0, 5.0));
            path.curve_to((9.0, 1.0), (15.0, 1.0 + bow), (20.0, 5.0));
            path.curve_to((15.0, 9.0), (9.0, 9.0), (5.0, 5.0));
            path.close_path();
            seen(0, Shape::Area(path))
        };
        let lattice = Lattice::block(Size::new(30.0, 20.0));
        assert_eq!(symmetry(&[leaf(0.0)], lattice).group, Group::Pm);
        // A handle moves the curve by less than half as far.
        assert_eq!(symmetry(&[leaf(0.25)], lattice).group, Group::P1);
    }

    fn polygon(middle: Point, corners: u32, radius: f64, degrees: f64) -> Seen {
        let step = 360.0 / f64::from(corners);
        let corner =
            |at: u32| middle + Angle::degrees(degrees + step * f64::from(at)).unit() * radius;
        let mut path = BezPath::new();
        path.move_to(corner(0));
        (1..corners).for_each(|at| path.line_to(corner(at)));
        path.close_path();
        seen(0, Shape::Area(path))
    }

    #[test]
    fn the_symmetry_of_a_mark_counts() {
        let square = cell_of(Group::P4, 30.0, 0.0);
        let hexagonal = cell_of(Group::P6, 30.0, 0.0);
        let at = Point::new(3.0, 29.0);
        let group = |mark: Seen, lattice: Lattice| symmetry(&[mark], lattice).group;
        assert_eq!(group(polygon(at, 4, 9.0, 0.0), square), Group::P4m);
        assert_eq!(group(polygon(at, 4, 9.0, 45.0), square), Group::P4m);
        assert_eq!(group(polygon(at, 4, 9.0, 17.0), square), Group::P4);
        assert_eq!(group(polygon(at, 16, 9.0, 3.0), square), Group::P4);
        assert_eq!(group(polygon(at, 6, 9.0, 7.0), hexagonal), Group::P6);
        assert_eq!(group(polygon(at, 3, 9.0, 0.0), hexagonal), Group::P31m);
        assert_eq!(group(polygon(at, 3, 9.0, 30.0), hexagonal), Group::P3m1);
        assert_eq!(group(polygon(at, 3, 9.0, 30.0), square), Group::Pm);
    }

    #[test]
    fn what_there_is_little_of() {
        let none = symmetry(&[], Lattice::block(Size::new(40.0, 20.0)));
        assert_eq!(
            (none.group, none.lattice.upright_period()),
            (Group::P1, Some(Size::new(40.0, 20.0)))
        );
        let alone = |lattice| symmetry(&[dot(Point::new(4.0, 7.0), 1.0)], lattice).group;
        assert_eq!(alone(cell_of(Group::P1, 50.0, 33.0)), Group::P2);
        assert_eq!(alone(Lattice::block(Size::new(40.0, 20.0))), Group::Pmm);
        assert_eq!(alone(primitive(Group::Cm, cell_of(Group::Cm, 40.0, 23.0))), Group::Cmm);
        assert_eq!(alone(cell_of(Group::P4, 50.0, 0.0)), Group::P4m);
        assert_eq!(alone(cell_of(Group::P6, 50.0, 0.0)), Group::P6m);
        // As a person writes it.
        let rounded = Lattice { a: Vec2::new(100.0, 0.0), b: Vec2::new(50.0, 86.6) };
        assert_eq!(alone(rounded), Group::P6m);
        let flat = Lattice { a: Vec2::new(1.0, 0.0), b: Vec2::new(2.0, 0.0) };
        assert_eq!(symmetry(&[dot(Point::ORIGIN, 1.0)], flat).group, Group::P1);
    }

    fn grid(count: u32) -> (Vec<Seen>, Lattice) {
        let place = move |i: u32, j: u32| Point::new(f64::from(i) * 1.5, f64::from(j) * 1.5);
        let dots = (0..count).flat_map(|i| (0..count).map(move |j| dot(place(i, j), 0.4)));
        let side = f64::from(count) * 1.5;
        (dots.collect(), Lattice::block(Size::new(side, side)))
    }

    #[test]
    fn a_tile_of_many_dots() {
        let (mut dots, lattice) = grid(140);
        let found = symmetry(&dots, lattice);
        assert_eq!((found.group, found.times(lattice)), (Group::P4m, 140 * 140));
        let raport = found.lattice.upright_period().unwrap();
        assert!((raport.width - 1.5).abs() < 1e-9 && (raport.height - 1.5).abs() < 1e-9);
        // One dot is missing, then another one moved: mirrors through those are left.
        dots.remove(77 * 140 + 31);
        check(&symmetry(&dots, lattice), Group::P4m, lattice);
        let aside = Affine::translate((0.3, 0.0));
        dots[77 * 140 + 90].mark = dots[77 * 140 + 90].mark.transformed(aside);
        check(&symmetry(&dots, lattice), Group::P1, lattice);
        let (mut dots, lattice) = grid(140);
        dots[9000].mark = dots[9000].mark.transformed(aside);
        check(&symmetry(&dots, lattice), Group::Pm, lattice);
    }

    #[test]
    fn a_net_that_is_nearly_square_keeps_a_group() {
        for microns in 0..40_u8 {
            let wide = 100.0 + f64::from(microns) / 1000.0;
            let found =
                symmetry(&[dot(Point::ORIGIN, 1.0)], Lattice::block(Size::new(wide, 100.0)));
            let group = if microns < 5 { Group::P4m } else { Group::Pmm };
            assert!(found.group == group || microns.abs_diff(7) < 3, "{microns}: {found:?}");
            assert_eq!(found.operations.len(), found.group.order(), "{microns}");
        }
    }

    #[test]
    fn chance_has_no_symmetry() {
        // Any numbers that no eye can order; the multiplier is Knuth's.
        let mut state = 7_u64;
        let mut chance = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            f64::from((state >> 40) as u32) / f64::from(1_u32 << 24)
        };
        let places: Vec<Point> =
            (0..20_000).map(|_dot| Point::new(chance() * 300.0, chance() * 300.0)).collect();
        let lattice = Lattice::block(Size::new(300.0, 300.0));
        let dots: Vec<Seen> = places.iter().map(|place| dot(*place, 0.5)).collect();
        check(&symmetry(&dots, lattice), Group::P1, lattice);
        let half = Affine::translate((300.0, 300.0)) * turn(Angle::degrees(180.0));
        let both = under(&[Affine::IDENTITY, half], &dots);
        check(&symmetry(&both, lattice), Group::P2, lattice);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn any_cell_of_any_group(
            at in 0..17_usize, a in 20.0..300.0_f64, ratio in 0.3..3.0_f64,
            degrees in 0.0..360.0_f64, slide in -2..3_i32,
        ) {
            let group = Group::ALL[at];
            let (marks, lattice) = pattern(group, cell_of(group, a, a * ratio));
            let swung = Affine::translate((a, 7.0)) * turn(Angle::degrees(degrees));
            let skewed = Lattice { b: lattice.b + lattice.a * f64::from(slide), ..lattice };
            let marks = under(&[swung], &marks);
            let found = symmetry(&marks, moved(swung, skewed));
            check(&found, group, lattice);
            // Every operation takes the middle of every box to the middle of another one.
            for operation in &found.operations {
                let middle = marks[2].mark.bounds().center();
                let lands = marks.iter().any(|seen| {
                    let way = seen.mark.bounds().center() - *operation * middle;
                    length(found.lattice.shortest(way)) < 0.05
                });
                prop_assert!(lands, "{group}: {operation:?}");
            }
        }

        #[test]
        fn at_the_edge_of_tolerance_it_still_is_a_group(
            at in 0..17_usize, off in 0.0..0.03_f64, degrees in prop::collection::vec(0..360_u16, 36),
        ) {
            let group = Group::ALL[at];
            let (mut marks, lattice) = pattern(group, cell_of(group, 50.0, 33.0));
            for (seen, degrees) in marks.iter_mut().zip(degrees) {
                let way = Angle::degrees(f64::from(degrees)).unit() * off;
                seen.mark = seen.mark.transformed(Affine::translate(way));
            }
            let found = symmetry(&marks, lattice);
            prop_assert_eq!(found.operations.len(), found.group.order());
            prop_assert_eq!(group.order() % found.group.order(), 0);
            prop_assert!(found.is_complete && found.times(lattice) == 1);
        }
    }
}
