//! What there is to tell about a document before anything is drawn.
//!
//! **Invariant:** tells only what the document alone shows; whether a motif exists is for the library to say.

use std::collections::BTreeMap;

use crate::design::cloth::Form;
use crate::design::{Colorway, Content, Design, Layer, Paint, Step, VERSION, tongue};
use crate::length;
use crate::notice::{self, Message, Notice, Spot};

/// How many keys one notice names; a file of another kind altogether has thousands.
const NAMED: usize = 10;

impl Design {
    /// What this program does not know in the design, and what it lacks to become cloth.
    ///
    /// Everything that is unknown is saved as it was.
    pub fn notices(&self) -> Vec<Notice> {
        let mut notices = self.design_notices();
        for (index, layer) in self.layers.iter().enumerate() {
            notices.extend(layer.notice(Spot::Layer(index)));
        }
        let mut first_of = BTreeMap::new();
        for (index, colorway) in self.colorways.iter().enumerate() {
            notices.extend(colorway.notices(Spot::Colorway(index)));
            let first = *first_of.entry(colorway.name.as_str()).or_insert(index);
            if first < index && !colorway.name.is_empty() {
                let message = Message::new("colorway-twice")
                    .with("name", colorway.name.as_str())
                    .with("number", first + 1);
                notices.push(Notice::warning(Spot::Colorway(index), message));
            }
        }
        notices
    }

    fn design_notices(&self) -> Vec<Notice> {
        let mut notices = Vec::new();
        if self.version > VERSION {
            let message = Message::new("design-newer-version")
                .with("version", f64::from(self.version))
                .with("known", f64::from(VERSION));
            notices.push(Notice::warning(Spot::Design, message));
        }
        let mut names = keys("", &self.unknown);
        if let Some(cloth) = &self.cloth {
            names.extend(keys("cloth.", &cloth.unknown));
        }
        notices.extend(unknown_keys(Spot::Design, names));
        if let Some(Form::Unknown(form)) = self.cloth.as_ref().map(|cloth| &cloth.form) {
            let names = Form::names();
            let known: Vec<&str> = names.iter().map(String::as_str).collect();
            let message = Message::new("cloth-unknown-form").with("form", form.as_str());
            let near = notice::nearest(form, &known).unwrap_or_default();
            let message = message.with("near", near).with("choices", names.join(", "));
            notices.push(Notice::warning(Spot::Design, message));
        }
        notices.extend(self.small_cloth());
        if let Step::Unknown(step) = &self.repeat.step {
            let near = notice::nearest(step, &Step::names()).unwrap_or_default();
            let message = Message::new("repeat-unknown-step").with("step", step.as_str());
            let message = message.with("near", near);
            notices.push(Notice::warning(Spot::Repeat, message));
        }
        let mut names = keys("", &self.repeat.unknown);
        if let Step::Lereng { stripes, .. } = &self.repeat.step {
            names.extend(stripes.iter().flat_map(|stripe| keys("stripes.", &stripe.unknown)));
        }
        let (idle, unknown) = names.into_iter().partition(|name| {
            !matches!(self.repeat.step, Step::Unknown(_)) && REPEAT_KEYS.contains(&name.as_str())
        });
        notices.extend(idle_keys(&self.repeat.step, idle));
        notices.extend(unknown_keys(Spot::Repeat, unknown));
        if self.layers.is_empty() {
            notices.push(Notice::warning(Spot::Design, Message::new("design-no-layers")));
        }
        if self.colorways.is_empty() {
            notices.push(Notice::note(Spot::Design, Message::new("design-no-colorways")));
        }
        notices
    }
}

impl Design {
    /// That the piece is smaller than one tile: likely its size counts centimeters or meters.
    fn small_cloth(&self) -> Option<Notice> {
        let (cloth, tile) = (self.cloth.as_ref()?.size?, self.repeat.tile);
        let message = Message::new("cloth-without-room")
            .with("width", cloth.width)
            .with("height", cloth.height)
            .with("tile_width", tile.width)
            .with("tile_height", tile.height);
        (!length::has_room(cloth, tile)).then(|| Notice::warning(Spot::Design, message))
    }
}

impl Layer {
    fn notice(&self, place: Spot) -> Option<Notice> {
        if matches!(self.content, Content::Unknown) {
            if self.unknown.is_empty() {
                return Some(Notice::error(place, Message::new("layer-empty")));
            }
            let names = keys("", &self.unknown);
            let message = Message::new("layer-unknown-content").with("name", self.name.as_str());
            let message = guessed(message, &place, &names).with("keys", listed(names));
            return Some(Notice::error(place, message));
        }
        let mut names = keys("", &self.unknown);
        if let Some(placement) = &self.place {
            names.extend(keys("place.", &placement.unknown));
        }
        if let Content::Drawing(paths) = &self.content {
            names.extend(paths.iter().flat_map(|path| keys("drawing.", &path.unknown)));
        }
        unknown_keys(place, names)
    }
}

impl Colorway {
    fn notices(&self, place: Spot) -> Vec<Notice> {
        let mut notices = Vec::new();
        let names = keys("", &self.unknown);
        if matches!(self.paint, Paint::Unknown) {
            let message = Message::new("colorway-unknown-paint").with("name", self.name.as_str());
            let message = guessed(message, &place, &names).with("keys", listed(names));
            return vec![Notice::warning(place, message)];
        }
        let mut names = names;
        if let Paint::Dye(dyeing) = &self.paint {
            if let Some(print) = names.iter().position(|name| name == "print") {
                names.swap_remove(print);
                let message = Message::new("colorway-print-and-dye");
                notices.push(Notice::warning(place.clone(), message));
            }
            names.extend(keys("dye.", &dyeing.unknown));
            names.extend(dyeing.baths.iter().flat_map(|bath| keys("baths.", &bath.unknown)));
        }
        notices.extend(unknown_keys(place, names));
        notices
    }
}

/// The keys of `table`, each after `prefix`; of a table within the table of parameters, the parameters.
fn keys(prefix: &str, table: &toml::Table) -> Vec<String> {
    let mut names = Vec::new();
    for (key, value) in table {
        match value {
            toml::Value::Table(inner) if key == "params" => {
                names.extend(inner.keys().map(|inner| format!("{prefix}params.{inner}")));
            }
            _ => names.push(format!("{prefix}{key}")),
        }
    }
    names
}

fn unknown_keys(place: Spot, names: Vec<String>) -> Option<Notice> {
    if names.is_empty() {
        return None;
    }
    let message = Message::new("design-unknown-keys").with("count", names.len());
    let message = guessed(message, &place, &names).with("keys", listed(names));
    Some(Notice::warning(place, message))
}

/// Keys that a repeat can have, but not with this step.
fn idle_keys(step: &Step, names: Vec<String>) -> Option<Notice> {
    if names.is_empty() {
        return None;
    }
    let message = Message::new("repeat-idle-keys").with("count", names.len());
    let message = message.with("step", step.name()).with("keys", listed(names));
    Some(Notice::warning(Spot::Repeat, message))
}

/// `message` with a key that is probably misspelled, and what was meant; both empty when there is none.
fn guessed(message: Message, place: &Spot, names: &[String]) -> Message {
    let known: &[&'static str] = match place {
        Spot::Design => &[
            "author", "canting", "cloth", "colorway", "form", "layer", "name", "note", "repeat",
            "seed", "size",
        ],
        Spot::Repeat => &REPEAT_KEYS,
        Spot::Layer(_) => &LAYER_KEYS,
        Spot::Colorway(_) => &COLORWAY_KEYS,
    };
    let guess = names.iter().find_map(|name| {
        let key = name.rsplit('.').next().unwrap_or(name);
        Some((key, tongue::english(key, known).or_else(|| notice::nearest(key, known))?))
    });
    let (key, near) = guess.unwrap_or_default();
    message.with("key", key).with("near", near)
}

/// What a repeat can have; what of it, its step decides.
const REPEAT_KEYS: [&str; 15] = [
    "angle", "by", "corner", "every", "frieze", "gap", "half", "order", "step", "stripes", "tile",
    "turning", "twin", "unit", "wedge",
];

/// What a colorway, its dyeing and its baths can have.
const COLORWAY_KEYS: [&str; 14] = [
    "baths", "boil", "chain", "cloth", "colet", "depth", "dips", "dye", "grade", "name", "parts",
    "print", "steps", "tints",
];

/// What a layer, its place and its paths can have.
const LAYER_KEYS: [&str; 23] = [
    "at",
    "clearance",
    "drawing",
    "follow",
    "isen",
    "locked",
    "mirror",
    "motif",
    "name",
    "params",
    "part",
    "parts",
    "picture",
    "place",
    "radius",
    "ring",
    "scale",
    "seed",
    "tile",
    "turn",
    "visible",
    "width",
    "d",
];

/// Sorted, each once, and no more than [`NAMED`].
fn listed(mut names: Vec<String>) -> String {
    names.sort();
    names.dedup();
    let more = if names.len() > NAMED { ", …" } else { "" };
    names.truncate(NAMED);
    names.join(", ") + more
}
