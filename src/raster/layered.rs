//! A block while it is painted: one coat after another.
//!
//! The marks of a coat are painted into one mask, so that where they touch no other part shows through, and the mask is
//! then laid over what is there.
//!
//! **Invariant:** between coats the mask is empty.

use std::ops::Range;
use std::sync::Arc;

use tiny_skia::{FillRule, Mask, Path, Transform};

use crate::mark::Part;

use super::Shares;
use super::shares::WHOLE;

/// Pixels that are looked at together, the bytes of a number: mostly all of them are bare, or all are covered.
const LOOK: usize = size_of::<u128>();

/// Mixes beyond which a block looks for those that are of no use any more: 4 MiB, many times what a dense block needs.
const MANY: usize = 1 << 20;

/// A block and the coat that is being painted.
pub(super) struct Layered {
    shares: Shares,
    coat: Mask,
    /// Columns and rows that the coat has touched.
    touched: [Range<usize>; 2],
    /// When to look for useless mixes next.
    many: usize,
}

impl Layered {
    /// Bare cloth; nothing if it has no pixel.
    pub(super) fn new(size: [u32; 2], parts: Arc<[Part]>) -> Option<Self> {
        Some(Self {
            coat: Mask::new(size[0], size[1])?,
            shares: Shares::blank(size, parts),
            touched: [0..0, 0..0],
            many: MANY,
        })
    }

    /// Adds to the coat.
    pub(super) fn fill(&mut self, path: &Path) {
        self.coat.fill_path(path, FillRule::Winding, true, Transform::identity());
        let bounds = path.bounds();
        let size = [self.coat.width(), self.coat.height()];
        let sides = [(bounds.left(), bounds.right()), (bounds.top(), bounds.bottom())];
        for ((touched, size), (low, high)) in self.touched.iter_mut().zip(size).zip(sides) {
            // A pixel more on either side: rounding never reaches a whole one.
            let here = whole(low - 1.0, size)..whole(high + 2.0, size);
            *touched = if Range::is_empty(touched) {
                here
            } else {
                touched.start.min(here.start)..touched.end.max(here.end)
            };
        }
    }

    /// Lays the coat over what is there, as this part, and begins a new one.
    pub(super) fn lay(&mut self, part: u16) {
        let [columns, rows] = std::mem::replace(&mut self.touched, [0..0, 0..0]);
        let width = self.coat.width() as usize;
        for row in rows {
            let columns = row * width + columns.start..row * width + columns.end;
            let coverage = &mut self.coat.data_mut()[columns.clone()];
            lay_row(&mut self.shares, columns.start, coverage, part);
            coverage.fill(0);
        }
        if self.shares.weighs() > self.many {
            self.shares.compact();
            self.many = MANY.max(2 * self.shares.weighs());
        }
    }

    /// What was painted.
    pub(super) fn finished(self) -> Shares {
        self.shares
    }
}

/// Lays a row of coverage over the pixels from `first` on.
fn lay_row(shares: &mut Shares, first: usize, coverage: &[u8], part: u16) {
    let (looks, rest) = coverage.as_chunks::<LOOK>();
    for (at, look) in looks.iter().enumerate() {
        let first = first + at * LOOK;
        match u128::from_ne_bytes(*look) {
            0 => {}
            u128::MAX => shares.cover(first..first + LOOK, part),
            _ => lay_each(shares, first, look, part),
        }
    }
    lay_each(shares, first + looks.len() * LOOK, rest, part);
}

fn lay_each(shares: &mut Shares, first: usize, coverage: &[u8], part: u16) {
    for (at, coverage) in coverage.iter().enumerate() {
        let pixel = first + at;
        match *coverage {
            0 => {}
            WHOLE => shares.cover(pixel..pixel + 1, part),
            some => shares.veil(pixel, part, some),
        }
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "saturates, then cut")]
fn whole(pixels: f32, size: u32) -> usize {
    (pixels as usize).min(size as usize)
}

#[cfg(test)]
mod tests {
    use super::*;
    use tiny_skia::{Paint, PathBuilder, Pixmap};

    /// What a mask is covered by is what a picture is blended by.
    #[test]
    fn a_mask_is_covered_as_a_picture_is() {
        let mut builder = PathBuilder::new();
        for at in 0..40_u8 {
            let at = f32::from(at);
            builder.push_circle(at * 51.3, at * 3.7 % 128.0, 1.0 + at * 0.9);
            builder.move_to(at * 50.0, 3.0);
            builder.line_to(at * 49.1 + 30.0, 120.3);
            builder.line_to(at * 47.7, 121.9);
            builder.close();
        }
        let path = builder.finish().unwrap();
        for (width, height) in [(2048, 128), (1, 1), (37, 128), (2047, 3)] {
            let mut mask = Mask::new(width, height).unwrap();
            let mut picture = Pixmap::new(width, height).unwrap();
            let paint = Paint::default();
            for _twice in 0..2 {
                mask.fill_path(&path, FillRule::Winding, true, Transform::identity());
                picture.fill_path(&path, &paint, FillRule::Winding, Transform::identity(), None);
                let alphas = picture.pixels().iter().map(|pixel| pixel.alpha());
                assert!(mask.data().iter().copied().eq(alphas), "{width} x {height}");
            }
        }
    }

    #[test]
    fn coats_cover_one_another() {
        let parts: Vec<Part> = ["latar", "a", "b"].into_iter().map(Part::new).collect();
        let mut canvas = Layered::new([40, 1], parts.into()).unwrap();
        let bar = |from: f32, to: f32| {
            let mut path = PathBuilder::new();
            path.push_rect(tiny_skia::Rect::from_ltrb(from, -1.0, to, 2.0).unwrap());
            path.finish().unwrap()
        };
        canvas.fill(&bar(2.0, 30.5));
        canvas.lay(1);
        canvas.fill(&bar(30.0, 35.0));
        canvas.fill(&bar(20.5, 25.0));
        canvas.lay(2);
        canvas.lay(1);
        let shares = canvas.finished();
        let [a, b] = ["a", "b"].map(|part| shares.share_of(&Part::new(part)));
        assert_eq!((a[1], a[2], a[19], a[21], a[29], a[30]), (0, 255, 255, 0, 255, 0));
        assert_eq!((b[19], b[21], b[25], b[30], b[34], b[35]), (0, 255, 0, 255, 255, 0));
        assert!(a[20].abs_diff(127) < 9, "{}", a[20]);
        assert_eq!(u16::from(a[20]) + u16::from(b[20]), 255);
    }
}
