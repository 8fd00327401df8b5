//! The parts of a cloth as colors meet them: roles, shares, what touches, and what is a gradation.
//!
//! **Invariant:** shares and contacts are finite; contacts are the same from both sides; the ground is always there.

use crate::color::difference::Lab;
use crate::dye::{Fabric, Field};
use crate::mark::Part;

/// Contacts below this share of both edges are corners and crumbs.
const CRUMB: f64 = 0.04;

/// How much a figure minds the color of the ground that it does not touch.
const OUTLINED: f64 = 0.1;

/// The fewest numbered parts that are a gradation; two are only two shades.
const FEWEST_TINTS: usize = 3;

/// What a part is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Latar.
    Backdrop,
    /// Klowong, and other lines.
    Line,
    /// Isen, cecek: small marks that enliven what they lie on.
    Fill,
    /// Tembok: kept light.
    Reserve,
    /// Biron: kept blue.
    Blue,
    /// Any other area.
    Figure,
    /// Leaves and stems.
    Leaf,
    /// Flowers and buds.
    Flower,
    /// A step of a gradation, counted from 0.
    Tint(usize),
}

/// Two parts that touch.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Contact {
    pub(super) first: usize,
    pub(super) second: usize,
    /// How much of the edge of one of them is shared, 0 to 1.
    pub(super) share: f64,
}

#[derive(Clone, Debug)]
pub(super) struct Mosaic {
    pub(super) parts: Vec<Part>,
    pub(super) roles: Vec<Role>,
    /// Together 1.
    pub(super) shares: Vec<f64>,
    /// Whether they lie in areas; wax on lines walls a brushed color whatever happens to them later.
    pub(super) areas: Vec<bool>,
    /// Pairs that touch.
    pub(super) contacts: Vec<Contact>,
    /// For each part, its contacts.
    pub(super) neighbors: Vec<Vec<(usize, f64)>>,
    /// For each part, all that touches it, crumbs as well: dye runs through a small gap too.
    pub(super) touching: Vec<Vec<usize>>,
    /// The steps of the longest gradation; 0 for none.
    pub(super) tints: usize,
}

impl Mosaic {
    pub(super) fn of(fabric: &Fabric) -> Self {
        let fields = fabric.fields();
        let mut parts: Vec<Part> = fields.keys().cloned().collect();
        let mut shares: Vec<f64> = fields.values().map(|it| sound(it.share).min(1e6)).collect();
        let mut roles: Vec<Role> = fields.iter().map(|(part, it)| role(part, it, &parts)).collect();
        let mut areas: Vec<bool> = fields.values().map(|it| it.is_area).collect();
        let touches = fields.values().enumerate().flat_map(|(at, field)| {
            let known = field.touches.iter();
            let known =
                known.filter_map(|(other, mm)| Some((parts.binary_search(other).ok()?, mm)));
            known.map(move |(other, length)| (at, other, sound(*length)))
        });
        let touches: Vec<(usize, usize, f64)> = touches.filter(|(a, b, _)| a != b).collect();
        let mut contacts = contacts(parts.len(), &touches);
        if !parts.contains(&Part::latar()) {
            parts.push(Part::latar());
            shares.push(0.0);
            roles.push(Role::Backdrop);
            areas.push(true);
        }
        let mut touching = vec![Vec::new(); parts.len()];
        touches.iter().for_each(|(a, b, _)| touching[*a].push(*b));
        let sum: f64 = shares.iter().sum();
        let even = 1.0 / parts.len() as f64;
        shares.iter_mut().for_each(|share| *share = if sum > 0.0 { *share / sum } else { even });
        let ground = parts.iter().position(|part| part.name() == Part::LATAR).unwrap_or(0);
        // An outline between a figure and the ground does not make them strangers.
        for (at, role) in roles.iter().enumerate() {
            let (first, second) = (at.min(ground), at.max(ground));
            let is_figure = matches!(role, Role::Figure | Role::Leaf | Role::Flower);
            if is_figure && contacts.iter().all(|it| (it.first, it.second) != (first, second)) {
                contacts.push(Contact { first, second, share: OUTLINED });
            }
        }
        let mut neighbors = vec![Vec::new(); parts.len()];
        for Contact { first, second, share } in &contacts {
            neighbors[*first].push((*second, *share));
            neighbors[*second].push((*first, *share));
        }
        let step = |role: &Role| if let Role::Tint(at) = role { at + 1 } else { 0 };
        let tints = roles.iter().map(step).max().unwrap_or(0);
        Self { parts, roles, shares, areas, contacts, neighbors, touching, tints }
    }

    /// Whether a part is something that a brush fills: not lines, not dots, not all of the ground.
    pub(super) fn is_for_brush(&self, part: usize) -> bool {
        !matches!(self.roles[part], Role::Backdrop | Role::Line | Role::Fill)
    }

    /// Whether lines of wax can wall any part that a brush fills.
    pub(super) fn has_walls(&self) -> bool {
        let is_walled = |part: &usize| {
            let beside = &self.touching[*part];
            !beside.is_empty() && beside.iter().all(|other| !self.areas[*other])
        };
        (0..self.parts.len()).filter(|part| self.is_for_brush(*part)).any(|part| is_walled(&part))
    }

    /// The place of the ground.
    pub(super) fn ground(&self) -> usize {
        self.parts.iter().position(|part| part.name() == Part::LATAR).unwrap_or(0)
    }

    /// How much a part is looked at: large parts more, small ones never little.
    pub(super) fn weight(&self, part: usize) -> f64 {
        0.15 + self.shares[part].sqrt()
    }

    /// How different two colorings look, in the mean over the parts.
    pub(super) fn difference(&self, first: &[Lab], second: &[Lab]) -> f64 {
        let (mut sum, mut weights) = (0.0, 0.0);
        for (part, (a, b)) in first.iter().zip(second).enumerate() {
            sum += self.weight(part) * a.distance(*b);
            weights += self.weight(part);
        }
        sum / weights
    }
}

fn sound(number: f64) -> f64 {
    if number.is_finite() { number.max(0.0) } else { 0.0 }
}

fn role(of: &Part, field: &Field, all: &[Part]) -> Role {
    match of.name() {
        Part::LATAR => Role::Backdrop,
        Part::KLOWONG => Role::Line,
        Part::ISEN | "cecek" => Role::Fill,
        Part::TEMBOK => Role::Reserve,
        Part::BIRON => Role::Blue,
        name => match tint(name, all) {
            Some(at) => Role::Tint(at),
            None if field.is_area => figure(name),
            None => Role::Line,
        },
    }
}

/// What an area shows, by the words that designers use for their parts.
fn figure(name: &str) -> Role {
    const LEAVES: [&str; 6] = ["daun", "pupus", "tangkai", "ranting", "batang", "lung"];
    const FLOWERS: [&str; 6] = ["bunga", "kembang", "sekar", "kuncup", "melati", "buket"];
    let is_one_of = |words: &[&str]| words.iter().any(|word| name.starts_with(word));
    match name {
        _ if is_one_of(&LEAVES) => Role::Leaf,
        _ if is_one_of(&FLOWERS) => Role::Flower,
        _ => Role::Figure,
    }
}

/// The place of a part in its gradation, if it is one of several that differ in their number only.
fn tint(name: &str, all: &[Part]) -> Option<usize> {
    let split = |name: &str| {
        let stem = name.trim_end_matches(|c: char| c.is_ascii_digit()).len();
        name[stem..].parse::<u32>().ok().map(|number| (name[..stem].to_owned(), number))
    };
    let (stem, own) = split(name)?;
    let others = all.iter().filter_map(|it| split(it.name()));
    let mut numbers: Vec<u32> = others.filter(|it| it.0 == stem).map(|it| it.1).collect();
    numbers.sort_unstable();
    numbers.dedup();
    let at = numbers.iter().position(|number| *number == own)?;
    (numbers.len() >= FEWEST_TINTS).then_some(at)
}

/// Which parts touch, as shares of the edge of the one that touches less.
fn contacts(count: usize, touches: &[(usize, usize, f64)]) -> Vec<Contact> {
    let mut lengths = vec![vec![0.0_f64; count]; count];
    for (a, b, length) in touches {
        let longer = lengths[*a][*b].max(length.min(1e12));
        lengths[*a][*b] = longer;
        lengths[*b][*a] = longer;
    }
    let edges: Vec<f64> = lengths.iter().map(|row| row.iter().sum()).collect();
    let mut contacts = Vec::new();
    for first in 0..count {
        for second in first + 1..count {
            let least = edges[first].min(edges[second]);
            let share = if least > 0.0 { lengths[first][second] / least } else { 0.0 };
            if share >= CRUMB {
                contacts.push(Contact { first, second, share: share.min(1.0) });
            }
        }
    }
    contacts
}
