//! All that is said of an element, as attributes of its own.

use std::borrow::Cow;

use usvg::roxmltree::Node;

use super::super::left::LeftOut;
use super::super::style::{self, Declared};
use super::super::{names, token};
use super::{Attributes, Writer, XLINK};

impl<'a, 'input: 'a> Writer<'a, 'input> {
    /// All that is said of `node`, as attributes.
    pub(super) fn attributes(&self, node: Node<'a, 'input>, tag: &str) -> Attributes<'a> {
        let mut all = Attributes::new();
        for attribute in node.attributes() {
            let name = match (attribute.namespace(), attribute.name()) {
                (None, "style" | "class") => continue,
                (Some(XLINK), "href")
                    if node
                        .attributes()
                        .any(|it| it.namespace().is_none() && it.name() == "href") =>
                {
                    continue;
                }
                (None, name) | (Some(XLINK), name @ "href") => name,
                _ => continue,
            };
            all.insert(name, Cow::Borrowed(attribute.value()));
        }
        if !all.contains_key("id") {
            all.extend(names::stand_in(node).map(|id| ("id", Cow::Owned(id))));
        }
        let Some(scope) = self.scopes.last() else { return all };
        all.retain(|name, _| !style::is_property(name));
        for (name, value) in &scope.declared {
            if *name == "d" && tag == "path" {
                all.insert(name, Cow::Owned(path_data(value)));
            } else if style::is_attribute(name, tag) {
                all.insert(name, value.clone());
            }
        }
        if let Some(styled) = carried(&scope.declared) {
            all.insert("style", Cow::Owned(styled));
        }
        all.remove("filter");
        // Only where they are drawn for the first time are names of others than groups and shapes meant.
        if !self.copied.is_empty() && UNNAMED.contains(&tag) {
            all.remove("id");
        }
        all
    }
}

/// The style of an element that is drawn without what is declared of it, or left out for it; see
/// [`super::super::token`].
fn carried(declared: &Declared<'_>) -> Option<String> {
    let is_set = |name: &str, none: &str| {
        let value = declared.get(name).map(|it| it.trim());
        value.is_some_and(|it| !it.is_empty() && ![none, "inherit", "initial"].contains(&it))
    };
    let refers = |name: &str| declared.get(name).is_some_and(|it| it.trim().starts_with("url("));
    let mut styles = Vec::new();
    if is_set("filter", "none") {
        styles.push(token::EFFECT);
    }
    if is_set("clip-path", "none") && !refers("clip-path") {
        styles.push(token::style(LeftOut::Clip));
    } else if MASKS.iter().any(|name| is_set(name, "none") && !(*name == "mask" && refers(name))) {
        styles.push(token::style(LeftOut::Mask));
    } else if is_set("mix-blend-mode", "normal") {
        styles.push(token::style(LeftOut::Blend));
    }
    (!styles.is_empty()).then(|| styles.join(";"))
}

/// Properties that mask; all but references to elements are known to browsers alone.
const MASKS: [&str; 4] = ["mask", "mask-image", "-webkit-mask", "-webkit-mask-image"];

/// Elements that keep no name in copies: who refers to them means the first.
const UNNAMED: &[&str] = &["stop", "a", "switch", "image", "text"];

/// What stands in the quotes of a `path()`.
fn path_data(value: &str) -> String {
    let inner = value.trim().strip_prefix("path(").and_then(|it| it.strip_suffix(')'));
    inner.unwrap_or_default().trim().trim_matches(['"', '\'']).to_owned()
}
