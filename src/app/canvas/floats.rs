//! What floats on the cloth: the pill of the repeat, the switch of the view, a message.

use egui::{Area, Id, Rect, Ui, Vec2};

use super::super::camera::View;
use super::super::command::Id as CommandId;
use super::super::icons;
use super::super::shown::Shown;
use super::super::sight::Bench;
use super::super::theme::{Face, Radius, Theme, Type};
use super::super::ui::{Message as Told, Segment};
use super::{Canvas, MESSAGE};

/// Shows them.
pub(super) fn show(ui: &Ui, rect: Rect, canvas: &mut Canvas, bench: &Bench<'_>, shown: &Shown) {
    if !shown.is_band {
        pill(ui, rect, bench);
        switch(ui, rect, bench);
    }
    message(ui, rect, canvas, bench);
}

fn pill(ui: &Ui, rect: Rect, bench: &Bench<'_>) {
    let place = rect.min + Vec2::splat(12.0);
    Area::new(Id::unique("repeat-pill")).fixed_pos(place).order(egui::Order::Middle).show(
        ui.ctx(),
        |ui| {
            let name = super::super::panels::band::name(bench);
            let detail = super::super::panels::band::detail(bench);
            let picture = super::super::panels::band::picture(ui, bench);
            if pill_card(ui, picture, &name, &detail).clicked() {
                bench.run(CommandId::Repeats);
            }
        },
    );
}

fn switch(ui: &Ui, rect: Rect, bench: &Bench<'_>) {
    let place = rect.right_top() + Vec2::new(-12.0, 12.0);
    let area = Area::new(Id::unique("view-switch")).pivot(egui::Align2::RIGHT_TOP).fixed_pos(place);
    area.order(egui::Order::Middle).show(ui.ctx(), |ui| {
        let words = ["window-view-tile", "window-view-nine", "window-view-cloth"];
        let texts = words.map(|key| bench.text(key));
        let parts = [&*texts[0], &*texts[1], &*texts[2]];
        let views = [View::Tile, View::Nine, View::Cloth];
        let chosen = views.iter().position(|view| *view == bench.open.camera.view).unwrap_or(2);
        let label = bench.text("window-menu-view");
        if let Some(at) = Segment::new(&label, &parts, chosen).floating().show(ui) {
            bench.run([CommandId::ViewTile, CommandId::ViewNine, CommandId::ViewCloth][at]);
        }
    });
}

fn message(ui: &Ui, rect: Rect, canvas: &mut Canvas, bench: &Bench<'_>) {
    let now = ui.input(|input| input.time);
    let carried = canvas.carried.as_ref().map(|carried| {
        let message = crate::notice::Message::new("window-carry").with("name", &*carried.name);
        (bench.say(&message), bench.part("window-carry", "detail"))
    });
    let step = bench.open.step.map(|step| {
        let message = crate::notice::Message::new("window-after-step")
            .with("step", step)
            .with("steps", bench.open.steps());
        (bench.say(&message), bench.part("window-after-step", "detail"))
    });
    let said = canvas.message.as_mut().map(|(message, since)| {
        let since = *since.get_or_insert(now);
        (since, bench.say(message), bench.words.hint(message))
    });
    let is_over = said.as_ref().is_some_and(|(since, ..)| now - since > MESSAGE);
    if is_over {
        canvas.message = None;
    } else if said.is_some() {
        let left = said.as_ref().map_or(0.0, |(since, ..)| MESSAGE - (now - since));
        ui.ctx().request_repaint_after(std::time::Duration::from_secs_f64(left.max(0.01) + 0.01));
    }
    let said = said.filter(|_| !is_over).map(|(_, text, hint)| (text, hint));
    let first = first_hint(canvas, bench).map(|key| (bench.text(key), None));
    let Some((text, detail)) = carried.or(said).or(step).or(first) else { return };
    let answer = Told::new(&text).detail(detail.as_deref()).show(ui, rect);
    let _ = answer;
}

/// What somebody has not done yet who opens the window for the first time: one thing at a time.
fn first_hint(canvas: &Canvas, bench: &Bench<'_>) -> Option<&'static str> {
    let is_done = |hint: &str| bench.preferences.hints_done.iter().any(|done| done == hint);
    let has_colors = bench.design().colorways.len() > 1;
    let hints = [
        ("handle", "window-first-handle", !canvas.knobs.is_empty()),
        ("colorway", "window-first-colorway", has_colors),
        ("export", "window-first-export", true),
    ];
    let next = hints.into_iter().find(|(name, ..)| !is_done(name));
    next.filter(|(.., is_possible)| *is_possible).map(|(_, key, _)| key)
}

/// The pill: a picture, a name, a few words, a caret.
fn pill_card(
    ui: &mut Ui,
    picture: Option<egui::TextureId>,
    name: &str,
    detail: &str,
) -> egui::Response {
    let theme = Theme::of(ui.ctx());
    let colors = &theme.colors;
    let painter = ui.painter();
    let name_set = painter.layout_no_wrap(name.to_owned(), theme.font(Type::Strong), colors.ink);
    let detail_set =
        painter.layout_no_wrap(detail.to_owned(), theme.font(Type::Small), colors.ink_2);
    let has_detail = !detail.is_empty();
    let width =
        53.0 + name_set.size().x + if has_detail { 8.0 + detail_set.size().x } else { 0.0 } + 30.0;
    let (rect, response) = ui.allocate_exact_size(Vec2::new(width, 36.0), egui::Sense::click());
    response.widget_info(|| {
        egui::WidgetInfo::labeled(egui::Role::Button, true, format!("{name} {detail}"))
    });
    let painter = ui.painter();
    painter.add(colors.shadow_1.as_shape(rect, Radius::CARD));
    let fill = if response.hovered() { colors.field } else { colors.raised };
    painter.rect_filled(rect, Radius::CARD, fill);
    let place = Rect::from_min_size(rect.min + Vec2::new(4.0, 4.0), Vec2::new(40.0, 28.0));
    match picture {
        Some(texture) => {
            egui::Image::new((texture, place.size()))
                .corner_radius(Radius::FIELD)
                .paint_at(ui, place);
        }
        None => {
            painter.rect_filled(place, Radius::FIELD, colors.field);
        }
    }
    let painter = ui.painter();
    let middle = rect.center().y;
    let mut x = rect.left() + 53.0;
    let at = egui::pos2(x, middle - name_set.size().y / 2.0);
    x += name_set.size().x + 8.0;
    painter.galley(at, name_set, colors.ink);
    if has_detail {
        let at = egui::pos2(x, middle - detail_set.size().y / 2.0);
        painter.galley(at, detail_set, colors.ink_2);
    }
    painter.text(
        egui::pos2(rect.right() - 16.0, middle),
        egui::Align2::CENTER_CENTER,
        icons::CARET_DOWN,
        theme.icon_font(Face::IconBold, 13.0),
        colors.ink_2,
    );
    if response.has_focus() {
        let ring = egui::Stroke::new(2.0, colors.ring);
        painter.rect_stroke(rect.expand(2.0), Radius::CARD, ring, egui::StrokeKind::Outside);
    }
    response
}
