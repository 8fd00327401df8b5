//! What stands for things that are not drawn.

use std::borrow::Cow;

use usvg::roxmltree::Node;

use super::super::left::LeftOut;
use super::super::page::length;
use super::super::token;
use super::{Attributes, Writer};
use crate::notice::Message;

impl<'a, 'input: 'a> Writer<'a, 'input> {
    /// Writes what stands for something that is not drawn; see [`super::super::token`].
    pub(super) fn token(
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
    pub(super) fn letters(
        &mut self,
        text: Node<'a, 'input>,
        mut all: Attributes<'a>,
    ) -> Result<(), Message> {
        if !says_something(text) {
            return Ok(());
        }
        all.retain(|name, _| ["display", "visibility"].contains(name));
        all.insert("d", Cow::Borrowed("M0 0h1v1z"));
        all.insert("shape-rendering", Cow::Borrowed("optimizeSpeed"));
        self.write("path", &all, None)
    }
}

/// Whether a text holds more than blanks.
pub(super) fn says_something(text: Node<'_, '_>) -> bool {
    let mut texts = text.descendants().filter(|it| it.is_text()).filter_map(|it| it.text());
    texts.any(|it| !it.trim().is_empty())
}
