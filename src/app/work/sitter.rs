//! What a small picture shows, and painting it.
//!
//! **Invariant:** a picture is a pure function of its [`Portrait`]; colors are those of the export.

use std::collections::BTreeMap;
use std::fmt;
use std::path::PathBuf;
use std::ptr;
use std::sync::{Arc, OnceLock};

use kurbo::{Point, Rect, Size};

use crate::catalog::Example;
use crate::color::{Pixmap, Srgb};
use crate::design::edit::{Edit, LayerEdit};
use crate::design::{Colorway, Content, Design, Layer, Paint, Step, Stepping};
use crate::dye::Palette;
use crate::export::Look;
use crate::files;
use crate::mark::Part;
use crate::motif::Library;
use crate::param::Value;
use crate::raport::{Frame, Raport};
use crate::raster::{Backdrop, Grid, Inks, Painter, Shares, Window};
use crate::repeat::Repeat;
use crate::samples;
use crate::workspace::{AtHand, Evaluated, Outside, begin};

/// What lies outside of a design, for threads.
pub type Around = Arc<dyn Outside + Send + Sync>;

/// A period of fewer pixels a side is painted as it falls: whole pixels would bend it visibly.
const SNAPPED: i64 = 48;

/// The most times that a tile is enlarged so that a drawing fits into a domain.
const LARGEST: f64 = 6.0;

/// Cloth and marks where an isen is shown by itself.
const ISEN_CLOTH: [Srgb; 2] = [Srgb::new(0xF3, 0xE7, 0xCE), Srgb::new(0x5A, 0x33, 0x16)];

/// The ground on which an isen is shown, in millimeters: some rows of the coarsest.
const ISEN_GROUND: Size = Size::new(40.0, 40.0);

/// Who sits for a picture.
#[derive(Clone)]
pub enum Sitter {
    /// A design that is drawn already, such as the one on the desk.
    Drawn(Evaluated),
    /// A design that has to be drawn.
    Design(Arc<Design>, Around),
    /// A motif of the program, as a design begins with it.
    Motif(String),
    /// An isen of the program.
    Isen(String),
    /// A sample of the program.
    Sample(String),
    /// A design file, such as one that was opened lately.
    File(PathBuf),
}

/// What of the design is otherwise in the picture.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Varied {
    /// Nothing.
    #[default]
    None,
    /// One layer is alone, seen even where it is hidden.
    Alone(usize),
    /// One layer is alone, with another value for a parameter: a choice.
    Choice(usize, String, Value),
    /// It repeats in another way. Where the domain of that is smaller than the drawing, the tile is enlarged so that one
    /// drawing fits.
    Step(Step),
    /// It is edited so.
    Edit(Box<Edit>),
}

/// The colors of a picture.
#[derive(Clone, Debug, Default)]
pub enum Tint {
    /// Those of the first colorway.
    #[default]
    First,
    /// Those of a colorway, counted from 0.
    Of(usize),
    /// Those of a colorway that the design need not have, such as a proposal.
    Other(Arc<Colorway>),
    /// As it looks while a colorway is dyed, after so many steps of its plan.
    After(usize, usize),
}

/// How much cloth is in the picture; but for a piece, its middle is that of the tile.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Extent {
    /// So many millimeters across.
    Mm(f64),
    /// So many tiles across.
    Tiles(f64),
    /// One whole tile, with cloth around it where it has another shape than the picture.
    Tile,
    /// As the list of all ways of repeating shows that of the design.
    Repeat,
    /// So many millimeters across of a piece as it is exported, from its upper left corner.
    Piece(f64),
}

/// A picture that is wanted.
#[derive(Clone, Debug)]
pub struct Portrait {
    /// Of whom.
    pub sitter: Sitter,
    /// What is otherwise.
    pub change: Varied,
    /// In which colors.
    pub tint: Tint,
    /// How much of it.
    pub extent: Extent,
    /// Pixels across and down.
    pub pixels: [u32; 2],
}

impl Portrait {
    /// A picture in the first colors, as things are.
    pub fn new(sitter: Sitter, extent: Extent, pixels: [u32; 2]) -> Self {
        Self { sitter, change: Varied::None, tint: Tint::First, extent, pixels }
    }

    /// The same with something otherwise.
    #[must_use]
    pub fn changed(self, change: Varied) -> Self {
        Self { change, ..self }
    }

    /// The same in other colors.
    #[must_use]
    pub fn tinted(self, tint: Tint) -> Self {
        Self { tint, ..self }
    }

    /// Whether this comes to the same picture for sure.
    pub fn is_same(&self, other: &Self) -> bool {
        self.is_same_cloth(other) && self.tint.is_same(&other.tint) && self.sitter_tint(other)
    }

    /// Whether it shows the same parts at the same places, in whatever colors.
    pub(super) fn is_same_cloth(&self, other: &Self) -> bool {
        self.pixels == other.pixels
            && self.extent == other.extent
            && self.change == other.change
            && match &self.change {
                Varied::Alone(at) | Varied::Choice(at, ..) => {
                    self.sitter.has_same_layer(&other.sitter, *at)
                }
                Varied::None | Varied::Step(_) | Varied::Edit(_) => {
                    self.sitter.is_same(&other.sitter)
                }
            }
    }

    /// Whether the design gives both the same colors.
    fn sitter_tint(&self, other: &Self) -> bool {
        let colors = |portrait: &Self| {
            let at = match portrait.tint {
                Tint::First => 0,
                Tint::Of(at) | Tint::After(at, _) => at,
                Tint::Other(_) => return None,
            };
            portrait.sitter.design()?.colorways.get(at).cloned()
        };
        match (colors(self), colors(other)) {
            (Some(one), Some(other)) => Arc::ptr_eq(&one, &other) || one == other,
            (None, None) => true,
            _ => false,
        }
    }
}

impl Tint {
    fn is_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::First, Self::First) => true,
            (Self::Of(one), Self::Of(other)) => one == other,
            (Self::Other(one), Self::Other(other)) => Arc::ptr_eq(one, other) || one == other,
            (Self::After(one, step), Self::After(other, same)) => one == other && step == same,
            _ => false,
        }
    }
}

impl Sitter {
    fn design(&self) -> Option<&Design> {
        match self {
            Self::Drawn(evaluated) => Some(evaluated.design()),
            Self::Design(design, _) => Some(design),
            Self::Motif(_) | Self::Isen(_) | Self::Sample(_) | Self::File(_) => None,
        }
    }

    /// Whether it is the same cloth for sure, in whatever colors.
    fn is_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Drawn(one), Self::Drawn(other)) => ptr::eq(one.repeat(), other.repeat()),
            (Self::Design(one, _), Self::Design(other, _)) => {
                Arc::ptr_eq(one, other) || is_same_drawing(one, other)
            }
            (Self::Motif(one), Self::Motif(other))
            | (Self::Isen(one), Self::Isen(other))
            | (Self::Sample(one), Self::Sample(other)) => one == other,
            (Self::File(one), Self::File(other)) => one == other,
            _ => false,
        }
    }

    /// Whether a layer of both looks the same by itself.
    fn has_same_layer(&self, other: &Self, at: usize) -> bool {
        let (Some(one), Some(other)) = (self.design(), other.design()) else {
            return self.is_same(other);
        };
        let layers = [one, other].map(|design| design.layers.get(at));
        let is_same = matches!(layers, [Some(one), Some(other)] if Arc::ptr_eq(one, other));
        is_same && one.repeat == other.repeat && one.seed == other.seed
    }
}

/// Whether two designs draw the same for sure: they share their layers.
fn is_same_drawing(one: &Design, other: &Design) -> bool {
    let layers = || one.layers.iter().zip(&other.layers);
    one.repeat == other.repeat
        && one.seed == other.seed
        && one.layers.len() == other.layers.len()
        && layers().all(|(one, other)| Arc::ptr_eq(one, other))
}

impl fmt::Debug for Sitter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Drawn(evaluated) => write!(f, "Drawn({:?})", evaluated.design().name),
            Self::Design(design, _) => write!(f, "Design({:?})", design.name),
            Self::Motif(name) => write!(f, "Motif({name:?})"),
            Self::Isen(name) => write!(f, "Isen({name:?})"),
            Self::Sample(name) => write!(f, "Sample({name:?})"),
            Self::File(path) => write!(f, "File({path:?})"),
        }
    }
}

/// The parts at every pixel of a picture, kept so that other colors cost nothing.
pub(super) struct Cloth {
    evaluated: Evaluated,
    painter: Painter,
    window: Window,
    shares: OnceLock<Shares>,
}

impl Cloth {
    /// The cloth of a picture; none where there is nothing to show.
    pub(super) fn of(portrait: &Portrait) -> Option<Self> {
        let evaluated = evaluated(portrait)?;
        let [width, height] = portrait.pixels.map(|side| side.max(1));
        let area = area(&evaluated, portrait.extent, f64::from(height) / f64::from(width));
        let scale = f64::from(width) / area.width();
        if !(scale > 0.0 && scale.is_finite()) {
            return None;
        }
        let grid = grid(evaluated.repeat(), scale);
        let corner = Point::new(area.x0 * grid.scale().x, area.y0 * grid.scale().y);
        let [x, y] = [whole(corner.x), whole(corner.y)];
        let painter = Painter::new(evaluated.repeat(), grid);
        let window = Window { x, y, width, height };
        Some(Self { evaluated, painter, window, shares: OnceLock::new() })
    }

    /// The picture in colors; none where they cannot be had.
    pub(super) fn painted(&self, tint: &Tint) -> Option<Pixmap> {
        let look = self.look(tint)?;
        let inks = Inks::new(&look.palette, Backdrop::Painted);
        if !look.waxed.is_empty() {
            return Some(self.painter.waxed(self.window, &inks, &look.waxed));
        }
        let shares = self.shares.get_or_init(|| self.painter.shares(self.window));
        Some(shares.colored(&inks))
    }

    fn look(&self, tint: &Tint) -> Option<Look> {
        let design = self.evaluated.design();
        let palette: &Palette = match tint {
            Tint::First => self.evaluated.palette((!design.colorways.is_empty()).then_some(0)),
            Tint::Of(at) => self.evaluated.palette(Some(*at)),
            Tint::Other(colorway) => {
                let index = design.colorways.len();
                return Some(Look::from(&self.evaluated.palette_for(colorway, index).0));
            }
            Tint::After(at, steps) => {
                return Some(Look::from(&self.evaluated.plan(*at)?.after(*steps)));
            }
        };
        Some(Look::from(palette))
    }

    /// Another design in other colors whose cloth is this.
    pub(super) fn recolored(&self, portrait: &Portrait) -> Option<Pixmap> {
        let Some(design) = portrait.sitter.design() else { return self.painted(&portrait.tint) };
        let other = |at: usize| design.colorways.get(at).map(|way| Tint::Other(Arc::clone(way)));
        let tint = match &portrait.tint {
            Tint::First => other(0),
            Tint::Of(at) => other(*at),
            // A plan needs a colorway that is one of the design.
            Tint::After(at, _)
                if self.evaluated.design().colorways.get(*at) != design.colorways.get(*at) =>
            {
                return Self::of(portrait)?.painted(&portrait.tint);
            }
            Tint::Other(_) | Tint::After(..) => None,
        };
        self.painted(&tint.unwrap_or_else(|| portrait.tint.clone()))
    }

    /// Bytes that are held.
    pub(super) fn weight(&self) -> usize {
        4 * self.window.width as usize * self.window.height as usize
    }
}

/// The design of a picture, drawn.
fn evaluated(portrait: &Portrait) -> Option<Evaluated> {
    let (design, around): (Arc<Design>, Around) = match &portrait.sitter {
        Sitter::Drawn(evaluated) if portrait.change == Varied::None => {
            return Some(evaluated.clone());
        }
        Sitter::Drawn(evaluated) => {
            // What lies outside is not at hand; most changes need none of it.
            (Arc::new(evaluated.design().clone()), Arc::new(AtHand::default()))
        }
        Sitter::Design(design, around) => (Arc::clone(design), Arc::clone(around)),
        Sitter::Motif(name) => (Arc::new(motif(name)?), Arc::new(AtHand::default())),
        Sitter::Isen(name) => (Arc::new(isen(name)), Arc::new(AtHand::default())),
        Sitter::Sample(name) => {
            let sample = samples::find(name)?;
            let pictures = sample.pictures().into_iter();
            let pictures = pictures.map(|(file, text)| (file, text.as_bytes().to_vec())).collect();
            let at_hand = AtHand { pictures, ..AtHand::default() };
            (Arc::new(sample.design), Arc::new(at_hand))
        }
        Sitter::File(path) => {
            let opened = files::open(path, None).ok()?;
            return Evaluated::with(opened.design, &opened.folder).ok();
        }
    };
    let design = changed(&design, &portrait.change)?;
    Evaluated::with(Design::clone(&design), &*around).ok()
}

/// A motif as a design begins with it.
pub(super) fn motif(name: &str) -> Option<Design> {
    begin::of_motif(&Library::standard(), name, &[]).ok()
}

/// An isen on cloth of its own.
pub(super) fn isen(name: &str) -> Design {
    let part = Part::new(Part::ISEN);
    let content = Content::Isen {
        name: name.to_owned(),
        params: BTreeMap::new(),
        part: part.clone(),
        clearance: 0.5,
    };
    let [ground, marks] = ISEN_CLOTH;
    let print = BTreeMap::from([(Part::latar(), ground), (part, marks)]);
    let colorway =
        Colorway { name: String::new(), paint: Paint::Print(print), unknown: toml::Table::new() };
    let mut design = Design::new();
    design.repeat.tile = ISEN_GROUND;
    design.layers = vec![Layer::new(content).into()];
    design.colorways = vec![colorway.into()];
    design
}

/// The design as the picture shows it.
fn changed(design: &Arc<Design>, change: &Varied) -> Option<Arc<Design>> {
    Some(match change {
        Varied::None => Arc::clone(design),
        Varied::Alone(at) => Arc::new(alone(design, *at)?),
        Varied::Choice(at, key, value) => {
            let edit = LayerEdit::Param(key.clone(), Some(value.clone()));
            Arc::new(alone(design, *at)?.apply(&Edit::Layer(*at, edit)).ok()?)
        }
        Varied::Step(step) => Arc::new(stepped(design, step)?),
        Varied::Edit(edit) => Arc::new(design.apply(edit).ok()?),
    })
}

/// The design with one layer alone. The others keep their places, since chance goes by them.
fn alone(design: &Design, at: usize) -> Option<Design> {
    design.layers.get(at)?;
    let seen = |(place, layer): (usize, &Arc<Layer>)| {
        let is_visible = place == at;
        Arc::new(Layer { is_visible, is_locked: false, ..Layer::clone(layer) })
    };
    let layers = design.layers.iter().enumerate().map(seen).collect();
    Some(Design { layers, ..design.clone() })
}

/// The design in another step, on a tile so large that what is drawn fits into what the step lays of it.
pub(super) fn stepped(design: &Design, step: &Step) -> Option<Design> {
    let mut other = design.apply(&Edit::Step(step.clone())).ok()?;
    let tile = design.repeat.tile;
    if is_laid_whole(design) {
        return Some(other);
    }
    // What is drawn has room where the design lays it now.
    let drawn = domain(&design.repeat, design.seed).unwrap_or(tile);
    let domain = domain(&other.repeat, design.seed)?;
    let by = (drawn.width / domain.width).max(drawn.height / domain.height).clamp(1.0, LARGEST);
    if by > 1.0 + 1e-9 {
        other = other.apply(&Edit::Tile(tile * by)).ok()?;
    }
    Some(other)
}

/// Whether everything that is seen covers the tile, whatever its size.
fn is_laid_whole(design: &Design) -> bool {
    let seen = design.layers.iter().filter(|layer| layer.is_visible);
    seen.into_iter().all(|layer| match layer.content {
        Content::Motif { .. } | Content::Isen { .. } => layer.place.is_none(),
        Content::Drawing(_) | Content::Picture { .. } | Content::Unknown => false,
    })
}

/// The room that a drawing has in a repeat before it meets its own copies.
fn domain(repeat: &Stepping, seed: u64) -> Option<Size> {
    let raport = Raport::laid(repeat, seed, 'A');
    let face = &raport.faces[raport.faces_of('A').next()?];
    if matches!(face.frame, Frame::Once) || face.outline.len() < 3 {
        return Some(repeat.tile);
    }
    let first = Rect::from_points(face.outline[0], face.outline[0]);
    let bounds = face.outline.iter().fold(first, |bounds, corner| bounds.union_pt(*corner));
    (bounds.width() > 0.0 && bounds.height() > 0.0).then(|| bounds.size())
}

/// The cloth in the picture, in millimeters; `shape` is the height of the picture by its width.
fn area(evaluated: &Evaluated, extent: Extent, shape: f64) -> Rect {
    let Size { width, height } = evaluated.artwork().tile();
    let middle = Point::new(width / 2.0, height / 2.0);
    let (middle, across) = match extent {
        Extent::Mm(across) => (middle, across),
        Extent::Tiles(count) => (middle, count * width),
        Extent::Tile => (middle, width.max(height / shape)),
        Extent::Repeat => {
            let example = Example { repeat: evaluated.design().repeat.clone() };
            let shown = example.shown();
            (shown.center(), shown.width())
        }
        Extent::Piece(across) => {
            return Rect::new(0.0, 0.0, across, across * shape);
        }
    };
    Rect::from_center_size(middle, (across, across * shape))
}

/// Pixels over the cloth: whole ones to a period, where it has enough of them.
fn grid(repeat: &Repeat, scale: f64) -> Grid {
    let snapped = Grid::snapped(repeat, scale);
    let is_fine = |grid: &Grid| {
        grid.period().is_some_and(|period| period.iter().all(|side| *side >= SNAPPED))
    };
    snapped.filter(is_fine).unwrap_or_else(|| Grid::plain(scale))
}

/// The whole number of pixels next to a place near the origin.
#[expect(clippy::cast_possible_truncation, reason = "far below 2^63")]
fn whole(place: f64) -> i64 {
    place.round() as i64
}
