//! Paths in scripts: building, moving, combining and measuring them.

use std::rc::Rc;

use kurbo::{Affine, BezPath, ParamCurve as _, PathEl, Point, Shape as _};
use rhai::{Array, Dynamic, Engine};

use super::{Answer, LONGEST_LIST, Path, count, finite, list, made, stop};
use crate::geom::along::{Along, Station};
use crate::geom::clip::{self, Keep};
use crate::geom::data::{self, Flaw, Wrong};
use crate::geom::offset::{self, Change};
use crate::geom::{self, Angle, cut, flat, smooth, voronoi};
use crate::motif::board::{Budget, POINT};
use crate::motif::pen::Pen;
use crate::notice::Message;
use crate::ornament::stem;

pub(super) fn register(engine: &mut Engine, budget: &Rc<Budget>) {
    engine.register_type_with_name::<Path>("Path");
    building(engine, budget);
    lists(engine, budget);
    moving(engine, budget);
    combining(engine, budget);
    shaping(engine, budget);
    measuring(engine, budget);
    stations(engine, budget);
}

/// `path().from(0, 0).to(10, 0).curve(12, 0, 15, 5, 10, 10).close()`
fn building(engine: &mut Engine, budget: &Rc<Budget>) {
    engine.register_fn("path", || Path::from(BezPath::new()));
    let spending = Rc::clone(budget);
    engine.register_fn("from", move |path: Path, x: Dynamic, y: Dynamic| {
        let point = (finite(&x, "from")?, finite(&y, "from")?);
        grown(&spending, path, |path| path.move_to(point))
    });
    let spending = Rc::clone(budget);
    engine.register_fn("to", move |path: Path, x: Dynamic, y: Dynamic| {
        let point = (finite(&x, "to")?, finite(&y, "to")?);
        grown(&spending, begun(path), |path| path.line_to(point))
    });
    let spending = Rc::clone(budget);
    engine.register_fn(
        "curve",
        move |path: Path,
              x1: Dynamic,
              y1: Dynamic,
              x2: Dynamic,
              y2: Dynamic,
              x: Dynamic,
              y: Dynamic| {
            let at = |x: &Dynamic, y: &Dynamic| -> Answer<(f64, f64)> {
                Ok((finite(x, "curve")?, finite(y, "curve")?))
            };
            let (p1, p2, p) = (at(&x1, &y1)?, at(&x2, &y2)?, at(&x, &y)?);
            grown(&spending, begun(path), |path| path.curve_to(p1, p2, p))
        },
    );
    let spending = Rc::clone(budget);
    engine.register_fn("close", move |path: Path| {
        if path.0.elements().is_empty() {
            Ok(path)
        } else {
            grown(&spending, path, BezPath::close_path)
        }
    });
}

/// Paths from lists of points `[[x, y], …]`, and from SVG path data.
fn lists(engine: &mut Engine, budget: &Rc<Budget>) {
    type Draw = fn(&[Point]) -> BezPath;
    let words: [(&str, Draw); 4] = [
        ("polyline", open_polyline),
        ("polygon", voronoi::polygon),
        ("spline", |points| smooth::through(points, flat::Ends::Open)),
        ("spline_loop", |points| smooth::through(points, flat::Ends::Joined)),
    ];
    for (word, draw) in words {
        let spending = Rc::clone(budget);
        engine.register_fn(word, move |points: Array| -> Answer<Path> {
            spend_on(&spending, points.len())?;
            let points =
                points.iter().map(|point| pair(point, word)).collect::<Answer<Vec<_>>>()?;
            spend(&spending, draw(&points))
        });
    }
    let spending = Rc::clone(budget);
    engine.register_fn("svg", move |text: &str| -> Answer<Path> {
        spend_on(&spending, text.len() / 4)?;
        match data::read(text, usize::MAX) {
            Ok(path) => spend(&spending, path),
            Err(Flaw { wrong: Wrong::Far, .. }) => {
                Err(stop(Message::new("script-not-finite").with("word", "svg")))
            }
            Err(flaw) => {
                let rest = text.get(flaw.span.start..).unwrap_or_default();
                let rest: String = rest.chars().take(LOOK).collect();
                Err(stop(Message::new("script-path-data").with("rest", rest)))
            }
        }
    });
}

/// How many characters of path data are told from where it is wrong: enough to find them.
const LOOK: usize = 20;

fn moving(engine: &mut Engine, budget: &Rc<Budget>) {
    let spending = Rc::clone(budget);
    engine.register_fn("at", move |path: &mut Path, x: Dynamic, y: Dynamic| {
        mapped(&spending, path, Affine::translate((finite(&x, "at")?, finite(&y, "at")?)))
    });
    let spending = Rc::clone(budget);
    engine.register_fn("turn", move |path: &mut Path, angle: Dynamic| {
        mapped(&spending, path, geom::turn(Angle::degrees(finite(&angle, "turn")?)))
    });
    let spending = Rc::clone(budget);
    engine.register_fn("scale", move |path: &mut Path, factor: Dynamic| {
        mapped(&spending, path, Affine::scale(finite(&factor, "scale")?))
    });
    let spending = Rc::clone(budget);
    engine.register_fn("scale", move |path: &mut Path, x: Dynamic, y: Dynamic| {
        mapped(
            &spending,
            path,
            Affine::scale_non_uniform(finite(&x, "scale")?, finite(&y, "scale")?),
        )
    });
    for (word, map) in [("mirror", Affine::FLIP_X), ("flip", Affine::FLIP_Y)] {
        let spending = Rc::clone(budget);
        engine.register_fn(word, move |path: &mut Path| mapped(&spending, path, map));
    }
    let spending = Rc::clone(budget);
    engine.register_fn("symmetric", move |path: &mut Path| spend(&spending, symmetric(&path.0)));
    let spending = Rc::clone(budget);
    engine.register_fn(
        "twist",
        move |path: &mut Path, angle: Dynamic, radius: Dynamic| -> Answer<Path> {
            let (angle, radius) = (finite(&angle, "twist")?, finite(&radius, "twist")?);
            if radius <= 0.0 {
                return Err(stop(Message::new("script-size-not-positive").with("word", "twist")));
            }
            spend(&spending, twisted(&path.0, angle, radius))
        },
    );
}

/// The outline of which `half` is one side: it returns to its start as its own mirror image across the x axis.
fn symmetric(half: &BezPath) -> BezPath {
    let back = (Affine::FLIP_Y * half).reverse_subpaths();
    let end = half.segments().last().map(|segment| segment.end());
    let mut path = half.clone();
    for (at, element) in back.elements().iter().enumerate() {
        match element {
            PathEl::MoveTo(p) if at == 0 && end == Some(*p) => {}
            PathEl::MoveTo(p) if at == 0 => path.line_to(*p),
            PathEl::MoveTo(_)
            | PathEl::LineTo(_)
            | PathEl::QuadTo(..)
            | PathEl::CurveTo(..)
            | PathEl::ClosePath => {
                path.push(*element);
            }
        }
    }
    if !path.elements().is_empty() {
        path.close_path();
    }
    path
}

/// `path` wound about the origin as a whirl winds: what lies `radius` away is turned by `degrees`, the rest in proportion.
///
/// Only the points of its curves are moved, which is true enough up to about a quarter turn in a curve.
fn twisted(path: &BezPath, degrees: f64, radius: f64) -> BezPath {
    let turn = |point: Point| {
        // Farther out than ten times the radius nothing is wound on, so that every angle stays finite.
        let share = (geom::length(point.to_vec2()) / radius).min(10.0);
        geom::turn(Angle::degrees(degrees * share)) * point
    };
    let wind = |element: PathEl| match element {
        PathEl::MoveTo(p) => PathEl::MoveTo(turn(p)),
        PathEl::LineTo(p) => PathEl::LineTo(turn(p)),
        PathEl::QuadTo(a, p) => PathEl::QuadTo(turn(a), turn(p)),
        PathEl::CurveTo(a, b, p) => PathEl::CurveTo(turn(a), turn(b), turn(p)),
        PathEl::ClosePath => PathEl::ClosePath,
    };
    path.elements().iter().copied().map(wind).collect()
}

fn combining(engine: &mut Engine, budget: &Rc<Budget>) {
    // `+`, `-` and `&` read as they are drawn: together, without, in common.
    let words = [("+", Keep::Either), ("-", Keep::First), ("&", Keep::Both), ("^", Keep::JustOne)];
    for (word, keep) in words {
        let spending = Rc::clone(budget);
        engine.register_fn(word, move |a: Path, b: Path| -> Answer<Path> {
            let combined = clip::combined(&a.0, &b.0, keep, spending.effort());
            spend(&spending, made(&spending, combined)?)
        });
    }
    // A line stops where a neighbor lies over it.
    let spending = Rc::clone(budget);
    engine.register_fn("outside", move |line: Path, area: Path| -> Answer<Path> {
        let left = cut::left_outside(&line.0, &area.0, spending.effort());
        spend(&spending, made(&spending, left)?)
    });
    let spending = Rc::clone(budget);
    engine.register_fn("union", move |paths: Array| -> Answer<Path> {
        let paths: Vec<BezPath> = paths
            .into_iter()
            .filter_map(|path| path.try_cast::<Path>())
            .map(|path| (*path.0).clone())
            .collect();
        let united = clip::united(&paths, spending.effort());
        spend(&spending, made(&spending, united)?)
    });
}

fn shaping(engine: &mut Engine, budget: &Rc<Budget>) {
    type Shape = fn(f64) -> Change;
    let words: [(&str, Shape); 5] = [
        ("outset", Change::Offset),
        ("inset", |distance| Change::Offset(-distance)),
        ("round", Change::RoundCorners),
        ("fill_corners", Change::FillCorners),
        ("outline", Change::Outline),
    ];
    for (word, shape) in words {
        let spending = Rc::clone(budget);
        engine.register_fn(word, move |path: &mut Path, amount: Dynamic| -> Answer<Path> {
            let change = shape(finite(&amount, word)?);
            let changed = offset::changed(&path.0, change, spending.effort());
            spend(&spending, made(&spending, changed)?)
        });
    }
    let spending = Rc::clone(budget);
    engine.register_fn(
        "taper",
        move |path: &mut Path, from: Dynamic, to: Dynamic| -> Answer<Path> {
            let (from, to) = (finite(&from, "taper")?, finite(&to, "taper")?);
            spend_on(&spending, 2 * WALKED * path.0.elements().len())?;
            // A point on either side at every place, and all of them fitted with curves.
            spend_on(&spending, 10 * stem::stations(&path.0))?;
            spend(&spending, stem::taper(&path.0, from, to))
        },
    );
    let spending = Rc::clone(budget);
    engine.register_fn("smooth", move |path: &mut Path, reach: Dynamic| -> Answer<Path> {
        // Every segment is measured, and its ends are found by length.
        spend_on(&spending, 2 * WALKED * path.0.elements().len())?;
        spend(&spending, smooth::smooth(&path.0, finite(&reach, "smooth")?))
    });
    let spending = Rc::clone(budget);
    engine.register_fn("reverse", move |path: &mut Path| -> Answer<Path> {
        spend(&spending, path.0.reverse_subpaths())
    });
    let spending = Rc::clone(budget);
    engine.register_fn(
        "part_of",
        move |path: &mut Path, from: Dynamic, to: Dynamic| -> Answer<Path> {
            let (from, to) = (finite(&from, "part_of")?, finite(&to, "part_of")?);
            let along = walked(&spending, path)?;
            spend(&spending, along.part(from * along.length(), to * along.length()))
        },
    );
    let spending = Rc::clone(budget);
    engine.register_fn("join", move |a: Path, b: Path| -> Answer<Path> {
        grown(&spending, a, |path| path.extend(b.0.elements().iter().copied()))
    });
    // Areas fill by the nonzero rule, so an outline that runs the other way around is a hole, and costs no clipping.
    let spending = Rc::clone(budget);
    engine.register_fn("hole", move |a: Path, b: Path| -> Answer<Path> {
        let along = a.0.area() * b.0.area() > 0.0;
        let hole = if along { b.0.reverse_subpaths() } else { (*b.0).clone() };
        grown(&spending, a, |path| path.extend(hole))
    });
}

fn measuring(engine: &mut Engine, budget: &Rc<Budget>) {
    type Measure = fn(&BezPath) -> f64;
    let words: [(&str, usize, Measure); 8] = [
        ("length", WALKED, |path| Along::new(path).length()),
        ("w", 1, |path| path.bounding_box().width()),
        ("h", 1, |path| path.bounding_box().height()),
        ("left", 1, |path| path.bounding_box().x0),
        ("right", 1, |path| path.bounding_box().x1),
        ("top", 1, |path| path.bounding_box().y0),
        ("bottom", 1, |path| path.bounding_box().y1),
        ("surface", 1, |path| flat::area(path).abs()),
    ];
    for (word, steps, measure) in words {
        let spending = Rc::clone(budget);
        engine.register_get(word, move |path: &mut Path| -> Answer<f64> {
            spend_on(&spending, steps * path.0.elements().len())?;
            Ok(measure(&path.0))
        });
    }
    engine.register_get("empty", |path: &mut Path| path.0.elements().is_empty());
    let spending = Rc::clone(budget);
    engine.register_fn("pieces", move |path: &mut Path| -> Answer<Array> {
        spend_on(&spending, 2 * path.0.elements().len())?;
        list(&spending, flat::contours(&path.0).into_iter().map(Path::from))
    });
}

/// What it takes to make an element of a path walkable.
const WALKED: usize = 4;

/// What it takes to find a station, and to stand there.
const STATIONS: usize = 2;

/// `path`, to be walked by length.
pub(super) fn walked(budget: &Budget, path: &Path) -> Answer<Along> {
    spend_on(budget, WALKED * path.0.elements().len())?;
    Ok(Along::new(&path.0))
}

/// Pens along a path: `pen.along(path, 10)` makes ten, `pen.every(path, 2.5)` one about every 2.5 mm.
///
/// Each stands on the path and looks along it. On an open path the first stands on its start and the last on its end;
/// on a closed one the spacing closes. `rungs(a, b, 20)` gives the twenty strokes that join such places of two paths.
fn stations(engine: &mut Engine, budget: &Rc<Budget>) {
    engine.register_fn("along", |pen: &mut Pen, path: Path, n: Dynamic| -> Answer<Array> {
        let n = count(&n, "along")?;
        let along = walked(pen.budget(), &path)?;
        spend_on(pen.budget(), STATIONS * n)?;
        pens_on(pen, &along.stations(n))
    });
    engine.register_fn("every", |pen: &mut Pen, path: Path, pitch: Dynamic| -> Answer<Array> {
        let (along, pitch) = (walked(pen.budget(), &path)?, finite(&pitch, "every")?);
        if pitch <= 0.0 {
            return Err(stop(Message::new("script-size-not-positive").with("word", "every")));
        }
        let count = along.length() / pitch;
        if count > LONGEST_LIST as f64 {
            return Err(stop(Message::new("script-too-many-pens").with("limit", LONGEST_LIST)));
        }
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "checked against a limit, and not below 0"
        )]
        spend_on(pen.budget(), STATIONS * count as usize)?;
        pens_on(pen, &along.stations_by(pitch))
    });
    // Straight strokes from one path to another, as sawut stands between two contours.
    let spending = Rc::clone(budget);
    engine.register_fn("rungs", move |from: Path, to: Path, n: Dynamic| -> Answer<Array> {
        let n = count(&n, "rungs")?;
        spend_on(&spending, (2 + 2 * STATIONS) * n)?;
        let (from, to) = (walked(&spending, &from)?, walked(&spending, &to)?);
        let (from, to) = (from.stations(n), to.stations(n));
        let rung = |(a, b): (&Station, &Station)| Path::from(open_polyline(&[a.point, b.point]));
        list(&spending, from.iter().zip(&to).map(rung))
    });
    // A single place: 0 is the start, 1 the end.
    engine.register_fn("on", |pen: &mut Pen, path: Path, t: Dynamic| -> Answer<Pen> {
        let (along, t) = (walked(pen.budget(), &path)?, finite(&t, "on")?);
        Ok(along
            .at(t * along.length())
            .map_or_else(|| pen.clone(), |station| standing(pen, &station)))
    });
}

fn pens_on(pen: &Pen, stations: &[Station]) -> Answer<Array> {
    list(pen.budget(), stations.iter().map(|station| standing(pen, station)))
}

fn standing(pen: &Pen, station: &Station) -> Pen {
    pen.at(station.point.x, station.point.y).turned(Angle::of(station.tangent))
}

fn open_polyline(points: &[Point]) -> BezPath {
    let mut path = BezPath::new();
    for (at, point) in points.iter().enumerate() {
        if at == 0 { path.move_to(*point) } else { path.line_to(*point) }
    }
    path
}

fn pair(point: &Dynamic, word: &str) -> Answer<Point> {
    let wrong = || stop(Message::new("script-not-a-point").with("word", word));
    let pair = point.clone().try_cast::<Array>().ok_or_else(wrong)?;
    match pair.as_slice() {
        [x, y] => Ok(Point::new(finite(x, word)?, finite(y, word)?)),
        _ => Err(wrong()),
    }
}

/// A path needs a beginning before it can go on.
fn begun(path: Path) -> Path {
    if path.0.elements().is_empty() {
        let mut fresh = BezPath::new();
        fresh.move_to((0.0, 0.0));
        Path::from(fresh)
    } else {
        path
    }
}

fn grown(budget: &Budget, path: Path, grow: impl FnOnce(&mut BezPath)) -> Answer<Path> {
    let mut path = Rc::unwrap_or_clone(path.0);
    grow(&mut path);
    spend(budget, path)
}

fn mapped(budget: &Budget, path: &Path, map: Affine) -> Answer<Path> {
    spend(budget, map * &*path.0)
}

/// A path for the script: its points are kept, and paid for.
pub(super) fn spend(budget: &Budget, path: BezPath) -> Answer<Path> {
    spend_on(budget, POINT * path.elements().len())?;
    Ok(Path::from(path))
}

/// Takes steps of work, or the script ends here.
pub(super) fn spend_on(budget: &Budget, steps: usize) -> Answer<()> {
    budget.spend(steps).map_err(stop)
}
