//! What a stamp can do with a repeat, and how often it is set down on the cloth.

use std::sync::Arc;

use egui::Ui;
use kurbo::Size;

use crate::app::icons;
use crate::app::sight::Bench;
use crate::app::theme::{Face, Theme, Type};
use crate::app::work::{Lane, Promise};
use crate::design::{Step, Stepping};
use crate::notice::Message;
use crate::raport::{Raport, Stamps, Walk};
use crate::workspace::stamping::usual;

/// A count that a worker made, or makes.
#[derive(Debug, Default)]
pub(super) struct Stamping {
    asked: Option<(Subject, Promise<Told>)>,
    told: Option<(Subject, Told)>,
}

/// What a count depends on.
#[derive(Clone, Debug, PartialEq)]
struct Subject {
    repeat: Stepping,
    cloth: Size,
}

/// What there is to tell.
#[derive(Debug)]
struct Told {
    /// Few words, and the sentence behind them.
    stamps: [Message; 2],
    /// Stampings on the cloth, where the step is a stamper's.
    count: Option<usize>,
}

impl Stamping {
    /// Shows it, from right to left.
    pub(super) fn show(&mut self, ui: &mut Ui, bench: &Bench<'_>) {
        self.look(bench);
        let Some((subject, told)) = &self.told else { return };
        let theme = Theme::of(ui.ctx());
        // Where a step has many keys, they have the room.
        let has_many_keys =
            matches!(subject.repeat.step, Step::Lereng { .. } | Step::Pinggiran { .. });
        if let Some(count) = told.count.filter(|_| !has_many_keys) {
            let Size { width, height } = subject.cloth;
            let message = Message::new("window-band-stampings").with("count", count);
            let message = message.with("width", width / 10.0).with("height", height / 10.0);
            ui.label(theme.rich(Type::Small, bench.say(&message)).color(theme.colors.ink_2));
            ui.add_space(8.0);
        }
        let [short, sentence] = &told.stamps;
        let said = theme.rich(Type::SmallLabel, bench.say(short)).color(theme.colors.soga);
        let _told = ui.label(said).on_hover_text(bench.say(sentence));
        ui.label(super::icon(theme, icons::STAMP, Face::IconFill, 16.0).color(theme.colors.soga));
    }

    /// Asks for the count of the present repeat, and takes what was made.
    fn look(&mut self, bench: &Bench<'_>) {
        let design = bench.design();
        let subject = Subject { repeat: design.repeat.clone(), cloth: usual(design) };
        if let Some((asked, promise)) = &self.asked
            && let Some(made) = promise.take()
        {
            self.told = made.ok().map(|told| (asked.clone(), told)).or(self.told.take());
            self.asked = None;
        }
        let is_told = self.told.as_ref().is_some_and(|(told, _)| *told == subject);
        let is_asked = self.asked.as_ref().is_some_and(|(asked, _)| *asked == subject);
        if !is_told && !is_asked {
            let raport = Arc::new(bench.evaluated().artwork().raport().clone());
            let of = subject.clone();
            let promise = bench.work.pool().ask(Lane::Awaited, move |_| tell(&raport, &of));
            self.asked = Some((subject, promise));
        }
    }
}

/// How many stamps the present repeat takes, twins among them.
pub(super) fn stamps(bench: &Bench<'_>) -> Message {
    let raport = bench.evaluated().artwork().raport();
    let has_twin =
        |letter: &char| raport.faces_of(*letter).any(|face| raport.faces[face].mirrored() > 0);
    let letters = raport.letters();
    let count = letters.len() + letters.iter().filter(|letter| has_twin(letter)).count();
    Message::new("window-band-stamps").with("count", count)
}

fn tell(raport: &Raport, subject: &Subject) -> Told {
    let walk = Walk::of(raport, &subject.repeat.step, subject.cloth).ok();
    let count = walk.map(|walk| walk.stampings.len()).filter(|count| *count > 0);
    let stamps = Stamps::of(raport);
    let sentence = stamps.front();
    let key = match sentence.key {
        "stamps-move" => "window-band-stamps-move",
        "stamps-turn" => "window-band-stamps-turn",
        "stamps-twin" => "window-band-stamps-twin",
        "stamps-several" => "window-band-stamps-several",
        _ => "window-band-stamps-several-twins",
    };
    let short = Message::new(key).with("count", stamps.letters.len());
    Told { stamps: [short, sentence], count }
}
