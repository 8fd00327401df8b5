//! What style sheets, styles and attributes say about each element of a picture, by the order of CSS.
//!
//! Sheets are taken apart here, and nowhere else, since the package that matches selectors reads no custom property and
//! no bracket within a bracket. Rules for screens hold, those for print alone do not; selectors that are not understood
//! match nothing. What nobody asks for and what a browser would not understand was never said.
//!
//! **Invariant:** nothing is matched that was not counted; see [`super::sheet`].

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::rc::Rc;
use std::str::FromStr as _;

use simplecss::{AttributeOperator, Element, PseudoClass, Selector};
use svgtypes::{Color, Length, LengthUnit, Paint};
use usvg::roxmltree::{Document, Node};

use super::sheet::Costs;
use super::transform;
use crate::notice::Message;

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

/// Properties that are asked for though they are no attributes.
const ASKED: &[&str] =
    &["-webkit-mask", "-webkit-mask-image", "marker", "mask-image", "mix-blend-mode"];

/// What inherited properties are where nobody says anything; all others are that where they are not declared.
const INITIAL: &[(&str, &str)] = &[
    ("clip-rule", "nonzero"),
    ("color", "black"),
    ("fill", "black"),
    ("fill-opacity", "1"),
    ("fill-rule", "nonzero"),
    ("marker-end", "none"),
    ("marker-mid", "none"),
    ("marker-start", "none"),
    ("stroke", "none"),
    ("stroke-dasharray", "none"),
    ("stroke-dashoffset", "0"),
    ("stroke-linecap", "butt"),
    ("stroke-linejoin", "miter"),
    ("stroke-miterlimit", "4"),
    ("stroke-opacity", "1"),
    ("stroke-width", "1"),
    ("visibility", "visible"),
];

/// Words that are often written in other letters than `usvg` knows.
const WORDS: &[&str] = &[
    "bevel",
    "butt",
    "currentColor",
    "evenodd",
    "hidden",
    "inherit",
    "initial",
    "miter",
    "none",
    "nonzero",
    "revert",
    "revert-layer",
    "round",
    "square",
    "unset",
    "visible",
];

/// What is declared for one element by itself: properties, custom ones too, and their values.
pub(super) type Declared<'a> = BTreeMap<&'a str, Cow<'a, str>>;

/// The style sheets of a picture.
pub(super) struct Styles<'a> {
    /// From the weakest to the strongest.
    rules: Vec<Rule<'a>>,
    costs: Costs,
}

/// A selector, and what it says of the elements that it matches.
struct Rule<'a> {
    selector: Selector<'a>,
    declarations: Rc<[Declaration<'a>]>,
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
    /// Takes `sheets` apart, in time in proportion to their length. Refuses more rules than any picture needs.
    pub(super) fn of(sheets: &'a str) -> Result<Self, Message> {
        let mut styles = Self { rules: Vec::new(), costs: Costs::default() };
        styles.take_apart(sheets, NESTED)?;
        styles.rules.sort_by_key(|rule| rule.selector.specificity());
        Ok(styles)
    }

    /// What is declared for `node`: by its attributes, over them by rules, over these by its own style. Refuses what
    /// takes too long to match.
    pub(super) fn declared(&mut self, node: Node<'a, '_>) -> Result<Declared<'a>, Message> {
        self.costs.match_with(node)?;
        let mut found: BTreeMap<&str, (u8, &str)> = BTreeMap::new();
        let mut declare = |name: &'a str, strength: u8, value: &'a str| {
            let one = found.entry(name).or_insert((strength, value));
            if strength >= one.0 {
                *one = (strength, value);
            }
        };
        for attribute in node.attributes().filter(|it| it.namespace().is_none()) {
            if let Some(it) = declaration(attribute.name(), attribute.value())
                && PROPERTIES.contains(&attribute.name())
            {
                declare(it.name, 0, it.value);
            }
        }
        let own = node.attribute("style").map(declarations).unwrap_or_default();
        self.costs.declare(own.len())?;
        let mut all = |strength: u8, declarations: &[Declaration<'a>]| {
            for Declaration { name, value, is_important } in declarations {
                let strength = if *is_important { strength + 2 } else { strength };
                if *name == "marker" {
                    MARKERS.iter().for_each(|name| declare(name, strength, value));
                } else {
                    declare(name, strength, value);
                }
            }
        };
        for rule in self.rules.iter().filter(|rule| rule.selector.matches(&Match(node))) {
            self.costs.declare(rule.declarations.len())?;
            all(1, &rule.declarations);
        }
        all(2, &own);
        let said =
            found.into_iter().filter_map(|(name, (_, value))| Some((name, said(name, value)?)));
        Ok(said.map(|(name, value)| (name, Cow::Borrowed(value))).collect())
    }

    /// All values that rules have for the property `name`.
    pub(super) fn values(&self, name: &str) -> impl Iterator<Item = &'a str> {
        let all = self.rules.iter().flat_map(|rule| rule.declarations.iter());
        all.filter(move |it| it.name == name).map(|it| it.value)
    }

    /// The most bytes that a rule says of an element.
    pub(super) fn longest(&self) -> usize {
        let length = |rule: &Rule<'_>| rule.declarations.iter().map(|it| it.value.len()).sum();
        self.rules.iter().map(length).max().unwrap_or(0)
    }

    /// Whether a rule lets elements be painted by others.
    pub(super) fn refers(&self) -> bool {
        let mut all = self.rules.iter().flat_map(|rule| rule.declarations.iter());
        all.any(|it| it.value.contains("url("))
    }

    /// Appends the rules of `sheet`.
    fn take_apart(&mut self, sheet: &'a str, depth: usize) -> Result<(), Message> {
        let mut rest = sheet;
        loop {
            rest = rest.trim_start();
            let Some(end) = outside(rest, &['{', ';', '}']) else { return Ok(()) };
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
                Some(rule) if depth > 0 && is_for_screens(rule) => {
                    self.take_apart(block, depth - 1)?;
                }
                Some(_) => {}
                None => self.rule(head, block)?,
            }
        }
    }

    /// Appends what `block` says of the elements that `selectors` match.
    fn rule(&mut self, selectors: &'a str, block: &'a str) -> Result<(), Message> {
        let declarations: Rc<[Declaration<'_>]> = declarations(block).into();
        if declarations.is_empty() {
            return Ok(());
        }
        for text in split(selectors, ',') {
            if let Some(selector) = Selector::parse(text) {
                self.costs.take(text)?;
                let declarations = Rc::clone(&declarations);
                self.rules.push(Rule { selector, declarations });
            }
        }
        Ok(())
    }
}

/// All values that the style of `node` has for the property `name`.
pub(super) fn own<'a>(node: Node<'a, '_>, name: &str) -> impl Iterator<Item = &'a str> {
    let own = node.attribute("style").map(declarations).unwrap_or_default();
    own.into_iter().filter(move |it| it.name == name).map(|it| it.value)
}

/// What `value` comes to for a property that is declared so; none if that is nothing.
fn said<'a>(name: &str, value: &'a str) -> Option<&'a str> {
    match value {
        "unset" | "revert" | "revert-layer" => None,
        "initial" => INITIAL.iter().find(|(it, _)| *it == name).map(|(_, value)| *value),
        _ => Some(value),
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

/// Whether what an at-rule holds counts where a picture is looked at.
fn is_for_screens(rule: &str) -> bool {
    let Some(media) = rule.strip_prefix("media") else { return rule.starts_with("supports") };
    let media = media.trim();
    ["", "all", "screen"].contains(&media) || media.split(',').any(|it| it.trim() == "screen")
}

fn declarations(block: &str) -> Vec<Declaration<'_>> {
    let all = split(block, ';').into_iter();
    let all = all.filter_map(|text| text.split_once(':'));
    all.filter_map(|(name, value)| declaration(name, value)).collect()
}

/// A declaration that somebody asks for and that is understood.
fn declaration<'a>(name: &'a str, value: &'a str) -> Option<Declaration<'a>> {
    let (name, value) = (asked(name.trim())?, value.trim());
    let (value, is_important) = match value.rsplit_once('!') {
        Some((value, word)) if word.trim().eq_ignore_ascii_case("important") => {
            (value.trim_end(), true)
        }
        _ => (value, false),
    };
    let word = WORDS.iter().find(|it| it.eq_ignore_ascii_case(value));
    let value = word.copied().unwrap_or(value);
    is_understood(name, value).then_some(Declaration { name, value, is_important })
}

/// The property that `name` means, whatever letters it is written in, if anybody asks for it.
fn asked(name: &str) -> Option<&str> {
    if name.starts_with("--") {
        return Some(name);
    }
    let mut all = [PROPERTIES, GEOMETRY, ASKED].into_iter().flatten();
    all.find(|it| it.eq_ignore_ascii_case(name)).copied()
}

/// Whether a browser would understand `value`; where it would not, what was said before counts.
fn is_understood(name: &str, value: &str) -> bool {
    let is_for_all = ["inherit", "initial", "unset", "revert", "revert-layer"].contains(&value);
    if is_for_all || value.contains("var(") || value.contains("calc(") {
        return true;
    }
    let length = || Length::from_str(value).ok();
    match name {
        "fill" | "stroke" => Paint::from_str(value).is_ok(),
        "color" | "stop-color" => value == "currentColor" || Color::from_str(value).is_ok(),
        "fill-opacity" | "opacity" | "stop-opacity" | "stroke-opacity" => {
            length().is_some_and(|it| matches!(it.unit, LengthUnit::None | LengthUnit::Percent))
        }
        "stroke-dashoffset" => length().is_some(),
        "stroke-width" => length().is_some_and(|it| it.number >= 0.0),
        "transform" => transform::transform(value).is_some(),
        _ => !value.is_empty(),
    }
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
        let mut styles = Styles::of(&sheets).unwrap();
        let node = xml.descendants().find(|node| node.has_tag_name("path")).unwrap();
        let all = styles.declared(node).unwrap().into_iter();
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
        let sheet = "<style>path { fill: aqua } .k { fill: blue } #i { fill: coral }</style>";
        assert_eq!(fill("<path fill=\"navy\"/>"), "navy");
        assert_eq!(fill(&format!("{sheet}<path fill=\"navy\"/>")), "aqua");
        assert_eq!(fill(&format!("{sheet}<path class=\"x\tk\"/>")), "blue");
        assert_eq!(fill(&format!("{sheet}<path class=\"k\" id=\"i\"/>")), "coral");
        assert_eq!(fill(&format!("{sheet}<path id=\"i\" style=\"fill:pink\"/>")), "pink");
        let insisting = "<style>* { fill: plum !important }</style>";
        assert_eq!(fill(&format!("{insisting}<path style=\"fill:pink\"/>")), "plum");
        assert_eq!(fill(&format!("{insisting}<path style=\"fill:pink! important\"/>")), "pink");
    }

    #[test]
    fn sheets_are_taken_apart() {
        let sheet = "<style>@import url(a;b.css); /* path { fill: no } */ @font-face { src: url(x) }
            @media print { path { fill: no } } @media screen { path { --a: f(g(1, 2), \"}\") ; fill: aqua } }
            :root > path { stroke: blue } path:hover { fill: no }</style>";
        let found = declared(&format!("<svg>{sheet}<path/></svg>"));
        let expected = [("--a", "f(g(1, 2), \"}\")"), ("fill", "aqua"), ("stroke", "blue")];
        assert_eq!(found, expected.map(|(name, value)| (name.to_owned(), value.to_owned())));
    }

    #[test]
    fn what_is_not_understood_was_never_said() {
        for (style, expected) in [
            ("fill:#ff0000;fill:notacolor", "#ff0000"),
            ("fill:#ff0000;fill:color(display-p3 1 0 0)", "#ff0000"),
            ("fill:#ff0000;fill:unset", ""),
            ("fill:initial", "black"),
            ("Fill:NONE", "none"),
            ("fill:CurrentColor", "currentColor"),
            ("fill:var(--a)", "var(--a)"),
            ("fill:notacolor", "lime"),
        ] {
            assert_eq!(
                fill(&format!("<path fill=\"lime\" style=\"{style}\"/>")),
                expected,
                "{style}"
            );
        }
        assert_eq!(
            declared("<svg><path style=\"a:b;--a:b;opacity:x;stroke-width:-1\"/></svg>").len(),
            1
        );
    }

    #[test]
    fn comments_are_no_selectors() {
        assert_eq!(without_comments("/* a b c */.d{}/* e"), ".d{}");
    }

    #[test]
    fn one_word_sets_all_markers() {
        let found = declared("<svg><path style=\"marker:url(#a)\"/></svg>");
        assert_eq!(found.len(), 3, "{found:?}");
    }
}
