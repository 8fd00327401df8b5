//! The facts of a repeat as a program reads them.

use kurbo::Size;
use serde::Serialize;

use crate::cli::tongues::{StampsJson, Tongues};
use crate::design::Step;
use crate::notice::rounded::hundredth;
use crate::proof::Proof;
use crate::proof::seam::{Approach, Crossing, Joint};
use crate::workspace::facts::{Facts, sanggit, side};

/// Facts as a program reads them.
pub(super) fn json(facts: &Facts) -> FactsJson {
    let size = |size: Size| [size.width, size.height];
    FactsJson {
        step: facts.step.name().to_owned(),
        tile: size(facts.tile),
        period: size(facts.period),
        symmetry: facts.found.group.name(),
        symmetry_is_complete: facts.found.is_complete,
        repeats_inside: facts.times,
        smallest_tile: facts.smallest.as_ref().map(|(tile, step)| SmallestJson {
            tile: size(*tile),
            step: step.name().to_owned(),
            by: match step {
                Step::Drop(share) | Step::Shift(share) => Some(share.to_string()),
                _ => None,
            },
        }),
        seams: facts
            .seams
            .iter()
            .zip(&facts.open)
            .map(|(proof, open)| seam_json(proof, open))
            .collect(),
        stamps: StampsJson::new(&facts.stamps, &Tongues::new()),
    }
}

/// What a program reads of a repeat.
#[derive(Debug, Serialize)]
pub(super) struct FactsJson {
    step: String,
    tile: [f64; 2],
    period: [f64; 2],
    symmetry: &'static str,
    /// If not, marks were compared as they are drawn, and the cloth may have more.
    symmetry_is_complete: bool,
    repeats_inside: usize,
    smallest_tile: Option<SmallestJson>,
    seams: Vec<SeamJson>,
    stamps: StampsJson,
}

#[derive(Debug, Serialize)]
struct SmallestJson {
    tile: [f64; 2],
    step: String,
    by: Option<String>,
}

#[derive(Debug, Serialize)]
struct SeamJson {
    tile: char,
    /// Nothing where the edge is curved and nothing was proved.
    closed: Option<bool>,
    sanggit: Vec<&'static str>,
    crossings: Vec<CrossingJson>,
}

#[derive(Debug, Serialize)]
struct CrossingJson {
    side: &'static str,
    edge: usize,
    /// Millimeters in the tile.
    at: [f64; 2],
    /// Degrees, clockwise from a row.
    direction: f64,
    part: String,
    /// Nothing for a stroke that simply ends there.
    goes_on: Option<bool>,
}

fn seam_json(proof: &Proof, open: &[(usize, Crossing)]) -> SeamJson {
    let is_told = |edge: usize, crossing: &Crossing| {
        crossing.from == Approach::Outside
            || open.iter().any(|(at, told)| (*at, told) == (edge, crossing))
    };
    let crossing = |edge: usize, crossing: &Crossing| CrossingJson {
        side: side(proof, edge),
        edge,
        at: [hundredth(crossing.at.x), hundredth(crossing.at.y)],
        direction: hundredth(crossing.direction.to_degrees()),
        part: crossing.part.to_string(),
        goes_on: match crossing.joint {
            Joint::Open { .. } => is_told(edge, crossing).then_some(false),
            Joint::Through | Joint::Met { .. } | Joint::Held { .. } => Some(true),
        },
    };
    let edges = proof.seam.edges.iter().enumerate();
    SeamJson {
        tile: proof.letter,
        closed: (!proof.seam.edges.is_empty())
            .then_some(open.is_empty() && proof.seam.flush.is_empty()),
        sanggit: sanggit(proof),
        crossings: edges
            .flat_map(|(at, edge)| edge.crossings.iter().map(move |each| crossing(at, each)))
            .collect(),
    }
}
