//! Marks of wax: what the pen leaves on the cloth, and the part that each belongs to.
//!
//! A design is a partition of cloth into parts. Marks lie in order and the topmost mark decides the part of a point;
//! where no mark lies the cloth is `latar`, the ground. Color comes later, from a palette.
//!
//! **Invariant:** a mark knows its part and its shape in millimeters, never a color. As it is made, every number of it is
//! finite and within [`REACH`](geom::REACH), and its width or radius is above 0.

use std::fmt;
use std::sync::{Arc, OnceLock};

use kurbo::{Affine, BezPath, Point, Rect, Shape as _};

use crate::geom;
use crate::geom::flat;

mod flatness;

pub use flatness::Flat;

/// The name of a part of the design, such as `klowong` or `isen`.
///
/// Two parts are the same when their names are. Cloning is cheap.
///
/// ```
/// use canting::mark::Part;
///
/// assert_eq!(Part::new("klowong"), Part::new(Part::KLOWONG));
/// assert_eq!(Part::latar().name(), "latar");
/// ```
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

    /// Whether it is a path of nothing; a dot never is.
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Stroke { path, .. } | Self::Area(path) | Self::EvenOdd(path) => path.is_empty(),
            Self::Dot { .. } => false,
        }
    }

    /// About how many corners it has once it is flat to [`TOLERANCE`](geom::TOLERANCE); a dot is one.
    pub fn corners(&self) -> usize {
        match self {
            Self::Stroke { path, .. } | Self::Area(path) | Self::EvenOdd(path) => {
                flat::vertices(path, geom::TOLERANCE)
            }
            Self::Dot { .. } => 1,
        }
    }

    /// The shape seen through `map`. Widths and radii follow the square root of its area change, so a shape under an
    /// uneven scale keeps a round pen.
    #[must_use]
    pub fn transformed(&self, map: Affine) -> Self {
        let grow = map.determinant().abs().sqrt();
        match self {
            Self::Stroke { path, width } => Self::Stroke { path: map * path, width: width * grow },
            Self::Area(path) => Self::Area(map * path),
            Self::EvenOdd(path) => Self::EvenOdd(map * path),
            Self::Dot { center, radius } => {
                Self::Dot { center: map * *center, radius: radius * grow }
            }
        }
    }

    /// Whether it can be the shape of a mark.
    fn is_sound(&self) -> bool {
        let is_size = |size: f64| size > 0.0 && size <= geom::REACH;
        match self {
            Self::Stroke { path, width } => is_size(*width) && flat::is_sane(path),
            Self::Area(path) | Self::EvenOdd(path) => flat::is_sane(path),
            Self::Dot { center, radius } => is_size(*radius) && geom::is_near(*center),
        }
    }
}

/// One mark of wax.
///
/// ```
/// use canting::mark::{Mark, Part, Shape};
/// use kurbo::Point;
///
/// let dot = |radius| Shape::Dot { center: Point::new(3.0, 4.0), radius };
/// let mark = Mark::new(Part::new("isen"), dot(0.5)).expect("a dot of a millimeter");
/// assert_eq!(mark.bounds().width(), 1.0);
/// assert!(Mark::new(Part::new("isen"), dot(f64::NAN)).is_none());
/// ```
#[derive(Clone)]
pub struct Mark {
    part: Part,
    shape: Shape,
    /// Made when first asked for, and shared by all clones, also by those made before.
    flat: Arc<OnceLock<Flat>>,
}

impl Mark {
    /// A mark of `part`; nothing if the shape has a number that is not finite or lies out of [`REACH`](geom::REACH), or a
    /// width or radius that is not above 0.
    pub fn new(part: Part, shape: Shape) -> Option<Self> {
        shape.is_sound().then(|| Self { part, shape, flat: Arc::default() })
    }

    /// The part that it belongs to.
    pub fn part(&self) -> &Part {
        &self.part
    }

    /// Where the wax lies.
    pub fn shape(&self) -> &Shape {
        &self.shape
    }

    /// Its part and its shape.
    pub fn into_parts(self) -> (Part, Shape) {
        (self.part, self.shape)
    }

    /// A mark of the same part with another shape, if that is sound.
    pub fn reshaped(&self, shape: Shape) -> Option<Self> {
        Self::new(self.part.clone(), shape)
    }

    /// The same mark with another part.
    #[must_use]
    pub fn of_part(self, part: Part) -> Self {
        Self { part, ..self }
    }

    /// The mark as straight lines within 0.01 mm, made once for all its clones; takes about as much memory as the mark
    /// itself. All clones hand out the same one, so its address is a key for what is made of it, as long as one of them is
    /// kept. Whoever meets dots by the thousand asks their shape instead, which says all.
    ///
    /// ```
    /// use canting::mark::{Mark, Part, Shape};
    /// use kurbo::{Affine, BezPath};
    ///
    /// let mut path = BezPath::new();
    /// path.move_to((-16.0, 0.0));
    /// path.curve_to((-8.0, -13.0), (7.0, -13.0), (16.0, 0.0));
    /// let line = Shape::Stroke { path, width: 0.6 };
    /// let mark = Mark::new(Part::new("klowong"), line).expect("a line");
    /// let before = mark.clone();
    /// assert!(std::ptr::eq(mark.flat(), before.flat()));
    /// let moved = mark.transformed(Affine::translate((1.0, 0.0)));
    /// assert!(!std::ptr::eq(mark.flat(), moved.flat()), "another mark");
    /// ```
    pub fn flat(&self) -> &Flat {
        self.flat.get_or_init(|| Flat::within(&self.shape, geom::TOLERANCE))
    }

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

    /// The box around the wax of a copy at `place`, given a box around the wax here, which may be larger than
    /// [`bounds`](Self::bounds). The pen stays round where a place is stretched, so it reaches farther than the box that is
    /// stretched along.
    pub fn bounds_at(&self, place: Affine, bounds: Rect) -> Rect {
        let lying = place.transform_rect_bbox(bounds);
        match &self.shape {
            Shape::Stroke { width, .. } => {
                let beyond = width / 2.0 * geom::unevenness(place);
                lying.inflate(beyond, beyond)
            }
            // A dot is stretched as its place is.
            Shape::Area(_) | Shape::EvenOdd(_) | Shape::Dot { .. } => lying,
        }
    }

    /// The mark seen through `map`, as [`Shape::transformed`]. Places on cloth keep a mark sound; a map that leads out of
    /// [`REACH`](geom::REACH), or that leaves nothing of a width, does not.
    #[must_use]
    pub fn transformed(&self, map: Affine) -> Self {
        let shape = self.shape.transformed(map);
        Self { part: self.part.clone(), shape, flat: Arc::default() }
    }
}

impl PartialEq for Mark {
    fn eq(&self, other: &Self) -> bool {
        self.part == other.part && self.shape == other.shape
    }
}

impl fmt::Debug for Mark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Mark").field("part", &self.part).field("shape", &self.shape).finish()
    }
}
