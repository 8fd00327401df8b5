//! The edge between two parts, joined to gaps while it is found, row by row.
//!
//! A piece of edge is what lies between four pixels; pieces near to one another are one gap. Only what later pieces may
//! still touch is held: the last rows, and the first ones, which touch the last over the seam.
//!
//! **Invariant:** every gap counts, over seams and whatever their number, and each once.

use std::collections::VecDeque;

use kurbo::{Point, Size};

/// Shorter edges are none, in pixels: where two edges of wax meet, their sampled ends may part by a pixel or two.
const NOISE: f64 = 3.0;

/// Most pieces whose places a gap remembers: all of one that is worth a place of its own, at 1.5 pieces a pixel.
const KEPT: usize = 64;

/// The edge between two parts. Positions and lengths are in pixels.
pub(super) struct Edge {
    period: Size,
    /// Pieces nearer to one another belong to one gap.
    joined: f64,
    /// Rows at the top of the period that the seam joins to those at its bottom.
    first: Vec<Row>,
    /// Rows that the next piece may be near to.
    last: VecDeque<Row>,
    gaps: Vec<Gap>,
    found: Tally,
}

/// Gaps that are whole.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Tally {
    /// How many.
    pub(super) count: usize,
    /// The length of the longest.
    pub(super) length: f64,
    /// The piece that is nearest to its middle, perhaps as seen over a seam.
    pub(super) place: Point,
}

struct Row {
    y: f64,
    /// From left to right.
    spans: Vec<Span>,
}

/// Pieces side by side.
#[derive(Clone, Copy)]
struct Span {
    from: f64,
    to: f64,
    gap: usize,
}

struct Gap {
    /// The gap it has been joined to, or itself.
    root: usize,
    length: f64,
    kept: Vec<Point>,
}

impl Edge {
    /// An edge of which nothing has been found yet.
    pub(super) fn new(period: Size, joined: f64) -> Self {
        let (first, last, gaps) = (Vec::new(), VecDeque::new(), Vec::new());
        Self { period, joined, first, last, gaps, found: Tally::default() }
    }

    /// Takes a piece, below those before it or to their right.
    pub(super) fn add(&mut self, place: Point, length: f64) {
        while let Some(row) = self.last.pop_front_if(|row| row.y + self.joined <= place.y) {
            if row.y < self.joined {
                self.first.push(row);
            }
        }
        let near = self.near([place.x, place.x], place.y);
        let gap = near.first().copied().unwrap_or(self.gaps.len());
        if near.is_empty() {
            self.gaps.push(Gap { root: gap, length: 0.0, kept: Vec::new() });
        }
        let gap = near.into_iter().fold(gap, |gap, other| self.join(gap, other));
        self.gaps[gap].length += length;
        if self.gaps[gap].kept.len() < KEPT {
            self.gaps[gap].kept.push(place);
        }
        let span = Span { from: place.x, to: place.x, gap };
        match self.last.back_mut() {
            Some(row) if row.y >= place.y => match row.spans.last_mut() {
                Some(span) if span.to + 1.0 >= place.x => span.to = place.x,
                _ => row.spans.push(span),
            },
            _ => self.last.push_back(Row { y: place.y, spans: vec![span] }),
        }
    }

    /// Counts and forgets all gaps to which nothing can be added. For memory's sake, now and then.
    pub(super) fn settle(&mut self) {
        let mut kept = vec![None; self.gaps.len()];
        let mut rows = (std::mem::take(&mut self.first), std::mem::take(&mut self.last));
        let mut gaps = Vec::new();
        for row in rows.0.iter_mut().chain(&mut rows.1) {
            for span in &mut row.spans {
                let root = self.root(span.gap);
                span.gap = *kept[root].get_or_insert_with(|| {
                    let Gap { length, kept, .. } = &mut self.gaps[root];
                    let root = gaps.len();
                    gaps.push(Gap { root, length: *length, kept: std::mem::take(kept) });
                    root
                });
            }
        }
        (self.first, self.last) = rows;
        for (at, gap) in std::mem::replace(&mut self.gaps, gaps).iter().enumerate() {
            if gap.root == at && kept[at].is_none() {
                self.found = self.counted(gap);
            }
        }
    }

    /// All gaps.
    pub(super) fn finished(mut self) -> Tally {
        let first: Vec<(f64, Span)> = (self.first.iter().chain(&self.last))
            .filter(|row| row.y < self.joined)
            .flat_map(|row| row.spans.iter().map(|span| (row.y, *span)))
            .collect();
        for (y, span) in first {
            for other in self.near([span.from, span.to], y + self.period.height) {
                self.join(span.gap, other);
            }
        }
        self.first.clear();
        self.last.clear();
        self.settle();
        self.found
    }

    /// What is found with one more gap.
    fn counted(&self, gap: &Gap) -> Tally {
        let found = self.found;
        if gap.length < NOISE {
            return found;
        }
        let count = found.count + 1;
        if gap.length <= found.length {
            return Tally { count, ..found };
        }
        Tally { count, length: gap.length, place: self.middle(&gap.kept) }
    }

    /// The place that is nearest to the middle of all.
    fn middle(&self, places: &[Point]) -> Point {
        let Some(first) = places.first() else { return Point::ZERO };
        // As seen from the first one, whichever side of a seam they are on.
        let Size { width, height } = self.period;
        let near = |way: f64, period: f64| way - period * (way / period).round();
        let ways = places.iter().map(|place| *place - *first);
        let ways: Vec<_> =
            ways.map(|way| kurbo::Vec2::new(near(way.x, width), near(way.y, height))).collect();
        let mean = ways.iter().copied().sum::<kurbo::Vec2>() / ways.len() as f64;
        let apart = |way: &kurbo::Vec2| (*way - mean).hypot2();
        let best = ways.iter().min_by(|a, b| apart(a).total_cmp(&apart(b)));
        *first + best.copied().unwrap_or_default()
    }

    /// The gaps of the last rows that are near to pieces side by side.
    fn near(&self, [from, to]: [f64; 2], y: f64) -> Vec<usize> {
        let mut near = Vec::new();
        for row in &self.last {
            let square = self.joined * self.joined - (y - row.y) * (y - row.y);
            if square <= 0.0 {
                continue;
            }
            let reach = square.sqrt();
            for shift in [0.0, self.period.width, -self.period.width] {
                let [from, to] = [from + shift - reach, to + shift + reach];
                let begin = row.spans.partition_point(|span| span.to <= from);
                let spans = row.spans[begin..].iter().take_while(|span| span.from < to);
                near.extend(spans.map(|span| span.gap));
            }
        }
        near
    }

    /// Makes two gaps one; comes back with its number.
    fn join(&mut self, one: usize, other: usize) -> usize {
        let (one, other) = (self.root(one), self.root(other));
        if one == other {
            return one;
        }
        let (one, other) = (one.min(other), one.max(other));
        let Gap { length, kept, .. } = &mut self.gaps[other];
        let (length, kept) = (*length, std::mem::take(kept));
        self.gaps[other].root = one;
        let gap = &mut self.gaps[one];
        gap.length += length;
        gap.kept.extend(kept.into_iter().take(KEPT.saturating_sub(gap.kept.len())));
        one
    }

    /// The gap that this one has become part of. Ways are halved as they are gone.
    fn root(&mut self, mut gap: usize) -> usize {
        while self.gaps[gap].root != gap {
            let next = self.gaps[self.gaps[gap].root].root;
            self.gaps[gap].root = next;
            gap = next;
        }
        gap
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const PERIOD: f64 = 60.0;

    /// What is found when gaps are settled after so many pieces.
    fn found(places: &[Point], often: usize) -> Tally {
        let mut edge = Edge::new(Size::new(PERIOD, PERIOD), 6.0);
        for places in places.chunks(often) {
            places.iter().for_each(|place| edge.add(*place, 1.0));
            edge.settle();
        }
        edge.finished()
    }

    /// The sizes of gaps, by looking at every pair of pieces.
    fn slowly(places: &[Point]) -> Vec<usize> {
        let near = |a: Point, b: Point| {
            let way = |way: f64| way.abs().min(PERIOD - way.abs());
            kurbo::Vec2::new(way(a.x - b.x), way(a.y - b.y)).hypot2() < 36.0
        };
        let mut gaps: Vec<Vec<Point>> = Vec::new();
        for place in places {
            let (near, far): (Vec<_>, Vec<_>) =
                gaps.into_iter().partition(|gap| gap.iter().any(|other| near(*other, *place)));
            gaps = far;
            gaps.push(near.into_iter().flatten().chain([*place]).collect());
        }
        gaps.iter().map(Vec::len).filter(|len| *len >= 3).collect()
    }

    proptest! {
        #[test]
        fn pieces_are_joined_as_they_lie(
            spots in prop::collection::btree_set((0_u8..60, 0_u8..60), 0..160),
        ) {
            let places: Vec<Point> =
                spots.iter().map(|(y, x)| Point::new(f64::from(*x), f64::from(*y))).collect();
            let gaps = slowly(&places);
            for often in [1, 7, 1000] {
                let found = found(&places, often);
                prop_assert_eq!(found.count, gaps.len());
                prop_assert_eq!(found.length, gaps.iter().copied().max().unwrap_or(0) as f64);
            }
        }
    }

    #[test]
    fn a_gap_over_the_corner_of_the_period_has_its_middle_there() {
        let at = |x: f64, y: f64| Point::new(x, y);
        let places = [at(0.0, 0.0), at(1.0, 0.0), at(59.0, 0.0), at(0.0, 1.0), at(0.0, 59.0)];
        let found = found(&places, 1000);
        assert_eq!((found.count, found.length), (1, 5.0));
        assert_eq!(found.place, at(0.0, 0.0));
    }
}
