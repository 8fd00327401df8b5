//! Groups and shapes of a picture as marks, seen through the window that is open where they lie.
//!
//! **Invariant:** nothing is told of what is not seen.

use std::rc::Rc;

use kurbo::{Affine, Rect};
use usvg::{FillRule, Group, Image, Node, Opacity, Paint, PaintOrder, Stop};

use super::super::layable;
use super::colors::{By, Colors, Given};
use super::left::{LeftOut, Losses};
use super::names::Names;
use super::stencil::Stencils;
use super::stroke::Pen;
use super::window::{self, Window};
use super::{Sorting, affine, bez_path, mend, size, token};
use crate::color::Srgb;
use crate::geom::clip;
use crate::geom::effort::{Effort, Exhausted};
use crate::geom::parity;
use crate::mark::{Mark, Part, Shape};
use crate::notice::Message;

/// Corners of all copies of patterns in a picture: what a crowded tile has.
const MOST_COPIED: usize = 1_000_000;

/// Curves and lines of all marks together: ten traced photographs.
const MOST_ELEMENTS: usize = 1_000_000;

/// Marks: what a whole tile may have.
const MOST_MARKS: usize = 400_000;

/// Steps for lines that bend tighter than they are wide: some seconds.
const MOST_SWEPT: usize = 10_000_000;

/// Steps of work for cutting all objects of a picture: some seconds.
const MOST_WORK: usize = 20_000_000;

/// Steps of work for joining what patterns cut apart.
const MOST_JOINED: usize = 10_000_000;

/// Steps of work for cutting or joining one of them.
const MOST_WORK_AT_ONCE: usize = 4_000_000;

/// What is known of the place where something is drawn.
#[derive(Clone, Copy)]
pub(super) struct Scene<'a> {
    /// The part of what neither a color nor a name of its own decides.
    pub(super) given: &'a Given,
    /// From user space to millimeters.
    pub(super) map: Affine,
    pub(super) window: &'a Rc<Window>,
}

/// A picture half read.
pub(super) struct Reader<'a> {
    sorting: Sorting<'a>,
    names: Names,
    /// Millimeters of a pixel.
    scale: f64,
    pub(super) marks: Vec<Mark>,
    /// How many shapes lie where no mark can.
    pub(super) far: usize,
    pub(super) colors: Colors,
    /// What is not drawn, or drawn otherwise.
    pub(super) losses: Losses,
    /// Curves and lines that may still be read.
    elements: Effort,
    /// Corners of marks that were copied for patterns.
    copied: usize,
    /// What may be spent on lines that bend tightly.
    swept: Effort,
    stencils: Stencils,
    cutting: Budget,
    joining: Budget,
}

/// What an object is drawn with.
#[derive(Clone, Copy)]
struct Ink<'a> {
    paint: &'a Paint,
    opacity: Opacity,
}

/// Steps of work that are left for many objects.
struct Budget(usize);

impl Budget {
    /// What `work` brings, if it takes no more than is left.
    fn counted<T>(
        &mut self,
        work: impl FnOnce(&Effort) -> Result<T, Exhausted>,
    ) -> Result<T, Exhausted> {
        let most = self.0.min(MOST_WORK_AT_ONCE);
        let effort = Effort::of(most);
        let done = work(&effort);
        self.0 -= most - effort.left();
        done
    }
}

impl<'a> Reader<'a> {
    pub(super) fn new(sorting: Sorting<'a>, names: Names, scale: f64, losses: Losses) -> Self {
        Self {
            sorting,
            names,
            scale,
            marks: Vec::new(),
            far: 0,
            colors: Colors::default(),
            losses,
            elements: Effort::of(MOST_ELEMENTS),
            copied: 0,
            swept: Effort::of(MOST_SWEPT),
            stencils: Stencils::new(scale),
            cutting: Budget(MOST_WORK),
            joining: Budget(MOST_JOINED),
        }
    }

    /// Puts a mark of a part into the picture.
    pub(super) fn put(&mut self, part: &Part, shape: Shape) {
        let mark = layable::sound(part.clone(), shape);
        self.far += usize::from(mark.is_none());
        self.marks.extend(mark);
    }

    /// Counts what is not drawn as a viewer shows it; `id` is its name, if it has one.
    pub(super) fn leave_out(&mut self, kind: LeftOut, id: &str) {
        self.losses.count(kind, id);
    }

    /// Draws a group and all that it holds.
    pub(super) fn group(&mut self, group: &Group, scene: Scene<'_>) -> Result<(), Message> {
        let (is_clear, is_half) = clearness(group.opacity());
        if is_clear || scene.window.is_shut() {
            return Ok(());
        }
        let given = self.given(group.id(), scene.given);
        let map = scene.map * affine(group.transform());
        let (lacks_effect, carried) = token::of_group(group);
        let opened = match carried {
            Some(kind @ (LeftOut::Clip | LeftOut::Mask)) => Err(kind),
            _ => self.opened(group, Scene { map, ..scene }),
        };
        let window = match opened {
            Ok(window) => window,
            Err(kind) => {
                if paints(group, map, scene.window) {
                    self.leave_out(kind, name_in(group));
                }
                return Ok(());
            }
        };
        let scene = Scene { given: &given, map, window: &window };
        let before = self.marks.len();
        for node in group.children() {
            match node {
                Node::Group(inner) => self.group(inner, scene)?,
                Node::Path(path) if path.is_visible() => self.path(path, scene)?,
                Node::Path(_) => {}
                Node::Image(image) => self.image(image, group.id(), scene),
                Node::Text(_) => {}
            }
        }
        if self.marks.len() > before {
            if is_half {
                self.leave_out(LeftOut::Opacity, name_in(group));
            }
            if lacks_effect {
                self.leave_out(LeftOut::Filter, name_in(group));
            }
            if let Some(kind) = carried {
                self.leave_out(kind, name_in(group));
            }
        }
        Ok(())
    }

    /// The window through which a group is seen, in the scene of its inside; what to tell if there is none.
    fn opened(&mut self, group: &Group, scene: Scene<'_>) -> Result<Rc<Window>, LeftOut> {
        let mut window = Rc::clone(scene.window);
        if let Some(clip) = group.clip_path() {
            let opened = self.cutting.counted(|effort| {
                let clip = self.stencils.of_clip(clip, scene.map, effort)?;
                clip.map(|clip| window.through(&clip, effort)).transpose()
            });
            let opened = opened.map_err(|Exhausted| LeftOut::Crowded)?;
            window = opened.ok_or(LeftOut::Clip)?;
        }
        if let Some(mask) = group.mask() {
            let masked = self.cutting.counted(|effort| {
                let mask = self.stencils.of_mask(mask, scene.map, effort)?;
                mask.map(|mask| window.through(&mask, effort)).transpose()
            });
            let masked = masked.map_err(|Exhausted| LeftOut::Crowded)?;
            window = masked.ok_or(LeftOut::Mask)?;
        }
        Ok(window)
    }

    /// Tells of what an image stands for, where it would be seen.
    fn image(&mut self, image: &Image, id: &str, scene: Scene<'_>) {
        let area = scene.map.transform_rect_bbox(Rect::new(0.0, 0.0, 1.0, 1.0));
        let is_seen = image.is_visible() && scene.window.bounds().overlaps(area);
        if let Some(kind) = token::of_image(image).filter(|_| is_seen) {
            self.leave_out(kind, id);
        }
    }

    /// The part of what is called `id` in a group that is `given` one.
    fn given(&self, id: &str, given: &Given) -> Given {
        let named = self.names.part(id);
        named.map_or_else(|| given.clone(), |part| Given { part: part.clone(), by: By::Name })
    }

    fn path(&mut self, path: &usvg::Path, scene: Scene<'_>) -> Result<(), Message> {
        let given = self.given(path.id(), scene.given);
        let scene = Scene { given: &given, ..scene };
        match path.paint_order() {
            PaintOrder::FillAndStroke => {
                self.fill(path, scene)?;
                self.stroke(path, scene)
            }
            PaintOrder::StrokeAndFill => {
                self.stroke(path, scene)?;
                self.fill(path, scene)
            }
        }
    }

    fn fill(&mut self, path: &usvg::Path, scene: Scene<'_>) -> Result<(), Message> {
        let Some(fill) = path.fill().filter(|fill| leaves(fill.paint(), fill.opacity())) else {
            return Ok(());
        };
        self.count(1, path.data().len())?;
        let area = scene.map * bez_path(path.data());
        let shape = match fill.rule() {
            FillRule::NonZero => Shape::Area(area),
            FillRule::EvenOdd => {
                let turned = self.counted(|effort| parity::turned_counted(&area, effort));
                turned.ok().flatten().map_or_else(|| Shape::EvenOdd(area), Shape::Area)
            }
        };
        let ink = Ink { paint: fill.paint(), opacity: fill.opacity() };
        self.paint(vec![shape], ink, path.id(), scene)
    }

    fn stroke(&mut self, path: &usvg::Path, scene: Scene<'_>) -> Result<(), Message> {
        let Some(stroke) = path.stroke().filter(|it| leaves(it.paint(), it.opacity())) else {
            return Ok(());
        };
        let keeps_width = mend::keeps_width(path);
        let Some(pen) = Pen::of(stroke, scene.map, keeps_width.then_some(self.scale)) else {
            return Ok(());
        };
        self.count(1, path.data().len())?;
        let line = pen.taken(&bez_path(path.data()));
        let shapes = pen.drawn(line, &self.elements, &self.swept).map_err(too_large)?;
        self.count(shapes.len(), shapes.iter().map(elements).sum())?;
        let ink = Ink { paint: stroke.paint(), opacity: stroke.opacity() };
        self.paint(shapes, ink, path.id(), scene)
    }

    /// Lays shapes of one object, as far as they are seen.
    fn paint(
        &mut self,
        shapes: Vec<Shape>,
        ink: Ink<'_>,
        id: &str,
        scene: Scene<'_>,
    ) -> Result<(), Message> {
        let Ink { paint, opacity } = ink;
        let before = self.marks.len();
        if let Paint::Pattern(pattern) = paint {
            let opened = self.counted(|effort| {
                let areas = shapes.into_iter().map(|shape| window::area_of(shape, effort));
                let mut areas = areas.collect::<Result<Vec<_>, _>>()?;
                let area = match areas.len() {
                    0 | 1 => areas.pop().unwrap_or_default(),
                    _ => clip::united(&areas, effort)?,
                };
                scene.window.through(&Window::of(area, effort)?, effort)
            });
            match opened {
                Ok(window) => self.tiled(pattern, id, Scene { window: &window, ..scene })?,
                Err(Exhausted) => self.leave_out(LeftOut::Crowded, id),
            }
        } else {
            let (mut seen, mut is_crowded) = (Vec::new(), false);
            for shape in shapes {
                match self.counted(|effort| scene.window.seen(shape, effort)) {
                    Ok(shape) => seen.extend(shape),
                    Err(Exhausted) => is_crowded = true,
                }
            }
            if !seen.is_empty() {
                let part = self.part_of(paint, scene.given);
                seen.into_iter().for_each(|shape| self.put(&part, shape));
            }
            if is_crowded {
                self.leave_out(LeftOut::Crowded, id);
            }
        }
        let is_seen = self.marks.len() > before;
        if is_seen && clearness(opacity).1 {
            self.leave_out(LeftOut::Opacity, id);
        }
        if is_seen && matches!(paint, Paint::LinearGradient(_) | Paint::RadialGradient(_)) {
            self.leave_out(LeftOut::Gradient, id);
        }
        Ok(())
    }

    /// The part of what is painted so.
    fn part_of(&mut self, paint: &Paint, given: &Given) -> Part {
        let Paint::Color(color) = paint else { return given.part.clone() };
        let color = Srgb::new(color.red, color.green, color.blue);
        self.colors.sort(color, given, self.sorting)
    }

    /// Refuses more than a picture may have.
    pub(super) fn count(&self, marks: usize, elements: usize) -> Result<(), Message> {
        if self.marks.len().saturating_add(marks) > MOST_MARKS {
            return Err(size::too_many(MOST_MARKS));
        }
        self.elements.spend(elements).map_err(too_large)
    }

    /// Whether so many more corners may be copied.
    pub(super) fn copies(&mut self, corners: usize) -> bool {
        self.copied = self.copied.saturating_add(corners);
        self.copied <= MOST_COPIED
    }

    /// What `work` brings, if it takes no more than is left.
    pub(super) fn counted<T>(
        &mut self,
        work: impl FnOnce(&Effort) -> Result<T, Exhausted>,
    ) -> Result<T, Exhausted> {
        self.cutting.counted(work)
    }

    /// The same for joining, which may fail where cutting may not.
    pub(super) fn joined<T>(
        &mut self,
        work: impl FnOnce(&Effort) -> Result<T, Exhausted>,
    ) -> Result<T, Exhausted> {
        self.joining.counted(work)
    }
}

fn too_large(_: Exhausted) -> Message {
    Message::new("picture-too-large").with("limit", MOST_ELEMENTS)
}

/// Whether something is not there at all, and whether it is half there.
fn clearness(opacity: Opacity) -> (bool, bool) {
    (opacity.get() <= 0.0, opacity.get() > 0.0 && opacity.get() < 1.0)
}

/// Whether a paint leaves anything.
fn leaves(paint: &Paint, opacity: Opacity) -> bool {
    let is_clear = |stops: &[Stop]| stops.iter().all(|stop| stop.opacity().get() <= 0.0);
    let is_clear = match paint {
        Paint::Color(_) | Paint::Pattern(_) => false,
        Paint::LinearGradient(gradient) => is_clear(gradient.stops()),
        Paint::RadialGradient(gradient) => is_clear(gradient.stops()),
    };
    !is_clear && opacity.get() > 0.0
}

/// Whether anything in a group, whose inside `map` takes to millimeters, would be seen through `window`.
fn paints(group: &Group, map: Affine, window: &Window) -> bool {
    group.children().iter().any(|node| match node {
        Node::Group(inner) => {
            !clearness(inner.opacity()).0 && paints(inner, map * affine(inner.transform()), window)
        }
        Node::Path(path) => {
            let fills = path.fill().is_some_and(|it| leaves(it.paint(), it.opacity()));
            let draws = path.stroke().is_some_and(|it| leaves(it.paint(), it.opacity()));
            let around = path.stroke_bounding_box();
            let around = Rect::new(
                around.left().into(),
                around.top().into(),
                around.right().into(),
                around.bottom().into(),
            );
            let is_near = map.transform_rect_bbox(around).overlaps(window.bounds());
            path.is_visible() && (fills || draws) && is_near
        }
        Node::Image(_) | Node::Text(_) => false,
    })
}

/// The name of a group, or else of the first thing in it that has one.
fn name_in(group: &Group) -> &str {
    if !group.id().is_empty() {
        return group.id();
    }
    let names = group.children().iter().map(|node| match node {
        Node::Group(inner) => name_in(inner),
        other => other.id(),
    });
    names.into_iter().find(|name| !name.is_empty()).unwrap_or_default()
}

/// How many curves and lines an area has; those of lines are counted before.
fn elements(shape: &Shape) -> usize {
    shape.area().map_or(0, |(path, _rule)| path.elements().len())
}
