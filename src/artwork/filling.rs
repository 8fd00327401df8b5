//! Isen that fill what the layers below leave free.
//!
//! This is most of what drawing costs. So a fill is a value of its own that can be carried to another thread, watched
//! and stopped there, and be laid when it is done.
//!
//! **Invariant:** a fill that ends makes the same, whoever watched it; one that was stopped makes nothing.

use std::borrow::Cow;
use std::ops::ControlFlow;
use std::sync::Arc;

use kurbo::{Affine, BezPath, Rect, Shape as _, Vec2};

use crate::design::{Content, Layer};
use crate::geom::Angle;
use crate::geom::offset::offset;
use crate::geom::progress::Progress;
use crate::isen::{self, Isen, Region};
use crate::mark::{Mark, Part};
use crate::notice::{Message, Severity, nearest};
use crate::param::{self, Value, Values};
use crate::raport::Face;
use crate::seed::Stream;

use super::drawn::{Drawn, MOST_MARKS};
use super::placing::Placing;
use super::streams::Named;

/// Corners of all copies of marks on a ground that is filled, once they are flat. A crowded tile has some hundred
/// thousand.
const MOST_AROUND: f64 = 2_000_000.0;

/// Isen in a stamp stand upright, as those of a whole ground do: y points down.
const UPWARD: Angle = Angle::radians(-std::f64::consts::FRAC_PI_2);

/// The share of a fill that it takes to find out what is free.
const LOOKING: f64 = 0.4;

/// A fill to be made: a layer, and the ground below it.
#[derive(Clone, Debug)]
pub struct Filling {
    pub(super) layer: Arc<Layer>,
    pub(super) placing: Arc<Placing>,
    pub(super) stream: Named,
    /// What lies on the table, from the lowest to the topmost.
    pub(super) below: Vec<Arc<Drawn>>,
    /// The number of the ground that these are.
    pub(super) ground: u64,
}

/// A fill that was made, to be handed to the [`Studio`](super::Studio) that asked for it.
#[derive(Clone, Debug)]
pub struct Filled {
    pub(super) filling: Filling,
    pub(super) drawn: Drawn,
}

/// What an isen layer asks for.
struct Asked<'a> {
    isen: &'static Isen,
    params: &'a Values,
    part: &'a Part,
    clearance: f64,
}

impl<'a> Asked<'a> {
    /// What `layer` asks for, if it is an isen, and one that is known.
    fn of(layer: &'a Layer) -> Option<Self> {
        let Content::Isen { name, params, part, clearance } = &layer.content else { return None };
        let isen = isen::find(name)?;
        Some(Self { isen, params, part, clearance: *clearance })
    }

    fn settled(&self) -> (Values, Vec<Message>) {
        let mut asked = self.params.clone();
        let idle = asked.insert("clearance".to_owned(), Value::Number(self.clearance));
        let (values, mut messages) = param::settle(&self.isen.params(), &asked, self.isen.name);
        if idle.is_some() {
            messages.push(Message::new("isen-clearance-aside").with("clearance", self.clearance));
        }
        (values, messages)
    }
}

/// What the parameters of an isen layer come to, before it is filled.
pub(super) fn values(layer: &Layer) -> Values {
    Asked::of(layer).map(|asked| asked.settled().0).unwrap_or_default()
}

/// Whether a layer fills what is left, with an isen that is known.
pub(super) fn is_fill(layer: &Layer) -> bool {
    Asked::of(layer).is_some()
}

/// What there is to say of an isen that is not known.
pub(super) fn unknown(name: &str) -> Message {
    let names = isen::ISEN.iter().map(|isen| isen.name).collect::<Vec<_>>();
    let near = nearest(name, &names).unwrap_or_default();
    Message::new("isen-unknown").with("name", name).with("near", near)
}

impl Filling {
    /// Whether two fills are of the same layer and fill the same ground.
    pub fn is_same(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.layer, &other.layer)
            && Arc::ptr_eq(&self.placing, &other.placing)
            && self.stream == other.stream
            && self.ground == other.ground
    }

    /// Makes the fill; none if it was told to stop.
    ///
    /// `watcher` hears what share of the work is done, from 0 to 1, and answers whether it should go on; it is asked
    /// every thousand small steps, mostly every fraction of a millisecond, and never again once it said no. The longest
    /// silences are those in which the tables of a fill are let go: some tens of milliseconds for a hundred thousand marks.
    /// What it answers never changes what a fill is that ends.
    ///
    /// Costs one to ten microseconds for each mark that is tried, and as much for each corner that lies below.
    pub fn made(self, watcher: &dyn Fn(f64) -> ControlFlow<()>) -> Option<Filled> {
        let drawn = self.drawn(&Progress::told(watcher))?;
        Some(Filled { filling: self, drawn })
    }

    /// The layer, filled; none if `progress` was stopped.
    pub(super) fn drawn(&self, progress: &Progress<'_>) -> Option<Drawn> {
        let mut drawn = Drawn::begun(&self.layer, &self.placing);
        let Some(asked) = Asked::of(&self.layer) else { return Some(drawn) };
        let settled = asked.settled();
        let values = settled.0.clone();
        drawn.settle(settled);
        progress.begin(0.0..LOOKING);
        let ground = match self.placing.domain(&self.layer) {
            // Half the clearance beyond the edge: the other half is kept by its image there.
            Some(face) => self.stamp(face, asked.clearance / 2.0, progress),
            None => self.cell(progress),
        };
        if progress.is_stopped() {
            return None;
        }
        let (region, axis) = match ground {
            Ok(ground) => ground,
            Err(message) => return Some(drawn.refused(message)),
        };
        let laid: usize = self.below.iter().map(|drawn| drawn.count()).sum();
        let limit = MOST_MARKS.saturating_sub(laid);
        let site = isen::Room { region: &region, axis, limit };
        let mut stream = Stream::new(self.stream.seed, &self.stream.name);
        progress.begin(LOOKING..1.0);
        let filled = asked.isen.fill_told(&values, site, &mut stream, progress)?;
        let mark = |shape| Mark::new(asked.part.clone(), shape);
        let shapes = filled.shapes.into_iter().take_while(|_| progress.goes_on());
        let marks: Vec<Mark> = shapes.filter_map(mark).collect();
        if self.layer.place.is_some() {
            drawn.tell(Severity::Note, [Message::new("isen-has-no-place")]);
        }
        if marks.is_empty() {
            drawn.is_in_vain = true;
            let message = Message::new("isen-no-room");
            drawn.tell(Severity::Warning, [message.with("name", self.asked_name())]);
        }
        let drawn = drawn.laid(&marks, Vec2::ZERO, (&self.layer, &self.placing), progress);
        (!progress.is_stopped()).then_some(drawn)
    }

    /// The isen as the design spells it.
    fn asked_name(&self) -> &str {
        match &self.layer.content {
            Content::Isen { name, .. } => name,
            _ => "",
        }
    }

    /// Every mark below, from the lowest to the topmost, and the face that lays it.
    fn below(&self) -> impl Iterator<Item = (&Mark, &Face)> {
        let marks = self.below.iter().flat_map(|drawn| drawn.marks());
        marks.map(|(mark, face)| (mark, self.placing.face(face)))
    }

    /// The ground of a whole cell; it stands upright by itself.
    fn cell(&self, progress: &Progress<'_>) -> Result<(Region, Option<Angle>), Message> {
        // A mark larger than the period comes in over every edge of it.
        let period = self.placing.raport.period();
        let below = || self.below().take_while(|_| progress.goes_on());
        let crowd = below().map(|(mark, face)| {
            let (size, corners) = (mark.bounds().size(), mark.shape().corners());
            let laps = (size.width / period.width + 1.0) * (size.height / period.height + 1.0);
            progress.goes_on_after(corners);
            (face.images.len() * corners) as f64 * laps
        });
        check_crowd(crowd.sum())?;
        let lying: Vec<Cow<'_, Mark>> = below()
            .flat_map(|(mark, face)| face.images.iter().map(move |image| (mark, *image)))
            .take_while(|_| progress.goes_on())
            .map(|(mark, image)| {
                let is_there = image == Affine::IDENTITY;
                if is_there {
                    return Cow::Borrowed(mark);
                }
                progress.goes_on_after(mark.shape().corners());
                Cow::Owned(mark.transformed(image))
            })
            .collect();
        let lying: Vec<&Mark> = lying.iter().map(AsRef::as_ref).collect();
        let (tile, lattice) = self.placing.ground();
        Ok((Region::ground_among(tile, lattice, &lying, progress), None))
    }

    /// The ground of one stamp, `beyond` millimeters over its edge, in its frame.
    fn stamp(
        &self,
        face: usize,
        beyond: f64,
        progress: &Progress<'_>,
    ) -> Result<(Region, Option<Angle>), Message> {
        let face = self.placing.face(face);
        let mut outline = BezPath::new();
        for (at, corner) in face.outline.iter().enumerate() {
            if at == 0 { outline.move_to(*corner) } else { outline.line_to(*corner) }
        }
        outline.close_path();
        let outline = offset(&outline, beyond);
        let bounds = outline.bounding_box();
        // Where everything follows the step, every stamp has the same around it. A ground may lie otherwise at each, and
        // so may the neighbors of a stripe.
        let is_even =
            self.placing.completes_all() && !self.below.iter().any(|drawn| drawn.is_on(0));
        let images = if is_even { &face.images[..1] } else { &face.images[..] };
        let (mut near, mut crowd) = (Vec::new(), 0.0);
        for image in images {
            let back = image.inverse();
            for (mark, place) in self.lying_near(image.transform_rect_bbox(bounds), progress) {
                let corners = mark.shape().corners();
                if !progress.goes_on_after(corners) {
                    break;
                }
                crowd += corners as f64;
                check_crowd(crowd)?;
                near.push(mark.transformed(place).transformed(back));
            }
        }
        let near: Vec<&Mark> = near.iter().collect();
        Ok((Region::within_among(&outline, &near, progress), Some(UPWARD)))
    }

    /// Every mark and every place at which it touches `area` of the cloth.
    fn lying_near(
        &self,
        area: Rect,
        progress: &Progress<'_>,
    ) -> impl Iterator<Item = (&Mark, Affine)> {
        let lattice = &self.placing.raport.lattice;
        let below = self.below().take_while(|_| progress.goes_on());
        below.flat_map(move |(mark, face)| {
            let bounds = mark.bounds();
            let images = face.images.iter().take_while(|_| progress.goes_on());
            images.flat_map(move |image| {
                let reach = mark.bounds_at(*image, bounds);
                let steps = lattice.sums_touching(reach, area);
                steps.into_iter().map(move |step| (mark, Affine::translate(step) * *image))
            })
        })
    }
}

/// Refuses to fill a ground on which too much lies.
fn check_crowd(corners: f64) -> Result<(), Message> {
    if corners <= MOST_AROUND {
        return Ok(());
    }
    Err(Message::new("isen-too-crowded").with("limit", MOST_AROUND))
}

#[cfg(test)]
mod tests {
    use super::*;

    const _: () = {
        const fn can_be_sent<T: Send + Sync>() {}
        can_be_sent::<Filling>();
        can_be_sent::<Filled>();
    };
}
