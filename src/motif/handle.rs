//! Handles: where on the cloth a hand takes hold of a parameter, and where it has to be led.
//!
//! A script says only where a handle lies: `fn handles(p, pen) { pen.handle("plump", 0, p.plump * 9); }`. Which way it
//! moves is found out by asking again with other values, so the line of a handle is true by itself.
//!
//! **Invariant:** a handle lies on its line; asking for one leaves no mark and changes no drawing.

use std::collections::BTreeMap;

use kurbo::{Affine, Line, ParamCurve as _, Point};

use super::about::Motif;
use super::board::{Board, Cover, Told};
use super::library::Library;
use super::script::Script;
use crate::geom;
use crate::notice::Message;
use crate::param::{Kind, Unit, Value, Values};
use crate::seed::StreamName;

/// The line of a handle has so many pieces, unless its parameter counts fewer things.
const PIECES: u32 = 16;

/// A place on the cloth that follows a parameter, to be led along a line.
#[derive(Clone, Debug, PartialEq)]
pub struct Handle {
    /// The name of the parameter.
    pub param: String,
    /// Its value now.
    pub value: f64,
    /// Where the handle lies for that.
    pub at: Point,
    /// Values from the smallest to the largest, the present one among them, and where the handle lies for each.
    pub line: Vec<(f64, Point)>,
    /// Whether the parameter counts whole things.
    pub is_whole: bool,
}

impl Handle {
    /// The value whose place on the line is nearest to a point, within the range. Where several are as near, the first one
    /// from the present value on.
    ///
    /// ```
    /// use canting::motif::Handle;
    /// use kurbo::Point;
    ///
    /// let line = [0.4, 0.6, 0.8].map(|value| (value, Point::new(10.0 * value, 0.0))).to_vec();
    /// let (param, at) = ("plump".to_owned(), Point::new(6.0, 0.0));
    /// let handle = Handle { param, value: 0.6, at, line, is_whole: false };
    /// assert!((handle.value_at(Point::new(5.0, 3.0)) - 0.5).abs() < 1e-9);
    /// assert_eq!(handle.value_at(Point::new(99.0, 0.0)), 0.8);
    /// assert!((handle.place(0.7).x - 7.0).abs() < 1e-9);
    /// ```
    pub fn value_at(&self, point: Point) -> f64 {
        let mut found = (geom::distance(point, self.at), self.value);
        for pair in self.line.windows(2) {
            let [(from, start), (to, end)] = [pair[0], pair[1]];
            let (share, apart) = if start == end {
                // The handle stands still: the nearer end of the values is meant.
                (
                    if (from - self.value).abs() < (to - self.value).abs() { 0.0 } else { 1.0 },
                    geom::distance(start, point),
                )
            } else {
                let near = geom::nearest(Line::new(start, end), point);
                (near.t, near.distance_sq.sqrt())
            };
            let value = from + (to - from) * share;
            let is_nearer = apart < found.0 - SAME;
            let is_as_near = (apart - found.0).abs() <= SAME
                && (value - self.value).abs() < (found.1 - self.value).abs();
            if is_nearer || is_as_near {
                found = (apart, value);
            }
        }
        if self.is_whole { found.1.round() } else { found.1 }
    }

    /// Where the handle lies for a value, within the range.
    pub fn place(&self, value: f64) -> Point {
        let pair =
            self.line.windows(2).find(|pair| value <= pair[1].0).or(self.line.windows(2).last());
        let Some([(from, start), (to, end)]) = pair else { return self.at };
        let share = if to > from { ((value - from) / (to - from)).clamp(0.0, 1.0) } else { 0.0 };
        Line::new(*start, *end).eval(share)
    }

    /// The same handle seen through `map`.
    #[must_use]
    pub fn transformed(self, map: Affine) -> Self {
        let line = self.line.into_iter().map(|(value, place)| (value, map * place));
        Self { at: map * self.at, line: line.collect(), ..self }
    }
}

/// Places that differ by less are the same, in millimeters.
const SAME: f64 = 1e-9;

impl Library {
    /// The handles of a motif with checked `values`, drawn over `cover` with that random stream; none where its script has
    /// no `fn handles(p, pen)`. The frame's middle is the origin, as that of a [`Drawing`](super::Drawing) is.
    ///
    /// Costs a short run of the script for each of some twenty values of each handle.
    ///
    /// # Errors
    ///
    /// What is wrong with the script, with its place.
    pub fn handles(
        &self,
        motif: &Motif,
        values: &Values,
        cover: Cover,
        stream: StreamName<'_>,
    ) -> Result<Vec<Handle>, Message> {
        let script = self.script(motif.name())?;
        let asking = Asking { library: self, motif, script: &script, cover, stream };
        let told = asking.told(values)?;
        told.into_iter().filter_map(|(param, at)| asking.handle(values, param, at)).collect()
    }

    /// Whether the script can say where its handles lie, asked with one short run.
    ///
    /// # Errors
    ///
    /// What is wrong with it, with its place.
    pub fn try_handles(
        &self,
        motif: &Motif,
        values: &Values,
        cover: Cover,
        stream: StreamName<'_>,
    ) -> Result<(), Message> {
        let script = self.script(motif.name())?;
        let asking = Asking { library: self, motif, script: &script, cover, stream };
        asking.told(values).map(|_told| ())
    }
}

/// A script that is asked where its handles lie.
struct Asking<'a> {
    library: &'a Library,
    motif: &'a Motif,
    script: &'a Script,
    cover: Cover,
    stream: StreamName<'a>,
}

impl Asking<'_> {
    /// Where handles lie for these values; nowhere where the script does not say.
    fn told(&self, values: &Values) -> Result<Vec<(String, Point)>, Message> {
        if !self.script.has("handles", 2) {
            return Ok(Vec::new());
        }
        let board = Board::new(self.cover, self.stream);
        let board = Board { handles: Some(Told::new(&self.motif.params)), ..board };
        let pen = self.library.called("handles", (self.motif, self.script), values, board)?;
        Ok(pen.take_handles().map(|told| told.places).unwrap_or_default())
    }

    /// The handle that lies at `at` now, with its line.
    fn handle(&self, values: &Values, name: String, at: Point) -> Option<Result<Handle, Message>> {
        let param = self.motif.params.iter().find(|param| param.name() == name)?;
        let Kind::Number { unit, min, max, .. } = param.kind else { return None };
        let Some(Value::Number(value)) = values.get(&name) else { return None };
        let (value, is_whole) = (*value, unit == Unit::Count);
        let line = self.line(values, &name, (value, at), &steps([min, max, value], unit));
        Some(line.map(|line| Handle { param: name, value, at, line, is_whole }))
    }

    /// Where the handle lies for each of `steps`, but for those for which the script has none.
    fn line(
        &self,
        values: &Values,
        name: &str,
        (now, at): (f64, Point),
        steps: &[f64],
    ) -> Result<Vec<(f64, Point)>, Message> {
        let mut line = Vec::with_capacity(steps.len());
        let mut values = values.clone();
        for step in steps {
            if *step == now {
                line.push((now, at));
                continue;
            }
            values.insert(name.to_owned(), Value::Number(*step));
            let told: BTreeMap<_, _> = self.told(&values)?.into_iter().collect();
            line.extend(told.get(name).map(|place| (*step, *place)));
        }
        Ok(line)
    }
}

/// Values from `min` to `max`, `now` among them, all as far from one another but for those; whole ones where they count.
fn steps([min, max, now]: [f64; 3], unit: Unit) -> Vec<f64> {
    let is_whole = unit == Unit::Count;
    let pieces = if is_whole { f64::from(PIECES).min(max - min) } else { f64::from(PIECES) };
    let step = |at: u32| (min + (max - min) * f64::from(at) / pieces.max(1.0)).min(max);
    let whole = |step: f64| if is_whole { step.round() } else { step };
    let mut steps: Vec<f64> = (0..=PIECES).map(|at| whole(step(at))).chain([now]).collect();
    steps.sort_by(f64::total_cmp);
    steps.dedup();
    steps
}
