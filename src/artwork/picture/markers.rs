//! What markers multiply a picture by, told before they are drawn at every corner of a line.
//!
//! **Invariant:** never less than the reader will draw.

use std::borrow::Cow;
use std::collections::BTreeMap;

use kurbo::Size;
use usvg::roxmltree::{Document, Node};

use super::style::MARKERS;
use super::{basic, size};
use crate::notice::Message;

/// Refuses a picture, written plainly, whose markers come to too much.
pub(super) fn check(xml: &Document<'_>) -> Result<(), Message> {
    let markers = xml.descendants().filter(|node| node.tag_name().name() == "marker");
    let ids: BTreeMap<&str, Node<'_, '_>> =
        markers.filter_map(|node| Some((node.attribute("id")?, node))).collect();
    if ids.is_empty() {
        return Ok(());
    }
    let mut weights = Weights { ids, known: BTreeMap::new() };
    let mut written = 0_usize;
    for node in xml.descendants() {
        written = written.saturating_add(weights.at(node));
        if written > size::MOST_WRITTEN {
            return Err(size::too_copied());
        }
    }
    Ok(())
}

struct Weights<'a, 'input> {
    ids: BTreeMap<&'a str, Node<'a, 'input>>,
    /// What each marker that was looked at comes to; nothing while it is looked at, since none is drawn in itself.
    known: BTreeMap<&'a str, usize>,
}

impl<'a, 'input: 'a> Weights<'a, 'input> {
    /// What the markers of one shape come to.
    fn at(&mut self, shape: Node<'a, 'input>) -> usize {
        if !basic::is_shape(shape.tag_name().name()) {
            return 0;
        }
        let ids = MARKERS.map(|name| marker(shape, name));
        if ids.iter().all(Option::is_none) {
            return 0;
        }
        let [start, mid, end] = ids.map(|id| id.map_or(0, |id| self.of(id)));
        mid.saturating_mul(corners(shape)).saturating_add(start).saturating_add(end)
    }

    /// What a marker comes to.
    fn of(&mut self, id: &'a str) -> usize {
        if let Some(known) = self.known.get(id) {
            return *known;
        }
        let Some(marker) = self.ids.get(id).copied() else { return 0 };
        self.known.insert(id, 0);
        let inner = marker.descendants().filter(Node::is_element);
        let weight = inner.fold(0_usize, |sum, node| {
            sum.saturating_add(size::own(node)).saturating_add(self.at(node))
        });
        self.known.insert(id, weight);
        weight
    }
}

/// The marker that a shape has by itself or from a group around it.
fn marker<'a>(shape: Node<'a, '_>, name: &str) -> Option<&'a str> {
    let values = shape.ancestors().filter_map(|node| node.attribute(name));
    let value = values.into_iter().find(|value| *value != "inherit")?;
    let value = value.trim().strip_prefix("url(")?.trim_end_matches(')');
    value.trim().trim_matches(['"', '\'']).strip_prefix('#')
}

fn corners(shape: Node<'_, '_>) -> usize {
    let attributes = shape.attributes().map(|it| (it.name(), Cow::Borrowed(it.value())));
    let path = basic::path(shape.tag_name().name(), &attributes.collect(), Size::new(1.0, 1.0));
    path.map_or(0, |path| path.elements().len())
}
