//! The isometries that take the traces of a cell to themselves.
//!
//! **Invariant:** nothing is found that was not tried on every trace.

use kurbo::{Affine, Point, Vec2};

use super::laid::Traces;
use super::{Operations, whole};
use crate::geom::{Lattice, length};

/// How far an isometry may take a lattice vector beside the lattice, in millimeters: a quarter of what marks may lie
/// off. So 100 mm by 173.2 mm still is a hexagonal net, which it misses by 5 micrometers.
const ON_NET: f64 = 0.005;

/// The same traces on the finest lattice on which they repeat.
///
/// A translation that the lattice lacks makes it finer by some prime p: it is one of the p + 1 classes of vectors of
/// which p make a lattice sum, so each can be tried, and needs no measured number. As it moves every trace, p divides
/// the size of every class; a mark that comes once settles that there is none.
pub(super) fn finest(mut laid: Traces) -> Traces {
    for prime in primes(laid.sizes().fold(0, gcd)) {
        while let Some(finer) = finer(&laid, prime) {
            laid = finer;
        }
    }
    laid
}

fn finer(laid: &Traces, prime: u32) -> Option<Traces> {
    let size = usize::try_from(prime).ok()?;
    if laid.sizes().any(|class| class % size != 0) {
        return None;
    }
    let Lattice { a, b } = laid.lattice;
    let parts = f64::from(prime);
    let slanted = (0..prime).map(|times| ((a + b * f64::from(times)) / parts, b));
    slanted.chain([(b / parts, a)]).find_map(|(step, other)| {
        let carried = laid.carried(Affine::translate(step))?;
        let kept = leaders(&carried.targets, size)?;
        Some(laid.quotient(Lattice { a: step, b: other }, &kept))
    })
}

/// The first of each ring of followers, if every ring has `size` members.
fn leaders(targets: &[usize], size: usize) -> Option<Vec<usize>> {
    let mut seen = vec![false; targets.len()];
    let mut leaders = Vec::new();
    for first in 0..targets.len() {
        if seen[first] {
            continue;
        }
        leaders.push(first);
        let mut at = first;
        for _member in 0..size {
            if std::mem::replace(&mut seen[at], true) {
                return None;
            }
            at = targets[at];
        }
        if at != first {
            return None;
        }
    }
    Some(leaders)
}

/// One isometry for each linear part under which the traces stay as they are, the identity first; closed.
///
/// Each linear part is tried with every shift that takes the first of the rarest marks to another one of them. On the
/// finest lattice at most one of those is right, so the search stops there.
pub(super) fn operations(laid: &Traces) -> Operations {
    let linears = isometries(laid.lattice);
    let found = linears.into_iter().filter_map(|linear| shifted(laid, linear));
    let all: Vec<Affine> = std::iter::once(Affine::IDENTITY).chain(found).collect();
    closed(laid.lattice, &all)
}

fn shifted(laid: &Traces, linear: Affine) -> Option<Affine> {
    let from = linear * laid.anchors().next()?;
    laid.anchors().find_map(|to| {
        let carried = laid.carried(Affine::translate(to - from) * linear)?;
        let shift = laid.lattice.shortest(to - from + carried.beside);
        // Rounding errors taken away where there is no shift.
        let clean = |x: f64| if x.abs() < 1e-9 { 0.0 } else { x };
        Some(Affine::translate((clean(shift.x), clean(shift.y))) * linear)
    })
}

/// The turns and mirrors that keep a reduced lattice, without the identity.
///
/// They take its two vectors to vectors just as long, and of those every one is a sum with -1, 0 and 1.
fn isometries(lattice: Lattice) -> Vec<Affine> {
    let near = ON_NET.min(1e-3 * length(lattice.a).min(length(lattice.b)));
    let mut all = Vec::new();
    for [a, c, b, d] in counters() {
        let determinant = a * d - b * c;
        if determinant.abs() < 0.5 || [a, b, c, d] == [1.0, 0.0, 0.0, 1.0] {
            continue;
        }
        let images = Lattice { a: lattice.sum(a, c), b: lattice.sum(b, d) };
        let linear = if determinant > 0.0 {
            turned(a + d, lattice, images)
        } else {
            mirrored(lattice, images)
        };
        let off = |from: Vec2, to: Vec2| length((linear * from.to_point()).to_vec2() - to);
        if off(lattice.a, images.a) <= near && off(lattice.b, images.b) <= near {
            all.push(linear);
        }
    }
    all
}

/// Every four of -1, 0 and 1.
fn counters() -> impl Iterator<Item = [f64; 4]> {
    let digit = |number: u32, place: u32| f64::from(number / 3_u32.pow(place) % 3) - 1.0;
    (0..81).map(move |number| [0, 1, 2, 3].map(|place| digit(number, place)))
}

/// The turn that takes the lattice to `images`; its trace, a whole number, is twice the cosine.
fn turned(trace: f64, lattice: Lattice, images: Lattice) -> Affine {
    let cos = trace.clamp(-2.0, 2.0) / 2.0;
    let height = (1.0 - cos * cos).sqrt();
    let sin = if lattice.a.cross(images.a) < 0.0 { -height } else { height };
    // Adding 0 makes 0 of -0.
    Affine::new([cos + 0.0, sin, 0.0 - sin, cos + 0.0, 0.0, 0.0])
}

/// The mirror through 0 that takes the lattice nearest to `images`, by least squares.
fn mirrored(lattice: Lattice, images: Lattice) -> Affine {
    let clean = |x: f64| if (x - x.round()).abs() < 1e-12 { x.round() + 0.0 } else { x };
    // As complex numbers: a mirror takes z to its conjugate times w, and w is wanted with z' z summed over both.
    let by = |z: Vec2, to: Vec2| Vec2::new(z.x * to.x - z.y * to.y, z.x * to.y + z.y * to.x);
    let sum = by(lattice.a, images.a) + by(lattice.b, images.b);
    let (cos, sin) = (clean(sum.x / length(sum)), clean(sum.y / length(sum)));
    Affine::new([cos, sin, sin, 0.0 - cos, 0.0, 0.0])
}

/// The largest group among `all`, which begins with the identity; as a rule it is all of them.
///
/// What lies just within or beyond the tolerance may spoil it: of three mirrors two may be found. Every group of turns
/// and mirrors comes from two of its members, so every pair is tried.
pub(super) fn closed(lattice: Lattice, all: &[Affine]) -> Operations {
    let mut largest = vec![0];
    for one in 0..all.len() {
        for other in 0..one {
            if let Some(group) = generated(lattice, all, [one, other])
                && group.len() > largest.len()
            {
                largest = group;
            }
        }
    }
    largest.sort_unstable();
    largest.into_iter().map(|at| all[at]).collect()
}

/// All products of two of `all`, if they are among them.
fn generated(lattice: Lattice, all: &[Affine], pair: [usize; 2]) -> Option<Vec<usize>> {
    let mut group = vec![0];
    let mut next = 0;
    while let Some(at) = group.get(next).copied() {
        next += 1;
        for by in pair {
            let both = all[at] * all[by];
            let product = all.iter().position(|one| is_same(lattice, *one, both))?;
            if !group.contains(&product) {
                group.push(product);
            }
        }
    }
    Some(group)
}

/// Whether two isometries are the same but for a lattice sum. Those that differ do so by half a lattice vector or by a
/// turn of 60 degrees, so no care is needed.
fn is_same(lattice: Lattice, one: Affine, other: Affine) -> bool {
    let (a, b) = (one.as_coeffs(), other.as_coeffs());
    let linear = a.iter().zip(b).take(4).all(|(a, b)| (a - b).abs() < 0.01);
    let apart = lattice.shortest(one.translation() - other.translation());
    linear && length(apart) < 0.1 * length(lattice.a).min(length(lattice.b))
}

/// The linear part of `map` in whole numbers of the lattice: the images of its two vectors.
pub(super) fn counted(lattice: Lattice, map: Affine) -> [[i64; 2]; 2] {
    let linear = map.with_translation(Vec2::ZERO);
    [lattice.a, lattice.b].map(|way: Vec2| {
        let (i, j) = lattice.coordinates((linear * Point::new(way.x, way.y)).to_vec2());
        [whole(i), whole(j)]
    })
}

fn gcd(a: usize, b: usize) -> usize {
    if b == 0 { a } else { gcd(b, a % b) }
}

/// The primes that divide `number`, each once.
fn primes(number: usize) -> Vec<u32> {
    let mut rest = u32::try_from(number).unwrap_or(0);
    let mut all = Vec::new();
    let mut prime = 2;
    while prime * prime <= rest {
        if rest % prime == 0 {
            all.push(prime);
            while rest % prime == 0 {
                rest /= prime;
            }
        }
        prime += 1;
    }
    if rest > 1 {
        all.push(rest);
    }
    all
}
