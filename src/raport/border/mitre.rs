//! Borders whose strips run into the corners and are cut there on the diagonal.
//!
//! Each of the eight half sides is an image of one of two: of the left half of the top side, or of that half laid along
//! the other side. So the cloth is its own mirror image left to right and top to bottom, and a square cloth on its
//! diagonals too. Strips meet in a corner because near it units are equally long on both sides.

use kurbo::{Affine, Size};

use super::cut::Cut;
use super::{Face, Laid, SAME_PLACE, STRETCH, Strip, UNITS, add, without_idle};

/// Two lengths of a unit that differ by less than this part are one.
const SAME_LENGTH: f64 = 1e-12;

/// By what factor a unit between the corners may become longer than drawn: one and a half takes the place of one.
const LONGEST: f64 = 1.5;

/// Units from the corner to a half of the side: all equally long up to `corner`, all equally long from there.
#[derive(Clone, Copy)]
struct Run {
    side: f64,
    /// So many units lie next to each corner.
    corner: f64,
    /// How long those are.
    near: f64,
    /// How long those between them are.
    far: f64,
}

impl Run {
    /// Where a unit begins and how long it is.
    fn cell(&self, cell: i32) -> (f64, f64) {
        let cell = f64::from(cell);
        if cell < self.corner {
            return (cell * self.near, self.near);
        }
        (self.corner * self.near + (cell - self.corner) * self.far, self.far)
    }
}

/// Strips cut on the diagonals.
///
/// A frieze with mirrors has one in the corner, and runs around it. One without runs mirrored from the middle of each
/// side.
pub(super) fn mitre(tile: Size, asked: &Strip) -> Laid {
    let short = tile.width.min(tile.height);
    let step = step(asked);
    let wide = asked.shrunk(short / (2.0 * asked.across()));
    let least = step * wide.along();
    let strip = if least > short * STRETCH { wide.shrunk(short / least) } else { wide };
    let (strip, runs) = match plan(&strip, tile) {
        Some(runs) => (strip, runs),
        None => smaller(&strip, tile),
    };
    let mut faces = vec![strip.face()];
    let [across, down] = runs;
    // From the coordinates of the top strip to the other three.
    let flip_x = Affine::new([-1.0, 0.0, 0.0, 1.0, tile.width, 0.0]);
    let flip_y = Affine::new([1.0, 0.0, 0.0, -1.0, 0.0, tile.height]);
    let diagonal = Affine::new([0.0, 1.0, 1.0, 0.0, 0.0, 0.0]);
    lay(&strip, &across, &[Affine::IDENTITY, flip_y], &mut faces);
    lay(&strip, &down, &[diagonal, flip_x * diagonal], &mut faces);
    let fitting = |side: f64| strip.count(side, step) * strip.along();
    let near = Size::new(fitting(tile.width), fitting(tile.height));
    let stretch = runs.map(|run| strip.stretch(run.near).max(strip.stretch(run.far)));
    Laid { strip, faces: without_idle(faces), stretch, near }
}

/// How many units a side may have more or less: an even number of them where a mirror has to stand between units.
fn step(strip: &Strip) -> f64 {
    if strip.frieze.mirror().is_some() { 1.0 } else { 2.0 }
}

/// How long a unit is that divides a side evenly.
fn evenly(strip: &Strip, side: f64) -> f64 {
    side / strip.count(side, step(strip))
}

/// Units of the same length at every corner, such that the most stretched unit of both sides is stretched least. None
/// if both sides are too short for units of another length between their corners.
fn plan(strip: &Strip, tile: Size) -> Option<[Run; 2]> {
    let [across, down] = [tile.width, tile.height].map(|side| evenly(strip, side));
    let between = (across * down).sqrt();
    let mut best: Option<(f64, [Run; 2])> = None;
    // With half a unit to spare, what hangs over from units beyond the corner agrees on the diagonal too.
    for spare in [0.5, 0.0] {
        for near in [across, down, between, strip.along()] {
            let run = |side| run(strip, side, [near, spare]);
            let (Some(across), Some(down)) = (run(tile.width), run(tile.height)) else { continue };
            let worst = strip.stretch(near).max(strip.stretch(across.far));
            // What nobody sees is not worth less room, and neither is a little more.
            let tight = if spare > 0.0 { 0.0 } else { STRETCH };
            let worst = worst.max(strip.stretch(down.far)).max(STRETCH) + tight;
            if best.as_ref().is_none_or(|(least, _)| worst < *least) {
                best = Some((worst, [across, down]));
            }
        }
    }
    best.map(|(_, runs)| runs)
}

/// Units of a given length at the corners of a side, and others between them that fill it. The latter stay clear of
/// the squares in the corners, by `spare` units in both directions.
fn run(strip: &Strip, side: f64, [near, spare]: [f64; 2]) -> Option<Run> {
    let even = evenly(strip, side);
    if (even - near).abs() <= SAME_LENGTH * near {
        return Some(Run { side, corner: UNITS, near, far: near });
    }
    let step = step(strip);
    let clear = strip.across() + spare * near;
    let ahead = ahead(strip) + spare;
    let least = (clear / near + ahead - 1e-9).ceil();
    // Longer units begin farther before their place than those at the corner.
    [least, least + 1.0].into_iter().find_map(|corner| {
        let middle = side - 2.0 * corner * near;
        // Units half as long as drawn are as bad as it gets.
        if middle < step * strip.along() / 2.0 {
            return None;
        }
        let far = middle / strip.count(middle, step);
        let is_clear = corner * near - ahead * far >= clear - SAME_PLACE;
        is_clear.then_some(Run { side, corner, near, far })
    })
}

/// How far before its unit an image of the frieze may begin, as a share of the unit.
fn ahead(strip: &Strip) -> f64 {
    strip.copies(share(strip)).iter().map(|copy| 0.5 - copy.middle).fold(0.0, f64::max)
}

/// Where the edges of units lie: on a mirror, if there is one.
fn share(strip: &Strip) -> f64 {
    strip.frieze.mirror().unwrap_or(0.0)
}

/// The strip so small that the shorter side holds, evenly, what both of its corners need and a unit more.
///
/// Sides of far more than [`UNITS`] units may find no plan even so. They are divided evenly then, each by itself; so
/// stretched, which is told, nobody expects their corners to agree.
fn smaller(strip: &Strip, tile: Size) -> (Strip, [Run; 2]) {
    let short = tile.width.min(tile.height);
    let corner = (strip.across() / strip.along() + LONGEST * ahead(strip) - 1e-9).ceil();
    let count = 2.0 * corner + step(strip);
    let strip = strip.shrunk(short / (count * strip.along()));
    let even = |side| {
        let length = evenly(&strip, side);
        Run { side, corner: UNITS, near: length, far: length }
    };
    let runs = plan(&strip, tile).unwrap_or_else(|| [tile.width, tile.height].map(even));
    (strip, runs)
}

/// Lays the half of a side that begins at x = 0, its mirror image in the middle of the side, and both again on the
/// other side of the cloth: `strips` takes the strip to the two.
///
/// A frieze with mirrors has one in the middle, so its images need no cut there: each comes with its mirror image, but
/// for those that lie across the middle, which are mirror images of one another.
fn lay(strip: &Strip, run: &Run, strips: &[Affine; 2], faces: &mut Vec<Face>) {
    let has_mirror = strip.frieze.mirror().is_some();
    let half = run.side / 2.0;
    let flip = Affine::new([-1.0, 0.0, 0.0, 1.0, run.side, 0.0]);
    let both = [strips[0], strips[1], strips[0] * flip, strips[1] * flip];
    let copies = strip.copies(share(strip));
    // Two units before the corner nothing hangs in any more.
    for cell in -2.. {
        let (start, length) = run.cell(cell);
        if start - length > half {
            break;
        }
        for copy in &copies {
            let middle = start + copy.middle * length;
            // Half a unit to each side is the image itself, another half may hang over.
            let (from, to) = (middle - length, middle + length);
            let reach = if has_mirror { middle - SAME_PLACE } else { from + SAME_PLACE };
            if to <= SAME_PLACE || reach > half {
                continue;
            }
            let mut cuts = Vec::new();
            let deep = strip.across() + length / 2.0;
            if from < deep {
                cuts.push(Cut::diagonal());
            }
            if has_mirror && to > run.side - deep {
                cuts.push(Cut::far_diagonal(run.side));
            }
            if !has_mirror && to > half + SAME_PLACE {
                cuts.push(Cut::before(half));
            }
            let is_own_twin = has_mirror && (middle - half).abs() <= SAME_PLACE;
            let images = if is_own_twin { &both[..2] } else { &both[..] };
            add(faces, strip.place(start, length) * copy.image, &cuts, images);
        }
    }
}
