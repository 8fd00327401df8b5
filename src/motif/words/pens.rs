//! What a script can do with a pen: move it, make more of it, and leave marks.

use kurbo::{Affine, Point};
use rhai::{Array, Dynamic, Engine, ImmutableString, Map};

use super::{Answer, Path, count, finite, list, stop};
use crate::geom::claims::Outline;
use crate::geom::{Angle, Wanted};
use crate::mark::Part;
use crate::motif::pen::Pen;
use crate::notice::Message;

/// The customary width of a klowong line drawn with a canting, in millimeters.
const KLOWONG_WIDTH: f64 = 0.8;

pub(super) fn register(engine: &mut Engine) {
    engine.register_type_with_name::<Pen>("Pen");
    frames(engine);
    many(engine);
    slanted(engine);
    marks(engine);
    lines(engine);
    bitmaps(engine);
    room(engine);
    chance(engine);
    handles(engine);
}

fn frames(engine: &mut Engine) {
    engine.register_get("w", |pen: &mut Pen| pen.size().width);
    engine.register_get("h", |pen: &mut Pen| pen.size().height);
    engine.register_get("size", |pen: &mut Pen| pen.size().min_side());
    engine.register_get("column", |pen: &mut Pen| whole(pen.index().0));
    engine.register_get("row", |pen: &mut Pen| whole(pen.index().1));
    engine.register_get("covers", |pen: &mut Pen| pen.covers_tile());
    engine.register_fn("at", |pen: &mut Pen, x: Dynamic, y: Dynamic| -> Answer<Pen> {
        Ok(pen.at(finite(&x, "at")?, finite(&y, "at")?))
    });
    engine.register_fn("turn", |pen: &mut Pen, angle: Dynamic| -> Answer<Pen> {
        Ok(pen.turned(Angle::degrees(finite(&angle, "turn")?)))
    });
    engine.register_fn("scale", |pen: &mut Pen, factor: Dynamic| -> Answer<Pen> {
        Ok(pen.mapped(Affine::scale(finite(&factor, "scale")?)))
    });
    engine.register_fn("mirror", |pen: &mut Pen| pen.mapped(Affine::FLIP_X));
    engine.register_fn("flip", |pen: &mut Pen| pen.mapped(Affine::FLIP_Y));
}

fn many(engine: &mut Engine) {
    engine.register_fn("ring", |pen: &mut Pen, n: Dynamic| -> Answer<Array> {
        list(pen.budget(), pen.ring(count(&n, "ring")?, 0.0, Angle::degrees(0.0)))
    });
    engine.register_fn("ring", |pen: &mut Pen, n: Dynamic, radius: Dynamic| -> Answer<Array> {
        list(
            pen.budget(),
            pen.ring(count(&n, "ring")?, finite(&radius, "ring")?, Angle::degrees(0.0)),
        )
    });
    engine.register_fn(
        "ring",
        |pen: &mut Pen, n: Dynamic, radius: Dynamic, start: Dynamic| -> Answer<Array> {
            let start = Angle::degrees(finite(&start, "ring")?);
            list(pen.budget(), pen.ring(count(&n, "ring")?, finite(&radius, "ring")?, start))
        },
    );
    engine.register_fn("cells", |pen: &mut Pen, size: Dynamic| -> Answer<Array> {
        let size = length(&size, "cells")?;
        list(pen.budget(), pen.cells(size, size).map_err(stop)?)
    });
    engine.register_fn(
        "cells",
        |pen: &mut Pen, width: Dynamic, height: Dynamic| -> Answer<Array> {
            list(
                pen.budget(),
                pen.cells(length(&width, "cells")?, length(&height, "cells")?).map_err(stop)?,
            )
        },
    );
    engine.register_fn("corners", |pen: &mut Pen, size: Dynamic| -> Answer<Array> {
        let size = length(&size, "corners")?;
        list(pen.budget(), pen.corners(size, size).map_err(stop)?)
    });
    engine.register_fn(
        "corners",
        |pen: &mut Pen, width: Dynamic, height: Dynamic| -> Answer<Array> {
            let (width, height) = (length(&width, "corners")?, length(&height, "corners")?);
            list(pen.budget(), pen.corners(width, height).map_err(stop)?)
        },
    );
}

fn slanted(engine: &mut Engine) {
    engine.register_fn("rows", |pen: &mut Pen, wanted: Map| -> Answer<Array> {
        let value = |key: &str, default: f64| {
            wanted.get(key).map_or(Ok(default), |value| finite(value, "rows"))
        };
        let (pitch, unit) = (value("pitch", 0.0)?, value("unit", 0.0)?);
        if pitch <= 0.0 || unit <= 0.0 {
            return Err(stop(Message::new("script-size-not-positive").with("word", "rows")));
        }
        let wanted = Wanted {
            pitch,
            unit,
            angle: Angle::degrees(value("angle", 0.0)?),
            slip: value("slip", 0.0)?,
        };
        list(pen.budget(), pen.rows(&wanted).map_err(stop)?)
    });
}

fn marks(engine: &mut Engine) {
    for part in [Part::TEMBOK, Part::BIRON, Part::LATAR] {
        engine.register_fn(part, move |pen: &mut Pen, path: Path| -> Answer<()> {
            pen.area(&Part::new(part), &path.0).map_err(stop)
        });
    }
    engine.register_fn("area", |pen: &mut Pen, part: &str, path: Path| -> Answer<()> {
        pen.area(&Part::new(part), &path.0).map_err(stop)
    });
    engine.register_fn("dot", |pen: &mut Pen, part: &str, diameter: Dynamic| -> Answer<()> {
        pen.dot(&Part::new(part), Point::ZERO, finite(&diameter, "dot")?).map_err(stop)
    });
    engine.register_fn(
        "dot",
        |pen: &mut Pen, part: &str, x: Dynamic, y: Dynamic, diameter: Dynamic| -> Answer<()> {
            let center = Point::new(finite(&x, "dot")?, finite(&y, "dot")?);
            pen.dot(&Part::new(part), center, finite(&diameter, "dot")?).map_err(stop)
        },
    );
    engine.register_fn("cecek", |pen: &mut Pen, diameter: Dynamic| -> Answer<()> {
        pen.dot(&Part::new(Part::ISEN), Point::ZERO, finite(&diameter, "cecek")?).map_err(stop)
    });
    engine.register_fn(
        "cecek",
        |pen: &mut Pen, x: Dynamic, y: Dynamic, diameter: Dynamic| -> Answer<()> {
            let center = Point::new(finite(&x, "cecek")?, finite(&y, "cecek")?);
            pen.dot(&Part::new(Part::ISEN), center, finite(&diameter, "cecek")?).map_err(stop)
        },
    );
}

fn lines(engine: &mut Engine) {
    engine.register_fn("klowong", |pen: &mut Pen, path: Path| -> Answer<()> {
        pen.line(&Part::new(Part::KLOWONG), &path.0, KLOWONG_WIDTH).map_err(stop)
    });
    for part in [Part::KLOWONG, Part::ISEN] {
        engine.register_fn(part, move |pen: &mut Pen, path: Path, width: Dynamic| -> Answer<()> {
            pen.line(&Part::new(part), &path.0, finite(&width, part)?).map_err(stop)
        });
    }
    engine.register_fn(
        "line",
        |pen: &mut Pen, part: &str, path: Path, width: Dynamic| -> Answer<()> {
            pen.line(&Part::new(part), &path.0, finite(&width, "line")?).map_err(stop)
        },
    );
}

/// `pen.tap(rows, #{ "#": "tembok" }, dot)` taps `dot` for every letter that the legend gives a part; others are ground.
///
/// The rows show one quarter of a bitmap, from its middle at the upper left. Its edges are mirrors: the whole is
/// fitted to the pen's frame and meets itself in its neighbors.
fn bitmaps(engine: &mut Engine) {
    engine.register_fn(
        "tap",
        |pen: &mut Pen, quarter: Array, legend: Map, dot: Path| -> Answer<()> {
            let rows: Vec<ImmutableString> =
                quarter.into_iter().filter_map(Dynamic::try_cast).collect();
            pen.spend(rows.iter().map(|row| 1 + row.len()).sum()).map_err(stop)?;
            let part = |letter: char| {
                legend.get(letter.encode_utf8(&mut [0; 4]) as &str)?.clone().into_string().ok()
            };
            let last = |steps: usize| steps.saturating_sub(1).max(1);
            let rows_last = last(rows.len());
            for (y, row) in rows.iter().enumerate() {
                let columns_last = last(row.chars().count());
                for (x, letter) in row.chars().enumerate() {
                    let Some(part) = part(letter).map(|name| Part::new(&name)) else { continue };
                    for y in mirrored(y, rows_last, pen.size().height) {
                        for x in mirrored(x, columns_last, pen.size().width) {
                            pen.at(x, y).area(&part, &dot.0).map_err(stop)?;
                        }
                    }
                }
            }
            Ok(())
        },
    );
}

/// Step `k` of `last` from the middle of a frame of `size` and its mirror image; one place if a mirror runs through it.
fn mirrored(k: usize, last: usize, size: f64) -> impl Iterator<Item = f64> {
    let place = size / 2.0 * k as f64 / last as f64;
    let is_twice = k > 0 && k < last;
    std::iter::once(place).chain(is_twice.then_some(-place))
}

/// `pen.take(leaf)`, `pen.take(stem, 1.6)`: others may ask `pen.free(path, gap)` whether there is room.
fn room(engine: &mut Engine) {
    engine.register_fn("take", |pen: &mut Pen, path: Path| -> Answer<()> {
        pen.take(&outline(pen, &path)?, None).map_err(stop)
    });
    engine.register_fn("take", |pen: &mut Pen, path: Path, width: Dynamic| -> Answer<()> {
        pen.take(&outline(pen, &path)?, Some(finite(&width, "take")?)).map_err(stop)
    });
    engine.register_fn("free", |pen: &mut Pen, path: Path, gap: Dynamic| -> Answer<bool> {
        pen.is_free(&outline(pen, &path)?, finite(&gap, "free")?).map_err(stop)
    });
}

/// The outline of `path`, which is flattened for it.
pub(super) fn outline(pen: &Pen, path: &Path) -> Answer<Outline> {
    pen.spend(Outline::vertices(&path.0) / 4).map_err(stop)?;
    Ok(Outline::of(&path.0))
}

fn chance(engine: &mut Engine) {
    engine.register_fn("chance", |pen: &mut Pen| pen.chance());
    engine.register_fn("between", |pen: &mut Pen, low: Dynamic, high: Dynamic| -> Answer<f64> {
        let (low, high) = (finite(&low, "between")?, finite(&high, "between")?);
        Ok(low + (high - low) * pen.chance())
    });
    engine.register_fn("pick", |pen: &mut Pen, items: Array| -> Answer<Dynamic> {
        let at = count(&Dynamic::from_float((pen.chance() * items.len() as f64).floor()), "pick")?;
        items.get(at).cloned().ok_or_else(|| stop(Message::new("script-pick-from-nothing")))
    });
}

/// `pen.handle("plump", x, y)`: there a hand takes hold of a parameter.
fn handles(engine: &mut Engine) {
    engine
        .register_fn("handle", |pen: &mut Pen, param: &str| pen.handle(param).map_err(stop))
        .register_fn(
            "handle",
            |pen: &mut Pen, param: &str, x: Dynamic, y: Dynamic| -> Answer<()> {
                pen.at(finite(&x, "handle")?, finite(&y, "handle")?).handle(param).map_err(stop)
            },
        );
}

/// A length above 0.
fn length(value: &Dynamic, word: &str) -> Answer<f64> {
    let length = finite(value, word)?;
    if length > 0.0 {
        Ok(length)
    } else {
        Err(stop(Message::new("script-size-not-positive").with("word", word)))
    }
}

#[expect(clippy::cast_possible_wrap, reason = "counts of pens are small")]
fn whole(count: usize) -> i64 {
    count as i64
}
