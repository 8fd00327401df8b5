//! What is true of a repeat: its period, its symmetry, its smallest tile, its seams, its stamps.

use kurbo::{Point, Size};

use crate::design::{Content, Design, Step};
use crate::geom;
use crate::notice::{Aim, Message, Notice, Spot, Stretch, rounded};
use crate::proof::seam::{self, Approach, Crossing, Edge, Joint};
use crate::proof::{self, Proof, Symmetry};
use crate::raport::{self, Back, Stamps};
use crate::repeat::Repeat;
use crate::sheet::walk;
use crate::symmetry::{self, Group};
use crate::words::Words;

/// So many open ends are told one by one; a drawing that was cut at its tile may have hundreds.
const TOLD: usize = 12;

/// A stroke drawn by hand that ends this near to an edge was cut there, in millimeters: what rounding in a drawing
/// program leaves.
const CUT: f64 = 0.01;

/// The same of a motif, whose numbers are exact.
const EXACT: f64 = 0.001;

/// An end this near to another one was meant to meet it, in millimeters along the edge.
const MISSED: f64 = 1.0;

/// What was found out about a repeat.
#[derive(Clone, Debug)]
pub struct Facts {
    /// How it steps.
    pub step: Step,
    /// The tile, as the designer calls it.
    pub tile: Size,
    /// What repeats straight.
    pub period: Size,
    /// The symmetry that is really there.
    pub found: Symmetry,
    /// How often the drawing repeats inside a cell; 1 when it does not.
    pub times: usize,
    /// The smallest tile that makes the same cloth, and its step.
    pub smallest: Option<(Size, Step)>,
    /// The seam of every stamp.
    pub seams: Vec<Proof>,
    /// What stamps can do of the cloth.
    pub stamps: Stamps,
    /// That some layers are in no stamp of the walk.
    ground: Option<Message>,
    /// For each of the seams, the ends that were meant to go on.
    pub open: Vec<Vec<(usize, Crossing)>>,
}

impl Facts {
    /// Looks at a design that was laid.
    pub fn of(design: &Design, repeat: &Repeat) -> Self {
        let found = proof::symmetry(repeat);
        let mut seams = proof::seams(repeat);
        // What belongs to a neighbor is told with its own stamp.
        for proof in &mut seams {
            let letter = Some(proof.letter);
            proof.seam.flush.retain(|flush| {
                let own = letter_of(repeat, flush.of);
                own == letter || own.is_none() && proof.letter == 'A'
            });
        }
        let content = |mark: usize| {
            let layer = repeat.artwork().origins()[mark].layer as usize;
            design.layers.get(layer).map(|layer| &layer.content)
        };
        let open = |proof: &Proof| {
            let cut = proof.open().filter(|(edge, end)| is_cut(proof, *edge, end, content(end.of)));
            cut.map(|(edge, end)| (edge, end.clone())).collect()
        };
        Self {
            open: seams.iter().map(open).collect(),
            stamps: stamps(repeat, &found),
            ground: ground(repeat),
            seams,
            step: design.repeat.step.clone(),
            tile: tile(design, repeat),
            period: repeat.period(),
            times: found.times(repeat.lattice()),
            smallest: raport::smallest(found.lattice),
            found,
        }
    }

    /// One line a fact.
    pub fn lines(&self, words: &Words) -> String {
        let mut messages = vec![self.laid(), self.symmetry()];
        messages.extend(self.finer());
        let is_end = |(_, crossing): &&(usize, Crossing)| !is_corner(crossing);
        let open = self.open.iter().map(|open| open.iter().filter(is_end).count());
        let proved = self.seams.iter().zip(open);
        for (proof, open) in proved {
            if proof.seam.edges.is_empty() {
                let tile = proof.letter.to_string();
                let key = match proof.seam.is_crowded {
                    true => "fact-seam-crowded",
                    false => "fact-seam-curved",
                };
                messages.push(Message::new(key).with("tile", tile));
                continue;
            }
            messages.push(seam(proof, open));
            let is_closed = open == 0 && proof.seam.flush.is_empty();
            messages.extend(joins(proof, words).filter(|_| is_closed));
        }
        messages.extend(self.ground.clone());
        let mut lines: String = messages.iter().map(|message| words.say(message) + "\n").collect();
        for (key, message) in
            [("fact-front", self.stamps.front()), ("fact-back", self.stamps.behind())]
        {
            let told = words.say(&message);
            lines.push_str(&(words.say(&Message::new(key).with("told", told)) + "\n"));
        }
        lines
    }

    fn laid(&self) -> Message {
        let message = Message::new("fact-repeat").with("step", self.step.name());
        let message = message.with("width", self.tile.width).with("height", self.tile.height);
        message.with("period_width", self.period.width).with("period_height", self.period.height)
    }

    fn symmetry(&self) -> Message {
        let key = if self.found.is_complete { "fact-symmetry" } else { "fact-symmetry-marks" };
        Message::new(key).with("group", self.found.group.name())
    }

    /// The smallest tile, where the drawing repeats inside the one there is.
    fn finer(&self) -> Option<Message> {
        let (tile, step) = self.smallest.as_ref().filter(|_| self.times > 1)?;
        let by = match step {
            Step::Drop(share) | Step::Shift(share) => format!(" {share}"),
            _ => String::new(),
        };
        let message = Message::new("fact-smaller").with("times", self.times);
        let message = message.with("width", tile.width).with("height", tile.height);
        Some(message.with("step", format!("{}{by}", step.name())))
    }

    /// Strokes and areas that do not go on beyond the edge of their stamp.
    pub fn open_seams(&self, repeat: &Repeat) -> Vec<Notice> {
        let origins = repeat.artwork().origins();
        let layer = |mark: usize| Spot::Layer(origins[mark].layer as usize);
        // Marks of a layer follow one another.
        let first = |mark: usize| origins.partition_point(|it| it.layer < origins[mark].layer);
        let aim = |point: Point, edge: Stretch, mark: usize| Aim {
            point: Some(point),
            edge: Some(edge),
            mark: Some(mark - first(mark)),
        };
        let mut notices = Vec::new();
        for (proof, open) in self.seams.iter().zip(&self.open) {
            for (edge, crossing) in open {
                let message = told(proof, *edge, crossing).with("tile", proof.letter.to_string());
                // A corner that the two make there may be meant.
                let notice = if is_corner(crossing) { Notice::note } else { Notice::warning };
                let edge = stretched(proof, *edge, None);
                let aim = aim(proof.place * crossing.at, edge, crossing.of);
                notices.push(notice(layer(crossing.of), message).aimed(aim));
            }
            for flush in &proof.seam.flush {
                let edge = &proof.seam.edges[flush.edge];
                let along = (edge.to - edge.from) / geom::distance(edge.from, edge.to);
                let from = edge.from + along * flush.from;
                let message = Message::new("seam-area-cut").with("side", side(proof, flush.edge));
                let message = message
                    .with("x", rounded::hundredth(from.x))
                    .with("y", rounded::hundredth(from.y));
                let message = message.with("length", rounded::hundredth(flush.to - flush.from));
                let message = stretch(message, edge, flush.from, flush.to);
                let message = message.with("tile", proof.letter.to_string());
                let edge = stretched(proof, flush.edge, Some((flush.from, flush.to)));
                let aim = aim(proof.place * from, edge, flush.of);
                notices.push(Notice::warning(layer(flush.of), message).aimed(aim));
            }
        }
        let more = notices.len().saturating_sub(TOLD);
        notices.truncate(TOLD);
        if more > 0 {
            let message = Message::new("seam-more").with("count", more);
            notices.push(Notice::warning(Spot::Repeat, message));
        }
        notices
    }
}

/// The letter of the tile that a mark was drawn on; none of the ground.
fn letter_of(repeat: &Repeat, mark: usize) -> Option<char> {
    let artwork = repeat.artwork();
    artwork.raport().faces[artwork.origins()[mark].face as usize].letter
}

/// Whether somebody takes over in the right place, only in another direction.
fn is_corner(crossing: &Crossing) -> bool {
    matches!(crossing.joint, Joint::Open { nearest: Some(gap) } if gap.apart <= seam::TOLERANCE)
}

/// Whether a stroke was meant to go on: it ends just on the edge, as one that was cut there does, or somebody nearly takes
/// over. A stroke of wax may as well simply end near an edge; above all those of isen, which are whole wherever they lie.
fn is_cut(proof: &Proof, edge: usize, crossing: &Crossing, content: Option<&Content>) -> bool {
    let edge = &proof.seam.edges[edge];
    let along = (edge.to - edge.from) / geom::distance(edge.from, edge.to);
    let off = along.cross(crossing.at - edge.from).abs();
    let is_nearly_met =
        matches!(crossing.joint, Joint::Open { nearest: Some(gap) } if gap.apart <= MISSED);
    match content {
        Some(Content::Isen { .. }) => false,
        Some(Content::Motif { .. }) => off <= EXACT,
        _ => off <= CUT || is_nearly_met,
    }
}

/// What stamps can do of this cloth: a drawing that is its own mirror image needs no twin, whatever its repeat asks of
/// others.
fn stamps(repeat: &Repeat, found: &Symmetry) -> Stamps {
    let mut stamps = Stamps::of(repeat.artwork().raport());
    let drawn = repeat.coats().iter().flat_map(|coat| &coat.marks);
    let mut copies = drawn.flat_map(|at| &repeat.orbit_of(*at).images);
    if !copies.any(|image| symmetry::is_mirrored(*image)) {
        stamps.twins.clear();
    }
    // A drawing that is even looks the same in a mirror.
    stamps.twins.retain(|letter| !proof::is_even(repeat, *letter));
    let only_glides = matches!(found.group, Group::Pg | Group::Pgg);
    let mirrored = found.operations.iter().filter(|map| symmetry::is_mirrored(**map));
    let glides = mirrored.map(|map| symmetry::glide(*map));
    match glides.min_by(|a, b| a.hypot2().total_cmp(&b.hypot2())) {
        Some(glide) if only_glides => stamps.back = Back::Shifted(glide),
        Some(_) => stamps.back = Back::Same,
        // Something that does not follow the step has no mirror.
        None if matches!(stamps.back, Back::Same | Back::Shifted(_)) => {
            stamps.back = Back::Twins(stamps.letters.clone());
        }
        None => {}
    }
    stamps
}

/// What the designer calls the tile: what was made of it, but for steps whose drawings are another thing.
fn tile(design: &Design, repeat: &Repeat) -> Size {
    match design.repeat.step {
        Step::Toss { .. } | Step::Lereng { .. } | Step::Pinggiran { .. } => design.repeat.tile,
        _ => repeat.artwork().tile(),
    }
}

/// That some layers are on no stamp of the walk.
fn ground(repeat: &Repeat) -> Option<Message> {
    let artwork = repeat.artwork();
    walk::told::unstamped(&artwork.unstamped(), artwork.raport(), "fact-ground")
}

/// The name of an edge of an upright stamp, by its number from the upper left corner on; others have none.
pub fn side(proof: &Proof, edge: usize) -> &'static str {
    let names: &[&str] =
        if proof.sanggit.is_some() { &["top", "right", "bottom", "left"] } else { &[] };
    names.get(edge).copied().unwrap_or("other")
}

/// An edge of a stamp as it lies on the cloth, or only what lies so far from its beginning.
fn stretched(proof: &Proof, number: usize, part: Option<(f64, f64)>) -> Stretch {
    let edge = &proof.seam.edges[number];
    let long = geom::distance(edge.from, edge.to);
    let (from, to) = part.unwrap_or((0.0, long));
    let on_cloth = |along: f64| proof.place * edge.from.lerp(edge.to, along / long);
    Stretch { tile: proof.letter, number, from: on_cloth(from), to: on_cloth(to) }
}

/// Where along an edge an area was cut, from the left or from the top; and whether all along it.
fn stretch(message: Message, edge: &Edge, from: f64, to: f64) -> Message {
    let long = geom::distance(edge.from, edge.to);
    let is_all = from <= seam::TOLERANCE && to >= long - seam::TOLERANCE;
    // Edges go around the tile, so two of the four go back.
    let is_level = (edge.to.x - edge.from.x).abs() > (edge.to.y - edge.from.y).abs();
    let at = |along: f64| {
        let at = edge.from + (edge.to - edge.from) * (along / long);
        if is_level { at.x } else { at.y }
    };
    let (from, to) = (at(from).min(at(to)), at(from).max(at(to)));
    let message = message.with("from", rounded::hundredth(from)).with("to", rounded::hundredth(to));
    message.with("all", if is_all { "yes" } else { "no" })
}

fn told(proof: &Proof, edge: usize, crossing: &Crossing) -> Message {
    let place = |message: Message| {
        let message = message.with("side", side(proof, edge));
        message
            .with("x", rounded::hundredth(crossing.at.x))
            .with("y", rounded::hundredth(crossing.at.y))
    };
    match crossing.joint {
        Joint::Open { nearest: Some(gap) } if is_corner(crossing) => {
            place(Message::new("seam-corner")).with("bend", gap.bend.round())
        }
        Joint::Open { nearest: Some(gap) } => {
            let message = place(Message::new("seam-open-near"));
            message.with("apart", rounded::hundredth(gap.apart)).with("bend", gap.bend.round())
        }
        _ => place(Message::new("seam-open")),
    }
}

/// The joins that an upright stamp has, if any.
fn joins(proof: &Proof, words: &Words) -> Option<Message> {
    let said = |name: &&str| words.text("sanggit", Some(name)).unwrap_or_default();
    let names: Vec<String> = sanggit(proof).iter().map(said).collect();
    let message = Message::new("fact-sanggit").with("tile", proof.letter.to_string());
    (!names.is_empty()).then(|| message.with("sanggit", names.join(", ")))
}

fn seam(proof: &Proof, open: usize) -> Message {
    let open = open + proof.seam.flush.len();
    // What ends there from outside is the neighbor's, and told as its own.
    let own = |crossing: &&Crossing| crossing.from != Approach::Outside;
    let edges = proof.seam.edges.iter();
    let crossings = edges.flat_map(|edge| &edge.crossings).filter(own).count();
    let crossings = crossings + proof.seam.flush.len();
    let key = match (crossings, open) {
        (0, 0) => "fact-seam-free",
        (_, 0) => "fact-seam-closed",
        _ => "fact-seam-open",
    };
    let message = Message::new(key).with("count", crossings).with("open", open);

    message.with("tile", proof.letter.to_string())
}

/// The joins that an upright stamp has, by their names in the craft.
pub fn sanggit(proof: &Proof) -> Vec<&'static str> {
    let Some(sanggit) = proof.sanggit else { return Vec::new() };
    let all = [
        (sanggit.tumpuk, "tumpuk"),
        (sanggit.natabata_drop || sanggit.natabata_brick, "natabata"),
        (sanggit.kitiran, "kitiran"),
        (sanggit.lepas, "lepas"),
    ];
    all.into_iter().filter(|(has, _)| *has).map(|(_, name)| name).collect()
}
