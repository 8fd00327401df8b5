//! The symmetry of the picture, where it is more than that of the marks which make it.
//!
//! Halves that are drawn one beside the other make a whole, and what lies hidden is not there. So places that nobody can
//! draw in two ways are read off the picture: its corners, its dots and leaves that lie free, and the round ends of its
//! lines. They go where the picture goes, and the search for marks finds all isometries that take them to like ones. Which
//! of these are true of the whole picture is proved point by point: on both sides of every outline the same part must be
//! seen before and after.
//!
//! **Invariant:** what is told beyond the symmetry of the marks was proved on every outline.

use std::collections::BTreeMap;

use kurbo::{Affine, Line, ParamCurve as _, PathSeg, Point, Vec2};

use super::scene::{Body, Scene, across};
use super::{Seen, Symmetry, classify, search};
use crate::geom::{Angle, Lattice, distance, flat, length};
use crate::mark::{Mark, Part, Shape};

/// How far beside an outline one looks, in millimeters: beyond what curves may stray, and below what the eye sees.
const BESIDE: f64 = 0.06;

/// Around a point that speaks for the picture nothing else may be nearer, in millimeters.
const CLEAR: f64 = 0.03;

/// Steps along an outline between places that are looked at, in millimeters.
const STEP: f64 = 0.4;

/// The radius at which a corner is looked at, and in how many directions.
const RING: f64 = 0.1;
const AROUND: u32 = 48;

/// An outline that turns by more than this at a point may have a corner there, in degrees.
const CORNER: f64 = 30.0;

/// Directions by which the sides of a straight edge may differ from one half.
const FLAT: usize = 2;

/// The fewest directions of a part beside a corner.
const FEWEST: usize = 3;

/// Most cells of the finest lattice of places in one of the cloth whose sums are proved one by one.
const CELLS: usize = 64;

/// The symmetry of the picture that `cell` makes, or that of the `marks` where it has no more. Incomplete where neither
/// could be decided.
///
/// Costs some look-ups for each corner, dot and end of the rarest parts; where they leave room for more than the marks
/// have, some for each step along every outline and each operation.
pub(super) fn symmetry(cell: &[Seen], lattice: Lattice, marks: Symmetry) -> Symmetry {
    let mut numbers = BTreeMap::from([(Part::latar(), 0)]);
    let numbered = cell.iter().map(|seen| {
        let next = numbers.len();
        (*numbers.entry(seen.mark.part().clone()).or_insert(next), seen.clone())
    });
    let numbered: Vec<(usize, Seen)> = numbered.collect();
    let undecided = Symmetry { is_complete: false, ..marks.clone() };
    let Some(scene) = Scene::of(&numbered, lattice) else { return undecided };
    let Some(bound) = bound(&scene, &numbered, &marks) else {
        return if is_plain(&scene) { marks } else { undecided };
    };
    if order(&bound, lattice) <= order(&marks, lattice) {
        return marks;
    }
    match proved(&scene, &bound, &marks, lattice) {
        Some(found) if order(&found, lattice) > order(&marks, lattice) => found,
        Some(_) => marks,
        None => undecided,
    }
}

/// How many isometries there are in a cell of `lattice`.
fn order(found: &Symmetry, lattice: Lattice) -> usize {
    found.operations.len() * found.times(lattice)
}

/// The symmetry of places that the picture is known by, which is at least that of the picture; looks at no more parts
/// than it needs for what can be proved. Nothing without such places.
fn bound(scene: &Scene, cell: &[(usize, Seen)], marks: &Symmetry) -> Option<Symmetry> {
    let mut by_part: BTreeMap<usize, Vec<(&Seen, &Body)>> = BTreeMap::new();
    for ((part, seen), body) in cell.iter().zip(&scene.bodies) {
        by_part.entry(*part).or_default().push((seen, body));
    }
    let mut parts: Vec<Vec<(&Seen, &Body)>> = by_part.into_values().collect();
    parts.sort_by_key(|bodies| bodies.iter().map(|(_, body)| body.lines.len()).sum::<usize>());
    let mut places = Places::default();
    let mut bound = None;
    for bodies in parts {
        let known = places.all.len();
        for (seen, body) in bodies {
            places.extend(sharp(scene, seen, body));
        }
        if places.all.len() > known {
            let found = super::symmetry(&places.all, scene.lattice);
            let has_no_more = order(&found, scene.lattice) <= order(marks, scene.lattice);
            let can_be_proved = found.times(scene.lattice) <= CELLS;
            bound = Some(found);
            if has_no_more || can_be_proved {
                break;
            }
        }
    }
    if bound.is_none() {
        places.extend(wholes(scene)?);
        bound = (!places.all.is_empty()).then(|| super::symmetry(&places.all, scene.lattice));
    }
    bound.filter(|_| scene.was_patient())
}

/// Places, each as a dot of the class of its kind.
#[derive(Default)]
struct Places {
    all: Vec<Seen>,
    kinds: BTreeMap<Landmark, usize>,
}

impl Places {
    fn extend(&mut self, found: impl IntoIterator<Item = (Landmark, Point)>) {
        for (kind, center) in found {
            let next = self.kinds.len();
            let class = *self.kinds.entry(kind).or_insert(next);
            let shape = Shape::Dot { center, radius: 1.0 };
            let mark = Mark::new(Part::latar(), shape);
            self.all.extend(mark.map(|mark| Seen::new(class, mark)));
        }
    }
}

/// What a place is known by.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Landmark {
    /// A corner that a part pushes into another one. Its reverse, a corner inside, also comes where two outlines cross.
    Corner { of: usize, into: usize },
    /// The round end of a line.
    End(usize),
    /// The middle of something that lies free.
    Whole(usize),
}

/// The corners and ends of a mark that are seen.
fn sharp(scene: &Scene, seen: &Seen, body: &Body) -> Vec<(Landmark, Point)> {
    match seen.mark.shape() {
        Shape::Dot { .. } => Vec::new(),
        Shape::Stroke { path, .. } => {
            let ends = flat::contours(path).into_iter().flat_map(|contour| ends(&contour));
            let seen = ends.filter(|end| is_seen(scene, body, end));
            seen.map(|end| (Landmark::End(body.part), end.at)).collect()
        }
        Shape::Area(path) | Shape::EvenOdd(path) => {
            let corners = flat::contours(path).into_iter().flat_map(|contour| corners(&contour));
            corners.filter_map(|at| Some((corner(scene, body.part, at)?, at))).collect()
        }
    }
}

/// The middles of dots and areas; nothing where one of them is joined with others or partly hidden, so that what is
/// seen of it may have been drawn otherwise elsewhere.
fn wholes(scene: &Scene) -> Option<Vec<(Landmark, Point)>> {
    let mut found = Vec::new();
    for body in &scene.bodies {
        if lies_free(scene, body) {
            found.extend(middle(body).map(|at| (Landmark::Whole(body.part), at)));
        } else if !is_buried(scene, body) {
            return None;
        }
    }
    Some(found)
}

/// The middle of a dot, or of an area by its surface; nothing of a line.
fn middle(body: &Body) -> Option<Point> {
    match (body.half, &*body.lines) {
        (Some(_), [line]) if line.p0 == line.p1 => Some(line.p0),
        (Some(_), _) | (None, []) => None,
        (None, [Line { p0: origin, .. }, ..]) => {
            let (mut twice, mut moment) = (0.0, Vec2::ZERO);
            for line in &*body.lines {
                let (a, b) = (line.p0 - *origin, line.p1 - *origin);
                twice += a.cross(b);
                moment += (a + b) * a.cross(b);
            }
            (twice.abs() > f64::MIN_POSITIVE).then(|| *origin + moment / (3.0 * twice))
        }
    }
}

/// Whether a part is seen along all of a mark's outline within it, and another one without.
fn lies_free(scene: &Scene, body: &Body) -> bool {
    sides(body).all(|(inner, outer)| {
        scene.at(inner) == Some(body.part) && scene.at(outer) != Some(body.part)
    })
}

/// Whether nothing of a mark's outline is seen.
fn is_buried(scene: &Scene, body: &Body) -> bool {
    sides(body).all(|(inner, outer)| scene.at(inner) == scene.at(outer))
}

/// Whether no outline is joined with another of its part or lies hidden, so that marks are what is seen.
fn is_plain(scene: &Scene) -> bool {
    scene.bodies.iter().all(|body| lies_free(scene, body)) && scene.was_patient()
}

/// Points on both sides of a mark's outline, step by step: within and without.
fn sides(body: &Body) -> impl Iterator<Item = (Point, Point)> {
    let is_positive = body.half.is_some() || twice_area(body) > 0.0;
    steps(body).flat_map(move |edge| {
        let at = edge.midpoint();
        let mut sides = Vec::new();
        match (body.half, across(edge)) {
            (Some(half), None) => {
                for way in ways(8) {
                    sides.push((at + way * (half - BESIDE).max(0.0), at + way * (half + BESIDE)));
                }
            }
            (Some(half), Some(way)) => {
                for way in [way, -way] {
                    sides.push((at + way * (half - BESIDE).max(0.0), at + way * (half + BESIDE)));
                }
            }
            (None, Some(way)) => {
                let way = if is_positive { way } else { -way };
                sides.push((at + way * BESIDE, at - way * BESIDE));
            }
            (None, None) => {}
        }
        sides
    })
}

fn twice_area(body: &Body) -> f64 {
    let Some(Line { p0: origin, .. }) = body.lines.first() else { return 0.0 };
    body.lines.iter().map(|line| (line.p0 - *origin).cross(line.p1 - *origin)).sum()
}

/// Edges of a mark, one for each [`STEP`] of its outline; long ones in pieces.
fn steps(body: &Body) -> impl Iterator<Item = Line> {
    let mut left = 0.0;
    body.lines.iter().flat_map(move |Line { p0: a, p1: b }| {
        let long = distance(*a, *b);
        left -= long;
        let mut pieces = Vec::new();
        if left <= 0.0 {
            let count = (long / STEP).ceil().clamp(1.0, 10_000.0);
            left = STEP;
            let mut from = 0.0;
            while from < count {
                pieces.push(Line::new(a.lerp(*b, from / count), a.lerp(*b, (from + 1.0) / count)));
                from += 1.0;
            }
        }
        pieces
    })
}

/// Unit vectors all around.
fn ways(count: u32) -> impl Iterator<Item = Vec2> {
    (0..count).map(move |at| Angle::degrees(360.0 * f64::from(at) / f64::from(count)).unit())
}

/// A loose end of a line.
struct End {
    at: Point,
    /// Where the line would go on.
    out: Vec2,
}

/// The loose ends of a contour.
fn ends(contour: &kurbo::BezPath) -> Vec<End> {
    let segments: Vec<PathSeg> = contour.segments().collect();
    let (Some(first), Some(last)) = (segments.first(), segments.last()) else { return Vec::new() };
    if first.start() == last.end() {
        return Vec::new();
    }
    let (into, out) = (tangents(first).0, tangents(last).1);
    vec![End { at: first.start(), out: -into }, End { at: last.end(), out }]
}

/// The directions of a segment at its start and at its end.
fn tangents(segment: &PathSeg) -> (Vec2, Vec2) {
    let curve = segment.to_cubic();
    // Handles of no length leave the direction to the points beyond them.
    let way = |from: Point, to: [Point; 3]| {
        to.into_iter().map(|to| to - from).find(|way| length(*way) > 1e-9).unwrap_or(Vec2::ZERO)
    };
    let start = way(curve.p0, [curve.p1, curve.p2, curve.p3]);
    let end = -way(curve.p3, [curve.p2, curve.p1, curve.p0]);
    (start, end)
}

/// Whether the round end of a line is seen.
fn is_seen(scene: &Scene, body: &Body, end: &End) -> bool {
    let Some(half) = body.half.filter(|_| length(end.out) > 0.0) else { return false };
    let (at, out) = (end.at, end.out / length(end.out));
    let side = Vec2::new(-out.y, out.x);
    [-75.0, -35.0, 0.0, 35.0, 75.0].into_iter().all(|degrees| {
        let turned = Angle::degrees(degrees).unit();
        let way = out * turned.x + side * turned.y;
        let [inner, outer] = [(half - BESIDE).max(0.0), half + BESIDE].map(|far| at + way * far);
        scene.at(inner) == Some(body.part) && scene.at(outer) != Some(body.part)
    })
}

/// The points at which a closed contour turns sharply.
fn corners(contour: &kurbo::BezPath) -> Vec<Point> {
    let segments: Vec<PathSeg> =
        contour.segments().filter(|segment| segment.start() != segment.end()).collect();
    let last = segments.len().saturating_sub(1);
    let mut found = Vec::new();
    for at in 0..segments.len() {
        let before = &segments[if at == 0 { last } else { at - 1 }];
        let (into, out) = (tangents(before).1, tangents(&segments[at]).0);
        let turned = Angle::of(Vec2::new(into.dot(out), into.cross(out))).to_degrees();
        if turned.abs() > CORNER || before.end() != segments[at].start() {
            found.push(segments[at].start());
        }
    }
    found
}

/// The corner that a part pushes into another one at a point; nothing where none is seen.
fn corner(scene: &Scene, part: usize, at: Point) -> Option<Landmark> {
    let ring: Option<Vec<usize>> = ways(AROUND).map(|way| scene.at(at + way * RING)).collect();
    let ring = ring?;
    let inside = ring.iter().filter(|seen| **seen == part).count();
    let into = *ring.iter().find(|seen| **seen != part)?;
    let is_sharp = (FEWEST..AROUND as usize / 2 - FLAT).contains(&inside);
    let changes = ring.iter().zip(ring.iter().cycle().skip(1)).filter(|(a, b)| a != b).count();
    (is_sharp && changes == 2).then_some(Landmark::Corner { of: part, into })
}

/// As much of `bound` as is true of the picture; nothing where that takes too long.
fn proved(scene: &Scene, bound: &Symmetry, marks: &Symmetry, lattice: Lattice) -> Option<Symmetry> {
    let lattice = lattice.reduced();
    let times = bound.times(lattice);
    let mut finest = bound.lattice;
    let mut steps = vec![Vec2::ZERO];
    if times > 1 {
        let all = if times <= CELLS { cosets(finest, lattice, times) } else { Vec::new() };
        let tried = if all.is_empty() { vec![finest.a, finest.b] } else { all.clone() };
        let maps = tried.iter().map(|step| Affine::translate(*step)).collect();
        let held: Vec<Vec2> =
            held(scene, maps, marks)?.into_iter().map(|map: Affine| map.translation()).collect();
        if held.len() < tried.len() {
            if all.is_empty() {
                return None;
            }
            finest = finer(lattice, &held);
            steps = all;
        }
    }
    let moved = |map: &Affine| {
        let map = *map;
        steps.iter().map(move |step| Affine::translate(*step) * map)
    };
    let maps = bound.operations.iter().skip(1).flat_map(moved).collect();
    let turned = held(scene, maps, marks)?;
    let mut all = vec![Affine::IDENTITY];
    for map in turned {
        // Those that differ by a sum of the finest lattice are one.
        if !all.iter().any(|known| has_linear_of(*known, map)) {
            all.push(map.with_translation(finest.shortest(map.translation())));
        }
    }
    let operations = search::closed(finest, &all);
    let group = classify::group(finest, &operations);
    Some(Symmetry { group, lattice: finest, operations, is_complete: true })
}

/// Those of the maps that take the picture to itself; nothing where that takes too long.
///
/// What the marks have needs no proof. Of the others each place beside an outline is asked, in strides all over the
/// cell, so that most are gone after a few.
fn held(scene: &Scene, maps: Vec<Affine>, marks: &Symmetry) -> Option<Vec<Affine>> {
    let (mut held, open): (Vec<Affine>, Vec<Affine>) =
        maps.into_iter().partition(|map| is_known(marks, *map));
    let mut left: Vec<(Affine, Affine)> =
        open.into_iter().map(|map| (map, map.inverse())).collect();
    let points: Vec<Point> =
        scene.bodies.iter().flat_map(sides).flat_map(|(inner, outer)| [inner, outer]).collect();
    for at in strides(points.len()) {
        if left.is_empty() {
            break;
        }
        let point = points[at];
        // Only places that speak for the picture, whatever rounding does.
        let Some(part) = scene.all_around(point, CLEAR) else { continue };
        left.retain(|(there, back)| {
            [there, back].iter().all(|map| scene.at(**map * point) == Some(part))
        });
    }
    held.extend(left.into_iter().map(|(map, _)| map));
    scene.was_patient().then_some(held)
}

/// Whether an isometry is one of those of `found`, but for a sum of its lattice.
fn is_known(found: &Symmetry, map: Affine) -> bool {
    found.operations.iter().any(|known| {
        has_linear_of(*known, map)
            && length(found.lattice.shortest(map.translation() - known.translation())) < CLEAR
    })
}

/// Whether two isometries differ by a translation only.
fn has_linear_of(one: Affine, other: Affine) -> bool {
    let linear = |map: Affine| map.with_translation(Vec2::ZERO).as_coeffs();
    linear(one).iter().zip(linear(other)).all(|(a, b)| (a - b).abs() < 1e-6)
}

/// The numbers below `count`, each once, in steps of about a golden section.
fn strides(count: usize) -> impl Iterator<Item = usize> {
    let gcd = |mut a: usize, mut b: usize| {
        while b > 0 {
            (a, b) = (b, a % b);
        }
        a
    };
    let golden = count / 21 * 13 + 1;
    let step = (golden..).find(|step| gcd(*step, count) == 1).unwrap_or(1);
    (0..count).scan(0, move |at, _| {
        *at = (*at + step) % count;
        Some(*at)
    })
}

/// Every sum of the fine lattice in one cell of the coarse one.
fn cosets(fine: Lattice, coarse: Lattice, times: usize) -> Vec<Vec2> {
    let mut found: Vec<Vec2> = vec![Vec2::ZERO];
    let mut next = 0;
    while next < found.len() && found.len() < times {
        for way in [fine.a, fine.b] {
            let step = found[next] + way;
            let is_new = |known: &Vec2| length(coarse.shortest(step - *known)) > CLEAR;
            if found.iter().all(is_new) {
                found.push(coarse.shortest(step));
            }
        }
        next += 1;
    }
    found
}

/// The lattice that has these sums beside its own; they are a group.
fn finer(lattice: Lattice, sums: &[Vec2]) -> Lattice {
    let area = lattice.area() / sums.len().max(1) as f64;
    let all: Vec<Vec2> = sums
        .iter()
        .flat_map(|sum| [*sum, *sum + lattice.a, *sum + lattice.b])
        .filter(|sum| length(*sum) > CLEAR)
        .collect();
    let pairs = all.iter().flat_map(|a| all.iter().map(move |b| Lattice { a: *a, b: *b }));
    let is_it = |pair: &Lattice| (pair.area() / area - 1.0).abs() < 1e-3;
    pairs.into_iter().find(is_it).map_or(lattice, |pair| pair.reduced())
}
