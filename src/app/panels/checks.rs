//! Checks.
use super::super::sight::Bench;
use crate::notice::{Notice, Severity};
/// What they remember.
#[derive(Default)]
pub(crate) struct CheckOwn {
    pub(crate) shown: Option<Notice>,
}
/// How severe the worst is, and how many there are.
pub(crate) fn count(_own: &CheckOwn, _bench: &Bench<'_>) -> (Option<Severity>, usize) {
    (None, 0)
}
