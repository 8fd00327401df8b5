//! A period in strips of pixels, each of the part that has most of it.
//!
//! **Invariant:** strips overlap by what a measure looks around, so that nothing at their edges is missed.

use kurbo::{Point, Size};

use crate::mark::Part;
use crate::raster::{Grid, Painter, Spot, Window};
use crate::repeat::Repeat;

/// Pixels in a millimeter: a wall of 0.4 mm is two pixels thick, so that one of them is wax alone.
const FINE: f64 = 6.0;

/// Rows of a strip.
const ROWS: i64 = 512;

/// The widest period in pixels that is measured so finely; wider ones are measured more coarsely.
const WIDEST: f64 = 16_000.0;

/// Pixels and the numbers of their parts.
pub(super) struct Strip {
    pub(super) width: usize,
    /// The number of the part that has most of each pixel, row by row.
    pub(super) owners: Vec<u16>,
    top: i64,
    scale: kurbo::Vec2,
}

impl Strip {
    /// Where a pixel lies on the cloth, in millimeters.
    pub(super) fn place(&self, at: usize) -> Point {
        let row = i64::try_from(at / self.width).unwrap_or(0) + self.top;
        let column = at % self.width;
        Point::new((column as f64 + 0.5) / self.scale.x, (row as f64 + 0.5) / self.scale.y)
    }
}

/// The parts of a repeat by number, and the side of a pixel in millimeters.
pub(super) struct Cloth {
    pub(super) parts: Vec<Part>,
    pub(super) pixel: f64,
}

/// Looks at a period strip by strip, each with so many millimeters around it.
pub(super) fn each(repeat: &Repeat, around: f64, mut look: impl FnMut(&Cloth, &Strip)) {
    let Size { width, height } = repeat.period();
    let scale = FINE.min(WIDEST / width.max(height));
    let Some(grid) = Grid::snapped(repeat, scale) else { return };
    let Some([across, down]) = grid.period() else { return };
    let painter = Painter::new(repeat, grid);
    let cloth = Cloth {
        parts: painter.parts().to_vec(),
        pixel: (grid.scale().x * grid.scale().y).sqrt().recip(),
    };
    let margin = pixels(around / cloth.pixel);
    let size = |side: i64| u32::try_from(side).unwrap_or(1);
    for top in (0..down).step_by(usize::try_from(ROWS).unwrap_or(1)) {
        let rows = ROWS.min(down - top) + margin;
        let columns = across + margin;
        let window = Window { x: 0, y: top, width: size(columns), height: size(rows) };
        let shares = painter.shares(window);
        let owners = shares.spots().map(owner).collect();
        let width = window.width as usize;
        look(&cloth, &Strip { width, owners, top, scale: grid.scale() });
    }
}

/// The part that has most of a pixel.
fn owner(spot: Spot<'_>) -> u16 {
    match spot {
        Spot::Pure(part) => part,
        Spot::Mixed(portions) => {
            let most = portions.iter().max_by_key(|portion| (portion.weight, portion.part));
            most.map_or(0, |portion| portion.part)
        }
    }
}

#[expect(clippy::cast_possible_truncation, reason = "some dozens of pixels")]
fn pixels(length: f64) -> i64 {
    length.ceil().clamp(1.0, 1000.0) as i64
}
