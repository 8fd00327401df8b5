//! The coats that lie over one another at a place.

/// Which coats there are, and the topmost.
pub(super) struct Pile {
    /// How many marks of each coat.
    marks: Vec<u32>,
    /// A bit for each coat of which there is a mark.
    bits: Vec<u64>,
    top: Option<u32>,
}

impl Pile {
    /// No coat yet, of so many.
    pub(super) fn new(coats: usize) -> Self {
        Self { marks: vec![0; coats], bits: vec![0; coats.div_ceil(64)], top: None }
    }

    /// Lays a mark of a coat; comes back with the topmost coat.
    pub(super) fn lay(&mut self, coat: u32) -> Option<u32> {
        let marks = &mut self.marks[coat as usize];
        *marks += 1;
        if *marks == 1 {
            self.bits[coat as usize / 64] |= 1 << (coat % 64);
            self.top = self.top.max(Some(coat));
        }
        self.top
    }

    /// Takes a mark of a coat away; comes back with the topmost coat.
    pub(super) fn lift(&mut self, coat: u32) -> Option<u32> {
        let marks = &mut self.marks[coat as usize];
        *marks -= 1;
        if *marks == 0 {
            self.bits[coat as usize / 64] &= !(1 << (coat % 64));
            if self.top == Some(coat) {
                self.top = self.topmost(coat as usize / 64);
            }
        }
        self.top
    }

    /// The topmost coat of those in the words up to this one.
    fn topmost(&self, word: usize) -> Option<u32> {
        let last = self.bits[..=word].iter().rposition(|bits| *bits != 0)?;
        u32::try_from(last).ok().map(|last| 64 * last + self.bits[last as usize].ilog2())
    }
}
