//! Borders with a square of its own in each corner.

use kurbo::{Affine, Size};

use super::cut::Cut;
use super::{Face, Frame, Laid, SAME_PLACE, STRETCH, Strip, add};

/// Sides run from corner square to corner square, clockwise around the cloth, so every frieze can be laid so. The
/// squares are tile B: drawn for the upper left corner, turned for the others.
///
/// Marks stay whole and may hang over into the squares. Only images of the frieze that lie across the end of a side, as
/// those of a glide do, are cut there.
pub(super) fn blocks(tile: Size, asked: &Strip) -> Laid {
    let Size { width, height } = asked.unit;
    let short = tile.width.min(tile.height);
    let is_long = width > (short - 2.0 * height) * STRETCH;
    let strip = asked.shrunk(if is_long { short / (width + 2.0 * height) } else { 1.0 });
    let corner = strip.across();
    let mut faces = vec![strip.face()];
    let mut stretch = [1.0; 2];
    let turned = turns(tile);
    // Top and bottom, then right and left.
    for (at, side) in [tile.width, tile.height].into_iter().enumerate() {
        let inner = side - 2.0 * corner;
        let length = inner / strip.count(inner, 1.0);
        stretch[at] = strip.stretch(length);
        let from_corner = Affine::translate((corner, 0.0));
        let images = [turned[at] * from_corner, turned[at + 2] * from_corner];
        side_of(&strip, [inner, length], &images, &mut faces);
    }
    let square = Size::new(height, height);
    let images = turned.map(|turn| turn * Affine::scale(strip.shrink)).to_vec();
    faces.push(Face::tile('B', Frame::block(square), images));
    let fitting = |side: f64| {
        let inner = side - 2.0 * corner;
        strip.count(inner, 1.0) * strip.along() + 2.0 * corner
    };
    let near = Size::new(fitting(tile.width), fitting(tile.height));
    Laid { strip, faces, stretch, near }
}

/// From the coordinates of a strip that begins at the cloth's corner to the top, right, bottom and left side.
fn turns(Size { width, height }: Size) -> [Affine; 4] {
    [
        Affine::IDENTITY,
        Affine::new([0.0, 1.0, -1.0, 0.0, width, 0.0]),
        Affine::new([-1.0, 0.0, 0.0, -1.0, width, height]),
        Affine::new([0.0, -1.0, 1.0, 0.0, 0.0, height]),
    ]
}

/// Lays units of a length along a side that is `inner` long between its corners.
fn side_of(strip: &Strip, [inner, length]: [f64; 2], images: &[Affine], faces: &mut Vec<Face>) {
    let copies = strip.copies(0.0);
    for cell in 0.. {
        let start = f64::from(cell) * length;
        // The last images may stand on the end of the side.
        if start > inner + SAME_PLACE {
            break;
        }
        for copy in &copies {
            let middle = start + copy.middle * length;
            let (from, to) = (middle - length / 2.0, middle + length / 2.0);
            if from >= inner - SAME_PLACE {
                continue;
            }
            let mut cuts = Vec::new();
            if from < -SAME_PLACE {
                cuts.push(Cut::after(0.0));
            }
            if to > inner + SAME_PLACE {
                cuts.push(Cut::before(inner));
            }
            add(faces, strip.place(start, length) * copy.image, &cuts, images);
        }
    }
}
