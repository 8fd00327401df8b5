//! What there is to tell about pages that are ready to be written.

use crate::notice::{Message, Notice, Spot};
use crate::paper::Document;

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
