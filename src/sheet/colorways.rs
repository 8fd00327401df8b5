//! Colorways of a design side by side: the same window of cloth in each, with names and recipes.
//!
//! **Invariant:** every card shows the same marks; only colors differ.

use kurbo::{Point, Size};

use super::look::{self, OVERLINE, ROOM, SMALL, STRONG, SUBTITLE, TITLE, swatch};
use super::tell;
use super::view::{self, View};
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
    pub fn dyed(name: &str, recipe: &Recipe<'_>, words: &Words) -> Self {
        let chain = words.say(&tell::chain(recipe, words));
        let baths = recipe.baths().iter().enumerate().filter(|(at, _)| recipe.is_used(*at));
        let baths = baths.map(|(at, vat)| words.say(&tell::bath(at, vat, words)));
        let lines = std::iter::once(chain).chain(baths).collect();
        Self { name: name.to_owned(), palette: recipe.palette(), lines }
    }
}

/// The room between cards.
const GAP: f64 = 6.0;

/// Up to so many cards stand two in a row, more three.
const FEW: usize = 4;

/// How high the pictures of a few cards are, in widths: so two rows fit a page.
const WIDE: f64 = 0.68;

/// How high its swatches are.
const SWATCH: f64 = 5.0;

/// Most swatches of a card; more would be too small to tell apart.
const SWATCHES: usize = 12;

/// The pages with all `cards`. Costs one painting of a small window of cloth, and some milliseconds a card.
pub fn pages(
    design: &str,
    repeat: &Repeat,
    cards: &[Card],
    (paper, words): (Paper, &Words),
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
        let blocks = row.iter().map(|each| card(each, width, &parts, (&view, words)));
        flow.put(Block::row(places.zip(blocks)).below(7.0));
    }
    for key in ["plan-estimated", "plan-honest"] {
        flow.paragraph(&words.say(&Message::new(key)), &SMALL, 3.0);
    }
    let pages = look::bound(flow, &format!("Canting · {design}"), paper);
    Document { title: design.to_owned(), language: tell::tag(words).to_owned(), pages }
}

fn card(card: &Card, width: f64, parts: &[Part], (view, words): (&View<'_>, &Words)) -> Block {
    let size = Size::new(width, width * view.aspect());
    let seen = words.say(&Message::new("figure-card").with("name", card.name.as_str()));
    let mut blocks = vec![
        Block::heading(2, &card.name, &STRONG, width),
        look::picture(size, &seen, |area| view.colored(&card.palette, area)).below(1.2),
        swatches(card, width, parts).below(1.2),
    ];
    let lines = card.lines.iter().map(|line| Block::text(line, &SMALL, width).below(0.3));
    blocks.extend(lines);
    Block::column(blocks)
}

/// The different colors of a card in one strip.
fn swatches(card: &Card, room: f64, parts: &[Part]) -> Block {
    let mut colors = Vec::new();
    for part in parts {
        let color = card.palette.color(part);
        if !colors.contains(&color) && colors.len() < SWATCHES {
            colors.push(color);
        }
    }
    let width = room / colors.len().max(1) as f64;
    let place = |at: usize| Point::new(at as f64 * width, 0.0);
    let size = Size::new(width, SWATCH);
    let items = colors.iter().enumerate().flat_map(|(at, color)| swatch(place(at), size, *color));
    Block::new(SWATCH, items.collect())
}
