//! Artwork laid over the cloth: a lattice, and the places of every mark inside one cell of it.
//!
//! Every way of repeating comes down to two vectors and lists of matrices; readers know nothing more. Artwork is
//! sorted once into coats, so that every reader paints in the same order and an export has one group per part.
//!
//! **Invariant:** a copy is a matrix, never a copied path; what leaves one edge enters the other.

use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock};

use kurbo::{Affine, Rect, Size, Vec2};

use crate::artwork::Artwork;
use crate::geom::Lattice;
use crate::mark::Part;
use crate::raport::Raport;

mod at;
mod coats;
mod holes;
mod joins;
mod layers;
mod neighbors;
mod orbits;
mod overlap;

pub use at::Lying;
pub use orbits::Orbit;

/// Artwork laid over the cloth without end.
///
/// ```
/// use canting::artwork::{Artwork, Materials};
/// use canting::repeat::Repeat;
///
/// let design = canting::samples::find("truntum").expect("a sample").design;
/// let repeat = Repeat::of(Artwork::of(&design, &Materials::standard()));
/// let tile = kurbo::Rect::from_origin_size((0.0, 0.0), repeat.period());
/// assert!(!repeat.copies_of(0, tile).is_empty());
/// ```
#[derive(Clone, Debug)]
pub struct Repeat {
    artwork: Artwork,
    /// How far marks of it were moved onto the tile.
    homes: layers::Homes,
    /// Every sum of whole multiples of these two maps the cloth onto itself.
    lattice: Lattice,
    /// The smallest upright rectangle that repeats straight (block repeat).
    period: Size,
    /// The different sets of places that marks have.
    orbits: Vec<Orbit>,
    /// For each mark its orbit.
    orbit_of: Vec<u32>,
    coats: Vec<Coat>,
    /// Where everything lies, once anybody asks.
    places: OnceLock<Arc<at::Places>>,
}

/// Marks of one part that are painted together.
///
/// Painting coats one after another, each on all of the cloth, gives the same picture as painting the marks in order:
/// two marks that overlap, on the tile or across its edge, keep their order. Most artwork needs one coat a part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coat {
    /// Their part.
    pub part: Part,
    /// Indices into the artwork's marks, ascending.
    pub marks: Vec<usize>,
}

impl Repeat {
    /// Lays `artwork` over the cloth.
    ///
    /// Marks that lie wholly outside the tile are moved onto it by the lattice, which changes nothing on the cloth.
    /// Cost grows with the marks, and with the pairs of marks of different parts that lie close to one another, up to a
    /// limit.
    pub fn of(artwork: Artwork) -> Self {
        let Raport { lattice, .. } = *artwork.raport();
        let period = artwork.raport().period();
        let (artwork, homes) = layers::brought_home(artwork, lattice);
        let (orbits, orbit_of) = orbits::of(&artwork, period);
        let (coats, places) = (Vec::new(), OnceLock::new());
        let mut repeat = Self { artwork, homes, lattice, period, orbits, orbit_of, coats, places };
        repeat.coats = coats::sort(&repeat);
        repeat
    }

    /// The marks.
    pub fn artwork(&self) -> &Artwork {
        &self.artwork
    }

    /// Every sum of whole multiples of its two vectors maps the cloth onto itself.
    pub fn lattice(&self) -> Lattice {
        self.lattice
    }

    /// The different sets of places that marks have.
    pub fn orbits(&self) -> &[Orbit] {
        &self.orbits
    }

    /// Where the copies of a mark lie.
    pub fn orbit_of(&self, mark: usize) -> &Orbit {
        &self.orbits[self.orbit_at(mark)]
    }

    /// The place in [`orbits`](Self::orbits) of a mark's orbit.
    pub fn orbit_at(&self, mark: usize) -> usize {
        self.orbit_of[mark] as usize
    }

    /// Whether every copy of a mark is the mark itself, only moved.
    pub fn only_moves(&self) -> bool {
        let moves = |image: &Affine| image.with_translation(Vec2::ZERO) == Affine::IDENTITY;
        self.orbits.iter().flat_map(|orbit| &orbit.images).all(moves)
    }

    /// The smallest upright rectangle that repeats straight, in millimeters.
    pub fn period(&self) -> Size {
        self.period
    }

    /// From the lowest to the topmost.
    pub fn coats(&self) -> &[Coat] {
        &self.coats
    }

    /// Every part that is seen, and the ground, sorted by name.
    pub fn parts(&self) -> Vec<Part> {
        let mut parts: Vec<Part> = self.coats.iter().map(|coat| coat.part.clone()).collect();
        parts.push(Part::latar());
        parts.sort();
        parts.dedup();
        parts
    }

    /// Every part that is seen: the ground, then the others in the order in which they are first painted.
    pub fn painted(&self) -> Vec<Part> {
        let mut seen = BTreeSet::from([Part::latar()]);
        let coats = self.coats.iter().map(|coat| &coat.part);
        let mut painted = vec![Part::latar()];
        painted.extend(coats.filter(|part| seen.insert((*part).clone())).cloned());
        painted
    }

    /// Every place from which a mark may touch `area`, which is in millimeters of cloth. Grows with the area.
    pub fn copies_of(&self, mark: usize, area: Rect) -> Vec<Affine> {
        let number = mark;
        let mark = &self.artwork.marks()[number];
        let bounds = mark.bounds();
        let mut places = Vec::new();
        for image in &self.orbit_of(number).images {
            let reach = mark.bounds_at(*image, bounds);
            let steps = self.lattice.sums_touching(reach, area);
            places.extend(steps.into_iter().map(|step| Affine::translate(step) * *image));
        }
        places
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kurbo::{BezPath, Point, Shape as _};

    use crate::design::Step;
    use crate::design::step::{Order, Twin};
    use crate::dye::Palette;
    use crate::mark::{Mark, Shape};
    use crate::raster::{Backdrop, Grid, Inks, Painter, Window};

    fn dot(part: &str, x: f64, y: f64, radius: f64) -> Mark {
        let center = Point::new(x, y);
        Mark::new(Part::new(part), Shape::Dot { center, radius }).unwrap()
    }

    fn area(part: &str, rect: Rect) -> Mark {
        Mark::new(Part::new(part), Shape::Area(rect.to_path(0.01))).unwrap()
    }

    fn line(part: &str, from: (f64, f64), to: (f64, f64)) -> Mark {
        let mut path = BezPath::new();
        path.move_to(from);
        path.line_to(to);
        Mark::new(Part::new(part), Shape::Stroke { path, width: 1.0 }).unwrap()
    }

    fn coats(marks: Vec<Mark>, step: &Step) -> Vec<(String, Vec<usize>)> {
        let repeat = Repeat::of(Artwork::from_marks(Size::new(40.0, 20.0), marks).stepped(step));
        let name = |coat: &Coat| (coat.part.to_string(), coat.marks.clone());
        repeat.coats().iter().map(name).collect()
    }

    fn owned(list: &[(&str, &[usize])]) -> Vec<(String, Vec<usize>)> {
        list.iter().map(|(part, marks)| ((*part).to_owned(), marks.to_vec())).collect()
    }

    #[test]
    fn periods_of_steps() {
        let period = |step| {
            Repeat::of(Artwork::from_marks(Size::new(40.0, 20.0), vec![]).stepped(&step)).period()
        };
        assert_eq!(period(Step::Tubrukan), Size::new(40.0, 20.0));
        assert_eq!(period(Step::HalfDrop), Size::new(80.0, 20.0));
        assert_eq!(period(Step::HalfBrick), Size::new(40.0, 40.0));
    }

    #[test]
    fn a_period_holds_every_copy_once() {
        for (step, count) in [(Step::Tubrukan, 1), (Step::HalfDrop, 2), (Step::HalfBrick, 2)] {
            let marks = vec![dot("isen", 1.0, 1.0, 1.0)];
            let artwork = Artwork::from_marks(Size::new(40.3, 20.7), marks);
            let repeat = Repeat::of(artwork.stepped(&step));
            assert_eq!(repeat.orbit_of(0).cell.len(), count, "{step:?}");
        }
    }

    #[test]
    fn copies_reach_over_the_edge() {
        let marks = vec![dot("isen", 39.5, 10.0, 1.0)];
        let repeat =
            Repeat::of(Artwork::from_marks(Size::new(40.0, 20.0), marks).stepped(&Step::Tubrukan));
        let copies = repeat.copies_of(0, Rect::new(0.0, 6.0, 1.0, 12.0));
        let places: Vec<Vec2> = copies.iter().map(|copy| copy.translation()).collect();
        assert_eq!(places, [Vec2::new(-40.0, 0.0)]);
    }

    #[test]
    fn far_marks_come_home() {
        let marks = vec![dot("isen", 4005.0, 5.0, 1.0)];
        let repeat =
            Repeat::of(Artwork::from_marks(Size::new(40.0, 20.0), marks).stepped(&Step::HalfDrop));
        assert_eq!(repeat.coats()[0].marks, [0]);
        assert!(repeat.artwork().marks()[0].bounds().x0 < 40.0, "still far away");
    }

    #[test]
    fn petal_by_petal_is_one_coat_a_part() {
        let mut marks = Vec::new();
        for at in 0..4 {
            let x = f64::from(at) * 10.0;
            marks.push(area("tembok", Rect::new(x + 1.0, 2.0, x + 9.0, 18.0)));
            marks.push(line("klowong", (x + 1.0, 2.0), (x + 9.0, 18.0)));
            marks.push(dot("isen", x + 5.0, 10.0, 1.0));
        }
        let expected = owned(&[
            ("tembok", &[0, 3, 6, 9]),
            ("klowong", &[1, 4, 7, 10]),
            ("isen", &[2, 5, 8, 11]),
        ]);
        assert_eq!(coats(marks, &Step::HalfBrick), expected);
    }

    #[test]
    fn true_interleaving_needs_a_second_coat() {
        let marks = vec![
            area("tembok", Rect::new(2.0, 2.0, 12.0, 12.0)),
            line("klowong", (2.0, 2.0), (12.0, 2.0)),
            area("tembok", Rect::new(8.0, 1.0, 18.0, 12.0)),
            dot("tembok", 30.0, 10.0, 1.0),
        ];
        let expected = owned(&[("tembok", &[0, 3]), ("klowong", &[1]), ("tembok", &[2])]);
        assert_eq!(coats(marks, &Step::Tubrukan), expected);
    }

    #[test]
    fn overlap_across_the_edge_counts() {
        // The line leaves on the right; half-drop brings it in on the left, half a tile lower.
        let marks = |y| {
            vec![
                area("tembok", Rect::new(10.0, 8.0, 20.0, 12.0)),
                line("klowong", (30.0, 2.0), (44.0, 2.0)),
                area("tembok", Rect::new(0.5, y, 3.0, y + 2.0)),
            ]
        };
        assert_eq!(coats(marks(11.0), &Step::HalfDrop).len(), 3);
        assert_eq!(coats(marks(1.0), &Step::HalfDrop).len(), 2);
        assert_eq!(coats(marks(1.0), &Step::Tubrukan).len(), 3);
    }

    #[test]
    fn sharing_an_edge_is_not_overlapping() {
        let marks = vec![
            area("tembok", Rect::new(0.0, 0.0, 10.0, 10.0)),
            area("biron", Rect::new(10.0, 0.0, 20.0, 10.0)),
            area("tembok", Rect::new(20.0, 0.0, 30.0, 10.0)),
            area("biron", Rect::new(0.0, 0.0, 10.0, 10.0)),
            area("tembok", Rect::new(0.0, 10.0, 10.0, 20.0)),
        ];
        let expected = owned(&[("tembok", &[0, 2, 4]), ("biron", &[1, 3])]);
        assert_eq!(coats(marks, &Step::Tubrukan), expected);
    }

    /// Marks on a tile of 20 x 20 mm, and the tile and its mirror image side by side.
    fn mirrored(marks: Vec<Mark>) -> Repeat {
        let step = Step::Sareng { order: Order::Columns, twin: Twin::Mirror };
        Repeat::of(Artwork::from_marks(Size::new(20.0, 20.0), marks).stepped(&step))
    }

    /// The mirror is the right edge of the tile.
    const MIRROR: Affine = Affine::new([-1.0, 0.0, 0.0, 1.0, 40.0, 0.0]);

    #[test]
    fn mirror_images_lie_in_the_cell() {
        let repeat = mirrored(vec![dot("isen", 19.5, 10.0, 1.0)]);
        assert_eq!(repeat.period(), Size::new(40.0, 20.0));
        assert_eq!(repeat.orbit_of(0).cell, [Affine::IDENTITY, MIRROR]);
        let places = repeat.copies_of(0, Rect::new(19.0, 9.0, 21.0, 11.0));
        assert_eq!(places, [Affine::IDENTITY, MIRROR]);
        let places = repeat.copies_of(0, Rect::new(59.8, 9.0, 61.0, 11.0));
        let right = Affine::translate((40.0, 0.0));
        assert_eq!(places, [right, right * MIRROR]);
    }

    #[test]
    fn overlap_across_a_mirror_counts() {
        let marks = |x: f64| {
            vec![
                area("tembok", Rect::new(2.0, 2.0, 8.0, 8.0)),
                // Reaches over the mirror, and so comes back in as far.
                line("klowong", (10.0, 10.0), (23.0, 10.0)),
                area("tembok", Rect::new(x, 9.0, x + 1.0, 11.0)),
            ]
        };
        assert_eq!(mirrored(marks(19.0)).coats().len(), 3);
        assert_eq!(mirrored(marks(5.0)).coats().len(), 2);
        // Not on the line itself, but on its image: from 17 to 30 mm.
        assert_eq!(mirrored(marks(28.0)).coats().len(), 3);
        assert_eq!(mirrored(marks(32.0)).coats().len(), 2);
    }

    #[test]
    fn mirror_images_are_painted() {
        let marks = vec![
            area("tembok", Rect::new(3.0, 2.0, 23.0, 12.0)),
            line("klowong", (1.0, 3.0), (14.0, 17.0)),
            area("latar", Rect::new(15.0, 6.0, 21.0, 9.0)),
            dot("isen", 18.5, 7.5, 2.5),
        ];
        let images = [Affine::IDENTITY, MIRROR];
        let both = marks.iter().flat_map(|mark| images.map(|image| mark.transformed(image)));
        let drawn = Artwork::from_marks(Size::new(40.0, 20.0), both.collect());
        let drawn = Repeat::of(drawn);
        let laid = mirrored(marks);
        for ground in [Backdrop::Painted, Backdrop::Transparent] {
            assert_eq!(painted(&laid, ground), painted(&drawn, ground), "{ground:?}");
        }
        let cut = laid.with_holes();
        let exact = painted(&laid, Backdrop::Transparent);
        let off = exact.iter().zip(painted(&cut, Backdrop::Transparent));
        assert!(off.clone().all(|(a, b)| a.abs_diff(b) <= 16), "holes are where latar was");
    }

    fn painted(repeat: &Repeat, ground: Backdrop) -> Vec<u8> {
        let palette = Palette::printed(&[].into(), &repeat.parts());
        let grid = Grid::snapped(repeat, 5.0).unwrap();
        let window = Window { x: -50, y: -50, width: 400, height: 200 };
        Painter::new(repeat, grid).window(window, &Inks::new(&palette, ground)).rgba
    }
}
