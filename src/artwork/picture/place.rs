//! Places that are far out, as maps and plans have them, written nearer to the origin.
//!
//! `usvg` reads numbers in 32 bits, of which a map in meters needs most for where it is. So every space within a picture
//! is shifted by what brings its places near to the origin, in 64 bits, and every transform is written for the shifted
//! spaces on both sides of it: a view box begins at the origin, and a move of half a million meters that takes a view box
//! back is gone. Whatever shift is chosen, the picture is the same; it only decides how many digits are left.

use std::str::FromStr as _;

use kurbo::{Affine, Size, Vec2};
use svgtypes::ViewBox;
use usvg::roxmltree::{Document, Node};

use super::page::Page;
use super::style::{self, Styles};
use super::transform::transform;

/// How many pages off the origin numbers are still read well: a picture of a meter is then off by a hundredth of a
/// millimeter at most.
const FAR: f64 = 64.0;

/// Whether something of the picture lies so far out that 32 bits are too few.
pub(super) fn is_far(xml: &Document<'_>, page: &Page, styles: &Styles<'_>) -> bool {
    let Some(size) = page.view_box.map(|it| it.size()).or(page.size) else { return false };
    let elements = || xml.descendants().filter(Node::is_element);
    let boxes = elements().filter_map(|node| ViewBox::from_str(node.attribute("viewBox")?).ok());
    let is_box_near = |it: ViewBox| is_near(Vec2::new(it.x, it.y), Size::new(it.w, it.h));
    let own = elements().flat_map(|node| {
        let own = ["transform", "patternTransform"].map(|name| node.attribute(name));
        own.into_iter().flatten().chain(style::own(node, "transform"))
    });
    let is_move_near =
        |text: &str| transform(text).is_none_or(|map| is_near(map.translation(), size));
    !boxes.into_iter().all(is_box_near) || !own.chain(styles.values("transform")).all(is_move_near)
}

fn is_near(by: Vec2, size: Size) -> bool {
    let far = FAR * size.width.max(size.height);
    by.x.abs() <= far && by.y.abs() <= far
}

/// By what the space within a transform is shifted, where the one around it is shifted by `around`.
pub(super) fn shift_within(map: Affine, around: Vec2, viewport: Size) -> Vec2 {
    let left = |shift: Vec2| (map * shift.to_point()).to_vec2() - around;
    let usual = [around, Vec2::ZERO].into_iter().find(|shift| is_near(left(*shift), viewport));
    let exact = || {
        let back = map.inverse() * around.to_point();
        if back.is_finite() { back.to_vec2() } else { around }
    };
    usual.unwrap_or_else(exact)
}

/// The name in a `url(#name)`, and what follows.
pub(super) fn reference(value: &str) -> Option<(&str, &str)> {
    let (inner, rest) = value.trim().strip_prefix("url(")?.split_once(')')?;
    Some((inner.trim().trim_matches(['"', '\'']).strip_prefix('#')?, rest))
}
