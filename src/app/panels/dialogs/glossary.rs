//! *Kamus batik*: terms of the craft and what they mean.

use egui::{Align2, Id, Role, ScrollArea, Sense, Stroke, Ui, WidgetInfo, vec2};

use super::{Opened, page};
use crate::app::icons;
use crate::app::panels::shelf::told_in_both;
use crate::app::sight::Sight;
use crate::app::theme::{Theme, Type};
use crate::app::ui::{TextField, paint};
use crate::notice::Message;
use crate::spelling::{Findable, Query};

/// The terms, which are the same in both languages, and the keys of what they mean.
const TERMS: &[(&str, &str)] = &[
    ("badan", "window-term-badan"),
    ("biron", "window-term-biron"),
    ("buketan", "window-term-buketan"),
    ("canting", "window-term-canting"),
    ("cap", "window-term-cap"),
    ("cecek", "window-term-cecek"),
    ("cecek pitu", "window-term-cecek-pitu"),
    ("cemukiran", "window-term-cemukiran"),
    ("ceplok", "window-term-ceplok"),
    ("colet", "window-term-colet"),
    ("galaran", "window-term-galaran"),
    ("gringsing", "window-term-gringsing"),
    ("gurda", "window-term-gurda"),
    ("iket", "window-term-iket"),
    ("isen", "window-term-isen"),
    ("kain panjang", "window-term-kain-panjang"),
    ("kelengan", "window-term-kelengan"),
    ("kepala", "window-term-kepala"),
    ("ngerok", "window-term-kerok"),
    ("kitiran", "window-term-kitiran"),
    ("klowong", "window-term-klowong"),
    ("lampah", "window-term-lampah"),
    ("latar", "window-term-latar"),
    ("lereng", "window-term-lereng"),
    ("lorod", "window-term-lorod"),
    ("lung", "window-term-lung"),
    ("malam", "window-term-malam"),
    ("medel", "window-term-medel"),
    ("meru", "window-term-meru"),
    ("mlinjon", "window-term-mlinjon"),
    ("mori", "window-term-mori"),
    ("mubeng", "window-term-mubeng"),
    ("natabata", "window-term-natabata"),
    ("nembok", "window-term-nembok"),
    ("nila", "window-term-nila"),
    ("nitik", "window-term-nitik"),
    ("onda-ende", "window-term-onda-ende"),
    ("pagi-sore", "window-term-pagi-sore"),
    ("pakem", "window-term-pakem"),
    ("parang", "window-term-parang"),
    ("pinggiran", "window-term-pinggiran"),
    ("raport", "window-term-raport"),
    ("remukan", "window-term-remukan"),
    ("sanggit", "window-term-sanggit"),
    ("sarung", "window-term-sarung"),
    ("sawat", "window-term-sawat"),
    ("sawut", "window-term-sawut"),
    ("sekar jagad", "window-term-sekar-jagad"),
    ("selendang", "window-term-selendang"),
    ("semen", "window-term-semen"),
    ("soga", "window-term-soga"),
    ("tembok", "window-term-tembok"),
    ("tiga negeri", "window-term-tiga-negeri"),
    ("truntum", "window-term-truntum"),
    ("tubrukan", "window-term-tubrukan"),
    ("tumpal", "window-term-tumpal"),
    ("udan liris", "window-term-udan-liris"),
    ("ukel", "window-term-ukel"),
    ("wajik", "window-term-wajik"),
];

/// Shows it.
pub(super) fn show(ui: &Ui, text: &mut String, see: &Sight<'_>, opened: Opened) {
    let title = see.text("window-glossary");
    page(ui, see, ("glossary", 620.0), &title, |ui| {
        let id = Id::unique("glossary search");
        let hint = see.text("window-glossary-search");
        let field = TextField::new(&hint, text).hint(&hint).icon(icons::MAGNIFYING_GLASS);
        field.height(36.0).id(id).show(ui);
        if opened == Opened::JustNow {
            ui.memory_mut(|memory| memory.request_focus(id));
        }
        ui.add_space(8.0);
        let found = found(text);
        let most = (ui.ctx().content_rect().height() * 0.92 - 160.0).min(460.0);
        let area = ScrollArea::vertical().max_height(most).min_scrolled_height(most);
        area.auto_shrink(false).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for (term, key) in &found {
                row(ui, term, &see.text(key));
            }
            if found.is_empty() {
                let message = Message::new("window-glossary-none").with("text", text.trim());
                let theme = Theme::of(ui.ctx());
                let said = theme.rich(Type::Body, see.say(&message)).color(theme.colors.ink_2);
                ui.add_space(40.0);
                ui.vertical_centered(|ui| ui.label(said));
            }
        });
    });
}

/// Terms that fit, in the order of letters where nothing is sought.
fn found(text: &str) -> Vec<(&'static str, &'static str)> {
    let findable = |(term, key): &(&str, &str)| told_in_both(Findable::named(term), key, None);
    let all: Vec<_> = TERMS.iter().map(|term| (*term, findable(term))).collect();
    let found = Query::new(text).found(&all, |(_, findable)| findable);
    found.into_iter().map(|(term, _)| *term).collect()
}

fn row(ui: &mut Ui, term: &str, meaning: &str) {
    let colors = &Theme::of(ui.ctx()).colors;
    let whole = ui.available_width();
    let left = 150.0_f32.min(whole * 0.35);
    let words = paint::lines(ui, meaning, Type::Body, colors.ink_2, (whole - left - 12.0, 4));
    let size = vec2(whole, words.size().y + 14.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    let said = format!("{term}: {meaning}");
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &said));
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, colors.line));
    let inner = rect.shrink2(vec2(0.0, 7.0));
    let first = inner.with_max_x(rect.left() + left);
    paint::text(ui, first, Align2::LEFT_TOP, (term, Type::Strong, colors.soga));
    let second = inner.with_min_x(rect.left() + left);
    paint::put(ui.painter(), second, Align2::LEFT_TOP, words);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::panels::shelf::both;

    #[test]
    fn terms_are_found_by_name_and_meaning_and_have_words() {
        assert_eq!(found("").len(), TERMS.len());
        assert_eq!(found("klowong")[0].0, "klowong");
        assert!(found("boiling").iter().any(|(term, _)| *term == "lorod"));
        for (_, key) in TERMS {
            for words in both() {
                assert!(words.text(key, None).is_some(), "{key}");
            }
        }
    }
}
