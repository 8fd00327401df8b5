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

use kurbo::{Rect, Size, Vec2};
use usvg::ShapeRendering;
use usvg::roxmltree::{Document, Node, NodeId};

use super::left::LeftOut;
use super::page::Page;
use super::place;
use super::style::{self, Declared, Styles};
use crate::notice::Message;

mod attributes;
mod copy;
mod frame;
mod placed;
mod scope;
mod shape;
mod shifted;
mod stand_in;
mod text;

use frame::Frame;
use stand_in::says_something;

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
}
