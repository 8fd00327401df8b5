//! The themes, told to egui.

use egui::style::{HandleShape, NumberFormatter, ScrollStyle, Selection, WidgetVisuals, Widgets};
use egui::{Color32, Margin, Stroke, Style, TextStyle, vec2};

use super::{Radius, Theme, Type};
use crate::words::Language;

/// Everything egui asks to know.
pub(super) fn of(theme: &Theme, language: Language) -> Style {
    let mut style = Style::default();
    set_texts(&mut style, theme);
    set_spacing(&mut style, theme);
    set_visuals(&mut style, theme);
    style.number_formatter = numbers(language);
    style.interaction.tooltip_delay = 0.5;
    style.interaction.tooltip_grace_time = 0.2;
    style.interaction.selectable_labels = false;
    style.interaction.resize_grab_radius_side = 5.0;
    style.animation_time = theme.motion.switch;
    style.explanation_tooltips = false;
    style.compact_menu_style = true;
    style
}

/// Numbers with the decimal sign of the language and a true minus.
fn numbers(language: Language) -> NumberFormatter {
    NumberFormatter::new(move |number, decimals| {
        let most = *decimals.end();
        let mut text = format!("{number:.most$}");
        if text.contains('.') {
            let least = text.find('.').map_or(0, |dot| {
                if *decimals.start() == 0 { dot } else { dot + 1 + decimals.start() }
            });
            while text.len() > least && text.ends_with('0') {
                text.pop();
            }
            if text.ends_with('.') {
                text.pop();
            }
        }
        if language == Language::Indonesian {
            text = text.replace('.', ",");
        }
        text.replace('-', "−")
    })
}

fn set_texts(style: &mut Style, theme: &Theme) {
    style.text_styles = [
        (TextStyle::Small, Type::Small),
        (TextStyle::Body, Type::Body),
        (TextStyle::Button, Type::Label),
        (TextStyle::Heading, Type::Head),
        (TextStyle::Monospace, Type::Mono),
        (TextStyle::Name("micro".into()), Type::Micro),
        (TextStyle::Name("strong".into()), Type::Strong),
        (TextStyle::Name("title".into()), Type::Title),
        (TextStyle::Name("display".into()), Type::Display),
    ]
    .map(|(name, set)| (name, theme.font(set)))
    .into();
    style.drag_value_text_style = TextStyle::Button;
}

fn set_spacing(style: &mut Style, theme: &Theme) {
    let spacing = &mut style.spacing;
    (spacing.item_spacing, spacing.button_padding, spacing.interact_size) = if theme.touch {
        (vec2(10.0, 10.0), vec2(18.0, 13.0), vec2(48.0, 48.0))
    } else {
        (vec2(8.0, 6.0), vec2(12.0, 7.0), vec2(28.0, 28.0))
    };
    spacing.menu_margin = Margin::same(6);
    spacing.window_margin = Margin::same(20);
    spacing.indent = theme.sizes.inset;
    spacing.slider_width = 96.0;
    spacing.slider_rail_height = theme.sizes.slider;
    spacing.combo_width = 96.0;
    spacing.icon_width = 18.0;
    spacing.icon_spacing = 7.0;
    spacing.tooltip_width = 280.0;
    spacing.menu_width = 220.0;
    spacing.menu_spacing = 2.0;
    spacing.scroll = ScrollStyle {
        bar_width: 6.0,
        bar_inner_margin: 0.0,
        bar_outer_margin: 0.0,
        ..ScrollStyle::floating()
    };
    spacing.scroll.fade.size = 24.0;
    if !theme.touch {
        spacing.scroll.kinetic.decay_time = 0.0;
    }
}

fn set_visuals(style: &mut Style, theme: &Theme) {
    let colors = &theme.colors;
    let visuals = &mut style.visuals;
    *visuals = if theme.is_dark { egui::Visuals::dark() } else { egui::Visuals::light() };
    visuals.widgets = widgets(theme);
    visuals.selection =
        Selection { bg_fill: colors.accent_soft, stroke: Stroke::new(2.0, colors.accent_text) };
    visuals.panel_fill = colors.panel;
    visuals.window_fill = colors.raised;
    visuals.window_stroke = Stroke::new(1.0, colors.line);
    visuals.window_corner_radius = Radius::DIALOG;
    visuals.menu_corner_radius = Radius::POPUP;
    visuals.window_shadow = colors.shadow_2;
    visuals.popup_shadow = colors.shadow_2;
    visuals.window_highlight_topmost = false;
    visuals.extreme_bg_color = colors.field;
    visuals.text_edit_bg_color = Some(colors.field);
    visuals.faint_bg_color = colors.hover;
    visuals.code_bg_color = colors.field;
    visuals.hyperlink_color = colors.accent_text;
    visuals.weak_text_color = Some(colors.ink_3);
    visuals.warn_fg_color = colors.warn;
    visuals.error_fg_color = colors.error;
    visuals.disabled_alpha = 0.38;
    visuals.text_cursor.stroke = Stroke::new(1.5, colors.accent_text);
    visuals.text_cursor.blink = false;
    visuals.slider_trailing_fill = true;
    visuals.handle_shape = HandleShape::Circle;
    visuals.striped = false;
    visuals.indent_has_left_vline = false;
    visuals.button_frame = true;
    visuals.image_loading_spinners = false;
    visuals.text_options.font_hinting = true;
    visuals.text_options.subpixel_binning = true;
}

fn widgets(theme: &Theme) -> Widgets {
    let colors = &theme.colors;
    let look = |fill: Color32, ink: Color32| WidgetVisuals {
        bg_fill: fill,
        weak_bg_fill: fill,
        bg_stroke: Stroke::NONE,
        corner_radius: Radius::BUTTON,
        fg_stroke: Stroke::new(1.0, ink),
        expansion: 0.0,
    };
    let still = look(colors.panel, colors.ink);
    Widgets {
        noninteractive: WidgetVisuals { bg_stroke: Stroke::new(1.0, colors.line), ..still },
        inactive: look(colors.field, colors.ink_2),
        hovered: look(colors.hover, colors.ink),
        active: look(colors.line, colors.ink),
        open: look(colors.accent_soft, colors.ink),
    }
}
