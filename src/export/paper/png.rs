//! Pages as one PNG picture, below one another, in the memory of a band of them.
//!
//! **Invariant:** where a band ends cannot be seen.

use std::io::{self, Write};

use ::png::{ColorType, StreamWriter};
use kurbo::{Affine, Vec2};

use crate::color::Srgb;
use crate::export::ExportError;
use crate::export::png::{INCH, broken, dimensions, encoder};
use crate::notice::Message;
use crate::paper::{Document, Item, Page};
use crate::raster::Canvas;

/// The most pixels across: ten times what a page of A4 has at 1200 dpi, and a band of some rows of them is small.
const WIDEST: f64 = 100_000.0;

/// The most pixels in all: thirty pages of A4 at 600 dpi. Programs that show pictures hold 4 bytes of each.
const MOST: f64 = 1e9;

/// The most bytes of a band: a page of A4 at 300 dpi is one.
const BAND: u32 = 36 << 20;

const PAPER: Srgb = Srgb::new(255, 255, 255);

/// Writes a PNG of so many pixels an inch: RGB of 8 bits, sRGB, with its physical size.
///
/// A narrower page has white at its right.
///
/// # Errors
///
/// What [`svg`](super::svg()) refuses, a `dpi` that is not greater than 0, more than 100 000 pixels across or 10^9 in all,
/// and what the sink does not take.
pub fn png(document: &Document, dpi: f64, sink: &mut dyn Write) -> Result<(), ExportError> {
    super::check(document)?;
    let size = size(document, dpi)?;
    let mut sink = Witness { sink, error: None };
    let written = write(document, dpi, size, &mut sink);
    let told = sink.error.map(ExportError::Sink);
    written.map_err(|error| told.unwrap_or(error))
}

fn write(
    document: &Document,
    dpi: f64,
    [width, height]: [u32; 2],
    sink: &mut dyn Write,
) -> Result<(), ExportError> {
    let mut encoder = encoder(sink, [width, height], ColorType::Rgb);
    encoder.set_pixel_dims(Some(dimensions(dpi)));
    let mut writer = encoder.write_header().map_err(broken)?;
    let mut stream = writer.stream_writer().map_err(broken)?;
    for page in &document.pages {
        paint(page, dpi, width, &mut stream)?;
    }
    stream.finish().map_err(broken)?;
    writer.finish().map_err(broken)?;
    sink.flush()?;
    Ok(())
}

/// A sink that remembers what went wrong: the encoder passes on that something did, but not that the disk is full.
struct Witness<'a> {
    sink: &'a mut dyn Write,
    error: Option<io::Error>,
}

impl Witness<'_> {
    fn told<T>(&mut self, result: io::Result<T>) -> io::Result<T> {
        result.map_err(|error| {
            let kind = error.kind();
            // Interrupted writes are tried again.
            if kind != io::ErrorKind::Interrupted {
                self.error.get_or_insert(error);
            }
            kind.into()
        })
    }
}

impl Write for Witness<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let result = self.sink.write(bytes);
        self.told(result)
    }

    fn flush(&mut self) -> io::Result<()> {
        let result = self.sink.flush();
        self.told(result)
    }
}

/// Pixels across and down.
fn size(document: &Document, dpi: f64) -> Result<[u32; 2], Message> {
    if !(dpi > 0.0 && dpi.is_finite()) {
        return Err(Message::new("png-dpi").with("dpi", dpi));
    }
    let pages = document.pages.iter();
    let width = pages.clone().map(|page| pixels(page.size.width, dpi)).fold(0.0, f64::max);
    let height = pages.map(|page| pixels(page.size.height, dpi)).sum::<f64>();
    if width > WIDEST || width * height > MOST {
        let message = Message::new("pages-too-fine").with("dpi", dpi);
        return Err(message.with("width", width).with("height", height));
    }
    Ok([whole(width), whole(height)])
}

/// A side in pixels: a whole number, so that every page begins with a pixel.
fn pixels(side: f64, dpi: f64) -> f64 {
    (side * dpi / INCH).round().max(1.0)
}

/// Paints a page band by band.
fn paint(
    page: &Page,
    dpi: f64,
    width: u32,
    stream: &mut StreamWriter<'_, &mut dyn Write>,
) -> Result<(), ExportError> {
    let [across, down] = [page.size.width, page.size.height].map(|side| whole(pixels(side, dpi)));
    let rows = (BAND / (4 * across)).max(1);
    let mut top = 0;
    while top < down {
        let height = rows.min(down - top);
        let band = Affine::translate((0.0, -f64::from(top))) * Affine::scale(dpi / INCH);
        let canvas = Canvas::new([across, height], PAPER, band).ok_or_else(out_of_memory)?;
        let painted =
            filled(canvas, page, f64::from(top) * INCH / dpi, f64::from(top + height) * INCH / dpi);
        let mut row = vec![u8::MAX; 3 * width as usize];
        for line in painted.chunks_exact(4 * across as usize) {
            for (to, from) in row.chunks_exact_mut(3).zip(line.chunks_exact(4)) {
                to.copy_from_slice(&from[..3]);
            }
            stream.write_all(&row)?;
        }
        top += height;
    }
    Ok(())
}

/// The pixels of a band with all that lies between two heights on the page.
fn filled(mut canvas: Canvas, page: &Page, from: f64, to: f64) -> Vec<u8> {
    for item in super::shown(page) {
        let bounds = item.bounds();
        if bounds.y1 < from || bounds.y0 > to {
            continue;
        }
        match item {
            // What is shown has no groups.
            Item::Group { .. } => {}
            Item::Fill { path, color } => canvas.fill(path, *color),
            Item::Stroke { path, width, cap, color } => canvas.stroke(path, *width, *cap, *color),
            Item::Text { baseline, run } => {
                let place = Affine::translate(Vec2::new(baseline.x, baseline.y));
                canvas.fill(&(place * run.outline()), run.style().color);
            }
            Item::Picture { area, pixels } => canvas.picture(*area, pixels),
            Item::Cloth { area, shares, inks } => canvas.picture(*area, &shares.colored(inks)),
        }
    }
    canvas.finish().rgba
}

fn out_of_memory() -> ExportError {
    ExportError::Sink(io::ErrorKind::OutOfMemory.into())
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked above")]
fn whole(pixels: f64) -> u32 {
    pixels as u32
}
