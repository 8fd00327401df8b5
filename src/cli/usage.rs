//! What clap found wrong with a command line, said in our words.
//!
//! **Invariant:** every kind of clap error becomes one sentence and one hint.

use std::error::Error as _;

use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::cli::failure::Failure;
use crate::notice::Message;

/// The failure that `error` stands for. `help` is the command line that shows the help page in question.
pub(super) fn failure(error: &clap::Error, help: &str) -> Failure {
    let found = Misfit(error);
    let argument = found.text(ContextKind::InvalidArg);
    let is_given = found.text(ContextKind::InvalidValue).is_some();
    let refusal: Option<&Message> = error.source().and_then(|source| source.downcast_ref());
    if let (Some(argument), Some(message), true) = (argument, refusal, is_given) {
        return Failure::usage(message.clone()).at(option_of(&argument));
    }
    Failure::usage(found.message().with("help", help))
}

struct Misfit<'error>(&'error clap::Error);

impl Misfit<'_> {
    fn message(&self) -> Message {
        match self.0.kind() {
            ErrorKind::UnknownArgument => self.unknown_argument(),
            ErrorKind::InvalidSubcommand => self.unknown_command(),
            ErrorKind::MissingRequiredArgument => self.missing_argument(),
            ErrorKind::ArgumentConflict => self.conflict(),
            ErrorKind::InvalidUtf8 => Message::new("usage-not-utf8"),
            ErrorKind::TooManyValues => self.unexpected(ContextKind::InvalidValue),
            _ => self.invalid_value(),
        }
    }

    fn unknown_argument(&self) -> Message {
        self.unexpected(ContextKind::InvalidArg)
            .with("near", self.text(ContextKind::SuggestedArg).unwrap_or_default())
    }

    fn unexpected(&self, kind: ContextKind) -> Message {
        let argument = self.text(kind).unwrap_or_default();
        let key = if argument.starts_with('-') {
            "usage-unknown-argument"
        } else {
            "usage-unexpected-argument"
        };
        Message::new(key).with("argument", argument)
    }

    fn unknown_command(&self) -> Message {
        let command = self.text(ContextKind::InvalidSubcommand).unwrap_or_default();
        let near = self.text(ContextKind::SuggestedSubcommand).unwrap_or_default();
        let key = if command.ends_with(".batik") {
            "usage-design-without-command"
        } else if [".svg", ".svgz"].iter().any(|end| command.to_lowercase().ends_with(end)) {
            "usage-picture-without-command"
        } else {
            "usage-unknown-command"
        };
        Message::new(key).with("command", command).with("near", near)
    }

    fn missing_argument(&self) -> Message {
        let missing = self.text(ContextKind::InvalidArg).unwrap_or_default();
        Message::new("usage-missing-argument").with("missing", missing)
    }

    fn conflict(&self) -> Message {
        let argument = option_of(&self.text(ContextKind::InvalidArg).unwrap_or_default());
        let other = option_of(&self.text(ContextKind::PriorArg).unwrap_or_default());
        if argument == other {
            return Message::new("usage-twice").with("argument", argument);
        }
        Message::new("usage-conflict").with("argument", argument).with("other", other)
    }

    fn invalid_value(&self) -> Message {
        let Some(argument) = self.text(ContextKind::InvalidArg) else {
            return Message::new("usage-unreadable");
        };
        let argument = option_of(&argument);
        let value = self.text(ContextKind::InvalidValue).unwrap_or_default();
        if value.is_empty() {
            return Message::new("usage-missing-value").with("argument", argument);
        }
        let message = match self.text(ContextKind::ValidValue) {
            Some(choices) => Message::new("usage-not-a-choice").with("choices", choices),
            None => Message::new("usage-invalid-value"),
        };
        message.with("argument", argument).with("value", value)
    }

    fn text(&self, kind: ContextKind) -> Option<String> {
        let text = match self.0.get(kind)? {
            ContextValue::String(text) => text.clone(),
            ContextValue::Strings(texts) => texts.join(", "),
            ContextValue::StyledStr(text) => text.to_string(),
            ContextValue::Number(number) => number.to_string(),
            _ => return None,
        };
        (!text.is_empty()).then_some(text)
    }
}

/// `--dpi` of `--dpi <NUMBER>`: the name of the value only makes a sentence longer.
fn option_of(argument: &str) -> String {
    match argument.split_once(' ') {
        Some((option, _)) if option.starts_with('-') => option.to_owned(),
        _ => argument.to_owned(),
    }
}
