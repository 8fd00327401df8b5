//! Both languages, both themes, small and large pixels: all is there, whole, and in its colors.

use canting::words::Language;
use egui::accesskit::Role;
use egui::{Rect, Theme, Vec2, pos2, vec2};

use super::{KLOWONG, LAPTOP, LATAR, Manner, Pupil, kain};
use crate::command_line::Bench;

/// Windows: points, and pixels in a point. The last is the same laptop with everything a quarter larger.
const SIZES: [(Vec2, f32); 3] = [(LAPTOP, 1.0), (LAPTOP, 1.5), (vec2(1092.8, 614.4), 1.25)];

/// What sticks out of the window, or lies over another button of the bars.
fn faults(pupil: &Pupil) -> Vec<String> {
    let screen = pupil.harness.ctx.content_rect();
    let things = pupil.things();
    let is_cut = |rect: &Rect| rect.intersects(screen) && !screen.expand(0.5).contains_rect(*rect);
    let mut faults = Vec::new();
    for thing in &things {
        // Lists scroll down at the side; nothing scrolls sideways at the edge.
        let is_sideways =
            thing.rect.left() < screen.left() - 0.5 || thing.rect.right() > screen.right() + 0.5;
        if is_cut(&thing.rect) && (is_sideways || thing.rect.top() < screen.top() - 0.5) {
            faults.push(format!("cut: {thing:?}"));
        }
    }
    let is_of_bar = |thing: &&super::Thing| {
        thing.rect.bottom() < 48.0 && matches!(thing.role, Role::Button | Role::MenuItem)
    };
    let bar: Vec<_> = things.iter().filter(is_of_bar).collect();
    for (at, thing) in bar.iter().enumerate() {
        for other in &bar[at + 1..] {
            if thing.rect.shrink(1.0).intersects(other.rect.shrink(1.0)) {
                faults.push(format!("{thing:?} lies over {other:?}"));
            }
        }
    }
    faults
}

#[test]
fn nothing_is_cut_and_the_cloth_has_its_colors_in_every_language_theme_and_size() {
    let bench = Bench::new();
    let path = kain(&bench);
    for (size, scale) in SIZES {
        for language in [Language::Indonesian, Language::English] {
            for theme in [Theme::Light, Theme::Dark] {
                let place = format!("{size:?} at {scale}, {language:?}, {theme:?}");
                let manner = Manner { size, scale, theme, language, file: Some(path.clone()) };
                let mut pupil = Pupil::new(&manner);
                assert_eq!(faults(&pupil), Vec::<String>::new(), "{place}");
                if language == Language::English && theme == Theme::Light && scale != 1.5 {
                    continue;
                }
                let canvas = pupil.canvas();
                let picture = pupil.picture();
                let cloth = picture.colors(canvas);
                let all: usize = cloth.values().sum();
                for color in [LATAR, KLOWONG] {
                    let count = cloth.get(&color).copied().unwrap_or_default();
                    assert!(count * 20 > all, "{color:?} is missing on the cloth: {place}");
                }
                let bar = Rect::from_min_max(pos2(100.0, 12.0), pos2(size.x - 100.0, 20.0));
                let bar = picture.colors(bar).into_iter().max_by_key(|(_, count)| *count);
                let (panel, _) = bar.unwrap();
                let is_light = panel.iter().map(|it| u32::from(*it)).sum::<u32>() > 3 * 128;
                assert_eq!(is_light, theme == Theme::Light, "{panel:?}: {place}");
            }
        }
    }
}

#[test]
fn the_gallery_stands_whole_in_both_languages() {
    for language in [Language::Indonesian, Language::English] {
        let pupil = Pupil::new(&Manner { language, ..Manner::default() });
        let screen = pupil.harness.ctx.content_rect();
        for thing in pupil.things() {
            let is_at_left = thing.rect.left() < 200.0;
            assert!(
                !is_at_left || screen.contains_rect(thing.rect) || thing.rect.top() > 500.0,
                "{thing:?}"
            );
        }
        for key in ["window-gallery-title", "window-gallery-start", "window-gallery-samples"] {
            assert!(pupil.sees(&pupil.says(key)), "{key}: {:#?}", pupil.things());
        }
    }
}
