//! The words that scripts speak, registered with the engine.
//!
//! Numbers may be whole or not, angles are in degrees, lengths in millimeters. A wrong argument is a sentence with the
//! word it was given to. `/` between whole numbers gives a fraction, since no pupil expects 1/2 to be 0.

mod fills;
mod numbers;
mod ornaments;
mod params;
mod paths;
mod pens;

use std::rc::Rc;

use kurbo::BezPath;
use rhai::packages::{
    ArithmeticPackage, BasicArrayPackage, BasicFnPackage, BasicIteratorPackage, BasicMapPackage,
    BasicStringPackage, LogicPackage, Package as _,
};
use rhai::{Array, Dynamic, Engine, EvalAltResult, OptimizationLevel};

use super::board::Budget;
pub(super) use super::watch::stop;
use super::{reading, watch};
use crate::geom::effort::Exhausted;
use crate::notice::Message;

/// What a native word returns to the engine.
type Answer<T> = Result<T, Box<EvalAltResult>>;

/// A path in a script. Cheap to copy.
#[derive(Clone, Debug)]
pub(super) struct Path(Rc<BezPath>);

impl From<BezPath> for Path {
    fn from(path: BezPath) -> Self {
        Self(Rc::new(path))
    }
}

/// Lists may not be longer than this, texts not longer than six times this.
const LONGEST_LIST: usize = 10_000;

/// An engine that knows every word and nothing of the world outside.
///
/// The standard packages are added one by one: the core package can sleep, and the math package brings trigonometry
/// that differs between machines.
pub(super) fn engine(budget: &Rc<Budget>) -> Engine {
    let mut engine = Engine::new_raw();
    ArithmeticPackage::new().register_into_engine(&mut engine);
    LogicPackage::new().register_into_engine(&mut engine);
    BasicStringPackage::new().register_into_engine(&mut engine);
    BasicIteratorPackage::new().register_into_engine(&mut engine);
    BasicFnPackage::new().register_into_engine(&mut engine);
    BasicArrayPackage::new().register_into_engine(&mut engine);
    BasicMapPackage::new().register_into_engine(&mut engine);
    limit(&mut engine, budget);
    numbers::register(&mut engine);
    params::register(&mut engine);
    paths::register(&mut engine, budget);
    ornaments::register(&mut engine, budget);
    pens::register(&mut engine);
    fills::register(&mut engine);
    engine
}

fn limit(engine: &mut Engine, budget: &Rc<Budget>) {
    let limits = *budget.limits();
    engine
        .set_max_operations(limits.operations)
        .set_max_call_levels(limits.depth)
        .set_max_expr_depths(2 * reading::DEEPEST_EXPRESSION, reading::DEEPEST_EXPRESSION)
        .set_max_variables(200)
        .set_max_functions(200)
        .set_max_array_size(LONGEST_LIST)
        .set_max_map_size(LONGEST_LIST)
        .set_max_string_size(6 * LONGEST_LIST)
        .set_fast_operators(false)
        // A misspelled setting is a mistake where it stands, not where its missing value is used.
        .set_fail_on_invalid_map_property(true)
        .set_optimization_level(OptimizationLevel::None);
    // Nobody listens, and writing out a long list takes long.
    for symbol in ["eval", "print", "debug"] {
        engine.disable_symbol(symbol);
    }
    // Reading `this` cannot be watched, and no motif needs it.
    engine.disable_symbol("this");
    let counting = Rc::clone(budget);
    engine.on_progress(move |operations| {
        counting.operated(operations);
        None
    });
    reading::count_tokens(engine, &budget.reading);
    watch::watch(engine, budget);
    watch::pay_for_texts(engine, budget);
}

/// A number, whole or not.
pub(super) fn number(value: &Dynamic) -> Option<f64> {
    #[expect(clippy::cast_precision_loss, reason = "numbers in scripts are far below 2^52")]
    let whole = || value.as_int().ok().map(|whole| whole as f64);
    value.as_float().ok().or_else(whole)
}

/// A finite number, or an error that names the word it was given to.
fn finite(value: &Dynamic, word: &str) -> Answer<f64> {
    match number(value) {
        Some(number) if number.is_finite() => Ok(number),
        Some(_) => Err(stop(Message::new("script-not-finite").with("word", word))),
        None => Err(stop(Message::new("script-not-a-number").with("word", word))),
    }
}

/// A count from 0 up.
fn count(value: &Dynamic, word: &str) -> Answer<usize> {
    let number = finite(value, word)?;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "clamped to the longest list"
    )]
    let count = number.round().clamp(0.0, LONGEST_LIST as f64) as usize;
    Ok(count)
}

/// A list for the script. Each of its entries is paid for.
fn list<T: Clone + 'static>(
    budget: &Budget,
    items: impl IntoIterator<Item = T, IntoIter: ExactSizeIterator>,
) -> Answer<Array> {
    let items = items.into_iter();
    budget.spend(items.len()).map_err(stop)?;
    Ok(items.map(Dynamic::from).collect())
}

/// What a native word made, or the script ends here.
fn made<T>(budget: &Budget, made: Result<T, Exhausted>) -> Answer<T> {
    made.map_err(|Exhausted| stop(budget.exhausted()))
}

/// Registers words whose arguments are all numbers: `words!(engine: "circle" => |r| ornament::circle(r).into())`.
macro_rules! words {
    ($engine:expr; $($name:literal => |$($arg:ident),*| $body:expr;)*) => {
        $($engine.register_fn($name, |$($arg: rhai::Dynamic),*| -> $crate::motif::words::Answer<_> {
            $(let $arg = $crate::motif::words::finite(&$arg, $name)?;)*
            Ok($body)
        });)*
    };
}
use words;
