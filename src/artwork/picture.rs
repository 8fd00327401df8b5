//! SVG files as marks: colors and group names become parts.
//!
//! Read with `usvg`, which follows no reference outside the text: pictures and fonts are left out and told. A shape
//! belongs to the part chosen for its color, else to the part that the nearest enclosing group (or itself) is named for,
//! else to the part of the layer. What cannot be seen is no mark, and wax is never half there.
//!
//! The text is written anew ([`mend`]), loops are cut out of it ([`nest`]), `usvg` makes a tree of it, and the tree is
//! read ([`reader`]): seen through windows ([`window`]) that the page, clips and masks leave open ([`stencil`]), with
//! patterns laid out ([`tiling`]).
//!
//! **Invariant:** what is copied was counted first.

use std::collections::{BTreeMap, BTreeSet};

use kurbo::{Affine, BezPath, Point, Rect, Shape as _, Size};
use usvg::tiny_skia_path::{PathSegment, Transform};
use usvg::{Options, Tree, roxmltree};

use crate::color::Srgb;
use crate::mark::{Mark, Part};
use crate::notice::Message;

mod basic;
mod calc;
mod colors;
mod left;
mod mend;
mod names;
mod nest;
mod page;
mod place;
mod reader;
mod sheet;
mod size;
mod stencil;
mod stroke;
mod style;
mod tiling;
mod token;
mod transform;
mod window;

use colors::Given;
pub use colors::{By, Colors, Sorted};
use left::Losses;
use names::Names;
use page::Page;
pub use page::SizedBy;
use reader::{Reader, Scene};
use window::Window;

/// CSS pixels are 1/96 of an inch.
const MM_PER_PX: f64 = 25.4 / 96.0;

/// Millimeters at the edge of a page that a ground may leave free.
const EDGE: f64 = 0.1;

/// XML nodes once copies are written out; what `usvg` reads at most.
const MOST_COPIED: usize = 1_000_000;

/// A picture read.
#[derive(Clone, Debug)]
pub struct Picture {
    /// Millimeters from the picture's upper left corner.
    pub marks: Vec<Mark>,
    /// How many shapes lie where no mark can; they are left out.
    pub far: usize,
    /// Its page, in millimeters.
    pub size: Size,
    /// Why it is that large.
    pub sized: SizedBy,
    /// Its colors, and what they became.
    pub colors: Colors,
    /// What was left out, a message a kind, and what of its colors may not be meant so.
    pub notes: Vec<Message>,
}

/// Why there is no picture.
#[derive(Clone, Debug)]
pub struct Refusal {
    /// What is wrong with it.
    pub message: Message,
    /// What was left out before; told first, since that may be all there was.
    pub notes: Vec<Message>,
}

impl From<Message> for Refusal {
    fn from(message: Message) -> Self {
        Self { message, notes: Vec::new() }
    }
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
pub fn read(text: &str, sorting: Sorting<'_>) -> Result<Picture, Refusal> {
    size::check_entities(text)?;
    size::check_attributes(text)?;
    let xml = parse(text, size::MOST_NODES)?;
    size::check(&xml)?;
    let page = Page::of(&xml);
    let mended = mend::mended(&xml, &page)?;
    // The same picture, but every property is an attribute and every copy is written out: see `mend`.
    let plain = parse(&mended, MOST_COPIED)?;
    size::check(&plain)?;
    let mut losses = Losses::default();
    let untangled = nest::untangled(&mended, &plain, &mut losses)?;
    let plain = match &untangled {
        Some(untangled) => parse(untangled, MOST_COPIED)?,
        None => plain,
    };
    let options = Options {
        image_href_resolver: token::resolver(),
        font_size: page::EM,
        ..Options::default()
    };
    let tree = Tree::from_xmltree(&plain, &options).map_err(|error| broken(error.to_string()))?;
    let drawn = tree.size();
    let drawn = Size::new(f64::from(drawn.width()), f64::from(drawn.height()));
    let size = page.size.unwrap_or(drawn) * page.scale;
    let window = match page.size {
        Some(_) => Window::of_box(Rect::from_origin_size(Point::ORIGIN, size)),
        None => Window::everywhere(),
    };
    let names = Names::of(&xml, sorting.known);
    let mut reader = Reader::new(sorting, names, page.scale, losses);
    let map = Affine::scale(page.scale);
    let given = Given { part: sorting.part.clone(), by: By::Layer };
    reader.group(tree.root(), Scene { given: &given, map, window: &window })?;
    if reader.marks.is_empty() && reader.far == 0 {
        return Err(Refusal {
            message: Message::new("picture-empty"),
            notes: reader.losses.told(),
        });
    }
    let Reader { marks, far, mut colors, losses, .. } = reader;
    colors.has_ground = marks.first().is_some_and(|mark| covers(mark, size));
    let notes = losses.told().into_iter().chain(colors.told(sorting)).collect();
    Ok(Picture { marks, far, size, sized: page.by, colors, notes })
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
        roxmltree::Error::UnexpectedEndOfStream | roxmltree::Error::UnclosedRootNode => {
            Message::new("picture-cut-off")
        }
        error => broken(error.to_string()),
    })
}

fn broken(detail: String) -> Message {
    Message::new("picture-broken").with("detail", detail)
}

/// Whether a mark is a plain area as large as a page of this size.
fn covers(mark: &Mark, page: Size) -> bool {
    let Some((path, _)) = mark.shape().area() else { return false };
    let bounds = path.bounding_box();
    path.elements().len() <= 6 && bounds.union(page.to_rect().inset(-EDGE)) == bounds
}

/// From the user space of an object to the one around it.
fn affine(map: Transform) -> Affine {
    Affine::new([map.sx, map.ky, map.kx, map.sy, map.tx, map.ty].map(f64::from))
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
