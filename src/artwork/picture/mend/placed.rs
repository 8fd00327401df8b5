//! Where an element stands: its transform, and the point about which it turns.

use std::borrow::Cow;
use std::str::FromStr as _;

use kurbo::{Affine, Point, Rect, Shape as _, Vec2};
use svgtypes::TransformOrigin;
use usvg::roxmltree::Node;

use super::super::page::pixels;
use super::super::{basic, place, transform};
use super::{Attributes, Writer};

impl<'a, 'input: 'a> Writer<'a, 'input> {
    /// Writes where an element stands: its transform in words of SVG 1.1, and shifted where places are far out.
    pub(super) fn placed(&mut self, node: Node<'a, 'input>, all: &mut Attributes<'a>) {
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
}
