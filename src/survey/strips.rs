//! A period in strips of pixels, each of the part that has most of it.
//!
//! A strip begins with the last rows of the one before it, and the last strip is the top of the period again; every row
//! goes on to the right over the seam. So two pixels that are near to one another meet in one strip, wherever they lie.
//!
//! **Invariant:** strips overlap by what a measure looks around, so that nothing at their edges is missed.

use kurbo::{Point, Size};

use crate::mark::Part;
use crate::raster::{Grid, Owner, Painter, Window};
use crate::repeat::Repeat;

/// Pixels in a millimeter: a wall of 0.4 mm is two pixels thick, so that one of them is wax alone.
const FINE: f64 = 6.0;

/// Pixels in a millimeter of a large period: diagonals of such a wall still hang together by the sides of pixels.
const COARSE: f64 = 4.0;

/// A period of more pixels than this is measured more coarsely, down to [`COARSE`]: a square of 800 mm.
const MANY: f64 = 24_000_000.0;

/// The longest side in pixels. What is longer, four meters and more, is measured more coarsely still.
const LONGEST: f64 = 16_000.0;

/// Rows that are painted at once.
const ROWS: i64 = 512;

/// A repeat that is ready to be measured.
pub(super) struct Cloth {
    painter: Painter,
    /// Pixels of a period across and down.
    period: [i64; 2],
}

/// Some rows of pixels.
pub(super) struct Strip {
    /// Pixels in a row: those of the period, and some more behind the seam.
    width: usize,
    /// The number of the part that has most of each pixel, row by row.
    owners: Vec<u16>,
    /// The row of the period that comes first.
    top: i64,
    /// So many rows were in the strip before this one.
    known: usize,
    /// For each part whether it may own a pixel.
    seen: Vec<bool>,
}

impl Strip {
    /// Pixels in a row.
    pub(super) fn width(&self) -> usize {
        self.width
    }

    /// The number of rows.
    pub(super) fn rows(&self) -> usize {
        self.owners.len() / self.width
    }

    /// The owners of the pixels of a row.
    pub(super) fn row(&self, row: usize) -> &[u16] {
        &self.owners[row * self.width..][..self.width]
    }

    /// So many rows were in the strip before this one; none in the first.
    pub(super) fn known(&self) -> usize {
        self.known
    }

    /// The row of the period that is row 0 here.
    pub(super) fn top(&self) -> i64 {
        self.top
    }

    /// Whether any of these parts may be here.
    pub(super) fn has_any(&self, parts: &[bool]) -> bool {
        self.seen.iter().zip(parts).any(|(is_seen, is_meant)| *is_seen && *is_meant)
    }
}

impl Cloth {
    /// A repeat in pixels; nothing if it is too long for any.
    pub(super) fn of(repeat: &Repeat) -> Option<Self> {
        let Size { width, height } = repeat.period();
        let scale = (MANY / (width * height)).sqrt().clamp(COARSE, FINE);
        let grid = Grid::snapped(repeat, scale.min(LONGEST / width.max(height)))?;
        Some(Self { painter: Painter::new(repeat, grid), period: grid.period()? })
    }

    /// The parts by number.
    pub(super) fn parts(&self) -> &[Part] {
        self.painter.parts()
    }

    /// For each part, by number, whether this is true of it.
    pub(super) fn which(&self, is_meant: impl Fn(&Part) -> bool) -> Vec<bool> {
        self.parts().iter().map(is_meant).collect()
    }

    /// Pixels of a period across and down.
    pub(super) fn period(&self) -> [i64; 2] {
        self.period
    }

    /// The side of a pixel, in millimeters.
    pub(super) fn pixel(&self) -> f64 {
        let scale = self.painter.grid().scale();
        (scale.x * scale.y).sqrt().recip()
    }

    /// Where so many pixels to the right and down lead within the period, in millimeters.
    pub(super) fn place(&self, pixels: Point) -> Point {
        let scale = self.painter.grid().scale();
        let [across, down] = self.period.map(|side| side as f64);
        Point::new(pixels.x.rem_euclid(across) / scale.x, pixels.y.rem_euclid(down) / scale.y)
    }

    /// Looks at a period strip by strip, each with so many millimeters around it. Paints the period once.
    pub(super) fn each(&self, around: f64, mut look: impl FnMut(&Strip)) {
        let [across, down] = self.period;
        // One more, for the halves of the pixels at either end.
        let margin = whole(around / self.pixel()) + 1;
        let width = usize::try_from(across + margin).unwrap_or(1);
        let empty = vec![false; self.parts().len()];
        let mut strip = Strip { width, owners: Vec::new(), top: 0, known: 0, seen: empty };
        let mut next = 0;
        while next < down + margin {
            // Over the seam only what is looked around.
            let end = if next < down { down.min(next + ROWS) } else { down + margin };
            let rows = strip.rows();
            strip.known = rows.min(usize::try_from(margin).unwrap_or(0));
            strip.owners.drain(..(rows - strip.known) * width);
            strip.top = next - i64::try_from(strip.known).unwrap_or(0);
            self.paint(next..end, &mut strip);
            look(&strip);
            next = end;
        }
    }

    /// Puts some more rows at the end of a strip.
    fn paint(&self, rows: std::ops::Range<i64>, strip: &mut Strip) {
        let size = |side: usize| u32::try_from(side).unwrap_or(1);
        let height = u32::try_from(rows.end - rows.start).unwrap_or(1);
        let window = Window { x: 0, y: rows.start, width: size(strip.width), height };
        strip.owners.extend(self.painter.shares(window).spots().map(owner));
        strip.seen.fill(false);
        let mut last = None;
        for owner in &strip.owners {
            if last != Some(*owner) {
                strip.seen[usize::from(*owner)] = true;
                last = Some(*owner);
            }
        }
    }
}

/// The part that has most of a pixel.
fn owner(spot: Owner<'_>) -> u16 {
    match spot {
        Owner::Pure(part) => part,
        Owner::Mixed(portions) => {
            let most = portions.iter().max_by_key(|portion| (portion.weight, portion.part));
            most.map_or(0, |portion| portion.part)
        }
    }
}

#[expect(clippy::cast_possible_truncation, reason = "some dozens of pixels")]
fn whole(pixels: f64) -> i64 {
    pixels.ceil().clamp(0.0, 1000.0) as i64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::artwork::Artwork;

    #[test]
    fn near_pixels_meet_in_a_strip_wherever_they_lie() {
        // 780 rows of 60 pixels.
        let repeat = Repeat::of(Artwork::from_marks(Size::new(10.0, 130.0), Vec::new()));
        let cloth = Cloth::of(&repeat).unwrap();
        assert_eq!(cloth.period(), [60, 780]);
        let (mut strips, mut fresh) = (Vec::new(), 0);
        cloth.each(1.5, |strip| {
            let rows = i64::try_from(strip.rows()).unwrap();
            strips.push(strip.top()..strip.top() + rows);
            fresh += strip.rows() - strip.known();
            assert_eq!(strip.width(), 70);
        });
        assert_eq!(strips, [0..512, 502..780, 770..790]);
        assert_eq!(fresh, 790, "rows are painted once, but for the seam");
    }

    #[test]
    fn large_periods_are_measured_more_coarsely_but_not_much() {
        let scale = |width, height| {
            let repeat = Repeat::of(Artwork::from_marks(Size::new(width, height), Vec::new()));
            Cloth::of(&repeat).unwrap().pixel().recip()
        };
        assert!((scale(800.0, 800.0) - 6.0).abs() < 0.01);
        assert!((scale(1000.0, 1000.0) - 4.9).abs() < 0.01);
        assert!((scale(2600.0, 1050.0) - 4.0).abs() < 0.01);
    }
}
