//! One stop of the Tab key for a group of choices: arrows move within it.

use egui::{EventFilter, Id, Key, Response, Sense, Ui};

/// Who of a group is to be reached.
#[derive(Clone, Copy, Debug)]
pub(super) struct Roving {
    group: Id,
    count: usize,
    columns: usize,
    stop: usize,
}

impl Roving {
    /// A group of `count` choices in rows of `columns`, whose stop is `chosen` until arrows move it.
    pub(super) fn new(
        ui: &Ui,
        group: Id,
        count: usize,
        columns: usize,
        chosen: Option<usize>,
    ) -> Self {
        let focused = ui.memory(egui::Memory::focused);
        let at = (0..count).find(|at| focused == Some(group.with(*at)));
        Self { group, count, columns: columns.max(1), stop: at.or(chosen).unwrap_or(0) }
    }

    /// The id of a choice.
    pub(super) fn id(&self, at: usize) -> Id {
        self.group.with(at)
    }

    /// A click, and focus for the one stop.
    pub(super) fn sense(&self, ui: &Ui, at: usize) -> Sense {
        if at == self.stop || ui.memory(|memory| memory.has_focus(self.id(at))) {
            Sense::click()
        } else {
            Sense::CLICK
        }
    }

    /// Moves the focus by arrow keys, where `response` of `at` has it.
    pub(super) fn walk(&self, ui: &Ui, at: usize, response: &Response) {
        if at != self.stop || !response.has_focus() {
            return;
        }
        let filter = EventFilter {
            horizontal_arrows: true,
            vertical_arrows: self.columns < self.count,
            ..Default::default()
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
        let last = self.count.saturating_sub(1);
        let to = ui.input(|input| {
            let pressed = |key| input.key_pressed(key);
            if pressed(Key::ArrowRight) {
                (at + 1).min(last)
            } else if pressed(Key::ArrowLeft) {
                at.saturating_sub(1)
            } else if pressed(Key::ArrowDown) && at + self.columns <= last {
                at + self.columns
            } else if pressed(Key::ArrowUp) && at >= self.columns {
                at - self.columns
            } else if pressed(Key::Home) {
                0
            } else if pressed(Key::End) {
                last
            } else {
                at
            }
        });
        if to != at {
            ui.memory_mut(|memory| memory.request_focus(self.id(to)));
        }
    }
}
