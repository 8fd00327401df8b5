//! Questions: whether to save, where else to save, and what did not work.

use egui::Ui;

use super::{Opened, Question, Reply, WORK, work};
use crate::app::act::{Act, Next, Saving};
use crate::app::command::Id;
use crate::app::icons;
use crate::app::panels::shelf::{pictured, pixels};
use crate::app::sight::{Bench, Sight};
use crate::app::work::{Extent, Portrait, Sitter, Tint};
use crate::notice::{Argument, Message};

/// Whether to save before what comes next.
pub(super) fn unsaved(ui: &Ui, bench: &Bench<'_>, next: &Next, opened: Opened) {
    let name = bench.name();
    let message = Message::new("window-save-first").with("name", name.as_str());
    let body = bench.words.hint(&message).unwrap_or_default();
    let title = bench.say(&message);
    let answers = ["window-save", "window-save-first-discard", "window-cancel"];
    let answers = answers.map(|key| bench.text(key));
    let question = Question {
        name: "unsaved",
        icon: icons::FLOPPY_DISK,
        is_grave: false,
        title: &title,
        body: &body,
        answers: &answers.each_ref().map(String::as_str),
        opened,
    };
    let reply = question.ask(ui, |ui| {
        let sitter = Sitter::Drawn(bench.evaluated().clone());
        let portrait = Portrait::new(sitter, Extent::Tiles(1.5), pixels(ui, WORK));
        let portrait = portrait.tinted(Tint::Of(bench.open.colorway));
        let file = bench.open.file.path().map(|path| path.display().to_string());
        let detail = file.unwrap_or_else(|| bench.text("window-recovery-never"));
        work(ui, pictured(ui, bench, "unsaved", &portrait), &name, &detail);
    });
    if reply.is_some() {
        bench.act(Act::Dialog(None));
    }
    match reply {
        Some(Reply::Answer(0)) => bench.act(Act::Answer(next.clone(), Saving::First)),
        Some(Reply::Answer(1)) => bench.act(Act::Answer(next.clone(), Saving::Never)),
        Some(_) | None => {}
    }
}

/// The file cannot be written where it lies.
pub(super) fn read_only(ui: &Ui, see: &Sight<'_>, message: &Message, opened: Opened) {
    let title = see.text("window-read-only");
    let body = see.part("window-read-only", "hint").unwrap_or_default();
    let answers = ["window-read-only-choose", "window-cancel", "window-copy-details"];
    let answers = answers.map(|key| see.text(key));
    let question = Question {
        name: "read only",
        icon: icons::FOLDER,
        is_grave: true,
        title: &title,
        body: &body,
        answers: &answers.each_ref().map(String::as_str),
        opened,
    };
    match question.ask(ui, |_| {}) {
        Some(Reply::Answer(0)) => {
            see.act(Act::Dialog(None));
            see.run(Id::SaveAs);
        }
        Some(Reply::Answer(2)) => copy(ui, see, message),
        Some(_) => see.act(Act::Dialog(None)),
        None => {}
    }
}

/// Something did not work, and has to be known.
pub(super) fn trouble(ui: &Ui, see: &Sight<'_>, message: &Message, opened: Opened) {
    let title = see.text("window-trouble");
    let hint = see.words.hint(message).map(|hint| format!("\n{}.", capital(&hint)));
    let said = see.say(message);
    // A sentence that begins with a name keeps it as it is.
    let said = if begins_with_name(&said, message) { said } else { capital(&said) };
    let line = line(message).map(|line| format!("{}: ", see.say(&line))).unwrap_or_default();
    let said = said.trim_end_matches('.');
    let body = format!("{line}{said}.{}", hint.unwrap_or_default());
    let answers = ["window-dismiss", "window-copy-details"].map(|key| see.text(key));
    let question = Question {
        name: "trouble",
        icon: icons::WARNING_CIRCLE,
        is_grave: true,
        title: &title,
        body: &body,
        answers: &answers.each_ref().map(String::as_str),
        opened,
    };
    match question.ask(ui, |_| {}) {
        Some(Reply::Answer(1)) => copy(ui, see, message),
        Some(_) => see.act(Act::Dialog(None)),
        None => {}
    }
}

/// In which line of a text it is, where the sentence does not say so itself.
fn line(message: &Message) -> Option<Message> {
    let value = |wanted| message.values.iter().find(|(name, _)| *name == wanted);
    let ((_, line), _) = (value("line")?, value("column")?);
    Some(Message::new("window-trouble-line").with("line", line.clone()))
}

/// Puts everything there is to tell into the clipboard, for whoever is asked for help.
fn copy(ui: &Ui, see: &Sight<'_>, message: &Message) {
    let values = message.values.iter().map(|(name, value)| format!("{name}: {value:?}"));
    let values = values.collect::<Vec<_>>().join("\n");
    let (version, system) = (env!("CARGO_PKG_VERSION"), std::env::consts::OS);
    let said = see.say(message);
    ui.ctx().copy_text(format!("{said}\n\n{}\n{values}\nCanting {version}, {system}", message.key));
    see.act(Act::Dialog(None));
    see.act(Act::Say(Message::new("window-trouble-copied")));
}

/// A sentence of the word lists as it begins a paragraph.
fn capital(text: &str) -> String {
    let mut letters = text.trim_end_matches('.').chars();
    let first = letters.next();
    first.map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Whether a sentence begins with one of the names that it tells of.
fn begins_with_name(said: &str, message: &Message) -> bool {
    message.values.iter().any(|(_, value)| match value {
        Argument::Text(text) => !text.is_empty() && said.starts_with(text.as_str()),
        Argument::Number(_) => false,
    })
}
