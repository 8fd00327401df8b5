//! What it costs to match the style sheets of a picture, told before they are.
//!
//! Every rule is held against every element. A selector such as `g g g path` is tried with every choice of three among
//! the groups around an element, so its cost grows with the depth to the power of its descendants. Commas copy the
//! declarations of a rule. And the end of every declaration is sought out among all lines before it.
//!
//! **Invariant:** never less than the reader will do.

use usvg::roxmltree::{Document, Node};

use super::size::{MOST_DEPTH, sheets};
use crate::notice::Message;

/// Most comparisons of a part of a selector with an attribute, if every part had to be compared with every attribute:
/// about a second. Two thousand rules for twenty thousand shapes are half of it.
const MOST_MATCHED: u64 = 1_000_000_000;

/// Most declarations once each selector of a list has its own: some dozen megabytes.
const MOST_DECLARED: usize = 500_000;

/// Most bytes that are looked through for the ends of declarations, in all styles together: some tenths of a second.
const MOST_SOUGHT: usize = 2 << 30;

/// Bytes of a class list that are compared in the time of one attribute.
const CLASSES: usize = 16;

/// The style sheets of a picture.
pub(super) struct Sheet {
    /// For each depth what it costs to hold all rules against an element without attributes.
    costs: Vec<u64>,
    rules: usize,
    declarations: usize,
    sought: usize,
}

/// What it costs to read declarations.
fn sought(style: &str) -> usize {
    style.matches([';', '}']).count().saturating_add(1).saturating_mul(style.len())
}

impl Sheet {
    pub(super) fn of(xml: &Document<'_>) -> Self {
        let text = sheets(xml);
        let (rules, declarations, sought) = (0, 0, sought(&text));
        let mut sheet = Self { costs: vec![0; MOST_DEPTH + 1], rules, declarations, sought };
        let text = without_comments(&text);
        let mut costs_of: Vec<u64> = Vec::new();
        for set in text.split('}') {
            let Some((selectors, block)) = set.rsplit_once('{') else { continue };
            let count = selectors.split(',').count();
            let declarations = block.split(';').count();
            sheet.rules += count;
            sheet.declarations =
                sheet.declarations.saturating_add(count.saturating_mul(declarations));
            for selector in selectors.split(',') {
                let (parts, descendants) = measured(selector);
                if costs_of.len() <= descendants {
                    costs_of.resize(descendants + 1, 0);
                }
                costs_of[descendants] = costs_of[descendants].saturating_add(parts);
            }
        }
        for (descendants, parts) in costs_of.into_iter().enumerate().filter(|(_, it)| *it > 0) {
            for (depth, cost) in sheet.costs.iter_mut().enumerate() {
                *cost = cost.saturating_add(parts.saturating_mul(choices(depth, descendants)));
            }
        }
        sheet
    }

    /// Refuses sheets that take too much room.
    pub(super) fn check(&self) -> Result<(), Message> {
        if self.declarations <= MOST_DECLARED {
            return Ok(());
        }
        let message = Message::new("picture-too-many-declarations");
        Err(message.with("count", self.declarations).with("limit", MOST_DECLARED))
    }

    /// Counts the style of an element; refuses what takes too long to read.
    pub(super) fn read(&mut self, node: Node<'_, '_>) -> Result<(), Message> {
        let style = node.attribute("style").unwrap_or_default();
        self.sought = self.sought.saturating_add(sought(style));
        if self.sought <= MOST_SOUGHT {
            return Ok(());
        }
        Err(Message::new("picture-too-long-styles").with("limit", MOST_SOUGHT >> 20))
    }

    /// What it costs to hold all rules against an element that lies so deep.
    pub(super) fn cost(&self, node: Node<'_, '_>, depth: usize) -> u64 {
        let attributes = node.attributes().len();
        let classes = node.attribute("class").map_or(0, str::len) / CLASSES;
        self.costs[depth.min(MOST_DEPTH)].saturating_mul((1 + attributes + classes) as u64)
    }

    /// Refuses what costs too much to match.
    pub(super) fn check_matched(&self, cost: u64) -> Result<(), Message> {
        if cost <= MOST_MATCHED {
            return Ok(());
        }
        Err(Message::new("picture-too-many-rules").with("count", self.rules))
    }
}

/// How many parts a selector has that are compared, and how many descendants.
fn measured(selector: &str) -> (u64, usize) {
    let (mut parts, mut descendants) = (1, 0);
    // The first word follows nothing.
    let mut is_joined = true;
    for word in selector.split_whitespace() {
        if !is_joined && !word.starts_with(['>', '+', '~']) {
            descendants += 1;
        }
        is_joined = word.ends_with(['>', '+', '~']);
        let marks = word.matches(['.', '#', '[', ':', '>', '+', '*']).count();
        parts += 1 + marks as u64;
    }
    (parts, descendants)
}

/// In how many ways `count` of `depth` groups can be chosen, and all fewer ones.
fn choices(depth: usize, count: usize) -> u64 {
    let mut ways = 1_u64;
    let mut all = 1_u64;
    for at in 0..count.min(depth) {
        ways = ways.saturating_mul((depth - at) as u64) / (at as u64 + 1);
        all = all.saturating_add(ways);
    }
    all
}

fn without_comments(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("/*") {
        kept.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    kept.push_str(rest);
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn descendants_are_counted() {
        let counted = |selector| measured(selector).1;
        assert_eq!(
            [".a", "g .a", "g > .a", "svg g>path", " a b  c d "].map(counted),
            [0, 1, 0, 1, 3]
        );
    }

    #[test]
    fn choices_are_those_of_pascal() {
        assert_eq!(choices(0, 5), 1);
        assert_eq!(choices(4, 1), 5);
        assert_eq!(choices(4, 2), 1 + 4 + 6);
        assert!(choices(128, 64) > 1 << 50);
    }

    #[test]
    fn comments_are_no_selectors() {
        assert_eq!(without_comments("/* a b c */.d{}/* e"), ".d{}");
    }
}
