//! A motif script, read: what it says about itself, how it is run, and what went wrong where.

use std::sync::Arc;

use rhai::{
    AST, Array, Dynamic, Engine, EvalAltResult, LexError, Map, ParseErrorType, Position, Scope,
};

use super::about::{About, Motif, file};
use super::board::Budget;
use super::reading;
use super::words;
use crate::notice::Message;
use crate::param::{self, Bilingual, Kind, Param, Unit, Value, Values};

/// The script of a motif, ready to run on the engine that compiled it.
#[derive(Debug)]
pub(super) struct Script {
    /// What it says it is.
    pub(super) motif: Arc<Motif>,
    pub(super) text: Arc<str>,
    pub(super) ast: AST,
}

impl Script {
    /// Compiles a script and reads what it says about itself.
    pub(super) fn read(
        engine: &Engine,
        budget: &Budget,
        name: &str,
        text: &Arc<str>,
    ) -> Result<Self, Message> {
        let file = &*file(name);
        budget.reading.begin(text).map_err(|message| message.with("file", file))?;
        let mut ast = engine.compile(text).map_err(|error| {
            let error = EvalAltResult::from(error);
            match budget.reading.refusal() {
                Some(refusal) => placed(refusal, file, letter(text, &error)),
                None => told(file, text, &error),
            }
        })?;
        ast.set_source(file);
        let mut scope = Scope::new();
        engine.run_ast_with_scope(&mut scope, &ast).map_err(|error| told(file, text, &error))?;
        let missing =
            |what: &str| Message::new("script-missing").with("file", file).with("what", what);
        if !has(&ast, "draw", 2) {
            return Err(missing("fn draw(p, pen)"));
        }
        let about: Map = scope.get_value("about").ok_or_else(|| missing("let about = #{ … };"))?;
        let params: Array =
            scope.get_value("params").ok_or_else(|| missing("let params = [ … ];"))?;
        let params: Vec<Param> = params
            .into_iter()
            .map(|param| {
                param.try_cast::<Param>().ok_or_else(|| missing("let params = [ mm(…), … ];"))
            })
            .collect::<Result<_, _>>()?;
        let colorways = scope.get_value::<Array>("colorways").unwrap_or_default();
        let about = about_of(&about, colorways);
        let is_off = |values: &Values| !param::settle(&params, values, "").1.is_empty();
        if let Some((kind, _)) = about.kinds.iter().find(|(_, values)| is_off(values)) {
            let message = Message::new("script-bad-kind").with("file", file);
            return Err(message.with("name", kind.as_str()));
        }
        let motif = Motif { name: name.to_owned(), about, params, kind: Values::new() };
        Ok(Self { motif: Arc::new(motif), text: Arc::clone(text), ast })
    }

    /// Whether it has a function of that name that takes so many values.
    pub(super) fn has(&self, function: &str, values: usize) -> bool {
        has(&self.ast, function, values)
    }
}

fn has(ast: &AST, name: &str, values: usize) -> bool {
    ast.iter_functions().any(|function| function.name == name && function.params.len() == values)
}

impl Motif {
    /// The values as the script sees them: counts as whole numbers.
    pub(super) fn to_script(&self, values: &Values) -> Map {
        let is_count = |name: &str| {
            self.params.iter().any(|param| {
                param.name() == name && matches!(param.kind, Kind::Number { unit: Unit::Count, .. })
            })
        };
        values
            .iter()
            .map(|(name, value)| {
                let value = match value {
                    Value::Number(number) if is_count(name) => Dynamic::from_int(whole(*number)),
                    Value::Number(number) => Dynamic::from_float(*number),
                    Value::Text(text) => text.clone().into(),
                    Value::Flag(flag) => (*flag).into(),
                };
                (name.as_str().into(), value)
            })
            .collect()
    }
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "a checked count is rounded and within its small range"
)]
fn whole(number: f64) -> i64 {
    number.round() as i64
}

fn about_of(map: &Map, colorways: Array) -> About {
    let text = |map: &Map, key: &str| map.get(key).map(ToString::to_string).unwrap_or_default();
    let meaning = map
        .get("meaning")
        .and_then(|meaning| meaning.clone().try_cast::<Map>())
        .unwrap_or_default();
    let synonyms =
        map.get("synonyms").and_then(|names| names.clone().try_cast::<Array>()).unwrap_or_default();
    let kinds =
        map.get("kinds").and_then(|kinds| kinds.clone().try_cast::<Map>()).unwrap_or_default();
    let colorway = |colorway: Dynamic| {
        let mut map = colorway.try_cast::<Map>()?;
        let name = map.remove("name")?.to_string();
        Some((
            name,
            map.into_iter().map(|(part, color)| (part.to_string(), color.to_string())).collect(),
        ))
    };
    About {
        name: text(map, "name"),
        synonyms: synonyms.iter().map(ToString::to_string).collect(),
        kinds: kinds.into_iter().map(|(name, kind)| (name.to_string(), values_of(kind))).collect(),
        family: text(map, "family"),
        region: text(map, "region"),
        symmetry: text(map, "symmetry"),
        is_directional: map
            .get("directional")
            .and_then(|flag| flag.as_bool().ok())
            .unwrap_or(false),
        meaning: Bilingual { id: text(&meaning, "id"), en: text(&meaning, "en") },
        colorways: colorways.into_iter().filter_map(colorway).collect(),
    }
}

/// What a kind sets; what is no map sets nothing.
fn values_of(kind: Dynamic) -> Values {
    let value = |value: &Dynamic| {
        let flag = value.as_bool().map(Value::Flag).ok();
        let number = words::number(value).map(Value::Number);
        flag.or(number).unwrap_or_else(|| Value::Text(value.to_string()))
    };
    let map = kind.try_cast::<Map>().unwrap_or_default();
    map.iter().map(|(name, setting)| (name.to_string(), value(setting))).collect()
}

/// An error of the engine as a message: what, in which file, line and column.
pub(super) fn told(file: &str, text: &str, error: &EvalAltResult) -> Message {
    let letter = letter(text, error);
    let at = |message: Message| placed(message, file, letter);
    let root = root(error);
    match root {
        EvalAltResult::ErrorRuntime(token, _) | EvalAltResult::ErrorTerminated(token, _) => {
            match token.clone().try_cast::<Message>() {
                Some(message) => at(message),
                None => at(Message::new("script-stopped").with("detail", token.to_string())),
            }
        }
        EvalAltResult::ErrorParsing(kind, _) => at(misspelled(kind)),
        EvalAltResult::ErrorVariableNotFound(name, _) => {
            at(Message::new("script-unknown-name").with("name", name.as_str()))
        }
        EvalAltResult::ErrorPropertyNotFound(name, _) => {
            at(Message::new("script-unknown-property").with("name", name.as_str()))
        }
        EvalAltResult::ErrorDotExpr(detail, _) => match detail.split('\'').nth(1) {
            Some(name) => at(Message::new("script-unknown-property").with("name", name)),
            None => at(Message::new("script-failed").with("detail", detail.as_str())),
        },
        EvalAltResult::ErrorFunctionNotFound(signature, _) => at(unknown_word(signature)),
        EvalAltResult::ErrorArrayBounds(length, index, _) => {
            let message = Message::new("script-outside-list").with("count", *length);
            at(message.with("index", index.to_string()))
        }
        EvalAltResult::ErrorTooManyOperations(_) => at(Message::new("script-too-many-operations")),
        EvalAltResult::ErrorStackOverflow(_) => at(Message::new("script-too-deep")),
        EvalAltResult::ErrorDataTooLarge(..) => at(Message::new("script-too-large")),
        other => at(Message::new("script-failed").with("detail", without_position(other))),
    }
}

/// A letter of a script, counted from 1.
#[derive(Clone, Copy, Debug)]
struct Letter {
    line: usize,
    column: usize,
}

fn placed(message: Message, file: &str, letter: Letter) -> Message {
    message.with("file", file).with("line", letter.line).with("column", letter.column)
}

/// What is said of a script that does not follow the rules of writing. The engine knows many ways to do so, in English;
/// those that people meet have a sentence of their own.
fn misspelled(kind: &ParseErrorType) -> Message {
    match kind {
        ParseErrorType::MissingToken(token, _) => {
            Message::new("script-missing-token").with("token", token.as_str())
        }
        ParseErrorType::BadInput(LexError::UnterminatedString) => Message::new("script-open-text"),
        ParseErrorType::UnexpectedEOF => Message::new("script-ends-early"),
        ParseErrorType::VariableUndefined(name) => {
            Message::new("script-unknown-name").with("name", name.as_str())
        }
        ParseErrorType::ExprTooDeep => {
            Message::new("script-nested-too-deep").with("limit", reading::DEEPEST_EXPRESSION)
        }
        _ => Message::new("script-syntax"),
    }
}

/// What is said of `teardorp (Pen, f64, f64)`: the word and how many values it was given, since types mean nothing to
/// who writes a motif.
fn unknown_word(signature: &str) -> Message {
    let (word, values) = signature.split_once(" (").unwrap_or((signature, ""));
    if !word.contains(char::is_alphabetic) {
        return Message::new("script-operator").with("word", word);
    }
    let values = values.trim_end_matches(')').split(", ").filter(|value| !value.is_empty());
    // What stands before the dot is no value to who reads it.
    let count = values.enumerate().filter(|(at, value)| *at > 0 || *value != "Pen").count();
    Message::new("script-unknown-word").with("word", word).with("count", count)
}

/// The engine's own words, without the place that the message already has.
fn without_position(error: &EvalAltResult) -> String {
    let text = error.to_string();
    text.split(" (line ").next().unwrap_or_default().to_owned()
}

fn root(error: &EvalAltResult) -> &EvalAltResult {
    match error {
        EvalAltResult::ErrorInFunctionCall(_, _, inner, _)
        | EvalAltResult::ErrorInModule(_, inner, _) => root(inner),
        other => other,
    }
}

/// Line and column, counted from 1.
///
/// The engine does not know the place of an empty loop; then it is where the function that holds it begins.
fn letter(text: &str, error: &EvalAltResult) -> Letter {
    let position = innermost(error);
    if let Some(line) = position.line() {
        return Letter { line, column: position.position().unwrap_or(1) };
    }
    let begins = |function: &str| text.find(&format!("fn {function}("));
    let at = begins(inner_function(error).unwrap_or("draw")).unwrap_or(0);
    let before = text.get(..at).unwrap_or_default();
    let line_start = before.rfind('\n').map_or(0, |end| end + 1);
    let column = before[line_start..].chars().count() + 1;
    Letter { line: before.matches('\n').count() + 1, column }
}

fn inner_function(error: &EvalAltResult) -> Option<&str> {
    match error {
        EvalAltResult::ErrorInFunctionCall(name, _, inner, _) => {
            inner_function(inner).or(Some(name))
        }
        _ => None,
    }
}

/// The place furthest inside that is known.
fn innermost(error: &EvalAltResult) -> Position {
    match error {
        EvalAltResult::ErrorInFunctionCall(_, _, inner, outer)
        | EvalAltResult::ErrorInModule(_, inner, outer) => {
            Some(innermost(inner)).filter(|place| !place.is_none()).unwrap_or(*outer)
        }
        other => other.position(),
    }
}
