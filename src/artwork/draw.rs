//! What layers draw that look at nothing below them: motifs, lines drawn by hand, pictures.
//! Isen that fill the ground are made by `filling`; one of an unknown name ends here.
//!
//! **Invariant:** a pure function of the layer, how its design lies, its stream, the materials and the parts known.

use std::collections::BTreeSet;
use std::sync::Arc;

use kurbo::{Affine, BezPath, Size, Vec2};

use crate::design::{Content, DrawnPath, Layer};
use crate::geom::progress::Progress;
use crate::mark::{Mark, Part, Shape};
use crate::motif::{Cover, Handle, Motif};
use crate::notice::{Message, Severity};
use crate::param::Values;
use crate::raport::Frame;

use super::drawn::Drawn;
use super::layable::Unlaid;
use super::placing::{Placing, maps};
use super::streams::Named;
use super::{Materials, filling, picture};

/// A layer, and what its drawing depends on.
#[derive(Clone, Copy)]
pub(super) struct Task<'a> {
    pub(super) layer: &'a Layer,
    pub(super) placing: &'a Placing,
    pub(super) materials: &'a Materials,
    pub(super) stream: &'a Named,
    /// The parts that the design names.
    pub(super) known: &'a BTreeSet<Part>,
}

impl Task<'_> {
    /// The layer, drawn.
    pub(super) fn drawn(self) -> Drawn {
        let mut drawn = Drawn::begun(self.layer, self.placing);
        let made = match &self.layer.content {
            Content::Motif { name, params } => self.motif(&mut drawn, name, params),
            Content::Drawing(paths) => Ok((paths.iter().filter_map(by_hand).collect(), Vec2::ZERO)),
            Content::Picture { file, parts, part } => {
                let sorting = picture::Sorting { parts, part, known: self.known };
                self.picture(&mut drawn, file, sorting)
            }
            Content::Isen { name, .. } => Err(filling::unknown(name)),
            // Told by the design itself.
            Content::Unknown => return drawn,
        };
        match made {
            Ok((marks, origin)) => {
                let placed = (self.layer, self.placing);
                drawn.laid(&marks, origin, placed, &Progress::unwatched())
            }
            Err(message) => drawn.refused(message),
        }
    }

    /// The marks of a motif, and where they begin.
    fn motif(
        self,
        drawn: &mut Drawn,
        name: &str,
        params: &Values,
    ) -> Result<(Vec<Mark>, Vec2), Message> {
        let Self { layer, placing, materials, stream, .. } = self;
        let library = &materials.library;
        let motif = self.known_motif(name)?;
        let settled = motif.values(params);
        let values = settled.0.clone();
        drawn.settle(settled);
        let (cover, tile) = self.cover();
        let drawing = library.draw(&motif, &values, cover, stream.name())?;
        // It is drawn all the same; it only cannot be held.
        let broken = library.try_handles(&motif, &values, cover, stream.name()).err();
        drawn.tell(Severity::Warning, broken);
        let suits = library.tile(&motif, &values).unwrap_or(tile);
        let suits = format!("[{}, {}]", suits.width, suits.height);
        let notes = drawing.notes.into_iter().map(|note| note.with("tile", suits.as_str()));
        // The cell of a group is not what a designer would change for a motif that only lies under it.
        if !placing.completes() {
            drawn.tell(Severity::Note, notes);
        }
        // A drawing has its origin in the middle of the tile.
        drawn.home = (tile.to_vec2() / 2.0).to_point();
        let middle = if layer.place.is_some() { Vec2::ZERO } else { tile.to_vec2() / 2.0 };
        Ok((drawing.marks, middle))
    }

    /// The motif of the library that is called so.
    fn known_motif(self, name: &str) -> Result<Arc<Motif>, Message> {
        let library = &self.materials.library;
        let unknown = || {
            Message::new("motif-unknown")
                .with("name", name)
                .with("near", library.nearest(name).unwrap_or_default())
        };
        library.find(name).ok_or_else(unknown)?
    }

    /// Where a motif is drawn, and the tile that it belongs to.
    fn cover(self) -> (Cover, Size) {
        let Self { layer, placing, .. } = self;
        let frame = placing.faces(layer).first().map_or(Frame::Once, |face| placing.frame(*face));
        let cover = match frame {
            Frame::Tile { piece, lattice, .. }
                if layer.place.is_none() && placing.is_tiled(layer) =>
            {
                Cover::Tile { tile: piece, lattice }
            }
            Frame::Tile { .. } | Frame::Once => Cover::Once,
        };
        (cover, frame.size())
    }

    /// The handles of a motif, in the tile; none for other layers.
    ///
    /// # Errors
    ///
    /// That the motif is not known, or what is wrong with its script.
    pub(super) fn handles(self) -> Result<Vec<Handle>, Message> {
        let Content::Motif { name, params } = &self.layer.content else { return Ok(Vec::new()) };
        let motif = self.known_motif(name)?;
        let (values, _told) = motif.values(params);
        let (cover, tile) = self.cover();
        let library = &self.materials.library;
        let handles = library.handles(&motif, &values, cover, self.stream.name())?;
        let middle = if self.layer.place.is_some() { Vec2::ZERO } else { tile.to_vec2() / 2.0 };
        let place = maps(self.layer).first().copied().unwrap_or(Affine::IDENTITY);
        let map = place * Affine::translate(middle);
        Ok(handles.into_iter().map(|handle| handle.transformed(map)).collect())
    }

    /// The marks of a picture, and where they begin.
    fn picture(
        self,
        drawn: &mut Drawn,
        file: &str,
        sorting: picture::Sorting<'_>,
    ) -> Result<(Vec<Mark>, Vec2), Message> {
        let named = |message: Message| message.with("file", file);
        let text = self.materials.pictures.get(file);
        let text = text.ok_or_else(|| named(Message::new("picture-missing")))?;
        let text = text.as_ref().map_err(|message| named(message.clone()))?;
        let picture = picture::read(text, sorting).map_err(|refusal| {
            drawn.tell(Severity::Warning, refusal.notes.into_iter().map(named));
            named(refusal.message)
        })?;
        if picture.sized != picture::SizedBy::Units {
            drawn.tell(Severity::Note, [named(picture.sized.told(picture.size))]);
        }
        drawn.tell(Severity::Warning, picture.notes.into_iter().map(named));
        drawn.told.extend(Unlaid { far: picture.far, idle: 0 }.told());
        let middle = picture.size.to_vec2() / 2.0;
        drawn.home = middle.to_point();
        let origin = if self.layer.place.is_some() { -middle } else { Vec2::ZERO };
        Ok((picture.marks, origin))
    }
}

fn by_hand(path: &DrawnPath) -> Option<Mark> {
    let shape = match path.width {
        Some(width) => Shape::Stroke { path: BezPath::clone(&path.path), width },
        None => Shape::Area(BezPath::clone(&path.path)),
    };
    Mark::new(path.part.clone(), shape)
}
