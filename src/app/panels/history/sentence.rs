//! What a step of the history did, in a sentence.

use crate::design::edit::{ColorwayEdit, LayerEdit};
use crate::design::{Colorway, Content, Design, Edit, Layer, Placement};
use crate::motif::Library;
use crate::notice::Message;
use crate::param::{Kind, Param, Unit, Value};
use crate::words::Words;

use super::super::naming;

/// Whether a sentence has to say which layer it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Many {
    One,
    Layers,
}

impl Many {
    fn of(design: &Design) -> Self {
        if design.layers.len() > 1 { Self::Layers } else { Self::One }
    }
}

/// Says what edits did.
pub(crate) struct Teller<'a> {
    /// In whose words.
    pub(crate) words: &'a Words,
    /// Which knows what settings are called.
    pub(crate) library: &'a Library,
}

impl Teller<'_> {
    /// What an edit made of the design `before`; that it was opened, or put in whole, where there was none.
    pub(crate) fn sentence(
        &self,
        edit: Option<&Edit>,
        before: Option<&Design>,
        after: &Design,
    ) -> String {
        let (Some(edit), Some(before)) = (edit, before) else {
            let key = if before.is_none() { "window-did-open" } else { "window-did-replace" };
            return self.words.say(&Message::new(key));
        };
        self.words.say(&self.told(edit, before, after))
    }

    fn told(&self, edit: &Edit, before: &Design, after: &Design) -> Message {
        match edit {
            Edit::Name(name) => Message::new("window-did-name").with("name", name.as_str()),
            Edit::Author(name) => Message::new("window-did-author").with("name", name.as_str()),
            Edit::Note(_) => Message::new("window-did-note"),
            Edit::Seed(_) => {
                let message =
                    Message::new("window-did-seed").with("before", before.seed.to_string());
                message.with("after", after.seed.to_string())
            }
            Edit::Step(step) if step.name() == before.repeat.step.name() => {
                Message::new("window-did-step-keys")
            }
            Edit::Step(step) => {
                Message::new("window-did-step").with("step", naming::capital(step.name()))
            }
            Edit::Tile(_) => {
                let message =
                    Message::new("window-did-tile").with("before", self.size(before.repeat.tile));
                message.with("after", self.size(after.repeat.tile))
            }
            Edit::Cloth(None) => Message::new("window-did-cloth-none"),
            Edit::Cloth(Some(cloth)) => {
                let name = naming::form(&cloth.form, self.words);
                let size = cloth.extent().map(|size| self.size(size)).unwrap_or_default();
                Message::new("window-did-cloth").with("form", name).with("size", size)
            }
            Edit::AddLayer { layer, .. } => self.of("window-did-add", layer),
            Edit::RemoveLayer(at) => self.at("window-did-remove", before, *at),
            Edit::MoveLayer { from, to } => {
                let key = if to > from { "window-did-raise" } else { "window-did-lower" };
                self.at(key, before, *from)
            }
            Edit::DuplicateLayer(at) => self.at("window-did-duplicate", before, *at),
            Edit::ReplaceLayer(at, layer) => {
                self.at("window-did-replace-layer", before, *at).with("after", self.name(layer))
            }
            Edit::Layer(at, edit) => match (before.layers.get(*at), after.layers.get(*at)) {
                (Some(was), Some(is)) => self.of_layer(edit, was, is, Many::of(after)),
                _ => Message::new("window-did-change"),
            },
            Edit::AddColorway { .. }
            | Edit::RemoveColorway(_)
            | Edit::MoveColorway { .. }
            | Edit::ReplaceColorway(..)
            | Edit::Colorway(..) => of_colorways(edit, before, after),
        }
    }

    fn of_layer(&self, edit: &LayerEdit, was: &Layer, is: &Layer, many: Many) -> Message {
        let plain = |key| self.of(key, was);
        match edit {
            LayerEdit::Name(_) => plain("window-did-rename").with("after", self.name(is)),
            LayerEdit::Visible(true) => plain("window-did-show"),
            LayerEdit::Visible(false) => plain("window-did-hide"),
            LayerEdit::Locked(true) => plain("window-did-lock"),
            LayerEdit::Locked(false) => plain("window-did-unlock"),
            LayerEdit::Tile(letter) => plain("window-did-to-tile").with("tile", letter.to_string()),
            LayerEdit::Follows(Some(false)) => plain("window-did-unfollow"),
            LayerEdit::Follows(_) => plain("window-did-follow"),
            LayerEdit::Place(_) => self.placed(was, is),
            LayerEdit::Seed(_) => plain("window-did-reroll"),
            LayerEdit::Param(name, _) => self.set(name, was, is, many),
            LayerEdit::Part(part) => plain("window-did-part").with("part", naming::part(part)),
            LayerEdit::Clearance(clearance) => {
                plain("window-did-clearance").with("after", *clearance)
            }
            LayerEdit::Paths(_) => plain("window-did-paths"),
            LayerEdit::File(file) => plain("window-did-file").with("file", file.as_str()),
            LayerEdit::Parts(_) => plain("window-did-parts"),
        }
    }

    /// What became of the place of a layer: the one thing that changed, or that it lies elsewhere.
    fn placed(&self, was: &Layer, is: &Layer) -> Message {
        let (from, to) = match (&was.place, &is.place) {
            (None, _) => return self.of("window-did-place", was),
            (_, None) => return self.of("window-did-cover", was),
            (Some(from), Some(to)) => (from, to),
        };
        let moved = Placement { at: to.at, ..from.clone() } == *to;
        if moved {
            self.of("window-did-move", was)
        } else if from.is_mirrored != to.is_mirrored {
            self.of("window-did-flip", was)
        } else if (from.scale - to.scale).abs() > 0.0 {
            self.of("window-did-scale", was).with("after", (to.scale * 100.0).round())
        } else if (from.turn - to.turn).abs() > 0.0 {
            self.of("window-did-turn", was).with("after", to.turn)
        } else {
            self.of("window-did-ring", was).with("count", f64::from(to.ring))
        }
    }

    /// What a setting was and is: `Gemuk buah 0,64 → 0,52`.
    fn set(&self, name: &str, was: &Layer, is: &Layer, many: Many) -> Message {
        let params = naming::params(&was.content, self.library);
        let Some(param) = params.iter().find(|param| param.name() == name) else {
            return self.of("window-did-setting", was);
        };
        let key = if many == Many::Layers { "window-did-set-of" } else { "window-did-set" };
        let value = |layer: &Layer| self.value(param, asked(layer, name));
        let label = naming::in_words(&param.short, self.words);
        let label = if many == Many::Layers { naming::small(label) } else { label.to_owned() };
        self.of(key, was).with("label", label).with("before", value(was)).with("after", value(is))
    }

    fn value(&self, param: &Param, asked: Option<Value>) -> String {
        let value = asked.map_or_else(|| param.default(), |asked| param.check(&asked).0);
        match value {
            Value::Number(number) => {
                let unit = match param.kind {
                    Kind::Number { unit: Unit::Mm, .. } => "\u{2009}mm",
                    Kind::Number { unit: Unit::Degrees, .. } => "°",
                    _ => "",
                };
                self.words.number(number) + unit
            }
            Value::Text(text) => naming::choice(param, &text, self.words),
            Value::Flag(is_on) => {
                self.words.say(&Message::new(if is_on { "window-on" } else { "window-off" }))
            }
        }
    }

    fn size(&self, size: kurbo::Size) -> String {
        let (width, height) = (self.words.number(size.width), self.words.number(size.height));
        if width == height { width } else { format!("{width} × {height}") }
    }

    fn at(&self, key: &'static str, design: &Design, at: usize) -> Message {
        match design.layers.get(at) {
            Some(layer) => self.of(key, layer),
            None => Message::new("window-did-change"),
        }
    }

    fn of(&self, key: &'static str, layer: &Layer) -> Message {
        Message::new(key).with("name", self.name(layer))
    }

    fn name(&self, layer: &Layer) -> String {
        naming::layer(layer, self.library, self.words)
    }
}

/// What was done to a colorway.
fn of_colorways(edit: &Edit, before: &Design, after: &Design) -> Message {
    match edit {
        Edit::AddColorway { colorway, .. } => {
            of_colorway("window-did-add-colorway", Some(colorway))
        }
        Edit::RemoveColorway(at) => {
            of_colorway("window-did-remove-colorway", before.colorways.get(*at))
        }
        Edit::MoveColorway { from, .. } => {
            of_colorway("window-did-move-colorway", before.colorways.get(*from))
        }
        Edit::ReplaceColorway(_, colorway) => {
            of_colorway("window-did-change-colorway", Some(colorway))
        }
        Edit::Colorway(at, ColorwayEdit::Name(name)) => {
            of_colorway("window-did-rename-colorway", before.colorways.get(*at))
                .with("after", name.as_str())
        }
        Edit::Colorway(at, ColorwayEdit::Color(part, color)) => {
            let message = of_colorway("window-did-color", after.colorways.get(*at));
            let color = color.map(|color| color.to_string()).unwrap_or_default();
            message.with("part", naming::part(part)).with("color", color)
        }
        Edit::Colorway(at, ColorwayEdit::Dyeing(_)) => {
            of_colorway("window-did-dyeing", after.colorways.get(*at))
        }
        _ => Message::new("window-did-change"),
    }
}

fn of_colorway(key: &'static str, colorway: Option<&std::sync::Arc<Colorway>>) -> Message {
    Message::new(key)
        .with("name", colorway.map(|colorway| colorway.name.clone()).unwrap_or_default())
}

/// What a layer says of a setting.
fn asked(layer: &Layer, name: &str) -> Option<Value> {
    match &layer.content {
        Content::Isen { clearance, .. } if name == "clearance" => Some(Value::Number(*clearance)),
        Content::Motif { params, .. } | Content::Isen { params, .. } => params.get(name).cloned(),
        _ => None,
    }
}
