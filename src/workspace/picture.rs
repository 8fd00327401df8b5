//! A picture that is brought into a design: what came in with it, and the layer that it becomes.
//!
//! **Invariant:** what is told of a picture is what a design makes of it.

use std::collections::{BTreeMap, BTreeSet};

use super::{Evaluated, Supplies, begin};
use crate::artwork::{self, Picture, Refusal, Sorted, Sorting};
use crate::color::Srgb;
use crate::design::{Colorway, Content, Design, Layer, Paint};
use crate::mark::Part;
use crate::notice::{Message, Notice, Spot};

/// Cloth under a picture that brings no ground of its own: neither as dark as lines nor as light as thick wax.
const GROUND: Srgb = Srgb::new(0xD2, 0xC0, 0xA0);

/// A picture, and the layer that brings it into a design.
#[derive(Debug)]
pub struct PictureLayer {
    /// How a design calls its file.
    pub file: String,
    /// What came in.
    pub picture: Picture,
    /// With the parts that are proposed for its colors.
    pub layer: Layer,
}

impl PictureLayer {
    /// Reads the picture that a design calls `file`.
    ///
    /// # Errors
    ///
    /// Why it cannot be read, and what there is to tell about it nevertheless.
    pub fn read(file: &str, text: &str) -> Result<Self, Refusal> {
        let (part, parts, known) = (Part::new(Part::KLOWONG), BTreeMap::new(), BTreeSet::new());
        let sorting = Sorting { parts: &parts, part: &part, known: &known };
        let picture = artwork::read_picture(text, sorting)?;
        let parts = picture.colors.proposal(sorting);
        let layer = Layer::new(Content::Picture { file: file.to_owned(), parts, part });
        Ok(Self { file: file.to_owned(), picture, layer })
    }

    /// How large it is, and why.
    pub fn size(&self) -> Message {
        self.picture.sized.told(self.picture.size).with("file", self.file.as_str())
    }

    /// What is not drawn as it was meant; that colors run together is told by the layer.
    pub fn left_out(&self) -> Vec<Notice> {
        let left = self.picture.notes.iter().filter(|note| note.key != "picture-colors-merged");
        let named = left.map(|note| note.clone().with("file", self.file.as_str()));
        named.map(|note| Notice::warning(Spot::Design, note)).collect()
    }

    /// The part that shapes have in the layer.
    pub fn proposed<'a>(&'a self, sorted: &'a Sorted) -> &'a Part {
        let part = match &self.layer.content {
            Content::Picture { parts, .. } => parts.get(&sorted.color),
            _ => None,
        };
        part.unwrap_or(&sorted.part)
    }

    /// The picture of `text` on a tile of its own size, every part in the color of most of its shapes.
    ///
    /// # Errors
    ///
    /// That it is as large as cloth.
    pub fn evaluated(self, text: String) -> Result<Evaluated, Message> {
        let mut print = BTreeMap::from([(Part::latar(), GROUND)]);
        for sorted in self.picture.colors.sorted().iter().rev() {
            print.insert(self.proposed(sorted).clone(), sorted.color);
        }
        let colorway = Colorway {
            name: self.file.clone(),
            paint: Paint::Print(print),
            unknown: toml::Table::new(),
        };
        let mut design = Design::new();
        design.repeat.tile = begin::within_limits(self.picture.size)?;
        design.layers = vec![self.layer.into()];
        design.colorways = vec![colorway.into()];
        let mut supplies = Supplies::standard();
        supplies.materials.pictures.insert(self.file, Ok(text));
        Ok(Evaluated::of(design, supplies))
    }
}
