//! How large a picture is once every reference in it is written out, told before anything is.
//!
//! A short text can ask for endless copies: `use` copies what it names, entities are pasted in, long values are
//! inherited, and patterns are drawn anew for every shape. All of it is counted in bytes of text, as if written out.
//!
//! **Invariant:** what passes is read in memory and time in proportion to [`MOST_WRITTEN`].

use std::collections::{BTreeMap, BTreeSet};

use usvg::roxmltree::{Document, Node};

pub(super) use super::sheet::MOST_DEPTH;
use super::style::{self, Styles};
use crate::notice::Message;

/// XML nodes. A traced photograph has some ten thousand.
pub(super) const MOST_NODES: usize = 300_000;

/// Bytes of the text written out: what the largest file with the most nodes and no reference comes to.
pub(super) const MOST_WRITTEN: usize = 64 << 20;

/// Pairs of attributes of an element, and of elements and prefixes of names, that the parser compares: some tenths of a
/// second. Drawing programs write some dozen attributes.
const MOST_COMPARED: usize = 50_000_000;

/// Bytes of text that an element is worth by itself: as read it takes some hundred bytes more than its attributes.
const ELEMENT: usize = 128;

/// Bytes of a value or of the stops of a gradient that many elements may share without being counted for each.
const SHARED: usize = 2048;

/// Gradients that may take over from one another without being counted.
const CHAIN: usize = 16;

/// References that an entity may lead to; the parser stops there.
const NESTED: usize = 256;

pub(super) fn too_many(limit: usize) -> Message {
    Message::new("picture-too-many").with("limit", limit)
}

pub(super) fn too_copied() -> Message {
    Message::new("picture-too-copied").with("limit", MOST_WRITTEN >> 20)
}

/// Refuses a text that comes to more than a picture may.
pub(super) fn check_written(written: usize) -> Result<(), Message> {
    if written > MOST_WRITTEN { Err(too_copied()) } else { Ok(()) }
}

/// Refuses a text whose entities may fill the memory; to be asked before it is parsed.
pub(super) fn check_entities(text: &str) -> Result<(), Message> {
    let Some(from) = text.find("<!ENTITY") else { return Ok(()) };
    let last = text.rfind("<!ENTITY").unwrap_or(from);
    let end = text[last..].find('>').map_or(text.len(), |at| last + at);
    let declared = &text[from..end];
    let nested = if declared.contains('&') { NESTED } else { 1 };
    let written = text.matches('&').count().saturating_mul(declared.len()).saturating_mul(nested);
    if written > MOST_WRITTEN { Err(too_copied()) } else { Ok(()) }
}

/// Refuses a text of which one element has too many attributes, each compared with all others; to be asked before it is
/// parsed.
pub(super) fn check_attributes(text: &str) -> Result<(), Message> {
    let (mut most, mut compared, mut tags) = (0, 0_usize, 0_usize);
    let mut prefixes = BTreeSet::new();
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        if !rest.starts_with(|first: char| first.is_alphabetic() || first == '_') {
            continue;
        }
        tags += 1;
        let mut attributes = 0_usize;
        // An attribute ends where its second quote stands, and a tag where no attribute follows.
        while let Some(end) = rest.find(['>', '=']) {
            let name = &rest[..end];
            let is_attribute = rest[end..].starts_with('=');
            rest = &rest[end + 1..];
            if !is_attribute {
                break;
            }
            attributes += 1;
            if let Some((_, prefix)) = name.rsplit_once("xmlns:") {
                prefixes.insert(prefix.trim());
            }
            let value = rest.trim_start();
            if let Some(quote) = value.chars().next().filter(|it| matches!(it, '"' | '\'')) {
                rest = value[1..].split_once(quote).map_or("", |(_, after)| after);
            }
        }
        most = most.max(attributes);
        compared = compared.saturating_add(attributes.saturating_mul(attributes));
    }
    // Every name with a prefix is looked up among the prefixes.
    let compared = compared.saturating_add(tags.saturating_mul(prefixes.len()));
    if compared > MOST_COMPARED {
        return Err(Message::new("picture-too-many-attributes").with("count", most));
    }
    Ok(())
}

/// Refuses a picture that is too large written out or too deep. Takes no longer than a walk through what it allows.
pub(super) fn check(xml: &Document<'_>) -> Result<(), Message> {
    check_depth(xml)?;
    let sheets = style::sheets(xml);
    let styles = Styles::of(&sheets)?;
    let mut names: Names<'_, '_> = BTreeMap::new();
    for node in xml.descendants() {
        if let Some(id) = node.attribute("id") {
            names.entry(id).or_insert(node);
        }
    }
    let shared = Shared::of(xml, &names, &styles);
    let mut written = 0_usize;
    let mut open = vec![Step::In(xml.root_element(), 0, shared.serves_all)];
    let mut copied = Vec::new();
    while let Some(step) = open.pop() {
        let Step::In(node, depth, served) = step else {
            copied.pop();
            continue;
        };
        if depth > MOST_DEPTH {
            return Err(too_deep());
        }
        let served = served || is_served(node);
        let server = if served { shared.server } else { 0 };
        written =
            written.saturating_add(own(node)).saturating_add(shared.each).saturating_add(server);
        check_written(written)?;
        let inner = node.children().filter(Node::is_element);
        open.extend(inner.map(|inner| Step::In(inner, depth + 1, served)));
        if matches!(node.tag_name().name(), "use" | "tref") {
            for target in named(node, &names) {
                // What holds itself is not copied.
                if !copied.contains(&target) && !node.ancestors().any(|it| it == target) {
                    copied.push(target);
                    open.extend([Step::Out, Step::In(target, depth + 1, served)]);
                }
            }
        }
    }
    Ok(())
}

/// A step of a walk through a picture and its copies.
enum Step<'a, 'input> {
    /// Into an element, so deep, that is or is not painted by a gradient.
    In(Node<'a, 'input>, usize, bool),
    /// Out of a copy.
    Out,
}

/// Refuses what lies too deep.
fn check_depth(xml: &Document<'_>) -> Result<(), Message> {
    let mut depths = Vec::new();
    for node in xml.descendants() {
        // Parents come first.
        let depth = node.parent().map_or(0, |parent| depths[parent.id().get_usize()] + 1);
        // The document itself is none of the groups, nor is what the innermost one holds.
        if depth > MOST_DEPTH + 2 {
            return Err(too_deep());
        }
        depths.push(depth);
    }
    Ok(())
}

pub(super) fn too_deep() -> Message {
    Message::new("picture-too-deep").with("limit", MOST_DEPTH)
}

/// The elements of a picture by their names.
type Names<'a, 'input> = BTreeMap<&'a str, Node<'a, 'input>>;

/// The elements to which `node` refers. Both spellings of `href` count, whichever the reader takes.
fn named<'a, 'input>(
    node: Node<'a, 'input>,
    names: &Names<'a, 'input>,
) -> impl Iterator<Item = Node<'a, 'input>> {
    let named = node.attributes().filter(|attribute| attribute.name() == "href");
    let named = named.filter_map(|attribute| attribute.value().trim().strip_prefix('#'));
    named.filter_map(|id| names.get(id).copied())
}

/// The most elements that one of `all` leads to, each by way of the one before.
fn longest_chain<'a, 'input: 'a>(
    all: impl Iterator<Item = Node<'a, 'input>>,
    names: &Names<'a, 'input>,
) -> usize {
    // For each element that was looked at how many it leads to; on the way there nothing yet.
    let mut known: BTreeMap<usize, usize> = BTreeMap::new();
    let mut longest = 0;
    for first in all {
        let (mut way, mut next) = (Vec::new(), Some(first));
        while let Some(node) = next.filter(|node| !known.contains_key(&node.id().get_usize())) {
            known.insert(node.id().get_usize(), 0);
            way.push(node.id().get_usize());
            next = named(node, names).next();
        }
        let mut chain = next.map_or(0, |node| known[&node.id().get_usize()]);
        for at in way.into_iter().rev() {
            chain += 1;
            known.insert(at, chain);
        }
        longest = longest.max(chain);
    }
    longest
}

/// What elements share, in bytes for each that does.
struct Shared {
    each: usize,
    /// For an element painted by a pattern or gradient.
    server: usize,
    serves_all: bool,
}

impl Shared {
    fn of<'a>(xml: &'a Document<'_>, names: &Names<'a, '_>, styles: &Styles<'_>) -> Self {
        let elements = || xml.descendants().filter(Node::is_element);
        let values = elements()
            .flat_map(|node| [node.attribute("style"), node.attribute("stroke-dasharray")]);
        let longest = values.flatten().map(str::len).chain([styles.longest()]).max().unwrap_or(0);
        let heaviest = |is_one: fn(&str) -> bool| {
            let ones = elements().filter(|node| is_one(node.tag_name().name()));
            // Twins within one another would be walked again and again.
            let ones = ones
                .filter(|node| !node.ancestors().skip(1).any(|it| is_one(it.tag_name().name())));
            ones.map(|one| one.descendants().map(own).sum::<usize>()).max().unwrap_or(0)
        };
        let gradient = heaviest(|name| name.ends_with("Gradient"));
        let servers = elements().filter(|node| {
            matches!(node.tag_name().name(), "pattern" | "linearGradient" | "radialGradient")
        });
        let chain = longest_chain(servers, names).saturating_sub(CHAIN).saturating_mul(ELEMENT);
        Self {
            each: longest.saturating_sub(SHARED),
            server: gradient.saturating_sub(SHARED).saturating_add(chain).saturating_mul(2),
            serves_all: styles.refers(),
        }
    }
}

/// What an element is worth without what it holds.
pub(super) fn own(node: Node<'_, '_>) -> usize {
    // Data of embedded pictures is never copied.
    let attributes = node.attributes().filter(|attribute| attribute.name() != "href");
    let text = node.children().filter_map(|inner| inner.text()).map(str::len).sum::<usize>();
    ELEMENT + text + attributes.map(|attribute| attribute.value().len()).sum::<usize>()
}

fn is_served(node: Node<'_, '_>) -> bool {
    ["fill", "stroke", "style"]
        .iter()
        .any(|name| node.attribute(*name).is_some_and(|it| it.contains("url(")))
}
