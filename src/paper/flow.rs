//! Blocks placed down a page, and on to the next.
//!
//! A [`Block`] is whatever belongs together: a line, a row of a table, a picture with its words. [`Flow`] puts blocks
//! below one another and begins a page where the next would not fit. A block may hold on to the one that follows it, as
//! a heading does, so that both go to the next page together.
//!
//! **Invariant:** no block is cut, and none reaches below the page's area but one that is higher than the whole area.

use kurbo::{Point, Rect, Size, Vec2};

use super::text::{Style, wrapped};
use super::{Align, Item, Page};

/// What is placed as one; its origin is its upper left corner.
#[derive(Clone, Debug, Default)]
pub struct Block {
    /// What is drawn.
    pub items: Vec<Item>,
    /// The room it takes.
    pub height: f64,
    /// Room above it; dropped at the top of a page.
    pub above: f64,
    /// Whether it holds on to the next block: no page ends between them.
    pub holds_next: bool,
}

impl Block {
    /// A block of items that take so much room.
    pub fn new(height: f64, items: Vec<Item>) -> Self {
        Self { items, height, ..Self::default() }
    }

    /// Text of at most `width`, all its lines in one block.
    pub fn text(text: &str, style: &Style, width: f64) -> Self {
        Self::column(lines(text, style, width))
    }

    /// Blocks below one another as one.
    pub fn column(blocks: impl IntoIterator<Item = Self>) -> Self {
        let mut whole = Self::default();
        for (at, block) in blocks.into_iter().enumerate() {
            let above = if at == 0 { 0.0 } else { block.above };
            let down = whole.height + above;
            whole.height = down + block.height;
            whole.put(block, Vec2::new(0.0, down));
        }
        whole
    }

    /// Blocks beside one another, each at its distance from the left: a row of a table. As high as the highest.
    pub fn row(blocks: impl IntoIterator<Item = (f64, Self)>) -> Self {
        let mut whole = Self::default();
        for (across, block) in blocks {
            whole.height = whole.height.max(block.height);
            whole.put(block, Vec2::new(across, 0.0));
        }
        whole
    }

    /// The same with so much room above.
    #[must_use]
    pub fn below(self, above: f64) -> Self {
        Self { above, ..self }
    }

    /// The same, holding on to what follows.
    #[must_use]
    pub fn with_next(self) -> Self {
        Self { holds_next: true, ..self }
    }

    fn put(&mut self, block: Self, at: Vec2) {
        self.items.extend(block.items.into_iter().map(|item| item.moved(at)));
    }
}

/// The lines of a paragraph as blocks. No page begins with its last line alone or ends with its first.
pub fn lines(text: &str, style: &Style, width: f64) -> Vec<Block> {
    let runs = wrapped(text, style, width);
    let count = runs.len();
    let line = |(at, run)| {
        let baseline = Point::new(0.0, style.ascent());
        let block = Block::new(style.leading, vec![Item::Text { baseline, run }]);
        let is_first = at == 0;
        Block { holds_next: count > 1 && (is_first || at + 2 == count), ..block }
    };
    runs.into_iter().enumerate().map(line).collect()
}

/// Pages that fill from the top.
#[derive(Clone, Debug)]
pub struct Flow {
    size: Size,
    area: Rect,
    pages: Vec<Page>,
    /// How far the last page is full, from the top of its area.
    full: f64,
    /// Blocks that hold on to one that is still to come.
    held: Vec<Block>,
}

impl Flow {
    /// Pages of one size, filled within `area`.
    pub fn new(size: Size, area: Rect) -> Self {
        Self { size, area, pages: Vec::new(), full: 0.0, held: Vec::new() }
    }

    /// The width of the area.
    pub fn width(&self) -> f64 {
        self.area.width()
    }

    /// Places a block below what is there, or on a new page where it does not fit.
    pub fn put(&mut self, block: Block) {
        let is_held = block.holds_next;
        self.held.push(block);
        if !is_held {
            self.settle();
        }
    }

    /// Places a paragraph as wide as the area, `above` below what is there.
    pub fn paragraph(&mut self, text: &str, style: &Style, above: f64) {
        let mut above = above;
        for line in lines(text, style, self.width()) {
            self.put(line.below(above));
            above = 0.0;
        }
    }

    /// Places a heading: a paragraph that holds on to what follows.
    pub fn heading(&mut self, text: &str, style: &Style, above: f64) {
        self.put(Block::text(text, style, self.width()).below(above).with_next());
    }

    /// Begins a page, unless the last one is still empty.
    pub fn turn_page(&mut self) {
        self.settle();
        if self.full > 0.0 {
            self.begin();
        }
    }

    /// The pages.
    pub fn finish(mut self) -> Vec<Page> {
        self.settle();
        self.pages
    }

    /// Places the blocks that hold together.
    fn settle(&mut self) {
        let held = std::mem::take(&mut self.held);
        let height: f64 = held.iter().map(|block| block.above + block.height).sum();
        // Blocks that no page holds together go on, each where it fits.
        if !self.fits(height) && height <= self.area.height() {
            self.begin();
        }
        for block in held {
            self.place(block);
        }
    }

    fn place(&mut self, block: Block) {
        if self.full > 0.0 && !self.fits(block.above + block.height) {
            self.begin();
        }
        if self.pages.is_empty() {
            self.begin();
        }
        let above = if self.full > 0.0 { block.above } else { 0.0 };
        let at = Vec2::new(self.area.x0, self.area.y0 + self.full + above);
        self.full += above + block.height;
        if let Some(page) = self.pages.last_mut() {
            page.items.extend(block.items.into_iter().map(|item| item.moved(at)));
        }
    }

    fn fits(&self, height: f64) -> bool {
        // A thousandth of a millimeter: what sums of heights may be off.
        self.pages.is_empty() || self.full + height <= self.area.height() + 0.001
    }

    fn begin(&mut self) {
        self.pages.push(Page::new(self.size));
        self.full = 0.0;
    }
}

/// Writes `1/3` and so on where `at` is on every page; a single page needs none.
pub fn number(pages: &mut [Page], at: Point, align: Align, style: &Style) {
    let count = pages.len();
    if count < 2 {
        return;
    }
    for (page, number) in pages.iter_mut().zip(1..) {
        page.items.push(Item::text(at, align, &format!("{number}/{count}"), style));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::color::Srgb;

    const BLACK: Srgb = Srgb::new(0, 0, 0);

    fn flow() -> Flow {
        Flow::new(Size::new(100.0, 100.0), Rect::new(10.0, 10.0, 90.0, 60.0))
    }

    fn slab(height: f64) -> Block {
        Block::new(height, vec![Item::rect(Rect::new(0.0, 0.0, 80.0, height), BLACK)])
    }

    /// The upper and lower edge of everything on each page.
    fn edges(pages: &[Page]) -> Vec<Vec<(f64, f64)>> {
        let of = |item: &Item| (item.bounds().y0, item.bounds().y1);
        pages.iter().map(|page| page.items.iter().map(of).collect()).collect()
    }

    #[test]
    fn blocks_go_down_and_on() {
        let mut flow = flow();
        for _ in 0..3 {
            flow.put(slab(20.0).below(5.0));
        }
        let expected = vec![vec![(10.0, 30.0), (35.0, 55.0)], vec![(10.0, 30.0)]];
        assert_eq!(edges(&flow.finish()), expected);
    }

    #[test]
    fn a_heading_stays_with_what_follows() {
        let mut flow = flow();
        flow.put(slab(30.0));
        flow.put(slab(10.0).with_next());
        flow.put(slab(15.0));
        let expected = vec![vec![(10.0, 40.0)], vec![(10.0, 20.0), (20.0, 35.0)]];
        assert_eq!(edges(&flow.finish()), expected);
    }

    #[test]
    fn what_no_page_holds_still_ends() {
        let mut flow = flow();
        flow.put(slab(20.0).with_next());
        flow.put(slab(40.0).with_next());
        flow.put(slab(70.0));
        flow.turn_page();
        flow.turn_page();
        flow.put(slab(f64::NAN));
        flow.put(slab(10.0).with_next());
        assert_eq!(flow.finish().len(), 5);
        assert!(self::flow().finish().is_empty(), "no block, no page");
    }

    #[test]
    fn no_line_is_left_alone() {
        let style = Style::new(10.0, BLACK);
        let text = "isen ".repeat(100);
        let count = lines(&text, &style, 80.0).len();
        for room in 0..10 {
            let mut flow = flow();
            flow.put(slab(f64::from(room) * style.leading));
            flow.paragraph(&text, &style, 0.0);
            let on = |page: &Page| {
                page.items.iter().filter(|item| matches!(item, Item::Text { .. })).count()
            };
            let pages = flow.finish();
            assert!(pages.iter().all(|page| on(page) != 1), "{room} of {count}");
            assert_eq!(pages.iter().map(on).sum::<usize>(), count);
        }
    }

    #[test]
    fn several_pages_are_numbered() {
        let style = Style::new(8.0, BLACK);
        let texts = |pages: &[Page]| {
            let text = |item: &Item| match item {
                Item::Text { run, .. } => run.text().to_owned(),
                _ => String::new(),
            };
            pages.iter().flat_map(|page| page.items.iter().map(text)).collect::<Vec<_>>()
        };
        let mut pages = vec![Page::new(Size::new(10.0, 10.0)); 2];
        number(&mut pages, Point::ORIGIN, Align::Right, &style);
        assert_eq!(texts(&pages), ["1/2", "2/2"]);
        pages.truncate(1);
        pages[0].items.clear();
        number(&mut pages, Point::ORIGIN, Align::Right, &style);
        assert!(texts(&pages).is_empty(), "a single page");
    }
}
