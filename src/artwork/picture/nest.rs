//! Clips, masks, patterns and the like within one another: loops among them are cut, and what they come to is counted
//! before `usvg` writes it out.
//!
//! Read from the plain text (see [`super::mend`]), where every property is an attribute. What counts in parts of an
//! object's box is written out for every object; anything else once.
//!
//! **Invariant:** what passes holds no loop, and is no larger and no deeper than a picture may be.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

use kurbo::Size;
use usvg::roxmltree::{Attribute, Document, Node};

use super::basic;
use super::left::{LeftOut, Losses};
use super::size::{self, MOST_DEPTH};
use crate::notice::Message;

/// Elements that serve others by their names.
const SERVING: [&str; 5] = ["clipPath", "mask", "pattern", "marker", "filter"];

/// Properties that refer to them, and that shapes have from the groups around them too.
const INHERITED: [&str; 5] = ["fill", "stroke", "marker-start", "marker-mid", "marker-end"];

/// Elements that are looked through for loops by `usvg`: some tenths of a second.
const MOST_SOUGHT: usize = 20_000_000;

/// Elements that `usvg` looks at to list clips, masks and patterns, once for every way that leads to them: some tenths
/// of a second.
const MOST_VISITED: usize = 4_000_000;

/// `text`, which is `xml`, without loops; what was cut is counted in `losses`. None if there was nothing to cut.
pub(super) fn untangled(
    text: &str,
    xml: &Document<'_>,
    losses: &mut Losses,
) -> Result<Option<String>, Message> {
    let mut nest = Nest::of(xml);
    let mut written = Cost::default();
    for node in xml.descendants().filter(Node::is_element) {
        if !is_served(node) {
            written.add(nest.comes_to(node, 0)?);
            written.check()?;
        }
    }
    if nest.cuts.is_empty() {
        return Ok(None);
    }
    let mut cuts = nest.cuts;
    cuts.sort_by(|a, b| (a.place.start, &a.put).cmp(&(b.place.start, &b.put)));
    cuts.dedup_by(|a, b| a.place == b.place && a.put == b.put);
    let (mut plain, mut rest) = (String::new(), 0);
    for Cut { place, put, id } in cuts {
        plain.push_str(&text[rest..place.start]);
        plain.push_str(&put);
        rest = place.end;
        losses.count(LeftOut::Loop, &id);
    }
    plain.push_str(&text[rest..]);
    Ok(Some(plain))
}

/// What is put into the text so that a loop ends.
struct Cut {
    place: Range<usize>,
    put: String,
    /// The name of who held the loop.
    id: String,
}

/// What elements come to.
#[derive(Clone, Copy, Default)]
struct Cost {
    /// Bytes once they are written out.
    written: usize,
    /// Elements, and those that serve them as often as there are ways to them.
    visited: usize,
}

impl Cost {
    fn add(&mut self, other: Self) {
        self.written = self.written.saturating_add(other.written);
        self.visited = self.visited.saturating_add(other.visited);
    }

    fn check(self) -> Result<(), Message> {
        size::check_written(self.written)?;
        if self.visited > MOST_VISITED { Err(size::too_copied()) } else { Ok(()) }
    }
}

struct Nest<'a, 'input> {
    names: BTreeMap<&'a str, Node<'a, 'input>>,
    /// What serving elements come to; nothing yet while that is being found out.
    known: BTreeMap<usize, Option<Cost>>,
    cuts: Vec<Cut>,
    sought: usize,
}

impl<'a, 'input> Nest<'a, 'input> {
    fn of(xml: &'a Document<'input>) -> Self {
        let mut names = BTreeMap::new();
        for node in xml.descendants() {
            if let Some(id) = node.attribute("id") {
                names.entry(id).or_insert(node);
            }
        }
        Self { names, known: BTreeMap::new(), cuts: Vec::new(), sought: 0 }
    }

    /// What an element comes to without what it holds, but with all that serves it.
    fn comes_to(&mut self, node: Node<'a, 'input>, depth: usize) -> Result<Cost, Message> {
        let mut all = Cost { written: size::own(node), visited: 1 };
        let own = node.attributes().filter(|it| !INHERITED.contains(&it.name()));
        let own = own.map(|attribute| (node, attribute));
        let is_shape = basic::is_shape(node.tag_name().name());
        let inherited = INHERITED.iter().filter_map(|name| {
            let found = node.ancestors().filter_map(|it| Some((it, it.attribute_node(*name)?)));
            found.into_iter().find(|(_, attribute)| attribute.value() != "inherit")
        });
        let inherited = inherited.filter(|_| is_shape);
        for (holder, attribute) in own.chain(inherited) {
            let Some(target) = self.target(holder, attribute) else { continue };
            if depth > 0 {
                self.sought = self.sought.saturating_add(target.descendants().count());
                if self.sought > MOST_SOUGHT {
                    return Err(size::too_copied());
                }
            }
            let count = match attribute.name() {
                "marker-mid" => corners(node),
                _ => 1,
            };
            let known = match self.known.get(&target.id().get_usize()) {
                Some(None) => {
                    self.cut(holder, attribute, target);
                    continue;
                }
                Some(Some(known)) if is_own_for_each(target) => *known,
                Some(Some(known)) => Cost { written: 0, ..*known },
                None => self.server(target, depth)?,
            };
            let written = known.written.saturating_mul(count);
            all.add(Cost { written, visited: known.visited.saturating_mul(count) });
        }
        Ok(all)
    }

    /// What a serving element comes to with all that it holds.
    fn server(&mut self, server: Node<'a, 'input>, depth: usize) -> Result<Cost, Message> {
        self.known.insert(server.id().get_usize(), None);
        let depth_here = server.ancestors().count();
        let mut all = Cost::default();
        for inner in server.descendants().filter(Node::is_element) {
            let deeper = depth + 1 + inner.ancestors().count() - depth_here;
            if deeper > MOST_DEPTH {
                return Err(size::too_deep());
            }
            all.add(self.comes_to(inner, deeper)?);
            all.check()?;
        }
        self.known.insert(server.id().get_usize(), Some(all));
        Ok(all)
    }

    /// Cuts the loop that an attribute of `holder` closes by leading back to `target`.
    fn cut(
        &mut self,
        holder: Node<'a, 'input>,
        attribute: Attribute<'a, 'input>,
        target: Node<'a, 'input>,
    ) {
        // Nobody expects markers on markers, and `usvg` draws none.
        if attribute.name().starts_with("marker-") {
            return;
        }
        let id = holder.attribute("id").unwrap_or_default().to_owned();
        let is_from_outside = INHERITED.contains(&attribute.name())
            && target.ancestors().skip(1).any(|it| it == holder);
        let inside = target.attribute_node(attribute.name()).filter(|_| is_from_outside);
        self.cuts.push(if let Some(inside) = inside {
            // What it says itself is that it inherits.
            Cut { place: inside.range_value(), put: "none".to_owned(), id }
        } else if is_from_outside {
            let at = target.range().start + 1 + target.tag_name().name().len();
            Cut { place: at..at, put: format!(" {}=\"none\"", attribute.name()), id }
        } else {
            Cut { place: attribute.range_value(), put: "none".to_owned(), id }
        });
    }

    /// The serving element, or the one that is copied within a clip, to which an attribute of `holder` refers.
    fn target(
        &self,
        holder: Node<'a, 'input>,
        attribute: Attribute<'a, 'input>,
    ) -> Option<Node<'a, 'input>> {
        let value = attribute.value();
        let name = match (holder.tag_name().name(), attribute.name()) {
            ("use" | "pattern", "href") => value.trim().strip_prefix('#')?,
            (_, "href" | "id" | "d") => return None,
            _ => value.split_once("url(")?.1.split_once(')')?.0,
        };
        let name = name.trim().trim_matches(['"', '\'']).trim().trim_start_matches('#');
        let target = self.names.get(name).copied()?;
        let serves = SERVING.contains(&target.tag_name().name());
        (serves || attribute.name() == "href").then_some(target)
    }
}

/// Whether an element is drawn only where another asks for it.
fn is_served(node: Node<'_, '_>) -> bool {
    node.ancestors().any(|it| SERVING.contains(&it.tag_name().name()))
}

/// Whether an element is written out for every object that it serves.
fn is_own_for_each(server: Node<'_, '_>) -> bool {
    let counts_in_boxes = |name: &str, otherwise: bool| {
        server.attribute(name).map_or(otherwise, |it| it == "objectBoundingBox")
    };
    match server.tag_name().name() {
        "clipPath" => counts_in_boxes("clipPathUnits", false),
        "mask" => counts_in_boxes("maskUnits", true) || counts_in_boxes("maskContentUnits", false),
        // Units may stand at another pattern that this one refers to.
        "pattern" if server.attribute("href").is_none() => {
            counts_in_boxes("patternUnits", true) || counts_in_boxes("patternContentUnits", false)
        }
        _ => true,
    }
}

/// How many corners a shape has that a marker may stand at.
fn corners(shape: Node<'_, '_>) -> usize {
    let attributes = shape.attributes().map(|it| (it.name(), Cow::Borrowed(it.value())));
    let path = basic::path(shape.tag_name().name(), &attributes.collect(), Size::new(1.0, 1.0));
    path.map_or(0, |path| path.elements().len())
}
