//! A design drawn flat: the marks of each tile, in order, each with its part and the face that lays it.
//!
//! Everything before it makes it; everything after it only reads it. Marks may cross the tile's edge; the repeat
//! brings them in on the other side.
//!
//! **Invariant:** nothing is left to look up; every mark can be laid; parts, not colors; cannot be changed.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use kurbo::Size;

use crate::design::{self, Design, Step};
use crate::mark::{Mark, Part};
use crate::motif::Library;
use crate::notice::{Message, Notice, Spot};
use crate::raport::Raport;

mod clipped;
mod draw;
mod drawn;
mod filling;
mod frame;
mod layable;
mod picture;
mod placing;
mod streams;
mod studio;
mod table;

pub use filling::{Filled, Filling};
pub use frame::LayerFrame;
use layable::{Unlaid, layable};
pub use picture::{By, Colors, Picture, Refusal, SizedBy, Sorted, Sorting, read as read_picture};
use studio::Shelf;
pub use studio::{Draft, Fills, Laid, Runs, Studio};

/// What a design refers to by name: motifs, and the pictures that lie beside it.
#[derive(Debug)]
pub struct Materials {
    /// The motifs.
    pub library: Library,
    /// Text of SVG files.
    pub pictures: Pictures,
}

/// Texts of SVG files by the path that the design gives, or why there is none, which is told. The message need not say
/// which file.
pub type Pictures = BTreeMap<String, Result<String, Message>>;

impl Materials {
    /// The library that comes with the program, and no pictures.
    pub fn standard() -> Self {
        Self { library: Library::standard(), pictures: Pictures::new() }
    }
}

/// The marks of every tile.
///
/// ```
/// use canting::artwork::{Artwork, Materials};
///
/// let design = canting::samples::find("kawung picis").expect("a sample").design;
/// let artwork = Artwork::of(&design, &Materials::standard());
/// assert!(artwork.notices().is_empty());
/// assert!(artwork.marks().iter().any(|mark| mark.part().name() == "klowong"));
/// ```
#[derive(Clone, Debug)]
pub struct Artwork {
    raport: Arc<Raport>,
    /// Shared, so that painters can be kept without the artwork.
    marks: Arc<Vec<Mark>>,
    /// For each mark, where it comes from.
    origins: Vec<Origin>,
    notices: Vec<Notice>,
}

/// Where a mark comes from. Counted in 32 bits to keep marks small.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Origin {
    /// The place of its face in the raport.
    pub face: u32,
    /// Its layer, counted from 0.
    pub layer: u32,
}

impl Origin {
    /// Marks that are laid by the lattice alone.
    const GROUND: Self = Self { face: 0, layer: 0 };

    fn new(face: u32, layer: usize) -> Self {
        Self { face, layer: u32::try_from(layer).unwrap_or(0) }
    }
}

impl Artwork {
    /// Draws `design` flat. Never fails: what cannot be drawn is left out and told in a notice.
    ///
    /// Each motif layer costs one run of its script; an isen layer costs about a microsecond for each mark tried.
    pub fn of(design: &Design, materials: &Materials) -> Self {
        let drafted = Shelf::default().drafted(design, materials, Fills::Now);
        drafted.table.artwork()
    }

    /// Artwork of marks at hand, on a tile that is laid like floor tiles.
    pub fn from_marks(tile: Size, marks: Vec<Mark>) -> Self {
        Self::on(Raport::block(tile), marks)
    }

    /// Artwork of marks at hand, all of them on tile A of a raport. Those that cannot be laid are left out and told.
    pub fn on(raport: Raport, marks: Vec<Mark>) -> Self {
        let at = raport.faces_of('A').next().unwrap_or(0);
        let mut left_out = Unlaid::default();
        let marks: Vec<Mark> = match raport.faces.get(at) {
            Some(face) => {
                let period = raport.period();
                let laid = marks.into_iter().map(|mark| layable(mark, face, period));
                laid.filter_map(|mark| mark.map_err(|unfit| left_out.count(unfit)).ok()).collect()
            }
            None => marks,
        };
        let notice = |(severity, told)| Notice::new(severity, Spot::Design, told);
        let notices = left_out.told().map(notice).collect();
        let origins = vec![Origin { face: u32::try_from(at).unwrap_or(0), layer: 0 }; marks.len()];
        Self { raport: Arc::new(raport), marks: Arc::new(marks), origins, notices }
    }

    /// The same marks, all on tile A, on a tile of the same size that steps so.
    #[must_use]
    pub fn stepped(self, step: &Step) -> Self {
        let repeat =
            design::Stepping { step: step.clone(), tile: self.tile(), ..Default::default() };
        let mut stepped = Self::on(Raport::laid(&repeat, 0, 'A'), Arc::unwrap_or_clone(self.marks));
        stepped.notices.splice(0..0, self.notices);
        stepped
    }

    /// The same artwork with other marks, all laid by the lattice alone; what there was to tell stays.
    #[must_use]
    pub(crate) fn with_ground(self, marks: Vec<Mark>) -> Self {
        Self { origins: vec![Origin::GROUND; marks.len()], marks: Arc::new(marks), ..self }
    }

    /// The same artwork with other shapes for its marks, as many.
    #[must_use]
    pub(crate) fn redrawn(self, marks: Vec<Mark>) -> Self {
        Self { marks: Arc::new(marks), ..self }
    }

    /// Where the copies of everything lie.
    pub fn raport(&self) -> &Raport {
        &self.raport
    }

    /// Tile A in millimeters; its upper left corner is the origin.
    pub fn tile(&self) -> Size {
        self.raport.size()
    }

    /// For each mark, where it comes from.
    pub fn origins(&self) -> &[Origin] {
        &self.origins
    }

    /// The layers, counted from 0, that no stamp of the raport carries: they lie on the ground of a cell in which a
    /// stamp is set down more than once, so that it would need another drawing each time.
    pub fn unstamped(&self) -> BTreeSet<u32> {
        let mut stamps = self.raport.faces.iter().filter(|face| face.letter.is_some());
        if !stamps.any(|face| face.images.len() > 1) {
            return BTreeSet::new();
        }
        let ground = self.origins.iter().filter(|origin| origin.face == Origin::GROUND.face);
        ground.map(|origin| origin.layer).collect()
    }

    /// From the lowest to the topmost.
    pub fn marks(&self) -> &[Mark] {
        &self.marks
    }

    /// The same for somebody who keeps them longer than the artwork: costs a pointer.
    pub fn shared_marks(&self) -> Arc<Vec<Mark>> {
        Arc::clone(&self.marks)
    }

    /// What there is to tell about the drawing.
    pub fn notices(&self) -> &[Notice] {
        &self.notices
    }

    /// Every part that has a mark, and the ground, sorted by name.
    pub fn parts(&self) -> Vec<Part> {
        let mut parts: Vec<Part> = Vec::new();
        for mark in self.marks.iter() {
            // Neighbors mostly belong to the same part; a design has a handful of parts.
            if !parts.contains(mark.part()) {
                parts.push(mark.part().clone());
            }
        }
        parts.push(Part::latar());
        parts.sort();
        parts.dedup();
        parts
    }
}
