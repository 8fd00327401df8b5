//! What is true of a cloth whatever was asked for: the seam of every stamp, and the symmetry that is really there.
//!
//! **Invariant:** proved from the marks as they lie, never from how they were laid.

use kurbo::{Affine, Point, Rect, Size, Vec2};

use crate::geom::Lattice;
use crate::geom::lattice::SAME;
use crate::raport::{Face, Frame};
use crate::repeat::Repeat;

mod found;
pub mod seam;

pub use found::Symmetry;
use seam::{Approach, Crossing, Nearby, Sanggit, Seam};

/// Places of a stamp that are looked at: all of most repeats, and many of a long border.
const PLACES: usize = 48;

/// Corners of the marks that lie near a stamp, once they are flat: above it nothing is proved. A crowded stamp has some
/// hundred thousand.
const MOST_CORNERS: usize = 3_000_000;

/// Corners that a mark is worth by itself: as it lies there it takes some hundred bytes more than its corners.
const MARK: usize = 8;

/// How far around a stamp marks may matter to its seam, in millimeters.
const AROUND: f64 = 1.0;

/// The seam of one stamp. All places are millimeters in the stamp's frame.
#[derive(Clone, Debug, PartialEq)]
pub struct Proof {
    /// The letter of its tile.
    pub letter: char,
    /// Where the copy lies that was looked at: the map from the frame to the cloth.
    pub place: Affine,
    /// What crosses its edges.
    pub seam: Seam,
    /// How its edges fit one another; for upright stamps.
    pub sanggit: Option<Sanggit>,
}

impl Proof {
    /// Strokes of this stamp that end on an edge and that nobody takes over, each with the number of its edge. Those of
    /// the neighbors are told where they are neighbors' own.
    pub fn open(&self) -> impl Iterator<Item = (usize, &Crossing)> {
        self.seam.open().filter(|(_, crossing)| crossing.from == Approach::Inside)
    }
}

/// Proves the seam of every stamp: of each letter that has an outline, is drawn on a tile, and is laid at all. The
/// places are in the frame that the drawing was made in.
///
/// Cost grows with the marks near the stamp; 20 000 take some hundredths of a second.
pub fn seams(repeat: &Repeat) -> Vec<Proof> {
    let raport = repeat.artwork().raport();
    let mut proofs: Vec<Proof> = Vec::new();
    for face in &raport.faces {
        let (Some(letter), Frame::Tile { .. }) = (face.letter, face.frame) else { continue };
        let is_known = proofs.iter().any(|proof| proof.letter == letter);
        if let (false, None, Some((place, seam))) = (is_known, &face.clip, seam_of(repeat, face)) {
            let upright = upright(&face.outline);
            let sanggit = upright.and_then(|upright| {
                let fits = seam::sanggit(&seam, upright)?;
                Some(if seam.is_closed() { as_laid(repeat, fits, upright) } else { fits })
            });
            proofs.push(Proof { letter, place, seam, sanggit });
        }
    }
    proofs
}

/// The symmetry that the cloth really has, which may be more than that of its repeat.
///
/// Cost: n log n for n copies of marks in a cell, and n for each operation that holds or nearly does.
pub fn symmetry(repeat: &Repeat) -> Symmetry {
    let marks = repeat.artwork().marks();
    let seen = drawn(repeat).flat_map(|(class, at)| {
        let images = repeat.orbit_of(at).images.iter();
        images.map(move |image| found::Seen::new(class, marks[at].transformed(*image)))
    });
    found::seen(&seen.collect::<Vec<_>>(), repeat.lattice())
}

/// Whether what is drawn on a tile is its own mirror image, so that a stamp of it is its own twin.
pub fn is_even(repeat: &Repeat, letter: char) -> bool {
    let artwork = repeat.artwork();
    let Some(face) = artwork.raport().faces_of(letter).next() else { return true };
    let own = drawn(repeat).filter(|(_, at)| artwork.origins()[*at].face as usize == face);
    let own = own.map(|(class, at)| found::Seen::new(class, artwork.marks()[at].clone()));
    let own: Vec<found::Seen> = own.collect();
    let boxes = own.iter().map(found::Seen::bounds);
    let Some(bounds) = boxes.reduce(|a, b| a.union(b)) else { return true };
    // Alone on a cloth that repeats so far away that only the drawing itself can be symmetric.
    let lonely = bounds.size() * 4.0 + Size::new(1.0, 1.7);
    found::seen(&own, Lattice::block(lonely)).has_mirror()
}

/// Every mark that is painted, with the number of its coat.
fn drawn(repeat: &Repeat) -> impl Iterator<Item = (usize, usize)> {
    let coats = repeat.coats().iter().enumerate();
    coats.flat_map(|(class, coat)| coat.marks.iter().map(move |at| (class, *at)))
}

/// The seam of a stamp at the place where most is open, with that place. In most repeats all places are alike; stripes and borders
/// have other neighbors at each.
fn seam_of(repeat: &Repeat, face: &Face) -> Option<(Affine, Seam)> {
    let skip = face.images.len().div_ceil(PLACES).max(1);
    let proved = face.images.iter().step_by(skip).map(|place| {
        let near = lying_near(repeat, face, *place);
        (*place, near.map_or_else(Seam::of_a_crowd, |near| seam::prove(&face.outline, &near)))
    });
    let open = |seam: &Seam| {
        seam.open().filter(|(_, end)| end.from == Approach::Inside).count() + seam.flush.len()
    };
    // The first of those where as much is open; what is known of one place alone is nothing.
    proved.reduce(|worst, next| {
        let (is_crowded, found) = (worst.1.is_crowded, open(&worst.1));
        let is_worse = !is_crowded && (next.1.is_crowded || open(&next.1) > found);
        if is_worse { next } else { worst }
    })
}

/// The sanggit of a stamp with those by which it is laid, which need no comparing: the edges that meet carry the
/// same marks.
fn as_laid(repeat: &Repeat, fits: Sanggit, stamp: Rect) -> Sanggit {
    let (w, h) = (stamp.width(), stamp.height());
    let has = |x: f64, y: f64| {
        let (i, j) = repeat.lattice().coordinates(Vec2::new(x, y));
        repeat.only_moves() && (i - i.round()).abs() < SAME && (j - j.round()).abs() < SAME
    };
    Sanggit {
        tumpuk: fits.tumpuk || has(w, 0.0) && has(0.0, h),
        natabata_drop: fits.natabata_drop || has(w, h / 2.0) && has(0.0, h),
        natabata_brick: fits.natabata_brick || has(w, 0.0) && has(w / 2.0, h),
        ..fits
    }
}

/// Every mark on and around the stamp at `place`, as seen from its frame; none where they are too many.
fn lying_near(repeat: &Repeat, face: &Face, place: Affine) -> Option<Vec<Nearby>> {
    let back = place.inverse();
    let corners = face.outline.iter().map(|corner| place * *corner);
    let around = corners.map(|corner| Rect::from_points(corner, corner));
    let around = around.reduce(|a, b| a.union(b)).unwrap_or_default().inflate(AROUND, AROUND);
    let marks = repeat.artwork().marks();
    let drawn = repeat.coats().iter().flat_map(|coat| &coat.marks);
    let (mut lying, mut corners) = (Vec::new(), 0_usize);
    for at in drawn {
        let copies = repeat.copies_of(*at, around);
        let own = marks[*at].shape().corners();
        corners = corners.saturating_add((MARK + own).saturating_mul(copies.len()));
        if corners > MOST_CORNERS {
            return None;
        }
        lying.extend(copies.into_iter().map(|copy| {
            let mark = marks[*at].transformed(back * copy);
            let (part, shape) = mark.into_parts();
            Nearby { of: *at, part, shape }
        }));
    }
    Some(lying)
}

/// The rectangle that an outline is, if it is one.
fn upright(outline: &[Point]) -> Option<Rect> {
    let [first, .., third, _] = outline else { return None };
    let rect = Rect::from_points(*first, *third);
    let is_corner = |point: &Point| {
        let on = |at: f64, low: f64, high: f64| (at - low).abs() < 1e-9 || (at - high).abs() < 1e-9;
        on(point.x, rect.x0, rect.x1) && on(point.y, rect.y0, rect.y1)
    };
    (outline.len() == 4 && outline.iter().all(is_corner)).then_some(rect)
}

#[cfg(test)]
mod tests {
    use super::*;
    use kurbo::Size;

    use crate::artwork::Artwork;
    use crate::design::Step;
    use crate::mark::{Mark, Part, Shape};

    fn line(path: &str) -> Mark {
        let path = crate::geom::data::read(path, usize::MAX).unwrap();
        Mark::new(Part::new("klowong"), Shape::Stroke { path, width: 0.8 }).unwrap()
    }

    fn proof(step: &str, marks: Vec<Mark>) -> Proof {
        let artwork = Artwork::from_marks(Size::new(60.0, 60.0), marks);
        seams(&Repeat::of(artwork.stepped(&Step::named(step)))).remove(0)
    }

    #[test]
    fn a_line_must_find_itself_in_the_neighbor() {
        let level = || vec![line("M0,20 C20,10 40,10 60,20")];
        let kinked = || vec![line("M0,20 C20,20 40,20 60,20")];
        assert!(!proof("tubrukan", level()).seam.is_closed(), "it bends at the seam");
        assert!(proof("tubrukan", kinked()).seam.is_closed());
        assert!(!proof("onda-ende", kinked()).seam.is_closed(), "its neighbor lies lower");
        let drop = proof("onda-ende", vec![line("M0,20 L60,20"), line("M0,50 L60,50")]);
        assert!(drop.seam.is_closed());
        assert!(drop.sanggit.is_some_and(|sanggit| sanggit.natabata_drop && sanggit.tumpuk));
        assert!(proof("parang", kinked()).seam.is_closed());
        assert!(proof("mirror", kinked()).seam.is_closed());
        let slanted = proof("mirror", vec![line("M20,20 L60,40")]);
        assert_eq!(slanted.open().count(), 1, "a kink at the mirror");
    }

    #[test]
    fn open_ends_are_where_they_were_drawn() {
        let proof = proof("parang", vec![line("M10,10 L60,30")]);
        let places: Vec<Point> = proof.open().map(|(_, crossing)| crossing.at).collect();
        assert_eq!(places.len(), 1);
        assert!((places[0] - Point::new(60.0, 30.0)).hypot2() < 1e-12, "{places:?}");
    }
}
