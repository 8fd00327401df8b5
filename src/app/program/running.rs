//! What the commands of the table do.

use std::sync::Arc;

use egui::Context;
use kurbo::Point;

use crate::design::edit::LayerEdit;
use crate::design::{Colorway, Edit, Layer, Paint, Placement};
use crate::words::Language;

use super::super::act::{Dialog, Hold, Left, Next, Side};
use super::super::camera::{Fit, Tool, View};
use super::super::canvas::frame::{self, Frame};
use super::super::command::Id;
use super::super::keep::{LanguageChoice, ThemeChoice};
use super::super::work::export::ExportKind;
use super::App;

/// Millimeters by which what is pasted lies beside what was copied.
const BESIDE: f64 = 4.0;

impl App {
    /// Does what a command of the table says.
    #[expect(clippy::too_many_lines, reason = "a line a command")]
    pub(super) fn run(&mut self, id: Id, context: &Context) {
        match id {
            Id::New => self.new_empty(context),
            Id::Open => self.ask_for_file(context),
            Id::Save => self.save(context),
            Id::SaveAs => self.save_as(context),
            Id::Import | Id::AddDrawing => self.ask_for_picture(context),
            Id::Export => self.ask_to_export(context),
            Id::Plan => self.export_plan(context),
            Id::ColorwaySheet => self.export_colorways(context),
            Id::Walk => self.export_walk(context),
            Id::Close => self.close(context),
            Id::Quit => self.quit(context),
            Id::Undo => self.undo(context),
            Id::Redo => self.redo(context),
            Id::Cut => self.cut(context),
            Id::Copy => self.copy(context),
            Id::Paste => self.paste(context),
            Id::Duplicate => self.duplicate(context),
            Id::Delete => self.delete(context),
            Id::SelectAll => self.select_all(context),
            Id::SelectNone => self.select_none(context),
            Id::Preferences => self.show_preferences(context),
            Id::AddMotif | Id::AddIsen => self.show_library(context),
            Id::FlipAcross => self.flip_across(context),
            Id::FlipDown => self.flip_down(context),
            Id::Forward => self.forward(context),
            Id::Backward => self.backward(context),
            Id::Hide => self.hide(context),
            Id::Lock => self.lock(context),
            Id::Rename => self.rename(context),
            Id::ViewTile => self.view_tile(context),
            Id::ViewNine => self.view_nine(context),
            Id::ViewCloth => self.view_cloth(context),
            Id::TrueSize => self.true_size(context),
            Id::FitTile => self.fit_tile(context),
            Id::FitCloth => self.fit_cloth(context),
            Id::ZoomIn => self.zoom_in(context),
            Id::ZoomOut => self.zoom_out(context),
            Id::ZoomWhole => self.zoom_whole(context),
            Id::Rulers => self.toggle_rulers(context),
            Id::TileEdge => self.toggle_tile_edge(context),
            Id::Seams => self.toggle_seams(context),
            Id::Dim => self.toggle_dim(context),
            Id::Snap => self.toggle_snap(context),
            Id::HidePanels => self.toggle_panels(context),
            Id::HideAll => self.toggle_all(context),
            Id::ThemeMori => self.theme_mori(context),
            Id::ThemeMalam => self.theme_malam(context),
            Id::ThemeSystem => self.theme_system(context),
            Id::ThemeNext => self.theme_next(context),
            Id::Language => self.language_next(context),
            Id::Keys => self.show_keys(context),
            Id::Palette => self.show_palette(context),
            Id::Glossary => self.show_glossary(context),
            Id::About => self.show_about(context),
            Id::ToolSelect => self.tool_select(context),
            Id::ToolHand => self.tool_hand(context),
            Id::Library => self.toggle_library(context),
            Id::Layers => self.toggle_layers(context),
            Id::History => self.toggle_history(context),
            Id::Checks => self.toggle_checks(context),
            Id::Repeats => self.toggle_band(context),
            Id::Suggest => self.suggest(context),
            Id::AddColorway => self.add_colorway(context),
            Id::EditColors => self.edit_colors(context),
            Id::FindDyes => self.find_dyes(context),
            Id::StepBack => self.step_back(context),
            Id::StepForward => self.step_forward(context),
            Id::Play => self.play(context),
        }
    }

    fn close(&mut self, _: &Context) {
        self.leave(Next::Gallery);
    }

    fn quit(&mut self, _: &Context) {
        self.leave(Next::Quit);
    }

    fn undo(&mut self, _: &Context) {
        if self.open.as_mut().is_some_and(|open| open.desk.undo()) {
            self.changed();
        }
    }

    fn redo(&mut self, _: &Context) {
        if self.open.as_mut().is_some_and(|open| open.desk.redo()) {
            self.changed();
        }
    }

    fn copy(&mut self, context: &Context) {
        let Some(open) = &self.open else { return };
        let mut layers = open.selection.layers.clone();
        layers.sort_unstable();
        let design = open.design();
        self.copied = layers.iter().filter_map(|at| design.layers.get(*at).cloned()).collect();
        // Systems tell of pasting only where there is a text to paste.
        let name = self.copied.first().map(|layer| layer.name.clone()).unwrap_or_default();
        context.copy_text(if name.is_empty() { "Canting".to_owned() } else { name });
    }

    fn cut(&mut self, context: &Context) {
        self.copy(context);
        self.delete(context);
    }

    fn paste(&mut self, _: &Context) {
        for layer in self.copied.clone() {
            self.add_layer(Arc::new(beside(&layer)));
        }
    }

    fn duplicate(&mut self, _: &Context) {
        let Some(open) = &mut self.open else { return };
        let mut layers = open.selection.layers.clone();
        layers.sort_unstable();
        let edits: Vec<Edit> = layers.iter().rev().map(|at| Edit::DuplicateLayer(*at)).collect();
        self.edit_all(&edits);
        if let (Some(open), [layer]) = (&mut self.open, &layers[..]) {
            open.selection.layers = vec![layer + 1];
        }
    }

    fn delete(&mut self, _: &Context) {
        let Some(open) = &mut self.open else { return };
        let mut layers = std::mem::take(&mut open.selection.layers);
        layers.sort_unstable();
        let edits: Vec<Edit> = layers.iter().rev().map(|at| Edit::RemoveLayer(*at)).collect();
        self.edit_all(&edits);
    }

    fn select_all(&mut self, _: &Context) {
        if let Some(open) = &mut self.open {
            open.selection.layers = (0..open.design().layers.len()).collect();
        }
    }

    fn select_none(&mut self, _: &Context) {
        if let Some(open) = &mut self.open {
            open.selection.layers.clear();
        }
    }

    fn show_preferences(&mut self, _: &Context) {
        self.ask(Dialog::Preferences);
    }

    fn show_library(&mut self, _: &Context) {
        self.shown.left = Some(Left::Library);
    }

    fn flip_across(&mut self, _: &Context) {
        self.flip(|place, middle| place.mirrored(middle.x));
    }

    fn flip_down(&mut self, _: &Context) {
        self.flip(|place, middle| place.flipped(middle.y));
    }

    /// Mirrors every selected layer that has a place, about the middle of what it draws.
    fn flip(&mut self, mirrored: impl Fn(Placement, Point) -> Placement) {
        let Some(open) = &self.open else { return };
        let edits: Vec<Edit> = open
            .selection
            .layers
            .iter()
            .filter_map(|at| {
                let frame = Frame::of(&open.desk, *at)?;
                let middle = frame.middle();
                let place = frame::said(mirrored(frame.place?, middle));
                Some(Edit::Layer(*at, LayerEdit::Place(Some(place))))
            })
            .collect();
        if !edits.is_empty() {
            self.edit_all(&edits);
        }
    }

    fn forward(&mut self, _: &Context) {
        self.shift(1);
    }

    fn backward(&mut self, _: &Context) {
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

    fn hide(&mut self, _: &Context) {
        self.edit_selected(&|layer| Some(LayerEdit::Visible(!layer.is_visible)));
    }

    fn lock(&mut self, _: &Context) {
        self.edit_selected(&|layer| Some(LayerEdit::Locked(!layer.is_locked)));
    }

    fn rename(&mut self, _: &Context) {
        self.shown.side = Side::Design;
        self.owned.side.rename = self.open.as_ref().and_then(|open| open.selection.only());
    }

    fn view_tile(&mut self, _: &Context) {
        self.view(View::Tile);
    }

    fn view_nine(&mut self, _: &Context) {
        self.view(View::Nine);
    }

    fn view_cloth(&mut self, _: &Context) {
        self.view(View::Cloth);
    }

    fn view(&mut self, view: View) {
        if let Some(open) = &mut self.open {
            self.canvas.view(open, view);
        }
    }

    fn true_size(&mut self, _: &Context) {
        match self.keep.preferred().true_size {
            None => self.ask(Dialog::Measure),
            Some(pixels) => {
                if let Some(open) = &mut self.open {
                    self.canvas.true_size(open, pixels);
                }
            }
        }
    }

    fn fit_tile(&mut self, _: &Context) {
        self.fit(Fit::Tile);
    }

    fn fit_cloth(&mut self, _: &Context) {
        self.fit(Fit::Cloth);
    }

    fn fit(&mut self, fit: Fit) {
        if let Some(open) = &mut self.open {
            self.canvas.fit(open, fit);
        }
    }

    fn zoom_in(&mut self, _: &Context) {
        self.zoom(1.25);
    }

    fn zoom_out(&mut self, _: &Context) {
        self.zoom(1.0 / 1.25);
    }

    fn zoom(&mut self, factor: f64) {
        if let Some(open) = &mut self.open {
            self.canvas.zoom_by(open, factor, None);
        }
    }

    fn zoom_whole(&mut self, _: &Context) {
        if let Some(open) = &mut self.open {
            self.canvas.zoom_to(open, 1.0);
        }
    }

    fn toggle_rulers(&mut self, _: &Context) {
        let preferred = self.keep.prefer();
        preferred.has_rulers = !preferred.has_rulers;
    }

    fn toggle_tile_edge(&mut self, _: &Context) {
        let preferred = self.keep.prefer();
        preferred.has_tile_edge = !preferred.has_tile_edge;
    }

    fn toggle_seams(&mut self, _: &Context) {
        self.canvas.has_seams = !self.canvas.has_seams;
    }

    fn toggle_dim(&mut self, _: &Context) {
        let preferred = self.keep.prefer();
        preferred.dims_copies = !preferred.dims_copies;
    }

    fn toggle_snap(&mut self, _: &Context) {
        let preferred = self.keep.prefer();
        preferred.snaps = !preferred.snaps;
    }

    fn toggle_panels(&mut self, _: &Context) {
        self.shown.is_bare = !self.shown.is_bare;
    }

    fn toggle_all(&mut self, _: &Context) {
        self.shown.is_empty = !self.shown.is_empty;
    }

    fn theme_mori(&mut self, _: &Context) {
        self.theme(ThemeChoice::Mori);
    }

    fn theme_malam(&mut self, _: &Context) {
        self.theme(ThemeChoice::Malam);
    }

    fn theme_system(&mut self, _: &Context) {
        self.theme(ThemeChoice::System);
    }

    fn theme_next(&mut self, context: &Context) {
        let is_dark = context.theme() == egui::Theme::Dark;
        self.theme(if is_dark { ThemeChoice::Mori } else { ThemeChoice::Malam });
    }

    fn language_next(&mut self, _: &Context) {
        let next = match self.words.language() {
            Language::Indonesian => LanguageChoice::English,
            Language::English => LanguageChoice::Indonesian,
        };
        self.keep.prefer().language = next;
        self.speak(next.language());
    }

    fn ask_to_export(&mut self, _: &Context) {
        self.ask(Dialog::Export(None));
    }

    fn export_plan(&mut self, _: &Context) {
        self.ask(Dialog::Export(Some(ExportKind::Plan)));
    }

    fn export_colorways(&mut self, _: &Context) {
        self.ask(Dialog::Export(Some(ExportKind::Sheet)));
    }

    fn export_walk(&mut self, _: &Context) {
        self.ask(Dialog::Export(Some(ExportKind::Walk)));
    }

    fn show_keys(&mut self, _: &Context) {
        self.ask(Dialog::Keys);
    }

    fn show_palette(&mut self, _: &Context) {
        self.ask(Dialog::Palette);
    }

    fn show_glossary(&mut self, _: &Context) {
        self.ask(Dialog::Glossary);
    }

    fn show_about(&mut self, _: &Context) {
        self.ask(Dialog::About);
    }

    fn tool_select(&mut self, _: &Context) {
        self.canvas.take(Tool::Select);
    }

    fn tool_hand(&mut self, _: &Context) {
        self.canvas.take(Tool::Hand);
    }

    fn toggle_library(&mut self, _: &Context) {
        self.toggle_left(Left::Library);
    }

    fn toggle_history(&mut self, _: &Context) {
        self.toggle_left(Left::History);
    }

    fn toggle_left(&mut self, left: Left) {
        let is_open = self.shown.left == Some(left);
        self.shown.left = (!is_open).then_some(left);
    }

    fn toggle_layers(&mut self, _: &Context) {
        self.toggle_side(Side::Layers);
    }

    fn toggle_checks(&mut self, _: &Context) {
        self.toggle_side(Side::Checks);
    }

    fn toggle_side(&mut self, side: Side) {
        let is_open = self.shown.side == side;
        self.shown.side = if is_open { Side::Design } else { side };
    }

    fn toggle_band(&mut self, _: &Context) {
        self.shown.is_band = !self.shown.is_band;
    }

    fn suggest(&mut self, _: &Context) {
        if let Some(open) = &self.open {
            self.work.suggest(open.desk.evaluated(), self.words.language());
        }
    }

    fn add_colorway(&mut self, _: &Context) {
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

    fn edit_colors(&mut self, _: &Context) {
        self.toggle_side(Side::Colors);
    }

    fn find_dyes(&mut self, _: &Context) {
        if let Some(open) = &self.open {
            self.work.find_dyes(open.desk.evaluated(), open.colorway, self.words.language());
        }
    }

    fn step_back(&mut self, _: &Context) {
        self.step_by(-1);
    }

    fn step_forward(&mut self, _: &Context) {
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

    fn play(&mut self, _: &Context) {
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
