//! What it costs to match the style sheets of a picture, counted before they are.
//!
//! Every rule is held against every element. A selector such as `g g g path` is tried with every choice of three among
//! the groups around an element, so its cost grows with the depth to the power of its descendants. What matches is then
//! weighed, declaration by declaration.
//!
//! **Invariant:** never less than the matching will do.

use usvg::roxmltree::Node;

use crate::notice::Message;

/// Groups within groups. Drawing programs make some ten; readers go down into them on the stack.
pub(super) const MOST_DEPTH: usize = 128;

/// Most comparisons of a part of a selector with an attribute, if every part had to be compared with every attribute:
/// about a second. Two thousand rules for twenty thousand shapes are half of it.
const MOST_MATCHED: u64 = 1_000_000_000;

/// Most rules once each selector of a list has its own: some dozen megabytes.
const MOST_RULES: usize = 200_000;

/// Comparisons in the time of which a declaration is weighed against others.
const DECLARATION: u64 = 64;

/// Bytes of a class list, or nodes passed over on the way to a sibling, in the time of one attribute.
const PASSED: usize = 16;

/// What rules cost, and what was spent on them.
#[derive(Default)]
pub(super) struct Costs {
    /// Parts that are compared, by how many descendants their selectors have.
    parts: Vec<u64>,
    rules: usize,
    spent: u64,
}

impl Costs {
    /// Counts a rule; refuses more than any picture needs.
    pub(super) fn take(&mut self, selector: &str) -> Result<(), Message> {
        let (parts, descendants) = measured(selector);
        // No selector climbs higher than elements lie.
        let descendants = descendants.min(MOST_DEPTH);
        if self.parts.len() <= descendants {
            self.parts.resize(descendants + 1, 0);
        }
        self.parts[descendants] = self.parts[descendants].saturating_add(parts);
        self.rules += 1;
        if self.rules > MOST_RULES { Err(self.too_many()) } else { Ok(()) }
    }

    /// Counts that all rules are held against `node`.
    pub(super) fn match_with(&mut self, node: Node<'_, '_>) -> Result<(), Message> {
        let depth = node.ancestors().count();
        let parts = self.parts.iter().enumerate().filter(|(_, parts)| **parts > 0);
        let all = parts.fold(0_u64, |all, (descendants, parts)| {
            all.saturating_add(parts.saturating_mul(choices(depth, descendants)))
        });
        let classes = node.attribute("class").map_or(0, str::len);
        let between = node.prev_siblings().skip(1).take_while(|it| !it.is_element()).count();
        let wide = 1 + node.attributes().len() + (classes + between) / PASSED;
        self.spend(all.saturating_mul(wide as u64))
    }

    /// Counts declarations that hold for an element.
    pub(super) fn declare(&mut self, count: usize) -> Result<(), Message> {
        self.spend(DECLARATION.saturating_mul(count as u64))
    }

    fn spend(&mut self, cost: u64) -> Result<(), Message> {
        self.spent = self.spent.saturating_add(cost);
        if self.spent > MOST_MATCHED { Err(self.too_many()) } else { Ok(()) }
    }

    fn too_many(&self) -> Message {
        Message::new("picture-too-many-rules").with("count", self.rules)
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
}
