//! SVG files as marks: colors and group names become parts.
//!
//! Read with `usvg`, which follows no reference outside the text: pictures and fonts are left out and told. A shape
//! belongs to the part chosen for its color, else to the nearest enclosing group (or itself) whose `id` names a
//! customary part, else to the part of the layer.

use std::collections::BTreeMap;

use kurbo::{BezPath, Point, Size};
use usvg::tiny_skia_path::{PathSegment, Transform};
use usvg::{Group, ImageHrefResolver, Node, Options, Paint, Tree, roxmltree};

use crate::color::Srgb;
use crate::mark::{Mark, Part, Shape};
use crate::notice::Message;

/// CSS pixels are 1/96 of an inch.
const MM_PER_PX: f64 = 25.4 / 96.0;

/// Elements of a picture. A traced photograph has some ten thousand.
const MOST_NODES: u32 = 300_000;

/// A picture read.
#[derive(Debug)]
pub(super) struct Picture {
    /// Millimeters from the picture's upper left corner.
    pub(super) marks: Vec<Mark>,
    pub(super) size: Size,
    /// What was left out.
    pub(super) notes: Vec<Message>,
}

/// Reads the text of an SVG file.
pub(super) fn read(
    text: &str,
    parts: &BTreeMap<Srgb, Part>,
    part: &Part,
) -> Result<Picture, Message> {
    let broken = |detail: String| Message::new("picture-broken").with("detail", detail);
    let parsing = roxmltree::ParsingOptions {
        allow_dtd: true,
        nodes_limit: MOST_NODES,
        ..Default::default()
    };
    let xml = roxmltree::Document::parse_with_options(text, parsing)
        .map_err(|error| broken(error.to_string()))?;
    let options = Options {
        image_href_resolver: ImageHrefResolver {
            resolve_data: Box::new(|_mime, _data, _options| None),
            resolve_string: Box::new(|_href, _options| None),
        },
        ..Options::default()
    };
    let tree = Tree::from_xmltree(&xml, &options).map_err(|error| broken(error.to_string()))?;
    let mut reader = Reader { parts, marks: Vec::new(), left_out: Vec::new() };
    reader.left_out_elements(&xml);
    reader.group(tree.root(), part);
    let size =
        Size::new(f64::from(tree.size().width()), f64::from(tree.size().height())) * MM_PER_PX;
    let notes = reader
        .left_out
        .into_iter()
        .map(|what| Message::new("picture-left-out").with("what", what))
        .collect();
    if reader.marks.is_empty() {
        return Err(Message::new("picture-empty"));
    }
    Ok(Picture { marks: reader.marks, size, notes })
}

struct Reader<'a> {
    parts: &'a BTreeMap<Srgb, Part>,
    marks: Vec<Mark>,
    /// Kinds of things that are not drawn, each once.
    left_out: Vec<&'static str>,
}

impl Reader<'_> {
    fn leave_out(&mut self, what: &'static str) {
        if !self.left_out.contains(&what) {
            self.left_out.push(what);
        }
    }

    /// Elements that `usvg` drops without a word.
    fn left_out_elements(&mut self, xml: &roxmltree::Document<'_>) {
        for node in xml.descendants().filter(roxmltree::Node::is_element) {
            match node.tag_name().name() {
                "text" => self.leave_out("text"),
                "image" => self.leave_out("image"),
                "filter" => self.leave_out("filter"),
                "script" => self.leave_out("script"),
                _ => {}
            }
        }
    }

    fn group(&mut self, group: &Group, part: &Part) {
        let part = named(group.id()).unwrap_or_else(|| part.clone());
        if group.clip_path().is_some() {
            self.leave_out("clipPath");
        }
        if group.mask().is_some() {
            self.leave_out("mask");
        }
        for node in group.children() {
            match node {
                Node::Group(inner) => self.group(inner, &part),
                Node::Path(path) if path.is_visible() => self.path(path, &part),
                Node::Path(_) => {}
                Node::Image(_) => self.leave_out("image"),
                Node::Text(_) => self.leave_out("text"),
            }
        }
    }

    fn path(&mut self, path: &usvg::Path, part: &Part) {
        let part = named(path.id()).unwrap_or_else(|| part.clone());
        let map = path.abs_transform();
        let data = bez_path(path.data(), map);
        if let Some(fill) = path.fill() {
            let part = self.part_of(fill.paint(), &part);
            self.marks.push(Mark { part, shape: Shape::Area(data.clone()) });
        }
        if let Some(stroke) = path.stroke() {
            let part = self.part_of(stroke.paint(), &part);
            let grow = f64::from(map.sx * map.sy - map.kx * map.ky).abs().sqrt();
            let width = f64::from(stroke.width().get()) * grow * MM_PER_PX;
            if width > 0.0 {
                self.marks.push(Mark { part, shape: Shape::Stroke { path: data, width } });
            }
        }
    }

    fn part_of(&mut self, paint: &Paint, part: &Part) -> Part {
        match paint {
            Paint::Color(color) => {
                let color = Srgb::new(color.red, color.green, color.blue);
                self.parts.get(&color).cloned().unwrap_or_else(|| part.clone())
            }
            Paint::LinearGradient(_) | Paint::RadialGradient(_) => {
                self.leave_out("gradient");
                part.clone()
            }
            Paint::Pattern(_) => {
                self.leave_out("pattern");
                part.clone()
            }
        }
    }
}

/// The customary part that an id names, such as `klowong` or `isen-2`.
fn named(id: &str) -> Option<Part> {
    let plain = id.trim().to_lowercase();
    let stem =
        plain.trim_end_matches(|c: char| c.is_ascii_digit() || c == '-' || c == '_' || c == ' ');
    let customary = [Part::LATAR, Part::KLOWONG, Part::ISEN, Part::TEMBOK, Part::BIRON];
    customary.contains(&stem).then(|| Part::new(stem))
}

fn bez_path(path: &usvg::tiny_skia_path::Path, map: Transform) -> BezPath {
    let point = |p: usvg::tiny_skia_path::Point| {
        let (x, y) = (f64::from(p.x), f64::from(p.y));
        let [sx, ky, kx, sy, tx, ty] =
            [map.sx, map.ky, map.kx, map.sy, map.tx, map.ty].map(f64::from);
        Point::new((sx * x + kx * y + tx) * MM_PER_PX, (ky * x + sy * y + ty) * MM_PER_PX)
    };
    let mut out = BezPath::new();
    for segment in path.segments() {
        match segment {
            PathSegment::MoveTo(p) => out.move_to(point(p)),
            PathSegment::LineTo(p) => out.line_to(point(p)),
            PathSegment::QuadTo(p1, p) => out.quad_to(point(p1), point(p)),
            PathSegment::CubicTo(p1, p2, p) => out.curve_to(point(p1), point(p2), point(p)),
            PathSegment::Close => out.close_path(),
        }
    }
    out
}
