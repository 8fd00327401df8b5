//! What there is to tell about the open design, found out while nobody waits.
//!
//! **Invariant:** what is told belongs to a design that was at rest; while something moves the last answer stays.

use std::ptr;
use std::sync::Arc;
use std::time::Duration;

use super::pool::{Lane, Pool, Promise};
use crate::workspace::{self, Evaluated, Findings};

/// How long nothing changes before the design is looked at.
const REST: Duration = Duration::from_millis(400);

/// What was found out, and of which design.
#[derive(Clone, Debug)]
pub struct Checked {
    /// The design; [`still`](crate::design::Design::still) finds the places of a notice again in a later one.
    pub evaluated: Evaluated,
    /// Everything that was found out. What is true of the cloth, such as its [`facts`](Evaluated::facts), its
    /// [`fabric`](Evaluated::fabric) and its plans, is at hand now too.
    pub findings: Arc<Findings>,
}

/// Looks at a design whenever it has been at rest for a while.
#[derive(Debug)]
pub struct Checks {
    pool: Pool,
    seen: Option<(Evaluated, Duration)>,
    coming: Option<Promise<Checked>>,
    last: Option<Checked>,
}

impl Checks {
    /// Nothing was looked at yet.
    pub fn new(pool: Pool) -> Self {
        Self { pool, seen: None, coming: None, last: None }
    }

    /// Takes in the design of this frame; `now` is the time of any clock that goes on. Comes back with whether there is
    /// something new to tell.
    pub fn watch(&mut self, evaluated: &Evaluated, now: Duration) -> bool {
        if !self.seen.as_ref().is_some_and(|(seen, _)| is_same(seen, evaluated)) {
            self.seen = Some((evaluated.clone(), now));
            // What was begun is outdated.
            self.coming = None;
        }
        let done = self.coming.as_ref().and_then(Promise::take);
        let is_new = matches!(done, Some(Ok(_)));
        if let Some(done) = done {
            self.coming = None;
            self.last = done.ok().or(self.last.take());
            return is_new;
        }
        let Some((seen, since)) = &self.seen else { return false };
        let is_known = self.last.as_ref().is_some_and(|last| is_same(&last.evaluated, seen));
        if self.coming.is_none() && !is_known && !seen.is_stale() && now >= *since + REST {
            let evaluated = seen.clone();
            self.coming = Some(self.pool.ask(Lane::Idle, move |_| {
                let findings = Arc::new(workspace::findings(&evaluated));
                Checked { evaluated, findings }
            }));
        }
        false
    }

    /// How long until the design will have been at rest long enough, for who asks for the next frame; none where nothing
    /// is waited for.
    pub fn due(&self, now: Duration) -> Option<Duration> {
        let (seen, since) = self.seen.as_ref()?;
        let is_known = self.last.as_ref().is_some_and(|last| is_same(&last.evaluated, seen));
        let is_waiting = self.coming.is_none() && !is_known && !seen.is_stale();
        is_waiting.then(|| (*since + REST).saturating_sub(now))
    }

    /// What was found out last.
    pub fn last(&self) -> Option<&Checked> {
        self.last.as_ref()
    }

    /// Whether that is about this very design.
    pub fn is_current(&self, evaluated: &Evaluated) -> bool {
        self.last.as_ref().is_some_and(|last| is_same(&last.evaluated, evaluated))
    }

    /// Forgets everything, such as when another design is opened.
    pub fn clear(&mut self) {
        (self.seen, self.coming, self.last) = (None, None, None);
    }
}

/// Whether it is the same moment of a design for sure.
fn is_same(one: &Evaluated, other: &Evaluated) -> bool {
    ptr::eq(one.design(), other.design()) && ptr::eq(one.repeat(), other.repeat())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::design::{self, Edit};
    use crate::workspace::{AtHand, Desk};

    #[test]
    fn a_design_is_looked_at_when_it_rests() {
        let text = "canting = 1\nrepeat.tile = [40, 40]\n[[layer]]\nmotif = \"kawung\"\n[[layer]]\nmotif = \"none\"\n";
        let mut desk =
            Desk::open(design::read(text).unwrap(), Box::new(AtHand::default())).unwrap();
        let pool = Pool::new(Arc::new(|| {}));
        let mut checks = Checks::new(pool.clone());
        let at = Duration::from_millis;
        assert!(!checks.watch(desk.evaluated(), at(1000)));
        assert_eq!(checks.due(at(1100)), Some(at(300)));
        desk.apply(&Edit::Name("Kain".to_owned()), None).unwrap();
        checks.watch(desk.evaluated(), at(1300));
        checks.watch(desk.evaluated(), at(1500));
        assert!(!pool.is_busy() && checks.due(at(1500)) == Some(at(200)), "it moved meanwhile");
        checks.watch(desk.evaluated(), at(1700));
        assert_eq!(checks.due(at(1700)), None);
        pool.settle();
        assert!(checks.watch(desk.evaluated(), at(1800)));
        assert!(checks.is_current(desk.evaluated()) && checks.due(at(9000)).is_none());
        let findings = &checks.last().unwrap().findings;
        assert_eq!(findings.notices, workspace::findings(desk.evaluated()).notices);
        assert!(workspace::lacks(&findings.notices));
        // What was found stays while the design moves.
        desk.apply(&Edit::Name("Kain baru".to_owned()), None).unwrap();
        checks.watch(desk.evaluated(), at(9000));
        assert!(!checks.is_current(desk.evaluated()) && checks.last().is_some());
    }
}
