//! One simple change that mends what a notice tells of, where there is one.
//!
//! **Invariant:** what mends changes nothing else.

use std::sync::Arc;

use crate::app::act::Act;
use crate::app::command::Id;
use crate::artwork::{Sorting, read_picture};
use crate::design::cloth::Form;
use crate::design::dyeing::Chain;
use crate::design::edit::{ColorwayEdit, LayerEdit};
use crate::design::{Cloth, Colorway, Content, Design, Dyeing, Edit, Layer, Paint, Step};
use crate::mark::Part;
use crate::notice::{Argument, Message, Notice, Spot};
use crate::param::{Param, Value};
use crate::words::Words;
use crate::workspace::Desk;

/// What mends something, and what the button says.
#[derive(Clone, Debug)]
pub(crate) struct Mend {
    /// The words of the button.
    pub(crate) label: String,
    /// The changes, one step together.
    pub(crate) edits: Vec<Edit>,
    /// Where no edit mends, but a command does.
    pub(crate) act: Option<Act>,
}

/// What mends `notice`, which is about the design on the desk.
pub(super) fn of(notice: &Notice, desk: &Desk, words: &Words) -> Option<Mend> {
    let design = &**desk.design();
    let found = match notice.place {
        Spot::Layer(at) => {
            let layer = design.layers.get(at).filter(|layer| !layer.is_locked)?;
            of_layer(&notice.message, (at, layer), desk)?
        }
        Spot::Colorway(at) => {
            of_colorway(&notice.message, (at, design.colorways.get(at)?), design)?
        }
        Spot::Design | Spot::Repeat => of_design(&notice.message, design)?,
    };
    let (label, edits, act) = match found {
        Found::Edits(label, edits) => (label, edits, None),
        Found::Command(id) => {
            (Message::new(crate::app::command::row(id).word), Vec::new(), Some(Act::Run(id)))
        }
    };
    Some(Mend { label: words.say(&label), edits, act })
}

enum Found {
    Edits(Message, Vec<Edit>),
    Command(Id),
}

/// `Pakai kawung`.
fn take(name: &str, edits: Vec<Edit>) -> Found {
    Found::Edits(Message::new("window-mend-take").with("name", name), edits)
}

fn plain(key: &'static str, edit: Edit) -> Found {
    Found::Edits(Message::new(key), vec![edit])
}

/// What a message says by this name; nothing where that is empty.
fn text<'a>(message: &'a Message, name: &str) -> Option<&'a str> {
    message.values.iter().find_map(|(key, value)| match value {
        Argument::Text(text) if *key == name && !text.is_empty() => Some(text.as_str()),
        _ => None,
    })
}

fn number(message: &Message, name: &str) -> Option<f64> {
    message.values.iter().find_map(|(key, value)| match value {
        Argument::Number(number) if *key == name => Some(*number),
        _ => None,
    })
}

fn of_layer(message: &Message, (at, layer): (usize, &Arc<Layer>), desk: &Desk) -> Option<Found> {
    let set = |name: &str, value| Edit::Layer(at, LayerEdit::Param(name.to_owned(), value));
    match message.key {
        "motif-unknown" | "isen-unknown" => {
            let near = text(message, "near")?;
            Some(take(near, vec![Edit::ReplaceLayer(at, called(layer, near))]))
        }
        "param-unknown" => {
            let name = text(message, "name")?;
            let (Content::Motif { params, .. } | Content::Isen { params, .. }) = &layer.content
            else {
                return None;
            };
            match text(message, "near") {
                Some(near) if !params.contains_key(near) => {
                    let value = params.get(name).cloned();
                    Some(take(near, vec![set(near, value), set(name, None)]))
                }
                _ => Some(plain("window-mend-forget", set(name, None))),
            }
        }
        "param-out-of-range" | "param-not-whole" => {
            let taken = number(message, "taken")?;
            let label = Message::new("window-mend-number").with("number", taken);
            Some(Found::Edits(label, vec![set(text(message, "name")?, Some(Value::Number(taken)))]))
        }
        "param-not-a-number" | "param-not-a-choice" => {
            let name = text(message, "name")?;
            let typed = text(message, "near").or_else(|| text(message, "taken"));
            let value = match typed {
                Some(typed) => Param::parse(typed),
                None => Value::Number(number(message, "taken")?),
            };
            match value {
                Value::Number(number) => {
                    let label = Message::new("window-mend-number").with("number", number);
                    Some(Found::Edits(label, vec![set(name, Some(Value::Number(number)))]))
                }
                value => Some(take(typed.unwrap_or_default(), vec![set(name, Some(value))])),
            }
        }
        "isen-has-no-place" => {
            Some(plain("window-mend-place", Edit::Layer(at, LayerEdit::Place(None))))
        }
        "layer-empty" => Some(plain("window-mend-layer", Edit::RemoveLayer(at))),
        "picture-color-unmet" => {
            let Content::Picture { parts, .. } = &layer.content else { return None };
            let color = text(message, "color")?;
            let kept = parts.iter().filter(|(other, _)| other.to_string() != color);
            let parts = kept.map(|(color, part)| (*color, part.clone())).collect();
            Some(plain("window-mend-forget-color", Edit::Layer(at, LayerEdit::Parts(parts))))
        }
        "picture-colors-merged" => {
            let parts = apart(layer, desk)?;
            Some(plain("window-mend-apart", Edit::Layer(at, LayerEdit::Parts(parts))))
        }
        _ => None,
    }
}

/// The layer with a motif or isen of another name, and the same settings.
fn called(layer: &Layer, near: &str) -> Arc<Layer> {
    let mut next = layer.clone();
    if let Content::Motif { name, .. } | Content::Isen { name, .. } = &mut next.content {
        near.clone_into(name);
    }
    Arc::new(next)
}

/// A part for each color of a picture that would run together with others.
fn apart(
    layer: &Layer,
    desk: &Desk,
) -> Option<std::collections::BTreeMap<crate::color::Srgb, Part>> {
    let Content::Picture { file, parts, part } = &layer.content else { return None };
    let known = desk.design().parts();
    let sorting = Sorting { parts, part, known: &known };
    let proposed = read_picture(desk.picture(file)?, sorting).ok()?.colors.proposal(sorting);
    (proposed != *parts).then_some(proposed)
}

fn of_colorway(
    message: &Message,
    (at, colorway): (usize, &Arc<Colorway>),
    design: &Design,
) -> Option<Found> {
    let dyed = |change: &dyn Fn(&mut Dyeing)| {
        let Paint::Dye(dyeing) = &colorway.paint else { return None };
        let mut dyeing = dyeing.clone();
        change(&mut dyeing);
        Some(Edit::Colorway(at, ColorwayEdit::Dyeing(dyeing)))
    };
    match message.key {
        "colorway-twice" => {
            let is_free = |name: &String| design.colorways.iter().all(|other| other.name != *name);
            let name = (2..).map(|number| format!("{} {number}", colorway.name)).find(is_free)?;
            Some(take(&name.clone(), vec![Edit::Colorway(at, ColorwayEdit::Name(name))]))
        }
        "palette-part-idle" => {
            let Paint::Print(print) = &colorway.paint else { return None };
            let part = Part::new(text(message, "part")?);
            let forget = Edit::Colorway(at, ColorwayEdit::Color(part.clone(), None));
            match text(message, "near").map(Part::new) {
                Some(near) if !print.contains_key(&near) => {
                    let color = print.get(&part).copied();
                    let move_it = Edit::Colorway(at, ColorwayEdit::Color(near.clone(), color));
                    Some(take(near.name(), vec![move_it, forget]))
                }
                _ => Some(plain("window-mend-forget-color", forget)),
            }
        }
        "dye-part-idle" => {
            let part = Part::new(text(message, "part")?);
            let near = text(message, "near").map(Part::new);
            let Paint::Dye(Dyeing { parts, .. }) = &colorway.paint else { return None };
            let baths = parts.get(&part)?.clone();
            let near = near.filter(|near| !parts.contains_key(near));
            let edit = dyed(&|dyeing| {
                dyeing.parts.remove(&part);
                if let Some(near) = &near {
                    dyeing.parts.insert(near.clone(), baths.clone());
                }
            })?;
            match &near {
                Some(near) => Some(take(near.name(), vec![edit])),
                None => Some(plain("window-mend-forget-part", edit)),
            }
        }
        "dye-unknown" => {
            let near = text(message, "near")?;
            let bath = whole(number(message, "number")?).checked_sub(1)?;
            let Paint::Dye(Dyeing { baths, .. }) = &colorway.paint else { return None };
            baths.get(bath)?;
            let edit = dyed(&|dyeing| near.clone_into(&mut dyeing.baths[bath].dye))?;
            Some(take(near, vec![edit]))
        }
        "dye-cloth-unknown" => {
            let near = text(message, "near")?;
            Some(take(near, vec![dyed(&|dyeing| near.clone_into(&mut dyeing.cloth))?]))
        }
        "dye-chain-unknown" => {
            let near = text(message, "near")?;
            Some(take(near, vec![dyed(&|dyeing| dyeing.chain = Chain::named(near))?]))
        }
        _ => None,
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the number of a bath")]
fn whole(number: f64) -> usize {
    number.max(0.0) as usize
}

fn of_design(message: &Message, design: &Design) -> Option<Found> {
    match message.key {
        "design-no-layers" => Some(Found::Command(Id::AddMotif)),
        "design-no-colorways" => Some(Found::Command(Id::AddColorway)),
        "cloth-unknown-form" => {
            let near = text(message, "near")?;
            let cloth = Cloth { form: Form::named(near), ..design.cloth.clone()? };
            Some(take(near, vec![Edit::Cloth(Some(cloth))]))
        }
        "cloth-without-room" => {
            let cloth = Cloth { size: None, ..design.cloth.clone()? };
            Some(plain("window-mend-usual-size", Edit::Cloth(Some(cloth))))
        }
        "repeat-unknown-step" => {
            let near = text(message, "near")?;
            Some(take(near, vec![Edit::Step(Step::named(near))]))
        }
        _ => None,
    }
}
