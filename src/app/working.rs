//! What is being worked on for the open design: fills, trials, checks, proposals, dyes, exports.
//!
//! **Invariant:** what is outdated is stopped, and what it would have said never comes.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use crate::design::{Colorway, Design};
use crate::matching::suggest::Mood;
use crate::notice::Message;
use crate::words::Language;
use crate::workspace::colorways::{Made, Taste};
use crate::workspace::{Desk, Evaluated};

use super::work::export::{ExportJob, ExportOrder};
use super::work::{Around, Checked, Checks, Filler, Pool, Proposals, Trials, Waker};

/// How many colorways of each mood are proposed at a time: six in all, of the courts, of the coast, and others.
const PROPOSALS: [(Mood, usize); 4] =
    [(Mood::Sogan, 2), (Mood::Pesisir, 2), (Mood::Kelengan, 1), (Mood::Pastel, 1)];

/// What is being worked on.
pub(crate) struct Work {
    pool: Pool,
    filler: Filler,
    trials: Trials,
    checks: Checks,
    suggesting: Vec<Proposals>,
    matching: Option<(usize, Proposals)>,
    seed: u64,
    refused: Option<Message>,
    /// Colorways that are proposed.
    pub(crate) proposals: Vec<Arc<Colorway>>,
    /// Exports that are under way or have just ended.
    pub(crate) exports: Vec<Exporting>,
}

/// An export that is under way or has just ended.
pub(crate) struct Exporting {
    /// The job.
    pub(crate) job: ExportJob,
    /// What the design is called.
    pub(crate) name: String,
    /// Where the files go.
    pub(crate) folder: PathBuf,
    /// When it was over, by the clock of the window.
    pub(crate) over: Option<Duration>,
}

/// What came of the work, for the app to take up.
pub(crate) enum Came {
    /// A fill was laid.
    Laid,
    /// Baths for a colorway of print, which stands at this place, and how near they come.
    Matched(usize, Box<Made>),
    /// Something to say.
    Told(Message),
}

impl Work {
    /// Workers that wake the window.
    pub(crate) fn new(waker: Waker) -> Self {
        let pool = Pool::new(waker);
        Self {
            filler: Filler::new(pool.clone()),
            trials: Trials::new(pool.clone()),
            checks: Checks::new(pool.clone()),
            pool,
            suggesting: Vec::new(),
            matching: None,
            seed: 0,
            refused: None,
            proposals: Vec::new(),
            exports: Vec::new(),
        }
    }

    /// The threads.
    pub(crate) fn pool(&self) -> &Pool {
        &self.pool
    }

    /// The design that is tried as `name`, once it is drawn.
    pub(crate) fn tried(
        &mut self,
        name: &str,
        design: &Arc<Design>,
        around: &Around,
    ) -> Option<&Evaluated> {
        self.trials.evaluated(name, design, around)
    }

    /// What was found out about the design last.
    pub(crate) fn checked(&self) -> Option<&Checked> {
        self.checks.last()
    }

    /// What share of a fill is done, if one is being made.
    pub(crate) fn filled(&self) -> Option<f64> {
        self.filler.share()
    }

    /// Proposes other colorways than those before.
    pub(crate) fn suggest(&mut self, evaluated: &Evaluated, language: Language) {
        self.seed += 1;
        self.proposals.clear();
        self.refused = None;
        let search = |(mood, count)| {
            let taste = Taste { mood, count, seed: self.seed, own: Vec::new() };
            Proposals::suggested(&self.pool, evaluated, taste, language)
        };
        self.suggesting = PROPOSALS.into_iter().map(search).collect();
    }

    /// Whether proposals are on their way.
    pub(crate) fn is_suggesting(&self) -> bool {
        !self.suggesting.is_empty()
    }

    /// Finds the baths nearest to a colorway of print.
    pub(crate) fn find_dyes(&mut self, evaluated: &Evaluated, colorway: usize, language: Language) {
        let search = Proposals::nearest(&self.pool, evaluated, colorway, language);
        self.matching = Some((colorway, search));
    }

    /// Whether baths are being searched for.
    pub(crate) fn is_matching(&self) -> bool {
        self.matching.is_some()
    }

    /// Whether somebody waits for something.
    pub(crate) fn is_busy(&self) -> bool {
        self.filler.share().is_some() || self.is_suggesting() || self.matching.is_some()
    }

    /// Begins an export.
    pub(crate) fn export(&mut self, order: ExportOrder, now: Duration) {
        let (name, folder) = (order.evaluated.design().name.clone(), order.folder.clone());
        let job = ExportJob::begin(&self.pool, order, now);
        self.exports.push(Exporting { job, name, folder, over: None });
    }

    /// Nothing of what was asked for another design is wanted any more; exports go on.
    pub(crate) fn forget(&mut self) {
        self.trials.clear();
        self.checks.clear();
        self.suggesting.clear();
        self.matching = None;
        self.proposals.clear();
    }

    /// Takes what is ready, once a frame. Comes back with when to look again, if nothing else wakes the window.
    pub(crate) fn tend(
        &mut self,
        desk: Option<&mut Desk>,
        now: Duration,
        came: &mut Vec<Came>,
    ) -> Option<Duration> {
        self.trials.look();
        for export in &mut self.exports {
            export.job.look();
            if export.over.is_none() && export.job.progress().is_over {
                export.over = Some(now);
            }
        }
        self.take_proposals(came);
        let desk = desk?;
        if self.filler.tend(desk) {
            came.push(Came::Laid);
        }
        self.checks.watch(desk.evaluated(), now);
        self.checks.due(now)
    }

    fn take_proposals(&mut self, came: &mut Vec<Came>) {
        let before = self.suggesting.len();
        let (proposals, refused) = (&mut self.proposals, &mut self.refused);
        self.suggesting.retain(|search| match search.take() {
            None => true,
            Some(Ok((made, _))) => {
                proposals.extend(made.into_iter().map(|made| Arc::new(made.colorway)));
                false
            }
            Some(Err(message)) => {
                *refused = Some(message);
                false
            }
        });
        if before > 0
            && self.suggesting.is_empty()
            && self.proposals.is_empty()
            && let Some(message) = self.refused.take()
        {
            came.push(Came::Told(message));
        }
        if let Some((at, search)) = &self.matching
            && let Some(found) = search.take()
        {
            let at = *at;
            self.matching = None;
            let best = found.map(|(made, _)| made.into_iter().next());
            came.push(match best {
                Ok(Some(made)) => Came::Matched(at, Box::new(made)),
                Ok(None) => Came::Told(Message::new("window-no-dyes")),
                Err(message) => Came::Told(message),
            });
        }
    }
}
