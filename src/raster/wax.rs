//! Wax on cloth: what the cloth looks like while some of its parts are waxed.
//!
//! Hot wax sinks into cotton, and hardens into a low bead with soft shoulders. Its height is how much of the
//! surroundings is waxed, a quarter of a millimeter around; thin wax lets the cloth through, thick wax is nearly
//! opaque; light comes from the upper left. All lengths are in millimeters, so that wax looks alike at every resolution
//! that shows it.
//!
//! **Invariant:** a pixel depends on the shares of the pixels around it, and on its place in the period, only; so copies
//! stay equal bit for bit.

use std::collections::BTreeSet;

use crate::color::Srgb;
use crate::mark::Part;

use super::inks::Table;
use super::owner::{Owner, WHOLE};
use super::{Grid, Inks, Painter, Shares, Window};
use crate::color::Pixmap;

mod uneven;

use uneven::Uneven;

/// How far the shoulder of a bead reaches, in millimeters: the standard deviation of a bell curve. Lines of wax are
/// about a millimeter wide and must still have a back.
const SHOULDER: f64 = 0.25;

/// Beyond so many standard deviations a bell curve is 0.
const TAIL: f64 = 2.5;

/// Weights of a bell curve add up to this, so that sums of 16-bit heights fit into 32 bits.
const UNIT: u32 = 1 << 12;

/// The height of wax without edges.
const HIGH: f32 = 65_280.0;

/// Paraffin with resin and a little beeswax, as it hardens on the cloth.
const WAX: [f32; 3] = [180.0, 126.0, 58.0];

/// What is left of red, green and blue light that goes through wax to the cloth and back.
const THROUGH: [f32; 3] = [0.90, 0.70, 0.42];

/// What the sheen of wax adds: warm, since it is no polished surface.
const SHEEN: [f32; 3] = [58.0, 54.0, 44.0];

/// How steep the flank of a bead is, the height of wax in shoulders.
const STEEP: f32 = 0.85;

/// The share of cloth that shows through the thinnest wax, and through the thickest.
const SHOWS: [f32; 2] = [0.42, 0.13];

/// How much of its height wax is thicker or thinner where the hand was slow or fast.
const THICK: f32 = 0.4;

/// How much darker thick wax is.
const DEEP: f32 = 0.04;

/// How steep the swells of uneven wax are.
const ROUGH: f32 = 0.45;

/// How much wax the threads beside it have drawn in.
const CREEPS: f32 = 0.6;

/// How dark the shadow of a bead is.
const SHADOW: f32 = 0.3;

/// Toward the light: left, up and out of the cloth.
const LIGHT: [f32; 3] = [-0.48, -0.58, 0.658];

/// The color of thick, even wax over cloth of this color: wax for readers that shade nothing.
pub fn wax_over(cloth: Srgb) -> Srgb {
    let mix = |channel: u8, wax: f32, through: f32| {
        let shown = f32::from(channel) * through * SHOWS[1] + wax * (1.0 - SHOWS[1]);
        byte(shown)
    };
    Srgb::new(
        mix(cloth.r, WAX[0], THROUGH[0]),
        mix(cloth.g, WAX[1], THROUGH[1]),
        mix(cloth.b, WAX[2], THROUGH[2]),
    )
}

impl Grid {
    /// Pixels that wax looks beyond a window, on the axis where it is more.
    pub fn wax_reach(self) -> u32 {
        let [across, down] = Curve::of(self).map(|curve| curve.reach() + 1);
        across.max(down)
    }
}

impl Painter {
    /// Paints a window in colors, with wax on the parts `waxed`.
    ///
    /// `inks` are the colors of the cloth below. Wax hides a ground that is left out. Takes about 16 bytes a pixel, and
    /// paints more than half a millimeter around the window too: see [`Grid::wax_reach`].
    pub fn waxed(&self, window: Window, inks: &Inks, waxed: &BTreeSet<Part>) -> Pixmap {
        if window.width == 0 || window.height == 0 {
            return Pixmap { width: window.width, height: window.height, rgba: Vec::new() };
        }
        let curves = Curve::of(self.grid);
        let reach = curves.each_ref().map(|curve| curve.reach() + 1);
        let [across, down] = reach;
        let shares = self.shares(window.grown(reach));
        let is_waxed: Vec<bool> = self.parts.iter().map(|part| waxed.contains(part)).collect();
        let surface = Surface::new(&shares, &is_waxed, curves);
        let uneven = Uneven::new(self.grid, window.x - 1, window.width as usize + 2);
        let row = |row: u32| Row {
            heights: surface.row(row),
            uneven: uneven.row(window.y + i64::from(row) - 1),
        };
        let show = Show { table: Table::new(inks, &self.parts), is_waxed };
        let mut rgba = Vec::with_capacity(window.width as usize * window.height as usize);
        let mut rows: Vec<Row> = (0..3).map(row).collect();
        for y in 0..window.height {
            let first = (y + down) as usize * shares.width() as usize + across as usize;
            let spots = shares.spots_from(first).take(window.width as usize);
            for (at, spot) in spots.enumerate() {
                rgba.push(match rows[1].heights[at + 1] {
                    // No wax far and wide.
                    0.0 => show.table.pixel(spot),
                    _ => show.pixel(spot, &Standing::new(&rows, at, &surface)),
                });
            }
            rows.remove(0);
            rows.push(row(y + 3));
        }
        Pixmap { width: window.width, height: window.height, rgba: rgba.into_flattened() }
    }
}

/// A bell curve in whole numbers, from its middle outward.
#[derive(Debug)]
struct Curve {
    weights: Vec<u32>,
    /// In pixels.
    deviation: f32,
}

impl Curve {
    /// The shoulder of a bead, across and down.
    fn of(grid: Grid) -> [Self; 2] {
        [grid.scale().x, grid.scale().y].map(|scale| Self::new(SHOULDER * scale))
    }

    fn new(deviation: f64) -> Self {
        // Narrower than this, pixels would see nothing of their neighbors.
        let deviation = deviation.max(0.5);
        let reach = (TAIL * deviation).ceil();
        let bell = |at: f64| libm::exp(-at * at / (2.0 * deviation * deviation));
        let mut bells = Vec::new();
        while num(bells.len()) <= reach {
            bells.push(bell(num(bells.len())));
        }
        let sum = 2.0 * bells.iter().sum::<f64>() - 1.0;
        let mut weights: Vec<u32> =
            bells.iter().map(|bell| whole(bell / sum * f64::from(UNIT))).collect();
        // What cutting off has left over goes to the middle.
        let outer: u32 = 2 * weights[1..].iter().sum::<u32>();
        weights[0] = UNIT.saturating_sub(outer);
        Self { weights, deviation: narrow(deviation) }
    }

    fn reach(&self) -> u32 {
        u32::try_from(self.weights.len() - 1).unwrap_or(0)
    }

    /// Adds rows or columns, each weighed by its distance to the middle one.
    fn weighs(&self) -> impl Iterator<Item = (usize, u32)> {
        let middle = self.weights.len() - 1;
        (0..=2 * middle).map(move |at| (at, self.weights[at.abs_diff(middle)]))
    }
}

/// The surface of the wax, one pixel larger than the window on each side.
struct Surface {
    curves: [Curve; 2],
    width: usize,
    /// Coverage, smoothed across but not yet down.
    smooth: Vec<u16>,
}

impl Surface {
    fn new(shares: &Shares, is_waxed: &[bool], curves: [Curve; 2]) -> Self {
        let wide = shares.width() as usize;
        let width = wide - 2 * curves[0].reach() as usize;
        let mut smooth = Vec::with_capacity(width * shares.height() as usize);
        let mut sums = vec![0_u32; width];
        for row in 0..shares.height() as usize {
            let spots = shares.spots_from(row * wide).take(wide);
            let coverage: Vec<u8> = spots.map(|spot| covered(spot, is_waxed)).collect();
            sums.fill(0);
            for (from, weight) in curves[0].weighs() {
                let coverage = &coverage[from..from + width];
                sums.iter_mut().zip(coverage).for_each(|(sum, at)| *sum += weight * u32::from(*at));
            }
            // Of 20 bits the upper 16.
            smooth.extend(sums.iter().map(|sum| low(sum >> 4)));
        }
        Self { curves, width, smooth }
    }

    /// The heights of a row, in parts of that of wax without edges; nothing beyond the last.
    fn row(&self, row: u32) -> Vec<f32> {
        let first = row as usize * self.width;
        let mut sums = vec![0_u32; self.width];
        for (from, weight) in self.curves[1].weighs() {
            let start = first + from * self.width;
            let Some(smooth) = self.smooth.get(start..start + self.width) else {
                return Vec::new();
            };
            sums.iter_mut().zip(smooth).for_each(|(sum, at)| *sum += weight * u32::from(*at));
        }
        sums.iter().map(|sum| f32::from(low(sum / UNIT)) / HIGH).collect()
    }
}

/// A row of the surface.
struct Row {
    heights: Vec<f32>,
    uneven: Vec<f32>,
}

/// The surface at a pixel.
struct Standing {
    /// From 0 to 1.
    height: f32,
    /// From -1, thin, to 1, thick.
    uneven: f32,
    /// How the height changes in a shoulder's length, to the right and down.
    slope: [f32; 2],
    /// Where the wax looks.
    normal: [f32; 3],
}

impl Standing {
    /// The pixel at a column of the window, in the middle one of three rows.
    fn new(rows: &[Row], at: usize, surface: &Surface) -> Self {
        let change = |of: fn(&Row) -> &Vec<f32>| {
            let near = |row: usize, column: usize| of(&rows[row])[at + column];
            [near(1, 2) - near(1, 0), near(2, 1) - near(0, 1)]
        };
        let [up, rough] = [change(|row| &row.heights), change(|row| &row.uneven)];
        let shoulders = |change: f32, axis: usize| change / 2.0 * surface.curves[axis].deviation;
        let height = rows[1].heights[at + 1];
        let bead = bead_slope(height) * STEEP;
        let slope = [0, 1].map(|axis| shoulders(up[axis], axis));
        let [x, y] = [0, 1].map(|axis| bead * slope[axis] + ROUGH * shoulders(rough[axis], axis));
        let length = (x * x + y * y + 1.0).sqrt();
        let normal = [-x / length, -y / length, 1.0 / length];
        Self { height, uneven: rows[1].uneven[at + 1], slope, normal }
    }
}

/// The slope of a bead against the smoothed height: steep at the edge of the wax, where half of the surroundings are
/// waxed, and level at its back.
fn bead_slope(height: f32) -> f32 {
    // Of a quarter of an ellipse from a little outside the edge, so that nothing is endlessly steep.
    let up = ((height - 0.35) / 0.65).clamp(0.03, 1.0);
    (1.0 - up) / (up * (2.0 - up)).sqrt() / 0.65 + 0.6
}

/// How a pixel looks.
struct Show {
    table: Table,
    is_waxed: Vec<bool>,
}

impl Show {
    fn pixel(&self, spot: Owner<'_>, place: &Standing) -> [u8; 4] {
        let waxed = f32::from(covered(spot, &self.is_waxed));
        let [bare, below] = self.mixed(spot);
        let alpha = bare.weight + waxed;
        if alpha == 0.0 {
            return [0; 4];
        }
        let [wax, soaked] = [wax(place, below.mean()), soaked(place)];
        let channel = |at: usize| byte((bare.sum[at] * soaked[at] + wax[at] * waxed) / alpha);
        [channel(0), channel(1), channel(2), byte(alpha)]
    }

    /// The bare cloth of a pixel, and what lies under its wax.
    fn mixed(&self, spot: Owner<'_>) -> [Light; 2] {
        let mut lights = [Light::default(); 2];
        let mut add = |part: u16, weight: u8| {
            let [red, green, blue, alpha] = self.table.pure(part);
            if alpha > 0 {
                let light = &mut lights[usize::from(self.is_waxed[usize::from(part)])];
                light.add([red, green, blue], weight);
            }
        };
        match spot {
            Owner::Pure(part) => add(part, WHOLE),
            Owner::Mixed(portions) => {
                portions.iter().for_each(|portion| add(portion.part, portion.weight));
            }
        }
        lights
    }
}

/// Weighed colors.
#[derive(Clone, Copy, Debug, Default)]
struct Light {
    sum: [f32; 3],
    weight: f32,
}

impl Light {
    fn add(&mut self, color: [u8; 3], weight: u8) {
        let weight = f32::from(weight);
        self.weight += weight;
        self.sum = [0, 1, 2].map(|at| self.sum[at] + weight * f32::from(color[at]));
    }

    /// Their mean; wax without cloth lies on wax.
    fn mean(&self) -> [f32; 3] {
        if self.weight > 0.0 { self.sum.map(|sum| sum / self.weight) } else { WAX }
    }
}

/// The color of wax over a color of cloth.
fn wax(place: &Standing, below: [f32; 3]) -> [f32; 3] {
    let thick = (place.height + THICK * place.uneven).clamp(0.0, 1.0);
    let shows = SHOWS[0] + (SHOWS[1] - SHOWS[0]) * thick;
    let dot = |a: [f32; 3], b: [f32; 3]| a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
    // Against level wax, which is as bright as its color says.
    let lit = dot(place.normal, LIGHT) - LIGHT[2];
    let shade = 1.0 + if lit > 0.0 { 0.16 } else { 0.5 } * lit - DEEP * place.uneven;
    // Half way between the light and the eye, which looks straight down.
    let half = (2.0 * (1.0 + LIGHT[2])).sqrt();
    let facing = dot(place.normal, [LIGHT[0] / half, LIGHT[1] / half, (1.0 + LIGHT[2]) / half]);
    let sheen = gloss(facing) - gloss((1.0 + LIGHT[2]) / half);
    [0, 1, 2].map(|at| {
        let body = WAX[at] * (1.0 - shows) + THROUGH[at] * below[at] * shows;
        body * shade + SHEEN[at] * sheen.max(0.0)
    })
}

/// What is left of the color of bare cloth beside wax: some wax has crept between its threads, and on the side away from
/// the light lies its shadow.
fn soaked(place: &Standing) -> [f32; 3] {
    let away = -(place.slope[0] * LIGHT[0] + place.slope[1] * LIGHT[1]);
    let shadow = 1.0 - SHADOW * (-away).max(0.0);
    let near = (2.0 * place.height).min(1.0);
    let crept = CREEPS * near * near * near;
    THROUGH.map(|through| (1.0 - crept * (1.0 - through)) * shadow)
}

/// How much of the light a surface throws back that looks so nearly half way to it: to the power of 16.
fn gloss(facing: f32) -> f32 {
    let mut power = facing.max(0.0);
    for _square in 0..4 {
        power *= power;
    }
    power
}

/// How much of a pixel is waxed.
fn covered(spot: Owner<'_>, is_waxed: &[bool]) -> u8 {
    match spot {
        Owner::Pure(part) => u8::from(is_waxed[usize::from(part)]) * WHOLE,
        Owner::Mixed(portions) => portions
            .iter()
            .filter(|portion| is_waxed[usize::from(portion.part)])
            .map(|portion| portion.weight)
            .sum(),
    }
}

#[expect(clippy::cast_precision_loss, reason = "small numbers")]
fn num(count: usize) -> f64 {
    count as f64
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most the unit")]
fn whole(number: f64) -> u32 {
    number as u32
}

#[expect(clippy::cast_possible_truncation, reason = "few pixels")]
fn narrow(number: f64) -> f32 {
    number as f32
}

#[expect(clippy::cast_possible_truncation, reason = "sums of weights are in range")]
fn low(sum: u32) -> u16 {
    debug_assert!(sum <= 65_280, "{sum} is higher than wax");
    sum as u16
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "saturates, as it is meant to"
)]
fn byte(channel: f32) -> u8 {
    (channel + 0.5) as u8
}
