//! The board that a motif is drawn on: its marks so far, and how much more it may take.
//!
//! Every pen of one drawing writes on the same board. The board also keeps count, so that a script that asks for too
//! much is stopped long before it hurts.

use std::cell::Cell;
use std::rc::Rc;

use kurbo::{Point, Size};

use super::reading::Reading;
use crate::geom::claims::Claims;
use crate::geom::effort::{Effort, Exhausted};
use crate::geom::{self, Lattice};
use crate::mark::{Mark, Part, Shape};
use crate::notice::Message;
use crate::param::{Kind, Param};
use crate::seed::{Stream, StreamName};

/// How much one drawing may take. All of it is counted, so that the same script ends at the same place on every
/// machine, however busy that is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Limits {
    /// Operations of the script.
    pub operations: u64,
    /// Numbers in lists, maps and texts that the script may read, those in lists of lists included.
    pub readings: usize,
    /// Steps of work that native words may do, as [`geom::effort`] counts them. A point that is
    /// kept takes two and about 60 bytes, so this bounds memory as well.
    pub steps: usize,
    /// Marks on the board. A cap has a few thousand, the densest tile some ten thousand.
    pub marks: usize,
    /// Depth of calls within the script.
    pub depth: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            operations: 1_500_000,
            readings: 20_000_000,
            steps: 6_000_000,
            marks: 100_000,
            depth: 32,
        }
    }
}

/// What is left of the limits.
#[derive(Debug)]
pub(super) struct Budget {
    limits: Limits,
    operations: Cell<u64>,
    effort: Effort,
    readings: Effort,
    pub(super) reading: Rc<Reading>,
}

impl Budget {
    pub(super) fn new(limits: Limits) -> Self {
        let (effort, readings) = (Effort::of(limits.steps), Effort::of(limits.readings));
        Self { limits, operations: Cell::new(0), effort, readings, reading: Rc::default() }
    }

    /// How much may still be read.
    pub(super) fn readings_left(&self) -> usize {
        self.readings.left()
    }

    /// Starts afresh, for the next drawing.
    pub(super) fn refill(&self) {
        self.operations.set(0);
        self.effort.refill(self.limits.steps);
        self.readings.refill(self.limits.readings);
    }

    pub(super) fn limits(&self) -> &Limits {
        &self.limits
    }

    /// What native words may still do.
    pub(super) fn effort(&self) -> &Effort {
        &self.effort
    }

    /// Takes `steps` from what native words may still do.
    pub(super) fn spend(&self, steps: usize) -> Result<(), Message> {
        self.effort.spend(steps).map_err(|Exhausted| self.exhausted())
    }

    /// Takes `weight` from what the script may still read.
    pub(super) fn read(&self, weight: usize) -> Result<(), Message> {
        let too_much =
            |Exhausted| Message::new("script-too-much-read").with("limit", self.limits.readings);
        self.readings.spend(weight).map_err(too_much)
    }

    /// So many operations have been carried out.
    pub(super) fn operated(&self, operations: u64) {
        self.operations.set(operations);
    }

    /// The share of each limit that has been taken since the last refill, with `marks` on the board.
    pub(super) fn shares(&self, marks: usize) -> [f64; 4] {
        let Limits { operations, readings, steps, marks: most, .. } = self.limits;
        let taken = |limit: usize, effort: &Effort| {
            limit.saturating_sub(effort.left()) as f64 / limit as f64
        };
        [
            self.operations.get() as f64 / operations as f64,
            taken(readings, &self.readings),
            taken(steps, &self.effort),
            marks as f64 / most as f64,
        ]
    }

    pub(super) fn exhausted(&self) -> Message {
        Message::new("script-too-much-work").with("limit", self.limits.steps)
    }
}

/// What it takes to keep a point.
pub(super) const POINT: usize = 2;

/// Where a motif is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Cover {
    /// Over the whole tile, closing on the lattice.
    Tile {
        /// Millimeters.
        tile: Size,
        /// How the tile repeats.
        lattice: Lattice,
    },
    /// Once, about the origin.
    Once,
}

impl Cover {
    /// How what is drawn repeats, where it does.
    pub(super) fn lattice(self) -> Option<Lattice> {
        match self {
            Self::Tile { lattice, .. } => Some(lattice),
            Self::Once => None,
        }
    }
}

/// Marks and news of one drawing.
#[derive(Debug)]
pub(super) struct Board {
    pub(super) cover: Cover,
    pub(super) marks: Vec<Mark>,
    pub(super) notes: Vec<Message>,
    pub(super) stream: Stream,
    pub(super) seed: u64,
    pub(super) name: String,
    /// How many streams have been asked for.
    pub(super) streams: u64,
    /// Made when a script first asks for it.
    pub(super) claims: Option<Claims>,
    /// The handles that were told; none where nobody asked for them.
    pub(super) handles: Option<Told>,
}

impl Board {
    /// A bare board that asks for no handles.
    pub(super) fn new(cover: Cover, StreamName { seed, name }: StreamName<'_>) -> Self {
        Self {
            cover,
            marks: Vec::new(),
            notes: Vec::new(),
            stream: Stream::new(seed, name),
            seed,
            name: name.to_owned(),
            streams: 0,
            claims: None,
            handles: None,
        }
    }

    /// Puts a mark on the board. Empty and pointless marks are left out; marks that are not finite are an error.
    pub(super) fn put(
        &mut self,
        part: &Part,
        shape: Shape,
        budget: &Budget,
    ) -> Result<(), Message> {
        let points = match &shape {
            Shape::Stroke { path, .. } | Shape::Area(path) | Shape::EvenOdd(path) => {
                path.elements().len()
            }
            Shape::Dot { .. } => 1,
        };
        if points == 0 {
            return Ok(());
        }
        budget.spend(POINT * points)?;
        if self.marks.len() >= budget.limits().marks {
            return Err(Message::new("script-too-many-marks").with("limit", budget.limits().marks));
        }
        let mark = Mark::new(part.clone(), shape);
        self.marks.push(mark.ok_or_else(|| Message::new("script-mark-not-finite"))?);
        Ok(())
    }

    /// Something to tell, once.
    pub(super) fn note(&mut self, message: Message) {
        if !self.notes.contains(&message) {
            self.notes.push(message);
        }
    }
}

/// The handles that a script told, by their parameters: of each the first.
#[derive(Clone, Debug)]
pub(super) struct Told {
    /// The names of parameters that are numbers; others have no line.
    numbers: Vec<String>,
    /// In the order of telling.
    pub(super) places: Vec<(String, Point)>,
}

impl Told {
    /// Nothing told yet of these parameters.
    pub(super) fn new(params: &[Param]) -> Self {
        let numbers = params.iter().filter(|param| matches!(param.kind, Kind::Number { .. }));
        Self { numbers: numbers.map(|param| param.name().to_owned()).collect(), places: Vec::new() }
    }

    /// Takes a handle in, if it is the first of its parameter.
    pub(super) fn tell(&mut self, param: &str, place: Point) -> Result<(), Message> {
        if !self.numbers.iter().any(|name| name == param) {
            let known = self.numbers.join(", ");
            let message = Message::new("script-handle-unknown").with("name", param);
            return Err(message.with("known", known));
        }
        if !self.places.iter().any(|(told, _)| told == param) && geom::is_near(place) {
            self.places.push((param.to_owned(), place));
        }
        Ok(())
    }
}
