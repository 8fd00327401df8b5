//! How the tile covers the cloth, as the designer says it.
//!
//! **Invariant:** says what is wanted and computes nothing; the lattice comes from [`crate::raport`].

use std::fmt;
use std::str::FromStr;

use kurbo::Size;

use crate::keys;
use crate::notice::Message;
use crate::spelling;
use crate::symmetry::{Frieze, Group};

/// How the tile steps over the cloth.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    /// Block repeat, `tubrukan`: one step right, one step down, like floor tiles.
    Tubrukan,
    /// Half-drop, `onda-ende`: each column half a tile lower.
    HalfDrop,
    /// Half-brick, `natabata`: each row half a tile to the right.
    HalfBrick,
    /// Each column so much lower.
    Drop(Share),
    /// Each row so much farther right.
    Shift(Share),
    /// Turn-over: the tile and its mirror images to the right and below.
    Mirror,
    /// Rhombs, point to point.
    Diamond,
    /// Rhombs with curved sides, like scales.
    Ogee,
    /// The stamp walks along a slanted line.
    Parang {
        /// Degrees, clockwise from a row.
        angle: f64,
        /// Whether each row begins half a step on.
        is_half: bool,
    },
    /// The stamp turns about one corner.
    Mubeng {
        /// The angle of that corner.
        wedge: Wedge,
        /// From medallion to medallion, in millimeters; for wedges that have no lattice of their own.
        every: Option<Size>,
    },
    /// Two stamps walk side by side.
    Sareng {
        /// How they alternate.
        order: Order,
        /// What the second one is.
        twin: Twin,
    },
    /// Slanted stripes, each with a frieze of its own.
    Lereng {
        /// Degrees, clockwise from a row.
        angle: f64,
        /// From the first to the last, 1 to 26; then the first again.
        stripes: Vec<Stripe>,
    },
    /// Motifs strewn at random, evenly.
    Toss {
        /// Least distance of two of them, middle to middle, in millimeters.
        gap: f64,
        /// How they are turned.
        turning: Turning,
    },
    /// A wallpaper group: what is drawn in its domain is completed.
    Group {
        /// The group.
        group: Group,
        /// Degrees between the sides of an oblique cell; other cells have no choice.
        angle: f64,
    },
    /// Rows of a frieze.
    Frieze(Frieze),
    /// A border around the whole tile.
    Pinggiran {
        /// What its strip is.
        frieze: Frieze,
        /// Length of a unit and width of the strip, in millimeters.
        unit: Size,
        /// What its corners are.
        corner: Corner,
    },
    /// A step of a newer version; laid like `Tubrukan`, saved as it was.
    Unknown(String),
}

/// A part of a tile: so many of so many equal parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    /// How many parts.
    pub count: u32,
    /// Of how many; 1 to 100.
    pub of: u32,
}

impl Share {
    /// Refuses the name of a step that is a drop or a shift by a share that cannot be.
    pub(super) fn within(step: &str) -> Result<(), Message> {
        let plain = step.trim().to_lowercase();
        for kind in ["drop", "shift", "brick"] {
            let rest = plain.strip_prefix(kind).filter(|rest| rest.contains('/'));
            let share = rest.map(|rest| rest.trim_matches([' ', '-', '_']).parse::<Self>());
            if let Some(Err(near)) = share {
                return Err(Self::unreadable(step, near));
            }
        }
        Ok(())
    }

    /// The most parts into which a tile is cut.
    pub const MOST: u32 = 100;

    /// What there is to say of this share where it cannot be; `near` is one that can.
    pub(super) fn refused(self, near: Self) -> Message {
        Self::unreadable(&self.to_string(), near)
    }

    /// What there is to say of a text that is no share.
    pub(super) fn unreadable(given: &str, near: Self) -> Message {
        let message = Message::new("file-bad-share").with("given", keys::shown(given));
        message.with("near", near.to_string()).with("max", f64::from(Self::MOST))
    }

    /// As a fraction of the tile, 0 to 1.
    pub fn fraction(self) -> f64 {
        f64::from(self.count % self.of.max(1)) / f64::from(self.of.max(1))
    }

    /// The simplest share nearest to `fraction`, which counts modulo 1.
    pub fn near(fraction: f64) -> Self {
        let fraction = if fraction.is_finite() { fraction.rem_euclid(1.0) } else { 0.0 };
        let off = |of: u32| {
            let parts = fraction * f64::from(of);
            (parts - parts.round()).abs() / f64::from(of)
        };
        let of = (1..=Self::MOST).find(|of| off(*of) < 1e-6).unwrap_or(Self::MOST);
        let parts = (fraction * f64::from(of)).round();
        let count = (0..of).find(|count| f64::from(*count) >= parts).unwrap_or(0);
        Self { count, of }
    }
}

impl fmt::Display for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.count, self.of)
    }
}

impl FromStr for Share {
    /// The nearest share there is.
    type Err = Self;

    fn from_str(text: &str) -> Result<Self, Self> {
        let half = Self { count: 1, of: 2 };
        let (count, of) = text.split_once('/').ok_or(half)?;
        let number = |text: &str| text.trim().parse::<u64>().map_err(|_no_number| half);
        let (count, of) = (number(count)?, number(of)?);
        if of == 0 {
            return Err(half);
        }
        let most = u64::from(Self::MOST);
        let small = |number: u64| u32::try_from(number).unwrap_or(0);
        if of > most {
            #[expect(clippy::cast_precision_loss, reason = "a suggestion")]
            return Err(Self::near((count % of) as f64 / of as f64));
        }
        Ok(Self { count: small(count % of), of: small(of) })
    }
}

/// The corner about which a stamp turns, by its angle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the angle in degrees is the name")]
pub enum Wedge {
    D180,
    D120,
    D90,
    D60,
    D45,
    D30,
}

impl Wedge {
    /// All, from wide to narrow.
    pub const ALL: [Self; 6] = [Self::D180, Self::D120, Self::D90, Self::D60, Self::D45, Self::D30];

    /// In degrees.
    pub fn degrees(self) -> u32 {
        match self {
            Self::D180 => 180,
            Self::D120 => 120,
            Self::D90 => 90,
            Self::D60 => 60,
            Self::D45 => 45,
            Self::D30 => 30,
        }
    }

    /// How many of them fill a whole turn.
    pub fn count(self) -> u32 {
        360 / self.degrees()
    }

    /// Whether rosettes of it fill the cloth; a narrower wedge makes a medallion.
    pub fn has_lattice(self) -> bool {
        self.degrees() >= 60
    }
}

/// How two stamps alternate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// A column of the one, a column of the other.
    Columns,
    /// Like the squares of a chess board.
    Checkerboard,
}

/// What the second stamp is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Twin {
    /// The first one seen in a mirror: a stamp of its own.
    Mirror,
    /// The first one turned by half a turn: the same stamp.
    Turn,
    /// A drawing of its own, on tile B.
    Own,
}

/// One stripe of a lereng.
#[derive(Clone, Debug, PartialEq)]
pub struct Stripe {
    /// Across its direction, in millimeters.
    pub width: f64,
    /// The length of its unit, in millimeters.
    pub unit: f64,
    /// How the unit is completed.
    pub frieze: Frieze,
    /// Keys of the file that this program does not know.
    pub unknown: toml::Table,
}

/// How strewn motifs are turned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turning {
    /// All upright.
    OneWay,
    /// Upright or upside down.
    TwoWay,
    /// By quarter turns.
    FourWay,
    /// By any angle.
    Free,
}

/// How a border turns its corners.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Corner {
    /// Both strips are cut at 45 degrees.
    Mitre,
    /// A square of its own, drawn on tile B.
    Unit,
}

/// A choice by its name in a file.
macro_rules! names {
    ($kind:ty: $($value:ident = $name:literal),+) => {
        impl $kind {
            /// Every choice and its name.
            pub const NAMES: &[(Self, &str)] = &[$((Self::$value, $name)),+];

            /// Its name in a file.
            pub fn name(self) -> &'static str {
                match self { $(Self::$value => $name),+ }
            }
        }
    };
}

names!(Order: Columns = "columns", Checkerboard = "checkerboard");
names!(Twin: Mirror = "mirror", Turn = "turn", Own = "own");
names!(Turning: OneWay = "one-way", TwoWay = "two-way", FourWay = "four-way", Free = "free");
names!(Corner: Mitre = "mitre", Unit = "unit");

/// The angle of a slant when nobody asks for another: what the craft uses (docs/craft.md, card 2).
const SLANT: f64 = 45.0;

impl Step {
    /// The name of every step, the wallpaper and frieze groups last.
    pub fn names() -> Vec<&'static str> {
        let own = [
            "tubrukan",
            "onda-ende",
            "natabata",
            "parang",
            "mubeng",
            "mlampah-sareng",
            "drop",
            "shift",
            "mirror",
            "diamond",
            "ogee",
            "lereng",
            "toss",
            "pinggiran",
        ];
        let groups = Group::ALL.into_iter().map(Group::name);
        own.into_iter().chain(groups).chain(Frieze::ALL.into_iter().map(Frieze::name)).collect()
    }

    /// The step that the craft or the textile trade calls `name`, with its usual settings; spelling makes no
    /// difference. A drop or shift may carry its share, as in `drop 1/3`.
    pub fn named(name: &str) -> Self {
        let half = Share { count: 1, of: 2 };
        let plain = spelling::plain(name);
        match plain.as_str() {
            "tubrukan" | "tubruk" | "lurus" | "block" | "straight" | "fulldrop" => Self::Tubrukan,
            "ondaende" | "ondeonde" | "halfdrop" | "setengah" | "setengahturun"
            | "turunsetengah" => Self::HalfDrop,
            "natabata" | "halfbrick" | "brick" | "bata" | "setengahgeser" | "gesersetengah" => {
                Self::HalfBrick
            }
            "drop" | "turun" => Self::Drop(half),
            "shift" | "geser" => Self::Shift(half),
            "mirror" | "turnover" | "cermin" | "bercermin" => Self::Mirror,
            "diamond" | "wajik" | "belahketupat" => Self::Diamond,
            "ogee" | "wajiklengkung" => Self::Ogee,
            "parang" => Self::Parang { angle: SLANT, is_half: false },
            "mubeng" | "berputar" | "putar" | "medallion" => {
                Self::Mubeng { wedge: Wedge::D90, every: None }
            }
            "mlampahsareng" | "sareng" | "berdampingan" | "duacap" => {
                Self::Sareng { order: Order::Columns, twin: Twin::Mirror }
            }
            "lereng" | "stripe" | "stripes" => {
                Self::Lereng { angle: SLANT, stripes: vec![Stripe::default()] }
            }
            "toss" | "scatter" | "tabur" | "taburan" | "sebar" => {
                Self::Toss { gap: 30.0, turning: Turning::OneWay }
            }
            "pinggiran" | "border" | "bingkai" => Self::Pinggiran {
                frieze: Frieze::Pm11,
                unit: Size::new(40.0, 40.0),
                corner: Corner::Mitre,
            },
            _ if spelling::is_same(name, "ondo-ende") => Self::HalfDrop,
            _ => Self::with_share(name)
                .or_else(|| Group::named(&plain).map(|group| Self::Group { group, angle: 90.0 }))
                .or_else(|| Frieze::named(&plain).map(Self::Frieze))
                .unwrap_or_else(|| Self::Unknown(name.to_owned())),
        }
    }

    fn with_share(name: &str) -> Option<Self> {
        let slug = spelling::slug(name);
        let share = |kind: &str| {
            let share = slug.strip_prefix(kind)?;
            let is = |words: [&str; 2]| words.iter().any(|word| spelling::is_same(word, share));
            match share {
                _ if is(["third", "sepertiga"]) => Some(Share { count: 1, of: 3 }),
                _ if is(["quarter", "seperempat"]) => Some(Share { count: 1, of: 4 }),
                share => share.strip_prefix('-')?.parse().ok(),
            }
        };
        let drop = ["drop", "turun"].into_iter().find_map(share).map(Self::Drop);
        drop.or_else(|| ["shift", "brick", "geser"].into_iter().find_map(share).map(Self::Shift))
    }

    /// Its name in a file.
    pub fn name(&self) -> &str {
        match self {
            Self::Tubrukan => "tubrukan",
            Self::HalfDrop => "onda-ende",
            Self::HalfBrick => "natabata",
            Self::Drop(_) => "drop",
            Self::Shift(_) => "shift",
            Self::Mirror => "mirror",
            Self::Diamond => "diamond",
            Self::Ogee => "ogee",
            Self::Parang { .. } => "parang",
            Self::Mubeng { .. } => "mubeng",
            Self::Sareng { .. } => "mlampah-sareng",
            Self::Lereng { .. } => "lereng",
            Self::Toss { .. } => "toss",
            Self::Group { group, .. } => group.name(),
            Self::Frieze(frieze) => frieze.name(),
            Self::Pinggiran { .. } => "pinggiran",
            Self::Unknown(name) => name,
        }
    }
}

impl Default for Stripe {
    /// A parang klitik without mlinjon (docs/craft.md, cards 4 and 5).
    fn default() -> Self {
        Self { width: 20.0, unit: 20.0, frieze: Frieze::P112, unknown: toml::Table::new() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_a_step() {
        for name in Step::names() {
            let step = Step::named(&name.to_uppercase());
            assert_eq!(step.name(), name);
        }
        assert_eq!(Step::named("Drop 1/3"), Step::Drop(Share { count: 1, of: 3 }));
        assert_eq!(Step::named("drop-third"), Step::Drop(Share { count: 1, of: 3 }));
        assert_eq!(Step::named("GeserSeperempat"), Step::Shift(Share { count: 1, of: 4 }));
        assert_eq!(Step::named("ondo endé"), Step::HalfDrop);
        assert_eq!(Step::named("drop 7/0"), Step::Unknown("drop 7/0".to_owned()));
    }

    #[test]
    fn shares_are_parts_of_a_tile() {
        assert_eq!("7/3".parse(), Ok(Share { count: 1, of: 3 }));
        for wrong in ["7/0", "a/2", "1", "", "-1/2", "1/"] {
            assert_eq!(wrong.parse::<Share>(), Err(Share { count: 1, of: 2 }), "{wrong}");
        }
        assert_eq!("1/300".parse::<Share>(), Err(Share { count: 0, of: 100 }));
        assert_eq!(Share::near(0.333_333_333), Share { count: 1, of: 3 });
        assert_eq!(Share::near(-0.25), Share { count: 3, of: 4 });
        assert_eq!(Share::near(f64::NAN), Share { count: 0, of: 1 });
    }
}
