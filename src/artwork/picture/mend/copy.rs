//! Copies, written out: what a `use` names, where it says and as large.

use std::borrow::Cow;

use kurbo::Vec2;
use usvg::roxmltree::Node;

use super::super::left::LeftOut;
use super::super::page::length;
use super::super::{basic, style, transform};
use super::frame::Frame;
use super::{Attributes, Writer};
use crate::notice::Message;

impl<'a, 'input: 'a> Writer<'a, 'input> {
    /// Writes what a `use` copies.
    pub(super) fn copy(
        &mut self,
        node: Node<'a, 'input>,
        mut all: Attributes<'a>,
    ) -> Result<(), Message> {
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

    /// Writes the shape that a `use` within a clip copies: no group may stand there.
    pub(super) fn clipping(
        &mut self,
        node: Node<'a, 'input>,
        mut all: Attributes<'a>,
    ) -> Result<(), Message> {
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
}
