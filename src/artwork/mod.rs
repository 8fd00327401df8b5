//! A design drawn flat: the marks of one tile, in order, each with its part.
//!
//! Everything before it makes it; everything after it only reads it. Marks may cross the tile's edge; the repeat
//! brings them in on the other side.
//!
//! **Invariant:** nothing is left to look up; parts, not colors; cannot be changed.

use std::collections::BTreeMap;

use kurbo::{Affine, Size, Vec2};

use crate::design::{Content, Design, DrawnPath, Layer, Placement};
use crate::geom::region::Region;
use crate::geom::{self, Angle};
use crate::mark::{Mark, Part, Shape};
use crate::motif::{Ground, Library, isen};
use crate::notice::{Message, Notice, Place, nearest};
use crate::param::{self, Value, Values};
use crate::seed::Stream;

mod picture;

/// What a design refers to by name: motifs, and the pictures that lie beside it.
#[derive(Debug)]
pub struct Materials {
    /// The motifs.
    pub library: Library,
    /// Text of SVG files by the path that the design gives; a missing one is a notice.
    pub pictures: BTreeMap<String, String>,
}

impl Materials {
    /// The library that comes with the program, and no pictures.
    pub fn standard() -> Self {
        Self { library: Library::standard(), pictures: BTreeMap::new() }
    }
}

/// The marks of one tile.
#[derive(Clone, Debug)]
pub struct Artwork {
    tile: Size,
    marks: Vec<Mark>,
    notices: Vec<Notice>,
}

/// Marks of one tile of one design, all layers together. A cap has some thousand; a crowded cloth a hundred thousand.
const MOST_MARKS: usize = 400_000;

/// After so many layers that ran into a limit the rest is not tried: a design with a thousand of them must end too.
const PATIENCE: usize = 4;

/// After so many isen that found no room on the ground the rest is not tried either.
const TRIES: usize = 16;

/// The limits that take long to run into.
const RUN_AWAY: [&str; 8] = [
    "artwork-too-many-marks",
    "picture-too-copied",
    "picture-too-large",
    "picture-too-many",
    "script-too-long",
    "script-too-many-marks",
    "script-too-many-operations",
    "script-too-many-points",
];

impl Artwork {
    /// Draws `design` flat. Never fails: what cannot be drawn is left out and told in a notice.
    ///
    /// Each motif layer costs one run of its script; an isen layer costs about a microsecond for each mark tried.
    pub fn of(design: &Design, materials: &Materials) -> Self {
        let (marks, notices) = (Vec::new(), design.notices());
        let mut table = Table { design, materials, marks, notices, run_away: 0, in_vain: 0 };
        for (at, layer) in design.layers.iter().enumerate().filter(|(_, layer)| layer.is_visible) {
            if table.run_away >= PATIENCE || table.in_vain >= TRIES {
                table.notices.push(Notice::error(Place::Layer(at), Message::new("layer-skipped")));
            } else if let Err(message) = table.draw(at, layer) {
                table.run_away += usize::from(RUN_AWAY.contains(&message.key));
                table.notices.push(Notice::error(Place::Layer(at), message));
            }
        }
        Self { tile: design.repeat.tile, marks: table.marks, notices: table.notices }
    }

    /// Artwork of marks at hand.
    pub fn from_marks(tile: Size, marks: Vec<Mark>) -> Self {
        Self { tile, marks, notices: Vec::new() }
    }

    /// The same artwork with other marks; what there was to tell stays.
    #[must_use]
    pub fn with_marks(self, marks: Vec<Mark>) -> Self {
        Self { marks, ..self }
    }

    /// The tile in millimeters; its upper left corner is the origin.
    pub fn tile(&self) -> Size {
        self.tile
    }

    /// From the lowest to the topmost.
    pub fn marks(&self) -> &[Mark] {
        &self.marks
    }

    /// What there is to tell about the drawing.
    pub fn notices(&self) -> &[Notice] {
        &self.notices
    }

    /// Every part that has a mark, and the ground, sorted by name.
    pub fn parts(&self) -> Vec<Part> {
        let mut parts: Vec<Part> = Vec::new();
        for mark in &self.marks {
            // Neighbors mostly belong to the same part; a design has a handful of parts.
            if !parts.contains(&mark.part) {
                parts.push(mark.part.clone());
            }
        }
        parts.push(Part::latar());
        parts.sort();
        parts.dedup();
        parts
    }
}

/// The drawing table: a design, and what has been drawn of it.
struct Table<'a> {
    design: &'a Design,
    materials: &'a Materials,
    marks: Vec<Mark>,
    notices: Vec<Notice>,
    /// Layers that ran into a limit.
    run_away: usize,
    /// Isen that found no room.
    in_vain: usize,
}

impl Table<'_> {
    fn draw(&mut self, at: usize, layer: &Layer) -> Result<(), Message> {
        match &layer.content {
            Content::Motif { name, params } => self.motif(at, layer, name, params),
            Content::Isen { name, params, part, clearance } => {
                self.isen(at, layer, &Filling { name, params, part, clearance: *clearance })
            }
            Content::Drawing(paths) => {
                let marks: Vec<Mark> = paths.iter().map(drawn).collect();
                self.place(&marks, layer.place.as_ref(), Vec2::ZERO)
            }
            Content::Picture { file, parts, part } => {
                let text = self.materials.pictures.get(file);
                let text = text
                    .ok_or_else(|| Message::new("picture-missing").with("file", file.as_str()))?;
                let picture = picture::read(text, parts, part)
                    .map_err(|message| message.with("file", file.as_str()))?;
                for note in picture.notes {
                    self.notices
                        .push(Notice::warning(Place::Layer(at), note.with("file", file.as_str())));
                }
                let middle = picture.size.to_vec2() / 2.0;
                let origin = if layer.place.is_some() { -middle } else { Vec2::ZERO };
                self.place(&picture.marks, layer.place.as_ref(), origin)
            }
            // Told by the design itself.
            Content::Unknown => Ok(()),
        }
    }

    fn motif(
        &mut self,
        at: usize,
        layer: &Layer,
        name: &str,
        params: &Values,
    ) -> Result<(), Message> {
        let library = &self.materials.library;
        let unknown = || {
            Message::new("motif-unknown")
                .with("name", name)
                .with("near", nearest(name, &library.names()).unwrap_or_default())
        };
        let motif = library.find(name).ok_or_else(unknown)??;
        let (values, messages) = motif.values(params);
        self.tell(at, messages, Notice::warning);
        let tile = self.design.repeat.tile;
        let ground = match layer.place {
            None => Ground::Tile { tile, lattice: self.design.repeat.lattice() },
            Some(_) => Ground::Once,
        };
        let drawing =
            library.draw(&motif, &values, ground, (self.design.seed, &self.stream_of(at)))?;
        let suits = library.tile(&motif, &values).unwrap_or(tile);
        let suits = format!("[{}, {}]", suits.width, suits.height);
        let notes = drawing.notes.into_iter().map(|note| note.with("tile", suits.as_str()));
        self.tell(at, notes.collect(), Notice::note);
        // A drawing has its origin in the middle of the tile.
        let middle = if layer.place.is_some() { Vec2::ZERO } else { tile.to_vec2() / 2.0 };
        self.place(&drawing.marks, layer.place.as_ref(), middle)
    }

    /// Fills what is still ground.
    fn isen(&mut self, at: usize, layer: &Layer, filling: &Filling<'_>) -> Result<(), Message> {
        let names = || isen::ISEN.iter().map(|isen| isen.name).collect::<Vec<_>>();
        let unknown = || {
            Message::new("isen-unknown")
                .with("name", filling.name)
                .with("near", nearest(filling.name, &names()).unwrap_or_default())
        };
        let isen = isen::find(filling.name).ok_or_else(unknown)?;
        let mut asked = filling.params.clone();
        asked.insert("clearance".to_owned(), Value::Number(filling.clearance));
        let (values, messages) = param::settle(&isen.params(), &asked, isen.name);
        self.tell(at, messages, Notice::warning);
        let repeat = &self.design.repeat;
        let region = Region::ground(repeat.tile, repeat.lattice(), &self.marks);
        let place = isen::Place {
            region: &region,
            axis: None,
            limit: MOST_MARKS.saturating_sub(self.marks.len()),
        };
        let mut stream = Stream::new(self.design.seed, &self.stream_of(at));
        let filled = isen.fill(&values, place, &mut stream);
        let mark = |shape| Mark { part: filling.part.clone(), shape };
        let marks: Vec<Mark> = filled.shapes.into_iter().map(mark).collect();
        if layer.place.is_some() {
            self.notices.push(Notice::note(Place::Layer(at), Message::new("isen-has-no-place")));
        }
        if marks.is_empty() {
            self.in_vain += 1;
            self.notices.push(Notice::warning(
                Place::Layer(at),
                Message::new("isen-no-room").with("name", filling.name),
            ));
        }
        self.place(&marks, None, Vec2::ZERO)
    }

    /// Puts marks on the table, moved by `origin` and then placed.
    fn place(
        &mut self,
        marks: &[Mark],
        place: Option<&Placement>,
        origin: Vec2,
    ) -> Result<(), Message> {
        let maps = place.map_or_else(|| vec![Affine::IDENTITY], maps_of);
        if self.marks.len() + marks.len().saturating_mul(maps.len()) > MOST_MARKS {
            return Err(Message::new("artwork-too-many-marks").with("limit", MOST_MARKS));
        }
        for map in maps {
            let map = map * Affine::translate(origin);
            if map == Affine::IDENTITY {
                self.marks.extend(marks.iter().cloned());
            } else {
                self.marks.extend(marks.iter().map(|mark| mark.transformed(map)));
            }
        }
        Ok(())
    }

    fn tell(&mut self, at: usize, messages: Vec<Message>, notice: fn(Place, Message) -> Notice) {
        self.notices.extend(messages.into_iter().map(|message| notice(Place::Layer(at), message)));
    }

    /// The name of a layer's random stream: its own name, or what it draws and how many drew that before.
    ///
    /// So a layer keeps its stream when others are added, but for a twin below it; a name of its own keeps it always.
    fn stream_of(&self, at: usize) -> String {
        let layers = &self.design.layers;
        let name = |layer: &Layer| match &layer.content {
            _ if !layer.name.is_empty() => layer.name.clone(),
            // However it is spelled.
            Content::Motif { name, .. } => match self.materials.library.find(name) {
                Some(Ok(motif)) => motif.name().to_owned(),
                Some(Err(_)) | None => name.clone(),
            },
            Content::Isen { name, .. } => {
                isen::find(name).map_or_else(|| name.clone(), |isen| isen.name.to_owned())
            }
            Content::Drawing(_) | Content::Picture { .. } | Content::Unknown => String::new(),
        };
        let own = layers.get(at).map(name).unwrap_or_default();
        let before = layers.iter().take(at).filter(|layer| name(layer) == own).count();
        format!("{own} {before}")
    }
}

/// What an isen layer asks for.
struct Filling<'a> {
    name: &'a str,
    params: &'a Values,
    part: &'a Part,
    clearance: f64,
}

fn drawn(path: &DrawnPath) -> Mark {
    let shape = match path.width {
        Some(width) => Shape::Stroke { path: path.path.clone(), width },
        None => Shape::Area(path.path.clone()),
    };
    Mark { part: path.part.clone(), shape }
}

/// One map for each copy of a placement's ring.
fn maps_of(place: &Placement) -> Vec<Affine> {
    let flip = if place.is_mirrored { Affine::FLIP_X } else { Affine::IDENTITY };
    let own = Affine::translate((place.radius, 0.0)) * Affine::scale(place.scale) * flip;
    let ring = place.ring.max(1);
    (0..ring)
        .map(|k| {
            let turn = place.turn + 360.0 * f64::from(k) / f64::from(ring);
            Affine::translate(place.at.to_vec2()) * geom::turn(Angle::degrees(turn)) * own
        })
        .collect()
}
