//! Cloth as an SVG drawing for people to work on: one layer a part, one unit a millimeter.
//!
//! Only shapes, groups and `use`: no fonts, filters, styles, patterns or clip paths, so every renderer, cutter and RIP
//! agrees on it. A tile, and a flat cloth, carry every copy of a mark. A cloth otherwise carries each mark once: the
//! tile's copies within one period are `use`d along a row, and the row down the cloth. Without a ground, marks of latar
//! are cut out of what lies below them, as the painter does, for cutters know no color that takes color away.
//!
//! **Invariant:** same arguments, same bytes; nothing but the layer's own attributes knows its color.

use std::collections::BTreeMap;
use std::io::{self, Write};

use ::svg::Document;
use ::svg::node::element::{Definitions, Group, Rectangle, Title, Use};
use kurbo::{Affine, Rect, Size, Vec2};

use crate::dye::Palette;
use crate::mark::Part;
use crate::raster::Backdrop;
use crate::repeat::{Coat, Repeat};

use super::ExportError;
use super::drawing::{Copies, Drawing, Kinds};
use super::xml::{Out, hex, mm, plain};

mod names;
mod shapes;

use names::Names;
use shapes::{matrix, write};

/// What to export.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SvgOptions {
    /// Width and height of the cloth in millimeters; nothing for one period.
    pub cloth: Option<Size>,
    /// How copies are written; a single period always carries every mark.
    pub copies: Copies,
    /// Whether the ground is painted; a transparent one makes marks of latar holes.
    pub ground: Backdrop,
    /// The drawing's title; may be empty.
    pub title: String,
}

/// Writes an SVG.
///
/// A drawing with `use` grows with the tile and with one line a row and column; nothing larger than a mark is held in
/// memory.
///
/// # Errors
///
/// Cloth without a size, cloth on which a row or column would hold more than 100 000 copies, flat cloth of more than two
/// million marks, and what the sink does not take.
pub fn svg(
    repeat: &Repeat,
    palette: &Palette,
    options: &SvgOptions,
    sink: &mut dyn Write,
) -> Result<(), ExportError> {
    let drawing = &Drawing::of(repeat, options.cloth, options.copies, options.ground)?;
    let page = Page { drawing, repeat: &drawing.repeat, palette };
    let mut names = Names::new();
    let ground = names.layer(&Part::latar());
    let coats =
        page.repeat.coats().iter().map(|coat| Layer { coat, name: names.layer(&coat.part) });
    let coats: Vec<Layer<'_>> = coats.collect();
    let mut out = Out { sink };
    out.line(r#"<?xml version="1.0" encoding="UTF-8"?>"#)?;
    out.open(&root(drawing.area.size()).into())?;
    if !options.title.is_empty() {
        out.element(&Title::new(plain(&options.title)).into())?;
    }
    if options.ground == Backdrop::Painted {
        page.ground(&ground, &mut out)?;
    }
    match drawing.copies {
        Copies::Flat => page.flat(&coats, &mut out)?,
        Copies::Used => page.copies(&coats, &mut names, &mut out)?,
    }
    out.close("svg")?;
    out.sink.flush()?;
    Ok(())
}

fn root(size: Size) -> Document {
    let [width, height] = [mm(size.width), mm(size.height)];
    Document::new()
        .set("xmlns:inkscape", "http://www.inkscape.org/namespaces/inkscape")
        .set("xmlns:xlink", "http://www.w3.org/1999/xlink")
        .set("width", format!("{width}mm"))
        .set("height", format!("{height}mm"))
        .set("viewBox", format!("0 0 {width} {height}"))
}

/// A coat and how it is called in the drawing.
struct Layer<'a> {
    coat: &'a Coat,
    name: names::Name,
}

/// What is drawn, and its colors.
struct Page<'a> {
    drawing: &'a Drawing<'a>,
    repeat: &'a Repeat,
    palette: &'a Palette,
}

impl Page<'_> {
    fn ground(&self, name: &names::Name, out: &mut Out<'_>) -> io::Result<()> {
        let Size { width, height } = self.drawing.area.size();
        let rectangle = Rectangle::new()
            .set("width", mm(width))
            .set("height", mm(height))
            .set("fill", hex(self.palette.latar()));
        out.open(&layer(name).into())?;
        out.element(&rectangle.into())?;
        out.close("g")
    }

    /// Every copy of every mark that touches the cloth.
    fn flat(&self, layers: &[Layer<'_>], out: &mut Out<'_>) -> io::Result<()> {
        let marks = self.repeat.artwork().marks();
        for layer in layers {
            out.open(&self.inked(layer).into())?;
            let kinds = Kinds::of(&layer.coat.marks, marks);
            write(&kinds, out, |at| self.drawing.places(at))?;
            out.close("g")?;
        }
        Ok(())
    }

    /// Each mark once, the rows made of them, and the layers made of those.
    fn copies(&self, layers: &[Layer<'_>], names: &mut Names, out: &mut Out<'_>) -> io::Result<()> {
        out.open(&Definitions::new().into())?;
        let mut rows = Vec::new();
        for layer in layers {
            rows.push(self.row(layer, names, out)?);
        }
        out.close("defs")?;
        for (layer, (row, downs)) in layers.iter().zip(rows) {
            out.open(&self.inked(layer).into())?;
            for down in downs {
                out.element(&used(&row, Affine::translate(Vec2::new(0.0, down))).into())?;
            }
            out.close("g")?;
        }
        Ok(())
    }

    /// Defines a coat's marks, their places in a period, and a row of periods. Returns the row's name and its places.
    fn row(
        &self,
        layer: &Layer<'_>,
        names: &mut Names,
        out: &mut Out<'_>,
    ) -> io::Result<(String, Vec<f64>)> {
        let mut named = |what: &str| names.id(&format!("{}-{what}", layer.name.id));
        let [cell, row] = [named("period"), named("row")];
        let mut placed = Vec::new();
        let mut reach: Option<Rect> = None;
        for (orbit, marks) in self.by_orbit(layer.coat) {
            let tile = named("tile");
            out.open(&Group::new().set("id", tile.as_str()).into())?;
            let all = self.repeat.artwork().marks();
            write(&Kinds::of(&marks, all), out, |_| vec![Affine::IDENTITY])?;
            out.close("g")?;
            let around = marks.iter().map(|at| all[*at].bounds()).reduce(|a, b| a.union(b));
            let places = &self.repeat.orbits()[orbit].cell;
            let around = around.unwrap_or_default();
            let boxes = places.iter().map(|place| place.transform_rect_bbox(around));
            reach = reach.into_iter().chain(boxes).reduce(|a, b| a.union(b));
            placed.extend(places.iter().map(|place| used(&tile, *place)));
        }
        let reach = reach.unwrap_or_default();
        out.open(&Group::new().set("id", cell.as_str()).into())?;
        for copy in placed {
            out.element(&copy.into())?;
        }
        out.close("g")?;
        out.open(&Group::new().set("id", row.as_str()).into())?;
        for across in self.drawing.across(reach) {
            out.element(&used(&cell, Affine::translate(Vec2::new(across, 0.0))).into())?;
        }
        out.close("g")?;
        Ok((row, self.drawing.down(reach).collect()))
    }

    /// The marks of a coat by their orbits, which have different places.
    fn by_orbit(&self, coat: &Coat) -> BTreeMap<usize, Vec<usize>> {
        let mut marks: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for at in &coat.marks {
            marks.entry(self.repeat.orbit_at(*at)).or_default().push(*at);
        }
        marks
    }

    /// A layer whose shapes inherit its color.
    fn inked(&self, of: &Layer<'_>) -> Group {
        let color = hex(self.palette.color(&of.coat.part));
        layer(&of.name)
            .set("fill", color.as_str())
            .set("stroke", color.as_str())
            .set("stroke-linecap", "round")
            .set("stroke-linejoin", "round")
    }
}

/// A group that Inkscape shows as a layer.
fn layer(name: &names::Name) -> Group {
    Group::new()
        .set("id", name.id.as_str())
        .set("inkscape:groupmode", "layer")
        .set("inkscape:label", name.label.as_str())
}

fn used(id: &str, place: Affine) -> Use {
    // SVG 2 has a plain `href`, but Inkscape 1.2 shows nothing for it; this one every program knows.
    let copy = Use::new().set("xlink:href", format!("#{id}"));
    let shift = place.translation();
    if place.with_translation(Vec2::ZERO) != Affine::IDENTITY {
        return copy.set("transform", matrix(place));
    }
    let copy = if shift.x == 0.0 { copy } else { copy.set("x", mm(shift.x)) };
    if shift.y == 0.0 { copy } else { copy.set("y", mm(shift.y)) }
}
