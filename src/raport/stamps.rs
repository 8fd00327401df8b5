//! What a stamp can do of a raport (docs/craft.md, section 5.4).
//!
//! A stamp moves and turns; it never shows its own mirror image. So a raport that lays a drawing in a mirror needs a
//! second stamp, cut as the mirror image of the first: a twin, *cap kembar cermin*.
//!
//! The back of a cloth that is stamped on both sides (*nerusi*) must hold the mirror image of its front, so that both
//! waxes meet in the cloth. A pattern that holds a mirror is its own mirror image: the front's stamps serve. Where it
//! holds glides alone they serve as well, but the grid moves by the glide.
//!
//! All of this is said of drawings that have no symmetry of their own, and of what follows the step. A drawing that is
//! its own mirror image needs no twin, whatever is said here.
//!
//! **Invariant:** pure geometry; the same raport gives the same answer.

use kurbo::{Affine, Vec2};

use super::{Face, Raport};
use crate::geom::{Lattice, length};
use crate::notice::Message;
use crate::symmetry;

/// The stamps of a raport.
#[derive(Clone, Debug, PartialEq)]
pub struct Stamps {
    /// The drawings, each of which is a stamp: letters of tiles, in order.
    pub letters: Vec<char>,
    /// Those of them that the front shows in a mirror too, so that each needs a twin.
    pub twins: Vec<char>,
    /// Whether any stamp is turned on the front.
    pub turning: Turned,
    /// What the back needs.
    pub back: Back,
}

/// Whether stamps are turned on their walk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turned {
    /// All stand as they were drawn, or as one slant has them; so do their twins.
    Never,
    /// Some stand otherwise than others.
    Some,
}

/// What the back of a cloth needs that is stamped on both sides.
#[derive(Clone, Debug, PartialEq)]
pub enum Back {
    /// Nothing: the pattern holds a mirror, and the front's stamps lie on the back as they lie on the front.
    Same,
    /// The pattern holds glides but no mirror: the front's stamps, the grid moved so far in millimeters.
    Shifted(Vec2),
    /// The front's stamps, both hands of which are there, but their walk is mirrored.
    Mirrored,
    /// A mirrored twin of each of these letters, which the front does not have.
    Twins(Vec<char>),
}

/// Two maps whose coefficients differ by less are one: a turn of a thousandth of a degree, a move of a micrometer
/// over a cell. Fitted stripes are stretched by more than that, but all of them alike.
const SAME: f64 = 1e-5;

/// Comparisons of images before a search ends: a tenth of a second. A border of thousands of units is not searched to
/// its end; what is said of it then needs more stamps than it could do with, never fewer.
const PATIENCE: usize = 20_000_000;

impl Stamps {
    /// The stamps of `raport`. Cost grows with the square of its images where some are mirrored, else it is nothing.
    pub fn of(raport: &Raport) -> Self {
        let letters = raport.letters();
        let faces = || raport.faces.iter().filter(|face| face.letter.is_some());
        let is_twin =
            |letter: &char| raport.faces_of(*letter).any(|face| raport.faces[face].mirrored() > 0);
        let (twins, single): (Vec<char>, Vec<char>) = letters.iter().partition(|l| is_twin(l));
        let turning = if faces().all(stands) { Turned::Never } else { Turned::Some };
        let back = match shortest_glide(raport) {
            Some(glide) if length(glide) <= SAME * length(raport.lattice.a) => Back::Same,
            Some(glide) => Back::Shifted(glide),
            None if single.is_empty() => Back::Mirrored,
            None => Back::Twins(single),
        };
        Self { letters, twins, turning, back }
    }

    /// What the front needs, as a sentence.
    pub fn front(&self) -> Message {
        let count = self.letters.len();
        let message = |key| {
            let message = Message::new(key).with("count", count);
            message.with("letters", listed(&self.letters)).with("twins", listed(&self.twins))
        };
        match (count, self.twins.is_empty(), self.turning) {
            (0 | 1, true, Turned::Never) => message("stamps-move"),
            (0 | 1, true, Turned::Some) => message("stamps-turn"),
            (0 | 1, false, _) => message("stamps-twin"),
            (_, true, _) => message("stamps-several"),
            (_, false, _) => message("stamps-several-twins"),
        }
    }

    /// What the back needs, as a sentence.
    pub fn behind(&self) -> Message {
        match &self.back {
            Back::Same => Message::new("stamps-back-same"),
            Back::Shifted(glide) => Message::new("stamps-back-shifted").with("by", length(*glide)),
            Back::Mirrored => Message::new("stamps-back-mirrored"),
            Back::Twins(_) if self.letters.len() <= 1 => Message::new("stamps-back-twin"),
            Back::Twins(letters) => {
                Message::new("stamps-back-twins").with("letters", listed(letters))
            }
        }
    }

    /// Whether one stamp without a twin makes the front.
    pub fn is_one(&self) -> bool {
        self.letters.len() <= 1 && self.twins.is_empty()
    }
}

fn listed(letters: &[char]) -> String {
    letters.iter().map(char::to_string).collect::<Vec<_>>().join(", ")
}

/// Whether all images of a face stand alike, and all its mirrored images too.
fn stands(face: &Face) -> bool {
    let still = |image: &Affine| image.with_translation(Vec2::ZERO).as_coeffs();
    let alike = |hand: bool| {
        let images = || face.images.iter().filter(|image| symmetry::is_mirrored(**image) == hand);
        let first = images().next().map(still);
        images().map(still).all(|own| {
            first.is_some_and(|first| first.iter().zip(own).all(|(a, b)| (a - b).abs() <= SAME))
        })
    };
    alike(false) && alike(true)
}

/// The shortest glide that maps the pattern onto itself: 0 where there is a mirror, nothing where there is neither.
fn shortest_glide(raport: &Raport) -> Option<Vec2> {
    let faces: Vec<&Face> = raport.faces.iter().filter(|face| face.letter.is_some()).collect();
    let first = faces.iter().copied().find(|face| !face.images.is_empty())?;
    let lattice = raport.lattice.reduced();
    // What maps the pattern onto itself takes the first image to another one of the same face.
    let back = first.images.first()?.inverse();
    let mut left = PATIENCE;
    let mut best: Option<Vec2> = None;
    for image in first.images.iter().filter(|image| symmetry::is_mirrored(**image * back)) {
        let map = *image * back;
        if faces.iter().all(|face| keeps(map, face, lattice, &mut left)) {
            let glide = least_glide(map, lattice);
            let is_best = best.is_none_or(|best| glide.hypot2() < best.hypot2());
            best = if is_best { Some(glide) } else { best };
        }
    }
    best
}

/// Whether `map` takes the images of a face to one another, but for a lattice sum.
fn keeps(map: Affine, face: &Face, lattice: Lattice, left: &mut usize) -> bool {
    face.images.iter().all(|image| {
        let moved = map * *image;
        face.images.iter().any(|other| {
            *left = left.saturating_sub(1);
            *left > 0 && is_same(moved, *other, lattice)
        })
    })
}

fn is_same(a: Affine, b: Affine, lattice: Lattice) -> bool {
    let (p, q) = (a.as_coeffs(), b.as_coeffs());
    let is_alike = p.iter().zip(q).take(4).all(|(p, q)| (p - q).abs() <= SAME);
    if !is_alike {
        return false;
    }
    let (i, j) = lattice.coordinates(a.translation() - b.translation());
    (i - i.round()).abs() <= SAME && (j - j.round()).abs() <= SAME
}

/// The shortest glide of `map` after any lattice sum.
fn least_glide(map: Affine, reduced: Lattice) -> Vec2 {
    let near = || (-2..=2).map(f64::from);
    let shifts = near().flat_map(|i| near().map(move |j| reduced.sum(i, j)));
    let glides = shifts.map(|shift| symmetry::glide(Affine::translate(shift) * map));
    let first = symmetry::glide(map);
    glides.fold(first, |a, b| if b.hypot2() < a.hypot2() { b } else { a })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::design::step::{Order, Stripe, Twin};
    use crate::design::{Step, Stepping};
    use crate::symmetry::Frieze;
    use kurbo::Size;

    fn stamps(step: Step) -> Stamps {
        let repeat = Stepping { step, tile: Size::new(60.0, 48.0), ..Stepping::default() };
        Stamps::of(&Raport::laid(&repeat, 7, 'B'))
    }

    #[test]
    fn one_stamp_makes_what_has_no_mirror() {
        for name in ["tubrukan", "onda-ende", "parang", "mubeng", "diamond", "p1", "p2", "p111"] {
            let made = stamps(Step::named(name));
            assert!(made.is_one(), "{name}");
            assert_eq!(made.back, Back::Twins(vec!['A']), "{name}");
        }
        for name in ["p3", "p4", "p6", "mubeng"] {
            let made = stamps(Step::named(name));
            assert!(made.is_one() && made.turning == Turned::Some, "{name}");
        }
        assert_eq!(stamps(Step::named("drop 1/3")).turning, Turned::Never);
        assert_eq!(stamps(Step::named("parang")).turning, Turned::Never);
    }

    #[test]
    fn mirrors_need_a_twin_and_serve_the_back() {
        for name in ["pm", "cm", "pmm", "pmg", "cmm", "p4m", "p4g", "p3m1", "p31m", "p6m"] {
            let made = stamps(Step::named(name));
            assert_eq!(
                (made.twins.as_slice(), made.back),
                (['A'].as_slice(), Back::Same),
                "{name}"
            );
        }
        for name in ["mlampah-sareng", "mirror", "pm11", "p1m1", "pma2", "pmm2"] {
            let made = stamps(Step::named(name));
            assert_eq!(
                (made.twins.as_slice(), made.back),
                (['A'].as_slice(), Back::Same),
                "{name}"
            );
        }
    }

    #[test]
    fn glides_move_the_grid() {
        let glide = |name| match stamps(Step::named(name)).back {
            Back::Shifted(glide) => length(glide),
            other => panic!("{name}: {other:?}"),
        };
        assert!((glide("pg") - 24.0).abs() < 1e-9);
        assert!((glide("pgg") - 24.0).abs() < 1e-9);
        assert!((glide("p1a1") - 30.0).abs() < 1e-9);
    }

    #[test]
    fn two_drawings_are_two_stamps() {
        let own = stamps(Step::Sareng { order: Order::Columns, twin: Twin::Own });
        assert_eq!((own.letters.as_slice(), own.is_one()), (['A', 'B'].as_slice(), false));
        assert_eq!(own.back, Back::Twins(vec!['A', 'B']));
        let stripe = |frieze| Stripe { frieze, ..Stripe::default() };
        let lereng =
            |a, b| stamps(Step::Lereng { angle: 45.0, stripes: vec![stripe(a), stripe(b)] });
        let half = lereng(Frieze::Pm11, Frieze::P112);
        assert_eq!((half.twins.as_slice(), half.back), (['A'].as_slice(), Back::Twins(vec!['B'])));
        // Mirrors across both stripes, which meet where the units begin together.
        assert_eq!(lereng(Frieze::Pm11, Frieze::Pm11).back, Back::Same);
        // One is slid along itself, the other stands in a mirror: nothing maps both onto themselves.
        assert_eq!(lereng(Frieze::P1a1, Frieze::Pm11).back, Back::Mirrored);
    }
}
