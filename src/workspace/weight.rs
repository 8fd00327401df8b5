//! How much many designs hold that share most of it.
//!
//! Layers, colorways and drawn paths are shared by all designs that an edit left them in; each counts once, for as long
//! as any of them holds it. What a design has of its own, its texts and lists, counts each time.
//!
//! **Invariant:** when everything that was taken is released, nothing is left.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::design::edit::{ColorwayEdit, LayerEdit};
use crate::design::{
    Colorway, Content, Design, DrawnPath, Dyeing, Edit, Layer, Paint, Step, Stepping,
};
use crate::param::{Value, Values};

/// What some designs, and the edits that made them, hold together.
#[derive(Clone, Debug, Default)]
pub(super) struct Weights {
    /// What is shared, by where it lies: how many hold it, and its bytes.
    shared: BTreeMap<usize, (usize, usize)>,
    bytes: usize,
}

impl Weights {
    /// About how many bytes everything has that was taken and not released.
    pub(super) fn bytes(&self) -> usize {
        self.bytes
    }

    /// Counts a design and the edit that made it. Costs a look at each layer and colorway.
    pub(super) fn take(&mut self, design: &Design, edit: Option<&Edit>) {
        self.bytes += own(design, edit);
        for layer in layers(design, edit) {
            if self.is_first(layer, || of_layer(layer)) {
                for path in paths(layer) {
                    self.is_first(&path.path, || size_of_val(path.path.elements()));
                }
            }
        }
        for colorway in colorways(design, edit) {
            self.is_first(colorway, || of_colorway(colorway));
        }
        for path in edit.map_or(&[][..], paths_of) {
            self.is_first(&path.path, || size_of_val(path.path.elements()));
        }
    }

    /// Forgets a design that was counted, and the edit that was counted with it.
    pub(super) fn release(&mut self, design: &Design, edit: Option<&Edit>) {
        self.bytes -= own(design, edit);
        for layer in layers(design, edit) {
            if self.is_last(layer) {
                paths(layer).iter().for_each(|path| _ = self.is_last(&path.path));
            }
        }
        for colorway in colorways(design, edit) {
            self.is_last(colorway);
        }
        for path in edit.map_or(&[][..], paths_of) {
            self.is_last(&path.path);
        }
    }

    /// Counts a holder of something shared; whether it is the first.
    fn is_first<T>(&mut self, shared: &Arc<T>, bytes: impl FnOnce() -> usize) -> bool {
        let (holders, _) = self.shared.entry(address(shared)).or_insert_with(|| {
            let bytes = bytes() + SHARED;
            self.bytes += bytes;
            (0, bytes)
        });
        *holders += 1;
        *holders == 1
    }

    /// Forgets a holder of something shared; whether it was the last.
    fn is_last<T>(&mut self, shared: &Arc<T>) -> bool {
        let Some((holders, bytes)) = self.shared.get_mut(&address(shared)) else { return false };
        *holders -= 1;
        let is_last = *holders == 0;
        if is_last {
            self.bytes -= *bytes;
            self.shared.remove(&address(shared));
        }
        is_last
    }
}

/// What something shared costs besides itself: its counts, and its place here.
const SHARED: usize = 64;

/// An entry of a table with a short name.
const ENTRY: usize = 128;

fn address<T>(shared: &Arc<T>) -> usize {
    Arc::as_ptr(shared).addr()
}

/// Every layer that a design or its edit holds.
fn layers<'a>(design: &'a Design, edit: Option<&'a Edit>) -> impl Iterator<Item = &'a Arc<Layer>> {
    let own = match edit {
        Some(Edit::AddLayer { layer, .. } | Edit::ReplaceLayer(_, layer)) => Some(layer),
        _ => None,
    };
    design.layers.iter().chain(own)
}

fn colorways<'a>(
    design: &'a Design,
    edit: Option<&'a Edit>,
) -> impl Iterator<Item = &'a Arc<Colorway>> {
    let own = match edit {
        Some(Edit::AddColorway { colorway, .. } | Edit::ReplaceColorway(_, colorway)) => {
            Some(colorway)
        }
        _ => None,
    };
    design.colorways.iter().chain(own)
}

fn paths(layer: &Layer) -> &[DrawnPath] {
    match &layer.content {
        Content::Drawing(paths) => paths,
        Content::Motif { .. }
        | Content::Isen { .. }
        | Content::Picture { .. }
        | Content::Unknown => &[],
    }
}

fn paths_of(edit: &Edit) -> &[DrawnPath] {
    match edit {
        Edit::Layer(_, LayerEdit::Paths(paths)) => paths,
        _ => &[],
    }
}

/// What a design and its edit share with nobody.
fn own(design: &Design, edit: Option<&Edit>) -> usize {
    let pointers = (design.layers.len() + design.colorways.len()) * size_of::<usize>();
    let texts = design.name.len() + design.author.len() + design.note.len();
    let cloth = design.cloth.as_ref().map_or(0, |cloth| of_table(&cloth.unknown));
    let made = size_of::<Option<Edit>>() + edit.map_or(0, of_edit);
    let tables = of_table(&design.unknown) + of_stepping(&design.repeat) + cloth;
    size_of::<Design>() + pointers + texts + tables + made
}

/// What an edit has beside itself and what it shares.
fn of_edit(edit: &Edit) -> usize {
    match edit {
        Edit::Name(text) | Edit::Author(text) | Edit::Note(text) => text.len(),
        Edit::Cloth(cloth) => cloth.as_ref().map_or(0, |cloth| of_table(&cloth.unknown)),
        Edit::Step(step) => of_step(step),
        Edit::Layer(_, edit) => match edit {
            LayerEdit::Name(text) | LayerEdit::File(text) => text.len(),
            LayerEdit::Place(place) => place.as_ref().map_or(0, |place| of_table(&place.unknown)),
            LayerEdit::Param(name, value) => name.len() + value.as_ref().map_or(0, of_value),
            LayerEdit::Paths(paths) => of_paths(paths),
            LayerEdit::Parts(parts) => parts.len() * ENTRY,
            LayerEdit::Visible(_)
            | LayerEdit::Locked(_)
            | LayerEdit::Tile(_)
            | LayerEdit::Follows(_)
            | LayerEdit::Seed(_)
            | LayerEdit::Part(_)
            | LayerEdit::Clearance(_) => 0,
        },
        Edit::Colorway(_, ColorwayEdit::Name(text)) => text.len(),
        Edit::Colorway(_, ColorwayEdit::Dyeing(dyeing)) => of_dyeing(dyeing),
        Edit::Colorway(_, ColorwayEdit::Color(..))
        | Edit::Seed(_)
        | Edit::Tile(_)
        | Edit::AddLayer { .. }
        | Edit::RemoveLayer(_)
        | Edit::MoveLayer { .. }
        | Edit::DuplicateLayer(_)
        | Edit::ReplaceLayer(..)
        | Edit::AddColorway { .. }
        | Edit::RemoveColorway(_)
        | Edit::MoveColorway { .. }
        | Edit::ReplaceColorway(..) => 0,
    }
}

fn of_stepping(repeat: &Stepping) -> usize {
    of_step(&repeat.step) + of_table(&repeat.unknown)
}

fn of_step(step: &Step) -> usize {
    match step {
        Step::Unknown(name) => name.len(),
        Step::Lereng { stripes, .. } => {
            let unknown = stripes.iter().map(|stripe| of_table(&stripe.unknown));
            size_of_val(stripes.as_slice()) + unknown.sum::<usize>()
        }
        _ => 0,
    }
}

/// A layer, without the paths that it shares.
fn of_layer(layer: &Layer) -> usize {
    let content = match &layer.content {
        Content::Motif { name, params } | Content::Isen { name, params, .. } => {
            name.len() + of_values(params)
        }
        Content::Drawing(paths) => of_paths(paths),
        Content::Picture { file, parts, .. } => file.len() + parts.len() * ENTRY,
        Content::Unknown => 0,
    };
    let place = layer.place.as_ref().map_or(0, |place| of_table(&place.unknown));
    size_of::<Layer>() + layer.name.len() + content + place + of_table(&layer.unknown)
}

fn of_paths(paths: &[DrawnPath]) -> usize {
    size_of_val(paths) + paths.iter().map(|path| of_table(&path.unknown)).sum::<usize>()
}

fn of_values(values: &Values) -> usize {
    values.iter().map(|(name, value)| ENTRY + name.len() + of_value(value)).sum()
}

fn of_value(value: &Value) -> usize {
    match value {
        Value::Text(text) => text.len(),
        Value::Number(_) | Value::Flag(_) => 0,
    }
}

fn of_colorway(colorway: &Colorway) -> usize {
    let own = size_of::<Colorway>() + colorway.name.len();
    let paint = match &colorway.paint {
        Paint::Print(print) => print.len() * ENTRY,
        Paint::Dye(dyeing) => of_dyeing(dyeing),
        Paint::Unknown => 0,
    };
    own + paint + of_table(&colorway.unknown)
}

fn of_dyeing(dyeing: &Dyeing) -> usize {
    let entries = dyeing.baths.len() + dyeing.parts.len() + dyeing.works.len();
    let unknown = dyeing.baths.iter().map(|bath| of_table(&bath.unknown)).sum::<usize>();
    entries * ENTRY + dyeing.cloth.len() + unknown + of_table(&dyeing.unknown)
}

fn of_table(table: &toml::Table) -> usize {
    table.iter().map(|(key, value)| key.len() + of_toml(value)).sum()
}

fn of_toml(value: &toml::Value) -> usize {
    let inner = match value {
        toml::Value::String(text) => text.len(),
        toml::Value::Array(values) => values.iter().map(of_toml).sum(),
        toml::Value::Table(table) => of_table(table),
        _ => 0,
    };
    size_of::<toml::Value>() + inner
}

#[cfg(test)]
mod tests {
    use super::*;

    use kurbo::BezPath;

    use crate::mark::Part;

    /// A layer of one path with so many corners.
    fn drawing(corners: u32) -> Arc<Layer> {
        let mut path = BezPath::new();
        path.move_to((0.0, 0.0));
        (1..corners).for_each(|at| path.line_to((f64::from(at), 1.0)));
        let (width, unknown) = (Some(1.0), toml::Table::new());
        let path = DrawnPath { path: Arc::new(path), width, part: Part::latar(), unknown };
        Layer::new(Content::Drawing(vec![path])).into()
    }

    #[test]
    fn what_is_shared_counts_once_and_what_is_released_not_at_all() {
        let layer = drawing(10_000);
        let design = Design { layers: vec![Arc::clone(&layer)], ..Design::new() };
        let mut weights = Weights::default();
        weights.take(&design, None);
        let one = weights.bytes();
        assert!(one > 10_000 * size_of::<kurbo::PathEl>(), "{one}");

        // The same layer in another place, and in an edit; another layer with the same path.
        let named = Layer { name: "n".repeat(50), ..Layer::clone(&layer) };
        let twin = Edit::AddLayer { at: 1, layer: Arc::clone(&layer) };
        let both = Design { layers: vec![layer, named.into()], ..Design::new() };
        weights.take(&both, Some(&twin));
        let two = weights.bytes();
        assert!(two - one < 5_000, "{one} and {two}");

        weights.release(&design, None);
        assert!(weights.bytes() > 10_000 * size_of::<kurbo::PathEl>(), "others hold it still");
        weights.release(&both, Some(&twin));
        assert_eq!(weights.bytes(), 0);
        assert!(weights.shared.is_empty());
    }
}
