//! Clips and masks as areas: what of an object they let through.
//!
//! A clip is the area of its shapes. A mask lets through what is white in it, or opaque, and hides what is black, or
//! empty; what it lets through by half cannot be waxed.
//!
//! **Invariant:** areas are for the nonzero rule.

use std::rc::Rc;

use kurbo::{Affine, BezPath, Rect, Shape as _};
use usvg::{BlendMode, ClipPath, Color, FillRule, Group, Mask, MaskType, Node, Paint, Stop};

use super::stroke::Pen;
use super::window::{Window, area_of};
use super::{affine, bez_path};
use crate::geom;
use crate::geom::clip::{self, Keep};
use crate::geom::effort::{Effort, Exhausted};
use crate::mark::Shape;

/// What is let through so far or less is hidden; what misses so little of all is let through wholly.
const HARDLY: f64 = 0.02;

/// What `clip` lets through; `map` leads from the object's user space to millimeters.
pub(super) fn of_clip(
    clip: &ClipPath,
    map: Affine,
    effort: &Effort,
) -> Result<Rc<Window>, Exhausted> {
    let area = clipping(clip.root(), map * affine(clip.transform()), effort)?;
    let window = Window::of(area);
    match clip.clip_path() {
        Some(outer) => window.through(&of_clip(outer, map, effort)?, effort),
        None => Ok(window),
    }
}

/// The area of all shapes in `group`, a clip or a part of one.
fn clipping(group: &Group, map: Affine, effort: &Effort) -> Result<BezPath, Exhausted> {
    let map = map * affine(group.transform());
    let mut areas = Vec::new();
    for node in group.children() {
        match node {
            Node::Group(inner) => areas.push(clipping(inner, map, effort)?),
            Node::Path(path) if path.is_visible() => areas.extend(filled(path, map, effort)?),
            Node::Path(_) | Node::Image(_) | Node::Text(_) => {}
        }
    }
    areas.retain(|area| !area.is_empty());
    let area = match areas.len() {
        0 | 1 => areas.pop().unwrap_or_default(),
        _ => clip::united(&areas, effort)?,
    };
    match group.clip_path() {
        Some(outer) if !area.is_empty() => {
            let outer = of_clip(outer, map, effort)?;
            within(area, &outer, effort)
        }
        _ => Ok(area),
    }
}

/// What `mask` lets through; none if it lets something through by half.
pub(super) fn of_mask(
    mask: &Mask,
    map: Affine,
    effort: &Effort,
) -> Result<Option<Rc<Window>>, Exhausted> {
    let rect = mask.rect();
    let [left, top, right, bottom] =
        [rect.left(), rect.top(), rect.right(), rect.bottom()].map(f64::from);
    let page = map * Rect::new(left, top, right, bottom).to_path(geom::TOLERANCE);
    let Some(coats) = coats(mask.root(), map, mask.kind(), effort)? else { return Ok(None) };
    let mut area = BezPath::new();
    for coats in coats.chunk_by(|a, b| a.is_open == b.is_open) {
        let mut areas: Vec<BezPath> = coats.iter().map(|coat| coat.area.clone()).collect();
        area = match (coats[0].is_open, area.is_empty()) {
            (true, true) if areas.len() == 1 => areas.remove(0),
            (true, _) => {
                areas.push(area);
                clip::united(&areas, effort)?
            }
            (false, true) => area,
            (false, false) => {
                clip::combined(&area, &clip::united(&areas, effort)?, Keep::First, effort)?
            }
        };
    }
    let window = Window::of(area).through(&Window::of(page), effort)?;
    let Some(outer) = mask.mask() else { return Ok(Some(window)) };
    let Some(outer) = of_mask(outer, map, effort)? else { return Ok(None) };
    window.through(&outer, effort).map(Some)
}

/// An area of a mask that opens it, or shuts what was open below.
struct Coat {
    area: BezPath,
    is_open: bool,
}

/// The coats of a mask, from the lowest to the topmost; none if one is half there.
fn coats(
    group: &Group,
    map: Affine,
    kind: MaskType,
    effort: &Effort,
) -> Result<Option<Vec<Coat>>, Exhausted> {
    let map = map * affine(group.transform());
    if f64::from(group.opacity().get()) <= HARDLY {
        return Ok(Some(Vec::new()));
    }
    let is_plain =
        group.blend_mode() == BlendMode::Normal && f64::from(group.opacity().get()) >= 1.0 - HARDLY;
    if !is_plain {
        return Ok(None);
    }
    let mut all = Vec::new();
    for node in group.children() {
        match node {
            Node::Group(inner) => match coats(inner, map, kind, effort)? {
                Some(inner) => all.extend(inner),
                None => return Ok(None),
            },
            Node::Path(path) if path.is_visible() => {
                let fill = path.fill().map(|fill| (fill.paint(), fill.opacity().get()));
                let line = path.stroke().map(|line| (line.paint(), line.opacity().get()));
                let mut painted = Vec::new();
                if let Some(fill) = fill {
                    painted.push((fill, filled(path, map, effort)?));
                }
                if let (Some(line), Some(stroke)) = (line, path.stroke()) {
                    let pen = Pen::of(stroke, map, None);
                    let middle = bez_path(path.data());
                    let shapes = pen.map(|pen| pen.drawn(pen.taken(&middle), effort));
                    let shapes = shapes.unwrap_or_default();
                    let areas = shapes.into_iter().map(|shape| area_of(shape, effort));
                    let area = clip::united(&areas.collect::<Result<Vec<_>, _>>()?, effort)?;
                    painted.push((line, Some(area)));
                }
                if path.paint_order() == usvg::PaintOrder::StrokeAndFill {
                    painted.reverse();
                }
                for ((paint, opacity), area) in painted {
                    let Some(opens) = opening(paint, opacity.into(), kind) else { return Ok(None) };
                    let coat = area.zip(opens).map(|(area, is_open)| Coat { area, is_open });
                    all.extend(coat);
                }
            }
            Node::Path(_) | Node::Text(_) => {}
            Node::Image(_) => return Ok(None),
        }
    }
    let mut windows = Vec::new();
    if let Some(clip) = group.clip_path() {
        windows.push(of_clip(clip, map, effort)?);
    }
    if let Some(mask) = group.mask() {
        let Some(window) = of_mask(mask, map, effort)? else { return Ok(None) };
        windows.push(window);
    }
    for window in windows {
        for coat in &mut all {
            coat.area = within(std::mem::take(&mut coat.area), &window, effort)?;
        }
    }
    Ok(Some(all))
}

/// Whether a paint opens a mask or shuts it, or, within, neither; none if it does so by half.
#[expect(
    clippy::option_option,
    reason = "nothing to do is not the same as nothing that can be done"
)]
fn opening(paint: &Paint, opacity: f64, kind: MaskType) -> Option<Option<bool>> {
    let of = |color: Color, opacity: f64| {
        let light = match kind {
            MaskType::Alpha => 1.0,
            MaskType::Luminance => luminance(color),
        };
        let is_there = opacity >= 1.0 - HARDLY;
        if opacity <= HARDLY {
            Some(None)
        } else if is_there && light >= 1.0 - HARDLY {
            Some(Some(true))
        } else if is_there && light <= HARDLY {
            Some(Some(false))
        } else {
            None
        }
    };
    let even = |stops: &[Stop]| {
        let mut all =
            stops.iter().map(|stop| of(stop.color(), opacity * f64::from(stop.opacity().get())));
        let first = all.next()??;
        all.all(|other| other == Some(first)).then_some(first)
    };
    match paint {
        Paint::Color(color) => of(*color, opacity),
        Paint::LinearGradient(gradient) => even(gradient.stops()),
        Paint::RadialGradient(gradient) => even(gradient.stops()),
        Paint::Pattern(_) => None,
    }
}

fn luminance(color: Color) -> f64 {
    let [red, green, blue] = [color.red, color.green, color.blue].map(|it| f64::from(it) / 255.0);
    0.2125 * red + 0.7154 * green + 0.0721 * blue
}

/// What a path fills; none where it fills nothing.
fn filled(path: &usvg::Path, map: Affine, effort: &Effort) -> Result<Option<BezPath>, Exhausted> {
    let Some(fill) = path.fill() else { return Ok(None) };
    let outline = map * bez_path(path.data());
    let shape = match fill.rule() {
        FillRule::NonZero => Shape::Area(outline),
        FillRule::EvenOdd => Shape::EvenOdd(outline),
    };
    area_of(shape, effort).map(Some)
}

/// What of `area` is seen through `window`.
fn within(area: BezPath, window: &Window, effort: &Effort) -> Result<BezPath, Exhausted> {
    let seen = window.seen(Shape::Area(area), effort)?;
    Ok(seen.and_then(|shape| shape.area().map(|(path, _)| path.clone())).unwrap_or_default())
}
