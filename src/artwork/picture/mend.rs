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

use kurbo::{Affine, Point, Rect, Shape as _, Size, Vec2};
use svgtypes::{LengthListParser, TransformOrigin};
use usvg::ShapeRendering;
use usvg::roxmltree::{Document, Node, NodeId};

use super::left::LeftOut;
use super::names;
use super::page::{Page, length, pixels};
use super::place;
use super::size;
use super::style::{self, Declared, Styles};
use super::token;
use super::transform;
use super::{basic, calc};
use crate::geom::flat;
use crate::notice::Message;

/// The name space of SVG.
const SVG: &str = "http://www.w3.org/2000/svg";

/// The name space of references in SVG 1.1.
const XLINK: &str = "http://www.w3.org/1999/xlink";

/// What the plain text says of shapes whose lines do not stretch with them: no other attribute passes through `usvg`
/// untouched, wherever a shape is drawn. All other shapes say that they are drawn as exactly as can be.
const NON_SCALING: ShapeRendering = ShapeRendering::CrispEdges;

/// Whether the line of a shape is as wide however it is stretched.
pub(super) fn keeps_width(path: &usvg::Path) -> bool {
    path.rendering_mode() == NON_SCALING
}

/// What the plain text says of letters in a clip, where only shapes may stand.
const LETTERS: ShapeRendering = ShapeRendering::OptimizeSpeed;

/// Whether a shape in a clip stands for letters.
pub(super) fn is_letters(path: &usvg::Path) -> bool {
    path.rendering_mode() == LETTERS
}

/// Custom properties that may lead to one value.
const MOST_LED: usize = 32;

/// Bytes of a value that custom properties were put into.
const MOST_LED_TO: usize = 4096;

/// Patterns from which one takes over what it does not say itself, each by way of the one before.
const MOST_TAKEN: usize = 16;

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

/// `xml` written anew for `page`.
pub(super) fn mended(xml: &Document<'_>, page: &Page) -> Result<String, Message> {
    let sheets = style::sheets(xml);
    let mut names = BTreeMap::new();
    for node in xml.descendants() {
        if let Some(id) = node.attribute("id") {
            names.entry(id).or_insert(node);
        }
    }
    let styles = Styles::of(&sheets)?;
    let is_far = place::is_far(xml, page, &styles);
    let mut writer = Writer {
        out: String::new(),
        styles,
        names,
        page,
        is_far,
        scopes: Vec::new(),
        copied: Vec::new(),
        moved: Vec::new(),
        known: BTreeMap::new(),
        measured: BTreeMap::new(),
    };
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
    /// What is taken off all places within.
    shift: Vec2,
}

struct Writer<'a, 'input> {
    out: String,
    styles: Styles<'a>,
    names: BTreeMap<&'a str, Node<'a, 'input>>,
    page: &'a Page,
    /// Whether places are so far out that they are written nearer: see [`place`].
    is_far: bool,
    scopes: Vec<Scope<'a>>,
    /// What is being copied.
    copied: Vec<NodeId>,
    /// Clips, masks and patterns that are to be written once more, for those whose places are shifted so.
    moved: Vec<(Node<'a, 'input>, Vec2)>,
    /// Where each of them stands among these, by its number and the bits of the shift.
    known: BTreeMap<(usize, [u64; 2]), usize>,
    /// The boxes around elements, by their numbers and the bits of the size of the space around them.
    measured: BTreeMap<(usize, [u64; 2]), Option<Rect>>,
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
        self.open(node)?;
        let attributes = self.attributes(node, tag);
        match tag {
            "use" if self.is_clip() => self.clipping(node, attributes)?,
            "use" => self.copy(node, attributes)?,
            "text" if self.is_clip() => self.letters(node, attributes)?,
            "text" | "foreignObject" if says_something(node) => {
                self.token(node, LeftOut::Text, attributes)?;
            }
            "text" | "foreignObject" => {}
            "image" if attributes.contains_key("href") => {
                self.token(node, LeftOut::Image, attributes)?;
            }
            "svg" => self.viewport(node, attributes, Frame::default())?,
            _ => {
                let (tag, attributes) = self.plain(node, tag, attributes);
                self.write(tag, &attributes, Some(node))?;
            }
        }
        self.scopes.pop();
        Ok(())
    }

    /// Opens the scope of `node`. Refuses what takes too long to match.
    fn open(&mut self, node: Node<'a, 'input>) -> Result<(), Message> {
        let viewport = self.scopes.last().map_or_else(
            || self.page.view_box.map(|it| it.size()).or(self.page.size).unwrap_or(Size::ZERO),
            |scope| scope.viewport,
        );
        let tag = node.tag_name().name();
        let is_clip = self.is_clip() || tag == "clipPath";
        let declared = self.styles.declared(node)?;
        // What serves others stands where it is written; for those who are shifted it is written again.
        let is_serving = SERVING.contains(&tag) && tag != "symbol";
        let shift = if is_serving { Vec2::ZERO } else { self.shift() };
        self.scopes.push(Scope { declared, viewport, is_clip, shift });
        let at = self.scopes.len() - 1;
        let asks = |value: &Cow<'_, str>| value.contains("var(") || value.contains("calc(");
        if !self.scopes[at].declared.values().any(asks) {
            return Ok(());
        }
        let asking: Vec<(&str, String)> = self.scopes[at]
            .declared
            .iter()
            .filter(|(name, value)| !name.starts_with("--") && asks(value))
            .map(|(name, value)| (*name, value.to_string()))
            .collect();
        for (name, value) in asking {
            // What leads nowhere is as if it had never been said.
            let led = self.led(&value, at, &mut { MOST_LED });
            match led.and_then(|value| calc::worked_out(&value)) {
                Some(value) => self.scopes[at].declared.insert(name, Cow::Owned(value)),
                None => self.scopes[at].declared.remove(name),
            };
        }
        Ok(())
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

    fn shift(&self) -> Vec2 {
        self.scopes.last().map_or(Vec2::ZERO, |scope| scope.shift)
    }

    fn set_shift(&mut self, shift: Vec2) {
        if let Some(scope) = self.scopes.last_mut() {
            scope.shift = shift;
        }
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
        let Some(scope) = self.scopes.last() else { return all };
        all.retain(|name, _| !style::is_property(name));
        for (name, value) in &scope.declared {
            if *name == "d" && tag == "path" {
                all.insert(name, Cow::Owned(path_data(value)));
            } else if style::is_attribute(name, tag) {
                all.insert(name, value.clone());
            }
        }
        if let Some(styled) = carried(&scope.declared) {
            all.insert("style", Cow::Owned(styled));
        }
        all.remove("filter");
        // Only where they are drawn for the first time are names of others than groups and shapes meant.
        if !self.copied.is_empty() && UNNAMED.contains(&tag) {
            all.remove("id");
        }
        all
    }

    /// Writes what stands for something that is not drawn; see [`super::token`].
    fn token(
        &mut self,
        node: Node<'a, 'input>,
        kind: LeftOut,
        mut all: Attributes<'a>,
    ) -> Result<(), Message> {
        self.placed(node, &mut all);
        let (shift, viewport) = (self.shift(), self.viewport_here());
        // Letters may be placed one by one.
        for (side, whole, off) in [("x", viewport.width, shift.x), ("y", viewport.height, shift.y)]
        {
            let first = all.get(side).and_then(|it| it.trim_start().split([' ', ',']).next());
            let at = first.and_then(|it| length(it, whole)).unwrap_or(0.0);
            all.insert(side, Cow::Owned((at - off).to_string()));
        }
        if kind != LeftOut::Image {
            for side in ["width", "height"] {
                all.insert(side, Cow::Borrowed("1"));
            }
        }
        all.insert("href", Cow::Borrowed(token::href(kind)));
        all.insert("preserveAspectRatio", Cow::Borrowed("none"));
        self.write("image", &all, None)
    }

    /// Writes what stands for letters in a clip, where `usvg` takes nothing but shapes.
    fn letters(&mut self, text: Node<'a, 'input>, mut all: Attributes<'a>) -> Result<(), Message> {
        if !says_something(text) {
            return Ok(());
        }
        all.retain(|name, _| ["display", "visibility"].contains(name));
        all.insert("d", Cow::Borrowed("M0 0h1v1z"));
        all.insert("shape-rendering", Cow::Borrowed("optimizeSpeed"));
        self.write("path", &all, None)
    }

    /// The attributes of an element that is neither a copy nor a frame, and what it is called now.
    fn plain(
        &mut self,
        node: Node<'a, 'input>,
        tag: &'a str,
        mut all: Attributes<'a>,
    ) -> (&'a str, Attributes<'a>) {
        self.placed(node, &mut all);
        if !basic::is_shape(tag) {
            return (tag, all);
        }
        let keeps = self.own("vector-effect").is_some_and(|it| it.contains("non-scaling-stroke"));
        let rendering = if keeps { "crispEdges" } else { "geometricPrecision" };
        all.insert("shape-rendering", Cow::Borrowed(rendering));
        if let Some(stated) = node.attribute("pathLength").and_then(|it| it.trim().parse().ok()) {
            self.measure(stated, tag, &mut all);
        }
        let (shift, viewport) = (self.shift(), self.viewport_here());
        if shift == Vec2::ZERO {
            return (tag, all);
        }
        let Some(mut path) = basic::path(tag, &all, viewport) else { return (tag, all) };
        path.apply_affine(Affine::translate(-shift));
        all.retain(|name, _| !style::is_geometry(name));
        all.insert("d", Cow::Owned(path.to_svg()));
        ("path", all)
    }

    /// Writes where an element stands: its transform in words of SVG 1.1, and shifted where places are far out.
    fn placed(&mut self, node: Node<'a, 'input>, all: &mut Attributes<'a>) {
        let name =
            if node.tag_name().name() == "pattern" { "patternTransform" } else { "transform" };
        let Some(text) = all.get(name) else { return };
        let text = transform::plain(text);
        let is_boxed = all.contains_key("transform-box");
        if !self.is_far && !is_boxed {
            all.insert(name, text);
            return;
        }
        let Some(mut map) = transform::transform(&text) else { return };
        if let Some(origin) = self.origin(node, all) {
            map = Affine::translate(origin) * map * Affine::translate(-origin);
            all.remove("transform-origin");
            all.remove("transform-box");
        }
        let around = self.shift();
        let shift = place::shift_within(map, around, self.viewport_here());
        let map = Affine::translate(-around) * map * Affine::translate(shift);
        self.set_shift(shift);
        all.insert(name, Cow::Owned(transform::written(map)));
    }

    /// The place about which an element turns, if it says one.
    fn origin(&mut self, node: Node<'a, 'input>, all: &Attributes<'a>) -> Option<Vec2> {
        let frame = match all.get("transform-box").map(Cow::as_ref) {
            Some("fill-box" | "content-box" | "stroke-box" | "border-box") => {
                self.bounds(node, all)?
            }
            _ => Rect::from_origin_size(Point::ZERO, self.viewport_here()),
        };
        let text = all.get("transform-origin").map_or("0 0", Cow::as_ref);
        let origin = TransformOrigin::from_str(text.trim()).ok()?;
        let x = pixels(origin.x_offset, Some(frame.width()))?;
        let y = pixels(origin.y_offset, Some(frame.height()))?;
        Some(frame.origin().to_vec2() + Vec2::new(x, y))
    }

    /// The box around a shape, or around the shapes of a group, each measured once. None where nothing is drawn, and
    /// where matching takes too long, which the next element is refused for.
    fn bounds(&mut self, node: Node<'a, 'input>, all: &Attributes<'a>) -> Option<Rect> {
        let viewport = self.viewport_here();
        let own = basic::path(node.tag_name().name(), all, viewport);
        if let Some(path) = own {
            return Some(path.bounding_box());
        }
        let sides = [viewport.width, viewport.height].map(f64::to_bits);
        let key = (node.id().get_usize(), sides);
        if let Some(known) = self.measured.get(&key) {
            return *known;
        }
        let mut around: Option<Rect> = None;
        for child in node.children().filter(Node::is_element) {
            let declared = self.styles.declared(child).ok()?;
            let attributes = child.attributes().map(|it| (it.name(), Cow::Borrowed(it.value())));
            let all: Attributes<'_> = attributes.chain(declared).collect();
            let Some(bounds) = self.bounds(child, &all) else { continue };
            let map =
                all.get("transform").and_then(|it| transform::transform(it)).unwrap_or_default();
            let bounds = map.transform_rect_bbox(bounds);
            around = Some(around.map_or(bounds, |all| all.union(bounds)));
        }
        self.measured.insert(key, around);
        around
    }

    fn viewport_here(&self) -> Size {
        self.scopes.last().map_or(Size::ZERO, |scope| scope.viewport)
    }

    /// Refers to clips, masks and patterns that are shifted as this place is.
    fn refer(&mut self, all: &mut Attributes<'a>) {
        let shift = self.shift();
        for name in ["clip-path", "mask", "fill", "stroke"] {
            let Some(value) = all.get(name) else { continue };
            let Some((id, rest)) = place::reference(value) else { continue };
            let Some(target) = self.names.get(id).copied() else { continue };
            if !matches!(target.tag_name().name(), "clipPath" | "mask" | "pattern") {
                continue;
            }
            let key = (target.id().get_usize(), [shift.x, shift.y].map(f64::to_bits));
            let at = *self.known.entry(key).or_insert(self.moved.len());
            if at == self.moved.len() {
                self.moved.push((target, shift));
            }
            let value = format!("url(#{id}{MOVED}{at}){rest}");
            all.insert(name, Cow::Owned(value));
        }
    }

    /// Writes a clip, mask or pattern once more, shifted.
    fn again(&mut self, at: usize) -> Result<(), Message> {
        let (node, shift) = self.moved[at];
        self.open(node)?;
        let tag = node.tag_name().name();
        let mut all = self.attributes(node, tag);
        let id = all.get("id").map_or_else(String::new, |id| format!("{id}{MOVED}{at}"));
        all.insert("id", Cow::Owned(id));
        if tag == "pattern" {
            self.lead(node, &mut all);
        }
        let says = |name: &str, units: &str| all.get(name).is_some_and(|it| it == units);
        let (is_boxed, holds_boxed) = match tag {
            "clipPath" => (true, says("clipPathUnits", "objectBoundingBox")),
            "mask" => (
                !says("maskUnits", "userSpaceOnUse"),
                says("maskContentUnits", "objectBoundingBox"),
            ),
            _ => (!says("patternUnits", "userSpaceOnUse"), false),
        };
        // What counts in parts of an object's box moves with it.
        self.set_shift(if holds_boxed { Vec2::ZERO } else { shift });
        if tag == "pattern" && is_boxed {
            let map = all.get("patternTransform").and_then(|it| transform::transform(it));
            let around = Affine::translate(-shift) * map.unwrap_or_default();
            let map = transform::written(around * Affine::translate(shift));
            all.insert("patternTransform", Cow::Owned(map));
        } else {
            self.placed(node, &mut all);
        }
        if !is_boxed {
            let (viewport, shift) = (self.viewport_here(), self.shift());
            let off = if tag == "mask" { self.moved[at].1 } else { shift };
            for (name, whole, off) in [("x", viewport.width, off.x), ("y", viewport.height, off.y)]
            {
                let at = all.get(name).and_then(|it| length(it, whole)).unwrap_or(0.0);
                all.insert(name, Cow::Owned((at - off).to_string()));
            }
        }
        if tag == "pattern" {
            // What it holds counts from the corner of its cell.
            self.set_shift(Vec2::ZERO);
        }
        self.write(tag, &all, Some(node))?;
        self.scopes.pop();
        Ok(())
    }

    /// Says of a pattern what others say that it takes over from.
    fn lead(&self, node: Node<'a, 'input>, all: &mut Attributes<'a>) {
        let href = |node: Node<'a, 'input>| {
            let href = node.attribute("href").or_else(|| node.attribute((XLINK, "href")));
            self.names.get(href?.trim().strip_prefix('#')?).copied()
        };
        let others = std::iter::successors(href(node), |other| href(*other)).take(MOST_TAKEN);
        for other in others {
            for name in ["x", "y", "patternUnits", "patternTransform"] {
                if let Some(value) = other.attribute(name) {
                    all.entry(name).or_insert(Cow::Borrowed(value));
                }
            }
        }
    }

    /// Writes the shape that a `use` within a clip copies: no group may stand there.
    fn clipping(&mut self, node: Node<'a, 'input>, mut all: Attributes<'a>) -> Result<(), Message> {
        let Some(target) = self.target(&mut all) else { return Ok(()) };
        let tag = target.tag_name().name();
        if tag == "text" {
            return self.letters(target, all);
        }
        if !basic::is_shape(tag) {
            return Ok(());
        }
        self.moved_by(&mut all);
        self.placed(node, &mut all);
        self.open(target)?;
        let attributes = self.attributes(target, tag);
        let (tag, mut attributes) = self.plain(target, tag, attributes);
        let maps = [all.remove("transform"), attributes.remove("transform")];
        let maps: Vec<Cow<'_, str>> = maps.into_iter().flatten().collect();
        attributes.insert("transform", Cow::Owned(maps.join(" ")));
        for (name, value) in all {
            if style::is_property(name) {
                attributes.entry(name).or_insert(value);
            }
        }
        self.write(tag, &attributes, None)?;
        self.scopes.pop();
        Ok(())
    }

    /// What a `use` copies.
    fn target(&self, all: &mut Attributes<'a>) -> Option<Node<'a, 'input>> {
        let name = all.remove("href")?;
        self.names.get(name.trim().strip_prefix('#')?).copied()
    }

    /// Writes the place of a `use` into its transform.
    fn moved_by(&self, all: &mut Attributes<'a>) {
        let viewport = self.viewport_here();
        let side = |value: Option<Cow<'_, str>>, whole: f64| {
            value.and_then(|it| length(&it, whole)).unwrap_or(0.0)
        };
        let x = side(all.remove("x"), viewport.width);
        let y = side(all.remove("y"), viewport.height);
        if x != 0.0 || y != 0.0 {
            let before = all.get("transform").map(|it| transform::plain(it));
            let moved = format!("{} translate({x} {y})", before.unwrap_or_default());
            all.insert("transform", Cow::Owned(moved));
        }
    }

    /// Writes the dashes of a shape in user units, which count in parts of its length as `stated`.
    fn measure(&self, stated: f64, tag: &str, all: &mut Attributes<'a>) {
        let Some(path) = basic::path(tag, all, self.viewport_here()) else { return };
        let scale = flat::along(&path) / stated;
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
        let href = all.get("href").map(|it| it.trim().to_owned()).unwrap_or_default();
        if !href.is_empty() && !href.starts_with('#') {
            return self.token(node, LeftOut::Linked, all);
        }
        let Some(target) = self.target(&mut all) else { return Ok(()) };
        if self.copied.contains(&target.id()) || node.ancestors().any(|it| it == target) {
            return self.token(node, LeftOut::Loop, all);
        }
        self.moved_by(&mut all);
        let frame = Frame {
            width: all.remove("width").filter(|it| length(it, 1.0).is_some()),
            height: all.remove("height").filter(|it| length(it, 1.0).is_some()),
        };
        self.placed(node, &mut all);
        if self.shift() != Vec2::ZERO {
            self.refer(&mut all);
        }
        self.copied.push(target.id());
        self.start("g", &all)?;
        match target.tag_name().name() {
            "symbol" | "svg" => {
                self.open(target)?;
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
            if let Some(view_box) = self.page.view_box.filter(|_| self.is_far) {
                self.scopes[at].shift = view_box.origin().to_vec2();
                let near = format!("0 0 {} {}", view_box.width(), view_box.height());
                all.insert("viewBox", Cow::Owned(near));
            }
        } else {
            for (name, asked) in [("width", frame.width), ("height", frame.height)] {
                let own = all.remove(name).filter(|it| length(it, 1.0).is_some());
                all.insert(name, asked.or(own).unwrap_or(Cow::Borrowed("100%")));
            }
            self.placed(node, &mut all);
            let around = self.scopes[at].viewport;
            let shift = self.scopes[at].shift;
            for (name, whole, off) in [("x", around.width, shift.x), ("y", around.height, shift.y)]
            {
                let place = all.get(name).and_then(|it| length(it, whole)).unwrap_or(0.0);
                if off != 0.0 {
                    all.insert(name, Cow::Owned((place - off).to_string()));
                }
            }
            self.scopes[at].shift = Vec2::ZERO;
            let side = |name: &str, whole: f64| length(all.get(name)?, whole);
            let own = side("width", around.width).zip(side("height", around.height));
            let view_box = all.get("viewBox").and_then(|it| svgtypes::ViewBox::from_str(it).ok());
            if let Some(it) = view_box.filter(|_| self.is_far) {
                self.scopes[at].shift = Vec2::new(it.x, it.y);
                all.insert("viewBox", Cow::Owned(format!("0 0 {} {}", it.w, it.h)));
            }
            let view_box = view_box.map(|it| (it.w, it.h));
            if let Some((width, height)) = view_box.or(own) {
                self.scopes[at].viewport = Size::new(width, height);
            }
        }
        if at > 0 {
            return self.write("svg", &all, Some(node));
        }
        self.start("svg", &all)?;
        for child in node.children() {
            self.element(child)?;
        }
        // Those that are written again may refer to others.
        let mut again = 0;
        while again < self.moved.len() {
            self.again(again)?;
            again += 1;
        }
        self.end("svg");
        Ok(())
    }

    /// Writes an element, and the children of `holding` within.
    fn write(
        &mut self,
        tag: &str,
        attributes: &Attributes<'a>,
        holding: Option<Node<'a, 'input>>,
    ) -> Result<(), Message> {
        if self.shift() == Vec2::ZERO {
            self.start(tag, attributes)?;
        } else {
            let mut attributes = attributes.clone();
            self.refer(&mut attributes);
            self.start(tag, &attributes)?;
        }
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

/// Whether a text holds more than blanks.
fn says_something(text: Node<'_, '_>) -> bool {
    let mut texts = text.descendants().filter(|it| it.is_text()).filter_map(|it| it.text());
    texts.any(|it| !it.trim().is_empty())
}

/// The style of an element that is drawn without what is declared of it, or left out for it; see [`super::token`].
fn carried(declared: &Declared<'_>) -> Option<String> {
    let is_set = |name: &str, none: &str| {
        let value = declared.get(name).map(|it| it.trim());
        value.is_some_and(|it| !it.is_empty() && ![none, "inherit", "initial"].contains(&it))
    };
    let refers = |name: &str| declared.get(name).is_some_and(|it| it.trim().starts_with("url("));
    let mut styles = Vec::new();
    if is_set("filter", "none") {
        styles.push(token::EFFECT);
    }
    if is_set("clip-path", "none") && !refers("clip-path") {
        styles.push(token::style(LeftOut::Clip));
    } else if MASKS.iter().any(|name| is_set(name, "none") && !(*name == "mask" && refers(name))) {
        styles.push(token::style(LeftOut::Mask));
    } else if is_set("mix-blend-mode", "normal") {
        styles.push(token::style(LeftOut::Blend));
    }
    (!styles.is_empty()).then(|| styles.join(";"))
}

/// Properties that mask; all but references to elements are known to browsers alone.
const MASKS: [&str; 4] = ["mask", "mask-image", "-webkit-mask", "-webkit-mask-image"];

/// Elements that keep no name in copies: who refers to them means the first.
const UNNAMED: &[&str] = &["stop", "a", "switch", "image", "text"];

/// What stands in the quotes of a `path()`.
fn path_data(value: &str) -> String {
    let inner = value.trim().strip_prefix("path(").and_then(|it| it.strip_suffix(')'));
    inner.unwrap_or_default().trim().trim_matches(['"', '\'']).to_owned()
}

/// What stands between the name of something and a number where it is written again.
const MOVED: &str = "--moved-";

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
