//! What prints through a film: how much of each pixel some parts have, perhaps spread under what lies on them.
//!
//! Inks never meet exactly, so printers let the lower color reach a little under the upper one: a trap. On a film of one
//! bit a pixel belongs to the part that has most of it, so that films without a trap still make up every pixel.
//!
//! **Invariant:** without a trap the films of all parts sum up to all of every pixel, in both depths.

use std::collections::{BTreeSet, VecDeque};

use crate::mark::Part;

use super::owner::{Owner, WHOLE};
use super::{Grid, Inks, Painter, Shares, Window};

/// What prints through a film.
#[derive(Clone, Debug, PartialEq)]
pub struct Print {
    /// The parts that print.
    pub parts: BTreeSet<Part>,
    /// Whether a pixel prints whole or not at all.
    pub is_firm: bool,
    /// How far parts reach under what lies on them, in millimeters.
    pub trap: f64,
}

impl Grid {
    /// Pixels that a trap reaches, across and down.
    pub fn trap_reach(self, trap: f64) -> [u32; 2] {
        let scale = self.scale();
        [scale.x, scale.y].map(|scale| whole(trap * scale))
    }
}

impl Painter {
    /// How much of every pixel of a window prints, row by row: 255 for all of it.
    ///
    /// Costs what the window does, and with a trap some operations more for every pixel and row that it reaches; then it
    /// takes about 12 bytes a pixel.
    pub fn printed(&self, window: Window, print: &Print) -> Vec<u8> {
        let reach = self.grid().trap_reach(print.trap);
        let is_plain = !print.is_firm && reach == [0; 2];
        if is_plain {
            let film = self.window(window, &Inks::film(&print.parts));
            return film.rgba.chunks_exact(4).map(|pixel| WHOLE - pixel[0]).collect();
        }
        let [across, down] = reach;
        let around = window.grown(reach);
        let shares = self.shares(around);
        let width = around.width as usize;
        let spread = spread(&shares, print, reach);
        let rows = spread.chunks_exact(width.max(1)).skip(down as usize);
        let inside = |row: &[u8]| row[across as usize..][..window.width as usize].to_vec();
        rows.take(window.height as usize).flat_map(inside).collect()
    }
}

/// The parts of a print in every pixel, spread under the parts that lie on them and do not print.
fn spread(shares: &Shares, print: &Print, reach: [u32; 2]) -> Vec<u8> {
    let parts = shares.parts();
    let prints: Vec<bool> = parts.iter().map(|part| print.parts.contains(part)).collect();
    let sum = |counts: &dyn Fn(usize) -> bool| -> Vec<u8> {
        let weight = |spot: Owner<'_>| weight(spot, print, counts);
        shares.spots().map(weight).collect()
    };
    let own = sum(&|part| prints[part]);
    if reach == [0; 2] {
        return own;
    }
    let mut spread = own.clone();
    for (at, _) in prints.iter().enumerate().filter(|(_, prints)| **prints) {
        let alone = sum(&|part| part == at);
        if alone.iter().all(|weight| *weight == 0) {
            continue;
        }
        let upper = sum(&|part| part > at && !prints[part]);
        let wide = grown(&alone, shares.width() as usize, reach);
        for (pixel, spread) in spread.iter_mut().enumerate() {
            let under = wide[pixel].saturating_sub(alone[pixel]).min(upper[pixel]);
            *spread = (*spread).max(own[pixel].saturating_add(under));
        }
    }
    spread
}

/// What the parts that count have of a pixel; all or nothing where a print is firm.
fn weight(spot: Owner<'_>, print: &Print, counts: &dyn Fn(usize) -> bool) -> u8 {
    let all = |part: u16| u8::from(counts(usize::from(part))) * WHOLE;
    match spot {
        Owner::Pure(part) => all(part),
        // Of parts that have as much the one that is painted last.
        Owner::Mixed(portions) if print.is_firm => {
            let most = portions.iter().max_by_key(|portion| (portion.weight, portion.part));
            most.map_or(0, |portion| all(portion.part))
        }
        Owner::Mixed(portions) => {
            let counted = portions.iter().filter(|portion| counts(usize::from(portion.part)));
            counted.map(|portion| portion.weight).sum()
        }
    }
}

/// The most that is found so far around every pixel, in an ellipse.
fn grown(plane: &[u8], width: usize, [across, down]: [u32; 2]) -> Vec<u8> {
    let mut grown = plane.to_vec();
    let rows = plane.len() / width.max(1);
    for step in 0..=down {
        let side = half_width(step, [across, down]);
        for row in 0..rows {
            let line = &plane[row * width..][..width];
            if line.iter().all(|weight| *weight == 0) {
                continue;
            }
            let line = widened(line, side as usize);
            let step = step as usize;
            for place in [row.checked_sub(step), Some(row + step).filter(|row| *row < rows)] {
                let Some(place) = place else { continue };
                let below = &mut grown[place * width..][..width];
                below.iter_mut().zip(&line).for_each(|(below, here)| *below = (*below).max(*here));
            }
        }
    }
    grown
}

/// How far an ellipse reaches to both sides so many rows from its middle.
fn half_width(step: u32, [across, down]: [u32; 2]) -> u32 {
    // Half a pixel more, so that a circle of one pixel is no cross of five.
    let height = f64::from(step) / (f64::from(down) + 0.5);
    whole((f64::from(across) + 0.5) * (1.0 - height * height).max(0.0).sqrt() - 0.5)
}

/// The most within so many pixels to both sides of each pixel of a line.
fn widened(line: &[u8], side: usize) -> Vec<u8> {
    // Places of weights that may still be the most, from the largest to the smallest.
    let mut most: VecDeque<usize> = VecDeque::new();
    let mut next = 0;
    (0..line.len())
        .map(|at| {
            while next < line.len().min(at + side + 1) {
                while most.back().is_some_and(|last| line[*last] <= line[next]) {
                    most.pop_back();
                }
                most.push_back(next);
                next += 1;
            }
            while most.front().is_some_and(|first| first + side < at) {
                most.pop_front();
            }
            most.front().map_or(0, |first| line[*first])
        })
        .collect()
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "saturates, which is meant"
)]
fn whole(pixels: f64) -> u32 {
    pixels.round() as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_widened() {
        assert_eq!(widened(&[0, 0, 9, 0, 0, 5, 0], 1), [0, 9, 9, 9, 5, 5, 5]);
        assert_eq!(widened(&[3, 1], 9), [3, 3]);
        assert_eq!(widened(&[1, 2, 3], 0), [1, 2, 3]);
    }

    #[test]
    fn a_point_grows_into_a_disk() {
        let mut plane = vec![0; 49];
        plane[24] = 200;
        let shown: Vec<String> = grown(&plane, 7, [2, 2])
            .chunks(7)
            .map(|row| row.iter().map(|at| if *at > 0 { '#' } else { '.' }).collect())
            .collect();
        let disk = [".......", "..###..", ".#####.", ".#####.", ".#####.", "..###..", "......."];
        assert_eq!(shown, disk);
    }
}
