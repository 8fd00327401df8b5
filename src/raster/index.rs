//! Where every mark of one period lies in pixels, found by rows.

use kurbo::{Affine, Point, Rect, Size, Vec2};

use crate::geom::Lattice;
use crate::geom::torus::Torus;
use crate::repeat::{Orbit, Repeat};

use super::Grid;

/// Height of a bucket in pixels. About as high as a block, so that a block looks into one or two.
const BUCKET: f64 = 128.0;

/// Most buckets; a taller period has taller ones.
const BUCKETS: f64 = 4096.0;

/// A mark at one of its places in the period.
#[derive(Clone, Copy, Debug)]
pub(super) struct Placed {
    /// Its number in the artwork.
    pub(super) mark: u32,
    /// The coat it belongs to.
    pub(super) coat: u32,
    orbit: u32,
    place: u32,
    /// Pixels that it may touch.
    pub(super) bounds: Rect,
}

/// The marks of one period by the rows they touch.
#[derive(Debug)]
pub(super) struct Index {
    /// From the lowest to the topmost.
    placed: Vec<Placed>,
    /// The places of each orbit, in pixels.
    places: Vec<Vec<Affine>>,
    /// In pixels, not necessarily a whole number of them.
    period: Size,
    /// Rows of the period: whoever paints asks for whole ones.
    rows: Torus,
    buckets: Vec<Vec<u32>>,
}

impl Index {
    pub(super) fn new(repeat: &Repeat, grid: Grid) -> Self {
        let scale = Affine::scale_non_uniform(grid.scale().x, grid.scale().y);
        let in_pixels = |orbit: &Orbit| orbit.cell.iter().map(|place| scale * *place).collect();
        let places: Vec<Vec<Affine>> = repeat.orbits().iter().map(in_pixels).collect();
        let period = scale.transform_rect_bbox(repeat.period().to_rect()).size();
        let placed = placed(repeat, &places);
        let count = (period.height / BUCKET).ceil().clamp(1.0, BUCKETS);
        let rows = Torus::new(Lattice::block(period), [1, whole(count)]);
        let buckets = vec![Vec::new(); rows.buckets()];
        let mut index = Self { placed, places, period, rows, buckets };
        for at in 0..index.placed.len() {
            let bounds = index.placed[at].bounds;
            for bucket in index.buckets_of(bounds) {
                index.buckets[bucket].push(u32::try_from(at).unwrap_or(u32::MAX));
            }
        }
        index
    }

    /// The marks of which a copy may touch the rows of `area`, from the topmost to the lowest.
    pub(super) fn near(&self, area: Rect) -> impl Iterator<Item = &Placed> {
        let buckets = self.buckets_of(area);
        let mut near: Vec<u32> =
            buckets.flat_map(|bucket| self.buckets[bucket].iter().copied()).collect();
        near.sort_unstable();
        near.dedup();
        near.into_iter().rev().map(|at| &self.placed[at as usize])
    }

    /// The offsets by whole periods at which a mark may touch `area`.
    pub(super) fn offsets(&self, placed: &Placed, area: Rect) -> impl Iterator<Item = Vec2> {
        let period = self.period;
        let copies = |low: f64, high: f64, period: f64| {
            whole((low / period).ceil())..=whole((high / period).floor())
        };
        let bounds = placed.bounds;
        let columns = copies(area.x0 - bounds.x1, area.x1 - bounds.x0, period.width);
        let rows = copies(area.y0 - bounds.y1, area.y1 - bounds.y0, period.height);
        rows.flat_map(move |row| {
            columns.clone().map(move |column| {
                Vec2::new(f64::from(column) * period.width, f64::from(row) * period.height)
            })
        })
    }

    /// The map from millimeters of the tile to pixels of the period.
    pub(super) fn map(&self, placed: &Placed) -> Affine {
        self.places[placed.orbit as usize][placed.place as usize]
    }

    /// The buckets that the rows of `area` or of its copies fall into.
    fn buckets_of(&self, area: Rect) -> impl Iterator<Item = usize> + use<> {
        let middle = Point::new(0.0, area.center().y);
        self.rows.around(middle, area.height() / 2.0)
    }
}

/// Every mark at every place, sorted as it is painted.
fn placed(repeat: &Repeat, places: &[Vec<Affine>]) -> Vec<Placed> {
    let marks = repeat.artwork().marks();
    let number = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    let mut placed = Vec::new();
    for (coat, marks_of) in repeat.coats().iter().enumerate() {
        for mark in &marks_of.marks {
            let bounds = marks[*mark].bounds();
            let orbit = repeat.orbit_at(*mark);
            for (place, map) in places[orbit].iter().enumerate() {
                // Anti-aliasing and rounding never reach a whole pixel.
                let bounds = marks[*mark].bounds_at(*map, bounds).inflate(1.0, 1.0);
                placed.push(Placed {
                    mark: number(*mark),
                    coat: number(coat),
                    orbit: number(orbit),
                    place: number(place),
                    bounds,
                });
            }
        }
    }
    placed
}

#[expect(clippy::cast_possible_truncation, reason = "saturates, where nothing is painted")]
fn whole(number: f64) -> i32 {
    number as i32
}
