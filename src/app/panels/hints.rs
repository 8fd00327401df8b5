//! The hint line: what the pointer and keys do now, where the pointer is, and the zoom.

use egui::{Align, Frame, Layout, Margin, Panel, Ui, UiBuilder};

use super::super::camera::{Grasp, Tool};
use super::super::command::Id;
use super::super::sight::Bench;
use super::super::theme::{Theme, Type};
use super::super::ui::{Button, hint_line};
use super::bar;
use crate::notice::{Message, rounded};

/// Shows it.
pub(crate) fn show(ui: &mut Ui, bench: &Bench<'_>, grasp: Grasp) {
    let theme = Theme::of(ui.ctx());
    if theme.sizes.hint_line == 0.0 {
        return;
    }
    let frame = Frame::new().fill(theme.colors.bar).inner_margin(Margin::symmetric(12, 0));
    let panel = Panel::bottom("hints").exact_size(theme.sizes.hint_line).resizable(false);
    panel.frame(frame).show(ui, |ui| {
        let whole = ui.max_rect();
        let right = right(ui, whole, bench, grasp);
        let mut rect = whole;
        rect.max.x = right - 12.0;
        let layout = Layout::left_to_right(Align::Center);
        let mut ui = ui.new_child(UiBuilder::new().max_rect(rect).layout(layout));
        ui.set_clip_rect(rect.intersect(ui.clip_rect()));
        let hints = hints(bench, grasp);
        let pairs: Vec<(&str, &str)> =
            hints.iter().map(|(key, does)| (key.as_str(), does.as_str())).collect();
        hint_line(&mut ui, &pairs);
    });
}

/// The keys and what they do now: at most four.
fn hints(bench: &Bench<'_>, grasp: Grasp) -> Vec<(String, String)> {
    let keys: &[&'static str] = match (grasp.tool, grasp.is_dragging, grasp.is_carrying) {
        (_, _, true) => &["window-hint-drop", "window-hint-free", "window-hint-escape"],
        (_, true, _) => &["window-hint-straight", "window-hint-free", "window-hint-escape"],
        (Tool::Hand, ..) => &["window-hint-drag-cloth", "window-hint-wheel"],
        (Tool::Select, ..) if bench.open.selection.layers.is_empty() => {
            &["window-hint-click", "window-hint-box", "window-hint-wheel", "window-hint-space"]
        }
        (Tool::Select, ..) => {
            &["window-hint-click", "window-hint-drag", "window-hint-twin", "window-hint-space"]
        }
    };
    let hint = |key: &&'static str| Some((bench.part(key, "key")?, bench.text(key)));
    keys.iter().filter_map(hint).collect()
}

fn right(ui: &mut Ui, whole: egui::Rect, bench: &Bench<'_>, grasp: Grasp) -> f32 {
    let theme = Theme::of(ui.ctx());
    let layout = Layout::right_to_left(Align::Center);
    let mut ui = ui.new_child(UiBuilder::new().max_rect(whole).layout(layout));
    ui.spacing_mut().item_spacing.x = 4.0;
    bar::button(&mut ui, bench, Id::FitCloth);
    bar::button(&mut ui, bench, Id::ZoomIn);
    let percent = (bench.open.camera.zoom * 100.0).round();
    let text = format!("{}\u{2009}%", bench.number(percent));
    if Button::text(&text).show(&mut ui).clicked() {
        bench.run(Id::ZoomWhole);
    }
    bar::button(&mut ui, bench, Id::ZoomOut);
    separator(&mut ui, theme);
    ui.label(theme.rich(Type::Small, scale(bench, grasp)).color(theme.colors.ink_2));
    separator(&mut ui, theme);
    if let Some(at) = grasp.pointer {
        let place = Message::new("window-pointer")
            .with("x", rounded::tenth(at.x))
            .with("y", rounded::tenth(at.y));
        ui.label(theme.rich(Type::SmallLabel, bench.say(&place)));
    }
    ui.min_rect().left()
}

fn separator(ui: &mut Ui, theme: &Theme) {
    ui.add_space(8.0);
    let (rect, _) = ui.allocate_exact_size(egui::vec2(1.0, 16.0), egui::Sense::hover());
    ui.painter().vline(rect.center().x, rect.y_range(), egui::Stroke::new(1.0, theme.colors.line));
    ui.add_space(8.0);
}

/// How large the cloth is shown: `1 : 1,19`, or `2,4 : 1`.
fn scale(bench: &Bench<'_>, grasp: Grasp) -> String {
    let true_size = bench.preferences.true_size.unwrap_or(96.0 / 25.4);
    let shown = grasp.points_per_mm / true_size;
    let written = |ratio: f64| {
        let digits = if ratio < 10.0 { 100.0 } else { 10.0 };
        bench.number((ratio * digits).round() / digits)
    };
    if shown >= 1.0 {
        format!("{} : 1", written(shown))
    } else {
        format!("1 : {}", written(1.0 / shown.max(1e-6)))
    }
}
