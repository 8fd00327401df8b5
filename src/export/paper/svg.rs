//! Pages as one SVG drawing, below one another; Inkscape finds each as a page of its own.
//!
//! Text is outlines, one path a line, so no reader needs the font; what it says stands beside it for screen readers.
//!
//! **Invariant:** one unit is a millimeter, and no element asks for a font, a style or another file.

use std::io::{self, Write};

use ::png::ColorType;
use ::svg::Document as Root;
use ::svg::node::element::{Element, Group, Image, Path, Rectangle, Title};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use kurbo::{Affine, Cap, Rect, Size};

use crate::color::Pixmap;
use crate::export::ExportError;
use crate::export::png::{broken, encoder};
use crate::export::xml::{Out, data, hex, mm, plain};
use crate::paper::{Document, Item};
use crate::raster::SHARPEST;

/// Writes an SVG.
///
/// Holds an item at a time.
///
/// # Errors
///
/// A document without a page, pages with a side below 1 mm or above 5080 mm, and what the sink does not take.
pub fn svg(document: &Document, sink: &mut dyn Write) -> Result<(), ExportError> {
    super::check(document)?;
    let mut tops = vec![0.0];
    tops.extend(document.pages.iter().scan(0.0, |down, page| {
        *down += page.size.height;
        Some(*down)
    }));
    let width = document.pages.iter().map(|page| page.size.width).fold(0.0, f64::max);
    let whole = Size::new(width, tops.last().copied().unwrap_or_default());
    let mut out = Out { sink };
    out.line(r#"<?xml version="1.0" encoding="UTF-8"?>"#)?;
    out.open(&root(whole, &document.language).into())?;
    if !document.title.is_empty() {
        out.element(&Title::new(plain(&document.title)).into())?;
    }
    out.open(&Element::new("sodipodi:namedview"))?;
    for (page, top) in document.pages.iter().zip(&tops) {
        out.element(&leaf(Element::new("inkscape:page"), *top, page.size))?;
    }
    out.close("sodipodi:namedview")?;
    for (page, (top, number)) in document.pages.iter().zip(tops.iter().zip(1..)) {
        let mut group = Group::new().set("id", format!("page-{number}"));
        if *top > 0.0 {
            group = group.set("transform", format!("translate(0 {})", mm(*top)));
        }
        out.open(&group.into())?;
        let white = Element::from(Rectangle::new().set("fill", "#ffffff"));
        out.element(&leaf(white, 0.0, page.size))?;
        for item in super::shown(page) {
            if let Some(element) = element(item)? {
                out.element(&element)?;
            }
        }
        out.close("g")?;
    }
    out.close("svg")?;
    out.sink.flush()?;
    Ok(())
}

fn root(size: Size, language: &str) -> Root {
    let [width, height] = [mm(size.width), mm(size.height)];
    let root = Root::new()
        .set("xmlns:inkscape", "http://www.inkscape.org/namespaces/inkscape")
        .set("xmlns:sodipodi", "http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd")
        .set("xmlns:xlink", "http://www.w3.org/1999/xlink")
        .set("width", format!("{width}mm"))
        .set("height", format!("{height}mm"))
        .set("viewBox", format!("0 0 {width} {height}"));
    if language.is_empty() { root } else { root.set("xml:lang", plain(language)) }
}

/// An element that is a whole page.
fn leaf(mut element: Element, top: f64, size: Size) -> Element {
    let attributes = element.get_attributes_mut();
    for (name, length) in [("x", 0.0), ("y", top), ("width", size.width), ("height", size.height)] {
        attributes.insert(name.to_owned(), mm(length).into());
    }
    element
}

/// An item as an element; nothing for text of spaces.
fn element(item: &Item) -> io::Result<Option<Element>> {
    Ok(Some(match item {
        // What is shown has no groups.
        Item::Group { .. } => return Ok(None),
        Item::Fill { path, color } => {
            Path::new().set("d", data(path)).set("fill", hex(*color)).into()
        }
        Item::Stroke { path, width, cap, color } => {
            let (cap, join) = match cap {
                Cap::Butt => ("butt", "miter"),
                Cap::Square => ("square", "miter"),
                Cap::Round => ("round", "round"),
            };
            Path::new()
                .set("d", data(path))
                .set("fill", "none")
                .set("stroke", hex(*color))
                .set("stroke-width", mm(*width))
                .set("stroke-linecap", cap)
                .set("stroke-linejoin", join)
                .set("stroke-miterlimit", SHARPEST)
                .into()
        }
        Item::Text { baseline, run } => {
            let outline = Affine::translate(baseline.to_vec2()) * run.outline();
            if outline.is_empty() {
                return Ok(None);
            }
            Path::new()
                .set("aria-label", plain(run.text()))
                .set("d", data(&outline))
                .set("fill", hex(run.style().color))
                .into()
        }
        Item::Picture { area, pixels } => picture(*area, pixels)?,
        Item::Cloth { area, shares, inks } => picture(*area, &shares.colored(inks))?,
    }))
}

fn picture(area: Rect, pixels: &Pixmap) -> io::Result<Element> {
    let mut bytes = Vec::new();
    let size = [pixels.width, pixels.height];
    let writer = encoder(&mut bytes, size, ColorType::Rgba).write_header();
    let written = writer.and_then(|mut writer| {
        writer.write_image_data(&pixels.rgba)?;
        writer.finish()
    });
    written.map_err(|error| match broken(error) {
        ExportError::Sink(error) => error,
        ExportError::Refused(message) => io::Error::other(message.key),
    })?;
    Ok(Image::new()
        .set("x", mm(area.x0))
        .set("y", mm(area.y0))
        .set("width", mm(area.width()))
        .set("height", mm(area.height()))
        // Stretched as the other formats do.
        .set("preserveAspectRatio", "none")
        .set("xlink:href", format!("data:image/png;base64,{}", STANDARD.encode(bytes)))
        .into())
}
