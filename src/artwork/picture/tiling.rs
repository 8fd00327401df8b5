//! Areas filled with a pattern: its marks at every place, as far as they are seen.
//!
//! Marks that reach the edge of their cell go on in the next one, and are joined there.
//!
//! **Invariant:** copies are counted before they are laid.

use kurbo::{Affine, Rect, Shape as _, Vec2};
use usvg::Pattern;

use super::affine;
use super::left::LeftOut;
use super::reader::{Reader, Scene};
use super::window::{Window, area_of};
use crate::geom;
use crate::geom::clip;
use crate::geom::effort::{Effort, Exhausted};
use crate::mark::{Mark, Shape};
use crate::notice::Message;

/// Copies of a pattern in one area: what a crowded tile has.
const MOST_PLACES: f64 = 50_000.0;

/// So near to the edge of a cell a mark goes on in the next one, in parts of the cell.
const NEAR: f64 = 1e-4;

impl Reader<'_> {
    /// Fills the window of `scene` with a pattern.
    pub(super) fn tiled(
        &mut self,
        pattern: &Pattern,
        id: &str,
        scene: Scene<'_>,
    ) -> Result<(), Message> {
        if scene.window.is_shut() {
            return Ok(());
        }
        let rect = pattern.rect();
        let [left, top, width, height] =
            [rect.x(), rect.y(), rect.width(), rect.height()].map(f64::from);
        let home = scene.map * affine(pattern.transform()) * Affine::translate((left, top));
        let unit = home * Affine::scale_non_uniform(width, height);
        let Some(places) = places(unit, scene.window.bounds()) else {
            self.leave_out(LeftOut::Pattern, id);
            return Ok(());
        };
        let cell = unit * Rect::new(0.0, 0.0, 1.0, 1.0).to_path(geom::TOLERANCE);
        let Ok(cell) = self.counted(|effort| Window::of(cell, effort)) else {
            self.leave_out(LeftOut::Crowded, id);
            return Ok(());
        };
        let before = self.marks.len();
        self.group(pattern.root(), Scene { map: home, window: &cell, ..scene })?;
        let marks = self.marks.split_off(before);
        let corners: usize = marks.iter().map(|mark| 1 + mark.shape().corners()).sum();
        if !self.copies(corners.saturating_mul(places.len())) {
            self.leave_out(LeftOut::Pattern, id);
            return Ok(());
        }
        self.count(marks.len() * places.len(), 0)?;
        let mut is_crowded = false;
        for run in marks.chunk_by(|a, b| a.part() == b.part()) {
            let (on, lone): (Vec<&Mark>, Vec<&Mark>) =
                run.iter().partition(|mark| places.len() > 1 && goes_on(mark, unit));
            let mut laid = copies(&on, &places);
            if let [first, ..] = on.as_slice()
                && let Ok(joined) = self.joined(|effort| joined(&laid, effort))
            {
                laid = Mark::new(first.part().clone(), joined).into_iter().collect();
            }
            for mark in laid.into_iter().chain(copies(&lone, &places)) {
                let (part, shape) = mark.into_parts();
                match self.counted(|effort| scene.window.seen(shape, effort)) {
                    Ok(seen) => seen.into_iter().for_each(|shape| self.put(&part, shape)),
                    Err(Exhausted) => is_crowded = true,
                }
            }
        }
        if is_crowded {
            self.leave_out(LeftOut::Crowded, id);
        }
        Ok(())
    }
}

/// By how much cells are moved to cover `area`, each as `unit` has it of the square of one; none if they are too many.
fn places(unit: Affine, area: Rect) -> Option<Vec<Vec2>> {
    let area = unit.inverse().transform_rect_bbox(area);
    let [left, top] = [area.x0, area.y0].map(|it| (it + NEAR).floor());
    let [right, bottom] = [area.x1, area.y1].map(|it| (it - NEAR).ceil());
    // Also false of what is not a number.
    let is_few = (right - left).max(1.0) * (bottom - top).max(1.0) <= MOST_PLACES;
    if !(is_few && left.is_finite() && top.is_finite()) {
        return None;
    }
    let [a, b, c, d, ..] = unit.as_coeffs();
    let (across, down) = (Vec2::new(a, b), Vec2::new(c, d));
    let steps = |from: f64, to: f64| {
        std::iter::successors(Some(from), |at| Some(at + 1.0)).take_while(move |at| *at < to)
    };
    let rows = steps(top, bottom);
    Some(rows.flat_map(|y| steps(left, right).map(move |x| across * x + down * y)).collect())
}

/// Whether a mark reaches an edge of its cell, which is `unit` of the square of one.
fn goes_on(mark: &Mark, unit: Affine) -> bool {
    let around = unit.inverse().transform_rect_bbox(mark.bounds());
    around.x0 < NEAR || around.y0 < NEAR || around.x1 > 1.0 - NEAR || around.y1 > 1.0 - NEAR
}

fn copies(marks: &[&Mark], places: &[Vec2]) -> Vec<Mark> {
    let of = |mark: &&Mark| {
        let mark = (*mark).clone();
        places.iter().map(move |place| mark.transformed(Affine::translate(*place)))
    };
    marks.iter().flat_map(of).collect()
}

/// What copies of marks cover together, where they go on from cell to cell.
fn joined(copies: &[Mark], effort: &Effort) -> Result<Shape, Exhausted> {
    let areas = copies.iter().map(|mark| area_of(mark.shape().clone(), effort));
    clip::united(&areas.collect::<Result<Vec<_>, _>>()?, effort).map(Shape::Area)
}
