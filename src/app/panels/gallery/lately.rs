//! What was open lately, and work that was recovered.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::app::keep::{Surroundings, today};
use crate::app::panels::shelf::{extent, portrait_of_file};
use crate::app::sight::Sight;
use crate::app::work::{Around, Portrait, Sitter};
use crate::design::Design;
use crate::notice::Message;
use crate::spelling::{Findable, Query};

/// A file that was open lately, or work that a crash left behind.
#[derive(Debug)]
pub(crate) struct Lately {
    /// Its name.
    pub(crate) name: String,
    /// How long ago it was changed.
    pub(crate) age: String,
    /// Where it lies, if it has a file.
    pub(crate) path: Option<PathBuf>,
    /// Which of the recovered works it is.
    pub(crate) recovered: Option<usize>,
    /// Whether its file is still there.
    pub(crate) is_there: bool,
    /// The recovered design.
    design: Option<Arc<Design>>,
    words: Findable,
}

impl Lately {
    /// How well it fits what was typed.
    pub(crate) fn fits(&self, query: &Query) -> Option<u32> {
        query.score(&self.words)
    }
}

impl Lately {
    /// Its picture as a card; none where nothing is left to show.
    pub(crate) fn portrait(&self, pixels: [u32; 2]) -> Option<Portrait> {
        match (&self.design, &self.path) {
            (Some(design), path) => Some(portrait(design, path.as_deref(), pixels)),
            (None, Some(path)) if self.is_there => Some(portrait_of_file(path, pixels)),
            (None, _) => None,
        }
    }
}

/// The picture of a design that is kept beside its file, if it has one.
fn portrait(design: &Arc<Design>, path: Option<&Path>, pixels: [u32; 2]) -> Portrait {
    let around: Around = Arc::new(path.map_or_else(Surroundings::none, Surroundings::of));
    Portrait::new(Sitter::Design(Arc::clone(design), around), extent(design), pixels)
}

/// Everything, the latest first.
pub(crate) fn all(see: &Sight<'_>) -> Vec<Lately> {
    let now = today();
    let said = |seconds| see.say(&age("window-age", seconds));
    let recovered = recovered(see).into_iter().map(|found| Lately {
        words: Findable::named(&found.name),
        age: said(found.seconds),
        recovered: Some(found.at),
        is_there: true,
        design: Some(found.design),
        name: found.name,
        path: found.path,
    });
    let files = see.keep.recents.list().iter().map(|recent| {
        let name = recent.title();
        Lately {
            words: Findable::named(&name),
            age: said(now.saturating_sub(recent.opened)),
            path: Some(recent.path.clone()),
            recovered: None,
            is_there: !recent.is_gone,
            design: None,
            name,
        }
    });
    recovered.chain(files).collect()
}

/// Work that a crash left behind.
pub(crate) struct Recovered {
    /// Its place among all that was found.
    pub(crate) at: usize,
    /// What the design is called.
    pub(crate) name: String,
    /// Its file, if it has one.
    pub(crate) path: Option<PathBuf>,
    /// How long ago it was kept.
    pub(crate) seconds: u64,
    design: Arc<Design>,
}

impl Recovered {
    /// Its picture as a card.
    pub(crate) fn portrait(&self, pixels: [u32; 2]) -> Portrait {
        portrait(&self.design, self.path.as_deref(), pixels)
    }
}

/// All work that a crash left behind.
pub(crate) fn recovered(see: &Sight<'_>) -> Vec<Recovered> {
    let now = today();
    let rescues = see.keep.rescues.iter().enumerate();
    let found = rescues.map(|(at, rescue)| Recovered {
        at,
        name: named(rescue.title(), see),
        path: rescue.path.clone(),
        seconds: now.saturating_sub(rescue.time),
        design: Arc::clone(&rescue.design),
    });
    found.collect()
}

fn named(title: String, see: &Sight<'_>) -> String {
    if title.is_empty() { see.text("window-nameless") } else { title }
}

/// How long ago something was, in seconds, under a key such as `window-age`.
pub(crate) fn age(key: &'static str, seconds: u64) -> Message {
    let (minute, hour, day) = (60, 3600, 86_400);
    let (unit, count) = match seconds {
        _ if seconds < minute => ("now", 0),
        _ if seconds < hour => ("minutes", seconds / minute),
        _ if seconds < day => ("hours", seconds / hour),
        _ if seconds < 2 * day => ("yesterday", 1),
        _ if seconds < 7 * day => ("days", seconds / day),
        _ if seconds < 14 * day => ("last-week", 1),
        _ if seconds < 60 * day => ("weeks", seconds / (7 * day)),
        _ if seconds < 730 * day => ("months", seconds / (30 * day)),
        _ => ("years", seconds / (365 * day)),
    };
    #[expect(clippy::cast_precision_loss, reason = "a few")]
    Message::new(key).with("unit", unit).with("count", count as f64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::{Language, Words};

    #[test]
    fn ages_are_said_as_people_say_them() {
        let [id, en] = Language::ALL.map(Words::new);
        for (seconds, said, in_english) in [
            (5, "Baru saja diubah", "Changed just now"),
            (12 * 60, "Diubah 12 menit lalu", "Changed 12 min ago"),
            (30 * 3600, "Kemarin", "Yesterday"),
            (2 * 86_400 + 7, "2 hari lalu", "2 days ago"),
            (8 * 86_400, "Minggu lalu", "Last week"),
            (40 * 86_400, "5 minggu lalu", "5 weeks ago"),
            (800 * 86_400, "2 tahun lalu", "2 years ago"),
        ] {
            assert_eq!(id.say(&age("window-age", seconds)), said);
            assert_eq!(en.say(&age("window-age", seconds)), in_english);
        }
    }
}
