//! How the window looks: every color, size, font and duration, in one place.
//!
//! Two themes, *Mori*, white cloth, and *Malam*, night and wax. A [`Theme`] is a constant; which of them holds is
//! remembered by the egui context, so that any widget finds it by [`Theme::of`].
//!
//! **Invariant:** no other file of the window has a color, a size of text or a duration of its own.

#![expect(dead_code, reason = "tokens stand before all of their users")]

use egui::{Color32, Context, CornerRadius, FontId, Id, RichText, Shadow, Vec2};

use super::fonts;
pub(crate) use super::fonts::Face;
use crate::words::Language;

mod style;
mod tokens;

#[cfg(test)]
mod tests;

/// What the user, the system and the window's width ask of the looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Looks {
    /// How much room there is, and for what hand.
    pub(crate) room: Room,
    /// Whether things may move.
    pub(crate) motion: Moves,
    /// Whose decimal sign numbers have.
    pub(crate) language: Language,
}

/// How large things are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Room {
    /// A laptop and a mouse.
    Usual,
    /// A wide screen and a mouse.
    Wide,
    /// Fingers.
    Touch,
}

/// Whether things move from state to state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Moves {
    /// In their durations.
    Gently,
    /// At once: the system asks for less movement.
    AtOnce,
}

/// All that a widget needs to know of its looks.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Theme {
    /// The colors of *Mori* or *Malam*.
    pub(crate) colors: Colors,
    /// The sizes of the room there is.
    pub(crate) sizes: Sizes,
    /// How long things move, in seconds.
    pub(crate) motion: Motion,
    /// Whether this is *Malam*.
    pub(crate) is_dark: bool,
    /// Whether fingers are to hit things.
    pub(crate) touch: bool,
}

/// Colors by their use.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Colors {
    /// Top bar, hint line, start column.
    pub(crate) bar: Color32,
    /// Rail, panels, tray.
    pub(crate) panel: Color32,
    /// Popups, cards, what floats on the cloth.
    pub(crate) raised: Color32,
    /// Fields, quiet buttons, pictures to come.
    pub(crate) field: Color32,
    /// What is pointed at; the empty rail of a slider.
    pub(crate) hover: Color32,
    /// Dividers.
    pub(crate) line: Color32,
    /// Switches that are off, ticks, empty rings.
    pub(crate) line_strong: Color32,
    /// Around a finished cloth.
    pub(crate) void: Color32,
    /// Text.
    pub(crate) ink: Color32,
    /// Labels, icons.
    pub(crate) ink_2: Color32,
    /// Units, counts.
    pub(crate) ink_3: Color32,
    /// What is chosen, what goes: fills.
    pub(crate) accent: Color32,
    /// The same, pointed at.
    pub(crate) accent_hover: Color32,
    /// Text on `accent`.
    pub(crate) on_accent: Color32,
    /// Text buttons and links.
    pub(crate) accent_text: Color32,
    /// Chosen rows.
    pub(crate) accent_soft: Color32,
    /// Filled rails.
    pub(crate) rail: Color32,
    /// Rings of focus and choice.
    pub(crate) ring: Color32,
    /// Inside of a thumb.
    pub(crate) thumb: Color32,
    /// Craft, resets, guides.
    pub(crate) soga: Color32,
    /// Behind `soga`.
    pub(crate) soga_soft: Color32,
    /// Done.
    pub(crate) ok: Color32,
    /// To be looked at.
    pub(crate) warn: Color32,
    /// Behind `warn`.
    pub(crate) warn_soft: Color32,
    /// To be mended.
    pub(crate) error: Color32,
    /// Behind `error`.
    pub(crate) error_soft: Color32,
    /// Over the window, under a dialog.
    pub(crate) scrim: Color32,
    /// White cloth, in both themes: under lines on the cloth, the logo.
    pub(crate) mori: Color32,
    /// The accent on cloth, in both themes.
    pub(crate) mark: Color32,
    /// A guide on cloth, in both themes.
    pub(crate) guide: Color32,
    /// A place on cloth that is to be mended, in both themes.
    pub(crate) danger: Color32,
    /// Wax that is being drawn.
    pub(crate) wax: Color32,
    /// The drop of the logo.
    pub(crate) drop: Color32,
    /// Under what stands a little off.
    pub(crate) shadow_1: Shadow,
    /// Under what floats.
    pub(crate) shadow_2: Shadow,
}

/// Sizes in points.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sizes {
    /// Of text, against the usual.
    pub(crate) text: f32,
    /// Height of the top bar.
    pub(crate) top_bar: f32,
    /// Height of the hint line; nothing where fingers have no hints.
    pub(crate) hint_line: f32,
    /// Width of the tools' rail.
    pub(crate) rail: f32,
    /// Side of a tool.
    pub(crate) tool: f32,
    /// Width of the left panel.
    pub(crate) left_panel: f32,
    /// Width of the side panel.
    pub(crate) side_panel: f32,
    /// Height of the tray.
    pub(crate) tray: f32,
    /// A card of the tray.
    pub(crate) card: Vec2,
    /// Thickness of the rulers.
    pub(crate) ruler: f32,
    /// Height of the repeat band.
    pub(crate) band: f32,
    /// A picture of the repeat band.
    pub(crate) repeat_picture: Vec2,
    /// A picture of the library.
    pub(crate) library_picture: Vec2,
    /// A picture among the choices of a setting.
    pub(crate) choice: f32,
    /// Height of a row of settings.
    pub(crate) row: f32,
    /// Height of a row of layers.
    pub(crate) layer_row: f32,
    /// Height of a panel's header.
    pub(crate) header: f32,
    /// Height of a section's head.
    pub(crate) section: f32,
    /// Width of a setting's label.
    pub(crate) label: f32,
    /// Width of a setting's field.
    pub(crate) field: f32,
    /// Height of a field.
    pub(crate) field_height: f32,
    /// Height of a button.
    pub(crate) button: f32,
    /// Height of a small button in a panel.
    pub(crate) small_button: f32,
    /// Side of an icon button.
    pub(crate) icon_button: f32,
    /// Diameter of a thumb.
    pub(crate) thumb: f32,
    /// Thickness of a slider's rail.
    pub(crate) slider: f32,
    /// An icon.
    pub(crate) icon: f32,
    /// An icon of a tool.
    pub(crate) tool_icon: f32,
    /// Space between a panel's edge and what is in it.
    pub(crate) inset: f32,
    /// Space between a panel's sections.
    pub(crate) gap: f32,
    /// How near a pointer must come to a handle.
    pub(crate) reach: f32,
}

/// Seconds.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Motion {
    /// Until a thing shows that it is pointed at.
    pub(crate) hover: f32,
    /// A switch, a ring.
    pub(crate) switch: f32,
    /// A popup, its fade and rise.
    pub(crate) popup: f32,
    /// A band or panel that slides in.
    pub(crate) slide: f32,
    /// One cloth becomes another.
    pub(crate) cloth: f32,
    /// The view changes.
    pub(crate) view: f32,
    /// A place is framed.
    pub(crate) frame: f32,
}

/// Radii of corners.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Radius;

impl Radius {
    /// Key caps.
    pub(crate) const KEY: CornerRadius = CornerRadius::same(4);
    /// Fields.
    pub(crate) const FIELD: CornerRadius = CornerRadius::same(6);
    /// Buttons, cards in rows.
    pub(crate) const BUTTON: CornerRadius = CornerRadius::same(8);
    /// Tools, cards of the gallery.
    pub(crate) const CARD: CornerRadius = CornerRadius::same(10);
    /// Popups.
    pub(crate) const POPUP: CornerRadius = CornerRadius::same(12);
    /// Dialogs, the palette.
    pub(crate) const DIALOG: CornerRadius = CornerRadius::same(16);
    /// Sheets under fingers.
    pub(crate) const SHEET: CornerRadius = CornerRadius::same(22);

    /// Both ends of a chip of this height.
    pub(crate) fn chip(height: f32) -> CornerRadius {
        rounded(height / 2.0)
    }
}

/// Corners of any radius that egui can draw.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "held to what a byte holds"
)]
pub(crate) fn rounded(radius: f32) -> CornerRadius {
    CornerRadius::same(radius.round().clamp(0.0, 255.0) as u8)
}

/// How a text is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Type {
    /// Numbers of the rulers, 9.
    Tiny,
    /// Step names, details of presets, 11.
    Micro,
    /// Units, hints, names of cards, 12.
    Small,
    /// The same, as a label, 12.
    SmallLabel,
    /// Everything, 13.
    Body,
    /// Labels and buttons, 13.
    Label,
    /// Heads of sections, what is chosen, 13.
    Strong,
    /// The name under a chosen card, 12.
    SmallStrong,
    /// Rows of dialogs and gallery, 16.
    Head,
    /// Dialogs, 20.
    Title,
    /// Start, 26.
    Display,
    /// Scripts, 13.
    Mono,
}

impl Type {
    /// Size, height of a line, and family.
    fn set(self) -> (f32, f32, Face) {
        match self {
            Self::Tiny => (9.0, 12.0, Face::Body),
            Self::Micro => (11.0, 14.0, Face::Body),
            Self::Small => (12.0, 16.0, Face::Body),
            Self::SmallLabel => (12.0, 16.0, Face::Label),
            Self::SmallStrong => (12.0, 16.0, Face::Head),
            Self::Body => (13.0, 18.0, Face::Body),
            Self::Label => (13.0, 18.0, Face::Label),
            Self::Strong => (13.0, 18.0, Face::Head),
            Self::Head => (16.0, 24.0, Face::Head),
            Self::Title => (20.0, 28.0, Face::Head),
            Self::Display => (26.0, 34.0, Face::Head),
            Self::Mono => (13.0, 20.0, Face::Mono),
        }
    }
}

impl Looks {
    /// Before anybody has asked for anything.
    pub(crate) const USUAL: Self =
        Self { room: Room::Usual, motion: Moves::Gently, language: Language::Indonesian };
}

/// Brings fonts and both themes to `ctx`: once, when the window opens.
pub(crate) fn begin(ctx: &Context, looks: Looks) {
    ctx.set_fonts(fonts::definitions());
    apply(ctx, looks);
}

/// Dresses `ctx` in these looks, whichever theme is chosen there by `Context::set_theme`.
pub(crate) fn apply(ctx: &Context, looks: Looks) {
    ctx.data_mut(|data| data.insert_temp(Theme::id(), looks));
    for tone in [egui::Theme::Light, egui::Theme::Dark] {
        ctx.set_style_of(tone, style::of(Theme::with(tone, looks), looks.language));
    }
}

impl Theme {
    /// The theme that holds in `ctx`.
    pub(crate) fn of(ctx: &Context) -> &'static Self {
        let looks = ctx.data(|data| data.get_temp(Self::id())).unwrap_or(Looks::USUAL);
        Self::with(ctx.theme(), looks)
    }

    /// Either theme with these looks.
    pub(crate) fn with(tone: egui::Theme, looks: Looks) -> &'static Self {
        static THEMES: [Theme; 12] = Theme::all();
        let room = match looks.room {
            Room::Usual => 0,
            Room::Wide => 1,
            Room::Touch => 2,
        };
        let night = usize::from(tone == egui::Theme::Dark);
        let still = usize::from(looks.motion == Moves::AtOnce);
        &THEMES[room * 4 + night * 2 + still]
    }

    const fn all() -> [Self; 12] {
        let (usual, wide, touch) = (Sizes::USUAL, Sizes::WIDE, Sizes::TOUCH);
        [
            Self::mori(usual, Motion::GENTLE),
            Self::mori(usual, Motion::NONE),
            Self::malam(usual, Motion::GENTLE),
            Self::malam(usual, Motion::NONE),
            Self::mori(wide, Motion::GENTLE),
            Self::mori(wide, Motion::NONE),
            Self::malam(wide, Motion::GENTLE),
            Self::malam(wide, Motion::NONE),
            Self::mori(touch, Motion::GENTLE).under_fingers(),
            Self::mori(touch, Motion::NONE).under_fingers(),
            Self::malam(touch, Motion::GENTLE).under_fingers(),
            Self::malam(touch, Motion::NONE).under_fingers(),
        ]
    }

    const fn mori(sizes: Sizes, motion: Motion) -> Self {
        Self { colors: Colors::MORI, sizes, motion, is_dark: false, touch: false }
    }

    const fn malam(sizes: Sizes, motion: Motion) -> Self {
        Self { colors: Colors::MALAM, sizes, motion, is_dark: true, touch: false }
    }

    const fn under_fingers(self) -> Self {
        Self { touch: true, ..self }
    }

    fn id() -> Id {
        Id::unique("looks")
    }

    /// The ground of fields and quiet rows on `raised`, where `field` of *Malam* is not seen.
    pub(crate) fn ground(&self) -> Color32 {
        if self.is_dark { self.colors.hover } else { self.colors.field }
    }

    /// The font of a text.
    pub(crate) fn font(&self, set: Type) -> FontId {
        let (size, _, face) = set.set();
        FontId::new(size * self.sizes.text, face.family())
    }

    /// The height of its lines.
    pub(crate) fn line_height(&self, set: Type) -> f32 {
        let (_, line, _) = set.set();
        line * self.sizes.text
    }

    /// The font of icons of this size.
    pub(crate) fn icon_font(&self, face: Face, size: f32) -> FontId {
        FontId::new(size * if self.touch { 1.25 } else { 1.0 }, face.family())
    }

    /// A text for egui's labels, in ink.
    pub(crate) fn rich(&self, set: Type, text: impl Into<String>) -> RichText {
        let line = self.line_height(set);
        RichText::new(text).font(self.font(set)).line_height(Some(line)).color(self.colors.ink)
    }
}
