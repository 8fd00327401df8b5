//! Strips of cloth: painted, filtered, deflated.

use std::collections::BTreeSet;

use flate2::{Compress, Compression, FlushCompress, Status};
use simd_adler32::Adler32;

use crate::mark::Part;
use crate::raster::{Inks, Painter, Print, Window};

use super::label::Label;
use super::plan::{Channels, Plan, Span};

/// How hard deflate looks: the fastest level that looks for matches.
///
/// On flat color with clean edges, filtered by the row above, harder levels save little and take several times as long.
const LEVEL: u32 = 1;

/// Bytes handed to deflate at once, at least, when a period is narrow.
const RIBBON: usize = 32 << 10;

/// Film without anything on it.
const BLANK: u8 = u8::MAX;

/// PNG's number for rows as they are.
const FILTER_NONE: u8 = 0;
/// PNG's number for differences to the row above.
const FILTER_UP: u8 = 2;

/// Rows of the cloth, compressed so that they may stand anywhere in the stream.
pub(super) struct Strip {
    /// Deflate blocks, none of them the last, that end on a whole byte and refer to nothing before them.
    pub(super) deflated: Vec<u8>,
    /// Adler-32 of the bytes before deflate.
    pub(super) adler: u32,
    pub(super) rows: u32,
}

/// Makes strips.
pub(super) struct Weaver {
    pub(super) painter: Painter,
    pub(super) shown: Shown,
    pub(super) margin: Margin,
    pub(super) plan: Plan,
}

/// What is seen of the cloth.
pub(super) enum Shown {
    /// Its colors, with wax on some parts.
    Cloth { inks: Inks, waxed: BTreeSet<Part> },
    /// Black where it prints.
    Film(Print),
}

/// What stands around the cloth, in grey.
#[derive(Default)]
pub(super) struct Margin {
    /// In every corner, as wide and high as the margin.
    pub(super) corner: Vec<u8>,
    /// Above the cloth, from its left edge on.
    pub(super) label: Label,
}

/// Which margin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Edge {
    Upper,
    Lower,
}

/// A row of the picture in bytes: what begins it, what repeats in its middle, and what ends it.
#[derive(Clone, Default, PartialEq)]
struct Row {
    left: Vec<u8>,
    cycle: Vec<u8>,
    /// Bytes that the cycle fills.
    length: usize,
    right: Vec<u8>,
}

impl Weaver {
    /// One period is painted; deflate sees it again and again to the end of the cloth's row, which is never in memory.
    pub(super) fn strip(&self, span: Span) -> Strip {
        let window =
            Window { x: 0, y: i64::from(span.top), width: self.plan.painted(), height: span.rows };
        let samples = self.samples(window);
        let mut thread = Thread::new();
        let mut above: Option<Row> = None;
        let side = vec![BLANK; self.plan.margin as usize * self.plan.channels.count()];
        for line in samples.chunks_exact(self.plan.channels.count() * window.width as usize) {
            let row = self.row(&side, line, self.plan.pixels[0], &side);
            thread.row(&row, above.as_ref());
            above = Some(row);
        }
        thread.cut(span.rows)
    }

    /// The samples of a window.
    fn samples(&self, window: Window) -> Vec<u8> {
        let (inks, waxed) = match &self.shown {
            Shown::Film(print) => {
                let printed = self.painter.printed(window, print);
                return printed.into_iter().map(|weight| BLANK - weight).collect();
            }
            Shown::Cloth { inks, waxed } => (inks, waxed),
        };
        let picture = if waxed.is_empty() {
            self.painter.window(window, inks)
        } else {
            self.painter.waxed(window, inks, waxed)
        };
        let (pixels, _) = picture.rgba.as_chunks::<4>();
        match self.plan.channels {
            Channels::Bit | Channels::Grey => pixels.iter().map(|pixel| pixel[0]).collect(),
            Channels::Rgb => {
                pixels.iter().map(|[r, g, b, _]| [*r, *g, *b]).collect::<Vec<_>>().into_flattened()
            }
            Channels::Rgba => picture.rgba,
        }
    }

    /// The rows of a margin above the cloth or below it.
    pub(super) fn bands(&self, edge: Edge) -> impl Iterator<Item = Strip> {
        let side = self.plan.margin as usize;
        let none = Label::default();
        let label = if edge == Edge::Upper { &self.margin.label } else { &none };
        let (labeled, label) = (label.width, label.grey.clone());
        self.plan.bands().map(move |span| {
            let mut thread = Thread::new();
            let mut above: Option<Row> = None;
            let corners = self.margin.corner.chunks_exact(side.max(1));
            for (at, corner) in corners.enumerate().skip(span.top as usize).take(span.rows as usize)
            {
                let told = label.chunks_exact(labeled.max(1) as usize).nth(at).unwrap_or_default();
                let left = [corner, told].concat();
                let row = self.row(&left, &[BLANK], self.plan.pixels[0] - labeled, corner);
                thread.row(&row, above.as_ref());
                above = Some(row);
            }
            thread.cut(span.rows)
        })
    }

    /// A row of samples: those on the left, a period of the `middle`, which has so many pixels, and those on the right. On
    /// the left are whole bytes of pixels.
    fn row(&self, left: &[u8], period: &[u8], middle: u32, right: &[u8]) -> Row {
        let middle = middle as usize;
        if self.plan.channels != Channels::Bit {
            let length = middle * self.plan.channels.count();
            return Row {
                left: left.to_vec(),
                cycle: period.to_vec(),
                length,
                right: right.to_vec(),
            };
        }
        // Eight periods are whole bytes, however long one is; what fills no byte of the middle begins the right.
        let (length, rest) = (middle / 8, middle % 8);
        let repeated = || period.iter().copied().cycle();
        let cycle: Vec<u8> = repeated().take(8 * period.len().min(length.max(1))).collect();
        let beyond: Vec<u8> =
            repeated().skip(8 * length % period.len().max(1)).take(rest).collect();
        let right = packed(&[&beyond, right].concat());
        Row { left: packed(left), cycle: packed(&cycle), length, right }
    }
}

/// Samples as bits, eight in a byte from the left: white from half on. Bits beyond the end are black, and not seen.
fn packed(samples: &[u8]) -> Vec<u8> {
    let byte = |eight: &[u8]| {
        eight.iter().zip(0..).fold(0, |byte, (sample, at)| byte | (sample >> 7) << (7 - at))
    };
    samples.chunks(8).map(byte).collect()
}

/// Bytes on their way through deflate.
struct Thread {
    deflate: Compress,
    adler: Adler32,
    out: Vec<u8>,
}

impl Thread {
    fn new() -> Self {
        let deflate = Compress::new(Compression::new(LEVEL), false);
        Self { deflate, adler: Adler32::new(), out: Vec::new() }
    }

    /// Filters a row and takes it in.
    ///
    /// The filter looks straight up, so what it makes of a period repeats as the period does.
    fn row(&mut self, row: &Row, above: Option<&Row>) {
        let none = Row::default();
        let higher = above.unwrap_or(&none);
        let up = |row: &[u8], above: &[u8]| -> Vec<u8> {
            if above.is_empty() {
                return row.to_vec();
            }
            row.iter().zip(above).map(|(here, above)| here.wrapping_sub(*above)).collect()
        };
        self.feed(&[if above.is_none() { FILTER_NONE } else { FILTER_UP }]);
        self.feed(&up(&row.left, &higher.left));
        let cycle = up(&row.cycle, &higher.cycle);
        if !cycle.is_empty() {
            let copies = RIBBON.div_ceil(cycle.len()).min(row.length.div_ceil(cycle.len()));
            let ribbon = cycle.repeat(copies);
            let mut left = row.length;
            while left > 0 {
                let part = &ribbon[..left.min(ribbon.len())];
                self.feed(part);
                left -= part.len();
            }
        }
        self.feed(&up(&row.right, &higher.right));
    }

    fn feed(&mut self, bytes: &[u8]) {
        self.adler.write(bytes);
        self.push(bytes, FlushCompress::None);
    }

    fn cut(mut self, rows: u32) -> Strip {
        // A full flush ends on a whole byte; the next strip has a window of its own.
        self.push(&[], FlushCompress::Full);
        Strip { deflated: self.out, adler: self.adler.finish(), rows }
    }

    fn push(&mut self, bytes: &[u8], flush: FlushCompress) {
        let mut left = bytes;
        loop {
            // Room to spare tells that a flush is complete.
            self.out.reserve(RIBBON);
            let before = self.deflate.total_in();
            let status = self.deflate.compress_vec(left, &mut self.out, flush);
            let taken = usize::try_from(self.deflate.total_in() - before).unwrap_or(0);
            left = &left[taken..];
            let is_full = self.out.len() == self.out.capacity();
            if left.is_empty() && !is_full || !matches!(status, Ok(Status::Ok)) {
                return;
            }
        }
    }
}
