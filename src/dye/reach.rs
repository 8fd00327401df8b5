//! Which baths reach a part.
//!
//! **Invariant:** a set of baths counted from 0, of which there are at most 32.

/// A set of baths, by their places in the order of work.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Reach(u32);

impl Reach {
    /// No bath: the cloth as it is.
    pub const NONE: Self = Self(0);

    /// The first `count` baths.
    pub fn first(count: usize) -> Self {
        (0..count).fold(Self::NONE, Self::with)
    }

    /// The same with `bath`; one beyond the 32nd is left out.
    #[must_use]
    pub fn with(self, bath: usize) -> Self {
        Self(self.0 | bit(bath))
    }

    /// The same without `bath`.
    #[must_use]
    pub fn without(self, bath: usize) -> Self {
        Self(self.0 & !bit(bath))
    }

    /// Whether `bath` is one of them.
    pub fn has(self, bath: usize) -> bool {
        self.0 & bit(bath) != 0
    }

    /// Whether there is none.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The baths, ascending.
    pub fn baths(self) -> impl Iterator<Item = usize> {
        (0..32).filter(move |bath| self.has(*bath))
    }

    /// How many they are.
    pub fn count(self) -> usize {
        self.baths().count()
    }
}

impl FromIterator<usize> for Reach {
    fn from_iter<I: IntoIterator<Item = usize>>(baths: I) -> Self {
        baths.into_iter().fold(Self::NONE, Self::with)
    }
}

fn bit(bath: usize) -> u32 {
    u32::try_from(bath).ok().and_then(|bath| 1_u32.checked_shl(bath)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sets_hold_what_was_put_in() {
        let reach: Reach = [3, 0, 3, 99].into_iter().collect();
        assert_eq!(reach.baths().collect::<Vec<_>>(), [0, 3]);
        assert!(reach.has(3) && !reach.has(99) && !reach.without(3).has(3));
        assert_eq!((Reach::first(3).count(), Reach::first(99).count()), (3, 32));
        assert!(Reach::NONE.is_empty());
    }
}
