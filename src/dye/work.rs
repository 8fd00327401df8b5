//! Cloth under the hands: where wax lies, and which baths reached what, step after step (docs/craft.md, section 4.2).
//!
//! **Invariant:** work on a part that cannot be done changes nothing there, and says why; the other parts are done.

use std::collections::{BTreeMap, BTreeSet};

use super::reach::Reach;
use crate::design::dyeing::Work;
use crate::mark::Part;
use crate::notice::Message;

/// The cloth between two steps.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    waxed: BTreeSet<Part>,
    reached: BTreeMap<Part, Reach>,
}

/// Why work cannot be done, or need not be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// Nothing to scrape.
    ScrapedBare(Part),
    /// Wax lies there already.
    WaxedTwice(Part),
    /// No brush gets through wax.
    BrushedWax(Part),
    /// The bath, counted from 0, is not in the list.
    NoSuchBath(usize),
    /// A bath, counted from 0, that part of the cloth has met before.
    MetTwice(usize),
    /// Everything is under wax, and so nothing is dyed.
    DippedWax(usize),
    /// There is no wax to boil off.
    BoiledBare,
    /// Work that this program does not know.
    Unknown,
}

impl Fault {
    /// Whether the cloth cannot come out as it was meant.
    pub(super) fn is_grave(&self) -> bool {
        match self {
            Self::ScrapedBare(_) | Self::BrushedWax(_) | Self::NoSuchBath(_) | Self::Unknown => {
                true
            }
            Self::WaxedTwice(_) | Self::MetTwice(_) | Self::DippedWax(_) | Self::BoiledBare => {
                false
            }
        }
    }

    pub(super) fn message(&self) -> Message {
        match self {
            Self::ScrapedBare(part) => Message::new("work-scraped-bare").with("part", part.name()),
            Self::WaxedTwice(part) => Message::new("work-waxed-twice").with("part", part.name()),
            Self::BrushedWax(part) => Message::new("work-brushed-wax").with("part", part.name()),
            Self::NoSuchBath(bath) => Message::new("work-no-such-bath").with("number", bath + 1),
            Self::MetTwice(bath) => Message::new("work-met-twice").with("number", bath + 1),
            Self::DippedWax(bath) => Message::new("work-dipped-wax").with("number", bath + 1),
            Self::BoiledBare => Message::new("work-boiled-bare"),
            Self::Unknown => Message::new("work-unknown"),
        }
    }
}

/// The parts that a work names.
pub(super) fn parts_of(work: &Work) -> &[Part] {
    match work {
        Work::Wax(parts) | Work::Close(parts) | Work::Scrape(parts) | Work::Brush(_, parts) => {
            parts
        }
        Work::Dip(_) | Work::BoilOff | Work::Unknown(_) => &[],
    }
}

/// The same work on those of its parts that there are; nothing where none is left.
pub(super) fn on(work: &Work, parts: &[Part]) -> Option<Work> {
    let there = |named: &[Part]| -> Option<Vec<Part>> {
        let there: Vec<Part> = named.iter().filter(|part| parts.contains(part)).cloned().collect();
        (!there.is_empty()).then_some(there)
    };
    Some(match work {
        Work::Wax(named) => Work::Wax(there(named)?),
        Work::Close(named) => Work::Close(there(named)?),
        Work::Scrape(named) => Work::Scrape(there(named)?),
        Work::Brush(bath, named) => Work::Brush(*bath, there(named)?),
        Work::Dip(_) | Work::BoilOff | Work::Unknown(_) => work.clone(),
    })
}

impl State {
    /// Washed cloth.
    pub fn bare() -> Self {
        Self::default()
    }

    /// The parts under wax.
    pub fn waxed(&self) -> &BTreeSet<Part> {
        &self.waxed
    }

    /// The baths that have reached a part.
    pub fn reach(&self, part: &Part) -> Reach {
        self.reached.get(part).copied().unwrap_or_default()
    }

    /// Does a work on cloth of these parts, with so many baths at hand.
    pub(super) fn after(&mut self, work: &Work, parts: &[Part], baths: usize) -> Vec<Fault> {
        let mut faults = Vec::new();
        let reach = |state: &mut Self, part: &Part, bath| {
            let reached = state.reached.entry(part.clone()).or_default();
            *reached = reached.with(bath);
        };
        match work {
            Work::Wax(named) | Work::Close(named) => {
                let on = named.iter().filter(|part| !self.waxed.insert((*part).clone()));
                faults.extend(on.cloned().map(Fault::WaxedTwice));
            }
            Work::Scrape(named) => {
                let off = named.iter().filter(|part| !self.waxed.remove(*part));
                faults.extend(off.cloned().map(Fault::ScrapedBare));
            }
            Work::Brush(bath, _) | Work::Dip(bath) if *bath >= baths => {
                faults.push(Fault::NoSuchBath(*bath));
            }
            Work::Brush(bath, named) => {
                for part in named {
                    if self.waxed.contains(part) {
                        faults.push(Fault::BrushedWax(part.clone()));
                    } else {
                        reach(self, part, *bath);
                    }
                }
            }
            Work::Dip(bath) => {
                let free: Vec<&Part> =
                    parts.iter().filter(|part| !self.waxed.contains(*part)).collect();
                if free.is_empty() {
                    faults.push(Fault::DippedWax(*bath));
                }
                if free.iter().any(|part| self.reach(part).has(*bath)) {
                    faults.push(Fault::MetTwice(*bath));
                }
                free.into_iter().for_each(|part| reach(self, part, *bath));
            }
            Work::BoilOff if self.waxed.is_empty() => faults.push(Fault::BoiledBare),
            Work::BoilOff => self.waxed.clear(),
            Work::Unknown(_) => faults.push(Fault::Unknown),
        }
        faults
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(names: &[&str]) -> Vec<Part> {
        names.iter().map(|name| Part::new(name)).collect()
    }

    #[test]
    fn the_classic_sogan_has_four_outcomes() {
        let all = parts(&["biron", "klowong", "latar", "tembok"]);
        let works = [
            Work::Wax(parts(&["klowong"])),
            Work::Wax(parts(&["tembok"])),
            Work::Dip(0),
            Work::Scrape(parts(&["klowong"])),
            Work::Close(parts(&["biron"])),
            Work::Dip(1),
            Work::BoilOff,
        ];
        let mut state = State::bare();
        for work in &works {
            assert_eq!(state.after(work, &all, 2), []);
        }
        let reach: Vec<Vec<usize>> =
            all.iter().map(|part| state.reach(part).baths().collect()).collect();
        assert_eq!(reach, [vec![0], vec![1], vec![0, 1], vec![]]);
        assert!(state.waxed().is_empty());
    }

    #[test]
    fn what_cannot_be_done_changes_nothing() {
        let all = parts(&["klowong", "latar"]);
        let klowong = || parts(&["klowong"]);
        let mut state = State::bare();
        let mut does = |work: &Work| state.after(work, &all, 1);
        let part = Part::new("klowong");
        assert_eq!(does(&Work::Scrape(klowong())), [Fault::ScrapedBare(part.clone())]);
        assert_eq!(does(&Work::BoilOff), [Fault::BoiledBare]);
        assert_eq!(does(&Work::Dip(1)), [Fault::NoSuchBath(1)]);
        assert_eq!(does(&Work::Wax(klowong())), []);
        assert_eq!(does(&Work::Wax(klowong())), [Fault::WaxedTwice(part.clone())]);
        assert_eq!(does(&Work::Brush(0, klowong())), [Fault::BrushedWax(part.clone())]);
        assert_eq!(does(&Work::Wax(parts(&["latar"]))), []);
        assert_eq!(does(&Work::Dip(0)), [Fault::DippedWax(0)]);
        assert!(all.iter().all(|part| state.reach(part).is_empty()));
    }
}
