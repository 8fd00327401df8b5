//! The gallery, the palette and the dialogs by their labels, and as pictures.

use std::path::PathBuf;

use egui::{Key, Modifiers, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use crate::app::act::{Act, Dialog, Next};
use crate::app::theme::{self, Looks};
use crate::app::{App, Start};
use crate::notice::Message;
use crate::words::Language;

type Window = Harness<'static, Option<App>>;

/// A window of this language, with nothing kept from before.
fn window(language: Language, is_dark: bool, size: [f32; 2]) -> Window {
    let home = tempfile::tempdir().unwrap().keep();
    let start = Start { home: Some(home), language: Some(language), ..Start::default() };
    let tone = if is_dark { egui::Theme::Dark } else { egui::Theme::Light };
    let mut window = Harness::builder()
        .with_size(vec2(size[0], size[1]))
        .with_theme(tone)
        .with_context_setup(|context| theme::begin(context, Looks::USUAL))
        .wgpu()
        .build_ui_state(
            move |ui, app: &mut Option<App>| {
                app.get_or_insert_with(|| App::new(start.clone(), ui.ctx(), None)).ui(ui);
            },
            None,
        );
    window.run_steps(3);
    window
}

/// Lets workers and the window come to rest.
fn settle(window: &mut Window) {
    for _ in 0..12 {
        if let Some(app) = window.state() {
            app.work.pool().settle();
        }
        window.run_steps(2);
    }
}

/// Keeps a picture where somebody asked for it, to be looked at.
fn look(window: &mut Window, name: &str) {
    if let Some(folder) = std::env::var_os("CANTING_LOOK") {
        settle(window);
        let picture = window.render().unwrap();
        picture.save(PathBuf::from(folder).join(format!("{name}.png"))).unwrap();
    }
}

fn act(window: &mut Window, act: Act) {
    if let Some(app) = window.state_mut() {
        app.acts.push(act);
    }
    window.run_steps(3);
}

#[test]
fn the_gallery_opens_a_motif_and_is_searched_in_both_languages() {
    for (language, dark, name) in
        [(Language::Indonesian, false, "gallery"), (Language::English, true, "gallery-en")]
    {
        let mut window = window(language, dark, [1366.0, 768.0]);
        look(&mut window, name);
        window.get_by_label("Kawung, Yogyakarta, Surakarta");
        window.event(egui::Event::Text("tjirebon".to_owned()));
        window.run_steps(3);
        assert!(window.query_by_label("Kawung, Yogyakarta, Surakarta").is_none());
        window.get_by_label("Mega mendung, Cirebon").click();
        window.run_steps(3);
        let app = window.state().as_ref().unwrap();
        assert!(app.title().contains("Mega mendung"), "{}", app.title());
    }
}

#[test]
fn arrows_and_enter_open_a_motif() {
    let mut window = window(Language::Indonesian, false, [1366.0, 768.0]);
    window.key_press(Key::ArrowRight);
    window.run_steps(2);
    window.key_press(Key::Enter);
    window.run_steps(3);
    assert!(window.state().as_ref().unwrap().title().contains("Parang"));
}

#[test]
fn all_samples_are_shown_and_open() {
    let mut window = window(Language::Indonesian, false, [1366.0, 768.0]);
    let all = crate::samples::all().len();
    window.get_by_label(&format!("Lihat {all} rancangan")).click();
    window.run_steps(3);
    look(&mut window, "samples");
    window.get_by_label("Batok mina, putar seperenam").click();
    window.run_steps(3);
    assert!(window.state().as_ref().unwrap().title().contains("Batok mina"));
}

#[test]
fn the_palette_finds_a_command_by_the_other_language_and_runs_it() {
    let mut window = window(Language::Indonesian, true, [1366.0, 768.0]);
    act(&mut window, Act::NewOfSample("parang-rusak".to_owned()));
    window.key_press_modifiers(Modifiers::COMMAND, Key::K);
    window.run_steps(3);
    look(&mut window, "palette-empty");
    window.event(egui::Event::Text("cerm".to_owned()));
    window.run_steps(3);
    look(&mut window, "palette");
    for _ in 0..4 {
        window.key_press(Key::Backspace);
        window.run_steps(1);
    }
    window.event(egui::Event::Text("glossary".to_owned()));
    window.run_steps(3);
    window.key_press(Key::Enter);
    window.run_steps(3);
    assert_eq!(window.state().as_ref().unwrap().shown.dialog, Some(Dialog::Glossary));
    look(&mut window, "glossary");
    window.key_press(Key::Escape);
    window.run_steps(3);
    assert_eq!(window.state().as_ref().unwrap().shown.dialog, None);
}

#[test]
fn the_export_orders_what_it_shows() {
    let mut window = window(Language::Indonesian, false, [1366.0, 768.0]);
    act(&mut window, Act::NewOfSample("iket-cemukiran".to_owned()));
    act(&mut window, Act::Dialog(Some(Dialog::Export(None))));
    look(&mut window, "export");
    window.get_by_label("Pilih semua").click();
    window.run_steps(3);
    let count = window.state().as_ref().unwrap().open.as_ref().unwrap().design().colorways.len();
    window.get_by_label(&format!("Ekspor {count} berkas"));
    window.get_by_label("Lembar").click();
    window.run_steps(3);
    look(&mut window, "export-sheet");
    window.key_press(Key::Escape);
    window.run_steps(3);
    assert_eq!(window.state().as_ref().unwrap().shown.dialog, None);
}

#[test]
fn every_dialog_is_shown_in_both_languages_and_closes() {
    let dialogs = [
        ("keys", Dialog::Keys),
        ("preferences", Dialog::Preferences),
        ("glossary", Dialog::Glossary),
        ("about", Dialog::About),
        ("measure", Dialog::Measure),
        ("trouble", Dialog::Trouble(Message::new("read-not-found").with("path", "kain.batik"))),
        ("read-only", Dialog::ReadOnly(Message::new("read-not-found").with("path", "kain.batik"))),
        ("unsaved", Dialog::Unsaved(Next::Gallery)),
        ("export-small", Dialog::Export(None)),
    ];
    for language in Language::ALL {
        let size = if language == Language::English { [800.0, 560.0] } else { [1366.0, 768.0] };
        let mut window = window(language, language == Language::English, size);
        act(&mut window, Act::NewOfMotif("kawung".to_owned()));
        for (name, dialog) in dialogs.clone() {
            act(&mut window, Act::Dialog(Some(dialog.clone())));
            assert_eq!(window.state().as_ref().unwrap().shown.dialog, Some(dialog));
            look(&mut window, &format!("{name}-{language:?}"));
            window.key_press(Key::Escape);
            window.run_steps(3);
            assert_eq!(window.state().as_ref().unwrap().shown.dialog, None, "{name}");
        }
    }
}

#[test]
fn an_empty_tile_leads_to_the_motifs() {
    let mut window = window(Language::Indonesian, false, [1366.0, 768.0]);
    act(&mut window, Act::NewEmpty);
    look(&mut window, "empty");
    window.get_by_label("Pilih motif").click();
    window.run_steps(3);
    let left = window.state().as_ref().unwrap().shown.left;
    assert_eq!(left, Some(crate::app::act::Left::Library));
}
