//! The baths that come nearest to colors of print, and what is said of them.
//!
//! **Invariant:** check, colorways and sheets tell of the same baths.

use crate::design::dyeing::{Amount, Bath};
use crate::dye::nearest::{Match, Search, Wanted, nearest};
use crate::dye::{Dyes, Fabric, Palette};
use crate::notice::Message;
use crate::sheet::tell;
use crate::words::Words;

/// What a part weighs at least, as a share of the cloth: fine lines are seen too.
const LEAST: f64 = 0.03;

/// The baths that come nearest to a palette on a fabric. Costs some tens of milliseconds.
pub(super) fn of(palette: &Palette, fabric: &Fabric, dyes: &Dyes) -> Match {
    let wanted = fabric.fields().iter().map(|(part, field)| Wanted {
        part: part.clone(),
        color: palette.color(part),
        weight: field.share.max(LEAST),
    });
    nearest(&wanted.collect::<Vec<_>>(), dyes, &Search::default())
}

/// The baths in a few words, and how near they come.
pub(super) fn told(name: &str, found: &Match, dyes: &Dyes, words: &Words) -> Message {
    let baths: Vec<String> =
        found.dyeing.baths.iter().map(|each| bath(each, dyes, words)).collect();
    let worst = found.parts.iter().max_by(|a, b| a.delta_e.total_cmp(&b.delta_e));
    let key = if baths.is_empty() { "recipe-none" } else { "recipe-nearest" };
    Message::new(key)
        .with("name", name)
        .with("baths", baths.join(" → "))
        .with("mean", tell::tenth(found.mean))
        .with("worst", tell::tenth(found.worst))
        .with("part", worst.map_or("", |part| part.part.name()))
}

/// A bath with how much of it.
pub(super) fn bath(bath: &Bath, dyes: &Dyes, words: &Words) -> String {
    let name = dyes
        .find_shade(&bath.dye)
        .map_or_else(|| bath.dye.clone(), |(dye, _)| tell::said(&dye.name, words).to_owned());
    let amount = match bath.amount {
        Amount::Dips(dips) => format!(" {} ×", words.number(dips)),
        Amount::Depth(depth) => format!(" {} %", words.number((depth * 100.0).round())),
        Amount::Usual => String::new(),
    };
    let colet = if bath.is_brushed { " (colet)" } else { "" };
    format!("{name}{amount}{colet}")
}
