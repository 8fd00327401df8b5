//! Where a design is drawn again and again while a hand changes it.
//!
//! A layer is drawn anew only if something changed that its drawing depends on. Who edits a design shares the layers
//! that stay as they are, so a layer is the same if it lies at the same place in memory. What fills the ground depends
//! on all layers below it: it may be left for later, and until then its old fill stays.
//!
//! **Invariant:** a draft that waits for nothing is what [`Artwork::of`] makes of the design.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::design::{Content, Design, Layer};
use crate::geom::progress::Progress;
use crate::mark::Part;
use crate::motif::Handle;
use crate::notice::{Message, Notice};
use crate::param::Values;

use super::draw::Task;
use super::drawn::Drawn;
use super::filling::{self, Filled, Filling};
use super::frame::LayerFrame;
use super::placing::Placing;
use super::streams::{self, Named};
use super::table::Table;
use super::{Artwork, Materials, Pictures};

/// When the isen are made that fill what other layers leave free.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fills {
    /// With everything else: the draft waits for nothing.
    Now,
    /// Later, by whoever makes what the draft [waits for](Draft::waiting): until then their old fills stay.
    Later,
}

/// How often something was made that takes time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Runs {
    /// Scripts of motifs that were run.
    pub scripts: usize,
    /// Pictures that were read.
    pub pictures: usize,
    /// Grounds that were filled, those included that were [kept](Studio::keep).
    pub fills: usize,
}

/// A design as it is drawn so far.
#[derive(Clone, Debug)]
pub struct Draft {
    /// The marks of every tile. As long as nothing about them changes it is the same one, at the same place in memory,
    /// whatever else there is to tell meanwhile; so it tells nothing itself.
    pub artwork: Arc<Artwork>,
    /// What there is to tell about the drawing.
    pub notices: Vec<Notice>,
    /// For each layer of the design how it was drawn; none if it was not: hidden, or one too many.
    pub layers: Vec<Option<Laid>>,
    /// The fill that has to be made first. Those above it wait for it, since they see its marks.
    pub waiting: Option<Filling>,
}

impl Draft {
    /// Whether some layer shows an old fill, or none yet.
    pub fn is_stale(&self) -> bool {
        self.waiting.is_some()
    }
}

/// How a layer was drawn.
#[derive(Clone, Debug)]
pub struct Laid {
    /// What its parameters come to: as asked for, fitted, or the defaults. Empty for what has no parameters.
    pub values: Values,
    /// Whether it shows an old fill, or none yet.
    pub is_stale: bool,
    /// Where its handles sit; none if there is nothing to hold.
    pub frame: Option<LayerFrame>,
}

/// Where a design is drawn while it changes: the materials, and the drawings that may be needed again.
///
/// Stays on the thread on which its materials were opened; only [`Filling`] and [`Filled`] travel.
#[derive(Debug)]
pub struct Studio {
    materials: Materials,
    shelf: Shelf,
    last: Option<Last>,
}

/// The artwork that was handed out last, and what it was made of.
#[derive(Debug)]
struct Last {
    placing: Arc<Placing>,
    layers: Vec<(usize, Arc<Drawn>)>,
    artwork: Arc<Artwork>,
}

impl Studio {
    /// A studio with these materials, and nothing drawn.
    pub fn new(materials: Materials) -> Self {
        Self { materials, shelf: Shelf::default(), last: None }
    }

    /// What designs refer to by name.
    pub fn materials(&self) -> &Materials {
        &self.materials
    }

    /// Takes in pictures that no design named before.
    pub fn bring(&mut self, pictures: Pictures) {
        for (file, text) in pictures {
            self.materials.pictures.entry(file).or_insert(text);
        }
    }

    /// Takes other materials. Everything is drawn anew that is made of them; what comes out as before stays what it was,
    /// and so do the fills around it.
    pub fn refresh(&mut self, materials: Materials) {
        self.materials = materials;
        self.shelf.doubt();
    }

    /// How often something was made since the studio was opened or refreshed.
    pub fn runs(&self) -> Runs {
        self.shelf.runs
    }

    /// Draws `design`. Never fails: what cannot be drawn is left out and told in a notice.
    ///
    /// Costs one run of a script for each motif layer that changed, and, unless they are left for later, a fill for each
    /// isen that changed or has something changed below it.
    pub fn draw(&mut self, design: &Design, fills: Fills) -> Draft {
        let Drafted { mut table, layers, waiting } =
            self.shelf.drafted(design, &self.materials, fills);
        let notices = table.take_notices();
        let last = self.last.take().filter(|last| last.is_of(&table));
        let last = last.unwrap_or_else(|| Last {
            placing: Arc::clone(table.placing()),
            layers: table.layers().to_vec(),
            artwork: Arc::new(table.artwork()),
        });
        let artwork = Arc::clone(&last.artwork);
        self.last = Some(last);
        Draft { artwork, notices, layers, waiting }
    }

    /// The handles of a layer of `design`, counted from 0, in millimeters of the tile: where a hand takes hold of its
    /// parameters. None but for a motif that is drawn and has some.
    ///
    /// # Errors
    ///
    /// That there is no such motif, or what is wrong with its script, with its place.
    pub fn handles(&self, design: &Design, layer: usize) -> Result<Vec<Handle>, Message> {
        let materials = &self.materials;
        let stream = streams::of(design, &materials.library).into_iter().nth(layer);
        let Some((layer, stream)) = design.layers.get(layer).zip(stream) else {
            return Ok(Vec::new());
        };
        let kept = self.shelf.placing.clone().filter(|placing| placing.suits(design));
        let placing = kept.unwrap_or_else(|| Arc::new(Placing::of(design)));
        let (stream, known) = (&stream, &self.shelf.known);
        Task { layer, placing: &placing, materials, stream, known }.handles()
    }

    /// Keeps a fill that was made elsewhere, for the next time the design is drawn.
    ///
    /// Where the design has changed meanwhile it is but another old fill.
    pub fn keep(&mut self, filled: Filled) {
        let Filled { filling, drawn } = filled;
        let placing = self.shelf.placing.as_ref();
        if placing.is_some_and(|placing| Arc::ptr_eq(placing, &filling.placing)) {
            self.shelf.keep_fill(&filling, drawn);
        }
    }
}

impl Last {
    fn is_of(&self, table: &Table) -> bool {
        let pairs = || self.layers.iter().zip(table.layers());
        Arc::ptr_eq(&self.placing, table.placing())
            && self.layers.len() == table.layers().len()
            && pairs().all(|(one, other)| one.0 == other.0 && Arc::ptr_eq(&one.1, &other.1))
    }
}

/// Drawn layers by what they were drawn of.
#[derive(Debug, Default)]
pub(super) struct Shelf {
    runs: Runs,
    placing: Option<Arc<Placing>>,
    known: Arc<BTreeSet<Part>>,
    kept: BTreeMap<Key, Kept>,
    /// Numbers of grounds, and when each was last needed: by the ground below, and by the drawing that is laid over it.
    grounds: BTreeMap<(u64, u64), (u64, u64)>,
    /// The last number that was given to a drawing or a ground.
    number: u64,
    /// How many designs were drawn.
    now: u64,
    /// The layers of the last design, in its order, and the fill that each of them showed.
    last: Vec<(Arc<Layer>, Option<Found>)>,
}

/// A drawing and its number.
type Found = (Arc<Drawn>, u64);

/// What a drawing is found by. All of one stream on one ground follow one another.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    stream: Named,
    /// The number of the ground below; 0 for what does not look at it.
    ground: u64,
    /// Where the layer lies in memory; it is kept, so no other can lie there.
    layer: usize,
}

#[derive(Debug)]
struct Kept {
    layer: Arc<Layer>,
    /// The parts that were known to a picture.
    known: Option<Arc<BTreeSet<Part>>>,
    drawn: Arc<Drawn>,
    number: u64,
    /// About how much room the drawing takes.
    bytes: usize,
    /// When it was last needed.
    used: u64,
    /// Whether it has to be drawn again before it is believed.
    is_doubtful: bool,
}

/// A design on the table.
pub(super) struct Drafted {
    pub(super) table: Table,
    layers: Vec<Option<Laid>>,
    waiting: Option<Filling>,
}

/// The ground on which nothing lies.
const BARE: u64 = 1;

impl Shelf {
    /// Lays all layers of `design`, and draws those that are not kept.
    pub(super) fn drafted(
        &mut self,
        design: &Design,
        materials: &Materials,
        fills: Fills,
    ) -> Drafted {
        self.now += 1;
        self.number = self.number.max(BARE);
        let placing = self.placed(design);
        let known = design.parts();
        if *self.known != known {
            self.known = Arc::new(known);
        }
        let mut table = Table::new(design, Arc::clone(&placing));
        let mut layers = vec![None; design.layers.len()];
        let mut shown = vec![None; design.layers.len()];
        let mut waiting = None;
        let mut ground = BARE;
        let streams = streams::of(design, &materials.library);
        for ((at, layer), stream) in design.layers.iter().enumerate().zip(streams) {
            if !layer.is_visible || !table.has_patience(at) {
                continue;
            }
            let is_fill = filling::is_fill(layer);
            let found = if is_fill {
                let (layer, placing) = (Arc::clone(layer), Arc::clone(&placing));
                let filling = Filling { layer, placing, stream, below: table.below(), ground };
                shown[at] = self.filled(filling, (design, at), fills, &mut waiting);
                shown[at].clone()
            } else {
                Some(self.drawn(layer, stream, &placing, materials))
            };
            let is_stale = is_fill && waiting.is_some();
            let values = match &found {
                Some((drawn, _)) if !is_stale => drawn.values().clone(),
                _ => filling::values(layer),
            };
            let drawn = found.as_ref().map(|(drawn, _)| &**drawn);
            let frame = LayerFrame::of(layer, &placing, drawn);
            layers[at] = Some(Laid { values, is_stale, frame });
            if let Some((drawn, number)) = found
                && table.lay(at, &drawn)
            {
                ground = self.ground(ground, number);
            }
        }
        self.last = design.layers.iter().cloned().zip(shown).collect();
        self.tidy();
        Drafted { table, layers, waiting }
    }

    /// How `design` lies. Another raport makes other drawings, so nothing that was kept is of use.
    fn placed(&mut self, design: &Design) -> Arc<Placing> {
        match &self.placing {
            Some(placing) if placing.suits(design) => Arc::clone(placing),
            _ => {
                self.kept.clear();
                self.grounds.clear();
                // Old fills too: their faces and edges are those of the other raport.
                self.last.clear();
                let placing = Arc::new(Placing::of(design));
                self.placing = Some(Arc::clone(&placing));
                placing
            }
        }
    }

    /// Doubts every drawing that was made of materials, which are others from now on.
    fn doubt(&mut self) {
        self.runs = Runs::default();
        for kept in self.kept.values_mut() {
            kept.is_doubtful =
                matches!(kept.layer.content, Content::Motif { .. } | Content::Picture { .. });
        }
    }

    /// A layer that does not look at the ground. One that is drawn again and comes out as it was is the same drawing.
    fn drawn(
        &mut self,
        layer: &Arc<Layer>,
        stream: Named,
        placing: &Placing,
        materials: &Materials,
    ) -> Found {
        let is_picture = matches!(layer.content, Content::Picture { .. });
        let known = is_picture.then(|| Arc::clone(&self.known));
        let key = Key { layer: address(layer), stream, ground: 0 };
        if let Some(kept) = self.kept(&key, layer, known.as_ref())
            && !kept.is_doubtful
        {
            return kept.found();
        }
        self.runs.scripts += usize::from(matches!(layer.content, Content::Motif { .. }));
        self.runs.pictures += usize::from(is_picture);
        let stream = &key.stream;
        let drawn = Task { layer, placing, materials, stream, known: &self.known }.drawn();
        match self.kept(&key, layer, known.as_ref()).filter(|kept| *kept.drawn == drawn) {
            Some(kept) => {
                kept.is_doubtful = false;
                kept.found()
            }
            None => self.keep(key, layer, drawn, known),
        }
    }

    /// The drawing that is kept of a layer, or of one that is drawn alike: it was locked meanwhile, or hidden and shown.
    fn kept(
        &mut self,
        key: &Key,
        layer: &Layer,
        known: Option<&Arc<BTreeSet<Part>>>,
    ) -> Option<&mut Kept> {
        let at = |layer| Key { layer, ..key.clone() };
        let is_known = |kept: &Kept| kept.known.as_ref() == known;
        let own = self.kept.get(key).is_some_and(is_known).then_some(key.layer);
        let alike = || {
            let all = self.kept.range(at(0)..=at(usize::MAX));
            let mut alike = all.filter(|(_, kept)| is_known(kept) && is_alike(&kept.layer, layer));
            alike.next().map(|(key, _)| key.layer)
        };
        let kept = self.kept.get_mut(&at(own.or_else(alike)?))?;
        kept.used = self.now;
        Some(kept)
    }

    /// A layer that fills the ground; none if it was never filled.
    ///
    /// Once a fill is waited for, those above it wait too, and show what they last showed.
    fn filled(
        &mut self,
        filling: Filling,
        (design, at): (&Design, usize),
        fills: Fills,
        waiting: &mut Option<Filling>,
    ) -> Option<Found> {
        if waiting.is_none() {
            if let Some(kept) = self.kept(&Key::of(&filling), &filling.layer, None) {
                return Some(kept.found());
            }
            if fills == Fills::Now {
                let drawn = filling.drawn(&Progress::unwatched()).unwrap_or_default();
                return Some(self.keep_fill(&filling, drawn));
            }
        }
        let old = self.old(&filling.layer, design, at);
        waiting.get_or_insert(filling);
        old
    }

    /// The newest fill of a layer; else what it showed last, or the layer that was replaced by it.
    fn old(&mut self, layer: &Arc<Layer>, design: &Design, at: usize) -> Option<Found> {
        let of_layer = self.kept.values_mut().filter(|kept| Arc::ptr_eq(&kept.layer, layer));
        if let Some(newest) = of_layer.max_by_key(|kept| kept.number) {
            newest.used = self.now;
            return Some(newest.found());
        }
        let is_in = |before: &Arc<Layer>| design.layers.iter().any(|l| Arc::ptr_eq(l, before));
        let same = self.last.iter().find(|(before, _)| Arc::ptr_eq(before, layer));
        let replaced = || self.last.get(at).filter(|(before, _)| !is_in(before));
        same.or_else(replaced)?.1.clone()
    }

    fn keep_fill(&mut self, filling: &Filling, drawn: Drawn) -> Found {
        self.runs.fills += 1;
        self.keep(Key::of(filling), &filling.layer, drawn, None)
    }

    fn keep(
        &mut self,
        key: Key,
        layer: &Arc<Layer>,
        drawn: Drawn,
        known: Option<Arc<BTreeSet<Part>>>,
    ) -> Found {
        self.number += 1;
        let (layer, bytes, drawn) = (Arc::clone(layer), drawn.bytes(), Arc::new(drawn));
        let (number, used) = (self.number, self.now);
        let kept = Kept { layer, known, drawn, number, bytes, used, is_doubtful: false };
        let found = kept.found();
        self.kept.insert(key, kept);
        found
    }

    /// The number of a ground with a drawing laid over it.
    fn ground(&mut self, below: u64, over: u64) -> u64 {
        let next = self.number + 1;
        let (number, used) = self.grounds.entry((below, over)).or_insert((next, 0));
        *used = self.now;
        self.number = self.number.max(*number);
        *number
    }

    /// Forgets what was not needed for longest, once too much is kept besides what is needed.
    fn tidy(&mut self) {
        let idle = |kept: &Kept| kept.used < self.now;
        let mut ages: Vec<(u64, usize)> = self
            .kept
            .values()
            .filter(|kept| idle(kept))
            .map(|kept| (kept.used, kept.bytes))
            .collect();
        ages.sort_unstable_by(|a, b| b.cmp(a));
        let mut left = MOST_BYTES;
        let oldest = ages.into_iter().find(|(_, bytes)| match left.checked_sub(*bytes) {
            Some(rest) => {
                left = rest;
                false
            }
            None => true,
        });
        if let Some((oldest, _)) = oldest {
            self.kept.retain(|_, kept| kept.used > oldest);
        }
        if self.grounds.len() > MOST_GROUNDS {
            self.grounds.retain(|_, (_, used)| *used == self.now);
        }
    }
}

/// Bytes of drawings that are kept besides those that are needed: of a crowded cloth some hundred steps of a slider.
const MOST_BYTES: usize = 64 << 20;

/// Numbers of grounds that are remembered: of some thousand steps of a slider.
const MOST_GROUNDS: usize = 20_000;

impl Key {
    fn of(filling: &Filling) -> Self {
        let Filling { layer, stream, ground, .. } = filling;
        Self { layer: address(layer), stream: stream.clone(), ground: *ground }
    }
}

impl Kept {
    fn found(&self) -> Found {
        (Arc::clone(&self.drawn), self.number)
    }
}

/// Whether two layers of one stream are drawn alike: they differ at most in whether they are seen or locked, and in what
/// this program does not know.
fn is_alike(one: &Layer, other: &Layer) -> bool {
    // The name and the seed are in the stream.
    let Layer { name: _, content, place, seed: _, tile, follows, .. } = other;
    one.content == *content && one.place == *place && one.tile == *tile && one.follows == *follows
}

fn address(layer: &Arc<Layer>) -> usize {
    Arc::as_ptr(layer).addr()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::design::{DrawnPath, Placement};
    use kurbo::{BezPath, Point};

    #[test]
    fn what_is_kept_is_bounded_however_few_its_marks() {
        let mut path = BezPath::new();
        path.move_to(Point::ORIGIN);
        (1..20_000).for_each(|at| path.line_to((f64::from(at % 97), f64::from(at % 89))));
        let (part, unknown) = (Part::new("klowong"), toml::Table::new());
        let drawn = DrawnPath { path: Arc::new(path), width: Some(1.0), part, unknown };
        let mut studio = Studio::new(Materials::standard());
        let mut most = 0;
        for step in 0..60 {
            let at = Point::new(f64::from(step), 9.0);
            let place = Placement { at, ..Placement::default() };
            let content = Content::Drawing(vec![drawn.clone()]);
            let layer = Layer { place: Some(place), ..Layer::new(content) };
            let design = Design { layers: vec![Arc::new(layer)], ..Design::new() };
            let draft = studio.draw(&design, Fills::Later);
            assert_eq!(draft.artwork.marks().len(), 1);
            most = most.max(studio.shelf.kept.values().map(|kept| kept.bytes).sum());
        }
        assert!(most > MOST_BYTES / 2 && most < 2 * MOST_BYTES, "{most} bytes");
    }
}
