//! The names of the layers' random streams.

use std::collections::BTreeMap;

use crate::design::{Content, Design};
use crate::isen;
use crate::motif::Library;
use crate::seed::StreamName;

/// A layer's random stream: its own seed or that of the design, and a name under it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Named {
    pub(super) seed: u64,
    pub(super) name: String,
}

impl Named {
    /// The stream of what draws without chance.
    fn none() -> Self {
        Self { seed: 0, name: String::new() }
    }

    /// What it is found by.
    pub(super) fn name(&self) -> StreamName<'_> {
        StreamName { seed: self.seed, name: &self.name }
    }
}

/// The stream of every layer: named as the layer is, or as what it draws and how many below it draw the same.
///
/// So a layer keeps its stream when others are added, but for a twin below it; a name of its own keeps it always. It may
/// bring a seed of its own; else it has the design's. What draws without chance has the same stream whatever lies below.
pub(super) fn of(design: &Design, library: &Library) -> Vec<Named> {
    let mut motifs: BTreeMap<&str, String> = BTreeMap::new();
    let mut before: BTreeMap<String, usize> = BTreeMap::new();
    let mut streams = Vec::with_capacity(design.layers.len());
    for layer in &design.layers {
        let own = match &layer.content {
            _ if !layer.name.is_empty() => layer.name.clone(),
            // However it is spelled.
            Content::Motif { name, .. } => {
                motifs.entry(name).or_insert_with(|| proper(name, library)).clone()
            }
            Content::Isen { name, .. } => {
                isen::find(name).map_or_else(|| name.clone(), |isen| isen.name.to_owned())
            }
            Content::Drawing(_) | Content::Picture { .. } | Content::Unknown => String::new(),
        };
        let seed = layer.seed.unwrap_or(design.seed);
        let twins = before.get(&own).copied().unwrap_or(0);
        streams.push(match layer.content {
            Content::Motif { .. } | Content::Isen { .. } => {
                Named { seed, name: format!("{own} {twins}") }
            }
            Content::Drawing(_) | Content::Picture { .. } | Content::Unknown => Named::none(),
        });
        before.insert(own, twins + 1);
    }
    streams
}

fn proper(name: &str, library: &Library) -> String {
    match library.find(name) {
        Some(Ok(motif)) => motif.name().to_owned(),
        Some(Err(_)) | None => name.to_owned(),
    }
}
