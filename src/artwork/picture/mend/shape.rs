//! Shapes, and lines that are measured in parts of their length.

use std::borrow::Cow;

use kurbo::{Affine, Vec2};
use svgtypes::LengthListParser;
use usvg::roxmltree::Node;

use super::super::page::pixels;
use super::super::{basic, style};
use super::{Attributes, Writer};
use crate::geom::flat;

impl<'a, 'input: 'a> Writer<'a, 'input> {
    /// The attributes of an element that is neither a copy nor a frame, and what it is called now.
    pub(super) fn plain(
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
}
