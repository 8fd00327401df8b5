//! What a film is called, in the margin above the cloth.
//!
//! **Invariant:** a label is no wider than the cloth and no higher than the margin.

use kurbo::Affine;

use crate::color::Srgb;
use crate::paper::POINT;
use crate::paper::text::{Run, Style, width_of, wrapped};
use crate::raster::Canvas;

/// The size of type in millimeters, at best and at least: both are read on a light table.
const LARGEST: f64 = 3.2;
const SMALLEST: f64 = 1.6;

/// The same in pixels, where these are coarse.
const SHARP: f64 = 9.0;
const LEGIBLE: f64 = 7.0;

/// How much smaller type is tried next.
const SMALLER: f64 = 0.9;

/// From one line to the next, in sizes of type.
const LEADING: f64 = 1.25;

/// Free margin above and below, in parts of it.
const FREE: f64 = 0.08;

/// The most letters of a name that are tried, and those that stay where there is no room.
const LONG: usize = 120;
const SHORT: usize = 14;

/// Most pixels of a label: beyond 5000 dots an inch nobody reads it.
const MOST: u64 = 1 << 26;

/// Between the pieces of a label.
const BETWEEN: &str = " · ";

/// Grey pixels, row by row.
#[derive(Clone, Debug, Default)]
pub(super) struct Label {
    /// Pixels across; as high as the margin.
    pub(super) width: u32,
    pub(super) grey: Vec<u8>,
}

impl Label {
    /// The pieces of a label, the most important first, in as large type as there is room for. Where there is too little
    /// even for the smallest, the longest pieces are shortened, and then the end is cut off.
    pub(super) fn of(pieces: &[String], [width, height]: [u32; 2], pixels_per_mm: f64) -> Self {
        let free = f64::from(height) * (1.0 - 2.0 * FREE);
        let lines = lines(pieces, [f64::from(width), free], pixels_per_mm);
        let longest = lines.iter().map(Run::width).fold(0.0, f64::max);
        // Whole bytes of single bits.
        let width = whole(longest + 1.0).next_multiple_of(8).min(width / 8 * 8);
        if u64::from(width) * u64::from(height) > MOST {
            return Self::default();
        }
        let white = Srgb::new(255, 255, 255);
        let Some(mut canvas) = Canvas::new([width, height], white, Affine::IDENTITY) else {
            return Self::default();
        };
        let high: f64 = lines.iter().map(Run::leading).sum();
        let mut top = ((f64::from(height) - high) / 2.0).max(0.0);
        for line in &lines {
            let place = Affine::translate((0.0, top + line.ascent()));
            canvas.fill(&(place * line.outline()), line.style().color);
            top += line.leading();
        }
        let grey: Vec<u8> = canvas.finish().rgba.chunks_exact(4).map(|pixel| pixel[0]).collect();
        Self { width, grey }
    }
}

/// The lines of a label within a room in pixels, in as large type as fits.
fn lines(pieces: &[String], room: [f64; 2], pixels_per_mm: f64) -> Vec<Run> {
    let smallest = (SMALLEST * pixels_per_mm).max(LEGIBLE);
    let mut size = (LARGEST * pixels_per_mm).max(SHARP).max(smallest);
    let mut pieces: Vec<String> = pieces.iter().map(|piece| at_most(piece, LONG)).collect();
    loop {
        let style = style(size);
        let lines = wrapped(&joined(&pieces, &style, room[0]), &style, room[0]);
        if lines.iter().map(Run::leading).sum::<f64>() <= room[1] {
            return lines;
        }
        if size > smallest {
            size = (size * SMALLER).max(smallest);
            continue;
        }
        // Names give way: of each piece some letters stay.
        match pieces.iter_mut().max_by_key(|piece| piece.chars().count()) {
            Some(longest) if longest.chars().count() > SHORT => {
                *longest = at_most(longest, (longest.chars().count() * 7 / 8).max(SHORT));
            }
            Some(_) | None => return cut(lines, &style, room),
        }
    }
}

/// The pieces in one line, in which none is broken that has room in a line of its own.
fn joined(pieces: &[String], style: &Style, across: f64) -> String {
    let whole = |piece: &String| match width_of(piece, style) <= across {
        true => piece.replace(' ', "\u{A0}"),
        false => piece.clone(),
    };
    pieces.iter().map(whole).collect::<Vec<_>>().join(BETWEEN)
}

/// So many letters of a text, the last a sign that there are more.
fn at_most(text: &str, count: usize) -> String {
    if text.chars().count() <= count {
        return text.to_owned();
    }
    let kept: String = text.trim_end_matches('…').chars().take(count.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end())
}

fn style(size: f64) -> Style {
    let black = Srgb::new(0, 0, 0);
    Style::new(size / POINT, black).with_leading(LEADING * size / POINT)
}

/// As many lines as fit, the last with a sign that there is more.
fn cut(lines: Vec<Run>, style: &Style, [across, down]: [f64; 2]) -> Vec<Run> {
    let mut high = 0.0;
    let fits = |line: &Run| {
        high += line.leading();
        high <= down
    };
    let mut kept: Vec<Run> = lines.into_iter().take_while(fits).collect();
    if let Some(last) = kept.pop() {
        let mut text = last.text().to_owned();
        let more = |text: &str| Run::new(&format!("{text}…"), style);
        while !text.is_empty() && more(&text).width() > across {
            text.pop();
        }
        kept.push(more(&text));
    }
    kept
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a page of pixels")]
fn whole(pixels: f64) -> u32 {
    pixels as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(pieces: &[&str], room: [f64; 2], pixels_per_mm: f64) -> Vec<String> {
        let pieces: Vec<String> = pieces.iter().map(|piece| (*piece).to_owned()).collect();
        lines(&pieces, room, pixels_per_mm).iter().map(|run| run.text().to_owned()).collect()
    }

    #[test]
    fn labels_are_large_where_there_is_room() {
        let label = ["2/4", "isen", "Kawung picis", "Sogan", "1050 × 2500 mm"];
        assert_eq!(told(&label, [4000.0, 160.0], 12.0).len(), 1);
        let narrow = told(&label, [400.0, 140.0], 12.0);
        assert!(narrow.len() > 1 && narrow.concat().ends_with("mm"), "{narrow:?}");
        let long = "Rancangan ".repeat(99);
        let named = told(&["2/4", "isen", &long, "Sogan", "105 × 250 mm"], [400.0, 140.0], 12.0);
        let named = named.concat();
        assert!(named.contains("isen") && named.contains('…') && named.ends_with("mm"), "{named}");
        let tiny = told(&label, [60.0, 20.0], 1.0);
        assert!(tiny[0].starts_with("2/4") && tiny.concat().ends_with('…'), "{tiny:?}");
        for room in [[0.0, 0.0], [8.0, 9.0]] {
            let drawn = Label::of(&label.map(str::to_owned), room.map(whole), 1.0);
            assert_eq!(drawn.grey.len(), drawn.width as usize * whole(room[1]) as usize);
        }
    }
}
