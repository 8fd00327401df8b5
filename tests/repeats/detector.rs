//! What repeats in a picture, found from its pixels alone.
//!
//! Nothing is known but the period. All shifts are tried, at every third pixel of a blurred picture; those that come
//! near are refined on the sharp one. The shifts found are the lattice; turns and mirrors are those that take this
//! lattice onto itself, and they are sought in the same manner.

use canting::geom::{Angle, Lattice, length};
use canting::raster::{Grid, Window};
use canting::repeat::Repeat;
use canting::seed::Stream;
use kurbo::{Affine, Point, Size, Vec2};

use super::painted;

/// How far two spots of a picture differ, as a part of what spots by chance do: below the first they are the same to
/// within a pixel's blur, above the second they are not. What lies between is a picture that proves nothing.
const SAME: f64 = 0.16;
const OTHER: f64 = 0.2;

/// A coarse shift is looked at more closely up to here.
const PROMISING: f64 = 0.4;

/// Coarse shifts are so many pixels apart.
const STRIDE: f64 = 3.0;

/// One period of cloth.
struct Plate {
    sides: [usize; 2],
    period: Size,
    /// Red, green and blue.
    sharp: Vec<[f32; 3]>,
    blurred: Vec<[f32; 3]>,
    /// What spots by chance differ, in the sharp and the blurred picture.
    chance: [f64; 2],
    /// Where it is looked at, in millimeters.
    spots: Vec<Point>,
}

#[derive(Clone, Copy)]
enum Look {
    Sharp,
    Blurred,
}

impl Plate {
    fn of(repeat: &Repeat, pixels_per_mm: f64) -> Self {
        let grid = Grid::snapped(repeat, pixels_per_mm).unwrap();
        let [width, height] = grid.period().unwrap().map(|side| u32::try_from(side).unwrap());
        let pixels = painted(repeat, grid, Window { x: 0, y: 0, width, height });
        let channel = |value: u8| f32::from(value) / 255.0;
        let pixel = |p: &[u8]| [channel(p[0]), channel(p[1]), channel(p[2])];
        let sharp: Vec<[f32; 3]> = pixels.rgba.chunks_exact(4).map(pixel).collect();
        let sides = [width as usize, height as usize];
        let blurred = blurred(&blurred(&sharp, sides), sides);
        let mut stream = Stream::new(1, "spots");
        let period = repeat.period();
        let mut spot =
            || Point::new(stream.between(0.0, period.width), stream.between(0.0, period.height));
        let spots: Vec<Point> = (0..1500).map(|_| spot()).collect();
        let mut picture = Self { sides, period, sharp, blurred, chance: [1.0; 2], spots };
        picture.chance = [Look::Sharp, Look::Blurred].map(|look| {
            let pairs = picture.spots.iter().zip(picture.spots.iter().skip(1));
            let sum: f64 = pairs.map(|(a, b)| picture.apart(look, *a, *b)).sum();
            sum / (picture.spots.len() - 1) as f64
        });
        assert!(picture.chance[0] > 0.02, "hardly anything is drawn: {:?}", picture.chance);
        picture
    }

    /// The color of a spot, between pixels.
    fn color(&self, look: Look, spot: Point) -> [f32; 3] {
        let pixels = match look {
            Look::Sharp => &self.sharp,
            Look::Blurred => &self.blurred,
        };
        let [width, height] = self.sides;
        let (x, fx) = split(spot.x / self.period.width, width);
        let (y, fy) = split(spot.y / self.period.height, height);
        let (right, below) = ((x + 1) % width, (y + 1) % height);
        let [p, q] = [&pixels[y * width..], &pixels[below * width..]];
        let mix = |at: usize| {
            let above = p[x][at] * (1.0 - fx) + p[right][at] * fx;
            let low = q[x][at] * (1.0 - fx) + q[right][at] * fx;
            above * (1.0 - fy) + low * fy
        };
        [mix(0), mix(1), mix(2)]
    }

    fn apart(&self, look: Look, a: Point, b: Point) -> f64 {
        let (a, b) = (self.color(look, a), self.color(look, b));
        f64::from((a[0] - b[0]).abs() + (a[1] - b[1]).abs() + (a[2] - b[2]).abs())
    }

    /// How far the picture and its image under `map` differ, by up to so many spots; fewer where it is hopeless.
    fn off(&self, look: Look, map: Affine, spots: usize) -> f64 {
        let chance = match look {
            Look::Sharp => self.chance[0],
            Look::Blurred => self.chance[1],
        };
        let mut sum = 0.0;
        for (count, spot) in self.spots.iter().take(spots).enumerate() {
            sum += self.apart(look, *spot, map * *spot);
            let mean = sum / (count + 1) as f64 / chance;
            let is_hopeless = (count + 1) % 48 == 0 && mean > 3.0 * PROMISING;
            if is_hopeless || (count + 1) % 192 == 0 && mean > 1.5 * PROMISING {
                return mean;
            }
        }
        sum / self.spots.len().min(spots) as f64 / chance
    }

    /// Every shift within a period after which `linear` shows the same picture.
    fn shifts(&self, linear: Affine) -> Vec<Vec2> {
        let [columns, rows] = self.sides.map(|side| (side as f64 / STRIDE).ceil());
        let pitch = Vec2::new(self.period.width / columns, self.period.height / rows);
        let whole = |count: f64| (0..).map(f64::from).take_while(move |at| *at < count);
        let places = whole(rows).flat_map(|y| whole(columns).map(move |x| (x, y)));
        let coarse = places.map(|(x, y)| {
            let shift = Vec2::new(x * pitch.x, y * pitch.y);
            (shift, self.off(Look::Blurred, moved(linear, shift), 384))
        });
        let mut coarse: Vec<(Vec2, f64)> = coarse.filter(|(_, off)| *off < PROMISING).collect();
        coarse.sort_by(|a, b| a.1.total_cmp(&b.1));
        let mut found: Vec<Vec2> = Vec::new();
        for (start, _) in coarse {
            // Beside one that is found lies only what is worse.
            if found.iter().any(|known| self.is_near(*known, start, 2.0 * STRIDE)) {
                continue;
            }
            let (fine, off) = self.refined(linear, start, pitch);
            if found.iter().any(|known| self.is_near(*known, fine, 2.0 * STRIDE)) {
                continue;
            }
            assert!(!(SAME..OTHER).contains(&off), "neither the same nor another: {off}");
            if off < SAME {
                found.push(fine);
            }
        }
        found
    }

    /// The shift near `start` at which pictures differ least, in ever smaller steps; and by how much they do.
    fn refined(&self, linear: Affine, start: Vec2, pitch: Vec2) -> (Vec2, f64) {
        let mut shift = start;
        let mut step = pitch / 2.0;
        for round in 0..6 {
            let look = if round < 2 { Look::Blurred } else { Look::Sharp };
            let off = |shift: Vec2| self.off(look, moved(linear, shift), 256);
            let mut best = off(shift);
            for _downhill in 0..4 {
                let around = super::sums(
                    Lattice { a: Vec2::new(step.x, 0.0), b: Vec2::new(0.0, step.y) },
                    1,
                );
                let next = around.map(|by| (shift + by, off(shift + by)));
                let next = next.min_by(|a, b| a.1.total_cmp(&b.1)).unwrap();
                if next.1 >= best {
                    break;
                }
                (shift, best) = next;
            }
            if best > PROMISING {
                return (shift, best);
            }
            step /= 2.0;
        }
        (shift, self.off(Look::Sharp, moved(linear, shift), self.spots.len()))
    }

    /// Whether two shifts are one, by so many pixels and whole periods.
    fn is_near(&self, a: Vec2, b: Vec2, pixels: f64) -> bool {
        let off = |by: f64, side: f64, sides: usize| {
            let parts = by / side;
            (parts - parts.round()).abs() * sides as f64
        };
        off(a.x - b.x, self.period.width, self.sides[0]) < pixels
            && off(a.y - b.y, self.period.height, self.sides[1]) < pixels
    }
}

fn moved(linear: Affine, shift: Vec2) -> Affine {
    linear.with_translation(shift)
}

/// The pixel at a place given in periods, and how far the place lies on to the next one.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within the picture")]
fn split(place: f64, pixels: usize) -> (usize, f32) {
    let at = (place * pixels as f64 - 0.5).rem_euclid(pixels as f64);
    let pixel = (at.floor() as usize) % pixels;
    (pixel, (at - at.floor()) as f32)
}

/// Each pixel the mean of 5 by 5.
fn blurred(pixels: &[[f32; 3]], [width, height]: [usize; 2]) -> Vec<[f32; 3]> {
    let along = |pixels: &[[f32; 3]], of: &dyn Fn(usize, usize) -> usize| {
        let mean = |at: usize| {
            let sum = (0..5).map(|by| pixels[of(at, by)]);
            let sum = sum.fold([0.0; 3], |a, b| [a[0] + b[0], a[1] + b[1], a[2] + b[2]]);
            sum.map(|channel| channel / 5.0)
        };
        (0..pixels.len()).map(mean).collect::<Vec<_>>()
    };
    let beside = |at: usize, by: usize| at / width * width + (at % width + width + by - 2) % width;
    let below = |at: usize, by: usize| (at / width + height + by - 2) % height * width + at % width;
    along(&along(pixels, &beside), &below)
}

/// What takes a picture onto itself.
#[derive(Debug)]
pub(super) struct Symmetry {
    /// Reduced; every shift that changes nothing is a sum of its vectors.
    pub(super) lattice: Lattice,
    /// One for each coset of the lattice, the identity among them.
    pub(super) isometries: Vec<Affine>,
}

impl Symmetry {
    /// What takes a cloth onto itself, by its picture alone.
    pub(super) fn seen(repeat: &Repeat, pixels_per_mm: f64) -> Self {
        let picture = Plate::of(repeat, pixels_per_mm);
        let shifts = picture.shifts(Affine::IDENTITY);
        let lattice = lattice_of(&shifts, picture.period);
        let candidates = turns_and_mirrors(lattice).into_iter();
        let isometries = candidates.filter_map(|linear| {
            let shifts = picture.shifts(linear);
            let cells = picture.period.area() / lattice.area();
            let is_all = shifts.is_empty() || (shifts.len() as f64 - cells).abs() < 1e-3;
            assert!(is_all, "{linear:?} {cells} cells: {shifts:?}");
            shifts.first().map(|shift| linear.with_translation(*shift))
        });
        Self { lattice, isometries: isometries.collect() }
    }
}

/// The lattice of all shifts within a period.
fn lattice_of(shifts: &[Vec2], period: Size) -> Lattice {
    // So many times any of them is a sum of periods, which makes rounding exact.
    let count = shifts.len() as f64;
    let exact = |part: f64, side: f64| (part / side * count).round() / count * side;
    let exact = |v: &Vec2| Vec2::new(exact(v.x, period.width), exact(v.y, period.height));
    let around = Lattice::block(period);
    let mut all: Vec<Vec2> = shifts
        .iter()
        .map(exact)
        .flat_map(|shift| super::sums(around, 1).map(move |step| shift + step))
        .filter(|shift| shift.hypot2() > 1e-6)
        .collect();
    all.sort_by(|a, b| a.hypot2().total_cmp(&b.hypot2()));
    let a = all[0];
    let b = all.iter().find(|b| a.cross(**b).abs() > 1e-3 * a.hypot2()).copied().unwrap();
    let lattice = Lattice { a, b }.reduced();
    let cells = period.area() / lattice.area();
    assert!((cells - count).abs() < 1e-6 * count, "{count} shifts, {cells} cells: {shifts:?}");
    lattice
}

/// Every turn and mirror that takes a reduced lattice onto itself: its vectors become sums of at most one of each.
fn turns_and_mirrors(Lattice { a, b }: Lattice) -> Vec<Affine> {
    let cell = Affine::new([a.x, a.y, b.x, b.y, 0.0, 0.0]);
    let signs = || (-1..=1).map(f64::from);
    let mut found = Vec::new();
    for (p, q) in signs().flat_map(|p| signs().map(move |q| (p, q))) {
        for (r, s) in signs().flat_map(|r| signs().map(move |s| (r, s))) {
            if (p * s - q * r).abs() < 0.5 {
                continue;
            }
            let [a, b, c, d, ..] =
                (cell * Affine::new([p, q, r, s, 0.0, 0.0]) * cell.inverse()).as_coeffs();
            // The nearest turn or mirror, and how far it is.
            let side = if a * d - b * c > 0.0 { 1.0 } else { -1.0 };
            let along = Vec2::new(a + side * d, b - side * c);
            let unit = Angle::of(along).unit();
            let off = length(Vec2::new(a - unit.x, b - unit.y))
                + length(Vec2::new(c + side * unit.y, d - side * unit.x));
            if off < 0.02 {
                found.push(Affine::new([unit.x, unit.y, -side * unit.y, side * unit.x, 0.0, 0.0]));
            }
        }
    }
    found
}
