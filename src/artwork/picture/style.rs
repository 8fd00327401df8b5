//! What style sheets, styles and attributes say about each element of a picture, by the order of CSS.
//!
//! Sheets are taken apart here, since the package that matches selectors reads no custom property and no bracket within
//! a bracket. Rules for screens hold, those for print alone do not; selectors that are not understood match nothing.
//!
//! **Invariant:** every declaration is looked at once, in time in proportion to its length.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::rc::Rc;

use simplecss::{AttributeOperator, Element, PseudoClass, Selector};
use usvg::roxmltree::{Document, Node};

/// Attributes that are properties too, so that a sheet may overrule them.
const PROPERTIES: &[&str] = &[
    "clip-path",
    "clip-rule",
    "color",
    "display",
    "fill",
    "fill-opacity",
    "fill-rule",
    "filter",
    "font-family",
    "font-size",
    "marker-end",
    "marker-mid",
    "marker-start",
    "mask",
    "mask-type",
    "opacity",
    "overflow",
    "paint-order",
    "shape-rendering",
    "stop-color",
    "stop-opacity",
    "stroke",
    "stroke-dasharray",
    "stroke-dashoffset",
    "stroke-linecap",
    "stroke-linejoin",
    "stroke-miterlimit",
    "stroke-opacity",
    "stroke-width",
    "transform",
    "transform-box",
    "transform-origin",
    "vector-effect",
    "visibility",
];

/// Attributes of shapes that a sheet may set.
const GEOMETRY: &[&str] = &["cx", "cy", "r", "rx", "ry", "x", "y", "width", "height", "d"];

/// What is declared for one element by itself: properties, custom ones too, and their values.
pub(super) type Declared<'a> = BTreeMap<&'a str, Cow<'a, str>>;

/// The style sheets of a picture.
pub(super) struct Styles<'a> {
    /// From the weakest to the strongest.
    rules: Vec<(Selector<'a>, Rc<[Declaration<'a>]>)>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
struct Declaration<'a> {
    name: &'a str,
    value: &'a str,
    is_important: bool,
}

/// The text of all style sheets of a picture, one after the other, ready to be taken apart.
pub(super) fn sheets(xml: &Document<'_>) -> String {
    let is_css = |node: &Node<'_, '_>| {
        node.tag_name().name() == "style"
            && node.attribute("type").is_none_or(|it| it.is_empty() || it == "text/css")
    };
    let texts = xml.descendants().filter(is_css).flat_map(|node| node.children());
    let text: String = texts.filter_map(|node| node.text()).collect();
    // The package knows no pseudo-class for the root.
    without_comments(&text).replace(":root", ROOT).replace("<!--", "").replace("-->", "")
}

/// A selector that only the root matches.
const ROOT: &str = "[root-of-all]";

impl<'a> Styles<'a> {
    /// Takes `sheets` apart.
    pub(super) fn of(sheets: &'a str) -> Self {
        let mut rules = Vec::new();
        take_apart(sheets, NESTED, &mut rules);
        rules.sort_by_key(|(selector, _)| selector.specificity());
        Self { rules }
    }

    /// What is declared for `node`: by its attributes, over them by rules, over these by its own style.
    pub(super) fn declared(&self, node: Node<'a, '_>) -> Declared<'a> {
        let mut found: BTreeMap<&str, (u8, &str)> = BTreeMap::new();
        let mut declare = |name: &'a str, strength: u8, value: &'a str| {
            let one = found.entry(name).or_insert((strength, value));
            if strength >= one.0 {
                *one = (strength, value);
            }
        };
        for attribute in node.attributes().filter(|it| it.namespace().is_none()) {
            if PROPERTIES.contains(&attribute.name()) {
                declare(attribute.name(), 0, attribute.value());
            }
        }
        let matching = self.rules.iter().filter(|(selector, _)| selector.matches(&Match(node)));
        let ruled = matching.flat_map(|(_, declarations)| declarations.iter().copied());
        let own = node.attribute("style").map(declarations).unwrap_or_default();
        let all = ruled.map(|it| (1, it)).chain(own.into_iter().map(|it| (2, it)));
        for (strength, Declaration { name, value, is_important }) in all {
            let strength = if is_important { strength + 2 } else { strength };
            if name == "marker" {
                MARKERS.iter().for_each(|name| declare(name, strength, value));
            } else {
                declare(name, strength, value);
            }
        }
        found.into_iter().map(|(name, (_, value))| (name, Cow::Borrowed(value))).collect()
    }
}

/// What `marker` sets.
pub(super) const MARKERS: [&str; 3] = ["marker-start", "marker-mid", "marker-end"];

/// Whether a declared property is written as an attribute of an element called `tag`.
pub(super) fn is_attribute(name: &str, tag: &str) -> bool {
    let is_shape = matches!(
        tag,
        "circle" | "ellipse" | "rect" | "line" | "polyline" | "polygon" | "path" | "image"
    );
    PROPERTIES.contains(&name) || is_shape && GEOMETRY.contains(&name)
}

/// Whether an attribute says where a shape is and how large.
pub(super) fn is_geometry(name: &str) -> bool {
    GEOMETRY.contains(&name) || matches!(name, "x1" | "y1" | "x2" | "y2" | "points")
}

/// Whether an attribute is a property too.
pub(super) fn is_property(name: &str) -> bool {
    PROPERTIES.contains(&name)
}

/// At-rules within one another.
const NESTED: usize = 4;

/// Appends the rules of `sheet`.
fn take_apart<'a>(
    sheet: &'a str,
    depth: usize,
    rules: &mut Vec<(Selector<'a>, Rc<[Declaration<'a>]>)>,
) {
    let mut rest = sheet;
    loop {
        rest = rest.trim_start();
        let Some(end) = outside(rest, &['{', ';', '}']) else { return };
        let (head, after) = (rest[..end].trim(), &rest[end + 1..]);
        if !rest[end..].starts_with('{') {
            // An `@import`, or a bracket too many.
            rest = after;
            continue;
        }
        let close = outside(after, &['}']).unwrap_or(after.len());
        let block = &after[..close];
        rest = after.get(close + 1..).unwrap_or_default();
        match head.strip_prefix('@') {
            Some(rule) => {
                if depth > 0 && is_for_screens(rule) {
                    take_apart(block, depth - 1, rules);
                }
            }
            None => {
                let declarations: Rc<[Declaration<'_>]> = declarations(block).into();
                let selectors = split(head, ',').into_iter().filter_map(Selector::parse);
                rules.extend(selectors.map(|it| (it, Rc::clone(&declarations))));
            }
        }
    }
}

/// Whether what an at-rule holds counts where a picture is looked at.
fn is_for_screens(rule: &str) -> bool {
    let Some(media) = rule.strip_prefix("media") else { return rule.starts_with("supports") };
    let media = media.trim();
    ["", "all", "screen"].contains(&media) || media.split(',').any(|it| it.trim() == "screen")
}

fn declarations(block: &str) -> Vec<Declaration<'_>> {
    split(block, ';').into_iter().filter_map(declaration).collect()
}

fn declaration(text: &str) -> Option<Declaration<'_>> {
    let (name, value) = text.split_once(':')?;
    let (name, value) = (name.trim(), value.trim());
    let (value, is_important) = match value.rsplit_once('!') {
        Some((value, word)) if word.trim().eq_ignore_ascii_case("important") => {
            (value.trim_end(), true)
        }
        _ => (value, false),
    };
    (!name.is_empty() && !value.is_empty()).then_some(Declaration { name, value, is_important })
}

/// Cut at every `mark` that lies in no bracket and no quotes.
pub(super) fn split(text: &str, mark: char) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some(at) = outside(rest, &[mark]) {
        parts.push(&rest[..at]);
        rest = &rest[at + mark.len_utf8()..];
    }
    parts.push(rest);
    parts
}

/// Where the first of `marks` stands outside all brackets and quotes.
pub(super) fn outside(text: &str, marks: &[char]) -> Option<usize> {
    let (mut depth, mut quote) = (0_usize, None);
    let mut is_escaped = false;
    for (at, letter) in text.char_indices() {
        if is_escaped {
            is_escaped = false;
            continue;
        }
        match (letter, quote) {
            ('\\', _) => is_escaped = true,
            (_, Some(open)) => quote = quote.filter(|_| letter != open),
            _ if depth == 0 && marks.contains(&letter) => return Some(at),
            ('"' | '\'', None) => quote = Some(letter),
            ('(' | '[' | '{', None) => depth += 1,
            (')' | ']' | '}', None) => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    None
}

/// `text` without what stands between `/*` and `*/`.
pub(super) fn without_comments(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("/*") {
        kept.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    kept.push_str(rest);
    kept
}

/// An element as selectors see it.
struct Match<'a, 'input>(Node<'a, 'input>);

impl Element for Match<'_, '_> {
    fn parent_element(&self) -> Option<Self> {
        self.0.parent_element().map(Match)
    }

    fn prev_sibling_element(&self) -> Option<Self> {
        self.0.prev_sibling_element().map(Match)
    }

    fn has_local_name(&self, name: &str) -> bool {
        self.0.tag_name().name() == name
    }

    fn attribute_matches(&self, name: &str, operator: AttributeOperator<'_>) -> bool {
        if ROOT.trim_matches(['[', ']']) == name {
            return self.0.parent_element().is_none();
        }
        match self.0.attribute(name) {
            // Any blank may stand between classes.
            Some(value) if name == "class" => match operator {
                AttributeOperator::Contains(one) => {
                    value.split_ascii_whitespace().any(|it| it == one)
                }
                _ => operator.matches(value),
            },
            Some(value) => operator.matches(value),
            None => false,
        }
    }

    fn pseudo_class_matches(&self, class: PseudoClass<'_>) -> bool {
        matches!(class, PseudoClass::FirstChild) && self.0.prev_sibling_element().is_none()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn declared(svg: &str) -> Vec<(String, String)> {
        let xml = Document::parse(svg).unwrap();
        let sheets = sheets(&xml);
        let styles = Styles::of(&sheets);
        let node = xml.descendants().find(|node| node.has_tag_name("path")).unwrap();
        let all = styles.declared(node).into_iter();
        all.map(|(name, value)| (name.to_owned(), value.into_owned())).collect()
    }

    fn fill(svg: &str) -> String {
        let found = declared(&format!("<svg>{svg}</svg>"));
        found
            .into_iter()
            .find(|(name, _)| name == "fill")
            .map(|(_, value)| value)
            .unwrap_or_default()
    }

    #[test]
    fn the_strongest_declaration_counts() {
        let sheet = "<style>path { fill: a } .k { fill: b } #i { fill: c }</style>";
        assert_eq!(fill("<path fill=\"z\"/>"), "z");
        assert_eq!(fill(&format!("{sheet}<path fill=\"z\"/>")), "a");
        assert_eq!(fill(&format!("{sheet}<path class=\"x\tk\"/>")), "b");
        assert_eq!(fill(&format!("{sheet}<path class=\"k\" id=\"i\"/>")), "c");
        assert_eq!(fill(&format!("{sheet}<path id=\"i\" style=\"fill:d\"/>")), "d");
        let insisting = "<style>* { fill: e !important }</style>";
        assert_eq!(fill(&format!("{insisting}<path style=\"fill:d\"/>")), "e");
        assert_eq!(fill(&format!("{insisting}<path style=\"fill:d! important\"/>")), "d");
    }

    #[test]
    fn sheets_are_taken_apart() {
        let sheet = "<style>@import url(a;b.css); /* path { fill: no } */ @font-face { src: url(x) }
            @media print { path { fill: no } } @media screen { path { --a: f(g(1, 2), \"}\") ; fill: a } }
            :root > path { stroke: b } path:hover { fill: no }</style>";
        let found = declared(&format!("<svg>{sheet}<path/></svg>"));
        let expected = [("--a", "f(g(1, 2), \"}\")"), ("fill", "a"), ("stroke", "b")];
        assert_eq!(found, expected.map(|(name, value)| (name.to_owned(), value.to_owned())));
    }

    #[test]
    fn one_word_sets_all_markers() {
        let found = declared("<svg><path style=\"marker:url(#a)\"/></svg>");
        assert_eq!(found.len(), 3, "{found:?}");
    }
}
