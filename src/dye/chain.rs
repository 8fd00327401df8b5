//! What a chain does where a colorway does not say: its baths, and which of them reach a part (docs/craft.md, 4.3 to
//! 4.6).
//!
//! Parts are known by their names. They are given colors in which each is seen on the others, as far as the chain has so
//! many: what the designer named himself stays blue in court batik, and takes the brushed colors in turn in that of the
//! coast. A single bath has two colors, and then some parts have to be alike.
//!
//! **Invariant:** baths that are listed here stand in our dye files, and no reach goes beyond them.

use super::reach::Reach;
use super::shelf::Dyes;
use crate::design::dyeing::{Amount, BATHS, Bath, Chain};
use crate::mark::Part;

/// The tints that a workshop gladly dips: seven layers of heaven, as in mega mendung of old.
const TINTS: usize = 7;

/// Dips of a light soga among those of a full one: a fourth of them, so that fillings are told from outlines.
const LIGHT: f64 = 0.25;

/// The tints of a gradation of these parts: as many as the highest number says and one for the ground, while a workshop
/// dips so often; without numbers one for each kind of part. Two at least.
pub(super) fn tints(parts: &[Part]) -> usize {
    let highest = parts.iter().filter_map(|part| tint(part.name())).max();
    let rungs = || rungs(&roles(&Chain::TutupCelup, parts)).len().min(TINTS);
    let numbered = |at: usize| (at + 2).min(TINTS.max(at + 1));
    highest.map_or_else(rungs, numbered).clamp(2, BATHS + 1)
}

/// The baths of a chain as workshops count them; none for a free one.
pub fn baths(chain: &Chain) -> Vec<Bath> {
    let dipped = |dyes: &[&str]| dyes.iter().map(|dye| Bath::new(dye)).collect();
    match chain {
        Chain::Free | Chain::Unknown(_) => Vec::new(),
        Chain::Kelengan | Chain::TutupCelup => dipped(&["indigo"]),
        Chain::Bangbangan => dipped(&["mengkudu"]),
        Chain::SoganSolo => dipped(&["indigo", "soga-solo"]),
        Chain::SoganYogya => dipped(&["indigo", "soga-yogya"]),
        Chain::Lorodan => {
            dipped(&["indigosol-kuning-igk", "naftol-as-merah-b", "indigosol-biru-o4b"])
        }
        Chain::Pesisir => coast(3),
        Chain::TigaNegeri => dipped(&["mengkudu", "indigo", "soga-solo"]),
    }
}

/// The baths of a chain that show all of these parts, where nobody counted them: a court brown in two depths, and as many
/// cups as there are figures on the coast.
pub(super) fn baths_for(chain: &Chain, parts: &[Part], dyes: &Dyes) -> Vec<Bath> {
    let roles = roles(chain, parts);
    let mut baths = baths(chain);
    match chain {
        Chain::SoganSolo | Chain::SoganYogya if roles.contains(&Role::Isen) => {
            let full = baths.pop();
            let dips = full.as_ref().and_then(|bath| dyes.find(&bath.dye)).map(|dye| {
                let dips = dye.reference_dips().round();
                let light = (LIGHT * dips).round().max(1.0);
                [light, dips - light]
            });
            match (full, dips) {
                (Some(soga), Some(dips)) if dips[1] >= 1.0 => {
                    let bath = |dips| Bath { amount: Amount::Dips(dips), ..soga.clone() };
                    baths.extend(dips.map(bath));
                }
                (full, _) => baths.extend(full),
            }
            baths
        }
        Chain::Pesisir => {
            let is_figure =
                |role: &&Role| matches!(role, Role::Own(_) | Role::Tint(_) | Role::Tembok);
            coast(roles.iter().filter(is_figure).count().max(3))
        }
        _ => baths,
    }
}

/// So many cups of bright colors, as far as there are others, and a bath for the ground.
fn coast(cups: usize) -> Vec<Bath> {
    const BRIGHT: [&str; 6] = [
        "remazol-merah-8b",
        "remazol-turkis-g",
        "remazol-kuning-fg",
        "remazol-ungu-5r",
        "remazol-oranye-3r",
        "remazol-biru-rsp",
    ];
    let brushed = BRIGHT.iter().take(cups).map(|dye| Bath { is_brushed: true, ..Bath::new(dye) });
    brushed.chain([Bath::new("naftol-as-bo-merah-b")]).collect()
}

/// What a part is in the eyes of the workshop.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Role {
    Tembok,
    Isen,
    Klowong,
    Biron,
    /// A tint of a gradation, counted from 0.
    Tint(usize),
    /// One of the designer's own, by its place among them.
    Own(usize),
    Latar,
}

/// The roles of parts in a chain.
fn roles(chain: &Chain, parts: &[Part]) -> Vec<Role> {
    let mut own = 0;
    let mut role = |part: &Part| match part.name() {
        Part::LATAR => Role::Latar,
        Part::KLOWONG => Role::Klowong,
        Part::ISEN | "cecek" => Role::Isen,
        Part::TEMBOK => Role::Tembok,
        // On the coast nothing waits for a blue: it is a part like any other that takes a color.
        Part::BIRON if *chain != Chain::Pesisir => Role::Biron,
        name => match tint(name) {
            Some(at) if *chain == Chain::TutupCelup => Role::Tint(at),
            _ => {
                own += 1;
                Role::Own(own - 1)
            }
        },
    };
    parts.iter().map(&mut role).collect()
}

/// Which baths reach each of `parts`, of baths that are `brushed` or not; nothing for a chain that says nothing.
pub(super) fn reaches(chain: &Chain, parts: &[Part], brushed: &[bool]) -> Vec<Option<Reach>> {
    let count = brushed.len();
    let roles = roles(chain, parts);
    let within = |reach: Reach| reach.baths().filter(|bath| *bath < count).collect::<Reach>();
    let kit = Kit { roles: &roles, brushed };
    roles.iter().map(|role| kit.reach(chain, *role).map(within)).collect()
}

/// The place of a tint, from a name such as `langit-3`.
fn tint(name: &str) -> Option<usize> {
    let stem = name.trim_end_matches(|c: char| c.is_ascii_digit());
    let number: usize = name[stem.len()..].parse().ok()?;
    number.checked_sub(1)
}

/// The rungs of a gradation whose parts are not numbered, light first: what is kept white, fillings, outlines, figures,
/// ground.
fn rungs(roles: &[Role]) -> Vec<Role> {
    let mut rungs = roles.to_vec();
    rungs.sort_unstable();
    rungs.dedup();
    rungs
}

/// The parts of a cloth and the baths at hand.
struct Kit<'a> {
    roles: &'a [Role],
    brushed: &'a [bool],
}

impl Kit<'_> {
    fn reach(&self, chain: &Chain, role: Role) -> Option<Reach> {
        match chain {
            Chain::Free | Chain::Unknown(_) => None,
            Chain::Kelengan | Chain::Bangbangan => Some(self.plain(role)),
            Chain::SoganSolo | Chain::SoganYogya => Some(self.court(role)),
            Chain::Lorodan => Some(self.boiled(role)),
            Chain::Pesisir => Some(self.coast(role)),
            Chain::TutupCelup => Some(self.graded(role)),
            Chain::TigaNegeri => Some(self.three_lands(role)),
        }
    }

    fn all(&self) -> Reach {
        Reach::first(self.brushed.len())
    }

    /// The first so many baths, but not the last one, which is for the ground.
    fn but_the_last(&self, count: usize) -> Reach {
        Reach::first(count.min(self.brushed.len().saturating_sub(1)))
    }

    /// One dye: what is waxed stays as the cloth is. On white tembok dots and fine lines are left open, since white ones
    /// would not be seen. With more dips than one, outlines and fillings are closed before the last.
    fn plain(&self, role: Role) -> Reach {
        let is_single = self.brushed.len() < 2;
        match role {
            Role::Tembok => Reach::NONE,
            Role::Klowong if is_single => Reach::NONE,
            Role::Isen if is_single && !self.roles.contains(&Role::Tembok) => Reach::NONE,
            Role::Isen if is_single => self.all(),
            Role::Klowong => self.but_the_last(1),
            Role::Isen => self.but_the_last(2),
            Role::Biron if !is_single => self.but_the_last(3),
            Role::Biron | Role::Tint(_) | Role::Own(_) | Role::Latar => self.all(),
        }
    }

    /// Blue, then brown in one depth or more. Outlines are scraped before the soga and come out brown, fillings with them;
    /// where the soga has a lighter dip, fillings are closed after it.
    fn court(&self, role: Role) -> Reach {
        match role {
            _ if self.brushed.len() < 2 => self.plain(role),
            Role::Tembok => Reach::NONE,
            // The designer's own figures stay blue, so that none drowns in the ground; a brown area would have to be boiled.
            Role::Biron | Role::Own(_) | Role::Tint(_) => Reach::first(1),
            Role::Klowong => self.all().without(0),
            Role::Isen => Reach::NONE.with(1),
            Role::Latar => self.all(),
        }
    }

    /// Fillings are closed after the first bath and outlines after the second, which needs no boiling; figures take what is
    /// left.
    fn boiled(&self, role: Role) -> Reach {
        match (role, self.brushed.len()) {
            (Role::Tembok, _) | (Role::Klowong, ..2) => Reach::NONE,
            (Role::Klowong, 2) => Reach::NONE.with(1),
            (Role::Klowong, _) => Reach::first(2),
            (Role::Isen, _) => Reach::first(1),
            (Role::Biron, _) => Reach::NONE.with(0).with(2),
            (Role::Own(at) | Role::Tint(at), _) => {
                [&[1][..], &[2], &[0, 2], &[1, 2]][at % 4].iter().copied().collect()
            }
            (Role::Latar, _) => self.all(),
        }
    }

    /// The pen's lines stay white, figures take the brushed colors in turn, the ground what is dipped. Tembok is a figure
    /// where a color is left for it: white lines on white would not be seen.
    fn coast(&self, role: Role) -> Reach {
        let met =
            |by_brush| (0..self.brushed.len()).filter(move |at| self.brushed[*at] == by_brush);
        let own = self.roles.iter().filter(|role| matches!(role, Role::Own(_))).count();
        match role {
            Role::Klowong | Role::Isen => Reach::NONE,
            // Red is too near to the ground for it.
            Role::Tembok => {
                met(true).nth(own.max(1)).map_or(Reach::NONE, |bath| Reach::NONE.with(bath))
            }
            Role::Own(at) | Role::Tint(at) if self.brushed.contains(&true) => {
                met(true).cycle().nth(at).map_or(Reach::NONE, |bath| Reach::NONE.with(bath))
            }
            Role::Biron | Role::Own(_) | Role::Tint(_) | Role::Latar => met(false).collect(),
        }
    }

    /// One dye from light to dark. Numbered parts are its tints; without any, every kind of part is one.
    fn graded(&self, role: Role) -> Reach {
        let count = self.brushed.len();
        if role == Role::Latar {
            return self.all();
        }
        if self.roles.iter().all(|role| !matches!(role, Role::Tint(_))) {
            let rungs = rungs(self.roles);
            let last = rungs.len().saturating_sub(1).max(1);
            let at = rungs.iter().position(|rung| *rung == role).unwrap_or(last);
            return Reach::first((at * count + last / 2) / last);
        }
        match role {
            Role::Tint(at) => Reach::first(at),
            Role::Biron => Reach::first(1),
            Role::Own(_) => Reach::first(count.div_ceil(2)),
            Role::Isen if self.roles.contains(&Role::Tembok) => Reach::first(count.div_ceil(2)),
            Role::Klowong | Role::Isen | Role::Tembok => Reach::NONE,
            Role::Latar => self.all(),
        }
    }

    /// Red, blue and brown, each alone and all together.
    fn three_lands(&self, role: Role) -> Reach {
        match role {
            Role::Tembok => Reach::NONE,
            Role::Isen => Reach::first(1),
            Role::Biron => Reach::NONE.with(1),
            Role::Klowong => Reach::NONE.with(2),
            Role::Own(at) | Role::Tint(at) => {
                [&[1][..], &[0, 2], &[1, 2], &[2]][at % 4].iter().copied().collect()
            }
            Role::Latar => self.all(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::color::difference::{Lab, delta_e};
    use crate::design::Dyeing;
    use crate::dye::Recipe;

    #[test]
    fn usual_baths_stand_on_the_shelf_and_reach_no_further() {
        let dyes = Dyes::standard();
        let names = ["latar", "klowong", "isen", "tembok", "biron", "daun", "bunga", "langit-3"];
        let parts = names.map(Part::new);
        for chain in Chain::ALL {
            for baths in [baths(&chain), baths_for(&chain, &parts, &dyes)] {
                for bath in &baths {
                    assert!(dyes.find(&bath.dye).is_some(), "{}", bath.dye);
                }
                for count in 1..=baths.len() {
                    let brushed: Vec<bool> =
                        baths[..count].iter().map(|bath| bath.is_brushed).collect();
                    for reach in reaches(&chain, &parts, &brushed).into_iter().flatten() {
                        assert!(reach.baths().all(|bath| bath < count), "{chain:?}");
                    }
                }
            }
        }
    }

    /// The color of each part by the chain alone.
    fn colors(chain: Chain, names: &[&str]) -> Vec<(Part, Lab)> {
        let dyes = Dyes::standard();
        let parts: Vec<Part> = names.iter().map(|name| Part::new(name)).collect();
        let (recipe, notices) = Recipe::of(&Dyeing::new(chain), &parts, &dyes, 0);
        assert_eq!(notices, []);
        let palette = recipe.palette();
        let color = |part: Part| {
            let color = palette.color(&part);
            (part, Lab::of(color))
        };
        parts.into_iter().map(color).collect()
    }

    #[test]
    fn a_chain_alone_shows_every_part_as_far_as_it_has_colors() {
        let classic = ["biron", "isen", "klowong", "latar", "tembok"];
        let chains = Chain::ALL.into_iter().filter(|chain| *chain != Chain::Free);
        for chain in chains {
            for names in [&classic[..], &classic[1..], &["isen", "klowong", "latar"]] {
                let colors = colors(chain.clone(), names);
                for (at, (part, first)) in colors.iter().enumerate() {
                    for (other, second) in &colors[at + 1..] {
                        let has = |name: &str| part.name() == name || other.name() == name;
                        let is_single = matches!(chain, Chain::Kelengan | Chain::Bangbangan);
                        let on_tembok = has("tembok") && has("isen");
                        // A single bath has two colors; the pen of the coast leaves white lines.
                        let is_bound = match chain {
                            _ if is_single => !on_tembok,
                            Chain::Pesisir => has("isen") && has("klowong"),
                            _ => false,
                        };
                        let apart = delta_e(*first, *second);
                        assert!(is_bound || apart > 8.0, "{chain:?}: {part} {other} {apart}");
                    }
                }
            }
        }
    }

    #[test]
    fn numbered_parts_are_the_tints_and_others_have_their_rungs() {
        let parts = |names: &[&str]| names.iter().map(|name| Part::new(name)).collect::<Vec<_>>();
        assert_eq!(tints(&parts(&["langit-3", "latar"])), 4);
        assert_eq!(tints(&parts(&["isen", "klowong", "latar", "tembok"])), 4);
        assert_eq!(tints(&parts(&["latar"])), 2);
        let many: Vec<String> = ('a'..='z').map(String::from).collect();
        let many: Vec<&str> = many.iter().map(String::as_str).collect();
        assert_eq!(tints(&parts(&many)), TINTS);
        let only = reaches(&Chain::TutupCelup, &parts(&["latar"]), &[false]);
        assert_eq!(only, [Some(Reach::first(1))], "a cloth of nothing but ground is dyed");
    }

    #[test]
    fn who_counts_the_usual_baths_finds_them_as_they_were() {
        let dyes = Dyes::standard();
        let parts = ["isen", "klowong", "latar"].map(Part::new);
        let stated = [(Part::latar(), vec![0, 1])].into();
        let dyeing = Dyeing { parts: stated, ..Dyeing::new(Chain::SoganYogya) };
        let (recipe, _) = Recipe::of(&dyeing, &parts, &dyes, 0);
        assert_eq!(recipe.baths().len(), 2);
        let (recipe, _) = Recipe::of(&Dyeing::new(Chain::SoganYogya), &parts, &dyes, 0);
        let dips: f64 = recipe.baths()[1..].iter().filter_map(|dyebath| dyebath.dips()).sum();
        assert!(recipe.baths().len() == 3 && (dips - 8.0).abs() < 1e-6, "{recipe:?}");
    }
}
