//! What a layer came to: its marks as its faces lay them, what they cost, and what there is to tell.
//!
//! **Invariant:** depends on nothing but what the layer was drawn of; knows neither its number nor what lies above it.

use kurbo::{Affine, Point, Rect, Vec2};

use crate::design::Layer;
use crate::geom::progress::Progress;
use crate::mark::{Mark, Shape};
use crate::notice::{Message, Severity};
use crate::param::Values;

use super::clipped::{MOST_CROSSINGS, clipped};
use super::layable::{self, Unlaid, layable};
use super::placing::{Placing, maps};

/// Marks of one tile of one design, all layers together. A cap has some thousand; a crowded cloth a hundred thousand.
pub(super) const MOST_MARKS: usize = 400_000;

/// Copies of marks in one cell of the lattice: a border may have a thousand units of a thousand marks.
pub(super) const MOST_COPIES: usize = 2_000_000;

/// Millimeters of outline on a square millimeter of cloth, marks below others counted: a hundred times what the eye can
/// part. Painting, and all that looks at edges, takes so long.
pub(super) const MOST_LINES: f64 = 400.0;

/// A drawn layer.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Drawn {
    /// What its parameters came to: asked for, fitted, or the defaults.
    values: Values,
    /// Told whether or not its marks find room on the table.
    pub(super) told: Vec<(Severity, Message)>,
    /// Why it could not be drawn.
    pub(super) refusal: Option<Message>,
    /// What its marks take; none if it has nothing to lay.
    pub(super) cost: Option<Cost>,
    marks: Vec<Mark>,
    /// For each mark, the face that lays it.
    faces: Vec<u32>,
    /// The box around its marks before they are placed; none if it has nothing to lay.
    pub(super) bounds: Option<Rect>,
    /// The place that it would have without being moved: where what it was drawn about lies in the tile.
    pub(super) home: Point,
    /// Told of the marks that are laid.
    pub(super) told_of_marks: Vec<(Severity, Message)>,
    /// Whether it looked for room on the ground and found none.
    pub(super) is_in_vain: bool,
}

/// What a layer takes of what all layers may take together.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Cost {
    pub(super) marks: usize,
    /// Copies of its marks in a cell of the lattice.
    pub(super) copies: usize,
    /// How long all their outlines are together, in millimeters.
    pub(super) lines: f64,
}

impl Drawn {
    /// A layer of which nothing is known yet but what the step has no room for.
    pub(super) fn begun(layer: &Layer, placing: &Placing) -> Self {
        Self { told: placing.told(layer), ..Self::default() }
    }

    /// What its parameters came to: as asked for, fitted, or the defaults. Empty for what has no parameters.
    pub(super) fn values(&self) -> &Values {
        &self.values
    }

    /// From the lowest to the topmost, each on its face.
    pub(super) fn marks(&self) -> impl Iterator<Item = (&Mark, usize)> {
        self.marks.iter().zip(self.faces.iter().map(|face| *face as usize))
    }

    pub(super) fn is_empty(&self) -> bool {
        self.marks.is_empty()
    }

    /// Whether the face of that number lays any of its marks.
    pub(super) fn is_on(&self, face: u32) -> bool {
        self.faces.contains(&face)
    }

    pub(super) fn count(&self) -> usize {
        self.marks.len()
    }

    /// About how many bytes it takes: its outlines, and as much again for what is kept of them flat.
    pub(super) fn bytes(&self) -> usize {
        let outline = |mark: &Mark| match mark.shape() {
            Shape::Stroke { path, .. } | Shape::Area(path) | Shape::EvenOdd(path) => {
                2 * size_of_val(path.elements())
            }
            Shape::Dot { .. } => 0,
        };
        let marks = self.marks.iter().map(|mark| size_of::<Mark>() + outline(mark));
        size_of::<Self>() + marks.sum::<usize>() + size_of_val(self.faces.as_slice())
    }

    /// Its marks, and for each the face that lays it.
    pub(super) fn into_marks(self) -> (Vec<Mark>, Vec<u32>) {
        (self.marks, self.faces)
    }

    pub(super) fn settle(&mut self, (values, messages): (Values, Vec<Message>)) {
        self.values = values;
        self.tell(Severity::Warning, messages);
    }

    pub(super) fn tell(&mut self, severity: Severity, messages: impl IntoIterator<Item = Message>) {
        self.told.extend(messages.into_iter().map(|message| (severity, message)));
    }

    /// The same layer without marks, and why.
    pub(super) fn refused(mut self, message: Message) -> Self {
        self.refusal = Some(message);
        self
    }

    /// The same layer with these marks, moved by `origin` and then placed, on each of its faces.
    ///
    /// Marks that no table has room for are counted and not laid. Where `progress` is stopped it is not worth anything.
    pub(super) fn laid(
        mut self,
        marks: &[Mark],
        origin: Vec2,
        (layer, placing): (&Layer, &Placing),
        progress: &Progress<'_>,
    ) -> Self {
        let (faces, maps, period) = (placing.faces(layer), maps(layer), placing.raport.period());
        let count = marks.len().saturating_mul(maps.len());
        let images: usize = faces.iter().map(|face| placing.face(*face).images.len()).sum();
        // Longer ones are left out and told below.
        let near = marks.iter().take_while(|_| progress.goes_on());
        let near = near.map(|mark| (mark, mark.bounds()));
        let near = near.filter(|(_, bounds)| layable::is_near(*bounds, period));
        let (mut length, mut around) = (0.0, None::<Rect>);
        for (mark, bounds) in near {
            length += layable::length(mark.shape());
            around = Some(around.map_or(bounds, |around| around.union(bounds)));
        }
        self.bounds = around.map(|around| around + origin);
        let scales: f64 = maps.iter().map(|map| map.determinant().abs().sqrt()).sum();
        let cost = Cost {
            marks: count.saturating_mul(faces.len()),
            copies: count.saturating_mul(images),
            lines: length * scales * images as f64,
        };
        self.cost = Some(cost);
        if !cost.fits(placing) {
            return self;
        }
        let (mut left_out, mut crossed) = (Unlaid::default(), 0);
        for number in faces {
            let face = placing.face(number);
            for map in &maps {
                let map = *map * Affine::translate(origin);
                for mark in marks.iter().take_while(|_| progress.goes_on()) {
                    let mark =
                        if map == Affine::IDENTITY { mark.clone() } else { mark.transformed(map) };
                    let kept = match &face.clip {
                        None => Ok(Some(mark)),
                        Some(clip) => clipped(mark, clip),
                    };
                    crossed += usize::from(kept.is_err());
                    let Ok(Some(mark)) = kept else { continue };
                    match layable(mark, face, period) {
                        Ok(mark) => {
                            self.marks.push(mark);
                            self.faces.push(u32::try_from(number).unwrap_or(0));
                        }
                        Err(unfit) => left_out.count(unfit),
                    }
                }
            }
        }
        let told = &mut self.told_of_marks;
        told.extend(left_out.told());
        if crossed > 0 {
            let message = Message::new("artwork-too-many-crossings").with("count", crossed);
            told.push((Severity::Error, message.with("limit", MOST_CROSSINGS)));
        }
        self
    }
}

impl Cost {
    /// Whether a table that is bare has room for it.
    fn fits(self, placing: &Placing) -> bool {
        let most = MOST_LINES * placing.raport.lattice.area();
        self.marks <= MOST_MARKS && self.copies <= MOST_COPIES && self.lines <= most
    }
}
