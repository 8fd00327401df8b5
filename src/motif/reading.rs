//! A script while it is read: how long, how deep and how wide it is.
//!
//! The engine's parser takes as long as it takes; some of its work grows with the square of what stands in one list of
//! values. So every token is counted before the parser sees it, and a script beyond the limits ends at the token that is
//! too much. How deep an expression goes, a chain of words included, the engine counts itself.
//!
//! **Invariant:** only counts decide, so a script is read everywhere or nowhere.

use std::cell::RefCell;

use rhai::{Engine, LexError, Token};

use crate::notice::Message;

/// The longest script, in bytes. The longest of ours has fifteen thousand.
const BYTES: usize = 250_000;

/// The most words, numbers and signs. The most in ours are four thousand.
const TOKENS: usize = 30_000;

/// The most values of one call, or parameters of one function.
const VALUES: usize = 32;

/// The most entries of one list or map that is written out.
const ENTRIES: usize = 10_000;

/// The deepest brackets.
const DEEPEST: usize = 64;

/// The deepest expression within a function; outside it may be twice as deep.
pub(super) const DEEPEST_EXPRESSION: usize = 32;

/// What has been read of a script.
#[derive(Debug, Default)]
pub(super) struct Reading(RefCell<State>);

#[derive(Debug, Default)]
struct State {
    tokens: usize,
    /// The open brackets, innermost last; the first is the script itself.
    open: Vec<Bracket>,
    refusal: Option<Message>,
}

#[derive(Debug)]
struct Bracket {
    holds: Holds,
    commas: usize,
}

/// What commas part in a bracket.
#[derive(Clone, Copy, Debug)]
enum Holds {
    /// The values of a call, the parameters of a function.
    Values,
    /// The entries of a list or map, the cases of a switch.
    Entries,
}

impl Bracket {
    const SCRIPT: Self = Self { holds: Holds::Entries, commas: 0 };
}

impl Reading {
    /// Begins a new script. One that is too long is not read at all.
    pub(super) fn begin(&self, text: &str) -> Result<(), Message> {
        *self.0.borrow_mut() = State { open: vec![Bracket::SCRIPT], ..State::default() };
        if text.len() > BYTES {
            return Err(Message::new("script-too-long").with("limit", BYTES / 1000));
        }
        Ok(())
    }

    /// Why reading ended before the end, if it did.
    pub(super) fn refusal(&self) -> Option<Message> {
        self.0.borrow_mut().refusal.take()
    }

    /// Counts `token`. One too many becomes an error, at which the parser stops.
    fn counted(&self, token: Token) -> Token {
        let mut state = self.0.borrow_mut();
        match state.count(&token) {
            Ok(()) => token,
            Err(message) => {
                state.refusal.get_or_insert(message);
                // The only error that the parser takes everywhere, inside texts with `${…}` as well.
                Token::LexError(Box::new(LexError::UnterminatedString))
            }
        }
    }
}

impl State {
    fn count(&mut self, token: &Token) -> Result<(), Message> {
        self.tokens += 1;
        if self.tokens > TOKENS {
            return Err(Message::new("script-too-many-tokens").with("limit", TOKENS));
        }
        match token {
            Token::LeftParen => self.open(Holds::Values)?,
            // The brace of a `${` comes as a token of its own.
            Token::LeftBracket | Token::QuestionBracket | Token::LeftBrace | Token::MapStart => {
                self.open(Holds::Entries)?;
            }
            Token::RightParen | Token::RightBracket | Token::RightBrace => self.close(),
            Token::Comma => self.comma()?,
            _ => {}
        }
        Ok(())
    }

    fn inner(&mut self) -> &mut Bracket {
        if self.open.is_empty() {
            self.open.push(Bracket::SCRIPT);
        }
        let last = self.open.len() - 1;
        &mut self.open[last]
    }

    fn open(&mut self, holds: Holds) -> Result<(), Message> {
        self.open.push(Bracket { holds, ..Bracket::SCRIPT });
        if self.open.len() > DEEPEST {
            return Err(Message::new("script-nested-too-deep").with("limit", DEEPEST));
        }
        Ok(())
    }

    fn close(&mut self) {
        self.open.pop();
    }

    fn comma(&mut self) -> Result<(), Message> {
        let bracket = self.inner();
        bracket.commas += 1;
        let (limit, key) = match bracket.holds {
            Holds::Values => (VALUES, "script-too-many-values"),
            Holds::Entries => (ENTRIES, "script-too-many-entries"),
        };
        // So many commas part one value more.
        if bracket.commas < limit { Ok(()) } else { Err(Message::new(key).with("limit", limit)) }
    }
}

/// Lets `engine` count what it reads.
#[expect(
    deprecated,
    reason = "not deprecated: the engine marks what may change in a later version"
)]
pub(super) fn count_tokens(engine: &mut Engine, reading: &std::rc::Rc<Reading>) {
    let reading = std::rc::Rc::clone(reading);
    engine.on_parse_token(move |token, _place, _state| reading.counted(token));
}
