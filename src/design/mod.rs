//! The document: the only thing that is saved and edited.
//!
//! A [`Design`] names motifs and parts but knows neither; what a name means is found out when the design is drawn.
//! [`read()`] and [`write()`] turn it into the text of a `.batik` file and back without losing what they do not know.
//!
//! **Invariant:** holds nothing that can be computed; numbers in it are finite and within their limits.

use std::collections::BTreeMap;
use std::sync::Arc;

use kurbo::{BezPath, Point, Size};

use crate::color::Srgb;
use crate::mark::Part;
use crate::param::Values;

mod canonical;
mod check;
pub mod cloth;
pub mod dyeing;
pub mod edit;
mod file;
mod notices;
mod parts;
mod place;
pub mod step;
mod tongue;

pub use cloth::Cloth;
pub use dyeing::Dyeing;
pub use edit::{Edit, EditError};
#[cfg(feature = "app")]
pub(crate) use file::CLEARANCE;
pub use file::{
    ReadError, Rewritten, read, rewrite, write, write_colorway, write_layer, write_parts,
    write_repeat,
};
pub use step::Step;

/// The version of the file format that this program writes.
pub const VERSION: u32 = 1;

/// A batik design.
///
/// ```
/// let text = r#"
/// canting = 1
///
/// [repeat]
/// tile = [48, 48]
///
/// [[layer]]
/// motif = "kawung"
/// params = { size = 24 }
/// "#;
/// let mut design = canting::design::read(text).expect("a design");
/// design.repeat.tile.width = 96.0;
/// assert!(canting::design::write(&design).contains("tile = [96, 48]"));
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Design {
    /// The version of the file format; above [`VERSION`] when a newer program wrote it, and kept so on saving.
    pub version: u32,
    /// What it is called; may be empty.
    pub name: String,
    /// Who made it; may be empty.
    pub author: String,
    /// Free text; may be empty.
    pub note: String,
    /// The seed of every random stream.
    pub seed: u64,
    /// How the tile covers the cloth.
    pub repeat: Stepping,
    /// The piece that is made of it, if the design says.
    pub cloth: Option<Cloth>,
    /// From the lowest to the topmost. A layer is the same one for as long as its [`Arc`] is.
    pub layers: Vec<Arc<Layer>>,
    /// At least none; the first is the one shown when nobody chooses.
    pub colorways: Vec<Arc<Colorway>>,
    /// Keys of the file that this program does not know.
    pub unknown: toml::Table,
}

impl Design {
    /// An empty design: a tile of 100 mm, laid like floor tiles.
    pub fn new() -> Self {
        Self {
            version: VERSION,
            name: String::new(),
            author: String::new(),
            note: String::new(),
            seed: 0,
            repeat: Stepping::default(),
            cloth: None,
            layers: Vec::new(),
            colorways: Vec::new(),
            unknown: toml::Table::new(),
        }
    }
}

impl Default for Design {
    fn default() -> Self {
        Self::new()
    }
}

/// How the tile covers the cloth.
#[derive(Clone, Debug, PartialEq)]
pub struct Stepping {
    /// How the tile steps.
    pub step: Step,
    /// Width and height of the tile in millimeters, each 1 to 10 000.
    pub tile: Size,
    /// Keys of the file that this program does not know.
    pub unknown: toml::Table,
}

impl Default for Stepping {
    fn default() -> Self {
        // A cap is a hand wide: 100 mm is a common block, and a round number to start from.
        let tile = Size::new(100.0, 100.0);
        Self { step: Step::Tubrukan, tile, unknown: toml::Table::new() }
    }
}

/// One layer.
///
/// ```
/// use canting::design::{Content, Design, Layer};
/// use canting::param::{Value, Values};
///
/// let params = Values::from([("size".to_owned(), Value::Number(24.0))]);
/// let mut design = Design::new();
/// let kawung = Content::Motif { name: "kawung".to_owned(), params };
/// design.layers = vec![Layer::new(kawung).into()];
/// assert!(canting::design::write(&design).contains("motif = \"kawung\""));
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Layer {
    /// What the designer calls it; may be empty.
    pub name: String,
    /// What it draws.
    pub content: Content,
    /// Where; `None` covers the tile.
    pub place: Option<Placement>,
    /// The seed of its random stream; `None` for that of the design. Another one strews this layer anew and no other.
    pub seed: Option<u64>,
    /// The tile that it is drawn on, `A` to `Z`, where a repeat has several.
    pub tile: char,
    /// Whether the step, or the group, copies it; if not, it is laid by the lattice alone. `None` leaves it to what the
    /// layer draws: what fills a ground does not follow a group.
    pub follows: Option<bool>,
    /// Whether it is drawn.
    pub is_visible: bool,
    /// Whether the editor refuses to change it.
    pub is_locked: bool,
    /// Keys of the file that this program does not know.
    pub unknown: toml::Table,
}

impl Layer {
    /// A visible layer without a name that covers the tile.
    pub fn new(content: Content) -> Self {
        Self {
            name: String::new(),
            content,
            place: None,
            seed: None,
            tile: 'A',
            follows: None,
            is_visible: true,
            is_locked: false,
            unknown: toml::Table::new(),
        }
    }
}

/// What a layer draws.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// A motif of the library.
    Motif {
        /// Its name.
        name: String,
        /// Its parameters, unchecked: the motif knows their ranges.
        params: Values,
    },
    /// An isen that fills what is still ground.
    Isen {
        /// Its name.
        name: String,
        /// Its parameters, unchecked.
        params: Values,
        /// The part that its marks belong to.
        part: Part,
        /// Millimeters kept free around every other mark, 0 to 100.
        clearance: f64,
    },
    /// Drawn paths.
    Drawing(Vec<DrawnPath>),
    /// An SVG file beside the design.
    Picture {
        /// Its path, relative to the design.
        file: String,
        /// Parts by color, `#RRGGBB`; beats the part found by name.
        parts: BTreeMap<Srgb, Part>,
        /// The part of everything that neither a name nor a color decides.
        part: Part,
    },
    /// A layer of a newer version; not drawn, saved as it was.
    Unknown,
}

impl Content {
    /// The key that says so in a file; empty for what this program does not know.
    pub fn key(&self) -> &'static str {
        match self {
            Self::Motif { .. } => "motif",
            Self::Isen { .. } => "isen",
            Self::Drawing(_) => "drawing",
            Self::Picture { .. } => "picture",
            Self::Unknown => "",
        }
    }
}

/// A path drawn by hand.
#[derive(Clone, Debug, PartialEq)]
pub struct DrawnPath {
    /// Millimeters in the tile; SVG path syntax in the file. Shared with earlier designs.
    pub path: Arc<BezPath>,
    /// Stroke width in millimeters; `None` fills the path.
    pub width: Option<f64>,
    /// The part it belongs to.
    pub part: Part,
    /// Keys of the file that this program does not know.
    pub unknown: toml::Table,
}

/// Where a layer is placed in the tile.
#[derive(Clone, Debug, PartialEq)]
pub struct Placement {
    /// Millimeters from the tile's upper left corner.
    pub at: Point,
    /// Degrees, clockwise.
    pub turn: f64,
    /// Factor, 0.001 to 1000.
    pub scale: f64,
    /// Whether it is mirrored left to right before it is turned.
    pub is_mirrored: bool,
    /// Copies in a ring about `at`, 1 to 1000.
    pub ring: u32,
    /// Millimeters from `at` to each copy of the ring.
    pub radius: f64,
    /// Keys of the file that this program does not know.
    pub unknown: toml::Table,
}

impl Default for Placement {
    fn default() -> Self {
        Self {
            at: Point::ZERO,
            turn: 0.0,
            scale: 1.0,
            is_mirrored: false,
            ring: 1,
            radius: 0.0,
            unknown: toml::Table::new(),
        }
    }
}

/// Colors for the parts of a design.
#[derive(Clone, Debug, PartialEq)]
pub struct Colorway {
    /// What it is called.
    pub name: String,
    /// Where the colors come from.
    pub paint: Paint,
    /// Keys of the file that this program does not know.
    pub unknown: toml::Table,
}

/// Where the colors of a colorway come from.
#[derive(Clone, Debug, PartialEq)]
pub enum Paint {
    /// Each part its color.
    Print(BTreeMap<Part, Srgb>),
    /// Baths of dye, and wax.
    Dye(Dyeing),
    /// A kind of a newer version; shown in plain colors, saved as it was.
    Unknown,
}
