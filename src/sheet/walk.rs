//! The sheet of a stamper's walk: what to stamp with, where to begin, and the number of every stamping on the cloth.
//!
//! The first page shows the whole cloth. Where numbers would be too small to be read there, further pages show the cloth
//! in sections that lie beside one another, each a little larger than its share, so that every stamp is whole on one.
//! A picture has the first page alone, as fine as its smallest numbers need.
//!
//! **Invariant:** every stamping has its number on the pages, or the sheet says that some have none; words and drawing
//! tell of the same walk.

use kurbo::{Affine, Point, Rect, Size, Vec2};

use super::look::{self, HAIR, INK, LINE, OVERLINE, SMALL, SUBTITLE, TEXT, TITLE};
use super::tell;
use crate::color::Srgb;
use crate::dye::Palette;
use crate::notice::Message;
use crate::paper::flow::Block;
use crate::paper::text::{Run, Style};
use crate::paper::{Document, Item, Page, Paper, Role, Typeface};
use crate::raport::Walk;
use crate::repeat::Repeat;
use crate::words::Words;

mod chart;
mod ink;
mod numbers;
mod stamp;
pub mod told;

use chart::{Chart, Figures};

/// What a sheet tells of.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    /// The name of the design.
    pub design: &'a str,
    /// The design, laid.
    pub repeat: &'a Repeat,
    /// In what colors its stamps are shown.
    pub palette: &'a Palette,
    /// The walk, of one stamping at least.
    pub walk: &'a Walk,
}

/// Margins in millimeters: left and right, top, bottom.
const SIDE: f64 = 14.0;
const TOP: f64 = 14.0;
const BOTTOM: f64 = 18.0;

/// The column of words beside a high cloth, and the strip of words above a wide one, in millimeters.
const COLUMN: f64 = 56.0;
const STRIP: f64 = 66.0;

/// Room between words and cloth.
const GAP: f64 = 6.0;

/// How high digits are, in millimeters: the lowest that are read on a table, what pages of sections have, and the lowest
/// that are worth printing at all. A millimeter of digits is four points of type.
const READ: f64 = 1.25;
const SECTION: f64 = 1.8;
const SEEN: f64 = 0.8;

/// The most pages of sections.
const PAGES: f64 = 40.0;

/// Pixels of the lowest digits of a picture.
const PIXELS: f64 = 9.5;

/// How fine a picture is at least, and at most, in dots per inch.
const COARSE: f64 = 200.0;
const FINE: f64 = 800.0;

/// Millimeters in an inch.
const INCH: f64 = 25.4;

/// A sheet that is ready to be written.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// Its pages.
    pub document: Document,
    /// Dots per inch at which its lowest digits are read.
    pub dpi: f64,
    /// Whether every stamping has its number; otherwise of those that are too small only the first and the last of each line
    /// have one, and every tenth where there is room.
    pub is_complete: bool,
}

/// The pages, with sections where the whole cloth is too small for its numbers. Costs some microseconds a stamping.
pub fn pages(subject: &Subject<'_>, paper: Paper, words: &Words) -> Sheet {
    let layout = Layout::of(subject.walk, paper);
    let chart = layout.chart(subject.walk);
    let height = chart.digits() * layout.larger;
    let sections = if height < READ { layout.sections(subject.walk, &chart) } else { Vec::new() };
    let figures = if height < SEEN { Figures::None } else { Figures::All };
    let mut first = layout.first(subject, &chart, figures, words);
    for (section, page) in sections.iter().zip(2..) {
        first.items.extend(chart.framed(section.core, &page_number(page, words)));
    }
    let (mut pages, mut is_complete) = (vec![first], true);
    for section in &sections {
        let chart = Chart::new(subject.walk, section.window, section.core, layout.section_room());
        // There may be so many that even sections are full.
        let is_seen = chart.digits() * layout.larger >= SEEN;
        is_complete &= is_seen;
        let figures = if is_seen { Figures::All } else { Figures::Tenth(SEEN) };
        pages.push(layout.section(subject, section, chart.items(figures, words), words));
    }
    Sheet { document: document(subject, &layout, pages, words), dpi: COARSE, is_complete }
}

/// The first page alone with its numbers.
pub fn picture(subject: &Subject<'_>, paper: Paper, words: &Words) -> Sheet {
    let layout = Layout::of(subject.walk, paper);
    let chart = layout.chart(subject.walk);
    let lowest = PIXELS * INCH / FINE / layout.larger;
    let is_complete = chart.digits() >= lowest;
    let (figures, height) = if is_complete {
        (Figures::All, chart.digits())
    } else {
        (Figures::Tenth(lowest), chart.low_digits(lowest))
    };
    let dpi = PIXELS * INCH / (height * layout.larger);
    let page = layout.first(subject, &chart, figures, words);
    let document = document(subject, &layout, vec![page], words);
    Sheet { document, dpi: dpi.clamp(COARSE, FINE).round(), is_complete }
}

fn document(
    subject: &Subject<'_>,
    layout: &Layout,
    mut pages: Vec<Page>,
    words: &Words,
) -> Document {
    let name = words.text("walk-sheet", None).unwrap_or_default();
    let title = format!("{} · {name}", subject.design);
    let edges = [SIDE, layout.page.width - SIDE];
    look::foot(&mut pages, &format!("Canting · {title}"), edges);
    let pages = pages.into_iter().map(|page| page.enlarged(layout.larger, layout.paper)).collect();
    Document { title, language: tell::tag(words).to_owned(), pages }
}

fn page_number(page: usize, words: &Words) -> String {
    words.say(&Message::new("walk-page").with("page", page))
}

/// Where things lie on a page.
struct Layout {
    /// What is laid out, and how much larger it is printed.
    page: Size,
    larger: f64,
    paper: Size,
    /// Words of the first page.
    words: Rect,
    is_beside: bool,
    /// The cloth of the first page, with what stands around it.
    room: Rect,
}

/// A piece of cloth on a page of its own.
struct Section {
    /// Its share.
    core: Rect,
    /// What is shown: all stamps whose middles lie in its share are whole.
    window: Rect,
}

impl Layout {
    /// The one of four that shows the cloth largest: upright or lying, words beside or above.
    fn of(walk: &Walk, paper: Paper) -> Self {
        let (leaf, larger) = look::leaf(paper);
        let turned = |size: Size| Size::new(size.height, size.width);
        let layout = |(page, paper): (Size, Size), is_beside| {
            let area = Rect::new(SIDE, TOP, page.width - SIDE, page.height - BOTTOM);
            let (mut words, mut room) = (area, area);
            if is_beside {
                words.x1 = area.x0 + COLUMN;
                room.x0 = words.x1 + GAP;
            } else {
                words.y1 = area.y0 + STRIP;
                room.y0 = words.y1 + GAP;
            }
            Self { page, larger, paper, words, is_beside, room }
        };
        let (high, wide) = ((leaf, paper.size()), (turned(leaf), turned(paper.size())));
        let all =
            [layout(high, true), layout(high, false), layout(wide, true), layout(wide, false)];
        let scale = |layout: &Self| chart::scale(walk, walk.cloth, layout.room.size());
        // Of those about as large the first.
        let [first, others @ ..] = all;
        let mut best =
            others.into_iter().fold(first, |a, b| if scale(&b) > scale(&a) * 1.04 { b } else { a });
        if !best.is_beside {
            let high = walk.cloth.height * scale(&best) + chart::around(walk).height;
            let spare = (best.room.height() - high).max(0.0);
            best.words.y1 += spare;
            best.room.y0 += spare;
        }
        best
    }

    /// The whole cloth.
    fn chart<'a>(&self, walk: &'a Walk) -> Chart<'a> {
        let cloth = Rect::from_origin_size(Point::ORIGIN, walk.cloth);
        Chart::new(walk, cloth, cloth, self.room)
    }

    /// Title, facts, stamps and cloth.
    fn first(
        &self,
        subject: &Subject<'_>,
        chart: &Chart<'_>,
        figures: Figures,
        words: &Words,
    ) -> Page {
        let mut page = Page::new(self.page);
        let Rect { x0, y0, .. } = self.words;
        let mut put = |block: Block, column: u8, width: f64| {
            let at = Vec2::new(x0 + f64::from(column) * (width + GAP), y0);
            page.items.extend(block.items.into_iter().map(|item| item.moved(at)));
        };
        let Size { width, height } = self.words.size();
        let is_one = subject.walk.changes() == 0;
        if self.is_beside {
            let head = Block::column([
                head(subject, width, words),
                facts(subject, width, words).below(4.0),
            ]);
            let notes = notes(subject, width, words).below(5.0);
            let room = Size::new(width, height - head.height - notes.height - 12.0);
            let stamps =
                stamp::columns(subject, room, 1, words).into_iter().map(|one| one.below(6.0));
            put(Block::column(std::iter::once(head).chain(stamps).chain([notes])), 0, width);
        } else {
            let width = (width - 2.0 * GAP) / 3.0;
            let (head, facts) =
                (head(subject, width, words), facts(subject, width, words).below(4.0));
            let notes = notes(subject, width, words).below(4.0);
            let room = Size::new(width, height - notes.height - 4.0);
            let mut stamps = stamp::columns(subject, room, if is_one { 1 } else { 2 }, words);
            put(Block::column([head, facts]), 0, width);
            let last = Block::column(stamps.pop().into_iter().chain([notes]));
            for (block, column) in stamps.into_iter().chain([last]).zip(1..) {
                put(block, column, width);
            }
        }
        page.items.push(figure(chart.items(figures, words), &told::count(subject.walk), words));
        page
    }

    /// The sections of a cloth, row by row, as few as numbers of a good size allow.
    fn sections(&self, walk: &Walk, whole: &Chart<'_>) -> Vec<Section> {
        let room = self.section_room().size() - chart::around(walk);
        let mut scale = whole.scale() * SECTION / (whole.digits() * self.larger);
        let reach = chart::reach(walk);
        let shares = |scale: f64| {
            let along = |side: f64, room: f64, reach: f64| {
                let share = (room / scale - 2.0 * reach).max(reach);
                if side * scale <= room { 1.0 } else { (side / share).ceil() }
            };
            let Size { width, height } = walk.cloth;
            [along(width, room.width, reach.width), along(height, room.height, reach.height)]
        };
        // A stack of paper that nobody would spread out is no sheet.
        while shares(scale)[0] * shares(scale)[1] > PAGES {
            scale *= 0.9;
        }
        let [across, down] = shares(scale);
        let left = walk.stampings.iter().map(|one| chart::bounds(&one.corners).x0);
        let top = walk.stampings.iter().map(|one| chart::bounds(&one.corners).y0);
        let columns = cuts(walk.cloth.width, across, left.collect());
        let rows = cuts(walk.cloth.height, down, top.collect());
        let cloth = Rect::from_origin_size(Point::ORIGIN, walk.cloth);
        let section = |y: &[f64], x: &[f64]| {
            let core = Rect::new(x[0], y[0], x[1], y[1]);
            let window = core.inflate(reach.width, reach.height).intersect(cloth);
            Section { core, window }
        };
        rows.windows(2).flat_map(|y| columns.windows(2).map(move |x| section(y, x))).collect()
    }

    /// Where the cloth of a section lies.
    fn section_room(&self) -> Rect {
        let Size { width, height } = self.page;
        Rect::new(SIDE, TOP + KEY + 4.0, width - SIDE, height - BOTTOM)
    }

    /// A page of a section: where it lies, and its stampings.
    fn section(
        &self,
        subject: &Subject<'_>,
        section: &Section,
        chart: Vec<Item>,
        words: &Words,
    ) -> Page {
        let mut page = Page::new(self.page);
        let key = self.key(subject.walk, section);
        let width = self.page.width - 2.0 * SIDE - KEY;
        let title = words.say(&told::section(subject.walk, section.core));
        let text = Block::column([
            Block::text(&words.text("walk-sheet", None).unwrap_or_default(), &OVERLINE, width),
            Block::text(subject.design, &SUBTITLE, width).below(0.6),
            Block::heading(2, &title, &TEXT, width).below(0.6),
        ]);
        let at = Vec2::new(SIDE, TOP);
        page.items.extend(text.items.into_iter().map(|item| item.moved(at)));
        page.items.push(figure(key, &told::section(subject.walk, section.core), words));
        page.items.push(figure(chart, &told::section(subject.walk, section.core), words));
        page
    }

    /// A small cloth in the upper right corner with the place of the section.
    fn key(&self, walk: &Walk, section: &Section) -> Vec<Item> {
        let scale = KEY / walk.cloth.width.max(walk.cloth.height);
        let corner = Vec2::new(self.page.width - SIDE - walk.cloth.width * scale, TOP);
        let map = Affine::translate(corner) * Affine::scale(scale);
        let place = |area: Rect| map.transform_rect_bbox(area);
        let cloth = place(Rect::from_origin_size(Point::ORIGIN, walk.cloth));
        vec![
            Item::rect(cloth, ink::MORI),
            Item::rect(place(section.core), ink::SOGA[1]),
            Item::frame(cloth, HAIR, LINE),
        ]
    }
}

/// The longer side of the small cloth of a section's page.
const KEY: f64 = 20.0;

/// Where a side is cut into so many shares: about even, and between stamps where these stand in rows.
fn cuts(side: f64, count: f64, mut edges: Vec<f64>) -> Vec<f64> {
    edges.sort_by(f64::total_cmp);
    let share = side / count;
    let inner = std::iter::successors(Some(1.0), |at| Some(at + 1.0)).take_while(|at| *at < count);
    let inner = inner.map(|at| {
        let even = at * share;
        let above = edges.partition_point(|edge| *edge < even);
        let near = [above.checked_sub(1), Some(above)].into_iter().flatten();
        let near = near.filter_map(|at| edges.get(at).copied());
        let off = |edge: f64| (edge - even).abs();
        let nearest = near.min_by(|a, b| off(*a).total_cmp(&off(*b)));
        nearest.filter(|edge| off(*edge) < share / 3.0).unwrap_or(even)
    });
    std::iter::once(0.0).chain(inner).chain([side]).collect()
}

/// A drawing, for those who hear the page.
fn figure(items: Vec<Item>, seen: &Message, words: &Words) -> Item {
    Item::Group { role: Role::Figure(words.say(seen)), items }
}

/// What the sheet is, and the name of the design.
fn head(subject: &Subject<'_>, width: f64, words: &Words) -> Block {
    let overline = words.text("walk-sheet", None).unwrap_or_default();
    Block::column([
        Block::text(&overline, &OVERLINE, width),
        Block::heading(1, subject.design, &fitting(&TITLE, subject.design, width), width)
            .below(1.0),
    ])
}

/// The style, smaller where the longest word would be cut.
fn fitting(style: &Style, text: &str, width: f64) -> Style {
    let words = text.split_whitespace();
    let longest = words.map(|word| Run::new(word, style).width()).fold(0.0, f64::max);
    let by = (width / longest.max(1e-6)).clamp(0.5, 1.0);
    Style { size: style.size * by, leading: style.leading * by, ..style.clone() }
}

/// Cloth, count, changes, where to begin.
fn facts(subject: &Subject<'_>, width: f64, words: &Words) -> Block {
    let facts = [told::cloth(subject.walk), told::count(subject.walk), told::hand(subject.walk)];
    let facts =
        facts.iter().map(|fact| Block::text(&sentence(fact, words), &TEXT, width).below(1.2));
    let start = Block::text(&sentence(&told::start(subject.walk), words), &START, width).below(2.6);
    Block::column(facts.chain([start]))
}

/// What is said, with a capital letter: it stands by itself.
fn sentence(message: &Message, words: &Words) -> String {
    let said = words.say(message);
    let mut letters = said.chars();
    let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
    first + letters.as_str()
}

/// What signs mean, and what is not stamped.
fn notes(subject: &Subject<'_>, width: f64, words: &Words) -> Block {
    let mut notes = told::signs(subject.walk);
    let artwork = subject.repeat.artwork();
    notes.extend(told::unstamped(&artwork.unstamped(), artwork.raport(), "walk-unstamped"));
    let note = |note| Block::text(&sentence(note, words), &SMALL, width).below(1.0);
    Block::column(notes.iter().map(note))
}

const START: Style = Style::new(9.0, ink::RED).with_face(Typeface::Bold);

/// Words of the drawing.
const LABEL: Style = Style::new(6.0, Srgb::new(0x75, 0x60, 0x4C));
const MARK: Style = Style::new(7.5, ink::RED).with_face(Typeface::Bold);
const NAME: Style = Style::new(9.0, INK).with_face(Typeface::Bold);

#[cfg(test)]
mod tests;
