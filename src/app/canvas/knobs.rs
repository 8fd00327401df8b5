//! The handles of parameters on the cloth.

use super::super::sight::Bench;
use super::hand::Knob;

/// The handles of the selected layer.
pub(super) fn of(_bench: &Bench<'_>) -> Vec<Knob> {
    Vec::new()
}
