//! The sheet of a plan: pages that hang in the workshop.
//!
//! First what comes out and what is needed, then the work step after step with a picture of the cloth after each and,
//! for every bath, of the wax that it meets.
//!
//! **Invariant:** pictures and words tell of the same plan.

use kurbo::{Point, Rect, Size};

use super::job::Job;
use super::look::{
    self, FLAW, HEADING, OVERLINE, ROOM, SMALL, STRONG, SUBTITLE, TEXT, TITLE, heading, swatch,
};
use super::tell;
use super::view::{self, View};
use crate::dye::{Dyebath, Fabric, Outcome, Reach, Stage, estimate};
use crate::notice::Message;
use crate::paper::flow::{Block, Flow};
use crate::paper::{Document, Item, Paper};
use crate::words::Words;

/// The side of the picture of the finished cloth, and of those of steps.
const LARGE: f64 = 62.0;
const PICTURE: f64 = 34.0;

/// Room for an amount of the shopping list.
const AMOUNT: f64 = 20.0;

/// Room between a picture and its words.
const GAP: f64 = 5.0;

/// A swatch of a table.
const SWATCH: Size = Size::new(15.0, 9.0);

/// The pages of a plan. Costs one painting of a small window of cloth, and some milliseconds a picture.
pub fn pages(job: &Job<'_>, paper: Paper, words: &Words) -> Document {
    let view = View::of(job.repeat, view::FINE, 1.0);
    let flow = Sheet { job, words, view: &view }.flow(paper);
    let title = words.say(&tell::title(job));
    let pages = look::bound(flow, &format!("Canting · {title}"), paper);
    Document { title, language: tell::tag(words).to_owned(), pages }
}

/// A plan on its way to paper.
struct Sheet<'a> {
    job: &'a Job<'a>,
    words: &'a Words,
    view: &'a View,
}

impl Sheet<'_> {
    /// Everything below one another: what comes out, what goes in, what to mind, then the work.
    fn flow(&self, paper: Paper) -> Flow {
        let Self { job, words, .. } = self;
        let mut flow = look::flow(paper);
        flow.put(self.head());
        for flaw in job.flaws {
            flow.paragraph(flaw, &FLAW, 2.0);
        }
        let recipe = job.plan.recipe();
        flow.put(self.heading("colors"));
        for outcome in recipe.outcomes() {
            flow.put(color(&outcome, job.fabric, words).below(1.8));
        }
        flow.put(self.heading("baths"));
        let need = job.estimate();
        for (at, dyebath) in recipe.baths().iter().enumerate().filter(|(at, _)| recipe.is_used(*at))
        {
            flow.put(bath(at, dyebath, job, &need.baths[at], words).below(2.6));
        }
        self.prepare(&mut flow);
        self.work(&mut flow);
        flow.put(self.heading("sources"));
        for source in tell::sources(job, words) {
            flow.paragraph(&source, &SMALL, 1.0);
        }
        for message in
            [tell::assumed(), Message::new("plan-estimated"), Message::new("plan-honest")]
        {
            flow.paragraph(&words.say(&message), &SMALL, 1.6);
        }
        flow
    }

    /// What to buy and what to mind before the first wax is molten.
    fn prepare(&self, flow: &mut Flow) {
        let Self { job, words, .. } = self;
        flow.put(self.heading("shopping"));
        let half = ROOM / 2.0;
        let shopping = tell::shopping(job, words);
        let rows = shopping.chunks(2);
        let last = rows.len() - 1;
        for (row, pair) in rows.enumerate() {
            let cells = pair.iter().enumerate().flat_map(|(at, (name, amount))| {
                let left = if at == 0 { 0.0 } else { half };
                let wide = half - AMOUNT - GAP;
                let name = Block::text(name, &TEXT, wide - 2.0);
                [(left, name), (left + wide, Block::text(amount, &STRONG, AMOUNT))]
            });
            // A list is taken to the shop whole.
            flow.put(Block { holds_next: row < last, ..Block::record(cells).below(1.0) });
        }
        flow.put(self.heading("safety"));
        for line in tell::safety(job, words) {
            flow.paragraph(&line, &TEXT, 1.2);
        }
    }

    /// The steps with their pictures, and the wax of each bath.
    fn work(&self, flow: &mut Flow) {
        let Self { job, words, .. } = self;
        flow.put(self.heading("steps"));
        let legend = words.text("plan-legend", None).unwrap_or_default();
        flow.put(Block::text(&legend, &SMALL, ROOM).with_next());
        let stages = job.plan.stages();
        for at in 0..job.plan.steps().len() {
            let stage = stages.iter().find(|stage| stage.step == at);
            flow.put(self.step(at, stage).below(4.0));
        }
        flow.put(self.heading("wax"));
        for stage in &stages {
            flow.paragraph(&words.say(&tell::stage(stage, job.fabric)), &TEXT, 1.0);
        }
        flow.paragraph(&words.say(&tell::removals(job.plan)), &TEXT, 1.0);
    }

    fn heading(&self, name: &str) -> Block {
        heading(&self.words.text("plan-heading", Some(name)).unwrap_or_default())
    }

    /// Name, chain and cloth, beside the finished cloth.
    fn head(&self) -> Block {
        let Self { job, words, .. } = self;
        let width = ROOM - LARGE - GAP;
        let overline = words.text("plan-sheet", None).unwrap_or_default();
        let piece = Message::new("plan-piece").with("width", job.piece.width);
        let piece = piece.with("height", job.piece.height);
        let chain = words.say(&tell::chain(job.plan.recipe(), words));
        let text = Block::column([
            Block::text(&overline, &OVERLINE, width),
            Block::heading(1, job.design, &TITLE, width).below(1.0),
            Block::text(job.colorway, &SUBTITLE, width).below(1.0),
            Block::text(&chain, &TEXT, width).below(4.0),
            Block::text(&words.say(&piece), &TEXT, width),
            Block::text(&words.say(&tell::removals(job.plan)), &TEXT, width).below(2.0),
        ]);
        let done = job.plan.after(job.plan.steps().len());
        let picture = self
            .picture(LARGE, &Message::new("figure-finished"), |area| self.view.seen(&done, area));
        Block::row([(0.0, text), (ROOM - LARGE, picture)])
    }

    /// A step: the cloth after it, what is done, and the wax that a bath meets.
    fn step(&self, at: usize, stage: Option<&Stage>) -> Block {
        let Self { job, words, .. } = self;
        let step = &job.plan.steps()[at];
        let left = PICTURE + GAP;
        let width = ROOM - left - stage.map_or(0.0, |_| PICTURE + GAP);
        let title = format!("{}  {}", at + 1, tell::craft_title(step.craft, words));
        let sentence = words.say(&tell::step(job, at, words));
        let waxed = tell::under_wax(&step.state, job.fabric);
        let text = Block::column([
            Block::heading(3, &title, &HEADING, width),
            Block::text(&sentence, &TEXT, width).below(0.8),
            Block::text(&words.say(&waxed), &SMALL, width).below(1.6),
        ]);
        let after = job.plan.after(at + 1);
        let seen = Message::new("figure-step").with("number", at + 1);
        let picture = self.picture(PICTURE, &seen, |area| self.view.seen(&after, area));
        let mut blocks = vec![(left, text), (0.0, picture)];
        if let Some(stage) = stage {
            blocks.push((ROOM - PICTURE, self.mask(stage)));
        }
        Block::row(blocks)
    }

    /// The wax of a stage with its caption.
    fn mask(&self, stage: &Stage) -> Block {
        let caption = Message::new("plan-mask").with("number", stage.bath + 1);
        let seen = Message::new("figure-wax").with("number", stage.bath + 1);
        Block::column([
            self.picture(PICTURE, &seen, |area| self.view.mask(stage, area)),
            Block::text(&self.words.say(&caption), &SMALL, PICTURE).below(0.6),
        ])
    }

    fn picture(&self, side: f64, seen: &Message, shown: impl FnOnce(Rect) -> Item) -> Block {
        look::picture(Size::new(side, side), &self.words.say(seen), shown)
    }
}

/// A row of the table of colors: swatch, code and share, baths, parts.
fn color(outcome: &Outcome, fabric: &Fabric, words: &Words) -> Block {
    let swatches = Block::new(SWATCH.height, swatch(Point::ORIGIN, SWATCH, outcome.color).to_vec());
    let share = format!("{} %", words.number(tell::outcome_share(outcome, fabric)));
    let code = Block::text(&outcome.color.to_string(), &STRONG, 22.0);
    Block::record([
        (0.0, Block::row([(0.0, swatches), (19.0, code)])),
        (41.0, Block::text(&share, &TEXT, 16.0)),
        (58.0, Block::text(&tell::reached(outcome.reach, words), &TEXT, 34.0)),
        (94.0, Block::text(&tell::listed(&outcome.parts), &TEXT, ROOM - 94.0)),
    ])
}

/// A bath: swatch of the bath alone, name, recipe, liters.
fn bath(
    at: usize,
    dyebath: &Dyebath,
    job: &Job<'_>,
    need: &estimate::Liquor,
    words: &Words,
) -> Block {
    let alone = job.plan.recipe().outcome(Reach::NONE.with(at));
    let swatches = Block::new(SWATCH.height, swatch(Point::ORIGIN, SWATCH, alone).to_vec());
    let width = ROOM - 19.0;
    let title = words.say(&tell::bath(at, dyebath, words));
    let mut lines = vec![Block::heading(3, &title, &STRONG, width)];
    if let Some(recipe) = tell::recipe(job, at, words) {
        lines.push(Block::text(&recipe, &TEXT, width));
    }
    if need.liters > 0.0 {
        lines.push(Block::text(&words.say(&tell::filled(need, words)), &TEXT, width));
    }
    if let Some(dye) = dyebath.dye() {
        let origin = format!("{alone}, {}", tell::origin(dye, words));
        lines.push(Block::text(&origin, &SMALL, width));
    }
    Block::row([(0.0, swatches), (19.0, Block::column(lines))])
}
