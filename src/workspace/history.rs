//! Undo and redo: every design that there was, each a value of its own.
//!
//! Designs share the layers and colorways that an edit leaves alone, so a step costs what it changed. All changes of one
//! gesture, such as a drag, are one step. A thousand steps are kept whatever they weigh, then as many as 256 MB hold.
//!
//! **Invariant:** what was undone and is done again is the same value; a change after an undo ends what could be redone,
//! and a gesture that is taken back was no change.

use std::collections::VecDeque;
use std::sync::Arc;

use super::weight::Weights;
use crate::design::{Design, Edit, EditError};

/// Steps that are kept whatever they weigh.
const LEAST_STEPS: usize = 1000;

/// Bytes that all steps may hold together where there are more.
const MOST_BYTES: usize = 256 << 20;

/// One movement of the hand, from pressing to letting go, or one run of typing into a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gesture(pub u64);

/// A design with everything that it was, and what was undone.
#[derive(Clone, Debug)]
pub struct History {
    /// From the oldest on; the one at `at` is shown.
    steps: VecDeque<Step>,
    at: usize,
    /// What could be redone before the gesture began that made the last step, for as long as it may be taken back.
    parked: Vec<Step>,
    weights: Weights,
    least: usize,
    most: usize,
}

#[derive(Clone, Debug)]
struct Step {
    design: Arc<Design>,
    /// What made it, if anything did.
    edit: Option<Edit>,
    gesture: Option<Gesture>,
}

impl History {
    /// A design that was just opened.
    pub fn new(design: Design) -> Self {
        let (steps, weights) = (VecDeque::new(), Weights::default());
        let (parked, least, most) = (Vec::new(), LEAST_STEPS, MOST_BYTES);
        let mut history = Self { steps, at: 0, parked, weights, least, most };
        history.push(Step { design: Arc::new(design), edit: None, gesture: None });
        history
    }

    /// The design as it is now.
    pub fn design(&self) -> &Arc<Design> {
        &self.steps[self.at].design
    }

    /// Changes the design. All changes of one gesture that follow one another are one step; a change without a gesture
    /// is a step of its own, and one that changes nothing is none.
    ///
    /// # Errors
    ///
    /// Those of [`Design::apply`]; then everything stays as it was.
    pub fn apply(&mut self, edit: &Edit, gesture: Option<Gesture>) -> Result<(), EditError> {
        let next = self.design().apply(edit)?;
        self.put(next, Some(edit.clone()), gesture);
        Ok(())
    }

    /// Puts another design in the place of the present one, such as one that was changed by another program, as a step
    /// that can be undone.
    pub fn replace(&mut self, design: Design) {
        self.put(design, None, None);
    }

    /// Takes the last step back; `false` where there is none.
    pub fn undo(&mut self) -> bool {
        self.go(self.at.checked_sub(1))
    }

    /// Does again what was taken back last; `false` where nothing was.
    pub fn redo(&mut self) -> bool {
        self.go(self.at.checked_add(1))
    }

    /// Goes to the step at `at`, as [`History::steps`] counts; `false` where there is none.
    pub fn go_to(&mut self, at: usize) -> bool {
        self.go(Some(at))
    }

    /// Takes a gesture back that is not over, as if it had never begun; `false` where the last step is not of it.
    pub fn cancel(&mut self, gesture: Gesture) -> bool {
        let is_running = self.is_running(gesture);
        if is_running {
            self.take_back();
        }
        is_running
    }

    /// What made each design, from the oldest that is kept to the last that can be redone; `None` for a design that was
    /// opened or put in whole. Of a gesture the last change.
    pub fn steps(&self) -> impl Iterator<Item = Option<&Edit>> {
        self.steps.iter().map(|step| step.edit.as_ref())
    }

    /// The design after each of [`History::steps`].
    pub fn designs(&self) -> impl Iterator<Item = &Arc<Design>> {
        self.steps.iter().map(|step| &step.design)
    }

    /// Which of [`History::steps`] is shown.
    pub fn at(&self) -> usize {
        self.at
    }

    /// About how many bytes all steps hold, the present one too; what they share counts once.
    pub fn bytes(&self) -> usize {
        self.weights.bytes()
    }

    fn go(&mut self, at: Option<usize>) -> bool {
        let Some(at) = at.filter(|at| *at < self.steps.len()) else { return false };
        // Whoever goes about in the history has let go.
        self.forget_parked();
        self.at = at;
        true
    }

    fn put(&mut self, design: Design, edit: Option<Edit>, gesture: Option<Gesture>) {
        if **self.design() == design {
            return;
        }
        if gesture.is_some_and(|gesture| self.is_running(gesture)) {
            // The hand went back to where it began.
            if *self.steps[self.at - 1].design == design {
                return self.take_back();
            }
            self.forget_last();
        } else {
            self.forget_parked();
            self.parked = self.steps.drain(self.at + 1..).collect();
            if gesture.is_none() {
                self.forget_parked();
            }
        }
        self.push(Step { design: Arc::new(design), edit, gesture });
        self.at += 1;
        while self.at > self.least && self.weights.bytes() > self.most {
            self.forget_oldest();
        }
    }

    fn push(&mut self, step: Step) {
        self.weights.take(&step.design, step.edit.as_ref());
        self.steps.push_back(step);
    }

    /// Whether the last step is of a gesture, which may go on.
    fn is_running(&self, gesture: Gesture) -> bool {
        let is_last = self.at > 0 && self.at + 1 == self.steps.len();
        is_last && self.steps[self.at].gesture == Some(gesture)
    }

    /// Goes back to before the last step as if it had never been.
    fn take_back(&mut self) {
        self.forget_last();
        self.steps.extend(self.parked.drain(..));
    }

    fn forget_last(&mut self) {
        if let Some(step) = self.steps.pop_back() {
            self.weights.release(&step.design, step.edit.as_ref());
            self.at -= 1;
        }
    }

    fn forget_parked(&mut self) {
        for step in self.parked.drain(..) {
            self.weights.release(&step.design, step.edit.as_ref());
        }
    }

    /// The second oldest becomes the document that all others are changes of.
    fn forget_oldest(&mut self) {
        if let Some(step) = self.steps.pop_front() {
            self.weights.release(&step.design, step.edit.as_ref());
            self.at -= 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::design::edit::LayerEdit;
    use crate::design::{Content, Layer};
    use crate::param::{Value, Values};

    fn param(value: f64) -> Edit {
        Edit::Layer(0, LayerEdit::Param("size".to_owned(), Some(Value::Number(value))))
    }

    fn motif() -> Design {
        let content = Content::Motif { name: "kawung".to_owned(), params: Values::new() };
        Design { layers: vec![Arc::new(Layer::new(content))], ..Design::new() }
    }

    #[test]
    fn a_gesture_is_one_step() {
        let mut history = History::new(motif());
        let drag = Some(Gesture(1));
        for size in [20.0, 21.0, 22.0] {
            history.apply(&param(size), drag).unwrap();
        }
        history.apply(&param(30.0), Some(Gesture(2))).unwrap();
        history.apply(&param(30.0), None).unwrap();
        assert_eq!(history.steps().count(), 3, "opened, and two gestures");
        assert!(history.undo());
        assert_eq!(**history.design(), motif().apply(&param(22.0)).unwrap());
        // A gesture that was undone is over.
        assert!(history.undo() && !history.undo());
        history.apply(&param(23.0), drag).unwrap();
        assert_eq!((history.steps().count(), history.redo()), (2, false));
        assert!(history.cancel(Gesture(1)) && !history.cancel(Gesture(1)));
        assert_eq!(**history.design(), motif());
        assert!(history.redo() && history.redo() && !history.redo(), "both are back");
    }

    #[test]
    fn a_gesture_that_is_taken_back_was_no_change() {
        let mut history = History::new(motif());
        for size in [20.0, 21.0, 22.0] {
            history.apply(&param(size), None).unwrap();
        }
        assert!(history.undo() && history.undo());
        let bytes = history.bytes();
        let redone = |history: &History| {
            let mut history = history.clone();
            assert!(history.redo() && history.redo() && !history.redo());
            assert_eq!(**history.design(), motif().apply(&param(22.0)).unwrap());
            (history.steps().count(), history.bytes())
        };
        let (before, drag) = (redone(&history), Some(Gesture(1)));
        for size in [30.0, 31.0] {
            history.apply(&param(size), drag).unwrap();
        }
        assert_eq!((history.steps().count(), history.clone().redo()), (3, false));
        assert!(history.cancel(Gesture(1)));
        assert_eq!((redone(&history), history.bytes()), (before, bytes));
        // A hand that goes back to where it began, and one that goes on from there.
        for size in [30.0, 20.0] {
            history.apply(&param(size), drag).unwrap();
        }
        assert_eq!((redone(&history), history.bytes()), (before, bytes));
        history.apply(&param(30.0), drag).unwrap();
        assert!(history.cancel(Gesture(1)));
        assert_eq!((redone(&history), history.bytes()), (before, bytes));
        // What came after a gesture, though it was undone, is no part of it.
        history.apply(&param(30.0), drag).unwrap();
        history.apply(&param(31.0), None).unwrap();
        assert!(history.undo() && !history.cancel(Gesture(1)) && history.redo());
        // Once it is over nothing comes back.
        assert!(history.undo() && history.undo() && history.go_to(2));
        history.apply(&param(40.0), Some(Gesture(2))).unwrap();
        assert!(history.cancel(Gesture(2)) && history.redo() && !history.redo());
        history.apply(&Edit::Note("a".to_owned()), Some(Gesture(3))).unwrap();
        history.apply(&Edit::Note("b".to_owned()), None).unwrap();
        assert!(history.parked.is_empty() && !history.cancel(Gesture(3)));
    }

    #[test]
    fn many_steps_are_kept_and_then_as_many_as_fit() {
        let mut history = History::new(motif());
        (history.least, history.most) = (10, 50_000);
        for size in 0..200 {
            history.apply(&param(f64::from(size)), None).unwrap();
        }
        let (count, bytes) = (history.steps().count(), history.bytes());
        assert!(bytes <= 50_000 && count > 11, "{count} steps, {bytes} bytes");
        for size in 0..20 {
            history.apply(&Edit::Note("x".repeat(10_000 + size)), None).unwrap();
        }
        assert_eq!(history.steps().count(), 11, "the present one, and ten to undo");
        assert!(history.bytes() > 10 * 2 * 10_000, "each note counts, and the edit that made it");
        assert!((0..10).all(|_| history.undo()) && !history.undo());
        history.apply(&Edit::Note(String::new()), None).unwrap();
        assert!(history.bytes() < 3 * 10_000, "what could be redone is gone");
    }
}
