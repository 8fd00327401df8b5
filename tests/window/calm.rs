//! What costs nothing: another colorway draws nothing, and nobody moving asks for no frame.

use std::time::Duration;

use super::{BIRU, LATAR, Manner, Pupil, kain};
use crate::command_line::Bench;

#[test]
fn another_colorway_is_there_in_the_next_frame_and_nothing_is_drawn_for_it() {
    let bench = Bench::new();
    let mut pupil = Pupil::with(&kain(&bench));
    let canvas = pupil.canvas();
    let before = pupil.app().counts();
    assert!(pupil.picture().colors(canvas).contains_key(&LATAR));
    let card =
        pupil.find_by("the other colorway", |thing| thing.label.starts_with("Tata warna Biru"));
    // The pointer comes, the button goes down and up; the next frame has the other colors.
    let at = card.rect.center();
    pupil.frame([egui::Event::PointerMoved(at)]);
    pupil.frame([super::down(at)]);
    pupil.frame([super::up(at)]);
    pupil.frame([]);
    let cloth = pupil.picture().colors(canvas);
    let count = |color| cloth.get(&color).copied().unwrap_or_default();
    assert!(count(BIRU) > 20_000 && count(LATAR) < 200, "{} and {}", count(BIRU), count(LATAR));
    let swapped = pupil.app().counts();
    assert_eq!(swapped.colorings, before.colorings + 1);
    pupil.rest();
    let after = pupil.app().counts();
    assert_eq!(after.runs, before.runs, "nothing is drawn");
    assert_eq!(
        (after.paintings, after.scenes),
        (before.paintings, before.scenes),
        "nothing is painted or tessellated"
    );
    assert_eq!(after.colorings, before.colorings + 1, "and that once");
}

/// Lets everything that comes later come.
fn idle(pupil: &mut Pupil) {
    pupil.finish();
    pupil.wait(15.0);
    pupil.finish();
    for _ in 0..3 {
        pupil.wait(2.0);
        assert_eq!(
            pupil.delay(),
            Duration::MAX,
            "a frame is asked for by {:?}",
            pupil.harness.ctx.repaint_causes()
        );
    }
}

#[test]
fn two_idle_seconds_ask_for_no_frame() {
    let bench = Bench::new();
    let mut pupil = Pupil::with(&kain(&bench));
    idle(&mut pupil);
    pupil.change();
    idle(&mut pupil);
    // The pointer rests on the cloth, then on a card.
    let canvas = pupil.canvas();
    pupil.frame([egui::Event::PointerMoved(canvas.center())]);
    idle(&mut pupil);
    let mut pupil = Pupil::new(&Manner::default());
    idle(&mut pupil);
}
