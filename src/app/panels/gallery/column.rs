//! The column at the left of the gallery: its parts, ways to open something, a term a day, language and theme.

use egui::{Align2, Color32, Rect, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::super::shelf;
use super::Part;
use crate::app::command::{self, Id as Command};
use crate::app::icons;
use crate::app::logo;
use crate::app::sight::Sight;
use crate::app::theme::{Face, Radius, Theme, Type};
use crate::app::ui::{IconButton, paint, tip};

/// The width of the column.
pub(super) const WIDTH: f32 = 236.0;

/// What is told, one a day.
const KNOW: [&str; 16] = [
    "window-know-kawung",
    "window-know-canting",
    "window-know-klowong",
    "window-know-isen",
    "window-know-lorod",
    "window-know-sanggit",
    "window-know-natabata",
    "window-know-soga",
    "window-know-kelengan",
    "window-know-mega-mendung",
    "window-know-cecek-pitu",
    "window-know-parang",
    "window-know-tiga-negeri",
    "window-know-mlampah-sareng",
    "window-know-remukan",
    "window-know-isen-latar",
];

/// Shows the column.
pub(super) fn show(ui: &mut Ui, part: &mut Part, recent: usize, see: &Sight<'_>) {
    let whole = ui.max_rect();
    ui.spacing_mut().item_spacing = vec2(0.0, 3.0);
    mark(ui);
    parts(ui, part, recent, see);
    ui.add_space(14.0);
    for (id, word) in [
        (Command::Open, "window-gallery-open"),
        (Command::Import, "window-import"),
        (Command::New, "window-gallery-empty"),
    ] {
        let row = command::row(id);
        let key = row.keys.first().map(command::written);
        let icon = if id == Command::New { icons::SQUARE } else { row.icon.unwrap_or(' ') };
        if line(ui, (icon, &see.text(word), key.as_deref().unwrap_or_default()), None).clicked() {
            see.run(id);
        }
    }
    let top = ui.cursor().top() + 12.0;
    let foot = Rect::from_min_max(pos2(whole.left(), whole.bottom() - 38.0), whole.max);
    self::foot(ui, foot, see);
    know(
        ui,
        Rect::from_min_max(pos2(whole.left(), top), pos2(whole.right(), foot.top() - 12.0)),
        see,
    );
}

/// The mark and the name of the program.
fn mark(ui: &mut Ui) {
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), 50.0));
    let theme = Theme::of(ui.ctx());
    let side = Rect::from_min_size(rect.min + vec2(8.0, 6.0), vec2(26.0, 26.0));
    logo::paint(ui.painter(), side, &theme.colors);
    let name = Rect::from_min_max(
        pos2(side.right() + 10.0, side.top()),
        pos2(rect.right(), side.bottom()),
    );
    let font = egui::FontId::new(17.0 * theme.sizes.text, Face::Head.family());
    ui.painter().text(name.left_center(), Align2::LEFT_CENTER, "Canting", font, theme.colors.ink);
}

fn parts(ui: &mut Ui, part: &mut Part, recent: usize, see: &Sight<'_>) {
    let shelf = shelf::shelf();
    let rows = [
        (Part::Home, icons::HOUSE_SIMPLE, "window-gallery-home", None),
        (Part::Motifs, icons::FLOWER_LOTUS, "window-gallery-motifs", Some(shelf.motifs.len())),
        (Part::Samples, icons::IMAGES_SQUARE, "window-gallery-samples", Some(shelf.samples.len())),
        (Part::Recent, icons::CLOCK_COUNTER_CLOCKWISE, "window-gallery-recent", Some(recent)),
    ];
    for (other, icon, word, count) in rows {
        let count = count.map(|count| count.to_string()).unwrap_or_default();
        if line(ui, (icon, &see.text(word), &count), Some(*part == other)).clicked() {
            *part = other;
        }
    }
}

/// A row of the column: an icon, words, and a count or key.
fn line(ui: &mut Ui, (icon, word, right): (char, &str, &str), chosen: Option<bool>) -> Response {
    let theme = Theme::of(ui.ctx());
    let colors = &theme.colors;
    let height = if theme.touch { 48.0 } else { 38.0 };
    let (rect, response) =
        ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::click());
    let said = if right.is_empty() { word.to_owned() } else { format!("{word}, {right}") };
    response.widget_info(|| match chosen {
        Some(chosen) => WidgetInfo::selected(Role::Tab, true, chosen, &said),
        None => WidgetInfo::labeled(Role::Button, true, &said),
    });
    let is_chosen = chosen == Some(true);
    let fill = match is_chosen {
        true => colors.accent_soft,
        false => paint::hover_fill(ui, Color32::TRANSPARENT, &response),
    };
    ui.painter().rect_filled(rect, Radius::CARD, fill);
    let (ink, face) = match is_chosen {
        true => (colors.accent_text, Face::IconFill),
        false => (colors.ink_2, Face::Icon),
    };
    paint::icon(ui, pos2(rect.left() + 21.0, rect.center().y), (icon, face), 18.0, ink);
    let mut words = rect.shrink2(vec2(12.0, 0.0));
    let place = paint::text(ui, words, Align2::RIGHT_CENTER, (right, Type::Small, colors.ink_3));
    words.min.x = rect.left() + 41.0;
    words.max.x = place.left() - 6.0;
    paint::text(ui, words, Align2::LEFT_CENTER, (word, Type::Label, ink));
    paint::focus_ring(ui, rect, Radius::CARD, &response);
    response
}

/// A term of the craft, another one each day; a click opens the glossary. Left out where there is no room.
fn know(ui: &Ui, room: Rect, see: &Sight<'_>) {
    let colors = &Theme::of(ui.ctx()).colors;
    let text = see.text(KNOW[today() % KNOW.len()]);
    let title = see.text("window-gallery-know");
    let words = paint::lines(ui, &text, Type::Small, colors.ink_2, (room.width() - 28.0, 6));
    let height = words.size().y + 46.0;
    if height > room.height() {
        return;
    }
    let rect = Rect::from_min_max(pos2(room.left(), room.bottom() - height), room.max);
    let response = ui.interact(rect, super::cards::id("know"), Sense::click());
    let said = format!("{title} {text}");
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &said));
    ui.painter().rect_filled(rect, Radius::POPUP, colors.soga_soft);
    let inner = rect.shrink2(vec2(14.0, 12.0));
    paint::text(ui, inner, Align2::LEFT_TOP, (&title, Type::SmallStrong, colors.soga));
    let below = inner.with_min_y(inner.top() + 20.0);
    paint::put(ui.painter(), below, Align2::LEFT_TOP, words);
    paint::focus_ring(ui, rect, Radius::POPUP, &response);
    if response.clicked() {
        see.run(Command::Glossary);
    }
}

/// Days since the beginning of 1970.
fn today() -> usize {
    #[expect(clippy::disallowed_methods, reason = "the term of the day reaches no file")]
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    since.map_or(0, |since| usize::try_from(since.as_secs() / 86_400).unwrap_or(0))
}

/// Language, theme and preferences.
fn foot(ui: &mut Ui, rect: Rect, see: &Sight<'_>) {
    let theme = Theme::of(ui.ctx());
    let colors = &theme.colors;
    let place = rect.with_max_x(rect.left() + 118.0);
    let response = ui.interact(place, super::cards::id("language"), Sense::click());
    let label = see.text("window-language");
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &label));
    ui.painter().rect_filled(
        place,
        Radius::BUTTON,
        paint::hover_fill(ui, Color32::TRANSPARENT, &response),
    );
    paint::icon(
        ui,
        pos2(rect.left() + 21.0, rect.center().y),
        (icons::TRANSLATE, Face::Icon),
        16.0,
        colors.ink_2,
    );
    let words = place.with_min_x(rect.left() + 34.0);
    let name = see.text("window-gallery-language");
    paint::text(ui, words, Align2::LEFT_CENTER, (&name, Type::SmallLabel, colors.ink_2));
    paint::focus_ring(ui, place, Radius::BUTTON, &response);
    let line = see.part("window-language", "hint");
    if tip(response, &label, None, line.as_deref()).clicked() {
        see.run(Command::Language);
    }
    paint::within_right(ui, rect.with_max_x(rect.right() - 4.0), |ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        let sun = if theme.is_dark { icons::SUN } else { icons::MOON };
        for (icon, id) in [(icons::GEAR_SIX, Command::Preferences), (sun, Command::ThemeNext)] {
            let row = command::row(id);
            let label = see.text(row.word);
            let response = IconButton::new(icon, &label).show(ui);
            let key = row.keys.first().map(command::written);
            if tip(response, &label, key.as_deref(), see.part(row.word, "hint").as_deref())
                .clicked()
            {
                see.run(id);
            }
        }
    });
}
