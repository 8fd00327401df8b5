//! The drawing table: layers become marks, one after another, each on the faces that lay it.
//!
//! **Invariant:** whatever a layer asks for, drawing ends; what cannot be drawn is told.

use std::borrow::Cow;
use std::collections::BTreeSet;

use kurbo::{Affine, BezPath, Rect, Shape as _, Vec2};

use crate::design::step::Twin;
use crate::design::{Content, Design, DrawnPath, Layer, Placement, Step};
use crate::geom::offset::offset;
use crate::geom::{self, Angle, Lattice};
use crate::isen;
use crate::isen::region::Region;
use crate::mark::{Mark, Part, Shape};
use crate::motif::Cover;
use crate::notice::{Message, Notice, Spot, nearest};
use crate::param::{self, Value, Values};
use crate::raport::{Face, Frame, Raport};
use crate::seed::Stream;

use super::clipped::{MOST_CROSSINGS, clipped};
use super::layable::{self, layable};
use super::{Materials, Origin, picture};

/// Marks of one tile of one design, all layers together. A cap has some thousand; a crowded cloth a hundred thousand.
const MOST_MARKS: usize = 400_000;

/// After so many layers that ran into a limit the rest is not tried: a design with a thousand of them must end too.
const PATIENCE: usize = 4;

/// After so many isen that found no room on the ground the rest is not tried either.
const TRIES: usize = 16;

/// Copies of marks in one cell of the lattice: a border may have a thousand units of a thousand marks.
const MOST_COPIES: usize = 2_000_000;

/// Millimeters of outline on a square millimeter of cloth, marks below others counted: a hundred times what the eye can
/// part. Painting, and all that looks at edges, takes so long.
const MOST_LINES: f64 = 400.0;

/// Corners of all copies of marks on a ground that is filled, once they are flat. A crowded tile has some hundred
/// thousand.
const MOST_AROUND: f64 = 2_000_000.0;

/// Isen in a stamp stand upright, as those of a whole ground do: y points down.
const UPWARD: Angle = Angle::radians(-std::f64::consts::FRAC_PI_2);

/// The limits that take long to run into.
const RUN_AWAY: [&str; 13] = [
    "artwork-too-long",
    "artwork-too-many-copies",
    "artwork-too-many-marks",
    "isen-too-crowded",
    "picture-too-copied",
    "picture-too-large",
    "picture-too-many",
    "picture-too-many-attributes",
    "picture-too-many-rules",
    "script-too-many-marks",
    "script-too-many-operations",
    "script-too-much-read",
    "script-too-much-work",
];

/// The drawing table: a design, and what has been drawn of it.
pub(super) struct Table<'a> {
    design: &'a Design,
    materials: &'a Materials,
    pub(super) raport: Raport,
    pub(super) marks: Vec<Mark>,
    /// For each mark, where it comes from.
    pub(super) origins: Vec<Origin>,
    /// How many copies of marks a cell of the lattice holds.
    copies: usize,
    /// How long all their outlines are together, in millimeters.
    lines: f64,
    pub(super) notices: Vec<Notice>,
    /// The parts that the design names.
    parts: BTreeSet<Part>,
    /// Layers that ran into a limit.
    run_away: usize,
    /// Isen that found no room.
    in_vain: usize,
}

impl<'a> Table<'a> {
    /// Everything that `design` draws, as far as the limits let it.
    pub(super) fn drawn(design: &'a Design, materials: &'a Materials) -> Self {
        let raport = Raport::of(design);
        let mut notices = design.notices();
        notices.extend(raport.notices.iter().cloned());
        let mut table = Self {
            design,
            materials,
            raport,
            marks: Vec::new(),
            origins: Vec::new(),
            copies: 0,
            lines: 0.0,
            notices,
            parts: design.parts(),
            run_away: 0,
            in_vain: 0,
        };
        for (at, layer) in design.layers.iter().enumerate().filter(|(_, layer)| layer.is_visible) {
            if table.run_away >= PATIENCE || table.in_vain >= TRIES {
                table.notices.push(Notice::error(Spot::Layer(at), Message::new("layer-skipped")));
                continue;
            }
            table.tell_faces(at);
            if let Err(message) = table.draw(at, layer) {
                table.run_away += usize::from(RUN_AWAY.contains(&message.key));
                table.notices.push(Notice::error(Spot::Layer(at), message));
            }
        }
        table
    }

    fn draw(&mut self, at: usize, layer: &Layer) -> Result<(), Message> {
        match &layer.content {
            Content::Motif { name, params } => self.motif(at, layer, name, params),
            Content::Isen { name, params, part, clearance } => {
                self.isen(at, layer, &Filling { name, params, part, clearance: *clearance })
            }
            Content::Drawing(paths) => {
                let marks: Vec<Mark> = paths.iter().filter_map(drawn).collect();
                self.place(at, &marks, Vec2::ZERO)
            }
            Content::Picture { file, parts, part } => {
                let named = |message: Message| message.with("file", file.as_str());
                let text = self.materials.pictures.get(file);
                let text = text.ok_or_else(|| named(Message::new("picture-missing")))?;
                let text = text.as_ref().map_err(|message| named(message.clone()))?;
                let sorting = picture::Sorting { parts, part, known: &self.parts };
                let picture = picture::read(text, sorting).map_err(|refusal| {
                    let notes = refusal.notes.into_iter().map(named).collect();
                    self.tell(at, notes, Notice::warning);
                    named(refusal.message)
                })?;
                if picture.sized != picture::SizedBy::Units {
                    let sized = named(picture.sized.told(picture.size));
                    self.notices.push(Notice::note(Spot::Layer(at), sized));
                }
                self.tell(at, picture.notes.into_iter().map(named).collect(), Notice::warning);
                let middle = picture.size.to_vec2() / 2.0;
                let origin = if layer.place.is_some() { -middle } else { Vec2::ZERO };
                self.place(at, &picture.marks, origin)
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
                .with("near", library.nearest(name).unwrap_or_default())
        };
        let motif = library.find(name).ok_or_else(unknown)??;
        let (values, messages) = motif.values(params);
        self.tell(at, messages, Notice::warning);
        let frame = self.faces_for(at).first().map_or(Frame::Once, |face| self.frame(*face));
        let ground = match frame {
            Frame::Tile { piece, lattice, .. } if layer.place.is_none() && self.is_tiled(layer) => {
                Cover::Tile { tile: piece, lattice }
            }
            Frame::Tile { .. } | Frame::Once => Cover::Once,
        };
        let tile = frame.size();
        let drawing =
            library.draw(&motif, &values, ground, (self.design.seed, &self.stream_of(at)))?;
        let suits = library.tile(&motif, &values).unwrap_or(tile);
        let suits = format!("[{}, {}]", suits.width, suits.height);
        let notes = drawing.notes.into_iter().map(|note| note.with("tile", suits.as_str()));
        // The cell of a group is not what a designer would change for a motif that only lies under it.
        if !self.completes() {
            self.tell(at, notes.collect(), Notice::note);
        }
        // A drawing has its origin in the middle of the tile.
        let middle = if layer.place.is_some() { Vec2::ZERO } else { tile.to_vec2() / 2.0 };
        self.place(at, &drawing.marks, middle)
    }

    fn frame(&self, face: usize) -> Frame {
        self.raport.faces.get(face).map_or(Frame::Once, |face| face.frame)
    }

    /// The faces that lay a layer: those of its tile, or the ground for what does not follow the step.
    ///
    /// A motif without a place covers a whole cell, so a group would lay it over itself many times.
    fn faces_for(&self, at: usize) -> Vec<usize> {
        let layer = &self.design.layers[at];
        let is_ground = match (&layer.content, layer.follows) {
            (_, Some(false)) => true,
            (Content::Isen { .. }, _) => self.domain(layer).is_none(),
            (_, Some(true)) => false,
            (Content::Motif { .. }, None) => layer.place.is_none() && self.completes(),
            (Content::Drawing(_) | Content::Picture { .. } | Content::Unknown, None) => false,
        };
        if is_ground {
            return vec![0];
        }
        let own: Vec<usize> = self.raport.faces_of(layer.tile).collect();
        if own.is_empty() { self.raport.faces_of('A').collect() } else { own }
    }

    /// The face whose stamp an isen fills, to be copied with it; none if it fills the ground of the whole cell.
    ///
    /// Where stamps only move, the whole ground closes better: it has no edge. Where they turn or are mirrored, isen
    /// that did not follow could not be stamped; so those follow whose marks lie each by itself. Scales and lines, which
    /// show where they end, follow only when the designer asks for it, and strips are filled only then.
    fn domain(&self, layer: &Layer) -> Option<usize> {
        let is_asked = match &self.design.repeat.step {
            Step::Group { .. }
            | Step::Frieze(_)
            | Step::Mirror
            | Step::Mubeng { .. }
            | Step::Sareng { .. } => layer.follows.unwrap_or_else(|| is_strewn(&layer.content)),
            Step::Lereng { .. } | Step::Pinggiran { .. } => layer.follows == Some(true),
            _ => false,
        };
        let face = self.raport.faces_of(layer.tile).next()?;
        let Face { images, clip, outline, .. } = &self.raport.faces[face];
        let is_copied = images.len() > 1 && clip.is_none() && outline.len() > 2;
        (is_asked && is_copied).then_some(face)
    }

    /// Whether the step completes what is drawn in a part of the tile.
    fn completes(&self) -> bool {
        let is_group = matches!(self.design.repeat.step, Step::Group { .. });
        is_group && self.raport.faces.iter().any(|face| face.images.len() > 1)
    }

    /// Whether the step takes the cloth onto itself, wherever it takes one stamp to another.
    fn completes_all(&self) -> bool {
        match self.design.repeat.step {
            Step::Group { .. } | Step::Frieze(_) | Step::Mirror => true,
            Step::Mubeng { wedge, .. } => wedge.has_lattice(),
            Step::Sareng { twin, .. } => twin != Twin::Own,
            _ => false,
        }
    }

    /// Whether a motif without a place covers its tile. In a strip it is drawn once, in the middle of its unit: only
    /// along the strip does anything go on.
    fn is_tiled(&self, layer: &Layer) -> bool {
        let is_strip = matches!(
            self.design.repeat.step,
            Step::Lereng { .. } | Step::Pinggiran { .. } | Step::Frieze(_)
        );
        !is_strip || layer.follows == Some(false)
    }

    /// Tells what of a layer's wishes the step has no room for.
    fn tell_faces(&mut self, at: usize) {
        let layer = &self.design.layers[at];
        let letters = self.raport.letters();
        let faces = self.faces_for(at);
        let is_ground = faces == [0];
        let step = self.design.repeat.step.name();
        if !is_ground && !letters.contains(&layer.tile) {
            let known: Vec<String> = letters.iter().map(char::to_string).collect();
            let message = Message::new("layer-no-such-tile")
                .with("tile", layer.tile.to_string())
                .with("step", step)
                .with("known", known.join(", "));
            self.notices.push(Notice::warning(Spot::Layer(at), message));
        }
        match (&layer.content, layer.follows) {
            (Content::Isen { .. }, Some(true)) if is_ground => {
                let message = Message::new("isen-follows-nothing").with("step", step);
                self.notices.push(Notice::note(Spot::Layer(at), message));
            }
            (Content::Motif { .. }, None) if is_ground => {
                let message = Message::new("motif-covers-cell").with("step", step);
                self.notices.push(Notice::note(Spot::Layer(at), message));
            }
            _ => {}
        }
    }

    /// Every mark as it lies in one cell of the lattice.
    fn lying(&self) -> Cow<'_, [Mark]> {
        let is_plain = |face: &Face| face.images == [Affine::IDENTITY];
        if self.raport.faces.iter().all(is_plain) {
            return Cow::Borrowed(&self.marks);
        }
        let copies = self.marks.iter().zip(&self.origins).flat_map(|(mark, origin)| {
            let images = &self.raport.faces[origin.face as usize].images;
            images.iter().map(|image| mark.transformed(*image))
        });
        Cow::Owned(copies.collect())
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
        let (region, axis) = match self.domain(layer) {
            // Half the clearance beyond the edge: the other half is kept by its image there.
            Some(face) => (self.stamp_ground(face, filling.clearance / 2.0)?, Some(UPWARD)),
            None => (self.whole_ground()?, None),
        };
        let place = isen::Room {
            region: &region,
            axis,
            limit: MOST_MARKS.saturating_sub(self.marks.len()),
        };
        let mut stream = Stream::new(self.design.seed, &self.stream_of(at));
        let filled = isen.fill(&values, place, &mut stream);
        let mark = |shape| Mark::new(filling.part.clone(), shape);
        let marks: Vec<Mark> = filled.shapes.into_iter().filter_map(mark).collect();
        if layer.place.is_some() {
            self.notices.push(Notice::note(Spot::Layer(at), Message::new("isen-has-no-place")));
        }
        if marks.is_empty() {
            self.in_vain += 1;
            self.notices.push(Notice::warning(
                Spot::Layer(at),
                Message::new("isen-no-room").with("name", filling.name),
            ));
        }
        self.place(at, &marks, Vec2::ZERO)
    }

    /// The ground of a whole cell.
    fn whole_ground(&self) -> Result<Region, Message> {
        // A mark larger than the period comes in over every edge of it.
        let period = self.raport.period();
        let crowd = self.marks.iter().zip(&self.origins).map(|(mark, origin)| {
            let images = self.raport.faces[origin.face as usize].images.len();
            let size = mark.bounds().size();
            let laps = (size.width / period.width + 1.0) * (size.height / period.height + 1.0);
            (images * mark.shape().corners()) as f64 * laps
        });
        check_crowd(crowd.sum())?;
        let (tile, lattice) = match self.frame(0) {
            Frame::Tile { piece, lattice, .. } => (piece, lattice),
            Frame::Once => (self.design.repeat.tile, Lattice::block(self.design.repeat.tile)),
        };
        Ok(Region::ground(tile, lattice, &self.lying()))
    }

    /// The ground of one stamp, `beyond` millimeters over its edge, in its frame.
    fn stamp_ground(&self, face: usize, beyond: f64) -> Result<Region, Message> {
        let face = &self.raport.faces[face];
        let mut outline = BezPath::new();
        for (at, corner) in face.outline.iter().enumerate() {
            if at == 0 { outline.move_to(*corner) } else { outline.line_to(*corner) }
        }
        outline.close_path();
        let outline = offset(&outline, beyond);
        let bounds = outline.bounding_box();
        // Where everything follows the step, every stamp has the same around it. A ground may lie otherwise at each, and
        // so may the neighbors of a stripe.
        let is_even = self.completes_all() && self.origins.iter().all(|origin| origin.face != 0);
        let images = if is_even { &face.images[..1] } else { &face.images[..] };
        let (mut near, mut crowd) = (Vec::new(), 0.0);
        for image in images {
            let back = image.inverse();
            for (mark, place) in self.lying_near(image.transform_rect_bbox(bounds)) {
                crowd += mark.shape().corners() as f64;
                check_crowd(crowd)?;
                near.push(mark.transformed(place).transformed(back));
            }
        }
        Ok(Region::within(&outline, &near))
    }

    /// Every mark and every place at which it touches `area` of the cloth.
    fn lying_near(&self, area: Rect) -> impl Iterator<Item = (&Mark, Affine)> {
        let marks = self.marks.iter().zip(&self.origins);
        marks.flat_map(move |(mark, origin)| {
            let bounds = mark.bounds();
            let images = &self.raport.faces[origin.face as usize].images;
            images.iter().flat_map(move |image| {
                let reach = image.transform_rect_bbox(bounds);
                let steps = self.raport.lattice.sums_touching(reach, area);
                steps.into_iter().map(move |step| (mark, Affine::translate(step) * *image))
            })
        })
    }

    /// Puts marks of a layer on the table, moved by `origin` and then placed, for each of its faces.
    fn place(&mut self, at: usize, marks: &[Mark], origin: Vec2) -> Result<(), Message> {
        let layer = &self.design.layers[at];
        let faces = self.faces_for(at);
        // An isen has no place; that it was given one is told elsewhere.
        let place = layer.place.as_ref().filter(|_| !matches!(layer.content, Content::Isen { .. }));
        let maps = place.map_or_else(|| vec![Affine::IDENTITY], maps_of);
        let count = marks.len().saturating_mul(maps.len());
        if self.marks.len() + count.saturating_mul(faces.len()) > MOST_MARKS {
            return Err(Message::new("artwork-too-many-marks").with("limit", MOST_MARKS));
        }
        let images: usize = faces.iter().map(|face| self.raport.faces[*face].images.len()).sum();
        self.copies = self.copies.saturating_add(count.saturating_mul(images));
        if self.copies > MOST_COPIES {
            return Err(Message::new("artwork-too-many-copies").with("limit", MOST_COPIES));
        }
        let period = self.raport.period();
        // Longer ones are left out and told below.
        let laid = marks.iter().filter(|mark| layable::is_near(mark.bounds(), period));
        let length: f64 = laid.map(|mark| layable::length(mark.shape())).sum();
        let scales: f64 = maps.iter().map(|map| map.determinant().abs().sqrt()).sum();
        let lines = self.lines + length * scales * images as f64;
        let most = MOST_LINES * self.raport.lattice.area();
        if lines > most {
            let meters = |length: f64| (length / 1000.0).ceil();
            let message = Message::new("artwork-too-long").with("length", meters(lines));
            return Err(message.with("limit", meters(most)));
        }
        self.lines = lines;
        let (mut left_out, mut crossed) = (0, 0);
        for number in faces {
            let face = &self.raport.faces[number];
            for map in &maps {
                let map = *map * Affine::translate(origin);
                for mark in marks {
                    let mark =
                        if map == Affine::IDENTITY { mark.clone() } else { mark.transformed(map) };
                    let kept = match &face.clip {
                        None => Ok(Some(mark)),
                        Some(clip) => clipped(mark, clip),
                    };
                    crossed += usize::from(kept.is_err());
                    let Ok(Some(mark)) = kept else { continue };
                    match layable(mark, face, period) {
                        Some(mark) => {
                            self.marks.push(mark);
                            self.origins.push(Origin::new(number, at));
                        }
                        None => left_out += 1,
                    }
                }
            }
        }
        self.notices.extend(layable::told(left_out, Spot::Layer(at)));
        if crossed > 0 {
            let message = Message::new("artwork-too-many-crossings").with("count", crossed);
            let message = message.with("limit", MOST_CROSSINGS);
            self.notices.push(Notice::error(Spot::Layer(at), message));
        }
        Ok(())
    }

    fn tell(&mut self, at: usize, messages: Vec<Message>, notice: fn(Spot, Message) -> Notice) {
        self.notices.extend(messages.into_iter().map(|message| notice(Spot::Layer(at), message)));
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

/// Refuses to fill a ground on which too much lies.
fn check_crowd(corners: f64) -> Result<(), Message> {
    if corners <= MOST_AROUND {
        return Ok(());
    }
    Err(Message::new("isen-too-crowded").with("limit", MOST_AROUND))
}

/// What an isen layer asks for.
struct Filling<'a> {
    name: &'a str,
    params: &'a Values,
    part: &'a Part,
    clearance: f64,
}

/// Whether a layer is an isen of marks that lie each by itself.
fn is_strewn(content: &Content) -> bool {
    let Content::Isen { name, .. } = content else { return false };
    isen::find(name).is_some_and(|isen| !isen.is_field())
}

fn drawn(path: &DrawnPath) -> Option<Mark> {
    let shape = match path.width {
        Some(width) => Shape::Stroke { path: path.path.clone(), width },
        None => Shape::Area(path.path.clone()),
    };
    Mark::new(path.part.clone(), shape)
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
