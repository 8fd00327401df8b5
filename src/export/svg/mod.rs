//! Cloth as an SVG drawing for people to work on: one layer a part, one unit a millimeter.
//!
//! Only shapes, groups and `use`: no fonts, filters, styles, patterns or clip paths, so every renderer, cutter and RIP
//! agrees on it. A tile, and a flat cloth, carry every copy of a mark. A cloth otherwise carries each mark once: the
//! tile's copies within one period are `use`d along a row, and the row down the cloth. Without a ground, marks of latar
//! are cut out of what lies below them, as the painter does, for cutters know no color that takes color away.
//!
//! **Invariant:** same arguments, same bytes; nothing but the layer's own attributes knows its color.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::{self, Write};

use ::svg::Document;
use ::svg::node::element::{Definitions, Group, Rectangle, Title, Use};
use kurbo::{Affine, Rect, Size, Vec2};

use crate::dye::Palette;
use crate::mark::Part;
use crate::notice::Message;
use crate::raster::Backdrop;
use crate::repeat::{Coat, Repeat};

use super::ExportError;
use super::xml::{Out, hex, mm, plain};

mod names;
mod shapes;

use names::Names;
use shapes::{Kinds, matrix};

/// Most marks of a drawing in which every copy is written: some hundred megabytes, the most that editors open.
const MARKS: f64 = 2_000_000.0;

/// Most `use` lines along a side of the cloth.
const COPIES: f64 = 100_000.0;

/// What to export.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SvgOptions {
    /// Width and height of the cloth in millimeters; nothing for one period.
    pub cloth: Option<Size>,
    /// How copies are written; a single period always carries every mark.
    pub copies: SvgCopies,
    /// Whether the ground is painted; a transparent one makes marks of latar holes.
    pub ground: Backdrop,
    /// The drawing's title; may be empty.
    pub title: String,
}

/// How the copies of a cloth are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SvgCopies {
    /// Each mark once; copies are `use`d.
    #[default]
    Used,
    /// Every copy that touches the cloth, for cutters and RIPs that know no `use`.
    Flat,
}

/// Writes an SVG.
///
/// Refuses cloth without a size, cloth on which a row or column would hold more than 100 000 copies, and flat cloth of
/// more than two million marks. A drawing with `use` grows with the tile and with one line a row and column; nothing
/// larger than a mark is held in memory.
pub fn svg(
    repeat: &Repeat,
    palette: &Palette,
    options: &SvgOptions,
    sink: &mut dyn Write,
) -> Result<(), ExportError> {
    let repeat = &*match options.ground {
        Backdrop::Painted => Cow::Borrowed(repeat),
        Backdrop::Transparent => repeat.with_holes(),
    };
    let repeat = &*repeat.joined();
    let size = options.cloth.unwrap_or(repeat.period());
    let copies = options.cloth.map_or(SvgCopies::Flat, |_| options.copies);
    let page = Page { repeat, palette, area: size.to_rect() };
    page.check(copies)?;
    let mut names = Names::new();
    let ground = names.layer(&Part::latar());
    let coats = repeat.coats().iter().map(|coat| Layer { coat, name: names.layer(&coat.part) });
    let coats: Vec<Layer<'_>> = coats.collect();
    let mut out = Out { sink };
    out.line(r#"<?xml version="1.0" encoding="UTF-8"?>"#)?;
    out.open(&root(size).into())?;
    if !options.title.is_empty() {
        out.element(&Title::new(plain(&options.title)).into())?;
    }
    if options.ground == Backdrop::Painted {
        page.ground(&ground, &mut out)?;
    }
    match copies {
        SvgCopies::Flat => page.flat(&coats, &mut out)?,
        SvgCopies::Used => page.copies(&coats, &mut names, &mut out)?,
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

/// What is drawn, and the cloth it is drawn on.
struct Page<'a> {
    repeat: &'a Repeat,
    palette: &'a Palette,
    area: Rect,
}

impl Page<'_> {
    /// Refuses what nobody could open.
    fn check(&self, copies: SvgCopies) -> Result<(), Message> {
        let Size { width, height } = self.area.size();
        // Also refuses what is not a number.
        if !(width > 0.0 && height > 0.0 && width.is_finite() && height.is_finite()) {
            return Err(Message::new("svg-size").with("width", width).with("height", height));
        }
        let period = self.repeat.period();
        let (key, count, max) = match copies {
            SvgCopies::Used => {
                ("svg-copies", (width / period.width).max(height / period.height), COPIES)
            }
            SvgCopies::Flat => ("svg-marks", self.marks(), MARKS),
        };
        if count > max {
            return Err(Message::new(key).with("count", count.round()).with("max", max));
        }
        Ok(())
    }

    /// About how many copies of marks touch the cloth: for each mark, the cloth widened by it holds so many cells.
    fn marks(&self) -> f64 {
        let marks = self.repeat.artwork().marks();
        let cells = |at: &usize| {
            let around = self.area.size() + marks[*at].bounds().size();
            around.width * around.height
        };
        let period = self.repeat.period().to_rect().area();
        let drawn = self.repeat.coats().iter().flat_map(|coat| &coat.marks);
        let places = |at: &usize| self.repeat.orbit_of(*at).cell.len() as f64;
        drawn.map(|at| cells(at) * places(at)).sum::<f64>() / period
    }

    fn ground(&self, name: &names::Name, out: &mut Out<'_>) -> io::Result<()> {
        let rectangle = Rectangle::new()
            .set("width", mm(self.area.width()))
            .set("height", mm(self.area.height()))
            .set("fill", hex(self.palette.latar()));
        out.open(&layer(name).into())?;
        out.element(&rectangle.into())?;
        out.close("g")
    }

    /// Every copy of every mark that touches the cloth.
    fn flat(&self, layers: &[Layer<'_>], out: &mut Out<'_>) -> io::Result<()> {
        let marks = self.repeat.artwork().marks();
        // Marks that only end at the edge need no copy beyond it; a micrometer is the unit of the drawing.
        let area = self.area.inset(-0.001);
        for layer in layers {
            out.open(&self.inked(layer).into())?;
            let kinds = Kinds::of(&layer.coat.marks, marks);
            kinds.write(out, |at| self.repeat.copies_of(at, area))?;
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
            Kinds::of(&marks, all).write(out, |_| vec![Affine::IDENTITY])?;
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
        let period = self.repeat.period();
        out.open(&Group::new().set("id", row.as_str()).into())?;
        for across in steps(period.width, [reach.x0, reach.x1], self.area.x1) {
            out.element(&used(&cell, Affine::translate(Vec2::new(across, 0.0))).into())?;
        }
        out.close("g")?;
        Ok((row, steps(period.height, [reach.y0, reach.y1], self.area.y1).collect()))
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

/// The multiples of `period` at which what lies in `reach` touches the cloth from 0 to `end`.
fn steps(period: f64, [low, high]: [f64; 2], end: f64) -> impl Iterator<Item = f64> {
    // Counted from the first, whose number may be negative.
    let first = (-high / period).ceil();
    let last = ((end - low) / period).floor();
    std::iter::successors(Some(first), |step| Some(step + 1.0))
        .take_while(move |step| *step <= last)
        .map(move |step| step * period)
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
