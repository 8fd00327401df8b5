//! The table of commands: menus, tools, the palette, hints, the sheet of keys and tests read this one table.
//!
//! **Invariant:** everything that has a key or stands in a menu is a row here; no two rows share a key.

use egui::{Key, KeyboardShortcut, Modifiers};

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

/// A command: what it is called and shown as, and when it can be run. What it does the app knows.
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
    ($id:ident, $icon:expr, [$($key:expr),*], $word:literal, $when:expr) => {
        Row { id: Id::$id, icon: $icon, keys: &[$($key),*], word: $word, when: $when }
    };
}

/// Every command.
#[rustfmt::skip]
pub(crate) static TABLE: &[Row] = &[
    row!(New, Some(icons::FILE_PLUS), [ctrl(Key::N)], "window-new", always),
    row!(Open, Some(icons::FOLDER_OPEN), [ctrl(Key::O)], "window-open", always),
    row!(Save, Some(icons::FLOPPY_DISK), [ctrl(Key::S)], "window-save", open),
    row!(SaveAs, None, [ctrl_shift(Key::S)], "window-save-as", open),
    row!(Import, Some(icons::FILE_SVG), [], "window-import", always),
    row!(Export, Some(icons::EXPORT), [ctrl(Key::E)], "window-export", open),
    row!(Plan, Some(icons::FILE_PDF), [], "window-plan", |now| now.has_steps),
    row!(ColorwaySheet, Some(icons::SWATCHES), [], "window-colorway-sheet", |now| now.has_colorway),
    row!(Walk, Some(icons::STAMP), [], "window-walk", open),
    row!(Close, None, [ctrl(Key::W)], "window-close", open),
    row!(Quit, None, [ctrl(Key::Q)], "window-quit", always),
    row!(Undo, Some(icons::ARROW_U_UP_LEFT), [ctrl(Key::Z)], "window-undo", |now| now.can_undo),
    row!(Redo, Some(icons::ARROW_U_UP_RIGHT), [ctrl_shift(Key::Z), ctrl(Key::Y)], "window-redo", |now| now.can_redo),
    row!(Cut, None, [ctrl(Key::X)], "window-cut", free),
    row!(Copy, None, [ctrl(Key::C)], "window-copy", selected),
    row!(Paste, None, [ctrl(Key::V)], "window-paste", |now| now.has_design && now.has_copied),
    row!(Duplicate, Some(icons::COPY), [ctrl(Key::D)], "window-duplicate", selected),
    row!(Delete, Some(icons::TRASH), [plain(Key::Delete), plain(Key::Backspace)], "window-delete", free),
    row!(SelectAll, None, [ctrl(Key::A)], "window-select-all", open),
    row!(SelectNone, None, [], "window-select-none", selected),
    row!(Preferences, Some(icons::GEAR_SIX), [ctrl(Key::Comma)], "window-preferences", always),
    row!(AddMotif, Some(icons::FLOWER_LOTUS), [], "window-add-motif", open),
    row!(AddIsen, Some(icons::DROP), [], "window-add-isen", open),
    row!(AddDrawing, Some(icons::FILE_SVG), [], "window-add-drawing", open),
    row!(FlipAcross, Some(icons::FLIP_HORIZONTAL), [shift(Key::H)], "window-flip-across", |now| now.is_free && now.is_placed),
    row!(FlipDown, Some(icons::FLIP_VERTICAL), [shift(Key::V)], "window-flip-down", |now| now.is_free && now.is_placed),
    row!(Forward, None, [ctrl(Key::CloseBracket)], "window-forward", |now| now.selected == 1),
    row!(Backward, None, [ctrl(Key::OpenBracket)], "window-backward", |now| now.selected == 1),
    row!(Hide, Some(icons::EYE_SLASH), [], "window-hide", selected),
    row!(Lock, Some(icons::LOCK_SIMPLE), [], "window-lock", selected),
    row!(Rename, Some(icons::PENCIL_SIMPLE), [plain(Key::F2)], "window-rename", |now| now.selected == 1 && now.is_free),
    row!(ViewTile, None, [], "window-view-tile", open),
    row!(ViewNine, None, [], "window-view-nine", open),
    row!(ViewCloth, None, [], "window-view-cloth", open),
    row!(TrueSize, Some(icons::RULER), [ctrl(Key::Num1)], "window-true-size", open),
    row!(FitTile, Some(icons::FRAME_CORNERS), [plain(Key::Num0)], "window-fit-tile", open),
    row!(FitCloth, Some(icons::CORNERS_OUT), [shift(Key::Num0)], "window-fit-cloth", open),
    row!(ZoomIn, Some(icons::PLUS), [plain(Key::Plus), plain(Key::Equals), ctrl(Key::Plus)], "window-zoom-in", open),
    row!(ZoomOut, Some(icons::MINUS), [plain(Key::Minus), ctrl(Key::Minus)], "window-zoom-out", open),
    row!(ZoomWhole, None, [ctrl(Key::Num0)], "window-zoom-whole", open),
    row!(Rulers, Some(icons::RULER), [], "window-rulers", open),
    row!(TileEdge, None, [plain(Key::Quote)], "window-tile-edge", open),
    row!(Seams, None, [], "window-seams", open),
    row!(Dim, None, [plain(Key::Semicolon)], "window-dim", open),
    row!(Snap, Some(icons::MAGNET_STRAIGHT), [], "window-snap", open),
    row!(HidePanels, Some(icons::SIDEBAR_SIMPLE), [ctrl(Key::Backslash)], "window-hide-panels", open),
    row!(HideAll, None, [ctrl_shift(Key::Backslash)], "window-hide-all", open),
    row!(ThemeMori, Some(icons::SUN), [], "window-theme-mori", always),
    row!(ThemeMalam, Some(icons::MOON), [], "window-theme-malam", always),
    row!(ThemeSystem, Some(icons::MONITOR), [], "window-theme-system", always),
    row!(ThemeNext, Some(icons::MOON), [], "window-theme-next", always),
    row!(Language, Some(icons::TRANSLATE), [], "window-language", always),
    row!(Keys, Some(icons::KEYBOARD), [plain(Key::F1), ctrl(Key::Slash)], "window-keys", always),
    row!(Palette, Some(icons::COMMAND), [ctrl(Key::K)], "window-palette", always),
    row!(Glossary, Some(icons::QUESTION), [], "window-glossary", always),
    row!(About, Some(icons::INFO), [], "window-about", always),
    row!(ToolSelect, Some(icons::CURSOR), [plain(Key::V)], "window-tool-select", open),
    row!(ToolHand, Some(icons::HAND), [plain(Key::H)], "window-tool-hand", open),
    row!(Library, Some(icons::FLOWER_LOTUS), [plain(Key::M)], "window-library", open),
    row!(Layers, Some(icons::STACK), [plain(Key::L)], "window-layers", open),
    row!(History, Some(icons::CLOCK_COUNTER_CLOCKWISE), [], "window-history", open),
    row!(Checks, Some(icons::CHECK_CIRCLE), [plain(Key::C)], "window-checks", open),
    row!(Repeats, Some(icons::GRID_FOUR), [plain(Key::R)], "window-repeats", open),
    row!(Suggest, Some(icons::SHUFFLE), [], "window-suggest", open),
    row!(AddColorway, Some(icons::PLUS), [], "window-add-colorway", open),
    row!(EditColors, Some(icons::PENCIL_SIMPLE), [], "window-edit-colors", |now| now.is_printed),
    row!(FindDyes, Some(icons::SWATCHES), [], "window-find-dyes", |now| now.is_printed),
    row!(StepBack, None, [plain(Key::Comma)], "window-step-back", |now| now.has_steps),
    row!(StepForward, None, [plain(Key::Period)], "window-step-forward", |now| now.has_steps),
    row!(Play, Some(icons::PLAY), [], "window-play", |now| now.has_steps),
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
    use super::super::panels::palette;
    use super::*;
    use crate::words::{Language, Words};

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

    #[test]
    fn every_command_has_words_in_both_languages_and_an_icon_that_is_drawn() {
        let font = skrifa::FontRef::new(include_bytes!("fonts/Phosphor.ttf")).unwrap();
        let glyphs = skrifa::MetadataProvider::charmap(&font);
        for row in TABLE {
            for language in [Language::Indonesian, Language::English] {
                let words = Words::new(language);
                let text = words.text(row.word, None).unwrap_or_default();
                assert!(!text.is_empty() && text != row.word, "{:?} in {language:?}", row.id);
            }
            let is_drawn = row.icon.is_none_or(|icon| glyphs.map(icon).is_some());
            assert!(is_drawn, "the icon of {:?}", row.id);
        }
    }

    #[test]
    fn the_palette_finds_every_command_by_its_name() {
        // It opens itself by its key, and stands in a menu.
        let is_found = |id| id == Id::Palette || palette::finds(id);
        for row in TABLE {
            assert!(is_found(row.id), "{:?}", row.id);
        }
    }
}
