//! Which entry of a list is which entry of the list that shall be.

use std::collections::{BTreeMap, BTreeSet};

use toml::Value;

/// Where each of `to` comes from among `from`: what is equal first, then what is most alike of the rest.
pub(super) fn sources(from: &[Value], to: &[Value]) -> Vec<Option<usize>> {
    let is_replaced = from.len() == to.len();
    let stays = |at: &usize| is_replaced && from[*at] == to[*at];
    let mut sources: Vec<Option<usize>> = (0..to.len()).map(|at| Some(at).filter(stays)).collect();
    let mut free: BTreeSet<usize> = (0..from.len()).collect();
    free.retain(|at| sources.get(*at) != Some(&Some(*at)));
    let mut equal: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for at in free.iter().rev() {
        equal.entry(from[*at].to_string()).or_default().push(*at);
    }
    let mut open = Vec::new();
    for at in (0..to.len()).filter(|at| sources[*at].is_none()).collect::<Vec<_>>() {
        sources[at] = equal.get_mut(&to[at].to_string()).and_then(Vec::pop);
        if let Some(source) = sources[at] {
            free.remove(&source);
        } else {
            open.push(at);
        }
    }
    let is_much = open.len().saturating_mul(free.len()) > MOST_COMPARED;
    for at in open {
        let likeness = |other: usize| alike(&from[other], &to[at]);
        let same_place = Some(at).filter(|at| is_replaced && free.contains(at));
        let best = if is_much {
            same_place
        } else {
            // Of equally alike ones that in the same place, or else the first.
            let rest = free.iter().rev().copied();
            let best = rest.max_by_key(|other| (likeness(*other), Some(*other) == same_place));
            best.filter(|other| likeness(*other) > 0 || Some(*other) == same_place)
        };
        if let Some(source) = best {
            free.remove(&source);
        }
        sources[at] = best;
    }
    sources
}

/// More pairs than this are not compared: where thousands of paths change at once, each keeps its place.
const MOST_COMPARED: usize = 1_000_000;

/// How many entries two tables have in common.
fn alike(a: &Value, b: &Value) -> usize {
    let (Some(a), Some(b)) = (a.as_table(), b.as_table()) else { return 0 };
    a.iter().filter(|(key, value)| b.get(*key) == Some(*value)).count()
}
