//! What a chain does where a colorway does not say: its baths, and which of them reach a part (craft.md, 4.3 to 4.6).
//!
//! Parts are known by their names. What the designer named himself is never waxed in court batik, and takes the brushed
//! colors in turn in that of the coast.
//!
//! **Invariant:** baths that are listed here stand in our dye files, and no reach goes beyond them.

use crate::design::dyeing::{BATHS, Bath, Chain};
use crate::mark::Part;

use super::reach::Reach;

/// The tints of a gradation of which no part is numbered: seven layers of heaven, as in mega mendung of old.
const TINTS: usize = 7;

/// The tints of a gradation of these parts: as many as the highest number says, two at least.
pub(super) fn tints(parts: &[Part]) -> usize {
    let highest = parts.iter().filter_map(|part| tint(part.name())).max();
    highest.map_or(TINTS, |at| (at + 1).clamp(2, BATHS + 1))
}

/// The baths of a chain; none for a free one.
pub(super) fn baths(chain: &Chain) -> Vec<Bath> {
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
        Chain::Pesisir => {
            let brushed = ["remazol-merah-8b", "remazol-turkis-g", "remazol-kuning-fg"];
            let brushed = brushed.map(|dye| Bath { is_brushed: true, ..Bath::new(dye) });
            brushed.into_iter().chain([Bath::new("naftol-as-bo-merah-b")]).collect()
        }
        Chain::TigaNegeri => dipped(&["mengkudu", "indigo", "soga-solo"]),
    }
}

/// What a part is in the eyes of the workshop.
#[derive(Clone, Copy)]
enum Role {
    Latar,
    Klowong,
    Isen,
    Tembok,
    Biron,
    /// A tint of a gradation, counted from 0.
    Tint(usize),
    /// One of the designer's own, by its place among them.
    Own(usize),
}

/// Which baths reach each of `parts`, of baths that are `brushed` or not; nothing for a chain that says nothing.
pub(super) fn reaches(chain: &Chain, parts: &[Part], brushed: &[bool]) -> Vec<Option<Reach>> {
    let count = brushed.len();
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
    let within = |reach: Reach| reach.baths().filter(|bath| *bath < count).collect::<Reach>();
    parts.iter().map(|part| reach(chain, role(part), brushed).map(within)).collect()
}

/// The place of a tint, from a name such as `langit-3`.
fn tint(name: &str) -> Option<usize> {
    let stem = name.trim_end_matches(|c: char| c.is_ascii_digit());
    let number: usize = name[stem.len()..].parse().ok()?;
    number.checked_sub(1)
}

fn reach(chain: &Chain, role: Role, brushed: &[bool]) -> Option<Reach> {
    let last = brushed.len().saturating_sub(1);
    let met = |by_brush: bool| (0..brushed.len()).filter(move |at| brushed[*at] == by_brush);
    let of = |baths: &[usize]| Some(baths.iter().copied().collect());
    match (chain, role) {
        (Chain::Free | Chain::Unknown(_), _) => None,
        // The pen's lines stay white, figures take the brushed colors in turn, the ground what is dipped.
        (Chain::Pesisir, Role::Klowong | Role::Isen | Role::Tembok) => of(&[]),
        (Chain::Pesisir, Role::Own(at) | Role::Tint(at)) if brushed.contains(&true) => {
            met(true).cycle().nth(at).map(|bath| Reach::NONE.with(bath))
        }
        (Chain::Pesisir, _) => Some(met(false).collect()),
        // One bath: what is waxed stays as the cloth is, everything else takes the color.
        (Chain::Kelengan | Chain::Bangbangan, Role::Klowong | Role::Isen | Role::Tembok) => of(&[]),
        (Chain::Kelengan | Chain::Bangbangan, _) => Some(Reach::first(last + 1)),
        (Chain::SoganSolo | Chain::SoganYogya, Role::Isen | Role::Tembok) => of(&[]),
        (Chain::SoganSolo | Chain::SoganYogya, Role::Biron) => of(&[0]),
        // Scraped before the soga: outlines come out brown.
        (Chain::SoganSolo | Chain::SoganYogya, Role::Klowong) => of(&[1]),
        // Never waxed: both baths.
        (Chain::SoganSolo | Chain::SoganYogya, _) => of(&[0, 1]),
        (Chain::Lorodan | Chain::TigaNegeri, Role::Latar) => of(&[0, 1, 2]),
        (Chain::Lorodan, Role::Klowong | Role::Tembok) => of(&[]),
        (Chain::Lorodan, Role::Isen) => of(&[0]),
        (Chain::Lorodan, Role::Biron) => of(&[0, 2]),
        (Chain::TigaNegeri, Role::Klowong) => of(&[2]),
        (Chain::TigaNegeri, Role::Tembok) => of(&[]),
        (Chain::TigaNegeri, Role::Isen) => of(&[0]),
        (Chain::TigaNegeri, Role::Biron) => of(&[1]),
        (Chain::Lorodan, Role::Own(at) | Role::Tint(at)) => {
            of([&[0, 1][..], &[0, 2], &[1], &[2]][at % 4])
        }
        (Chain::TigaNegeri, Role::Own(at) | Role::Tint(at)) => {
            of([&[0][..], &[1], &[2], &[0, 2]][at % 4])
        }
        (Chain::TutupCelup, Role::Tint(at)) => Some(Reach::first(at)),
        (Chain::TutupCelup, Role::Latar) => Some(Reach::first(last + 1)),
        (Chain::TutupCelup, Role::Biron) => of(&[0]),
        (Chain::TutupCelup, Role::Own(_)) => Some(Reach::first(last.div_ceil(2))),
        (Chain::TutupCelup, Role::Klowong | Role::Isen | Role::Tembok) => of(&[]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dye::Dyes;

    #[test]
    fn usual_baths_stand_on_the_shelf_and_reach_no_further() {
        let dyes = Dyes::standard();
        let names = ["latar", "klowong", "isen", "tembok", "biron", "daun", "bunga", "langit-3"];
        let parts = names.map(Part::new);
        for chain in Chain::ALL {
            let baths = baths(&chain);
            for bath in &baths {
                assert!(dyes.find(&bath.dye).is_some(), "{}", bath.dye);
            }
            let brushed: Vec<bool> = baths.iter().map(|bath| bath.is_brushed).collect();
            for reach in reaches(&chain, &parts, &brushed).into_iter().flatten() {
                assert!(reach.baths().all(|bath| bath < baths.len()), "{chain:?}");
            }
        }
    }
}
