//! The native ornaments as words.
//!
//! Those with a few numbers take them in order; those with many take a map, of which any may be left out:
//! `leaf(#{ length: 30, bend: 0.1 })`.

use std::collections::BTreeMap;
use std::rc::Rc;

use rhai::{Array, Dynamic, Engine, ImmutableString, Map};

use super::{Answer, Path, count, finite, list, paths, stop, words};
use crate::geom::Angle;
use crate::geom::along::Along;
use crate::geom::scatter::{self, Edge, Field};
use crate::geom::voronoi;
use crate::motif::claims::Outline;
use crate::motif::ornament::basic::{self, Super};
use crate::motif::ornament::blade::{self, Blades};
use crate::motif::ornament::cloud::{self, Cloud};
use crate::motif::ornament::curl;
use crate::motif::ornament::flower::{self, Fan};
use crate::motif::ornament::leaf::{self, Leaf};
use crate::motif::ornament::mega::{self, Mega};
use crate::motif::ornament::petal;
use crate::motif::ornament::turtle::{self, Growth};
use crate::motif::ornament::vine::{self, Bearing, Place};
use crate::motif::pen::Pen;
use crate::motif::sheet::Budget;
use crate::notice::Message;

pub(super) fn register(engine: &mut Engine, budget: &Rc<Budget>) {
    simple(engine);
    leaves(engine);
    clouds(engine);
    blades(engine);
    megas(engine, budget);
    fans(engine, budget);
    vines(engine);
    plants(engine);
    sprouts(engine);
    fields(engine);
}

fn simple(engine: &mut Engine) {
    words! { engine;
        "circle" => |radius| Path::from(basic::circle(radius));
        "ellipse" => |rx, ry| Path::from(basic::ellipse(rx, ry));
        "rect" => |width, height| Path::from(basic::rect(width, height));
        "rhomb" => |width, height| Path::from(basic::rhomb(width, height));
        "ngon" => |n, radius| Path::from(basic::polygon(n, radius));
        "star" => |n, outer, inner| Path::from(basic::star(n, outer, inner));
        "superformula" => |m, n1, n2, n3, radius| Path::from(basic::superformula(Super { m, n1, n2, n3 }, radius));
        "petal" => |length, width| Path::from(petal::petal(length, width));
        "teardrop" => |length, width| Path::from(petal::teardrop(length, width));
        "rosette" => |n, outer, inner| Path::from(flower::rosette(n, outer, inner));
        "ukel" => |radius, turns, ratio| Path::from(curl::ukel(radius, turns, ratio));
        "wave" => |length, amplitude, period| Path::from(curl::wave(length, amplitude, period));
        "line" => |x1, y1, x2, y2| Path::from(kurbo::BezPath::from_vec(vec![
            kurbo::PathEl::MoveTo((x1, y1).into()),
            kurbo::PathEl::LineTo((x2, y2).into()),
        ]));
    }
}

fn leaves(engine: &mut Engine) {
    words! { engine;
        "leaf" => |length, width| Path::from(leaf::leaf(&Leaf { length, width, ..Leaf::default() }));
    }
    engine.register_fn("leaf", |shape: Map| -> Answer<Path> {
        Ok(leaf::leaf(&leaf_of(&shape)?).into())
    });
    engine.register_fn("veins", |shape: Map, pairs: Dynamic, angle: Dynamic| -> Answer<Array> {
        let (pairs, angle) = (finite(&pairs, "veins")?, finite(&angle, "veins")?);
        Ok(list(leaf::leaf_veins(&leaf_of(&shape)?, pairs, angle).into_iter().map(Path::from)))
    });
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

fn clouds(engine: &mut Engine) {
    engine.register_fn("cloud", |shape: Map| -> Answer<Path> {
        Ok(cloud::cloud(&cloud_of(&shape)?).into())
    });
    engine.register_fn("cloud_curls", |shape: Map, turns: Dynamic| -> Answer<Array> {
        let curls = cloud::cloud_curls(&cloud_of(&shape)?, finite(&turns, "cloud_curls")?);
        Ok(list(curls.into_iter().map(Path::from)))
    });
}

/// `mega(#{ width: 80, height: 50 }, 7)` gives seven outlines, from the outside.
fn megas(engine: &mut Engine, budget: &Rc<Budget>) {
    let spending = Rc::clone(budget);
    engine.register_fn("mega", move |shape: Map, rings: Dynamic| -> Answer<Array> {
        let outlines = mega::mega(&mega_of(&shape)?, finite(&rings, "mega")?);
        outlines
            .into_iter()
            .map(|outline| paths::spend(&spending, outline).map(Dynamic::from))
            .collect()
    });
    let spending = Rc::clone(budget);
    engine.register_fn(
        "mega_curl",
        move |shape: Map, rings: Dynamic, turns: Dynamic| -> Answer<Path> {
            let (rings, turns) = (finite(&rings, "mega_curl")?, finite(&turns, "mega_curl")?);
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
fn blades(engine: &mut Engine) {
    engine.register_fn("blade", |shape: Map| -> Answer<Path> {
        Ok(blade::blade(&blades_of(&shape)?).into())
    });
    engine.register_fn("barong", |shape: Map| -> Answer<Map> {
        let flames = Ask { word: "barong", map: &shape }.number("flames", 3.0)?;
        let figure = blade::barong(&blades_of(&shape)?, flames);
        let mut parts = Map::new();
        parts.insert("body".into(), Dynamic::from(Path::from(figure.body)));
        parts.insert("uceng".into(), list(figure.uceng.into_iter().map(Path::from)).into());
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
        flower::feather_fan(&fan)
            .into_iter()
            .map(|path| paths::spend(&budget, path).map(Dynamic::from))
            .collect()
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
        let vine = vine::vine(&stem.0, &bearing);
        pen.spend(
            vine.curls.iter().map(|curl| curl.elements().len()).sum::<usize>() + vine.leaves.len(),
        )
        .map_err(stop)?;
        let mut parts = Map::new();
        parts.insert("curls".into(), list(vine.curls.into_iter().map(Path::from)).into());
        parts.insert(
            "leaves".into(),
            list(vine.leaves.iter().map(|place| pen_at(pen, place))).into(),
        );
        Ok(parts)
    });
}

/// `pen.grow(#{ axiom: "F", rules: #{ F: "F[+F]" }, depth: 4, step: 5, angle: 25, scale: 0.7, jitter: 0 })` gives
/// `#{ stems: [paths], places: #{ a: [pens] } }`, the places by the letter that marked them.
fn plants(engine: &mut Engine) {
    engine.register_fn("grow", |pen: &mut Pen, shape: Map| -> Answer<Map> {
        let growth = growth_of(&shape)?;
        // A symbol costs about as much as a point.
        let most = 200_000;
        let mut stream = pen.stream("grow");
        let plant = turtle::grow(&growth, most, &mut || stream.unit()).map_err(|_too_large| {
            stop(Message::new("script-plant-too-large").with("limit", most))
        })?;
        let points = plant.stems.iter().map(|stem| stem.elements().len()).sum::<usize>()
            + plant.places.len();
        pen.spend(points).map_err(stop)?;
        let mut places: BTreeMap<char, Vec<Pen>> = BTreeMap::new();
        for (letter, place) in &plant.places {
            places.entry(*letter).or_default().push(pen_at(pen, place));
        }
        let places: Map = places
            .into_iter()
            .map(|(letter, pens)| (letter.to_string().into(), list(pens).into()))
            .collect();
        let mut parts = Map::new();
        parts.insert("stems".into(), list(plant.stems.into_iter().map(Path::from)).into());
        parts.insert("places".into(), places.into());
        Ok(parts)
    });
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
            let along = Along::new(&line.0);
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "a count of places, not below 0"
            )]
            let places = (along.length() / every) as usize;
            pen.spend(places).map_err(stop)?;
            let outline = Outline::of(&outline.0);
            let mut stream = pen.stream("sprout");
            let mut found = Vec::new();
            for station in along.stations_by(every) {
                for mirrored in [false, true] {
                    let place =
                        Place { at: station.point, toward: Angle::of(station.tangent), mirrored };
                    let turned = Angle::degrees(angle + stream.between(-jitter, jitter));
                    let place = pen_at(pen, &place).at(0.0, aside).turned(turned);
                    if place.is_free(&outline, gap).map_err(stop)? {
                        place.take(&outline, None).map_err(stop)?;
                        found.push(place);
                    }
                }
            }
            Ok(list(found))
        },
    );
}

/// Places strewn over the tile or frame, and the cells around them.
fn fields(engine: &mut Engine) {
    engine.register_fn("scatter", |pen: &mut Pen, distance: Dynamic| -> Answer<Array> {
        let distance = finite(&distance, "scatter")?;
        let field = field_of(pen);
        // A thousandth of the area a point is far below any motif, and ends before it hurts.
        if distance <= 0.0 || field.area.area() / (distance * distance) > 10_000.0 {
            return Err(stop(Message::new("script-size-not-positive").with("word", "scatter")));
        }
        let mut stream = pen.stream("scatter");
        let points = scatter::poisson(&field, distance, &mut || stream.unit(), &|_point| true);
        Ok(list(points.into_iter().map(|point| pen.at(point.x, point.y))))
    });
    engine.register_fn("voronoi", |pen: &mut Pen, seeds: Array| -> Answer<Array> {
        let places: Vec<kurbo::Point> = seeds
            .into_iter()
            .filter_map(|seed| seed.try_cast::<Pen>())
            .map(|seed| seed.seen_from(pen))
            .collect();
        pen.spend(places.len() * 10).map_err(stop)?;
        let cells = voronoi::voronoi(&places, &field_of(pen));
        Ok(list(cells.into_iter().map(Path::from)))
    });
}

fn field_of(pen: &Pen) -> Field {
    let size = pen.size();
    let area = kurbo::Rect::from_center_size(kurbo::Point::ZERO, size);
    Field { area, edge: pen.torus().map_or(Edge::Open, Edge::Torus) }
}

fn pen_at(pen: &Pen, place: &Place) -> Pen {
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
