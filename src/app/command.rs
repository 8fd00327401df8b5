//! The table of commands: menus, tools, the palette, hints, the sheet of keys and tests read this one table.
//!
//! **Invariant:** everything that has a key or stands in a menu is a row here; no two rows share a key.

use egui::{Key, KeyboardShortcut, Modifiers};

use super::app::App;
use super::icons;

/// What can be done now.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Situation {
    /// Whether a design is open.
    pub(crate) has_design: bool,
    /// Whether it differs from its file.
    pub(crate) is_unsaved: bool,
    /// Layers that are selected.
    pub(crate) selected: usize,
    /// Whether the selected layers may be changed.
    pub(crate) is_free: bool,
    /// Whether one of them can be moved.
    pub(crate) is_placed: bool,
    /// Whether there is a step to take back.
    pub(crate) can_undo: bool,
    /// Whether there is a step to do again.
    pub(crate) can_redo: bool,
    /// Whether a layer was copied.
    pub(crate) has_copied: bool,
    /// Whether the shown colorway is dyed in steps.
    pub(crate) has_steps: bool,
    /// Whether the shown colorway is printed.
    pub(crate) is_printed: bool,
    /// Whether the design says what piece is made of it.
    pub(crate) has_piece: bool,
    /// Whether there is a colorway.
    pub(crate) has_colorway: bool,
}

/// The name of a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Id {
    New,
    Open,
    Save,
    SaveAs,
    Import,
    Export,
    Plan,
    ColorwaySheet,
    Walk,
    Close,
    Quit,
    Undo,
    Redo,
    Cut,
    Copy,
    Paste,
    Duplicate,
    Delete,
    SelectAll,
    SelectNone,
    Preferences,
    AddMotif,
    AddIsen,
    AddDrawing,
    FlipAcross,
    FlipDown,
    Forward,
    Backward,
    Hide,
    Lock,
    Rename,
    ViewTile,
    ViewNine,
    ViewCloth,
    TrueSize,
    FitTile,
    FitCloth,
    ZoomIn,
    ZoomOut,
    ZoomWhole,
    Rulers,
    TileEdge,
    Seams,
    Dim,
    Snap,
    HidePanels,
    HideAll,
    ThemeMori,
    ThemeMalam,
    ThemeSystem,
    ThemeNext,
    Language,
    Keys,
    Palette,
    Glossary,
    About,
    ToolSelect,
    ToolHand,
    Library,
    Layers,
    History,
    Checks,
    Repeats,
    Suggest,
    AddColorway,
    EditColors,
    FindDyes,
    StepBack,
    StepForward,
    Play,
}

/// A command: what it is called and shown as, when it can be run, and what it does.
pub(crate) struct Row {
    /// Its name.
    pub(crate) id: Id,
    /// The icon that it has, if any.
    pub(crate) icon: Option<char>,
    /// Its keys, the one that is shown first.
    pub(crate) keys: &'static [KeyboardShortcut],
    /// The key of its words; `.hint` tells more.
    pub(crate) word: &'static str,
    /// Whether it can be run.
    pub(crate) when: fn(&Situation) -> bool,
    /// Runs it.
    pub(crate) run: fn(&mut App, &egui::Context),
}

const fn plain(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::NONE, key)
}

const fn ctrl(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::COMMAND, key)
}

const fn shift(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::SHIFT, key)
}

const fn ctrl_shift(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::COMMAND.plus(Modifiers::SHIFT), key)
}

fn always(_: &Situation) -> bool {
    true
}

fn open(now: &Situation) -> bool {
    now.has_design
}

fn selected(now: &Situation) -> bool {
    now.selected > 0
}

fn free(now: &Situation) -> bool {
    now.selected > 0 && now.is_free
}

macro_rules! row {
    ($id:ident, $icon:expr, [$($key:expr),*], $word:literal, $when:expr, $run:expr) => {
        Row { id: Id::$id, icon: $icon, keys: &[$($key),*], word: $word, when: $when, run: $run }
    };
}

/// Every command.
#[rustfmt::skip]
pub(crate) static TABLE: &[Row] = &[
    row!(New, Some(icons::FILE_PLUS), [ctrl(Key::N)], "window-new", always, App::new_empty),
    row!(Open, Some(icons::FOLDER_OPEN), [ctrl(Key::O)], "window-open", always, App::ask_for_file),
    row!(Save, Some(icons::FLOPPY_DISK), [ctrl(Key::S)], "window-save", open, App::save),
    row!(SaveAs, None, [ctrl_shift(Key::S)], "window-save-as", open, App::save_as),
    row!(Import, Some(icons::FILE_SVG), [], "window-import", always, App::ask_for_picture),
    row!(Export, Some(icons::EXPORT), [ctrl(Key::E)], "window-export", open, App::ask_to_export),
    row!(Plan, Some(icons::FILE_PDF), [], "window-plan", |now| now.has_steps, App::export_plan),
    row!(ColorwaySheet, Some(icons::SWATCHES), [], "window-colorway-sheet", |now| now.has_colorway, App::export_colorways),
    row!(Walk, Some(icons::STAMP), [], "window-walk", open, App::export_walk),
    row!(Close, None, [ctrl(Key::W)], "window-close", open, App::close),
    row!(Quit, None, [ctrl(Key::Q)], "window-quit", always, App::quit),
    row!(Undo, Some(icons::ARROW_U_UP_LEFT), [ctrl(Key::Z)], "window-undo", |now| now.can_undo, App::undo),
    row!(Redo, Some(icons::ARROW_U_UP_RIGHT), [ctrl_shift(Key::Z), ctrl(Key::Y)], "window-redo", |now| now.can_redo, App::redo),
    row!(Cut, None, [ctrl(Key::X)], "window-cut", free, App::cut),
    row!(Copy, None, [ctrl(Key::C)], "window-copy", selected, App::copy),
    row!(Paste, None, [ctrl(Key::V)], "window-paste", |now| now.has_design && now.has_copied, App::paste),
    row!(Duplicate, Some(icons::COPY), [ctrl(Key::D)], "window-duplicate", selected, App::duplicate),
    row!(Delete, Some(icons::TRASH), [plain(Key::Delete), plain(Key::Backspace)], "window-delete", free, App::delete),
    row!(SelectAll, None, [ctrl(Key::A)], "window-select-all", open, App::select_all),
    row!(SelectNone, None, [], "window-select-none", selected, App::select_none),
    row!(Preferences, Some(icons::GEAR_SIX), [ctrl(Key::Comma)], "window-preferences", always, App::show_preferences),
    row!(AddMotif, Some(icons::FLOWER_LOTUS), [], "window-add-motif", open, App::show_library),
    row!(AddIsen, Some(icons::DROP), [], "window-add-isen", open, App::show_library),
    row!(AddDrawing, Some(icons::FILE_SVG), [], "window-add-drawing", open, App::ask_for_picture),
    row!(FlipAcross, Some(icons::FLIP_HORIZONTAL), [shift(Key::H)], "window-flip-across", |now| now.is_free && now.is_placed, App::flip_across),
    row!(FlipDown, Some(icons::FLIP_VERTICAL), [shift(Key::V)], "window-flip-down", |now| now.is_free && now.is_placed, App::flip_down),
    row!(Forward, None, [ctrl(Key::CloseBracket)], "window-forward", |now| now.selected == 1, App::forward),
    row!(Backward, None, [ctrl(Key::OpenBracket)], "window-backward", |now| now.selected == 1, App::backward),
    row!(Hide, Some(icons::EYE_SLASH), [], "window-hide", selected, App::hide),
    row!(Lock, Some(icons::LOCK_SIMPLE), [], "window-lock", selected, App::lock),
    row!(Rename, Some(icons::PENCIL_SIMPLE), [plain(Key::F2)], "window-rename", |now| now.selected == 1 && now.is_free, App::rename),
    row!(ViewTile, None, [], "window-view-tile", open, App::view_tile),
    row!(ViewNine, None, [], "window-view-nine", open, App::view_nine),
    row!(ViewCloth, None, [], "window-view-cloth", open, App::view_cloth),
    row!(TrueSize, Some(icons::RULER), [ctrl(Key::Num1)], "window-true-size", open, App::true_size),
    row!(FitTile, Some(icons::FRAME_CORNERS), [plain(Key::Num0)], "window-fit-tile", open, App::fit_tile),
    row!(FitCloth, Some(icons::CORNERS_OUT), [shift(Key::Num0)], "window-fit-cloth", open, App::fit_cloth),
    row!(ZoomIn, Some(icons::PLUS), [plain(Key::Plus), plain(Key::Equals), ctrl(Key::Plus)], "window-zoom-in", open, App::zoom_in),
    row!(ZoomOut, Some(icons::MINUS), [plain(Key::Minus), ctrl(Key::Minus)], "window-zoom-out", open, App::zoom_out),
    row!(ZoomWhole, None, [ctrl(Key::Num0)], "window-zoom-whole", open, App::zoom_whole),
    row!(Rulers, Some(icons::RULER), [], "window-rulers", open, App::toggle_rulers),
    row!(TileEdge, None, [plain(Key::Quote)], "window-tile-edge", open, App::toggle_tile_edge),
    row!(Seams, None, [], "window-seams", open, App::toggle_seams),
    row!(Dim, None, [plain(Key::Semicolon)], "window-dim", open, App::toggle_dim),
    row!(Snap, Some(icons::MAGNET_STRAIGHT), [], "window-snap", open, App::toggle_snap),
    row!(HidePanels, Some(icons::SIDEBAR_SIMPLE), [ctrl(Key::Backslash)], "window-hide-panels", open, App::toggle_panels),
    row!(HideAll, None, [ctrl_shift(Key::Backslash)], "window-hide-all", open, App::toggle_all),
    row!(ThemeMori, Some(icons::SUN), [], "window-theme-mori", always, App::theme_mori),
    row!(ThemeMalam, Some(icons::MOON), [], "window-theme-malam", always, App::theme_malam),
    row!(ThemeSystem, Some(icons::MONITOR), [], "window-theme-system", always, App::theme_system),
    row!(ThemeNext, Some(icons::MOON), [], "window-theme-next", always, App::theme_next),
    row!(Language, Some(icons::TRANSLATE), [], "window-language", always, App::language_next),
    row!(Keys, Some(icons::KEYBOARD), [plain(Key::F1), ctrl(Key::Slash)], "window-keys", always, App::show_keys),
    row!(Palette, Some(icons::COMMAND), [ctrl(Key::K)], "window-palette", always, App::show_palette),
    row!(Glossary, Some(icons::QUESTION), [], "window-glossary", always, App::show_glossary),
    row!(About, Some(icons::INFO), [], "window-about", always, App::show_about),
    row!(ToolSelect, Some(icons::CURSOR), [plain(Key::V)], "window-tool-select", open, App::tool_select),
    row!(ToolHand, Some(icons::HAND), [plain(Key::H)], "window-tool-hand", open, App::tool_hand),
    row!(Library, Some(icons::FLOWER_LOTUS), [plain(Key::M)], "window-library", open, App::toggle_library),
    row!(Layers, Some(icons::STACK), [plain(Key::L)], "window-layers", open, App::toggle_layers),
    row!(History, Some(icons::CLOCK_COUNTER_CLOCKWISE), [], "window-history", open, App::toggle_history),
    row!(Checks, Some(icons::CHECK_CIRCLE), [plain(Key::C)], "window-checks", open, App::toggle_checks),
    row!(Repeats, Some(icons::GRID_FOUR), [plain(Key::R)], "window-repeats", open, App::toggle_band),
    row!(Suggest, Some(icons::SHUFFLE), [], "window-suggest", open, App::suggest),
    row!(AddColorway, Some(icons::PLUS), [], "window-add-colorway", open, App::add_colorway),
    row!(EditColors, Some(icons::PENCIL_SIMPLE), [], "window-edit-colors", |now| now.is_printed, App::edit_colors),
    row!(FindDyes, Some(icons::SWATCHES), [], "window-find-dyes", |now| now.is_printed, App::find_dyes),
    row!(StepBack, None, [plain(Key::Comma)], "window-step-back", |now| now.has_steps, App::step_back),
    row!(StepForward, None, [plain(Key::Period)], "window-step-forward", |now| now.has_steps, App::step_forward),
    row!(Play, Some(icons::PLAY), [], "window-play", |now| now.has_steps, App::play),
];

/// The row of a command.
pub(crate) fn row(id: Id) -> &'static Row {
    // A test sees to it that each has one.
    TABLE.iter().find(|row| row.id == id).unwrap_or(&TABLE[0])
}

/// What is written in a menu: a command, or a line between groups.
pub(crate) type Entry = Option<Id>;

/// A menu of the top bar: the key of its word, and what stands in it.
pub(crate) struct Menu {
    /// The key of its word.
    pub(crate) word: &'static str,
    /// What stands in it.
    pub(crate) entries: &'static [Entry],
}

/// The menus of the top bar.
#[rustfmt::skip]
pub(crate) static MENUS: &[Menu] = &[
    Menu { word: "window-menu-file", entries: &[
        Some(Id::New), Some(Id::Open), None, Some(Id::Save), Some(Id::SaveAs), None, Some(Id::Import), Some(Id::Export),
        Some(Id::Plan), Some(Id::ColorwaySheet), Some(Id::Walk), None, Some(Id::Close), Some(Id::Quit),
    ] },
    Menu { word: "window-menu-edit", entries: &[
        Some(Id::Undo), Some(Id::Redo), None, Some(Id::Cut), Some(Id::Copy), Some(Id::Paste), Some(Id::Duplicate),
        Some(Id::Delete), Some(Id::SelectAll), None, Some(Id::Preferences),
    ] },
    Menu { word: "window-menu-layer", entries: &[
        Some(Id::AddMotif), Some(Id::AddIsen), Some(Id::AddDrawing), None, Some(Id::FlipAcross), Some(Id::FlipDown),
        Some(Id::Forward), Some(Id::Backward), None, Some(Id::Hide), Some(Id::Lock), Some(Id::Rename),
    ] },
    Menu { word: "window-menu-view", entries: &[
        Some(Id::ViewTile), Some(Id::ViewNine), Some(Id::ViewCloth), None, Some(Id::TrueSize), Some(Id::FitTile),
        Some(Id::FitCloth), None, Some(Id::Rulers), Some(Id::TileEdge), Some(Id::Seams), Some(Id::Dim), Some(Id::Snap), None,
        Some(Id::HidePanels), Some(Id::HideAll), None, Some(Id::ThemeMori), Some(Id::ThemeMalam), Some(Id::ThemeSystem),
    ] },
    Menu { word: "window-menu-help", entries: &[
        Some(Id::Keys), Some(Id::Palette), Some(Id::Glossary), None, Some(Id::About),
    ] },
];

/// How a key is written, such as `Ctrl Shift Z`.
pub(crate) fn written(key: &KeyboardShortcut) -> String {
    let modifiers = key.modifiers;
    let names = [
        (modifiers.command || modifiers.ctrl, "Ctrl"),
        (modifiers.alt, "Alt"),
        (modifiers.shift, "Shift"),
    ];
    let mut text = String::new();
    for (is_held, name) in names {
        if is_held {
            text.push_str(name);
            text.push(' ');
        }
    }
    text.push_str(match key.logical_key {
        Key::Quote => "'",
        other => other.symbol_or_name(),
    });
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_has_one_row_and_a_key_means_one_command() {
        for (at, row) in TABLE.iter().enumerate() {
            for other in &TABLE[at + 1..] {
                assert_ne!(row.id, other.id, "{:?}", row.id);
                for key in row.keys {
                    assert!(!other.keys.contains(key), "{:?} and {:?}", row.id, other.id);
                }
            }
        }
        for menu in MENUS {
            for id in menu.entries.iter().flatten() {
                assert_eq!(row(*id).id, *id, "no row");
            }
        }
    }
}
