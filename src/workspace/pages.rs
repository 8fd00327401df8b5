//! Pages of a design, and what there is to tell about pages that are ready to be written.
//!
//! **Invariant:** whoever prints a colorway prints the same of it.

use super::{Evaluated, nearest};
use crate::design::Paint;
use crate::notice::{Message, Notice, Spot, rounded};
use crate::paper::{Document, Paper};
use crate::sheet::colorways::{self, Card};
use crate::words::Words;

/// Dots per inch of pages as PNG: type of eight points is still read, and two pages fit a screen twice as high.
pub const DPI: f64 = 200.0;

/// All colorways of a design side by side.
pub fn colorways(evaluated: &Evaluated, paper: Paper, words: &Words) -> Document {
    let design = evaluated.design();
    let cards = 0..design.colorways.len();
    let cards: Vec<Card> = cards.map(|index| card(evaluated, index, words)).collect();
    colorways::pages(&design.name, evaluated.repeat(), &cards, paper, words)
}

/// The card of a colorway.
fn card(evaluated: &Evaluated, index: usize, words: &Words) -> Card {
    let colorway = &evaluated.design().colorways[index];
    if let Some(recipe) = evaluated.recipe(index) {
        return Card::dyed(&colorway.name, &recipe, words);
    }
    let palette = evaluated.palette(Some(index));
    let mut lines = Vec::new();
    if matches!(colorway.paint, Paint::Print(_)) {
        let found = nearest::of(palette, evaluated.fabric(), evaluated.dyes());
        lines.push(words.text("sheet-print", None).unwrap_or_default());
        let best = [("sheet-nearest", &found.best)];
        for (key, found) in best.into_iter().chain(found.other().map(|it| ("sheet-known", it))) {
            let heading = Message::new(key).with("mean", rounded::tenth(found.mean));
            lines.push(words.say(&heading));
            lines.extend(nearest::baths(&found.dyeing.baths, evaluated.dyes(), words));
        }
    }
    Card { name: colorway.name.clone(), palette: palette.clone(), lines }
}

/// That boxes stand for letters that no font here has, if so.
pub fn lacking(document: &Document) -> Option<Notice> {
    let found = document.lacking()?;
    let message = Message::new("pages-lacking")
        .with("letters", named(&found.letters))
        .with("count", found.letters.len())
        .with("text", found.text)
        .with("page", found.page);
    Some(Notice::warning(Spot::Design, message))
}

/// Letters with their numbers, as many as say something.
pub(super) fn named(letters: &[char]) -> String {
    const NAMED: usize = 8;
    let names = letters.iter().take(NAMED);
    let names = names.map(|letter| format!("{letter} (U+{:04X})", u32::from(*letter)));
    let more = (letters.len() > NAMED).then(|| "…".to_owned());
    names.chain(more).collect::<Vec<_>>().join(", ")
}
