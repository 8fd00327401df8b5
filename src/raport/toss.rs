//! Motifs strewn at random, evenly: the toss of the textile trade (docs/craft.md, section 7.1).

use kurbo::{Affine, Point, Rect, Size};

use super::{Face, Frame, Raport, steps};
use crate::design::step::Turning;
use crate::geom::scatter::{Border, Plot, poisson};
use crate::geom::{self, Angle, Lattice};
use crate::notice::Message;
use crate::seed::Stream;

/// Most motifs that a tile is strewn with: more than anybody tells apart, and every one is a copy of all its marks.
const CROWD: usize = 2000;

/// How many squares of the gap hold one motif: what Poisson discs packed by chance leave.
const ROOM: f64 = 1.4;

/// Strews as many motifs as keep the gap; of `letters` different ones, each as often as the others.
pub(super) fn toss(tile: Size, gap: f64, turning: Turning, seed: u64, letters: &[char]) -> Raport {
    let lattice = Lattice::block(tile);
    let plot =
        Plot { area: Rect::from_origin_size(Point::ORIGIN, tile), border: Border::Joined(lattice) };
    let least = (tile.area() / ROOM / CROWD as f64).sqrt();
    let (spacing, is_tight) = if gap < least { (least, true) } else { (gap, false) };
    let mut stream = Stream::new(seed, "toss");
    let mut points = poisson(&plot, spacing, &mut || stream.unit(), &|_anywhere| true);
    // By rows, so that neighbors get different motifs.
    points.sort_by(|a, b| (a.y, a.x).partial_cmp(&(b.y, b.x)).unwrap_or(std::cmp::Ordering::Equal));
    let mut faces: Vec<Face> = letters.iter().map(|letter| strewn(*letter, spacing)).collect();
    let mut left: Vec<usize> = Vec::new();
    for point in &points {
        if left.is_empty() {
            left = (0..faces.len()).collect();
        }
        let pick = left.swap_remove(index(stream.unit(), left.len()));
        let turn = geom::turn(Angle::degrees(turned(turning, stream.unit())));
        faces[pick].images.push(Affine::translate(point.to_vec2()) * turn);
    }
    let raport = Raport::new(lattice, faces);
    let message = |key| Message::new(key).with("gap", gap).with("made", spacing);
    if is_tight {
        return raport.warn(message("repeat-toss-crowded").with("max", CROWD));
    }
    if points.len() < letters.len() || points.len() < 2 {
        let near = tile.width.min(tile.height) / (letters.len().max(2) as f64);
        return raport.warn(
            message("repeat-toss-few").with("count", points.len()).with("near", steps::typed(near)),
        );
    }
    raport
}

/// A motif without a place yet. Its outline is a square as wide as the gap.
fn strewn(letter: char, gap: f64) -> Face {
    let half = gap / 2.0;
    let outline = [(-half, -half), (half, -half), (half, half), (-half, half)];
    let outline = outline.map(Point::from).to_vec();
    Face { letter: Some(letter), frame: Frame::Once, images: Vec::new(), clip: None, outline }
}

/// Degrees of a turn, by chance.
fn turned(turning: Turning, chance: f64) -> f64 {
    match turning {
        Turning::OneWay => 0.0,
        Turning::TwoWay => (2.0 * chance).floor() * 180.0,
        Turning::FourWay => (4.0 * chance).floor() * 90.0,
        Turning::Free => 360.0 * chance,
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a unit times a count, both not negative"
)]
fn index(unit: f64, count: usize) -> usize {
    ((unit * count as f64) as usize).min(count.saturating_sub(1))
}
