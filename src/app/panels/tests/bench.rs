//! A window without a screen, with a design open.

use std::path::Path;
use std::sync::Arc;

use egui::vec2;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use crate::app::{App, Start};
use crate::design::Design;
use crate::words::Language;

/// The whole interface with a design open, 1366 by 768.
pub(super) struct Window {
    pub(super) harness: Harness<'static, Option<App>>,
    _home: tempfile::TempDir,
}

impl Window {
    /// Opens the text of a design.
    pub(super) fn open(text: &str, language: Language) -> Self {
        Self::sized(text, language, vec2(1366.0, 768.0))
    }

    /// The same in a window of another size.
    pub(super) fn sized(text: &str, language: Language, size: egui::Vec2) -> Self {
        let home = tempfile::tempdir().unwrap();
        let file = home.path().join("kain.batik");
        std::fs::write(&file, text).unwrap();
        let start = Start {
            file: Some(file),
            language: Some(language),
            home: Some(home.path().join("rumah")),
        };
        let mut start = Some(start);
        let ui = move |ui: &mut egui::Ui, app: &mut Option<App>| {
            let app = app.get_or_insert_with(|| App::new(start.take().unwrap(), ui.ctx(), None));
            app.ui(ui);
        };
        let builder = Harness::builder().with_size(size).with_theme(egui::Theme::Light).wgpu();
        let mut harness = builder.build_ui_state(ui, None);
        harness.run_steps(3);
        Self { harness, _home: home }
    }

    /// Leaves something to be done.
    pub(super) fn act(&mut self, act: crate::app::act::Act) {
        self.harness.state().as_ref().unwrap().acts.push(act);
        self.harness.run_steps(2);
    }

    /// Clicks what is called so.
    pub(super) fn click(&mut self, label: &str) {
        self.harness.get_by_label(label).click();
        self.harness.run_steps(3);
    }

    /// A row of a list.
    pub(super) fn row<'a>(&'a self, label: &'a str) -> egui_kittest::Node<'a> {
        self.harness.get_by_role_and_label(egui::accesskit::Role::ListBoxOption, label)
    }

    /// The design as it is now.
    pub(super) fn design(&self) -> Arc<Design> {
        Arc::clone(self.harness.state().as_ref().unwrap().open.as_ref().unwrap().design())
    }

    /// Lets workers say what they have to say, the checks among it.
    pub(super) fn settle(&mut self) {
        for _ in 0..3000 {
            self.harness.run_steps(1);
            let app = self.harness.state().as_ref().unwrap();
            if app.work.checked().is_some() && !app.work.pool().is_busy() {
                break;
            }
            std::thread::sleep(std::time::Duration::from_millis(20));
        }
        self.harness.run_steps(3);
    }

    /// Writes down what is seen, to be looked at.
    pub(super) fn picture(&mut self, name: &str) {
        if let Some(folder) = std::env::var_os("PICTURES") {
            let picture = self.harness.render().unwrap();
            picture.save(Path::new(&folder).join(format!("{name}.png"))).unwrap();
        }
    }
}
