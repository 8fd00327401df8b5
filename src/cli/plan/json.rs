//! A plan as a program reads it.

use serde::Serialize;

use crate::cli::params::Both;

use crate::dye::{Dyebath, Outcome, Reach, Stage, WorkStep, estimate};
use crate::mark::Part;
use crate::notice::{Notice, rounded};
use crate::sheet::Job;
use crate::sheet::tell;
use crate::words::Words;
use crate::workspace::NoticeJson;

/// The answer. Baths are counted from 1, as in a design; shares are parts of 1.
#[derive(Debug, Serialize)]
pub(super) struct PlanJson<'a> {
    file: &'a str,
    colorway: &'a str,
    chain: &'a str,
    cloth: Option<ClothJson>,
    baths: Vec<BathJson>,
    outcomes: Vec<OutcomeJson>,
    steps: Vec<StepJson>,
    wax: Vec<StageJson>,
    removals: usize,
    /// How to keep safe with this work.
    safety: Vec<String>,
    piece: PieceJson,
    notices: Vec<NoticeJson>,
}

#[derive(Debug, Serialize)]
struct ClothJson {
    key: String,
    name: Both,
    color: String,
    measured: bool,
}

#[derive(Debug, Serialize)]
struct BathJson {
    number: usize,
    named: String,
    dye: Option<String>,
    name: Option<Both>,
    kind: Option<&'static str>,
    brushed: bool,
    dips: Option<f64>,
    depth: Option<f64>,
    /// Of the bath alone on this cloth.
    color: String,
    recipe: Option<Both>,
    measured: bool,
}

#[derive(Debug, Serialize)]
struct OutcomeJson {
    baths: Vec<usize>,
    color: String,
    share: f64,
    parts: Vec<String>,
}

#[derive(Debug, Serialize)]
struct StepJson {
    number: usize,
    craft: &'static str,
    text: String,
    bath: Option<usize>,
    parts: Vec<String>,
    /// Everything under wax afterward.
    waxed: Vec<String>,
}

#[derive(Debug, Serialize)]
struct StageJson {
    bath: usize,
    waxed: Vec<String>,
    share: f64,
    added: Vec<String>,
    removed: Vec<String>,
}

#[derive(Debug, Serialize)]
struct PieceJson {
    size: [f64; 2],
    wax_grams: f64,
    baths: Vec<NeedJson>,
    /// Everything to buy beside the wax.
    shopping: Vec<ItemJson>,
}

#[derive(Debug, Serialize)]
struct NeedJson {
    number: usize,
    liters: f64,
    grams: Option<f64>,
    /// The dyestuff, and what goes into the bath with it or fixes it.
    items: Vec<ItemJson>,
    /// The bath that develops or fixes it.
    apart: Option<ApartJson>,
}

#[derive(Debug, Serialize)]
struct ApartJson {
    liters: f64,
    items: Vec<ItemJson>,
}

#[derive(Debug, Serialize)]
struct ItemJson {
    name: Both,
    amount: f64,
    /// `g` or `ml`.
    unit: &'static str,
}

impl<'a> PlanJson<'a> {
    pub(super) fn new(file: &'a str, job: &'a Job<'_>, notices: &[Notice], words: &Words) -> Self {
        let (plan, recipe) = (job.plan, job.plan.recipe());
        let cloth = recipe.cloth().map(|cloth| ClothJson {
            key: cloth.key.clone(),
            name: Both::new(&cloth.name),
            color: cloth.color.to_string(),
            measured: cloth.measured,
        });
        let bath = |(at, dyebath): (usize, &Dyebath)| BathJson::new(at, dyebath, job);
        let step = |at: usize| StepJson {
            number: at + 1,
            text: words.say(&tell::step(job, at, words)),
            ..StepJson::new(&plan.steps()[at])
        };
        Self {
            file,
            colorway: job.colorway,
            chain: recipe.chain().name(),
            cloth,
            baths: recipe.baths().iter().enumerate().map(bath).collect(),
            outcomes: recipe.outcomes().iter().map(|each| outcome(each, job)).collect(),
            steps: (0..plan.steps().len()).map(step).collect(),
            wax: plan.stages().iter().map(|each| stage(each, job)).collect(),
            removals: plan.removals().count(),
            safety: tell::safety(job, words),
            piece: PieceJson::new(job),
            notices: notices.iter().map(|notice| NoticeJson::new(notice, words)).collect(),
        }
    }
}

impl BathJson {
    fn new(at: usize, dyebath: &Dyebath, job: &Job<'_>) -> Self {
        let dye = dyebath.dye();
        Self {
            number: at + 1,
            named: dyebath.named.clone(),
            dye: dye.map(|dye| dye.key.clone()),
            name: dye.map(|dye| Both::new(&dye.name)),
            kind: dye.map(|dye| dye.family.key()),
            brushed: dyebath.is_brushed,
            dips: dyebath.dips().map(rounded::thousandth),
            depth: dyebath.uptake.as_ref().map(|uptake| rounded::thousandth(uptake.depth())),
            color: job.plan.recipe().outcome(Reach::NONE.with(at)).to_string(),
            recipe: dye.map(|dye| Both::new(&job.dyes.recipe(dye))),
            measured: dye.is_some_and(|dye| dye.measured),
        }
    }
}

impl StepJson {
    fn new(step: &WorkStep) -> Self {
        Self {
            number: 0,
            craft: step.craft.word(),
            text: String::new(),
            bath: step.bath().map(|bath| bath + 1),
            parts: names(step.parts()),
            waxed: names(step.state.waxed()),
        }
    }
}

impl PieceJson {
    fn new(job: &Job<'_>) -> Self {
        let need = job.estimate();
        let baths = need.baths.iter().enumerate().map(|(at, bath)| NeedJson {
            number: at + 1,
            liters: rounded::thousandth(bath.liters),
            grams: bath.grams.map(rounded::thousandth),
            items: bath.items.iter().map(ItemJson::new).collect(),
            apart: bath.apart.as_ref().map(ApartJson::new),
        });
        Self {
            size: [job.piece.width, job.piece.height],
            wax_grams: rounded::thousandth(need.wax),
            baths: baths.collect(),
            shopping: need.shopping.iter().map(ItemJson::new).collect(),
        }
    }
}

impl ApartJson {
    fn new(apart: &estimate::Apart) -> Self {
        let items = apart.items.iter().map(ItemJson::new).collect();
        Self { liters: rounded::thousandth(apart.liters), items }
    }
}

impl ItemJson {
    fn new(item: &estimate::Ingredient) -> Self {
        let amount = rounded::thousandth(item.amount);
        Self { name: Both::new(&item.name), amount, unit: item.unit.key() }
    }
}

fn outcome(outcome: &Outcome, job: &Job<'_>) -> OutcomeJson {
    OutcomeJson {
        baths: outcome.reach.baths().map(|bath| bath + 1).collect(),
        color: outcome.color.to_string(),
        share: job.fabric.share(&outcome.parts),
        parts: names(&outcome.parts),
    }
}

fn stage(stage: &Stage, job: &Job<'_>) -> StageJson {
    StageJson {
        bath: stage.bath + 1,
        waxed: names(&stage.waxed),
        share: job.fabric.share(&stage.waxed),
        added: names(&stage.added),
        removed: names(&stage.removed),
    }
}

fn names<'a>(parts: impl IntoIterator<Item = &'a Part>) -> Vec<String> {
    parts.into_iter().map(ToString::to_string).collect()
}
