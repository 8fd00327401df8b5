//! Line ends, which the parser of kept texts makes all alike.

use std::collections::BTreeMap;

use toml_parser::Source;
use toml_parser::lexer::TokenKind;

/// `new` with the line ends of `old`: each line ends as it did, and one that is new as most do.
pub(super) fn ends_of(old: &str, new: &str) -> String {
    let mut ends: BTreeMap<&str, bool> = BTreeMap::new();
    let (mut marked, mut plain) = (0_usize, 0_usize);
    for line in old.split_inclusive('\n').filter_map(|line| line.strip_suffix('\n')) {
        let is_marked = line.ends_with('\r');
        *(if is_marked { &mut marked } else { &mut plain }) += 1;
        ends.insert(line.trim_end_matches('\r'), is_marked);
    }
    if marked == 0 {
        return new.to_owned();
    }
    let mut text = String::with_capacity(new.len() + marked);
    let mut line = 0;
    for token in Source::new(new).lex() {
        let (start, end) = (token.span().start(), token.span().end());
        if token.kind() == TokenKind::Newline {
            let is_marked = ends.get(&new[line..start]).copied().unwrap_or(marked >= plain);
            text.push_str(if is_marked { "\r\n" } else { "\n" });
            line = end;
        } else {
            text.push_str(&new[start..end]);
            // A text of several lines keeps them as they are.
            line = new[start..end].rfind('\n').map_or(line, |at| start + at + 1);
        }
    }
    text
}
