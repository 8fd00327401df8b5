//! What is being worked on for the open design: fills, trials, checks, proposals, dyes.
//!
//! **Invariant:** what is outdated is stopped, and what it would have said never comes.

use std::sync::Arc;
use std::time::Duration;

use crate::artwork::{Filled, Filling};
use crate::design::{Colorway, Design};
use crate::matching::suggest::Mood;
use crate::notice::Message;
use crate::words::{Language, Words};
use crate::workspace::colorways::{self, Answers, Made, Taste};
use crate::workspace::{Desk, Evaluated, Findings, findings};

use super::keep::Surroundings;
use super::work::{Lane, Pool, Promise, Waker};

/// How long after the last change a design is checked.
pub(crate) const CALM: Duration = Duration::from_millis(400);

/// How many colorways of each mood are proposed at a time: six in all, of the courts, of the coast, and others.
const PROPOSALS: [(Mood, usize); 4] =
    [(Mood::Sogan, 2), (Mood::Pesisir, 2), (Mood::Kelengan, 1), (Mood::Pastel, 1)];

/// What is being worked on.
pub(crate) struct Work {
    pool: Pool,
    fill: Option<(Filling, Promise<Option<Filled>>)>,
    trial: Option<(Design, Promise<Result<Evaluated, Message>>)>,
    checks: Option<Promise<Checked>>,
    to_check: Option<(f64, Evaluated)>,
    suggesting: Option<Promise<Proposed>>,
    matching: Option<(usize, Promise<Vec<Made>>)>,
    seed: u64,
    /// What was found out last.
    pub(crate) checked: Option<Checked>,
    /// Colorways that are proposed.
    pub(crate) proposals: Vec<Arc<Colorway>>,
}

/// What was found out about a design.
#[derive(Clone)]
pub(crate) struct Checked {
    /// The design that it is about.
    pub(crate) design: Arc<Design>,
    /// What was found.
    pub(crate) findings: Arc<Findings>,
    /// As it was evaluated.
    pub(crate) evaluated: Evaluated,
}

type Proposed = Result<Vec<Made>, Message>;

/// What came of the work, for the app to take up.
pub(crate) enum Came {
    /// A fill.
    Filled(Box<Filled>),
    /// What is tried, drawn.
    Tried(Arc<Evaluated>),
    /// Baths for a colorway of print, which stands at this place.
    Matched(usize, Arc<Colorway>),
    /// Something to say.
    Told(Message),
}

impl Work {
    /// Workers that wake the window.
    pub(crate) fn new(waker: Waker) -> Self {
        Self {
            pool: Pool::new(waker),
            fill: None,
            trial: None,
            checks: None,
            to_check: None,
            suggesting: None,
            matching: None,
            seed: 0,
            checked: None,
            proposals: Vec::new(),
        }
    }

    /// The threads.
    pub(crate) fn pool(&self) -> &Pool {
        &self.pool
    }

    /// Has the fill made that the desk waits for, and breaks off any other.
    pub(crate) fn fill(&mut self, desk: &Desk) {
        let Some(filling) = desk.waiting() else {
            self.fill = None;
            return;
        };
        if self.fill.as_ref().is_some_and(|(made, _)| desk.waits_for(made)) {
            return;
        }
        let work = filling.clone();
        let promise = self.pool.ask(Lane::Awaited, move |stop| work.made(&|_| stop.flow()));
        self.fill = Some((filling.clone(), promise));
    }

    /// Draws a design that is tried.
    pub(crate) fn evaluate(&mut self, surroundings: &Surroundings, design: Design) {
        if self.trial.as_ref().is_some_and(|(tried, _)| *tried == design) {
            return;
        }
        let outside = surroundings.apart();
        let tried = design.clone();
        let promise = self.pool.ask(Lane::Awaited, move |_| Evaluated::with(tried, &outside));
        self.trial = Some((design, promise));
    }

    /// Forgets what is tried.
    pub(crate) fn end_trial(&mut self) {
        self.trial = None;
    }

    /// Checks a design once nothing has changed for a while.
    pub(crate) fn check_soon(&mut self, evaluated: &Evaluated, now: f64) {
        self.checks = None;
        self.to_check = Some((now + CALM.as_secs_f64(), evaluated.clone()));
    }

    /// Proposes other colorways.
    pub(crate) fn suggest(&mut self, evaluated: &Evaluated, language: Language) {
        let evaluated = evaluated.clone();
        self.seed += 1;
        let seed = self.seed;
        let work = move |stop: &super::work::Stop| proposed(&evaluated, seed, language, stop);
        self.suggesting = Some(self.pool.ask(Lane::Awaited, work));
    }

    /// Whether proposals are on their way.
    pub(crate) fn is_suggesting(&self) -> bool {
        self.suggesting.is_some()
    }

    /// Finds the baths nearest to a colorway of print.
    pub(crate) fn find_dyes(&mut self, evaluated: &Evaluated, colorway: usize, language: Language) {
        let evaluated = evaluated.clone();
        let work = move |_: &super::work::Stop| {
            colorways::matched(&evaluated, colorway, Answers::Best, &Words::new(language)).0
        };
        self.matching = Some((colorway, self.pool.ask(Lane::Awaited, work)));
    }

    /// Whether a design is being drawn, filled or checked for somebody who waits.
    pub(crate) fn is_busy(&self) -> bool {
        self.fill.is_some()
            || self.trial.is_some()
            || self.suggesting.is_some()
            || self.matching.is_some()
    }

    /// Nothing of what was asked for another design is wanted any more.
    pub(crate) fn forget(&mut self) {
        (self.fill, self.trial, self.checks, self.to_check) = (None, None, None, None);
        (self.suggesting, self.matching, self.checked) = (None, None, None);
        self.proposals.clear();
    }

    /// Takes what is ready. Comes back with when to look again, if nothing else wakes the window.
    pub(crate) fn take(&mut self, now: f64, came: &mut Vec<Came>) -> Option<Duration> {
        if let Some(filled) = ready(&mut self.fill) {
            came.extend(
                filled
                    .map(|filled| filled.map(|filled| Came::Filled(Box::new(filled))))
                    .unwrap_or_else(told),
            );
        }
        if let Some((_, promise)) = &self.trial
            && let Some(tried) = promise.take()
        {
            match tried {
                Ok(Ok(evaluated)) => came.push(Came::Tried(Arc::new(evaluated))),
                Ok(Err(message)) => came.push(Came::Told(message)),
                Err(panicked) => came.push(Came::Told(panicked.message())),
            }
            // The design stays, so that it is not drawn again and again while a pointer rests.
        }
        if let Some(checked) = taken(&mut self.checks) {
            match checked {
                Ok(checked) => self.checked = Some(checked),
                Err(panicked) => came.push(Came::Told(panicked.message())),
            }
        }
        if let Some(proposed) = taken(&mut self.suggesting) {
            match proposed {
                Ok(Ok(made)) => {
                    self.proposals = made.into_iter().map(|made| Arc::new(made.colorway)).collect();
                }
                Ok(Err(message)) => came.push(Came::Told(message)),
                Err(panicked) => came.push(Came::Told(panicked.message())),
            }
        }
        if let Some((at, promise)) = &self.matching
            && let Some(made) = promise.take()
        {
            let at = *at;
            self.matching = None;
            let best = made.ok().and_then(|made| made.into_iter().next());
            came.push(match best {
                Some(made) => Came::Matched(at, Arc::new(made.colorway)),
                None => Came::Told(Message::new("window-no-dyes")),
            });
        }
        self.begin_checks(now)
    }

    fn begin_checks(&mut self, now: f64) -> Option<Duration> {
        let (due, evaluated) = self.to_check.as_ref()?;
        if now < *due {
            return Some(Duration::from_secs_f64(due - now + 0.005));
        }
        if evaluated.is_stale() {
            // The fills come first: what is checked must be whole.
            return None;
        }
        let evaluated = evaluated.clone();
        self.to_check = None;
        let work = move |_: &super::work::Stop| Checked {
            design: Arc::new(evaluated.design().clone()),
            findings: Arc::new(findings(&evaluated)),
            evaluated,
        };
        self.checks = Some(self.pool.ask(Lane::Idle, work));
        None
    }
}

/// Some colorways of every mood; why there are none, if no mood has any.
fn proposed(
    evaluated: &Evaluated,
    seed: u64,
    language: Language,
    stop: &super::work::Stop,
) -> Proposed {
    let words = Words::new(language);
    let (mut made, mut refused): (Vec<Made>, _) = (Vec::new(), None);
    for (mood, count) in PROPOSALS {
        if stop.is_stopped() {
            break;
        }
        let taste = Taste { mood, count, seed, own: Vec::new() };
        match colorways::suggested(evaluated, &taste, &words) {
            Ok((found, _)) => made.extend(found),
            Err(message) => refused = Some(message),
        }
    }
    match refused {
        Some(message) if made.is_empty() => Err(message),
        _ => Ok(made),
    }
}

type Answer<T> = Result<T, super::work::Panicked>;

fn taken<T>(of: &mut Option<Promise<T>>) -> Option<Answer<T>> {
    let answer = of.as_ref()?.take()?;
    *of = None;
    Some(answer)
}

fn ready<K, T>(of: &mut Option<(K, Promise<T>)>) -> Option<Answer<T>> {
    let answer = of.as_ref()?.1.take()?;
    *of = None;
    Some(answer)
}

fn told(panicked: super::work::Panicked) -> Option<Came> {
    Some(Came::Told(panicked.message()))
}
