//! Clips, masks and patterns, written once more for those whose places are shifted.

use std::borrow::Cow;

use kurbo::{Affine, Vec2};
use usvg::roxmltree::Node;

use super::super::page::length;
use super::super::{place, transform};
use super::{Attributes, Writer, XLINK};
use crate::notice::Message;

/// Patterns from which one takes over what it does not say itself, each by way of the one before.
const MOST_TAKEN: usize = 16;

/// What stands between the name of something and a number where it is written again.
const MOVED: &str = "--moved-";

impl<'a, 'input: 'a> Writer<'a, 'input> {
    /// Refers to clips, masks and patterns that are shifted as this place is.
    pub(super) fn refer(&mut self, all: &mut Attributes<'a>) {
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
    pub(super) fn again(&mut self, at: usize) -> Result<(), Message> {
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
}
