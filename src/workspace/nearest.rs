//! The baths that come nearest to colors of print, and what is said of them.
//!
//! The nearest of all is told, and the nearest of the chains that workshops know, each with its distance.
//!
//! **Invariant:** whoever tells of a colorway tells of the same baths.

use crate::design::dyeing::{Amount, Bath};
use crate::dye::{Dyes, Fabric, Palette};
use crate::matching::nearest::{Match, Nearest, Search, Wish, nearest};
use crate::notice::{Message, rounded};
use crate::sheet::tell;
use crate::words::Words;

/// What a part weighs at least, as a share of the cloth: fine lines are seen too.
const LEAST: f64 = 0.03;

/// The baths that come nearest to a palette on a fabric. Costs some tens of milliseconds.
pub fn of(palette: &Palette, fabric: &Fabric, dyes: &Dyes) -> Nearest {
    let wanted = fabric.fields().iter().map(|(part, field)| Wish {
        part: part.clone(),
        color: palette.color(part),
        weight: field.share.max(LEAST),
        is_area: field.is_area,
    });
    nearest(&wanted.collect::<Vec<_>>(), dyes, &Search::default())
}

/// The nearest baths of all in a few words, then those of the nearest known chain, and how near they come.
pub fn told(name: &str, found: &Nearest, dyes: &Dyes, words: &Words) -> Vec<Message> {
    let of = |found: &Match, key| {
        let worst = worst(found);
        Message::new(key)
            .with("name", name)
            .with("baths", baths(&found.dyeing.baths, dyes, words).join(" → "))
            .with("mean", rounded::tenth(found.mean))
            .with("worst", rounded::tenth(found.worst))
            .with("part", worst.unwrap_or_default())
    };
    let Nearest { best, known } = found;
    let best_key = match known {
        _ if best.dyeing.baths.is_empty() => "recipe-none",
        Some(known) if known.dyeing == best.dyeing => "recipe-nearest-known",
        _ => "recipe-nearest",
    };
    let other = found.other().map(|known| of(known, "recipe-known"));
    std::iter::once(of(best, best_key)).chain(other).collect()
}

/// The name of the part that is farthest off.
pub fn worst(found: &Match) -> Option<&str> {
    let worst = found.parts.iter().max_by(|a, b| a.delta_e.total_cmp(&b.delta_e));
    worst.map(|part| part.part.name())
}

/// Each bath with how much of it.
pub fn baths(baths: &[Bath], dyes: &Dyes, words: &Words) -> Vec<String> {
    baths.iter().map(|each| bath(each, dyes, words)).collect()
}

/// A bath with how much of it.
fn bath(bath: &Bath, dyes: &Dyes, words: &Words) -> String {
    let name = dyes
        .find_shade(&bath.dye)
        .map_or_else(|| bath.dye.clone(), |(dye, _)| tell::said(&dye.name, words).to_owned());
    let amount = match bath.amount {
        Amount::Dips(dips) => format!(" {} ×", words.number(dips)),
        Amount::Depth(depth) => format!(" {} %", words.number(rounded::whole_percent(depth))),
        Amount::Usual => String::new(),
    };
    let colet = if bath.is_brushed { " (colet)" } else { "" };
    format!("{name}{amount}{colet}")
}
