//! What somebody likes the window to be.

use egui::Ui;

use super::{page, setting};
use crate::app::act::{Act, Dialog, Preference};
use crate::app::keep::{LanguageChoice, ThemeChoice};
use crate::app::sight::Sight;
use crate::app::ui::{Button, Segment, Switch, divider};
use crate::notice::{Message, rounded};

/// Languages as they stand in the row.
const LANGUAGES: [LanguageChoice; 3] =
    [LanguageChoice::System, LanguageChoice::Indonesian, LanguageChoice::English];

/// Themes as they stand in the row.
const THEMES: [ThemeChoice; 3] = [ThemeChoice::System, ThemeChoice::Mori, ThemeChoice::Malam];

/// Shows them.
pub(super) fn show(ui: &Ui, see: &Sight<'_>) {
    let title = see.text("window-settings-title");
    page(ui, see, ("preferences", 560.0), &title, |ui| {
        choice(
            ui,
            see,
            "window-settings-language",
            LANGUAGES_SAID,
            (at(&LANGUAGES, &see.preferences.language), |at| Preference::Language(LANGUAGES[at])),
        );
        choice(
            ui,
            see,
            "window-settings-theme",
            THEMES_SAID,
            (at(&THEMES, &see.preferences.theme), |at| Preference::Theme(THEMES[at])),
        );
        divider(ui);
        let snaps = see.preferences.snaps;
        switch(ui, see, ("window-settings-snap", snaps), Preference::Snapping);
        divider(ui);
        size(ui, see);
    });
}

/// The words of the languages.
const LANGUAGES_SAID: [&str; 3] =
    ["window-settings-system", "window-settings-indonesian", "window-settings-english"];

/// The words of the themes.
const THEMES_SAID: [&str; 3] =
    ["window-settings-system", "window-settings-mori", "window-settings-malam"];

fn at<T: PartialEq>(all: &[T], one: &T) -> usize {
    all.iter().position(|other| other == one).unwrap_or(0)
}

/// One of three words.
fn choice(
    ui: &mut Ui,
    see: &Sight<'_>,
    label: &'static str,
    words: [&'static str; 3],
    (chosen, prefer): (usize, impl Fn(usize) -> Preference),
) {
    let label = see.text(label);
    let words = words.map(|word| see.text(word));
    setting(ui, (&label, None), |ui| {
        let parts = words.each_ref().map(String::as_str);
        if let Some(at) = Segment::new(&label, &parts, chosen).width(330.0).show(ui) {
            see.act(Act::Prefer(prefer(at)));
        }
    });
}

/// On or off.
fn switch(
    ui: &mut Ui,
    see: &Sight<'_>,
    (key, is_on): (&'static str, bool),
    prefer: fn(bool) -> Preference,
) {
    let label = see.text(key);
    let hint = see.part(key, "hint");
    setting(ui, (&label, hint.as_deref()), |ui| {
        if Switch::new(&label, is_on).show(ui).clicked() {
            see.act(Act::Prefer(prefer(!is_on)));
        }
    });
}

/// How large the screen is.
fn size(ui: &mut Ui, see: &Sight<'_>) {
    let label = see.text("window-settings-size");
    let measured = see.preferences.true_size.map(|pixels| {
        see.say(&Message::new("window-settings-measured").with("count", rounded::hundredth(pixels)))
    });
    let hint = measured.or_else(|| see.part("window-settings-size", "hint"));
    let measure = see.text("window-settings-measure");
    setting(ui, (&label, hint.as_deref()), |ui| {
        if Button::quiet(&measure).show(ui).clicked() {
            see.act(Act::Dialog(Some(Dialog::Measure)));
        }
    });
}
