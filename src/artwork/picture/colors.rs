//! The colors of a picture, the parts that they become, and parts that would keep them apart.
//!
//! **Invariant:** what is proposed can be pasted.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::color::Srgb;
use crate::color::difference::{Lab, delta_e};
use crate::design;
use crate::mark::Part;
use crate::notice::Message;

use super::Sorting;

/// Colors nearer to one another than this, in Delta E 2000, are shades of one ink to the eye.
const SAME: f64 = 10.0;

/// Colors farther from all others than this deserve a part of their own, where those of the craft do not suffice.
const APART: f64 = 20.0;

/// How many parts of the craft there are for colors.
const CUSTOMARY: usize = 4;

/// Most parts that are proposed.
const MOST_ROLES: usize = 8;

/// The colors that are looked at, those of most shapes first. A drawing has a dozen; a traced photograph thousands.
const MOST: usize = 24;

/// Keys that fit nothing are told one by one up to here.
const MOST_UNMET: usize = 6;

/// Colors told as those that there are.
const MOST_NEAR: usize = 4;

/// Who decides the part of a shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum By {
    /// Its color.
    Color,
    /// Its name, or that of a group around it.
    Name,
    /// Nobody but the layer, which has a part for all the rest.
    Layer,
}

/// The part of what is drawn next.
#[derive(Clone, Debug)]
pub(super) struct Given {
    pub(super) part: Part,
    pub(super) by: By,
}

/// Shapes of one color that become one part.
#[derive(Clone, Debug, PartialEq)]
pub struct Sorted {
    /// Their color.
    pub color: Srgb,
    /// Their part.
    pub part: Part,
    /// Who decides it.
    pub by: By,
    /// How many they are, fills and lines each by itself.
    pub shapes: usize,
}

/// The colors of a picture.
#[derive(Clone, Debug, Default)]
pub struct Colors {
    counts: BTreeMap<(Srgb, Part, By), usize>,
    /// The color of the lowest shape.
    lowest: Option<Srgb>,
    /// Whether that shape covers the page.
    pub(super) has_ground: bool,
}

impl Colors {
    /// Sorts a shape of `color` that is given a part so far; the part that it becomes.
    pub(super) fn sort(&mut self, color: Srgb, given: &Given, sorting: Sorting<'_>) -> Part {
        let chosen = sorting.parts.get(&color);
        let (part, by) = chosen.map_or((&given.part, given.by), |part| (part, By::Color));
        self.lowest = self.lowest.or(Some(color));
        *self.counts.entry((color, part.clone(), by)).or_default() += 1;
        part.clone()
    }

    /// All of them, those of most shapes first.
    pub fn sorted(&self) -> Vec<Sorted> {
        let sorted = self.counts.iter().map(|((color, part, by), shapes)| Sorted {
            color: *color,
            part: part.clone(),
            by: *by,
            shapes: *shapes,
        });
        let mut sorted: Vec<Sorted> = sorted.collect();
        sorted.sort_by_key(|it| Reverse(it.shapes));
        sorted
    }

    /// What there is to tell about them: colors that are named and not there, and colors that run into one another.
    pub(super) fn told(&self, sorting: Sorting<'_>) -> Vec<Message> {
        let mut told = self.unmet(sorting);
        told.extend(self.merged(sorting));
        told.extend(self.shared());
        told
    }

    /// Colors that have a part, and no shape.
    fn missed<'a>(&'a self, sorting: Sorting<'a>) -> impl Iterator<Item = (Srgb, &'a Part)> {
        let is_met = |color: Srgb| {
            let first = (color, Part::new(""), By::Color);
            self.counts.range(first..).next().is_some_and(|((found, ..), _)| *found == color)
        };
        let parts = sorting.parts.iter().map(|(color, part)| (*color, part));
        parts.filter(move |(color, _)| !is_met(*color))
    }

    fn unmet(&self, sorting: Sorting<'_>) -> Vec<Message> {
        let unmet: Vec<(Srgb, &Part)> = self.missed(sorting).collect();
        let mut told: Vec<Message> = unmet
            .iter()
            .take(MOST_UNMET)
            .map(|(color, part)| {
                Message::new("picture-color-unmet")
                    .with("color", color.to_string())
                    .with("part", part.name())
                    .with("there", self.near(*color))
            })
            .collect();
        if let Some(left) = unmet.len().checked_sub(MOST_UNMET).filter(|left| *left > 0) {
            told.push(Message::new("picture-colors-unmet").with("count", left));
        }
        told
    }

    /// The colors that there are, the nearest to `color` first, as `parts` has them.
    fn near(&self, color: Srgb) -> String {
        let mut found: Vec<Srgb> = self.sorted().iter().take(MOST).map(|it| it.color).collect();
        let wanted = Lab::of(color);
        found.sort_by(|a, b| {
            let far = |color: Srgb| delta_e(wanted, Lab::of(color));
            far(*a).total_cmp(&far(*b))
        });
        found.dedup();
        let quoted = found.iter().take(MOST_NEAR).map(|color| format!("\"{color}\""));
        quoted.collect::<Vec<_>>().join(", ")
    }

    /// That colors which nobody decided about become one with others.
    fn merged(&self, sorting: Sorting<'_>) -> Option<Message> {
        let mut merged: Vec<Srgb> =
            self.running_together(sorting).into_iter().map(|it| it.color).collect();
        let mut met = BTreeSet::new();
        merged.retain(|color| met.insert(*color));
        let shown: Vec<String> = merged.iter().take(MOST_NEAR).map(Srgb::to_string).collect();
        let more = if merged.len() > shown.len() { ", …" } else { "" };
        (!merged.is_empty()).then(|| {
            Message::new("picture-colors-merged")
                .with("count", merged.len())
                .with("colors", shown.join(", ") + more)
                .with("part", sorting.part.name())
                .with("left", merged.len().saturating_sub(MOST))
                .with("line", design::write_parts(&self.proposal(sorting)))
        })
    }

    /// Those that become the part of the layer and that no name decides, if one of them at least is undecided.
    fn undecided(&self, sorting: Sorting<'_>) -> Vec<Srgb> {
        let mut all = self.running_together(sorting);
        all.retain(|it| it.by != By::Name);
        all.into_iter().map(|it| it.color).collect()
    }

    /// That a color was given the part that the name of a layer gives to another color.
    fn shared(&self) -> Vec<Message> {
        let all = self.sorted();
        let mut told = BTreeSet::new();
        let named = all.iter().filter(|it| it.by == By::Name).take(MOST);
        let pairs = named.flat_map(|named| {
            let chosen = all.iter().filter(|it| it.by == By::Color && it.part == named.part);
            chosen.take(MOST).map(move |chosen| (named, chosen))
        });
        let pairs = pairs
            .filter(|(named, chosen)| delta_e(Lab::of(named.color), Lab::of(chosen.color)) > SAME);
        let first = pairs.filter(|(named, _)| told.insert(named.part.clone()));
        first
            .map(|(named, chosen)| {
                Message::new("picture-colors-shared")
                    .with("part", named.part.name())
                    .with("color", chosen.color.to_string())
                    .with("named", named.color.to_string())
            })
            .collect()
    }

    /// What becomes the part of the layer, if nobody decided about one color of it at least and the colors can be told
    /// apart. Those of most shapes first.
    fn running_together(&self, sorting: Sorting<'_>) -> Vec<Sorted> {
        let mut all = self.sorted();
        all.retain(|it| it.part == *sorting.part);
        let is_left = all.iter().any(|it| it.by == By::Layer);
        let labs: Vec<Lab> = all.iter().map(|it| Lab::of(it.color)).collect();
        let differ = labs.iter().skip(1).any(|lab| delta_e(labs[0], *lab) > SAME);
        if is_left && differ { all } else { Vec::new() }
    }

    /// Parts by color that keep apart what would become one, beside those that were chosen for colors that are there.
    ///
    /// The darkest colors are lines more often than not, the lightest stay white under thick wax, and what lies below
    /// all else is the ground. It is a beginning: who drew it knows better.
    pub fn proposal(&self, sorting: Sorting<'_>) -> BTreeMap<Srgb, Part> {
        let sorted = self.sorted();
        let chosen = sorted.iter().filter(|it| it.by == By::Color);
        let mut parts: BTreeMap<Srgb, Part> =
            chosen.take(MOST).map(|it| (it.color, it.part.clone())).collect();
        let mut left: Vec<(Srgb, Lab)> = self
            .undecided(sorting)
            .into_iter()
            .filter(|color| !parts.contains_key(color))
            .take(MOST)
            .map(|color| (color, Lab::of(color)))
            .collect();
        if let Some(ground) = self.lowest.filter(|_| self.has_ground && left.len() > 1)
            && let Some(at) = left.iter().position(|(color, _)| *color == ground)
        {
            left.remove(at);
            parts.insert(ground, Part::latar());
        }
        // A shade of a color that has a part was meant by it.
        let named: Vec<&Sorted> = sorted.iter().filter(|it| it.by == By::Name).collect();
        let meant = self.missed(sorting).chain(named.iter().map(|it| (it.color, &it.part)));
        let meant: Vec<(Lab, &Part)> =
            meant.take(MOST).map(|(color, part)| (Lab::of(color), part)).collect();
        left.retain(|(color, lab)| {
            let near = meant.iter().map(|(other, part)| (delta_e(*lab, *other), *part));
            let nearest = near.min_by(|(a, _), (b, _)| a.total_cmp(b));
            let meant = nearest.filter(|(far, _)| *far < SAME).map(|(_, part)| part.clone());
            let is_left = meant.is_none();
            parts.extend(meant.map(|part| (*color, part)));
            is_left
        });
        // A part that other colors have by the name of their layer would swallow them.
        let taken = parts.values().chain(named.iter().map(|it| &it.part)).collect();
        let mut roles = roles(sorting.part, &taken);
        left.sort_by(|(_, a), (_, b)| a.l.total_cmp(&b.l));
        let anchors = anchors(&left, roles.len());
        roles.truncate(anchors.len());
        for (color, lab) in &left {
            let far = |at: &usize| delta_e(*lab, anchors[*at]);
            let nearest = (0..anchors.len()).min_by(|a, b| far(a).total_cmp(&far(b)));
            parts.extend(nearest.map(|at| (*color, roles[at].clone())));
        }
        parts
    }
}

/// Parts for the darkest color, for the lightest, and for those between: those of the craft that are free, then some
/// without a name.
fn roles(part: &Part, taken: &BTreeSet<&Part>) -> Vec<Part> {
    let customary = [Part::KLOWONG, Part::TEMBOK, Part::ISEN, Part::BIRON].map(Part::new);
    let mut roles = vec![part.clone()];
    roles.extend(customary.into_iter().filter(|other| other != part));
    let is_free = |role: &Part| !taken.contains(role);
    roles.retain(is_free);
    let more = (1..).map(|number| Part::new(&format!("warna {number}"))).filter(is_free);
    let count = MOST_ROLES - roles.len();
    roles.into_iter().chain(more.take(count)).collect()
}

/// The darkest of `colors`, which are sorted by lightness, the lightest, and then each time the one that is farthest
/// from all before; at most so many, and none that looks like another.
fn anchors(colors: &[(Srgb, Lab)], most: usize) -> Vec<Lab> {
    let mut anchors: Vec<Lab> = Vec::new();
    let far = |lab: Lab, anchors: &[Lab]| {
        anchors.iter().map(|anchor| delta_e(lab, *anchor)).fold(f64::INFINITY, f64::min)
    };
    while anchors.len() < most {
        let next = match anchors.len() {
            0 => colors.first(),
            1 => colors.last(),
            _ => colors.iter().max_by(|a, b| far(a.1, &anchors).total_cmp(&far(b.1, &anchors))),
        };
        let apart = if anchors.len() < CUSTOMARY { SAME } else { APART };
        match next.map(|(_, lab)| *lab).filter(|lab| far(*lab, &anchors) > apart) {
            Some(lab) => anchors.push(lab),
            None => break,
        }
    }
    anchors
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A picture of so many shapes of each color, of which `parts` are decided.
    fn colors(shapes: &[(&str, usize)], parts: &[(&str, &str)]) -> (Colors, BTreeMap<Srgb, Part>) {
        let parts: BTreeMap<Srgb, Part> =
            parts.iter().map(|(color, part)| (color.parse().unwrap(), Part::new(part))).collect();
        let mut colors = Colors::default();
        let (part, known) = (Part::new(Part::KLOWONG), BTreeSet::new());
        let sorting = Sorting { parts: &parts, part: &part, known: &known };
        let given = Given { part: part.clone(), by: By::Layer };
        for (color, count) in shapes {
            for _ in 0..*count {
                colors.sort(color.parse().unwrap(), &given, sorting);
            }
        }
        (colors, parts)
    }

    fn proposed(shapes: &[(&str, usize)], parts: &[(&str, &str)]) -> String {
        let (colors, parts) = colors(shapes, parts);
        let (part, known) = (Part::new(Part::KLOWONG), BTreeSet::new());
        let sorting = Sorting { parts: &parts, part: &part, known: &known };
        let told = colors.told(sorting);
        let merged = told.iter().find(|message| message.key == "picture-colors-merged");
        if merged.is_none() {
            return String::new();
        }
        design::write_parts(&colors.proposal(sorting))
    }

    #[test]
    fn colors_that_become_one_are_kept_apart() {
        assert_eq!(
            proposed(&[("#000", 9), ("#fff", 2), ("#a00", 5), ("#00a", 3), ("#a11", 1)], &[]),
            "parts = { \"#000000\" = \"klowong\", \"#0000AA\" = \"biron\", \"#AA0000\" = \"isen\", \"#AA1111\" = \"isen\", \"#FFFFFF\" = \"tembok\" }"
        );
        assert_eq!(
            proposed(&[("#000", 1), ("#fff", 2), ("#a00", 5)], &[("#fff", "isen")]),
            "parts = { \"#000000\" = \"klowong\", \"#AA0000\" = \"tembok\", \"#FFFFFF\" = \"isen\" }"
        );
        assert_eq!(
            proposed(&[("#000", 1), ("#a00", 5)], &[("#000", "klowong")]),
            "parts = { \"#000000\" = \"klowong\", \"#AA0000\" = \"tembok\" }"
        );
    }

    #[test]
    fn many_colors_get_parts_without_a_name() {
        let flower = ["#5a3418", "#f4f0e4", "#b0702f", "#3f6fa3", "#f2d13b"].map(|it| (it, 1));
        let line = proposed(&flower, &[]);
        assert_eq!(line.matches("warna 1").count(), 1, "{line}");
        assert_eq!(line.matches(" = ").count(), 6, "{line}");
        let parts: BTreeSet<&str> = line.split('"').skip(3).step_by(4).collect();
        assert_eq!(parts.len(), 5, "{line}");
    }

    #[test]
    fn no_color_is_given_the_part_that_a_name_gives_to_another() {
        let mut colors = Colors::default();
        let (part, known) = (Part::new(Part::KLOWONG), BTreeSet::new());
        let draw = |colors: &mut Colors, parts: &BTreeMap<Srgb, Part>| {
            let sorting = Sorting { parts, part: &part, known: &known };
            let named = Given { part: Part::new(Part::TEMBOK), by: By::Name };
            let given = Given { part: part.clone(), by: By::Layer };
            for (color, given) in [("#f4f0e4", &named), ("#6b3d1b", &given), ("#c2263f", &given)] {
                colors.sort(color.parse().unwrap(), given, sorting);
            }
        };
        let mut parts = BTreeMap::new();
        draw(&mut colors, &parts);
        parts = colors.proposal(Sorting { parts: &parts, part: &part, known: &known });
        assert_eq!(
            design::write_parts(&parts),
            "parts = { \"#6B3D1B\" = \"klowong\", \"#C2263F\" = \"isen\" }"
        );
        parts.insert("#c2263f".parse().unwrap(), Part::new(Part::TEMBOK));
        let mut shared = Colors::default();
        draw(&mut shared, &parts);
        let told = shared.told(Sorting { parts: &parts, part: &part, known: &known });
        assert_eq!(told.iter().map(|it| it.key).collect::<Vec<_>>(), ["picture-colors-shared"]);
    }

    #[test]
    fn a_shade_is_what_it_was_meant_to_be() {
        assert_eq!(
            proposed(&[("#000", 1), ("#a00", 5)], &[("#a10102", "isen")]),
            "parts = { \"#000000\" = \"klowong\", \"#AA0000\" = \"isen\" }"
        );
    }

    #[test]
    fn nothing_is_said_where_nothing_runs_together() {
        for (shapes, parts) in [
            (&[("#000", 9)][..], &[][..]),
            (&[("#000", 9), ("#231f20", 2)], &[]),
            (&[("#000", 9), ("#fff", 2)], &[("#fff", "tembok")]),
            (&[("#000", 9), ("#fff", 2)], &[("#fff", "klowong"), ("#000", "klowong")]),
        ] {
            assert_eq!(proposed(shapes, parts), "", "{shapes:?} {parts:?}");
        }
    }

    #[test]
    fn a_color_that_is_not_there_is_told_with_those_that_are() {
        let parts = [("#a00", "isen"), ("#0b0", "tembok")];
        let (colors, parts) = colors(&[("#0b0", 2), ("#00c", 9), ("#a10000", 1)], &parts);
        let (part, known) = (Part::new(Part::KLOWONG), BTreeSet::new());
        let told = colors.told(Sorting { parts: &parts, part: &part, known: &known });
        assert_eq!(told[0].key, "picture-color-unmet");
        let there = ("there", "\"#A10000\", \"#0000CC\", \"#00BB00\"".into());
        assert_eq!(told[0].values.last(), Some(&there), "{told:?}");
        assert_eq!(told.iter().filter(|it| it.key == "picture-color-unmet").count(), 1);
    }
}
