//! Frames: the picture itself, an `svg` within it, and a symbol as one.

use std::borrow::Cow;
use std::str::FromStr as _;

use kurbo::{Size, Vec2};
use usvg::roxmltree::Node;

use super::super::page::length;
use super::{Attributes, SVG, Writer};
use crate::notice::Message;

/// The size that a `use` asks for.
#[derive(Default)]
pub(super) struct Frame<'a> {
    pub(super) width: Option<Cow<'a, str>>,
    pub(super) height: Option<Cow<'a, str>>,
}

impl<'a, 'input: 'a> Writer<'a, 'input> {
    /// Writes an `svg`, or a symbol as one.
    pub(super) fn viewport(
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
}
