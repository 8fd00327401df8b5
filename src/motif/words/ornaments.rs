//! The native ornaments as words.
//!
//! Those with a few numbers take them in order; those with many take a map, of which any may be left out:
//! `leaf(#{ length: 30, bend: 0.1 })`.

use std::collections::BTreeMap;
use std::rc::Rc;

use rhai::{Array, Dynamic, Engine, ImmutableString, Map};

use super::{Answer, Path, count, finite, list, made, paths, stop};
use crate::geom::Angle;
use crate::geom::scatter::{self, Border, Plot};
use crate::geom::voronoi;
use crate::motif::board::Budget;
use crate::motif::pen::Pen;
use crate::notice::Message;
use crate::ornament::basic::{self, Super};
use crate::ornament::blade::{self, Blades};
use crate::ornament::cloud::{self, Cloud};
use crate::ornament::curl;
use crate::ornament::flower::{self, Fan};
use crate::ornament::leaf::{self, Leaf};
use crate::ornament::mega::{self, Mega};
use crate::ornament::petal;
use crate::ornament::turtle::{self, Growth, TooLarge};
use crate::ornament::vine::{self, Bearing, Sprout};

pub(super) fn register(engine: &mut Engine, budget: &Rc<Budget>) {
    simple(engine, budget);
    leaves(engine, budget);
    clouds(engine, budget);
    blades(engine, budget);
    megas(engine, budget);
    fans(engine, budget);
    vines(engine);
    plants(engine);
    sprouts(engine);
    fields(engine);
}

/// Registers ornaments whose arguments are all numbers, each with the steps that it takes before its points are counted:
/// `shapes!(engine, budget; "circle" 0 => |r| basic::circle(r));`
macro_rules! shapes {
    ($engine:expr, $budget:expr; $($name:literal $steps:expr => |$($arg:ident),*| $body:expr;)*) => {
        $({
            let spending = Rc::clone($budget);
            $engine.register_fn($name, move |$($arg: Dynamic),*| -> Answer<Path> {
                $(let $arg = finite(&$arg, $name)?;)*
                paths::spend_on(&spending, $steps)?;
                paths::spend(&spending, $body)
            });
        })*
    };
}

/// What it takes to draw an ornament that is sampled and fitted with curves.
const FITTED: usize = 500;

/// What it takes to draw one that is sampled as densely as its many lobes ask for.
const RICH: usize = 8000;

fn simple(engine: &mut Engine, budget: &Rc<Budget>) {
    shapes! { engine, budget;
        "circle" 0 => |radius| basic::circle(radius);
        "ellipse" 0 => |rx, ry| basic::ellipse(rx, ry);
        "rect" 0 => |width, height| basic::rect(width, height);
        "rhomb" 0 => |width, height| basic::rhomb(width, height);
        "ngon" 0 => |n, radius| basic::polygon(n, radius);
        "star" 0 => |n, outer, inner| basic::star(n, outer, inner);
        "superformula" RICH => |m, n1, n2, n3, radius| basic::superformula(Super { m, n1, n2, n3 }, radius);
        "petal" FITTED => |length, width| petal::petal(length, width);
        "teardrop" FITTED => |length, width| petal::teardrop(length, width);
        "rosette" FITTED => |n, outer, inner| flower::rosette(n, outer, inner);
        "ukel" FITTED => |radius, turns, ratio| curl::ukel(radius, turns, ratio);
        "wave" FITTED => |length, amplitude, period| curl::wave(length, amplitude, period);
        "line" 0 => |x1, y1, x2, y2| kurbo::BezPath::from_vec(vec![
            kurbo::PathEl::MoveTo((x1, y1).into()),
            kurbo::PathEl::LineTo((x2, y2).into()),
        ]);
        "leaf" FITTED => |length, width| leaf::leaf(&Leaf { length, width, ..Leaf::default() });
    }
}

fn leaves(engine: &mut Engine, budget: &Rc<Budget>) {
    let spending = Rc::clone(budget);
    engine.register_fn("leaf", move |shape: Map| -> Answer<Path> {
        let shape = leaf_of(&shape)?;
        // Every wave of the margin is sampled.
        let waves = whole(shape.waves.clamp(0.0, WAVES));
        paths::spend_on(&spending, FITTED + waves * FITTED / 4)?;
        paths::spend(&spending, leaf::leaf(&shape))
    });
    let spending = Rc::clone(budget);
    engine.register_fn(
        "veins",
        move |shape: Map, pairs: Dynamic, angle: Dynamic| -> Answer<Array> {
            let (pairs, angle) = (finite(&pairs, "veins")?, finite(&angle, "veins")?);
            paths::spend_on(&spending, FITTED + VEIN * whole(pairs.clamp(0.0, VEINS)))?;
            all(&spending, leaf::leaf_veins(&leaf_of(&shape)?, pairs, angle))
        },
    );
}

/// The most waves of a margin.
const WAVES: f64 = 40.0;

/// The most pairs of veins.
const VEINS: f64 = 64.0;

/// What a pair of veins takes.
const VEIN: usize = 200;

/// A list of paths, whose points are paid for.
fn all(budget: &Budget, paths: Vec<kurbo::BezPath>) -> Answer<Array> {
    paths.into_iter().map(|path| paths::spend(budget, path).map(Dynamic::from)).collect()
}

fn leaf_of(shape: &Map) -> Answer<Leaf> {
    let plain = Leaf::default();
    let ask = Ask { word: "leaf", map: shape };
    Ok(Leaf {
        length: ask.number("length", plain.length)?,
        width: ask.number("width", plain.width)?,
        k: ask.number("k", plain.k)?,
        q: ask.number("q", plain.q)?,
        bend: ask.number("bend", plain.bend)?,
        waves: ask.number("waves", plain.waves)?,
        ripple: ask.number("ripple", plain.ripple)?,
    })
}

fn clouds(engine: &mut Engine, budget: &Rc<Budget>) {
    let spending = Rc::clone(budget);
    engine.register_fn("cloud", move |shape: Map| -> Answer<Path> {
        paths::spend_on(&spending, FITTED)?;
        paths::spend(&spending, cloud::cloud(&cloud_of(&shape)?))
    });
    let spending = Rc::clone(budget);
    engine.register_fn("cloud_curls", move |shape: Map, turns: Dynamic| -> Answer<Array> {
        paths::spend_on(&spending, FITTED)?;
        all(&spending, cloud::cloud_curls(&cloud_of(&shape)?, finite(&turns, "cloud_curls")?))
    });
}

/// `mega(#{ width: 80, height: 50 }, 7)` gives seven outlines, from the outside.
fn megas(engine: &mut Engine, budget: &Rc<Budget>) {
    let spending = Rc::clone(budget);
    engine.register_fn("mega", move |shape: Map, rings: Dynamic| -> Answer<Array> {
        paths::spend_on(&spending, RICH)?;
        all(&spending, mega::mega(&mega_of(&shape)?, finite(&rings, "mega")?))
    });
    let spending = Rc::clone(budget);
    engine.register_fn(
        "mega_curl",
        move |shape: Map, rings: Dynamic, turns: Dynamic| -> Answer<Path> {
            let (rings, turns) = (finite(&rings, "mega_curl")?, finite(&turns, "mega_curl")?);
            paths::spend_on(&spending, FITTED)?;
            paths::spend(&spending, mega::mega_curl(&mega_of(&shape)?, rings, turns))
        },
    );
}

fn mega_of(shape: &Map) -> Answer<Mega> {
    let plain = Mega::default();
    let ask = Ask { word: "mega", map: shape };
    Ok(Mega {
        width: ask.number("width", plain.width)?,
        height: ask.number("height", plain.height)?,
        lobes: ask.number("lobes", plain.lobes)?,
        left: ask.number("left", plain.left)?,
        right: ask.number("right", plain.right)?,
        drift: ask.number("drift", plain.drift)?,
        tide: ask.number("tide", plain.tide)?,
    })
}

fn cloud_of(shape: &Map) -> Answer<Cloud> {
    let plain = Cloud::default();
    let ask = Ask { word: "cloud", map: shape };
    Ok(Cloud {
        width: ask.number("width", plain.width)?,
        height: ask.number("height", plain.height)?,
        lobes: ask.number("lobes", plain.lobes)?,
        tip: ask.number("tip", plain.tip)?,
        drift: ask.number("drift", plain.drift)?,
    })
}

/// `blade(#{ height: 40, pitch: 0.56 })` is one blade of a band of parang, wide end up; `barong(#{…, flames: 3})` gives
/// `#{ body: path, uceng: [paths] }`, the same blade with its head drawn.
fn blades(engine: &mut Engine, budget: &Rc<Budget>) {
    let spending = Rc::clone(budget);
    engine.register_fn("blade", move |shape: Map| -> Answer<Path> {
        let blade = blade::blade(&blades_of(&shape)?, spending.effort());
        paths::spend(&spending, made(&spending, blade)?)
    });
    let spending = Rc::clone(budget);
    engine.register_fn("barong", move |shape: Map| -> Answer<Map> {
        let flames = Ask { word: "barong", map: &shape }.number("flames", 3.0)?;
        let figure = blade::barong(&blades_of(&shape)?, flames, spending.effort());
        let figure = made(&spending, figure)?;
        let mut parts = Map::new();
        parts.insert("body".into(), Dynamic::from(paths::spend(&spending, figure.body)?));
        parts.insert("uceng".into(), all(&spending, figure.uceng)?.into());
        Ok(parts)
    });
}

fn blades_of(shape: &Map) -> Answer<Blades> {
    let ask = Ask { word: "blade", map: shape };
    let plain = Blades::of_height(ask.number("height", 40.0)?);
    Ok(Blades {
        height: plain.height,
        pitch: ask.number("pitch", plain.pitch)?,
        slant: ask.number("slant", plain.slant)?,
        swing: ask.number("swing", plain.swing)?,
        bulge: ask.number("bulge", plain.bulge)?,
        gap: ask.number("gap", plain.gap)?,
        round: ask.number("round", plain.round)?,
    })
}

fn fans(engine: &mut Engine, budget: &Rc<Budget>) {
    let budget = Rc::clone(budget);
    engine.register_fn("feathers", move |shape: Map| -> Answer<Array> {
        let ask = Ask { word: "feathers", map: &shape };
        let plain = Fan::default();
        let fan = Fan {
            n: ask.number("n", plain.n)?,
            spread: ask.number("spread", plain.spread)?,
            length: ask.number("length", plain.length)?,
            width: ask.number("width", plain.width)?,
            taper: ask.number("taper", plain.taper)?,
            curl: ask.number("curl", plain.curl)?,
        };
        paths::spend_on(&budget, FITTED)?;
        all(&budget, flower::feather_fan(&fan))
    });
}

/// `pen.vine(stem, #{ spacing: 14, radius: 5 })` gives `#{ curls: [paths], leaves: [pens] }`.
fn vines(engine: &mut Engine) {
    engine.register_fn("vine", |pen: &mut Pen, stem: Path, shape: Map| -> Answer<Map> {
        let ask = Ask { word: "vine", map: &shape };
        let plain = Bearing::default();
        let bearing = Bearing {
            spacing: ask.number("spacing", plain.spacing)?,
            radius: ask.number("radius", plain.radius)?,
            turns: ask.number("turns", plain.turns)?,
            ratio: ask.number("ratio", plain.ratio)?,
            angle: ask.number("angle", plain.angle)?,
        };
        let along = paths::walked(pen.budget(), &stem)?;
        // Of every curl some sixty points are kept, and a curl stands at every node.
        let nodes = (along.length() / bearing.spacing.max(f64::MIN_POSITIVE)).clamp(1.0, NODES);
        paths::spend_on(pen.budget(), FITTED + 64 * whole(nodes))?;
        let vine = vine::vine(&stem.0, &bearing);
        let mut parts = Map::new();
        parts.insert("curls".into(), all(pen.budget(), vine.curls)?.into());
        let leaves = vine.leaves.iter().map(|place| pen_at(pen, place));
        parts.insert("leaves".into(), list(pen.budget(), leaves)?.into());
        Ok(parts)
    });
}

/// `pen.grow(#{ axiom: "F", rules: #{ F: "F[+F]" }, depth: 4, step: 5, angle: 25, scale: 0.7, jitter: 0 })` gives
/// `#{ stems: [paths], places: #{ a: [pens] } }`, the places by the letter that marked them.
fn plants(engine: &mut Engine) {
    engine.register_fn("grow", |pen: &mut Pen, shape: Map| -> Answer<Map> {
        let growth = growth_of(&shape)?;
        let mut stream = pen.stream("grow");
        let most = (pen.budget().effort().left() / SYMBOL).min(SYMBOLS);
        let plant = turtle::grow(&growth, most, &mut || stream.unit()).map_err(|too_large| {
            stop(match too_large {
                TooLarge::Symbols if most < SYMBOLS => pen.budget().exhausted(),
                TooLarge::Symbols | TooLarge::Numbers => {
                    Message::new("script-plant-too-large").with("limit", SYMBOLS)
                }
            })
        })?;
        paths::spend_on(pen.budget(), SYMBOL * plant.symbols)?;
        let mut places: BTreeMap<char, Vec<Pen>> = BTreeMap::new();
        for (letter, place) in &plant.places {
            places.entry(*letter).or_default().push(pen_at(pen, place));
        }
        let mut by_letter = Map::new();
        for (letter, pens) in places {
            by_letter.insert(letter.to_string().into(), list(pen.budget(), pens)?.into());
        }
        let places = by_letter;
        let mut parts = Map::new();
        parts.insert("stems".into(), all(pen.budget(), plant.stems)?.into());
        parts.insert("places".into(), places.into());
        Ok(parts)
    });
}

/// What a symbol of a plant takes.
const SYMBOL: usize = 2;

/// The most symbols of one plant.
const SYMBOLS: usize = 200_000;

/// The most nodes of one vine.
const NODES: f64 = 4096.0;

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "callers clamp it; a NaN becomes 0"
)]
fn whole(number: f64) -> usize {
    number as usize
}

fn growth_of(shape: &Map) -> Answer<Growth> {
    let ask = Ask { word: "grow", map: shape };
    let text =
        |value: &Dynamic| value.clone().try_cast::<ImmutableString>().map(|text| text.to_string());
    let rules =
        shape.get("rules").and_then(|rules| rules.clone().try_cast::<Map>()).unwrap_or_default();
    let depth = shape.get("depth").map_or(Ok(1), |depth| count(depth, "grow"))?;
    Ok(Growth {
        axiom: shape.get("axiom").and_then(text).unwrap_or_default(),
        rules: rules
            .iter()
            .filter_map(|(symbol, word)| Some((symbol.chars().next()?, text(word)?)))
            .collect(),
        depth: u32::try_from(depth).unwrap_or(u32::MAX),
        step: ask.number("step", 5.0)?,
        angle: ask.number("angle", 30.0)?,
        scale: ask.number("scale", 1.0)?,
        jitter: ask.number("jitter", 0.0)?,
    })
}

/// `pen.sprout(stem, leaf(30, 12), #{ every: 3, aside: 1, angle: 40, gap: 0.6, jitter: 5 })`: wherever `outline` has
/// room along `line`, to both sides in turn, `aside` of it and turned by `angle` from its way, that place is taken and
/// a pen there is given. Those on the clockwise side are flipped.
fn sprouts(engine: &mut Engine) {
    engine.register_fn(
        "sprout",
        |pen: &mut Pen, line: Path, outline: Path, how: Map| -> Answer<Array> {
            let ask = Ask { word: "sprout", map: &how };
            let (every, gap) = (ask.number("every", 3.0)?, ask.number("gap", 0.6)?);
            let (aside, angle) = (ask.number("aside", 0.0)?, ask.number("angle", 40.0)?);
            let jitter = ask.number("jitter", 0.0)?;
            if every <= 0.0 {
                return Err(stop(Message::new("script-size-not-positive").with("word", "sprout")));
            }
            let along = paths::walked(pen.budget(), &line)?;
            paths::spend_on(pen.budget(), 2 * whole(along.length() / every))?;
            let outline = super::pens::outline(pen, &outline)?;
            let mut stream = pen.stream("sprout");
            let mut found = Vec::new();
            for station in along.stations_by(every) {
                for mirrored in [false, true] {
                    let place =
                        Sprout { at: station.point, toward: Angle::of(station.tangent), mirrored };
                    let turned = Angle::degrees(angle + stream.between(-jitter, jitter));
                    let place = pen_at(pen, &place).at(0.0, aside).turned(turned);
                    if place.is_free(&outline, gap).map_err(stop)? {
                        place.take(&outline, None).map_err(stop)?;
                        found.push(place);
                    }
                }
            }
            list(pen.budget(), found)
        },
    );
}

/// Places strewn over the tile or frame, and the cells around them.
fn fields(engine: &mut Engine) {
    engine.register_fn("scatter", |pen: &mut Pen, distance: Dynamic| -> Answer<Array> {
        let distance = finite(&distance, "scatter")?;
        let plot = field_of(pen);
        let places = plot.area.area() / (distance * distance);
        // A thousandth of the area a point is far below any motif.
        if distance <= 0.0 || places > 10_000.0 {
            return Err(stop(Message::new("script-size-not-positive").with("word", "scatter")));
        }
        paths::spend_on(pen.budget(), TRIES * whole(places))?;
        let mut stream = pen.stream("scatter");
        let points = scatter::poisson(&plot, distance, &mut || stream.unit(), &|_point| true);
        list(pen.budget(), points.into_iter().map(|point| pen.at(point.x, point.y)))
    });
    engine.register_fn("voronoi", |pen: &mut Pen, seeds: Array| -> Answer<Array> {
        let places: Vec<kurbo::Point> = seeds
            .into_iter()
            .filter_map(|seed| seed.try_cast::<Pen>())
            .map(|seed| seed.seen_from(pen))
            .collect();
        paths::spend_on(pen.budget(), places.len() * 10 + voronoi::steps(places.len()))?;
        all(pen.budget(), voronoi::voronoi(&places, &field_of(pen)))
    });
}

/// What it takes to find a strewn place: some tries around every one found.
const TRIES: usize = 20;

fn field_of(pen: &Pen) -> Plot {
    let size = pen.size();
    let area = kurbo::Rect::from_center_size(kurbo::Point::ZERO, size);
    Plot { area, border: pen.torus().map_or(Border::Open, Border::Joined) }
}

fn pen_at(pen: &Pen, place: &Sprout) -> Pen {
    pen.mapped(place.matrix())
}

/// The numbers of a map.
struct Ask<'a> {
    word: &'static str,
    map: &'a Map,
}

impl Ask<'_> {
    fn number(&self, key: &str, default: f64) -> Answer<f64> {
        self.map.get(key).map_or(Ok(default), |value| finite(value, self.word))
    }
}
