//! What is said of a walk, on paper and in a terminal alike.

use std::collections::BTreeSet;

use kurbo::{Point, Rect, Size};

use crate::notice::Message;
use crate::notice::rounded::{hundredth, tenth};
use crate::raport::{Pass, Raport, Stamping, Walk, is_stamp};

/// So many numbers of a turn are named; the others follow in step.
const NAMED: usize = 4;

/// The cloth.
pub fn cloth(walk: &Walk) -> Message {
    let Size { width, height } = walk.cloth;
    Message::new("walk-cloth").with("width", width).with("height", height)
}

/// How many stampings there are, in how many lines.
pub fn count(walk: &Walk) -> Message {
    let (total, whole) = (walk.stampings.len(), walk.whole());
    Message::new("walk-count")
        .with("total", total)
        .with("whole", whole)
        .with("part", total - whole)
        .with("lines", walk.lines())
        .with("way", walk.way.name())
}

/// How often the stamp is changed, and how far the hand goes.
pub fn hand(walk: &Walk) -> Message {
    let meters = tenth(walk.meters());
    Message::new("walk-hand").with("changes", walk.changes()).with("meters", meters)
}

/// Where to begin, and where to go from there.
pub fn start(walk: &Walk) -> Message {
    let at = walk.stampings.first().map(|first| first.at).unwrap_or_default();
    let message = Message::new("walk-start").with("corner", corner(at, walk.cloth));
    message.with("way", walk.way.name())
}

/// Which corner of the cloth is nearest.
fn corner(at: Point, cloth: Size) -> &'static str {
    match (at.x * 2.0 <= cloth.width, at.y * 2.0 <= cloth.height) {
        (true, true) => "top-left",
        (false, true) => "top-right",
        (true, false) => "bottom-left",
        (false, false) => "bottom-right",
    }
}

/// What a stamp is called.
pub fn name(pass: &Pass<'_>) -> Message {
    let key = if pass.stamp.is_mirrored { "walk-twin" } else { "walk-stamp" };
    Message::new(key).with("letter", pass.stamp.letter.to_string())
}

/// The same in fewer words.
pub fn short(pass: &Pass<'_>) -> Message {
    let key = if pass.stamp.is_mirrored { "walk-twin-short" } else { "walk-stamp" };
    Message::new(key).with("letter", pass.stamp.letter.to_string())
}

/// How large it is.
pub fn size(pass: &Pass<'_>) -> Message {
    let Size { width, height } = pass.size();
    Message::new("walk-size").with("width", hundredth(width)).with("height", hundredth(height))
}

/// How often it is set down, and with which numbers.
pub fn numbers(pass: &Pass<'_>) -> Message {
    // As they stand in the drawing.
    let number = |at: Option<&Stamping>| at.map_or(0, |one| one.number).to_string();
    Message::new("walk-numbers")
        .with("count", pass.stampings.len())
        .with("first", number(pass.stampings.first()))
        .with("last", number(pass.stampings.last()))
}

/// What stands above how it is turned.
pub fn turned() -> Message {
    Message::new("walk-turned")
}

/// How it is turned; nothing where it always stands upright.
pub fn turns(pass: &Pass<'_>) -> Vec<Message> {
    let turns = pass.turns();
    let is_upright = |(turn, _): &(f64, Vec<usize>)| *turn == 0.0;
    if turns.iter().all(is_upright) {
        return Vec::new();
    }
    let told = |(turn, numbers): &(f64, Vec<usize>)| {
        let named: Vec<String> = numbers.iter().take(NAMED).map(usize::to_string).collect();
        let more = if numbers.len() > NAMED { ", …" } else { "" };
        Message::new("walk-turn")
            .with("turn", hundredth(*turn))
            .with("count", numbers.len())
            .with("numbers", named.join(", ") + more)
    };
    turns.iter().map(told).collect()
}

/// Under `key`, which layers no stamp carries, and whether one of the whole cell could; nothing where there are none.
pub fn unstamped(layers: &BTreeSet<u32>, raport: &Raport, key: &'static str) -> Option<Message> {
    let layers: Vec<String> = layers.iter().map(|layer| (layer + 1).to_string()).collect();
    let cell = raport.cell();
    let message = Message::new(key).with("count", layers.len()).with("layers", layers.join(", "));
    let message = message.with("with", if is_stamp(cell) { "stamp" } else { "hand" });
    let message = message.with("width", cell.width).with("height", cell.height);
    (!layers.is_empty()).then_some(message)
}

/// What the signs of the drawing mean.
pub fn signs(walk: &Walk) -> Vec<Message> {
    let mut signs = vec![Message::new("walk-sign-leaf")];
    if walk.whole() < walk.stampings.len() {
        signs.push(Message::new("walk-sign-pale"));
    }
    signs
}

/// Which stampings a section holds.
pub fn section(walk: &Walk, core: Rect) -> Message {
    let cloth = Rect::from_origin_size(Point::ORIGIN, walk.cloth);
    let within = |one: &&Stamping| super::chart::holds(core, one.piece(cloth).1, cloth);
    let lines = || walk.stampings.iter().filter(within).map(|one| one.line);
    Message::new("walk-section")
        .with("first", lines().min().unwrap_or(0))
        .with("last", lines().max().unwrap_or(0))
        .with("way", walk.way.name())
        .with("x0", core.x0.round())
        .with("x1", core.x1.round())
        .with("y0", core.y0.round())
        .with("y1", core.y1.round())
}
