//! Names under the pictures of ways of repeating, as outlines: drawings ask for no font.
//!
//! **Invariant:** no caption is wider than its plate.

use kurbo::{Affine, Point, Rect};

use crate::catalog::plate::{HEADING, NAME, NARROW, TITLE, WIDE};
use crate::catalog::{self, Example, Margins, Plate};
use crate::color::Srgb;
use crate::mark::{Mark, Part, Shape};
use crate::paper::Typeface;
use crate::paper::text::{Run, Style, wrapped};
use crate::words::Words;

use super::{attribute, key};

/// Colors come with the plates.
const INK: Srgb = Srgb::new(0, 0, 0);

/// The words of one picture.
const LARGE: [Style; 2] = [Style::new(19.0, INK).with_face(Typeface::Bold), Style::new(12.0, INK)];

/// The words of all, and their headings.
const SMALL: [Style; 2] = [Style::new(12.5, INK).with_face(Typeface::Bold), Style::new(8.6, INK)];
const KIND: Style = Style::new(15.0, INK).with_face(Typeface::Bold);

/// Air between a plate and its words, and below a heading, in millimeters.
const AIR: f64 = 0.8;
const AIR_BELOW: f64 = 1.6;

/// A line, and the part that its letters are.
struct Line {
    run: Run,
    part: &'static str,
}

/// The picture of one way with its name.
pub(super) fn one(way: &Example, words: &Words) -> Plate {
    let lines = lines(way, &LARGE, WIDE, words);
    let room = Margins { caption: height(&lines) + AIR, heading: 0.0 };
    written(catalog::picture(way, room), &[lines], words)
}

/// All `ways` with their names.
pub(super) fn all(ways: &[Example], words: &Words) -> Plate {
    let all: Vec<Vec<Line>> = ways.iter().map(|way| lines(way, &SMALL, NARROW, words)).collect();
    let caption = all.iter().map(|lines| height(lines)).fold(0.0, f64::max) + AIR;
    let room = Margins { caption, heading: KIND.leading + AIR_BELOW };
    written(catalog::plates(ways, room), &all, words)
}

/// The name of a way and what it is called otherwise.
fn lines(way: &Example, [name, title]: &[Style; 2], width: f64, words: &Words) -> Vec<Line> {
    let said = words.text(&key(way), None).unwrap_or_default();
    let names = wrapped(way.name(), name, width).into_iter().map(|run| Line { run, part: NAME });
    let titles = wrapped(&said, title, width).into_iter().map(|run| Line { run, part: TITLE });
    names.chain(titles).collect()
}

fn height(lines: &[Line]) -> f64 {
    lines.iter().map(|line| line.run.leading()).sum()
}

/// A picture with these words in its rooms.
fn written(mut picture: Plate, captions: &[Vec<Line>], words: &Words) -> Plate {
    for (lines, area) in captions.iter().zip(&picture.captions) {
        picture.marks.extend(column(lines, *area, AIR));
    }
    for (kind, area) in &picture.headings {
        let run = Run::new(&attribute("ways", kind.name(), words), &KIND);
        picture.marks.extend(column(&[Line { run, part: HEADING }], *area, 0.0));
    }
    picture
}

/// Lines below one another from the upper left corner of an area.
fn column(lines: &[Line], area: Rect, above: f64) -> Vec<Mark> {
    let mut top = area.y0 + above;
    let mut marks = Vec::new();
    for Line { run, part } in lines {
        let baseline = Point::new(area.x0, top + run.ascent());
        let shape = Shape::Area(Affine::translate(baseline.to_vec2()) * run.outline());
        marks.extend(Mark::new(Part::new(part), shape));
        top += run.leading();
    }
    marks
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Language;

    #[test]
    fn words_stand_in_their_rooms() {
        let ways = Example::all();
        for words in Language::ALL.map(Words::new) {
            let plate = all(&ways, &words);
            let rooms = || plate.captions.iter().chain(plate.headings.iter().map(|(_, area)| area));
            let is_word = |mark: &&Mark| [NAME, TITLE, HEADING].contains(&mark.part().name());
            let written: Vec<&Mark> = plate.marks.iter().filter(is_word).collect();
            assert!(written.len() >= 2 * ways.len() + 4, "{}", written.len());
            for mark in written {
                let bounds = mark.bounds();
                assert!(rooms().any(|room| room.contains_rect(bounds)), "{bounds}");
            }
            let lines = |way: &Example| lines(way, &SMALL, NARROW, &words).len();
            assert!(ways.iter().all(|way| lines(way) <= 3), "a name and two lines at most");
        }
    }
}
