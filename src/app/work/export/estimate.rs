//! How large an export comes out, before it is made.

use std::io::{self, Write};

use kurbo::Size;

use super::{ExportKind, ExportOrder};
use crate::app::work::pool::{Lane, Pool, Promise};
use crate::export::{self, ClothFormat, ClothOptions};
use crate::workspace::made;

/// The side of the piece of a picture that is made to guess at all of it, in millimeters at 300 dots an inch.
const PIECE: f64 = 110.0;

/// Dots an inch at which the piece has that side.
const USUAL: f64 = 300.0;

/// A guess at the bytes of all files of cloth in an order; sheets weigh next to nothing.
#[derive(Debug)]
pub struct ExportEstimate(Promise<Option<u64>>);

impl ExportEstimate {
    /// Begins to guess. A picture is guessed at by a piece of it, a drawing is made and thrown away.
    pub fn begin(pool: &Pool, order: &ExportOrder) -> Self {
        let order = order.clone();
        Self(pool.ask(Lane::Seen, move |_| bytes(&order)))
    }

    /// About how many bytes, once, when it is known; none inside where nobody can tell.
    pub fn take(&self) -> Option<Option<u64>> {
        Some(self.0.take()?.unwrap_or_default())
    }
}

/// The bytes of all files.
fn bytes(order: &ExportOrder) -> Option<u64> {
    let mut sum = 0.0;
    for kind in &order.settings.kinds {
        let colorways = order.colorways_of(*kind);
        let Some(first) = colorways.first() else { continue };
        let each = match kind {
            ExportKind::Png => picture(order, *first)?,
            ExportKind::Svg => drawing(order, ClothFormat::Svg, *first)?,
            ExportKind::Pdf => drawing(order, ClothFormat::Pdf, *first)?,
            // Each film is about a third of the picture: one channel of three.
            ExportKind::Films => {
                let films = order.evaluated.repeat().painted().len();
                picture(order, *first)? * float(films as u64) / 3.0
            }
            ExportKind::Plan | ExportKind::Sheet | ExportKind::Walk => 0.0,
        };
        sum += each * float(colorways.len() as u64);
    }
    Some(rounded(sum))
}

fn picture(order: &ExportOrder, colorway: Option<usize>) -> Option<f64> {
    let whole = order.pixels().ok()?;
    let side = PIECE * USUAL / order.settings.dpi;
    let piece = Size::new(side.min(whole.size.width), side.min(whole.size.height));
    let mut options = order.cloth_options(ClothFormat::Png);
    options.cloth = Some(piece);
    let bytes = counted(order, &options, colorway)?;
    let area = |size: Size| size.width * size.height;
    Some(bytes * area(whole.size) / area(piece))
}

fn drawing(order: &ExportOrder, format: ClothFormat, colorway: Option<usize>) -> Option<f64> {
    counted(order, &order.cloth_options(format), colorway)
}

/// The bytes that an export gives.
fn counted(order: &ExportOrder, options: &ClothOptions, colorway: Option<usize>) -> Option<f64> {
    let (look, options) = made::picture(&order.evaluated, colorway, options);
    let mut sink = Counter(0);
    export::cloth(order.evaluated.repeat(), &look, &options, &mut sink, &mut |_, _| {}).ok()?;
    Some(float(sink.0))
}

/// Takes everything and keeps only how much it was.
struct Counter(u64);

impl Write for Counter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 += bytes.len() as u64;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[expect(clippy::cast_precision_loss, reason = "a guess")]
fn float(count: u64) -> f64 {
    count as f64
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a guess, above 0")]
fn rounded(bytes: f64) -> u64 {
    bytes.round() as u64
}
