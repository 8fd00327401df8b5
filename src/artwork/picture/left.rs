//! What of a picture is not drawn as a viewer shows it: counted by kind, each kind with an example.
//!
//! **Invariant:** only what a viewer would show is told, and every kind once.

use std::collections::BTreeMap;

use crate::notice::Message;

/// Letters of a name that are shown; programs write some dozen.
const SHOWN: usize = 60;

/// A kind of thing that wax cannot do, or that takes too much. Told in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum LeftOut {
    /// Letters, which need a font.
    Text,
    /// A photograph or scan.
    Image,
    /// A copy of something in another file.
    Linked,
    /// A copy that holds itself.
    Loop,
    /// An object seen through a mask that is half there.
    Mask,
    /// An object cut by letters, or by a shape that only browsers know.
    Clip,
    /// An object whose outline is too much work to be cut.
    Crowded,
    /// An area filled with more copies than a tile may have.
    Pattern,
    /// Shadows, blurs: the object is drawn without.
    Filter,
    /// Colors that run into one another: drawn as one part.
    Gradient,
    /// What can be seen through: drawn whole.
    Opacity,
    /// Colors mixed with what lies below: drawn as they are.
    Blend,
}

impl LeftOut {
    fn message(self) -> Message {
        match self {
            Self::Text => Message::new("picture-left-text"),
            Self::Image => Message::new("picture-left-image"),
            Self::Linked => Message::new("picture-left-linked"),
            Self::Loop => Message::new("picture-left-loop"),
            Self::Mask => Message::new("picture-left-mask"),
            Self::Clip => Message::new("picture-left-clip"),
            Self::Crowded => Message::new("picture-left-crowded"),
            Self::Pattern => Message::new("picture-left-pattern"),
            Self::Filter => Message::new("picture-left-filter"),
            Self::Gradient => Message::new("picture-left-gradient"),
            Self::Opacity => Message::new("picture-left-opacity"),
            Self::Blend => Message::new("picture-left-blend"),
        }
    }
}

/// How many things of each kind were left out, and the name of one of them.
#[derive(Clone, Debug, Default)]
pub(super) struct Losses(BTreeMap<LeftOut, Loss>);

#[derive(Clone, Debug, Default)]
struct Loss {
    count: usize,
    /// The first that has a name.
    example: String,
}

impl Losses {
    /// Counts a thing that goes by the name `id`, or by none.
    pub(super) fn count(&mut self, kind: LeftOut, id: &str) {
        let loss = self.0.entry(kind).or_default();
        loss.count += 1;
        if loss.example.is_empty() {
            loss.example = id.trim().chars().take(SHOWN).collect();
        }
    }

    /// A message for each kind.
    pub(super) fn told(self) -> Vec<Message> {
        let told = self.0.into_iter().map(|(kind, loss)| {
            let named = usize::from(!loss.example.is_empty());
            kind.message().with("count", loss.count).with("named", named).with("id", loss.example)
        });
        told.collect()
    }
}
