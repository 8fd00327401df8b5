//! Refuses a text that would cost too much to parse.
//!
//! The parser of TOML builds a tree as large as the text asks for, and freeing that tree climbs down as deep as it is
//! nested. Both are bounded here by reading the words of the text once, without keeping any.
//!
//! **Invariant:** a text that passes costs bounded memory and a bounded part of the stack.

use toml_parser::Source;
use toml_parser::lexer::{Token, TokenKind};

use super::error::Fault;
use crate::limits;
use crate::notice::Message;

/// Words of TOML without blanks: a hundred thousand drawn paths with width and part need three quarters of it.
const WORDS: usize = 2_000_000;

/// Headers such as `[[layer]]`: every layer may have tables of its own. The parser takes a table that is named again
/// out of the middle of all others, so its time can grow with the square of this number.
const HEADERS: usize = 10_000;

/// Brackets, braces and dotted names within each other. A design nests four deep.
pub(super) const DEPTH: usize = 32;

/// Refuses what is empty, too large, or nested too deeply.
pub(super) fn check(text: &str) -> Result<(), Fault> {
    if text.trim().is_empty() {
        return Err(Fault::whole(Message::new("file-empty")));
    }
    if text.len() > limits::FILE {
        let mebibytes = limits::FILE >> 20;
        return Err(Fault::whole(Message::new("file-too-large").with("max", mebibytes)));
    }
    let mut nesting = Nesting::default();
    let is_word = |token: &Token| token.kind() != TokenKind::Whitespace;
    for (count, token) in Source::new(text).lex().filter(is_word).enumerate() {
        let span = token.span().start()..token.span().end();
        if count > WORDS {
            return Err(Fault::new(span, Message::new("file-too-much")));
        }
        nesting.follow(token);
        if nesting.headers > HEADERS {
            return Err(Fault::new(span, Message::new("file-too-much")));
        }
        if nesting.depth > DEPTH {
            return Err(Fault::new(span, Message::new("file-too-deep").with("max", DEPTH)));
        }
    }
    Ok(())
}

/// How deep the present word lies, and how many headers came before.
#[derive(Default)]
struct Nesting {
    depth: usize,
    /// For every open bracket, the depth outside of it.
    outside: Vec<usize>,
    /// Whether the word before was an equals sign.
    is_value: bool,
    headers: usize,
}

impl Nesting {
    fn follow(&mut self, token: Token) {
        match token.kind() {
            TokenKind::LeftSquareBracket | TokenKind::LeftCurlyBracket => {
                self.headers += usize::from(self.depth == 0 && !self.is_value);
                self.outside.push(self.depth);
                self.depth += 1;
            }
            TokenKind::RightSquareBracket | TokenKind::RightCurlyBracket => {
                self.depth = self.outside.pop().unwrap_or_default();
            }
            // The dot of a number counts too until its value ends; no harm, since numbers hold nothing.
            TokenKind::Dot => self.depth += 1,
            TokenKind::Comma | TokenKind::Newline => {
                self.depth = self.outside.last().map_or(0, |outside| outside + 1);
            }
            _ => {}
        }
        self.is_value = token.kind() == TokenKind::Equals;
    }
}
