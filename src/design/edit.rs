//! One change to a design, as a value: what a panel of a window returns.
//!
//! A panel reads a [`Design`] and returns an [`Edit`]; [`Design::apply`] makes the next design of it. Layers and
//! colorways that an edit does not touch are the same [`Arc`]s in both, so keeping every design that ever was costs
//! pointers, and what was drawn of a layer holds for as long as the layer is the same one.
//!
//! **Invariant:** what comes out of [`Design::apply`] keeps to the [`limits`](crate::limits), if what went in did; no
//! layer and no colorway stands twice in it as the same [`Arc`].

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt;
use std::sync::Arc;

use kurbo::Size;

use super::canonical;
use super::cloth::Cloth;
use super::file;
use super::{Colorway, Content, Design, DrawnPath, Dyeing, Layer, Paint, Placement, Step};
use crate::color::Srgb;
use crate::keys::{Misfit, ValueKind};
use crate::mark::Part;
use crate::notice::{Message, Notice, Spot};
use crate::param::Value;

/// One change to a design. Layers and colorways are counted from 0, in the order of the file.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// Calls the design so.
    Name(String),
    /// Says who made it.
    Author(String),
    /// Puts this text in the place of the note.
    Note(String),
    /// Draws all random streams anew.
    Seed(u64),
    /// Lays the tile in this way.
    Step(Step),
    /// Makes the tile so large, in millimeters.
    Tile(Size),
    /// Says what piece is made of it, or nothing.
    Cloth(Option<Cloth>),
    /// Adds a layer.
    AddLayer {
        /// The place that it will have.
        at: usize,
        /// The layer.
        layer: Arc<Layer>,
    },
    /// Takes a layer away.
    RemoveLayer(usize),
    /// Moves a layer among the others.
    MoveLayer {
        /// Its place.
        from: usize,
        /// The place that it will have.
        to: usize,
    },
    /// Puts a copy of a layer right above it.
    DuplicateLayer(usize),
    /// Puts another layer in the place of one.
    ReplaceLayer(usize, Arc<Layer>),
    /// Changes a layer.
    Layer(usize, LayerEdit),
    /// Adds a colorway.
    AddColorway {
        /// The place that it will have.
        at: usize,
        /// The colorway.
        colorway: Arc<Colorway>,
    },
    /// Takes a colorway away.
    RemoveColorway(usize),
    /// Moves a colorway among the others.
    MoveColorway {
        /// Its place.
        from: usize,
        /// The place that it will have.
        to: usize,
    },
    /// Puts another colorway in the place of one.
    ReplaceColorway(usize, Arc<Colorway>),
    /// Changes a colorway.
    Colorway(usize, ColorwayEdit),
}

/// One change to a layer.
#[derive(Clone, Debug, PartialEq)]
pub enum LayerEdit {
    /// Calls it so.
    Name(String),
    /// Draws it or not.
    Visible(bool),
    /// Locks or unlocks it; a locked layer takes no other change but to be hidden, shown, and moved among the others.
    Locked(bool),
    /// Draws it on this tile, `A` to `Z`.
    Tile(char),
    /// Has it follow the step or not; `None` leaves it to what it draws.
    Follows(Option<bool>),
    /// Places it; `None` covers the tile.
    Place(Option<Placement>),
    /// Gives it a seed of its own, or that of the design.
    Seed(Option<u64>),
    /// Sets a parameter of a motif or isen, unchecked, or leaves it to the script. That of an isen called `clearance` is
    /// the layer's own.
    Param(String, Option<Value>),
    /// The part of an isen, of what a picture leaves open, or of all drawn paths.
    Part(Part),
    /// Millimeters that an isen keeps free.
    Clearance(f64),
    /// The drawn paths.
    Paths(Vec<DrawnPath>),
    /// The file of a picture.
    File(String),
    /// The parts of a picture by color.
    Parts(BTreeMap<Srgb, Part>),
}

/// One change to a colorway.
#[derive(Clone, Debug, PartialEq)]
pub enum ColorwayEdit {
    /// Calls it so.
    Name(String),
    /// Prints a part in a color, or in the one that a part has where nothing is said.
    Color(Part, Option<Srgb>),
    /// Dyes the cloth so, whatever its colors came from before.
    Dyeing(Dyeing),
}

/// Why a design cannot be so, and where in it.
#[derive(Clone, Debug, PartialEq)]
pub struct EditError {
    /// Where.
    pub spot: Spot,
    /// What, with the hint.
    pub message: Message,
}

impl fmt::Display for EditError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} at {:?}", self.message.key, self.spot)
    }
}

impl Error for EditError {}

impl Design {
    /// The design with one change. What does not change is shared; an edit that changes nothing gives an equal design.
    /// What changes comes out as a file would hold it: `4/3` of a tile as `1/3`, the baths of a part in order, and what
    /// was unknown gives way where it has a meaning now.
    ///
    /// Costs a pointer for each layer, and one look at every value.
    ///
    /// # Errors
    ///
    /// When there is no such layer or colorway, when it is locked or has no such thing, and when the design would no
    /// longer keep to the [`limits`](crate::limits).
    pub fn apply(&self, edit: &Edit) -> Result<Self, EditError> {
        let mut next = self.clone();
        match edit {
            Edit::Name(name) => next.name.clone_from(name),
            Edit::Author(author) => next.author.clone_from(author),
            Edit::Note(note) => next.note.clone_from(note),
            Edit::Seed(seed) => next.seed = *seed,
            Edit::Step(step) => {
                next.repeat.step.clone_from(step);
                canonical::repeat(&mut next.repeat);
            }
            Edit::Tile(tile) => next.repeat.tile = *tile,
            Edit::Cloth(cloth) => {
                next.cloth.clone_from(cloth);
                next.cloth.iter_mut().for_each(canonical::cloth);
            }
            Edit::Layer(at, edit) => {
                let layer = next.layer(*at)?;
                let changed = edit.made(layer).map_err(in_layer(*at))?;
                if changed != **layer {
                    next.layers[*at] = Arc::new(changed);
                }
            }
            Edit::Colorway(at, edit) => {
                let colorway = next.colorway(*at)?;
                let changed = edit.made(colorway).map_err(in_colorway(*at))?;
                if changed != **colorway {
                    next.colorways[*at] = Arc::new(changed);
                }
            }
            Edit::AddLayer { .. }
            | Edit::RemoveLayer(_)
            | Edit::MoveLayer { .. }
            | Edit::DuplicateLayer(_)
            | Edit::ReplaceLayer(..) => next.change_layers(edit)?,
            Edit::AddColorway { .. }
            | Edit::RemoveColorway(_)
            | Edit::MoveColorway { .. }
            | Edit::ReplaceColorway(..) => next.change_colorways(edit)?,
        }
        next.check()?;
        Ok(next)
    }

    /// The place of a layer that was in an earlier design too, if it is still the same one.
    pub fn place_of(&self, layer: &Arc<Layer>) -> Option<usize> {
        self.layers.iter().position(|other| Arc::ptr_eq(other, layer))
    }

    /// The colorway's place, if it was in an earlier design too and is still the same one.
    fn place_of_colorway(&self, colorway: &Arc<Colorway>) -> Option<usize> {
        self.colorways.iter().position(|other| Arc::ptr_eq(other, colorway))
    }

    /// What a notice about an earlier design, `before`, says of this one: the same, with the layer or the colorway where
    /// it stands now. Nothing where that changed or is gone, since then it must be looked at again.
    ///
    /// What is about the design or its repeat is kept. What a layer draws may depend on what lies below, and a seam on
    /// the step: such a notice is about what was drawn, until the design is evaluated again.
    ///
    /// ```
    /// use canting::design::{self, Content, Edit, Layer};
    /// use canting::notice::{Message, Notice, Spot};
    ///
    /// let text = "repeat.tile = [9, 9]\n[[layer]]\nmotif = \"kawang\"\n";
    /// let before = design::read(text).expect("a design");
    /// let notice = Notice::error(Spot::Layer(0), Message::new("motif-unknown"));
    /// let below = Layer::new(Content::Drawing(Vec::new())).into();
    /// let after = before.apply(&Edit::AddLayer { at: 0, layer: below }).expect("room for a layer");
    /// assert_eq!(after.still(&before, &notice).map(|notice| notice.place), Some(Spot::Layer(1)));
    /// let after = after.apply(&Edit::RemoveLayer(1)).expect("a layer to remove");
    /// assert_eq!(after.still(&before, &notice), None);
    /// ```
    pub fn still(&self, before: &Self, notice: &Notice) -> Option<Notice> {
        let place = match notice.place {
            Spot::Design => Spot::Design,
            Spot::Repeat => Spot::Repeat,
            Spot::Layer(at) => Spot::Layer(self.place_of(before.layers.get(at)?)?),
            Spot::Colorway(at) => {
                Spot::Colorway(self.place_of_colorway(before.colorways.get(at)?)?)
            }
        };
        Some(Notice { place, ..notice.clone() })
    }

    fn change_layers(&mut self, edit: &Edit) -> Result<(), EditError> {
        let count = self.layers.len();
        match edit {
            Edit::AddLayer { at, layer } if *at <= count => {
                let layer = fresh(&self.layers, layer, canonical::layer);
                self.layers.insert(*at, layer);
            }
            Edit::AddLayer { at, .. } => return Err(no_layer(*at, count)),
            Edit::RemoveLayer(at) => {
                self.unlocked(*at)?;
                self.layers.remove(*at);
            }
            Edit::MoveLayer { from, to } => {
                self.layer(*from)?;
                self.layer(*to)?;
                let layer = self.layers.remove(*from);
                self.layers.insert(*to, layer);
            }
            Edit::DuplicateLayer(at) => {
                let twin = Layer::clone(self.layer(*at)?);
                self.layers.insert(at + 1, Arc::new(Layer { is_locked: false, ..twin }));
            }
            Edit::ReplaceLayer(at, layer) => {
                self.unlocked(*at)?;
                self.layers[*at] = fresh(&self.layers, layer, canonical::layer);
            }
            _ => {}
        }
        Ok(())
    }

    fn change_colorways(&mut self, edit: &Edit) -> Result<(), EditError> {
        let count = self.colorways.len();
        match edit {
            Edit::AddColorway { at, colorway } if *at <= count => {
                let colorway = fresh(&self.colorways, colorway, canonical::colorway);
                self.colorways.insert(*at, colorway);
            }
            Edit::AddColorway { at, .. } => return Err(no_colorway(*at, count)),
            Edit::RemoveColorway(at) => {
                self.colorway(*at)?;
                self.colorways.remove(*at);
            }
            Edit::MoveColorway { from, to } => {
                self.colorway(*from)?;
                self.colorway(*to)?;
                let colorway = self.colorways.remove(*from);
                self.colorways.insert(*to, colorway);
            }
            Edit::ReplaceColorway(at, colorway) => {
                self.colorway(*at)?;
                self.colorways[*at] = fresh(&self.colorways, colorway, canonical::colorway);
            }
            _ => {}
        }
        Ok(())
    }

    fn layer(&self, at: usize) -> Result<&Arc<Layer>, EditError> {
        self.layers.get(at).ok_or_else(|| no_layer(at, self.layers.len()))
    }

    fn unlocked(&self, at: usize) -> Result<(), EditError> {
        if self.layer(at)?.is_locked { Err(in_layer(at)(locked())) } else { Ok(()) }
    }

    fn colorway(&self, at: usize) -> Result<&Arc<Colorway>, EditError> {
        self.colorways.get(at).ok_or_else(|| no_colorway(at, self.colorways.len()))
    }
}

impl LayerEdit {
    /// The layer with this change.
    fn made(&self, layer: &Layer) -> Result<Layer, Message> {
        let is_free = matches!(self, Self::Visible(_) | Self::Locked(_));
        if layer.is_locked && !is_free {
            return Err(locked());
        }
        let mut next = layer.clone();
        match (self, &mut next.content) {
            (Self::Name(name), _) => next.name.clone_from(name),
            (Self::Visible(is_visible), _) => next.is_visible = *is_visible,
            (Self::Locked(is_locked), _) => next.is_locked = *is_locked,
            (Self::Tile(tile), _) => next.tile = *tile,
            (Self::Follows(follows), _) => next.follows = *follows,
            (Self::Place(place), _) => next.place.clone_from(place),
            (Self::Seed(seed), _) => next.seed = *seed,
            (Self::Param(name, value), Content::Isen { params, clearance, .. })
                if name == "clearance" =>
            {
                *clearance = match value {
                    Some(Value::Number(number)) => *number,
                    Some(_) => return Err(Misfit::NotA(ValueKind::Number).told(name)),
                    None => file::CLEARANCE,
                };
                params.remove(name);
                forget_param(&mut next.unknown, name);
            }
            (
                Self::Param(name, value),
                Content::Motif { params, .. } | Content::Isen { params, .. },
            ) => {
                match value {
                    Some(value) => params.insert(name.clone(), value.clone()),
                    None => params.remove(name),
                };
                forget_param(&mut next.unknown, name);
            }
            (
                Self::Part(part),
                Content::Isen { part: own, .. } | Content::Picture { part: own, .. },
            ) => {
                own.clone_from(part);
            }
            (Self::Part(part), Content::Drawing(paths)) => {
                paths.iter_mut().for_each(|path| path.part.clone_from(part));
            }
            (Self::Clearance(clearance), Content::Isen { clearance: own, .. }) => *own = *clearance,
            (Self::Paths(paths), Content::Drawing(own)) => own.clone_from(paths),
            (Self::File(file), Content::Picture { file: own, .. }) => own.clone_from(file),
            (Self::Parts(parts), Content::Picture { parts: own, .. }) => own.clone_from(parts),
            (_, content) => {
                return Err(Message::new("edit-other-kind")
                    .with("name", self.key())
                    .with("kind", content.key()));
            }
        }
        canonical::layer(&mut next);
        Ok(next)
    }

    /// What it changes, as files call it.
    fn key(&self) -> &'static str {
        match self {
            Self::Name(_) => "name",
            Self::Visible(_) => "visible",
            Self::Locked(_) => "locked",
            Self::Tile(_) => "tile",
            Self::Follows(_) => "follow",
            Self::Place(_) => "place",
            Self::Seed(_) => "seed",
            Self::Param(..) => "params",
            Self::Part(_) => "part",
            Self::Clearance(_) => "clearance",
            Self::Paths(_) => "drawing",
            Self::File(_) => "picture",
            Self::Parts(_) => "parts",
        }
    }
}

impl ColorwayEdit {
    /// The colorway with this change.
    fn made(&self, colorway: &Colorway) -> Result<Colorway, Message> {
        let mut next = colorway.clone();
        match (self, &mut next.paint) {
            (Self::Name(name), _) => next.name.clone_from(name),
            (Self::Dyeing(dyeing), paint) => *paint = Paint::Dye(dyeing.clone()),
            (Self::Color(part, color), Paint::Print(print)) => {
                match color {
                    Some(color) => print.insert(part.clone(), *color),
                    None => print.remove(part),
                };
            }
            (Self::Color(part, color), paint @ Paint::Unknown) => {
                *paint = Paint::Print(color.iter().map(|color| (part.clone(), *color)).collect());
            }
            (Self::Color(part, _), Paint::Dye(_)) => {
                return Err(Message::new("edit-dyed").with("part", part.name()));
            }
        }
        canonical::colorway(&mut next);
        Ok(next)
    }
}

/// A value of a kind that nobody knew gives way to one that was set, and goes with one that was taken away.
fn forget_param(unknown: &mut toml::Table, name: &str) {
    let Some(toml::Value::Table(params)) = unknown.get_mut("params") else { return };
    params.remove(name);
    if params.is_empty() {
        unknown.remove("params");
    }
}

/// `new` in the form that `canonize` gives it: the same one, unless it changes so or stands among `all` already.
fn fresh<T: Clone + PartialEq>(all: &[Arc<T>], new: &Arc<T>, canonize: fn(&mut T)) -> Arc<T> {
    let mut form = T::clone(new);
    canonize(&mut form);
    let is_known = all.iter().any(|known| Arc::ptr_eq(known, new));
    if is_known || form != **new { Arc::new(form) } else { Arc::clone(new) }
}

fn in_layer(at: usize) -> impl Fn(Message) -> EditError {
    move |message| EditError { spot: Spot::Layer(at), message }
}

fn in_colorway(at: usize) -> impl Fn(Message) -> EditError {
    move |message| EditError { spot: Spot::Colorway(at), message }
}

fn no_layer(at: usize, count: usize) -> EditError {
    let message = Message::new("edit-no-layer").with("number", at.saturating_add(1));
    EditError { spot: Spot::Design, message: message.with("count", count) }
}

fn no_colorway(at: usize, count: usize) -> EditError {
    let message = Message::new("edit-no-colorway").with("number", at.saturating_add(1));
    EditError { spot: Spot::Design, message: message.with("count", count) }
}

fn locked() -> Message {
    Message::new("edit-locked")
}
