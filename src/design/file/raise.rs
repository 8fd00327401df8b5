//! Raises a file of an older version to the present one, a version at a time.
//!
//! A new version adds one function to [`STEPS`] and nothing else; readers know only the present version. Steps move
//! keys and values together with their place in the text, so that an error still points to what stands in the file.
//!
//! **Invariant:** a step loses no key.

use std::borrow::Cow;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::error::Fault;
use super::fields;
use crate::design::VERSION;

/// The step at index `n` raises version `n` to `n + 1`.
const STEPS: [fn(&mut DeTable<'_>); VERSION as usize] = [gather_repeat];

/// The table in the present version or, when it is newer, as it is; with its version.
pub(super) fn raise(mut table: DeTable<'_>) -> Result<(u32, DeTable<'_>), Fault> {
    let version = match table.remove("canting") {
        Some(node) => fields::whole("canting", &node, &(0..=u32::MAX))?,
        // The number is the first thing that is forgotten in a file written by hand.
        None => VERSION,
    };
    for step in STEPS.iter().skip(version as usize) {
        step(&mut table);
    }
    Ok((version.max(VERSION), table))
}

/// Version 0 had `tile` and `step` at the top; version 1 has them in `[repeat]`.
fn gather_repeat(table: &mut DeTable<'_>) {
    for name in ["tile", "step"] {
        let Some((key, value)) = table.remove_entry(name) else {
            continue;
        };
        let repeat = Spanned::new(key.span(), Cow::Borrowed("repeat"));
        let empty = Spanned::new(key.span(), DeValue::Table(DeTable::new()));
        match table.entry(repeat).or_insert(empty).get_mut() {
            DeValue::Table(repeat) if !repeat.contains_key(name) => {
                repeat.insert(key, value);
            }
            // It stands in both places: the newer one counts, the other stays as an unknown key.
            _ => {
                table.insert(key, value);
            }
        }
    }
}
