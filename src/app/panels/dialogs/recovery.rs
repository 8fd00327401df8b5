//! Work that a crash left behind, which has to be answered for.

use egui::Ui;

use super::{Opened, Question, Reply, WORK, work};
use crate::app::act::Act;
use crate::app::icons;
use crate::app::panels::gallery::lately;
use crate::app::panels::shelf::{pictured, pixels};
use crate::app::sight::Sight;
use crate::notice::Message;

/// Shows what was found, one after another.
pub(super) fn show(ui: &Ui, see: &Sight<'_>, opened: Opened) {
    let Some(found) = lately::recovered(see).into_iter().next() else {
        see.act(Act::Dialog(None));
        return;
    };
    let title = see.text("window-recovery");
    let age = see.say(&lately::age("window-recovery-when", found.seconds));
    let message =
        Message::new("window-recovery-one").with("name", found.name.as_str()).with("age", age);
    let body = see.say(&message);
    let old = if found.path.is_some() { "window-recovery-old" } else { "window-recovery-discard" };
    let answers = ["window-recovery-take", old].map(|key| see.text(key));
    let question = Question {
        name: "recovery",
        icon: icons::CLOCK_COUNTER_CLOCKWISE,
        is_grave: false,
        title: &title,
        body: &body,
        answers: &answers.each_ref().map(String::as_str),
        opened,
    };
    let detail = match &found.path {
        Some(_) => see.text("window-recovery-of"),
        None => see.text("window-recovery-never"),
    };
    let reply = question.ask(ui, |ui| {
        let picture = pictured(ui, see, "recovered", &found.portrait(pixels(ui, WORK)));
        work(ui, picture, &found.name, &detail);
    });
    match reply {
        Some(Reply::Answer(0)) => {
            // Anything else that was found waits in the gallery.
            see.act(Act::Dialog(None));
            see.act(Act::Recover(found.at));
        }
        Some(Reply::Answer(_)) => see.act(Act::Discard(found.at)),
        // It must be answered.
        Some(Reply::Left) | None => {}
    }
}
