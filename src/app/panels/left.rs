//! The left panel: motifs to add, or what was done.

use egui::{Align, Area, CornerRadius, Frame, Id, Layout, Order, Panel, Rect, Ui, UiBuilder, vec2};

use super::library::INSET;
use super::{Owned, history, library};
use crate::app::act::{Act, Left};
use crate::app::icons;
use crate::app::sight::Bench;
use crate::app::theme::{Theme, Type};
use crate::app::ui::{IconButton, paint, tip};

/// What the panel remembers.
#[derive(Debug, Default)]
pub(crate) struct LeftOwn {
    library: library::LibraryOwn,
    /// What was shown last.
    last: Option<Left>,
}

/// The height of its head, and the room at both sides.
const HEAD: f32 = 48.0;

/// The narrowest and the widest panel beside the cloth.
const WIDTH: std::ops::RangeInclusive<f32> = 280.0..=420.0;

/// The panel beside the cloth, which makes room for it.
pub(crate) fn show_beside(ui: &mut Ui, owned: &mut Owned, bench: &Bench<'_>, left: Option<Left>) {
    let Some(left) = left else { return };
    let theme = Theme::of(ui.ctx());
    Panel::left("left")
        .resizable(true)
        .default_size(320.0)
        .size_range(*WIDTH.start()..=*WIDTH.end())
        .frame(Frame::new().fill(theme.colors.panel))
        .show(ui, |ui| {
            let rect = ui.max_rect();
            ui.expand_to_include_rect(rect);
            within(ui, owned, bench, left);
        });
}

/// The panel over the cloth, which stays where it is.
pub(crate) fn show_over(
    ui: &Ui,
    owned: &mut Owned,
    bench: &Bench<'_>,
    left: Option<Left>,
    canvas: Rect,
) {
    let theme = Theme::of(ui.ctx());
    // It slides in and out; on its way out it shows what it showed.
    let slides = Id::unique("left slides");
    let seen = ui.ctx().animate_bool_with_time_and_easing(
        slides,
        left.is_some(),
        theme.motion.slide,
        paint::ease,
    );
    owned.left.last = left.or(owned.left.last);
    let Some(left) = owned.left.last.filter(|_| seen > 0.0) else { return };
    let width = theme.sizes.left_panel.min(canvas.width());
    let from = canvas.min - vec2((1.0 - seen) * width, 0.0);
    let place = Rect::from_min_size(from, vec2(width, canvas.height()));
    let area = Area::new(Id::unique("left")).order(Order::Middle).fixed_pos(from).fade_in(false);
    area.constrain(false).show(ui.ctx(), |ui| {
        ui.set_clip_rect(canvas);
        let painter = ui.painter();
        painter.add(theme.colors.shadow_1.as_shape(place, CornerRadius::ZERO));
        painter.rect_filled(place, 0.0, theme.colors.panel);
        painter.vline(place.right() - 0.5, place.y_range(), (1.0, theme.colors.line));
        let (_, place) = ui.allocate_space(place.size());
        ui.scope_builder(UiBuilder::new().max_rect(place), |ui| {
            ui.shrink_clip_rect(place);
            within(ui, owned, bench, left);
        });
    });
}

fn within(ui: &mut Ui, owned: &mut Owned, bench: &Bench<'_>, left: Left) {
    match left {
        Left::Library => {
            head(ui, bench, "window-library", "");
            library::show(ui, &mut owned.left.library, bench);
        }
        Left::History => {
            head(ui, bench, "window-history", &history::counted(bench));
            history::show(ui, &mut owned.history, bench);
        }
    }
}

/// What the panel is called, and a way to close it.
fn head(ui: &mut Ui, bench: &Bench<'_>, key: &'static str, count: &str) {
    let theme = Theme::of(ui.ctx());
    let whole = ui.max_rect();
    let room = Rect::from_min_size(whole.min, vec2(whole.width(), HEAD)).shrink2(vec2(INSET, 0.0));
    let layout = Layout::left_to_right(Align::Center);
    ui.scope_builder(UiBuilder::new().max_rect(room).layout(layout), |ui| {
        ui.label(theme.rich(Type::Head, bench.text(key)));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let close = bench.text("window-panel-close");
            let button = IconButton::new(icons::SIDEBAR_SIMPLE, &close).show(ui);
            if tip(button, &close, None, None).clicked() {
                bench.act(Act::Left(None));
            }
            ui.label(theme.rich(Type::Small, count).color(theme.colors.ink_3));
        });
    });
    ui.advance_cursor_after_rect(room);
}
