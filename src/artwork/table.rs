//! The drawing table: drawn layers laid one over another, as many as there is room for.
//!
//! **Invariant:** whatever layers ask for, laying ends; what finds no room is told.

use std::sync::Arc;

use crate::design::Design;
use crate::notice::{Message, Notice, Severity, Spot};

use super::drawn::{Drawn, MOST_COPIES, MOST_LINES, MOST_MARKS};
use super::placing::Placing;
use super::{Artwork, Origin};

/// After so many layers that ran into a limit the rest is not tried: a design with a thousand of them must end too.
const PATIENCE: usize = 4;

/// After so many isen that found no room on the ground the rest is not tried either.
const TRIES: usize = 16;

/// The limits that take long to run into.
const RUN_AWAY: [&str; 13] = [
    "artwork-too-long",
    "artwork-too-many-copies",
    "artwork-too-many-marks",
    "isen-too-crowded",
    "picture-too-copied",
    "picture-too-large",
    "picture-too-many",
    "picture-too-many-attributes",
    "picture-too-many-rules",
    "script-too-many-marks",
    "script-too-many-operations",
    "script-too-much-read",
    "script-too-much-work",
];

/// What lies on it so far, and how much that takes.
pub(super) struct Table {
    placing: Arc<Placing>,
    /// With their numbers, from the lowest to the topmost; those without marks are not here.
    layers: Vec<(usize, Arc<Drawn>)>,
    marks: usize,
    /// How many copies of marks a cell of the lattice holds.
    copies: usize,
    /// How long all their outlines are together, in millimeters.
    lines: f64,
    notices: Vec<Notice>,
    /// Layers that ran into a limit.
    run_away: usize,
    /// Isen that found no room.
    in_vain: usize,
}

impl Table {
    /// A bare table, and what `design` has to tell before anything is drawn.
    pub(super) fn new(design: &Design, placing: Arc<Placing>) -> Self {
        let mut notices = design.notices();
        notices.extend(placing.raport.notices.iter().cloned());
        let (layers, marks, copies, lines) = (Vec::new(), 0, 0, 0.0);
        Self { placing, layers, marks, copies, lines, notices, run_away: 0, in_vain: 0 }
    }

    /// Whether another layer is worth trying; if not, that is told.
    pub(super) fn has_patience(&mut self, at: usize) -> bool {
        let has_patience = self.run_away < PATIENCE && self.in_vain < TRIES;
        if !has_patience {
            self.tell(at, Severity::Error, Message::new("layer-skipped"));
        }
        has_patience
    }

    /// Lays a layer over what is there, if it finds room, and tells what there is to tell of it. Whether it has marks
    /// there now.
    pub(super) fn lay(&mut self, at: usize, drawn: &Arc<Drawn>) -> bool {
        for (severity, message) in &drawn.told {
            self.tell(at, *severity, message.clone());
        }
        self.in_vain += usize::from(drawn.is_in_vain);
        let refusal = drawn.refusal.clone().map_or_else(|| self.charge(drawn), Err);
        if let Err(message) = refusal {
            self.run_away += usize::from(RUN_AWAY.contains(&message.key));
            self.tell(at, Severity::Error, message);
            return false;
        }
        for (severity, message) in &drawn.told_of_marks {
            self.tell(at, *severity, message.clone());
        }
        self.marks += drawn.count();
        if !drawn.is_empty() {
            self.layers.push((at, Arc::clone(drawn)));
        }
        !drawn.is_empty()
    }

    /// Takes what a layer costs, all of it or nothing.
    fn charge(&mut self, drawn: &Drawn) -> Result<(), Message> {
        let Some(cost) = drawn.cost else { return Ok(()) };
        if self.marks.saturating_add(cost.marks) > MOST_MARKS {
            return Err(Message::new("artwork-too-many-marks").with("limit", MOST_MARKS));
        }
        let copies = self.copies.saturating_add(cost.copies);
        if copies > MOST_COPIES {
            return Err(Message::new("artwork-too-many-copies").with("limit", MOST_COPIES));
        }
        let lines = self.lines + cost.lines;
        let most = MOST_LINES * self.placing.raport.lattice.area();
        if lines > most {
            let meters = |length: f64| (length / 1000.0).ceil();
            let message = Message::new("artwork-too-long").with("length", meters(lines));
            return Err(message.with("limit", meters(most)));
        }
        (self.copies, self.lines) = (copies, lines);
        Ok(())
    }

    fn tell(&mut self, at: usize, severity: Severity, message: Message) {
        self.notices.push(Notice::new(severity, Spot::Layer(at), message));
    }

    /// What lies there, from the lowest to the topmost.
    pub(super) fn below(&self) -> Vec<Arc<Drawn>> {
        self.layers.iter().map(|(_, drawn)| Arc::clone(drawn)).collect()
    }

    pub(super) fn placing(&self) -> &Arc<Placing> {
        &self.placing
    }

    /// The layers that have marks there, with their numbers.
    pub(super) fn layers(&self) -> &[(usize, Arc<Drawn>)] {
        &self.layers
    }

    /// What there is to tell; from then on nothing.
    pub(super) fn take_notices(&mut self) -> Vec<Notice> {
        std::mem::take(&mut self.notices)
    }

    /// Everything that lies there. Marks that nobody else keeps are moved, others copied.
    pub(super) fn artwork(self) -> Artwork {
        let mut marks = Vec::with_capacity(self.marks);
        let mut origins = Vec::with_capacity(self.marks);
        for (at, drawn) in self.layers {
            let (own, faces) = Arc::unwrap_or_clone(drawn).into_marks();
            marks.extend(own);
            origins.extend(faces.into_iter().map(|face| Origin::new(face, at)));
        }
        Artwork {
            raport: Arc::clone(&self.placing.raport),
            marks: Arc::new(marks),
            origins,
            notices: self.notices,
        }
    }
}
