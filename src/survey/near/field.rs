//! How far the nearest of some parts is from each pixel of a strip.
//!
//! Distances spread from the parts, right and down and back again, in steps of 1 and of the square root of 2: at most
//! 8 % too long, and enough to say which of two lines a blade will catch. They end where nobody asks for them, so that
//! most of the cloth is passed over many pixels at a time.
//!
//! **Invariant:** what is passed over would not have changed.

use super::super::strips::Strip;

/// A step to the side.
const SIDE: u16 = 70;

/// A step along the diagonal: 99 : 70 is the square root of 2 but for a hundredth of a percent.
const SLANT: u16 = 99;

/// Further than anyone asks.
const FAR: u16 = u16::MAX;

/// Pixels that are looked at together.
const LOOK: usize = 64;

/// Distances, in steps, of a strip with an empty pixel all around it.
pub(super) struct Field {
    /// Pixels in a row, with those around.
    width: usize,
    distances: Vec<u16>,
    /// To which part; of no meaning where it is far.
    nearest: Vec<u16>,
    /// The longest distance that is asked for.
    most: u16,
}

impl Field {
    /// The distances from these parts, as far as so many pixels.
    pub(super) fn around(parts: &[bool], strip: &Strip, pixels: f64) -> Self {
        let width = strip.width() + 2;
        let size = width * (strip.rows() + 2);
        let (distances, nearest) = (vec![FAR; size], vec![0; size]);
        let mut field = Self { width, distances, nearest, most: steps(pixels) };
        for row in 0..strip.rows() {
            let first = (row + 1) * width + 1;
            field.nearest[first..first + strip.width()].copy_from_slice(strip.row(row));
            for (at, owner) in strip.row(row).iter().enumerate() {
                if parts[usize::from(*owner)] {
                    field.distances[first + at] = 0;
                }
            }
        }
        field.spread();
        field
    }

    /// Looks at every pixel that is not far: its row and column, the distance in pixels, and the part.
    pub(super) fn each(&self, mut look: impl FnMut([usize; 2], f64, u16)) {
        for (row, looks) in self.looks() {
            if is_all(&self.distances[looks.clone()], FAR) {
                continue;
            }
            for at in looks {
                if self.distances[at] < FAR {
                    let distance = f64::from(self.distances[at]) / f64::from(SIDE);
                    look([row - 1, at - row * self.width - 1], distance, self.nearest[at]);
                }
            }
        }
    }

    /// The pixels in pieces of rows, with the row of each.
    fn looks(&self) -> impl DoubleEndedIterator<Item = (usize, std::ops::Range<usize>)> + use<> {
        let width = self.width;
        let rows = 1..(self.distances.len() / width).saturating_sub(1);
        rows.flat_map(move |row| {
            let end = (row + 1) * width - 1;
            let first = row * width + 1;
            (0..(end - first).div_ceil(LOOK)).map(move |at| {
                let from = first + at * LOOK;
                (row, from..end.min(from + LOOK))
            })
        })
    }

    fn spread(&mut self) {
        let width = self.width;
        for (_, look) in self.looks() {
            if self.is_still(look.clone(), look.start - 1, look.start - width) {
                continue;
            }
            for at in look {
                self.take(at, [at - 1, at - width, at - width - 1, at - width + 1]);
            }
        }
        for (_, look) in self.looks().rev() {
            if self.is_still(look.clone(), look.end, look.start + width) {
                continue;
            }
            for at in look.rev() {
                self.take(at, [at + 1, at + width, at + width + 1, at + width - 1]);
            }
        }
    }

    /// Whether nothing can come nearer to pixels from the one beside them and the row beyond.
    fn is_still(&self, look: std::ops::Range<usize>, beside: usize, beyond: usize) -> bool {
        let all = &self.distances[look.clone()];
        is_all(all, 0)
            || is_all(all, FAR)
                && self.distances[beside] == FAR
                && is_all(&self.distances[beyond - 1..beyond + look.len() + 1], FAR)
    }

    /// Takes over what comes nearer by way of the two beside and the two aslant.
    fn take(&mut self, at: usize, others: [usize; 4]) {
        for (other, step) in others.into_iter().zip([SIDE, SIDE, SLANT, SLANT]) {
            let distance = self.distances[other].saturating_add(step);
            if distance < self.distances[at] && distance <= self.most {
                self.distances[at] = distance;
                self.nearest[at] = self.nearest[other];
            }
        }
    }
}

fn is_all(numbers: &[u16], number: u16) -> bool {
    const ALL: [[u16; LOOK + 2]; 2] = [[0; LOOK + 2], [FAR; LOOK + 2]];
    numbers == &ALL[usize::from(number == FAR)][..numbers.len()]
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "between 0 and some hundred pixels"
)]
fn steps(pixels: f64) -> u16 {
    (pixels * f64::from(SIDE)).ceil().clamp(0.0, f64::from(FAR - 1)) as u16
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::artwork::Artwork;
    use crate::mark::{Mark, Part, Shape};
    use crate::repeat::Repeat;
    use kurbo::{Point, Size};

    use super::super::super::strips::Cloth;

    #[test]
    fn distances_are_those_to_the_nearest_pixel() {
        // Dots far apart and rows wider than what is looked at together: much is passed over.
        let dot = |x, y| Shape::Dot { center: Point::new(x, y), radius: 0.4 };
        let marks = [dot(3.0, 4.0), dot(20.0, 9.0), dot(21.5, 9.7)]
            .map(|shape| Mark::new(Part::new("isen"), shape).unwrap());
        let artwork = Artwork::from_marks(Size::new(40.0, 15.0), marks.to_vec());
        let repeat = Repeat::of(artwork);
        let cloth = Cloth::of(&repeat).unwrap();
        let parts = cloth.which(|part| part.name() == "isen");
        cloth.each(1.5, |strip| {
            let mut distances = vec![f64::INFINITY; strip.width() * strip.rows()];
            Field::around(&parts, strip, 10.0).each(|[row, column], distance, part| {
                assert!(parts[usize::from(part)], "a part that was asked for");
                distances[row * strip.width() + column] = distance;
            });
            let at = |at: usize| [at % strip.width(), at / strip.width()];
            let owner = |[x, y]: [usize; 2]| strip.row(y)[x];
            let those: Vec<[usize; 2]> =
                (0..distances.len()).map(at).filter(|at| parts[usize::from(owner(*at))]).collect();
            for (place, found) in distances.iter().enumerate() {
                let [x, y] = at(place);
                let way = |[u, v]: &[usize; 2]| {
                    let (long, short) = (x.abs_diff(*u), y.abs_diff(*v));
                    let (long, short) = (long.max(short), long.min(short));
                    (long - short) as f64 + short as f64 * 99.0 / 70.0
                };
                let nearest = those.iter().map(way).fold(f64::INFINITY, f64::min);
                let nearest = if nearest > 10.0 { f64::INFINITY } else { nearest };
                assert!(*found == nearest || (found - nearest).abs() < 1e-9, "{x} {y}: {found}");
            }
        });
    }
}
