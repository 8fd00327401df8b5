//! Blocks placed down a page, and on to the next.
//!
//! A [`Block`] is whatever belongs together: a line, a row of a table, a picture with its words. [`Flow`] puts blocks
//! below one another and begins a page where the next would not fit. A block may hold on to the one that follows it, as
//! a heading does, so that both go to the next page together. Where a little less room between blocks spares a page, they
//! have less; else a last page with little on it takes its share from the page before it.
//!
//! **Invariant:** no block is cut, and none reaches below the page's area but one that is higher than the whole area.

use kurbo::{Point, Rect, Size, Vec2};

use super::text::{Run, Style, wrapped};
use super::{Align, Item, Page, Role};

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

    /// A paragraph of at most `width`, all its lines in one block.
    pub fn text(text: &str, style: &Style, width: f64) -> Self {
        Self::titled(Role::Paragraph, text, style, width)
    }

    /// A heading of at most `width`, 1 for the title of all; what follows it on the page is up to the caller.
    pub fn heading(level: u8, text: &str, style: &Style, width: f64) -> Self {
        Self::titled(Role::Heading(level), text, style, width)
    }

    fn titled(role: Role, text: &str, style: &Style, width: f64) -> Self {
        Self::column(wrapped(text, style, width).into_iter().map(line)).that_is(role)
    }

    /// A row of a table: cells beside one another, each at its distance from the left; the first one says what the row
    /// is about.
    pub fn record(cells: impl IntoIterator<Item = (f64, Self)>) -> Self {
        let role = |at| if at == 0 { Role::Head } else { Role::Cell };
        let cells = cells.into_iter().enumerate();
        Self::row(cells.map(|(at, (across, cell))| (across, cell.that_is(role(at)))))
            .that_is(Role::Row)
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

    /// The same, said to be something.
    #[must_use]
    pub fn that_is(self, role: Role) -> Self {
        Self { items: vec![Item::Group { role, items: self.items }], ..self }
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
    let said = |(at, run)| {
        let (role, is_first) = match at {
            0 => (Role::Paragraph, true),
            _ => (Role::Continued, false),
        };
        let holds_next = count > 1 && (is_first || at + 2 == count);
        Block { holds_next, ..line(run).that_is(role) }
    };
    runs.into_iter().enumerate().map(said).collect()
}

fn line(run: Run) -> Block {
    let baseline = Point::new(0.0, run.ascent());
    Block::new(run.leading(), vec![Item::Text { baseline, run }])
}

/// A last page that is less full than this shows a flow that could have been laid better.
const SPARSE: f64 = 0.3;

/// How much of the room between blocks may be left, from the most to the least, to spare a page.
const TIGHTER: [f64; 5] = [0.9, 0.8, 0.7, 0.6, 0.5];

/// How far the page before the last is filled, from the most to the least, for both to share what there is.
const SHARED: [f64; 12] = [0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.65, 0.6, 0.55, 0.5, 0.45, 0.4];

/// Pages that fill from the top.
#[derive(Clone, Debug)]
pub struct Flow {
    size: Size,
    area: Rect,
    bunches: Vec<Bunch>,
    /// Blocks that hold on to one that is still to come.
    held: Vec<Block>,
    /// Whether what comes next begins a page.
    turns: bool,
}

/// Blocks that hold together.
#[derive(Clone, Debug)]
struct Bunch {
    blocks: Vec<Block>,
    /// Whether it begins a page.
    turns: bool,
}

impl Flow {
    /// Pages of one size, filled within `area`.
    pub fn new(size: Size, area: Rect) -> Self {
        Self { size, area, bunches: Vec::new(), held: Vec::new(), turns: false }
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

    /// Places a heading of the second level: a paragraph that holds on to what follows.
    pub fn heading(&mut self, text: &str, style: &Style, above: f64) {
        self.put(Block::heading(2, text, style, self.width()).below(above).with_next());
    }

    /// Begins a page, unless the last one is still empty.
    pub fn turn_page(&mut self) {
        self.settle();
        self.turns = true;
    }

    /// The pages.
    pub fn finish(mut self) -> Vec<Page> {
        self.settle();
        let laid = self.laid_well();
        let pages = laid.pages.iter().map(|placed| self.page(placed)).collect();
        drop(laid);
        pages
    }

    fn settle(&mut self) {
        let blocks = std::mem::take(&mut self.held);
        if !blocks.is_empty() {
            let turns = std::mem::take(&mut self.turns);
            self.bunches.push(Bunch { blocks, turns });
        }
    }

    /// The pages as they come, unless the last can be spared, or would be nearly empty and needs not be.
    fn laid_well(&self) -> Laid<'_> {
        let height = self.area.height();
        let plain = self.laid(1.0, None);
        let count = plain.pages.len();
        if count < 2 {
            return plain;
        }
        let mut tighter = TIGHTER.iter().map(|room| self.laid(*room, None));
        if let Some(spared) = tighter.find(|laid| laid.pages.len() < count) {
            return spared;
        }
        let is_sparse = |laid: &Laid<'_>| laid.full < SPARSE * height;
        if !is_sparse(&plain) {
            return plain;
        }
        let shared =
            |share: &f64| self.laid(1.0, Some(Lower { page: count - 2, most: share * height }));
        let is_better = |laid: &Laid<'_>| laid.pages.len() == count && !is_sparse(laid);
        SHARED.iter().map(shared).find(is_better).unwrap_or(plain)
    }

    /// Places everything, so much of the room between blocks kept; one page may be filled less far than the others.
    fn laid(&self, room: f64, lower: Option<Lower>) -> Laid<'_> {
        let height = self.area.height();
        let mut laid = Laid { pages: Vec::new(), full: 0.0, height, lower };
        for Bunch { blocks, turns } in &self.bunches {
            if *turns && laid.full > 0.0 {
                laid.begin();
            }
            let whole: f64 = blocks.iter().map(|block| room * block.above + block.height).sum();
            // Blocks that no page holds together go on, each where it fits.
            if !laid.fits(whole) && whole <= height {
                laid.begin();
            }
            for block in blocks {
                laid.place(block, room);
            }
        }
        laid
    }

    fn page(&self, placed: &[(&Block, f64)]) -> Page {
        let mut page = Page::new(self.size);
        for (block, down) in placed {
            let at = Vec2::new(self.area.x0, self.area.y0 + down);
            page.items.extend(block.items.iter().map(|item| item.clone().moved(at)));
        }
        page
    }
}

/// Where blocks lie: on which page, and how far down its area.
struct Laid<'a> {
    pages: Vec<Vec<(&'a Block, f64)>>,
    /// How far the last page is full, from the top of its area.
    full: f64,
    height: f64,
    lower: Option<Lower>,
}

/// A page that is filled less far than the others.
#[derive(Clone, Copy, Debug)]
struct Lower {
    page: usize,
    /// How far, from the top of its area.
    most: f64,
}

impl<'a> Laid<'a> {
    fn place(&mut self, block: &'a Block, room: f64) {
        let above = room * block.above;
        if self.pages.is_empty() || self.full > 0.0 && !self.fits(above + block.height) {
            self.begin();
        }
        let above = if self.full > 0.0 { above } else { 0.0 };
        if let Some(page) = self.pages.last_mut() {
            page.push((block, self.full + above));
        }
        self.full += above + block.height;
    }

    fn fits(&self, height: f64) -> bool {
        let at = self.pages.len().wrapping_sub(1);
        let most = self.lower.filter(|it| it.page == at).map_or(self.height, |it| it.most);
        // A thousandth of a millimeter: what sums of heights may be off.
        self.pages.is_empty() || self.full + height <= most + 0.001
    }

    fn begin(&mut self) {
        self.pages.push(Vec::new());
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
        let items = vec![Item::text(at, align, &format!("{number}/{count}"), style)];
        page.items.push(Item::Group { role: Role::Foot, items });
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
    fn no_last_page_is_nearly_empty() {
        let pages = |slabs: &[f64], above: f64| {
            let mut flow = flow();
            slabs.iter().for_each(|height| flow.put(slab(*height).below(above)));
            edges(&flow.finish())
        };
        // 52 mm on 50: a little less room between them.
        let spared = pages(&[11.5; 4], 2.0);
        assert_eq!(spared.len(), 1);
        assert!((spared[0][3].1 - 59.6).abs() < 1e-9, "{spared:?}");
        // Without room to spare, the first page gives one of its slabs away.
        assert_eq!(pages(&[12.0; 5], 0.0).iter().map(Vec::len).collect::<Vec<_>>(), [3, 2]);
        // Where nothing can be shared the last page stays as it is.
        assert_eq!(pages(&[45.0, 8.0], 0.0).iter().map(Vec::len).collect::<Vec<_>>(), [1, 1]);
        let mut turned = flow();
        turned.put(slab(40.0));
        turned.turn_page();
        turned.put(slab(5.0));
        assert_eq!(turned.finish().len(), 2, "a page that was asked for");
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
                page.leaves().filter(|item| matches!(item, Item::Text { .. })).count()
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
            pages.iter().flat_map(|page| page.leaves().map(text)).collect::<Vec<_>>()
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
