//! Which keys the reader takes of what; all others are unknown, and are kept.
//!
//! **Invariant:** these are the keys that the reader takes, no more and no fewer; a test asks it.

use crate::design::{Content, Paint, Step};
use crate::symmetry::Net;

/// Of any repeat.
pub(in crate::design) const REPEAT: [&str; 2] = ["step", "tile"];
/// Of a stripe of a lereng.
pub(in crate::design) const STRIPE: [&str; 3] = ["width", "unit", "frieze"];
/// Of a piece of cloth.
pub(in crate::design) const CLOTH: [&str; 2] = ["form", "size"];
/// Of any layer, whatever it draws.
pub(in crate::design) const LAYER: [&str; 11] = [
    "name", "motif", "isen", "drawing", "picture", "place", "seed", "tile", "follow", "visible",
    "locked",
];
/// Of a placement.
pub(in crate::design) const PLACE: [&str; 6] = ["at", "turn", "scale", "mirror", "ring", "radius"];
/// Of a path in a list.
pub(in crate::design) const PATH: [&str; 3] = ["d", "width", "part"];
/// Of a dyeing.
pub(in crate::design) const DYEING: [&str; 7] =
    ["chain", "cloth", "baths", "tints", "grade", "parts", "steps"];
/// Of a bath.
pub(in crate::design) const BATH: [&str; 4] = ["dye", "dips", "depth", "colet"];
/// What a work can be.
pub(in crate::design) const WORKS: [&str; 6] = ["wax", "close", "scrape", "brush", "dip", "boil"];

/// Of a repeat with this step.
pub(in crate::design) fn of_step(step: &Step) -> &'static [&'static str] {
    match step {
        Step::Drop(_) | Step::Shift(_) => &["by"],
        Step::Parang { .. } => &["angle", "half"],
        Step::Mubeng { .. } => &["wedge", "every"],
        Step::Sareng { .. } => &["order", "twin"],
        Step::Lereng { .. } => &["angle", "stripes"],
        Step::Toss { .. } => &["gap", "turning"],
        Step::Group { group, .. } if group.net() == Net::Oblique => &["angle"],
        Step::Pinggiran { .. } => &["frieze", "unit", "corner"],
        Step::Tubrukan
        | Step::HalfDrop
        | Step::HalfBrick
        | Step::Mirror
        | Step::Diamond
        | Step::Ogee
        | Step::Group { .. }
        | Step::Frieze(_)
        | Step::Unknown(_) => &[],
    }
}

/// Of a layer that draws this. What of `params` is of no kind that a parameter has, is kept there.
pub(in crate::design) fn of_content(content: &Content) -> &'static [&'static str] {
    match content {
        Content::Motif { .. } => &["params"],
        Content::Isen { .. } => &["params", "part", "clearance"],
        Content::Drawing(_) => &["width", "part"],
        Content::Picture { .. } => &["parts", "part"],
        Content::Unknown => &[],
    }
}

/// Of a colorway that is painted so.
pub(in crate::design) fn of_paint(paint: &Paint) -> &'static [&'static str] {
    match paint {
        // Beside a recipe, colors for print count for nothing, and are kept.
        Paint::Dye(_) => &["name", "dye"],
        Paint::Print(_) | Paint::Unknown => &["name", "dye", "print"],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::design::{Design, read};

    /// Whether the reader takes `key`, of which `kept` gives what it left there: no key that it knows holds this.
    fn is_taken(text: &str, key: &str, kept: impl Fn(&Design) -> &toml::Table) -> bool {
        let Ok(design) = read(text) else { return true };
        !kept(&design).contains_key(key)
    }

    const PROBE: &str = "{ probe = 1 }";

    #[test]
    fn every_key_of_a_step_is_taken() {
        let steps: Vec<Step> = Step::names().into_iter().map(Step::named).collect();
        let every: Vec<&str> = steps.iter().flat_map(of_step).chain(&["x"]).copied().collect();
        for step in &steps {
            for key in &every {
                let name = step.name();
                let text =
                    format!("repeat = {{ tile = [9, 9], step = '{name}', {key} = {PROBE} }}");
                let is_taken = is_taken(&text, key, |design| &design.repeat.unknown);
                assert_eq!(of_step(step).contains(key), is_taken, "{text}");
            }
        }
    }

    #[test]
    fn every_key_of_a_layer_is_taken() {
        let all = LAYER.into_iter().chain(PATH).chain(["params", "parts", "clearance", "x"]);
        for key in all {
            for given in ["motif = 'a'", "isen = 'a'", "drawing = 'M0,0'", "picture = 'a'", ""] {
                let head = "repeat.tile = [9, 9]\n[[layer]]\n";
                let content = read(&format!("{head}{given}")).unwrap().layers[0].content.clone();
                let text = format!("{head}{given}\n{key} = {PROBE}");
                let is_taken = is_taken(&text, key, |design| &design.layers[0].unknown);
                let is_known = LAYER.contains(&key) || of_content(&content).contains(&key);
                assert_eq!(is_known, is_taken, "{text}");
            }
        }
    }

    #[test]
    fn every_key_of_a_colorway_is_taken() {
        for key in ["name", "print", "dye", "x"] {
            for given in ["dye = 'kelengan'", "print = {}", ""] {
                let head = "repeat.tile = [9, 9]\n[[colorway]]\n";
                let paint = read(&format!("{head}{given}")).unwrap().colorways[0].paint.clone();
                let text = format!("{head}{given}\n{key} = {PROBE}");
                let is_taken = is_taken(&text, key, |design| &design.colorways[0].unknown);
                assert_eq!(of_paint(&paint).contains(&key), is_taken, "{text}");
            }
        }
    }

    /// A key that is taken is told by its name where it holds something else, or is gone.
    #[test]
    fn every_key_of_a_table_is_taken() {
        let bad = |text: String| read(&text).is_err();
        for (known, before, after) in [
            (&REPEAT[..], "repeat = { ", " }"),
            (&CLOTH, "repeat.tile = [9, 9]\ncloth = { ", " }"),
            (&PLACE, "repeat.tile = [9, 9]\n[[layer]]\nplace = { ", " }"),
            (&PATH, "repeat.tile = [9, 9]\n[[layer]]\ndrawing = [{ ", " }]"),
            (&STRIPE, "repeat = { tile = [9, 9], step = 'lereng', stripes = [{ ", " }] }"),
            (&DYEING[..5], "repeat.tile = [9, 9]\n[[colorway]]\ndye = { ", " }"),
            (&DYEING[6..], "repeat.tile = [9, 9]\n[[colorway]]\ndye = { ", " }"),
            (&BATH, "repeat.tile = [9, 9]\n[[colorway]]\ndye.baths = [{ ", " }]"),
            (&WORKS, "repeat.tile = [9, 9]\n[[colorway]]\ndye.steps = [{ ", " }]"),
        ] {
            for key in known {
                assert!(bad(format!("{before}{key} = {PROBE}{after}")), "{key}");
            }
        }
    }
}
