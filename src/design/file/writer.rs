//! From a design to the text of a file.
//!
//! **Invariant:** the same design gives the same bytes; no key stands twice in one table.

use std::collections::BTreeMap;

use kurbo::BezPath;
use toml::{Table, Value};

use super::{CLEARANCE, Kind};
use crate::color::Srgb;
use crate::design::dyeing::{Amount, Bath, Chain, Dyeing, Grade, Work};
use crate::design::step::Stripe;
use crate::design::{
    Cloth, Colorway, Content, Design, DrawnPath, Layer, Paint, Placement, Step, Stepping,
};
use crate::geom::data::{self, number};
use crate::limits;
use crate::mark::Part;
use crate::notice;
use crate::param::{self, Values};
use crate::symmetry::Net;

/// The whole text.
pub(super) fn design(design: &Design) -> String {
    // Headers are for people; a file has room for a limited number of them.
    let is_short = design.unknown.values().map(headers).sum::<usize>() <= limits::MANY;
    let (tables, others): (Table, Table) =
        design.unknown.clone().into_iter().partition(|(_, value)| is_short && is_section(value));
    let mut head = Entries::default();
    head.put("canting", design.version.to_string());
    head.put_text("name", &design.name);
    head.put_text("author", &design.author);
    head.put_text("note", &design.note);
    head.put_some("seed", (design.seed != 0).then(|| design.seed.to_string()));
    head.put_rest(&others);
    let mut sections = vec![head.lines(), section(&design.repeat)];
    sections.extend(design.cloth.as_ref().map(cloth_section));
    sections.extend(design.layers.iter().map(|layer| layer_section(layer)));
    let colorways = design.colorways.iter();
    sections.extend(colorways.map(|colorway| colorway_section(colorway)));
    if !tables.is_empty() {
        sections.push(tables.to_string());
    }
    sections.join("\n")
}

/// The section of a layer.
pub(super) fn layer_section(of: &Layer) -> String {
    format!("[[layer]]\n{}", layer(of).lines())
}

/// The section of a colorway.
pub(super) fn colorway_section(of: &Colorway) -> String {
    format!("[[colorway]]\n{}", colorway(of).lines())
}

/// The section of a repeat.
pub(super) fn section(of: &Stepping) -> String {
    format!("[repeat]\n{}", repeat(of).lines())
}

/// The section of a piece of cloth.
fn cloth_section(of: &Cloth) -> String {
    let mut entries = Entries::default();
    entries.put("form", quoted(of.form.name()));
    entries.put_some("size", of.size.map(|size| pair(size.width, size.height)));
    entries.put_rest(&of.unknown);
    format!("[cloth]\n{}", entries.lines())
}

/// Whether a value of the document reads best under a header of its own.
fn is_section(value: &Value) -> bool {
    match value {
        Value::Table(_) => true,
        Value::Array(values) => !values.is_empty() && values.iter().all(Value::is_table),
        _ => false,
    }
}

/// How many headers a value of the document needs at most.
fn headers(value: &Value) -> usize {
    match value {
        Value::Table(table) => 1 + table.values().map(headers).sum::<usize>(),
        Value::Array(values) => values.iter().map(headers).sum(),
        _ => 0,
    }
}

fn repeat(repeat: &Stepping) -> Entries {
    let mut entries = Entries::default();
    entries.put("step", quoted(repeat.step.name()));
    entries.put_step(&repeat.step);
    entries.put("tile", pair(repeat.tile.width, repeat.tile.height));
    entries.put_rest(&repeat.unknown);
    entries
}

fn layer(layer: &Layer) -> Entries {
    let mut entries = Entries::default();
    entries.put_text("name", &layer.name);
    match &layer.content {
        Content::Motif { name, params } => {
            entries.put(Kind::Motif.key(), quoted(name));
            entries.put_params(params, &layer.unknown);
        }
        Content::Isen { name, params, part, clearance } => {
            entries.put(Kind::Isen.key(), quoted(name));
            entries.put_part(part, Kind::Isen);
            entries.put_number("clearance", *clearance, CLEARANCE);
            entries.put_params(params, &layer.unknown);
        }
        Content::Drawing(paths) => entries.put_drawing(paths),
        Content::Picture { file, parts, part } => {
            entries.put(Kind::Picture.key(), quoted(file));
            entries.put_part(part, Kind::Picture);
            entries.put_some("parts", (!parts.is_empty()).then(|| sorted(parts).inline()));
        }
        Content::Unknown => {}
    }
    if let Some(place) = &layer.place {
        entries.put("place", placement(place).inline());
    }
    entries.put_some("seed", layer.seed.map(|seed| seed.to_string()));
    entries.put_some("tile", (layer.tile != 'A').then(|| quoted(&layer.tile.to_string())));
    entries.put_some("follow", layer.follows.map(|follows| follows.to_string()));
    entries.put_some("visible", (!layer.is_visible).then(|| "false".to_owned()));
    entries.put_some("locked", layer.is_locked.then(|| "true".to_owned()));
    entries.put_rest(&layer.unknown);
    entries
}

/// The line of a picture layer that sorts colors into parts.
pub(super) fn parts_line(parts: &BTreeMap<Srgb, Part>) -> String {
    format!("parts = {}", sorted(parts).inline())
}

fn sorted(parts: &BTreeMap<Srgb, Part>) -> Entries {
    let mut entries = Entries::default();
    for (color, part) in parts {
        entries.put(&color.to_string(), quoted(part.name()));
    }
    entries
}

fn placement(place: &Placement) -> Entries {
    let mut entries = Entries::default();
    entries.put("at", pair(place.at.x, place.at.y));
    entries.put_number("turn", place.turn, 0.0);
    entries.put_number("scale", place.scale, 1.0);
    entries.put_some("mirror", place.is_mirrored.then(|| "true".to_owned()));
    entries.put_some("ring", (place.ring != 1).then(|| place.ring.to_string()));
    entries.put_number("radius", place.radius, 0.0);
    entries.put_rest(&place.unknown);
    entries
}

fn colorway(colorway: &Colorway) -> Entries {
    let mut entries = Entries::default();
    entries.put_text("name", &colorway.name);
    match &colorway.paint {
        Paint::Print(print) => {
            let mut inner = Entries::default();
            for (part, color) in print {
                inner.put(part.name(), quoted(&color.to_string()));
            }
            entries.put("print", inner.inline());
        }
        Paint::Dye(dyeing) => entries.put("dye", self::dyeing(dyeing).inline()),
        Paint::Unknown => {}
    }
    entries.put_rest(&colorway.unknown);
    entries
}

fn dyeing(dyeing: &Dyeing) -> Entries {
    let mut entries = Entries::default();
    let chain = (dyeing.chain != Chain::Free).then(|| quoted(dyeing.chain.name()));
    entries.put_some("chain", chain);
    entries.put_text("cloth", &dyeing.cloth);
    let baths: Vec<String> = dyeing.baths.iter().map(bath).collect();
    entries.put_some("baths", (!dyeing.baths.is_empty()).then(|| list(&baths)));
    entries.put_some("tints", dyeing.tints.map(|tints| tints.to_string()));
    entries.put_some("grade", (dyeing.grade != Grade::Look).then(|| quoted(dyeing.grade.name())));
    let mut parts = Entries::default();
    for (part, reach) in &dyeing.parts {
        let numbers: Vec<String> = reach.iter().map(|at| (at + 1).to_string()).collect();
        parts.put(part.name(), list(&numbers));
    }
    entries.put_some("parts", (!parts.0.is_empty()).then(|| parts.inline()));
    let works = dyeing.works.iter().map(|of| format!("  {},\n", work(of)));
    let works: String = works.collect();
    entries.put_some("steps", (!works.is_empty()).then(|| format!("[\n{works}]")));
    entries.put_rest(&dyeing.unknown);
    entries
}

fn bath(bath: &Bath) -> String {
    let mut entries = Entries::default();
    entries.put("dye", quoted(&bath.dye));
    match bath.amount {
        Amount::Usual => {}
        Amount::Dips(dips) => entries.put("dips", number(dips)),
        Amount::Depth(depth) => entries.put("depth", number(depth)),
    }
    entries.put_some("colet", bath.is_brushed.then(|| "true".to_owned()));
    entries.put_rest(&bath.unknown);
    if entries.0.len() == 1 { quoted(&bath.dye) } else { entries.inline() }
}

fn work(work: &Work) -> String {
    let names =
        |parts: &[Part]| list(&parts.iter().map(|part| quoted(part.name())).collect::<Vec<_>>());
    let mut entries = Entries::default();
    match work {
        Work::Wax(parts) => entries.put("wax", names(parts)),
        Work::Close(parts) => entries.put("close", names(parts)),
        Work::Scrape(parts) => entries.put("scrape", names(parts)),
        Work::Brush(bath, parts) => {
            entries.put("brush", (bath + 1).to_string());
            entries.put("parts", names(parts));
        }
        Work::Dip(bath) => entries.put("dip", (bath + 1).to_string()),
        Work::BoilOff => entries.put("boil", "true".to_owned()),
        Work::Unknown(table) => entries.put_rest(table),
    }
    entries.inline()
}

fn list(values: &[String]) -> String {
    format!("[{}]", values.join(", "))
}

/// Keys with their values as TOML, in the order in which they are written.
#[derive(Default)]
struct Entries(Vec<(String, String)>);

impl Entries {
    fn put(&mut self, key: &str, value: String) {
        self.0.push((key.to_owned(), value));
    }

    fn put_some(&mut self, key: &str, value: Option<String>) {
        self.0.extend(value.map(|value| (key.to_owned(), value)));
    }

    fn put_text(&mut self, key: &str, text: &str) {
        self.put_some(key, (!text.is_empty()).then(|| quoted(text)));
    }

    #[expect(clippy::float_cmp, reason = "a value is left out only when it is exactly the default")]
    fn put_number(&mut self, key: &str, value: f64, default: f64) {
        self.put_some(key, (value != default).then(|| number(value)));
    }

    fn put_part(&mut self, part: &Part, kind: Kind) {
        self.put_some("part", (part.name() != kind.part()).then(|| quoted(part.name())));
    }

    /// Parameters, and those of the unknown keys that stood among them.
    fn put_params(&mut self, params: &Values, unknown: &Table) {
        let mut inner = Self::default();
        for (name, value) in params {
            let value = match value {
                param::Value::Number(value) => number(*value),
                param::Value::Text(text) => quoted(text),
                param::Value::Flag(flag) => flag.to_string(),
            };
            inner.put(name, value);
        }
        if let Some(Value::Table(others)) = unknown.get("params") {
            inner.put_rest(others);
        }
        self.put_some("params", (!inner.0.is_empty()).then(|| inner.inline()));
    }

    /// What a step has beside its name.
    fn put_step(&mut self, step: &Step) {
        match step {
            Step::Drop(share) | Step::Shift(share) => self.put("by", quoted(&share.to_string())),
            Step::Parang { angle, is_half } => {
                self.put("angle", number(*angle));
                self.put_some("half", is_half.then(|| "true".to_owned()));
            }
            Step::Mubeng { wedge, every } => {
                self.put("wedge", wedge.degrees().to_string());
                self.put_some("every", every.map(|every| pair(every.width, every.height)));
            }
            Step::Sareng { order, twin } => {
                self.put("order", quoted(order.name()));
                self.put("twin", quoted(twin.name()));
            }
            Step::Lereng { angle, stripes } => {
                self.put("angle", number(*angle));
                let lines = stripes.iter().map(|stripe| format!("  {},\n", inline(stripe)));
                self.put("stripes", format!("[\n{}]", lines.collect::<String>()));
            }
            Step::Toss { gap, turning } => {
                self.put("gap", number(*gap));
                self.put("turning", quoted(turning.name()));
            }
            Step::Group { group, angle } if group.net() == Net::Oblique => {
                self.put_number("angle", *angle, 90.0);
            }
            Step::Pinggiran { frieze, unit, corner } => {
                self.put("frieze", quoted(frieze.name()));
                self.put("unit", pair(unit.width, unit.height));
                self.put("corner", quoted(corner.name()));
            }
            Step::Tubrukan
            | Step::HalfDrop
            | Step::HalfBrick
            | Step::Mirror
            | Step::Diamond
            | Step::Ogee
            | Step::Group { .. }
            | Step::Frieze(_)
            | Step::Unknown(_) => {}
        }
    }

    /// A single path stands on the layer itself, several in a list with a line for each.
    fn put_drawing(&mut self, paths: &[DrawnPath]) {
        match paths {
            [only] if only.unknown.is_empty() => self.put_path("drawing", only),
            [] => self.put("drawing", "[]".to_owned()),
            _ => {
                let lines = paths.iter().map(|path| {
                    let mut inner = Self::default();
                    inner.put_path("d", path);
                    inner.put_rest(&path.unknown);
                    format!("  {},\n", inner.inline())
                });
                self.put("drawing", format!("[\n{}]", lines.collect::<String>()));
            }
        }
    }

    fn put_path(&mut self, key: &str, drawn: &DrawnPath) {
        self.put(key, path_text(&drawn.path));
        self.put_some("width", drawn.width.map(number));
        self.put_part(&drawn.part, Kind::Drawing);
    }

    /// Unknown keys, but for those that a field of the design has taken meanwhile.
    fn put_rest(&mut self, unknown: &Table) {
        let known = self.0.len();
        for (key, value) in unknown {
            if !self.0[..known].iter().any(|(taken, _)| taken == key) {
                self.put(key, value.to_string());
            }
        }
    }

    /// One line for each key.
    fn lines(&self) -> String {
        self.0.iter().map(|(key, value)| format!("{} = {value}\n", quoted_key(key))).collect()
    }

    /// All in one line.
    fn inline(&self) -> String {
        let entries = self.0.iter().map(|(key, value)| format!("{} = {value}", quoted_key(key)));
        let entries = entries.collect::<Vec<_>>().join(", ");
        if entries.is_empty() { "{}".to_owned() } else { format!("{{ {entries} }}") }
    }
}

fn inline(stripe: &Stripe) -> String {
    let mut entries = Entries::default();
    entries.put("width", number(stripe.width));
    entries.put("unit", number(stripe.unit));
    entries.put("frieze", quoted(stripe.frieze.name()));
    entries.put_rest(&stripe.unknown);
    entries.inline()
}

fn pair(first: f64, second: f64) -> String {
    format!("[{}, {}]", number(first), number(second))
}

fn path_text(path: &BezPath) -> String {
    format!("\"{}\"", data::write(path))
}

/// A text in quotes. TOML escapes control characters; others that are not seen are escaped here.
fn quoted(text: &str) -> String {
    let is_plain = |c: char| c.is_ascii() || !notice::is_unseen(c);
    if text.chars().all(is_plain) { Value::from(text).to_string() } else { escaped(text) }
}

/// A key as it stands, or in quotes when it has more than letters, digits, `-` and `_`.
fn quoted_key(key: &str) -> String {
    let is_bare = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    if !key.is_empty() && key.bytes().all(is_bare) { key.to_owned() } else { escaped(key) }
}

fn escaped(text: &str) -> String {
    let mut quoted = String::from("\"");
    for character in text.chars() {
        match character {
            '"' | '\\' => quoted.extend(['\\', character]),
            '\t' => quoted.push(character),
            _ if notice::is_unseen(character) => {
                quoted += &format!("\\U{:08X}", u32::from(character));
            }
            _ => quoted.push(character),
        }
    }
    quoted + "\""
}
