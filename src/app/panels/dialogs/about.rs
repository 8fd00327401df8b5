//! The program itself: its version, licenses, and what draws.

use egui::{Sense, Ui, vec2};

use super::page;
use crate::app::logo;
use crate::app::sight::Sight;
use crate::app::theme::{Theme, Type};
use crate::notice::Message;

/// Shows it.
pub(super) fn show(ui: &Ui, see: &Sight<'_>) {
    let title = see.text("window-about");
    page(ui, see, ("about", 460.0), &title, |ui| {
        let theme = Theme::of(ui.ctx());
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing = vec2(14.0, 0.0);
            let (rect, _) = ui.allocate_exact_size(vec2(56.0, 56.0), Sense::hover());
            logo::paint(ui.painter(), rect, &theme.colors);
            ui.vertical(|ui| {
                ui.add_space(4.0);
                ui.label(theme.rich(Type::Title, "Canting"));
                let version =
                    Message::new("window-about-version").with("version", env!("CARGO_PKG_VERSION"));
                ui.label(theme.rich(Type::Small, see.say(&version)).color(theme.colors.ink_2));
            });
        });
        ui.add_space(12.0);
        ui.spacing_mut().item_spacing.y = 8.0;
        for key in ["window-about-tagline", "window-about-license", "window-about-fonts"] {
            let text = theme.rich(Type::Body, see.text(key)).color(theme.colors.ink_2);
            ui.add(egui::Label::new(text).wrap());
        }
    });
}
