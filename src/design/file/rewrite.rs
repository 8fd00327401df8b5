//! The text of a design with other values in it: what a person wrote stays as it was written.
//!
//! Three designs are compared as [`write`](super::write()) puts them: the one that the text holds, the one that it shall
//! hold, and the text itself, which says the same in words of its own. Where the first two agree the text is left alone.
//!
//! **Invariant:** what comes out is read as the wanted design, whatever stood there before.

mod ends;
mod listed;
mod sources;
mod tokens;

use toml::{Table as Plain, Value as PlainValue};
use toml_edit::{Array, ArrayOfTables, DocumentMut, InlineTable, Item, Table, TableLike, Value};

use crate::design::{Design, read, write};

use ends::ends_of;
use listed::{Entry, Listed};
use sources::sources;
use tokens::Tokens;

/// A text with other values in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rewritten {
    /// The text of the file.
    pub text: String,
    /// Whether comments, order and spacing are those of the text before; if not, all of it is written anew.
    pub is_kept: bool,
}

/// How much of a section gives way where a value in it changes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Grain {
    /// The value.
    Value,
    /// The whole section, or the whole layer or colorway.
    Section,
}

/// Makes `text`, the text of a design, that of `wanted`; only what differs is changed.
pub(super) fn rewritten(text: &str, wanted: &Design) -> Rewritten {
    let mark = if text.starts_with('\u{feff}') { "\u{feff}" } else { "" };
    let old = text.trim_start_matches('\u{feff}');
    let Ok(present) = read(old) else { return anew(mark, wanted) };
    if present == *wanted {
        return Rewritten { text: text.to_owned(), is_kept: true };
    }
    let (from, to) = (write(&present), write(wanted));
    let kept = Tokens::put_into([old, &from, &to]).and_then(|(tokens, texts)| {
        [Grain::Value, Grain::Section].into_iter().find_map(|grain| {
            let new = ends_of(old, &tokens.taken_out(&changed(&texts, grain)?));
            read(&new).is_ok_and(|design| design == *wanted).then_some(new)
        })
    });
    match kept {
        Some(new) => Rewritten { text: format!("{mark}{new}"), is_kept: true },
        None => anew(mark, wanted),
    }
}

fn anew(mark: &str, wanted: &Design) -> Rewritten {
    Rewritten { text: format!("{mark}{}", write(wanted)), is_kept: false }
}

/// The text with the changes that lead from what it holds, `from`, to what it shall hold, `to`.
fn changed([text, from, to]: &[String; 3], grain: Grain) -> Option<String> {
    let mut document: DocumentMut = text.parse().ok()?;
    let new: DocumentMut = to.parse().ok()?;
    let (from, to): (Plain, Plain) = (from.parse().ok()?, to.parse().ok()?);
    let trailing = document.trailing().as_str().unwrap_or_default().to_owned();
    let mut end = 0;
    each_place(document.as_table_mut(), &mut |table| {
        end = table.position().unwrap_or(end).max(end);
    });
    let mut change = Change { grain, end, trailing, is_trailing_used: false };
    change.table(document.as_table_mut(), &from, &to, new.as_table());
    if change.is_trailing_used {
        document.set_trailing("");
    }
    Some(document.to_string())
}

/// Changes a text.
struct Change {
    grain: Grain,
    /// The place of the last section.
    end: isize,
    /// The comments at the end of the file; what is added below them takes them along.
    trailing: String,
    is_trailing_used: bool,
}

impl Change {
    /// Changes the entries of `table` that differ between `from` and `to`; `new` is `to` as it would be written.
    fn table(&mut self, table: &mut dyn TableLike, from: &Plain, to: &Plain, new: &dyn TableLike) {
        // A path that stands alone would stand on the layer itself; where the text has a list it stays in there.
        let is_listed = table.get(DRAWING).is_some_and(has_entries);
        if is_listed && [from, to].into_iter().any(|table| path_alone(table).is_some()) {
            return self.entries(table, &listed(from), &listed(to), &new_listed(new));
        }
        self.entries(table, from, to, new);
    }

    fn entries(
        &mut self,
        table: &mut dyn TableLike,
        from: &Plain,
        to: &Plain,
        new: &dyn TableLike,
    ) {
        let gone = from.keys().filter(|key| !to.contains_key(*key));
        gone.for_each(|key| drop(table.remove(key)));
        for (key, value) in to {
            let old = from.get(key);
            let Some(item) = new.get(key).filter(|_| old != Some(value)) else { continue };
            match (table.get_mut(key), old) {
                (Some(present), Some(old)) => self.item(present, old, value, item),
                // It stands there as what counts where nothing does.
                (Some(present), None) => replace(present, item),
                (None, _) => self.add(table, key, item),
            }
        }
    }

    fn add(&mut self, table: &mut dyn TableLike, key: &str, item: &Item) {
        let mut item = item.clone();
        unplaced(&mut item);
        match &mut item {
            Item::Table(added) => self.at_end(added),
            Item::ArrayOfTables(added) => added.iter_mut().for_each(|added| self.at_end(added)),
            Item::Value(_) | Item::None => {}
        }
        table.insert(key, item);
    }

    fn item(&mut self, present: &mut Item, from: &PlainValue, to: &PlainValue, new: &Item) {
        match (from, to) {
            (PlainValue::Array(from), PlainValue::Array(to)) => self.list(present, from, to, new),
            (PlainValue::Table(from), PlainValue::Table(to)) if self.grain == Grain::Value => {
                let is_inline = present.is_inline_table();
                match (present.as_table_like_mut(), new.as_table_like()) {
                    (Some(present), Some(new)) if !is_inline => self.table(present, from, to, new),
                    (Some(present), Some(new)) => self.inner(present, from, to, new),
                    _ => replace(present, new),
                }
            }
            _ => replace(present, new),
        }
    }

    /// A table in braces; the blank before the brace that closes it stays there.
    fn inner(&mut self, table: &mut dyn TableLike, from: &Plain, to: &Plain, new: &dyn TableLike) {
        let last = |table: &dyn TableLike| table.iter().last().map(|(key, _)| key.to_owned());
        let before = last(table);
        let end = before.as_deref().and_then(|key| table.get(key)).and_then(suffix);
        self.table(table, from, to, new);
        let after = last(table);
        let Some(end) = end.filter(|end| before != after && end.trim().is_empty()) else { return };
        let before =
            before.as_deref().and_then(|key| table.get_mut(key)).and_then(Item::as_value_mut);
        before.into_iter().for_each(|value| value.decor_mut().set_suffix(""));
        let after =
            after.as_deref().and_then(|key| table.get_mut(key)).and_then(Item::as_value_mut);
        after.into_iter().for_each(|value| value.decor_mut().set_suffix(end.as_str()));
    }

    /// A list: what stays in it keeps its text, wherever it goes.
    fn list(&mut self, present: &mut Item, from: &[PlainValue], to: &[PlainValue], new: &Item) {
        let sources = sources(from, to);
        let is_whole = |new: &[Value]| new.len() == to.len();
        let is_kept = has_entries(present);
        match present {
            Item::ArrayOfTables(tables) if tables.len() == from.len() => {
                let Some(new) = tables_of(new) else { return replace(present, new) };
                self.sections(tables, (from, to), &new, &sources);
            }
            Item::Value(Value::Array(array)) if is_kept && array.len() == from.len() => {
                match values_of(new).filter(|new| is_whole(new)) {
                    Some(new) => self.values(array, (from, to), &new, &sources),
                    None => replace(present, new),
                }
            }
            // A drawing with one path, or a bath alone, may stand there without a list.
            _ => replace(present, new),
        }
    }

    fn sections(
        &mut self,
        tables: &mut ArrayOfTables,
        (from, to): (&[PlainValue], &[PlainValue]),
        new: &[Table],
        sources: &[Option<usize>],
    ) {
        let mut last = 0;
        for table in tables.iter_mut() {
            each_place(table, &mut |table| last = table.position().unwrap_or(last).max(last));
        }
        let mut old: Vec<Option<Table>> = tables.iter().cloned().map(Some).collect();
        let mut all: Vec<(Table, bool)> = Vec::new();
        for (at, source) in sources.iter().enumerate() {
            let kept = source.and_then(|source| Some((source, old[source].take()?)));
            all.push(match kept {
                Some((source, mut table)) => {
                    self.element(&mut table, &from[source], &to[at], &new[at]);
                    (table, false)
                }
                None => (opened(&new[at]), true),
            });
        }
        let is_moved = !sources.iter().flatten().is_sorted();
        if is_moved {
            renumber(&mut all);
        }
        if last == self.end {
            let kept = all.iter().rposition(|(_, is_new)| !is_new).map_or(0, |last| last + 1);
            all[kept..].iter_mut().for_each(|(added, _)| self.at_end(added));
        }
        tables.clear();
        all.into_iter().for_each(|(table, _)| tables.push(table));
    }

    fn values(
        &mut self,
        array: &mut Array,
        (from, to): (&[PlainValue], &[PlainValue]),
        new: &[Value],
        sources: &[Option<usize>],
    ) {
        let mut listed = Listed::of(array);
        let mut old: Vec<Option<Entry>> = listed.entries.drain(..).map(Some).collect();
        let first = old.first().and_then(Option::as_ref).map(|first| first.before.clone());
        for (at, source) in sources.iter().enumerate() {
            let kept = source.and_then(|source| Some((source, old[source].take()?)));
            listed.entries.push(match kept {
                Some((source, mut entry)) => {
                    self.value(&mut entry.value, &from[source], &to[at], &new[at]);
                    entry
                }
                None => {
                    let mut value = new[at].clone();
                    value.decor_mut().clear();
                    let before = if at == 0 { first.as_ref() } else { None };
                    let before = before.unwrap_or(&listed.indent).clone();
                    Entry { before, value, after: String::new() }
                }
            });
        }
        listed.put_into(array);
    }

    /// One entry of a list.
    fn element(&mut self, table: &mut Table, from: &PlainValue, to: &PlainValue, new: &Table) {
        let (Some(from), Some(to)) = (from.as_table(), to.as_table()) else { return };
        if from == to {
            return;
        }
        if self.grain == Grain::Value {
            return self.table(table, from, to, new);
        }
        let (place, decor) = (table.position(), table.decor().clone());
        *table = new.clone();
        table.set_position(place);
        *table.decor_mut() = decor;
    }

    fn value(&mut self, value: &mut Value, from: &PlainValue, to: &PlainValue, new: &Value) {
        if from == to {
            return;
        }
        let tables = from.as_table().zip(to.as_table()).filter(|_| self.grain == Grain::Value);
        match (tables, value.as_inline_table_mut(), new.as_inline_table()) {
            (Some((from, to)), Some(table), Some(new)) => self.inner(table, from, to, new),
            _ => {
                let decor = value.decor().clone();
                *value = new.clone();
                *value.decor_mut() = decor;
            }
        }
    }

    /// Puts a section at the end of the file, below the comments that stand there.
    fn at_end(&mut self, table: &mut Table) {
        table.set_position(Some(self.end.saturating_add(1)));
        table.decor_mut().set_prefix("\n");
        if self.is_trailing_used || self.trailing.trim().is_empty() {
            return;
        }
        let end = if self.trailing.ends_with('\n') { "\n" } else { "\n\n" };
        table.decor_mut().set_prefix(format!("{}{end}", self.trailing));
        self.is_trailing_used = true;
    }
}

/// The key of a layer that holds one path or a list of paths.
const DRAWING: &str = "drawing";

/// What one path has on its layer, and what it is called in a list.
const PATH: [(&str, &str); 3] = [(DRAWING, "d"), ("width", "width"), ("part", "part")];

/// The one path of a layer that needs no list for it.
fn path_alone(layer: &Plain) -> Option<&PlainValue> {
    layer.get(DRAWING).filter(|path| path.is_str())
}

/// The layer with its one path in a list.
fn listed(layer: &Plain) -> Plain {
    let mut layer = layer.clone();
    if path_alone(&layer).is_some() {
        let own = |(outer, inner)| Some((String::from(inner), layer.remove(outer)?));
        let path: Plain = PATH.into_iter().filter_map(own).collect();
        layer.insert(DRAWING.to_owned(), PlainValue::Array(vec![PlainValue::Table(path)]));
    }
    layer
}

/// The same of a layer as it would be written.
fn new_listed(layer: &dyn TableLike) -> Table {
    let mut listed: Table = layer.iter().map(|(key, item)| (key, item.clone())).collect();
    if listed.get(DRAWING).is_some_and(Item::is_str) {
        let own = |(outer, inner)| Some((inner, listed.remove(outer)?.into_value().ok()?));
        let path: InlineTable = PATH.into_iter().filter_map(own).collect();
        listed.insert(DRAWING, Item::from(Array::from_iter([Value::InlineTable(bare(path))])));
    }
    listed
}

/// Whether a list has something that can be kept: an entry, or a remark.
fn has_entries(item: &Item) -> bool {
    match item {
        Item::Value(Value::Array(array)) => {
            !array.is_empty() || array.trailing().as_str().is_some_and(|end| end.contains('#'))
        }
        Item::ArrayOfTables(_) => true,
        Item::Value(_) | Item::Table(_) | Item::None => false,
    }
}

/// Puts a value in the place of another; what stands around it stays.
fn replace(present: &mut Item, new: &Item) {
    let decor = present.as_value().map(|value| value.decor().clone());
    let header = present.as_table().map(|table| (table.decor().clone(), table.position()));
    *present = new.clone();
    unplaced(present);
    if let (Some(decor), Some(value)) = (decor, present.as_value_mut()) {
        *value.decor_mut() = decor;
    }
    if let (Some((decor, place)), Some(table)) = (header, present.as_table_mut()) {
        *table.decor_mut() = decor;
        table.set_position(place);
    }
}

/// Sections that come from another file have no place in this one yet: they follow what stands before them.
fn unplaced(item: &mut Item) {
    match item {
        Item::Table(table) => {
            table.set_position(None);
            table.iter_mut().for_each(|(_, item)| unplaced(item));
        }
        Item::ArrayOfTables(tables) => {
            for table in tables.iter_mut() {
                table.set_position(None);
                table.iter_mut().for_each(|(_, item)| unplaced(item));
            }
        }
        Item::Value(_) | Item::None => {}
    }
}

/// A section as it is written, with a blank line above it.
fn opened(new: &Table) -> Table {
    let mut table = new.clone();
    table.set_position(None);
    table.decor_mut().set_prefix("\n");
    table
}

/// Gives sections that changed places the places in the file that they had together, in their new order.
fn renumber(all: &mut [(Table, bool)]) {
    let mut places = Vec::new();
    all.iter_mut()
        .for_each(|(table, _)| each_place(table, &mut |table| places.extend(table.position())));
    places.sort_unstable();
    let mut places = places.into_iter();
    all.iter_mut().for_each(|(table, _)| {
        each_place(table, &mut |table| {
            if table.position().is_some() {
                table.set_position(places.next());
            }
        });
    });
}

/// Calls `visit` for a section and those within it, in the order of the file.
fn each_place(table: &mut Table, visit: &mut impl FnMut(&mut Table)) {
    visit(table);
    for (_, item) in table.iter_mut() {
        match item {
            Item::Table(table) => each_place(table, visit),
            Item::ArrayOfTables(tables) => {
                tables.iter_mut().for_each(|table| each_place(table, visit));
            }
            Item::Value(_) | Item::None => {}
        }
    }
}

/// The entries of a list as values.
fn values_of(item: &Item) -> Option<Vec<Value>> {
    match item {
        Item::Value(Value::Array(array)) => Some(array.iter().cloned().collect()),
        Item::ArrayOfTables(tables) => {
            let inline =
                |table: &Table| Value::InlineTable(bare(table.clone().into_inline_table()));
            Some(tables.iter().map(inline).collect())
        }
        _ => None,
    }
}

/// The entries of a list as sections.
fn tables_of(item: &Item) -> Option<Vec<Table>> {
    match item {
        Item::ArrayOfTables(tables) => Some(tables.iter().cloned().collect()),
        Item::Value(Value::Array(array)) => {
            array.iter().map(|value| Some(value.as_inline_table()?.clone().into_table())).collect()
        }
        _ => None,
    }
}

/// The keys of a section stand on lines of their own, those of an inline table do not.
fn bare(mut table: InlineTable) -> InlineTable {
    table.decor_mut().clear();
    let keys: Vec<String> = table.iter().map(|(key, _)| key.to_owned()).collect();
    for key in keys {
        if let Some(mut key) = table.key_mut(&key) {
            key.leaf_decor_mut().clear();
        }
        if let Some(value) = table.get_mut(&key) {
            value.decor_mut().clear();
        }
    }
    table
}

fn suffix(item: &Item) -> Option<String> {
    Some(item.as_value()?.decor().suffix()?.as_str()?.to_owned())
}
