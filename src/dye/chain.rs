//! What a chain does where a colorway does not say: its baths, and which of them reach a part (craft.md, 4.3 to 4.6).
//!
//! Parts are known by their names. What the designer named himself follows the outline in court batik, and takes the
//! brushed colors in turn in that of the coast.
//!
//! **Invariant:** baths that are listed here stand in our dye files, and no reach goes beyond them.

use crate::design::dyeing::{Bath, Chain};
use crate::mark::Part;

use super::reach::Reach;

/// The tints of a gradation: seven layers of heaven, as in mega mendung of old.
pub(super) const TINTS: usize = 7;

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

/// Which of `count` baths reach each of `parts`; nothing for a chain that says nothing.
pub(super) fn reaches(chain: &Chain, parts: &[Part], count: usize) -> Vec<Option<Reach>> {
    let mut own = 0;
    let mut role = |part: &Part| match part.name() {
        Part::LATAR => Role::Latar,
        Part::KLOWONG => Role::Klowong,
        Part::ISEN | "cecek" => Role::Isen,
        Part::TEMBOK => Role::Tembok,
        Part::BIRON => Role::Biron,
        name => match tint(name) {
            Some(at) if *chain == Chain::TutupCelup => Role::Tint(at),
            _ => {
                own += 1;
                Role::Own(own - 1)
            }
        },
    };
    let last = count.saturating_sub(1);
    let within = |reach: Reach| reach.baths().filter(|bath| *bath < count).collect::<Reach>();
    parts.iter().map(|part| reach(chain, role(part), last).map(within)).collect()
}

/// The place of a tint, from a name such as `langit-3`.
fn tint(name: &str) -> Option<usize> {
    let stem = name.trim_end_matches(|c: char| c.is_ascii_digit());
    let number: usize = name[stem.len()..].parse().ok()?;
    number.checked_sub(1)
}

fn reach(chain: &Chain, role: Role, last: usize) -> Option<Reach> {
    let of = |baths: &[usize]| Some(baths.iter().copied().collect());
    match (chain, role) {
        (Chain::Free | Chain::Unknown(_), _) => None,
        // One bath: what the pen draws stays as the cloth is.
        (Chain::Kelengan | Chain::Bangbangan, Role::Latar) => of(&[0]),
        (Chain::Kelengan | Chain::Bangbangan, _) => of(&[]),
        (Chain::SoganSolo | Chain::SoganYogya, Role::Latar) => of(&[0, 1]),
        (Chain::SoganSolo | Chain::SoganYogya, Role::Tembok) => of(&[]),
        (Chain::SoganSolo | Chain::SoganYogya, Role::Biron) => of(&[0]),
        // Scraped before the soga: lines come out brown.
        (Chain::SoganSolo | Chain::SoganYogya, _) => of(&[1]),
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
        (Chain::Pesisir, Role::Latar) => of(&[last]),
        (Chain::Pesisir, Role::Klowong | Role::Isen | Role::Tembok) => of(&[]),
        (Chain::Pesisir, Role::Biron) => of(&[1]),
        (Chain::Pesisir, Role::Own(at) | Role::Tint(at)) => of(&[at % last.max(1)]),
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
            for reach in reaches(&chain, &parts, baths.len()).into_iter().flatten() {
                assert!(reach.baths().all(|bath| bath < baths.len()), "{chain:?}");
            }
        }
    }
}
