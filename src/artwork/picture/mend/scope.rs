//! What is known where an element stands: its properties, those it inherits, the size of the space around it, and by
//! what places are shifted.

use std::borrow::Cow;

use kurbo::{Size, Vec2};
use usvg::roxmltree::Node;

use super::super::{calc, style};
use super::{SERVING, Scope, Writer};
use crate::notice::Message;

/// Custom properties that may lead to one value.
const MOST_LED: usize = 32;

/// Bytes of a value that custom properties were put into.
const MOST_LED_TO: usize = 4096;

impl<'a, 'input: 'a> Writer<'a, 'input> {
    /// Opens the scope of `node`. Refuses what takes too long to match.
    pub(super) fn open(&mut self, node: Node<'a, 'input>) -> Result<(), Message> {
        let viewport = self.scopes.last().map_or_else(
            || self.page.view_box.map(|it| it.size()).or(self.page.size).unwrap_or(Size::ZERO),
            |scope| scope.viewport,
        );
        let tag = node.tag_name().name();
        let is_clip = self.is_clip() || tag == "clipPath";
        let declared = self.styles.declared(node)?;
        // What serves others stands where it is written; for those who are shifted it is written again.
        let is_serving = SERVING.contains(&tag) && tag != "symbol";
        let shift = if is_serving { Vec2::ZERO } else { self.shift() };
        self.scopes.push(Scope { declared, viewport, is_clip, shift });
        let at = self.scopes.len() - 1;
        let asks = |value: &Cow<'_, str>| value.contains("var(") || value.contains("calc(");
        if !self.scopes[at].declared.values().any(asks) {
            return Ok(());
        }
        let asking: Vec<(&str, String)> = self.scopes[at]
            .declared
            .iter()
            .filter(|(name, value)| !name.starts_with("--") && asks(value))
            .map(|(name, value)| (*name, value.to_string()))
            .collect();
        for (name, value) in asking {
            // What leads nowhere is as if it had never been said.
            let led = self.led(&value, at, &mut { MOST_LED });
            match led.and_then(|value| calc::worked_out(&value)) {
                Some(value) => self.scopes[at].declared.insert(name, Cow::Owned(value)),
                None => self.scopes[at].declared.remove(name),
            };
        }
        Ok(())
    }

    /// `value` with custom properties put in, as they are known at the scope `at`; none if one is not known.
    fn led(&self, value: &str, at: usize, left: &mut usize) -> Option<String> {
        let mut whole = String::new();
        let mut rest = value;
        while let Some((before, after)) = rest.split_once("var(") {
            *left = left.checked_sub(1)?;
            let end = style::outside(after, &[')'])?;
            let (name, fallback) = match style::outside(&after[..end], &[',']) {
                Some(comma) => (&after[..comma], Some(&after[comma + 1..end])),
                None => (&after[..end], None),
            };
            whole.push_str(before);
            let known = self.custom(name.trim());
            let known = known.filter(|(place, _)| *place <= at);
            let put = known.and_then(|(place, value)| self.led(value, place, left));
            whole.push_str(put.or_else(|| self.led(fallback?, at, left))?.trim());
            if whole.len() > MOST_LED_TO {
                return None;
            }
            rest = &after[end + 1..];
        }
        whole.push_str(rest);
        Some(whole)
    }

    /// The custom property `name`, and the scope that declares it.
    fn custom(&self, name: &str) -> Option<(usize, &str)> {
        let scopes = self.scopes.iter().enumerate().rev();
        let mut found = scopes.filter_map(|(at, scope)| Some((at, scope.declared.get(name)?)));
        found.next().map(|(at, value)| (at, value.as_ref()))
    }

    /// The value of an inherited property here.
    pub(super) fn inherited(&self, name: &str) -> Option<&str> {
        let mut found = self.scopes.iter().rev().filter_map(|scope| scope.declared.get(name));
        found.find(|value| *value != "inherit").map(Cow::as_ref)
    }

    pub(super) fn own(&self, name: &str) -> Option<&str> {
        self.scopes.last()?.declared.get(name).map(Cow::as_ref)
    }

    pub(super) fn shift(&self) -> Vec2 {
        self.scopes.last().map_or(Vec2::ZERO, |scope| scope.shift)
    }

    pub(super) fn set_shift(&mut self, shift: Vec2) {
        if let Some(scope) = self.scopes.last_mut() {
            scope.shift = shift;
        }
    }

    pub(super) fn is_clip(&self) -> bool {
        self.scopes.last().is_some_and(|scope| scope.is_clip)
    }

    pub(super) fn viewport_here(&self) -> Size {
        self.scopes.last().map_or(Size::ZERO, |scope| scope.viewport)
    }
}
