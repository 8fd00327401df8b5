//! SVG files as marks: colors and group names become parts.
//!
//! Read with `usvg`, which follows no reference outside the text: pictures and fonts are left out and told. A shape
//! belongs to the part chosen for its color, else to the part that the nearest enclosing group (or itself) is named for,
//! else to the part of the layer. What cannot be seen is no mark; wax is never half there, and its
//! strokes end round.
//!
//! **Invariant:** what is copied was counted first.

use std::collections::{BTreeMap, BTreeSet};

use kurbo::{Affine, BezPath, Point, Shape as _, Size};
use usvg::tiny_skia_path::{PathSegment, Transform};
use usvg::{
    FillRule, Group, ImageHrefResolver, Node, Opacity, Options, Paint, PaintOrder, Stop, Tree,
    roxmltree,
};

use crate::color::Srgb;
use crate::geom::effort::Effort;
use crate::geom::parity;
use crate::mark::{Mark, Part, Shape};
use crate::notice::Message;

mod basic;
mod calc;
mod colors;
mod left;
mod markers;
mod mend;
mod names;
mod page;
mod place;
mod sheet;
mod size;
mod stroke;
mod style;

use colors::Given;
pub use colors::{By, Colors, Sorted};
use left::{LeftOut, Losses};
use names::Names;
use page::Page;
pub use page::SizedBy;
use stroke::Pen;

/// CSS pixels are 1/96 of an inch.
const MM_PER_PX: f64 = 25.4 / 96.0;

/// Curves and lines of all marks together: ten traced photographs.
const MOST_ELEMENTS: usize = 1_000_000;

/// Millimeters at the edge of a page that a ground may leave free.
const EDGE: f64 = 0.1;

/// Marks: what a whole tile may have.
const MOST_MARKS: usize = 400_000;

/// XML nodes once copies are written out; what `usvg` reads at most.
const MOST_COPIED: usize = 1_000_000;

/// Steps for lines that bend tighter than they are wide: some seconds.
const MOST_SWEPT: usize = 10_000_000;

/// Taken off before anything is drawn: each may multiply a picture, and none becomes a mark.
const PLAIN: &str = "* { clip-path: none !important; mask: none !important; filter: none !important } \
     pattern * { fill: black !important; stroke: none !important } pattern use { display: none !important }";

/// The properties that are taken off, and what is told of them.
const TAKEN_OFF: [(&str, LeftOut); 3] =
    [("clip-path", LeftOut::Clip), ("mask", LeftOut::Mask), ("filter", LeftOut::Filter)];

/// A picture read.
#[derive(Clone, Debug)]
pub struct Picture {
    /// Millimeters from the picture's upper left corner.
    pub marks: Vec<Mark>,
    /// Its page, in millimeters.
    pub size: Size,
    /// Why it is that large.
    pub sized: SizedBy,
    /// Its colors, and what they became.
    pub colors: Colors,
    /// What was left out, a message a kind, and what of its colors may not be meant so.
    pub notes: Vec<Message>,
}

/// How the shapes of a picture are sorted into parts.
#[derive(Clone, Copy, Debug)]
pub struct Sorting<'a> {
    /// Parts by color.
    pub parts: &'a BTreeMap<Srgb, Part>,
    /// The part of what neither a color nor a name decides.
    pub part: &'a Part,
    /// Parts that names may mean beside the customary ones.
    pub known: &'a BTreeSet<Part>,
}

/// Reads the text of an SVG file.
///
/// # Errors
///
/// If the text is no SVG, holds nothing that can be drawn, or more than a picture may have. Messages lack its name.
pub fn read(text: &str, sorting: Sorting<'_>) -> Result<Picture, Message> {
    size::check_entities(text)?;
    size::check_attributes(text)?;
    let xml = parse(text, size::MOST_NODES)?;
    size::check(&xml)?;
    let page = Page::of(&xml);
    let mended = mend::mended(&xml, &page)?;
    // The same picture, but every property is an attribute and every copy is written out: see `mend`.
    let plain = parse(&mended, MOST_COPIED)?;
    size::check(&plain)?;
    markers::check(&plain)?;
    let options = Options {
        image_href_resolver: ImageHrefResolver {
            resolve_data: Box::new(|_mime, _data, _options| None),
            resolve_string: Box::new(|_href, _options| None),
        },
        font_size: page::EM,
        style_sheet: Some(PLAIN.to_owned()),
        ..Options::default()
    };
    let tree = Tree::from_xmltree(&plain, &options).map_err(|error| broken(error.to_string()))?;
    let names = Names::of(&xml, sorting.known);
    let (marks, losses) = (Vec::new(), Losses::default());
    let mut reader = Reader {
        sorting,
        names,
        scale: page.scale,
        marks,
        colors: Colors::default(),
        losses,
        elements: 0,
        effort: Effort::of(MOST_SWEPT),
    };
    reader.left_out_elements(&xml);
    reader.group(tree.root(), &Given { part: sorting.part.clone(), by: By::Layer })?;
    let drawn = tree.size();
    let drawn = Size::new(f64::from(drawn.width()), f64::from(drawn.height()));
    let size = page.size.unwrap_or(drawn) * page.scale;
    if reader.marks.is_empty() {
        return Err(Message::new("picture-empty"));
    }
    let Reader { marks, mut colors, losses, .. } = reader;
    colors.has_ground = marks.first().is_some_and(|mark| covers(mark, size));
    let notes = losses.told().into_iter().chain(colors.told(sorting)).collect();
    Ok(Picture { marks, size, sized: page.by, colors, notes })
}

/// The elements of a text.
fn parse(text: &str, most: usize) -> Result<roxmltree::Document<'_>, Message> {
    let options = roxmltree::ParsingOptions {
        allow_dtd: true,
        nodes_limit: u32::try_from(most).unwrap_or(u32::MAX),
        ..Default::default()
    };
    roxmltree::Document::parse_with_options(text, options).map_err(|error| match error {
        roxmltree::Error::NodesLimitReached => size::too_many(most),
        error => broken(error.to_string()),
    })
}

fn broken(detail: String) -> Message {
    Message::new("picture-broken").with("detail", detail)
}

struct Reader<'a> {
    sorting: Sorting<'a>,
    names: Names,
    /// Millimeters of a pixel.
    scale: f64,
    marks: Vec<Mark>,
    colors: Colors,
    /// What is not drawn, or drawn otherwise.
    losses: Losses,
    /// Curves and lines of the marks.
    elements: usize,
    /// What may be spent on lines that bend tightly.
    effort: Effort,
}

impl Reader<'_> {
    /// Counts what is not drawn as a viewer shows it; `id` is its name, if it has one.
    fn leave_out(&mut self, kind: LeftOut, id: &str) {
        self.losses.count(kind, id);
    }

    /// Elements that `usvg` drops without a word.
    fn left_out_elements(&mut self, xml: &roxmltree::Document<'_>) {
        for node in xml.descendants().filter(roxmltree::Node::is_element) {
            let id = node.attribute("id").unwrap_or_default();
            match node.tag_name().name() {
                "text" => self.leave_out(LeftOut::Text, id),
                "image" => self.leave_out(LeftOut::Image, id),
                _ => {}
            }
            for (property, kind) in TAKEN_OFF {
                let is_set = |attribute: roxmltree::Attribute<'_, '_>| match attribute.name() {
                    "style" => sets(attribute.value(), property),
                    name => name.starts_with(property) && attribute.value().contains("url("),
                };
                if node.attributes().any(is_set) {
                    self.leave_out(kind, id);
                }
            }
        }
        let sheets = size::sheets(xml);
        for (property, kind) in TAKEN_OFF {
            if sets(&sheets, property) {
                self.leave_out(kind, "");
            }
        }
    }

    fn group(&mut self, group: &Group, given: &Given) -> Result<(), Message> {
        if !self.is_seen(group.opacity(), group.id()) {
            return Ok(());
        }
        let given = self.given(group.id(), given);
        // A picture within the picture has an edge of its own.
        if group.clip_path().is_some() {
            self.leave_out(LeftOut::Clip, group.id());
        }
        for node in group.children() {
            match node {
                Node::Group(inner) => self.group(inner, &given)?,
                Node::Path(path) if path.is_visible() => self.path(path, &given)?,
                Node::Path(_) => {}
                Node::Image(image) => self.leave_out(LeftOut::Image, image.id()),
                Node::Text(text) => self.leave_out(LeftOut::Text, text.id()),
            }
        }
        Ok(())
    }

    /// The part of what is called `id` in a group that is `given` one.
    fn given(&self, id: &str, given: &Given) -> Given {
        let named = self.names.part(id);
        named.map_or_else(|| given.clone(), |part| Given { part: part.clone(), by: By::Name })
    }

    fn path(&mut self, path: &usvg::Path, given: &Given) -> Result<(), Message> {
        let given = self.given(path.id(), given);
        match path.paint_order() {
            PaintOrder::FillAndStroke => {
                self.fill(path, &given)?;
                self.stroke(path, &given)
            }
            PaintOrder::StrokeAndFill => {
                self.stroke(path, &given)?;
                self.fill(path, &given)
            }
        }
    }

    fn fill(&mut self, path: &usvg::Path, given: &Given) -> Result<(), Message> {
        let Some(fill) =
            path.fill().filter(|fill| self.paints(fill.paint(), fill.opacity(), path.id()))
        else {
            return Ok(());
        };
        self.count(1, path.data().len())?;
        let area = affine(path.abs_transform(), self.scale) * bez_path(path.data());
        let shape = match fill.rule() {
            FillRule::NonZero => Shape::Area(area),
            FillRule::EvenOdd => {
                parity::turned(&area).map_or_else(|| Shape::EvenOdd(area), Shape::Area)
            }
        };
        let part = self.part_of(fill.paint(), given, path.id());
        self.marks.push(Mark { part, shape });
        Ok(())
    }

    fn stroke(&mut self, path: &usvg::Path, given: &Given) -> Result<(), Message> {
        let Some(stroke) =
            path.stroke().filter(|it| self.paints(it.paint(), it.opacity(), path.id()))
        else {
            return Ok(());
        };
        let map = affine(path.abs_transform(), self.scale);
        let keeps_width = path.rendering_mode() == mend::NON_SCALING;
        let Some(pen) = Pen::of(stroke, map, keeps_width.then_some(self.scale)) else {
            return Ok(());
        };
        self.count(1, path.data().len())?;
        let line = pen.taken(&bez_path(path.data()));
        self.count(0, pen.pieces(&line))?;
        let part = self.part_of(stroke.paint(), given, path.id());
        let shapes = pen.drawn(line, &self.effort);
        self.count(shapes.len(), shapes.iter().map(elements).sum())?;
        self.marks.extend(shapes.into_iter().map(|shape| Mark { part: part.clone(), shape }));
        Ok(())
    }

    /// Refuses more than a picture may have.
    fn count(&mut self, marks: usize, elements: usize) -> Result<(), Message> {
        self.elements = self.elements.saturating_add(elements);
        if self.marks.len().saturating_add(marks) > MOST_MARKS {
            return Err(size::too_many(MOST_MARKS));
        }
        if self.elements > MOST_ELEMENTS {
            return Err(Message::new("picture-too-large").with("limit", MOST_ELEMENTS));
        }
        Ok(())
    }

    /// Whether `paint` leaves anything; wax that is half there is told.
    fn paints(&mut self, paint: &Paint, opacity: Opacity, id: &str) -> bool {
        let is_clear = |stops: &[Stop]| stops.iter().all(|stop| stop.opacity().get() <= 0.0);
        let is_clear = match paint {
            Paint::Color(_) | Paint::Pattern(_) => false,
            Paint::LinearGradient(gradient) => is_clear(gradient.stops()),
            Paint::RadialGradient(gradient) => is_clear(gradient.stops()),
        };
        !is_clear && self.is_seen(opacity, id)
    }

    fn is_seen(&mut self, opacity: Opacity, id: &str) -> bool {
        if opacity.get() > 0.0 && opacity.get() < 1.0 {
            self.leave_out(LeftOut::Opacity, id);
        }
        opacity.get() > 0.0
    }

    fn part_of(&mut self, paint: &Paint, given: &Given, id: &str) -> Part {
        match paint {
            Paint::Color(color) => {
                let color = Srgb::new(color.red, color.green, color.blue);
                self.colors.sort(color, given, self.sorting)
            }
            Paint::LinearGradient(_) | Paint::RadialGradient(_) => {
                self.leave_out(LeftOut::Gradient, id);
                given.part.clone()
            }
            Paint::Pattern(_) => {
                self.leave_out(LeftOut::Pattern, id);
                given.part.clone()
            }
        }
    }
}

/// Whether a mark is a plain area as large as a page of this size.
fn covers(mark: &Mark, page: Size) -> bool {
    let Some((path, _)) = mark.shape.area() else { return false };
    let bounds = path.bounding_box();
    path.elements().len() <= 6 && bounds.union(page.to_rect().inset(-EDGE)) == bounds
}

/// Whether the declarations of `style` give `property` a reference.
fn sets(style: &str, property: &str) -> bool {
    let mut declarations = style.split(['{', '}', ';']).map(str::trim);
    declarations.any(|it| it.starts_with(property) && it.contains("url("))
}

/// How many curves and lines an area has; those of lines are counted before.
fn elements(shape: &Shape) -> usize {
    shape.area().map_or(0, |(path, _rule)| path.elements().len())
}

/// From user units to millimeters, where a pixel has so many.
fn affine(map: Transform, scale: f64) -> Affine {
    let [sx, ky, kx, sy, tx, ty] = [map.sx, map.ky, map.kx, map.sy, map.tx, map.ty].map(f64::from);
    Affine::scale(scale) * Affine::new([sx, ky, kx, sy, tx, ty])
}

fn bez_path(path: &usvg::tiny_skia_path::Path) -> BezPath {
    let point = |p: usvg::tiny_skia_path::Point| Point::new(f64::from(p.x), f64::from(p.y));
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
