//! The gallery, the palette and the dialogs by their labels, and as pictures.

use std::path::PathBuf;
use std::sync::Arc;

use egui::{Key, Modifiers, Theme, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use crate::app::act::{Act, Dialog, Next, Preference};
use crate::app::command::Id;
use crate::app::keep::ThemeChoice;
use crate::app::theme::{self, Looks};
use crate::app::work::export::{ExportOrder, ExportSettings};
use crate::app::{App, Start};
use crate::notice::Message;
use crate::words::Language;

type Window = Harness<'static, Option<App>>;

/// A window of this language, with nothing kept from before.
fn window(language: Language, tone: Theme, size: [f32; 2]) -> Window {
    let home = tempfile::tempdir().unwrap().keep();
    let start = Start { home: Some(home), language: Some(language), ..Start::default() };
    let mut window = Harness::builder()
        .with_size(vec2(size[0], size[1]))
        .with_theme(tone)
        .with_context_setup(|context| theme::begin(context, Looks::USUAL))
        .wgpu()
        .build_ui_state(
            move |ui, app: &mut Option<App>| {
                // The harness puts a margin around what it shows; a window has none.
                let whole = ui.ctx().content_rect();
                let mut ui = ui.new_child(egui::UiBuilder::new().max_rect(whole));
                ui.set_clip_rect(whole);
                let app = app.get_or_insert_with(|| App::new(start.clone(), ui.ctx(), None));
                app.ui(&mut ui);
            },
            None,
        );
    window.run_steps(2);
    let theme = if tone == Theme::Dark { ThemeChoice::Malam } else { ThemeChoice::Mori };
    act(&mut window, Act::Prefer(Preference::Theme(theme)));
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
    for (language, tone, name) in [
        (Language::Indonesian, Theme::Light, "gallery"),
        (Language::English, Theme::Dark, "gallery-en"),
    ] {
        let mut window = window(language, tone, [1366.0, 768.0]);
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
    let mut window = window(Language::Indonesian, Theme::Light, [1366.0, 768.0]);
    window.key_press(Key::ArrowRight);
    window.run_steps(2);
    window.key_press(Key::Enter);
    window.run_steps(3);
    assert!(window.state().as_ref().unwrap().title().contains("Parang"));
}

#[test]
fn all_samples_are_shown_and_open() {
    let mut window = window(Language::Indonesian, Theme::Light, [1366.0, 768.0]);
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
    let mut window = window(Language::Indonesian, Theme::Dark, [1366.0, 768.0]);
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
    let mut window = window(Language::Indonesian, Theme::Light, [1366.0, 768.0]);
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
        let (tone, size) = match language {
            Language::English => (Theme::Dark, [800.0, 560.0]),
            Language::Indonesian => (Theme::Light, [1366.0, 768.0]),
        };
        let mut window = window(language, tone, size);
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
    let mut window = window(Language::Indonesian, Theme::Light, [1366.0, 768.0]);
    act(&mut window, Act::Run(Id::New));
    look(&mut window, "empty");
    window.get_by_label("Pilih motif").click();
    window.run_steps(3);
    let left = window.state().as_ref().unwrap().shown.left;
    assert_eq!(left, Some(crate::app::act::Left::Library));
}

#[test]
fn an_export_goes_on_and_names_what_failed() {
    let mut window = window(Language::Indonesian, Theme::Light, [1366.0, 768.0]);
    act(&mut window, Act::NewOfMotif("kawung".to_owned()));
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("Kawung-Kelengan.png")).unwrap();
    let order = {
        let open = window.state().as_ref().unwrap().open.as_ref().unwrap();
        ExportOrder {
            evaluated: open.desk.evaluated().clone(),
            around: Arc::new(open.file.surroundings().apart()),
            sources: open.file.sources(open.design()),
            settings: ExportSettings { dpi: 72.0, replaces: true, ..ExportSettings::default() },
            colorways: vec![0, 2],
            folder: folder.path().to_owned(),
            name: "Kawung".to_owned(),
            language: Language::Indonesian,
        }
    };
    act(&mut window, Act::Export(Box::new(order)));
    settle(&mut window);
    look(&mut window, "jobs");
    window.get_by_label("Buka folder");
    window.get_by_label_contains("1 berkas selesai");
    window.get_by_label_contains("Kawung-Kelengan.png");
    window.get_by_label("Tutup").click();
    window.run_steps(3);
    assert!(window.query_by_label("Buka folder").is_none());
}

#[test]
fn colors_of_a_picture_become_parts() {
    let mut window = window(Language::Indonesian, Theme::Light, [1366.0, 768.0]);
    act(&mut window, Act::NewOfMotif("kawung".to_owned()));
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("bunga.svg");
    let text = "<svg xmlns='http://www.w3.org/2000/svg' width='60mm' height='60mm' viewBox='0 0 60 60'>\
        <circle cx='30' cy='30' r='26' fill='#24365e'/><circle cx='30' cy='30' r='18' fill='#c8783c'/>\
        <circle cx='30' cy='30' r='8' fill='#f7f0df'/></svg>";
    std::fs::write(&path, text).unwrap();
    act(&mut window, Act::Open(path));
    look(&mut window, "brought");
    assert!(matches!(window.state().as_ref().unwrap().shown.dialog, Some(Dialog::Picture(_))));
    window.get_by_label("Pakai").click();
    window.run_steps(3);
    let app = window.state().as_ref().unwrap();
    assert_eq!(app.shown.dialog, None);
    let layer = app.open.as_ref().unwrap().design().layers.last().unwrap().clone();
    let crate::design::Content::Picture { parts, .. } = &layer.content else { panic!("a picture") };
    assert_eq!(parts.len(), 3);
}

#[test]
fn recent_files_open_and_those_that_are_gone_are_forgotten() {
    let mut window = window(Language::Indonesian, Theme::Light, [1366.0, 768.0]);
    let folder = tempfile::tempdir().unwrap();
    let (here, gone) = (folder.path().join("sekar.batik"), folder.path().join("hilang.batik"));
    std::fs::write(&here, crate::samples::find("lung-mekar").unwrap().text).unwrap();
    std::fs::write(&gone, "").unwrap();
    let recents = &mut window.state_mut().as_mut().unwrap().keep.recents;
    recents.opened(&gone, "Hilang", 0);
    recents.opened(&here, "Sekar kelas XI", crate::app::keep::today() - 2 * 86_400 - 60);
    std::fs::remove_file(&gone).unwrap();
    recents.look();
    window.run_steps(3);
    look(&mut window, "recent");
    window.get_by_label("Hilang, Tidak ditemukan");
    window.get_by_label("Hapus Hilang dari daftar").click();
    window.run_steps(3);
    assert!(window.query_by_label("Hilang, Tidak ditemukan").is_none());
    window.get_by_label("Sekar kelas XI, 2 hari lalu").click();
    window.run_steps(3);
    assert!(window.state().as_ref().unwrap().open.is_some());
}
