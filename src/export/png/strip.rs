//! Strips of cloth: painted, filtered, deflated.

use flate2::{Compress, Compression, FlushCompress, Status};
use simd_adler32::Adler32;

use crate::raster::{Inks, Painter, Window};

use super::plan::{Plan, Span};

/// How hard deflate looks: the fastest level that looks for matches.
///
/// On flat color with clean edges, filtered by the row above, harder levels save little and take several times as long.
const LEVEL: u32 = 1;

/// Bytes handed to deflate at once, at least, when a period is narrow.
const RIBBON: usize = 32 << 10;

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
    pub(super) plan: Plan,
}

impl Weaver<'_> {
    /// One period is painted; deflate sees it again and again to the end of the cloth's row, which is never in memory.
    pub(super) fn strip(&self, span: Span) -> Strip {
        let window =
            Window { x: 0, y: i64::from(span.top), width: self.plan.painted(), height: span.rows };
        let picture = self.painter.window(window, &self.inks);
        let mut thread = Thread::new();
        let mut above: Vec<u8> = Vec::new();
        let mut row = Vec::new();
        for line in picture.rgba.chunks_exact(4 * picture.width as usize) {
            row.clear();
            samples(line, self.plan.channels(), &mut row);
            self.row(&row, &above, &mut thread);
            std::mem::swap(&mut above, &mut row);
        }
        thread.cut(span.rows)
    }

    /// Filters a row of one period and hands it on as a row of the cloth.
    ///
    /// The filter looks straight up, so what it makes of a period repeats as the period does.
    fn row(&self, row: &[u8], above: &[u8], thread: &mut Thread) {
        let plan = &self.plan;
        let length = plan.pixels[0] as usize * plan.channels();
        let mut ribbon = match above {
            [] => row.to_vec(),
            above => row.iter().zip(above).map(|(here, above)| here.wrapping_sub(*above)).collect(),
        };
        let copies = RIBBON.div_ceil(row.len()).min(length.div_ceil(row.len()));
        ribbon = ribbon.repeat(copies);
        thread.feed(&[if above.is_empty() { FILTER_NONE } else { FILTER_UP }]);
        let mut left = length;
        while left > 0 {
            let part = &ribbon[..left.min(ribbon.len())];
            thread.feed(part);
            left -= part.len();
        }
    }
}

/// The samples of a row of pixels.
fn samples(line: &[u8], channels: usize, row: &mut Vec<u8>) {
    match channels {
        4 => row.extend_from_slice(line),
        _ => row.extend(line.chunks_exact(4).flat_map(|pixel| [pixel[0], pixel[1], pixel[2]])),
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
