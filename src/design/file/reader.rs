//! From the tables of a file to a design.
//!
//! **Invariant:** every key ends either in its field or in the `unknown` table of what it belongs to.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use kurbo::{BezPath, Point, Size};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::error::Fault;
use super::fields::{self, Fields, Node};
use super::{Kind, dyeing, step};
use crate::color::Srgb;
use crate::design::cloth::Form;
use crate::design::{
    Cloth, Colorway, Content, Design, DrawnPath, Layer, Paint, Placement, Stepping,
};
use crate::geom::data::{self, Flaw, Wrong};
use crate::limits;
use crate::mark::Part;
use crate::notice::Message;
use crate::param::{Value, Values};

/// Words for the repeat that a designer may write instead of the key.
const REPEATS: [&str; 5] = ["raport", "rapor", "ulang", "ulangan", "pengulangan"];

/// Reads a design of this version out of `table`, which was parsed from `text`.
pub(super) fn design(text: &str, version: u32, table: DeTable<'_>) -> Result<Design, Fault> {
    let mut fields = Fields::root(table);
    let mut drawings = Drawings { text, room: limits::ELEMENTS };
    let layers = fields.list("layer")?;
    let colorways = fields.list("colorway")?;
    Ok(Design {
        version,
        name: fields.name("name")?,
        author: fields.name("author")?,
        note: fields.text("note", limits::TEXT)?,
        seed: seed(&mut fields)?.unwrap_or(0),
        repeat: repeat(fields.need_section("repeat", &REPEATS)?)?,
        cloth: fields.take("cloth").map(cloth).transpose()?,
        layers: layers
            .into_iter()
            .map(|node| drawings.layer(node).map(Arc::new))
            .collect::<Result<_, _>>()?,
        colorways: colorways
            .into_iter()
            .map(|node| colorway(node).map(Arc::new))
            .collect::<Result<_, _>>()?,
        unknown: fields.rest()?,
    })
}

fn seed(fields: &mut Fields<'_>) -> Result<Option<u64>, Fault> {
    let seed = fields.take("seed");
    Ok(seed.map(|node| fields::whole("seed", &node, &(0..=u64::MAX))).transpose()?)
}

fn repeat(node: Node<'_>) -> Result<Stepping, Fault> {
    let mut fields = Fields::of("repeat", node)?;
    let step = step::read(&mut fields)?;
    let (width, height) = fields::pair("tile", fields.need("tile")?, &limits::TILE)?;
    Ok(Stepping { step, tile: Size::new(width, height), unknown: fields.rest()? })
}

/// What `cloth` stands for: a table, or only the name of a form.
fn cloth(node: Node<'_>) -> Result<Cloth, Fault> {
    if node.get_ref().is_str() {
        return Ok(Cloth::new(Form::named(&fields::text("cloth", &node, limits::NAME)?)));
    }
    let mut fields = Fields::of("cloth", node)?;
    let form = Form::named(&fields.name("form")?);
    let size = fields.take("size").map(|node| step::size("size", node, &limits::CLOTH));
    Ok(Cloth { form, size: size.transpose()?, unknown: fields.rest()? })
}

fn placement(node: Node<'_>) -> Result<Placement, Fault> {
    let mut fields = Fields::of("place", node)?;
    let at = fields.take("at").map(|node| fields::pair("at", node, &limits::REACH)).transpose()?;
    let ring = fields.take("ring");
    Ok(Placement {
        at: at.map_or(Point::ZERO, Point::from),
        turn: fields.number("turn", &limits::REACH, 0.0)?,
        scale: fields.number("scale", &limits::SCALE, 1.0)?,
        is_mirrored: fields.flag("mirror")?.unwrap_or(false),
        ring: ring.map_or(Ok(1), |node| fields::whole("ring", &node, &limits::RING))?,
        radius: fields.number("radius", &limits::RADIUS, 0.0)?,
        unknown: fields.rest()?,
    })
}

fn colorway(node: Node<'_>) -> Result<Colorway, Fault> {
    let mut fields = Fields::of("colorway", node)?;
    let has_print = fields.key_span("print").is_some();
    // Of both, the recipe counts: colors for print can be had from it, and not the other way round.
    if let Some(node) = fields.take("dye") {
        let (name, paint) = (fields.name("name")?, Paint::Dye(dyeing::read(node)?));
        return Ok(Colorway { name, paint, unknown: fields.rest()? });
    }
    let mut print = BTreeMap::new();
    for (name, span, node) in fields.entries("print")? {
        let part = fields::part_named(&name, span.clone())?;
        let color = fields::color(&fields::text(&name, &node, limits::NAME)?, node.span())?;
        insert_once(&mut print, (part, color), &name, span)?;
    }
    Ok(Colorway {
        name: fields.name("name")?,
        paint: if has_print { Paint::Print(print) } else { Paint::Unknown },
        unknown: fields.rest()?,
    })
}

/// Two names can mean the same part or color; which of their values counts would be a guess.
fn insert_once<K: Ord, V>(
    map: &mut BTreeMap<K, V>,
    (key, value): (K, V),
    name: &str,
    span: Range<usize>,
) -> Result<(), Fault> {
    match map.insert(key, value) {
        None => Ok(()),
        Some(_) => Err(fields::wrong_kind("file-twice", name, span)),
    }
}

/// Reads layers, and counts the elements of all drawn paths together.
struct Drawings<'a> {
    text: &'a str,
    /// Elements that may still come.
    room: usize,
}

impl<'a> Drawings<'a> {
    fn layer(&mut self, node: Node<'a>) -> Result<Layer, Fault> {
        let mut fields = Fields::of("layer", node)?;
        Ok(Layer {
            name: fields.name("name")?,
            content: self.content(&mut fields)?,
            place: fields.take("place").map(placement).transpose()?,
            seed: seed(&mut fields)?,
            tile: fields.take("tile").map_or(Ok('A'), |node| step::letter(&node))?,
            follows: fields.flag("follow")?,
            is_visible: fields.flag("visible")?.unwrap_or(true),
            is_locked: fields.flag("locked")?.unwrap_or(false),
            unknown: fields.rest()?,
        })
    }

    fn content(&mut self, fields: &mut Fields<'a>) -> Result<Content, Fault> {
        let Some((kind, node)) = kind(fields)? else {
            return Ok(Content::Unknown);
        };
        match kind {
            Kind::Motif => {
                let name = fields::text(kind.key(), &node, limits::NAME)?;
                Ok(Content::Motif { name, params: params(fields)? })
            }
            Kind::Isen => Ok(Content::Isen {
                name: fields::text(kind.key(), &node, limits::NAME)?,
                params: params(fields)?,
                part: fields.part("part", kind.part())?,
                clearance: fields.number("clearance", &limits::CLEARANCE, super::CLEARANCE)?,
            }),
            Kind::Drawing => Ok(Content::Drawing(self.drawing(node, fields)?)),
            Kind::Picture => Ok(Content::Picture {
                file: fields::text(kind.key(), &node, limits::PICTURE)?,
                parts: parts(fields)?,
                part: fields.part("part", kind.part())?,
            }),
        }
    }

    /// One path, or a list of paths for which the layer's own width and part count where they have none.
    fn drawing(
        &mut self,
        node: Node<'a>,
        fields: &mut Fields<'a>,
    ) -> Result<Vec<DrawnPath>, Fault> {
        let width = fields.take("width").map(|node| fields::width(&node)).transpose()?;
        let part = fields.part("part", Kind::Drawing.part())?;
        if node.get_ref().is_str() {
            let path = self.path(&node)?;
            return Ok(vec![DrawnPath {
                path: Arc::new(path),
                width,
                part,
                unknown: toml::Table::new(),
            }]);
        }
        let nodes = fields::list("drawing", node)?;
        let paths = nodes.into_iter().map(|node| self.drawn_path(node, width, &part));
        paths.collect()
    }

    fn drawn_path(
        &mut self,
        node: Node<'a>,
        width: Option<f64>,
        part: &Part,
    ) -> Result<DrawnPath, Fault> {
        let mut fields = Fields::of("drawing", node)?;
        let path = Arc::new(self.path(&fields.need("d")?)?);
        let own = fields.take("width").map(|node| fields::width(&node)).transpose()?;
        let part = fields.part("part", part.name())?;
        Ok(DrawnPath { path, width: own.or(width), part, unknown: fields.rest()? })
    }

    fn path(&mut self, node: &Node<'a>) -> Result<BezPath, Fault> {
        let data = fields::text("d", node, limits::FILE)?;
        let parsed = data::read(&data, self.room).and_then(|path| {
            // An empty path counts too, or a file could hold any number of them.
            let room = self.room.checked_sub(path.elements().len().max(1));
            let too_long = || Flaw { span: 0..data.len(), wrong: Wrong::Long };
            Ok((room.ok_or_else(too_long)?, path))
        });
        let (room, path) = parsed.map_err(|Flaw { span: flaw, wrong }| {
            // Without escapes the data stands in the text as it is, and the flaw has a place of its own.
            let span = node.span();
            let found = self.text.get(span.clone()).and_then(|raw| raw.find(&data));
            let place = |inset| span.start + inset + flaw.start..span.start + inset + flaw.end;
            Fault::new(found.map_or(span.clone(), place), told(wrong))
        })?;
        self.room = room;
        Ok(path)
    }
}

/// What is wrong with path data, for people.
fn told(wrong: Wrong) -> Message {
    match wrong {
        Wrong::Command => Message::new("file-path-command"),
        Wrong::Number => Message::new("file-path-number"),
        Wrong::Far => Message::new("file-path-far").with("max", *limits::REACH.end()),
        Wrong::Long => Message::new("file-path-too-long").with("max", limits::ELEMENTS),
    }
}

/// The one thing that a layer draws.
fn kind<'a>(fields: &mut Fields<'a>) -> Result<Option<(Kind, Node<'a>)>, Fault> {
    let mut found: Vec<(Range<usize>, Kind)> = Kind::ALL
        .into_iter()
        .filter_map(|kind| Some((fields.key_span(kind.key())?, kind)))
        .collect();
    found.sort_by_key(|(span, _)| span.start);
    match found.as_slice() {
        [] => Ok(None),
        [(_, kind)] => Ok(fields.take(kind.key()).map(|node| (*kind, node))),
        [(_, first), (span, second), ..] => {
            let message = Message::new("file-two-contents")
                .with("first", first.key())
                .with("second", second.key());
            Err(Fault::new(span.clone(), message))
        }
    }
}

/// Numbers, texts and flags; everything else stays in the table of parameters, unknown.
fn params(fields: &mut Fields<'_>) -> Result<Values, Fault> {
    let mut values = Values::new();
    let mut others = DeTable::new();
    for (name, span, node) in fields.entries("params")? {
        let value = match node.get_ref() {
            DeValue::String(_) => Some(Value::Text(fields::text(&name, &node, limits::TEXT)?)),
            DeValue::Boolean(flag) => Some(Value::Flag(*flag)),
            _ => fields::finite(&name, &node)?.map(Value::Number),
        };
        match value {
            Some(value) => {
                values.insert(name, value);
            }
            None => {
                others.insert(Spanned::new(span, Cow::Owned(name)), node);
            }
        }
    }
    fields.put_back("params", others);
    Ok(values)
}

fn parts(fields: &mut Fields<'_>) -> Result<BTreeMap<Srgb, Part>, Fault> {
    let mut parts = BTreeMap::new();
    for (name, span, node) in fields.entries("parts")? {
        let color = fields::color(&name, span.clone())?;
        insert_once(&mut parts, (color, fields::part(&name, &node)?), &name, span)?;
    }
    Ok(parts)
}
