//! Printed pages: sheets of paper with shapes, text and pictures, ready to leave as PDF, SVG or PNG.
//!
//! Conventions, said once: lengths are millimeters, also those of type ([`POINT`] turns points into them); x points
//! right, y points **down**, and the origin is the upper left corner of the page. Items lie in order, the last on top.
//! Text is shaped once, when a [`Run`] is made, with fonts that are part of the program: whatever reads a page shows
//! the same glyphs at the same places. [`flow`] places blocks down a page and starts the next one.
//!
//! **Invariant:** a page is complete; nothing on it has to be looked up, measured or shaped again.

use std::sync::Arc;

use kurbo::{Affine, BezPath, Cap, Point, Rect, Shape as _, Size, Vec2};

use crate::color::Pixmap;
use crate::color::Srgb;
use crate::raster::{Inks, SHARPEST, Shares};

pub mod flow;
mod font;
pub mod text;

pub use font::{Font, Typeface};

use text::{Run, Style};

/// The typographer's point, 1/72 inch, in millimeters.
pub const POINT: f64 = 25.4 / 72.0;

/// The paper of most printers.
pub const A4: Size = Size::new(210.0, 297.0);

/// What sheets are printed on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Paper {
    /// 210 x 297 mm.
    #[default]
    A4,
    /// 215 x 330 mm: folio, as schools and offices of Indonesia have it.
    F4,
    /// 8.5 x 11 inches.
    Letter,
    /// 297 x 420 mm, for walls.
    A3,
}

impl Paper {
    /// Every paper.
    pub const ALL: [Self; 4] = [Self::A4, Self::F4, Self::Letter, Self::A3];

    /// Width and height, upright.
    pub const fn size(self) -> Size {
        match self {
            Self::A4 => A4,
            Self::F4 => Size::new(215.0, 330.0),
            Self::Letter => Size::new(215.9, 279.4),
            Self::A3 => Size::new(297.0, 420.0),
        }
    }

    /// What it is called.
    pub const fn name(self) -> &'static str {
        match self {
            Self::A4 => "A4",
            Self::F4 => "F4",
            Self::Letter => "Letter",
            Self::A3 => "A3",
        }
    }
}

/// Pages that belong together.
#[derive(Clone, Debug)]
pub struct Document {
    /// What it is called; viewers show it in their title bar. May be empty.
    pub title: String,
    /// The language of its text as a tag such as `id` or `en`; screen readers need it.
    pub language: String,
    /// Its pages in order.
    pub pages: Vec<Page>,
}

/// Letters that no font here has, so that boxes stand for them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lacking {
    /// Each letter once, as they are met.
    pub letters: Vec<char>,
    /// The first line with one of them.
    pub text: String,
    /// Its page, counted from 1.
    pub page: usize,
}

impl Document {
    /// The letters that its pages lack; nothing where they have all.
    pub fn lacking(&self) -> Option<Lacking> {
        let mut found: Option<Lacking> = None;
        for (page, number) in self.pages.iter().zip(1..) {
            for item in page.leaves() {
                let Item::Text { run, .. } = item else { continue };
                for letter in run.lacking() {
                    let lacking = found.get_or_insert_with(|| Lacking {
                        letters: Vec::new(),
                        text: run.text().to_owned(),
                        page: number,
                    });
                    if !lacking.letters.contains(&letter) {
                        lacking.letters.push(letter);
                    }
                }
            }
        }
        found
    }
}

/// One side of a sheet of paper, white where nothing lies.
#[derive(Clone, Debug)]
pub struct Page {
    /// Width and height.
    pub size: Size,
    /// What lies on it, the last on top.
    pub items: Vec<Item>,
}

/// What items are together, for those who hear a page or search it.
///
/// The order of items is the order of reading. Rows of a table follow one another, on the next page too, and so do
/// the lines of a paragraph. What has no role is read if it is text, and passed over if it is not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Role {
    /// A heading; 1 is the title of all.
    Heading(u8),
    /// A paragraph, or its first line.
    Paragraph,
    /// A further line of the paragraph before.
    Continued,
    /// A row of a table.
    Row,
    /// The cell of a row that says what the row is about.
    Head,
    /// Another cell of a row.
    Cell,
    /// A picture, with what is to be seen on it in words.
    Figure(String),
    /// What stands on every page.
    Foot,
}

/// Something on a page.
#[derive(Clone, Debug)]
pub enum Item {
    /// Items that are something together.
    Group {
        /// What they are.
        role: Role,
        /// The items, the last on top.
        items: Vec<Self>,
    },
    /// An area; where it overlaps itself, the nonzero rule decides.
    Fill {
        /// Its outline; open pieces are closed.
        path: BezPath,
        /// Its color.
        color: Srgb,
    },
    /// A line.
    Stroke {
        /// Its middle.
        path: BezPath,
        /// Its width.
        width: f64,
        /// Its ends. Corners are round where ends are round, else sharp up to [`SHARPEST`].
        cap: Cap,
        /// Its color.
        color: Srgb,
    },
    /// A line of text.
    Text {
        /// Where it begins: the left end of the line on which letters stand.
        baseline: Point,
        /// Its glyphs, with their size and color.
        run: Run,
    },
    /// Pixels.
    Picture {
        /// Where they lie; may stretch them.
        area: Rect,
        /// The pixels; pages may share them.
        pixels: Arc<Pixmap>,
    },
    /// A window of cloth, colored only when the page is written: one window in hundreds of colorways is held once.
    Cloth {
        /// Where it lies; may stretch it.
        area: Rect,
        /// The window.
        shares: Arc<Shares>,
        /// Its colors.
        inks: Inks,
    },
}

/// Which end of a text stands at a place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Align {
    /// Its left end: it grows to the right.
    #[default]
    Left,
    /// Its middle.
    Middle,
    /// Its right end: figures in columns.
    Right,
}

impl Page {
    /// An empty page.
    pub fn new(size: Size) -> Self {
        Self { size, items: Vec::new() }
    }

    /// Everything on it without groups, in the order in which it is painted.
    pub fn leaves(&self) -> impl Iterator<Item = &Item> {
        self.items.iter().flat_map(Item::leaves)
    }

    /// The same on paper of another size, with everything on it so many times as large.
    #[must_use]
    pub fn enlarged(self, by: f64, size: Size) -> Self {
        let items = self.items.into_iter().map(|item| item.enlarged(by)).collect();
        Self { size, items }
    }
}

impl Item {
    /// A rectangle filled with a color.
    pub fn rect(area: Rect, color: Srgb) -> Self {
        // The tolerance is for curves, of which a rectangle has none.
        Self::Fill { path: area.to_path(1.0), color }
    }

    /// The outline of a rectangle, with sharp corners; half of its width lies within.
    pub fn frame(area: Rect, width: f64, color: Srgb) -> Self {
        Self::Stroke { path: area.to_path(1.0), width, cap: Cap::Butt, color }
    }

    /// A straight line with plain ends.
    pub fn rule(from: impl Into<Point>, to: impl Into<Point>, width: f64, color: Srgb) -> Self {
        let mut path = BezPath::new();
        path.move_to(from);
        path.line_to(to);
        Self::Stroke { path, width, cap: Cap::Butt, color }
    }

    /// A line of text whose baseline passes through `at`. Shapes it.
    pub fn text(at: impl Into<Point>, align: Align, text: &str, style: &Style) -> Self {
        let run = Run::new(text, style);
        let back = match align {
            Align::Left => 0.0,
            Align::Middle => run.width() / 2.0,
            Align::Right => run.width(),
        };
        Self::Text { baseline: at.into() - Vec2::new(back, 0.0), run }
    }

    /// What a group holds, and what its groups hold; the item itself where it is none.
    pub fn leaves(&self) -> Box<dyn Iterator<Item = &Self> + '_> {
        match self {
            Self::Group { items, .. } => Box::new(items.iter().flat_map(Self::leaves)),
            other => Box::new(std::iter::once(other)),
        }
    }

    /// Moved.
    #[must_use]
    pub fn moved(mut self, by: Vec2) -> Self {
        match &mut self {
            Self::Group { items, .. } => {
                *items = std::mem::take(items).into_iter().map(|item| item.moved(by)).collect();
            }
            Self::Fill { path, .. } | Self::Stroke { path, .. } => {
                path.apply_affine(Affine::translate(by));
            }
            Self::Text { baseline, .. } => *baseline += by,
            Self::Picture { area, .. } | Self::Cloth { area, .. } => *area = *area + by,
        }
        self
    }

    /// Everything of it so many times as large and as far from the origin, text too.
    #[must_use]
    pub fn enlarged(mut self, by: f64) -> Self {
        match &mut self {
            Self::Group { items, .. } => {
                *items = std::mem::take(items).into_iter().map(|item| item.enlarged(by)).collect();
            }
            Self::Fill { path, .. } => path.apply_affine(Affine::scale(by)),
            Self::Stroke { path, width, .. } => {
                path.apply_affine(Affine::scale(by));
                *width *= by;
            }
            Self::Text { baseline, run } => {
                *baseline = Affine::scale(by) * *baseline;
                *run = run.enlarged(by);
            }
            Self::Picture { area, .. } | Self::Cloth { area, .. } => {
                *area = area.scale_from_origin(by);
            }
        }
        self
    }

    /// A rectangle around all that is seen of it, not always the smallest. Not finite where a coordinate is not.
    pub fn bounds(&self) -> Rect {
        match self {
            Self::Group { items, .. } => {
                let bounds = items.iter().map(Self::bounds);
                bounds.reduce(|all, each| all.union(each)).unwrap_or_default()
            }
            Self::Fill { path, .. } => path.control_box(),
            Self::Stroke { path, width, .. } => {
                let out = width * SHARPEST / 2.0;
                path.control_box().inflate(out, out)
            }
            Self::Text { baseline, run } => run.bounds() + baseline.to_vec2(),
            Self::Picture { area, .. } | Self::Cloth { area, .. } => *area,
        }
    }
}
