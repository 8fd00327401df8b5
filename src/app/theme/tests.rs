//! Every text can be read.

use egui::Color32;

use super::{Looks, Moves, Room, Theme, Type};

/// The least contrast of a text to what it stands on.
const LEAST: f32 = 4.5;

/// Light that a color sends, as the guidelines for accessible content count it.
fn light(color: Color32) -> f32 {
    let linear = egui::Rgba::from(color);
    0.2126 * linear.r() + 0.7152 * linear.g() + 0.0722 * linear.b()
}

fn contrast(one: Color32, other: Color32) -> f32 {
    let (one, other) = (light(one), light(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[test]
fn every_text_stands_out_from_what_it_stands_on() {
    for tone in [egui::Theme::Light, egui::Theme::Dark] {
        let colors = &Theme::with(tone, Looks::USUAL).colors;
        let plain = [colors.ink, colors.ink_2, colors.ink_3, colors.accent_text];
        let signs = [colors.soga, colors.ok, colors.warn, colors.error];
        let inks = [colors.ink, colors.ink_2, colors.ink_3];
        let mut pairs = Vec::new();
        for ground in [colors.bar, colors.panel, colors.raised] {
            pairs.extend(plain.into_iter().chain(signs).map(|ink| (ink, ground)));
        }
        pairs.extend(plain.map(|ink| (ink, colors.field)));
        pairs.extend(plain.map(|ink| (ink, colors.accent_soft)));
        pairs.extend(plain.map(|ink| (ink, colors.hover)));
        for (sign, ground) in [
            (colors.soga, colors.soga_soft),
            (colors.warn, colors.warn_soft),
            (colors.error, colors.error_soft),
        ] {
            pairs.push((sign, ground));
            pairs.extend(inks.map(|ink| (ink, ground)));
        }
        pairs.extend([colors.ink, colors.ink_2, colors.accent_text].map(|ink| (ink, colors.void)));
        pairs.push((colors.ink, colors.line));
        pairs.extend([colors.accent, colors.accent_hover].map(|ground| (colors.on_accent, ground)));
        pairs
            .extend([colors.mark, colors.guide, colors.danger].map(|ground| (colors.mori, ground)));
        for (ink, ground) in pairs {
            let stands = contrast(ink, ground);
            assert!(stands >= LEAST, "{tone:?}: {ink:?} on {ground:?} has {stands:.2}");
        }
    }
}

#[test]
fn looks_bring_the_sizes_and_durations_they_ask_for() {
    let looks = Looks { room: Room::Touch, motion: Moves::AtOnce, ..Looks::USUAL };
    let theme = Theme::with(egui::Theme::Dark, looks);
    assert!(theme.touch && theme.is_dark, "night, under fingers");
    assert!(theme.motion.frame.abs() < f32::EPSILON, "nothing moves");
    assert!(theme.sizes.icon_button >= 48.0, "fingers hit 48 points");
    assert!(theme.font(Type::Body).size > 13.0, "text grows with its room");
    assert!(
        Theme::with(egui::Theme::Light, Looks::USUAL).sizes.tray < theme.sizes.tray,
        "the tray too"
    );
}
