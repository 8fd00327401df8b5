//! Colorways of a design side by side: the same window of cloth in each, with names and recipes.
//!
//! **Invariant:** every card shows the same marks; only colors differ.

use kurbo::{Point, Size};

use super::look::{self, CODE, OVERLINE, ROOM, SMALL, STRONG, SUBTITLE, TITLE, swatch};
use super::tell;
use super::view::{self, View};
use crate::color::Srgb;
use crate::dye::{Palette, Recipe};
use crate::mark::Part;
use crate::notice::Message;
use crate::paper::flow::Block;
use crate::paper::{Document, Paper};
use crate::repeat::Repeat;
use crate::words::Words;

/// One colorway.
#[derive(Clone, Debug)]
pub struct Card {
    /// What it is called.
    pub name: String,
    /// Its colors.
    pub palette: Palette,
    /// How it is made, a line each.
    pub lines: Vec<String>,
}

impl Card {
    /// The card of a recipe: its chain, and its baths.
    pub fn dyed(name: &str, recipe: &Recipe, words: &Words) -> Self {
        let chain = words.say(&tell::chain(recipe, words));
        let baths = recipe.baths().iter().enumerate().filter(|(at, _)| recipe.is_used(*at));
        let baths = baths.map(|(at, dyebath)| words.say(&tell::bath(at, dyebath, words)));
        let lines = std::iter::once(chain).chain(baths).collect();
        Self { name: name.to_owned(), palette: recipe.palette(), lines }
    }
}

/// The room between cards.
const GAP: f64 = 6.0;

/// Up to so many cards stand two in a row, more three.
const FEW: usize = 4;

/// How high the pictures of a few cards are, in widths: so two rows fit a page.
const WIDE: f64 = 0.62;

/// A bar of color.
const BAR: Size = Size::new(10.0, 3.6);

/// Where the names of its parts begin.
const NAMES: f64 = 27.0;

/// Most bars of a card, so that it fits a page.
const BARS: usize = 24;

/// The pages with all `cards`. Costs one painting of a small window of cloth, and some milliseconds a card.
pub fn pages(
    design: &str,
    repeat: &Repeat,
    cards: &[Card],
    paper: Paper,
    words: &Words,
) -> Document {
    let few = cards.len() <= FEW;
    let view =
        if few { View::of(repeat, view::FINE, WIDE) } else { View::of(repeat, view::PLAIN, 1.0) };
    let parts = repeat.parts();
    let mut flow = look::flow(paper);
    let overline = words.text("sheet-title", None).unwrap_or_default();
    let count = words.say(&Message::new("sheet-count").with("count", cards.len()));
    flow.put(Block::column([
        Block::text(&overline, &OVERLINE, ROOM),
        Block::heading(1, design, &TITLE, ROOM).below(1.0),
        Block::text(&count, &SUBTITLE, ROOM).below(1.0),
    ]));
    let columns = if few { 2 } else { 3 };
    let width = (ROOM + GAP) / columns as f64 - GAP;
    for row in cards.chunks(columns) {
        let places = (0_u8..).map(|at| f64::from(at) * (width + GAP));
        let blocks = row.iter().map(|each| card(each, width, &parts, &view, words));
        flow.put(Block::row(places.zip(blocks)).below(7.0));
    }
    for key in ["plan-estimated", "plan-honest"] {
        flow.paragraph(&words.say(&Message::new(key)), &SMALL, 3.0);
    }
    let pages = look::bound(flow, &format!("Canting · {design}"), paper);
    Document { title: design.to_owned(), language: tell::tag(words).to_owned(), pages }
}

fn card(card: &Card, width: f64, parts: &[Part], view: &View, words: &Words) -> Block {
    let size = Size::new(width, width * view.aspect());
    let seen = words.say(&Message::new("figure-card").with("name", card.name.as_str()));
    let mut blocks = vec![
        Block::heading(2, &card.name, &STRONG, width),
        look::picture(size, &seen, |area| view.colored(&card.palette, area)).below(1.2),
    ];
    blocks.extend(bars(card, width, parts, words).into_iter().map(|bar| bar.below(0.6)));
    let lines = card.lines.iter().zip([1.6].into_iter().chain(std::iter::repeat(0.3)));
    let lines = lines.map(|(line, above)| Block::text(line, &SMALL, width).below(above));
    blocks.extend(lines);
    Block::column(blocks)
}

/// The different colors of a card below one another, each with its code and its parts.
fn bars(card: &Card, width: f64, parts: &[Part], words: &Words) -> Vec<Block> {
    let mut colors: Vec<(Srgb, Vec<&Part>)> = Vec::new();
    for part in parts {
        let color = card.palette.color(part);
        match colors.iter_mut().find(|(other, _)| *other == color) {
            Some((_, parts)) => parts.push(part),
            None => colors.push((color, vec![part])),
        }
    }
    let bar = |(color, parts): &(Srgb, Vec<&Part>)| {
        // In the middle of its line.
        let at = Point::new(0.0, (SMALL.leading - BAR.height) / 2.0);
        let bar = Block::new(SMALL.leading, swatch(at, BAR, *color).to_vec());
        let code = Block::text(&color.to_string(), &CODE, NAMES - BAR.width);
        let names = Block::text(&tell::listed(parts.iter().copied()), &SMALL, width - NAMES);
        Block::record([(0.0, Block::row([(0.0, bar), (BAR.width + 1.8, code)])), (NAMES, names)])
    };
    let more = colors.len().saturating_sub(BARS);
    let told = words.say(&Message::new("sheet-more").with("count", more));
    let told = (more > 0).then(|| Block::text(&told, &SMALL, width));
    colors.iter().take(BARS).map(bar).chain(told).collect()
}
