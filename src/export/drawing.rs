//! Cloth as drawings have it, whatever they are written in: which marks, at which places, and how many are too many.
//!
//! **Invariant:** every drawing of the same cloth holds the same marks at the same places.

use std::borrow::Cow;
use std::collections::BTreeMap;

use kurbo::{Affine, Rect, Size};

use crate::mark::{Mark, Shape};
use crate::notice::Message;
use crate::raster::Backdrop;
use crate::repeat::Repeat;

use super::xml::rounded;

/// Most marks that are written one by one: some hundred megabytes of SVG, the most that editors open.
const MARKS: f64 = 2_000_000.0;

/// Most copies of the period along a side of the cloth.
const COPIES: f64 = 100_000.0;

/// How the copies of a cloth are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Copies {
    /// Each once, and used again wherever it lies.
    #[default]
    Used,
    /// Every copy that touches the cloth, for cutters and RIPs that know nothing used again.
    Flat,
}

/// What is drawn, and the cloth it is drawn on.
pub(super) struct Drawing<'a> {
    pub(super) repeat: Cow<'a, Repeat>,
    /// The cloth, from its upper left corner, in millimeters.
    pub(super) area: Rect,
    pub(super) copies: Copies,
}

impl<'a> Drawing<'a> {
    /// `cloth`, or else one period, which always carries every mark. Marks of latar are holes where the ground is
    /// transparent, and areas that abut are joined.
    ///
    /// Refuses cloth without a size, cloth on which a row or column would hold more than 100 000 copies, and more than
    /// two million marks that are written one by one.
    pub(super) fn of(
        repeat: &'a Repeat,
        cloth: Option<Size>,
        copies: Copies,
        ground: Backdrop,
    ) -> Result<Self, Message> {
        let pierced = match ground {
            Backdrop::Painted => Cow::Borrowed(repeat),
            Backdrop::Transparent => repeat.with_holes(),
        };
        let repeat = match pierced {
            Cow::Borrowed(repeat) => repeat.joined(),
            Cow::Owned(repeat) => Cow::Owned(repeat.joined().into_owned()),
        };
        let area = cloth.unwrap_or(repeat.period()).to_rect();
        let copies = cloth.map_or(Copies::Flat, |_| copies);
        let drawing = Self { repeat, area, copies };
        drawing.check()?;
        Ok(drawing)
    }

    /// Refuses what nobody could open.
    fn check(&self) -> Result<(), Message> {
        let Size { width, height } = self.area.size();
        // Also refuses what is not a number.
        if !(width > 0.0 && height > 0.0 && width.is_finite() && height.is_finite()) {
            return Err(Message::new("drawing-size").with("width", width).with("height", height));
        }
        let period = self.repeat.period();
        let (key, count, max) = match self.copies {
            Copies::Used => {
                ("drawing-copies", (width / period.width).max(height / period.height), COPIES)
            }
            Copies::Flat => ("drawing-marks", self.marks(), MARKS),
        };
        if count > max {
            return Err(Message::new(key).with("count", count.round()).with("max", max));
        }
        Ok(())
    }

    /// About how many copies of marks touch the cloth: for each mark, the cloth widened by it holds so many cells.
    fn marks(&self) -> f64 {
        let marks = self.repeat.artwork().marks();
        let cells = |at: &usize| {
            let around = self.area.size() + marks[*at].bounds().size();
            around.width * around.height
        };
        let period = self.repeat.period().to_rect().area();
        let drawn = self.repeat.coats().iter().flat_map(|coat| &coat.marks);
        let places = |at: &usize| self.repeat.orbit_of(*at).cell.len() as f64;
        drawn.map(|at| cells(at) * places(at)).sum::<f64>() / period
    }

    /// Every place at which a mark touches the cloth.
    pub(super) fn places(&self, mark: usize) -> Vec<Affine> {
        // Marks that only end at the edge need no copy beyond it; a micrometer is the unit of drawings.
        self.repeat.copies_of(mark, self.area.inset(-0.001))
    }

    /// The shifts along a row at which what lies in `reach` of the first period touches the cloth.
    pub(super) fn across(&self, reach: Rect) -> impl Iterator<Item = f64> {
        steps(self.repeat.period().width, [reach.x0, reach.x1], self.area.x1)
    }

    /// The shifts down the cloth at which what lies in `reach` of the first row touches it.
    pub(super) fn down(&self, reach: Rect) -> impl Iterator<Item = f64> {
        steps(self.repeat.period().height, [reach.y0, reach.y1], self.area.y1)
    }
}

/// The multiples of `period` at which what lies in `reach` touches the cloth from 0 to `end`.
fn steps(period: f64, [low, high]: [f64; 2], end: f64) -> impl Iterator<Item = f64> {
    // Counted from the first, whose number may be negative.
    let first = (-high / period).ceil();
    let last = ((end - low) / period).floor();
    std::iter::successors(Some(first), |step| Some(step + 1.0))
        .take_while(move |step| *step <= last)
        .map(move |step| step * period)
}

/// Marks of one coat by kind. Their color is the same, so their order does not matter.
pub(super) struct Kinds<'a> {
    marks: &'a [Mark],
    /// Areas and dots.
    filled: Vec<usize>,
    lines: Vec<usize>,
}

impl<'a> Kinds<'a> {
    pub(super) fn of(some: &[usize], marks: &'a [Mark]) -> Self {
        let mut kinds = Self { marks, filled: Vec::new(), lines: Vec::new() };
        for at in some {
            match marks[*at].shape() {
                Shape::Area(_) | Shape::EvenOdd(_) | Shape::Dot { .. } => kinds.filled.push(*at),
                Shape::Stroke { .. } => kinds.lines.push(*at),
            }
        }
        kinds
    }

    /// Every area and dot at each of its places.
    pub(super) fn filled(
        &self,
        places: impl Fn(usize) -> Vec<Affine>,
    ) -> impl Iterator<Item = Mark> {
        let copies = self
            .filled
            .iter()
            .flat_map(move |at| places(*at).into_iter().map(move |place| (*at, place)));
        copies.map(|(at, place)| self.marks[at].transformed(place))
    }

    /// Every line and its places, by its width there in thousandths of a millimeter.
    pub(super) fn lines(
        &self,
        places: impl Fn(usize) -> Vec<Affine>,
    ) -> BTreeMap<i64, Vec<(usize, Affine)>> {
        let mut widths: BTreeMap<i64, Vec<(usize, Affine)>> = BTreeMap::new();
        for at in &self.lines {
            let Shape::Stroke { width, .. } = self.marks[*at].shape() else { continue };
            for place in places(*at) {
                let width = width * place.determinant().abs().sqrt();
                widths.entry(rounded(width)).or_default().push((*at, place));
            }
        }
        widths
    }

    /// A mark where it lies at a place.
    pub(super) fn at(&self, mark: usize, place: Affine) -> Mark {
        self.marks[mark].transformed(place)
    }
}
