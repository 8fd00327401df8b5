//! Cloth as a PDF for printers and editors: vector, true to size, and a layer for each part.
//!
//! A layer (an optional content group) is a part with all its coats. A tile, and a flat cloth, carry every copy of a
//! mark. A cloth otherwise carries the marks of one period as one form for each coat; a second form draws that along a
//! row, and the page draws the row down the cloth. Nothing is cut where periods meet, so no seam can show: forms overlap,
//! coat after coat, on a ground that is one rectangle. Forms hold no color; they take the one in which they are drawn.
//!
//! Colors are those of the palette, number for number, and the file says that they are sRGB.
//!
//! **Invariant:** same arguments, same bytes; nothing is seen beyond the edge of the cloth.

use std::io::{self, Write};

use flate2::Compression;
use flate2::write::ZlibEncoder;
use kurbo::{Rect, Size, Vec2};
use pdf_writer::types::{LineCapStyle, LineJoinStyle, OutputIntentSubtype};
use pdf_writer::{Content, Filter, Finish as _, Name, Pdf, Ref, TextStr};

use crate::color::Srgb;
use crate::dye::Palette;
use crate::mark::Part;
use crate::notice::Message;
use crate::raster::Backdrop;
use crate::repeat::{Coat, Repeat};

use super::ExportError;
use super::drawing::{Copies, Drawing, Kinds};
use super::xml::plain;

mod marks;

use marks::mm;

/// Units of a page to a millimeter, where the page has no unit of its own.
const POINTS: f64 = 72.0 / 25.4;

/// Millimeters of the longest side of a page in such units: 200 inches.
const SIDE: f64 = 5080.0;

/// Millimeters of the longest side of cloth. Numbers of PDF have seven digits, and copies should not be off by more than
/// areas reach into one another.
const LONGEST: f64 = 1e6;

/// How far the box of a form stands off from what is drawn in it, in millimeters, so that it cuts nothing.
const MARGIN: f64 = 1.0;

/// What color space the colors are in, by its name.
const SRGB: &str = "sRGB IEC61966-2.1";

/// The same as printers want it told: a profile by Clinton Ingram (Compact-ICC-Profiles), given to everybody under CC0.
const PROFILE: &[u8] = include_bytes!("srgb.icc");

/// What to export.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PdfOptions {
    /// Width and height of the cloth in millimeters; nothing for one period.
    pub cloth: Option<Size>,
    /// How copies are written; a single period always carries every mark.
    pub copies: Copies,
    /// Whether the ground is painted; a transparent one makes marks of latar holes.
    pub ground: Backdrop,
    /// The title of the document; may be empty.
    pub title: String,
}

/// What was written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PdfReport {
    /// Millimeters of the page.
    pub size: Size,
    /// How many 72nds of an inch its unit is: more than one where the page is longer than 200 inches. Programs that do
    /// not know of such units show it so many times too small.
    pub unit: u32,
}

/// Writes a PDF.
///
/// The file grows with the period and with some bytes for each row and column; it is held in memory, deflated.
///
/// # Errors
///
/// Cloth without a size or longer than a kilometer, cloth on which a row or column would hold more than 100 000 copies,
/// more than two million marks that are written one by one, and what the sink does not take.
pub fn pdf(
    repeat: &Repeat,
    palette: &Palette,
    options: &PdfOptions,
    sink: &mut dyn Write,
) -> Result<PdfReport, ExportError> {
    let drawing = Drawing::of(repeat, options.cloth, options.copies, options.ground)?;
    let size = drawing.area.size();
    if size.max_side() > LONGEST {
        let message = Message::new("pdf-size").with("width", size.width / 1000.0);
        let message = message.with("height", size.height / 1000.0).with("max", LONGEST / 1000.0);
        return Err(message.into());
    }
    let unit = unit(size);
    let mut file = File::new(&drawing, palette);
    let tree = file.next.bump();
    let page = file.page(tree, options.ground, f64::from(unit))?;
    sink.write_all(&file.finish(tree, page, &plain(&options.title)))?;
    sink.flush()?;
    Ok(PdfReport { size, unit })
}

/// How many 72nds of an inch the unit of a page is, so that the page is at most 200 inches long.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 1 to 197")]
fn unit(page: Size) -> u32 {
    (page.max_side() / SIDE).ceil().max(1.0) as u32
}

/// Content on its way into a stream, deflated as it is drawn.
struct Ink {
    deflate: ZlibEncoder<Vec<u8>>,
}

impl Ink {
    fn new() -> Self {
        Self { deflate: ZlibEncoder::new(Vec::new(), Compression::default()) }
    }

    fn put(&mut self, draw: impl FnOnce(&mut Content)) -> io::Result<()> {
        let mut content = Content::new();
        draw(&mut content);
        self.deflate.write_all(&content.finish())?;
        self.deflate.write_all(b"\n")
    }

    fn dried(self) -> io::Result<Vec<u8>> {
        self.deflate.finish()
    }
}

/// A part, and the group that shows or hides it.
struct Layer {
    part: Part,
    group: Ref,
}

/// A form, and what it reaches in the space in which it is drawn.
struct Form {
    id: Ref,
    reach: Rect,
}

/// The file as it grows.
struct File<'a> {
    drawing: &'a Drawing<'a>,
    palette: &'a Palette,
    pdf: Pdf,
    next: Ref,
    layers: Vec<Layer>,
}

impl<'a> File<'a> {
    fn new(drawing: &'a Drawing<'a>, palette: &'a Palette) -> Self {
        Self { drawing, palette, pdf: Pdf::new(), next: Ref::new(1), layers: Vec::new() }
    }

    /// The one page; comes back with its name.
    fn page(&mut self, tree: Ref, ground: Backdrop, unit: f64) -> io::Result<Ref> {
        let mut ink = Ink::new();
        let Size { width, height } = self.drawing.area.size();
        let scale = POINTS / unit;
        let sides = [width, height].map(|side| single(side * scale));
        ink.put(|content| {
            // Millimeters, y down.
            content.transform([single(scale), 0.0, 0.0, single(-scale), 0.0, sides[1]]);
            content.rect(0.0, 0.0, mm(width), mm(height)).clip_nonzero().end_path();
            content.set_line_cap(LineCapStyle::RoundCap).set_line_join(LineJoinStyle::RoundJoin);
        })?;
        if ground == Backdrop::Painted {
            self.open(&Part::latar(), &mut ink)?;
            ink.put(|content| {
                content.rect(0.0, 0.0, mm(width), mm(height)).fill_nonzero();
                content.end_marked_content();
            })?;
        }
        let drawing = self.drawing;
        let mut rows = Vec::new();
        for coat in drawing.repeat.coats() {
            self.open(&coat.part, &mut ink)?;
            match drawing.copies {
                Copies::Flat => {
                    let kinds = Kinds::of(&coat.marks, drawing.repeat.artwork().marks());
                    marks::draw(&kinds, |at| drawing.places(at), &mut ink)?;
                }
                Copies::Used => {
                    let row = self.row(coat)?;
                    let name = format!("R{}", rows.len());
                    for down in drawing.down(row.reach) {
                        ink.put(|content| used(&name, [0.0, down], content))?;
                    }
                    rows.push(row.id);
                }
            }
            ink.put(|content| {
                content.end_marked_content();
            })?;
        }
        let (id, content) = (self.next.bump(), self.next.bump());
        self.pdf.stream(content, &ink.dried()?).filter(Filter::FlateDecode);
        let mut page = self.pdf.page(id);
        page.parent(tree).contents(content);
        page.media_box(pdf_writer::Rect::new(0.0, 0.0, sides[0], sides[1]));
        if unit > 1.0 {
            page.user_unit(single(unit));
        }
        let mut resources = page.resources();
        let mut forms = resources.x_objects();
        for (at, row) in rows.iter().enumerate() {
            forms.pair(Name(format!("R{at}").as_bytes()), *row);
        }
        forms.finish();
        let mut groups = resources.insert(Name(b"Properties")).dict();
        for (at, layer) in self.layers.iter().enumerate() {
            groups.pair(Name(format!("L{at}").as_bytes()), layer.group);
        }
        Ok(id)
    }

    /// Begins what belongs to a part, in its layer and its color.
    fn open(&mut self, part: &Part, ink: &mut Ink) -> io::Result<()> {
        let name = format!("L{}", self.layer(part));
        let Srgb { r, g, b } = self.palette.color(part);
        let [r, g, b] = [r, g, b].map(|level| f32::from(level) / 255.0);
        ink.put(|content| {
            content
                .begin_marked_content_with_properties(Name(b"OC"))
                .properties_named(Name(name.as_bytes()));
            content.set_fill_rgb(r, g, b).set_stroke_rgb(r, g, b);
        })
    }

    /// The place of a part's layer, which is made where there is none.
    fn layer(&mut self, part: &Part) -> usize {
        if let Some(at) = self.layers.iter().position(|layer| layer.part == *part) {
            return at;
        }
        let group = self.next.bump();
        let mut dict = self.pdf.indirect(group).dict();
        dict.pair(Name(b"Type"), Name(b"OCG"));
        dict.pair(Name(b"Name"), TextStr(&plain(part.name())));
        dict.finish();
        self.layers.push(Layer { part: part.clone(), group });
        self.layers.len() - 1
    }

    /// A row of periods of one coat.
    fn row(&mut self, coat: &Coat) -> io::Result<Form> {
        let period = self.period(coat)?;
        let mut ink = Ink::new();
        let mut reach: Option<Rect> = None;
        for across in self.drawing.across(period.reach) {
            ink.put(|content| used("P", [across, 0.0], content))?;
            let own = period.reach + Vec2::new(across, 0.0);
            reach = Some(reach.map_or(own, |reach| reach.union(own)));
        }
        self.form(&ink.dried()?, reach.unwrap_or_default(), Some(period.id))
    }

    /// The marks of a coat, each at its places in one period. Written out there, since a form that is stretched would
    /// stretch the width of lines.
    fn period(&mut self, coat: &Coat) -> io::Result<Form> {
        let repeat = &self.drawing.repeat;
        let marks = repeat.artwork().marks();
        let places = |at: usize| repeat.orbit_of(at).cell.clone();
        let boxes = coat.marks.iter().flat_map(|at| {
            let around = marks[*at].bounds();
            places(*at).into_iter().map(move |place| place.transform_rect_bbox(around))
        });
        let reach = boxes.reduce(|a, b| a.union(b)).unwrap_or_default();
        let mut ink = Ink::new();
        marks::draw(&Kinds::of(&coat.marks, marks), places, &mut ink)?;
        self.form(&ink.dried()?, reach.inflate(MARGIN, MARGIN), None)
    }

    /// A form of deflated content, which may draw another form.
    fn form(&mut self, content: &[u8], reach: Rect, drawn: Option<Ref>) -> io::Result<Form> {
        let id = self.next.bump();
        let mut form = self.pdf.form_xobject(id, content);
        form.filter(Filter::FlateDecode);
        form.bbox(pdf_writer::Rect::new(mm(reach.x0), mm(reach.y0), mm(reach.x1), mm(reach.y1)));
        let mut resources = form.resources();
        if let Some(drawn) = drawn {
            resources.x_objects().pair(Name(b"P"), drawn);
        }
        resources.finish();
        form.finish();
        Ok(Form { id, reach })
    }

    /// Closes the file.
    fn finish(mut self, tree: Ref, page: Ref, title: &str) -> Vec<u8> {
        self.pdf.pages(tree).kids([page]).count(1);
        let (profile, facts, root) = (self.next.bump(), self.next.bump(), self.next.bump());
        self.pdf.icc_profile(profile, PROFILE).n(3);
        let mut catalog = self.pdf.catalog(root);
        catalog.pages(tree);
        let mut intents = catalog.output_intents();
        let mut intent = intents.push();
        intent.subtype(OutputIntentSubtype::PDFA).dest_output_profile(profile);
        intent.output_condition_identifier(TextStr(SRGB)).info(TextStr(SRGB));
        intent.finish();
        intents.finish();
        let groups = self.layers.iter().map(|layer| layer.group);
        let mut layers = catalog.insert(Name(b"OCProperties")).dict();
        layers.insert(Name(b"OCGs")).array().items(groups.clone());
        // Lists of layers have the topmost first.
        layers.insert(Name(b"D")).dict().insert(Name(b"Order")).array().items(groups.rev());
        layers.finish();
        if !title.is_empty() {
            catalog.viewer_preferences().display_doc_title(true);
        }
        catalog.finish();
        let mut facts = self.pdf.document_info(facts);
        if !title.is_empty() {
            facts.title(TextStr(title));
        }
        facts.producer(TextStr("Canting"));
        facts.finish();
        self.pdf.finish()
    }
}

/// Draws a form, shifted.
fn used(form: &str, [x, y]: [f64; 2], content: &mut Content) {
    content.save_state();
    content.transform([1.0, 0.0, 0.0, 1.0, mm(x), mm(y)]);
    content.x_object(Name(form.as_bytes()));
    content.restore_state();
}

/// A number as PDF has it.
#[expect(clippy::cast_possible_truncation, reason = "numbers of PDF have single precision")]
fn single(number: f64) -> f32 {
    number as f32
}
