//! Clips and masks as areas: what of an object they let through.
//!
//! A clip is the area of its shapes. A mask lets through what is white in it, or opaque, and hides what is black, or
//! empty; what it lets through by half cannot be waxed.
//!
//! Clips within clips are as many as there are ways to the innermost, so each is cut once for each place and remembered.
//!
//! **Invariant:** areas are for the nonzero rule, and nothing is visited that was not counted.

use std::collections::BTreeMap;
use std::rc::Rc;

use kurbo::{Affine, BezPath, Rect, Shape as _};
use usvg::{BlendMode, ClipPath, Color, FillRule, Group, Mask, MaskType, Node, Paint, Stop};

use super::stroke::Pen;
use super::window::{Window, area_of};
use super::{affine, bez_path, mend};
use crate::geom;
use crate::geom::clip::{self, Keep};
use crate::geom::effort::{Effort, Exhausted};
use crate::mark::Shape;

/// What is let through so far or less is hidden; what misses so little of all is let through wholly.
const HARDLY: f64 = 0.02;

/// Steps for a clip, a mask, a group or a shape of one, whatever it is.
const VISIT: usize = 64;

/// Dashes and corners of dashed lines in all masks together.
const MOST_PIECES: usize = 1_000_000;

/// A clip or mask by its address in the tree, at one place: the bits of its map.
type Key = (usize, [u64; 6]);

/// The clips and masks of one picture. They live as long as its tree, so that an address means one of them.
pub(super) struct Stencils {
    /// None for those that nobody knows to cut, here and below.
    clips: BTreeMap<Key, Option<Rc<Window>>>,
    masks: BTreeMap<Key, Option<Rc<Window>>>,
    /// What may be spent on dashes.
    pieces: Effort,
    /// Millimeters of a pixel.
    scale: f64,
}

impl Stencils {
    pub(super) fn new(scale: f64) -> Self {
        let pieces = Effort::of(MOST_PIECES);
        Self { clips: BTreeMap::new(), masks: BTreeMap::new(), pieces, scale }
    }

    /// What `clip` lets through; `map` leads from the object's user space to millimeters. None if it holds letters.
    pub(super) fn of_clip(
        &mut self,
        clip: &ClipPath,
        map: Affine,
        effort: &Effort,
    ) -> Result<Option<Rc<Window>>, Exhausted> {
        effort.spend(1)?;
        let key = key(clip, map);
        if let Some(known) = self.clips.get(&key) {
            return Ok(known.clone());
        }
        effort.spend(VISIT)?;
        let window = self.clipped(clip, map, effort)?;
        self.clips.insert(key, window.clone());
        Ok(window)
    }

    /// As [`Self::of_clip`], for one that is not known yet.
    fn clipped(
        &mut self,
        clip: &ClipPath,
        map: Affine,
        effort: &Effort,
    ) -> Result<Option<Rc<Window>>, Exhausted> {
        let area = self.clipping(clip.root(), map * affine(clip.transform()), effort)?;
        let Some(area) = area else { return Ok(None) };
        let window = Window::of(area, effort)?;
        let Some(outer) = clip.clip_path() else { return Ok(Some(window)) };
        let Some(outer) = self.of_clip(outer, map, effort)? else { return Ok(None) };
        window.through(&outer, effort).map(Some)
    }

    /// The area of all shapes in `group`, a clip or a part of one; none if letters are among them.
    fn clipping(
        &mut self,
        group: &Group,
        map: Affine,
        effort: &Effort,
    ) -> Result<Option<BezPath>, Exhausted> {
        let map = map * affine(group.transform());
        let mut areas = Vec::new();
        for node in group.children() {
            effort.spend(VISIT)?;
            match node {
                Node::Group(inner) => {
                    let Some(area) = self.clipping(inner, map, effort)? else { return Ok(None) };
                    areas.push(area);
                }
                Node::Path(path) if !path.is_visible() => {}
                Node::Path(path) if mend::is_letters(path) => return Ok(None),
                Node::Path(path) => areas.extend(filled(path, map, effort)?),
                Node::Image(_) | Node::Text(_) => {}
            }
        }
        areas.retain(|area| !area.is_empty());
        let area = match areas.len() {
            0 | 1 => areas.pop().unwrap_or_default(),
            _ => clip::united(&areas, effort)?,
        };
        match group.clip_path() {
            Some(outer) if !area.is_empty() => {
                let Some(outer) = self.of_clip(outer, map, effort)? else { return Ok(None) };
                within(area, &outer, effort).map(Some)
            }
            _ => Ok(Some(area)),
        }
    }

    /// What `mask` lets through; none if it lets something through by half.
    pub(super) fn of_mask(
        &mut self,
        mask: &Mask,
        map: Affine,
        effort: &Effort,
    ) -> Result<Option<Rc<Window>>, Exhausted> {
        effort.spend(1)?;
        let key = key(mask, map);
        if let Some(known) = self.masks.get(&key) {
            return Ok(known.clone());
        }
        effort.spend(VISIT)?;
        let window = self.masking(mask, map, effort)?;
        self.masks.insert(key, window.clone());
        Ok(window)
    }

    /// As [`Self::of_mask`], for one that is not known yet.
    fn masking(
        &mut self,
        mask: &Mask,
        map: Affine,
        effort: &Effort,
    ) -> Result<Option<Rc<Window>>, Exhausted> {
        let rect = mask.rect();
        let [left, top, right, bottom] =
            [rect.left(), rect.top(), rect.right(), rect.bottom()].map(f64::from);
        let page = map * Rect::new(left, top, right, bottom).to_path(geom::TOLERANCE);
        let Some(coats) = self.coats(mask.root(), map, mask.kind(), effort)? else {
            return Ok(None);
        };
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
        let window = Window::of(area, effort)?.through(&Window::of(page, effort)?, effort)?;
        let Some(outer) = mask.mask() else { return Ok(Some(window)) };
        let Some(outer) = self.of_mask(outer, map, effort)? else { return Ok(None) };
        window.through(&outer, effort).map(Some)
    }

    /// The coats of a mask, from the lowest to the topmost; none if one is half there.
    fn coats(
        &mut self,
        group: &Group,
        map: Affine,
        kind: MaskType,
        effort: &Effort,
    ) -> Result<Option<Vec<Coat>>, Exhausted> {
        let map = map * affine(group.transform());
        if f64::from(group.opacity().get()) <= HARDLY {
            return Ok(Some(Vec::new()));
        }
        let is_plain = group.blend_mode() == BlendMode::Normal
            && f64::from(group.opacity().get()) >= 1.0 - HARDLY;
        if !is_plain {
            return Ok(None);
        }
        let mut all = Vec::new();
        for node in group.children() {
            effort.spend(VISIT)?;
            let coats = match node {
                Node::Group(inner) => self.coats(inner, map, kind, effort)?,
                Node::Path(path) if path.is_visible() => self.painted(path, map, kind, effort)?,
                Node::Path(_) | Node::Text(_) => continue,
                Node::Image(_) => None,
            };
            let Some(coats) = coats else { return Ok(None) };
            all.extend(coats);
        }
        let mut windows = Vec::new();
        if let Some(clip) = group.clip_path() {
            let Some(window) = self.of_clip(clip, map, effort)? else { return Ok(None) };
            windows.push(window);
        }
        if let Some(mask) = group.mask() {
            let Some(window) = self.of_mask(mask, map, effort)? else { return Ok(None) };
            windows.push(window);
        }
        for window in windows {
            for coat in &mut all {
                coat.area = within(std::mem::take(&mut coat.area), &window, effort)?;
            }
        }
        Ok(Some(all))
    }

    /// The coats of one shape in a mask; none if one is half there.
    fn painted(
        &self,
        path: &usvg::Path,
        map: Affine,
        kind: MaskType,
        effort: &Effort,
    ) -> Result<Option<Vec<Coat>>, Exhausted> {
        let mut painted = Vec::new();
        if let Some(fill) = path.fill() {
            painted.push(((fill.paint(), fill.opacity()), filled(path, map, effort)?));
        }
        if let Some(line) = path.stroke() {
            let pen = Pen::of(line, map, mend::keeps_width(path).then_some(self.scale));
            let shapes = match pen {
                Some(pen) => {
                    let middle = pen.taken(&bez_path(path.data()));
                    pen.drawn(middle, &self.pieces, effort)?
                }
                None => Vec::new(),
            };
            let areas = shapes.into_iter().map(|shape| area_of(shape, effort));
            let area = clip::united(&areas.collect::<Result<Vec<_>, _>>()?, effort)?;
            painted.push(((line.paint(), line.opacity()), Some(area)));
        }
        if path.paint_order() == usvg::PaintOrder::StrokeAndFill {
            painted.reverse();
        }
        let mut coats = Vec::new();
        for ((paint, opacity), area) in painted {
            let Some(opens) = opening(paint, opacity.get().into(), kind) else { return Ok(None) };
            coats.extend(area.zip(opens).map(|(area, is_open)| Coat { area, is_open }));
        }
        Ok(Some(coats))
    }
}

/// What `stencil`, a clip or a mask, is remembered by.
fn key<T>(stencil: &T, map: Affine) -> Key {
    (std::ptr::from_ref(stencil).addr(), map.as_coeffs().map(f64::to_bits))
}

/// An area of a mask that opens it, or shuts what was open below.
struct Coat {
    area: BezPath,
    is_open: bool,
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
