//! A thin line under the top bar while somebody waits for work.

use std::time::Duration;

use egui::{Id, LayerId, Order, Rect, Ui, pos2};

use super::super::sight::Sight;
use super::super::theme::Theme;

/// Seconds of work of which nobody has to hear.
const PATIENCE: f64 = 0.4;

/// Points that the line is thick.
const THICK: f32 = 3.0;

/// The share of the line that runs along where nobody knows how far the work is.
const PIECE: f32 = 0.25;

/// Seconds in which it runs from one end to the other.
const RUN: f64 = 1.6;

/// What it remembers.
#[derive(Debug, Default)]
pub(crate) struct BusyOwn {
    since: Option<f64>,
}

/// Shows it once work has taken a while.
pub(crate) fn show(ui: &Ui, own: &mut BusyOwn, see: &Sight<'_>) {
    if !see.work.is_busy() {
        own.since = None;
        return;
    }
    let now = ui.input(|input| input.time);
    let since = *own.since.get_or_insert(now);
    if now - since < PATIENCE {
        ui.ctx().request_repaint_after(Duration::from_secs_f64(PATIENCE));
        return;
    }
    let theme = Theme::of(ui.ctx());
    let screen = ui.ctx().content_rect();
    let top = screen.top() + theme.sizes.top_bar;
    let line = Rect::from_min_max(pos2(screen.left(), top), pos2(screen.right(), top + THICK));
    #[expect(clippy::cast_possible_truncation, reason = "shares of a line")]
    let (from, to) = match see.work.filled() {
        Some(share) => (0.0, share as f32),
        None => {
            let at = ((now - since) / RUN).fract() as f32 * (1.0 + PIECE) - PIECE;
            (at.max(0.0), (at + PIECE).min(1.0))
        }
    };
    let at = |share: f32| line.left() + share * line.width();
    let done = Rect::from_min_max(pos2(at(from), line.top()), pos2(at(to), line.bottom()));
    let painter = ui.ctx().layer_painter(LayerId::new(Order::Foreground, Id::unique("busy")));
    painter.rect_filled(line, 0.0, theme.colors.hover);
    painter.rect_filled(done, 0.0, theme.colors.rail);
    ui.ctx().request_repaint_after(Duration::from_millis(60));
}
