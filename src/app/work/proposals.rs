//! Colorways that are searched for: proposals in a mood, and the baths nearest to colors of print.
//!
//! **Invariant:** what is found is what the command line finds with the same wishes.

use super::pool::{Lane, Panicked, Pool, Promise};
use crate::notice::{Message, Notice};
use crate::words::{Language, Words};
use crate::workspace::Evaluated;
use crate::workspace::colorways::{self, Answers, Made, Taste};

/// Colorways that were found, and what there is to tell of them.
pub type Proposed = Result<(Vec<Made>, Vec<Notice>), Message>;

/// A search for colorways.
#[derive(Debug)]
pub struct Proposals(Promise<Proposed>);

impl Proposals {
    /// Colorways that could be dyed, as somebody likes them, named in a language.
    pub fn suggested(pool: &Pool, evaluated: &Evaluated, taste: Taste, language: Language) -> Self {
        let evaluated = evaluated.clone();
        Self(pool.ask(Lane::Awaited, move |_| {
            let found = colorways::suggested(&evaluated, &taste, &Words::new(language));
            found.map(|(made, few)| (made, few.into_iter().collect()))
        }))
    }

    /// The baths that come nearest to a colorway of print, counted from 0, as colorways: the nearest of all first.
    pub fn nearest(pool: &Pool, evaluated: &Evaluated, index: usize, language: Language) -> Self {
        let evaluated = evaluated.clone();
        Self(pool.ask(Lane::Awaited, move |_| {
            Ok(colorways::matched(&evaluated, index, Answers::All, &Words::new(language)))
        }))
    }

    /// What was found, once, when it is there.
    pub fn take(&self) -> Option<Proposed> {
        let told = |panicked: Panicked| panicked.message();
        Some(self.0.take()?.unwrap_or_else(|panicked| Err(told(panicked))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::design;
    use crate::matching::suggest::Mood;
    use crate::workspace::AtHand;
    use std::sync::Arc;

    #[test]
    fn proposals_are_those_of_the_command_line() {
        let text = "canting = 1\nrepeat.tile = [20, 20]\n[[layer]]\nmotif = \"kawung\"\n\
            [[colorway]]\nname = \"a\"\n[colorway.print]\nlatar = \"#F0E0C0\"\nklowong = \"#402010\"\n";
        let evaluated = Evaluated::with(design::read(text).unwrap(), &AtHand::default()).unwrap();
        let pool = Pool::new(Arc::new(|| {}));
        let taste = Taste { mood: Mood::Sogan, count: 2, seed: 1, own: Vec::new() };
        let words = Words::new(Language::English);
        let found = Proposals::suggested(&pool, &evaluated, taste.clone(), Language::English);
        pool.settle();
        let (made, _) = found.take().unwrap().unwrap();
        assert_eq!(made, colorways::suggested(&evaluated, &taste, &words).unwrap().0);
        assert!(found.take().is_none());
        let near = Proposals::nearest(&pool, &evaluated, 0, Language::English);
        pool.settle();
        let (made, _) = near.take().unwrap().unwrap();
        assert_eq!(made, colorways::matched(&evaluated, 0, Answers::All, &words).0);
    }
}
