//! What a reader gathers: swatches within a limit, and what there is to tell.
//!
//! **Invariant:** a tray holds at most a thousand swatches and a few dozen messages, whatever is put on it.

use std::collections::BTreeMap;

use super::{Swatch, Swatches, text};
use crate::color::Srgb;
use crate::notice::Message;

/// Colors of a palette. The largest that people share, of color books, have about as many; a colorway needs ten.
const MOST: usize = 1000;

/// Messages about single places; more nobody reads.
const MOST_TOLD: usize = 20;

/// Swatches and messages so far.
#[derive(Debug, Default)]
pub(super) struct Tray {
    title: String,
    list: Vec<Swatch>,
    /// Swatches that came after the last that finds room.
    surplus: usize,
    /// Names that were cut.
    cut: usize,
    told: Vec<Message>,
    untold: usize,
    /// What is told once, with how often it was met.
    counted: BTreeMap<&'static str, usize>,
}

impl Tray {
    /// Names the palette; the first title stays.
    pub(super) fn name(&mut self, title: &str) {
        if self.title.is_empty() {
            self.title = text::line(title);
        }
    }

    /// Adds a color while there is room.
    pub(super) fn put(&mut self, name: &str, color: Srgb) {
        if self.list.len() == MOST {
            self.surplus += 1;
            return;
        }
        if name.trim().chars().nth(text::LONGEST).is_some() {
            self.cut += 1;
        }
        self.list.push(Swatch::new(name, color));
    }

    /// Tells of one place.
    pub(super) fn tell(&mut self, message: Message) {
        if self.told.len() < MOST_TOLD {
            self.told.push(message);
        } else {
            self.untold += 1;
        }
    }

    /// Tells once, at the end, how many colors had what the key says.
    pub(super) fn count(&mut self, key: &'static str) {
        *self.counted.entry(key).or_default() += 1;
    }

    /// The palette, and all there is to tell.
    pub(super) fn into_swatches(self) -> (Swatches, Vec<Message>) {
        let mut messages = self.told;
        let counted = |key, count: usize| Message::new(key).with("count", count);
        if self.untold > 0 {
            messages.push(counted("swatches-more", self.untold));
        }
        messages.extend(self.counted.into_iter().map(|(key, count)| counted(key, count)));
        if self.cut > 0 {
            messages.push(counted("swatches-long-names", self.cut).with("max", text::LONGEST));
        }
        if self.surplus > 0 {
            messages.push(counted("swatches-too-many", self.surplus).with("max", MOST));
        }
        if self.list.is_empty() {
            messages.push(Message::new("swatches-empty"));
        }
        (Swatches { title: self.title, list: self.list }, messages)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tray_has_an_edge() {
        let mut tray = Tray::default();
        for _ in 0..MOST + 7 {
            tray.put(&"a".repeat(text::LONGEST + 1), Srgb::new(1, 2, 3));
            tray.tell(Message::new("swatches-cut-short"));
            tray.count("swatches-cmyk");
        }
        let (swatches, messages) = tray.into_swatches();
        assert_eq!(swatches.list().len(), MOST);
        let last: Vec<&str> = messages[MOST_TOLD..].iter().map(|message| message.key).collect();
        let wanted = ["swatches-more", "swatches-cmyk", "swatches-long-names", "swatches-too-many"];
        assert_eq!(last, wanted);
        assert_eq!(messages[MOST_TOLD + 3].values[0], ("count", 7_usize.into()));
    }
}
