//! The letters and icons of the window, as they are embedded. `fonts/prepare_fonts.py` made them.

use std::sync::{Arc, LazyLock};

use egui::{FontData, FontDefinitions, FontFamily};

/// A family of letters or icons.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Face {
    /// Text, 500.
    Body,
    /// Labels and buttons, 600.
    Label,
    /// Heads, 700.
    Head,
    /// Scripts.
    Mono,
    /// Icons in outline.
    Icon,
    /// Icons, filled: what is chosen.
    IconFill,
    /// Icons with bold lines: carets.
    IconBold,
}

impl Face {
    /// All of them.
    pub(crate) const ALL: [Self; 7] = [
        Self::Body,
        Self::Label,
        Self::Head,
        Self::Mono,
        Self::Icon,
        Self::IconFill,
        Self::IconBold,
    ];

    /// What egui calls it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Body => "body",
            Self::Label => "label",
            Self::Head => "head",
            Self::Mono => "mono",
            Self::Icon => "icon",
            Self::IconFill => "icon-fill",
            Self::IconBold => "icon-bold",
        }
    }

    /// The family, without making its name anew.
    pub(crate) fn family(self) -> FontFamily {
        static FAMILIES: LazyLock<Vec<FontFamily>> =
            LazyLock::new(|| Face::ALL.map(|face| FontFamily::Name(face.name().into())).into());
        FAMILIES.get(self as usize).cloned().unwrap_or_default()
    }
}

/// A face, and its file.
const FILES: [(Face, &[u8]); 7] = [
    (Face::Body, include_bytes!("fonts/PlusJakartaSans_500Medium.ttf")),
    (Face::Label, include_bytes!("fonts/PlusJakartaSans_600SemiBold.ttf")),
    (Face::Head, include_bytes!("fonts/PlusJakartaSans_700Bold.ttf")),
    (Face::Mono, include_bytes!("fonts/JetBrainsMono_400Regular.ttf")),
    (Face::Icon, include_bytes!("fonts/Phosphor.ttf")),
    (Face::IconFill, include_bytes!("fonts/Phosphor-Fill.ttf")),
    (Face::IconBold, include_bytes!("fonts/Phosphor-Bold.ttf")),
];

/// What egui is to draw with. A letter that scripts lack is taken from the text face; none is ever an icon.
pub(crate) fn definitions() -> FontDefinitions {
    let mut fonts = FontDefinitions::empty();
    for (face, file) in FILES {
        fonts.font_data.insert(face.name().to_owned(), Arc::new(FontData::from_static(file)));
        let mut names = vec![face.name().to_owned()];
        if face == Face::Mono {
            names.push(Face::Body.name().to_owned());
        }
        fonts.families.insert(face.family(), names);
    }
    for (egui, face) in
        [(FontFamily::Proportional, Face::Body), (FontFamily::Monospace, Face::Mono)]
    {
        let names = fonts.families.get(&face.family()).cloned().unwrap_or_default();
        fonts.families.insert(egui, names);
    }
    fonts
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use crate::app::theme::{self, Looks, Theme, Type};

    /// Every letter that the window says, in both languages, is in its fonts.
    #[test]
    fn no_word_of_the_window_lacks_a_letter() {
        let lists = [include_str!("../words/id.ftl"), include_str!("../words/en.ftl")];
        let mut letters = BTreeSet::new();
        for list in lists {
            let mut is_windows = false;
            for line in list.lines() {
                if !line.starts_with([' ', '}', '#']) && !line.is_empty() {
                    is_windows = line.starts_with("window-");
                }
                if is_windows {
                    letters.extend(line.chars().filter(|letter| !letter.is_control()));
                }
            }
        }
        letters.extend("0123456789,.−°×·–…“”‘’Δ½¼ ṭḍéèê←→↑↓\u{2009}".chars());
        let ctx = egui::Context::default();
        theme::begin(&ctx, Looks::USUAL);
        ctx.run_ui(egui::RawInput::default(), |_| ()).textures_delta.clear();
        let theme = Theme::of(&ctx);
        for set in [Type::Body, Type::Label, Type::Head, Type::Mono] {
            let font = theme.font(set);
            let lacking: String = letters
                .iter()
                .filter(|letter| !ctx.fonts_mut(|fonts| fonts.has_glyph(&font, **letter)))
                .collect();
            assert!(lacking.is_empty(), "{set:?} lacks {lacking:?}");
        }
    }
}
