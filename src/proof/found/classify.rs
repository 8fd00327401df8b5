//! Which of the 17 groups a closed list of isometries is.
//!
//! The tree of questions, n being how many turns there are:
//!
//! * n = 6: p6m with mirrors, p6 without.
//! * n = 4: p4 without mirrors; p4m if every one of the four directions has a true mirror, p4g if two only glide.
//! * n = 3: p3 without mirrors; p31m if the mirrors run along the shortest lattice vectors, p3m1 if across them. (Then
//!   every center of a turn lies on a mirror.)
//! * n = 2: p2 without mirrors; cmm if the lattice is centered about the mirrors; else pmm, pmg or pgg as two, one or
//!   none of the two directions have a true mirror.
//! * n = 1: p1 without mirrors; cm if the lattice is centered; else pm with a true mirror and pg with a glide.
//!
//! "Centered" is a question about whole numbers. Let v be the shortest lattice vector along the mirror. A lattice
//! vector and its mirror image add up to a whole multiple of v; if it is odd for one of them, that one ends halfway
//! along v, beside the mirror. Sums with it make mirrors of glides by v/2, so both are there, side by side. Otherwise a
//! mirrored operation glides by a whole multiple of v, and is a mirror, or by an odd multiple of v/2, and is a glide.

use kurbo::Affine;

use super::search::counted;
use super::whole;
use crate::geom::Lattice;
use crate::symmetry::{Group, glide, is_mirrored};

/// A mirrored operation, with its lattice.
#[derive(Clone, Copy)]
struct Mirror {
    /// Whether a mirror or a glide of any length runs there, and both.
    kind: Reflection,
    /// The squared length of the shortest lattice vector along it.
    along: f64,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Reflection {
    True,
    Glide,
    Centered,
}

/// The group of `operations`, one for each class modulo `lattice`, which is reduced.
pub(super) fn group(lattice: Lattice, operations: &[Affine]) -> Group {
    let mirrors: Vec<Mirror> = operations
        .iter()
        .filter(|operation| is_mirrored(**operation))
        .filter_map(|operation| mirror(lattice, *operation))
        .collect();
    let turns = operations.len() - mirrors.len();
    let glides = mirrors.iter().filter(|mirror| mirror.kind == Reflection::Glide).count();
    let is_centered = mirrors.iter().any(|mirror| mirror.kind == Reflection::Centered);
    let Some(first) = mirrors.first() else {
        return match turns {
            6 => Group::P6,
            4 => Group::P4,
            3 => Group::P3,
            2 => Group::P2,
            _ => Group::P1,
        };
    };
    match turns {
        6 => Group::P6m,
        4 if glides == 0 => Group::P4m,
        4 => Group::P4g,
        // The other net of mirrors runs along vectors longer by the root of 3.
        3 if first.along > 2.0 * lattice.a.hypot2().min(lattice.b.hypot2()) => Group::P3m1,
        3 => Group::P31m,
        2 if is_centered => Group::Cmm,
        2 if glides == 0 => Group::Pmm,
        2 if glides == 1 => Group::Pmg,
        2 => Group::Pgg,
        _ if is_centered => Group::Cm,
        _ if glides == 0 => Group::Pm,
        _ => Group::Pg,
    }
}

/// What `operation` is on its lattice; none if it keeps no vector, as every mirror does.
fn mirror(lattice: Lattice, operation: Affine) -> Option<Mirror> {
    let [[a, c], [b, d]] = counted(lattice, operation);
    // A vector and its image add up to one along the mirror.
    let sums = [[1 + a, c], [b, 1 + d]];
    let [i, j] = sums.into_iter().find(|sum| *sum != [0, 0])?;
    let common = gcd(i.abs(), j.abs());
    let shortest = [i / common, j / common];
    let [x, y] = shortest.map(|times| f64::from(i32::try_from(times).unwrap_or(0)));
    let along = lattice.sum(x, y);
    let times = |sum: [i64; 2]| {
        let [i, j] = sum;
        if shortest[0] == 0 { j / shortest[1] } else { i / shortest[0] }
    };
    let halves = whole(2.0 * glide(operation).dot(along) / along.hypot2());
    let kind = if sums.into_iter().any(|sum| times(sum) % 2 != 0) {
        Reflection::Centered
    } else if halves % 2 == 0 {
        Reflection::True
    } else {
        Reflection::Glide
    };
    Some(Mirror { kind, along: along.hypot2() })
}

fn gcd(a: i64, b: i64) -> i64 {
    if b == 0 { a } else { gcd(b, a % b) }
}
