//! Areas that were cut at an edge, and whether they go on beyond it.
//!
//! Everything is a set of stretches along one edge: where an outline runs on the edge, less what the other side covers.

use kurbo::Point;

use super::face::{Face, Side};
use super::{Blob, Flush, LYING, Stroke, TOLERANCE};
use crate::mark::Part;

/// How far beside the edge an area is asked whether it lies there, in millimeters: just beyond what counts as on the
/// edge, so that an outline which leaves it slanting is moved by little.
const BESIDE: f64 = LYING * 1.2;

/// From, to, in millimeters along the edge.
type Stretch = [f64; 2];

/// The stretches of the edges along which an area was cut and nothing of its part goes on.
pub(super) fn unmet(face: &Face, strokes: &[Stroke<'_>], blobs: &[Blob<'_>]) -> Vec<Flush> {
    let mut all = Vec::new();
    for (edge, side) in face.sides.iter().enumerate() {
        let cuts: Vec<(&Blob<'_>, Vec<Stretch>)> = blobs
            .iter()
            .map(|blob| (blob, on_edge(blob, side)))
            .filter(|(_, stretches)| !stretches.is_empty())
            .collect();
        if cuts.is_empty() {
            continue;
        }
        let held = along_edge(side, strokes);
        let mut parts: Vec<&Part> = cuts.iter().map(|(blob, _)| &blob.lying.part).collect();
        parts.sort();
        parts.dedup();
        for part in parts {
            let cover = [-BESIDE, BESIDE].map(|out| covered(side, out, part, blobs));
            for (blob, stretches) in cuts.iter().filter(|(blob, _)| blob.lying.part == *part) {
                for (out, other) in [(-BESIDE, &cover[1]), (BESIDE, &cover[0])] {
                    let own = intersection(stretches, &union(inside(blob, side, out)));
                    let open = difference(&difference(&own, other), &held);
                    let open = open.into_iter().filter(|[from, to]| to - from > TOLERANCE);
                    let of = blob.lying.of;
                    all.extend(open.map(|[from, to]| Flush { of, edge, from, to }));
                }
            }
        }
    }
    all
}

/// Where the outline of an area runs on the edge. A curve counts only if all of it does, so that a circle which touches
/// the edge is not cut.
fn on_edge(blob: &Blob<'_>, side: &Side) -> Vec<Stretch> {
    if blob.is_dot || side.beside(blob.bounds, LYING).is_none() {
        return Vec::new();
    }
    let curves = blob.outlines.iter().flat_map(|line| line.curves());
    let lying = curves.filter_map(|curve| {
        let seen = [curve.p0, curve.p1, curve.p2, curve.p3].map(|point| side.sees(point));
        let on = seen.iter().all(|seen| seen.out.abs() <= LYING);
        on.then(|| upward(seen[0].along, seen[3].along))
    });
    let on = union(lying.collect());
    let mut on = intersection(&on, &[[0.0, side.length]]);
    on.retain(|[from, to]| to - from > TOLERANCE);
    on
}

/// What all areas of `part` cover `out` millimeters beside the edge.
fn covered(side: &Side, out: f64, part: &Part, blobs: &[Blob<'_>]) -> Vec<Stretch> {
    let of_part = blobs.iter().filter(|blob| blob.lying.part == *part);
    union(of_part.flat_map(|blob| inside(blob, side, out)).collect())
}

/// Where an area lies `out` millimeters beside the edge.
fn inside(blob: &Blob<'_>, side: &Side, out: f64) -> Vec<Stretch> {
    if side.beside(blob.bounds, out.abs()).is_none() {
        return Vec::new();
    }
    let mut turns: Vec<(f64, i32)> = Vec::new();
    for chord in blob.outlines.iter().flat_map(|line| line.chords()) {
        let [a, b] = chord.map(|point: Point| side.sees(point));
        let (below, above) = (a.out <= out, b.out <= out);
        if below != above {
            let share = (out - a.out) / (b.out - a.out);
            turns.push((a.along + (b.along - a.along) * share, if below { 1 } else { -1 }));
        }
    }
    turns.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut winding = 0;
    let mut stretches = Vec::new();
    for pair in turns.windows(2) {
        winding += pair[0].1;
        if blob.rule.holds(winding) {
            stretches.push([pair[0].0, pair[1].0]);
        }
    }
    stretches
}

/// Where strokes that run along the edge cover it: an area that ends there ends at a line.
fn along_edge(side: &Side, strokes: &[Stroke<'_>]) -> Vec<Stretch> {
    let mut covered = Vec::new();
    for stroke in strokes {
        let half = stroke.width / 2.0;
        if side.beside(stroke.line.bounds, half).is_none() {
            continue;
        }
        for chord in stroke.line.chords() {
            let [a, b] = chord.map(|point: Point| side.sees(point));
            if a.out.abs() <= half && b.out.abs() <= half {
                covered.push(upward(a.along, b.along));
            }
        }
    }
    union(covered)
}

fn upward(a: f64, b: f64) -> Stretch {
    [a.min(b), a.max(b)]
}

/// The stretches sorted, those that touch joined.
fn union(mut stretches: Vec<Stretch>) -> Vec<Stretch> {
    stretches.sort_by(|a, b| a[0].total_cmp(&b[0]));
    let mut joined: Vec<Stretch> = Vec::new();
    for [from, to] in stretches {
        match joined.last_mut() {
            Some(last) if from <= last[1] + super::ROUNDING => last[1] = last[1].max(to),
            _ => joined.push([from, to]),
        }
    }
    joined
}

/// What two sorted sets share. Cost grows with both together.
fn intersection(a: &[Stretch], b: &[Stretch]) -> Vec<Stretch> {
    let (mut i, mut j) = (0, 0);
    let mut shared = Vec::new();
    while i < a.len() && j < b.len() {
        let (from, to) = (a[i][0].max(b[j][0]), a[i][1].min(b[j][1]));
        if from < to {
            shared.push([from, to]);
        }
        if a[i][1] < b[j][1] { i += 1 } else { j += 1 }
    }
    shared
}

/// What of the sorted set `a` is not in the sorted set `b`.
fn difference(a: &[Stretch], b: &[Stretch]) -> Vec<Stretch> {
    let mut left = Vec::new();
    for [from, to] in a.iter().copied() {
        let mut start = from;
        let first = b.partition_point(|other| other[1] <= from);
        for other in b[first..].iter().take_while(|other| other[0] < to) {
            if other[0] > start {
                left.push([start, other[0]]);
            }
            start = start.max(other[1]);
        }
        if start < to {
            left.push([start, to]);
        }
    }
    left
}
