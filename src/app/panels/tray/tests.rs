//! Tray, band and library, driven by their labels.

use std::time::Duration;

use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::app::act::{Act, Left};
use crate::app::{App, Start, theme};
use crate::words::Language;

/// The window with a sample in it.
fn window(language: Language, size: [f32; 2], sample: &str) -> Harness<'static, Option<App>> {
    // Nothing that another window left is found in it.
    let home = tempfile::tempdir().unwrap();
    let start =
        Start { language: Some(language), home: Some(home.path().to_owned()), ..Start::default() };
    let harness = Harness::builder()
        .with_size(size)
        .with_theme(egui::Theme::Light)
        .with_context_setup(|ctx| theme::begin(ctx, theme::Looks::USUAL))
        .wgpu();
    let mut harness = harness.build_ui_state(
        move |ui, app: &mut Option<App>| {
            let _kept = &home;
            let app = app.get_or_insert_with(|| App::new(start.clone(), ui.ctx(), None));
            app.ui(ui);
        },
        None,
    );
    act(&mut harness, Act::NewOfSample(sample.to_owned()));
    settle(&mut harness);
    harness
}

fn act(harness: &mut Harness<'_, Option<App>>, act: Act) {
    if let Some(app) = harness.state_mut() {
        app.acts.push(act);
    }
    harness.run_steps(6);
}

/// Lets workers do what was asked of them.
fn settle(harness: &mut Harness<'_, Option<App>>) {
    for _ in 0..400 {
        harness.run_steps(1);
        let is_busy = harness.state().as_ref().is_some_and(|app| app.work.pool().is_busy());
        if !is_busy {
            break;
        }
        std::thread::sleep(Duration::from_millis(25));
    }
    harness.run_steps(6);
}

/// What stands in the design of the window.
fn design(harness: &Harness<'_, Option<App>>) -> std::sync::Arc<crate::design::Design> {
    let app = harness.state().as_ref();
    app.and_then(|app| Some(std::sync::Arc::clone(app.open.as_ref()?.design()))).unwrap()
}

/// The colorway that is shown.
fn shown(harness: &Harness<'_, Option<App>>) -> usize {
    harness.state().as_ref().and_then(|app| Some(app.open.as_ref()?.colorway)).unwrap()
}

#[test]
fn cards_swap_colors_and_proposals_are_kept() {
    let mut harness = window(Language::Indonesian, [1366.0, 768.0], "kawung-galaran");
    let count = design(&harness).colorways.len();
    harness.get_by_label(&format!("Tata warna Kelengan, 3 dari {count}")).click();
    harness.run_steps(6);
    assert_eq!(shown(&harness), 2);
    harness.get_by_label(&format!("Tata warna Kelengan, terpilih, 3 dari {count}"));
    harness.get_by_label("Usulkan warna").click();
    harness.run_steps(6);
    settle(&mut harness);
    let keep = harness.get_all_by_role(Role::Button).find(|node| {
        node.accesskit_node().label().is_some_and(|label| label.starts_with("Pakai "))
    });
    keep.unwrap().click();
    harness.run_steps(6);
    assert_eq!(design(&harness).colorways.len(), count + 1);
    assert_eq!(shown(&harness), count, "the one that was kept is shown");
    harness.get_by_label("Tutup usulan").click();
    harness.run_steps(6);
    assert!(harness.query_by_label("Tutup usulan").is_none());
}

#[test]
fn steps_are_walked_and_print_finds_its_dyes() {
    let mut harness = window(Language::English, [1366.0, 768.0], "kawung-galaran");
    let steps = harness.state().as_ref().and_then(|app| Some(app.open.as_ref()?.steps())).unwrap();
    assert!(steps > 3, "{steps}");
    harness.get_by_label("See all work steps").click();
    harness.run_steps(6);
    let white = format!("Step 0 of {steps}, white mori");
    harness.get_by_role_and_label(Role::RadioButton, &white).click();
    harness.run_steps(6);
    let step = |harness: &Harness<'_, Option<App>>| {
        harness.state().as_ref().unwrap().open.as_ref().unwrap().step
    };
    assert_eq!(step(&harness), Some(0));
    harness.get_by_role_and_label(Role::RadioButton, "Colorways").click();
    harness.run_steps(6);
    let count = design(&harness).colorways.len();
    let printed = design(&harness)
        .colorways
        .iter()
        .position(|colorway| matches!(colorway.paint, crate::design::Paint::Print(_)));
    act(&mut harness, Act::Colorway(printed.unwrap()));
    harness.get_by_label("Find dyes").click();
    harness.run_steps(6);
    settle(&mut harness);
    assert_eq!(design(&harness).colorways.len(), count + 1);
    assert!(
        harness.query_by_label("Find dyes").is_none(),
        "the baths are shown, and they have steps"
    );
}

#[test]
fn a_repeat_is_tried_and_taken() {
    let mut harness = window(Language::Indonesian, [1366.0, 768.0], "kawung-picis");
    act(&mut harness, Act::Band(true));
    let name = |harness: &Harness<'_, Option<App>>| design(harness).repeat.step.name().to_owned();
    let before = name(&harness);
    harness.get_by_role_and_label(Role::RadioButton, "Natabata").hover();
    settle(&mut harness);
    assert_eq!(name(&harness), before, "pointing takes nothing");
    let is_tried = |harness: &Harness<'_, Option<App>>| {
        harness.state().as_ref().unwrap().open.as_ref().unwrap().trial.is_some()
    };
    assert!(is_tried(&harness));
    harness.get_by_role_and_label(Role::RadioButton, "Natabata").click();
    harness.run_steps(6);
    assert_eq!(name(&harness), "natabata");
    harness.get_by_role_and_label(Role::RadioButton, "1/3").click();
    harness.run_steps(6);
    assert_eq!(name(&harness), "shift");
    harness.get_by_role_and_label(Role::RadioButton, "Simetri 17").click();
    harness.run_steps(6);
    harness.key_press(egui::Key::Escape);
    harness.run_steps(6);
    assert!(harness.query_by_label("Simetri 17").is_none(), "Esc closes it");
}

#[test]
fn a_click_in_the_library_adds_a_layer() {
    let mut harness = window(Language::English, [1366.0, 768.0], "kawung-galaran");
    act(&mut harness, Act::Left(Some(Left::Library)));
    let count = design(&harness).layers.len();
    find(&mut harness, "tumaruntum");
    harness.get_by_role_and_label(Role::Button, "Truntum").click();
    harness.run_steps(6);
    let placed = |harness: &Harness<'_, Option<App>>| {
        let app = harness.state().as_ref().unwrap();
        let open = app.open.as_ref().unwrap();
        let at = open.selection.only().unwrap();
        design(harness).layers[at].place.clone()
    };
    assert_eq!(design(&harness).layers.len(), count + 1);
    let tile = design(&harness).repeat.tile;
    assert_eq!(placed(&harness).unwrap().at.x, tile.width / 2.0);
    find(&mut harness, "paramg");
    harness.get_by_role_and_label(Role::Button, "Parang").click();
    harness.run_steps(6);
    assert_eq!(design(&harness).layers.len(), count + 2);
    assert!(placed(&harness).is_none(), "parang covers the tile");
}

/// Types into the search of the library, and forgets what was typed before.
fn find(harness: &mut Harness<'_, Option<App>>, text: &str) {
    let field = harness.get_by_role_and_label(Role::TextInput, "Search motifs, isen or meanings");
    field.focus();
    harness.run_steps(6);
    harness.key_combination_modifiers(egui::Modifiers::COMMAND, &[egui::Key::A]);
    harness.run_steps(6);
    let field = harness.get_by_role_and_label(Role::TextInput, "Search motifs, isen or meanings");
    field.type_text(text);
    harness.run_steps(6);
}
