//! What the commands of the table do.

use std::sync::Arc;

use egui::Context;

use crate::design::edit::LayerEdit;
use crate::design::{Colorway, Edit, Layer, Paint, Placement};
use crate::words::Language;

use super::super::act::{Dialog, Hold, Left, Next, Side};
use super::super::canvas::{Fit, Tool, View};
use super::super::keep::{LanguageChoice, ThemeChoice};
use super::super::work::export::ExportKind;
use super::App;

/// Millimeters by which what is pasted lies beside what was copied.
const BESIDE: f64 = 4.0;

impl App {
    pub(crate) fn close(&mut self, _: &Context) {
        self.leave(Next::Gallery);
    }

    pub(crate) fn quit(&mut self, _: &Context) {
        self.leave(Next::Quit);
    }

    pub(crate) fn undo(&mut self, _: &Context) {
        if self.open.as_mut().is_some_and(|open| open.desk.undo()) {
            self.changed();
        }
    }

    pub(crate) fn redo(&mut self, _: &Context) {
        if self.open.as_mut().is_some_and(|open| open.desk.redo()) {
            self.changed();
        }
    }

    pub(crate) fn copy(&mut self, _: &Context) {
        let Some(open) = &self.open else { return };
        let mut layers = open.selection.layers.clone();
        layers.sort_unstable();
        let design = open.design();
        self.copied = layers.iter().filter_map(|at| design.layers.get(*at).cloned()).collect();
    }

    pub(crate) fn cut(&mut self, context: &Context) {
        self.copy(context);
        self.delete(context);
    }

    pub(crate) fn paste(&mut self, _: &Context) {
        for layer in self.copied.clone() {
            self.add_layer(Arc::new(beside(&layer)));
        }
    }

    pub(crate) fn duplicate(&mut self, _: &Context) {
        let Some(open) = &mut self.open else { return };
        let mut layers = open.selection.layers.clone();
        layers.sort_unstable();
        let edits: Vec<Edit> = layers.iter().rev().map(|at| Edit::DuplicateLayer(*at)).collect();
        self.edit_all(&edits);
        if let (Some(open), [layer]) = (&mut self.open, &layers[..]) {
            open.selection.layers = vec![layer + 1];
        }
    }

    pub(crate) fn delete(&mut self, _: &Context) {
        let Some(open) = &mut self.open else { return };
        let mut layers = std::mem::take(&mut open.selection.layers);
        layers.sort_unstable();
        let edits: Vec<Edit> = layers.iter().rev().map(|at| Edit::RemoveLayer(*at)).collect();
        self.edit_all(&edits);
    }

    pub(crate) fn select_all(&mut self, _: &Context) {
        if let Some(open) = &mut self.open {
            open.selection.layers = (0..open.design().layers.len()).collect();
        }
    }

    pub(crate) fn select_none(&mut self, _: &Context) {
        if let Some(open) = &mut self.open {
            open.selection.layers.clear();
        }
    }

    pub(crate) fn show_preferences(&mut self, _: &Context) {
        self.ask(Dialog::Preferences);
    }

    pub(crate) fn show_library(&mut self, _: &Context) {
        self.shown.left = Some(Left::Library);
    }

    pub(crate) fn flip_across(&mut self, _: &Context) {
        self.edit_selected(&|layer| {
            let place = layer.place.clone()?;
            let is_mirrored = !place.is_mirrored;
            Some(LayerEdit::Place(Some(Placement { is_mirrored, turn: -place.turn, ..place })))
        });
    }

    pub(crate) fn flip_down(&mut self, _: &Context) {
        self.edit_selected(&|layer| {
            let place = layer.place.clone()?;
            let (is_mirrored, turn) = (!place.is_mirrored, 180.0 - place.turn);
            Some(LayerEdit::Place(Some(Placement { is_mirrored, turn, ..place })))
        });
    }

    pub(crate) fn forward(&mut self, _: &Context) {
        self.shift(1);
    }

    pub(crate) fn backward(&mut self, _: &Context) {
        self.shift(-1);
    }

    fn shift(&mut self, by: isize) {
        let Some(open) = &self.open else { return };
        let Some(from) = open.selection.only() else { return };
        let Some(to) = from.checked_add_signed(by) else { return };
        if to < open.design().layers.len() {
            self.edit(&Edit::MoveLayer { from, to }, Hold::Once);
            if let Some(open) = &mut self.open {
                open.selection.layers = vec![to];
            }
        }
    }

    pub(crate) fn hide(&mut self, _: &Context) {
        self.edit_selected(&|layer| Some(LayerEdit::Visible(!layer.is_visible)));
    }

    pub(crate) fn lock(&mut self, _: &Context) {
        self.edit_selected(&|layer| Some(LayerEdit::Locked(!layer.is_locked)));
    }

    pub(crate) fn rename(&mut self, _: &Context) {
        self.shown.side = Side::Design;
        self.owned.side.rename = self.open.as_ref().and_then(|open| open.selection.only());
    }

    pub(crate) fn view_tile(&mut self, _: &Context) {
        self.view(View::Tile);
    }

    pub(crate) fn view_nine(&mut self, _: &Context) {
        self.view(View::Nine);
    }

    pub(crate) fn view_cloth(&mut self, _: &Context) {
        self.view(View::Cloth);
    }

    fn view(&mut self, view: View) {
        if let Some(open) = &mut self.open {
            self.canvas.view(open, view);
        }
    }

    pub(crate) fn true_size(&mut self, _: &Context) {
        match self.keep.preferred().true_size {
            None => self.ask(Dialog::Measure),
            Some(pixels) => {
                if let Some(open) = &mut self.open {
                    self.canvas.true_size(open, pixels);
                }
            }
        }
    }

    pub(crate) fn fit_tile(&mut self, _: &Context) {
        self.fit(Fit::Tile);
    }

    pub(crate) fn fit_cloth(&mut self, _: &Context) {
        self.fit(Fit::Cloth);
    }

    fn fit(&mut self, fit: Fit) {
        if let Some(open) = &mut self.open {
            self.canvas.fit(open, fit);
        }
    }

    pub(crate) fn zoom_in(&mut self, _: &Context) {
        self.zoom(1.25);
    }

    pub(crate) fn zoom_out(&mut self, _: &Context) {
        self.zoom(1.0 / 1.25);
    }

    fn zoom(&mut self, factor: f64) {
        if let Some(open) = &mut self.open {
            self.canvas.zoom_by(open, factor, None);
        }
    }

    pub(crate) fn zoom_whole(&mut self, _: &Context) {
        if let Some(open) = &mut self.open {
            self.canvas.zoom_to(open, 1.0);
        }
    }

    pub(crate) fn toggle_rulers(&mut self, _: &Context) {
        let preferred = self.keep.prefer();
        preferred.has_rulers = !preferred.has_rulers;
    }

    pub(crate) fn toggle_tile_edge(&mut self, _: &Context) {
        let preferred = self.keep.prefer();
        preferred.has_tile_edge = !preferred.has_tile_edge;
    }

    pub(crate) fn toggle_seams(&mut self, _: &Context) {
        self.canvas.has_seams = !self.canvas.has_seams;
    }

    pub(crate) fn toggle_dim(&mut self, _: &Context) {
        let preferred = self.keep.prefer();
        preferred.dims_copies = !preferred.dims_copies;
    }

    pub(crate) fn toggle_snap(&mut self, _: &Context) {
        let preferred = self.keep.prefer();
        preferred.snaps = !preferred.snaps;
    }

    pub(crate) fn toggle_panels(&mut self, _: &Context) {
        self.shown.is_bare = !self.shown.is_bare;
    }

    pub(crate) fn toggle_all(&mut self, _: &Context) {
        self.shown.is_empty = !self.shown.is_empty;
    }

    pub(crate) fn theme_mori(&mut self, _: &Context) {
        self.theme(ThemeChoice::Mori);
    }

    pub(crate) fn theme_malam(&mut self, _: &Context) {
        self.theme(ThemeChoice::Malam);
    }

    pub(crate) fn theme_system(&mut self, _: &Context) {
        self.theme(ThemeChoice::System);
    }

    pub(crate) fn theme_next(&mut self, context: &Context) {
        let is_dark = context.theme() == egui::Theme::Dark;
        self.theme(if is_dark { ThemeChoice::Mori } else { ThemeChoice::Malam });
    }

    pub(crate) fn language_next(&mut self, _: &Context) {
        let next = match self.words.language() {
            Language::Indonesian => LanguageChoice::English,
            Language::English => LanguageChoice::Indonesian,
        };
        self.keep.prefer().language = next;
        self.speak(next.language());
    }

    pub(crate) fn ask_to_export(&mut self, _: &Context) {
        self.ask(Dialog::Export(None));
    }

    pub(crate) fn export_plan(&mut self, _: &Context) {
        self.ask(Dialog::Export(Some(ExportKind::Plan)));
    }

    pub(crate) fn export_colorways(&mut self, _: &Context) {
        self.ask(Dialog::Export(Some(ExportKind::Sheet)));
    }

    pub(crate) fn export_walk(&mut self, _: &Context) {
        self.ask(Dialog::Export(Some(ExportKind::Walk)));
    }

    pub(crate) fn show_keys(&mut self, _: &Context) {
        self.ask(Dialog::Keys);
    }

    pub(crate) fn show_palette(&mut self, _: &Context) {
        self.ask(Dialog::Palette);
    }

    pub(crate) fn show_glossary(&mut self, _: &Context) {
        self.ask(Dialog::Glossary);
    }

    pub(crate) fn show_about(&mut self, _: &Context) {
        self.ask(Dialog::About);
    }

    pub(crate) fn tool_select(&mut self, _: &Context) {
        self.canvas.take(Tool::Select);
    }

    pub(crate) fn tool_hand(&mut self, _: &Context) {
        self.canvas.take(Tool::Hand);
    }

    pub(crate) fn toggle_library(&mut self, _: &Context) {
        self.toggle_left(Left::Library);
    }

    pub(crate) fn toggle_history(&mut self, _: &Context) {
        self.toggle_left(Left::History);
    }

    fn toggle_left(&mut self, left: Left) {
        let is_open = self.shown.left == Some(left);
        self.shown.left = (!is_open).then_some(left);
    }

    pub(crate) fn toggle_layers(&mut self, _: &Context) {
        self.toggle_side(Side::Layers);
    }

    pub(crate) fn toggle_checks(&mut self, _: &Context) {
        self.toggle_side(Side::Checks);
    }

    fn toggle_side(&mut self, side: Side) {
        let is_open = self.shown.side == side;
        self.shown.side = if is_open { Side::Design } else { side };
    }

    pub(crate) fn toggle_band(&mut self, _: &Context) {
        self.shown.is_band = !self.shown.is_band;
    }

    pub(crate) fn suggest(&mut self, _: &Context) {
        if let Some(open) = &self.open {
            self.work.suggest(open.desk.evaluated(), self.words.language());
        }
    }

    pub(crate) fn add_colorway(&mut self, _: &Context) {
        let Some(open) = &self.open else { return };
        let design = Arc::clone(open.design());
        let at = (open.colorway + 1).min(design.colorways.len());
        let made = match open.shown_colorway() {
            Some(colorway) => Colorway::clone(colorway),
            None => Colorway {
                name: String::new(),
                paint: Paint::Print(plain_colors(open)),
                unknown: toml::Table::new(),
            },
        };
        let stem = if made.name.is_empty() {
            self.words.say(&crate::notice::Message::new("window-colorway"))
        } else {
            made.name.clone()
        };
        let is_taken = |name: &str| design.colorways.iter().any(|other| other.name == name);
        let name = (2..).map(|number| format!("{stem} {number}")).find(|name| !is_taken(name));
        let colorway = Arc::new(Colorway { name: name.unwrap_or(stem), ..made });
        self.edit(&Edit::AddColorway { at, colorway }, Hold::Once);
        if let Some(open) = &mut self.open {
            open.colorway = at;
            open.settle();
        }
    }

    pub(crate) fn edit_colors(&mut self, _: &Context) {
        self.toggle_side(Side::Colors);
    }

    pub(crate) fn find_dyes(&mut self, _: &Context) {
        if let Some(open) = &self.open {
            self.work.find_dyes(open.desk.evaluated(), open.colorway, self.words.language());
        }
    }

    pub(crate) fn step_back(&mut self, _: &Context) {
        self.step_by(-1);
    }

    pub(crate) fn step_forward(&mut self, _: &Context) {
        self.step_by(1);
    }

    fn step_by(&mut self, by: isize) {
        let Some(open) = &mut self.open else { return };
        let last = open.steps();
        let now = open.step.unwrap_or(last);
        let next = now.saturating_add_signed(by).min(last);
        open.step = (next < last).then_some(next);
        open.is_playing = false;
        open.version += 1;
    }

    pub(crate) fn play(&mut self, _: &Context) {
        if let Some(open) = &mut self.open {
            open.is_playing = !open.is_playing;
            if open.is_playing && open.step.is_none() {
                open.step = Some(0);
                open.version += 1;
            }
        }
    }
}

/// The colors that parts have where no colorway says any.
fn plain_colors(
    open: &super::super::open::Open,
) -> std::collections::BTreeMap<crate::mark::Part, crate::color::Srgb> {
    let evaluated = open.desk.evaluated();
    let palette = evaluated.palette(None);
    evaluated
        .repeat()
        .parts()
        .into_iter()
        .map(|part| (part.clone(), palette.color(&part)))
        .collect()
}

/// A copy that lies a little beside the layer, so that both are seen.
fn beside(layer: &Layer) -> Layer {
    let mut copy = Layer { is_locked: false, ..layer.clone() };
    if let Some(place) = &mut copy.place {
        place.at += kurbo::Vec2::new(BESIDE, BESIDE);
    }
    copy
}
