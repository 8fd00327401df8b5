//! What a command comes back with: an answer, or a failure that speaks to a person.
//!
//! **Invariant:** nothing here prints; sentences are keys until [`super::run`] says them.

use crate::notice::{Message, Notice};

/// What a command has to say when it could do its work.
#[derive(Debug, Default)]
pub(super) struct Answer {
    /// Goes to standard output as it is.
    pub(super) text: String,
    /// Go to standard error, in the language of the designer.
    pub(super) notices: Vec<Notice>,
    /// Whether the work came out whole; if not, the exit code is that of a failure.
    pub(super) is_whole: bool,
    /// What is said last when it did not.
    pub(super) closing: Option<Message>,
}

impl Answer {
    /// All went well, and this is the result.
    pub(super) fn new(text: String) -> Self {
        Self { text, notices: Vec::new(), is_whole: true, closing: None }
    }

    /// The same answer with something to tell beside it.
    pub(super) fn with_notices(mut self, notices: Vec<Notice>) -> Self {
        self.notices = notices;
        self
    }

    /// The same answer as one that lacks something, which `closing` says.
    pub(super) fn lacking(self, closing: Message) -> Self {
        Self { is_whole: false, closing: Some(closing), ..self }
    }
}

/// Whose mistake a failure is, which decides the exit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Blame {
    /// The command line asks for something that does not exist.
    Usage,
    /// The command line is right, but the work could not be done.
    Work,
}

/// Why a command could not do its work: one sentence with what and where, and perhaps the line it happened in.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Failure {
    /// Whose mistake.
    pub(super) blame: Blame,
    /// Where, such as `kawung.batik:3:7` or `--cloth`, when the sentence does not say so itself.
    pub(super) place: Option<String>,
    /// What, with the hint.
    pub(super) message: Message,
    /// The line of the source and a caret below it.
    pub(super) excerpt: Option<String>,
    /// What led to it; told first.
    pub(super) notices: Vec<Notice>,
}

impl Failure {
    /// The command line asks for something that does not exist.
    pub(super) fn usage(message: Message) -> Self {
        Self { blame: Blame::Usage, ..Self::from(message) }
    }

    /// The same failure with the place where it happened.
    pub(super) fn at(mut self, place: impl Into<String>) -> Self {
        self.place = Some(place.into());
        self
    }

    /// The same failure with the source line that shows it.
    pub(super) fn with_excerpt(mut self, excerpt: impl Into<String>) -> Self {
        self.excerpt = Some(excerpt.into());
        self
    }

    /// The same failure with what led to it.
    pub(super) fn after(mut self, notices: Vec<Notice>) -> Self {
        self.notices = notices;
        self
    }
}

impl From<Message> for Failure {
    fn from(message: Message) -> Self {
        Self { blame: Blame::Work, place: None, message, excerpt: None, notices: Vec::new() }
    }
}
