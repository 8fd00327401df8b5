//! The sheet that a motif is drawn on: its marks so far, and how much more it may take.
//!
//! Every pen of one drawing writes on the same sheet. The sheet also keeps count, so that a script that asks for too
//! much is stopped long before it hurts.

use std::cell::Cell;
use std::time::{Duration, Instant};

use kurbo::{Point, Rect, Size};

use super::claims::Claims;
use crate::geom::Lattice;
use crate::mark::{Mark, Shape};
use crate::notice::Message;
use crate::seed::Stream;

/// How much one drawing may take.
///
/// Work is counted in operations of the script plus points made by native words, so that the same script is stopped
/// at the same place on every machine; the clock is only the last resort.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Limits {
    /// Operations of the script.
    pub operations: u64,
    /// Marks on the sheet. A cap has a few thousand, the densest tile some ten thousand.
    pub marks: usize,
    /// Points that native words may make, on the sheet or not. A point is about 60 bytes, so this bounds memory.
    pub points: usize,
    /// Depth of calls within the script.
    pub depth: usize,
    /// Wall-clock time.
    pub time: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            operations: 2_000_000,
            marks: 100_000,
            points: 3_000_000,
            depth: 32,
            time: Duration::from_millis(1_500),
        }
    }
}

/// What is left of the limits.
#[derive(Debug)]
pub(super) struct Budget {
    limits: Limits,
    points: Cell<usize>,
    end: Cell<Instant>,
}

impl Budget {
    #[expect(
        clippy::disallowed_methods,
        reason = "the clock only ends scripts that run away, it changes no drawing"
    )]
    pub(super) fn new(limits: Limits) -> Self {
        Self { limits, points: Cell::new(0), end: Cell::new(Instant::now() + limits.time) }
    }

    /// Starts afresh, for the next drawing.
    #[expect(
        clippy::disallowed_methods,
        reason = "the clock only ends scripts that run away, it changes no drawing"
    )]
    pub(super) fn refill(&self) {
        self.points.set(0);
        self.end.set(Instant::now() + self.limits.time);
    }

    pub(super) fn limits(&self) -> &Limits {
        &self.limits
    }

    /// Whether the time is over.
    #[expect(
        clippy::disallowed_methods,
        reason = "the clock only ends scripts that run away, it changes no drawing"
    )]
    pub(super) fn is_late(&self) -> bool {
        Instant::now() > self.end.get()
    }

    /// Takes `points` from what is left.
    pub(super) fn spend(&self, points: usize) -> Result<(), Message> {
        let spent = self.points.get().saturating_add(points);
        self.points.set(spent);
        if spent > self.limits.points {
            Err(Message::new("script-too-many-points").with("limit", self.limits.points))
        } else if self.is_late() {
            Err(self.too_long())
        } else {
            Ok(())
        }
    }

    pub(super) fn too_long(&self) -> Message {
        Message::new("script-too-long").with("limit", self.limits.time.as_secs_f64())
    }
}

/// Where a motif is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Ground {
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

/// Marks and news of one drawing.
#[derive(Debug)]
pub(super) struct Sheet {
    pub(super) ground: Ground,
    pub(super) marks: Vec<Mark>,
    pub(super) notes: Vec<Message>,
    pub(super) stream: Stream,
    pub(super) seed: u64,
    pub(super) name: String,
    /// How many streams have been asked for.
    pub(super) streams: u64,
    /// Made when a script first asks for it.
    pub(super) claims: Option<Claims>,
}

/// Marks further out than this are nonsense: ten times the largest tile.
const REACH: f64 = 100_000.0;

impl Sheet {
    /// Puts a mark on the sheet. Empty and pointless marks are left out; marks that are not finite are an error.
    pub(super) fn put(&mut self, mark: Mark, budget: &Budget) -> Result<(), Message> {
        let points = match &mark.shape {
            Shape::Stroke { path, .. } | Shape::Area(path) | Shape::EvenOdd(path) => {
                path.elements().len()
            }
            Shape::Dot { .. } => 1,
        };
        if points == 0 {
            return Ok(());
        }
        budget.spend(points)?;
        if self.marks.len() >= budget.limits().marks {
            return Err(Message::new("script-too-many-marks").with("limit", budget.limits().marks));
        }
        if !is_sound(&mark) {
            return Err(Message::new("script-mark-not-finite"));
        }
        self.marks.push(mark);
        Ok(())
    }

    /// Something to tell, once.
    pub(super) fn note(&mut self, message: Message) {
        if !self.notes.contains(&message) {
            self.notes.push(message);
        }
    }
}

/// Whether every number of a mark is finite, within reach, and its size above 0.
fn is_sound(mark: &Mark) -> bool {
    let reach = Rect::new(-REACH, -REACH, REACH, REACH);
    let within = |bounds: Rect| {
        bounds.is_finite()
            && reach.contains(Point::new(bounds.x0, bounds.y0))
            && reach.contains(Point::new(bounds.x1, bounds.y1))
    };
    match &mark.shape {
        Shape::Stroke { path, width } => {
            *width > 0.0 && *width < REACH && within(path.control_box())
        }
        Shape::Area(path) | Shape::EvenOdd(path) => within(path.control_box()),
        Shape::Dot { center, radius } => {
            *radius > 0.0 && *radius < REACH && within(Rect::from_points(*center, *center))
        }
    }
}
