//! What a script holds, watched as it is read.
//!
//! The engine counts operations, not what one operation copies: a list of thousands of lists is one value to it, and a
//! closure that holds a closure that holds a closure is nothing until it is dropped, one inside the other, on the
//! stack. Nothing grows in a script but by way of its variables. So each time a variable is read, what it holds is
//! weighed: the weight is spent, and what is nested too deep ends the script.
//!
//! **Invariant:** no value is ever nested much deeper than [`DEEPEST`], however it came to be.

use std::rc::Rc;

use rhai::{Array, Dynamic, Engine, EvalAltResult, FnPtr, ImmutableString, Map, Position, Scope};

use super::board::Budget;
use crate::notice::Message;

/// Lists in lists in maps in closures: so deep, and no deeper. Ours are four deep.
const DEEPEST: usize = 48;

/// What a list, map, path or pen weighs by itself, against a number: it is copied with an allocation of its own.
const HEAVY: usize = 4;

/// So many letters weigh as much as a number.
const LETTERS: usize = 64;

/// Lets `budget` watch what scripts of `engine` read.
#[expect(
    deprecated,
    reason = "not deprecated: the engine marks what may change in a later version"
)]
pub(super) fn watch(engine: &mut Engine, budget: &Rc<Budget>) {
    let budget = Rc::clone(budget);
    engine.on_var(move |name, index, context| {
        let weight = match variable(name, index, context.scope()) {
            Some(value) => weight(value, DEEPEST, budget.readings_left()).ok_or_else(|| {
                stop(Message::new("script-nested-too-deep").with("limit", DEEPEST))
            })?,
            None => 0,
        };
        budget.read(weight).map_err(stop)?;
        Ok(None)
    });
}

/// Writing a value out takes as long as reading it so many times.
const WRITTEN: usize = 8;

/// Lets `budget` pay for lists and maps that are written out as text.
pub(super) fn pay_for_texts(engine: &mut Engine, budget: &Rc<Budget>) {
    for word in ["to_string", "to_debug"] {
        let paying = Rc::clone(budget);
        engine.register_fn(word, move |list: &mut Array| text(&paying, list.clone().into()));
        let paying = Rc::clone(budget);
        engine.register_fn(word, move |map: &mut Map| text(&paying, map.clone().into()));
    }
}

#[expect(clippy::needless_pass_by_value, reason = "made for this")]
fn text(budget: &Budget, value: Dynamic) -> Result<String, Box<EvalAltResult>> {
    let weight = weight(&value, 2 * DEEPEST, budget.readings_left()).unwrap_or(usize::MAX);
    budget.read(WRITTEN.saturating_mul(weight)).map_err(stop)?;
    Ok(value.to_string())
}

/// The variable that the engine is about to read: number `index` of the scope, counted from its end, or, without a
/// number, the last of that name.
fn variable<'a>(name: &str, index: usize, scope: &'a Scope<'_>) -> Option<&'a Dynamic> {
    match index.checked_sub(1) {
        Some(above) => scope.iter_raw().nth(above).map(|(_, _, value)| value),
        None => scope.get(name),
    }
}

/// What copying `value` costs, in numbers, or more than `most`: values that are shared weigh as often as they are held,
/// and are not weighed on when that is too much already. None if it is nested deeper than `depth`.
fn weight(value: &Dynamic, depth: usize, most: usize) -> Option<usize> {
    if value.is_float() || value.is_int() || value.is_bool() || value.is_unit() {
        return Some(1);
    }
    let deeper = depth.checked_sub(1)?;
    let of = |held: &Dynamic, most| weight(held, deeper, most);
    if let Some(list) = value.read_lock::<Array>() {
        sum(list.iter(), most, of)
    } else if let Some(map) = value.read_lock::<Map>() {
        sum(map.values(), most, |held, most| Some(HEAVY + of(held, most)?))
    } else if let Some(function) = value.read_lock::<FnPtr>() {
        sum(function.iter_curry(), most, of)
    } else if let Some(text) = value.read_lock::<ImmutableString>() {
        Some(1 + text.len() / LETTERS)
    } else {
        Some(HEAVY)
    }
}

fn sum<'a>(
    held: impl Iterator<Item = &'a Dynamic>,
    most: usize,
    weight: impl Fn(&Dynamic, usize) -> Option<usize>,
) -> Option<usize> {
    let mut sum = HEAVY;
    for value in held {
        if sum > most {
            break;
        }
        sum += weight(value, most - sum)?;
    }
    Some(sum)
}

/// A script stopped by a message.
pub(super) fn stop(message: Message) -> Box<EvalAltResult> {
    EvalAltResult::ErrorRuntime(Dynamic::from(message), Position::NONE).into()
}
