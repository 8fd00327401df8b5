//! Marks of wax: what the pen leaves on the cloth, and the part that each belongs to.
//!
//! A design is a partition of cloth into parts. Marks lie in order and the topmost mark decides the part of a point;
//! where no mark lies the cloth is `latar`, the ground. Color comes later, from a palette.
//!
//! **Invariant:** a mark knows its part and its shape in millimeters, never a color.

use std::fmt;
use std::sync::Arc;

use kurbo::{Affine, BezPath, Point, Rect, Shape as _};

/// The name of a part of the design, such as `klowong` or `isen`.
///
/// Two parts are the same when their names are. Cloning is cheap.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Part(Arc<str>);

impl Part {
    /// The ground: what no mark covers.
    pub const LATAR: &'static str = "latar";
    /// Outlines, the first wax.
    pub const KLOWONG: &'static str = "klowong";
    /// Fill dots and lines.
    pub const ISEN: &'static str = "isen";
    /// Areas closed with thick wax.
    pub const TEMBOK: &'static str = "tembok";
    /// Areas waxed after the blue so that they stay blue.
    pub const BIRON: &'static str = "biron";
    /// The names that the craft has.
    pub const CUSTOMARY: [&'static str; 5] =
        [Self::LATAR, Self::KLOWONG, Self::ISEN, Self::TEMBOK, Self::BIRON];

    /// The part called `name`: trimmed, and lower case, since people write both.
    pub fn new(name: &str) -> Self {
        Self(name.trim().to_lowercase().into())
    }

    /// The ground.
    pub fn latar() -> Self {
        Self::new(Self::LATAR)
    }

    /// Its name.
    pub fn name(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The shape of a mark, in millimeters, y down.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// A line of wax with round ends and joins around its center line.
    Stroke {
        /// The center line; may be open or closed.
        path: BezPath,
        /// Full width in millimeters, greater than 0.
        width: f64,
    },
    /// A filled area, by the nonzero rule.
    Area(BezPath),
    /// A filled area, by the even-odd rule: of outlines that cross, which the nonzero rule would fill otherwise.
    EvenOdd(BezPath),
    /// A round dot.
    Dot {
        /// Its middle.
        center: Point,
        /// Millimeters, greater than 0.
        radius: f64,
    },
}

/// How often the outline of an area winds around what lies inside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// More often one way than the other.
    NonZero,
    /// An odd number of times.
    EvenOdd,
}

impl Rule {
    /// Whether a point lies inside around which the outline goes so many times, one way less the other.
    pub fn holds(self, turns: i32) -> bool {
        match self {
            Self::NonZero => turns != 0,
            Self::EvenOdd => turns % 2 != 0,
        }
    }
}

impl Shape {
    /// The outline of an area, and the rule by which it is filled.
    pub fn area(&self) -> Option<(&BezPath, Rule)> {
        match self {
            Self::Area(path) => Some((path, Rule::NonZero)),
            Self::EvenOdd(path) => Some((path, Rule::EvenOdd)),
            Self::Stroke { .. } | Self::Dot { .. } => None,
        }
    }
}

/// One mark of wax.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// The part that it belongs to.
    pub part: Part,
    /// Where the wax lies.
    pub shape: Shape,
}

impl Mark {
    /// The smallest box around the wax, stroke widths included.
    ///
    /// Exact for areas and dots; for strokes it may be larger where a curve turns within its control points.
    pub fn bounds(&self) -> Rect {
        match &self.shape {
            Shape::Stroke { path, width } => path.bounding_box().inflate(width / 2.0, width / 2.0),
            Shape::Area(path) | Shape::EvenOdd(path) => path.bounding_box(),
            Shape::Dot { center, radius } => {
                Rect::from_center_size(*center, (2.0 * radius, 2.0 * radius))
            }
        }
    }

    /// The mark seen through `map`. Widths and radii follow the square root of its area change, so a mark under an
    /// uneven scale keeps a round pen.
    #[must_use]
    pub fn transformed(&self, map: Affine) -> Self {
        let grow = map.determinant().abs().sqrt();
        let shape = match &self.shape {
            Shape::Stroke { path, width } => {
                Shape::Stroke { path: map * path, width: width * grow }
            }
            Shape::Area(path) => Shape::Area(map * path),
            Shape::EvenOdd(path) => Shape::EvenOdd(map * path),
            Shape::Dot { center, radius } => {
                Shape::Dot { center: map * *center, radius: radius * grow }
            }
        };
        Self { part: self.part.clone(), shape }
    }
}
