//! The values of the tokens.

use egui::{Color32, Shadow, vec2};

use super::{Colors, Motion, Sizes};

const fn hex(code: u32) -> Color32 {
    let [_, red, green, blue] = code.to_be_bytes();
    Color32::from_rgb(red, green, blue)
}

/// A color that lets through what is under it; `share` of 255.
const fn glass(code: u32, share: u8) -> Color32 {
    let [_, red, green, blue] = code.to_be_bytes();
    Color32::from_rgba_unmultiplied_const(red, green, blue, share)
}

const MORI_INK: u32 = 0x002B_241B;
const WHITE_CLOTH: Color32 = hex(0x00FF_FCF5);
const INDIGO: Color32 = hex(0x002F_4486);
const SOGA: Color32 = hex(0x0086_491B);
const RED: Color32 = hex(0x00A1_2D27);
const WAX: Color32 = hex(0x00D9_962F);
const DROP: Color32 = hex(0x00EF_B56C);

impl Colors {
    /// White cloth.
    pub(super) const MORI: Self = Self {
        bar: hex(0x00EF_E8DA),
        panel: hex(0x00F8_F3E8),
        raised: hex(0x00FF_FCF5),
        field: hex(0x00EE_E6D6),
        hover: hex(0x00E6_DCC8),
        line: hex(0x00DF_D4BF),
        line_strong: hex(0x008F_8268),
        void: hex(0x00D9_CEB9),
        ink: hex(MORI_INK),
        ink_2: hex(0x0057_4C3D),
        ink_3: hex(0x006B_5F4B),
        accent: INDIGO,
        accent_hover: hex(0x0027_3A74),
        on_accent: hex(0x00FF_FCF5),
        accent_text: INDIGO,
        accent_soft: hex(0x00DD_E3F2),
        rail: INDIGO,
        ring: INDIGO,
        thumb: hex(0x00FF_FCF5),
        soga: SOGA,
        soga_soft: hex(0x00F2_E2CC),
        ok: hex(0x0038_633A),
        warn: hex(0x007F_5200),
        warn_soft: hex(0x00F8_E8C4),
        error: RED,
        error_soft: hex(0x00F7_DED9),
        scrim: glass(MORI_INK, 107),
        mori: WHITE_CLOTH,
        mark: INDIGO,
        guide: SOGA,
        danger: RED,
        wax: WAX,
        drop: DROP,
        shadow_1: Shadow { offset: [0, 2], blur: 8, spread: 0, color: glass(MORI_INK, 26) },
        shadow_2: Shadow { offset: [0, 12], blur: 40, spread: 0, color: glass(MORI_INK, 66) },
    };

    /// Night, and wax.
    pub(super) const MALAM: Self = Self {
        bar: hex(0x0015_120F),
        panel: hex(0x001E_1A16),
        raised: hex(0x002A_251F),
        field: hex(0x002B_2620),
        hover: hex(0x0036_3028),
        line: hex(0x003A_332A),
        line_strong: hex(0x007D_7260),
        void: hex(0x000E_0C0A),
        ink: hex(0x00F3_ECDD),
        ink_2: hex(0x00C9_BDA8),
        ink_3: hex(0x00A7_9B86),
        accent: hex(0x004A_63B5),
        accent_hover: hex(0x0041_59A8),
        on_accent: hex(0x00FF_FFFF),
        accent_text: hex(0x00A9_B9EE),
        accent_soft: hex(0x0028_3152),
        rail: hex(0x006F_87D8),
        ring: hex(0x008F_A4E6),
        thumb: hex(0x00F3_ECDD),
        soga: hex(0x00E0_A86D),
        soga_soft: hex(0x003A_2B1C),
        ok: hex(0x0095_C48E),
        warn: hex(0x00E5_B85C),
        warn_soft: hex(0x003B_2F16),
        error: hex(0x00F0_938A),
        error_soft: hex(0x0043_211E),
        scrim: glass(0x0008_0605, 153),
        mori: WHITE_CLOTH,
        mark: INDIGO,
        guide: SOGA,
        danger: RED,
        wax: WAX,
        drop: DROP,
        shadow_1: Shadow { offset: [0, 2], blur: 8, spread: 0, color: glass(0, 102) },
        shadow_2: Shadow { offset: [0, 12], blur: 40, spread: 0, color: glass(0, 153) },
    };
}

impl Sizes {
    /// A laptop and a mouse.
    pub(super) const USUAL: Self = Self {
        text: 1.0,
        top_bar: 44.0,
        hint_line: 28.0,
        rail: 52.0,
        tool: 38.0,
        left_panel: 280.0,
        side_panel: 304.0,
        tray: 136.0,
        card: vec2(138.0, 66.0),
        ruler: 18.0,
        band: 198.0,
        repeat_picture: vec2(104.0, 74.0),
        library_picture: vec2(138.0, 96.0),
        choice: 44.0,
        row: 32.0,
        layer_row: 38.0,
        header: 40.0,
        section: 32.0,
        label: 100.0,
        field: 70.0,
        field_height: 26.0,
        button: 32.0,
        small_button: 30.0,
        icon_button: 28.0,
        thumb: 18.0,
        slider: 4.0,
        icon: 18.0,
        tool_icon: 20.0,
        inset: 14.0,
        gap: 10.0,
        reach: 12.0,
    };

    /// A wide screen and a mouse.
    pub(super) const WIDE: Self = Self {
        left_panel: 320.0,
        side_panel: 340.0,
        tray: 156.0,
        card: vec2(168.0, 84.0),
        ..Self::USUAL
    };

    /// Fingers.
    pub(super) const TOUCH: Self = Self {
        text: 1.15,
        top_bar: 60.0,
        hint_line: 0.0,
        rail: 72.0,
        tool: 56.0,
        left_panel: 340.0,
        side_panel: 328.0,
        tray: 160.0,
        card: vec2(168.0, 84.0),
        choice: 48.0,
        row: 52.0,
        layer_row: 52.0,
        header: 52.0,
        section: 44.0,
        label: 118.0,
        field: 78.0,
        field_height: 44.0,
        button: 48.0,
        small_button: 48.0,
        icon_button: 48.0,
        thumb: 28.0,
        slider: 6.0,
        reach: 22.0,
        ..Self::USUAL
    };
}

impl Motion {
    /// Things ease from state to state.
    pub(super) const GENTLE: Self = Self {
        hover: 0.09,
        switch: 0.12,
        popup: 0.14,
        slide: 0.18,
        cloth: 0.16,
        view: 0.2,
        frame: 0.3,
    };

    /// Nothing moves.
    pub(super) const NONE: Self =
        Self { hover: 0.0, switch: 0.0, popup: 0.0, slide: 0.0, cloth: 0.0, view: 0.0, frame: 0.0 };
}
