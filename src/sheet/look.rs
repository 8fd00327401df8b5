//! How our sheets look: ink, type, room. Restrained and warm, since the colors of the cloth are what matters on them.

use kurbo::{Point, Rect, Size};

use crate::color::Srgb;
use crate::paper::flow::{self, Block, Flow};
use crate::paper::text::{Style, wrapped};
use crate::paper::{A4, Align, Face, Item, Page};

/// Dark soga, for words that are read.
pub(super) const INK: Srgb = Srgb::new(0x2E, 0x1F, 0x14);
/// For words beside them.
pub(super) const SOFT: Srgb = Srgb::new(0x75, 0x60, 0x4C);
/// For headings: soga of Solo, deep.
pub(super) const SOGA: Srgb = Srgb::new(0x8C, 0x4C, 0x1C);
/// For rules and frames.
pub(super) const LINE: Srgb = Srgb::new(0xCF, 0xBE, 0xA4);

/// Margins, in millimeters: left and right, top, bottom. Printers reach no nearer than 5.
pub(super) const SIDE: f64 = 17.0;
const TOP: f64 = 16.0;
const BOTTOM: f64 = 20.0;

/// Widths of rules and frames.
pub(super) const HAIR: f64 = 0.15;
pub(super) const RULE: f64 = 0.25;

pub(super) const TITLE: Style = Style::new(20.0, INK).with_face(Face::Bold).with_leading(25.0);
pub(super) const SUBTITLE: Style = Style::new(12.5, SOGA);
pub(super) const OVERLINE: Style = Style::new(8.0, SOFT);
pub(super) const HEADING: Style = Style::new(11.5, SOGA).with_face(Face::Bold);
pub(super) const STRONG: Style = Style::new(9.5, INK).with_face(Face::Bold);
pub(super) const TEXT: Style = Style::new(9.0, INK);
pub(super) const FLAW: Style = Style::new(9.5, Srgb::new(0xB0, 0x2A, 0x1E)).with_face(Face::Bold);
pub(super) const SMALL: Style = Style::new(7.6, SOFT);

/// An empty flow on A4.
pub(super) fn flow() -> Flow {
    let Size { width, height } = A4;
    Flow::new(A4, Rect::new(SIDE, TOP, width - SIDE, height - BOTTOM))
}

/// The room between the margins of A4.
pub(super) const ROOM: f64 = A4.width - 2.0 * SIDE;

/// A heading with a rule under it.
pub(super) fn heading(text: &str) -> Block {
    let mut block = Block::text(text, &HEADING, ROOM);
    let y = block.height + 0.6;
    block.items.push(Item::rule((0.0, y), (ROOM, y), RULE, LINE));
    block.height = y + 2.2;
    block.below(6.5).with_next()
}

/// A swatch with a hair around it, so that white ones are seen on white paper.
pub(super) fn swatch(at: Point, size: Size, color: Srgb) -> [Item; 2] {
    let area = Rect::from_origin_size(at, size);
    [Item::rect(area, color), Item::frame(area, HAIR, LINE)]
}

/// Foot of every page: what the sheet is, as far as there is room for it, and its number.
pub(super) fn foot(pages: &mut [Page], text: &str) {
    let y = A4.height - 11.5;
    let text = wrapped(text, &SMALL, ROOM - 15.0);
    for page in pages.iter_mut() {
        page.items.push(Item::rule((SIDE, y - 4.2), (A4.width - SIDE, y - 4.2), HAIR, LINE));
        let baseline = Point::new(SIDE, y);
        page.items.extend(text.first().map(|run| Item::Text { baseline, run: run.clone() }));
    }
    flow::number(pages, Point::new(A4.width - SIDE, y), Align::Right, &SMALL);
}
