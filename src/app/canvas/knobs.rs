//! The handles of parameters on the cloth.

use crate::motif::Handle;
use crate::param::{Kind, Unit};

use super::super::sight::Bench;
use super::Canvas;
use super::hand::Knob;

impl Canvas {
    /// Finds the handles of the selected layer, whenever it was drawn anew.
    pub(super) fn find_knobs(&mut self, bench: &Bench<'_>) {
        let selected = bench.selected();
        let is_free = selected.is_some_and(|(_, layer)| !layer.is_locked && layer.is_visible);
        let layer = selected.map(|(at, _)| at);
        let of = (bench.open.version, layer, bench.is_indonesian());
        if self.knobs_of == Some(of) {
            return;
        }
        self.knobs_of = Some(of);
        self.knobs.clear();
        let Some(layer) = layer.filter(|_| is_free) else { return };
        // What is wrong with the script is told by the checks.
        let handles = bench.open.desk.handles(layer).unwrap_or_default();
        self.knobs = handles.into_iter().map(|handle| knob(handle, layer, bench)).collect();
    }
}

fn knob(handle: Handle, layer: usize, bench: &Bench<'_>) -> Knob {
    let told = told(&handle, layer, bench);
    Knob { layer, handle, told }
}

/// What is written beside a handle: the parameter and its value.
fn told(handle: &Handle, layer: usize, bench: &Bench<'_>) -> Option<String> {
    let crate::design::Content::Motif { name, .. } = &bench.design().layers.get(layer)?.content
    else {
        return None;
    };
    let motif = bench.open.desk.library().find(name)?.ok()?;
    let param = motif.params.iter().find(|param| param.word.name == handle.param)?;
    let short = if bench.is_indonesian() { &param.short.id } else { &param.short.en };
    let value = bench.number((handle.value * 100.0).round() / 100.0);
    let unit = match param.kind {
        Kind::Number { unit: Unit::Mm, .. } => "\u{2009}mm",
        Kind::Number { unit: Unit::Degrees, .. } => "°",
        _ => "",
    };
    Some(format!("{short} {value}{unit}"))
}
