//! The text that comes out: tags, and attributes in quotes.

use std::fmt::Write as _;

use kurbo::Vec2;
use usvg::roxmltree::Node;

use super::super::size;
use super::{Attributes, Writer};
use crate::notice::Message;

impl<'a, 'input: 'a> Writer<'a, 'input> {
    /// Writes an element, and the children of `holding` within.
    pub(super) fn write(
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

    pub(super) fn start(&mut self, tag: &str, attributes: &Attributes<'_>) -> Result<(), Message> {
        let _ = write!(self.out, "<{tag}");
        for (name, value) in attributes {
            let _ = write!(self.out, " {name}=\"");
            escape(value, &mut self.out);
            self.out.push('"');
        }
        self.out.push('>');
        if self.out.len() > size::MOST_WRITTEN { Err(size::too_copied()) } else { Ok(()) }
    }

    pub(super) fn end(&mut self, tag: &str) {
        let _ = write!(self.out, "</{tag}>");
    }
}

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
