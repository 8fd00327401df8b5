//! Isen in scripts: `pen.isen("sawut", petal, #{ size: 1.2 })` fills an outline, `pen.ground("galaran", #{…})` what is
//! still free of the whole tile.
//!
//! Options are the parameters of the isen, and `part` (isen when nothing is said) and `axis` (degrees; the direction
//! from base to tip).

use rhai::{Dynamic, Engine, ImmutableString, Map};

use super::{Answer, Path, number, stop};
use crate::geom::flat::vertices;
use crate::geom::{self, Angle};
use crate::isen::region::Region;
use crate::isen::{self, Isen, Room};
use crate::mark::Part;
use crate::motif::pen::Pen;
use crate::notice::Message;
use crate::param::{self, Value, Values};

pub(super) fn register(engine: &mut Engine) {
    engine.register_fn("isen", |pen: &mut Pen, name: &str, outline: Path| -> Answer<()> {
        fill(pen, name, &within(pen, &outline)?, &Map::new())
    });
    engine.register_fn(
        "isen",
        |pen: &mut Pen, name: &str, outline: Path, options: Map| -> Answer<()> {
            fill(pen, name, &within(pen, &outline)?, &options)
        },
    );
    engine.register_fn("ground", |pen: &mut Pen, name: &str| ground(pen, name, &Map::new()));
    engine.register_fn("ground", |pen: &mut Pen, name: &str, options: Map| {
        ground(pen, name, &options)
    });
}

/// The inside of `outline`.
fn within(pen: &Pen, outline: &Path) -> Answer<Region> {
    pen.spend(VERTEX * vertices(&outline.0, geom::TOLERANCE)).map_err(stop)?;
    Ok(Region::within(&outline.0, &[]))
}

/// What it takes to build an edge into a region, for each of its vertices.
const VERTEX: usize = 4;

/// What it takes to try a place.
const PLACE: f64 = 4.0;

/// Isen whose every place is tried several times.
const STREWN: [&str; 2] = ["beras-wutah", "cacah-gori"];

/// Even the smallest fill tries some.
const FEW: f64 = 32.0;

/// A fill with more places than this ends by its limit of marks.
const MOST: f64 = 1e6;

/// Fills what is free of the tile. Where the motif is drawn once there is no ground to fill.
fn ground(pen: &Pen, name: &str, options: &Map) -> Answer<()> {
    pen.spend(VERTEX * pen.vertices()).map_err(stop)?;
    let Some((region, pen)) = pen.ground() else { return Ok(()) };
    fill(&pen, name, &region, options)
}

fn fill(pen: &Pen, name: &str, region: &Region, options: &Map) -> Answer<()> {
    let isen = isen::find(name)
        .ok_or_else(|| stop(Message::new("script-unknown-isen").with("name", name)))?;
    let axis = options.get("axis").and_then(number).map(Angle::degrees);
    let part = options.get("part").and_then(|part| part.clone().try_cast::<ImmutableString>());
    let part = Part::new(part.as_deref().unwrap_or(Part::ISEN));
    let values = values(isen, options)?;
    // A place for every size of the box, whether or not it is free.
    let size = match values.get("size") {
        Some(Value::Number(size)) => *size,
        _ => 1.0,
    };
    let place = if STREWN.contains(&isen.name) { 2.0 * PLACE } else { PLACE };
    let places = (region.bounds().area() / (size * size)).clamp(FEW, MOST);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped")]
    pen.spend((place * places) as usize).map_err(stop)?;
    let filled =
        isen.fill(&values, Room { region, axis, limit: pen.room() }, &mut pen.stream(name));
    for shape in filled.shapes {
        pen.put(&part, &shape).map_err(stop)?;
    }
    Ok(())
}

/// The options as checked values; a name that the isen does not know, or a value that it cannot take, is an error.
fn values(isen: &Isen, options: &Map) -> Answer<Values> {
    let mut asked = Values::new();
    for (name, value) in
        options.iter().filter(|(name, _)| !matches!(name.as_str(), "part" | "axis"))
    {
        asked.insert(name.to_string(), plain(value));
    }
    let (values, messages) = param::settle(&isen.params(), &asked, isen.name);
    messages.into_iter().next().map_or(Ok(values), |message| Err(stop(message)))
}

fn plain(value: &Dynamic) -> Value {
    match (number(value), value.as_bool()) {
        (Some(number), _) => Value::Number(number),
        (None, Ok(flag)) => Value::Flag(flag),
        (None, Err(_)) => Value::Text(value.to_string()),
    }
}
