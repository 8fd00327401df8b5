//! Strips of cloth: painted, filtered, deflated.

use std::collections::BTreeSet;

use flate2::{Compress, Compression, FlushCompress, Status};
use simd_adler32::Adler32;

use crate::mark::Part;
use crate::raster::{Inks, Painter, Window};

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
pub(super) struct Weaver<'a> {
    pub(super) painter: Painter<'a>,
    pub(super) inks: Inks,
    /// The parts that are covered with wax.
    pub(super) waxed: BTreeSet<Part>,
    /// What stands in the corners of the margin, as wide and high as that; grey.
    pub(super) corner: Vec<u8>,
    pub(super) plan: Plan,
}

impl Weaver<'_> {
    /// One period is painted; deflate sees it again and again to the end of the cloth's row, which is never in memory.
    pub(super) fn strip(&self, span: Span) -> Strip {
        let window =
            Window { x: 0, y: i64::from(span.top), width: self.plan.painted(), height: span.rows };
        let picture = if self.waxed.is_empty() {
            self.painter.window(window, &self.inks)
        } else {
            self.painter.waxed(window, &self.inks, &self.waxed)
        };
        let mut thread = Thread::new();
        let mut above: Vec<u8> = Vec::new();
        let side = vec![BLANK; self.plan.margin as usize * self.plan.channels.count()];
        for line in picture.rgba.chunks_exact(4 * picture.width as usize) {
            let row = samples(line, self.plan.channels);
            self.row([&side, &row], [&side, &above], &mut thread);
            above = row;
        }
        thread.cut(span.rows)
    }

    /// The rows of the margin above the cloth, which are those below it too.
    pub(super) fn bands(&self) -> impl Iterator<Item = Strip> {
        let side = self.plan.margin as usize;
        self.plan.bands().map(move |span| {
            let mut thread = Thread::new();
            let mut above: &[u8] = &[];
            let corners = self.corner.chunks_exact(side.max(1)).skip(span.top as usize);
            for corner in corners.take(span.rows as usize) {
                let middle: &[u8] = if above.is_empty() { &[] } else { &[BLANK] };
                self.row([corner, &[BLANK]], [above, middle], &mut thread);
                above = corner;
            }
            thread.cut(span.rows)
        })
    }

    /// Filters a row, what lies in the margin and one period of the cloth, and hands it on as a row of the picture.
    ///
    /// The filter looks straight up, so what it makes of a period repeats as the period does.
    fn row(&self, [side, row]: [&[u8]; 2], [side_above, above]: [&[u8]; 2], thread: &mut Thread) {
        let is_first = above.is_empty();
        let up = |row: &[u8], above: &[u8]| -> Vec<u8> {
            if is_first {
                return row.to_vec();
            }
            row.iter().zip(above).map(|(here, above)| here.wrapping_sub(*above)).collect()
        };
        let side = up(side, side_above);
        let length = self.plan.pixels[0] as usize * self.plan.channels.count();
        let copies = RIBBON.div_ceil(row.len()).min(length.div_ceil(row.len()));
        let ribbon = up(row, above).repeat(copies);
        thread.feed(&[if is_first { FILTER_NONE } else { FILTER_UP }]);
        thread.feed(&side);
        let mut left = length;
        while left > 0 {
            let part = &ribbon[..left.min(ribbon.len())];
            thread.feed(part);
            left -= part.len();
        }
        thread.feed(&side);
    }
}

/// The samples of a row of pixels.
fn samples(line: &[u8], channels: Channels) -> Vec<u8> {
    let (pixels, _) = line.as_chunks::<4>();
    match channels {
        Channels::Grey => pixels.iter().map(|pixel| pixel[0]).collect(),
        Channels::Rgb => {
            pixels.iter().map(|[r, g, b, _]| [*r, *g, *b]).collect::<Vec<_>>().into_flattened()
        }
        Channels::Rgba => line.to_vec(),
    }
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
