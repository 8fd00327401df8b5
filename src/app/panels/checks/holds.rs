//! What holds of a cloth: what somebody need not look at.

use crate::design::{Content, Paint};
use crate::notice::{Message, Severity, Spot};
use crate::proof::seam::Approach;
use crate::words::Words;
use crate::workspace::Evaluated;

use super::super::naming;

/// Something that holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fact {
    /// What.
    pub(super) title: String,
    /// In a sentence.
    pub(super) body: String,
}

/// All that holds, as far as it is known.
pub(super) fn of(evaluated: &Evaluated, words: &Words) -> Vec<Fact> {
    let facts = [
        seams(evaluated),
        isen(evaluated),
        stamps(evaluated, words),
        symmetry(evaluated),
        dyeing(evaluated),
    ];
    let said = |(key, message): (&'static str, Message)| Fact {
        title: words.say(&Message::new(key)),
        body: words.say(&message),
    };
    facts.into_iter().flatten().map(said).collect()
}

/// That everything that meets the edge of a stamp goes on beyond it.
fn seams(evaluated: &Evaluated) -> Option<(&'static str, Message)> {
    let facts = evaluated.known_facts()?;
    let is_whole = facts.open.iter().all(Vec::is_empty)
        && facts
            .seams
            .iter()
            .all(|proof| proof.seam.flush.is_empty() && !proof.seam.edges.is_empty());
    let edges = facts.seams.iter().flat_map(|proof| &proof.seam.edges);
    let own = edges
        .flat_map(|edge| &edge.crossings)
        .filter(|crossing| crossing.from != Approach::Outside);
    let message = Message::new("window-holds-seams-body").with("count", own.count());
    is_whole.then_some(("window-holds-seams", message))
}

/// That every mark of an isen is whole, as the hand waxes it.
fn isen(evaluated: &Evaluated) -> Option<(&'static str, Message)> {
    let layers = evaluated.design().layers.iter().enumerate();
    let mut isen = layers
        .filter(|(_, layer)| layer.is_visible && matches!(layer.content, Content::Isen { .. }));
    let is_missing = |at: usize| {
        let of_it = |notice: &&crate::notice::Notice| notice.place == Spot::Layer(at);
        evaluated.notices().iter().filter(of_it).any(|notice| notice.severity == Severity::Error)
    };
    let has = isen.clone().next().is_some() && !evaluated.is_stale();
    let is_whole = has && !isen.any(|(at, _)| is_missing(at));
    is_whole.then(|| ("window-holds-isen", Message::new("window-holds-isen-body")))
}

/// What stamps can do of it.
fn stamps(evaluated: &Evaluated, words: &Words) -> Option<(&'static str, Message)> {
    let facts = evaluated.known_facts()?;
    let told = naming::capital_first(&words.say(&facts.stamps.front()));
    let is_one = facts.stamps.is_one();
    is_one
        .then(|| ("window-holds-stamp", Message::new("window-holds-stamp-body").with("told", told)))
}

/// The symmetry that is really there.
fn symmetry(evaluated: &Evaluated) -> Option<(&'static str, Message)> {
    let facts = evaluated.known_facts()?;
    let group = facts.found.group.name();
    let message = Message::new("window-holds-symmetry-body").with("group", group);
    (group != "p1").then_some(("window-holds-symmetry", message))
}

/// That every colorway of baths can be dyed.
fn dyeing(evaluated: &Evaluated) -> Option<(&'static str, Message)> {
    let colorways = &evaluated.design().colorways;
    let dyed: Vec<usize> =
        (0..colorways.len()).filter(|at| matches!(colorways[*at].paint, Paint::Dye(_))).collect();
    let is_well = |at: &usize| {
        evaluated.notices_of(*at).iter().all(|notice| notice.severity == Severity::Note)
    };
    let message = Message::new("window-holds-dyes-body").with("count", dyed.len());
    (!dyed.is_empty() && dyed.iter().all(is_well)).then_some(("window-holds-dyes", message))
}
