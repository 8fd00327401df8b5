//! A few threads that do what would hold up a frame.
//!
//! Who asks for work gets a [`Promise`] and looks into it each frame; who drops the promise has lost interest, and work
//! that has not begun never does. Work that runs long looks at its [`Stop`]. A panic is an answer like any other: it is
//! told, and the thread goes on.
//!
//! **Invariant:** what a hand waits for begins before everything else, and nothing here blocks who asks.

use std::any::Any;
use std::fmt;
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

use crate::notice::Message;

/// What is called when an answer lies ready: it wakes the window.
pub type Waker = Arc<dyn Fn() + Send + Sync>;

/// How many threads there are: one for long work, and one so that pictures come meanwhile.
const THREADS: usize = 2;

/// How much the window goes before them, as `nice` counts.
#[cfg(target_os = "linux")]
const NICE: i32 = 5;

/// Which work goes before other work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lane {
    /// A hand waits for it: the oldest first.
    Awaited,
    /// A picture that is seen: the newest first, since the older ones may be out of sight.
    Seen,
    /// Nobody waits: the oldest first, and one at a time.
    Idle,
}

/// Whether work that runs should go on.
#[derive(Clone, Debug, Default)]
pub struct Stop(Arc<AtomicBool>);

impl Stop {
    /// Asks the work to end.
    pub fn stop(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Whether it was asked to end.
    pub fn is_stopped(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }

    /// The same as a watcher answers it.
    pub fn flow(&self) -> ControlFlow<()> {
        if self.is_stopped() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }
}

/// What is left of work that panicked: what it said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Panicked(pub String);

impl Panicked {
    fn of(payload: &(dyn Any + Send)) -> Self {
        let text = payload.downcast_ref::<&str>().map(|text| (*text).to_owned());
        let text = text.or_else(|| payload.downcast_ref::<String>().cloned());
        Self(text.unwrap_or_default())
    }

    /// What there is to tell.
    pub fn message(&self) -> Message {
        Message::new("window-work-panicked").with("reason", self.0.as_str())
    }
}

/// What comes of work, whether it panicked or not.
type Answer<T> = Result<T, Panicked>;

/// Work that is ready to be done.
type Run = Box<dyn FnOnce() + Send>;

/// An answer that will come. Work whose promise is dropped is stopped.
#[derive(Debug)]
pub struct Promise<T> {
    stop: Stop,
    answer: Receiver<Answer<T>>,
    is_left: bool,
}

impl<T> Promise<T> {
    /// The answer, once, when it is there.
    pub fn take(&self) -> Option<Result<T, Panicked>> {
        self.answer.try_recv().ok()
    }

    /// Waits for the answer; none if the work was stopped before it began.
    pub fn wait(self) -> Option<Result<T, Panicked>> {
        self.answer.recv().ok()
    }

    /// Asks the work to end.
    pub fn stop(&self) {
        self.stop.stop();
    }

    /// Lets the work go on, whatever comes of it.
    pub fn leave(mut self) {
        self.is_left = true;
    }
}

impl<T> Drop for Promise<T> {
    fn drop(&mut self) {
        if !self.is_left {
            self.stop.stop();
        }
    }
}

/// The threads, and what waits for them. Clones share them; they end with the last one.
#[derive(Clone)]
pub struct Pool {
    shared: Arc<Shared>,
    _hold: Arc<Hold>,
}

/// Ends the threads when nobody can ask for anything any more.
struct Hold(Arc<Shared>);

impl Drop for Hold {
    fn drop(&mut self) {
        let mut queue = self.0.queue();
        queue.is_closed = true;
        // What is asked for so that it is done, such as the last autosave, is done yet; pictures are not.
        queue.waiting.retain(|work| work.lane == Lane::Awaited);
        self.0.news.notify_all();
    }
}

struct Shared {
    queue: Mutex<Queue>,
    /// Something waits, or it is over.
    news: Condvar,
    /// Something was done.
    done: Condvar,
    waker: Waker,
}

#[derive(Default)]
struct Queue {
    waiting: Vec<Waiting>,
    /// How many were asked for so far.
    asked: u64,
    running: usize,
    /// How many of these nobody waits for: pictures, and idle work.
    seen: usize,
    idle: usize,
    is_closed: bool,
}

struct Waiting {
    lane: Lane,
    number: u64,
    stop: Stop,
    run: Run,
}

impl Pool {
    /// Threads that call `waker` whenever an answer lies ready.
    pub fn new(waker: Waker) -> Self {
        let shared = Arc::new(Shared {
            queue: Mutex::default(),
            news: Condvar::new(),
            done: Condvar::new(),
            waker,
        });
        for number in 1..=THREADS {
            let shared = Arc::clone(&shared);
            let named = thread::Builder::new().name(format!("canting-{number}"));
            // Where the system has no thread left, the others do the work.
            let _started = named.spawn(move || shared.work());
        }
        Self { _hold: Arc::new(Hold(Arc::clone(&shared))), shared }
    }

    /// Asks for work.
    pub fn ask<T: Send + 'static>(
        &self,
        lane: Lane,
        work: impl FnOnce(&Stop) -> T + Send + 'static,
    ) -> Promise<T> {
        let (stop, answer, run) = self.promised(work);
        let mut queue = self.shared.queue();
        queue.waiting.retain(|waiting| !waiting.stop.is_stopped());
        queue.asked += 1;
        let number = queue.asked;
        queue.waiting.push(Waiting { lane, number, stop: stop.clone(), run });
        drop(queue);
        self.shared.news.notify_one();
        Promise { stop, answer, is_left: false }
    }

    /// Asks for long work that has cores of its own, such as an export, on a thread of its own.
    pub fn ask_apart<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Stop) -> T + Send + 'static,
    ) -> Promise<T> {
        let (stop, answer, run) = self.promised(work);
        self.shared.queue().running += 1;
        let shared = Arc::clone(&self.shared);
        let apart = move || {
            lower();
            run();
            shared.ended(None);
        };
        if thread::Builder::new().name("canting-apart".to_owned()).spawn(apart).is_err() {
            self.shared.ended(None);
        }
        Promise { stop, answer, is_left: false }
    }

    /// What wakes the window: for work that has something to show before it is done.
    pub fn waker(&self) -> Waker {
        Arc::clone(&self.shared.waker)
    }

    /// Waits until nothing waits or runs: for tests, and before the program ends.
    pub fn settle(&self) {
        let mut queue = self.shared.queue();
        while queue.running > 0 || queue.waiting.iter().any(|work| !work.stop.is_stopped()) {
            queue = self.shared.done.wait(queue).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// Whether something waits or runs.
    pub fn is_busy(&self) -> bool {
        let queue = self.shared.queue();
        queue.running > 0 || queue.waiting.iter().any(|work| !work.stop.is_stopped())
    }

    /// Whether something waits or runs that a hand waits for.
    pub fn is_engaged(&self) -> bool {
        let queue = self.shared.queue();
        let is_wanted = |work: &Waiting| work.lane == Lane::Awaited && !work.stop.is_stopped();
        queue.running > queue.seen + queue.idle || queue.waiting.iter().any(is_wanted)
    }

    /// The work, with where its answer will lie.
    fn promised<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Stop) -> T + Send + 'static,
    ) -> (Stop, Receiver<Answer<T>>, Run) {
        let (put, answer) = channel();
        let stop = Stop::default();
        let (seen, waker) = (stop.clone(), Arc::clone(&self.shared.waker));
        let run = move || {
            let done = catch_unwind(AssertUnwindSafe(|| work(&seen)));
            let done = done.map_err(|payload| Panicked::of(&*payload));
            // Nobody waits for it perhaps.
            if put.send(done).is_ok() {
                waker();
            }
        };
        (stop, answer, Box::new(run))
    }
}

impl fmt::Debug for Pool {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pool").field("waiting", &self.shared.queue().waiting.len()).finish()
    }
}

impl Shared {
    fn queue(&self) -> MutexGuard<'_, Queue> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What a thread does all its life.
    fn work(&self) {
        lower();
        while let Some(Waiting { lane, run, .. }) = self.next() {
            run();
            self.ended(Some(lane));
        }
    }

    /// Waits for work; none when it is over.
    fn next(&self) -> Option<Waiting> {
        let mut queue = self.queue();
        loop {
            if let Some(next) = queue.next() {
                queue.running += 1;
                queue.seen += usize::from(next.lane == Lane::Seen);
                queue.idle += usize::from(next.lane == Lane::Idle);
                return Some(next);
            }
            if queue.is_closed {
                return None;
            }
            queue = self.news.wait(queue).unwrap_or_else(PoisonError::into_inner);
        }
    }

    fn ended(&self, lane: Option<Lane>) {
        let mut queue = self.queue();
        queue.running -= 1;
        queue.seen -= usize::from(lane == Some(Lane::Seen));
        queue.idle -= usize::from(lane == Some(Lane::Idle));
        drop(queue);
        self.done.notify_all();
        // Idle work may have waited for its turn.
        self.news.notify_one();
    }
}

impl Queue {
    /// What is to be done next.
    fn next(&mut self) -> Option<Waiting> {
        self.waiting.retain(|work| !work.stop.is_stopped());
        let has_turn = |work: &&Waiting| work.lane != Lane::Idle || self.idle == 0;
        let lane = self.waiting.iter().filter(has_turn).map(|work| work.lane).min()?;
        let of_lane = self.waiting.iter().enumerate().filter(|(_, work)| work.lane == lane);
        let (at, _) = match lane {
            Lane::Seen => of_lane.max_by_key(|(_, work)| work.number)?,
            Lane::Awaited | Lane::Idle => of_lane.min_by_key(|(_, work)| work.number)?,
        };
        Some(self.waiting.swap_remove(at))
    }
}

/// Lets the window go before this thread.
fn lower() {
    // On Linux every thread has a priority of its own.
    #[cfg(target_os = "linux")]
    let _lowered = rustix::process::nice(NICE);
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::AtomicUsize;

    fn pool() -> Pool {
        Pool::new(Arc::new(|| {}))
    }

    #[test]
    fn an_answer_wakes_and_is_taken_once() {
        let woken = Arc::new(AtomicUsize::new(0));
        let count = Arc::clone(&woken);
        let pool = Pool::new(Arc::new(move || {
            count.fetch_add(1, Ordering::SeqCst);
        }));
        let promise = pool.ask(Lane::Seen, |_| 7);
        pool.settle();
        assert_eq!(promise.take(), Some(Ok(7)));
        assert_eq!(promise.take(), None);
        assert_eq!(woken.load(Ordering::SeqCst), 1);
        assert_eq!(pool.ask_apart(|_| "apart").wait(), Some(Ok("apart")));
    }

    #[test]
    fn a_panic_is_told_and_the_threads_go_on() {
        let pool = pool();
        let fallen: Vec<_> =
            (0..6).map(|at| pool.ask(Lane::Awaited, move |_| panic!("number {at}"))).collect();
        for (at, promise) in fallen.into_iter().enumerate() {
            let told: Option<Result<(), Panicked>> = promise.wait();
            assert_eq!(told, Some(Err(Panicked(format!("number {at}")))));
        }
        assert_eq!(pool.ask(Lane::Awaited, |_| 1).wait(), Some(Ok(1)));
    }

    #[test]
    fn what_nobody_wants_is_not_begun() {
        let pool = pool();
        // Both threads are held.
        let (go, gate) = channel::<()>();
        let gate = Arc::new(Mutex::new(gate));
        let held: Vec<_> = (0..THREADS)
            .map(|_| {
                let gate = Arc::clone(&gate);
                pool.ask(Lane::Awaited, move |_| gate.lock().unwrap().recv().unwrap())
            })
            .collect();
        let order = Arc::new(Mutex::new(Vec::new()));
        let ask = |lane, name: &'static str| {
            let order = Arc::clone(&order);
            pool.ask(lane, move |_| order.lock().unwrap().push(name))
        };
        let kept = [
            ask(Lane::Idle, "checks"),
            ask(Lane::Seen, "old"),
            ask(Lane::Seen, "new"),
            ask(Lane::Awaited, "fill"),
        ];
        drop(ask(Lane::Awaited, "outdated"));
        // One thread goes on alone, so the order is seen.
        go.send(()).unwrap();
        for promise in kept {
            promise.wait();
        }
        assert_eq!(*order.lock().unwrap(), ["fill", "new", "old", "checks"]);
        go.send(()).unwrap();
        drop(held);
        pool.settle();
    }

    #[test]
    fn running_work_is_stopped() {
        let pool = pool();
        let (begun, has_begun) = channel();
        let (ended, has_ended) = channel();
        let promise = pool.ask(Lane::Idle, move |stop| {
            begun.send(()).unwrap();
            while stop.flow().is_continue() {
                thread::yield_now();
            }
            ended.send(()).unwrap();
        });
        has_begun.recv().unwrap();
        drop(promise);
        has_ended.recv().unwrap();
    }
}
