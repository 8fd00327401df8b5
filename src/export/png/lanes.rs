//! Work on all cores, taken in order.

use std::ops::Range;
use std::sync::mpsc::sync_channel;
use std::thread::{Builder, scope};

/// Results that a lane may have ready before it waits: one while the next is made.
const AHEAD: usize = 1;

/// Makes the result of every job, on up to `lanes` threads, and hands them to `take` in order.
///
/// Each lane makes every `lanes`-th job and waits when it is ahead, so few results are held at a time. Stops at the
/// first error. A thread that does not start is no harm: its jobs are made here.
pub(super) fn in_order<T: Send, E>(
    jobs: Range<u64>,
    lanes: usize,
    make: impl Fn(u64) -> T + Sync,
    mut take: impl FnMut(u64, T) -> Result<(), E>,
) -> Result<(), E> {
    let count = usize::try_from(jobs.end.saturating_sub(jobs.start)).unwrap_or(usize::MAX);
    let lanes = lanes.min(count);
    if lanes <= 1 {
        return jobs.into_iter().try_for_each(|job| take(job, make(job)));
    }
    scope(|scope| {
        let make = &make;
        let mut results = Vec::new();
        for first in jobs.clone().take(lanes) {
            let (send, receive) = sync_channel(AHEAD);
            let mut mine = (first..jobs.end).step_by(lanes);
            let work = move || while mine.next().is_some_and(|job| send.send(make(job)).is_ok()) {};
            results.push(Builder::new().spawn_scoped(scope, work).ok().map(|_thread| receive));
        }
        for (job, lane) in jobs.zip((0..lanes).cycle()) {
            let ready = results[lane].as_ref().and_then(|receive| receive.recv().ok());
            take(job, ready.unwrap_or_else(|| make(job)))?;
        }
        Ok(())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn in_order_whatever_the_lanes() {
        for lanes in [1, 2, 7, 100] {
            let mut taken = Vec::new();
            let take = |job, result| {
                taken.push((job, result));
                Ok::<(), ()>(())
            };
            in_order(3..20, lanes, |job| job * job, take).unwrap();
            assert_eq!(taken, (3..20).map(|job| (job, job * job)).collect::<Vec<_>>());
        }
    }

    #[test]
    fn stops_at_an_error() {
        let result =
            in_order(0..1_000_000, 3, |job| job, |job, _| if job == 5 { Err(job) } else { Ok(()) });
        assert_eq!(result, Err(5));
    }
}
