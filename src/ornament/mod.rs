//! The native ornaments that motif scripts compose: petals, leaves, flowers, blades, clouds, curls and stems.
//!
//! Each is a free function of plain numbers, lengths in millimeters and angles in degrees, that gives outlines or
//! center lines as paths of few cubics. Ornaments stand around the origin, or grow from it toward +x, as each says.
//! Numbers out of range draw the nearest thing that can be drawn; nonsense (not finite, or without size) draws an
//! empty path. Draw at the final size: curves that are fitted rather than exact are true to a hundredth of a
//! millimeter, not to a share of the size.
//!
//! **Invariant:** ornaments know no wax, part or color, and the same numbers always give the same path.

use crate::geom::REACH;

pub mod basic;
pub mod blade;
pub mod cloud;
pub mod curl;
pub mod flower;
pub mod leaf;
pub mod mega;
pub mod petal;
pub mod stem;
pub mod turtle;
pub mod vine;

#[cfg(test)]
mod pictures;
#[cfg(test)]
mod tests;

/// Whether all `numbers` can be drawn: finite, and within [`REACH`].
fn are_sane(numbers: &[f64]) -> bool {
    numbers.iter().all(|number| number.abs() <= REACH)
}

/// Whether all `sizes` are of things that can be seen: a nanometer at least.
fn have_size(sizes: &[f64]) -> bool {
    are_sane(sizes) && sizes.iter().all(|size| *size >= 1e-6)
}

/// A count of things from a number: rounded, and no more than anybody could wax in one ornament.
fn count(number: f64) -> u32 {
    const MOST: f64 = 4096.0;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "clamped; a NaN becomes 0"
    )]
    let count = number.round().clamp(0.0, MOST) as u32;
    count
}

/// A number of a picture in the documentation, to so many parts of a millimeter; a negative 0 would be written with its
/// sign.
#[cfg(test)]
pub(crate) fn to_parts(number: f64, parts: f64) -> f64 {
    (number * parts).round() / parts + 0.0
}

/// Compares a picture of the guide with what it should be now; `UPDATE=1` draws it again.
#[cfg(test)]
pub(crate) fn drawn_again(path: &str, now: &str) {
    let path = format!("{}/{path}", env!("CARGO_MANIFEST_DIR"));
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, now).unwrap();
    }
    let then = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(then == now, "{path} is not what it shows; UPDATE=1 draws it again");
}
