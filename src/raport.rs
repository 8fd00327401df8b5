//! The raport: on which lattice a cloth repeats, and where the copies of each drawing lie in one cell of it.
//!
//! Every way of repeating comes down to two vectors and lists of matrices: the stamp's walk (*lampah*), the repeats of
//! the textile trade, wallpaper groups, friezes, borders. What is drawn on a tile is a [`Face`]; most repeats have one,
//! two stamps that walk together have two, a lereng has one for each stripe.
//!
//! Every lattice that comes out of here has an upright period: exports need one. Where what was asked has none, the
//! nearest lattice that has one is taken, and told.
//!
//! **Invariant:** pure geometry; the same repeat and seed give the same matrices.

use kurbo::{Affine, BezPath, Point, Rect, Size, Vec2};

use crate::design::step::{Share, Step, Twin};
use crate::design::{Design, Stepping};
use crate::geom::Lattice;
use crate::geom::lattice::SAME;
use crate::limits;
use crate::notice::{Message, Notice, Spot};

mod border;
mod fit;
mod groups;
mod lereng;
mod stamps;
mod steps;
mod toss;
mod walk;

pub use walk::{Pass, Stamp, Stamping, Walk, Way, is_stamp};

pub use stamps::{Back, Stamps, Turned};

/// Where the copies of everything lie.
///
/// ```
/// use canting::raport::Raport;
///
/// // Half-drop: every second column lies half a tile lower, so the cloth repeats straight after two.
/// let mut design = canting::design::Design::new();
/// design.repeat.tile = kurbo::Size::new(60.0, 40.0);
/// design.repeat.step = canting::design::Step::named("half-drop");
/// assert_eq!(Raport::of(&design).period(), kurbo::Size::new(120.0, 40.0));
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Raport {
    /// Every sum of whole multiples of its two vectors maps the cloth onto itself. Has an upright period.
    pub lattice: Lattice,
    /// The ground first, which every lattice cell has once; then the tiles by their letters.
    pub faces: Vec<Face>,
    /// What was fitted.
    pub notices: Vec<Notice>,
}

/// Something that is drawn once and laid many times.
#[derive(Clone, Debug, PartialEq)]
pub struct Face {
    /// How layers name it; the ground has no letter. A letter may have several faces, each with a clip of its own.
    pub letter: Option<char>,
    /// What it is drawn in.
    pub frame: Frame,
    /// Its places in one cell of the lattice: maps from the frame to the cloth.
    pub images: Vec<Affine>,
    /// What of the drawing is kept; all of it without.
    pub clip: Option<BezPath>,
    /// The outline of what a stamp prints there, in the frame: corners in order. Empty for a ground.
    pub outline: Vec<Point>,
}

/// The ground that a drawing is made on. Its upper left corner is the origin.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Frame {
    /// A tile: its size; and the upright piece in which a motif that covers it is drawn, with the lattice on which that
    /// piece repeats. The piece is the tile itself but for rhombs.
    Tile {
        /// Millimeters.
        size: Size,
        /// As large as a cell of `lattice`.
        piece: Size,
        /// Upright: rows or columns of pieces.
        lattice: Lattice,
    },
    /// Open cloth: drawn once, about the origin.
    Once,
}

impl Frame {
    /// A tile that is laid like floor tiles.
    fn block(size: Size) -> Self {
        Self::Tile { size, piece: size, lattice: Lattice::block(size) }
    }

    /// The size of the tile; nothing for open cloth.
    pub fn size(&self) -> Size {
        match *self {
            Self::Tile { size, .. } => size,
            Self::Once => Size::ZERO,
        }
    }
}

impl Face {
    /// A tile with this letter, printed by an upright stamp.
    fn tile(letter: char, frame: Frame, images: Vec<Affine>) -> Self {
        let outline = corners(frame.size());
        Self { letter: Some(letter), frame, images, clip: None, outline }
    }

    /// How many of its images a stamp cannot print, because they show it in a mirror.
    pub fn mirrored(&self) -> usize {
        self.images.iter().filter(|image| crate::symmetry::is_mirrored(**image)).count()
    }
}

/// The corners of an upright tile.
fn corners(Size { width, height }: Size) -> Vec<Point> {
    [(0.0, 0.0), (width, 0.0), (width, height), (0.0, height)].map(Point::from).to_vec()
}

impl Raport {
    /// The raport of a design. Never fails: what cannot be laid as asked is laid as near to it as can be, and told.
    pub fn of(design: &Design) -> Self {
        let last = design.layers.iter().map(|layer| layer.tile).max().unwrap_or('A');
        Self::laid(&design.repeat, design.seed, last)
    }

    /// The raport of a repeat. Strewn motifs need the design's seed, and the last letter that a layer asks for.
    pub fn laid(repeat: &Stepping, seed: u64, last: char) -> Self {
        let tile = limits::nearest_tile(repeat.tile);
        let mut raport = match &repeat.step {
            Step::Parang { angle, is_half } => {
                steps::parang(tile, *angle, if *is_half { 0.5 } else { 0.0 })
            }
            Step::Mubeng { wedge, every } => steps::mubeng(tile, *wedge, *every),
            Step::Sareng { order, twin } => steps::sareng(tile, *order, *twin),
            Step::Mirror => steps::mirror(tile),
            Step::Diamond => steps::diamond(tile),
            Step::Ogee => steps::ogee(tile),
            Step::Lereng { angle, stripes } => lereng::lereng(tile, *angle, stripes),
            Step::Toss { gap, turning } => {
                let letters: Vec<char> = ('A'..=last.clamp('A', 'Z')).collect();
                toss::toss(tile, *gap, *turning, seed, &letters)
            }
            Step::Group { group, angle } => groups::group(tile, *group, *angle),
            Step::Frieze(frieze) => groups::frieze(tile, *frieze),
            Step::Pinggiran { frieze, unit, corner } => {
                border::border(tile, *frieze, *unit, *corner)
            }
            upright => steps::upright(tile, upright),
        };
        let ground = raport.ground();
        raport.faces.insert(0, ground);
        raport
    }

    /// Tiles laid like floor tiles.
    pub fn block(tile: Size) -> Self {
        Self::laid(&Stepping { tile, ..Stepping::default() }, 0, 'A')
    }

    fn new(lattice: Lattice, faces: Vec<Face>) -> Self {
        Self { lattice, faces, notices: Vec::new() }
    }

    fn note(mut self, message: Message) -> Self {
        self.notices.push(Notice::note(Spot::Repeat, message));
        self
    }

    fn warn(mut self, message: Message) -> Self {
        self.notices.push(Notice::warning(Spot::Repeat, message));
        self
    }

    /// The smallest upright rectangle that repeats straight.
    pub fn period(&self) -> Size {
        self.lattice.upright_period().unwrap_or_else(|| self.size())
    }

    /// The size of an upright piece that is as large as one cell of the lattice; rows or columns of it are the cloth.
    pub fn cell(&self) -> Size {
        self.faces.first().map_or(Size::ZERO, |ground| ground.frame.size())
    }

    /// The size of tile A: what a designer calls the tile.
    pub fn size(&self) -> Size {
        let first = self.faces.iter().find(|face| face.letter == Some('A'));
        first.map_or(Size::ZERO, |face| face.frame.size())
    }

    /// The places in [`faces`](Self::faces) of a letter.
    pub fn faces_of(&self, letter: char) -> impl Iterator<Item = usize> {
        let is_it = move |face: &Face| face.letter == Some(letter);
        self.faces.iter().enumerate().filter(move |(_, face)| is_it(face)).map(|(at, _)| at)
    }

    /// The letters there are, in order, each once.
    pub fn letters(&self) -> Vec<char> {
        let mut letters: Vec<char> = self.faces.iter().filter_map(|face| face.letter).collect();
        letters.dedup();
        letters
    }

    /// One cell of the lattice as an upright piece: a row or column of such pieces is the cloth.
    fn ground(&self) -> Face {
        let Lattice { a, b } = self.lattice;
        let is_upright = (a.y == 0.0 || b.x == 0.0) && a.x > 0.0 && b.y > 0.0;
        let rows = || in_rows(self.lattice).unwrap_or_else(|| Lattice::block(self.period()));
        let lattice = if is_upright { self.lattice } else { rows() };
        let piece = Size::new(lattice.a.x, lattice.b.y);
        let frame = Frame::Tile { size: piece, piece, lattice };
        let images = vec![Affine::IDENTITY];
        Face { letter: None, frame, images, clip: None, outline: Vec::new() }
    }
}

/// The smallest upright tile that makes the cloth of a lattice, and how it steps.
///
/// Straight if that is as small as any, else by columns or rows, whichever is nearer to a square. None if the lattice
/// has no upright period.
pub fn smallest(lattice: Lattice) -> Option<(Size, Step)> {
    let period = lattice.upright_period()?;
    let area = lattice.area();
    if period.area() < area * (1.0 + SAME) {
        return Some((period, Step::Tubrukan));
    }
    let turned = |v: Vec2| Vec2::new(v.y, v.x);
    let rows = in_rows(lattice)?;
    let columns = in_rows(Lattice { a: turned(lattice.a), b: turned(lattice.b) })?;
    let row = Size::new(rows.a.x, rows.b.y);
    let column = Size::new(columns.b.y, columns.a.x);
    let long = |size: Size| size.width.max(size.height);
    let by = |lattice: Lattice| Share::near(lattice.b.x / lattice.a.x);
    Some(if long(column) <= long(row) {
        (column, plainly(Step::Drop(by(columns))))
    } else {
        (row, plainly(Step::Shift(by(rows))))
    })
}

/// A half-drop or half-brick by its own name.
fn plainly(step: Step) -> Step {
    const HALF: Share = Share { count: 1, of: 2 };
    match step {
        Step::Drop(HALF) => Step::HalfDrop,
        Step::Shift(HALF) => Step::HalfBrick,
        step => step,
    }
}

/// The same lattice by a vector along a row, and one from a row to the next. None without an upright period.
fn in_rows(lattice: Lattice) -> Option<Lattice> {
    let width = lattice.upright_period()?.width;
    let height = lattice.area() / width;
    let slack = SAME * (width + height);
    let row = Rect::new(-slack, height - slack, width - slack, height + slack);
    let down = lattice.sums_in(row).first().copied()?;
    Some(Lattice { a: Vec2::new(width, 0.0), b: Vec2::new(down.x, height) })
}

/// Whether the second of two stamps has a drawing of its own.
fn has_own(twin: Twin) -> bool {
    twin == Twin::Own
}

#[cfg(test)]
mod tests;
