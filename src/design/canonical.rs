//! The one form in which a file holds a value: of all that mean the same, the one that is read again.
//!
//! The reader turns `4/3` of a tile into `1/3`, sorts baths, and takes every key that it knows; whoever edits a design
//! may say it otherwise. In this form the text of a design and the design are the same, so a file keeps its remarks.
//!
//! **Invariant:** what keeps to the [`limits`](crate::limits) is read as itself; what does not is not changed so that it
//! would.

use std::sync::Arc;

use kurbo::{BezPath, PathEl, Point};
use toml::{Table, Value};

use super::dyeing::Dyeing;
use super::file::known;
use super::step::{Share, Step};
use super::{Cloth, Colorway, Content, DrawnPath, Layer, Paint, Stepping};
use crate::param::Values;
use crate::symmetry::Net;

/// Puts a repeat into the form in which it is read.
pub(super) fn repeat(repeat: &mut Stepping) {
    match &mut repeat.step {
        Step::Drop(share) | Step::Shift(share) => reduce(share),
        Step::Lereng { stripes, .. } => {
            stripes.iter_mut().for_each(|stripe| forget(&mut stripe.unknown, &known::STRIPE));
        }
        Step::Group { group, angle } if group.net() != Net::Oblique => *angle = 90.0,
        _ => {}
    }
    forget(&mut repeat.unknown, &known::REPEAT);
    forget(&mut repeat.unknown, known::of_step(&repeat.step));
}

/// Puts a piece of cloth into the form in which it is read.
pub(super) fn cloth(cloth: &mut Cloth) {
    forget(&mut cloth.unknown, &known::CLOTH);
}

/// Puts a layer into the form in which it is read.
pub(super) fn layer(layer: &mut Layer) {
    forget(&mut layer.unknown, &known::LAYER);
    let others = match &layer.content {
        Content::Motif { params, .. } | Content::Isen { params, .. } => {
            layer.unknown.remove("params").and_then(|others| beside(others, params))
        }
        Content::Drawing(_) | Content::Picture { .. } | Content::Unknown => None,
    };
    forget(&mut layer.unknown, known::of_content(&layer.content));
    layer.unknown.extend(others.map(|others| ("params".to_owned(), others)));
    if let Content::Drawing(paths) = &mut layer.content {
        paths.iter_mut().for_each(drawn);
    }
    if let Some(place) = &mut layer.place {
        forget(&mut place.unknown, &known::PLACE);
    }
}

/// Puts a colorway into the form in which it is read.
pub(super) fn colorway(colorway: &mut Colorway) {
    forget(&mut colorway.unknown, known::of_paint(&colorway.paint));
    if let Paint::Dye(of) = &mut colorway.paint {
        dyeing(of);
    }
}

fn dyeing(dyeing: &mut Dyeing) {
    forget(&mut dyeing.unknown, &known::DYEING);
    for bath in &mut dyeing.baths {
        bath.dye = bath.dye.trim().to_owned();
        forget(&mut bath.unknown, &known::BATH);
    }
    for reach in dyeing.parts.values_mut() {
        reach.sort_unstable();
        reach.dedup();
    }
}

fn drawn(drawn: &mut DrawnPath) {
    forget(&mut drawn.unknown, &known::PATH);
    if let Some(path) = begun_anew(&drawn.path) {
        drawn.path = Arc::new(path);
    }
}

/// Of a path that goes on after it was closed, the same with the moves that this takes.
fn begun_anew(path: &BezPath) -> Option<BezPath> {
    let goes_on = |pair: &[PathEl]| {
        let is_end = matches!(pair[1], PathEl::ClosePath | PathEl::MoveTo(_));
        pair[0] == PathEl::ClosePath && !is_end
    };
    let begins = matches!(path.elements().first(), Some(PathEl::MoveTo(_)));
    if !begins || !path.elements().windows(2).any(goes_on) {
        return None;
    }
    let (mut start, mut last) = (Point::ZERO, None);
    let mut anew = Vec::new();
    for element in path.elements() {
        if let PathEl::MoveTo(point) = element {
            start = *point;
        }
        if last.is_some_and(|last| goes_on(&[last, *element])) {
            anew.push(PathEl::MoveTo(start));
        }
        anew.push(*element);
        last = Some(*element);
    }
    Some(BezPath::from_vec(anew))
}

/// Whole tiles make no difference.
fn reduce(share: &mut Share) {
    share.count = share.count.checked_rem(share.of).unwrap_or(share.count);
}

/// What can stand among parameters and is none.
fn beside(others: Value, params: &Values) -> Option<Value> {
    let Value::Table(mut others) = others else { return None };
    others.retain(|name, value| {
        let is_list = matches!(value, Value::Array(_) | Value::Table(_) | Value::Datetime(_));
        is_list && !params.contains_key(name)
    });
    (!others.is_empty()).then_some(Value::Table(others))
}

/// Keys that nobody knew give way where they have a meaning now.
fn forget(unknown: &mut Table, known: &[&str]) {
    known.iter().for_each(|key| drop(unknown.remove(*key)));
}
