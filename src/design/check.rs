//! Whether a design keeps to the limits, whoever made it.
//!
//! The reader refuses value by value, with the place in the text; this refuses the same values wherever they came from,
//! by the same questions in [`limits`].
//!
//! **Invariant:** what [`read`](super::read) reads passes.

use std::borrow::Borrow;

use kurbo::{PathEl, Point};

use super::cloth::{Cloth, Form};
use super::dyeing::{Amount, Bath, Chain, Dyeing, Work};
use super::edit::EditError;
use super::file::known::WORKS;
use super::step::{Share, Step};
use super::{Colorway, Content, Design, DrawnPath, Layer, Paint, Placement, Stepping};
use crate::keys;
use crate::limits;
use crate::mark::Part;
use crate::notice::{Message, Spot};
use crate::param::{Value, Values};

impl Design {
    /// Refuses a design that could not be read again: too long, too many, too large, or no numbers at all.
    ///
    /// Costs one look at every value.
    ///
    /// # Errors
    ///
    /// The first value that lies outside of the [`limits`].
    pub fn check(&self) -> Result<(), EditError> {
        let at = |spot| move |message| EditError { spot, message };
        self.check_head().map_err(at(Spot::Design))?;
        stepping(&self.repeat).map_err(at(Spot::Repeat))?;
        let mut room = limits::ELEMENTS;
        for (index, each) in self.layers.iter().enumerate() {
            layer(each, &mut room).map_err(at(Spot::Layer(index)))?;
        }
        for (index, each) in self.colorways.iter().enumerate() {
            colorway(each).map_err(at(Spot::Colorway(index)))?;
        }
        Ok(())
    }

    fn check_head(&self) -> Result<(), Message> {
        keys::short("name", &self.name, limits::NAME)?;
        keys::short("author", &self.author, limits::NAME)?;
        keys::short("note", &self.note, limits::TEXT)?;
        limits::few("layer", self.layers.len())?;
        limits::few("colorway", self.colorways.len())?;
        self.cloth.as_ref().map_or(Ok(()), cloth)?;
        kept(&self.unknown)
    }
}

fn cloth(cloth: &Cloth) -> Result<(), Message> {
    keys::short("form", cloth.form.name(), limits::NAME)?;
    if let Form::Unknown(name) = &cloth.form {
        let read = Form::named(name);
        if read != cloth.form {
            return Err(known("form", name, read.name(), &Form::names()));
        }
    }
    if let Some(size) = cloth.size {
        keys::within("size", size.width, &limits::CLOTH)?;
        keys::within("size", size.height, &limits::CLOTH)?;
    }
    kept(&cloth.unknown)
}

fn stepping(repeat: &Stepping) -> Result<(), Message> {
    keys::within("tile", repeat.tile.width, &limits::TILE)?;
    keys::within("tile", repeat.tile.height, &limits::TILE)?;
    step(&repeat.step)?;
    kept(&repeat.unknown)
}

fn step(step: &Step) -> Result<(), Message> {
    match step {
        Step::Drop(share) | Step::Shift(share) => cut(*share),
        Step::Parang { angle, .. } => keys::within("angle", *angle, &limits::SLANT),
        Step::Mubeng { every: Some(every), .. } => {
            keys::within("every", every.width, &limits::TILE)?;
            keys::within("every", every.height, &limits::TILE)
        }
        Step::Lereng { angle, stripes } => {
            keys::within("angle", *angle, &limits::SLANT)?;
            limits::striped(stripes.len())?;
            for stripe in stripes {
                keys::within("width", stripe.width, &limits::STRIPE)?;
                keys::within("unit", stripe.unit, &limits::STRIPE)?;
                kept(&stripe.unknown)?;
            }
            Ok(())
        }
        Step::Toss { gap, .. } => keys::within("gap", *gap, &limits::GAP),
        Step::Group { angle, .. } => keys::within("angle", *angle, &limits::OBLIQUE),
        Step::Pinggiran { unit, .. } => {
            keys::within("unit", unit.width, &limits::STRIPE)?;
            keys::within("unit", unit.height, &limits::STRIPE)
        }
        Step::Unknown(name) => {
            keys::short("step", name, limits::NAME)?;
            Share::within(name)?;
            let read = Step::named(name);
            if read == *step {
                return Ok(());
            }
            Err(known("step", name, read.name(), &Step::names()))
        }
        Step::Tubrukan
        | Step::HalfDrop
        | Step::HalfBrick
        | Step::Mirror
        | Step::Diamond
        | Step::Ogee
        | Step::Mubeng { every: None, .. }
        | Step::Sareng { .. }
        | Step::Frieze(_) => Ok(()),
    }
}

/// What there is to say of `name`, which is said to be unknown and has a meaning: it would be read as `read`.
fn known(key: &str, name: &str, read: &str, choices: &[impl Borrow<str>]) -> Message {
    let message = Message::new("file-not-a-choice").with("name", key);
    let message = message.with("given", keys::shown(name)).with("near", read);
    message.with("choices", choices.join(", "))
}

fn cut(share: Share) -> Result<(), Message> {
    match share.to_string().parse() {
        Ok::<Share, Share>(_) => Ok(()),
        Err(near) => Err(share.refused(near)),
    }
}

/// `room` are the elements that drawn paths may still have.
fn layer(layer: &Layer, room: &mut usize) -> Result<(), Message> {
    keys::short("name", &layer.name, limits::NAME)?;
    content(&layer.content, room)?;
    layer.place.as_ref().map_or(Ok(()), placement)?;
    if !layer.tile.is_ascii_uppercase() {
        return Err(Message::new("file-not-a-letter").with("name", "tile"));
    }
    kept(&layer.unknown)
}

fn content(content: &Content, room: &mut usize) -> Result<(), Message> {
    match content {
        Content::Motif { name, params: values } => {
            keys::short(content.key(), name, limits::NAME)?;
            params(values)
        }
        Content::Isen { name, params: values, part, clearance } => {
            keys::short(content.key(), name, limits::NAME)?;
            params(values)?;
            named(part)?;
            keys::within("clearance", *clearance, &limits::CLEARANCE)
        }
        Content::Drawing(paths) => paths.iter().try_for_each(|path| drawn(path, room)),
        Content::Picture { file, parts, part } => {
            keys::short(content.key(), file, limits::PICTURE)?;
            limits::few("parts", parts.len())?;
            parts.values().chain([part]).try_for_each(named)
        }
        Content::Unknown => Ok(()),
    }
}

fn params(params: &Values) -> Result<(), Message> {
    limits::few("params", params.len())?;
    params.iter().try_for_each(|(name, value)| match value {
        Value::Number(number) => keys::within(name, *number, &(f64::MIN..=f64::MAX)),
        Value::Text(text) => keys::short(name, text, limits::TEXT),
        Value::Flag(_) => Ok(()),
    })
}

fn drawn(drawn: &DrawnPath, room: &mut usize) -> Result<(), Message> {
    let elements = drawn.path.elements();
    let left = room.checked_sub(elements.len().max(1));
    *room = left.ok_or_else(|| Message::new("file-path-too-long").with("max", limits::ELEMENTS))?;
    if elements.first().is_some_and(|first| !matches!(first, PathEl::MoveTo(_))) {
        return Err(Message::new("file-path-command"));
    }
    if !elements.iter().all(is_near) {
        return Err(Message::new("file-path-far").with("max", *limits::REACH.end()));
    }
    drawn.width.map_or(Ok(()), limits::is_width)?;
    named(&drawn.part)?;
    kept(&drawn.unknown)
}

fn is_near(element: &PathEl) -> bool {
    let is_near = |p: &Point| limits::REACH.contains(&p.x) && limits::REACH.contains(&p.y);
    match element {
        PathEl::MoveTo(p) | PathEl::LineTo(p) => is_near(p),
        PathEl::QuadTo(p, q) => is_near(p) && is_near(q),
        PathEl::CurveTo(p, q, r) => is_near(p) && is_near(q) && is_near(r),
        PathEl::ClosePath => true,
    }
}

fn placement(place: &Placement) -> Result<(), Message> {
    keys::within("at", place.at.x, &limits::REACH)?;
    keys::within("at", place.at.y, &limits::REACH)?;
    keys::within("turn", place.turn, &limits::REACH)?;
    keys::within("scale", place.scale, &limits::SCALE)?;
    keys::within("radius", place.radius, &limits::RADIUS)?;
    let (least, most) = (*limits::RING.start(), *limits::RING.end());
    keys::within("ring", f64::from(place.ring), &(f64::from(least)..=f64::from(most)))?;
    kept(&place.unknown)
}

fn colorway(colorway: &Colorway) -> Result<(), Message> {
    keys::short("name", &colorway.name, limits::NAME)?;
    match &colorway.paint {
        Paint::Print(print) => {
            limits::few("print", print.len())?;
            print.keys().try_for_each(named)?;
        }
        Paint::Dye(of) => dyeing(of)?,
        Paint::Unknown => {}
    }
    kept(&colorway.unknown)
}

fn dyeing(dyeing: &Dyeing) -> Result<(), Message> {
    keys::short("chain", dyeing.chain.name(), limits::NAME)?;
    if let Chain::Unknown(name) = &dyeing.chain {
        let read = Chain::named(name);
        if read != dyeing.chain {
            return Err(known("chain", name, read.name(), &Chain::names()));
        }
    }
    keys::short("cloth", &dyeing.cloth, limits::NAME)?;
    limits::dyeable(dyeing.baths.len())?;
    dyeing.baths.iter().try_for_each(bath)?;
    if let Some(tints) = dyeing.tints {
        let (least, most) = (*limits::TINTS.start(), *limits::TINTS.end());
        let tints = u32::try_from(tints).map_or(f64::INFINITY, f64::from);
        keys::within("tints", tints, &(f64::from(least)..=f64::from(most)))?;
    }
    if !dyeing.parts.is_empty() && !dyeing.works.is_empty() {
        return Err(Message::new("file-dye-parts-and-steps"));
    }
    limits::few("parts", dyeing.parts.len())?;
    for (part, reach) in &dyeing.parts {
        named(part)?;
        limits::few(part.name(), reach.len())?;
        reach.iter().try_for_each(|at| is_bath(part.name(), *at, dyeing))?;
    }
    limits::few("steps", dyeing.works.len())?;
    dyeing.works.iter().try_for_each(|of| work(of, dyeing))?;
    kept(&dyeing.unknown)
}

fn bath(bath: &Bath) -> Result<(), Message> {
    keys::short("dye", &bath.dye, limits::NAME)?;
    if bath.dye.trim().is_empty() {
        return Err(Message::new("file-dye-without-name"));
    }
    match bath.amount {
        Amount::Usual => {}
        Amount::Dips(dips) => keys::within("dips", dips, &limits::DIPS)?,
        Amount::Depth(depth) => keys::within("depth", depth, &limits::DEPTH)?,
    }
    kept(&bath.unknown)
}

/// Refuses the bath at `at`, counted from 0, where there is none.
fn is_bath(name: &str, at: usize, dyeing: &Dyeing) -> Result<(), Message> {
    // One bath of a gradation becomes as many as there are steps between tints.
    let is_graded = dyeing.chain == Chain::TutupCelup && dyeing.baths.len() == 1;
    let most =
        if dyeing.baths.is_empty() || is_graded { limits::BATHS } else { dyeing.baths.len() };
    if at < most {
        return Ok(());
    }
    let message = Message::new("file-dye-no-such-bath").with("name", keys::shown(name));
    let message = message.with("number", at.saturating_add(1).to_string());
    Err(message.with("first", 1_usize).with("max", most))
}

fn work(work: &Work, dyeing: &Dyeing) -> Result<(), Message> {
    let of = |key: &'static str, parts: &[Part]| {
        if parts.is_empty() {
            return Err(Message::new("file-dye-no-parts").with("name", key));
        }
        limits::few(key, parts.len())?;
        parts.iter().try_for_each(named)
    };
    match work {
        Work::Wax(parts) => of("wax", parts),
        Work::Close(parts) => of("close", parts),
        Work::Scrape(parts) => of("scrape", parts),
        Work::Brush(at, parts) => {
            is_bath("brush", *at, dyeing)?;
            of("parts", parts)
        }
        Work::Dip(at) => is_bath("dip", *at, dyeing),
        Work::BoilOff => Ok(()),
        // What is no other work could not be told from one that is known.
        Work::Unknown(table)
            if table.is_empty() || WORKS.iter().any(|key| table.contains_key(*key)) =>
        {
            Err(Message::new("file-dye-one-work").with("choices", WORKS.join(", ")))
        }
        Work::Unknown(table) => kept(table),
    }
}

fn named(part: &Part) -> Result<(), Message> {
    limits::named(part.name())
}

/// What nobody knows is written again as it was, if it is not too deep and its numbers are numbers.
fn kept(table: &toml::Table) -> Result<(), Message> {
    table.iter().try_for_each(|(name, value)| kept_value(name, value, 0))
}

fn kept_value(name: &str, value: &toml::Value, depth: usize) -> Result<(), Message> {
    if depth > limits::KEPT {
        return Err(Message::new("file-too-deep").with("max", limits::KEPT));
    }
    match value {
        toml::Value::Float(number) => keys::within(name, *number, &(f64::MIN..=f64::MAX)),
        toml::Value::Array(values) => {
            values.iter().try_for_each(|value| kept_value(name, value, depth + 1))
        }
        toml::Value::Table(table) => {
            table.iter().try_for_each(|(name, value)| kept_value(name, value, depth + 1))
        }
        _ => Ok(()),
    }
}
