//! The ways of repeating as the band shows them: in tabs, by their names, each as it would be taken.

use std::sync::LazyLock;

use kurbo::Size;

use crate::catalog::{Chapter, Example};
use crate::design::Design;
use crate::design::step::{Share, Step};
use crate::symmetry::Net;
use crate::words::Words;

/// A part of the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Tab {
    /// Everything.
    #[default]
    All,
    /// The walks of a stamp.
    Walks,
    /// Repeats of the textile trade.
    Textile,
    /// Wallpaper groups.
    Groups,
    /// Friezes in rows, and the border around the whole.
    Borders,
}

impl Tab {
    /// All, in order.
    pub(super) const ALL: [Self; 5] =
        [Self::All, Self::Walks, Self::Textile, Self::Groups, Self::Borders];

    /// The key of its word.
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::All => "window-band-all",
            Self::Walks => "window-band-walks",
            Self::Textile => "window-band-textile",
            Self::Groups => "window-band-groups",
            Self::Borders => "window-band-borders",
        }
    }

    fn of(example: &Example) -> Self {
        match (example.kind(), &example.repeat.step) {
            (_, Step::Pinggiran { .. }) | (Chapter::Frieze, _) => Self::Borders,
            (Chapter::Lampah, _) => Self::Walks,
            (Chapter::Textile, _) => Self::Textile,
            (Chapter::Group, _) => Self::Groups,
        }
    }
}

/// A way of repeating.
#[derive(Debug)]
pub(super) struct Way {
    /// Its part of the list.
    pub(super) tab: Tab,
    /// What it is called in a file.
    pub(super) name: String,
    step: Step,
    kind: &'static str,
}

/// Every way, tab by tab.
pub(super) fn all() -> &'static [Way] {
    static ALL: LazyLock<Vec<Way>> = LazyLock::new(|| {
        let way = |example: Example| Way {
            tab: Tab::of(&example),
            name: example.name().to_owned(),
            kind: example.kind().name(),
            step: example.repeat.step,
        };
        let mut ways: Vec<Way> = Example::all().into_iter().map(way).collect();
        ways.sort_by_key(|way| way.tab);
        ways
    });
    &ALL
}

impl Way {
    /// Whether this is how the design repeats.
    pub(super) fn is_of(&self, design: &Design) -> bool {
        design.repeat.step.name() == self.name
    }

    /// The step that a design gets: the settings that it has of this way, or those that show it well.
    pub(super) fn step(&self, design: &Design) -> Step {
        if self.is_of(design) {
            return design.repeat.step.clone();
        }
        match (&self.step, &design.repeat.step) {
            (Step::Pinggiran { frieze, unit, corner }, _) => {
                // A strip is a small part of the cloth that it runs around.
                let part = design.repeat.tile.min_side() / 4.0;
                let (width, height) = (unit.width.min(part), unit.height.min(part));
                Step::Pinggiran { frieze: *frieze, unit: Size::new(width, height), corner: *corner }
            }
            (Step::Group { group, angle }, Step::Group { angle: before, .. }) => {
                let angle = if group.net() == Net::Oblique { *before } else { *angle };
                Step::Group { group: *group, angle }
            }
            (step, _) => step.clone(),
        }
    }

    /// What it is called on its card: shorter where its name has no room there.
    pub(super) fn label(&self, words: &Words) -> String {
        let short = words.text(&format!("way-{}", self.name), Some("short"));
        short.unwrap_or_else(|| self.title(words))
    }

    /// What it is called.
    pub(super) fn title(&self, words: &Words) -> String {
        title(&self.step, words)
    }

    /// What happens to the tile.
    pub(super) fn sentence(&self, words: &Words) -> String {
        words.text(&format!("way-{}", self.name), Some("does")).unwrap_or_default()
    }

    /// What kind of thing it is; of a group with its name.
    pub(super) fn kind(&self, words: &Words) -> String {
        let kind = words.text("ways-kind", Some(self.kind)).unwrap_or_default();
        match self.step {
            Step::Group { .. } | Step::Frieze(_) => format!("{kind} {}", self.name),
            _ => kind,
        }
    }
}

/// What a way of repeating is called: by the stamper's name where there is one.
pub(crate) fn title(step: &Step, words: &Words) -> String {
    let own = match step {
        Step::Tubrukan
        | Step::HalfDrop
        | Step::HalfBrick
        | Step::Parang { .. }
        | Step::Mubeng { .. } => step.name().to_owned(),
        Step::Sareng { .. } => step.name().replace('-', " "),
        Step::Unknown(name) => name.clone(),
        step => words.text(&format!("way-{}", step.name()), None).unwrap_or_default(),
    };
    capital(&own)
}

/// The plainer name of a way that the stamper has a name for, such as `half-drop`; nothing for others.
pub(crate) fn plain_title(step: &Step, words: &Words) -> Option<String> {
    let said = words.text(&format!("way-{}", step.name()), None)?;
    (capital(&said) != title(step, words)).then_some(said)
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
    first + letters.as_str()
}

/// The parts of a tile by which columns drop, or rows shift.
pub(super) const SHARES: [Share; 4] = [
    Share { count: 1, of: 4 },
    Share { count: 1, of: 3 },
    Share { count: 1, of: 2 },
    Share { count: 2, of: 3 },
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Language;

    #[test]
    fn tabs_hold_what_they_say() {
        let count = |tab| all().iter().filter(|way| way.tab == tab).count();
        assert_eq!([Tab::Walks, Tab::Textile, Tab::Groups, Tab::Borders].map(count), [6, 7, 17, 8]);
        for words in Language::ALL.map(Words::new) {
            for way in all() {
                for text in
                    [way.label(&words), way.title(&words), way.sentence(&words), way.kind(&words)]
                {
                    assert!(!text.is_empty(), "{}", way.name);
                }
            }
        }
        let words = Words::new(Language::Indonesian);
        let titles: Vec<String> = all()[..6].iter().map(|way| way.title(&words)).collect();
        assert_eq!(
            titles,
            ["Tubrukan", "Onda-ende", "Natabata", "Parang", "Mubeng", "Mlampah sareng"]
        );
        assert_eq!(plain_title(&Step::Tubrukan, &words).as_deref(), Some("lurus"));
        assert_eq!(plain_title(&Step::Ogee, &words), None);
    }

    #[test]
    fn every_way_can_be_taken() {
        let design = Design::new();
        for way in all() {
            let step = way.step(&design);
            assert_eq!(step.name(), way.name);
        }
    }
}
