//! The compressed bytes of a picture on their way out.
//!
//! **Invariant:** every row of the picture is sent once, in order.

use std::io::Write;
use std::num::NonZeroUsize;
use std::thread;

use ::png::{
    BitDepth, ColorType, Encoder, EncodingError, PixelDimensions, ScaledFloat,
    SourceChromaticities, SrgbRenderingIntent, Unit, Writer, chunk,
};

use crate::export::ExportError;

use super::INCH;
use super::plan::{Channels, Plan, saturating};
use super::strip::{Edge, Strip, Weaver};
use super::{check, lanes};

/// Most compressed bytes of one period that are kept for the rows of periods to come; a period that takes more is
/// painted again for each. Some kilobytes would do for most tiles; this one carries a meter of dense cloth.
const KEPT: usize = 64 << 20;

/// The longest chunk: readers take chunks whole.
const CHUNK: usize = 1 << 20;

/// The gamma that PNG asks for beside sRGB, 1 / 2.2, in 1/100 000.
const GAMMA: u32 = 45_455;

/// What begins a zlib stream with a window of 32 KiB, made for speed.
const ZLIB_HEADER: [u8; 2] = [0x78, 0x01];

/// An empty last block, which ends a deflate stream.
const LAST_BLOCK: [u8; 2] = [0x03, 0x00];

/// Writes the whole picture.
pub(super) fn write(
    weaver: &Weaver,
    sink: &mut dyn Write,
    progress: &mut dyn FnMut(u64, u64),
) -> Result<(), ExportError> {
    let mut writer = header(&weaver.plan, sink).map_err(broken)?;
    let mut stream = Stream { writer: &mut writer, adler: check::EMPTY, done: 0, progress };
    for strip in weaver.bands(Edge::Upper) {
        stream.send(&strip, &weaver.plan)?;
    }
    weave(weaver, &mut stream)?;
    for strip in weaver.bands(Edge::Lower) {
        stream.send(&strip, &weaver.plan)?;
    }
    stream.end(&weaver.plan)?;
    writer.finish().map_err(broken)?;
    sink.flush()?;
    Ok(())
}

/// Makes every strip of the first row of periods, and sends them again for each further row.
fn weave(weaver: &Weaver, stream: &mut Stream<'_, '_>) -> Result<(), ExportError> {
    let plan = &weaver.plan;
    let cores = thread::available_parallelism().map_or(1, NonZeroUsize::get);
    let lanes = cores.min(plan.lanes());
    let in_unit = plan.strips_in_unit().min(plan.strips());
    let mut kept: Option<Vec<Strip>> = Some(Vec::new());
    let mut size = 0;
    let repeats = plan.strips() > in_unit;
    lanes::in_order(
        0..in_unit,
        lanes,
        |at| weaver.strip(plan.span(at)),
        |at, strip| {
            stream.send(&strip, plan)?;
            size += strip.deflated.len();
            if !repeats || size > KEPT {
                kept = None;
            }
            if let Some(kept) = &mut kept {
                kept.push(strip);
            }
            debug_assert!(at < in_unit, "strips beyond the unit are sent again");
            Ok::<(), ExportError>(())
        },
    )?;
    let rest = in_unit..plan.strips();
    let Some(kept) = kept else {
        let make = |at| weaver.strip(plan.span(at));
        return lanes::in_order(rest, lanes, make, |_, strip| stream.send(&strip, plan));
    };
    for at in rest {
        let span = plan.span(at);
        match kept.get(plan.in_unit(at)).filter(|strip| strip.rows == span.rows) {
            Some(strip) => stream.send(strip, plan)?,
            // The last strip may be cut short by the edge of the cloth.
            None => stream.send(&weaver.strip(span), plan)?,
        }
    }
    Ok(())
}

/// Everything before the pixels.
fn header<'a>(
    plan: &Plan,
    sink: &'a mut dyn Write,
) -> Result<Writer<&'a mut dyn Write>, EncodingError> {
    let [width, height] = plan.picture();
    let color = match plan.channels {
        Channels::Bit | Channels::Grey => ColorType::Grayscale,
        Channels::Rgb => ColorType::Rgb,
        Channels::Rgba => ColorType::Rgba,
    };
    let mut encoder = encoder(sink, [width, height], color);
    if plan.channels == Channels::Bit {
        encoder.set_depth(BitDepth::One);
    }
    encoder.set_pixel_dims(Some(dimensions(plan.dpi)));
    encoder.write_header()
}

/// An encoder of 8 bits a channel; of sRGB, unless it is grey.
pub(in crate::export) fn encoder<'a>(
    sink: &'a mut dyn Write,
    [width, height]: [u32; 2],
    color: ColorType,
) -> Encoder<'a, &'a mut dyn Write> {
    let mut encoder = Encoder::new(sink, width, height);
    encoder.set_color(color);
    encoder.set_depth(BitDepth::Eight);
    // The grey of a film is no color: whoever matched it to a screen would print another amount of color.
    if color != ColorType::Grayscale {
        encoder.set_source_srgb(SrgbRenderingIntent::Perceptual);
        // The same said again, for readers that know no sRGB.
        encoder.set_source_gamma(ScaledFloat::from_scaled(GAMMA));
        encoder.set_source_chromaticities(primaries());
    }
    encoder
}

/// How large pixels are of which an inch holds so many.
pub(in crate::export) fn dimensions(dpi: f64) -> PixelDimensions {
    let per_meter = saturating(1000.0 * dpi / INCH).max(1);
    PixelDimensions { xppu: per_meter, yppu: per_meter, unit: Unit::Meter }
}

/// White and primaries of sRGB, in 1/100 000.
fn primaries() -> SourceChromaticities {
    let at = |x, y| (ScaledFloat::from_scaled(x), ScaledFloat::from_scaled(y));
    SourceChromaticities {
        white: at(31_270, 32_900),
        red: at(64_000, 33_000),
        green: at(30_000, 60_000),
        blue: at(15_000, 6_000),
    }
}

/// The compressed pixels on their way out.
struct Stream<'a, 'b> {
    writer: &'a mut Writer<&'b mut dyn Write>,
    /// Of everything sent so far.
    adler: u32,
    /// Rows sent.
    done: u64,
    progress: &'a mut dyn FnMut(u64, u64),
}

impl Stream<'_, '_> {
    fn send(&mut self, strip: &Strip, plan: &Plan) -> Result<(), ExportError> {
        if self.done == 0 {
            self.data(&ZLIB_HEADER)?;
        }
        for part in strip.deflated.chunks(CHUNK) {
            self.data(part)?;
        }
        self.adler = check::joined(self.adler, strip.adler, plan.bytes(strip.rows));
        self.done += u64::from(strip.rows);
        (self.progress)(self.done, u64::from(plan.picture()[1]));
        Ok(())
    }

    fn end(&mut self, plan: &Plan) -> Result<(), ExportError> {
        debug_assert_eq!(self.done, u64::from(plan.picture()[1]), "every row is sent once");
        let mut end = LAST_BLOCK.to_vec();
        end.extend(self.adler.to_be_bytes());
        self.data(&end)
    }

    fn data(&mut self, bytes: &[u8]) -> Result<(), ExportError> {
        self.writer.write_chunk(chunk::IDAT, bytes).map_err(broken)
    }
}

/// The encoder's own errors are about parameters, which the plan has checked; what is left is the sink.
pub(in crate::export) fn broken(error: EncodingError) -> ExportError {
    ExportError::Sink(match error {
        // Turned into an input error as a whole it would no longer say that the disk is full.
        EncodingError::IoError(error) => error,
        other => other.into(),
    })
}
