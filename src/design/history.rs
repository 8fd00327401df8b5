//! Undo and redo: every design that there was, each a value of its own.
//!
//! Designs share the layers and colorways that an edit leaves alone, so a step costs what it changed. All changes of one
//! gesture, such as a drag, are one step.
//!
//! **Invariant:** what was undone and is done again is the same value; a change after an undo ends what could be redone.

use std::collections::VecDeque;
use std::sync::Arc;

use super::edit::{Edit, EditError};
use super::{Colorway, Content, Design, Layer, Paint};

/// Steps that are kept whatever they weigh.
const LEAST_STEPS: usize = 1000;

/// Bytes that further steps may hold.
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
    /// Of all steps but the oldest, which is a document and not a change.
    bytes: usize,
    least: usize,
    most: usize,
}

#[derive(Clone, Debug)]
struct Step {
    design: Arc<Design>,
    /// What made it, if anything did.
    edit: Option<Edit>,
    gesture: Option<Gesture>,
    /// What it holds that the step before does not.
    bytes: usize,
}

impl History {
    /// A design that was just opened.
    pub fn new(design: Design) -> Self {
        let design = Arc::new(design);
        let steps = VecDeque::from([Step { design, edit: None, gesture: None, bytes: 0 }]);
        Self { steps, at: 0, bytes: 0, least: LEAST_STEPS, most: MOST_BYTES }
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
        let is_last = self.at > 0 && self.steps[self.at].gesture == Some(gesture);
        if is_last {
            self.forget_from(self.at);
            self.at -= 1;
        }
        is_last
    }

    /// What made each design, from the oldest that is kept to the last that can be redone; `None` for a design that was
    /// opened or put in whole. Of a gesture the last change.
    pub fn steps(&self) -> impl Iterator<Item = Option<&Edit>> {
        self.steps.iter().map(|step| step.edit.as_ref())
    }

    /// Which of [`History::steps`] is shown.
    pub fn at(&self) -> usize {
        self.at
    }

    /// Bytes that all steps hold beside the oldest; what they share counts once.
    pub fn bytes(&self) -> usize {
        self.bytes
    }

    fn go(&mut self, at: Option<usize>) -> bool {
        let at = at.filter(|at| *at < self.steps.len());
        self.at = at.unwrap_or(self.at);
        at.is_some()
    }

    fn put(&mut self, design: Design, edit: Option<Edit>, gesture: Option<Gesture>) {
        if **self.design() == design {
            return;
        }
        self.forget_from(self.at + 1);
        if self.at > 0 && gesture.is_some() && self.steps[self.at].gesture == gesture {
            self.forget_from(self.at);
            self.at -= 1;
            // The hand went back to where it began.
            if **self.design() == design {
                return;
            }
        }
        let bytes = bytes_beside(&design, self.design());
        self.bytes += bytes;
        self.steps.push_back(Step { design: Arc::new(design), edit, gesture, bytes });
        self.at += 1;
        while self.at > self.least && self.bytes > self.most {
            self.forget_oldest();
        }
    }

    fn forget_from(&mut self, at: usize) {
        self.bytes -= self.steps.drain(at..).map(|step| step.bytes).sum::<usize>();
    }

    /// The second oldest becomes the document that all others are changes of.
    fn forget_oldest(&mut self) {
        self.steps.pop_front();
        self.at -= 1;
        if let Some(oldest) = self.steps.front_mut() {
            self.bytes -= oldest.bytes;
            oldest.bytes = 0;
        }
    }
}

/// About how many bytes `design` holds that `other` does not.
fn bytes_beside(design: &Design, other: &Design) -> usize {
    let pointers = (design.layers.len() + design.colorways.len()) * size_of::<usize>();
    let texts = design.name.len() + design.author.len() + design.note.len();
    let layers = design.layers.iter().filter(|layer| !holds(&other.layers, layer));
    let layers: usize = layers.map(|layer| bytes_of_layer(layer, &other.layers)).sum();
    let colorways = design.colorways.iter().filter(|colorway| !holds(&other.colorways, colorway));
    let colorways: usize = colorways.map(|colorway| bytes_of_colorway(colorway)).sum();
    size_of::<Design>() + pointers + texts + bytes_of(&design.unknown) + layers + colorways
}

fn holds<T>(all: &[Arc<T>], one: &Arc<T>) -> bool {
    all.iter().any(|other| Arc::ptr_eq(other, one))
}

/// `others` may hold some of its paths.
fn bytes_of_layer(layer: &Layer, others: &[Arc<Layer>]) -> usize {
    let content = match &layer.content {
        Content::Motif { name, params } | Content::Isen { name, params, .. } => {
            let params = params.keys().map(|name| name.len() + ENTRY);
            name.len() + params.sum::<usize>()
        }
        Content::Drawing(paths) => {
            let known = others.iter().filter_map(|other| match &other.content {
                Content::Drawing(paths) => Some(paths),
                _ => None,
            });
            let known: Vec<_> = known.flatten().map(|path| Arc::as_ptr(&path.path)).collect();
            let known: std::collections::BTreeSet<_> = known.into_iter().collect();
            let new = paths.iter().filter(|path| !known.contains(&Arc::as_ptr(&path.path)));
            let new: usize = new.map(|path| size_of_val(path.path.elements())).sum();
            new + size_of_val(paths.as_slice())
        }
        Content::Picture { file, parts, .. } => file.len() + parts.len() * ENTRY,
        Content::Unknown => 0,
    };
    size_of::<Layer>() + layer.name.len() + content + bytes_of(&layer.unknown)
}

fn bytes_of_colorway(colorway: &Colorway) -> usize {
    let paint = match &colorway.paint {
        Paint::Print(print) => print.len() * ENTRY,
        Paint::Dye(dyeing) => {
            (dyeing.baths.len() + dyeing.parts.len() + dyeing.works.len()) * ENTRY
        }
        Paint::Unknown => 0,
    };
    size_of::<Colorway>() + colorway.name.len() + paint + bytes_of(&colorway.unknown)
}

/// Bytes of an entry of a table with a short name.
const ENTRY: usize = 128;

fn bytes_of(table: &toml::Table) -> usize {
    table.iter().map(|(key, value)| key.len() + bytes_of_value(value)).sum()
}

fn bytes_of_value(value: &toml::Value) -> usize {
    let inner = match value {
        toml::Value::String(text) => text.len(),
        toml::Value::Array(values) => values.iter().map(bytes_of_value).sum(),
        toml::Value::Table(table) => bytes_of(table),
        _ => 0,
    };
    size_of::<toml::Value>() + inner
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::design::edit::LayerEdit;
    use crate::param::Value;

    fn param(value: f64) -> Edit {
        Edit::Layer(0, LayerEdit::Param("size".to_owned(), Some(Value::Number(value))))
    }

    fn motif() -> Design {
        let content =
            Content::Motif { name: "kawung".to_owned(), params: crate::param::Values::new() };
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
        assert_eq!((&**history.design(), history.bytes()), (&motif(), 0));
    }

    #[test]
    fn many_steps_are_kept_and_then_as_many_as_fit() {
        let mut history = History::new(motif());
        (history.least, history.most) = (10, 20_000);
        for size in 0..100 {
            history.apply(&param(f64::from(size)), None).unwrap();
        }
        let count = history.steps().count();
        assert!(
            history.bytes() <= 20_000 && count > 11,
            "{count} steps, {} bytes",
            history.bytes()
        );
        for size in 0..20 {
            history.apply(&Edit::Note("x".repeat(10_000 + size)), None).unwrap();
        }
        assert_eq!(history.steps().count(), 11, "the present one, and ten to undo");
        assert!((0..10).all(|_| history.undo()) && !history.undo());
    }
}
