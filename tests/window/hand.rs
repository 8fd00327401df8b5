//! A hand that does anything: clicks, drags, keys, wheel, another size of the window. Nothing falls, nothing is lost.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "dice, and points of a window"
)]

use canting::design::Design;
use canting::words::{Language, Words};
use egui::{
    Event, Key, Modifiers, MouseWheelSource, MouseWheelUnit, Pos2, TouchPhase, Vec2, pos2, vec2,
};
use std::sync::Arc;

use super::{CTRL, CTRL_SHIFT, LAPTOP, Pupil, down, kain, up};
use crate::command_line::Bench;

/// How much it does; in a program that was not made fast it does less.
const EVENTS: usize = if cfg!(debug_assertions) { 300 } else { 1000 };

/// Numbers that look random, the same ones always (Steele, Lea and Flood 2014: `SplitMix`).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, count: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((mixed ^ (mixed >> 31)) % count.max(1) as u64) as usize
    }

    fn of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.roll(all.len())]
    }

    fn place(&mut self, size: Vec2) -> Pos2 {
        pos2(self.roll(size.x as usize) as f32, self.roll(size.y as usize) as f32)
    }
}

const KEYS: &[(Modifiers, Key)] = &[
    (CTRL, Key::Z),
    (CTRL, Key::Z),
    (CTRL_SHIFT, Key::Z),
    (CTRL, Key::C),
    (CTRL, Key::X),
    (CTRL, Key::V),
    (CTRL, Key::D),
    (CTRL, Key::A),
    (CTRL, Key::K),
    (CTRL, Key::Backslash),
    (CTRL, Key::OpenBracket),
    (CTRL, Key::CloseBracket),
    (CTRL, Key::Num0),
    (Modifiers::SHIFT, Key::H),
    (Modifiers::SHIFT, Key::Tab),
    (Modifiers::NONE, Key::Tab),
    (Modifiers::NONE, Key::Tab),
    (Modifiers::NONE, Key::Space),
    (Modifiers::NONE, Key::Enter),
    (Modifiers::NONE, Key::Escape),
    (Modifiers::NONE, Key::Delete),
    (Modifiers::NONE, Key::ArrowLeft),
    (Modifiers::NONE, Key::ArrowDown),
    (Modifiers::NONE, Key::M),
    (Modifiers::NONE, Key::L),
    (Modifiers::NONE, Key::C),
    (Modifiers::NONE, Key::R),
    (Modifiers::NONE, Key::F1),
    (Modifiers::NONE, Key::F2),
    (Modifiers::NONE, Key::Plus),
    (Modifiers::NONE, Key::Minus),
    (Modifiers::NONE, Key::Period),
];

/// What it is not allowed to press: it would begin work of minutes, or give up what is not saved.
struct Forbidden(Vec<String>);

impl Forbidden {
    fn new() -> Self {
        let words = [Language::Indonesian, Language::English].map(Words::new);
        let keys = ["window-save-first-discard", "window-close", "window-quit", "window-find-dyes"];
        Self(
            words.iter().flat_map(|words| keys.map(|key| words.text(key, None).unwrap())).collect(),
        )
    }

    fn is_at(&self, pupil: &Pupil, at: Pos2) -> bool {
        pupil.things().iter().any(|thing| thing.rect.contains(at) && self.0.contains(&thing.label))
    }
}

/// Does one thing, and says which.
fn act(pupil: &mut Pupil, dice: &mut Dice, forbidden: &Forbidden) -> String {
    let size = pupil.harness.ctx.content_rect().size();
    match dice.roll(20) {
        0..=8 => {
            let (at, label) = thing(pupil, dice);
            pupil.now += 0.4;
            click(pupil, at, forbidden);
            format!("click {label}")
        }
        9..=10 => {
            let at = dice.place(size);
            click(pupil, at, forbidden);
            format!("click {at}")
        }
        11..=13 => {
            let (from, label) = thing(pupil, dice);
            let near = from + vec2(dice.roll(80) as f32 - 40.0, dice.roll(40) as f32 - 20.0);
            let to = if dice.roll(2) == 0 { dice.place(size) } else { near };
            drag(pupil, (from, to), forbidden);
            format!("drag {label} to {to}")
        }
        14..=16 => {
            let (modifiers, key) = dice.of(KEYS);
            pupil.key_now(modifiers, key);
            format!("key {modifiers:?} {key:?}")
        }
        17 => {
            let text = dice.of(&["3,5", "kembang", "0", "-1/3", "🪷", "999999"]);
            pupil.frame([Event::Text(text.to_owned())]);
            format!("type {text}")
        }
        18 => {
            let at = dice.place(size);
            let delta = vec2(0.0, dice.roll(9) as f32 - 4.0);
            pupil.frame([Event::PointerMoved(at), wheel(delta)]);
            format!("wheel {delta} at {at}")
        }
        _ => {
            let size = dice.of(&SIZES);
            pupil.harness.set_size(size);
            pupil.frame([]);
            format!("resize {size}")
        }
    }
}

/// Sizes of the window.
const SIZES: [Vec2; 4] = [LAPTOP, vec2(800.0, 560.0), vec2(1000.0, 700.0), vec2(1920.0, 1080.0)];

/// Something that has a label, and where it is.
fn thing(pupil: &Pupil, dice: &mut Dice) -> (Pos2, String) {
    let things = pupil.things();
    let thing = &things[dice.roll(things.len())];
    (thing.rect.center(), thing.label.clone())
}

fn click(pupil: &mut Pupil, at: Pos2, forbidden: &Forbidden) {
    if !forbidden.is_at(pupil, at) {
        pupil.frame([Event::PointerMoved(at), down(at)]);
        pupil.frame([up(at)]);
    }
}

fn drag(pupil: &mut Pupil, (from, to): (Pos2, Pos2), forbidden: &Forbidden) {
    if !forbidden.is_at(pupil, from) {
        pupil.frame([Event::PointerMoved(from), down(from)]);
        pupil.frame([Event::PointerMoved(from + (to - from) * 0.5)]);
        pupil.frame([Event::PointerMoved(to)]);
        pupil.frame([up(to)]);
    }
}

fn wheel(delta: Vec2) -> Event {
    Event::MouseWheel {
        source: MouseWheelSource::Wheel,
        unit: MouseWheelUnit::Line,
        delta,
        phase: TouchPhase::Move,
        modifiers: Modifiers::NONE,
    }
}

/// Takes everything back, by the key for it.
fn undo_all(pupil: &mut Pupil) -> Arc<Design> {
    for _ in 0..4 {
        pupil.key_now(Modifiers::NONE, Key::Escape);
    }
    for _ in 0..2000 {
        if pupil.app().steps().0 == 0 {
            break;
        }
        pupil.key_now(CTRL, Key::Z);
    }
    pupil.design()
}

#[test]
fn a_hand_that_does_anything_breaks_and_loses_nothing() {
    let bench = Bench::new();
    let mut pupil = Pupil::with(&kain(&bench));
    let opened = pupil.design();
    let (mut dice, forbidden) = (Dice(20), Forbidden::new());
    let mut done = Vec::new();
    let mut changes = 0;
    let exports = ["Ekspor kain", "Export cloth"].map(str::to_owned);
    for at in 0..EVENTS {
        let before = pupil.design();
        done.push(act(&mut pupil, &mut dice, &forbidden));
        assert!(
            pupil.app().design().is_some() && !pupil.app().wants_to_end(),
            "it is gone after {:#?}",
            &done[at.saturating_sub(8)..]
        );
        // An export of a whole cloth takes longer than anybody waits for a test.
        if exports.iter().any(|title| pupil.sees(title)) {
            pupil.key_now(Modifiers::NONE, Key::Escape);
        }
        changes += usize::from(!Arc::ptr_eq(&before, &pupil.design()));
        if at % 50 == 49 {
            pupil.rest();
        }
    }
    assert!(changes > 20, "it changed little: {changes} times");
    let changed = pupil.design();
    let steps = pupil.app().steps();
    assert_eq!(undo_all(&mut pupil), opened, "after {steps:?} steps: {done:#?}");
    let steps = pupil.app().steps();
    for _ in 0..steps.1 {
        pupil.key_now(CTRL_SHIFT, Key::Z);
    }
    pupil.rest();
    let again = pupil.design();
    // What was taken back by the hand itself comes again too.
    assert!(again == changed || pupil.app().steps().0 >= steps.0, "redo is as exact");
}
