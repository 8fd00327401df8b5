//! A picture written anew, plainly, before `usvg` reads it.
//!
//! Browsers draw what `usvg` does not know: colors in custom properties, sizes of symbols, dashes that count in parts of
//! a path, lines that are as wide however they are stretched. All of that is worked out here, once, in a text that says
//! the same in fewer words: there is no style sheet and no style, every property stands as an attribute at its element,
//! copies are written out, and foreign elements are gone. Who looks for a property of an element finds it there.
//!
//! **Invariant:** no more is written than a picture may come to.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::str::FromStr as _;

use kurbo::{ParamCurveArclen as _, Size};
use svgtypes::{Length, LengthListParser};
use usvg::ShapeRendering;
use usvg::roxmltree::{Document, Node, NodeId};

use super::basic;
use super::names;
use super::page::{Page, pixels};
use super::size;
use super::style::{self, Declared, Styles};
use crate::notice::Message;

/// The name space of SVG.
const SVG: &str = "http://www.w3.org/2000/svg";

/// The name space of references in SVG 1.1.
const XLINK: &str = "http://www.w3.org/1999/xlink";

/// What the plain text says of shapes whose lines do not stretch with them: no other attribute passes through `usvg`
/// untouched, wherever a shape is drawn. All other shapes say that they are drawn as exactly as can be.
pub(super) const NON_SCALING: ShapeRendering = ShapeRendering::CrispEdges;

/// Custom properties that may lead to one value.
const MOST_LED: usize = 32;

/// Bytes of a value that custom properties were put into.
const MOST_LED_TO: usize = 4096;

/// User units to which paths are measured.
const ACCURACY: f64 = 1e-3;

/// Elements that are never drawn where they stand.
const SERVING: &[&str] = &[
    "clipPath",
    "defs",
    "filter",
    "linearGradient",
    "marker",
    "mask",
    "pattern",
    "radialGradient",
    "symbol",
];

/// Elements of which nothing is drawn at all.
const MUTE: &[&str] = &["style", "script", "metadata", "title", "desc"];

/// Elements that are told where they would be seen, but never drawn; what they hold is not written.
const UNDRAWN: &[&str] = &["text", "image", "foreignObject"];

/// `xml` written anew for `page`.
pub(super) fn mended(xml: &Document<'_>, page: &Page) -> Result<String, Message> {
    let sheets = style::sheets(xml);
    let mut names = BTreeMap::new();
    for node in xml.descendants() {
        if let Some(id) = node.attribute("id") {
            names.entry(id).or_insert(node);
        }
    }
    let styles = Styles::of(&sheets);
    let mut writer =
        Writer { out: String::new(), styles, names, page, scopes: Vec::new(), copied: Vec::new() };
    writer.element(xml.root_element())?;
    Ok(writer.out)
}

/// An element that is open.
struct Scope<'a> {
    /// Its own properties.
    declared: Declared<'a>,
    /// The size of the space around it, which lengths in percent are parts of.
    viewport: Size,
    is_clip: bool,
}

struct Writer<'a, 'input> {
    out: String,
    styles: Styles<'a>,
    names: BTreeMap<&'a str, Node<'a, 'input>>,
    page: &'a Page,
    scopes: Vec<Scope<'a>>,
    /// What is being copied.
    copied: Vec<NodeId>,
}

type Attributes<'a> = BTreeMap<&'a str, Cow<'a, str>>;

impl<'a, 'input: 'a> Writer<'a, 'input> {
    /// Writes an element and all that it holds.
    fn element(&mut self, node: Node<'a, 'input>) -> Result<(), Message> {
        let tag = node.tag_name().name();
        let is_foreign = node.tag_name().namespace().is_some_and(|it| it != SVG);
        if !node.is_element() || is_foreign || MUTE.contains(&tag) {
            return Ok(());
        }
        if !self.copied.is_empty() && SERVING.contains(&tag) {
            return Ok(());
        }
        self.open(node);
        let attributes = self.attributes(node, tag);
        match tag {
            "use" if !self.is_clip() => self.copy(node, attributes)?,
            "svg" => self.viewport(node, attributes, Frame::default())?,
            _ => {
                let attributes = self.plain(node, tag, attributes);
                self.write(tag, &attributes, (!UNDRAWN.contains(&tag)).then_some(node))?;
            }
        }
        self.scopes.pop();
        Ok(())
    }

    /// Opens the scope of `node`.
    fn open(&mut self, node: Node<'a, 'input>) {
        let viewport = self.scopes.last().map_or_else(
            || self.page.view_box.map(|it| it.size()).or(self.page.size).unwrap_or(Size::ZERO),
            |scope| scope.viewport,
        );
        let is_clip = self.is_clip() || node.tag_name().name() == "clipPath";
        let declared = self.styles.declared(node);
        self.scopes.push(Scope { declared, viewport, is_clip });
        let at = self.scopes.len() - 1;
        let asks = |value: &Cow<'_, str>| value.contains("var(");
        if !self.scopes[at].declared.values().any(asks) {
            return;
        }
        let asking: Vec<(&str, String)> = self.scopes[at]
            .declared
            .iter()
            .filter(|(name, value)| !name.starts_with("--") && asks(value))
            .map(|(name, value)| (*name, value.to_string()))
            .collect();
        for (name, value) in asking {
            // What leads nowhere is as if it had never been said.
            match self.led(&value, at, &mut MOST_LED.clone()) {
                Some(value) => self.scopes[at].declared.insert(name, Cow::Owned(value)),
                None => self.scopes[at].declared.remove(name),
            };
        }
    }

    /// `value` with custom properties put in, as they are known at the scope `at`; none if one is not known.
    fn led(&self, value: &str, at: usize, left: &mut usize) -> Option<String> {
        let mut whole = String::new();
        let mut rest = value;
        while let Some((before, after)) = rest.split_once("var(") {
            *left = left.checked_sub(1)?;
            let end = style::outside(after, &[')'])?;
            let (name, fallback) = match style::outside(&after[..end], &[',']) {
                Some(comma) => (&after[..comma], Some(&after[comma + 1..end])),
                None => (&after[..end], None),
            };
            whole.push_str(before);
            let known = self.custom(name.trim());
            let known = known.filter(|(place, _)| *place <= at);
            let put = known.and_then(|(place, value)| self.led(value, place, left));
            whole.push_str(put.or_else(|| self.led(fallback?, at, left))?.trim());
            if whole.len() > MOST_LED_TO {
                return None;
            }
            rest = &after[end + 1..];
        }
        whole.push_str(rest);
        Some(whole)
    }

    /// The custom property `name`, and the scope that declares it.
    fn custom(&self, name: &str) -> Option<(usize, &str)> {
        let scopes = self.scopes.iter().enumerate().rev();
        let mut found = scopes.filter_map(|(at, scope)| Some((at, scope.declared.get(name)?)));
        found.next().map(|(at, value)| (at, value.as_ref()))
    }

    /// The value of an inherited property here.
    fn inherited(&self, name: &str) -> Option<&str> {
        let mut found = self.scopes.iter().rev().filter_map(|scope| scope.declared.get(name));
        found.find(|value| *value != "inherit").map(Cow::as_ref)
    }

    fn own(&self, name: &str) -> Option<&str> {
        self.scopes.last()?.declared.get(name).map(Cow::as_ref)
    }

    fn is_clip(&self) -> bool {
        self.scopes.last().is_some_and(|scope| scope.is_clip)
    }

    /// All that is said of `node`, as attributes.
    fn attributes(&self, node: Node<'a, 'input>, tag: &str) -> Attributes<'a> {
        let mut all = Attributes::new();
        for attribute in node.attributes() {
            let name = match (attribute.namespace(), attribute.name()) {
                (None, "style" | "class") => continue,
                (Some(XLINK), "href")
                    if node
                        .attributes()
                        .any(|it| it.namespace().is_none() && it.name() == "href") =>
                {
                    continue;
                }
                (None, name) | (Some(XLINK), name @ "href") => name,
                _ => continue,
            };
            all.insert(name, Cow::Borrowed(attribute.value()));
        }
        if !all.contains_key("id") {
            all.extend(names::stand_in(node).map(|id| ("id", Cow::Owned(id))));
        }
        let mut styled = String::new();
        let Some(scope) = self.scopes.last() else { return all };
        all.retain(|name, _| !style::is_property(name));
        for (name, value) in &scope.declared {
            if *name == "d" && tag == "path" {
                all.insert(name, Cow::Owned(path_data(value)));
            } else if style::is_attribute(name, tag) {
                all.insert(name, value.clone());
            } else if style::is_only_styled(name) {
                let _ = write!(styled, "{name}:{value};");
            }
        }
        if !styled.is_empty() {
            all.insert("style", Cow::Owned(styled));
        }
        // Only where they are drawn for the first time are names of others than groups and shapes meant.
        if !self.copied.is_empty() && UNNAMED.contains(&tag) {
            all.remove("id");
        }
        all
    }

    /// The attributes of an element that is neither a copy nor a frame.
    fn plain(&self, node: Node<'a, 'input>, tag: &str, mut all: Attributes<'a>) -> Attributes<'a> {
        if tag == "image" {
            all.remove("href");
        }
        if let Some(transform) = all.get("transform").and_then(|it| unitless(it)) {
            all.insert("transform", Cow::Owned(transform));
        }
        if !basic::is_shape(tag) {
            return all;
        }
        let keeps = self.own("vector-effect").is_some_and(|it| it.contains("non-scaling-stroke"));
        let rendering = if keeps { "crispEdges" } else { "geometricPrecision" };
        all.insert("shape-rendering", Cow::Borrowed(rendering));
        if let Some(stated) = node.attribute("pathLength").and_then(|it| it.trim().parse().ok()) {
            self.measure(stated, tag, &mut all);
        }
        all
    }

    /// Writes the dashes of a shape in user units, which count in parts of its length as `stated`.
    fn measure(&self, stated: f64, tag: &str, all: &mut Attributes<'a>) {
        let Some(viewport) = self.scopes.last().map(|scope| scope.viewport) else { return };
        let Some(path) = basic::path(tag, all, viewport) else { return };
        let length: f64 = path.segments().map(|segment| segment.arclen(ACCURACY)).sum();
        let scale = length / stated;
        if !scale.is_finite() || stated <= 0.0 {
            return;
        }
        for name in ["stroke-dasharray", "stroke-dashoffset"] {
            let Some(value) = self.inherited(name) else { continue };
            let lengths = LengthListParser::from(value).map(|it| pixels(it.ok()?, None));
            let Some(lengths) = lengths.collect::<Option<Vec<f64>>>() else { continue };
            let scaled: Vec<String> = lengths.iter().map(|it| (it * scale).to_string()).collect();
            all.insert(name, Cow::Owned(scaled.join(" ")));
        }
    }

    /// Writes what a `use` copies.
    fn copy(&mut self, node: Node<'a, 'input>, mut all: Attributes<'a>) -> Result<(), Message> {
        let name = all.remove("href");
        let name = name.as_ref().and_then(|it| it.trim().strip_prefix('#'));
        let Some(target) = name.and_then(|it| self.names.get(it).copied()) else { return Ok(()) };
        // What would hold itself is not drawn.
        if self.copied.contains(&target.id()) || node.ancestors().any(|it| it == target) {
            return Ok(());
        }
        let viewport = self.scopes.last().map_or(Size::ZERO, |scope| scope.viewport);
        let side = |value: Option<Cow<'_, str>>, whole: f64| {
            value.and_then(|it| length(&it, whole)).unwrap_or(0.0)
        };
        let x = side(all.remove("x"), viewport.width);
        let y = side(all.remove("y"), viewport.height);
        let frame = Frame {
            width: all.remove("width").filter(|it| length(it, 1.0).is_some()),
            height: all.remove("height").filter(|it| length(it, 1.0).is_some()),
        };
        if x != 0.0 || y != 0.0 {
            let before =
                all.get("transform").map(|it| unitless(it).unwrap_or_else(|| it.to_string()));
            let moved = format!("{} translate({x} {y})", before.unwrap_or_default());
            all.insert("transform", Cow::Owned(moved));
        }
        self.copied.push(target.id());
        self.start("g", &all)?;
        match target.tag_name().name() {
            "symbol" | "svg" => {
                self.open(target);
                let mut attributes = self.attributes(target, "svg");
                attributes.remove("display");
                attributes.remove("id");
                self.viewport(target, attributes, frame)?;
                self.scopes.pop();
            }
            _ => self.element(target)?,
        }
        self.end("g");
        self.copied.pop();
        Ok(())
    }

    /// Writes an `svg`, or a symbol as one.
    fn viewport(
        &mut self,
        node: Node<'a, 'input>,
        mut all: Attributes<'a>,
        frame: Frame<'a>,
    ) -> Result<(), Message> {
        let at = self.scopes.len() - 1;
        if at == 0 {
            all.insert("xmlns", Cow::Borrowed(SVG));
            for side in ["width", "height"] {
                all.remove(side);
            }
            if let Some(size) = self.page.size {
                all.insert("width", Cow::Owned(size.width.to_string()));
                all.insert("height", Cow::Owned(size.height.to_string()));
            }
        } else {
            for (name, asked) in [("width", frame.width), ("height", frame.height)] {
                let own = all.remove(name).filter(|it| length(it, 1.0).is_some());
                all.insert(name, asked.or(own).unwrap_or(Cow::Borrowed("100%")));
            }
            let around = self.scopes[at].viewport;
            let side = |name: &str, whole: f64| all.get(name).and_then(|it| length(it, whole));
            let own = side("width", around.width).zip(side("height", around.height));
            let view_box = all.get("viewBox").and_then(|it| svgtypes::ViewBox::from_str(it).ok());
            let view_box = view_box.map(|it| (it.w, it.h));
            if let Some((width, height)) = view_box.or(own) {
                self.scopes[at].viewport = Size::new(width, height);
            }
        }
        self.write("svg", &all, Some(node))
    }

    /// Writes an element, and the children of `holding` within.
    fn write(
        &mut self,
        tag: &str,
        attributes: &Attributes<'_>,
        holding: Option<Node<'a, 'input>>,
    ) -> Result<(), Message> {
        self.start(tag, attributes)?;
        for child in holding.iter().flat_map(|node| node.children()) {
            self.element(child)?;
        }
        self.end(tag);
        Ok(())
    }

    fn start(&mut self, tag: &str, attributes: &Attributes<'_>) -> Result<(), Message> {
        let _ = write!(self.out, "<{tag}");
        for (name, value) in attributes {
            let _ = write!(self.out, " {name}=\"");
            escape(value, &mut self.out);
            self.out.push('"');
        }
        self.out.push('>');
        if self.out.len() > size::MOST_WRITTEN { Err(size::too_copied()) } else { Ok(()) }
    }

    fn end(&mut self, tag: &str) {
        let _ = write!(self.out, "</{tag}>");
    }
}

/// The size that a `use` asks for.
#[derive(Default)]
struct Frame<'a> {
    width: Option<Cow<'a, str>>,
    height: Option<Cow<'a, str>>,
}

/// Elements that keep no name in copies: who refers to them means the first.
const UNNAMED: &[&str] = &["stop", "a", "switch", "image", "text"];

/// A length in CSS pixels, percent taken of `whole`.
pub(super) fn length(value: &str, whole: f64) -> Option<f64> {
    let length = Length::from_str(value.trim()).ok()?;
    pixels(length, Some(whole)).filter(|it| it.is_finite())
}

/// What stands in the quotes of a `path()`.
fn path_data(value: &str) -> String {
    let inner = value.trim().strip_prefix("path(").and_then(|it| it.strip_suffix(')'));
    inner.unwrap_or_default().trim().trim_matches(['"', '\'']).to_owned()
}

/// A transform as style sheets write it, in the words of attributes; none where nothing is to be changed.
fn unitless(transform: &str) -> Option<String> {
    let has_units = ["px", "deg"].iter().any(|unit| transform.contains(unit));
    has_units.then(|| transform.replace("px", "").replace("deg", ""))
}

fn escape(value: &str, out: &mut String) {
    for letter in value.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '"' => out.push_str("&quot;"),
            '\n' => out.push_str("&#10;"),
            '\t' => out.push_str("&#9;"),
            '\r' => out.push_str("&#13;"),
            _ => out.push(letter),
        }
    }
}
