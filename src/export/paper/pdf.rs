//! Pages as a PDF: text that can be selected and heard, fonts cut down to the glyphs that are used, pictures without
//! loss.
//!
//! Written by `krilla`. Colors are sRGB by an embedded profile, so that print shops need not guess.
//!
//! **Invariant:** pages are as large as asked, to the hundredth of a point, and nothing in the file tells when or where
//! it was made.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::sync::Arc;

use krilla::SerializeSettings;
use krilla::color::rgb;
use krilla::geom::{Path, PathBuilder, Point, Size, Transform};
use krilla::image::{BitsPerComponent, CustomImage, Image, ImageColorspace};
use krilla::metadata::Metadata;
use krilla::num::NormalizedF32;
use krilla::page::PageSettings;
use krilla::paint::{Fill, FillRule, LineCap, LineJoin, Stroke};
use krilla::surface::Surface;
use krilla::text::{GlyphId, KrillaGlyph};
use kurbo::{BezPath, Cap, PathEl, Rect};

use crate::color::Pixmap;
use crate::color::Srgb;
use crate::export::ExportError;
use crate::paper::text::{Glyph, Run};
use crate::paper::{Document, Font, Item, POINT};
use crate::raster::SHARPEST;

use super::is_sound;

mod tags;

use tags::Tags;

/// Writes a PDF 1.7.
///
/// Holds the file in memory: some kilobytes a page beside its pictures.
///
/// # Errors
///
/// What [`svg`](super::svg()) refuses, and what the sink does not take.
pub fn pdf(document: &Document, sink: &mut dyn Write) -> Result<(), ExportError> {
    super::check(document)?;
    let settings = SerializeSettings { no_device_cs: true, ..SerializeSettings::default() };
    let mut whole = krilla::Document::new_with(settings);
    whole.set_metadata(metadata(document));
    let mut stock = Stock::default();
    let mut tags = Tags::default();
    for page in &document.pages {
        let size = Size::from_wh(points(page.size.width), points(page.size.height));
        let Some(size) = size else { continue };
        let mut leaf = whole.start_page_with(PageSettings::new(size));
        let mut surface = leaf.surface();
        tags.page(&page.items, &mut stock, &mut surface);
        surface.finish();
        leaf.finish();
    }
    let (tree, outline) = tags.finish(&document.language);
    whole.set_tag_tree(tree);
    whole.set_outline(outline);
    let bytes = whole.finish().map_err(|error| io::Error::other(format!("{error:?}")))?;
    sink.write_all(&bytes)?;
    sink.flush()?;
    Ok(())
}

/// No date and no number of the document: it is told by its content.
fn metadata(document: &Document) -> Metadata {
    let metadata = Metadata::new().creator("Canting".to_owned());
    let metadata = match document.title.as_str() {
        "" => metadata,
        title => metadata.title(title.to_owned()),
    };
    match document.language.as_str() {
        "" => metadata,
        language => metadata.language(language.to_owned()),
    }
}

/// What items share.
#[derive(Default)]
struct Stock {
    fonts: BTreeMap<Font, Option<krilla::text::Font>>,
    /// By the place of their pixels in memory, which the pages keep.
    pictures: BTreeMap<*const Pixmap, Option<Image>>,
}

fn put(item: &Item, stock: &mut Stock, surface: &mut Surface<'_>) {
    match item {
        // What is drawn has no groups.
        Item::Group { .. } => {}
        Item::Fill { path, color } => {
            if let Some(path) = drawn(path) {
                surface.set_stroke(None);
                surface.set_fill(Some(fill(*color)));
                surface.draw_path(&path);
            }
        }
        Item::Stroke { path, width, cap, color } => {
            if let Some(path) = drawn(path) {
                surface.set_fill(None);
                surface.set_stroke(Some(stroke(*width, *cap, *color)));
                surface.draw_path(&path);
            }
        }
        Item::Text { baseline, run } => text(*baseline, run, stock, surface),
        Item::Picture { area, pixels } => {
            let place = stock.pictures.entry(Arc::as_ptr(pixels));
            if let Some(image) = place.or_insert_with(|| image(pixels)) {
                picture(*area, image.clone(), surface);
            }
        }
        Item::Cloth { area, shares, inks } => {
            if let Some(image) = image(&shares.colored(inks)) {
                picture(*area, image, surface);
            }
        }
    }
}

/// Draws a line of text, a piece of each font after the other.
fn text(baseline: kurbo::Point, run: &Run, stock: &mut Stock, surface: &mut Surface<'_>) {
    let size = run.style().size;
    let mut at = baseline;
    for piece in run.glyphs().chunk_by(|one, next| one.font == next.font) {
        let Some(first) = piece.first() else { continue };
        let font = stock.fonts.entry(first.font);
        let font = font.or_insert_with(|| krilla::text::Font::new(first.font.bytes().into(), 0));
        let Some(font) = font else { continue };
        let glyphs: Vec<KrillaGlyph> = piece.iter().map(glyph).collect();
        surface.set_stroke(None);
        surface.set_fill(Some(fill(run.style().color)));
        surface.draw_glyphs(point(at), &glyphs, font.clone(), run.text(), points(size), false);
        at.x += size * piece.iter().map(|glyph| glyph.advance).sum::<f64>();
    }
}

fn glyph(glyph: &Glyph) -> KrillaGlyph {
    let [x, y] = glyph.offset.map(narrow);
    let id = GlyphId::new(glyph.id);
    KrillaGlyph::new(id, narrow(glyph.advance), x, y, 0.0, glyph.range.clone(), None)
}

/// A picture as the file will hold it, packed at once.
fn image(pixels: &Pixmap) -> Option<Image> {
    Image::from_custom(Pixels::of(pixels), true).ok()
}

fn picture(area: Rect, image: Image, surface: &mut Surface<'_>) {
    if let Some(size) = Size::from_wh(points(area.width()), points(area.height())) {
        surface.push_transform(&Transform::from_translate(points(area.x0), points(area.y0)));
        surface.draw_image(image, size);
        surface.pop();
    }
}

/// A picture as PDF has it: color and alpha apart, no alpha where all is opaque.
#[derive(Clone, Hash)]
struct Pixels {
    size: (u32, u32),
    color: Arc<[u8]>,
    alpha: Option<Arc<[u8]>>,
}

impl Pixels {
    fn of(pixels: &Pixmap) -> Self {
        let each = || pixels.rgba.chunks_exact(4);
        let is_opaque = each().all(|pixel| pixel[3] == u8::MAX);
        Self {
            size: (pixels.width, pixels.height),
            color: each().flat_map(|pixel| [pixel[0], pixel[1], pixel[2]]).collect(),
            alpha: (!is_opaque).then(|| each().map(|pixel| pixel[3]).collect()),
        }
    }
}

impl CustomImage for Pixels {
    fn color_channel(&self) -> &[u8] {
        &self.color
    }

    fn alpha_channel(&self) -> Option<&[u8]> {
        self.alpha.as_deref()
    }

    fn bits_per_component(&self) -> BitsPerComponent {
        BitsPerComponent::Eight
    }

    fn size(&self) -> (u32, u32) {
        self.size
    }

    fn icc_profile(&self) -> Option<&[u8]> {
        None
    }

    fn color_space(&self) -> ImageColorspace {
        ImageColorspace::Rgb
    }
}

fn fill(color: Srgb) -> Fill {
    Fill { paint: ink(color).into(), opacity: NormalizedF32::ONE, rule: FillRule::NonZero }
}

fn stroke(width: f64, cap: Cap, color: Srgb) -> Stroke {
    let (line_cap, line_join) = match cap {
        Cap::Butt => (LineCap::Butt, LineJoin::Miter),
        Cap::Square => (LineCap::Square, LineJoin::Miter),
        Cap::Round => (LineCap::Round, LineJoin::Round),
    };
    Stroke {
        paint: ink(color).into(),
        width: points(width),
        miter_limit: narrow(SHARPEST),
        line_cap,
        line_join,
        ..Stroke::default()
    }
}

fn ink(color: Srgb) -> rgb::Color {
    rgb::Color::new(color.r, color.g, color.b)
}

/// A path in points; nothing where nothing is drawn.
fn drawn(path: &BezPath) -> Option<Path> {
    let mut pen = PathBuilder::new();
    let at = |point: kurbo::Point| (points(point.x), points(point.y));
    for element in path.elements() {
        match *element {
            PathEl::MoveTo(to) => {
                let (x, y) = at(to);
                pen.move_to(x, y);
            }
            PathEl::LineTo(to) => {
                let (x, y) = at(to);
                pen.line_to(x, y);
            }
            PathEl::QuadTo(by, to) => {
                let ((x1, y1), (x, y)) = (at(by), at(to));
                pen.quad_to(x1, y1, x, y);
            }
            PathEl::CurveTo(from, by, to) => {
                let ((x1, y1), (x2, y2), (x, y)) = (at(from), at(by), at(to));
                pen.cubic_to(x1, y1, x2, y2, x, y);
            }
            PathEl::ClosePath => pen.close(),
        }
    }
    pen.finish()
}

fn point(point: kurbo::Point) -> Point {
    Point::from_xy(points(point.x), points(point.y))
}

/// A length in points, the unit of PDF.
fn points(length: f64) -> f32 {
    narrow(length / POINT)
}

#[expect(clippy::cast_possible_truncation, reason = "24 bits tell a thousandth of a point apart")]
fn narrow(number: f64) -> f32 {
    number as f32
}
