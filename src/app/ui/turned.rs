//! What comes of a control that has a value.

use egui::Response;

/// What a control did in this frame. From `begins` to `ends` goes one gesture: one step of undo.
#[derive(Clone, Debug)]
pub(crate) struct Turned<T> {
    /// Of the control as a whole.
    pub(crate) response: Response,
    /// The value it is to have, where that is another than before.
    pub(crate) value: Option<T>,
    /// Whether a gesture begins.
    pub(crate) begins: bool,
    /// Whether it ends. A key or a typed number begins and ends at once.
    pub(crate) ends: bool,
}

impl<T> Turned<T> {
    /// Nothing came of it.
    pub(super) fn still(response: Response) -> Self {
        Self { response, value: None, begins: false, ends: false }
    }

    /// A whole gesture in one frame.
    pub(super) fn at_once(response: Response, value: T) -> Self {
        Self { response, value: Some(value), begins: true, ends: true }
    }

    /// A drag that may have brought a value.
    pub(super) fn dragged(response: Response, value: Option<T>) -> Self {
        let (begins, ends) = (response.drag_started(), response.drag_stopped());
        Self { response, value, begins, ends }
    }

    /// What either of two parts of a control did.
    pub(super) fn or(self, other: Self) -> Self {
        Self {
            response: self.response | other.response,
            value: self.value.or(other.value),
            begins: self.begins || other.begins,
            ends: self.ends || other.ends,
        }
    }
}
