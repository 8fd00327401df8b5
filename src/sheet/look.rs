//! How our sheets look: ink, type, room. Restrained and warm, since the colors of the cloth are what matters on them.

use kurbo::{Point, Rect, Size};

use crate::color::Srgb;
use crate::paper::flow::{self, Block, Flow};
use crate::paper::text::{Style, wrapped};
use crate::paper::{A4, Align, Item, Page, Paper, Role, Typeface};

/// Dark soga, for words that are read.
pub(super) const INK: Srgb = Srgb::new(0x2E, 0x1F, 0x14);
/// For words beside them.
pub(super) const SOFT: Srgb = Srgb::new(0x75, 0x60, 0x4C);
/// For headings: soga of Solo, deep.
pub(super) const SOGA: Srgb = Srgb::new(0x8C, 0x4C, 0x1C);
/// For rules and frames.
pub(super) const LINE: Srgb = Srgb::new(0xCF, 0xBE, 0xA4);

/// Margins on A4, in millimeters: left and right, top, bottom. Printers reach no nearer than 5.
const SIDE: f64 = 17.0;
const TOP: f64 = 16.0;
const BOTTOM: f64 = 20.0;
/// From the foot of a page to its lower edge.
const FOOT: f64 = 11.5;

/// Widths of rules and frames.
pub(super) const HAIR: f64 = 0.15;
pub(super) const RULE: f64 = 0.25;

pub(super) const TITLE: Style = Style::new(20.0, INK).with_face(Typeface::Bold).with_leading(25.0);
pub(super) const SUBTITLE: Style = Style::new(12.5, SOGA);
pub(super) const OVERLINE: Style = Style::new(8.0, SOFT);
pub(super) const HEADING: Style = Style::new(11.5, SOGA).with_face(Typeface::Bold);
pub(super) const STRONG: Style = Style::new(9.5, INK).with_face(Typeface::Bold);
pub(super) const TEXT: Style = Style::new(9.0, INK);
pub(super) const FLAW: Style =
    Style::new(9.5, Srgb::new(0xB0, 0x2A, 0x1E)).with_face(Typeface::Bold);
pub(super) const CODE: Style = Style::new(7.6, INK);
pub(super) const SMALL: Style = Style::new(7.6, SOFT);

/// The room between the margins, the same on every paper.
pub(super) const ROOM: f64 = A4.width - 2.0 * SIDE;

/// What pages are laid out on, and how much larger they are printed: large paper hangs on a wall, and is read from afar.
pub(super) fn leaf(paper: Paper) -> (Size, f64) {
    match paper {
        Paper::A4 | Paper::F4 | Paper::Letter => (paper.size(), 1.0),
        Paper::A3 => (A4, Paper::A3.size().width / A4.width),
    }
}

/// An empty flow of pages that will be printed on `paper`.
pub(super) fn flow(paper: Paper) -> Flow {
    let (size, _) = leaf(paper);
    let side = (size.width - ROOM) / 2.0;
    Flow::new(size, Rect::new(side, TOP, size.width - side, size.height - BOTTOM))
}

/// The pages of a flow with their feet.
pub(super) fn bound(flow: Flow, text: &str, paper: Paper) -> Vec<Page> {
    let (size, larger) = leaf(paper);
    let mut pages = flow.finish();
    foot(&mut pages, text, [(size.width - ROOM) / 2.0, (size.width + ROOM) / 2.0]);
    pages.into_iter().map(|page| page.enlarged(larger, paper.size())).collect()
}

/// The foot of every page between two edges: what the sheet is, as far as there is room for it, and the page's number.
pub(super) fn foot(pages: &mut [Page], text: &str, [left, right]: [f64; 2]) {
    let Some(height) = pages.first().map(|page| page.size.height) else { return };
    let y = height - FOOT;
    let text = wrapped(text, &SMALL, right - left - 15.0);
    for page in pages.iter_mut() {
        let baseline = Point::new(left, y);
        let mut items = vec![Item::rule((left, y - 4.2), (right, y - 4.2), HAIR, LINE)];
        items.extend(text.first().map(|run| Item::Text { baseline, run: run.clone() }));
        page.items.push(Item::Group { role: Role::Foot, items });
    }
    flow::number(pages, Point::new(right, y), Align::Right, &SMALL);
}

/// A heading with a rule under it.
pub(super) fn heading(text: &str) -> Block {
    let mut block = Block::heading(2, text, &HEADING, ROOM);
    let y = block.height + 0.6;
    block.items.push(Item::rule((0.0, y), (ROOM, y), RULE, LINE));
    block.height = y + 2.2;
    block.below(6.5).with_next()
}

/// A picture with a hair around it, and in words what is to be seen on it.
pub(super) fn picture(size: Size, words: &str, picture: impl FnOnce(Rect) -> Item) -> Block {
    let area = Rect::from_origin_size(Point::ORIGIN, size);
    let items = vec![picture(area), Item::frame(area, HAIR, LINE)];
    Block::new(size.height, items).that_is(Role::Figure(words.to_owned()))
}

/// A swatch with a hair around it, so that white ones are seen on white paper.
pub(super) fn swatch(at: Point, size: Size, color: Srgb) -> [Item; 2] {
    let area = Rect::from_origin_size(at, size);
    [Item::rect(area, color), Item::frame(area, HAIR, LINE)]
}
